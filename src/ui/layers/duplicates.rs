//! Two records that may be the same thing, side by side.

use super::super::chrome::whisper;
use super::super::paint::{Pen, faint, fit, plain, selected, strong, wrapped};
use crate::app::App;
use crate::app::layers::duplicates::Duplicates;
use crate::locale::{Arg, Lang, say};

/// Columns for the titles of answers.
const TITLES: u16 = 18;

/// The most lines of an answer.
const LINES: usize = 4;

/// Draws a pair between the title line and the footer.
pub(super) fn draw(app: &App, found: &Duplicates, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let (Some(session), Some(pair)) = (&app.session, found.pair()) else {
        return;
    };
    let (width, height) = (pen.width(), pen.height().saturating_sub(3));
    let mut area = pen.part(0, 1, width, height);
    area.wipe();
    let teller = session.teller(lang);
    let kind = session.workshop.get_collection(&pair.collection);
    let kind = kind.map_or("", |kind| kind.title.get(lang));
    let title = format!("{} · {kind}", app.say("duplicates-title"));
    area.put(1, 0, &title, strong());
    let (number, count) = (teller.n(found.cursor + 1), teller.n(found.n_pairs()));
    let args = [("number", Arg::Text(&number)), ("count", Arg::Text(&count))];
    let count = say(lang, "duplicates-count", &args);
    area.put_right(width.saturating_sub(1), 0, &count, faint());
    area.rule(1);
    let column = (width.saturating_sub(TITLES + 2)) / 2;
    let room = usize::from(column.saturating_sub(2));
    let reading = session.reading();
    let mut x = TITLES;
    for (side, id) in [&pair.left, &pair.right].into_iter().enumerate() {
        let stays = found.keeps_right == (side == 1);
        let code = reading.code(id.as_str());
        let who = teller.who(&pair.by[side]);
        let by = say(lang, "duplicates-by", &[("who", Arg::Text(&who))]);
        let style = if stays { selected() } else { strong() };
        let mark = if stays { ">" } else { " " };
        area.put(x, 2, &fit(&format!("{mark}{code} {by}"), room), style);
        if stays {
            area.put(x + 1, 3, &app.say("duplicates-left"), faint());
        }
        x += column;
    }
    let rows = session.side_by_side(pair, lang);
    let mut y = 4;
    let end = height.saturating_sub(2);
    let mut left = rows.iter().skip(found.top);
    for (title, says) in left.by_ref() {
        if y >= end {
            break;
        }
        let differ = says.iter().all(|says| !says.is_empty()) && says[0] != says[1];
        let mark = if differ { "≠" } else { " " };
        let columns = says.each_ref().map(|says| lines(says, column));
        let needed = columns.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let title = fit(title, usize::from(TITLES.saturating_sub(4)));
        area.put(1, y, &title, faint());
        area.put(TITLES - 1, y, mark, strong());
        for (line, y) in (0..needed).zip(y..end) {
            for (x, column) in [TITLES + 1, TITLES + 1 + column].into_iter().zip(&columns) {
                if let Some(words) = column.get(line) {
                    area.put(x, y, words, plain());
                }
            }
        }
        y += u16::try_from(needed).unwrap_or(1);
    }
    if left.next().is_some() {
        area.put_right(
            width.saturating_sub(1),
            end.saturating_sub(1),
            "↓",
            strong(),
        );
    }
    let mut below = area.part(1, 0, width.saturating_sub(2), height);
    for (y, line) in (end..).zip(wrapped(
        &app.say("duplicates-legend"),
        width.saturating_sub(2),
    )) {
        whisper(&mut below, y, &line);
    }
}

/// An answer in lines of a column, cut when it is long.
fn lines(says: &str, column: u16) -> Vec<String> {
    let width = column.saturating_sub(2);
    let mut lines: Vec<String> = says.lines().flat_map(|line| wrapped(line, width)).collect();
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            *last = fit(&format!("{last} …"), usize::from(width));
        }
    }
    lines
}

/// Keys and words of the footer.
pub(in crate::ui) fn hints(app: &App) -> Vec<(&'static str, &'static str)> {
    let space = match app.lang {
        Lang::Es => "Espacio",
        Lang::En => "Space",
    };
    vec![
        ("← →", "duplicates-hint-keep"),
        ("Enter", "duplicates-hint-join"),
        (space, "duplicates-hint-apart"),
        ("↑ ↓", "duplicates-hint-pair"),
        ("Esc", "hint-back"),
    ]
}
