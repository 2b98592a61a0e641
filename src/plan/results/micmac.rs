//! MICMAC of the key variables: what moves the system directly, what moves it through others, and whether that settles.

use std::sync::Arc;

use super::said::{Outcome, Remark, Unsaid};
use super::{Matrix, Results};
use crate::method::judgement::{Review, review};
use crate::method::micmac::{self as method, Attenuation, Class, Potential, Settling};

/// The variables, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Micmac {
    /// The variables, in the order of their list; the places of everything below.
    pub variables: Vec<Arc<str>>,
    /// How far the matrix has come, and what in it deserves a second look.
    pub review: Review,
    /// Pairs on which the tables are too far apart, by place.
    pub disputed: Vec<(usize, usize)>,
    /// The direct sums of the matrix, as people count them: influence of each variable.
    pub influence: Vec<f64>,
    /// The direct sums of the matrix: dependence of each variable.
    pub dependence: Vec<f64>,
    /// Direct and indirect standing, and how the ranks came to rest.
    pub found: method::Micmac,
    /// The reading in which longer paths weigh less; it always settles.
    pub attenuated: method::Attenuated,
    /// Whether more of the cells than the workshop allows hold the greatest value.
    pub too_strong: bool,
}

impl Micmac {
    /// The place of a variable.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.variables.iter().position(|variable| **variable == *id)
    }

    /// Whether the order of indirect influence came to rest.
    pub fn settles(&self) -> bool {
        matches!(self.found.settling, Settling::Stable { .. })
    }

    /// The variables of a class by direct influence.
    pub fn direct(&self, class: Class) -> Vec<Arc<str>> {
        self.of(&self.found.direct.classes, class)
    }

    /// The variables of a class by indirect influence.
    pub fn indirect(&self, class: Class) -> Vec<Arc<str>> {
        self.of(&self.found.indirect.classes, class)
    }

    fn of(&self, classes: &[Class], class: Class) -> Vec<Arc<str>> {
        let pairs = self.variables.iter().zip(classes);
        let mine = pairs.filter(|(_, own)| **own == class);
        mine.map(|(id, _)| Arc::clone(id)).collect()
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said = Vec::new();
        for (class, key) in [
            (Class::Key, "reading-micmac-key"),
            (Class::Determinant, "reading-micmac-determinant"),
            (Class::Outcome, "reading-micmac-result"),
            (Class::Autonomous, "reading-micmac-autonomous"),
        ] {
            let ids = self.direct(class);
            if !ids.is_empty() {
                said.push(Remark::new(key).names("names", source, &ids));
            }
        }
        said.push(match self.found.settling {
            Settling::Stable { k } => Remark::new("reading-micmac-stable").count("k", k),
            Settling::Nilpotent { k } => Remark::new("reading-micmac-nilpotent").count("k", k),
            Settling::Periodic { period } => {
                Remark::new("reading-micmac-periodic").count("period", period)
            }
            Settling::Unsettled => {
                Remark::new("reading-micmac-unsettled").count("cap", self.found.powers.len())
            }
        });
        let risen = self.moved(|shift| shift > 0);
        if !risen.is_empty() {
            said.push(Remark::new("reading-micmac-risen").names("names", source, &risen));
        }
        let changed: Vec<Arc<str>> = (0..self.variables.len())
            .filter(|at| self.found.direct.classes[*at] != self.found.indirect.classes[*at])
            .map(|at| Arc::clone(&self.variables[at]))
            .collect();
        if !changed.is_empty() {
            said.push(Remark::new("reading-micmac-changed").names("names", source, &changed));
        }
        if self.too_strong {
            let share = self.review.strongest_share.unwrap_or_default();
            said.push(Remark::new("reading-matrix-strong").number("share", 100.0 * share, 0));
        }
        let silent = self.review.silent_rows.iter();
        let silent: Vec<Arc<str>> = silent
            .map(|row| Arc::clone(&self.variables[*row]))
            .collect();
        if !silent.is_empty() {
            said.push(Remark::new("reading-matrix-silent").names("names", source, &silent));
        }
        if !self.disputed.is_empty() {
            said.push(Remark::new("reading-matrix-disputed").count("n", self.disputed.len()));
        }
        said
    }

    fn moved(&self, test: impl Fn(isize) -> bool) -> Vec<Arc<str>> {
        let pairs = self.variables.iter().zip(&self.found.shift_influence);
        pairs
            .filter(|(_, shift)| test(**shift))
            .map(|(id, _)| Arc::clone(id))
            .collect()
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Micmac> {
    let grid = results
        .grid(Matrix::Variables)
        .as_ref()
        .map_err(Clone::clone)?;
    let rules = results.rules();
    let most = rules.scale("variable_influence", "value")?.most;
    let axis = rules.threshold("micmac.axis")?;
    let [code, counts_for] = rules.array("micmac.potential")?;
    let method_rules = method::Rules {
        most,
        cap: rules.count("micmac.cap")?,
        axis,
    };
    let attenuation = Attenuation {
        most,
        alpha: rules.number("micmac.alpha")?,
        terms: rules.count("micmac.terms")?,
        axis,
    };
    let strong = rules.number("matrix.strong_share")?;
    let cells = method::with_potential(&grid.values, Potential { code, counts_for });
    let unfit = |unfit| Unsaid::of(&unfit, results.source(), &grid.rows, &grid.columns);
    let found = method::micmac(&cells, &method_rules).map_err(unfit)?;
    let attenuated = method::attenuated(&cells, &attenuation).map_err(unfit)?;
    let review = review(&cells, most).map_err(unfit)?;
    let first = found.powers.first();
    Ok(Micmac {
        variables: grid.rows.clone(),
        too_strong: review.strongest_share.is_some_and(|share| share > strong),
        review,
        disputed: grid.disputed.clone(),
        influence: first.map_or_else(Vec::new, |power| power.influence.clone()),
        dependence: first.map_or_else(Vec::new, |power| power.dependence.clone()),
        found,
        attenuated,
    })
}
