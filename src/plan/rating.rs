//! Records rated by weighted criteria, as an activity binds them: scores, both orders, and what is missing.
//!
//! The same reading feeds the screen where a group rates and its sheet on paper. Source of the scoring: see
//! [`crate::method::multicriteria`].

use rust_decimal::Decimal;

use super::ballot::Ballot;
use super::results::Rules;
use crate::method::multicriteria::{self, Criterion, Direction, Normalisation, TieBreak};
use crate::method::participation::{Invited, composition};
use crate::method::ranking;
use crate::method::scale::Scale;
use crate::notebook::{Content, RecordId};
use crate::workshop::{Activity, Workshop};

/// What a group has rated so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rated {
    /// The criteria, in their order, with their weights.
    pub criteria: Vec<(RecordId, Option<Decimal>)>,
    /// What is rated, in its order.
    pub rows: Vec<Row>,
    /// What the weights add up to.
    pub sum: Decimal,
    /// What they should add up to, when the definition says so.
    pub whole: Option<Decimal>,
}

/// Something that is rated.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The record.
    pub id: RecordId,
    /// Its score by each criterion.
    pub scores: Vec<Option<Decimal>>,
    /// Its weighted score, 0 to 1; nothing while one is missing, or while all weights are 0.
    pub score: Option<f64>,
    /// Its place by score; those that tie share one.
    pub place: Option<usize>,
    /// Its dots, when they are bound and counted.
    pub dots: Option<Decimal>,
    /// Its place by dots.
    pub place_by_dots: Option<usize>,
    /// Whether both places are farther apart than the definition lets pass.
    pub is_apart: bool,
    /// Whether a reason is written.
    pub has_reason: bool,
}

impl Row {
    /// How many criteria have no score yet.
    pub fn n_missing(&self) -> usize {
        self.scores.iter().filter(|score| score.is_none()).count()
    }

    /// Whether the group should write why it decided like this.
    pub fn needs_reason(&self) -> bool {
        self.is_apart && !self.has_reason
    }
}

impl Rated {
    /// Reads what stands in a notebook; empty when a role is not bound.
    pub fn read(content: &Content, workshop: &Workshop, activity: &Activity) -> Self {
        let roles = ["rows", "criteria"].map(|role| activity.collection(role));
        let [Some(rows), Some(criteria)] = roles else {
            return Self::default();
        };
        let number = |id: &RecordId, field: &str| -> Option<Decimal> {
            content.get_record(id.as_str())?.get(field)?.parse().ok()
        };
        let weight = activity.field("weight").map_or("", |key| &**key);
        let criteria: Vec<(RecordId, Option<Decimal>)> = content
            .ids(criteria)
            .iter()
            .map(|id| (id.clone(), number(id, weight)))
            .collect();
        let scores = activity.field("scores").map_or("", |key| &**key);
        let dots = activity.field("dots");
        let voted = dots.map_or_else(Vec::new, |_| Ballot::totals(content, workshop, rows));
        let reason = activity.field("reason");
        let row = |id: &RecordId| {
            let record = content.get_record(id.as_str());
            let given = |criterion: &RecordId| {
                let mut cells = record?.map(scores);
                let (_, value) = cells.find(|(key, _)| *key == criterion.as_str())?;
                value.parse().ok()
            };
            let reason = reason.and_then(|key| record?.get(key));
            Row {
                id: id.clone(),
                scores: criteria.iter().map(|(id, _)| given(id)).collect(),
                score: None,
                place: None,
                dots: match voted.iter().find(|(own, _)| own == id) {
                    Some((_, total)) => Some(Decimal::from(*total)),
                    None => dots.and_then(|key| number(id, key)),
                },
                place_by_dots: None,
                is_apart: false,
                has_reason: reason.is_some_and(|reason| !reason.trim().is_empty()),
            }
        };
        let mut rated = Self {
            rows: content.ids(rows).iter().map(row).collect(),
            sum: criteria.iter().filter_map(|(_, weight)| *weight).sum(),
            whole: workshop.number("multicriteria.whole"),
            criteria,
        };
        rated.score(content, workshop, activity);
        rated.count(workshop);
        rated
    }

    fn score(&mut self, content: &Content, workshop: &Workshop, activity: &Activity) {
        let Some(scale) = scale(workshop, activity) else {
            return;
        };
        let real = |number: Decimal| f64::try_from(number).unwrap_or_default();
        let direction = activity.field("direction");
        let criteria: Vec<Criterion> = self
            .criteria
            .iter()
            .map(|(id, weight)| {
                let way = direction.and_then(|key| content.get_record(id.as_str())?.get(key));
                Criterion {
                    weight: weight.map_or(0.0, real).max(0.0),
                    direction: if way == Some("min") {
                        Direction::LowerIsBetter
                    } else {
                        Direction::HigherIsBetter
                    },
                    normalisation: Normalisation::Fixed(scale),
                }
            })
            .collect();
        let complete: Vec<usize> = (0..self.rows.len())
            .filter(|at| self.rows[*at].n_missing() == 0)
            .collect();
        let cells: Vec<Vec<Option<f64>>> = complete
            .iter()
            .map(|at| {
                self.rows[*at]
                    .scores
                    .iter()
                    .map(|score| score.map(real))
                    .collect()
            })
            .collect();
        let known = [
            ("heaviest_criterion", TieBreak::HeaviestCriterion),
            ("votes", TieBreak::Votes),
        ];
        let rules = Rules { workshop };
        let breaks = rules
            .some_of("multicriteria.tie_breaks", &known)
            .unwrap_or_default();
        let votes: Vec<u64> = complete
            .iter()
            .map(|at| {
                self.rows[*at]
                    .dots
                    .map_or(0, |dots| real(dots).max(0.0) as u64)
            })
            .collect();
        if let Ok(found) = multicriteria::score(&cells, &criteria, &breaks, Some(&votes)) {
            for (place, at) in complete.into_iter().enumerate() {
                self.rows[at].score = Some(found.scores[place]);
                self.rows[at].place = Some(found.ranks[place]);
            }
        }
    }

    /// Places by dots, and where both orders disagree.
    fn count(&mut self, workshop: &Workshop) {
        let counted: Vec<usize> = (0..self.rows.len())
            .filter(|at| self.rows[*at].dots.is_some())
            .collect();
        let dots: Vec<f64> = counted
            .iter()
            .filter_map(|at| f64::try_from(self.rows[*at].dots?).ok())
            .collect();
        if let Ok(places) = ranking::competition(&dots) {
            for (at, place) in counted.iter().zip(places) {
                self.rows[*at].place_by_dots = Some(place);
            }
        }
        let Ok(more_than) = (Rules { workshop }).count("ranking.more_than") else {
            return;
        };
        for row in &mut self.rows {
            if let (Some(one), Some(other)) = (row.place, row.place_by_dots) {
                row.is_apart = one.abs_diff(other) > more_than;
            }
        }
    }
}

/// The scale of the scores.
pub fn scale(workshop: &Workshop, activity: &Activity) -> Option<Scale> {
    let key = activity.field("scores")?;
    let field = workshop
        .get_collection(activity.collection("rows")?)?
        .get_field(key)?;
    let end = |end: Option<Decimal>| f64::try_from(end?).ok();
    Some(Scale {
        least: end(field.min)?,
        most: end(field.max)?,
    })
}

/// The weights that share out a whole in the same proportion, as whole numbers; evenly when all are 0.
pub fn balanced(weights: &[Option<Decimal>], whole: Decimal) -> Option<Vec<u32>> {
    let places = u32::try_from(whole.trunc().mantissa())
        .ok()
        .filter(|_| whole.fract().is_zero())?;
    let mut groups: Vec<Invited> = weights
        .iter()
        .map(|weight| Invited {
            weight: weight
                .and_then(|weight| f64::try_from(weight).ok())
                .unwrap_or_default()
                .max(0.0),
            least_share: 0.0,
        })
        .collect();
    if groups.iter().all(|group| group.weight == 0.0) {
        for group in &mut groups {
            group.weight = 1.0;
        }
    }
    composition(places, &groups)
        .ok()
        .map(|shared| shared.places)
}
