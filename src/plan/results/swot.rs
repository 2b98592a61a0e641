//! Strengths, weaknesses, opportunities and threats: how strong we are inside, how well we answer outside, and where
//! they meet.

use std::sync::Arc;

use super::rules::real;
use super::said::{Outcome, Place, Remark, Unsaid};
use super::{Matrix, Results};
use crate::method::swot::{
    Crossed, Cuts, Evaluation, Factor, FactorRules, IeCell, Posture, Pull, Strategy, cross,
    evaluate, ie_cell, objections,
};
use crate::plan::Item;

/// One side of the balance: inside (IFE) or outside (EFE).
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Its factors, in the order of their list; the places of everything below.
    pub factors: Vec<Arc<str>>,
    /// The sum of their weights.
    pub weights: f64,
    /// The weighted total.
    pub found: Evaluation,
}

/// The crossed matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct Cross {
    /// The internal factors, in the order of their list.
    pub internal: Vec<Arc<str>>,
    /// The external factors, in the order of their list.
    pub external: Vec<Arc<str>>,
    /// Blocks, posture and sums.
    pub found: Crossed,
    /// How many cells were left blank and counted as nothing.
    pub n_blank: usize,
    /// Pairs on which the tables are too far apart, by place.
    pub disputed: Vec<(usize, usize)>,
}

/// The side of a factor, and which way it pulls.
fn kind(item: &Item) -> Option<(bool, Pull)> {
    Some(match item.id_of("kind")? {
        "strength" => (true, Pull::Favourable),
        "weakness" => (true, Pull::Adverse),
        "opportunity" => (false, Pull::Favourable),
        "threat" => (false, Pull::Adverse),
        _ => return None,
    })
}

/// Evaluates one side.
pub(super) fn side(results: Results<'_>, inside: bool) -> Outcome<Side> {
    let rules = results.rules();
    let mut factors = Vec::new();
    let mut given = Vec::new();
    for item in results.source().items("swot") {
        if let Some((own, pull)) = kind(item)
            && own == inside
        {
            factors.push(Arc::clone(&item.id));
            given.push(Factor {
                pull,
                weight: item.number("weight").map(real),
                rating: item.number("rating").map(real),
            });
        }
    }
    if factors.is_empty() {
        return Err(Unsaid::nothing());
    }
    let ratings = rules.scale("swot", "rating")?;
    let (favourable, adverse) = if inside {
        (rules.ends("swot.favourable")?, rules.ends("swot.adverse")?)
    } else {
        (ratings, ratings)
    };
    let factor_rules = FactorRules {
        whole: rules.number("swot.whole")?,
        favourable,
        adverse,
    };
    let found = evaluate(&given, &factor_rules).map_err(|unfit| {
        let mut unsaid = Unsaid::of(&unfit, results.source(), &factors, &[]);
        // All that stands in the way, not only the first.
        let others = objections(&given, &factor_rules);
        let others = others.iter().skip(1);
        for other in others.map(|other| Unsaid::of(other, results.source(), &factors, &[])) {
            let fresh = other.places.into_iter();
            let fresh: Vec<Place> = fresh
                .filter(|place| !unsaid.places.contains(place))
                .collect();
            unsaid.places.extend(fresh);
        }
        unsaid
    })?;
    Ok(Side {
        weights: given.iter().filter_map(|factor| factor.weight).sum(),
        factors,
        found,
    })
}

/// Where the two totals stand.
pub(super) fn cell(results: Results<'_>) -> Outcome<IeCell> {
    let inside = results.swot_inside().as_ref().map_err(Clone::clone)?;
    let outside = results.swot_outside().as_ref().map_err(Clone::clone)?;
    let rules = results.rules();
    let [fair, strong] = rules.array("swot.cuts")?;
    let cuts = Cuts {
        totals: rules.scale("swot", "rating")?,
        fair,
        strong,
    };
    ie_cell(inside.found.total, outside.found.total, &cuts)
        .map_err(|unfit| Unsaid::of(&unfit, results.source(), &[], &[]))
}

/// Crosses both sides.
pub(super) fn crossed(results: Results<'_>) -> Outcome<Cross> {
    let grid = results
        .grid(Matrix::Crossed)
        .as_ref()
        .map_err(Clone::clone)?;
    let rules = results.rules();
    let source = results.source();
    let most = rules.scale("swot_cross", "value")?.most;
    let blank_is_nothing = rules.one_of("swot.blank", &[("zero", true), ("missing", false)])?;
    let n_blank = grid.rows.len() * grid.columns.len() - grid.n_given;
    let cells = if blank_is_nothing {
        grid.filled(0.0)
    } else {
        grid.values.clone()
    };
    let pulls = |ids: &[Arc<str>]| -> Vec<Pull> {
        ids.iter()
            .filter_map(|id| Some(kind(source.get(id)?)?.1))
            .collect()
    };
    let found = cross(&cells, &pulls(&grid.rows), &pulls(&grid.columns), most)
        .map_err(|unfit| Unsaid::of(&unfit, source, &grid.rows, &grid.columns))?;
    Ok(Cross {
        internal: grid.rows.clone(),
        external: grid.columns.clone(),
        found,
        n_blank,
        disputed: grid.disputed.clone(),
    })
}

/// The reading of both sides and of their crossing, in sentences.
pub fn reading(results: Results<'_>) -> Vec<Remark> {
    let mut said = Vec::new();
    let sides = [
        (results.swot_inside(), "reading-swot-inside"),
        (results.swot_outside(), "reading-swot-outside"),
    ];
    for (side, key) in sides {
        match side {
            Ok(side) => said.push(
                Remark::new(key)
                    .number("total", side.found.total, 2)
                    .number("favourable", side.found.favourable, 2)
                    .number("adverse", side.found.adverse, 2),
            ),
            Err(unsaid) => said.push(unsaid.why.clone()),
        }
    }
    if let Ok(cell) = results.swot_cell() {
        let key = match cell.strategy {
            Strategy::GrowAndBuild => "reading-swot-grow",
            Strategy::HoldAndMaintain => "reading-swot-hold",
            Strategy::HarvestOrDivest => "reading-swot-harvest",
        };
        let fact = crate::plan::Fact::Text(cell.roman().to_owned());
        said.push(Remark::new(key).with("cell", fact));
    }
    match results.swot_crossed() {
        Ok(cross) => said.extend(cross.reading()),
        Err(unsaid) => said.push(unsaid.why.clone()),
    }
    said
}

impl Cross {
    /// The reading of the crossing in sentences.
    pub fn reading(&self) -> Vec<Remark> {
        let mut said = Vec::new();
        let key = match self.found.posture.as_slice() {
            [Posture::Offensive] => "reading-swot-offensive",
            [Posture::Defensive] => "reading-swot-defensive",
            [Posture::Adaptive] => "reading-swot-adaptive",
            [Posture::Survival] => "reading-swot-survival",
            _ => "reading-swot-several",
        };
        said.push(
            Remark::new(key)
                .number("optimisation", 100.0 * self.found.optimisation, 0)
                .number("risk", 100.0 * self.found.risk, 0),
        );
        if self.n_blank > 0 {
            said.push(Remark::new("reading-swot-blank").count("n", self.n_blank));
        }
        if !self.disputed.is_empty() {
            said.push(Remark::new("reading-matrix-disputed").count("n", self.disputed.len()));
        }
        said
    }
}
