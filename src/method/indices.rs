//! Simple indices: arithmetic that the workshop agrees on.
//!
//! - Priority of a problem: `100 · magnitude · severity · t / (s² · T)`, with `t` the factor of its trend,
//!   `s` the top of the scale and `T` the greatest factor, so that the worst problem has 100.
//! - Class of an asset by its value and its state: a jewel, at risk, to be cared for, to be recorded.
//! - Prerequisites: the mean of met 1, partial a given share, unmet 0.
//! - Readiness: `100 · ready / (all − not applicable)`.
//! - Coverage of articulation: `100 ·` projects whose best fit with a policy reaches a given one `/`
//!   projects.
//!
//! The social fabric, responsibilities and exchanges between country and town are in [`fabric`].
//!
//! Source: definitions of the project; every parameter is given by the caller.

pub mod fabric;

use super::scale::{AMOUNT, Scale, at_least, reaches};
use super::{About, Unfit};

/// What is told of the family.
pub const ABOUT: About = About {
    id: "indices",
    source: "Definitions of the project",
    parameters: &[
        "scale",
        "improving",
        "same",
        "worsening",
        "high_value",
        "good_state",
        "poor_state",
        "partial",
        "fit_least",
        "per",
    ],
    cases: "simple_indices",
};

/// Where a problem is going.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    /// It gets better by itself.
    Improving,
    /// It stays.
    Same,
    /// It gets worse.
    Worsening,
}

impl Trend {
    /// All trends.
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

/// What the priority of problems depends on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PriorityRules {
    /// The scale of magnitude and of severity.
    pub scale: Scale,
    /// The factor of a problem that gets better.
    pub improving: f64,
    /// The factor of a problem that stays.
    pub same: f64,
    /// The factor of a problem that gets worse.
    pub worsening: f64,
}

/// The priority of a problem, 0–100.
///
/// # Errors
/// [`Unfit::OutOfRange`] for a magnitude (row 0) or a severity (row 1) outside the scale, for a scale that
/// does not end above 0 or begins below it, and for a negative factor (row 2); [`Unfit::NoWeight`] when all
/// factors are zero.
pub fn priority(
    magnitude: f64,
    severity: f64,
    trend: Trend,
    rules: &PriorityRules,
) -> Result<f64, Unfit> {
    let scale = rules.scale.sound()?;
    AMOUNT.check(scale.least, 0, 0)?;
    // Factor by factor, each at most 1: the square of a tiny scale would be nothing.
    let share =
        (scale.check(magnitude, 0, 0)? / scale.most) * (scale.check(severity, 1, 0)? / scale.most);
    let mut greatest: f64 = 0.0;
    for factor in [rules.improving, rules.same, rules.worsening] {
        greatest = greatest.max(AMOUNT.check(factor, 2, 0)?);
    }
    if greatest <= 0.0 {
        return Err(Unfit::NoWeight);
    }
    let factor = match trend {
        Trend::Improving => rules.improving,
        Trend::Same => rules.same,
        Trend::Worsening => rules.worsening,
    };
    Ok(100.0 * share * (factor / greatest))
}

/// What is to be done with an asset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssetClass {
    /// Of high value and in a good state.
    Jewel,
    /// Of high value and in a poor state.
    AtRisk,
    /// Of high value and between both.
    Care,
    /// Of less value.
    Record,
}

impl AssetClass {
    /// All classes.
    pub const ALL: [Self; 4] = [Self::Jewel, Self::AtRisk, Self::Care, Self::Record];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Jewel => "jewel",
            Self::AtRisk => "at_risk",
            Self::Care => "care",
            Self::Record => "record",
        }
    }
}

/// When the value of an asset is high and its state good or poor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AssetRules {
    /// The scale of state and of value.
    pub scale: Scale,
    /// High from this value on.
    pub high_value: f64,
    /// Good from this state on.
    pub good_state: f64,
    /// Poor up to this state; below `good_state`.
    pub poor_state: f64,
}

/// The class of an asset by its state and its value.
///
/// # Errors
/// [`Unfit::OutOfRange`] for a state (row 0) or a value (row 1) outside the scale, and for a poor state that
/// is not below the good one (row 2).
pub fn asset_class(state: f64, value: f64, rules: &AssetRules) -> Result<AssetClass, Unfit> {
    let state = rules.scale.check(state, 0, 0)?;
    let value = rules.scale.check(value, 1, 0)?;
    let thresholds = Scale {
        least: rules.poor_state,
        most: rules.good_state,
    };
    thresholds.sound().map_err(|_| Unfit::OutOfRange {
        row: 2,
        column: 0,
        least: rules.poor_state,
        most: rules.good_state,
    })?;
    Ok(match () {
        () if !reaches(value, rules.high_value) => AssetClass::Record,
        () if reaches(state, rules.good_state) => AssetClass::Jewel,
        () if reaches(rules.poor_state, state) => AssetClass::AtRisk,
        () => AssetClass::Care,
    })
}

/// Whether a prerequisite holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prerequisite {
    /// It holds.
    Met,
    /// It holds in part.
    Partial,
    /// It does not hold.
    Unmet,
}

impl Prerequisite {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Met, Self::Partial, Self::Unmet];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partial => "partial",
            Self::Unmet => "unmet",
        }
    }
}

/// The index of prerequisites, 0–1: the mean of their states, a partial one counting `partial`.
///
/// # Errors
/// [`Unfit::TooFew`] without prerequisites; [`Unfit::Missing`] with those that have no state;
/// [`Unfit::OutOfRange`] for a `partial` outside 0–1.
pub fn prerequisites(states: &[Option<Prerequisite>], partial: f64) -> Result<f64, Unfit> {
    at_least(1, states.len())?;
    let unit = Scale {
        least: 0.0,
        most: 1.0,
    };
    unit.check(partial, 0, 0)?;
    let open = states
        .iter()
        .enumerate()
        .filter(|(_, state)| state.is_none());
    let missing: Vec<(usize, usize)> = open.map(|(row, _)| (row, 0)).collect();
    if !missing.is_empty() {
        return Err(Unfit::Missing(missing));
    }
    let worth = |state: &Prerequisite| match state {
        Prerequisite::Met => 1.0,
        Prerequisite::Partial => partial,
        Prerequisite::Unmet => 0.0,
    };
    let sum: f64 = states.iter().flatten().map(worth).sum();
    Ok(sum / states.len() as f64)
}

/// How many conditions of an investment are in which state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Conditions {
    /// Ready.
    pub ready: usize,
    /// On their way.
    pub in_process: usize,
    /// Not begun.
    pub pending: usize,
    /// Of no concern to the project.
    pub not_applicable: usize,
}

/// How ready an investment is: the share of ready conditions among those that apply, 0–100.
///
/// # Errors
/// [`Unfit::TooFew`] when no condition applies.
pub fn readiness(conditions: Conditions) -> Result<f64, Unfit> {
    let applicable = [conditions.ready, conditions.in_process, conditions.pending];
    share(
        conditions.ready,
        applicable.into_iter().fold(0, usize::saturating_add),
    )
}

/// How many projects are carried by a policy: the share of those whose best fit reaches `fit_least`, 0–100. A
/// project without any alignment has no fit and counts among all.
///
/// # Errors
/// [`Unfit::TooFew`] without projects; [`Unfit::OutOfRange`] for a fit or a threshold that is no amount.
pub fn articulation(best_fits: &[Option<f64>], fit_least: f64) -> Result<f64, Unfit> {
    AMOUNT.check(fit_least, 0, 1)?;
    let mut carried = 0;
    for (row, fit) in best_fits.iter().enumerate() {
        if let Some(fit) = fit {
            carried += usize::from(reaches(AMOUNT.check(*fit, row, 0)?, fit_least));
        }
    }
    share(carried, best_fits.len())
}

/// A part of a whole, 0–100.
fn share(part: usize, whole: usize) -> Result<f64, Unfit> {
    at_least(1, whole)?;
    Ok(100.0 * part as f64 / whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCALE: Scale = Scale {
        least: 1.0,
        most: 5.0,
    };
    const RULES: PriorityRules = PriorityRules {
        scale: SCALE,
        improving: 0.8,
        same: 1.0,
        worsening: 1.2,
    };
    const ASSETS: AssetRules = AssetRules {
        scale: SCALE,
        high_value: 4.0,
        good_state: 4.0,
        poor_state: 2.0,
    };

    #[test]
    fn the_worst_problem_has_a_hundred_on_any_scale() {
        let worst = priority(5.0, 5.0, Trend::Worsening, &RULES);
        assert_eq!(worst, Ok(100.0));
        let ten = PriorityRules {
            scale: Scale {
                least: 0.0,
                most: 10.0,
            },
            ..RULES
        };
        assert_eq!(priority(10.0, 10.0, Trend::Worsening, &ten), Ok(100.0));
        assert_eq!(priority(0.0, 10.0, Trend::Same, &ten), Ok(0.0));
    }

    #[test]
    fn a_priority_needs_values_on_the_scale_and_a_factor() {
        assert!(priority(6.0, 1.0, Trend::Same, &RULES).is_err());
        assert!(priority(1.0, f64::NAN, Trend::Same, &RULES).is_err());
        let none = PriorityRules {
            improving: 0.0,
            same: 0.0,
            worsening: 0.0,
            ..RULES
        };
        assert_eq!(priority(1.0, 1.0, Trend::Same, &none), Err(Unfit::NoWeight));
        let below = PriorityRules {
            scale: Scale {
                least: -2.0,
                most: 2.0,
            },
            ..RULES
        };
        assert!(priority(1.0, 1.0, Trend::Same, &below).is_err());
    }

    #[test]
    fn an_asset_needs_thresholds_in_order() {
        let turned = AssetRules {
            poor_state: 4.0,
            ..ASSETS
        };
        assert!(asset_class(3.0, 5.0, &turned).is_err());
        assert!(asset_class(0.0, 5.0, &ASSETS).is_err());
        assert_eq!(asset_class(3.5, 4.0, &ASSETS), Ok(AssetClass::Care));
    }

    #[test]
    fn shares_of_nothing_are_refused() {
        assert!(readiness(Conditions::default()).is_err());
        let only_foreign = Conditions {
            not_applicable: 9,
            ..Conditions::default()
        };
        assert!(readiness(only_foreign).is_err());
        assert!(prerequisites(&[], 0.5).is_err());
        let missing = prerequisites(&[Some(Prerequisite::Met), None], 0.5);
        assert_eq!(missing, Err(Unfit::Missing(vec![(1, 0)])));
        assert!(prerequisites(&[Some(Prerequisite::Met)], 1.5).is_err());
        assert!(articulation(&[], 2.0).is_err());
        assert!(articulation(&[Some(-1.0)], 2.0).is_err());
        assert_eq!(articulation(&[None, Some(2.0)], 2.0), Ok(50.0));
    }
}
