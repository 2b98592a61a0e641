//! The simple indices of the reference cases.

use rumbo::method::indices::fabric::{Role, RoleFault, density, radar, role_faults};
use rumbo::method::indices::{
    AssetRules, Conditions, Prerequisite, PriorityRules, Trend, articulation, asset_class,
    prerequisites, priority, readiness,
};
use rumbo::method::scale::Scale;
use serde_json::Value;

use super::{case, close};

const SCALE: Scale = Scale {
    least: 1.0,
    most: 5.0,
};

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

#[test]
fn every_problem_has_its_priority() {
    let case = &case("simple_indices/indices.cases.json")["problem_priority"];
    let rules = PriorityRules {
        scale: SCALE,
        improving: 0.8,
        same: 1.0,
        worsening: 1.2,
    };
    for problem in list(&case["input"]) {
        let trend = match problem["trend"].as_str().expect("a trend") {
            "empeora" => Trend::Worsening,
            "igual" => Trend::Same,
            _ => Trend::Improving,
        };
        let (magnitude, severity) = (number(&problem["magnitude"]), number(&problem["severity"]));
        let found = priority(magnitude, severity, trend, &rules).expect("values on the scale");
        let id = problem["id"].as_str().expect("an id");
        close(found, number(&case["expected"][id]), 1e-5);
    }
    assert_eq!(list(&case["input"]).len(), 4);
}

#[test]
fn every_asset_has_its_class() {
    let case = &case("simple_indices/indices.cases.json")["patrimony_class"];
    let rules = AssetRules {
        scale: SCALE,
        high_value: 4.0,
        good_state: 4.0,
        poor_state: 2.0,
    };
    for asset in list(&case["cases"]) {
        let found = asset_class(number(&asset["state"]), number(&asset["value"]), &rules);
        let words = match found.expect("values on the scale").id() {
            "jewel" => "joya",
            "at_risk" => "en_riesgo",
            "care" => "cuidar",
            _ => "registrar",
        };
        assert_eq!(asset["expected"], words, "{asset}");
    }
    assert_eq!(list(&case["cases"]).len(), 6);
}

#[test]
fn prerequisites_readiness_and_articulation_are_shares() {
    let cases = case("simple_indices/indices.cases.json");
    let case = &cases["prerequisites_index"];
    let states: Vec<Option<Prerequisite>> = list(&case["states"])
        .iter()
        .map(|state| match state.as_str() {
            Some("cumple") => Some(Prerequisite::Met),
            Some("parcial") => Some(Prerequisite::Partial),
            Some("no_cumple") => Some(Prerequisite::Unmet),
            _ => None,
        })
        .collect();
    assert_eq!(states.len(), 5);
    let found = prerequisites(&states, 0.5).expect("every state is known");
    close(found, number(&case["expected"]), 1e-5);

    let case = &cases["readiness_pct"];
    let count = |key: &str| case["counts"][key].as_u64().expect("a count") as usize;
    let found = readiness(Conditions {
        ready: count("listo"),
        in_process: count("en_tramite"),
        pending: count("pendiente"),
        not_applicable: count("no_aplica"),
    });
    close(found.expect("some apply"), number(&case["expected"]), 1e-5);

    let case = &cases["articulation_coverage"];
    let all = case["projects"].as_u64().expect("a count") as usize;
    let carried = case["with_fit_ge_2"].as_u64().expect("a count") as usize;
    let mut fits = vec![Some(2.0); carried];
    fits.resize(all, Some(1.0));
    let found = articulation(&fits, 2.0).expect("projects");
    close(found, number(&case["expected_pct"]), 1e-5);
}

#[test]
fn every_process_has_its_faults_of_roles() {
    let case = &case("simple_indices/indices.cases.json")["raci_errors"];
    for process in list(&case["cases"]) {
        let roles: Vec<Role> = list(&process["roles"])
            .iter()
            .map(|letter| {
                let letter = letter.as_str().expect("a letter");
                let known = Role::ALL
                    .into_iter()
                    .find(|role| letter.starts_with(role.letter()));
                known.expect("a role")
            })
            .collect();
        let found: Vec<&str> = role_faults(&roles)
            .into_iter()
            .map(|fault| match fault {
                RoleFault::NoAccountable => "sin A",
                RoleFault::SeveralAccountable => "más de una A",
                RoleFault::NoResponsible => "sin R",
            })
            .collect();
        let expected: Vec<&str> = list(&process["expected"])
            .iter()
            .map(|words| words.as_str().expect("words"))
            .collect();
        assert_eq!(found, expected, "{process}");
    }
    assert_eq!(list(&case["cases"]).len(), 4);
}

#[test]
fn the_social_fabric_has_its_density_and_its_radar() {
    let case = &case("simple_indices/indices.cases.json")["social_fabric"];
    let organisations = case["organisations"].as_u64().expect("a count") as usize;
    let found = density(organisations, number(&case["population"]), 1000.0).expect("people");
    close(found, number(&case["expected_per_1000"]), 1e-5);
    let ratings: Vec<Option<f64>> = list(&case["radar"]).iter().map(Value::as_f64).collect();
    let found = radar(&ratings, SCALE, 3).expect("nine areas");
    close(found.mean, number(&case["expected_radar"]), 1e-5);
    assert_eq!(found.weakest, [2, 5, 8]);
}
