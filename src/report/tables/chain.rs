//! Projects, each on a sheet: what it is for, what it delivers, what it costs and who pays, by year. A sheet that is a
//! document of its own fits on a page: short answers side by side, and each cost said once.

use rust_decimal::Decimal;

use super::ask::Ask;
use super::draft::{Draft, EMPTY, paragraph};
use super::money::shown;
use super::records::{card, heading};
use super::{Built, Desk};
use crate::plan::Item;
use crate::plan::investment::{ByYear, total};
use crate::report::block::{Align, Block, Inline};
use crate::workshop::Collection;

/// What the sheet tells of a project, in order.
const FACTS: [&str; 18] = [
    "programme",
    "objective",
    "problems",
    "zones",
    "kind",
    "stage",
    "executor",
    "competence",
    "agreement_needed",
    "beneficiaries",
    "beneficiaries_women",
    "start",
    "end",
    "om_cost_year",
    "om_responsible",
    "environmental",
    "importance",
    "governability",
];

/// Letters of an answer that stands beside another one.
const SHORT: usize = 44;

/// `projects`: one sheet for each project.
pub(super) fn projects(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let level = ask.number("level")?.unwrap_or(4).clamp(1, 6) as u8;
    let Some(collection) = desk.plan.workshop.get_collection("project") else {
        return Ok(Vec::new());
    };
    let mut blocks = Vec::new();
    for project in ask.items(collection)? {
        // As documents of their own, each on its page.
        if level == 1 && !blocks.is_empty() {
            blocks.push(Block::PageBreak);
        }
        blocks.push(heading(desk, project, level));
        let purpose = desk.words.answer(project, "purpose");
        blocks.extend(
            purpose
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(paragraph),
        );
        let facts = FACTS.iter().filter_map(|key| collection.get_field(key));
        let mut lines: Vec<(String, String)> = facts
            .map(|field| {
                (
                    field.label.get(desk.lang).to_owned(),
                    desk.words.answer_to(project, field),
                )
            })
            .collect();
        lines.extend(around(desk, project));
        if level == 1 {
            lines.push(assumed(desk, project));
            lines.retain(|(_, answer)| !answer.trim().is_empty() && answer != EMPTY);
            blocks.extend(side_by_side(desk, project, collection, lines));
        } else {
            blocks.extend(card(desk, project, collection, lines));
        }
        blocks.extend(components(desk, project, level == 1));
        blocks.extend(money(desk, project, level == 1));
        if level > 1 {
            blocks.extend(assumptions(desk, project));
        }
    }
    Ok(blocks)
}

/// Short answers two by two in a table, and the long ones in lines of their own under it.
fn side_by_side(
    desk: &Desk<'_>,
    project: &Item,
    collection: &Collection,
    lines: Vec<(String, String)>,
) -> Vec<Block> {
    let (short, long): (Vec<_>, Vec<_>) = lines
        .into_iter()
        .partition(|(_, answer)| answer.chars().count() <= SHORT);
    let mut draft = Draft::new();
    for key in ["report-card-label", "report-card-answer"].repeat(2) {
        draft.column(desk.say(key), Align::Left);
    }
    // Down the first pair of columns and then down the second, as people read.
    let half = short.len().div_ceil(2);
    for (at, (label, answer)) in short.iter().enumerate().take(half) {
        let (other, said) = short.get(half + at).cloned().unwrap_or_default();
        draft.row(vec![label.clone(), answer.clone(), other, said]);
    }
    let caption = format!("{} {}", collection.title.get(desk.lang), project.code);
    let mut blocks = draft.finish(desk, &caption, &caption, String::new());
    let long = long.into_iter().map(|(label, answer)| {
        let label = Inline::Strong {
            text: vec![Inline::text(format!("{label}:"))],
        };
        let answer = answer.split_whitespace().collect::<Vec<_>>().join(" ");
        vec![Block::Paragraph {
            text: vec![label, Inline::text(format!(" {answer}"))],
        }]
    });
    let items: Vec<Vec<Block>> = long.collect();
    if !items.is_empty() {
        blocks.push(Block::List { start: None, items });
    }
    blocks
}

/// The assumptions of a project in one line.
fn assumed(desk: &Desk<'_>, project: &Item) -> (String, String) {
    let all = of(desk, "assumption", project).into_iter();
    let all: Vec<String> = all.map(|item| desk.words.answer(item, "text")).collect();
    let collection = desk.plan.workshop.get_collection("assumption");
    let label = collection.map(|own| own.plural.get(desk.lang).to_owned());
    (label.unwrap_or_default(), all.join("; "))
}

/// The records of a collection that point to a project.
pub(super) fn of<'a>(desk: &Desk<'a>, collection: &str, project: &'a Item) -> Vec<&'a Item> {
    let is_of = |item: &&Item| item.id_of("project") == Some(&project.id);
    desk.plan.items(collection).filter(is_of).collect()
}

/// What other steps say about the project: risks, policies, conditions that are ready.
fn around(desk: &Desk<'_>, project: &Item) -> Vec<(String, String)> {
    let risks = desk
        .plan
        .items("risk")
        .filter(|risk| risk.ids_of("projects").contains(&project.id))
        .map(|risk| desk.words.full_name(risk));
    let policies = of(desk, "alignment", project)
        .into_iter()
        .map(|item| desk.words.answer(item, "policy"));
    let conditions: Vec<&Item> = of(desk, "readiness", project)
        .into_iter()
        .filter(|item| item.id_of("state") != Some("not_applicable"))
        .collect();
    let ready = conditions
        .iter()
        .filter(|item| item.id_of("state") == Some("ready"))
        .count();
    let conditions = if conditions.is_empty() {
        String::new()
    } else {
        let (ready, all) = (ready.to_string(), conditions.len().to_string());
        desk.say_of("report-ready-of", &[("ready", &ready), ("all", &all)])
    };
    vec![
        (
            desk.say("report-risks"),
            risks.collect::<Vec<_>>().join("; "),
        ),
        (
            desk.say("report-policies"),
            policies.collect::<Vec<_>>().join("; "),
        ),
        (desk.say("report-conditions"), conditions),
    ]
}

/// What the project delivers; in short with what each thing costs instead of how it is verified.
fn components(desk: &Desk<'_>, project: &Item, in_short: bool) -> Vec<Block> {
    let Some(collection) = desk.plan.workshop.get_collection("component") else {
        return Vec::new();
    };
    let keys = ["text", "indicator", "target", "mov", "assumption"];
    let n_keys = if in_short { 3 } else { keys.len() };
    let fields: Vec<_> = keys[..n_keys]
        .iter()
        .filter_map(|key| collection.get_field(key))
        .collect();
    let mut draft = Draft::new();
    draft.column(desk.say("report-code"), Align::Left);
    for field in &fields {
        let align = if &*field.key == "target" {
            Align::Right
        } else {
            Align::Left
        };
        draft.column(field.label.get(desk.lang), align);
    }
    if in_short {
        draft.column(desk.in_currency(&desk.say("report-cost")), Align::Right);
    }
    for component in of(desk, "component", project) {
        let mut cells = vec![own_code(desk, component)];
        cells.extend(
            fields
                .iter()
                .map(|field| desk.words.answer_to(component, field)),
        );
        if in_short {
            cells.push(shown(desk, component.numbers("cost").values().sum()));
        }
        draft.row(cells);
    }
    let caption = desk.say_of("report-components-caption", &[("code", &project.code)]);
    draft.finish(
        desk,
        &format!("components {}", project.code),
        &caption,
        String::new(),
    )
}

/// The code that people gave to a component, or the one that the program gives.
pub(super) fn own_code(desk: &Desk<'_>, component: &Item) -> String {
    match desk.words.answer(component, "code") {
        code if code.is_empty() => component.code.clone(),
        code => code,
    }
}

/// Cost and funding by year, one under the other, and what is missing; in short without the cost of each component.
fn money(desk: &Desk<'_>, project: &Item, in_short: bool) -> Vec<Block> {
    let sums = &desk.plan.investment;
    let years = &sums.years;
    let mut draft = Draft::new();
    draft.column(desk.say("report-line"), Align::Left);
    for year in years {
        draft.column(&**year, Align::Right);
    }
    draft.column(desk.say("report-total"), Align::Right);
    let cells = |title: String, amount: &dyn Fn(&str) -> Decimal| -> Vec<String> {
        let amounts: Vec<Decimal> = years.iter().map(|year| amount(year)).collect();
        let all = amounts.iter().sum();
        let mut cells = vec![title];
        cells.extend(
            amounts
                .into_iter()
                .chain([all])
                .map(|amount| shown(desk, amount)),
        );
        cells
    };
    let of_year = |amounts: Option<&ByYear>, year: &str| {
        amounts
            .and_then(|amounts| amounts.get(year))
            .copied()
            .unwrap_or_default()
    };
    let mut components = of(desk, "component", project);
    if in_short {
        components.clear();
    }
    if !components.is_empty() {
        draft.group(&desk.say("report-cost"));
    }
    for component in components {
        let title = format!(
            "{} {}",
            own_code(desk, component),
            desk.words.answer(component, "text")
        );
        let amounts = component.numbers("cost");
        draft.row(cells(title, &|year| {
            amounts.get(year).copied().unwrap_or_default()
        }));
    }
    let cost = sums.by_project.get(&project.id);
    draft.total(&cells(desk.say("report-total-cost"), &|year| {
        of_year(cost, year)
    }));
    let lines = of(desk, "funding_line", project);
    if !lines.is_empty() {
        draft.group(&desk.say("report-funding"));
        for line in lines {
            let parts = ["source", "form", "status"].map(|key| desk.words.answer(line, key));
            let parts: Vec<&str> = parts
                .iter()
                .map(String::as_str)
                .filter(|part| !part.is_empty())
                .collect();
            let amounts = line.numbers("amounts");
            let title = parts.join(" · ");
            draft.row(cells(title, &|year| {
                amounts.get(year).copied().unwrap_or_default()
            }));
        }
        let funded = sums.funding_by_project.get(&project.id);
        draft.total(&cells(desk.say("report-total-funding"), &|year| {
            of_year(funded, year)
        }));
    }
    let gap = sums.gaps.get(&project.id);
    if gap.is_some_and(|gap| !total(gap).is_zero()) {
        draft.total(&cells(desk.say("report-gap"), &|year| of_year(gap, year)));
    }
    let caption = desk.say_of("report-money-caption", &[("code", &project.code)]);
    let caption = desk.in_currency(&caption);
    draft.finish(
        desk,
        &format!("money {}", project.code),
        &caption,
        String::new(),
    )
}

fn assumptions(desk: &Desk<'_>, project: &Item) -> Vec<Block> {
    let items: Vec<Vec<Block>> = of(desk, "assumption", project)
        .into_iter()
        .map(|item| {
            let (level, text) = (
                desk.words.answer(item, "level"),
                desk.words.answer(item, "text"),
            );
            let mut words = Vec::new();
            if !level.is_empty() {
                words.push(Inline::Emphasis {
                    text: vec![Inline::text(format!("{level}:"))],
                });
                words.push(Inline::text(" "));
            }
            words.push(Inline::text(text));
            vec![Block::Paragraph { text: words }]
        })
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![
        paragraph(&desk.say("report-assumptions")),
        Block::List { start: None, items },
    ]
}
