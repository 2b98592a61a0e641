//! Taking back an older entry while the later ones stay, or the reason why that cannot be.

use std::collections::{BTreeMap, BTreeSet};

use super::net::{Net, Spot, add, bring, from_now};
use crate::notebook::change::Change;
use crate::notebook::content::{Cell, RecordId};
use crate::notebook::error::Error;
use crate::notebook::op::{Op, Words};
use crate::notebook::{Notebook, Operation, Undone};

/// What taking an entry back would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakingBack {
    /// The operation that is taken back, or done again.
    pub words: Words,
    /// Whether it had been taken back before, and would be done again.
    pub again: bool,
    /// What would change.
    pub changes: Vec<Change>,
    /// The entry whose changes are reversed: the chosen one, or the last that undid or redid it.
    target: u64,
}

/// Why an entry cannot be taken back on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hindrance {
    /// It began the notebook.
    Beginning,
    /// It left nothing that could be taken back.
    Nothing,
    /// The log up to it is no longer whole: personal data were purged, or a repair left holes.
    Sealed,
    /// It came from another copy with the entry of this number, and is taken back with it.
    Merged(u64),
    /// Something later leans on it.
    Later {
        /// The first later entry that does; nothing when the content was changed from outside.
        by: Option<u64>,
        /// The record where it does.
        record: RecordId,
        /// The cell, or the record itself.
        cell: Option<Cell>,
        /// In which way.
        how: How,
    },
}

/// In which way something later leans on an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The cell or place has become another one.
    Changed,
    /// The record was removed, and is needed.
    Removed,
    /// An added record got this answer later.
    Answered,
    /// This answer came to point to an added record.
    Pointed,
}

/// Where something stands in the way, or would if it was removed later.
#[derive(Debug, Default)]
struct Obstacles {
    /// Records that would go.
    added: BTreeSet<RecordId>,
    spots: BTreeMap<Spot, How>,
    /// Records that are needed and not there; whether that is certain even when no entry is found that removed
    /// them.
    missing: BTreeMap<RecordId, bool>,
}

impl Notebook {
    /// What taking an entry back would do, while everything later stays. An entry that was taken back already is
    /// done again.
    pub fn preview_undo(&self, n: u64) -> Result<Result<TakingBack, Hindrance>, Error> {
        let Some((root, last)) = self.family(n) else {
            return Ok(Err(Hindrance::Nothing));
        };
        if self.log.is_sealed(root.n) {
            return Ok(Err(Hindrance::Sealed));
        }
        if let Some(merge) = last.merged.or(root.merged) {
            return Ok(Err(Hindrance::Merged(merge)));
        }
        if matches!(&*root.words.name, "create" | "anonymous" | "next-cycle") {
            return Ok(Err(Hindrance::Beginning));
        }
        let changes = self.changes(last.n)?;
        // A merge may have found everything in place already: taken back, what it brought is told as undone.
        let may_be_idle = root.words.name == "merge";
        if changes.is_empty() && !may_be_idle {
            // Everything else that can be taken back changed something: its changes were lost.
            return Err(Error::Damaged(self.path.clone()));
        }
        let mut net = Net::new();
        for change in changes.iter() {
            add(&mut net, change.clone());
        }
        net.retain(|_, change| !change.is_idle());
        if net.is_empty() && !may_be_idle {
            return Ok(Err(Hindrance::Nothing));
        }
        if let Some(hindrance) = self.find_hindrance(&net, last.n)? {
            return Ok(Err(hindrance));
        }
        Ok(Ok(TakingBack {
            words: root.words.clone(),
            again: !self.log.is_in_effect(root.n),
            changes: bring(&self.content, net.into_values().map(|c| c.inverse())),
            target: last.n,
        }))
    }

    /// Takes an entry back while everything later stays, as a new operation that can itself be undone; or does
    /// it again, when it had been taken back.
    pub fn undo_chosen(&mut self, n: u64) -> Result<Result<Undone, Hindrance>, Error> {
        self.going = None;
        self.refuse_read_only()?;
        let taking = match self.preview_undo(n)? {
            Ok(taking) => taking,
            Err(hindrance) => return Ok(Err(hindrance)),
        };
        let words = Box::new(taking.words.clone());
        let op = if taking.again {
            Op::DoAgain(words)
        } else {
            Op::TakeBack(words)
        };
        let changes = self.apply(&op, taking.changes, Some(taking.target));
        Ok(Ok(Undone {
            words: taking.words,
            changes,
        }))
    }

    /// The operation that an entry is about, and the last entry that did it, undid it or did it again.
    fn family(&self, n: u64) -> Option<(&Operation, &Operation)> {
        let mut roots: BTreeMap<u64, u64> = BTreeMap::new();
        for entry in self.log.entries() {
            if let Some(target) = entry.undoes {
                let root = roots.get(&target).copied().unwrap_or(target);
                roots.insert(entry.n, root);
            }
        }
        let root = roots.get(&n).copied().unwrap_or(n);
        let merge_stands = |entry: &Operation| {
            let merge = entry.merged;
            merge.is_none_or(|merge| self.log.is_in_effect(merge))
        };
        let last = roots
            .iter()
            .rev()
            .filter(|(_, of)| **of == root)
            .filter_map(|(n, _)| self.log.get(*n))
            .find(|entry| merge_stands(entry));
        let root = self.log.get(root)?;
        Some((root, last.unwrap_or(root)))
    }

    /// The first later entry that leans on what an entry did, if one does.
    fn find_hindrance(&self, net: &Net, n: u64) -> Result<Option<Hindrance>, Error> {
        let obstacles = self.obstacles(net);
        let mut spots = obstacles.spots.iter();
        let mut missing = obstacles.missing.iter();
        let certain = spots.next().map(|(spot, how)| (spot.clone(), *how));
        let certain = certain.or_else(|| {
            let (id, _) = missing.find(|(_, certain)| **certain)?;
            Some(((id.clone(), None), How::Removed))
        });
        let visit = move |first: &mut Option<(u64, Spot, How)>, n: u64, change: Change| {
            if first.is_none() {
                *first = obstacles.met(&change).map(|(spot, how)| (n, spot, how));
            }
        };
        let first = self.worker.walk(n, false, visit)?;
        let found = match first {
            Some((by, spot, how)) => Some((Some(by), spot, how)),
            None => certain.map(|(spot, how)| (None, spot, how)),
        };
        Ok(found.map(|(by, (record, cell), how)| Hindrance::Later {
            by,
            record,
            cell,
            how,
        }))
    }

    fn obstacles(&self, net: &Net) -> Obstacles {
        let mut obstacles = Obstacles::default();
        let stands = |id: &str| self.content.get_record(id).is_some();
        let comes_back = |id: &RecordId| {
            let place = net.get(&(id.clone(), None));
            matches!(
                place,
                Some(Change::Record {
                    before: Some(_),
                    after: None,
                    ..
                })
            )
        };
        for (spot, change) in net {
            let mut need = |id: &str, certain: bool| {
                let id = RecordId::new(id);
                if !stands(id.as_str()) && !comes_back(&id) {
                    *obstacles.missing.entry(id).or_default() |= certain;
                }
            };
            if from_now(&self.content, change.clone()).is_some() {
                if stands(spot.0.as_str()) {
                    obstacles.spots.insert(spot.clone(), How::Changed);
                } else {
                    need(spot.0.as_str(), true);
                }
            }
            match change {
                Change::Answer {
                    id,
                    cell,
                    before: Some(value),
                    ..
                } => {
                    need(id.as_str(), true);
                    // What points to a record looks like any other words: only the log tells.
                    need(value, false);
                    need(&cell.key, false);
                }
                Change::Record {
                    before: Some(place),
                    ..
                } => {
                    if let Some(parent) = &place.parent {
                        need(parent, true);
                    }
                }
                _ => {}
            }
        }
        obstacles.added = net
            .values()
            .filter(|change| matches!(change, Change::Record { before: None, .. }))
            .map(|change| change.id().clone())
            .collect();
        if !obstacles.added.is_empty() {
            self.add_leaning(net, &mut obstacles);
        }
        obstacles
    }

    /// Answers, references and children that added records got later.
    fn add_leaning(&self, net: &Net, obstacles: &mut Obstacles) {
        let Obstacles { added, spots, .. } = obstacles;
        for record in self.content.all() {
            let own = added.contains(&record.id);
            for (cell, value) in &record.answers {
                let points = added.contains(&**value) || added.contains(&*cell.key);
                let spot = || (record.id.clone(), Some(cell.clone()));
                if (own || points) && !net.contains_key(&spot()) {
                    let how = if own { How::Answered } else { How::Pointed };
                    spots.entry(spot()).or_insert(how);
                }
            }
            let parent = record.parent.as_ref();
            let spot = (record.id.clone(), None);
            if parent.is_some_and(|parent| added.contains(parent)) && !net.contains_key(&spot) {
                spots.entry(spot).or_insert(How::Pointed);
            }
        }
    }
}

impl Obstacles {
    /// The obstacle that a later change is about.
    fn met(&self, change: &Change) -> Option<(Spot, How)> {
        let spot = super::net::spot(change);
        let how = self.spots.get(&spot);
        if let Some(how) = how.filter(|how| **how != How::Pointed || self.points(change)) {
            return Some((spot, *how));
        }
        let removed = matches!(change, Change::Record { after: None, .. });
        let missing = removed && self.missing.contains_key(change.id());
        missing.then(|| ((change.id().clone(), None), How::Removed))
    }

    /// Whether a change makes something point to a record that would go.
    fn points(&self, change: &Change) -> bool {
        match change {
            Change::Answer {
                cell,
                after: Some(value),
                ..
            } => self.added.contains(&**value) || self.added.contains(&*cell.key),
            Change::Record {
                after: Some(place), ..
            } => {
                let parent = place.parent.as_deref();
                parent.is_some_and(|parent| self.added.contains(parent))
            }
            _ => false,
        }
    }
}
