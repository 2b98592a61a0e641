//! What numbers, patterns and lines stand for, in columns under a figure.

use super::{Anchor, Area, Drawing, Fill, Ink, Medium, Point, Shape, Size, Stroke};

/// What stands before the words of an entry.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Sample {
    /// A code or number.
    Code(String),
    /// An area.
    Fill(Fill),
    /// A line.
    Line(Stroke, bool),
    /// A mark.
    Mark(Fill),
}

/// The entries of a legend.
pub(super) struct Legend {
    pub(super) entries: Vec<(Sample, String)>,
    /// A line after them: what was left out.
    pub(super) note: String,
}

/// Where the entries go.
struct Columns {
    count: usize,
    width: f64,
    sample: f64,
    /// Lines of each entry.
    lines: Vec<Vec<String>>,
}

impl Legend {
    pub(super) fn new() -> Self {
        Self {
            entries: Vec::new(),
            note: String::new(),
        }
    }

    pub(super) fn add(&mut self, sample: Sample, words: &str) {
        self.entries.push((sample, words.to_owned()));
    }

    fn columns(&self, medium: &Medium, width: f64) -> Columns {
        let gap = 2.0 * medium.gap();
        let sample = self
            .entries
            .iter()
            .map(|(sample, _)| match sample {
                Sample::Code(code) => medium.width_of(code, Size::Strong),
                Sample::Fill(_) => 3.0 * medium.gap(),
                Sample::Line(..) => 7.0 * medium.gap(),
                Sample::Mark(_) => 1.5 * medium.gap(),
            })
            .fold(0.0, f64::max)
            + medium.gap();
        let longest = self
            .entries
            .iter()
            .map(|(_, words)| medium.width_of(words, Size::Small))
            .fold(0.0, f64::max);
        // Two columns always fit: words too long for one go on below.
        let wish = (sample + longest + gap).min(f64::midpoint(width, gap));
        let count = ((width + gap) / wish).floor().clamp(1.0, 5.0) as usize;
        let count = count.min(self.entries.len().max(1));
        let column = (width + gap) / count as f64 - gap;
        let column = medium.snap_x(column - medium.gap() / 2.0).max(medium.gap());
        let lines = self
            .entries
            .iter()
            .map(|(_, words)| medium.wrap(words, Size::Small, (column - sample).max(1.0), 3))
            .collect();
        Columns {
            count,
            width: column + gap,
            sample,
            lines,
        }
    }

    /// How tall it is at a width; nothing when it is empty.
    pub(super) fn height(&self, medium: &Medium, width: f64) -> f64 {
        let columns = self.columns(medium, width);
        let rows: usize = self.rows(&columns).iter().map(|(_, tall)| tall).sum();
        let note = self.note_lines(medium, width).len();
        (rows + note) as f64 * medium.line(Size::Small)
    }

    /// Takes entries from the end, but not below `least` of them, until it is no taller than asked; gives how many.
    pub(super) fn shorten(
        &mut self,
        medium: &Medium,
        width: f64,
        tall: f64,
        least: usize,
    ) -> usize {
        let count = self.entries.len();
        while self.entries.len() > least && self.height(medium, width) > tall {
            let fewer = self.entries.len() - self.entries.len().div_ceil(12);
            self.entries.truncate(fewer.max(least));
        }
        count - self.entries.len()
    }

    fn note_lines(&self, medium: &Medium, width: f64) -> Vec<String> {
        medium.wrap(&self.note, Size::Small, width, 2)
    }

    /// The entries of each row, and how many lines it takes. Entries go down the columns.
    fn rows(&self, columns: &Columns) -> Vec<(Vec<usize>, usize)> {
        let count = self.entries.len();
        let down = count.div_ceil(columns.count);
        (0..down)
            .map(|row| {
                let members: Vec<usize> = (0..columns.count)
                    .map(|column| column * down + row)
                    .filter(|at| *at < count)
                    .collect();
                let tall = members
                    .iter()
                    .map(|at| columns.lines[*at].len())
                    .max()
                    .unwrap_or(1)
                    .max(1);
                (members, tall)
            })
            .collect()
    }

    /// Draws it with its upper left corner at a place.
    pub(super) fn draw(&self, drawing: &mut Drawing, medium: &Medium, at: Point, width: f64) {
        let columns = self.columns(medium, width);
        let line = medium.line(Size::Small);
        let mut y = at.y;
        for (members, tall) in self.rows(&columns) {
            for (column, member) in members.into_iter().enumerate() {
                let x = at.x + column as f64 * columns.width;
                let x = medium.snap_x(x);
                sample(drawing, medium, Point::new(x, y), &self.entries[member].0);
                let words = Point::new(x + columns.sample, y);
                drawing.say_lines(
                    medium,
                    words,
                    Anchor::Start,
                    &columns.lines[member],
                    (Size::Small, Ink::Strong),
                );
            }
            y += tall as f64 * line;
        }
        let note = self.note_lines(medium, width);
        drawing.say_lines(
            medium,
            Point::new(at.x, y),
            Anchor::Start,
            &note,
            (Size::Small, Ink::Soft),
        );
    }
}

fn sample(drawing: &mut Drawing, medium: &Medium, at: Point, sample: &Sample) {
    let line = medium.line(Size::Small);
    let (gap, middle) = (medium.gap(), at.y + line / 2.0);
    match sample {
        Sample::Code(code) => {
            let at = Point::new(at.x, medium.baseline(at.y, Size::Small));
            drawing.say(at, Anchor::Start, code, Size::Strong, Ink::Strong);
        }
        Sample::Fill(fill) => {
            let border = if medium.is_cells() { 0.0 } else { 1.2 };
            let area = Area::new(at.x, at.y, 3.0 * gap, line).inset(border);
            let stroke = (!medium.is_cells()).then_some(Stroke::new(Ink::Soft, 0.5));
            drawing.boxed(area, *fill, stroke);
        }
        Sample::Line(stroke, arrow) => drawing.shapes.push(Shape::Line {
            points: vec![
                Point::new(at.x, middle),
                Point::new(at.x + 6.5 * gap, middle),
            ],
            stroke: *stroke,
            arrow: *arrow,
        }),
        Sample::Mark(fill) => drawing.shapes.push(Shape::Circle {
            centre: Point::new(at.x + gap / 2.0 + 1.0, middle),
            radius: 2.6,
            fill: *fill,
            stroke: Some(Stroke::new(Ink::Strong, 0.9)),
        }),
    }
}
