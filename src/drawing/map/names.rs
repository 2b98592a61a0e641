//! The name of a zone and the marks in it, inside of its outline: as much as there is room for.

use super::Zone;
use super::inside::{Inside, middle};
use crate::drawing::{Anchor, Area, Drawing, Fill, Ink, Medium, Point, Shape, Size};

/// Words inside of a zone.
pub(super) struct Label {
    pub(super) area: Area,
    title: Vec<String>,
    marks: Vec<String>,
    /// Whether the title is the whole name, not the code.
    pub(super) is_named: bool,
    /// Whether the marks are there.
    pub(super) is_marked: bool,
}

/// Widths that are tried for a label, in points.
const WIDTHS: [f64; 4] = [112.0, 94.0, 78.0, 60.0];

/// The label that says most of those that fit: name and marks, code and marks, name, code.
pub(super) fn find(
    zone: &Zone,
    medium: &Medium,
    parts: &[Vec<Vec<Point>>],
    taken: &[Area],
) -> Option<Label> {
    let largest = parts
        .iter()
        .max_by(|a, b| extent(a).total_cmp(&extent(b)))?;
    let inside = Inside::new(largest);
    let centre = middle(&inside)?;
    // The point stays with its code at the end of a line.
    let marks: Vec<String> = zone.marks.iter().map(|mark| format!("•{mark}")).collect();
    let marks = marks.join(" ");
    let has_marks = !marks.is_empty();
    let tries = [(true, true), (false, true), (true, false), (false, false)];
    tries
        .into_iter()
        .filter(|(_, marked)| has_marks || !marked)
        .flat_map(|(named, marked)| WIDTHS.map(|wide| (named, marked, wide)))
        .find_map(|(is_named, is_marked, wide)| {
            let words = if is_named { &zone.name } else { &zone.code };
            let title = medium.wrap(words, Size::Strong, wide, 3);
            let listed = if is_marked {
                medium.wrap(&marks, Size::Small, wide, 8)
            } else {
                Vec::new()
            };
            let cut = title.iter().chain(&listed).any(|line| line.contains('…'));
            if title.is_empty() || cut {
                return None;
            }
            let width = title
                .iter()
                .map(|line| medium.width_of(line, Size::Strong))
                .chain(listed.iter().map(|line| medium.width_of(line, Size::Small)))
                .fold(0.0, f64::max);
            let height = title.len() as f64 * medium.line(Size::Strong)
                + listed.len() as f64 * medium.line(Size::Small);
            let border = if medium.is_cells() { 0.0 } else { 2.0 };
            let size = (width + 2.0 * border, height + border);
            let area = inside.room(medium, centre, size, taken)?;
            Some(Label {
                area,
                title,
                marks: listed,
                is_named,
                is_marked,
            })
        })
}

impl Label {
    pub(super) fn draw(&self, drawing: &mut Drawing, medium: &Medium) {
        if !medium.is_cells() {
            drawing.shapes.push(Shape::Box {
                area: self.area,
                corner: 2.0,
                fill: Fill::Plain(Ink::Paper),
                stroke: None,
            });
        }
        let top = self.area.y + if medium.is_cells() { 0.0 } else { 1.0 };
        let at = Point::new(self.area.centre().x, top);
        drawing.say_lines(
            medium,
            at,
            Anchor::Middle,
            &self.title,
            (Size::Strong, Ink::Strong),
        );
        let below = Point::new(
            at.x,
            top + self.title.len() as f64 * medium.line(Size::Strong),
        );
        drawing.say_lines(
            medium,
            below,
            Anchor::Middle,
            &self.marks,
            (Size::Small, Ink::Accent),
        );
    }
}

/// Twice the size of a part, to choose the largest one.
fn extent(part: &[Vec<Point>]) -> f64 {
    let Some(ring) = part.first() else { return 0.0 };
    let corner = |at: usize| ring[at % ring.len()];
    let sum: f64 = (0..ring.len())
        .map(|at| corner(at).x * corner(at + 1).y - corner(at + 1).x * corner(at).y)
        .sum();
    sum.abs()
}
