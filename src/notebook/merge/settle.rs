//! Clashes and their settlement: which are open, what people decide, and what settles one by the way.
//!
//! A clash is open while its merge stands and no standing entry has settled it, so undoing either opens or
//! closes it again without anything being written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::note::{About, Clash, ClashId, MergeNote, Settlement};
use crate::notebook::change::{Change, Changes, Place};
use crate::notebook::content::{Content, RecordId};
use crate::notebook::error::Error;
use crate::notebook::op::{Op, Words};
use crate::notebook::{Notebook, Operation};
use crate::text;

impl Clash {
    /// What it says, for telling whether two clashes are one.
    pub(super) fn says(&self) -> BTreeSet<(&str, u64, Option<&str>)> {
        self.sides
            .iter()
            .map(|side| (&*side.chain, side.seq, side.value.as_deref()))
            .collect()
    }
}

impl Notebook {
    /// Every merge of this file, the oldest first; [`Log::is_in_effect`](crate::notebook::Log::is_in_effect)
    /// tells whether one still stands.
    pub fn merges(&self) -> &[MergeNote] {
        &self.merges
    }

    /// The clashes that people still have to settle.
    pub fn clashes(&self) -> impl Iterator<Item = &Clash> {
        let all = self.merges.iter().flat_map(|note| &note.clashes);
        all.filter(|clash| self.is_open(clash))
    }

    /// Whether a clash is still to be settled: its merge stands, and nothing that stands has settled it.
    pub fn is_open(&self, clash: &Clash) -> bool {
        self.log.is_in_effect(clash.id.merge) && self.settled_by(clash).is_none()
    }

    /// The entry that settled a clash, if that stands.
    pub fn settled_by(&self, clash: &Clash) -> Option<&Operation> {
        let n = clash.settled.filter(|n| self.log.is_in_effect(*n))?;
        self.log.get(n)
    }

    /// Settles an open clash as one operation; `name` is how the record is called. Nothing happens when it is
    /// not open, or when the choice is not one for what it is about.
    pub fn settle(
        &mut self,
        id: &ClashId,
        choice: Settlement<'_>,
        name: &str,
    ) -> Result<Changes, Error> {
        self.refuse_read_only()?;
        let Some(clash) = self.clashes().find(|clash| clash.id == *id) else {
            return Ok(Changes::default());
        };
        let (collection, name) = (clash.collection.to_string(), name.to_owned());
        let Some(record) = self.content.get_record(id.record.as_str()) else {
            return Ok(Changes::default());
        };
        let place = record.place();
        let (op, changes) = match (&id.about, choice) {
            (About::Answer(cell), Settlement::Answer(value)) => {
                let value = text::clean(value);
                let change = Change::Answer {
                    id: id.record.clone(),
                    cell: cell.clone(),
                    before: record.answers.get(cell).cloned(),
                    after: (!value.is_empty()).then(|| value.into()),
                };
                let field = cell.field.to_string();
                let op = Op::Settle {
                    collection,
                    field,
                    name,
                };
                (op, vec![change])
            }
            (About::Parent, Settlement::Parent(parent)) => {
                let mut after = place.clone();
                after.parent = parent.map(|parent| Arc::from(parent.as_str()));
                let change = Change::Record {
                    id: id.record.clone(),
                    before: Some(place),
                    after: Some(after),
                };
                (Op::SettleParent { collection, name }, vec![change])
            }
            (About::Life, Settlement::Keep) => {
                let change = Change::Record {
                    id: id.record.clone(),
                    before: Some(place.clone()),
                    after: Some(place),
                };
                (Op::SettleRecord { collection, name }, vec![change])
            }
            (About::Life, Settlement::Remove) => {
                let op = Op::SettleRecord { collection, name };
                let record = id.record.clone();
                let ((), changes) = self.transact(&op, |tx| tx.remove(&record))?;
                return Ok(changes);
            }
            _ => return Ok(Changes::default()),
        };
        self.going = None;
        for change in &changes {
            change.apply(&mut self.content);
        }
        let touched = Changes::of(&changes, &self.content);
        self.append(op.words(), changes.into(), None);
        Ok(touched)
    }

    /// The clashes that an entry settles, whatever it was done for: people answered there; and those that it
    /// settled while it was typed and does not any more. It is asked when its changes are in the content.
    pub(in crate::notebook) fn note_settled(
        &mut self,
        operation: &Operation,
        changes: &[Change],
    ) -> Vec<Settled> {
        if self.merges.is_empty() {
            return Vec::new();
        }
        let work = Work::of(&self.content, operation, changes);
        let standing = self.merges.iter();
        let standing = standing.filter(|note| self.log.is_in_effect(note.n));
        let mut settled: Vec<Settled> = Vec::new();
        for clash in standing.flat_map(|note| &note.clashes) {
            let by = self.settled_by(clash).map(|entry| entry.n);
            if by.is_some_and(|by| by != operation.n) {
                continue;
            }
            // What takes back something older than the merge answers; what takes back something later only
            // opens again what that had answered.
            let older = |target: u64| target < clash.id.merge;
            let answers = operation.undoes.is_none_or(older) && work.answers(clash);
            let now = answers.then_some(operation.n);
            if now != by {
                settled.push((clash.id.clone(), now));
            }
        }
        self.mark_settled(&settled);
        settled
    }

    pub(super) fn mark_settled(&mut self, settled: &[Settled]) {
        for (id, by) in settled {
            let note = self.merges.iter_mut().find(|note| note.n == id.merge);
            let clashes = note.into_iter().flat_map(|note| &mut note.clashes);
            for clash in clashes.filter(|clash| clash.id == *id) {
                clash.settled = *by;
            }
        }
    }
}

/// A clash and the entry that settled it; nothing when it is open again.
pub(in crate::notebook) type Settled = (ClashId, Option<u64>);

/// What an entry did, for asking what it answers.
struct Work<'a> {
    content: &'a Content,
    words: &'a Words,
    is_back: bool,
    changes: Vec<Change>,
    removed: BTreeSet<RecordId>,
}

impl<'a> Work<'a> {
    fn of(content: &'a Content, operation: &'a Operation, changes: &[Change]) -> Self {
        let words = &operation.words;
        let is_back = operation.undoes.is_some();
        let counts_idle = is_back || words.name.starts_with("settle");
        let changes = net(changes, counts_idle);
        let removed = changes
            .iter()
            .filter(|change| matches!(change, Change::Record { after: None, .. }))
            .map(|change| change.id().clone())
            .collect();
        Self {
            content,
            words,
            is_back,
            changes,
            removed,
        }
    }

    /// Whether it answers what a clash asks.
    fn answers(&self, clash: &Clash) -> bool {
        let record = &clash.id.record;
        if self.removed.contains(record) {
            return true;
        }
        let mut changes = self.changes.iter();
        match &clash.id.about {
            About::Answer(cell) => {
                self.leaves_one(clash)
                    || self.removed.contains(&*cell.key)
                    || changes.any(|change| match change {
                        Change::Answer { id, cell: of, .. } => id == record && of == cell,
                        Change::Record { .. } => false,
                    })
            }
            About::Parent => {
                self.leaves_one(clash)
                    || changes.any(|change| match change {
                        Change::Record { id, before, after } if id == record => {
                            self.words.name == "settle-parent"
                                || parent(before.as_ref()) != parent(after.as_ref())
                        }
                        _ => false,
                    })
            }
            About::Life => !self.is_back && changes.any(|change| self.is_about(change, record)),
        }
    }

    /// Whether its removals leave only one of the answers: what points to a removed record is none any more.
    fn leaves_one(&self, clash: &Clash) -> bool {
        let values = clash.sides.iter().map(|side| side.value.as_deref());
        let left = values.filter(|value| value.is_none_or(|value| !self.removed.contains(value)));
        let left: BTreeSet<Option<&str>> = left.collect();
        left.len() < 2
    }

    /// Whether a change is work on a record, on what belongs to it, or makes something point to it.
    fn is_about(&self, change: &Change, record: &RecordId) -> bool {
        let points = match change {
            Change::Record { before, after, .. } => {
                // Losing a parent that was removed is nobody's work.
                let lost = parent(before.as_ref()).filter(|parent| self.removed.contains(*parent));
                if lost.is_some() && after.as_ref().is_some_and(|place| place.parent.is_none()) {
                    return false;
                }
                parent(after.as_ref()) == Some(record.as_str())
            }
            Change::Answer {
                cell,
                before,
                after,
                ..
            } => {
                let emptied = after.is_none();
                let mut of = [before.as_deref(), Some(&*cell.key)].into_iter().flatten();
                if emptied && of.any(|of| self.removed.contains(of)) {
                    return false;
                }
                let is = |text: &str| text == record.as_str();
                !emptied && (is(&cell.key) || after.as_deref().is_some_and(is))
            }
        };
        let mut up = Some(change.id().clone());
        for _ in self.content.all() {
            match up {
                Some(id) if id == *record => return true,
                Some(id) => {
                    let above = self.content.get_record(id.as_str());
                    up = above.and_then(|record| record.parent.clone());
                }
                None => break,
            }
        }
        points
    }
}

fn parent(place: Option<&Place>) -> Option<&str> {
    place?.parent.as_deref()
}

/// What stood somewhere before, and what stands there after.
type Ends<'a, T> = (&'a Option<T>, &'a Option<T>);

/// What changes did in the end; what came out as it was before only where that counts too.
fn net(changes: &[Change], counts_idle: bool) -> Vec<Change> {
    let mut places: BTreeMap<&RecordId, Ends<'_, Place>> = BTreeMap::new();
    let mut cells: BTreeMap<_, Ends<'_, Arc<str>>> = BTreeMap::new();
    for change in changes {
        match change {
            Change::Record { id, before, after } => {
                places.entry(id).or_insert((before, after)).1 = after;
            }
            Change::Answer {
                id,
                cell,
                before,
                after,
            } => cells.entry((id, cell)).or_insert((before, after)).1 = after,
        }
    }
    let places = places.into_iter();
    let places = places.filter(|(_, (before, after))| counts_idle || before != after);
    let places = places.map(|(id, (before, after))| Change::Record {
        id: id.clone(),
        before: before.clone(),
        after: after.clone(),
    });
    let cells = cells.into_iter();
    let cells = cells.filter(|(_, (before, after))| counts_idle || before != after);
    let cells = cells.map(|((id, cell), (before, after))| Change::Answer {
        id: id.clone(),
        cell: cell.clone(),
        before: before.clone(),
        after: after.clone(),
    });
    places.chain(cells).collect()
}
