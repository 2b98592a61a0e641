//! Names on two axes, in quadrants: power and interest, influence and dependence, impact and probability.
//!
//! On paper each record is a mark. Those in one place share a mark. Their codes stand beside it, their names too
//! where there is room, and the others are named in a legend: no label lies over another. On a screen the names
//! themselves are the marks.

mod screen;

use super::labels::Room;
use super::legend::{Legend, Sample};
use super::{Anchor, Area, Dash, Drawing, Fill, Ink, Medium, Point, Shape, Size, Stroke, Words};

/// An axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Its name.
    pub name: String,
    /// Its least value.
    pub min: f64,
    /// Its greatest value.
    pub max: f64,
    /// Distance between the values that are possible; 0 when all are.
    pub step: f64,
    /// From this value on it counts as high.
    pub cut: f64,
    /// Values that are written on it, in words.
    pub ticks: Vec<(f64, String)>,
}

impl Axis {
    /// The share of the axis before a value, 0–1; a cut stands just before its value.
    fn share(&self, value: f64, cut: bool) -> f64 {
        let border = if self.step > 0.0 {
            self.step / 2.0
        } else {
            (self.max - self.min) * 0.05
        };
        let (low, high) = (self.min - border, self.max + border);
        let value = if cut && self.step > 0.0 {
            value - border
        } else {
            value
        };
        let share = (value - low) / (high - low);
        if share.is_finite() {
            share.clamp(0.0, 1.0)
        } else {
            0.5
        }
    }

    fn is_high(&self, value: f64) -> bool {
        value >= self.cut
    }
}

/// A record on the plane.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its code; may be empty, then it is called by its number.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its value across and up.
    pub at: (f64, f64),
    /// Where another look saw it: a hollow mark with a line from there.
    pub before: Option<(f64, f64)>,
}

/// Names on two axes.
#[derive(Debug, Clone, PartialEq)]
pub struct Plane {
    /// The axis across and the axis up.
    pub axes: [Axis; 2],
    /// Names of the quadrants: low and low, high across, high up, high and high. May be empty.
    pub quadrants: [String; 4],
    /// The records.
    pub items: Vec<Item>,
    /// The record that the person at the screen has chosen.
    pub chosen: Option<usize>,
    /// Words for hollow and full marks, when there are hollow ones.
    pub marks: Option<[String; 2]>,
}

/// Records that share a mark.
struct Group {
    at: Point,
    members: Vec<usize>,
    label: Option<(Area, Vec<String>, bool)>,
}

impl Plane {
    /// The quadrant of a value, as in [`Plane::quadrants`].
    pub fn quadrant(&self, (x, y): (f64, f64)) -> usize {
        usize::from(self.axes[0].is_high(x)) + 2 * usize::from(self.axes[1].is_high(y))
    }

    /// The plane on a screen, and how many names found no room.
    pub fn on_screen(&self, medium: &Medium) -> (Drawing, usize) {
        screen::draw(self, medium)
    }

    /// The plane on paper. `left` says in words how many names are not told.
    pub fn draw(&self, medium: &Medium, left: &dyn Fn(usize) -> String) -> Drawing {
        let ticks = self.axes[1].ticks.iter();
        let wide = ticks
            .map(|(_, words)| medium.width_of(words, Size::Small))
            .fold(0.0, f64::max);
        let plot = Area::new(
            16.0 + wide,
            4.0,
            medium.width - 20.0 - wide,
            (medium.height * 0.6).min(268.0),
        );
        let mut room = Room::new(plot);
        let mut drawing = Drawing::new(medium.width, 1.0);
        self.ground(&mut drawing, medium, plot, &mut room);
        let mut groups = self.groups(plot);
        for group in &groups {
            room.take(Area::new(group.at.x, group.at.y, 0.0, 0.0).outset(radius(group) + 0.6));
        }
        self.before(&mut drawing, plot, &mut room);
        self.place_codes(medium, plot, &mut groups, &mut room);
        let named = self.place_names(medium, plot, &mut groups, &mut room);
        for group in &groups {
            put(&mut drawing, medium, group);
        }
        let mut legend = Legend::new();
        if let Some([hollow, full]) = &self.marks {
            legend.add(Sample::Mark(Fill::Plain(Ink::Paper)), hollow);
            legend.add(Sample::Mark(Fill::Plain(Ink::Accent)), full);
        }
        let keys = legend.entries.len();
        for (place, item) in self.items.iter().enumerate() {
            if !named[place] {
                legend.add(Sample::Code(self.code(place)), &item.name);
            }
        }
        let at = Point::new(0.0, plot.bottom() + 27.0);
        let room = medium.height - at.y - 2.0 * medium.line(Size::Small);
        let unlabelled = groups
            .iter()
            .filter(|group| group.label.is_none())
            .map(|group| group.members.len());
        let unsaid = unlabelled.sum::<usize>() + legend.shorten(medium, medium.width, room, keys);
        if unsaid > 0 {
            legend.note = left(unsaid);
        }
        legend.draw(&mut drawing, medium, at, medium.width);
        drawing.height = (at.y + legend.height(medium, medium.width) + 3.0).ceil();
        drawing
    }

    fn code(&self, place: usize) -> String {
        match self.items[place].code.as_str() {
            "" => (place + 1).to_string(),
            code => code.to_owned(),
        }
    }

    fn point(&self, plot: Area, (x, y): (f64, f64)) -> Point {
        Point::new(
            plot.x + plot.width * self.axes[0].share(x, false),
            plot.bottom() - plot.height * self.axes[1].share(y, false),
        )
    }

    fn cut(&self, plot: Area) -> Point {
        Point::new(
            plot.x + plot.width * self.axes[0].share(self.axes[0].cut, true),
            plot.bottom() - plot.height * self.axes[1].share(self.axes[1].cut, true),
        )
    }

    /// The part of the plot of a quadrant.
    fn part(&self, plot: Area, quadrant: usize) -> Area {
        let cut = self.cut(plot);
        let (x, width) = if quadrant & 1 == 0 {
            (plot.x, cut.x - plot.x)
        } else {
            (cut.x, plot.right() - cut.x)
        };
        let (y, height) = if quadrant & 2 == 0 {
            (cut.y, plot.bottom() - cut.y)
        } else {
            (plot.y, cut.y - plot.y)
        };
        Area::new(x, y, width, height)
    }

    /// Frame, cuts, quadrants, ticks and names of the axes.
    fn ground(&self, drawing: &mut Drawing, medium: &Medium, plot: Area, room: &mut Room) {
        drawing.boxed(plot, Fill::None, Some(Stroke::new(Ink::Soft, 0.8)));
        let cut = self.cut(plot);
        let dashed = Stroke {
            ink: Ink::Soft,
            width: 0.8,
            dash: Dash::Short,
        };
        drawing.line(
            &[Point::new(cut.x, plot.y), Point::new(cut.x, plot.bottom())],
            dashed,
        );
        drawing.line(
            &[Point::new(plot.x, cut.y), Point::new(plot.right(), cut.y)],
            dashed,
        );
        for (quadrant, title) in self.quadrants.iter().enumerate() {
            let part = self.part(plot, quadrant).inset(3.0);
            let line = medium.line(Size::Strong);
            if title.is_empty() || part.height < line {
                continue;
            }
            let title = medium.fit(title, Size::Strong, part.width);
            let (x, anchor) = if quadrant & 1 == 0 {
                (part.x, Anchor::Start)
            } else {
                (part.right(), Anchor::End)
            };
            let top = if quadrant & 2 == 0 {
                part.bottom() - line
            } else {
                part.y
            };
            let words = Words {
                at: Point::new(x, medium.baseline(top, Size::Strong)),
                anchor,
                text: title,
                size: Size::Strong,
                ink: Ink::Accent,
                turned: false,
            };
            room.take(medium.area_of(&words));
            drawing.shapes.push(Shape::Words(words));
        }
        let tick = Stroke::new(Ink::Soft, 0.6);
        for (value, words) in &self.axes[0].ticks {
            let x = plot.x + plot.width * self.axes[0].share(*value, false);
            drawing.line(
                &[
                    Point::new(x, plot.bottom()),
                    Point::new(x, plot.bottom() + 2.5),
                ],
                tick,
            );
            let y = medium.baseline(plot.bottom() + 3.0, Size::Small);
            drawing.say(
                Point::new(x, y),
                Anchor::Middle,
                words,
                Size::Small,
                Ink::Soft,
            );
        }
        for (value, words) in &self.axes[1].ticks {
            let y = plot.bottom() - plot.height * self.axes[1].share(*value, false);
            drawing.line(&[Point::new(plot.x - 2.5, y), Point::new(plot.x, y)], tick);
            let at = Point::new(plot.x - 3.5, y + Size::Small.points() * 0.35);
            drawing.say(at, Anchor::End, words, Size::Small, Ink::Soft);
        }
        // The arrows are lines: the font of the names has none.
        let arrow = |drawing: &mut Drawing, from: Point, to: Point| {
            drawing.shapes.push(Shape::Line {
                points: vec![from, to],
                stroke: Stroke::new(Ink::Strong, 0.9),
                arrow: true,
            });
        };
        let across = medium.fit(&self.axes[0].name, Size::Strong, plot.width - 20.0);
        let wide = medium.width_of(&across, Size::Strong);
        let top = plot.bottom() + 12.5;
        let at = Point::new(plot.centre().x, medium.baseline(top, Size::Strong));
        drawing.say(at, Anchor::Middle, &across, Size::Strong, Ink::Strong);
        let (x, y) = (at.x + wide / 2.0 + 4.0, top + 5.2);
        arrow(drawing, Point::new(x, y), Point::new(x + 14.0, y));
        let up = medium.fit(&self.axes[1].name, Size::Strong, plot.height - 20.0);
        let wide = medium.width_of(&up, Size::Strong);
        drawing.shapes.push(Shape::Words(Words {
            at: Point::new(9.0, plot.centre().y),
            anchor: Anchor::Middle,
            text: up,
            size: Size::Strong,
            ink: Ink::Strong,
            turned: true,
        }));
        let y = plot.centre().y - wide / 2.0 - 4.0;
        arrow(drawing, Point::new(6.2, y), Point::new(6.2, y - 14.0));
    }

    /// Hollow marks of another look, with a line to where the record stands now.
    fn before(&self, drawing: &mut Drawing, plot: Area, room: &mut Room) {
        for item in &self.items {
            let Some(before) = item.before else { continue };
            let (from, to) = (self.point(plot, before), self.point(plot, item.at));
            if from.distance(to) > 5.0 {
                drawing.line(&[from, to], Stroke::new(Ink::Soft, 0.6));
                drawing.shapes.push(Shape::Circle {
                    centre: from,
                    radius: 2.0,
                    fill: Fill::Plain(Ink::Paper),
                    stroke: Some(Stroke::new(Ink::Soft, 0.8)),
                });
                room.take(Area::new(from.x, from.y, 0.0, 0.0).outset(2.4));
                // Labels keep off the line too.
                let steps = (from.distance(to) / 4.0).ceil();
                for step in 1..steps as u32 {
                    let at = from.towards(to, f64::from(step) / steps);
                    room.take(Area::new(at.x, at.y, 0.0, 0.0).outset(0.8));
                }
            }
        }
    }

    fn groups(&self, plot: Area) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (place, item) in self.items.iter().enumerate() {
            let at = self.point(plot, item.at);
            match groups.iter_mut().find(|group| group.at.distance(at) < 4.0) {
                Some(group) => group.members.push(place),
                None => groups.push(Group {
                    at,
                    members: vec![place],
                    label: None,
                }),
            }
        }
        groups
    }

    /// Gives each mark the codes of its records, those with most records first.
    fn place_codes(&self, medium: &Medium, plot: Area, groups: &mut [Group], room: &mut Room) {
        let mut order: Vec<usize> = (0..groups.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(groups[*at].members.len()));
        for at in order {
            let group = &groups[at];
            let codes: Vec<String> = group
                .members
                .iter()
                .map(|place| self.code(*place))
                .collect();
            let codes = codes.join(", ");
            let whole = medium.width_of(&codes, Size::Body) + 0.1;
            let widths = [whole.min(130.0), whole.min(80.0), whole.min(46.0)];
            group_spot(medium, group, room, &self.bounds(plot, group), |bounds| {
                let mut found = Vec::new();
                for width in widths {
                    let lines = medium.wrap(&codes, Size::Body, width, 12);
                    if lines.iter().any(|line| line.contains('…')) {
                        continue;
                    }
                    found.push((lines, bounds, 110.0));
                }
                found
            })
            .inspect(|label| room.take(label.0))
            .clone_into(&mut groups[at].label);
        }
    }

    /// Writes the names of single records where there is room; gives which records are named.
    fn place_names(
        &self,
        medium: &Medium,
        plot: Area,
        groups: &mut [Group],
        room: &mut Room,
    ) -> Vec<bool> {
        let mut named = vec![false; self.items.len()];
        for group in groups {
            let Some((old, ..)) = group.label.clone() else {
                continue;
            };
            if group.members.len() > 2 {
                continue;
            }
            room.free(&old);
            let mut lines = Vec::new();
            let mut whole = true;
            for place in &group.members {
                let words = format!("{} {}", self.code(*place), self.items[*place].name);
                let wrapped = medium.wrap(&words, Size::Body, 118.0, 3);
                whole &= !wrapped.iter().any(|line| line.ends_with('…'));
                lines.extend(wrapped);
            }
            let label = if whole && lines.len() <= 3 {
                // A name in another quadrant would say something else: it stays in its own.
                let own = &self.bounds(plot, group)[..1];
                group_spot(medium, group, room, own, |bounds| {
                    vec![(lines.clone(), bounds, 0.0)]
                })
            } else {
                None
            };
            if let Some(label) = label {
                for place in &group.members {
                    named[*place] = true;
                }
                room.take(label.0);
                group.label = Some(label);
            } else {
                room.take(old);
            }
        }
        named
    }

    /// Where the label of a group may be: in its quadrant, or else anywhere.
    fn bounds(&self, plot: Area, group: &Group) -> [Area; 2] {
        let at = group
            .members
            .first()
            .map_or((0.0, 0.0), |place| self.items[*place].at);
        [
            self.part(plot, self.quadrant(at)).inset(1.0),
            plot.inset(1.0),
        ]
    }
}

fn put(drawing: &mut Drawing, medium: &Medium, group: &Group) {
    if let Some((area, lines, far)) = &group.label {
        if *far {
            let to = Point::new(
                group.at.x.clamp(area.x, area.right()),
                group.at.y.clamp(area.y, area.bottom()),
            );
            drawing.line(&[group.at, to], Stroke::new(Ink::Faint, 0.6));
        }
        let (x, anchor) = if area.right() < group.at.x {
            (area.right(), Anchor::End)
        } else if area.x > group.at.x {
            (area.x, Anchor::Start)
        } else {
            (area.centre().x, Anchor::Middle)
        };
        drawing.say_lines(
            medium,
            Point::new(x, area.y),
            anchor,
            lines,
            (Size::Body, Ink::Strong),
        );
    }
    drawing.shapes.push(Shape::Circle {
        centre: group.at,
        radius: radius(group),
        fill: Fill::Plain(Ink::Accent),
        stroke: Some(Stroke::new(Ink::Paper, 0.6)),
    });
}

type Label = (Area, Vec<String>, bool);

/// The first of some labels that finds room beside a group, in the narrower bounds first.
fn group_spot(
    medium: &Medium,
    group: &Group,
    room: &Room,
    bounds: &[Area],
    labels: impl Fn(Area) -> Vec<(Vec<String>, Area, f64)>,
) -> Option<Label> {
    let mark = Area::new(group.at.x, group.at.y, 0.0, 0.0).outset(radius(group) + 0.6);
    bounds
        .iter()
        .flat_map(|bounds| labels(*bounds))
        .find_map(|(lines, bounds, reach)| {
            let wide = lines
                .iter()
                .map(|line| medium.width_of(line, Size::Body))
                .fold(0.0, f64::max);
            let tall = lines.len() as f64 * medium.line(Size::Body);
            let spot = room.spot(medium, &mark, (wide, tall), &bounds, reach)?;
            Some((spot.area, lines, spot.far))
        })
}

fn radius(group: &Group) -> f64 {
    if group.members.len() > 1 { 3.6 } else { 2.6 }
}
