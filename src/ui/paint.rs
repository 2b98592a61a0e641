//! The pen: words at a place, cut at the border of their area, and never outside of it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Ordinary words.
pub(super) fn plain() -> Style {
    Style::new()
}

/// Words that matter less. Dim and not grey: grey on grey disappears on old projectors.
pub(super) fn faint() -> Style {
    Style::new().add_modifier(Modifier::DIM)
}

/// Words that matter more.
pub(super) fn strong() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

/// The line with the cursor; a mark stands beside it for who sees no colours.
pub(super) fn selected() -> Style {
    Style::new().add_modifier(Modifier::REVERSED)
}

/// Words that ask for attention. The mark beside them says the same without colour.
pub(super) fn alert() -> Style {
    strong().fg(Color::Red)
}

/// Words that say that something is well.
pub(super) fn good() -> Style {
    plain().fg(Color::Green)
}

/// A window for one frame.
pub(super) struct Pen<'a> {
    /// Where it may write.
    pub(super) area: Rect,
    buffer: &'a mut Buffer,
    cursor: &'a mut Option<Position>,
}

impl<'a> Pen<'a> {
    /// A pen for an area of a buffer.
    pub(super) fn new(
        area: Rect,
        buffer: &'a mut Buffer,
        cursor: &'a mut Option<Position>,
    ) -> Self {
        let area = area.intersection(buffer.area);
        Self {
            area,
            buffer,
            cursor,
        }
    }

    /// A pen for a part of the area, in coordinates of the area.
    pub(super) fn part(&mut self, x: u16, y: u16, width: u16, height: u16) -> Pen<'_> {
        let area = Rect::new(
            self.area.x.saturating_add(x),
            self.area.y.saturating_add(y),
            width,
            height,
        )
        .intersection(self.area);
        Pen {
            area,
            buffer: self.buffer,
            cursor: self.cursor,
        }
    }

    /// Columns of the area.
    pub(super) fn width(&self) -> u16 {
        self.area.width
    }

    /// Lines of the area.
    pub(super) fn height(&self) -> u16 {
        self.area.height
    }

    /// Writes words at a place; gives the column after them.
    pub(super) fn put(&mut self, x: u16, y: u16, words: &str, style: Style) -> u16 {
        if y >= self.area.height || x >= self.area.width {
            return x;
        }
        let room = usize::from(self.area.width - x);
        let (end, _) =
            self.buffer
                .set_stringn(self.area.x + x, self.area.y + y, words, room, style);
        end - self.area.x
    }

    /// Writes words that end at a column.
    pub(super) fn put_right(&mut self, end: u16, y: u16, words: &str, style: Style) {
        let width = u16::try_from(words.width()).unwrap_or(end);
        self.put(end.saturating_sub(width), y, words, style);
    }

    /// Gives a whole line a style.
    pub(super) fn line_style(&mut self, y: u16, style: Style) {
        if y < self.area.height {
            let line = Rect::new(self.area.x, self.area.y + y, self.area.width, 1);
            self.buffer.set_style(line, style);
        }
    }

    /// A line across the area.
    pub(super) fn rule(&mut self, y: u16) {
        let line = "─".repeat(usize::from(self.area.width));
        self.put(0, y, &line, faint());
    }

    /// Empties the area.
    pub(super) fn wipe(&mut self) {
        for y in 0..self.area.height {
            let blank = " ".repeat(usize::from(self.area.width));
            self.put(0, y, &blank, Style::reset());
        }
    }

    /// A frame around the area, with a title; gives the pen for its inside.
    pub(super) fn frame(&mut self, title: &str) -> Pen<'_> {
        self.wipe();
        let (width, height) = (self.area.width, self.area.height);
        if width < 4 || height < 3 {
            return self.part(0, 0, width, height);
        }
        let across = "─".repeat(usize::from(width - 2));
        self.put(0, 0, &format!("┌{across}┐"), plain());
        for y in 1..height - 1 {
            self.put(0, y, "│", plain());
            self.put(width - 1, y, "│", plain());
        }
        self.put(0, height - 1, &format!("└{across}┘"), plain());
        if !title.is_empty() {
            let title = format!(" {} ", fit(title, usize::from(width.saturating_sub(6))));
            self.put(2, 0, &title, strong());
        }
        self.part(2, 1, width - 4, height - 2)
    }

    /// Puts the real cursor at a place.
    pub(super) fn cursor_at(&mut self, x: u16, y: u16) {
        if y < self.area.height {
            let x = x.min(self.area.width.saturating_sub(1));
            *self.cursor = Some(Position::new(self.area.x + x, self.area.y + y));
        }
    }
}

/// Words cut to a width, with an ellipsis when something is left out.
pub(super) fn fit(words: &str, width: usize) -> String {
    let line = words.replace('\n', " ");
    if line.width() <= width {
        return line;
    }
    let mut cut = String::new();
    for grapheme in line.graphemes(true) {
        if cut.width() + grapheme.width() + 1 > width {
            break;
        }
        cut.push_str(grapheme);
    }
    if width > 0 {
        cut.push('…');
    }
    cut
}

/// Words in lines of a width.
pub(super) fn wrapped(words: &str, width: u16) -> Vec<String> {
    crate::app::editor::wrap(words, usize::from(width.max(1)))
        .into_iter()
        .map(|line| words[line].trim_end().to_owned())
        .collect()
}
