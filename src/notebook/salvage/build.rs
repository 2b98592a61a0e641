//! The new file: everything that was found, in the present shape, with one more entry in its log.
//!
//! That entry holds the difference between what the log that is left makes and what was found, so that in the new
//! file, as in any other, doing the log again gives the tables.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, params, params_from_iter};

use super::super::change::{Change, Place};
use super::super::content::{Cell, RecordId};
use super::super::error::Error;
use super::super::operation::{Log as Entries, Operation};
use super::super::store::{Store, translate};
use super::super::write::Write;
use super::super::{Op, Options, id};
use super::copy::complaints;
use super::log::{CellKey, Log, State};
use super::shape::Table;
use super::value::Value;

/// What goes into the new file besides records and answers.
#[derive(Debug, Default)]
pub(super) struct Rest {
    /// Facts about the file.
    pub(super) meta: BTreeMap<Arc<str>, Arc<str>>,
    /// Definitions by id.
    pub(super) definitions: BTreeMap<Arc<str>, Arc<str>>,
    /// Rows of attachments, merges and clashes.
    pub(super) rows: Vec<(Table, Vec<Value>)>,
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// Writes the file at a free path; nothing is left there when it fails.
pub(super) fn write(
    path: &Path,
    state: &State,
    log: &Log,
    rest: &Rest,
    options: &Options,
) -> Result<(), Error> {
    let mut store = Store::create(path)?;
    let filled = fill(&mut store, state, log, rest, options).and_then(|()| check(&store, state));
    drop(store);
    if let Err(error) = filled {
        let _ = std::fs::remove_file(path);
        return Err(error);
    }
    Ok(())
}

fn fill(
    store: &mut Store,
    state: &State,
    log: &Log,
    rest: &Rest,
    options: &Options,
) -> Result<(), Error> {
    let path = store.path.clone();
    let mut run = || -> rusqlite::Result<()> {
        // Until it is whole the file has another name, and nobody is told that it is there.
        store.connection.execute_batch("PRAGMA synchronous = OFF")?;
        let transaction = store.connection.transaction()?;
        for (key, value) in &rest.meta {
            insert(&transaction, Table::Meta, &texts(&[key, value]))?;
        }
        for (id, text) in &rest.definitions {
            insert(&transaction, Table::Definition, &texts(&[id, text]))?;
        }
        for (table, row) in &rest.rows {
            insert(&transaction, *table, row)?;
        }
        for (n, row) in &log.entries {
            insert(&transaction, Table::Operation, row)?;
            for change in log.changes_of(*n) {
                insert(&transaction, Table::Change, change)?;
            }
        }
        let mut told = State::default();
        for change in log.local_changes() {
            told.apply(change);
        }
        for (id, place) in &told.records {
            let parent = place.parent.as_deref();
            transaction
                .prepare_cached("INSERT INTO record VALUES (?, ?, ?, ?)")?
                .execute(params![&**id, &*place.collection, parent, &*place.position])?;
        }
        for ((id, field, key), value) in &told.answers {
            insert(
                &transaction,
                Table::Answer,
                &texts(&[id, field, key, value]),
            )?;
        }
        // The last entry brings the tables from there to what was found.
        entry(&transaction, log, difference(&told, state), options)?;
        transaction.commit()
    };
    run().map_err(|error| translate(&path, &error, true))
}

fn texts(texts: &[&Arc<str>]) -> Vec<Value> {
    texts
        .iter()
        .map(|text| Value::Text(Arc::clone(text)))
        .collect()
}

fn insert(connection: &Connection, table: Table, row: &[Value]) -> rusqlite::Result<()> {
    let shape = table.shape();
    let names: Vec<&str> = shape.columns.iter().map(|(name, _)| *name).collect();
    let marks = vec!["?"; names.len()].join(", ");
    let sql = format!(
        "INSERT INTO \"{}\" ({}) VALUES ({marks})",
        shape.name,
        names.join(", ")
    );
    connection
        .prepare_cached(&sql)?
        .execute(params_from_iter(row))
        .map(drop)
}

/// Appends the entry that tells of the repair.
fn entry(
    connection: &Connection,
    log: &Log,
    changes: Vec<Change>,
    options: &Options,
) -> rusqlite::Result<()> {
    let number = |row: &Vec<Value>, at: usize| {
        row[at]
            .integer()
            .and_then(|number| u64::try_from(number).ok())
            .unwrap_or(0)
    };
    let text = |row: &Vec<Value>, at: usize| Arc::from(row[at].text().unwrap_or_default());
    let known = log.entries.values().map(|row| Operation {
        n: number(row, 0),
        chain: text(row, 1),
        seq: number(row, 2),
        lamport: number(row, 3),
        at: text(row, 4),
        author: text(row, 5),
        device: text(row, 6),
        words: Op::Create.words(),
        undoes: None,
        seen: None,
        revision: 0,
        merged: None,
    });
    let entries = Entries::new(known.collect());
    let missing = log.lost + log.incomplete.len() as u64;
    let operation = Operation {
        n: entries.next_n(),
        chain: id::chain().into(),
        seq: 1,
        lamport: entries.next_lamport(),
        at: format!("{:.0}", options.clock.now()).into(),
        author: options.author.as_str().into(),
        device: options.device.as_str().into(),
        words: Op::Repair {
            missing,
            changes: changes.len(),
        }
        .words(),
        undoes: None,
        seen: Some(entries.seen().into()),
        revision: 0,
        merged: None,
    };
    let changes = changes.into();
    let settles = Vec::new();
    Write::Append {
        operation,
        changes,
        settles,
    }
    .run(connection)
}

/// The changes that lead from one state to another, in an order in which they can be done.
fn difference(from: &State, to: &State) -> Vec<Change> {
    let mut changes = Vec::new();
    let answer =
        |cell: &CellKey, before: Option<&Arc<str>>, after: Option<&Arc<str>>| Change::Answer {
            id: RecordId::new(Arc::clone(&cell.0)),
            cell: Cell::keyed(Arc::clone(&cell.1), Arc::clone(&cell.2)),
            before: before.cloned(),
            after: after.cloned(),
        };
    let record = |id: &Arc<str>, before: Option<&Place>, after: Option<&Place>| Change::Record {
        id: RecordId::new(Arc::clone(id)),
        before: before.cloned(),
        after: after.cloned(),
    };
    let gone = from
        .answers
        .iter()
        .filter(|(cell, _)| !to.answers.contains_key(*cell));
    changes.extend(gone.map(|(cell, value)| answer(cell, Some(value), None)));
    let gone = from
        .records
        .iter()
        .filter(|(id, _)| !to.records.contains_key(*id));
    changes.extend(gone.map(|(id, place)| record(id, Some(place), None)));
    for (id, place) in &to.records {
        let before = from.records.get(id);
        if before != Some(place) {
            changes.push(record(id, before, Some(place)));
        }
    }
    for (cell, value) in &to.answers {
        let before = from.answers.get(cell);
        if before != Some(value) {
            changes.push(answer(cell, before, Some(value)));
        }
    }
    changes
}

/// Whether the new file holds together and holds what it should.
fn check(store: &Store, state: &State) -> Result<(), Error> {
    let path = store.path.clone();
    let run = || -> rusqlite::Result<bool> {
        let (content, _) = store.content()?;
        let mut found = State::default();
        for record in content.all() {
            let id: Arc<str> = record.id.as_str().into();
            for (cell, value) in &record.answers {
                let cell = (
                    Arc::clone(&id),
                    Arc::clone(&cell.field),
                    Arc::clone(&cell.key),
                );
                found.answers.insert(cell, Arc::clone(value));
            }
            found.records.insert(id, record.place());
        }
        Ok(complaints(&store.connection)?.is_empty() && found == *state)
    };
    let held = run().map_err(|error| translate(&path, &error, true))?;
    held.then_some(()).ok_or(Error::Damaged(path))
}
