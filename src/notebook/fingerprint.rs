//! A trace of the content in one number, so that what other programs change in the file is noticed.
//!
//! Every row of `record` and `answer` has a hash of its own, and the trace is their sum: a change takes the
//! hash of its before out and puts that of its after in, without looking at anything else. It is written in
//! the same transaction as the change, so it is right at every moment, also after the power went. It guards
//! against oversight, not against somebody who wants to deceive.

use std::fmt;

use super::change::{Change, Place};
use super::content::{Content, RecordId};

/// Odd and without pattern: the digits of the golden ratio.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// The trace of a content. It stands in files: its hashes never change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// Reads it as it stands in the file.
    pub(super) fn parse(text: &str) -> Option<Self> {
        u64::from_str_radix(text, 16).ok().map(Self)
    }

    /// Takes a row of `record` in.
    pub(super) fn add_record(
        &mut self,
        id: &str,
        collection: &str,
        parent: Option<&str>,
        position: &str,
    ) {
        self.add(record(id, collection, parent, position));
    }

    /// Takes a row of `answer` in.
    pub(super) fn add_answer(&mut self, id: &str, field: &str, key: &str, value: &str) {
        self.add(hash(&[id, field, key, value]));
    }

    /// Takes in what was counted of other rows.
    pub(super) fn join(&mut self, other: Self) {
        self.add(other.0);
    }

    /// Follows changes, each from its before to its after.
    pub(super) fn follow(&mut self, changes: &[Change]) {
        for change in changes {
            let [before, after] = match change {
                Change::Record { id, before, after } => [before, after].map(|place| {
                    let place: &Place = place.as_ref()?;
                    Some(record(
                        id.as_str(),
                        &place.collection,
                        place.parent.as_deref(),
                        &place.position,
                    ))
                }),
                Change::Answer {
                    id,
                    cell,
                    before,
                    after,
                } => [before, after].map(|value| {
                    let value = value.as_deref()?;
                    Some(hash(&[id.as_str(), &cell.field, &cell.key, value]))
                }),
            };
            self.0 = self.0.wrapping_sub(before.unwrap_or(0));
            self.add(after.unwrap_or(0));
        }
    }

    fn add(&mut self, hash: u64) {
        self.0 = self.0.wrapping_add(hash);
    }
}

impl Content {
    /// The trace of everything it holds, counted from nothing.
    pub fn fingerprint(&self) -> Fingerprint {
        let mut trace = Fingerprint::default();
        for one in self.all() {
            let parent = one.parent.as_ref().map(RecordId::as_str);
            trace.add_record(one.id.as_str(), &one.collection, parent, &one.position);
            for (cell, value) in &one.answers {
                trace.add_answer(one.id.as_str(), &cell.field, &cell.key, value);
            }
        }
        trace
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Five parts where an answer has four: no answer looks like a record.
fn record(id: &str, collection: &str, parent: Option<&str>, position: &str) -> u64 {
    let has_parent = if parent.is_some() { "1" } else { "" };
    hash(&[
        id,
        collection,
        has_parent,
        parent.unwrap_or_default(),
        position,
    ])
}

/// Eight bytes at a time; each part ends with its length, so that `ab` `c` and `a` `bc` differ.
fn hash(parts: &[&str]) -> u64 {
    let mut state = SPREAD;
    let mut mix = |word: u64| {
        state = (state ^ word).wrapping_mul(SPREAD);
        state ^= state >> 29;
    };
    for part in parts {
        let (words, rest) = part.as_bytes().as_chunks();
        for word in words {
            mix(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            mix(rest
                .iter()
                .rev()
                .fold(0, |word, byte| word << 8 | u64::from(*byte)));
        }
        mix(part.len() as u64 ^ SPREAD.rotate_left(17));
    }
    // What came last must reach every bit, or sums of similar rows would meet.
    state = (state ^ (state >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    state ^ (state >> 32)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::notebook::Cell;

    #[test]
    fn rows_that_differ_in_anything_have_another_hash() {
        let texts = ["", "a", "b", "ab", "a\0", "páramo", "12345678", "123456789"];
        let mut hashes = BTreeSet::new();
        for a in texts {
            for b in texts {
                for c in texts {
                    for d in texts {
                        hashes.insert(hash(&[a, b, c, d]));
                    }
                    for parent in [None, Some(""), Some("a")] {
                        hashes.insert(record(a, b, parent, c));
                    }
                }
            }
        }
        assert_eq!(hashes.len(), 8_usize.pow(4) + 3 * 8_usize.pow(3));
    }

    #[test]
    fn its_hashes_are_those_of_the_files_that_exist() {
        let mut trace = Fingerprint::default();
        trace.add_record("prb_1", "problem", None, "a0");
        trace.add_answer("prb_1", "text", "", "Agua turbia");
        assert_eq!(trace.to_string(), "24e9d0f7969b26a6");
        assert_eq!(Fingerprint::parse(&trace.to_string()), Some(trace));
    }

    #[test]
    fn what_is_taken_back_leaves_no_trace() {
        let change = Change::Answer {
            id: RecordId::new("prb_1"),
            cell: Cell::plain("text"),
            before: None,
            after: Some("Agua turbia".into()),
        };
        let mut trace = Fingerprint::default();
        trace.follow(std::slice::from_ref(&change));
        assert_ne!(trace, Fingerprint::default());
        trace.follow(&[change.inverse()]);
        assert_eq!(trace, Fingerprint::default());
    }
}
