//! What goes from one place to another: an arrow for each, the wider the stronger, and who gains by its line.

use super::legend::{Legend, Sample};
use super::{Anchor, Dash, Drawing, Ink, Medium, Point, Shape, Size, Stroke};

/// Something that goes from a place to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// Where it comes from.
    pub from: String,
    /// Where it goes.
    pub to: String,
    /// What goes there.
    pub what: String,
    /// How strong it is, 0–1.
    pub strength: f64,
    /// Which of [`Flows::kinds`] it is.
    pub kind: Option<usize>,
}

/// Flows with the names of their kinds.
#[derive(Debug, Clone, PartialEq)]
pub struct Flows {
    /// Names of the kinds, each with a line of its own.
    pub kinds: Vec<String>,
    /// The flows, from above.
    pub flows: Vec<Flow>,
}

/// Flows that a figure has room for.
const MOST: usize = 24;

impl Flows {
    /// The arrows. `left` says in words how many are not shown.
    pub fn draw(&self, medium: &Medium, left: &dyn Fn(usize) -> String) -> Drawing {
        let flows = &self.flows[..self.flows.len().min(MOST)];
        let (gap, line) = (medium.gap(), medium.line(Size::Body));
        let side = medium.snap_x(medium.width * 0.25);
        let (from, to) = (side + gap, medium.width - side - gap);
        let mut drawing = Drawing::new(medium.width, 1.0);
        let mut y = 0.0;
        for flow in flows {
            let ends = [&flow.from, &flow.to].map(|place| medium.wrap(place, Size::Body, side, 2));
            let what = medium.wrap(&flow.what, Size::Small, to - from - gap, 2);
            let what_tall = what.len() as f64 * medium.line(Size::Small);
            let tall = (2.0 * line).max(what_tall + line);
            let arrow_y = y + what_tall + line * 0.45;
            let middle = |lines: &[String]| {
                medium
                    .snap_y(arrow_y - lines.len() as f64 * line / 2.0)
                    .max(y)
            };
            drawing.say_lines(
                medium,
                Point::new(side, middle(&ends[0])),
                Anchor::End,
                &ends[0],
                (Size::Body, Ink::Strong),
            );
            drawing.say_lines(
                medium,
                Point::new(medium.width - side, middle(&ends[1])),
                Anchor::Start,
                &ends[1],
                (Size::Body, Ink::Strong),
            );
            let at = Point::new(f64::midpoint(from, to), y);
            drawing.say_lines(medium, at, Anchor::Middle, &what, (Size::Small, Ink::Soft));
            let strength = if flow.strength.is_finite() {
                flow.strength.clamp(0.0, 1.0)
            } else {
                0.0
            };
            drawing.shapes.push(Shape::Line {
                points: vec![Point::new(from, arrow_y), Point::new(to, arrow_y)],
                stroke: stroke(flow.kind, 0.8 + 2.4 * strength),
                arrow: true,
            });
            y += tall + medium.snap_y(5.0);
        }
        let mut legend = Legend::new();
        for (kind, name) in self.kinds.iter().enumerate() {
            legend.add(Sample::Line(stroke(Some(kind), 1.6), true), name);
        }
        if flows.len() < self.flows.len() {
            legend.note = left(self.flows.len() - flows.len());
        }
        let at = Point::new(0.0, medium.snap_y(y + gap));
        legend.draw(&mut drawing, medium, at, medium.width);
        drawing.height = (at.y + legend.height(medium, medium.width) + 2.0).ceil();
        drawing
    }
}

fn stroke(kind: Option<usize>, width: f64) -> Stroke {
    Stroke {
        ink: Ink::Accent,
        width,
        dash: kind.map_or(Dash::Whole, |kind| Dash::ALL[kind % Dash::ALL.len()]),
    }
}
