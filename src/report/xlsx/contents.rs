//! The first sheet: whose plan this is the annex of, how far it is, and what each sheet holds.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::book::{Book, Entry};
use super::cell::Cell;
use super::pen::{Pen, Row, col, row_of};

/// Where each thing stands, in rows from 0.
const TITLE: usize = 0;
const FACTS: usize = 1;

/// Fills the sheet of contents.
pub(super) fn write(
    book: &Book<'_>,
    entries: &[Entry],
    worksheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    let cover = book.cover.clone();
    let mut facts = vec![cover.territory.clone()];
    facts.extend(cover.lines.iter().cloned());
    facts.push(cover.date.clone());
    facts.push(cover.version.clone());
    if cover.mark.is_some() {
        facts.push(book.say("report-sample"));
    }
    let about = ["xlsx-about", "xlsx-about-sums", "xlsx-about-back"];
    facts.extend(about.map(|key| book.say(key)));
    facts.retain(|fact| !fact.trim().is_empty());
    let mut pen = Pen { book, worksheet };
    let strong = Format::new().set_bold().set_font_size(16);
    let title = match &cover.mark {
        Some(mark) => format!("{mark} — {}", cover.title),
        None => cover.title.clone(),
    };
    pen.words(TITLE, 0, &title, &strong)?;
    let plain = Format::new();
    for (row, fact) in (FACTS..).zip(&facts) {
        pen.words(row, 0, fact, &plain)?;
    }
    for (at, width) in [(0, 34.0), (1, 64.0), (2, 12.0)] {
        pen.worksheet.set_column_width(col(at)?, width)?;
    }
    let header = FACTS + facts.len() + 1;
    if entries.is_empty() {
        pen.words(header, 0, &book.say("xlsx-empty"), &plain)?;
        pen.printing(&book.say("report-contents"), None, header, 3)?;
        return Ok(());
    }
    let headers = [
        "xlsx-contents-sheet",
        "xlsx-contents-holds",
        "xlsx-contents-rows",
    ];
    let headers = headers.map(|key| Cell::text(book.say(key)));
    pen.row(header, &headers, Row::Header)?;
    for (row, entry) in (header + 1..).zip(entries) {
        pen.link(row, 0, &entry.name, &entry.name)?;
        let cells = [
            Cell::text(&entry.holds),
            Cell::figure(Decimal::from(entry.n_rows)),
        ];
        for (at, cell) in (1..).zip(&cells) {
            let format = pen.style(Row::Body, cell);
            pen.put(row, at, cell, &format)?;
        }
    }
    pen.printing(
        &book.say("report-contents"),
        Some(header),
        header + entries.len(),
        headers.len(),
    )?;
    pen.worksheet.set_freeze_panes(row_of(header + 1)?, 0)?;
    Ok(())
}
