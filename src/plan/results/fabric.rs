//! The social fabric: how strong organisations are in each area, and how many there are for those who live here.

use std::sync::Arc;

use super::Results;
use super::rules::real;
use super::said::{LeftOut, Outcome, Remark, Unsaid};
use crate::method::indices::fabric::{Radar, density, radar};
use crate::method::spread::{Centre, centre};
use crate::plan::Fact;
use crate::workshop::FieldKind;

/// The social fabric.
#[derive(Debug, Clone, PartialEq)]
pub struct Fabric {
    /// The areas as option ids, in the order of the definition.
    pub areas: Vec<Arc<str>>,
    /// The mean level of each area over the organisations that were rated in it.
    pub levels: Vec<Option<f64>>,
    /// The mean of the areas and the weakest of them, by place in `areas`.
    pub found: Radar,
    /// Each organisation that was rated, in the order of their list.
    pub organisations: Vec<Organisation>,
    /// Ratings without organisation, area or level.
    pub left_out: LeftOut,
}

/// An organisation and its areas.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// The actor.
    pub id: Arc<str>,
    /// Its level in each area, in the order of [`Fabric::areas`]; the mean of several ratings.
    pub levels: Vec<Option<f64>>,
    /// The mean of the areas in which it was rated.
    pub mean: f64,
}

/// How many organisations there are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Density {
    /// The organisations among the actors.
    pub organisations: usize,
    /// The people of all zones.
    pub population: f64,
    /// Organisations for every so many inhabitants.
    pub found: f64,
    /// For how many inhabitants.
    pub per: f64,
}

impl Fabric {
    /// The mean of an organisation.
    pub fn mean_of(&self, id: &str) -> Option<f64> {
        let own = self.organisations.iter().find(|own| *own.id == *id)?;
        Some(own.mean)
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let mut said = vec![
            Remark::new("reading-fabric-mean")
                .number("mean", self.found.mean, 2)
                .count("n", self.organisations.len()),
        ];
        if let Ok(field) = results.rules().field("strengthening", "area")
            && let FieldKind::Choice(options) = &field.kind
        {
            let weakest = self.found.weakest.iter();
            let names = weakest.filter_map(|place| {
                let id = &self.areas[*place];
                let option = options.iter().find(|option| option.id == *id)?;
                Some(option.label.clone())
            });
            let names: Vec<_> = names.collect();
            said.push(Remark::new("reading-fabric-weakest").with("names", Fact::Names(names, 0)));
        }
        if let Ok(density) = results.density() {
            said.push(
                Remark::new("reading-fabric-density")
                    .count("n", density.organisations)
                    .number("density", density.found, 2)
                    .number("per", density.per, 0),
            );
        }
        said.extend(self.left_out.remarks(results.source()));
        said
    }
}

/// The levels of each area.
type Levels = Vec<Vec<Option<f64>>>;

pub(super) fn read(results: Results<'_>) -> Outcome<Fabric> {
    let rules = results.rules();
    let source = results.source();
    let scale = rules.scale("strengthening", "level")?;
    let wanted = rules.count("indices.weakest")?;
    let FieldKind::Choice(options) = &rules.field("strengthening", "area")?.kind else {
        return Err(Unsaid::not_asked("strengthening.area"));
    };
    let mut left_out = LeftOut::default();
    // Organisation → area → levels.
    let mut rated: Vec<(Arc<str>, Levels)> = Vec::new();
    let mut by_area: Levels = vec![Vec::new(); options.len()];
    for item in source.items("strengthening") {
        let area = item
            .id_of("area")
            .and_then(|id| options.iter().position(|option| &*option.id == id));
        let actor = item.id_of("actor").filter(|id| source.has(id));
        let level = item.number("level").map(real);
        let (Some(actor), Some(area), Some(level)) = (actor, area, level) else {
            left_out.lacks(&item.id);
            continue;
        };
        if !(scale.least..=scale.most).contains(&level) {
            left_out.odd.push(Arc::clone(&item.id));
            continue;
        }
        by_area[area].push(Some(level));
        let at = rated.iter().position(|(id, _)| **id == *actor);
        let at = at.unwrap_or_else(|| {
            rated.push((actor.into(), vec![Vec::new(); options.len()]));
            rated.len() - 1
        });
        rated[at].1[area].push(Some(level));
    }
    let mean = |levels: &Vec<Option<f64>>| centre(levels, Centre::Mean).ok();
    let levels: Vec<Option<f64>> = by_area.iter().map(mean).collect();
    let unfit = |unfit| Unsaid::of(&unfit, source, &[], &[]);
    if rated.is_empty() {
        return Err(Unsaid::nothing());
    }
    let found = radar(&levels, scale, wanted).map_err(unfit)?;
    let mut organisations = Vec::with_capacity(rated.len());
    for (id, areas) in rated {
        let levels: Vec<Option<f64>> = areas.iter().map(mean).collect();
        let own = radar(&levels, scale, wanted).map_err(unfit)?;
        organisations.push(Organisation {
            id,
            levels,
            mean: own.mean,
        });
    }
    let actors = source.items("actor");
    organisations.sort_by_key(|own| actors.iter().position(|actor| actor.id == own.id));
    Ok(Fabric {
        areas: options
            .iter()
            .map(|option| Arc::clone(&option.id))
            .collect(),
        levels,
        found,
        organisations,
        left_out,
    })
}

pub(super) fn dense(results: Results<'_>) -> Outcome<Density> {
    let rules = results.rules();
    let source = results.source();
    let kinds = rules.words("indices.organisations")?;
    let per = rules.number("indices.per")?;
    let is_one = |kind: &str| kinds.iter().any(|known| known == kind);
    let organisations = source.items("actor").iter();
    let organisations = organisations
        .filter(|actor| actor.id_of("kind").is_some_and(is_one))
        .count();
    let population: f64 = source
        .items("zone")
        .iter()
        .filter_map(|zone| zone.number("population").map(real))
        .sum();
    if population <= 0.0 || organisations == 0 {
        return Err(Unsaid::nothing());
    }
    let found = density(organisations, population, per)
        .map_err(|unfit| Unsaid::of(&unfit, source, &[], &[]))?;
    Ok(Density {
        organisations,
        population,
        found,
        per,
    })
}
