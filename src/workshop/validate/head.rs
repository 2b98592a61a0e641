//! The head of a definition: its identity, phases, sections and profiles.

use super::super::definition::{Length, Phase, Profile, Section};
use super::super::raw;
use super::names::known;
use super::{Checker, HEAD_FILE};
use crate::diag::{Sentence, Source};
use crate::locale::Words;

/// The format that this program reads.
const FORMAT: i64 = 1;

/// In a profile: every step.
const ALL: &str = "*";

/// What identifies a definition.
pub(super) struct Head {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) title: Words,
    pub(super) summary: Words,
}

impl<'a> Checker<'a> {
    pub(super) fn head(
        &mut self,
        folder: &str,
        files: &'a [raw::File],
        sources: &[Source],
    ) -> Option<Head> {
        for (file, source) in files.iter().zip(sources) {
            if source.name != HEAD_FILE {
                self.check_no_head(file);
            }
        }
        let found = sources.iter().position(|source| source.name == HEAD_FILE);
        let Some(file) = found.and_then(|index| files.get(index)) else {
            self.problems.error(
                &Self::whole_place(files, sources),
                Sentence::new("workshop-no-head-file").with("file", HEAD_FILE),
            );
            return None;
        };
        self.check_format(file);
        if let Some(id) = &file.id
            && id.value != folder
        {
            self.problems.error(
                &id.place,
                Sentence::new("workshop-id-not-folder")
                    .with("id", &*id.value)
                    .with("folder", folder),
            );
        }
        self.check_head_keys(file);
        let id = self.filled(file.id.as_ref());
        let version = self.filled(file.version.as_ref());
        let title = self.words(file.title.as_ref());
        let summary = self.words(file.summary.as_ref());
        Some(Head {
            id: id?,
            version: version?,
            title: title?,
            summary: summary?,
        })
    }

    fn check_format(&mut self, file: &raw::File) {
        if let Some(format) = &file.format
            && format.value != FORMAT
        {
            self.problems
                .error(
                    &format.place,
                    Sentence::new("workshop-unknown-format")
                        .with("format", format.value.to_string()),
                )
                .hint(Sentence::new("workshop-hint-format").with("format", FORMAT.to_string()));
        }
    }

    fn check_head_keys(&mut self, file: &raw::File) {
        for key in ["format", "id", "version", "title", "summary"] {
            if file.lacks(key) {
                self.problems.error(
                    &file.place,
                    Sentence::new("workshop-missing-key").with("key", key),
                );
            }
        }
    }

    fn check_no_head(&mut self, file: &raw::File) {
        let texts = [&file.id, &file.version].into_iter().flatten();
        let words = [&file.title, &file.summary].into_iter().flatten();
        let places = file
            .format
            .iter()
            .map(|format| &format.place)
            .chain(texts.map(|text| &text.place))
            .chain(words.map(|words| &words.place));
        for place in places {
            self.problems.error(
                place,
                Sentence::new("workshop-misplaced-head").with("file", HEAD_FILE),
            );
        }
    }

    /// Tells the parts without which there is nothing to do.
    pub(super) fn check_parts(&mut self, files: &'a [raw::File]) {
        let Some(first) = files.first() else { return };
        for part in ["phase", "profile", "step"] {
            if files.iter().all(|file| file.lacks(part)) {
                self.problems.error(
                    &first.place,
                    Sentence::new("workshop-missing-part").with("part", part),
                );
            }
        }
    }

    pub(super) fn phases(&mut self, phases: Vec<&'a raw::Phase>) -> Vec<Phase> {
        let read = phases.into_iter().filter_map(|phase| {
            let id = self.snake_case(phase.id.as_ref());
            let number = self.whole(phase.number.as_ref(), 0, 99);
            let title = self.words(phase.title.as_ref());
            let intro = self.words(phase.intro.as_ref());
            let has_steps = self.names.steps.values().any(|step| {
                let of = step.thing.phase.as_ref().map(|of| of.value.as_str());
                of == id.as_deref()
            });
            if let Some(id) = &phase.id
                && !has_steps
            {
                self.problems.warn(
                    &id.place,
                    Sentence::new("workshop-phase-without-steps").with("id", &*id.value),
                );
            }
            Some(Phase {
                id: id?,
                number: number?,
                title: title?,
                intro: intro?,
            })
        });
        read.collect()
    }

    pub(super) fn sections(&mut self, sections: Vec<&'a raw::Section>) -> Vec<Section> {
        let read = sections.into_iter().filter_map(|section| {
            let id = self.filled(section.id.as_ref());
            let title = self.words(section.title.as_ref());
            Some(Section {
                id: id?,
                title: title?,
            })
        });
        read.collect()
    }

    pub(super) fn profiles(&mut self, profiles: Vec<&'a raw::Profile>) -> Vec<Profile> {
        let read = profiles.into_iter().filter_map(|profile| {
            let id = self.filled(profile.id.as_ref());
            let title = self.words(profile.title.as_ref());
            let summary = self.words(profile.summary.as_ref());
            let length = self.length(profile.length.as_ref());
            let steps = self.profile_steps(profile);
            Some(Profile {
                id: id?,
                title: title?,
                summary: summary?,
                length: length?,
                steps: steps?,
            })
        });
        read.collect()
    }

    fn length(&mut self, length: Option<&raw::Text>) -> Option<Length> {
        let length = length?;
        let found = Length::ALL.into_iter().find(|one| one.id() == length.value);
        if found.is_none() {
            self.problems
                .error(
                    &length.place,
                    Sentence::new("workshop-unknown-length").with("id", &*length.value),
                )
                .near(&length.value, Length::ALL.map(|one| (one.id(), None)));
        }
        found
    }

    /// The steps of a profile, in the order of the definition.
    fn profile_steps(&mut self, profile: &'a raw::Profile) -> Option<Vec<String>> {
        let list = profile.steps.as_ref()?;
        self.check_repeated(list);
        for id in list.value.iter().filter(|id| id.value != ALL) {
            if !self.names.steps.contains_key(id.value.as_str()) {
                self.problems
                    .error(
                        &id.place,
                        Sentence::new("workshop-unknown-step").with("id", &*id.value),
                    )
                    .near(&id.value, known(&self.names.steps));
            }
        }
        if list.value.is_empty() {
            self.problems
                .error(&list.place, Sentence::new("workshop-profile-without-steps"));
        }
        let has = |step: &str| {
            let mut chosen = list.value.iter();
            chosen.any(|id| id.value == ALL || id.value == step)
        };
        let mut steps: Vec<_> = self.names.steps.iter().collect();
        steps.sort_by_key(|(_, named)| named.position);
        let chosen = steps.into_iter().filter(|(id, _)| has(id));
        Some(chosen.map(|(id, _)| (*id).to_owned()).collect())
    }
}
