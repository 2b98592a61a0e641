//! The sample territory as a notebook, and the plan that comes out of it, against its expected results.

use std::collections::BTreeMap;
use std::sync::Arc;

use rumbo::clock::Clock;
use rumbo::exchange::sample::fill;
use rumbo::notebook::{Notebook, Options};
use rumbo::plan::{self, Finding, Plan, investment};
use rumbo::workshop::{Catalog, Workshop, catalog, sample};
use rust_decimal::Decimal;
use serde_json::Value;

const SUMMARY: &str = include_str!("../fixtures/expected-summary.json");
const FINDINGS: &str = include_str!("../fixtures/expected-findings.json");

/// The sample territory, with what found no place in it.
pub(crate) fn sample_notebook() -> (Notebook, Arc<Workshop>, Vec<String>) {
    let catalog = Catalog::embedded();
    let workshop = catalog.get("territorial").expect("the definition is sound");
    let at = "2026-11-22T12:00:00Z".parse().expect("a moment");
    let options = Options {
        clock: Clock::Fixed(at),
        ..Options::default()
    };
    let text = catalog::to_text(catalog.sources("territorial"));
    let mut notebook =
        Notebook::in_memory("territorial", &text, options).expect("memory is always there");
    let file = |name: &str| {
        let bytes = catalog::embedded_file("territorial", &format!("sample/{name}"))?;
        Some(("application/geo+json".to_owned(), bytes.to_vec()))
    };
    let left = fill(
        &mut notebook,
        &workshop,
        &sample::embedded("territorial"),
        &file,
        "Tingopamba",
    )
    .expect("memory is always there");
    (notebook, workshop, left)
}

fn sample_plan() -> (Plan, Vec<Finding>) {
    let (notebook, workshop, _) = sample_notebook();
    plan::build(notebook.content(), &workshop, notebook.clock().today())
}

fn expected() -> Value {
    serde_json::from_str(SUMMARY).expect("the expected summary is JSON")
}

fn amounts(value: &Value) -> BTreeMap<String, Decimal> {
    let cells = value.as_object().expect("an object of amounts");
    cells
        .iter()
        .map(|(key, value)| (key.clone(), value.to_string().parse().expect("an amount")))
        .collect()
}

/// Display code → id, so that expected results can name records.
fn by_code(plan: &Plan, collection: &str) -> BTreeMap<String, String> {
    plan.items(collection)
        .map(|item| (item.code.clone(), item.id.to_string()))
        .collect()
}

#[test]
fn every_record_of_the_sample_finds_its_place() {
    let (notebook, workshop, left) = sample_notebook();
    assert_eq!(left, Vec::<String>::new());
    let count: usize = workshop
        .collections
        .iter()
        .map(|c| notebook.content().n_records(&c.id))
        .sum();
    assert_eq!(count, 1666);
    let (plan, _) = sample_plan();
    assert_eq!(plan.unreadable, vec![]);
}

#[test]
fn cost_by_year_axis_and_kind_equals_the_expected_totals() {
    let (plan, _) = sample_plan();
    let (expected, sums) = (expected(), &plan.investment);
    assert_eq!(sums.total.to_string(), expected["total_cost"].to_string());
    for (year, amount) in amounts(&expected["by_year"]) {
        assert_eq!(sums.by_year[year.as_str()], amount, "{year}");
    }
    for (group, collection, found) in [
        ("by_axis", "axis", &sums.by_axis),
        ("by_programme", "programme", &sums.by_programme),
        ("by_source", "funding_source", &sums.funding_by_source),
    ] {
        let ids = by_code(&plan, collection);
        for (code, amount) in amounts(&expected[group]) {
            let id = ids[&code].as_str();
            assert_eq!(investment::total(&found[id]), amount, "{group} {code}");
        }
    }
    for (option, ours) in [
        ("infraestructura", "infrastructure"),
        ("capacidades", "capacities"),
    ] {
        let amount = amounts(&expected["by_kind"])[option];
        assert_eq!(investment::total(&sums.by_kind[ours]), amount, "{option}");
    }
}

#[test]
fn two_records_of_the_sample_with_one_name_are_told() {
    let (mut notebook, workshop, _) = sample_notebook();
    let record = |collection: &str| sample::SampleRecord {
        collection: collection.to_owned(),
        label: "XX01".to_owned(),
        answers: Vec::new(),
    };
    let records = [record("process"), record("citizen_question")];
    let left = fill(&mut notebook, &workshop, &records, &|_: &str| None, "dos").expect("memory");
    assert_eq!(left, ["XX01: named twice"]);
}

#[test]
fn secured_share_and_gap_equal_the_expected_ones() {
    let (plan, _) = sample_plan();
    let (expected, sums) = (expected(), &plan.investment);
    assert_eq!(
        sums.total_gap.to_string(),
        expected["total_gap"].to_string()
    );
    let secured = sums
        .secured_percent
        .expect("the sample costs something")
        .round_dp(4);
    assert_eq!(secured.to_string(), expected["secured_pct"].to_string());
    let ids = by_code(&plan, "project");
    for (code, years) in expected["gaps"].as_object().expect("gaps by project") {
        for (year, amount) in amounts(years) {
            assert_eq!(
                sums.gaps[ids[code].as_str()][year.as_str()],
                amount,
                "{code} {year}"
            );
        }
    }
    let zones = by_code(&plan, "zone");
    for (code, amount) in amounts(&expected["investment_by_zone"]) {
        assert_eq!(
            sums.by_zone[zones[&code].as_str()].round_dp(2),
            amount.round_dp(2),
            "{code}"
        );
    }
    for (code, amount) in amounts(&expected["per_capita_by_zone"]) {
        assert_eq!(
            sums.per_capita[zones[&code].as_str()].round_dp(2),
            amount,
            "{code}"
        );
    }
}

#[test]
fn the_planted_mistakes_are_found() {
    let (plan, findings) = sample_plan();
    let found: Vec<(String, String)> = findings
        .iter()
        .map(|finding| {
            let code = finding.record.as_deref().and_then(|id| plan.get(id));
            (
                finding.check.to_owned(),
                code.map(|item| item.code.clone()).unwrap_or_default(),
            )
        })
        .collect();
    let expected: Value = serde_json::from_str(FINDINGS).expect("the expected findings are JSON");
    // Two kinds have another name here: rules of steps, and how statements are worded.
    let own = |check: &str| {
        match check {
            "LINT" => "L01",
            check if check.starts_with('S') => "S01",
            check => check,
        }
        .to_owned()
    };
    let list = expected["findings"].as_array().expect("a list");
    for one in list {
        let text = |key: &str| one[key].as_str().unwrap_or_default();
        let target = text("target");
        let code = target.split_once(':').map_or(target, |(_, code)| code);
        let planted = (own(text("check")), code.to_owned());
        assert!(found.contains(&planted), "{planted:?}\n{found:?}");
    }
    assert_eq!(list.len(), 36);
}
