//! Logical frameworks, statements, portfolios and capacities on paper.

use super::Told;
use crate::locale::number;
use crate::method::logframe::Rule;
use crate::plan::Value;
use crate::plan::results::portfolio::Way;
use crate::plan::results::{Outcome, Unsaid};
use crate::report::block::{Align, Block};
use crate::report::tables::Desk;
use crate::report::tables::draft::{Draft, EMPTY};
use crate::workshop::{FieldKind, MapKeys};

/// Which rules of its logical framework each project breaks, and how statements are worded.
pub(super) fn logframe(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.logframe().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.label("component", "project"), Align::Left);
    draft.column(desk.say("report-logframe-components"), Align::Right);
    draft.column(desk.say("report-logframe-review"), Align::Left);
    for own in found.projects.iter().filter(|own| !own.breaches.is_empty()) {
        let rules: Vec<&str> = own.broken().into_keys().map(Rule::code).collect();
        draft.row(vec![
            desk.called(&own.project),
            own.components.len().to_string(),
            rules.join(", "),
        ]);
    }
    let caption = desk.say("report-logframe-review-caption");
    let tables = draft.finish(desk, "frameworks", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

/// The objectives by the five questions of the workshop, and what the wording of every statement is marked for.
pub(super) fn wording(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.wording().as_ref().map_err(Clone::clone)?;
    let mut tables = smart(desk);
    let mut draft = Draft::new();
    draft.column(desk.say("report-wording-statement"), Align::Left);
    draft.column(desk.say("report-wording-advice"), Align::Left);
    for marked in &found.marked {
        let Some(item) = desk.plan.get(&marked.record) else {
            continue;
        };
        let advice: Vec<String> = marked
            .marks
            .iter()
            .map(|mark| desk.class("mark", mark.id()))
            .collect();
        draft.row(vec![
            format!("{} {}", item.code, desk.words.answer(item, marked.field)),
            advice.join("\n"),
        ]);
    }
    let caption = desk.say("report-wording-caption");
    tables.extend(draft.finish(desk, "wording", &caption, String::new()));
    if tables.is_empty() {
        return Err(Unsaid::nothing());
    }
    Ok(Told::new(tables, Vec::new()))
}

/// The objectives by the letters of SMART, as the group answered them.
fn smart(desk: &Desk<'_>) -> Vec<Block> {
    let collection = desk.plan.workshop.get_collection("objective");
    let field = collection.and_then(|collection| collection.get_field("smart"));
    let Some(FieldKind::Map {
        keys: MapKeys::Options(options),
        ..
    }) = field.map(|field| &field.kind)
    else {
        return Vec::new();
    };
    let mut draft = Draft::new();
    draft.column(desk.label("indicator", "objective"), Align::Left);
    for option in options {
        draft.column(option.label.get(desk.lang), Align::Left);
    }
    for objective in desk.plan.items("objective") {
        let Some(Value::Map(answers)) = objective.get("smart") else {
            continue;
        };
        let mut cells = vec![desk.called(&objective.id)];
        cells.extend(options.iter().map(|option| {
            let mut answers = answers.iter();
            let own = answers.find(|(key, _)| *key == option.id);
            match own {
                Some((_, Value::Flag(true))) => desk.say("yes"),
                Some((_, Value::Flag(false))) => desk.say("no"),
                _ => String::new(),
            }
        }));
        draft.row(cells);
    }
    let caption = desk.say("report-smart-caption");
    draft.finish(desk, "smart", &caption, String::new())
}

/// Which projects each way of choosing takes under the ceiling.
pub(super) fn portfolio(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.portfolio().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.label("component", "project"), Align::Left);
    for key in [
        "report-portfolio-cost",
        "report-portfolio-points",
        "report-portfolio-votes",
    ] {
        draft.column(desk.say(key), Align::Right);
    }
    for way in Way::ALL {
        draft.column(desk.say(way.key()), Align::Left);
    }
    let whole = |amount| number::decimal(amount, Some(0), desk.lang);
    for (at, own) in found.projects.iter().enumerate() {
        let mut cells = vec![
            desk.called(&own.project),
            whole(own.cost),
            own.points.map_or_else(String::new, |points| {
                number::decimal(points, None, desk.lang)
            }),
            own.votes.to_string(),
        ];
        cells.extend(found.choices.iter().map(|choice| match choice {
            Some(choice) if choice.decisions[at].is_chosen() => desk.say("report-portfolio-chosen"),
            Some(_) => EMPTY.to_owned(),
            None => String::new(),
        }));
        draft.row(cells);
    }
    let mut total = vec![
        desk.say("report-total"),
        String::new(),
        String::new(),
        String::new(),
    ];
    total.extend(found.choices.iter().map(|choice| {
        choice
            .as_ref()
            .map_or_else(String::new, |own| whole(own.cost))
    }));
    draft.total(&total);
    let caption = desk.in_currency(&desk.say("report-portfolio-caption"));
    let tables = draft.finish(desk, "portfolio", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

/// From the weakest capacities to the training that answers to them.
pub(super) fn capacities(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.capacities().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.label("strengthening", "area"), Align::Left);
    draft.column(desk.label("strengthening", "level"), Align::Right);
    draft.column(desk.label("strengthening", "need"), Align::Left);
    draft.column(desk.label("strengthening", "training"), Align::Left);
    for area in &found.areas {
        let mut needs: Vec<String> = area
            .ratings
            .iter()
            .filter_map(|id| desk.plan.get(id))
            .map(|item| desk.words.answer(item, "need"))
            .filter(|need| !need.is_empty())
            .collect();
        needs.dedup();
        draft.row(vec![
            area.name.get(desk.lang).to_owned(),
            desk.real(area.level, 1),
            needs.join("\n"),
            desk.all_called(&area.training),
        ]);
    }
    let caption = desk.say("report-capacities-caption");
    let tables = draft.finish(desk, "capacities", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}
