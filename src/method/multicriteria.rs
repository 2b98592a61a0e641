//! Weighted scoring: alternatives judged by several criteria, each with its weight.
//!
//! Every value is first brought to 0–1, where 1 is best:
//!
//! - fixed scale: `u = (v − least)/(most − least)`. Right for scores given by people: a new alternative
//!   never changes the others;
//! - min–max: the same with the least and the greatest value found. Right for quantities; a column where
//!   all are equal gives 1 to everybody;
//! - where lower is better, `1 − u`.
//!
//! The score is `Σ w_j·u_ij / Σ w_j`, 0 to 1: only the proportions of the weights count. Which
//! normalisation was used belongs beside the result, for the order may depend on it.
//!
//! Alternatives with the same score are told apart by the rules of the workshop in their order; whoever
//! still ties shares a place, and what decided is part of the result.

use super::ranking::{competition_of, same, split, tiers};
use super::scale::Scale;
use super::{About, Unfit, judgement};

/// What the documentation tells of this family.
pub const ABOUT: About = About {
    id: "multicriteria",
    source: "Pacheco and Contreras 2008, Manual metodológico de evaluación multicriterio para programas y proyectos, \
             ILPES, serie Manuales 58",
    parameters: &["weights", "directions", "normalisation", "tie_breaks"],
    cases: "multicriteria",
};

/// Which end of a criterion is the good one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    HigherIsBetter,
    /// Less is better: costs, delays.
    LowerIsBetter,
}

/// How the values of a criterion are brought to 0–1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Normalisation {
    /// Between the ends of a scale.
    Fixed(Scale),
    /// Between the least and the greatest value found.
    MinMax,
}

impl Normalisation {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Fixed(_) => "fixed",
            Self::MinMax => "min_max",
        }
    }
}

/// One criterion.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Criterion {
    /// Its weight, 0 or more.
    pub weight: f64,
    /// Its good end.
    pub direction: Direction,
    /// How its values are brought to 0–1.
    pub normalisation: Normalisation,
}

/// What tells apart alternatives with the same score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TieBreak {
    /// The criterion with the greatest weight; when several share it, all of them together.
    HeaviestCriterion,
    /// The votes each received. Without votes the rule decides nothing.
    Votes,
}

impl TieBreak {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::HeaviestCriterion => "heaviest_criterion",
            Self::Votes => "votes",
        }
    }
}

/// A tie that a rule parted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parted {
    /// The rule.
    pub by: TieBreak,
    /// The alternatives that had the same score, in the order given.
    pub items: Vec<usize>,
}

/// The scores.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// Each value brought to 0–1, 1 the best: alternatives by criteria.
    pub normalised: Vec<Vec<f64>>,
    /// The score of each alternative, 0 to 1.
    pub scores: Vec<f64>,
    /// The alternatives from best to worst; those that share a place keep the order given.
    pub order: Vec<usize>,
    /// Competition ranks: those that share a place have the same.
    pub ranks: Vec<usize>,
    /// The alternatives that share a place, best first.
    pub ties: Vec<Vec<usize>>,
    /// The ties that a rule parted, in the order of parting.
    pub parted: Vec<Parted>,
}

/// Scores alternatives: `cells[i][j]` is alternative i by criterion j. `votes`, when given, has one number
/// for each alternative.
///
/// # Errors
/// [`Unfit::TooFew`] without alternatives or criteria; [`Unfit::Shape`] when rows or votes have another
/// length; [`Unfit::OutOfRange`] for a value outside its fixed scale, or one that is no number, and for a
/// scale without length; [`Unfit::Missing`] with every empty cell; [`Unfit::NoWeight`] when a weight is
/// negative or no number, or when all are zero.
pub fn score(
    cells: &[Vec<Option<f64>>],
    criteria: &[Criterion],
    tie_breaks: &[TieBreak],
    votes: Option<&[u64]>,
) -> Result<Scored, Unfit> {
    let n = cells.len();
    if n == 0 || criteria.is_empty() {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    }
    if let Some(votes) = votes.filter(|votes| votes.len() != n) {
        return Err(Unfit::Shape {
            expected: n,
            given: votes.len(),
        });
    }
    let weights: Vec<f64> = criteria.iter().map(|criterion| criterion.weight).collect();
    let parts = parts(&weights)?;
    let normalised = normalise(cells, criteria)?;
    let weigh = |row: &Vec<f64>| -> f64 { row.iter().zip(&parts).map(|(u, part)| u * part).sum() };
    // Parts that sum to a hair more than 1 must not lift a perfect score above it.
    let scores: Vec<f64> = normalised.iter().map(|row| weigh(row).min(1.0)).collect();
    let heaviest = parts.iter().copied().fold(0.0, f64::max);
    let mut parted = Vec::new();
    let mut places = tiers(&scores)?;
    for rule in tie_breaks {
        let value = |item: usize| match rule {
            TieBreak::HeaviestCriterion => {
                let heavy = normalised[item].iter().zip(&parts);
                let heavy = heavy.filter(|(_, part)| same(**part, heaviest));
                heavy.map(|(u, _)| u).sum()
            }
            TieBreak::Votes => votes.map_or(0.0, |votes| votes[item] as f64),
        };
        let mut further = Vec::with_capacity(places.len());
        for tier in places {
            let split = split(&tier, value);
            if split.len() > 1 {
                parted.push(Parted {
                    by: *rule,
                    items: tier,
                });
            }
            further.extend(split);
        }
        places = further;
    }
    Ok(Scored {
        ranks: competition_of(&places, n),
        order: places.concat(),
        ties: places.into_iter().filter(|tier| tier.len() > 1).collect(),
        normalised,
        scores,
        parted,
    })
}

/// What each weight is of the whole: 0 to 1, summing to 1.
///
/// # Errors
/// [`Unfit::NoWeight`] when a weight is negative or no number, or when all are zero or there are none.
pub fn parts(weights: &[f64]) -> Result<Vec<f64>, Unfit> {
    let most = weights.iter().copied().fold(0.0, f64::max);
    let sound = |weight: &f64| *weight >= 0.0 && weight.is_finite();
    if most <= 0.0 || !weights.iter().all(sound) {
        return Err(Unfit::NoWeight);
    }
    let sum: f64 = weights.iter().map(|weight| weight / most).sum();
    Ok(weights.iter().map(|weight| weight / most / sum).collect())
}

/// Whether weights share out a whole exactly: 100 points, or 1.
///
/// The sum may be off by a millionth of the whole, which is how far written decimals can be.
///
/// # Errors
/// [`Unfit::NoWeight`] when a weight is negative or no number, or when there is no whole to share out;
/// [`Unfit::Weights`] with the sum when it is another.
pub fn check_whole(weights: &[f64], whole: f64) -> Result<(), Unfit> {
    let shared = whole > 0.0 && whole <= judgement::LIMIT;
    if !shared
        || !weights
            .iter()
            .all(|weight| (0.0..=judgement::LIMIT).contains(weight))
    {
        return Err(Unfit::NoWeight);
    }
    let sum: f64 = weights.iter().sum();
    if (sum - whole).abs() <= 1e-6 * whole.abs() {
        Ok(())
    } else {
        Err(Unfit::Weights { sum, whole })
    }
}

fn normalise(cells: &[Vec<Option<f64>>], criteria: &[Criterion]) -> Result<Vec<Vec<f64>>, Unfit> {
    let scale = |criterion: &Criterion| match criterion.normalisation {
        Normalisation::Fixed(scale) => scale,
        Normalisation::MinMax => judgement::QUANTITY,
    };
    let scales: Vec<Scale> = criteria.iter().map(scale).collect();
    let mut values = judgement::table(cells, &scales)?;
    for (column, criterion) in criteria.iter().enumerate() {
        let found = || values.iter().map(|row| row[column]);
        let (least, most) = match criterion.normalisation {
            Normalisation::Fixed(Scale { least, most }) if least < most && !same(least, most) => {
                (least, most)
            }
            Normalisation::Fixed(Scale { least, most }) => {
                return Err(judgement::outside(0, column, least, most));
            }
            Normalisation::MinMax => (
                found().fold(f64::INFINITY, f64::min),
                found().fold(f64::NEG_INFINITY, f64::max),
            ),
        };
        let constant = same(least, most);
        for row in &mut values {
            let u = (row[column] - least) / (most - least);
            row[column] = match criterion.direction {
                _ if constant => 1.0,
                Direction::HigherIsBetter => u,
                Direction::LowerIsBetter => 1.0 - u,
            };
        }
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIVE: Scale = Scale {
        least: 1.0,
        most: 5.0,
    };

    fn criterion(weight: f64) -> Criterion {
        Criterion {
            weight,
            direction: Direction::HigherIsBetter,
            normalisation: Normalisation::Fixed(FIVE),
        }
    }

    fn cells(rows: &[&[f64]]) -> Vec<Vec<Option<f64>>> {
        let row = |row: &&[f64]| row.iter().copied().map(Some).collect();
        rows.iter().map(row).collect()
    }

    #[test]
    fn rules_part_a_tie_in_their_order_and_say_so() {
        let criteria = [criterion(50.0), criterion(30.0), criterion(20.0)];
        // The same score three times; the first criterion parts one, the votes part the rest.
        let rows = cells(&[&[3.0, 3.0, 3.0], &[4.0, 1.0, 3.5], &[3.0, 3.0, 3.0]]);
        let rules = [TieBreak::HeaviestCriterion, TieBreak::Votes];
        let scored = score(&rows, &criteria, &rules, Some(&[1, 0, 2])).expect("three");
        assert_eq!(scored.order, [1, 2, 0]);
        assert_eq!(scored.ranks, [3, 1, 2]);
        assert!(scored.ties.is_empty());
        let by: Vec<_> = scored.parted.iter().map(|parted| parted.by.id()).collect();
        assert_eq!(by, ["heaviest_criterion", "votes"]);
        assert_eq!(scored.parted[0].items, [0, 1, 2]);
        let silent = score(&rows, &criteria, &rules, None).expect("three");
        assert_eq!(
            (silent.ties, silent.ranks),
            (vec![vec![0, 2]], vec![2, 1, 2])
        );
    }

    #[test]
    fn a_column_where_all_are_equal_favours_nobody() {
        let mut cost = criterion(1.0);
        cost.normalisation = Normalisation::MinMax;
        cost.direction = Direction::LowerIsBetter;
        let scored = score(&cells(&[&[7.0], &[7.0]]), &[cost], &[], None).expect("two");
        assert_eq!((scored.scores, scored.ranks), (vec![1.0, 1.0], vec![1, 1]));
        let rounded = score(&cells(&[&[0.1 + 0.2], &[0.3]]), &[cost], &[], None).expect("two");
        assert_eq!(rounded.scores, [1.0, 1.0], "rounding is no difference");
        let scored = score(&cells(&[&[7.0], &[9.0]]), &[cost], &[], None).expect("two");
        assert_eq!(scored.scores, [1.0, 0.0]);
    }

    #[test]
    fn a_perfect_score_is_one_and_no_hair_more() {
        let criteria = [criterion(2.0), criterion(7.0)];
        let scored = score(&cells(&[&[5.0, 5.0]]), &criteria, &[], None).expect("one");
        assert_eq!(scored.scores, [1.0]);
    }

    #[test]
    fn weights_that_share_nothing_out_are_refused() {
        let rows = cells(&[&[3.0, 3.0]]);
        let kind = |weights: [f64; 2]| {
            score(&rows, &weights.map(criterion), &[], None).map_err(|unfit| unfit.kind())
        };
        assert_eq!(kind([0.0, 0.0]), Err("weightless"));
        assert_eq!(kind([2.0, -1.0]), Err("weightless"));
        assert_eq!(kind([1.0, f64::NAN]), Err("weightless"));
        assert_eq!(kind([1.0, f64::INFINITY]), Err("weightless"));
        assert!(kind([0.0, 3.0]).is_ok());
        assert_eq!(parts(&[f64::MAX, f64::MAX]), Ok(vec![0.5, 0.5]));
        assert_eq!(check_whole(&[0.1; 10], 1.0), Ok(()));
        let short = Unfit::Weights {
            sum: 80.0,
            whole: 100.0,
        };
        assert_eq!(check_whole(&[20.0, 30.0, 30.0], 100.0), Err(short));
        assert_eq!(check_whole(&[-1.0, 2.0], 1.0), Err(Unfit::NoWeight));
        assert_eq!(check_whole(&[0.0, 0.0], 0.0), Err(Unfit::NoWeight));
    }

    #[test]
    fn tables_that_do_not_fit_are_refused() {
        let one = [criterion(1.0)];
        let kind = |cells: &[Vec<Option<f64>>], criteria: &[Criterion]| {
            score(cells, criteria, &[], None)
                .map_err(|unfit| unfit.kind())
                .expect_err("it is refused")
        };
        assert_eq!(kind(&[], &one), "too-few");
        assert_eq!(kind(&cells(&[&[]]), &[]), "too-few");
        assert_eq!(kind(&cells(&[&[1.0, 2.0]]), &one), "shape");
        assert_eq!(kind(&cells(&[&[6.0]]), &one), "out-of-range");
        assert_eq!(kind(&[vec![None]], &one), "missing");
        let mut point = criterion(1.0);
        point.normalisation = Normalisation::Fixed(Scale {
            least: 3.0,
            most: 3.0,
        });
        assert_eq!(kind(&cells(&[&[3.0]]), &[point]), "out-of-range");
        let votes = score(&cells(&[&[3.0]]), &one, &[], Some(&[1, 2]));
        assert_eq!(votes.expect_err("it is refused").kind(), "shape");
    }
}
