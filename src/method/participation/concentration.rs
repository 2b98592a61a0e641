//! How evenly something is shared out: turns to speak, money per zone.
//!
//! *Gini* of `n` ascending values: `G = Σ (2 i − n − 1) xᵢ / (n Σ x)`, 0 when all are equal and at most `1 −
//! 1/n`. Weighted by population it is one less twice the area under the Lorenz curve by trapezoids, from the
//! poorest per person to the richest. *Dissimilarity* of an amount and a population is the share of the
//! amount that would have to move to be proportional.
//!
//! Sources: C. Gini, *Variabilità e mutabilità* (1912); M. Lorenz (1905); O. and B. Duncan (1955).

use crate::method::Unfit;
use crate::method::scale::{AMOUNT, at_least, same_length};

/// How the turns of a meeting were shared out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concentration {
    /// The Gini coefficient, 0–1.
    pub gini: f64,
    /// The share of the few who have most, 0–100.
    pub top_pct: f64,
    /// How many have nothing.
    pub silent: usize,
}

/// The sum of amounts that are not negative, and not all zero.
fn sound(values: &[f64]) -> Result<f64, Unfit> {
    at_least(1, values.len())?;
    for (row, value) in values.iter().enumerate() {
        AMOUNT.check(*value, row, 0)?;
    }
    let sum: f64 = values.iter().sum();
    if sum > 0.0 {
        return Ok(sum);
    }
    Err(Unfit::NoWeight)
}

/// The Gini coefficient of values, each counting the same.
///
/// # Errors
/// [`Unfit::TooFew`] without values; [`Unfit::OutOfRange`] for a negative one; [`Unfit::NoWeight`] when all
/// are zero.
pub fn gini(values: &[f64]) -> Result<f64, Unfit> {
    let sum = sound(values)?;
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let count = sorted.len() as f64;
    let ranked = sorted
        .iter()
        .enumerate()
        .map(|(at, value)| (2.0 * (at as f64 + 1.0) - count - 1.0) * (value / sum));
    Ok((ranked.sum::<f64>() / count).max(0.0))
}

/// The Gini coefficient of amounts per person, each place counting by its population. Places without people
/// hold no amount and do not count.
///
/// # Errors
/// As [`gini`] for the amounts and for the population; [`Unfit::Shape`] when the lists have different
/// lengths; [`Unfit::OutOfRange`] for an amount where nobody lives (its place as row, column 1).
pub fn weighted_gini(amounts: &[f64], population: &[f64]) -> Result<f64, Unfit> {
    same_length(amounts.len(), population.len())?;
    let (money, people) = (sound(amounts)?, sound(population)?);
    let mut places = Vec::with_capacity(amounts.len());
    for (row, (amount, persons)) in amounts.iter().zip(population).enumerate() {
        if *persons > 0.0 {
            places.push((amount / persons, amount / money, persons / people));
        } else if *amount > 0.0 {
            return Err(Unfit::OutOfRange {
                row,
                column: 1,
                least: f64::MIN_POSITIVE,
                most: AMOUNT.most,
            });
        }
    }
    places.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut area) = (0.0, 0.0);
    for (_, amount, persons) in places {
        area += persons * (2.0 * below + amount);
        below += amount;
    }
    Ok((1.0 - area).clamp(0.0, 1.0))
}

/// Half the sum of differences between the shares of two lists, 0–1: what part of the first would have to
/// move to be shared out as the second. Only proportions matter.
///
/// # Errors
/// As [`gini`] for each list; [`Unfit::Shape`] when they have different lengths.
pub fn dissimilarity(amounts: &[f64], reference: &[f64]) -> Result<f64, Unfit> {
    same_length(amounts.len(), reference.len())?;
    let (sum, whole) = (sound(amounts)?, sound(reference)?);
    let pairs = amounts.iter().zip(reference);
    let differences = pairs.map(|(amount, other)| (amount / sum - other / whole).abs());
    Ok(differences.sum::<f64>() / 2.0)
}

/// How turns were shared out, with the share of the `top` people who had most.
///
/// # Errors
/// As [`gini`].
pub fn turns(counts: &[u32], top: usize) -> Result<Concentration, Unfit> {
    let values: Vec<f64> = counts.iter().copied().map(f64::from).collect();
    let gini = gini(&values)?;
    let mut sorted = values.clone();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let sum: f64 = values.iter().sum();
    Ok(Concentration {
        gini,
        top_pct: 100.0 * sorted.iter().take(top).sum::<f64>() / sum,
        silent: counts.iter().filter(|count| **count == 0).count(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sharing_evenly_is_zero_and_one_who_has_all_is_the_most() {
        assert_eq!(gini(&[3.0; 5]), Ok(0.0));
        let all = gini(&[0.0, 0.0, 0.0, 7.0]).expect("a coefficient");
        assert!((all - 0.75).abs() < 1e-12);
        assert_eq!(gini(&[4.0]), Ok(0.0));
        // 10, 20, 30 and 40 are the example of many textbooks: 0.25.
        let steps = gini(&[40.0, 10.0, 30.0, 20.0]).expect("a coefficient");
        assert!((steps - 0.25).abs() < 1e-12);
    }

    #[test]
    fn nothing_to_share_out_has_no_measure() {
        assert_eq!(
            gini(&[]),
            Err(Unfit::TooFew {
                needed: 1,
                given: 0
            })
        );
        assert_eq!(gini(&[0.0, 0.0]), Err(Unfit::NoWeight));
        assert!(gini(&[1.0, -1.0]).is_err());
        assert!(gini(&[f64::NAN]).is_err());
        assert!(dissimilarity(&[1.0], &[1.0, 2.0]).is_err());
        assert_eq!(dissimilarity(&[1.0], &[0.0]), Err(Unfit::NoWeight));
        assert!(weighted_gini(&[1.0, 1.0], &[5.0, 0.0]).is_err());
        assert_eq!(weighted_gini(&[1.0, 0.0], &[5.0, 0.0]), Ok(0.0));
        assert_eq!(turns(&[0, 0], 3), Err(Unfit::NoWeight));
        assert_eq!(turns(&[2], 9).map(|found| found.top_pct), Ok(100.0));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

        #[test]
        fn measures_stay_in_their_range_and_do_not_depend_on_units_or_order(
            values in prop::collection::vec(0.0..1000.0_f64, 2..60),
            factor in 0.01..100.0_f64,
        ) {
            prop_assume!(values.iter().sum::<f64>() > 1.0);
            let own = gini(&values).expect("a coefficient");
            prop_assert!((0.0..1.0).contains(&own));
            let other: Vec<f64> = values.iter().rev().map(|value| value * factor).collect();
            prop_assert!((gini(&other).expect("a coefficient") - own).abs() < 1e-9);
            let even = vec![factor; values.len()];
            let weighted = weighted_gini(&values, &even).expect("a coefficient");
            prop_assert!((weighted - own).abs() < 1e-9);
            let apart = dissimilarity(&values, &even).expect("a measure");
            prop_assert!((0.0..=1.0).contains(&apart));
            prop_assert!(dissimilarity(&values, &values).expect("a measure") < 1e-12);
        }
    }
}
