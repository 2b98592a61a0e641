//! Participation and indicators on paper.

use rust_decimal::Decimal;

use super::Told;
use crate::method::indicators::Light;
use crate::plan::results::participation::{Dimension, Presence, group_words};
use crate::plan::results::{Outcome, exact};
use crate::report::block::Align;
use crate::report::few::{WITHHELD, is_few, withhold};
use crate::report::tables::Desk;
use crate::report::tables::draft::Draft;
use crate::report::tables::people::few;
use crate::workshop::FieldKind;

/// Everybody who came, by group, beside the population and the targets. Groups of few people are not told, nor what
/// would let them be worked out.
pub(super) fn participation(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.participation().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.say("report-result-group"), Align::Left);
    for key in [
        "report-result-people",
        "report-result-share",
        "report-result-population",
        "report-result-target",
    ] {
        draft.column(desk.say(key), Align::Right);
    }
    draft.column(desk.say("report-result-standing"), Align::Left);
    for dimension in &found.total {
        draft.group(&desk.label("participant", dimension.id));
        dimension_rows(desk, &mut draft, dimension);
    }
    let caption = desk.say("report-result-participation");
    let tables = draft.finish(desk, "participation-total", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

fn dimension_rows(desk: &Desk<'_>, draft: &mut Draft, dimension: &Dimension) {
    let source = desk.plan.results().source();
    // Who is neither here nor counted anywhere needs no row.
    let told = |group: &&Presence| {
        group.count > 0 || group.population_pct.is_some() || group.quota_pct.is_some()
    };
    let groups: Vec<&Presence> = dimension.groups.iter().filter(told).collect();
    let counts: Vec<usize> = groups.iter().map(|group| group.count as usize).collect();
    let hidden = withhold(&counts);
    let percent = |value: Option<f64>| {
        let exact = value.and_then(|value| exact(value, 1));
        exact.map_or_else(String::new, |share| {
            desk.words.figure(share, &FieldKind::Percent)
        })
    };
    for ((group, count), hidden) in groups.iter().zip(&counts).zip(&hidden) {
        let name = group_words(source, dimension.id, &group.key);
        let (people, share) = match (hidden, is_few(*count)) {
            (true, true) => (few(desk, *count), WITHHELD.to_owned()),
            (true, false) => (WITHHELD.to_owned(), WITHHELD.to_owned()),
            (false, _) => (few(desk, *count), percent(Some(group.share_pct))),
        };
        draft.row(vec![
            name.get(desk.lang).to_owned(),
            people,
            share,
            percent(group.population_pct),
            percent(group.quota_pct),
            desk.class("presence", group.standing.id()),
        ]);
    }
}

/// The lights of every round, and the indicators of the last one.
pub(super) fn indicators(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.indicators().as_ref().map_err(Clone::clone)?;
    let mut rounds = Draft::new();
    rounds.column(desk.say("report-result-round"), Align::Left);
    for light in Light::ALL {
        rounds.column(desk.class("light", light.id()), Align::Right);
    }
    rounds.column(desk.say("report-result-fulfilment"), Align::Right);
    for round in &found.rounds {
        let mut cells = vec![desk.words.name(&round.id)];
        cells.extend(round.lights.map(|count| count.to_string()));
        let index = round.fulfilment.map(|own| own.index / 100.0);
        cells.push(index.map_or_else(String::new, |index| desk.share(index, 1)));
        rounds.row(cells);
    }
    let caption = desk.say("report-result-rounds");
    let mut tables = rounds.finish(desk, "lights", &caption, String::new());
    if let Some(last) = found.last() {
        let mut draft = Draft::new();
        draft.column(desk.say("report-code"), Align::Left);
        draft.column(desk.label("indicator", "name"), Align::Left);
        for key in ["report-result-year-target", "report-result-year-value"] {
            draft.column(desk.say(key), Align::Right);
        }
        draft.column(desk.label("indicator", "progress"), Align::Right);
        draft.column(desk.label("indicator", "light"), Align::Left);
        let figure = |value: Option<Decimal>| {
            value.map_or_else(String::new, |value| {
                desk.words.figure(value, &FieldKind::Decimal)
            })
        };
        for own in &last.indicators {
            let progress = own.progress.pct.map(|pct| pct / 100.0);
            draft.row(vec![
                desk.code_of(&own.indicator),
                desk.words.name(&own.indicator),
                figure(own.target),
                figure(own.value),
                progress.map_or_else(String::new, |progress| desk.share(progress, 0)),
                desk.class("light", own.progress.light.id()),
            ]);
        }
        let round = desk.words.name(&last.id);
        let caption = desk.say_of("report-result-last-round", &[("round", &round)]);
        tables.extend(draft.finish(desk, "last-round", &caption, String::new()));
    }
    Ok(Told::new(tables, found.reading(results)))
}
