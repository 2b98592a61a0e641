//! Money, schedule, progress and appraisal of the sample, against its expected results.

use std::collections::{BTreeMap, BTreeSet};

use rumbo::method::investment::InternalRate;
use rumbo::method::logframe::Rule;
use rumbo::plan;
use rust_decimal::Decimal;

use super::{by_code, near, sample, summary};
use crate::checks::{notebook, understood};
use crate::methods::close;

#[test]
fn schedules_take_the_months_and_have_the_critical_tasks_that_are_expected() {
    let (plan, expected) = (sample(), summary());
    let schedules = plan.results().schedule().as_ref().expect("tasks");
    let all = by_code(&plan, "project", &expected["cpm"]);
    assert_eq!(all.len(), expected["cpm"].as_object().expect("cpm").len());
    assert!(schedules.failed.is_empty());
    for (id, wanted) in all {
        let schedule = schedules.get(&id).expect("its tasks");
        assert_eq!(schedule.months.to_string(), wanted["months"].to_string());
        let codes: Vec<String> = schedule
            .critical()
            .iter()
            .map(|id| plan.get(id).expect("a task").code.clone())
            .collect();
        // The sample writes its codes with more digits than the program shows.
        let number = |code: &str| {
            code.trim_start_matches(|c: char| !c.is_ascii_digit() || c == '0')
                .to_owned()
        };
        let wanted = wanted["critical"].as_array().expect("codes").iter();
        let wanted: Vec<String> = wanted
            .map(|code| number(code.as_str().expect("text")))
            .collect();
        assert_eq!(
            codes.iter().map(|code| number(code)).collect::<Vec<_>>(),
            wanted
        );
        assert!(schedule.begins.is_some() && schedule.ends.is_some());
    }
}

#[test]
fn earned_value_is_that_of_the_expected_results() {
    let (plan, expected) = (sample(), summary());
    let progress = plan.results().progress().as_ref().expect("reports");
    for (id, wanted) in by_code(&plan, "project", &expected["evm"]) {
        let own = &progress.get(&id).expect("its reports").assessment;
        let figures = own.figures;
        for (name, figure) in [
            ("BAC", figures.budget.expect("a budget")),
            ("PV", figures.planned_value),
            ("EV", figures.earned_value),
            ("AC", figures.actual_cost),
            ("CPI", own.cost_index.expect("an index").round_dp(4)),
            ("SPI", own.schedule_index.expect("an index").round_dp(4)),
        ] {
            let figure: f64 = figure.try_into().expect("a number");
            close(figure, wanted[name].as_f64().expect(name), 1e-9);
        }
        // The expected forecast was computed with the index rounded to four places.
        let forecast = own.by_cost.expect("a forecast").at_completion;
        let forecast: f64 = forecast.try_into().expect("a number");
        close(forecast, wanted["EAC"].as_f64().expect("EAC"), 1e-4);
    }
}

#[test]
fn appraisals_are_those_of_the_expected_results() {
    let (plan, expected) = (sample(), summary());
    let appraisals = plan.results().appraisal().as_ref().expect("flows");
    close(appraisals.rate, 0.12, 1e-12);
    let all = by_code(&plan, "project", &expected["appraisal"]);
    assert_eq!(all.len(), appraisals.projects.len());
    for (id, wanted) in all {
        let own = appraisals.get(&id).expect("its flow");
        let npv = wanted["npv12"].as_f64().expect("npv");
        assert!((own.appraisal.net_present_value - npv).abs() < 0.01);
        let rate = own
            .appraisal
            .internal_rate
            .as_ref()
            .and_then(InternalRate::unique);
        assert!((rate.expect("a rate") - wanted["irr"].as_f64().expect("irr")).abs() < 1e-6);
        let ratio = own.appraisal.benefit_cost_ratio.expect("a ratio");
        assert!((ratio - wanted["bcr"].as_f64().expect("bcr")).abs() < 1e-4);
        assert!(own.is_fragile(), "a fifth less turns both below zero");
    }
}

#[test]
fn every_cut_of_the_money_is_that_of_the_expected_results() {
    let (plan, expected) = (sample(), summary());
    let sums = &plan.investment;
    let total = plan::investment::total;
    let spanish = |id: &str| -> &'static str {
        match id {
            "works" => "obra",
            "equipment" => "equipo",
            "services" => "servicios",
            "staff" => "personal",
            "training" => "capacitacion",
            "secured" => "asegurado",
            "in_negotiation" => "en_gestion",
            "identified" => "identificado",
            "cash" => "efectivo",
            // People's work is told apart; in the expected results it is in kind.
            "in_kind" | "labour" => "especie",
            other => panic!("{other} has no expected name"),
        }
    };
    for (name, by) in [
        ("by_item", &sums.by_item),
        ("by_status", &sums.funding_by_status),
        ("by_form", &sums.funding_by_form),
    ] {
        let mut found: BTreeMap<&str, Decimal> = BTreeMap::new();
        for (id, amounts) in by {
            *found.entry(spanish(id)).or_default() += total(amounts);
        }
        let wanted = expected[name].as_object().expect(name);
        assert_eq!(found.len(), wanted.len(), "{name}");
        for (id, sum) in found {
            let sum = sum.normalize().to_string();
            assert_eq!(sum, wanted[id].to_string(), "{name} {id}");
        }
    }
    let mut dimensions: Vec<String> = sums
        .by_dimension
        .values()
        .map(|by| total(by).normalize().to_string())
        .collect();
    let wanted = expected["by_dimension"].as_object().expect("by dimension");
    let mut wanted: Vec<String> = wanted.values().map(ToString::to_string).collect();
    dimensions.sort();
    wanted.sort();
    assert_eq!(dimensions, wanted);
    for (id, wanted) in by_code(&plan, "funding_source", &expected["by_source_year"]) {
        for (year, wanted) in wanted.as_object().expect("years") {
            let own = sums.funding_by_source[&id][year.as_str()];
            assert_eq!(own.normalize().to_string(), wanted.to_string());
        }
    }
    for (year, wanted) in expected["gap_by_year"].as_object().expect("years") {
        let gaps = sums.gaps.values().filter_map(|by| by.get(year.as_str()));
        let gap: rust_decimal::Decimal = gaps.sum();
        assert_eq!(gap.normalize().to_string(), wanted.to_string());
    }
}

#[test]
fn projects_meet_policies_bodies_and_sectors_as_expected() {
    let (plan, summary) = (sample(), summary());
    let simple = &summary["simple"];
    let articulation = plan.results().articulation();
    let articulation = articulation.as_ref().expect("projects meet policies");
    near(
        articulation.coverage,
        &simple["articulation_coverage_pct"],
        2,
    );
    let responsibilities = plan.results().responsibilities();
    let responsibilities = responsibilities.as_ref().expect("processes have bodies");
    assert_eq!(simple["raci_errors"].as_array().map(Vec::len), Some(0));
    assert!(responsibilities.is_clear(), "{responsibilities:?}");
    let integration = plan.results().integration();
    let integration = integration.as_ref().expect("sectors contribute");
    let expected = by_code(&plan, "project", &simple["integration_sectors"]);
    assert_eq!(integration.projects.len(), expected.len());
    for (id, sectors) in expected {
        let own = integration.projects.iter().find(|(own, _)| *own == id);
        let own = own.expect("the project has contributions");
        assert_eq!(Some(own.1 as u64), sectors.as_u64());
    }
}

#[test]
fn the_three_scenarios_of_money_begin_with_what_is_secured() {
    let (plan, expected) = (sample(), summary());
    let scenarios = plan.results().funding().as_ref().expect("money");
    let [secured, negotiated, all] = &scenarios.all;
    let status = |name: &str| expected["by_status"][name].as_i64().expect("an amount");
    assert_eq!(secured.funded, status("asegurado").into());
    let both = status("asegurado") + status("en_gestion");
    assert_eq!(negotiated.funded, both.into());
    assert_eq!(
        all.gap.normalize().to_string(),
        expected["total_gap"].to_string()
    );
    let fallen: Vec<String> = all
        .fallen
        .iter()
        .map(|(id, _)| plan.get(id).expect("a project").code.clone())
        .collect();
    let wanted: Vec<&String> = expected["gaps"].as_object().expect("gaps").keys().collect();
    assert_eq!(fallen.iter().collect::<Vec<_>>(), wanted);
    // More money never covers fewer projects.
    assert!(secured.whole.len() <= negotiated.whole.len());
    assert!(negotiated.whole.len() <= all.whole.len());
    for scenario in &scenarios.all {
        assert_eq!(
            scenario.whole.len() + scenario.fallen.len(),
            plan.n_items("project")
        );
    }
}

#[test]
fn the_share_of_conditions_that_are_ready_is_the_expected_one() {
    let (plan, expected) = (sample(), summary());
    let readiness = plan.results().readiness().as_ref().expect("conditions");
    let wanted = expected["simple"]["readiness_pct"]
        .as_f64()
        .expect("a share");
    assert!(
        (readiness.percent - wanted).abs() < 0.005,
        "{}",
        readiness.percent
    );
}

#[test]
fn logical_frameworks_are_read_from_below() {
    let plan = sample();
    let found = plan.results().logframe().as_ref().expect("frameworks");
    assert_eq!(found.projects.len(), 24);
    // Most projects are a profile, without activities yet; some objectives have no indicator of results.
    let broken = found
        .projects
        .iter()
        .flat_map(|own| own.broken().into_keys());
    let broken: BTreeSet<Rule> = broken.collect();
    let expected = BTreeSet::from([Rule::PurposeUnmeasured, Rule::NoActivities]);
    assert_eq!(broken, expected);
    let first = &found.projects[0];
    assert_eq!(
        (first.components.len(), first.purpose_indicators.len()),
        (3, 2)
    );
}

#[test]
fn four_ways_of_choosing_stand_side_by_side_under_the_money_that_is_secured() {
    let plan = sample();
    let found = plan.results().portfolio().as_ref().expect("a portfolio");
    assert_eq!(found.ceiling.to_string(), "2305100");
    assert_eq!(found.projects.len(), 24);
    assert!(found.is_proven && found.left_out.missing.is_empty());
    for choice in &found.choices {
        let choice = choice.as_ref().expect("points and ballots are there");
        let chosen = found.projects.iter().zip(&choice.decisions);
        let chosen = chosen.filter(|(_, decision)| decision.is_chosen());
        let sum: Decimal = chosen.map(|(own, _)| own.cost).sum();
        assert_eq!(sum, choice.cost);
        assert!(sum <= found.ceiling);
    }
    // No other set is worth more points than the best one.
    let points = |way: usize| -> Decimal {
        let choice = found.choices[way].as_ref().expect("a choice");
        let all = found.projects.iter().zip(&choice.decisions);
        all.filter(|(_, decision)| decision.is_chosen())
            .filter_map(|(own, _)| own.points)
            .sum()
    };
    assert!((0..4).all(|way| points(way) <= points(2)));
}

#[test]
fn days_without_work_move_the_dates_after_them_every_year_if_they_come_back() {
    let project = "[[project]]\nid = \"P\"\nname = \"Riego\"\nstart = 2026-06-01\n[[task]]\nid = \"T\"\nname = \"Cavar\"\nproject = \"P\"\nduration_m = 1";
    let pause = |year: i32, yearly: bool| {
        format!(
            "{project}\n[[pause]]\nid = \"F\"\nname = \"Fiestas\"\nfirst = {year}-06-11\nlast = {year}-06-20\nyearly = {yearly}"
        )
    };
    let ends = |records: &str| {
        let (plan, _) = understood(&notebook(records));
        let found = plan.results().schedule().as_ref().expect("a schedule");
        found.projects[0].ends.expect("a day").to_string()
    };
    assert_eq!(ends(project), "2026-06-30");
    // Ten of thirty days later, a third of July.
    assert_eq!(ends(&pause(2026, false)), "2026-07-10");
    assert_eq!(ends(&pause(2020, true)), "2026-07-10");
    assert_eq!(ends(&pause(2020, false)), "2026-06-30");
}

#[test]
fn the_weakest_capacities_of_the_sample_have_training() {
    let plan = sample();
    let found = plan.results().capacities().as_ref().expect("ratings");
    assert_eq!(found.areas[0].id.as_ref(), "gender");
    assert_eq!(found.gaps().count(), 0);
    assert!(found.few_women.is_empty());
}
