//! The plan of communication: whom it reaches, in which languages, and whether anybody listens.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Results;
use super::said::{Outcome, Remark, Unsaid};
use crate::locale::Words;
use crate::plan::Fact;
use crate::text::fold;
use crate::workshop::FieldKind;

/// A language told about has at least so many speakers, whatever their share: fewer could be recognised.
const FEWEST: usize = 3;

/// Whom the plan of communication reaches.
#[derive(Debug, Clone, PartialEq)]
pub struct Communication {
    /// Each language that an activity can have.
    pub languages: Vec<Language>,
    /// How many activities there are.
    pub activities: usize,
    /// How many activities use each channel, by option id.
    pub by_channel: BTreeMap<Arc<str>, usize>,
    /// Activities through which questions and complaints come back.
    pub feedback: Vec<Arc<str>>,
}

/// A language and who speaks it.
#[derive(Debug, Clone, PartialEq)]
pub struct Language {
    /// Its option id.
    pub id: Arc<str>,
    /// How it is called.
    pub name: Words,
    /// Activities in it.
    pub activities: usize,
    /// The share of those who came to the workshops and said which language they prefer, 0–100; nothing when nobody
    /// did.
    pub share: Option<f64>,
    /// Whether so many speak it that it needs an activity of its own.
    pub needed: bool,
}

impl Communication {
    /// Languages of many people in which nothing is said.
    pub fn unheard(&self) -> Vec<&Language> {
        let all = self.languages.iter();
        all.filter(|own| own.needed && own.activities == 0)
            .collect()
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let mut said = Vec::new();
        for own in &self.languages {
            said.push(
                Remark::new("reading-communication-language")
                    .count("n", own.activities)
                    .with("language", Fact::Words(own.name.clone())),
            );
        }
        for own in self.unheard() {
            said.push(
                Remark::new("reading-communication-unheard")
                    .with("language", Fact::Words(own.name.clone()))
                    .number("share", own.share.unwrap_or_default(), 0),
            );
        }
        said.push(if self.feedback.is_empty() {
            Remark::new("reading-communication-deaf")
        } else {
            Remark::new("reading-communication-listens")
                .count("n", self.feedback.len())
                .names("names", results.source(), &self.feedback)
        });
        said
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Communication> {
    let source = results.source();
    let items = source.items("communication");
    if items.is_empty() {
        return Err(Unsaid::nothing());
    }
    let field = results.rules().field("communication", "language")?;
    let options = match &field.kind {
        FieldKind::Choices(options) | FieldKind::Choice(options) => options.as_slice(),
        _ => &[],
    };
    let spoken: Vec<String> = source
        .items("participant")
        .iter()
        .filter_map(|person| person.text("language").map(fold))
        .filter(|language| !language.trim().is_empty())
        .collect();
    let least = source.workshop().number("checks.language_least");
    let least = least.map(super::rules::real);
    let languages = options.iter().map(|option| {
        let names = [
            fold(&option.id),
            fold(&option.label.es),
            fold(&option.label.en),
        ];
        let speakers = spoken.iter().filter(|own| names.contains(own)).count();
        let share = (!spoken.is_empty()).then(|| 100.0 * speakers as f64 / spoken.len() as f64);
        let many = |share: f64| least.is_some_and(|least| share >= least);
        Language {
            id: option.id.as_ref().into(),
            name: option.label.clone(),
            activities: items
                .iter()
                .filter(|item| item.ids_of("language").iter().any(|id| **id == *option.id))
                .count(),
            share,
            needed: speakers >= FEWEST && share.is_some_and(many),
        }
    });
    let languages = languages.collect();
    let mut by_channel: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    for channel in items.iter().filter_map(|item| item.id_of("channel")) {
        *by_channel.entry(channel.into()).or_default() += 1;
    }
    let listens = items.iter().filter(|item| item.is("feedback"));
    Ok(Communication {
        languages,
        activities: items.len(),
        by_channel,
        feedback: listens.map(|item| Arc::clone(&item.id)).collect(),
    })
}
