//! Weighted scoring against its cases, and what always holds of it.

use std::collections::BTreeMap;

use proptest::prelude::{Just, Strategy, prop_assert, prop_assert_eq, proptest};
use rumbo::method::multicriteria::{Criterion, Direction, Normalisation, Scored, TieBreak, score};
use rumbo::method::scale::Scale;
use serde_json::Value;

use super::reading::{TOLERANCE, all_given, files, numbers, permuted, rows, words};
use super::{case, close};

const FIVE: Scale = Scale {
    least: 1.0,
    most: 5.0,
};

fn direction(word: &str) -> Direction {
    match word {
        "max" => Direction::HigherIsBetter,
        "min" => Direction::LowerIsBetter,
        other => panic!("no direction: {other}"),
    }
}

#[test]
fn the_cases_of_multicriteria_come_out() {
    let names = files("multicriteria");
    let expected = ["ejes.expected.json", "ejes.input.csv", "empate.case.json"];
    assert_eq!(names, expected);
    axes();
    tie();
}

fn axes() {
    let rows = rows("multicriteria/ejes.input.csv");
    let number = |word: &String| word.parse::<f64>().expect("a number");
    let alternatives: Vec<&String> = rows[3..].iter().map(|row| &row[0]).collect();
    let cells: Vec<Vec<Option<f64>>> = rows[3..]
        .iter()
        .map(|row| row[1..].iter().map(|word| Some(number(word))).collect())
        .collect();
    let expected = case("multicriteria/ejes.expected.json");
    let expected = expected.as_object().expect("by normalisation");
    assert_eq!(expected.len(), 2);
    for (name, expected) in expected {
        let criteria: Vec<Criterion> = (1..rows[0].len())
            .map(|column| Criterion {
                weight: number(&rows[1][column]),
                direction: direction(&rows[2][column]),
                // The cost is an amount in both cases: it has no scale.
                normalisation: match name.as_str() {
                    "escala_1a5_fija" if rows[0][column] != "costo_miles" => {
                        Normalisation::Fixed(FIVE)
                    }
                    _ => Normalisation::MinMax,
                },
            })
            .collect();
        let found = score(&cells, &criteria, &[], None).expect("a complete table");
        for (item, alternative) in alternatives.iter().enumerate() {
            let expected_score = &expected["scores"][alternative.as_str()];
            close(
                found.scores[item],
                expected_score.as_f64().expect("a score"),
                TOLERANCE,
            );
            let rank = expected["rank"][alternative.as_str()].as_u64();
            assert_eq!(Some(found.ranks[item] as u64), rank, "{alternative}");
        }
    }
}

fn tie() {
    let case = case("multicriteria/empate.case.json");
    let scale = numbers(&case["scale"]);
    let scale = Scale {
        least: scale[0],
        most: scale[1],
    };
    let criteria = case["criteria"].as_array().expect("criteria");
    let criteria: Vec<Criterion> = criteria
        .iter()
        .map(|criterion| Criterion {
            weight: criterion[1].as_f64().expect("a weight"),
            direction: direction(criterion[2].as_str().expect("a direction")),
            normalisation: Normalisation::Fixed(scale),
        })
        .collect();
    let alternatives = case["alternatives"].as_object().expect("alternatives");
    let names: Vec<&String> = alternatives.keys().collect();
    let cells: Vec<Vec<f64>> = alternatives.values().map(numbers).collect();
    let rules = [TieBreak::HeaviestCriterion, TieBreak::Votes];
    let found = score(&all_given(&cells), &criteria, &rules, None).expect("a complete table");
    let expected = &case["expected"];
    for (name, found) in names.iter().zip(&found.scores) {
        let expected = expected["scores"][name.as_str()].as_f64();
        close(*found, expected.expect("a score"), TOLERANCE);
    }
    let told =
        |items: &[usize]| -> Vec<&str> { items.iter().map(|item| names[*item].as_str()).collect() };
    assert_eq!(told(&found.order), words(&expected["order"]));
    let ties: Value = found.ties.iter().map(|tie| told(tie)).collect();
    assert_eq!(ties, expected["ties"]);
    assert_eq!(found.ranks, [1, 3, 1]);
}

#[derive(Debug, Clone)]
struct Table {
    cells: Vec<Vec<f64>>,
    criteria: Vec<Criterion>,
    order: Vec<usize>,
}

fn tables() -> impl Strategy<Value = Table> {
    (1_usize..8, 1_usize..5).prop_flat_map(|(n, m)| {
        let row = proptest::collection::vec((1_u8..6).prop_map(f64::from), m);
        let criterion = (0_u8..10, 0_u8..2, 0_u8..2).prop_map(|(weight, lower, fixed)| Criterion {
            weight: f64::from(weight),
            direction: if lower == 0 {
                Direction::HigherIsBetter
            } else {
                Direction::LowerIsBetter
            },
            normalisation: if fixed == 0 {
                Normalisation::Fixed(FIVE)
            } else {
                Normalisation::MinMax
            },
        });
        let order = Just((0..n).collect::<Vec<_>>()).prop_shuffle();
        let rows = proptest::collection::vec(row, n);
        let criteria = proptest::collection::vec(criterion, m);
        (rows, criteria, order).prop_map(|(cells, criteria, order)| Table {
            cells,
            criteria,
            order,
        })
    })
}

fn read(cells: &[Vec<f64>], criteria: &[Criterion]) -> Option<Scored> {
    score(
        &all_given(cells),
        criteria,
        &[TieBreak::HeaviestCriterion],
        None,
    )
    .ok()
}

proptest! {
    #[test]
    fn only_the_proportions_of_weights_count(table in tables(), times in 0.001_f64..1e6) {
        let scaled: Vec<Criterion> = table.criteria.iter()
            .map(|criterion| Criterion { weight: criterion.weight * times, ..*criterion })
            .collect();
        let (found, other) = (read(&table.cells, &table.criteria), read(&table.cells, &scaled));
        prop_assert_eq!(found.is_some(), other.is_some());
        if let (Some(found), Some(other)) = (found, other) {
            prop_assert_eq!(found.ranks, other.ranks);
            for (one, other) in found.scores.iter().zip(&other.scores) {
                prop_assert!((one - other).abs() < 1e-12 && (0.0..=1.0).contains(one));
            }
        }
    }

    #[test]
    fn the_order_of_alternatives_changes_nothing_but_the_order_within_ties(table in tables()) {
        let other = read(&permuted(&table.cells, &table.order), &table.criteria);
        if let (Some(found), Some(other)) = (read(&table.cells, &table.criteria), other) {
            prop_assert_eq!(permuted(&found.ranks, &table.order), other.ranks);
            let mut all = found.order.clone();
            all.sort_unstable();
            prop_assert_eq!(all, (0..table.cells.len()).collect::<Vec<_>>());
            let shared = found.ranks.iter().fold(BTreeMap::new(), |mut counts, rank| {
                *counts.entry(rank).or_insert(0_usize) += 1;
                counts
            });
            prop_assert_eq!(shared.values().filter(|count| **count > 1).count(), found.ties.len());
        }
    }

    #[test]
    fn on_fixed_scales_a_new_alternative_changes_no_score(table in tables()) {
        let fixed: Vec<Criterion> = table.criteria.iter()
            .map(|criterion| Criterion { normalisation: Normalisation::Fixed(FIVE), ..*criterion })
            .collect();
        let mut more = table.cells.clone();
        more.push(vec![5.0; fixed.len()]);
        if let (Some(found), Some(other)) = (read(&table.cells, &fixed), read(&more, &fixed)) {
            prop_assert_eq!(&found.scores[..], &other.scores[..found.scores.len()]);
        }
    }
}
