//! Who knew of what: the entries of two logs as one set, and which of them came before which.
//!
//! The name of an entry in every copy is its chain and its number there. What a chain had seen of others stands
//! on its first entry and wherever it came to know more, so the past of an entry is what its chain did before
//! and the latest it had seen. No clock is asked.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use crate::notebook::operation::Operation;

/// How far a chain is known: the number of its last entry and how often that one had grown.
type Reach = (u64, u32);

/// What kind of entry it is, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// People did something.
    Plain,
    /// People decided between answers: that counts also where it changed nothing.
    Settle,
    /// People decided to which record another one belongs.
    SettleParent,
    /// An entry was taken back, or done again.
    Back,
    /// Another copy was joined: what that changed follows from the others and is no event.
    Merge,
}

/// One entry of either log.
#[derive(Debug)]
pub(super) struct Event {
    chain: usize,
    pub(super) seq: u64,
    revision: u32,
    lamport: u64,
    pub(super) kind: Kind,
    /// The entry it takes back.
    pub(super) undoes: Option<usize>,
    /// Whether this file did not have it, or had it less grown.
    pub(super) new: bool,
    pub(super) author: Arc<str>,
    pub(super) device: Arc<str>,
    pub(super) at: Arc<str>,
    knows: Rc<[Reach]>,
}

/// An entry that the other file has and this one lacks, or has less grown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Missing {
    /// Its number in the other file.
    pub(super) n: u64,
    /// Its event.
    pub(super) event: usize,
    /// Whether this file has it, less grown.
    pub(super) grew: bool,
}

/// The entries of both logs; those of this file come first, in their order.
#[derive(Debug, Default)]
pub(super) struct Events {
    list: Vec<Event>,
    chains: Vec<Arc<str>>,
    of_chain: BTreeMap<Arc<str>, usize>,
    of_name: BTreeMap<(usize, u64), usize>,
    undone: BTreeSet<usize>,
}

impl Events {
    /// Puts both logs together; gives what the first lacks, in the order of the second.
    pub(super) fn new(ours: &[Operation], theirs: &[Operation]) -> (Self, Vec<Missing>) {
        let mut events = Self::default();
        for entry in ours.iter().chain(theirs) {
            if !events.of_chain.contains_key(&entry.chain) {
                let chain = Arc::clone(&entry.chain);
                events.of_chain.insert(chain, events.chains.len());
                events.chains.push(Arc::clone(&entry.chain));
            }
        }
        events.add_all(ours, false);
        let missing = events.add_all(theirs, true);
        events.weigh();
        (events, missing)
    }

    fn add_all(&mut self, entries: &[Operation], new: bool) -> Vec<Missing> {
        let mut missing = Vec::new();
        let mut of_n: BTreeMap<u64, usize> = BTreeMap::new();
        let mut knows: BTreeMap<usize, Rc<[Reach]>> = BTreeMap::new();
        for entry in entries {
            let chain = self.of_chain[&entry.chain];
            if let Some(seen) = &entry.seen {
                knows.insert(chain, self.parse(seen));
            }
            let same = self.of_name.get(&(chain, entry.seq)).copied();
            let event = same.unwrap_or(self.list.len());
            of_n.insert(entry.n, event);
            if same.is_none() {
                self.of_name.insert((chain, entry.seq), event);
                let knows = knows.get(&chain).map_or_else(|| [].into(), Rc::clone);
                let undoes = entry.undoes.and_then(|n| of_n.get(&n).copied());
                self.list.push(Event {
                    chain,
                    seq: entry.seq,
                    revision: entry.revision,
                    lamport: entry.lamport,
                    kind: kind(entry),
                    undoes,
                    new,
                    author: Arc::clone(&entry.author),
                    device: Arc::clone(&entry.device),
                    at: Arc::clone(&entry.at),
                    knows,
                });
            }
            // Of two copies of an entry the one that grew further is the later.
            let grew = same.is_some() && entry.revision > self.list[event].revision;
            if grew {
                self.list[event].revision = entry.revision;
                self.list[event].new = true;
            }
            if new && (same.is_none() || grew) {
                let n = entry.n;
                missing.push(Missing { n, event, grew });
            }
        }
        missing
    }

    /// What stands in `seen`: `chain:seq` or `chain:seq.revision`, joined by blanks.
    fn parse(&self, seen: &str) -> Rc<[Reach]> {
        let mut knows = vec![(0, 0); self.chains.len()];
        for part in seen.split(' ') {
            let Some((chain, reach)) = part.split_once(':') else {
                continue;
            };
            let (seq, revision) = reach.split_once('.').unwrap_or((reach, "0"));
            let (Ok(seq), Ok(revision)) = (seq.parse(), revision.parse()) else {
                continue;
            };
            // A chain of which neither file has an entry has nothing to say.
            if let Some(chain) = self.of_chain.get(chain) {
                knows[*chain] = (seq, revision);
            }
        }
        knows.into()
    }

    /// Works out which entries were taken back. What takes one back always comes after it.
    fn weigh(&mut self) {
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        order.sort_by(|a, b| self.rank(*b).cmp(&self.rank(*a)));
        for index in order {
            if let Some(target) = self.list[index].undoes
                && !self.undone.contains(&index)
            {
                self.undone.insert(target);
            }
        }
    }

    /// An entry.
    pub(super) fn get(&self, event: usize) -> &Event {
        &self.list[event]
    }

    /// Name of the chain of an entry.
    pub(super) fn chain(&self, event: usize) -> &Arc<str> {
        &self.chains[self.list[event].chain]
    }

    /// Whether nobody took the entry back, or that was taken back in turn.
    pub(super) fn is_in_effect(&self, event: usize) -> bool {
        !self.undone.contains(&event)
    }

    /// Whether `b` knew all of `a`.
    pub(super) fn is_past(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.list[a], &self.list[b]);
        if a.chain == b.chain {
            return a.seq < b.seq;
        }
        let known = b.knows.get(a.chain);
        known.is_some_and(|known| *known >= (a.seq, a.revision))
    }

    /// Whether `b` knew `a` as it was before it grew to what it is.
    pub(super) fn is_partly_past(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.list[a], &self.list[b]);
        let known = b.knows.get(a.chain);
        a.chain != b.chain
            && known.is_some_and(|(seq, revision)| *seq == a.seq && *revision < a.revision)
    }

    /// Whether neither knew of the other.
    pub(super) fn are_apart(&self, a: usize, b: usize) -> bool {
        a != b && !self.is_past(a, b) && !self.is_past(b, a)
    }

    /// The order in which entries are told apart where none came before the other: the same in every copy.
    pub(super) fn rank(&self, event: usize) -> (u64, &str, u64) {
        let it = &self.list[event];
        (it.lamport, &self.chains[it.chain], it.seq)
    }
}

fn kind(entry: &Operation) -> Kind {
    match entry.words.name.as_str() {
        "merge" => Kind::Merge,
        "settle" | "settle-record" => Kind::Settle,
        "settle-parent" => Kind::SettleParent,
        _ if entry.undoes.is_some() => Kind::Back,
        _ => Kind::Plain,
    }
}
