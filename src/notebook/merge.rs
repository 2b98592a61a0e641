//! Joining notebooks: any copies, in any order, however they were made.
//!
//! The content is a function of the set of entries of all copies ([`verdict`]), so whoever joins the same copies
//! has the same content. In one file the story stays in order: what another copy did is brought in as it was
//! there, and one entry of our own, the merge, holds what that changes here. So it can be undone as one, and
//! what the file holds is what its own entries tell. Nothing is loaded that does not matter: the changes of
//! the missing entries, and what was ever written where they wrote.
//!
//! In this order: what a merge leaves written ([`note`]) and how people settle it ([`settle`]), the notebook that
//! comes ([`incoming`]), who knew of what ([`events`]), what decides ([`rows`], [`evidence`]), decisions
//! ([`verdict`]), what they change ([`outcome`]) and how it goes to disk ([`shelf`]); here the door.

mod events;
mod evidence;
mod incoming;
mod note;
mod outcome;
mod rows;
mod settle;
mod shelf;
mod verdict;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::Notebook;
use super::change::{Change, Changes};
use super::error::Error;
use super::op::Op;
use super::operation::{Operation, seen};
use super::store::translate;
use super::worker::Attached;
use super::write::Write;
use events::{Events, Kind, Missing};
use evidence::{Arrived, Evidence};
use outcome::{Outcome, count_operations};
use shelf::Grown;

pub use incoming::Incoming;
pub use note::{
    About, Clash, ClashId, MergeNote, Restored, Settlement, Share, Side, Summary, Tally,
};
pub(super) use settle::Settled;
pub(super) use shelf::Joined;

/// What a merge did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Number of its entry in the log.
    pub n: u64,
    /// What came from whom, what was equal, what was restored, how many clashes.
    pub summary: Summary,
    /// What it touched.
    pub changes: Changes,
}

impl Notebook {
    /// Joins another notebook to this one: all that it knows and this one does not, as one operation that can
    /// be undone. Nothing changes on an error, and the other file is never touched.
    pub fn merge(&mut self, from: &Path) -> Result<Merged, Error> {
        let incoming = Incoming::read(from, &self.path)?;
        self.merge_read(&incoming)
    }

    /// Joins a notebook that was read before, perhaps while people went on working here.
    pub fn merge_read(&mut self, incoming: &Incoming) -> Result<Merged, Error> {
        self.refuse_read_only()?;
        let from = incoming.path();
        if incoming.definition_id() != self.definition_id() {
            return Err(Error::OtherDefinition(from.to_owned()));
        }
        let (events, missing) = Events::new(self.log.entries(), incoming.operations());
        let mut arrived = Arrived::new();
        for Missing { n, event, .. } in &missing {
            if events.get(*event).kind != Kind::Merge {
                arrived.insert(*event, incoming.changes(*n)?);
            }
        }
        if arrived.values().all(Vec::is_empty) {
            return Err(self.nothing_new(incoming, &events));
        }
        let evidence = self.gather(&events, &arrived)?;
        let count = missing.iter().filter(|missing| !missing.grew).count() as u64;
        let n = self.log.next_n() + count;
        let outcome = Outcome::of(&events, &evidence, &self.content, n);
        let joined = self.write_up(incoming, (&events, &missing), arrived, outcome, n)?;

        let write = Write::Merge(Box::new(joined.clone()));
        self.worker.with(move |store| store.write(&[write]))?;
        Ok(self.take_merge(joined))
    }

    /// What decides about the missing entries.
    fn gather(&self, events: &Events, arrived: &Arrived) -> Result<Evidence, Error> {
        let entries = self.log.entries();
        let merges = entries.iter().filter(|entry| entry.words.name == "merge");
        let skip: Arc<HashSet<i64>> = Arc::new(merges.map(|entry| entry.n as i64).collect());
        // The entries of this file are the first events, in their order.
        let event_of = |n: u64| entries.binary_search_by_key(&n, |entry| entry.n).ok();
        Evidence::gather(events, arrived, event_of, |wanted| {
            let (wanted, skip) = (wanted.clone(), Arc::clone(&skip));
            self.worker.with(move |store| {
                let found = store.find_changes(&wanted, &skip);
                found.map_err(|error| translate(&store.path, &error, false))
            })
        })
    }

    /// Why nothing came: it is all here, or it was and was undone.
    fn nothing_new(&self, incoming: &Incoming, events: &Events) -> Error {
        let path = incoming.path().to_owned();
        let names = incoming.operations().iter();
        let names: BTreeSet<(&str, u64)> = names.map(|entry| (&*entry.chain, entry.seq)).collect();
        let entries = self.log.entries().iter().enumerate();
        let undone = entries
            .filter(|(event, _)| events.get(*event).kind != Kind::Merge)
            .filter(|(_, entry)| names.contains(&(&*entry.chain, entry.seq)))
            .filter_map(|(_, entry)| entry.merged)
            .any(|merge| !self.log.is_in_effect(merge));
        if undone {
            Error::MergeUndone(path)
        } else {
            Error::NothingNew(path)
        }
    }

    /// Everything that goes to disk together.
    fn write_up(
        &self,
        incoming: &Incoming,
        (events, missing): (&Events, &[Missing]),
        mut arrived: Arrived,
        mut outcome: Outcome,
        n: u64,
    ) -> Result<Joined, Error> {
        let settles = self.answer_open(&mut outcome, n);
        let theirs: BTreeMap<u64, &Operation> = incoming
            .operations()
            .iter()
            .map(|entry| (entry.n, entry))
            .collect();
        let ours = self.log.entries();
        let mut numbers: BTreeMap<usize, u64> = BTreeMap::new();
        let mut next = self.log.next_n();
        let (mut imported, mut grown) = (Vec::new(), Vec::new());
        let new: Vec<usize> = missing.iter().map(|missing| missing.event).collect();
        for Missing {
            n: there,
            event,
            grew,
        } in missing
        {
            let changes: Arc<[Change]> = arrived.remove(event).unwrap_or_default().into();
            let entry = theirs[there];
            if *grew {
                let known = &ours[*event];
                grown.push(Grown {
                    n: known.n,
                    revision: entry.revision,
                    is_own: known.merged.is_none(),
                    changes,
                });
                continue;
            }
            numbers.insert(*event, next);
            let undoes = events.get(*event).undoes.and_then(|target| {
                let known = ours.get(target).map(|entry| entry.n);
                known.or_else(|| numbers.get(&target).copied())
            });
            let entry = Operation {
                n: next,
                undoes,
                merged: Some(n),
                ..entry.clone()
            };
            imported.push((entry, changes));
            next += 1;
        }
        let mut people = std::mem::take(&mut outcome.people);
        count_operations(&mut people, events, &new);
        let summary = Summary {
            file: file_name(incoming.path()),
            notebook: incoming.fact("notebook").unwrap_or_default().to_owned(),
            independent: incoming.fact("notebook") != self.meta.get("notebook").map(String::as_str),
            table: incoming.fact("author").map(str::to_owned),
            open_elsewhere: incoming.is_open_elsewhere(),
            equal: outcome.equal,
            restored: outcome.restored(),
            clashes: outcome.tally(),
            people,
        };
        let count = summary.people.iter().map(|share| share.operations).sum();
        let op = Op::Merge {
            from: summary.file.clone(),
            count,
        };
        let mut operation = self.next_operation(op.words(), None);
        operation.n = n;
        let lamports = imported.iter().map(|(entry, _)| entry.lamport + 1);
        operation.lamport = lamports.fold(operation.lamport, u64::max);
        let came = imported.iter().map(|(entry, _)| entry);
        let known = ours.iter().chain(came).map(|entry| {
            let later = grown.iter().find(|grown| grown.n == entry.n);
            let revision = later.map_or(entry.revision, |grown| grown.revision);
            (&*entry.chain, entry.seq, revision)
        });
        operation.seen = Some(seen(known).into());
        Ok(Joined {
            attachments: self.missing_attachments(incoming)?,
            grown,
            imported,
            operation,
            changes: outcome.changes.into(),
            note: MergeNote {
                n,
                summary,
                clashes: outcome.clashes,
            },
            settles,
        })
    }

    /// What this merge does to clashes that were open: those that it answers, and those that stay as they were.
    fn answer_open(&self, outcome: &mut Outcome, n: u64) -> Vec<Settled> {
        let mut settles = Vec::new();
        for clash in self.clashes() {
            if !outcome.decides(&clash.id) {
                continue;
            }
            let same = outcome.clashes.iter().position(|new| {
                new.id.record == clash.id.record
                    && new.id.about == clash.id.about
                    && new.says() == clash.says()
            });
            match same {
                Some(index) => drop(outcome.clashes.remove(index)),
                None => settles.push((clash.id.clone(), Some(n))),
            }
        }
        settles
    }

    fn missing_attachments(&self, incoming: &Incoming) -> Result<Vec<(String, Attached)>, Error> {
        let theirs = incoming.attachments()?;
        if theirs.is_empty() {
            return Ok(Vec::new());
        }
        let ours: HashSet<String> = self.worker.with(|store| {
            let ids = store.attachments();
            ids.map_err(|error| translate(&store.path, &error, false))
        })?;
        let mut missing = Vec::new();
        for id in theirs.into_iter().filter(|id| !ours.contains(id)) {
            if let Some(attached) = incoming.attachment(&id)? {
                missing.push((id, attached));
            }
        }
        missing.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ok(missing)
    }

    /// Takes over in memory what is on disk.
    fn take_merge(&mut self, joined: Joined) -> Merged {
        self.going = None;
        for change in joined.changes.iter() {
            change.apply(&mut self.content);
        }
        for grown in &joined.grown {
            self.log.set_revision(grown.n, grown.revision);
        }
        for (entry, _) in joined.imported {
            self.log.push(entry);
        }
        let n = joined.operation.n;
        self.take_in(joined.operation, &joined.changes);
        self.mark_settled(&joined.settles);
        let summary = joined.note.summary.clone();
        self.merges.push(joined.note);
        Merged {
            n,
            summary,
            changes: Changes::of(&joined.changes, &self.content),
        }
    }
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}
