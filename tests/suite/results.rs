//! What the methods say of the sample territory, against its expected results.
//!
//! `expected-summary.json` was computed apart. The test walks every one of its keys: those of the preparation, the
//! diagnosis, the vision and the axes are compared here, and the others are listed with the part of the plan that
//! owns them, so that none can be forgotten.

mod degenerate;
mod management;

use std::collections::BTreeMap;
use std::sync::Arc;

use rumbo::method::indicators::Light;
use rumbo::method::micmac::Settling;
use rumbo::method::participation::Standing;
use rumbo::plan::results::participation::Dimension;
use rumbo::plan::{self, Plan};
use serde_json::Value;

use crate::methods::close;
use crate::sample_plan::sample_notebook;

/// The keys that are held here.
const OURS: &[&str] = &[
    "population",
    "investment_by_zone",
    "per_capita_by_zone",
    "per_capita_avg",
    "per_capita_class_A",
    "vester",
    "vester_threshold_mean",
    "micmac",
    "typology",
    "axis_scores_fixed_scale",
    "axis_dots",
    "vision_scores",
    "foda",
    "actors_quadrant",
    "participation_total",
    "participation_by_workshop",
    "semaphores",
    "semaphore_counts",
    "simple",
    "cpm",
    "evm",
    "appraisal",
    "by_dimension",
    "by_item",
    "by_source_year",
    "by_status",
    "by_form",
    "gap_by_year",
    "me_com_training_pct",
];

/// The keys of other parts of the plan, and whose they are.
const OTHERS: &[(&str, &str)] = &[
    ("total_cost", "investment (5.2), held in `sample_plan`"),
    ("by_year", "investment (5.2), held in `sample_plan`"),
    ("by_axis", "investment (5.2), held in `sample_plan`"),
    ("by_kind", "investment (5.2), held in `sample_plan`"),
    ("by_programme", "investment (5.2), held in `sample_plan`"),
    ("by_source", "funding (5.4), held in `sample_plan`"),
    ("gaps", "funding (5.4), held in `sample_plan`"),
    ("total_gap", "funding (5.4), held in `sample_plan`"),
    ("secured_pct", "funding (5.4), held in `sample_plan`"),
];

/// The parts of `simple` that are held here.
const SIMPLE: &[&str] = &[
    "problem_priority",
    "patrimony_class",
    "prerequisites_index",
    "hazard_index",
    "risk_score",
    "readiness_pct",
    "articulation_coverage_pct",
    "integration_sectors",
    "raci_errors",
    "procurement_by_quarter",
    "local_procurement_pct",
];

/// The parts of `simple` that belong to later phases.
const SIMPLE_OTHERS: &[(&str, &str)] = &[];

fn sample() -> Plan {
    let (notebook, workshop, _) = sample_notebook();
    plan::build(notebook.content(), &workshop, notebook.clock().today()).0
}

fn summary() -> Value {
    let text = include_str!("../fixtures/expected-summary.json");
    serde_json::from_str(text).expect("the expected summary is JSON")
}

/// Expected results by the code of their record.
fn by_code(plan: &Plan, collection: &str, expected: &Value) -> Vec<(Arc<str>, Value)> {
    let ids: BTreeMap<&str, &Arc<str>> = plan
        .items(collection)
        .map(|item| (item.code.as_str(), &item.id))
        .collect();
    let listed = expected.as_object().expect("an object by code");
    assert!(!listed.is_empty());
    listed
        .iter()
        .map(|(code, value)| (Arc::clone(ids[code.as_str()]), value.clone()))
        .collect()
}

#[track_caller]
fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

#[track_caller]
fn near(found: f64, expected: &Value, places: i32) {
    let half = 0.5 * 10_f64.powi(-places) + 1e-9;
    let expected = number(expected);
    assert!(
        (found - expected).abs() <= half,
        "{found} instead of {expected}"
    );
}

#[test]
fn every_expected_result_is_held_here_or_has_an_owner() {
    let summary = summary();
    let keys: Vec<&String> = summary.as_object().expect("an object").keys().collect();
    for key in &keys {
        let ours = OURS.contains(&key.as_str());
        let other = OTHERS.iter().any(|(own, _)| own == key);
        assert!(ours != other, "{key}");
    }
    assert_eq!(keys.len(), OURS.len() + OTHERS.len());
    let simple = summary["simple"].as_object().expect("an object");
    for key in simple.keys() {
        let ours = SIMPLE.contains(&key.as_str());
        let other = SIMPLE_OTHERS.iter().any(|(own, _)| own == key);
        assert!(ours != other, "simple.{key}");
    }
    assert_eq!(simple.len(), SIMPLE.len() + SIMPLE_OTHERS.len());
}

#[test]
fn causes_and_effects_are_the_expected_ones() {
    let (plan, summary) = (sample(), summary());
    let vester = plan
        .results()
        .vester()
        .as_ref()
        .expect("the matrix is whole");
    let expected = by_code(&plan, "problem", &summary["vester"]);
    assert_eq!(vester.problems.len(), expected.len());
    for (id, expected) in &expected {
        let place = vester.place(id).expect("the problem is in the matrix");
        close(
            vester.found.active[place],
            number(&expected["active"]),
            1e-9,
        );
        close(
            vester.found.passive[place],
            number(&expected["passive"]),
            1e-9,
        );
        let quadrant = match vester.found.quadrants[place].id() {
            "critical" => "critico",
            "active" => "activo",
            "passive" => "pasivo",
            _ => "indiferente",
        };
        assert_eq!(expected["quadrant"], quadrant);
    }
    near(
        vester.found.threshold_active,
        &summary["vester_threshold_mean"],
        4,
    );
    near(
        vester.found.threshold_passive,
        &summary["vester_threshold_mean"],
        4,
    );
    assert!(!vester.too_strong && vester.disputed.is_empty());
}

#[test]
fn the_order_of_the_variables_settles_at_the_fifth_power() {
    let (plan, summary) = (sample(), summary());
    let micmac = plan
        .results()
        .micmac()
        .as_ref()
        .expect("the matrix is whole");
    let expected = &summary["micmac"];
    let codes: Vec<&str> = micmac
        .variables
        .iter()
        .map(|id| plan.get(id).expect("a variable").code.as_str())
        .collect();
    assert_eq!(expected["variables"], serde_json::json!(codes));
    let list = |key: &str| expected[key].as_array().expect("a list").clone();
    let class = |id: &str| match id {
        "key" => "clave",
        "determinant" => "determinante",
        "result" => "resultado",
        _ => "autonoma",
    };
    for at in 0..codes.len() {
        close(
            micmac.influence[at],
            number(&list("direct_influence")[at]),
            1e-9,
        );
        close(
            micmac.dependence[at],
            number(&list("direct_dependence")[at]),
            1e-9,
        );
        let (direct, indirect) = (&micmac.found.direct, &micmac.found.indirect);
        assert_eq!(list("direct_class")[at], class(direct.classes[at].id()));
        assert_eq!(list("indirect_class")[at], class(indirect.classes[at].id()));
        assert_eq!(list("rank_influence_direct")[at], direct.rank_influence[at]);
        assert_eq!(
            list("rank_influence_indirect")[at],
            indirect.rank_influence[at]
        );
    }
    assert_eq!(expected["stable_k"], 5);
    assert_eq!(micmac.found.settling, Settling::Stable { k: 5 });
}

#[test]
fn zones_have_their_index_and_class_and_what_is_invested_in_them() {
    let (plan, summary) = (sample(), summary());
    let typology = plan
        .results()
        .typology()
        .as_ref()
        .expect("the table is whole");
    for (id, expected) in by_code(&plan, "zone", &summary["typology"]) {
        let place = typology.place(&id).expect("the zone is in the table");
        near(typology.index[place], &expected["index"], 6);
        let class = typology.class_of(place).expect("a class");
        assert_eq!(expected["class_"], plan.name(class).es);
        assert!(
            typology.replies[place].words.is_some(),
            "every zone replies"
        );
    }
    let people: rust_decimal::Decimal = plan
        .items("zone")
        .filter_map(|zone| zone.number("population"))
        .sum();
    assert_eq!(summary["population"].to_string(), people.to_string());
    let sums = &plan.investment;
    let float = |value: rust_decimal::Decimal| f64::try_from(value).expect("an amount");
    for (id, expected) in by_code(&plan, "zone", &summary["investment_by_zone"]) {
        near(float(sums.by_zone[&id]), &expected, 2);
    }
    for (id, expected) in by_code(&plan, "zone", &summary["per_capita_by_zone"]) {
        near(float(sums.per_capita[&id]), &expected, 2);
    }
    near(
        float(sums.per_capita_average.expect("people")),
        &summary["per_capita_avg"],
        2,
    );
    let of_classes = typology.investment(plan.results().source());
    near(
        float(of_classes[0].per_person),
        &summary["per_capita_class_A"],
        2,
    );
}

#[test]
fn axes_have_their_scores_and_dots() {
    let (plan, summary) = (sample(), summary());
    let results = plan.results();
    let scores = results
        .axis_scores()
        .as_ref()
        .expect("every axis is scored");
    for (id, expected) in by_code(&plan, "axis", &summary["axis_scores_fixed_scale"]) {
        let place = scores.place(&id).expect("the axis is scored");
        near(scores.found.scores[place], &expected, 6);
    }
    assert_eq!(scores.normalisation, "fixed");
    let vote = results.axis_vote().as_ref().expect("dots were counted");
    for (id, expected) in by_code(&plan, "axis", &summary["axis_dots"]) {
        assert_eq!(expected, vote.dots_of(&id).expect("the axis has dots"));
    }
    let contrast = results.contrast().as_ref().expect("both orders");
    assert_eq!(contrast.apart, [], "no axis moves more than two places");
    let comparison = results
        .comparison()
        .as_ref()
        .expect("criteria were compared");
    assert_eq!(comparison.found.accepted, Some(true));
}

#[test]
fn the_vision_and_the_balance_have_their_totals() {
    let (plan, summary) = (sample(), summary());
    let results = plan.results();
    let vision = results.vision().as_ref().expect("the vision is scored");
    let expected = summary["vision_scores"].as_object().expect("by criterion");
    assert_eq!(vision.criteria.len(), expected.len());
    for criterion in &vision.criteria {
        near(
            criterion.found.mean,
            &expected[&plan.name(&criterion.id).es],
            4,
        );
    }
    let foda = &summary["foda"];
    let inside = results
        .swot_inside()
        .as_ref()
        .expect("strengths and weaknesses");
    let outside = results
        .swot_outside()
        .as_ref()
        .expect("opportunities and threats");
    near(inside.found.total, &foda["ife"], 6);
    near(outside.found.total, &foda["efe"], 6);
    near(inside.weights, &foda["weights"]["fortaleza/debilidad"], 6);
    near(outside.weights, &foda["weights"]["oportunidad/amenaza"], 6);
}

#[test]
fn actors_stand_where_they_are_expected() {
    let (plan, summary) = (sample(), summary());
    let actors = plan.results().actors().as_ref().expect("actors are rated");
    let expected = by_code(&plan, "actor", &summary["actors_quadrant"]);
    assert_eq!(expected.len(), actors.actors.len());
    for (id, expected) in expected {
        let place = actors.place(&id).expect("the actor is placed");
        let placed = actors.found.actors[place].expect("the actor is rated");
        let quadrant = match placed.quadrant.id() {
            "manage_closely" => "gestionar_de_cerca",
            "keep_satisfied" => "mantener_satisfecho",
            "keep_informed" => "mantener_informado",
            _ => "monitorear",
        };
        assert_eq!(expected, quadrant);
    }
}

/// The option of a group in the expected results.
fn group_key(plan: &Plan, dimension: &str, key: &str) -> String {
    match (dimension, key) {
        ("zone", code) => {
            let mut zones = plan.items("zone");
            zones
                .find(|zone| zone.code == code)
                .expect("a zone")
                .id
                .to_string()
        }
        (_, "mujer") => "woman".to_owned(),
        (_, "hombre") => "man".to_owned(),
        (_, "indigena") => "indigenous".to_owned(),
        (_, other) => other.to_owned(),
    }
}

#[test]
fn participation_is_compared_with_population_and_targets() {
    let (plan, summary) = (sample(), summary());
    let results = plan.results();
    let found = results.participation().as_ref().expect("people came");
    let mut seen = 0;
    for (dimension, groups) in summary["participation_total"]
        .as_object()
        .expect("dimensions")
    {
        let own = found.get(dimension).expect("the dimension is counted");
        for (key, expected) in groups.as_object().expect("groups") {
            let group = own
                .get(&group_key(&plan, dimension, key))
                .expect("the group is counted");
            assert_eq!(expected["n"], group.count, "{dimension} {key}");
            near(group.share_pct, &expected["share_pct"], 2);
            near(
                group.population_pct.expect("a population"),
                &expected["population_pct"],
                2,
            );
            near(group.ratio.expect("a ratio"), &expected["ratio"], 4);
            assert_eq!(group.quota_pct.is_some(), expected["quota_pct"].is_number());
            if let (Some(quota), Some(ratio)) = (group.quota_pct, group.ratio_quota) {
                near(quota, &expected["quota_pct"], 2);
                near(ratio, &expected["ratio_quota"], 4);
            }
            seen += 1;
        }
    }
    assert_eq!(seen, 16);
    assert!(found.unknown_quotas.is_empty());
    let under = |dimensions: &[Dimension]| -> Vec<(String, String)> {
        let mut under = Vec::new();
        for dimension in dimensions {
            let missing = dimension
                .groups
                .iter()
                .filter(|group| group.standing == Standing::Under && group.quota_pct.is_some());
            under.extend(missing.map(|group| (dimension.id.to_owned(), group.key.to_string())));
        }
        under.sort();
        under
    };
    for (id, expected) in by_code(&plan, "meeting", &summary["participation_by_workshop"]) {
        let meeting = found
            .meetings
            .iter()
            .find(|own| own.id == id)
            .expect("people came");
        assert_eq!(expected["n"], meeting.dimensions[0].people);
        let listed = expected["under"].as_array().expect("a list").iter();
        let mut listed: Vec<(String, String)> = listed
            .map(|group| {
                let (dimension, key) = group
                    .as_str()
                    .expect("words")
                    .split_once(':')
                    .expect("a pair");
                (dimension.to_owned(), group_key(&plan, dimension, key))
            })
            .collect();
        listed.sort();
        assert_eq!(under(&meeting.dimensions), listed, "{}", plan.name(&id).es);
    }
}

#[test]
fn indicators_have_their_lights_in_every_round() {
    let (plan, summary) = (sample(), summary());
    let indicators = plan
        .results()
        .indicators()
        .as_ref()
        .expect("rounds were measured");
    let colour = |light: Light| match light {
        Light::Green => "verde",
        Light::Yellow => "amarillo",
        Light::Red => "rojo",
        Light::Grey => "gris",
    };
    let mut seen = 0;
    for (round, expected) in by_code(&plan, "round", &rounds(&summary)) {
        let own = indicators
            .rounds
            .iter()
            .find(|own| own.id == round)
            .expect("the round is told");
        let code = &plan.get(&round).expect("a round").code;
        for (indicator, expected) in by_code(&plan, "indicator", &expected) {
            let name = &plan.get(&indicator).expect("an indicator").code;
            let measured = own
                .indicators
                .iter()
                .find(|own| own.indicator == indicator)
                .expect("it is told");
            assert_eq!(
                measured.progress.pct.is_some(),
                expected["progress"].is_number(),
                "{code} {name}"
            );
            if let Some(pct) = measured.progress.pct {
                near(pct, &expected["progress"], 2);
            }
            // (8.8 − 9.5) / (8.5 − 9.5) is seven tenths exactly, which is yellow; the expected results were computed
            // with binary fractions, fell short by a hair, and say red.
            let exact = (code.as_str(), name.as_str()) == ("RO02", "IN02")
                && (number(&expected["progress"]) - 70.0).abs() < 1e-9;
            let expected = if exact {
                "amarillo".into()
            } else {
                expected["light"].clone()
            };
            assert_eq!(expected, colour(measured.progress.light), "{code} {name}");
            seen += 1;
        }
        let mut counts = summary["semaphore_counts"][round_name(code)].clone();
        if code == "RO02" {
            counts["rojo"] = 4.into();
            counts["amarillo"] = 6.into();
        }
        for (at, light) in Light::ALL.into_iter().enumerate() {
            assert_eq!(
                counts[colour(light)],
                own.lights[at],
                "{code} {}",
                colour(light)
            );
        }
    }
    assert_eq!(seen, 44);
}

/// The expected rounds are numbered from 0; records are numbered from 1.
fn round_name(code: &str) -> String {
    let number: usize = code.trim_start_matches("RO").parse().expect("a number");
    format!("RO{:02}", number - 1)
}

fn rounds(summary: &Value) -> Value {
    let listed = summary["semaphores"].as_object().expect("rounds");
    let renamed = listed.iter().map(|(code, value)| {
        let number: usize = code.trim_start_matches("RO").parse().expect("a number");
        (format!("RO{:02}", number + 1), value.clone())
    });
    Value::Object(renamed.collect())
}

#[test]
fn simple_indices_are_the_expected_ones() {
    let (plan, summary) = (sample(), summary());
    let (results, simple) = (plan.results(), &summary["simple"]);
    let value = |id: &str, field: &str| match results.computed(id, field) {
        Some(plan::Value::Number(number)) => f64::try_from(number).expect("a number"),
        other => panic!("{id}.{field}: {other:?}"),
    };
    let problems = results.problems().as_ref().expect("problems are rated");
    let listed = by_code(&plan, "problem", &simple["problem_priority"]);
    assert_eq!(problems.problems.len(), listed.len());
    for (id, expected) in listed {
        near(value(&id, "priority"), &expected, 2);
        let place = problems
            .problems
            .iter()
            .position(|own| *own == id)
            .expect("it is rated");
        near(problems.priorities[place], &expected, 2);
    }
    let assets = results.assets().as_ref().expect("assets are rated");
    for (id, expected) in by_code(&plan, "patrimony", &simple["patrimony_class"]) {
        let (_, class) = assets
            .classed
            .iter()
            .find(|(own, _)| *own == id)
            .expect("it is rated");
        let class = match class.id() {
            "jewel" => "joya",
            "at_risk" => "en_riesgo",
            "care" => "cuidar",
            _ => "registrar",
        };
        assert_eq!(expected, class);
    }
    let prerequisites = results.prerequisites().as_ref().expect("all are answered");
    near(
        prerequisites.index.expect("all are answered"),
        &simple["prerequisites_index"],
        6,
    );
    for (id, expected) in by_code(&plan, "hazard", &simple["hazard_index"]) {
        near(value(&id, "index"), &expected, 6);
    }
    for (id, expected) in by_code(&plan, "risk", &simple["risk_score"]) {
        near(value(&id, "score"), &expected, 6);
    }
}

#[test]
fn purchases_by_quarter_their_local_share_and_the_cost_of_follow_up_are_the_expected_ones() {
    let (plan, summary) = (sample(), summary());
    let results = plan.results();
    let float = |value: rust_decimal::Decimal| f64::try_from(value).expect("a number");
    let purchases = results.purchases().as_ref().expect("there are purchases");
    let expected = &summary["simple"]["procurement_by_quarter"];
    let expected = expected.as_object().expect("by quarter");
    assert_eq!(purchases.by_quarter.len(), expected.len());
    for (quarter, amount) in expected {
        near(float(purchases.by_quarter[quarter]), amount, 2);
    }
    let local = purchases.local_pct().expect("they cost something");
    near(float(local), &summary["simple"]["local_procurement_pct"], 1);
    assert!(purchases.late.is_empty() && purchases.over_cost.is_empty());
    let monitoring = results.monitoring().as_ref().expect("follow-up is planned");
    let share = monitoring.share.expect("the plan costs something");
    near(float(share), &summary["me_com_training_pct"], 2);
}
