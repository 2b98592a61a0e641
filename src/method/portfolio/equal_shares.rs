//! The Method of Equal Shares: each person has the same part of the money and pays, together with others, for what
//! they support.

use std::cmp::Ordering;

use super::greedy::descend;
use super::{
    Candidate, Decision, Greedy, Measure, Order, Portfolio, Tie, TieBreak, Unfit, WhenTooDear,
    check, compare, settled,
};

/// How far apart two payments still count as equal, as a share of them. Payments are quotients and have no exact
/// form; this is far below any coin.
const ROUNDING: f64 = 1e-9;

/// What one person, or several who voted alike, support.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// The projects, by their place; named twice, they count once.
    pub approves: Vec<usize>,
    /// How many people voted so; 0 changes nothing.
    pub people: u32,
}

/// What a project gives to each of its supporters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Utility {
    /// As much as it costs: who pays least for each unit of money of the project goes first, so that the number of
    /// its supporters counts.
    Cost,
    /// One, whatever it costs: who pays least goes first, which favours cheap projects.
    Project,
}

impl Utility {
    /// Its stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Cost => "cost",
            Self::Project => "project",
        }
    }
}

/// What is done with the money that the shares leave over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completion {
    /// Nothing: it stays for another occasion.
    Keep,
    /// Down the list by votes, passing over what does not fit.
    ByVotes,
    /// All over again with greater shares, until nothing else fits or the ceiling would be exceeded.
    RaiseShares {
        /// By how much each share grows each time, in units of money; at least 1.
        step: u64,
        /// The most times.
        most_runs: u32,
    },
    /// First greater shares, then down the list by votes.
    RaiseSharesThenByVotes {
        /// By how much each share grows each time, in units of money; at least 1.
        step: u64,
        /// The most times.
        most_runs: u32,
    },
}

impl Completion {
    /// Its stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::ByVotes => "by_votes",
            Self::RaiseShares { .. } => "raise_shares",
            Self::RaiseSharesThenByVotes { .. } => "raise_shares_then_by_votes",
        }
    }
}

/// How the shares are spent.
#[derive(Debug, Clone, Copy)]
pub struct EqualShares<'a> {
    /// The money there is, in the units of the costs.
    pub ceiling: u64,
    /// What a project gives to a supporter.
    pub utility: Utility,
    /// What is done with the rest.
    pub completion: Completion,
    /// Who goes first among equals, the first rule first.
    pub ties: &'a [TieBreak],
}

/// Why the shares were raised no further.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// They were not to be raised.
    NotRaised,
    /// No other project with support fits in what is left.
    NothingElseFits,
    /// With the next shares the ceiling would be exceeded.
    WouldExceed,
    /// The most times was reached.
    RunsUsedUp,
}

impl Ended {
    /// Its stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotRaised => "not_raised",
            Self::NothingElseFits => "nothing_else_fits",
            Self::WouldExceed => "would_exceed",
            Self::RunsUsedUp => "runs_used_up",
        }
    }
}

/// What the shares chose.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedPortfolio {
    /// The projects.
    pub portfolio: Portfolio,
    /// Votes of each project, by people.
    pub votes: Vec<u64>,
    /// What each person has of the ceiling, in units of money.
    pub first_share: f64,
    /// The share with which the projects were chosen: greater than the first when shares were raised.
    pub share: f64,
    /// How often the shares were raised.
    pub raised: u32,
    /// Why no further.
    pub ended: Ended,
    /// What each person of each ballot has paid.
    pub paid: Vec<f64>,
}

/// How many people support each of `n` projects.
///
/// # Errors
///
/// [`Unfit::Unknown`] with the ballot that names a project that was not given.
pub fn count_votes(n: usize, ballots: &[Ballot]) -> Result<Vec<u64>, Unfit> {
    let supporters = supporters(n, ballots)?;
    let people = |at: &usize| u64::from(ballots[*at].people);
    Ok(supporters
        .iter()
        .map(|own| own.iter().map(people).sum())
        .collect())
}

/// The ballots that name each project, once each.
fn supporters(n: usize, ballots: &[Ballot]) -> Result<Vec<Vec<usize>>, Unfit> {
    let mut supporters: Vec<Vec<usize>> = vec![Vec::new(); n];
    for (item, ballot) in ballots.iter().enumerate() {
        for project in &ballot.approves {
            let own = supporters
                .get_mut(*project)
                .ok_or(Unfit::Unknown { item })?;
            if ballot.people > 0 && own.last() != Some(&item) {
                own.push(item);
            }
        }
    }
    Ok(supporters)
}

/// Chooses projects with equal shares of the ceiling.
///
/// Each person has `ceiling / people`. In each round the cost of a project is divided equally among its
/// supporters, those with less left giving all they have and the others more. The project whose supporters pay
/// least for what it gives them ([`Utility`]) is chosen and paid, until no project can be paid. The votes of the
/// candidates themselves are not looked at: they are counted from the ballots, also for [`TieBreak::MoreVotes`].
/// Greater shares ([`Completion`]) let people pay more than their part, but never choose more than the ceiling.
///
/// # Errors
///
/// [`Unfit::TooFew`] without candidates or people; [`Unfit::Unknown`] with the ballot that names a project that was
/// not given; [`Unfit::OutOfRange`] for a cost or score outside its range (row: candidate; columns 0, 1), a
/// ceiling that is (row: the number of candidates), or a step of 0 (the row after).
pub fn equal_shares(
    candidates: &[Candidate],
    ballots: &[Ballot],
    rules: &EqualShares<'_>,
) -> Result<SharedPortfolio, Unfit> {
    let votes = count_votes(candidates.len(), ballots)?;
    let mut candidates = candidates.to_vec();
    for (candidate, votes) in candidates.iter_mut().zip(&votes) {
        candidate.votes = *votes;
    }
    check(&candidates, rules.ceiling)?;
    let people: u64 = ballots.iter().map(|ballot| u64::from(ballot.people)).sum();
    if people == 0 {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    }
    let (step, most_runs, by_votes) = match rules.completion {
        Completion::Keep => (1, None, false),
        Completion::ByVotes => (1, None, true),
        Completion::RaiseShares { step, most_runs } => (step, Some(most_runs), false),
        Completion::RaiseSharesThenByVotes { step, most_runs } => (step, Some(most_runs), true),
    };
    if !(1..=super::MOST_COST).contains(&step) {
        return Err(Unfit::OutOfRange {
            row: candidates.len() + 1,
            column: 0,
            least: 1.0,
            most: super::MOST_COST as f64,
        });
    }
    let room = Room {
        candidates: &candidates,
        supporters: supporters(candidates.len(), ballots)?,
        ballots,
        rules,
    };
    let first_share = rules.ceiling as f64 / people as f64;
    let mut share = first_share;
    let mut spent = room.spend(share, rules.ceiling);
    let mut raised = 0;
    let ended = match most_runs {
        None => Ended::NotRaised,
        Some(most_runs) => loop {
            if room.nothing_else_fits(&spent) {
                break Ended::NothingElseFits;
            }
            if raised == most_runs {
                break Ended::RunsUsedUp;
            }
            let next = room.spend(share + step as f64, u64::MAX);
            if next.cost > rules.ceiling {
                break Ended::WouldExceed;
            }
            raised += 1;
            share += step as f64;
            spent = next;
        },
    };
    let paid = spent.left.iter().map(|left| share - left).collect();
    Ok(SharedPortfolio {
        portfolio: room.tell(spent, by_votes),
        votes,
        first_share,
        share,
        raised,
        ended,
        paid,
    })
}

/// What stays the same while shares are spent.
struct Room<'a> {
    candidates: &'a [Candidate],
    supporters: Vec<Vec<usize>>,
    ballots: &'a [Ballot],
    rules: &'a EqualShares<'a>,
}

/// What shares of one size chose.
struct Spent {
    /// Each project with the most that one person paid for it, in the order of the rounds.
    chosen: Vec<(usize, f64)>,
    /// What those cost together.
    cost: u64,
    /// What each person of each ballot has left.
    left: Vec<f64>,
    /// The equals of each round, in their order; the first was chosen.
    equals: Vec<Vec<usize>>,
}

impl Room<'_> {
    fn people(&self, ballot: usize) -> f64 {
        f64::from(self.ballots[ballot].people)
    }

    /// The most that one supporter has to pay for a project, if all together can.
    fn payment(&self, project: usize, left: &[f64]) -> Option<f64> {
        let cost = self.candidates[project].cost as f64;
        let slack = ROUNDING * cost;
        // Those who cannot pay the equal part give all, which makes it greater for the others, and so on.
        let mut payment = 0.0;
        loop {
            let (mut given, mut others) = (0.0, 0.0);
            for ballot in &self.supporters[project] {
                if left[*ballot] < payment {
                    given += self.people(*ballot) * left[*ballot];
                } else {
                    others += self.people(*ballot);
                }
            }
            if others == 0.0 {
                // All give all: it is enough, or short by no more than rounding.
                let most = self.supporters[project].iter().map(|at| left[*at]);
                let most = most.fold(0.0, f64::max);
                return (given > 0.0 && given >= cost - slack).then_some(most);
            }
            let next = ((cost - given) / others).max(0.0);
            if next <= payment {
                return Some(payment);
            }
            payment = next;
        }
    }

    /// Spends shares of one size on projects that cost no more than `most` together.
    fn spend(&self, share: f64, most: u64) -> Spent {
        let mut spent = Spent {
            chosen: Vec::new(),
            cost: 0,
            left: vec![share; self.ballots.len()],
            equals: Vec::new(),
        };
        // Each open project with what it cost its supporters when last looked at, which only grows.
        let mut open: Vec<(f64, f64, usize)> = (0..self.candidates.len())
            .filter(|at| !self.supporters[*at].is_empty())
            .map(|at| (0.0, 0.0, at))
            .collect();
        loop {
            open.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.2.cmp(&other.2)));
            let mut least = f64::INFINITY;
            let mut unpaid = Vec::new();
            for (price, payment, project) in &mut open {
                if *price > least * (1.0 + ROUNDING) {
                    break;
                }
                // Payments are rounded, the ceiling is not.
                let cost = self.candidates[*project].cost;
                let fits = spent.cost.saturating_add(cost) <= most;
                let Some(now) = self.payment(*project, &spent.left).filter(|_| fits) else {
                    unpaid.push(*project);
                    continue;
                };
                *payment = now;
                *price = match (self.rules.utility, cost) {
                    (_, 0) => 0.0,
                    (Utility::Cost, cost) => now / cost as f64,
                    (Utility::Project, _) => now,
                };
                least = least.min(*price);
            }
            open.retain(|(_, _, project)| !unpaid.contains(project));
            let mut equals: Vec<(usize, f64)> = open
                .iter()
                .filter(|(price, ..)| *price <= least * (1.0 + ROUNDING))
                .map(|(_, payment, project)| (*project, *payment))
                .collect();
            equals.sort_by(|one, other| self.compare(one.0, other.0));
            let Some(&(project, payment)) = equals.first() else {
                return spent;
            };
            for ballot in &self.supporters[project] {
                let left = &mut spent.left[*ballot];
                *left -= left.min(payment);
            }
            open.retain(|(_, _, other)| *other != project);
            spent.cost = spent.cost.saturating_add(self.candidates[project].cost);
            spent.chosen.push((project, payment));
            spent
                .equals
                .push(equals.into_iter().map(|(project, _)| project).collect());
        }
    }

    fn compare(&self, one: usize, other: usize) -> Ordering {
        compare(self.candidates, self.rules.ties, one, other)
    }

    fn nothing_else_fits(&self, spent: &Spent) -> bool {
        let Some(left) = self.rules.ceiling.checked_sub(spent.cost) else {
            return true;
        };
        (0..self.candidates.len()).all(|at| {
            self.supporters[at].is_empty()
                || self.candidates[at].cost > left
                || spent.chosen.iter().any(|(chosen, _)| *chosen == at)
        })
    }

    /// Says why each project is in or out, and completes by votes if asked to.
    fn tell(&self, spent: Spent, by_votes: bool) -> Portfolio {
        let supported = |at: usize| self.candidates[at].votes;
        let mut decisions: Vec<Decision> = (0..self.candidates.len())
            .map(|at| match supported(at) {
                0 => Decision::NoSupport,
                supporters => Decision::NotAffordable {
                    supporters,
                    have: self.supporters[at]
                        .iter()
                        .map(|ballot| self.people(*ballot) * spent.left[*ballot])
                        .sum(),
                },
            })
            .collect();
        for (round, (project, payment)) in spent.chosen.iter().enumerate() {
            decisions[*project] = Decision::PaidByShares {
                round: round + 1,
                supporters: supported(*project),
                payment: *payment,
            };
        }
        let mut more_ties = Vec::new();
        if by_votes {
            let open: Vec<bool> = decisions.iter().map(|one| !one.is_chosen()).collect();
            let rules = Greedy {
                ceiling: self.rules.ceiling,
                measure: Measure::Votes,
                order: Order::Most,
                when_too_dear: WhenTooDear::Skip,
                ties: self.rules.ties,
            };
            descend(
                self.candidates,
                &rules,
                &mut decisions,
                &mut more_ties,
                self.rules.ceiling - spent.cost,
                |at| open[at],
            );
        }
        let mut ties: Vec<Tie> = Vec::new();
        for equals in spent.equals {
            let mut left_out = equals.clone();
            left_out.retain(|at| !decisions[*at].is_chosen());
            let Some(first) = left_out.first() else {
                continue;
            };
            // The same ones stay behind round after round: the first round tells all of them.
            let is_known = ties.iter().any(|tie| {
                tie.left_out == left_out && equals.iter().all(|at| tie.candidates.contains(at))
            });
            if !is_known {
                ties.push(Tie {
                    settled: settled(self.candidates, self.rules.ties, equals[0], *first),
                    candidates: equals,
                    left_out,
                });
            }
        }
        ties.extend(more_ties);
        Portfolio::new(self.candidates, self.rules.ceiling, decisions, ties)
    }
}
