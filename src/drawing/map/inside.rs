//! Where words fit inside of an outline.

use crate::drawing::{Area, Medium, Point};

/// An area between rings, ready to be asked.
pub(super) struct Inside<'a> {
    rings: &'a [Vec<Point>],
    frame: Area,
}

/// Steps of the search, across and down.
const STEPS: usize = 14;

/// Points of a ring that a search looks at; finer ones do not move a name.
const POINTS: usize = 400;

impl<'a> Inside<'a> {
    pub(super) fn new(rings: &'a [Vec<Point>]) -> Self {
        let mut frame = [
            f64::INFINITY,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NEG_INFINITY,
        ];
        for point in rings.iter().flatten() {
            frame = [
                frame[0].min(point.x),
                frame[1].min(point.y),
                frame[2].max(point.x),
                frame[3].max(point.y),
            ];
        }
        let [left, top, right, bottom] = frame;
        let frame = if left <= right {
            Area::new(left, top, right - left, bottom - top)
        } else {
            Area::new(0.0, 0.0, 0.0, 0.0)
        };
        Self { rings, frame }
    }

    fn edges(&self) -> impl Iterator<Item = (Point, Point)> {
        self.rings.iter().flat_map(|ring| {
            let step = ring.len().div_ceil(POINTS).max(1);
            let count = ring.len() / step;
            (0..count).map(move |at| (ring[at * step], ring[(at + 1) % count * step]))
        })
    }

    fn holds(&self, point: Point) -> bool {
        let mut inside = false;
        for (a, b) in self.edges() {
            if (a.y > point.y) != (b.y > point.y) {
                let x = a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y);
                if x > point.x {
                    inside = !inside;
                }
            }
        }
        inside
    }

    /// Whether a rectangle lies inside: its middle does, and no edge passes it.
    fn holds_area(&self, area: &Area) -> bool {
        self.holds(area.centre()) && !self.edges().any(|(a, b)| meets(area, a, b))
    }

    /// A free place for words as near to a point as there is.
    pub(super) fn room(
        &self,
        medium: &Medium,
        near: Point,
        (width, height): (f64, f64),
        taken: &[Area],
    ) -> Option<Area> {
        if width > self.frame.width || height > self.frame.height {
            return None;
        }
        let mut places: Vec<(f64, Area)> = Vec::new();
        for row in 0..=STEPS {
            for column in 0..=STEPS {
                let share = |step: usize| step as f64 / STEPS as f64;
                let x = self.frame.x + (self.frame.width - width) * share(column);
                let y = self.frame.y + (self.frame.height - height) * share(row);
                let area = Area::new(medium.snap_x(x), medium.snap_y(y), width, height);
                places.push((area.centre().distance(near), area));
            }
        }
        let area = Area::new(
            medium.snap_x(near.x - width / 2.0),
            medium.snap_y(near.y - height / 2.0),
            width,
            height,
        );
        places.push((0.0, area));
        places.sort_by(|a, b| a.0.total_cmp(&b.0));
        let free = |area: &Area| taken.iter().all(|other| !other.overlaps(area));
        places
            .into_iter()
            .map(|(_, area)| area)
            .find(|area| free(area) && self.holds_area(area))
    }
}

/// The point farthest from the edges, as far as a search on a grid tells.
pub(super) fn middle(inside: &Inside<'_>) -> Option<Point> {
    let mut best: Option<(f64, Point)> = None;
    for row in 0..STEPS {
        for column in 0..STEPS {
            let share = |step: usize| (step as f64 + 0.5) / STEPS as f64;
            let point = Point::new(
                inside.frame.x + inside.frame.width * share(column),
                inside.frame.y + inside.frame.height * share(row),
            );
            if !inside.holds(point) {
                continue;
            }
            let apart = inside
                .edges()
                .map(|(a, b)| apart(point, a, b))
                .fold(f64::INFINITY, f64::min);
            if best.is_none_or(|(most, _)| apart > most) {
                best = Some((apart, point));
            }
        }
    }
    best.map(|(_, point)| point)
}

/// Distance of a point from a line between two others.
fn apart(point: Point, a: Point, b: Point) -> f64 {
    let length = a.distance(b);
    if length == 0.0 {
        return point.distance(a);
    }
    let share = ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / (length * length);
    point.distance(a.towards(b, share.clamp(0.0, 1.0)))
}

/// Whether a line between two points passes a rectangle: what is left of it after each side cuts it.
fn meets(area: &Area, a: Point, b: Point) -> bool {
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    for (along, room) in [
        (-dx, a.x - area.x),
        (dx, area.right() - a.x),
        (-dy, a.y - area.y),
        (dy, area.bottom() - a.y),
    ] {
        if along == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if along < 0.0 {
            from = from.max(room / along);
        } else {
            to = to.min(room / along);
        }
    }
    from <= to
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_find_room_inside_and_never_over_the_border_or_a_hole() {
        let outer = Area::new(0.0, 0.0, 100.0, 60.0).corners();
        let hole = Area::new(40.0, 20.0, 20.0, 20.0).corners();
        let rings = [outer, hole];
        let inside = Inside::new(&rings);
        let centre = middle(&inside).expect("there is an inside");
        let medium = Medium::page();
        let area = inside
            .room(&medium, centre, (30.0, 10.0), &[])
            .expect("there is room");
        assert!(Area::new(0.0, 0.0, 100.0, 60.0).holds(&area));
        assert!(!area.overlaps(&Area::new(40.0, 20.0, 20.0, 20.0)));
        assert_eq!(inside.room(&medium, centre, (98.0, 50.0), &[]), None);
        let other = inside
            .room(&medium, centre, (30.0, 10.0), &[area])
            .expect("there is more");
        assert!(!other.overlaps(&area));
        let empty: [Vec<Point>; 0] = [];
        assert_eq!(middle(&Inside::new(&empty)), None);
    }
}
