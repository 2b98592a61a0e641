//! Cost, funding and gap: exact sums over projects, components and funding lines.
//!
//! A gap is never netted across years or projects: a surplus in one does not pay for the other.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::Plan;
use super::item::Item;

/// Amounts by year, with `YYYY` as key.
pub type ByYear = BTreeMap<Arc<str>, Decimal>;

/// Amounts by id (of a record or an option), each by year.
pub type ByKey = BTreeMap<Arc<str>, ByYear>;

/// The investment of a plan.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Investment {
    /// Years that have a cost or a funding, in order.
    pub years: Vec<Arc<str>>,
    /// Cost of the whole plan.
    pub total: Decimal,
    /// Cost by year.
    pub by_year: ByYear,
    /// Cost of each project.
    pub by_project: ByKey,
    /// Cost of each programme.
    pub by_programme: ByKey,
    /// Cost of each objective.
    pub by_objective: ByKey,
    /// Cost of each axis, through the objectives of projects.
    pub by_axis: ByKey,
    /// Cost by dimension of the objectives.
    pub by_dimension: ByKey,
    /// Cost by kind of project.
    pub by_kind: ByKey,
    /// Cost by item of the components.
    pub by_item: ByKey,
    /// Cost of each zone; a project in several zones is shared by their population.
    pub by_zone: BTreeMap<Arc<str>, Decimal>,
    /// Cost of each zone per inhabitant.
    pub per_capita: BTreeMap<Arc<str>, Decimal>,
    /// Cost of the plan per inhabitant of the territory.
    pub per_capita_average: Option<Decimal>,
    /// Funding of each project.
    pub funding_by_project: ByKey,
    /// Funding by source.
    pub funding_by_source: ByKey,
    /// Funding by status (`secured`, `in_negotiation`, `identified`).
    pub funding_by_status: ByKey,
    /// Funding by form (`cash`, `in_kind`, `labour`).
    pub funding_by_form: ByKey,
    /// What is missing, of each project that lacks something.
    pub gaps: ByKey,
    /// What is missing in the whole plan.
    pub total_gap: Decimal,
    /// Secured funding over cost, 0–100; `None` when nothing costs anything.
    pub secured_percent: Option<Decimal>,
}

/// Sum over the years.
pub fn total(amounts: &ByYear) -> Decimal {
    amounts.values().sum()
}

/// Adds an amount to a year; only a year that is not there yet is written anew.
fn enter_year(amounts: &mut ByYear, year: &str, amount: Decimal) {
    match amounts.get_mut(year) {
        Some(sum) => *sum += amount,
        None => {
            amounts.insert(year.into(), amount);
        }
    }
}

/// Adds an amount to a year of a key.
fn enter(sums: &mut ByKey, key: &str, year: &str, amount: Decimal) {
    match sums.get_mut(key) {
        Some(amounts) => enter_year(amounts, year, amount),
        None => {
            sums.insert(key.into(), ByYear::from([(year.into(), amount)]));
        }
    }
}

impl Investment {
    /// Adds up the components and funding lines of a plan.
    pub fn of(plan: &Plan) -> Self {
        let mut sums = Self::default();
        for component in plan.items("component") {
            let project = component.id_of("project").and_then(|id| plan.get(id));
            sums.add_component(plan, component, project);
        }
        for line in plan.items("funding_line") {
            sums.add_line(line);
        }
        sums.total = total(&sums.by_year);
        sums.find_gaps();
        sums.share_by_zone(plan);
        sums.secured_percent = (!sums.total.is_zero()).then(|| {
            let secured = sums
                .funding_by_status
                .get("secured")
                .map_or(Decimal::ZERO, total);
            secured * Decimal::ONE_HUNDRED / sums.total
        });
        let mut years: Vec<Arc<str>> = sums.by_year.keys().cloned().collect();
        for amounts in sums.funding_by_source.values() {
            years.extend(amounts.keys().cloned());
        }
        years.sort();
        years.dedup();
        sums.years = years;
        sums
    }

    fn add_component(&mut self, plan: &Plan, component: &Item, project: Option<&Item>) {
        let objective = project
            .and_then(|project| project.id_of("objective"))
            .and_then(|id| plan.get(id));
        for (year, amount) in component.numbers("cost") {
            enter_year(&mut self.by_year, year, amount);
            let add = |sums: &mut ByKey, key: Option<&str>| {
                if let Some(key) = key {
                    enter(sums, key, year, amount);
                }
            };
            add(&mut self.by_item, component.id_of("item"));
            add(&mut self.by_project, project.map(|project| &*project.id));
            add(
                &mut self.by_programme,
                project.and_then(|project| project.id_of("programme")),
            );
            add(
                &mut self.by_kind,
                project.and_then(|project| project.id_of("kind")),
            );
            add(
                &mut self.by_objective,
                objective.map(|objective| &*objective.id),
            );
            add(
                &mut self.by_axis,
                objective.and_then(|objective| objective.id_of("axis")),
            );
            add(
                &mut self.by_dimension,
                objective.and_then(|objective| objective.id_of("dimension")),
            );
        }
    }

    fn add_line(&mut self, line: &Item) {
        for (year, amount) in line.numbers("amounts") {
            let add = |sums: &mut ByKey, key: Option<&str>| {
                if let Some(key) = key {
                    enter(sums, key, year, amount);
                }
            };
            add(&mut self.funding_by_project, line.id_of("project"));
            add(&mut self.funding_by_source, line.id_of("source"));
            add(&mut self.funding_by_status, line.id_of("status"));
            add(&mut self.funding_by_form, line.id_of("form"));
        }
    }

    fn find_gaps(&mut self) {
        for (project, cost) in &self.by_project {
            for (year, cost) in cost {
                let funded = self
                    .funding_by_project
                    .get(project)
                    .and_then(|amounts| amounts.get(year))
                    .copied()
                    .unwrap_or_default();
                if *cost > funded {
                    let missing = *cost - funded;
                    self.gaps
                        .entry(Arc::clone(project))
                        .or_default()
                        .insert(Arc::clone(year), missing);
                    self.total_gap += missing;
                }
            }
        }
    }

    fn share_by_zone(&mut self, plan: &Plan) {
        let population = |zone: &str| plan.get(zone).and_then(|zone| zone.number("population"));
        for (project, cost) in &self.by_project {
            let Some(project) = plan.get(project) else {
                continue;
            };
            let zones = project.ids_of("zones");
            let people: Decimal = zones.iter().filter_map(|zone| population(zone)).sum();
            for zone in zones {
                if let (Some(share), false) = (population(zone), people.is_zero()) {
                    *self.by_zone.entry(Arc::clone(zone)).or_default() +=
                        total(cost) * (share / people);
                }
            }
        }
        let people: Decimal = plan
            .items("zone")
            .filter_map(|zone| zone.number("population"))
            .sum();
        self.per_capita_average = (!people.is_zero()).then(|| self.total / people);
        for (zone, amount) in &self.by_zone {
            if let Some(people) = population(zone).filter(|people| !people.is_zero()) {
                self.per_capita.insert(Arc::clone(zone), *amount / people);
            }
        }
    }
}
