//! Records as rows: indicators, agreements, risks, and every list of a definition that has no plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::XlsxError;

use super::book::{Book, has_cents};
use super::cell::{Cell, Look};
use super::investment::choices;
use super::sheet::{Check, Column, Sheet, Width};
use crate::plan::personal::is_of_people;
use crate::plan::{Item, Value};
use crate::report::words::PEOPLE;
use crate::vocabulary::Shown;
use crate::workshop::{Collection, Field, FieldKind, MapKeys};

/// A list that has a sheet of its own.
pub(super) struct Spec {
    collection: &'static str,
    /// Key of the name of the sheet.
    name: &'static str,
    /// Its columns after the code; those that the definition lacks are left out.
    fields: &'static [&'static str],
    /// Where measurements of its records are.
    measured: bool,
}

/// The indicators.
pub(super) const INDICATORS: Spec = Spec {
    collection: "indicator",
    name: "xlsx-indicators",
    fields: &[
        "name",
        "objective",
        "project",
        "unit",
        "kind",
        "level",
        "baseline",
        "baseline_year",
        "targets",
        "formula",
        "source",
        "frequency",
        "responsible",
    ],
    measured: true,
};

/// What meetings agreed.
pub(super) const AGREEMENTS: Spec = Spec {
    collection: "commitment",
    name: "xlsx-agreements",
    fields: &[
        "text",
        "kind",
        "meeting",
        "owner",
        "due",
        "new_due",
        "decision_rule",
        "status",
    ],
    measured: false,
};

/// What could go wrong.
pub(super) const RISKS: Spec = Spec {
    collection: "risk",
    name: "xlsx-risks",
    fields: &[
        "text",
        "category",
        "probability",
        "impact",
        "score",
        "level",
        "response",
        "action",
        "owner",
        "projects",
        "residual_p",
        "residual_i",
        "residual_score",
        "residual_level",
    ],
    measured: false,
};

/// The sheet of a list, when it has records.
pub(super) fn sheets(book: &mut Book<'_>, spec: &Spec) -> Result<(), XlsxError> {
    let plan = book.plan;
    let Some(collection) = plan.workshop.get_collection(spec.collection) else {
        return Ok(());
    };
    let fields = spec.fields.iter();
    let fields: Vec<&Field> = fields
        .filter_map(|key| collection.get_field(key))
        .filter(|field| !field.personal)
        .collect();
    let name = book.say(spec.name);
    list(book, collection, &name, &fields, spec.measured)
}

/// A sheet for each list of a definition without projects, where all that is known is what the definition says.
/// People are not listed.
pub(super) fn others(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let plan = book.plan;
    if plan.workshop.get_collection("project").is_some() {
        return Ok(());
    }
    let told = [&INDICATORS, &AGREEMENTS, &RISKS].map(|spec| spec.collection);
    let is_left_out = |collection: &Collection| {
        let id = &*collection.id;
        is_of_people(collection) || PEOPLE.contains(&id) || told.contains(&id)
    };
    for collection in &plan.workshop.collections {
        if is_left_out(collection) {
            continue;
        }
        let fields = collection.fields.iter();
        let shown = |field: &&Field| {
            !field.personal && !matches!(field.kind, FieldKind::Image | FieldKind::Geometry)
        };
        let fields: Vec<&Field> = fields.filter(shown).collect();
        let name = collection.plural.get(book.lang);
        let name = if collection.single {
            collection.title.get(book.lang)
        } else {
            name
        };
        list(book, collection, name, &fields, false)?;
    }
    Ok(())
}

fn list(
    book: &mut Book<'_>,
    collection: &Collection,
    name: &str,
    fields: &[&Field],
    measured: bool,
) -> Result<(), XlsxError> {
    let plan = book.plan;
    let items: Vec<&Item> = plan.items(&collection.id).collect();
    if items.is_empty() || fields.is_empty() {
        return Ok(());
    }
    let named = book.free_name(name);
    let mut laid = Sheet::named(named, collection.plural.get(book.lang).to_owned());
    if collection.single {
        collection.title.get(book.lang).clone_into(&mut laid.title);
    } else {
        let code = Column::new(book.say("report-code"), Width::Code);
        laid.columns.push(code);
        laid.frozen = 1;
    }
    let shapes: Vec<Shape<'_>> = fields
        .iter()
        .map(|field| Shape::of(field, &items))
        .collect();
    for shape in &shapes {
        laid.columns.extend(shape.columns(book));
    }
    let latest = if measured {
        latest(book)
    } else {
        BTreeMap::new()
    };
    if !latest.is_empty() {
        for (key, width) in [
            ("xlsx-latest", Width::Figure),
            ("xlsx-latest-round", Width::Medium),
        ] {
            laid.columns.push(Column::new(book.say(key), width));
        }
    }
    for item in items {
        let mut cells = Vec::with_capacity(laid.columns.len());
        if !collection.single {
            cells.push(Cell::text(&item.code));
        }
        for shape in &shapes {
            cells.extend(shape.cells(book, item));
        }
        if !latest.is_empty() {
            cells.extend(match latest.get(&item.id) {
                Some((value, round)) => [Cell::figure(*value), Cell::text(round)],
                None => [Cell::Blank, Cell::Blank],
            });
        }
        laid.rows.push(cells);
    }
    laid.filter = true;
    book.add(laid)
}

/// A field as columns: one, or one for each year that some record answers.
struct Shape<'f> {
    field: &'f Field,
    years: Option<Vec<Arc<str>>>,
    look: Option<Look>,
}

impl<'f> Shape<'f> {
    fn of(field: &'f Field, items: &[&Item]) -> Self {
        let (kind, years) = match &field.kind {
            FieldKind::Map {
                keys: MapKeys::Years,
                values,
            } if is_figure(values) => {
                let answers = items.iter().filter_map(|item| item.get(&field.key));
                let cells = answers.filter_map(|value| match value {
                    Value::Map(cells) => Some(cells),
                    _ => None,
                });
                let keys = cells.flatten().map(|(year, _)| &**year);
                (&**values, Some(Book::years(keys)))
            }
            kind => (kind, None),
        };
        let amounts = items.iter().flat_map(|item| match item.get(&field.key) {
            Some(Value::Map(cells)) => cells
                .iter()
                .filter_map(|(_, cell)| cell.as_number())
                .collect(),
            Some(value) => value.as_number().into_iter().collect::<Vec<_>>(),
            None => Vec::new(),
        });
        let look = (*kind == FieldKind::Money).then(|| Look::Amount {
            cents: has_cents(amounts),
        });
        Self { field, years, look }
    }

    fn columns(&self, book: &Book<'_>) -> Vec<Column> {
        let label = self.field.label.get(book.lang);
        if let Some(years) = &self.years {
            let said = |year: &Arc<str>| Column::new(format!("{label} {year}"), Width::Figure);
            return years.iter().map(said).collect();
        }
        let header = match (&self.field.kind, &self.field.unit) {
            (FieldKind::Money, _) => book.in_currency(label),
            (_, Some(unit)) => format!("{label} ({})", unit.get(book.lang)),
            _ => label.to_owned(),
        };
        vec![Column::new(header, width(&self.field.kind)).checked(check(book, self.field))]
    }

    fn cells(&self, book: &Book<'_>, item: &Item) -> Vec<Cell> {
        let Some(years) = &self.years else {
            return vec![answer(book, item, self.field, self.look)];
        };
        let cells = match item.get(&self.field.key) {
            Some(Value::Map(cells)) => cells.as_slice(),
            _ => &[],
        };
        let of = |year: &Arc<str>| {
            let found = cells.iter().find(|(key, _)| key == year);
            match found.map(|(_, value)| value) {
                Some(Value::Number(figure)) => {
                    Cell::Number(*figure, self.look.unwrap_or(Look::of(*figure)))
                }
                Some(value) => Cell::text(book.words.cell(value, self.field)),
                None => Cell::Blank,
            }
        };
        years.iter().map(of).collect()
    }
}

/// An answer as a cell: a figure, a day, or words.
pub(super) fn answer(book: &Book<'_>, item: &Item, field: &Field, amount: Option<Look>) -> Cell {
    if field.personal {
        return Cell::Blank;
    }
    let value = book.plan.value(item, field);
    match (value.as_deref(), &field.kind) {
        (Some(Value::Number(figure)), kind) => match kind {
            FieldKind::Money => {
                let cents = has_cents([*figure].into_iter());
                Cell::Number(*figure, amount.unwrap_or(Look::Amount { cents }))
            }
            FieldKind::Year => Cell::Number(figure.trunc(), Look::Year),
            FieldKind::Percent => share(*figure, figure.normalize().scale().min(2)),
            FieldKind::Computed(Shown::Percent(places)) => share(*figure, *places),
            FieldKind::Computed(Shown::Number(places)) => {
                Cell::Number(*figure, Look::Plain(*places))
            }
            // «Hacia 1908» has no thousands either.
            FieldKind::Integer if &*field.key == "year" => Cell::Number(*figure, Look::Year),
            _ => Cell::figure(*figure),
        },
        (Some(Value::Date(day)), _) => Cell::Day(*day),
        (Some(Value::Refs(ids)), FieldKind::Ref(_)) => {
            let other = ids.first().and_then(|id| book.plan.get(id));
            match other {
                Some(other) => Cell::text(book.words.full_name(other)),
                None => Cell::text(book.words.answer_to(item, field)),
            }
        }
        (Some(_), _) => Cell::text(book.words.answer_to(item, field)),
        (None, _) => Cell::Blank,
    }
}

/// A share of a hundred as the part of one that workbooks want.
fn share(figure: Decimal, places: u32) -> Cell {
    Cell::Number(figure / Decimal::ONE_HUNDRED, Look::Percent(places))
}

fn is_figure(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Integer | FieldKind::Decimal | FieldKind::Money | FieldKind::Scale
    )
}

fn width(kind: &FieldKind) -> Width {
    match kind {
        FieldKind::LongText | FieldKind::Map { .. } | FieldKind::Choices(_) => Width::Widest,
        FieldKind::Text | FieldKind::Ref(_) | FieldKind::Refs(_) => Width::Wide,
        FieldKind::Choice(_) | FieldKind::Computed(Shown::Class { .. } | Shown::Record) => {
            Width::Medium
        }
        _ => Width::Figure,
    }
}

/// What the column of a field takes.
pub(super) fn check(book: &Book<'_>, field: &Field) -> Check {
    match field.kind {
        FieldKind::Choice(_) => choices(book, Some(field)),
        FieldKind::Scale => between(field, true),
        _ => Check::None,
    }
}

/// The numbers between the ends of a field, when they are whole.
pub(super) fn between(field: &Field, whole: bool) -> Check {
    let end = |end: Option<Decimal>| end.filter(|end| end.fract().is_zero())?.to_i32();
    match (end(field.min), end(field.max)) {
        (Some(least), Some(most)) if least < most => Check::Between { least, most, whole },
        _ => Check::None,
    }
}

/// What was last measured of each indicator, and in which round.
fn latest(book: &Book<'_>) -> BTreeMap<Arc<str>, (Decimal, String)> {
    let plan = book.plan;
    let mut measured: Vec<(&Item, Option<&Item>, Decimal)> = plan
        .items("measurement")
        .filter_map(|item| {
            let round = item.id_of("round").and_then(|id| plan.get(id));
            Some((item, round, item.number("value")?))
        })
        .collect();
    // Of the same day, the one that stands later counts.
    measured.sort_by_key(
        |(_, round, _)| match round.and_then(|own| own.get("date")) {
            Some(Value::Date(day)) => Some(*day),
            _ => None,
        },
    );
    let told = measured.into_iter().filter_map(|(item, round, value)| {
        let indicator = plan.get(item.id_of("indicator")?)?;
        let round = round.map_or_else(String::new, |round| book.words.full_name(round));
        Some((Arc::clone(&indicator.id), (value, round)))
    });
    told.collect()
}
