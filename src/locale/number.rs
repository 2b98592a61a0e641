//! Numbers as people write them: shown by locale, never stored by locale.

use rust_decimal::Decimal;

use super::Lang;

/// A number with its thousands grouped: `1.234,5` in Spanish, `1,234.5` in English. `places` fixes the
/// decimals; without it the number keeps its own.
pub fn decimal(value: Decimal, places: Option<u32>, lang: Lang) -> String {
    let value = match places {
        Some(places) => value
            .round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero),
        None => value.normalize(),
    };
    let plain = match places {
        Some(places) => format!("{value:.*}", places as usize),
        None => value.to_string(),
    };
    let (sign, digits) = plain
        .strip_prefix('-')
        .map_or(("", plain.as_str()), |rest| ("−", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (group, point) = match lang {
        Lang::Es => ('.', ','),
        Lang::En => (',', '.'),
    };
    let mut shown = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            shown.push(group);
        }
        shown.push(digit);
    }
    if !fraction.is_empty() {
        shown.push(point);
        shown.push_str(fraction);
    }
    shown
}

/// A whole number with its thousands grouped.
pub fn integer(value: i64, lang: Lang) -> String {
    decimal(Decimal::from(value), Some(0), lang)
}

/// An amount with its currency before it; cents only when there are any.
pub fn money(value: Decimal, currency: &str, lang: Lang) -> String {
    let places = if value.fract().is_zero() { 0 } else { 2 };
    let amount = decimal(value, Some(places), lang);
    if currency.is_empty() {
        amount
    } else {
        format!("{currency} {amount}")
    }
}

/// A share in percent: `61,9 %` in Spanish, `61.9%` in English.
pub fn percent(value: Decimal, places: u32, lang: Lang) -> String {
    let number = decimal(value, Some(places), lang);
    match lang {
        Lang::Es => format!("{number} %"),
        Lang::En => format!("{number}%"),
    }
}

/// The size of a file: `312 KB`, `1,4 MB`.
pub fn size(bytes: u64, lang: Lang) -> String {
    let kilobytes = Decimal::from(bytes) / Decimal::from(1024);
    if bytes < 1 << 20 {
        format!("{} KB", decimal(kilobytes.ceil(), Some(0), lang))
    } else {
        let megabytes = kilobytes / Decimal::from(1024);
        format!("{} MB", decimal(megabytes, Some(1), lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number written in the test")
    }

    #[test]
    fn thousands_and_decimals_follow_the_language() {
        assert_eq!(decimal(number("1234.50"), Some(2), Lang::Es), "1.234,50");
        assert_eq!(decimal(number("1234.50"), Some(2), Lang::En), "1,234.50");
        assert_eq!(
            decimal(number("-1234567.10"), None, Lang::Es),
            "−1.234.567,1"
        );
        assert_eq!(integer(999, Lang::Es), "999");
        assert_eq!(money(number("3726000"), "USD", Lang::Es), "USD 3.726.000");
        assert_eq!(size(1, Lang::Es), "1 KB");
        assert_eq!(size(1_500_000, Lang::Es), "1,4 MB");
        assert_eq!(size(3 << 30, Lang::En), "3,072.0 MB");
        assert_eq!(percent(number("61.8653"), 2, Lang::En), "61.87%");
    }
}
