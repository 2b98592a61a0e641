//! Tables with fixed widths and a header row on every page, and lines to sign on.

use super::body::{Body, Place};
use super::pages::text_lines;
use super::runs::{Marks, Para};
use crate::report::block::{Align, Column, Grid, Row, RowRole, Signature, Table, plain};

/// A numbered table.
pub(super) fn table(body: &mut Body, table: &Table, place: Place) {
    let number = body.numbers.table();
    body.caption("report-table", number, &table.id, &table.caption);
    let widths = widths(&table.columns, place.width);
    let caption = plain(&table.caption);
    body.xml.open("w:tbl", &[]);
    body.xml.open("w:tblPr", &[]);
    body.xml.leaf("w:tblStyle", &[("w:val", "ReportTable")]);
    body.xml.leaf(
        "w:tblW",
        &[("w:w", &place.width.to_string()), ("w:type", "dxa")],
    );
    body.xml.fixed(
        "<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" \
         w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>",
    );
    if !caption.trim().is_empty() {
        body.xml.leaf("w:tblCaption", &[("w:val", &caption)]);
    }
    body.xml.close();
    columns(body, &widths);
    header(body, &table.columns, &widths);
    body.pages.lines(1.5);
    for row in &table.rows {
        write_row(body, row, table, &widths);
    }
    body.xml.close();
    body.source(&table.source);
}

/// The header row, on every page.
fn header(body: &mut Body, columns: &[Column], widths: &[u32]) {
    open_row(body, true, None);
    for (column, width) in columns.iter().zip(widths) {
        open_cell(body, *width, None, None);
        let para = Para {
            keep_next: true,
            ..aligned(column.align)
        };
        body.words(&para, &column.header);
        body.xml.close();
    }
    body.xml.close();
}

/// Twips in a millimetre.
const MILLIMETRE: f32 = 56.7;

/// Ruled cells to be filled in by hand.
pub(super) fn grid(body: &mut Body, grid: &Grid, place: Place) {
    body.gap_for_break();
    let widths = widths(&grid.columns, place.width);
    body.xml.open("w:tbl", &[]);
    body.xml.open("w:tblPr", &[]);
    body.xml.leaf(
        "w:tblW",
        &[("w:w", &place.width.to_string()), ("w:type", "dxa")],
    );
    body.xml.open("w:tblBorders", &[]);
    let line = if grid.cut { "dashed" } else { "single" };
    let line = [
        ("w:val", line),
        ("w:sz", "6"),
        ("w:space", "0"),
        ("w:color", "000000"),
    ];
    for side in [
        "w:top",
        "w:left",
        "w:bottom",
        "w:right",
        "w:insideH",
        "w:insideV",
    ] {
        body.xml.leaf(side, &line);
    }
    body.xml.close();
    body.xml.fixed(
        "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"40\" w:type=\"dxa\"/>\
         <w:left w:w=\"90\" w:type=\"dxa\"/><w:bottom w:w=\"40\" w:type=\"dxa\"/>\
         <w:right w:w=\"90\" w:type=\"dxa\"/></w:tblCellMar><w:tblLook w:val=\"0000\"/>",
    );
    body.xml.close();
    columns(body, &widths);
    if grid.has_header() {
        header(body, &grid.columns, &widths);
        body.pages.lines(1.5);
    }
    for row in &grid.rows {
        open_row(
            body,
            false,
            Some((f32::from(row.height) * MILLIMETRE) as u32),
        );
        for ((cell, column), width) in row.cells.iter().zip(&grid.columns).zip(&widths) {
            open_cell(body, *width, None, None);
            body.words(&aligned(column.align), cell);
            body.xml.close();
        }
        body.xml.close();
        body.pages.lines(f32::from(row.height) / 5.4);
    }
    body.xml.close();
    body.words(&Para::of("Gap"), &[]);
}

/// Widths in twips that add up to the whole width.
fn widths(columns: &[Column], width: u32) -> Vec<u32> {
    let total: f32 = columns.iter().map(|column| column.width).sum();
    let mut left = width;
    let n_columns = columns.len();
    let mut widths: Vec<u32> = columns
        .iter()
        .map(|column| {
            let share = (column.width / total * width as f32) as u32;
            let share = share.min(left);
            left -= share;
            share
        })
        .collect();
    if let Some(last) = n_columns.checked_sub(1) {
        widths[last] += left;
    }
    widths
}

fn write_row(body: &mut Body, row: &Row, table: &Table, widths: &[u32]) {
    let marks = Marks {
        bold: row.role != RowRole::Body,
        ..Marks::default()
    };
    open_row(body, false, None);
    if row.role == RowRole::Group {
        open_cell(
            body,
            widths.iter().sum(),
            Some(widths.len()),
            Some("EEF3F1"),
        );
        body.open_paragraph(&Para {
            keep_next: true,
            ..Para::of("CellText")
        });
        if let Some(cell) = row.cells.first() {
            body.inlines(cell, marks);
        }
        body.xml.close();
        body.xml.close();
        body.pages.lines(1.0);
    } else {
        let mut tallest = 1.0_f32;
        for ((cell, column), width) in row.cells.iter().zip(&table.columns).zip(widths) {
            open_cell(body, *width, None, None);
            body.open_paragraph(&aligned(column.align));
            body.inlines(cell, marks);
            body.xml.close();
            body.xml.close();
            // Letters of tables are a fifth smaller than those of running text.
            let room = width.saturating_sub(180) * 6 / 5;
            tallest = tallest.max(text_lines(plain(cell).chars().count(), room));
        }
        body.pages.lines(tallest * 0.75 + 0.25);
    }
    body.xml.close();
}

fn aligned(align: Align) -> Para {
    let align = match align {
        Align::Left => None,
        Align::Center => Some("center"),
        Align::Right => Some("right"),
    };
    Para {
        align,
        ..Para::of("CellText")
    }
}

fn columns(body: &mut Body, widths: &[u32]) {
    body.xml.open("w:tblGrid", &[]);
    for width in widths {
        body.xml.leaf("w:gridCol", &[("w:w", &width.to_string())]);
    }
    body.xml.close();
}

/// A row, at least so many twips tall.
fn open_row(body: &mut Body, header: bool, height: Option<u32>) {
    body.xml.open("w:tr", &[]);
    body.xml.open("w:trPr", &[]);
    body.xml.leaf("w:cantSplit", &[]);
    if let Some(height) = height {
        let height = height.to_string();
        body.xml
            .leaf("w:trHeight", &[("w:val", &height), ("w:hRule", "atLeast")]);
    }
    if header {
        body.xml.fixed("<w:tblHeader/>");
    }
    body.xml.close();
}

fn open_cell(body: &mut Body, width: u32, span: Option<usize>, fill: Option<&str>) {
    body.xml.open("w:tc", &[]);
    body.xml.open("w:tcPr", &[]);
    body.xml
        .leaf("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    if let Some(span) = span {
        body.xml.leaf("w:gridSpan", &[("w:val", &span.to_string())]);
    }
    if let Some(fill) = fill {
        body.xml.leaf(
            "w:shd",
            &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)],
        );
    }
    body.xml.close();
}

/// Two people beside each other, with room to sign above their names.
pub(super) fn signatures(body: &mut Body, people: &[Signature], place: Place) {
    body.gap_for_break();
    let gap = 600;
    let half = place.width.saturating_sub(gap) / 2;
    body.xml.open("w:tbl", &[]);
    body.xml.open("w:tblPr", &[]);
    let width = (half * 2 + gap).to_string();
    body.xml
        .leaf("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
    body.xml
        .fixed("<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0000\"/>");
    body.xml.close();
    columns(body, &[half, gap, half]);
    for pair in people.chunks(2) {
        open_row(body, false, None);
        for index in 0..2 {
            if index == 1 {
                open_cell(body, gap, None, None);
                body.words(&Para::of("Gap"), &[]);
                body.xml.close();
            }
            open_cell(body, half, None, None);
            match pair.get(index) {
                Some(person) => {
                    body.open_paragraph(&Para::of("SignatureName"));
                    body.run(&person.name, Marks::default());
                    body.xml.close();
                    body.open_paragraph(&Para::of("SignatureOffice"));
                    body.run(&person.office, Marks::default());
                    body.xml.close();
                }
                None => body.words(&Para::of("Gap"), &[]),
            }
            body.xml.close();
        }
        body.xml.close();
        body.pages.together(6.0);
    }
    body.xml.close();
    body.words(&Para::of("Gap"), &[]);
}
