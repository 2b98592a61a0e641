//! Findings: what a plan still lacks or contradicts. They never block anybody.

use std::fmt::Write as _;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diag::Severity;
use crate::locale::{Arg, Lang, Words, list_and, number, say};

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
    Words(Words),
    /// A number with the decimals that it has.
    Number(Decimal),
    /// Several names, and how many more there are.
    Names(Vec<Words>, usize),
}

impl Fact {
    /// The fact in words.
    pub fn say(&self, lang: Lang, currency: &str) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => number::integer(*count as i64, lang),
            Self::Money(amount) => number::money(*amount, currency, lang),
            Self::Percent(share) => number::percent(*share, 0, lang),
            Self::Key(key) => say(lang, key, &[]),
            Self::Date(day) => crate::locale::date::long(*day, lang),
            Self::Words(words) => words.get(lang).to_owned(),
            Self::Number(number) => number::decimal(*number, None, lang),
            Self::Names(names, more) => {
                let quoted = |name: &Words| match lang {
                    Lang::Es => format!("«{}»", name.get(lang)),
                    Lang::En => format!("“{}”", name.get(lang)),
                };
                let mut names: Vec<String> = names.iter().map(quoted).collect();
                if *more > 0 {
                    let more = number::integer(*more as i64, lang);
                    names.push(say(lang, "names-more", &[("n", Arg::Text(&more))]));
                }
                list_and(&names, lang)
            }
        }
    }
}

/// A sentence with its facts in one language.
pub(super) fn say_facts(
    key: &str,
    facts: &[(&'static str, Fact)],
    lang: Lang,
    currency: &str,
) -> String {
    let said: Vec<(&str, String)> = facts
        .iter()
        .map(|(name, fact)| (*name, fact.say(lang, currency)))
        .collect();
    let mut args: Vec<(&str, Arg<'_>)> = said
        .iter()
        .map(|(name, words)| (*name, Arg::Text(words)))
        .collect();
    // The count that chooses between singular and plural.
    let count = facts.iter().find_map(|(_, fact)| match fact {
        Fact::Count(count) => Some(*count),
        _ => None,
    });
    if facts.iter().all(|(name, _)| *name != "count") {
        args.extend(count.map(|count| ("count", Arg::Count(count))));
    }
    say(lang, key, &args)
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
    /// The step it is about, when no record tells.
    pub step: Option<String>,
    /// That people know of it and leave it so, with their reason.
    pub accepted: Option<Acceptance>,
}

/// Why people leave a finding as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// Their reason.
    pub reason: Arc<str>,
    /// The day, as it stands in the file.
    pub on: Arc<str>,
}

/// The collection of the program that holds what was accepted.
pub const ACCEPTED: &str = "finding_state";

/// FNV-1a, 64 bits: the same for ever and everywhere, since it stands in files.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

impl Finding {
    /// The id of the record that holds its acceptance, the same in every copy. It takes the figures of the sentence in
    /// and leaves the names out: when the figures change, people are asked again.
    pub fn state_id(&self) -> String {
        let mut told = format!(
            "{} {:?} {:?} {:?}",
            self.key, self.record, self.field, self.step
        );
        for (name, fact) in &self.facts {
            if !matches!(fact, Fact::Words(_) | Fact::Names(..)) && *name != "code" {
                let _ = write!(told, " {name}={}", fact.say(Lang::En, ""));
            }
        }
        format!("fst_{}_{:016x}", self.check, hash(&told))
    }

    /// Whether somebody still has to look at it.
    pub fn is_open(&self) -> bool {
        self.accepted.is_none()
    }

    /// The sentence in one language.
    pub fn say(&self, lang: Lang, currency: &str) -> String {
        say_facts(self.key, &self.facts, lang, currency)
    }
}
