//! The screen of a step: its question, its lists, and the activity below.

use super::activities::{board, form, list};
use super::chrome::gauge;
use super::paint::{Pen, alert, faint, fit, good, plain, selected, strong, wrapped};
use crate::app::App;
use crate::app::activities::board::Board;
use crate::app::step::{self, Body, StepScreen, Tab};
use crate::locale::{Arg, number, say};
use crate::plan::StepState;
use crate::workshop::Who;

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
    let state = if progress.state == StepState::Done {
        app.say("state-done")
    } else {
        gauge(if progress.state == StepState::Empty {
            0
        } else {
            progress.percent
        })
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
    let mut x = 1;
    for (index, tab) in step::tabs(step).iter().enumerate() {
        let here = index == screen.tab;
        let id = match tab {
            Tab::Collection(id) => id,
            Tab::Board(board) => {
                let activity = step.activities().nth(*board);
                let board = activity.and_then(|activity| Board::open(session, activity));
                let words = board.map(|board| app.say(board.words()));
                let style = if here { selected() } else { faint() };
                let open = screen.record.as_ref().filter(|_| here);
                let code = open.map(|form| session.reading().code(form.record.as_str()));
                let code = code.map_or_else(String::new, |code| format!("› {code} "));
                let words = format!(" {} {code}", words.unwrap_or_default());
                x = pen.put(x, y, &words, style) + 1;
                continue;
            }
        };
        let Some(collection) = session.workshop.get_collection(id) else {
            continue;
        };
        let label = if collection.single {
            &collection.title
        } else {
            &collection.plural
        };
        let count = session.content().n_records(id);
        let open = screen.record.as_ref().filter(|_| here);
        let words = if let Some(form) = open {
            let code = session.reading().code(form.record.as_str());
            format!(" {} › {code} ", label.get(app.lang))
        } else if collection.single || count == 0 {
            format!(" {} ", label.get(app.lang))
        } else {
            format!(" {} ({count}) ", label.get(app.lang))
        };
        if x + u16::try_from(words.chars().count()).unwrap_or(0) > width.saturating_sub(16) {
            pen.put(x, y, "…", faint());
            break;
        }
        let style = if here { selected() } else { faint() };
        x = pen.put(x, y, &words, style) + 1;
    }
    y + 1
}
