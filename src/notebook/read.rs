//! What is read from the file: records, answers, the log and its changes.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};

use rusqlite::types::Type;
use rusqlite::{Row, params};

use super::change::{Change, Place};
use super::content::{Cell, Content, Record, RecordId};
use super::error::Error;
use super::fingerprint::Fingerprint;
use super::op::Words;
use super::operation::Operation;
use super::store::{Store, translate};

/// The field name of a change of a record itself.
pub(super) const RECORD_CHANGE: &str = "@record";

/// How many letters of answers go from one thread to the other at once.
const CHUNK: usize = 256 * 1024;

/// Rows of answers: their four texts one after the other, and where each ends.
#[derive(Default)]
struct Chunk {
    text: String,
    ends: Vec<usize>,
}

/// Gives the records their answers; both come in the order of the ids. The trace takes every answer in.
fn answer(
    mut records: Vec<Record>,
    mut trace: Fingerprint,
    chunks: &Receiver<Chunk>,
) -> (Vec<Record>, Fingerprint) {
    let (mut fields, mut keys) = (Names::default(), Names::default());
    let mut at = 0;
    for chunk in chunks {
        let mut from = 0;
        for ends in chunk.ends.chunks_exact(4) {
            let mut texts = [""; 4];
            for (text, end) in texts.iter_mut().zip(ends) {
                *text = &chunk.text[from..*end];
                from = *end;
            }
            let [id, field, key, value] = texts;
            trace.add_answer(id, field, key, value);
            while records
                .get(at)
                .is_some_and(|record| record.id.as_str() < id)
            {
                at += 1;
            }
            // An answer without a record was left by another program: it says nothing.
            if let Some(record) = records
                .get_mut(at)
                .filter(|record| record.id.as_str() == id)
            {
                let cell = Cell {
                    field: fields.get(field),
                    key: keys.get(key),
                };
                record.answers.insert(cell, value.into());
            }
        }
    }
    (records, trace)
}

impl Store {
    /// Records and answers, with the trace of all their rows.
    pub(super) fn content(&self) -> rusqlite::Result<(Content, Fingerprint)> {
        let mut names = Names::default();
        let mut trace = Fingerprint::default();
        let mut records: Vec<Record> = Vec::new();
        let mut statement = self
            .connection
            .prepare("SELECT id, collection, parent, position FROM record ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let parent: Option<String> = row.get(2)?;
            trace.add_record(
                row.get_ref(0)?.as_str()?,
                row.get_ref(1)?.as_str()?,
                parent.as_deref(),
                row.get_ref(3)?.as_str()?,
            );
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
        // One thread walks through the file, another one puts what it finds where it belongs.
        let (sender, receiver) = sync_channel::<Chunk>(8);
        std::thread::scope(|scope| {
            let builder = scope.spawn(move || answer(records, trace, &receiver));
            let mut chunk = Chunk::default();
            while let Some(row) = rows.next()? {
                for column in 0..4 {
                    chunk.text.push_str(row.get_ref(column)?.as_str()?);
                    chunk.ends.push(chunk.text.len());
                }
                if chunk.text.len() > CHUNK {
                    // The other thread only ends when there is nothing more.
                    let _ = sender.send(std::mem::take(&mut chunk));
                }
            }
            let _ = sender.send(chunk);
            drop(sender);
            let (records, trace) = builder.join().unwrap_or_default();
            Ok((records.into_iter().collect(), trace))
        })
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
            let mut names = Names::default();
            let mut rows = statement.query([n])?;
            let mut changes = Vec::new();
            while let Some(row) = rows.next()? {
                changes.push(change(row, &mut names)?);
            }
            Ok(changes)
        };
        run().map_err(|error| translate(&self.path, &error, false))
    }

    /// Shows every change of the operations after one, in their order.
    pub(super) fn walk(
        &self,
        after: u64,
        merged: bool,
        mut visit: impl FnMut(u64, Change),
    ) -> Result<(), Error> {
        let mut run = || -> rusqlite::Result<()> {
            let mut statement = self.connection.prepare_cached(
                "SELECT record, field, key, before, after, operation FROM change \
                 JOIN operation ON n = operation \
                 WHERE operation > ?1 AND (?2 OR merged IS NULL) ORDER BY operation, change.seq",
            )?;
            let mut names = Names::default();
            let mut rows = statement.query(params![after, merged])?;
            while let Some(row) = rows.next()? {
                visit(row.get(5)?, change(row, &mut names)?);
            }
            Ok(())
        };
        run().map_err(|error| translate(&self.path, &error, false))
    }
}

/// A change from the first five columns of a row.
fn change(row: &Row<'_>, names: &mut Names) -> rusqlite::Result<Change> {
    let id = RecordId::new(names.get(row.get_ref(0)?.as_str()?));
    let field = row.get_ref(1)?.as_str()?;
    let (before, after): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
    Ok(if field == RECORD_CHANGE {
        Change::Record {
            id,
            before: place(before)?,
            after: place(after)?,
        }
    } else {
        Change::Answer {
            id,
            cell: Cell {
                field: names.get(field),
                key: names.get(row.get_ref(2)?.as_str()?),
            },
            before: before.map(Arc::from),
            after: after.map(Arc::from),
        }
    })
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
struct Names {
    known: BTreeMap<Arc<str>, usize>,
    list: Vec<Arc<str>>,
    last: usize,
}

impl Names {
    fn get(&mut self, name: &str) -> Arc<str> {
        // Rows come in order: mostly the same name again, the one that came after it before, or the first.
        for at in [self.last, self.last + 1, 0] {
            if let Some(known) = self.list.get(at).filter(|known| &***known == name) {
                self.last = at;
                return Arc::clone(known);
            }
        }
        if let Some(at) = self.known.get(name) {
            self.last = *at;
            return Arc::clone(&self.list[*at]);
        }
        let new: Arc<str> = Arc::from(name);
        self.last = self.list.len();
        self.known.insert(Arc::clone(&new), self.last);
        self.list.push(Arc::clone(&new));
        new
    }
}
