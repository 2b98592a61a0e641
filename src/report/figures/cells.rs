//! Tables whose cells are the darker the more they say: records by fields, or records that cross two others.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{
    Sketch, answer, answers, counted, float, left, level, listed, numeric, page, scale, sentences,
    source,
};
use crate::diag::Sentence;
use crate::drawing::heat::{Cell, Heat};
use crate::locale::number;
use crate::method::spread::{Centre, centre};
use crate::plan::Item;
use crate::plan::results::exact;
use crate::report::tables::Desk;
use crate::report::tables::ask::{Ask, field};
use crate::workshop::{Field, FieldKind};

/// The records that a cell crosses.
type Pair = (Arc<str>, Arc<str>);

/// A row of a heat table.
type Line = (String, Vec<Option<Cell>>);

/// `figure kind=heat`: with `fields`, a row for each record and a column for each field; with `cells`, a cell for
/// each crossing.
pub(super) fn heat(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    if ask.get("cells").is_some() {
        crossing(desk, ask)
    } else {
        records(desk, ask)
    }
}

fn cell(desk: &Desk<'_>, value: Decimal, (low, high): (Decimal, Decimal)) -> Cell {
    let span = float(high - low);
    Cell {
        words: number::decimal(value, None, desk.lang),
        share: if span > 0.0 {
            float(value - low) / span
        } else {
            0.0
        },
    }
}

/// What light and dark mean in words: every level of a scale, or the ends of other numbers.
fn levels(desk: &Desk<'_>, field: &Field, (low, high): (Decimal, Decimal)) -> Vec<(f64, String)> {
    let mut values: Vec<Decimal> = field
        .levels
        .iter()
        .map(|one| Decimal::from(one.value))
        .collect();
    if values.is_empty() {
        values = vec![low, high];
    }
    let shown = |value: Decimal| {
        (
            cell(desk, value, (low, high)).share,
            level(desk, field, value),
        )
    };
    values.into_iter().map(shown).collect()
}

fn records(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let collection = ask.collection("collection")?;
    ask.need("fields")?;
    let fields = ask
        .list("fields")
        .into_iter()
        .map(|key| numeric(field(collection, key)?))
        .collect::<Result<Vec<_>, _>>()?;
    let items = ask.items(collection)?;
    let spans: Vec<(Decimal, Decimal)> = fields
        .iter()
        .map(|field| scale(field, &answers(desk, &items, field)))
        .collect();
    let mut rows: Vec<Line> = Vec::new();
    let mut lines = Vec::new();
    for item in &items {
        let values: Vec<Option<Decimal>> = fields
            .iter()
            .map(|field| answer(desk, item, field))
            .collect();
        if values.iter().all(Option::is_none) {
            continue;
        }
        let name = desk.words.full_name(item);
        let said: Vec<String> = fields
            .iter()
            .zip(&values)
            .filter_map(|(field, value)| {
                Some(format!(
                    "{} {}",
                    field.label.get(desk.lang),
                    number::decimal((*value)?, None, desk.lang)
                ))
            })
            .collect();
        lines.push(format!("{name}: {}", said.join(", ")));
        let cells = values
            .iter()
            .zip(&spans)
            .map(|(value, span)| Some(cell(desk, (*value)?, *span)));
        rows.push((name, cells.collect()));
    }
    let (Some(first), false) = (fields.first(), rows.is_empty()) else {
        return Ok(Vec::new());
    };
    let title = collection.plural.get(desk.lang);
    let alt = [
        counted(desk.lang, "figure-heat-alt", rows.len(), &[("name", title)]),
        format!("{}.", listed(desk, &lines)),
    ];
    let figure = Heat {
        columns: fields
            .iter()
            .map(|field| field.label.get(desk.lang).to_owned())
            .collect(),
        rows,
        levels: levels(desk, first, spans[0]),
        key: Vec::new(),
    };
    Ok(vec![Sketch {
        name: format!("figure heat {}", collection.id),
        caption: title.to_owned(),
        alt: sentences(&alt),
        source: source(ask, &items),
        drawing: Some(figure.draw(&page(ask)?, &left(desk.lang))),
    }])
}

fn crossing(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let collection = ask.collection("cells")?;
    let row = side(field(collection, ask.need("row")?)?)?;
    let column = side(field(collection, ask.need("column")?)?)?;
    let value = numeric(field(collection, ask.need("value")?)?)?;
    let items = ask.items(collection)?;
    let span = scale(value, &answers(desk, &items, value));
    // What the room said of a pair stands; else the middle of what its tables said.
    let mut said: BTreeMap<Pair, [Vec<Option<f64>>; 2]> = BTreeMap::new();
    for item in &items {
        if let (Some(row), Some(column), Some(value)) = (
            item.id_of(&row.key),
            item.id_of(&column.key),
            item.number(&value.key),
        ) {
            let both = said.entry((row.into(), column.into())).or_default();
            both[usize::from(item.text("table").is_some())].push(Some(float(value)));
        }
    }
    let rule = desk.plan.results().rules().centre("matrix.centre");
    let rule = rule.unwrap_or(Centre::Median);
    let middle = |[room, tables]: [Vec<Option<f64>>; 2]| {
        let deciding = if room.is_empty() { tables } else { room };
        exact(centre(&deciding, rule).ok()?, 2)
    };
    let cells: BTreeMap<Pair, Decimal> = said
        .into_iter()
        .filter_map(|(pair, values)| Some((pair, middle(values)?)))
        .collect();
    let rows = crossed(desk, row, |id| cells.keys().any(|(row, _)| row == id));
    let columns = crossed(desk, column, |id| {
        cells.keys().any(|(_, column)| column == id)
    });
    if cells.is_empty() || rows.is_empty() {
        return Ok(Vec::new());
    }
    let lines: Vec<Line> = rows
        .iter()
        .map(|(id, name)| {
            let at = |other: &Arc<str>| cells.get(&(Arc::clone(id), Arc::clone(other)));
            (
                name.clone(),
                columns
                    .iter()
                    .map(|(other, _)| at(other).map(|value| cell(desk, *value, span)))
                    .collect(),
            )
        })
        .collect();
    let most = cells.values().copied().max().unwrap_or_default();
    let code = |list: &[(Arc<str>, String)], id: &Arc<str>| {
        list.iter()
            .find(|(other, _)| other == id)
            .map(|(_, name)| name.clone())
            .unwrap_or_default()
    };
    let strongest: Vec<String> = cells
        .iter()
        .filter(|(_, value)| **value == most)
        .map(|((row, column), _)| format!("{} × {}", code(&rows, row), code(&columns, column)))
        .collect();
    let title = collection.plural.get(desk.lang);
    let strong = number::decimal(most, None, desk.lang);
    let alt = [
        counted(
            desk.lang,
            "figure-crossing-alt",
            cells.len(),
            &[("name", title)],
        ),
        desk.say_of(
            "figure-crossing-most",
            &[("value", &strong), ("names", &listed(desk, &strongest))],
        ),
    ];
    let short = |(id, name): &(Arc<str>, String)| match desk.plan.get(id) {
        Some(item) if !item.code.is_empty() => item.code.clone(),
        _ => name.clone(),
    };
    // Who stands in a row too is named there.
    let key = columns
        .iter()
        .filter(|column| !rows.contains(column))
        .map(|column| (short(column), desk.words.name(&column.0)))
        .filter(|(code, name)| code != name)
        .collect();
    let figure = Heat {
        columns: columns.iter().map(short).collect(),
        rows: lines,
        levels: levels(desk, value, span),
        key,
    };
    Ok(vec![Sketch {
        name: format!("figure heat {}", collection.id),
        caption: title.to_owned(),
        alt: sentences(&alt),
        source: source(ask, &items),
        drawing: Some(figure.draw(&page(ask)?, &left(desk.lang))),
    }])
}

fn side(field: &Field) -> Result<&Field, Sentence> {
    match field.kind {
        FieldKind::Ref(_) => Ok(field),
        _ => Err(Sentence::new("figure-field-ref").with("name", &*field.key)),
    }
}

/// The records on a side that are crossed, in their order.
fn crossed(
    desk: &Desk<'_>,
    side: &Field,
    has: impl Fn(&Arc<str>) -> bool,
) -> Vec<(Arc<str>, String)> {
    let FieldKind::Ref(to) = &side.kind else {
        return Vec::new();
    };
    let name = |item: &Item| (Arc::clone(&item.id), desk.words.full_name(item));
    desk.plan
        .items(to)
        .filter(|item| has(&item.id))
        .map(name)
        .collect()
}
