//! One entry of the history: who, when, what, every change, and the buttons of the ways back.

use super::super::paint::{Pen, alert, fit, plain, selected, strong, wrapped};
use super::history::called;
use crate::app::history::{Row, Standing};
use crate::app::layers::history::HistoryList;
use crate::app::layers::operation::{Asking, Button, Entry};
use crate::app::{App, Session};
use crate::locale::{Arg, date, say};

/// Draws an entry, or what is asked about it.
pub(super) fn draw(
    app: &App,
    session: &Session,
    list: &HistoryList,
    entry: &Entry,
    pen: &mut Pen<'_>,
) {
    let (width, height) = (pen.width(), pen.height());
    let mut y = head(app, session, list, entry, pen);
    pen.rule(y);
    y += 1;
    if let Some(asking) = &entry.asking {
        let mut body = pen.part(1, y, width.saturating_sub(2), height.saturating_sub(y));
        ask(asking, &mut body);
        return;
    }
    let bottom = height.saturating_sub(1);
    let room = bottom.saturating_sub(y + 1);
    let inside = usize::from(width.saturating_sub(4));
    let lines = entry.lines(session, inside, usize::from(room), app.lang);
    for (y, line) in (y..).zip(&lines) {
        let style = if line.heads { strong() } else { plain() };
        pen.put(1, y, &fit(&line.words, inside), style);
    }
    if entry.is_empty() {
        pen.put(1, y, &app.say("history-no-changes"), plain());
    }
    pen.rule(bottom.saturating_sub(1));
    buttons(app, session, list, entry, bottom, pen);
}

/// Who did it, when and what, and what became of it; gives the line after.
fn head(app: &App, session: &Session, list: &HistoryList, entry: &Entry, pen: &mut Pen<'_>) -> u16 {
    let width = pen.width().saturating_sub(2);
    let log = session.notebook.log();
    let Some(operation) = log.get(entry.n) else {
        return 0;
    };
    let who = called(&operation.author, app.lang);
    let mut facts = format!("{} · {who}", date::moment(&operation.at));
    if !operation.device.is_empty() {
        facts = format!("{facts} · {}", operation.device);
    }
    pen.put(1, 0, &fit(&facts, usize::from(width)), plain());
    let mut y = 1;
    let words = session.describe(&operation.words, app.lang);
    for line in wrapped(&words, width).iter().take(2) {
        pen.put(1, y, line, strong());
        y += 1;
    }
    let row = list.rows().iter().find(|row| row.n == entry.n);
    for line in fate(app, session, list, entry, row) {
        pen.put(1, y, &fit(&line, usize::from(width)), alert());
        y += 1;
    }
    y
}

/// What became of an entry, in a sentence for each thing that must be known.
fn fate(
    app: &App,
    session: &Session,
    list: &HistoryList,
    entry: &Entry,
    row: Option<&Row>,
) -> Vec<String> {
    let log = session.notebook.log();
    let mut lines = Vec::new();
    let told = |key: &str, n: u64| {
        log.get(n).map(|other| {
            let (who, when) = (called(&other.author, app.lang), date::moment(&other.at));
            let what = session.describe(&other.words, app.lang);
            let args = [
                ("who", Arg::Text(&who)),
                ("when", Arg::Text(&when)),
                ("what", Arg::Text(&what)),
            ];
            say(app.lang, key, &args)
        })
    };
    match list.rows().standing(entry.n, log) {
        Standing::Undone => {
            let mut later = log.entries().iter().rev();
            let by = later.find(|other| other.undoes == Some(entry.n) && log.is_in_effect(other.n));
            let merge = log.get(entry.n).and_then(|entry| entry.merged);
            let by = by.map(|other| other.n).or(merge);
            lines.extend(by.and_then(|n| told("history-is-undone", n)));
        }
        Standing::Redone => lines.push(app.say("history-is-redone")),
        Standing::Standing => {}
    }
    let merge = log.get(entry.n).and_then(|entry| entry.merged);
    lines.extend(merge.and_then(|n| told("history-came", n)));
    if row.is_some_and(|row| row.clock_back) {
        lines.push(app.say("history-clock-back"));
    }
    lines
}

fn buttons(
    app: &App,
    session: &Session,
    list: &HistoryList,
    entry: &Entry,
    y: u16,
    pen: &mut Pen<'_>,
) {
    let is_undone = list.rows().standing(entry.n, session.notebook.log()) == Standing::Undone;
    let mut x = 1;
    for button in Button::ALL {
        let key = match button {
            Button::Undo if is_undone => "history-button-again",
            Button::Undo => "history-button-undo",
            Button::Return => "history-button-return",
            Button::Record => "history-button-record",
        };
        let is_here = entry.button == button;
        let style = if is_here { selected() } else { plain() };
        let lead = if is_here { ">" } else { " " };
        x = pen.put(x, y, &format!("{lead}[ {} ]", app.say(key)), style) + 1;
        if is_here {
            pen.cursor_at(x.saturating_sub(2), y);
        }
    }
}

fn ask(asking: &Asking, pen: &mut Pen<'_>) {
    let lines = asking.wrapped(usize::from(pen.width().saturating_sub(2)));
    for (y, line) in (0..pen.height()).zip(lines.iter().skip(asking.top)) {
        pen.put(0, y, line, plain());
    }
}
