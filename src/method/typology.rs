//! Typology of zones: what each indicator says between its goalposts, one index, and classes.
//!
//! With `x` a value of an indicator and `a`, `b` its goalposts, `u = (x − a) / (b − a)`, or `1 − u` where
//! less is better; without a unit, 0 the worst and 1 the best. Goalposts are the extremes observed among the
//! zones, which makes every index relative (another zone changes all of them), or fixed ones, which rounds
//! over time need. The index of a zone is the weighted arithmetic, geometric or harmonic mean of its `u`; its
//! class follows from thresholds. Zones can also be told apart without an index: [`groups`]. [`scores`]
//! standardises instead of relating, and [`development`] has the pieces of the human development index.
//!
//! Sources: S. Sepúlveda, *Biograma: metodología para estimar el nivel de desarrollo sostenible de
//! territorios*, IICA 2008 (relative values, states, harmonic mean); UNDP, *Human Development Report,
//! Technical notes* (goalposts, logarithm, geometric mean).

pub mod development;
pub mod groups;
pub mod scores;

use super::scale::{ANY, Scale, class, reaches, same_length, total_weight};
use super::{About, Unfit};

/// What is told of the family.
pub const ABOUT: About = About {
    id: "typology",
    source: "Sepúlveda, Biograma, IICA 2008; UNDP, Human Development Report, Technical notes",
    parameters: &[
        "direction",
        "weight",
        "goal_min",
        "goal_max",
        "mean",
        "cuts",
        "state_cuts",
        "groups",
        "rounds_most",
    ],
    cases: "typology",
};

/// Which way an indicator is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Max,
    /// Less is better.
    Min,
}

impl Direction {
    /// Both directions.
    pub const ALL: [Self; 2] = [Self::Max, Self::Min];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Max => "max",
            Self::Min => "min",
        }
    }
}

/// What a value outside fixed goalposts counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beyond {
    /// As much as the goalpost it passed.
    Capped,
    /// Below 0 or above 1.
    Kept,
    /// Nothing: it is [`Unfit::OutOfRange`].
    Refused,
}

/// Between what an indicator is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Goalposts {
    /// Between the least and the greatest value observed.
    Observed {
        /// What every zone gets when all have the same value; 0–1.
        constant: f64,
    },
    /// Between goalposts that stay the same from round to round.
    Fixed {
        /// The goalpost at the low end, in the unit of the indicator.
        least: f64,
        /// The goalpost at the high end, in the unit of the indicator.
        most: f64,
        /// What a value outside them counts.
        beyond: Beyond,
    },
}

/// How a value is measured between its goalposts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// As it is.
    Linear,
    /// By its natural logarithm, as the human development index reads income; values must be above 0.
    Logarithm,
}

/// How an indicator is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Indicator {
    /// Which way it is good.
    pub direction: Direction,
    /// Between what it is read.
    pub goalposts: Goalposts,
    /// As it is, or by its logarithm.
    pub measure: Measure,
}

/// How the indicators of a zone become one index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mean {
    /// `Σ w u / Σ w`: a strong indicator makes up for a weak one.
    Arithmetic,
    /// `exp(Σ w ln u / Σ w)`: an indicator at 0 makes the whole 0.
    Geometric,
    /// `Σ w / Σ (w / u)`: the weakest indicators weigh most; one at 0 makes the whole 0.
    Harmonic,
}

/// The weights of the indicators.
#[derive(Debug, Clone, Copy)]
pub struct Weighting<'a> {
    /// One weight per indicator, not negative.
    pub weights: &'a [f64],
    /// What they must sum to, within one part in 10⁶; without it any sum shares out the whole.
    pub whole: Option<f64>,
}

/// The states of the Biograma.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Below the first threshold.
    Collapse,
    /// From the first threshold.
    Critical,
    /// From the second.
    Unstable,
    /// From the third.
    Stable,
    /// From the fourth.
    Optimal,
}

impl State {
    /// All states, from the worst.
    pub const ALL: [Self; 5] = [
        Self::Collapse,
        Self::Critical,
        Self::Unstable,
        Self::Stable,
        Self::Optimal,
    ];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Collapse => "collapse",
            Self::Critical => "critical",
            Self::Unstable => "unstable",
            Self::Stable => "stable",
            Self::Optimal => "optimal",
        }
    }
}

/// A table of zones × indicators without gaps.
///
/// # Errors
/// [`Unfit::TooFew`] without zones or indicators, [`Unfit::Shape`] for a row of another length,
/// [`Unfit::Missing`] with every empty cell, [`Unfit::OutOfRange`] for a value that is no number.
fn whole_table(table: &[Vec<Option<f64>>], columns: usize) -> Result<Vec<Vec<f64>>, Unfit> {
    if table.is_empty() || columns == 0 {
        return Err(Unfit::TooFew {
            needed: 1,
            given: table.len().min(columns),
        });
    }
    let mut missing = Vec::new();
    let mut whole = Vec::with_capacity(table.len());
    for (row, values) in table.iter().enumerate() {
        same_length(columns, values.len())?;
        let mut found = Vec::with_capacity(columns);
        for (column, value) in values.iter().enumerate() {
            match value {
                Some(value) => found.push(ANY.check(*value, row, column)?),
                None => missing.push((row, column)),
            }
        }
        whole.push(found);
    }
    if missing.is_empty() {
        return Ok(whole);
    }
    Err(Unfit::Missing(missing))
}

/// The least and the greatest value of a column.
fn extremes(table: &[Vec<f64>], column: usize) -> Scale {
    let values = table.iter().map(|row| row[column]);
    Scale {
        least: values.clone().fold(f64::INFINITY, f64::min),
        most: values.fold(f64::NEG_INFINITY, f64::max),
    }
}

/// Each value between its goalposts: rows are zones, columns are indicators, 0 is the worst and 1 the best.
///
/// # Errors
/// [`Unfit::TooFew`] without zones or indicators; [`Unfit::Shape`] for a row of another length;
/// [`Unfit::Missing`] with all empty cells; [`Unfit::OutOfRange`] for a value that is no number, lies outside
/// goalposts that refuse it, or has no logarithm, and for goalposts that are equal or in the wrong order (row
/// 0); [`Unfit::AllEqual`] when all indicators are read between observed extremes and none tells zones apart.
pub fn relative(
    table: &[Vec<Option<f64>>],
    indicators: &[Indicator],
) -> Result<Vec<Vec<f64>>, Unfit> {
    let mut found = whole_table(table, indicators.len())?;
    let mut tells = false;
    for (column, indicator) in indicators.iter().enumerate() {
        let (posts, beyond) = match indicator.goalposts {
            Goalposts::Observed { .. } => (extremes(&found, column), Beyond::Kept),
            Goalposts::Fixed {
                least,
                most,
                beyond,
            } => (goalposts(least, most, column)?, beyond),
        };
        tells |= posts.least < posts.most;
        for (row, values) in found.iter_mut().enumerate() {
            let value = &mut values[column];
            let share = between(*value, posts, indicator.measure, row, column)?;
            let share = match (share, indicator.goalposts) {
                (Some(share), _) => share,
                (None, Goalposts::Observed { constant }) => {
                    let unit = Scale {
                        least: 0.0,
                        most: 1.0,
                    };
                    *value = unit.check(constant, row, column)?;
                    continue;
                }
                // Fixed goalposts differ.
                (None, Goalposts::Fixed { .. }) => 0.0,
            };
            let share = match beyond {
                Beyond::Kept => share,
                Beyond::Capped => share.clamp(0.0, 1.0),
                Beyond::Refused => {
                    posts.check(*value, row, column)?;
                    share
                }
            };
            *value = match indicator.direction {
                Direction::Max => share,
                Direction::Min => 1.0 - share,
            };
        }
    }
    if tells {
        return Ok(found);
    }
    Err(Unfit::AllEqual)
}

/// Fixed goalposts, if they are two numbers in order.
fn goalposts(least: f64, most: f64, column: usize) -> Result<Scale, Unfit> {
    let posts = Scale { least, most };
    posts.sound().map_err(|_| Unfit::OutOfRange {
        row: 0,
        column,
        least,
        most,
    })
}

/// Where a value lies between its goalposts, 0 at the low end and 1 at the high end; none where they are
/// equal.
fn between(
    value: f64,
    posts: Scale,
    measure: Measure,
    row: usize,
    column: usize,
) -> Result<Option<f64>, Unfit> {
    let read = |value: f64| match measure {
        Measure::Linear => Ok(value),
        Measure::Logarithm if value > 0.0 => Ok(value.ln()),
        Measure::Logarithm => Err(Unfit::OutOfRange {
            row,
            column,
            least: f64::MIN_POSITIVE,
            most: ANY.most,
        }),
    };
    let (value, low, high) = (read(value)?, read(posts.least)?, read(posts.most)?);
    if high <= low {
        return Ok(None);
    }
    // Goalposts may lie so near to each other that the share is no number.
    ANY.check((value - low) / (high - low), row, column)
        .map(Some)
}

/// One index per zone from its relative values. Weights matter by their proportion only.
///
/// # Errors
/// [`Unfit::Shape`] for a row that has not one value per weight; [`Unfit::NoWeight`] for weights that share
/// nothing out; [`Unfit::Weights`] when they miss the whole they must sum to; [`Unfit::OutOfRange`] for a
/// value that is no number, or a negative one under a geometric or harmonic mean.
pub fn index(
    relative: &[Vec<f64>],
    weighting: Weighting<'_>,
    mean: Mean,
) -> Result<Vec<f64>, Unfit> {
    let sum = total_weight(weighting.weights)?;
    if let Some(whole) = weighting.whole
        && (sum - whole).abs() > 1e-6 * whole.abs()
    {
        return Err(Unfit::Weights { sum, whole });
    }
    let scale = match mean {
        Mean::Arithmetic => ANY,
        Mean::Geometric | Mean::Harmonic => super::scale::AMOUNT,
    };
    let of_zone = |(row, values): (usize, &Vec<f64>)| {
        same_length(weighting.weights.len(), values.len())?;
        for (column, value) in values.iter().enumerate() {
            scale.check(*value, row, column)?;
        }
        let weighed = || {
            let pairs = values.iter().zip(weighting.weights);
            pairs
                .filter(|(_, weight)| **weight > 0.0)
                .map(|(value, weight)| (*value, *weight / sum))
        };
        if mean != Mean::Arithmetic && weighed().any(|(value, _)| value == 0.0) {
            return Ok(0.0);
        }
        let total = |term: fn(f64, f64) -> f64| -> f64 {
            weighed().map(|(value, share)| term(value, share)).sum()
        };
        Ok(match mean {
            Mean::Arithmetic => total(|value, share| share * value),
            Mean::Geometric => total(|value, share| share * value.ln()).exp(),
            Mean::Harmonic => total(|value, share| share / value).recip(),
        })
    };
    relative.iter().enumerate().map(of_zone).collect()
}

/// The class of each index by ascending thresholds: 0 below the first. An index equal to a threshold belongs
/// to the class above it.
///
/// # Errors
/// [`Unfit::OutOfRange`] for thresholds out of order or an index that is no number.
pub fn classes(index: &[f64], cuts: &[f64]) -> Result<Vec<usize>, Unfit> {
    index.iter().map(|value| class(*value, cuts)).collect()
}

/// The first of the ranges `[from, to)` that holds an index; the greatest `to` of all belongs to its range.
/// None where the ranges leave a hole.
pub fn range_of(index: f64, ranges: &[(f64, f64)]) -> Option<usize> {
    let last = ranges.iter().map(|(_, to)| *to).fold(f64::NAN, f64::max);
    ranges.iter().position(|(from, to)| {
        let ends = reaches(index, *to) && (*to < last || index > *to);
        reaches(index, *from) && !ends
    })
}

/// The Biograma state of an index by its four ascending thresholds.
///
/// # Errors
/// [`Unfit::OutOfRange`] for thresholds out of order or an index that is no number.
pub fn state(index: f64, cuts: &[f64; 4]) -> Result<State, Unfit> {
    Ok(State::ALL[class(index, cuts)?])
}

#[cfg(test)]
mod tests;
