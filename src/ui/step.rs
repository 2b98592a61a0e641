//! The screen of a step: its question, its lists, and the activity below.

use super::activities::{board, form, list};
use super::chrome::gauge;
use super::paint::{Pen, alert, faint, fit, good, plain, selected, strong, wrapped};
use crate::app::App;
use crate::app::activities::board::Board;
use crate::app::session::Session;
use crate::app::step::{self, Body, StepScreen, Tab};
use crate::locale::{Arg, Lang, number, say};
use crate::plan::StepState;
use crate::workshop::{Step, Who};

/// Draws a step.
pub(super) fn draw(app: &App, screen: &StepScreen, pen: &mut Pen<'_>) {
    let Some(session) = &app.session else {
        return;
    };
    let Some(step) = screen.step(session) else {
        return;
    };
    let lang = app.lang;
    let width = pen.width();
    let progress = session.progress(step);
    let who = app.say(match step.who {
        Who::Team => "who-team",
        Who::Workshop => "who-workshop",
        Who::Delegates => "who-delegates",
        Who::Assembly => "who-assembly",
    });
    let minutes = number::integer(i64::from(session.minutes(step)), lang);
    let state = match progress.state {
        StepState::Done => app.say("state-done"),
        StepState::Carried => app.say("state-carried"),
        StepState::Empty => gauge(0),
        StepState::Begun => gauge(progress.percent),
    };
    let facts = format!("{minutes} min · {who} · {state}");
    let right = width.saturating_sub(1);
    let style = if progress.state == StepState::Done {
        good()
    } else {
        plain()
    };
    pen.put_right(right, 0, &facts, style);
    let room = usize::from(right).saturating_sub(facts.chars().count() + 3);
    pen.put(
        1,
        0,
        &fit(&format!("{} {}", step.id, step.title.get(lang)), room),
        strong(),
    );
    let mut y = 1;
    for line in wrapped(step.question.get(lang), width.saturating_sub(2))
        .iter()
        .take(2)
    {
        pen.put(1, y, line, plain());
        y += 1;
    }
    let findings = session.n_findings(step);
    y = tabs(app, screen, findings, y, pen);
    pen.rule(y);
    y += 1;
    let height = pen.height().saturating_sub(y);
    let mut body = pen.part(0, y, width, height);
    match (&screen.record, &screen.body) {
        (Some(record), _) => form::draw(app, session, record, &mut body),
        (None, Body::Form(form)) => form::draw(app, session, form, &mut body),
        (None, Body::Board(board)) => board::draw(app, session, board, &mut body),
        (None, Body::List(list)) => list::draw(app, session, step, list, &mut body),
        (None, Body::Nothing) => {
            body.put(3, 1, &app.say("step-without-list"), plain());
        }
    }
}

/// The lists of the step in one line, when there are several; and how many findings it has.
fn tabs(app: &App, screen: &StepScreen, findings: usize, y: u16, pen: &mut Pen<'_>) -> u16 {
    let Some(session) = &app.session else {
        return y;
    };
    let Some(step) = screen.step(session) else {
        return y;
    };
    let width = pen.width();
    if findings > 0 {
        let count = findings.to_string();
        let words = say(app.lang, "n-findings", &[("count", Arg::Text(&count))]);
        pen.put_right(width.saturating_sub(1), y, &words, alert());
    } else if step::tabs(step).len() < 2 && screen.record.is_none() {
        return y;
    }
    let words: Vec<String> = step::tabs(step)
        .iter()
        .enumerate()
        .map(|(index, tab)| {
            let open = screen.record.as_ref().filter(|_| index == screen.tab);
            let code = open.map(|form| session.reading().code(form.record.as_str()));
            tab_words(session, step, tab, code.as_deref(), app.lang)
        })
        .collect();
    let length = |words: &String| u16::try_from(words.chars().count() + 1).unwrap_or(width);
    let room = width.saturating_sub(16);
    // The tab where the person is stays in view, with as many before it as there is room for.
    let mut first = screen.tab.min(words.len());
    let mut used = words.get(first).map_or(0, length);
    while let Some(before) = first.checked_sub(1) {
        used += length(&words[before]);
        if used + 3 > room {
            break;
        }
        first = before;
    }
    let mut x = 1;
    if first > 0 {
        x = pen.put(x, y, "…", faint()) + 1;
    }
    for (index, words) in words.iter().enumerate().skip(first) {
        let here = index == screen.tab;
        if x + length(words) > room + 1 && !here {
            pen.put(x, y, "…", faint());
            break;
        }
        let style = if here { selected() } else { faint() };
        x = pen.put(x, y, words, style) + 1;
    }
    y + 1
}

/// The words on a tab, with the code of the record that is open over it.
fn tab_words(session: &Session, step: &Step, tab: &Tab, code: Option<&str>, lang: Lang) -> String {
    let open = code.map_or_else(String::new, |code| format!("› {code} "));
    let id = match tab {
        Tab::Collection(id) => id,
        Tab::Board(board) => {
            let activity = step.activities().nth(*board);
            let words = activity.and_then(|activity| Board::tab(&session.workshop, activity, lang));
            return format!(" {} {open}", words.unwrap_or_default());
        }
    };
    let Some(collection) = session.workshop.get_collection(id) else {
        return String::new();
    };
    let label = if collection.single {
        &collection.title
    } else {
        &collection.plural
    };
    let count = session.content().n_records(id);
    let label = label.get(lang);
    if collection.single || count == 0 || code.is_some() {
        format!(" {label} {open}")
    } else {
        format!(" {label} ({count}) ")
    }
}
