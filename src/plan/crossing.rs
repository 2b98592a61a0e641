//! Records that cross two others, read as a grid: which rows and columns enter, what each table answered for a
//! pair, and what stands for all of them.
//!
//! A pair may have several records: each breakout table has its own, and after joining copies they simply are
//! there. A record that names no table is what the whole room agreed; it stands before what the tables said.

mod enter;
mod standing;
mod weights;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::value;
use crate::locale::{Arg, Lang, say};
use crate::notebook::{Cell, Content, Record, RecordId};
use crate::workshop::{Activity, Field, FieldKind, Workshop};

pub use enter::{admits, candidates};
pub use standing::{Answer, Standing, settled, table_field};
pub use weights::{Weighing, weights};

pub use super::results::pairs::MOST_SIDE;
use standing::Judging;

/// The grid of a matrix.
#[derive(Debug, Clone, Default)]
pub struct Crossing {
    /// The rows, in the order of their list.
    pub rows: Vec<Side>,
    /// The columns, in the order of their list.
    pub columns: Vec<Side>,
    /// Whether the rows are only those proposed: nobody has chosen what enters, and nothing is answered yet.
    pub proposed: bool,
    /// How many records could be rows.
    pub n_candidates: usize,
    /// Whether there are more rows or columns than [`MOST_SIDE`], and the rest is left out.
    pub is_cut: bool,
    mirror: Mirror,
    kind: Option<FieldKind>,
    judging: Option<Judging>,
    entries: BTreeMap<(usize, usize), Vec<Entry>>,
}

/// What the other half of a square grid shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Mirror {
    /// Answers of its own.
    #[default]
    None,
    /// The same: a pair has one value both ways.
    Same,
    /// The inverse: a pair says how many times one is the other.
    Inverse,
}

/// A row or column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The record.
    pub id: RecordId,
    /// Its number in its list, from 1: the one that its code carries.
    pub number: usize,
}

/// What one table answered for a pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The record that holds it.
    pub record: RecordId,
    /// Name of the table; nothing for the whole room.
    pub table: Option<Arc<str>>,
    /// The answer, when there is one; of a pair that says how many times one is the other, in the direction of
    /// [`Crossing::at`].
    pub answer: Option<Answer>,
}

impl Crossing {
    /// Reads the grid of a matrix; nothing when the activity lacks a role.
    pub fn read(content: &Content, workshop: &Workshop, activity: &Activity) -> Option<Self> {
        let roles = Roles::of(workshop, activity)?;
        let cells: Vec<Read<'_>> = content
            .records(&roles.cells)
            .filter_map(|record| roles.read(record))
            .collect();
        let entered = enter::sides(content, workshop, activity, &cells)?;
        let place = |sides: &[Side]| -> HashMap<Arc<str>, usize> {
            sides
                .iter()
                .enumerate()
                .map(|(place, side)| (Arc::from(side.id.as_str()), place))
                .collect()
        };
        let (rows, columns) = (place(&entered.rows), place(&entered.columns));
        let mut crossing = Self {
            rows: entered.rows,
            columns: entered.columns,
            proposed: entered.proposed,
            n_candidates: entered.n_candidates,
            is_cut: entered.is_cut,
            mirror: if activity.reciprocal {
                Mirror::Inverse
            } else if activity.symmetric {
                Mirror::Same
            } else {
                Mirror::None
            },
            kind: Some(roles.value.kind.clone()),
            judging: Some(Judging::of(workshop)),
            entries: BTreeMap::new(),
        };
        for cell in cells {
            let (Some(row), Some(column)) = (rows.get(&**cell.row), columns.get(&**cell.column))
            else {
                continue;
            };
            let at = crossing.at(*row, *column);
            let mut entry = roles.entry(cell.record);
            crossing.turn(&mut entry.answer, at != (*row, *column));
            crossing.entries.entry(at).or_default().push(entry);
        }
        Some(crossing)
    }

    /// Reads one pair again after its answers changed, with the record that was made for it, if any: a key never
    /// costs a walk through all pairs. What enters must be the same as before.
    pub fn refresh(
        &mut self,
        content: &Content,
        workshop: &Workshop,
        activity: &Activity,
        (row, column): (usize, usize),
        made: Option<&RecordId>,
    ) {
        let Some(roles) = Roles::of(workshop, activity) else {
            return;
        };
        let at = self.at(row, column);
        let before = self.entries.remove(&at).unwrap_or_default();
        let ids = before.iter().map(|entry| &entry.record).chain(made);
        let entries: Vec<Entry> = ids
            .filter_map(|id| content.get_record(id.as_str()))
            .map(|record| {
                let mut entry = roles.entry(record);
                let own = roles.read(record).map(|cell| &**cell.row);
                let home = self.rows.get(at.0).map(|side| side.id.as_str());
                self.turn(&mut entry.answer, own != home);
                entry
            })
            .collect();
        if !entries.is_empty() {
            self.entries.insert(at, entries);
        }
    }

    /// Whether a pair crosses a record with itself.
    pub fn is_self(&self, row: usize, column: usize) -> bool {
        self.rows.get(row).map(|side| &side.id) == self.columns.get(column).map(|side| &side.id)
    }

    /// Whether the group is asked about a pair: not about a record with itself, and once only when a pair has
    /// one value both ways.
    pub fn asks(&self, row: usize, column: usize) -> bool {
        row < self.rows.len()
            && column < self.columns.len()
            && !self.is_self(row, column)
            && self.at(row, column) == (row, column)
    }

    /// Whether a pair says how many times one is the other.
    pub fn is_reciprocal(&self) -> bool {
        self.mirror == Mirror::Inverse
    }

    /// Turns an answer to the other direction, where the other direction is the inverse.
    fn turn(&self, answer: &mut Option<Answer>, turned: bool) {
        if turned && self.is_reciprocal() {
            *answer = answer.take().map(inverse);
        }
    }

    /// Where the answer of a pair is kept: that of the mirrored half of a grid, at its twin.
    pub fn at(&self, row: usize, column: usize) -> (usize, usize) {
        if self.mirror == Mirror::None || row <= column {
            return (row, column);
        }
        // A twin exists only where the same records are rows and columns, in the same places.
        let same = |place: usize| self.is_self(place, place);
        if same(row) && same(column) {
            (column, row)
        } else {
            (row, column)
        }
    }

    /// Every pair that the group is asked about, row by row.
    pub fn questions(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..self.rows.len())
            .flat_map(|row| (0..self.columns.len()).map(move |column| (row, column)))
            .filter(|(row, column)| self.asks(*row, *column))
    }

    /// What was answered for a pair, in the order of the records.
    pub fn entries(&self, row: usize, column: usize) -> &[Entry] {
        let at = self.at(row, column);
        self.entries.get(&at).map_or(&[], Vec::as_slice)
    }

    /// What stands for a pair: for the whole room, or what one table answered.
    pub fn standing(&self, row: usize, column: usize, table: Option<&str>) -> Option<Standing> {
        let (kind, judging) = (self.kind.as_ref()?, self.judging?);
        let entries = self.entries(row, column);
        let mut standing = match table {
            None => Standing::of_room(entries, kind, judging),
            Some(table) => Standing::of_table(entries, table, kind, judging),
        }?;
        if self.is_reciprocal() && self.at(row, column) != (row, column) {
            standing.answer = inverse(standing.answer);
        }
        Some(standing)
    }

    /// The names of the tables that answered anything, in order.
    pub fn tables(&self) -> Vec<Arc<str>> {
        let entries = self.entries.values().flatten();
        let names: BTreeSet<&Arc<str>> = entries.filter_map(|entry| entry.table.as_ref()).collect();
        let mut names: Vec<Arc<str>> = names.into_iter().cloned().collect();
        // «Mesa 10» comes after «Mesa 9».
        names.sort_by_key(|name| (name.chars().count(), Arc::clone(name)));
        names
    }

    /// Whether the definition decides from which distance between tables a pair is disputed.
    pub fn has_limit(&self) -> bool {
        self.judging.is_some_and(|judging| judging.rules.is_some())
    }

    /// Whether its values are numbers.
    pub fn is_numeric(&self) -> bool {
        self.kind.as_ref().is_some_and(is_number)
    }
}

/// How many times the other one is: the inverse of a number above 0, a whole one where it is a hair beside it.
fn inverse(answer: Answer) -> Answer {
    const HAIR: u32 = 9;
    let number = answer.as_number().filter(|number| *number > Decimal::ZERO);
    let inverse = number.and_then(|number| Decimal::ONE.checked_div(number));
    inverse.map_or(answer, |inverse| {
        let near = inverse.round_dp(HAIR).normalize();
        let inverse = if near.fract().is_zero() {
            near
        } else {
            inverse.normalize()
        };
        Answer::Value(value::Value::Number(inverse))
    })
}

/// What the group is asked about a pair, with the names of both.
pub fn question(
    activity: &Activity,
    value: &Field,
    [row, column]: [&str; 2],
    lang: Lang,
) -> String {
    let Some(ask) = &activity.ask else {
        let args = [
            ("row", Arg::Text(row)),
            ("column", Arg::Text(column)),
            ("field", Arg::Text(value.label.get(lang))),
        ];
        return say(lang, "matrix-question", &args);
    };
    // Piece by piece: a name that contains «{column}» stays as people wrote it.
    let mut asked = String::new();
    for (place, piece) in ask.get(lang).split("{row}").enumerate() {
        if place > 0 {
            asked.push_str(row);
        }
        for (place, piece) in piece.split("{column}").enumerate() {
            if place > 0 {
                asked.push_str(column);
            }
            asked.push_str(piece);
        }
    }
    asked
}

/// Whether answers of a kind are numbers that can be added up.
pub(super) fn is_number(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Scale
            | FieldKind::Integer
            | FieldKind::Decimal
            | FieldKind::Money
            | FieldKind::Percent
    )
}

/// The fields that a matrix needs, looked up once.
struct Roles<'a> {
    cells: Arc<str>,
    row: Cell,
    column: Cell,
    table: Cell,
    value_cell: Cell,
    value: &'a Field,
}

/// A record of the cells with both its ends.
struct Read<'a> {
    record: &'a Record,
    row: &'a Arc<str>,
    column: &'a Arc<str>,
}

impl<'a> Roles<'a> {
    fn of(workshop: &'a Workshop, activity: &Activity) -> Option<Self> {
        let cells = Arc::clone(activity.collection("cells")?);
        let key = |role: &str| activity.field(role).cloned();
        let value_key = key("value")?;
        let value = workshop.get_collection(&cells)?.get_field(&value_key)?;
        Some(Self {
            cells,
            row: Cell::plain(key("row")?),
            column: Cell::plain(key("column")?),
            // Without the role no record has this field, and every answer is of the whole room.
            table: Cell::plain(key("table").unwrap_or_default()),
            value_cell: Cell::plain(value_key),
            value,
        })
    }

    fn read<'r>(&self, record: &'r Record) -> Option<Read<'r>> {
        Some(Read {
            record,
            row: record.answers.get(&self.row)?,
            column: record.answers.get(&self.column)?,
        })
    }

    fn entry(&self, record: &Record) -> Entry {
        Entry {
            record: record.id.clone(),
            table: record.answers.get(&self.table).cloned(),
            answer: self.answer(record),
        }
    }

    fn answer(&self, record: &Record) -> Option<Answer> {
        let read = match &self.value.kind {
            FieldKind::Choices(_) => value::read(record, self.value),
            kind => {
                let stored = record.answers.get(&self.value_cell);
                stored.map(|text| value::scalar(text, kind)).transpose()
            }
        };
        match read {
            Ok(value) => value.map(Answer::Value),
            Err(odd) => Some(Answer::Odd(odd.0.into())),
        }
    }
}

#[cfg(test)]
mod tests;
