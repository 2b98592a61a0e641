//! How templates write numbers, dates, lists and paragraphs.

use jiff::civil::Date;
use rust_decimal::Decimal;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::escape;
use crate::locale::{Lang, date, list_and, number, say};

/// The filters that a template may use: ours, and those of the engine that keep words escaped.
pub(super) const FILTERS: [&str; 26] = [
    "money",
    "number",
    "integer",
    "percent",
    "date",
    "count",
    "list_and",
    "paragraphs",
    "blockquote",
    "is_positive",
    "default",
    "upper",
    "lower",
    "capitalize",
    "trim",
    "truncate",
    "length",
    "first",
    "last",
    "nth",
    "join",
    "reverse",
    "sort",
    "unique",
    "get",
    "round",
];

/// The longest list of numbers that a template can ask for.
const LONGEST_RANGE: i128 = 1_000;

/// Gives the engine our filters, in one language and currency.
pub(super) fn register(tera: &mut Tera, lang: Lang, currency: &str) {
    let currency = currency.to_owned();
    tera.register_filter("money", move |value: Value, _: Kwargs, _: &State<'_>| {
        shown(&value, |amount| number::money(amount, &currency, lang))
    });
    tera.register_filter(
        "number",
        move |value: Value, options: Kwargs, _: &State<'_>| -> TeraResult<String> {
            let places = options.get::<u32>("places")?;
            Ok(shown(&value, |figure| {
                number::decimal(figure, places, lang)
            }))
        },
    );
    tera.register_filter("integer", move |value: Value, _: Kwargs, _: &State<'_>| {
        shown(&value, |figure| number::decimal(figure, Some(0), lang))
    });
    tera.register_filter(
        "percent",
        move |value: Value, options: Kwargs, _: &State<'_>| -> TeraResult<String> {
            let places = options.get::<u32>("places")?.unwrap_or(0);
            Ok(shown(&value, |share| number::percent(share, places, lang)))
        },
    );
    tera.register_filter(
        "count",
        move |value: Value, options: Kwargs, _: &State<'_>| -> TeraResult<String> {
            let (one, many) = (
                options.must_get::<&str>("one")?,
                options.must_get::<&str>("many")?,
            );
            let said = words(&value);
            // «<3 personas»: a count that is not told.
            if said.starts_with('<') {
                return Ok(format!("{said} {many}"));
            }
            let count = decimal(&value).unwrap_or_default();
            let words = if count == Decimal::ONE { one } else { many };
            Ok(format!("{} {words}", number::decimal(count, Some(0), lang)))
        },
    );
    tera.register_filter(
        "date",
        move |value: Value, _: Kwargs, _: &State<'_>| -> TeraResult<String> {
            let text = value.as_str().unwrap_or_default();
            if text.is_empty() {
                return Ok(String::new());
            }
            let day: Date = text
                .parse()
                .map_err(|_| Error::message(say(lang, "report-filter-date", &[])))?;
            Ok(date::long(day, lang))
        },
    );
    tera.register_filter(
        "list_and",
        move |items: Vec<Value>, _: Kwargs, _: &State<'_>| {
            let words: Vec<String> = items
                .iter()
                .map(words)
                .filter(|word| !word.is_empty())
                .collect();
            list_and(&words, lang)
        },
    );
    tera.register_filter("paragraphs", |value: Value, _: Kwargs, _: &State<'_>| {
        Value::safe_string(&escape::paragraphs(&words(&value)).join("\n\n"))
    });
    tera.register_filter("blockquote", |value: Value, _: Kwargs, _: &State<'_>| {
        let lines: Vec<String> = escape::paragraphs(&words(&value))
            .into_iter()
            .map(|paragraph| format!("> {paragraph}"))
            .collect();
        Value::safe_string(&lines.join("\n>\n"))
    });
    tera.register_filter("is_positive", |value: Value, _: Kwargs, _: &State<'_>| {
        decimal(&value).is_some_and(|figure| figure > Decimal::ZERO)
    });
    tera.register_function(
        "range",
        move |options: Kwargs, _: &State<'_>| -> TeraResult<Vec<i128>> {
            let start = options.get::<i128>("start")?.unwrap_or_default();
            let end = options.must_get::<i128>("end")?;
            if end.saturating_sub(start) > LONGEST_RANGE {
                return Err(Error::message(say(lang, "report-filter-range", &[])));
            }
            Ok((start..end).collect())
        },
    );
}

/// A number in words; nothing when there is no number.
fn shown(value: &Value, write: impl Fn(Decimal) -> String) -> String {
    if value.is_none() || value.is_undefined() || value.as_str() == Some("") {
        return String::new();
    }
    // Words where a number is expected are shown as they are: they are what somebody answered.
    decimal(value).map_or_else(|| words(value), write)
}

fn decimal(value: &Value) -> Option<Decimal> {
    words(value).parse().ok()
}

fn words(value: &Value) -> String {
    match value.as_str() {
        Some(text) => text.to_owned(),
        None if value.is_none() || value.is_undefined() => String::new(),
        None => value.to_string(),
    }
}
