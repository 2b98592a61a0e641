//! Whether records live: who worked on each, who removed it, and which removals have consequences.
//!
//! A record lives while somebody worked on it whom no removal knew of. A removal is overridden by such work, and
//! by who knew of it, found the record there in spite of it and went on. Whatever is done later by somebody who
//! knows everything changes neither.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use super::events::{Events, Kind};
use super::evidence::{Evidence, PARENT};
use crate::notebook::content::{Cell, RecordId};

/// An entry that worked on a record, or made something point to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Touch {
    pub(super) event: usize,
    /// Whether it put the record in its place, which brings back also one that was removed.
    pub(super) places: bool,
    /// Whether it worked on the record itself, and did not only make something point to it.
    pub(super) own: bool,
}

/// Who worked on a record and who removed it.
#[derive(Debug, Clone, Default)]
pub(super) struct Life {
    pub(super) touches: Vec<Touch>,
    pub(super) removals: Vec<usize>,
    /// Entries before which it was not there.
    pub(super) creations: Vec<usize>,
}

impl Life {
    /// The entries that count as work, by rank, among all or among the past of one: the record was there for
    /// whoever did them.
    pub(super) fn counting(&self, events: &Events, within: Option<usize>) -> Vec<usize> {
        let known = |touch: &&Touch| within.is_none_or(|of| events.is_past(touch.event, of));
        let mut order: Vec<Touch> = self.touches.iter().filter(known).copied().collect();
        order.sort_by(|a, b| events.rank(a.event).cmp(&events.rank(b.event)));
        let mut counting: Vec<usize> = Vec::new();
        for touch in order {
            if touch.places || self.is_among(events, &counting, Some(touch.event)) {
                counting.push(touch.event);
            }
        }
        counting
    }

    /// Whether some work makes the record live, judged by all entries or by the past of one.
    pub(super) fn is_among(&self, events: &Events, work: &[usize], within: Option<usize>) -> bool {
        let known = |event: &usize| within.is_none_or(|of| events.is_past(*event, of));
        let removals: Vec<usize> = self.removals.iter().copied().filter(known).collect();
        work.iter().rev().any(|event| {
            let ended = |removal: &usize| events.is_past(*event, *removal);
            known(event) && !removals.iter().any(ended)
        })
    }

    /// Whether the entry that took a removal back put the record in its place again.
    fn is_taken_back(&self, events: &Events, removal: usize) -> bool {
        let by = |event: &usize| events.get(*event).undoes == Some(removal);
        self.creations.iter().any(by)
    }

    /// Other removals, of which neither knew the other.
    fn beside(&self, events: &Events, removal: usize) -> Vec<usize> {
        let others = self.removals.iter().copied();
        let apart = |other: &usize| events.are_apart(*other, removal);
        others.filter(apart).collect()
    }

    /// The work that a removal did not know of and that no other removal beside it ended.
    fn survivors(&self, events: &Events, work: &[usize], removal: usize) -> Vec<usize> {
        let beside = self.beside(events, removal);
        let ended = |event: &usize| beside.iter().any(|other| events.is_past(*event, *other));
        let apart = |event: &usize| events.are_apart(*event, removal);
        let work = work.iter().copied();
        work.filter(apart).filter(|event| !ended(event)).collect()
    }

    /// Whether a removal is overridden, and no removal beside it ended that.
    fn is_outlived(&self, events: &Events, work: &[usize], removal: usize) -> bool {
        let beside = self.beside(events, removal);
        let past = |a: usize, b: usize| events.is_past(a, b);
        let mut witnesses: Vec<usize> = Vec::new();
        for event in work.iter().copied() {
            let found_it = || {
                witnesses.iter().rev().any(|earlier| {
                    let ended = |other: &usize| past(*other, event) && past(*earlier, *other);
                    past(*earlier, event) && !beside.iter().any(ended)
                })
            };
            let witness = if past(removal, event) {
                found_it()
            } else {
                events.are_apart(event, removal)
            };
            if witness {
                witnesses.push(event);
            }
        }
        let ended = |witness: &usize| beside.iter().any(|other| past(*witness, *other));
        !witnesses.iter().all(ended)
    }

    /// The removals that have consequences.
    pub(super) fn standing(&self, events: &Events, work: &[usize]) -> Vec<usize> {
        let stands = |removal: &usize| {
            !self.is_taken_back(events, *removal) && !self.is_outlived(events, work, *removal)
        };
        self.removals.iter().copied().filter(stands).collect()
    }

    /// The removals of a living record that nobody has answered yet, each with the work that overrode it.
    pub(super) fn overridden(&self, events: &Events, work: &[usize]) -> Vec<(usize, Vec<usize>)> {
        let answered = |removal: usize| {
            let worked = work.iter().copied();
            let worked = worked.filter(|event| events.get(*event).kind != Kind::Back);
            let mut later = worked.chain(self.removals.iter().copied());
            later.any(|event| events.is_in_effect(event) && events.is_past(removal, event))
        };
        let mut found = Vec::new();
        for removal in self.removals.iter().copied() {
            let survivors = self.survivors(events, work, removal);
            let open = !self.is_taken_back(events, removal) && !answered(removal);
            if !survivors.is_empty() && open {
                found.push((removal, survivors));
            }
        }
        found
    }
}

impl Evidence {
    /// Who works on a record works on the one it belongs to at that moment, and so on upward while those are
    /// there.
    pub(super) fn climb(&mut self, events: &Events, watched: &HashSet<Arc<str>>) {
        let mut own: Vec<(usize, RecordId)> = Vec::new();
        for (id, life) in &self.lives {
            if self.has_parents(id) {
                let touches = life.touches.iter().filter(|touch| touch.own);
                own.extend(touches.map(|touch| (touch.event, id.clone())));
            }
        }
        // Whether a parent was there is known when all that came before is.
        own.sort_by(|(a, of), (b, other)| {
            let rank = events.rank(*a).cmp(&events.rank(*b));
            rank.then_with(|| of.cmp(other))
        });
        for (event, mut at) in own {
            let mut way: BTreeSet<RecordId> = BTreeSet::new();
            while let Some(parent) = self.parent_at(events, &at, event) {
                let parent = RecordId::new(parent);
                if !way.insert(parent.clone()) {
                    break;
                }
                if watched.contains(parent.as_str()) && !self.add_touch(events, &parent, event) {
                    break;
                }
                at = parent;
            }
        }
    }

    fn has_parents(&self, id: &RecordId) -> bool {
        let writes = self.writes.get(&(id.clone(), Cell::plain(PARENT)));
        writes.is_some_and(|writes| writes.iter().any(|write| write.after.is_some()))
    }

    /// Notes work on what belongs to a record; tells whether the record was there for who did it.
    fn add_touch(&mut self, events: &Events, id: &RecordId, event: usize) -> bool {
        let life = self.lives.entry(id.clone()).or_default();
        if life.removals.contains(&event) {
            return false;
        }
        if !life.touches.iter().any(|touch| touch.event == event) {
            life.touches.push(Touch {
                event,
                places: false,
                own: false,
            });
        }
        life.removals.is_empty()
            || life.is_among(events, &life.counting(events, Some(event)), Some(event))
    }

    /// The record that another one belonged to when an entry was done. That it lost its parent with a removal
    /// says nothing: either the parent is gone, or the removal was overridden.
    fn parent_at(&self, events: &Events, id: &RecordId, event: usize) -> Option<Arc<str>> {
        let writes = self.writes.get(&(id.clone(), Cell::plain(PARENT)))?;
        let known = writes
            .iter()
            .filter(|write| write.because.is_empty())
            .filter(|write| write.event == event || events.is_past(write.event, event));
        let last = known.max_by(|a, b| events.rank(a.event).cmp(&events.rank(b.event)))?;
        last.after.clone()
    }
}

/// The lives of records that were removed at least once, judged by all entries.
#[derive(Debug, Default)]
pub(super) struct Judged {
    /// The removals that have consequences.
    pub(super) standing: BTreeMap<RecordId, Vec<usize>>,
    /// The entries that worked on a record while it was there.
    pub(super) work: BTreeMap<RecordId, Vec<usize>>,
}

impl Judged {
    pub(super) fn of(events: &Events, lives: &BTreeMap<RecordId, Life>) -> Self {
        let mut judged = Self::default();
        for (id, life) in lives.iter().filter(|(_, life)| !life.removals.is_empty()) {
            let work = life.counting(events, None);
            judged
                .standing
                .insert(id.clone(), life.standing(events, &work));
            judged.work.insert(id.clone(), work);
        }
        judged
    }
}
