//! IGO, importance and governability: what to do first among the things that matter.
//!
//! People share out points, 100 as a rule, among the actions: their importance. Then they say how far each
//! is in their own hands: strong 5, fair 3, weak 1, none 0, or whatever scale the workshop has. Both axes
//! are cut by its rule, at the mean as a rule or at the median; on the cut is high: immediate (important
//! and in our hands), challenge (important, not in our hands), less urgent (in our hands, less important),
//! unnecessary (neither).

use super::multicriteria::check_whole;
use super::plane::{Threshold, all_same, is_high};
use super::scale::Scale;
use super::{About, Unfit, judgement};

/// What the documentation tells of this family.
pub const ABOUT: About = About {
    id: "igo",
    source: "Mojica 2005, La construcción del futuro",
    parameters: &["whole", "governability", "axis"],
    cases: "igo",
};

/// What the workshop decides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rules {
    /// The points that importance shares out.
    pub whole: f64,
    /// The scale of governability.
    pub governability: Scale,
    /// Where both axes are cut.
    pub axis: Threshold,
}

/// What to do with an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Important and in our hands.
    Immediate,
    /// Important, not in our hands.
    Challenge,
    /// In our hands, less important.
    LessUrgent,
    /// Neither.
    Unnecessary,
}

impl Class {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Immediate => "immediate",
            Self::Challenge => "challenge",
            Self::LessUrgent => "less_urgent",
            Self::Unnecessary => "unnecessary",
        }
    }
}

/// The actions on the plane.
#[derive(Debug, Clone, PartialEq)]
pub struct Igo {
    /// Where importance was cut, in points.
    pub threshold_importance: f64,
    /// Where governability was cut, on its scale.
    pub threshold_governability: f64,
    /// What to do with each action.
    pub classes: Vec<Class>,
}

/// Places actions by importance and governability.
///
/// # Errors
/// [`Unfit::TooFew`] for fewer than two actions; [`Unfit::Shape`] when the two lists differ in length;
/// [`Unfit::OutOfRange`] for importance below 0 or above the whole (column 0) or governability outside its
/// scale (column 1); [`Unfit::Missing`] with the actions not judged, column as before; [`Unfit::Weights`]
/// when importance does not sum to the whole; [`Unfit::AllEqual`] when all actions are judged alike.
pub fn igo(
    importance: &[Option<f64>],
    governability: &[Option<f64>],
    rules: &Rules,
) -> Result<Igo, Unfit> {
    if importance.len() != governability.len() {
        return Err(Unfit::Shape {
            expected: importance.len(),
            given: governability.len(),
        });
    }
    if importance.len() < 2 {
        return Err(Unfit::TooFew {
            needed: 2,
            given: importance.len(),
        });
    }
    let points = Scale {
        least: 0.0,
        most: rules.whole,
    };
    let judged: Vec<Vec<Option<f64>>> = importance
        .iter()
        .zip(governability)
        .map(|(importance, governability)| vec![*importance, *governability])
        .collect();
    let judged = judgement::table(&judged, &[points, rules.governability])?;
    let importance: Vec<f64> = judged.iter().map(|row| row[0]).collect();
    let governability: Vec<f64> = judged.iter().map(|row| row[1]).collect();
    check_whole(&importance, rules.whole)?;
    if all_same(&importance) && all_same(&governability) {
        return Err(Unfit::AllEqual);
    }
    let threshold_importance = rules.axis.cut(&importance)?;
    let threshold_governability = rules.axis.cut(&governability)?;
    let classes = importance
        .iter()
        .zip(&governability)
        .map(|(importance, governability)| {
            let matters = is_high(*importance, threshold_importance);
            let in_hand = is_high(*governability, threshold_governability);
            match (matters, in_hand) {
                (true, true) => Class::Immediate,
                (true, false) => Class::Challenge,
                (false, true) => Class::LessUrgent,
                (false, false) => Class::Unnecessary,
            }
        })
        .collect();
    Ok(Igo {
        threshold_importance,
        threshold_governability,
        classes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Rules = Rules {
        whole: 100.0,
        governability: Scale {
            least: 0.0,
            most: 5.0,
        },
        axis: Threshold::Mean,
    };

    fn kind(importance: &[f64], governability: &[f64]) -> &'static str {
        let each = |values: &[f64]| values.iter().copied().map(Some).collect::<Vec<_>>();
        match igo(&each(importance), &each(governability), &RULES) {
            Ok(_) => "fit",
            Err(unfit) => unfit.kind(),
        }
    }

    #[test]
    fn what_cannot_be_placed_is_told() {
        assert_eq!(kind(&[], &[]), "too-few");
        assert_eq!(kind(&[100.0], &[5.0]), "too-few");
        assert_eq!(kind(&[50.0, 50.0], &[5.0]), "shape");
        assert_eq!(kind(&[50.0, 50.0], &[5.0, 5.0]), "all-equal");
        assert_eq!(kind(&[50.0, 50.0], &[5.0, 6.0]), "out-of-range");
        assert_eq!(kind(&[-20.0, 120.0], &[5.0, 0.0]), "out-of-range");
        assert_eq!(kind(&[50.0, 40.0], &[5.0, 0.0]), "weights");
        assert_eq!(kind(&[50.0, 50.0], &[5.0, 0.0]), "fit");
        let missing = igo(&[Some(100.0), None], &[None, Some(1.0)], &RULES);
        assert_eq!(missing, Err(Unfit::Missing(vec![(0, 1), (1, 0)])));
    }

    #[test]
    fn thirds_of_a_hundred_are_a_hundred() {
        assert_eq!(
            kind(&[33.33333, 33.33333, 33.33334], &[5.0, 3.0, 0.0]),
            "fit"
        );
        assert_eq!(kind(&[33.0, 33.0, 33.0], &[5.0, 3.0, 0.0]), "weights");
    }
}
