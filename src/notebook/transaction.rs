//! What an operation may do: four primitive changes, each remembered with its before and after.

use std::sync::Arc;

use super::change::{Change, Place};
use super::content::{Cell, Content, RecordId};
use super::{id, position};
use crate::text;

/// Where a record goes among its siblings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At<'a> {
    /// After all others.
    End,
    /// Before all others.
    Start,
    /// Right after another record.
    After(&'a RecordId),
    /// Right before another record.
    Before(&'a RecordId),
}

/// The hand that changes the content inside `transact`.
#[derive(Debug)]
pub struct Transaction<'a> {
    pub(super) content: &'a mut Content,
    pub(super) changes: Vec<Change>,
    pub(super) attachments: Vec<(String, String, String, Arc<[u8]>)>,
}

impl Transaction<'_> {
    /// The content as it is now.
    pub fn content(&self) -> &Content {
        self.content
    }

    /// Adds an empty record with a random id.
    pub fn add(&mut self, collection: &str, prefix: &str, at: At<'_>) -> RecordId {
        let id = id::record(prefix);
        self.add_named(id.clone(), collection, at);
        id
    }

    /// Adds an empty record with a given id, so that two tables mean the same one (the territory, the mark
    /// of a step). Nothing happens when it exists.
    pub fn add_named(&mut self, id: RecordId, collection: &str, at: At<'_>) {
        if self.content.get_record(id.as_str()).is_some() {
            return;
        }
        let place = Place {
            collection: collection.into(),
            parent: None,
            position: self.position(collection, at, None).into(),
        };
        self.push(Change::Record {
            id,
            before: None,
            after: Some(place),
        });
    }

    /// Takes a record away with its answers. Answers elsewhere that point to it are emptied and records that
    /// belong to it then belong to none, so that undoing brings all of it back.
    pub fn remove(&mut self, id: &RecordId) {
        let Some(record) = self.content.get_record(id.as_str()) else {
            return;
        };
        let place = record.place();
        let mut empty: Vec<(RecordId, Cell, Arc<str>)> = Vec::new();
        let mut children: Vec<RecordId> = Vec::new();
        for other in self.content.all() {
            if other.parent.as_ref() == Some(id) && other.id != *id {
                children.push(other.id.clone());
            }
            for (cell, value) in &other.answers {
                if other.id == *id || &**value == id.as_str() || &*cell.key == id.as_str() {
                    empty.push((other.id.clone(), cell.clone(), Arc::clone(value)));
                }
            }
        }
        for (id, cell, value) in empty {
            self.push(Change::Answer {
                id,
                cell,
                before: Some(value),
                after: None,
            });
        }
        for child in children {
            self.put_under(&child, None);
        }
        self.push(Change::Record {
            id: id.clone(),
            before: Some(place),
            after: None,
        });
    }

    /// Makes a record belong to another one, or to none. Nothing happens when that one is not there, or lies
    /// below it.
    pub fn put_under(&mut self, id: &RecordId, parent: Option<&RecordId>) {
        let Some(record) = self.content.get_record(id.as_str()) else {
            return;
        };
        let mut above = parent;
        // No chain of parents is longer than there are records, whatever a merge made of them.
        for _ in self.content.all() {
            let Some(one) = above else { break };
            match self.content.get_record(one.as_str()) {
                Some(record) if record.id != *id => above = record.parent.as_ref(),
                _ => return,
            }
        }
        if record.parent.as_ref() == parent {
            return;
        }
        let before = record.place();
        let mut after = before.clone();
        after.parent = parent.map(|parent| parent.as_str().into());
        self.push(Change::Record {
            id: id.clone(),
            before: Some(before),
            after: Some(after),
        });
    }

    /// Makes two records of the same thing one: what pointed to `gone` points to `keep`, empty answers of
    /// `keep` are filled with those of `gone`, and `gone` is removed. Where both answered, `keep` stands.
    pub fn join(&mut self, keep: &RecordId, gone: &RecordId) {
        let stands = |id: &RecordId| self.content.get_record(id.as_str()).is_some();
        if keep == gone || !stands(keep) || !stands(gone) {
            return;
        }
        let points =
            |cell: &Cell, value: &str| value == gone.as_str() || &*cell.key == gone.as_str();
        let mut pointing: Vec<(RecordId, Cell, Arc<str>)> = Vec::new();
        let mut children: Vec<RecordId> = Vec::new();
        for record in self.content.all().filter(|record| record.id != *gone) {
            for (cell, value) in &record.answers {
                if points(cell, value) {
                    pointing.push((record.id.clone(), cell.clone(), Arc::clone(value)));
                }
            }
            if record.parent.as_ref() == Some(gone) && record.id != *keep {
                children.push(record.id.clone());
            }
        }
        for (id, cell, value) in pointing {
            self.set(&id, cell.clone(), "");
            self.fill(&id, &renamed(&cell, gone, keep), &value, gone, keep);
        }
        for child in children {
            self.put_under(&child, Some(keep));
        }
        let answers = self.content.get_record(gone.as_str());
        let answers = answers.map(|record| record.answers.clone());
        for (cell, value) in answers.unwrap_or_default() {
            self.fill(keep, &renamed(&cell, gone, keep), &value, gone, keep);
        }
        self.remove(gone);
    }

    /// Writes an answer where there is none yet; one that would make a record point to itself is left out.
    fn fill(&mut self, id: &RecordId, cell: &Cell, value: &str, gone: &RecordId, keep: &RecordId) {
        let value = if value == gone.as_str() {
            keep.as_str()
        } else {
            value
        };
        let itself = *id == *keep && (value == keep.as_str() || &*cell.key == keep.as_str());
        let record = self.content.get_record(id.as_str());
        if !itself && record.is_some_and(|record| !record.answers.contains_key(cell)) {
            self.set(id, cell.clone(), value);
        }
    }

    /// Moves a record to another place among its siblings; nothing changes when it stands there already.
    pub fn move_to(&mut self, id: &RecordId, at: At<'_>) {
        let Some(record) = self.content.get_record(id.as_str()) else {
            return;
        };
        let before = record.place();
        let ids = self.content.ids(&before.collection);
        let there = ids.iter().position(|other| other == id);
        let neighbour = |other: &RecordId, step: isize| {
            let index = there.and_then(|index| index.checked_add_signed(step));
            other == id || index.and_then(|index| ids.get(index)) == Some(other)
        };
        let stays = match at {
            At::Start => ids.first() == Some(id),
            At::End => ids.last() == Some(id),
            At::After(other) => neighbour(other, -1),
            At::Before(other) => neighbour(other, 1),
        };
        if stays {
            return;
        }
        let mut after = before.clone();
        after.position = self.position(&before.collection, at, Some(id)).into();
        let id = id.clone();
        self.push(Change::Record {
            id,
            before: Some(before),
            after: Some(after),
        });
    }

    /// Writes one cell; an empty text empties it. Text is put in its one stored form.
    pub fn set(&mut self, id: &RecordId, cell: Cell, value: &str) {
        let value = text::clean(value);
        let Some(record) = self.content.get_record(id.as_str()) else {
            return;
        };
        let before = record.answers.get(&cell).cloned();
        let after = (!value.is_empty()).then(|| Arc::from(value.as_str()));
        if before != after {
            self.push(Change::Answer {
                id: id.clone(),
                cell,
                before,
                after,
            });
        }
    }

    /// Makes a set of choices or references hold exactly these members.
    pub fn set_members(&mut self, id: &RecordId, field: &str, members: &[&str]) {
        let Some(record) = self.content.get_record(id.as_str()) else {
            return;
        };
        let gone: Vec<String> = record
            .set(field)
            .filter(|member| !members.contains(member))
            .map(str::to_owned)
            .collect();
        for member in gone {
            self.set(id, Cell::keyed(field, member), "");
        }
        for member in members {
            self.set(id, Cell::keyed(field, *member), "1");
        }
    }

    /// Keeps a file in the notebook; gives the id that an answer holds.
    pub fn attach(&mut self, name: &str, media: &str, bytes: Vec<u8>) -> String {
        let id = id::record(id::ATTACHMENT).as_str().to_owned();
        self.attachments
            .push((id.clone(), name.to_owned(), media.to_owned(), bytes.into()));
        id
    }

    pub(super) fn push(&mut self, change: Change) {
        change.apply(self.content);
        self.changes.push(change);
    }

    fn position(&self, collection: &str, at: At<'_>, moving: Option<&RecordId>) -> String {
        if let (At::End, None) = (at, moving) {
            let last = self.content.ids(collection).last();
            let last = last.and_then(|id| self.content.get_record(id.as_str()));
            return position::between(last.map(|record| &*record.position), None);
        }
        let siblings: Vec<(&RecordId, &str)> = self
            .content
            .records(collection)
            .filter(|record| Some(&record.id) != moving)
            .map(|record| (&record.id, &*record.position))
            .collect();
        let index = match at {
            At::Start => 0,
            At::End => siblings.len(),
            At::After(id) => siblings
                .iter()
                .position(|(other, _)| *other == id)
                .map_or(siblings.len(), |index| index + 1),
            At::Before(id) => siblings
                .iter()
                .position(|(other, _)| *other == id)
                .unwrap_or(siblings.len()),
        };
        let before = index.checked_sub(1).map(|index| siblings[index].1);
        position::between(before, siblings.get(index).map(|(_, position)| *position))
    }
}

/// The cell of another record in the same map or set.
fn renamed(cell: &Cell, gone: &RecordId, keep: &RecordId) -> Cell {
    if &*cell.key == gone.as_str() {
        return Cell::keyed(Arc::clone(&cell.field), keep.as_str());
    }
    cell.clone()
}
