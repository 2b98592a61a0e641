//! The log in memory: what was done, by whom, and which entries can be undone or done again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::op::Words;

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Its place in this file, from 1.
    pub n: u64,
    /// The chain it belongs to and its number there: its name in every copy.
    pub chain: Arc<str>,
    /// Number in the chain, from 1.
    pub seq: u64,
    /// Lamport counter: greater than everything it had seen.
    pub lamport: u64,
    /// When it was done, as `YYYY-MM-DDTHH:MM:SSZ`; for people only, never for order.
    pub at: Arc<str>,
    /// Who did it.
    pub author: Arc<str>,
    /// On which machine.
    pub device: Arc<str>,
    /// What was done.
    pub words: Words,
    /// The entry it takes back, when it is an undo or a redo.
    pub undoes: Option<u64>,
    /// What its chain had seen of others, as `chain:seq` or `chain:seq.revision` joined by blanks: on its first
    /// entry, and wherever it came to know more.
    pub seen: Option<Arc<str>>,
    /// How often it grew while it was the last entry and still being typed.
    pub revision: u32,
    /// The entry of this file that brought it from another copy; nothing for what was done here.
    pub merged: Option<u64>,
}

/// The log with its two stacks, worked out from the entries so that they survive closing.
#[derive(Debug, Clone, Default)]
pub struct Log {
    entries: Vec<Operation>,
    undo: Vec<u64>,
    redo: Vec<u64>,
    /// Entries whose effect was taken back and does not stand now.
    undone: BTreeSet<u64>,
    /// The last purge.
    purged: Option<u64>,
    /// Up to this entry nothing can be taken back: a purge took values out, or a repair left holes.
    sealed: u64,
    lamport: u64,
}

impl Log {
    /// The log of a file.
    pub fn new(entries: Vec<Operation>) -> Self {
        let mut log = Self {
            entries: Vec::with_capacity(entries.len()),
            ..Self::default()
        };
        for entry in entries {
            log.stack(entry);
        }
        log.weigh();
        log
    }

    /// Adds an entry and moves the stacks.
    pub fn push(&mut self, entry: Operation) {
        let takes_back = entry.undoes.is_some();
        self.stack(entry);
        if takes_back {
            self.weigh();
        }
    }

    fn stack(&mut self, entry: Operation) {
        match (entry.words.name.as_str(), entry.undoes) {
            // What was done in another copy came with its merge, and is taken back with it.
            _ if entry.merged.is_some() => {}
            ("undo", Some(target)) => {
                self.undo.retain(|n| *n != target);
                self.redo.push(entry.n);
            }
            ("redo", Some(target)) => {
                self.redo.retain(|n| *n != target);
                self.undo.push(entry.n);
            }
            // The beginning of a notebook cannot be taken back.
            ("create" | "anonymous" | "next-cycle", _) => {}
            // Nor what came before a purge: its changes are no longer whole.
            ("purge", _) => {
                self.undo.clear();
                self.redo.clear();
                self.purged = Some(entry.n);
                self.sealed = entry.n;
            }
            ("repair", _) => {
                // Before a log with holes there is no moment to go back to.
                let none = |name| entry.words.get(name) == Some("0");
                if !(none("missing") && none("changes")) {
                    self.undo.clear();
                    self.redo.clear();
                    self.sealed = entry.n;
                }
            }
            // Also an older operation taken back by choice: it is the last thing that was done, so undo takes
            // that choice back first and finds everything below as it was left.
            _ => {
                self.undo.push(entry.n);
                self.redo.clear();
            }
        }
        self.lamport = self.lamport.max(entry.lamport);
        self.entries.push(entry);
    }

    /// Notes that the last entry grew.
    pub(super) fn grow(&mut self, n: u64) {
        if let Some(last) = self.entries.last_mut().filter(|last| last.n == n) {
            last.revision += 1;
        }
    }

    /// Notes that an entry had grown further in another copy.
    pub(super) fn set_revision(&mut self, n: u64, revision: u32) {
        if let Ok(index) = self.entries.binary_search_by_key(&n, |entry| entry.n) {
            self.entries[index].revision = revision;
        }
    }

    /// Whether what an entry did still stands: nobody took it back, or that was taken back in turn.
    pub fn is_in_effect(&self, n: u64) -> bool {
        !self.undone.contains(&n)
    }

    /// Works out which entries still stand. What takes an entry back always comes after it, so one walk from
    /// the newest to the oldest is enough; what a merge brought stands and falls with the merge.
    fn weigh(&mut self) {
        let mut undone = BTreeSet::new();
        for entry in self.entries.iter().rev() {
            if entry.merged.is_some_and(|merge| undone.contains(&merge)) {
                undone.insert(entry.n);
            }
            if let Some(target) = entry.undoes.filter(|_| !undone.contains(&entry.n)) {
                undone.insert(target);
            }
        }
        self.undone = undone;
    }

    /// Every entry, the oldest first.
    pub fn entries(&self) -> &[Operation] {
        &self.entries
    }

    /// The entry with a number.
    pub fn get(&self, n: u64) -> Option<&Operation> {
        self.entries
            .binary_search_by_key(&n, |entry| entry.n)
            .ok()
            .map(|index| &self.entries[index])
    }

    /// What undo would take back.
    pub fn next_undo(&self) -> Option<&Operation> {
        self.undo.last().and_then(|n| self.get(*n))
    }

    /// What redo would do again: the undo that it takes back.
    pub fn next_redo(&self) -> Option<&Operation> {
        self.redo.last().and_then(|n| self.get(*n))
    }

    /// Whether an entry lies so far back that it cannot be taken back, nor its moment be returned to, because
    /// the log before a later one is no longer whole.
    pub fn is_sealed(&self, n: u64) -> bool {
        n < self.sealed
    }

    /// The entry of the last purge. Nothing up to it can be taken back, nor can the notebook return to a moment
    /// before it.
    pub fn purged(&self) -> Option<&Operation> {
        self.purged.and_then(|n| self.get(n))
    }

    /// The number for the next entry.
    pub fn next_n(&self) -> u64 {
        self.entries.last().map_or(1, |entry| entry.n + 1)
    }

    /// The Lamport counter for the next entry.
    pub fn next_lamport(&self) -> u64 {
        self.lamport + 1
    }

    /// What has been seen of every chain: its highest number, as `chain:seq` joined by blanks; with `.revision`
    /// when that entry has grown.
    pub fn seen(&self) -> String {
        let names = self.entries.iter();
        seen(names.map(|entry| (&*entry.chain, entry.seq, entry.revision)))
    }

    /// An entry by its name in every copy.
    pub fn find(&self, chain: &str, seq: u64) -> Option<&Operation> {
        let mut entries = self.entries.iter();
        entries.find(|entry| entry.seq == seq && *entry.chain == *chain)
    }

    /// The entry that an undo or redo is about in the end: the one that neither undid nor redid anything.
    pub fn root(&self, n: u64) -> Option<&Operation> {
        let mut entry = self.get(n)?;
        while let Some(target) = entry.undoes {
            // What is taken back always came before.
            entry = self.get(target).filter(|target| target.n < entry.n)?;
        }
        Some(entry)
    }
}

/// What is known of every chain, from names and revisions of entries.
pub(super) fn seen<'a>(names: impl Iterator<Item = (&'a str, u64, u32)>) -> String {
    let mut chains: BTreeMap<&str, (u64, u32)> = BTreeMap::new();
    for (chain, seq, revision) in names {
        let seen = chains.entry(chain).or_default();
        *seen = (*seen).max((seq, revision));
    }
    let pairs: Vec<String> = chains
        .into_iter()
        .map(|(chain, (seq, revision))| match revision {
            0 => format!("{chain}:{seq}"),
            _ => format!("{chain}:{seq}.{revision}"),
        })
        .collect();
    pairs.join(" ")
}
