//! From what organisations lack to what will be taught: which of the weakest areas have training, and whom it reaches.
//!
//! The weakest areas are those of the social fabric (see [`super::fabric`]); training answers to an area when a rating
//! of that area names it.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::Results;
use super::said::{Outcome, Remark, Unsaid};
use crate::locale::Words;
use crate::plan::finding::Fact;
use crate::workshop::FieldKind;

/// What is lacking and what will be taught.
#[derive(Debug, Clone, PartialEq)]
pub struct Capacities {
    /// Each area that was rated, the weakest first.
    pub areas: Vec<Area>,
    /// Training of leaders that keeps too few places for women.
    pub few_women: Vec<Arc<str>>,
    /// Places in all training.
    pub places: Decimal,
    /// Places kept for women.
    pub women: Decimal,
}

/// An area of capacities.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Its option.
    pub id: Arc<str>,
    /// What it is called.
    pub name: Words,
    /// Its mean level.
    pub level: f64,
    /// Whether it is among the weakest.
    pub is_weakest: bool,
    /// The ratings of the area.
    pub ratings: Vec<Arc<str>>,
    /// The training that answers to it.
    pub training: Vec<Arc<str>>,
}

impl Capacities {
    /// The weakest areas that nothing is taught for.
    pub fn gaps(&self) -> impl Iterator<Item = &Area> {
        let areas = self.areas.iter();
        areas.filter(|area| area.is_weakest && area.training.is_empty())
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let names = |areas: Vec<&Area>| {
            let names = areas.into_iter().map(|area| area.name.clone());
            Fact::Names(names.collect(), 0)
        };
        let mut said = Vec::new();
        let met: Vec<&Area> = self
            .areas
            .iter()
            .filter(|area| area.is_weakest && !area.training.is_empty())
            .collect();
        let gaps: Vec<&Area> = self.gaps().collect();
        if !met.is_empty() {
            said.push(Remark::new("reading-capacities-met").with("names", names(met)));
        }
        if !gaps.is_empty() {
            said.push(Remark::new("reading-capacities-gaps").with("names", names(gaps)));
        }
        if !self.places.is_zero() {
            let share = self.women * Decimal::ONE_HUNDRED / self.places;
            said.push(
                Remark::new("reading-capacities-women")
                    .with("places", Fact::Number(self.places.normalize()))
                    .with("share", Fact::Number(share.round_dp(0))),
            );
        }
        if !self.few_women.is_empty() {
            let remark = Remark::new("reading-capacities-few-women");
            said.push(remark.names("names", results.source(), &self.few_women));
        }
        said
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Capacities> {
    let source = results.source();
    let rules = results.rules();
    let fabric = results.fabric().as_ref().map_err(Clone::clone)?;
    let FieldKind::Choice(options) = &rules.field("strengthening", "area")?.kind else {
        return Err(Unsaid::not_asked("strengthening.area"));
    };
    let mut areas = Vec::new();
    for (at, id) in fabric.areas.iter().enumerate() {
        let (Some(level), Some(option)) = (
            fabric.levels[at],
            options.iter().find(|option| option.id == *id),
        ) else {
            continue;
        };
        let mut area = Area {
            id: Arc::clone(id),
            name: option.label.clone(),
            level,
            is_weakest: fabric.found.weakest.contains(&at),
            ratings: Vec::new(),
            training: Vec::new(),
        };
        let ratings = source.items("strengthening").iter();
        for rating in ratings.filter(|item| item.id_of("area") == Some(&**id)) {
            area.ratings.push(Arc::clone(&rating.id));
            for training in rating.ids_of("training") {
                if source.has(training) && !area.training.contains(training) {
                    area.training.push(Arc::clone(training));
                }
            }
        }
        areas.push(area);
    }
    areas.sort_by(|one, other| one.level.total_cmp(&other.level));
    let least = source.workshop().number("checks.women_leaders_least");
    let (mut few_women, mut places, mut women) = (Vec::new(), Decimal::ZERO, Decimal::ZERO);
    for training in source.items("training") {
        let share = training.number("women_pct");
        let is_of_leaders = training.id_of("kind") == Some("leadership");
        if is_of_leaders && share.is_some_and(|share| least.is_some_and(|least| share < least)) {
            few_women.push(Arc::clone(&training.id));
        }
        if let (Some(own), Some(share)) = (training.number("participants"), share)
            && (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&share)
        {
            places += own;
            women += own * share / Decimal::ONE_HUNDRED;
        }
    }
    Ok(Capacities {
        areas,
        few_women,
        places,
        women,
    })
}
