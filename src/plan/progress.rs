//! How far each step is.

use crate::notebook::{Content, Record};
use crate::workshop::{Step, Workshop};

/// State of a step on the road map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepState {
    /// Nothing written.
    Empty,
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

/// The id of the record that holds the mark of a step: the same in every copy.
pub fn mark_id(step: &str) -> String {
    format!("stp_{step}")
}

/// Works out how far a step is from what its collections hold.
pub fn of(step: &Step, content: &Content, workshop: &Workshop) -> Progress {
    let (mut asked, mut given, mut n_records, mut written) = (0_usize, 0_usize, 0, false);
    for id in &step.collections {
        let Some(collection) = workshop.get_collection(id) else {
            continue;
        };
        let required: Vec<&str> = collection
            .fields
            .iter()
            .filter(|field| field.required)
            .map(|field| &*field.key)
            .collect();
        let records = content.records(id);
        n_records += records.len();
        if records.len() == 0 {
            asked += required.len().max(1);
        }
        for record in records {
            written |= !record.answers.is_empty();
            asked += required.len();
            given += required.iter().filter(|key| answered(record, key)).count();
        }
    }
    let done = content
        .get_record(&mark_id(&step.id))
        .is_some_and(|mark| mark.get("done") == Some("true"));
    let state = match (done, written) {
        (true, _) => StepState::Done,
        (false, true) => StepState::Begun,
        (false, false) => StepState::Empty,
    };
    let percent = if asked == 0 { if written { 100 } else { 0 } } else { given * 100 / asked };
    Progress { state, percent: u8::try_from(percent).unwrap_or(100), n_records }
}

fn answered(record: &Record, key: &str) -> bool {
    record.map(key).next().is_some()
}
