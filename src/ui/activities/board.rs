//! The boards of activities.

use super::{chain, grid, matrix, plane, rating, schedule, tree, vote};
use crate::app::App;
use crate::app::activities::board::Board;
use crate::app::session::Session;
use crate::ui::paint::Pen;

/// Draws a board.
pub(in crate::ui) fn draw(app: &App, session: &Session, board: &Board, pen: &mut Pen<'_>) {
    match board {
        Board::Plane(plane) => plane::draw(app, session, plane, pen),
        Board::Matrix(matrix) => matrix::draw(app, session, matrix, pen),
        Board::Rating(rating) => rating::draw(app, session, rating, pen),
        Board::Tree(tree) => tree::draw(app, session, tree, pen),
        Board::Vote(vote) => vote::draw(app, session, vote, pen),
        Board::Grid(grid) => grid::draw(app, session, grid, pen),
        Board::Chain(chain) => chain::draw(app, session, chain, pen),
        Board::Schedule(board) => schedule::draw(app, session, board, pen),
    }
}
