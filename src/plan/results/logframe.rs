//! The logical framework of each project, read from below. Source: see [`crate::method::logframe`].
//!
//! The end of a project is its objective. Its purpose is measured by the indicators that name the project; while none
//! does, by those of its objective that measure results. A component is measured by its own words: it starts from
//! nothing, and it is due in the last year in which it costs something, or when the project ends.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Results;
use super::rules::real;
use super::said::{Outcome, Remark, Unsaid};
use crate::method::logframe::{
    self, Breach, Component, Indicator, Place, Project, Purpose, Rule, Rules,
};
use crate::plan::finding::Fact;
use crate::plan::{Item, Value};

/// The logical frameworks of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Logframes {
    /// One for each project with a purpose or components, in the order of their list.
    pub projects: Vec<Logframe>,
}

/// The logical framework of a project.
#[derive(Debug, Clone, PartialEq)]
pub struct Logframe {
    /// The project.
    pub project: Arc<str>,
    /// The objective it contributes to.
    pub end: Option<Arc<str>>,
    /// The indicators of the end.
    pub end_indicators: Vec<Arc<str>>,
    /// The indicators of the purpose.
    pub purpose_indicators: Vec<Arc<str>>,
    /// Its components.
    pub components: Vec<Arc<str>>,
    /// The rules it breaks.
    pub breaches: Vec<Breach>,
}

impl Logframe {
    /// The rules it breaks, each once, with the components and indicators that break it.
    pub fn broken(&self) -> BTreeMap<Rule, Vec<Arc<str>>> {
        let mut broken: BTreeMap<Rule, Vec<Arc<str>>> = BTreeMap::new();
        for breach in &self.breaches {
            let places = broken.entry(breach.rule).or_default();
            let place = match breach.place {
                Place::Project | Place::Purpose(_) => None,
                Place::Component(at) | Place::ComponentIndicator { component: at, .. } => {
                    self.components.get(at)
                }
                Place::PurposeIndicator { indicator, .. } => self.purpose_indicators.get(indicator),
            };
            places.extend(place.filter(|id| !places.contains(id)).cloned());
        }
        broken
    }
}

impl Logframes {
    /// That of a project.
    pub fn of(&self, project: &str) -> Option<&Logframe> {
        let mut frames = self.projects.iter();
        frames.find(|frame| &*frame.project == project)
    }

    /// The reading in sentences: how many hold, then each rule with the projects that break it.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let sound = self.projects.iter().filter(|own| own.breaches.is_empty());
        let mut said = vec![
            Remark::new("reading-logframe-sound")
                .count("n", sound.count())
                .with("all", Fact::Text(self.projects.len().to_string())),
        ];
        for rule in Rule::ALL {
            let broken = self.projects.iter().filter(|own| {
                let mut breaches = own.breaches.iter();
                breaches.any(|breach| breach.rule == rule)
            });
            let broken: Vec<&Arc<str>> = broken.map(|own| &own.project).collect();
            if !broken.is_empty() {
                said.push(
                    Remark::new("reading-logframe-rule")
                        .with("rule", Fact::Key(rule_key(rule).to_owned()))
                        .with("code", Fact::Text(rule.code().to_owned()))
                        .names("names", source, broken),
                );
            }
        }
        said
    }
}

/// The words of a rule.
pub fn rule_key(rule: Rule) -> &'static str {
    match rule {
        Rule::NoEnd => "logframe-no-end",
        Rule::NotOnePurpose => "logframe-not-one-purpose",
        Rule::PurposeUnmeasured => "logframe-purpose-unmeasured",
        Rule::NoComponents => "logframe-no-components",
        Rule::ManyComponents => "logframe-many-components",
        Rule::NoActivities => "logframe-no-activities",
        Rule::ComponentUnmeasured => "logframe-component-unmeasured",
        Rule::ActivitiesSum => "logframe-activities-sum",
        Rule::ComponentsSum => "logframe-components-sum",
        Rule::NoVerification => "logframe-no-verification",
        Rule::IncompleteIndicator => "logframe-incomplete-indicator",
        Rule::NoAssumptions => "logframe-no-assumptions",
        Rule::RepeatsPurpose => "logframe-repeats-purpose",
    }
}

/// The records that frameworks are made of, by what they hang on.
struct Parts<'a> {
    components: HashMap<&'a str, Vec<&'a Item>>,
    activities: HashMap<&'a str, Vec<&'a Item>>,
    assumptions: HashMap<&'a str, Vec<&'a Item>>,
    by_objective: HashMap<&'a str, Vec<&'a Item>>,
    by_project: HashMap<&'a str, Vec<&'a Item>>,
}

pub(super) fn read(results: Results<'_>) -> Outcome<Logframes> {
    let source = results.source();
    let rules = Rules {
        components_most: results.rules().count("logframe.components_most")?,
        same_text: results.rules().number("logframe.same_text")?,
    };
    let parts = Parts {
        components: source.by_ref("component", "project"),
        activities: source.by_ref("activity_line", "component"),
        assumptions: source.by_ref("assumption", "project"),
        by_objective: source.by_ref("indicator", "objective"),
        by_project: source.by_ref("indicator", "project"),
    };
    let begun = source.items("project").iter().filter(|project| {
        words(project, "purpose").is_some() || parts.components.contains_key(&*project.id)
    });
    let projects: Vec<Logframe> = begun
        .map(|project| {
            let end = project.id_of("objective").filter(|id| source.has(id));
            framework(project, end, &parts, &rules)
        })
        .collect();
    if projects.is_empty() {
        return Err(Unsaid::nothing());
    }
    Ok(Logframes { projects })
}

fn framework(project: &Item, end: Option<&str>, parts: &Parts<'_>, rules: &Rules) -> Logframe {
    let of = |group: &HashMap<&str, Vec<&Item>>, id: &str| -> Vec<Arc<str>> {
        let items = group.get(id).map_or(&[][..], Vec::as_slice);
        items.iter().map(|item| Arc::clone(&item.id)).collect()
    };
    let components = parts.components.get(&*project.id);
    let components = components.map_or(&[][..], Vec::as_slice);
    let (purpose_measures, end_measures) = indicators(project, end, parts);
    let measured: Vec<Indicator<'_>> = purpose_measures.iter().map(|item| measure(item)).collect();
    let assumptions = parts.assumptions.get(&*project.id);
    let assumed = |level: &str| {
        let own = assumptions.map_or(&[][..], Vec::as_slice).iter();
        own.filter(|item| item.id_of("level") == Some(level))
            .count()
    };
    let purpose = words(project, "purpose").map(|text| Purpose {
        text,
        indicators: &measured,
        assumptions: assumed("purpose"),
    });
    let due = year_of(project.get("end"));
    let own_measures: Vec<Option<Indicator<'_>>> = components
        .iter()
        .map(|item| own_measure(item, due))
        .collect();
    let costs: Vec<Vec<Option<Decimal>>> = components
        .iter()
        .map(|item| {
            let lines = parts.activities.get(&*item.id);
            let lines = lines.map_or(&[][..], Vec::as_slice);
            lines.iter().map(|line| line.number("cost")).collect()
        })
        .collect();
    let for_all = assumed("component");
    let read: Vec<Component<'_>> = components
        .iter()
        .zip(&own_measures)
        .zip(&costs)
        .map(|((item, measure), activities)| Component {
            text: words(item, "text").unwrap_or_default(),
            indicators: measure.as_slice(),
            assumptions: for_all + usize::from(words(item, "assumption").is_some()),
            activities,
            cost: item.get("cost").map(|_| item.total("cost")),
        })
        .collect();
    let breaches = logframe::check(
        &Project {
            has_end: end.is_some(),
            purposes: purpose.as_slice(),
            components: &read,
            budget: None,
        },
        rules,
    );
    Logframe {
        project: Arc::clone(&project.id),
        end: end.map(Arc::from),
        end_indicators: end_measures,
        purpose_indicators: purpose_measures
            .iter()
            .map(|item| Arc::clone(&item.id))
            .collect(),
        components: of(&parts.components, &project.id),
        breaches,
    }
}

/// The indicators of the purpose, and those of the end.
fn indicators<'a>(
    project: &Item,
    end: Option<&str>,
    parts: &Parts<'a>,
) -> (Vec<&'a Item>, Vec<Arc<str>>) {
    let of_end = end.and_then(|id| parts.by_objective.get(id));
    let of_end = of_end.map_or(&[][..], Vec::as_slice);
    let named = parts.by_project.get(&*project.id).cloned();
    let is_own = named.is_some();
    // Indicators of other projects say nothing about the objective as a whole.
    let shared = of_end
        .iter()
        .copied()
        .filter(|item| item.id_of("project").is_none());
    let measures_results = |item: &&Item| matches!(item.id_of("level"), Some("outcome" | "output"));
    let purpose = named.unwrap_or_else(|| shared.clone().filter(measures_results).collect());
    let end = shared.filter(|item| is_own || !measures_results(item));
    let end = end.map(|item| Arc::clone(&item.id)).collect();
    (purpose, end)
}

/// Words that were written.
fn words<'a>(item: &'a Item, field: &str) -> Option<&'a str> {
    item.text(field).filter(|text| !text.trim().is_empty())
}

fn measure(indicator: &Item) -> Indicator<'_> {
    let targets = indicator.numbers("targets");
    let last = targets.last_key_value();
    Indicator {
        baseline: indicator.number("baseline").map(real),
        target: last.map(|(_, target)| real(*target)),
        year: last.and_then(|(year, _)| year.parse().ok()),
        verification: words(indicator, "source").unwrap_or_default(),
    }
}

/// How a component is measured, if it says so.
fn own_measure(component: &Item, due: Option<i32>) -> Option<Indicator<'_>> {
    words(component, "indicator")?;
    let costs = component.numbers("cost");
    let spent = costs.iter().filter(|(_, cost)| !cost.is_zero());
    let last = spent.filter_map(|(year, _)| year.parse().ok()).max();
    Some(Indicator {
        baseline: Some(0.0),
        target: component.number("target").map(real),
        year: last.or(due),
        verification: words(component, "mov").unwrap_or_default(),
    })
}

fn year_of(value: Option<&Value>) -> Option<i32> {
    match value {
        Some(Value::Date(date)) => Some(i32::from(date.year())),
        other => other.and_then(Value::as_number)?.to_i32(),
    }
}
