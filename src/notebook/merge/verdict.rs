//! The content as a function of all entries, whatever file they came from and in whatever order.
//!
//! - **A cell** has as its heads what was written there and not overwritten by somebody who knew it. An undo is
//!   no opinion: it gives back the heads that stood before. Of several heads the one with the greatest rank is
//!   shown; when they differ, that is a clash.
//! - **A record** lives while somebody worked on it whom no removal knew of. A removal that is overridden so, or
//!   taken back, has no consequences: what it emptied stands. One that stands takes along all that it knew in
//!   the record, and all that it knew to point there.
//! - What only followed from a removal never outweighs what people wrote.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::events::{Events, Kind};
use super::evidence::{Evidence, Spot, Write};
use super::life::Judged;
use crate::notebook::content::RecordId;

/// How often undo and redo of one cell are followed back; beyond it an undo counts as written.
const DEEPEST: usize = 500;

/// Decides cells and records.
#[derive(Debug)]
pub(super) struct Verdict<'a> {
    events: &'a Events,
    evidence: &'a Evidence,
    judged: Judged,
}

impl<'a> Verdict<'a> {
    pub(super) fn new(events: &'a Events, evidence: &'a Evidence) -> Self {
        Self {
            events,
            evidence,
            judged: Judged::of(events, &evidence.lives),
        }
    }

    /// Whether a record is there; nothing is known of one that nobody ever removed.
    pub(super) fn is_alive(&self, id: &RecordId) -> Option<bool> {
        let work = self.judged.work.get(id)?;
        Some(self.evidence.lives[id].is_among(self.events, work, None))
    }

    /// The removals of a living record that nobody has answered yet, each with the work that overrode it.
    pub(super) fn overridden(&self, id: &RecordId) -> Vec<(usize, Vec<usize>)> {
        match self.judged.work.get(id) {
            Some(work) if self.is_alive(id) == Some(true) => {
                self.evidence.lives[id].overridden(self.events, work)
            }
            _ => Vec::new(),
        }
    }

    /// What stands in a cell: its heads without those that went with a removal, the one shown last.
    pub(super) fn heads(&self, spot: &Spot) -> Vec<&'a Write> {
        let heads = self.maximal(spot, None, 0);
        self.valid(spot, &heads)
    }

    /// What the cell shows.
    pub(super) fn value(&self, spot: &Spot) -> Option<Arc<str>> {
        self.heads(spot).last()?.after.clone()
    }

    /// Heads that people wrote and no removal took along, by rank.
    fn valid(&self, spot: &Spot, heads: &[&'a Write]) -> Vec<&'a Write> {
        let mut valid: Vec<&Write> = heads
            .iter()
            .copied()
            .filter(|write| write.because.is_empty() && !self.is_void(spot, write))
            .collect();
        valid.sort_by(|a, b| self.events.rank(a.event).cmp(&self.events.rank(b.event)));
        valid
    }

    /// Whether a removal that stands took along what was written.
    fn is_void(&self, spot: &Spot, write: &Write) -> bool {
        let (id, cell) = spot;
        let value = write.after.as_deref();
        let concerned = [Some(id.as_str()), value, Some(&*cell.key)];
        let removals = concerned
            .into_iter()
            .flatten()
            .filter_map(|id| self.judged.standing.get(id))
            .flatten();
        removals
            .into_iter()
            .any(|removal| self.events.is_past(write.event, *removal))
    }

    /// Whether what was written counts: what followed from a removal does while that one stands.
    fn counts(&self, write: &Write) -> bool {
        write.because.is_empty()
            || write.because.iter().any(|of| {
                let standing = self.judged.standing.get(of);
                standing.is_some_and(|removals| removals.contains(&write.event))
            })
    }

    /// Whether who wrote `b` knew `a`.
    fn is_over(&self, b: &Write, a: &Write) -> bool {
        self.events.is_past(a.event, b.event)
            || (self.events.is_partly_past(a.event, b.event) && a.after == b.before)
    }

    /// What was written in a cell and not overwritten by somebody who knew it, among all entries or among the
    /// past of one.
    fn maximal(&self, spot: &Spot, within: Option<usize>, depth: usize) -> Vec<&'a Write> {
        let Some(writes) = self.evidence.writes.get(spot) else {
            return Vec::new();
        };
        let mut known: Vec<&Write> = writes
            .iter()
            .filter(|write| within.is_none_or(|of| self.events.is_past(write.event, of)))
            .filter(|write| self.counts(write))
            .collect();
        known.sort_by(|a, b| self.events.rank(b.event).cmp(&self.events.rank(a.event)));
        let mut heads: Vec<&Write> = Vec::new();
        for write in &known {
            let past = |head: &&Write| self.events.is_past(write.event, head.event);
            if !heads.iter().any(past) {
                heads.push(write);
            }
        }
        // Who knew an entry while it was growing need not have known what came of it elsewhere.
        heads.retain(|head| !known.iter().any(|write| self.is_over(write, head)));
        let mut result: Vec<&Write> = Vec::new();
        for head in heads {
            match self.before(spot, head, depth) {
                Some(earlier) => result.extend(earlier),
                None => result.push(head),
            }
        }
        let mut left: BTreeSet<usize> = result.iter().map(|write| write.event).collect();
        let over = |write: &Write| result.iter().any(|other| self.is_over(other, write));
        result
            .iter()
            .copied()
            .filter(|write| left.remove(&write.event) && !over(write))
            .collect()
    }

    /// For an undo or redo: the heads that stood before what it takes back, when they show what it wrote.
    fn before(&self, spot: &Spot, write: &Write, depth: usize) -> Option<Vec<&'a Write>> {
        let target = self.events.get(write.event).undoes?;
        let is_merge = self.events.get(target).kind == Kind::Merge;
        if is_merge || !write.because.is_empty() || depth >= DEEPEST {
            return None;
        }
        let heads = self.maximal(spot, Some(target), depth + 1);
        let shown = self
            .valid(spot, &heads)
            .last()
            .and_then(|head| head.after.clone());
        (shown == write.after).then_some(heads)
    }
}
