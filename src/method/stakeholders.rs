//! Power, interest and position of the actors: whom to work with closely, and whether the plan can stand.
//!
//! Each table rates the power and the interest of an actor, 1 to 5 as a rule, and its position, −2 (firmly
//! opposed) to +2 (ally). The ratings of the tables are merged first, by mean or by median. Then:
//!
//! - quadrant, with a rating on the threshold counting as high, so that nobody is lost at the border:
//!   manage closely (both high), keep satisfied (power), keep informed (interest), monitor;
//! - resultant = power × position, and the side by its sign;
//! - viability = support / (support + opposition), the sums of the positive and of the negative resultants
//!   without sign: 1 when all weight is in favour, 0 when all is against.
//!
//! An actor who is not rated yet does not hide the others: the map shows those it can, and names the rest.

use super::plane::is_high;
use super::ranking::same;
use super::scale::Scale;
use super::spread::{Centre, centre};
use super::{About, Unfit, judgement};

/// What the documentation tells of this family.
pub const ABOUT: About = About {
    id: "stakeholders",
    source: "Mendelow 1991; Gardner 1986 (power and interest); CEPAL, serie Manuales 42 (expectation by force)",
    parameters: &[
        "scale",
        "position_most",
        "threshold_power",
        "threshold_interest",
        "centre",
    ],
    cases: "stakeholders",
};

/// What the workshop decides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rules {
    /// The scale of power and of interest.
    pub scale: Scale,
    /// The strongest position, in favour; the strongest against is its negative.
    pub position_most: f64,
    /// From here on power is high.
    pub threshold_power: f64,
    /// From here on interest is high.
    pub threshold_interest: f64,
    /// Which value stands for the ratings of several tables.
    pub centre: Centre,
}

/// The ratings of one actor, a value for each table; `None` where a table gave none.
#[derive(Debug, Clone, PartialEq)]
pub struct Ratings {
    /// What it can.
    pub power: Vec<Option<f64>>,
    /// What it cares.
    pub interest: Vec<Option<f64>>,
    /// Where it stands.
    pub position: Vec<Option<f64>>,
}

/// How to work with an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quadrant {
    /// Power and interest.
    ManageClosely,
    /// Power without interest.
    KeepSatisfied,
    /// Interest without power.
    KeepInformed,
    /// Neither.
    Monitor,
}

impl Quadrant {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::ManageClosely => "manage_closely",
            Self::KeepSatisfied => "keep_satisfied",
            Self::KeepInformed => "keep_informed",
            Self::Monitor => "monitor",
        }
    }
}

/// On which side an actor pulls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// For the plan.
    Favourable,
    /// For neither.
    Neutral,
    /// Against it.
    Opposed,
}

impl Side {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Favourable => "favourable",
            Self::Neutral => "neutral",
            Self::Opposed => "opposed",
        }
    }
}

/// An actor on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Its power, merged.
    pub power: f64,
    /// Its interest, merged.
    pub interest: f64,
    /// How to work with it.
    pub quadrant: Quadrant,
    /// How it pulls; `None` while nobody has said where it stands.
    pub pull: Option<Pull>,
}

/// How an actor pulls.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pull {
    /// Its position, merged.
    pub position: f64,
    /// Power × position.
    pub resultant: f64,
    /// The sign of its position.
    pub side: Side,
}

/// The actors and what they add up to.
#[derive(Debug, Clone, PartialEq)]
pub struct ActorMap {
    /// Each actor in the order given; `None` while its power or its interest is not rated.
    pub actors: Vec<Option<Placed>>,
    /// The actors that are not on the map yet.
    pub unrated: Vec<usize>,
    /// The actors on the map whose position nobody has stated: they are missing from the sums below.
    pub without_position: Vec<usize>,
    /// The sum of the resultants in favour, 0 or more.
    pub support: f64,
    /// The sum of the resultants against, without sign, 0 or more.
    pub opposition: f64,
    /// Support / (support + opposition), 0 to 1; `None` when nobody pulls.
    pub viability: Option<f64>,
}

/// Places the actors.
///
/// # Errors
/// [`Unfit::TooFew`] when no actor is rated; [`Unfit::OutOfRange`] for a rating outside its scale, with the
/// actor as row and 0 for power, 1 for interest, 2 for position as column.
pub fn map(actors: &[Ratings], rules: &Rules) -> Result<ActorMap, Unfit> {
    let placed = actors.iter().enumerate();
    let placed = placed
        .map(|(actor, ratings)| place(actor, ratings, rules))
        .collect::<Result<Vec<_>, _>>()?;
    let of = |wanted: fn(&Option<Placed>) -> bool| -> Vec<usize> {
        let actors = placed.iter().enumerate();
        actors
            .filter(|(_, placed)| wanted(placed))
            .map(|(actor, _)| actor)
            .collect()
    };
    let unrated = of(Option::is_none);
    let without_position = of(|placed| placed.is_some_and(|placed| placed.pull.is_none()));
    if unrated.len() == actors.len() {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    }
    let pulls = || placed.iter().flatten().filter_map(|placed| placed.pull);
    let support: f64 = pulls().map(|pull| pull.resultant.max(0.0)).sum();
    let opposition: f64 = pulls().map(|pull| (-pull.resultant).max(0.0)).sum();
    let both = support + opposition;
    Ok(ActorMap {
        actors: placed,
        unrated,
        without_position,
        support,
        opposition,
        viability: (both > 0.0).then(|| support / both),
    })
}

fn place(actor: usize, ratings: &Ratings, rules: &Rules) -> Result<Option<Placed>, Unfit> {
    let position = Scale {
        least: -rules.position_most,
        most: rules.position_most,
    };
    let merged = |ratings: &[Option<f64>], scale: Scale, column: usize| {
        for rating in ratings.iter().flatten() {
            scale.check(*rating, actor, column)?;
        }
        match centre(ratings, rules.centre) {
            Ok(value) => Ok(Some(value)),
            Err(Unfit::TooFew { .. }) => Ok(None),
            Err(other) => Err(other),
        }
    };
    let power = merged(&ratings.power, rules.scale, 0)?;
    let interest = merged(&ratings.interest, rules.scale, 1)?;
    let position = merged(&ratings.position, position, 2)?;
    judgement::number(rules.threshold_power, actor, 0)?;
    judgement::number(rules.threshold_interest, actor, 1)?;
    let (Some(power), Some(interest)) = (power, interest) else {
        return Ok(None);
    };
    let strong = is_high(power, rules.threshold_power);
    let eager = is_high(interest, rules.threshold_interest);
    let quadrant = match (strong, eager) {
        (true, true) => Quadrant::ManageClosely,
        (true, false) => Quadrant::KeepSatisfied,
        (false, true) => Quadrant::KeepInformed,
        (false, false) => Quadrant::Monitor,
    };
    let pull = position.map(|position| {
        // Opposite ratings may leave a hair of their sum, and a hair is no side.
        let position = if same(position, 0.0) { 0.0 } else { position };
        let side = match position {
            ahead if ahead > 0.0 => Side::Favourable,
            behind if behind < 0.0 => Side::Opposed,
            _ => Side::Neutral,
        };
        Pull {
            position,
            resultant: power * position,
            side,
        }
    });
    Ok(Some(Placed {
        power,
        interest,
        quadrant,
        pull,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Rules = Rules {
        scale: Scale {
            least: 1.0,
            most: 5.0,
        },
        position_most: 2.0,
        threshold_power: 3.0,
        threshold_interest: 3.0,
        centre: Centre::Mean,
    };

    fn ratings(power: &[f64], interest: &[f64], position: &[f64]) -> Ratings {
        let each = |values: &[f64]| values.iter().copied().map(Some).collect();
        Ratings {
            power: each(power),
            interest: each(interest),
            position: each(position),
        }
    }

    #[test]
    fn an_actor_not_rated_yet_does_not_hide_the_others() {
        let actors = [
            ratings(&[4.0], &[4.0], &[1.0]),
            ratings(&[4.0], &[], &[]),
            ratings(&[2.0], &[2.0], &[]),
        ];
        let map = map(&actors, &RULES).expect("two are rated");
        assert_eq!((map.unrated, map.without_position), (vec![1], vec![2]));
        assert_eq!(map.viability, Some(1.0));
        let monitored = map.actors[2].expect("it is rated");
        assert_eq!(
            (monitored.quadrant, monitored.pull),
            (Quadrant::Monitor, None)
        );
    }

    #[test]
    fn nobody_pulling_is_no_viability_at_all() {
        let map = map(&[ratings(&[3.0], &[3.0], &[0.0])], &RULES).expect("one is rated");
        assert_eq!(
            (map.support, map.opposition, map.viability),
            (0.0, 0.0, None)
        );
        let pull = map.actors[0].and_then(|placed| placed.pull);
        assert_eq!(pull.map(|pull| pull.side), Some(Side::Neutral));
    }

    #[test]
    fn ratings_that_cancel_out_leave_no_side() {
        let torn = [ratings(&[4.0], &[4.0], &[0.1, 0.2, -0.3])];
        let map = map(&torn, &RULES).expect("one is rated");
        assert_eq!((map.support, map.viability), (0.0, None));
    }

    #[test]
    fn one_table_far_away_pulls_the_mean_and_not_the_median() {
        let actor = [ratings(&[1.0, 3.0, 3.0], &[5.0], &[1.0])];
        let quadrant = |rules| {
            let map = map(&actor, &rules).expect("it is rated");
            map.actors[0].map(|placed| placed.quadrant)
        };
        assert_eq!(quadrant(RULES), Some(Quadrant::KeepInformed));
        let median = Rules {
            centre: Centre::Median,
            ..RULES
        };
        assert_eq!(quadrant(median), Some(Quadrant::ManageClosely));
    }

    #[test]
    fn ratings_outside_their_scale_and_no_ratings_at_all_are_refused() {
        assert_eq!(
            map(&[], &RULES).expect_err("it is refused").kind(),
            "too-few"
        );
        let empty = [ratings(&[], &[], &[])];
        assert_eq!(
            map(&empty, &RULES).expect_err("it is refused").kind(),
            "too-few"
        );
        let wrong = [ratings(&[3.0], &[3.0], &[2.5])];
        let told = Unfit::OutOfRange {
            row: 0,
            column: 2,
            least: -2.0,
            most: 2.0,
        };
        assert_eq!(map(&wrong, &RULES), Err(told));
        let nowhere = Rules {
            threshold_power: f64::NAN,
            ..RULES
        };
        let actor = [ratings(&[3.0], &[3.0], &[1.0])];
        assert_eq!(
            map(&actor, &nowhere).expect_err("it is refused").kind(),
            "out-of-range"
        );
    }
}
