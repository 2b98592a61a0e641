//! The history over a whole screen: filters, and a line for each entry, the newest first.

use std::sync::Arc;

use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::super::chrome::whisper;
use super::super::paint::{Pen, faint, fit, plain, selected, strong};
use super::super::road_map::first_line;
use super::{choose, operation, window};
use crate::app::history::{Row, Standing};
use crate::app::layers::history::{Focus, HistoryList, Over};
use crate::app::{App, Session};
use crate::locale::{Arg, Lang, number, say};

/// Lines above the list, and below it.
const ABOVE: u16 = 4;
const BELOW: u16 = 2;

/// The most columns of a name.
const WHO: usize = 14;

/// The mark of an entry that was taken back.
const UNDONE: &str = "×";
/// The mark of an entry that was taken back and done again.
const REDONE: &str = "→";
/// The mark of an entry that a merge brought.
const MERGED: &str = "└";
/// The mark of an hour that is earlier than the one before.
const DOUBTFUL: &str = "◄";

/// Draws the history between the title line and the footer.
pub(super) fn draw(app: &App, list: &HistoryList, pen: &mut Pen<'_>) {
    let Some(session) = &app.session else {
        return;
    };
    let (width, height) = (pen.width(), pen.height().saturating_sub(3));
    let mut area = pen.part(0, 1, width, height);
    area.wipe();
    match &list.over {
        Some(Over::Entry(entry)) => operation::draw(app, session, list, entry, &mut area),
        Some(Over::People(people, cursor)) => {
            entries(app, session, list, &mut area);
            let lines = u16::try_from(people.len()).unwrap_or(height);
            let mut frame = window(&mut area, 44, lines.saturating_add(3).min(16));
            choose_person(app, people, *cursor, &mut frame);
        }
        None => entries(app, session, list, &mut area),
    }
}

/// Keys and words of the footer while the history is open.
pub(in crate::ui) fn hints(list: &HistoryList) -> Vec<(&'static str, &'static str)> {
    match &list.over {
        Some(Over::Entry(entry)) if entry.asking.is_some() => {
            vec![
                ("Enter", "history-hint-yes"),
                ("Esc", "history-hint-no"),
                ("↑ ↓", "hint-read"),
            ]
        }
        Some(Over::Entry(_)) => vec![
            ("↑ ↓", "hint-read"),
            ("← →", "history-hint-button"),
            ("Enter", "history-hint-press"),
            ("Esc", "hint-back"),
        ],
        Some(Over::People(..)) => vec![
            ("↑ ↓", "hint-choose"),
            ("Enter", "hint-accept"),
            ("Esc", "hint-back"),
        ],
        None => vec![
            ("↑ ↓", "hint-choose"),
            ("Enter", "history-hint-open"),
            ("Tab", "history-hint-filters"),
            ("F4", "history-hint-person"),
            ("Ctrl+Z", "action-undo-short"),
            ("Esc", "hint-back"),
        ],
    }
}

fn entries(app: &App, session: &Session, list: &HistoryList, pen: &mut Pen<'_>) {
    let (width, height) = (pen.width(), pen.height());
    pen.put(1, 0, &app.say("history-title"), strong());
    let [shown, all] = [list.n_shown(), list.rows().len()]
        .map(|count| number::integer(i64::try_from(count).unwrap_or(i64::MAX), app.lang));
    let args = [("shown", Arg::Text(&shown)), ("all", Arg::Text(&all))];
    let count = say(app.lang, "history-count", &args);
    pen.put_right(width.saturating_sub(1), 0, &count, faint());
    let x = pen.put(1, 1, &app.say("filter"), faint()) + 1;
    let words = list.words.text();
    pen.put(x, 1, words, plain());
    let before = words[..list.words.cursor()].width();
    let end = x.saturating_add(u16::try_from(before).unwrap_or(width));
    filters(app, session, list, pen);
    pen.rule(3);
    whisper(
        &mut pen.part(1, 0, width.saturating_sub(2), height),
        height.saturating_sub(1),
        &app.say("history-legend"),
    );
    if list.focus == Focus::List {
        pen.cursor_at(end, 1);
    }
    let mut rows = pen.part(0, ABOVE, width, height.saturating_sub(ABOVE + BELOW));
    if list.n_shown() == 0 {
        rows.put(3, 1, &app.say("nothing-found"), plain());
    }
    let who = list.rows().longest_name().width().min(WHO);
    let room = usize::from(rows.height());
    let first = first_line(list.cursor, list.n_shown(), room);
    for (y, at) in (0..rows.height()).zip(first..) {
        let Some(row) = list.line(at) else {
            break;
        };
        let standing = list.rows().standing(row.n, session.notebook.log());
        let is_here = at == list.cursor && list.focus == Focus::List;
        let style = match (is_here, standing) {
            (true, _) => selected(),
            (false, Standing::Undone) => faint(),
            (false, _) => plain(),
        };
        if is_here {
            rows.line_style(y, selected());
            rows.put(0, y, ">", style);
        }
        entry(row, standing, who, style, y, &mut rows);
    }
}

fn entry(row: &Row, standing: Standing, who: usize, style: Style, y: u16, pen: &mut Pen<'_>) {
    let mut x = pen.put(2, y, &row.when, style);
    if row.clock_back {
        pen.put(x, y, DOUBTFUL, style);
    }
    x += 2;
    if who > 0 {
        pen.put(x, y, &fit(&row.who, who), style);
        x += u16::try_from(who).unwrap_or(0) + 1;
    }
    let mark = match (standing, row.merged) {
        (Standing::Undone, true) => format!("{MERGED}{UNDONE}"),
        (Standing::Redone, true) => format!("{MERGED}{REDONE}"),
        (Standing::Standing, true) => MERGED.to_owned(),
        (Standing::Undone, false) => UNDONE.to_owned(),
        (Standing::Redone, false) => REDONE.to_owned(),
        (Standing::Standing, false) => String::new(),
    };
    pen.put(x, y, &mark, style);
    x += 3;
    let room = usize::from(pen.width().saturating_sub(x + 1));
    pen.put(x, y, &fit(&row.words, room), style);
}

/// The buttons of the filters, on one line.
fn filters(app: &App, session: &Session, list: &HistoryList, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let reading = session.reading();
    let filter = &list.filter;
    let step = filter.step.as_ref().or(list.here.step.as_ref());
    let record = filter.record.as_ref().or(list.here.record.as_ref());
    let person = match &filter.person {
        Some(who) => called(who, lang),
        None => app.say("history-everybody"),
    };
    let record = record.map(|id| {
        let name = reading.name(id.as_str(), lang);
        let name = format!("{} {name}", reading.code(id.as_str()));
        match name.trim() {
            "" => app.say("history-record-removed"),
            name => fit(name, 24),
        }
    });
    let buttons = [
        (
            Focus::Step,
            "history-this-step",
            step.cloned(),
            filter.step.is_some(),
        ),
        (
            Focus::Record,
            "history-this-record",
            record,
            filter.record.is_some(),
        ),
        (
            Focus::Person,
            "history-person",
            Some(person),
            filter.person.is_some(),
        ),
    ];
    let mut x = 1;
    for (focus, key, value, is_on) in buttons {
        let mark = if is_on { "[x]" } else { "[ ]" };
        let is_here = list.focus == focus;
        let style = match (is_here, &value) {
            (true, _) => selected(),
            (false, None) => faint(),
            (false, Some(_)) => plain(),
        };
        let value = value.map_or(String::new(), |value| format!(" {value}"));
        let lead = if is_here { ">" } else { "" };
        let words = format!("{lead}{mark} {}{value}", app.say(key));
        x = pen.put(x, 2, &words, style);
        if is_here {
            pen.cursor_at(x, 2);
        }
        x += 2;
    }
}

/// The name of a person; one who gave none is somebody.
pub(super) fn called(who: &str, lang: Lang) -> String {
    if who.is_empty() {
        say(lang, "history-nameless", &[])
    } else {
        who.to_owned()
    }
}

fn choose_person(app: &App, people: &[(Arc<str>, usize)], cursor: usize, pen: &mut Pen<'_>) {
    let mut inside = pen.frame(&app.say("history-person-title"));
    let all: usize = people.iter().map(|(_, count)| count).sum();
    let mut lines = vec![(app.say("history-everybody"), all)];
    lines.extend(
        people
            .iter()
            .map(|(who, count)| (called(who, app.lang), *count)),
    );
    choose(
        &lines,
        cursor,
        0,
        &mut inside,
        |(words, count), style, y, pen| {
            let room = usize::from(pen.width().saturating_sub(12));
            pen.put(2, y, &fit(words, room), style);
            let count = i64::try_from(*count).unwrap_or(i64::MAX);
            let count = number::integer(count, app.lang);
            pen.put_right(pen.width(), y, &count, style);
        },
    );
}
