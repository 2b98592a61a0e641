//! The history: what each entry of the log touched, taking an older entry back, returning to a moment.
//!
//! Both ways back are new operations, so the log stays the true story and they can be undone in turn. They go
//! by values and never by order: an entry can be taken back while everything that it left still stands and
//! nothing later leans on it. What another copy did came with its merge and goes with it, never alone.
//!
//! In this order: the changes of an entry, what entries touched ([`History`]); then `take_back` (a chosen
//! entry), `moment` (returning) and `net` (changes added up, and the way from the present to a wanted state).

mod moment;
mod net;
mod take_back;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::change::Change;
use super::content::RecordId;
use super::error::Error;
use super::{Log, Notebook};

pub use take_back::{Hindrance, How, TakingBack};

/// What each entry touched, for finding the story of a record or of a step. It is read once and grows with
/// the log: see [`History::catch_up`].
#[derive(Debug, Clone, Default)]
pub struct History {
    touched: BTreeMap<u64, Touched>,
    collections: BTreeMap<RecordId, Arc<str>>,
    removed: BTreeMap<RecordId, u64>,
    last: u64,
}

/// Records and collections of one entry, both sorted.
#[derive(Debug, Clone, Default)]
struct Touched {
    records: Vec<RecordId>,
    collections: Vec<Arc<str>>,
}

/// What a walk through the changes finds.
#[derive(Debug, Default)]
struct Found {
    records: BTreeMap<u64, BTreeSet<RecordId>>,
    collections: BTreeMap<RecordId, Arc<str>>,
    /// The entry that removed it last; nothing when it came back.
    removed: BTreeMap<RecordId, Option<u64>>,
}

impl Notebook {
    /// The changes of an entry, in their order; those of an entry that another copy made are as they were there.
    pub fn changes(&self, n: u64) -> Result<Arc<[Change]>, Error> {
        match self.recent.get(&n) {
            Some(changes) => Ok(Arc::clone(changes)),
            None => self.worker.changes(n).map(Arc::from),
        }
    }
}

impl History {
    /// Reads the entries that came since the last time.
    pub fn catch_up(&mut self, notebook: &Notebook) -> Result<(), Error> {
        let log = notebook.log();
        if log.next_n() == self.last + 1 {
            return Ok(());
        }
        let found = notebook
            .worker
            .walk(self.last, true, note(merged(log, self.last)))?;
        self.collections.extend(found.collections);
        for (id, by) in found.removed {
            match by {
                Some(n) => self.removed.insert(id, n),
                None => self.removed.remove(&id),
            };
        }
        for (n, records) in found.records {
            let mut collections: Vec<Arc<str>> = records
                .iter()
                .filter_map(|id| {
                    let standing = || notebook.content().get_record(id.as_str());
                    self.collections
                        .get(id)
                        .cloned()
                        .or_else(|| standing().map(|record| Arc::clone(&record.collection)))
                })
                .collect();
            collections.sort();
            collections.dedup();
            let records = records.into_iter().collect();
            self.touched.insert(
                n,
                Touched {
                    records,
                    collections,
                },
            );
        }
        self.last = log.next_n() - 1;
        Ok(())
    }

    /// The records that an entry touched, by id.
    pub fn records(&self, n: u64) -> &[RecordId] {
        self.touched.get(&n).map_or(&[], |touched| &touched.records)
    }

    /// The collections of those records, by id.
    pub fn collections(&self, n: u64) -> &[Arc<str>] {
        self.touched
            .get(&n)
            .map_or(&[], |touched| &touched.collections)
    }

    /// Whether an entry touched a record.
    pub fn touches(&self, n: u64, record: &RecordId) -> bool {
        self.records(n).binary_search(record).is_ok()
    }

    /// The collection of a record, also of one that was removed.
    pub fn collection(&self, record: &RecordId) -> Option<&Arc<str>> {
        self.collections.get(record)
    }

    /// The entry that removed a record that is not there now.
    pub fn removed_by(&self, record: &RecordId) -> Option<u64> {
        self.removed.get(record).copied()
    }
}

/// The entries after one that came from another copy.
fn merged(log: &Log, after: u64) -> BTreeSet<u64> {
    let entries = log.entries().iter().rev();
    entries
        .take_while(|entry| entry.n > after)
        .filter(|entry| entry.merged.is_some())
        .map(|entry| entry.n)
        .collect()
}

/// What is noted of each change.
fn note(merged: BTreeSet<u64>) -> impl FnMut(&mut Found, u64, Change) + Send + 'static {
    move |found, n, change| {
        if let Change::Record { id, before, after } = &change {
            if let Some(place) = after.as_ref().or(before.as_ref()) {
                let collection = Arc::clone(&place.collection);
                found.collections.insert(id.clone(), collection);
            }
            if !merged.contains(&n) {
                let by = after.is_none().then_some(n);
                found.removed.insert(id.clone(), by);
            }
        }
        let records = found.records.entry(n).or_default();
        if !records.contains(change.id()) {
            records.insert(change.id().clone());
        }
    }
}
