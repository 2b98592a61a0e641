//! The values of the fields that the program works out.
//!
//! Some need nothing but the record itself: a list of ten thousand shows them row by row. The others are places in a
//! result, which is computed once for all of them.

use rust_decimal::Decimal;

use super::said::{Unsaid, exact};
use super::{Results, Source, actors, assets, hazards, problems, vision};
use crate::method::risk;
use crate::method::stakeholders;
use crate::notebook::Record;
use crate::plan::{Item, Value};
use crate::workshop::Collection;

use super::rules::real;

/// Decimals that are kept of a computed number; a field shows fewer.
const PLACES: u32 = 6;

/// The value of a computed field of a record; nothing when there is none.
pub(super) fn value(results: Results<'_>, id: &str, field: &str) -> Option<Value> {
    match results.source() {
        Source::Plan(plan) => {
            let item = plan.get(id)?;
            of_item(results, item, field)
        }
        Source::Live {
            content, workshop, ..
        } => {
            let record = content.get_record(id)?;
            let collection = workshop.get_collection(&record.collection)?;
            of_record(results, record, collection, field)
        }
    }
}

fn of_record(
    results: Results<'_>,
    record: &Record,
    collection: &Collection,
    field: &str,
) -> Option<Value> {
    // Only this record is read: its own values need no other.
    let item = Item::read(record, collection, String::new(), |_, _, _| {});
    of_item(results, &item, field)
}

fn of_item(results: Results<'_>, item: &Item, field: &str) -> Option<Value> {
    let rules = results.rules();
    let id = &*item.id;
    match (&*item.collection, field) {
        ("problem", "priority") => {
            let rules = problems::method_rules(rules).ok()?;
            number(problems::priority(item, &rules).ok()?)
        }
        ("problem", "quadrant") => {
            let vester = results.vester().as_ref().ok()?;
            class(vester.quadrant_of(id)?.id())
        }
        ("patrimony", "reading") => {
            let rules = assets::method_rules(rules).ok()?;
            class(assets::class(item, &rules).ok()?.id())
        }
        ("hazard", "index") => {
            let scale = rules.scale("hazard", "threat").ok()?;
            number(hazards::index(item, scale).ok()?.index)
        }
        ("actor", "quadrant" | "resultant") => of_actor(results, item, field),
        ("actor", "strength") => number(results.fabric().as_ref().ok()?.mean_of(id)?),
        ("swot", "weighted") => {
            let (weight, rating) = (item.number("weight")?, item.number("rating")?);
            number(real(weight) * real(rating))
        }
        ("zone", _) => of_zone(results, id, field),
        ("variable", _) => of_variable(results, id, field),
        ("scenario", "effort_gap") => {
            let gap = item.number("desirability")? - item.number("probability")?;
            Some(Value::Number(gap))
        }
        ("vision_criterion", "average") => {
            let scale = rules.scale("vision_criterion", "scores").ok()?;
            number(vision::scores(item, scale, rules.spread().ok()?)??.mean)
        }
        ("criterion", "compared_weight") => {
            let whole = rules.number("multicriteria.whole").ok()?;
            number(results.comparison().as_ref().ok()?.weight_of(id, whole)?)
        }
        ("axis", _) => of_axis(results, id, field),
        ("quota", _) => {
            let group = results.participation().as_ref().ok()?.of_quota(id)?;
            match field {
                "reached" => number(group.share_pct),
                "standing" => class(group.standing.id()),
                _ => None,
            }
        }
        ("indicator" | "measurement", _) => {
            let indicators = results.indicators().as_ref().ok()?;
            let own = match &*item.collection {
                "indicator" => indicators.of_indicator(id)?,
                _ => indicators.of_measurement(id)?,
            };
            match field {
                "progress" => number(own.progress.pct?),
                "light" => class(own.progress.light.id()),
                _ => None,
            }
        }
        ("risk", _) => of_risk(results, item, field),
        _ => None,
    }
}

/// Why the result behind a field says nothing.
pub(super) fn why_not<'a>(
    results: Results<'a>,
    collection: &str,
    field: &str,
) -> Option<&'a Unsaid> {
    match (collection, field) {
        ("problem", "quadrant") => results.vester().as_ref().err(),
        ("actor", "strength") => results.fabric().as_ref().err(),
        ("zone", _) => results.typology().as_ref().err(),
        ("variable", _) => results.micmac().as_ref().err(),
        ("criterion", _) => results.comparison().as_ref().err(),
        ("axis", "place_by_dots") => results.axis_vote().as_ref().err(),
        ("axis", _) => results.axis_scores().as_ref().err(),
        ("quota", _) => results.participation().as_ref().err(),
        ("indicator" | "measurement", _) => results.indicators().as_ref().err(),
        _ => None,
    }
}

fn of_actor(results: Results<'_>, item: &Item, field: &str) -> Option<Value> {
    let rules = actors::method_rules(results.rules()).ok()?;
    let map = stakeholders::map(&[actors::ratings(item)], &rules).ok()?;
    let placed = map.actors.first().copied().flatten()?;
    match field {
        "quadrant" => class(placed.quadrant.id()),
        _ => number(placed.pull?.resultant),
    }
}

fn of_zone(results: Results<'_>, id: &str, field: &str) -> Option<Value> {
    let typology = results.typology().as_ref().ok()?;
    let place = typology.place(id)?;
    match field {
        "typology_index" => number(typology.index[place]),
        "typology_class" => {
            let class = typology.class_of(place)?;
            Some(Value::Refs(vec![class.clone()]))
        }
        _ => None,
    }
}

fn of_variable(results: Results<'_>, id: &str, field: &str) -> Option<Value> {
    let micmac = results.micmac().as_ref().ok()?;
    let place = micmac.place(id)?;
    match field {
        "class" => class(micmac.found.direct.classes[place].id()),
        "indirect_class" => class(micmac.found.indirect.classes[place].id()),
        _ => None,
    }
}

fn of_axis(results: Results<'_>, id: &str, field: &str) -> Option<Value> {
    if field == "place_by_dots" {
        return place(results.axis_vote().as_ref().ok()?.rank_of(id)?);
    }
    let scores = results.axis_scores().as_ref().ok()?;
    let at = scores.place(id)?;
    match field {
        "score" => number(scores.found.scores[at]),
        "place_by_score" => place(scores.found.ranks[at]),
        _ => None,
    }
}

/// Score and level of a risk.
pub(super) fn rate_risk(
    results: Results<'_>,
    probability: Decimal,
    impact: Decimal,
) -> Option<risk::Rating> {
    let rules = results.rules();
    let reading = risk::Reading {
        scale: rules.scale("risk", "probability").ok()?,
        cuts: rules.array("risk.cuts").ok()?,
    };
    risk::rate(real(probability), real(impact), &reading).ok()
}

fn of_risk(results: Results<'_>, item: &Item, field: &str) -> Option<Value> {
    let after = matches!(field, "residual_score" | "residual_level");
    let (probability, impact) = if after {
        ("residual_p", "residual_i")
    } else {
        ("probability", "impact")
    };
    let rating = rate_risk(results, item.number(probability)?, item.number(impact)?)?;
    match field {
        "score" | "residual_score" => number(rating.score),
        "level" | "residual_level" => class(rating.level.id()),
        _ => None,
    }
}

fn number(value: f64) -> Option<Value> {
    exact(value, PLACES).map(Value::Number)
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "one shape for everything that is computed"
)]
fn place(rank: usize) -> Option<Value> {
    Some(Value::Number(Decimal::from(rank)))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "one shape for everything that is computed"
)]
fn class(id: &str) -> Option<Value> {
    Some(Value::Options(vec![id.into()]))
}
