//! When copies are made, on the thread that writes, so that the keyboard never waits.
//!
//! Only the reading of the open file happens between two writes. Syncing, checking, naming and thinning go on
//! beside, on a thread for each copy, so that what is typed meanwhile comes to disk as fast as ever.
//!
//! What came to disk after the last backup is remembered. When the file itself can no longer be read (the stick
//! was pulled out), a copy is still whole: the backup, and what came after it.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::super::error::{Error, Obstacle};
use super::super::store::Store;
use super::super::working;
use super::super::write::Write;
use super::part::{Part, Stage};
use super::{Backup, Reason, Shelf};
use crate::clock::Clock;

/// How long a notebook with changes goes without a backup.
const EVERY: Duration = Duration::from_mins(10);

/// Who waits for the end of a backup; there is none without a place for backups.
pub(in super::super) type Waiter = Sender<Result<Option<Backup>, Error>>;

/// What the screen may know of the backups of an open notebook.
#[derive(Debug, Default)]
pub(in super::super) struct Kept {
    last: Option<Backup>,
    failure: Option<Error>,
    told: bool,
}

/// A copy that was asked for.
#[derive(Debug)]
pub(in super::super) struct Task {
    /// Where it goes.
    pub(in super::super) to: PathBuf,
    /// Only for what is brought back: the state of the file there that may be replaced.
    pub(in super::super) over: Option<String>,
    /// What the copy says otherwise than the notebook.
    pub(in super::super) more: Vec<Write>,
    /// Who is told how far it is.
    pub(in super::super) stages: Sender<Stage>,
}

/// Makes the backups of one open file.
#[derive(Debug)]
pub(in super::super) struct Keeper {
    shelf: Option<Shelf>,
    clock: Clock,
    every: Duration,
    next: Instant,
    /// Whether something came to disk after the last copy was begun.
    changed: bool,
    /// The last sound backup.
    base: Option<Backup>,
    /// What came to disk after it.
    since: Vec<Write>,
    /// How many of those the backup on its way holds; nothing when it holds more than came to disk.
    within: Option<usize>,
    flight: Option<JoinHandle<Option<Backup>>>,
    copies: Vec<JoinHandle<()>>,
    kept: Arc<Mutex<Kept>>,
}

impl Kept {
    fn succeed(&mut self, backup: &Backup) {
        self.last = Some(backup.clone());
        self.told = false;
    }

    /// A failure is told once, until a backup works again.
    fn fail(&mut self, error: &Error) {
        if !std::mem::replace(&mut self.told, true) {
            self.failure = Some(error.clone());
        }
    }

    /// The last backup.
    pub(in super::super) fn last(&self) -> Option<&Backup> {
        self.last.as_ref()
    }

    /// A failure that nobody was told of yet.
    pub(in super::super) fn take_failure(&mut self) -> Option<Error> {
        self.failure.take()
    }
}

/// Looks at what is known of the backups.
pub(in super::super) fn lock(kept: &Mutex<Kept>) -> MutexGuard<'_, Kept> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Keeper {
    /// A keeper that puts its backups on a shelf, or makes none without one.
    pub(in super::super) fn new(shelf: Option<Shelf>, clock: Clock) -> Self {
        Self {
            shelf,
            clock,
            every: EVERY,
            next: Instant::now() + EVERY,
            changed: false,
            base: None,
            since: Vec::new(),
            within: None,
            flight: None,
            copies: Vec::new(),
            kept: Arc::default(),
        }
    }

    /// What is known of the backups, for the screen.
    pub(in super::super) fn kept(&self) -> Arc<Mutex<Kept>> {
        Arc::clone(&self.kept)
    }

    /// Looks up the last backup of earlier days.
    pub(in super::super) fn begin(&mut self) {
        if let Some(last) = self.shelf.as_ref().and_then(Shelf::last) {
            lock(&self.kept).last = Some(last);
        }
    }

    /// Changes how long a notebook with changes goes without a backup.
    pub(in super::super) fn set_pause(&mut self, every: Duration) {
        self.every = every;
        self.next = Instant::now() + every;
    }

    /// Notes what came to disk.
    pub(in super::super) fn note(&mut self, writes: impl Iterator<Item = Write>) {
        self.changed = true;
        if self.base.is_some() || self.flight.is_some() {
            self.since.extend(writes);
        }
    }

    /// Notes that much came to disk at once (a merge) that is not remembered here: a backup is due.
    pub(in super::super) fn note_much(&mut self) {
        self.land();
        self.changed = true;
        self.base = None;
        self.since.clear();
        self.next = Instant::now();
    }

    /// How long until the next backup by itself; nothing when none is to come.
    pub(in super::super) fn rest(&self) -> Option<Duration> {
        let comes = self.shelf.is_some() && self.changed;
        comes.then(|| self.next.saturating_duration_since(Instant::now()))
    }

    /// Makes the backup that is due, if one is: what cannot be saved in its place is kept here at least.
    pub(in super::super) fn make_due(&mut self, store: &Store, waiting: &VecDeque<Write>) {
        let changed = self.changed || !waiting.is_empty();
        if self.shelf.is_some() && changed && self.next <= Instant::now() {
            self.back_up(store, waiting, Reason::Regular, None);
        }
    }

    /// Begins a backup; who waits for it is told at the end.
    pub(in super::super) fn back_up(
        &mut self,
        store: &Store,
        waiting: &VecDeque<Write>,
        reason: Reason,
        waiter: Option<Waiter>,
    ) {
        self.land();
        self.next = Instant::now() + self.every;
        let Some(place) = self.shelf.clone() else {
            answer(waiter, Ok(None));
            return;
        };
        let part = match self.copied(store, &place, waiting) {
            Ok(part) => part,
            Err(error) => {
                lock(&self.kept).fail(&error);
                answer(waiter, Err(error));
                return;
            }
        };
        self.changed = false;
        self.within = waiting.is_empty().then_some(self.since.len());
        let (kept, now) = (self.kept(), self.clock.now());
        let thread = std::thread::spawn(move || {
            let result = place.finish(part, reason, now);
            match &result {
                Ok(backup) => lock(&kept).succeed(backup),
                Err(error) => lock(&kept).fail(error),
            }
            let made = result.as_ref().ok().cloned();
            answer(waiter, result.map(Some));
            made
        });
        self.flight = Some(thread);
    }

    /// The copy for a backup, whole even when the file cannot be read any more.
    fn copied(
        &mut self,
        store: &Store,
        place: &Shelf,
        waiting: &VecDeque<Write>,
    ) -> Result<Part, Error> {
        let target = place.next()?;
        self.part(store, &target, &Vec::from_iter(waiting))
            .map_err(|obstacle| place.failed(obstacle))
    }

    fn part(&mut self, store: &Store, target: &Path, waiting: &[&Write]) -> Result<Part, Obstacle> {
        let direct = Part::of(store, target, waiting.iter().copied());
        if let Err(Obstacle::Unsound | Obstacle::Other(_)) = direct {
            self.land();
            if let Some(base) = &self.base {
                let since = self.since.iter().chain(waiting.iter().copied());
                return Part::of_copy(&base.path, target, since);
            }
        }
        direct
    }

    /// Begins a copy that was asked for.
    pub(in super::super) fn copy(&mut self, store: &Store, waiting: &VecDeque<Write>, task: Task) {
        let Task {
            to,
            over,
            more,
            stages,
        } = task;
        // Who asked may have gone; the copy is made all the same.
        let _ = stages.send(Stage::Writing);
        if over.is_none() && to.exists() {
            let _ = stages.send(Stage::Failed(Error::Exists(to)));
            return;
        }
        let added: Vec<&Write> = waiting.iter().chain(&more).collect();
        match self.part(store, &to, &added) {
            Ok(part) => {
                let finish = move || {
                    let last = match finish(part, &to, over.as_deref(), &stages) {
                        Ok(bytes) => Stage::Done(to, bytes),
                        Err(error) => Stage::Failed(error),
                    };
                    let _ = stages.send(last);
                };
                self.copies.push(std::thread::spawn(finish));
            }
            Err(obstacle) => {
                let _ = stages.send(Stage::Failed(Error::NotCopied(to, obstacle)));
            }
        }
    }

    /// Takes in the backup that was on its way.
    fn land(&mut self) {
        if let Some(flight) = self.flight.take()
            && let (Some(backup), Some(within)) = (flight.join().unwrap_or_default(), self.within)
        {
            self.since.drain(..within);
            self.base = Some(backup);
        }
    }

    /// The last backup, with what could not be written to the file; then the file is closed.
    pub(in super::super) fn close(mut self, store: Store, waiting: &VecDeque<Write>) {
        self.land();
        if self.changed || !waiting.is_empty() {
            self.back_up(&store, waiting, Reason::Close, None);
        }
        // The next window may have the file while the copies are checked.
        drop(store);
        self.land();
        for copy in self.copies {
            let _ = copy.join();
        }
    }
}

fn answer(waiter: Option<Waiter>, result: Result<Option<Backup>, Error>) {
    if let Some(waiter) = waiter {
        let _ = waiter.send(result);
    }
}

/// Syncs, checks and names a copy; gives its size.
fn finish(part: Part, to: &Path, over: Option<&str>, stages: &Sender<Stage>) -> Result<u64, Error> {
    let not_copied = |obstacle| Error::NotCopied(to.to_owned(), obstacle);
    let _ = stages.send(Stage::Syncing);
    let part = part.sync().map_err(not_copied)?;
    let _ = stages.send(Stage::Checking);
    let part = part.read_again(true).map_err(not_copied)?;
    let bytes = part.bytes();
    match over {
        Some(state) => working::replace(part, to, state)?,
        None => part.settle(to)?,
    }
    Ok(bytes)
}
