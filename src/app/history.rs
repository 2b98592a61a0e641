//! The log in words: a row for each entry, the marks it carries, what a filter lets through, and the ways back.
//!
//! A row is put in words once: with ten thousand entries a key must not say them all again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::session::Session;
use crate::locale::{Lang, date};
use crate::notebook::{Error, Hindrance, History, Log, Operation, RecordId};
use crate::plan::progress;
use crate::text;

/// An entry of the log in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number.
    pub n: u64,
    /// Day and hour where the machine is.
    pub when: String,
    /// Who did it; may be empty.
    pub who: Arc<str>,
    /// What was done.
    pub words: String,
    /// Whether another copy did it, and a merge brought it.
    pub merged: bool,
    /// Whether the clock stood earlier than at the entry before: the hour may be wrong.
    pub clock_back: bool,
    /// Everything that is looked through, accents and case left out.
    folded: String,
}

/// Whether what an entry did still stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody took it back.
    Standing,
    /// It was taken back.
    Undone,
    /// It was taken back and done again.
    Redone,
}

/// The rows of a log, the oldest first.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    told: Vec<Row>,
    /// Entries that were taken back at some time.
    targets: BTreeSet<u64>,
    /// The longest name of a person.
    longest: Arc<str>,
    /// The last hour of what was done here (under no name) and of each chain of another copy.
    clocks: BTreeMap<Arc<str>, Arc<str>>,
}

impl Rows {
    /// Puts the entries in words that came since the last time.
    pub fn catch_up(&mut self, session: &Session, lang: Lang) {
        let entries = session.notebook.log().entries();
        for entry in entries.iter().skip(self.told.len()) {
            let row = self.row(entry, session, lang);
            self.targets.extend(entry.undoes);
            if row.who.chars().count() > self.longest.chars().count() {
                self.longest = Arc::clone(&row.who);
            }
            self.told.push(row);
        }
    }

    fn row(&mut self, entry: &Operation, session: &Session, lang: Lang) -> Row {
        let chain = match entry.merged {
            Some(_) => Arc::clone(&entry.chain),
            None => Arc::from(""),
        };
        let before = self.clocks.insert(chain, Arc::clone(&entry.at));
        let words = session.describe(&entry.words, lang);
        let when = date::moment(&entry.at);
        Row {
            n: entry.n,
            folded: text::fold(&format!("{words} {} {when}", entry.author)),
            when,
            who: Arc::clone(&entry.author),
            words,
            merged: entry.merged.is_some(),
            // The stored form of a moment is in order as text too.
            clock_back: before.is_some_and(|before| entry.at < before),
        }
    }

    /// The row at an index, counted from the oldest.
    pub fn get(&self, index: usize) -> Option<&Row> {
        self.told.get(index)
    }

    /// Every row, the oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Row> + ExactSizeIterator {
        self.told.iter()
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.told.len()
    }

    /// The longest name of a person, for who arranges columns.
    pub fn longest_name(&self) -> &str {
        &self.longest
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// Whether what an entry did still stands.
    pub fn standing(&self, n: u64, log: &Log) -> Standing {
        match (log.is_in_effect(n), self.targets.contains(&n)) {
            (false, _) => Standing::Undone,
            (true, true) => Standing::Redone,
            (true, false) => Standing::Standing,
        }
    }

    /// Everybody who did something, with how many entries each has; by name.
    pub fn people(&self) -> BTreeMap<Arc<str>, usize> {
        let mut people = BTreeMap::new();
        for row in &self.told {
            *people.entry(Arc::clone(&row.who)).or_default() += 1;
        }
        people
    }
}

impl Row {
    /// Whether every one of some folded words is in the row.
    pub fn has(&self, words: &[&str]) -> bool {
        words.iter().all(|word| self.folded.contains(word))
    }
}

/// Which entries are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only what has to do with the lists of this step, or with its mark.
    pub step: Option<String>,
    /// Only what touched this record.
    pub record: Option<RecordId>,
    /// Only what this person did.
    pub person: Option<Arc<str>>,
}

impl Filter {
    /// Whether it must be known what each entry touched.
    pub fn needs_touched(&self) -> bool {
        self.step.is_some() || self.record.is_some()
    }

    /// Whether it lets everything through.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it lets an entry through.
    pub fn admits(&self, row: &Row, history: &History, session: &Session) -> bool {
        let person = self.person.as_ref();
        let record = self.record.as_ref();
        person.is_none_or(|person| row.who == *person)
            && record.is_none_or(|record| history.touches(row.n, record))
            && self
                .step
                .as_ref()
                .is_none_or(|step| is_of_step(row.n, step, history, session))
    }
}

fn is_of_step(n: u64, step: &str, history: &History, session: &Session) -> bool {
    let collections = session
        .workshop
        .get_step(step)
        .map_or(&[][..], |step| &step.collections);
    let worked = history
        .collections(n)
        .iter()
        .any(|id| collections.contains(id));
    worked || history.touches(n, &RecordId::new(progress::mark_id(step)))
}

impl Session {
    /// Takes a chosen entry back while everything later stays, or does it again; gives its words, or why not.
    pub fn undo_chosen(&mut self, n: u64, lang: Lang) -> Result<Result<String, Hindrance>, Error> {
        Ok(match self.notebook.undo_chosen(n)? {
            Ok(undone) => {
                self.changed(&undone.changes);
                Ok(self.describe(&undone.words, lang))
            }
            Err(hindrance) => Err(hindrance),
        })
    }

    /// Makes the content what it was after an entry; says whether anything changed.
    pub fn return_to(&mut self, n: u64) -> Result<bool, Error> {
        let changes = self.notebook.return_to(n)?;
        self.changed(&changes);
        Ok(!changes.is_empty())
    }
}
