//! Several judges into one matrix, and the priorities under several criteria into one list.

use super::{inverted, parts, to_unit};
use crate::method::{Unfit, judgement};

/// How the priorities of alternatives are brought together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Synthesis {
    /// Under each criterion the priorities share out its weight. Adding an alternative can change the
    /// order.
    Distributive,
    /// Under each criterion the best alternative takes its whole weight, the others their part of that.
    Ideal,
}

impl Synthesis {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Distributive => "distributive",
            Self::Ideal => "ideal",
        }
    }
}

/// One matrix for several judges: each comparison is their geometric mean, weighed by the judges' weights.
///
/// A judge who did not compare a pair does not count for it; a pair that nobody compared stays empty.
///
/// # Errors
/// [`Unfit::TooFew`] without judges or items; [`Unfit::Shape`] when there are more or fewer weights than
/// judges, or when matrices differ in size; [`Unfit::NoWeight`] for weights that are negative or all zero;
/// [`Unfit::OutOfRange`] as [`ahp`](super::ahp()), by the cell of the judge's matrix.
pub fn merge(
    judges: &[Vec<Vec<Option<f64>>>],
    weights: &[f64],
    most: f64,
) -> Result<Vec<Vec<Option<f64>>>, Unfit> {
    let Some(first) = judges.first() else {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    };
    if weights.len() != judges.len() {
        return Err(Unfit::Shape {
            expected: judges.len(),
            given: weights.len(),
        });
    }
    let weights = parts(weights)?;
    let n = first.len();
    let mut filled = Vec::with_capacity(judges.len());
    for judge in judges {
        if judge.len() != n {
            return Err(Unfit::Shape {
                expected: n,
                given: judge.len(),
            });
        }
        filled.push(inverted(judge, most)?);
    }
    let mut merged = vec![vec![None; n]; n];
    for row in 0..n {
        merged[row][row] = Some(1.0);
        for column in row + 1..n {
            let (mut sum, mut weight) = (0.0, 0.0);
            for (judge, part) in filled.iter().zip(&weights) {
                if let Some(value) = judge[row][column] {
                    sum += part * value.ln();
                    weight += part;
                }
            }
            if weight > 0.0 {
                let mean = (sum / weight).exp();
                merged[row][column] = Some(mean);
                merged[column][row] = Some(1.0 / mean);
            }
        }
    }
    Ok(merged)
}

/// The priorities of alternatives under all criteria: `local[c][a]` is that of alternative a under
/// criterion c.
///
/// Weights and local priorities may have any positive scale, so that measured quantities can stand beside
/// compared ones. The result is above or equal 0 and sums to 1. When a criterion has parts, synthesise its
/// parts first and give the result as its local priorities.
///
/// # Errors
/// [`Unfit::TooFew`] without criteria or alternatives; [`Unfit::Shape`] when there are more or fewer lists
/// than weights, or lists differ in length; [`Unfit::NoWeight`] for weights, or the priorities under one
/// criterion, that are negative or all zero.
pub fn synthesise(
    weights: &[f64],
    local: &[Vec<f64>],
    synthesis: Synthesis,
) -> Result<Vec<f64>, Unfit> {
    let n = local.first().map_or(0, Vec::len);
    if n == 0 {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    }
    if weights.len() != local.len() {
        return Err(Unfit::Shape {
            expected: local.len(),
            given: weights.len(),
        });
    }
    judgement::rectangular(local, n)?;
    let mut together = vec![0.0; n];
    for (weight, priorities) in parts(weights)?.iter().zip(local) {
        let shares = parts(priorities)?;
        let whole = match synthesis {
            Synthesis::Distributive => 1.0,
            Synthesis::Ideal => shares.iter().copied().fold(0.0, f64::max),
        };
        for (sum, share) in together.iter_mut().zip(shares) {
            *sum += weight * share / whole;
        }
    }
    Ok(to_unit(together))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(value: Option<f64>) -> Vec<Vec<Option<f64>>> {
        vec![vec![None, value], vec![None, None]]
    }

    #[test]
    fn opposite_judges_meet_at_equal() {
        let merged = merge(&[pair(Some(4.0)), pair(Some(0.25))], &[1.0, 1.0], 9.0);
        let merged = merged.expect("two judges");
        assert!((merged[0][1].expect("compared") - 1.0).abs() < 1e-12);
        let heavier = merge(&[pair(Some(8.0)), pair(Some(1.0))], &[2.0, 1.0], 9.0);
        let heavier = heavier.expect("two judges");
        assert!((heavier[0][1].expect("compared") - 4.0).abs() < 1e-12);
        assert!((heavier[1][0].expect("compared") - 0.25).abs() < 1e-12);
    }

    #[test]
    fn a_judge_who_did_not_compare_does_not_count() {
        let merged = merge(&[pair(Some(3.0)), pair(None)], &[1.0, 1.0], 9.0).expect("two judges");
        assert!((merged[0][1].expect("compared") - 3.0).abs() < 1e-12);
        let silent = merge(&[pair(None), pair(None)], &[1.0, 1.0], 9.0).expect("two judges");
        assert_eq!(silent[0][1], None);
        // A judge without weight says nothing either, and no number comes out of it.
        let weightless = merge(&[pair(Some(3.0)), pair(None)], &[0.0, 1.0], 9.0);
        assert_eq!(weightless.expect("two judges")[0][1], None);
    }

    #[test]
    fn judges_and_lists_that_do_not_fit_are_refused() {
        let kind = |result: Result<Vec<Vec<Option<f64>>>, Unfit>| {
            result.expect_err("it is refused").kind()
        };
        assert_eq!(kind(merge(&[], &[], 9.0)), "too-few");
        assert_eq!(kind(merge(&[pair(None)], &[], 9.0)), "shape");
        assert_eq!(kind(merge(&[pair(None)], &[0.0], 9.0)), "weightless");
        let sizes = [pair(None), vec![vec![None]]];
        assert_eq!(kind(merge(&sizes, &[1.0, 1.0], 9.0)), "shape");
        let kind = |weights: &[f64], local: &[Vec<f64>]| {
            let together = synthesise(weights, local, Synthesis::Distributive);
            together
                .map_err(|unfit| unfit.kind())
                .expect_err("it is refused")
        };
        assert_eq!(kind(&[1.0], &[]), "too-few");
        assert_eq!(kind(&[1.0], &[vec![1.0], vec![1.0]]), "shape");
        assert_eq!(kind(&[1.0, 1.0], &[vec![1.0, 2.0], vec![1.0]]), "shape");
        assert_eq!(kind(&[1.0], &[vec![0.0, 0.0]]), "weightless");
    }

    #[test]
    fn the_ideal_synthesis_gives_each_criterion_to_its_best() {
        let local = [vec![0.6, 0.4], vec![0.2, 0.8]];
        let distributive = synthesise(&[1.0, 1.0], &local, Synthesis::Distributive);
        let distributive = distributive.expect("two criteria");
        assert!((distributive[0] - 0.4).abs() < 1e-12);
        let ideal = synthesise(&[1.0, 1.0], &local, Synthesis::Ideal).expect("two criteria");
        let expected = (1.0 + 0.25) / (1.0 + 0.25 + 2.0 / 3.0 + 1.0);
        assert!((ideal[0] - expected).abs() < 1e-12);
    }
}
