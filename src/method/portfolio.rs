//! A portfolio: which projects to choose when there is not money for all.
//!
//! Four ways, because they answer different questions. [`greedy()`] goes down the list by score or by votes: easy
//! to explain. [`best_set`] finds the projects that are worth most together. [`equal_shares()`] lets each person
//! spend an equal share of the money on what that person supports, so that a majority does not decide everything.
//! Each tells why each project is in or out, with the numbers that a sentence needs, and which ties it had to
//! break and by what.
//!
//! Money is whole units of the currency (or cents), so that what fits, fits exactly. Scores are compared to six
//! decimals: two that print the same are a tie. A project with no score or no votes is never chosen.

mod equal_shares;
mod greedy;
mod knapsack;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;

pub use self::equal_shares::{
    Ballot, Completion, Ended, EqualShares, SharedPortfolio, Utility, count_votes, equal_shares,
};
pub use self::greedy::{Greedy, Order, WhenTooDear, greedy};
pub use self::knapsack::{BestSet, Knapsack, Proof, best_set};
use super::{About, Unfit};

/// The family.
pub const ABOUT: About = About {
    id: "portfolio",
    source: "Knapsack: Martello and Toth, Knapsack Problems (1990); equal shares: Peters, Pierczyński and Skowron, \
             Proportional Participatory Budgeting with Additive Utilities (2021)",
    parameters: &[
        "ceiling",
        "measure",
        "order",
        "when_too_dear",
        "ties",
        "most_cells",
        "utility",
        "completion",
    ],
    cases: "",
};

/// The greatest cost, in units of money, and the greatest number of votes.
pub const MOST_COST: u64 = 1_000_000_000_000_000;

/// The greatest score.
pub const MOST_SCORE: f64 = 1e9;

/// How many units a point of a score has when scores are compared and added.
const UNITS: f64 = 1e6;

/// A project that could be chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// What it costs, in units of money; at most [`MOST_COST`].
    pub cost: u64,
    /// Its score from any method, from 0 to [`MOST_SCORE`]; 0 where scores are not used.
    pub score: f64,
    /// How many people support it; 0 where votes are not used.
    pub votes: u64,
}

/// By what projects are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// [`Candidate::score`].
    Score,
    /// [`Candidate::votes`].
    Votes,
}

impl Measure {
    /// Its stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Votes => "votes",
        }
    }
}

/// Who goes first among equals. After all rules, the one given first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TieBreak {
    /// The one that costs less, so that more projects fit.
    Cheaper,
    /// The one that costs more.
    Dearer,
    /// The one with the higher score.
    HigherScore,
    /// The one with more votes.
    MoreVotes,
}

impl TieBreak {
    /// Its stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Cheaper => "cheaper",
            Self::Dearer => "dearer",
            Self::HigherScore => "higher_score",
            Self::MoreVotes => "more_votes",
        }
    }

    fn compare(self, one: &Candidate, other: &Candidate) -> Ordering {
        match self {
            Self::Cheaper => one.cost.cmp(&other.cost),
            Self::Dearer => other.cost.cmp(&one.cost),
            Self::HigherScore => units(other.score).cmp(&units(one.score)),
            Self::MoreVotes => other.votes.cmp(&one.votes),
        }
    }
}

/// What settled a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// A rule.
    By(TieBreak),
    /// Nothing but the order in which the projects were given: people should decide this one.
    Order,
}

impl Settled {
    /// Its stable name: that of the rule, or `order`.
    pub fn id(self) -> &'static str {
        match self {
            Self::By(rule) => rule.id(),
            Self::Order => "order",
        }
    }
}

/// Equals of which some were chosen and others, which would have had room, were not. Ties that change nothing are
/// not told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The equals, in the order in which they were tried.
    pub candidates: Vec<usize>,
    /// Those of them that were not chosen, and could have been.
    pub left_out: Vec<usize>,
    /// What put the first of those after the others.
    pub settled: Settled,
}

/// Why a project is in or out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Decision {
    /// In: its turn came and it fitted.
    Taken {
        /// Its place in the order, from 1.
        rank: usize,
        /// Money left after it.
        left: u64,
    },
    /// Out: its turn came and it cost more than was left.
    TooDear {
        /// Its place in the order, from 1.
        rank: usize,
        /// Money left at its turn.
        left: u64,
    },
    /// Out: one before it did not fit, and the list ended there.
    AfterTheCut {
        /// Its place in the order, from 1.
        rank: usize,
    },
    /// Out: it has no score, or nobody supports it.
    NoSupport,
    /// Out: alone it costs more than there is.
    BeyondCeiling,
    /// In: it belongs to the set that is worth most.
    InBestSet,
    /// Out: it does not belong to the set that is worth most.
    NotInBestSet {
        /// What the best set with it would be worth; absent when that would take too long to compute.
        best_with_it: Option<f64>,
    },
    /// In: its supporters paid for it with their shares.
    PaidByShares {
        /// The round in which it was chosen, from 1.
        round: usize,
        /// How many people support it.
        supporters: u64,
        /// The most that one of them paid, in units of money.
        payment: f64,
    },
    /// Out: its supporters had not enough left of their shares.
    NotAffordable {
        /// How many people support it.
        supporters: u64,
        /// What they had left together at the end, in units of money.
        have: f64,
    },
}

impl Decision {
    /// Its stable name.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Taken { .. } => "taken",
            Self::TooDear { .. } => "too_dear",
            Self::AfterTheCut { .. } => "after_the_cut",
            Self::NoSupport => "no_support",
            Self::BeyondCeiling => "beyond_ceiling",
            Self::InBestSet => "in_best_set",
            Self::NotInBestSet { .. } => "not_in_best_set",
            Self::PaidByShares { .. } => "paid_by_shares",
            Self::NotAffordable { .. } => "not_affordable",
        }
    }

    /// Whether the project is in.
    pub fn is_chosen(&self) -> bool {
        matches!(
            self,
            Self::Taken { .. } | Self::InBestSet | Self::PaidByShares { .. }
        )
    }
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Portfolio {
    /// The projects that are in, in the order given.
    pub chosen: Vec<usize>,
    /// What they cost together.
    pub cost: u64,
    /// What is left of the ceiling.
    pub left: u64,
    /// Why each project is in or out, in the order given.
    pub decisions: Vec<Decision>,
    /// The ties that mattered.
    pub ties: Vec<Tie>,
}

impl Portfolio {
    fn new(
        candidates: &[Candidate],
        ceiling: u64,
        decisions: Vec<Decision>,
        ties: Vec<Tie>,
    ) -> Self {
        let chosen: Vec<usize> = (0..candidates.len())
            .filter(|at| decisions[*at].is_chosen())
            .collect();
        let cost = chosen.iter().map(|at| candidates[*at].cost).sum();
        Self {
            chosen,
            cost,
            left: ceiling - cost,
            decisions,
            ties,
        }
    }
}

/// A score in units, in which equal means equal.
fn units(score: f64) -> u64 {
    (score * UNITS).round() as u64
}

/// What a candidate is worth in a measure, in units.
fn worth(candidate: &Candidate, measure: Measure) -> u64 {
    match measure {
        Measure::Score => units(candidate.score),
        Measure::Votes => candidate.votes,
    }
}

/// Candidates before their turn: by the rules, then as given.
fn compare(candidates: &[Candidate], ties: &[TieBreak], one: usize, other: usize) -> Ordering {
    let rules = ties.iter();
    rules
        .map(|rule| rule.compare(&candidates[one], &candidates[other]))
        .find(|order| order.is_ne())
        .unwrap_or_else(|| one.cmp(&other))
}

/// What put the later of two equals after the earlier one.
fn settled(candidates: &[Candidate], ties: &[TieBreak], earlier: usize, later: usize) -> Settled {
    let mut rules = ties.iter();
    rules
        .find(|rule| {
            rule.compare(&candidates[earlier], &candidates[later])
                .is_ne()
        })
        .map_or(Settled::Order, |rule| Settled::By(*rule))
}

/// Refuses values that cannot be compared. Rows are candidates; columns 0 cost, 1 score, 2 votes.
fn check(candidates: &[Candidate], ceiling: u64) -> Result<(), Unfit> {
    if candidates.is_empty() {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    }
    let out = |row, column, most| {
        Err(Unfit::OutOfRange {
            row,
            column,
            least: 0.0,
            most,
        })
    };
    if ceiling > MOST_COST {
        return out(candidates.len(), 0, MOST_COST as f64);
    }
    for (row, candidate) in candidates.iter().enumerate() {
        if candidate.cost > MOST_COST {
            return out(row, 0, MOST_COST as f64);
        }
        if !(0.0..=MOST_SCORE).contains(&candidate.score) {
            return out(row, 1, MOST_SCORE);
        }
        if candidate.votes > MOST_COST {
            return out(row, 2, MOST_COST as f64);
        }
    }
    Ok(())
}
