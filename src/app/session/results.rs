//! What the methods say of an open notebook, for the screens: read collection by collection, kept until something
//! changes.

use super::Session;
use crate::locale::Lang;
use crate::notebook::Record;
use crate::plan::{Results, Source};
use crate::workshop::{Field, FieldKind};

impl Session {
    /// What the methods say of the answers as they stand. Each family is computed when a screen first asks for it and
    /// kept until something changes; only the collections that were touched are read again.
    pub fn results(&self) -> Results<'_> {
        let source = Source::Live {
            content: self.notebook.content(),
            workshop: &self.workshop,
            items: &self.items,
        };
        Results::new(source, &self.kept)
    }

    /// An answer in words, also one that the program works out; empty when there is none.
    pub fn answer(&self, record: &Record, field: &Field, lang: Lang) -> String {
        if !matches!(field.kind, FieldKind::Computed(_)) {
            return self.reading().answer(record, field, lang);
        }
        let value = self.results().computed(record.id.as_str(), &field.key);
        value.map_or_else(String::new, |value| self.reading().say(&value, field, lang))
    }

    /// Why a computed field has no value, in words; empty when there is nothing to say.
    pub fn why_empty(&self, record: &Record, field: &Field, lang: Lang) -> String {
        let unsaid = self.results().why_not(&record.collection, &field.key);
        unsaid.map_or_else(String::new, |unsaid| unsaid.say(lang))
    }
}
