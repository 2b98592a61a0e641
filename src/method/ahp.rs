//! AHP, the analytic hierarchy process of Saaty: weights out of comparisons two by two, and whether to
//! trust them.
//!
//! `a_ij` says how many times as important the row is as the column, 1 to 9 as a rule, and `a_ji = 1/a_ij`.
//! One of the two is enough; a pair with neither is missing, and then nothing is computed.
//!
//! - weights: the principal eigenvector of the matrix, found by multiplying until nothing moves by more
//!   than 10⁻¹³, scaled to sum 1. Beside them the geometric means of the rows, scaled likewise, which are a
//!   check: up to three items they are the same numbers;
//! - `λmax`: the mean of `(A·w)_i / w_i`; consistency index `CI = (λmax − n)/(n − 1)`; consistency ratio
//!   `CR = CI/RI(n)` with the random index of the workshop's table. Up to two items CR is 0. Saaty accepts
//!   up to 0.10;
//! - where to look when it is not accepted: the judgement farthest from what the weights imply (`w_i/w_j`),
//!   and the three judgements that contradict each other most (Koczkodaj 1993), see [`worst`].
//!
//! Several judges are merged judgement by judgement with the geometric mean ([`merge`]), the only mean that
//! keeps `a_ji = 1/a_ij` (Aczél and Saaty 1983). Alternatives are brought together by [`synthesise`], level
//! by level when the criteria have parts.

mod several;
mod worst;

use super::multicriteria::parts;
use super::{About, Unfit, judgement};

pub use several::{Synthesis, merge, synthesise};
pub use worst::{Judgement, Triple};

/// What the documentation tells of this family.
pub const ABOUT: About = About {
    id: "ahp",
    source: "Saaty 1980, The analytic hierarchy process; Aczél and Saaty 1983 on several judges; Koczkodaj 1993 on \
             inconsistent triples",
    parameters: &["most", "random_index", "accept", "synthesis"],
    cases: "ahp",
};

/// What the workshop decides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rules<'a> {
    /// The strongest comparison, 9 for Saaty's scale; the weakest is its inverse. 1 to a million.
    pub most: f64,
    /// The random index for 1, 2, 3… items.
    pub random_index: &'a [f64],
    /// The greatest consistency ratio that is accepted.
    pub accept: f64,
}

/// Weights and what their comparisons are worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Ahp {
    /// The weight of each item by the eigenvector: above 0, summing to 1.
    pub weights: Vec<f64>,
    /// The weight of each item by geometric means: above 0, summing to 1.
    pub geometric_weights: Vec<f64>,
    /// The greatest eigenvalue: n for perfect consistency, more otherwise.
    pub lambda_max: f64,
    /// Consistency index, 0 for perfect consistency.
    pub consistency_index: f64,
    /// The random index that was used; `None` when the table does not reach that far.
    pub random_index: Option<f64>,
    /// Consistency ratio, 0 for perfect consistency; `None` without a random index.
    pub consistency_ratio: Option<f64>,
    /// Whether the ratio is within what the rules accept; `None` without a ratio.
    pub accepted: Option<bool>,
    /// The judgement farthest from what the weights imply; `None` when all agree with them.
    pub worst_judgement: Option<Judgement>,
    /// The three items whose comparisons contradict each other most; `None` when none do.
    pub worst_triple: Option<Triple>,
}

/// How far a written inverse may be from the exact one: 0.17 for 1/6, 0.13 for 1/8.
const WRITTEN: f64 = 0.05;

/// The most steps of the power iteration. A positive matrix settles in far fewer; whatever is reached is
/// then used.
const STEPS: usize = 2_000;

/// Weighs items by comparisons: `cells[i][j]` is how many times as important i is as j.
///
/// The diagonal is `None` or 1. When both of a pair are given, the one above 1 counts and the other must be
/// its inverse but for the rounding of writing it down.
///
/// # Errors
/// [`Unfit::TooFew`] without items; [`Unfit::Shape`] when the matrix is not square; [`Unfit::OutOfRange`]
/// for a comparison outside 1/`most` to `most`, for a pair whose members are not inverse to each other (the
/// ends are then what the cell should hold), for a diagonal that is not 1, and for rules that are no
/// numbers; [`Unfit::Missing`] with every pair that has neither, by its cell above the diagonal.
pub fn ahp(cells: &[Vec<Option<f64>>], rules: &Rules<'_>) -> Result<Ahp, Unfit> {
    judgement::number(rules.accept, 0, 0)?;
    let matrix = complete(&inverted(cells, rules.most)?)?;
    let n = matrix.len();
    let geometric_weights = geometric(&matrix);
    let weights = eigenvector(&matrix, &geometric_weights);
    let rows = matrix.iter().zip(&weights);
    let ratios = rows.map(|(row, weight)| dot(row, &weights) / weight);
    // Never below n: the eigenvalue of a reciprocal matrix is n or more, whatever the last digit says.
    let lambda_max = (ratios.sum::<f64>() / n as f64).max(n as f64);
    let consistency_index = match n {
        1 => 0.0,
        _ => (lambda_max - n as f64) / (n as f64 - 1.0),
    };
    let random_index = rules.random_index.get(n - 1).copied();
    let random_index = random_index.filter(|index| index.is_finite() && *index >= 0.0);
    let consistency_ratio = match random_index {
        _ if n <= 2 => Some(0.0),
        Some(index) if index > 0.0 => Some(consistency_index / index),
        _ => None,
    };
    Ok(Ahp {
        accepted: consistency_ratio.map(|ratio| ratio <= rules.accept),
        worst_judgement: worst::judgement(&matrix, &weights),
        worst_triple: worst::triple(&matrix),
        weights,
        geometric_weights,
        lambda_max,
        consistency_index,
        random_index,
        consistency_ratio,
    })
}

/// Fills in inverses: the judgements above the diagonal, each `None` when its pair has neither.
fn inverted(cells: &[Vec<Option<f64>>], most: f64) -> Result<Vec<Vec<Option<f64>>>, Unfit> {
    let n = cells.len();
    if n == 0 {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    }
    judgement::rectangular(cells, n)?;
    let mut filled = vec![vec![None; n]; n];
    for row in 0..n {
        if let Some(own) = cells[row][row]
            && (own - 1.0).abs().partial_cmp(&1e-9) != Some(std::cmp::Ordering::Less)
        {
            return Err(judgement::outside(row, row, 1.0, 1.0));
        }
        filled[row][row] = Some(1.0);
        for column in row + 1..n {
            let above = compared(cells[row][column], most, row, column)?;
            let below = compared(cells[column][row], most, column, row)?;
            let judged = match (above, below) {
                (None, None) => None,
                (Some(above), None) => Some(above),
                (None, Some(below)) => Some(1.0 / below),
                (Some(above), Some(below)) => {
                    if (above * below - 1.0).abs() > WRITTEN {
                        return Err(judgement::outside(column, row, 1.0 / above, 1.0 / above));
                    }
                    // The one above 1 was said; the other was worked out and rounded.
                    Some(if above >= 1.0 { above } else { 1.0 / below })
                }
            };
            filled[row][column] = judged;
            filled[column][row] = judged.map(|judged| 1.0 / judged);
        }
    }
    Ok(filled)
}

/// A comparison that is on the scale.
fn compared(
    value: Option<f64>,
    most: f64,
    row: usize,
    column: usize,
) -> Result<Option<f64>, Unfit> {
    let Some(value) = value else {
        return Ok(None);
    };
    let widened = most * (1.0 + WRITTEN);
    let sound = (1.0..=1e6).contains(&most);
    if sound && (1.0 / widened..=widened).contains(&value) {
        Ok(Some(value))
    } else {
        Err(judgement::outside(row, column, 1.0 / most, most))
    }
}

fn complete(filled: &[Vec<Option<f64>>]) -> Result<Vec<Vec<f64>>, Unfit> {
    let n = filled.len();
    let pairs = (0..n).flat_map(|row| (row + 1..n).map(move |column| (row, column)));
    let missing: Vec<_> = pairs
        .filter(|(row, column)| filled[*row][*column].is_none())
        .collect();
    if !missing.is_empty() {
        return Err(Unfit::Missing(missing));
    }
    let row = |row: &Vec<Option<f64>>| row.iter().map(|cell| cell.unwrap_or(1.0)).collect();
    Ok(filled.iter().map(row).collect())
}

fn geometric(matrix: &[Vec<f64>]) -> Vec<f64> {
    let n = matrix.len() as f64;
    let mean = |row: &Vec<f64>| (row.iter().map(|cell| cell.ln()).sum::<f64>() / n).exp();
    to_unit(matrix.iter().map(mean).collect())
}

fn eigenvector(matrix: &[Vec<f64>], first: &[f64]) -> Vec<f64> {
    let mut weights = first.to_vec();
    for _ in 0..STEPS {
        let next = to_unit(matrix.iter().map(|row| dot(row, &weights)).collect());
        let moved = next.iter().zip(&weights);
        let farthest = moved.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        weights = next;
        if farthest <= 1e-13 {
            break;
        }
    }
    weights
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

fn to_unit(values: Vec<f64>) -> Vec<f64> {
    let sum: f64 = values.iter().sum();
    values.into_iter().map(|value| value / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAATY: [f64; 4] = [0.0, 0.0, 0.58, 0.9];
    const RULES: Rules = Rules {
        most: 9.0,
        random_index: &SAATY,
        accept: 0.1,
    };

    #[test]
    fn one_item_has_all_the_weight() {
        let one = ahp(&[vec![None]], &RULES).expect("one item");
        assert_eq!((one.weights, one.lambda_max), (vec![1.0], 1.0));
        assert_eq!(
            (one.consistency_ratio, one.accepted),
            (Some(0.0), Some(true))
        );
        assert_eq!((one.worst_judgement, one.worst_triple), (None, None));
    }

    #[test]
    fn half_of_the_judgements_is_enough_and_a_pair_without_any_is_named() {
        let above = [
            vec![None, Some(2.0), Some(4.0)],
            vec![None, None, None],
            vec![None, Some(0.5), None],
        ];
        let found = ahp(&above, &RULES).expect("each pair is judged once");
        let sevenths = [4.0 / 7.0, 2.0 / 7.0, 1.0 / 7.0];
        for (found, expected) in found.weights.iter().zip(sevenths) {
            assert!((found - expected).abs() < 1e-12);
        }
        assert!(found.consistency_index < 1e-12);
        let mut gap = above.to_vec();
        gap[2][1] = None;
        assert_eq!(ahp(&gap, &RULES), Err(Unfit::Missing(vec![(1, 2)])));
    }

    #[test]
    fn a_written_inverse_may_be_rounded_but_not_contradict() {
        let rounded = [vec![Some(1.0), Some(6.0)], vec![Some(0.17), Some(1.0)]];
        let found = ahp(&rounded, &RULES).expect("a pair");
        assert!((found.weights[0] - 6.0 / 7.0).abs() < 1e-12);
        let below = [vec![Some(1.0), Some(0.17)], vec![Some(6.0), Some(1.0)]];
        let found = ahp(&below, &RULES).expect("a pair");
        assert!((found.weights[1] - 6.0 / 7.0).abs() < 1e-12);
        let both = [vec![Some(1.0), Some(4.0)], vec![Some(4.0), Some(1.0)]];
        assert_eq!(
            ahp(&both, &RULES),
            Err(judgement::outside(1, 0, 0.25, 0.25))
        );
    }

    #[test]
    fn a_table_that_does_not_reach_leaves_the_ratio_open() {
        let five = vec![vec![Some(1.0); 5]; 5];
        let found = ahp(&five, &RULES).expect("five equals");
        assert_eq!((found.random_index, found.consistency_ratio), (None, None));
        assert_eq!((found.accepted, found.consistency_index), (None, 0.0));
        let wrong = Rules {
            random_index: &[0.0, 0.0, f64::NAN],
            ..RULES
        };
        let three = vec![vec![Some(1.0); 3]; 3];
        assert_eq!(ahp(&three, &wrong).map(|found| found.accepted), Ok(None));
    }

    #[test]
    fn comparisons_off_the_scale_are_refused() {
        let kind = |cells: &[Vec<Option<f64>>], rules: &Rules| {
            ahp(cells, rules)
                .map_err(|unfit| unfit.kind())
                .expect_err("it is refused")
        };
        assert_eq!(kind(&[], &RULES), "too-few");
        assert_eq!(kind(&[vec![None, None]], &RULES), "shape");
        assert_eq!(kind(&[vec![Some(2.0)]], &RULES), "out-of-range");
        for wrong in [0.0, -3.0, 12.0, 0.05, f64::NAN, f64::INFINITY] {
            let cells = [vec![None, Some(wrong)], vec![None, None]];
            assert_eq!(kind(&cells, &RULES), "out-of-range", "{wrong}");
        }
        let right = [vec![None, Some(1.0)], vec![None, None]];
        for most in [0.5, f64::NAN, f64::INFINITY] {
            let rules = Rules { most, ..RULES };
            assert_eq!(kind(&right, &rules), "out-of-range", "{most}");
        }
    }
}
