//! The next cycle begun from the notebook of the last one, asking only what changed.
//!
//! A definition says what belongs to a cycle that has passed (`past`): whole lists, records that a filter names, single
//! fields. That stays in the old notebook, with every record that cannot be without one that stays. Everything else goes
//! on with its id, so that both notebooks can be compared, and each step that received something waits to be confirmed.
//! The period moves on by its own length, amounts and targets of years before it stay behind, and an indicator starts
//! from what was last measured. The old notebook is only read.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::notebooks::{Opened, Refused, open};
use super::views::views;
use crate::clock::Clock;
use crate::locale::Words;
use crate::notebook::{At, Cell, Notebook, Op, Options, Record, RecordId, Transaction, copy_file};
use crate::plan;
use crate::plan::progress::{CARRIED, mark_id};
use crate::workshop::{Catalog, Collection, Field, FieldKind, MapKeys, Past, Workshop};

/// What went on and what stayed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried {
    /// Each list that goes on, with how many of its records.
    pub kept: Vec<(Words, usize)>,
    /// Each list of which something stayed, with how many.
    pub left: Vec<(Words, usize)>,
    /// How many steps wait to be confirmed.
    pub to_confirm: usize,
    /// The first and last year of the new plan, when the old one said its own.
    pub period: Option<(i64, i64)>,
    /// How many indicators start from what was measured.
    pub baselines: usize,
}

/// A span of years.
type Period = (i64, i64);

/// A file kept in the notebook: name, media type, bytes.
type Kept = (String, String, Vec<u8>);

/// The notebook of the cycle that ends, read from a passing copy: it is never written. One that is open elsewhere is
/// refused, so that nothing typed there is missed.
#[derive(Debug)]
pub struct LastCycle {
    opened: Option<Opened>,
    copy: PathBuf,
    /// The name of its file.
    name: String,
}

impl LastCycle {
    /// Reads the notebook at a path.
    ///
    /// # Errors
    /// When there is none, or when it cannot be read.
    pub fn read(path: &Path, definitions: &Catalog, clock: Clock) -> Result<Self, Refused> {
        let passing = format!("rumbo-{}-{}.rumbo", std::process::id(), clock.now());
        let passing = passing.replace([':', '/', '\\'], "-");
        let (copy, _) = copy_file(path, &std::env::temp_dir().join(passing))?;
        let name = path.file_stem().unwrap_or_default();
        let mut last = Self {
            opened: None,
            copy,
            name: name.to_string_lossy().into_owned(),
        };
        let options = Options {
            clock,
            ..Options::default()
        };
        last.opened = Some(open(&last.copy, definitions, options)?);
        Ok(last)
    }

    /// What it says, and what it was asked by.
    pub fn opened(&self) -> Option<&Opened> {
        self.opened.as_ref()
    }
}

impl Drop for LastCycle {
    fn drop(&mut self) {
        // Closed before it goes: some systems keep what is open.
        self.opened = None;
        let _ = std::fs::remove_file(&self.copy);
    }
}

/// The period after that of a notebook, when it says it.
pub fn period_after(notebook: &Notebook) -> Option<Period> {
    let territory = notebook.content().records("territory").next()?;
    let year = |key: &str| territory.get(key)?.parse::<i64>().ok();
    let (first, last) = (year("plan_start")?, year("plan_end")?);
    // A century is no period of a plan, and an end before its beginning is none.
    (0..100)
        .contains(&(last - first))
        .then(|| (last + 1, last + 1 + (last - first)))
}

/// Writes the notebook of the next cycle.
///
/// # Errors
/// When it cannot be written there, or the old one cannot be read; nothing is left behind.
pub fn next_cycle(last: &LastCycle, to: &Path, clock: Clock) -> Result<Carried, Refused> {
    let Some((notebook, workshop)) = last.opened() else {
        return Ok(Carried::default());
    };
    let id = notebook.definition_id();
    let text = notebook.definition(id).unwrap_or_default();
    let left = left(notebook, workshop);
    let mut going = Going {
        notebook,
        workshop,
        attachments: attachments(notebook, workshop, &left)?,
        left,
        period: period_after(notebook),
        baselines: baselines(notebook, workshop, clock),
        carried: Carried::default(),
    };
    let op = Op::NextCycle {
        from: last.name.clone(),
    };
    let options = Options {
        clock,
        ..Options::default()
    };
    let work = |tx: &mut Transaction<'_>| going.go(tx);
    let mut new = Notebook::create_with(to, (id, text), options, &op, work)?;
    new.keep_views(|| views(workshop));
    new.flush()?;
    Ok(going.carried)
}

/// The records that stay: whole lists, those that a filter names, and those that cannot be without one of the latter. A
/// list that goes on although what it names stays as a whole (commitments of meetings) only loses the reference.
fn left(notebook: &Notebook, workshop: &Workshop) -> HashSet<RecordId> {
    let content = notebook.content();
    let (mut lists, mut left): (HashSet<RecordId>, HashSet<RecordId>) = Default::default();
    for collection in &workshop.collections {
        let records = content.records(&collection.id);
        match &collection.past {
            Past::Nothing => {}
            Past::All => lists.extend(records.map(|record| record.id.clone())),
            Past::Where(filter) => {
                let past = records.filter(|record| plan::admits(filter, record));
                left.extend(past.map(|record| record.id.clone()));
            }
        }
    }
    loop {
        let before = left.len();
        for collection in &workshop.collections {
            let needed: Vec<&Field> = collection
                .fields
                .iter()
                .filter(|field| field.required && matches!(field.kind, FieldKind::Ref(_)))
                .collect();
            for record in content.records(&collection.id) {
                let is_lost = needed.iter().any(|field| {
                    let above = record.get(&field.key);
                    above.is_some_and(|id| left.contains(&RecordId::new(id)))
                });
                if is_lost {
                    left.insert(record.id.clone());
                }
            }
        }
        if left.len() == before {
            left.extend(lists);
            return left;
        }
    }
}

/// The pictures and maps of what goes on, by their id.
fn attachments(
    notebook: &Notebook,
    workshop: &Workshop,
    left: &HashSet<RecordId>,
) -> Result<BTreeMap<Arc<str>, Kept>, Refused> {
    let mut found = BTreeMap::new();
    for collection in &workshop.collections {
        for field in collection.fields.iter().filter(|field| is_file(field)) {
            let records = notebook.content().records(&collection.id);
            for record in records.filter(|record| !left.contains(&record.id)) {
                for (_, id) in record.map(&field.key) {
                    if let Some(kept) = notebook.attachment(id)? {
                        found.insert(Arc::from(id), kept);
                    }
                }
            }
        }
    }
    Ok(found)
}

fn is_file(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Image | FieldKind::Geometry)
}

/// What was last measured of each indicator, and in which year.
fn baselines(
    notebook: &Notebook,
    workshop: &Arc<Workshop>,
    clock: Clock,
) -> BTreeMap<Arc<str>, (String, String)> {
    let (plan, _) = plan::build(notebook.content(), workshop, clock.today());
    let mut found = BTreeMap::new();
    let Ok(observatory) = plan.results().observatory() else {
        return found;
    };
    for series in &observatory.series {
        // The points stand in the order of the rounds.
        let points = series.points.iter().zip(&observatory.rounds).rev();
        let measured = points.into_iter().find_map(|(point, round)| {
            let year = plan.get(&round.round)?.number("year")?;
            Some((
                point.value?.normalize().to_string(),
                year.normalize().to_string(),
            ))
        });
        if let Some(measured) = measured {
            found.insert(Arc::clone(&series.indicator), measured);
        }
    }
    found
}

struct Going<'a> {
    notebook: &'a Notebook,
    workshop: &'a Workshop,
    attachments: BTreeMap<Arc<str>, Kept>,
    left: HashSet<RecordId>,
    period: Option<Period>,
    baselines: BTreeMap<Arc<str>, (String, String)>,
    carried: Carried,
}

impl Going<'_> {
    fn go(&mut self, tx: &mut Transaction<'_>) {
        let (notebook, workshop) = (self.notebook, self.workshop);
        let content = notebook.content();
        let mut received: BTreeSet<&str> = BTreeSet::new();
        for collection in &workshop.collections {
            let (mut kept, mut left) = (0, 0);
            for record in content.records(&collection.id) {
                if self.left.contains(&record.id) {
                    left += 1;
                } else {
                    tx.add_named(record.id.clone(), &collection.id, At::End);
                    kept += 1;
                }
            }
            for (count, list) in [
                (kept, &mut self.carried.kept),
                (left, &mut self.carried.left),
            ] {
                if count > 0 {
                    list.push((collection.plural.clone(), count));
                }
            }
            if kept > 0 {
                received.insert(&collection.id);
            }
        }
        for collection in &workshop.collections {
            for record in content.records(&collection.id) {
                if !self.left.contains(&record.id) {
                    self.answer(tx, record, collection);
                }
            }
        }
        for step in &workshop.steps {
            if step.collections.iter().any(|id| received.contains(&**id)) {
                let id = RecordId::new(mark_id(&step.id));
                tx.add_named(id.clone(), "step_state", At::End);
                tx.set(&id, Cell::plain(CARRIED), "true");
                self.carried.to_confirm += 1;
            }
        }
        self.carried.period = self.period;
    }

    fn answer(&mut self, tx: &mut Transaction<'_>, record: &Record, collection: &Collection) {
        for (cell, value) in &record.answers {
            let field = collection.get_field(&cell.field);
            let Some(field) = field.filter(|field| !field.past) else {
                continue;
            };
            if self.points_to_left(field, cell, value) || self.is_before(field, cell) {
                continue;
            }
            if is_file(field) {
                if let Some((name, media, bytes)) = self.attachments.get(&**value) {
                    let kept = tx.attach(name, media, bytes.clone());
                    tx.set(&record.id, cell.clone(), &kept);
                }
            } else {
                tx.set(&record.id, cell.clone(), value);
            }
        }
        self.begin(tx, record, collection);
    }

    /// Whether a cell names a record that stays.
    fn points_to_left(&self, field: &Field, cell: &Cell, value: &str) -> bool {
        match &field.kind {
            FieldKind::Ref(_) => self.left.contains(&RecordId::new(value)),
            FieldKind::Refs(_)
            | FieldKind::Map {
                keys: MapKeys::Collection(_),
                ..
            } => self.left.contains(&RecordId::new(&*cell.key)),
            _ => false,
        }
    }

    /// Whether a cell is of a year before the new period.
    fn is_before(&self, field: &Field, cell: &Cell) -> bool {
        let by_year = matches!(
            field.kind,
            FieldKind::Map {
                keys: MapKeys::Years,
                ..
            }
        );
        let year = cell.key.parse::<i64>().ok();
        let first = self.period.map(|(first, _)| first);
        by_year && year.zip(first).is_some_and(|(year, first)| year < first)
    }

    /// What the new cycle begins with: its period, and what was last measured.
    fn begin(&mut self, tx: &mut Transaction<'_>, record: &Record, collection: &Collection) {
        let mut write = |field: &str, value: String| {
            if collection.get_field(field).is_some() {
                tx.set(&record.id, Cell::plain(field), &value);
            }
        };
        match (&*collection.id, self.period) {
            ("territory", Some((first, last))) => {
                write("plan_start", first.to_string());
                write("plan_end", last.to_string());
            }
            ("indicator", _) => {
                if let Some((value, year)) = self.baselines.get(record.id.as_str()) {
                    write("baseline", value.clone());
                    write("baseline_year", year.clone());
                    self.carried.baselines += 1;
                }
            }
            _ => {}
        }
    }
}
