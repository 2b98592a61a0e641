//! The axes and the bet of the reference case.

use rumbo::method::scale::Scale;
use rumbo::method::scenarios::{Rules, Scenario, Variable, axes, bet};
use serde_json::Value;

use super::{case, close};

const SCALE: Scale = Scale {
    least: 1.0,
    most: 5.0,
};

#[test]
fn the_axes_are_the_most_uncertain_pair_that_is_not_linked() {
    let case = case("scenarios/ejes_schwartz.case.json");
    let listed = case["variables"].as_array().expect("variables");
    let variables: Vec<Variable> = listed
        .iter()
        .map(|variable| Variable {
            importance: variable["importance"].as_f64().expect("a number"),
            uncertainty: variable["uncertainty"].as_f64().expect("a number"),
        })
        .collect();
    let rules = Rules {
        scale: SCALE,
        link_most: case["max_mutual_link"].as_f64().expect("a number"),
    };
    for case in [&case, &case["variant"]] {
        let influence: Vec<Vec<Option<f64>>> = case["influence"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| {
                row.as_array()
                    .expect("cells")
                    .iter()
                    .map(Value::as_f64)
                    .collect()
            })
            .collect();
        let found = axes(&variables, &influence, &rules).expect("a choice");
        let expected = &case["expected"];
        for (variable, score) in listed.iter().zip(&found.scores) {
            let name = variable["name"].as_str().expect("a name");
            close(
                *score,
                expected["scores"][name].as_f64().expect("a score"),
                1e-9,
            );
        }
        let pair = found.axes.expect("a pair");
        for (at, place) in [pair.first, pair.second].into_iter().enumerate() {
            assert_eq!(expected["axes"][at], listed[place]["name"]);
        }
        close(pair.sum, expected["sum"].as_f64().expect("a number"), 1e-9);
        close(
            pair.link,
            expected["mutual_link"].as_f64().expect("a number"),
            1e-9,
        );
    }
    assert_eq!(variables.len(), 6);
}

#[test]
fn the_bet_is_the_most_desirable_and_the_trend_the_most_probable() {
    let case = case("scenarios/ejes_schwartz.case.json");
    let listed = case["scenarios"].as_array().expect("scenarios");
    let number = |scenario: &Value, key: &str| scenario[key].as_f64().expect("a number");
    let scenarios: Vec<Scenario> = listed
        .iter()
        .map(|scenario| Scenario {
            probability: number(scenario, "probability"),
            desirability: number(scenario, "desirability"),
        })
        .collect();
    let found = bet(&scenarios, SCALE).expect("a bet");
    for (scenario, outlook) in listed.iter().zip(&found.outlooks) {
        close(outlook.effort_gap, number(scenario, "effort_gap"), 1e-9);
        close(outlook.product, number(scenario, "product"), 1e-9);
    }
    assert_eq!(case["expected_bet"], listed[found.bet]["name"]);
    assert_eq!(case["expected_trend"], listed[found.trend]["name"]);
    assert_eq!(listed.len(), 5);
}
