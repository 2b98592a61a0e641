//! A step as it is asked on the pages of a plan to be filled in by hand: shorter than its sheets, and each list once.

use std::sync::Arc;

use super::{PaperBody, StepPaper, step};
use crate::locale::Lang;
use crate::notebook::Content;
use crate::workshop::{Step, Workshop};

/// The sheets of a step without any answer, those of its boards and of the collections that are filled in it.
pub fn blank(workshop: &Workshop, of: &Step, lang: Lang) -> StepPaper {
    let mut paper = step(&Content::default(), workshop, of, lang);
    let here = |collection: &Arc<str>| {
        let home = workshop.home(collection);
        home.is_some_and(|at| workshop.steps[at].id == of.id)
    };
    paper.sheets.retain(|sheet| match &sheet.body {
        PaperBody::Board(_) => true,
        PaperBody::Table(table) => here(&table.collection),
        PaperBody::Form(form) => form.collection.as_ref().is_none_or(here),
    });
    paper
}
