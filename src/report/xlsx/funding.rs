//! Who pays what: each funding line by year, each source as the sum of its lines, and what is still missing.
//!
//! A surplus of one year, or of one project, never pays for another: each gap is reckoned alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::book::Book;
use super::cell::{Cell, down, fixed, sheet};
use super::investment::{Amounts, Costs, Detail, Part, by_year, choices, enter, field, sum_up};
use super::sheet::{Column, FIRST, Sheet, Width};
use crate::plan::Item;
use crate::plan::investment::ByYear;

/// The columns of the funding lines with the codes of projects and of sources.
const PROJECTS: usize = 1;
const SOURCES: usize = 3;

/// The sheets of lines, of sources and of gaps.
pub(super) fn sheets(book: &mut Book<'_>, costs: &Costs) -> Result<(), XlsxError> {
    let plan = book.plan;
    let items: Vec<&Item> = plan
        .items("funding_line")
        .filter(|line| !line.numbers("amounts").is_empty())
        .collect();
    let lines = if items.is_empty() {
        None
    } else {
        let lines = lines(book, costs, &items)?;
        sources(book, costs, &lines)?;
        Some(lines)
    };
    if costs.rows.is_empty() {
        return Ok(());
    }
    gaps(book, costs, lines.as_ref())
}

fn lines(book: &mut Book<'_>, costs: &Costs, items: &[&Item]) -> Result<Detail, XlsxError> {
    let plan = book.plan;
    let amounts = Amounts {
        years: &costs.years,
        look: costs.look(),
        first: 7,
    };
    let named = book.free_name(&book.say("xlsx-funding"));
    let title = book.in_currency(&book.say("xlsx-funding-title"));
    let mut laid = Sheet::named(named.clone(), title);
    laid.note = book.say("xlsx-sums-note");
    let form = choices(book, field(book, "funding_line", "form"));
    let status = choices(book, field(book, "funding_line", "status"));
    laid.columns = vec![
        Column::new(book.say("report-code"), Width::Code),
        Column::new(book.say("xlsx-project-code"), Width::Code),
        Column::new(book.say("report-by-project"), Width::Wide),
        Column::new(book.say("xlsx-source-code"), Width::Code),
        Column::new(book.say("report-by-source"), Width::Wide),
        Column::new(book.say("report-by-form"), Width::Medium).checked(form),
        Column::new(book.say("report-by-status"), Width::Medium).checked(status),
    ];
    laid.columns.extend(amounts.columns(book));
    let mut all = Vec::with_capacity(items.len());
    let mut loose = ByYear::new();
    for (row, line) in (FIRST..).zip(items) {
        let own = by_year(line, "amounts");
        let other = |key: &str| line.id_of(key).and_then(|id| plan.get(id));
        let code = |key: &str| Cell::text(other(key).map_or("", |item| &*item.code));
        let called = |key: &str| Cell::text(book.words.answer(line, key));
        let mut cells = vec![
            Cell::text(&line.code),
            code("project"),
            called("project"),
            code("source"),
            called("source"),
            called("form"),
            called("status"),
        ];
        cells.extend(amounts.row(row, &own));
        laid.rows.push(cells);
        if other("source").is_none() {
            enter(&mut loose, &own);
        }
        all.push(own);
    }
    laid.total = Some(amounts.total(book, laid.rows.len(), &all));
    laid.frozen = 2;
    laid.filter = true;
    let last = laid.last();
    book.add(laid)?;
    Ok(Detail {
        sheet: named,
        last,
        first: amounts.first,
        loose,
    })
}

/// What each source pays, as the sum of its lines.
fn sources(book: &mut Book<'_>, costs: &Costs, lines: &Detail) -> Result<(), XlsxError> {
    let plan = book.plan;
    let named = book.free_name(&book.say("xlsx-sources"));
    let title = book.in_currency(&book.say("xlsx-sources-title"));
    let mut laid = Sheet::named(named, title);
    laid.note = book.say_of("xlsx-sources-note", &[("sheet", &lines.sheet)]);
    laid.columns = vec![
        Column::new(book.say("xlsx-source-code"), Width::Code),
        Column::new(book.say("report-by-source"), Width::Wide),
        Column::new(book.say("xlsx-kind"), Width::Medium),
    ];
    let parts = plan.items("funding_source").filter_map(|source| {
        let amounts = plan.investment.funding_by_source.get(&source.id)?.clone();
        let cells = vec![
            Cell::text(&source.code),
            Cell::text(book.words.name(&source.id)),
            Cell::text(book.words.answer(source, "kind")),
        ];
        Some(Part { cells, amounts })
    });
    sum_up(book, &mut laid, (lines, SOURCES), parts.collect(), costs);
    book.add(laid)
}

/// What each project lacks in each year.
fn gaps(book: &mut Book<'_>, costs: &Costs, lines: Option<&Detail>) -> Result<(), XlsxError> {
    let plan = book.plan;
    let sums = &plan.investment;
    let amounts = Amounts {
        years: &costs.years,
        look: costs.look(),
        first: 4,
    };
    let named = book.free_name(&book.say("xlsx-gap"));
    let title = book.in_currency(&book.say("xlsx-gap-title"));
    let mut laid = Sheet::named(named, title);
    laid.note = book.say("xlsx-gap-note");
    laid.columns = vec![
        Column::new(book.say("xlsx-project-code"), Width::Code),
        Column::new(book.say("report-by-project"), Width::Wide),
        Column::new(book.say("report-cost"), Width::Figure),
        Column::new(book.say("xlsx-funding"), Width::Figure),
    ];
    laid.columns.extend(amounts.columns(book));
    // A project that the plan no longer has pays for nothing.
    let none = ByYear::new();
    let mut all = Vec::new();
    let (mut cost, mut funding) = (Vec::new(), Vec::new());
    for project in plan.items("project") {
        let Some(total) = costs.cell(&project.id, costs.years.len()) else {
            continue;
        };
        let row = FIRST + laid.rows.len();
        let paid = |at: usize| paid(lines, at, row);
        let of = |sums: &BTreeMap<Arc<str>, ByYear>| sums.get(&project.id).unwrap_or(&none).clone();
        let (spent, given) = (of(&sums.by_project), of(&sums.funding_by_project));
        let (spent, given): (Decimal, Decimal) = (spent.values().sum(), given.values().sum());
        let mut cells = vec![
            Cell::text(&project.code),
            Cell::text(book.words.name(&project.id)),
            Cell::Formula(format!("={total}"), spent, amounts.look),
            Cell::Formula(format!("={}", paid(costs.years.len())), given, amounts.look),
        ];
        let own = of(&sums.gaps);
        cells.extend(amounts.formulas(row, &own, |at| {
            let cost = costs.cell(&project.id, at).unwrap_or_default();
            format!("=MAX(0,{cost}-{})", paid(at))
        }));
        laid.rows.push(cells);
        all.push(own);
        cost.push(spent);
        funding.push(given);
    }
    let mut total = amounts.total(book, laid.rows.len(), &all);
    let last = laid.last();
    for (at, sums) in [(2, cost), (3, funding)] {
        let formula = format!("=SUM({})", down(at, FIRST, last));
        total[at] = Cell::Formula(formula, sums.iter().sum(), amounts.look);
    }
    laid.total = Some(total);
    laid.frozen = 2;
    book.add(laid)
}

/// What is paid for the project of a row in a year, or in all in the place after the last.
fn paid(lines: Option<&Detail>, year: usize, row: usize) -> String {
    let Some(lines) = lines else {
        return "0".to_owned();
    };
    let there = sheet(&lines.sheet);
    let years = fixed(lines.first + year, FIRST, lines.last);
    let codes = fixed(PROJECTS, FIRST, lines.last);
    format!("SUMIFS({there}{years},{there}{codes},$A{})", row + 1)
}
