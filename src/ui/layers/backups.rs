//! The backups in a window: the list above, what going back would change below.

use super::super::chrome::whisper;
use super::super::paint::{Pen, alert, fit, plain, strong, wrapped};
use super::choose;
use crate::app::App;
use crate::app::layers::backups::{Backups, For};
use crate::app::safekeeping::short;
use crate::locale::{Arg, date, number, say};

/// Draws the window.
pub(super) fn draw(app: &App, backups: &Backups, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let count = backups.list.len().to_string();
    let title = say(lang, "backups-title", &[("count", Arg::Text(&count))]);
    let mut inside = pen.frame(&title);
    let (width, height) = (inside.width(), inside.height());
    let mut top = 0;
    if let For::File { told, .. } = &backups.what {
        for line in told.iter().take(2).flat_map(|line| wrapped(line, width)) {
            inside.put(0, top, &line, plain());
            top += 1;
        }
        top += u16::from(!told.is_empty());
    }
    let rows = u16::try_from(backups.list.len()).unwrap_or(height);
    let rows = rows.min(height.saturating_sub(top) / 2).max(1);
    let mut list = inside.part(0, top, width, rows);
    choose(
        &backups.list,
        backups.cursor,
        0,
        &mut list,
        |backup, style, y, pen| {
            pen.put(1, y, &format!("{:>5}", backup.number), style);
            pen.put(7, y, &date::moment(&backup.at), style);
            pen.put(24, y, &date::ago(&backup.at, backups.now, lang), style);
            pen.put(41, y, &fit(&app.say(backup.reason.words()), 20), style);
            let name = fit(&backup.name, 9);
            pen.put(62, y, &name, style);
            pen.put_right(pen.width(), y, &number::size(backup.bytes, lang), style);
        },
    );
    top += rows;
    inside.part(0, top, width, 1).rule(0);
    top += 1;
    let bottom = height.saturating_sub(2);
    preview(
        app,
        backups,
        &mut inside.part(0, top, width, bottom.saturating_sub(top)),
    );
    if backups.sure {
        let words = app.say("backups-sure");
        inside.put(0, height - 1, &fit(&words, usize::from(width)), alert());
        return;
    }
    let folder = backups.selected().and_then(|backup| backup.path.parent());
    let folder = folder.map(short).unwrap_or_default();
    let words = say(lang, "backups-folder", &[("folder", Arg::Text(&folder))]);
    whisper(&mut inside, bottom, &words);
    let key = match backups.what {
        For::Open => "backups-hint",
        For::File { .. } => "backups-hint-file",
    };
    whisper(&mut inside, height - 1, &app.say(key));
}

fn preview(app: &App, backups: &Backups, pen: &mut Pen<'_>) {
    let Some(lines) = backups.lines() else {
        pen.put(0, 0, &app.say("backups-reading"), plain());
        return;
    };
    let width = pen.width();
    let all: Vec<String> = lines
        .iter()
        .flat_map(|line| indented(line, width))
        .collect();
    let height = usize::from(pen.height());
    let first = backups.scroll.min(all.len().saturating_sub(height));
    for (y, line) in (0..pen.height()).zip(&all[first..]) {
        let style = if line.starts_with(' ') {
            plain()
        } else {
            strong()
        };
        pen.put(0, y, line, style);
    }
    if first + height < all.len() && height > 0 {
        let last = pen.height() - 1;
        pen.put_right(width, last, "↓", strong());
    }
}

/// A line in lines of a width, each as far in as the first.
fn indented(line: &str, width: u16) -> Vec<String> {
    let words = line.trim_start();
    let blanks = line.len() - words.len();
    let room = width.saturating_sub(u16::try_from(blanks).unwrap_or(0));
    wrapped(words, room)
        .into_iter()
        .map(|piece| format!("{}{piece}", " ".repeat(blanks)))
        .collect()
}
