//! How wide words are, where they break, and what they are drawn on.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::widths::{BOLD, REGULAR};
use super::{Anchor, Area, Words};

/// Width of a cell of a screen in points.
pub(super) const CELL_WIDTH: f64 = 5.0;
/// Height of a cell of a screen in points.
pub(super) const CELL_HEIGHT: f64 = 10.0;

/// How large words are. On a screen all are one size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Ticks and legends: 7 points.
    Small,
    /// What the figure says: 8 points.
    Body,
    /// The same, bold.
    Strong,
}

impl Size {
    /// Points of the font.
    pub fn points(self) -> f64 {
        match self {
            Self::Small => 7.0,
            Self::Body | Self::Strong => 8.0,
        }
    }

    /// Whether the letters are bold.
    pub fn is_bold(self) -> bool {
        self == Self::Strong
    }
}

/// What a figure is drawn on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Medium {
    /// The width that there is, in points.
    pub width: f64,
    /// The greatest height, in points.
    pub height: f64,
    cells: bool,
}

impl Medium {
    /// The text of an upright A4 page: 160 mm wide.
    pub const fn page() -> Self {
        Self {
            width: 453.0,
            height: 538.0,
            cells: false,
        }
    }

    /// The text of an A4 page turned sideways.
    pub const fn wide_page() -> Self {
        Self {
            width: 700.0,
            height: 340.0,
            cells: false,
        }
    }

    /// A screen of so many columns and lines.
    pub fn cells(columns: u16, lines: u16) -> Self {
        Self {
            width: f64::from(columns) * CELL_WIDTH,
            height: f64::from(lines) * CELL_HEIGHT,
            cells: true,
        }
    }

    /// Whether it is a screen of letters.
    pub fn is_cells(&self) -> bool {
        self.cells
    }

    /// Width of words in points.
    pub fn width_of(&self, words: &str, size: Size) -> f64 {
        if self.cells {
            return words.width() as f64 * CELL_WIDTH;
        }
        let table = if size.is_bold() { &BOLD } else { &REGULAR };
        let thousandths: f64 = words.chars().map(|c| advance(c, table)).sum();
        thousandths * size.points() / 1000.0
    }

    /// Height of a line of words.
    pub fn line(&self, size: Size) -> f64 {
        if self.cells {
            CELL_HEIGHT
        } else {
            size.points() * 1.25
        }
    }

    /// Where the letters of a line stand whose upper side is at `top`.
    pub(super) fn baseline(&self, top: f64, size: Size) -> f64 {
        if self.cells {
            top + CELL_HEIGHT * 0.8
        } else {
            top + size.points() * 0.97
        }
    }

    /// A small distance between things: 4 points, or one cell.
    pub(super) fn gap(&self) -> f64 {
        if self.cells { CELL_WIDTH } else { 4.0 }
    }

    /// The nearest border of cells, left or right of `x`; on paper `x` itself.
    pub(super) fn snap_x(&self, x: f64) -> f64 {
        if self.cells {
            (x / CELL_WIDTH).round() * CELL_WIDTH
        } else {
            x
        }
    }

    /// The nearest border of lines, above or below `y`; on paper `y` itself.
    pub(super) fn snap_y(&self, y: f64) -> f64 {
        if self.cells {
            (y / CELL_HEIGHT).round() * CELL_HEIGHT
        } else {
            y
        }
    }

    /// The rectangle that a line of words takes.
    pub fn area_of(&self, words: &Words) -> Area {
        let width = self.width_of(&words.text, words.size);
        let height = self.line(words.size);
        let before = match words.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
        let rise = self.baseline(0.0, words.size);
        if words.turned {
            let y = words.at.y + before - width;
            Area::new(words.at.x - rise, y, height, width)
        } else {
            Area::new(words.at.x - before, words.at.y - rise, width, height)
        }
    }

    /// Words cut to a width, with an ellipsis when something is left out.
    pub(super) fn fit(&self, words: &str, size: Size, width: f64) -> String {
        if self.width_of(words, size) <= width {
            return words.to_owned();
        }
        let room = width - self.width_of("…", size);
        let mut cut = String::new();
        let mut so_far = 0.0;
        for letter in words.graphemes(true) {
            so_far += self.width_of(letter, size);
            if so_far > room {
                break;
            }
            cut.push_str(letter);
        }
        let mut cut = cut.trim_end().to_owned();
        if !cut.is_empty() || room >= 0.0 {
            cut.push('…');
        }
        cut
    }

    /// Words in lines of a width, no more than `most`; the last one ends with an ellipsis when something is left
    /// out. A word wider than a line is cut.
    pub(super) fn wrap(&self, words: &str, size: Size, width: f64, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut rest = words.split_whitespace().peekable();
        let blank = self.width_of(" ", size);
        let mut line = String::new();
        let mut so_far = 0.0;
        while let Some(word) = rest.peek().copied() {
            let wide = self.width_of(word, size);
            if !line.is_empty() && so_far + blank + wide > width {
                lines.push(std::mem::take(&mut line));
                so_far = 0.0;
                if lines.len() == most {
                    break;
                }
                continue;
            }
            if !line.is_empty() {
                line.push(' ');
                so_far += blank;
            }
            line.push_str(word);
            so_far += wide;
            rest.next();
        }
        if !line.is_empty() && lines.len() < most {
            lines.push(line);
        }
        let left = rest.peek().is_some();
        for line in &mut lines {
            if self.width_of(line, size) > width {
                *line = self.fit(line, size, width);
            }
        }
        if let Some(last) = lines.last_mut()
            && left
        {
            let more = format!("{last} …");
            *last = if self.width_of(&more, size) <= width {
                more
            } else {
                // One letter more than fits, so that the cut shows.
                self.fit(&format!("{last}…{last}"), size, width)
            };
        }
        lines
    }
}

/// Width of a letter in thousandths of its size. What the font lacks comes from others, which are wider.
fn advance(c: char, table: &[u16; 352]) -> f64 {
    let known = (c as usize)
        .checked_sub(0x20)
        .and_then(|place| table.get(place))
        .map_or(0, |width| *width);
    if known > 0 {
        return f64::from(known);
    }
    match c {
        '\u{300}'..='\u{36f}' => 0.0,
        '–' => 500.0,
        '—' => 1000.0,
        '‘' | '’' => 217.0,
        '“' | '”' | '„' => 513.0,
        '•' => 376.0,
        '…' => 855.0,
        '€' => 572.0,
        '←' | '→' | '↑' | '↓' | '≤' | '≥' | '−' => 838.0,
        _ if c.is_control() => 0.0,
        _ => 1000.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::{Ink, Point};

    const PAGE: Medium = Medium::page();

    #[test]
    fn words_are_as_wide_as_their_letters() {
        assert!((PAGE.width_of("Aa", Size::Body) - 9.6).abs() < 0.001);
        assert!(PAGE.width_of("Aa", Size::Strong) > PAGE.width_of("Aa", Size::Body));
        assert!((Medium::cells(80, 24).width_of("añ水", Size::Body) - 20.0).abs() < 0.001);
    }

    #[test]
    fn lines_are_never_wider_than_asked_and_say_when_something_is_left_out() {
        let words = "Las familias de Pucarumi pagan agua de tanquero seis meses al año";
        for medium in [PAGE, Medium::cells(80, 24)] {
            for width in [20.0, 45.0, 90.0, 400.0] {
                for most in 1..4 {
                    let lines = medium.wrap(words, Size::Body, width, most);
                    assert!(lines.len() <= most);
                    for line in &lines {
                        assert!(medium.width_of(line, Size::Body) <= width, "{line} {width}");
                    }
                    let whole = lines.join(" ") == words;
                    assert!(
                        whole || lines.iter().any(|line| line.contains('…')),
                        "{lines:?}"
                    );
                }
            }
        }
        assert_eq!(PAGE.wrap("", Size::Body, 50.0, 3), Vec::<String>::new());
        assert_eq!(
            PAGE.wrap("Interminablísimamente", Size::Body, 30.0, 3)
                .len(),
            1
        );
    }

    #[test]
    fn words_that_go_up_take_a_tall_area() {
        let words = Words {
            at: Point::new(10.0, 100.0),
            anchor: Anchor::Middle,
            text: "Poder de decidir".to_owned(),
            size: Size::Body,
            ink: Ink::Soft,
            turned: true,
        };
        let area = PAGE.area_of(&words);
        assert!(area.height > area.width);
        assert!((area.centre().y - 100.0).abs() < 0.001);
    }
}
