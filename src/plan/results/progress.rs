//! Progress against plan: earned value of each project at its last report, with three forecasts, and what a report says
//! that cannot be. Source: see [`crate::method::earned_value`].

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Results;
use super::said::{Outcome, Remark, Unsaid};
use crate::method::earned_value::{
    Assessment, Light, Problem, TaskProgress, Thresholds, assess, light, problems, setbacks, totals,
};
use crate::plan::{Item, Value};

/// The progress of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// Each project with reports, in the order of their list.
    pub projects: Vec<ProjectProgress>,
    /// Projects whose reports cannot be added up, and why.
    pub failed: Vec<(Arc<str>, Unsaid)>,
}

/// The progress of a project at its last report.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectProgress {
    /// The project.
    pub project: Arc<str>,
    /// The day of the last report.
    pub on: Date,
    /// The figures and what they say.
    pub assessment: Assessment,
    /// The light of the lesser index.
    pub light: Option<Light>,
    /// Reports in which less was done than in the one before, without a comment.
    pub setbacks: Vec<Arc<str>>,
    /// Whether some report of the last day says why.
    pub is_explained: bool,
    /// What of the last reports is missing or cannot be: the task and the kind.
    pub problems: Vec<(Arc<str>, Problem)>,
}

impl ProjectProgress {
    /// Whether people should write what happened: a red light that nobody explained.
    pub fn needs_reason(&self) -> bool {
        self.light == Some(Light::Red) && !self.is_explained
    }
}

impl Progress {
    /// The progress of a project.
    pub fn get(&self, project: &str) -> Option<&ProjectProgress> {
        self.projects.iter().find(|own| *own.project == *project)
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said = Vec::new();
        let of = |test: &dyn Fn(&ProjectProgress) -> bool| -> Vec<Arc<str>> {
            let mine = self.projects.iter().filter(|project| test(project));
            mine.map(|project| Arc::clone(&project.project)).collect()
        };
        let below = |index: Option<Decimal>| index.is_some_and(|index| index < Decimal::ONE);
        for (ids, key) in [
            (
                of(&|own| below(own.assessment.cost_index)),
                "reading-progress-dear",
            ),
            (
                of(&|own| below(own.assessment.schedule_index)),
                "reading-progress-late",
            ),
            (of(&ProjectProgress::needs_reason), "reading-progress-red"),
            (of(&|own| !own.setbacks.is_empty()), "reading-progress-back"),
        ] {
            if !ids.is_empty() {
                said.push(Remark::new(key).names("names", source, &ids));
            }
        }
        said.extend(self.failed.iter().map(|(_, unsaid)| unsaid.why.clone()));
        said
    }
}

fn on(report: &Item) -> Option<Date> {
    match report.get("date") {
        Some(Value::Date(day)) => Some(*day),
        _ => None,
    }
}

fn is_explained(report: &Item) -> bool {
    report
        .text("comment")
        .is_some_and(|text| !text.trim().is_empty())
}

pub(super) fn read(results: Results<'_>) -> Outcome<Progress> {
    let source = results.source();
    let rules = results.rules();
    let exact = |number| super::exact(number, 6).unwrap_or_default();
    let thresholds = Thresholds {
        green_from: exact(rules.number("earned_value.green_from")?),
        amber_from: exact(rules.number("earned_value.amber_from")?),
    };
    let by_project = source.by_ref("progress", "project");
    let mut found = Progress {
        projects: Vec::new(),
        failed: Vec::new(),
    };
    for project in source.items("project") {
        let Some(reports) = by_project.get(&*project.id) else {
            continue;
        };
        let reports: Vec<(Date, &Item)> = reports
            .iter()
            .filter_map(|report| Some((on(report)?, *report)))
            .collect();
        if reports.is_empty() {
            continue;
        }
        match of_project(results, project, reports, &thresholds) {
            Ok(progress) => found.projects.push(progress),
            Err(unsaid) => found.failed.push((Arc::clone(&project.id), unsaid)),
        }
    }
    if found.projects.is_empty() && found.failed.is_empty() {
        return Err(Unsaid::nothing());
    }
    Ok(found)
}

fn of_project(
    results: Results<'_>,
    project: &Item,
    mut sorted: Vec<(Date, &Item)>,
    thresholds: &Thresholds,
) -> Outcome<ProjectProgress> {
    let source = results.source();
    sorted.sort_by_key(|(day, _)| *day);
    let last_day = sorted.last().map(|(day, _)| *day).unwrap_or_default();
    // The last report of each task counts; a report without a task is about the project as a whole.
    let mut by_task: BTreeMap<Arc<str>, Vec<&Item>> = BTreeMap::new();
    for (_, report) in &sorted {
        let task = report
            .id_of("task")
            .map_or_else(|| Arc::clone(&project.id), Arc::from);
        by_task.entry(task).or_default().push(report);
    }
    let tasks = source.items("task").iter();
    let tasks: Vec<&Item> = tasks
        .filter(|task| task.id_of("project") == Some(&*project.id))
        .collect();
    let budget: Decimal = tasks.iter().filter_map(|task| task.number("budget")).sum();
    let of_task = |id: &Arc<str>, budget: Option<Decimal>| {
        let last = by_task.get(id).and_then(|reports| reports.last());
        let number = |field: &str| last.and_then(|report| report.number(field));
        TaskProgress {
            budget,
            planned_percent: number("planned_pct"),
            done_percent: number("done_pct"),
            actual_cost: number("actual_cost"),
        }
    };
    let whole = by_task.contains_key(&project.id);
    let (ids, read): (Vec<Arc<str>>, Vec<TaskProgress>) = if whole && by_task.len() == 1 {
        let budget = (!budget.is_zero()).then_some(budget);
        (
            vec![Arc::clone(&project.id)],
            vec![of_task(&project.id, budget)],
        )
    } else {
        let own = tasks.iter().map(|task| {
            let progress = of_task(&task.id, task.number("budget"));
            // Nobody reported on it yet: nothing was planned or done until now.
            let silent = !by_task.contains_key(&task.id);
            let progress = if silent {
                TaskProgress {
                    planned_percent: Some(Decimal::ZERO),
                    done_percent: Some(Decimal::ZERO),
                    actual_cost: Some(Decimal::ZERO),
                    ..progress
                }
            } else {
                progress
            };
            (Arc::clone(&task.id), progress)
        });
        own.unzip()
    };
    let unfit = |unfit| Unsaid::of(&unfit, source, &ids, &[]);
    let figures = totals(&read).map_err(unfit)?;
    let assessment = assess(&figures).map_err(unfit)?;
    let light = light(assessment.cost_index, assessment.schedule_index, thresholds);
    let mut back = Vec::new();
    for reports in by_task.values() {
        let done: Vec<Option<Decimal>> = reports.iter().map(|own| own.number("done_pct")).collect();
        for at in setbacks(&done) {
            if let Some(report) = reports.get(at).filter(|report| !is_explained(report)) {
                back.push(Arc::clone(&report.id));
            }
        }
    }
    let mut latest = sorted.iter().filter(|(day, _)| *day == last_day);
    Ok(ProjectProgress {
        project: Arc::clone(&project.id),
        on: last_day,
        light: light.map_err(unfit)?,
        setbacks: back,
        is_explained: latest.any(|(_, report)| is_explained(report)),
        problems: problems(&read)
            .into_iter()
            .filter_map(|problem| Some((Arc::clone(ids.get(problem.task)?), problem)))
            .collect(),
        assessment,
    })
}
