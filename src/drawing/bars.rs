//! Bars: one for each label, several side by side, or parts on top of each other.
//!
//! They lie down, so that long names can be read; each says its number.

use super::legend::{Legend, Sample};
use super::{Anchor, Area, Drawing, Fill, Ink, Medium, Pattern, Point, Size, Stroke};

/// A label with its bars.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is about.
    pub label: String,
    /// A value of each series, with its words; `None` where there is none.
    pub values: Vec<Option<(f64, String)>>,
    /// Words of their sum; only for parts.
    pub total: String,
}

/// A figure of bars.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// Names of the series; one has no legend.
    pub series: Vec<String>,
    /// The rows, from above.
    pub rows: Vec<Row>,
    /// Whether the values of a row are parts of one bar instead of bars side by side.
    pub stacked: bool,
}

/// Rows that a figure has room for.
const MOST: usize = 40;

impl Bars {
    /// The bars. `left` says in words how many rows are not shown.
    pub fn draw(&self, medium: &Medium, left: &dyn Fn(usize) -> String) -> Drawing {
        let rows = &self.rows[..self.rows.len().min(MOST)];
        let gap = medium.gap();
        let line = medium.line(Size::Body);
        let widest = |words: &mut dyn Iterator<Item = &String>, size: Size| {
            words
                .map(|words| medium.width_of(words, size))
                .fold(0.0, f64::max)
        };
        let names = widest(&mut rows.iter().map(|row| &row.label), Size::Body);
        let names = medium.snap_x(names.min(medium.width * 0.36));
        let said = if self.stacked {
            widest(&mut rows.iter().map(|row| &row.total), Size::Strong)
        } else {
            widest(
                &mut rows
                    .iter()
                    .flat_map(|row| &row.values)
                    .flatten()
                    .map(|(_, words)| words),
                Size::Body,
            )
        };
        let plot = Area::new(
            names + 2.0 * gap,
            0.0,
            (medium.width - names - said - 4.0 * gap).max(gap),
            0.0,
        );
        let (low, high) = self.span(rows);
        let at = |value: f64| plot.x + plot.width * ((value - low) / (high - low)).clamp(0.0, 1.0);
        let mut drawing = Drawing::new(medium.width, 1.0);
        let mut y = medium.snap_y(gap / 2.0);
        let top = y;
        for row in rows {
            let label = medium.wrap(&row.label, Size::Body, names, 2);
            let n_bars = if self.stacked {
                1
            } else {
                self.series.len().max(1)
            };
            let tall = if medium.is_cells() || n_bars == 1 {
                line
            } else {
                line * 0.92
            };
            let height = (label.len() as f64 * line).max(n_bars as f64 * tall);
            let middle = y + height / 2.0;
            let label_top = medium.snap_y(middle - label.len() as f64 * line / 2.0);
            drawing.say_lines(
                medium,
                Point::new(names, label_top),
                Anchor::End,
                &label,
                (Size::Body, Ink::Strong),
            );
            let bars_top = medium.snap_y(middle - n_bars as f64 * tall / 2.0);
            if self.stacked {
                parts(&mut drawing, medium, row, (bars_top, tall), &at);
            } else {
                bars(&mut drawing, medium, row, (bars_top, tall), &at);
            }
            y += height + medium.snap_y(if n_bars == 1 { 3.0 } else { 6.0 });
        }
        if !medium.is_cells() {
            let x = at(0.0);
            drawing.line(
                &[Point::new(x, top - 1.0), Point::new(x, y - 1.0)],
                Stroke::new(Ink::Strong, 0.8),
            );
        }
        let legend = self.legend(self.rows.len() - rows.len(), left);
        let place = Point::new(0.0, medium.snap_y(y + gap));
        legend.draw(&mut drawing, medium, place, medium.width);
        drawing.height = (place.y + legend.height(medium, medium.width) + 2.0).ceil();
        drawing
    }

    /// The least and greatest value; zero is always among them.
    fn span(&self, rows: &[Row]) -> (f64, f64) {
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for row in rows {
            let values = row
                .values
                .iter()
                .flatten()
                .map(|(value, _)| *value)
                .filter(|value| value.is_finite());
            if self.stacked {
                high = high.max(values.filter(|value| *value > 0.0).sum());
            } else {
                for value in values {
                    low = low.min(value);
                    high = high.max(value);
                }
            }
        }
        if high - low > 0.0 {
            (low, high)
        } else {
            (0.0, 1.0)
        }
    }

    fn legend(&self, hidden: usize, left: &dyn Fn(usize) -> String) -> Legend {
        let mut legend = Legend::new();
        if self.series.len() > 1 {
            for (series, name) in self.series.iter().enumerate() {
                legend.add(Sample::Fill(fill(series)), name);
            }
        }
        if hidden > 0 {
            legend.note = left(hidden);
        }
        legend
    }
}

fn fill(series: usize) -> Fill {
    Fill::Pattern(Pattern::of(series))
}

fn put(drawing: &mut Drawing, medium: &Medium, area: Area, series: usize) {
    if area.width <= 0.0 {
        return;
    }
    if medium.is_cells() {
        // Columns and not shares of one: a bar that ends in a cell does not take it.
        let right = medium.snap_x(area.right());
        let area = Area::new(
            medium.snap_x(area.x),
            area.y,
            right - medium.snap_x(area.x),
            area.height,
        );
        if area.width > 0.0 {
            drawing.boxed(area, fill(series), None);
        }
        return;
    }
    drawing.boxed(area, fill(series), Some(Stroke::new(Ink::Strong, 0.6)));
}

fn bars(
    drawing: &mut Drawing,
    medium: &Medium,
    row: &Row,
    (top, tall): (f64, f64),
    at: &dyn Fn(f64) -> f64,
) {
    for (series, value) in row.values.iter().enumerate() {
        let Some((value, words)) = value else {
            continue;
        };
        let value = if value.is_finite() { *value } else { 0.0 };
        let y = top + series as f64 * tall;
        let (from, to) = (at(value.min(0.0)), at(value.max(0.0)));
        let inset = if medium.is_cells() { 0.0 } else { 0.8 };
        let area = Area::new(from, y + inset, (to - from).max(0.0), tall - 2.0 * inset);
        put(drawing, medium, area, series);
        let place = Point::new(
            medium.snap_x(to + medium.gap() * 0.8),
            medium.baseline(y + (tall - medium.line(Size::Body)) / 2.0, Size::Body),
        );
        drawing.say(place, Anchor::Start, words, Size::Body, Ink::Strong);
    }
}

fn parts(
    drawing: &mut Drawing,
    medium: &Medium,
    row: &Row,
    (top, tall): (f64, f64),
    at: &dyn Fn(f64) -> f64,
) {
    let mut sum = 0.0;
    for (series, value) in row.values.iter().enumerate() {
        let value = value.as_ref().map_or(0.0, |(value, _)| *value);
        if value.is_finite() && value > 0.0 {
            let (from, to) = (at(sum), at(sum + value));
            put(
                drawing,
                medium,
                Area::new(from, top, to - from, tall),
                series,
            );
            sum += value;
        }
    }
    let place = Point::new(
        medium.snap_x(at(sum) + medium.gap() * 0.8),
        medium.baseline(top, Size::Strong),
    );
    drawing.say(place, Anchor::Start, &row.total, Size::Strong, Ink::Strong);
}
