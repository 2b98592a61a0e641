//! Tables for documents of few pages: what is to be reached, with its main measure, and what costs most.

use std::cmp::Reverse;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::ask::Ask;
use super::draft::Draft;
use super::money::{by_status, shown};
use super::{Built, Desk};
use crate::plan::Item;
use crate::plan::investment::total;
use crate::report::block::Align;
use crate::workshop::FieldKind;

/// What an indicator measures, from what matters most to people.
const LEVELS: [&str; 4] = ["impact", "outcome", "output", "management"];

/// Projects of a short list.
const FEW_PROJECTS: usize = 10;

/// `goals`: each objective under its axis, with where its main indicator stands and where it should arrive.
#[expect(
    clippy::unnecessary_wraps,
    reason = "every kind of table has this shape"
)]
pub(super) fn goals(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let mut draft = Draft::new();
    for (collection, key) in [("objective", "text"), ("indicator", "name")] {
        draft.column(desk.label(collection, key), Align::Left);
    }
    for key in ["report-goals-from", "report-goals-to"] {
        draft.column(desk.say(key), Align::Right);
    }
    let of = |axis: Option<&Arc<str>>| -> Vec<&Item> {
        let objectives = desk.plan.items("objective");
        objectives
            .filter(|objective| objective.id_of("axis") == axis.map(|id| &**id))
            .collect()
    };
    let axes = desk.plan.items("axis").map(|axis| Some(&axis.id));
    for axis in axes.chain([None]) {
        let objectives = of(axis);
        if objectives.is_empty() {
            continue;
        }
        let title = axis.map_or_else(|| desk.say("report-unassigned"), |id| desk.words.name(id));
        draft.group(&title);
        for objective in objectives {
            let mut row = vec![desk.words.name(&objective.id)];
            row.extend(measure(desk, objective));
            draft.row(row);
        }
    }
    let default = desk.say("report-goals-caption");
    let caption = ask.get("caption").unwrap_or(&default);
    let source = ask.get("source").unwrap_or_default().to_owned();
    Ok(draft.finish(desk, "goals", caption, source))
}

/// The main indicator of an objective, its baseline with the year, and its last target with the year.
fn measure(desk: &Desk<'_>, objective: &Item) -> [String; 3] {
    let level = |item: &&Item| {
        let level = item.id_of("level").unwrap_or_default();
        let place = LEVELS.iter().position(|own| *own == level);
        place.unwrap_or(LEVELS.len())
    };
    let mine = desk.plan.items("indicator");
    let mine = mine.filter(|item| item.id_of("objective") == Some(&objective.id));
    let Some(indicator) = mine.min_by_key(level) else {
        return [String::new(), String::new(), String::new()];
    };
    let unit = desk.words.answer(indicator, "unit");
    let told = |figure: Decimal, year: &str| {
        let figure = desk.words.figure(figure, &FieldKind::Decimal);
        let blank = if unit.is_empty() { "" } else { "\u{a0}" };
        let year = if year.is_empty() {
            String::new()
        } else {
            format!(" ({year})")
        };
        format!("{figure}{blank}{unit}{year}")
    };
    let base = indicator.number("baseline");
    let since = indicator.number("baseline_year");
    let since = since.map_or_else(String::new, |year| year.trunc().to_string());
    let targets = indicator.numbers("targets");
    let last = targets.iter().next_back();
    [
        desk.words.name(&indicator.id),
        base.map_or_else(String::new, |figure| told(figure, &since)),
        last.map_or_else(String::new, |(year, figure)| told(*figure, year)),
    ]
}

/// `costliest`: the projects that cost most, with their stage, what is secured and what is missing.
pub(super) fn costliest(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let limit = ask.number("limit")?.unwrap_or(FEW_PROJECTS);
    let sums = &desk.plan.investment;
    let by_status = by_status(desk);
    let secured = |project: &Item| {
        let amount = by_status.get(&(&*project.id, "secured"));
        amount.copied().unwrap_or_default()
    };
    let cost = |project: &Item| {
        sums.by_project
            .get(&project.id)
            .map_or(Decimal::ZERO, total)
    };
    let gap = |project: &Item| sums.gaps.get(&project.id).map_or(Decimal::ZERO, total);
    let mut projects: Vec<&Item> = desk.plan.items("project").collect();
    projects.sort_by_key(|project| Reverse(cost(project)));
    let mut draft = Draft::new();
    draft.column(desk.say("report-code"), Align::Left);
    for key in ["name", "stage"] {
        draft.column(desk.label("project", key), Align::Left);
    }
    for key in ["report-cost", "report-secured", "report-gap"] {
        draft.column(desk.say(key), Align::Right);
    }
    for project in projects.into_iter().take(limit) {
        draft.row(vec![
            project.code.clone(),
            desk.words.name(&project.id),
            desk.words.answer(project, "stage"),
            shown(desk, cost(project)),
            shown(desk, secured(project)),
            shown(desk, gap(project)),
        ]);
    }
    let default = desk.say("report-costliest-caption");
    let caption = desk.in_currency(ask.get("caption").unwrap_or(&default));
    let source = ask.get("source").unwrap_or_default().to_owned();
    Ok(draft.finish(desk, "costliest", &caption, source))
}
