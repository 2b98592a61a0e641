//! The changes that a merge looks at, read from a file.
//!
//! An entry of this file that turned out to have grown further in another copy has two lists of changes: those
//! under its number are what it did here, those under its negative number what it became there.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use rusqlite::Row;

use crate::notebook::change::{Change, Place};
use crate::notebook::content::{Cell, RecordId};
use crate::notebook::read::{RECORD_CHANGE, place};
use crate::notebook::store::Store;

/// Changes by the number of their entry.
pub(super) type Rows = BTreeMap<u64, Vec<Change>>;

/// Which changes are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Records all of whose changes are.
    pub(super) own: HashSet<Arc<str>>,
    /// Records of which also those are that point to them from elsewhere.
    pub(super) pointed: HashSet<Arc<str>>,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The wanted changes.
    pub(super) rows: Rows,
    /// Every record that any entry removed.
    pub(super) removed: HashSet<Arc<str>>,
}

impl Store {
    /// Walks through all changes once and keeps the wanted ones. Entries in `skip` are no events.
    pub(super) fn find_changes(
        &self,
        wanted: &Wanted,
        skip: &HashSet<i64>,
    ) -> rusqlite::Result<Found> {
        let mut statement = self.connection.prepare_cached(
            "SELECT operation, record, field, key, before, after FROM change \
             ORDER BY operation, seq",
        )?;
        let mut found = Found::default();
        // Their negative numbers come first.
        let mut elsewhere: HashSet<u64> = HashSet::new();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let n: i64 = row.get(0)?;
            if n < 0 {
                elsewhere.insert(n.unsigned_abs());
            } else if skip.contains(&n) || elsewhere.contains(&n.unsigned_abs()) {
                continue;
            }
            let record = row.get_ref(1)?.as_str()?;
            let key = row.get_ref(3)?.as_str()?;
            let before = row.get_ref(4)?.as_str_or_null()?;
            let after = row.get_ref(5)?.as_str_or_null()?;
            let is_record = row.get_ref(2)?.as_str()? == RECORD_CHANGE;
            if is_record && after.is_none() && !found.removed.contains(record) {
                found.removed.insert(record.into());
            }
            let points = |text: Option<&str>| match text {
                None => false,
                Some(text) if is_record => {
                    text.contains("\"parent\"")
                        && place(Some(text.to_owned()))
                            .is_ok_and(|place| points_up(place, &wanted.pointed))
                }
                Some(text) => wanted.pointed.contains(text),
            };
            if wanted.own.contains(record)
                || wanted.pointed.contains(key)
                || points(before)
                || points(after)
            {
                let changes = found.rows.entry(n.unsigned_abs()).or_default();
                changes.push(change(row)?);
            }
        }
        Ok(found)
    }

    /// The changes of one entry as they count for other copies.
    pub(super) fn changes_elsewhere(&self, n: u64) -> rusqlite::Result<Vec<Change>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT operation, record, field, key, before, after FROM change \
             WHERE operation = ? ORDER BY seq",
        )?;
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        for n in [-n, n] {
            let mut rows = statement.query([n])?;
            let mut changes = Vec::new();
            while let Some(row) = rows.next()? {
                changes.push(change(row)?);
            }
            if !changes.is_empty() {
                return Ok(changes);
            }
        }
        Ok(Vec::new())
    }
}

fn points_up(place: Option<Place>, pointed: &HashSet<Arc<str>>) -> bool {
    place
        .and_then(|place| place.parent)
        .is_some_and(|parent| pointed.contains(&*parent))
}

fn change(row: &Row<'_>) -> rusqlite::Result<Change> {
    let id = RecordId::new(row.get_ref(1)?.as_str()?);
    let field = row.get_ref(2)?.as_str()?;
    let (before, after): (Option<String>, Option<String>) = (row.get(4)?, row.get(5)?);
    Ok(if field == RECORD_CHANGE {
        Change::Record {
            id,
            before: place(before)?,
            after: place(after)?,
        }
    } else {
        Change::Answer {
            id,
            cell: Cell::keyed(field, row.get_ref(3)?.as_str()?),
            before: before.map(Arc::from),
            after: after.map(Arc::from),
        }
    })
}
