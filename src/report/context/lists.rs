//! The words of records, list by list.

use serde_json::Value as Json;

use super::reference::{LONGEST, shortened};
use crate::locale::{Arg, Lang, say};
use crate::plan::Plan;
use crate::report::words::PEOPLE;
use crate::vocabulary::Shown;
use crate::workshop::{Collection, Field, FieldKind};

/// The words of the records of a list.
#[derive(Debug)]
pub struct List {
    /// Its id: `problem`, for `c.problem[].text`, `n.problem`, `names.problem` and `sum.problem.votes`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Whether there is only one record, which is called by the id alone.
    pub is_single: bool,
    /// Number of the phase where it is filled, with its title.
    pub phase: String,
    /// How many records there are.
    pub count: u64,
    /// The words of each record.
    pub fields: Vec<FieldWord>,
}

/// A word of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldWord {
    /// Its key.
    pub key: String,
    /// What its form in `raw` is.
    pub raw: Raw,
    /// What it says in the first record that answers it.
    pub example: String,
}

/// What a field gives under `raw`, for conditions and sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Raw {
    /// Nothing: it is all words.
    Nothing,
    /// A number.
    Number,
    /// A number that is also added up under `sum`.
    Sum,
    /// A day as `2026-11-22`.
    Date,
    /// Yes or no.
    YesNo,
    /// Ids of options or records.
    Ids,
}

impl List {
    /// How its records are written: `c.problem[]`, or `territory` for the only one.
    pub fn path(&self) -> String {
        if self.is_single {
            self.id.clone()
        } else {
            format!("c.{}[]", self.id)
        }
    }

    /// Whether the records have a word: their own, or those that every record has.
    pub(super) fn knows(&self, path: &[&str]) -> bool {
        let has = |key: &str| self.fields.iter().any(|field| field.key == key);
        match path {
            [] | ["id" | "code" | "name" | "raw"] => true,
            [key] | ["raw", key] => has(key),
            _ => false,
        }
    }
}

/// The lists of records, in the order of the steps that fill them.
pub(super) fn lists(plan: &Plan, all: &Json, lang: Lang) -> Vec<List> {
    let workshop = &plan.workshop;
    let mut collections: Vec<&Collection> = workshop.collections.iter().collect();
    collections.sort_by_key(|own| {
        let home = workshop.home(&own.id);
        (home.is_none(), home)
    });
    let collections = collections.into_iter();
    collections.map(|own| list(plan, own, all, lang)).collect()
}

fn list(plan: &Plan, collection: &Collection, all: &Json, lang: Lang) -> List {
    let workshop = &plan.workshop;
    let step = workshop.home(&collection.id).map(|at| &workshop.steps[at]);
    let phase = step.and_then(|step| workshop.get_phase(&step.phase));
    let phase = phase.map(|phase| {
        let number = phase.number.to_string();
        let title = Arg::Text(phase.title.get(lang));
        say(
            lang,
            "guide-phase",
            &[("number", Arg::Text(&number)), ("title", title)],
        )
    });
    let records = all["c"][&*collection.id].as_array();
    // People are only counted: of their lists there are sums and nothing else.
    let is_told = |field: &Field| !PEOPLE.contains(&&*collection.id) || raw(field) == Raw::Sum;
    let fields = collection.fields.iter();
    let fields = fields.filter(|field| !field.personal && is_told(field));
    let fields = fields.map(|field| {
        let key = field.key.to_string();
        let mut said = records
            .into_iter()
            .flatten()
            .filter_map(|one| one[&key].as_str());
        let said = said
            .find(|said| !said.is_empty())
            .filter(|_| !field.names_people());
        FieldWord {
            example: shortened(said.unwrap_or_default(), LONGEST),
            raw: raw(field),
            key,
        }
    });
    let title = if collection.single {
        &collection.title
    } else {
        &collection.plural
    };
    List {
        id: collection.id.to_string(),
        title: title.get(lang).to_owned(),
        is_single: collection.single,
        phase: phase.unwrap_or_default(),
        count: all["n"][&*collection.id].as_u64().unwrap_or_default(),
        fields: fields.collect(),
    }
}

fn raw(field: &Field) -> Raw {
    match &field.kind {
        FieldKind::Integer | FieldKind::Decimal | FieldKind::Money => Raw::Sum,
        FieldKind::Percent
        | FieldKind::Year
        | FieldKind::Scale
        | FieldKind::Computed(Shown::Number(_) | Shown::Percent(_)) => Raw::Number,
        FieldKind::Date => Raw::Date,
        FieldKind::Flag => Raw::YesNo,
        FieldKind::Choice(_)
        | FieldKind::Choices(_)
        | FieldKind::Ref(_)
        | FieldKind::Refs(_)
        | FieldKind::Computed(Shown::Class { .. } | Shown::Record) => Raw::Ids,
        FieldKind::Text
        | FieldKind::LongText
        | FieldKind::Time
        | FieldKind::Map { .. }
        | FieldKind::Image
        | FieldKind::Geometry => Raw::Nothing,
    }
}
