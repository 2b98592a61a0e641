//! Social control: who watches over what, what was found and answered, and what people asked when account was given.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::Results;
use super::said::{Outcome, Remark, Unsaid};
use crate::plan::Item;

/// The phases of giving account, in their order.
const PHASES: [&str; 4] = [
    "planning",
    "evaluation_report",
    "deliberation",
    "incorporation",
];

/// Social control and accountability.
#[derive(Debug, Clone, PartialEq)]
pub struct Oversight {
    /// Oversight groups with an organisation that carries out what they watch: group, organisation, project.
    pub judges: Vec<(Arc<str>, Arc<str>, Arc<str>)>,
    /// Projects that take a large share of the budget and that nobody watches.
    pub unwatched: Vec<Arc<str>>,
    /// Reports of oversight groups.
    pub reports: usize,
    /// Reports without an answer.
    pub open_reports: Vec<Arc<str>>,
    /// Questions that people asked.
    pub questions: usize,
    /// Questions without an answer.
    pub open_questions: Vec<Arc<str>>,
    /// Each year accounted for.
    pub years: Vec<Year>,
}

/// A year accounted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i64,
    /// Whether there was each of the four phases.
    pub phases: [bool; 4],
    /// Whether the last phase left a work plan.
    pub has_plan: bool,
    /// A record of the last phase there was.
    pub last: Arc<str>,
}

impl Year {
    /// Whether the four phases were gone through and left a work plan.
    pub fn is_whole(&self) -> bool {
        self.phases == [true; 4] && self.has_plan
    }
}

impl Oversight {
    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said = Vec::new();
        for year in &self.years {
            let phases = year.phases.iter().filter(|phase| **phase).count();
            let key = match (phases, year.has_plan) {
                (4, true) => "reading-oversight-whole",
                (4, false) => "reading-oversight-no-plan",
                _ => "reading-oversight-part",
            };
            let mut remark = Remark::new(key);
            if phases < 4 {
                remark = remark.count("n", phases);
            }
            let year = crate::plan::Fact::Text(year.year.to_string());
            said.push(remark.with("year", year));
        }
        for (ids, key) in [
            (&self.open_questions, "reading-oversight-questions"),
            (&self.open_reports, "reading-oversight-reports"),
            (&self.unwatched, "reading-oversight-unwatched"),
        ] {
            if !ids.is_empty() {
                let remark = Remark::new(key).count("n", ids.len());
                said.push(remark.names("names", source, ids));
            }
        }
        for (group, organisation, project) in &self.judges {
            said.push(
                Remark::new("reading-oversight-judge")
                    .names("group", source, [group])
                    .names("organisation", source, [organisation])
                    .names("project", source, [project]),
            );
        }
        said
    }
}

/// Whether a text was written.
fn told(item: &Item, field: &str) -> bool {
    item.text(field).is_some_and(|text| !text.trim().is_empty())
}

fn unanswered(items: &[Item]) -> Vec<Arc<str>> {
    let open = items.iter().filter(|item| !told(item, "answer"));
    open.map(|item| Arc::clone(&item.id)).collect()
}

fn years(items: &[Item]) -> Vec<Year> {
    use rust_decimal::prelude::ToPrimitive;
    let mut years: BTreeMap<i64, Year> = BTreeMap::new();
    for item in items {
        let phase = item.id_of("phase");
        let phase = phase.and_then(|own| PHASES.iter().position(|phase| *phase == own));
        let year = item.number("year").and_then(|year| year.to_i64());
        let (Some(phase), Some(year)) = (phase, year) else {
            continue;
        };
        let own = years.entry(year).or_insert_with(|| Year {
            year,
            phases: [false; 4],
            has_plan: false,
            last: Arc::clone(&item.id),
        });
        if own.phases[phase..].iter().all(|phase| !phase) {
            own.last = Arc::clone(&item.id);
        }
        own.phases[phase] = true;
        own.has_plan |= phase == 3 && told(item, "followup");
    }
    years.into_values().collect()
}

pub(super) fn read(results: Results<'_>) -> Outcome<Oversight> {
    let source = results.source();
    let groups = source.items("oversight");
    let reports = source.items("oversight_report");
    let questions = source.items("citizen_question");
    let events = source.items("accountability");
    if [groups, reports, questions, events]
        .iter()
        .all(|items| items.is_empty())
    {
        return Err(Unsaid::nothing());
    }
    let mut judges = Vec::new();
    let mut watched: BTreeSet<&str> = BTreeSet::new();
    for group in groups {
        for project in group.ids_of("projects") {
            watched.insert(project);
            let executor = source.get(project).and_then(|own| own.id_of("executor"));
            let own = group.ids_of("organisations").iter();
            for organisation in own.filter(|own| Some(&***own) == executor) {
                judges.push((
                    Arc::clone(&group.id),
                    Arc::clone(organisation),
                    Arc::clone(project),
                ));
            }
        }
    }
    let mut cost: BTreeMap<&str, Decimal> = BTreeMap::new();
    for component in source.items("component") {
        if let Some(project) = component.id_of("project") {
            *cost.entry(project).or_default() += component.total("cost");
        }
    }
    let whole: Decimal = cost.values().sum();
    let from = source.workshop().number("checks.oversight_from");
    let is_large = |id: &str| {
        let own = cost.get(id).copied().unwrap_or_default();
        from.is_some_and(|from| own * Decimal::ONE_HUNDRED > from * whole)
    };
    let projects = source.items("project").iter();
    let unwatched = projects.filter(|own| is_large(&own.id) && !watched.contains(&*own.id));
    Ok(Oversight {
        judges,
        unwatched: unwatched.map(|own| Arc::clone(&own.id)).collect(),
        reports: reports.len(),
        open_reports: unanswered(reports),
        questions: questions.len(),
        open_questions: unanswered(questions),
        years: years(events),
    })
}
