//! What a step asks, with empty room to write by hand, short enough for a whole plan on paper.

use super::ask::Ask;
use super::{Built, Desk, with_near};
use crate::diag::Sentence;
use crate::plan::paper::{self, PaperSheet};
use crate::report::block::Block;
use crate::report::sheets::{Setting, lines, short};

/// `blank`: the questions of a step and empty rows under them.
pub(super) fn blank(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let id = ask.need("step")?;
    let workshop = &desk.plan.workshop;
    let Some(step) = workshop.get_step(id) else {
        let sentence = Sentence::new("report-option-value")
            .with("option", "step")
            .with("value", id);
        return Err(with_near(
            sentence,
            id,
            workshop.steps.iter().map(|step| &*step.id),
        ));
    };
    let paper = paper::blank(workshop, step, desk.lang);
    let setting = Setting {
        lang: desk.lang,
        ..Setting::default()
    };
    let sheet = |sheet: &PaperSheet| short(sheet, &setting);
    let mut blocks: Vec<Block> = paper.sheets.iter().flat_map(sheet).collect();
    if blocks.is_empty() {
        blocks.push(lines());
    }
    Ok(blocks)
}
