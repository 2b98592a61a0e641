//! The risks of the plan before and after their response, on a table of probability by impact.

use std::sync::Arc;

use super::Results;
use super::said::{LeftOut, Outcome, Remark, Unsaid};
use crate::method::risk::{Level, Rating};
use crate::plan::Item;

/// The risks of the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Risks {
    /// Each risk that was rated, in the order of their list.
    pub rated: Vec<Rated>,
    /// Risks without probability or impact.
    pub left_out: LeftOut,
}

/// A risk.
#[derive(Debug, Clone, PartialEq)]
pub struct Rated {
    /// The risk.
    pub id: Arc<str>,
    /// Before the response.
    pub initial: Placed,
    /// With the response under way; nothing when nobody has rated it.
    pub residual: Option<Placed>,
}

/// Where a risk stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Probability, on the scale of the definition.
    pub probability: i64,
    /// Impact, on the same scale.
    pub impact: i64,
    /// Score and level.
    pub rating: Rating,
}

impl Rated {
    /// Whether the response leaves more risk than there was.
    pub fn grows(&self) -> bool {
        let left = self.residual.map(|own| own.rating.score);
        left.is_some_and(|left| left > self.initial.rating.score)
    }
}

impl Risks {
    /// How many risks of each level there are, from the least, before and after the response.
    pub fn counts(&self) -> [[usize; 4]; 2] {
        let count = |all: Vec<Level>| {
            Level::ALL.map(|level| all.iter().filter(|own| **own == level).count())
        };
        let before = self.rated.iter().map(|own| own.initial.rating.level);
        let after = self.rated.iter().filter_map(|own| own.residual);
        [
            count(before.collect()),
            count(after.map(|own| own.rating.level).collect()),
        ]
    }

    /// The risks that some test lets through.
    fn some(&self, test: impl Fn(&Rated) -> bool) -> Vec<Arc<str>> {
        let mine = self.rated.iter().filter(|own| test(own));
        mine.map(|own| Arc::clone(&own.id)).collect()
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let [[low, medium, high, extreme], _] = self.counts();
        let mut said = vec![
            Remark::new("reading-risks-levels")
                .count("extreme", extreme)
                .count("high", high)
                .count("medium", medium)
                .count("low", low),
        ];
        let grave = |level: Level| matches!(level, Level::High | Level::Extreme);
        for (ids, key) in [
            (
                self.some(|own| {
                    let left = own.residual.map(|own| own.rating.level);
                    left.is_some_and(grave)
                }),
                "reading-risks-still",
            ),
            (self.some(Rated::grows), "reading-risks-grow"),
            (
                self.some(|own| own.residual.is_none()),
                "reading-risks-unrated",
            ),
        ] {
            if !ids.is_empty() {
                let remark = Remark::new(key).count("n", ids.len());
                said.push(remark.names("names", source, &ids));
            }
        }
        said.extend(self.left_out.remarks(source));
        said
    }
}

/// A risk as two fields place it.
fn placed(results: Results<'_>, item: &Item, fields: [&str; 2]) -> Option<Placed> {
    use rust_decimal::prelude::ToPrimitive;
    let [probability, impact] = fields.map(|field| item.number(field));
    let (probability, impact) = (probability?, impact?);
    Some(Placed {
        probability: probability.to_i64()?,
        impact: impact.to_i64()?,
        rating: results.rate_risk(probability, impact)?,
    })
}

pub(super) fn read(results: Results<'_>) -> Outcome<Risks> {
    let rules = results.rules();
    let items = results.source().items("risk");
    if items.is_empty() {
        return Err(Unsaid::nothing());
    }
    rules.scale("risk", "probability")?;
    let _: [f64; 3] = rules.array("risk.cuts")?;
    let mut found = Risks {
        rated: Vec::new(),
        left_out: LeftOut::default(),
    };
    for item in items {
        match placed(results, item, ["probability", "impact"]) {
            Some(initial) => found.rated.push(Rated {
                id: Arc::clone(&item.id),
                initial,
                residual: placed(results, item, ["residual_p", "residual_i"]),
            }),
            None => found.left_out.lacks(&item.id),
        }
    }
    if found.rated.is_empty() {
        return Err(Unsaid::nothing());
    }
    Ok(found)
}
