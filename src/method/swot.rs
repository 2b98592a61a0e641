//! The weighted SWOT analysis: how strong we are inside, how well we answer outside, and where they meet.
//!
//! **Factors**, [`evaluate`] (IFE inside, EFE outside, after David): each factor has a weight, all weights
//! of a matrix sum to 1, and a rating 1 to 4. Inside, a strength can only be 3 or 4 and a weakness only 1
//! or 2; outside, the rating tells how well we answer, 1 to 4 for opportunities and threats alike. The
//! total, `Σ weight·rating`, is 1 to 4 with its middle at 2.5.
//!
//! **IE matrix**, [`ie_cell`]: the two totals, each cut at 2 and at 3, give nine cells: I–III with a strong
//! answer outside, IV–VI with a fair one, VII–IX with a weak one; the first of each three with a strong
//! position inside. I, II and IV: grow and build; III, V and VII: hold and maintain; VI, VIII and IX:
//! harvest or divest.
//!
//! **Crossed matrix**, [`cross`]: how much each internal factor has to do with each external one, 0 to 3 as
//! a rule. Four blocks: strengths with opportunities (SO, offensive), strengths with threats (ST,
//! defensive), weaknesses with opportunities (WO, adaptive), weaknesses with threats (WT, survival). A
//! block's density is its total by what it could be, `cells·most`; blocks of different size can only be
//! compared by it, and the densest gives the posture.

use super::multicriteria::check_whole;
use super::plane::is_high;
use super::scale::Scale;
use super::{About, Unfit, judgement, ranking};

/// What the documentation tells of this family.
pub const ABOUT: About = About {
    id: "swot",
    source: "David 2011, Strategic management, concepts and cases (IFE, EFE, IE); Castellanos, Matriz de balance de \
             fuerzas (crossed matrix)",
    parameters: &["whole", "favourable", "adverse", "cuts", "most"],
    cases: "foda",
};

/// Which way a factor pulls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pull {
    /// A strength or an opportunity.
    Favourable,
    /// A weakness or a threat.
    Adverse,
}

/// One factor of an evaluation; `None` is not judged yet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Factor {
    /// Which way it pulls.
    pub pull: Pull,
    /// Its part of the whole.
    pub weight: Option<f64>,
    /// Its rating.
    pub rating: Option<f64>,
}

/// What the workshop decides about an evaluation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FactorRules {
    /// What the weights sum to.
    pub whole: f64,
    /// The ratings a strength or an opportunity can have.
    pub favourable: Scale,
    /// The ratings a weakness or a threat can have.
    pub adverse: Scale,
}

/// An evaluation of factors.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// The weighted sum of the ratings, on the scale of the ratings.
    pub total: f64,
    /// What each factor gives to it.
    pub weighted: Vec<f64>,
    /// What the favourable factors give to it.
    pub favourable: f64,
    /// What the adverse factors give to it.
    pub adverse: f64,
}

/// Everything that keeps an evaluation from being computed, in order: ratings and weights off their scale
/// by place, factors not judged (column 0 the weight, 1 the rating), weights that are not the whole. Empty
/// when nothing does.
pub fn objections(factors: &[Factor], rules: &FactorRules) -> Vec<Unfit> {
    let mut found = Vec::new();
    let mut missing = Vec::new();
    let mut weights = Vec::with_capacity(factors.len());
    let share = Scale {
        least: 0.0,
        most: rules.whole,
    };
    for (row, factor) in factors.iter().enumerate() {
        let ratings = match factor.pull {
            Pull::Favourable => rules.favourable,
            Pull::Adverse => rules.adverse,
        };
        let judged = [(factor.weight, share), (factor.rating, ratings)];
        for (column, (value, scale)) in judged.into_iter().enumerate() {
            match value {
                Some(value) => found.extend(scale.check(value, row, column).err()),
                None => missing.push((row, column)),
            }
        }
        weights.extend(factor.weight);
    }
    if factors.is_empty() {
        found.push(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    } else if !missing.is_empty() {
        found.push(Unfit::Missing(missing));
    } else if let Err(unfit) = check_whole(&weights, rules.whole) {
        found.push(unfit);
    }
    found
}

/// Evaluates the factors of one side, inside (IFE) or outside (EFE).
///
/// # Errors
/// The first of the [`objections`].
pub fn evaluate(factors: &[Factor], rules: &FactorRules) -> Result<Evaluation, Unfit> {
    if let Some(first) = objections(factors, rules).into_iter().next() {
        return Err(first);
    }
    let weigh = |factor: &Factor| factor.weight.unwrap_or(0.0) * factor.rating.unwrap_or(0.0);
    let weighted: Vec<f64> = factors
        .iter()
        .map(|factor| weigh(factor) / rules.whole)
        .collect();
    let of = |pull: Pull| -> f64 {
        let pairs = factors.iter().zip(&weighted);
        let mine = pairs.filter(|(factor, _)| factor.pull == pull);
        mine.map(|(_, weighted)| weighted).sum()
    };
    Ok(Evaluation {
        total: weighted.iter().sum(),
        favourable: of(Pull::Favourable),
        adverse: of(Pull::Adverse),
        weighted,
    })
}

/// Where the axes of the IE matrix are cut, the same on both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cuts {
    /// The ends of the totals.
    pub totals: Scale,
    /// From here on a total is fair.
    pub fair: f64,
    /// From here on it is strong.
    pub strong: f64,
}

/// What a cell of the IE matrix advises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strategy {
    /// Cells I, II and IV.
    GrowAndBuild,
    /// Cells III, V and VII.
    HoldAndMaintain,
    /// Cells VI, VIII and IX.
    HarvestOrDivest,
}

impl Strategy {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::GrowAndBuild => "grow_and_build",
            Self::HoldAndMaintain => "hold_and_maintain",
            Self::HarvestOrDivest => "harvest_or_divest",
        }
    }
}

/// A cell of the IE matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IeCell {
    /// Its number, 1 to 9.
    pub number: usize,
    /// What it advises.
    pub strategy: Strategy,
}

impl IeCell {
    /// Its number as it is printed, `I` to `IX`.
    pub fn roman(self) -> &'static str {
        const ROMAN: [&str; 9] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
        ROMAN
            .get(self.number.saturating_sub(1))
            .copied()
            .unwrap_or("IX")
    }
}

/// The cell of two totals. A total on a cut belongs to the better side.
///
/// # Errors
/// [`Unfit::OutOfRange`] for a total outside the ends (row 0 inside, row 1 outside), or for cuts that are
/// not in order.
pub fn ie_cell(ife: f64, efe: f64, cuts: &Cuts) -> Result<IeCell, Unfit> {
    let third = |total: f64, row: usize| {
        // Sums of decimals may pass an end by a hair.
        let (least, most) = (cuts.totals.least, cuts.totals.most);
        let total = match total {
            below if ranking::same(below, least) => least,
            above if ranking::same(above, most) => most,
            total => cuts.totals.check(total, row, 0)?,
        };
        for cut in [cuts.fair, cuts.strong] {
            cuts.totals.check(cut, row, 0)?;
        }
        if cuts.fair > cuts.strong {
            return Err(judgement::outside(row, 0, least, cuts.strong));
        }
        Ok(
            match (is_high(total, cuts.strong), is_high(total, cuts.fair)) {
                (true, _) => 0,
                (false, true) => 1,
                (false, false) => 2,
            },
        )
    };
    let (column, row): (usize, usize) = (third(ife, 0)?, third(efe, 1)?);
    Ok(IeCell {
        number: row * 3 + column + 1,
        strategy: match row + column {
            0 | 1 => Strategy::GrowAndBuild,
            2 => Strategy::HoldAndMaintain,
            _ => Strategy::HarvestOrDivest,
        },
    })
}

/// The posture that a block stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posture {
    /// Strengths with opportunities.
    Offensive,
    /// Strengths with threats.
    Defensive,
    /// Weaknesses with opportunities.
    Adaptive,
    /// Weaknesses with threats.
    Survival,
}

impl Posture {
    /// The four, in the order of the blocks SO, ST, WO, WT.
    pub const ALL: [Self; 4] = [
        Self::Offensive,
        Self::Defensive,
        Self::Adaptive,
        Self::Survival,
    ];

    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Offensive => "offensive",
            Self::Defensive => "defensive",
            Self::Adaptive => "adaptive",
            Self::Survival => "survival",
        }
    }

    /// The name of its block.
    pub fn block(self) -> &'static str {
        match self {
            Self::Offensive => "so",
            Self::Defensive => "st",
            Self::Adaptive => "wo",
            Self::Survival => "wt",
        }
    }
}

/// One block of the crossed matrix.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Block {
    /// What it stands for.
    pub posture: Posture,
    /// The sum of its cells.
    pub total: f64,
    /// How many cells it has.
    pub n_cells: usize,
    /// Its total by the greatest it could be, 0 to 1; `None` when it has no cells.
    pub density: Option<f64>,
}

/// The crossed matrix, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Crossed {
    /// The four blocks in the order of [`Posture::ALL`].
    pub blocks: [Block; 4],
    /// The posture of the densest block; several when they tie, in the same order.
    pub posture: Vec<Posture>,
    /// The sum of each internal factor.
    pub rows: Vec<f64>,
    /// The sum of each external factor.
    pub columns: Vec<f64>,
    /// The part of the whole that lies with opportunities, 0 to 1 (optimisation).
    pub optimisation: f64,
    /// The part of the whole that lies with threats, 0 to 1 (risk).
    pub risk: f64,
}

/// Crosses internal factors (rows) with external ones (columns), 0 to `most`.
///
/// # Errors
/// [`Unfit::TooFew`] without rows or columns; [`Unfit::Shape`] when the matrix does not fit the factors;
/// [`Unfit::OutOfRange`] for a value outside 0 to `most`, or a `most` of 0; [`Unfit::Missing`] with every
/// empty cell; [`Unfit::AllEqual`] when all cells are 0: nothing meets anything.
pub fn cross(
    cells: &[Vec<Option<f64>>],
    internal: &[Pull],
    external: &[Pull],
    most: f64,
) -> Result<Crossed, Unfit> {
    if internal.is_empty() || external.is_empty() {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    }
    if cells.len() != internal.len() {
        return Err(Unfit::Shape {
            expected: internal.len(),
            given: cells.len(),
        });
    }
    let scale = Scale { least: 0.0, most };
    let matrix = judgement::table(cells, &vec![scale; external.len()])?;
    let (rows, columns) = judgement::sums(&matrix);
    let whole: f64 = rows.iter().sum();
    if whole <= 0.0 {
        return Err(Unfit::AllEqual);
    }
    let blocks = Posture::ALL.map(|posture| {
        let (inside, outside) = match posture {
            Posture::Offensive => (Pull::Favourable, Pull::Favourable),
            Posture::Defensive => (Pull::Favourable, Pull::Adverse),
            Posture::Adaptive => (Pull::Adverse, Pull::Favourable),
            Posture::Survival => (Pull::Adverse, Pull::Adverse),
        };
        let (mut total, mut n_cells) = (0.0, 0_usize);
        for (row, pull) in matrix.iter().zip(internal) {
            for (cell, other) in row.iter().zip(external) {
                if *pull == inside && *other == outside {
                    total += cell;
                    n_cells += 1;
                }
            }
        }
        Block {
            posture,
            total,
            n_cells,
            density: (n_cells > 0).then(|| total / (n_cells as f64 * most)),
        }
    });
    let present: Vec<usize> = (0..blocks.len())
        .filter(|block| blocks[*block].density.is_some())
        .collect();
    let by_density = ranking::split(&present, |block| blocks[block].density.unwrap_or(0.0));
    let densest = by_density.into_iter().next().unwrap_or_default();
    let with_opportunities = blocks[0].total + blocks[2].total;
    let with_threats = blocks[1].total + blocks[3].total;
    Ok(Crossed {
        posture: densest
            .into_iter()
            .map(|block| blocks[block].posture)
            .collect(),
        blocks,
        rows,
        columns,
        optimisation: with_opportunities / whole,
        risk: with_threats / whole,
    })
}

#[cfg(test)]
mod tests;
