//! The shapes by which the rows of a notebook are known when nothing says to which table a page belongs.
//!
//! Most tables differ in the number and the kinds of their columns. A record with a parent and an answer with a
//! key have the same kinds: there the prefix of the id tells, because each collection has its own.

use std::collections::BTreeMap;

use super::page::Cell;
use super::value::Value;

/// Collections by the prefix of their ids (`prb` → `problem`).
pub(super) type Prefixes = BTreeMap<String, String>;

/// What a column may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// A whole number.
    Number,
    /// A whole number or nothing.
    MaybeNumber,
    /// A text.
    Text,
    /// A text or nothing.
    MaybeText,
    /// Bytes.
    Bytes,
}

use Column::{Bytes, MaybeNumber, MaybeText, Number, Text};

/// How well a row fits a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It could be one.
    Maybe,
    /// It is hardly anything else.
    Sure,
}

/// A table of the notebook.
#[derive(Debug)]
pub(super) struct Shape {
    /// Its name.
    pub(super) name: &'static str,
    /// Whether its rows are kept by a number.
    pub(super) numbered: bool,
    /// Its columns, those of the key first.
    pub(super) columns: &'static [(&'static str, Column)],
    /// How many columns make the key.
    pub(super) key: usize,
    /// Whether the number of the row stands for its first column.
    alias: bool,
    /// How many columns the oldest rows have; later ones were added with a default.
    least: usize,
    fits: fn(&[Value], &Prefixes) -> Option<Fit>,
}

/// Every table of the present shape. The order is that of the variants of [`Table`].
pub(super) const SHAPES: &[Shape] = &[
    Shape {
        name: "meta",
        numbered: false,
        columns: &[("key", Text), ("value", Text)],
        key: 1,
        alias: false,
        least: 2,
        fits: |row, _| {
            let key = name(&row[0])?;
            let known = ["notebook", "created", "definition", "opened"].contains(&key);
            Some(if known { Fit::Sure } else { Fit::Maybe })
        },
    },
    Shape {
        name: "definition",
        numbered: false,
        columns: &[("id", Text), ("text", Text)],
        key: 1,
        alias: false,
        least: 2,
        fits: |row, _| {
            name(&row[0])?;
            let text = row[1].text()?;
            let files = text.starts_with('{') && text.contains(".toml\"");
            Some(if files { Fit::Sure } else { Fit::Maybe })
        },
    },
    Shape {
        name: "record",
        numbered: false,
        columns: &[
            ("id", Text),
            ("collection", Text),
            ("parent", MaybeText),
            ("position", Text),
        ],
        key: 1,
        alias: false,
        least: 4,
        fits: |row, prefixes| {
            let collection = name(&row[1])?;
            let known = prefixes.get(prefix(row[0].text()?)?);
            let placed = row[3]
                .text()?
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric());
            let parent = row[2].is_null() || prefix(row[2].text()?).is_some();
            let own = known.is_some_and(|known| known == collection);
            match (
                placed && parent && row[3].text() != Some(""),
                known.is_none(),
            ) {
                (false, _) => None,
                (true, _) if own => Some(Fit::Sure),
                (true, true) if row[2].is_null() => Some(Fit::Sure),
                _ => Some(Fit::Maybe),
            }
        },
    },
    Shape {
        name: "answer",
        numbered: false,
        columns: &[
            ("record", Text),
            ("field", Text),
            ("key", Text),
            ("value", Text),
        ],
        key: 3,
        alias: false,
        least: 4,
        fits: |row, prefixes| {
            let field = name(&row[1])?;
            let known = prefixes.get(prefix(row[0].text()?)?);
            let other = known.is_some_and(|known| known != field);
            let plain = known.is_some() && row[2].text() == Some("");
            let filled = !row[3].text()?.is_empty();
            filled.then_some(if other || plain {
                Fit::Sure
            } else {
                Fit::Maybe
            })
        },
    },
    Shape {
        name: "attachment",
        numbered: true,
        columns: &[
            ("id", Text),
            ("name", Text),
            ("media", Text),
            ("bytes", Bytes),
        ],
        key: 1,
        alias: false,
        least: 4,
        fits: |row, _| prefix(row[0].text()?).map(|_| Fit::Sure),
    },
    Shape {
        name: "operation",
        numbered: true,
        columns: &[
            ("n", Number),
            ("chain", Text),
            ("seq", Number),
            ("lamport", Number),
            ("at", Text),
            ("author", Text),
            ("device", Text),
            ("name", Text),
            ("args", Text),
            ("undoes", MaybeNumber),
            ("seen", MaybeText),
            ("revision", Number),
            ("merged", MaybeNumber),
        ],
        key: 1,
        alias: true,
        least: 11,
        fits: |row, _| {
            let positive = [0, 2, 3].iter().all(|at| row[*at].integer() > Some(0));
            name(&row[7])?;
            (positive && row[8].text()?.starts_with('[')).then_some(Fit::Sure)
        },
    },
    Shape {
        name: "change",
        numbered: false,
        columns: &[
            ("operation", Number),
            ("seq", Number),
            ("record", Text),
            ("field", Text),
            ("key", Text),
            ("before", MaybeText),
            ("after", MaybeText),
        ],
        key: 2,
        alias: false,
        least: 7,
        fits: |row, _| {
            let counted = row[0].integer() > Some(0) && row[1].integer() >= Some(0);
            (counted && prefix(row[2].text()?).is_some()).then_some(Fit::Sure)
        },
    },
    Shape {
        name: "clash",
        numbered: false,
        columns: &[
            ("merge", Number),
            ("record", Text),
            ("field", Text),
            ("key", Text),
            ("sides", Text),
            ("settled", MaybeNumber),
        ],
        key: 4,
        alias: false,
        least: 6,
        fits: |row, _| (row[0].integer() > Some(0)).then_some(Fit::Sure),
    },
    Shape {
        name: "merge",
        numbered: true,
        columns: &[("operation", Number), ("summary", Text)],
        key: 1,
        alias: true,
        least: 2,
        fits: |row, _| (row[0].integer() > Some(0)).then_some(Fit::Sure),
    },
];

/// A table, as its place in [`SHAPES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Table {
    Meta,
    Definition,
    Record,
    Answer,
    Attachment,
    Operation,
    Change,
    Clash,
    Merge,
}

impl Table {
    /// Every table, in the order of [`SHAPES`].
    pub(super) const ALL: [Self; 9] = [
        Self::Meta,
        Self::Definition,
        Self::Record,
        Self::Answer,
        Self::Attachment,
        Self::Operation,
        Self::Change,
        Self::Clash,
        Self::Merge,
    ];

    /// How its rows look.
    pub(super) fn shape(self) -> &'static Shape {
        &SHAPES[self as usize]
    }
}

impl Shape {
    /// The row of a cell, when it has the columns of this table.
    pub(super) fn read(&self, cell: &Cell) -> Option<Vec<Value>> {
        let row = cell.row.as_ref()?;
        let count = row.values.len();
        if cell.number.is_some() != self.numbered
            || !(self.least..=self.columns.len()).contains(&count)
        {
            return None;
        }
        let mut values = row.values.clone();
        if self.alias && values[0].is_null() {
            values[0] = Value::Integer(cell.number?);
        }
        for (_, column) in &self.columns[count..] {
            values.push(match column {
                Number => Value::Integer(0),
                _ => Value::Null,
            });
        }
        self.holds(&values).then_some(values)
    }

    /// Whether every value is what its column may hold.
    pub(super) fn holds(&self, values: &[Value]) -> bool {
        values.len() == self.columns.len()
            && values
                .iter()
                .zip(self.columns)
                .all(|(value, (_, column))| match (value, column) {
                    (Value::Null, MaybeNumber | MaybeText)
                    | (Value::Integer(_), Number | MaybeNumber)
                    | (Value::Blob(_), Bytes) => true,
                    (Value::Text(text), Text | MaybeText) => is_clean(text),
                    _ => false,
                })
    }

    /// How well a row with the right columns fits.
    pub(super) fn fit(&self, values: &[Value], prefixes: &Prefixes) -> Option<Fit> {
        (self.fits)(values, prefixes)
    }
}

/// Texts are kept without control characters, besides line ends.
fn is_clean(text: &str) -> bool {
    !text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
}

/// The three letters before the random part of an id.
pub(super) fn prefix(id: &str) -> Option<&str> {
    let (prefix, rest) = id.split_once('_')?;
    let letters = prefix.len() == 3 && prefix.bytes().all(|byte| byte.is_ascii_lowercase());
    let named = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    (letters && !rest.is_empty() && rest.bytes().all(named)).then_some(prefix)
}

/// A name as definitions give them, or `@record`: one short word.
fn name(value: &Value) -> Option<&str> {
    let text = value.text()?;
    (!text.is_empty() && text.len() <= 80 && !text.contains(char::is_whitespace)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_stand_in_the_order_of_their_shapes() {
        let names: Vec<&str> = Table::ALL.iter().map(|table| table.shape().name).collect();
        let shapes: Vec<&str> = SHAPES.iter().map(|shape| shape.name).collect();
        assert_eq!(names, shapes);
    }
}
