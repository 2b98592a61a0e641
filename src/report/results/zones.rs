//! Hazards and the typology of the zones on paper.

use super::Told;
use crate::plan::results::Outcome;
use crate::report::block::{Align, Block};
use crate::report::tables::Desk;
use crate::report::tables::draft::Draft;
use crate::workshop::FieldKind;

/// Hazards from the greatest index to the smallest.
pub(super) fn hazards(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.hazards().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.say("report-code"), Align::Left);
    for key in ["name", "zones"] {
        draft.column(desk.label("hazard", key), Align::Left);
    }
    draft.column(desk.label("hazard", "index"), Align::Right);
    draft.column(desk.say("report-result-of-greatest"), Align::Right);
    draft.column(desk.say("report-result-high"), Align::Center);
    let mut rated: Vec<_> = found.rated.iter().collect();
    rated.sort_by(|a, b| b.risk.index.total_cmp(&a.risk.index));
    for own in rated {
        let Some(item) = desk.plan.get(&own.id) else {
            continue;
        };
        let high = if own.high {
            desk.say("yes")
        } else {
            desk.say("no")
        };
        draft.row(vec![
            item.code.clone(),
            desk.words.answer(item, "name"),
            desk.words.answer(item, "zones"),
            desk.real(own.risk.index, 1),
            desk.share(own.risk.normalised / 100.0, 0),
            high,
        ]);
    }
    let caption = desk.say("report-result-hazards");
    let tables = draft.finish(desk, "hazard-index", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

/// Index, class and reply of each zone; then what the data say without an index, and what is invested in each class.
pub(super) fn typology(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.typology().as_ref().map_err(Clone::clone)?;
    let mut zones = Draft::new();
    zones.column(desk.label("typology_reply", "zone"), Align::Left);
    zones.column(desk.say("report-result-index"), Align::Right);
    zones.column(desk.label("zone", "typology_class"), Align::Left);
    zones.column(desk.say("report-result-state"), Align::Left);
    zones.column(desk.say("report-result-reply"), Align::Left);
    for (at, id) in found.zones.iter().enumerate() {
        let reply = &found.replies[at];
        let class = found.class_of(at);
        let mut class = class
            .map(|class| desk.words.name(class))
            .unwrap_or_default();
        if reply.agreed.is_some() {
            let computed = found.class[at].and_then(|place| found.classes.get(place));
            let computed = computed
                .map(|class| desk.words.name(class))
                .unwrap_or_default();
            class = desk.say_of(
                "report-result-agreed",
                &[("class", &class), ("computed", &computed)],
            );
        }
        let mut words: Vec<&str> = reply.words.as_deref().into_iter().collect();
        words.extend(reply.reason.as_deref());
        zones.row(vec![
            desk.words.name(id),
            desk.real(found.index[at], 3),
            class,
            desk.class("biograma", found.states[at].id()),
            words.join("\n"),
        ]);
    }
    let caption = desk.say("report-result-typology");
    let mut tables = zones.finish(desk, "typology", &caption, String::new());
    tables.extend(groups(desk));
    tables.extend(investment(desk));
    Ok(Told::new(tables, found.reading(results)))
}

/// The groups that the data make by themselves.
fn groups(desk: &Desk<'_>) -> Vec<Block> {
    let Ok(found) = desk.plan.results().typology() else {
        return Vec::new();
    };
    let (Some(k_means), Some(ward)) = (&found.k_means, &found.ward) else {
        return Vec::new();
    };
    let mut draft = Draft::new();
    draft.column(desk.label("typology_reply", "zone"), Align::Left);
    draft.column(desk.say("report-result-k-means"), Align::Center);
    draft.column(desk.say("report-result-ward"), Align::Center);
    for (at, id) in found.zones.iter().enumerate() {
        draft.row(vec![
            desk.words.name(id),
            (k_means.groups[at] + 1).to_string(),
            (ward[at] + 1).to_string(),
        ]);
    }
    let caption = desk.say("report-result-groups");
    draft.finish(desk, "groups", &caption, String::new())
}

/// What is invested per person in the zones of each class.
fn investment(desk: &Desk<'_>) -> Vec<Block> {
    let results = desk.plan.results();
    let Ok(found) = results.typology() else {
        return Vec::new();
    };
    let classes = found.investment(results.source());
    if desk.plan.investment.total.is_zero() {
        return Vec::new();
    }
    let mut draft = Draft::new();
    draft.column(desk.label("zone", "typology_class"), Align::Left);
    draft.column(desk.say("report-result-zones"), Align::Left);
    draft.column(desk.label("zone", "population"), Align::Right);
    let per_person = desk.say("report-result-per-person");
    draft.column(desk.in_currency(&per_person), Align::Right);
    for own in &classes {
        draft.row(vec![
            desk.words.name(&own.class),
            desk.all_called(&found.of(&own.class)),
            desk.words.figure(own.population, &FieldKind::Integer),
            desk.words.amount(own.per_person.round_dp(2)),
        ]);
    }
    let caption = desk.say("report-result-class-investment");
    draft.finish(desk, "classes", &caption, String::new())
}
