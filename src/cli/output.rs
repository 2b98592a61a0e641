//! What is printed: results on standard output, troubles on standard error.

use std::io::{self, Write};

use clap::error::{ContextKind, ContextValue};

use crate::diag::Sentence;
use crate::locale::{Arg, Lang, say};

/// Where the words go.
#[derive(Debug)]
pub(super) struct Output {
    lang: Lang,
}

/// Why a command did not do what it was asked for.
#[derive(Debug)]
pub(super) struct Trouble {
    /// What happened, what is safe, what to do.
    pub(super) lines: Vec<String>,
    /// The exit code.
    pub(super) code: u8,
}

impl Trouble {
    /// A failure in sentences.
    pub(super) fn failed(lines: Vec<String>) -> Self {
        Self {
            lines,
            code: super::FAILED,
        }
    }

    /// A failure in sentences still by key.
    pub(super) fn of(sentences: &[Sentence], lang: Lang) -> Self {
        Self::failed(
            sentences
                .iter()
                .map(|sentence| sentence.say(lang))
                .collect(),
        )
    }
}

impl Output {
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// A line of a result.
    pub(super) fn line(&mut self, words: &str) {
        self.text(&format!("{words}\n"));
    }

    /// A result as it is. A reader that went away is no failure.
    #[expect(
        clippy::unused_self,
        reason = "printing is asked of whoever holds the output"
    )]
    pub(super) fn text(&mut self, words: &str) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(words.as_bytes()).and_then(|()| out.flush());
    }

    /// What went wrong.
    #[expect(
        clippy::unused_self,
        reason = "printing is asked of whoever holds the output"
    )]
    pub(super) fn trouble(&mut self, lines: &[String]) {
        let mut text = lines.join("\n");
        text.push('\n');
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// A command that was not understood, in the language of the person.
    pub(super) fn misused(&mut self, error: &clap::Error) {
        let find = |kind: ContextKind| match error.get(kind) {
            Some(ContextValue::String(text)) => Some(text.clone()),
            Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
            _ => None,
        };
        let what = find(ContextKind::InvalidArg)
            .or_else(|| find(ContextKind::InvalidSubcommand))
            .unwrap_or_default();
        let value = find(ContextKind::InvalidValue);
        let mut lines = vec![match (&value, what.is_empty()) {
            (Some(value), _) if !value.is_empty() => say(
                self.lang,
                "cli-bad-value",
                &[("value", Arg::Text(value)), ("what", Arg::Text(&what))],
            ),
            (_, false) if error.kind() == clap::error::ErrorKind::MissingRequiredArgument => {
                say(self.lang, "cli-missing", &[("what", Arg::Text(&what))])
            }
            (_, false) => say(self.lang, "cli-unknown", &[("what", Arg::Text(&what))]),
            _ => say(self.lang, "cli-misused", &[]),
        }];
        // The nearest stands last.
        let between = match self.lang {
            Lang::Es => "», «",
            Lang::En => "”, “",
        };
        let nearest = |kind: ContextKind| match error.get(kind) {
            Some(ContextValue::Strings(texts)) => {
                let texts: Vec<&str> = texts.iter().rev().map(String::as_str).collect();
                Some(texts.join(between))
            }
            _ => find(kind),
        };
        let near = nearest(ContextKind::SuggestedArg)
            .or_else(|| nearest(ContextKind::SuggestedSubcommand))
            .or_else(|| nearest(ContextKind::SuggestedValue));
        if let Some(near) = near {
            lines.push(say(self.lang, "cli-near", &[("near", Arg::Text(&near))]));
        }
        if let Some(values) = find(ContextKind::ValidValue) {
            lines.push(say(
                self.lang,
                "cli-values",
                &[("values", Arg::Text(&values))],
            ));
        }
        lines.push(say(self.lang, "cli-see-help", &[]));
        self.trouble(&lines);
    }
}
