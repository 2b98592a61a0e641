//! The boards of activities.

use super::plane;
use crate::app::App;
use crate::app::activities::board::Board;
use crate::app::session::Session;
use crate::ui::paint::Pen;

/// Draws a board.
pub(in crate::ui) fn draw(app: &App, session: &Session, board: &Board, pen: &mut Pen<'_>) {
    match board {
        Board::Plane(plane) => plane::draw(app, session, plane, pen),
    }
}
