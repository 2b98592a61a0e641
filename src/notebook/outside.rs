//! What other programs changed in the file: the tables against what the log tells.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Notebook;
use super::change::{Change, Place};
use super::content::{Cell, RecordId};
use super::fingerprint::Fingerprint;
use super::op::Op;
use super::read::RECORD_CHANGE;
use super::store::Store;
use super::write::Write;
use crate::diag::Sentence;

/// Rows of the two tables, as they stand or as the log tells them.
#[derive(Debug, Default)]
struct Tables {
    records: BTreeMap<RecordId, Place>,
    answers: BTreeMap<(RecordId, Cell), Arc<str>>,
}

impl Notebook {
    /// Puts what other programs changed into the log, as one entry of nobody.
    pub(super) fn log_outside(&mut self, changes: Arc<[Change]>) {
        let count = changes.len();
        let mut operation = self.next_operation(Op::Outside { count }.words(), None);
        operation.author = "".into();
        operation.device = "".into();
        self.take_in(operation.clone(), &changes);
        self.worker.write(Write::Outside { operation, changes });
    }

    /// How many records and answers were found changed by other programs at this opening; the log has them
    /// as one entry that can be undone.
    pub fn found_outside(&self) -> usize {
        self.found
    }

    /// What people should be told once, after this opening; usually nothing.
    pub fn told_at_opening(&self) -> Vec<Sentence> {
        if self.found == 0 {
            return Vec::new();
        }
        vec![
            Sentence::new("outside-what").with("count", self.found.to_string()),
            Sentence::new("outside-safe"),
            Sentence::new("outside-do"),
        ]
    }
}

impl Store {
    /// The trace of the rows as they stand, counted from nothing.
    pub(super) fn recount(&self) -> rusqlite::Result<Fingerprint> {
        let mut trace = Fingerprint::default();
        self.each_record(|id, place| {
            trace.add_record(
                id,
                &place.collection,
                place.parent.as_deref(),
                &place.position,
            );
        })?;
        self.each_answer(|id, field, key, value| trace.add_answer(id, field, key, value))?;
        Ok(trace)
    }

    /// The changes that lead from what the log tells to what the tables hold, in an order that can be taken
    /// back. Answers without a record mean nothing and count as removed.
    pub(super) fn differences(&self) -> rusqlite::Result<Vec<Change>> {
        let mut found = Tables::default();
        self.each_record(|id, place| {
            found.records.insert(RecordId::new(id), place);
        })?;
        self.each_answer(|id, field, key, value| {
            if let Some((id, _)) = found.records.get_key_value(id) {
                let cell = Cell::keyed(field, key);
                found.answers.insert((id.clone(), cell), value.into());
            }
        })?;
        Ok(differences(&self.told()?, &found))
    }

    /// What the log tells, from nothing. What came from another copy is told by the entry that brought it; a
    /// place that cannot be read tells nothing, and what stands there counts as new.
    fn told(&self) -> rusqlite::Result<Tables> {
        let mut told = Tables::default();
        let mut statement = self.connection.prepare(
            "SELECT record, field, key, after FROM change JOIN operation ON n = operation \
             WHERE merged IS NULL ORDER BY operation, change.seq",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id = RecordId::new(row.get_ref(0)?.as_str()?);
            let (field, key) = (row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?);
            let after = row.get_ref(3)?.as_str_or_null()?;
            if field == RECORD_CHANGE {
                let place = after.and_then(|text| serde_json::from_str(text).ok());
                match place {
                    Some(place) => drop(told.records.insert(id, place)),
                    None => drop(told.records.remove(&id)),
                }
            } else {
                let cell = (id, Cell::keyed(field, key));
                match after {
                    Some(value) => drop(told.answers.insert(cell, value.into())),
                    None => drop(told.answers.remove(&cell)),
                }
            }
        }
        Ok(told)
    }

    fn each_record(&self, mut each: impl FnMut(&str, Place)) -> rusqlite::Result<()> {
        let sql = "SELECT id, collection, parent, position FROM record";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let place = Place {
                collection: row.get_ref(1)?.as_str()?.into(),
                parent: row.get_ref(2)?.as_str_or_null()?.map(Arc::from),
                position: row.get_ref(3)?.as_str()?.into(),
            };
            each(row.get_ref(0)?.as_str()?, place);
        }
        Ok(())
    }

    fn each_answer(&self, mut each: impl FnMut(&str, &str, &str, &str)) -> rusqlite::Result<()> {
        let sql = "SELECT record, field, key, value FROM answer";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let text = |index| row.get_ref(index)?.as_str().map_err(Into::into);
            let [id, field, key, value]: [rusqlite::Result<&str>; 4] = [0, 1, 2, 3].map(text);
            each(id?, field?, key?, value?);
        }
        Ok(())
    }
}

fn differences(told: &Tables, found: &Tables) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut gone = Vec::new();
    for (id, place) in &found.records {
        let before = told.records.get(id);
        if before != Some(place) {
            changes.push(Change::Record {
                id: id.clone(),
                before: before.cloned(),
                after: Some(place.clone()),
            });
        }
    }
    for (id, place) in &told.records {
        if !found.records.contains_key(id) {
            gone.push(Change::Record {
                id: id.clone(),
                before: Some(place.clone()),
                after: None,
            });
        }
    }
    for ((id, cell), value) in &found.answers {
        let before = told.answers.get(&(id.clone(), cell.clone()));
        if before != Some(value) {
            changes.push(Change::Answer {
                id: id.clone(),
                cell: cell.clone(),
                before: before.cloned(),
                after: Some(Arc::clone(value)),
            });
        }
    }
    for (of, value) in &told.answers {
        if !found.answers.contains_key(of) {
            changes.push(Change::Answer {
                id: of.0.clone(),
                cell: of.1.clone(),
                before: Some(Arc::clone(value)),
                after: None,
            });
        }
    }
    // A record goes after its answers, so that taking it back brings the record first.
    changes.extend(gone);
    changes
}
