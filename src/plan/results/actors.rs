//! The actors by power, interest and position: how to work with each, and whether the plan can stand.

use std::sync::Arc;

use super::Results;
use super::rules::{Rules, real};
use super::said::{Outcome, Remark, Unsaid};
use crate::method::stakeholders::{self as method, Placed, Quadrant, Ratings};
use crate::plan::Item;

/// The actors, placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Actors {
    /// The actors, in the order of their list; the places of everything below.
    pub actors: Vec<Arc<str>>,
    /// Quadrants, resultants and viability.
    pub found: method::ActorMap,
}

impl Actors {
    /// The place of an actor.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.actors.iter().position(|actor| **actor == *id)
    }

    /// The actors of a quadrant, in the order of their list.
    pub fn of(&self, quadrant: Quadrant) -> Vec<Arc<str>> {
        let pairs = self.actors.iter().zip(&self.found.actors);
        let mine = pairs.filter(|(_, placed)| placed.is_some_and(|own| own.quadrant == quadrant));
        mine.map(|(id, _)| Arc::clone(id)).collect()
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said = Vec::new();
        let closely = self.of(Quadrant::ManageClosely);
        if !closely.is_empty() {
            let remark = Remark::new("reading-actors-closely").count("n", closely.len());
            said.push(remark.names("names", source, &closely));
        }
        if let Some(viability) = self.found.viability {
            said.push(
                Remark::new("reading-actors-viability")
                    .number("support", self.found.support, 1)
                    .number("opposition", self.found.opposition, 1)
                    .number("viability", 100.0 * viability, 0),
            );
        }
        let ids = |places: &[usize]| -> Vec<Arc<str>> {
            places
                .iter()
                .map(|place| Arc::clone(&self.actors[*place]))
                .collect()
        };
        let against: Vec<usize> = (0..self.actors.len())
            .filter(|at| self.found.actors[*at].is_some_and(is_against))
            .collect();
        if !against.is_empty() {
            said.push(Remark::new("reading-actors-against").names("names", source, &ids(&against)));
        }
        for (places, key) in [
            (&self.found.unrated, "reading-actors-unrated"),
            (&self.found.without_position, "reading-actors-no-position"),
        ] {
            if !places.is_empty() {
                let remark = Remark::new(key).count("n", places.len());
                said.push(remark.names("names", source, &ids(places)));
            }
        }
        said
    }
}

fn is_against(placed: Placed) -> bool {
    placed.pull.is_some_and(|pull| pull.resultant < 0.0)
}

/// What the definition decides about the plane of actors.
pub(super) fn method_rules(rules: Rules<'_>) -> Outcome<method::Rules> {
    Ok(method::Rules {
        scale: rules.scale("actor", "power")?,
        position_most: rules.scale("actor", "position")?.most,
        threshold_power: rules.number("stakeholders.threshold_power")?,
        threshold_interest: rules.number("stakeholders.threshold_interest")?,
        centre: rules.centre("stakeholders.centre")?,
    })
}

/// The ratings of an actor.
pub(super) fn ratings(item: &Item) -> Ratings {
    let rating = |key: &str| vec![item.number(key).map(real)];
    Ratings {
        power: rating("power"),
        interest: rating("interest"),
        position: rating("position"),
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Actors> {
    let items = results.source().items("actor");
    if items.is_empty() {
        return Err(Unsaid::nothing());
    }
    let rules = method_rules(results.rules())?;
    let actors: Vec<Arc<str>> = items.iter().map(|item| Arc::clone(&item.id)).collect();
    let ratings: Vec<Ratings> = items.iter().map(ratings).collect();
    let found = method::map(&ratings, &rules)
        .map_err(|unfit| Unsaid::of(&unfit, results.source(), &actors, &[]))?;
    Ok(Actors { actors, found })
}
