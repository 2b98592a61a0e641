//! Whether projects can receive public investment: which of their conditions are ready, and which ones begin without
//! land or studies.

use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::Results;
use super::said::{Outcome, Remark, Unsaid};
use crate::plan::{Fact, Item, Value};

/// Conditions without which nothing can begin.
const FIRST: [&str; 2] = ["land", "studies"];

/// The conditions of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Readiness {
    /// Ready conditions of those that apply, 0–100.
    pub percent: Decimal,
    /// Each project with conditions, in the order of their list.
    pub projects: Vec<ProjectReadiness>,
}

/// The conditions of a project.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectReadiness {
    /// The project.
    pub project: Arc<str>,
    /// How many conditions are ready.
    pub ready: usize,
    /// How many apply.
    pub apply: usize,
    /// Land or studies that will not be ready when the project begins.
    pub too_late: Vec<Arc<str>>,
}

impl ProjectReadiness {
    /// Ready conditions of those that apply, 0–100; nothing when none does.
    pub fn percent(&self) -> Option<Decimal> {
        let apply = Decimal::from(self.apply);
        (self.apply > 0).then(|| Decimal::from(self.ready) * Decimal::ONE_HUNDRED / apply)
    }
}

impl Readiness {
    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let percent = Fact::Number(self.percent.round_dp(1));
        let mut said = vec![Remark::new("reading-readiness-share").with("percent", percent)];
        let late = self.projects.iter().filter(|own| !own.too_late.is_empty());
        let late: Vec<Arc<str>> = late.map(|own| Arc::clone(&own.project)).collect();
        if !late.is_empty() {
            said.push(Remark::new("reading-readiness-late").names("names", source, &late));
        }
        said
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Readiness> {
    let source = results.source();
    let mut by_project: HashMap<&str, Vec<&Item>> = HashMap::new();
    for condition in source.items("readiness") {
        if let Some(project) = condition.id_of("project") {
            by_project.entry(project).or_default().push(condition);
        }
    }
    let mut found = Readiness {
        percent: Decimal::ZERO,
        projects: Vec::new(),
    };
    for project in source.items("project") {
        let Some(conditions) = by_project.get(&*project.id) else {
            continue;
        };
        let apply = conditions
            .iter()
            .filter(|own| !matches!(own.id_of("state"), None | Some("not_applicable")));
        let apply: Vec<&&Item> = apply.collect();
        let is_ready = |own: &Item| own.id_of("state") == Some("ready");
        let late = apply.iter().filter(|own| {
            let first = own.id_of("item").is_some_and(|item| FIRST.contains(&item));
            first && !is_ready(own) && begins_before(project, own)
        });
        found.projects.push(ProjectReadiness {
            project: Arc::clone(&project.id),
            ready: apply.iter().filter(|own| is_ready(own)).count(),
            apply: apply.len(),
            too_late: late.map(|own| Arc::clone(&own.id)).collect(),
        });
    }
    let apply: usize = found.projects.iter().map(|own| own.apply).sum();
    if apply == 0 {
        return Err(Unsaid::nothing());
    }
    let ready: usize = found.projects.iter().map(|own| own.ready).sum();
    found.percent = Decimal::from(ready) * Decimal::ONE_HUNDRED / Decimal::from(apply);
    Ok(found)
}

/// Whether a project begins before a condition is due; one without a date is never due in time.
fn begins_before(project: &Item, condition: &Item) -> bool {
    match (project.get("start"), condition.get("due")) {
        (Some(Value::Date(start)), Some(Value::Date(due))) => due > start,
        (Some(Value::Date(_)), _) => true,
        _ => false,
    }
}
