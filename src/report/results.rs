//! `result`: what a method says, as a table with its reading and its source; or plainly why it says nothing.
//!
//! The numbers come from [`crate::plan::results`]; here they get header rows, groups and words. `methods` tells what
//! was computed with which parameters, for the annex.

mod account;
mod actors;
mod diagnosis;
mod followup;
mod future;
mod management;
mod methods;
mod people;
mod policies;
mod programming;
mod zones;

use std::sync::Arc;

use super::block::{Block, Inline, Tone};
use super::tables::ask::Ask;
use super::tables::draft::{inlines, paragraph};
use super::tables::{Built, Desk, with_near};
use crate::diag::Sentence;
use crate::locale::list_and;
use crate::plan::results::{Outcome, Remark, Unsaid, exact};
use crate::vocabulary::Shown;

pub(in crate::report) use methods::methods;

/// A result on paper.
struct Told {
    /// Its tables.
    tables: Vec<Block>,
    /// Its reading.
    reading: Vec<Remark>,
    /// What could not be computed beside it.
    unsaid: Vec<Unsaid>,
}

impl Told {
    fn new(tables: Vec<Block>, reading: Vec<Remark>) -> Self {
        Self {
            tables,
            reading,
            unsaid: Vec::new(),
        }
    }

    /// The same with what a further result could not say, unless nobody has answered anything.
    fn beside<T>(mut self, outcome: &Outcome<T>) -> Self {
        if let Err(unsaid) = outcome {
            self.unsaid.extend(worth_telling(unsaid).cloned());
        }
        self
    }
}

/// A result that a template can ask for.
struct Spec {
    /// Its name: `vester`.
    name: &'static str,
    /// The families of methods it uses, as their ids.
    methods: &'static [&'static str],
    told: fn(&Desk<'_>) -> Outcome<Told>,
}

/// Every result, in the order of the document.
#[rustfmt::skip]
const RESULTS: &[Spec] = &[
    Spec { name: "participation", methods: &["participation"], told: people::participation },
    Spec { name: "assets", methods: &["indices"], told: diagnosis::assets },
    Spec { name: "links", methods: &["indices"], told: diagnosis::links },
    Spec { name: "actors", methods: &["stakeholders"], told: actors::actors },
    Spec { name: "forces", methods: &["mactor"], told: actors::forces },
    Spec { name: "play", methods: &["mactor"], told: actors::play },
    Spec { name: "fabric", methods: &["indices"], told: actors::fabric },
    Spec { name: "problems", methods: &["indices", "voting", "ranking"], told: diagnosis::problems },
    Spec { name: "vester", methods: &["vester", "spread"], told: diagnosis::vester },
    Spec { name: "tree", methods: &["problem-tree"], told: diagnosis::tree },
    Spec { name: "objectives", methods: &["problem-tree"], told: diagnosis::objectives },
    Spec { name: "swot", methods: &["swot"], told: diagnosis::swot },
    Spec { name: "prerequisites", methods: &["indices"], told: diagnosis::prerequisites },
    Spec { name: "hazards", methods: &["risk"], told: zones::hazards },
    Spec { name: "typology", methods: &["typology"], told: zones::typology },
    Spec { name: "micmac", methods: &["micmac", "spread"], told: future::micmac },
    Spec { name: "scenarios", methods: &["scenarios"], told: future::scenarios },
    Spec { name: "vision", methods: &["spread"], told: future::vision },
    Spec { name: "axes", methods: &["multicriteria", "ahp", "voting", "ranking"], told: future::axes },
    Spec { name: "wording", methods: &["wording"], told: programming::wording },
    Spec { name: "logframe", methods: &["logframe"], told: programming::logframe },
    Spec { name: "articulation", methods: &["indices"], told: policies::articulation },
    Spec { name: "responsibilities", methods: &[], told: policies::responsibilities },
    Spec { name: "integration", methods: &[], told: policies::integration },
    Spec { name: "capacities", methods: &["indices"], told: programming::capacities },
    Spec { name: "portfolio", methods: &["portfolio"], told: programming::portfolio },
    Spec { name: "appraisal", methods: &["investment"], told: management::appraisal },
    Spec { name: "funding", methods: &["cofinancing"], told: management::funding },
    Spec { name: "readiness", methods: &["indices"], told: management::readiness },
    Spec { name: "schedule", methods: &["critical_path"], told: management::schedule },
    Spec { name: "progress", methods: &["earned_value"], told: management::progress },
    Spec { name: "account", methods: &[], told: account::account },
    Spec { name: "delays", methods: &[], told: account::delays },
    Spec { name: "indicators", methods: &["indicators"], told: people::indicators },
    Spec { name: "purchases", methods: &[], told: followup::purchases },
    Spec { name: "communication", methods: &[], told: followup::communication },
    Spec { name: "risks", methods: &["risk"], told: followup::risks },
    Spec { name: "monitoring", methods: &[], told: followup::monitoring },
    Spec { name: "oversight", methods: &[], told: followup::oversight },
    Spec { name: "observatory", methods: &["indicators"], told: followup::observatory },
    Spec { name: "commitments", methods: &[], told: followup::commitments },
];

/// What of a result a template can ask for.
const PARTS: [&str; 3] = ["table", "reading", "basis"];

/// `result`: the tables of a method, its reading in sentences, and where it comes from.
pub(super) fn result(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let name = ask.need("of")?;
    let Some(spec) = RESULTS.iter().find(|spec| spec.name == name) else {
        let known = RESULTS.iter().map(|spec| spec.name);
        let sentence = Sentence::new("report-option-value")
            .with("option", "of")
            .with("value", name);
        return Err(with_near(sentence, name, known));
    };
    let parts = ask.list("show");
    if let Some(part) = parts.iter().find(|part| !PARTS.contains(part)) {
        let sentence = Sentence::new("report-option-value")
            .with("option", "show")
            .with("value", *part);
        return Err(with_near(sentence, part, PARTS.iter().copied()));
    }
    let shows = |part: &str| parts.is_empty() || parts.contains(&part);
    let told = match (spec.told)(desk) {
        Ok(told) => told,
        Err(unsaid) => {
            let told = worth_telling(&unsaid);
            return Ok(told
                .map(|unsaid| refused(desk, unsaid))
                .into_iter()
                .collect());
        }
    };
    let mut blocks = Vec::new();
    if shows("table") {
        blocks.extend(told.tables);
    }
    if shows("reading") {
        blocks.extend(reading(desk, &told.reading));
    }
    blocks.extend(told.unsaid.iter().map(|unsaid| refused(desk, unsaid)));
    // Sums of what was written need no method to stand on.
    if shows("basis") && !spec.methods.is_empty() {
        blocks.push(basis(desk, spec.methods));
    }
    Ok(blocks)
}

/// `actors-plane`: the table of the actors alone.
#[expect(
    clippy::unnecessary_wraps,
    reason = "every kind of table has this shape"
)]
pub(super) fn actors_plane(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    Ok(match actors::actors(desk) {
        Ok(told) => {
            let mut tables = told.tables;
            if let (Some(Block::Table(table)), Some(caption)) =
                (tables.first_mut(), ask.get("caption"))
            {
                table.caption = inlines(caption);
            }
            tables
        }
        Err(unsaid) => {
            let told = worth_telling(&unsaid);
            told.map(|unsaid| refused(desk, unsaid))
                .into_iter()
                .collect()
        }
    })
}

/// A reason that says more than that nobody has answered anything: the section tells that by itself.
fn worth_telling(unsaid: &Unsaid) -> Option<&Unsaid> {
    (unsaid.why.key != "unfit-nothing").then_some(unsaid)
}

/// Why something was not computed.
fn refused(desk: &Desk<'_>, unsaid: &Unsaid) -> Block {
    Block::Note {
        tone: Tone::Warning,
        title: desk.say("report-result-refused"),
        blocks: vec![paragraph(&unsaid.say(desk.lang))],
    }
}

/// Sentences, one under the other.
fn reading(desk: &Desk<'_>, said: &[Remark]) -> Option<Block> {
    if said.is_empty() {
        return None;
    }
    let items = said
        .iter()
        .map(|remark| vec![paragraph(&remark.say(desk.lang))]);
    Some(Block::List {
        start: None,
        items: items.collect(),
    })
}

/// Which methods, and where they come from.
fn basis(desk: &Desk<'_>, methods: &[&str]) -> Block {
    let families = methods::families(methods);
    let names: Vec<String> = families
        .iter()
        .map(|family| methods::title(desk, family))
        .collect();
    let sources: Vec<String> = families
        .iter()
        .map(|family| methods::source(desk, family))
        .collect();
    let words = desk.say_of(
        "report-result-basis",
        &[
            ("methods", &list_and(&names, desk.lang)),
            ("sources", &sources.join("; ")),
        ],
    );
    Block::Paragraph {
        text: vec![Inline::Emphasis {
            text: inlines(&words),
        }],
    }
}

impl Desk<'_> {
    /// A computed number with so many decimals.
    pub(super) fn real(&self, value: f64, places: u32) -> String {
        match exact(value, places) {
            Some(number) => crate::locale::number::decimal(number, Some(places), self.lang),
            None => String::new(),
        }
    }

    /// A computed number, if there is one.
    fn real_or(&self, value: Option<f64>, places: u32) -> String {
        value.map_or_else(String::new, |value| self.real(value, places))
    }

    /// A share of 0–1 in percent.
    fn share(&self, value: f64, places: u32) -> String {
        exact(100.0 * value, places).map_or_else(String::new, |number| {
            crate::locale::number::percent(number, places, self.lang)
        })
    }

    /// The words of a class.
    fn class(&self, family: &str, id: &str) -> String {
        self.say(&Shown::class_key(family, id))
    }

    /// Code of a record.
    fn code_of(&self, id: &str) -> String {
        let item = self.plan.get(id);
        item.map(|item| item.code.clone()).unwrap_or_default()
    }

    /// Code and name of a record in one cell.
    pub(super) fn called(&self, id: &str) -> String {
        let item = self.plan.get(id);
        item.map(|item| self.words.full_name(item))
            .unwrap_or_default()
    }

    /// Names of some records, one after the other.
    fn all_called(&self, ids: &[Arc<str>]) -> String {
        let names: Vec<String> = ids.iter().map(|id| self.words.name(id)).collect();
        names.join("; ")
    }

    /// The label of a field.
    pub(super) fn label(&self, collection: &str, key: &str) -> String {
        let field = self
            .plan
            .workshop
            .get_collection(collection)
            .and_then(|collection| collection.get_field(key));
        field
            .map(|field| field.label.get(self.lang).to_owned())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
