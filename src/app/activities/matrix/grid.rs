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

    /// Takes in that the answers of one pair changed, without looking at the others. The crossing has it already.
    pub(super) fn refresh(
        &mut self,
        (row, column): (usize, usize),
        value: Option<&Field>,
        key: Key,
    ) {
        let at = self.crossing.at(row, column);
        let before = self.is_answered(at);
        self.key = key;
        let columns = self.crossing.columns.len();
        let mut pairs = vec![at];
        // The mirrored half of a symmetric matrix shows the same.
        if self.crossing.at(at.1, at.0) == at && at.0 != at.1 {
            pairs.push((at.1, at.0));
        }
        for (row, column) in pairs {
            let table = self.key.table.as_deref();
            let standing = self.crossing.standing(row, column, table);
            let answer = standing.as_ref().map(|standing| &standing.answer);
            let widest = answer.and_then(|answer| Some(width(answer, value?)));
            self.widest = self.widest.max(widest.unwrap_or(1));
            if let Some(place) = self.standings.get_mut(row * columns + column) {
                *place = standing;
            }
            if !self.row_totals.is_empty() {
                self.row_totals[row] = self.sum((0..columns).map(|column| (row, column)));
                let rows = self.crossing.rows.len();
                self.column_totals[column] = self.sum((0..rows).map(|row| (row, column)));
            }
        }
        let total = |sum: Decimal, row: &Decimal| sum.saturating_add(*row);
        self.total = self.row_totals.iter().fold(Decimal::ZERO, total);
        self.n_answered -= usize::from(before);
        self.n_answered += usize::from(self.is_answered(at));
    }

    fn sum(&self, pairs: impl Iterator<Item = (usize, usize)>) -> Decimal {
        pairs
            .filter_map(|(row, column)| self.standing(row, column)?.answer.as_number())
            .fold(Decimal::ZERO, Decimal::saturating_add)
    }

    /// Sums that no number can hold stay out: nobody types amounts that large.
    fn add_up(&mut self) {
        let (rows, columns) = (self.crossing.rows.len(), self.crossing.columns.len());
        let row = |row| self.sum((0..columns).map(move |column| (row, column)));
        let column = |column| self.sum((0..rows).map(move |row| (row, column)));
        let row_totals: Vec<Decimal> = (0..rows).map(row).collect();
        let column_totals = (0..columns).map(column).collect();
        let total = |sum: Decimal, row: &Decimal| sum.saturating_add(*row);
        self.total = row_totals.iter().fold(Decimal::ZERO, total);
        self.row_totals = row_totals;
        self.column_totals = column_totals;
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
