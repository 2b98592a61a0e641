//! Writing a copy that can be trusted: under a passing name, onto the disk, read again from end to end, and only
//! then under its own name. What is not finished goes away.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::super::error::{Error, Obstacle};
use super::super::file::APPLICATION_ID;
use super::super::id;
use super::super::store::Store;
use super::super::write::Write;

/// The end of a passing name.
const PASSING: &str = ".part";

/// What an interrupted copy left is litter after this time.
const LITTER: Duration = Duration::from_hours(1);

/// The bytes of a file where SQLite counts its changes: equal contents may differ there.
const COUNTERS: [std::ops::Range<usize>; 3] = [24..28, 40..44, 92..100];

/// How far a copy is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// The words are being written.
    Writing,
    /// The system is asked to put them on the device.
    Syncing,
    /// The copy is read again.
    Checking,
    /// The copy is whole: where it is, and its size in bytes.
    Done(PathBuf, u64),
    /// It could not be made.
    Failed(Error),
}

/// A copy under its passing name.
#[derive(Debug)]
pub(in super::super) struct Part {
    path: PathBuf,
}

impl Part {
    /// Copies an open file beside a target, and adds what is not in it yet.
    pub(in super::super) fn of<'a>(
        store: &Store,
        target: &Path,
        waiting: impl IntoIterator<Item = &'a Write>,
    ) -> Result<Self, Obstacle> {
        let part = Self::beside(target)?;
        store
            .connection
            .execute("VACUUM INTO ?", [part.name()?])
            .map_err(|error| Obstacle::of_sqlite(&error, target))?;
        part.add(waiting)
    }

    /// Copies a sound copy beside a target, and adds what came after it: for when the file itself is gone.
    pub(in super::super) fn of_copy<'a>(
        copy: &Path,
        target: &Path,
        since: impl IntoIterator<Item = &'a Write>,
    ) -> Result<Self, Obstacle> {
        let part = Self::beside(target)?;
        fs::copy(copy, &part.path).map_err(|error| Obstacle::of(&error))?;
        part.add(since)
    }

    fn beside(target: &Path) -> Result<Self, Obstacle> {
        let folder = target
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        if folder.is_some_and(|folder| !folder.is_dir()) {
            return Err(Obstacle::Missing);
        }
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let path = target.with_file_name(format!(".{name}.{}{PASSING}", id::passing()));
        Ok(Self { path })
    }

    fn name(&self) -> Result<&str, Obstacle> {
        // SQLite takes names as text; a name that is none would lead to another file.
        self.path
            .to_str()
            .ok_or_else(|| Obstacle::Other(self.path.display().to_string()))
    }

    fn add<'a>(self, writes: impl IntoIterator<Item = &'a Write>) -> Result<Self, Obstacle> {
        let mut writes = writes.into_iter().peekable();
        if writes.peek().is_none() {
            return Ok(self);
        }
        let run = || -> rusqlite::Result<()> {
            let mut connection = self.connect(OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            // Until it has its own name nobody needs it: it is synced as a whole afterwards.
            connection.execute_batch(
                "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY",
            )?;
            let transaction = connection.transaction()?;
            for write in writes {
                write.run(&transaction)?;
            }
            transaction.commit()
        };
        run().map_err(|error| Obstacle::of_sqlite(&error, &self.path))?;
        Ok(self)
    }

    fn connect(&self, access: OpenFlags) -> rusqlite::Result<Connection> {
        Connection::open_with_flags(&self.path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)
    }

    /// Puts the copy on the device.
    pub(in super::super) fn sync(self) -> Result<Self, Obstacle> {
        let synced = OpenOptions::new()
            .write(true)
            .open(&self.path)
            .and_then(|file| file.sync_all());
        synced.map_err(|error| Obstacle::of(&error))?;
        Ok(self)
    }

    /// Syncs the copy and reads it again, each entry of each index when `thorough`.
    pub(in super::super) fn check(self, thorough: bool) -> Result<Self, Obstacle> {
        let part = self.sync()?;
        part.read_again(thorough)
    }

    /// Reads the copy again.
    pub(in super::super) fn read_again(self, thorough: bool) -> Result<Self, Obstacle> {
        let run = || -> rusqlite::Result<bool> {
            let connection = self.connect(OpenFlags::SQLITE_OPEN_READ_ONLY)?;
            let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
            let kind = number("PRAGMA application_id")?;
            let size = number("PRAGMA page_count")? * number("PRAGMA page_size")?;
            let check = if thorough {
                "PRAGMA integrity_check(1)"
            } else {
                "PRAGMA quick_check(1)"
            };
            let said: String = connection.query_row(check, [], |row| row.get(0))?;
            let whole = u64::try_from(size).is_ok_and(|size| self.bytes() >= size);
            Ok(said == "ok" && whole && kind == i64::from(APPLICATION_ID))
        };
        match run() {
            Ok(true) => Ok(self),
            Ok(false) | Err(_) => Err(Obstacle::Unsound),
        }
    }

    /// Its size in bytes.
    pub(in super::super) fn bytes(&self) -> u64 {
        fs::metadata(&self.path).map_or(0, |about| about.len())
    }

    /// Whether a file holds the same.
    pub(in super::super) fn equals(&self, other: &Path) -> bool {
        same(&self.path, other).unwrap_or(false)
    }

    /// Gives the copy its own name; never over another file.
    pub(in super::super) fn settle(self, target: &Path) -> Result<(), Error> {
        if target.exists() {
            return Err(Error::Exists(target.to_owned()));
        }
        self.settle_over(target)
    }

    /// Gives the copy its own name, in the place of what was there.
    pub(in super::super) fn settle_over(self, target: &Path) -> Result<(), Error> {
        fs::rename(&self.path, target)
            .map_err(|error| Error::NotCopied(target.to_owned(), Obstacle::of(&error)))?;
        // The name itself is on disk only when the folder is; a system that cannot do this still has the file.
        #[cfg(unix)]
        if let Some(folder) = target.parent() {
            let here = if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            };
            let _ = File::open(here).and_then(|folder| folder.sync_all());
        }
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // After it has its name there is nothing here any more. A write that failed leaves its journal too.
        let mut journal = self.path.clone().into_os_string();
        journal.push("-journal");
        let _ = fs::remove_file(journal);
        let _ = fs::remove_file(&self.path);
    }
}

impl Obstacle {
    /// What the system said.
    pub(in super::super) fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::NotPermitted
            }
            io::ErrorKind::NotFound => Self::Missing,
            _ => Self::Other(error.to_string()),
        }
    }

    /// What SQLite said while it wrote beside a target.
    fn of_sqlite(error: &rusqlite::Error, target: &Path) -> Self {
        let Some(code) = error.sqlite_error() else {
            return Self::Other(error.to_string());
        };
        match code.code {
            ErrorCode::DiskFull => Self::Full,
            // A quota or a limit of the system looks like a failed write.
            ErrorCode::SystemIoFailure if code.extended_code == 778 => Self::Full,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => {
                let folder = target.parent().filter(|dir| !dir.as_os_str().is_empty());
                if folder.is_some_and(|folder| !folder.is_dir()) {
                    Self::Missing
                } else {
                    Self::NotPermitted
                }
            }
            ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => Self::Unsound,
            _ => Self::Other(error.to_string()),
        }
    }
}

/// Whether two files hold the same, but for the counters of SQLite.
fn same(one: &Path, other: &Path) -> io::Result<bool> {
    let (mut one, mut other) = (File::open(one)?, File::open(other)?);
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let (mut a, mut b) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    let mut first = true;
    loop {
        let (n, m) = (fill(&mut one, &mut a)?, fill(&mut other, &mut b)?);
        if std::mem::take(&mut first) {
            for counter in COUNTERS {
                a[counter.clone()].fill(0);
                b[counter].fill(0);
            }
        }
        if a[..n] != b[..m] {
            return Ok(false);
        }
        if n == 0 {
            return Ok(true);
        }
    }
}

/// Reads as much as there is room for.
fn fill(file: &mut File, bytes: &mut [u8]) -> io::Result<usize> {
    let mut read = 0;
    while read < bytes.len() {
        match file.read(&mut bytes[read..])? {
            0 => break,
            more => read += more,
        }
    }
    Ok(read)
}

/// Takes away what copies that were interrupted left in a folder.
pub(super) fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let passing = name.trim_end_matches("-journal").ends_with(PASSING);
        // Another window may be at work; a clock that jumped back makes files from the future, which stay.
        let age = entry
            .metadata()
            .and_then(|about| about.modified())
            .ok()
            .and_then(|moment| moment.elapsed().ok());
        if passing && age.is_some_and(|age| age > LITTER) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
