use proptest::prelude::*;

use super::*;

const CUTS: Cuts = Cuts {
    under: 0.8,
    over: 1.25,
};

fn group(count: u64, reference: f64) -> Group {
    Group {
        count,
        reference: Some(reference),
    }
}

fn invited(weight: f64, least_share: f64) -> Invited {
    Invited {
        weight,
        least_share,
    }
}

#[test]
fn a_group_without_reference_is_counted_but_not_judged() {
    let unknown = Group {
        count: 5,
        reference: None,
    };
    let found = representation(&[group(10, 0.5), group(5, 0.5), unknown], CUTS);
    let found = found.expect("a comparison");
    assert_eq!(found.groups[2].standing, Standing::NoReference);
    assert!((found.groups[2].share_pct - 25.0).abs() < 1e-12);
    assert_eq!(found.dissimilarity, None);
    assert_eq!(found.below(0.8), [1]);
}

#[test]
fn quotas_need_not_be_shares_of_one_whole() {
    // 45 % women and 25 % young people are promises of two kinds.
    let found = representation(&[group(9, 0.45), group(11, 0.25)], CUTS).expect("a comparison");
    assert_eq!(found.dissimilarity, None);
    assert_eq!(found.groups[0].ratio, Some(1.0));
}

#[test]
fn a_ratio_on_a_threshold_is_balanced() {
    let found = representation(&[group(8, 0.5), group(12, 0.5)], CUTS).expect("a comparison");
    assert_eq!(found.groups[0].standing, Standing::Balanced);
    let found = representation(&[group(5, 0.4), group(5, 0.6)], CUTS).expect("a comparison");
    assert_eq!(found.groups[0].standing, Standing::Balanced);
    assert!(found.below(0.8).is_empty());
}

#[test]
fn what_cannot_be_compared_says_so() {
    assert!(representation(&[], CUTS).is_err());
    assert!(representation(&[group(0, 0.5)], CUTS).is_err());
    assert!(representation(&[group(1, 51.0)], CUTS).is_err());
    assert!(representation(&[group(1, f64::NAN)], CUTS).is_err());
    let confused = Cuts {
        under: 1.25,
        over: 0.8,
    };
    assert!(representation(&[group(1, 0.5)], confused).is_err());
    assert!(per_person(&[1.0], &[0.0]).is_err());
    assert!(per_person(&[1.0], &[]).is_err());
}

#[test]
fn parity_without_men_has_no_index() {
    let bounds = Scale {
        least: 0.9,
        most: 1.1,
    };
    let all_women = parity(8, 0, bounds).expect("a parity");
    assert_eq!((all_women.index, all_women.balanced), (None, false));
    assert!(parity(9, 10, bounds).expect("a parity").balanced);
    assert!(parity(11, 10, bounds).expect("a parity").balanced);
    assert_eq!(parity(0, 4, bounds).expect("a parity").index, Some(0.0));
    assert!(parity(0, 0, bounds).is_err());
}

#[test]
fn a_promised_share_is_kept_and_the_others_share_the_rest() {
    let found = composition(30, &[invited(20.0, 0.4), invited(80.0, 0.0)]).expect("places");
    assert_eq!(found.places, [12, 18]);
    assert_eq!(found.exact, [6.0, 24.0]);
    let found = composition(
        10,
        &[invited(1.0, 0.0), invited(1.0, 0.0), invited(1.0, 0.0)],
    );
    assert_eq!(found.expect("places").places, [4, 3, 3]);
    // A group nobody counted is still invited when it is promised.
    let found = composition(10, &[invited(0.0, 0.2), invited(5.0, 0.0)]).expect("places");
    assert_eq!(found.places, [2, 8]);
}

#[test]
fn promises_that_do_not_fit_are_refused() {
    let both = [invited(1.0, 0.6), invited(1.0, 0.6)];
    assert_eq!(
        composition(10, &both),
        Err(Unfit::TooFew {
            needed: 12,
            given: 10
        })
    );
    assert_eq!(composition(10, &[]), Err(Unfit::NoWeight));
    assert!(composition(10, &[invited(1.0, 1.5)]).is_err());
    let none = composition(0, &[invited(1.0, 0.5), invited(2.0, 0.0)]).expect("no places");
    assert_eq!(none.places, [0, 0]);
}

#[test]
fn largest_remainders_match_a_published_apportionment() {
    // The parties of the usual textbook example: 100,000 votes, 10 seats by Hare's quota.
    let votes = [47_000.0, 16_000.0, 15_800.0, 12_000.0, 6_100.0, 3_100.0];
    let found = composition(10, &votes.map(|votes| invited(votes, 0.0))).expect("places");
    assert_eq!(found.places, [5, 2, 1, 1, 1, 0]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn places_sum_to_what_was_asked_and_stay_within_one_of_the_exact_share(
        weights in prop::collection::vec(0.0..100.0_f64, 1..30), places in 0_u32..500
    ) {
        prop_assume!(weights.iter().sum::<f64>() > 0.1);
        let groups: Vec<Invited> = weights.iter().map(|weight| invited(*weight, 0.0)).collect();
        let found = composition(places, &groups).expect("places");
        prop_assert_eq!(found.places.iter().sum::<u32>(), places);
        for (given, exact) in found.places.iter().zip(&found.exact) {
            prop_assert!((f64::from(*given) - exact).abs() < 1.0 + 1e-6);
        }
    }

    #[test]
    fn every_promise_is_kept(
        groups in prop::collection::vec((0.0..100.0_f64, 0.0..0.1_f64), 1..8), places in 0_u32..300
    ) {
        prop_assume!(groups.iter().map(|(weight, _)| weight).sum::<f64>() > 0.1);
        let groups: Vec<Invited> = groups.into_iter().map(|(w, l)| invited(w, l)).collect();
        if let Ok(found) = composition(places, &groups) {
            prop_assert_eq!(found.places.iter().sum::<u32>(), places);
            for (given, group) in found.places.iter().zip(&groups) {
                prop_assert!(f64::from(*given) + 1e-6 >= group.least_share * f64::from(places));
            }
        }
    }

    #[test]
    fn shares_sum_to_a_hundred_and_dissimilarity_stays_in_its_range(
        counts in prop::collection::vec(0_u64..50, 2..12)
    ) {
        prop_assume!(counts.iter().sum::<u64>() > 0);
        let even = 1.0 / counts.len() as f64;
        let groups: Vec<Group> = counts.iter().map(|count| group(*count, even)).collect();
        let found = representation(&groups, CUTS).expect("a comparison");
        let sum: f64 = found.groups.iter().map(|group| group.share_pct).sum();
        prop_assert!((sum - 100.0).abs() < 1e-9);
        prop_assert!(found.dissimilarity.is_some_and(|d| (0.0..=1.0).contains(&d)));
        let turned: Vec<Group> = groups.iter().rev().copied().collect();
        let mut other = representation(&turned, CUTS).expect("a comparison");
        other.groups.reverse();
        prop_assert_eq!(other.groups, found.groups);
    }
}
