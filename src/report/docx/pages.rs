//! The paper of each page, and a guess on which page each heading falls, for the table of contents before its first refresh.

use crate::report::block::{Look, Paper, Report};

/// A page in twips: its sides, and its margins above, beside and below.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) margins: [u32; 3],
}

impl Sheet {
    /// The page of a report; loose sheets leave more room to write, and short documents more to print.
    pub(super) fn of(report: &Report) -> Self {
        let (width, height) = match report.paper {
            Paper::A4 => (11_906, 16_838),
            Paper::Letter => (12_240, 15_840),
        };
        let margins = match (report.loose, report.look) {
            (true, _) => [1_134, 907, 1_134],
            (false, Look::Book) => [1_588, 1_418, 1_418],
            (false, Look::Brief | Look::Large) => [1_247, 1_134, 1_134],
        };
        Self {
            width,
            height,
            margins,
        }
    }

    /// Width of the text: upright page, page turned sideways.
    pub(super) fn widths(self) -> [u32; 2] {
        let beside = 2 * self.margins[1];
        [self.width - beside, self.height - beside - 32]
    }
}

/// Goes through the document line by line.
#[derive(Debug)]
pub(super) struct Pages {
    page: usize,
    used: f32,
    landscape: bool,
}

impl Pages {
    /// The first page of the body.
    pub(super) fn new(page: usize) -> Self {
        Self {
            page,
            used: 0.0,
            landscape: false,
        }
    }

    /// The page where we are.
    pub(super) fn page(&self) -> usize {
        self.page
    }

    /// Lines of running text with so many letters in a column of so many twips, and the space after it.
    pub(super) fn text(&mut self, letters: usize, width: u32, after: f32) {
        self.lines(text_lines(letters, width) + after);
    }

    /// So many lines of text.
    pub(super) fn lines(&mut self, lines: f32) {
        let capacity = if self.landscape { 27.0 } else { 46.0 };
        self.used += lines;
        while self.used > capacity {
            self.page += 1;
            self.used -= capacity;
        }
    }

    /// Something of so many lines that is not cut, and at least one line after it.
    pub(super) fn together(&mut self, lines: f32) {
        let capacity = if self.landscape { 27.0 } else { 46.0 };
        if self.used + lines + 1.0 > capacity {
            self.next();
        }
        self.lines(lines);
    }

    /// A new page, unless this one is still empty.
    pub(super) fn next(&mut self) {
        if self.used > 0.0 {
            self.page += 1;
            self.used = 0.0;
        }
    }

    /// A new page, turned or not.
    pub(super) fn turn(&mut self, landscape: bool) {
        self.next();
        self.landscape = landscape;
    }
}

/// Lines that so many letters take in a column of so many twips.
pub(super) fn text_lines(letters: usize, width: u32) -> f32 {
    // A letter of 11 points is about 100 twips wide.
    let per_line = (width as f32 / 100.0).max(4.0);
    (letters as f32 / per_line).ceil().max(1.0)
}
