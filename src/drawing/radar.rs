//! A radar: values on spokes around a centre, joined for each series. Where a value is missing the line is broken.

use super::legend::{Legend, Sample};
use super::{Anchor, Area, Dash, Drawing, Fill, Ink, Medium, Point, Shape, Size, Stroke};

/// A line around the centre.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// A value on each spoke.
    pub values: Vec<Option<f64>>,
}

/// A radar of at least three spokes.
#[derive(Debug, Clone, PartialEq)]
pub struct Radar {
    /// Names of the spokes, from above, to the right.
    pub spokes: Vec<String>,
    /// Value at the centre and at the ends of the spokes.
    pub scale: (f64, f64),
    /// Values that have a ring, with their words.
    pub rings: Vec<(f64, String)>,
    /// The lines. More than there are line patterns are left out.
    pub series: Vec<Series>,
}

impl Radar {
    /// The radar; `None` with fewer than three spokes, which make no area.
    pub fn draw(&self, medium: &Medium, left: &dyn Fn(usize) -> String) -> Option<Drawing> {
        if self.spokes.len() < 3 {
            return None;
        }
        let gap = medium.gap();
        let line = medium.line(Size::Body);
        let room = if medium.is_cells() {
            medium.width * 0.3
        } else {
            116.0
        };
        let labels: Vec<Vec<String>> = self
            .spokes
            .iter()
            .map(|name| medium.wrap(name, Size::Body, room, 3))
            .collect();
        let above = labels.first().map_or(0, Vec::len) as f64 * line + gap;
        let radius = if medium.is_cells() {
            let free = (medium.height - 2.0 * above - 2.0 * line) / 2.0;
            free.min(medium.width / 2.0 - room * 0.8).max(2.0 * gap)
        } else {
            100.0
        };
        let centre = Point::new(
            (medium.width / 2.0).floor(),
            medium.snap_y(above + radius) + if medium.is_cells() { line / 2.0 } else { 0.0 },
        );
        let mut drawing = Drawing::new(medium.width, 1.0);
        let faint = Stroke::new(Ink::Faint, 0.6);
        // On a screen rings and values would be the same points: the last ring alone shows where the scale ends.
        let hidden = if medium.is_cells() {
            self.rings.len().saturating_sub(1)
        } else {
            0
        };
        for (value, _) in &self.rings[hidden..] {
            let mut ring: Vec<Point> = (0..self.spokes.len())
                .map(|spoke| self.at(centre, radius, spoke, *value))
                .collect();
            ring.extend(ring.first().copied());
            drawing.line(&ring, faint);
        }
        for spoke in 0..self.spokes.len() {
            drawing.line(
                &[centre, self.at(centre, radius, spoke, self.scale.1)],
                faint,
            );
        }
        let bottom = self.names(&mut drawing, medium, (centre, radius), &labels);
        for (value, words) in &self.rings {
            let at = self.at(centre, radius, 0, *value);
            let at = Point::new(at.x + gap * 0.7, at.y + medium.line(Size::Small) * 0.3);
            if !medium.is_cells() {
                let wide = medium.width_of(words, Size::Small);
                let ground = Area::new(at.x - 0.6, at.y - 6.0, wide + 1.2, 7.0);
                drawing.boxed(ground, Fill::Plain(Ink::Paper), None);
            }
            drawing.say(at, Anchor::Start, words, Size::Small, Ink::Soft);
        }
        let shown = &self.series[..self.series.len().min(Dash::ALL.len())];
        for (place, series) in shown.iter().enumerate() {
            self.series(&mut drawing, (centre, radius), place, series);
        }
        let mut legend = Legend::new();
        if self.series.len() > 1 {
            for (place, series) in shown.iter().enumerate() {
                legend.add(Sample::Line(stroke(place), false), &series.name);
            }
        }
        if shown.len() < self.series.len() {
            legend.note = left(self.series.len() - shown.len());
        }
        let at = Point::new(
            0.0,
            medium.snap_y(bottom.max(centre.y + radius) + 2.0 * gap),
        );
        legend.draw(&mut drawing, medium, at, medium.width);
        drawing.height = (at.y + legend.height(medium, medium.width) + 2.0).ceil();
        Some(drawing)
    }

    fn at(&self, centre: Point, radius: f64, spoke: usize, value: f64) -> Point {
        let (least, most) = self.scale;
        let share = (value - least) / (most - least);
        let share = if share.is_finite() {
            share.clamp(0.0, 1.0)
        } else {
            0.0
        };
        let turn = spoke as f64 / self.spokes.len() as f64 * std::f64::consts::TAU;
        let (sin, cos) = turn.sin_cos();
        Point::new(
            centre.x + sin * radius * share,
            centre.y - cos * radius * share,
        )
    }

    /// Names around the ends of the spokes, down each side and none over another; gives how far down they reach.
    fn names(
        &self,
        drawing: &mut Drawing,
        medium: &Medium,
        (centre, radius): (Point, f64),
        labels: &[Vec<String>],
    ) -> f64 {
        let line = medium.line(Size::Body);
        let gap = medium.gap();
        let ends: Vec<Point> = (0..labels.len())
            .map(|spoke| self.at(centre, radius, spoke, self.scale.1))
            .collect();
        // The names above and below the centre stand on both sides.
        let mut free = [0.0_f64; 2];
        let mut order: Vec<usize> = (0..labels.len()).collect();
        order.sort_by(|a, b| ends[*a].y.total_cmp(&ends[*b].y).then(a.cmp(b)));
        for spoke in order {
            let lines = &labels[spoke];
            let (dx, dy) = (ends[spoke].x - centre.x, ends[spoke].y - centre.y);
            let tall = lines.len() as f64 * line;
            let is_middle = dx.abs() < radius * 0.02;
            let right = usize::from(dx > 0.0);
            let least = if is_middle {
                free[0].max(free[1])
            } else {
                free[right]
            };
            // At the top words end above the spoke, at the bottom they begin below it, at the sides they stand beside.
            let wish = ends[spoke].y - tall * (1.0 - dy / radius) / 2.0 + gap * dy / radius;
            let top = medium.snap_y(wish).max(least);
            // Beside the circle where it is widest next to them.
            let nearest = centre.y.clamp(top, top + tall) - centre.y;
            let away = (radius * radius - nearest * nearest)
                .max(0.0)
                .sqrt()
                .max(dx.abs())
                + gap;
            let (x, anchor) = if is_middle {
                (centre.x, Anchor::Middle)
            } else if dx > 0.0 {
                (centre.x + away, Anchor::Start)
            } else {
                (centre.x - away, Anchor::End)
            };
            let at = Point::new(medium.snap_x(x), top);
            drawing.say_lines(medium, at, anchor, lines, (Size::Body, Ink::Strong));
            if is_middle {
                free = [top + tall; 2];
            } else {
                free[right] = top + tall;
            }
        }
        free[0].max(free[1])
    }

    fn series(
        &self,
        drawing: &mut Drawing,
        (centre, radius): (Point, f64),
        place: usize,
        series: &Series,
    ) {
        let points: Vec<Option<Point>> = (0..self.spokes.len())
            .map(|spoke| {
                let value = series
                    .values
                    .get(spoke)
                    .copied()
                    .flatten()
                    .filter(|value| value.is_finite());
                value.map(|value| self.at(centre, radius, spoke, value))
            })
            .collect();
        let count = points.len();
        for from in 0..count {
            if let (Some(a), Some(b)) = (points[from], points[(from + 1) % count]) {
                drawing.line(&[a, b], stroke(place));
            }
        }
        for point in points.into_iter().flatten() {
            drawing.shapes.push(Shape::Circle {
                centre: point,
                radius: 2.2,
                fill: if place == 0 {
                    Fill::Plain(Ink::Accent)
                } else {
                    Fill::Plain(Ink::Paper)
                },
                stroke: Some(Stroke::new(Ink::Accent, 0.9)),
            });
        }
    }
}

fn stroke(place: usize) -> Stroke {
    Stroke {
        ink: Ink::Accent,
        width: 1.4,
        dash: Dash::ALL[place % Dash::ALL.len()],
    }
}
