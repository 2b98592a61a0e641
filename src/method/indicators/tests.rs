use proptest::prelude::*;

use super::*;

const LIGHTS: Lights = Lights {
    green: 85.0,
    yellow: 70.0,
};

fn of(behaviour: Behaviour, baseline: f64, target: f64, value: f64) -> Progress {
    let figures = Figures {
        baseline: Some(baseline),
        target: Some(target),
        value: Some(value),
    };
    progress(behaviour, &figures, LIGHTS).expect("a progress")
}

#[test]
fn what_was_not_measured_is_grey_and_not_red() {
    for hole in 0..3 {
        let mut figures = [Some(10.0), Some(20.0), Some(15.0)];
        figures[hole] = None;
        let figures = Figures {
            baseline: figures[0],
            target: figures[1],
            value: figures[2],
        };
        let found = progress(Behaviour::Increase, &figures, LIGHTS).expect("a progress");
        assert_eq!(
            (found.pct, found.light, found.trend),
            (None, Light::Grey, None)
        );
    }
    // What only adds up needs no baseline.
    let figures = Figures {
        baseline: None,
        target: Some(20.0),
        value: Some(15.0),
    };
    let found = progress(Behaviour::Accumulate, &figures, LIGHTS).expect("a progress");
    assert_eq!(found.pct, Some(75.0));
}

#[test]
fn what_has_no_way_to_go_is_progress_only_at_the_target() {
    assert_eq!(of(Behaviour::Accumulate, 0.0, 0.0, 0.0).pct, Some(100.0));
    assert_eq!(of(Behaviour::Accumulate, 0.0, 0.0, 5.0).light, Light::Grey);
    // Three tenths, once typed and once summed.
    let summed = 0.1 + 0.2;
    assert_eq!(of(Behaviour::Increase, 0.3, summed, 0.3).pct, Some(100.0));
    assert_eq!(of(Behaviour::Increase, 0.3, summed, 0.4).pct, None);
    let still = of(Behaviour::Reduce, 88.0, 70.0, 88.0);
    assert!(still.pct.is_some_and(f64::is_sign_positive));
    assert_eq!(still.trend, Some(Trend::Normal));
}

#[test]
fn what_keeps_its_bound_is_never_below_a_hundred() {
    // No deaths where at most three were to be: the ratio has no value, and nobody would call it grey.
    assert_eq!(of(Behaviour::KeepMaximum, 3.0, 3.0, 0.0).pct, Some(100.0));
    assert_eq!(of(Behaviour::KeepMaximum, 0.0, 0.0, 0.0).pct, Some(100.0));
    assert_eq!(of(Behaviour::KeepMaximum, 0.0, 0.0, 4.0).pct, Some(0.0));
    assert_eq!(of(Behaviour::KeepMaximum, 3.0, 3.0, 2.0).pct, Some(150.0));
    assert_eq!(of(Behaviour::KeepMinimum, 0.0, 0.0, 5.0).pct, Some(100.0));
    // Degrees below zero.
    assert_eq!(
        of(Behaviour::KeepMinimum, -5.0, -5.0, -3.0).pct,
        Some(100.0)
    );
    assert_eq!(of(Behaviour::KeepMinimum, -5.0, -5.0, -8.0).pct, None);
    assert_eq!(of(Behaviour::KeepMaximum, -5.0, -5.0, -3.0).pct, None);
    assert_eq!(
        of(Behaviour::KeepMinimum, 0.0, 0.0, -2.0).light,
        Light::Grey
    );
}

#[test]
fn figures_and_thresholds_that_are_none_are_refused() {
    let figures = Figures {
        baseline: Some(0.0),
        target: Some(f64::NAN),
        value: None,
    };
    assert!(matches!(
        progress(Behaviour::Increase, &figures, LIGHTS),
        Err(Unfit::OutOfRange { row: 1, .. })
    ));
    let turned = Lights {
        green: 70.0,
        yellow: 85.0,
    };
    let figures = Figures {
        target: None,
        ..figures
    };
    assert!(progress(Behaviour::Increase, &figures, turned).is_err());
    assert_eq!(of(Behaviour::Increase, 0.0, 1e-300, 1e100).pct, None);
}

#[test]
fn an_unmeasured_indicator_is_left_out_or_counts_zero() {
    let progress = [Some(80.0), None];
    let index = |unmeasured| {
        fulfilment(&progress, &[1.0, 1.0], unmeasured, LIGHTS).map(|found| found.index)
    };
    assert_eq!(index(Unmeasured::LeftOut), Ok(80.0));
    assert_eq!(index(Unmeasured::CountsZero), Ok(40.0));
    let none = fulfilment(&[None], &[1.0], Unmeasured::LeftOut, LIGHTS);
    assert_eq!(
        none,
        Err(Unfit::TooFew {
            needed: 1,
            given: 0
        })
    );
    let weightless = fulfilment(&progress, &[0.0, 1.0], Unmeasured::LeftOut, LIGHTS);
    assert_eq!(weightless, Err(Unfit::NoWeight));
    assert!(fulfilment(&progress, &[1.0], Unmeasured::LeftOut, LIGHTS).is_err());
    assert!(fulfilment(&[], &[], Unmeasured::CountsZero, LIGHTS).is_err());
}

#[test]
fn lights_are_counted() {
    let lights = [Light::Red, Light::Green, Light::Grey, Light::Red];
    assert_eq!(count(&lights), [1, 0, 2, 1]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn progress_is_zero_at_the_baseline_and_whole_at_the_target(
        baseline in -1000.0..1000.0_f64, way in 1.0..500.0_f64, share in 0.0..1.0_f64
    ) {
        for (behaviour, target) in [
            (Behaviour::Increase, baseline + way),
            (Behaviour::Reduce, baseline - way),
        ] {
            let at = |value| of(behaviour, baseline, target, value).pct.expect("a progress");
            prop_assert!(at(baseline).abs() < 1e-6);
            prop_assert!((at(target) - 100.0).abs() < 1e-6);
            let between = baseline + share * (target - baseline);
            prop_assert!((at(between) - 100.0 * share).abs() < 1e-6);
        }
    }

    #[test]
    fn fulfilment_lies_between_the_least_and_the_greatest_and_ignores_the_size_of_weights(
        rows in prop::collection::vec((-50.0..150.0_f64, 0.1..9.0_f64), 1..30), factor in 0.1..20.0_f64
    ) {
        let progress: Vec<Option<f64>> = rows.iter().map(|(pct, _)| Some(*pct)).collect();
        let index = |factor: f64| {
            let weights: Vec<f64> = rows.iter().map(|(_, weight)| weight * factor).collect();
            fulfilment(&progress, &weights, Unmeasured::LeftOut, LIGHTS).expect("an index").index
        };
        let held = rows.iter().map(|(pct, _)| pct.clamp(0.0, 100.0));
        prop_assert!(index(1.0) <= held.clone().fold(0.0, f64::max) + 1e-9);
        prop_assert!(index(1.0) >= held.fold(100.0, f64::min) - 1e-9);
        prop_assert!((index(1.0) - index(factor)).abs() < 1e-9);
    }
}
