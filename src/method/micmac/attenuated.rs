//! The variant in which farther paths weigh less.

use super::powers::{Sums, bounded};
use super::{Standing, ranked, shift, standing, told_apart};
use crate::method::Unfit;
use crate::method::plane::Threshold;
use crate::method::scale::Scale;

/// What the workshop decides when farther paths weigh less.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attenuation {
    /// The strongest judgement; the scale begins at 0.
    pub most: f64,
    /// What each further step leaves of an influence, 0 to 1.
    pub alpha: f64,
    /// How many powers are added up, 1 to [`HIGHEST_POWER`](super::HIGHEST_POWER).
    pub terms: usize,
    /// Where the axes are cut; a stated cut is a share, 0 to 1.
    pub axis: Threshold,
}

/// The sums with attenuation.
#[derive(Debug, Clone, PartialEq)]
pub struct Attenuated {
    /// The sum of each row of `Σ α^(k−1)·M^k`; far sums are divided as those of [`Power`](super::Power).
    pub influence: Vec<f64>,
    /// The sum of each column, likewise.
    pub dependence: Vec<f64>,
    /// Where the variables stand by these sums.
    pub standing: Standing,
    /// Places that influence gains against the direct matrix.
    pub shift_influence: Vec<isize>,
    /// Places that dependence gains against the direct matrix.
    pub shift_dependence: Vec<isize>,
}

/// Adds up the powers, each further step weakened: `Σ α^(k−1)·M^k` for k from 1 to `terms`. With α = 0 it
/// is the direct matrix.
///
/// # Errors
/// As [`micmac`](super::micmac()); [`Unfit::OutOfRange`] also for an `alpha` outside 0 to 1 and `terms`
/// outside 1 to [`HIGHEST_POWER`](super::HIGHEST_POWER).
pub fn attenuated(cells: &[Vec<Option<f64>>], rules: &Attenuation) -> Result<Attenuated, Unfit> {
    bounded(rules.terms, 1)?;
    let share = Scale {
        least: 0.0,
        most: 1.0,
    };
    let alpha = share.check(rules.alpha, 0, 0)?;
    let matrix = told_apart(cells, rules.most)?;
    let mut sums = Sums::new(&matrix);
    let first = sums.power(1)?;
    let (mut influence, mut dependence) = (first.influence.clone(), first.dependence.clone());
    for _ in 1..rules.terms {
        let before = sums.exponent;
        sums.weaken(alpha);
        // Once terms are enlarged to be seen at all, they add nothing to the sum.
        if !sums.step() || sums.exponent < before {
            break;
        }
        let scale = 2_f64.powi(before - sums.exponent);
        add(&mut influence, &sums.influence, scale);
        add(&mut dependence, &sums.dependence, scale);
    }
    let direct = standing(&first, rules.axis)?;
    let summed = ranked(rules.terms, influence, dependence)?;
    let standing = standing(&summed, rules.axis)?;
    Ok(Attenuated {
        shift_influence: shift(&direct.rank_influence, &standing.rank_influence),
        shift_dependence: shift(&direct.rank_dependence, &standing.rank_dependence),
        influence: summed.influence,
        dependence: summed.dependence,
        standing,
    })
}

/// Brings the sum so far to the scale of the next term and adds it.
fn add(sum: &mut [f64], term: &[f64], scale: f64) {
    for (sum, term) in sum.iter_mut().zip(term) {
        *sum = *sum * scale + term;
    }
}
