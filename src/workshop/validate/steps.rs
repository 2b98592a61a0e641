//! Steps: where they belong, what they need, how long they take, and their guide.

use std::sync::Arc;

use super::super::definition::{Instruction, Step, Who};
use super::super::raw;
use super::Checker;
use super::names::known;
use crate::diag::Sentence;
use crate::locale::Words;

/// Longest step: a whole week of eight-hour days.
const MINUTES_LIMIT: u32 = 2400;

impl<'a> Checker<'a> {
    pub(super) fn steps(&mut self, raw: Vec<&'a raw::Step>) -> Vec<Step> {
        let steps = raw.into_iter().enumerate();
        let read = steps.filter_map(|(position, raw)| self.step(raw, position));
        read.collect()
    }

    fn step(&mut self, raw: &'a raw::Step, position: usize) -> Option<Step> {
        let id = self.filled(raw.id.as_ref());
        let phase = self.phase_of(raw);
        let title = self.words(raw.title.as_ref());
        let question = self.words(raw.question.as_ref());
        let purpose = self.words(raw.purpose.as_ref());
        let minutes = self.whole(raw.minutes.as_ref(), 1, MINUTES_LIMIT);
        let minutes_short = self.whole(raw.minutes_short.as_ref(), 1, MINUTES_LIMIT);
        let who = self.who(raw.who.as_ref());
        let group = self.words(raw.group.as_ref());
        let technique = self.words(raw.technique.as_ref());
        let materials = self.words(raw.materials.as_ref());
        let collections = self.step_collections(raw);
        let needs = self.needs(raw, position);
        let section = self.section_of(raw);
        let rules = self.rules(raw.rules.as_ref());
        let method = self.words(raw.method.as_ref());
        let example = self.words(raw.example.as_ref());
        let sheet = self.words(raw.sheet.as_ref());
        let activity = self.activity(raw.activity.as_ref());
        let more = raw.more.as_ref().map_or(&[][..], |list| &list.value);
        let more = more.iter().filter_map(|one| self.activity(Some(one)));
        let more = more.collect();
        let instructions = self.instructions(raw.instructions.as_ref());
        let questions = self.all_words(raw.asks.as_ref());
        self.check_minutes(raw);
        self.check_asks(raw);
        Some(Step {
            id: id?,
            phase: phase?,
            title: title?,
            question: question?,
            purpose: purpose?,
            minutes: minutes?,
            minutes_short: minutes_short?,
            who: who?,
            group: group?,
            technique: technique?,
            materials: materials?,
            collections,
            needs,
            section,
            rules,
            method,
            example: example?,
            sheet: sheet?,
            activity: activity?,
            more,
            instructions,
            questions,
        })
    }

    fn phase_of(&mut self, raw: &raw::Step) -> Option<String> {
        let phase = raw.phase.as_ref()?;
        if !self.names.phases.contains_key(phase.value.as_str()) {
            self.problems
                .error(
                    &phase.place,
                    Sentence::new("workshop-unknown-phase").with("id", &*phase.value),
                )
                .near(&phase.value, known(&self.names.phases));
        }
        Some(phase.value.clone())
    }

    fn section_of(&mut self, raw: &raw::Step) -> String {
        let Some(section) = &raw.section else {
            return String::new();
        };
        let is_known = self.names.sections.contains_key(section.value.as_str());
        if !section.value.is_empty() && !is_known {
            self.problems
                .error(
                    &section.place,
                    Sentence::new("workshop-unknown-section").with("id", &*section.value),
                )
                .near(&section.value, known(&self.names.sections));
        }
        section.value.clone()
    }

    fn who(&mut self, who: Option<&raw::Text>) -> Option<Who> {
        let who = who?;
        let found = Who::ALL.into_iter().find(|one| one.id() == who.value);
        if found.is_none() {
            self.problems
                .error(
                    &who.place,
                    Sentence::new("workshop-unknown-who").with("id", &*who.value),
                )
                .near(&who.value, Who::ALL.map(|one| (one.id(), None)));
        }
        found
    }

    fn step_collections(&mut self, raw: &'a raw::Step) -> Vec<Arc<str>> {
        let Some(list) = &raw.collections else {
            return Vec::new();
        };
        self.check_repeated(list);
        for id in &list.value {
            self.collection_named(&id.value, &id.place);
        }
        let ids = list.value.iter();
        ids.map(|id| id.value.as_str().into()).collect()
    }

    /// The steps that come before: they exist, and they really come before.
    fn needs(&mut self, raw: &raw::Step, position: usize) -> Vec<String> {
        let Some(list) = &raw.needs else {
            return Vec::new();
        };
        self.check_repeated(list);
        for id in &list.value {
            let Some(needed) = self.names.steps.get(id.value.as_str()) else {
                self.problems
                    .error(
                        &id.place,
                        Sentence::new("workshop-unknown-step").with("id", &*id.value),
                    )
                    .near(&id.value, known(&self.names.steps));
                continue;
            };
            if needed.position >= position {
                let place = needed.place;
                self.problems
                    .error(
                        &id.place,
                        Sentence::new("workshop-need-not-earlier").with("id", &*id.value),
                    )
                    .defined(&id.value, place);
            }
        }
        list.value.iter().map(|id| id.value.clone()).collect()
    }

    fn all_words(&mut self, list: Option<&raw::List<raw::Words>>) -> Vec<Words> {
        let Some(list) = list else { return Vec::new() };
        let words = list.value.iter();
        words.filter_map(|words| self.words(Some(words))).collect()
    }

    fn instructions(&mut self, list: Option<&raw::List<raw::Instruction>>) -> Vec<Instruction> {
        let Some(list) = list else { return Vec::new() };
        let read = list.value.iter().filter_map(|line| {
            let minutes = self.whole(line.minutes.as_ref(), 0, MINUTES_LIMIT);
            let text = self.both(line.es.as_ref(), line.en.as_ref());
            Some(Instruction {
                minutes: minutes?,
                text: text?,
            })
        });
        read.collect()
    }

    fn check_minutes(&mut self, raw: &raw::Step) {
        let Some(minutes) = &raw.minutes else { return };
        if let Some(short) = &raw.minutes_short
            && short.value > minutes.value
        {
            self.problems
                .warn(&short.place, Sentence::new("workshop-short-is-longer"));
        }
        let Some(list) = &raw.instructions else {
            return;
        };
        let lines = list.value.iter().map(|line| line.minutes.as_ref());
        // A line whose minutes cannot be read is already told; its sum would only repeat it.
        let Some(each) = lines.collect::<Option<Vec<_>>>() else {
            return;
        };
        let sum = each
            .iter()
            .fold(0_i64, |sum, minutes| sum.saturating_add(minutes.value));
        if sum != minutes.value {
            self.problems
                .warn(
                    &minutes.place,
                    Sentence::new("workshop-minutes-differ")
                        .with("minutes", minutes.value.to_string())
                        .with("sum", sum.to_string()),
                )
                .defined("instructions", &list.place);
        }
    }

    fn check_asks(&mut self, raw: &raw::Step) {
        if let Some(asks) = &raw.asks
            && !(2..=4).contains(&asks.value.len())
        {
            self.problems
                .warn(&asks.place, Sentence::new("workshop-asks-count"));
        }
    }
}
