//! A guess on which page each heading falls, for the table of contents before its first refresh.

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
