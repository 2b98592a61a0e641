//! The log in memory: what was done, by whom, and which entries can be undone or done again.

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
}

/// The log with its two stacks, worked out from the entries so that they survive closing.
#[derive(Debug, Clone, Default)]
pub struct Log {
    entries: Vec<Operation>,
    undo: Vec<u64>,
    redo: Vec<u64>,
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
            log.push(entry);
        }
        log
    }

    /// Adds an entry and moves the stacks.
    pub fn push(&mut self, entry: Operation) {
        match (entry.words.name.as_str(), entry.undoes) {
            ("undo", Some(target)) => {
                self.undo.retain(|n| *n != target);
                self.redo.push(entry.n);
            }
            ("redo", Some(target)) => {
                self.redo.retain(|n| *n != target);
                self.undo.push(entry.n);
            }
            // The beginning of a notebook cannot be taken back.
            ("create", _) => {}
            _ => {
                self.undo.push(entry.n);
                self.redo.clear();
            }
        }
        self.lamport = self.lamport.max(entry.lamport);
        self.entries.push(entry);
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

    /// The number for the next entry.
    pub fn next_n(&self) -> u64 {
        self.entries.last().map_or(1, |entry| entry.n + 1)
    }

    /// The Lamport counter for the next entry.
    pub fn next_lamport(&self) -> u64 {
        self.lamport + 1
    }

    /// What has been seen of every chain: its highest number, as `chain:seq` joined by blanks.
    pub fn seen(&self) -> String {
        let mut chains: std::collections::BTreeMap<&str, u64> = std::collections::BTreeMap::new();
        for entry in &self.entries {
            let seen = chains.entry(&entry.chain).or_default();
            *seen = (*seen).max(entry.seq);
        }
        let pairs: Vec<String> = chains
            .into_iter()
            .map(|(chain, seq)| format!("{chain}:{seq}"))
            .collect();
        pairs.join(" ")
    }
}
