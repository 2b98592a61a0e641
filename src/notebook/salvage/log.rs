//! The log of a damaged file: which entries and changes are left, what they say of each cell, and what comes out
//! when they are done again in order.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::change::Place;
use super::super::read::RECORD_CHANGE;
use super::known::{Key, Known};
use super::value::Value;

/// Record, field and key.
pub(super) type CellKey = (Arc<str>, Arc<str>, Arc<str>);

/// Records and answers as the tables hold them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct State {
    /// By id.
    pub(super) records: BTreeMap<Arc<str>, Place>,
    /// By cell.
    pub(super) answers: BTreeMap<CellKey, Arc<str>>,
}

/// What the log tells of one thing.
#[derive(Debug, Clone)]
pub(super) struct Past<T> {
    /// What stands there after the last change that is left; nothing when it was taken away.
    pub(super) last: Option<T>,
    /// Whether the end of that is missing.
    pub(super) cut: bool,
    /// What stood there before.
    pub(super) older: Vec<T>,
}

/// The log as far as it is left.
#[derive(Debug, Default)]
pub(super) struct Log {
    /// Entries by number, as rows of `operation`.
    pub(super) entries: BTreeMap<i64, Vec<Value>>,
    /// Changes by entry and place in it, as rows of `change`; the mark tells that the end of `after` is missing.
    pub(super) changes: BTreeMap<(i64, i64), (Vec<Value>, bool)>,
    /// Numbers of entries whose changes are not all there.
    pub(super) incomplete: Vec<i64>,
    /// How many entries there were at least and are no more.
    pub(super) lost: u64,
    /// Whether nothing of it is missing.
    pub(super) whole: bool,
    /// What it tells of records.
    pub(super) records: BTreeMap<Arc<str>, Past<Place>>,
    /// What it tells of answers.
    pub(super) answers: BTreeMap<CellKey, Past<Arc<str>>>,
}

/// A place as it stands in the log.
pub(super) fn place(text: &str) -> Option<Place> {
    serde_json::from_str(text).ok()
}

/// The place that a row of `record` tells.
pub(super) fn place_of(row: &[Value]) -> Option<Place> {
    Some(Place {
        collection: shared(row.get(1)?)?,
        parent: shared(row.get(2)?),
        position: shared(row.get(3)?)?,
    })
}

/// A text, without another copy of it.
pub(super) fn shared(value: &Value) -> Option<Arc<str>> {
    match value {
        Value::Text(text) => Some(Arc::clone(text)),
        _ => None,
    }
}

/// The rows of a table that can be alive: those in their place, and witnesses where the tree tells nothing.
pub(super) fn alive(known: &Known) -> impl Iterator<Item = (&Key, &[Value], bool)> {
    let sure = known
        .sure
        .iter()
        .map(|(key, found)| (key, found.row.as_slice(), found.cut));
    let loose = known.loose.iter().filter_map(|(key, found)| {
        let best = found.last().filter(|_| !known.tells(key))?;
        Some((key, best.row.as_slice(), best.cut))
    });
    sure.chain(loose)
}

impl Log {
    /// Reads it from what is known of its two tables.
    pub(super) fn of(operations: &Known, changes: &Known) -> Self {
        let mut log = Self::default();
        let mut names = BTreeMap::new();
        for (_, row, _) in alive(operations) {
            let (Some(n), name) = (row[0].integer(), (row[1].clone(), row[2].clone())) else {
                continue;
            };
            // Two entries of one name: an older copy of a page. The one that grew more is the later.
            let revision = row[11].integer().unwrap_or(0);
            match names.get(&name) {
                Some((other, more)) if *more >= revision && *other != n => continue,
                Some((other, _)) => drop(log.entries.remove(other)),
                None => {}
            }
            names.insert(name, (n, revision));
            log.entries.insert(n, row.to_vec());
        }
        for (_, row, cut) in alive(changes) {
            if let (Some(n), Some(seq)) = (row[0].integer(), row[1].integer()) {
                log.changes.insert((n, seq), (row.to_vec(), cut));
            }
        }
        let last = log.entries.keys().next_back().copied().unwrap_or(0);
        log.lost = u64::try_from(last)
            .unwrap_or(0)
            .saturating_sub(log.entries.len() as u64);
        log.incomplete = log
            .entries
            .keys()
            .copied()
            .filter(|n| !changes.tells_all(&[Value::Integer(*n)]) || log.has_gap(*n))
            .collect();
        log.whole = operations.is_whole() && changes.is_whole() && log.incomplete.is_empty();
        log.tell();
        log
    }

    /// The changes of an entry, in order.
    pub(super) fn changes_of(&self, n: i64) -> impl Iterator<Item = &[Value]> {
        let changes = self.changes.range((n, i64::MIN)..=(n, i64::MAX));
        changes.map(|(_, (row, _))| row.as_slice())
    }

    /// The changes that were done in this file, in order.
    pub(super) fn local_changes(&self) -> impl Iterator<Item = &[Value]> {
        let local = self.entries.iter().filter(|(_, row)| row[12].is_null());
        local.flat_map(|(n, _)| self.changes_of(*n))
    }

    fn has_gap(&self, n: i64) -> bool {
        let numbers = self
            .changes
            .range((n, i64::MIN)..=(n, i64::MAX))
            .map(|((_, seq), _)| *seq);
        let cut = self
            .changes
            .range((n, i64::MIN)..=(n, i64::MAX))
            .any(|(_, (_, cut))| *cut);
        cut || !numbers.eq(0..self.changes.range((n, i64::MIN)..=(n, i64::MAX)).count() as i64)
    }

    /// Whether an entry was done in this file. Where the entry itself is lost its neighbours tell: what came from
    /// another copy stands together, before the entry that brought it.
    fn is_local(&self, n: i64) -> bool {
        let brought = |row: &Vec<Value>| row[12].integer();
        if let Some(row) = self.entries.get(&n) {
            return brought(row).is_none();
        }
        let near = [
            self.entries.range(..n).next_back(),
            self.entries.range(n..).next(),
        ];
        !near
            .into_iter()
            .flatten()
            .any(|(_, row)| brought(row).is_some_and(|by| by > n))
    }

    /// Works out what the changes done here tell of each cell.
    fn tell(&mut self) {
        let mut local: BTreeMap<i64, bool> = BTreeMap::new();
        for ((n, _), (row, cut)) in &self.changes {
            let here = match local.get(n) {
                Some(here) => *here,
                None => {
                    let here = self.is_local(*n);
                    local.insert(*n, here);
                    here
                }
            };
            let [_, _, record, field, key, before, after] = row.as_slice() else {
                continue;
            };
            let (Some(record), Some(field), Some(key)) =
                (shared(record), shared(field), shared(key))
            else {
                continue;
            };
            if !here {
                continue;
            }
            if &*field == RECORD_CHANGE {
                let read = |value: &Value| value.text().and_then(place);
                // A place that cannot be read tells nothing, not even that there was none.
                if after.is_null() || read(after).is_some() {
                    note(&mut self.records, record, read(before), read(after), false);
                }
            } else {
                let cell = (record, field, key);
                note(&mut self.answers, cell, shared(before), shared(after), *cut);
            }
        }
    }
}

fn note<K: Ord, T: Clone>(
    pasts: &mut BTreeMap<K, Past<T>>,
    key: K,
    before: Option<T>,
    after: Option<T>,
    cut: bool,
) {
    match pasts.get_mut(&key) {
        Some(past) => {
            past.older.extend(past.last.take());
            past.older.extend(before);
            (past.last, past.cut) = (after, cut);
        }
        None => {
            let past = Past {
                last: after,
                cut,
                older: before.into_iter().collect(),
            };
            pasts.insert(key, past);
        }
    }
}

impl State {
    /// The rows of the two tables that stand in their place.
    pub(super) fn of(records: &Known, answers: &Known) -> Self {
        let mut state = Self::default();
        for (_, row, _) in alive(records) {
            if let (Some(id), Some(place)) = (shared(&row[0]), place_of(row)) {
                state.records.insert(id, place);
            }
        }
        for (_, row, _) in alive(answers) {
            if let (Some(id), Some(field), Some(key), Some(value)) = (
                shared(&row[0]),
                shared(&row[1]),
                shared(&row[2]),
                shared(&row[3]),
            ) {
                state.answers.insert((id, field, key), value);
            }
        }
        state
    }

    /// Does a change again, as the tables would take it.
    pub(super) fn apply(&mut self, change: &[Value]) {
        let [_, _, record, field, key, _, after] = change else {
            return;
        };
        let (Some(record), Some(field), Some(key)) = (shared(record), shared(field), shared(key))
        else {
            return;
        };
        if &*field == RECORD_CHANGE {
            match after.text().and_then(place) {
                Some(place) => drop(self.records.insert(record, place)),
                None if after.is_null() => drop(self.records.remove(&record)),
                None => {}
            }
            return;
        }
        match shared(after) {
            Some(value) => drop(self.answers.insert((record, field, key), value)),
            None => drop(self.answers.remove(&(record, field, key))),
        }
    }
}
