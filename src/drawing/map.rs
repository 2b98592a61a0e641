//! A map of zones: outlines in an equirectangular view, classes by pattern and name, marks inside for projects.

mod inside;
mod names;

use super::legend::{Legend, Sample};
use super::outline::Spot;
use super::{Anchor, Area, Dash, Drawing, Fill, Ink, Medium, Pattern, Point, Shape, Size, Stroke};

/// A zone.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    /// Its code; may be empty.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its class, by place.
    pub class: Option<usize>,
    /// Its parts, each a ring and then its holes; longitude and latitude.
    pub parts: Vec<Vec<Vec<Spot>>>,
    /// Codes of what happens there, each a mark.
    pub marks: Vec<String>,
}

/// A place without extent.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Longitude and latitude.
    pub at: Spot,
    /// What stands beside its mark; may be empty.
    pub code: String,
    /// Its name, for the legend; may be empty.
    pub name: String,
}

/// Zones, classes and marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// The zones.
    pub zones: Vec<Zone>,
    /// Names of the classes, from the first.
    pub classes: Vec<String>,
    /// Places without extent.
    pub places: Vec<Place>,
    /// Rivers and roads, with their names.
    pub lines: Vec<(Vec<Spot>, String)>,
    /// What a mark stands for; empty when there are none.
    pub mark: String,
    /// What the map does not show, in words; may be empty.
    pub note: String,
}

/// Patterns of the classes: names are read on each of them.
const CLASSES: [Fill; 6] = [
    Fill::Pattern(Pattern::Slant),
    Fill::Pattern(Pattern::Blank),
    Fill::Pattern(Pattern::Dots),
    Fill::Pattern(Pattern::Cross),
    Fill::Pattern(Pattern::Level),
    Fill::Pattern(Pattern::Dense),
];

/// How tall a map becomes on paper, and what stands under it.
const TALL: f64 = 330.0;

/// A river or a road.
const LINE: Stroke = Stroke {
    ink: Ink::Soft,
    width: 1.1,
    dash: Dash::Long,
};

/// Points nearer than this to the one before are left out.
const NEAR: f64 = 0.35;

/// From the degrees of a map to the points of a drawing.
struct View {
    west: f64,
    north: f64,
    /// Points per degree of latitude, and how much narrower a degree of longitude is.
    scale: f64,
    narrow: f64,
    left: f64,
}

impl Map {
    /// The map; `None` when no zone has an outline. `left` says in words how many zones are not named on it.
    pub fn draw(&self, medium: &Medium, left: &dyn Fn(usize) -> String) -> Option<Drawing> {
        let (view, tall) = self.view(medium)?;
        let mut drawing = Drawing::new(medium.width, 1.0);
        let mut drawn: Vec<(usize, Vec<Vec<Vec<Point>>>)> = Vec::new();
        for (place, zone) in self.zones.iter().enumerate() {
            let parts: Vec<Vec<Vec<Point>>> = zone
                .parts
                .iter()
                .map(|part| part.iter().map(|ring| view.ring(ring)).collect())
                .collect();
            if !parts.is_empty() {
                drawn.push((place, parts));
            }
        }
        for (place, parts) in &drawn {
            for part in parts {
                drawing.shapes.push(Shape::Polygon {
                    rings: part.clone(),
                    fill: self.fill(*place),
                    stroke: Some(Stroke::new(Ink::Strong, 1.0)),
                });
            }
        }
        let mut legend = Legend::new();
        for (class, name) in self.classes.iter().enumerate() {
            legend.add(Sample::Fill(CLASSES[class % CLASSES.len()]), name);
        }
        let classless = !self.classes.is_empty()
            && drawn
                .iter()
                .any(|(place, _)| self.zones[*place].class.is_none());
        if classless {
            legend.add(Sample::Fill(Fill::Tone(1)), "—");
        }
        if !self.mark.is_empty() {
            legend.add(Sample::Mark(Fill::Plain(Ink::Accent)), &self.mark);
        }
        for (line, name) in &self.lines {
            let points: Vec<Point> = line.iter().map(|spot| view.at(*spot)).collect();
            drawing.line(&points, LINE);
            legend.add(Sample::Line(LINE, false), name);
        }
        let mut taken = self.places(&mut drawing, medium, &view);
        for place in self.places.iter().filter(|place| !place.name.is_empty()) {
            legend.add(Sample::Code(place.code.clone()), &place.name);
        }
        let mut unnamed = 0;
        for (place, parts) in &drawn {
            let zone = &self.zones[*place];
            let Some(label) = names::find(zone, medium, parts, &taken) else {
                unnamed += 1;
                continue;
            };
            taken.push(label.area);
            label.draw(&mut drawing, medium);
            let marks = if label.is_marked {
                String::new()
            } else {
                zone.marks.join(", ")
            };
            if !label.is_named || !marks.is_empty() {
                let words = if marks.is_empty() {
                    zone.name.clone()
                } else {
                    format!("{}: {marks}", zone.name)
                };
                legend.add(Sample::Code(zone.code.clone()), &words);
            }
        }
        legend.note.clone_from(&self.note);
        if unnamed > 0 {
            let more = left(unnamed);
            legend.note = format!("{} {more}", self.note);
        }
        let bar_top = medium.snap_y(tall + medium.gap());
        view.bar(&mut drawing, medium, bar_top);
        let at = Point::new(0.0, medium.snap_y(bar_top + 1.6 * medium.line(Size::Small)));
        legend.draw(&mut drawing, medium, at, medium.width);
        drawing.height = (at.y + legend.height(medium, medium.width) + 2.0).ceil();
        Some(drawing)
    }

    fn fill(&self, zone: usize) -> Fill {
        match self.zones[zone].class {
            Some(class) => CLASSES[class % CLASSES.len()],
            None if self.classes.is_empty() => Fill::Plain(Ink::Paper),
            None => Fill::Tone(1),
        }
    }

    /// The view that shows every zone and spot, and how tall it is.
    fn view(&self, medium: &Medium) -> Option<(View, f64)> {
        let corners = self
            .zones
            .iter()
            .flat_map(|zone| zone.parts.iter().flatten().flatten())
            .chain(self.lines.iter().flat_map(|(line, _)| line))
            .copied();
        let mut bounds: Option<[f64; 4]> = None;
        let places = self.places.iter().map(|place| place.at);
        for (x, y) in corners.chain(places) {
            let [west, south, east, north] = bounds.unwrap_or([x, y, x, y]);
            bounds = Some([west.min(x), south.min(y), east.max(x), north.max(y)]);
        }
        let [west, south, east, north] = bounds?;
        // At a pole a degree of longitude is nothing: there is no territory, but there may be odd numbers.
        let narrow = f64::midpoint(south, north).to_radians().cos().max(0.05);
        let wide = ((east - west) * narrow).max(1e-9);
        let high = (north - south).max(1e-9);
        let border = medium.gap();
        let tallest = if medium.is_cells() {
            medium.height * 0.75
        } else {
            TALL
        };
        let scale = ((medium.width - 2.0 * border) / wide).min((tallest - 2.0 * border) / high);
        let left = (medium.width - wide * scale) / 2.0;
        let view = View {
            west,
            north,
            scale,
            narrow,
            left,
        };
        Some((view, (high * scale).max(medium.gap()) + 2.0 * border))
    }

    /// Marks of places with what they are called; gives what they take.
    fn places(&self, drawing: &mut Drawing, medium: &Medium, view: &View) -> Vec<Area> {
        let mut taken: Vec<Area> = Vec::new();
        let line = medium.line(Size::Small);
        for place in &self.places {
            let at = view.at(place.at);
            let mark = Area::new(at.x, at.y, 0.0, 0.0).outset(3.0);
            drawing.shapes.push(Shape::Circle {
                centre: at,
                radius: 2.6,
                fill: Fill::Plain(Ink::Accent),
                stroke: Some(Stroke::new(Ink::Paper, 0.6)),
            });
            taken.push(mark);
            let wide = medium.width_of(&place.code, Size::Small);
            let top = medium.snap_y(at.y - line / 2.0);
            let sides = [mark.right() + 1.0, mark.x - 1.0 - wide];
            let area = sides
                .map(|x| Area::new(medium.snap_x(x), top, wide, line))
                .into_iter()
                .find(|area| {
                    let frame = Area::new(0.0, 0.0, medium.width, f64::INFINITY);
                    frame.holds(area) && taken.iter().all(|other| !other.overlaps(area))
                });
            if let (Some(area), false) = (area, place.code.is_empty()) {
                if !medium.is_cells() {
                    drawing.boxed(area.inset(0.8), Fill::Plain(Ink::Paper), None);
                }
                let y = medium.baseline(area.y, Size::Small);
                drawing.say(
                    Point::new(area.x, y),
                    Anchor::Start,
                    &place.code,
                    Size::Small,
                    Ink::Strong,
                );
                taken.push(area);
            }
        }
        taken
    }
}

impl View {
    fn at(&self, (x, y): Spot) -> Point {
        Point::new(
            self.left + (x - self.west) * self.narrow * self.scale,
            4.0 + (self.north - y) * self.scale,
        )
    }

    /// A ring without points that nobody could tell apart.
    fn ring(&self, ring: &[Spot]) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::new();
        for spot in ring {
            let point = self.at(*spot);
            if points
                .last()
                .is_none_or(|last| last.distance(point) >= NEAR)
            {
                points.push(point);
            }
        }
        if points.len() < 3 {
            return ring.iter().map(|spot| self.at(*spot)).collect();
        }
        points
    }

    /// A bar of a round length, and where north is.
    fn bar(&self, drawing: &mut Drawing, medium: &Medium, top: f64) {
        /// Length of a degree of latitude.
        const KM: f64 = 111.2;
        let room = medium.width * 0.22;
        let longest = room / self.scale * KM;
        let power = 10f64.powf(longest.log10().floor());
        let Some(length) = [5.0, 2.0, 1.0]
            .map(|step| step * power)
            .into_iter()
            .find(|one| *one <= longest)
        else {
            return;
        };
        let words = if length >= 1.0 {
            format!("{length:.0} km")
        } else {
            format!("{:.0} m", length * 1000.0)
        };
        let wide = length / KM * self.scale;
        let line = medium.line(Size::Small);
        let (from, y) = (medium.gap(), top + line / 2.0);
        let stroke = Stroke::new(Ink::Strong, 1.2);
        drawing.line(&[Point::new(from, y), Point::new(from + wide, y)], stroke);
        if !medium.is_cells() {
            for x in [from, from + wide] {
                drawing.line(&[Point::new(x, y - 2.5), Point::new(x, y + 2.5)], stroke);
            }
        }
        let at = Point::new(
            medium.snap_x(from + wide + 1.5 * medium.gap()),
            medium.baseline(top, Size::Small),
        );
        drawing.say(at, Anchor::Start, &words, Size::Small, Ink::Strong);
        let x = medium.width - medium.gap();
        drawing.say(
            Point::new(x, at.y),
            Anchor::End,
            "N",
            Size::Strong,
            Ink::Strong,
        );
        let x = x - medium.width_of("N", Size::Strong) - 1.5 * medium.gap();
        drawing.shapes.push(Shape::Line {
            points: vec![Point::new(x, top + line), Point::new(x, top - 2.0)],
            stroke,
            arrow: true,
        });
    }
}
