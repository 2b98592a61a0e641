//! MICMAC, the structural analysis of Godet: which variables move the system, directly and through others.
//!
//! With `M` the matrix of direct influences, rows acting on columns, 0 to the greatest of the scale:
//!
//! - direct influence (motricity) and dependence: the sums of the rows and of the columns of `M`;
//! - indirect: the same sums of `M^k`, where a path of k influences counts by the product of its steps. `k`
//!   is the least, from 2 on, whose ranks of **both** influence and dependence are those of `k − 1`. Ranks
//!   are dense, ties share one. Numbers are never compared: they grow for ever;
//! - classes: cut each axis by the rule of the workshop (the mean, as a rule), on the cut is high: key
//!   (both high), determinant (only influence), result (only dependence), autonomous (neither).
//!
//! It is not certain that the ranks settle (Dema and Barberá 2010). [`Settling`] says what happened, and
//! for a matrix that did not settle within the cap the mean of the shares of its last two powers stands in.
//! Only sums are needed, so each power costs n² and not n³; [`indirect_matrix`] computes the cells for
//! those who print them. Sums of whole judgements are exact and ranked to the last unit up to 2⁵³; beyond,
//! sums that agree to twelve digits share a rank.

mod attenuated;
mod period;
mod powers;

use super::plane::{Threshold, all_same, is_high};
use super::{About, Unfit, judgement, ranking};
use powers::{Sums, bounded};

pub use attenuated::{Attenuated, Attenuation, attenuated};
pub use powers::{HIGHEST_POWER, Power, indirect_matrix, powers};

/// What the documentation tells of this family.
pub const ABOUT: About = About {
    id: "micmac",
    source: "Duperrin and Godet 1973, Méthode de hiérarchisation des éléments d'un système; Godet 1994, From \
             anticipation to action; Dema and Barberá 2010 on matrices that never settle",
    parameters: &["most", "cap", "axis", "alpha", "terms", "potential"],
    cases: "micmac",
};

/// What the workshop decides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rules {
    /// The strongest judgement; the scale begins at 0.
    pub most: f64,
    /// The last power to look at, 2 to [`HIGHEST_POWER`].
    pub cap: usize,
    /// Where the axes are cut; a stated cut is a share, 0 to 1.
    pub axis: Threshold,
}

/// Judgements of an influence that does not exist yet but may come (`P` on paper).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Potential {
    /// The number that marks them in the matrix, usually above the scale.
    pub code: f64,
    /// What they count for: 0 for the system as it is, the greatest of the scale for the system as it may
    /// be.
    pub counts_for: f64,
}

/// The quarter of the plane where a variable stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Moves much and is moved much: whatever touches it spreads.
    Key,
    /// Moves much, is moved little: it conditions the system.
    Determinant,
    /// Moves little, is moved much: it shows how the system fares.
    Outcome,
    /// Little of both.
    Autonomous,
}

impl Class {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Determinant => "determinant",
            Self::Outcome => "result",
            Self::Autonomous => "autonomous",
        }
    }
}

/// How the ranks of the powers came to rest, or did not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settling {
    /// The ranks of power `k` are those of the one before.
    Stable {
        /// The power.
        k: usize,
    },
    /// No influence goes round: all paths end, and power `k` is nothing at all. The power before it is
    /// used.
    Nilpotent {
        /// The first power that is all zero.
        k: usize,
    },
    /// All ways round have lengths with a common divisor, and the ranks come back in turns. They will not
    /// settle, however far one goes.
    Periodic {
        /// After how many powers the ranks are the same again.
        period: usize,
    },
    /// The ranks were still moving at the cap.
    Unsettled,
}

impl Settling {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Stable { .. } => "stable",
            Self::Nilpotent { .. } => "nilpotent",
            Self::Periodic { .. } => "periodic",
            Self::Unsettled => "unsettled",
        }
    }
}

/// Where the variables stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The part of each variable in all influence: 0 to 1, summing to 1.
    pub influence: Vec<f64>,
    /// The part of each variable in all dependence: 0 to 1, summing to 1.
    pub dependence: Vec<f64>,
    /// Dense ranks of influence, 1 the greatest.
    pub rank_influence: Vec<usize>,
    /// Dense ranks of dependence, 1 the greatest.
    pub rank_dependence: Vec<usize>,
    /// The share at which influence was cut.
    pub threshold_influence: f64,
    /// The share at which dependence was cut.
    pub threshold_dependence: f64,
    /// The class of each variable.
    pub classes: Vec<Class>,
}

/// The whole analysis.
#[derive(Debug, Clone, PartialEq)]
pub struct Micmac {
    /// What the matrix itself says.
    pub direct: Standing,
    /// What its paths say.
    pub indirect: Standing,
    /// How the ranks came to rest.
    pub settling: Settling,
    /// Places that influence gains through paths: direct rank less indirect rank. Positive is a hidden
    /// mover.
    pub shift_influence: Vec<isize>,
    /// Places that dependence gains through paths.
    pub shift_dependence: Vec<isize>,
    /// The powers from 1 to the one that decided, for the annex.
    pub powers: Vec<Power>,
}

/// Runs the analysis: `cells[i][j]` is how much variable i acts on variable j. The diagonal is `None` or 0.
///
/// # Errors
/// [`Unfit::TooFew`] for fewer than two variables; [`Unfit::Shape`] when the matrix is not square;
/// [`Unfit::OutOfRange`] for a judgement outside 0 to `most` and for a cap outside 2 to [`HIGHEST_POWER`];
/// [`Unfit::Missing`] with every empty cell; [`Unfit::AllEqual`] when all variables move and are moved
/// alike.
pub fn micmac(cells: &[Vec<Option<f64>>], rules: &Rules) -> Result<Micmac, Unfit> {
    bounded(rules.cap, 2)?;
    let matrix = told_apart(cells, rules.most)?;
    let mut sums = Sums::new(&matrix);
    let mut powers = vec![sums.power(1)?];
    let mut settling = None;
    while settling.is_none() && powers.len() < rules.cap {
        let k = powers.len() + 1;
        if !sums.step() {
            settling = Some(Settling::Nilpotent { k });
            break;
        }
        let power = sums.power(k)?;
        if same_ranks(&power, &powers[k - 2]) {
            settling = Some(Settling::Stable { k });
        }
        powers.push(power);
    }
    let direct = standing(&powers[0], rules.axis)?;
    let last = &powers[powers.len() - 1];
    let indirect = match settling {
        Some(_) => standing(last, rules.axis)?,
        None => between(&powers[powers.len() - 2], last, rules.axis)?,
    };
    let settling = match settling {
        Some(settling) => settling,
        None => never_settling(&matrix, sums, rules.cap)?,
    };
    Ok(Micmac {
        shift_influence: shift(&direct.rank_influence, &indirect.rank_influence),
        shift_dependence: shift(&direct.rank_dependence, &indirect.rank_dependence),
        direct,
        indirect,
        settling,
        powers,
    })
}

/// Gives influences that may come the weight they count for; the matrix can then be read as any other.
pub fn with_potential(cells: &[Vec<Option<f64>>], potential: Potential) -> Vec<Vec<Option<f64>>> {
    let counted = |value: f64| {
        let marked = ranking::same(value, potential.code);
        if marked { potential.counts_for } else { value }
    };
    let row = |row: &Vec<Option<f64>>| row.iter().map(|cell| cell.map(counted)).collect();
    cells.iter().map(row).collect()
}

/// Says why the ranks did not settle: looks two periods beyond the cap when the ways round have a period.
fn never_settling(matrix: &[Vec<f64>], mut sums: Sums<'_>, cap: usize) -> Result<Settling, Unfit> {
    let period = period::period(matrix);
    if !(2..=HIGHEST_POWER / 2).contains(&period) {
        return Ok(Settling::Unsettled);
    }
    let mut seen = Vec::with_capacity(2 * period);
    for k in cap + 1..=cap + 2 * period {
        if !sums.step() {
            return Ok(Settling::Unsettled);
        }
        seen.push(sums.power(k)?);
    }
    let returns =
        |after: usize| (after..seen.len()).all(|k| same_ranks(&seen[k], &seen[k - after]));
    // A divisor may be enough; after 1 the ranks have settled after all, only too late.
    let found = (1..=period).find(|after| period.is_multiple_of(*after) && returns(*after));
    Ok(match found {
        Some(after) if after > 1 => Settling::Periodic { period: after },
        _ => Settling::Unsettled,
    })
}

/// The matrix, when at least one variable differs from another in it.
fn told_apart(cells: &[Vec<Option<f64>>], most: f64) -> Result<Vec<Vec<f64>>, Unfit> {
    let matrix = judgement::influences(cells, most)?;
    let (influence, dependence) = judgement::sums(&matrix);
    if all_same(&influence) && all_same(&dependence) {
        return Err(Unfit::AllEqual);
    }
    Ok(matrix)
}

fn same_ranks(one: &Power, other: &Power) -> bool {
    one.rank_influence == other.rank_influence && one.rank_dependence == other.rank_dependence
}

fn shares(values: &[f64]) -> Vec<f64> {
    let sum: f64 = values.iter().sum();
    values.iter().map(|value| value / sum).collect()
}

fn shift(direct: &[usize], indirect: &[usize]) -> Vec<isize> {
    let pairs = direct.iter().zip(indirect);
    pairs
        .map(|(direct, indirect)| *direct as isize - *indirect as isize)
        .collect()
}

/// Where variables stand by the sums of one power.
fn standing(power: &Power, axis: Threshold) -> Result<Standing, Unfit> {
    let (influence, dependence) = (shares(&power.influence), shares(&power.dependence));
    let threshold_influence = axis.cut(&influence)?;
    let threshold_dependence = axis.cut(&dependence)?;
    let pairs = influence.iter().zip(&dependence);
    let classes = pairs
        .map(|(influence, dependence)| {
            let mover = is_high(*influence, threshold_influence);
            let dependent = is_high(*dependence, threshold_dependence);
            match (mover, dependent) {
                (true, true) => Class::Key,
                (true, false) => Class::Determinant,
                (false, true) => Class::Outcome,
                (false, false) => Class::Autonomous,
            }
        })
        .collect();
    Ok(Standing {
        rank_influence: power.rank_influence.clone(),
        rank_dependence: power.rank_dependence.clone(),
        influence,
        dependence,
        threshold_influence,
        threshold_dependence,
        classes,
    })
}

/// Where they stand by the mean of the shares of two powers.
fn between(one: &Power, other: &Power, axis: Threshold) -> Result<Standing, Unfit> {
    let mean = |one: &[f64], other: &[f64]| -> Vec<f64> {
        let (one, other) = (shares(one), shares(other));
        let pairs = one.iter().zip(&other);
        pairs
            .map(|(one, other)| f64::midpoint(*one, *other))
            .collect()
    };
    let influence = mean(&one.influence, &other.influence);
    let dependence = mean(&one.dependence, &other.dependence);
    standing(&ranked(other.k, influence, dependence)?, axis)
}

/// Sums that come from no single power, with their ranks.
fn ranked(k: usize, influence: Vec<f64>, dependence: Vec<f64>) -> Result<Power, Unfit> {
    Ok(Power {
        k,
        rank_influence: ranking::dense(&influence)?,
        rank_dependence: ranking::dense(&dependence)?,
        influence,
        dependence,
    })
}
