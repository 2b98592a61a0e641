//! What a cell may hold, how figures look, and how cells are called in formulas.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::ExcelDateTime;

use crate::locale::{Lang, date, say};
use crate::report::lint::characters::clean;

/// The most that a cell holds, in units of UTF-16.
const MOST: usize = 32_767;

/// Decimals beyond these say nothing about a territory.
const PLACES: u32 = 4;

/// The content of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Nothing.
    Blank,
    /// Words, whatever they begin with.
    Text(String),
    /// A figure.
    Number(Decimal, Look),
    /// A day.
    Day(Date),
    /// A formula, what it gives, and how that looks.
    Formula(String, Decimal, Look),
}

/// How a figure looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Look {
    /// An amount, with cents or without; nothing is a dash, so that the eye finds what there is.
    Amount {
        /// Whether there are cents.
        cents: bool,
    },
    /// Any other figure, with so many decimals.
    Plain(u32),
    /// A share, which the cell holds between 0 and 1, with so many decimals.
    Percent(u32),
    /// A year, which has no thousands.
    Year,
}

impl Look {
    /// A figure with the decimals that it has.
    pub(super) fn of(figure: Decimal) -> Self {
        Self::Plain(figure.normalize().scale().min(PLACES))
    }

    /// The format of the cell. The language stands in it, so that thousands and decimals are those of the report
    /// wherever the program that reads it minds.
    pub(super) fn code(self, lang: Lang) -> String {
        let zeros = |places: u32| match places {
            0 => String::new(),
            places => format!(".{}", "0".repeat(places as usize)),
        };
        let of = tag(lang);
        match self {
            Self::Amount { cents } => {
                let figure = format!("#,##0{}", zeros(if cents { 2 } else { 0 }));
                format!("{of}{figure};{of}-{figure};\"—\"")
            }
            Self::Plain(places) => format!("{of}#,##0{}", zeros(places)),
            Self::Percent(places) => format!("{of}0{}%", zeros(places)),
            Self::Year => "0".to_owned(),
        }
    }
}

/// The format of days.
pub(super) fn day_code(lang: Lang) -> String {
    format!("{}dd/mm/yyyy", tag(lang))
}

/// The language of a format: that of Ecuador, that of Britain.
fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Es => "[$-300A]",
        Lang::En => "[$-809]",
    }
}

impl Cell {
    /// Words; none leave the cell blank.
    pub(super) fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.trim().is_empty() {
            Self::Blank
        } else {
            Self::Text(words)
        }
    }

    /// A figure with the decimals that it has.
    pub(super) fn figure(figure: Decimal) -> Self {
        Self::Number(figure, Look::of(figure))
    }

    /// A year, as a figure when it is one.
    pub(super) fn year(year: &str) -> Self {
        match year.parse::<u16>() {
            Ok(number) => Self::Number(Decimal::from(number), Look::Year),
            Err(_) => Self::text(year),
        }
    }
}

/// A figure as the file holds it.
pub(super) fn real(figure: Decimal) -> f64 {
    figure.to_f64().unwrap_or_default()
}

/// A day as the file holds it; nothing before its calendar begins, in 1900.
pub(super) fn moment(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let (month, of_month) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    ExcelDateTime::from_ymd(year, month, of_month).ok()
}

/// A day in words, where the calendar of the file does not reach.
pub(super) fn day_words(day: Date, lang: Lang) -> String {
    date::long(day, lang)
}

/// Words that a cell can hold: without controls nor what cannot be seen, and with a mark where they were cut.
pub(super) fn written(words: &str, lang: Lang) -> String {
    let lines = words.split('\n').map(|line| {
        let mut line = line.to_owned();
        clean(&mut line);
        line
    });
    let words = lines.collect::<Vec<_>>().join("\n");
    let words = words.trim_matches('\n');
    let length = |text: &str| text.encode_utf16().count();
    if length(words) <= MOST {
        return words.to_owned();
    }
    let mark = say(lang, "xlsx-cut", &[]);
    cut(words, MOST - length(&mark) - 1) + " " + &mark
}

/// The beginning of a text, of so many units of UTF-16 at most; no character is halved.
pub(super) fn cut(text: &str, most: usize) -> String {
    let mut units = 0;
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= most
    });
    kept.collect()
}

/// How a column is called.
pub(super) fn column(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (column % 26) as u8));
        match (column / 26).checked_sub(1) {
            Some(left) => column = left,
            None => return letters.iter().rev().collect(),
        }
    }
}

/// How a cell is called, both counted from 0: `F5`.
pub(super) fn name(row: usize, at: usize) -> String {
    format!("{}{}", column(at), row + 1)
}

/// The cells of a row: `F5:I5`.
pub(super) fn across(row: usize, from: usize, to: usize) -> String {
    format!("{}:{}", name(row, from), name(row, to))
}

/// The cells of a column: `F5:F40`.
pub(super) fn down(at: usize, from: usize, to: usize) -> String {
    format!("{}:{}", name(from, at), name(to, at))
}

/// The cells of a column that stay whatever the formula is copied to: `$F$5:$F$40`.
pub(super) fn fixed(at: usize, from: usize, to: usize) -> String {
    let letters = column(at);
    format!("${letters}${}:${letters}${}", from + 1, to + 1)
}

/// The name of a sheet in a formula, with its mark.
pub(super) fn sheet(name: &str) -> String {
    format!("'{}'!", name.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_in_every_workbook() {
        let called: Vec<String> = [0, 25, 26, 51, 52, 701, 702, 16_383].map(column).into();
        assert_eq!(called, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
        assert_eq!(fixed(5, 4, 39), "$F$5:$F$40");
        assert_eq!(sheet("D'Arcy"), "'D''Arcy'!");
    }

    #[test]
    fn what_a_cell_cannot_hold_is_cut_between_characters_and_marked() {
        for lang in Lang::ALL {
            // Each hand takes two units: an odd limit must not halve one.
            let long = written(&"✋🏘".repeat(20_000), lang);
            assert!(long.encode_utf16().count() <= MOST, "{lang}");
            assert!(long.ends_with(&say(lang, "xlsx-cut", &[])), "{lang}");
            assert!(long.encode_utf16().count() > MOST - 4, "{lang}");
        }
        assert_eq!(written("a\u{1}b\tc\r\nd\u{202e}", Lang::Es), "ab c \nd");
        assert_eq!(written("=1+1", Lang::En), "=1+1");
    }

    #[test]
    fn figures_show_the_decimals_that_they_have() {
        let look = |text: &str| Look::of(text.parse().expect("a number"));
        assert_eq!(look("12.00"), Look::Plain(0));
        assert_eq!(look("12.50"), Look::Plain(1));
        assert_eq!(look("0.1234567"), Look::Plain(4));
        assert_eq!(look("12.5").code(Lang::Es), "[$-300A]#,##0.0");
        assert_eq!(Look::Year.code(Lang::En), "0");
    }
}
