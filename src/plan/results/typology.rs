//! The typology of the zones: index, class and state of each, what the data say without an index, and what each zone
//! answers to its class.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::rules::real;
use super::said::{Outcome, Remark, Unsaid};
use super::{Matrix, Results, Source};
use crate::method::typology::groups::{KMeans, k_means, starts, ward};
use crate::method::typology::scores::{Deviation, standard_scores};
use crate::method::typology::{
    Beyond, Direction, Goalposts, Indicator, Mean, Measure, State, Weighting, index, range_of,
    relative, state,
};
use crate::plan::Item;

/// The zones, told apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Typology {
    /// The zones, in the order of their list; the places of everything below.
    pub zones: Vec<Arc<str>>,
    /// The indicators, in the order of their list.
    pub indicators: Vec<Arc<str>>,
    /// Each value between its goalposts: zones by indicators, 0 the worst and 1 the best.
    pub relative: Vec<Vec<f64>>,
    /// Each value by its distance from the mean, in standard deviations; nothing when all are equal.
    pub standard: Option<Vec<Vec<f64>>>,
    /// The index of each zone.
    pub index: Vec<f64>,
    /// The Biograma state of each zone.
    pub states: Vec<State>,
    /// The classes that the definition asks for, as records, in the order of their list.
    pub classes: Vec<Arc<str>>,
    /// The class of each zone by its index, by place in `classes`; nothing where the ranges leave a hole.
    pub class: Vec<Option<usize>>,
    /// What each zone answers.
    pub replies: Vec<Reply>,
    /// The groups of k-means, when there are enough zones.
    pub k_means: Option<KMeans>,
    /// The group of each zone by Ward's method, when there are enough zones.
    pub ward: Option<Vec<usize>>,
    /// Whether every indicator is read between fixed goalposts, which rounds over time need.
    pub fixed: bool,
}

/// What a zone answers to its class.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reply {
    /// Its own words.
    pub words: Option<Arc<str>>,
    /// The class that was agreed in place of the computed one.
    pub agreed: Option<Arc<str>>,
    /// Why.
    pub reason: Option<Arc<str>>,
}

/// What is invested in the zones of a class.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassInvestment {
    /// The class.
    pub class: Arc<str>,
    /// The people of its zones.
    pub population: Decimal,
    /// Investment per person.
    pub per_person: Decimal,
}

impl Typology {
    /// The place of a zone.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.zones.iter().position(|zone| **zone == *id)
    }

    /// The class that counts for a zone: the agreed one, or else the computed one.
    pub fn class_of(&self, place: usize) -> Option<&Arc<str>> {
        let agreed = self.replies[place].agreed.as_ref();
        agreed.or_else(|| self.classes.get(self.class[place]?))
    }

    /// The zones of a class, in the order of their list.
    pub fn of(&self, class: &str) -> Vec<Arc<str>> {
        let places = 0..self.zones.len();
        places
            .filter(|place| self.class_of(*place).is_some_and(|own| **own == *class))
            .map(|place| Arc::clone(&self.zones[place]))
            .collect()
    }

    /// Investment per person in the zones of each class; needs a plan that was built.
    pub fn investment(&self, source: Source<'_>) -> Vec<ClassInvestment> {
        let Source::Plan(plan) = source else {
            return Vec::new();
        };
        let of = |class: &Arc<str>| {
            let zones = self.of(class);
            let people = zones
                .iter()
                .filter_map(|id| plan.get(id)?.number("population"));
            let population: Decimal = people.sum();
            let money = zones
                .iter()
                .filter_map(|id| plan.investment.by_zone.get(id));
            let money: Decimal = money.sum();
            let per_person = money.checked_div(population)?;
            Some(ClassInvestment {
                class: Arc::clone(class),
                population,
                per_person,
            })
        };
        self.classes.iter().filter_map(of).collect()
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said = Vec::new();
        for class in &self.classes {
            let zones = self.of(class);
            if !zones.is_empty() {
                said.push(
                    Remark::new("reading-typology-class")
                        .with("class", crate::plan::Fact::Words(source.name(class)))
                        .names("names", source, &zones),
                );
            }
        }
        let some = |test: &dyn Fn(usize) -> bool| -> Vec<Arc<str>> {
            let places = (0..self.zones.len()).filter(|place| test(*place));
            places.map(|place| Arc::clone(&self.zones[place])).collect()
        };
        for (ids, key) in [
            (
                some(&|place| self.class_of(place).is_none()),
                "reading-typology-unclassed",
            ),
            (
                some(&|place| self.replies[place].agreed.is_some()),
                "reading-typology-agreed",
            ),
            (
                some(&|place| {
                    let reply = &self.replies[place];
                    reply.agreed.is_some() && reply.reason.is_none()
                }),
                "reading-typology-no-reason",
            ),
            (
                some(&|place| self.replies[place].words.is_none()),
                "reading-typology-silent",
            ),
        ] {
            if !ids.is_empty() {
                let remark = Remark::new(key).count("n", ids.len());
                said.push(remark.names("names", source, &ids));
            }
        }
        if !self.fixed {
            said.push(Remark::new("reading-typology-relative"));
        }
        said
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Typology> {
    let grid = results
        .grid(Matrix::Typology)
        .as_ref()
        .map_err(Clone::clone)?;
    let rules = results.rules();
    let source = results.source();
    let unfit = |unfit| Unsaid::of(&unfit, source, &grid.rows, &grid.columns);
    let beyond = rules.one_of(
        "typology.beyond",
        &[
            ("capped", Beyond::Capped),
            ("kept", Beyond::Kept),
            ("refused", Beyond::Refused),
        ],
    )?;
    let constant = rules.number("typology.constant")?;
    let mean = rules.one_of(
        "typology.mean",
        &[
            ("arithmetic", Mean::Arithmetic),
            ("geometric", Mean::Geometric),
            ("harmonic", Mean::Harmonic),
        ],
    )?;
    let items: Vec<&Item> = grid
        .columns
        .iter()
        .filter_map(|id| source.get(id))
        .collect();
    let indicators: Vec<Indicator> = items
        .iter()
        .map(|item| {
            let goals = item.number("goal_min").zip(item.number("goal_max"));
            Indicator {
                direction: direction(item),
                goalposts: match goals {
                    Some((least, most)) => Goalposts::Fixed {
                        least: real(least),
                        most: real(most),
                        beyond,
                    },
                    None => Goalposts::Observed { constant },
                },
                measure: Measure::Linear,
            }
        })
        .collect();
    let weights: Vec<f64> = items
        .iter()
        .map(|item| item.number("weight").map_or(0.0, real))
        .collect();
    let relative = relative(&grid.values, &indicators).map_err(unfit)?;
    let weighting = Weighting {
        weights: &weights,
        whole: Some(rules.number("typology.whole")?),
    };
    let found = index(&relative, weighting, mean).map_err(|unfit| {
        // Weights belong to the indicators.
        Unsaid::of(&unfit, source, &grid.columns, &[])
    })?;
    let cuts = rules.array("typology.state_cuts")?;
    let states = found.iter().map(|index| state(*index, &cuts));
    let states = states
        .collect::<Result<Vec<_>, _>>()
        .map_err(|_| Unsaid::bad_parameter("typology.state_cuts"))?;
    let directions: Vec<Direction> = items.iter().map(|item| direction(item)).collect();
    let (classes, ranges) = classes(source);
    let groups = rules.count("typology.groups")?;
    let rounds_most = rules.count("typology.rounds_most")?;
    let k_means =
        starts(&found, groups).and_then(|starts| k_means(&relative, &starts, rounds_most));
    let ward = ward(&relative).and_then(|tree| tree.cut(groups));
    Ok(Typology {
        zones: grid.rows.clone(),
        indicators: grid.columns.clone(),
        standard: standard_scores(&grid.values, &directions, Deviation::Population).ok(),
        class: found
            .iter()
            .map(|index| range_of(*index, &ranges))
            .collect(),
        index: found,
        states,
        classes,
        replies: replies(source, &grid.rows),
        k_means: k_means.ok(),
        ward: ward.ok(),
        fixed: indicators
            .iter()
            .all(|one| matches!(one.goalposts, Goalposts::Fixed { .. })),
        relative,
    })
}

/// Which way an indicator is good; more is better when nobody said.
fn direction(item: &Item) -> Direction {
    match item.id_of("direction") {
        Some("min") => Direction::Min,
        _ => Direction::Max,
    }
}

/// The classes that have a range, and their ranges.
fn classes(source: Source<'_>) -> (Vec<Arc<str>>, Vec<(f64, f64)>) {
    let with_range = source.items("typology_class").iter().filter_map(|item| {
        let (from, to) = (item.number("from_index")?, item.number("to_index")?);
        Some((Arc::clone(&item.id), (real(from), real(to))))
    });
    with_range.unzip()
}

/// What each zone answered; the last answer of a zone counts.
fn replies(source: Source<'_>, zones: &[Arc<str>]) -> Vec<Reply> {
    let mut replies = vec![Reply::default(); zones.len()];
    for item in source.items("typology_reply") {
        let place = item
            .id_of("zone")
            .and_then(|id| zones.iter().position(|zone| **zone == *id));
        let Some(place) = place else { continue };
        let words = |key: &str| {
            let text = item.text(key).filter(|text| !text.trim().is_empty());
            text.map(Arc::from)
        };
        let reply = &mut replies[place];
        reply.words = words("reply").or(reply.words.take());
        reply.reason = words("reason").or(reply.reason.take());
        let agreed = item.id_of("class").filter(|id| source.has(id));
        reply.agreed = agreed.map(Arc::from).or(reply.agreed.take());
    }
    replies
}
