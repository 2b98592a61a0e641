//! The chain of a plan as one tree over several collections: axis, objective, programme, project, component,
//! activity. Each line knows its number, its place on the way from the top, and what everything below it costs.
//!
//! A record hangs where every reference that it has to a level of the chain agrees: a project of programme P for
//! objective O hangs under P below O, and nowhere else. What agrees nowhere comes last, and is told.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::crossing::admits;
use super::value;
use crate::notebook::{Content, Record, RecordId};
use crate::workshop::{Activity, FieldKind, Workshop};

/// A level of the chain.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// Its collection.
    pub collection: Arc<str>,
    /// The field that points to the level above; nothing at the top.
    pub parent: Option<Arc<str>>,
    /// Whether that field points to several records.
    pub is_many: bool,
    /// Other fields that point to a level farther above, with that level.
    pub others: Vec<(Arc<str>, usize)>,
}

/// A line of the chain.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The record.
    pub id: RecordId,
    /// Its level, from 0 at the top.
    pub level: usize,
    /// Its number: `2.1.3`. It follows from its place in the whole, so that it stays while lines are hidden; empty for
    /// what has no place.
    pub number: String,
    /// The line that it hangs from.
    pub parent: Option<usize>,
    /// How many lines stand below it.
    pub n_below: usize,
    /// What it costs, with all below.
    pub total: Decimal,
    /// Whether it stood in an earlier line too, under another record.
    pub again: bool,
    /// Whether it has no place in the chain.
    pub is_loose: bool,
}

/// The whole chain, each line after the one that it hangs from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chain {
    /// The levels, from the top.
    pub levels: Vec<Level>,
    /// The lines.
    pub nodes: Vec<Node>,
    /// How many records have no place.
    pub n_loose: usize,
    /// Whether costs are bound, so that totals mean something.
    pub has_costs: bool,
}

/// What is looked up while lines are gathered.
struct Walk<'a> {
    content: &'a Content,
    levels: &'a [Level],
    /// By level: the records under each record of the level above.
    under: Vec<HashMap<&'a str, Vec<&'a Record>>>,
    own: BTreeMap<RecordId, Decimal>,
    placed: BTreeSet<RecordId>,
    nodes: Vec<Node>,
}

impl Chain {
    /// Reads what stands in a notebook; empty when the activity binds no levels.
    pub fn read(content: &Content, workshop: &Workshop, activity: &Activity) -> Self {
        let levels = levels(workshop, activity);
        let Some(top) = levels.first() else {
            return Self::default();
        };
        let mut walk = Walk {
            content,
            levels: &levels,
            under: levels.iter().map(|level| under(content, level)).collect(),
            own: own_costs(content, workshop, activity),
            placed: BTreeSet::new(),
            nodes: Vec::new(),
        };
        let filter = activity.rows_where.as_ref();
        let enters = |record: &&Record| {
            let below = walk
                .under
                .get(1)
                .and_then(|under| under.get(record.id.as_str()));
            // What has something below it is never hidden.
            below.is_some() || filter.is_none_or(|filter| admits(filter, record))
        };
        let tops: Vec<&Record> = content.records(&top.collection).filter(enters).collect();
        for (at, record) in (1..).zip(tops) {
            walk.add(record, &mut Vec::new(), 0, &at.to_string(), (None, false));
        }
        let mut n_loose = 0;
        for (at, level) in levels.iter().enumerate().skip(1) {
            for record in content.records(&level.collection) {
                if !walk.placed.contains(&record.id) {
                    n_loose += 1;
                    walk.add(record, &mut Vec::new(), at, "", (None, true));
                }
            }
        }
        Self {
            nodes: walk.nodes,
            n_loose,
            has_costs: activity.field("cost").is_some(),
            levels,
        }
    }

    /// The records on the way from the top to a line, itself included, by level; nothing for the levels that a line
    /// without a place lacks.
    pub fn path(&self, node: usize) -> Vec<Option<RecordId>> {
        let mut path = vec![None; self.levels.len()];
        let mut at = Some(node);
        while let Some(node) = at.and_then(|at| self.nodes.get(at)) {
            path[node.level] = Some(node.id.clone());
            at = node.parent;
        }
        path
    }

    /// The lines of a branch: the line and all below it.
    pub fn branch(&self, node: usize) -> std::ops::Range<usize> {
        node..node + 1 + self.nodes.get(node).map_or(0, |node| node.n_below)
    }

    /// The fields of a record of a level that say where it hangs, with what they should point to on a path. A field
    /// that points to several records is told apart by [`Level::is_many`].
    pub fn ends(&self, level: usize, path: &[Option<RecordId>]) -> Vec<(Arc<str>, RecordId)> {
        let Some(own) = self.levels.get(level) else {
            return Vec::new();
        };
        let parent = own.parent.iter().cloned().zip(level.checked_sub(1));
        parent
            .chain(own.others.iter().cloned())
            .filter_map(|(field, level)| Some((field, path.get(level)?.clone()?)))
            .collect()
    }
}

fn levels(workshop: &Workshop, activity: &Activity) -> Vec<Level> {
    let (Some(top), false) = (activity.collection("nodes"), activity.below.is_empty()) else {
        return Vec::new();
    };
    let mut levels = vec![Level {
        collection: Arc::clone(top),
        parent: None,
        is_many: false,
        others: Vec::new(),
    }];
    for role in &activity.below {
        let Some(collection) = workshop.get_collection(&role.collection) else {
            break;
        };
        let above = levels.len() - 1;
        let place = |of: &str| {
            let mut known = levels[..above].iter();
            known.position(|level| *level.collection == *of)
        };
        let mut is_many = false;
        let mut others = Vec::new();
        for field in &collection.fields {
            let is_parent = role.field.as_ref() == Some(&field.key);
            match &field.kind {
                FieldKind::Refs(_) if is_parent => is_many = true,
                FieldKind::Ref(of) if !is_parent => {
                    others.extend(place(of).map(|level| (Arc::clone(&field.key), level)));
                }
                _ => {}
            }
        }
        levels.push(Level {
            collection: Arc::clone(&role.collection),
            parent: role.field.clone(),
            is_many,
            others,
        });
    }
    levels
}

fn under<'a>(content: &'a Content, level: &Level) -> HashMap<&'a str, Vec<&'a Record>> {
    let mut under: HashMap<&str, Vec<&Record>> = HashMap::new();
    let Some(parent) = &level.parent else {
        return under;
    };
    for record in content.records(&level.collection) {
        if level.is_many {
            for id in record.set(parent) {
                under.entry(id).or_default().push(record);
            }
        } else if let Some(id) = record.get(parent) {
            under.entry(id).or_default().push(record);
        }
    }
    under
}

/// What each record of the collection of costs costs by itself.
fn own_costs(
    content: &Content,
    workshop: &Workshop,
    activity: &Activity,
) -> BTreeMap<RecordId, Decimal> {
    let bound = activity.collection("costs").zip(activity.field("cost"));
    let kind = bound.and_then(|(costs, cost)| {
        let field = workshop.get_collection(costs)?.get_field(cost)?;
        Some(match &field.kind {
            FieldKind::Map { values, .. } => (**values).clone(),
            kind => kind.clone(),
        })
    });
    let (Some((costs, cost)), Some(kind)) = (bound, kind) else {
        return BTreeMap::new();
    };
    let sum = |record: &Record| -> Decimal {
        let cells = record.map(cost);
        cells
            .filter_map(|(_, text)| value::scalar(text, &kind).ok()?.as_number())
            .sum()
    };
    let records = content.records(costs);
    records
        .map(|record| (record.id.clone(), sum(record)))
        .collect()
}

impl<'a> Walk<'a> {
    /// Adds a record and all below it; gives what they cost.
    fn add(
        &mut self,
        record: &'a Record,
        path: &mut Vec<(usize, &'a str)>,
        level: usize,
        number: &str,
        (parent, is_loose): (Option<usize>, bool),
    ) -> Decimal {
        let at = self.nodes.len();
        let new = self.placed.insert(record.id.clone());
        self.nodes.push(Node {
            id: record.id.clone(),
            level,
            number: number.to_owned(),
            parent,
            n_below: 0,
            total: Decimal::ZERO,
            again: !new,
            is_loose,
        });
        path.push((level, record.id.as_str()));
        let mut total = self.own.get(&record.id).copied().unwrap_or_default();
        let next = level + 1;
        let children: Vec<&Record> = self.under.get(next).map_or_else(Vec::new, |under| {
            let found = under.get(record.id.as_str()).into_iter().flatten();
            found
                .copied()
                .filter(|child| self.agrees(child, next, path))
                .collect()
        });
        for (place, child) in (1..).zip(children) {
            let number: String = if number.is_empty() {
                String::new()
            } else {
                format!("{number}.{place}")
            };
            total += self.add(child, path, next, &number, (Some(at), is_loose));
        }
        path.pop();
        self.nodes[at].total = total;
        self.nodes[at].n_below = self.nodes.len() - at - 1;
        total
    }

    /// Whether what else a record points to stands on the path; what points nowhere agrees with everything.
    fn agrees(&self, record: &Record, level: usize, path: &[(usize, &str)]) -> bool {
        self.levels[level].others.iter().all(|(field, above)| {
            let wanted = path.iter().find(|(level, _)| level == above);
            let says = record
                .get(field)
                .filter(|id| self.content.get_record(id).is_some());
            match (wanted, says) {
                (Some((_, wanted)), Some(says)) => *wanted == says,
                _ => true,
            }
        })
    }
}
