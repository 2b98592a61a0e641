//! The thread that writes, so that the keyboard never waits for the disk.
//!
//! Jobs are written in order; those that wait together go to disk together. A job that fails stays first in
//! line and is tried again, so nothing that was typed is dropped while the program runs. Backups and copies are
//! made here too, each between two writes; see [`Keeper`].

use std::collections::{BTreeMap, VecDeque};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use super::backup::{Backup, Keeper, Kept, Reason, Task, Waiter};
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
    With(Work),
    LimitPages(u32),
    BackUp(Reason, Option<Waiter>),
    BackUpEvery(Duration),
    Copy(Task),
    Close,
}

/// Something done with the file, knowing what still waits to be written.
type Work = Box<dyn FnOnce(&mut Store, &VecDeque<Write>) + Send>;

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
    kept: Arc<Mutex<Kept>>,
    thread: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Progress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} written, {:?}", self.written, self.error)
    }
}

impl Worker {
    /// Starts the thread on an open file, with who makes its backups.
    pub(super) fn start(store: Store, keeper: Keeper) -> Self {
        let (jobs, inbox) = channel();
        let progress = Shared::default();
        let shared = Arc::clone(&progress);
        let kept = keeper.kept();
        let thread = std::thread::Builder::new()
            .name("notebook".to_owned())
            .spawn(move || run(store, keeper, &inbox, &shared))
            .expect("the system can start a thread");
        Self {
            jobs,
            sent: 0,
            progress,
            kept,
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
        let question = move |store: &mut Store, waiting: &VecDeque<Write>| {
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
        let asked = self.jobs.send(Job::With(Box::new(question)));
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

    /// Lets the thread do something with the file, after everything handed over before is on disk; nothing is
    /// done when that fails.
    pub(super) fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        self.flush()?;
        let (reply, answer) = channel();
        let work = Box::new(move |store: &mut Store, _: &VecDeque<Write>| {
            let _ = reply.send(work(store));
        });
        // The thread only ends when we close it.
        let _ = self.jobs.send(Job::With(work));
        answer.recv().expect("the thread answers what it is asked")
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

    /// Asks for a backup and does not wait for it.
    pub(super) fn ask_backup(&self, reason: Reason) {
        let _ = self.jobs.send(Job::BackUp(reason, None));
    }

    /// Makes a backup and waits for it.
    pub(super) fn back_up(&self, reason: Reason) -> Result<Option<Backup>, Error> {
        self.ask(|reply| Job::BackUp(reason, Some(reply)))
            .unwrap_or(Ok(None))
    }

    /// Changes how long changes go without a backup.
    pub(super) fn back_up_every(&self, pause: Duration) {
        let _ = self.jobs.send(Job::BackUpEvery(pause));
    }

    /// What is known of the backups.
    pub(super) fn kept(&self) -> MutexGuard<'_, Kept> {
        super::backup::lock(&self.kept)
    }

    /// Begins a copy; how far it is arrives at the other end of `task.stages`.
    pub(super) fn copy(&self, task: Task) {
        let _ = self.jobs.send(Job::Copy(task));
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

fn run(mut store: Store, mut keeper: Keeper, inbox: &Receiver<Job>, shared: &Shared) {
    let mut waiting: VecDeque<Write> = VecDeque::new();
    let mut closing = false;
    if let Err(error) = store.examine() {
        lock(&shared.0).error = Some(error);
    }
    keeper.begin();
    while !closing {
        let rest = if waiting.is_empty() {
            keeper.rest()
        } else {
            Some(RETRY)
        };
        let first = match rest {
            None => inbox.recv().ok(),
            Some(rest) => match inbox.recv_timeout(rest) {
                Ok(job) => Some(job),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => Some(Job::Close),
            },
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
                    put(&mut store, &mut waiting, shared, &mut keeper);
                    let _ = reply.send(store.attachment(&id));
                }
                Job::With(work) => {
                    put(&mut store, &mut waiting, shared, &mut keeper);
                    let before = store.connection.total_changes();
                    work(&mut store, &waiting);
                    if store.connection.total_changes() != before {
                        keeper.note_much();
                    }
                }
                Job::LimitPages(pages) => {
                    let _ = store.limit_pages(pages);
                }
                Job::BackUp(reason, waiter) => {
                    put(&mut store, &mut waiting, shared, &mut keeper);
                    keeper.back_up(&store, &waiting, reason, waiter);
                }
                Job::BackUpEvery(pause) => keeper.set_pause(pause),
                Job::Copy(task) => {
                    put(&mut store, &mut waiting, shared, &mut keeper);
                    keeper.copy(&store, &waiting, task);
                }
                Job::Close => closing = true,
            }
        }
        put(&mut store, &mut waiting, shared, &mut keeper);
        if !closing {
            keeper.make_due(&store, &waiting);
        }
    }
    keeper.close(store, &waiting);
}

/// The changes of an operation that waits to be written, as they are after its last edit.
fn waiting_changes(waiting: &VecDeque<Write>, of: u64) -> Option<&[Change]> {
    waiting.iter().rev().find_map(|write| match write {
        Write::Append {
            operation, changes, ..
        }
        | Write::Outside { operation, changes }
            if operation.n == of =>
        {
            Some(&**changes)
        }
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
            }
            | Write::Outside { operation, changes }
                if operation.n > after && (with_merged || operation.merged.is_none()) =>
            {
                late.insert(operation.n, &**changes);
            }
            Write::Amend { n, changes, .. } if *n > after => {
                late.insert(*n, &**changes);
            }
            Write::Merge(joined) => late.extend(joined.entries(with_merged, after)),
            _ => {}
        }
    }
    late
}

/// Writes what waits, as one transaction.
fn put(store: &mut Store, waiting: &mut VecDeque<Write>, shared: &Shared, keeper: &mut Keeper) {
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
            keeper.note(waiting.drain(..));
        }
        Err(error) => progress.error = Some(error),
    }
    changed.notify_all();
}
