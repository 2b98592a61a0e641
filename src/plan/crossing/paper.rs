//! The paper twin of a matrix: what its printed sheet shows, numbered as the screen is.

use super::{Crossing, question};
use crate::locale::{Lang, say};
use crate::notebook::Content;
use crate::plan::Reading;
use crate::workshop::{Activity, Field, FieldKind, Workshop};

/// What the printed sheet of a matrix shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What is asked about each pair, in words.
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
    /// Its number on the screen and on paper.
    pub number: usize,
    /// Its name.
    pub name: String,
}

/// A cell of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperCell {
    /// To be filled in.
    Open,
    /// Not asked: a record with itself, or the half that mirrors the other.
    Closed,
}

/// The sheet of a matrix; nothing when the activity lacks a role.
pub fn paper(
    content: &Content,
    workshop: &Workshop,
    activity: &Activity,
    lang: Lang,
) -> Option<Paper> {
    let crossing = Crossing::read(content, workshop, activity)?;
    let reading = Reading { content, workshop };
    let lines = |sides: &[super::Side]| -> Vec<PaperLine> {
        sides
            .iter()
            .map(|side| PaperLine {
                number: side.number,
                name: reading.name(side.id.as_str(), lang),
            })
            .collect()
    };
    let value = workshop
        .get_collection(activity.collection("cells")?)?
        .get_field(activity.field("value")?)?;
    let (row, column) = (say(lang, "paper-row", &[]), say(lang, "paper-column", &[]));
    let cells = (0..crossing.rows.len())
        .map(|row| {
            let cell = |column| {
                if crossing.asks(row, column) {
                    PaperCell::Open
                } else {
                    PaperCell::Closed
                }
            };
            (0..crossing.columns.len()).map(cell).collect()
        })
        .collect();
    Some(Paper {
        question: question(activity, value, [&row, &column], lang),
        rows: lines(&crossing.rows),
        columns: lines(&crossing.columns),
        scale: scale(value, lang),
        cells,
    })
}

/// What can be written in a cell, and its words.
fn scale(value: &Field, lang: Lang) -> Vec<(String, String)> {
    match &value.kind {
        FieldKind::Scale => value
            .levels
            .iter()
            .map(|level| (level.value.to_string(), level.label.get(lang).to_owned()))
            .collect(),
        FieldKind::Choice(options) | FieldKind::Choices(options) => (1..)
            .zip(options)
            .map(|(number, option): (usize, _)| {
                (number.to_string(), option.label.get(lang).to_owned())
            })
            .collect(),
        FieldKind::Flag => vec![
            ("1".to_owned(), say(lang, "yes", &[])),
            ("0".to_owned(), say(lang, "no", &[])),
        ],
        _ => Vec::new(),
    }
}
