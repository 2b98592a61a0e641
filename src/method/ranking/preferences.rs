//! Orders that people wrote, each its own, and what they give together: points (Borda) and pairs
//! (Condorcet).

use super::competition;
use crate::method::{Unfit, judgement};

/// One written order, and how many people handed it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preference {
    /// The place of each item, 1 the best. Equal places are a tie; only the order counts, not how far apart
    /// the numbers are. `None` is an item left out: behind all that were placed.
    pub ranks: Vec<Option<usize>>,
    /// How many people wrote this very order.
    pub ballots: u32,
}

/// How many points a place is worth, among `n` items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Points {
    /// n − 1 for the first, 0 for the last: how many items it stands before.
    FromZero,
    /// n for the first, 1 for the last: Borda's own.
    FromOne,
    /// 1, ½, ⅓…: first places weigh more (Dowdall).
    Harmonic,
}

impl Points {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::FromZero => "from_zero",
            Self::FromOne => "from_one",
            Self::Harmonic => "harmonic",
        }
    }

    fn worth(self, place: usize, n: usize) -> f64 {
        match self {
            Self::FromZero => (n - place) as f64,
            Self::FromOne => (n - place + 1) as f64,
            Self::Harmonic => 1.0 / place as f64,
        }
    }
}

/// The Borda count.
#[derive(Debug, Clone, PartialEq)]
pub struct Borda {
    /// The points of each item.
    pub points: Vec<f64>,
    /// Their competition ranks; several items at 1 are tied winners.
    pub ranks: Vec<usize>,
}

/// Every item against every other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condorcet {
    /// How many ballots place the row before the column.
    pub before: Vec<Vec<u64>>,
    /// The item that wins against each of the others, when there is one.
    pub winner: Option<usize>,
    /// The item that loses against each of the others, when there is one.
    pub loser: Option<usize>,
    /// The fewest items that win against all outside (Smith set). The winner alone when there is one; more
    /// when the majorities run in a circle.
    pub leaders: Vec<usize>,
}

/// Counts points by place. Items that tie on a ballot share the mean of the places they cover, and so do
/// those that it leaves out, behind the rest: every ballot gives the same sum of points.
///
/// # Errors
/// [`Unfit::TooFew`] for fewer than two items or no ballot; [`Unfit::Shape`] when a ballot has another
/// number of items; [`Unfit::OutOfRange`] for a place that is 0 or above the number of items.
pub fn borda(preferences: &[Preference], n: usize, points: Points) -> Result<Borda, Unfit> {
    check(preferences, n)?;
    let mut sums = vec![0.0; n];
    for preference in preferences {
        let mut before = 0;
        for tier in tiers(preference) {
            let places = before + 1..=before + tier.len();
            let shared: f64 = places.map(|place| points.worth(place, n)).sum();
            let each = shared / tier.len() as f64 * f64::from(preference.ballots);
            for item in &tier {
                sums[*item] += each;
            }
            before += tier.len();
        }
    }
    let ranks = competition(&sums)?;
    Ok(Borda {
        points: sums,
        ranks,
    })
}

/// Compares the items pair by pair: one wins against another when more ballots place it before than behind.
///
/// # Errors
/// As [`borda`].
pub fn condorcet(preferences: &[Preference], n: usize) -> Result<Condorcet, Unfit> {
    check(preferences, n)?;
    let mut before = vec![vec![0_u64; n]; n];
    for preference in preferences {
        let place = |item: usize| preference.ranks[item].unwrap_or(usize::MAX);
        for (item, row) in before.iter_mut().enumerate() {
            for (other, count) in row.iter_mut().enumerate() {
                if place(item) < place(other) {
                    *count += u64::from(preference.ballots);
                }
            }
        }
    }
    let wins = |item: usize, other: usize| before[item][other] > before[other][item];
    let others = |item: usize| (0..n).filter(move |other| *other != item);
    let winner = (0..n).find(|item| others(*item).all(|other| wins(*item, other)));
    let loser = (0..n).find(|item| others(*item).all(|other| wins(other, *item)));
    let leaders = leaders(n, wins);
    Ok(Condorcet {
        before,
        winner,
        loser,
        leaders,
    })
}

/// Grows the set from those with the most wins until nothing outside holds out against it.
fn leaders(n: usize, wins: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    let balance = |item: usize| {
        let against = (0..n).filter(|other| *other != item);
        let score = |other| isize::from(wins(item, other)) - isize::from(wins(other, item));
        against.map(score).sum::<isize>()
    };
    let balances: Vec<isize> = (0..n).map(balance).collect();
    let most = balances.iter().copied().max();
    let mut inside: Vec<bool> = balances.iter().map(|own| Some(*own) == most).collect();
    let mut members: Vec<usize> = (0..n).filter(|item| inside[*item]).collect();
    let mut next = 0;
    while let Some(member) = members.get(next).copied() {
        for (other, inside) in inside.iter_mut().enumerate() {
            if !*inside && !wins(member, other) {
                *inside = true;
                members.push(other);
            }
        }
        next += 1;
    }
    members.sort_unstable();
    members
}

/// The items of one ballot from the first place on; those left out are the last tier.
fn tiers(preference: &Preference) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..preference.ranks.len()).collect();
    let place = |item: &usize| preference.ranks[*item].unwrap_or(usize::MAX);
    order.sort_by_key(place);
    order
        .chunk_by(|a, b| place(a) == place(b))
        .map(<[usize]>::to_vec)
        .collect()
}

fn check(preferences: &[Preference], n: usize) -> Result<(), Unfit> {
    if n < 2 {
        return Err(Unfit::TooFew {
            needed: 2,
            given: n,
        });
    }
    for (row, preference) in preferences.iter().enumerate() {
        if preference.ranks.len() != n {
            return Err(Unfit::Shape {
                expected: n,
                given: preference.ranks.len(),
            });
        }
        let wrong = |rank: &Option<usize>| rank.is_some_and(|rank| rank == 0 || rank > n);
        if let Some(column) = preference.ranks.iter().position(wrong) {
            return Err(judgement::outside(row, column, 1.0, n as f64));
        }
    }
    if preferences.iter().all(|preference| preference.ballots == 0) {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ballot(ranks: &[Option<usize>], ballots: u32) -> Preference {
        Preference {
            ranks: ranks.to_vec(),
            ballots,
        }
    }

    #[test]
    fn ties_and_items_left_out_share_the_places_they_cover() {
        let tied = [ballot(&[Some(1), Some(1), None, None], 2)];
        let borda = borda(&tied, 4, Points::FromZero).expect("a ballot");
        assert_eq!(borda.points, [5.0, 5.0, 1.0, 1.0]);
        assert_eq!(borda.ranks, [1, 1, 3, 3]);
        let pairs = condorcet(&tied, 4).expect("a ballot");
        assert_eq!((pairs.winner, pairs.loser), (None, None));
        assert_eq!(pairs.before[0], [0, 0, 2, 2]);
        assert_eq!(pairs.leaders, [0, 1]);
    }

    #[test]
    fn a_blank_ballot_places_nothing_before_anything() {
        let blank = [ballot(&[None, None, None], 1)];
        let pairs = condorcet(&blank, 3).expect("a ballot");
        assert_eq!(pairs.leaders, [0, 1, 2]);
        let borda = borda(&blank, 3, Points::FromOne).expect("a ballot");
        assert_eq!(borda.points, [2.0, 2.0, 2.0]);
    }

    #[test]
    fn what_cannot_be_counted_is_told() {
        let kind = |preferences: &[Preference], n| {
            condorcet(preferences, n).expect_err("it is refused").kind()
        };
        assert_eq!(kind(&[], 3), "too-few");
        assert_eq!(kind(&[ballot(&[Some(1), Some(2)], 0)], 2), "too-few");
        assert_eq!(kind(&[ballot(&[Some(1)], 1)], 1), "too-few");
        assert_eq!(kind(&[ballot(&[Some(1)], 1)], 2), "shape");
        assert_eq!(kind(&[ballot(&[Some(0), Some(1)], 1)], 2), "out-of-range");
        assert_eq!(kind(&[ballot(&[Some(3), Some(1)], 1)], 2), "out-of-range");
    }
}
