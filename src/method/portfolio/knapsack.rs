//! The projects that are worth most together under a ceiling: the 0/1 knapsack, exactly when it is small enough.

use super::greedy::descend;
use super::{
    Candidate, Decision, Greedy, Measure, Order, Portfolio, UNITS, Unfit, WhenTooDear, check, worth,
};

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Knapsack {
    /// The money there is, in the units of the costs.
    pub ceiling: u64,
    /// What the chosen projects should have most of, together.
    pub measure: Measure,
    /// The most cells (candidates × amounts of money) that the exact method may fill; beyond them a set is found
    /// that is worth at least half of the best one. Amounts count in the greatest unit that divides all costs.
    /// A cell takes some nanoseconds, and an eighth of a byte.
    pub most_cells: u64,
}

/// What is known of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// No set is worth more. Among those worth the same it is the cheapest, and then the one with the projects
    /// given first.
    Exact {
        /// How many sets within the ceiling are worth the same, this one included; `u64::MAX` when there are more.
        n_best: u64,
    },
    /// It is worth at least half of the best one, and [`BestSet::bound`] tells how much that can be.
    AtLeastHalf,
}

impl Proof {
    /// Its stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Exact { .. } => "exact",
            Self::AtLeastHalf => "at_least_half",
        }
    }
}

/// A set of projects that are worth most together.
#[derive(Debug, Clone, PartialEq)]
pub struct BestSet {
    /// The projects.
    pub portfolio: Portfolio,
    /// What they are worth together, in points or votes.
    pub value: f64,
    /// What no set can exceed: the value itself when it is exact.
    pub bound: f64,
    /// What is known of it.
    pub proof: Proof,
}

/// One candidate with money in the greatest unit that divides all.
#[derive(Debug, Clone, Copy)]
struct Item {
    at: usize,
    cost: usize,
    worth: u64,
}

/// Finds the set of projects with the greatest sum of scores or votes whose costs sum to no more than the ceiling.
///
/// Exact by dynamic programming over candidates and amounts of money, while that needs no more than
/// [`Knapsack::most_cells`] cells. Otherwise the better of going down the list by worth per cost, and of doing so
/// after taking the single most valuable project: at least half of the best. The bound is then that of projects
/// which could be cut to size (Dantzig).
///
/// # Errors
///
/// [`Unfit::TooFew`] without candidates; [`Unfit::OutOfRange`] for a cost, score or number of votes outside its
/// range (row: candidate; columns 0, 1, 2), for a ceiling that is, or for a sum of scores too large to be counted
/// (row: the number of candidates).
pub fn best_set(candidates: &[Candidate], asked: &Knapsack) -> Result<BestSet, Unfit> {
    check(candidates, asked.ceiling)?;
    let eligible: Vec<usize> = (0..candidates.len())
        .filter(|at| {
            worth(&candidates[*at], asked.measure) > 0 && candidates[*at].cost <= asked.ceiling
        })
        .collect();
    let sum = eligible.iter().try_fold(0_u64, |sum, at| {
        sum.checked_add(worth(&candidates[*at], asked.measure))
    });
    if sum.is_none() {
        return Err(Unfit::OutOfRange {
            row: candidates.len(),
            column: 1,
            least: 0.0,
            most: u64::MAX as f64 / UNITS,
        });
    }
    let unit = eligible
        .iter()
        .fold(0, |unit, at| divisor(unit, candidates[*at].cost));
    let unit = unit.max(1);
    let costs = eligible.iter().map(|at| candidates[*at].cost / unit);
    let all = costs.fold(0_u64, u64::saturating_add);
    let capacity = (asked.ceiling / unit).min(all);
    let cells = (capacity + 1).checked_mul(eligible.len() as u64);
    let cells = cells.filter(|cells| *cells <= asked.most_cells);
    let mut decisions: Vec<Decision> = candidates
        .iter()
        .map(|candidate| match worth(candidate, asked.measure) {
            0 => Decision::NoSupport,
            // Those that can be in are decided below.
            _ => Decision::BeyondCeiling,
        })
        .collect();
    let Some((cells, capacity)) = cells.zip(usize::try_from(capacity).ok()) else {
        return Ok(fallback(candidates, asked, &eligible, decisions));
    };
    let items: Vec<Item> = eligible
        .iter()
        .map(|at| Item {
            at: *at,
            cost: (candidates[*at].cost / unit) as usize,
            worth: worth(&candidates[*at], asked.measure),
        })
        .collect();
    let (value, n_best, taken) = exact(&items, capacity);
    let n_out = taken.iter().filter(|taken| !**taken).count() as u64;
    let explained = cells
        .checked_mul(n_out)
        .is_some_and(|cells| cells <= asked.most_cells);
    for (place, item) in items.iter().enumerate() {
        decisions[item.at] = if taken[place] {
            Decision::InBestSet
        } else {
            Decision::NotInBestSet {
                best_with_it: explained
                    .then(|| points(with(&items, place, capacity), asked.measure)),
            }
        };
    }
    let value = points(value, asked.measure);
    Ok(BestSet {
        portfolio: Portfolio::new(candidates, asked.ceiling, decisions, Vec::new()),
        value,
        bound: value,
        proof: Proof::Exact { n_best },
    })
}

fn divisor(one: u64, other: u64) -> u64 {
    match other {
        0 => one,
        _ => divisor(other, one % other),
    }
}

/// Units of worth as people know them.
fn points(units: u64, measure: Measure) -> f64 {
    match measure {
        Measure::Score => units as f64 / UNITS,
        Measure::Votes => units as f64,
    }
}

/// The greatest worth, how many sets have it, and the cheapest of them that takes the items given first.
fn exact(items: &[Item], capacity: usize) -> (u64, u64, Vec<bool>) {
    // For the items looked at so far and each amount of money: the greatest worth and how many sets have it.
    let mut best = vec![0_u64; capacity + 1];
    let mut sets = vec![1_u64; capacity + 1];
    let words = capacity / 64 + 1;
    let mut takes = vec![0_u64; words * items.len()];
    for (place, item) in items.iter().enumerate().rev() {
        let takes = &mut takes[words * place..words * (place + 1)];
        // From the most money down, so that each item is taken once.
        for money in (item.cost..=capacity).rev() {
            let with = best[money - item.cost] + item.worth;
            if with < best[money] {
                continue;
            }
            let others = if with == best[money] { sets[money] } else { 0 };
            sets[money] = sets[money - item.cost].saturating_add(others);
            best[money] = with;
            takes[money / 64] |= 1 << (money % 64);
        }
    }
    let value = best[capacity];
    let mut money = best.partition_point(|worth| *worth < value);
    let choices = items.iter().enumerate().map(|(place, item)| {
        let take = takes[words * place + money / 64] >> (money % 64) & 1 == 1;
        money -= if take { item.cost } else { 0 };
        take
    });
    (value, sets[capacity], choices.collect())
}

/// The greatest worth of a set with this item.
fn with(items: &[Item], place: usize, capacity: usize) -> u64 {
    let capacity = capacity - items[place].cost;
    let mut best = vec![0_u64; capacity + 1];
    let others = items
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != place);
    for (_, item) in others {
        for money in (item.cost..=capacity).rev() {
            best[money] = best[money].max(best[money - item.cost] + item.worth);
        }
    }
    best[capacity] + items[place].worth
}

/// A set worth at least half of the best one.
fn fallback(
    candidates: &[Candidate],
    asked: &Knapsack,
    eligible: &[usize],
    decisions: Vec<Decision>,
) -> BestSet {
    let rules = Greedy {
        ceiling: asked.ceiling,
        measure: asked.measure,
        order: Order::MostPerCost,
        when_too_dear: WhenTooDear::Skip,
        ties: &[],
    };
    let of = |at: &usize| worth(&candidates[*at], asked.measure);
    let value = |decisions: &[Decision]| -> u64 {
        let chosen = eligible.iter().filter(|at| decisions[**at].is_chosen());
        chosen.map(of).sum()
    };
    let is_eligible = |at: usize| eligible.binary_search(&at).is_ok();
    let mut listed = decisions.clone();
    let mut listed_ties = Vec::new();
    descend(
        candidates,
        &rules,
        &mut listed,
        &mut listed_ties,
        asked.ceiling,
        is_eligible,
    );
    let mut single = decisions;
    let mut single_ties = Vec::new();
    // The first of the most valuable ones.
    let top = eligible.iter().rev().max_by_key(|at| of(at));
    if let Some(top) = top {
        let left = asked.ceiling - candidates[*top].cost;
        descend(
            candidates,
            &rules,
            &mut single,
            &mut single_ties,
            left,
            |at| at != *top && is_eligible(at),
        );
        for decision in &mut single {
            if let Decision::Taken { rank, .. } | Decision::TooDear { rank, .. } = decision {
                *rank += 1;
            }
        }
        single[*top] = Decision::Taken { rank: 1, left };
    }
    let (decisions, ties) = if value(&single) > value(&listed) {
        (single, single_ties)
    } else {
        (listed, listed_ties)
    };
    let value = value(&decisions);
    BestSet {
        value: points(value, asked.measure),
        bound: bound(candidates, asked, eligible),
        proof: Proof::AtLeastHalf,
        portfolio: Portfolio::new(candidates, asked.ceiling, decisions, ties),
    }
}

/// What projects that could be cut to size would be worth.
fn bound(candidates: &[Candidate], asked: &Knapsack, eligible: &[usize]) -> f64 {
    let mut list = eligible.to_vec();
    list.sort_by(|one, other| {
        let (one, other) = (&candidates[*one], &candidates[*other]);
        Order::MostPerCost.compare(asked.measure, one, other)
    });
    let mut left = asked.ceiling;
    let mut sum = 0.0;
    for at in list {
        let cost = candidates[at].cost;
        let worth = points(worth(&candidates[at], asked.measure), asked.measure);
        if cost > left {
            return sum + worth * left as f64 / cost as f64;
        }
        left -= cost;
        sum += worth;
    }
    sum
}
