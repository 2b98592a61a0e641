//! How statements are worded: what each problem, objective, component, activity, indicator, assumption and vision is
//! marked for.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Results;
use super::rules::{Rules, real};
use super::said::Outcome;
use crate::method::wording::{Aim, Limits, Mark, Statement, Words, lint};
use crate::plan::Item;

/// The statements that have marks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wording {
    /// In the order of the collections and of their lists.
    pub marked: Vec<Marked>,
}

/// A statement with marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked {
    /// Its record.
    pub record: Arc<str>,
    /// The field with its words.
    pub field: &'static str,
    /// What it is marked for.
    pub marks: Vec<Mark>,
}

/// The collections whose words are looked at, with the field that has them.
const STATEMENTS: [(&str, &str); 7] = [
    ("problem", "text"),
    ("objective", "text"),
    ("indicator", "name"),
    ("component", "text"),
    ("activity_line", "text"),
    ("assumption", "text"),
    ("vision", "text"),
];

impl Wording {
    /// The marks of a record.
    pub fn of(&self, record: &str) -> &[Mark] {
        let marked = self.marked.iter().find(|marked| *marked.record == *record);
        marked.map_or(&[], |marked| &marked.marks)
    }
}

/// Everything that wording is held against.
#[derive(Debug, Clone)]
pub struct Measure {
    words: Words,
    limits: Limits,
}

impl Measure {
    /// What the definition decides.
    pub fn of(rules: Rules<'_>) -> Outcome<Self> {
        let words = |name: &str| {
            rules
                .words(&format!("wording.{name}"))
                .map(<[String]>::to_vec)
        };
        let count = |name: &str| rules.count(&format!("wording.{name}"));
        Ok(Self {
            words: Words {
                articles: words("articles")?,
                absence_openers: words("absence_openers")?,
                negations: words("negations")?,
                solution_openers: words("solution_openers")?,
                joiners: words("joiners")?,
                clause_openers: words("clause_openers")?,
                purpose_markers: words("purpose_markers")?,
                means_markers: words("means_markers")?,
                activity_verbs: words("activity_verbs")?,
                vague_verbs: words("vague_verbs")?,
                nouns_that_look_like_infinitives: words("nouns_that_look_like_infinitives")?,
                nouns_that_look_like_participles: words("nouns_that_look_like_participles")?,
                irregular_participles: words("irregular_participles")?,
                achieved_words: words("achieved_words")?,
                unit_words: words("unit_words")?,
                risk_openers: words("risk_openers")?,
                future_exceptions: words("future_exceptions")?,
            },
            limits: Limits {
                problem_least: count("problem_least")?,
                problem_most: count("problem_most")?,
                problem_joined: count("problem_joined")?,
                objective_most: count("objective_most")?,
                vision_least: count("vision_least")?,
                vision_most: count("vision_most")?,
            },
        })
    }

    /// What a statement is marked for.
    pub fn marks(&self, statement: &Statement<'_>) -> Vec<Mark> {
        lint(statement, &self.words, &self.limits)
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Wording> {
    let measure = Measure::of(results.rules())?;
    let source = results.source();
    let measured: BTreeSet<&str> = source
        .items("indicator")
        .iter()
        .filter_map(|item| item.id_of("objective"))
        .collect();
    let territory = source.items("territory").first();
    let territory = territory.and_then(|item| item.text("name"));
    let territory = territory.map_or("", own_name);
    let mut wording = Wording::default();
    for (collection, field) in STATEMENTS {
        for item in source.items(collection) {
            let Some(text) = item.text(field) else {
                continue;
            };
            let marks = measure.marks(&statement(item, text, &measured, territory));
            if !marks.is_empty() {
                wording.marked.push(Marked {
                    record: Arc::clone(&item.id),
                    field,
                    marks,
                });
            }
        }
    }
    Ok(wording)
}

/// The last word of a name that begins with a capital: people say «Tingopamba» and not the whole title.
fn own_name(name: &str) -> &str {
    let mut words = name.split_whitespace().rev();
    let own = words.find(|word| word.starts_with(char::is_uppercase));
    own.unwrap_or(name)
}

fn statement<'a>(
    item: &'a Item,
    text: &'a str,
    measured: &BTreeSet<&str>,
    territory: &'a str,
) -> Statement<'a> {
    match &*item.collection {
        "problem" => Statement::Problem(text),
        "objective" => Statement::Objective {
            text,
            has_indicator: measured.contains(&*item.id),
        },
        "component" => Statement::Component(text),
        "activity_line" => Statement::Activity(text),
        "assumption" => Statement::Assumption {
            text,
            controlled: false,
        },
        "indicator" => Statement::Indicator {
            text,
            unit: item.text("unit").unwrap_or(""),
            baseline: item.number("baseline").map(real),
            target: last_target(item),
            source: item.text("source").unwrap_or(""),
            aim: match item.id_of("kind") {
                Some("keep_minimum" | "keep_maximum") => Aim::Keep,
                _ => Aim::Change,
            },
        },
        _ => Statement::Vision { text, territory },
    }
}

/// The last target of an indicator by year.
fn last_target(item: &Item) -> Option<f64> {
    let targets = item.numbers("targets");
    targets
        .into_iter()
        .next_back()
        .map(|(_, value)| real(value))
}
