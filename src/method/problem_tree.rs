//! The problem tree: causes below, the core problem, effects above; checks of the graph and its levels.
//!
//! Problems are nodes, and a link leads from a cause to its effect. A tree has one core problem with causes
//! and effects, no circle, and nothing that stands apart (checks T1–T6). The level of a cause is minus the
//! length of the longest way from it to the core, that of an effect the length of the longest way from the
//! core to it; levels exist only where there is no circle. What feeds back belongs in the matrix of
//! influences and not in the tree.
//!
//! Source: E. Ortegón, J. Pacheco and A. Prieto, CEPAL, Serie Manuales 42 (2005), trees of problems and of
//! objectives. The checks are the project's own. [`objectives`] turns the tree around.

pub mod objectives;

use std::collections::VecDeque;

use super::scale::{ANY, at_least, same_length};
use super::{About, Unfit};

/// What is told of the family.
pub const ABOUT: About = About {
    id: "problem-tree",
    source: "Ortegón, Pacheco and Prieto, CEPAL, Serie Manuales 42 (2005)",
    parameters: &["rewordings"],
    cases: "problem_tree",
};

/// Something that keeps a graph from being a problem tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// T1: a link names a problem that was not given.
    Unknown {
        /// The link, by its place.
        link: usize,
    },
    /// T2: problems cause each other in a circle, from its first problem, which is not repeated at the end.
    Cycle(Vec<usize>),
    /// T3: no problem is the core.
    NoCore,
    /// T4: the core has no causes.
    NoCauses,
    /// T5: the core has no effects.
    NoEffects,
    /// T6: a problem is not connected with the core.
    Loose(usize),
}

impl Fault {
    /// Stable name.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "unknown",
            Self::Cycle(_) => "cycle",
            Self::NoCore => "no_core",
            Self::NoCauses => "no_causes",
            Self::NoEffects => "no_effects",
            Self::Loose(_) => "loose",
        }
    }

    /// The code under which facilitators know the check.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "T1",
            Self::Cycle(_) => "T2",
            Self::NoCore => "T3",
            Self::NoCauses => "T4",
            Self::NoEffects => "T5",
            Self::Loose(_) => "T6",
        }
    }

    /// Whether the tree can be worked with all the same: a problem that stands apart is only left out.
    pub fn is_warning(&self) -> bool {
        matches!(self, Self::Loose(_))
    }
}

/// A graph of problems, read as a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// What is wrong with it, by check and then by place.
    pub faults: Vec<Fault>,
    /// All causes of the core, near and far.
    pub causes: Vec<usize>,
    /// All effects of the core, near and far.
    pub effects: Vec<usize>,
    /// Causes of the core that have no causes themselves.
    pub root_causes: Vec<usize>,
    /// Effects of the core that have no effects themselves.
    pub final_effects: Vec<usize>,
    /// Problems without any link.
    pub orphans: Vec<usize>,
    /// Problems connected with the core that are neither its causes nor its effects: further effects of its
    /// causes, or further causes of its effects.
    pub beside: Vec<usize>,
    /// The level of each problem: 0 the core, negative its causes, positive its effects; none for the others,
    /// and none but the core while there is a circle.
    pub levels: Vec<Option<i32>>,
}

impl Tree {
    /// How many levels of causes stand below the core.
    pub fn cause_levels(&self) -> u32 {
        let deepest = self.levels.iter().flatten().min();
        deepest.map_or(0, |level| level.min(&0).unsigned_abs())
    }

    /// How many levels of effects stand above the core.
    pub fn effect_levels(&self) -> u32 {
        let highest = self.levels.iter().flatten().max();
        highest.map_or(0, |level| level.max(&0).unsigned_abs())
    }
}

/// Who follows whom, without repeated links and without links to unknown problems.
struct Graph {
    effects: Vec<Vec<usize>>,
    causes: Vec<Vec<usize>>,
}

impl Graph {
    fn new(count: usize, links: &[(usize, usize)]) -> Self {
        let mut graph = Self {
            effects: vec![Vec::new(); count],
            causes: vec![Vec::new(); count],
        };
        for (from, to) in links.iter().filter(|(from, to)| (*from).max(*to) < count) {
            graph.effects[*from].push(*to);
            graph.causes[*to].push(*from);
        }
        for side in [&mut graph.effects, &mut graph.causes] {
            for others in side {
                others.sort_unstable();
                others.dedup();
            }
        }
        graph
    }
}

/// Everything that can be reached from `start` over the links of all `sides`, `start` included.
fn reached(start: usize, sides: &[&[Vec<usize>]]) -> Vec<bool> {
    let mut seen = vec![false; sides[0].len()];
    seen[start] = true;
    let mut ahead = vec![start];
    while let Some(at) = ahead.pop() {
        for other in sides.iter().flat_map(|side| &side[at]) {
            if !seen[*other] {
                seen[*other] = true;
                ahead.push(*other);
            }
        }
    }
    seen
}

/// The shortest circle through `start`, beginning with it; of equal ones the first in the order of problems.
fn circle(graph: &Graph, start: usize) -> Option<Vec<usize>> {
    let mut before: Vec<Option<usize>> = vec![None; graph.effects.len()];
    let mut ahead = VecDeque::from([start]);
    while let Some(at) = ahead.pop_front() {
        for other in &graph.effects[at] {
            if *other == start {
                let mut way = vec![at];
                let mut here = at;
                while let Some(previous) = before[here].filter(|_| here != start) {
                    way.push(previous);
                    here = previous;
                }
                way.reverse();
                return Some(way);
            }
            if before[*other].is_none() {
                before[*other] = Some(at);
                ahead.push_back(*other);
            }
        }
    }
    None
}

/// One circle for each knot of problems that all cause each other: the shortest through its first problem.
fn circles(graph: &Graph) -> Vec<Vec<usize>> {
    let count = graph.effects.len();
    let mut told = vec![false; count];
    let mut found = Vec::new();
    for start in 0..count {
        if told[start] {
            continue;
        }
        let Some(way) = circle(graph, start) else {
            continue;
        };
        let after = reached(start, &[&graph.effects]);
        let before = reached(start, &[&graph.causes]);
        for (at, told) in told.iter_mut().enumerate() {
            *told |= after[at] && before[at];
        }
        found.push(way);
    }
    found
}

/// The longest ways from the core over `next`, in a graph without circles; `waits` is the other direction.
fn longest(
    core: usize,
    members: &[bool],
    next: &[Vec<usize>],
    waits: &[Vec<usize>],
) -> Vec<Option<i32>> {
    let mut open: Vec<usize> = waits
        .iter()
        .map(|others| others.iter().filter(|other| members[**other]).count())
        .collect();
    let mut level = vec![None; members.len()];
    level[core] = Some(0);
    let mut ahead = vec![core];
    while let Some(at) = ahead.pop() {
        for other in next[at].iter().filter(|other| members[**other]) {
            let farther = level[at].map(|own: i32| own + 1);
            level[*other] = level[*other].max(farther);
            open[*other] -= 1;
            if open[*other] == 0 {
                ahead.push(*other);
            }
        }
    }
    level
}

/// Reads a graph as a problem tree: `count` problems, links from cause to effect, and the core, if one was
/// chosen. A link given twice counts once. Nothing is refused: whatever is wrong is a fault of the tree. A
/// core that was not given as a problem is none.
pub fn read(count: usize, links: &[(usize, usize)], core: Option<usize>) -> Tree {
    let graph = Graph::new(count, links);
    let core = core.filter(|core| *core < count);
    let unknown = links.iter().enumerate();
    let mut faults: Vec<Fault> = unknown
        .filter(|(_, (from, to))| (*from).max(*to) >= count)
        .map(|(link, _)| Fault::Unknown { link })
        .collect();
    let circles = circles(&graph);
    let is_round = !circles.is_empty();
    faults.extend(circles.into_iter().map(Fault::Cycle));
    let bare = |at: &usize| graph.causes[*at].is_empty() && graph.effects[*at].is_empty();
    let mut tree = Tree {
        faults,
        causes: Vec::new(),
        effects: Vec::new(),
        root_causes: Vec::new(),
        final_effects: Vec::new(),
        orphans: (0..count).filter(bare).collect(),
        beside: Vec::new(),
        levels: vec![None; count],
    };
    let Some(core) = core else {
        tree.faults.push(Fault::NoCore);
        return tree;
    };
    let others = |side: &[Vec<usize>]| side[core].iter().any(|other| *other != core);
    if !others(&graph.causes) {
        tree.faults.push(Fault::NoCauses);
    }
    if !others(&graph.effects) {
        tree.faults.push(Fault::NoEffects);
    }
    let above = reached(core, &[&graph.effects]);
    let below = reached(core, &[&graph.causes]);
    let around = reached(core, &[&graph.effects, &graph.causes]);
    for at in (0..count).filter(|at| *at != core) {
        if below[at] {
            tree.causes.push(at);
            if graph.causes[at].is_empty() {
                tree.root_causes.push(at);
            }
        }
        if above[at] {
            tree.effects.push(at);
            if graph.effects[at].is_empty() {
                tree.final_effects.push(at);
            }
        }
        if !around[at] {
            tree.faults.push(Fault::Loose(at));
        } else if !below[at] && !above[at] {
            tree.beside.push(at);
        }
    }
    tree.levels[core] = Some(0);
    if !is_round {
        let up = longest(core, &above, &graph.effects, &graph.causes);
        let down = longest(core, &below, &graph.causes, &graph.effects);
        for (at, level) in tree.levels.iter_mut().enumerate() {
            *level = up[at].or(down[at].map(|depth| -depth));
        }
    }
    tree
}

/// The problem to propose as core: of those given as critical the one with the greatest sum of active and
/// passive in the matrix of influences, of equal ones the first. None when no problem is critical.
///
/// # Errors
/// [`Unfit::Shape`] when both sums are not about the same problems; [`Unfit::Unknown`] for a critical problem
/// that was not given (its place in the list); [`Unfit::OutOfRange`] for a sum that is no number.
pub fn propose_core(
    critical: &[usize],
    active: &[f64],
    passive: &[f64],
) -> Result<Option<usize>, Unfit> {
    same_length(active.len(), passive.len())?;
    if let Some(item) = critical.iter().position(|at| *at >= active.len()) {
        return Err(Unfit::Unknown { item });
    }
    if critical.is_empty() {
        return Ok(None);
    }
    at_least(1, active.len())?;
    let mut best: Option<(usize, f64)> = None;
    let mut order = critical.to_vec();
    order.sort_unstable();
    for at in order {
        let sum = ANY.check(active[at], at, 0)? + ANY.check(passive[at], at, 1)?;
        if best.is_none_or(|(_, most)| sum > most) {
            best = Some((at, sum));
        }
    }
    Ok(best.map(|(at, _)| at))
}

#[cfg(test)]
mod tests;
