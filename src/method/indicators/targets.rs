//! Annual targets: a straight line as a first proposal, whether they lead the way they should, and how a
//! series goes.
//!
//! Linear target of year `y` between `a` and `z`: `baseline + (target − baseline) (y − a) / (z − a)`.
//!
//! Source: Secretaría Nacional de Planificación (Ecuador), *Guía para la presentación de proyectos de
//! inversión pública* (2021), annual targets of the purpose.

use std::ops::RangeInclusive;

use super::Behaviour;
use crate::method::Unfit;
use crate::method::scale::{AMOUNT, ANY, Scale, reaches};

/// No plan lasts longer.
const YEARS_MOST: i64 = 500;

/// A target that leads elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misstep {
    /// The first target lies on the wrong side of the baseline.
    Baseline {
        /// Its place.
        at: usize,
    },
    /// A target goes back behind the one before it.
    Step {
        /// Its place.
        at: usize,
    },
}

/// How a series of values goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// The way it should.
    Improving,
    /// It stays.
    Same,
    /// The other way.
    Worsening,
}

impl Course {
    /// All courses.
    pub const ALL: [Self; 3] = [Self::Improving, Self::Same, Self::Worsening];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Improving => "improving",
            Self::Same => "same",
            Self::Worsening => "worsening",
        }
    }
}

/// Targets on a straight line, one per year from that of the baseline to that of the target. Where both years
/// are one, that year has the target.
///
/// # Errors
/// [`Unfit::OutOfRange`] for a figure that is no number (row 0 baseline, 1 target), for years in the wrong
/// order or more than 500 of them (row 2).
pub fn linear(
    baseline: f64,
    target: f64,
    years: RangeInclusive<i32>,
) -> Result<Vec<(i32, f64)>, Unfit> {
    let baseline = ANY.check(baseline, 0, 0)?;
    let target = ANY.check(target, 1, 0)?;
    let (from, to) = (i64::from(*years.start()), i64::from(*years.end()));
    let span = Scale {
        least: from as f64,
        most: (from + YEARS_MOST) as f64,
    };
    span.check(to as f64, 2, 0)?;
    let length = (to - from) as f64;
    let at = |year: i32| {
        let gone = (i64::from(year) - from) as f64;
        if year == *years.end() {
            target
        } else {
            baseline + (target - baseline) * (gone / length)
        }
    };
    Ok(years.clone().map(|year| (year, at(year))).collect())
}

/// The targets that do not lead the way the behaviour says; a year without target is passed over. What
/// increases or accumulates must not fall, what is reduced must not rise, and the first target must not lie
/// on the wrong side of the baseline. What is kept has no way to lead.
///
/// # Errors
/// [`Unfit::OutOfRange`] for a figure that is no number: row 0 for the baseline (column 0), the place of a
/// target otherwise (column 1).
pub fn missteps(
    behaviour: Behaviour,
    baseline: Option<f64>,
    targets: &[Option<f64>],
) -> Result<Vec<Misstep>, Unfit> {
    let rises = match behaviour {
        Behaviour::Increase | Behaviour::Accumulate => true,
        Behaviour::Reduce => false,
        Behaviour::KeepMinimum | Behaviour::KeepMaximum => return Ok(Vec::new()),
    };
    let mut found = Vec::new();
    let mut before = match baseline {
        Some(baseline) => Some((ANY.check(baseline, 0, 0)?, true)),
        None => None,
    };
    for (at, target) in targets.iter().enumerate() {
        let Some(target) = target else {
            continue;
        };
        let target = ANY.check(*target, at, 1)?;
        if let Some((last, is_baseline)) = before {
            let back = if rises {
                !reaches(target, last)
            } else {
                !reaches(last, target)
            };
            if back {
                found.push(if is_baseline {
                    Misstep::Baseline { at }
                } else {
                    Misstep::Step { at }
                });
            }
        }
        before = Some((target, false));
    }
    Ok(found)
}

/// How the last two values of a series go that were measured, seen from what the indicator should do. A
/// difference of at most `tolerance`, in the unit of the indicator, is none. None with fewer than two values.
///
/// # Errors
/// [`Unfit::OutOfRange`] for a value that is no number, or a negative tolerance.
pub fn course(
    behaviour: Behaviour,
    values: &[Option<f64>],
    tolerance: f64,
) -> Result<Option<Course>, Unfit> {
    AMOUNT.check(tolerance, 0, 1)?;
    let mut measured = Vec::with_capacity(values.len());
    for (row, value) in values.iter().enumerate() {
        if let Some(value) = value {
            measured.push(ANY.check(*value, row, 0)?);
        }
    }
    let [.., before, now] = measured[..] else {
        return Ok(None);
    };
    let gain = match behaviour {
        Behaviour::Increase | Behaviour::Accumulate | Behaviour::KeepMinimum => now - before,
        Behaviour::Reduce | Behaviour::KeepMaximum => before - now,
    };
    Ok(Some(if gain.abs() <= tolerance {
        Course::Same
    } else if gain > 0.0 {
        Course::Improving
    } else {
        Course::Worsening
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_year_has_the_target_and_years_out_of_order_have_none() {
        assert_eq!(linear(5.0, 9.0, 2030..=2030), Ok(vec![(2030, 9.0)]));
        let turned = RangeInclusive::new(2030, 2029);
        assert!(linear(5.0, 9.0, turned).is_err());
        assert!(linear(5.0, 9.0, 0..=501).is_err());
        assert!(linear(5.0, 9.0, i32::MIN..=i32::MAX).is_err());
        assert!(linear(f64::NAN, 9.0, 2024..=2028).is_err());
        let last = linear(0.0, 1.0, i32::MAX - 2..=i32::MAX).expect("three years");
        assert_eq!(last.len(), 3);
    }

    #[test]
    fn targets_that_go_back_are_named_by_place() {
        let of = |behaviour, baseline, targets: &[Option<f64>]| {
            missteps(behaviour, baseline, targets).expect("numbers")
        };
        let rising = [Some(44.0), None, Some(55.0), Some(50.0)];
        assert_eq!(
            of(Behaviour::Increase, Some(38.0), &rising),
            [Misstep::Step { at: 3 }]
        );
        let wrong = [Misstep::Baseline { at: 0 }, Misstep::Step { at: 3 }];
        assert_eq!(of(Behaviour::Accumulate, Some(60.0), &rising), wrong);
        let falling = [Some(8.5), Some(8.5), Some(5.0)];
        assert!(of(Behaviour::Reduce, Some(9.5), &falling).is_empty());
        assert_eq!(
            of(Behaviour::Reduce, Some(8.0), &falling),
            [Misstep::Baseline { at: 0 }]
        );
        assert!(of(Behaviour::KeepMinimum, Some(1.0), &[Some(0.0)]).is_empty());
        assert!(of(Behaviour::Increase, None, &[]).is_empty());
        assert!(missteps(Behaviour::Reduce, None, &[Some(f64::NAN)]).is_err());
    }

    #[test]
    fn the_course_is_seen_from_what_the_indicator_should_do() {
        let of =
            |behaviour, values: &[Option<f64>]| course(behaviour, values, 0.5).expect("numbers");
        let falling = [Some(9.5), Some(8.8), None, Some(7.9), None];
        assert_eq!(of(Behaviour::Reduce, &falling), Some(Course::Improving));
        assert_eq!(of(Behaviour::Increase, &falling), Some(Course::Worsening));
        assert_eq!(
            of(Behaviour::Increase, &[Some(1.0), Some(1.5)]),
            Some(Course::Same)
        );
        assert_eq!(of(Behaviour::Increase, &[Some(1.0), None]), None);
        assert!(course(Behaviour::Increase, &[], -1.0).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

        #[test]
        fn a_straight_line_never_missteps(
            baseline in -100.0..100.0_f64, way in 0.0..50.0_f64, years in 1_i32..30
        ) {
            for (behaviour, target) in [
                (Behaviour::Increase, baseline + way),
                (Behaviour::Reduce, baseline - way),
            ] {
                let line = linear(baseline, target, 2024..=2024 + years).expect("targets");
                prop_assert_eq!(line[0], (2024, baseline));
                prop_assert_eq!(line.last().copied(), Some((2024 + years, target)));
                let targets: Vec<Option<f64>> = line.iter().map(|(_, target)| Some(*target)).collect();
                let wrong = missteps(behaviour, Some(baseline), &targets).expect("numbers");
                prop_assert!(wrong.is_empty());
            }
        }
    }
}
