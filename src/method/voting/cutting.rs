//! The cut line: who is in, what happens to a tie across it, and the reason kept for the minutes.

use super::Count;
use crate::method::ranking::split;
use crate::method::scale::Scale;
use crate::method::{Unfit, judgement};

/// What the workshop decides about the cut.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CutRules<'a> {
    /// How many options are in.
    pub seats: usize,
    /// What settles a tie in dots across the line, in order.
    pub tie_breaks: &'a [TieBreak],
    /// How close is too close to call.
    pub technical_tie: TechnicalTie,
}

/// How close two counts are too close to call: `|a − b| ≤ max(least, ⌈share·a⌉)`, with `a` the greater.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TechnicalTie {
    /// A difference up to this is always too close, in dots.
    pub least: u64,
    /// And so is one up to this part of the one ahead, rounded up; 0 to 1.
    pub share: f64,
}

/// A way to settle a tie across the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TieBreak {
    /// More people chose it.
    Voters,
    /// It scores higher by the weighted criteria.
    Score,
    /// The assembly votes again, only among those that tie. Until it has, the tie stays open.
    NewVote,
    /// All that tie are in.
    KeepAll,
}

impl TieBreak {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Voters => "voters",
            Self::Score => "score",
            Self::NewVote => "new_vote",
            Self::KeepAll => "keep_all",
        }
    }
}

/// What the rules may look at besides the count: a value for each option.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Evidence<'a> {
    /// Scores by criteria; `None` when nothing was scored.
    pub scores: Option<&'a [f64]>,
    /// Votes of a second round; `None` when there was none, and for options that did not stand in it.
    pub new_vote: Option<&'a [Option<u64>]>,
}

/// What a rule did to a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The tie is settled.
    Settled,
    /// Some are in or out, others still tie.
    Narrowed,
    /// It told nobody apart.
    StillTied,
    /// What it looks at is not there: nobody counted it, or the second round is still to be held.
    NotHeld,
}

impl Outcome {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Settled => "settled",
            Self::Narrowed => "narrowed",
            Self::StillTied => "still_tied",
            Self::NotHeld => "not_held",
        }
    }
}

/// One rule tried on a tie: the reason, as it goes into the minutes.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// The rule.
    pub rule: TieBreak,
    /// The options that tied when it was tried.
    pub among: Vec<usize>,
    /// How many of them could still be in.
    pub seats: usize,
    /// What it looked at, for each of them; empty when that was not there, and for keeping all.
    pub values: Vec<f64>,
    /// What it did.
    pub outcome: Outcome,
}

/// The cut.
#[derive(Debug, Clone, PartialEq)]
pub struct Cut {
    /// The options that are in, in the order of the count. More than the seats when a tie was kept.
    pub selected: Vec<usize>,
    /// The last option above the line in the order of the count; `None` without seats.
    pub last_in: Option<usize>,
    /// The first option below the line; `None` when all are in.
    pub first_out: Option<usize>,
    /// The options whose equal dots cross the line; empty when none do.
    pub tied: Vec<usize>,
    /// Whether the options on both sides of the line are too close to call.
    pub technical_tie: bool,
    /// All options that are too close to the other side of the line, in the order of the count.
    pub close: Vec<usize>,
    /// The rules tried on the tie, in order.
    pub trials: Vec<Trial>,
    /// The rule that settled it.
    pub resolved_by: Option<TieBreak>,
    /// The options whose tie nothing has settled yet.
    pub open: Vec<usize>,
    /// How many of the open options can be in.
    pub open_seats: usize,
}

/// Draws the line under the first `seats` options.
///
/// # Errors
/// [`Unfit::Shape`] when scores or second votes are not one for each option; [`Unfit::OutOfRange`] for a
/// score that is no number or a technical share outside 0 to 1.
pub fn cut(count: &Count, rules: &CutRules<'_>, evidence: Evidence<'_>) -> Result<Cut, Unfit> {
    check(count, rules, evidence)?;
    let order = &count.order;
    let seats = rules.seats.min(order.len());
    let last_in = seats.checked_sub(1).map(|last| order[last]);
    let first_out = order.get(seats).copied();
    let mut selected: Vec<usize> = order[..seats].to_vec();
    let (mut tied, mut trials, mut open) = (Vec::new(), Vec::new(), Vec::new());
    let (mut resolved_by, mut open_seats, mut close) = (None, 0, Vec::new());
    let mut technical_tie = false;
    if let (Some(last), Some(first)) = (last_in, first_out) {
        let near =
            |a: usize, b: usize| too_close(count.dots[a], count.dots[b], rules.technical_tie);
        technical_tie = near(last, first);
        if technical_tie {
            let above = order[..seats].iter().filter(|option| near(**option, first));
            let below = order[seats..].iter().filter(|option| near(last, **option));
            close = above.chain(below).copied().collect();
        }
        if count.dots[last] == count.dots[first] {
            let line = count.dots[last];
            tied = order
                .iter()
                .copied()
                .filter(|option| count.dots[*option] == line)
                .collect();
            selected.retain(|option| count.dots[*option] > line);
            let contest = Contest {
                open: tied.clone(),
                seats: seats - selected.len(),
                chosen: Vec::new(),
            };
            let contest = settle(contest, count, rules, evidence, &mut trials);
            resolved_by = match trials.last() {
                Some(trial) if trial.outcome == Outcome::Settled => Some(trial.rule),
                _ => None,
            };
            selected.extend(contest.chosen);
            (open, open_seats) = (contest.open, contest.seats);
            selected.sort_by_key(|option| order.iter().position(|other| other == option));
        }
    }
    Ok(Cut {
        selected,
        last_in,
        first_out,
        tied,
        technical_tie,
        close,
        trials,
        resolved_by,
        open,
        open_seats,
    })
}

/// A tie while it is being settled.
struct Contest {
    open: Vec<usize>,
    seats: usize,
    chosen: Vec<usize>,
}

/// Tries the rules in order until nothing is open.
fn settle(
    mut contest: Contest,
    count: &Count,
    rules: &CutRules<'_>,
    evidence: Evidence<'_>,
    trials: &mut Vec<Trial>,
) -> Contest {
    for rule in rules.tie_breaks {
        if contest.open.is_empty() {
            break;
        }
        let among = contest.open.clone();
        let seats = contest.seats;
        let values = values(*rule, &among, count, evidence);
        let outcome = match (&values, rule) {
            (_, TieBreak::KeepAll) => {
                contest.chosen.append(&mut contest.open);
                contest.seats = 0;
                Outcome::Settled
            }
            (Some(values), _) => part(&mut contest, values),
            (None, _) => Outcome::NotHeld,
        };
        trials.push(Trial {
            rule: *rule,
            among,
            seats,
            values: values.unwrap_or_default(),
            outcome,
        });
        // Nobody may be let in by a later rule while the assembly still has to vote again.
        if *rule == TieBreak::NewVote && outcome == Outcome::NotHeld {
            break;
        }
    }
    contest
}

/// What a rule looks at; `None` when it is not there for all that tie.
fn values(
    rule: TieBreak,
    among: &[usize],
    count: &Count,
    evidence: Evidence<'_>,
) -> Option<Vec<f64>> {
    let each = among.iter().copied();
    match rule {
        TieBreak::Voters => {
            let voters = count.voters.as_ref()?;
            Some(each.map(|option| voters[option] as f64).collect())
        }
        TieBreak::Score => {
            let scores = evidence.scores?;
            Some(each.map(|option| scores[option]).collect())
        }
        TieBreak::NewVote => {
            let votes = evidence.new_vote?;
            each.map(|option| votes[option].map(|votes| votes as f64))
                .collect()
        }
        TieBreak::KeepAll => None,
    }
}

/// Lets in those that are ahead, lets go those that cannot be reached, keeps what ties at the line.
fn part(contest: &mut Contest, values: &[f64]) -> Outcome {
    let all: Vec<usize> = (0..values.len()).collect();
    let before = contest.open.len();
    let mut open = Vec::new();
    for tier in split(&all, |place| values[place]) {
        let options = tier.iter().map(|place| contest.open[*place]);
        if tier.len() <= contest.seats {
            contest.seats -= tier.len();
            contest.chosen.extend(options);
        } else if contest.seats > 0 {
            open = options.collect();
            break;
        }
    }
    contest.open = open;
    match contest.open.len() {
        0 => Outcome::Settled,
        left if left < before => Outcome::Narrowed,
        _ => Outcome::StillTied,
    }
}

fn too_close(one: u64, other: u64, rule: TechnicalTie) -> bool {
    let ahead = one.max(other) as f64;
    // 5 % of 20 is 1 and not a hair more.
    let part = (rule.share * ahead - 1e-9).ceil().max(0.0) as u64;
    one.abs_diff(other) <= rule.least.max(part)
}

fn check(count: &Count, rules: &CutRules<'_>, evidence: Evidence<'_>) -> Result<(), Unfit> {
    let share = Scale {
        least: 0.0,
        most: 1.0,
    };
    share.check(rules.technical_tie.share, 0, 0)?;
    let n = count.dots.len();
    let lengths = [
        evidence.scores.map(<[f64]>::len),
        evidence.new_vote.map(<[Option<u64>]>::len),
    ];
    if let Some(given) = lengths.into_iter().flatten().find(|length| *length != n) {
        return Err(Unfit::Shape { expected: n, given });
    }
    for (row, score) in evidence.scores.into_iter().flatten().enumerate() {
        judgement::number(*score, row, 0)?;
    }
    Ok(())
}
