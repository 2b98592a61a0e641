//! How far each step is.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::notebook::{Changes, Content, Record, RecordId};
use crate::workshop::{Step, Workshop};

/// State of a step on the road map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepState {
    /// Nothing written.
    Empty,
    /// Brought from the last cycle, and waiting for somebody to look at it.
    Carried,
    /// Something written.
    Begun,
    /// Marked as done by the group.
    Done,
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Its state.
    pub state: StepState,
    /// Share of the required answers that are given, 0–100.
    pub percent: u8,
    /// Records in its collections.
    pub n_records: usize,
}

/// The field of a mark that says that a step was brought from the last cycle.
pub const CARRIED: &str = "carried";

/// The id of the record that holds the mark of a step: the same in every copy.
pub fn mark_id(step: &str) -> String {
    format!("stp_{step}")
}

/// What is answered, counted once and then kept in step with each change, so that a key never costs a walk
/// through ten thousand records.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    records: BTreeMap<RecordId, Count>,
    collections: BTreeMap<Arc<str>, Sum>,
}

/// What one record has.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Count {
    collection: Arc<str>,
    given: usize,
    written: bool,
}

/// What a collection has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sum {
    n_records: usize,
    given: usize,
    n_written: usize,
}

impl Tally {
    /// Counts everything.
    pub fn of(content: &Content, workshop: &Workshop) -> Self {
        let mut tally = Self::default();
        for record in content.all() {
            tally.add(record, workshop);
        }
        tally
    }

    /// Counts again what was touched.
    pub fn touch(&mut self, changes: &Changes, content: &Content, workshop: &Workshop) {
        for id in &changes.records {
            if let Some(old) = self.records.remove(id) {
                let sum = self.collections.entry(old.collection).or_default();
                sum.n_records -= 1;
                sum.given -= old.given;
                sum.n_written -= usize::from(old.written);
            }
            if let Some(record) = content.get_record(id.as_str()) {
                self.add(record, workshop);
            }
        }
    }

    fn add(&mut self, record: &Record, workshop: &Workshop) {
        let Some(collection) = workshop.get_collection(&record.collection) else {
            return;
        };
        let required = collection.fields.iter().filter(|field| field.required);
        let given = required
            .filter(|field| record.map(&field.key).next().is_some())
            .count();
        let written = !record.answers.is_empty();
        let sum = self
            .collections
            .entry(Arc::clone(&collection.id))
            .or_default();
        sum.n_records += 1;
        sum.given += given;
        sum.n_written += usize::from(written);
        let count = Count {
            collection: Arc::clone(&collection.id),
            given,
            written,
        };
        self.records.insert(record.id.clone(), count);
    }

    /// How far a step is.
    pub fn step(&self, step: &Step, content: &Content, workshop: &Workshop) -> Progress {
        let (mut asked, mut given, mut n_records, mut written) = (0, 0, 0, false);
        for id in &step.collections {
            let Some(collection) = workshop.get_collection(id) else {
                continue;
            };
            let required = collection
                .fields
                .iter()
                .filter(|field| field.required)
                .count();
            let sum = self.collections.get(id).copied().unwrap_or_default();
            n_records += sum.n_records;
            given += sum.given;
            written |= sum.n_written > 0;
            asked += if sum.n_records == 0 {
                required.max(1)
            } else {
                required * sum.n_records
            };
        }
        let mark = content.get_record(&mark_id(&step.id));
        let says = |field: &str| mark.is_some_and(|mark| mark.get(field) == Some("true"));
        let state = match (says("done"), written) {
            (true, _) => StepState::Done,
            (false, true) if says(CARRIED) => StepState::Carried,
            (false, true) => StepState::Begun,
            (false, false) => StepState::Empty,
        };
        let nothing_asked = if written { 100 } else { 0 };
        let percent = (given * 100).checked_div(asked).unwrap_or(nothing_asked);
        Progress {
            state,
            percent: u8::try_from(percent).unwrap_or(100),
            n_records,
        }
    }
}
