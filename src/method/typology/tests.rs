use proptest::prelude::*;

use super::development::{Goals, HumanGoals, HumanMeasures, goal_index, human_development};
use super::scores::{Deviation, standard_scores};
use super::*;

const OBSERVED: Indicator = Indicator {
    direction: Direction::Max,
    goalposts: Goalposts::Observed { constant: 0.5 },
    measure: Measure::Linear,
};

fn fixed(least: f64, most: f64, beyond: Beyond) -> Indicator {
    Indicator {
        goalposts: Goalposts::Fixed {
            least,
            most,
            beyond,
        },
        ..OBSERVED
    }
}

fn table(rows: &[&[f64]]) -> Vec<Vec<Option<f64>>> {
    rows.iter()
        .map(|row| row.iter().copied().map(Some).collect())
        .collect()
}

fn any_sum(weights: &[f64]) -> Weighting<'_> {
    Weighting {
        weights,
        whole: None,
    }
}

#[test]
fn an_empty_cell_is_named_and_nothing_is_computed() {
    let mut zones = table(&[&[1.0, 2.0], &[3.0, 4.0]]);
    zones[0][1] = None;
    zones[1][0] = None;
    let expected = Err(Unfit::Missing(vec![(0, 1), (1, 0)]));
    assert_eq!(relative(&zones, &[OBSERVED; 2]), expected);
}

#[test]
fn indicators_that_tell_nothing_apart_give_no_typology() {
    let same = table(&[&[2.0, 5.0], &[2.0, 5.0]]);
    assert_eq!(relative(&same, &[OBSERVED; 2]), Err(Unfit::AllEqual));
    let directions = [Direction::Max; 2];
    let scores = standard_scores(&same, &directions, Deviation::Population);
    assert_eq!(scores, Err(Unfit::AllEqual));
    // A single zone has nothing to be compared with, except with fixed goalposts.
    let one = table(&[&[30.0]]);
    assert_eq!(relative(&one, &[OBSERVED]), Err(Unfit::AllEqual));
    let posts = [fixed(0.0, 40.0, Beyond::Refused)];
    assert_eq!(relative(&one, &posts), Ok(vec![vec![0.75]]));
}

#[test]
fn a_constant_indicator_gives_everybody_what_the_caller_said() {
    let zones = table(&[&[7.0, 1.0], &[7.0, 3.0]]);
    let found = relative(&zones, &[OBSERVED; 2]).expect("the second indicator tells them apart");
    assert_eq!(found, [[0.5, 0.0], [0.5, 1.0]]);
    let least = Indicator {
        direction: Direction::Min,
        ..OBSERVED
    };
    let found = relative(&zones, &[least; 2]).expect("as well when less is better");
    assert_eq!(found, [[0.5, 1.0], [0.5, 0.0]]);
    let scores = standard_scores(&zones, &[Direction::Max; 2], Deviation::Population);
    assert_eq!(scores, Ok(vec![vec![0.0, -1.0], vec![0.0, 1.0]]));
}

#[test]
fn a_value_beyond_a_fixed_goalpost_is_capped_kept_or_refused() {
    let zone = table(&[&[120.0]]);
    let read = |beyond| relative(&zone, &[fixed(0.0, 100.0, beyond)]);
    assert_eq!(read(Beyond::Capped), Ok(vec![vec![1.0]]));
    assert_eq!(read(Beyond::Kept), Ok(vec![vec![1.2]]));
    assert!(matches!(
        read(Beyond::Refused),
        Err(Unfit::OutOfRange {
            row: 0,
            column: 0,
            ..
        })
    ));
}

#[test]
fn tables_and_goalposts_that_make_no_sense_are_refused() {
    assert!(relative(&[], &[OBSERVED]).is_err());
    assert!(relative(&table(&[&[]]), &[]).is_err());
    assert!(relative(&table(&[&[1.0], &[1.0, 2.0]]), &[OBSERVED]).is_err());
    assert!(relative(&table(&[&[f64::NAN]]), &[OBSERVED]).is_err());
    assert!(relative(&table(&[&[f64::MAX], &[f64::MIN]]), &[OBSERVED]).is_err());
    for (least, most) in [
        (5.0, 5.0),
        (9.0, 1.0),
        (f64::NAN, 1.0),
        (0.0, f64::INFINITY),
    ] {
        assert!(relative(&table(&[&[5.0]]), &[fixed(least, most, Beyond::Kept)]).is_err());
    }
    let logarithm = Indicator {
        measure: Measure::Logarithm,
        ..fixed(100.0, 75_000.0, Beyond::Capped)
    };
    assert!(relative(&table(&[&[0.0]]), &[logarithm]).is_err());
    let sample = standard_scores(&table(&[&[1.0]]), &[Direction::Max], Deviation::Sample);
    assert_eq!(
        sample,
        Err(Unfit::TooFew {
            needed: 2,
            given: 1
        })
    );
}

#[test]
fn weights_must_share_something_out_and_reach_their_whole() {
    let zones = [vec![0.2, 0.8]];
    let arithmetic = |weighting| index(&zones, weighting, Mean::Arithmetic);
    assert_eq!(arithmetic(any_sum(&[0.0, 0.0])), Err(Unfit::NoWeight));
    assert!(arithmetic(any_sum(&[1.0])).is_err());
    let short = Weighting {
        weights: &[0.5, 0.4],
        whole: Some(1.0),
    };
    assert!(matches!(
        arithmetic(short),
        Err(Unfit::Weights { whole: 1.0, .. })
    ));
    let exact = Weighting {
        weights: &[0.1, 0.2, 0.7],
        whole: Some(1.0),
    };
    assert!(index(&[vec![1.0; 3]], exact, Mean::Harmonic).is_ok());
    assert_eq!(
        index(&[], any_sum(&[1.0]), Mean::Arithmetic),
        Ok(Vec::new())
    );
}

#[test]
fn the_three_means_keep_their_order_and_a_zero_empties_two_of_them() {
    let zones = [vec![0.2, 0.8], vec![0.0, 1.0], vec![0.4, 0.4]];
    let of = |mean| index(&zones, any_sum(&[1.0, 1.0]), mean).expect("an index");
    let (arithmetic, geometric, harmonic) = (
        of(Mean::Arithmetic),
        of(Mean::Geometric),
        of(Mean::Harmonic),
    );
    assert!(harmonic[0] < geometric[0] && geometric[0] < arithmetic[0]);
    assert!((geometric[0] - 0.4).abs() < 1e-12 && (harmonic[0] - 0.32).abs() < 1e-12);
    assert_eq!((arithmetic[1], geometric[1], harmonic[1]), (0.5, 0.0, 0.0));
    assert!((harmonic[2] - 0.4).abs() < 1e-12);
    // What has no weight is not looked at.
    let only_second = index(&zones, any_sum(&[0.0, 3.0]), Mean::Harmonic);
    assert_eq!(only_second, Ok(vec![0.8, 1.0, 0.4]));
    assert!(index(&[vec![-0.1]], any_sum(&[1.0]), Mean::Geometric).is_err());
}

#[test]
fn ranges_are_open_above_except_the_last() {
    let ranges = [(0.0, 0.35), (0.35, 0.65), (0.65, 1.0)];
    let found = [0.0, 0.349, 0.35, 0.65, 1.0].map(|value| range_of(value, &ranges));
    assert_eq!(found, [Some(0), Some(0), Some(1), Some(2), Some(2)]);
    assert_eq!(range_of(1.1, &ranges), None);
    assert_eq!(range_of(-0.1, &ranges), None);
    assert_eq!(range_of(f64::NAN, &ranges), None);
    assert_eq!(range_of(0.5, &[]), None);
    assert_eq!(range_of(0.4, &[(0.0, 0.3), (0.5, 1.0)]), None);
}

#[test]
fn published_human_development_figures_come_out() {
    let goals = |least, most| Goals { least, most };
    // Life expectancy of 55 years under the goalposts of 2013.
    let health = goal_index(55.0, goals(20.0, 83.57), Measure::Linear).expect("an index");
    assert!((health - 0.551).abs() < 5e-4, "{health}");
    // Costa Rica in the statistical update of 2018: 0.794.
    let found = human_development(
        &HumanMeasures {
            life: 80.0,
            expected_schooling: 15.4,
            mean_schooling: 8.8,
            income: 14_636.0,
        },
        &HumanGoals {
            life: goals(20.0, 85.0),
            expected_schooling: goals(0.0, 18.0),
            mean_schooling: goals(0.0, 15.0),
            income: goals(100.0, 75_000.0),
        },
    )
    .expect("an index");
    assert!((found.index - 0.794).abs() < 6e-4, "{found:?}");
}

fn zones() -> impl Strategy<Value = Vec<Vec<f64>>> {
    (1_usize..6, 2_usize..12).prop_flat_map(|(columns, rows)| {
        prop::collection::vec(prop::collection::vec(-50.0..50.0_f64, columns), rows)
    })
}

fn given(rows: &[Vec<f64>]) -> Vec<Vec<Option<f64>>> {
    rows.iter()
        .map(|row| row.iter().copied().map(Some).collect())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn every_indicator_has_a_worst_and_a_best_zone(rows in zones()) {
        let indicators = vec![OBSERVED; rows[0].len()];
        let found = relative(&given(&rows), &indicators).expect("values differ");
        for column in 0..indicators.len() {
            let of = |mark: f64| found.iter().any(|row| (row[column] - mark).abs() < 1e-12);
            prop_assert!(of(0.0) && of(1.0));
            prop_assert!(found.iter().all(|row| (-1e-12..=1.0 + 1e-12).contains(&row[column])));
        }
    }

    #[test]
    fn the_order_of_zones_and_the_size_of_weights_do_not_matter(rows in zones(), factor in 0.1..50.0_f64) {
        let columns = rows[0].len();
        let weights: Vec<f64> = (1..=columns).map(|weight| weight as f64).collect();
        let larger: Vec<f64> = weights.iter().map(|weight| weight * factor).collect();
        let of = |rows: &[Vec<f64>], weights: &[f64]| {
            let found = relative(&given(rows), &vec![OBSERVED; columns]).expect("values differ");
            index(&found, any_sum(weights), Mean::Arithmetic).expect("an index")
        };
        let turned: Vec<Vec<f64>> = rows.iter().rev().cloned().collect();
        let mut other = of(&turned, &larger);
        other.reverse();
        for (a, b) in of(&rows, &weights).iter().zip(&other) {
            prop_assert!((a - b).abs() < 1e-9);
        }
    }

    #[test]
    fn standard_scores_have_mean_zero_and_deviation_one(rows in zones()) {
        let directions = vec![Direction::Min; rows[0].len()];
        let found = standard_scores(&given(&rows), &directions, Deviation::Population)
            .expect("values differ");
        for column in 0..directions.len() {
            let sum: f64 = found.iter().map(|row| row[column]).sum();
            let squares: f64 = found.iter().map(|row| row[column].powi(2)).sum();
            prop_assert!(sum.abs() < 1e-6);
            prop_assert!((squares - found.len() as f64).abs() < 1e-6);
        }
    }

    #[test]
    fn groups_number_every_zone_and_settle(rows in zones(), wanted in 1_usize..4) {
        let wanted = wanted.min(rows.len());
        let first: Vec<f64> = rows.iter().map(|row| row[0]).collect();
        let begin = groups::starts(&first, wanted).expect("enough zones");
        let found = groups::k_means(&rows, &begin, 500).expect("groups");
        prop_assert!(found.settled);
        prop_assert!(found.groups.iter().all(|group| *group < wanted));
        let cut = groups::ward(&rows).expect("a dendrogram").cut(wanted).expect("groups");
        let names: std::collections::BTreeSet<usize> = cut.into_iter().collect();
        prop_assert_eq!(names.into_iter().collect::<Vec<_>>(), (0..wanted).collect::<Vec<_>>());
    }

    #[test]
    fn ward_joins_ever_farther_clusters(rows in zones()) {
        let tree = groups::ward(&rows).expect("a dendrogram");
        prop_assert!(tree.merges.windows(2).all(|two| two[0].height <= two[1].height + 1e-9));
        prop_assert_eq!(tree.merges.last().map(|merge| merge.size), Some(rows.len()));
    }
}
