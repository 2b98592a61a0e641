//! The views: they borrow the state for one frame and only look.
//!
//! Everything works at 80×24 in 16 colours; more room shows more: from 100 columns the road map stays at the
//! left, from 140 the guide at the right. A selection is reverse video and a mark, so that it is seen
//! without colours.

mod activities;
mod chrome;
mod drawing;
mod guide;
mod home;
mod layers;
mod paint;
mod road_map;
mod step;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::{App, Layer, Screen};
use paint::Pen;

/// The least room in which the screen makes sense.
pub const LEAST: (u16, u16) = (60, 15);

/// From this width the road map stays at the left of a step.
const WITH_MAP: u16 = 100;

/// From this width the guide stays at the right of a step.
const WITH_GUIDE: u16 = 140;

/// Draws the state on a frame of the terminal and puts the real cursor where the focus is.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    let area = frame.area();
    let cursor = paint_all(app, area, frame.buffer_mut());
    if let Some(position) = cursor {
        frame.set_cursor_position(position);
    }
}

/// Draws the state into a buffer; gives the place of the cursor.
pub fn paint_all(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let mut cursor = None;
    let mut pen = Pen::new(area, buffer, &mut cursor);
    if area.width < LEAST.0 || area.height < LEAST.1 {
        ask_for_room(app, &mut pen);
        return cursor;
    }
    if let Some(Layer::Projector(blank)) = app.layers.last() {
        layers::projector(app, *blank, &mut pen);
        return cursor;
    }
    let height = area.height;
    chrome::header(app, &mut pen.part(0, 0, area.width, 1));
    let top = 1 + u16::from(app.banner().is_some());
    let room = height - 2 - top;
    if let Some(words) = app.banner() {
        chrome::banner(&words, &mut pen.part(0, 1, area.width, 1));
    }
    let mut body = pen.part(0, top, area.width, room);
    match &app.screen {
        Screen::Home(home) => home::draw(app, home, &mut body),
        Screen::RoadMap(map) => road_map::draw(app, map, &mut body),
        Screen::Step(screen) => {
            let (left, right) = (
                sidebar(area.width, WITH_MAP, 30),
                sidebar(area.width, WITH_GUIDE, 42),
            );
            if left > 0 {
                road_map::aside(app, &screen.id, &mut body.part(0, 0, left - 1, room));
            }
            if right > 0 {
                guide::aside(
                    app,
                    &screen.id,
                    &mut body.part(area.width - right + 1, 0, right - 1, room),
                );
            }
            step::draw(
                app,
                screen,
                &mut body.part(left, 0, area.width - left - right, room),
            );
        }
    }
    chrome::footer(app, &mut pen.part(0, height - 2, area.width, 2));
    for layer in &app.layers {
        layers::draw(app, layer, &mut pen);
    }
    cursor
}

fn sidebar(width: u16, from: u16, wanted: u16) -> u16 {
    if width >= from { wanted } else { 0 }
}

fn ask_for_room(app: &App, pen: &mut Pen<'_>) {
    pen.wipe();
    let words = app.say("more-room");
    for (y, line) in paint::wrapped(&words, pen.width()).iter().enumerate() {
        pen.put(
            0,
            u16::try_from(y).unwrap_or(u16::MAX),
            line,
            paint::plain(),
        );
    }
}
