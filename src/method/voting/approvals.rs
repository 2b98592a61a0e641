//! Counting approvals: each person names all options they can live with.

use std::collections::BTreeSet;

use crate::method::Unfit;
use crate::method::plane::is_high;
use crate::method::ranking::{competition, split};
use crate::method::scale::Scale;

/// How many people approve of each option.
#[derive(Debug, Clone, PartialEq)]
pub struct Approval {
    /// The approvals of each option.
    pub approvals: Vec<u64>,
    /// The part of the ballots that approve of each, 0 to 1.
    pub shares: Vec<f64>,
    /// Competition ranks by approvals.
    pub ranks: Vec<usize>,
    /// The options that reach the share asked for, most approved first.
    pub approved: Vec<usize>,
}

/// Counts approvals: each ballot names the options its person can live with; one named twice counts once.
/// `from_share` (0 to 1) is what an option needs.
///
/// # Errors
/// [`Unfit::TooFew`] without options or ballots; [`Unfit::Unknown`] with the ballot that names an option
/// that is none; [`Unfit::OutOfRange`] for a share outside 0 to 1.
pub fn approval(
    n_options: usize,
    ballots: &[Vec<usize>],
    from_share: f64,
) -> Result<Approval, Unfit> {
    let share = Scale {
        least: 0.0,
        most: 1.0,
    };
    let from_share = share.check(from_share, 0, 0)?;
    if n_options == 0 || ballots.is_empty() {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    }
    let mut approvals = vec![0_u64; n_options];
    for (number, ballot) in ballots.iter().enumerate() {
        let named: BTreeSet<usize> = ballot.iter().copied().collect();
        for option in named {
            let count = approvals.get_mut(option);
            *count.ok_or(Unfit::Unknown { item: number })? += 1;
        }
    }
    let shares: Vec<f64> = approvals
        .iter()
        .map(|count| *count as f64 / ballots.len() as f64)
        .collect();
    let ranks = competition(&shares)?;
    let all: Vec<usize> = (0..n_options).collect();
    let mut approved = split(&all, |option| shares[option]).concat();
    approved.retain(|option| is_high(shares[*option], from_share));
    Ok(Approval {
        approvals,
        shares,
        ranks,
        approved,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn approval_asks_for_a_share_of_the_ballots() {
        let ballots = [vec![0, 1, 1], vec![1], vec![], vec![1, 2]];
        let found = approval(3, &ballots, 0.25).expect("four ballots");
        assert_eq!(
            (found.approvals, found.approved),
            (vec![1, 3, 1], vec![1, 0, 2])
        );
        assert_eq!((found.shares[1], found.ranks), (0.75, vec![2, 1, 2]));
        assert_eq!(
            approval(3, &[], 0.5).expect_err("it is refused").kind(),
            "too-few"
        );
        assert_eq!(
            approval(3, &ballots, 1.5)
                .expect_err("it is refused")
                .kind(),
            "out-of-range"
        );
        assert_eq!(
            approval(2, &[vec![2]], 0.5),
            Err(Unfit::Unknown { item: 0 })
        );
    }
}
