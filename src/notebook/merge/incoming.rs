//! The notebook that is to be joined: read from a copy, so that it is never touched.
//!
//! It may lie on a stick that cannot be written, be open in another window, or have been left in the middle of
//! a write: its journal is copied with it, and SQLite puts the copy in order. Nothing here needs the open
//! notebook, so it can be done while people go on working.

use std::collections::{BTreeMap, HashSet};
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::notebook::change::Change;
use crate::notebook::error::Error;
use crate::notebook::file::{check_header, identity};
use crate::notebook::id;
use crate::notebook::operation::Operation;
use crate::notebook::schema::{VERSION, run_steps};
use crate::notebook::store::{Store, translate};
use crate::notebook::worker::Attached;

/// Facts about the file itself.
type Facts = BTreeMap<String, String>;

/// How often a file is read again that is being written meanwhile.
const TRIES: usize = 10;

/// A notebook read for joining.
#[derive(Debug)]
pub struct Incoming {
    path: PathBuf,
    store: Store,
    operations: Vec<Operation>,
    meta: Facts,
    open_elsewhere: bool,
    // Last: the file is removed after the connection is closed.
    _copy: Passing,
}

/// A file for a moment, with its journal.
#[derive(Debug)]
struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
        let _ = std::fs::remove_file(journal(&self.0));
    }
}

impl Incoming {
    /// Reads a notebook that is to be joined to the one at `into`. Nothing of either changes.
    pub fn read(from: &Path, into: &Path) -> Result<Self, Error> {
        // Before it is opened: closing a file again would give up the lock of the window that has it open.
        if is_same(from, into) {
            return Err(Error::SameFile(from.to_owned()));
        }
        if check_header(from).map_err(|error| unreadable(error, from))? > VERSION {
            return Err(Error::Newer(from.to_owned()));
        }
        let name = format!("rumbo-{}.rumbo", id::record("mrg"));
        let copy = Passing(std::env::temp_dir().join(name));
        copy_whole(from, &copy.0)?;
        let open_elsewhere = journal(from).exists() && is_locked(from);
        let (store, operations, meta) = Self::open(from, &copy.0)?;
        Ok(Self {
            path: from.to_owned(),
            store,
            operations,
            meta,
            open_elsewhere,
            _copy: copy,
        })
    }

    fn open(from: &Path, copy: &Path) -> Result<(Store, Vec<Operation>, Facts), Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let run = || -> rusqlite::Result<_> {
            let connection = Connection::open_with_flags(copy, flags)?;
            // A passing copy needs no care for power cuts.
            connection.execute_batch("PRAGMA synchronous = OFF; PRAGMA trusted_schema = OFF")?;
            // The path in errors is that of the notebook, never of its copy.
            let store = Store::passing(connection, from);
            let version: i32 = store
                .connection
                .query_row("PRAGMA user_version", [], |row| row.get(0))?;
            // SQLite takes the missing end of a file for zeros.
            let size = store.size()?;
            let whole = std::fs::metadata(copy).is_ok_and(|file| file.len() >= size);
            if !whole || !store.is_sound()? {
                return Ok(None);
            }
            if version < VERSION {
                run_steps(&store.connection, version)?;
            }
            let operations = store.operations()?;
            let meta = store.pairs("SELECT key, value FROM meta")?;
            Ok(Some((store, operations, meta)))
        };
        match run() {
            Ok(Some(read)) => Ok(read),
            Ok(None) => Err(Error::Damaged(from.to_owned())),
            Err(error) => Err(translate(from, &error, false)),
        }
    }

    /// Where the notebook lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether another window has it open: what was not saved there yet is not here.
    pub fn is_open_elsewhere(&self) -> bool {
        self.open_elsewhere
    }

    /// Id of the definition it is filled with.
    pub fn definition_id(&self) -> &str {
        self.fact("definition").unwrap_or_default()
    }

    /// A fact about the file itself.
    pub(super) fn fact(&self, key: &str) -> Option<&str> {
        self.meta.get(key).map(String::as_str)
    }

    /// Its log.
    pub(super) fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// The changes of an entry as they count for other copies.
    pub(super) fn changes(&self, n: u64) -> Result<Vec<Change>, Error> {
        self.store
            .changes_elsewhere(n)
            .map_err(|error| translate(&self.path, &error, false))
    }

    /// The ids of its attachments.
    pub(super) fn attachments(&self) -> Result<HashSet<String>, Error> {
        self.store
            .attachments()
            .map_err(|error| translate(&self.path, &error, false))
    }

    /// An attachment by its id.
    pub(super) fn attachment(&self, id: &str) -> Result<Option<Attached>, Error> {
        self.store.attachment(id)
    }
}

/// The journal that lies beside a file while it is written.
fn journal(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-journal");
    name.into()
}

/// Whether two paths lead to one file.
fn is_same(a: &Path, b: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let paths = real(a).is_some_and(|a| Some(a) == real(b));
    // Elsewhere than on Unix every file has the same identity.
    paths || (cfg!(unix) && identity(a).is_some_and(|a| Some(a) == identity(b)))
}

/// What kept a file from being read is told as such: nobody wants to write there.
fn unreadable(error: Error, from: &Path) -> Error {
    match error {
        Error::NotPermitted(path) => {
            let kind = io::Error::from(io::ErrorKind::PermissionDenied);
            Error::Unreadable(path, kind.to_string())
        }
        Error::Other(_, detail) => Error::Unreadable(from.to_owned(), detail),
        other => other,
    }
}

/// Copies a file with its journal as they stood at one moment.
fn copy_whole(from: &Path, to: &Path) -> Result<(), Error> {
    let failed = |error: &io::Error| match error.kind() {
        io::ErrorKind::NotFound => Error::Missing(from.to_owned()),
        _ => Error::Unreadable(from.to_owned(), error.to_string()),
    };
    for _ in 0..TRIES {
        let before = read_journal(from).map_err(|error| failed(&error))?;
        copy_bytes(from, to, failed)?;
        let after = read_journal(from).map_err(|error| failed(&error))?;
        // Whoever writes has a journal while doing so; where there was one, only a second look at all tells.
        if before != after || (before.is_some() && !is_equal(from, to).map_err(|e| failed(&e))?) {
            continue;
        }
        if let Some(bytes) = before {
            write_new(&journal(to), &bytes).map_err(|error| no_room(to, &error))?;
        }
        return Ok(());
    }
    Err(Error::Changing(from.to_owned()))
}

fn read_journal(of: &Path) -> io::Result<Option<Vec<u8>>> {
    match std::fs::read(journal(of)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn copy_bytes(from: &Path, to: &Path, failed: impl Fn(&io::Error) -> Error) -> Result<(), Error> {
    let mut source = File::open(from).map_err(|error| failed(&error))?;
    let _ = std::fs::remove_file(to);
    let mut target = new_file(to).map_err(|error| no_room(to, &error))?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = source.read(&mut buffer).map_err(|error| failed(&error))?;
        if read == 0 {
            return Ok(());
        }
        target
            .write_all(&buffer[..read])
            .map_err(|error| no_room(to, &error))?;
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    new_file(path)?.write_all(bytes)
}

/// A new file that only its owner can read: what people said is nobody else's.
fn new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// The folder for passing files cannot take the copy.
fn no_room(path: &Path, error: &io::Error) -> Error {
    let folder = path.parent().unwrap_or(path).to_owned();
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::NotFound => Error::NotPermitted(folder),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::DiskFull(folder),
        _ => Error::Other(folder, error.to_string()),
    }
}

fn is_equal(a: &Path, b: &Path) -> io::Result<bool> {
    let (mut a, mut b) = (File::open(a)?, File::open(b)?);
    let (mut left, mut right) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    loop {
        let read = fill(&mut a, &mut left)?;
        if read != fill(&mut b, &mut right)? || left[..read] != right[..read] {
            return Ok(false);
        }
        if read == 0 {
            return Ok(true);
        }
    }
}

fn fill(file: &mut File, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read(&mut buffer[filled..])? {
            0 => break,
            read => filled += read,
        }
    }
    Ok(filled)
}

/// Whether another window has a file open. SQLite only looks; nothing is written.
fn is_locked(path: &Path) -> bool {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let run = || -> rusqlite::Result<()> {
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(Duration::ZERO)?;
        connection.query_row("SELECT count(*) FROM meta", [], |_| Ok(()))
    };
    let code = run().err().and_then(|error| error.sqlite_error_code());
    matches!(
        code,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
    )
}
