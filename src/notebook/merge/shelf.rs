//! A merge on its way to disk, and the merges of a file.

use std::collections::HashSet;
use std::sync::Arc;

use rusqlite::{Connection, params};

use super::note::{About, Clash, ClashId, MergeNote, Side};
use super::settle::Settled;
use crate::notebook::change::Change;
use crate::notebook::content::RecordId;
use crate::notebook::operation::Operation;
use crate::notebook::store::Store;
use crate::notebook::worker::Attached;
use crate::notebook::write::{apply, insert_changes, insert_operation, settle};

/// Everything that a merge writes, all of it or nothing.
#[derive(Debug, Clone)]
pub(in crate::notebook) struct Joined {
    /// Entries that are known here and grew further elsewhere.
    pub(super) grown: Vec<Grown>,
    /// Entries of the other copy with their changes, as they were there.
    pub(super) imported: Vec<(Operation, Arc<[Change]>)>,
    /// Pictures and maps of the other copy.
    pub(super) attachments: Vec<(String, Attached)>,
    /// The entry of the merge.
    pub(super) operation: Operation,
    /// What it changes here.
    pub(super) changes: Arc<[Change]>,
    /// What it leaves written.
    pub(super) note: MergeNote,
    /// Clashes of earlier merges that it answers.
    pub(super) settles: Vec<Settled>,
}

/// An entry that grew further in another copy.
#[derive(Debug, Clone)]
pub(super) struct Grown {
    pub(super) n: u64,
    pub(super) revision: u32,
    /// Whether it is part of the story of this file: what it did here then stays beside what it became.
    pub(super) is_own: bool,
    pub(super) changes: Arc<[Change]>,
}

impl Joined {
    /// The entries after one that it brings, with their changes: its own, and those of the other copy when
    /// they are wanted.
    pub(in crate::notebook) fn entries(
        &self,
        with_merged: bool,
        after: u64,
    ) -> impl Iterator<Item = (u64, &[Change])> {
        let own = std::iter::once((self.operation.n, &*self.changes));
        let imported = self.imported.iter().filter(move |_| with_merged);
        own.chain(imported.map(|(operation, changes)| (operation.n, &**changes)))
            .filter(move |(n, _)| *n > after)
    }

    /// What it changes in records and answers.
    pub(in crate::notebook) fn applied(&self) -> &[Change] {
        &self.changes
    }

    /// Writes it inside the transaction of the store.
    pub(in crate::notebook) fn run(&self, connection: &Connection) -> rusqlite::Result<()> {
        for grown in &self.grown {
            connection
                .prepare_cached("UPDATE operation SET revision = ? WHERE n = ?")?
                .execute(params![grown.revision, grown.n])?;
            let n = grown.n as i64;
            let n = if grown.is_own { -n } else { n };
            connection
                .prepare_cached("DELETE FROM change WHERE operation = ?")?
                .execute([n])?;
            insert_changes(connection, n, &grown.changes)?;
        }
        for (entry, changes) in &self.imported {
            insert_operation(connection, entry)?;
            insert_changes(connection, entry.n as i64, changes)?;
        }
        for (id, (name, media, bytes)) in &self.attachments {
            connection
                .prepare_cached("INSERT OR REPLACE INTO attachment VALUES (?, ?, ?, ?)")?
                .execute(params![id, name, media, bytes])?;
        }
        insert_operation(connection, &self.operation)?;
        insert_changes(connection, self.operation.n as i64, &self.changes)?;
        apply(connection, &self.changes)?;
        settle(connection, &self.settles)?;
        let summary = serde_json::to_string(&self.note.summary).expect("a summary is valid JSON");
        connection
            .prepare_cached("INSERT INTO merge (operation, summary) VALUES (?, ?)")?
            .execute(params![self.note.n, summary])?;
        for clash in &self.note.clashes {
            let (field, key) = clash.id.about.columns();
            let sides = Sides {
                collection: Arc::clone(&clash.collection),
                sides: clash.sides.clone(),
            };
            let sides = serde_json::to_string(&sides).expect("sides are valid JSON");
            connection
                .prepare_cached(
                    "INSERT INTO clash (merge, record, field, key, sides) VALUES (?, ?, ?, ?, ?)",
                )?
                .execute(params![
                    clash.id.merge,
                    clash.id.record.as_str(),
                    field,
                    key,
                    sides
                ])?;
        }
        Ok(())
    }
}

/// What stands in the column `sides`.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Sides {
    collection: Arc<str>,
    sides: Vec<Side>,
}

impl Store {
    /// The merges of the file with their clashes, in the order of their entries. What cannot be read is left
    /// out: the answers themselves do not depend on it.
    pub(in crate::notebook) fn merges(&self) -> rusqlite::Result<Vec<MergeNote>> {
        let mut statement = self
            .connection
            .prepare("SELECT operation, summary FROM merge ORDER BY operation")?;
        let mut rows = statement.query([])?;
        let mut notes: Vec<MergeNote> = Vec::new();
        while let Some(row) = rows.next()? {
            notes.push(MergeNote {
                n: row.get(0)?,
                summary: serde_json::from_str(row.get_ref(1)?.as_str()?).unwrap_or_default(),
                clashes: Vec::new(),
            });
        }
        let mut statement = self.connection.prepare(
            "SELECT merge, record, field, key, sides, settled FROM clash \
             ORDER BY merge, record, field, key",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let merge: u64 = row.get(0)?;
            let note = notes.iter_mut().find(|note| note.n == merge);
            let sides: Option<Sides> = serde_json::from_str(row.get_ref(4)?.as_str()?).ok();
            if let (Some(note), Some(Sides { collection, sides })) = (note, sides) {
                let about = About::of_columns(row.get_ref(2)?.as_str()?, row.get_ref(3)?.as_str()?);
                note.clashes.push(Clash {
                    id: ClashId {
                        merge,
                        record: RecordId::new(row.get_ref(1)?.as_str()?),
                        about,
                    },
                    collection,
                    sides,
                    settled: row.get(5)?,
                });
            }
        }
        Ok(notes)
    }

    /// The ids of the attachments.
    pub(super) fn attachments(&self) -> rusqlite::Result<HashSet<String>> {
        let mut statement = self.connection.prepare("SELECT id FROM attachment")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        rows.collect()
    }
}
