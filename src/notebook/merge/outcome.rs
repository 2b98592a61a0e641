//! From decisions to changes: what has to change in this file, what came from whom, and where sides differ.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::events::{Events, Kind};
use super::evidence::{Evidence, PARENT, PLACE, Spot, Write};
use super::note::{About, Clash, ClashId, Restored, Share, Side, Tally};
use super::verdict::Verdict;
use crate::notebook::change::{Change, Place};
use crate::notebook::content::{Cell, Content, Record, RecordId};

/// What a merge does to this file.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// The changes, in an order that can be taken back.
    pub(super) changes: Vec<Change>,
    /// What came from whom.
    pub(super) people: Vec<Share>,
    /// Answers that both sides gave alike.
    pub(super) equal: usize,
    /// Where sides differ now, as far as this merge could change it.
    pub(super) clashes: Vec<Clash>,
    /// What this merge decided about: a clash there that is not in `clashes` is no longer one.
    decided: BTreeSet<(RecordId, About)>,
    gone: BTreeSet<RecordId>,
}

/// Works out what has to change.
struct Work<'a> {
    events: &'a Events,
    evidence: &'a Evidence,
    verdict: Verdict<'a>,
    content: &'a Content,
    n: u64,
    outcome: Outcome,
    shares: BTreeMap<Arc<str>, Share>,
    places: Vec<Change>,
    answers: Vec<Change>,
    removals: Vec<Change>,
}

impl Outcome {
    /// Decides everything that the missing entries can change; `n` is the number of the entry of the merge.
    pub(super) fn of(events: &Events, evidence: &Evidence, content: &Content, n: u64) -> Self {
        let mut work = Work {
            events,
            evidence,
            verdict: Verdict::new(events, evidence),
            content,
            n,
            outcome: Self::default(),
            shares: BTreeMap::new(),
            places: Vec::new(),
            answers: Vec::new(),
            removals: Vec::new(),
        };
        let mut open: BTreeMap<&RecordId, Vec<&Spot>> = BTreeMap::new();
        for spot in &evidence.open {
            open.entry(&spot.0).or_default().push(spot);
        }
        for (id, spots) in open {
            work.decide(id, &spots);
        }
        let mut outcome = work.outcome;
        outcome.changes = work.places;
        outcome.changes.extend(work.answers);
        outcome.changes.extend(work.removals);
        outcome.people = work.shares.into_values().collect();
        outcome
    }

    /// Whether this merge decided about a clash that was open before.
    pub(super) fn decides(&self, clash: &ClashId) -> bool {
        self.gone.contains(&clash.record)
            || self
                .decided
                .contains(&(clash.record.clone(), clash.about.clone()))
    }

    /// How many clashes of each kind.
    pub(super) fn tally(&self) -> Tally {
        let count = |is: fn(&About) -> bool| {
            let about = self.clashes.iter().map(|clash| &clash.id.about);
            about.filter(|about| is(about)).count()
        };
        Tally {
            answers: count(|about| matches!(about, About::Answer(_))),
            parents: count(|about| *about == About::Parent),
            records: count(|about| *about == About::Life),
        }
    }

    /// The records that stay although one side removed them.
    pub(super) fn restored(&self) -> Vec<Restored> {
        let lives = self.clashes.iter();
        let lives = lives.filter(|clash| clash.id.about == About::Life);
        lives
            .map(|clash| {
                let who = |removed: bool| -> Vec<String> {
                    let sides = clash.sides.iter();
                    let sides = sides.filter(|side| side.value.is_none() == removed);
                    let names: BTreeSet<String> = sides.map(|side| side.who.to_string()).collect();
                    names.into_iter().collect()
                };
                Restored {
                    record: clash.id.record.as_str().into(),
                    collection: Arc::clone(&clash.collection),
                    removed_by: who(true),
                    kept_by: who(false),
                }
            })
            .collect()
    }
}

impl Work<'_> {
    fn decide(&mut self, id: &RecordId, spots: &[&Spot]) {
        let here = self.content.get_record(id.as_str());
        // Its place is decided only where it is open: for what else it was, not all that matters is known.
        let is_open = |spot: &&Spot| matches!(&*spot.1.field, PLACE | PARENT);
        let place = match here {
            Some(record) if !spots.iter().any(is_open) => Some(record.place()),
            _ => self.place(id),
        };
        let alive = self.verdict.is_alive(id).unwrap_or(place.is_some());
        for (_, cell) in spots {
            let about = about(cell);
            self.outcome
                .decided
                .extend(about.map(|it| (id.clone(), it)));
        }
        if self.evidence.contested.contains(id) {
            self.outcome.decided.insert((id.clone(), About::Life));
        }
        let Some(place) = place.filter(|_| alive) else {
            self.outcome.gone.insert(id.clone());
            if let Some(record) = here {
                for (cell, value) in &record.answers {
                    self.answer(id, cell, Some(Arc::clone(value)), None);
                }
                let before = Some(record.place());
                self.change_place(id, before, None);
            }
            return;
        };
        let collection = Arc::clone(&place.collection);
        let before = here.map(Record::place);
        if before.as_ref() != Some(&place) {
            self.change_place(id, before, Some(place));
        }
        let first = (id.clone(), Cell::plain(""));
        let evidence = self.evidence;
        let all = evidence.writes.range(first..).map(|(spot, _)| spot);
        let all: Vec<&Spot> = all.take_while(|spot| spot.0 == *id).collect();
        // A record that comes back brings all of its answers.
        for spot in if here.is_some() { spots } else { &all } {
            self.decide_cell(spot, &collection);
        }
        if self.evidence.contested.contains(id) {
            self.find_life(id, &collection);
        }
    }

    fn decide_cell(&mut self, spot: &Spot, collection: &Arc<str>) {
        let (id, cell) = spot;
        let heads = self.verdict.heads(spot);
        let shown = heads.last().copied();
        if let (Some(about), true) = (about(cell), differ(&heads)) {
            let sides = heads
                .iter()
                .map(|write| self.side(write.event, write.after.clone()));
            let sides = sides.collect();
            self.clash(id, about, collection, sides);
        }
        if matches!(&*cell.field, PLACE | PARENT) {
            return;
        }
        let is_new = |write: &&Write| self.events.get(write.event).new;
        let both = heads.iter().any(is_new) && !heads.iter().all(is_new);
        if both && !differ(&heads) && self.evidence.written.contains(spot) {
            self.outcome.equal += 1;
        }
        let record = self.content.get_record(id.as_str());
        let before = record.and_then(|record| record.answers.get(cell).cloned());
        let after = shown.and_then(|write| write.after.clone());
        if before != after {
            if let Some(write) = shown.filter(|write| self.events.get(write.event).new) {
                self.share(write.event).answers += 1;
            }
            self.answer(id, cell, before, after);
        }
    }

    /// The removals of a living record that nobody has answered yet.
    fn find_life(&mut self, id: &RecordId, collection: &Arc<str>) {
        let mut sides: BTreeMap<usize, Option<Arc<str>>> = BTreeMap::new();
        for (removal, survivors) in self.verdict.overridden(id) {
            sides.insert(removal, None);
            // One for each chain: the last that it did.
            let mut last: BTreeMap<&Arc<str>, usize> = BTreeMap::new();
            for event in survivors {
                let known = last.entry(self.events.chain(event)).or_insert(event);
                if self.events.rank(*known) < self.events.rank(event) {
                    *known = event;
                }
            }
            sides.extend(last.into_values().map(|event| (event, Some("".into()))));
        }
        if sides.is_empty() {
            return;
        }
        let mut sides: Vec<_> = sides.into_iter().collect();
        // What holds comes last: it stays.
        sides.sort_by(|(a, kept), (b, also)| {
            let kept = kept.is_some().cmp(&also.is_some());
            kept.then_with(|| self.events.rank(*a).cmp(&self.events.rank(*b)))
        });
        let sides = sides
            .into_iter()
            .map(|(event, value)| self.side(event, value))
            .collect();
        self.clash(id, About::Life, collection, sides);
    }

    fn place(&self, id: &RecordId) -> Option<Place> {
        let register = |field: &str| (id.clone(), Cell::plain(field));
        let place = register(PLACE);
        let Some(standing) = self.verdict.value(&place) else {
            // Nothing is known of its place but where it stands.
            let record = self.content.get_record(id.as_str());
            let unknown = !self.evidence.writes.contains_key(&place);
            return record.filter(|_| unknown).map(Record::place);
        };
        let (collection, position) = standing.split_once('\n')?;
        Some(Place {
            collection: collection.into(),
            parent: self.verdict.value(&register(PARENT)),
            position: position.into(),
        })
    }

    fn change_place(&mut self, id: &RecordId, before: Option<Place>, after: Option<Place>) {
        let life = self.evidence.lives.get(id);
        let is_new = |event: &usize| self.events.get(*event).new;
        let event = match (&before, &after) {
            (None, Some(_)) => life.and_then(|life| life.creations.iter().copied().find(is_new)),
            (Some(_), None) => life.and_then(|life| life.removals.iter().copied().find(is_new)),
            _ => None,
        };
        if let Some(event) = event {
            let share = self.share(event);
            match &after {
                Some(_) => share.added += 1,
                None => share.removed += 1,
            }
        }
        let list = if after.is_none() {
            &mut self.removals
        } else {
            &mut self.places
        };
        list.push(Change::Record {
            id: id.clone(),
            before,
            after,
        });
    }

    fn answer(
        &mut self,
        id: &RecordId,
        cell: &Cell,
        before: Option<Arc<str>>,
        after: Option<Arc<str>>,
    ) {
        self.answers.push(Change::Answer {
            id: id.clone(),
            cell: cell.clone(),
            before,
            after,
        });
    }

    fn clash(&mut self, id: &RecordId, about: About, collection: &Arc<str>, sides: Vec<Side>) {
        self.outcome.clashes.push(Clash {
            id: ClashId {
                merge: self.n,
                record: id.clone(),
                about,
            },
            collection: Arc::clone(collection),
            sides,
            settled: None,
        });
    }

    fn side(&self, event: usize, value: Option<Arc<str>>) -> Side {
        let it = self.events.get(event);
        Side {
            who: Arc::clone(&it.author),
            device: Arc::clone(&it.device),
            at: Arc::clone(&it.at),
            chain: Arc::clone(self.events.chain(event)),
            seq: it.seq,
            value,
        }
    }

    fn share(&mut self, event: usize) -> &mut Share {
        let author = &self.events.get(event).author;
        let share = self.shares.entry(Arc::clone(author)).or_default();
        share.author = author.to_string();
        share
    }
}

/// What a clash in a cell would be about; where a record stands among its siblings is never one.
fn about(cell: &Cell) -> Option<About> {
    match &*cell.field {
        PLACE => None,
        PARENT => Some(About::Parent),
        _ => Some(About::Answer(cell.clone())),
    }
}

fn differ(heads: &[&Write]) -> bool {
    let first = heads.first().map(|write| &write.after);
    heads.iter().any(|write| Some(&write.after) != first)
}

/// How many operations came from whom.
pub(super) fn count_operations(people: &mut Vec<Share>, events: &Events, arrived: &[usize]) {
    let mut shares: BTreeMap<String, Share> = people
        .drain(..)
        .map(|share| (share.author.clone(), share))
        .collect();
    for event in arrived.iter().map(|event| events.get(*event)) {
        if event.kind != Kind::Merge {
            let share = shares.entry(event.author.to_string()).or_default();
            share.author = event.author.to_string();
            share.operations += 1;
        }
    }
    people.extend(shares.into_values());
}
