//! A map of zones: outlines in an equirectangular view, classes by pattern and name, marks inside for projects.

mod inside;

use super::legend::{Legend, Sample};
use super::outline::Spot;
use super::{Anchor, Area, Drawing, Fill, Ink, Medium, Pattern, Point, Shape, Size, Stroke};
use inside::{Inside, middle};

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

/// Zones, classes and marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// The zones.
    pub zones: Vec<Zone>,
    /// Names of the classes, from the first.
    pub classes: Vec<String>,
    /// Places without extent, with their names.
    pub spots: Vec<(Spot, String)>,
    /// What a mark stands for; empty when there are none.
    pub mark: String,
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
        let mut taken: Vec<Area> = Vec::new();
        let mut unnamed = 0;
        for (place, parts) in &drawn {
            match self.name(&mut drawing, medium, *place, parts, &taken) {
                Some((area, true)) => taken.push(area),
                Some((area, false)) => {
                    taken.push(area);
                    let zone = &self.zones[*place];
                    legend.add(Sample::Code(zone.code.clone()), &zone.name);
                }
                None => unnamed += 1,
            }
        }
        self.spots(&mut drawing, medium, &view, &mut taken);
        if unnamed > 0 {
            legend.note = left(unnamed);
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
            .copied();
        let mut bounds: Option<[f64; 4]> = None;
        for (x, y) in corners.chain(self.spots.iter().map(|(spot, _)| *spot)) {
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

    /// Writes the name and the marks of a zone inside of it, or at least its code; gives where, and whether it is
    /// the whole name.
    fn name(
        &self,
        drawing: &mut Drawing,
        medium: &Medium,
        place: usize,
        parts: &[Vec<Vec<Point>>],
        taken: &[Area],
    ) -> Option<(Area, bool)> {
        let zone = &self.zones[place];
        let largest = parts
            .iter()
            .max_by(|a, b| extent(a).total_cmp(&extent(b)))?;
        let inside = Inside::new(largest);
        let centre = middle(&inside)?;
        let line = medium.line(Size::Body);
        let codes = !zone.code.is_empty();
        let marks: Vec<String> = zone.marks.iter().map(|mark| format!("• {mark}")).collect();
        let mut tries: Vec<(String, f64, bool, bool)> = Vec::new();
        for (wide, with_marks) in [
            (110.0, true),
            (80.0, true),
            (60.0, true),
            (110.0, false),
            (60.0, false),
        ] {
            tries.push((zone.name.clone(), wide, with_marks, true));
        }
        if codes {
            tries.push((zone.code.clone(), 60.0, true, false));
            tries.push((zone.code.clone(), 60.0, false, false));
        }
        for (words, wide, with_marks, whole) in tries {
            let title = medium.wrap(&words, Size::Strong, wide, 3);
            if title.iter().any(|line| line.contains('…')) || title.is_empty() {
                continue;
            }
            let listed = if with_marks {
                medium.wrap(&marks.join(" "), Size::Small, wide, 6)
            } else {
                Vec::new()
            };
            if with_marks && listed.last().is_some_and(|line| line.ends_with('…')) {
                continue;
            }
            let width = title
                .iter()
                .map(|line| medium.width_of(line, Size::Strong))
                .chain(listed.iter().map(|line| medium.width_of(line, Size::Small)))
                .fold(0.0, f64::max);
            let height = title.len() as f64 * line + listed.len() as f64 * medium.line(Size::Small);
            let Some(area) = inside.room(medium, centre, (width + 4.0, height + 2.0), taken) else {
                continue;
            };
            if !medium.is_cells() {
                drawing.shapes.push(Shape::Box {
                    area,
                    corner: 2.0,
                    fill: Fill::Plain(Ink::Paper),
                    stroke: None,
                });
            }
            let at = Point::new(
                area.centre().x,
                area.y + if medium.is_cells() { 0.0 } else { 1.0 },
            );
            drawing.say_lines(
                medium,
                at,
                Anchor::Middle,
                &title,
                (Size::Strong, Ink::Strong),
            );
            let below = Point::new(at.x, at.y + title.len() as f64 * line);
            drawing.say_lines(
                medium,
                below,
                Anchor::Middle,
                &listed,
                (Size::Small, Ink::Accent),
            );
            return Some((area, whole));
        }
        None
    }

    fn spots(&self, drawing: &mut Drawing, medium: &Medium, view: &View, taken: &mut Vec<Area>) {
        for (spot, name) in &self.spots {
            let at = view.at(*spot);
            drawing.shapes.push(Shape::Circle {
                centre: at,
                radius: 2.6,
                fill: Fill::Plain(Ink::Accent),
                stroke: Some(Stroke::new(Ink::Paper, 0.6)),
            });
            let width = medium.width_of(name, Size::Small);
            let area = Area::new(at.x + 4.0, at.y - 5.0, width, medium.line(Size::Small));
            let fits =
                area.right() <= medium.width && taken.iter().all(|other| !other.overlaps(&area));
            if fits && !name.is_empty() {
                let y = medium.baseline(area.y, Size::Small);
                drawing.say(
                    Point::new(area.x, y),
                    Anchor::Start,
                    name,
                    Size::Small,
                    Ink::Strong,
                );
                taken.push(area);
            }
        }
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
        let at = Point::new(medium.width - medium.gap(), at.y);
        drawing.say(at, Anchor::End, "↑ N", Size::Strong, Ink::Strong);
    }
}

/// The size of a part by its frame, to choose the largest one.
fn extent(part: &[Vec<Point>]) -> f64 {
    let Some(ring) = part.first() else { return 0.0 };
    let mut sum = 0.0;
    for (at, from) in ring.iter().enumerate() {
        let to = ring[(at + 1) % ring.len()];
        sum += from.x * to.y - to.x * from.y;
    }
    sum.abs()
}
