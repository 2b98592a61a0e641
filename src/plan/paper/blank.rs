//! A step as it is asked on the pages of a plan to be filled in by hand: shorter than its sheets, and each list once.

use std::sync::Arc;

use super::{PaperBody, StepPaper, step};
use crate::locale::Lang;
use crate::notebook::Content;
use crate::workshop::{Step, Workshop};

/// The sheets of a step without any answer, those of its boards and of the collections that are filled in it.
pub fn blank(workshop: &Workshop, of: &Step, lang: Lang) -> StepPaper {
    let mut paper = step(&Content::default(), workshop, of, lang);
    let here = |collection: &Arc<str>| home(workshop, collection) == Some(of.id.as_str());
    paper.sheets.retain(|sheet| match &sheet.body {
        PaperBody::Board(_) => true,
        PaperBody::Table(table) => here(&table.collection),
        PaperBody::Form(form) => form.collection.as_ref().is_none_or(here),
    });
    paper
}

/// The step where a collection comes first, or else the first that has it.
fn home<'a>(workshop: &'a Workshop, collection: &Arc<str>) -> Option<&'a str> {
    let leads = |step: &&Step| step.collections.first() == Some(collection);
    let has = |step: &&Step| step.collections.contains(collection);
    let mut steps = workshop.steps.iter();
    let found = steps.find(leads);
    let found = found.or_else(|| workshop.steps.iter().find(has));
    found.map(|step| step.id.as_str())
}
