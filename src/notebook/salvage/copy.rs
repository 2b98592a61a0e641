//! A copy of the damaged file to work on, and what SQLite still reads of it.
//!
//! The journal that lies beside a file is copied with it: SQLite first takes back with it what was being written
//! when the power went. A journal that makes things worse was not of this file, and is left out.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use super::super::error::Error;
use super::super::id;
use super::super::journal::{BESIDE, beside};
use super::super::store::translate;
use super::shape::Table;
use super::value::Value;

/// How long to wait for a window that has the file open.
const PATIENCE: Duration = Duration::from_millis(200);

/// A copy in the folder for temporary files; it goes away with this.
#[derive(Debug)]
pub(super) struct Copy {
    folder: PathBuf,
    path: PathBuf,
}

/// What SQLite says of a file.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// The rows that it reads, by table.
    pub(super) rows: BTreeMap<Table, Vec<Vec<Value>>>,
    /// Whether it finds nothing wrong.
    pub(super) sound: bool,
    /// What it finds wrong, in its own words.
    pub(super) complaints: Vec<String>,
}

/// Whether another window has the file open, as the locks of SQLite tell. Nothing is written.
pub(super) fn is_open_elsewhere(path: &Path) -> bool {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let run = || -> rusqlite::Result<()> {
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
    };
    run().is_err_and(|error| matches!(translate(path, &error, false), Error::AlreadyOpen(_)))
}

impl Copy {
    /// Copies a file, with its journal or without.
    pub(super) fn of(path: &Path, journal: bool) -> Result<Self, Error> {
        let folder = std::env::temp_dir().join(format!("rumbo-{}", id::chain()));
        let copy = Self {
            path: folder.join("copy.rumbo"),
            folder,
        };
        let broken = |error: std::io::Error| Error::Other(path.to_owned(), error.to_string());
        make_folder(&copy.folder).map_err(broken)?;
        // Read and written instead of copied: a file on a read-only medium would give a read-only copy.
        let whole = |from: &Path, to: &Path| fs::read(from).and_then(|bytes| fs::write(to, bytes));
        whole(path, &copy.path).map_err(broken)?;
        for end in BESIDE.iter().filter(|_| journal) {
            let from = beside(path, end);
            if from.is_file() {
                whole(&from, &beside(&copy.path, end)).map_err(broken)?;
            }
        }
        Ok(copy)
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The bytes of the copy, after SQLite took its journal into account.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, Error> {
        fs::read(&self.path).map_err(|error| Error::Other(self.path.clone(), error.to_string()))
    }

    /// Lets SQLite take the journal into account, check everything and read what it can.
    pub(super) fn ask(&self) -> Asked {
        let mut asked = Asked::default();
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let Ok(connection) = Connection::open_with_flags(&self.path, flags) else {
            return asked;
        };
        let settings = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; \
                        PRAGMA temp_store = MEMORY; PRAGMA wal_checkpoint(TRUNCATE)";
        if let Err(error) = connection.execute_batch(settings) {
            asked.complaints.push(error.to_string());
        }
        match complaints(&connection) {
            Ok(said) => asked.complaints.extend(said),
            Err(error) => asked.complaints.push(error.to_string()),
        }
        asked.sound = asked.complaints.is_empty() && self.is_long_enough(&connection);
        for table in Table::ALL {
            asked.rows.insert(table, read(&connection, table));
        }
        asked
    }

    /// SQLite takes the missing end of a last page for zeros.
    fn is_long_enough(&self, connection: &Connection) -> bool {
        let number = |sql| {
            connection
                .query_row(sql, [], |row| row.get::<_, u64>(0))
                .unwrap_or(u64::MAX)
        };
        let size = number("PRAGMA page_count").saturating_mul(number("PRAGMA page_size"));
        fs::metadata(&self.path).is_ok_and(|file| file.len() >= size)
    }
}

/// A folder that nobody else on the machine can look into.
fn make_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// What the thorough check finds wrong, at most a few lines.
pub(super) fn complaints(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare("PRAGMA integrity_check(8)")?;
    let said: Vec<String> = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(said.into_iter().filter(|line| line != "ok").collect())
}

/// The rows of a table from its beginning until one cannot be read, and from its end.
fn read(connection: &Connection, table: Table) -> Vec<Vec<Value>> {
    let shape = table.shape();
    let has = |name: &str| {
        let sql = "SELECT count(*) FROM pragma_table_info(?) WHERE name = ?";
        connection
            .query_row(sql, [shape.name, name], |row| row.get::<_, u32>(0))
            .is_ok_and(|count| count > 0)
    };
    let columns: Vec<String> = shape
        .columns
        .iter()
        .map(|(name, _)| match has(name) {
            true => format!("\"{name}\""),
            // A file of an older version has no such column yet.
            false if *name == "revision" => "0".to_owned(),
            false => "NULL".to_owned(),
        })
        .collect();
    let keys: Vec<String> = shape.columns[..shape.key]
        .iter()
        .map(|(name, _)| format!("\"{name}\""))
        .collect();
    let mut rows = Vec::new();
    for direction in ["ASC", "DESC"] {
        let order: Vec<String> = keys
            .iter()
            .map(|key| format!("{key} {direction}"))
            .collect();
        let sql = format!(
            "SELECT {} FROM \"{}\" ORDER BY {}",
            columns.join(", "),
            shape.name,
            order.join(", ")
        );
        let before = rows.len();
        let mut run = || -> rusqlite::Result<()> {
            let mut statement = connection.prepare(&sql)?;
            let mut found = statement.query([])?;
            while let Some(row) = found.next()? {
                let values: Option<Vec<Value>> = (0..columns.len())
                    .map(|at| value(row.get_ref(at).ok()?))
                    .collect();
                rows.extend(values.filter(|values| shape.holds(values)));
            }
            Ok(())
        };
        if run().is_ok() && rows.len() > before {
            break;
        }
    }
    rows
}

fn value(value: ValueRef<'_>) -> Option<Value> {
    Some(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Text(bytes) => Value::Text(std::str::from_utf8(bytes).ok()?.into()),
        ValueRef::Blob(bytes) => Value::Blob(bytes.into()),
        ValueRef::Real(_) => return None,
    })
}
