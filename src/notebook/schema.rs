//! The shape of the file, as numbered steps: a file of an older version runs those that it lacks.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::file::APPLICATION_ID;
use super::views;

/// Upgrade steps, in order. A file at version `n` runs everything after `n`.
const STEPS: &[&str] = &[
    include_str!("schema/0001_initial.sql"),
    include_str!("schema/0002_merge.sql"),
    include_str!("schema/0003_trace.sql"),
];

/// The version this program writes.
pub const VERSION: i32 = STEPS.len() as i32;

/// Runs the upgrade steps after a version, and notes what the file is now.
pub(super) fn run_steps(connection: &Connection, version: i32) -> rusqlite::Result<()> {
    // Views look at the tables as they were, and would be in the way of a step; they are written again.
    views::drop_all(connection)?;
    if version > 0 {
        let sql = "DELETE FROM meta WHERE key = ?";
        connection.execute(sql, [views::KEY])?;
    }
    for step in STEPS.iter().skip(usize::try_from(version).unwrap_or(0)) {
        connection.execute_batch(step)?;
    }
    connection.execute_batch(&format!(
        "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}"
    ))
}

/// Where the copy of an older file goes when there is no folder for backups: beside it, under a name that is
/// free, with the version in it.
pub(super) fn copy_path(path: &Path, version: i32) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let named = |end: &str| path.with_file_name(format!("{stem}-v{version}{end}.rumbo"));
    let first = named("");
    if !first.exists() {
        return first;
    }
    (2..u32::MAX)
        .map(|number| named(&format!("-{number}")))
        .find(|path| !path.exists())
        .unwrap_or(first)
}
