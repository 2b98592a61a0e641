//! What is read from the file: records, answers, the log and its changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::types::Type;

use super::change::{Change, Place};
use super::content::{Cell, Content, Record, RecordId};
use super::error::Error;
use super::op::Words;
use super::operation::Operation;
use super::store::{Store, translate};

/// The field name of a change of a record itself.
pub(super) const RECORD_CHANGE: &str = "@record";

impl Store {
    pub(super) fn content(&self) -> rusqlite::Result<Content> {
        let mut names = Names::default();
        let mut records: Vec<Record> = Vec::new();
        let mut statement = self
            .connection
            .prepare("SELECT id, collection, parent, position FROM record ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let parent: Option<String> = row.get(2)?;
            records.push(Record {
                id: RecordId::new(row.get_ref(0)?.as_str()?),
                collection: names.get(row.get_ref(1)?.as_str()?),
                parent: parent.map(RecordId::new),
                position: row.get_ref(3)?.as_str()?.into(),
                answers: super::content::Answers::new(),
            });
        }
        let mut statement = self
            .connection
            .prepare("SELECT record, field, key, value FROM answer ORDER BY record, field, key")?;
        let mut rows = statement.query([])?;
        // Both lists are in the order of the ids, so they are walked side by side.
        let mut at = 0;
        while let Some(row) = rows.next()? {
            let id = row.get_ref(0)?.as_str()?;
            while records
                .get(at)
                .is_some_and(|record| record.id.as_str() < id)
            {
                at += 1;
            }
            let Some(record) = records
                .get_mut(at)
                .filter(|record| record.id.as_str() == id)
            else {
                continue;
            };
            let cell = Cell {
                field: names.get(row.get_ref(1)?.as_str()?),
                key: names.get(row.get_ref(2)?.as_str()?),
            };
            record
                .answers
                .insert(cell, row.get_ref(3)?.as_str()?.into());
        }
        Ok(records.into_iter().collect())
    }

    pub(super) fn operations(&self) -> rusqlite::Result<Vec<Operation>> {
        let mut names = Names::default();
        let mut statement = self.connection.prepare(
            "SELECT n, chain, seq, lamport, at, author, device, name, args, undoes, seen, \
             revision, merged FROM operation ORDER BY n",
        )?;
        let mut rows = statement.query([])?;
        let mut operations = Vec::new();
        while let Some(row) = rows.next()? {
            let args = serde_json::from_str(row.get_ref(8)?.as_str()?).unwrap_or_default();
            operations.push(Operation {
                n: row.get(0)?,
                chain: names.get(row.get_ref(1)?.as_str()?),
                seq: row.get(2)?,
                lamport: row.get(3)?,
                at: row.get::<_, String>(4)?.into(),
                author: names.get(row.get_ref(5)?.as_str()?),
                device: names.get(row.get_ref(6)?.as_str()?),
                words: Words {
                    name: row.get(7)?,
                    args,
                },
                undoes: row.get(9)?,
                seen: row.get::<_, Option<String>>(10)?.map(Arc::from),
                revision: row.get(11)?,
                merged: row.get(12)?,
            });
        }
        Ok(operations)
    }

    pub(super) fn pairs(&self, sql: &str) -> rusqlite::Result<BTreeMap<String, String>> {
        let mut statement = self.connection.prepare(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.collect()
    }

    /// The changes of one operation, in their order.
    pub(super) fn changes(&self, n: u64) -> Result<Vec<Change>, Error> {
        let run = || -> rusqlite::Result<Vec<Change>> {
            let mut statement = self.connection.prepare_cached(
                "SELECT record, field, key, before, after FROM change \
                 WHERE operation = ? ORDER BY seq",
            )?;
            let rows = statement.query_map([n], |row| {
                let id = RecordId::new(row.get::<_, String>(0)?);
                let field: String = row.get(1)?;
                let key: String = row.get(2)?;
                let before: Option<String> = row.get(3)?;
                let after: Option<String> = row.get(4)?;
                Ok(if field == RECORD_CHANGE {
                    Change::Record {
                        id,
                        before: place(before)?,
                        after: place(after)?,
                    }
                } else {
                    Change::Answer {
                        id,
                        cell: Cell::keyed(field, key),
                        before: before.map(Arc::from),
                        after: after.map(Arc::from),
                    }
                })
            })?;
            rows.collect()
        };
        run().map_err(|error| translate(&self.path, &error, false))
    }
}

/// A place as it stands in the log. One that cannot be read is damage: taken for "no record", it would make
/// an undo remove what it should put back.
pub(super) fn place(text: Option<String>) -> rusqlite::Result<Option<Place>> {
    text.map(|text| serde_json::from_str(&text))
        .transpose()
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error.into()))
}

/// One shared copy of each field and collection name.
#[derive(Default)]
struct Names(std::collections::BTreeSet<Arc<str>>);

impl Names {
    fn get(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.0.get(name) {
            return Arc::clone(known);
        }
        let new: Arc<str> = Arc::from(name);
        self.0.insert(Arc::clone(&new));
        new
    }
}
