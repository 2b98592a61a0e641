//! When each project and each of its tasks begins and ends.

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use jiff::civil::Date;

use super::book::Book;
use super::cell::{Cell, Look, name};
use super::investment::title_of;
use super::sheet::{Column, FIRST, Sheet, Width};
use crate::plan::{Item, Value};

/// The columns of the two ends.
const BEGINS: usize = 5;
const ENDS: usize = 6;

/// The sheet of projects and tasks.
pub(super) fn sheet(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let plan = book.plan;
    let schedules = plan.results().schedule().as_ref().ok();
    let mut tasks: Vec<(Option<&Item>, Vec<&Item>)> = plan
        .items("project")
        .map(|project| (Some(project), Vec::new()))
        .collect();
    let mut loose = Vec::new();
    for task in plan.items("task") {
        let own = task.id_of("project");
        let found = tasks.iter_mut().find(|(project, _)| {
            let id = project.map(|project| &*project.id);
            id.is_some() && id == own
        });
        match found {
            Some((_, tasks)) => tasks.push(task),
            None => loose.push(task),
        }
    }
    tasks.push((None, loose));
    let mut rows = Vec::new();
    for (project, tasks) in tasks {
        if let Some(project) = project {
            let ends = [day(project, "start"), day(project, "end")];
            if ends.iter().all(Option::is_none) && tasks.is_empty() {
                continue;
            }
            let row = FIRST + rows.len();
            let what = title_of(book, "project");
            rows.push(line(
                book,
                row,
                (project, project),
                (what, None),
                ends,
                "executor",
            ));
        }
        for task in tasks {
            let timed = schedules.and_then(|schedules| schedules.task(&task.id));
            let ends = [
                timed.and_then(|timed| timed.begins),
                timed.and_then(|timed| timed.ends),
            ];
            let row = FIRST + rows.len();
            let what = if task.is("milestone") {
                book.say("xlsx-milestone")
            } else {
                title_of(book, "task")
            };
            let months = task.number("duration_m");
            let project = project.unwrap_or(task);
            rows.push(line(
                book,
                row,
                (project, task),
                (what, months),
                ends,
                "owner",
            ));
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    let named = book.free_name(&book.say("xlsx-schedule"));
    let mut laid = Sheet::named(named, book.say("xlsx-schedule-title"));
    laid.note = book.say("xlsx-schedule-note");
    laid.columns = [
        ("xlsx-project-code", Width::Code),
        ("report-code", Width::Code),
        ("xlsx-what", Width::Code),
        ("xlsx-name", Width::Widest),
        ("xlsx-months", Width::Code),
        ("xlsx-begins", Width::Figure),
        ("xlsx-ends", Width::Figure),
        ("xlsx-days", Width::Code),
        ("xlsx-responsible", Width::Wide),
    ]
    .map(|(key, width)| Column::new(book.say(key), width))
    .into();
    laid.rows = rows;
    laid.frozen = 2;
    laid.filter = true;
    book.add(laid)
}

fn day(item: &Item, key: &str) -> Option<Date> {
    match item.get(key) {
        Some(Value::Date(day)) => Some(*day),
        _ => None,
    }
}

/// A row: its project and its own record, what it is and how many months it takes, its ends, and who answers for it.
fn line(
    book: &Book<'_>,
    row: usize,
    (project, own): (&Item, &Item),
    (what, months): (String, Option<Decimal>),
    [begins, ends]: [Option<Date>; 2],
    responsible: &str,
) -> Vec<Cell> {
    let code = if project.collection == "project".into() {
        &*project.code
    } else {
        ""
    };
    let days = match (begins, ends) {
        (Some(begins), Some(ends)) => {
            let days = (ends - begins).get_days() + 1;
            let formula = format!("={}-{}+1", name(row, ENDS), name(row, BEGINS));
            Cell::Formula(formula, Decimal::from(days), Look::Plain(0))
        }
        _ => Cell::Blank,
    };
    let cell = |day: Option<Date>| day.map_or(Cell::Blank, Cell::Day);
    vec![
        Cell::text(code),
        Cell::text(&own.code),
        Cell::text(what),
        Cell::text(book.words.name(&own.id)),
        months.map_or(Cell::Blank, Cell::figure),
        cell(begins),
        cell(ends),
        days,
        Cell::text(book.words.answer(own, responsible)),
    ]
}
