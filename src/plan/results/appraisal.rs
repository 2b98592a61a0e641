//! Whether an investment is worth it: net present value, internal rate, benefits over costs, payback and annual cost of
//! each project with a flow of money, and how the value stands when benefits or costs come out otherwise. Source: see
//! [`crate::method::investment`].

use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Results;
use super::rules::real;
use super::said::{Outcome, Remark, Unsaid};
use crate::method::Unfit;
use crate::method::investment::{Appraisal, RateRange, Verdict, appraise};
use crate::plan::Item;

/// By how much benefits and costs are moved to see what happens.
const MOVED: f64 = 0.2;

/// The most years of a flow.
const YEARS: usize = 100;

/// The appraisals of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Appraisals {
    /// The rate, as a fraction a year.
    pub rate: f64,
    /// Each project with a flow, in the order of their list.
    pub projects: Vec<ProjectAppraisal>,
    /// Projects whose flow cannot be appraised, and why.
    pub failed: Vec<(Arc<str>, Unsaid)>,
}

/// The appraisal of a project.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectAppraisal {
    /// The project.
    pub project: Arc<str>,
    /// All measures.
    pub appraisal: Appraisal,
    /// Net present value with benefits a fifth lower.
    pub fewer_benefits: f64,
    /// Net present value with costs a fifth higher.
    pub dearer: f64,
    /// Whether it has benefits in money; without them only its annual cost and its cost for each person tell.
    pub has_benefits: bool,
    /// Present value of the costs for each person who benefits.
    pub cost_per_person: Option<f64>,
}

impl ProjectAppraisal {
    /// Whether the value turns below zero when benefits or costs come out a fifth worse.
    pub fn is_fragile(&self) -> bool {
        let worth = self.appraisal.verdict == Verdict::Accept;
        worth && (self.fewer_benefits < 0.0 || self.dearer < 0.0)
    }
}

impl Appraisals {
    /// The appraisal of a project.
    pub fn get(&self, project: &str) -> Option<&ProjectAppraisal> {
        self.projects.iter().find(|own| *own.project == *project)
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let of = |test: &dyn Fn(&ProjectAppraisal) -> bool| -> Vec<Arc<str>> {
            let mine = self.projects.iter().filter(|project| test(project));
            mine.map(|project| Arc::clone(&project.project)).collect()
        };
        let gains =
            |own: &ProjectAppraisal, verdict| own.has_benefits && own.appraisal.verdict == verdict;
        let mut said =
            vec![Remark::new("reading-appraisal-rate").number("rate", self.rate * 100.0, 2)];
        for (ids, key) in [
            (
                of(&|own| gains(own, Verdict::Accept)),
                "reading-appraisal-worth",
            ),
            (
                of(&|own| gains(own, Verdict::Reject)),
                "reading-appraisal-not-worth",
            ),
            (
                of(&ProjectAppraisal::is_fragile),
                "reading-appraisal-fragile",
            ),
            (of(&|own| !own.has_benefits), "reading-appraisal-social"),
        ] {
            if !ids.is_empty() {
                said.push(Remark::new(key).names("names", source, &ids));
            }
        }
        said.extend(self.failed.iter().map(|(_, unsaid)| unsaid.why.clone()));
        said
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Appraisals> {
    let source = results.source();
    let rules = results.rules();
    let rate = rules.number("investment.rate")?;
    let ends = rules.ends("investment.rate_range")?;
    let range = RateRange {
        least: ends.least,
        most: ends.most,
    };
    let by_project = source.by_ref("cashflow", "project");
    let mut found = Appraisals {
        rate,
        projects: Vec::new(),
        failed: Vec::new(),
    };
    for project in source.items("project") {
        let Some(flows) = by_project.get(&*project.id) else {
            continue;
        };
        match of_project(project, flows, rate, &range) {
            Ok(appraisal) => found.projects.push(appraisal),
            Err(unfit) => {
                let ids: Vec<Arc<str>> = flows.iter().map(|flow| Arc::clone(&flow.id)).collect();
                let unsaid = Unsaid::of(&unfit, source, &ids, &[]);
                found.failed.push((Arc::clone(&project.id), unsaid));
            }
        }
    }
    if found.projects.is_empty() && found.failed.is_empty() {
        return Err(Unsaid::nothing());
    }
    Ok(found)
}

fn of_project(
    project: &Item,
    flows: &[&Item],
    rate: f64,
    range: &RateRange,
) -> Result<ProjectAppraisal, Unfit> {
    let year = |flow: &Item| flow.number("year_index").and_then(|year| year.to_usize());
    let mut last = 0;
    for (row, flow) in flows.iter().enumerate() {
        match year(flow) {
            Some(year) if year < YEARS => last = last.max(year),
            Some(_) => {
                return Err(Unfit::OutOfRange {
                    row,
                    column: 0,
                    least: 0.0,
                    most: (YEARS - 1) as f64,
                });
            }
            None => return Err(Unfit::Missing(vec![(row, 0)])),
        }
    }
    let sums = |field: &str| -> Vec<f64> {
        let mut exact = vec![Decimal::ZERO; last + 1];
        for flow in flows {
            if let (Some(year), Some(amount)) = (year(flow), flow.number(field)) {
                exact[year] += amount;
            }
        }
        exact.into_iter().map(real).collect()
    };
    let (benefits, costs) = (sums("benefits"), sums("costs"));
    let appraisal = appraise(rate, &benefits, &costs, range)?;
    let moved = |flow: &[f64], by: f64| flow.iter().map(|own| own * by).collect::<Vec<f64>>();
    let fewer = moved(&benefits, 1.0 - MOVED);
    let dearer = moved(&costs, 1.0 + MOVED);
    let people = project.number("beneficiaries").map(real);
    let cost_per_person = people
        .filter(|people| *people > 0.0)
        .map(|people| appraisal.present_costs / people);
    Ok(ProjectAppraisal {
        project: Arc::clone(&project.id),
        fewer_benefits: appraise(rate, &fewer, &costs, range)?.net_present_value,
        dearer: appraise(rate, &benefits, &dearer, range)?.net_present_value,
        has_benefits: benefits.iter().any(|benefit| *benefit > 0.0),
        cost_per_person,
        appraisal,
    })
}
