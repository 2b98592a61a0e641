//! A table in the making: plain words in, a block with alignment and widths out.

use super::Desk;
use crate::report::block::{Align, Block, Column, Inline, Row, RowRole, Table, plain};

/// What stands where there is no answer.
pub(in crate::report) const EMPTY: &str = "—";

/// Letters of table text on a line of an upright page.
const PAGE: f32 = 100.0;

/// A table in the making.
pub(in crate::report) struct Draft {
    columns: Vec<(String, Align)>,
    rows: Vec<Row>,
}

impl Draft {
    pub(in crate::report) fn new() -> Self {
        Self {
            columns: Vec::new(),
            rows: Vec::new(),
        }
    }

    pub(in crate::report) fn column(&mut self, header: impl Into<String>, align: Align) {
        self.columns.push((header.into(), align));
    }

    pub(in crate::report) fn n_columns(&self) -> usize {
        self.columns.len()
    }

    /// An ordinary row; an empty cell is shown as one.
    pub(in crate::report) fn row(&mut self, cells: Vec<String>) {
        let cells = cells
            .into_iter()
            .map(|cell| inlines(if cell.trim().is_empty() { EMPTY } else { &cell }))
            .collect();
        self.push(RowRole::Body, cells);
    }

    /// A sum; what cannot be added stays blank.
    pub(in crate::report) fn total(&mut self, cells: &[String]) {
        self.push(
            RowRole::Total,
            cells.iter().map(|cell| inlines(cell)).collect(),
        );
    }

    /// The title of the rows that follow.
    pub(in crate::report) fn group(&mut self, title: &str) {
        self.push(RowRole::Group, vec![inlines(title)]);
    }

    fn push(&mut self, role: RowRole, mut cells: Vec<Vec<Inline>>) {
        cells.resize(self.columns.len(), Vec::new());
        self.rows.push(Row { role, cells });
    }

    /// The finished table, or nothing when it has no ordinary row.
    pub(in crate::report) fn finish(
        self,
        desk: &Desk<'_>,
        name: &str,
        caption: &str,
        source: String,
    ) -> Vec<Block> {
        if !self.rows.iter().any(|row| row.role == RowRole::Body) {
            return Vec::new();
        }
        let widths = self.widths();
        let columns = self
            .columns
            .into_iter()
            .zip(widths)
            .map(|((header, align), width)| Column {
                header: inlines(&header),
                align,
                width,
            });
        vec![Block::Table(Table {
            id: desk.id(name),
            caption: inlines(caption),
            source,
            columns: columns.collect(),
            rows: self.rows,
        })]
    }

    /// Widths in letters of a page: every column holds its longest word, and what is left goes to long texts.
    fn widths(&self) -> Vec<f32> {
        let sizes: Vec<(f32, f32)> = (0..self.columns.len())
            .map(|place| self.size(place))
            .collect();
        let least: f32 = sizes.iter().map(|(least, _)| least).sum();
        let wished: f32 = sizes.iter().map(|(_, wished)| wished).sum();
        let left = (PAGE - least).max(0.0);
        sizes
            .into_iter()
            .map(|(least, wish)| least + left * wish / wished.max(1.0))
            .collect()
    }

    /// The longest word of a column, and how much more it would like for its texts.
    fn size(&self, place: usize) -> (f32, f32) {
        let (header, _) = &self.columns[place];
        let mut longest = word(header);
        let (mut sum, mut most, mut n) = (0, 0, 0_usize);
        for row in self.rows.iter().filter(|row| row.role != RowRole::Group) {
            let text = plain(&row.cells[place]);
            let length = text.chars().count().min(240);
            longest = longest.max(word(&text));
            sum += length;
            most = most.max(length);
            n += 1;
        }
        let mean = sum as f32 / n.max(1) as f32;
        // Less than in proportion: a text ten times longer needs more lines, not ten times the width.
        let wished = (mean * 0.6 + most as f32 * 0.4).powf(0.8);
        // Two letters of blank between columns.
        (longest as f32 + 2.0, wished)
    }
}

fn word(text: &str) -> usize {
    text.split_whitespace()
        .map(|word| word.chars().count())
        .max()
        .unwrap_or(0)
        .min(16)
}

/// Words with their line breaks.
pub(in crate::report) fn inlines(words: &str) -> Vec<Inline> {
    let mut inlines = Vec::new();
    for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !inlines.is_empty() {
            inlines.push(Inline::Break);
        }
        inlines.push(Inline::text(line));
    }
    inlines
}

/// A paragraph of plain words.
pub(in crate::report) fn paragraph(words: &str) -> Block {
    Block::Paragraph {
        text: inlines(words),
    }
}

/// A label inside a sentence; initials that stay capital («O&M») are left alone.
pub(in crate::report) fn lower_first(label: &str) -> String {
    let mut chars = label.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => label.to_owned(),
    }
}
