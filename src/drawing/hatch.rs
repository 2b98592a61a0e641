//! Patterns of areas as lines and points, cut at the borders of the area.
//!
//! Lines stand on one grid for the whole drawing, so that the same bytes come out wherever an area begins.

use super::Point;

/// What an area is filled with, so that grey print tells it from its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// All ink.
    Solid,
    /// Thin lines that go up.
    Slant,
    /// Thick lines that go up.
    Dense,
    /// No ink.
    Blank,
    /// Lines that go up and down.
    Cross,
    /// Points.
    Dots,
    /// Lines across and upright.
    Grid,
    /// Upright lines.
    Upright,
    /// Lines across.
    Level,
    /// Thin lines that go down.
    Counter,
}

/// Lines of one direction: degrees, distance between them, width.
type Family = (f64, f64, f64);

impl Pattern {
    /// All of them; neighbours in this order are easy to tell apart.
    pub const ALL: [Self; 10] = [
        Self::Solid,
        Self::Slant,
        Self::Dense,
        Self::Blank,
        Self::Cross,
        Self::Dots,
        Self::Grid,
        Self::Upright,
        Self::Level,
        Self::Counter,
    ];

    /// The pattern of a series; they begin again after the last.
    pub fn of(place: usize) -> Self {
        Self::ALL[place % Self::ALL.len()]
    }

    /// What stands for it on a screen of letters.
    pub fn glyph(self) -> char {
        match self {
            Self::Solid => '█',
            Self::Slant => '/',
            Self::Dense => '▓',
            Self::Blank => ' ',
            Self::Cross => 'x',
            Self::Dots => '·',
            Self::Grid => '#',
            Self::Upright => '|',
            Self::Level => '=',
            Self::Counter => '\\',
        }
    }

    /// How much of the area is ink, 0–1.
    pub fn coverage(self) -> f64 {
        if self == Self::Solid {
            return 1.0;
        }
        if self == Self::Dots {
            return std::f64::consts::PI * DOT * DOT / (DOT_STEP * DOT_STEP);
        }
        // What two directions cover twice counts once.
        let free: f64 = self
            .families()
            .iter()
            .map(|(_, step, width)| 1.0 - width / step)
            .product();
        1.0 - free
    }

    fn families(self) -> &'static [Family] {
        match self {
            Self::Solid | Self::Blank | Self::Dots => &[],
            Self::Slant => &[(-45.0, 4.0, 0.8)],
            Self::Dense => &[(-45.0, 3.4, 1.7)],
            Self::Cross => &[(-45.0, 4.6, 0.7), (45.0, 4.6, 0.7)],
            Self::Grid => &[(0.0, 3.6, 0.7), (90.0, 3.6, 0.7)],
            Self::Upright => &[(90.0, 5.0, 0.7)],
            Self::Level => &[(0.0, 3.0, 0.75)],
            Self::Counter => &[(45.0, 6.0, 0.7)],
        }
    }
}

/// Radius of the points of [`Pattern::Dots`], and the distance between them.
const DOT: f64 = 0.8;
const DOT_STEP: f64 = 4.2;

/// The lines or points inside an area.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Marks {
    /// Lines of a width.
    Lines(f64, Vec<(Point, Point)>),
    /// Points of a radius.
    Dots(f64, Vec<Point>),
}

/// The marks of a pattern between rings.
pub(super) fn marks(rings: &[Vec<Point>], pattern: Pattern) -> Vec<Marks> {
    if pattern == Pattern::Dots {
        let mut dots = Vec::new();
        for (row, offset, spans) in scan(rings, 0.0, DOT_STEP) {
            // Every other row is moved by half, so that points make no lines.
            let shift = if row.rem_euclid(2) == 0 {
                0.0
            } else {
                DOT_STEP / 2.0
            };
            for (from, to) in spans {
                let first = ((from + DOT - shift) / DOT_STEP).ceil() as i64;
                let last = ((to - DOT - shift) / DOT_STEP).floor() as i64;
                for step in first..=last {
                    dots.push(Point::new(step as f64 * DOT_STEP + shift, offset));
                }
            }
        }
        return vec![Marks::Dots(DOT, dots)];
    }
    let family = |(angle, step, width): &Family| {
        let mut lines = Vec::new();
        let (sin, cos) = angle.to_radians().sin_cos();
        for (_, offset, spans) in scan(rings, *angle, *step) {
            for (from, to) in spans {
                let at =
                    |along: f64| Point::new(along * cos - offset * sin, along * sin + offset * cos);
                lines.push((at(from), at(to)));
            }
        }
        Marks::Lines(*width, lines)
    };
    pattern.families().iter().map(family).collect()
}

/// A line cut by rings: its number, its distance from the origin, and where each part of it begins and ends.
type Cut = (i64, f64, Vec<(f64, f64)>);

/// The most lines of one direction; a drawing has far fewer.
const MOST: i64 = 4000;

/// The parts of parallel lines that lie between the rings.
fn scan(rings: &[Vec<Point>], angle: f64, step: f64) -> Vec<Cut> {
    let (sin, cos) = angle.to_radians().sin_cos();
    let along = |p: Point| p.x * cos + p.y * sin;
    let away = |p: Point| p.y * cos - p.x * sin;
    let offset = |row: i64| (row as f64 + 0.5) * step;
    let row = |distance: f64| (distance / step - 0.5).ceil() as i64;
    let all = || {
        rings
            .iter()
            .flatten()
            .map(|point| away(*point))
            .filter(|one| one.is_finite())
    };
    let (low, high) = all().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), one| {
        (low.min(one), high.max(one))
    });
    if low > high {
        return Vec::new();
    }
    let first = row(low);
    let count = (row(high) - first).clamp(0, MOST);
    let mut crossings: Vec<Vec<f64>> = vec![Vec::new(); count as usize];
    for ring in rings {
        for (place, from) in ring.iter().enumerate() {
            let to = ring[(place + 1) % ring.len()];
            let (a, b) = (away(*from), away(to));
            let (begin, end) = (row(a.min(b)), row(a.max(b)));
            for at in begin.max(first)..end.min(first + count) {
                let share = (offset(at) - a) / (b - a);
                let crossing = along(*from) + (along(to) - along(*from)) * share;
                crossings[(at - first) as usize].push(crossing);
            }
        }
    }
    let mut lines = Vec::new();
    for (at, mut places) in (first..).zip(crossings) {
        places.sort_by(f64::total_cmp);
        let spans = places
            .chunks_exact(2)
            .map(|pair| (pair[0], pair[1]))
            .filter(|(from, to)| to > from)
            .collect();
        lines.push((at, offset(at), spans));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::Area;

    /// Ink of a pattern in a square of 100 points, measured by its marks.
    fn measured(pattern: Pattern) -> f64 {
        let rings = [Area::new(3.0, 7.0, 100.0, 100.0).corners()];
        let mut free = 1.0;
        for marks in marks(&rings, pattern) {
            let ink: f64 = match marks {
                Marks::Lines(width, lines) => {
                    lines.iter().map(|(a, b)| a.distance(*b) * width).sum()
                }
                Marks::Dots(radius, dots) => {
                    dots.len() as f64 * std::f64::consts::PI * radius * radius
                }
            };
            free *= 1.0 - ink / 10_000.0;
        }
        1.0 - free
    }

    #[test]
    fn the_ink_of_each_pattern_is_what_it_says() {
        for pattern in Pattern::ALL {
            if pattern != Pattern::Solid {
                let (said, found) = (pattern.coverage(), measured(pattern));
                assert!((said - found).abs() < 0.02, "{pattern:?}: {said} {found}");
            }
        }
    }

    #[test]
    fn neighbours_differ_in_grey() {
        for pair in Pattern::ALL.windows(2) {
            let (one, other) = (pair[0].coverage(), pair[1].coverage());
            assert!((one - other).abs() > 0.07, "{pair:?}: {one:.2} {other:.2}");
        }
        let glyphs: std::collections::BTreeSet<char> =
            Pattern::ALL.iter().map(|one| one.glyph()).collect();
        assert_eq!(glyphs.len(), Pattern::ALL.len());
    }

    #[test]
    fn marks_stay_between_the_rings() {
        let outer = Area::new(0.0, 0.0, 60.0, 60.0);
        let hole = Area::new(20.0, 20.0, 20.0, 20.0);
        let rings = [outer.corners(), hole.corners()];
        for pattern in Pattern::ALL {
            for marks in marks(&rings, pattern) {
                let points = match marks {
                    Marks::Lines(_, lines) => {
                        lines.iter().map(|(a, b)| a.towards(*b, 0.5)).collect()
                    }
                    Marks::Dots(_, dots) => dots,
                };
                for point in points {
                    let inside = |area: &Area| {
                        point.x > area.x
                            && point.x < area.right()
                            && point.y > area.y
                            && point.y < area.bottom()
                    };
                    assert!(
                        inside(&outer) && !inside(&hole.inset(1.0)),
                        "{pattern:?} {point:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn areas_without_extent_have_no_marks() {
        let line = vec![Point::new(0.0, 5.0), Point::new(50.0, 5.0)];
        let odd = vec![Point::new(f64::NAN, 0.0); 3];
        for ring in [vec![], line, odd] {
            for pattern in Pattern::ALL {
                for marks in marks(std::slice::from_ref(&ring), pattern) {
                    let Marks::Lines(_, lines) = marks else {
                        continue;
                    };
                    assert!(lines.iter().all(|(a, b)| a.distance(*b) < 51.0));
                }
            }
        }
    }
}
