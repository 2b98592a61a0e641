//! A drawing as letters of a screen: straight lines as boxes, slanted ones as points, patterns as letters.
//!
//! Only what the console of Linux shows: its boxes and shades, Latin letters, four arrows and two points. Inks are
//! left to the screen, which knows its sixteen colours.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::words::{CELL_HEIGHT, CELL_WIDTH};
use super::{Anchor, Area, Dash, Drawing, Fill, Ink, Pattern, Point, Shape, Stroke, Words};

/// A drawing on a screen of letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cells {
    columns: u16,
    lines: u16,
    glyphs: Vec<(char, Ink)>,
    /// For each cell the sides that a line leaves it by.
    sides: Vec<u8>,
    runs: Vec<Run>,
}

/// Words on one line of a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Column of the first letter.
    pub x: u16,
    /// Line, from the top.
    pub y: u16,
    /// The words; they end before the right side.
    pub text: String,
    /// Their ink.
    pub ink: Ink,
}

const UP: u8 = 1;
const RIGHT: u8 = 2;
const DOWN: u8 = 4;
const LEFT: u8 = 8;

/// Boxes by the sides that a line leaves them by.
const BOXES: [char; 16] = [
    ' ', '│', '─', '└', '│', '│', '┌', '├', '─', '┘', '─', '┴', '┐', '┤', '┬', '┼',
];

/// From white to dark.
const SHADES: [char; 5] = [' ', '░', '▒', '▓', '█'];

/// Puts a drawing on a screen of so many columns and lines; what lies outside is left out.
pub fn cells(drawing: &Drawing, columns: u16, lines: u16) -> Cells {
    let count = usize::from(columns) * usize::from(lines);
    let mut cells = Cells {
        columns,
        lines,
        glyphs: vec![(' ', Ink::Strong); count],
        sides: vec![0; count],
        runs: Vec::new(),
    };
    for shape in &drawing.shapes {
        cells.put(shape);
    }
    cells
}

impl Cells {
    /// Columns of the screen.
    pub fn columns(&self) -> u16 {
        self.columns
    }

    /// Lines of the screen.
    pub fn lines(&self) -> u16 {
        self.lines
    }

    /// What stands in a cell behind the words.
    pub fn glyph(&self, x: u16, y: u16) -> (char, Ink) {
        self.place(i64::from(x), i64::from(y))
            .map_or((' ', Ink::Strong), |at| self.glyphs[at])
    }

    /// The words over it, in order.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The lines of the screen as text, without the blanks at their ends.
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        for y in 0..self.lines {
            let mut row: Vec<String> = (0..self.columns)
                .map(|x| self.glyph(x, y).0.to_string())
                .collect();
            for run in self.runs.iter().filter(|run| run.y == y) {
                let mut x = usize::from(run.x);
                for letter in run.text.graphemes(true) {
                    if let Some(cell) = row.get_mut(x) {
                        letter.clone_into(cell);
                    }
                    for covered in 1..letter.width() {
                        if let Some(cell) = row.get_mut(x + covered) {
                            cell.clear();
                        }
                    }
                    x += letter.width();
                }
            }
            lines.push(row.concat().trim_end().to_owned());
        }
        lines.join("\n")
    }

    fn place(&self, x: i64, y: i64) -> Option<usize> {
        let inside = x >= 0 && y >= 0 && x < i64::from(self.columns) && y < i64::from(self.lines);
        inside.then(|| y as usize * usize::from(self.columns) + x as usize)
    }

    fn set(&mut self, (x, y): (i64, i64), glyph: char, ink: Ink) {
        if let Some(at) = self.place(x, y) {
            self.glyphs[at] = (glyph, ink);
            self.sides[at] = 0;
        }
    }

    fn put(&mut self, shape: &Shape) {
        match shape {
            Shape::Line {
                points,
                stroke,
                arrow,
            } => {
                for pair in points.windows(2) {
                    self.line(pair[0], pair[1], *stroke);
                }
                if let (true, [.., before, last]) = (*arrow, &points[..]) {
                    self.head(*before, *last, stroke.ink);
                }
            }
            Shape::Curve {
                from,
                bend,
                to,
                stroke,
                arrow,
            } => {
                let mut last = *from;
                for step in 1..=8 {
                    let part = f64::from(step) / 8.0;
                    let next = from
                        .towards(*bend, part)
                        .towards(bend.towards(*to, part), part);
                    self.slanted(last, next, *stroke);
                    last = next;
                }
                if *arrow {
                    self.head(*bend, *to, stroke.ink);
                }
            }
            Shape::Box {
                area, fill, stroke, ..
            } => {
                let (from, to) = corners(area);
                for y in from.1..=to.1.min(i64::from(self.lines)) {
                    for x in from.0..=to.0.min(i64::from(self.columns)) {
                        self.fill((x, y), *fill);
                    }
                }
                if let Some(stroke) = stroke {
                    self.frame(from, to, *stroke);
                }
            }
            Shape::Polygon {
                rings,
                fill,
                stroke,
            } => self.polygon(rings, *fill, *stroke),
            Shape::Circle {
                centre,
                radius,
                fill,
                stroke,
            } => {
                if *radius <= CELL_WIDTH {
                    let glyph = if matches!(fill, Fill::None | Fill::Plain(Ink::Paper)) {
                        'o'
                    } else {
                        '•'
                    };
                    let ink = stroke.map_or(Ink::Strong, |stroke| stroke.ink);
                    self.set(cell(*centre), glyph, ink);
                    return;
                }
                let ring: Vec<Point> = (0..48)
                    .map(|step| {
                        let (sin, cos) = (f64::from(step) * std::f64::consts::TAU / 48.0).sin_cos();
                        Point::new(centre.x + radius * cos, centre.y + radius * sin)
                    })
                    .collect();
                self.polygon(&[ring], *fill, *stroke);
            }
            Shape::Words(words) => self.say(words),
        }
    }

    fn fill(&mut self, at: (i64, i64), fill: Fill) {
        match fill {
            Fill::None => {}
            Fill::Plain(Ink::Paper) | Fill::Pattern(Pattern::Blank) => {
                self.set(at, ' ', Ink::Strong);
            }
            Fill::Plain(ink) => self.set(at, '█', ink),
            Fill::Tone(step) => self.set(at, SHADES[usize::from(step.min(4))], Ink::Accent),
            Fill::Pattern(pattern) => self.set(at, pattern.glyph(), Ink::Accent),
        }
    }

    fn frame(&mut self, from: (i64, i64), to: (i64, i64), stroke: Stroke) {
        self.across(from.1, from.0, to.0, stroke);
        self.across(to.1, from.0, to.0, stroke);
        self.upright(from.0, from.1, to.1, stroke);
        self.upright(to.0, from.1, to.1, stroke);
    }

    fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        let (a, b) = (cell(from), cell(to));
        if a.1 == b.1 {
            self.across(a.1, a.0.min(b.0), a.0.max(b.0), stroke);
        } else if a.0 == b.0 {
            self.upright(a.0, a.1.min(b.1), a.1.max(b.1), stroke);
        } else {
            self.slanted(from, to, stroke);
        }
    }

    fn across(&mut self, y: i64, from: i64, to: i64, stroke: Stroke) {
        for x in from.max(0)..=to.min(i64::from(self.columns) - 1) {
            let mut sides = 0;
            sides |= if x > from { LEFT } else { 0 };
            sides |= if x < to { RIGHT } else { 0 };
            self.join((x, y), sides, stroke, '-');
        }
    }

    fn upright(&mut self, x: i64, from: i64, to: i64, stroke: Stroke) {
        for y in from.max(0)..=to.min(i64::from(self.lines) - 1) {
            let mut sides = 0;
            sides |= if y > from { UP } else { 0 };
            sides |= if y < to { DOWN } else { 0 };
            self.join((x, y), sides, stroke, '|');
        }
    }

    /// A line in a cell joins those that are there.
    fn join(&mut self, (x, y): (i64, i64), sides: u8, stroke: Stroke, dashed: char) {
        let Some(at) = self.place(x, y) else { return };
        match stroke.dash {
            Dash::Whole => {
                self.sides[at] |= sides;
                self.glyphs[at] = (BOXES[usize::from(self.sides[at] & 15)], stroke.ink);
            }
            Dash::Dots => self.set((x, y), '·', stroke.ink),
            _ => self.set((x, y), dashed, stroke.ink),
        }
    }

    /// A line that is neither upright nor across: points from cell to cell.
    fn slanted(&mut self, from: Point, to: Point, stroke: Stroke) {
        let (a, b) = (cell(from), cell(to));
        let steps = (b.0 - a.0).abs().max((b.1 - a.1).abs()).clamp(1, 1000);
        for step in 0..=steps {
            let share = step as f64 / steps as f64;
            let at = (
                a.0 + ((b.0 - a.0) as f64 * share).round() as i64,
                a.1 + ((b.1 - a.1) as f64 * share).round() as i64,
            );
            if self.place(at.0, at.1).is_some_and(|at| self.sides[at] == 0) {
                self.set(at, '·', stroke.ink);
            }
        }
    }

    fn head(&mut self, from: Point, to: Point, ink: Ink) {
        let (a, b) = (cell(from), cell(to));
        let glyph = if (b.0 - a.0).abs() > 2 * (b.1 - a.1).abs() {
            if b.0 > a.0 { '→' } else { '←' }
        } else if b.1 > a.1 {
            '↓'
        } else {
            '↑'
        };
        self.set(b, glyph, ink);
    }

    fn polygon(&mut self, rings: &[Vec<Point>], fill: Fill, stroke: Option<Stroke>) {
        for y in 0..i64::from(self.lines) {
            let middle = (y as f64 + 0.5) * CELL_HEIGHT;
            let mut crossings: Vec<f64> = Vec::new();
            for ring in rings {
                for (place, from) in ring.iter().enumerate() {
                    let to = ring[(place + 1) % ring.len()];
                    if (from.y <= middle) != (to.y <= middle) {
                        crossings
                            .push(from.x + (to.x - from.x) * (middle - from.y) / (to.y - from.y));
                    }
                }
            }
            crossings.sort_by(f64::total_cmp);
            for pair in crossings.chunks_exact(2) {
                let (from, to) = (
                    cell(Point::new(pair[0], 0.0)).0,
                    cell(Point::new(pair[1], 0.0)).0,
                );
                for x in from.max(0)..=to.min(i64::from(self.columns)) {
                    self.fill((x, y), fill);
                }
            }
        }
        let Some(stroke) = stroke else { return };
        for ring in rings {
            for (place, from) in ring.iter().enumerate() {
                self.slanted(*from, ring[(place + 1) % ring.len()], stroke);
            }
        }
    }

    fn say(&mut self, words: &Words) {
        let wide = words.text.width() as f64;
        let before = match words.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => wide / 2.0,
            Anchor::End => wide,
        };
        let x = (words.at.x / CELL_WIDTH - before).round() as i64;
        let y = (words.at.y / CELL_HEIGHT).floor() as i64;
        let end = i64::from(self.columns);
        if y < 0 || y >= i64::from(self.lines) || x >= end {
            return;
        }
        let mut column = x;
        let mut text = String::new();
        let mut first = None;
        for letter in words.text.graphemes(true) {
            let wide = letter.width() as i64;
            if column >= 0 && column + wide <= end {
                first.get_or_insert(column);
                text.push_str(letter);
            }
            column += wide;
        }
        if let Some(first) = first {
            self.runs.push(Run {
                x: first as u16,
                y: y as u16,
                text,
                ink: words.ink,
            });
        }
    }
}

/// The cell of a point.
fn cell(point: Point) -> (i64, i64) {
    let to = |value: f64, size: f64| (value / size).clamp(-1e6, 1e6).floor() as i64;
    (to(point.x, CELL_WIDTH), to(point.y, CELL_HEIGHT))
}

/// The first and last cell of an area.
fn corners(area: &Area) -> ((i64, i64), (i64, i64)) {
    let from = cell(Point::new(area.x + 0.01, area.y + 0.01));
    let to = cell(Point::new(area.right() - 0.01, area.bottom() - 0.01));
    (from, (to.0.max(from.0), to.1.max(from.1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::{Medium, Size};

    fn boxed(drawing: &mut Drawing, x: f64, y: f64, wide: f64, tall: f64) {
        let area = Area::new(x * 5.0, y * 10.0, wide * 5.0, tall * 10.0);
        drawing.boxed(area, Fill::None, Some(Stroke::new(Ink::Strong, 1.0)));
    }

    #[test]
    fn boxes_meet_lines_and_hold_words() {
        let medium = Medium::cells(20, 5);
        let mut drawing = Drawing::new(medium.width, medium.height);
        boxed(&mut drawing, 0.0, 0.0, 8.0, 3.0);
        let stroke = Stroke::new(Ink::Strong, 1.0);
        drawing.line(
            &[
                Point::new(36.0, 12.0),
                Point::new(62.0, 12.0),
                Point::new(62.0, 45.0),
            ],
            stroke,
        );
        let at = Point::new(20.0, medium.baseline(10.0, Size::Body));
        drawing.say(at, Anchor::Middle, "agua", Size::Body, Ink::Strong);
        let text = cells(&drawing, 20, 5).text();
        assert_eq!(
            text,
            "┌──────┐\n│ agua ├────┐\n└──────┘    │\n            │\n            │"
        );
    }

    #[test]
    fn what_lies_outside_is_left_out() {
        let mut drawing = Drawing::new(50.0, 20.0);
        for x in [-1e9, -30.0, 20.0, 1e9, f64::NAN] {
            let from = Point::new(x, -50.0);
            let stroke = Stroke::new(Ink::Strong, 1.0);
            drawing.line(&[from, Point::new(20.0, 15.0)], stroke);
            drawing.say(
                Point::new(x, 8.0),
                Anchor::Middle,
                "palabras muy largas",
                Size::Body,
                Ink::Strong,
            );
            drawing.boxed(Area::new(x, 0.0, 1e9, 1e9), Fill::Tone(2), Some(stroke));
        }
        let cells = cells(&drawing, 10, 2);
        assert!(cells.text().lines().all(|line| line.chars().count() <= 10));
        assert!(
            cells
                .runs()
                .iter()
                .all(|run| usize::from(run.x) + run.text.chars().count() <= 10)
        );
    }

    #[test]
    fn every_letter_is_one_that_a_console_has() {
        let shown: Vec<char> = Pattern::ALL
            .iter()
            .map(|pattern| pattern.glyph())
            .chain(BOXES)
            .chain(SHADES)
            .collect();
        for c in shown {
            assert!(
                c.is_ascii_graphic() || " ·│─┌┐└┘├┤┬┴┼░▒▓█".contains(c),
                "{c}"
            );
        }
    }
}
