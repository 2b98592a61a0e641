//! Records as the plan sees them: typed, named, in order.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::value::{self, Value};
use crate::notebook::Record;
use crate::workshop::Collection;

/// One record of the notebook, read with its definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its id in the notebook.
    pub id: Arc<str>,
    /// Id of its collection.
    pub collection: Arc<str>,
    /// Display code: `PR03`.
    pub code: String,
    /// Its typed answers, by field.
    pub values: BTreeMap<Arc<str>, Value>,
}

impl Item {
    /// Reads a record; what a field does not understand is told by record, field and text.
    pub fn read(
        record: &Record,
        collection: &Collection,
        code: String,
        mut unreadable: impl FnMut(&Arc<str>, &Arc<str>, String),
    ) -> Self {
        let id: Arc<str> = record.id.as_str().into();
        let mut values = BTreeMap::new();
        for field in &collection.fields {
            match value::read(record, field) {
                Ok(Some(value)) => {
                    values.insert(Arc::clone(&field.key), value);
                }
                Ok(None) => {}
                Err(text) => unreadable(&id, &field.key, text.0),
            }
        }
        Self {
            id,
            collection: Arc::clone(&collection.id),
            code,
            values,
        }
    }

    /// A typed answer.
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.values.get(field)
    }

    /// A number, when there is one.
    pub fn number(&self, field: &str) -> Option<Decimal> {
        self.get(field).and_then(Value::as_number)
    }

    /// Words, when there are some.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.get(field).and_then(Value::as_text)
    }

    /// The id that a choice or reference holds.
    pub fn id_of(&self, field: &str) -> Option<&str> {
        self.get(field).and_then(Value::as_id)
    }

    /// The ids that a set of choices or references holds.
    pub fn ids_of(&self, field: &str) -> &[Arc<str>] {
        self.get(field).map_or(&[], Value::ids)
    }

    /// Whether a flag says yes.
    pub fn is(&self, field: &str) -> bool {
        self.get(field) == Some(&Value::Flag(true))
    }

    /// The numbers of a map, by key.
    pub fn numbers(&self, field: &str) -> BTreeMap<&str, Decimal> {
        match self.get(field) {
            Some(Value::Map(cells)) => cells
                .iter()
                .filter_map(|(key, value)| Some((&**key, value.as_number()?)))
                .collect(),
            _ => BTreeMap::new(),
        }
    }

    /// The sum of the numbers of a map.
    pub fn total(&self, field: &str) -> Decimal {
        self.numbers(field).values().sum()
    }
}
