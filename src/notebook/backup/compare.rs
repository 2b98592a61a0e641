//! What differs between two states of a notebook, by collection.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::content::{Cell, Content, RecordId};

/// What differs in one collection.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Records that only the second state has.
    pub added: Vec<RecordId>,
    /// Records that only the first state has.
    pub removed: Vec<RecordId>,
    /// Records of both whose answers differ, with the cells that do.
    pub changed: Vec<(RecordId, Vec<Cell>)>,
    /// Records of both that stand at another place in their list.
    pub moved: Vec<RecordId>,
}

/// What differs between two states, by collection; a collection without differences is left out.
pub fn differences(first: &Content, second: &Content) -> BTreeMap<Arc<str>, Difference> {
    let mut found: BTreeMap<Arc<str>, Difference> = BTreeMap::new();
    for record in first.all() {
        if second.get_record(record.id.as_str()).is_none() {
            let of = found.entry(Arc::clone(&record.collection)).or_default();
            of.removed.push(record.id.clone());
        }
    }
    for record in second.all() {
        let Some(before) = first.get_record(record.id.as_str()) else {
            let of = found.entry(Arc::clone(&record.collection)).or_default();
            of.added.push(record.id.clone());
            continue;
        };
        if before == record {
            continue;
        }
        let of = found.entry(Arc::clone(&record.collection)).or_default();
        let cells = before
            .answers
            .keys()
            .chain(record.answers.keys())
            .filter(|cell| before.answers.get(cell) != record.answers.get(cell));
        let cells: std::collections::BTreeSet<&Cell> = cells.collect();
        if !cells.is_empty() {
            let cells = cells.into_iter().cloned().collect();
            of.changed.push((record.id.clone(), cells));
        }
        if before.place() != record.place() {
            of.moved.push(record.id.clone());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::content::Record;
    use super::*;

    fn record(id: &str, position: &str, answers: &[(&str, &str)]) -> Record {
        Record {
            id: RecordId::new(id),
            collection: "problem".into(),
            parent: None,
            position: position.into(),
            answers: answers
                .iter()
                .map(|(field, value)| (Cell::plain(*field), Arc::from(*value)))
                .collect(),
        }
    }

    #[test]
    fn records_answers_and_places_that_differ_are_told_apart() {
        let first: Content = [
            record("a", "1", &[("name", "Agua")]),
            record("b", "2", &[("name", "Suelo"), ("points", "3")]),
            record("c", "3", &[]),
        ]
        .into_iter()
        .collect();
        let second: Content = [
            record("b", "2", &[("name", "Suelos"), ("cause", "tala")]),
            record("c", "1", &[]),
            record("d", "4", &[]),
        ]
        .into_iter()
        .collect();
        let all = differences(&first, &second);
        assert_eq!(all.len(), 1);
        let problem = &all["problem"];
        let ids = |ids: &[&str]| ids.iter().map(|id| RecordId::new(*id)).collect::<Vec<_>>();
        assert_eq!(problem.added, ids(&["d"]));
        assert_eq!(problem.removed, ids(&["a"]));
        assert_eq!(problem.moved, ids(&["c"]));
        let cells: Vec<&str> = problem.changed[0]
            .1
            .iter()
            .map(|cell| &*cell.field)
            .collect();
        assert_eq!(
            (&problem.changed[0].0, cells),
            (&RecordId::new("b"), vec!["cause", "name", "points"])
        );
        assert!(differences(&first, &first).is_empty());
    }
}
