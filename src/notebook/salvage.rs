//! What can be brought back from a damaged notebook, as a new file; the damaged one is never touched.
//!
//! Everything happens on a copy. Three ways are tried and joined: asking SQLite, reading the file page by page
//! without it, and doing the log again; the rules are told in `join`. The first page alone costs nothing, because
//! rows are known by their looks; and as tables and log tell the same things in different pages, one page more
//! rarely costs an answer.
//!
//! Order: `copy` (the working copy, what SQLite reads), `value` and `page` (bytes into rows), `shape` (rows into
//! tables), `roots`, `tree` and `known` (which of them are alive), `log`, `join`, `build` (the new file),
//! `recovery` (what is told), `health` (what a look from outside tells).
//!
//! Limits: SQLite keeps no checksums, so letters that were replaced by other letters are taken for what people
//! wrote. Old versions of a row in free pages are never read: people may have wanted them gone.

mod build;
mod copy;
mod health;
mod join;
mod known;
mod log;
mod page;
mod recovery;
mod roots;
mod shape;
#[cfg(test)]
mod tests;
mod tree;
mod value;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

pub use health::{Health, Inside, examine, sqlite_version};
pub use join::Count;
pub use recovery::{Definition, Ending, Pagewise, Recovery};

use super::error::Error;
use super::file::check_header;
use super::journal;
use super::schema::VERSION;
use super::store::translate;
use super::{Notebook, Options, id};
use build::Rest;
use copy::{Asked, Copy};
use join::{Joined, join, named_attachments};
use known::{Carved, Found, Way};
use log::{Log, alive};
use page::Pages;
use shape::{Prefixes, Table};
use tree::carve;
use value::Value;

/// What the program knows of a definition, to fill in what the file lost.
#[derive(Debug, Clone, Default)]
pub struct Hint {
    /// Its id.
    pub id: String,
    /// Its text, as a notebook keeps it.
    pub text: String,
    /// Its collections by the prefix of their ids.
    pub prefixes: BTreeMap<String, String>,
}

/// Brings back what can be brought back of the notebook at `path` and writes it to `to`, which must be free. Of a
/// sound notebook a copy is written only when `always`.
pub fn repair(
    path: &Path,
    to: &Path,
    always: bool,
    hints: &[Hint],
    options: &Options,
) -> Result<Recovery, Error> {
    let version = readable(path)?;
    if to.exists() {
        return Err(Error::Exists(to.to_owned()));
    }
    if version.is_some_and(|version| version > VERSION) {
        return Ok(Recovery::empty(Ending::Newer));
    }
    let (copy, asked) = work_on(path)?;
    let pages = Pages::of(copy.bytes()?);
    if version.is_some() && asked.sound && is_readable(copy.path()) {
        return sound(&copy, &pages, to, always);
    }
    if version.is_none() && !pages.has_nodes() {
        return Err(Error::Foreign(path.to_owned()));
    }
    let mut prefixes = Prefixes::new();
    for hint in hints.iter().rev() {
        prefixes.extend(hint.prefixes.clone());
    }
    let mut carved = carve(&pages, &prefixes);
    add(&mut carved, asked);
    let log = Log::of(
        &carved.tables[&Table::Operation],
        &carved.tables[&Table::Change],
    );
    let joined = join(&carved, &log, &carved.prefixes);
    if version.is_none() && !is_notebook(&log, &joined) {
        return Err(Error::Foreign(path.to_owned()));
    }
    let mut recovery = Recovery::of(&pages, &carved, &log, &joined);
    let rest = rest(&carved, &joined, &log, hints, &mut recovery);
    if log.entries.is_empty() && joined.state.records.is_empty() {
        recovery.ending = Ending::Hopeless;
        return Ok(recovery);
    }
    let part = part(to);
    build::write(&part, &joined.state, &log, &rest, options)?;
    place(&part, to)?;
    recovery.written = Some(to.to_owned());
    Ok(recovery)
}

/// The version of a file that says to be a notebook; nothing when its header does not say so. A file that is
/// missing, empty, in use or surely something else is told at once.
fn readable(path: &Path) -> Result<Option<i32>, Error> {
    let version = match check_header(path) {
        Ok(version) => Some(version),
        // Without its first page a notebook looks like anything: the rows will tell.
        Err(Error::Foreign(_) | Error::Damaged(_)) if path.is_file() => None,
        Err(error) => return Err(error),
    };
    if copy::is_open_elsewhere(path) {
        return Err(Error::AlreadyOpen(path.to_owned()));
    }
    Ok(version)
}

/// The copy to work on. A journal that was not of this file makes a sound file unsound: then it is left out.
fn work_on(path: &Path) -> Result<(Copy, Asked), Error> {
    let copy = Copy::of(path, true)?;
    let asked = copy.ask();
    if !asked.sound && journal::is_waiting(path) {
        let without = Copy::of(path, false)?;
        let said = without.ask();
        if said.sound && check_header(without.path()).is_ok() {
            return Ok((without, said));
        }
    }
    Ok((copy, asked))
}

/// Whether the notebook opens: for SQLite a file can be sound that is none of ours.
fn is_readable(copy: &Path) -> bool {
    let options = Options {
        backups: copy.parent().map(Path::to_owned),
        ..Options::default()
    };
    Notebook::open(copy, options).is_ok()
}

/// Of a sound notebook there is nothing to bring back; a whole copy of it is written when it was asked for.
fn sound(copy: &Copy, pages: &Pages, to: &Path, always: bool) -> Result<Recovery, Error> {
    let mut recovery = Recovery::empty(Ending::Sound);
    recovery.pages.size = pages.size();
    recovery.pages.total = pages.count();
    recovery.pages.read = pages.count();
    let connection =
        Connection::open(copy.path()).map_err(|error| translate(copy.path(), &error, false))?;
    let n = |table: &str| {
        let sql = format!("SELECT count(*) FROM {table}");
        connection
            .query_row(&sql, [], |row| row.get(0))
            .unwrap_or(0)
    };
    recovery.records.by_query = n("record");
    recovery.answers.by_query = n("answer");
    recovery.entries = n("operation");
    recovery.attachments = n("attachment");
    if always {
        let part = part(to);
        let shown = part.to_string_lossy();
        let written = connection.execute("VACUUM INTO ?", [&*shown]);
        if let Err(error) = written {
            let _ = std::fs::remove_file(&part);
            return Err(translate(to, &error, true));
        }
        place(&part, to)?;
        recovery.written = Some(to.to_owned());
    }
    Ok(recovery)
}

/// Adds what SQLite read to what the pages tell.
fn add(carved: &mut Carved, asked: Asked) {
    for (table, rows) in asked.rows {
        let known = carved.tables.entry(table).or_default();
        for row in rows {
            let key = row[..table.shape().key].to_vec();
            let told = known.sure.entry(key).or_insert_with(|| Found {
                row: row.clone(),
                cut: false,
                way: Way::Query,
            });
            if told.row == row {
                told.way = Way::Query;
            }
        }
    }
}

/// Whether rows without a header are those of a notebook: entries with what they changed.
fn is_notebook(log: &Log, joined: &Joined) -> bool {
    let content = joined.state.records.len() + log.changes.len();
    !log.entries.is_empty() || content > 1
}

/// The facts, definitions, attachments and what merges left.
fn rest(
    carved: &Carved,
    joined: &Joined,
    log: &Log,
    hints: &[Hint],
    recovery: &mut Recovery,
) -> Rest {
    let mut rest = Rest::default();
    let pair = |row: &[Value]| Some((Arc::from(row[0].text()?), Arc::from(row[1].text()?)));
    let whole = |table: Table| {
        let rows = alive(&carved.tables[&table]).filter(|(.., cut)| !cut);
        rows.map(|(_, row, _)| row.to_vec()).collect::<Vec<_>>()
    };
    rest.meta
        .extend(whole(Table::Meta).iter().filter_map(|row| pair(row)));
    rest.definitions
        .extend(whole(Table::Definition).iter().filter_map(|row| pair(row)));
    recovery.definition = fill_in(&mut rest, joined, log, hints);
    let mut named = named_attachments(&joined.state);
    for (_, row, cut) in alive(&carved.tables[&Table::Attachment]) {
        let id: Arc<str> = row[0].text().unwrap_or_default().into();
        named.remove(&id);
        if cut {
            recovery
                .attachments_lost
                .push(row[1].text().unwrap_or_default().to_owned());
        } else {
            recovery.attachments += 1;
            rest.rows.push((Table::Attachment, row.to_vec()));
        }
    }
    recovery
        .attachments_lost
        .extend(named.iter().map(ToString::to_string));
    for table in [Table::Merge, Table::Clash] {
        let of_entry = |row: &Vec<Value>| {
            row[0]
                .integer()
                .is_some_and(|n| log.entries.contains_key(&n))
        };
        rest.rows.extend(
            whole(table)
                .into_iter()
                .filter(of_entry)
                .map(|row| (table, row)),
        );
    }
    rest
}

/// Puts in what every notebook has and this one lost, and says what became of its definition.
fn fill_in(rest: &mut Rest, joined: &Joined, log: &Log, hints: &[Hint]) -> Definition {
    let first = log.entries.values().next().and_then(|row| row[4].text());
    let (made, name): (Arc<str>, Arc<str>) = (
        first.unwrap_or_default().into(),
        id::record("ntb").as_str().into(),
    );
    rest.meta.entry("notebook".into()).or_insert(name);
    rest.meta.entry("created".into()).or_insert(made);
    if !rest.meta.contains_key("definition") {
        let only = Some(&rest.definitions).filter(|all| all.len() == 1);
        let kept = only.and_then(|all| all.keys().next().cloned());
        let fits = |hint: &&Hint| {
            let collections = joined
                .state
                .records
                .values()
                .map(|place| &*place.collection);
            let known = |name: &str| hint.prefixes.values().any(|one| one == name);
            collections.filter(|name| known(name)).count()
        };
        let guessed = || {
            hints
                .iter()
                .max_by_key(fits)
                .map(|hint| hint.id.as_str().into())
        };
        if let Some(id) = kept.or_else(guessed) {
            rest.meta.insert("definition".into(), id);
        }
    }
    let id = rest.meta.get("definition").cloned().unwrap_or_default();
    if rest.definitions.contains_key(&id) {
        return Definition::Kept;
    }
    match hints.iter().find(|hint| *hint.id == *id) {
        Some(hint) => {
            rest.definitions.insert(id, hint.text.as_str().into());
            Definition::Replaced
        }
        None => Definition::Lost,
    }
}

/// The name under which the new file is written until it is whole.
fn part(to: &Path) -> PathBuf {
    journal::beside(to, ".part")
}

/// Gives the new file its name, and makes sure that it is on disk under it.
fn place(part: &Path, to: &Path) -> Result<(), Error> {
    let failed = |error: std::io::Error| Error::Other(to.to_owned(), error.to_string());
    let file = std::fs::OpenOptions::new().write(true).open(part);
    file.and_then(|file| file.sync_all()).map_err(failed)?;
    if to.exists() {
        let _ = std::fs::remove_file(part);
        return Err(Error::Exists(to.to_owned()));
    }
    std::fs::rename(part, to).map_err(failed)?;
    #[cfg(unix)]
    if let Some(folder) = to.parent() {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let _ = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}
