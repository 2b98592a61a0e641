//! Scenarios: the two uncertainties that span the future, the one that comes by itself, and the bet.

use std::sync::Arc;

use super::rules::real;
use super::said::{LeftOut, Outcome, Remark, Unsaid};
use super::{Matrix, Results};
use crate::method::scenarios::{self as method, Bet, Choice, Rules, Scenario, Variable};

/// The scenarios, weighed.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenarios {
    /// The scenarios that were rated, in the order of their list; the places of everything below.
    pub scenarios: Vec<Arc<str>>,
    /// Effort, bet and trend.
    pub found: Bet,
    /// The scenario that the room chose, if one is marked so.
    pub chosen: Option<Arc<str>>,
    /// Whether the chosen one is desirable enough; nothing while none is chosen or it was not rated.
    pub desirable: Option<bool>,
    /// Scenarios without probability or desirability.
    pub left_out: LeftOut,
}

/// The two axes.
#[derive(Debug, Clone, PartialEq)]
pub struct FutureAxes {
    /// The variables that were rated, in the order of their list; the places of everything below.
    pub variables: Vec<Arc<str>>,
    /// Scores, and the pair when there is one.
    pub found: Choice,
    /// Variables without importance or uncertainty.
    pub left_out: LeftOut,
}

impl Scenarios {
    /// The place of a scenario.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.scenarios.iter().position(|scenario| **scenario == *id)
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let (bet, trend) = (
            &self.scenarios[self.found.bet],
            &self.scenarios[self.found.trend],
        );
        let mut said = vec![
            Remark::new("reading-scenarios-trend").names("name", source, [trend]),
            Remark::new("reading-scenarios-bet")
                .names("name", source, [bet])
                .number("gap", self.found.outlooks[self.found.bet].effort_gap, 1),
        ];
        match &self.chosen {
            None => said.push(Remark::new("reading-scenarios-none-chosen")),
            Some(chosen) if chosen != bet => {
                said.push(Remark::new("reading-scenarios-other").names("name", source, [chosen]));
            }
            Some(_) => {}
        }
        if self.desirable == Some(false) {
            said.push(Remark::new("reading-scenarios-undesired"));
        }
        said.extend(self.left_out.remarks(source));
        said
    }
}

impl FutureAxes {
    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said = Vec::new();
        said.push(match &self.found.axes {
            Some(pair) => {
                let ids = [&self.variables[pair.first], &self.variables[pair.second]];
                Remark::new("reading-axes-pair")
                    .names("names", source, ids)
                    .number("sum", pair.sum, 1)
                    .number("link", pair.link, 1)
            }
            None => Remark::new("reading-axes-none"),
        });
        said.extend(self.left_out.remarks(source));
        said
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Scenarios> {
    let rules = results.rules();
    let scale = rules.scale("scenario", "desirability")?;
    let desirable_from = rules.number("scenarios.desirable_from")?;
    let (mut scenarios, mut rated) = (Vec::new(), Vec::new());
    let (mut chosen, mut left_out) = (None, LeftOut::default());
    for item in results.source().items("scenario") {
        let is_chosen = item.id_of("kind") == Some("chosen");
        if is_chosen {
            chosen.get_or_insert_with(|| Arc::clone(&item.id));
        }
        let both = item.number("probability").zip(item.number("desirability"));
        let Some((probability, desirability)) = both else {
            left_out.lacks(&item.id);
            continue;
        };
        let (probability, desirability) = (real(probability), real(desirability));
        let on_scale = |value: f64| (scale.least..=scale.most).contains(&value);
        if !on_scale(probability) || !on_scale(desirability) {
            left_out.odd.push(Arc::clone(&item.id));
            continue;
        }
        scenarios.push(Arc::clone(&item.id));
        rated.push(Scenario {
            probability,
            desirability,
        });
    }
    if scenarios.is_empty() {
        return Err(Unsaid::nothing());
    }
    let found = method::bet(&rated, scale)
        .map_err(|unfit| Unsaid::of(&unfit, results.source(), &scenarios, &[]))?;
    let place = |id: &Arc<str>| scenarios.iter().position(|scenario| scenario == id);
    let desirable = chosen.as_ref().and_then(place);
    Ok(Scenarios {
        desirable: desirable.map(|at| rated[at].desirability >= desirable_from),
        scenarios,
        found,
        chosen,
        left_out,
    })
}

pub(super) fn axes(results: Results<'_>) -> Outcome<FutureAxes> {
    let rules = results.rules();
    let scale = rules.scale("variable", "uncertainty")?;
    let method_rules = Rules {
        scale,
        link_most: rules.number("scenarios.link_most")?,
    };
    let (mut variables, mut rated) = (Vec::new(), Vec::new());
    let mut left_out = LeftOut::default();
    for item in results.source().items("variable") {
        match item.number("importance").zip(item.number("uncertainty")) {
            Some((importance, uncertainty)) => {
                variables.push(Arc::clone(&item.id));
                rated.push(Variable {
                    importance: real(importance),
                    uncertainty: real(uncertainty),
                });
            }
            None => left_out.lacks(&item.id),
        }
    }
    if variables.is_empty() {
        return Err(Unsaid::nothing());
    }
    let grid = results
        .grid(Matrix::Variables)
        .as_ref()
        .map_err(Clone::clone)?;
    let places: Vec<Option<usize>> = variables.iter().map(|id| grid.row(id)).collect();
    let cell = |row: Option<usize>, column: Option<usize>| grid.values[row?][column?];
    let influence: Vec<Vec<Option<f64>>> = places
        .iter()
        .map(|row| places.iter().map(|column| cell(*row, *column)).collect())
        .collect();
    let found = method::axes(&rated, &influence, &method_rules)
        .map_err(|unfit| Unsaid::of(&unfit, results.source(), &variables, &variables))?;
    Ok(FutureAxes {
        variables,
        found,
        left_out,
    })
}
