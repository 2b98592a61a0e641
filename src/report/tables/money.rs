//! Cost, funding and gap, exact, with a column for each year.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::ask::Ask;
use super::draft::{Draft, paragraph};
use super::{Built, Desk};
use crate::locale::number;
use crate::plan::investment::{ByKey, ByYear, total};
use crate::report::block::{Align, Block};
use crate::workshop::{Choice, FieldKind};

/// Where the names of a breakdown come from.
enum Names {
    /// Records of a collection.
    Records(&'static str),
    /// Options of a field.
    Options(&'static str, &'static str),
}

/// `investment`: cost of the plan by …, with years as columns.
pub(super) fn investment(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let by = ask.one_of(
        "by",
        &[
            "axis",
            "programme",
            "objective",
            "dimension",
            "kind",
            "item",
            "zone",
            "project",
        ],
    )?;
    if by == "zone" {
        return Ok(zones(desk, ask));
    }
    let (header, rows) = cost_by(desk, by);
    let caption = caption(desk, ask, "report-investment-caption", header);
    let blocks = by_year(desk, &desk.say(header), &rows, &caption, "investment");
    Ok(from(ask, blocks))
}

/// The cost of the plan by axis, programme, objective, dimension, kind, item or project, each part by year, with the
/// key of what it is by.
pub(in crate::report) fn cost_by(desk: &Desk<'_>, by: &str) -> (&'static str, Vec<Named>) {
    let sums = &desk.plan.investment;
    let (names, amounts, header) = match by {
        "axis" => (Names::Records("axis"), &sums.by_axis, "report-by-axis"),
        "programme" => (
            Names::Records("programme"),
            &sums.by_programme,
            "report-by-programme",
        ),
        "objective" => (
            Names::Records("objective"),
            &sums.by_objective,
            "report-by-objective",
        ),
        "dimension" => (
            Names::Options("objective", "dimension"),
            &sums.by_dimension,
            "report-by-dimension",
        ),
        "kind" => (
            Names::Options("project", "kind"),
            &sums.by_kind,
            "report-by-kind",
        ),
        "item" => (
            Names::Options("component", "item"),
            &sums.by_item,
            "report-by-item",
        ),
        _ => (
            Names::Records("project"),
            &sums.by_project,
            "report-by-project",
        ),
    };
    let mut rows = rows(desk, &names, amounts);
    let rest = remainder(&sums.by_year, &rows);
    if rest.values().any(|amount| !amount.is_zero()) {
        rows.push((desk.say("report-unassigned"), rest));
    }
    (header, rows)
}

/// `funding`: what each source, status or form pays, by year; or cost, funding and gap of each project.
pub(super) fn funding(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let by = ask.one_of("by", &["source", "status", "form", "project"])?;
    if by == "project" {
        return Ok(projects(desk, ask));
    }
    let (header, rows) = funding_by(desk, by);
    let caption = caption(desk, ask, "report-funding-caption", header);
    let blocks = by_year(desk, &desk.say(header), &rows, &caption, "funding");
    Ok(from(ask, blocks))
}

/// Tables with the source that the template gives them.
fn from(ask: &Ask<'_>, mut blocks: Vec<Block>) -> Vec<Block> {
    for block in &mut blocks {
        if let (Block::Table(table), Some(source)) = (block, ask.get("source")) {
            source.clone_into(&mut table.source);
        }
    }
    blocks
}

/// What sources pay, by source, status or form, each part by year, with the key of what it is by.
pub(in crate::report) fn funding_by(desk: &Desk<'_>, by: &str) -> (&'static str, Vec<Named>) {
    let sums = &desk.plan.investment;
    let (names, amounts, header) = match by {
        "source" => (
            Names::Records("funding_source"),
            &sums.funding_by_source,
            "report-by-source",
        ),
        "status" => (
            Names::Options("funding_line", "status"),
            &sums.funding_by_status,
            "report-by-status",
        ),
        _ => (
            Names::Options("funding_line", "form"),
            &sums.funding_by_form,
            "report-by-form",
        ),
    };
    (header, rows(desk, &names, amounts))
}

/// `gap`: what is missing, of each project that lacks something.
#[expect(
    clippy::unnecessary_wraps,
    reason = "every kind of table has this shape"
)]
pub(super) fn gap(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let caption = match ask.get("caption") {
        Some(said) => desk.in_currency(said),
        None => desk.in_currency(&desk.say("report-gap-caption")),
    };
    let rows = rows(desk, &Names::Records("project"), &desk.plan.investment.gaps);
    Ok(by_year(
        desk,
        &desk.say("report-by-project"),
        &rows,
        &caption,
        "gap",
    ))
}

fn caption(desk: &Desk<'_>, ask: &Ask<'_>, key: &str, header: &str) -> String {
    let by = desk.say(header).to_lowercase();
    let default = desk.say_of(key, &[("by", &by)]);
    desk.in_currency(ask.get("caption").unwrap_or(&default))
}

/// A name with its amounts.
pub(in crate::report) type Named = (String, ByYear);

/// The amounts with their names, in the order of records or options; what has no name any more goes last.
fn rows(desk: &Desk<'_>, origin: &Names, amounts: &ByKey) -> Vec<Named> {
    let named: Vec<(Arc<str>, String)> = match origin {
        Names::Records(collection) => desk
            .plan
            .items(collection)
            .map(|item| (Arc::clone(&item.id), desk.words.full_name(item)))
            .collect(),
        Names::Options(collection, key) => options(desk, collection, key),
    };
    let has_name = |id: &Arc<str>| named.iter().any(|(other, _)| other == id);
    let lost = amounts.iter().filter(|(id, _)| !has_name(id));
    let nameless: Vec<Named> = lost
        .map(|(id, by_year)| (id.to_string(), by_year.clone()))
        .collect();
    let found = named
        .iter()
        .filter_map(|(id, name)| Some((name.clone(), amounts.get(id)?.clone())));
    found.chain(nameless).collect()
}

/// The options of a field with their words.
fn options(desk: &Desk<'_>, collection: &str, key: &str) -> Vec<(Arc<str>, String)> {
    let collection = desk.plan.workshop.get_collection(collection);
    let field = collection.and_then(|collection| collection.get_field(key));
    let Some(FieldKind::Choice(options) | FieldKind::Choices(options)) =
        field.map(|field| &field.kind)
    else {
        return Vec::new();
    };
    let words = |option: &Choice| option.label.get(desk.lang).to_owned();
    options
        .iter()
        .map(|option| (Arc::clone(&option.id), words(option)))
        .collect()
}

/// What the rows leave over of the whole.
fn remainder(whole: &ByYear, rows: &[Named]) -> ByYear {
    let left = whole.iter().map(|(year, amount)| {
        let said: Decimal = rows
            .iter()
            .filter_map(|(_, by_year)| by_year.get(year))
            .sum();
        (Arc::clone(year), *amount - said)
    });
    left.collect()
}

/// A table with years as columns, a total of each row and of each year.
fn by_year(desk: &Desk<'_>, header: &str, rows: &[Named], caption: &str, name: &str) -> Vec<Block> {
    let years = &desk.plan.investment.years;
    let mut draft = Draft::new();
    draft.column(header, Align::Left);
    for year in years {
        draft.column(&**year, Align::Right);
    }
    draft.column(desk.say("report-total"), Align::Right);
    let amounts = |by_year: &ByYear| -> Vec<String> {
        let years = years
            .iter()
            .map(|year| by_year.get(year).copied().unwrap_or_default());
        years
            .chain([total(by_year)])
            .map(|amount| shown(desk, amount))
            .collect()
    };
    let mut all = ByYear::new();
    for (title, by_year) in rows {
        for (year, amount) in by_year {
            *all.entry(Arc::clone(year)).or_default() += *amount;
        }
        let mut cells = vec![title.clone()];
        cells.extend(amounts(by_year));
        draft.row(cells);
    }
    let mut cells = vec![desk.say("report-total")];
    cells.extend(amounts(&all));
    draft.total(&cells);
    draft.finish(desk, name, caption, String::new())
}

/// An amount; nothing in a year is a dash, so that the eye finds what there is.
pub(in crate::report) fn shown(desk: &Desk<'_>, amount: Decimal) -> String {
    if amount.is_zero() {
        "—".to_owned()
    } else {
        desk.words.amount(amount)
    }
}

/// Cost of each zone and of each of its inhabitants.
fn zones(desk: &Desk<'_>, ask: &Ask<'_>) -> Vec<Block> {
    let sums = &desk.plan.investment;
    let mut draft = Draft::new();
    draft.column(desk.say("report-by-zone"), Align::Left);
    draft.column(desk.say("report-population"), Align::Right);
    draft.column(desk.say("report-cost"), Align::Right);
    draft.column(desk.say("report-per-capita"), Align::Right);
    let (mut people, mut cost) = (Decimal::ZERO, Decimal::ZERO);
    let cents = |amount: Decimal| number::decimal(amount, Some(2), desk.lang);
    let whole = |amount: Decimal| number::decimal(amount, Some(0), desk.lang);
    for zone in desk.plan.items("zone") {
        let Some(amount) = sums.by_zone.get(&zone.id) else {
            continue;
        };
        let population = zone.number("population").unwrap_or_default();
        people += population;
        cost += *amount;
        draft.row(vec![
            desk.words.full_name(zone),
            whole(population),
            whole(*amount),
            sums.per_capita
                .get(&zone.id)
                .map(|amount| cents(*amount))
                .unwrap_or_default(),
        ]);
    }
    let each = if people.is_zero() {
        String::new()
    } else {
        cents(cost / people)
    };
    draft.total(&[desk.say("report-total"), whole(people), whole(cost), each]);
    let default = desk.say("report-investment-zone");
    let caption = desk.in_currency(ask.get("caption").unwrap_or(&default));
    let mut blocks = draft.finish(desk, "investment", &caption, String::new());
    if !blocks.is_empty() {
        blocks.push(paragraph(&desk.say("report-zone-shares")));
    }
    blocks
}

/// What each project is given, by the state of the promise.
pub(super) fn by_status<'a>(desk: &Desk<'a>) -> BTreeMap<(&'a str, &'a str), Decimal> {
    let mut by_status: BTreeMap<(&str, &str), Decimal> = BTreeMap::new();
    for line in desk.plan.items("funding_line") {
        if let (Some(project), Some(status)) = (line.id_of("project"), line.id_of("status")) {
            *by_status.entry((project, status)).or_default() += line.total("amounts");
        }
    }
    by_status
}

/// Cost, funding by status and gap of each project.
fn projects(desk: &Desk<'_>, ask: &Ask<'_>) -> Vec<Block> {
    const STATUS: [(&str, &str); 3] = [
        ("secured", "report-secured"),
        ("in_negotiation", "report-in-negotiation"),
        ("identified", "report-identified"),
    ];
    let sums = &desk.plan.investment;
    let by_status = by_status(desk);
    let mut draft = Draft::new();
    draft.column(desk.say("report-by-project"), Align::Left);
    draft.column(desk.say("report-cost"), Align::Right);
    for (_, header) in STATUS {
        draft.column(desk.say(header), Align::Right);
    }
    draft.column(desk.say("report-gap"), Align::Right);
    let mut all = vec![Decimal::ZERO; STATUS.len() + 2];
    for project in desk.plan.items("project") {
        let mut amounts = vec![
            sums.by_project
                .get(&project.id)
                .map_or(Decimal::ZERO, total),
        ];
        amounts.extend(STATUS.iter().map(|(status, _)| {
            by_status
                .get(&(&*project.id, *status))
                .copied()
                .unwrap_or_default()
        }));
        amounts.push(sums.gaps.get(&project.id).map_or(Decimal::ZERO, total));
        if amounts.iter().all(Decimal::is_zero) {
            continue;
        }
        for (sum, amount) in all.iter_mut().zip(&amounts) {
            *sum += *amount;
        }
        let mut cells = vec![desk.words.full_name(project)];
        cells.extend(amounts.into_iter().map(|amount| shown(desk, amount)));
        draft.row(cells);
    }
    let mut cells = vec![desk.say("report-total")];
    cells.extend(all.into_iter().map(|amount| shown(desk, amount)));
    draft.total(&cells);
    let caption = caption(desk, ask, "report-funding-caption", "report-by-project");
    draft.finish(desk, "funding", &caption, String::new())
}
