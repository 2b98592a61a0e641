//! What a decision needs: for every cell in question all that was ever written there, and for every record in
//! question who worked on it and who removed it.
//!
//! Two registers stand beside the cells of a record: where it stands among its siblings, and to which record
//! it belongs. An entry counts by what it did in the end to each cell, never by the steps on the way.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use super::events::{Events, Kind};
use super::rows::{Found, Rows, Wanted};
use crate::notebook::change::{Change, Place};
use crate::notebook::content::{Cell, RecordId};
use crate::notebook::error::Error;

/// Field of the register that holds collection and position.
pub(super) const PLACE: &str = "@place";
/// Field of the register that holds the record it belongs to.
pub(super) const PARENT: &str = "@parent";

/// A cell of a record, or one of its two registers.
pub(super) type Spot = (RecordId, Cell);

/// What one entry wrote in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Write {
    pub(super) event: usize,
    pub(super) before: Option<Arc<str>>,
    pub(super) after: Option<Arc<str>>,
    /// The records whose removal emptied the cell, when that is all there was to it.
    pub(super) because: Vec<RecordId>,
}

/// An entry that worked on a record, or made something point to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Touch {
    pub(super) event: usize,
    /// Whether it put the record in its place, which brings back also one that was removed.
    pub(super) places: bool,
    /// Whether it worked on the record itself, and did not only make something point to it.
    pub(super) own: bool,
}

/// Who worked on a record and who removed it.
#[derive(Debug, Clone, Default)]
pub(super) struct Life {
    pub(super) touches: Vec<Touch>,
    pub(super) removals: Vec<usize>,
    /// Entries before which it was not there.
    pub(super) creations: Vec<usize>,
}

/// All of it.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    pub(super) writes: BTreeMap<Spot, Vec<Write>>,
    pub(super) lives: BTreeMap<RecordId, Life>,
    /// Cells and registers that can come out differently than they stand in this file.
    pub(super) open: BTreeSet<Spot>,
    /// Those that the missing entries wrote.
    pub(super) written: BTreeSet<Spot>,
    /// Removed records that the missing entries have to do with.
    pub(super) contested: BTreeSet<RecordId>,
}

/// The changes of the missing entries, by event.
pub(super) type Arrived = BTreeMap<usize, Vec<Change>>;

/// Longer texts are no ids of records.
const LONGEST_ID: usize = 64;

impl Evidence {
    /// Gathers what decides about the missing entries. `find` walks through the changes of this file; it is
    /// asked again while what it found leads further, which it does only where records were removed.
    pub(super) fn gather(
        events: &Events,
        arrived: &Arrived,
        event_of: impl Fn(u64) -> Option<usize>,
        mut find: impl FnMut(&Wanted) -> Result<Found, Error>,
    ) -> Result<Self, Error> {
        let mut reach = Reach::of(arrived);
        loop {
            let found = find(&reach.wanted)?;
            let (rows, replaced) = put_together(events, arrived, found.rows, &event_of);
            let next = reach.follow(&rows, &found.removed);
            if next {
                continue;
            }
            let mut evidence = Self {
                contested: reach.contested,
                written: arrived.values().flatten().flat_map(spots).collect(),
                ..Self::default()
            };
            evidence.written.extend(replaced);
            evidence.open.extend(reach.open);
            evidence.open.extend(evidence.written.iter().cloned());
            for (event, changes) in &rows {
                evidence.note(events, *event, changes, &reach.wanted.pointed);
            }
            evidence.climb(events, &reach.wanted.pointed);
            return Ok(evidence);
        }
    }

    /// Notes what one entry did.
    fn note(
        &mut self,
        events: &Events,
        event: usize,
        changes: &[Change],
        watched: &HashSet<Arc<str>>,
    ) {
        let kind = events.get(event).kind;
        if kind == Kind::Merge {
            return;
        }
        let net = Net::of(changes);
        let removed = net.removed();
        let mut touched: BTreeMap<RecordId, Touch> = BTreeMap::new();
        let mut touch = |id: &RecordId, places: bool, own: bool| {
            let touch = touched
                .entry(id.clone())
                .or_insert(Touch { event, places, own });
            touch.places |= places;
            touch.own |= own;
        };
        for (&id, &(before, after)) in &net.places {
            let life = self.lives.entry(id.clone()).or_default();
            let Some(after) = after else {
                if before.is_some() {
                    life.removals.push(event);
                }
                continue;
            };
            let was = before;
            let parent = was.and_then(|was| was.parent.clone());
            let because: Vec<RecordId> = parent
                .iter()
                .filter(|_| after.parent.is_none())
                .map(|parent| RecordId::new(Arc::clone(parent)))
                .filter(|parent| removed.contains(parent))
                .collect();
            let moved = was.is_none_or(|was| standing(was) != standing(after));
            let all = was.is_none() || kind == Kind::Back;
            if was.is_none() {
                life.creations.push(event);
            }
            if moved || because.is_empty() {
                touch(id, true, true);
            }
            if moved || all {
                self.write(id, PLACE, event, was.map(standing), Some(standing(after)));
            }
            if all || kind == Kind::SettleParent || parent != after.parent {
                let spot = (id.clone(), Cell::plain(PARENT));
                self.writes.entry(spot).or_default().push(Write {
                    event,
                    before: parent,
                    after: after.parent.clone(),
                    because,
                });
            }
            if let Some(parent) = after.parent.as_ref().filter(|_| kind != Kind::Back) {
                touch(&RecordId::new(Arc::clone(parent)), false, false);
            }
        }
        for (&(id, cell), &(before, after)) in &net.cells {
            // What was written in a record that went with the same entry went with it.
            let gone = net.places.get(id).is_some_and(|(_, after)| after.is_none());
            if gone || (before == after && matches!(kind, Kind::Plain)) {
                continue;
            }
            let because: Vec<RecordId> = [before, Some(&cell.key)]
                .into_iter()
                .flatten()
                .filter(|_| after.is_none())
                .filter_map(|of| removed.get(&**of).cloned())
                .collect();
            if kind != Kind::Back && because.is_empty() {
                touch(id, false, true);
                if let Some(value) = after {
                    for of in [value, &cell.key] {
                        if watched.contains(of) {
                            touch(&RecordId::new(Arc::clone(of)), false, false);
                        }
                    }
                }
            }
            self.writes
                .entry((id.clone(), cell.clone()))
                .or_default()
                .push(Write {
                    event,
                    before: before.cloned(),
                    after: after.cloned(),
                    because,
                });
        }
        for (id, touch) in touched {
            if !removed.contains(&id) {
                self.lives.entry(id).or_default().touches.push(touch);
            }
        }
    }

    fn write(
        &mut self,
        id: &RecordId,
        field: &str,
        event: usize,
        before: Option<Arc<str>>,
        after: Option<Arc<str>>,
    ) {
        let spot = (id.clone(), Cell::plain(field));
        self.writes.entry(spot).or_default().push(Write {
            event,
            before,
            after,
            because: Vec::new(),
        });
    }

    /// Who works on a record works on the one it belongs to at that moment, and so on upward.
    fn climb(&mut self, events: &Events, watched: &HashSet<Arc<str>>) {
        let mut found: BTreeSet<(RecordId, usize)> = BTreeSet::new();
        for (id, life) in &self.lives {
            let mut spot = (id.clone(), Cell::plain(PARENT));
            let has_parent = |write: &Write| write.after.is_some();
            if !self
                .writes
                .get(&spot)
                .is_some_and(|writes| writes.iter().any(has_parent))
            {
                continue;
            }
            for touch in life.touches.iter().filter(|touch| touch.own) {
                spot.0 = id.clone();
                let mut way: BTreeSet<RecordId> = BTreeSet::new();
                while let Some(parent) = self.parent_at(events, &spot, touch.event) {
                    let parent = RecordId::new(parent);
                    if !way.insert(parent.clone()) {
                        break;
                    }
                    spot.0 = parent;
                }
                let watched = way.into_iter().filter(|up| watched.contains(up.as_str()));
                found.extend(watched.map(|up| (up, touch.event)));
            }
        }
        for (id, event) in found {
            let life = self.lives.entry(id).or_default();
            let known = life.touches.iter().any(|touch| touch.event == event);
            if !known && !life.removals.contains(&event) {
                life.touches.push(Touch {
                    event,
                    places: false,
                    own: false,
                });
            }
        }
    }

    /// The record that another one belonged to when an entry was done. That it lost its parent with a removal
    /// says nothing: either the parent is gone, or the removal was overridden.
    fn parent_at(&self, events: &Events, spot: &Spot, event: usize) -> Option<Arc<str>> {
        let writes = self.writes.get(spot)?;
        let known = writes
            .iter()
            .filter(|write| write.because.is_empty())
            .filter(|write| write.event == event || events.is_past(write.event, event));
        known
            .max_by(|a, b| events.rank(a.event).cmp(&events.rank(b.event)))?
            .after
            .clone()
    }
}

/// Collection and position in one text.
fn standing(place: &Place) -> Arc<str> {
    format!("{}\n{}", place.collection, place.position).into()
}

/// What stands in a cell.
type Value<'a> = Option<&'a Arc<str>>;

/// What an entry did in the end: first before and last after.
#[derive(Debug, Default)]
struct Net<'a> {
    places: BTreeMap<&'a RecordId, (Option<&'a Place>, Option<&'a Place>)>,
    cells: BTreeMap<(&'a RecordId, &'a Cell), (Value<'a>, Value<'a>)>,
}

impl<'a> Net<'a> {
    fn of(changes: &'a [Change]) -> Self {
        let mut net = Self::default();
        for change in changes {
            match change {
                Change::Record { id, before, after } => {
                    let whole = net.places.entry(id);
                    whole.or_insert((before.as_ref(), None)).1 = after.as_ref();
                }
                Change::Answer {
                    id,
                    cell,
                    before,
                    after,
                } => {
                    let whole = net.cells.entry((id, cell));
                    whole.or_insert((before.as_ref(), None)).1 = after.as_ref();
                }
            }
        }
        net
    }

    fn removed(&self) -> BTreeSet<RecordId> {
        let places = self.places.iter();
        places
            .filter(|(_, (before, after))| before.is_some() && after.is_none())
            .map(|(id, _)| (*id).clone())
            .collect()
    }
}

/// The cells and registers of a change.
fn spots(change: &Change) -> Vec<Spot> {
    match change {
        Change::Record { id, .. } => [PLACE, PARENT]
            .map(|field| (id.clone(), Cell::plain(field)))
            .into(),
        Change::Answer { id, cell, .. } => vec![(id.clone(), cell.clone())],
    }
}

/// What a change points to, before or after: records, if those texts are ids.
fn pointed(change: &Change) -> Vec<&Arc<str>> {
    match change {
        Change::Record { before, after, .. } => [before, after]
            .into_iter()
            .flatten()
            .filter_map(|place| place.parent.as_ref())
            .collect(),
        Change::Answer {
            cell,
            before,
            after,
            ..
        } => [before.as_ref(), after.as_ref(), Some(&cell.key)]
            .into_iter()
            .flatten()
            .filter(|text| !text.is_empty() && text.len() <= LONGEST_ID)
            .collect(),
    }
}

/// The changes of both sides, and the cells of what grew meanwhile as it was here.
fn put_together(
    events: &Events,
    arrived: &Arrived,
    ours: Rows,
    event_of: impl Fn(u64) -> Option<usize>,
) -> (BTreeMap<usize, Vec<Change>>, Vec<Spot>) {
    let mut rows: BTreeMap<usize, Vec<Change>> = BTreeMap::new();
    let mut replaced = Vec::new();
    for (n, changes) in ours {
        let Some(event) = event_of(n) else { continue };
        if events.get(event).new {
            replaced.extend(changes.iter().flat_map(spots));
        } else {
            rows.insert(event, changes);
        }
    }
    for (event, changes) in arrived {
        rows.insert(*event, changes.clone());
    }
    (rows, replaced)
}

/// How far the question reaches: which changes it takes to decide.
#[derive(Debug, Default)]
struct Reach {
    wanted: Wanted,
    /// Records that the missing entries have to do with.
    involved: HashSet<Arc<str>>,
    removed: HashSet<Arc<str>>,
    contested: BTreeSet<RecordId>,
    open: BTreeSet<Spot>,
}

impl Reach {
    fn of(arrived: &Arrived) -> Self {
        let mut reach = Self::default();
        for change in arrived.values().flatten() {
            let id: Arc<str> = change.id().as_str().into();
            if matches!(change, Change::Record { after: None, .. }) {
                reach.removed.insert(Arc::clone(&id));
            }
            reach.involved.insert(id);
            reach.involved.extend(pointed(change).into_iter().cloned());
        }
        reach.wanted.own.clone_from(&reach.involved);
        reach.wanted.pointed.clone_from(&reach.removed);
        reach
    }

    /// Whether what was found leads to more that is wanted.
    fn follow(&mut self, rows: &BTreeMap<usize, Vec<Change>>, removed: &HashSet<Arc<str>>) -> bool {
        let before = (self.wanted.own.len(), self.wanted.pointed.len());
        self.removed.extend(removed.iter().cloned());
        let all = || rows.values().flatten();
        // Upward: who works on a child works on its parents.
        for change in all() {
            if let (Change::Record { id, .. }, true) = (change, !self.removed.is_empty())
                && self.involved.contains(id.as_str())
            {
                let parents: Vec<Arc<str>> = pointed(change).into_iter().cloned().collect();
                self.involved.extend(parents.iter().cloned());
                self.wanted.own.extend(parents);
            }
        }
        let contested = |id: &str| self.removed.contains(id) && self.involved.contains(id);
        for change in all() {
            let id = change.id();
            if contested(id.as_str()) {
                self.contested.insert(id.clone());
            }
            let points = pointed(change).into_iter().any(|id| contested(id));
            if points || contested(id.as_str()) {
                self.open.extend(spots(change));
            }
        }
        // What the open cells need: their own story, and the life of all that they belong or point to.
        for change in all() {
            let id = change.id().as_str();
            let open = spots(change).iter().any(|spot| self.open.contains(spot));
            if open || self.involved.contains(id) {
                add(&mut self.wanted.own, id);
                let needed = pointed(change).into_iter().map(|id| &**id).chain([id]);
                for id in needed.filter(|id| self.removed.contains(*id)) {
                    add(&mut self.wanted.own, id);
                    add(&mut self.wanted.pointed, id);
                }
            }
            // Downward: the life of a parent is also that of its children.
            if let Change::Record { .. } = change
                && pointed(change)
                    .into_iter()
                    .any(|id| self.wanted.pointed.contains(id))
            {
                add(&mut self.wanted.own, id);
                add(&mut self.wanted.pointed, id);
            }
        }
        before != (self.wanted.own.len(), self.wanted.pointed.len())
    }
}

fn add(set: &mut HashSet<Arc<str>>, id: &str) {
    if !set.contains(id) {
        set.insert(id.into());
    }
}
