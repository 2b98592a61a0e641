//! Findings: what a plan still lacks or contradicts. They never block anybody.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diag::Severity;
use crate::locale::{Arg, Lang, number, say};

/// A fact inside the sentence of a finding; written by locale when it is said.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// Words as people wrote them, or an id that needs no translation.
    Text(String),
    /// A whole number.
    Count(usize),
    /// An amount in the currency of the notebook.
    Money(Decimal),
    /// A share, 0–100.
    Percent(Decimal),
    /// Words of the program, by key.
    Key(String),
    /// A day.
    Date(jiff::civil::Date),
    /// A name that depends on the language.
    Words(crate::locale::Words),
}

/// One result of a check, with the place to go.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Id of the check: `K08`.
    pub check: &'static str,
    /// Whether it should be settled before the plan is approved, or looked at.
    pub severity: Severity,
    /// Key of its sentence.
    pub key: &'static str,
    /// The facts of the sentence, by name.
    pub facts: Vec<(&'static str, Fact)>,
    /// The record it is about, if any.
    pub record: Option<Arc<str>>,
    /// The field it is about, if any.
    pub field: Option<Arc<str>>,
}

impl Finding {
    /// The sentence in one language.
    pub fn say(&self, lang: Lang, currency: &str) -> String {
        let facts: Vec<(&str, String)> = self
            .facts
            .iter()
            .map(|(name, fact)| {
                let words = match fact {
                    Fact::Text(text) => text.clone(),
                    Fact::Count(count) => number::integer(*count as i64, lang),
                    Fact::Money(amount) => number::money(*amount, currency, lang),
                    Fact::Percent(share) => number::percent(*share, 0, lang),
                    Fact::Key(key) => say(lang, key, &[]),
                    Fact::Date(day) => crate::locale::date::long(*day, lang),
                    Fact::Words(words) => words.get(lang).to_owned(),
                };
                (*name, words)
            })
            .collect();
        let args: Vec<(&str, Arg<'_>)> = facts
            .iter()
            .map(|(name, words)| (*name, Arg::Text(words)))
            .collect();
        say(lang, self.key, &args)
    }
}
