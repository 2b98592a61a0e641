//! Kinds of record: how they are named, coded and listed.

use std::sync::Arc;

use super::super::definition::{Collection, Discretion, Field, FieldKind, Past};
use super::super::kinds::{KINDS, get_kind};
use super::super::raw;
use super::Checker;
use super::names::{fields, known_keys};
use crate::diag::Sentence;
use crate::locale::Words;
use crate::vocabulary::{COMPUTED, Shown, get_computed};

/// Longest label of a field: it stands beside its answer.
const LABEL_LIMIT: usize = 40;

/// Longest help of a field: it is one line of the screen.
const HELP_LIMIT: usize = 140;

impl<'a> Checker<'a> {
    pub(super) fn collections(&mut self, raw: Vec<&'a raw::Collection>) -> Vec<Collection> {
        let read = raw.into_iter().filter_map(|raw| self.collection(raw));
        read.collect()
    }

    fn collection(&mut self, raw: &'a raw::Collection) -> Option<Collection> {
        let single = raw.single.as_ref().is_some_and(|single| single.value);
        let id = self.snake_case(raw.id.as_ref());
        let prefix = self.prefix(raw.prefix.as_ref());
        let code = self.code(raw, single);
        let title = self.words(raw.title.as_ref());
        let plural = self.words(raw.plural.as_ref());
        let prompt = self.prompt(raw, single);
        let name = self.name(raw);
        let columns = self.columns(raw, single);
        let fields = self.fields(raw);
        let past = self.past(raw);
        Some(Collection {
            id: id?.into(),
            prefix: prefix?,
            code,
            single,
            title: title?,
            plural: plural?,
            prompt: prompt?,
            name: name?,
            columns: columns?,
            past,
            fields,
        })
    }

    fn past(&mut self, raw: &'a raw::Collection) -> Past {
        match &raw.past {
            None => Past::Nothing,
            Some(text) if text.value == "all" => Past::All,
            text => {
                let over = raw.id.as_ref().map(|id| &*id.value);
                let filter = self.filter_over(text.as_ref(), over);
                filter.map_or(Past::Nothing, Past::Where)
            }
        }
    }

    fn prefix(&mut self, prefix: Option<&raw::Text>) -> Option<String> {
        let prefix = prefix?;
        let letters = prefix.value.bytes().all(|byte| byte.is_ascii_lowercase());
        if prefix.value.len() != 3 || !letters {
            self.problems.error(
                &prefix.place,
                Sentence::new("workshop-bad-prefix").with("prefix", &*prefix.value),
            );
        }
        Some(prefix.value.clone())
    }

    fn code(&mut self, raw: &'a raw::Collection, single: bool) -> String {
        match &raw.code {
            Some(code) if single => self.without_effect(&code.place, "code", "single"),
            Some(code) => {
                let letters = code.value.bytes().all(|byte| byte.is_ascii_uppercase());
                if code.value.is_empty() || !letters {
                    self.problems.error(
                        &code.place,
                        Sentence::new("workshop-bad-code").with("code", &*code.value),
                    );
                }
                return code.value.clone();
            }
            None if single => {}
            None => self.missing_unless_single(raw, "code"),
        }
        String::new()
    }

    fn prompt(&mut self, raw: &'a raw::Collection, single: bool) -> Option<Words> {
        match &raw.prompt {
            Some(prompt) if single => self.without_effect(&prompt.place, "prompt", "single"),
            Some(prompt) => return self.words(Some(prompt)),
            None if single => {}
            None => self.missing_unless_single(raw, "prompt"),
        }
        Some(Words::default())
    }

    fn missing_unless_single(&mut self, raw: &raw::Collection, key: &str) {
        if raw.lacks(key) {
            self.problems
                .error(
                    &raw.place,
                    Sentence::new("workshop-missing-key").with("key", key),
                )
                .hint(Sentence::new("workshop-hint-single"));
        }
    }

    fn name(&mut self, raw: &'a raw::Collection) -> Option<Arc<str>> {
        let name = raw.name.as_ref()?;
        let field = self.key_of(raw, name)?;
        let kind = field.kind.as_ref().and_then(|kind| get_kind(&kind.value));
        if kind.is_some_and(|kind| !kind.names) {
            let names: Vec<String> = KINDS
                .iter()
                .filter(|kind| kind.names)
                .map(|kind| format!("`{}`", kind.id))
                .collect();
            self.problems
                .error(
                    &name.place,
                    Sentence::new("workshop-name-kind").with("key", &*name.value),
                )
                .hint(Sentence::new("workshop-hint-kinds").with("kinds", names.join(", ")));
        }
        Some(name.value.as_str().into())
    }

    fn columns(&mut self, raw: &'a raw::Collection, single: bool) -> Option<Vec<Arc<str>>> {
        let columns = raw.columns.as_ref()?;
        self.check_repeated(columns);
        for column in &columns.value {
            self.key_of(raw, column);
        }
        if !single && !(2..=4).contains(&columns.value.len()) && fields(raw).count() > 1 {
            self.problems
                .warn(&columns.place, Sentence::new("workshop-columns-count"));
        }
        if let (Some(name), Some(first)) = (&raw.name, columns.value.first())
            && name.value != first.value
        {
            self.problems.warn(
                &first.place,
                Sentence::new("workshop-columns-name-first").with("key", &*name.value),
            );
        }
        let keys = columns.value.iter();
        Some(keys.map(|key| key.value.as_str().into()).collect())
    }

    /// The field of this collection that a text names.
    fn key_of(&mut self, raw: &'a raw::Collection, key: &raw::Text) -> Option<&'a raw::Field> {
        let field = fields(raw).find(|field| {
            let known = field.key.as_ref();
            known.is_some_and(|known| known.value == key.value)
        });
        if field.is_none() {
            let of = raw.id.as_ref().map_or("", |id| id.value.as_str());
            self.problems
                .error(
                    &key.place,
                    Sentence::new("workshop-unknown-field")
                        .with("key", &*key.value)
                        .with("collection", of),
                )
                .near(&key.value, known_keys(raw));
        }
        field
    }

    fn fields(&mut self, raw: &'a raw::Collection) -> Vec<Field> {
        let all: Vec<&raw::Field> = fields(raw).collect();
        let mut read = Vec::with_capacity(all.len());
        for (index, field) in all.iter().enumerate() {
            self.check_key_once(field, &all[..index]);
            let shown = self.check_computed(raw, field);
            read.extend(self.field(field).map(|mut field| {
                if let (FieldKind::Computed(kept), Some(shown)) = (&mut field.kind, shown) {
                    *kept = shown;
                }
                field
            }));
        }
        read
    }

    fn check_key_once(&mut self, field: &raw::Field, before: &[&raw::Field]) {
        let Some(key) = &field.key else { return };
        let mut keys = before.iter().filter_map(|field| field.key.as_ref());
        if let Some(first) = keys.find(|first| first.value == key.value) {
            self.problems
                .error(
                    &key.place,
                    Sentence::new("workshop-duplicate-field").with("key", &*key.value),
                )
                .first(&first.place);
        }
    }

    /// What is computed is something that the program knows how to compute, and nobody can be asked for it.
    fn check_computed(&mut self, of: &raw::Collection, raw: &raw::Field) -> Option<Shown> {
        let (id, key, kind) = (of.id.as_ref()?, raw.key.as_ref()?, raw.kind.as_ref()?);
        if kind.value != "computed" {
            return None;
        }
        let spec = get_computed(&id.value, &key.value);
        if spec.is_none() {
            let known = COMPUTED.iter().filter(|spec| spec.collection == id.value);
            self.problems
                .error(
                    &key.place,
                    Sentence::new("workshop-unknown-computed")
                        .with("key", &*key.value)
                        .with("collection", &*id.value),
                )
                .near(&key.value, known.map(|spec| (spec.field, None)));
        }
        if let Some(required) = raw.required.as_ref().filter(|required| required.value) {
            self.without_effect(&required.place, "required", "computed");
        }
        spec.map(|spec| spec.shown)
    }

    fn field(&mut self, raw: &'a raw::Field) -> Option<Field> {
        let key = self.snake_case(raw.key.as_ref());
        let kind = self.kind(raw);
        let label = self.short_words(raw.label.as_ref(), LABEL_LIMIT);
        let help = self.short_words(raw.help.as_ref(), HELP_LIMIT);
        let example = self.words(raw.example.as_ref());
        let unit = self.words(raw.unit.as_ref());
        let levels = self.levels(raw);
        Some(Field {
            key: key?.into(),
            kind: kind?,
            label: label?,
            help: help?,
            example,
            required: raw.required.as_ref().is_some_and(|flag| flag.value),
            min: raw.min.as_ref().map(|number| number.value),
            max: raw.max.as_ref().map(|number| number.value),
            unit,
            levels,
            personal: raw.personal.as_ref().is_some_and(|flag| flag.value),
            past: raw.past.as_ref().is_some_and(|flag| flag.value),
            discretion: discretion(raw),
        })
    }
}

/// What a field says about people; a name weighs more than a count.
fn discretion(raw: &raw::Field) -> Discretion {
    let says = |flag: Option<&raw::Flag>| flag.is_some_and(|flag| flag.value);
    if says(raw.sensitive.as_ref()) {
        Discretion::Names
    } else if says(raw.people.as_ref()) {
        Discretion::Counts
    } else {
        Discretion::Open
    }
}
