//! A table whose cells are the darker the more they say, with the number in each.

use super::legend::{Legend, Sample};
use super::{Anchor, Area, DARKEST, Drawing, Fill, Ink, Medium, Point, Shape, Size, Stroke, Words};

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its words: a number, or a few letters.
    pub words: String,
    /// How much it says, 0–1.
    pub share: f64,
}

/// A table of cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Heat {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Names of the rows with a cell for each column; `None` where there is none.
    pub rows: Vec<(String, Vec<Option<Cell>>)>,
    /// What shares mean in words, from light to dark.
    pub levels: Vec<(f64, String)>,
    /// Names of columns that are called by a code.
    pub key: Vec<(String, String)>,
}

/// Rows that a figure has room for.
const MOST: usize = 40;

/// More columns than this have their names upright.
const ACROSS: usize = 8;

impl Heat {
    /// The table. `left` says in words how many rows are not shown.
    pub fn draw(&self, medium: &Medium, left: &dyn Fn(usize) -> String) -> Drawing {
        let rows = &self.rows[..self.rows.len().min(MOST)];
        let (gap, line) = (medium.gap(), medium.line(Size::Small));
        let names = rows
            .iter()
            .map(|(name, _)| medium.width_of(name, Size::Small))
            .fold(0.0, f64::max);
        let names = medium.snap_x(names.min(medium.width * 0.38));
        let count = self.columns.len().max(1);
        let wide = medium
            .snap_x((medium.width - names - gap) / count as f64 - gap / 2.0)
            .clamp(gap, 110.0);
        let mut drawing = Drawing::new(medium.width, 1.0);
        let head = self.head(&mut drawing, medium, names + gap, wide);
        let mut y = head;
        for (name, cells) in rows {
            let label = medium.wrap(name, Size::Small, names, 3);
            let tall = medium.snap_y(
                (label.len().max(1) as f64 * line + gap / 2.0)
                    .max(medium.line(Size::Strong) + gap / 2.0),
            );
            let top = medium.snap_y(y + (tall - label.len() as f64 * line) / 2.0);
            drawing.say_lines(
                medium,
                Point::new(names, top),
                Anchor::End,
                &label,
                (Size::Small, Ink::Strong),
            );
            for (column, cell) in cells.iter().enumerate().take(self.columns.len()) {
                let area = Area::new(names + gap + column as f64 * wide, y, wide, tall);
                put(&mut drawing, medium, area, cell.as_ref());
            }
            y += tall;
        }
        let mut legend = Legend::new();
        for (share, words) in &self.levels {
            legend.add(Sample::Fill(tone(*share)), words);
        }
        for (code, name) in &self.key {
            legend.add(Sample::Code(code.clone()), name);
        }
        if rows.len() < self.rows.len() {
            legend.note = left(self.rows.len() - rows.len());
        }
        let at = Point::new(0.0, medium.snap_y(y + gap));
        legend.draw(&mut drawing, medium, at, medium.width);
        drawing.height = (at.y + legend.height(medium, medium.width) + 2.0).ceil();
        drawing
    }

    /// Names of the columns; gives where the rows begin.
    fn head(&self, drawing: &mut Drawing, medium: &Medium, from: f64, wide: f64) -> f64 {
        let line = medium.line(Size::Body);
        if self.columns.len() > ACROSS && !medium.is_cells() {
            let longest = self
                .columns
                .iter()
                .map(|name| medium.width_of(name, Size::Body))
                .fold(0.0, f64::max);
            let tall = longest.min(110.0);
            for (column, name) in self.columns.iter().enumerate() {
                let x = from + (column as f64 + 0.5) * wide + 2.8;
                drawing.shapes.push(Shape::Words(Words {
                    at: Point::new(x, tall + 1.0),
                    anchor: Anchor::Start,
                    text: medium.fit(name, Size::Body, tall),
                    size: Size::Body,
                    ink: Ink::Strong,
                    turned: true,
                }));
            }
            return tall + 4.0;
        }
        let names: Vec<Vec<String>> = self
            .columns
            .iter()
            .map(|name| medium.wrap(name, Size::Body, wide - 2.0, 3))
            .collect();
        let most = names.iter().map(Vec::len).max().unwrap_or(0);
        for (column, lines) in names.iter().enumerate() {
            let top = (most - lines.len()) as f64 * line;
            let at = Point::new(from + (column as f64 + 0.5) * wide, top);
            drawing.say_lines(medium, at, Anchor::Middle, lines, (Size::Body, Ink::Strong));
        }
        medium.snap_y(most as f64 * line + medium.gap() / 2.0)
    }
}

fn put(drawing: &mut Drawing, medium: &Medium, area: Area, cell: Option<&Cell>) {
    let border = (!medium.is_cells()).then_some(Stroke::new(Ink::Soft, 0.5));
    let Some(cell) = cell else {
        drawing.boxed(area, Fill::None, border);
        return;
    };
    let fill = tone(cell.share);
    drawing.boxed(area, fill, border);
    let words = medium.fit(&cell.words, Size::Strong, area.width - 2.0);
    let top = area.y + (area.height - medium.line(Size::Strong)) / 2.0;
    let at = Point::new(
        area.centre().x,
        medium.baseline(medium.snap_y(top), Size::Strong),
    );
    drawing.say(at, Anchor::Middle, &words, Size::Strong, fill.words());
}

fn tone(share: f64) -> Fill {
    let share = if share.is_finite() { share } else { 0.0 };
    Fill::Tone((share.clamp(0.0, 1.0) * f64::from(DARKEST)).round() as u8)
}
