//! Standard scores: how many deviations a value lies from the mean of its indicator.
//!
//! `z = (x − m) / s`, with `m` the mean and `s` the standard deviation of the indicator over all zones.

use super::{Direction, extremes, whole_table};
use crate::method::Unfit;
use crate::method::scale::at_least;

/// By which deviation a value is standardised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deviation {
    /// Of a whole population: squares are shared out among `n`.
    Population,
    /// Of a sample: squares are shared out among `n − 1`.
    Sample,
}

/// How many deviations each value lies from the mean of its indicator, positive where it is better: `(x − m)
/// / s`, with the sign turned where less is better. An indicator that is equal in all zones gives 0.
///
/// # Errors
/// As [`relative`](super::relative); [`Unfit::TooFew`] for the deviation of a sample of one.
pub fn standard_scores(
    table: &[Vec<Option<f64>>],
    directions: &[Direction],
    deviation: Deviation,
) -> Result<Vec<Vec<f64>>, Unfit> {
    let mut found = whole_table(table, directions.len())?;
    let (count, shared_among) = match deviation {
        Deviation::Population => (found.len() as f64, found.len() as f64),
        Deviation::Sample => {
            at_least(2, found.len())?;
            (found.len() as f64, found.len() as f64 - 1.0)
        }
    };
    let mut tells = false;
    for (column, direction) in directions.iter().enumerate() {
        let posts = extremes(&found, column);
        let differs = posts.least < posts.most;
        tells |= differs;
        let mean = found.iter().map(|row| row[column] / count).sum::<f64>();
        let squares: f64 = found.iter().map(|row| (row[column] - mean).powi(2)).sum();
        let width = (squares / shared_among).sqrt();
        let width = match direction {
            Direction::Max => width,
            Direction::Min => -width,
        };
        for values in &mut found {
            let far = values[column] - mean;
            // Zero has no sign here: the mean is neither good nor bad.
            values[column] = if differs && width != 0.0 {
                far / width + 0.0
            } else {
                0.0
            };
        }
    }
    if tells {
        return Ok(found);
    }
    Err(Unfit::AllEqual)
}
