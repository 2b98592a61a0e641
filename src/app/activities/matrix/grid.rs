//! A matrix as its screen needs it: what stands in each cell, totals and progress, read again only when
//! something changed.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::order::Order;
use super::shown::width;
use crate::plan::Crossing;
use crate::plan::crossing::{Answer, Standing};
use crate::workshop::Field;

/// What a grid was read for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) revision: u64,
    pub(super) table: Option<Arc<str>>,
    pub(super) order: Order,
}

/// What stands in a matrix for the room, or for one of its tables.
#[derive(Debug, Clone)]
pub struct Grid {
    pub(super) key: Key,
    /// Rows, columns and every answer.
    pub crossing: Crossing,
    /// The pairs to ask about, in order.
    pub questions: Vec<(usize, usize)>,
    /// How many of them are answered.
    pub n_answered: usize,
    /// Columns that the widest answer takes.
    pub widest: usize,
    /// Sums of the rows; empty when values are not added up.
    pub row_totals: Vec<Decimal>,
    /// Sums of the columns; empty when values are not added up.
    pub column_totals: Vec<Decimal>,
    /// Sum of everything.
    pub total: Decimal,
    standings: Vec<Option<Standing>>,
    places: Vec<Option<usize>>,
}

impl Grid {
    pub(super) fn of(crossing: Crossing, key: Key, value: Option<&Field>, totals: bool) -> Self {
        let (rows, columns) = (crossing.rows.len(), crossing.columns.len());
        let questions = key.order.questions(&crossing);
        let mut grid = Self {
            standings: vec![None; rows * columns],
            places: vec![None; rows * columns],
            n_answered: 0,
            widest: 1,
            row_totals: Vec::new(),
            column_totals: Vec::new(),
            total: Decimal::ZERO,
            questions,
            crossing,
            key,
        };
        for (place, (row, column)) in grid.questions.iter().enumerate() {
            grid.places[row * columns + column] = Some(place);
        }
        let table = grid.key.table.as_deref();
        for row in 0..rows {
            for column in 0..columns {
                if !grid.crossing.is_self(row, column) {
                    grid.standings[row * columns + column] =
                        grid.crossing.standing(row, column, table);
                }
            }
        }
        let answers = grid.standings.iter().flatten().map(|one| &one.answer);
        let widths = answers.filter_map(|answer| Some(width(answer, value?)));
        grid.widest = widths.max().unwrap_or(1);
        let answered = |at: &&(usize, usize)| grid.is_answered(**at);
        grid.n_answered = grid.questions.iter().filter(answered).count();
        if totals && grid.crossing.is_numeric() {
            grid.add_up();
        }
        grid
    }

    /// Sums that no number can hold stay out: nobody types amounts that large.
    fn add_up(&mut self) {
        let (rows, columns) = (self.crossing.rows.len(), self.crossing.columns.len());
        self.row_totals = vec![Decimal::ZERO; rows];
        self.column_totals = vec![Decimal::ZERO; columns];
        for row in 0..rows {
            for column in 0..columns {
                let Some(value) = self
                    .standing(row, column)
                    .and_then(|standing| standing.answer.as_number())
                else {
                    continue;
                };
                for sum in [
                    &mut self.row_totals[row],
                    &mut self.column_totals[column],
                    &mut self.total,
                ] {
                    *sum = sum.saturating_add(value);
                }
            }
        }
    }

    /// What stands for a pair.
    pub fn standing(&self, row: usize, column: usize) -> Option<&Standing> {
        let columns = self.crossing.columns.len();
        if column >= columns {
            return None;
        }
        self.standings.get(row * columns + column)?.as_ref()
    }

    /// Whether a pair has an answer that its field understands.
    pub fn is_answered(&self, (row, column): (usize, usize)) -> bool {
        matches!(
            self.standing(row, column).map(|standing| &standing.answer),
            Some(Answer::Value(_))
        )
    }

    /// Which question a pair is; for the mirrored half of a symmetric matrix, that of its twin.
    pub fn place(&self, (row, column): (usize, usize)) -> Option<usize> {
        let (row, column) = self.crossing.at(row, column);
        let columns = self.crossing.columns.len();
        *self.places.get(row * columns + column)?
    }

    /// The first question without an answer.
    pub fn first_open(&self) -> Option<(usize, usize)> {
        let mut questions = self.questions.iter();
        questions.find(|at| !self.is_answered(**at)).copied()
    }
}
