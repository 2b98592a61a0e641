//! How the cursor goes through a matrix: question by question in the order that was chosen, or over the cells
//! with the arrows.

use super::{Grid, Matrix};
use crate::app::activities::board::Reply;
use crate::app::session::Session;
use crate::locale::{Arg, Lang, say};

/// What a key moves.
#[derive(Debug, Clone, Copy)]
pub(super) enum Move {
    /// To the next question.
    Next,
    /// To the question before.
    Previous,
    /// By rows and columns.
    By(isize, isize),
    /// To the first or last column.
    Edge(bool),
}

impl Matrix {
    /// To the next question in order; after the last one, to the first that is still open.
    pub(super) fn advance(&mut self, session: &Session, lang: Lang) -> Reply {
        let grid = self.grid(session);
        let at = self.at(&grid);
        let next = grid
            .place(at)
            .and_then(|place| grid.questions.get(place + 1));
        if let Some(next) = next {
            self.cursor = Some(*next);
            return Reply::Done;
        }
        if let Some(open) = grid.first_open() {
            self.cursor = Some(open);
            let left = (grid.questions.len() - grid.n_answered).to_string();
            return Reply::Say(say(lang, "matrix-left", &[("count", Arg::Text(&left))]));
        }
        self.cursor = Some(at);
        self.past = true;
        Reply::Say(say(lang, "matrix-full", &[]))
    }

    pub(super) fn go_back(&mut self, grid: &Grid) {
        let place = grid.place(self.at(grid)).unwrap_or(0);
        // Right after the last answer the cursor is still on it.
        let before = if self.past {
            Some(place)
        } else {
            place.checked_sub(1)
        };
        self.past = false;
        if let Some(at) = before.and_then(|place| grid.questions.get(place)) {
            self.cursor = Some(*at);
        }
    }

    /// Moves over the cells, stepping over pairs of a record with itself.
    pub(super) fn go(&mut self, grid: &Grid, rows: isize, columns: isize) {
        self.past = false;
        let (mut row, mut column) = self.at(grid);
        let (last_row, last_column) = (
            grid.crossing.rows.len().saturating_sub(1),
            grid.crossing.columns.len().saturating_sub(1),
        );
        row = row.saturating_add_signed(rows).min(last_row);
        column = column.saturating_add_signed(columns).min(last_column);
        if grid.crossing.is_self(row, column) {
            let step = |place: usize, by: isize, last: usize| {
                let next = place.checked_add_signed(by.signum());
                next.filter(|next| *next <= last)
            };
            match (
                step(row, rows, last_row),
                step(column, columns, last_column),
            ) {
                (Some(next_row), Some(next_column)) => (row, column) = (next_row, next_column),
                // At the border: one step back, if that is somewhere else.
                _ => {
                    row = row.saturating_add_signed(-rows.signum()).min(last_row);
                    column = column
                        .saturating_add_signed(-columns.signum())
                        .min(last_column);
                }
            }
        }
        if !grid.crossing.is_self(row, column) {
            self.cursor = Some((row, column));
        }
    }
}
