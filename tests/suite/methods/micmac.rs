//! MICMAC against its cases, against exact integers, and what always holds of it.

use std::time::{Duration, Instant};

use proptest::prelude::{Just, Strategy, prop_assert, prop_assert_eq, proptest};
use rumbo::method::micmac::{
    Attenuation, Class, Potential, Rules, Settling, Standing, attenuated, indirect_matrix, micmac,
    powers, with_potential,
};
use rumbo::method::plane::Threshold;
use serde_json::Value;

use super::reading::{
    TOLERANCE, all_close, all_given, both_permuted, cells, files, matrix, numbers, permuted,
    places, words,
};
use super::{case, close};

const RULES: Rules = Rules {
    most: 3.0,
    cap: 9,
    axis: Threshold::Mean,
};

/// The names of the cases.
fn name(class: Class) -> &'static str {
    match class {
        Class::Key => "clave",
        Class::Determinant => "determinante",
        Class::Outcome => "resultado",
        Class::Autonomous => "autonoma",
    }
}

fn shifts(value: &Value) -> Vec<isize> {
    let list = value.as_array().expect("a list");
    let shift = |value: &Value| value.as_i64().expect("a whole number");
    list.iter().map(|value| shift(value) as isize).collect()
}

#[track_caller]
fn same_standing(found: &Standing, expected: &Value) {
    let percent = |shares: &[f64]| shares.iter().map(|share| share * 100.0).collect::<Vec<_>>();
    all_close(
        &percent(&found.influence),
        &numbers(&expected["influence_pct"]),
        TOLERANCE,
    );
    all_close(
        &percent(&found.dependence),
        &numbers(&expected["dependence_pct"]),
        TOLERANCE,
    );
    let classes: Vec<_> = found.classes.iter().copied().map(name).collect();
    assert_eq!(classes, words(&expected["class_"]));
}

#[test]
fn the_cases_of_micmac_come_out() {
    let names = files("micmac");
    let expected = [
        "atenuado.case.json",
        "basico.expected.json",
        "basico.input.csv",
        "potencias.cases.json",
    ];
    assert_eq!(names, expected);
    let cells = cells("micmac/basico.input.csv");
    let expected = case("micmac/basico.expected.json");
    let found = micmac(&cells, &RULES).expect("a complete matrix");
    same_standing(&found.direct, &expected["direct"]);
    let direct = &found.powers[0];
    assert_eq!(direct.influence, numbers(&expected["direct"]["influence"]));
    assert_eq!(
        direct.dependence,
        numbers(&expected["direct"]["dependence"])
    );
    let k = expected["stable_k"].as_u64().expect("a power") as usize;
    assert_eq!(found.settling, Settling::Stable { k });
    same_standing(&found.indirect, &expected["indirect"]);
    let shift = &expected["indirect"]["rank_shift_influence"];
    assert_eq!(found.shift_influence, shifts(shift));

    let all = powers(&cells, 3.0, 9).expect("a complete matrix");
    let steps = expected["powers"].as_array().expect("the powers");
    assert_eq!(all.len(), steps.len());
    for (found, expected) in all.iter().zip(steps) {
        assert_eq!(found.k as u64, expected["k"].as_u64().expect("a power"));
        assert_eq!(found.influence, numbers(&expected["influence"]));
        assert_eq!(found.dependence, numbers(&expected["dependence"]));
        assert_eq!(found.rank_influence, places(&expected["rank_influence"]));
        assert_eq!(found.rank_dependence, places(&expected["rank_dependence"]));
    }
    assert_eq!(found.powers, all[..k]);

    // Far powers have the shares of the principal eigenvectors.
    let far = powers(&cells, 3.0, 120).expect("a complete matrix");
    let limit = &expected["perron_limit"];
    let last = &far[119];
    let share = |sums: &[f64]| {
        let whole: f64 = sums.iter().sum();
        sums.iter()
            .map(|sum| sum / whole * 100.0)
            .collect::<Vec<_>>()
    };
    all_close(
        &share(&last.influence),
        &numbers(&limit["influence_pct"]),
        TOLERANCE,
    );
    all_close(
        &share(&last.dependence),
        &numbers(&limit["dependence_pct"]),
        TOLERANCE,
    );
    let growth = last.influence[0] / far[118].influence[0];
    close(
        growth,
        limit["spectral_radius"].as_f64().expect("a radius"),
        TOLERANCE,
    );
}

#[test]
fn powers_that_settle_end_take_turns_or_run_out_are_told_apart() {
    let cases = case("micmac/potencias.cases.json");
    let cases = cases.as_array().expect("cases");
    assert_eq!(cases.len(), 5);
    for case in cases {
        let expected = &case["expected"];
        let rules = Rules {
            cap: case["cap"].as_u64().expect("a cap") as usize,
            ..RULES
        };
        let found = micmac(&all_given(&matrix(&case["matrix"])), &rules).expect("complete");
        let number = |name: &str| expected[name].as_u64().map(|number| number as usize);
        let settling = match expected["settling"].as_str().expect("a name") {
            "stable" => Settling::Stable {
                k: number("stable_k").expect("a power"),
            },
            "nilpotent" => Settling::Nilpotent {
                k: number("zero_at").expect("a power"),
            },
            "periodic" => Settling::Periodic {
                period: number("period").expect("a period"),
            },
            _ => Settling::Unsettled,
        };
        assert_eq!(found.settling, settling, "{}", case["name"]);
        assert_eq!(
            found.settling.id(),
            expected["settling"],
            "{}",
            case["name"]
        );
        same_standing(&found.indirect, expected);
        assert_eq!(
            found.shift_influence,
            shifts(&expected["rank_shift_influence"])
        );
        assert_eq!(
            found.shift_dependence,
            shifts(&expected["rank_shift_dependence"])
        );
    }
}

#[test]
fn farther_paths_can_weigh_less() {
    let case = case("micmac/atenuado.case.json");
    let expected = &case["expected"];
    let cells = all_given(&matrix(&case["matrix"]));
    let mut rules = Attenuation {
        most: 3.0,
        alpha: case["alpha"].as_f64().expect("a share"),
        terms: case["terms"].as_u64().expect("a number") as usize,
        axis: Threshold::Mean,
    };
    let found = attenuated(&cells, &rules).expect("a complete matrix");
    all_close(
        &found.influence,
        &numbers(&expected["influence"]),
        TOLERANCE,
    );
    all_close(
        &found.dependence,
        &numbers(&expected["dependence"]),
        TOLERANCE,
    );
    let classes: Vec<_> = found.standing.classes.iter().copied().map(name).collect();
    assert_eq!(classes, words(&expected["class_"]));

    rules.alpha = 0.0;
    let direct = attenuated(&cells, &rules).expect("a complete matrix");
    assert_eq!(direct.influence, [3.0, 4.0, 1.0]);
    assert_eq!(direct.shift_influence, [0, 0, 0]);
    // Unweakened far sums outgrow every number and still have shares.
    (rules.alpha, rules.terms) = (1.0, 200);
    let wide = vec![vec![3.0; 150]; 150];
    let wide: Vec<Vec<f64>> = (0..150)
        .map(|i| {
            (0..150)
                .map(|j| {
                    if i == j {
                        0.0
                    } else {
                        wide[i][j] - f64::from(u8::from(j > i))
                    }
                })
                .collect()
        })
        .collect();
    let far = attenuated(&all_given(&wide), &rules).expect("a complete matrix");
    close(far.standing.influence.iter().sum(), 1.0, 1e-12);
}

#[test]
fn ranks_that_settle_just_after_the_cap_do_not_take_turns() {
    let rows = [
        [0.0, 0.0, 2.0, 3.0],
        [0.0, 0.0, 3.0, 0.0],
        [2.0, 3.0, 0.0, 0.0],
        [2.0, 0.0, 0.0, 0.0],
    ];
    let cells = all_given(&rows.map(|row| row.to_vec()));
    let settling = |cap| {
        let found = micmac(&cells, &Rules { cap, ..RULES });
        found.expect("a complete matrix").settling
    };
    assert_eq!(settling(2), Settling::Unsettled);
    assert_eq!(settling(9), Settling::Stable { k: 3 });
}

#[test]
fn far_sums_keep_their_shares_however_large_or_small_they_grow() {
    // Two that feed each other and one that only receives; whole sums fit into a number up to the sixth power.
    let large = 1e45;
    let cells = all_given(&[
        vec![0.0, large, 0.0],
        vec![1.0, 0.0, 2.0],
        vec![0.0, 0.0, 0.0],
    ]);
    let mut rules = Attenuation {
        most: 1e50,
        alpha: 1.0,
        terms: 6,
        axis: Threshold::Mean,
    };
    let far = attenuated(&cells, &rules).expect("a complete matrix");
    // Row sums by hand: a, 3 · 3a, a · a², 3a² … for the first and the second.
    let (mut first, mut second) = (0.0, 0.0);
    let (mut one, mut other) = (large, 3.0);
    for _ in 0..6 {
        first += one;
        second += other;
        (one, other) = (large * other, one);
    }
    all_close(
        &far.standing.influence,
        &[first / (first + second), second / (first + second), 0.0],
        1e-12,
    );
    let whole = far.influence[0] / far.influence[1];
    assert!((whole / (first / second) - 1.0).abs() < 1e-12);

    (rules.alpha, rules.terms) = (1e-60, 200);
    let near = attenuated(&all_given(&[vec![0.0, 3.0], vec![1.0, 0.0]]), &rules);
    let near = near.expect("a complete matrix");
    assert_eq!(near.influence, [3.0, 1.0]);
}

#[test]
fn whole_sums_are_ranked_to_the_last_unit() {
    // Row sums of the second power are about 10¹⁴ and differ by one.
    let cells = all_given(&[
        vec![0.0, 1e7, 0.0, 1.0],
        vec![1e7, 0.0, 0.0, 0.0],
        vec![0.0, 1e7, 0.0, 0.0],
        vec![0.0, 0.0, 1.0, 0.0],
    ]);
    let found = powers(&cells, 1e7, 2).expect("a complete matrix");
    assert_eq!(found[1].influence, [1e14 + 1.0, 1e14 + 1e7, 1e14, 1e7]);
    assert_eq!(found[1].rank_influence, [2, 1, 3, 4]);
}

#[test]
fn potential_influences_count_only_where_they_are_asked_for() {
    let cells = vec![
        vec![None, Some(4.0), Some(1.0)],
        vec![Some(2.0), None, Some(0.0)],
        vec![Some(1.0), Some(1.0), None],
    ];
    let counted = |counts_for| {
        let potential = Potential {
            code: 4.0,
            counts_for,
        };
        let cells = with_potential(&cells, potential);
        powers(&cells, 3.0, 1).expect("a complete matrix")[0]
            .influence
            .clone()
    };
    assert_eq!(counted(0.0), [1.0, 2.0, 2.0]);
    assert_eq!(counted(3.0), [4.0, 2.0, 2.0]);
    assert_eq!(
        micmac(&cells, &RULES).expect_err("it is refused").kind(),
        "out-of-range"
    );
}

#[test]
fn bounds_of_powers_and_shares_hold() {
    let cells = cells("micmac/basico.input.csv");
    for cap in [0, 1, 201, usize::MAX] {
        let refused = micmac(&cells, &Rules { cap, ..RULES }).expect_err("it is refused");
        assert_eq!(refused.kind(), "out-of-range", "{cap}");
    }
    assert_eq!(
        powers(&cells, 3.0, 0).expect_err("it is refused").kind(),
        "out-of-range"
    );
    assert_eq!(
        indirect_matrix(&cells, 3.0, 0)
            .expect_err("it is refused")
            .kind(),
        "out-of-range"
    );
    for alpha in [-0.1, 1.1, f64::NAN] {
        let rules = Attenuation {
            most: 3.0,
            alpha,
            terms: 3,
            axis: Threshold::Mean,
        };
        let refused = attenuated(&cells, &rules).expect_err("it is refused");
        assert_eq!(refused.kind(), "out-of-range", "{alpha}");
    }
    let nothing = vec![vec![Some(0.0); 3]; 3];
    assert_eq!(
        micmac(&nothing, &RULES).expect_err("it is refused").kind(),
        "all-equal"
    );
    assert_eq!(indirect_matrix(&nothing, 3.0, 5), Ok(vec![vec![0.0; 3]; 3]));
    let mut gap = cells.clone();
    gap[4][2] = None;
    assert_eq!(
        micmac(&gap, &RULES).expect_err("it is refused").kind(),
        "missing"
    );
}

#[test]
fn two_hundred_variables_are_analysed_at_once() {
    let n = 200;
    let cell = |i: usize, j: usize| {
        if i == j {
            0.0
        } else {
            ((i * 7 + j * 13 + i * j) % 4) as f64
        }
    };
    let matrix: Vec<Vec<f64>> = (0..n)
        .map(|i| (0..n).map(|j| cell(i, j)).collect())
        .collect();
    let begun = Instant::now();
    let found = micmac(&all_given(&matrix), &RULES).expect("a complete matrix");
    // Far more than it takes, even unoptimised on a busy machine.
    assert!(begun.elapsed() < Duration::from_secs(2));
    assert_eq!(found.indirect.classes.len(), n);
}

/// The sums of the powers in whole numbers.
fn exact(matrix: &[Vec<u128>], k: usize) -> (Vec<u128>, Vec<u128>) {
    let n = matrix.len();
    let mut power = matrix.to_vec();
    for _ in 1..k {
        power = (0..n)
            .map(|i| {
                let cell = |j: usize| (0..n).map(|m| power[i][m] * matrix[m][j]).sum();
                (0..n).map(cell).collect()
            })
            .collect();
    }
    let rows = power.iter().map(|row| row.iter().sum()).collect();
    let columns = (0..n)
        .map(|j| power.iter().map(|row| row[j]).sum())
        .collect();
    (rows, columns)
}

fn exact_ranks(sums: &[u128]) -> Vec<usize> {
    let mut distinct = sums.to_vec();
    distinct.sort_unstable_by(|a, b| b.cmp(a));
    distinct.dedup();
    let rank = |sum: &u128| distinct.iter().position(|other| other == sum);
    sums.iter()
        .map(|sum| rank(sum).expect("it is there") + 1)
        .collect()
}

fn matrices() -> impl Strategy<Value = (Vec<Vec<u8>>, Vec<usize>)> {
    // Sparse ones too: they end, and they take turns.
    (2_usize..8, 1_u8..5).prop_flat_map(|(n, one_in)| {
        let judgement =
            (0_u8..4, 0..one_in).prop_map(|(value, dice)| if dice == 0 { value } else { 0 });
        let row = proptest::collection::vec(judgement, n);
        let matrix = proptest::collection::vec(row, n).prop_map(|mut matrix| {
            for (item, row) in matrix.iter_mut().enumerate() {
                row[item] = 0;
            }
            matrix
        });
        (matrix, Just((0..n).collect::<Vec<_>>()).prop_shuffle())
    })
}

fn floats(matrix: &[Vec<u8>]) -> Vec<Vec<f64>> {
    let row = |row: &Vec<u8>| row.iter().copied().map(f64::from).collect();
    matrix.iter().map(row).collect()
}

proptest! {
    #[test]
    fn ranks_are_those_of_exact_numbers((matrix, _) in matrices()) {
        let whole: Vec<Vec<u128>> =
            matrix.iter().map(|row| row.iter().map(|cell| u128::from(*cell)).collect()).collect();
        let found = powers(&all_given(&floats(&matrix)), 3.0, 9).expect("a complete matrix");
        for power in &found {
            let (rows, columns) = exact(&whole, power.k);
            prop_assert_eq!(&power.rank_influence, &exact_ranks(&rows));
            prop_assert_eq!(&power.rank_dependence, &exact_ranks(&columns));
        }
        if found.len() < 9 {
            let (rows, _) = exact(&whole, found.len() + 1);
            prop_assert!(rows.iter().all(|sum| *sum == 0));
        }
    }

    #[test]
    fn the_order_of_variables_changes_nothing((matrix, order) in matrices()) {
        let matrix = floats(&matrix);
        let found = micmac(&all_given(&matrix), &RULES);
        let other = micmac(&all_given(&both_permuted(&matrix, &order)), &RULES);
        match (found, other) {
            (Ok(found), Ok(other)) => {
                prop_assert_eq!(found.settling, other.settling);
                prop_assert_eq!(permuted(&found.indirect.classes, &order), other.indirect.classes);
                let ranks = permuted(&found.indirect.rank_influence, &order);
                prop_assert_eq!(ranks, other.indirect.rank_influence);
                prop_assert_eq!(permuted(&found.shift_influence, &order), other.shift_influence);
                for standing in [&found.direct, &found.indirect] {
                    let whole: f64 = standing.influence.iter().sum();
                    prop_assert!((whole - 1.0).abs() < 1e-12);
                }
            }
            (found, other) => prop_assert_eq!(found.map(|_| ()), other.map(|_| ())),
        }
    }

    #[test]
    fn the_printed_matrix_has_the_sums_of_its_power((matrix, _) in matrices(), k in 1_usize..7) {
        let cells = all_given(&floats(&matrix));
        let printed = indirect_matrix(&cells, 3.0, k).expect("a complete matrix");
        let sums = powers(&cells, 3.0, k).expect("a complete matrix");
        let whole: f64 = printed.iter().flatten().sum();
        if sums.len() < k || sums[k - 1].influence.iter().all(|sum| *sum <= 0.0) {
            prop_assert!(whole <= 0.0);
        } else {
            let all: f64 = sums[k - 1].influence.iter().sum();
            for (row, sum) in printed.iter().zip(&sums[k - 1].influence) {
                prop_assert!((row.iter().sum::<f64>() - sum / all).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn what_settled_has_the_ranks_of_the_power_before((matrix, _) in matrices()) {
        if let Ok(found) = micmac(&all_given(&floats(&matrix)), &RULES)
            && let Settling::Stable { k } = found.settling
        {
            let (last, before) = (&found.powers[k - 1], &found.powers[k - 2]);
            prop_assert_eq!(found.powers.len(), k);
            prop_assert_eq!(&last.rank_influence, &before.rank_influence);
            prop_assert_eq!(&last.rank_dependence, &before.rank_dependence);
            for pair in found.powers[..k - 1].windows(2) {
                prop_assert!(
                    pair[0].rank_influence != pair[1].rank_influence
                        || pair[0].rank_dependence != pair[1].rank_dependence
                );
            }
        }
    }
}
