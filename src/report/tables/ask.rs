//! The options of a directive, read strictly: what does not exist is told with a near name.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{Desk, with_near};
use crate::diag::Sentence;
use crate::plan::{Item, Plan, Value};
use crate::report::parse::Directive;
use crate::report::words::PEOPLE;
use crate::vocabulary::Shown;
use crate::workshop::{Collection, Field, FieldKind};

/// What a template asked for.
pub(in crate::report) struct Ask<'a> {
    pub(in crate::report) desk: &'a Desk<'a>,
    pub(in crate::report) directive: &'a Directive,
}

impl<'a> Ask<'a> {
    /// An option.
    pub(in crate::report) fn get(&self, key: &str) -> Option<&'a str> {
        self.directive.get(key)
    }

    /// An option that has to be there.
    pub(in crate::report) fn need(&self, key: &'static str) -> Result<&'a str, Sentence> {
        self.get(key).ok_or_else(|| {
            Sentence::new("report-option-missing")
                .with("option", key)
                .with("name", &self.directive.name)
        })
    }

    /// One of some words.
    pub(in crate::report) fn one_of(
        &self,
        key: &'static str,
        words: &[&str],
    ) -> Result<&'a str, Sentence> {
        let said = self.need(key)?;
        if words.contains(&said) {
            return Ok(said);
        }
        let sentence = Sentence::new("report-option-value")
            .with("option", key)
            .with("value", said);
        Err(with_near(sentence, said, words.iter().copied()))
    }

    /// Yes or no; `default` when nothing is said.
    pub(in crate::report) fn yes(
        &self,
        key: &'static str,
        default: bool,
    ) -> Result<bool, Sentence> {
        match self.get(key) {
            None => Ok(default),
            Some("yes") => Ok(true),
            Some("no") => Ok(false),
            Some(other) => {
                let sentence = Sentence::new("report-option-value")
                    .with("option", key)
                    .with("value", other);
                Err(with_near(sentence, other, ["yes", "no"].into_iter()))
            }
        }
    }

    /// A number from an option.
    pub(in crate::report) fn number(&self, key: &'static str) -> Result<Option<usize>, Sentence> {
        let Some(text) = self.get(key) else {
            return Ok(None);
        };
        text.parse().map(Some).map_err(|_| {
            Sentence::new("report-option-number")
                .with("option", key)
                .with("value", text)
        })
    }

    /// The words of an option that is a list.
    pub(in crate::report) fn list(&self, key: &str) -> Vec<&'a str> {
        let words = self.get(key).unwrap_or_default().split(',').map(str::trim);
        words.filter(|word| !word.is_empty()).collect()
    }

    /// The collection that an option names; people can only be counted.
    pub(in crate::report) fn collection(
        &self,
        key: &'static str,
    ) -> Result<&'a Collection, Sentence> {
        let id = self.need(key)?;
        if PEOPLE.contains(&id) {
            return Err(Sentence::new("report-people-only-counted").with("name", id));
        }
        let workshop = &self.desk.plan.workshop;
        workshop.get_collection(id).ok_or_else(|| {
            let known = workshop
                .collections
                .iter()
                .map(|collection| &*collection.id);
            with_near(
                Sentence::new("report-collection-unknown").with("name", id),
                id,
                known,
            )
        })
    }

    /// The items that `where` lets through, in the order of `sort`, no more than `limit`.
    pub(in crate::report) fn items(
        &self,
        collection: &Collection,
    ) -> Result<Vec<&'a Item>, Sentence> {
        let mut tests = Vec::new();
        for test in self.list("where") {
            let Some((key, value)) = test.split_once(':') else {
                return Err(Sentence::new("report-where-form").with("value", test));
            };
            tests.push((field(collection, key)?, value));
        }
        let plan = self.desk.plan;
        let mut items: Vec<&Item> = plan
            .items(&collection.id)
            .filter(|item| !item.values.is_empty())
            .filter(|item| {
                tests
                    .iter()
                    .all(|(field, value)| holds(plan, item, field, value))
            })
            .collect();
        if let Some(sort) = self.get("sort") {
            let (key, down) = sort
                .strip_prefix('-')
                .map_or((sort, false), |key| (key, true));
            let field = field(collection, key)?;
            let words = &self.desk.words;
            items.sort_by(|a, b| {
                let order = match (rank(plan, a, field), rank(plan, b, field)) {
                    (Some(a), Some(b)) => a.cmp(&b),
                    // What was not answered goes last, whatever the direction.
                    (Some(_), None) if down => Ordering::Greater,
                    (None, Some(_)) if down => Ordering::Less,
                    (Some(_), None) => Ordering::Less,
                    (None, Some(_)) => Ordering::Greater,
                    (None, None) => words.answer_to(a, field).cmp(&words.answer_to(b, field)),
                };
                if down { order.reverse() } else { order }
            });
        }
        items.truncate(self.number("limit")?.unwrap_or(usize::MAX));
        Ok(items)
    }
}

/// A public field of a collection.
pub(in crate::report) fn field<'a>(
    collection: &'a Collection,
    key: &str,
) -> Result<&'a Field, Sentence> {
    let Some(field) = collection.get_field(key) else {
        let known = collection
            .fields
            .iter()
            .filter(|field| !field.personal)
            .map(|field| &*field.key);
        let sentence = Sentence::new("report-field-unknown")
            .with("name", key)
            .with("collection", &*collection.id);
        return Err(with_near(sentence, key, known));
    };
    if field.personal {
        return Err(Sentence::new("report-field-personal").with("name", key));
    }
    Ok(field)
}

/// Whether an answer is the one that a test asks for; `*` is any answer, `-` is none.
fn holds(plan: &Plan, item: &Item, field: &Field, value: &str) -> bool {
    let answer = plan.value(item, field);
    match value {
        "*" => return answer.is_some(),
        "-" => return answer.is_none(),
        _ => {}
    }
    match answer.as_deref() {
        Some(Value::Flag(flag)) => (if *flag { "yes" } else { "no" }) == value,
        Some(Value::Number(number)) => value.parse::<Decimal>().is_ok_and(|other| other == *number),
        Some(Value::Options(ids) | Value::Refs(ids)) => ids.iter().any(|id| &**id == value),
        Some(Value::Text(text)) => &**text == value,
        // A question of yes or no that nobody answered is a no.
        None => matches!(field.kind, FieldKind::Flag) && value == "no",
        _ => false,
    }
}

/// What an answer is ordered by, when it has an order of its own.
fn rank(plan: &Plan, item: &Item, field: &Field) -> Option<Decimal> {
    match &*plan.value(item, field)? {
        Value::Number(number) => Some(*number),
        Value::Date(day) => {
            let days = i64::from(day.year()) * 366 + i64::from(day.day_of_year());
            Some(Decimal::from(days))
        }
        Value::Time(time) => Some(Decimal::from(
            i32::from(time.hour()) * 60 + i32::from(time.minute()),
        )),
        Value::Options(ids) => {
            let first = ids.first()?;
            let place = match &field.kind {
                FieldKind::Choice(options) | FieldKind::Choices(options) => {
                    options.iter().position(|option| option.id == *first)?
                }
                FieldKind::Computed(Shown::Class { ids, .. }) => {
                    ids.iter().position(|id| **id == **first)?
                }
                _ => return None,
            };
            Some(Decimal::from(place))
        }
        _ => None,
    }
}
