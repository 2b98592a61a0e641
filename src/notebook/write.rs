//! What goes to disk: entries of the log and what they change in the tables.

use std::sync::Arc;

use rusqlite::{Connection, params};

use super::change::{Change, Place};
use super::merge::{Joined, Settled};
use super::operation::Operation;
use super::read::RECORD_CHANGE;
use super::views::{self, View};

/// Something to put on disk.
#[derive(Debug, Clone)]
pub(super) enum Write {
    /// A new entry of the log and what it changes.
    Append {
        /// The entry.
        operation: Operation,
        /// Its changes.
        changes: Arc<[Change]>,
        /// The clashes that it settles.
        settles: Vec<Settled>,
    },
    /// Another notebook is joined, all at once.
    Merge(Box<Joined>),
    /// The last entry of the log grew: its changes now, and those to apply.
    Amend {
        /// Number of the entry.
        n: u64,
        /// All its changes.
        changes: Arc<[Change]>,
        /// What is new to the tables.
        applied: Arc<[Change]>,
        /// The clashes that it settles now, and those that it does not settle any more.
        settles: Vec<Settled>,
    },
    /// An entry for what another program changed: the tables hold it already.
    Outside {
        /// The entry.
        operation: Operation,
        /// What was changed.
        changes: Arc<[Change]>,
    },
    /// A fact about the file.
    Meta(String, String),
    /// The text of a definition.
    Definition(String, String),
    /// The views of the definition.
    Views(Arc<[View]>),
    /// A picture or map.
    Attachment {
        /// Its id.
        id: String,
        /// Name of the file it came from.
        name: String,
        /// Media type.
        media: String,
        /// The file.
        bytes: Arc<[u8]>,
    },
}

impl Write {
    /// Writes it inside the transaction of the store.
    pub(super) fn run(&self, connection: &Connection) -> rusqlite::Result<()> {
        match self {
            Self::Append {
                operation,
                changes,
                settles,
            } => {
                insert_operation(connection, operation)?;
                insert_changes(connection, operation.n as i64, changes)?;
                settle(connection, settles)?;
                apply(connection, changes)
            }
            // Answers whose record another program took away are removed with it.
            Self::Outside { operation, changes } => {
                insert_operation(connection, operation)?;
                insert_changes(connection, operation.n as i64, changes)?;
                apply(connection, changes)
            }
            Self::Merge(joined) => joined.run(connection),
            Self::Amend {
                n,
                changes,
                applied,
                settles,
            } => {
                connection
                    .prepare_cached("UPDATE operation SET revision = revision + 1 WHERE n = ?")?
                    .execute([n])?;
                connection
                    .prepare_cached("DELETE FROM change WHERE operation = ?")?
                    .execute([n])?;
                insert_changes(connection, *n as i64, changes)?;
                settle(connection, settles)?;
                apply(connection, applied)
            }
            Self::Meta(key, value) => connection
                .prepare_cached("INSERT OR REPLACE INTO meta VALUES (?, ?)")?
                .execute([key, value])
                .map(drop),
            Self::Definition(id, text) => connection
                .prepare_cached("INSERT OR REPLACE INTO definition VALUES (?, ?)")?
                .execute([id, text])
                .map(drop),
            Self::Views(views) => views::write(connection, views),
            Self::Attachment {
                id,
                name,
                media,
                bytes,
            } => connection
                .prepare_cached("INSERT OR REPLACE INTO attachment VALUES (?, ?, ?, ?)")?
                .execute(params![id, name, media, &**bytes])
                .map(drop),
        }
    }
}

impl Write {
    /// What it changes in records and answers.
    pub(super) fn applied(&self) -> &[Change] {
        match self {
            Self::Append { changes, .. } => changes,
            Self::Amend { applied, .. } => applied,
            Self::Merge(joined) => joined.applied(),
            Self::Outside { .. }
            | Self::Meta(..)
            | Self::Definition(..)
            | Self::Views(..)
            | Self::Attachment { .. } => &[],
        }
    }

    /// Whether it writes an entry of the log.
    pub(super) fn is_logged(&self) -> bool {
        matches!(
            self,
            Self::Append { .. } | Self::Amend { .. } | Self::Merge(_) | Self::Outside { .. }
        )
    }
}

pub(super) fn insert_operation(
    connection: &Connection,
    operation: &Operation,
) -> rusqlite::Result<()> {
    let args =
        serde_json::to_string(&operation.words.args).expect("pairs of strings are valid JSON");
    connection
        .prepare_cached(
            "INSERT INTO operation (n, chain, seq, lamport, at, author, device, name, \
             args, undoes, seen, revision, merged) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            operation.n,
            &*operation.chain,
            operation.seq,
            operation.lamport,
            &*operation.at,
            &*operation.author,
            &*operation.device,
            operation.words.name,
            args,
            operation.undoes,
            operation.seen.as_deref(),
            operation.revision,
            operation.merged,
        ])
        .map(drop)
}

/// Notes which entry settled some clashes.
pub(super) fn settle(connection: &Connection, settled: &[Settled]) -> rusqlite::Result<()> {
    for (clash, by) in settled {
        let (field, key) = clash.about.columns();
        connection
            .prepare_cached(
                "UPDATE clash SET settled = ? \
                 WHERE merge = ? AND record = ? AND field = ? AND key = ?",
            )?
            .execute(params![by, clash.merge, clash.record.as_str(), field, key])?;
    }
    Ok(())
}

pub(super) fn insert_changes(
    connection: &Connection,
    n: i64,
    changes: &[Change],
) -> rusqlite::Result<()> {
    let mut statement =
        connection.prepare_cached("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)")?;
    for (seq, change) in changes.iter().enumerate() {
        match change {
            Change::Record { id, before, after } => statement.execute(params![
                n,
                seq as i64,
                id.as_str(),
                RECORD_CHANGE,
                "",
                json(before.as_ref()),
                json(after.as_ref())
            ])?,
            Change::Answer {
                id,
                cell,
                before,
                after,
            } => statement.execute(params![
                n,
                seq as i64,
                id.as_str(),
                &*cell.field,
                &*cell.key,
                before.as_deref(),
                after.as_deref()
            ])?,
        };
    }
    Ok(())
}

pub(super) fn apply(connection: &Connection, changes: &[Change]) -> rusqlite::Result<()> {
    for change in changes {
        match change {
            Change::Record {
                id, after: None, ..
            } => {
                connection
                    .prepare_cached("DELETE FROM record WHERE id = ?")?
                    .execute([id.as_str()])?;
            }
            Change::Record {
                id,
                after: Some(place),
                ..
            } => {
                connection
                    .prepare_cached("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)")?
                    .execute(params![
                        id.as_str(),
                        &*place.collection,
                        place.parent.as_deref(),
                        &*place.position
                    ])?;
            }
            Change::Answer {
                id,
                cell,
                after: Some(value),
                ..
            } => {
                connection
                    .prepare_cached("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)")?
                    .execute(params![id.as_str(), &*cell.field, &*cell.key, &**value])?;
            }
            Change::Answer {
                id,
                cell,
                after: None,
                ..
            } => {
                connection
                    .prepare_cached(
                        "DELETE FROM answer WHERE record = ? AND field = ? AND key = ?",
                    )?
                    .execute(params![id.as_str(), &*cell.field, &*cell.key])?;
            }
        }
    }
    Ok(())
}

fn json(place: Option<&Place>) -> Option<String> {
    place.map(|place| serde_json::to_string(place).expect("a place is valid JSON"))
}
