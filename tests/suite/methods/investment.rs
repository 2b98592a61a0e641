//! Investment: the cases of `investment`, published flows with several rates, and the sample territory.

use rumbo::method::investment::{
    ABOUT, Answer, RateRange, Verdict, annual_cost, appraise, internal_rate, present_value,
};
use serde_json::Value;

use super::{case, close, sample, summary};

/// Where the reference looks for rates.
const RANGE: RateRange = RateRange {
    least: -0.99,
    most: 10.0,
};

fn numbers(value: &Value) -> Vec<f64> {
    let values = value.as_array().expect("a list").iter();
    values
        .map(|value| value.as_f64().expect("a number"))
        .collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

#[test]
fn each_case_has_its_value_rate_ratio_and_payback() {
    let cases = case(&format!("{}/van_tir_bc.cases.json", ABOUT.cases));
    let mut walked = 0;
    for case in cases.as_array().expect("cases") {
        let (input, expected) = (&case["input"], &case["expected"]);
        let rate = number(&input["rate"]);
        let (benefits, costs) = (numbers(&input["benefits"]), numbers(&input["costs"]));
        let found = appraise(rate, &benefits, &costs, &RANGE).expect("sound flows");
        for (net, expected) in found.net.iter().zip(numbers(&expected["net"])) {
            close(*net, expected, 1e-5);
        }
        let rates = found.internal_rate.expect("flows that are not all zero");
        assert_eq!(rates.answer, Answer::Unique);
        assert_eq!(expected["sign_changes"], rates.sign_changes);
        let rate = rates.unique().expect("one rate");
        let ratio = found.benefit_cost_ratio.expect("there are costs");
        let payback = found.payback.expect("the money comes back");
        let annual = found.annual_cost.expect("there are years");
        for (key, value) in [
            ("npv", found.net_present_value),
            ("irr", rate),
            ("pv_benefits", found.present_benefits),
            ("pv_costs", found.present_costs),
            ("bcr", ratio),
            ("payback_years", payback.years),
            ("annual_equivalent_cost", annual),
        ] {
            close(value, number(&expected[key]), 1e-5);
        }
        assert_eq!(expected["accept"], found.verdict == Verdict::Accept);
        if let Some(published) = case["published"].as_object() {
            for (key, printed) in published {
                let (value, half) = match key.as_str() {
                    "npv" => (found.net_present_value, 0.005),
                    // Printed as 101.03, and as the whole percents 27 and 28.
                    "irr_pct" if number(printed).fract() == 0.0 => (rate * 100.0, 0.5),
                    "irr_pct" => (rate * 100.0, 0.005),
                    "bcr" => (ratio, 0.005),
                    "pv_benefits" => (found.present_benefits, 0.005),
                    "pv_costs" => (found.present_costs, 0.005),
                    other => panic!("{other} is not known"),
                };
                let printed = number(printed);
                assert!((value - printed).abs() <= half, "{key}: {value}, {printed}");
            }
        }
        walked += 1;
    }
    assert_eq!(walked, 4);
}

#[test]
fn alternatives_with_different_lives_compare_by_annual_cost() {
    let case = case(&format!("{}/cae.case.json", ABOUT.cases));
    let rate = number(&case["rate"]);
    let alternatives = case["alternatives"].as_array().expect("alternatives");
    let mut annual = Vec::new();
    for (alternative, expected) in alternatives
        .iter()
        .zip(case["expected"].as_array().expect("results"))
    {
        let costs = numbers(&alternative["costs"]);
        let found = annual_cost(rate, &costs).expect("sound costs");
        let present = present_value(rate, &costs).expect("sound costs");
        close(present, number(&expected["vac"]), 1e-5);
        close(found, number(&expected["cae"]), 1e-5);
        let people = number(&alternative["beneficiaries"]);
        close(
            found / people,
            number(&expected["cae_per_beneficiary"]),
            1e-5,
        );
        annual.push(found);
    }
    assert_eq!(annual.len(), 2);
    assert!(annual[1] < annual[0], "the solar pump is cheaper");
}

#[test]
fn published_flows_with_several_rates_show_all_of_them() {
    for (flows, expected, digits) in [
        // The strip mine of the textbooks: 25 % and 400 %.
        (&[-1.6, 10.0, -10.0][..], &[0.25, 4.0][..], 1e-9),
        (&[-2000.0, 10_000.0, -10_000.0], &[0.38, 2.62], 0.005),
        (&[-39_800.0, 63_800.0, -12_800.0], &[-0.7649, 0.3679], 5e-5),
        // Four rates between 20 % and 70 %.
        (
            &[-252.0, 1431.0, -3035.0, 2850.0, -1000.0],
            &[0.25, 1.0 / 3.0, 3.0 / 7.0, 2.0 / 3.0],
            1e-6,
        ),
    ] {
        let found = internal_rate(flows, &RANGE).expect("sound flows");
        assert_eq!(found.answer, Answer::Several, "{flows:?}");
        assert_eq!(found.rates.len(), expected.len(), "{found:?}");
        for (rate, expected) in found.rates.iter().zip(expected) {
            assert!((rate - expected).abs() <= digits, "{rate}, {expected}");
        }
    }
}

#[test]
fn the_sample_territory_appraises_as_its_summary_says() {
    let flows = sample("07-projects.toml", "cashflow");
    let mut walked = 0;
    for (project, expected) in summary()["appraisal"].as_object().expect("projects") {
        let mut own: Vec<&toml::Table> = flows
            .iter()
            .filter(|flow| flow["project"].as_str() == Some(project))
            .collect();
        own.sort_by_key(|flow| flow["year_index"].as_integer());
        let series = |key: &str| -> Vec<f64> {
            let values = own.iter().map(|flow| flow[key].as_integer());
            values
                .map(|value| value.expect("a whole amount") as f64)
                .collect()
        };
        let found =
            appraise(0.12, &series("benefits"), &series("costs"), &RANGE).expect("sound flows");
        close(found.net_present_value, number(&expected["npv12"]), 1e-5);
        let rate = found.internal_rate.and_then(|rates| rates.unique());
        close(rate.expect("one rate"), number(&expected["irr"]), 1e-5);
        // The summary rounds the ratio to four places.
        close(
            found.benefit_cost_ratio.expect("costs"),
            number(&expected["bcr"]),
            5e-5,
        );
        walked += 1;
    }
    assert_eq!(walked, 2);
}
