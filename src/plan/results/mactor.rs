//! MACTOR: who can press whom, who is with whom, and on which objectives.

use std::sync::Arc;

use super::said::{Outcome, Remark, Unsaid};
use super::{Matrix, Results};
use crate::method::mactor::{self as method, Order, ambivalent_pairs};

/// The forces of the actors, from the matrix of their influences.
#[derive(Debug, Clone, PartialEq)]
pub struct Forces {
    /// The actors, in the order of their list; the places of everything below.
    pub actors: Vec<Arc<str>>,
    /// Pairs on which the tables are too far apart, by place.
    pub disputed: Vec<(usize, usize)>,
    /// Influence, dependence and force.
    pub found: method::Forces,
}

/// Who is with whom.
#[derive(Debug, Clone, PartialEq)]
pub struct Play {
    /// The actors, in the order of their list.
    pub actors: Vec<Arc<str>>,
    /// The objectives, in the order of their list.
    pub objectives: Vec<Arc<str>>,
    /// For and against, nothing more (1MAO).
    pub simple: method::Play,
    /// As strongly as stated (2MAO).
    pub valued: method::Play,
    /// As strongly as stated, times the force of the actor (3MAO); nothing when forces are not known for these
    /// actors.
    pub weighed: Option<method::Play>,
    /// The order that the workshop reads: `1mao`, `2mao` or `3mao`.
    pub order: &'static str,
    /// Pairs that are together on some objectives and opposed on others, by place.
    pub ambivalent: Vec<(usize, usize)>,
}

impl Play {
    /// The order that the workshop reads; without forces, what was stated.
    pub fn chosen(&self) -> &method::Play {
        match (self.order, &self.weighed) {
            ("1mao", _) => &self.simple,
            ("3mao", Some(weighed)) => weighed,
            _ => &self.valued,
        }
    }

    /// The pairs with the greatest convergence (`together`) or divergence, no more than `most`: places and value.
    pub fn strongest(&self, together: bool, most: usize) -> Vec<(usize, usize, f64)> {
        let play = self.chosen();
        let table = if together {
            &play.convergence
        } else {
            &play.divergence
        };
        let n = self.actors.len();
        let pairs = (0..n).flat_map(|one| (one + 1..n).map(move |other| (one, other)));
        let mut pairs: Vec<(usize, usize, f64)> = pairs
            .map(|(one, other)| (one, other, table[one][other]))
            .filter(|(_, _, value)| *value > 0.0)
            .collect();
        pairs.sort_by(|a, b| b.2.total_cmp(&a.2));
        pairs.truncate(most);
        pairs
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let play = self.chosen();
        let mut said = Vec::new();
        if self.order == "3mao" && self.weighed.is_none() {
            said.push(Remark::new("reading-mactor-no-forces"));
        }
        let most = |values: &[f64]| -> Option<usize> {
            let best =
                (0..values.len()).max_by(|a, b| values[*a].total_cmp(&values[*b]).then(b.cmp(a)));
            best.filter(|at| values[*at] > 0.0)
        };
        if let Some(at) = most(&play.mobilisation) {
            said.push(
                Remark::new("reading-mactor-mobilises")
                    .names("name", source, [&self.objectives[at]])
                    .number("agree", play.agree[at], 1)
                    .number("disagree", play.disagree[at].abs(), 1),
            );
        }
        let against: Vec<f64> = play.disagree.iter().map(|value| -value).collect();
        if let Some(at) = most(&against) {
            said.push(Remark::new("reading-mactor-resisted").names(
                "name",
                source,
                [&self.objectives[at]],
            ));
        }
        for (together, key) in [
            (true, "reading-mactor-together"),
            (false, "reading-mactor-apart"),
        ] {
            if let Some((one, other, _)) = self.strongest(together, 1).first() {
                let pair = [&self.actors[*one], &self.actors[*other]];
                said.push(Remark::new(key).names("names", source, pair));
            }
        }
        for (one, other) in self.ambivalent.iter().take(3) {
            let pair = [&self.actors[*one], &self.actors[*other]];
            said.push(Remark::new("reading-mactor-ambivalent").names("names", source, pair));
        }
        said
    }
}

impl Forces {
    /// The place of an actor.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.actors.iter().position(|actor| **actor == *id)
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut order: Vec<usize> = (0..self.actors.len()).collect();
        order.sort_by(|a, b| self.found.force[*b].total_cmp(&self.found.force[*a]));
        let named = |key, test: &dyn Fn(f64) -> bool| {
            let ids: Vec<Arc<str>> = order
                .iter()
                .filter(|at| test(self.found.force[**at]))
                .map(|at| Arc::clone(&self.actors[*at]))
                .collect();
            (!ids.is_empty()).then(|| Remark::new(key).names("names", source, &ids))
        };
        let mut said = Vec::new();
        said.extend(named("reading-mactor-strong", &|force| force > 1.0));
        said.extend(named("reading-mactor-weak", &|force| force <= 1.0));
        if !self.disputed.is_empty() {
            said.push(Remark::new("reading-matrix-disputed").count("n", self.disputed.len()));
        }
        said
    }
}

pub(super) fn forces(results: Results<'_>) -> Outcome<Forces> {
    let grid = results
        .grid(Matrix::Forces)
        .as_ref()
        .map_err(Clone::clone)?;
    let most = results.rules().scale("actor_influence", "value")?.most;
    let found = method::forces(&grid.values, most)
        .map_err(|unfit| Unsaid::of(&unfit, results.source(), &grid.rows, &grid.columns))?;
    Ok(Forces {
        actors: grid.rows.clone(),
        disputed: grid.disputed.clone(),
        found,
    })
}

pub(super) fn play(results: Results<'_>) -> Outcome<Play> {
    let grid = results
        .grid(Matrix::Stances)
        .as_ref()
        .map_err(Clone::clone)?;
    let rules = results.rules();
    let most = rules.scale("actor_stance", "value")?.most;
    let order = rules.one_of(
        "mactor.order",
        &[("1mao", "1mao"), ("2mao", "2mao"), ("3mao", "3mao")],
    )?;
    let from = rules.number("mactor.ambivalent_from")?;
    let unfit = |unfit| Unsaid::of(&unfit, results.source(), &grid.rows, &grid.columns);
    let told = |order| method::play(&grid.values, most, order).map_err(unfit);
    let forces = results.forces().as_ref().ok();
    let forces = forces.filter(|forces| forces.actors == grid.rows);
    let weighed = forces.map(|forces| told(Order::Weighed(&forces.found)));
    let mut play = Play {
        actors: grid.rows.clone(),
        objectives: grid.columns.clone(),
        simple: told(Order::Simple)?,
        valued: told(Order::Valued)?,
        weighed: weighed.transpose()?,
        order,
        ambivalent: Vec::new(),
    };
    play.ambivalent = ambivalent_pairs(play.chosen(), from);
    Ok(play)
}
