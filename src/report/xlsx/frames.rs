//! The logical framework of each project, a row for each level of it.

use rust_xlsxwriter::XlsxError;

use super::book::Book;
use super::cell::{Cell, Look};
use super::sheet::{Column, Sheet, Width};
use crate::plan::Item;
use crate::plan::results::logframe::Logframe;

/// The sheet of logical frameworks.
pub(super) fn sheet(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let plan = book.plan;
    let Ok(found) = plan.results().logframe() else {
        return Ok(());
    };
    let mut rows = Vec::new();
    for project in plan.items("project") {
        if let Some(frame) = found.of(&project.id) {
            rows.extend(levels(book, project, frame));
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    let named = book.free_name(&book.say("xlsx-frames"));
    let mut laid = Sheet::named(named, book.say("report-logframes-title"));
    laid.columns = vec![
        Column::new(book.say("xlsx-project-code"), Width::Code),
        Column::new(book.say("xlsx-level"), Width::Medium),
        Column::new(book.say("report-code"), Width::Code),
        Column::new(book.say("report-logframe-summary"), Width::Widest),
        Column::new(book.say("report-logframe-indicators"), Width::Wide),
        Column::new(book.say("xlsx-target"), Width::Figure),
        Column::new(book.say("report-logframe-verification"), Width::Wide),
        Column::new(book.say("report-logframe-assumptions"), Width::Wide),
        Column::new(book.in_currency(&book.say("report-cost")), Width::Figure),
    ];
    laid.rows = rows;
    laid.frozen = 3;
    laid.filter = true;
    laid.n_records = Some(found.projects.len());
    book.add(laid)
}

/// A level of a framework: its words, what it is measured by, and what it costs.
struct Level {
    key: &'static str,
    code: String,
    words: String,
    indicators: String,
    target: Cell,
    sources: String,
    assumptions: String,
    cost: Cell,
}

fn levels(book: &Book<'_>, project: &Item, frame: &Logframe) -> Vec<Vec<Cell>> {
    let plan = book.plan;
    let words = &book.words;
    let assumed = |level: &str| {
        let own = plan.items("assumption").filter(|item| {
            item.id_of("project") == Some(&*project.id) && item.id_of("level") == Some(level)
        });
        let own: Vec<String> = own.map(|item| words.answer(item, "text")).collect();
        own.join("\n")
    };
    let told = |ids: &[std::sync::Arc<str>], key: &str| {
        let items = ids.iter().filter_map(|id| plan.get(id));
        let mut texts: Vec<String> = items.map(|item| words.answer(item, key)).collect();
        texts.retain(|text| !text.is_empty());
        texts.dedup();
        texts.join("\n")
    };
    let end = frame.end.as_ref().and_then(|id| plan.get(id));
    let mut levels = vec![
        Level {
            key: "report-logframe-end",
            code: end.map_or_else(String::new, |item| item.code.clone()),
            words: end.map_or_else(String::new, |item| words.name(&item.id)),
            indicators: told(&frame.end_indicators, "name"),
            target: Cell::Blank,
            sources: told(&frame.end_indicators, "source"),
            assumptions: assumed("goal"),
            cost: Cell::Blank,
        },
        Level {
            key: "report-logframe-purpose",
            code: project.code.clone(),
            words: words.answer(project, "purpose"),
            indicators: told(&frame.purpose_indicators, "name"),
            target: Cell::Blank,
            sources: told(&frame.purpose_indicators, "source"),
            assumptions: assumed("purpose"),
            cost: Cell::Blank,
        },
    ];
    let (of_all, of_activities) = (assumed("component"), assumed("activity"));
    let components = frame.components.iter().filter_map(|id| plan.get(id));
    let mut lines = Vec::new();
    for (at, component) in components.enumerate() {
        let mut own = vec![words.answer(component, "assumption")];
        // What holds for all of them stands beside the first.
        own.extend((at == 0).then(|| of_all.clone()));
        own.retain(|text| !text.is_empty());
        levels.push(Level {
            key: "report-logframe-components",
            code: component.code.clone(),
            words: words.answer(component, "text"),
            indicators: words.answer(component, "indicator"),
            target: component.number("target").map_or(Cell::Blank, Cell::figure),
            sources: words.answer(component, "mov"),
            assumptions: own.join("\n"),
            cost: Cell::Number(component.total("cost"), amount(component.total("cost"))),
        });
        let here = plan.items("activity_line");
        lines.extend(here.filter(|line| line.id_of("component") == Some(&*component.id)));
    }
    for (at, line) in lines.into_iter().enumerate() {
        levels.push(Level {
            key: "report-logframe-activities",
            code: line.code.clone(),
            words: words.answer(line, "text"),
            indicators: String::new(),
            target: Cell::Blank,
            sources: String::new(),
            assumptions: if at == 0 {
                of_activities.clone()
            } else {
                String::new()
            },
            cost: line
                .number("cost")
                .map_or(Cell::Blank, |cost| Cell::Number(cost, amount(cost))),
        });
    }
    let row = |level: Level| {
        vec![
            Cell::text(&project.code),
            Cell::text(book.say(level.key)),
            Cell::text(level.code),
            Cell::text(level.words),
            Cell::text(level.indicators),
            level.target,
            Cell::text(level.sources),
            Cell::text(level.assumptions),
            level.cost,
        ]
    };
    levels.into_iter().map(row).collect()
}

fn amount(amount: rust_decimal::Decimal) -> Look {
    Look::Amount {
        cents: !amount.fract().is_zero(),
    }
}
