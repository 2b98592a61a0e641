//! Names on two axes: each in its place, none over another; what the quadrant of the chosen one advises stands
//! below.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::app::App;
use crate::app::activities::plane::{Axis, Plane};
use crate::app::session::Session;
use crate::drawing::{Medium, plane as figure};
use crate::locale::{Arg, Lang, number, say};
use crate::ui::drawing;
use crate::ui::paint::{Pen, faint, fit, plain, strong, wrapped};

/// Lines below the plane: the chosen name, its quadrant and its advice.
const BELOW: u16 = 4;

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
    let float = |value: Decimal| value.to_f64().unwrap_or(0.0);
    let drawn = |axis: Axis<'_>| figure::Axis {
        name: axis.field.label.get(lang).to_owned(),
        min: float(axis.min),
        max: float(axis.max),
        step: float(axis.step),
        cut: float(axis.cut),
        ticks: Vec::new(),
    };
    let mut quadrants: [String; 4] = Default::default();
    for quadrant in plane.quadrants() {
        let corner = usize::from(quadrant.high[0]) + 2 * usize::from(quadrant.high[1]);
        quadrant.title.get(lang).clone_into(&mut quadrants[corner]);
    }
    let reading = session.reading();
    let selected = plane.selected(session);
    let mut chosen = None;
    let mut items = Vec::new();
    for (place, id) in plane.records(session).iter().enumerate() {
        let (Some(x), Some(y)) = (plane.value(session, id, 0), plane.value(session, id, 1)) else {
            continue;
        };
        if Some(id) == selected {
            chosen = Some(items.len());
        }
        items.push(figure::Item {
            code: (place + 1).to_string(),
            name: reading.name(id.as_str(), lang),
            at: (float(x), float(y)),
            before: None,
        });
    }
    let figure = figure::Plane {
        axes: axes.map(drawn),
        quadrants,
        items,
        chosen,
        marks: None,
    };
    let medium = Medium::cells(pen.width(), pen.height());
    let (drawing, hidden) = figure.on_screen(&medium);
    drawing::paint(&drawing, pen);
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
