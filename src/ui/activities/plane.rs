//! Names on two axes: each in its place, none over another; what the quadrant of the chosen one advises stands
//! below.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::app::App;
use crate::app::activities::plane::{Axis, Plane};
use crate::app::session::Session;
use crate::locale::{Arg, Lang, number, say};
use crate::notebook::RecordId;
use crate::ui::paint::{Pen, faint, fit, plain, selected, strong, wrapped};

/// Lines below the plane: the chosen name, its quadrant and its advice.
const BELOW: u16 = 4;

/// The widest that a name becomes on the plane.
const WIDEST: usize = 18;

/// Draws the plane.
pub(in crate::ui) fn draw(app: &App, session: &Session, plane: &Plane, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let (Some(across), Some(up)) = (plane.axis(session, 0), plane.axis(session, 1)) else {
        return;
    };
    let (width, height) = (pen.width(), pen.height());
    let below = BELOW.min(height / 3);
    let mut area = pen.part(1, 0, width.saturating_sub(2), height.saturating_sub(below));
    let hidden = field(session, plane, [across, up], lang, &mut area);
    let mut words = pen.part(
        1,
        height.saturating_sub(below),
        width.saturating_sub(2),
        below,
    );
    if hidden > 0 {
        let count = hidden.to_string();
        let note = say(lang, "plane-hidden", &[("count", Arg::Text(&count))]);
        words.put_right(words.width(), below.saturating_sub(1), &note, faint());
    }
    chosen(session, plane, [across, up], lang, &mut words);
}

/// The plane itself: axes, quadrants and names; gives how many found no room.
fn field(
    session: &Session,
    plane: &Plane,
    axes: [Axis<'_>; 2],
    lang: Lang,
    pen: &mut Pen<'_>,
) -> usize {
    let (width, height) = (pen.width(), pen.height());
    if width < 20 || height < 5 {
        return 0;
    }
    let cut = [
        place(axes[0], axes[0].cut, width, true),
        height - 1 - place(axes[1], axes[1].cut, height, true),
    ];
    for y in 0..height {
        pen.put(cut[0], y, "│", faint());
    }
    let line = "─".repeat(usize::from(width));
    pen.put(0, cut[1], &line, faint());
    pen.put(cut[0], cut[1], "┼", faint());
    let mut taken = Taken::new(width, height);
    for quadrant in plane.quadrants() {
        let y = if quadrant.high[1] { 0 } else { height - 1 };
        let (from, to) = if quadrant.high[0] {
            (cut[0] + 2, width)
        } else {
            (0, cut[0].saturating_sub(1))
        };
        let words = fit(
            quadrant.title.get(lang),
            usize::from(to.saturating_sub(from)),
        );
        if quadrant.high[0] {
            pen.put_right(to, y, &words, faint());
            let length = u16::try_from(words.chars().count()).unwrap_or(0);
            taken.take(to.saturating_sub(length), y, length);
        } else {
            pen.put(from, y, &words, faint());
            taken.take(from, y, u16::try_from(words.chars().count()).unwrap_or(0));
        }
    }
    let label = |axis: usize| axes[axis].field.label.get(lang).to_owned();
    let (up, across) = (format!("↑ {}", label(1)), format!("{} →", label(0)));
    let x = cut[0] + 2;
    let length = u16::try_from(up.chars().count()).unwrap_or(0);
    if taken.is_free(x, 0, length) {
        pen.put(x, 0, &up, strong());
        taken.take(x, 0, length);
    }
    let length = u16::try_from(across.chars().count()).unwrap_or(0);
    pen.put_right(width, cut[1], &across, strong());
    taken.take(width.saturating_sub(length), cut[1], length);

    // The chosen one first, so that it is always seen whole.
    let records = plane.records(session);
    let chosen = plane.selected(session);
    let order = chosen
        .into_iter()
        .chain(records.iter().filter(|id| Some(*id) != chosen));
    let reading = session.reading();
    let spot_of = |id: &RecordId| {
        let (vx, vy) = (plane.value(session, id, 0)?, plane.value(session, id, 1)?);
        let y = place(axes[1], vy, height, false);
        Some((place(axes[0], vx, width, false), height - 1 - y))
    };
    // Where more names meet than there are lines, numbers leave room for all of them.
    let mut crowd: BTreeMap<(u16, u16), u16> = BTreeMap::new();
    for spot in records.iter().filter_map(spot_of) {
        *crowd.entry(spot).or_default() += 1;
    }
    let half = [band(axes[0], width, 8), band(axes[1], height, 1)];
    let mut hidden = 0;
    for id in order {
        let Some((x, y)) = spot_of(id) else {
            continue;
        };
        let code = records.iter().position(|other| other == id).unwrap_or(0) + 1;
        let here = Some(id) == chosen;
        let name = reading.name(id.as_str(), lang);
        let near = Near { x, y, half, cut };
        // As much of the name as there is room for, and its number in any case.
        let crowded = crowd
            .get(&(x, y))
            .is_some_and(|count| *count > 2 * half[1] + 1);
        let rooms = if crowded && !here {
            &[0][..]
        } else {
            &[WIDEST, 9, 0]
        };
        let spot = rooms.iter().find_map(|room| {
            let words = match *room {
                0 => code.to_string(),
                room => format!("{code} {}", fit(&name, room)),
            };
            taken.spot(&near, &words).map(|spot| (spot, words))
        });
        match spot {
            Some(((x, y), words)) => {
                let length = u16::try_from(words.chars().count()).unwrap_or(0);
                taken.take(x, y, length);
                pen.put(x, y, &words, if here { selected() } else { plain() });
                if here {
                    pen.cursor_at(x, y);
                }
            }
            None => hidden += 1,
        }
    }
    hidden
}

/// What is said of the chosen record.
fn chosen(session: &Session, plane: &Plane, axes: [Axis<'_>; 2], lang: Lang, pen: &mut Pen<'_>) {
    let Some(id) = plane.selected(session) else {
        pen.put(0, 0, &say(lang, "plane-empty", &[]), plain());
        return;
    };
    let width = pen.width();
    let records = plane.records(session);
    let code = records.iter().position(|other| other == id).unwrap_or(0) + 1;
    let mut facts = Vec::new();
    for (axis, one) in axes.iter().enumerate() {
        let value = plane.value(session, id, axis).map_or_else(
            || "?".to_owned(),
            |value| number::decimal(value, None, lang),
        );
        facts.push(format!(
            "{} {value}",
            one.field.label.get(lang).to_lowercase()
        ));
    }
    let facts = facts.join(" · ");
    let room = usize::from(width).saturating_sub(facts.chars().count() + 6);
    let name = fit(&session.reading().name(id.as_str(), lang), room);
    let x = pen.put(0, 0, &format!("> {code} {name}"), strong());
    pen.put(x + 2, 0, &facts, plain());
    let unplaced = records
        .iter()
        .filter(|id| (0..2).any(|axis| plane.value(session, id, axis).is_none()))
        .count();
    let mut y = 1;
    match plane.quadrant(session, id) {
        Some(quadrant) => {
            let words = format!(
                "{}: {}",
                quadrant.title.get(lang),
                quadrant.advice.get(lang)
            );
            for line in wrapped(&words, width).iter().take(2) {
                pen.put(0, y, line, plain());
                y += 1;
            }
        }
        None if plane.value(session, id, 0).is_none() || plane.value(session, id, 1).is_none() => {
            pen.put(
                0,
                y,
                &fit(&say(lang, "plane-place", &[]), usize::from(width)),
                plain(),
            );
        }
        None => {}
    }
    let bottom = pen.height().saturating_sub(1);
    if unplaced > 0 {
        let count = unplaced.to_string();
        let words = say(lang, "plane-unplaced", &[("count", Arg::Text(&count))]);
        pen.put(0, bottom, &words, faint());
    } else {
        let room = usize::from(width.saturating_sub(10));
        pen.put(
            0,
            bottom,
            &fit(&say(lang, "plane-keys", &[]), room),
            faint(),
        );
    }
}

/// The column or line of a value on an axis of some length; a cut stands just before its value.
fn place(axis: Axis<'_>, value: Decimal, length: u16, cut: bool) -> u16 {
    let half = axis.step / Decimal::TWO;
    let (low, high) = (axis.min - half, axis.max + half);
    let value = if cut { value - half } else { value };
    let span = high - low;
    if span <= Decimal::ZERO {
        return 0;
    }
    let share = ((value - low) / span)
        .to_f64()
        .unwrap_or(0.0)
        .clamp(0.0, 1.0);
    let last = f64::from(length.saturating_sub(1));
    (share * last).round() as u16
}

/// Where words already stand.
struct Taken {
    width: u16,
    cells: Vec<bool>,
}

impl Taken {
    fn new(width: u16, height: u16) -> Self {
        Self {
            width,
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
        let length = u16::try_from(words.chars().count()).ok()?;
        let height = u16::try_from(self.cells.len() / usize::from(self.width.max(1))).ok()?;
        let (left, right) = if near.x >= near.cut[0] {
            (near.cut[0] + 2, self.width)
        } else {
            (0, near.cut[0].saturating_sub(1))
        };
        let (top, bottom) = if near.y <= near.cut[1] {
            (0, near.cut[1])
        } else {
            (near.cut[1] + 1, height)
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

/// Half of what one step of an axis takes, in columns or lines.
fn band(axis: Axis<'_>, length: u16, least: u16) -> u16 {
    let span = axis.max - axis.min + axis.step;
    let share = (axis.step / span).to_f64().unwrap_or(1.0);
    let half = (f64::from(length) * share / 2.0).round() as u16;
    half.max(least)
}
