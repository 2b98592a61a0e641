//! Whether projects can receive public investment: which of their conditions are ready, and which ones begin without
//! land or studies. Source: see [`crate::method::indices`].

use std::sync::Arc;

use super::Results;
use super::said::{Outcome, Remark, Unsaid};
use crate::method::indices::{self, Conditions};
use crate::plan::{Item, Value};

/// Conditions without which nothing can begin.
const FIRST: [&str; 2] = ["land", "studies"];

/// The conditions of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Readiness {
    /// Ready conditions of those that apply, 0–100.
    pub percent: f64,
    /// Each project with conditions, in the order of their list.
    pub projects: Vec<ProjectReadiness>,
}

/// The conditions of a project.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectReadiness {
    /// The project.
    pub project: Arc<str>,
    /// How many conditions are in which state.
    pub conditions: Conditions,
    /// Land or studies that will not be ready when the project begins.
    pub too_late: Vec<Arc<str>>,
}

impl ProjectReadiness {
    /// Ready conditions of those that apply, 0–100; nothing when none does.
    pub fn percent(&self) -> Option<f64> {
        indices::readiness(self.conditions).ok()
    }
}

impl Readiness {
    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said =
            vec![Remark::new("reading-readiness-share").number("percent", self.percent, 1)];
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
    let by_project = source.by_ref("readiness", "project");
    let mut all = Conditions::default();
    let mut projects = Vec::new();
    for project in source.items("project") {
        let Some(conditions) = by_project.get(&*project.id) else {
            continue;
        };
        let mut own = Conditions::default();
        let mut too_late = Vec::new();
        for condition in conditions {
            let state = condition.id_of("state");
            for counts in [&mut own, &mut all] {
                match state {
                    Some("ready") => counts.ready += 1,
                    Some("in_process") => counts.in_process += 1,
                    Some("pending") => counts.pending += 1,
                    Some(_) => counts.not_applicable += 1,
                    None => {}
                }
            }
            let open = matches!(state, Some("in_process" | "pending"));
            let first = condition
                .id_of("item")
                .is_some_and(|item| FIRST.contains(&item));
            if open && first && begins_before(project, condition) {
                too_late.push(Arc::clone(&condition.id));
            }
        }
        projects.push(ProjectReadiness {
            project: Arc::clone(&project.id),
            conditions: own,
            too_late,
        });
    }
    match indices::readiness(all) {
        Ok(percent) => Ok(Readiness { percent, projects }),
        Err(_) => Err(Unsaid::nothing()),
    }
}

/// Whether a project begins before a condition is due; one without a date is never due in time.
fn begins_before(project: &Item, condition: &Item) -> bool {
    match (project.get("start"), condition.get("due")) {
        (Some(Value::Date(start)), Some(Value::Date(due))) => due > start,
        (Some(Value::Date(_)), _) => true,
        _ => false,
    }
}
