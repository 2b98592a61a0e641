//! The road map: phases and steps with their state.

use super::chrome::gauge;
use super::paint::{Pen, alert, faint, fit, good, plain, selected, strong};
use crate::app::App;
use crate::app::road_map::RoadMap;
use crate::app::session::Session;
use crate::locale::{Arg, Lang, number, say};
use crate::plan::StepState;
use crate::workshop::Step;

/// A line of the map.
enum Line<'a> {
    Phase(String),
    Step(usize, &'a Step),
}

/// Draws the whole map.
pub(super) fn draw(app: &App, map: &RoadMap, pen: &mut Pen<'_>) {
    let Some(session) = &app.session else {
        return;
    };
    let lang = app.lang;
    let width = pen.width();
    let profile = session
        .profile()
        .map(|profile| profile.title.get(lang).to_owned());
    let steps = session.steps();
    let done = steps
        .iter()
        .filter(|step| session.progress(step).state == StepState::Done)
        .count();
    let (done, count) = (done.to_string(), steps.len().to_string());
    let args = [
        ("profile", Arg::Text(profile.as_deref().unwrap_or_default())),
        ("done", Arg::Text(&done)),
        ("count", Arg::Text(&count)),
    ];
    pen.put(1, 0, &say(lang, "map-title", &args), strong());
    let filter = map.choosing.filter.text();
    if filter.is_empty() {
        pen.put_right(width.saturating_sub(1), 0, &app.say("map-filter"), faint());
    } else {
        let words = format!("{} {filter}", app.say("filter"));
        pen.put_right(width.saturating_sub(2), 0, &words, strong());
        pen.cursor_at(width.saturating_sub(2), 0);
    }
    pen.rule(1);
    let waiting = session.notebook.clashes().count();
    if waiting > 0 {
        let waiting = number::integer(i64::try_from(waiting).unwrap_or(i64::MAX), lang);
        let args = [("count", Arg::Text(&waiting))];
        let words = format!(" {} ", say(lang, "merge-map", &args));
        pen.put(2, 1, &words, alert());
    }
    let shown = map.shown(session, lang);
    if shown.is_empty() {
        pen.put(3, 3, &app.say("nothing-found"), plain());
        return;
    }
    let cursor = map.choosing.cursor.min(shown.len() - 1);
    let lines = lines(session, &shown, lang);
    let at = lines
        .iter()
        .position(|line| matches!(line, Line::Step(index, _) if *index == cursor));
    let height = usize::from(pen.height().saturating_sub(2));
    let first = first_line(at.unwrap_or(0), lines.len(), height);
    for (y, line) in (2_u16..).zip(lines.iter().skip(first).take(height)) {
        match line {
            Line::Phase(title) => {
                pen.put(
                    1,
                    y,
                    &fit(title, usize::from(width.saturating_sub(2))),
                    strong(),
                );
            }
            Line::Step(index, step) => {
                let here = *index == cursor;
                if here {
                    pen.line_style(y, selected());
                    pen.put(1, y, ">", selected());
                    if filter.is_empty() {
                        pen.cursor_at(1, y);
                    }
                }
                let style = if here { selected() } else { plain() };
                draw_step(session, step, style, y, lang, pen);
            }
        }
    }
}

fn draw_step(
    session: &Session,
    step: &Step,
    style: ratatui::style::Style,
    y: u16,
    lang: Lang,
    pen: &mut Pen<'_>,
) {
    let width = pen.width();
    let progress = session.progress(step);
    let done = progress.state == StepState::Done;
    pen.put(
        3,
        y,
        mark(progress.state),
        if done { style.patch(good()) } else { style },
    );
    pen.put(5, y, &step.id, style);
    let room = usize::from(width.saturating_sub(11 + 34));
    pen.put(11, y, &fit(step.title.get(lang), room), style);
    let right = width.saturating_sub(1);
    let findings = session.n_findings(step);
    if findings > 0 {
        pen.put_right(right, y, &format!("! {findings}"), style.patch(alert()));
    }
    let minutes = number::integer(i64::from(session.minutes(step)), lang);
    pen.put_right(right.saturating_sub(6), y, &format!("{minutes} min"), style);
    let state = if progress.state == StepState::Empty {
        "·····".to_owned()
    } else {
        gauge(progress.percent)
    };
    pen.put_right(right.saturating_sub(15), y, &state, style);
    if progress.n_records > 0 {
        let count = progress.n_records.to_string();
        let words = say(lang, "n-records", &[("count", Arg::Text(&count))]);
        pen.put_right(right.saturating_sub(22), y, &words, style);
    }
}

/// The map at the side of a step: only titles and marks.
pub(super) fn aside(app: &App, here: &str, pen: &mut Pen<'_>) {
    let Some(session) = &app.session else {
        return;
    };
    let steps = session.steps();
    let cursor = steps.iter().position(|step| step.id == here).unwrap_or(0);
    let lines = lines(session, &steps, app.lang);
    let at = lines
        .iter()
        .position(|line| matches!(line, Line::Step(index, _) if *index == cursor));
    let height = usize::from(pen.height());
    let first = first_line(at.unwrap_or(0), lines.len(), height);
    let width = pen.width();
    for (y, line) in (0_u16..).zip(lines.iter().skip(first).take(height)) {
        match line {
            Line::Phase(title) => {
                pen.put(
                    1,
                    y,
                    &fit(title, usize::from(width.saturating_sub(2))),
                    faint(),
                );
            }
            Line::Step(index, step) => {
                let style = if *index == cursor { strong() } else { plain() };
                let mark_here = if *index == cursor { ">" } else { " " };
                pen.put(0, y, mark_here, style);
                pen.put(1, y, mark(session.progress(step).state), style);
                pen.put(3, y, &step.id, style);
                let room = usize::from(width.saturating_sub(10));
                pen.put(8, y, &fit(step.title.get(app.lang), room), style);
            }
        }
    }
    for y in 0..pen.height() {
        pen.put(width.saturating_sub(1), y, "│", faint());
    }
}

fn lines<'a>(session: &'a Session, shown: &[&'a Step], lang: Lang) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let mut phase = "";
    for (index, step) in shown.iter().enumerate() {
        if step.phase != phase {
            phase = &step.phase;
            if let Some(phase) = session.phase(step) {
                let number = phase.number.to_string();
                let args = [
                    ("number", Arg::Text(&number)),
                    ("title", Arg::Text(phase.title.get(lang))),
                ];
                lines.push(Line::Phase(say(lang, "map-phase", &args)));
            }
        }
        lines.push(Line::Step(index, step));
    }
    lines
}

/// The first line shown, so that the one with the cursor is in view with its phase.
pub(super) fn first_line(at: usize, count: usize, height: usize) -> usize {
    at.saturating_sub(height / 2)
        .min(count.saturating_sub(height))
}

fn mark(state: StepState) -> &'static str {
    match state {
        StepState::Empty => "·",
        StepState::Carried => "↻",
        StepState::Begun => "○",
        StepState::Done => "●",
    }
}
