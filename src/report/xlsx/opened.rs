//! The file read back as another program would: its parts, cells, formulas and what they give.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use rust_decimal::Decimal;

use super::bytes;
use crate::locale::Lang;
use crate::plan::Plan;

/// A cell as it was read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Read {
    Words(String),
    Figure(Decimal),
    Formula(String, Decimal),
}

/// A sheet as it was read.
pub(super) struct Page {
    pub(super) name: String,
    pub(super) xml: String,
    pub(super) cells: BTreeMap<(usize, usize), Read>,
}

/// The workbook as it was read.
pub(super) struct Opened {
    pub(super) parts: BTreeMap<String, String>,
    pub(super) pages: Vec<Page>,
}

impl Opened {
    pub(super) fn of(plan: &Plan, lang: Lang) -> Self {
        Self::read(bytes(plan, lang).expect("the workbook is written"))
    }

    pub(super) fn read(bytes: Vec<u8>) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook is a zip");
        let mut parts = BTreeMap::new();
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).expect("a part");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("UTF-8");
            parts.insert(file.name().expect("a name").into_owned(), text);
        }
        let strings = parts.get("xl/sharedStrings.xml").map_or("", |text| text);
        let strings: Vec<String> = elements(strings, "si")
            .map(|item| plain(&elements(item, "t").collect::<String>()))
            .collect();
        let names = parts["xl/workbook.xml"]
            .split("<sheet name=\"")
            .skip(1)
            .map(|rest| plain(rest.split('"').next().expect("a name")));
        let pages = (1..).zip(names).map(|(number, name)| {
            let xml = parts[&format!("xl/worksheets/sheet{number}.xml")].clone();
            let cells = cells(&xml, &strings);
            Page { name, xml, cells }
        });
        let pages = pages.collect();
        Self { parts, pages }
    }

    pub(super) fn page(&self, name: &str) -> &Page {
        let mut pages = self.pages.iter();
        let found = pages.find(|page| page.name == name);
        found.unwrap_or_else(|| panic!("no sheet «{name}»"))
    }
}

impl Page {
    /// The last cell of the last row with one: the sum of everything.
    pub(super) fn last(&self) -> Decimal {
        let (_, cell) = self.cells.last_key_value().expect("some cell");
        match cell {
            Read::Formula(_, result) => *result,
            other => panic!("{}: {other:?}", self.name),
        }
    }

    pub(super) fn number(&self, at: (usize, usize)) -> Decimal {
        match self.cells.get(&at) {
            Some(Read::Figure(figure) | Read::Formula(_, figure)) => *figure,
            _ => Decimal::ZERO,
        }
    }

    /// The sum of a range of this sheet.
    pub(super) fn sum(&self, range: &str) -> Decimal {
        let (from, to) = range.split_once(':').expect("a range");
        let ((top, left), (bottom, right)) = (place(from), place(to));
        let rows = (top..=bottom).flat_map(|row| (left..=right).map(move |at| (row, at)));
        rows.map(|at| self.number(at)).sum()
    }
}

/// The content of each element with that name.
pub(super) fn elements<'t>(text: &'t str, name: &str) -> impl Iterator<Item = &'t str> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let all = text.split(&*close).collect::<Vec<_>>();
    let n = all.len() - 1;
    all.into_iter().take(n).filter_map(move |piece| {
        let mut at = piece.rfind(&open)?;
        // `<t` also begins `<tab`.
        while !piece[at + open.len()..].starts_with(['>', ' ']) {
            at = piece[..at].rfind(&open)?;
        }
        let rest = &piece[at..];
        Some(&rest[rest.find('>')? + 1..])
    })
}

pub(super) fn plain(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

/// The row and column of a cell, from 1 and from 0.
pub(super) fn place(name: &str) -> (usize, usize) {
    let name = name.replace('$', "");
    let split = name.find(|c: char| c.is_ascii_digit()).expect("a row");
    let column = name[..split]
        .bytes()
        .fold(0, |at, letter| at * 26 + usize::from(letter - b'A') + 1);
    (name[split..].parse().expect("a row"), column - 1)
}

pub(super) fn cells(xml: &str, strings: &[String]) -> BTreeMap<(usize, usize), Read> {
    let number = |text: &str| text.parse::<Decimal>().expect("a number");
    let found = xml.split("<c r=\"").skip(1).filter_map(|rest| {
        let (name, rest) = rest.split_once('"')?;
        let (head, body) = rest.split_once('>')?;
        let body = body.split("</c>").next()?;
        if head.ends_with('/') {
            return None;
        }
        let value = elements(body, "v").next()?;
        let read = if head.contains("t=\"s\"") {
            Read::Words(strings[value.parse::<usize>().expect("a place")].clone())
        } else if let Some(formula) = elements(body, "f").next() {
            assert!(!head.contains("t="), "{name} gives words: {formula}");
            Read::Formula(plain(formula), number(value))
        } else {
            Read::Figure(number(value))
        };
        Some((place(name), read))
    });
    found.collect()
}
