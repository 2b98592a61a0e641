//! A question on paper: its words, and the room that its kind of answer needs.

use super::BLANKS;
use super::boards::YEARS;
use crate::locale::{Arg, Lang, date, number, say};
use crate::notebook::{Content, Personal, Record, RecordId};
use crate::plan::{Reading, Value, amounts, value};
use crate::workshop::{Collection, Discretion, Field, FieldKind, MapKeys, Workshop};

/// Records whose codes are worth printing beside a question.
const KNOWN: usize = 24;

/// Pairs of words and value that a sheet has room for.
const PAIRS: usize = 4;

/// A question on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperField {
    /// Its key in the definition.
    pub key: String,
    /// Its name, as on the screen.
    pub label: String,
    /// One line of help.
    pub help: String,
    /// Whether it is marked as required.
    pub required: bool,
    /// What its answer needs.
    pub room: Room,
}

/// What an answer needs on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Room {
    /// One line of words.
    Line,
    /// Several lines.
    Lines,
    /// A number, before its unit or currency; empty when it has none.
    Number(String),
    /// A year.
    Year,
    /// A day.
    Date,
    /// An hour.
    Time,
    /// One or several of some options, with the number that chooses each on the screen.
    Options {
        /// Whether several may be ticked.
        several: bool,
        /// Number and words of each.
        options: Vec<(String, String)>,
    },
    /// One value of a scale, with its words.
    Scale(Vec<(String, String)>),
    /// Yes or no.
    YesNo,
    /// The codes of one or several records.
    Codes {
        /// Whether there may be several.
        several: bool,
        /// What the records are called together.
        of: String,
        /// Code and name of those that there are, when they are few.
        known: Vec<(String, String)>,
    },
    /// A small table: a value for each key; a blank key is written by people.
    Pairs {
        /// The keys.
        keys: Vec<String>,
        /// Room of each value.
        room: Box<Room>,
    },
    /// A drawing, a map or a photograph.
    Drawing,
}

impl Room {
    /// Centimetres that it takes as a column of a table; nothing when it does not fit in one.
    pub fn width(&self) -> Option<f32> {
        Some(match self {
            Self::Line => 3.2,
            Self::Lines => 4.8,
            Self::Number(_) | Self::Date => 2.2,
            Self::Year | Self::Time | Self::Scale(_) | Self::YesNo => 1.7,
            Self::Options { several: false, .. } | Self::Codes { several: false, .. } => 2.0,
            Self::Options { .. } | Self::Codes { .. } => 2.4,
            Self::Pairs { .. } | Self::Drawing => return None,
        })
    }
}

/// Puts questions and answers on paper.
pub(super) struct Asking<'a> {
    pub(super) content: &'a Content,
    pub(super) workshop: &'a Workshop,
    pub(super) personal: &'a Personal,
    pub(super) lang: Lang,
}

impl Asking<'_> {
    pub(super) fn reading(&self) -> Reading<'_> {
        Reading {
            content: self.content,
            workshop: self.workshop,
        }
    }

    /// A question with its room.
    pub(super) fn field(&self, field: &Field) -> PaperField {
        PaperField {
            key: field.key.to_string(),
            label: field.label.get(self.lang).to_owned(),
            help: field.help.get(self.lang).to_owned(),
            required: field.required,
            room: self.room(field, &field.kind),
        }
    }

    fn room(&self, field: &Field, kind: &FieldKind) -> Room {
        let lang = self.lang;
        let unit = || field.unit.as_ref().map(|unit| unit.get(lang).to_owned());
        match kind {
            FieldKind::Text | FieldKind::Computed(_) => Room::Line,
            FieldKind::LongText => Room::Lines,
            FieldKind::Integer | FieldKind::Decimal => Room::Number(unit().unwrap_or_default()),
            FieldKind::Money => Room::Number(self.reading().currency().to_owned()),
            FieldKind::Percent => Room::Number("%".to_owned()),
            FieldKind::Year => Room::Year,
            FieldKind::Date => Room::Date,
            FieldKind::Time => Room::Time,
            FieldKind::Choice(options) | FieldKind::Choices(options) => Room::Options {
                several: matches!(kind, FieldKind::Choices(_)),
                options: (1..)
                    .zip(options)
                    .map(|(number, option): (usize, _)| {
                        (number.to_string(), option.label.get(lang).to_owned())
                    })
                    .collect(),
            },
            FieldKind::Scale => {
                let levels = field.levels.iter();
                let words =
                    levels.map(|level| (level.value.to_string(), level.label.get(lang).to_owned()));
                Room::Scale(words.collect())
            }
            FieldKind::Flag => Room::YesNo,
            FieldKind::Ref(to) | FieldKind::Refs(to) => Room::Codes {
                several: matches!(kind, FieldKind::Refs(_)),
                of: self.plural(to),
                known: self.known(to),
            },
            FieldKind::Map { keys, values } => Room::Pairs {
                keys: self
                    .keys(keys)
                    .into_iter()
                    .map(|(_, words)| words)
                    .collect(),
                room: Box::new(self.room(field, values)),
            },
            FieldKind::Image | FieldKind::Geometry => Room::Drawing,
        }
    }

    fn plural(&self, to: &str) -> String {
        match self.workshop.get_collection(to) {
            Some(collection) => collection.plural.get(self.lang).to_owned(),
            None => say(self.lang, "place-step", &[]),
        }
    }

    /// Codes and names of the records that can be named. People are named by whoever writes.
    fn known(&self, to: &str) -> Vec<(String, String)> {
        let n_records = self.content.n_records(to);
        if n_records > KNOWN || self.hides(to) {
            return Vec::new();
        }
        let reading = self.reading();
        let ids = self.content.ids(to).iter().map(RecordId::as_str);
        ids.map(|id| (reading.code(id), reading.name(id, self.lang)))
            .filter(|(code, name)| !code.is_empty() && code != name)
            .collect()
    }

    /// The keys of a map and their words; blank ones where people write them.
    fn keys(&self, keys: &MapKeys) -> Vec<(String, String)> {
        let blank = |count: usize| vec![(String::new(), String::new()); count];
        match keys {
            MapKeys::Years => {
                let years = amounts::plan_years(self.content).unwrap_or_default();
                if years.is_empty() {
                    let year = |number: usize| {
                        let shown = number.to_string();
                        let words = say(self.lang, "paper-year", &[("number", Arg::Text(&shown))]);
                        (String::new(), words)
                    };
                    return (1..=YEARS).map(year).collect();
                }
                years
                    .iter()
                    .map(|year| (year.to_string(), year.to_string()))
                    .collect()
            }
            MapKeys::Options(options) => options
                .iter()
                .map(|option| {
                    (
                        option.id.to_string(),
                        option.label.get(self.lang).to_owned(),
                    )
                })
                .collect(),
            MapKeys::Collection(to) => {
                let ids = self.content.ids(to).iter();
                let known: Vec<(String, String)> = ids
                    .map(|id| (id.to_string(), self.called(id.as_str())))
                    .collect();
                if known.is_empty() {
                    blank(BLANKS)
                } else {
                    known
                }
            }
            MapKeys::Text => blank(PAIRS),
        }
    }

    /// Whether the records of a collection are people, or are called by them.
    pub(super) fn hides(&self, collection: &str) -> bool {
        self.personal.people.contains(collection) || self.personal.called.contains(collection)
    }

    /// How a record is called on paper: people by their code.
    pub(super) fn called(&self, id: &str) -> String {
        let reading = self.reading();
        let record = self.content.get_record(id);
        match record {
            Some(record) if self.hides(&record.collection) => reading.code(id),
            _ => reading.name(id, self.lang),
        }
    }

    /// Whether the answer of a field is printed: not when it may tell who somebody is, nor when it counts few.
    fn prints(&self, collection: &Collection, field: &Field) -> bool {
        let of = (collection.id.to_string(), field.key.to_string());
        !self.personal.fields.contains(&of)
            && !self.hides(&collection.id)
            && field.discretion != Discretion::Counts
    }

    /// The answer of a record as it is written in a table: the signs of options, scales and records, numbers without
    /// their unit, other answers in words; empty when there is none or when it is not printed.
    pub(super) fn answer(&self, record: &Record, collection: &Collection, field: &Field) -> String {
        if !self.prints(collection, field) {
            return String::new();
        }
        if field.key == collection.name {
            return self.called(record.id.as_str());
        }
        let signs = self.signs(record, field);
        if !signs.is_empty() {
            return signs.join(", ");
        }
        if let (Room::Number(_), Ok(Some(Value::Number(figure)))) =
            (self.room(field, &field.kind), value::read(record, field))
        {
            return number::decimal(figure, None, self.lang);
        }
        match (&field.kind, record.get(&field.key)) {
            (FieldKind::Date, Some(day)) => {
                day.parse().map_or_else(|_| day.to_owned(), date::short)
            }
            (FieldKind::Map { .. } | FieldKind::Image | FieldKind::Geometry, _) => String::new(),
            _ => self.reading().answer(record, field, self.lang),
        }
    }

    /// What a form ticks: the signs of the options, values or records that were chosen.
    pub(super) fn ticked(
        &self,
        record: &Record,
        collection: &Collection,
        field: &Field,
    ) -> Vec<String> {
        if self.prints(collection, field) {
            self.signs(record, field)
        } else {
            Vec::new()
        }
    }

    fn signs(&self, record: &Record, field: &Field) -> Vec<String> {
        let Ok(Some(read)) = value::read(record, field) else {
            return Vec::new();
        };
        match (&read, &field.kind) {
            (Value::Options(ids), FieldKind::Choice(options) | FieldKind::Choices(options)) => {
                let places = ids
                    .iter()
                    .filter_map(|id| options.iter().position(|option| option.id == *id));
                places.map(|place| (place + 1).to_string()).collect()
            }
            (Value::Number(number), FieldKind::Scale) => vec![number.normalize().to_string()],
            (Value::Flag(flag), _) => vec![say(self.lang, if *flag { "yes" } else { "no" }, &[])],
            (Value::Refs(ids), _) => {
                let reading = self.reading();
                let coded = ids.iter().map(|id| match reading.code(id) {
                    code if code.is_empty() => id.to_string(),
                    code => code,
                });
                let mut coded: Vec<String> = coded.collect();
                coded.sort();
                coded
            }
            _ => Vec::new(),
        }
    }

    /// The answers of a map, one for each of its keys.
    pub(super) fn pairs(
        &self,
        record: &Record,
        collection: &Collection,
        field: &Field,
    ) -> Vec<String> {
        let FieldKind::Map { keys, values } = &field.kind else {
            return Vec::new();
        };
        let prints = self.prints(collection, field);
        let reading = self.reading();
        let answer = |key: &str| {
            let own = record.map(&field.key).find(|(own, _)| *own == key);
            let (_, text) = own.filter(|_| prints && !key.is_empty())?;
            match value::scalar(text, values) {
                Ok(Value::Number(number)) if **values == FieldKind::Scale => {
                    Some(number.normalize().to_string())
                }
                Ok(value) => Some(reading.say_kind(&value, field, values, self.lang)),
                Err(unreadable) => Some(unreadable.0),
            }
        };
        let keys = self.keys(keys).into_iter();
        keys.map(|(key, _)| answer(&key).unwrap_or_default())
            .collect()
    }
}
