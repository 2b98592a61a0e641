//! The content that a set of operations means, worked out in the slowest and plainest way: straight from the
//! definitions, over all records and cells, with sets instead of counters. Nothing here is shared with the
//! program but the shape of the file.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rumbo::notebook::Place;
use rusqlite::Connection;

/// An operation by its name in every copy.
type Name = (String, u64);
/// A cell: record, field, key. The place of a record has the field `@place`, what it belongs to `@parent`.
pub(crate) type Cell = (String, String, String);
type Pair = (Option<String>, Option<String>);

/// One operation of the set.
#[derive(Debug, Clone)]
struct Entry {
    revision: u64,
    lamport: u64,
    name: String,
    undoes: Option<Name>,
    seen: Option<String>,
    /// Net effect on places.
    places: BTreeMap<String, (Option<Place>, Option<Place>)>,
    /// Net effect on cells.
    cells: BTreeMap<Cell, Pair>,
}

/// A write of a cell: who, before, after, and the records whose removal was the only reason.
#[derive(Debug, Clone)]
struct Write {
    by: Name,
    before: Option<String>,
    after: Option<String>,
    reasons: BTreeSet<String>,
}

/// All operations of some files.
#[derive(Debug, Default)]
pub(crate) struct Oracle {
    entries: BTreeMap<Name, Entry>,
    past: BTreeMap<Name, BTreeSet<Name>>,
    partly: BTreeMap<Name, BTreeSet<Name>>,
    writes: BTreeMap<Cell, Vec<Write>>,
    touches: BTreeMap<String, BTreeMap<Name, bool>>,
    removals: BTreeMap<String, BTreeSet<Name>>,
    undone: BTreeSet<Name>,
    /// Answers of `is_work`, which are asked again and again.
    work: RefCell<BTreeMap<(String, Name), bool>>,
}

/// What the set means.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Meaning {
    pub(crate) records: BTreeMap<String, Place>,
    pub(crate) answers: BTreeMap<Cell, String>,
    /// Where sides differ: the cell; `@record` with an empty key for a removed record that stays.
    pub(crate) clashes: BTreeSet<Cell>,
}

impl Oracle {
    pub(crate) fn of(files: &[&Path]) -> Self {
        let mut oracle = Self::default();
        for file in files {
            oracle.read(file);
        }
        oracle.look_back();
        oracle.note_writes();
        oracle.note_touches();
        oracle
    }

    fn read(&mut self, file: &Path) {
        let connection = Connection::open(file).expect("a closed notebook");
        let sql = "SELECT n, chain, seq, lamport, name, undoes, seen, revision FROM operation";
        let mut query = connection.prepare(sql).expect("a table");
        let mut rows = query.query([]).expect("rows");
        let mut names: BTreeMap<i64, Name> = BTreeMap::new();
        let mut entries: Vec<(i64, Option<i64>, Entry)> = Vec::new();
        while let Some(row) = rows.next().expect("a row") {
            let n: i64 = row.get(0).expect("a number");
            names.insert(
                n,
                (row.get(1).expect("text"), row.get(2).expect("a number")),
            );
            let entry = Entry {
                lamport: row.get(3).expect("a number"),
                name: row.get(4).expect("text"),
                undoes: None,
                seen: row.get(6).expect("text"),
                revision: row.get(7).expect("a number"),
                places: BTreeMap::new(),
                cells: BTreeMap::new(),
            };
            entries.push((n, row.get(5).expect("a number"), entry));
        }
        for (n, undoes, mut entry) in entries {
            let name = names[&n].clone();
            entry.undoes = undoes.map(|target| names[&target].clone());
            let known = self.entries.get(&name);
            if known.is_none_or(|known| known.revision < entry.revision) {
                let grown = read_changes(&connection, -n, &mut entry);
                if !grown {
                    read_changes(&connection, n, &mut entry);
                }
                self.entries.insert(name, entry);
            }
        }
    }

    /// The past of each operation: what its chain did before, what that had seen, and their pasts.
    fn look_back(&mut self) {
        let mut order: Vec<(u64, Name)> = self
            .entries
            .iter()
            .map(|(name, entry)| (entry.lamport, name.clone()))
            .collect();
        order.sort();
        for (_, name) in order {
            let (mut past, mut partly) = (BTreeSet::new(), BTreeSet::new());
            if let Some(previous) = self.past.get(&(name.0.clone(), name.1 - 1)) {
                let previous_name = (name.0.clone(), name.1 - 1);
                past.extend(previous.iter().cloned());
                partly.extend(self.partly[&previous_name].iter().cloned());
                past.insert(previous_name);
            }
            let seen = self.entries[&name].seen.clone().unwrap_or_default();
            for part in seen.split_whitespace() {
                let (chain, reach) = part.split_once(':').expect("chain:seq");
                let (seq, revision) = reach.split_once('.').unwrap_or((reach, "0"));
                let seq: u64 = seq.parse().expect("a number");
                let revision: u64 = revision.parse().expect("a number");
                for number in 1..=seq {
                    let other = (chain.to_owned(), number);
                    if other == name {
                        continue;
                    }
                    let Some(entry) = self.entries.get(&other) else {
                        continue;
                    };
                    past.extend(self.past[&other].iter().cloned());
                    if number < seq || entry.revision <= revision {
                        partly.remove(&other);
                        past.insert(other);
                    } else {
                        partly.insert(other);
                    }
                }
            }
            self.past.insert(name.clone(), past);
            self.partly.insert(name, partly);
        }
        let mut names: Vec<Name> = self.entries.keys().cloned().collect();
        names.sort_by_key(|name| std::cmp::Reverse(self.rank(name)));
        for name in names {
            if let (Some(target), false) = (
                self.entries[&name].undoes.clone(),
                self.undone.contains(&name),
            ) {
                self.undone.insert(target);
            }
        }
    }

    fn rank(&self, name: &Name) -> (u64, String, u64) {
        (self.entries[name].lamport, name.0.clone(), name.1)
    }

    fn is_past(&self, a: &Name, b: &Name) -> bool {
        self.past[b].contains(a)
    }

    fn apart(&self, a: &Name, b: &Name) -> bool {
        a != b && !self.is_past(a, b) && !self.is_past(b, a)
    }

    fn note_writes(&mut self) {
        for (by, entry) in &self.entries {
            if entry.name == "merge" {
                continue;
            }
            let (back, settles) = (entry.undoes.is_some(), entry.name.starts_with("settle"));
            let gone: BTreeSet<String> = entry
                .places
                .iter()
                .filter(|(_, (before, after))| before.is_some() && after.is_none())
                .map(|(id, _)| id.clone())
                .collect();
            for (id, (before, after)) in &entry.places {
                let Some(after) = after else {
                    if before.is_some() {
                        self.removals
                            .entry(id.clone())
                            .or_default()
                            .insert(by.clone());
                    }
                    continue;
                };
                let spot = |place: &Place| format!("{} {}", place.collection, place.position);
                let up = |place: &Place| place.parent.as_deref().map(str::to_owned);
                let (was, was_up) = (before.as_ref().map(spot), before.as_ref().and_then(up));
                let all = back || before.is_none();
                if all || was != Some(spot(after)) {
                    let cell = (id.clone(), "@place".to_owned(), String::new());
                    self.writes.entry(cell).or_default().push(Write {
                        by: by.clone(),
                        before: was,
                        after: Some(spot(after)),
                        reasons: BTreeSet::new(),
                    });
                }
                if all || entry.name == "settle-parent" || was_up != up(after) {
                    let reasons = if up(after).is_none() {
                        was_up
                            .iter()
                            .filter(|up| gone.contains(*up))
                            .cloned()
                            .collect()
                    } else {
                        BTreeSet::new()
                    };
                    let cell = (id.clone(), "@parent".to_owned(), String::new());
                    self.writes.entry(cell).or_default().push(Write {
                        by: by.clone(),
                        before: was_up,
                        after: up(after),
                        reasons,
                    });
                }
            }
            for (cell, (before, after)) in &entry.cells {
                let inside_gone = entry
                    .places
                    .get(&cell.0)
                    .is_some_and(|(_, after)| after.is_none());
                if inside_gone || (before == after && !back && !settles) {
                    continue;
                }
                let mut reasons = BTreeSet::new();
                if after.is_none() {
                    reasons.extend(before.iter().filter(|id| gone.contains(*id)).cloned());
                    reasons.extend(gone.get(&cell.2).cloned());
                }
                self.writes.entry(cell.clone()).or_default().push(Write {
                    by: by.clone(),
                    before: before.clone(),
                    after: after.clone(),
                    reasons,
                });
            }
        }
    }

    /// Who worked on each record, or made something point to it; whether that put it in its place.
    fn note_touches(&mut self) {
        let mut touches: BTreeMap<String, BTreeMap<Name, bool>> = BTreeMap::new();
        let mut direct: BTreeSet<(String, Name)> = BTreeSet::new();
        for (name, entry) in &self.entries {
            if entry.name == "merge" {
                continue;
            }
            for (id, (_, after)) in &entry.places {
                let cell = (id.clone(), "@parent".to_owned(), String::new());
                let spot = (id.clone(), "@place".to_owned(), String::new());
                let mine = |cell: &Cell| {
                    let writes = self.writes.get(cell).into_iter().flatten();
                    writes.into_iter().find(|write| write.by == *name)
                };
                // Put among the orphans because its parent went: nobody worked on it.
                let orphaned = mine(&cell).is_some_and(|write| !write.reasons.is_empty());
                let unmoved = mine(&spot).is_none_or(|write| write.before == write.after);
                if after.is_some() && !(orphaned && unmoved) {
                    touches
                        .entry(id.clone())
                        .or_default()
                        .insert(name.clone(), true);
                    direct.insert((id.clone(), name.clone()));
                }
                let up = after.as_ref().and_then(|place| place.parent.as_deref());
                if let (Some(up), None) = (up, &entry.undoes) {
                    let of = touches.entry(up.to_owned()).or_default();
                    of.entry(name.clone()).or_default();
                }
            }
            if entry.undoes.is_some() {
                continue;
            }
            for cell in entry.cells.keys() {
                let writes = self.writes.get(cell).into_iter().flatten();
                let mut mine = writes.filter(|write| write.by == *name && write.reasons.is_empty());
                let Some(write) = mine.next() else { continue };
                direct.insert((cell.0.clone(), name.clone()));
                let mut ids = vec![cell.0.clone()];
                if let Some(value) = &write.after {
                    ids.extend([value.clone(), cell.2.clone()]);
                }
                for id in ids {
                    touches
                        .entry(id)
                        .or_default()
                        .entry(name.clone())
                        .or_default();
                }
            }
        }
        for (id, name) in &direct {
            let (mut at, mut way) = (id.clone(), BTreeSet::new());
            while let Some(up) = self.parent_when(&at, name) {
                if !way.insert(up.clone()) {
                    break;
                }
                touches
                    .entry(up.clone())
                    .or_default()
                    .entry(name.clone())
                    .or_default();
                at = up;
            }
        }
        for (id, names) in &mut touches {
            names.retain(|name, _| {
                let removed = self.removals.get(id);
                removed.is_none_or(|removed| !removed.contains(name))
            });
        }
        self.touches = touches;
    }

    fn parent_when(&self, id: &str, when: &Name) -> Option<String> {
        let cell = (id.to_owned(), "@parent".to_owned(), String::new());
        let known = self.writes.get(&cell)?.iter();
        let known = known.filter(|write| write.reasons.is_empty());
        let known = known.filter(|write| write.by == *when || self.is_past(&write.by, when));
        known
            .max_by_key(|write| self.rank(&write.by))?
            .after
            .clone()
    }

    /// Whether a record was there, judged by some operations only.
    fn alive(&self, id: &str, among: &BTreeSet<Name>) -> bool {
        let none = BTreeSet::new();
        let removals = self.removals.get(id).unwrap_or(&none);
        self.touches
            .get(id)
            .into_iter()
            .flatten()
            .any(|(touch, _)| {
                among.contains(touch)
                    && self.is_work(id, touch)
                    && !removals
                        .iter()
                        .any(|removal| among.contains(removal) && self.is_past(touch, removal))
            })
    }

    /// Whether a touch counts: it places the record, or found it alive.
    fn is_work(&self, id: &str, touch: &Name) -> bool {
        if self.touches[id][touch] {
            return true;
        }
        let question = (id.to_owned(), touch.clone());
        if let Some(known) = self.work.borrow().get(&question) {
            return *known;
        }
        let answer = self.alive(id, &self.past[touch]);
        self.work.borrow_mut().insert(question, answer);
        answer
    }

    /// The work that a removal did not know of and that no other removal beside it ended.
    fn against(&self, id: &str, removal: &Name) -> Vec<&Name> {
        let touches = self.touches.get(id).into_iter().flatten();
        touches
            .map(|(touch, _)| touch)
            .filter(|touch| self.apart(touch, removal) && self.is_work(id, touch))
            .filter(|touch| {
                !self.removals[id]
                    .iter()
                    .any(|other| self.apart(other, removal) && self.is_past(touch, other))
            })
            .collect()
    }

    fn taken_back(&self, id: &str, removal: &Name) -> bool {
        self.entries.values().any(|entry| {
            let created = matches!(entry.places.get(id), Some((None, Some(_))));
            entry.undoes.as_ref() == Some(removal) && created
        })
    }

    fn stands(&self, id: &str, removal: &Name) -> bool {
        let all: BTreeSet<Name> = self.entries.keys().cloned().collect();
        !self.taken_back(id, removal) && !self.is_outlived(id, removal, &all)
    }

    /// Whether a removal was overridden, judged by some operations only: somebody worked on the record who did
    /// not know of it, or who knew and found the record alive in spite of it; and no removal beside it ended
    /// that.
    fn is_outlived(&self, id: &str, removal: &Name, among: &BTreeSet<Name>) -> bool {
        let touches = self.touches.get(id).into_iter().flatten();
        touches.map(|(touch, _)| touch).any(|touch| {
            among.contains(touch)
                && self.is_work(id, touch)
                && !self.removals[id].iter().any(|other| {
                    among.contains(other)
                        && self.apart(other, removal)
                        && self.is_past(touch, other)
                })
                && (self.apart(touch, removal)
                    || (self.is_past(removal, touch)
                        && self.is_outlived(id, removal, &self.past[touch])))
        })
    }

    fn is_over(&self, b: &Write, a: &Write) -> bool {
        self.is_past(&a.by, &b.by) || (self.partly[&b.by].contains(&a.by) && a.after == b.before)
    }

    fn heads(&self, cell: &Cell, among: &BTreeSet<Name>, standing: &Standing) -> Vec<Write> {
        let known: Vec<&Write> = self
            .writes
            .get(cell)
            .into_iter()
            .flatten()
            .filter(|write| among.contains(&write.by))
            .filter(|write| {
                let caused = |id: &String| standing.contains(&(id.clone(), write.by.clone()));
                write.reasons.is_empty() || write.reasons.iter().any(caused)
            })
            .collect();
        let mut heads: Vec<Write> = Vec::new();
        for write in &known {
            if known.iter().any(|other| self.is_over(other, write)) {
                continue;
            }
            let target = self.entries[&write.by].undoes.clone();
            let target = target.filter(|target| self.entries[target].name != "merge");
            match target {
                Some(target) if write.reasons.is_empty() => {
                    let earlier = self.heads(cell, &self.past[&target], standing);
                    if self.shown(cell, &earlier, standing) == write.after {
                        heads.extend(earlier);
                    } else {
                        heads.push((*write).clone());
                    }
                }
                _ => heads.push((*write).clone()),
            }
        }
        let all = heads.clone();
        heads.retain(|write| !all.iter().any(|other| self.is_over(other, write)));
        heads.sort_by_key(|write| self.rank(&write.by));
        heads.dedup_by_key(|write| write.by.clone());
        heads
    }

    fn valid(&self, cell: &Cell, heads: &[Write], standing: &Standing) -> Vec<Write> {
        let void = |write: &Write| {
            standing.iter().any(|(id, removal)| {
                let about = *id == cell.0 || *id == cell.2 || Some(id) == write.after.as_ref();
                about && self.is_past(&write.by, removal)
            })
        };
        let valid = heads.iter();
        valid
            .filter(|write| write.reasons.is_empty() && !void(write))
            .cloned()
            .collect()
    }

    fn shown(&self, cell: &Cell, heads: &[Write], standing: &Standing) -> Option<String> {
        self.valid(cell, heads, standing).last()?.after.clone()
    }

    /// What the whole set means.
    pub(crate) fn meaning(&self) -> Meaning {
        let all: BTreeSet<Name> = self.entries.keys().cloned().collect();
        let mut standing = Standing::new();
        for (id, removals) in &self.removals {
            for removal in removals {
                if self.stands(id, removal) {
                    standing.insert((id.clone(), removal.clone()));
                }
            }
        }
        let mut meaning = Meaning::default();
        let ids: BTreeSet<&String> = self.writes.keys().map(|(id, ..)| id).collect();
        for id in ids {
            if !self.alive(id, &all) {
                continue;
            }
            let register = |field: &str| (id.clone(), field.to_owned(), String::new());
            let value =
                |cell: &Cell| self.shown(cell, &self.heads(cell, &all, &standing), &standing);
            let place = value(&register("@place")).expect("what lives has a place");
            let (collection, position) = place.split_once(' ').expect("two words");
            let place = Place {
                collection: collection.into(),
                parent: value(&register("@parent")).map(Into::into),
                position: position.into(),
            };
            meaning.records.insert(id.clone(), place);
            for cell in self.writes.keys().filter(|cell| cell.0 == *id) {
                let heads = self.heads(cell, &all, &standing);
                let valid = self.valid(cell, &heads, &standing);
                let values: BTreeSet<&Option<String>> =
                    valid.iter().map(|write| &write.after).collect();
                let is_place = cell.1 == "@place";
                if values.len() > 1 && !is_place {
                    let parent = cell.1 == "@parent";
                    meaning.clashes.insert(if parent {
                        (id.clone(), "@record".into(), "parent".into())
                    } else {
                        cell.clone()
                    });
                }
                if let (Some(value), false) = (
                    valid.last().and_then(|it| it.after.clone()),
                    cell.1.starts_with('@'),
                ) {
                    meaning.answers.insert(cell.clone(), value);
                }
            }
            if self.is_contested(id) {
                meaning
                    .clashes
                    .insert((id.clone(), "@record".into(), String::new()));
            }
        }
        meaning
    }

    /// Whether a living record was removed by somebody, against work unknown to them, and nobody answered that.
    fn is_contested(&self, id: &str) -> bool {
        let removals = self.removals.get(id).into_iter().flatten();
        removals.into_iter().any(|removal| {
            let answered_by_work = self.touches[id].keys().any(|touch| {
                self.is_past(removal, touch)
                    && self.is_work(id, touch)
                    && self.entries[touch].undoes.is_none()
                    && !self.undone.contains(touch)
            });
            let removed_again = self.removals[id]
                .iter()
                .any(|other| self.is_past(removal, other));
            !self.against(id, removal).is_empty()
                && !self.taken_back(id, removal)
                && !answered_by_work
                && !removed_again
        })
    }
}

/// Removals that have consequences: record and operation.
type Standing = BTreeSet<(String, Name)>;

/// Reads the changes under a number; tells whether there are any.
fn read_changes(connection: &Connection, n: i64, entry: &mut Entry) -> bool {
    let sql =
        "SELECT record, field, key, before, after FROM change WHERE operation = ? ORDER BY seq";
    let mut query = connection.prepare_cached(sql).expect("a table");
    let mut rows = query.query([n]).expect("rows");
    let mut any = false;
    while let Some(row) = rows.next().expect("a row") {
        any = true;
        let text = |index| row.get::<_, Option<String>>(index).expect("text");
        let sure = |index| text(index).expect("never null");
        let (id, field, key) = (sure(0), sure(1), sure(2));
        let (before, after) = (text(3), text(4));
        if field == "@record" {
            let place = |text: Option<String>| -> Option<Place> {
                text.map(|text| serde_json::from_str(&text).expect("a place"))
            };
            let net = entry.places.entry(id);
            net.or_insert((place(before), None)).1 = place(after);
        } else {
            let net = entry.cells.entry((id, field, key));
            net.or_insert((before, None)).1 = after;
        }
    }
    any
}
