//! What the content was, from everything that is left of it.
//!
//! Rules, in this order, for each record and each answer:
//!
//! 1. where the tree of its table is unbroken, the tree decides, also that there is nothing;
//! 2. else, where the log is whole, the log decides;
//! 3. else a row in a page that nobody points to counts, unless the log knows it as an older one;
//! 4. else the last change that is left in the log counts; but a record of which the log knows answers that are
//!    surely gone was taken away with them.
//!
//! An answer that breaks off is taken from the log when the log is whole or begins with the same words. Answers whose
//! record is nowhere to be found tell that there was one: it is made again at the end of its collection, which the
//! prefix of the id tells.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::change::Place;
use super::super::{id, position};
use super::known::{Carved, Found, Key, Known, Way};
use super::log::{CellKey, Log, Past, State, place_of, shared};
use super::shape::{Prefixes, Table, prefix};
use super::value::Value;

/// How many were found in which way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Count {
    /// By reading the tables as usual.
    pub by_query: usize,
    /// By reading pages one by one.
    pub by_pages: usize,
    /// By doing the log again.
    pub by_log: usize,
    /// Records that were made again from their answers.
    pub rebuilt: usize,
}

impl Count {
    /// All of them.
    pub fn total(&self) -> usize {
        self.by_query + self.by_pages + self.by_log + self.rebuilt
    }

    fn add(&mut self, from: From) {
        match from {
            From::Row(Way::Query) => self.by_query += 1,
            From::Row(_) => self.by_pages += 1,
            From::Log => self.by_log += 1,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum From {
    Row(Way),
    Log,
}

/// The content that came out.
#[derive(Debug, Default)]
pub(super) struct Joined {
    /// Records and answers.
    pub(super) state: State,
    /// How the records were found.
    pub(super) records: Count,
    /// How the answers were found.
    pub(super) answers: Count,
    /// Answers of which the end is lost: record and field.
    pub(super) cut: Vec<(String, String)>,
    /// Answers of records that could not be made again.
    pub(super) homeless: usize,
    /// Answers that point to a record that is no longer there.
    pub(super) dangling: usize,
}

/// Answers whose record was not found, by its id: cell, value, where from, whether the end is missing.
type Homeless = BTreeMap<Arc<str>, Vec<(CellKey, Arc<str>, From, bool)>>;

/// Something that was found, with whether its end is missing.
struct Witness<T> {
    value: T,
    cut: bool,
    way: Way,
}

/// Puts records and answers together.
pub(super) fn join(carved: &Carved, log: &Log, prefixes: &Prefixes) -> Joined {
    let nothing = Known::default();
    let table = |table: Table| carved.tables.get(&table).unwrap_or(&nothing);
    let mut joined = Joined::default();
    let records = table(Table::Record);
    let answers = table(Table::Answer);
    let emptied = emptied(answers, log);
    for (id, past) in ids(records, log) {
        let key = vec![Value::Text(Arc::clone(&id))];
        let decided = decide(records, &key, past, log.whole, place_of, |_, _| false);
        if let Some((place, from, _)) = decided {
            let taken_away = from == From::Log && !log.whole && emptied.contains(&id);
            if !taken_away {
                joined.records.add(from);
                joined.state.records.insert(id, place);
            }
        }
    }
    let mut homeless: Homeless = BTreeMap::new();
    for (cell, past) in cells(answers, log) {
        let key = [&cell.0, &cell.1, &cell.2].map(|part| Value::Text(Arc::clone(part)));
        let begins = |cut: &Arc<str>, whole: &Arc<str>| whole.starts_with(&**cut);
        let Some((value, from, cut)) = decide(answers, &key, past, log.whole, answer, begins)
        else {
            continue;
        };
        if value.is_empty() {
            continue;
        }
        if joined.state.records.contains_key(&cell.0) {
            joined.take(cell, value, from, cut);
            continue;
        }
        // The record was taken away, or it is lost: only then its answers tell that there was one.
        let key = [Value::Text(Arc::clone(&cell.0))];
        let alive = matches!(from, From::Row(Way::Tree | Way::Query));
        let gone = records.tells(&key) || log.whole || log.records.contains_key(&cell.0) && !alive;
        if !gone {
            let of = homeless.entry(Arc::clone(&cell.0)).or_default();
            of.push((cell, value, from, cut));
        }
    }
    let last = joined.last_positions();
    joined.rebuild(homeless, log, prefixes, last);
    joined.dangling = joined.n_dangling(prefixes);
    joined
}

impl Joined {
    fn take(&mut self, cell: CellKey, value: Arc<str>, from: From, cut: bool) {
        self.answers.add(from);
        let value = if cut {
            self.cut.push((cell.0.to_string(), cell.1.to_string()));
            // Whoever reads it should see that something is missing.
            Arc::from(format!("{} […]", value.trim_end()))
        } else {
            value
        };
        self.state.answers.insert(cell, value);
    }

    fn last_positions(&self) -> BTreeMap<Arc<str>, Arc<str>> {
        let mut last: BTreeMap<Arc<str>, Arc<str>> = BTreeMap::new();
        for place in self.state.records.values() {
            let known = last.entry(Arc::clone(&place.collection)).or_default();
            if *known < place.position {
                known.clone_from(&place.position);
            }
        }
        last
    }

    fn rebuild(
        &mut self,
        homeless: Homeless,
        log: &Log,
        prefixes: &Prefixes,
        mut last: BTreeMap<Arc<str>, Arc<str>>,
    ) {
        for (id, answers) in homeless {
            let stood = log.records.get(&id).and_then(|past| past.older.last());
            let collection = prefix(&id).and_then(|prefix| prefixes.get(prefix));
            let place = match (stood, collection) {
                (Some(place), _) => place.clone(),
                (None, Some(collection)) => {
                    let collection: Arc<str> = collection.as_str().into();
                    let before = last.get(&collection).map(|position| &**position);
                    let position: Arc<str> = position::between(before, None).into();
                    last.insert(Arc::clone(&collection), Arc::clone(&position));
                    Place {
                        collection,
                        parent: None,
                        position,
                    }
                }
                (None, None) => {
                    self.homeless += answers.len();
                    continue;
                }
            };
            self.records.rebuilt += 1;
            self.state.records.insert(id, place);
            for (cell, value, from, cut) in answers {
                self.take(cell, value, from, cut);
            }
        }
    }

    fn n_dangling(&self, prefixes: &Prefixes) -> usize {
        let lost = |text: &str| {
            let named = prefix(text).is_some_and(|prefix| prefixes.contains_key(prefix));
            named && id::is_random(text) && !self.state.records.contains_key(text)
        };
        let answers = self.state.answers.iter();
        answers
            .filter(|((_, _, key), value)| lost(key) || lost(value))
            .count()
    }
}

fn answer(row: &[Value]) -> Option<Arc<str>> {
    row.get(3).and_then(shared)
}

/// Records of which the log knows answers that the tree says are no longer there, and none that is: they were
/// taken away, and the log lost that. Taking a record away empties its answers.
fn emptied(known: &Known, log: &Log) -> BTreeSet<Arc<str>> {
    let (mut gone, mut there) = (BTreeSet::new(), BTreeSet::new());
    for (cell, past) in &log.answers {
        let key = [&cell.0, &cell.1, &cell.2].map(|part| Value::Text(Arc::clone(part)));
        if known.sure.contains_key(key.as_slice()) {
            there.insert(Arc::clone(&cell.0));
        } else if past.last.is_some() && known.tells(&key) {
            gone.insert(Arc::clone(&cell.0));
        }
    }
    gone.retain(|id| !there.contains(id));
    gone
}

/// Every record that anything speaks of.
fn ids<'a>(known: &Known, log: &'a Log) -> BTreeMap<Arc<str>, Option<&'a Past<Place>>> {
    let mut ids: BTreeMap<Arc<str>, Option<&Past<Place>>> = BTreeMap::new();
    for key in known.sure.keys().chain(known.loose.keys()) {
        if let [Value::Text(id)] = key.as_slice() {
            ids.insert(Arc::clone(id), None);
        }
    }
    for (id, past) in &log.records {
        ids.insert(Arc::clone(id), Some(past));
    }
    ids
}

/// Every answer that anything speaks of.
fn cells<'a>(known: &Known, log: &'a Log) -> BTreeMap<CellKey, Option<&'a Past<Arc<str>>>> {
    let mut cells: BTreeMap<CellKey, Option<&Past<Arc<str>>>> = BTreeMap::new();
    for key in known.sure.keys().chain(known.loose.keys()) {
        if let [Value::Text(id), Value::Text(field), Value::Text(key)] = key.as_slice() {
            let cell = (Arc::clone(id), Arc::clone(field), Arc::clone(key));
            cells.insert(cell, None);
        }
    }
    for (cell, past) in &log.answers {
        cells.insert(cell.clone(), Some(past));
    }
    cells
}

/// Applies the rules at the head of this file to one thing. `begins` tells whether a value that breaks off is the
/// beginning of another one.
fn decide<T: Clone + PartialEq>(
    known: &Known,
    key: &[Value],
    past: Option<&Past<T>>,
    log_is_whole: bool,
    read: impl Fn(&[Value]) -> Option<T>,
    begins: impl Fn(&T, &T) -> bool,
) -> Option<(T, From, bool)> {
    let witness = |found: &Found| {
        Some(Witness {
            value: read(&found.row)?,
            cut: found.cut,
            way: found.way,
        })
    };
    let sure = known.sure.get(key).and_then(witness);
    let from_log = || {
        let past = past?;
        Some((past.last.clone()?, From::Log, past.cut))
    };
    if let Some(sure) = sure {
        if !sure.cut {
            return Some((sure.value, From::Row(sure.way), false));
        }
        let completes =
            |told: &(T, From, bool)| !told.2 && (log_is_whole || begins(&sure.value, &told.0));
        return from_log().filter(completes).or(Some((
            sure.value.clone(),
            From::Row(sure.way),
            true,
        )));
    }
    if known.tells(key) {
        return None;
    }
    if log_is_whole {
        return from_log();
    }
    let key: Key = key.to_vec();
    let loose = known
        .loose
        .get(&key)
        .into_iter()
        .flatten()
        .rev()
        .find_map(witness);
    match (loose, past) {
        (Some(loose), Some(past)) => {
            let older = past.older.contains(&loose.value) || loose.cut && !past.cut;
            let stronger = loose.way > Way::Remains && !older;
            if stronger && past.last.as_ref() != Some(&loose.value) {
                Some((loose.value, From::Row(loose.way), loose.cut))
            } else {
                match from_log() {
                    Some((value, ..)) if value == loose.value => {
                        Some((value, From::Row(loose.way), loose.cut))
                    }
                    told => told,
                }
            }
        }
        (Some(loose), None) => Some((loose.value, From::Row(loose.way), loose.cut)),
        (None, _) => from_log(),
    }
}

/// The attachments that answers name.
pub(super) fn named_attachments(state: &State) -> BTreeSet<Arc<str>> {
    let named = state
        .answers
        .values()
        .filter(|value| prefix(value) == Some("atc"));
    named.cloned().collect()
}
