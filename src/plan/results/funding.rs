//! What happens if only part of the money comes: with what is secured, with what is being negotiated too, and with all.
//!
//! A project falls out of a scenario when its money does not cover its cost in some year; what is left over in another
//! year does not help. Source: see [`crate::method::cofinancing`].

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::Results;
use super::said::{LeftOut, Outcome, Remark, Unsaid};
use crate::method::cofinancing::{Form, Line, Status, balance};
use crate::plan::{Fact, Item};

/// The three scenarios, from the surest to the widest.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenarios {
    /// With what is secured; then also with what is being negotiated; then with everything.
    pub all: [Scenario; 3],
    /// Projects with an amount that cannot be.
    pub left_out: LeftOut,
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
            let remark = Remark::new(key)
                .with("funded", Fact::Number(own.funded.normalize()))
                .with("gap", Fact::Number(own.gap.normalize()))
                .count("whole", own.whole.len());
            if own.fallen.is_empty() {
                remark.with("names", Fact::Text("—".to_owned()))
            } else {
                remark.names("names", source, own.fallen.iter().map(|(id, _)| id))
            }
        });
        let mut said: Vec<Remark> = told.collect();
        said.extend(self.left_out.remarks(source));
        said
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Scenarios> {
    let source = results.source();
    let costs = source.by_ref("component", "project");
    let lines = source.by_ref("funding_line", "project");
    if costs.is_empty() || lines.is_empty() {
        return Err(Unsaid::nothing());
    }
    let mut found = Scenarios {
        all: Default::default(),
        left_out: LeftOut::default(),
    };
    for project in source.items("project") {
        let of = |all: &[&Item], field: &str| -> BTreeSet<Arc<str>> {
            let keys = all.iter().flat_map(|item| item.numbers(field).into_keys());
            keys.map(Arc::from).collect()
        };
        let Some(parts) = costs.get(&*project.id) else {
            continue;
        };
        let lines = lines.get(&*project.id).map_or(&[][..], Vec::as_slice);
        let mut years = of(parts, "cost");
        years.extend(of(lines, "amounts"));
        let sum = |items: &[&Item], field: &str| -> Vec<Decimal> {
            let maps: Vec<_> = items.iter().map(|item| item.numbers(field)).collect();
            let year = |year: &Arc<str>| maps.iter().filter_map(|map| map.get(&**year)).sum();
            years.iter().map(year).collect()
        };
        if years.is_empty() {
            continue;
        }
        let cost = sum(parts, "cost");
        let read: Vec<Line> = (0..)
            .zip(lines)
            .filter_map(|(place, line)| {
                let mut known = Status::ALL.into_iter();
                Some(Line {
                    // Each line stands for itself: who gives it changes nothing here.
                    source: place,
                    form: Form::Cash,
                    status: known.find(|status| line.id_of("status") == Some(status.id()))?,
                    amounts: sum(&[*line], "amounts"),
                })
            })
            .collect();
        for (at, scenario) in found.all.iter_mut().enumerate() {
            let enter: Vec<Line> = read
                .iter()
                .filter(|line| Status::ALL[..=at].contains(&line.status))
                .cloned()
                .collect();
            match balance(&cost, &enter, lines.len()) {
                Ok(balance) => scenario.add(project, balance.total_financed, balance.total_gap),
                Err(unfit) if at == 0 => found.left_out.note(&project.id, &unfit),
                Err(_) => {}
            }
        }
    }
    Ok(found)
}

impl Scenario {
    fn add(&mut self, project: &Item, funded: Decimal, gap: Decimal) {
        self.funded += funded;
        self.gap += gap;
        if gap.is_zero() {
            self.whole.push(Arc::clone(&project.id));
        } else {
            self.fallen.push((Arc::clone(&project.id), gap));
        }
    }
}
