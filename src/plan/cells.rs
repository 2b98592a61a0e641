//! One cell of a record in words: its title and what stands in it, for telling two answers apart.

use super::value::scalar;
use super::words::{Reading, label};
use crate::locale::{Lang, say};
use crate::notebook::Cell;
use crate::workshop::{Field, FieldKind};

impl Reading<'_> {
    /// How a cell is called: the label of its field, and the year, option or record inside it. What the
    /// definition does not know is shown by its key.
    pub fn cell_title(&self, collection: &str, cell: &Cell, lang: Lang) -> String {
        let Some(field) = self.field(collection, cell) else {
            return match &*cell.key {
                "" => cell.field.to_string(),
                key => format!("{} · {key}", cell.field),
            };
        };
        let title = field.label.get(lang);
        if cell.key.is_empty() {
            return title.to_owned();
        }
        let inside = match &field.kind {
            FieldKind::Map { keys, .. } => self.key(keys, &cell.key, lang),
            FieldKind::Choices(options) => label(options, &cell.key, lang).to_owned(),
            FieldKind::Refs(_) => self.name(&cell.key, lang),
            _ => cell.key.to_string(),
        };
        format!("{title} · {inside}")
    }

    /// What stands in a cell; an empty one says so. What cannot be read is shown as it stands.
    pub fn cell_answer(
        &self,
        collection: &str,
        cell: &Cell,
        value: Option<&str>,
        lang: Lang,
    ) -> String {
        let Some(field) = self.field(collection, cell) else {
            return value.map_or_else(|| say(lang, "cell-empty", &[]), str::to_owned);
        };
        let kind = match &field.kind {
            FieldKind::Choices(_) | FieldKind::Refs(_) => {
                return say(lang, if value.is_some() { "yes" } else { "no" }, &[]);
            }
            FieldKind::Map { values, .. } => values,
            kind => kind,
        };
        let Some(value) = value else {
            return say(lang, "cell-empty", &[]);
        };
        match scalar(value, kind) {
            Ok(read) => self.say_kind(&read, field, kind, lang),
            Err(unreadable) => unreadable.0,
        }
    }

    fn field(&self, collection: &str, cell: &Cell) -> Option<&Field> {
        let collection = self.workshop.get_collection(collection)?;
        collection.get_field(&cell.field)
    }
}
