//! Votes: dots on options, approvals, hands for and against, and whether enough people are there.
//!
//! - **Dots**, [`dots`]: each person has ⌈n/3⌉ dots for n options, or what the workshop says
//!   ([`dots_each`]). A ballot with more dots than the limit, or more on one option than the cap, is spoilt
//!   as a whole; unused dots are allowed. Options are ordered by dots, then by how many people chose them;
//!   what is still equal shares a place.
//! - **Cut line**, [`cut`]: the first `seats` options are in. A tie matters only where it crosses the line.
//!   Then the rules of the workshop are tried in their order, and each trial is kept with what it saw and
//!   what it did: that is the reason that goes into the minutes. A technical tie, `|a − b| ≤ max(least,
//!   ⌈share·a⌉)` with `a` the one ahead, is pointed out and changes nothing: 39 to 37 is no will of an
//!   assembly.
//! - **Approval**, [`approval`]: each person approves as many options as they like.
//! - **Hands**, [`decide`], and **quorum**, [`quorum`], with majorities of what was cast, of who is
//!   present, or of all members.
//!
//! Ballots have no names. They may say to which groups they belong (table, women, youth), and dots are
//! counted for each group too; whether a group is large enough to be printed is for the report to decide.
//! Tables that counted their own sheet hand in sums instead ([`tallies`]).

mod approvals;
mod ballots;
mod cutting;
mod hands;

use super::About;

pub use approvals::{Approval, approval};
pub use ballots::{Ballot, Count, DotRules, GroupCount, Spoilt, Tally, dots, dots_each, tallies};
pub use cutting::{Cut, CutRules, Evidence, Outcome, TechnicalTie, TieBreak, Trial, cut};
pub use hands::{Base, Decision, DecisionRules, Hands, Majority, Quorum, Verdict, decide, quorum};

/// What the documentation tells of this family.
pub const ABOUT: About = About {
    id: "voting",
    source: "Dotmocracy as practised: Global Learning Partners; IAF methods database 5088; Brams and Fishburn 1978 on \
             approval",
    parameters: &[
        "limit",
        "cap",
        "seats",
        "tie_breaks",
        "technical_tie",
        "majority",
        "base",
        "most_against",
    ],
    cases: "dot_voting",
};

#[cfg(test)]
mod tests;
