//! Earned value: the cases of `evm`, and the projects of the sample territory that report progress.

use rumbo::method::earned_value::{
    ABOUT, Figures, Forecast, TaskProgress, Thresholds, assess, light, totals,
};
use rust_decimal::Decimal;
use serde_json::Value;

use super::{case, close, sample, summary};

/// A number of a case; nothing where it says `null`.
fn decimal(value: &Value) -> Option<Decimal> {
    value
        .as_number()
        .map(|number| number.to_string().parse().expect("a decimal number"))
}

#[track_caller]
fn agree(found: Option<Decimal>, expected: &Value, what: &str) {
    match (found, expected.as_f64()) {
        (None, None) => {}
        (Some(found), Some(expected)) => {
            close(f64::try_from(found).expect("a number"), expected, 1e-5);
        }
        (found, expected) => panic!("{what}: {found:?} instead of {expected:?}"),
    }
}

#[test]
fn each_case_has_its_variances_indices_and_forecasts() {
    let cases = case(&format!("{}/casos.cases.json", ABOUT.cases));
    let mut walked = 0;
    for case in cases["cases"].as_array().expect("cases") {
        let (input, expected) = (&case["input"], &case["expected"]);
        let given = Figures {
            budget: decimal(&input["BAC"]),
            // The published exercise of the building does not say what was planned.
            planned_value: decimal(&input["PV"]).unwrap_or_default(),
            earned_value: decimal(&input["EV"]).expect("EV"),
            actual_cost: decimal(&input["AC"]).expect("AC"),
        };
        let found = assess(&given).expect("sound figures");
        let eac = |forecast: Option<Forecast>| forecast.map(|forecast| forecast.at_completion);
        for (key, value) in [
            ("BAC", given.budget),
            ("PV", Some(found.figures.planned_value)),
            ("EV", Some(found.figures.earned_value)),
            ("AC", Some(found.figures.actual_cost)),
            ("CV", Some(found.cost_variance)),
            ("SV", Some(found.schedule_variance)),
            ("CPI", found.cost_index),
            ("SPI", found.schedule_index),
            ("pct_complete", found.percent_complete),
            ("pct_spent", found.percent_spent),
            ("EAC_cpi", eac(found.by_cost)),
            ("EAC_plan", eac(found.by_plan)),
            ("EAC_cpi_spi", eac(found.by_cost_and_schedule)),
            ("ETC", found.by_cost.map(|forecast| forecast.to_complete)),
            ("VAC", found.by_cost.map(|forecast| forecast.variance)),
            ("TCPI", found.to_complete_index),
        ] {
            let what = format!("{} {key}", case["name"]);
            assert!(expected.get(key).is_some(), "{what} is not in the case");
            agree(value, &expected[key], &what);
        }
        assert_eq!(expected.as_object().map(serde_json::Map::len), Some(16));
        walked += 1;
    }
    assert_eq!(walked, 5);
}

#[test]
fn the_lights_of_the_cases_follow_their_rule() {
    let cases = case(&format!("{}/casos.cases.json", ABOUT.cases));
    let thresholds = Thresholds {
        green_from: Decimal::new(95, 2),
        amber_from: Decimal::new(85, 2),
    };
    let mut walked = 0;
    for case in cases["lights"].as_array().expect("lights") {
        let found = light(decimal(&case["CPI"]), decimal(&case["SPI"]), &thresholds);
        let found = found.expect("sound thresholds").expect("known indices");
        let word = match found.id() {
            "green" => "verde",
            "amber" => "amarillo",
            _ => "rojo",
        };
        assert_eq!(case["light"], word, "{case}");
        walked += 1;
    }
    assert_eq!(walked, 3);
}

#[test]
fn tasks_add_up_to_the_figures_of_their_case() {
    let case = case(&format!("{}/desde_tareas.case.json", ABOUT.cases));
    let tasks = case["tasks"].as_array().expect("tasks");
    let tasks: Vec<TaskProgress> = tasks
        .iter()
        .map(|task| TaskProgress {
            budget: decimal(&task["bac"]),
            planned_percent: decimal(&task["planned_pct"]),
            done_percent: decimal(&task["done_pct"]),
            actual_cost: decimal(&task["ac"]),
        })
        .collect();
    assert_eq!(tasks.len(), 4);
    let found = totals(&tasks).expect("complete reports");
    let expected = &case["expected"];
    agree(found.budget, &expected["BAC"], "BAC");
    agree(Some(found.planned_value), &expected["PV"], "PV");
    agree(Some(found.earned_value), &expected["EV"], "EV");
    agree(Some(found.actual_cost), &expected["AC"], "AC");
}

#[test]
fn the_sample_territory_reports_what_its_summary_says() {
    let tasks = sample("10-execution.toml", "task");
    let reports = sample("10-execution.toml", "progress");
    let whole = |record: &toml::Table, key: &str| record[key].as_integer().map(Decimal::from);
    let mut walked = 0;
    for (project, expected) in summary()["evm"].as_object().expect("projects") {
        let own = reports
            .iter()
            .filter(|report| report["project"].as_str() == Some(project));
        let own: Vec<TaskProgress> = own
            .map(|report| {
                let task = tasks.iter().find(|task| task["id"] == report["task"]);
                TaskProgress {
                    budget: whole(task.expect("the task of a report"), "budget"),
                    planned_percent: whole(report, "planned_pct"),
                    done_percent: whole(report, "done_pct"),
                    actual_cost: whole(report, "actual_cost"),
                }
            })
            .collect();
        let found = assess(&totals(&own).expect("complete reports")).expect("sound figures");
        // The summary is rounded to four places.
        let index = |index: Option<Decimal>| index.map(|index| index.round_dp(4));
        agree(found.figures.budget, &expected["BAC"], project);
        agree(Some(found.figures.planned_value), &expected["PV"], project);
        agree(Some(found.figures.earned_value), &expected["EV"], project);
        agree(Some(found.figures.actual_cost), &expected["AC"], project);
        agree(index(found.cost_index), &expected["CPI"], project);
        agree(index(found.schedule_index), &expected["SPI"], project);
        let eac = found.by_cost.map(|forecast| forecast.at_completion);
        agree(eac, &expected["EAC"], project);
        walked += 1;
    }
    assert_eq!(walked, 2);
}
