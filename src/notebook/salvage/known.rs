//! What the pages tell of a table.
//!
//! What a tree reaches is alive, and between two neighbours in it there is nothing else: so an unbroken stretch
//! tells also what is *not* there. Where a page is gone the stretch has a hole, and pages that nobody points to
//! any more are only witnesses of what once stood there.

use std::collections::BTreeMap;

use super::shape::{Prefixes, Table};
use super::value::Value;

/// The columns that name a row.
pub(super) type Key = Vec<Value>;

/// How a row was found, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// In the remains of a page whose head is gone.
    Remains,
    /// In a page that no tree reaches.
    Loose,
    /// In its place in the tree.
    Tree,
    /// By asking SQLite.
    Query,
}

/// A row that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Its values, one for each column.
    pub(super) row: Vec<Value>,
    /// Whether the end of the last one is missing.
    pub(super) cut: bool,
    /// How it was found.
    pub(super) way: Way,
}

/// What is known of a table.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Rows in their place.
    pub(super) sure: BTreeMap<Key, Found>,
    /// Rows of pages that nobody points to, the best witness last.
    pub(super) loose: BTreeMap<Key, Vec<Found>>,
    /// The open ranges of keys of which the tree tells nothing.
    pub(super) holes: Vec<(Option<Key>, Option<Key>)>,
}

impl Known {
    /// Whether the tree tells if there is a row with this key.
    pub(super) fn tells(&self, key: &[Value]) -> bool {
        self.sure.contains_key(key) || !self.holes.iter().any(|hole| inside(hole, key))
    }

    /// Whether the tree tells all rows whose keys begin so.
    pub(super) fn tells_all(&self, begin: &[Value]) -> bool {
        !self.holes.iter().any(|(low, high)| {
            let cut = |key: &Key| {
                key.get(..begin.len())
                    .map_or_else(|| key.clone(), <[Value]>::to_vec)
            };
            low.as_ref().is_none_or(|low| cut(low).as_slice() <= begin)
                && high
                    .as_ref()
                    .is_none_or(|high| cut(high).as_slice() >= begin)
        })
    }

    /// Whether nothing of the table is missing.
    pub(super) fn is_whole(&self) -> bool {
        self.holes.is_empty()
    }
}

fn inside((low, high): &(Option<Key>, Option<Key>), key: &[Value]) -> bool {
    low.as_ref().is_none_or(|low| low.as_slice() < key)
        && high.as_ref().is_none_or(|high| key < high.as_slice())
}

/// What became of the pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Pages that the file has or should have.
    pub(super) total: u32,
    /// Those that could be read, or that are free.
    pub(super) read: u32,
    /// Those that could be read in part.
    pub(super) partly: u32,
    /// Those in which a row goes on whose beginning is lost.
    pub(super) orphaned: u32,
    /// Those of which nothing is left.
    pub(super) destroyed: u32,
    /// Holes by table.
    pub(super) holes: BTreeMap<&'static str, u32>,
}

/// Everything that the pages tell.
#[derive(Debug, Default)]
pub(super) struct Carved {
    /// By table.
    pub(super) tables: BTreeMap<Table, Known>,
    /// The pages.
    pub(super) tally: Tally,
    /// Collections by prefix, as far as rows tell.
    pub(super) prefixes: Prefixes,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(numbers: &[i64]) -> Key {
        numbers
            .iter()
            .map(|number| Value::Integer(*number))
            .collect()
    }

    #[test]
    fn an_unbroken_stretch_tells_what_is_not_there() {
        let mut known = Known::default();
        for at in [[1, 0], [1, 1], [4, 0]] {
            let row = key(&at);
            let found = Found {
                row: row.clone(),
                cut: false,
                way: Way::Tree,
            };
            known.sure.insert(row, found);
        }
        known.holes.push((Some(key(&[1, 1])), Some(key(&[4, 0]))));
        for (at, told) in [
            ([1, 0], true),
            ([0, 9], true),
            ([1, 2], false),
            ([3, 0], false),
            ([4, 0], true),
            ([5, 0], true),
        ] {
            assert_eq!(known.tells(&key(&at)), told, "{at:?}");
        }
        for (operation, told) in [(0, true), (1, false), (2, false), (4, false), (5, true)] {
            assert_eq!(known.tells_all(&key(&[operation])), told, "{operation}");
        }
        assert!(!known.is_whole());
    }
}
