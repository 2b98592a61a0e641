//! The thread that writes, so that the keyboard never waits for the disk.
//!
//! Jobs are written in order; those that wait together go to disk together. A job that fails stays first in
//! line and is tried again, so nothing that was typed is dropped while the program runs.

use std::collections::{BTreeMap, VecDeque};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use super::change::Change;
use super::error::Error;
use super::store::Store;
use super::write::Write;

/// How long to wait before a failed write is tried again.
const RETRY: Duration = Duration::from_secs(2);

/// Whether everything is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Everything typed is on disk.
    Saved,
    /// Some of it is on its way.
    Saving,
    /// The last write failed; it will be tried again.
    Failed(Error),
}

/// The answer to a request, which arrives later.
pub(super) type Reply<T> = Sender<Result<T, Error>>;

/// An attachment: name, media type, bytes.
pub type Attached = (String, String, Vec<u8>);

enum Job {
    Write(Write),
    Changes(u64, Reply<Vec<Change>>),
    Attachment(String, Reply<Option<Attached>>),
    Ask(Question),
    LimitPages(u32),
    Close,
}

/// Something to be worked out on the thread, from the file and from what could not be written to it.
type Question = Box<dyn FnOnce(&Store, &VecDeque<Write>) + Send>;

#[derive(Default)]
struct Progress {
    written: u64,
    error: Option<Error>,
    tries: u64,
}

type Shared = Arc<(Mutex<Progress>, Condvar)>;

/// The end of the thread that the notebook holds.
#[derive(Debug)]
pub(super) struct Worker {
    jobs: Sender<Job>,
    sent: u64,
    progress: Shared,
    thread: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Progress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} written, {:?}", self.written, self.error)
    }
}

impl Worker {
    /// Starts the thread on an open file.
    pub(super) fn start(store: Store) -> Self {
        let (jobs, inbox) = channel();
        let progress = Shared::default();
        let shared = Arc::clone(&progress);
        let thread = std::thread::Builder::new()
            .name("notebook".to_owned())
            .spawn(move || run(store, &inbox, &shared))
            .expect("the system can start a thread");
        Self {
            jobs,
            sent: 0,
            progress,
            thread: Some(thread),
        }
    }

    /// Hands a write over.
    pub(super) fn write(&mut self, write: Write) {
        self.sent += 1;
        // The thread only ends when we close it.
        let _ = self.jobs.send(Job::Write(write));
    }

    /// The changes of an operation that is no longer in memory.
    pub(super) fn changes(&self, n: u64) -> Result<Vec<Change>, Error> {
        self.ask(|reply| Job::Changes(n, reply))
            .unwrap_or(Ok(Vec::new()))
    }

    /// Shows every change of the entries after one, in their order, with the number of its entry; gives back
    /// what was made of them. What other copies did is in the changes of its merge: `merged` tells whether
    /// it is shown too.
    pub(super) fn walk<T: Default + Send + 'static>(
        &self,
        after: u64,
        merged: bool,
        mut visit: impl FnMut(&mut T, u64, Change) + Send + 'static,
    ) -> Result<T, Error> {
        let (reply, answer) = channel();
        let question = move |store: &Store, waiting: &VecDeque<Write>| {
            let mut made = T::default();
            let late = late_changes(waiting, after, merged);
            let walked = store.walk(after, merged, |n, change| {
                if !late.contains_key(&n) {
                    visit(&mut made, n, change);
                }
            });
            for (n, changes) in late {
                for change in changes {
                    visit(&mut made, n, change.clone());
                }
            }
            let _ = reply.send(walked.map(|()| made));
        };
        let asked = self.jobs.send(Job::Ask(Box::new(question)));
        // The thread only ends when we close it.
        match asked.ok().and_then(|()| answer.recv().ok()) {
            Some(walked) => walked,
            None => Ok(T::default()),
        }
    }

    /// An attachment by its id.
    pub(super) fn attachment(&self, id: &str) -> Result<Option<Attached>, Error> {
        self.ask(|reply| Job::Attachment(id.to_owned(), reply))
            .unwrap_or(Ok(None))
    }

    fn ask<T>(&self, job: impl FnOnce(Reply<T>) -> Job) -> Option<Result<T, Error>> {
        let (reply, answer) = channel();
        self.jobs.send(job(reply)).ok()?;
        answer.recv().ok()
    }

    /// Caps the size of the file.
    pub(super) fn limit_pages(&self, pages: u32) {
        let _ = self.jobs.send(Job::LimitPages(pages));
    }

    /// Whether everything handed over is on disk.
    pub(super) fn state(&self) -> SaveState {
        let progress = lock(&self.progress.0);
        match &progress.error {
            Some(error) => SaveState::Failed(error.clone()),
            None if progress.written == self.sent => SaveState::Saved,
            None => SaveState::Saving,
        }
    }

    /// Waits until everything is on disk, or until a write has failed once more.
    pub(super) fn flush(&self) -> Result<(), Error> {
        let (mutex, changed) = &*self.progress;
        let mut progress = lock(mutex);
        let tries = progress.tries;
        while progress.written < self.sent {
            if let (Some(error), true) = (&progress.error, progress.tries > tries) {
                return Err(error.clone());
            }
            progress = changed
                .wait(progress)
                .unwrap_or_else(PoisonError::into_inner);
        }
        Ok(())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.jobs.send(Job::Close);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn lock(mutex: &Mutex<Progress>) -> MutexGuard<'_, Progress> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn run(mut store: Store, inbox: &Receiver<Job>, shared: &Shared) {
    let mut waiting: VecDeque<Write> = VecDeque::new();
    let mut closing = false;
    while !closing {
        let first = if waiting.is_empty() {
            inbox.recv().ok()
        } else {
            match inbox.recv_timeout(RETRY) {
                Ok(job) => Some(job),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => Some(Job::Close),
            }
        };
        for job in first.into_iter().chain(inbox.try_iter()) {
            match job {
                Job::Write(write) => waiting.push_back(write),
                Job::Changes(n, reply) => {
                    // An operation that is not on disk yet is still in line.
                    let _ = reply.send(match waiting_changes(&waiting, n) {
                        Some(changes) => Ok(changes.to_vec()),
                        None => store.changes(n),
                    });
                }
                Job::Attachment(id, reply) => {
                    put(&mut store, &mut waiting, shared);
                    let _ = reply.send(store.attachment(&id));
                }
                Job::Ask(question) => {
                    put(&mut store, &mut waiting, shared);
                    question(&store, &waiting);
                }
                Job::LimitPages(pages) => {
                    let _ = store.limit_pages(pages);
                }
                Job::Close => closing = true,
            }
        }
        put(&mut store, &mut waiting, shared);
    }
}

/// The changes of an operation that waits to be written, as they are after its last edit.
fn waiting_changes(waiting: &VecDeque<Write>, of: u64) -> Option<&[Change]> {
    waiting.iter().rev().find_map(|write| match write {
        Write::Append {
            operation, changes, ..
        } if operation.n == of => Some(&**changes),
        Write::Amend { n, changes, .. } if *n == of => Some(&**changes),
        _ => None,
    })
}

/// The entries after one whose changes are not on disk, or not as they are after the last edit.
fn late_changes(
    waiting: &VecDeque<Write>,
    after: u64,
    with_merged: bool,
) -> BTreeMap<u64, &[Change]> {
    let mut late = BTreeMap::new();
    for write in waiting {
        match write {
            Write::Append {
                operation, changes, ..
            } if operation.n > after && (with_merged || operation.merged.is_none()) => {
                late.insert(operation.n, &**changes);
            }
            Write::Amend { n, changes, .. } if *n > after => {
                late.insert(*n, &**changes);
            }
            _ => {}
        }
    }
    late
}

/// Writes what waits, as one transaction.
fn put(store: &mut Store, waiting: &mut VecDeque<Write>, shared: &Shared) {
    if waiting.is_empty() {
        return;
    }
    let result = store.write(waiting.make_contiguous());
    let (mutex, changed) = &**shared;
    let mut progress = lock(mutex);
    progress.tries += 1;
    match result {
        Ok(()) => {
            progress.written += waiting.len() as u64;
            progress.error = None;
            waiting.clear();
        }
        Err(error) => progress.error = Some(error),
    }
    changed.notify_all();
}
