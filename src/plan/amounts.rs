//! Amounts by year, as an activity binds them: what each row has in each year, under what it belongs to, with sums,
//! and, where costs are bound, what is missing or too much in each year. A surplus of one year never pays for another.
//!
//! The screen and the paper sheet read the same rows. One answer changes only its row and the sums that it enters
//! ([`Amounts::refresh`]), so that a key costs the same in a large plan.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::method::indicators::Behaviour;
pub use crate::method::indicators::targets::Misstep;
use crate::method::indicators::targets::{linear, missteps};
use crate::notebook::{Content, Record, RecordId};
use crate::plan::value::{self, Value};
use crate::workshop::{Activity, FieldKind, Workshop};

/// The most years that are shown.
const YEARS: usize = 60;

/// The amounts of an activity.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Amounts {
    /// The years, as `YYYY`, in order.
    pub years: Vec<Arc<str>>,
    /// What rows belong to, in order; rows that belong to nothing come last, under a group without record.
    pub groups: Vec<Group>,
    /// Every row.
    pub rows: Vec<Row>,
    /// Whether amounts are money, so that they add up.
    pub is_money: bool,
    /// Whether what the groups cost is bound, so that something can be missing.
    pub has_costs: bool,
    /// Sum of all rows by year.
    pub sums: Vec<Decimal>,
    /// Cost of all groups by year.
    pub costs: Vec<Decimal>,
    /// Where the money of the rows comes from, in order; none where no source is bound.
    pub sources: Vec<Source>,
    group_at: HashMap<RecordId, usize>,
    row_at: HashMap<RecordId, usize>,
    source_at: HashMap<RecordId, usize>,
    year_at: HashMap<Arc<str>, usize>,
}

/// What some rows belong to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Group {
    /// Its record; nothing for rows that belong to nothing.
    pub id: Option<RecordId>,
    /// Its rows, as places among [`Amounts::rows`].
    pub rows: Vec<usize>,
    /// Sum of its rows by year.
    pub sums: Vec<Decimal>,
    /// What it costs by year; zeros where no cost is bound.
    pub costs: Vec<Decimal>,
}

/// A row of amounts.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its record.
    pub id: RecordId,
    /// Its group, as a place among [`Amounts::groups`].
    pub group: usize,
    /// Its source, as a place among [`Amounts::sources`].
    pub source: Option<usize>,
    /// Its amount in each year.
    pub amounts: Vec<Option<Decimal>>,
    /// Years whose stored words are no amount.
    pub unreadable: Vec<usize>,
}

/// Where money comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its record.
    pub id: RecordId,
    /// What it gives by year.
    pub used: Vec<Decimal>,
    /// The most that it can give by year, where that was said.
    pub ceiling: Vec<Option<Decimal>>,
}

impl Source {
    /// By how much it gives more than it can in a year; nothing when it does not.
    pub fn beyond(&self, year: usize) -> Option<Decimal> {
        let ceiling = self.ceiling.get(year).copied().flatten()?;
        let beyond = *self.used.get(year)? - ceiling;
        (beyond > Decimal::ZERO).then_some(beyond)
    }
}

impl Row {
    /// The sum over the years.
    pub fn total(&self) -> Decimal {
        self.amounts.iter().flatten().sum()
    }
}

impl Group {
    /// What is missing (above zero) or too much (below zero) in a year.
    pub fn lack(&self, year: usize) -> Decimal {
        let of = |list: &[Decimal]| list.get(year).copied().unwrap_or_default();
        of(&self.costs) - of(&self.sums)
    }
}

/// The years of the plan, as its territory says; nothing while it does not.
pub fn plan_years(content: &Content) -> Option<Vec<i16>> {
    let territory = content.records("territory").next()?;
    let year = |field: &str| territory.get(field)?.parse::<i16>().ok();
    match (year("plan_start"), year("plan_end")) {
        (Some(start), Some(end)) if start <= end && end - start < 40 => {
            Some((start..=end).collect())
        }
        (Some(start), _) => Some((start..start.saturating_add(4)).collect()),
        _ => None,
    }
}

/// Reads the amounts of a field of a record.
struct Reader<'a> {
    kind: FieldKind,
    field: &'a str,
}

impl<'a> Reader<'a> {
    /// Of a role; nothing when it is not bound to a map.
    fn of(workshop: &Workshop, activity: &'a Activity, rows: &str, role: &str) -> Option<Self> {
        let field = activity.field(role)?;
        let collection = workshop.get_collection(activity.collection(rows)?)?;
        match &collection.get_field(field)?.kind {
            FieldKind::Map { values, .. } => Some(Self {
                kind: (**values).clone(),
                field,
            }),
            _ => None,
        }
    }

    /// The cells with a year: the number, or nothing when the words are none.
    fn cells(&self, record: &Record) -> impl Iterator<Item = (Arc<str>, Option<Decimal>)> {
        record
            .map(self.field)
            .filter(|(year, _)| !year.is_empty())
            .map(|(year, text)| {
                let read = value::scalar(text, &self.kind);
                let number = read.ok().as_ref().and_then(Value::as_number);
                (Arc::from(year), number)
            })
            .collect::<Vec<_>>()
            .into_iter()
    }
}

impl Amounts {
    /// Reads what stands in a notebook; empty when a role is not bound. `years` are shown also while they are empty.
    pub fn read(
        content: &Content,
        workshop: &Workshop,
        activity: &Activity,
        years: &[i16],
    ) -> Self {
        let bound = (
            activity.collection("rows"),
            Reader::of(workshop, activity, "rows", "amounts"),
        );
        let (Some(rows), Some(reader)) = bound else {
            return Self::default();
        };
        let costs = activity.collection("costs");
        let cost = Reader::of(workshop, activity, "costs", "cost");
        let sources = activity.collection("sources");
        let ceiling = Reader::of(workshop, activity, "sources", "ceiling");
        let mut all: BTreeSet<Arc<str>> =
            years.iter().map(|year| year.to_string().into()).collect();
        for (collection, reader) in [
            (Some(rows), Some(&reader)),
            (costs, cost.as_ref()),
            (sources, ceiling.as_ref()),
        ] {
            if let (Some(collection), Some(reader)) = (collection, reader) {
                for record in content.records(collection) {
                    all.extend(reader.cells(record).map(|(year, _)| year));
                }
            }
        }
        let years: Vec<Arc<str>> = all.into_iter().take(YEARS).collect();
        let n = years.len();
        let mut amounts = Self {
            year_at: (0..)
                .zip(&years)
                .map(|(at, year)| (Arc::clone(year), at))
                .collect(),
            years,
            is_money: reader.kind == FieldKind::Money,
            has_costs: cost.is_some(),
            sums: vec![Decimal::ZERO; n],
            costs: vec![Decimal::ZERO; n],
            ..Self::default()
        };
        amounts.read_groups(content, workshop, activity);
        amounts.read_sources(content, sources.map(|id| &**id), ceiling.as_ref());
        if let (Some(costs), Some(cost), Some(of)) = (costs, &cost, activity.field("cost_group")) {
            amounts.read_costs(content, costs, cost, of);
        }
        for record in content.records(rows) {
            amounts.add(record, activity, &reader);
        }
        // Rows that belong to nothing have a group only while there are some.
        let none = amounts
            .groups
            .last()
            .is_some_and(|group| group.id.is_none());
        let idle = amounts
            .groups
            .last()
            .is_some_and(|group| group.rows.is_empty());
        if none && idle && amounts.groups.len() > 1 {
            amounts.groups.pop();
        }
        amounts
    }

    fn read_groups(&mut self, content: &Content, workshop: &Workshop, activity: &Activity) {
        let empty = || Group {
            sums: vec![Decimal::ZERO; self.years.len()],
            costs: vec![Decimal::ZERO; self.years.len()],
            ..Group::default()
        };
        let of = activity.field("group").and_then(|field| {
            let rows = workshop.get_collection(activity.collection("rows")?)?;
            match &rows.get_field(field)?.kind {
                FieldKind::Ref(of) => Some(Arc::clone(of)),
                _ => None,
            }
        });
        let ids = of.map_or(&[][..], |of| content.ids(&of));
        let mut groups: Vec<Group> = ids
            .iter()
            .map(|id| Group {
                id: Some(id.clone()),
                ..empty()
            })
            .collect();
        groups.push(empty());
        self.group_at = (0..).zip(ids).map(|(at, id)| (id.clone(), at)).collect();
        self.groups = groups;
    }

    fn read_sources(
        &mut self,
        content: &Content,
        sources: Option<&str>,
        ceiling: Option<&Reader<'_>>,
    ) {
        let n = self.years.len();
        let records = sources.into_iter().flat_map(|id| content.records(id));
        for record in records {
            let mut most = vec![None; n];
            for (year, amount) in ceiling.into_iter().flat_map(|reader| reader.cells(record)) {
                if let Some(at) = self.year_at.get(&year) {
                    most[*at] = amount;
                }
            }
            self.source_at.insert(record.id.clone(), self.sources.len());
            self.sources.push(Source {
                id: record.id.clone(),
                used: vec![Decimal::ZERO; n],
                ceiling: most,
            });
        }
    }

    fn read_costs(&mut self, content: &Content, costs: &str, cost: &Reader<'_>, of: &str) {
        for record in content.records(costs) {
            let group = record.get(of).map(RecordId::new);
            let Some(group) = group.and_then(|id| self.group_at.get(&id).copied()) else {
                continue;
            };
            for (year, amount) in cost.cells(record) {
                if let (Some(at), Some(amount)) = (self.year_at.get(&year), amount) {
                    self.groups[group].costs[*at] += amount;
                    self.costs[*at] += amount;
                }
            }
        }
    }

    /// A row at the end, with the sums that it enters.
    fn add(&mut self, record: &Record, activity: &Activity, reader: &Reader<'_>) {
        let points = |role: &str| {
            activity
                .field(role)
                .and_then(|key| record.get(key))
                .map(RecordId::new)
        };
        let nothing = self.groups.len().saturating_sub(1);
        let group = points("group").and_then(|id| self.group_at.get(&id).copied());
        let source = points("source").and_then(|id| self.source_at.get(&id).copied());
        let mut row = Row {
            id: record.id.clone(),
            group: group.unwrap_or(nothing),
            source,
            amounts: vec![None; self.years.len()],
            unreadable: Vec::new(),
        };
        for (year, amount) in reader.cells(record) {
            if let Some(at) = self.year_at.get(&year) {
                row.amounts[*at] = amount;
                if amount.is_none() {
                    row.unreadable.push(*at);
                }
            }
        }
        let at = self.rows.len();
        self.enter(&row, false);
        self.groups[row.group].rows.push(at);
        self.row_at.insert(row.id.clone(), at);
        self.rows.push(row);
    }

    /// Adds a row to the sums, or takes it out of them.
    fn enter(&mut self, row: &Row, out: bool) {
        for (at, amount) in row.amounts.iter().enumerate() {
            let amount = amount.unwrap_or_default();
            let amount = if out { -amount } else { amount };
            self.sums[at] += amount;
            self.groups[row.group].sums[at] += amount;
            if let Some(source) = row.source {
                self.sources[source].used[at] += amount;
            }
        }
    }

    /// Reads one row again after its amounts changed, or a row that was just made at the end of its list; tells
    /// whether that was enough. When not, everything has to be read again.
    pub fn refresh(
        &mut self,
        content: &Content,
        workshop: &Workshop,
        activity: &Activity,
        id: &RecordId,
    ) -> bool {
        let record = content.get_record(id.as_str());
        let reader = Reader::of(workshop, activity, "rows", "amounts");
        let (Some(record), Some(reader)) = (record, reader) else {
            return false;
        };
        let known = |year: &Arc<str>| self.year_at.contains_key(year);
        if !reader.cells(record).all(|(year, _)| known(&year)) {
            return false;
        }
        let Some(at) = self.row_at.get(id).copied() else {
            let field = activity.field("group");
            let of = field.and_then(|key| record.get(key)).map(RecordId::new);
            if !of.is_some_and(|id| self.group_at.contains_key(&id)) {
                return false;
            }
            self.add(record, activity, &reader);
            return true;
        };
        let mut row = self.rows[at].clone();
        self.enter(&row, true);
        row.amounts = vec![None; self.years.len()];
        row.unreadable.clear();
        for (year, amount) in reader.cells(record) {
            let place = self.year_at[&year];
            row.amounts[place] = amount;
            if amount.is_none() {
                row.unreadable.push(place);
            }
        }
        self.enter(&row, false);
        self.rows[at] = row;
        true
    }

    /// Sources that give nothing to a group yet, as places among [`Amounts::sources`].
    pub fn free_sources(&self, group: usize) -> Vec<usize> {
        let Some(group) = self.groups.get(group).filter(|group| group.id.is_some()) else {
            return Vec::new();
        };
        let used: BTreeSet<usize> = group
            .rows
            .iter()
            .filter_map(|row| self.rows[*row].source)
            .collect();
        let all = 0..self.sources.len();
        all.filter(|source| !used.contains(source)).collect()
    }

    /// The place of a row.
    pub fn row(&self, id: &RecordId) -> Option<usize> {
        self.row_at.get(id).copied()
    }

    /// What is missing in the whole: what each group lacks in each year, never netted.
    pub fn gap(&self) -> Decimal {
        let years = 0..self.years.len();
        let lacks = |group: &Group| -> Decimal {
            let lacks = years.clone().map(|year| group.lack(year));
            lacks.filter(|lack| *lack > Decimal::ZERO).sum()
        };
        if self.has_costs {
            self.groups.iter().map(lacks).sum()
        } else {
            Decimal::ZERO
        }
    }
}

/// The course of targets: where a row begins and which way it should lead.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// The baseline.
    pub baseline: Option<Decimal>,
    /// Its year.
    pub year: Option<i32>,
    /// Which way it should lead; nothing while that is not said.
    pub behaviour: Option<Behaviour>,
}

impl Path {
    /// Reads it from the record of a row; nothing where no baseline is bound.
    pub fn of(content: &Content, activity: &Activity, id: &RecordId) -> Option<Self> {
        let baseline = activity.field("baseline")?;
        let record = content.get_record(id.as_str())?;
        let get = |role: &str| record.get(activity.field(role)?);
        let course = get("course");
        Some(Self {
            baseline: record.get(baseline).and_then(|text| text.parse().ok()),
            year: get("baseline_year").and_then(|year| year.parse().ok()),
            behaviour: Behaviour::ALL
                .into_iter()
                .find(|behaviour| Some(behaviour.id()) == course),
        })
    }

    /// Targets that do not lead the way they should, with the years as places.
    pub fn missteps(&self, row: &Row) -> Vec<Misstep> {
        let real = |number: Decimal| number.to_f64();
        let targets: Vec<Option<f64>> = row.amounts.iter().map(|one| one.and_then(real)).collect();
        let baseline = self.baseline.and_then(real);
        let found = self
            .behaviour
            .and_then(|behaviour| missteps(behaviour, baseline, &targets).ok());
        found.unwrap_or_default()
    }

    /// Targets on a straight line from the baseline to the last one, for the years without any; with the decimals
    /// that the baseline and the last target have. Empty without a baseline, its year, or a later target.
    pub fn proposal(&self, row: &Row, years: &[Arc<str>]) -> Vec<(usize, Decimal)> {
        let last = row.amounts.iter().rposition(Option::is_some);
        let (Some(baseline), Some(begin), Some(last)) = (self.baseline, self.year, last) else {
            return Vec::new();
        };
        let (Some(target), Ok(end)) = (row.amounts[last], years[last].parse::<i32>()) else {
            return Vec::new();
        };
        let ends = (baseline.to_f64(), target.to_f64());
        let (Some(from), Some(to)) = ends else {
            return Vec::new();
        };
        let places = baseline.normalize().scale().max(target.normalize().scale());
        let line = if begin < end {
            linear(from, to, begin..=end).unwrap_or_default()
        } else {
            Vec::new()
        };
        line.into_iter()
            .filter_map(|(year, target)| {
                let year = year.to_string();
                let at = years.iter().position(|own| **own == *year)?;
                let free = row.amounts[at].is_none() && !row.unreadable.contains(&at);
                let target = Decimal::from_f64_retain(target)?.round_dp(places);
                free.then_some((at, target.normalize()))
            })
            .collect()
    }
}
