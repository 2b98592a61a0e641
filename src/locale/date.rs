//! Dates as people write them.

use jiff::civil::Date;

use super::{Arg, Lang, say};

/// The name of a month, 1–12.
pub fn month(number: i8, lang: Lang) -> String {
    say(lang, &format!("month-{number}"), &[])
}

/// `13 de abril de 2024`, `13 April 2024`.
pub fn long(day: Date, lang: Lang) -> String {
    let (number, year) = (day.day().to_string(), day.year().to_string());
    let args = [
        ("day", Arg::Text(&number)),
        ("month", Arg::Text(&month(day.month(), lang))),
        ("year", Arg::Text(&year)),
    ];
    say(lang, "date-long", &args)
}

/// `13/04/2024` in both languages.
pub fn short(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// A moment of the log (`2026-11-24T04:00:00Z`) as day and hour where the machine is.
pub fn moment(at: &str) -> String {
    let Ok(moment) = at.parse::<jiff::Timestamp>() else {
        return at.to_owned();
    };
    let here = moment.to_zoned(jiff::tz::TimeZone::system());
    format!("{} {}", short(here.date()), here.strftime("%H:%M"))
}

/// How long ago a moment of the log was: `hace 3 h`, `3 h ago`. Nothing for one that looks newer than now, as
/// after a clock was put right.
pub fn ago(at: &str, now: jiff::Timestamp, lang: Lang) -> String {
    let Ok(at) = at.parse::<jiff::Timestamp>() else {
        return String::new();
    };
    let minutes = (now.as_second() - at.as_second()).div_euclid(60);
    let (key, count) = match minutes {
        ..0 => return String::new(),
        0 => ("ago-now", 0),
        1..120 => ("ago-minutes", minutes),
        120..2880 => ("ago-hours", minutes / 60),
        _ => ("ago-days", minutes / 1440),
    };
    say(lang, key, &[("count", Arg::Text(&count.to_string()))])
}

/// A moment of the log with how long ago it was: `22/11/2026 10:30 (hace 3 h)`.
pub fn with_age(at: &str, now: jiff::Timestamp, lang: Lang) -> String {
    let ago = ago(at, now, lang);
    if ago.is_empty() {
        moment(at)
    } else {
        format!("{} ({ago})", moment(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_told_in_the_unit_that_people_use() {
        let now: jiff::Timestamp = "2026-11-22T12:00:00Z".parse().expect("a moment");
        for (at, words) in [
            ("2026-11-22T11:59:30Z", "hace un momento"),
            ("2026-11-22T11:58:00Z", "hace 2 min"),
            ("2026-11-22T09:59:00Z", "hace 2 h"),
            ("2026-11-20T12:01:00Z", "hace 47 h"),
            ("2026-11-20T12:00:00Z", "hace 2 días"),
            ("2025-11-22T12:00:00Z", "hace 365 días"),
            ("2026-11-23T12:00:00Z", ""),
            ("ayer", ""),
        ] {
            assert_eq!(ago(at, now, Lang::Es), words, "{at}");
        }
    }
}
