//! Numbers, dates and hours as people write them, turned into the one stored form.

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

use super::{Lang, date};
use crate::text;

/// A number: `1.234,56`, `1,234.56`, `1 234.5`, `USD 12`, `−3`, `45 %`, `12k`, `12 mil`, `1,5 millones`. A single
/// separator followed by three digits groups thousands where the language uses it so.
pub fn number(text: &str, lang: Lang) -> Option<Decimal> {
    let (text, times) = multiplied(text.trim());
    let mut digits = String::new();
    let mut negative = false;
    for c in text.chars() {
        match c {
            '0'..='9' | '.' | ',' => digits.push(c),
            '-' | '−' if digits.is_empty() => negative = true,
            ' ' | '\u{a0}' | '\u{202f}' | '\'' | '%' | '$' | '€' => {}
            c if c.is_alphabetic() || c == '²' => {}
            _ => return None,
        }
    }
    // Letters are only a currency before or a unit after: «12 de abril» is no number.
    let words = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .count();
    if words > 1 || digits.is_empty() || !digits.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let plain = separators(&digits, lang)?;
    let number: Decimal = plain.parse().ok()?;
    let number = number.checked_mul(times)?;
    Some(if negative { -number } else { number })
}

/// An amount alone: a number as in [`number`], perhaps with a multiplying word and with the currency beside it. Any
/// other letter makes it no amount, so that a slip of the finger is told and not taken for a unit.
pub fn amount(text: &str, currency: &str, lang: Lang) -> Option<Decimal> {
    let folded = text::fold(currency);
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let is_currency = |word: &&str| !folded.is_empty() && text::fold(word) == folded;
    if words.first().is_some_and(is_currency) {
        words.remove(0);
    } else if words.last().is_some_and(is_currency) {
        words.pop();
    }
    let text = words.join(" ");
    let (before, _) = multiplied(&text);
    (!before.chars().any(char::is_alphabetic)).then(|| number(&text, lang))?
}

/// What stands before a word such as `k` or `mil`, and by how much that word multiplies it; 1 without one.
fn multiplied(text: &str) -> (&str, Decimal) {
    let before = text.trim_end_matches(char::is_alphabetic);
    let times = match text::fold(&text[before.len()..]).as_str() {
        "k" | "mil" | "thousand" => Decimal::ONE_THOUSAND,
        "millon" | "millones" | "million" => Decimal::from(1_000_000),
        _ => return (text, Decimal::ONE),
    };
    match before.trim_end() {
        before if before.ends_with(|c: char| c.is_ascii_digit()) => (before, times),
        _ => (text, Decimal::ONE),
    }
}

/// Takes thousands out and writes the decimals with a point.
fn separators(digits: &str, lang: Lang) -> Option<String> {
    let (dots, commas) = (digits.matches('.').count(), digits.matches(',').count());
    let group = match lang {
        Lang::Es => '.',
        Lang::En => ',',
    };
    let point = match (dots, commas) {
        (0, 0) => return Some(digits.to_owned()),
        // Both: the last one is the decimal mark.
        (1.., 1..) => {
            if digits.rfind('.') > digits.rfind(',') {
                '.'
            } else {
                ','
            }
        }
        (2.., 0) => return grouped(digits, '.'),
        (0, 2..) => return grouped(digits, ','),
        (1, 0) | (0, 1) => {
            let mark = if dots == 1 { '.' } else { ',' };
            let after = digits.split(mark).nth(1).map_or(0, str::len);
            let before = digits.split(mark).next().map_or(0, str::len);
            if mark == group && after == 3 && (1..=3).contains(&before) && !digits.starts_with('0')
            {
                return grouped(digits, mark);
            }
            mark
        }
    };
    let other = if point == '.' { ',' } else { '.' };
    let (whole, fraction) = digits.rsplit_once(point)?;
    if whole.contains(point) {
        return None;
    }
    let whole = grouped(whole, other)?;
    Some(format!(
        "{}.{fraction}",
        if whole.is_empty() { "0" } else { &whole }
    ))
}

fn grouped(digits: &str, mark: char) -> Option<String> {
    let mut groups = digits.split(mark);
    let first = groups.next().unwrap_or_default();
    let sound = groups.all(|group| group.len() == 3);
    (sound && (first.len() <= 3 || !digits.contains(mark))).then(|| digits.replace(mark, ""))
}

/// A day: `3/4/27`, `13-04-2024`, `2024-04-13`, `13 de abril de 2024`, `abril 2027` (its first day), `hoy`.
pub fn day(text: &str, today: Date) -> Option<Date> {
    let folded = text::fold(text.trim());
    match folded.as_str() {
        "hoy" | "today" => return Some(today),
        "manana" | "tomorrow" => return today.tomorrow().ok(),
        "ayer" | "yesterday" => return today.yesterday().ok(),
        _ => {}
    }
    let parts: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty() && !matches!(*part, "de" | "del" | "of"))
        .collect();
    let number = |part: &str| part.parse::<i16>().ok();
    let year =
        |part: &str| number(part).map(|year| if part.len() <= 2 { 2000 + year } else { year });
    let month = |part: &str| match number(part) {
        Some(month) => i8::try_from(month).ok(),
        None => month_number(part),
    };
    let (y, m, d) = match parts.as_slice() {
        [y, m, d] if y.len() == 4 && number(y).is_some() => (year(y)?, month(m)?, number(d)?),
        [m, d, y] if number(m).is_none() => (year(y)?, month_number(m)?, number(d)?),
        [d, m, y] => (year(y)?, month(m)?, number(d)?),
        [m, y] if y.len() == 4 => (year(y)?, month(m)?, 1),
        [y, m] if y.len() == 4 => (year(y)?, month(m)?, 1),
        [d, m] => (today.year(), month(m)?, number(d)?),
        _ => return None,
    };
    Date::new(y, m, i8::try_from(d).ok()?).ok()
}

/// An hour: `8:30`, `8h30`, `0830`, `16`.
pub fn time(text: &str) -> Option<Time> {
    let text = text.trim().to_lowercase();
    let (afternoon, text) = match text.trim_end_matches('.').strip_suffix("pm") {
        Some(rest) => (true, rest.trim().to_owned()),
        None => (false, text.trim_end_matches("am").trim().to_owned()),
    };
    let parts: Vec<&str> = text
        .split([':', 'h', '.', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    let number = |part: &str| part.parse::<i8>().ok();
    let (hour, minute) = match parts.as_slice() {
        [one] if one.len() > 2 && one.len() <= 4 && one.is_ascii() => {
            let (hour, minute) = one.split_at(one.len() - 2);
            (number(hour)?, number(minute)?)
        }
        [hour] => (number(hour)?, 0),
        [hour, minute] => (number(hour)?, number(minute)?),
        _ => return None,
    };
    let hour = if afternoon && hour < 12 {
        hour + 12
    } else {
        hour
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// A year: `2027`, `27`.
pub fn year(text: &str) -> Option<i16> {
    let text = text.trim();
    let year: i16 = text.parse().ok()?;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// The month whose name begins so, in either language: at least three letters.
fn month_number(word: &str) -> Option<i8> {
    let month =
        |lang| (1..=12).find(|month| text::fold(&date::month(*month, lang)).starts_with(word));
    (word.chars().count() >= 3)
        .then(|| month(Lang::Es).or_else(|| month(Lang::En)))
        .flatten()
        .or(if word == "sept" { Some(9) } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, lang, stored) in [
            ("1.234,56", Lang::Es, "1234.56"),
            ("1,234.56", Lang::Es, "1234.56"),
            ("1 234.5", Lang::Es, "1234.5"),
            ("1.234", Lang::Es, "1234"),
            ("1.234", Lang::En, "1.234"),
            ("3.5", Lang::Es, "3.5"),
            ("0,35", Lang::Es, "0.35"),
            ("0.350", Lang::Es, "0.350"),
            ("1.234.567", Lang::En, "1234567"),
            ("USD 12.000", Lang::Es, "12000"),
            ("45 %", Lang::Es, "45"),
            ("−2", Lang::Es, "-2"),
            ("-2", Lang::En, "-2"),
            (",5", Lang::Es, "0.5"),
            ("12k", Lang::Es, "12000"),
            ("12 K", Lang::En, "12000"),
            ("1,5k", Lang::Es, "1500.0"),
            ("USD 12 mil", Lang::Es, "12000"),
            ("-3 mil", Lang::Es, "-3000"),
            ("1,25 millones", Lang::Es, "1250000.00"),
            ("2 million", Lang::En, "2000000"),
            ("12 km", Lang::Es, "12"),
        ] {
            let read = number(text, lang).map(|number| number.to_string());
            assert_eq!(read.as_deref(), Some(stored), "{text} in {lang}");
        }
        for text in [
            "",
            "doce",
            "12 de abril",
            "1.2.3",
            "12-5",
            "..",
            "1,23,456.7.8",
            "k",
            "mil",
            "12kk k",
            "79228162514264337593543950335k",
        ] {
            assert_eq!(number(text, Lang::Es), None, "{text}");
        }
    }

    #[test]
    fn an_amount_has_no_letters_but_those_of_its_currency_or_of_a_multiple() {
        for (text, stored) in [
            ("12k", "12000"),
            ("12 mil", "12000"),
            ("USD 12.000", "12000"),
            ("12.000,5 usd", "12000.5"),
            ("$ 12", "12"),
            ("-3", "-3"),
        ] {
            let read = amount(text, "USD", Lang::Es).map(|number| number.to_string());
            assert_eq!(read.as_deref(), Some(stored), "{text}");
        }
        for text in ["12x", "12 km", "x12", "12 EUR", "USD", "", "1k2"] {
            assert_eq!(amount(text, "USD", Lang::Es), None, "{text}");
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let today: Date = "2026-11-24".parse().expect("a date of the test");
        for (text, stored) in [
            ("3/4/27", "2027-04-03"),
            ("13-04-2024", "2024-04-13"),
            ("2024-04-13", "2024-04-13"),
            ("13 de abril de 2024", "2024-04-13"),
            ("13 April 2024", "2024-04-13"),
            ("April 13, 2024", "2024-04-13"),
            ("abril 2027", "2027-04-01"),
            ("13 abr 27", "2027-04-13"),
            ("1 sept 2025", "2025-09-01"),
            ("5/12", "2026-12-05"),
            ("hoy", "2026-11-24"),
        ] {
            let read = day(text, today).map(|day| day.to_string());
            assert_eq!(read.as_deref(), Some(stored), "{text}");
        }
        for text in ["", "31/2/2027", "ayer no", "2027", "13/13/13"] {
            assert_eq!(day(text, today), None, "{text}");
        }
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, stored) in [
            ("8:30", "08:30:00"),
            ("8h30", "08:30:00"),
            ("0830", "08:30:00"),
            ("16", "16:00:00"),
            ("4 pm", "16:00:00"),
        ] {
            assert_eq!(
                time(text).map(|time| time.to_string()).as_deref(),
                Some(stored),
                "{text}"
            );
        }
        assert_eq!(time("25:00"), None);
    }
}
