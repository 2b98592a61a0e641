//! Causes and effects: boxes in layers, causes below, effects above, an arrow from each cause.
//!
//! The layout is our own ([`layers`]): it keeps to the width of a page by making boxes narrower and layers more,
//! which general layouts do not.

mod layers;

use super::words::{CELL_HEIGHT, CELL_WIDTH};
use super::{Anchor, Area, Drawing, Fill, Ink, Medium, Point, Shape, Size, Stroke};
use layers::Layers;

/// A card of the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Its code; may be empty.
    pub code: String,
    /// Its words.
    pub words: String,
}

/// Cards with their links.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// The cards.
    pub cards: Vec<Card>,
    /// Links from cause to effect, by place. Those that close a circle are drawn like the others.
    pub links: Vec<(usize, usize)>,
    /// The card that the tree is about.
    pub core: Option<usize>,
    /// The card that the person at the screen has chosen.
    pub chosen: Option<usize>,
}

/// Cards that a figure has room for.
const MOST: usize = 60;

/// The narrowest and the widest box on paper.
const BOX: (f64, f64) = (62.0, 118.0);

/// Room between boxes beside each other, and between layers.
const BETWEEN: (f64, f64) = (8.0, 19.0);

impl Tree {
    /// The tree. `left` says in words how many cards are not shown: those farthest from the core.
    pub fn draw(&self, medium: &Medium, left: &dyn Fn(usize) -> String) -> Drawing {
        let shown = self.nearest(MOST);
        let place = |card: usize| shown.binary_search(&card).ok();
        let mut links: Vec<(usize, usize)> = self
            .links
            .iter()
            .filter_map(|(cause, effect)| Some((place(*cause)?, place(*effect)?)))
            .filter(|(cause, effect)| cause != effect)
            .collect();
        links.sort_unstable();
        links.dedup();
        let (least, most, between, rows) = if medium.is_cells() {
            (
                12.0 * CELL_WIDTH,
                26.0 * CELL_WIDTH,
                (2.0 * CELL_WIDTH, 2.0 * CELL_HEIGHT),
                2,
            )
        } else {
            (BOX.0, BOX.1, BETWEEN, 8)
        };
        let border = if medium.is_cells() { 0.0 } else { 1.5 };
        let room = medium.width - 2.0 * border;
        let per_layer = ((room + between.0) / (least + between.0)).floor().max(1.0) as usize;
        let mut layers = Layers::new(shown.len(), &links, per_layer);
        layers.order();
        let widest = layers.widest();
        let width = ((room + between.0) / widest.max(1) as f64 - between.0).clamp(least, most);
        let width = if medium.is_cells() {
            (width / CELL_WIDTH).floor() * CELL_WIDTH
        } else {
            width
        };
        let mut x = layers.across(room, width, between.0);
        for x in &mut x {
            *x += border;
        }
        let boxes = self.boxes(medium, &shown, &layers, (&x, width, between.1, rows));
        let bottom = boxes
            .iter()
            .map(|(area, _)| area.bottom())
            .fold(0.0, f64::max);
        let note = if shown.len() < self.cards.len() {
            medium.wrap(
                &left(self.cards.len() - shown.len()),
                Size::Small,
                medium.width,
                2,
            )
        } else {
            Vec::new()
        };
        let note_top = bottom + medium.gap();
        let height = if note.is_empty() {
            bottom + 2.0
        } else {
            note_top + note.len() as f64 * medium.line(Size::Small) + 2.0
        };
        let mut drawing = Drawing::new(medium.width, height);
        arrows(&mut drawing, medium, &layers, &x, &boxes);
        for (place, (area, lines)) in boxes.iter().enumerate() {
            self.card(&mut drawing, medium, shown[place], *area, lines);
        }
        drawing.say_lines(
            medium,
            Point::new(0.0, note_top),
            Anchor::Start,
            &note,
            (Size::Small, Ink::Soft),
        );
        drawing
    }

    /// The cards nearest to the core by links, in their order.
    fn nearest(&self, most: usize) -> Vec<usize> {
        let count = self.cards.len();
        let mut linked: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (cause, effect) in &self.links {
            if *cause < count && *effect < count {
                linked[*cause].push(*effect);
                linked[*effect].push(*cause);
            }
        }
        let mut shown = Vec::new();
        let mut seen = vec![false; count];
        for begin in self
            .core
            .filter(|core| *core < count)
            .into_iter()
            .chain(0..count)
        {
            let mut queue = std::collections::VecDeque::from([begin]);
            while let Some(card) = queue.pop_front() {
                if std::mem::replace(&mut seen[card], true) {
                    continue;
                }
                shown.push(card);
                queue.extend(&linked[card]);
            }
        }
        shown.truncate(most);
        shown.sort_unstable();
        shown
    }

    /// The place and the lines of each box; a layer is as tall as its tallest box.
    fn boxes(
        &self,
        medium: &Medium,
        shown: &[usize],
        layers: &Layers,
        (x, width, between, lines): (&[f64], f64, f64, usize),
    ) -> Vec<(Area, Vec<String>)> {
        let cells = medium.is_cells();
        let (border, size) = if cells {
            (CELL_WIDTH, Size::Body)
        } else {
            (4.0, Size::Small)
        };
        let words: Vec<Vec<String>> = shown
            .iter()
            .map(|card| {
                let card = &self.cards[*card];
                let words = if card.code.is_empty() {
                    card.words.clone()
                } else {
                    format!("{} {}", card.code, card.words)
                };
                medium.wrap(&words, size, width - 2.0 * border - 1.0, lines)
            })
            .collect();
        let mut boxes = vec![(Area::new(0.0, 0.0, 0.0, 0.0), Vec::new()); shown.len()];
        let mut y = if cells { 0.0 } else { 1.5 };
        for layer in layers.rows() {
            let cards: Vec<usize> = layer
                .iter()
                .copied()
                .filter(|one| *one < shown.len())
                .collect();
            let most = cards
                .iter()
                .map(|card| words[*card].len())
                .max()
                .unwrap_or(1)
                .max(1);
            let frame = if cells { 2.0 * CELL_HEIGHT } else { 6.0 };
            let tall = most as f64 * medium.line(size) + frame;
            for card in cards {
                let own = words[card].len().max(1) as f64 * medium.line(size) + frame;
                let top = medium.snap_y(y + (tall - own) / 2.0);
                let area = Area::new(medium.snap_x(x[card] - width / 2.0), top, width, own);
                boxes[card] = (area, words[card].clone());
            }
            y += tall + between;
        }
        boxes
    }

    fn card(
        &self,
        drawing: &mut Drawing,
        medium: &Medium,
        card: usize,
        area: Area,
        lines: &[String],
    ) {
        let is_core = self.core == Some(card);
        let stroke = if is_core {
            Stroke::new(Ink::Accent, 2.2)
        } else {
            Stroke::new(Ink::Strong, 0.8)
        };
        let is_chosen = self.chosen == Some(card);
        let fill = if is_core && !medium.is_cells() {
            Fill::Tone(1)
        } else {
            Fill::Plain(Ink::Paper)
        };
        drawing.shapes.push(Shape::Box {
            area,
            corner: 2.5,
            fill,
            stroke: Some(stroke),
        });
        let size = if medium.is_cells() {
            Size::Body
        } else {
            Size::Small
        };
        let tall = lines.len() as f64 * medium.line(size);
        let top = medium.snap_y(area.y + (area.height - tall) / 2.0);
        let ink = match (is_chosen, is_core && medium.is_cells()) {
            (true, _) => Ink::Chosen,
            (false, true) => Ink::Accent,
            (false, false) => Ink::Strong,
        };
        drawing.say_lines(
            medium,
            Point::new(area.centre().x, top),
            Anchor::Middle,
            lines,
            (size, ink),
        );
    }
}

/// An arrow from each cause, through the gaps of the layers between, to its effect.
fn arrows(
    drawing: &mut Drawing,
    medium: &Medium,
    layers: &Layers,
    x: &[f64],
    boxes: &[(Area, Vec<String>)],
) {
    let tops: Vec<f64> = layers
        .rows()
        .iter()
        .map(|row| {
            row.iter()
                .filter_map(|one| boxes.get(*one))
                .map(|(area, _)| area.y)
                .fold(f64::INFINITY, f64::min)
        })
        .collect();
    let bottoms: Vec<f64> = layers
        .rows()
        .iter()
        .map(|row| {
            row.iter()
                .filter_map(|one| boxes.get(*one))
                .map(|(area, _)| area.bottom())
                .fold(0.0, f64::max)
        })
        .collect();
    for link in layers.links() {
        let (cause, effect) = (link.cause, link.effect);
        let (from, to) = (boxes[cause].0, boxes[effect].0);
        let mut points = vec![Point::new(from.centre().x, from.y)];
        for (row, middle) in &link.through {
            let (top, bottom) = (tops[*row], bottoms[*row]);
            if top.is_finite() {
                points.push(Point::new(x[*middle], bottom));
                points.push(Point::new(x[*middle], top));
            }
        }
        points.push(Point::new(to.centre().x, to.bottom()));
        if medium.is_cells() {
            points = elbows(&points);
        }
        drawing.shapes.push(Shape::Line {
            points,
            stroke: Stroke::new(Ink::Soft, 0.8),
            arrow: true,
        });
    }
}

/// The same way with upright and level lines only, in the middle of cells.
fn elbows(points: &[Point]) -> Vec<Point> {
    let column = |x: f64| (x / CELL_WIDTH).floor() * CELL_WIDTH + CELL_WIDTH / 2.0;
    // It begins in the upper side of the cause, so that it grows out of it.
    let first = points.first().copied();
    let mut way: Vec<Point> = first
        .map(|from| Point::new(column(from.x), from.y + CELL_HEIGHT / 2.0))
        .into_iter()
        .collect();
    for pair in points.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        // The line above the upper side of the cause, and the one under the lower side of the effect.
        let begin = from.y - CELL_HEIGHT / 2.0;
        let end = to.y + CELL_HEIGHT / 2.0;
        way.extend([
            Point::new(column(from.x), begin),
            Point::new(column(to.x), begin),
            Point::new(column(to.x), end),
        ]);
    }
    way
}
