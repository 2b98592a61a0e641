//! The plan on the screen.

use ratatui::style::Style;

use super::super::chrome::whisper;
use super::super::paint::{Pen, faint, fit, plain, selected, strong};
use super::choose;
use crate::app::App;
use crate::app::layers::reader::Reader;
use crate::locale::{Arg, say};
use crate::text::{Kind, Line};

/// Keys and words of the footer.
pub(in crate::ui) fn hints(reader: &Reader) -> Vec<(&'static str, &'static str)> {
    if reader.contents.is_some() {
        return vec![
            ("↑ ↓", "hint-choose"),
            ("Enter", "hint-go"),
            ("Esc", "hint-back"),
        ];
    }
    let enter = if reader.sought.is_empty() {
        "reader-hint-step"
    } else {
        "reader-hint-next"
    };
    vec![
        ("↑ ↓", "hint-read"),
        ("Tab", "reader-hint-contents"),
        ("Enter", enter),
        ("Ctrl+P", "reader-hint-write"),
        ("Esc", "hint-back"),
    ]
}

fn style(reader: &Reader, line: &Line) -> Style {
    let own = match line.kind {
        Kind::Heading(_) | Kind::Strong => strong(),
        Kind::Words => plain(),
        Kind::Rule => faint(),
    };
    if reader.is_found(line) {
        own.patch(selected())
    } else {
        own
    }
}

/// Draws the plan between the title line and the footer.
pub(super) fn draw(app: &App, reader: &Reader, pen: &mut Pen<'_>) {
    let (width, height) = (pen.width(), pen.height().saturating_sub(3));
    let mut area = pen.part(0, 1, width, height);
    area.wipe();
    area.put(1, 0, &app.say("reader-title"), strong());
    if let Some(heading) = under(reader) {
        let room = usize::from(width / 2);
        area.put_right(width.saturating_sub(1), 0, &fit(heading, room), faint());
    }
    area.rule(1);
    if reader.lines.is_empty() {
        area.put(2, 3, &app.say("reader-making"), plain());
        return;
    }
    let room = height.saturating_sub(3);
    let mut page = area.part(2, 2, width.saturating_sub(3), room);
    if reader.contents.is_some() {
        contents(app, reader, &mut page);
        return;
    }
    for (y, line) in (0..room).zip(reader.lines.iter().skip(reader.top)) {
        page.put(0, y, &line.words, style(reader, line));
    }
    let mut below = area.part(1, 0, width.saturating_sub(2), height);
    let last = height.saturating_sub(1);
    if reader.sought.is_empty() {
        let percent = reader.top * 100 / reader.lines.len().max(1);
        let words = say(
            app.lang,
            "reader-legend",
            &[("percent", Arg::Text(&percent.to_string()))],
        );
        whisper(&mut below, last, &words);
    } else {
        let found = reader.n_found();
        let words = say(
            app.lang,
            "reader-sought",
            &[
                ("words", Arg::Text(&reader.sought)),
                ("count", Arg::Count(found)),
                ("n", Arg::Text(&found.to_string())),
            ],
        );
        below.put(0, last, &words, plain());
    }
}

/// The last heading of a part or section above the first line shown.
fn under(reader: &Reader) -> Option<&str> {
    let above = reader.lines.get(..=reader.top)?;
    let mut above = above.iter().rev();
    let heading = above.find(|line| matches!(line.kind, Kind::Heading(1..=2)))?;
    Some(&heading.words)
}

fn contents(app: &App, reader: &Reader, page: &mut Pen<'_>) {
    let Some(choosing) = &reader.contents else {
        return;
    };
    super::filter_line(app, choosing, page);
    let headings = reader.headings();
    choose(
        &headings,
        choosing.cursor,
        2,
        page,
        |(_, line), style, y, pen| {
            let deep = match line.kind {
                Kind::Heading(level) => u16::from(level.saturating_sub(1)) * 2,
                _ => 0,
            };
            let room = usize::from(pen.width().saturating_sub(3 + deep));
            pen.put(2 + deep, y, &fit(&line.words, room), style);
        },
    );
}
