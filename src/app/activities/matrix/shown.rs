//! An answer in the few letters that a cell has room for.

use rust_decimal::Decimal;

use crate::locale::{Lang, number, say};
use crate::plan::crossing::Answer;
use crate::plan::value::Value;
use crate::workshop::{Field, FieldKind};

/// The most letters of words in a cell.
const MOST_LETTERS: usize = 10;

/// An answer in a cell: a figure, the numbers of its options, yes or no, or the beginning of its words.
pub fn shown(answer: &Answer, field: &Field, lang: Lang) -> String {
    match answer {
        // What is measured has decimals of its own; what is judged has halves only between two tables.
        Answer::Value(Value::Number(value))
            if matches!(
                field.kind,
                FieldKind::Decimal | FieldKind::Money | FieldKind::Percent
            ) =>
        {
            number::decimal(*value, None, lang).replace('−', "-")
        }
        Answer::Value(Value::Number(value)) => fraction(*value, field)
            .map_or_else(|| figure(*value, lang), |times| format!("1/{times}")),
        Answer::Value(Value::Flag(flag)) => say(lang, if *flag { "yes" } else { "no" }, &[]),
        Answer::Value(Value::Options(ids)) => {
            let (FieldKind::Choice(options) | FieldKind::Choices(options)) = &field.kind else {
                return "?".to_owned();
            };
            let places = ids
                .iter()
                .filter_map(|id| options.iter().position(|option| option.id == *id));
            if options.len() <= 9 {
                let digits: String = places.map(|place| (place + 1).to_string()).collect();
                return if digits.is_empty() {
                    "?".to_owned()
                } else {
                    digits
                };
            }
            let labels: Vec<&str> = places.map(|place| options[place].label.get(lang)).collect();
            crate::app::session::shorten(&labels.join(", "), MOST_LETTERS)
        }
        Answer::Value(Value::Text(text)) => crate::app::session::shorten(text, MOST_LETTERS),
        Answer::Odd(_) | Answer::Value(_) => "?".to_owned(),
    }
}

/// What can be answered by one key: the stored answer, the key, and its words; nothing where answers are typed.
pub fn choices(field: &Field, lang: Lang) -> Vec<(String, String, String)> {
    match &field.kind {
        FieldKind::Scale => field
            .levels
            .iter()
            .map(|level| {
                let value = level.value.to_string();
                (value.clone(), value, level.label.get(lang).to_owned())
            })
            .collect(),
        FieldKind::Choice(options) | FieldKind::Choices(options) if options.len() <= 9 => (1..)
            .zip(options)
            .map(|(number, option): (usize, _)| {
                (
                    option.id.to_string(),
                    number.to_string(),
                    option.label.get(lang).to_owned(),
                )
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Of a field that says how many times, a number below 1 as its fraction: the other one is so many times.
fn fraction(value: Decimal, field: &Field) -> Option<Decimal> {
    let counts_times = field.min.is_some_and(|min| min >= Decimal::ONE);
    if !counts_times || value <= Decimal::ZERO || value >= Decimal::ONE {
        return None;
    }
    let times = Decimal::ONE.checked_div(value)?;
    let times = times.round_dp(1).normalize();
    times.fract().is_zero().then_some(times)
}

/// A number in a cell; halves, which medians often are, take one letter.
pub fn figure(value: Decimal, lang: Lang) -> String {
    let half = Decimal::new(5, 1);
    if value.fract() == half {
        let whole = value.trunc();
        let whole = if whole.is_zero() {
            String::new()
        } else {
            number::decimal(whole, None, lang)
        };
        return format!("{whole}½");
    }
    number::decimal(value, None, lang).replace('−', "-")
}

/// How many columns an answer takes in a cell, in either language.
pub(super) fn width(answer: &Answer, field: &Field) -> usize {
    if let Some(value) = answer.as_number()
        && value >= Decimal::ZERO
        && value < Decimal::TEN
        && value.fract().is_zero()
    {
        return 1;
    }
    let widths = Lang::ALL.map(|lang| shown(answer, field, lang).chars().count());
    widths.into_iter().max().unwrap_or(1)
}
