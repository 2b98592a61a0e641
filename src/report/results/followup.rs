//! Purchases, communication, risks, follow-up, social control, observatory and commitments on paper.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Told;
use crate::locale::date;
use crate::method::indicators::targets::Course;
use crate::plan::Item;
use crate::plan::results::Outcome;
use crate::plan::results::risks::Placed;
use crate::report::block::{Align, Block};
use crate::report::tables::Desk;
use crate::report::tables::draft::Draft;
use crate::workshop::{Choice, FieldKind};

impl Desk<'_> {
    /// The options of a field, in their order.
    fn options(&self, collection: &str, key: &str) -> &[Choice] {
        let collection = self.plan.workshop.get_collection(collection);
        let field = collection.and_then(|collection| collection.get_field(key));
        match field.map(|field| &field.kind) {
            Some(FieldKind::Choice(options) | FieldKind::Choices(options)) => options,
            _ => &[],
        }
    }

    fn money(&self, amount: Decimal) -> String {
        self.words.figure(amount, &FieldKind::Money)
    }
}

/// A name and how many there are, for each option that some record has.
fn counted(
    desk: &Desk<'_>,
    options: &[Choice],
    headers: [String; 2],
    n: impl Fn(&str) -> usize,
) -> Draft {
    let mut draft = Draft::new();
    let [name, count] = headers;
    draft.column(name, Align::Left);
    draft.column(count, Align::Right);
    for option in options {
        let n = n(&option.id);
        if n > 0 {
            draft.row(vec![option.label.get(desk.lang).to_owned(), n.to_string()]);
        }
    }
    draft
}

fn course_key(course: Course) -> &'static str {
    match course {
        Course::Improving => "course-improving",
        Course::Same => "course-same",
        Course::Worsening => "course-worsening",
    }
}

/// Each indicator along the rounds with its light in words, and how much each round measured.
pub(super) fn observatory(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.observatory().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.say("report-code"), Align::Left);
    draft.column(desk.label("indicator", "name"), Align::Left);
    for round in &found.rounds {
        draft.column(desk.words.name(&round.round), Align::Right);
    }
    draft.column(desk.say("report-followup-course"), Align::Left);
    for series in &found.series {
        let mut cells = vec![
            desk.code_of(&series.indicator),
            desk.words.name(&series.indicator),
        ];
        cells.extend(series.points.iter().map(|point| match point.value {
            Some(value) => {
                let value = desk.words.figure(value, &FieldKind::Decimal);
                let light = desk.class("light", point.progress.light.id());
                format!("{value} · {light}")
            }
            None => String::new(),
        }));
        cells.push(
            series
                .course
                .map_or_else(String::new, |course| desk.say(course_key(course))),
        );
        draft.row(cells);
    }
    let caption = desk.say("report-followup-series");
    let mut tables = draft.finish(desk, "series", &caption, String::new());
    let mut draft = Draft::new();
    draft.column(desk.say("report-result-round"), Align::Left);
    for key in [
        "report-followup-measured",
        "report-followup-whole",
        "report-followup-share",
    ] {
        draft.column(desk.say(key), Align::Right);
    }
    for round in &found.rounds {
        draft.row(vec![
            desk.words.name(&round.round),
            round.measured.to_string(),
            round.whole.to_string(),
            desk.share(round.pct / 100.0, 0),
        ]);
    }
    let caption = desk.say("report-followup-coverage");
    tables.extend(draft.finish(desk, "coverage", &caption, String::new()));
    Ok(Told::new(tables, found.reading(results)))
}

/// Purchases by quarter with the local share, and by state.
pub(super) fn purchases(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.purchases().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.say("report-followup-quarter"), Align::Left);
    let amount = desk.in_currency(&desk.say("report-followup-amount"));
    draft.column(amount, Align::Right);
    for (quarter, amount) in &found.by_quarter {
        draft.row(vec![quarter.clone(), desk.money(*amount)]);
    }
    if !found.no_quarter.is_zero() {
        let name = desk.say("report-followup-no-quarter");
        draft.row(vec![name, desk.money(found.no_quarter)]);
    }
    draft.total(&[desk.say("report-followup-total"), desk.money(found.total)]);
    draft.total(&[desk.say("report-followup-local"), desk.money(found.local)]);
    let caption = desk.say("report-followup-quarters");
    let mut tables = draft.finish(desk, "quarters", &caption, String::new());
    let headers = [
        desk.label("procurement", "state"),
        desk.say("report-followup-purchases"),
    ];
    let options = desk.options("procurement", "state");
    let n = |id: &str| found.by_state.get(id).copied().unwrap_or_default();
    let caption = desk.say("report-followup-states");
    let states = counted(desk, options, headers, n);
    tables.extend(states.finish(desk, "purchase-states", &caption, String::new()));
    Ok(Told::new(tables, found.reading(results)))
}

/// Which audience hears in which language.
pub(super) fn communication(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.communication().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.label("communication", "audience"), Align::Left);
    for language in &found.languages {
        draft.column(language.name.get(desk.lang), Align::Left);
    }
    let by_audience = |item: &Item| desk.words.answer(item, "audience");
    let mut audiences: Vec<(String, BTreeMap<&str, Vec<String>>)> = Vec::new();
    for item in desk.plan.items("communication") {
        let audience = by_audience(item);
        let at = audiences.iter().position(|(name, _)| *name == audience);
        let at = at.unwrap_or_else(|| {
            audiences.push((audience, BTreeMap::new()));
            audiences.len() - 1
        });
        for language in item.ids_of("language") {
            let channels = audiences[at].1.entry(language).or_default();
            channels.push(desk.words.answer(item, "channel"));
        }
    }
    for (audience, channels) in audiences {
        let mut cells = vec![audience];
        cells.extend(found.languages.iter().map(|language| {
            let channels = channels.get(&*language.id);
            channels.map_or_else(String::new, |own| own.join("; "))
        }));
        draft.row(cells);
    }
    let caption = desk.say("report-followup-languages");
    let tables = draft.finish(desk, "languages", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

/// The risks on a table of probability by impact, before and after the response.
pub(super) fn risks(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.risks().as_ref().map_err(Clone::clone)?;
    let mut tables = Vec::new();
    let before = found.rated.iter().map(|own| (&*own.id, Some(own.initial)));
    tables.extend(five_by_five(desk, &before.collect::<Vec<_>>(), "before"));
    let after = found.rated.iter().map(|own| (&*own.id, own.residual));
    tables.extend(five_by_five(desk, &after.collect::<Vec<_>>(), "after"));
    Ok(Told::new(tables, found.reading(results)))
}

fn five_by_five(desk: &Desk<'_>, risks: &[(&str, Option<Placed>)], when: &str) -> Vec<Block> {
    if risks.iter().all(|(_, placed)| placed.is_none()) {
        return Vec::new();
    }
    let Ok(scale) = desk.plan.results().rules().scale("risk", "probability") else {
        return Vec::new();
    };
    let ends = (scale.least as i64, scale.most as i64);
    let mut draft = Draft::new();
    let axes = [
        desk.label("risk", "probability"),
        desk.label("risk", "impact"),
    ];
    draft.column(axes.join(" × "), Align::Center);
    for impact in ends.0..=ends.1 {
        draft.column(impact.to_string(), Align::Left);
    }
    for probability in (ends.0..=ends.1).rev() {
        let mut cells = vec![probability.to_string()];
        for impact in ends.0..=ends.1 {
            let rating = desk
                .plan
                .results()
                .rate_risk(probability.into(), impact.into());
            let level = rating.map_or_else(String::new, |own| desk.class("risk", own.level.id()));
            let here = risks.iter().filter(|(_, placed)| {
                placed.is_some_and(|own| (own.probability, own.impact) == (probability, impact))
            });
            let codes: Vec<String> = here.map(|(id, _)| desk.code_of(id)).collect();
            cells.push(if codes.is_empty() {
                level
            } else {
                format!("{level}: {}", codes.join(", "))
            });
        }
        draft.row(cells);
    }
    let caption = desk.say(match when {
        "before" => "report-followup-risks-before",
        _ => "report-followup-risks-after",
    });
    draft.finish(desk, &format!("risks {when}"), &caption, String::new())
}

/// How many evaluation questions look from each side.
pub(super) fn monitoring(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.monitoring().as_ref().map_err(Clone::clone)?;
    let headers = [
        desk.label("evaluation_question", "criterion"),
        desk.say("report-followup-count"),
    ];
    let options = desk.options("evaluation_question", "criterion");
    let n = |id: &str| {
        let all = desk.plan.items("evaluation_question");
        all.filter(|item| item.id_of("criterion") == Some(id))
            .count()
    };
    let caption = desk.say("report-followup-criteria");
    let criteria = counted(desk, options, headers, n);
    let tables = criteria.finish(desk, "criteria", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

/// The phases of giving account, year by year.
pub(super) fn oversight(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.oversight().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.label("accountability", "year"), Align::Center);
    for option in desk.options("accountability", "phase").iter().take(4) {
        draft.column(option.label.get(desk.lang), Align::Center);
    }
    draft.column(desk.say("report-followup-work-plan"), Align::Center);
    let told = |yes: bool| desk.say(if yes { "yes" } else { "no" });
    for year in &found.years {
        let mut cells = vec![year.year.to_string()];
        cells.extend(year.phases.map(told));
        cells.push(told(year.has_plan));
        draft.row(cells);
    }
    let caption = desk.say("report-followup-phases");
    let tables = draft.finish(desk, "phases", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

/// Commitments by state, and those that are late.
pub(super) fn commitments(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.commitments().as_ref().map_err(Clone::clone)?;
    let headers = [
        desk.label("commitment", "status"),
        desk.say("report-followup-count"),
    ];
    let options = desk.options("commitment", "status");
    let caption = desk.say("report-followup-states-commitments");
    let states = counted(desk, options, headers, |id| found.n_in(id));
    let mut tables = states.finish(desk, "commitment-states", &caption, String::new());
    let mut draft = Draft::new();
    draft.column(desk.say("report-code"), Align::Left);
    for key in ["text", "owner", "status"] {
        draft.column(desk.label("commitment", key), Align::Left);
    }
    draft.column(desk.say("report-followup-due"), Align::Left);
    for late in found.overdue(desk.plan.today) {
        let (Some(item), Some(due)) = (desk.plan.get(&late.id), late.holds()) else {
            continue;
        };
        let mut cells = vec![item.code.clone()];
        cells.extend(["text", "owner", "status"].map(|key| desk.words.answer(item, key)));
        cells.push(date::long(due, desk.lang));
        draft.row(cells);
    }
    let caption = desk.say("report-followup-late");
    tables.extend(draft.finish(desk, "overdue", &caption, String::new()));
    let mut reading = found.reading(results);
    reading.extend(found.on(results, desk.plan.today));
    Ok(Told::new(tables, reading))
}
