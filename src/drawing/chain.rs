//! A chain from general to particular: axis, objective, programme, project. Columns for the levels, a line for each
//! end, the name of each in the middle of what hangs on it.

use super::words::CELL_WIDTH;
use super::{Anchor, Area, Drawing, Fill, Ink, Medium, Point, Shape, Size, Stroke};

/// Something in the chain.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Its code; may be empty.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it hangs on, by place; it comes before.
    pub parent: Option<usize>,
}

/// A chain, or several beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// Its members; who hangs on another comes after it.
    pub links: Vec<Link>,
}

struct Placed {
    area: Area,
    lines: Vec<String>,
}

impl Chain {
    /// The figures, each no taller than the medium unless one root alone is.
    pub fn draw(&self, medium: &Medium) -> Vec<Drawing> {
        let levels = (0..self.links.len())
            .map(|at| self.level(at))
            .max()
            .map_or(0, |most| most + 1);
        if levels == 0 {
            return Vec::new();
        }
        let between = if medium.is_cells() {
            3.0 * CELL_WIDTH
        } else {
            14.0
        };
        let column = medium
            .snap_x((medium.width + between) / levels as f64 - between)
            .max(between);
        let column = if column * levels as f64 + between * (levels - 1) as f64 > medium.width {
            column - medium.gap()
        } else {
            column
        };
        let mut figures = Vec::new();
        let mut sheet = Drawing::new(medium.width, 1.0);
        let mut y = 0.0;
        for root in (0..self.links.len()).filter(|at| self.links[*at].parent.is_none()) {
            let placed = self.place(medium, root, (column, between));
            let tall = placed
                .iter()
                .flatten()
                .map(|one| one.area.bottom())
                .fold(0.0, f64::max);
            if y > 0.0 && y + tall > medium.height {
                sheet.height = y.ceil();
                figures.push(std::mem::replace(
                    &mut sheet,
                    Drawing::new(medium.width, 1.0),
                ));
                y = 0.0;
            }
            self.put(&mut sheet, medium, &placed, y, between);
            y = medium.snap_y(y + tall + 8.0);
        }
        sheet.height = y.max(1.0).ceil();
        figures.push(sheet);
        figures
    }

    fn level(&self, at: usize) -> usize {
        let mut level = 0;
        let mut at = at;
        // A parent comes before its child, so this ends.
        while let Some(parent) = self.links[at].parent.filter(|parent| *parent < at) {
            level += 1;
            at = parent;
        }
        level
    }

    /// What hangs on a root, from above, with its root first; `None` for the others.
    fn place(
        &self,
        medium: &Medium,
        root: usize,
        (column, between): (f64, f64),
    ) -> Vec<Option<Placed>> {
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); self.links.len()];
        for (at, link) in self.links.iter().enumerate() {
            if let Some(parent) = link.parent.filter(|parent| *parent < at) {
                children[parent].push(at);
            }
        }
        let mut placed: Vec<Option<Placed>> = self.links.iter().map(|_| None).collect();
        self.descend(
            medium,
            (root, 0),
            &children,
            (column, between),
            &mut placed,
            0.0,
        );
        placed
    }

    /// Places a link and what hangs on it from `y` down; gives where it ends.
    fn descend(
        &self,
        medium: &Medium,
        (at, level): (usize, usize),
        children: &[Vec<usize>],
        (column, between): (f64, f64),
        placed: &mut [Option<Placed>],
        y: f64,
    ) -> f64 {
        let cells = medium.is_cells();
        let size = if cells { Size::Body } else { Size::Small };
        let link = &self.links[at];
        let words = if link.code.is_empty() {
            link.name.clone()
        } else {
            format!("{} {}", link.code, link.name)
        };
        let lines = medium.wrap(
            &words,
            size,
            column - if cells { 0.0 } else { 7.0 },
            if cells { 2 } else { 4 },
        );
        let frame = if cells { 0.0 } else { 4.0 };
        let own = lines.len().max(1) as f64 * medium.line(size) + frame;
        let gap = if cells { 0.0 } else { 3.0 };
        let mut end = y;
        for child in &children[at] {
            end = self.descend(
                medium,
                (*child, level + 1),
                children,
                (column, between),
                placed,
                end,
            );
        }
        let end = end.max(y + own + gap);
        let middle = match (children[at].first(), children[at].last()) {
            (Some(first), Some(last)) => {
                let centre =
                    |child: &usize| placed[*child].as_ref().map_or(y, |one| one.area.centre().y);
                f64::midpoint(centre(first), centre(last))
            }
            _ => y + own / 2.0,
        };
        let top = medium.snap_y((middle - own / 2.0).clamp(y, (end - gap - own).max(y)));
        let x = level as f64 * (column + between);
        placed[at] = Some(Placed {
            area: Area::new(x, top, column, own),
            lines,
        });
        end
    }

    fn put(
        &self,
        sheet: &mut Drawing,
        medium: &Medium,
        placed: &[Option<Placed>],
        down: f64,
        between: f64,
    ) {
        let cells = medium.is_cells();
        let stroke = Stroke::new(Ink::Soft, 0.7);
        let middle = |area: &Area| {
            let y = area.centre().y + down;
            if cells { (area.y + down) + 5.0 } else { y }
        };
        for (at, one) in placed.iter().enumerate() {
            let Some(one) = one else { continue };
            let parent = self.links[at]
                .parent
                .and_then(|parent| placed.get(parent)?.as_ref());
            if let Some(parent) = parent {
                let turn = parent.area.right() + between / 2.0;
                let begin = parent.area.right();
                let end = if cells { one.area.x - 0.1 } else { one.area.x };
                let (from, to) = (middle(&parent.area), middle(&one.area));
                sheet.line(
                    &[
                        Point::new(begin, from),
                        Point::new(turn, from),
                        Point::new(turn, to),
                        Point::new(end, to),
                    ],
                    stroke,
                );
            }
        }
        let size = if cells { Size::Body } else { Size::Small };
        for (at, one) in placed.iter().enumerate() {
            let Some(one) = one else { continue };
            let is_root = self.links[at].parent.is_none();
            let area = Area::new(
                one.area.x,
                one.area.y + down,
                one.area.width,
                one.area.height,
            );
            if !cells {
                sheet.shapes.push(Shape::Box {
                    area: area.inset(0.9),
                    corner: 2.0,
                    fill: if is_root {
                        Fill::Tone(1)
                    } else {
                        Fill::Plain(Ink::Paper)
                    },
                    stroke: Some(Stroke::new(Ink::Strong, if is_root { 1.4 } else { 0.6 })),
                });
            }
            let inside = if cells { 0.0 } else { 3.5 };
            let top = area.y + if cells { 0.0 } else { 2.0 };
            sheet.say_lines(
                medium,
                Point::new(area.x + inside, top),
                Anchor::Start,
                &one.lines,
                (size, Ink::Strong),
            );
        }
    }
}
