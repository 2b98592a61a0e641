//! Scenarios: the two uncertainties that span the future, and which of its corners to bet on.
//!
//! Each variable has `score = importance × uncertainty`. The axes are the pair with the greatest sum of
//! scores among those that hardly drive each other: `M[x][y] + M[y][x]` at most a given link. Of equal sums
//! the smaller link wins, then the pair that comes first. The bet is the most desirable scenario (of equal
//! ones the more probable, then the first), the trend the most probable (of equal ones the more desirable,
//! then the first). `effort gap = desirability − probability` tells how far the bet is from what comes by
//! itself.
//!
//! Sources: P. Schwartz, *The Art of the Long View* (1991), the two axes; M. Godet on the quality of
//! scenarios. The rule of independence is the project's own.

use super::scale::{AMOUNT, Scale, at_least, equal, reaches, same_length};
use super::{About, Unfit};

/// What is told of the family.
pub const ABOUT: About = About {
    id: "scenarios",
    source: "Schwartz, The Art of the Long View (1991), two axes of uncertainty",
    parameters: &["scale", "link_most"],
    cases: "scenarios",
};

/// One variable, as judged by people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Variable {
    /// How much it matters to the territory.
    pub importance: f64,
    /// How little can be said about its future.
    pub uncertainty: f64,
}

/// What the choice of axes depends on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rules {
    /// The scale of importance and of uncertainty; not below 0.
    pub scale: Scale,
    /// The strongest link that two axes may have, in both directions together.
    pub link_most: f64,
}

/// The two axes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axes {
    /// The one that comes first in the list.
    pub first: usize,
    /// The other one.
    pub second: usize,
    /// The sum of their scores.
    pub sum: f64,
    /// How strongly they drive each other, in both directions together.
    pub link: f64,
}

/// The scores of all variables, and the axes chosen from them.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Importance × uncertainty of each variable.
    pub scores: Vec<f64>,
    /// The pair; none when every pair is linked too strongly.
    pub axes: Option<Axes>,
}

/// The corners between the two axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quadrant {
    /// More of both.
    MoreMore,
    /// More of the first, less of the second.
    MoreLess,
    /// Less of the first, more of the second.
    LessMore,
    /// Less of both.
    LessLess,
}

impl Quadrant {
    /// All corners.
    pub const ALL: [Self; 4] = [
        Self::MoreMore,
        Self::MoreLess,
        Self::LessMore,
        Self::LessLess,
    ];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::MoreMore => "more_more",
            Self::MoreLess => "more_less",
            Self::LessMore => "less_more",
            Self::LessLess => "less_less",
        }
    }
}

/// One scenario, as judged by people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scenario {
    /// How likely it is.
    pub probability: f64,
    /// How much people want it.
    pub desirability: f64,
}

/// One scenario, weighed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlook {
    /// Desirability − probability: what must be done for it.
    pub effort_gap: f64,
    /// Probability × desirability.
    pub product: f64,
}

/// All scenarios, weighed, with the two that matter.
#[derive(Debug, Clone, PartialEq)]
pub struct Bet {
    /// Each scenario, in the order given.
    pub outlooks: Vec<Outlook>,
    /// The scenario to work for.
    pub bet: usize,
    /// The scenario that comes by itself.
    pub trend: usize,
}

/// Chooses the axes. `influence[x][y]` is how strongly `x` drives `y`; its diagonal is not looked at.
///
/// # Errors
/// [`Unfit::TooFew`] for fewer than two variables; [`Unfit::Shape`] for a matrix that is not square;
/// [`Unfit::Missing`] with the empty cells off the diagonal; [`Unfit::OutOfRange`] for a judgement outside
/// the scale (column 0 importance, 1 uncertainty), for a negative influence or link, or for a scale below 0.
pub fn axes(
    variables: &[Variable],
    influence: &[Vec<Option<f64>>],
    rules: &Rules,
) -> Result<Choice, Unfit> {
    at_least(2, variables.len())?;
    AMOUNT.check(rules.scale.least, 0, 0)?;
    AMOUNT.check(rules.link_most, 0, 0)?;
    let mut scores = Vec::with_capacity(variables.len());
    for (row, variable) in variables.iter().enumerate() {
        let importance = rules.scale.check(variable.importance, row, 0)?;
        scores.push(importance * rules.scale.check(variable.uncertainty, row, 1)?);
    }
    same_length(variables.len(), influence.len())?;
    let mut missing = Vec::new();
    for (row, cells) in influence.iter().enumerate() {
        same_length(variables.len(), cells.len())?;
        for (column, cell) in cells
            .iter()
            .enumerate()
            .filter(|(column, _)| *column != row)
        {
            match cell {
                Some(value) => {
                    AMOUNT.check(*value, row, column)?;
                }
                None => missing.push((row, column)),
            }
        }
    }
    if !missing.is_empty() {
        return Err(Unfit::Missing(missing));
    }
    let driven = |from: usize, to: usize| influence[from][to].unwrap_or(0.0);
    let mut axes: Option<Axes> = None;
    for first in 0..scores.len() {
        for second in first + 1..scores.len() {
            let pair = Axes {
                first,
                second,
                sum: scores[first] + scores[second],
                link: driven(first, second) + driven(second, first),
            };
            let better = axes.is_none_or(|best| {
                if equal(pair.sum, best.sum) {
                    pair.link < best.link
                } else {
                    pair.sum > best.sum
                }
            });
            if reaches(rules.link_most, pair.link) && better {
                axes = Some(pair);
            }
        }
    }
    Ok(Choice { scores, axes })
}

/// Weighs scenarios and names the bet and the trend.
///
/// # Errors
/// [`Unfit::TooFew`] without scenarios; [`Unfit::OutOfRange`] for a judgement outside the scale (column 0
/// probability, 1 desirability).
pub fn bet(scenarios: &[Scenario], scale: Scale) -> Result<Bet, Unfit> {
    at_least(1, scenarios.len())?;
    let mut outlooks = Vec::with_capacity(scenarios.len());
    for (row, scenario) in scenarios.iter().enumerate() {
        let probability = scale.check(scenario.probability, row, 0)?;
        let desirability = scale.check(scenario.desirability, row, 1)?;
        outlooks.push(Outlook {
            effort_gap: desirability - probability,
            product: probability * desirability,
        });
    }
    let greatest = |key: fn(&Scenario) -> (f64, f64)| {
        let mut best = 0;
        for (at, scenario) in scenarios.iter().enumerate() {
            if key(scenario) > key(&scenarios[best]) {
                best = at;
            }
        }
        best
    };
    Ok(Bet {
        outlooks,
        bet: greatest(|scenario| (scenario.desirability, scenario.probability)),
        trend: greatest(|scenario| (scenario.probability, scenario.desirability)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Rules = Rules {
        scale: Scale {
            least: 1.0,
            most: 5.0,
        },
        link_most: 3.0,
    };

    fn variable(importance: f64, uncertainty: f64) -> Variable {
        Variable {
            importance,
            uncertainty,
        }
    }

    fn unlinked(count: usize) -> Vec<Vec<Option<f64>>> {
        vec![vec![Some(0.0); count]; count]
    }

    #[test]
    fn of_equal_pairs_the_less_linked_wins_and_then_the_first() {
        let three = [variable(4.0, 4.0); 3];
        let mut influence = unlinked(3);
        influence[0][1] = Some(1.0);
        influence[0][2] = Some(1.0);
        let found = axes(&three, &influence, &RULES).expect("a choice");
        let pair = found.axes.expect("a pair");
        assert_eq!((pair.first, pair.second, pair.link), (1, 2, 0.0));
        let found = axes(&three, &unlinked(3), &RULES).expect("a choice");
        let pair = found.axes.expect("a pair");
        assert_eq!((pair.first, pair.second), (0, 1));
    }

    #[test]
    fn variables_that_all_drive_each_other_have_no_axes() {
        let bound = vec![vec![Some(3.0); 3]; 3];
        let found = axes(&[variable(5.0, 5.0); 3], &bound, &RULES).expect("a choice");
        assert_eq!(found.axes, None);
        assert_eq!(found.scores, [25.0; 3]);
    }

    #[test]
    fn what_was_not_judged_is_named() {
        let two = [variable(3.0, 3.0); 2];
        let mut influence = unlinked(2);
        influence[0][0] = None;
        assert!(axes(&two, &influence, &RULES).is_ok());
        influence[1][0] = None;
        let expected = Err(Unfit::Missing(vec![(1, 0)]));
        assert_eq!(axes(&two, &influence, &RULES), expected);
        assert!(axes(&two[..1], &unlinked(1), &RULES).is_err());
        assert!(axes(&two, &unlinked(3), &RULES).is_err());
        let outside = [variable(3.0, 6.0), variable(3.0, 3.0)];
        assert!(axes(&outside, &unlinked(2), &RULES).is_err());
        assert!(bet(&[], RULES.scale).is_err());
    }

    #[test]
    fn equal_scenarios_keep_their_order() {
        let same = [Scenario {
            probability: 3.0,
            desirability: 3.0,
        }; 4];
        let found = bet(&same, RULES.scale).expect("a bet");
        assert_eq!((found.bet, found.trend), (0, 0));
    }

    #[test]
    fn two_hundred_variables_are_chosen_from() {
        let variables: Vec<Variable> = (0..200)
            .map(|at| variable(1.0 + f64::from(at % 5), 1.0 + f64::from(at / 5 % 5)))
            .collect();
        let found = axes(&variables, &unlinked(200), &RULES).expect("a choice");
        let pair = found.axes.expect("a pair");
        assert_eq!((pair.first, pair.second, pair.sum), (24, 49, 50.0));
    }
}
