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
