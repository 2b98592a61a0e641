//! Working on a copy of this machine while the notebook lies on a stick or in the network, and bringing it back.
//!
//! The working copy remembers in `meta` where it comes from and in which state the original was. What is brought
//! back replaces the original only while that is still in the state that the copy knows; an original that
//! changed meanwhile is merged in first. So bringing back never covers anybody's work.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

use super::backup::{Part, Reason, Shelf, Stage, Task, make_folder};
use super::content::Content;
use super::error::{Error, Obstacle};
use super::operation::Operation;
use super::store::{Loaded, Store};
use super::write::Write;
use super::{Merged, Notebook, Options, id};

/// Where the original is, in `meta`; empty in what is brought back.
const ORIGIN: &str = "origin";
/// In which state the original was when both were last the same, in `meta`.
const ORIGIN_STATE: &str = "origin_state";

/// A working copy of this machine.
#[derive(Debug)]
pub enum Local {
    /// It is there: it can be opened.
    There(PathBuf),
    /// It is being made; how far it is.
    Coming(Receiver<Stage>),
}

impl Notebook {
    /// Begins a complete copy, made beside the keyboard; how far it is arrives at the other end. It is whole also
    /// when the file was deleted or its stick pulled out meanwhile, and what could not be saved is in it. A folder
    /// gets the copy under the name of the notebook; no other file is ever replaced.
    pub fn copy_to(&self, to: &Path) -> Receiver<Stage> {
        let more = without_origin(&self.meta);
        self.copy(destination(&self.path, to), None, more)
    }

    /// Begins a copy as [`copy_to`](Self::copy_to) does, to go on with in the place of this file: a working copy stays
    /// one.
    pub fn save_elsewhere(&self, to: &Path) -> Receiver<Stage> {
        self.copy(destination(&self.path, to), None, Vec::new())
    }

    /// The copy of this machine for a notebook that lies elsewhere, inside the folder for working copies. One that
    /// holds what was not brought back yet is used as it is.
    pub fn work_locally(&self, folder: &Path) -> Result<Local, Error> {
        let mut to = local_place(folder, &self.path);
        if to.exists() {
            match look(&to) {
                Ok(copy) if copy.has_news() || copy.state == self.state() => {
                    return Ok(Local::There(to));
                }
                // Everything in it was brought back, and the original went on.
                Ok(_) => std::fs::remove_file(&to)
                    .map_err(|error| Error::NotCopied(to.clone(), Obstacle::of(&error)))?,
                // It cannot be read: whatever it holds, it stays.
                Err(_) => to = destination(&self.path, to.parent().unwrap_or(folder)),
            }
        }
        if let Some(parent) = to.parent() {
            make_folder(parent)
                .map_err(|error| Error::NotCopied(to.clone(), Obstacle::of(&error)))?;
        }
        let origin = self.path.display().to_string();
        let more = vec![
            Write::Meta(ORIGIN.to_owned(), origin),
            Write::Meta(ORIGIN_STATE.to_owned(), self.state()),
        ];
        Ok(Local::Coming(self.copy(to, None, more)))
    }

    fn copy(&self, to: PathBuf, over: Option<String>, more: Vec<Write>) -> Receiver<Stage> {
        let (stages, end) = channel();
        self.worker.copy(Task {
            to,
            over,
            more,
            stages,
        });
        end
    }

    /// Where the original is, when this is a working copy.
    pub fn origin(&self) -> Option<&Path> {
        let path = self.meta.get(ORIGIN).filter(|path| !path.is_empty());
        path.map(|path| Path::new(path.as_str()))
    }

    /// Whether this working copy holds what was not brought back yet.
    pub fn has_news(&self) -> bool {
        self.origin().is_some() && self.meta.get(ORIGIN_STATE) != Some(&self.state())
    }

    /// The state of records, answers and log in a few letters; two files with the same ones hold the same.
    pub fn state(&self) -> String {
        state(self.log.entries(), &self.content)
    }

    /// Looks how the original is, and merges in what was done there meanwhile, after a backup of both.
    pub fn meet_original(&mut self) -> Result<Met, Error> {
        let Some(origin) = self.origin().map(Path::to_owned) else {
            return Err(Error::Missing(self.path.clone()));
        };
        let there = look(&origin)?;
        if self.meta.get(ORIGIN_STATE) == Some(&there.state) {
            return Ok(Met {
                state: there.state,
                merged: None,
            });
        }
        // Also what another program may have written there past the log is kept.
        let kept = self.options.backups.as_deref().map(|backups| {
            Shelf::of(backups, self.id(), &origin).keep(
                &there.store,
                Reason::Merge,
                self.options.clock.now(),
            )
        });
        drop(there.store);
        let _ = self.back_up(Reason::Merge);
        match (self.merge(&origin), kept) {
            (Ok(merged), _) => Ok(Met {
                state: there.state,
                merged: Some(merged),
            }),
            (Err(Error::NothingNew(_)), Some(Ok(_))) => Ok(Met {
                state: there.state,
                merged: None,
            }),
            (Err(Error::NothingNew(_)), _) => Err(Error::Diverged(origin)),
            (Err(error), _) => Err(error),
        }
    }

    /// Begins to bring the working copy back over its original, which must be in the state that was met.
    pub fn bring_back(&self, met: String) -> Receiver<Stage> {
        let to = self.origin().unwrap_or(&self.path).to_owned();
        self.copy(to, Some(met), without_origin(&self.meta))
    }

    /// Notes that the original is now in the state in which this notebook was when it was brought back.
    pub fn brought_back(&mut self, state: &str) {
        self.set_meta(ORIGIN_STATE, state);
    }
}

/// How the original of a working copy was met.
#[derive(Debug)]
pub struct Met {
    /// The state in which it may be replaced by what is brought back.
    pub state: String,
    /// What was merged in from it, if it had changed.
    pub merged: Option<Merged>,
}

/// What is known of a file without opening it for writing.
struct Looked {
    store: Store,
    state: String,
    known: Option<String>,
}

impl Looked {
    fn has_news(&self) -> bool {
        self.known.as_ref() != Some(&self.state)
    }
}

fn look(path: &Path) -> Result<Looked, Error> {
    let store = Store::look(path)?.in_present_shape()?;
    let run = || -> rusqlite::Result<_> {
        let meta = store.pairs("SELECT key, value FROM meta")?;
        let state = state(&store.operations()?, &store.content()?.0);
        Ok((state, meta.get(ORIGIN_STATE).cloned()))
    };
    let (state, known) = run().map_err(|error| super::store::translate(path, &error, false))?;
    Ok(Looked {
        store,
        state,
        known,
    })
}

/// The state of a notebook: its last entry, how many there are, and a number that stands for its content, so
/// that what another program wrote past the log is seen too.
fn state(entries: &[Operation], content: &Content) -> String {
    let mut print = id::Fingerprint::new();
    for record in content.all() {
        let place = record.place();
        print = print
            .with(record.id.as_str())
            .with(&place.collection)
            .with(place.parent.as_deref().unwrap_or_default())
            .with(&place.position);
        for (cell, value) in &record.answers {
            print = print.with(&cell.field).with(&cell.key).with(value);
        }
    }
    let last = entries.last();
    let chain = last.map_or("", |entry| &entry.chain);
    let (seq, revision) = last.map_or((0, 0), |entry| (entry.seq, entry.revision));
    let (count, print) = (entries.len(), print.0);
    format!("{chain}:{seq}:{revision}:{count}:{print:016x}")
}

/// Puts a finished copy in the place of an original that is still in the state that was met.
pub(super) fn replace(part: Part, original: &Path, met: &str) -> Result<(), Error> {
    // Open for writing: another window that has it is told of, and a journal left there is settled first.
    let there = Store::open(original, &Options::default())?;
    if there.read_only.is_some() {
        return Err(Error::NotCopied(
            original.to_owned(),
            Obstacle::NotPermitted,
        ));
    }
    let Loaded {
        store,
        content,
        operations,
        ..
    } = there;
    if state(&operations, &content) != met {
        return Err(Error::Diverged(original.to_owned()));
    }
    // Where open files cannot be replaced, it is closed a moment before.
    if cfg!(unix) {
        part.settle_over(original)?;
        drop(store);
        Ok(())
    } else {
        drop(store);
        part.settle_over(original)
    }
}

/// Writes a complete, checked copy of a file that is not open; gives where it is and its size in bytes. The file
/// itself and what lies beside it do not change.
pub fn copy_file(file: &Path, to: &Path) -> Result<(PathBuf, u64), Error> {
    let to = destination(file, to);
    let store = Store::look(file)?;
    let meta = store
        .pairs("SELECT key, value FROM meta")
        .map_err(|error| super::store::translate(file, &error, false))?;
    let more = without_origin(&meta);
    let part = Part::of(&store, &to, &more)
        .and_then(|part| part.check(true))
        .map_err(|obstacle| Error::NotCopied(to.clone(), obstacle))?;
    let bytes = part.bytes();
    part.settle(&to)?;
    Ok((to, bytes))
}

/// What a copy says of where it comes from: nothing, since only the working copy itself is one.
pub(super) fn without_origin(meta: &BTreeMap<String, String>) -> Vec<Write> {
    [ORIGIN, ORIGIN_STATE]
        .into_iter()
        .filter(|key| meta.contains_key(*key))
        .map(|key| Write::Meta(key.to_owned(), String::new()))
        .collect()
}

/// Whether there is a working copy of a file that holds what was not brought back yet.
pub fn has_local_news(folder: &Path, original: &Path) -> bool {
    let copy = local_place(folder, original);
    copy.exists() && look(&copy).is_ok_and(|copy| copy.has_news())
}

/// Where the working copy of an original goes.
pub fn local_place(folder: &Path, original: &Path) -> PathBuf {
    let name = original.file_name().unwrap_or_default();
    folder.join(super::backup::mark(original)).join(name)
}

/// Where a copy of a file goes: into a folder under a name that is free, or to the very path.
pub fn destination(file: &Path, to: &Path) -> PathBuf {
    if !to.is_dir() {
        let mut to = to.to_owned();
        if to.extension().is_none() {
            to.set_extension("rumbo");
        }
        return to;
    }
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let first = to.join(format!("{stem}.rumbo"));
    if !first.exists() {
        return first;
    }
    (2..u32::MAX)
        .map(|number| to.join(format!("{stem}-{number}.rumbo")))
        .find(|path| !path.exists())
        .unwrap_or(first)
}
