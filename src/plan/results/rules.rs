//! What a definition decides about the methods: parameters, and the ends of its scales.

use rust_decimal::Decimal;

use super::said::{Outcome, Unsaid};
use crate::method::plane::Threshold;
use crate::method::scale::Scale;
use crate::method::spread::{self, Centre, Measure};
use crate::workshop::{Field, Workshop};

/// The decisions of a definition.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// The definition.
    pub workshop: &'a Workshop,
}

/// An exact number as the methods take it.
pub(super) fn real(number: Decimal) -> f64 {
    // A decimal of 28 digits is far inside what a binary number holds.
    f64::try_from(number).unwrap_or_default()
}

impl<'a> Rules<'a> {
    /// A number.
    pub fn number(self, id: &str) -> Outcome<f64> {
        let number = self.workshop.number(id);
        number.map(real).ok_or_else(|| Unsaid::parameter(id))
    }

    /// A whole number of things, 0 or more.
    pub fn count(self, id: &str) -> Outcome<usize> {
        let number = self.number(id)?;
        let whole = number.fract() == 0.0 && (0.0..1e9).contains(&number);
        whole
            .then_some(number as usize)
            .ok_or_else(|| Unsaid::bad_parameter(id))
    }

    /// Several numbers.
    pub fn numbers(self, id: &str) -> Outcome<Vec<f64>> {
        let numbers = self.workshop.numbers(id);
        let numbers = numbers.ok_or_else(|| Unsaid::parameter(id))?;
        Ok(numbers.iter().copied().map(real).collect())
    }

    /// Exactly so many numbers.
    pub fn array<const N: usize>(self, id: &str) -> Outcome<[f64; N]> {
        self.numbers(id)?
            .try_into()
            .map_err(|_| Unsaid::bad_parameter(id))
    }

    /// Two numbers as the ends of a scale.
    pub fn ends(self, id: &str) -> Outcome<Scale> {
        let [least, most] = self.array(id)?;
        Ok(Scale { least, most })
    }

    /// A word that the method knows.
    pub fn word(self, id: &str) -> Outcome<&'a str> {
        self.workshop.text(id).ok_or_else(|| Unsaid::parameter(id))
    }

    /// Several words.
    pub fn words(self, id: &str) -> Outcome<&'a [String]> {
        self.workshop.texts(id).ok_or_else(|| Unsaid::parameter(id))
    }

    /// A word as one of the values of a method, by their stable names.
    pub fn one_of<T: Copy>(self, id: &str, known: &[(&str, T)]) -> Outcome<T> {
        let word = self.word(id)?;
        let found = known.iter().find(|(name, _)| *name == word);
        found
            .map(|(_, value)| *value)
            .ok_or_else(|| Unsaid::bad_parameter(id))
    }

    /// Words as values of a method, in their order.
    pub fn some_of<T: Copy>(self, id: &str, known: &[(&str, T)]) -> Outcome<Vec<T>> {
        let found = self.words(id)?.iter().map(|word| {
            let known = known.iter().find(|(name, _)| name == word);
            known
                .map(|(_, value)| *value)
                .ok_or_else(|| Unsaid::bad_parameter(id))
        });
        found.collect()
    }

    /// Where an axis is cut.
    pub fn threshold(self, id: &str) -> Outcome<Threshold> {
        self.one_of(
            id,
            &[
                ("mean", Threshold::Mean),
                ("median", Threshold::Median),
                ("half", Threshold::HalfOfMaximum),
                ("mid_range", Threshold::MidRange),
            ],
        )
    }

    /// Which value stands for those of several tables.
    pub fn centre(self, id: &str) -> Outcome<Centre> {
        self.one_of(id, &[("mean", Centre::Mean), ("median", Centre::Median)])
    }

    /// When the values of several tables are disputed.
    pub fn spread(self) -> Outcome<spread::Rules> {
        Ok(spread::Rules {
            measure: self.one_of(
                "matrix.measure",
                &[
                    ("range", Measure::Range),
                    ("interquartile_range", Measure::InterquartileRange),
                ],
            )?,
            disputed_from: self.number("matrix.disputed")?,
        })
    }

    /// A field of the definition.
    pub fn field(self, collection: &str, key: &str) -> Outcome<&'a Field> {
        self.workshop
            .get_collection(collection)
            .and_then(|collection| collection.get_field(key))
            .ok_or_else(|| Unsaid::not_asked(&format!("{collection}.{key}")))
    }

    /// The ends of the scale of a field.
    pub fn scale(self, collection: &str, key: &str) -> Outcome<Scale> {
        let field = self.field(collection, key)?;
        let bad = || Unsaid::not_asked(&format!("{collection}.{key}"));
        Ok(Scale {
            least: field.min.map(real).ok_or_else(bad)?,
            most: field.max.map(real).ok_or_else(bad)?,
        })
    }
}
