//! The powers of the matrix: their sums one after another, and their cells when somebody wants them
//! printed.

use crate::method::{Unfit, judgement, ranking};

/// The highest power anybody may ask for: it bounds the time. Studies look at nine or so.
pub const HIGHEST_POWER: usize = 200;

/// One power of the matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct Power {
    /// Which.
    pub k: usize,
    /// The sum of each row. From about 10⁹⁰ on all sums of a power are divided by
    /// one power of two.
    pub influence: Vec<f64>,
    /// The sum of each column, likewise.
    pub dependence: Vec<f64>,
    /// Dense ranks of the row sums, 1 the greatest.
    pub rank_influence: Vec<usize>,
    /// Dense ranks of the column sums, 1 the greatest.
    pub rank_dependence: Vec<usize>,
}

/// The sums of the powers 1 to `highest`, fewer when a power is all zero.
///
/// # Errors
/// As [`micmac`](super::micmac()), without [`Unfit::AllEqual`].
pub fn powers(cells: &[Vec<Option<f64>>], most: f64, highest: usize) -> Result<Vec<Power>, Unfit> {
    bounded(highest, 1)?;
    let matrix = judgement::influences(cells, most)?;
    let mut sums = Sums::new(&matrix);
    let mut powers = vec![sums.power(1)?];
    while powers.len() < highest && sums.step() {
        powers.push(sums.power(powers.len() + 1)?);
    }
    Ok(powers)
}

/// The cells of `M^k` as parts of their sum: 0 to 1, summing to 1; all zero when no path has k steps.
///
/// # Errors
/// As [`powers`].
pub fn indirect_matrix(
    cells: &[Vec<Option<f64>>],
    most: f64,
    k: usize,
) -> Result<Vec<Vec<f64>>, Unfit> {
    bounded(k, 1)?;
    let mut square = judgement::influences(cells, most)?;
    to_unit(&mut square);
    let mut product: Option<Vec<Vec<f64>>> = None;
    let mut left = k;
    while left > 0 {
        if left % 2 == 1 {
            product = Some(match &product {
                Some(product) => times(product, &square),
                None => square.clone(),
            });
        }
        left /= 2;
        if left > 0 {
            square = times(&square, &square);
        }
    }
    Ok(product.unwrap_or(square))
}

/// Row and column sums of one power after another. Row sums of `M^k` are `M` times those of `M^(k−1)`.
pub(super) struct Sums<'a> {
    matrix: &'a [Vec<f64>],
    pub(super) influence: Vec<f64>,
    pub(super) dependence: Vec<f64>,
    /// Both sums have been divided by 2 to this.
    pub(super) exponent: i32,
}

impl<'a> Sums<'a> {
    pub(super) fn new(matrix: &'a [Vec<f64>]) -> Self {
        let (influence, dependence) = judgement::sums(matrix);
        Self {
            matrix,
            influence,
            dependence,
            exponent: 0,
        }
    }

    /// Goes to the next power; false when nothing is left of it.
    pub(super) fn step(&mut self) -> bool {
        let row = |row: &Vec<f64>| row.iter().zip(&self.influence).map(|(m, v)| m * v).sum();
        let influence: Vec<f64> = self.matrix.iter().map(row).collect();
        let mut dependence = vec![0.0; influence.len()];
        for (row, weight) in self.matrix.iter().zip(&self.dependence) {
            for (sum, cell) in dependence.iter_mut().zip(row) {
                *sum += weight * cell;
            }
        }
        let most = influence
            .iter()
            .chain(&dependence)
            .copied()
            .fold(0.0, f64::max);
        (self.influence, self.dependence) = (influence, dependence);
        // A power of two changes no digit, and keeps far powers within what a number can hold.
        let shift = match most {
            large if large > 2_f64.powi(300) => 250,
            small if small > 0.0 && small < 2_f64.powi(-300) => -250,
            _ => 0,
        };
        self.weaken(2_f64.powi(-shift));
        self.exponent += shift;
        most > 0.0
    }

    pub(super) fn weaken(&mut self, factor: f64) {
        for sum in self.influence.iter_mut().chain(&mut self.dependence) {
            *sum *= factor;
        }
    }

    pub(super) fn power(&self, k: usize) -> Result<Power, Unfit> {
        Ok(Power {
            k,
            rank_influence: self.ranks(&self.influence)?,
            rank_dependence: self.ranks(&self.dependence)?,
            influence: self.influence.clone(),
            dependence: self.dependence.clone(),
        })
    }

    /// Dense ranks. Whole sums that a number holds exactly are compared to the last unit.
    fn ranks(&self, sums: &[f64]) -> Result<Vec<usize>, Unfit> {
        let cells = self.matrix.iter().flatten();
        let exact = self.exponent == 0
            && sums
                .iter()
                .all(|sum| *sum < 2_f64.powi(f64::MANTISSA_DIGITS as i32))
            && cells.chain(sums).all(|number| number.fract() == 0.0);
        if !exact {
            return ranking::dense(sums);
        }
        let mut distinct = sums.to_vec();
        distinct.sort_by(|a, b| b.total_cmp(a));
        distinct.dedup();
        let rank = |sum: &f64| 1 + distinct.partition_point(|other| other > sum);
        Ok(sums.iter().map(rank).collect())
    }
}

pub(super) fn bounded(power: usize, least: usize) -> Result<(), Unfit> {
    if (least..=HIGHEST_POWER).contains(&power) {
        return Ok(());
    }
    Err(judgement::outside(0, 0, least as f64, HIGHEST_POWER as f64))
}

fn times(left: &[Vec<f64>], right: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let row = |row: &Vec<f64>| {
        let mut product = vec![0.0; row.len()];
        for (weight, line) in row.iter().zip(right) {
            if *weight > 0.0 {
                for (sum, cell) in product.iter_mut().zip(line) {
                    *sum += weight * cell;
                }
            }
        }
        product
    };
    let mut product = left.iter().map(row).collect::<Vec<_>>();
    to_unit(&mut product);
    product
}

/// Makes the cells parts of their sum.
fn to_unit(matrix: &mut [Vec<f64>]) {
    let sum: f64 = matrix.iter().flatten().sum();
    if sum > 0.0 {
        for cell in matrix.iter_mut().flatten() {
            *cell /= sum;
        }
    }
}
