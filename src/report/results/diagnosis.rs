//! Assets, links, problems, causes, tree, balance and prerequisites on paper.

use std::sync::Arc;

use super::Told;
use crate::method::indices::AssetClass;
use crate::method::swot::Posture;
use crate::method::vester::Quadrant;
use crate::plan::results::{Outcome, swot as balance};
use crate::report::block::Align;
use crate::report::tables::Desk;
use crate::report::tables::draft::Draft;
use crate::workshop::FieldKind;

/// Assets by class; those of less value are in the lists of their kind.
pub(super) fn assets(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.assets().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.say("report-code"), Align::Left);
    for key in ["name", "kind", "state", "value"] {
        draft.column(desk.label("patrimony", key), Align::Left);
    }
    for class in [AssetClass::AtRisk, AssetClass::Jewel, AssetClass::Care] {
        let ids = found.of(class);
        if ids.is_empty() {
            continue;
        }
        draft.group(&desk.class("asset", class.id()));
        for item in ids.iter().filter_map(|id| desk.plan.get(id)) {
            let mut cells = vec![item.code.clone()];
            cells
                .extend(["name", "kind", "state", "value"].map(|key| desk.words.answer(item, key)));
            draft.row(cells);
        }
    }
    let caption = desk.say("report-result-assets");
    let tables = draft.finish(desk, "assets", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

/// Exchanges by kind and by who gains.
pub(super) fn links(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.links().as_ref().map_err(Clone::clone)?;
    let collection = desk.plan.workshop.get_collection("link");
    let options = |key: &str| {
        let field = collection.and_then(|collection| collection.get_field(key));
        match field.map(|field| &field.kind) {
            Some(FieldKind::Choice(options)) => options.as_slice(),
            _ => &[],
        }
    };
    let mut draft = Draft::new();
    draft.column(desk.label("link", "kind"), Align::Left);
    for option in options("benefit") {
        draft.column(option.label.get(desk.lang), Align::Right);
    }
    draft.column(desk.say("report-result-balance"), Align::Right);
    for kind in &found.kinds {
        let named = options("kind").iter().find(|option| option.id == kind.id);
        let name = named.map_or("", |option| option.label.get(desk.lang));
        let mut cells = vec![name.to_owned()];
        cells.extend(kind.counts.map(|count| count.to_string()));
        cells.push(desk.real_or(kind.balance, 2));
        draft.row(cells);
    }
    let caption = desk.say("report-result-links");
    let tables = draft.finish(desk, "links", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

/// Problems in the order of their priority, with the dots of the room beside.
pub(super) fn problems(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.problems().as_ref().map_err(Clone::clone)?;
    let vote = results.problem_vote().as_ref().ok();
    let orders = results.orders().as_ref().ok();
    let mut draft = Draft::new();
    draft.column(desk.say("report-result-place"), Align::Right);
    draft.column(desk.say("report-code"), Align::Left);
    draft.column(desk.label("problem", "text"), Align::Left);
    draft.column(desk.label("problem", "priority"), Align::Right);
    if vote.is_some() {
        draft.column(desk.label("problem", "votes"), Align::Right);
        draft.column(desk.say("report-result-place-dots"), Align::Right);
        draft.column(desk.say("report-result-apart"), Align::Right);
    }
    for place in found.order() {
        let id = &found.problems[place];
        let mut cells = vec![
            found.ranks[place].to_string(),
            desk.code_of(id),
            desk.words.name(id),
            desk.real(found.priorities[place], 1),
        ];
        if let Some(vote) = vote {
            let number = |value: Option<String>| value.unwrap_or_default();
            cells.push(number(vote.dots_of(id).map(|dots| dots.to_string())));
            cells.push(number(vote.rank_of(id).map(|rank| rank.to_string())));
            let apart = orders.and_then(|orders| {
                let mut apart = orders.apart.iter();
                apart.find(|apart| orders.problems[apart.item] == *id)
            });
            cells.push(number(apart.map(|apart| apart.n_places().to_string())));
        }
        draft.row(cells);
    }
    let caption = desk.say("report-result-problems");
    let tables = draft.finish(desk, "problem-priority", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

/// Totals and quadrants of the matrix, quadrant by quadrant.
pub(super) fn vester(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.vester().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.say("report-code"), Align::Left);
    draft.column(desk.label("problem", "text"), Align::Left);
    draft.column(desk.say("report-result-active"), Align::Right);
    draft.column(desk.say("report-result-passive"), Align::Right);
    for quadrant in [
        Quadrant::Critical,
        Quadrant::Active,
        Quadrant::Passive,
        Quadrant::WeaklyConnected,
    ] {
        let ids = found.of(quadrant);
        if ids.is_empty() {
            continue;
        }
        draft.group(&desk.class("vester", quadrant.id()));
        for id in &ids {
            let Some(place) = found.place(id) else {
                continue;
            };
            draft.row(vec![
                desk.code_of(id),
                desk.words.name(id),
                desk.real(found.found.active[place], 1),
                desk.real(found.found.passive[place], 1),
            ]);
        }
    }
    draft.total(&[
        String::new(),
        desk.say("report-result-cut"),
        desk.real(found.found.threshold_active, 1),
        desk.real(found.found.threshold_passive, 1),
    ]);
    let caption = desk.say("report-result-vester");
    let tables = draft.finish(desk, "vester", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

/// The tree from its last effects down to its root causes.
pub(super) fn tree(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.tree().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.say("report-result-level"), Align::Right);
    draft.column(desk.say("report-code"), Align::Left);
    draft.column(desk.label("problem", "text"), Align::Left);
    let mut order: Vec<(i32, usize)> = found
        .found
        .levels
        .iter()
        .enumerate()
        .filter_map(|(place, level)| Some(((*level)?, place)))
        .collect();
    order.sort_by_key(|(level, place)| (-level, *place));
    for (title, wanted) in [
        ("report-result-effects", 1),
        ("report-result-core", 0),
        ("report-result-causes", -1),
    ] {
        let mut mine = order
            .iter()
            .filter(|(level, _)| level.signum() == wanted)
            .peekable();
        if mine.peek().is_some() {
            draft.group(&desk.say(title));
        }
        for (level, place) in mine {
            let id = &found.problems[*place];
            draft.row(vec![
                level.abs().to_string(),
                desk.code_of(id),
                desk.words.name(id),
            ]);
        }
    }
    let caption = desk.say("report-result-tree");
    let tables = draft.finish(desk, "tree", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

/// The problems of the tree with the drafts of their objectives.
pub(super) fn objectives(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.objectives().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.say("report-code"), Align::Left);
    draft.column(desk.label("problem", "text"), Align::Left);
    draft.column(desk.say("report-result-draft"), Align::Left);
    for (id, words) in &found.drafts {
        draft.row(vec![
            desk.code_of(id),
            desk.words.name(id),
            words.clone().unwrap_or_default(),
        ]);
    }
    let caption = desk.say("report-result-objectives");
    let tables = draft.finish(desk, "objective-drafts", &caption, String::new());
    Ok(Told::new(tables, Vec::new()))
}

/// Both sides of the balance, and the blocks of the crossing.
pub(super) fn swot(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let (inside, outside) = (results.swot_inside(), results.swot_outside());
    let crossed = results.swot_crossed();
    if let (Err(unsaid), Err(_), Err(_)) = (inside, outside, crossed) {
        return Err(unsaid.clone());
    }
    let mut sides = Draft::new();
    sides.column(desk.say("report-result-side"), Align::Left);
    for key in [
        "report-result-weights",
        "report-result-favourable",
        "report-result-adverse",
        "report-result-weighted-total",
    ] {
        sides.column(desk.say(key), Align::Right);
    }
    for (side, title) in [
        (inside, "report-result-inside"),
        (outside, "report-result-outside"),
    ] {
        if let Ok(side) = side {
            sides.row(vec![
                desk.say(title),
                desk.real(side.weights, 2),
                desk.real(side.found.favourable, 2),
                desk.real(side.found.adverse, 2),
                desk.real(side.found.total, 2),
            ]);
        }
    }
    let caption = desk.say("report-result-swot");
    let mut tables = sides.finish(desk, "swot-sides", &caption, String::new());
    if let Ok(cross) = crossed {
        let mut blocks = Draft::new();
        blocks.column(desk.say("report-result-block"), Align::Left);
        blocks.column(desk.say("report-result-posture"), Align::Left);
        for key in [
            "report-result-sum",
            "report-result-cells",
            "report-result-density",
        ] {
            blocks.column(desk.say(key), Align::Right);
        }
        for block in &cross.found.blocks {
            blocks.row(vec![
                desk.say(block_key(block.posture)),
                desk.say(posture_key(block.posture)),
                desk.real(block.total, 1),
                block.n_cells.to_string(),
                block
                    .density
                    .map_or_else(String::new, |density| desk.share(density, 0)),
            ]);
        }
        let caption = desk.say("report-result-crossed");
        tables.extend(blocks.finish(desk, "swot-blocks", &caption, String::new()));
    }
    let told = Told::new(tables, balance::reading(results));
    Ok(told)
}

fn block_key(posture: Posture) -> &'static str {
    match posture {
        Posture::Offensive => "report-block-so",
        Posture::Defensive => "report-block-st",
        Posture::Adaptive => "report-block-wo",
        Posture::Survival => "report-block-wt",
    }
}

fn posture_key(posture: Posture) -> &'static str {
    match posture {
        Posture::Offensive => "report-posture-offensive",
        Posture::Defensive => "report-posture-defensive",
        Posture::Adaptive => "report-posture-adaptive",
        Posture::Survival => "report-posture-survival",
    }
}

/// The traffic light of the prerequisites, in the order in which they were answered.
pub(super) fn prerequisites(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.prerequisites().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    for key in ["kind", "state"] {
        draft.column(desk.label("prerequisite", key), Align::Left);
    }
    draft.column(desk.say("report-result-fits"), Align::Left);
    for (id, _, _) in &found.answered {
        let Some(item) = desk.plan.get(id) else {
            continue;
        };
        let about = |place: &Arc<str>| place == id;
        let faults: Vec<String> = found
            .faults
            .iter()
            .filter(|fault| fault.places.iter().any(|place| about(&place.record)))
            .map(|fault| fault.say(desk.lang))
            .collect();
        draft.row(vec![
            desk.words.answer(item, "kind"),
            desk.words.answer(item, "state"),
            if faults.is_empty() {
                desk.say("report-result-fits-yes")
            } else {
                faults.join(" ")
            },
        ]);
    }
    let caption = desk.say("report-result-prerequisites");
    let tables = draft.finish(desk, "prerequisites", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}
