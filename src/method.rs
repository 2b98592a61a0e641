//! The computations of planning: plain numbers in, plain numbers out.
//!
//! A small library that knows neither notebooks nor words. Items are named by their place in what the caller
//! gave, from 0. Weights, thresholds, scales and rates are parameters: they come from the workshop definition
//! and have no value of their own here. Whatever cannot be computed comes back as [`Unfit`], never as a
//! number that is none. Each family names its formula, units, ranges, ties and source, and passes the
//! reference cases in `tests/fixtures/cases`.

pub mod ahp;
pub mod cofinancing;
pub mod critical_path;
pub mod delphi;
pub mod earned_value;
pub mod igo;
pub mod indicators;
pub mod indices;
pub mod investment;
pub mod judgement;
pub mod logframe;
pub mod mactor;
pub mod micmac;
mod money;
pub mod multicriteria;
pub mod participation;
pub mod plane;
pub mod portfolio;
pub mod problem_tree;
pub mod ranking;
pub mod risk;
pub mod scale;
pub mod scenarios;
pub mod spread;
pub mod stakeholders;
pub mod swot;
pub mod typology;
pub mod vester;
pub mod voting;
pub mod wording;

use std::fmt;

/// Why a computation has no result. Places count from 0 in the order the caller gave.
#[derive(Debug, Clone, PartialEq)]
pub enum Unfit {
    /// Fewer items than the method needs to say anything.
    TooFew {
        /// The least that is needed.
        needed: usize,
        /// What was given.
        given: usize,
    },
    /// Two inputs that belong together have different lengths.
    Shape {
        /// The length that was expected.
        expected: usize,
        /// The length that was given.
        given: usize,
    },
    /// Cells without a value, as row and column.
    Missing(Vec<(usize, usize)>),
    /// A value outside its scale, or one that is no number.
    OutOfRange {
        /// Its row, or its place in a list.
        row: usize,
        /// Its column; 0 in a list.
        column: usize,
        /// The least value of the scale.
        least: f64,
        /// The greatest value of the scale.
        most: f64,
    },
    /// Weights that do not sum to the whole they share out.
    Weights {
        /// Their sum.
        sum: f64,
        /// What they should sum to.
        whole: f64,
    },
    /// Weights that are all zero, or a negative one: nothing can be shared out by them.
    NoWeight,
    /// All values are equal, so that nothing can be told apart.
    AllEqual,
    /// Items that depend on each other in a circle, in the order of the circle.
    Cycle(Vec<usize>),
    /// A link to an item that was not given.
    Unknown {
        /// The item that has the link.
        item: usize,
    },
}

impl Unfit {
    /// The stable name of the reason, which is also the end of its words (`unfit-too-few`).
    pub fn kind(&self) -> &'static str {
        match self {
            Self::TooFew { .. } => "too-few",
            Self::Shape { .. } => "shape",
            Self::Missing(_) => "missing",
            Self::OutOfRange { .. } => "out-of-range",
            Self::Weights { .. } => "weights",
            Self::NoWeight => "weightless",
            Self::AllEqual => "all-equal",
            Self::Cycle(_) => "cycle",
            Self::Unknown { .. } => "unknown",
        }
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind())
    }
}

impl std::error::Error for Unfit {}

/// What `docs/methods.md` tells of a family of methods.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// Stable name; its words are `method-<id>`.
    pub id: &'static str,
    /// Where the method was published or is documented.
    pub source: &'static str,
    /// What the workshop definition decides.
    pub parameters: &'static [&'static str],
    /// Its folder of reference cases; empty when there are none.
    pub cases: &'static str,
}
