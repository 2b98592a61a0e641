//! What is read from the file: records, answers, the log and its changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, Statement, params};

use super::change::{Change, Place};
use super::content::{Cell, Content, Part, Record, RecordId};
use super::error::Error;
use super::file::beside;
use super::fingerprint::Fingerprint;
use super::op::Words;
use super::operation::Operation;
use super::store::{Store, translate};

/// The field name of a change of a record itself.
pub(super) const RECORD_CHANGE: &str = "@record";

/// The records of a range of ids with their answers, in the order of the ids, and the trace of all their rows.
struct Range<'a> {
    connection: &'a Connection,
    /// What the id is compared with, in SQL, and with which id.
    from: Option<(&'static str, &'a str)>,
}

impl Range<'_> {
    fn read(&self) -> rusqlite::Result<(Part, Fingerprint)> {
        let mut trace = Fingerprint::default();
        let mut records = self.records(&mut trace)?;
        self.answers(&mut records, &mut trace)?;
        Ok((Part::new(records), trace))
    }

    fn prepare(&self, what: &str, id: &str, order: &str) -> rusqlite::Result<Statement<'_>> {
        let range = self
            .from
            .map_or(String::new(), |(than, _)| format!("WHERE {id} {than} ?1 "));
        let sql = format!("SELECT {what} {range}ORDER BY {order}");
        let mut statement = self.connection.prepare(&sql)?;
        if let Some((_, pivot)) = self.from {
            statement.raw_bind_parameter(1, pivot)?;
        }
        Ok(statement)
    }

    fn records(&self, trace: &mut Fingerprint) -> rusqlite::Result<Vec<Record>> {
        let mut names = Names::default();
        let what = "id, collection, parent, position FROM record";
        let mut statement = self.prepare(what, "id", "id")?;
        let mut rows = statement.raw_query();
        let mut records = Vec::new();
        while let Some(row) = rows.next()? {
            let id = row.get_ref(0)?.as_str()?;
            let collection = row.get_ref(1)?.as_str()?;
            let parent = row.get_ref(2)?.as_str_or_null()?;
            let position = row.get_ref(3)?.as_str()?;
            trace.add_record(id, collection, parent, position);
            records.push(Record {
                id: RecordId::new(id),
                collection: names.get(collection),
                parent: parent.map(RecordId::new),
                position: position.into(),
                answers: super::content::Answers::new(),
            });
        }
        Ok(records)
    }

    /// Gives the records their answers; both come in the order of the ids.
    fn answers(&self, records: &mut [Record], trace: &mut Fingerprint) -> rusqlite::Result<()> {
        let (mut fields, mut keys) = (Names::default(), Names::default());
        let mut values = Values::default();
        let what = "record, field, key, value FROM answer";
        let mut statement = self.prepare(what, "record", "record, field, key")?;
        let mut rows = statement.raw_query();
        let mut at = 0;
        while let Some(row) = rows.next()? {
            let id = row.get_ref(0)?.as_str()?;
            let field = row.get_ref(1)?.as_str()?;
            let key = row.get_ref(2)?.as_str()?;
            let value = row.get_ref(3)?.as_str()?;
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
                record.answers.insert(cell, values.get(value));
            }
        }
        Ok(())
    }
}

impl Store {
    /// Records and answers, with the trace of all their rows.
    pub(super) fn content(&self) -> rusqlite::Result<(Content, Fingerprint)> {
        let (part, trace) = Range {
            connection: &self.connection,
            from: None,
        }
        .read()?;
        Ok((Content::of([part]), trace))
    }

    /// The same, half of it read by another thread through a connection of its own. Only the one who holds the
    /// exclusive lock may call it, before the first write.
    pub(super) fn content_by_halves(&self) -> rusqlite::Result<(Content, Fingerprint)> {
        let middle = "SELECT id FROM record ORDER BY id \
                      LIMIT 1 OFFSET (SELECT count(*) / 2 FROM record)";
        let middle = self.connection.query_row(middle, [], |row| row.get(0));
        let Some::<String>(middle) = middle.optional()? else {
            return self.content();
        };
        let (middle, path) = (&*middle, &*self.path);
        std::thread::scope(|scope| {
            let first = scope.spawn(move || {
                let connection = &beside(path)?;
                let from = Some(("<", middle));
                Range { connection, from }.read().ok()
            });
            let (connection, from) = (&self.connection, Some((">=", middle)));
            let (second, mut trace) = Range { connection, from }.read()?;
            // A thread that broke off read nothing: the whole is read here.
            let Ok(Some((first, other))) = first.join() else {
                return self.content();
            };
            trace.join(other);
            Ok((Content::of([first, second]), trace))
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

/// One shared copy of the short answers that are given again and again: options, numbers, references.
struct Values(Vec<Option<Arc<str>>>);

impl Default for Values {
    fn default() -> Self {
        Self(vec![None; 1 << 12])
    }
}

impl Values {
    /// Longer answers are hardly ever given twice.
    const SHORT: usize = 20;

    fn get(&mut self, value: &str) -> Arc<str> {
        if value.len() > Self::SHORT {
            return Arc::from(value);
        }
        let place = value.bytes().fold(value.len(), |hash, byte| {
            hash.wrapping_mul(31).wrapping_add(usize::from(byte))
        });
        let count = self.0.len();
        let place = &mut self.0[place % count];
        match place {
            Some(known) if &**known == value => Arc::clone(known),
            _ => {
                let new: Arc<str> = Arc::from(value);
                *place = Some(Arc::clone(&new));
                new
            }
        }
    }
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
