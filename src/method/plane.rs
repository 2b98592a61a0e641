//! A plane of two axes, cut in four: where each axis is cut, and on which side a value falls.
//!
//! Manuals disagree about where to cut, and the cut decides who lands in which quarter: the rule is always
//! a parameter, and the cut that came out is always part of the result, so that it can be printed.

use super::ranking::same;
use super::spread::quantile;
use super::{Unfit, judgement};

/// The rule that says where an axis is cut.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Threshold {
    /// At the mean of the values.
    Mean,
    /// At their median; between the two middle ones when they are even in number.
    Median,
    /// At half of the greatest value.
    HalfOfMaximum,
    /// Halfway between the least and the greatest value.
    MidRange,
    /// At a stated value, the same for both axes.
    At(f64),
}

impl Threshold {
    /// The stable name of the rule.
    pub fn id(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Median => "median",
            Self::HalfOfMaximum => "half_max",
            Self::MidRange => "mid_range",
            Self::At(_) => "at",
        }
    }

    /// Where the rule cuts these values.
    ///
    /// # Errors
    /// [`Unfit::TooFew`] when there are none; [`Unfit::OutOfRange`] when a value or the stated cut is no
    /// number.
    pub fn cut(self, values: &[f64]) -> Result<f64, Unfit> {
        if values.is_empty() {
            return Err(Unfit::TooFew {
                needed: 1,
                given: 0,
            });
        }
        for (row, value) in values.iter().enumerate() {
            judgement::number(*value, row, 0)?;
        }
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        Ok(match self {
            Self::Mean => values.iter().sum::<f64>() / values.len() as f64,
            Self::Median => {
                let mut sorted = values.to_vec();
                sorted.sort_by(f64::total_cmp);
                quantile(&sorted, 0.5)
            }
            Self::HalfOfMaximum => most / 2.0,
            Self::MidRange => f64::midpoint(least, most),
            Self::At(value) => judgement::number(value, 0, 0)?,
        })
    }
}

/// On the cut counts as high, and so does a value that rounding alone keeps below it.
pub(super) fn is_high(value: f64, cut: f64) -> bool {
    value >= cut || same(value, cut)
}

/// Whether all values are one value: a plane that nothing is told apart on.
pub(super) fn all_same(values: &[f64]) -> bool {
    values.windows(2).all(|pair| same(pair[0], pair[1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_cuts_where_its_name_says() {
        let values = [1.0, 2.0, 3.0, 10.0];
        let cut = |rule: Threshold| rule.cut(&values).expect("a cut");
        let cuts = [
            Threshold::Mean,
            Threshold::Median,
            Threshold::HalfOfMaximum,
            Threshold::MidRange,
            Threshold::At(3.0),
        ];
        assert_eq!(cuts.map(cut).to_vec(), [4.0, 2.5, 5.0, 5.5, 3.0]);
    }

    #[test]
    fn a_sum_of_tenths_on_the_cut_is_high() {
        let nearly = (0..10).map(|_| 0.1).sum::<f64>();
        assert!(nearly < 1.0);
        assert!(is_high(nearly, 1.0));
        assert!(!is_high(0.999, 1.0));
    }

    #[test]
    fn nothing_and_no_number_have_no_cut() {
        assert_eq!(
            Threshold::Mean.cut(&[]).expect_err("it is refused").kind(),
            "too-few"
        );
        let wrong = Threshold::At(f64::NAN).cut(&[1.0]);
        assert_eq!(wrong.expect_err("it is refused").kind(), "out-of-range");
        let wrong = Threshold::Mean.cut(&[f64::INFINITY]);
        assert_eq!(wrong.expect_err("it is refused").kind(), "out-of-range");
    }
}
