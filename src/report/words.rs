//! Answers in words, for documents that anybody may read: nothing personal comes through here.
//!
//! Fields marked as personal are never said. Records that are named by a personal field (participants, people of
//! the team) are called by their code, also where others point to them.

use std::borrow::Cow;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::locale::{Lang, date, number, say};
use crate::plan::{Fact, Finding, Item, Plan, Value};
use crate::workshop::{Collection, Field, FieldKind, MapKeys};

/// Collections whose records are people: documents only count them.
pub(super) const PEOPLE: [&str; 2] = ["participant", "attendance"];

/// The public words of a plan in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Public<'a> {
    pub(super) plan: &'a Plan,
    pub(super) lang: Lang,
}

impl<'a> Public<'a> {
    /// How a record is called.
    pub(super) fn name(&self, id: &str) -> String {
        match self.plan.get(id) {
            Some(item) if self.is_named_by_person(&item.collection) => item.code.clone(),
            Some(_) => self.plan.name(id).get(self.lang).to_owned(),
            // Steps have names too; what is in neither place was removed.
            None if self.plan.workshop.get_step(id).is_some() => {
                self.plan.reading().name(id, self.lang)
            }
            None => String::new(),
        }
    }

    /// Code and name: «PR01 Poca agua».
    pub(super) fn full_name(&self, item: &Item) -> String {
        let name = self.name(&item.id);
        if item.code.is_empty() || name == item.code {
            return name;
        }
        format!("{} {name}", item.code)
    }

    fn is_named_by_person(&self, collection: &str) -> bool {
        let collection = self.plan.workshop.get_collection(collection);
        collection
            .and_then(|collection| collection.get_field(&collection.name))
            .is_some_and(|field| field.personal)
    }

    /// The definition of the collection of an item.
    pub(super) fn collection(&self, item: &Item) -> Option<&'a Collection> {
        self.plan.workshop.get_collection(&item.collection)
    }

    /// An answer in words; empty when there is none or when it is personal.
    pub(super) fn answer(&self, item: &Item, key: &str) -> String {
        let field = self
            .collection(item)
            .and_then(|collection| collection.get_field(key));
        field.map_or_else(String::new, |field| self.answer_to(item, field))
    }

    /// The same, with the field at hand.
    pub(super) fn answer_to(&self, item: &Item, field: &Field) -> String {
        match self.plan.value(item, field) {
            Some(value) if !field.personal => self.say(&value, field),
            _ => String::new(),
        }
    }

    fn say(&self, value: &Value, field: &Field) -> String {
        match value {
            Value::Refs(ids) => {
                let names: Vec<String> = self
                    .in_order(ids)
                    .iter()
                    .map(|id| self.name(id))
                    .filter(|name| !name.is_empty())
                    .collect();
                // Names that are sentences need more than a comma between them.
                let long = |name: &String| name.contains(',') || name.chars().count() > 40;
                names.join(if names.iter().any(long) { "; " } else { ", " })
            }
            Value::Options(ids) => {
                let mut ids = ids.clone();
                if let FieldKind::Choice(options) | FieldKind::Choices(options) = &field.kind {
                    ids.sort_by_key(|id| options.iter().position(|option| option.id == *id));
                }
                self.plan
                    .reading()
                    .say(&Value::Options(ids), field, self.lang)
            }
            Value::Map(cells) => {
                let mut cells: Vec<&(Arc<str>, Value)> = cells.iter().collect();
                if let FieldKind::Map {
                    keys: MapKeys::Options(options),
                    ..
                } = &field.kind
                {
                    cells.sort_by_key(|(key, _)| {
                        options.iter().position(|option| option.id == *key)
                    });
                }
                let cells: Vec<String> = cells
                    .into_iter()
                    .map(|(key, value)| {
                        format!("{}: {}", self.key(field, key), self.cell(value, field))
                    })
                    .collect();
                cells.join("; ")
            }
            value => self.plan.reading().say(value, field, self.lang),
        }
    }

    /// The words of an option of a field; empty when it has no such option.
    pub(super) fn option(&self, field: &Field, id: &str) -> String {
        match &field.kind {
            FieldKind::Choice(options) | FieldKind::Choices(options) => {
                let option = options.iter().find(|option| &*option.id == id);
                option
                    .map(|option| option.label.get(self.lang).to_owned())
                    .unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    /// References in the order of their collection.
    pub(super) fn in_order(&self, ids: &[Arc<str>]) -> Vec<Arc<str>> {
        let mut ids = ids.to_vec();
        ids.sort_by_cached_key(|id| {
            let item = self.plan.get(id)?;
            let mut items = self.plan.items(&item.collection);
            Some((
                Arc::clone(&item.collection),
                items.position(|other| other.id == item.id),
            ))
        });
        ids
    }

    /// The key of a cell of a map in words.
    pub(super) fn key(&self, field: &Field, key: &str) -> String {
        match &field.kind {
            FieldKind::Map {
                keys: MapKeys::Collection(_),
                ..
            } => self.name(key),
            FieldKind::Map { keys, .. } => self.plan.reading().key(keys, key, self.lang),
            _ => key.to_owned(),
        }
    }

    /// The value of a cell of a map in words.
    pub(super) fn cell(&self, value: &Value, field: &Field) -> String {
        let FieldKind::Map { values, .. } = &field.kind else {
            return self.say(value, field);
        };
        match value {
            Value::Number(figure) => self.figure(*figure, values),
            Value::Flag(flag) => say(self.lang, if *flag { "yes" } else { "no" }, &[]),
            Value::Text(text) => text.to_string(),
            Value::Date(day) => date::long(*day, self.lang),
            Value::Options(ids) | Value::Refs(ids) => ids.join(", "),
            _ => String::new(),
        }
    }

    /// A number without unit or currency, as it stands in a column whose header has them.
    pub(super) fn figure(&self, figure: Decimal, kind: &FieldKind) -> String {
        match kind {
            FieldKind::Money => self.amount(figure),
            FieldKind::Percent => {
                number::percent(figure, figure.normalize().scale().min(2), self.lang)
            }
            FieldKind::Year => figure.trunc().to_string(),
            _ => number::decimal(figure, None, self.lang),
        }
    }

    /// An amount without its currency, cents only when there are any.
    pub(super) fn amount(&self, amount: Decimal) -> String {
        number::money(amount, "", self.lang)
    }

    /// A finding in words.
    pub(super) fn finding(&self, finding: &Finding) -> String {
        let item = finding.record.as_deref().and_then(|id| self.plan.get(id));
        let mut finding = Cow::Borrowed(finding);
        if let Some(item) = item {
            let hidden = finding.field.as_deref().is_some_and(|key| {
                let field = self
                    .collection(item)
                    .and_then(|collection| collection.get_field(key));
                field.is_some_and(|field| field.personal)
            });
            for (name, fact) in &mut finding.to_mut().facts {
                match *name {
                    "name" => *fact = Fact::Text(self.name(&item.id)),
                    "text" if hidden => *fact = Fact::Text("…".to_owned()),
                    _ => {}
                }
            }
        }
        finding.say(self.lang, &self.plan.currency)
    }

    /// Where a record comes from: «Censo 2022 (2022)».
    pub(super) fn source(&self, id: &str) -> Option<String> {
        let source = self.plan.get(id)?;
        let name = self.name(id);
        let year = self.answer(source, "year");
        Some(if year.is_empty() || name.contains(&year) {
            name
        } else {
            format!("{name} ({year})")
        })
    }
}
