use proptest::collection::vec;
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::{
    Answer, Payback, RateRange, Verdict, annual_cost, appraise, benefit_cost_ratio,
    discounted_payback, internal_rate, payback, present_value,
};
use crate::method::Unfit;

const RANGE: RateRange = RateRange {
    least: -0.99,
    most: 10.0,
};

#[track_caller]
fn rates(flows: &[f64], answer: Answer, expected: &[f64]) {
    let found = internal_rate(flows, &RANGE).expect("sound flows");
    assert_eq!(found.answer, answer, "{found:?}");
    assert_eq!(found.rates.len(), expected.len(), "{found:?}");
    for (found, expected) in found.rates.iter().zip(expected) {
        assert!(
            (found - expected).abs() < 1e-6,
            "{found} instead of {expected}"
        );
    }
}

#[test]
fn no_flows_and_flows_that_are_no_numbers_are_refused() {
    assert_eq!(
        present_value(0.1, &[]),
        Err(Unfit::TooFew {
            needed: 1,
            given: 0
        })
    );
    let kind = |rate, flows: &[f64]| present_value(rate, flows).map_err(|unfit| unfit.kind());
    assert_eq!(kind(0.1, &[1.0, f64::NAN]), Err("out-of-range"));
    assert_eq!(kind(f64::NAN, &[1.0]), Err("out-of-range"));
    assert_eq!(kind(-1.0, &[1.0]), Err("out-of-range"));
    assert_eq!(kind(-0.999_999, &[1.0; 200]), Err("out-of-range"));
    assert_eq!(kind(f64::MAX, &[1.0; 200]), Ok(1.0));
    let shape = appraise(0.1, &[1.0], &[1.0, 2.0], &RANGE).map_err(|unfit| unfit.kind());
    assert_eq!(shape.map(|_| ()), Err("shape"));
}

#[test]
fn all_zero_flows_have_no_rate_and_nothing_to_recover() {
    assert_eq!(internal_rate(&[0.0; 3], &RANGE), Err(Unfit::AllEqual));
    let found = appraise(0.1, &[5.0; 3], &[5.0; 3], &RANGE).expect("sound flows");
    assert_eq!(
        (found.internal_rate, found.verdict),
        (None, Verdict::Indifferent)
    );
    assert_eq!(found.payback.map(|payback| payback.years), Some(0.0));
}

#[test]
fn flows_of_one_sign_have_no_internal_rate() {
    rates(&[5.0, 1.0, 0.0], Answer::NoSignChange, &[]);
    rates(&[-5.0], Answer::NoSignChange, &[]);
}

#[test]
fn a_value_that_never_reaches_zero_is_told_with_its_side() {
    rates(&[1.0, -2.0, 2.0], Answer::AlwaysPositive, &[]);
    rates(&[-1.0, 2.0, -2.0], Answer::AlwaysNegative, &[]);
    // There is a rate, 1900 %, but nobody asked so far.
    rates(&[-1.0, 20.0], Answer::AlwaysPositive, &[]);
}

#[test]
fn a_rate_at_which_the_value_only_touches_zero_is_found_once() {
    // (1 − 1.1 x)² and (1 − 1.1 x)² (1 − 2 x).
    rates(&[1.0, -2.2, 1.21], Answer::Unique, &[0.1]);
    rates(&[1.0, -4.2, 5.61, -2.42], Answer::Several, &[0.1, 1.0]);
}

#[test]
fn rates_at_the_ends_of_the_range_and_at_zero_are_found() {
    rates(&[-1.0, 11.0], Answer::Unique, &[10.0]);
    rates(&[-1.0, 0.01], Answer::Unique, &[-0.99]);
    rates(&[-3.0, 1.0, 1.0, 1.0], Answer::Unique, &[0.0]);
}

#[test]
fn a_loan_has_a_rate_too() {
    rates(&[100.0, 0.0, -121.0], Answer::Unique, &[0.1]);
}

#[test]
fn a_range_that_is_none_is_refused() {
    for (least, most) in [
        (-1.0, 1.0),
        (0.2, 0.2),
        (f64::NAN, 1.0),
        (0.0, f64::INFINITY),
    ] {
        let found = internal_rate(&[-1.0, 2.0], &RateRange { least, most });
        assert_eq!(found.map_err(|unfit| unfit.kind()), Err("out-of-range"));
    }
}

#[test]
fn two_hundred_years_are_appraised_and_endless_changes_are_told() {
    let mut flows = vec![10.0; 200];
    flows[0] = -100.0;
    rates(&flows, Answer::Unique, &[0.1]);
    let flip: Vec<f64> = (0..200)
        .map(|year| if year % 2 == 0 { -1.0 } else { 1.5 })
        .collect();
    rates(&flip, Answer::TooManySignChanges, &[]);
    let found = internal_rate(&flip[..100], &RANGE).expect("sound flows");
    assert_eq!(found.sign_changes, 99);
    assert!(!found.rates.is_empty());
}

#[test]
fn flows_of_any_size_keep_their_rate() {
    for size in [1e-300, 1.0, 1e300] {
        rates(&[-size, 1.25 * size], Answer::Unique, &[0.25]);
    }
}

#[test]
fn payback_tells_when_the_money_is_lost_again() {
    let found = payback(&[-10.0, 15.0, -20.0, 30.0]).expect("sound flows");
    assert_eq!(
        found,
        Some(Payback {
            years: 10.0 / 15.0,
            lost_again_in: Some(2),
        })
    );
    assert_eq!(payback(&[-10.0, 3.0]), Ok(None));
    // To the cent, although these three do not sum to zero in binary.
    let cents = payback(&[-0.8, 0.1, 0.7]).expect("sound flows");
    assert!(cents.is_some_and(|cents| (cents.years - 2.0).abs() < 1e-9));
    // First received, then spent: it counts from when something is owed.
    let years = |flows: &[f64]| payback(flows).map(|found| found.map(|found| found.years));
    assert_eq!(years(&[5.0, -10.0, 10.0]), Ok(Some(1.5)));
    assert_eq!(years(&[5.0, 0.0]), Ok(Some(0.0)));
}

#[test]
fn discounting_makes_payback_later() {
    let flows = [-100.0, 60.0, 60.0];
    let found = discounted_payback(0.1, &flows).expect("sound flows");
    let years = found.map(|found| found.years).expect("it comes back");
    // 54.545… after one year, 49.586… in the second.
    assert!((years - (1.0 + 45.454_545_454_5 / 49.586_776_859_5)).abs() < 1e-9);
    assert_eq!(discounted_payback(0.2, &flows), Ok(None));
}

#[test]
fn annual_cost_holds_at_no_rate_and_needs_a_year() {
    assert_eq!(annual_cost(0.0, &[100.0, 0.0, 20.0]), Ok(60.0));
    let tiny = annual_cost(1e-12, &[100.0, 0.0, 20.0]).expect("a sound rate");
    assert!((tiny - 60.0).abs() < 1e-9);
    assert_eq!(
        annual_cost(0.1, &[100.0]),
        Err(Unfit::TooFew {
            needed: 2,
            given: 1
        })
    );
    let found = appraise(0.1, &[0.0], &[100.0], &RANGE).expect("sound flows");
    assert_eq!((found.annual_cost, found.payback), (None, None));
}

#[test]
fn without_costs_there_is_no_ratio() {
    assert_eq!(benefit_cost_ratio(0.1, &[1.0, 2.0], &[0.0, 0.0]), Ok(None));
}

proptest! {
    #[test]
    fn the_value_at_every_internal_rate_is_zero(flows in vec(-1000_i32..1000, 2..12)) {
        let flows: Vec<f64> = flows.into_iter().map(f64::from).collect();
        if let Ok(found) = internal_rate(&flows, &RANGE) {
            prop_assert!(found.rates.len() <= found.sign_changes);
            prop_assert!(found.rates.is_sorted());
            for rate in found.rates {
                let value = present_value(rate, &flows).expect("a rate of the range");
                let size: f64 = flows.iter().zip(0..).map(|(flow, year)| flow.abs() / (1.0 + rate).powi(year)).sum();
                prop_assert!(value.abs() <= 1e-9 * size, "{} at {}", value, rate);
            }
        }
    }

    #[test]
    fn rates_that_were_built_in_are_all_found(built in vec(-50_i32..200, 1..6)) {
        let mut built = built;
        built.sort_unstable();
        built.dedup();
        // Π (1 − (1 + rate) x), with rates at least a hundredth apart.
        let mut flows = vec![-1.0];
        for rate in &built {
            let factor = 1.0 + f64::from(*rate) / 100.0;
            let mut longer = flows.clone();
            longer.push(0.0);
            for (year, flow) in flows.iter().enumerate() {
                longer[year + 1] -= factor * flow;
            }
            flows = longer;
        }
        let found = internal_rate(&flows, &RANGE).expect("sound flows");
        prop_assert_eq!(found.rates.len(), built.len(), "{:?} for {:?}", &found.rates, &built);
        for (found, rate) in found.rates.iter().zip(&built) {
            prop_assert!((found - f64::from(*rate) / 100.0).abs() < 1e-3);
        }
    }

    #[test]
    fn the_annual_cost_paid_each_year_is_worth_the_costs(costs in vec(0_u32..10_000, 2..30), rate in -0.3_f64..1.0) {
        let costs: Vec<f64> = costs.into_iter().map(f64::from).collect();
        let annual = annual_cost(rate, &costs).expect("sound costs");
        let mut paid = vec![annual; costs.len()];
        paid[0] = 0.0;
        let (paid, cost) = (present_value(rate, &paid), present_value(rate, &costs));
        let (paid, cost) = (paid.expect("sound"), cost.expect("sound"));
        prop_assert!((paid - cost).abs() <= 1e-9 * (1.0 + cost));
    }
}
