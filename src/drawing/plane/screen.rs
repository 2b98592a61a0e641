//! The plane on a screen: each name in its place or as near as there is room, the chosen one first.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use super::{Axis, Plane};
use crate::drawing::words::{CELL_HEIGHT, CELL_WIDTH};
use crate::drawing::{Anchor, Drawing, Ink, Medium, Point, Size, Stroke};

/// The widest that a name becomes on the plane.
const WIDEST: usize = 18;

/// Fewer columns or lines than this show nothing.
const LEAST: (u16, u16) = (20, 5);

/// Draws a plane; gives how many names found no room.
pub(super) fn draw(plane: &Plane, medium: &Medium) -> (Drawing, usize) {
    let mut sketch = Sketch {
        drawing: Drawing::new(medium.width, medium.height),
        medium,
        taken: Taken::new(
            (medium.width / CELL_WIDTH) as u16,
            (medium.height / CELL_HEIGHT) as u16,
        ),
    };
    if sketch.taken.width < LEAST.0 || sketch.taken.height < LEAST.1 {
        return (sketch.drawing, 0);
    }
    let cut = sketch.ground(plane);
    let hidden = sketch.names(plane, cut);
    (sketch.drawing, hidden)
}

struct Sketch<'a> {
    drawing: Drawing,
    medium: &'a Medium,
    taken: Taken,
}

impl Sketch<'_> {
    fn put(&mut self, x: u16, y: u16, words: &str, ink: Ink) {
        let at = Point::new(
            f64::from(x) * CELL_WIDTH,
            self.medium.baseline(f64::from(y) * CELL_HEIGHT, Size::Body),
        );
        self.drawing.say(at, Anchor::Start, words, Size::Body, ink);
    }

    /// Cuts, quadrants and names of the axes; gives where the quadrants part.
    fn ground(&mut self, plane: &Plane) -> [u16; 2] {
        let (width, height) = (self.taken.width, self.taken.height);
        let cut = [
            place(&plane.axes[0], plane.axes[0].cut, width, true),
            height - 1 - place(&plane.axes[1], plane.axes[1].cut, height, true),
        ];
        let stroke = Stroke::new(Ink::Faint, 1.0);
        let middle = |column: u16, row: u16| {
            Point::new(
                (f64::from(column) + 0.5) * CELL_WIDTH,
                (f64::from(row) + 0.5) * CELL_HEIGHT,
            )
        };
        self.drawing
            .line(&[middle(cut[0], 0), middle(cut[0], height - 1)], stroke);
        self.drawing
            .line(&[middle(0, cut[1]), middle(width - 1, cut[1])], stroke);
        for (quadrant, title) in plane.quadrants.iter().enumerate() {
            let right = quadrant & 1 == 1;
            let y = if quadrant & 2 == 2 { 0 } else { height - 1 };
            let (from, to) = if right {
                (cut[0].saturating_add(2), width)
            } else {
                (0, cut[0].saturating_sub(1))
            };
            let room = f64::from(to.saturating_sub(from)) * CELL_WIDTH;
            let words = self.medium.fit(title, Size::Body, room);
            let length = columns(&words);
            let x = if right {
                to.saturating_sub(length)
            } else {
                from
            };
            self.put(x, y, &words, Ink::Faint);
            self.taken.take(x, y, length);
        }
        let (up, across) = (
            format!("↑ {}", plane.axes[1].name),
            format!("{} →", plane.axes[0].name),
        );
        let (x, length) = (cut[0] + 2, columns(&up));
        if self.taken.is_free(x, 0, length) {
            self.put(x, 0, &up, Ink::Accent);
            self.taken.take(x, 0, length);
        }
        let x = width.saturating_sub(columns(&across));
        self.put(x, cut[1], &across, Ink::Accent);
        self.taken.take(x, cut[1], columns(&across));
        cut
    }

    fn names(&mut self, plane: &Plane, cut: [u16; 2]) -> usize {
        let (width, height) = (self.taken.width, self.taken.height);
        let spots: Vec<(u16, u16)> = plane
            .items
            .iter()
            .map(|item| {
                let x = place(&plane.axes[0], item.at.0, width, false);
                (
                    x,
                    height - 1 - place(&plane.axes[1], item.at.1, height, false),
                )
            })
            .collect();
        // Where more names meet than there are lines, numbers leave room for all of them.
        let mut crowd: BTreeMap<(u16, u16), u16> = BTreeMap::new();
        for spot in &spots {
            *crowd.entry(*spot).or_default() += 1;
        }
        let half = [
            band(&plane.axes[0], width, 8),
            band(&plane.axes[1], height, 1),
        ];
        let mut hidden = 0;
        // The chosen one first, so that it is always seen whole.
        let chosen = plane.chosen.filter(|at| *at < plane.items.len());
        let others = (0..plane.items.len()).filter(|at| Some(*at) != chosen);
        for at in chosen.into_iter().chain(others) {
            let item = &plane.items[at];
            let (x, y) = spots[at];
            let here = chosen == Some(at);
            let crowded = crowd
                .get(&(x, y))
                .is_some_and(|count| *count > 2 * half[1] + 1);
            let near = Near { x, y, half, cut };
            let code = plane.code(at);
            let rooms = if crowded && !here {
                &[0][..]
            } else {
                &[WIDEST, 9, 0]
            };
            let spot = rooms.iter().find_map(|room| {
                let words = match *room {
                    0 => code.clone(),
                    room => {
                        let name =
                            self.medium
                                .fit(&item.name, Size::Body, room as f64 * CELL_WIDTH);
                        format!("{code} {name}")
                    }
                };
                self.taken.spot(&near, &words).map(|spot| (spot, words))
            });
            match spot {
                Some(((x, y), words)) => {
                    self.taken.take(x, y, columns(&words));
                    self.put(x, y, &words, if here { Ink::Chosen } else { Ink::Strong });
                }
                None => hidden += 1,
            }
        }
        hidden
    }
}

fn columns(words: &str) -> u16 {
    u16::try_from(words.width()).unwrap_or(u16::MAX)
}

/// The column or line of a value on an axis of some length.
fn place(axis: &Axis, value: f64, length: u16, cut: bool) -> u16 {
    let last = f64::from(length.saturating_sub(1));
    (axis.share(value, cut) * last).round() as u16
}

/// Half of what one step of an axis takes, in columns or lines.
fn band(axis: &Axis, length: u16, least: u16) -> u16 {
    let span = axis.max - axis.min + axis.step;
    let share = if span > 0.0 { axis.step / span } else { 1.0 };
    let half = (f64::from(length) * share / 2.0).round() as u16;
    half.max(least)
}

/// Where words already stand.
struct Taken {
    width: u16,
    height: u16,
    cells: Vec<bool>,
}

impl Taken {
    fn new(width: u16, height: u16) -> Self {
        Self {
            width,
            height,
            cells: vec![false; usize::from(width) * usize::from(height)],
        }
    }

    fn range(&self, x: u16, y: u16, length: u16) -> std::ops::Range<usize> {
        let row = usize::from(y) * usize::from(self.width);
        let end = usize::from(x.saturating_add(length).min(self.width));
        row + usize::from(x.min(self.width))..row + end
    }

    fn is_free(&self, x: u16, y: u16, length: u16) -> bool {
        x.saturating_add(length) <= self.width
            && self
                .cells
                .get(self.range(x, y, length))
                .is_some_and(|cells| cells.iter().all(|taken| !taken))
    }

    fn take(&mut self, x: u16, y: u16, length: u16) {
        let range = self.range(x, y, length);
        if let Some(cells) = self.cells.get_mut(range) {
            cells.fill(true);
        }
    }

    /// The free place nearest to a point, inside its band and its quadrant, with a blank at both ends.
    fn spot(&self, near: &Near, words: &str) -> Option<(u16, u16)> {
        let length = columns(words);
        let (left, right) = if near.x >= near.cut[0] {
            (near.cut[0] + 2, self.width)
        } else {
            (0, near.cut[0].saturating_sub(1))
        };
        let (top, bottom) = if near.y <= near.cut[1] {
            (0, near.cut[1])
        } else {
            (near.cut[1] + 1, self.height)
        };
        let left = left.max(near.x.saturating_sub(near.half[0]));
        let right = right.min(near.x.saturating_add(near.half[0]));
        let top = top.max(near.y.saturating_sub(near.half[1]));
        let bottom = bottom.min(near.y.saturating_add(near.half[1] + 1));
        let begin = near.x.saturating_sub(length / 2);
        let last = right.checked_sub(length)?;
        (top..bottom)
            .flat_map(|y| (left..=last).map(move |x| (x, y)))
            .filter(|(x, y)| {
                let (x, more) = match x.checked_sub(1) {
                    Some(before) => (before, 2),
                    None => (0, 1),
                };
                let length = (length + more).min(self.width - x);
                self.is_free(x, *y, length)
            })
            .min_by_key(|(x, y)| (y.abs_diff(near.y) * 6 + x.abs_diff(begin), *y, *x))
    }
}

/// Where words belong, how far from it they may stand, and where the quadrants part.
struct Near {
    x: u16,
    y: u16,
    half: [u16; 2],
    cut: [u16; 2],
}
