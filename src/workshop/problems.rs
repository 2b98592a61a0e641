//! Gathers the mistakes of a definition: where each one is, what it is called, and how to get out of it.

use crate::diag::{Diagnostic, Sentence, Severity, Source, Span, line_of};

/// Start of the keys of these sentences; what follows it is the id of the diagnostic.
const FAMILY: &str = "workshop-";

/// A place in one of the sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Index of the source.
    pub(super) source: usize,
    /// Bytes of the text.
    pub(super) span: Span,
}

/// The mistakes found so far.
#[derive(Debug)]
pub(super) struct Problems<'a> {
    sources: &'a [Source],
    list: Vec<Diagnostic>,
}

impl<'a> Problems<'a> {
    pub(super) fn new(sources: &'a [Source]) -> Self {
        Self {
            sources,
            list: Vec::new(),
        }
    }

    /// The definition cannot be used until this is corrected.
    pub(super) fn error(&mut self, place: &Place, message: Sentence) -> Hints<'_> {
        self.add(Severity::Error, place, message)
    }

    /// The definition works, but probably not as meant.
    pub(super) fn warn(&mut self, place: &Place, message: Sentence) -> Hints<'_> {
        self.add(Severity::Warning, place, message)
    }

    /// Whether anything found so far forbids using the definition.
    pub(super) fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|problem| problem.severity == Severity::Error)
    }

    /// Everything found, in the order of the text.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        self.list
            .sort_by_key(|problem| (problem.source, problem.span.start, problem.span.end));
        self.list
    }

    fn add(&mut self, severity: Severity, place: &Place, message: Sentence) -> Hints<'_> {
        let sources = self.sources;
        let id = message.key.strip_prefix(FAMILY).unwrap_or(message.key);
        let diagnostic = self.list.push_mut(Diagnostic {
            id,
            severity,
            source: place.source,
            span: place.span.clone(),
            message,
            hints: Vec::new(),
        });
        Hints {
            diagnostic,
            sources,
        }
    }
}

/// The ways out of the mistake that was just told.
#[derive(Debug)]
pub(super) struct Hints<'p> {
    diagnostic: &'p mut Diagnostic,
    sources: &'p [Source],
}

impl Hints<'_> {
    /// Adds a way out.
    pub(super) fn hint(self, sentence: Sentence) -> Self {
        self.diagnostic.hints.push(sentence);
        self
    }

    /// Shows where the first of two equal things is.
    pub(super) fn first(self, place: &Place) -> Self {
        let line = self.line(place);
        self.hint(Sentence::new("workshop-hint-first").with("place", line))
    }

    /// Offers the near name among the known ones, or all of them when they are few.
    pub(super) fn near<'n>(
        self,
        word: &str,
        names: impl IntoIterator<Item = (&'n str, Option<&'n Place>)>,
    ) -> Self {
        let names: Vec<_> = names.into_iter().collect();
        if let Some((name, place)) = nearest(word, &names) {
            let sentence = match place {
                Some(place) => {
                    Sentence::new("workshop-hint-near-at").with("place", self.line(place))
                }
                None => Sentence::new("workshop-hint-near"),
            };
            return self.hint(sentence.with("name", name));
        }
        if names.is_empty() || names.len() > 24 {
            return self;
        }
        let known: Vec<String> = names.iter().map(|(name, _)| format!("`{name}`")).collect();
        self.hint(Sentence::new("workshop-hint-known").with("names", known.join(", ")))
    }

    /// Shows where a thing is defined.
    pub(super) fn defined(self, name: &str, place: &Place) -> Self {
        let line = self.line(place);
        self.hint(
            Sentence::new("workshop-hint-defined")
                .with("name", name)
                .with("place", line),
        )
    }

    fn line(&self, place: &Place) -> String {
        line_of(self.sources, place.source, place.span.start)
    }
}

/// The known name that an author most likely meant.
fn nearest<'n, 'p>(
    word: &str,
    names: &[(&'n str, Option<&'p Place>)],
) -> Option<(&'n str, Option<&'p Place>)> {
    // More than a third of the letters wrong is another word.
    let limit = (word.chars().count() / 3).max(1);
    names
        .iter()
        .filter(|(name, _)| *name != word)
        .map(|(name, place)| (strsim::damerau_levenshtein(word, name), (*name, *place)))
        .filter(|(distance, (name, _))| *distance <= limit && *distance < name.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, found)| found)
}
