//! Places: who comes first, who shares a place, and how two orders of the same items differ.
//!
//! A greater score is better and place 1 is the best. Two scores that differ by rounding alone share a
//! place: nobody wins over a hundredth of a millionth of a millionth. In **competition** ranks the places
//! behind a tie stay empty (1, 2, 2, 4); in **dense** ranks they do not (1, 2, 2, 3). Within a tie, items
//! keep the order in which they were given. What people ranked by hand (Borda, Condorcet) is in
//! [`preferences`].

pub mod preferences;

use super::{About, Unfit, judgement};

/// What the documentation tells of this family.
pub const ABOUT: About = About {
    id: "ranking",
    source: "Borda 1781, Mémoire sur les élections au scrutin; Condorcet 1785, Essai sur l'application de \
             l'analyse à la probabilité des décisions; Smith 1973, Aggregation of preferences with variable electorate",
    parameters: &["points", "more_than"],
    cases: "ranking",
};

/// Relative difference below which two computed numbers are one number.
const ROUNDING: f64 = 1e-12;

/// Whether two numbers differ by rounding alone: by less than a billionth of a thousandth of the larger
/// one, or by what the subtraction of numbers near 1 leaves behind.
pub(super) fn same(a: f64, b: f64) -> bool {
    let difference = (a - b).abs();
    difference.is_finite()
        && (difference <= 4.0 * f64::EPSILON || difference <= ROUNDING * a.abs().max(b.abs()))
}

/// The items from the best score to the worst; those that tie stand together, in the order given.
///
/// # Errors
/// [`Unfit::OutOfRange`] for a score that is no number.
pub fn tiers(scores: &[f64]) -> Result<Vec<Vec<usize>>, Unfit> {
    for (row, score) in scores.iter().enumerate() {
        judgement::number(*score, row, 0)?;
    }
    let all: Vec<usize> = (0..scores.len()).collect();
    Ok(split(&all, |item| scores[item]))
}

/// Parts items that stand together by a further score, the greatest first.
pub(super) fn split(items: &[usize], score: impl Fn(usize) -> f64) -> Vec<Vec<usize>> {
    let score = |place: usize| score(items[place]);
    let mut sorted: Vec<usize> = (0..items.len()).collect();
    sorted.sort_by(|a, b| score(*b).total_cmp(&score(*a)));
    let mut tiers: Vec<Vec<usize>> = Vec::new();
    for place in sorted {
        match tiers.last_mut() {
            Some(tier) if same(score(tier[0]), score(place)) => tier.push(place),
            _ => tiers.push(vec![place]),
        }
    }
    for tier in &mut tiers {
        // Sorting has looked at differences that count for nothing: each tie goes back to the order given.
        tier.sort_unstable();
        for place in tier {
            *place = items[*place];
        }
    }
    tiers
}

/// Competition ranks: the places behind a tie stay empty (1, 2, 2, 4).
///
/// # Errors
/// As [`tiers`].
pub fn competition(scores: &[f64]) -> Result<Vec<usize>, Unfit> {
    Ok(competition_of(&tiers(scores)?, scores.len()))
}

/// Dense ranks: every place is taken (1, 2, 2, 3).
///
/// # Errors
/// As [`tiers`].
pub fn dense(scores: &[f64]) -> Result<Vec<usize>, Unfit> {
    let mut ranks = vec![0; scores.len()];
    for (place, tier) in tiers(scores)?.iter().enumerate() {
        for item in tier {
            ranks[*item] = place + 1;
        }
    }
    Ok(ranks)
}

/// The competition ranks of `n` items that stand in tiers.
pub(super) fn competition_of(tiers: &[Vec<usize>], n: usize) -> Vec<usize> {
    let mut ranks = vec![0; n];
    let mut before = 0;
    for tier in tiers {
        for item in tier {
            ranks[*item] = before + 1;
        }
        before += tier.len();
    }
    ranks
}

/// An item that stands elsewhere in a second ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The item.
    pub item: usize,
    /// Its place in the first ranking.
    pub first: usize,
    /// Its place in the second ranking.
    pub second: usize,
}

impl Move {
    /// How many places lie between the two.
    pub fn n_places(self) -> usize {
        self.first.abs_diff(self.second)
    }
}

/// The items that two rankings place more than `more_than` places apart, the farthest first, then by item.
///
/// With 0 every item that moved is named. Both rankings should count places in the same way, dense or
/// competition.
///
/// # Errors
/// [`Unfit::Shape`] when one ranks more items than the other.
pub fn moves(first: &[usize], second: &[usize], more_than: usize) -> Result<Vec<Move>, Unfit> {
    if first.len() != second.len() {
        return Err(Unfit::Shape {
            expected: first.len(),
            given: second.len(),
        });
    }
    let both = first.iter().zip(second).enumerate();
    let mut moves: Vec<Move> = both
        .map(|(item, (first, second))| Move {
            item,
            first: *first,
            second: *second,
        })
        .filter(|moved| moved.n_places() > more_than)
        .collect();
    moves.sort_by_key(|moved| (std::cmp::Reverse(moved.n_places()), moved.item));
    Ok(moves)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_leaves_places_empty_in_competition_and_none_in_dense_ranks() {
        let scores = [5.0, 9.0, 5.0, 1.0];
        assert_eq!(competition(&scores), Ok(vec![2, 1, 2, 4]));
        assert_eq!(dense(&scores), Ok(vec![2, 1, 2, 3]));
        assert_eq!(tiers(&scores), Ok(vec![vec![1], vec![0, 2], vec![3]]));
    }

    #[test]
    fn rounding_is_no_victory() {
        let tenths = (0..10).map(|_| 0.1).sum::<f64>();
        assert!(tenths < 1.0);
        assert_eq!(tiers(&[tenths, 1.0]), Ok(vec![vec![0, 1]]));
        assert_eq!(tiers(&[1.0, tenths]), Ok(vec![vec![0, 1]]));
        assert_eq!(competition(&[0.1 + 0.2 - 0.3, 0.0]), Ok(vec![1, 1]));
        assert!(!same(1e-20, 1.0) && !same(f64::INFINITY, 1.0));
        assert!(!same(0.1, 0.100_000_1));
    }

    #[test]
    fn no_items_have_no_places_and_no_number_has_none_either() {
        assert_eq!(competition(&[]), Ok(vec![]));
        assert_eq!(
            dense(&[1.0, f64::NAN]).expect_err("it is refused").kind(),
            "out-of-range"
        );
    }

    #[test]
    fn two_rankings_tell_who_moved_far() {
        let (score, vote) = ([1, 2, 3, 4, 5], [1, 5, 2, 3, 4]);
        let far = moves(&score, &vote, 2).expect("two rankings of five");
        assert_eq!(far.len(), 1);
        assert_eq!((far[0].item, far[0].n_places()), (1, 3));
        let all = moves(&score, &vote, 0).expect("two rankings of five");
        assert_eq!(
            all.iter().map(|moved| moved.item).collect::<Vec<_>>(),
            [1, 2, 3, 4]
        );
        assert_eq!(
            moves(&[1], &[1, 2], 0).expect_err("it is refused").kind(),
            "shape"
        );
    }
}
