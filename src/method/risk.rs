//! Risks: probability × impact of what may go wrong in a project, and threat × vulnerability / capacity of a
//! place.
//!
//! *Project risk*: `score = probability × impact`, both on one scale, read by three ascending thresholds into
//! four levels; a score equal to a threshold belongs to the level above it. After the response a residual
//! score is judged in the same way and should not be higher.
//!
//! *Risk of a place*: `R = A · V / C`, all on one scale of positive numbers, also written as a share of the
//! greatest value that the scale allows, 0–100.
//!
//! Sources: PMI, *A Guide to the Project Management Body of Knowledge* (matrix of probability and impact);
//! UNISDR 2012 and the manuals of participatory risk management of Latin America (threat, vulnerability,
//! capacity).

use super::scale::{ANY, Scale, class};
use super::{About, Unfit};

/// What is told of the family.
pub const ABOUT: About = About {
    id: "risk",
    source: "PMI, PMBOK Guide, matrix of probability and impact; UNISDR 2012, threat × vulnerability / capacity",
    parameters: &["scale", "cuts"],
    cases: "risk",
};

/// How grave a risk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Below the first threshold.
    Low,
    /// From the first threshold.
    Medium,
    /// From the second.
    High,
    /// From the third.
    Extreme,
}

impl Level {
    /// All levels, from the least.
    pub const ALL: [Self; 4] = [Self::Low, Self::Medium, Self::High, Self::Extreme];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Extreme => "extreme",
        }
    }
}

/// How scores are read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// The scale of probability and of impact.
    pub scale: Scale,
    /// The scores at which `Medium`, `High` and `Extreme` begin, ascending.
    pub cuts: [f64; 3],
}

/// A risk of a project, judged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rating {
    /// Probability × impact.
    pub score: f64,
    /// The level of the score.
    pub level: Level,
}

/// A risk before and after the response.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Residual {
    /// Without the response.
    pub initial: Rating,
    /// With it.
    pub residual: Rating,
    /// What the response takes off the score; negative when the risk grows.
    pub reduction: f64,
}

impl Residual {
    /// Whether the response leaves a higher score than there was, which is a mistake in the register.
    pub fn grows(&self) -> bool {
        self.reduction < 0.0
    }
}

/// The risk of a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlaceRisk {
    /// Threat × vulnerability / capacity.
    pub index: f64,
    /// The index as a share of the greatest one on the scale, 0–100.
    pub normalised: f64,
}

/// The score and the level of a risk.
///
/// # Errors
/// [`Unfit::OutOfRange`] for a probability (row 0) or an impact (row 1) outside the scale, and for thresholds
/// out of order.
pub fn rate(probability: f64, impact: f64, reading: &Reading) -> Result<Rating, Unfit> {
    let probability = reading.scale.check(probability, 0, 0)?;
    let score = probability * reading.scale.check(impact, 1, 0)?;
    let level = Level::ALL[class(score, &reading.cuts)?];
    Ok(Rating { score, level })
}

/// A risk before and after its response, each as probability and impact.
///
/// # Errors
/// As [`rate`].
pub fn residual(
    initial: (f64, f64),
    after: (f64, f64),
    reading: &Reading,
) -> Result<Residual, Unfit> {
    let initial = rate(initial.0, initial.1, reading)?;
    let residual = rate(after.0, after.1, reading)?;
    Ok(Residual {
        initial,
        residual,
        reduction: initial.score - residual.score,
    })
}

/// The whole matrix: rows are probabilities and columns are impacts, both ascending.
///
/// # Errors
/// As [`rate`], for values outside the scale.
pub fn matrix(
    probabilities: &[f64],
    impacts: &[f64],
    reading: &Reading,
) -> Result<Vec<Vec<Rating>>, Unfit> {
    let row = |probability: &f64| {
        let cells = impacts.iter();
        cells
            .map(|impact| rate(*probability, *impact, reading))
            .collect()
    };
    probabilities.iter().map(row).collect()
}

/// How many risks have each level, from [`Level::Low`] to [`Level::Extreme`].
pub fn count(ratings: &[Rating]) -> [usize; 4] {
    Level::ALL.map(|level| {
        ratings
            .iter()
            .filter(|rating| rating.level == level)
            .count()
    })
}

/// The risk of a place: threat × vulnerability / capacity.
///
/// # Errors
/// [`Unfit::OutOfRange`] for a threat (row 0), a vulnerability (row 1) or a capacity (row 2) outside the
/// scale, and for a scale that does not lie above 0 altogether.
pub fn of_place(
    threat: f64,
    vulnerability: f64,
    capacity: f64,
    scale: Scale,
) -> Result<PlaceRisk, Unfit> {
    if scale.least <= 0.0 {
        return Err(Unfit::OutOfRange {
            row: 0,
            column: 0,
            least: scale.least,
            most: scale.most,
        });
    }
    scale.sound()?;
    let threat = scale.check(threat, 0, 0)?;
    let vulnerability = scale.check(vulnerability, 1, 0)?;
    let capacity = scale.check(capacity, 2, 0)?;
    // On a scale that begins next to nothing the index may be no number.
    let index = ANY.check(threat * vulnerability / capacity, 2, 0)?;
    // Factor by factor, each at most 1: the greatest index is that of most · most / least.
    let share = (threat / scale.most) * (vulnerability / scale.most) * (scale.least / capacity);
    Ok(PlaceRisk {
        index,
        normalised: 100.0 * share,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const READING: Reading = Reading {
        scale: Scale {
            least: 1.0,
            most: 5.0,
        },
        cuts: [5.0, 10.0, 15.0],
    };

    #[test]
    fn a_score_on_a_threshold_has_the_graver_level() {
        let level = |probability, impact| rate(probability, impact, &READING).map(|r| r.level);
        assert_eq!(level(2.0, 5.0), Ok(Level::High));
        assert_eq!(level(3.0, 5.0), Ok(Level::Extreme));
        assert_eq!(level(1.0, 4.0), Ok(Level::Low));
    }

    #[test]
    fn what_is_not_on_the_scale_has_no_risk() {
        assert!(matches!(
            rate(3.0, 6.0, &READING),
            Err(Unfit::OutOfRange { row: 1, .. })
        ));
        assert!(rate(f64::NAN, 3.0, &READING).is_err());
        let confused = Reading {
            cuts: [10.0, 5.0, 15.0],
            ..READING
        };
        assert!(rate(1.0, 1.0, &confused).is_err());
        assert!(of_place(3.0, 3.0, 0.0, READING.scale).is_err());
        let from_zero = Scale {
            least: 0.0,
            most: 5.0,
        };
        assert!(of_place(3.0, 3.0, 3.0, from_zero).is_err());
    }

    #[test]
    fn a_response_that_makes_things_worse_is_seen() {
        let better = residual((4.0, 4.0), (2.0, 4.0), &READING).expect("ratings");
        assert_eq!((better.reduction, better.grows()), (8.0, false));
        let worse = residual((2.0, 2.0), (2.0, 3.0), &READING).expect("ratings");
        assert!(worse.grows());
        let same = residual((2.0, 2.0), (4.0, 1.0), &READING).expect("ratings");
        assert!(!same.grows());
    }

    #[test]
    fn a_register_is_counted_by_level() {
        let steps = [1.0, 2.0, 3.0, 4.0, 5.0];
        let all = matrix(&steps, &steps, &READING)
            .expect("the matrix")
            .concat();
        assert_eq!(count(&all), [8, 7, 4, 6]);
        assert_eq!(count(&[]), [0; 4]);
    }

    #[test]
    fn more_threat_or_less_capacity_is_never_less_risk() {
        let of = |a, v, c| of_place(a, v, c, READING.scale).expect("a risk").index;
        let step = |at: u32| 1.0 + f64::from(at % 5);
        for at in 0..125 {
            let (a, v, c) = (step(at), step(at / 5), step(at / 25));
            assert!(a > 4.0 || of(a + 1.0, v, c) > of(a, v, c));
            assert!(v > 4.0 || of(a, v + 1.0, c) > of(a, v, c));
            assert!(c < 2.0 || of(a, v, c - 1.0) > of(a, v, c));
        }
    }
}
