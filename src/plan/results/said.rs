//! What a method says, and why it says nothing: sentences by key with their facts, and the records to go to.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::Source;
use crate::locale::{Lang, Words};
use crate::method::Unfit;
use crate::plan::finding::{Fact, say_facts};

/// The result of a method, or the sentence that stands in its place.
pub type Outcome<T> = Result<T, Unsaid>;

/// The most names that a sentence gives; the rest are counted.
const MOST_NAMES: usize = 8;

/// Longer names are cut in a sentence.
const LONGEST_NAME: usize = 70;

/// A sentence about a result.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// Key of the sentence.
    pub key: &'static str,
    /// Its facts, by name.
    pub facts: Vec<(&'static str, Fact)>,
}

impl Remark {
    /// A sentence without facts.
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            facts: Vec::new(),
        }
    }

    /// The same with one more fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: Fact) -> Self {
        self.facts.push((name, fact));
        self
    }

    /// The same with a number, rounded to `places` decimals.
    #[must_use]
    pub fn number(self, name: &'static str, value: f64, places: u32) -> Self {
        let fact = match exact(value, places) {
            Some(number) => Fact::Number(number),
            None => Fact::Text("—".to_owned()),
        };
        self.with(name, fact)
    }

    /// The same with a count.
    #[must_use]
    pub fn count(self, name: &'static str, count: usize) -> Self {
        self.with(name, Fact::Count(count))
    }

    /// The same with the names of some records.
    #[must_use]
    pub fn names<'i>(
        self,
        name: &'static str,
        source: Source<'_>,
        ids: impl IntoIterator<Item = &'i Arc<str>>,
    ) -> Self {
        let mut ids = ids.into_iter();
        let names: Vec<Words> = ids
            .by_ref()
            .take(MOST_NAMES)
            .map(|id| short(source.name(id)))
            .collect();
        let fact = Fact::Names(names, ids.count());
        self.with(name, fact)
    }

    /// The sentence in one language.
    pub fn say(&self, lang: Lang) -> String {
        say_facts(self.key, &self.facts, lang, "")
    }
}

/// A name that fits in a sentence.
fn short(name: Words) -> Words {
    let cut = |text: String| {
        if text.chars().count() <= LONGEST_NAME {
            return text;
        }
        let kept: String = text.chars().take(LONGEST_NAME - 1).collect();
        format!("{}…", kept.trim_end())
    };
    Words {
        es: cut(name.es),
        en: cut(name.en),
    }
}

/// A computed number as an exact one with so many decimals; nothing for one that is too large to be written.
pub fn exact(value: f64, places: u32) -> Option<Decimal> {
    let number = Decimal::try_from(value).ok()?;
    // First to more decimals, which mends a binary fraction that falls short by a hair.
    let rounded = number.round_dp_with_strategy(
        places + 6,
        rust_decimal::RoundingStrategy::MidpointAwayFromZero,
    );
    let rounded = rounded
        .round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    Some(rounded.normalize())
}

/// Why a method says nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Unsaid {
    /// The sentence.
    pub why: Remark,
    /// The records that it is about, the first ones first: where to go.
    pub places: Vec<Place>,
}

/// Where something is missing or wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// A record, or the row of a matrix.
    pub record: Arc<str>,
    /// The column of a matrix, if it is about a pair.
    pub column: Option<Arc<str>>,
}

impl Unsaid {
    /// A sentence that concerns no record.
    pub fn because(why: Remark) -> Self {
        Self {
            why,
            places: Vec::new(),
        }
    }

    /// Nobody has answered anything yet.
    pub fn nothing() -> Self {
        Self::because(Remark::new("unfit-nothing"))
    }

    /// The definition has no such collection or field.
    pub fn not_asked(what: &str) -> Self {
        Self::because(Remark::new("unfit-not-asked").with("name", Fact::Text(what.to_owned())))
    }

    /// The definition does not decide a parameter.
    pub fn parameter(id: &str) -> Self {
        Self::because(Remark::new("unfit-parameter").with("id", Fact::Text(id.to_owned())))
    }

    /// A parameter has a value that the method cannot work with.
    pub fn bad_parameter(id: &str) -> Self {
        Self::because(Remark::new("unfit-bad-parameter").with("id", Fact::Text(id.to_owned())))
    }

    /// More items than can be read together.
    pub fn too_many(given: usize, most: usize) -> Self {
        let why = Remark::new("unfit-too-many").count("given", given);
        Self::because(why.count("most", most))
    }

    /// The words for the reason of a method. Its places are those of `rows` and `columns`; a method that was given
    /// one list has no columns.
    pub fn of(unfit: &Unfit, source: Source<'_>, rows: &[Arc<str>], columns: &[Arc<str>]) -> Self {
        let place = |row: usize, column: usize| {
            Some(Place {
                record: rows.get(row).cloned()?,
                column: columns.get(column).cloned(),
            })
        };
        let named = |remark: Remark, places: Vec<Place>| {
            let cell = places.first().map_or_else(
                || Fact::Text("—".to_owned()),
                |place| Fact::Words(place.say(source)),
            );
            Self {
                why: remark.with("cell", cell),
                places,
            }
        };
        match unfit {
            Unfit::TooFew { needed, given } => Self::because(
                Remark::new("unfit-too-few")
                    .count("needed", *needed)
                    .count("given", *given),
            ),
            Unfit::Shape { expected, given } => Self::because(
                Remark::new("unfit-shape")
                    .count("expected", *expected)
                    .count("given", *given),
            ),
            Unfit::Missing(cells) => {
                let places = cells
                    .iter()
                    .filter_map(|(row, column)| place(*row, *column));
                let remark = Remark::new("unfit-missing").count("n", cells.len());
                named(remark, places.collect())
            }
            Unfit::OutOfRange {
                row,
                column,
                least,
                most,
            } => {
                let remark = Remark::new("unfit-out-of-range")
                    .number("least", *least, 4)
                    .number("most", *most, 4);
                named(remark, place(*row, *column).into_iter().collect())
            }
            Unfit::Weights { sum, whole } => Self {
                why: Remark::new("unfit-weights")
                    .number("sum", *sum, 4)
                    .number("whole", *whole, 4),
                places: columns
                    .first()
                    .or(rows.first())
                    .map(|record| Place {
                        record: Arc::clone(record),
                        column: None,
                    })
                    .into_iter()
                    .collect(),
            },
            Unfit::NoWeight => Self::because(Remark::new("unfit-weightless")),
            Unfit::AllEqual => Self::because(Remark::new("unfit-all-equal")),
            Unfit::Cycle(items) => {
                let ids: Vec<Arc<str>> = items
                    .iter()
                    .filter_map(|item| rows.get(*item).cloned())
                    .collect();
                Self {
                    why: Remark::new("unfit-cycle").names("names", source, &ids),
                    places: ids
                        .into_iter()
                        .map(|record| Place {
                            record,
                            column: None,
                        })
                        .collect(),
                }
            }
            Unfit::Unknown { item } => named(
                Remark::new("unfit-unknown"),
                place(*item, usize::MAX).into_iter().collect(),
            ),
        }
    }

    /// The sentence in one language.
    pub fn say(&self, lang: Lang) -> String {
        self.why.say(lang)
    }
}

impl Place {
    /// How the place is called: «A», or «A → B» for a pair.
    fn say(&self, source: Source<'_>) -> Words {
        let row = short(source.name(&self.record));
        let Some(column) = &self.column else {
            return Words {
                es: format!("«{}»", row.es),
                en: format!("“{}”", row.en),
            };
        };
        let column = short(source.name(column));
        Words {
            es: format!("«{}» → «{}»", row.es, column.es),
            en: format!("“{}” → “{}”", row.en, column.en),
        }
    }
}

/// Records that a result leaves out, so that nobody believes they were counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Those that lack an answer the method needs.
    pub missing: Vec<Arc<str>>,
    /// Those with an answer outside its scale.
    pub odd: Vec<Arc<str>>,
}

impl LeftOut {
    /// Notes why a record has no result.
    pub(super) fn note(&mut self, id: &Arc<str>, unfit: &Unfit) {
        let list = match unfit {
            Unfit::OutOfRange { .. } => &mut self.odd,
            _ => &mut self.missing,
        };
        list.push(Arc::clone(id));
    }

    /// Notes a record that lacks an answer.
    pub(super) fn lacks(&mut self, id: &Arc<str>) {
        self.missing.push(Arc::clone(id));
    }

    /// Both lists in sentences.
    pub fn remarks(&self, source: Source<'_>) -> Vec<Remark> {
        let lists = [
            (&self.missing, "reading-left-out"),
            (&self.odd, "reading-odd"),
        ];
        let told = lists.into_iter().filter(|(ids, _)| !ids.is_empty());
        told.map(|(ids, key)| {
            let remark = Remark::new(key).count("n", ids.len());
            remark.names("names", source, ids)
        })
        .collect()
    }
}
