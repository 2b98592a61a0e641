//! Kinds of answer: options, scales, references and maps.

use rust_decimal::prelude::ToPrimitive;

use super::super::definition::{Choice, FieldKind, Level, MapKeys};
use super::super::kinds::{self, KINDS, Kind, MAP_KEYS, PARTICULAR, get_kind};
use super::super::problems::Place;
use super::super::raw;
use super::Checker;
use super::names::{STEP, known, known_keys};
use crate::diag::Sentence;
use crate::locale::Words;
use crate::vocabulary::Shown;

/// Most values that a scale can have: each has its words and its key on the keyboard.
const SCALE_LIMIT: i64 = 21;

impl<'a> Checker<'a> {
    pub(super) fn kind(&mut self, raw: &'a raw::Field) -> Option<FieldKind> {
        let written = raw.kind.as_ref()?;
        let Some(kind) = get_kind(&written.value) else {
            self.problems
                .error(
                    &written.place,
                    Sentence::new("workshop-unknown-kind").with("kind", &*written.value),
                )
                .near(&written.value, KINDS.iter().map(|kind| (kind.id, None)));
            return None;
        };
        self.check_takes(raw, kind);
        self.check_range(raw);
        match kind.id {
            "choice" => self.options(raw).map(FieldKind::Choice),
            "choices" => self.options(raw).map(FieldKind::Choices),
            "ref" => self.target(raw).map(|to| FieldKind::Ref(to.into())),
            "refs" => self.target(raw).map(|to| FieldKind::Refs(to.into())),
            "scale" => {
                self.check_scale(raw, &written.place);
                Some(FieldKind::Scale)
            }
            "map" => self.map(raw),
            id => simple(id),
        }
    }

    /// A key that is there for nothing.
    pub(super) fn without_effect(&mut self, place: &Place, key: &str, with: &str) {
        self.problems.warn(
            place,
            Sentence::new("workshop-key-without-effect")
                .with("key", key)
                .with("with", with),
        );
    }

    fn check_takes(&mut self, raw: &raw::Field, kind: &Kind) {
        for key in PARTICULAR.iter().filter(|key| !kind.takes.contains(key)) {
            if let Some(place) = place_of(raw, key) {
                self.without_effect(place, key, kind.id);
            }
        }
    }

    fn check_range(&mut self, raw: &raw::Field) {
        if let (Some(min), Some(max)) = (&raw.min, &raw.max)
            && min.value >= max.value
        {
            self.problems
                .error(
                    &min.place,
                    Sentence::new("workshop-range-reversed")
                        .with("min", min.value.to_string())
                        .with("max", max.value.to_string()),
                )
                .defined("max", &max.place);
        }
    }

    fn missing(&mut self, raw: &raw::Field, key: &str, place: &Place, kind: &str) {
        if raw.lacks(key) {
            self.problems.error(
                place,
                Sentence::new("workshop-missing-key-of-kind")
                    .with("key", key)
                    .with("kind", kind),
            );
        }
    }

    fn options(&mut self, raw: &'a raw::Field) -> Option<Vec<Choice>> {
        let written = raw.kind.as_ref()?;
        self.missing(raw, "options", &written.place, &written.value);
        match raw.options.as_ref()? {
            raw::Options::List(list) => Some(self.choices(list)),
            raw::Options::Same(name) => {
                let list = self.same_options(name)?;
                Some(list.value.iter().filter_map(choice).collect())
            }
        }
    }

    fn choices(&mut self, list: &raw::List<raw::Choice>) -> Vec<Choice> {
        if list.value.is_empty() {
            self.problems
                .error(&list.place, Sentence::new("workshop-empty-options"));
        }
        for (index, option) in list.value.iter().enumerate() {
            self.both(option.es.as_ref(), option.en.as_ref());
            let Some(id) = &option.id else { continue };
            if id.value.is_empty() || id.value.contains(char::is_whitespace) {
                self.problems
                    .error(&id.place, Sentence::new("workshop-bad-option"));
            }
            let mut before = list.value[..index]
                .iter()
                .filter_map(|option| option.id.as_ref());
            if let Some(first) = before.find(|first| first.value == id.value) {
                self.problems
                    .error(
                        &id.place,
                        Sentence::new("workshop-duplicate-option").with("id", &*id.value),
                    )
                    .first(&first.place);
            }
        }
        list.value.iter().filter_map(choice).collect()
    }

    /// The list of options that another field has: `collection.field`.
    pub(super) fn same_options(
        &mut self,
        name: &'a raw::Text,
    ) -> Option<&'a raw::List<raw::Choice>> {
        let mut current = name;
        let mut seen: Vec<&str> = Vec::new();
        loop {
            let field = self.field_named(current, name)?;
            match &field.options {
                Some(raw::Options::List(list)) => return Some(list),
                Some(raw::Options::Same(next)) if seen.contains(&next.value.as_str()) => {
                    self.problems
                        .error(&name.place, Sentence::new("workshop-options-circle"));
                    return None;
                }
                Some(raw::Options::Same(next)) => {
                    seen.push(&current.value);
                    current = next;
                }
                None => {
                    if field.lacks("options") {
                        self.problems.error(
                            &name.place,
                            Sentence::new("workshop-field-without-options")
                                .with("name", &*current.value),
                        );
                    }
                    return None;
                }
            }
        }
    }

    /// The field that `collection.field` names; mistakes are told where the text stands that is being read.
    fn field_named(&mut self, name: &raw::Text, told: &raw::Text) -> Option<&'a raw::Field> {
        let Some((of, key)) = name.value.split_once('.') else {
            self.problems.error(
                &told.place,
                Sentence::new("workshop-bad-options-name").with("name", &*name.value),
            );
            return None;
        };
        let collection = self.collection_named(of, &told.place)?;
        let field = self.names.field(of, key);
        if field.is_none() {
            self.problems
                .error(
                    &told.place,
                    Sentence::new("workshop-unknown-field")
                        .with("key", key)
                        .with("collection", of),
                )
                .near(key, known_keys(collection));
        }
        field
    }

    /// A collection that exists; if it does not, the near name is offered.
    pub(super) fn collection_named(
        &mut self,
        id: &str,
        place: &Place,
    ) -> Option<&'a raw::Collection> {
        let found = self.names.collections.get(id).map(|named| named.thing);
        if found.is_none() {
            self.problems
                .error(
                    place,
                    Sentence::new("workshop-unknown-collection").with("id", id),
                )
                .near(id, known(&self.names.collections));
        }
        found
    }

    fn target(&mut self, raw: &'a raw::Field) -> Option<&'a str> {
        let written = raw.kind.as_ref()?;
        self.missing(raw, "to", &written.place, &written.value);
        let to = raw.to.as_ref()?;
        if to.value != STEP {
            self.collection_named(&to.value, &to.place)?;
        }
        Some(&to.value)
    }

    fn map(&mut self, raw: &'a raw::Field) -> Option<FieldKind> {
        let written = raw.kind.as_ref()?;
        self.missing(raw, "keys", &written.place, "map");
        self.missing(raw, "values", &written.place, "map");
        let keys = self.map_keys(raw);
        let values = self.map_values(raw);
        Some(FieldKind::Map {
            keys: keys?,
            values: Box::new(values?),
        })
    }

    fn map_keys(&mut self, raw: &'a raw::Field) -> Option<MapKeys> {
        let keys = raw.keys.as_ref()?;
        if keys.value != "options"
            && let Some(place) = place_of(raw, "options")
        {
            self.without_effect(place, "options", &keys.value);
        }
        match keys.value.as_str() {
            "years" => Some(MapKeys::Years),
            "text" => Some(MapKeys::Text),
            "options" => self.options(raw).map(MapKeys::Options),
            id if self.names.collections.contains_key(id) => Some(MapKeys::Collection(id.into())),
            id => {
                let fixed = MAP_KEYS.into_iter().map(|key| (key, None));
                self.problems
                    .error(
                        &keys.place,
                        Sentence::new("workshop-unknown-map-keys").with("keys", id),
                    )
                    .near(id, fixed.chain(known(&self.names.collections)));
                None
            }
        }
    }

    fn map_values(&mut self, raw: &'a raw::Field) -> Option<FieldKind> {
        let values = raw.values.as_ref()?;
        let kind = get_kind(&values.value).filter(|kind| kind.in_map);
        let Some(kind) = kind else {
            let known = kinds::ids(|kind| kind.in_map);
            self.problems
                .error(
                    &values.place,
                    Sentence::new("workshop-bad-map-values").with("kind", &*values.value),
                )
                .near(&values.value, known.into_iter().map(|id| (id, None)));
            return None;
        };
        for key in ["min", "max", "unit", "levels"] {
            if let Some(place) = place_of(raw, key)
                && !kind.takes.contains(&key)
            {
                self.without_effect(place, key, kind.id);
            }
        }
        if kind.id == "scale" {
            self.check_scale(raw, &values.place);
            return Some(FieldKind::Scale);
        }
        simple(kind.id)
    }

    /// A scale has whole limits, and words for each value between them.
    fn check_scale(&mut self, raw: &raw::Field, place: &Place) {
        for key in ["min", "max", "levels"] {
            self.missing(raw, key, place, "scale");
        }
        let min = self.scale_limit(raw.min.as_ref());
        let max = self.scale_limit(raw.max.as_ref());
        let (Some(min), Some(max), Some(levels)) = (min, max, &raw.levels) else {
            return;
        };
        if max.saturating_sub(min) >= SCALE_LIMIT {
            self.problems.error(
                place,
                Sentence::new("workshop-scale-too-wide").with("limit", SCALE_LIMIT.to_string()),
            );
            return;
        }
        for value in min..=max {
            let mut values = levels.value.iter().filter_map(|level| level.value.as_ref());
            if !values.any(|level| level.value == value) {
                self.problems.error(
                    &levels.place,
                    Sentence::new("workshop-missing-level").with("value", value.to_string()),
                );
            }
        }
        for level in levels.value.iter().filter_map(|level| level.value.as_ref()) {
            if !(min..=max).contains(&level.value) {
                self.problems.error(
                    &level.place,
                    Sentence::new("workshop-level-out-of-scale")
                        .with("value", level.value.to_string())
                        .with("min", min.to_string())
                        .with("max", max.to_string()),
                );
            }
        }
    }

    fn scale_limit(&mut self, limit: Option<&raw::Number>) -> Option<i64> {
        let limit = limit?;
        let whole = limit.value.fract().is_zero();
        let value = limit.value.to_i64().filter(|_| whole);
        if value.is_none() {
            self.problems
                .error(&limit.place, Sentence::new("workshop-scale-not-whole"));
        }
        value
    }

    pub(super) fn levels(&mut self, raw: &raw::Field) -> Vec<Level> {
        let list: &[raw::Level] = raw.levels.as_ref().map_or(&[], |list| &list.value);
        let mut read: Vec<Level> = Vec::with_capacity(list.len());
        for (index, level) in list.iter().enumerate() {
            let label = self.both(level.es.as_ref(), level.en.as_ref());
            let Some(value) = &level.value else { continue };
            let mut before = list[..index]
                .iter()
                .filter_map(|level| level.value.as_ref());
            if let Some(first) = before.find(|first| first.value == value.value) {
                self.problems
                    .error(
                        &value.place,
                        Sentence::new("workshop-duplicate-level")
                            .with("value", value.value.to_string()),
                    )
                    .first(&first.place);
            }
            read.extend(label.map(|label| Level {
                value: value.value,
                label,
            }));
        }
        read.sort_by_key(|level| level.value);
        read
    }
}

/// The kinds that need nothing else.
fn simple(id: &str) -> Option<FieldKind> {
    let kind = match id {
        "text" => FieldKind::Text,
        "long_text" => FieldKind::LongText,
        "integer" => FieldKind::Integer,
        "decimal" => FieldKind::Decimal,
        "money" => FieldKind::Money,
        "percent" => FieldKind::Percent,
        "date" => FieldKind::Date,
        "time" => FieldKind::Time,
        "year" => FieldKind::Year,
        "flag" => FieldKind::Flag,
        "image" => FieldKind::Image,
        "geometry" => FieldKind::Geometry,
        // Its field says later which one it is.
        "computed" => FieldKind::Computed(Shown::Number(0)),
        _ => return None,
    };
    Some(kind)
}

fn choice(raw: &raw::Choice) -> Option<Choice> {
    let words = Words {
        es: raw.es.as_ref()?.value.clone(),
        en: raw.en.as_ref()?.value.clone(),
    };
    Some(Choice {
        id: raw.id.as_ref()?.value.as_str().into(),
        label: words,
    })
}

/// Where a field has one of the keys that only some kinds understand.
fn place_of<'f>(raw: &'f raw::Field, key: &str) -> Option<&'f Place> {
    match key {
        "min" => raw.min.as_ref().map(|at| &at.place),
        "max" => raw.max.as_ref().map(|at| &at.place),
        "unit" => raw.unit.as_ref().map(|words| &words.place),
        "levels" => raw.levels.as_ref().map(|at| &at.place),
        "options" => raw.options.as_ref().map(|options| match options {
            raw::Options::List(list) => &list.place,
            raw::Options::Same(name) => &name.place,
        }),
        "to" => raw.to.as_ref().map(|at| &at.place),
        "keys" => raw.keys.as_ref().map(|at| &at.place),
        "values" => raw.values.as_ref().map(|at| &at.place),
        _ => None,
    }
}
