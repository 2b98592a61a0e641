//! From a template and the words of a plan to Markdown. The only place that knows the template engine.
//!
//! A template reads no file, no environment and no network. What people wrote is escaped wherever it is
//! printed, so that it can never become a heading, a table, HTML or a directive. Before anything is printed the
//! template is checked: a word that does not exist is told with its place and a near name, also
//! inside a condition, where an engine would silently take it as «no».

mod check;
mod escape;
mod filters;
mod scan;
pub mod tools;
mod used;

use std::io;

use serde_json::Value as Json;
use tera::{Context, ErrorKind, Tera};

use crate::diag::{Diagnostic, Sentence, Severity, Span};
use crate::locale::Lang;

pub use escape::markdown;
pub use scan::paths;
pub use used::words;

/// The longest Markdown that a template may produce, in bytes.
const LONGEST: usize = 4 << 20;

/// Renders a template to Markdown. `context` is an object; its `currency` says how amounts are written.
pub fn render(lang: Lang, name: &str, source: &str, context: &Json) -> Result<String, Diagnostic> {
    check::check(source, context)?;
    let mut tera = Tera::new();
    // Every name ends with nothing: everything is escaped.
    tera.autoescape_on([""]);
    tera.set_escape_fn(escape::write);
    let currency = context.get("currency").and_then(Json::as_str).unwrap_or("");
    filters::register(&mut tera, lang, currency);
    let fail = |error: &tera::Error| diagnostic(error, source);
    tera.add_raw_template(name, source)
        .map_err(|error| fail(&error))?;
    let words = Context::from_serialize(context).map_err(|error| fail(&error))?;
    let mut page = Page(Vec::new());
    tera.render_to(name, &words, &mut page)
        .map_err(|error| fail(&error))?;
    Ok(String::from_utf8_lossy(&page.0).into_owned())
}

/// What has been printed so far; refuses to grow for ever.
struct Page(Vec<u8>);

impl io::Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LONGEST {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An error of the engine, under the text that has it.
fn diagnostic(error: &tera::Error, source: &str) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let range = report.span().range.clone();
            let span = source.get(range.clone()).map_or(0..0, |_| range);
            let reason = Sentence::new("report-template-reason").with("reason", report.message());
            mistake("template-form", span, reason)
        }
        ErrorKind::Io(_) => {
            let limit = (LONGEST >> 20).to_string();
            let sentence = Sentence::new("report-template-long").with("limit", limit);
            mistake("template-long", 0..0, sentence)
        }
        other => {
            let reason = Sentence::new("report-template-reason").with("reason", other.to_string());
            mistake("template-form", 0..0, reason)
        }
    }
}

/// A mistake in the only source of a template.
pub(super) fn mistake(id: &'static str, span: Span, message: Sentence) -> Diagnostic {
    Diagnostic {
        id,
        severity: Severity::Error,
        source: 0,
        span,
        message,
        hints: Vec::new(),
    }
}

/// The known name that is most like a mistyped one.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let (distance, near) = known
        .map(|candidate| (strsim::osa_distance(name, candidate), candidate))
        .min()?;
    (distance <= 1 + name.chars().count() / 3).then_some(near)
}

#[cfg(test)]
mod tests;
