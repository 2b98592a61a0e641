//! The file: the only home of SQL.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rusqlite::types::Type;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension};

use super::change::{Change, Place};
use super::content::{Cell, Content, Record, RecordId};
use super::error::Error;
use super::op::Words;
use super::operation::Operation;
use super::write::Write;

/// `RUMB`: what `file` and SQLite tools show as the kind of the file.
pub const APPLICATION_ID: i32 = 0x5255_4d42;

/// Upgrade steps, in order. A file at version `n` runs everything after `n`.
const STEPS: &[&str] = &[include_str!("schema/0001_initial.sql")];

/// The version this program writes.
pub const VERSION: i32 = STEPS.len() as i32;

/// The field name of a change of a record itself.
pub(super) const RECORD_CHANGE: &str = "@record";

/// How long to wait for another program that only looks at the file; a second window waits no longer.
const PATIENCE: Duration = Duration::from_millis(200);

/// An open file.
#[derive(Debug)]
pub(super) struct Store {
    path: PathBuf,
    connection: Connection,
    /// Which file stood at the path when it was opened; nothing for one in memory.
    file: Option<Identity>,
}

/// What was read from a file at opening.
#[derive(Debug)]
pub(super) struct Loaded {
    /// The open file.
    pub(super) store: Store,
    /// Records and answers.
    pub(super) content: Content,
    /// The log.
    pub(super) operations: Vec<Operation>,
    /// Facts about the file itself.
    pub(super) meta: BTreeMap<String, String>,
    /// The definitions it keeps, by id.
    pub(super) definitions: BTreeMap<String, String>,
    /// Why the file can only be read, if so.
    pub(super) read_only: Option<ReadOnly>,
}

/// Why a notebook opens for reading only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnly {
    /// A newer program wrote it.
    Newer,
    /// The file or its folder does not allow writing.
    NotPermitted,
}

impl Store {
    /// Makes a new file; never over another one.
    pub(super) fn create(path: &Path) -> Result<Self, Error> {
        if path.exists() {
            return Err(Error::Exists(path.to_owned()));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)
            .map_err(|error| translate(path, &error, true))?;
        Self::initial(connection, path).inspect_err(|_| {
            // Nothing was in it yet: leaving an empty file behind would only confuse.
            let _ = std::fs::remove_file(path);
        })
    }

    /// A notebook that lives in memory, for tests and previews.
    pub(super) fn in_memory() -> Result<Self, Error> {
        let path = PathBuf::from(":memory:");
        let connection =
            Connection::open_in_memory().map_err(|error| translate(&path, &error, true))?;
        Self::initial(connection, &path)
    }

    fn initial(connection: Connection, path: &Path) -> Result<Self, Error> {
        let store = Self {
            path: path.to_owned(),
            connection,
            file: identity(path),
        };
        let run = || -> rusqlite::Result<()> {
            store.settings()?;
            store.connection.execute_batch("BEGIN IMMEDIATE")?;
            for step in STEPS {
                store.connection.execute_batch(step)?;
            }
            store.connection.execute_batch(&format!(
                "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; COMMIT"
            ))
        };
        run().map_err(|error| translate(path, &error, true))?;
        Ok(store)
    }

    /// Opens a file and reads all of it.
    pub(super) fn open(path: &Path) -> Result<Loaded, Error> {
        let version = check_header(path)?;
        let newer = version > VERSION;
        if newer {
            return Self::read(path, Some(ReadOnly::Newer));
        }
        match Self::read(path, None) {
            Err(Error::NotPermitted(_)) => Self::read(path, Some(ReadOnly::NotPermitted)),
            other => other,
        }
    }

    fn read(path: &Path, read_only: Option<ReadOnly>) -> Result<Loaded, Error> {
        let access = if read_only.is_some() {
            OpenFlags::SQLITE_OPEN_READ_ONLY
        } else {
            OpenFlags::SQLITE_OPEN_READ_WRITE
        };
        let connection =
            Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)
                .map_err(|error| translate(path, &error, false))?;
        let store = Self {
            path: path.to_owned(),
            connection,
            file: identity(path),
        };
        let run = || -> rusqlite::Result<(Content, Vec<Operation>, _, _, bool)> {
            store.connection.busy_timeout(PATIENCE)?;
            if read_only.is_none() {
                store.settings()?;
                // The exclusive lock, kept until the file is closed, refuses a second window at once.
                store.connection.execute_batch("BEGIN EXCLUSIVE")?;
            }
            let sound = store.is_sound()?;
            let read = (
                store.content()?,
                store.operations()?,
                store.pairs("SELECT key, value FROM meta")?,
                store.pairs("SELECT id, text FROM definition")?,
                sound,
            );
            if read_only.is_none() && sound {
                // A tiny write, to learn now whether the file and its folder allow it. A damaged file was
                // left as it was: nothing is written before all of it has been read.
                store.connection.execute_batch(
                    "INSERT OR REPLACE INTO meta (key, value) VALUES ('opened', '1'); COMMIT",
                )?;
            }
            Ok(read)
        };
        let (content, operations, meta, definitions, sound) =
            run().map_err(|error| translate(path, &error, false))?;
        if !sound {
            return Err(Error::Damaged(path.to_owned()));
        }
        Ok(Loaded {
            store,
            content,
            operations,
            meta,
            definitions,
            read_only,
        })
    }

    /// The settings that lost nothing in simulated power cuts.
    fn settings(&self) -> rusqlite::Result<()> {
        self.connection.execute_batch(
            "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; \
             PRAGMA synchronous = EXTRA; PRAGMA trusted_schema = OFF; \
             PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY",
        )
    }

    /// Whether every page is there and holds together. SQLite takes the missing end of a last page that
    /// breaks off for zeros.
    fn is_sound(&self) -> rusqlite::Result<bool> {
        let number = |sql| {
            self.connection
                .query_row(sql, [], |row| row.get::<_, u64>(0))
        };
        let size = number("PRAGMA page_count")? * number("PRAGMA page_size")?;
        let check = "PRAGMA quick_check(1)";
        let said: String = self.connection.query_row(check, [], |row| row.get(0))?;
        let whole = std::fs::metadata(&self.path).is_ok_and(|metadata| metadata.len() >= size);
        Ok(said == "ok" && whole)
    }

    fn content(&self) -> rusqlite::Result<Content> {
        let mut names = Names::default();
        let mut content = Content::default();
        let mut records: BTreeMap<String, Record> = BTreeMap::new();
        let mut statement = self
            .connection
            .prepare("SELECT id, collection, parent, position FROM record ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            let collection = names.get(row.get_ref(1)?.as_str()?);
            let parent: Option<String> = row.get(2)?;
            let record = Record {
                id: RecordId::new(id.as_str()),
                collection,
                parent: parent.map(RecordId::new),
                position: row.get::<_, String>(3)?.into(),
                answers: super::content::Answers::new(),
            };
            records.insert(id, record);
        }
        let mut statement = self
            .connection
            .prepare("SELECT record, field, key, value FROM answer ORDER BY record, field, key")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let Some(record) = records.get_mut(row.get_ref(0)?.as_str()?) else {
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
        let mut in_order: Vec<Record> = records.into_values().collect();
        in_order.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
        for record in in_order {
            content.insert(record);
        }
        Ok(content)
    }

    fn operations(&self) -> rusqlite::Result<Vec<Operation>> {
        let mut names = Names::default();
        let mut statement = self.connection.prepare(
            "SELECT n, chain, seq, lamport, at, author, device, name, args, undoes \
             FROM operation ORDER BY n",
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
            });
        }
        Ok(operations)
    }

    fn pairs(&self, sql: &str) -> rusqlite::Result<BTreeMap<String, String>> {
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

    /// An attachment: its name, its media type and its bytes.
    pub(super) fn attachment(&self, id: &str) -> Result<Option<(String, String, Vec<u8>)>, Error> {
        self.connection
            .query_row(
                "SELECT name, media, bytes FROM attachment WHERE id = ?",
                [id],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .optional()
            .map_err(|error| translate(&self.path, &error, false))
    }

    /// Writes some jobs as one transaction: all of them or none.
    pub(super) fn write(&mut self, jobs: &[Write]) -> Result<(), Error> {
        // SQLite goes on writing to a file that was deleted or moved, and nobody would find it again.
        if self.file.is_some() && self.file != identity(&self.path) {
            return Err(Error::Moved(self.path.clone()));
        }
        let run = |connection: &mut Connection| -> rusqlite::Result<()> {
            // `Transaction` asks whether SQLite has already rolled back before it does.
            let transaction = connection.transaction()?;
            for job in jobs {
                job.run(&transaction)?;
            }
            transaction.commit()
        };
        run(&mut self.connection).map_err(|error| translate(&self.path, &error, true))
    }

    /// Caps the size of the file, in pages: how tests fill a disk.
    pub(super) fn limit_pages(&self, pages: u32) -> Result<(), Error> {
        self.connection
            .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))
            .map_err(|error| translate(&self.path, &error, true))
    }
}

/// A place as it stands in the log. One that cannot be read is damage: taken for "no record", it would make
/// an undo remove what it should put back.
fn place(text: Option<String>) -> rusqlite::Result<Option<Place>> {
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

/// What tells a file from another one that took its name: its device and its number there.
type Identity = (u64, u64);

/// The file at a path. Elsewhere than on Unix an open file can neither be moved nor deleted: that it is there
/// is enough.
fn identity(path: &Path) -> Option<Identity> {
    let metadata = std::fs::metadata(path).ok()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Some((metadata.dev(), metadata.ino()))
    }
    #[cfg(not(unix))]
    metadata.is_file().then_some((0, 0))
}

/// Looks at the first bytes before SQLite does: an empty file would open as an empty database.
fn check_header(path: &Path) -> Result<i32, Error> {
    let mut header = [0_u8; 100];
    let mut file = std::fs::File::open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Error::Missing(path.to_owned()),
        std::io::ErrorKind::PermissionDenied => Error::NotPermitted(path.to_owned()),
        _ => Error::Other(path.to_owned(), error.to_string()),
    })?;
    let mut read = 0;
    while read < header.len() {
        match file.read(&mut header[read..]) {
            Ok(0) => break,
            Ok(more) => read += more,
            Err(error) if error.kind() == std::io::ErrorKind::IsADirectory => {
                return Err(Error::Foreign(path.to_owned()));
            }
            Err(error) => return Err(Error::Other(path.to_owned(), error.to_string())),
        }
    }
    if read == 0 {
        return Err(Error::Empty(path.to_owned()));
    }
    if !header.starts_with(b"SQLite format 3\0") {
        return Err(Error::Foreign(path.to_owned()));
    }
    let number = |at: usize| {
        let bytes = header[at..at + 4]
            .try_into()
            .expect("four bytes of a fixed header");
        i32::from_be_bytes(bytes)
    };
    if read < header.len() || number(68) != APPLICATION_ID {
        let cut = read < header.len();
        return Err(if cut {
            Error::Damaged(path.to_owned())
        } else {
            Error::Foreign(path.to_owned())
        });
    }
    Ok(number(60))
}

/// What SQLite said, as one of our situations.
fn translate(path: &Path, error: &rusqlite::Error, writing: bool) -> Error {
    let owned = path.to_owned();
    let Some(code) = error.sqlite_error() else {
        return Error::Damaged(owned);
    };
    match code.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::AlreadyOpen(owned),
        ErrorCode::DiskFull => Error::DiskFull(owned),
        // 1032: the file is no longer at its place.
        ErrorCode::ReadOnly if code.extended_code == 1032 => Error::Moved(owned),
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => {
            let folder = path.parent().filter(|dir| !dir.as_os_str().is_empty());
            match folder.filter(|dir| writing && !dir.exists()) {
                Some(folder) => Error::Missing(folder.to_owned()),
                None => Error::NotPermitted(owned),
            }
        }
        ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => Error::Damaged(owned),
        // A quota or a limit of the system looks like a failed write.
        ErrorCode::SystemIoFailure if code.extended_code == 778 => Error::DiskFull(owned),
        // The stick was pulled out while writing.
        _ if writing && !path.exists() => Error::Moved(owned),
        _ if writing => Error::Other(owned, error.to_string()),
        _ => Error::Damaged(owned),
    }
}
