//! What happens if only part of the money comes: with what is secured, with what is being negotiated too, and with all.
//!
//! A project falls out of a scenario when its money does not cover its cost in some year; what is left over in another
//! year does not help. Everything is exact.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::Results;
use super::said::{Outcome, Remark, Unsaid};
use crate::plan::Fact;

/// The three scenarios, from the surest to the widest.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenarios {
    /// With what is secured; then also with what is being negotiated; then with everything.
    pub all: [Scenario; 3],
}

/// What can be done with some of the money.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scenario {
    /// The money that comes.
    pub funded: Decimal,
    /// What is missing, year by year and project by project.
    pub gap: Decimal,
    /// Projects covered in every year.
    pub whole: Vec<Arc<str>>,
    /// Projects that lack something in some year, and how much in all.
    pub fallen: Vec<(Arc<str>, Decimal)>,
}

/// The states of a line of money that enter each scenario.
const ENTER: [&[&str]; 3] = [
    &["secured"],
    &["secured", "in_negotiation"],
    &["secured", "in_negotiation", "identified"],
];

impl Scenarios {
    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let keys = [
            "reading-funding-secured",
            "reading-funding-negotiated",
            "reading-funding-all",
        ];
        let told = keys.into_iter().zip(&self.all).map(|(key, own)| {
            let fallen = own.fallen.iter().map(|(id, _)| id);
            let remark = Remark::new(key)
                .with("funded", Fact::Number(own.funded.normalize()))
                .with("gap", Fact::Number(own.gap.normalize()))
                .count("whole", own.whole.len());
            if own.fallen.is_empty() {
                remark.with("names", Fact::Text("—".to_owned()))
            } else {
                remark.names("names", source, fallen)
            }
        });
        told.collect()
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Scenarios> {
    let source = results.source();
    let mut cost: BTreeMap<&str, BTreeMap<&str, Decimal>> = BTreeMap::new();
    for component in source.items("component") {
        if let Some(project) = component.id_of("project") {
            let years = cost.entry(project).or_default();
            for (year, amount) in component.numbers("cost") {
                *years.entry(year).or_default() += amount;
            }
        }
    }
    if cost.is_empty() || source.items("funding_line").is_empty() {
        return Err(Unsaid::nothing());
    }
    let all = ENTER.map(|states| {
        let mut own = Scenario::default();
        let mut money: BTreeMap<(&str, &str), Decimal> = BTreeMap::new();
        for line in source.items("funding_line") {
            let enters = line
                .id_of("status")
                .is_some_and(|state| states.contains(&state));
            let (true, Some(project)) = (enters, line.id_of("project")) else {
                continue;
            };
            for (year, amount) in line.numbers("amounts") {
                own.funded += amount;
                *money.entry((project, year)).or_default() += amount;
            }
        }
        for project in source.items("project") {
            let Some(years) = cost.get(&*project.id) else {
                continue;
            };
            let lacks = years.iter().map(|(year, cost)| {
                let has = money.get(&(&*project.id, *year)).copied();
                (*cost - has.unwrap_or_default()).max(Decimal::ZERO)
            });
            let lack: Decimal = lacks.sum();
            if lack.is_zero() {
                own.whole.push(Arc::clone(&project.id));
            } else {
                own.gap += lack;
                own.fallen.push((Arc::clone(&project.id), lack));
            }
        }
        own
    });
    Ok(Scenarios { all })
}
