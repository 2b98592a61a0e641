//! The annual operating plan: what is to be done, spent and bought in one year.

use rust_decimal::Decimal;

use super::ask::Ask;
use super::draft::{Draft, EMPTY};
use super::money::shown;
use super::{Built, Desk};
use crate::plan::Item;
use crate::plan::results::schedule::Timed;
use crate::report::block::Align;

/// `operating-plan`: the tasks of each project in a year, quarter by quarter, with its cost and its funding. Without
/// `year`, that of today if the plan reaches it, or its first.
pub(super) fn operating_plan(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let years = &desk.plan.investment.years;
    let today = i64::from(desk.plan.today.year());
    let year = match ask.number("year")? {
        Some(year) => year as i64,
        None if years.iter().any(|year| year.parse() == Ok(today)) => today,
        None => match years.first().and_then(|year| year.parse().ok()) {
            Some(first) => first,
            None => return Ok(Vec::new()),
        },
    };
    let Ok(found) = desk.plan.results().schedule() else {
        return Ok(Vec::new());
    };
    let mut draft = Draft::new();
    for key in ["name", "owner"] {
        draft.column(desk.label("task", key), Align::Left);
    }
    for quarter in 1..=4 {
        let quarter = quarter.to_string();
        draft.column(
            desk.say_of("report-year-quarter", &[("n", &quarter)]),
            Align::Left,
        );
    }
    draft.column(desk.label("task", "budget"), Align::Right);
    let tasks = desk.plan.results().source().by_ref("task", "project");
    for project in desk.plan.items("project") {
        let own: Vec<(&Item, [bool; 4])> = tasks
            .get(&*project.id)
            .into_iter()
            .flatten()
            .filter_map(|task| Some((*task, quarters(found.task(&task.id)?, year)?)))
            .collect();
        if own.is_empty() {
            continue;
        }
        draft.group(&title(desk, project, year));
        for (task, quarters) in own {
            let mut cells = vec![desk.words.full_name(task), desk.words.answer(task, "owner")];
            let mark = |worked: bool| if worked { "●" } else { EMPTY };
            cells.extend(quarters.map(|worked| mark(worked).to_owned()));
            cells.push(
                task.number("budget")
                    .map_or_else(String::new, |budget| shown(desk, budget)),
            );
            draft.row(cells);
        }
    }
    let year = year.to_string();
    let caption = desk.say_of("report-year-caption", &[("year", &year)]);
    let caption = ask.get("caption").map_or(caption, str::to_owned);
    let caption = desk.in_currency(&caption);
    Ok(draft.finish(
        desk,
        &format!("operating plan {year}"),
        &caption,
        String::new(),
    ))
}

/// A project with what it costs and what its sources put in that year.
fn title(desk: &Desk<'_>, project: &Item, year: i64) -> String {
    let sums = &desk.plan.investment;
    let of = |amounts: &crate::plan::investment::ByKey| -> Decimal {
        let own = amounts.get(&project.id);
        let year = own.and_then(|own| own.get(&*year.to_string()));
        year.copied().unwrap_or_default()
    };
    let (cost, funded) = (of(&sums.by_project), of(&sums.funding_by_project));
    let name = desk.words.full_name(project);
    desk.say_of(
        "report-year-project",
        &[
            ("name", &name),
            ("cost", &shown(desk, cost)),
            ("funded", &shown(desk, funded)),
        ],
    )
}

/// The quarters of a year in which a task is worked; nothing when it is none of them, or without dates.
fn quarters(task: &Timed, year: i64) -> Option<[bool; 4]> {
    task.begins?;
    let (from, to) = task.span(0.0);
    let first = (year * 12) as f64;
    let worked = [0.0, 3.0, 6.0, 9.0].map(|month| {
        let (begins, ends) = (first + month, first + month + 3.0);
        // A milestone takes no time.
        from < ends && (to > begins || from >= begins)
    });
    worked.contains(&true).then_some(worked)
}
