//! The sheets of a step that are filled line by line or field by field: a line for each record, a place for each
//! question, numbered as the lists of the screen.
//!
//! Nothing personal is printed: people are there with their number alone. What the program works out is not asked.

use std::sync::Arc;

use super::super::amounts;
use super::PaperLine;
use crate::locale::Lang;
use crate::notebook::Content;
use crate::plan::{Reading, personal};
use crate::workshop::{Collection, Field, FieldKind, MapKeys, Step, Workshop};

/// Lines that a list has room for at least.
const LINES: usize = 8;

/// Lines without a record that every list ends with.
const BLANKS: usize = 3;

/// Lines for a text of several paragraphs.
const PARAGRAPHS: usize = 4;

/// A sheet of records of one list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordSheet {
    /// The list.
    pub collection: Arc<str>,
    /// What it is called: the list, or its only record.
    pub title: String,
    /// What is asked of each record, in order.
    pub questions: Vec<Question>,
    /// The records with their numbers, then lines without a name; one line for a list of one record.
    pub lines: Vec<PaperLine>,
}

/// Something that is asked of each record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its field.
    pub field: Arc<str>,
    /// Its short name.
    pub label: String,
    /// What helps to answer it.
    pub help: String,
    /// How much room it needs, and between what one chooses.
    pub room: Room,
    /// Whether it should not be left out.
    pub required: bool,
}

/// The place for an answer on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Room {
    /// So many lines of words.
    Lines(usize),
    /// A figure, with its unit.
    Figure(String),
    /// One of some options, each with its number on the screen.
    One(Vec<(usize, String)>),
    /// Several of some options.
    Several(Vec<(usize, String)>),
    /// A value of a scale, with its words.
    Scale(Vec<(i64, String)>),
    /// A value for each of some keys, by name; no names for keys that people write.
    Cells(Vec<String>),
}

/// The sheets of a step, one for each of its lists, the main one first.
pub fn record_sheets(
    content: &Content,
    workshop: &Workshop,
    step: &Step,
    lang: Lang,
) -> Vec<RecordSheet> {
    let collections = step.collections.iter();
    collections
        .filter_map(|id| workshop.get_collection(id))
        .map(|collection| RecordSheet {
            collection: Arc::clone(&collection.id),
            title: if collection.single {
                collection.title.get(lang).to_owned()
            } else {
                collection.plural.get(lang).to_owned()
            },
            questions: collection
                .fields
                .iter()
                .filter_map(|field| question(content, workshop, field, lang))
                .collect(),
            lines: lines(content, workshop, collection, lang),
        })
        .filter(|sheet| !sheet.questions.is_empty())
        .collect()
}

fn lines(
    content: &Content,
    workshop: &Workshop,
    collection: &Collection,
    lang: Lang,
) -> Vec<PaperLine> {
    let reading = Reading { content, workshop };
    let people = personal(workshop);
    let is_person =
        people.people.contains(&*collection.id) || people.called.contains(&*collection.id);
    let line = |number: usize, name: String| PaperLine {
        number,
        name,
        depth: 0,
    };
    let name = |id: &str| {
        if is_person {
            String::new()
        } else {
            reading.name(id, lang)
        }
    };
    let ids = content.ids(&collection.id);
    if collection.single {
        let name = ids.first().map(|id| name(id.as_str()));
        return vec![line(1, name.unwrap_or_default())];
    }
    let known = ids.len();
    let blank = (known + BLANKS).max(LINES) - known;
    let records = (1..)
        .zip(ids)
        .map(|(number, id)| line(number, name(id.as_str())));
    let blanks = (known + 1..=known + blank).map(|number| line(number, String::new()));
    records.chain(blanks).collect()
}

fn question(content: &Content, workshop: &Workshop, field: &Field, lang: Lang) -> Option<Question> {
    Some(Question {
        field: Arc::clone(&field.key),
        label: field.label.get(lang).to_owned(),
        help: field.help.get(lang).to_owned(),
        room: room(content, workshop, field, lang)?,
        required: field.required,
    })
}

/// The place for an answer; nothing for what the program works out, and for files.
fn room(content: &Content, workshop: &Workshop, field: &Field, lang: Lang) -> Option<Room> {
    let unit = || {
        let unit = field.unit.as_ref();
        unit.map_or_else(String::new, |unit| unit.get(lang).to_owned())
    };
    let numbered = |options: &[crate::workshop::Choice]| -> Vec<(usize, String)> {
        let options = options
            .iter()
            .map(|option| option.label.get(lang).to_owned());
        (1..).zip(options).collect()
    };
    Some(match &field.kind {
        FieldKind::Text
        | FieldKind::Date
        | FieldKind::Time
        | FieldKind::Year
        | FieldKind::Ref(_)
        | FieldKind::Refs(_) => Room::Lines(1),
        FieldKind::LongText => Room::Lines(PARAGRAPHS),
        FieldKind::Integer | FieldKind::Decimal => Room::Figure(unit()),
        FieldKind::Money => {
            let reading = Reading { content, workshop };
            Room::Figure(reading.currency().to_owned())
        }
        FieldKind::Percent => Room::Figure("%".to_owned()),
        FieldKind::Choice(options) => Room::One(numbered(options)),
        FieldKind::Choices(options) => Room::Several(numbered(options)),
        FieldKind::Flag => Room::One(
            [(1, "yes"), (2, "no")]
                .map(|(number, key)| (number, crate::locale::say(lang, key, &[])))
                .to_vec(),
        ),
        FieldKind::Scale => Room::Scale(
            field
                .levels
                .iter()
                .map(|level| (level.value, level.label.get(lang).to_owned()))
                .collect(),
        ),
        FieldKind::Map { keys, .. } => Room::Cells(keys_of(content, workshop, keys, lang)),
        FieldKind::Image | FieldKind::Geometry | FieldKind::Computed(_) => return None,
    })
}

fn keys_of(content: &Content, workshop: &Workshop, keys: &MapKeys, lang: Lang) -> Vec<String> {
    let reading = Reading { content, workshop };
    match keys {
        MapKeys::Years => {
            let years = amounts::plan_years(content).unwrap_or_default();
            years.into_iter().map(|year| year.to_string()).collect()
        }
        MapKeys::Options(options) => {
            let options = options.iter();
            options
                .map(|option| option.label.get(lang).to_owned())
                .collect()
        }
        MapKeys::Collection(id) => {
            let ids = content.ids(id).iter();
            ids.map(|id| reading.name(id.as_str(), lang)).collect()
        }
        MapKeys::Text => Vec::new(),
    }
}
