//! Mistakes in files that people write (definitions, templates), shown where they are and with a way out.
//!
//! One of the three kinds of bad news: a `Diagnostic` is a mistake of an author, a `Finding` belongs to the
//! content of a plan, an [`Error`](crate::notebook::Error) means that something failed.

mod render;

use std::ops::Range;

use crate::locale::{Arg, Lang, say};

pub use render::render;

/// A place in a source text, in bytes.
pub type Span = Range<usize>;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file works, but probably not as meant.
    Warning,
    /// The file cannot be used.
    Error,
}

/// A text that people wrote, with the name under which it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path relative to the definition or template folder.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// A sentence by its key in `locales/`, with the arguments that fill it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Key of the message.
    pub key: &'static str,
    /// Arguments by name.
    pub args: Vec<(&'static str, String)>,
}

impl Sentence {
    /// A sentence without arguments.
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
        }
    }

    /// The same sentence with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The words in one language.
    pub fn say(&self, lang: Lang) -> String {
        let args: Vec<(&str, Arg<'_>)> = self
            .args
            .iter()
            .map(|(name, value)| (*name, Arg::Text(value)))
            .collect();
        say(lang, self.key, &args)
    }
}

/// One mistake: what, where, why and how to get out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable name of the kind of mistake, in kebab-case (`unknown-collection`).
    pub id: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Index into the list of sources that was checked.
    pub source: usize,
    /// The text to underline.
    pub span: Span,
    /// What is wrong.
    pub message: Sentence,
    /// What to do: a near name, where the thing is defined.
    pub hints: Vec<Sentence>,
}

/// The place of a byte as people say it: `collections/axes.toml:7`.
pub fn line_of(sources: &[Source], source: usize, offset: usize) -> String {
    let Some(source) = sources.get(source) else {
        return String::new();
    };
    let before = source.text.bytes().take(offset);
    let line = 1 + before.filter(|byte| *byte == b'\n').count();
    format!("{}:{line}", source.name)
}
