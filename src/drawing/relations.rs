//! Who stands with whom: names around a ring and a line for each relation, its kind by pattern and number, its
//! strength by width.

use super::labels::Room;
use super::legend::{Legend, Sample};
use super::{Anchor, Area, Dash, Drawing, Fill, Ink, Medium, Point, Shape, Size, Stroke};

/// A kind of relation.
#[derive(Debug, Clone, PartialEq)]
pub struct Kind {
    /// Its name.
    pub name: String,
    /// Whether it goes from the first to the second only.
    pub directed: bool,
}

/// A relation between two members.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// The members, by place.
    pub ends: (usize, usize),
    /// Its kind, by place.
    pub kind: usize,
    /// How strong it is, 0–1.
    pub strength: f64,
}

/// Members with their relations.
#[derive(Debug, Clone, PartialEq)]
pub struct Relations {
    /// Code and name of each member; a code may be empty.
    pub members: Vec<(String, String)>,
    /// The kinds of relation.
    pub kinds: Vec<Kind>,
    /// The relations.
    pub relations: Vec<Relation>,
}

/// Members that a ring has room for.
const MOST: usize = 40;

/// Rounds of exchanges that look for a good order around the ring.
const ROUNDS: usize = 6;

impl Relations {
    /// The ring. Who has no relation does not stand on it. `left` says in words how many of the others are not shown.
    pub fn draw(&self, medium: &Medium, left: &dyn Fn(usize) -> String) -> Drawing {
        let (shown, n_linked) = self.shown();
        let relations: Vec<&Relation> = self
            .relations
            .iter()
            .filter(|one| self.is_sound(one))
            .collect();
        let order = order(&shown, &relations);
        let count = order.len();
        let line = medium.line(Size::Body);
        let row = if medium.is_cells() {
            line
        } else {
            (2.0 * line + 1.0).max(0.0)
        };
        let rows = count.div_ceil(2).max(1);
        let tall = (rows as f64 * row).max(if medium.is_cells() { 4.0 * line } else { 150.0 });
        let centre = Point::new(medium.width / 2.0, tall / 2.0);
        let across = medium.width * 0.2;
        let mut places = vec![None; self.members.len()];
        for (at, member) in order.iter().enumerate() {
            // Down the right side and up the left one.
            let right = at < rows;
            let step = if right { at } else { count - 1 - at };
            let on_side = if right { rows } else { count - rows };
            let y = (step as f64 + 0.5) * tall / on_side as f64;
            let y = medium.snap_y(y - line / 2.0) + line / 2.0;
            let up = ((y - centre.y) / (tall / 2.0)).clamp(-1.0, 1.0);
            let away = across * (1.0 - up * up).sqrt();
            places[*member] = Some((
                Point::new(centre.x + if right { away } else { -away }, y),
                right,
            ));
        }
        let mut drawing = Drawing::new(medium.width, 1.0);
        self.lines(&mut drawing, medium, &relations, &places, centre);
        self.names(&mut drawing, medium, &places);
        let mut legend = Legend::new();
        for (kind, about) in self.kinds.iter().enumerate() {
            if relations.iter().any(|one| one.kind == kind) {
                let words = format!("{}. {}", kind + 1, about.name);
                legend.add(Sample::Line(stroke(kind, 1.4), about.directed), &words);
            }
        }
        if shown.len() < n_linked {
            legend.note = left(n_linked - shown.len());
        }
        let at = Point::new(0.0, medium.snap_y(tall + 2.0 * medium.gap()));
        legend.draw(&mut drawing, medium, at, medium.width);
        drawing.height = (at.y + legend.height(medium, medium.width) + 2.0).ceil();
        drawing
    }

    fn is_sound(&self, relation: &Relation) -> bool {
        let (a, b) = relation.ends;
        a != b
            && a < self.members.len()
            && b < self.members.len()
            && relation.kind < self.kinds.len()
    }

    /// The members with most relations, in their order, and how many have any.
    fn shown(&self) -> (Vec<usize>, usize) {
        let mut count = vec![0; self.members.len()];
        for relation in self.relations.iter().filter(|one| self.is_sound(one)) {
            count[relation.ends.0] += 1;
            count[relation.ends.1] += 1;
        }
        let mut linked: Vec<usize> = (0..count.len()).filter(|at| count[*at] > 0).collect();
        let n_linked = linked.len();
        linked.sort_by_key(|at| (std::cmp::Reverse(count[*at]), *at));
        linked.truncate(MOST);
        linked.sort_unstable();
        (linked, n_linked)
    }

    fn lines(
        &self,
        drawing: &mut Drawing,
        medium: &Medium,
        relations: &[&Relation],
        places: &[Option<(Point, bool)>],
        centre: Point,
    ) {
        let mut room = Room::new(Area::new(0.0, 0.0, medium.width, 2.0 * centre.y));
        let mut badges = Vec::new();
        for relation in relations {
            let (Some((from, _)), Some((to, _))) =
                (places[relation.ends.0], places[relation.ends.1])
            else {
                continue;
            };
            let strength = if relation.strength.is_finite() {
                relation.strength.clamp(0.0, 1.0)
            } else {
                0.0
            };
            // Neighbours are joined by a flat bow, those across the ring by a line near its middle.
            let pull = 0.18 + 0.42 * (from.distance(to) / (2.0 * centre.y)).min(1.0);
            let bend = from.towards(to, 0.5).towards(centre, pull);
            let shown = stroke(relation.kind, 0.7 + 1.4 * strength);
            let end = if self.kinds[relation.kind].directed {
                to.towards(bend, 4.0 / to.distance(bend).max(4.1))
            } else {
                to
            };
            drawing.shapes.push(Shape::Curve {
                from,
                bend,
                to: end,
                stroke: shown,
                arrow: self.kinds[relation.kind].directed,
            });
            if medium.is_cells() {
                continue;
            }
            let badge = [0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75]
                .into_iter()
                .find_map(|share| {
                    let at = from
                        .towards(bend, share)
                        .towards(bend.towards(to, share), share);
                    let area = Area::new(at.x, at.y, 0.0, 0.0).outset(4.6);
                    room.is_free(&area).then_some((at, area))
                });
            if let Some((at, area)) = badge {
                room.take(area);
                badges.push((at, relation.kind));
            }
        }
        for (at, kind) in badges {
            drawing.shapes.push(Shape::Circle {
                centre: at,
                radius: 4.4,
                fill: Fill::Plain(Ink::Paper),
                stroke: Some(Stroke::new(Ink::Soft, 0.5)),
            });
            let y = at.y + Size::Small.points() * 0.36;
            drawing.say(
                Point::new(at.x, y),
                Anchor::Middle,
                &(kind + 1).to_string(),
                Size::Small,
                Ink::Strong,
            );
        }
    }

    fn names(&self, drawing: &mut Drawing, medium: &Medium, places: &[Option<(Point, bool)>]) {
        let line = medium.line(Size::Body);
        for (member, place) in places.iter().enumerate() {
            let Some((at, right)) = place else { continue };
            let (code, name) = &self.members[member];
            let words = if code.is_empty() {
                name.clone()
            } else {
                format!("{code} {name}")
            };
            let (x, anchor, wide) = if *right {
                (at.x + 6.0, Anchor::Start, medium.width - at.x - 7.0)
            } else {
                (at.x - 6.0, Anchor::End, at.x - 7.0)
            };
            let lines = medium.wrap(
                &words,
                Size::Body,
                wide,
                if medium.is_cells() { 1 } else { 2 },
            );
            let top = medium.snap_y(at.y - lines.len() as f64 * line / 2.0);
            drawing.say_lines(
                medium,
                Point::new(medium.snap_x(x), top),
                anchor,
                &lines,
                (Size::Body, Ink::Strong),
            );
            drawing.shapes.push(Shape::Circle {
                centre: *at,
                radius: 3.0,
                fill: Fill::Plain(Ink::Accent),
                stroke: Some(Stroke::new(Ink::Paper, 0.6)),
            });
        }
    }
}

fn stroke(kind: usize, width: f64) -> Stroke {
    Stroke {
        ink: if kind < Dash::ALL.len() {
            Ink::Strong
        } else {
            Ink::Soft
        },
        width,
        dash: Dash::ALL[kind % Dash::ALL.len()],
    }
}

/// An order around the ring in which few lines cross and none is so short that its pattern cannot be seen: exchanges
/// that make it better, until none does.
fn order(members: &[usize], relations: &[&Relation]) -> Vec<usize> {
    let count = members.len();
    let place = |member: usize| members.binary_search(&member).ok();
    let chords: Vec<(usize, usize)> = relations
        .iter()
        .filter_map(|one| Some((place(one.ends.0)?, place(one.ends.1)?)))
        .collect();
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (chord, (a, b)) in chords.iter().enumerate() {
        of[*a].push(chord);
        of[*b].push(chord);
    }
    let mut at: Vec<usize> = (0..count).collect();
    let short = count / 4;
    let cost = |at: &[usize], one: usize| -> usize {
        of[one]
            .iter()
            .map(|chord| {
                let (a, b) = (at[chords[*chord].0], at[chords[*chord].1]);
                let (low, high) = (a.min(b), a.max(b));
                let apart = (high - low).min(count - (high - low));
                let within = |place: usize| low < place && place < high;
                let ends = |place: usize| place == low || place == high;
                let crossed = chords.iter().filter(|(c, d)| {
                    let (c, d) = (at[*c], at[*d]);
                    !ends(c) && !ends(d) && within(c) != within(d)
                });
                2 * crossed.count() + short.saturating_sub(apart).pow(2)
            })
            .sum()
    };
    for _ in 0..ROUNDS {
        let mut better = false;
        for a in 0..count {
            for b in a + 1..count {
                if of[a].is_empty() && of[b].is_empty() {
                    continue;
                }
                let before = cost(&at, a) + cost(&at, b);
                at.swap(a, b);
                if cost(&at, a) + cost(&at, b) < before {
                    better = true;
                } else {
                    at.swap(a, b);
                }
            }
        }
        if !better {
            break;
        }
    }
    let mut order = vec![0; count];
    for (member, place) in at.into_iter().enumerate() {
        order[place] = members[member];
    }
    order
}
