//! The content as a function of all entries, whatever file they came from and in whatever order.
//!
//! - **A cell** has as its heads what was written there and not overwritten by somebody who knew it. An undo is
//!   no opinion: it gives back the heads that stood before. Of several heads the one with the greatest rank is
//!   shown; when they differ, that is a clash.
//! - **A record** lives while somebody worked on it whom no removal knew of. A removal that is overridden so, or
//!   taken back, has no consequences: what it emptied stands. One that stands takes along all that it knew in
//!   the record, and all that it knew to point there.
//! - What only followed from a removal never outweighs what people wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::events::{Events, Kind};
use super::evidence::{Evidence, Life, Spot, Touch, Write};
use crate::notebook::content::RecordId;

/// How often undo and redo of one cell are followed back; beyond it an undo counts as written.
const DEEPEST: usize = 500;

/// Decides cells and records.
#[derive(Debug)]
pub(super) struct Verdict<'a> {
    events: &'a Events,
    evidence: &'a Evidence,
    /// The removals of each record that have consequences.
    standing: BTreeMap<RecordId, Vec<usize>>,
    /// The entries that worked on a record while it was there.
    touches: BTreeMap<RecordId, Vec<Touch>>,
}

impl<'a> Verdict<'a> {
    pub(super) fn new(events: &'a Events, evidence: &'a Evidence) -> Self {
        let mut verdict = Self {
            events,
            evidence,
            standing: BTreeMap::new(),
            touches: BTreeMap::new(),
        };
        for (id, life) in &evidence.lives {
            if !life.removals.is_empty() {
                let touches = verdict.counting(life);
                let stands = |removal: &&usize| {
                    !verdict.is_taken_back(life, **removal)
                        && !verdict.is_outlived(life, &touches, **removal)
                };
                let standing = life.removals.iter().filter(stands).copied().collect();
                verdict.standing.insert(id.clone(), standing);
                verdict.touches.insert(id.clone(), touches);
            }
        }
        verdict
    }

    /// The entries that count as work on a record: it was there for whoever did them.
    fn counting(&self, life: &Life) -> Vec<Touch> {
        let mut order = life.touches.clone();
        order.sort_by(|a, b| self.events.rank(a.event).cmp(&self.events.rank(b.event)));
        let mut counting: Vec<Touch> = Vec::new();
        for touch in order {
            let known = |event: &usize| self.events.is_past(*event, touch.event);
            let removals: Vec<usize> = life.removals.iter().copied().filter(known).collect();
            let is_there = || {
                counting.iter().rev().any(|earlier| {
                    let removed = |removal: &usize| self.events.is_past(earlier.event, *removal);
                    known(&earlier.event) && !removals.iter().any(removed)
                })
            };
            if touch.places || is_there() {
                counting.push(touch);
            }
        }
        counting
    }

    /// Whether the entry that took a removal back put the record in its place again.
    fn is_taken_back(&self, life: &Life, removal: usize) -> bool {
        let by = |event: &usize| self.events.get(*event).undoes == Some(removal);
        life.creations.iter().any(by)
    }

    /// Removals of the same record beside one, of which neither knew the other.
    fn beside(&self, life: &Life, removal: usize) -> Vec<usize> {
        let others = life.removals.iter().copied();
        let apart = |other: &usize| self.events.are_apart(*other, removal);
        others.filter(apart).collect()
    }

    /// The work on a record that a removal did not know of and that no other removal beside it ended.
    fn survivors(&self, life: &Life, touches: &[Touch], removal: usize) -> Vec<usize> {
        let beside = self.beside(life, removal);
        touches
            .iter()
            .map(|touch| touch.event)
            .filter(|touch| self.events.are_apart(*touch, removal))
            .filter(|touch| {
                !beside
                    .iter()
                    .any(|other| self.events.is_past(*touch, *other))
            })
            .collect()
    }

    /// Whether a removal is overridden: somebody worked on the record who did not know of it, or who knew and
    /// found the record there in spite of it; and no removal beside it ended that.
    fn is_outlived(&self, life: &Life, touches: &[Touch], removal: usize) -> bool {
        let beside = self.beside(life, removal);
        let past = |a: usize, b: usize| self.events.is_past(a, b);
        let mut witnesses: Vec<usize> = Vec::new();
        for touch in touches.iter().map(|touch| touch.event) {
            let found_it = || {
                witnesses.iter().rev().any(|earlier| {
                    let ended = |other: &usize| past(*other, touch) && past(*earlier, *other);
                    past(*earlier, touch) && !beside.iter().any(ended)
                })
            };
            let witness = if past(removal, touch) {
                found_it()
            } else {
                self.events.are_apart(touch, removal)
            };
            if witness {
                witnesses.push(touch);
            }
        }
        let ended = |witness: &usize| beside.iter().any(|other| past(*witness, *other));
        !witnesses.iter().all(ended)
    }

    /// Whether a record is there; nothing is known of one that nobody ever removed.
    pub(super) fn is_alive(&self, id: &RecordId) -> Option<bool> {
        let touches = self.touches.get(id)?;
        let removals = &self.evidence.lives[id].removals;
        Some(touches.iter().any(|touch| {
            let ended = |removal: &usize| self.events.is_past(touch.event, *removal);
            !removals.iter().any(ended)
        }))
    }

    /// The removals of a living record that nobody has answered yet, each with the work that overrode it.
    pub(super) fn overridden(&self, id: &RecordId) -> Vec<(usize, Vec<usize>)> {
        let Some(touches) = self
            .touches
            .get(id)
            .filter(|_| self.is_alive(id) == Some(true))
        else {
            return Vec::new();
        };
        let life = &self.evidence.lives[id];
        let answered = |removal: usize| {
            let knew = |event: &usize| self.events.is_past(removal, *event);
            let worked = touches.iter().map(|touch| &touch.event).filter(|event| {
                self.events.is_in_effect(**event) && self.events.get(**event).kind != Kind::Back
            });
            worked.chain(&life.removals).any(knew)
        };
        let mut found = Vec::new();
        for removal in life.removals.iter().copied() {
            let survivors = self.survivors(life, touches, removal);
            if !survivors.is_empty() && !self.is_taken_back(life, removal) && !answered(removal) {
                found.push((removal, survivors));
            }
        }
        found
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
            .filter_map(|id| self.standing.get(id))
            .flatten();
        removals
            .into_iter()
            .any(|removal| self.events.is_past(write.event, *removal))
    }

    /// Whether what was written counts: what followed from a removal does while that one stands.
    fn counts(&self, write: &Write) -> bool {
        write.because.is_empty()
            || write.because.iter().any(|of| {
                let standing = self.standing.get(of);
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
