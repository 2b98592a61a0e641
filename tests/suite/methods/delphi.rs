//! The two rounds of the reference case.

use rumbo::method::delphi::{Rules, statement};
use rumbo::method::scale::Scale;

use super::{case, close};

const RULES: Rules = Rules {
    scale: Scale {
        least: 1.0,
        most: 5.0,
    },
    iqr_most: 1.0,
    variation_most: 0.2,
    accept_from: 4.0,
    reject_to: 2.0,
    rounds_most: 3,
};

#[test]
fn two_rounds_decide_as_the_case_says() {
    let case = case("delphi/dos_rondas.case.json");
    let expected = case["expected"].as_object().expect("statements");
    for (name, expected) in expected {
        let rounds = ["round1", "round2"].map(|round| {
            let answers = case[round][name].as_array().expect("answers").iter();
            answers.map(serde_json::Value::as_f64).collect::<Vec<_>>()
        });
        let found = statement(&rounds, &RULES).expect("every expert answered");
        let (before, last) = (found.rounds[0], found.rounds[1]);
        for (key, value) in [
            ("median", last.median),
            ("q1", last.q1),
            ("q3", last.q3),
            ("iqr", last.iqr),
            ("median_prev", before.median),
            ("iqr_prev", before.iqr),
            ("agreement_ge4_pct", last.agreement_pct),
            ("changed_pct", found.changed_pct.expect("two rounds")),
        ] {
            close(value, expected[key].as_f64().expect("a number"), 1e-5);
        }
        assert_eq!(expected["consensus"], found.consensus, "{name}");
        assert_eq!(
            expected["stable"],
            found.stable.expect("two rounds"),
            "{name}"
        );
        let words = match found.decision.id() {
            "accepted" => "aceptado",
            "another_round" => "pasa a otra ronda",
            "undecided" => "sin decisión (consenso en valor medio)",
            other => panic!("no case decides {other}"),
        };
        assert_eq!(expected["decision"], words, "{name}");
    }
    assert_eq!(expected.len(), 3);
}
