//! Hands for and against, and whether enough people are there to count them.

use crate::method::scale::Scale;
use crate::method::{Unfit, judgement};

/// How many out of a whole are needed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Majority {
    /// More than this part of the whole, 0 to below 1: «half plus one» is more than 0.5.
    MoreThan(f64),
    /// At least this part of the whole, above 0 to 1: two thirds.
    AtLeast(f64),
    /// This many, whatever the whole.
    People(u64),
}

impl Majority {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::MoreThan(_) => "more_than",
            Self::AtLeast(_) => "at_least",
            Self::People(_) => "people",
        }
    }

    /// The least number that is enough, at least 1: `⌊share·whole⌋ + 1` for more than a share,
    /// `⌈share·whole⌉` for at least a share.
    ///
    /// # Errors
    /// [`Unfit::OutOfRange`] for a share that is none, or that nobody could reach.
    pub fn needed(self, whole: u64) -> Result<u64, Unfit> {
        let scale = Scale {
            least: 0.0,
            most: 1.0,
        };
        let beyond = judgement::outside(0, 0, 0.0, 1.0);
        // A share of a whole may come out a hair beside the number it is: 0.07 of 100 is 7.
        let hair = 1e-9;
        let needed = match self {
            Self::People(people) => people,
            Self::MoreThan(share) => {
                let share = scale.check(share, 0, 0)?;
                if share >= 1.0 {
                    return Err(beyond);
                }
                (share * whole as f64 + hair).floor() as u64 + 1
            }
            Self::AtLeast(share) => {
                let share = scale.check(share, 0, 0)?;
                if share <= 0.0 {
                    return Err(beyond);
                }
                (share * whole as f64 - hair).ceil() as u64
            }
        };
        Ok(needed.max(1))
    }
}

/// Whether enough people are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quorum {
    /// How many are needed.
    pub needed: u64,
    /// How many are there.
    pub present: u64,
    /// Whether that is enough.
    pub met: bool,
}

/// Compares who is there with what the rules of the body ask of its members.
///
/// # Errors
/// [`Unfit::TooFew`] when a share is asked of no members; [`Unfit::OutOfRange`] as [`Majority::needed`].
pub fn quorum(present: u64, members: u64, rule: Majority) -> Result<Quorum, Unfit> {
    if members == 0 && !matches!(rule, Majority::People(_)) {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    }
    let needed = rule.needed(members)?;
    Ok(Quorum {
        needed,
        present,
        met: present >= needed,
    })
}

/// A show of hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hands {
    /// In favour.
    pub favour: u64,
    /// Against.
    pub against: u64,
    /// There, and for neither.
    pub abstained: u64,
}

/// What a majority is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// Hands in favour and against: abstaining changes nothing.
    Cast,
    /// All who were there: abstaining works against.
    Present,
    /// All members, there or not.
    Members(u64),
}

impl Base {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Cast => "cast",
            Self::Present => "present",
            Self::Members(_) => "members",
        }
    }
}

/// How a body decides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DecisionRules {
    /// How many hands in favour it takes.
    pub majority: Majority,
    /// Of which whole.
    pub base: Base,
    /// The most hands against that are allowed: `Some(0)` is consensus, `None` leaves it to the majority.
    pub most_against: Option<u64>,
}

/// What came of a show of hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is agreed.
    Approved,
    /// It is not.
    Rejected,
    /// It is not, and as many are for it as against.
    Tied,
}

impl Verdict {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Tied => "tied",
        }
    }
}

/// A show of hands, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// How many the whole is.
    pub whole: u64,
    /// How many hands in favour it took.
    pub needed: u64,
    /// What came of it.
    pub verdict: Verdict,
}

/// Counts a show of hands.
///
/// # Errors
/// [`Unfit::TooFew`] when nobody voted for or against, or the whole is nobody; [`Unfit::Shape`] when more
/// voted than there are members; [`Unfit::OutOfRange`] as [`Majority::needed`].
pub fn decide(hands: Hands, rules: &DecisionRules) -> Result<Decision, Unfit> {
    let cast = hands.favour.saturating_add(hands.against);
    let present = cast.saturating_add(hands.abstained);
    let whole = match rules.base {
        Base::Cast => cast,
        Base::Present => present,
        Base::Members(members) => members,
    };
    if cast == 0 || whole == 0 {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    }
    if present > whole && rules.base != Base::Cast {
        return Err(Unfit::Shape {
            expected: whole as usize,
            given: present as usize,
        });
    }
    let needed = rules.majority.needed(whole)?;
    let allowed = rules.most_against.is_none_or(|most| hands.against <= most);
    let verdict = if hands.favour >= needed && allowed {
        Verdict::Approved
    } else if hands.favour == hands.against {
        Verdict::Tied
    } else {
        Verdict::Rejected
    };
    Ok(Decision {
        whole,
        needed,
        verdict,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_plus_one_is_more_than_half() {
        let needed = |whole| Majority::MoreThan(0.5).needed(whole);
        assert_eq!([60, 61, 1, 0].map(needed), [31, 31, 1, 1].map(Ok));
        let thirds = |whole| Majority::AtLeast(2.0 / 3.0).needed(whole);
        assert_eq!([9, 10, 60].map(thirds), [6, 7, 40].map(Ok));
        assert_eq!(Majority::AtLeast(0.07).needed(100), Ok(7));
        assert_eq!(Majority::MoreThan(0.07).needed(100), Ok(8));
        assert_eq!(Majority::People(12).needed(3), Ok(12));
    }

    #[test]
    fn shares_that_are_none_are_refused() {
        let wrong = [
            Majority::MoreThan(1.0),
            Majority::AtLeast(0.0),
            Majority::MoreThan(f64::NAN),
            Majority::AtLeast(1.5),
        ];
        for majority in wrong {
            let refused = majority.needed(10).expect_err("it is refused");
            assert_eq!(refused.kind(), "out-of-range", "{majority:?}");
        }
    }

    #[test]
    fn a_quorum_is_met_or_says_how_many_are_needed() {
        let short = quorum(30, 60, Majority::MoreThan(0.5)).expect("members");
        assert_eq!((short.needed, short.met), (31, false));
        assert!(quorum(44, 0, Majority::People(31)).expect("a number").met);
        assert_eq!(
            quorum(5, 0, Majority::AtLeast(0.5))
                .expect_err("it is refused")
                .kind(),
            "too-few"
        );
    }

    #[test]
    fn abstaining_counts_where_the_base_says_so() {
        let hands = Hands {
            favour: 10,
            against: 6,
            abstained: 8,
        };
        let verdict = |base, most_against| {
            let rules = DecisionRules {
                majority: Majority::MoreThan(0.5),
                base,
                most_against,
            };
            decide(hands, &rules).map(|decision| decision.verdict.id())
        };
        assert_eq!(verdict(Base::Cast, None), Ok("approved"));
        assert_eq!(verdict(Base::Present, None), Ok("rejected"));
        assert_eq!(verdict(Base::Members(40), None), Ok("rejected"));
        assert_eq!(verdict(Base::Cast, Some(0)), Ok("rejected"));
        assert_eq!(
            verdict(Base::Members(20), None)
                .expect_err("it is refused")
                .kind(),
            "shape"
        );
    }

    #[test]
    fn as_many_for_as_against_is_a_tie_and_nobody_is_nothing() {
        let rules = DecisionRules {
            majority: Majority::MoreThan(0.5),
            base: Base::Cast,
            most_against: None,
        };
        let hands = |favour, against| Hands {
            favour,
            against,
            abstained: 3,
        };
        let tied = decide(hands(5, 5), &rules).expect("hands");
        assert_eq!(
            (tied.verdict, tied.needed, tied.whole),
            (Verdict::Tied, 6, 10)
        );
        assert_eq!(
            decide(hands(0, 0), &rules)
                .expect_err("it is refused")
                .kind(),
            "too-few"
        );
    }
}
