//! The paper twin of a step: what its printed sheets show, numbered as the screen is, so that what a table wrote
//! can be typed where it belongs.
//!
//! [`step`] gives every sheet of a step: its boards as grids, a collection as a table or as the form of one record.
//! What the program works out is not asked, and what may tell who somebody is never leaves the notebook this way.

mod blank;
mod boards;
mod fields;
mod loose;
mod tables;

pub use blank::blank;
pub use fields::{PaperField, Room};
pub use loose::{PaperBallot, PaperMeeting, ballot, meetings};
pub use tables::{
    PaperBody, PaperBox, PaperForm, PaperRow, PaperSheet, PaperTable, StepPaper, step,
};

use super::personal;
use crate::locale::Lang;
use crate::notebook::Content;
use crate::workshop::{Activity, ActivityKind, Workshop};
use boards::Sheet;

/// Lines without words that a sheet has room for.
const BLANKS: usize = 8;

/// What the printed sheet of a board shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What is asked, in words.
    pub question: String,
    /// The rows, in order.
    pub rows: Vec<PaperLine>,
    /// The columns, in order.
    pub columns: Vec<PaperLine>,
    /// What is written in a cell and what it means; empty when people write what they like.
    pub scale: Vec<(String, String)>,
    /// Row by row, one for each column.
    pub cells: Vec<Vec<PaperCell>>,
}

/// A row or column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperLine {
    /// Its number on the screen and on paper; 0 for one that has none, such as the weights above the scores.
    pub number: usize,
    /// Its name; empty where people write it.
    pub name: String,
    /// How far in it stands, for a tree.
    pub depth: usize,
}

/// A cell of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperCell {
    /// To be filled in.
    Open,
    /// Not asked: a record with itself, or the half that mirrors the other.
    Closed,
}

/// The sheet of an activity with a board; nothing for another, or when it lacks a role.
pub fn paper(
    content: &Content,
    workshop: &Workshop,
    activity: &Activity,
    lang: Lang,
) -> Option<Paper> {
    let sheet = Sheet {
        content,
        workshop,
        activity,
        lang,
        personal: personal(workshop),
    };
    match activity.kind {
        ActivityKind::Matrix => sheet.matrix(),
        ActivityKind::Plane => sheet.plane(),
        ActivityKind::Rating => sheet.rating(),
        ActivityKind::Vote => sheet.vote(),
        ActivityKind::Tree if !activity.below.is_empty() => sheet.chain(),
        ActivityKind::Tree => sheet.tree(),
        ActivityKind::Grid => sheet.grid(),
        ActivityKind::Schedule => sheet.schedule(),
        _ => None,
    }
}
