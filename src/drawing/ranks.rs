//! Two orders of the same things side by side, with a line from each place to its other one. Those that move
//! far are strong.

use super::{Anchor, Dash, Drawing, Ink, Medium, Point, Size, Stroke};

/// A thing with its place in both orders, from 1; equal places are ties.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its name.
    pub name: String,
    /// Its places.
    pub places: [usize; 2],
    /// Words of what put it there: points, votes.
    pub values: [String; 2],
    /// Whether its places are so far apart that they ask for a reason.
    pub far: bool,
}

/// Two orders.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranks {
    /// Names of the orders.
    pub names: [String; 2],
    /// The things.
    pub items: Vec<Item>,
}

/// Things that a figure has room for.
const MOST: usize = 40;

impl Ranks {
    /// The two orders; of more than forty things, the first forty given.
    pub fn draw(&self, medium: &Medium) -> Drawing {
        let gap = medium.gap();
        let line = medium.line(Size::Body);
        let shown = &self.items[..self.items.len().min(MOST)];
        let row = if medium.is_cells() {
            line
        } else {
            ((medium.height - 30.0) / shown.len().max(1) as f64).clamp(line + 1.0, 2.0 * line + 3.0)
        };
        let lines = if row >= 2.0 * line { 2 } else { 1 };
        let side = medium.snap_x(medium.width * 0.38);
        let mut drawing = Drawing::new(medium.width, 2.0 * line + shown.len() as f64 * row + gap);
        let [left, right] = [side, medium.width - side];
        let head = medium.baseline(0.0, Size::Strong);
        let name = |which: usize| medium.fit(&self.names[which], Size::Strong, side);
        drawing.say(
            Point::new(left, head),
            Anchor::End,
            &name(0),
            Size::Strong,
            Ink::Strong,
        );
        drawing.say(
            Point::new(right, head),
            Anchor::Start,
            &name(1),
            Size::Strong,
            Ink::Strong,
        );
        // What put each in its place stands beside the lines.
        let values = shown.iter().flat_map(|item| &item.values);
        let values = values
            .map(|value| medium.width_of(value, Size::Body))
            .fold(0.0, f64::max);
        let mut at = [vec![0.0; shown.len()], vec![0.0; shown.len()]];
        for which in [0, 1] {
            let mut order: Vec<usize> = (0..shown.len()).collect();
            order.sort_by_key(|place| (shown[*place].places[which], *place));
            for (step, place) in order.into_iter().enumerate() {
                let item = &shown[place];
                let y = 1.5 * line + (step as f64 + 0.5) * row;
                let y = medium.snap_y(y - line / 2.0) + line / 2.0;
                at[which][place] = y;
                let value = &item.values[which];
                let words = format!("{}. {}", item.places[which], item.name);
                let weight = if item.far { Size::Strong } else { Size::Body };
                let column = if values > 0.0 { values + gap } else { 0.0 };
                let words = medium.wrap(&words, weight, side - column, lines);
                let top = medium.snap_y(y - words.len() as f64 * line / 2.0);
                let (x, value_x, anchor) = if which == 0 {
                    (left - column, left, Anchor::End)
                } else {
                    (right + column, right, Anchor::Start)
                };
                let value_y = medium.baseline(medium.snap_y(y - line / 2.0), Size::Body);
                drawing.say(
                    Point::new(value_x, value_y),
                    anchor,
                    value,
                    Size::Body,
                    Ink::Soft,
                );
                drawing.say_lines(
                    medium,
                    Point::new(x, top),
                    anchor,
                    &words,
                    (weight, Ink::Strong),
                );
            }
        }
        for (place, item) in shown.iter().enumerate() {
            let ends = [
                Point::new(left + gap, at[0][place]),
                Point::new(right - gap, at[1][place]),
            ];
            let stroke = if item.far {
                Stroke::new(Ink::Accent, 1.8)
            } else {
                Stroke {
                    ink: Ink::Soft,
                    width: 0.8,
                    dash: Dash::Whole,
                }
            };
            drawing.line(&ends, stroke);
        }
        drawing
    }
}
