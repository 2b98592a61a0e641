//! The scales on which people gave a value, and the thresholds that part a value into classes.
//!
//! Shared by the families: what is a number at all, what lies on its scale, and when a computed value
//! reaches a threshold in spite of the last digit of binary fractions.

use super::Unfit;
use super::judgement::outside;

/// Beyond this no quantity of a territory lies; it keeps squares and sums of squares finite.
const LARGEST: f64 = 1e100;

/// A scale narrower than this has nothing between its ends: what is divided by it may be no number.
const NARROWEST: f64 = 1e-100;

/// How far below a threshold a computed value still reaches it, as a share of the threshold.
const ROUNDING: f64 = 1e-9;

/// The least and the greatest value that may be given, both included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The least value.
    pub least: f64,
    /// The greatest value.
    pub most: f64,
}

impl Scale {
    /// The value itself if it lies on the scale; otherwise [`Unfit::OutOfRange`] with its place.
    pub fn check(&self, value: f64, row: usize, column: usize) -> Result<f64, Unfit> {
        let sound = self.least >= -LARGEST && self.most <= LARGEST;
        if sound && (self.least..=self.most).contains(&value) {
            return Ok(value);
        }
        Err(outside(row, column, self.least, self.most))
    }

    /// The scale itself if its ends are numbers and lie apart; otherwise [`Unfit::OutOfRange`].
    pub fn sound(&self) -> Result<Self, Unfit> {
        let apart =
            self.most - self.least >= NARROWEST && self.least >= -LARGEST && self.most <= LARGEST;
        apart.then_some(*self).ok_or(Unfit::OutOfRange {
            row: 0,
            column: 0,
            least: self.least,
            most: self.most,
        })
    }
}

/// All numbers that a method accepts where there is no scale: finite, and no larger than 10¹⁰⁰.
pub const ANY: Scale = Scale {
    least: -LARGEST,
    most: LARGEST,
};

/// All amounts: as [`ANY`], and not negative.
pub const AMOUNT: Scale = Scale {
    least: 0.0,
    most: LARGEST,
};

/// Whether a computed value is at or above a threshold, within one part in 10⁹.
pub fn reaches(value: f64, threshold: f64) -> bool {
    value >= threshold - ROUNDING * threshold.abs().max(1.0)
}

/// Whether two computed values are the same, within one part in 10⁹.
pub fn equal(one: f64, other: f64) -> bool {
    reaches(one, other) && reaches(other, one)
}

/// The class of a value: how many of the ascending `cuts` it reaches. A value equal to a cut belongs to the
/// class above it; no cuts are one class.
///
/// # Errors
/// [`Unfit::OutOfRange`] for a value that is no number, or for the first cut that is none or lies below the
/// one before it (its place as row).
pub fn class(value: f64, cuts: &[f64]) -> Result<usize, Unfit> {
    let mut below = -LARGEST;
    for (row, cut) in cuts.iter().enumerate() {
        let ascending = Scale {
            least: below,
            most: LARGEST,
        };
        below = ascending.check(*cut, row, 0)?;
    }
    ANY.check(value, 0, 0)?;
    Ok(cuts.iter().filter(|cut| reaches(value, **cut)).count())
}

/// The sum of weights that share something out.
///
/// # Errors
/// [`Unfit::NoWeight`] when one is negative or no number, or when all are zero.
pub fn total_weight(weights: &[f64]) -> Result<f64, Unfit> {
    let fit = weights
        .iter()
        .all(|weight| AMOUNT.check(*weight, 0, 0).is_ok());
    let sum: f64 = weights.iter().sum();
    if fit && sum > 0.0 {
        return Ok(sum);
    }
    Err(Unfit::NoWeight)
}

/// [`Unfit::Shape`] unless both lengths are the same.
pub(super) fn same_length(expected: usize, given: usize) -> Result<(), Unfit> {
    if expected == given {
        return Ok(());
    }
    Err(Unfit::Shape { expected, given })
}

/// [`Unfit::TooFew`] unless at least `needed` are given.
pub(super) fn at_least(needed: usize, given: usize) -> Result<(), Unfit> {
    if given >= needed {
        return Ok(());
    }
    Err(Unfit::TooFew { needed, given })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_as_narrow_as_nothing_is_none() {
        let scale = |most: f64| Scale { least: 0.0, most }.sound().is_ok();
        assert!(scale(1.0) && scale(1e-90));
        for most in [0.0, -1.0, 1e-320, f64::INFINITY, f64::NAN] {
            assert!(!scale(most), "{most}");
        }
    }

    #[test]
    fn a_value_on_a_cut_belongs_above_it_even_when_a_binary_fraction_fell_short() {
        let percent = 0.57 * 100.0;
        assert!(percent < 57.0);
        assert_eq!(class(percent, &[35.0, 57.0]), Ok(2));
        assert_eq!(class(0.69, &[0.35, 0.7]), Ok(1));
        assert_eq!(class(5.0, &[]), Ok(0));
    }

    #[test]
    fn cuts_out_of_order_and_values_that_are_no_numbers_have_no_class() {
        let fault = class(1.0, &[3.0, 2.0]).expect_err("descending cuts");
        assert!(matches!(fault, Unfit::OutOfRange { row: 1, .. }));
        assert!(class(f64::NAN, &[1.0]).is_err());
        assert!(class(1.0, &[f64::NAN]).is_err());
        assert!(class(f64::INFINITY, &[1.0]).is_err());
    }

    #[test]
    fn weights_that_share_nothing_out_are_none() {
        for weights in [&[][..], &[0.0, 0.0], &[1.0, -1.0], &[f64::NAN, 1.0]] {
            assert_eq!(total_weight(weights), Err(Unfit::NoWeight));
        }
        assert_eq!(total_weight(&[0.0, 2.5]), Ok(2.5));
    }

    #[test]
    fn a_scale_needs_two_different_ends() {
        let scale = |least, most| Scale { least, most };
        assert!(scale(1.0, 5.0).sound().is_ok());
        assert!(scale(5.0, 5.0).sound().is_err());
        assert!(scale(5.0, 1.0).sound().is_err());
        assert!(scale(f64::NAN, 1.0).sound().is_err());
        assert!(scale(1.0, 5.0).check(5.5, 0, 0).is_err());
    }
}
