//! What an assembly asks for: how far each project is, with how much money, and why some are late.

use rust_decimal::Decimal;

use super::Told;
use crate::method::earned_value::Light;
use crate::plan::Item;
use crate::plan::results::Outcome;
use crate::plan::results::progress::ProjectProgress;
use crate::report::block::Align;
use crate::report::tables::Desk;
use crate::report::tables::draft::{Draft, EMPTY};
use crate::report::tables::money::shown;

/// Each project with reports: what was to be done by now, what was allotted, what was spent, and how it goes in words.
pub(super) fn account(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.progress().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.label("progress", "project"), Align::Left);
    for key in [
        "report-account-planned",
        "report-account-got",
        "report-account-spent",
    ] {
        draft.column(desk.say(key), Align::Right);
    }
    draft.column(desk.say("report-account-light"), Align::Left);
    let mut sums = [Decimal::ZERO; 3];
    for own in &found.projects {
        let figures = &own.assessment.figures;
        let got = last(desk, own).filter_map(|report| report.number("appropriated"));
        let amounts = [figures.planned_value, got.sum(), figures.actual_cost];
        let mut row = vec![desk.words.name(&own.project)];
        for (sum, amount) in sums.iter_mut().zip(amounts) {
            *sum += amount;
            row.push(shown(desk, amount.round()));
        }
        row.push(
            own.light
                .map_or_else(|| EMPTY.to_owned(), |light| said(desk, light)),
        );
        draft.row(row);
    }
    if found.projects.len() > 1 {
        let mut row = vec![desk.say("report-total")];
        row.extend(sums.map(|sum| shown(desk, sum.round())));
        row.push(String::new());
        draft.total(&row);
    }
    let caption = desk.in_currency(&desk.say("report-account-caption"));
    let tables = draft.finish(desk, "account", &caption, String::new());
    Ok(Told::new(tables, Vec::new()))
}

/// The projects that do not go as planned, with the reason that their last reports give.
pub(super) fn delays(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.progress().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.label("progress", "project"), Align::Left);
    draft.column(desk.say("report-account-why"), Align::Left);
    let late = found
        .projects
        .iter()
        .filter(|own| matches!(own.light, Some(Light::Amber | Light::Red)));
    for own in late {
        let reasons: Vec<String> = last(desk, own)
            .map(|report| desk.words.answer(report, "comment"))
            .filter(|reason| !reason.trim().is_empty())
            .collect();
        let reason = if reasons.is_empty() {
            desk.say("report-account-no-reason")
        } else {
            reasons.join(" ")
        };
        draft.row(vec![desk.words.name(&own.project), reason]);
    }
    let caption = desk.say("report-account-delays");
    let tables = draft.finish(desk, "delays", &caption, String::new());
    Ok(Told::new(tables, Vec::new()))
}

/// A light in words: colour alone says nothing to who does not see it.
fn said(desk: &Desk<'_>, light: Light) -> String {
    desk.say(match light {
        Light::Green => "report-account-green",
        Light::Amber => "report-account-amber",
        Light::Red => "report-account-red",
    })
}

/// The reports of a project on its last day.
fn last<'a>(desk: &Desk<'a>, own: &ProjectProgress) -> impl Iterator<Item = &'a Item> {
    let (project, on) = (own.project.clone(), own.on);
    let reports = desk.plan.items("progress");
    reports.filter(move |report| {
        report.id_of("project") == Some(&*project)
            && matches!(report.get("date"), Some(crate::plan::Value::Date(day)) if *day == on)
    })
}
