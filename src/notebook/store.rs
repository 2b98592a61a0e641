//! The file: the only home of SQL.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension};

use super::Options;
use super::backup::{Part, Reason, Shelf};
use super::change::Change;
use super::content::Content;
use super::error::{Error, Obstacle};
use super::file::{Held, Identity, check_header, identity};
use super::fingerprint::Fingerprint;
use super::journal;
use super::merge::MergeNote;
use super::operation::Operation;
use super::schema::{VERSION, copy_path, run_steps};
use super::unfinished;
use super::write::Write;
use crate::diag::Sentence;

/// How long to wait for another program that only looks at the file; a second window waits no longer.
const PATIENCE: Duration = Duration::from_millis(200);

/// From this size on, in bytes, all pages of a file are looked at by the thread that writes, before it writes:
/// for a hundred thousand records that alone takes longer than reading them.
const LARGE: u64 = 16 * 1024 * 1024;

/// Where `meta` keeps the trace of the content.
const TRACE: &str = "content";

/// An open file.
#[derive(Debug)]
pub(super) struct Store {
    pub(super) path: PathBuf,
    pub(super) connection: Connection,
    /// Which file stood at the path when it was opened; nothing for one in memory.
    file: Option<Identity>,
    /// The trace of records and answers as they stand.
    trace: Fingerprint,
    /// Whether all pages were looked at.
    health: Health,
    /// That this program holds the file, once it does.
    held: Option<Held>,
}

/// What is known of the pages of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Health {
    /// They hold together.
    Sound,
    /// Nobody has looked yet: the file is large, and people should not wait for it.
    Unknown,
    /// They do not: nothing is written.
    Broken,
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
    /// What was joined to it, with what is left to settle.
    pub(super) merges: Vec<MergeNote>,
    /// Why the file can only be read, if so.
    pub(super) read_only: Option<ReadOnly>,
    /// What other programs changed since it was closed.
    pub(super) outside: Vec<Change>,
}

/// Why a notebook opens for reading only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnly {
    /// A newer program wrote it.
    Newer,
    /// The file or its folder does not allow writing.
    NotPermitted,
    /// The same, and the last session broke off while it wrote: what is shown was put in order in a private copy.
    Interrupted,
}

impl ReadOnly {
    /// The line that stays on the screen while the notebook is open.
    pub fn banner(self) -> Sentence {
        Sentence::new(match self {
            Self::Newer => "read-only-newer-banner",
            Self::NotPermitted => "read-only-permission-banner",
            Self::Interrupted => "interrupted-banner",
        })
    }

    /// Why it is so and what to do, for the moment of opening.
    pub fn sentences(self) -> [Sentence; 2] {
        match self {
            Self::Newer => ["read-only-newer-what", "read-only-newer-do"],
            Self::NotPermitted => ["read-only-permission-what", "read-only-permission-do"],
            Self::Interrupted => ["interrupted-what", "interrupted-do"],
        }
        .map(Sentence::new)
    }
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
        let mut store = Self {
            path: path.to_owned(),
            connection,
            file: identity(path),
            trace: Fingerprint::default(),
            health: Health::Sound,
            held: None,
        };
        let run = || -> rusqlite::Result<()> {
            store.settings()?;
            store.connection.execute_batch("BEGIN IMMEDIATE")?;
            run_steps(&store.connection, 0)?;
            store.connection.execute_batch("COMMIT")
        };
        run().map_err(|error| translate(path, &error, true))?;
        store.held = store.is_file().then(|| Held::of(path)).flatten();
        Ok(store)
    }

    /// A file that lives for a moment, in the place of the one at `path`.
    pub(super) fn passing(connection: Connection, path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            connection,
            file: None,
            trace: Fingerprint::default(),
            health: Health::Sound,
            held: None,
        }
    }

    /// Opens a file and reads all of it. An older one is brought to the present shape, after a copy of it was
    /// put among the backups (or beside it).
    pub(super) fn open(path: &Path, options: &Options) -> Result<Loaded, Error> {
        if Held::has(path) {
            return Err(Error::AlreadyOpen(path.to_owned()));
        }
        let mut version = check_header(path)?;
        if journal::is_waiting(path) {
            // The power went while the shape was being changed: the version may be that of the half done one.
            journal::take_back(path);
            version = check_header(path)?;
        }
        if version > VERSION {
            return Self::read(path, Some(ReadOnly::Newer));
        }
        let opened = if version < VERSION {
            Self::upgrade(path, version, options).and_then(|()| Self::read(path, None))
        } else {
            Self::read(path, None)
        };
        match opened {
            Err(Error::NotPermitted(_)) => match Self::read(path, Some(ReadOnly::NotPermitted)) {
                // A write that broke off waits to be put in order, and cannot be where it is.
                Err(Error::NotPermitted(_)) if unfinished::has_journal(path) => {
                    Self::in_order(path)?.load(Some(ReadOnly::Interrupted))
                }
                other => other,
            },
            other => other,
        }
    }

    /// Opens a file only to look at it: nothing in it or beside it changes, and its shape stays as it is.
    pub(super) fn look(path: &Path) -> Result<Self, Error> {
        check_header(path)?;
        let looked = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY).and_then(|store| {
            let sound = store
                .connection
                .busy_timeout(PATIENCE)
                .and_then(|()| store.is_sound())
                .map_err(|error| translate(path, &error, false))?;
            sound
                .then_some(store)
                .ok_or_else(|| Error::Damaged(path.to_owned()))
        });
        match looked {
            Err(Error::NotPermitted(_)) if unfinished::has_journal(path) => Self::in_order(path),
            other => other,
        }
    }

    /// The same file in the present shape, in memory only when it has an older one.
    pub(super) fn in_present_shape(mut self) -> Result<Self, Error> {
        self.upgrade_in_memory()?;
        Ok(self)
    }

    /// A file whose last write broke off, put in order in a private copy and read into memory.
    fn in_order(path: &Path) -> Result<Self, Error> {
        Ok(Self::passing(unfinished::in_order(path)?, path))
    }

    /// Runs the steps that a file of an older version lacks, all of them or none.
    fn upgrade(path: &Path, version: i32, options: &Options) -> Result<(), Error> {
        let store = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let sound = store
            .settings()
            .and_then(|()| store.is_sound())
            .map_err(|error| translate(path, &error, false))?;
        if !sound {
            return Err(Error::Damaged(path.to_owned()));
        }
        store.keep_before_upgrade(version, options)?;
        let run = || -> rusqlite::Result<()> {
            store.connection.execute_batch("BEGIN EXCLUSIVE")?;
            run_steps(&store.connection, version)?;
            store.connection.execute_batch("COMMIT")
        };
        run().map_err(|error| translate(path, &error, true))
    }

    /// A checked copy of the file as it is, without which it is not upgraded.
    fn keep_before_upgrade(&self, version: i32, options: &Options) -> Result<(), Error> {
        let kept = match &options.backups {
            Some(backups) => {
                let named = "SELECT value FROM meta WHERE key = 'notebook'";
                let named = self.connection.query_row(named, [], |row| row.get(0));
                let notebook: String = named.optional().ok().flatten().unwrap_or_default();
                Shelf::of(backups, &notebook, &self.path)
                    .keep(self, Reason::Upgrade, options.clock.now())
                    .map(drop)
            }
            None => {
                let to = copy_path(&self.path, version);
                Part::of(self, &to, [])
                    .and_then(|part| part.check(true))
                    .map_err(|obstacle| Error::NotBackedUp(to.clone(), obstacle))
                    .and_then(|part| part.settle(&to))
            }
        };
        kept.map_err(|error| match error {
            Error::NotBackedUp(
                path,
                Obstacle::NotPermitted | Obstacle::Missing | Obstacle::Other(_),
            ) => Error::NotPermitted(path),
            other => other,
        })
    }

    fn connect(path: &Path, access: OpenFlags) -> Result<Self, Error> {
        let connection =
            Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)
                .map_err(|error| translate(path, &error, false))?;
        Ok(Self {
            path: path.to_owned(),
            connection,
            file: identity(path),
            trace: Fingerprint::default(),
            health: Health::Sound,
            held: None,
        })
    }

    pub(super) fn read(path: &Path, read_only: Option<ReadOnly>) -> Result<Loaded, Error> {
        let access = if read_only.is_some() {
            OpenFlags::SQLITE_OPEN_READ_ONLY
        } else {
            OpenFlags::SQLITE_OPEN_READ_WRITE
        };
        Self::connect(path, access)?.load(read_only)
    }

    fn load(self, read_only: Option<ReadOnly>) -> Result<Loaded, Error> {
        let mut store = match read_only {
            None | Some(ReadOnly::Newer) => self,
            Some(ReadOnly::NotPermitted | ReadOnly::Interrupted) => self.in_present_shape()?,
        };
        let is_large =
            |store: &Self| Ok::<_, rusqlite::Error>(read_only.is_none() && store.size()? > LARGE);
        let run = |store: &Self| -> rusqlite::Result<(_, Vec<Operation>, _, _, _, _, bool)> {
            store.connection.busy_timeout(PATIENCE)?;
            if read_only.is_none() {
                store.settings()?;
                // The exclusive lock, kept until the file is closed, refuses a second window at once.
                store.connection.execute_batch("BEGIN EXCLUSIVE")?;
            }
            let sound = if is_large(store)? {
                store.is_whole()?
            } else {
                store.is_sound()?
            };
            let (content, trace) = if is_large(store)? {
                store.content_by_halves()?
            } else {
                store.content()?
            };
            let operations = store.operations()?;
            let meta = store.pairs("SELECT key, value FROM meta")?;
            let definitions = store.pairs("SELECT id, text FROM definition")?;
            let merges = store.merges()?;
            let mut outside = Vec::new();
            if read_only.is_none() && sound {
                let kept = meta.get(TRACE).and_then(|text| Fingerprint::parse(text));
                if kept != Some(trace) {
                    outside = store.differences()?;
                }
                // What was found keeps the old trace until it is in the log.
                let large = is_large(store)?;
                if kept != Some(trace) && outside.is_empty() && !large {
                    store.keep_trace(trace)?;
                }
                // A tiny write, to learn now whether the file and its folder allow it; it changes nothing, but
                // touches a page. A damaged file was left as it was: nothing stays written before all of it was
                // looked at.
                let end = if large { "ROLLBACK" } else { "COMMIT" };
                store
                    .connection
                    .execute_batch(&format!("PRAGMA user_version = {VERSION}; {end}"))?;
            }
            Ok((
                (content, trace),
                operations,
                meta,
                definitions,
                merges,
                outside,
                sound,
            ))
        };
        let ((content, trace), operations, meta, definitions, merges, outside, sound) =
            run(&store).map_err(|error| translate(&store.path, &error, false))?;
        if !sound {
            return Err(Error::Damaged(store.path));
        }
        store.trace = trace;
        store.held = read_only.is_none().then(|| Held::of(&store.path)).flatten();
        if is_large(&store).unwrap_or(true) {
            store.health = Health::Unknown;
        }
        Ok(Loaded {
            store,
            content,
            operations,
            meta,
            definitions,
            merges,
            read_only,
            outside,
        })
    }

    /// An older file that cannot be written is brought to the present shape in memory only.
    fn upgrade_in_memory(&mut self) -> Result<(), Error> {
        let run = |connection: &Connection| -> rusqlite::Result<Option<Connection>> {
            let version = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
            if version >= VERSION {
                return Ok(None);
            }
            let mut memory = Connection::open_in_memory()?;
            Backup::new(connection, &mut memory)?.run_to_completion(1000, Duration::ZERO, None)?;
            run_steps(&memory, version)?;
            Ok(Some(memory))
        };
        if let Some(memory) =
            run(&self.connection).map_err(|error| translate(&self.path, &error, false))?
        {
            self.connection = memory;
            self.file = None;
        }
        Ok(())
    }

    /// The settings that lost nothing in simulated power cuts.
    fn settings(&self) -> rusqlite::Result<()> {
        self.connection.execute_batch(
            "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; \
             PRAGMA synchronous = EXTRA; PRAGMA trusted_schema = OFF; \
             PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY",
        )
    }

    /// How many bytes the file must have.
    pub(super) fn size(&self) -> rusqlite::Result<u64> {
        let number = |sql| {
            self.connection
                .query_row(sql, [], |row| row.get::<_, u64>(0))
        };
        Ok(number("PRAGMA page_count")? * number("PRAGMA page_size")?)
    }

    /// Whether every page is there and holds together. SQLite takes the missing end of a last page that
    /// breaks off for zeros.
    pub(super) fn is_sound(&self) -> rusqlite::Result<bool> {
        let check = "PRAGMA quick_check(1)";
        let said: String = self.connection.query_row(check, [], |row| row.get(0))?;
        Ok(said == "ok" && self.is_whole()?)
    }

    /// Whether the file is as long as it says.
    fn is_whole(&self) -> rusqlite::Result<bool> {
        let size = self.size()?;
        let length = || std::fs::metadata(&self.path).is_ok_and(|file| file.len() >= size);
        Ok(self.file.is_none() || length())
    }

    /// Looks at all pages of a large file, which was opened before that; gives the damage once it is known.
    pub(super) fn examine(&mut self) -> Result<(), Error> {
        if self.health == Health::Unknown {
            self.health = match self.is_sound() {
                Ok(true) => Health::Sound,
                Ok(false) | Err(_) => Health::Broken,
            };
        }
        match self.health {
            Health::Broken => Err(Error::Damaged(self.path.clone())),
            Health::Sound | Health::Unknown => Ok(()),
        }
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
        self.examine()?;
        // SQLite goes on writing to a file that was deleted or moved, and nobody would find it again.
        if self.file.is_some() && self.file != identity(&self.path) {
            return Err(Error::Moved(self.path.clone()));
        }
        let run = || -> rusqlite::Result<Fingerprint> {
            // `Transaction` asks whether SQLite has already rolled back before it does.
            let transaction = self.connection.unchecked_transaction()?;
            let mut trace = self.trace;
            for job in jobs {
                job.run(&transaction)?;
                match job {
                    Write::Outside { .. } => trace = self.recount()?,
                    job => trace.follow(job.applied()),
                }
            }
            if jobs.iter().any(Write::is_logged) {
                self.keep_trace(trace)?;
            }
            transaction.commit()?;
            Ok(trace)
        };
        self.trace = run().map_err(|error| translate(&self.path, &error, true))?;
        Ok(())
    }

    /// Writes the trace of the content, in the transaction that changed it.
    fn keep_trace(&self, trace: Fingerprint) -> rusqlite::Result<()> {
        self.connection
            .prepare_cached("INSERT OR REPLACE INTO meta VALUES (?, ?)")?
            .execute([TRACE, &trace.to_string()])
            .map(drop)
    }

    /// Whether it is a file and not a notebook in memory.
    pub(super) fn is_file(&self) -> bool {
        self.file.is_some()
    }

    /// Caps the size of the file, in pages: how tests fill a disk.
    pub(super) fn limit_pages(&self, pages: u32) -> Result<(), Error> {
        self.connection
            .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))
            .map_err(|error| translate(&self.path, &error, true))
    }
}

/// What SQLite said, as one of our situations.
pub(super) fn translate(path: &Path, error: &rusqlite::Error, writing: bool) -> Error {
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
