//! Bringing an earlier state back, as one operation that can be undone like any other.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::change::{Change, Changes};
use super::super::content::{Content, Record};
use super::super::error::Error;
use super::super::op::Op;
use super::super::store::Store;
use super::super::transaction::Transaction;
use super::super::write::Write;
use super::super::{Notebook, id};
use super::Reason;

/// What a backup holds, read into memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Records and answers.
    pub content: Content,
    /// The file they were read from.
    pub path: PathBuf,
}

impl Snapshot {
    /// Reads a backup, or any notebook, without changing anything. One of an older shape is understood too.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let store = Store::look(path)?.in_present_shape()?;
        let (content, _) = store
            .content()
            .map_err(|_| Error::Damaged(path.to_owned()))?;
        Ok(Self {
            content,
            path: path.to_owned(),
        })
    }
}

impl Notebook {
    /// Makes records and answers what they were in a backup made at a moment, as one operation; pictures and maps
    /// come back with them. What is left out of the backup stays in the log.
    pub fn restore(&mut self, snapshot: &Snapshot, at: &str) -> Result<Changes, Error> {
        self.refuse_read_only()?;
        let kept = attachments(&self.content);
        let mut missing = attachments(&snapshot.content);
        missing.retain(|id| !kept.contains(id));
        if !missing.is_empty() {
            let store = Store::look(&snapshot.path)?;
            for id in missing {
                if let Some((name, media, bytes)) = store.attachment(&id)? {
                    self.worker.write(Write::Attachment {
                        id: id.to_string(),
                        name,
                        media,
                        bytes: bytes.into(),
                    });
                }
            }
        }
        // In line before what follows: it holds the state of before.
        self.worker.ask_backup(Reason::Restore);
        let op = Op::Restore { at: at.to_owned() };
        let ((), changes) = self.transact(&op, |tx| tx.turn_into(&snapshot.content))?;
        Ok(changes)
    }
}

impl Transaction<'_> {
    /// Makes the content the same as another one.
    fn turn_into(&mut self, other: &Content) {
        for (id, before, after) in places(self.content, other) {
            // The answers go before their record, so that taking it back finds the record first.
            let answers = match &after {
                None => self
                    .content
                    .get_record(id.as_str())
                    .map(|it| it.answers.clone()),
                Some(_) => None,
            };
            for (cell, value) in answers.into_iter().flatten() {
                self.push(Change::Answer {
                    id: id.clone(),
                    cell,
                    before: Some(value),
                    after: None,
                });
            }
            self.push(Change::Record { id, before, after });
        }
        for record in other.all() {
            let now = self.content.get_record(record.id.as_str());
            let now = now.map(|it| it.answers.clone()).unwrap_or_default();
            let cells: BTreeSet<_> = now.keys().chain(record.answers.keys()).cloned().collect();
            for cell in cells {
                let (before, after) = (now.get(&cell), record.answers.get(&cell));
                if before != after {
                    let (before, after) = (before.cloned(), after.cloned());
                    let id = record.id.clone();
                    self.push(Change::Answer {
                        id,
                        cell,
                        before,
                        after,
                    });
                }
            }
        }
    }
}

type Moved = (
    super::super::content::RecordId,
    Option<super::super::change::Place>,
    Option<super::super::change::Place>,
);

/// The records whose place differs: those that go, those that come, those that stand elsewhere.
fn places(now: &Content, other: &Content) -> Vec<Moved> {
    let gone = now
        .all()
        .filter(|record| other.get_record(record.id.as_str()).is_none())
        .map(|record| (record.id.clone(), Some(record.place()), None));
    let there = other.all().filter_map(|record| {
        let before = now.get_record(record.id.as_str()).map(Record::place);
        let after = Some(record.place());
        (before != after).then(|| (record.id.clone(), before, after))
    });
    gone.chain(there).collect()
}

/// The names of the pictures and maps that answers hold.
fn attachments(content: &Content) -> BTreeSet<Arc<str>> {
    let values = content.all().flat_map(|record| record.answers.values());
    values
        .filter(|value| value.starts_with(id::ATTACHMENT))
        .map(Arc::clone)
        .collect()
}
