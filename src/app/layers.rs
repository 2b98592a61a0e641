//! What opens over a screen: menu, help, guide, search, history, findings, lists of values, questions.

pub mod backups;
pub mod clashes;
pub mod copy;
pub mod duplicates;
pub mod findings;
pub mod history;
pub mod merge_report;
pub mod operation;
pub mod preview;
pub mod reader;
pub mod working;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::actions::Action;
use super::editor::Editor;
use super::key::Key;
use super::session::Session;
use crate::locale::{Lang, Words, say};
use crate::notebook::RecordId;
use crate::report::format::{DOCUMENTS, formats_for};
use crate::text;
use crate::workshop::{FieldKind, Workshop};
use backups::Backups;
use copy::CopyPrompt;
use working::Working;

/// Something open over a screen.
#[derive(Debug, Clone)]
pub enum Layer {
    /// Everything that can be done here, filtered by typing.
    Menu(Choosing),
    /// What the keys do here, from a line on.
    Help(usize),
    /// The guide of the step.
    Guide(Guide),
    /// Search in everything.
    Search(Search),
    /// What was done, the newest first.
    History(Box<history::HistoryList>),
    /// What the plan still lacks.
    Findings(Box<findings::FindingList>),
    /// The values that a field can have.
    Picker(Picker),
    /// Whether to leave.
    Leave,
    /// Whether to delete personal data for good.
    Purge,
    /// Lines that were pasted, before they become records.
    Paste(Vec<String>),
    /// A path to write.
    Path(PathPrompt),
    /// The ways of going through the steps.
    Profiles(usize),
    /// Which documents to write.
    Report(ReportChoice),
    /// The step, large, for the room.
    Projector(bool),
    /// Where a copy goes.
    Copy(CopyPrompt),
    /// The backups, and what going back would change.
    Backups(Box<Backups>),
    /// What joined notebooks brought.
    MergeReport(Box<merge_report::MergeReport>),
    /// Where tables differ.
    Clashes(Box<clashes::Clashes>),
    /// Records that may be the same thing.
    Duplicates(Box<duplicates::Duplicates>),
    /// A question about working copies.
    Working(Working),
    /// The plan as it would be written today.
    Reader(Box<reader::Reader>),
    /// Something that went wrong, or a word to people, in sentences.
    Notice(Vec<String>),
}

impl Layer {
    /// Whether it waits for the end of something that must not be left half-done.
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Copy(prompt) => prompt.stage.is_some(),
            Self::Working(working) => working.stage().is_some(),
            _ => false,
        }
    }
}

/// A list that typing filters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choosing {
    /// What was typed.
    pub filter: Editor,
    /// The line with the cursor.
    pub cursor: usize,
}

/// The guide of a step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Guide {
    /// Which part: what to do, why, example, sheet.
    pub part: usize,
    /// First line shown.
    pub scroll: usize,
}

/// How many parts a guide has.
pub const GUIDE_PARTS: usize = 4;

/// Search in records, steps and glossary.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// What is looked for.
    pub choosing: Choosing,
    /// What was found.
    pub hits: Vec<Hit>,
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it is: «Problema», «Paso».
    pub place: String,
    /// Its words.
    pub words: String,
    /// Where to go.
    pub target: Target,
}

/// A place in the notebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A step.
    Step(String),
    /// A record, and a field of it.
    Record(RecordId, Option<Arc<str>>),
}

/// What can be added to a list of values that lacks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Creates {
    /// A record of a collection.
    Record(Arc<str>),
    /// A name that stands for itself.
    Name,
}

/// The values that a field can have, or that a board offers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picker {
    /// Label of the field.
    pub title: Words,
    /// The values: id and words.
    pub options: Vec<(Arc<str>, String)>,
    /// The chosen ones.
    pub chosen: BTreeSet<Arc<str>>,
    /// Whether several can be chosen.
    pub many: bool,
    /// Whether the lines carry numbers, so that a digit chooses.
    pub numbered: bool,
    /// What a missing one becomes; nothing when none can be added.
    pub creates: Option<Creates>,
    /// Filter and cursor.
    pub choosing: Choosing,
}

/// What a path is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathUse {
    /// To make a notebook there.
    Create,
    /// To open the notebook there.
    Open,
    /// To write a copy without personal data there.
    Anonymous,
    /// To join the notebooks there to this one.
    Merge,
}

/// A path to write.
#[derive(Debug, Clone)]
pub struct PathPrompt {
    /// What for.
    pub purpose: PathUse,
    /// The definition of a new notebook.
    pub workshop: String,
    /// What is typed.
    pub editor: Editor,
}

/// Which documents to write, and where.
#[derive(Debug, Clone)]
pub struct ReportChoice {
    /// Ids of the formats and whether each is wanted.
    pub formats: Vec<(String, bool)>,
    /// The folder.
    pub folder: PathBuf,
    /// The template, when it is not that of the plan.
    pub template: Option<&'static str>,
    /// The line with the cursor; after the formats comes the button.
    pub cursor: usize,
}

impl ReportChoice {
    /// Chooses the document before or after; the plan stands first.
    pub fn turn(&mut self, forward: bool) {
        let all = DOCUMENTS.len() + 1;
        let now = self.template.and_then(|name| {
            let mut documents = DOCUMENTS.iter();
            documents.position(|document| document.name == name)
        });
        let now = now.map_or(0, |at| at + 1);
        let next = if forward { now + 1 } else { now + all - 1 } % all;
        self.template = next.checked_sub(1).map(|at| DOCUMENTS[at].name);
    }

    /// Whether the chosen document can become a format.
    pub fn fits(&self, format: &str) -> bool {
        formats_for(self.template.is_none()).any(|id| id == format)
    }

    /// The formats that are wanted of the chosen document.
    pub fn wanted(&self) -> Vec<String> {
        let wanted = self.formats.iter();
        let wanted = wanted.filter(|(id, wanted)| *wanted && self.fits(id));
        wanted.map(|(id, _)| id.clone()).collect()
    }

    /// Key of the title of the document.
    pub fn title(&self) -> &'static str {
        let mut documents = DOCUMENTS.iter();
        let own = documents.find(|document| Some(document.name) == self.template);
        own.map_or("report-plan-title", |document| document.title)
    }
}

/// What a key did to a list that typing filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// It was used.
    Going,
    /// The line under the cursor was taken.
    Taken,
    /// The list should close.
    Closed,
}

impl Choosing {
    /// Handles a key over a list of `count` lines.
    pub fn press(&mut self, key: Key, count: usize) -> Chosen {
        let last = count.saturating_sub(1);
        match key {
            Key::Esc => return Chosen::Closed,
            Key::Enter => return Chosen::Taken,
            Key::Up => self.cursor = self.cursor.min(last).saturating_sub(1),
            Key::Down => self.cursor = (self.cursor + 1).min(last),
            Key::PageUp => self.cursor = self.cursor.min(last).saturating_sub(10),
            Key::PageDown => self.cursor = (self.cursor + 10).min(last),
            key => {
                if self.filter.press(key, usize::MAX) {
                    self.cursor = 0;
                }
            }
        }
        Chosen::Going
    }

    /// Whether words pass the filter: every typed word is in them, accents and case ignored.
    pub fn admits(&self, words: &str) -> bool {
        let words = text::fold(words);
        text::fold(self.filter.text())
            .split_whitespace()
            .all(|part| words.contains(part))
    }
}

/// The actions of the menu, after the filter.
pub fn menu(
    choosing: &Choosing,
    actions: Vec<&'static Action>,
    lang: Lang,
) -> Vec<&'static Action> {
    actions
        .into_iter()
        .filter(|action| choosing.admits(&say(lang, action.words, &[])))
        .collect()
}

impl Picker {
    /// The values after the filter; the index is that of `options`.
    pub fn shown(&self) -> Vec<usize> {
        (0..self.options.len())
            .filter(|index| self.choosing.admits(&self.options[*index].1))
            .collect()
    }

    /// The value that one typed digit means: its number in the list, or the value of a scale.
    pub fn digit(&self, typed: &str) -> Option<usize> {
        if !self.choosing.filter.is_empty() || typed.len() != 1 {
            return None;
        }
        let digit = typed.parse::<usize>().ok()?;
        if self.numbered {
            return digit
                .checked_sub(1)
                .filter(|index| *index < self.options.len());
        }
        self.options.iter().position(|(id, _)| &**id == typed)
    }

    /// Whether the line that adds what was typed is offered.
    pub fn offers_new(&self) -> bool {
        let typed = text::fold(self.choosing.filter.text().trim());
        self.creates.is_some()
            && !typed.is_empty()
            && !self
                .options
                .iter()
                .any(|(_, words)| text::fold(words) == typed)
    }

    /// How many lines it has.
    pub fn n_lines(&self) -> usize {
        self.shown().len() + usize::from(self.offers_new())
    }

    /// The values of a field, with those chosen now.
    pub fn of(
        session: &Session,
        title: Words,
        kind: &FieldKind,
        levels: &[crate::workshop::Level],
        chosen: BTreeSet<Arc<str>>,
        lang: Lang,
    ) -> Self {
        let options: Vec<(Arc<str>, String)> = match kind {
            FieldKind::Choice(options) | FieldKind::Choices(options) => options
                .iter()
                .map(|option| (Arc::clone(&option.id), option.label.get(lang).to_owned()))
                .collect(),
            FieldKind::Scale => levels
                .iter()
                .map(|level| {
                    let value = level.value.to_string();
                    (
                        value.as_str().into(),
                        format!("{value} · {}", level.label.get(lang)),
                    )
                })
                .collect(),
            FieldKind::Flag => ["true", "false"]
                .into_iter()
                .zip(["yes", "no"])
                .map(|(id, key)| (id.into(), say(lang, key, &[])))
                .collect(),
            FieldKind::Ref(target) | FieldKind::Refs(target) => session.candidates(target, lang),
            _ => Vec::new(),
        };
        let creates = match kind {
            FieldKind::Ref(target) | FieldKind::Refs(target) => {
                can_be_added(&session.workshop, target).then(|| Creates::Record(Arc::clone(target)))
            }
            _ => None,
        };
        let cursor = options
            .iter()
            .position(|(id, _)| chosen.contains(id))
            .unwrap_or(0);
        let numbered =
            matches!(kind, FieldKind::Choice(_) | FieldKind::Choices(_)) && options.len() <= 9;
        Self {
            title,
            numbered,
            options,
            chosen,
            many: matches!(kind, FieldKind::Choices(_) | FieldKind::Refs(_)),
            creates,
            choosing: Choosing {
                filter: Editor::new(""),
                cursor,
            },
        }
    }
}

/// Whether a record can be made from its name alone.
fn can_be_added(workshop: &Workshop, target: &str) -> bool {
    workshop.get_collection(target).is_some_and(|collection| {
        let name = collection.get_field(&collection.name);
        let is_text =
            name.is_some_and(|field| matches!(field.kind, FieldKind::Text | FieldKind::LongText));
        is_text && !collection.single
    })
}

impl Search {
    /// The most lines that are looked for.
    const MOST: usize = 200;

    /// Looks for what is typed in steps and records.
    pub fn look(&mut self, session: &Session, lang: Lang) {
        self.hits.clear();
        let typed = self.choosing.filter.text().trim().to_owned();
        if typed.is_empty() {
            return;
        }
        for step in session.steps() {
            let words = format!("{} {}", step.id, step.title.get(lang));
            let guide = format!(
                "{words} {} {}",
                step.question.get(lang),
                step.purpose.get(lang)
            );
            if self.choosing.admits(&guide) {
                let place = say(lang, "place-step", &[]);
                self.hits.push(Hit {
                    place,
                    words,
                    target: Target::Step(step.id.clone()),
                });
            }
        }
        let reading = session.reading();
        for collection in &session.workshop.collections {
            for record in session.content().records(&collection.id) {
                if self.hits.len() >= Self::MOST {
                    return;
                }
                let found = record
                    .answers
                    .iter()
                    .find(|(_, value)| self.choosing.admits(value));
                let Some((cell, value)) = found else {
                    continue;
                };
                let name = reading.name(record.id.as_str(), lang);
                let code = reading.code(record.id.as_str());
                let words = if *cell.field == *collection.name {
                    format!("{code} {name}")
                } else {
                    format!("{code} {name} — {value}")
                };
                self.hits.push(Hit {
                    place: collection.title.get(lang).to_owned(),
                    words: words.trim().to_owned(),
                    target: Target::Record(record.id.clone(), Some(Arc::clone(&cell.field))),
                });
            }
        }
    }
}
