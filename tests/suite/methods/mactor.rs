//! MACTOR against its case, and what always holds of it.

use proptest::prelude::{Just, Strategy, prop_assert, prop_assert_eq, proptest};
use rumbo::method::mactor::{Forces, Order, Play, ambivalent_pairs, forces, play};
use serde_json::Value;

use super::reading::{
    TOLERANCE, all_close, all_given, both_permuted, cells, files, matrices_close, matrix, numbers,
    permuted,
};
use super::{case, close};

#[track_caller]
fn same_play(found: &Play, expected: &Value, order: usize) {
    let of = |name: &str| &expected[format!("{name}{order}")];
    matrices_close(&found.convergence, &matrix(of("CAA")), TOLERANCE);
    matrices_close(&found.divergence, &matrix(of("DAA")), TOLERANCE);
    let sums = &expected[format!("MAO{order}_sums")];
    all_close(&found.agree, &numbers(&sums["agree"]), TOLERANCE);
    all_close(&found.disagree, &numbers(&sums["disagree"]), TOLERANCE);
    all_close(
        &found.mobilisation,
        &numbers(&sums["mobilisation"]),
        TOLERANCE,
    );
    all_close(
        &found.involvement,
        &numbers(&sums["actor_involvement"]),
        TOLERANCE,
    );
}

#[test]
fn the_case_of_mactor_comes_out_in_all_three_orders() {
    let names = files("mactor");
    let expected = [
        "aeropuerto_paris.2MAO.csv",
        "aeropuerto_paris.MID.csv",
        "aeropuerto_paris.case.json",
    ];
    assert_eq!(names, expected);
    let case = case("mactor/aeropuerto_paris.case.json");
    let mid = all_given(&matrix(&case["MID"]));
    let mao = all_given(&matrix(&case["MAO2"]));
    assert_eq!(cells("mactor/aeropuerto_paris.MID.csv"), mid);
    assert_eq!(cells("mactor/aeropuerto_paris.2MAO.csv"), mao);

    let expected = &case["expected"];
    let found = forces(&mid, 4.0).expect("a complete matrix");
    matrices_close(&found.midi, &matrix(&expected["MIDI"]), TOLERANCE);
    all_close(&found.influence, &numbers(&expected["I"]), TOLERANCE);
    all_close(&found.dependence, &numbers(&expected["D"]), TOLERANCE);
    all_close(&found.net, &numbers(&expected["net"]), TOLERANCE);
    all_close(&found.force, &numbers(&expected["R"]), TOLERANCE);

    let simple = play(&mao, 4.0, Order::Simple).expect("a complete table");
    matrices_close(&simple.positions, &matrix(&expected["MAO1"]), TOLERANCE);
    same_play(&simple, expected, 1);
    let valued = play(&mao, 4.0, Order::Valued).expect("a complete table");
    matrices_close(&valued.positions, &matrix(&case["MAO2"]), TOLERANCE);
    same_play(&valued, expected, 2);
    let weighed = play(&mao, 4.0, Order::Weighed(&found)).expect("a complete table");
    matrices_close(&weighed.positions, &matrix(&expected["MAO3"]), TOLERANCE);
    same_play(&weighed, expected, 3);

    // The regular and the charter airlines agree on two objectives and fight over two.
    assert!(ambivalent_pairs(&simple, 2.0).contains(&(1, 2)));
    assert_eq!(simple.ambivalence.iter().flatten().count(), 6);
}

/// A matrix of influences, a table of positions, and an order of the actors.
fn games() -> impl Strategy<Value = (Vec<Vec<f64>>, Vec<Vec<f64>>, Vec<usize>)> {
    (2_usize..8, 1_usize..6).prop_flat_map(|(n, objectives)| {
        let row = proptest::collection::vec((0_u8..5).prop_map(f64::from), n);
        let mid = proptest::collection::vec(row, n).prop_map(|mut matrix| {
            for (item, row) in matrix.iter_mut().enumerate() {
                row[item] = 0.0;
            }
            matrix
        });
        let row = proptest::collection::vec((-4_i8..5).prop_map(f64::from), objectives);
        let mao = proptest::collection::vec(row, n);
        (mid, mao, Just((0..n).collect::<Vec<_>>()).prop_shuffle())
    })
}

fn read(mid: &[Vec<f64>]) -> Option<Forces> {
    forces(&all_given(mid), 4.0).ok()
}

proptest! {
    #[test]
    fn forces_have_mean_one_and_influence_is_somebodys_dependence((mid, _, order) in games()) {
        if let Some(found) = read(&mid) {
            let n = mid.len() as f64;
            prop_assert!((found.force.iter().sum::<f64>() - n).abs() < 1e-9);
            prop_assert!(found.force.iter().all(|force| *force >= 0.0));
            let sum = |values: &[f64]| values.iter().sum::<f64>();
            close(sum(&found.influence), sum(&found.dependence), 1e-12);
            close(sum(&found.net), 0.0, 1e-12);
            let other = read(&both_permuted(&mid, &order)).expect("the same matrix");
            for (one, other) in permuted(&found.force, &order).iter().zip(&other.force) {
                prop_assert!((one - other).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn convergence_is_mutual_and_shares_objectives_with_divergence((mid, mao, _) in games()) {
        let cells = all_given(&mao);
        let n = mao.len();
        let found = play(&cells, 4.0, Order::Simple).expect("a complete table");
        for one in 0..n {
            close(found.convergence[one][one], 0.0, 0.0);
            for other in 0..n {
                close(found.convergence[one][other], found.convergence[other][one], 0.0);
                close(found.divergence[one][other], found.divergence[other][one], 0.0);
                if one != other {
                    let both = mao[one].iter().zip(&mao[other]);
                    let both = both.filter(|(a, b)| **a != 0.0 && **b != 0.0).count();
                    let met = found.convergence[one][other] + found.divergence[one][other];
                    close(met, both as f64, 0.0);
                }
            }
        }
        let sum = |values: &[f64]| values.iter().sum::<f64>();
        close(sum(&found.mobilisation), sum(&found.involvement), 0.0);
        prop_assert!(found.ambivalence.iter().flatten().all(|part| (0.0..=1.0).contains(part)));
        if let Some(forces) = read(&mid) {
            let equal = Forces { force: vec![1.0; n], ..forces };
            let weighed = play(&cells, 4.0, Order::Weighed(&equal)).expect("a complete table");
            prop_assert_eq!(weighed, play(&cells, 4.0, Order::Valued).expect("a complete table"));
        }
    }
}
