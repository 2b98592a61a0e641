//! Records that cross two others (influence, stance, responsibility) as a square of codes.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::ask::{Ask, field};
use super::draft::Draft;
use super::{Built, Desk};
use crate::diag::Sentence;
use crate::plan::crossing::{Answer, settled, table_field};
use crate::plan::{Item, Value};
use crate::report::block::{Align, Block, Inline};
use crate::workshop::{Field, FieldKind};

/// More columns than this need a page turned sideways.
const WIDE: usize = 14;

/// A line of the square: a record, or words that people wrote.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    place: usize,
    key: Arc<str>,
    code: String,
    name: String,
}

/// `matrix`: one record of `cells` for each crossing of `row` and `column`.
pub(super) fn matrix(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let collection = ask.collection("cells")?;
    let row = field(collection, ask.need("row")?)?;
    let column = field(collection, ask.need("column")?)?;
    let value = field(collection, ask.need("value")?)?;
    for side in [row, column] {
        if !matches!(
            side.kind,
            FieldKind::Ref(_) | FieldKind::Text | FieldKind::Choice(_)
        ) {
            return Err(Sentence::new("report-matrix-side").with("name", &*side.key));
        }
    }
    let items = ask.items(collection)?;
    // Several tables may have answered one crossing: what stands for all of them is told.
    let table = table_field(&desk.plan.workshop, &collection.id).map(|key| &**key);
    let mut cells: BTreeMap<(Line, Line), Vec<&Item>> = BTreeMap::new();
    for item in &items {
        if let (Some(row), Some(column)) = (line(desk, item, row), line(desk, item, column)) {
            cells.entry((row, column)).or_default().push(item);
        }
    }
    let same = row.kind == column.kind && matches!(row.kind, FieldKind::Ref(_));
    let mut rows: Vec<Line> = cells.keys().map(|(row, _)| row.clone()).collect();
    let mut columns: Vec<Line> = cells.keys().map(|(_, column)| column.clone()).collect();
    if same {
        // A square: who influences nobody is still influenced.
        rows.append(&mut columns.clone());
        columns.clone_from(&rows);
    }
    for lines in [&mut rows, &mut columns] {
        lines.sort();
        lines.dedup();
    }
    let numeric = matches!(
        value.kind,
        FieldKind::Scale | FieldKind::Integer | FieldKind::Decimal | FieldKind::Percent
    );
    let totals = ask.yes("totals", numeric)? && numeric;
    let names = ask.yes("names", false)?;
    let square = Square {
        desk,
        cells: &cells,
        value,
        table,
        same,
        names,
    };
    let draft = square.draft(&rows, &columns, totals, row);
    let n_columns = draft.n_columns();
    let caption = ask
        .get("caption")
        .unwrap_or(collection.plural.get(desk.lang));
    let source = ask.get("source").unwrap_or_default().to_owned();
    let mut blocks = draft.finish(desk, &collection.id, caption, source);
    if blocks.is_empty() {
        return Ok(blocks);
    }
    if ask.yes("legend", true)? {
        let rows = if names { &[][..] } else { &rows };
        blocks.extend(legend(desk, rows, &columns));
    }
    Ok(if n_columns > WIDE {
        vec![Block::Landscape { blocks }]
    } else {
        blocks
    })
}

fn line(desk: &Desk<'_>, item: &Item, field: &Field) -> Option<Line> {
    if let Some(text) = item.text(&field.key) {
        // Words that people wrote stay in the order in which they first came.
        let first = |other: &Item| other.text(&field.key) == Some(text);
        let place = desk.plan.items(&item.collection).position(first)?;
        return Some(Line {
            place,
            key: text.into(),
            code: String::new(),
            name: text.to_owned(),
        });
    }
    let id = item.id_of(&field.key)?;
    if let FieldKind::Choice(options) = &field.kind {
        let place = options.iter().position(|option| &*option.id == id)?;
        let name = options[place].label.get(desk.lang).to_owned();
        return Some(Line {
            place,
            key: id.into(),
            code: String::new(),
            name,
        });
    }
    let other = desk.plan.get(id)?;
    let place = desk
        .plan
        .items(&other.collection)
        .position(|item| item.id == other.id)?;
    Some(Line {
        place,
        key: id.into(),
        code: other.code.clone(),
        name: desk.words.name(id),
    })
}

struct Square<'a> {
    desk: &'a Desk<'a>,
    cells: &'a BTreeMap<(Line, Line), Vec<&'a Item>>,
    value: &'a Field,
    table: Option<&'a str>,
    same: bool,
    names: bool,
}

impl Square<'_> {
    fn draft(&self, rows: &[Line], columns: &[Line], totals: bool, side: &Field) -> Draft {
        let mut draft = Draft::new();
        let align = if totals { Align::Right } else { Align::Center };
        draft.column(side.label.get(self.desk.lang), Align::Left);
        for column in columns {
            draft.column(label(column), align);
        }
        let total = self.desk.say("report-total");
        if totals {
            draft.column(total.clone(), Align::Right);
        }
        for row in rows {
            let mut cells = vec![if self.names { &row.name } else { label(row) }.to_owned()];
            cells.extend(columns.iter().map(|column| self.say(row, column, totals)));
            if totals {
                cells.push(self.sum(columns.iter().map(|column| (row, column))));
            }
            draft.row(cells);
        }
        if totals {
            let mut cells = vec![total];
            cells.extend(
                columns
                    .iter()
                    .map(|column| self.sum(rows.iter().map(|row| (row, column)))),
            );
            cells.push(
                self.sum(
                    rows.iter()
                        .flat_map(|row| columns.iter().map(move |column| (row, column))),
                ),
            );
            draft.total(&cells);
        }
        draft
    }

    fn number(&self, row: &Line, column: &Line) -> Option<Decimal> {
        let items = self.cells.get(&(row.clone(), column.clone()))?;
        settled(items, self.value, self.table)?.as_number()
    }

    fn say(&self, row: &Line, column: &Line, numeric: bool) -> String {
        if self.same && row == column {
            return "·".to_owned();
        }
        let Some(items) = self.cells.get(&(row.clone(), column.clone())) else {
            return if numeric {
                "0".to_owned()
            } else {
                String::new()
            };
        };
        let Some(answer) = settled(items, self.value, self.table) else {
            return String::new();
        };
        match &answer {
            Answer::Value(Value::Number(number)) => {
                self.desk.words.figure(*number, &FieldKind::Decimal)
            }
            Answer::Value(value) => {
                let item = items
                    .iter()
                    .find(|item| item.get(&self.value.key) == Some(value));
                item.map_or_else(String::new, |item| {
                    self.desk.words.answer_to(item, self.value)
                })
            }
            Answer::Odd(text) => text.to_string(),
        }
    }

    fn sum<'l>(&self, places: impl Iterator<Item = (&'l Line, &'l Line)>) -> String {
        let sum: Decimal = places
            .filter_map(|(row, column)| self.number(row, column))
            .sum();
        self.desk.words.figure(sum, &FieldKind::Decimal)
    }
}

fn label(line: &Line) -> &str {
    if line.code.is_empty() {
        &line.name
    } else {
        &line.code
    }
}

/// What the codes stand for.
fn legend(desk: &Desk<'_>, rows: &[Line], columns: &[Line]) -> Vec<Block> {
    let mut lines: Vec<&Line> = Vec::new();
    for line in rows.iter().chain(columns) {
        let has_name = !line.code.is_empty() && line.code != line.name;
        if has_name && !lines.iter().any(|other| other.key == line.key) {
            lines.push(line);
        }
    }
    if lines.is_empty() {
        return Vec::new();
    }
    let mut text = vec![Inline::text(format!("{} ", desk.say("report-legend")))];
    for (place, line) in lines.iter().enumerate() {
        if place > 0 {
            text.push(Inline::text("; "));
        }
        text.push(Inline::Strong {
            text: vec![Inline::text(&line.code)],
        });
        text.push(Inline::text(format!(" {}", line.name)));
    }
    text.push(Inline::text("."));
    vec![Block::Paragraph { text }]
}
