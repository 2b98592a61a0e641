//! A notebook whose last write broke off, on a medium that cannot be written.
//!
//! The journal beside such a file holds the pages as they were before that write, and SQLite wants to put them
//! back first. Where that is not allowed, file and journal are copied into a private folder and put in order there; the
//! result is read into memory and the folder goes away. The originals are not touched.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::error::Error;
use super::id;
use super::store::translate;

/// Whether a journal that is more than a left-over stands beside a file.
pub(super) fn has_journal(path: &Path) -> bool {
    fs::read(journal(path)).is_ok_and(|bytes| bytes.first().is_some_and(|first| *first != 0))
}

fn journal(path: &Path) -> PathBuf {
    let mut name = OsString::from(path.file_name().unwrap_or_default());
    name.push("-journal");
    path.with_file_name(name)
}

/// What the file is after its journal was taken in, in memory.
pub(super) fn in_order(path: &Path) -> Result<Connection, Error> {
    let private =
        Private::new().map_err(|error| Error::Other(path.to_owned(), error.to_string()))?;
    let name = path.file_name().unwrap_or_default();
    let copy = private.0.join(name);
    fs::copy(path, &copy)
        .and_then(|_| fs::copy(journal(path), journal(&copy)))
        .and_then(|_| writable(&copy))
        .and_then(|()| writable(&journal(&copy)))
        .map_err(|error| Error::Other(path.to_owned(), error.to_string()))?;
    let run = || -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let file = Connection::open_with_flags(&copy, flags)?;
        let mut memory = Connection::open_in_memory()?;
        Backup::new(&file, &mut memory)?.run_to_completion(1000, Duration::ZERO, None)?;
        Ok(memory)
    };
    run().map_err(|error| translate(path, &error, false))
}

/// The copy of a file that cannot be written cannot either, until it is told to.
#[expect(
    clippy::permissions_set_readonly_false,
    reason = "the folder is for this person alone"
)]
fn writable(path: &Path) -> io::Result<()> {
    let mut permissions = fs::metadata(path)?.permissions();
    permissions.set_readonly(false);
    fs::set_permissions(path, permissions)
}

/// A folder for this person alone that goes away.
struct Private(PathBuf);

impl Private {
    fn new() -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("rumbo-{}", id::passing()));
        let mut builder = fs::DirBuilder::new();
        builder.recursive(false);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Private {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
