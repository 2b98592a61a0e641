//! Copies of a notebook that still hold what was purged.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, params};

use super::Notebook;
use super::file::APPLICATION_ID;
use super::operation::Operation;

impl Notebook {
    /// Copies of this notebook from before its last purge, which still hold what it took out: those beside it
    /// and those in the folder of this machine for copies, and in folders inside them.
    pub fn unpurged_copies(&self) -> Vec<PathBuf> {
        let beside = std::path::absolute(&self.path).ok();
        let beside = beside.as_deref().and_then(Path::parent).map(Path::to_owned);
        let folders: Vec<PathBuf> = self.options.backups.iter().cloned().chain(beside).collect();
        match (self.log.purged(), self.meta.get("notebook")) {
            (Some(entry), Some(name)) => copies_without(&folders, &self.path, name, entry),
            _ => Vec::new(),
        }
    }
}

/// The files in some folders (and in folders inside them) that are copies of a notebook from before an entry
/// of its log, and so still hold what a purge with that entry took out.
fn copies_without(
    folders: &[PathBuf],
    own: &Path,
    notebook: &str,
    entry: &Operation,
) -> Vec<PathBuf> {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let own = whole(own);
    let mut found = BTreeSet::new();
    for folder in folders {
        let inside = |folder: &Path| -> Vec<PathBuf> {
            let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
            entries.map(|entry| entry.path()).collect()
        };
        let here = inside(folder);
        let deeper: Vec<PathBuf> = here
            .iter()
            .filter(|path| path.is_dir())
            .flat_map(|path| inside(path))
            .collect();
        for path in here.into_iter().chain(deeper) {
            let is_notebook = path.extension().is_some_and(|end| end == "rumbo");
            if is_notebook && whole(&path) != own && is_copy_without(&path, notebook, entry) {
                found.insert(path);
            }
        }
    }
    found.into_iter().collect()
}

/// A file that cannot be read is not said to be anything.
fn is_copy_without(path: &Path, notebook: &str, entry: &Operation) -> bool {
    let run = || -> rusqlite::Result<bool> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        let id: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
        if id != APPLICATION_ID {
            return Ok(false);
        }
        let sql = "SELECT EXISTS (SELECT 1 FROM meta WHERE key = 'notebook' AND value = ?)";
        let is_same: bool = connection.query_row(sql, [notebook], |row| row.get(0))?;
        let sql = "SELECT EXISTS (SELECT 1 FROM operation WHERE chain = ? AND seq = ?)";
        let of = params![&*entry.chain, entry.seq];
        let has: bool = connection.query_row(sql, of, |row| row.get(0))?;
        Ok(is_same && !has)
    };
    run().unwrap_or(false)
}
