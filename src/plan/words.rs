//! Answers in words: labels of options, names of records, numbers and dates by locale.

use rust_decimal::Decimal;

use super::value::{self, Value};
use crate::locale::{Lang, date, number, say};
use crate::notebook::{Content, Record};
use crate::vocabulary::Shown;
use crate::workshop::{Choice, Collection, Field, FieldKind, MapKeys, Workshop};

/// Content and definition side by side: enough to say any answer.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// What was answered.
    pub content: &'a Content,
    /// What was asked.
    pub workshop: &'a Workshop,
}

impl<'a> Reading<'a> {
    /// The currency of the notebook, as its territory says; empty when it says none.
    pub fn currency(&self) -> &'a str {
        self.content
            .records("territory")
            .next()
            .and_then(|territory| territory.get("currency"))
            .unwrap_or("")
    }

    /// The display code of a record (`PR03`): letters of its collection and its place. It is worked out and
    /// never stored, so that joining notebooks cannot make two equal ones.
    pub fn code(&self, id: &str) -> String {
        let Some(record) = self.content.get_record(id) else {
            return String::new();
        };
        let Some(collection) = self.workshop.get_collection(&record.collection) else {
            return String::new();
        };
        let ids = self.content.ids(&record.collection);
        match ids.iter().position(|other| other == &record.id) {
            Some(place) if !collection.single => code(collection, place),
            _ => String::new(),
        }
    }

    /// How a record is called: the answer of the field that names it, or its code.
    pub fn name(&self, id: &str, lang: Lang) -> String {
        if let Some(step) = self.workshop.get_step(id) {
            return format!("{} {}", step.id, step.title.get(lang));
        }
        let Some(record) = self.content.get_record(id) else {
            return String::new();
        };
        let Some(collection) = self.workshop.get_collection(&record.collection) else {
            return id.to_owned();
        };
        let named = collection
            .get_field(&collection.name)
            .map(|field| self.answer(record, field, lang))
            .filter(|name| !name.is_empty());
        named.unwrap_or_else(|| match self.code(id) {
            code if code.is_empty() => collection.title.get(lang).to_owned(),
            code => code,
        })
    }

    /// The answer of a field in words; empty when there is none. What cannot be read is shown as it stands.
    pub fn answer(&self, record: &Record, field: &Field, lang: Lang) -> String {
        match value::read(record, field) {
            Ok(Some(value)) => self.say(&value, field, lang),
            Ok(None) => String::new(),
            Err(unreadable) => unreadable.0,
        }
    }

    /// A value in words.
    pub fn say(&self, value: &Value, field: &Field, lang: Lang) -> String {
        self.say_kind(value, field, &field.kind, lang)
    }

    /// A value in words, as a kind that need not be that of the field: one cell of a map.
    pub fn say_kind(&self, value: &Value, field: &Field, kind: &FieldKind, lang: Lang) -> String {
        if let FieldKind::Computed(shown) = kind {
            return self.say_computed(value, field, *shown, lang);
        }
        match value {
            Value::Text(text) => text.to_string(),
            Value::Number(number) => self.say_number(*number, field, kind, lang),
            Value::Date(day) => date::long(*day, lang),
            Value::Time(time) => time.strftime("%H:%M").to_string(),
            Value::Flag(flag) => say(lang, if *flag { "yes" } else { "no" }, &[]),
            Value::Options(ids) => {
                let words: Vec<&str> = ids.iter().map(|id| option(kind, id, lang)).collect();
                words.join(", ")
            }
            Value::Refs(ids) => {
                let names: Vec<String> = ids.iter().map(|id| self.name(id, lang)).collect();
                names.join("; ")
            }
            Value::Map(cells) => {
                let FieldKind::Map { keys, values } = kind else {
                    return String::new();
                };
                let cells: Vec<String> = cells
                    .iter()
                    .map(|(key, value)| {
                        let key = self.key(keys, key, lang);
                        format!("{key}: {}", self.say_kind(value, field, values, lang))
                    })
                    .collect();
                cells.join("; ")
            }
            Value::Attachment(_) => say(lang, "attached", &[]),
        }
    }

    /// What the program worked out, in words.
    fn say_computed(&self, value: &Value, field: &Field, shown: Shown, lang: Lang) -> String {
        match (value, shown) {
            (Value::Number(figure), Shown::Percent(places)) => {
                number::percent(*figure, places, lang)
            }
            (Value::Number(figure), Shown::Number(places)) => {
                let figure = number::decimal(*figure, Some(places), lang);
                match &field.unit {
                    Some(unit) => format!("{figure} {}", unit.get(lang)),
                    None => figure,
                }
            }
            (Value::Options(ids), Shown::Class { family, .. }) => ids
                .first()
                .map(|id| say(lang, &Shown::class_key(family, id), &[]))
                .unwrap_or_default(),
            (Value::Refs(ids), _) => ids
                .first()
                .map(|id| self.name(id, lang))
                .unwrap_or_default(),
            _ => String::new(),
        }
    }

    fn say_number(&self, number: Decimal, field: &Field, kind: &FieldKind, lang: Lang) -> String {
        match kind {
            FieldKind::Money => number::money(number, self.currency(), lang),
            FieldKind::Percent => number::percent(number, number.normalize().scale().min(2), lang),
            FieldKind::Year => number.trunc().to_string(),
            FieldKind::Scale => {
                let level = field
                    .levels
                    .iter()
                    .find(|level| Decimal::from(level.value) == number);
                let figure = number::decimal(number, None, lang);
                match level {
                    Some(level) => format!("{figure} · {}", level.label.get(lang)),
                    None => figure,
                }
            }
            _ => {
                let figure = number::decimal(number, None, lang);
                match &field.unit {
                    Some(unit) => format!("{figure} {}", unit.get(lang)),
                    None => figure,
                }
            }
        }
    }

    /// The key of a map in words.
    pub fn key(&self, keys: &MapKeys, key: &str, lang: Lang) -> String {
        match keys {
            MapKeys::Years | MapKeys::Text => key.to_owned(),
            MapKeys::Options(options) => label(options, key, lang).to_owned(),
            MapKeys::Collection(_) => self.name(key, lang),
        }
    }
}

/// The display code of the record at a place of a collection.
pub fn code(collection: &Collection, place: usize) -> String {
    format!("{}{:02}", collection.code, place + 1)
}

fn option<'a>(kind: &'a FieldKind, id: &'a str, lang: Lang) -> &'a str {
    match kind {
        FieldKind::Choice(options) | FieldKind::Choices(options) => label(options, id, lang),
        _ => id,
    }
}

/// The words of an option, or its id when the definition no longer has it.
pub fn label<'a>(options: &'a [Choice], id: &'a str, lang: Lang) -> &'a str {
    options
        .iter()
        .find(|option| &*option.id == id)
        .map_or(id, |option| option.label.get(lang))
}
