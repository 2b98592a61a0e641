//! The vision by criterion: what each table gave, the mean, and where tables do not see the same.

use std::sync::Arc;

use super::Results;
use super::rules::real;
use super::said::{LeftOut, Outcome, Remark, Unsaid};
use crate::method::scale::Scale;
use crate::method::spread::{Rules, Spread, spread};
use crate::plan::{Item, Value};

/// The vision, scored.
#[derive(Debug, Clone, PartialEq)]
pub struct Vision {
    /// Each criterion that was scored, in the order of their list.
    pub criteria: Vec<Criterion>,
    /// Below this mean the sentence is written again.
    pub rewrite_below: f64,
    /// Criteria that nobody scored, or with a score outside the scale.
    pub left_out: LeftOut,
}

/// A criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// Its record.
    pub id: Arc<str>,
    /// Mean, median and spread over the tables.
    pub found: Spread,
    /// Whether the sentence that causes it should be written again.
    pub rewrite: bool,
}

impl Vision {
    /// A criterion.
    pub fn get(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| *criterion.id == *id)
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let some = |test: fn(&Criterion) -> bool| -> Vec<Arc<str>> {
            let mine = self.criteria.iter().filter(|criterion| test(criterion));
            mine.map(|criterion| Arc::clone(&criterion.id)).collect()
        };
        let mut said = Vec::new();
        let mean = |criterion: &&Criterion| criterion.found.mean;
        let by_mean = |a: &&Criterion, b: &&Criterion| mean(a).total_cmp(&mean(b));
        if let (Some(best), Some(worst)) = (
            self.criteria.iter().max_by(by_mean),
            self.criteria.iter().min_by(by_mean),
        ) && best.id != worst.id
        {
            said.push(
                Remark::new("reading-vision-ends")
                    .names("best", source, [&best.id])
                    .number("most", best.found.mean, 1)
                    .names("worst", source, [&worst.id])
                    .number("least", worst.found.mean, 1),
            );
        }
        for (ids, key) in [
            (
                some(|criterion| criterion.rewrite),
                "reading-vision-rewrite",
            ),
            (
                some(|criterion| criterion.found.disputed),
                "reading-vision-disputed",
            ),
        ] {
            if !ids.is_empty() {
                let remark = Remark::new(key).number("from", self.rewrite_below, 1);
                said.push(remark.names("names", source, &ids));
            }
        }
        said.extend(self.left_out.remarks(source));
        said
    }
}

/// The scores of a criterion; nothing when there are none, and nothing inside when one is off the scale.
#[expect(
    clippy::option_option,
    reason = "no scores at all and none that count are two things"
)]
pub(super) fn scores(item: &Item, scale: Scale, rules: Rules) -> Option<Option<Spread>> {
    let Some(Value::Map(cells)) = item.get("scores") else {
        return None;
    };
    let values: Vec<Option<f64>> = cells
        .iter()
        .map(|(_, value)| value.as_number().map(real))
        .collect();
    let on_scale = |value: &f64| (scale.least..=scale.most).contains(value);
    if !values.iter().flatten().all(on_scale) {
        return Some(None);
    }
    spread(&values, rules).ok().map(Some)
}

pub(super) fn read(results: Results<'_>) -> Outcome<Vision> {
    let rules = results.rules();
    let scale = rules.scale("vision_criterion", "scores")?;
    let spread_rules = rules.spread()?;
    let mut vision = Vision {
        criteria: Vec::new(),
        rewrite_below: rules.number("vision.rewrite_below")?,
        left_out: LeftOut::default(),
    };
    for item in results.source().items("vision_criterion") {
        match scores(item, scale, spread_rules) {
            None => vision.left_out.lacks(&item.id),
            Some(None) => vision.left_out.odd.push(Arc::clone(&item.id)),
            Some(Some(found)) => vision.criteria.push(Criterion {
                id: Arc::clone(&item.id),
                rewrite: found.mean < vision.rewrite_below,
                found,
            }),
        }
    }
    if vision.criteria.is_empty() {
        return Err(Unsaid::nothing());
    }
    Ok(vision)
}
