//! Records that cross two others, as the matrix that a method takes: who enters, and what stands for several tables.
//!
//! The matrix activity of the definition says which fields hold the row, the column, the value and the table; where
//! no step works the collection, the usual keys are taken. What the whole room agreed (a record without a table)
//! stands before what tables said, and of several values the centre of the workshop stands.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::Source;
use super::rules::{Rules, real};
use super::said::{Outcome, Unsaid};
use crate::method::spread;
use crate::plan::Item;
use crate::workshop::{Activity, ActivityKind, Workshop};

/// More rows or columns than this are no matrix that people fill.
pub const MOST_SIDE: usize = 300;

/// The matrices that the methods read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matrix {
    /// How much each problem causes the others.
    Causes,
    /// How much each variable moves the others.
    Variables,
    /// How much each actor can press the others.
    Forces,
    /// What each actor thinks of each objective.
    Stances,
    /// How much each internal factor has to do with each external one.
    Crossed,
    /// The value of each indicator in each zone.
    Typology,
    /// How many times as important a criterion is as another.
    Comparisons,
}

/// Which records enter a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Enter {
    /// All of their list.
    All,
    /// Those that some pair names, and those that were chosen.
    Named,
    /// Those whose `kind` is one of these.
    Kinds(&'static [&'static str]),
}

/// A matrix and the keys of its fields where no activity names them.
struct Shape {
    cells: &'static str,
    rows: &'static str,
    columns: &'static str,
    row: &'static str,
    column: &'static str,
    chosen: &'static str,
    row_enter: Enter,
    column_enter: Enter,
}

impl Matrix {
    /// All matrices.
    pub const ALL: [Self; 7] = [
        Self::Causes,
        Self::Variables,
        Self::Forces,
        Self::Stances,
        Self::Crossed,
        Self::Typology,
        Self::Comparisons,
    ];

    /// The collection of its cells.
    pub fn cells(self) -> &'static str {
        self.shape().cells
    }

    fn shape(self) -> Shape {
        let square = |cells, of, row, column, enter| Shape {
            cells,
            rows: of,
            columns: of,
            row,
            column,
            chosen: "",
            row_enter: enter,
            column_enter: enter,
        };
        match self {
            Self::Causes => Shape {
                chosen: "in_matrix",
                ..square(
                    "problem_influence",
                    "problem",
                    "cause",
                    "effect",
                    Enter::Named,
                )
            },
            Self::Variables => square("variable_influence", "variable", "from", "to", Enter::All),
            Self::Forces => square("actor_influence", "actor", "a", "b", Enter::Named),
            Self::Comparisons => square(
                "criterion_comparison",
                "criterion",
                "first",
                "second",
                Enter::All,
            ),
            Self::Stances => Shape {
                columns: "objective",
                ..square("actor_stance", "actor", "actor", "objective", Enter::Named)
            },
            Self::Crossed => Shape {
                row_enter: Enter::Kinds(&["strength", "weakness"]),
                column_enter: Enter::Kinds(&["opportunity", "threat"]),
                ..square("swot_cross", "swot", "internal", "external", Enter::All)
            },
            Self::Typology => Shape {
                columns: "typology_indicator",
                ..square("typology_value", "zone", "zone", "indicator", Enter::All)
            },
        }
    }
}

/// Row by row, a value or none.
pub(super) type Values = Vec<Vec<Option<f64>>>;

/// A matrix, with what stands for several tables.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The records of the rows, in the order of their list.
    pub rows: Vec<Arc<str>>,
    /// The records of the columns, in the order of their list.
    pub columns: Vec<Arc<str>>,
    /// Row by row, what stands; `None` where nobody answered.
    pub values: Vec<Vec<Option<f64>>>,
    /// The pairs on which tables are too far apart, by row and column.
    pub disputed: Vec<(usize, usize)>,
    /// The names of the tables that answered; empty when only the whole room did.
    pub tables: Vec<Arc<str>>,
    /// How many pairs have an answer.
    pub n_given: usize,
}

impl Grid {
    /// Reads a matrix.
    pub(super) fn read(source: Source<'_>, matrix: Matrix) -> Outcome<Self> {
        let workshop = source.workshop();
        let shape = matrix.shape();
        if workshop.get_collection(shape.cells).is_none() {
            return Err(Unsaid::not_asked(shape.cells));
        }
        let keys = Keys::of(workshop, &shape);
        let items = source.items(shape.cells);
        let cells: Vec<Cell<'_>> = items.iter().filter_map(|item| keys.read(item)).collect();
        let square = shape.rows == shape.columns;
        let mut named: [BTreeSet<&str>; 2] = [BTreeSet::new(), BTreeSet::new()];
        for cell in &cells {
            named[0].insert(cell.row);
            named[1].insert(cell.column);
            if square {
                named[0].insert(cell.column);
                named[1].insert(cell.row);
            }
        }
        let enter = |of: &str, enter: Enter, named: &BTreeSet<&str>| -> Vec<Arc<str>> {
            let items = source.items(of).iter();
            items
                .filter(|item| match enter {
                    Enter::All => true,
                    Enter::Named => named.contains(&*item.id) || item.is(&keys.chosen),
                    Enter::Kinds(kinds) => item.id_of("kind").is_some_and(|id| kinds.contains(&id)),
                })
                .map(|item| Arc::clone(&item.id))
                .collect()
        };
        let rows = enter(shape.rows, shape.row_enter, &named[0]);
        let columns = enter(shape.columns, shape.column_enter, &named[1]);
        if rows.is_empty() || columns.is_empty() || cells.is_empty() {
            return Err(Unsaid::nothing());
        }
        let most = rows.len().max(columns.len());
        if most > MOST_SIDE {
            return Err(Unsaid::too_many(most, MOST_SIDE));
        }
        Self::merge(Rules { workshop }, rows, columns, &cells)
    }

    fn merge(
        rules: Rules<'_>,
        rows: Vec<Arc<str>>,
        columns: Vec<Arc<str>>,
        cells: &[Cell<'_>],
    ) -> Outcome<Self> {
        let place = |ids: &[Arc<str>]| -> HashMap<Arc<str>, usize> {
            ids.iter().cloned().zip(0..).collect()
        };
        let (row_of, column_of) = (place(&rows), place(&columns));
        let (spread_rules, centre) = (rules.spread()?, rules.centre("matrix.centre")?);
        // Room first, then tables.
        let mut said: BTreeMap<(usize, usize), [Vec<Option<f64>>; 2]> = BTreeMap::new();
        let mut tables: BTreeSet<Arc<str>> = BTreeSet::new();
        for cell in cells {
            let (Some(row), Some(column)) = (row_of.get(cell.row), column_of.get(cell.column))
            else {
                continue;
            };
            let both = said.entry((*row, *column)).or_default();
            both[usize::from(cell.table.is_some())].push(Some(cell.value));
            tables.extend(cell.table.map(Arc::from));
        }
        let mut values = vec![vec![None; columns.len()]; rows.len()];
        let mut disputed = Vec::new();
        let n_given = said.len();
        for ((row, column), [room, tables]) in said {
            let deciding = if room.is_empty() { &tables } else { &room };
            // A number beyond all scales stands as it is, for the method to refuse it in its place.
            match spread::spread(deciding, spread_rules) {
                Ok(spread) => {
                    values[row][column] = Some(spread.centre(centre));
                    if spread.disputed {
                        disputed.push((row, column));
                    }
                }
                Err(_) => values[row][column] = deciding.iter().flatten().next().copied(),
            }
        }
        Ok(Self {
            rows,
            columns,
            values,
            disputed,
            tables: tables.into_iter().collect(),
            n_given,
        })
    }

    /// The same with empty cells, besides those of a record with itself, read as a value.
    pub(super) fn filled(&self, value: f64) -> Vec<Vec<Option<f64>>> {
        let row = |row: &Vec<Option<f64>>| row.iter().map(|cell| cell.or(Some(value))).collect();
        self.values.iter().map(row).collect()
    }

    /// The matrix of each table, and that of the room, which has no name; only of records that enter.
    pub(super) fn by_table(source: Source<'_>, matrix: Matrix, grid: &Self) -> Vec<Values> {
        let shape = matrix.shape();
        let keys = Keys::of(source.workshop(), &shape);
        let mut tables: BTreeMap<Option<&str>, Values> = BTreeMap::new();
        for item in source.items(shape.cells) {
            let Some(cell) = keys.read(item) else {
                continue;
            };
            let column = grid.columns.iter().position(|id| **id == *cell.column);
            if let (Some(row), Some(column)) = (grid.row(cell.row), column) {
                let empty = || vec![vec![None; grid.columns.len()]; grid.rows.len()];
                tables.entry(cell.table).or_insert_with(empty)[row][column] = Some(cell.value);
            }
        }
        tables.into_values().collect()
    }

    /// How many pairs nobody has answered, besides those of a record with itself.
    pub fn n_missing(&self) -> usize {
        let rows = self.rows.iter().zip(&self.values);
        rows.map(|(row, values)| {
            let pairs = self.columns.iter().zip(values);
            pairs
                .filter(|(column, value)| value.is_none() && *column != row)
                .count()
        })
        .sum()
    }

    /// The place of a record among the rows.
    pub fn row(&self, id: &str) -> Option<usize> {
        self.rows.iter().position(|row| **row == *id)
    }
}

/// Keys of the fields of the cells.
struct Keys {
    row: Arc<str>,
    column: Arc<str>,
    value: Arc<str>,
    table: Arc<str>,
    chosen: Arc<str>,
}

/// One answer for a pair.
struct Cell<'a> {
    row: &'a str,
    column: &'a str,
    table: Option<&'a str>,
    value: f64,
}

impl Keys {
    fn of(workshop: &Workshop, shape: &Shape) -> Self {
        let activity = workshop
            .steps
            .iter()
            .flat_map(crate::workshop::Step::activities)
            .find(|activity| {
                activity.kind == ActivityKind::Matrix
                    && activity
                        .collection("cells")
                        .is_some_and(|id| **id == *shape.cells)
            });
        let key = |role: &str, usual: &str| -> Arc<str> {
            let bound = activity.and_then(|activity: &Activity| activity.field(role));
            bound.cloned().unwrap_or_else(|| usual.into())
        };
        Self {
            row: key("row", shape.row),
            column: key("column", shape.column),
            value: key("value", "value"),
            table: key("table", "table"),
            chosen: key("chosen", shape.chosen),
        }
    }

    fn read<'a>(&self, item: &'a Item) -> Option<Cell<'a>> {
        Some(Cell {
            row: item.id_of(&self.row)?,
            column: item.id_of(&self.column)?,
            table: item.text(&self.table),
            value: real(item.number(&self.value)?),
        })
    }
}
