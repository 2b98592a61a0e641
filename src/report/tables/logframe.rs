//! The logical framework of projects on paper: end, purpose, components and activities by what they say, how they are
//! measured, where that can be verified, and what they take for granted.

use super::ask::Ask;
use super::chain::{of, own_code};
use super::draft::Draft;
use super::{Built, Desk};
use crate::plan::Item;
use crate::plan::results::logframe::Logframe;
use crate::report::block::Align;

/// `logframe`: the matrix of each project that has one.
pub(super) fn logframe(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let Some(collection) = desk.plan.workshop.get_collection("project") else {
        return Ok(Vec::new());
    };
    let Ok(found) = desk.plan.results().logframe() else {
        return Ok(Vec::new());
    };
    let mut blocks = Vec::new();
    for project in ask.items(collection)? {
        let Some(frame) = found.of(&project.id) else {
            continue;
        };
        let draft = matrix(desk, project, frame);
        let title = desk.words.full_name(project);
        let caption = desk.say_of("report-logframe-caption", &[("project", &title)]);
        let name = format!("logframe {}", project.code);
        blocks.extend(draft.finish(desk, &name, &caption, String::new()));
    }
    Ok(blocks)
}

fn matrix(desk: &Desk<'_>, project: &Item, frame: &Logframe) -> Draft {
    let mut draft = Draft::new();
    for key in [
        "report-logframe-summary",
        "report-logframe-indicators",
        "report-logframe-verification",
        "report-logframe-assumptions",
    ] {
        draft.column(desk.say(key), Align::Left);
    }
    let assumptions = of(desk, "assumption", project);
    let assumed = |level: &str| -> Vec<String> {
        let own = assumptions.iter();
        own.filter(|item| item.id_of("level") == Some(level))
            .map(|item| desk.words.answer(item, "text"))
            .collect()
    };
    draft.group(&desk.say("report-logframe-end"));
    let end = frame.end.as_ref();
    draft.row(vec![
        end.and_then(|id| desk.plan.get(id))
            .map(|item| desk.words.full_name(item))
            .unwrap_or_default(),
        measures(desk, &frame.end_indicators),
        sources(desk, &frame.end_indicators),
        assumed("goal").join("\n"),
    ]);
    draft.group(&desk.say("report-logframe-purpose"));
    draft.row(vec![
        desk.words.answer(project, "purpose"),
        measures(desk, &frame.purpose_indicators),
        sources(desk, &frame.purpose_indicators),
        assumed("purpose").join("\n"),
    ]);
    let components: Vec<&Item> = frame
        .components
        .iter()
        .filter_map(|id| desk.plan.get(id))
        .collect();
    if !components.is_empty() {
        draft.group(&desk.say("report-logframe-components"));
    }
    let for_all = assumed("component");
    for (at, component) in components.iter().enumerate() {
        let mut own = vec![desk.words.answer(component, "assumption")];
        // What holds for all of them stands beside the first.
        own.extend(for_all.iter().filter(|_| at == 0).cloned());
        own.retain(|text| !text.is_empty());
        draft.row(vec![
            format!(
                "{} {}",
                own_code(desk, component),
                desk.words.answer(component, "text")
            ),
            join(
                ": ",
                &[
                    desk.words.answer(component, "indicator"),
                    desk.words.answer(component, "target"),
                ],
            ),
            desk.words.answer(component, "mov"),
            own.join("\n"),
        ]);
    }
    activities(desk, &mut draft, &components, &assumed("activity"));
    draft
}

/// The activities of each component with what they cost: that is how they are measured.
fn activities(desk: &Desk<'_>, draft: &mut Draft, components: &[&Item], assumed: &[String]) {
    let lines = desk
        .plan
        .results()
        .source()
        .by_ref("activity_line", "component");
    let mut left = assumed.join("\n");
    let mut is_first = true;
    for component in components {
        for line in lines.get(&*component.id).into_iter().flatten() {
            if std::mem::take(&mut is_first) {
                draft.group(&desk.say("report-logframe-activities"));
            }
            draft.row(vec![
                format!(
                    "{} · {}",
                    own_code(desk, component),
                    desk.words.answer(line, "text")
                ),
                desk.words.answer(line, "cost"),
                String::new(),
                std::mem::take(&mut left),
            ]);
        }
    }
}

/// Indicators with where they start and where they should arrive.
fn measures(desk: &Desk<'_>, ids: &[std::sync::Arc<str>]) -> String {
    let lines = ids.iter().filter_map(|id| {
        let item = desk.plan.get(id)?;
        let name = desk.words.answer(item, "name");
        let targets = item.numbers("targets");
        let (Some(baseline), Some((year, target))) =
            (item.number("baseline"), targets.last_key_value())
        else {
            return Some(name);
        };
        let number = |value| crate::locale::number::decimal(value, None, desk.lang);
        Some(desk.say_of(
            "report-logframe-measure",
            &[
                ("name", &name),
                ("from", &number(baseline)),
                ("to", &number(*target)),
                ("year", year),
            ],
        ))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn sources(desk: &Desk<'_>, ids: &[std::sync::Arc<str>]) -> String {
    let items = ids.iter().filter_map(|id| desk.plan.get(id));
    let mut texts: Vec<String> = items
        .map(|item| desk.words.answer(item, "source"))
        .collect();
    texts.retain(|text| !text.is_empty());
    texts.dedup();
    texts.join("\n")
}

/// The words that are there, with something between them.
fn join(between: &str, words: &[String]) -> String {
    let there: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !word.is_empty())
        .collect();
    there.join(between)
}
