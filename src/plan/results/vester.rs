//! The Vester matrix of the problems: causes, effects, critical ones, and those that are hardly connected.

use std::sync::Arc;

use super::said::{Outcome, Remark, Unsaid};
use super::{Grid, Matrix, Results};
use crate::method::judgement::{Review, review};
use crate::method::vester::{self as method, Quadrant};

/// The matrix of problems, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Vester {
    /// The problems, in the order of their list; the places of everything below.
    pub problems: Vec<Arc<str>>,
    /// How far the matrix has come, and what in it deserves a second look.
    pub review: Review,
    /// Pairs on which the tables are too far apart, by place.
    pub disputed: Vec<(usize, usize)>,
    /// Totals, cuts and quadrants.
    pub found: method::Vester,
    /// Whether more of the cells than the workshop allows hold the greatest value.
    pub too_strong: bool,
}

impl Vester {
    /// The place of a problem.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.problems.iter().position(|problem| **problem == *id)
    }

    /// Where a problem stands; nothing when it is not in the matrix.
    pub fn quadrant_of(&self, id: &str) -> Option<Quadrant> {
        Some(self.found.quadrants[self.place(id)?])
    }

    /// The problems of a quadrant, those with the greatest total first.
    pub fn of(&self, quadrant: Quadrant) -> Vec<Arc<str>> {
        let mut places: Vec<usize> = (0..self.problems.len())
            .filter(|place| self.found.quadrants[*place] == quadrant)
            .collect();
        let total = |place: &usize| self.found.active[*place] + self.found.passive[*place];
        places.sort_by(|a, b| total(b).total_cmp(&total(a)));
        let ids = places.into_iter().map(|place| &self.problems[place]);
        ids.cloned().collect()
    }

    /// The problems to propose as core of the tree; several when they tie.
    pub fn core(&self) -> Vec<Arc<str>> {
        let core = self.found.core.iter();
        core.map(|place| Arc::clone(&self.problems[*place]))
            .collect()
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said = Vec::new();
        for (quadrant, key) in [
            (Quadrant::Critical, "reading-vester-critical"),
            (Quadrant::Active, "reading-vester-active"),
            (Quadrant::Passive, "reading-vester-passive"),
            (Quadrant::WeaklyConnected, "reading-vester-weak"),
        ] {
            let ids = self.of(quadrant);
            if !ids.is_empty() {
                let remark = Remark::new(key).count("n", ids.len());
                said.push(remark.names("names", source, &ids));
            }
        }
        let core = self.core();
        if !core.is_empty() {
            said.push(Remark::new("reading-vester-core").names("names", source, &core));
        }
        if self.too_strong {
            let share = self.review.strongest_share.unwrap_or_default();
            said.push(Remark::new("reading-matrix-strong").number("share", 100.0 * share, 0));
        }
        let silent = self.review.silent_rows.iter();
        let silent: Vec<Arc<str>> = silent.map(|row| Arc::clone(&self.problems[*row])).collect();
        if !silent.is_empty() {
            said.push(Remark::new("reading-matrix-silent").names("names", source, &silent));
        }
        if !self.disputed.is_empty() {
            said.push(Remark::new("reading-matrix-disputed").count("n", self.disputed.len()));
        }
        said
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Vester> {
    let grid: &Grid = results
        .grid(Matrix::Causes)
        .as_ref()
        .map_err(Clone::clone)?;
    let rules = results.rules();
    let most = rules.scale("problem_influence", "value")?.most;
    let method_rules = method::Rules {
        most,
        threshold: rules.threshold("vester.threshold")?,
    };
    let strong = rules.number("matrix.strong_share")?;
    let unfit = |unfit| Unsaid::of(&unfit, results.source(), &grid.rows, &grid.columns);
    let found = method::vester(&grid.values, &method_rules).map_err(unfit)?;
    let review = review(&grid.values, most).map_err(unfit)?;
    Ok(Vester {
        problems: grid.rows.clone(),
        too_strong: review.strongest_share.is_some_and(|share| share > strong),
        review,
        disputed: grid.disputed.clone(),
        found,
    })
}
