//! Key variables, scenarios, vision and axes on paper.

use super::Told;
use crate::locale::number;
use crate::plan::results::Outcome;
use crate::plan::results::votes::Vote;
use crate::report::block::{Align, Block};
use crate::report::tables::Desk;
use crate::report::tables::draft::Draft;

/// Direct and indirect standing of the variables.
pub(super) fn micmac(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.micmac().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.label("variable", "name"), Align::Left);
    draft.column(desk.say("report-result-influence"), Align::Right);
    draft.column(desk.say("report-result-dependence"), Align::Right);
    draft.column(desk.label("variable", "class"), Align::Left);
    draft.column(desk.say("report-result-indirect-influence"), Align::Right);
    draft.column(desk.say("report-result-indirect-dependence"), Align::Right);
    draft.column(desk.label("variable", "indirect_class"), Align::Left);
    draft.column(desk.say("report-result-shift"), Align::Right);
    for (at, id) in found.variables.iter().enumerate() {
        let indirect = &found.found.indirect;
        draft.row(vec![
            desk.called(id),
            desk.real(found.influence[at], 1),
            desk.real(found.dependence[at], 1),
            desk.class("variable", found.found.direct.classes[at].id()),
            desk.share(indirect.influence[at], 1),
            desk.share(indirect.dependence[at], 1),
            desk.class("variable", indirect.classes[at].id()),
            shift(found.found.shift_influence[at]),
        ]);
    }
    let caption = desk.say("report-result-micmac");
    let tables = draft.finish(desk, "micmac", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

/// Places gained or lost, with their sign.
fn shift(places: isize) -> String {
    match places {
        0 => "0".to_owned(),
        up if up > 0 => format!("+{up}"),
        down => format!("−{}", down.unsigned_abs()),
    }
}

/// Scenarios by likelihood and wish, and the uncertainties that span them.
pub(super) fn scenarios(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.scenarios().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.label("scenario", "name"), Align::Left);
    for key in ["probability", "desirability"] {
        draft.column(desk.label("scenario", key), Align::Left);
    }
    draft.column(desk.label("scenario", "effort_gap"), Align::Right);
    draft.column(desk.say("report-result-role"), Align::Left);
    for (at, id) in found.scenarios.iter().enumerate() {
        let Some(item) = desk.plan.get(id) else {
            continue;
        };
        let mut roles = Vec::new();
        if at == found.found.trend {
            roles.push(desk.say("report-result-trend"));
        }
        if at == found.found.bet {
            roles.push(desk.say("report-result-bet"));
        }
        if found.chosen.as_ref() == Some(id) {
            roles.push(desk.say("report-result-chosen"));
        }
        draft.row(vec![
            desk.words.name(id),
            desk.words.answer(item, "probability"),
            desk.words.answer(item, "desirability"),
            desk.real(found.found.outlooks[at].effort_gap, 1),
            roles.join("; "),
        ]);
    }
    let caption = desk.say("report-result-scenarios");
    let mut tables = draft.finish(desk, "scenarios", &caption, String::new());
    let mut reading = found.reading(results);
    let axes = results.future_axes();
    if let Ok(axes) = axes {
        tables.extend(uncertainties(desk));
        reading.extend(axes.reading(results));
    }
    Ok(Told::new(tables, reading).beside(axes))
}

/// Variables by importance and uncertainty.
fn uncertainties(desk: &Desk<'_>) -> Vec<Block> {
    let Ok(found) = desk.plan.results().future_axes() else {
        return Vec::new();
    };
    let mut draft = Draft::new();
    draft.column(desk.label("variable", "name"), Align::Left);
    for key in ["importance", "uncertainty"] {
        draft.column(desk.label("variable", key), Align::Left);
    }
    draft.column(desk.say("report-result-product"), Align::Right);
    draft.column(desk.say("report-result-axis"), Align::Center);
    let mut order: Vec<usize> = (0..found.variables.len()).collect();
    let scores = &found.found.scores;
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    for at in order {
        let id = &found.variables[at];
        let Some(item) = desk.plan.get(id) else {
            continue;
        };
        let axis = match found.found.axes {
            Some(pair) if pair.first == at || pair.second == at => desk.say("yes"),
            _ => String::new(),
        };
        draft.row(vec![
            desk.words.name(id),
            desk.words.answer(item, "importance"),
            desk.words.answer(item, "uncertainty"),
            desk.real(scores[at], 1),
            axis,
        ]);
    }
    let caption = desk.say("report-result-uncertainties");
    draft.finish(desk, "uncertainties", &caption, String::new())
}

/// The vision by criterion: mean, middle and how far tables are apart.
pub(super) fn vision(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.vision().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    for key in ["name", "question"] {
        draft.column(desk.label("vision_criterion", key), Align::Left);
    }
    for key in [
        "report-result-tables",
        "report-result-mean",
        "report-result-median",
        "report-result-ends",
    ] {
        draft.column(desk.say(key), Align::Right);
    }
    for criterion in &found.criteria {
        let Some(item) = desk.plan.get(&criterion.id) else {
            continue;
        };
        let own = &criterion.found;
        draft.row(vec![
            desk.words.answer(item, "name"),
            desk.words.answer(item, "question"),
            own.n.to_string(),
            desk.real(own.mean, 1),
            desk.real(own.median, 1),
            format!("{}–{}", desk.real(own.least, 0), desk.real(own.most, 0)),
        ]);
    }
    let caption = desk.say("report-result-vision");
    let tables = draft.finish(desk, "vision-criteria", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

/// Both orders of the axes side by side, and the weights of the criteria.
pub(super) fn axes(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let (scores, vote) = (results.axis_scores(), results.axis_vote());
    if let (Err(unsaid), Err(_)) = (scores, vote) {
        return Err(unsaid.clone());
    }
    let contrast = results.contrast().as_ref().ok();
    let mut draft = Draft::new();
    draft.column(desk.label("axis", "name"), Align::Left);
    for key in ["score", "place_by_score", "dots", "place_by_dots"] {
        draft.column(desk.label("axis", key), Align::Right);
    }
    draft.column(desk.say("report-result-apart"), Align::Right);
    draft.column(desk.label("axis", "selected"), Align::Center);
    draft.column(desk.label("axis", "reason"), Align::Left);
    let axes: Vec<_> = desk.plan.items("axis").collect();
    let mut order: Vec<usize> = (0..axes.len()).collect();
    let place = |at: usize| {
        let scores = scores.as_ref().ok()?;
        Some(scores.found.ranks[scores.place(&axes[at].id)?])
    };
    order.sort_by_key(|at| (place(*at).unwrap_or(usize::MAX), *at));
    for at in order {
        let item = axes[at];
        let apart = contrast.and_then(|own| {
            let mut apart = own.apart.iter();
            apart.find(|apart| own.axes[apart.item] == item.id)
        });
        let answer = |key: &str| desk.words.answer(item, key);
        draft.row(vec![
            answer("name"),
            answer("score"),
            answer("place_by_score"),
            vote.as_ref()
                .ok()
                .and_then(|vote| vote.dots_of(&item.id))
                .map_or_else(
                    || answer("dots"),
                    |dots| number::integer(i64::try_from(dots).unwrap_or(i64::MAX), desk.lang),
                ),
            answer("place_by_dots"),
            apart.map_or_else(String::new, |apart| apart.n_places().to_string()),
            answer("selected"),
            answer("reason"),
        ]);
    }
    let caption = desk.say("report-result-axes");
    let mut tables = draft.finish(desk, "axis-orders", &caption, String::new());
    let mut reading = Vec::new();
    if let Ok(scores) = scores {
        reading.extend(scores.reading(results));
    }
    if let Ok(line) = results.axis_line() {
        reading.extend(line.reading(results));
    }
    if let Some(contrast) = contrast {
        reading.extend(contrast.reading(results));
    }
    if let Ok(vote) = vote {
        tables.extend(votes_by_group(desk, vote));
    }
    if let Ok(comparison) = results.comparison() {
        tables.extend(comparison_table(desk));
        reading.extend(comparison.reading(results));
    }
    let told = Told::new(tables, reading);
    Ok(told
        .beside(scores)
        .beside(vote)
        .beside(results.comparison()))
}

/// What each group handed in: its people, its spoilt ballots and its dots.
fn votes_by_group(desk: &Desk<'_>, vote: &Vote) -> Vec<Block> {
    if vote.groups.is_empty() {
        return Vec::new();
    }
    let mut draft = Draft::new();
    draft.column(desk.label("voting_group", "name"), Align::Left);
    for key in ["people", "spoilt"] {
        draft.column(desk.label("voting_group", key), Align::Right);
    }
    for id in &vote.options {
        draft.column(desk.words.name(id), Align::Right);
    }
    draft.column(desk.say("report-result-votes-count"), Align::Center);
    let figure = |dots: u64| number::integer(i64::try_from(dots).unwrap_or(i64::MAX), desk.lang);
    for (place, id) in vote.groups.iter().enumerate() {
        let item = desk.plan.get(id);
        let answer = |key: &str| item.map_or_else(String::new, |item| desk.words.answer(item, key));
        let mut cells = vec![answer("name"), answer("people"), answer("spoilt")];
        cells.extend(vote.sheets[place].iter().map(|dots| figure(*dots)));
        let counts = vote.count.spoilt.iter().all(|(sheet, _)| *sheet != place);
        let key = if counts {
            "yes"
        } else {
            "report-result-votes-again"
        };
        cells.push(desk.say(key));
        draft.row(cells);
    }
    let caption = desk.say("report-result-votes");
    draft.finish(desk, "axis-votes", &caption, String::new())
}

/// The weight of each criterion as agreed, and as comparing them two by two gives it.
fn comparison_table(desk: &Desk<'_>) -> Vec<Block> {
    let mut draft = Draft::new();
    draft.column(desk.label("criterion", "name"), Align::Left);
    for key in ["weight", "compared_weight"] {
        draft.column(desk.label("criterion", key), Align::Right);
    }
    for item in desk.plan.items("criterion") {
        let weight = item.number("weight");
        draft.row(vec![
            desk.words.answer(item, "name"),
            weight.map_or_else(String::new, |weight| {
                desk.words
                    .figure(weight, &crate::workshop::FieldKind::Decimal)
            }),
            desk.words.answer(item, "compared_weight"),
        ]);
    }
    let caption = desk.say("report-result-comparison");
    draft.finish(desk, "criterion-weights", &caption, String::new())
}
