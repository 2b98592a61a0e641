//! Importance and governability against its cases, and what always holds of it.

use proptest::prelude::{Just, Strategy, prop_assert_eq, proptest};
use rumbo::method::Unfit;
use rumbo::method::igo::{Class, Igo, Rules, igo};
use rumbo::method::plane::Threshold;
use rumbo::method::scale::Scale;

use super::reading::{TOLERANCE, all_close, files, given, numbers, permuted};
use super::{case, close};

fn rules(axis: Threshold) -> Rules {
    Rules {
        whole: 100.0,
        governability: Scale {
            least: 0.0,
            most: 5.0,
        },
        axis,
    }
}

/// The names of the cases.
fn name(class: Class) -> &'static str {
    match class {
        Class::Immediate => "accion_inmediata",
        Class::Challenge => "reto",
        Class::LessUrgent => "menos_urgente",
        Class::Unnecessary => "innecesaria",
    }
}

#[test]
fn the_cases_of_igo_come_out() {
    assert_eq!(
        files("igo"),
        ["basico.case.json", "suma_distinta_100.case.json"]
    );
    let basic = case("igo/basico.case.json");
    let actions = basic["input"].as_array().expect("actions");
    let column = |name: &str| -> Vec<Option<f64>> {
        actions.iter().map(|action| action[name].as_f64()).collect()
    };
    let (importance, governability) = (column("importance"), column("governability"));
    let read = |axis| igo(&importance, &governability, &rules(axis)).expect("sound judgements");
    let found = read(Threshold::Mean);
    let expected = &basic["expected"];
    let number = |name: &str| expected[name].as_f64().expect("a number");
    close(
        found.threshold_importance,
        number("threshold_importance"),
        TOLERANCE,
    );
    close(
        found.threshold_governability,
        number("threshold_governability"),
        TOLERANCE,
    );
    assert_eq!(found.classes.len(), 7);
    for (action, class) in actions.iter().zip(&found.classes) {
        let action = action["action"].as_str().expect("a name");
        assert_eq!(name(*class), expected["classes"][action], "{action}");
    }
    let median = read(Threshold::Median);
    let cuts = [median.threshold_importance, median.threshold_governability];
    all_close(
        &cuts,
        &numbers(&expected["thresholds_if_median"]),
        TOLERANCE,
    );

    let other = case("igo/suma_distinta_100.case.json");
    let importance = given(&numbers(&other["importance"]));
    let refused = igo(
        &importance,
        &given(&[5.0, 3.0, 1.0]),
        &rules(Threshold::Mean),
    );
    let told = Unfit::Weights {
        sum: 80.0,
        whole: 100.0,
    };
    assert_eq!(refused, Err(told));
    let words = other["expected"]["error"].as_str().expect("words");
    assert!(words.contains("100") && words.contains("80"));
}

fn actions() -> impl Strategy<Value = (Vec<f64>, Vec<f64>, Vec<usize>)> {
    (2_usize..9).prop_flat_map(|n| {
        let points = proptest::collection::vec(1_u8..50, n).prop_map(|points| {
            let whole: f64 = points.iter().copied().map(f64::from).sum();
            points
                .into_iter()
                .map(|point| f64::from(point) * 100.0 / whole)
                .collect()
        });
        let hands = proptest::collection::vec((0_u8..6).prop_map(f64::from), n);
        (
            points,
            hands,
            Just((0..n).collect::<Vec<_>>()).prop_shuffle(),
        )
    })
}

fn read(importance: &[f64], governability: &[f64]) -> Option<Igo> {
    igo(
        &given(importance),
        &given(governability),
        &rules(Threshold::Mean),
    )
    .ok()
}

proptest! {
    #[test]
    fn the_order_of_actions_changes_nothing((importance, governability, order) in actions()) {
        let found = read(&importance, &governability);
        let other = read(&permuted(&importance, &order), &permuted(&governability, &order));
        let found = found.map(|found| permuted(&found.classes, &order));
        prop_assert_eq!(found, other.map(|other| other.classes));
    }
}
