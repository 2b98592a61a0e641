//! Hazards: threat × vulnerability / capacity, and which ones are high.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Results;
use super::rules::real;
use super::said::{LeftOut, Outcome, Remark, Unsaid};
use crate::method::Unfit;
use crate::method::risk::{PlaceRisk, of_place};
use crate::method::scale::Scale;
use crate::method::scale::reaches;
use crate::plan::Item;

/// The hazards of the territory.
#[derive(Debug, Clone, PartialEq)]
pub struct Hazards {
    /// Each hazard that was rated, in the order of their list.
    pub rated: Vec<Rated>,
    /// From this index on a hazard is high.
    pub high_from: f64,
    /// Zones that no rated hazard names.
    pub zones_without: Vec<Arc<str>>,
    /// Hazards without threat, vulnerability or capacity.
    pub left_out: LeftOut,
}

/// A hazard.
#[derive(Debug, Clone, PartialEq)]
pub struct Rated {
    /// The hazard.
    pub id: Arc<str>,
    /// Its index, and the index as a share of the greatest one.
    pub risk: PlaceRisk,
    /// Whether it is high.
    pub high: bool,
    /// Whether measures are written down.
    pub has_measures: bool,
    /// Whether a project answers it.
    pub has_projects: bool,
}

impl Hazards {
    /// A hazard.
    pub fn get(&self, id: &str) -> Option<&Rated> {
        self.rated.iter().find(|rated| *rated.id == *id)
    }

    /// High hazards without measures.
    pub fn high_without_measures(&self) -> Vec<Arc<str>> {
        self.some(|rated| rated.high && !rated.has_measures)
    }

    /// High hazards that no project answers.
    pub fn high_without_projects(&self) -> Vec<Arc<str>> {
        self.some(|rated| rated.high && !rated.has_projects)
    }

    fn some(&self, test: impl Fn(&Rated) -> bool) -> Vec<Arc<str>> {
        let mine = self.rated.iter().filter(|rated| test(rated));
        mine.map(|rated| Arc::clone(&rated.id)).collect()
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said = Vec::new();
        let high = self.some(|rated| rated.high);
        if high.is_empty() {
            said.push(Remark::new("reading-hazards-none-high").number("from", self.high_from, 1));
        } else {
            let remark = Remark::new("reading-hazards-high")
                .count("n", high.len())
                .number("from", self.high_from, 1);
            said.push(remark.names("names", source, &high));
        }
        for (ids, key) in [
            (self.high_without_measures(), "reading-hazards-bare"),
            (self.high_without_projects(), "reading-hazards-unanswered"),
            (self.zones_without.clone(), "reading-hazards-zones"),
        ] {
            if !ids.is_empty() {
                said.push(Remark::new(key).names("names", source, &ids));
            }
        }
        said.extend(self.left_out.remarks(source));
        said
    }
}

/// The index of a hazard.
pub(super) fn index(item: &Item, scale: Scale) -> Result<PlaceRisk, Unfit> {
    let given = |key| {
        let number = item.number(key).map(real);
        number.ok_or_else(|| Unfit::Missing(vec![(0, 0)]))
    };
    of_place(
        given("threat")?,
        given("vulnerability")?,
        given("capacity")?,
        scale,
    )
}

pub(super) fn read(results: Results<'_>) -> Outcome<Hazards> {
    let rules = results.rules();
    let scale = rules.scale("hazard", "threat")?;
    let mut hazards = Hazards {
        rated: Vec::new(),
        high_from: rules.number("risk.high")?,
        zones_without: Vec::new(),
        left_out: LeftOut::default(),
    };
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    for item in results.source().items("hazard") {
        let risk = match index(item, scale) {
            Ok(risk) => risk,
            Err(unfit) => {
                hazards.left_out.note(&item.id, &unfit);
                continue;
            }
        };
        reached.extend(item.ids_of("zones").iter().map(|id| &**id));
        hazards.rated.push(Rated {
            id: Arc::clone(&item.id),
            high: reaches(risk.index, hazards.high_from),
            risk,
            has_measures: item
                .text("measures")
                .is_some_and(|text| !text.trim().is_empty()),
            has_projects: !item.ids_of("projects").is_empty(),
        });
    }
    if hazards.rated.is_empty() {
        return Err(Unsaid::nothing());
    }
    let zones = results.source().items("zone").iter();
    let zones = zones.filter(|zone| !reached.contains(&*zone.id));
    hazards.zones_without = zones.map(|zone| Arc::clone(&zone.id)).collect();
    Ok(hazards)
}
