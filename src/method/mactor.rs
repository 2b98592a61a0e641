//! MACTOR, the play of actors of Bourse and Godet: who can press whom, who is with whom, and on what.
//!
//! Two tables are asked for. MID: how much the row actor can act on the column actor, 0 to 4 as a rule.
//! 2MAO: what each actor thinks of each objective, from −4 (against with all might) over 0 (indifferent) to
//! +4.
//!
//! **Forces**, [`forces`]: `MIDI_ij = MID_ij + Σ_k min(MID_ik, MID_kj)` adds what goes through one other
//! actor. `I_i = Σ_{j≠i} MIDI_ij`, `D_i = Σ_{j≠i} MIDI_ji`. The force is `r_i = (I_i − MIDI_ii)/ΣI ·
//! I_i/(I_i + D_i)`, and `R_i = n·r_i/Σr` brings its mean to 1.
//!
//! **Play**, [`play`], in three orders: 1MAO, the signs alone; 2MAO, as given; 3MAO, `R_i·2MAO`. For each:
//! the sums for and against an objective, its mobilisation (both, without sign), the involvement of an
//! actor (its row, without signs), convergence `CAA_ij`, the sum of `(|x_ik| + |x_jk|)/2` over the
//! objectives where both have the same sign, divergence `DAA_ij`, the same where the signs are opposite,
//! and the ambivalence of each actor, `1 − Σ_j |CAA_ij − DAA_ij| / Σ_j (CAA_ij + DAA_ij)`: 0 for who is
//! always with or always against another, 1 for who is as much with as against everybody.
//!
//! The first order needs no MID and is all that a short workshop needs.

use super::plane::is_high;
use super::scale::Scale;
use super::{About, Unfit, judgement};

/// What the documentation tells of this family.
pub const ABOUT: About = About {
    id: "mactor",
    source: "Bourse and Godet 1990; Godet 2007, Manuel de prospective stratégique, volume 2",
    parameters: &[
        "influence_most",
        "position_most",
        "order",
        "ambivalent_from",
    ],
    cases: "mactor",
};

/// How the actors can press each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Forces {
    /// Direct and indirect influence of the row on the column. The diagonal is what comes back to an actor
    /// through the others.
    pub midi: Vec<Vec<f64>>,
    /// What each actor exerts on the others, directly and indirectly (I).
    pub influence: Vec<f64>,
    /// What each actor undergoes from the others (D).
    pub dependence: Vec<f64>,
    /// Influence less dependence. These sum to 0.
    pub net: Vec<f64>,
    /// The force of each actor (R): at least 0, mean 1.
    pub force: Vec<f64>,
}

/// How positions are weighed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Order<'a> {
    /// For or against, nothing more (1MAO).
    Simple,
    /// As strongly as stated (2MAO).
    Valued,
    /// As strongly as stated, times the force of the actor (3MAO).
    Weighed(&'a Forces),
}

impl Order<'_> {
    /// The stable name, which is that of its matrix.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Simple => "1mao",
            Self::Valued => "2mao",
            Self::Weighed(_) => "3mao",
        }
    }
}

/// Who is with whom in one order.
#[derive(Debug, Clone, PartialEq)]
pub struct Play {
    /// The position of each actor (row) on each objective (column), in this order's weight.
    pub positions: Vec<Vec<f64>>,
    /// For each objective the sum of those in favour, 0 or more.
    pub agree: Vec<f64>,
    /// For each objective the sum of those against, 0 or less.
    pub disagree: Vec<f64>,
    /// For each objective how much it moves people: agreement and disagreement without sign.
    pub mobilisation: Vec<f64>,
    /// For each actor how much it is involved: its positions without signs.
    pub involvement: Vec<f64>,
    /// Convergence of each pair of actors (CAA), symmetric; 0 on the diagonal.
    pub convergence: Vec<Vec<f64>>,
    /// Divergence of each pair of actors (DAA), symmetric; 0 on the diagonal.
    pub divergence: Vec<Vec<f64>>,
    /// How ambivalent each actor is, 0 to 1; `None` for one that meets nobody on any objective.
    pub ambivalence: Vec<Option<f64>>,
}

/// The forces behind a matrix of direct influences, 0 to `most`; the diagonal is `None` or 0.
///
/// # Errors
/// [`Unfit::TooFew`] for fewer than two actors; [`Unfit::Shape`] when the matrix is not square;
/// [`Unfit::OutOfRange`] for a value outside 0 to `most`; [`Unfit::Missing`] with every empty cell;
/// [`Unfit::AllEqual`] when no actor has any force over the others, so that there is nothing to share out:
/// nobody acts on anybody, or all that acts comes back in full.
pub fn forces(mid: &[Vec<Option<f64>>], most: f64) -> Result<Forces, Unfit> {
    let mid = judgement::influences(mid, most)?;
    let n = mid.len();
    let mut midi = mid.clone();
    for (row, direct) in midi.iter_mut().zip(&mid) {
        for (to_third, third) in direct.iter().zip(&mid) {
            for (cell, onward) in row.iter_mut().zip(third) {
                *cell += to_third.min(*onward);
            }
        }
    }
    let others = |actor: usize| (0..n).filter(move |other| *other != actor);
    let sum = |actor: usize, cell: &dyn Fn(usize) -> f64| others(actor).map(cell).sum::<f64>();
    let influence: Vec<f64> = (0..n)
        .map(|actor| sum(actor, &|other| midi[actor][other]))
        .collect();
    let dependence: Vec<f64> = (0..n)
        .map(|actor| sum(actor, &|other| midi[other][actor]))
        .collect();
    let whole: f64 = influence.iter().sum();
    let raw: Vec<f64> = (0..n)
        .map(|actor| {
            let (exerts, undergoes) = (influence[actor], dependence[actor]);
            if exerts > 0.0 {
                // Never below 0: what comes back is at most what goes out.
                let beyond = (exerts - midi[actor][actor]).max(0.0);
                beyond / whole * exerts / (exerts + undergoes)
            } else {
                0.0
            }
        })
        .collect();
    let sum: f64 = raw.iter().sum();
    if sum <= 0.0 {
        return Err(Unfit::AllEqual);
    }
    let net = influence.iter().zip(&dependence);
    Ok(Forces {
        net: net.map(|(exerts, undergoes)| exerts - undergoes).collect(),
        force: raw.iter().map(|raw| n as f64 * raw / sum).collect(),
        midi,
        influence,
        dependence,
    })
}

/// Who is with whom: `positions[i][k]` is what actor i thinks of objective k, −`most` to `most`.
///
/// # Errors
/// [`Unfit::TooFew`] for fewer than two actors or no objective; [`Unfit::Shape`] when rows differ in length
/// or the forces are of other actors; [`Unfit::OutOfRange`] for a value outside the scale;
/// [`Unfit::Missing`] with every empty cell: who has no opinion says 0.
pub fn play(positions: &[Vec<Option<f64>>], most: f64, order: Order<'_>) -> Result<Play, Unfit> {
    let n = positions.len();
    let n_objectives = positions.first().map_or(0, Vec::len);
    if n < 2 || n_objectives == 0 {
        let (needed, given) = if n < 2 { (2, n) } else { (1, 0) };
        return Err(Unfit::TooFew { needed, given });
    }
    let scale = Scale { least: -most, most };
    let mut positions = judgement::table(positions, &vec![scale; n_objectives])?;
    weigh(&mut positions, order)?;
    let for_objective = |part: fn(f64) -> f64| -> Vec<f64> {
        let column = |k: usize| positions.iter().map(|row| part(row[k])).sum();
        (0..n_objectives).map(column).collect()
    };
    let agree = for_objective(|position| position.max(0.0));
    let disagree = for_objective(|position| position.min(0.0));
    let mobilisation = for_objective(f64::abs);
    let involvement = positions
        .iter()
        .map(|row| row.iter().copied().map(f64::abs).sum())
        .collect();
    let mut convergence = vec![vec![0.0; n]; n];
    let mut divergence = vec![vec![0.0; n]; n];
    for one in 0..n {
        for other in one + 1..n {
            let (with, against) = meeting(&positions[one], &positions[other]);
            convergence[one][other] = with;
            convergence[other][one] = with;
            divergence[one][other] = against;
            divergence[other][one] = against;
        }
    }
    let pairs = convergence.iter().zip(&divergence);
    let ambivalence = pairs
        .map(|(with, against)| ambivalence(with, against))
        .collect();
    Ok(Play {
        positions,
        agree,
        disagree,
        mobilisation,
        involvement,
        convergence,
        divergence,
        ambivalence,
    })
}

/// The pairs of actors whose convergence and divergence both reach `from`: allies on some objectives,
/// opponents on others. Each pair once, the lower actor first.
pub fn ambivalent_pairs(play: &Play, from: f64) -> Vec<(usize, usize)> {
    let n = play.convergence.len();
    let pairs = (0..n).flat_map(|one| (one + 1..n).map(move |other| (one, other)));
    pairs
        .filter(|(one, other)| {
            is_high(play.convergence[*one][*other], from)
                && is_high(play.divergence[*one][*other], from)
        })
        .collect()
}

fn weigh(positions: &mut [Vec<f64>], order: Order<'_>) -> Result<(), Unfit> {
    match order {
        Order::Valued => {}
        Order::Simple => {
            for position in positions.iter_mut().flatten() {
                // A plain sign: `signum` calls 0 positive.
                *position = f64::from(i8::from(*position > 0.0) - i8::from(*position < 0.0));
            }
        }
        Order::Weighed(forces) => {
            if forces.force.len() != positions.len() {
                return Err(Unfit::Shape {
                    expected: positions.len(),
                    given: forces.force.len(),
                });
            }
            for (row, force) in positions.iter_mut().zip(&forces.force) {
                for position in row {
                    *position *= force;
                }
            }
        }
    }
    Ok(())
}

/// Convergence and divergence of two actors.
fn meeting(one: &[f64], other: &[f64]) -> (f64, f64) {
    let (mut with, mut against) = (0.0, 0.0);
    for (one, other) in one.iter().zip(other) {
        let strength = f64::midpoint(one.abs(), other.abs());
        let (forward, backward) = (*one > 0.0, *one < 0.0);
        if (forward && *other > 0.0) || (backward && *other < 0.0) {
            with += strength;
        } else if (forward && *other < 0.0) || (backward && *other > 0.0) {
            against += strength;
        }
    }
    (with, against)
}

fn ambivalence(with: &[f64], against: &[f64]) -> Option<f64> {
    let pairs = || with.iter().zip(against);
    let all: f64 = pairs().map(|(with, against)| with + against).sum();
    let clear: f64 = pairs().map(|(with, against)| (with - against).abs()).sum();
    (all > 0.0).then(|| (1.0 - clear / all).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(rows: &[&[f64]]) -> Vec<Vec<Option<f64>>> {
        let row = |row: &&[f64]| row.iter().copied().map(Some).collect();
        rows.iter().map(row).collect()
    }

    #[test]
    fn without_influence_there_is_no_force() {
        let nothing = cells(&[&[0.0, 0.0], &[0.0, 0.0]]);
        assert_eq!(forces(&nothing, 4.0), Err(Unfit::AllEqual));
        let equals = cells(&[&[0.0, 2.0], &[2.0, 0.0]]);
        assert_eq!(forces(&equals, 4.0), Err(Unfit::AllEqual));
    }

    #[test]
    fn an_actor_outside_the_game_has_no_force_and_breaks_nothing() {
        let apart = cells(&[&[0.0, 4.0, 0.0], &[1.0, 0.0, 0.0], &[0.0, 0.0, 0.0]]);
        let forces = forces(&apart, 4.0).expect("one acts");
        assert_eq!(forces.force, [3.0, 0.0, 0.0]);
        assert_eq!(forces.net, [3.0, -3.0, 0.0]);
    }

    #[test]
    fn who_is_with_and_against_the_same_actor_is_ambivalent() {
        let positions = cells(&[&[2.0, 3.0, 0.0], &[2.0, -3.0, 0.0], &[0.0, 0.0, -4.0]]);
        let simple = play(&positions, 4.0, Order::Simple).expect("three actors");
        assert_eq!(simple.ambivalence, [Some(1.0), Some(1.0), None]);
        assert_eq!(ambivalent_pairs(&simple, 1.0), [(0, 1)]);
        let valued = play(&positions, 4.0, Order::Valued).expect("three actors");
        assert_eq!(
            (valued.convergence[0][1], valued.divergence[1][0]),
            (2.0, 3.0)
        );
        assert_eq!(valued.ambivalence[0], Some(0.8));
        assert!(ambivalent_pairs(&valued, 2.5).is_empty());
        assert_eq!(valued.involvement, [5.0, 5.0, 4.0]);
        assert_eq!(valued.disagree, [0.0, -3.0, -4.0]);
    }

    #[test]
    fn incomplete_and_ill_fitting_tables_are_refused() {
        let kind = |positions: &[Vec<Option<f64>>], order: Order| {
            play(positions, 4.0, order)
                .expect_err("it is refused")
                .kind()
        };
        assert_eq!(kind(&[], Order::Simple), "too-few");
        assert_eq!(kind(&[vec![], vec![]], Order::Simple), "too-few");
        let gap = [vec![Some(1.0)], vec![None]];
        assert_eq!(kind(&gap, Order::Simple), "missing");
        let beyond = [vec![Some(-5.0)], vec![Some(0.0)]];
        assert_eq!(kind(&beyond, Order::Valued), "out-of-range");
        let ragged = [vec![Some(1.0)], vec![]];
        assert_eq!(kind(&ragged, Order::Valued), "shape");
        let three = cells(&[&[0.0, 4.0, 0.0], &[1.0, 0.0, 0.0], &[0.0, 0.0, 0.0]]);
        let three = forces(&three, 4.0).expect("one acts");
        let two = cells(&[&[1.0], &[2.0]]);
        assert_eq!(kind(&two, Order::Weighed(&three)), "shape");
    }
}
