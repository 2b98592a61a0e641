//! The pieces of the human development index, with every goalpost given by the caller.
//!
//! Health is the index of life expectancy; education the arithmetic mean of the indices of expected and of
//! mean years of schooling; income the index of the logarithm of income per person. The whole is their
//! geometric mean. A value beyond a goalpost counts as the goalpost. Units: years, years, years, and the
//! money of the goalposts.
//!
//! Source: UNDP, *Human Development Report, Technical notes*, note 1.

use super::{Beyond, Direction, Goalposts, Indicator, Measure, relative};
use crate::method::Unfit;

/// Two goalposts, in the unit of what they measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goals {
    /// What counts 0.
    pub least: f64,
    /// What counts 1.
    pub most: f64,
}

/// The goalposts of the four measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HumanGoals {
    /// Of life expectancy at birth, in years.
    pub life: Goals,
    /// Of expected years of schooling.
    pub expected_schooling: Goals,
    /// Of mean years of schooling.
    pub mean_schooling: Goals,
    /// Of income per person; above 0.
    pub income: Goals,
}

/// What is measured in a territory.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HumanMeasures {
    /// Life expectancy at birth, in years.
    pub life: f64,
    /// Years of schooling that a child who enters school can expect.
    pub expected_schooling: f64,
    /// Years of schooling of adults.
    pub mean_schooling: f64,
    /// Income per person.
    pub income: f64,
}

/// The index and its parts, each 0–1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HumanDevelopment {
    /// Index of life expectancy.
    pub health: f64,
    /// Mean of both indices of schooling.
    pub education: f64,
    /// Index of the logarithm of income.
    pub income: f64,
    /// Geometric mean of the three.
    pub index: f64,
}

/// Where one value stands between its goalposts, 0–1.
///
/// # Errors
/// [`Unfit::OutOfRange`] for a value that is no number or has no logarithm, or for goalposts out of order.
pub fn goal_index(value: f64, goals: Goals, measure: Measure) -> Result<f64, Unfit> {
    let indicator = Indicator {
        direction: Direction::Max,
        goalposts: Goalposts::Fixed {
            least: goals.least,
            most: goals.most,
            beyond: Beyond::Capped,
        },
        measure,
    };
    Ok(relative(&[vec![Some(value)]], &[indicator])?[0][0])
}

/// The human development index of a territory.
///
/// # Errors
/// As [`goal_index`].
pub fn human_development(
    measures: &HumanMeasures,
    goals: &HumanGoals,
) -> Result<HumanDevelopment, Unfit> {
    let linear = |value, goals| goal_index(value, goals, Measure::Linear);
    let health = linear(measures.life, goals.life)?;
    let expected = linear(measures.expected_schooling, goals.expected_schooling)?;
    let mean = linear(measures.mean_schooling, goals.mean_schooling)?;
    let education = f64::midpoint(expected, mean);
    let income = goal_index(measures.income, goals.income, Measure::Logarithm)?;
    Ok(HumanDevelopment {
        health,
        education,
        income,
        index: (health * education * income).cbrt(),
    })
}
