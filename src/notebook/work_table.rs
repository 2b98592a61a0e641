//! Copies for work tables: whole notebooks that say for whom they were made.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, params};

use super::Notebook;
use super::error::Error;
use super::store::{Store, translate};

/// A work table and what it works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkTable<'a> {
    /// Its name: the author of all that is written in its copy.
    pub name: &'a str,
    /// The ids of its steps; when there are none, it has those of this notebook.
    pub steps: &'a [String],
}

impl Notebook {
    /// Writes a whole copy of this notebook for a work table, compact and on disk, where no file is yet. What
    /// was typed so far is in it. Nothing is left behind on an error.
    pub fn copy_for(&self, table: &WorkTable<'_>, to: &Path) -> Result<(), Error> {
        if to.exists() {
            return Err(Error::Exists(to.to_owned()));
        }
        let (path, name) = (to.to_owned(), table.name.to_owned());
        let steps = (!table.steps.is_empty()).then(|| table.steps.join(","));
        let made = self.worker.with(move |store| {
            store.copy_to(&path)?;
            let said = say(&path, &name, steps.as_deref());
            if said.map_err(|error| translate(&path, &error, true))? {
                Ok(())
            } else {
                Err(Error::Damaged(path))
            }
        });
        made.inspect_err(|_| drop(std::fs::remove_file(to)))
    }
}

/// Writes into a copy for whom it was made; tells whether it is sound.
fn say(path: &Path, name: &str, steps: Option<&str>) -> rusqlite::Result<bool> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.execute_batch("PRAGMA synchronous = EXTRA; PRAGMA trusted_schema = OFF")?;
    let transaction = connection.transaction()?;
    for (key, value) in [("author", Some(name)), ("steps", steps)] {
        if let Some(value) = value {
            transaction.execute(
                "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)",
                params![key, value],
            )?;
        }
    }
    transaction.commit()?;
    Store::passing(connection, path).is_sound()
}
