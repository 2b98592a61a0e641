//! Small tables inside records, side by side: amounts by year, shares by group, scores by criterion.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::ask::{Ask, field};
use super::draft::{Draft, lower_first};
use super::records::{Part, map_kind, source};
use super::{Built, Desk};
use crate::diag::Sentence;
use crate::plan::{Item, Value};
use crate::report::block::Align;
use crate::workshop::{Collection, Field, FieldKind, MapKeys};

/// `years`: a map field with years as columns; amounts get a total of each row and of each year.
pub(super) fn years(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let collection = ask.collection("collection")?;
    let field = map_field(ask, collection)?;
    if !matches!(
        &field.kind,
        FieldKind::Map {
            keys: MapKeys::Years,
            ..
        }
    ) {
        return Err(Sentence::new("report-field-years").with("name", &*field.key));
    }
    let totals = ask.yes("total", *map_kind(field) == FieldKind::Money)?;
    grid(desk, ask, collection, field, totals)
}

/// `shares`: a map field with its keys (options, records, words) as columns.
pub(super) fn shares(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let collection = ask.collection("collection")?;
    let field = map_field(ask, collection)?;
    grid(desk, ask, collection, field, false)
}

fn map_field<'a>(ask: &Ask<'a>, collection: &'a Collection) -> Result<&'a Field, Sentence> {
    let field = field(collection, ask.need("field")?)?;
    match field.kind {
        FieldKind::Map { .. } => Ok(field),
        _ => Err(Sentence::new("report-field-map").with("name", &*field.key)),
    }
}

fn grid<'a>(
    desk: &Desk<'a>,
    ask: &Ask<'a>,
    collection: &'a Collection,
    field: &Field,
    totals: bool,
) -> Built {
    let items: Vec<&Item> = ask
        .items(collection)?
        .into_iter()
        .filter(|item| item.get(&field.key).is_some())
        .collect();
    let mut names = ask.list("fields");
    if names.is_empty() {
        names = if collection.single {
            Vec::new()
        } else {
            vec!["code"]
        };
        if collection
            .get_field(&collection.name)
            .is_some_and(|field| !field.personal)
        {
            names.push(&collection.name);
        }
    }
    let parts = names
        .into_iter()
        .map(|name| Part::read(desk, collection, name))
        .collect::<Result<Vec<_>, _>>()?;
    let keys = keys(desk, field, &items);
    let mut draft = Draft::new();
    for part in &parts {
        draft.column(part.header(desk), part.align());
    }
    for key in &keys {
        draft.column(desk.words.key(field, key), Align::Right);
    }
    if totals {
        draft.column(desk.say("report-total"), Align::Right);
    }
    let kind = map_kind(field);
    for item in &items {
        let mut cells: Vec<String> = parts.iter().map(|part| part.say(desk, item)).collect();
        cells.extend(keys.iter().map(|key| cell(desk, item, field, key)));
        if totals {
            cells.push(desk.words.figure(item.total(&field.key), kind));
        }
        draft.row(cells);
    }
    if totals && items.len() > 1 {
        let mut cells = vec![String::new(); parts.len()];
        cells
            .first_mut()
            .into_iter()
            .for_each(|first| *first = desk.say("report-total"));
        let sum = |key: &Arc<str>| -> Decimal {
            items
                .iter()
                .filter_map(|item| item.numbers(&field.key).get(&**key).copied())
                .sum()
        };
        cells.extend(keys.iter().map(|key| desk.words.figure(sum(key), kind)));
        let all: Decimal = items.iter().map(|item| item.total(&field.key)).sum();
        cells.push(desk.words.figure(all, kind));
        draft.total(&cells);
    }
    let label = field.label.get(desk.lang);
    let default = format!(
        "{}: {}",
        collection.plural.get(desk.lang),
        lower_first(label)
    );
    let caption = ask.get("caption").unwrap_or(&default);
    let caption = if *kind == FieldKind::Money {
        desk.in_currency(caption)
    } else {
        caption.to_owned()
    };
    let name = format!("{} {}", collection.id, field.key);
    Ok(draft.finish(desk, &name, &caption, source(ask, &items)))
}

/// The keys that some item has: options and records in their own order, others in the order of their words.
fn keys(desk: &Desk<'_>, field: &Field, items: &[&Item]) -> Vec<Arc<str>> {
    let mut keys: Vec<Arc<str>> = Vec::new();
    for item in items {
        if let Some(Value::Map(cells)) = item.get(&field.key) {
            keys.extend(cells.iter().map(|(key, _)| Arc::clone(key)));
        }
    }
    keys.sort();
    keys.dedup();
    let FieldKind::Map { keys: kind, .. } = &field.kind else {
        return keys;
    };
    match kind {
        MapKeys::Options(options) => keys.sort_by_key(|key| {
            options
                .iter()
                .position(|option| option.id == *key)
                .unwrap_or(usize::MAX)
        }),
        MapKeys::Collection(id) => keys.sort_by_key(|key| {
            desk.plan
                .items(id)
                .position(|item| item.id == *key)
                .unwrap_or(usize::MAX)
        }),
        MapKeys::Years => {}
        // «Mesa 10» goes after «Mesa 9».
        MapKeys::Text => keys.sort_by_key(|key| (key.chars().count(), key.to_string())),
    }
    keys
}

fn cell(desk: &Desk<'_>, item: &Item, field: &Field, key: &str) -> String {
    let Some(Value::Map(cells)) = item.get(&field.key) else {
        return String::new();
    };
    let found = cells.iter().find(|(other, _)| &**other == key);
    found
        .map(|(_, value)| desk.words.cell(value, field))
        .unwrap_or_default()
}
