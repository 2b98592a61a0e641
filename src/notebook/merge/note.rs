//! What a merge leaves written: what came from whom, what was restored, and where answers differ until people
//! settle it.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::notebook::content::{Cell, RecordId};

/// A merge of this file, whether it still stands or was undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeNote {
    /// Number of its entry in the log.
    pub n: u64,
    /// What it brought.
    pub summary: Summary,
    /// Where it found different answers, settled ones too.
    pub clashes: Vec<Clash>,
}

/// What a merge brought.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Summary {
    /// Name of the file that was joined, without its folder.
    pub file: String,
    /// The own name of that notebook, which its copies share.
    pub notebook: String,
    /// Whether it was begun on its own and is no copy of this one.
    pub independent: bool,
    /// The work table that the copy was made for, if it was made for one.
    pub table: Option<String>,
    /// Whether another window had it open: what was not saved there yet did not come.
    pub open_elsewhere: bool,
    /// What came from whom, by name; the name is empty for who gave none.
    pub people: Vec<Share>,
    /// Answers that both sides gave alike.
    pub equal: usize,
    /// Records that one side removed and that stay, because another still worked on them.
    pub restored: Vec<Restored>,
    /// Where answers differ, when the merge was done.
    pub clashes: Tally,
}

/// What came from one person or table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Share {
    /// The name; may be empty.
    pub author: String,
    /// How many operations were new.
    pub operations: usize,
    /// Records added.
    pub added: usize,
    /// Answers that are now theirs.
    pub answers: usize,
    /// Records removed.
    pub removed: usize,
}

/// A record that stays although one side removed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restored {
    /// Which.
    pub record: Arc<str>,
    /// Id of its collection.
    pub collection: Arc<str>,
    /// Who removed it; names may be empty.
    pub removed_by: Vec<String>,
    /// Who still worked on it, or on what belongs to it.
    pub kept_by: Vec<String>,
}

/// How many clashes of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tally {
    /// Different answers to one question.
    pub answers: usize,
    /// Records put under different ones.
    pub parents: usize,
    /// Records that one side removed while another worked on them.
    pub records: usize,
}

impl Tally {
    /// All of them.
    pub fn total(&self) -> usize {
        self.answers + self.parents + self.records
    }
}

/// Where two sides differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Its name in this file.
    pub id: ClashId,
    /// Id of the collection of the record.
    pub collection: Arc<str>,
    /// What each side says; what holds meanwhile comes last.
    pub sides: Vec<Side>,
    /// The entry that settled it, which may have been undone since.
    pub settled: Option<u64>,
}

/// The name of a clash: the merge that found it, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClashId {
    /// Number of the entry of the merge.
    pub merge: u64,
    /// The record.
    pub record: RecordId,
    /// What of it.
    pub about: About,
}

/// What of a record a clash is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// One side removed the record, another still worked on it.
    Life,
    /// Each side made it belong to another record.
    Parent,
    /// An answer.
    Answer(Cell),
}

/// What one side of a clash says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// Who said it; may be empty.
    pub who: Arc<str>,
    /// On which machine; may be empty.
    pub device: Arc<str>,
    /// When, as `YYYY-MM-DDTHH:MM:SSZ`; for people only.
    pub at: Arc<str>,
    /// Chain of the entry: with `seq` its name in every copy, see [`Log::find`](crate::notebook::Log::find).
    pub chain: Arc<str>,
    /// Number of the entry in its chain.
    pub seq: u64,
    /// The answer, or the id of the parent; nothing where it was emptied. When the record itself is in
    /// question: nothing for who removed it, an empty text for who still worked on it.
    pub value: Option<Arc<str>>,
}

/// How people settle a clash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settlement<'a> {
    /// This is the answer: one of the sides, both in one text, or a new one. An empty text leaves it empty.
    Answer(&'a str),
    /// The record belongs to this one, or to none.
    Parent(Option<&'a RecordId>),
    /// The record stays.
    Keep,
    /// The record is removed.
    Remove,
}

/// Field of a clash about the record itself, in the file.
const RECORD: &str = "@record";
/// Key of a clash about the parent, in the file.
const PARENT: &str = "parent";

impl About {
    /// The field and key under which it stands in the file.
    pub(in crate::notebook) fn columns(&self) -> (&str, &str) {
        match self {
            Self::Life => (RECORD, ""),
            Self::Parent => (RECORD, PARENT),
            Self::Answer(cell) => (&cell.field, &cell.key),
        }
    }

    /// What stands under a field and key of the file.
    pub(in crate::notebook) fn of_columns(field: &str, key: &str) -> Self {
        match (field, key) {
            (RECORD, PARENT) => Self::Parent,
            (RECORD, _) => Self::Life,
            _ => Self::Answer(Cell::keyed(field, key)),
        }
    }
}

impl fmt::Display for ClashId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (field, key) = self.about.columns();
        write!(f, "{}/{}/{field}", self.merge, self.record)?;
        if key.is_empty() {
            return Ok(());
        }
        write!(f, "/{key}")
    }
}

impl Clash {
    /// How many different things its sides say.
    pub fn n_values(&self) -> usize {
        let mut values: Vec<Option<&str>> = self
            .sides
            .iter()
            .map(|side| side.value.as_deref())
            .collect();
        values.sort_unstable();
        values.dedup();
        values.len()
    }
}
