//! The projects of the reference cases.

use rumbo::method::logframe::{Component, Indicator, Place, Project, Purpose, Rule, Rules, check};
use rumbo::method::wording::Severity;
use rust_decimal::Decimal;
use serde_json::Value;

use super::case;

const RULES: Rules = Rules {
    components_most: 6,
    same_text: 0.95,
};

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn money(value: &Value) -> Option<Decimal> {
    value.as_i64().map(Decimal::from)
}

fn indicators(level: &Value) -> Vec<Indicator<'_>> {
    let indicator = |value: &'_ Value| (value["baseline"].as_f64(), value["target"].as_f64());
    list(&level["indicators"])
        .iter()
        .map(|value| Indicator {
            baseline: indicator(value).0,
            target: indicator(value).1,
            year: value["year"].as_i64().map(|year| year as i32),
            verification: value["mov"].as_str().unwrap_or(""),
        })
        .collect()
}

/// A breach as the cases write it.
fn told(rule: Rule, place: Place, purposes: &[&Value], components: &[Value]) -> String {
    let name = match place {
        Place::Project => return rule.code().to_owned(),
        Place::Purpose(_) => "propósito",
        Place::Component(at) => components[at]["id"].as_str().expect("an id"),
        Place::PurposeIndicator { purpose, indicator } => {
            let indicator = &purposes[purpose]["indicators"][indicator];
            indicator["text"].as_str().expect("a text")
        }
        Place::ComponentIndicator {
            component,
            indicator,
        } => {
            let indicator = &components[component]["indicators"][indicator];
            indicator["text"].as_str().expect("a text")
        }
    };
    format!("{}:{name}", rule.code())
}

#[test]
fn every_project_breaks_the_rules_that_the_case_says() {
    let cases = case("logframe/reglas.cases.json");
    let listed = list(&cases["cases"]);
    for case in listed {
        let input = &case["input"];
        let purpose_values: Vec<&Value> = match &input["purpose"] {
            Value::Array(purposes) => purposes.iter().collect(),
            one => vec![one],
        };
        let component_values = list(&input["components"]);
        let measures: Vec<Vec<Indicator<'_>>> = purpose_values
            .iter()
            .map(|level| indicators(level))
            .collect();
        let purposes: Vec<Purpose<'_>> = purpose_values
            .iter()
            .zip(&measures)
            .map(|(purpose, indicators)| Purpose {
                text: purpose["text"].as_str().expect("a text"),
                indicators,
                assumptions: list(&purpose["assumptions"]).len(),
            })
            .collect();
        let parts: Vec<(Vec<Indicator<'_>>, Vec<Option<Decimal>>)> = component_values
            .iter()
            .map(|component| {
                let costs = list(&component["activities"]).iter();
                (
                    indicators(component),
                    costs.map(|activity| money(&activity["cost"])).collect(),
                )
            })
            .collect();
        let components: Vec<Component<'_>> = component_values
            .iter()
            .zip(&parts)
            .map(|(component, (indicators, activities))| Component {
                text: component["text"].as_str().expect("a text"),
                indicators,
                assumptions: list(&component["assumptions"]).len(),
                activities,
                cost: money(&component["cost"]),
            })
            .collect();
        let project = Project {
            has_end: input["goal_objective"].is_string(),
            purposes: &purposes,
            components: &components,
            budget: money(&input["budget"]),
        };
        let found: Vec<String> = check(&project, &RULES)
            .iter()
            .map(|breach| told(breach.rule, breach.place, &purpose_values, component_values))
            .collect();
        let expected = list(&case["expected_errors"]).iter();
        let expected: Vec<&str> = expected
            .map(|code| code.as_str().expect("a code"))
            .collect();
        assert_eq!(found, expected, "{}", case["name"]);
    }
    assert_eq!(listed.len(), 10);
}

#[test]
fn every_rule_is_known_with_its_severity() {
    let cases = case("logframe/reglas.cases.json");
    let rules = cases["rules"].as_object().expect("rules");
    for rule in Rule::ALL {
        let severity = match rules[rule.code()]["severity"].as_str() {
            Some("error") => Severity::Error,
            _ => Severity::Warning,
        };
        assert_eq!(rule.severity(), severity, "{}", rule.code());
    }
    assert_eq!(rules.len(), Rule::ALL.len());
}
