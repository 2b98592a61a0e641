//! The sheets of a step: its boards, and each of its collections as a table of records or as the form of one.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::fields::{Asking, PaperField, Room};
use super::{BLANKS, Paper, paper};
use crate::locale::{Arg, Lang, say};
use crate::notebook::{Content, RecordId};
use crate::plan::{cards, personal};
use crate::workshop::rule::Measure;
use crate::workshop::{Activity, ActivityKind, Collection, Field, FieldKind, Step, Workshop};

/// Centimetres across a turned page, without the numbers of the rows.
const ACROSS: f32 = 22.0;

/// Centimetres of the name of a record.
const NAME: f32 = 5.2;

/// Rows without an answer after those that have one.
const SPARE: usize = 3;

/// Everything that is printed for a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepPaper {
    /// Id of the step, the code of its sheets.
    pub code: String,
    /// Its name.
    pub title: String,
    /// What the room is asked.
    pub question: String,
    /// How the sheet is filled in.
    pub guide: String,
    /// Questions to ask the room.
    pub asks: Vec<String>,
    /// The sheets, in the order of the screen; at least one.
    pub sheets: Vec<PaperSheet>,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperSheet {
    /// What it is called on the screen.
    pub title: String,
    /// What is filled in.
    pub body: PaperBody,
}

/// What a sheet asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperBody {
    /// Cells between rows and columns.
    Board(Paper),
    /// A row for each record.
    Table(PaperTable),
    /// The questions of one record.
    Form(PaperForm),
}

/// A row for each record, with room for more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperTable {
    /// The collection.
    pub collection: Arc<str>,
    /// The columns, the one with the name first.
    pub fields: Vec<PaperField>,
    /// The rows, in the order of the screen.
    pub rows: Vec<PaperRow>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    /// Its number on the screen and on paper.
    pub number: usize,
    /// The record; nothing for a row that is still free.
    pub record: Option<RecordId>,
    /// What stands in it, one for each column.
    pub cells: Vec<String>,
}

/// The questions of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperForm {
    /// The collection; nothing for a sheet of notes.
    pub collection: Option<Arc<str>>,
    /// Whether it is copied for each record, which is then named at its head.
    pub is_of_many: bool,
    /// The questions.
    pub boxes: Vec<PaperBox>,
}

/// A question of a form with what was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperBox {
    /// The question.
    pub field: PaperField,
    /// What stands there in words.
    pub answer: String,
    /// What is ticked.
    pub ticked: Vec<String>,
    /// The answers of a small table.
    pub pairs: Vec<String>,
}

/// The sheets of a step; `content` without records gives blank ones.
pub fn step(content: &Content, workshop: &Workshop, step: &Step, lang: Lang) -> StepPaper {
    let personal = personal(workshop);
    let asking = Asking {
        content,
        workshop,
        personal: &personal,
        lang,
    };
    let board = |activity: &Activity| {
        let body = PaperBody::Board(paper(content, workshop, activity, lang)?);
        let title = say(lang, board_title(activity), &[]);
        Some(PaperSheet { title, body })
    };
    let mut sheets: Vec<PaperSheet> = board(&step.activity).into_iter().collect();
    for id in &step.collections {
        if let Some(collection) = workshop.get_collection(id) {
            sheets.extend(asking.collection(step, collection));
        }
    }
    sheets.extend(step.more.iter().filter_map(board));
    if sheets.is_empty() {
        sheets.push(notes(step, lang));
    }
    StepPaper {
        code: step.id.clone(),
        title: step.title.get(lang).to_owned(),
        question: step.question.get(lang).to_owned(),
        guide: step.sheet.get(lang).to_owned(),
        asks: step
            .questions
            .iter()
            .map(|words| words.get(lang).to_owned())
            .collect(),
        sheets,
    }
}

/// A step without lists still has something to write down.
fn notes(step: &Step, lang: Lang) -> PaperSheet {
    let title = say(lang, "paper-notes", &[]);
    let field = PaperField {
        key: String::new(),
        label: title.clone(),
        help: step.question.get(lang).to_owned(),
        required: false,
        room: Room::Lines,
    };
    PaperSheet {
        title,
        body: PaperBody::Form(PaperForm {
            collection: None,
            is_of_many: false,
            boxes: vec![PaperBox::blank(field)],
        }),
    }
}

fn board_title(activity: &Activity) -> &'static str {
    match activity.kind {
        ActivityKind::Plane => "board-plane",
        ActivityKind::Rating => "board-rating",
        ActivityKind::Vote => "board-vote",
        ActivityKind::Tree if !activity.below.is_empty() => "board-chain",
        ActivityKind::Tree => "board-tree",
        ActivityKind::Grid => "board-grid",
        ActivityKind::Schedule => "board-schedule",
        _ if activity.reciprocal => "board-pairs",
        _ => "board-matrix",
    }
}

/// The fields of a collection that the boards of a step already ask for: small tables that a board spreads out, and
/// what the cells of a matrix or the arrows of a tree are made of.
fn on_boards<'a>(step: &'a Step, collection: &Collection) -> BTreeSet<&'a str> {
    let mut fields = BTreeSet::new();
    for activity in step.activities() {
        let parts = ["cells", "links"];
        let is_part = parts
            .iter()
            .any(|role| activity.collection(role) == Some(&collection.id));
        let bound = activity.roles.values();
        for role in bound.filter(|role| role.collection == collection.id) {
            let key = role.field.as_deref();
            let field = key.and_then(|key| collection.get_field(key));
            let is_map = field.is_some_and(|field| matches!(field.kind, FieldKind::Map { .. }));
            fields.extend(key.filter(|_| is_part || is_map));
        }
    }
    fields
}

impl Asking<'_> {
    /// The sheets of a collection: none when the boards of the step ask for all of it.
    fn collection(&self, step: &Step, collection: &Collection) -> Vec<PaperSheet> {
        let covered = on_boards(step, collection);
        let is_asked = |field: &&Field| !matches!(field.kind, FieldKind::Computed(_));
        let asked: Vec<&Field> = collection.fields.iter().filter(is_asked).collect();
        if asked.iter().all(|field| covered.contains(&*field.key)) {
            return Vec::new();
        }
        let is_map = |field: &Field| matches!(field.kind, FieldKind::Map { .. });
        let left = |field: &&Field| !(is_map(field) && covered.contains(&*field.key));
        let asked: Vec<&Field> = asked.into_iter().filter(left).collect();
        if collection.single {
            let form = self.form(collection, &asked, false);
            return vec![PaperSheet {
                title: collection.title.get(self.lang).to_owned(),
                body: PaperBody::Form(form),
            }];
        }
        let (across, below) = self.divide(collection, &asked);
        let mut sheets = vec![PaperSheet {
            title: collection.plural.get(self.lang).to_owned(),
            body: PaperBody::Table(self.table(step, collection, &across)),
        }];
        if !below.is_empty() {
            let name = collection.title.get(self.lang);
            sheets.push(PaperSheet {
                title: say(self.lang, "paper-record", &[("record", Arg::Text(name))]),
                body: PaperBody::Form(self.form(collection, &below, true)),
            });
        }
        sheets
    }

    /// The fields that fit across a page, those of the list first, and those that are asked on a form.
    fn divide<'f>(
        &self,
        collection: &Collection,
        asked: &[&'f Field],
    ) -> (Vec<&'f Field>, Vec<&'f Field>) {
        let place = |field: &Field| {
            let columns = &collection.columns;
            let listed = columns.iter().position(|key| *key == field.key);
            (
                field.key != collection.name,
                listed.unwrap_or(columns.len()),
            )
        };
        let mut ordered = asked.to_vec();
        ordered.sort_by_key(|field| place(field));
        let (mut across, mut below): (Vec<&'f Field>, Vec<&'f Field>) = Default::default();
        let mut used = 0.0;
        for field in ordered {
            let wanted = self.field(field).room.width();
            let wanted = wanted.map(|width| if across.is_empty() { NAME } else { width });
            match wanted {
                Some(width)
                    if used + width <= ACROSS && below.iter().all(|field| is_wide(field)) =>
                {
                    used += width;
                    across.push(field);
                }
                _ => below.push(field),
            }
        }
        below.sort_by_key(|field| asked.iter().position(|other| other.key == field.key));
        (across, below)
    }

    fn table(&self, step: &Step, collection: &Collection, fields: &[&Field]) -> PaperTable {
        let column = cards::column(self.workshop, &step.activity, &collection.id);
        let ids = match column {
            Some((field, options)) => {
                cards::arrange(self.content, &collection.id, field, options, None).rows
            }
            None => self.content.ids(&collection.id).to_vec(),
        };
        let n_rows = match ids.len() {
            0 => BLANKS,
            some => BLANKS.max(some + SPARE),
        };
        let n_rows = n_rows.max(expected(self.workshop, collection));
        let row = |place: usize| {
            let record = ids.get(place).cloned();
            let found = record
                .as_ref()
                .and_then(|id| self.content.get_record(id.as_str()));
            let answer = |field: &&Field| {
                found.map_or_else(String::new, |record| self.answer(record, collection, field))
            };
            PaperRow {
                number: place + 1,
                cells: fields.iter().map(answer).collect(),
                record,
            }
        };
        PaperTable {
            collection: Arc::clone(&collection.id),
            fields: fields.iter().map(|field| self.field(field)).collect(),
            rows: (0..n_rows).map(row).collect(),
        }
    }

    fn form(&self, collection: &Collection, fields: &[&Field], is_of_many: bool) -> PaperForm {
        let mut records = self.content.records(&collection.id);
        let record = records.next().filter(|_| !is_of_many);
        let boxes = fields.iter().map(|field| {
            let blank = PaperBox::blank(self.field(field));
            let Some(record) = record else { return blank };
            PaperBox {
                answer: self.answer(record, collection, field),
                ticked: self.ticked(record, collection, field),
                pairs: self.pairs(record, collection, field),
                ..blank
            }
        });
        PaperForm {
            collection: Some(Arc::clone(&collection.id)),
            is_of_many,
            boxes: boxes.collect(),
        }
    }
}

impl PaperBox {
    fn blank(field: PaperField) -> Self {
        Self {
            field,
            answer: String::new(),
            ticked: Vec::new(),
            pairs: Vec::new(),
        }
    }
}

/// Whether an answer never fits in a row.
fn is_wide(field: &Field) -> bool {
    matches!(
        field.kind,
        FieldKind::Map { .. } | FieldKind::Image | FieldKind::Geometry
    )
}

/// How many records of a collection the rules of the steps ask for.
fn expected(workshop: &Workshop, collection: &Collection) -> usize {
    let rules = workshop.steps.iter().flat_map(|step| &step.rules);
    let tests = rules.filter_map(|rule| rule.test.as_ref());
    let least = tests
        .filter(|test| test.collection == collection.id)
        .filter_map(|test| {
            let least = usize::try_from(test.at_least?.trunc()).ok()?;
            match &test.measure {
                Measure::Count => Some(least),
                Measure::EveryOption(field) => {
                    let options = match &collection.get_field(field)?.kind {
                        FieldKind::Choice(options) | FieldKind::Choices(options) => options.len(),
                        _ => 1,
                    };
                    Some(least * options)
                }
                _ => None,
            }
        });
    least.max().unwrap_or(0)
}
