//! The border between what an author wrote and what the program trusts.
//!
//! Everything is checked before anything is refused: each part is read as far as it goes, its mistakes are
//! told, and only a definition without errors becomes a [`Workshop`].

mod collections;
mod fields;
mod filters;
mod head;
mod names;
mod parameters;
mod roles;
mod rules;
mod steps;
mod usage;

use super::definition::Workshop;
use super::problems::{Place, Problems};
use super::raw;
use crate::diag::{Diagnostic, Sentence, Source};
use crate::locale::Words;

use names::Names;

/// The file of a definition that has its head.
pub(super) const HEAD_FILE: &str = "workshop.toml";

/// Reads and checks a definition. There is a workshop exactly when no diagnostic is an error.
///
/// `id` is the name of the folder, and the sources come in the order in which their parts count.
pub fn load(id: &str, sources: &[Source]) -> (Option<Workshop>, Vec<Diagnostic>) {
    let mut problems = Problems::new(sources);
    let files: Vec<Option<raw::File>> = sources
        .iter()
        .enumerate()
        .map(|(index, source)| raw::parse(index, &source.text, &mut problems))
        .collect();
    // What a broken file defines is not known: looking for it would only add noise.
    if files.iter().any(Option::is_none) {
        return (None, problems.finish());
    }
    let files: Vec<raw::File> = files.into_iter().flatten().collect();
    let names = Names::of(&files, &mut problems);
    let mut checker = Checker { names, problems };
    let workshop = checker.workshop(id, &files, sources);
    let workshop = workshop.filter(|_| !checker.problems.has_errors());
    (workshop, checker.problems.finish())
}

/// What is being checked: the names of the whole definition and the mistakes found so far.
struct Checker<'a> {
    names: Names<'a>,
    problems: Problems<'a>,
}

impl<'a> Checker<'a> {
    fn workshop(
        &mut self,
        folder: &str,
        files: &'a [raw::File],
        sources: &[Source],
    ) -> Option<Workshop> {
        let head = self.head(folder, files, sources);
        let phases = self.phases(every(files, |file| file.phase.as_ref()));
        let sections = self.sections(every(files, |file| file.section.as_ref()));
        let parameters = self.parameters(every(files, |file| file.parameter.as_ref()));
        let collections = self.collections(every(files, |file| file.collection.as_ref()));
        let steps = self.steps(every(files, |file| file.step.as_ref()));
        let profiles = self.profiles(every(files, |file| file.profile.as_ref()));
        self.check_parts(files);
        self.check_usage(files);
        let head = head?;
        Some(Workshop {
            id: head.id,
            version: head.version,
            title: head.title,
            summary: head.summary,
            phases,
            steps,
            collections,
            profiles,
            sections,
            parameters,
        })
    }

    /// Words that are in every language.
    fn words(&mut self, raw: Option<&raw::Words>) -> Option<Words> {
        let raw = raw?;
        self.both(raw.es.as_ref(), raw.en.as_ref())
    }

    fn both(&mut self, es: Option<&raw::Text>, en: Option<&raw::Text>) -> Option<Words> {
        let es = self.filled(es);
        let en = self.filled(en);
        Some(Words { es: es?, en: en? })
    }

    /// Text that says something.
    fn filled(&mut self, text: Option<&raw::Text>) -> Option<String> {
        let text = text?;
        if text.value.trim().is_empty() {
            self.problems
                .error(&text.place, Sentence::new("workshop-empty-words"));
        }
        Some(text.value.clone())
    }

    /// Words that fit in the place where they are shown.
    fn short_words(&mut self, raw: Option<&raw::Words>, limit: usize) -> Option<Words> {
        for text in [raw?.es.as_ref(), raw?.en.as_ref()].into_iter().flatten() {
            let length = text.value.chars().count();
            if length > limit {
                self.problems.warn(
                    &text.place,
                    Sentence::new("workshop-too-long")
                        .with("length", length.to_string())
                        .with("limit", limit.to_string()),
                );
            }
        }
        self.words(raw)
    }

    /// A whole number between two limits.
    fn whole(&mut self, number: Option<&raw::Whole>, min: u32, max: u32) -> Option<u32> {
        let number = number?;
        let value = u32::try_from(number.value).ok();
        let value = value.filter(|value| (min..=max).contains(value));
        if value.is_none() {
            self.problems.error(
                &number.place,
                Sentence::new("workshop-number-out-of-range")
                    .with("min", min.to_string())
                    .with("max", max.to_string()),
            );
        }
        value
    }

    /// An id in lower-case letters, digits and underscores.
    fn snake_case(&mut self, id: Option<&raw::Text>) -> Option<String> {
        let id = id?;
        let starts = id.value.starts_with(|c: char| c.is_ascii_lowercase());
        let is_snake = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if !starts || !id.value.chars().all(is_snake) {
            self.problems.error(
                &id.place,
                Sentence::new("workshop-bad-id").with("id", &*id.value),
            );
        }
        Some(id.value.clone())
    }

    /// Tells the values of a list that are there twice.
    fn check_repeated(&mut self, list: &raw::List<raw::Text>) {
        for (index, item) in list.value.iter().enumerate() {
            let first = list.value[..index]
                .iter()
                .find(|first| first.value == item.value);
            if let Some(first) = first {
                self.problems
                    .error(
                        &item.place,
                        Sentence::new("workshop-repeated-item").with("item", &*item.value),
                    )
                    .first(&first.place);
            }
        }
    }

    /// Where the definition as a whole is.
    fn whole_place(files: &[raw::File], sources: &[Source]) -> Place {
        let head = sources.iter().position(|source| source.name == HEAD_FILE);
        match files.get(head.unwrap_or(0)) {
            Some(file) => file.place.clone(),
            None => Place {
                source: 0,
                span: 0..0,
            },
        }
    }
}

/// The parts of one kind in every file.
fn every<'a, T>(
    files: &'a [raw::File],
    part: impl Fn(&'a raw::File) -> Option<&'a raw::List<T>>,
) -> Vec<&'a T> {
    files
        .iter()
        .filter_map(part)
        .flat_map(|list| &list.value)
        .collect()
}
