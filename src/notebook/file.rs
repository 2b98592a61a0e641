//! The file as the system sees it: its first bytes, its identity, who holds it.

use std::fmt::Write as _;
use std::io::Read;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags};

use super::error::Error;

/// `RUMB`: what `file` and SQLite tools show as the kind of the file.
pub const APPLICATION_ID: i32 = 0x5255_4d42;

/// Another connection to a file that only reads and knows of no locks, for the one who holds the exclusive lock
/// and has not written yet. Nothing where the path cannot be said as an address.
pub(super) fn beside(path: &Path) -> Option<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(immutable(path)?, flags).ok()?;
    connection
        .execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
        .ok()?;
    Some(connection)
}

/// The address by which SQLite opens a file without looking at locks or journals.
fn immutable(path: &Path) -> Option<String> {
    let path = std::path::absolute(path).ok()?;
    let path = path.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
    let mut address = String::from("file://");
    if !path.starts_with('/') {
        address.push('/');
    }
    for byte in path.bytes() {
        match byte {
            b'/' | b':' | b'.' | b'-' | b'_' => address.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => address.push(char::from(byte)),
            byte => {
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    Some(address + "?immutable=1")
}

/// The files that this program has open for writing.
static HELD: Mutex<Vec<Identity>> = Mutex::new(Vec::new());

/// A file that this program has open for writing. Where locks belong to the process, whoever opens such a file
/// anew and closes it, only to look at its first bytes, takes the lock away without knowing.
#[derive(Debug)]
pub(super) struct Held(Identity);

impl Held {
    /// Notes that the program holds the file at a path.
    pub(super) fn of(path: &Path) -> Option<Self> {
        // Elsewhere every file has the same identity, and locks belong to who opened it.
        let file = identity(path).filter(|_| cfg!(unix))?;
        HELD.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(file);
        Some(Self(file))
    }

    /// Whether the program holds the file at a path.
    pub(super) fn has(path: &Path) -> bool {
        let file = identity(path);
        let held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        file.is_some_and(|file| held.contains(&file))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = held.iter().position(|file| *file == self.0) {
            held.swap_remove(at);
        }
    }
}

/// What tells a file from another one that took its name: its device and its number there.
pub(super) type Identity = (u64, u64);

/// The file at a path. Elsewhere than on Unix an open file can neither be moved nor deleted: that it is there
/// is enough.
pub(super) fn identity(path: &Path) -> Option<Identity> {
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
pub(super) fn check_header(path: &Path) -> Result<i32, Error> {
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
