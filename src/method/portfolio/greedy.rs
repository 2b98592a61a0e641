//! Down the list, as long as the money lasts.

use std::cmp::Ordering;

use super::{
    Candidate, Decision, Measure, Portfolio, Tie, TieBreak, Unfit, check, compare, settled, worth,
};

/// In which order projects have their turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Those with most first.
    Most,
    /// Those with most for each unit of money first; what costs nothing before all.
    MostPerCost,
}

impl Order {
    /// Its stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Most => "most",
            Self::MostPerCost => "most_per_cost",
        }
    }

    /// Which of two candidates has its turn first.
    pub(super) fn compare(self, measure: Measure, one: &Candidate, other: &Candidate) -> Ordering {
        let (first, second) = (worth(one, measure), worth(other, measure));
        match self {
            Self::Most => second.cmp(&first),
            // a / b against c / d is a · d against c · b, exactly.
            Self::MostPerCost => match (one.cost, other.cost) {
                (0, 0) => Ordering::Equal,
                (0, _) => Ordering::Less,
                (_, 0) => Ordering::Greater,
                (cost, dear) => {
                    let times = |worth: u64, cost: u64| u128::from(worth) * u128::from(cost);
                    times(second, cost).cmp(&times(first, dear))
                }
            },
        }
    }
}

/// What happens when the turn comes of a project that costs more than is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenTooDear {
    /// It is passed over, and cheaper ones after it can still be chosen.
    Skip,
    /// The list ends there, so that nobody passes before it.
    Stop,
}

impl WhenTooDear {
    /// Its stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::Stop => "stop",
        }
    }
}

/// How to go down the list.
#[derive(Debug, Clone, Copy)]
pub struct Greedy<'a> {
    /// The money there is, in the units of the costs.
    pub ceiling: u64,
    /// By what projects are ordered.
    pub measure: Measure,
    /// In which order.
    pub order: Order,
    /// What to do with one that does not fit.
    pub when_too_dear: WhenTooDear,
    /// Who goes first among equals, the first rule first.
    pub ties: &'a [TieBreak],
}

/// Chooses projects one by one in their order, each if it costs no more than is left.
///
/// # Errors
///
/// [`Unfit::TooFew`] without candidates; [`Unfit::OutOfRange`] for a cost, score or number of votes outside its
/// range (row: candidate; columns 0, 1, 2) or a ceiling that is (row: the number of candidates).
pub fn greedy(candidates: &[Candidate], rules: &Greedy<'_>) -> Result<Portfolio, Unfit> {
    check(candidates, rules.ceiling)?;
    let mut decisions = vec![Decision::NoSupport; candidates.len()];
    let mut ties = Vec::new();
    descend(
        candidates,
        rules,
        &mut decisions,
        &mut ties,
        rules.ceiling,
        |_| true,
    );
    Ok(Portfolio::new(candidates, rules.ceiling, decisions, ties))
}

/// Goes down the list of those that `may` be chosen and are worth something, and decides on each.
pub(super) fn descend(
    candidates: &[Candidate],
    rules: &Greedy<'_>,
    decisions: &mut [Decision],
    ties: &mut Vec<Tie>,
    mut left: u64,
    may: impl Fn(usize) -> bool,
) {
    let by_order = |one: usize, other: usize| {
        rules
            .order
            .compare(rules.measure, &candidates[one], &candidates[other])
    };
    let mut list: Vec<usize> = (0..candidates.len())
        .filter(|at| may(*at) && worth(&candidates[*at], rules.measure) > 0)
        .collect();
    list.sort_by(|one, other| {
        by_order(*one, *other).then_with(|| compare(candidates, rules.ties, *one, *other))
    });
    let mut ended = false;
    let mut rank = 0;
    for equals in list.chunk_by(|one, other| by_order(*one, *other).is_eq()) {
        let (at_first, had_ended) = (left, ended);
        for at in equals {
            rank += 1;
            let cost = candidates[*at].cost;
            decisions[*at] = if ended {
                Decision::AfterTheCut { rank }
            } else if cost <= left {
                left -= cost;
                Decision::Taken { rank, left }
            } else {
                ended = rules.when_too_dear == WhenTooDear::Stop;
                Decision::TooDear { rank, left }
            };
        }
        // Going first, these would have had room: those before them among the equals took it from them.
        let mut left_out: Vec<usize> = equals[1..].to_vec();
        left_out.retain(|at| {
            !had_ended && !decisions[*at].is_chosen() && candidates[*at].cost <= at_first
        });
        if let Some(first) = left_out.first() {
            let place = equals.iter().position(|at| at == first).unwrap_or(1);
            ties.push(Tie {
                candidates: equals.to_vec(),
                settled: settled(candidates, rules.ties, equals[place - 1], *first),
                left_out,
            });
        }
    }
}
