//! Tables in plain text.

use unicode_width::UnicodeWidthStr;

use super::{Frame, Writer, flat, wrap};
use crate::report::block::{Align, Grid, Row, RowRole, Table};
use crate::report::labels::label;
use crate::text::Kind;

/// Blank between columns.
const GAP: usize = 2;

/// The longest word that a column should hold unbroken.
const LONGEST: usize = 12;

impl Writer {
    pub(super) fn table(&mut self, table: &Table, frame: &Frame) {
        let number = self.numbers.table();
        let caption = format!(
            "{} {number}. {}",
            label(self.lang, "report-table"),
            flat(&table.caption)
        );
        self.words(&caption, Kind::Strong, frame);
        let frame = frame.below();
        match widths(table, frame.room()) {
            Some(widths) => self.columns(table, &widths, &frame),
            None => self.cards(table, &frame),
        }
        self.source(&table.source, &frame);
    }

    /// Cells to be filled in by hand: each row with a rule below, and room for a line of writing.
    pub(super) fn grid(&mut self, grid: &Grid, frame: &Frame) {
        let n = grid.columns.len().max(1);
        let room = frame.room().saturating_sub(GAP * (n - 1));
        let widths = vec![(room / n).max(1); n];
        let aligns: Vec<Align> = grid.columns.iter().map(|column| column.align).collect();
        let rule = format!("{}{}", frame.rest, "─".repeat(frame.room()));
        if grid.has_header() {
            let headers: Vec<String> = grid.columns.iter().map(|one| flat(&one.header)).collect();
            self.cells(&aligns, &headers, &widths, Kind::Strong, frame);
        }
        self.line(rule.as_str(), Kind::Rule);
        for row in &grid.rows {
            let cells: Vec<String> = row.cells.iter().map(|cell| flat(cell)).collect();
            self.cells(&aligns, &cells, &widths, Kind::Words, frame);
            self.line(frame.rest.trim_end(), Kind::Words);
            self.line(rule.as_str(), Kind::Rule);
        }
    }

    /// In columns.
    fn columns(&mut self, table: &Table, widths: &[usize], frame: &Frame) {
        let headers: Vec<String> = table.columns.iter().map(|one| flat(&one.header)).collect();
        let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
        let whole = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        self.cells(&aligns, &headers, widths, Kind::Strong, frame);
        let rule = |mark: &str| format!("{}{}", frame.rest, mark.repeat(whole));
        self.line(rule("─"), Kind::Rule);
        for row in &table.rows {
            match row.role {
                RowRole::Group => {
                    let title = row.cells.first().map(|cell| flat(cell)).unwrap_or_default();
                    self.words(&title, Kind::Strong, frame);
                }
                RowRole::Body => self.cells(&aligns, &texts(row), widths, Kind::Words, frame),
                RowRole::Total => {
                    self.line(rule("─"), Kind::Rule);
                    self.cells(&aligns, &texts(row), widths, Kind::Strong, frame);
                }
            }
        }
    }

    /// One row in as many lines as its longest cell needs.
    fn cells(
        &mut self,
        aligns: &[Align],
        cells: &[String],
        widths: &[usize],
        kind: Kind,
        frame: &Frame,
    ) {
        let wrapped: Vec<Vec<String>> = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| {
                cell.split('\n')
                    .flat_map(|part| wrap(part, *width))
                    .collect()
            })
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..height {
            let mut line = frame.rest.clone();
            for (place, (lines, width)) in wrapped.iter().zip(widths).enumerate() {
                if place > 0 {
                    line.push_str(&" ".repeat(GAP));
                }
                let piece = lines.get(at).map_or("", String::as_str);
                let left = width.saturating_sub(piece.width());
                let before = match aligns[place] {
                    Align::Left => 0,
                    Align::Center => left / 2,
                    Align::Right => left,
                };
                line.push_str(&" ".repeat(before));
                line.push_str(piece);
                line.push_str(&" ".repeat(left - before));
            }
            self.line(line.trim_end(), kind);
        }
    }

    /// Row by row, each answer under its header.
    fn cards(&mut self, table: &Table, frame: &Frame) {
        let headers: Vec<String> = table.columns.iter().map(|one| flat(&one.header)).collect();
        for row in &table.rows {
            let cells = texts(row);
            if row.role == RowRole::Group {
                self.words(
                    cells.first().map_or("", String::as_str),
                    Kind::Strong,
                    frame,
                );
                continue;
            }
            let kind = match row.role {
                RowRole::Total => Kind::Strong,
                _ => Kind::Words,
            };
            let mut inside = frame.inside("· ", "  ");
            for (header, cell) in headers.iter().zip(&cells) {
                let cell = cell.replace('\n', " ");
                if !cell.trim().is_empty() {
                    self.words(&format!("{header}: {cell}"), kind, &inside);
                    inside = inside.below();
                }
            }
        }
    }
}

fn texts(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| flat(cell)).collect()
}

/// How wide each column is; nothing when the words do not fit side by side.
fn widths(table: &Table, room: usize) -> Option<Vec<usize>> {
    let n = table.columns.len();
    let room = room.checked_sub(GAP * n.saturating_sub(1))?;
    let mut sizes: Vec<(usize, usize)> = Vec::with_capacity(n);
    for (place, column) in table.columns.iter().enumerate() {
        let rows = table.rows.iter().filter(|row| row.role != RowRole::Group);
        let mut texts: Vec<String> = rows
            .filter_map(|row| row.cells.get(place))
            .map(|cell| flat(cell))
            .collect();
        texts.push(flat(&column.header));
        let longest_word = texts.iter().flat_map(|text| text.split_whitespace());
        let longest_word = longest_word.map(UnicodeWidthStr::width).max().unwrap_or(0);
        let longest = texts.iter().flat_map(|text| text.split('\n'));
        let longest = longest.map(UnicodeWidthStr::width).max().unwrap_or(0);
        // Numbers are never broken.
        let least = match column.align {
            Align::Right => longest_word,
            _ => longest_word.min(LONGEST),
        };
        sizes.push((least.max(1), longest.max(1)));
    }
    let least: usize = sizes.iter().map(|(least, _)| least).sum();
    if least > room {
        return None;
    }
    // What is left over goes to the columns that want most, a letter at a time.
    let mut widths: Vec<usize> = sizes.iter().map(|(least, _)| *least).collect();
    let mut left = room - least;
    while left > 0 {
        let wanting = (0..n).filter(|at| widths[*at] < sizes[*at].1);
        let Some(at) = wanting.max_by_key(|at| sizes[*at].1 * 100 / widths[*at]) else {
            break;
        };
        widths[at] += 1;
        left -= 1;
    }
    Some(widths)
}
