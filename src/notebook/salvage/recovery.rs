//! What a repair tells: what was recovered, in which ways, and what was not.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::join::{Count, Joined};
use super::known::Carved;
use super::log::Log;
use super::page::Pages;

/// What became of the definition that the notebook is filled with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Definition {
    /// It was in the file.
    #[default]
    Kept,
    /// It was lost, and the one of this program stands in its place.
    Replaced,
    /// It was lost, and this program does not know it.
    Lost,
}

/// How a repair ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The file is sound; a copy was written when it was asked for.
    Sound,
    /// A new file was written with what could be brought back.
    Repaired,
    /// The file is of a newer program, which has to do it.
    Newer,
    /// Nothing could be brought back.
    Hopeless,
}

/// What was recovered and what was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// How it ended.
    pub ending: Ending,
    /// The new file, when one was written.
    pub written: Option<PathBuf>,
    /// Pages of the file.
    pub pages: Pagewise,
    /// Records that were found.
    pub records: Count,
    /// Answers that were found.
    pub answers: Count,
    /// Answers of which the end is lost: record and field.
    pub cut: Vec<(String, String)>,
    /// Answers that were found but whose record could not be made again.
    pub homeless: usize,
    /// Answers that point to a record which is lost.
    pub dangling: usize,
    /// Entries of the log that were found.
    pub entries: usize,
    /// Entries of the log that are known to be lost.
    pub entries_lost: u64,
    /// Entries that were found, but not all their changes.
    pub entries_incomplete: usize,
    /// Attachments that were found.
    pub attachments: usize,
    /// Attachments that are lost: their names, or their ids where even the name is gone.
    pub attachments_lost: Vec<String>,
    /// What became of the definition.
    pub definition: Definition,
}

/// Pages by what became of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pagewise {
    /// Bytes of one page.
    pub size: usize,
    /// How many the file has, or should have.
    pub total: u32,
    /// Read completely.
    pub read: u32,
    /// Read in part.
    pub partly: u32,
    /// Sound, but of a long text or picture whose beginning is lost.
    pub orphaned: u32,
    /// Nothing left.
    pub destroyed: u32,
    /// Unreadable places by table, as far as the pages above them tell.
    pub holes: BTreeMap<&'static str, u32>,
}

impl Recovery {
    /// Whether nothing is known to be lost. What nobody remembers is not known.
    pub fn is_complete(&self) -> bool {
        let log = self.entries_lost == 0 && self.entries_incomplete == 0;
        let answers = self.cut.is_empty() && self.homeless == 0 && self.dangling == 0;
        let rest = self.attachments_lost.is_empty() && self.definition != Definition::Lost;
        log && answers && rest && self.records.rebuilt == 0
    }

    pub(super) fn empty(ending: Ending) -> Self {
        Self {
            ending,
            written: None,
            pages: Pagewise::default(),
            records: Count::default(),
            answers: Count::default(),
            cut: Vec::new(),
            homeless: 0,
            dangling: 0,
            entries: 0,
            entries_lost: 0,
            entries_incomplete: 0,
            attachments: 0,
            attachments_lost: Vec::new(),
            definition: Definition::default(),
        }
    }

    pub(super) fn of(pages: &Pages, carved: &Carved, log: &Log, joined: &Joined) -> Self {
        let tally = &carved.tally;
        Self {
            pages: Pagewise {
                size: pages.size(),
                total: tally.total,
                read: tally.read,
                partly: tally.partly,
                orphaned: tally.orphaned,
                destroyed: tally.destroyed,
                holes: tally.holes.clone(),
            },
            records: joined.records.clone(),
            answers: joined.answers.clone(),
            cut: joined.cut.clone(),
            homeless: joined.homeless,
            dangling: joined.dangling,
            entries: log.entries.len(),
            entries_lost: log.lost,
            entries_incomplete: log.incomplete.len(),
            ..Self::empty(Ending::Repaired)
        }
    }
}
