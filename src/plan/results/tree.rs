//! The problem tree: its checks, its levels, and the objectives that it proposes.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::Results;
use super::said::{Outcome, Place, Remark, Unsaid};
use crate::method::problem_tree::objectives::{self, Rewording};
use crate::method::problem_tree::{self as method, Fault};

/// A larger tree is not drawn on any wall.
const MOST_PROBLEMS: usize = 1_000;

/// What parts the two phrases of a rewording in a definition.
const ARROW: char = '→';

/// The tree, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// The problems that a link names, and the core; in the order of their list; the places of everything below.
    pub problems: Vec<Arc<str>>,
    /// The links, from cause to effect, by place.
    pub links: Vec<(usize, usize)>,
    /// The record of each link.
    pub records: Vec<Arc<str>>,
    /// The core, if one was chosen.
    pub core: Option<usize>,
    /// Other problems that were marked as core too.
    pub other_cores: Vec<usize>,
    /// Checks and levels.
    pub found: method::Tree,
    /// Whether causes go deeper than the workshop lets them.
    pub too_deep: bool,
    /// The problems that the matrix proposes as core, when none was chosen.
    pub proposed: Vec<Arc<str>>,
}

/// The objectives that the tree proposes.
#[derive(Debug, Clone, PartialEq)]
pub struct Objectives {
    /// Each problem with a draft of its objective; nothing where no phrase fits.
    pub drafts: Vec<(Arc<str>, Option<String>)>,
    /// From each means to its end, by place in `drafts`.
    pub links: Vec<(usize, usize)>,
}

impl Tree {
    /// The place of a problem.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.problems.iter().position(|problem| **problem == *id)
    }

    fn ids(&self, places: &[usize]) -> Vec<Arc<str>> {
        let ids = places.iter().map(|place| &self.problems[*place]);
        ids.cloned().collect()
    }

    /// What keeps the graph from being a tree, in sentences with the places to go.
    pub fn faults(&self, results: Results<'_>) -> Vec<Unsaid> {
        let source = results.source();
        let loose: Vec<usize> = self
            .found
            .faults
            .iter()
            .filter_map(|fault| match fault {
                Fault::Loose(at) => Some(*at),
                _ => None,
            })
            .collect();
        let told = |key: &'static str, places: &[usize]| {
            let ids = self.ids(places);
            Unsaid {
                why: Remark::new(key).names("names", source, &ids),
                places: ids.into_iter().map(place).collect(),
            }
        };
        let mut faults: Vec<Unsaid> = self
            .found
            .faults
            .iter()
            .filter_map(|fault| {
                let key = match fault {
                    Fault::Cycle(round) => return Some(told("tree-cycle", round)),
                    // A link to a problem that was removed is found as a dangling reference.
                    Fault::Unknown { .. } | Fault::Loose(_) => return None,
                    Fault::NoCore => "tree-no-core",
                    Fault::NoCauses => "tree-no-causes",
                    Fault::NoEffects => "tree-no-effects",
                };
                let core = self.ids(&self.core.into_iter().collect::<Vec<_>>());
                Some(Unsaid {
                    why: Remark::new(key),
                    places: core.into_iter().map(place).collect(),
                })
            })
            .collect();
        if !loose.is_empty() {
            faults.push(told("tree-loose", &loose));
        }
        if !self.other_cores.is_empty() {
            let mut cores: Vec<usize> = self.core.into_iter().collect();
            cores.extend(&self.other_cores);
            faults.push(told("tree-several-cores", &cores));
        }
        if self.too_deep {
            let deepest = self.found.levels.iter().flatten().min().copied();
            let places: Vec<usize> = (0..self.problems.len())
                .filter(|at| self.found.levels[*at] == deepest)
                .collect();
            faults.push(told("tree-too-deep", &places));
        }
        faults
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said = Vec::new();
        match self.core {
            Some(core) => said.push(
                Remark::new("reading-tree-core")
                    .names("name", source, &self.ids(&[core]))
                    .count("causes", self.found.causes.len())
                    .count("effects", self.found.effects.len()),
            ),
            None if !self.proposed.is_empty() => {
                let remark = Remark::new("reading-tree-proposed");
                said.push(remark.names("names", source, &self.proposed));
            }
            None => {}
        }
        for (places, key) in [
            (&self.found.root_causes, "reading-tree-roots"),
            (&self.found.final_effects, "reading-tree-ends"),
        ] {
            if !places.is_empty() {
                said.push(Remark::new(key).names("names", source, &self.ids(places)));
            }
        }
        said.extend(self.faults(results).into_iter().map(|fault| fault.why));
        said
    }
}

fn place(record: Arc<str>) -> Place {
    Place {
        record,
        column: None,
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Tree> {
    let source = results.source();
    let rules = results.rules();
    let levels_most = rules.count("problem_tree.levels_most")?;
    let edges = source.items("problem_edge");
    let mut named: BTreeSet<&str> = BTreeSet::new();
    let mut given: Vec<(&str, &str, Arc<str>)> = Vec::new();
    for edge in edges {
        if let (Some(cause), Some(effect)) = (edge.id_of("cause"), edge.id_of("effect")) {
            named.extend([cause, effect]);
            given.push((cause, effect, Arc::clone(&edge.id)));
        }
    }
    let items = source.items("problem").iter();
    let in_tree = items.filter(|item| named.contains(&*item.id) || item.is("is_core"));
    let (mut problems, mut cores) = (Vec::new(), Vec::new());
    for item in in_tree {
        if item.is("is_core") {
            cores.push(problems.len());
        }
        problems.push(Arc::clone(&item.id));
    }
    if problems.is_empty() {
        return Err(Unsaid::nothing());
    }
    if problems.len() > MOST_PROBLEMS {
        return Err(Unsaid::too_many(problems.len(), MOST_PROBLEMS));
    }
    let place: HashMap<&str, usize> = problems
        .iter()
        .map(|id: &Arc<str>| &**id)
        .zip(0..)
        .collect();
    let (mut links, mut records) = (Vec::new(), Vec::new());
    for (cause, effect, record) in given {
        if let (Some(cause), Some(effect)) = (place.get(cause), place.get(effect)) {
            links.push((*cause, *effect));
            records.push(record);
        }
    }
    let core = cores.first().copied();
    let found = method::read(problems.len(), &links, core);
    let proposed = match (core, results.vester()) {
        (None, Ok(vester)) => vester.core(),
        _ => Vec::new(),
    };
    Ok(Tree {
        too_deep: found.cause_levels() as usize > levels_most,
        problems,
        links,
        records,
        core,
        other_cores: cores.into_iter().skip(1).collect(),
        found,
        proposed,
    })
}

/// The phrases that turn a problem into an objective.
pub(super) fn rewordings(results: Results<'_>) -> Outcome<Vec<Rewording>> {
    let phrases = results.rules().words("problem_tree.rewordings")?;
    let pair = |phrase: &String| {
        let (negative, positive) = phrase.split_once(ARROW)?;
        Some(Rewording {
            negative: negative.trim().to_owned(),
            positive: positive.trim().to_owned(),
        })
    };
    let read = phrases.iter().map(pair).collect::<Option<Vec<_>>>();
    read.ok_or_else(|| Unsaid::bad_parameter("problem_tree.rewordings"))
}

pub(super) fn objectives(results: Results<'_>) -> Outcome<Objectives> {
    let tree = results.tree().as_ref().map_err(Clone::clone)?;
    let rewordings = rewordings(results)?;
    let source = results.source();
    let texts: Vec<&str> = tree
        .problems
        .iter()
        .map(|id| {
            source
                .get(id)
                .and_then(|item| item.text("text"))
                .unwrap_or("")
        })
        .collect();
    let found = objectives::invert(&texts, &tree.links, &rewordings);
    let drafts = found.objectives.into_iter();
    Ok(Objectives {
        drafts: drafts
            .map(|objective| {
                (
                    Arc::clone(&tree.problems[objective.problem]),
                    objective.draft,
                )
            })
            .collect(),
        links: found.links,
    })
}
