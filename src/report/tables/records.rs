//! Records as rows of one table, or each as a card of its own.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::ask::{Ask, field};
use super::draft::{Draft, EMPTY, inlines};
use super::{Built, Desk};
use crate::diag::Sentence;
use crate::plan::{Item, Value};
use crate::report::block::{Align, Block};
use crate::text::fold;
use crate::vocabulary::Shown;
use crate::workshop::{Collection, Field, FieldKind};

/// A column of records.
pub(super) enum Part<'a> {
    /// The display code.
    Code,
    /// An answer.
    Answer(&'a Field),
    /// The codes of the records that a field points to: `problems.code`.
    Codes(&'a Field),
    /// An answer of the records that a field points to: `project.zones`.
    Beyond(&'a Field, &'a Field),
    /// One cell of a map: `targets.2028`.
    Cell(&'a Field, &'a str),
    /// The sum of a map: `cost.total`.
    Sum(&'a Field),
}

impl<'a> Part<'a> {
    /// Reads the name of a column: `code`, a field, or a field with a part of it after a point.
    pub(super) fn read(
        desk: &Desk<'a>,
        collection: &'a Collection,
        name: &'a str,
    ) -> Result<Self, Sentence> {
        if name == "code" {
            return Ok(Self::Code);
        }
        let Some((key, inner)) = name.split_once('.') else {
            return field(collection, name).map(Self::Answer);
        };
        let field_here = field(collection, key)?;
        match &field_here.kind {
            FieldKind::Ref(to) | FieldKind::Refs(to) => {
                if inner == "code" {
                    return Ok(Self::Codes(field_here));
                }
                let there = desk
                    .plan
                    .workshop
                    .get_collection(to)
                    .ok_or_else(|| Sentence::new("report-field-part").with("name", name))?;
                Ok(Self::Beyond(field_here, field(there, inner)?))
            }
            FieldKind::Map { .. } if inner == "total" => Ok(Self::Sum(field_here)),
            FieldKind::Map { .. } => Ok(Self::Cell(field_here, inner)),
            _ => Err(Sentence::new("report-field-part").with("name", name)),
        }
    }

    pub(super) fn header(&self, desk: &Desk<'_>) -> String {
        let label = |field: &Field| {
            let label = field.label.get(desk.lang);
            match (&field.kind, &field.unit) {
                (FieldKind::Money, _) => desk.in_currency(label),
                (_, Some(unit)) => with_unit(label, unit.get(desk.lang)),
                _ => label.to_owned(),
            }
        };
        match self {
            Self::Code => desk.say("report-code"),
            Self::Answer(field) | Self::Codes(field) | Self::Beyond(_, field) => label(field),
            Self::Cell(field, key) => desk.words.key(field, key),
            Self::Sum(field) => match &field.kind {
                FieldKind::Map { values, .. } if **values == FieldKind::Money => {
                    desk.in_currency(field.label.get(desk.lang))
                }
                _ => label(field),
            },
        }
    }

    pub(super) fn align(&self) -> Align {
        match self {
            Self::Code | Self::Codes(_) => Align::Left,
            Self::Answer(field) | Self::Beyond(_, field) if is_year(field) => Align::Center,
            Self::Answer(field) | Self::Beyond(_, field) => align(&field.kind),
            Self::Cell(..) | Self::Sum(_) => Align::Right,
        }
    }

    pub(super) fn say(&self, desk: &Desk<'_>, item: &Item) -> String {
        let words = &desk.words;
        match self {
            Self::Code => item.code.clone(),
            Self::Answer(field) => answer(desk, item, field),
            Self::Codes(field) => {
                let ids = words.in_order(item.ids_of(&field.key));
                let codes = ids.iter().filter_map(|id| desk.plan.get(id));
                codes
                    .map(|item| item.code.as_str())
                    .collect::<Vec<_>>()
                    .join(", ")
            }
            Self::Beyond(field, there) => {
                let others = item
                    .ids_of(&field.key)
                    .iter()
                    .filter_map(|id| desk.plan.get(id));
                let answers: Vec<String> = others
                    .map(|item| answer(desk, item, there))
                    .filter(|answer| !answer.is_empty())
                    .collect();
                answers.join("; ")
            }
            Self::Cell(field, key) => match item.get(&field.key) {
                Some(Value::Map(cells)) => cells
                    .iter()
                    .find(|(other, _)| &**other == *key)
                    .map(|(_, value)| words.cell(value, field))
                    .unwrap_or_default(),
                _ => String::new(),
            },
            Self::Sum(field) => self
                .number(item)
                .map(|sum| words.figure(sum, map_kind(field)))
                .unwrap_or_default(),
        }
    }

    /// The number in a column, for sums.
    fn number(&self, item: &Item) -> Option<Decimal> {
        match self {
            Self::Answer(field) => item.number(&field.key),
            Self::Cell(field, key) => item.numbers(&field.key).get(key).copied(),
            Self::Sum(field) => {
                let cells = item.numbers(&field.key);
                (!cells.is_empty()).then(|| cells.values().sum())
            }
            _ => None,
        }
    }

    fn key(&self) -> Option<&'a Field> {
        match self {
            Self::Answer(field) | Self::Sum(field) | Self::Cell(field, _) => Some(field),
            _ => None,
        }
    }
}

/// «Superficie (km²)»; a label that already names its unit («Personas beneficiadas») stays alone.
fn with_unit(label: &str, unit: &str) -> String {
    let stem: String = fold(unit).chars().take(5).collect();
    if fold(label).contains(&stem) {
        label.to_owned()
    } else {
        format!("{label} ({unit})")
    }
}

/// Years that people may give as a whole number («hacia 1908») have no thousands.
fn is_year(field: &Field) -> bool {
    field.kind == FieldKind::Year || (field.kind == FieldKind::Integer && &*field.key == "year")
}

/// The kind of the values of a map.
pub(super) fn map_kind(field: &Field) -> &FieldKind {
    match &field.kind {
        FieldKind::Map { values, .. } => values,
        kind => kind,
    }
}

/// An answer as it stands in a column: units and currency are in the header.
fn answer(desk: &Desk<'_>, item: &Item, field: &Field) -> String {
    match (item.get(&field.key), &field.kind) {
        (_, _) if field.personal => String::new(),
        (Some(Value::Number(number)), _) if is_year(field) => number.trunc().to_string(),
        (
            Some(Value::Number(number)),
            kind @ (FieldKind::Money | FieldKind::Integer | FieldKind::Decimal),
        ) => desk.words.figure(*number, kind),
        _ => desk.words.answer_to(item, field),
    }
}

fn align(kind: &FieldKind) -> Align {
    match kind {
        FieldKind::Integer
        | FieldKind::Decimal
        | FieldKind::Money
        | FieldKind::Percent
        | FieldKind::Computed(Shown::Number(_) | Shown::Percent(_)) => Align::Right,
        FieldKind::Year | FieldKind::Time | FieldKind::Flag => Align::Center,
        _ => Align::Left,
    }
}

/// The columns that a directive asks for, or those of the list of the collection.
pub(super) fn parts<'a>(
    ask: &Ask<'a>,
    collection: &'a Collection,
) -> Result<Vec<Part<'a>>, Sentence> {
    let mut names = ask.list("fields");
    if names.is_empty() {
        if !collection.single {
            names.push("code");
        }
        let public = |key: &&Arc<str>| {
            collection
                .get_field(key)
                .is_some_and(|field| !field.personal)
        };
        names.extend(collection.columns.iter().filter(public).map(|key| &**key));
    }
    names
        .into_iter()
        .map(|name| Part::read(ask.desk, collection, name))
        .collect()
}

/// `table`: records as rows.
pub(super) fn table(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let collection = ask.collection("collection")?;
    let items = ask.items(collection)?;
    let parts = parts(ask, collection)?;
    let mut draft = Draft::new();
    for part in &parts {
        draft.column(part.header(desk), part.align());
    }
    match ask.get("group") {
        None => rows(desk, &mut draft, &parts, &items),
        Some(key) => {
            let by = field(collection, key)?;
            for (title, items) in grouped(desk, by, &items) {
                draft.group(&title);
                rows(desk, &mut draft, &parts, &items);
            }
        }
    }
    let sums = ask.list("total");
    for key in &sums {
        field(collection, key)?;
    }
    if !sums.is_empty() && items.len() > 1 {
        let mut cells: Vec<String> = parts
            .iter()
            .map(|part| sum(desk, part, &sums, &items))
            .collect();
        if let Some(first) = cells.first_mut().filter(|cell| cell.is_empty()) {
            *first = desk.say("report-total");
        }
        draft.total(&cells);
    }
    let caption = ask
        .get("caption")
        .unwrap_or(collection.plural.get(desk.lang));
    Ok(draft.finish(desk, &collection.id, caption, source(ask, &items)))
}

fn rows(desk: &Desk<'_>, draft: &mut Draft, parts: &[Part<'_>], items: &[&Item]) {
    for item in items {
        draft.row(parts.iter().map(|part| part.say(desk, item)).collect());
    }
}

/// The sum of a column, when it was asked for.
fn sum(desk: &Desk<'_>, part: &Part<'_>, sums: &[&str], items: &[&Item]) -> String {
    match part.key() {
        Some(field) if sums.contains(&&*field.key) => {
            let total: Decimal = items.iter().filter_map(|item| part.number(item)).sum();
            desk.words.figure(total, map_kind(field))
        }
        _ => String::new(),
    }
}

/// Items by the answer of a field: options in their order, records in theirs, then what nobody answered.
fn grouped<'a>(desk: &Desk<'_>, by: &Field, items: &[&'a Item]) -> Vec<(String, Vec<&'a Item>)> {
    let mut groups: BTreeMap<(usize, String), Vec<&Item>> = BTreeMap::new();
    for item in items {
        let title = desk.words.answer_to(item, by);
        let place = match (&by.kind, item.id_of(&by.key)) {
            (FieldKind::Choice(options), Some(id)) => {
                options.iter().position(|option| &*option.id == id)
            }
            (FieldKind::Ref(to), Some(id)) => {
                desk.plan.items(to).position(|other| &*other.id == id)
            }
            (FieldKind::Computed(Shown::Class { ids, .. }), _) => {
                let value = desk.plan.value(item, by);
                let class = value.as_deref().and_then(Value::as_id).unwrap_or_default();
                ids.iter().position(|id| *id == class)
            }
            _ if title.is_empty() => None,
            _ => Some(0),
        };
        groups
            .entry((place.unwrap_or(usize::MAX), title))
            .or_default()
            .push(item);
    }
    let groups = groups.into_iter().map(|((_, title), items)| {
        (
            if title.is_empty() {
                desk.say("report-no-group")
            } else {
                title
            },
            items,
        )
    });
    groups.collect()
}

/// Where the records of a table come from: what the template says, or the sources they name.
pub(in crate::report) fn source(ask: &Ask<'_>, items: &[&Item]) -> String {
    match ask.get("source") {
        Some("none") => return String::new(),
        Some(said) => return said.to_owned(),
        None => {}
    }
    let Some(collection) = items
        .first()
        .and_then(|item| ask.desk.words.collection(item))
    else {
        return String::new();
    };
    let is_source = |field: &&Field| matches!(&field.kind, FieldKind::Ref(to) if &**to == "source");
    let Some(field) = collection.fields.iter().find(is_source) else {
        return String::new();
    };
    let mut sources: Vec<String> = Vec::new();
    for source in items
        .iter()
        .filter_map(|item| ask.desk.words.source(item.id_of(&field.key)?))
    {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources.join("; ")
}

/// `cards`: each record with all its answers.
pub(super) fn cards(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let collection = ask.collection("collection")?;
    let level = ask.number("level")?.unwrap_or(4).clamp(1, 6) as u8;
    let mut names = ask.list("fields");
    if names.is_empty() {
        let others = collection.fields.iter().filter(|field| {
            !field.personal
                && (collection.single || field.key != collection.name)
                && !matches!(field.kind, FieldKind::Image | FieldKind::Geometry)
        });
        names = others.map(|field| &*field.key).collect();
    }
    let parts = names
        .into_iter()
        .map(|name| Part::read(desk, collection, name))
        .collect::<Result<Vec<_>, _>>()?;
    let mut blocks = Vec::new();
    for item in ask.items(collection)? {
        let lines = parts
            .iter()
            .map(|part| (part.header(desk), part.say(desk, item)))
            .collect();
        if !collection.single {
            blocks.push(heading(desk, item, level));
        }
        blocks.extend(card(desk, item, collection, lines));
    }
    Ok(blocks)
}

/// The heading of a card: its code stands where sections have their number.
pub(super) fn heading(desk: &Desk<'_>, item: &Item, level: u8) -> Block {
    let name = desk.words.name(&item.id);
    let (number, name) = if name == item.code {
        (String::new(), name)
    } else {
        (item.code.clone(), name)
    };
    Block::Heading {
        level,
        id: desk.id(&format!("card {}", item.code)),
        number,
        text: inlines(&name),
    }
}

/// A table of two columns: what is asked, what was answered. Unanswered lines are left out.
pub(super) fn card(
    desk: &Desk<'_>,
    item: &Item,
    collection: &Collection,
    lines: Vec<(String, String)>,
) -> Vec<Block> {
    let mut draft = Draft::new();
    draft.column(desk.say("report-card-label"), Align::Left);
    draft.column(desk.say("report-card-answer"), Align::Left);
    for (label, answer) in lines {
        if !answer.trim().is_empty() && answer != EMPTY {
            draft.row(vec![label, answer]);
        }
    }
    let title = collection.title.get(desk.lang);
    let caption = match item.code.as_str() {
        "" => title.to_owned(),
        code => format!("{title} {code}"),
    };
    draft.finish(desk, &caption, &caption, String::new())
}
