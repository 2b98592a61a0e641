//! Room for labels: what is taken, and the free place nearest to a point.

use super::{Area, Medium, Point};

/// What of a frame is taken.
pub(super) struct Room {
    frame: Area,
    /// Taken rectangles by square of the frame, so that a look at one place is quick.
    squares: Vec<Vec<Area>>,
    across: usize,
    down: usize,
}

/// Side of a square.
const SQUARE: f64 = 40.0;

/// A place for a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    pub(super) area: Area,
    /// Whether it stands so far from its point that a line has to lead there.
    pub(super) far: bool,
}

impl Room {
    pub(super) fn new(frame: Area) -> Self {
        let count = |length: f64| (length / SQUARE).ceil().clamp(1.0, 64.0) as usize;
        let (across, down) = (count(frame.width), count(frame.height));
        Self {
            frame,
            squares: vec![Vec::new(); across * down],
            across,
            down,
        }
    }

    fn squares(&self, area: &Area) -> impl Iterator<Item = usize> + use<> {
        let place =
            |value: f64, count: usize| (value / SQUARE).clamp(0.0, (count - 1) as f64) as usize;
        let (left, right) = (
            place(area.x - self.frame.x, self.across),
            place(area.right() - self.frame.x, self.across),
        );
        let (top, bottom) = (
            place(area.y - self.frame.y, self.down),
            place(area.bottom() - self.frame.y, self.down),
        );
        let across = self.across;
        (top..=bottom).flat_map(move |row| (left..=right).map(move |column| row * across + column))
    }

    /// Takes a place, also one that is taken already.
    pub(super) fn take(&mut self, area: Area) {
        for square in self.squares(&area) {
            self.squares[square].push(area);
        }
    }

    /// Gives a place back.
    pub(super) fn free(&mut self, area: &Area) {
        for square in self.squares(area) {
            if let Some(at) = self.squares[square].iter().position(|other| other == area) {
                self.squares[square].swap_remove(at);
            }
        }
    }

    /// Whether nothing is there, and it is inside the frame.
    pub(super) fn is_free(&self, area: &Area) -> bool {
        self.frame.holds(area)
            && self.squares(area).all(|square| {
                self.squares[square]
                    .iter()
                    .all(|other| !other.overlaps(area))
            })
    }

    /// A free place for a label of a size beside a mark, inside `bounds`: first close around it, then farther away
    /// up to `reach`.
    pub(super) fn spot(
        &self,
        medium: &Medium,
        mark: &Area,
        (width, height): (f64, f64),
        bounds: &Area,
        reach: f64,
    ) -> Option<Spot> {
        let gap = medium.gap() / 2.0;
        let centre = mark.centre();
        let left = centre.x - width / 2.0;
        let top = centre.y - height / 2.0;
        let (before, after) = (mark.x - gap - width, mark.right() + gap);
        let (above, below) = (mark.y - gap / 2.0 - height, mark.bottom() + gap / 2.0);
        let close = [
            (after, top),
            (before, top),
            (left, above),
            (left, below),
            (after, above + height / 3.0),
            (after, below - height / 3.0),
            (before, above + height / 3.0),
            (before, below - height / 3.0),
            (after, above),
            (after, below),
            (before, above),
            (before, below),
        ];
        let fits = |(x, y): (f64, f64)| {
            let area = Area::new(medium.snap_x(x), medium.snap_y(y), width, height);
            (bounds.holds(&area) && self.is_free(&area)).then_some(area)
        };
        if let Some(area) = close.into_iter().find_map(fits) {
            return Some(Spot { area, far: false });
        }
        let step = medium.line(super::Size::Small).max(6.0);
        let mut away = step * 1.5;
        while away <= reach {
            let around = (0..16).map(|turn| {
                // Sides before above and below, right before left.
                let turn = f64::from([0, 8, 1, 15, 7, 9, 2, 14, 6, 10, 3, 13, 5, 11, 4, 12][turn]);
                let (sin, cos) = (turn * std::f64::consts::TAU / 16.0).sin_cos();
                let edge = Point::new(centre.x + cos * away, centre.y + sin * away);
                // The label lies outside of the circle around the mark.
                let x = edge.x - width / 2.0 + cos * width / 2.0;
                let y = edge.y - height / 2.0 + sin * height / 2.0;
                (x, y)
            });
            if let Some(area) = around.into_iter().find_map(fits) {
                return Some(Spot { area, far: true });
            }
            away += step;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_find_free_places_and_say_when_there_is_none() {
        let medium = Medium::page();
        let frame = Area::new(0.0, 0.0, 100.0, 30.0);
        let mut room = Room::new(frame);
        let mark = Area::new(48.0, 13.0, 4.0, 4.0);
        room.take(mark);
        let mut found: Vec<Area> = Vec::new();
        while let Some(spot) = room.spot(&medium, &mark, (30.0, 9.0), &frame, 80.0) {
            assert!(frame.holds(&spot.area));
            assert!(
                found
                    .iter()
                    .chain([&mark])
                    .all(|other| !other.overlaps(&spot.area))
            );
            room.take(spot.area);
            found.push(spot.area);
        }
        assert!(found.len() >= 4, "{found:?}");
        room.free(&found[0]);
        assert!(
            room.spot(&medium, &mark, (30.0, 9.0), &frame, 80.0)
                .is_some()
        );
    }
}
