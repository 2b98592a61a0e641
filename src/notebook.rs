//! The notebook: one SQLite file that remembers every answer and how it came to be.
//!
//! All content is read into memory when the file is opened ([`Content`]); changes go through one door,
//! [`Notebook::transact`], which applies them in memory, writes them to the log with their before and after,
//! and hands them to a thread that puts them on disk. Undo is a new operation, so the log stays the true
//! story and survives closing.

pub mod backup;
mod change;
pub mod content;
mod copies;
mod error;
mod file;
mod fingerprint;
mod history;
mod id;
mod journal;
mod medium;
mod merge;
mod op;
mod operation;
mod outside;
mod position;
mod purge;
mod read;
pub mod salvage;
mod schema;
mod store;
mod transaction;
mod unfinished;
mod views;
mod work_table;
mod worker;
mod working;
mod write;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

pub use backup::{Backup, Reason, Snapshot, Stage};
pub use change::{Change, Changes, Place};
pub use content::{Answers, Cell, Content, Record, RecordId};
pub use error::{Error, Obstacle};
pub use file::APPLICATION_ID;
pub use fingerprint::Fingerprint;
pub use history::{Hindrance, History, How, TakingBack};
pub use medium::Medium;
pub use merge::{
    About, Clash, ClashId, Incoming, MergeNote, Merged, Restored, Settlement, Share, Side, Summary,
    Tally,
};
pub use op::{Op, Words as OpWords};
pub use operation::{Log, Operation};
pub use purge::{Personal, Purged};
pub use schema::VERSION;
pub use store::ReadOnly;
pub use transaction::{At, Transaction};
pub use views::{Column, Shape, View};
pub use work_table::WorkTable;
pub use worker::{Attached, SaveState};
pub use working::{Local, Met, copy_file, destination, has_local_news, local_place};

use crate::clock::Clock;
use backup::{Keeper, Shelf};
use store::{Loaded, Store};
use worker::Worker;
use write::Write;

/// How many operations of this session keep their changes in memory for a quick undo.
const KEPT: usize = 500;

/// Who writes, and when.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Name of the person or table at the keyboard; may be empty.
    pub author: String,
    /// Name of the machine; may be empty.
    pub device: String,
    /// Where the time comes from.
    pub clock: Clock,
    /// The folder of this machine for backups; without one none are made, and the copy before an upgrade goes
    /// beside the notebook.
    pub backups: Option<PathBuf>,
}

/// One go at a field: the edits that carry the same go become one operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Go(pub u64);

/// What an undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The words of the operation that was taken back or done again.
    pub words: OpWords,
    /// What it touched.
    pub changes: Changes,
}

/// An open notebook.
#[derive(Debug)]
pub struct Notebook {
    path: PathBuf,
    options: Options,
    content: Content,
    log: Log,
    meta: BTreeMap<String, String>,
    definitions: BTreeMap<String, String>,
    read_only: Option<ReadOnly>,
    chain: Arc<str>,
    seq: u64,
    recent: BTreeMap<u64, Arc<[Change]>>,
    going: Option<(Go, u64, RecordId, Arc<str>)>,
    merges: Vec<MergeNote>,
    /// How many changes of other programs this opening found.
    found: usize,
    worker: Worker,
}

impl Notebook {
    /// Makes a new file, to be filled with the definition `id` whose text is kept inside.
    pub fn create(path: &Path, id: &str, text: &str, options: Options) -> Result<Self, Error> {
        let store = Store::create(path)?;
        Self::begin(store, path, (id, text), options, &Op::Create, |_| ())
    }

    /// Makes a new file that begins with some content, as its first and only entry; leaves no file when that
    /// fails.
    pub fn create_with(
        path: &Path,
        definition: (&str, &str),
        options: Options,
        op: &Op,
        work: impl FnOnce(&mut Transaction<'_>),
    ) -> Result<Self, Error> {
        let store = Store::create(path)?;
        Self::begin(store, path, definition, options, op, work).inspect_err(|_| {
            let _ = std::fs::remove_file(path);
        })
    }

    /// A notebook in memory, for tests and previews.
    pub fn in_memory(id: &str, text: &str, options: Options) -> Result<Self, Error> {
        let (store, path) = (Store::in_memory()?, Path::new(":memory:"));
        let options = Options {
            backups: None,
            ..options
        };
        Self::begin(store, path, (id, text), options, &Op::Create, |_| ())
    }

    fn begin(
        store: Store,
        path: &Path,
        (id, text): (&str, &str),
        options: Options,
        op: &Op,
        work: impl FnOnce(&mut Transaction<'_>),
    ) -> Result<Self, Error> {
        let name = id::record("ntb");
        let loaded = Loaded {
            store,
            content: Content::default(),
            operations: Vec::new(),
            meta: BTreeMap::from([("notebook".to_owned(), name.as_str().to_owned())]),
            definitions: BTreeMap::new(),
            merges: Vec::new(),
            read_only: None,
            outside: Vec::new(),
        };
        let mut notebook = Self::from_loaded(loaded, path.to_owned(), options);
        let made = notebook.now();
        notebook.set_meta("notebook", name.as_str());
        notebook.set_meta("created", &made);
        notebook.set_meta("definition", id);
        notebook.keep_definition(id, text);
        notebook.transact(op, work)?;
        notebook.flush()?;
        Ok(notebook)
    }

    /// Opens a file. A newer one, or one that cannot be written, opens for reading only.
    pub fn open(path: &Path, options: Options) -> Result<Self, Error> {
        let loaded = Store::open(path, &options)?;
        let notebook = Self::from_loaded(loaded, path.to_owned(), options);
        notebook.worker.ask_backup(Reason::Open);
        Ok(notebook)
    }

    fn from_loaded(loaded: Loaded, path: PathBuf, options: Options) -> Self {
        let named = loaded.meta.get("notebook").map_or("", String::as_str);
        let backups = options.backups.as_deref();
        let shelf = backups.map(|backups| Shelf::of(backups, named, &path));
        let keeper = Keeper::new(shelf, options.clock);
        let mut notebook = Self {
            path,
            options,
            content: loaded.content,
            log: Log::new(loaded.operations),
            meta: loaded.meta,
            definitions: loaded.definitions,
            read_only: loaded.read_only,
            chain: id::chain().into(),
            seq: 0,
            recent: BTreeMap::new(),
            going: None,
            merges: loaded.merges,
            found: loaded.outside.len(),
            worker: Worker::start(loaded.store, keeper),
        };
        if notebook.found > 0 {
            notebook.log_outside(loaded.outside.into());
        }
        notebook
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name of its own, which its copies share.
    pub fn id(&self) -> &str {
        self.meta.get("notebook").map_or("", String::as_str)
    }

    /// Why nothing can be written, if so.
    pub fn read_only(&self) -> Option<ReadOnly> {
        self.read_only
    }

    /// Records and answers as they are now.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// The log.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Where the time comes from.
    pub fn clock(&self) -> Clock {
        self.options.clock
    }

    /// Who writes: the table that the file was made for, or else who opened it.
    pub fn author(&self) -> &str {
        self.meta.get("author").unwrap_or(&self.options.author)
    }

    /// The steps that the file was made for, when it is a copy for a table that works on some of them.
    pub fn chosen_steps(&self) -> Option<impl Iterator<Item = &str>> {
        let steps = self.meta.get("steps").filter(|steps| !steps.is_empty())?;
        Some(steps.split(','))
    }

    /// Id of the definition that the notebook is filled with.
    pub fn definition_id(&self) -> &str {
        self.meta.get("definition").map_or("", String::as_str)
    }

    /// The text of a definition as it was kept.
    pub fn definition(&self, id: &str) -> Option<&str> {
        self.definitions.get(id).map(String::as_str)
    }

    /// Keeps the text of a definition, when it changed.
    pub fn keep_definition(&mut self, id: &str, text: &str) {
        if self.read_only.is_none() && self.definition(id) != Some(text) {
            self.definitions.insert(id.to_owned(), text.to_owned());
            self.worker
                .write(Write::Definition(id.to_owned(), text.to_owned()));
            // Its views are of another definition now.
            if self.meta.contains_key(views::KEY) {
                self.set_meta(views::KEY, "");
            }
        }
    }

    fn set_meta(&mut self, key: &str, value: &str) {
        self.meta.insert(key.to_owned(), value.to_owned());
        self.worker
            .write(Write::Meta(key.to_owned(), value.to_owned()));
    }

    /// The only door: does what `work` does as one named operation. Nothing is logged when nothing changed.
    pub fn transact<T>(
        &mut self,
        op: &Op,
        work: impl FnOnce(&mut Transaction<'_>) -> T,
    ) -> Result<(T, Changes), Error> {
        self.going = None;
        let mut transaction = self.transaction()?;
        let result = work(&mut transaction);
        let (changes, attachments) = (transaction.changes, transaction.attachments);
        for (id, name, media, bytes) in attachments {
            self.worker.write(Write::Attachment {
                id,
                name,
                media,
                bytes,
            });
        }
        let touched = Changes::of(&changes, &self.content);
        if !changes.is_empty() || matches!(op, Op::Create | Op::Anonymous | Op::NextCycle { .. }) {
            self.append(op.words(), changes.into(), None);
        }
        Ok((result, touched))
    }

    /// Writes cells of one field of a record. Edits with the same `go` that follow each other grow the same
    /// operation, whatever was saved in between.
    pub fn edit(
        &mut self,
        id: &RecordId,
        cells: &[(Cell, String)],
        op: &Op,
        go: Go,
    ) -> Result<Changes, Error> {
        let Some(field) = cells.first().map(|(cell, _)| Arc::clone(&cell.field)) else {
            return Ok(Changes::default());
        };
        let same = self.going.take().filter(|(last, n, record, of)| {
            *last == go && record == id && *of == field && self.log.next_n() == n + 1
        });
        let mut transaction = self.transaction()?;
        for (cell, value) in cells {
            transaction.set(id, cell.clone(), value);
        }
        let applied: Arc<[Change]> = transaction.changes.into();
        let touched = Changes::of(&applied, &self.content);
        let grown = same.and_then(|(_, n, ..)| {
            let earlier = self.recent.get(&n)?;
            let mut whole = earlier.to_vec();
            for change in applied.iter() {
                join(&mut whole, change);
            }
            Some((n, whole))
        });
        match grown {
            Some((n, whole)) => {
                if !applied.is_empty() {
                    let changes: Arc<[Change]> = whole.into();
                    self.recent.insert(n, Arc::clone(&changes));
                    self.log.grow(n);
                    let entry = self.log.get(n).cloned();
                    let settles = entry.map(|entry| self.note_settled(&entry, &changes));
                    self.worker.write(Write::Amend {
                        n,
                        changes,
                        applied,
                        settles: settles.unwrap_or_default(),
                    });
                }
                self.going = Some((go, n, id.clone(), field));
            }
            None if !applied.is_empty() => {
                let n = self.append(op.words(), applied, None);
                self.going = Some((go, n, id.clone(), field));
            }
            None => {}
        }
        Ok(touched)
    }

    /// Lets the edits of a go grow the operation that was just done (a card that is being typed).
    pub fn continue_with(&mut self, go: Go, id: &RecordId, field: &str) {
        let n = self.log.next_n() - 1;
        self.going = Some((go, n, id.clone(), field.into()));
    }

    /// What undo would take back.
    pub fn next_undo(&self) -> Option<&OpWords> {
        self.log.next_undo().map(|entry| &entry.words)
    }

    /// What redo would do again.
    pub fn next_redo(&self) -> Option<&OpWords> {
        self.log.next_redo().map(|entry| &entry.words)
    }

    /// Takes the last operation back, as a new operation.
    pub fn undo(&mut self) -> Result<Option<Undone>, Error> {
        let target = self
            .log
            .next_undo()
            .map(|entry| (entry.n, entry.words.clone()));
        self.take_back(target, |words| Op::Undo(Box::new(words)))
    }

    /// Does the last undone operation again, as a new operation.
    pub fn redo(&mut self) -> Result<Option<Undone>, Error> {
        let target = self
            .log
            .next_redo()
            .map(|entry| (entry.n, entry.words.clone()));
        self.take_back(target, |words| Op::Redo(Box::new(words)))
    }

    fn take_back(
        &mut self,
        target: Option<(u64, OpWords)>,
        op: impl FnOnce(OpWords) -> Op,
    ) -> Result<Option<Undone>, Error> {
        self.going = None;
        self.refuse_read_only()?;
        let Some((n, words)) = target else {
            return Ok(None);
        };
        let changes = match self.recent.get(&n) {
            Some(changes) => changes.to_vec(),
            None => self.worker.changes(n)?,
        };
        let root = self.log.root(n);
        if changes.is_empty() && root.is_none_or(|entry| entry.words.name != "merge") {
            // Everything that can be taken back changed something, but for a merge: its changes were lost.
            return Err(Error::Damaged(self.path.clone()));
        }
        let inverse: Vec<Change> = changes.iter().rev().map(Change::inverse).collect();
        for change in &inverse {
            change.apply(&mut self.content);
        }
        let touched = Changes::of(&inverse, &self.content);
        // What is undone or done again is the operation itself, however often that happened before.
        let words = match words.name.as_str() {
            "undo" | "redo" => words.inner().unwrap_or(words),
            _ => words,
        };
        self.append(op(words.clone()).words(), inverse.into(), Some(n));
        Ok(Some(Undone {
            words,
            changes: touched,
        }))
    }

    /// Whether everything typed is on disk.
    pub fn save_state(&self) -> SaveState {
        self.worker.state()
    }

    /// Waits until everything typed is on disk.
    pub fn flush(&self) -> Result<(), Error> {
        self.worker.flush()
    }

    /// Makes a backup now and waits until it is checked: before something that changes much at once. There is none
    /// without a folder for backups. A failure is no reason to stop; the screen tells it once.
    pub fn back_up(&self, reason: Reason) -> Result<Option<Backup>, Error> {
        self.worker.back_up(reason)
    }

    /// The last backup of this file, as far as it is finished.
    pub fn last_backup(&self) -> Option<Backup> {
        self.worker.kept().last().cloned()
    }

    /// Why no backup could be made, to be told once.
    pub fn take_backup_failure(&self) -> Option<Error> {
        self.worker.kept().take_failure()
    }

    /// The backups of this notebook, the newest first.
    pub fn backups(&self) -> Vec<Backup> {
        let folder = self.options.backups.as_deref();
        folder.map_or_else(Vec::new, |folder| backup::of_notebook(folder, self.id()))
    }

    /// Changes how long changes go without a backup; ten minutes unless said otherwise.
    pub fn back_up_every(&self, pause: Duration) {
        self.worker.back_up_every(pause);
    }

    /// A picture or map kept in the file.
    pub fn attachment(&self, id: &str) -> Result<Option<Attached>, Error> {
        self.worker.attachment(id)
    }

    /// Caps the size of the file in pages: how tests fill a disk.
    pub fn limit_pages(&self, pages: u32) {
        self.worker.limit_pages(pages);
    }

    /// The present moment as `YYYY-MM-DDTHH:MM:SSZ`.
    fn now(&self) -> String {
        format!("{:.0}", self.options.clock.now())
    }

    fn refuse_read_only(&self) -> Result<(), Error> {
        match self.read_only {
            Some(_) => Err(Error::ReadOnly(self.path.clone())),
            None => Ok(()),
        }
    }

    fn transaction(&mut self) -> Result<Transaction<'_>, Error> {
        self.refuse_read_only()?;
        Ok(Transaction {
            content: &mut self.content,
            changes: Vec::new(),
            attachments: Vec::new(),
        })
    }

    fn append(&mut self, words: OpWords, changes: Arc<[Change]>, undoes: Option<u64>) -> u64 {
        let operation = self.next_operation(words, undoes);
        let n = operation.n;
        let settles = self.note_settled(&operation, &changes);
        self.take_in(operation.clone(), &changes);
        self.worker.write(Write::Append {
            operation,
            changes,
            settles,
        });
        n
    }

    /// The entry that comes next in this log.
    fn next_operation(&self, words: OpWords, undoes: Option<u64>) -> Operation {
        Operation {
            n: self.log.next_n(),
            chain: Arc::clone(&self.chain),
            seq: self.seq + 1,
            lamport: self.log.next_lamport(),
            at: self.now().into(),
            author: self.author().into(),
            device: self.options.device.as_str().into(),
            words,
            undoes,
            seen: (self.seq == 0).then(|| self.log.seen().into()),
            revision: 0,
            merged: None,
        }
    }

    /// Adds the next entry to the log in memory.
    fn take_in(&mut self, operation: Operation, changes: &Arc<[Change]>) {
        self.seq = operation.seq;
        self.recent.insert(operation.n, Arc::clone(changes));
        self.log.push(operation);
        if self.recent.len() > KEPT {
            self.recent.pop_first();
        }
    }
}

/// Adds a change to those of the same go: a cell keeps its first `before` and takes the last `after`.
fn join(changes: &mut Vec<Change>, new: &Change) {
    let Change::Answer {
        id, cell, after, ..
    } = new
    else {
        changes.push(new.clone());
        return;
    };
    for change in changes.iter_mut() {
        if let Change::Answer {
            id: of,
            cell: at,
            after: last,
            ..
        } = change
            && of == id
            && at == cell
        {
            last.clone_from(after);
            return;
        }
    }
    changes.push(new.clone());
}
