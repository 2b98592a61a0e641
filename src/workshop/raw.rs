//! A definition as it was written: it could be nonsense, and every value knows its place.
//!
//! Only this file names the crate `toml`. Reading goes on after a mistake, so that an author sees all of them
//! together; a value that cannot be read becomes `None`, and its mistake is already told.

mod tables;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problems::{Place, Problems};
use crate::diag::Sentence;
use crate::locale::Lang;

pub(super) use tables::{
    Activity, Choice, Collection, Field, File, Instruction, Level, Parameter, Phase, Profile, Rule,
    RuleTest, Section, Step, Words,
};

/// A value as the parser gives it.
type Node<'i> = Spanned<DeValue<'i>>;
/// A table as the parser gives it.
type Table<'i> = DeTable<'i>;

/// A value and where it is.
#[derive(Debug)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) place: Place,
}

/// Words between quotes.
pub(super) type Text = At<String>;
/// A whole number.
pub(super) type Whole = At<i64>;
/// A number, perhaps with decimals.
pub(super) type Number = At<Decimal>;
/// `true` or `false`.
pub(super) type Flag = At<bool>;
/// Values between brackets, or repeated tables.
pub(super) type List<T> = At<Vec<T>>;

/// Options written in place, or the name of the field that already has them.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub(super) enum Options {
    /// The options, in order.
    List(List<Choice>),
    /// The same options as another field: `collection.field`.
    Same(Text),
}

/// What is bound to each role.
#[derive(Debug, JsonSchema)]
pub(super) struct Roles(
    #[schemars(with = "BTreeMap<String, String>")] pub(super) Vec<(Text, Text)>,
);

/// Reads one file. `None` when it is not TOML at all.
pub(super) fn parse(source: usize, text: &str, problems: &mut Problems<'_>) -> Option<File> {
    let (table, mut errors) = DeTable::parse_recoverable(text);
    errors.sort_by_key(|error| error.span().map_or(0, |span| span.start));
    for error in &errors {
        let span = error.span().unwrap_or_default();
        let place = Place { source, span };
        if error.message().starts_with("duplicate key") {
            problems.error(&place, Sentence::new("workshop-toml-duplicate-key"));
        } else {
            problems
                .error(&place, Sentence::new("workshop-toml-syntax"))
                .hint(syntax_hint(error.message()));
            // What comes after a broken line is mostly its echo.
            break;
        }
    }
    if !errors.is_empty() {
        return None;
    }
    let place = Place {
        source,
        span: first_line(text),
    };
    let mut reader = Reader { source, problems };
    Some(File::of_table(table.get_ref(), place, &mut reader))
}

/// What the parser found strange, in our words as far as we know them.
fn syntax_hint(reason: &str) -> Sentence {
    const KNOWN: [(&str, &str); 6] = [
        ("invalid basic string", "workshop-hint-toml-string"),
        ("string values must be quoted", "workshop-hint-toml-value"),
        ("missing comma", "workshop-hint-toml-comma"),
        ("missing value", "workshop-hint-toml-value"),
        ("key with no value", "workshop-hint-toml-equals"),
        ("unclosed", "workshop-hint-toml-bracket"),
    ];
    let known = KNOWN.iter().find(|(start, _)| reason.starts_with(start));
    match known {
        Some((_, key)) => Sentence::new(key),
        None => Sentence::new("workshop-hint-toml-other").with("reason", reason),
    }
}

/// The head of a file has no text of its own: its first line stands for it.
fn first_line(text: &str) -> Range<usize> {
    0..text.lines().next().unwrap_or_default().len()
}

/// Turns what the parser gives into values with their places, telling what does not fit.
struct Reader<'r, 'p> {
    source: usize,
    problems: &'r mut Problems<'p>,
}

impl Reader<'_, '_> {
    fn place(&self, span: Range<usize>) -> Place {
        Place {
            source: self.source,
            span,
        }
    }

    fn get<T: Read>(&mut self, table: &Table<'_>, key: &str) -> Option<T> {
        T::read(table.get(key)?, self)
    }

    fn table<'t, 'i>(
        &mut self,
        node: &'t Node<'i>,
        expected: &'static str,
    ) -> Option<&'t Table<'i>> {
        match node.get_ref() {
            DeValue::Table(table) => Some(table),
            _ => self.wrong(node, expected),
        }
    }

    fn at<T>(
        &mut self,
        node: &Node<'_>,
        value: Option<T>,
        expected: &'static str,
    ) -> Option<At<T>> {
        match value {
            Some(value) => Some(At {
                value,
                place: self.place(node.span()),
            }),
            None => self.wrong(node, expected),
        }
    }

    /// The value is of another kind than the one expected here.
    fn wrong<T>(&mut self, node: &Node<'_>, expected: &'static str) -> Option<T> {
        let place = self.place(node.span());
        self.problems
            .error(&place, Sentence::new("workshop-wrong-type"))
            .hint(Sentence::new(expected));
        None
    }

    /// Tells the keys that do not belong to a table and those that it lacks.
    fn check_keys(&mut self, table: &Table<'_>, place: &Place, keys: &[Key]) {
        for key in table.keys() {
            let name: &str = key.get_ref();
            if keys.iter().all(|known| known.name != name) {
                let place = self.place(key.span());
                self.problems
                    .error(
                        &place,
                        Sentence::new("workshop-unknown-key").with("key", name),
                    )
                    .near(name, keys.iter().map(|known| (known.name, None)));
            }
        }
        for key in keys.iter().filter(|key| key.required) {
            if !table.contains_key(key.name) {
                let message = if Lang::ALL.iter().any(|lang| lang.code() == key.name) {
                    Sentence::new("workshop-missing-language").with("lang", key.name)
                } else {
                    Sentence::new("workshop-missing-key").with("key", key.name)
                };
                self.problems.error(place, message);
            }
        }
    }
}

/// A key that a table may have.
struct Key {
    name: &'static str,
    required: bool,
}

/// What can be read from a TOML value.
trait Read: Sized {
    fn read(node: &Node<'_>, reader: &mut Reader<'_, '_>) -> Option<Self>;
}

impl Read for Text {
    fn read(node: &Node<'_>, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let value = node.get_ref().as_str().map(str::to_owned);
        reader.at(node, value, "workshop-expected-text")
    }
}

impl Read for Whole {
    fn read(node: &Node<'_>, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let value = node
            .get_ref()
            .as_integer()
            .and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok());
        reader.at(node, value, "workshop-expected-whole")
    }
}

impl Read for Number {
    fn read(node: &Node<'_>, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let value = match node.get_ref() {
            DeValue::String(text) => text.parse().ok(),
            DeValue::Float(float) => float.as_str().parse().ok(),
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .ok()
                .map(Decimal::from),
            _ => None,
        };
        reader.at(node, value, "workshop-expected-number")
    }
}

impl Read for Flag {
    fn read(node: &Node<'_>, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let value = node.get_ref().as_bool();
        reader.at(node, value, "workshop-expected-flag")
    }
}

impl<T: Read> Read for List<T> {
    fn read(node: &Node<'_>, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let value = node.get_ref().as_array().map(|nodes| {
            nodes
                .iter()
                .filter_map(|node| T::read(node, reader))
                .collect()
        });
        reader.at(node, value, "workshop-expected-list")
    }
}

impl Read for Options {
    fn read(node: &Node<'_>, reader: &mut Reader<'_, '_>) -> Option<Self> {
        match node.get_ref() {
            DeValue::String(_) => Text::read(node, reader).map(Self::Same),
            DeValue::Array(_) => List::read(node, reader).map(Self::List),
            _ => reader.wrong(node, "workshop-expected-options"),
        }
    }
}

impl Read for Roles {
    fn read(node: &Node<'_>, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let table = reader.table(node, "workshop-expected-roles")?;
        let list = table
            .iter()
            .filter_map(|(key, node)| {
                let name = At {
                    value: key.get_ref().clone().into_owned(),
                    place: reader.place(key.span()),
                };
                Some((name, Text::read(node, reader)?))
            })
            .collect();
        Some(Self(list))
    }
}

// In the schema a value is itself: its place is not written by anybody.
impl<T: JsonSchema> JsonSchema for At<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// The title in the head of a definition, when it is there in every language.
pub(super) fn title(head: &str) -> Option<crate::locale::Words> {
    let head: toml::Table = head.parse().ok()?;
    let title = head.get("title")?;
    let word = |lang: &str| title.get(lang)?.as_str().map(str::to_owned);
    Some(crate::locale::Words {
        es: word("es")?,
        en: word("en")?,
    })
}
