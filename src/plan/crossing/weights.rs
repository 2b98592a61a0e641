//! Weights out of comparisons two by two, while a group is comparing. Source: see [`crate::method::ahp`].

use rust_decimal::prelude::ToPrimitive;

use super::Crossing;
use crate::method::ahp::{Rules, ahp};
use crate::plan::results;
use crate::workshop::{Activity, Workshop};

/// What the comparisons of a grid say so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighing {
    /// The weight of each row: above 0, summing to 1.
    pub weights: Vec<f64>,
    /// How much the comparisons contradict one another; nothing without a random index for so many rows.
    pub ratio: Option<f64>,
    /// The greatest ratio that is accepted.
    pub accept: f64,
    /// The comparison that fits least, when they contradict one another too much: row, column, what was said and
    /// what the others say.
    pub worst: Option<(usize, usize, f64, f64)>,
}

/// The weights of a grid whose pairs say how many times one is the other; nothing while a pair is not compared.
pub fn weights(crossing: &Crossing, workshop: &Workshop, activity: &Activity) -> Option<Weighing> {
    if !crossing.is_reciprocal() || crossing.is_cut {
        return None;
    }
    let rules = results::Rules { workshop };
    let value = workshop
        .get_collection(activity.collection("cells")?)?
        .get_field(activity.field("value")?)?;
    let random_index = rules.numbers("ahp.random_index").ok()?;
    let accept = rules.number("ahp.accept").ok()?;
    let rules = Rules {
        most: value.max?.to_f64()?,
        random_index: &random_index,
        accept,
    };
    let n = crossing.rows.len();
    let given = |row: usize, column: usize| {
        let asked = crossing.asks(row, column);
        let standing = asked
            .then(|| crossing.standing(row, column, None))
            .flatten();
        standing?.answer.as_number()?.to_f64()
    };
    let cells: Vec<Vec<Option<f64>>> = (0..n)
        .map(|row| (0..n).map(|column| given(row, column)).collect())
        .collect();
    let found = ahp(&cells, &rules).ok()?;
    let worst = found
        .worst_judgement
        .filter(|_| found.accepted == Some(false));
    Some(Weighing {
        weights: found.weights,
        ratio: found.consistency_ratio,
        accept,
        worst: worst.map(|one| (one.row, one.column, one.given, one.implied)),
    })
}
