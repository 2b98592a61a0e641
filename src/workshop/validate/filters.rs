//! Filters: `field = option, option` says which records of a collection enter.

use super::super::definition::Filter;
use super::super::raw;
use super::Checker;
use super::names::known_keys;
use crate::diag::Sentence;

impl<'a> Checker<'a> {
    /// The filter over the collection that is bound to a role.
    pub(super) fn filter(
        &mut self,
        text: Option<&'a raw::Text>,
        over: Option<&'a raw::Text>,
    ) -> Option<Filter> {
        self.filter_over(text, over.map(|over| &*over.value))
    }

    /// The filter over a collection.
    pub(super) fn filter_over(
        &mut self,
        text: Option<&'a raw::Text>,
        over: Option<&str>,
    ) -> Option<Filter> {
        let text = text?;
        let (key, values) = match text.value.split_once('=') {
            Some((key, values)) if !key.trim().is_empty() => (key.trim(), values),
            _ => return self.not_a_filter(text),
        };
        let values: Vec<&str> = values.split(',').map(str::trim).collect();
        if values.iter().any(|value| value.is_empty()) {
            return self.not_a_filter(text);
        }
        // A role that is missing or unknown was told already.
        let over = over?;
        let collection = self.names.collections.get(over)?.thing;
        let Some(field) = self.names.field(over, key) else {
            self.problems
                .error(
                    &text.place,
                    Sentence::new("workshop-unknown-field")
                        .with("key", key)
                        .with("collection", over),
                )
                .near(key, known_keys(collection));
            return None;
        };
        let kind = field.kind.as_ref()?;
        let known: Vec<&str> = match (kind.value.as_str(), &field.options) {
            ("flag", _) => vec!["true", "false"],
            ("scale", _) => {
                for value in values.iter().filter(|value| value.parse::<i64>().is_err()) {
                    self.problems.error(
                        &text.place,
                        Sentence::new("workshop-filter-option")
                            .with("key", key)
                            .with("option", *value),
                    );
                }
                values.clone()
            }
            ("choice" | "choices", Some(raw::Options::List(list))) => ids(list),
            ("choice" | "choices", Some(raw::Options::Same(name))) => ids(self.same_options(name)?),
            _ => {
                self.problems
                    .error(
                        &text.place,
                        Sentence::new("workshop-filter-kind")
                            .with("key", key)
                            .with("kind", &*kind.value),
                    )
                    .defined(key, &kind.place);
                return None;
            }
        };
        for value in values.iter().filter(|value| !known.contains(value)) {
            self.problems
                .error(
                    &text.place,
                    Sentence::new("workshop-filter-option")
                        .with("key", key)
                        .with("option", *value),
                )
                .near(value, known.iter().map(|id| (*id, None)));
        }
        Some(Filter {
            field: key.into(),
            values: values.into_iter().map(Into::into).collect(),
        })
    }

    fn not_a_filter(&mut self, text: &raw::Text) -> Option<Filter> {
        self.problems
            .error(&text.place, Sentence::new("workshop-filter-form"))
            .hint(Sentence::new("workshop-hint-filter"));
        None
    }
}

fn ids(list: &raw::List<raw::Choice>) -> Vec<&str> {
    let options = list.value.iter().filter_map(|option| option.id.as_ref());
    options.map(|id| id.value.as_str()).collect()
}
