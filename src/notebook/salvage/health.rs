//! What a look from outside tells of a notebook, for people who describe it by phone. Nothing is written.

use std::path::Path;

use super::super::error::Error;
use super::super::file::check_header;
use super::super::journal;
use super::copy::{self, Asked, Copy};
use super::known::{Found, Known, Way};
use super::log::{Log, State};
use super::shape::Table;

/// How a notebook is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// Bytes of the file.
    pub length: u64,
    /// The version of its shape; nothing when its beginning is not that of a notebook.
    pub version: Option<i32>,
    /// Whether another window has it open. Then nobody looks inside.
    pub open_elsewhere: bool,
    /// Whether a journal lies beside it: the power went while it was being written, and the next opening takes
    /// back what was half done.
    pub journal: bool,
    /// What is inside, when somebody could look.
    pub inside: Option<Inside>,
}

/// What is inside a notebook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inside {
    /// Whether every page is there and holds together.
    pub sound: bool,
    /// What SQLite finds wrong, in its own words, at most eight lines.
    pub complaints: Vec<String>,
    /// How many records.
    pub records: usize,
    /// How many answers.
    pub answers: usize,
    /// How many entries in the log.
    pub operations: usize,
    /// How many attachments.
    pub attachments: usize,
    /// When the last entry was made, as `YYYY-MM-DDTHH:MM:SSZ`.
    pub last_change: Option<String>,
    /// Whether the log, done again, gives the records and answers: no when something was lost or changed by
    /// another program.
    pub log_agrees: bool,
}

/// The version of SQLite in the program.
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}

/// Looks at a notebook. Fails only when there is no file to look at.
pub fn examine(path: &Path) -> Result<Health, Error> {
    let version = match check_header(path) {
        Ok(version) => Some(version),
        Err(Error::Foreign(_) | Error::Damaged(_)) if path.is_file() => None,
        Err(error) => return Err(error),
    };
    let open_elsewhere = copy::is_open_elsewhere(path);
    let mut health = Health {
        length: std::fs::metadata(path).map_or(0, |file| file.len()),
        version,
        open_elsewhere,
        journal: journal::is_waiting(path) && !open_elsewhere,
        inside: None,
    };
    if !open_elsewhere {
        let asked = Copy::of(path, true)?.ask();
        health.inside = Some(Inside::of(asked, version.is_some()));
    }
    Ok(health)
}

impl Inside {
    fn of(mut asked: Asked, ours: bool) -> Self {
        let mut known = |table: Table| {
            let mut known = Known::default();
            for row in asked.rows.remove(&table).unwrap_or_default() {
                let key = row[..table.shape().key].to_vec();
                let (cut, way) = (false, Way::Query);
                known.sure.insert(key, Found { row, cut, way });
            }
            known
        };
        let (records, answers) = (known(Table::Record), known(Table::Answer));
        let log = Log::of(&known(Table::Operation), &known(Table::Change));
        let attachments = known(Table::Attachment).sure.len();
        let mut told = State::default();
        for change in log.local_changes() {
            told.apply(change);
        }
        let state = State::of(&records, &answers);
        let last = log.entries.values().next_back();
        Self {
            sound: ours && asked.sound,
            complaints: asked.complaints,
            records: state.records.len(),
            answers: state.answers.len(),
            operations: log.entries.len(),
            attachments,
            last_change: last.and_then(|row| row[4].text()).map(str::to_owned),
            log_agrees: told == state,
        }
    }
}
