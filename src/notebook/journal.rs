//! The journal beside a file: the pages as they were before a write that broke off when the power went.

use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

/// The names of the files that SQLite keeps beside one.
pub(super) const BESIDE: [&str; 2] = ["-journal", "-wal"];

/// The path of a file that SQLite keeps beside another.
pub(super) fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// Whether a journal lies beside a file that has not been taken into account. The window that holds a file keeps
/// an empty one there, or one whose head is crossed out.
pub(super) fn is_waiting(path: &Path) -> bool {
    BESIDE.iter().any(|end| {
        let mut head = [0; 8];
        let read = std::fs::File::open(beside(path, end)).and_then(|mut file| file.read(&mut head));
        read.is_ok() && head.iter().any(|byte| *byte != 0)
    })
}

/// Lets SQLite take back what was half done. It does so at the first look inside; what it says is of no interest
/// here, because whoever opens the file next hears it again.
pub(super) fn take_back(path: &Path) {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let look = |connection: Connection| {
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
    };
    let _ = Connection::open_with_flags(path, flags).and_then(look);
}
