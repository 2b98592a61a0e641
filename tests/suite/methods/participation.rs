//! The participation and the shares of the reference cases.

use rumbo::method::participation::concentration::{dissimilarity, turns, weighted_gini};
use rumbo::method::participation::{Cuts, Group, parity, per_person, representation};
use rumbo::method::scale::Scale;
use serde_json::Value;

use super::{case, close};

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

#[test]
fn every_group_is_compared_with_its_share_of_the_population() {
    let case = case("participation/basico.case.json");
    let cuts = Cuts {
        under: 0.8,
        over: 1.25,
    };
    let mut seen = 0;
    for (kind, counts, reference) in [
        ("gender", "gender", "pop_gender"),
        ("ethnicity", "eth", "pop_eth"),
        ("age", "age", "pop_age"),
    ] {
        let listed = case["input"][counts].as_object().expect("groups");
        let groups: Vec<Group> = listed
            .iter()
            .map(|(name, count)| Group {
                count: count.as_u64().expect("a count"),
                reference: case["input"][reference][name].as_f64(),
            })
            .collect();
        let found = representation(&groups, cuts).expect("people took part");
        let expected = &case["expected"][kind];
        assert_eq!(expected["n"], found.people);
        close(
            found.dissimilarity.expect("every group has a reference"),
            number(&expected["dissimilarity"]),
            1e-5,
        );
        for (name, group) in listed.keys().zip(&found.groups) {
            close(group.share_pct, number(&expected["share_pct"][name]), 1e-5);
            let ratio = expected["representation_ratio"][name].as_f64();
            assert_eq!(group.ratio.is_some(), ratio.is_some(), "{name}");
            close(group.ratio.unwrap_or(0.0), ratio.unwrap_or(0.0), 1e-5);
            let words = match group.standing.id() {
                "under" => "subrepresentado",
                "balanced" => "equilibrado",
                "over" => "sobrerrepresentado",
                _ => "sin referencia censal",
            };
            assert_eq!(case["expected"]["labels"][kind][name], words, "{name}");
            seen += 1;
        }
    }
    assert_eq!(seen, 10);
    let bounds = Scale {
        least: 0.9,
        most: 1.1,
    };
    let people = |key: &str| case["input"]["gender"][key].as_u64().expect("a count");
    let found = parity(people("mujer"), people("hombre"), bounds).expect("both took part");
    let expected = number(&case["expected"]["gender_parity_index"]);
    close(found.index.expect("men took part"), expected, 1e-5);
    assert_eq!(case["expected"]["parity_balanced"], found.balanced);
}

#[test]
fn investment_per_zone_is_compared_with_its_population() {
    let case = case("participation/inversion_por_zona.case.json");
    let column = |key: &str, factor: f64| -> Vec<f64> {
        let values = case[key].as_object().expect("zones").values();
        values.map(|value| number(value) * factor).collect()
    };
    let money = column("investment_thousand_usd", 1000.0);
    let people = column("population", 1.0);
    let expected = &case["expected"];
    let found = per_person(&money, &people).expect("every zone has people");
    let listed = expected["per_capita_usd"].as_object().expect("zones");
    for (own, expected) in found.iter().zip(listed.values()) {
        close(*own, number(expected), 1e-5);
    }
    assert_eq!(found.len(), 7);
    let apart = dissimilarity(&money, &people).expect("amounts");
    close(apart, number(&expected["dissimilarity"]), 1e-5);
    let gini = weighted_gini(&money, &people).expect("amounts");
    close(gini, number(&expected["gini_weighted"]), 1e-5);
}

#[test]
fn turns_to_speak_have_their_concentration() {
    let case = case("participation/turnos_gini.case.json");
    let counts = case["turns"].as_array().expect("turns");
    let counts: Vec<u32> = counts.iter().map(|count| number(count) as u32).collect();
    let found = turns(&counts, 3).expect("somebody spoke");
    close(found.gini, number(&case["expected"]["gini"]), 1e-5);
    close(
        found.top_pct,
        number(&case["expected"]["top3_share_pct"]),
        1e-5,
    );
    assert_eq!(case["expected"]["silent"], found.silent);
}
