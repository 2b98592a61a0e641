//! Rankings against published votes, and what always holds of them.

use proptest::prelude::{Just, Strategy, prop_assert, prop_assert_eq, proptest};
use rumbo::method::ranking::preferences::{Points, Preference, borda, condorcet};
use rumbo::method::ranking::{competition, dense, moves, tiers};
use serde_json::Value;

use super::case;
use super::reading::{files, numbers, permuted, places};

#[test]
fn published_votes_come_out() {
    let names = files("ranking");
    let expected = [
        "capital_de_tennessee.case.json",
        "circulo_de_condorcet.case.json",
    ];
    assert_eq!(names, expected);
    for name in names {
        let case = case(&format!("ranking/{name}"));
        let n = case["items"].as_array().expect("items").len();
        let ballots = case["ballots"].as_array().expect("ballots");
        let ballots: Vec<Preference> = ballots
            .iter()
            .map(|ballot| Preference {
                ranks: places(&ballot["ranks"]).into_iter().map(Some).collect(),
                ballots: u32::try_from(ballot["count"].as_u64().expect("a count")).expect("small"),
            })
            .collect();
        let expected = &case["expected"];
        let found = borda(&ballots, n, Points::FromZero).expect("ballots");
        assert_eq!(
            found.points,
            numbers(&expected["borda_from_zero"]),
            "{name}"
        );
        assert_eq!(found.ranks, places(&expected["borda_ranks"]), "{name}");
        let pairs = condorcet(&ballots, n).expect("ballots");
        let before: Value = pairs.before.iter().cloned().collect();
        assert_eq!(before, expected["before"], "{name}");
        let item = |value: &Value| value.as_u64().map(|item| item as usize);
        assert_eq!(pairs.winner, item(&expected["winner"]), "{name}");
        assert_eq!(pairs.loser, item(&expected["loser"]), "{name}");
        assert_eq!(pairs.leaders, places(&expected["leaders"]), "{name}");
    }
}

#[test]
fn points_can_begin_at_one_or_fall_like_fractions() {
    let one = [Preference {
        ranks: vec![Some(2), Some(1), Some(3)],
        ballots: 2,
    }];
    let points = |points| borda(&one, 3, points).expect("a ballot").points;
    assert_eq!(points(Points::FromOne), [4.0, 6.0, 2.0]);
    assert_eq!(points(Points::Harmonic), [1.0, 2.0, 2.0 / 3.0]);
}

#[test]
fn two_hundred_items_are_ranked() {
    let scores: Vec<f64> = (0..200).map(|item| f64::from(item * 37 % 50)).collect();
    let ranks = competition(&scores).expect("numbers");
    assert_eq!(ranks.iter().filter(|rank| **rank == 1).count(), 4);
    assert_eq!(dense(&scores).expect("numbers").iter().max(), Some(&50));
}

fn elections() -> impl Strategy<Value = (usize, Vec<Preference>, Vec<usize>)> {
    (2_usize..7).prop_flat_map(|n| {
        let rank = proptest::option::weighted(0.8, 1..=n);
        let ballot = (proptest::collection::vec(rank, n), 1_u32..5);
        let ballot = ballot.prop_map(|(ranks, ballots)| Preference { ranks, ballots });
        let order = Just((0..n).collect::<Vec<_>>()).prop_shuffle();
        (Just(n), proptest::collection::vec(ballot, 1..8), order)
    })
}

proptest! {
    #[test]
    fn ranks_say_how_many_are_better(scores in proptest::collection::vec(0_u8..6, 0..12)) {
        let scores: Vec<f64> = scores.into_iter().map(f64::from).collect();
        let ranks = competition(&scores).expect("numbers");
        let dense = dense(&scores).expect("numbers");
        for (item, score) in scores.iter().enumerate() {
            let better = scores.iter().filter(|other| *other > score).count();
            prop_assert_eq!(ranks[item], better + 1);
            prop_assert!(dense[item] <= ranks[item]);
        }
        let mut all = tiers(&scores).expect("numbers").concat();
        all.sort_unstable();
        prop_assert_eq!(all, (0..scores.len()).collect::<Vec<_>>());
    }

    #[test]
    fn a_ranking_differs_from_itself_nowhere_and_from_another_as_the_other_from_it(
        one in proptest::collection::vec(1_usize..9, 0..9), apart in 0_usize..4,
    ) {
        let mut other = one.clone();
        other.reverse();
        prop_assert_eq!(moves(&one, &one, 0), Ok(vec![]));
        let there = moves(&one, &other, apart).expect("as long");
        let back = moves(&other, &one, apart).expect("as long");
        prop_assert_eq!(there.len(), back.len());
        for (there, back) in there.iter().zip(&back) {
            prop_assert_eq!((there.item, there.n_places()), (back.item, back.n_places()));
            prop_assert!(there.n_places() > apart);
        }
    }

    #[test]
    fn every_ballot_gives_the_same_points_to_whatever_names(
        (n, ballots, order) in elections(),
    ) {
        let found = borda(&ballots, n, Points::FromZero).expect("ballots");
        let people: u32 = ballots.iter().map(|ballot| ballot.ballots).sum();
        let each = n * (n - 1) / 2;
        let given: f64 = found.points.iter().sum();
        prop_assert!((given - f64::from(people) * each as f64).abs() < 1e-9);
        let turned: Vec<Preference> = ballots.iter()
            .map(|ballot| Preference { ranks: permuted(&ballot.ranks, &order), ..*ballot })
            .collect();
        let other = borda(&turned, n, Points::FromZero).expect("ballots");
        prop_assert_eq!(permuted(&found.ranks, &order), other.ranks);
    }

    #[test]
    fn leaders_are_the_fewest_who_win_against_the_rest(
        (n, ballots, _) in elections(),
    ) {
        let found = condorcet(&ballots, n).expect("ballots");
        let wins = |one: usize, other: usize| found.before[one][other] > found.before[other][one];
        match found.winner {
            Some(winner) => prop_assert_eq!(&found.leaders, &vec![winner]),
            None => prop_assert!(found.leaders.len() != 1),
        }
        for leader in &found.leaders {
            for other in (0..n).filter(|other| !found.leaders.contains(other)) {
                prop_assert!(wins(*leader, other));
            }
        }
        // No smaller set does: every proper part loses or ties to somebody outside it.
        for part in 1_usize..1 << n {
            let inside = |item: usize| part >> item & 1 == 1;
            let size = part.count_ones() as usize;
            if size < found.leaders.len() {
                let dominant = (0..n).filter(|item| inside(*item)).all(|item| {
                    (0..n).filter(|other| !inside(*other)).all(|other| wins(item, other))
                });
                prop_assert!(!dominant);
            }
        }
    }
}
