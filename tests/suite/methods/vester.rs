//! The Vester matrix against its cases, and what always holds of it.

use proptest::prelude::{Just, Strategy, prop_assert, prop_assert_eq, proptest};
use rumbo::method::plane::Threshold;
use rumbo::method::vester::{Quadrant, Rules, Vester, vester};

use super::reading::{
    TOLERANCE, all_close, all_given, both_permuted, cells, files, numbers, permuted, words,
};
use super::{case, close};

/// The names of the cases.
fn name(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::Critical => "critico",
        Quadrant::Active => "activo",
        Quadrant::Passive => "pasivo",
        Quadrant::WeaklyConnected => "indiferente",
    }
}

fn rules(threshold: Threshold) -> Rules {
    Rules {
        most: 3.0,
        threshold,
    }
}

#[test]
fn the_cases_of_vester_come_out() {
    let names = files("vester");
    assert_eq!(names, ["basico.expected.json", "basico.input.csv"]);
    let cells = cells("vester/basico.input.csv");
    let expected = case("vester/basico.expected.json");
    let thresholds = [
        Threshold::Mean,
        Threshold::HalfOfMaximum,
        Threshold::MidRange,
    ];
    let by_rule = expected["by_threshold"].as_object().expect("by rule");
    assert_eq!(by_rule.len(), thresholds.len());
    for rule in thresholds {
        let expected = &by_rule[rule.id()];
        let found = vester(&cells, &rules(rule)).expect("a complete matrix");
        all_close(&found.active, &numbers(&expected["active"]), TOLERANCE);
        all_close(&found.passive, &numbers(&expected["passive"]), TOLERANCE);
        let cuts = [found.threshold_active, found.threshold_passive];
        let expected_cuts = ["threshold_active", "threshold_passive"]
            .map(|name| expected[name].as_f64().expect("a cut"));
        all_close(&cuts, &expected_cuts, TOLERANCE);
        let quadrants: Vec<_> = found.quadrants.iter().map(|q| name(*q)).collect();
        assert_eq!(quadrants, words(&expected["quadrant"]), "{}", rule.id());
        // Low family income: critical by every rule, and the greatest of the critical ones.
        assert_eq!(found.core, [7], "{}", rule.id());
    }
}

/// A complete matrix of whole judgements, and an order of its items.
fn matrices() -> impl Strategy<Value = (Vec<Vec<f64>>, Vec<usize>)> {
    (2_usize..9).prop_flat_map(|n| {
        let row = proptest::collection::vec((0_u8..4).prop_map(f64::from), n);
        let matrix = proptest::collection::vec(row, n).prop_map(|mut matrix| {
            for (item, row) in matrix.iter_mut().enumerate() {
                row[item] = 0.0;
            }
            matrix
        });
        (matrix, Just((0..n).collect::<Vec<_>>()).prop_shuffle())
    })
}

fn read(matrix: &[Vec<f64>]) -> Option<Vester> {
    vester(&all_given(matrix), &rules(Threshold::Mean)).ok()
}

proptest! {
    #[test]
    fn actives_and_passives_have_one_sum_and_one_mean((matrix, _) in matrices()) {
        if let Some(found) = read(&matrix) {
            let sum = |totals: &[f64]| totals.iter().sum::<f64>();
            close(sum(&found.active), sum(&found.passive), 0.0);
            close(found.threshold_active, found.threshold_passive, 0.0);
            prop_assert!(found.core.iter().all(|i| found.quadrants[*i] == Quadrant::Critical));
        }
    }

    #[test]
    fn the_order_of_problems_changes_nothing((matrix, order) in matrices()) {
        let (found, other) = (read(&matrix), read(&both_permuted(&matrix, &order)));
        prop_assert_eq!(found.is_some(), other.is_some());
        if let (Some(found), Some(other)) = (found, other) {
            prop_assert_eq!(permuted(&found.quadrants, &order), other.quadrants);
            prop_assert_eq!(permuted(&found.active, &order), other.active);
            let mut core: Vec<_> = other.core.iter().map(|item| order[*item]).collect();
            core.sort_unstable();
            prop_assert_eq!(found.core, core);
        }
    }

    #[test]
    fn turning_the_matrix_turns_causes_into_effects((matrix, _) in matrices()) {
        let n = matrix.len();
        let turned: Vec<Vec<f64>> = (0..n)
            .map(|row| (0..n).map(|column| matrix[column][row]).collect())
            .collect();
        if let (Some(found), Some(other)) = (read(&matrix), read(&turned)) {
            prop_assert_eq!(&found.active, &other.passive);
            let pairs = found.quadrants.iter().zip(&other.quadrants);
            for (one, turned) in pairs {
                let expected = match one {
                    Quadrant::Active => Quadrant::Passive,
                    Quadrant::Passive => Quadrant::Active,
                    same => *same,
                };
                prop_assert_eq!(expected, *turned);
            }
        }
    }
}
