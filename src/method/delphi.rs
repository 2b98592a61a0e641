//! Short Delphi: what a panel agrees on, and whether it is worth asking once more.
//!
//! Of each statement: median, quartiles by linear interpolation (type 7: the `p`-th quantile lies at place `p
//! (n − 1)` of the sorted answers, from 0), interquartile range, the share that rates at or above a level,
//! the share that changed its answer, and the coefficient of variation (standard deviation of the panel /
//! mean). *Consensus* is an interquartile range of at most a given width. *Stability* between two rounds is
//! the same median and coefficients of variation that differ by less than a given amount. Both must be looked
//! at; the last round decides anyway.
//!
//! Sources: E. Holey et al., *An exploration of the use of simple statistics to measure consensus and
//! stability in Delphi studies*, BMC Med. Res. Methodol. 7:52 (2007); J. English and G. Kernan (1976) for the
//! coefficient of variation; R. Hyndman and Y. Fan, *Sample quantiles in statistical packages* (1996) for
//! type 7.

use super::scale::{ANY, Scale, at_least, equal, reaches, same_length};
use super::{About, Unfit};

/// What is told of the family.
pub const ABOUT: About = About {
    id: "delphi",
    source: "Holey et al., BMC Medical Research Methodology 7:52 (2007)",
    parameters: &[
        "scale",
        "iqr_most",
        "variation_most",
        "accept_from",
        "reject_to",
        "rounds_most",
    ],
    cases: "delphi",
};

/// When a panel has decided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rules {
    /// The scale of the answers.
    pub scale: Scale,
    /// The widest interquartile range that is a consensus, in steps of the scale.
    pub iqr_most: f64,
    /// Coefficients of variation that differ by less are stable.
    pub variation_most: f64,
    /// A consensus with a median at or above this accepts; also the level of the share of agreement.
    pub accept_from: f64,
    /// A consensus with a median at or below this rejects.
    pub reject_to: f64,
    /// After this many rounds nobody is asked again.
    pub rounds_most: usize,
}

/// What comes of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The panel agrees, and holds it.
    Accepted,
    /// The panel agrees, and does not hold it.
    Rejected,
    /// The panel agrees on a middle value, which decides nothing.
    Undecided,
    /// It is worth asking again.
    AnotherRound,
    /// The last round ended without consensus.
    NoConsensus,
}

impl Decision {
    /// All decisions.
    pub const ALL: [Self; 5] = [
        Self::Accepted,
        Self::Rejected,
        Self::Undecided,
        Self::AnotherRound,
        Self::NoConsensus,
    ];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Undecided => "undecided",
            Self::AnotherRound => "another_round",
            Self::NoConsensus => "no_consensus",
        }
    }
}

/// The answers of one round to one statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Round {
    /// How many answered.
    pub answers: usize,
    /// The middle answer.
    pub median: f64,
    /// The first quartile.
    pub q1: f64,
    /// The third quartile.
    pub q3: f64,
    /// `q3 − q1`.
    pub iqr: f64,
    /// The mean answer.
    pub mean: f64,
    /// Standard deviation of the panel / mean; none when the mean is 0.
    pub variation: Option<f64>,
    /// The share of answers at or above the level of acceptance, 0–100.
    pub agreement_pct: f64,
}

/// A statement after its last round.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Every round, the first one first.
    pub rounds: Vec<Round>,
    /// The share of those who answered both last rounds and changed their answer, 0–100; none in the first
    /// round, or when nobody answered both.
    pub changed_pct: Option<f64>,
    /// Whether the last round is a consensus.
    pub consensus: bool,
    /// Whether the last two rounds are alike; none in the first round, or where variation has no meaning.
    pub stable: Option<bool>,
    /// What comes of it.
    pub decision: Decision,
}

/// The `share`-th quantile (0–1) of values by linear interpolation between the two nearest (type 7).
///
/// # Errors
/// [`Unfit::TooFew`] without values; [`Unfit::OutOfRange`] for a value that is no number or a share outside
/// 0–1.
pub fn quantile(values: &[f64], share: f64) -> Result<f64, Unfit> {
    at_least(1, values.len())?;
    for (row, value) in values.iter().enumerate() {
        ANY.check(*value, row, 0)?;
    }
    let unit = Scale {
        least: 0.0,
        most: 1.0,
    };
    unit.check(share, 0, 0)?;
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = share * (sorted.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    Ok(sorted[below] + (place - place.floor()) * (sorted[above] - sorted[below]))
}

/// What a panel said in one round; an expert who did not answer is `None` and does not count.
///
/// # Errors
/// [`Unfit::TooFew`] when nobody answered; [`Unfit::OutOfRange`] for an answer outside the scale (its expert
/// as row).
pub fn round(answers: &[Option<f64>], rules: &Rules) -> Result<Round, Unfit> {
    let mut given = Vec::with_capacity(answers.len());
    for (row, answer) in answers.iter().enumerate() {
        if let Some(answer) = answer {
            given.push(rules.scale.check(*answer, row, 0)?);
        }
    }
    at_least(1, given.len())?;
    let count = given.len() as f64;
    let (q1, q3) = (quantile(&given, 0.25)?, quantile(&given, 0.75)?);
    let mean = given.iter().sum::<f64>() / count;
    let squares: f64 = given.iter().map(|answer| (answer - mean).powi(2)).sum();
    let agree = given
        .iter()
        .filter(|answer| reaches(**answer, rules.accept_from))
        .count();
    Ok(Round {
        answers: given.len(),
        median: quantile(&given, 0.5)?,
        q1,
        q3,
        iqr: q3 - q1,
        mean,
        variation: (mean != 0.0).then(|| (squares / count).sqrt() / mean.abs()),
        agreement_pct: 100.0 * agree as f64 / count,
    })
}

/// A statement after some rounds of answers, the first round first and experts always in the same order.
///
/// # Errors
/// [`Unfit::TooFew`] without rounds or for a round nobody answered; [`Unfit::Shape`] when rounds have
/// different panels; [`Unfit::OutOfRange`] as in [`round`].
pub fn statement(rounds: &[Vec<Option<f64>>], rules: &Rules) -> Result<Statement, Unfit> {
    at_least(1, rounds.len())?;
    for answers in rounds {
        same_length(rounds[0].len(), answers.len())?;
    }
    let told: Vec<Round> = rounds
        .iter()
        .map(|answers| round(answers, rules))
        .collect::<Result<_, _>>()?;
    let last = told[told.len() - 1];
    let before = told.len().checked_sub(2).map(|at| told[at]);
    let consensus = reaches(rules.iqr_most, last.iqr);
    let stable = before.and_then(|before| {
        let moved = (last.variation? - before.variation?).abs();
        Some(equal(last.median, before.median) && moved < rules.variation_most)
    });
    let changed_pct = told.len().checked_sub(2).and_then(|at| {
        let both = rounds[at].iter().zip(&rounds[at + 1]);
        let both: Vec<(f64, f64)> = both
            .filter_map(|(before, now)| Some(((*before)?, (*now)?)))
            .collect();
        let changed = both.iter().filter(|(before, now)| !equal(*before, *now));
        (!both.is_empty()).then(|| 100.0 * changed.count() as f64 / both.len() as f64)
    });
    let over = told.len() >= rules.rounds_most;
    let decision = match (consensus, stable == Some(true) || over) {
        (true, true) if reaches(last.median, rules.accept_from) => Decision::Accepted,
        (true, true) if reaches(rules.reject_to, last.median) => Decision::Rejected,
        (true, true) => Decision::Undecided,
        (false, _) if over => Decision::NoConsensus,
        _ => Decision::AnotherRound,
    };
    Ok(Statement {
        rounds: told,
        changed_pct,
        consensus,
        stable,
        decision,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RULES: Rules = Rules {
        scale: Scale {
            least: 1.0,
            most: 5.0,
        },
        iqr_most: 1.0,
        variation_most: 0.2,
        accept_from: 4.0,
        reject_to: 2.0,
        rounds_most: 3,
    };

    fn told(rounds: &[&[f64]]) -> Statement {
        let rounds: Vec<Vec<Option<f64>>> = rounds
            .iter()
            .map(|answers| answers.iter().copied().map(Some).collect())
            .collect();
        statement(&rounds, &RULES).expect("a statement")
    }

    #[test]
    fn one_round_never_decides_because_stability_is_unknown() {
        let first = told(&[&[5.0, 5.0, 5.0]]);
        assert!(first.consensus);
        assert_eq!((first.stable, first.changed_pct), (None, None));
        assert_eq!(first.decision, Decision::AnotherRound);
    }

    #[test]
    fn the_last_round_decides_anyway() {
        let split: &[f64] = &[1.0, 1.0, 5.0, 5.0];
        assert_eq!(told(&[split, split]).decision, Decision::AnotherRound);
        assert_eq!(told(&[split; 3]).decision, Decision::NoConsensus);
        let low: &[f64] = &[2.0, 2.0, 1.0, 2.0];
        assert_eq!(told(&[split, split, low]).decision, Decision::Rejected);
        assert_eq!(told(&[low, low]).decision, Decision::Rejected);
    }

    #[test]
    fn an_expert_who_stays_away_counts_neither_in_the_share_nor_in_the_change() {
        let rounds = [
            vec![Some(4.0), None, Some(5.0), Some(2.0)],
            vec![Some(4.0), Some(4.0), None, Some(3.0)],
        ];
        let found = statement(&rounds, &RULES).expect("a statement");
        assert_eq!(found.rounds[1].answers, 3);
        assert_eq!(found.changed_pct, Some(50.0));
    }

    #[test]
    fn answers_that_say_nothing_are_refused() {
        assert!(statement(&[], &RULES).is_err());
        assert!(statement(&[vec![]], &RULES).is_err());
        assert!(statement(&[vec![None, None]], &RULES).is_err());
        let uneven = [vec![Some(1.0)], vec![Some(1.0), Some(2.0)]];
        assert!(matches!(
            statement(&uneven, &RULES),
            Err(Unfit::Shape { .. })
        ));
        let outside = [vec![Some(3.0), Some(6.0)]];
        assert!(matches!(
            statement(&outside, &RULES),
            Err(Unfit::OutOfRange { row: 1, .. })
        ));
        assert!(quantile(&[], 0.5).is_err());
        assert!(quantile(&[1.0], 1.5).is_err());
    }

    #[test]
    fn a_mean_of_zero_has_no_variation() {
        let rules = Rules {
            scale: Scale {
                least: -2.0,
                most: 2.0,
            },
            ..RULES
        };
        let rounds = [vec![Some(-1.0), Some(1.0)], vec![Some(-1.0), Some(1.0)]];
        let found = statement(&rounds, &rules).expect("a statement");
        assert_eq!((found.rounds[0].variation, found.stable), (None, None));
    }

    #[test]
    fn quartiles_are_those_of_the_statistical_packages() {
        // Of 1 to 8, type 7 gives 2.75, 4.5 and 6.25.
        let values: Vec<f64> = (1..=8).map(f64::from).collect();
        let found = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| quantile(&values, share));
        assert_eq!(found, [1.0, 2.75, 4.5, 6.25, 8.0].map(Ok));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

        #[test]
        fn quartiles_are_in_order_whatever_the_order_of_experts(
            answers in prop::collection::vec(1_u8..=5, 1..200)
        ) {
            let answers: Vec<Option<f64>> = answers.into_iter().map(|a| Some(f64::from(a))).collect();
            let found = round(&answers, &RULES).expect("a round");
            prop_assert!(found.q1 <= found.median && found.median <= found.q3 && found.iqr >= 0.0);
            let turned: Vec<Option<f64>> = answers.iter().rev().copied().collect();
            let other = round(&turned, &RULES).expect("a round");
            prop_assert_eq!((found.q1, found.median, found.q3), (other.q1, other.median, other.q3));
            let twice = statement(&[answers.clone(), answers], &RULES).expect("a statement");
            prop_assert_eq!(twice.changed_pct, Some(0.0));
            prop_assert_eq!(twice.stable, Some(true));
        }
    }
}
