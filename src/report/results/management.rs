//! Appraisal, schedule and progress on paper.

use rust_decimal::Decimal;

use super::Told;
use crate::locale::{date, number};
use crate::method::earned_value::Light;
use crate::plan::Item;
use crate::plan::results::Outcome;
use crate::plan::results::progress::ProjectProgress;
use crate::plan::results::schedule::Timed;
use crate::report::block::Align;
use crate::report::tables::Desk;
use crate::report::tables::draft::{Draft, EMPTY};

fn columns(desk: &Desk<'_>, draft: &mut Draft, keys: &[&str]) {
    for key in keys {
        draft.column(desk.say(key), Align::Right);
    }
}

fn light_key(light: Light) -> &'static str {
    match light {
        Light::Green => "earned-green",
        Light::Amber => "earned-amber",
        Light::Red => "earned-red",
    }
}

/// An amount without cents: those of a forecast say nothing.
fn whole(desk: &Desk<'_>, amount: Decimal) -> String {
    number::decimal(amount, Some(0), desk.lang)
}

/// Net present value and the rest of each project, and what happens when something comes out worse.
pub(super) fn appraisal(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.appraisal().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.label("cashflow", "project"), Align::Left);
    columns(
        desk,
        &mut draft,
        &[
            "report-result-appraisal-npv",
            "report-result-appraisal-irr",
            "report-result-appraisal-ratio",
            "report-result-appraisal-payback",
            "report-result-appraisal-annual",
            "report-result-appraisal-person",
        ],
    );
    let mut moved = Draft::new();
    moved.column(desk.label("cashflow", "project"), Align::Left);
    columns(
        desk,
        &mut moved,
        &[
            "report-result-appraisal-npv",
            "report-result-moved-benefits",
            "report-result-moved-costs",
        ],
    );
    for own in &found.projects {
        let measures = &own.appraisal;
        let rate = match measures.internal_rate.as_ref() {
            Some(rate) => match rate.unique() {
                Some(rate) => desk.share(rate, 1),
                None if rate.rates.len() > 1 => desk.say("report-result-appraisal-several"),
                None => EMPTY.to_owned(),
            },
            None => EMPTY.to_owned(),
        };
        let project = desk.called(&own.project);
        draft.row(vec![
            project.clone(),
            desk.real(measures.net_present_value, 0),
            rate,
            desk.real_or(measures.benefit_cost_ratio, 2),
            desk.real_or(measures.payback.map(|payback| payback.years), 1),
            desk.real_or(measures.annual_cost, 0),
            desk.real_or(own.cost_per_person, 0),
        ]);
        if own.has_benefits {
            moved.row(vec![
                project,
                desk.real(measures.net_present_value, 0),
                desk.real(own.fewer_benefits, 0),
                desk.real(own.dearer, 0),
            ]);
        }
    }
    let caption = desk.in_currency(&desk.say("report-result-appraisal"));
    let mut tables = draft.finish(desk, "appraisal", &caption, String::new());
    let caption = desk.in_currency(&desk.say("report-result-moved"));
    tables.extend(moved.finish(desk, "appraisal-moved", &caption, String::new()));
    Ok(Told::new(tables, found.reading(results)))
}

/// When each task begins and ends, who answers for it and which cannot be late; where the tasks turn in a circle, the
/// tasks without dates.
pub(super) fn schedule(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.schedule().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    for key in ["name", "owner"] {
        draft.column(desk.label("task", key), Align::Left);
    }
    draft.column(desk.say("report-result-schedule-duration"), Align::Right);
    draft.column(desk.say("report-result-schedule-budget"), Align::Right);
    draft.column(desk.say("report-result-schedule-begins"), Align::Left);
    draft.column(desk.say("report-result-schedule-ends"), Align::Left);
    draft.column(desk.say("report-result-schedule-slack"), Align::Right);
    let by_project = results.source().by_ref("task", "project");
    for project in desk.plan.items("project") {
        let Some(tasks) = by_project.get(&*project.id) else {
            continue;
        };
        draft.group(&desk.called(&project.id));
        for task in tasks {
            draft.row(task_row(desk, task, found.task(&task.id)));
        }
    }
    let caption = desk.say("report-result-schedule");
    let tables = draft.finish(desk, "schedule", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

fn task_row(desk: &Desk<'_>, task: &Item, timed: Option<&Timed>) -> Vec<String> {
    let number = |number: Decimal| number::decimal(number, None, desk.lang);
    let in_month = |month: Decimal| {
        let month = number(month);
        format!("{} {month}", desk.say("report-result-schedule-month"))
    };
    let milestone = if task.is("milestone") { "◆ " } else { "" };
    let empty = || EMPTY.to_owned();
    let slack = |own: &Timed| {
        if own.is_critical {
            "●".to_owned()
        } else {
            number(own.slack)
        }
    };
    vec![
        format!("{milestone}{}", desk.called(&task.id)),
        desk.words.answer(task, "owner"),
        task.number("duration_m").map_or_else(empty, number),
        task.number("budget").map_or_else(empty, number),
        timed.map_or_else(empty, |own| {
            own.begins.map_or_else(|| in_month(own.start), date::short)
        }),
        timed.map_or_else(empty, |own| {
            own.ends.map_or_else(|| in_month(own.finish), date::short)
        }),
        timed.map_or_else(empty, slack),
    ]
}

/// Earned value of each project, and what it will cost in the end.
pub(super) fn progress(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.progress().as_ref().map_err(Clone::clone)?;
    let mut tables = figures(desk, &found.projects);
    tables.extend(forecasts(desk, &found.projects));
    Ok(Told::new(tables, found.reading(results)))
}

fn figures(desk: &Desk<'_>, projects: &[ProjectProgress]) -> Vec<crate::report::block::Block> {
    let mut draft = Draft::new();
    draft.column(desk.label("progress", "project"), Align::Left);
    draft.column(desk.say("report-result-progress-on"), Align::Left);
    columns(
        desk,
        &mut draft,
        &[
            "report-result-progress-budget",
            "report-result-progress-planned",
            "report-result-progress-earned",
            "report-result-progress-actual",
            "report-result-progress-cpi",
            "report-result-progress-spi",
        ],
    );
    draft.column(desk.say("report-result-progress-light"), Align::Left);
    let index = |index: Option<Decimal>| {
        let shown = index.map(|index| number::decimal(index, Some(3), desk.lang));
        shown.unwrap_or_else(|| EMPTY.to_owned())
    };
    for own in projects {
        let told = &own.assessment;
        let budget = told.figures.budget.map(|budget| whole(desk, budget));
        let light = own.light.map(|light| desk.say(light_key(light)));
        draft.row(vec![
            desk.called(&own.project),
            date::short(own.on),
            budget.unwrap_or_else(|| EMPTY.to_owned()),
            whole(desk, told.figures.planned_value),
            whole(desk, told.figures.earned_value),
            whole(desk, told.figures.actual_cost),
            index(told.cost_index),
            index(told.schedule_index),
            light.unwrap_or_else(|| EMPTY.to_owned()),
        ]);
    }
    let caption = desk.in_currency(&desk.say("report-result-progress"));
    draft.finish(desk, "progress", &caption, String::new())
}

fn forecasts(desk: &Desk<'_>, projects: &[ProjectProgress]) -> Vec<crate::report::block::Block> {
    let mut draft = Draft::new();
    draft.column(desk.label("progress", "project"), Align::Left);
    columns(
        desk,
        &mut draft,
        &[
            "report-result-forecast-cost",
            "report-result-forecast-plan",
            "report-result-forecast-both",
            "report-result-forecast-variance",
            "report-result-forecast-needed",
        ],
    );
    for own in projects {
        let told = &own.assessment;
        let forecasts = [told.by_cost, told.by_plan, told.by_cost_and_schedule];
        let mut row = vec![desk.called(&own.project)];
        for forecast in forecasts {
            let shown = forecast.map(|forecast| whole(desk, forecast.at_completion));
            row.push(shown.unwrap_or_else(|| EMPTY.to_owned()));
        }
        let variance = told.by_cost.map(|forecast| whole(desk, forecast.variance));
        let needed = told
            .to_complete_index
            .map(|index| number::decimal(index, Some(3), desk.lang));
        for shown in [variance, needed] {
            row.push(shown.unwrap_or_else(|| EMPTY.to_owned()));
        }
        draft.row(row);
    }
    let caption = desk.in_currency(&desk.say("report-result-forecast"));
    draft.finish(desk, "forecasts", &caption, String::new())
}

/// What can be done if only part of the money comes.
pub(super) fn funding(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.funding().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.say("report-result-funding-scenario"), Align::Left);
    columns(
        desk,
        &mut draft,
        &[
            "report-result-funding-funded",
            "report-result-funding-gap",
            "report-result-funding-whole",
        ],
    );
    draft.column(desk.say("report-result-funding-fallen"), Align::Left);
    let names = [
        "report-result-funding-secured",
        "report-result-funding-negotiated",
        "report-result-funding-all",
    ];
    for (name, own) in names.into_iter().zip(&found.all) {
        let fallen: Vec<String> = own.fallen.iter().map(|(id, _)| desk.code_of(id)).collect();
        draft.row(vec![
            desk.say(name),
            number::decimal(own.funded, None, desk.lang),
            number::decimal(own.gap, None, desk.lang),
            own.whole.len().to_string(),
            fallen.join(", "),
        ]);
    }
    let caption = desk.in_currency(&desk.say("report-result-funding"));
    let tables = draft.finish(desk, "funding-scenarios", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

/// How many conditions of each project are ready.
pub(super) fn readiness(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.readiness().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.label("readiness", "project"), Align::Left);
    columns(
        desk,
        &mut draft,
        &[
            "report-result-readiness-ready",
            "report-result-readiness-apply",
        ],
    );
    draft.column("%", Align::Right);
    for own in &found.projects {
        let percent = own.percent().map(|percent| desk.share(percent / 100.0, 0));
        let conditions = own.conditions;
        let apply = conditions.ready + conditions.in_process + conditions.pending;
        draft.row(vec![
            desk.called(&own.project),
            conditions.ready.to_string(),
            apply.to_string(),
            percent.unwrap_or_else(|| EMPTY.to_owned()),
        ]);
    }
    let caption = desk.say("report-result-readiness");
    let tables = draft.finish(desk, "readiness", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}
