//! The Vester matrix: which problems cause, which suffer, which do both.
//!
//! People judge, for every pair, how much one problem causes another: 0 not at all, 1 weakly, 2 fairly, 3
//! strongly, or whatever scale the workshop has. With `M` the matrix, rows causing columns:
//!
//! - active total of problem i: `a_i = Σ_j M_ij`, its row; passive total: `p_i = Σ_j M_ji`, its column;
//! - both axes are cut by the rule of the workshop; a total on the cut counts as high;
//! - critical: both high; active (a cause): only `a` high; passive (an effect): only `p` high; weakly
//!   connected: neither. Weakly connected does not mean unimportant.
//!
//! The sums of all actives and of all passives are the same number, for both add up the same cells; their
//! means are therefore equal too, and cutting at the mean cuts both axes at the same place.

use super::plane::{Threshold, all_same, is_high};
use super::{About, Unfit, judgement, ranking};

/// What the documentation tells of this family.
pub const ABOUT: About = About {
    id: "vester",
    source: "Vester and Hesler 1980, Sensitivitätsmodell; ILPES, local and regional development, matrix of problems",
    parameters: &["most", "threshold"],
    cases: "vester",
};

/// What the workshop decides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rules {
    /// The strongest judgement; the scale begins at 0.
    pub most: f64,
    /// Where the axes are cut. Manuals use the mean, half of the maximum, or the middle of the range.
    pub threshold: Threshold,
}

/// The quarter of the plane where a problem stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quadrant {
    /// Causes much and suffers much.
    Critical,
    /// Causes much, suffers little: a cause.
    Active,
    /// Causes little, suffers much: an effect.
    Passive,
    /// Little of both.
    WeaklyConnected,
}

impl Quadrant {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Active => "active",
            Self::Passive => "passive",
            Self::WeaklyConnected => "weakly_connected",
        }
    }
}

/// The matrix, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Vester {
    /// How much each problem causes: the sum of its row, 0 to `most`·(n−1).
    pub active: Vec<f64>,
    /// How much each problem suffers: the sum of its column, 0 to `most`·(n−1).
    pub passive: Vec<f64>,
    /// Where the axis of actives was cut.
    pub threshold_active: f64,
    /// Where the axis of passives was cut.
    pub threshold_passive: f64,
    /// The quarter of each problem.
    pub quadrants: Vec<Quadrant>,
    /// The most suitable core problem: the critical one with the greatest active and passive total
    /// together. Empty when no problem is critical; more than one when they tie, and then people decide.
    pub core: Vec<usize>,
}

/// Reads a Vester matrix: `cells[i][j]` is how much problem i causes problem j. The diagonal is `None` or
/// 0.
///
/// # Errors
/// [`Unfit::TooFew`] for fewer than two problems; [`Unfit::Shape`] when the matrix is not square;
/// [`Unfit::OutOfRange`] for a judgement outside 0 to `most`; [`Unfit::Missing`] with every empty cell;
/// [`Unfit::AllEqual`] when all actives are equal and all passives too, so that no cut tells them apart.
pub fn vester(cells: &[Vec<Option<f64>>], rules: &Rules) -> Result<Vester, Unfit> {
    let matrix = judgement::influences(cells, rules.most)?;
    let (active, passive) = judgement::sums(&matrix);
    if all_same(&active) && all_same(&passive) {
        return Err(Unfit::AllEqual);
    }
    let threshold_active = rules.threshold.cut(&active)?;
    let threshold_passive = rules.threshold.cut(&passive)?;
    let totals = active.iter().zip(&passive);
    let quadrants: Vec<Quadrant> = totals
        .map(|(active, passive)| {
            let causes = is_high(*active, threshold_active);
            let suffers = is_high(*passive, threshold_passive);
            match (causes, suffers) {
                (true, true) => Quadrant::Critical,
                (true, false) => Quadrant::Active,
                (false, true) => Quadrant::Passive,
                (false, false) => Quadrant::WeaklyConnected,
            }
        })
        .collect();
    let critical: Vec<usize> = (0..quadrants.len())
        .filter(|item| quadrants[*item] == Quadrant::Critical)
        .collect();
    let by_sum = ranking::split(&critical, |item| active[item] + passive[item]);
    let core = by_sum.into_iter().next().unwrap_or_default();
    Ok(Vester {
        active,
        passive,
        threshold_active,
        threshold_passive,
        quadrants,
        core,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Rules = Rules {
        most: 3.0,
        threshold: Threshold::Mean,
    };

    fn cells(rows: &[&[f64]]) -> Vec<Vec<Option<f64>>> {
        let row = |row: &&[f64]| row.iter().copied().map(Some).collect();
        rows.iter().map(row).collect()
    }

    #[test]
    fn a_matrix_that_tells_nothing_apart_has_no_quarters() {
        let nothing = cells(&[&[0.0, 0.0], &[0.0, 0.0]]);
        assert_eq!(vester(&nothing, &RULES), Err(Unfit::AllEqual));
        let circle = cells(&[&[0.0, 2.0, 0.0], &[0.0, 0.0, 2.0], &[2.0, 0.0, 0.0]]);
        assert_eq!(vester(&circle, &RULES), Err(Unfit::AllEqual));
    }

    #[test]
    fn one_problem_or_none_is_too_few() {
        let one = Unfit::TooFew {
            needed: 2,
            given: 1,
        };
        assert_eq!(vester(&cells(&[&[0.0]]), &RULES), Err(one));
        assert_eq!(
            vester(&[], &RULES).expect_err("it is refused").kind(),
            "too-few"
        );
    }

    #[test]
    fn two_problems_are_a_cause_and_an_effect() {
        let two = vester(&cells(&[&[0.0, 3.0], &[0.0, 0.0]]), &RULES).expect("two problems");
        assert_eq!(two.quadrants, [Quadrant::Active, Quadrant::Passive]);
        assert!(two.core.is_empty());
    }

    #[test]
    fn critical_problems_that_tie_are_all_offered_as_core() {
        let tied = cells(&[&[0.0, 3.0, 0.0], &[3.0, 0.0, 0.0], &[0.0, 0.0, 0.0]]);
        let tied = vester(&tied, &RULES).expect("three problems");
        assert_eq!(tied.core, [0, 1]);
        assert_eq!(tied.quadrants[2], Quadrant::WeaklyConnected);
    }

    #[test]
    fn judgements_of_merged_tables_need_not_be_whole() {
        let halves = cells(&[&[0.0, 1.5], &[0.5, 0.0]]);
        let halves = vester(&halves, &RULES).expect("two problems");
        assert_eq!((halves.active[0], halves.threshold_active), (1.5, 1.0));
    }
}
