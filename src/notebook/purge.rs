//! Takes deleted personal data out of the log for good.
//!
//! The log keeps what was there before, so that it can be brought back; a name that was deleted stays in it.
//! A purge replaces every personal value that no longer stands, in the changes and in the words of the
//! entries, and takes the attachments away that nothing points to. Entries and their order stay, so that the
//! log still tells the tables and copies can still be joined; but nothing before a purge can be taken back.
//! Then the file is written anew and the old bytes are overwritten, as far as a file system lets a program do
//! that: a stick may keep worn cells of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::Write as _;

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value as Json;

use super::Notebook;
use super::change::Place;
use super::error::Error;
use super::merge::MergeNote;
use super::op::Op;
use super::operation::{Log, Operation};
use super::read::RECORD_CHANGE;
use super::store::{Store, translate};
use super::write::Write;

/// What stands where a personal value was.
const MASK: &str = "·";

/// What stands where a name was, in the words of an entry.
const NAMELESS: &str = "…";

/// From this length on, a value is looked for inside other words too.
const TELLING: usize = 5;

/// Arguments of entries that are ids, and never words of people.
const IDS: [&str; 5] = ["collection", "field", "what", "step", "profile"];

/// What is personal in a notebook, by name, as its definition says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Personal {
    /// Collection and field of every answer that may tell who somebody is.
    pub fields: BTreeSet<(String, String)>,
    /// Collections whose records are people: when one is removed, all its answers go.
    pub people: BTreeSet<String>,
    /// Collections whose records are called by the name of somebody.
    pub called: BTreeSet<String>,
}

/// What a purge took out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Purged {
    /// Values in the changes of the log.
    pub values: usize,
    /// Entries whose words held a name.
    pub words: usize,
    /// Attachments that nothing pointed to.
    pub attachments: usize,
    /// Whether the file was also written anew; if not (no room on the disk), remains may lie in its free pages.
    pub compacted: bool,
}

impl Purged {
    /// Whether there was nothing to take out.
    pub fn is_empty(&self) -> bool {
        self.values + self.words + self.attachments == 0
    }
}

impl Notebook {
    /// Takes deleted personal data out of the log for good and writes the file anew. When something was taken
    /// out, what was done before cannot be taken back any more.
    pub fn purge(&mut self, personal: &Personal) -> Result<Purged, Error> {
        self.refuse_read_only()?;
        self.going = None;
        let entry = self.next_operation(Op::Purge.words(), None);
        let (seq, personal) = (entry.seq, personal.clone());
        let (purged, after) = self
            .worker
            .with(move |store| store.purge(&personal, &entry))?;
        if let Some((operations, merges)) = after {
            self.seq = seq;
            self.log = Log::new(operations);
            self.merges = merges;
            self.recent.clear();
        }
        Ok(purged)
    }
}

/// A purge, with the log and the merges as they are after it when it took something out.
pub(super) type Outcome = (Purged, Option<(Vec<Operation>, Vec<MergeNote>)>);

/// A row of `change` about an answer.
struct Row {
    operation: i64,
    seq: i64,
    record: String,
    field: String,
    key: String,
    before: Option<String>,
    after: Option<String>,
}

impl Store {
    /// Purges, with an entry for it when there is something to take out.
    pub(super) fn purge(&self, personal: &Personal, entry: &Operation) -> Result<Outcome, Error> {
        let run = || -> rusqlite::Result<Outcome> {
            self.connection.execute_batch("PRAGMA secure_delete = ON")?;
            let transaction = self.connection.unchecked_transaction()?;
            let mut purge = Purge::begin(&transaction, personal)?;
            purge.changes()?;
            purge.words()?;
            purge.merges()?;
            purge.attachments()?;
            let mut purged = purge.purged;
            let found = !purged.is_empty();
            if found {
                let operation = entry.clone();
                let changes = [].into();
                Write::Append {
                    operation,
                    changes,
                    settles: Vec::new(),
                }
                .run(&transaction)?;
            }
            transaction.commit()?;
            // Also when nothing was found: what was deleted before may still lie in free pages.
            purged.compacted = self.connection.execute_batch("VACUUM").is_ok();
            self.overwrite_journal();
            let after = if found {
                Some((self.operations()?, self.merges()?))
            } else {
                None
            };
            Ok((purged, after))
        };
        let outcome = run().map_err(|error| translate(&self.path, &error, true));
        let _ = self.connection.execute_batch("PRAGMA secure_delete = OFF");
        outcome
    }

    /// The journal of SQLite holds the pages as they were; while the file is open it is only marked as void.
    fn overwrite_journal(&self) {
        let mut path = self.path.clone().into_os_string();
        path.push("-journal");
        let overwrite = |mut file: File| -> std::io::Result<()> {
            let zeros = [0; 4096];
            let mut left = file.metadata()?.len();
            while left > 0 {
                let length = left.min(zeros.len() as u64);
                file.write_all(&zeros[..length as usize])?;
                left -= length;
            }
            file.sync_all()
        };
        // It is removed when the file is closed; where it cannot be written now, that has to do.
        if self.is_file() {
            let _ = OpenOptions::new()
                .write(true)
                .open(path)
                .and_then(overwrite);
        }
    }
}

/// A purge under way, inside its transaction.
struct Purge<'a> {
    connection: &'a Connection,
    personal: &'a Personal,
    /// The collection of every record that ever was.
    collections: BTreeMap<String, String>,
    /// The records that stand.
    alive: BTreeSet<String>,
    /// Personal values that stand.
    standing: BTreeSet<String>,
    /// Personal values that were taken out, to be looked for in words.
    removed: BTreeSet<String>,
    purged: Purged,
}

impl<'a> Purge<'a> {
    fn begin(connection: &'a Connection, personal: &'a Personal) -> rusqlite::Result<Self> {
        let mut purge = Self {
            connection,
            personal,
            collections: BTreeMap::new(),
            alive: BTreeSet::new(),
            standing: BTreeSet::new(),
            removed: BTreeSet::new(),
            purged: Purged::default(),
        };
        let sql = "SELECT record, coalesce(after, before) FROM change WHERE field = ?";
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([RECORD_CHANGE])?;
        while let Some(row) = rows.next()? {
            let (id, place): (String, Option<String>) = (row.get(0)?, row.get(1)?);
            let place: Option<Place> = place.and_then(|text| serde_json::from_str(&text).ok());
            if let Some(place) = place {
                purge.collections.insert(id, place.collection.to_string());
            }
        }
        let mut statement = connection.prepare("SELECT id, collection FROM record")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, collection): (String, String) = (row.get(0)?, row.get(1)?);
            purge.alive.insert(id.clone());
            purge.collections.insert(id, collection);
        }
        let sql = "SELECT collection, field, value FROM answer JOIN record ON id = record";
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let of = (row.get(0)?, row.get(1)?);
            if personal.fields.contains(&of) {
                purge.standing.insert(row.get(2)?);
            }
        }
        Ok(purge)
    }

    /// Values of the changes. A value that stands now is the same wherever it stood before, so the entries
    /// still follow from each other.
    fn changes(&mut self) -> rusqlite::Result<()> {
        for row in self.personal_rows()? {
            let standing: Option<String> = self
                .connection
                .prepare_cached(
                    "SELECT value FROM answer WHERE record = ? AND field = ? AND key = ?",
                )?
                .query_row([&row.record, &row.field, &row.key], |row| row.get(0))
                .optional()?;
            if !row.key.is_empty() && standing.is_none() {
                // A member or a key that words were written into goes with its whole story.
                self.purged.values += 1;
                self.connection
                    .prepare_cached("DELETE FROM change WHERE operation = ? AND seq = ?")?
                    .execute([row.operation, row.seq])?;
                continue;
            }
            let goes = |value: &String| Some(value) != standing.as_ref() && value != MASK;
            let both = [row.before.as_ref(), row.after.as_ref()];
            let gone: Vec<&String> = both
                .into_iter()
                .flatten()
                .filter(|value| goes(value))
                .collect();
            if gone.is_empty() {
                continue;
            }
            let is_field = self.is_field(&row);
            for value in gone {
                self.purged.values += 1;
                if is_field && is_telling(value) && !self.stands(value) {
                    self.removed.insert(value.clone());
                }
            }
            let [before, after] = both
                .map(|value| value.map(|value| if goes(value) { MASK } else { value.as_str() }));
            self.connection
                .prepare_cached(
                    "UPDATE change SET before = ?, after = ? WHERE operation = ? AND seq = ?",
                )?
                .execute(params![before, after, row.operation, row.seq])?;
        }
        Ok(())
    }

    fn collection(&self, record: &str) -> &str {
        self.collections.get(record).map_or("", String::as_str)
    }

    /// Whether a personal value stands, or begins like one: what was there while it was typed.
    fn stands(&self, value: &str) -> bool {
        let next = self.standing.range(value.to_owned()..).next();
        next.is_some_and(|standing| standing.starts_with(value))
    }

    fn is_field(&self, row: &Row) -> bool {
        let of = (self.collection(&row.record).to_owned(), row.field.clone());
        self.personal.fields.contains(&of)
    }

    /// The changes of personal fields, and all those of people who were removed.
    fn personal_rows(&self) -> rusqlite::Result<Vec<Row>> {
        let sql =
            "SELECT operation, seq, record, field, key, before, after FROM change WHERE field <> ?";
        let mut statement = self.connection.prepare(sql)?;
        let rows = statement.query_map([RECORD_CHANGE], |row| {
            Ok(Row {
                operation: row.get(0)?,
                seq: row.get(1)?,
                record: row.get(2)?,
                field: row.get(3)?,
                key: row.get(4)?,
                before: row.get(5)?,
                after: row.get(6)?,
            })
        })?;
        let is_gone_person = |row: &Row| {
            !self.alive.contains(&row.record)
                && self.personal.people.contains(self.collection(&row.record))
        };
        let is_personal = |row: &rusqlite::Result<Row>| {
            row.as_ref()
                .map_or(true, |row| self.is_field(row) || is_gone_person(row))
        };
        rows.filter(is_personal).collect()
    }

    /// Names in the words of entries. What somebody was called while the name was typed is in the words too,
    /// so that in entries about people only names that stand are kept.
    fn words(&mut self) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare("SELECT n, args FROM operation")?;
        let mut rows = statement.query([])?;
        let mut changed = Vec::new();
        while let Some(row) = rows.next()? {
            let n: i64 = row.get(0)?;
            let Ok(mut args) =
                serde_json::from_str::<Vec<(String, String)>>(row.get_ref(1)?.as_str()?)
            else {
                continue;
            };
            let collection = args.iter().find(|(key, _)| key == "collection");
            let about_people = collection.is_some_and(|(_, id)| {
                self.personal.people.contains(id) || self.personal.called.contains(id)
            });
            let mut any = false;
            for (key, value) in &mut args {
                let is_name = about_people && key == "name" && !self.standing.contains(value);
                let is_words =
                    !IDS.contains(&key.as_str()) && !value.is_empty() && value != NAMELESS;
                if is_words && (is_name || self.tells(value)) {
                    NAMELESS.clone_into(value);
                    any = true;
                }
            }
            if any {
                let args = serde_json::to_string(&args).expect("pairs of strings are valid JSON");
                changed.push((n, args));
            }
        }
        for (n, args) in changed {
            self.purged.words += 1;
            self.connection
                .prepare_cached("UPDATE operation SET args = ? WHERE n = ?")?
                .execute(params![args, n])?;
        }
        Ok(())
    }

    /// Whether words hold a value that was taken out.
    fn tells(&self, words: &str) -> bool {
        self.removed.contains(words)
            || self
                .removed
                .iter()
                .any(|value| value.chars().count() >= TELLING && words.contains(value.as_str()))
    }

    /// What merges remember: settled differences about personal answers, and names in summaries.
    fn merges(&mut self) -> rusqlite::Result<()> {
        const AT: &str = "WHERE merge = ? AND record = ? AND field = ? AND key = ?";
        let sql = "SELECT merge, record, field, key, sides, settled IS NULL FROM clash";
        let mut statement = self.connection.prepare(sql)?;
        let clashes = statement.query_map([], |row| {
            let at: (i64, String, String, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            Ok((at, row.get::<_, String>(4)?, row.get::<_, bool>(5)?))
        })?;
        for clash in clashes.collect::<Result<Vec<_>, _>>()? {
            let ((merge, record, field, key), sides, is_open) = clash;
            let of = (self.collection(&record).to_owned(), field.clone());
            if self.personal.fields.contains(&of) {
                // While it is open, both answers stand.
                if !(is_open && self.alive.contains(&record)) {
                    let sql = format!("DELETE FROM clash {AT}");
                    self.connection
                        .execute(&sql, params![merge, record, field, key])?;
                    self.purged.values += 1;
                }
            } else if let Some(sides) = self.without_names(&sides) {
                let sql = format!("UPDATE clash SET sides = ? {AT}");
                self.connection
                    .execute(&sql, params![sides, merge, record, field, key])?;
                self.purged.words += 1;
            }
        }
        let mut statement = self
            .connection
            .prepare("SELECT operation, summary FROM merge")?;
        let summaries = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for summary in summaries.collect::<Result<Vec<(i64, String)>, _>>()? {
            if let Some(words) = self.without_names(&summary.1) {
                let sql = "UPDATE merge SET summary = ? WHERE operation = ?";
                self.connection.execute(sql, params![words, summary.0])?;
                self.purged.words += 1;
            }
        }
        Ok(())
    }

    /// JSON without the values that were taken out; nothing when it holds none of them.
    fn without_names(&self, json: &str) -> Option<String> {
        let mut json: Json = serde_json::from_str(json).ok()?;
        let mut any = false;
        self.take_names(&mut json, &mut any);
        any.then(|| json.to_string())
    }

    fn take_names(&self, json: &mut Json, any: &mut bool) {
        match json {
            Json::String(text) if self.tells(text) => {
                NAMELESS.clone_into(text);
                *any = true;
            }
            Json::Array(list) => list.iter_mut().for_each(|one| self.take_names(one, any)),
            Json::Object(map) => {
                for (_, value) in map.iter_mut() {
                    self.take_names(value, any);
                }
            }
            _ => {}
        }
    }

    fn attachments(&mut self) -> rusqlite::Result<()> {
        self.purged.attachments = self.connection.execute(
            "DELETE FROM attachment WHERE id NOT IN (SELECT value FROM answer) AND NOT EXISTS \
             (SELECT 1 FROM clash WHERE settled IS NULL AND instr(sides, attachment.id))",
            [],
        )?;
        Ok(())
    }
}

/// Whether a value says something by itself: a digit or a letter is in many words.
fn is_telling(value: &str) -> bool {
    let letters = value.chars().count();
    letters >= TELLING || (letters > 1 && value.chars().any(char::is_alphabetic))
}
