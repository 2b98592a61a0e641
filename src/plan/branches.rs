//! Records as branches, as an activity binds them: causes below and effects above a core, or records under those that
//! they belong to. The screen and the paper sheet read the same lines.

use std::collections::{BTreeMap, BTreeSet};

use crate::notebook::{Content, RecordId};
use crate::workshop::{Activity, Workshop};

/// Deeper than this a branch is not followed: no wall holds it, and data may hold anything.
const DEEPEST: usize = 200;

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// An effect, above the core.
    Effect,
    /// The core; without one, a problem that causes no other.
    Core,
    /// A cause, below.
    Cause,
    /// A record of another collection that has records under it.
    Group,
    /// A record under a group.
    Child,
    /// A record that hangs from nothing, or from nothing that reaches the core.
    Loose,
}

/// A line of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The record.
    pub id: RecordId,
    /// The link by which it hangs here, when links are records.
    pub link: Option<RecordId>,
    /// The record that it hangs from here.
    pub from: Option<RecordId>,
    /// How many steps from the core, or from the group.
    pub depth: usize,
    /// Where it stands.
    pub side: Side,
    /// Whether it stood in an earlier line too: it has several effects.
    pub again: bool,
}

/// Every line, from the top.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Branches {
    /// The lines.
    pub lines: Vec<Line>,
    /// Whether a core was chosen; true where none is asked for.
    pub has_core: bool,
    /// How many branches hang from nothing, or from nothing that reaches the core.
    pub n_loose: usize,
}

/// Causes and effects by record, with the record of each link.
#[derive(Default)]
struct Graph {
    causes: BTreeMap<RecordId, Vec<(RecordId, RecordId)>>,
    effects: BTreeMap<RecordId, Vec<(RecordId, RecordId)>>,
}

impl Graph {
    fn read(content: &Content, activity: &Activity, nodes: &str) -> Self {
        let mut graph = Self::default();
        let (Some(links), Some(cause), Some(effect)) = (
            activity.collection("links"),
            activity.field("cause"),
            activity.field("effect"),
        ) else {
            return graph;
        };
        let known = |id: &str| {
            let record = content.get_record(id)?;
            (*record.collection == *nodes).then(|| record.id.clone())
        };
        for link in content.records(links) {
            let ends = [cause, effect].map(|field| link.get(field).and_then(known));
            if let [Some(cause), Some(effect)] = ends {
                let one = (cause.clone(), link.id.clone());
                graph.causes.entry(effect.clone()).or_default().push(one);
                let other = (effect, link.id.clone());
                graph.effects.entry(cause).or_default().push(other);
            }
        }
        graph
    }
}

/// Gathers lines and remembers what was seen.
struct Walk<'a> {
    graph: &'a Graph,
    seen: BTreeSet<RecordId>,
    lines: Vec<Line>,
}

impl Walk<'_> {
    fn line(
        &mut self,
        id: &RecordId,
        hangs: Option<(&RecordId, &RecordId)>,
        depth: usize,
        side: Side,
        again: bool,
    ) {
        self.lines.push(Line {
            id: id.clone(),
            link: hangs.map(|(link, _)| link.clone()),
            from: hangs.map(|(_, from)| from.clone()),
            depth,
            side,
            again,
        });
    }

    /// Effects of effects come above them.
    fn up(&mut self, id: &RecordId, depth: usize) {
        for (effect, link) in self.graph.effects.get(id).into_iter().flatten() {
            let new = self.seen.insert(effect.clone());
            if new && depth < DEEPEST {
                self.up(effect, depth + 1);
            }
            self.line(effect, Some((link, id)), depth, Side::Effect, !new);
        }
    }

    fn down(&mut self, id: &RecordId, depth: usize) {
        for (cause, link) in self.graph.causes.get(id).into_iter().flatten() {
            let new = self.seen.insert(cause.clone());
            self.line(cause, Some((link, id)), depth, Side::Cause, !new);
            if new && depth < DEEPEST {
                self.down(cause, depth + 1);
            }
        }
    }
}

impl Branches {
    /// Reads what stands in a notebook; empty when a role is not bound.
    pub fn read(content: &Content, workshop: &Workshop, activity: &Activity) -> Self {
        let Some(nodes) = activity.collection("nodes") else {
            return Self::default();
        };
        match activity.field("parent") {
            Some(parent) => Self::groups(content, workshop, nodes, parent),
            None => Self::causes(content, activity, nodes),
        }
    }

    fn causes(content: &Content, activity: &Activity, nodes: &str) -> Self {
        let graph = Graph::read(content, activity, nodes);
        let core = activity.field("core").and_then(|field| {
            let mut records = content.records(nodes);
            records.find(|record| record.get(field) == Some("true"))
        });
        let mut walk = Walk {
            graph: &graph,
            seen: BTreeSet::new(),
            lines: Vec::new(),
        };
        let tops: Vec<RecordId> = match core {
            Some(core) => vec![core.id.clone()],
            // Without a core, what causes nothing stands at the top.
            None => {
                let ids = content.ids(nodes).iter();
                ids.filter(|id| graph.causes.contains_key(*id) && !graph.effects.contains_key(*id))
                    .cloned()
                    .collect()
            }
        };
        for top in &tops {
            walk.seen.insert(top.clone());
            walk.up(top, 1);
            walk.line(top, None, 0, Side::Core, false);
            walk.down(top, 1);
        }
        let mut n_loose = 0;
        // Branches that do not reach the core keep their shape; what only turns in a circle comes last.
        for circles in [false, true] {
            for id in content.ids(nodes) {
                let is_top = circles || !graph.effects.contains_key(id);
                if is_top && walk.seen.insert(id.clone()) {
                    n_loose += 1;
                    walk.line(id, None, 0, Side::Loose, false);
                    walk.down(id, 1);
                }
            }
        }
        Self {
            lines: walk.lines,
            has_core: core.is_some() || activity.field("core").is_none(),
            n_loose,
        }
    }

    fn groups(content: &Content, workshop: &Workshop, nodes: &str, parent: &str) -> Self {
        use crate::workshop::FieldKind;
        let kind = workshop
            .get_collection(nodes)
            .and_then(|collection| collection.get_field(parent))
            .map(|field| &field.kind);
        let Some(FieldKind::Ref(of)) = kind else {
            return Self::default();
        };
        let mut under: BTreeMap<&str, Vec<&RecordId>> = BTreeMap::new();
        let mut loose = Vec::new();
        for record in content.records(nodes) {
            match record
                .get(parent)
                .filter(|id| content.get_record(id).is_some())
            {
                Some(id) => under.entry(id).or_default().push(&record.id),
                None => loose.push(&record.id),
            }
        }
        let line = |id: &RecordId, from: Option<&RecordId>, side| Line {
            id: id.clone(),
            link: None,
            from: from.cloned(),
            depth: usize::from(side == Side::Child),
            side,
            again: false,
        };
        let mut lines = Vec::new();
        for group in content.ids(of) {
            lines.push(line(group, None, Side::Group));
            for id in under.get(group.as_str()).into_iter().flatten() {
                lines.push(line(id, Some(group), Side::Child));
            }
        }
        lines.extend(loose.iter().map(|id| line(id, None, Side::Loose)));
        Self {
            n_loose: loose.len(),
            lines,
            has_core: true,
        }
    }
}

/// The way from an effect up to a cause, when one causes the other already: a new link between them would make the
/// circle of these records.
pub fn circle(
    content: &Content,
    activity: &Activity,
    cause: &RecordId,
    effect: &RecordId,
) -> Option<Vec<RecordId>> {
    let graph = Graph::read(content, activity, activity.collection("nodes")?);
    let mut came: BTreeMap<RecordId, RecordId> = BTreeMap::new();
    let mut open = vec![effect.clone()];
    let mut seen = BTreeSet::from([effect.clone()]);
    while let Some(at) = open.pop() {
        if at == *cause {
            let mut way = vec![at.clone()];
            let mut at = &at;
            while let Some(before) = came.get(at) {
                way.push(before.clone());
                at = before;
            }
            way.reverse();
            return Some(way);
        }
        for (next, _) in graph.effects.get(&at).into_iter().flatten() {
            if seen.insert(next.clone()) {
                came.insert(next.clone(), at.clone());
                open.push(next.clone());
            }
        }
    }
    None
}
