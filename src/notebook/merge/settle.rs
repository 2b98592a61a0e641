//! Clashes and their settlement: which are open, what people decide, and what settles one by the way.
//!
//! A clash is open while its merge stands and no standing entry has settled it, so undoing either opens or
//! closes it again without anything being written.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::note::{About, Choice, Clash, ClashId, MergeNote};
use crate::notebook::change::{Change, Changes};
use crate::notebook::content::RecordId;
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
        choice: Choice<'_>,
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
            (About::Answer(cell), Choice::Answer(value)) => {
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
            (About::Parent, Choice::Parent(parent)) => {
                let mut after = place.clone();
                after.parent = parent.map(|parent| Arc::from(parent.as_str()));
                let change = Change::Record {
                    id: id.record.clone(),
                    before: Some(place),
                    after: Some(after),
                };
                (Op::SettleParent { collection, name }, vec![change])
            }
            (About::Life, Choice::Keep) => {
                let change = Change::Record {
                    id: id.record.clone(),
                    before: Some(place.clone()),
                    after: Some(place),
                };
                (Op::SettleRecord { collection, name }, vec![change])
            }
            (About::Life, Choice::Remove) => {
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

    /// The open clashes that an entry settles, whatever it was done for: people answered there. It is asked
    /// before the entry joins the log and after its changes are in the content.
    pub(in crate::notebook) fn note_settled(
        &mut self,
        operation: &Operation,
        changes: &[Change],
    ) -> Vec<ClashId> {
        if self.merges.is_empty() {
            return Vec::new();
        }
        let settled: Vec<ClashId> = self
            .clashes()
            .filter(|clash| {
                // What takes back something older than the merge answers; what takes back something later
                // only opens again what that had answered.
                let older = |target: u64| target < clash.id.merge;
                operation.undoes.is_none_or(older)
                    && self.answers(&operation.words, operation.undoes.is_some(), changes, clash)
            })
            .map(|clash| clash.id.clone())
            .collect();
        self.mark_settled(&settled, operation.n);
        settled
    }

    pub(super) fn mark_settled(&mut self, clashes: &[ClashId], by: u64) {
        for note in &mut self.merges {
            for clash in &mut note.clashes {
                if clashes.contains(&clash.id) {
                    clash.settled = Some(by);
                }
            }
        }
    }

    /// Whether changes answer what a clash asks.
    fn answers(&self, words: &Words, is_back: bool, changes: &[Change], clash: &Clash) -> bool {
        let record = &clash.id.record;
        let removed: BTreeSet<&str> = changes
            .iter()
            .filter(|change| matches!(change, Change::Record { after: None, .. }))
            .map(|change| change.id().as_str())
            .collect();
        if removed.contains(record.as_str()) {
            return true;
        }
        // What points to a removed record is no answer any more.
        let left = |value: &Option<Arc<str>>| {
            !value
                .as_deref()
                .is_some_and(|value| removed.contains(value))
        };
        let mut values: Vec<_> = clash.sides.iter().map(|side| &side.value).collect();
        values.retain(|value| left(value));
        let mut values: Vec<Option<&str>> = values.into_iter().map(|it| it.as_deref()).collect();
        values.sort_unstable();
        values.dedup();
        match &clash.id.about {
            About::Answer(cell) => {
                values.len() < 2
                    || removed.contains(&*cell.key)
                    || changes.iter().any(|change| {
                        matches!(change, Change::Answer { id, cell: of, .. } if id == record && of == cell)
                    })
            }
            About::Parent => {
                values.len() < 2
                    || changes.iter().any(|change| match change {
                        Change::Record { id, before, after } if id == record => {
                            let parent = |place: &Option<crate::notebook::Place>| {
                                place.as_ref().and_then(|place| place.parent.clone())
                            };
                            words.name == "settle-parent" || parent(before) != parent(after)
                        }
                        _ => false,
                    })
            }
            About::Life if is_back => false,
            About::Life => changes
                .iter()
                .any(|change| self.works_on(change, &removed, record)),
        }
    }

    /// Whether a change is work on a record, on what belongs to it, or makes something point to it.
    fn works_on(&self, change: &Change, removed: &BTreeSet<&str>, record: &RecordId) -> bool {
        let points = match change {
            Change::Record { after, .. } => {
                let parent = after.as_ref().and_then(|place| place.parent.as_deref());
                parent == Some(record.as_str())
            }
            Change::Answer {
                cell,
                before,
                after,
                ..
            } => {
                let emptied = after.is_none();
                let of = [before.as_deref(), Some(&*cell.key)];
                if emptied && of.into_iter().flatten().any(|of| removed.contains(of)) {
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
