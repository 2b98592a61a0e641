//! AHP against its cases and published examples, and what always holds of it.

use proptest::prelude::{Just, Strategy, prop_assert, prop_assert_eq, proptest};
use rumbo::method::ahp::{Ahp, Rules, Synthesis, ahp, merge, synthesise};
use serde_json::Value;

use super::reading::{
    TOLERANCE, all_close, all_given, both_permuted, files, matrix, numbers, permuted, rows,
};
use super::{case, close};

/// The random index of Saaty's table.
fn saaty() -> Vec<f64> {
    let rows = rows("ahp/saaty_random_index.csv");
    let number = |row: &Vec<String>| row[1].parse().expect("a number");
    rows[1..].iter().map(number).collect()
}

fn read(cells: &[Vec<Option<f64>>], random_index: &[f64]) -> Ahp {
    let rules = Rules {
        most: 9.0,
        random_index,
        accept: 0.1,
    };
    ahp(cells, &rules).expect("a complete matrix")
}

/// The judgements above the diagonal, row by row, as a matrix.
fn above(value: &Value) -> Vec<Vec<Option<f64>>> {
    let rows = matrix(value);
    let n = rows.len() + 1;
    let mut cells = vec![vec![None; n]; n];
    for (row, judgements) in rows.iter().enumerate() {
        for (step, judgement) in judgements.iter().enumerate() {
            cells[row][row + 1 + step] = Some(*judgement);
        }
    }
    cells
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

#[test]
fn the_cases_of_ahp_come_out() {
    let names = files("ahp");
    let expected = [
        "ejes_y_ciclo.cases.json",
        "jerarquias.cases.json",
        "publicados.cases.json",
        "saaty_random_index.csv",
    ];
    assert_eq!(names, expected);
    let cases = case("ahp/ejes_y_ciclo.cases.json");
    let cases = cases.as_array().expect("cases");
    assert_eq!(cases.len(), 3);
    for case in cases {
        let found = read(&all_given(&matrix(&case["matrix"])), &saaty());
        let expected = &case["expected"];
        all_close(&found.weights, &numbers(&expected["weights"]), TOLERANCE);
        let geometric = numbers(&expected["geometric_mean_weights"]);
        all_close(&found.geometric_weights, &geometric, TOLERANCE);
        close(found.lambda_max, number(&expected["lambda_max"]), TOLERANCE);
        close(found.consistency_index, number(&expected["ci"]), TOLERANCE);
        close(
            found.random_index.expect("in the table"),
            number(&expected["ri"]),
            TOLERANCE,
        );
        close(
            found.consistency_ratio.expect("in the table"),
            number(&expected["cr"]),
            TOLERANCE,
        );
        assert_eq!(found.accepted, case["accept"].as_bool(), "{}", case["name"]);
    }
}

#[test]
fn the_circle_is_named_where_it_is() {
    let cases = case("ahp/ejes_y_ciclo.cases.json");
    let found = read(&all_given(&matrix(&cases[1]["matrix"])), &saaty());
    let triple = found.worst_triple.expect("it contradicts itself");
    assert_eq!(triple.items, [0, 1, 2]);
    close(triple.implied, 25.0, 1e-12);
    close(triple.inconsistency, 1.0 - 0.2 / 25.0, 1e-12);
    let judgement = found.worst_judgement.expect("it contradicts the weights");
    assert_eq!((judgement.row, judgement.column), (0, 1));
    close(judgement.given, 5.0, 1e-12);
    close(judgement.implied, 1.0, 1e-9);
}

#[test]
fn published_matrices_have_their_published_weights() {
    let cases = case("ahp/publicados.cases.json");
    let cases = cases.as_array().expect("cases");
    assert_eq!(cases.len(), 3);
    for case in cases {
        check(case, number(&case["tolerance"]));
    }
}

/// Reads the matrix of a case and compares it with what was published.
fn check(case: &Value, tolerance: f64) -> Ahp {
    let cells = above(&case["above"]);
    // The published ratios use tables of their own; only the index of this size is told.
    let index = case["ri"].as_f64().unwrap_or(1.0);
    let found = read(&cells, &vec![index; cells.len()]);
    if let Some(expected) = case.get("expected").filter(|expected| expected.is_object()) {
        all_close(&found.weights, &numbers(&expected["weights"]), tolerance);
        let ratio = found.consistency_ratio.expect("an index");
        close(ratio, number(&expected["cr"]), tolerance);
    }
    found
}

#[test]
fn published_hierarchies_have_their_published_order() {
    let cases = case("ahp/jerarquias.cases.json");
    let cases = cases.as_array().expect("cases");
    assert_eq!(cases.len(), 2);
    for case in cases {
        let tolerance = number(&case["tolerance"]);
        let found = priorities(&case["criteria"], tolerance);
        all_close(&found, &numbers(&case["expected"]), tolerance);
    }
}

/// The priorities of the alternatives under a criterion, level by level.
fn priorities(criterion: &Value, tolerance: f64) -> Vec<f64> {
    let weights = check(criterion, tolerance).weights;
    match criterion.get("children").and_then(Value::as_array) {
        None => weights,
        Some(children) => {
            let local: Vec<Vec<f64>> = children
                .iter()
                .map(|child| priorities(child, tolerance))
                .collect();
            synthesise(&weights, &local, Synthesis::Distributive).expect("it fits")
        }
    }
}

/// Judgements of the nine-point scale above the diagonal, and an order of the items.
fn judged() -> impl Strategy<Value = (Vec<Vec<Option<f64>>>, Vec<usize>)> {
    (1_usize..8).prop_flat_map(|n| {
        let judgement = (1_u8..10, 0_u8..2).prop_map(|(value, inverse)| {
            let value = f64::from(value);
            Some(if inverse == 0 { value } else { 1.0 / value })
        });
        let matrix = proptest::collection::vec(proptest::collection::vec(judgement, n), n);
        let matrix = matrix.prop_map(|mut matrix| {
            for (item, row) in matrix.iter_mut().enumerate() {
                row[..=item].fill(None);
            }
            matrix
        });
        (matrix, Just((0..n).collect::<Vec<_>>()).prop_shuffle())
    })
}

proptest! {
    #[test]
    fn weights_are_an_eigenvector_and_share_out_everything((cells, order) in judged()) {
        let found = read(&cells, &saaty());
        prop_assert!((found.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert!(found.weights.iter().all(|weight| *weight > 0.0));
        prop_assert!(found.lambda_max >= cells.len() as f64 && found.consistency_index >= 0.0);
        let n = cells.len();
        let judgement = |row: usize, column: usize| match (cells[row][column], cells[column][row]) {
            (Some(value), _) => value,
            (None, Some(value)) => 1.0 / value,
            (None, None) => 1.0,
        };
        for row in 0..n {
            let products = (0..n).map(|column| judgement(row, column) * found.weights[column]);
            let product: f64 = products.sum();
            prop_assert!((product / found.weights[row] - found.lambda_max).abs() < 1e-6);
        }
        let other = read(&both_permuted(&cells, &order), &saaty());
        for (one, other) in permuted(&found.weights, &order).iter().zip(&other.weights) {
            prop_assert!((one - other).abs() < 1e-9);
        }
        if n <= 3 {
            for (one, other) in found.weights.iter().zip(&found.geometric_weights) {
                prop_assert!((one - other).abs() < 1e-9, "the geometric mean agrees up to three");
            }
        }
    }

    #[test]
    fn consistent_judgements_give_back_the_weights(
        weights in proptest::collection::vec(1.0_f64..8.9, 1..9),
    ) {
        let whole: f64 = weights.iter().sum();
        let cells: Vec<Vec<Option<f64>>> = weights.iter()
            .map(|a| weights.iter().map(|b| Some(a / b)).collect())
            .collect();
        let found = read(&cells, &saaty());
        for (found, weight) in found.weights.iter().zip(&weights) {
            prop_assert!((found - weight / whole).abs() < 1e-9);
        }
        prop_assert!((0.0..1e-9).contains(&found.consistency_index));
        prop_assert_eq!(found.worst_triple, None);
        prop_assert_eq!(found.worst_judgement, None);
    }

    #[test]
    fn judges_who_agree_are_one_judge((cells, _) in judged(), n_judges in 1_usize..5) {
        let judges = vec![cells.clone(); n_judges];
        let merged = merge(&judges, &vec![1.0; n_judges], 9.0).expect("they fit");
        let (one, all) = (read(&cells, &saaty()), read(&merged, &saaty()));
        for (one, all) in one.weights.iter().zip(&all.weights) {
            prop_assert!((one - all).abs() < 1e-9);
        }
    }
}
