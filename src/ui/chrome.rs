//! What surrounds every screen: the title line above, messages and keys below.

use super::paint::{Pen, alert, faint, fit, plain, selected, strong};
use crate::app::step::{Body, tabs};
use crate::app::{Act, App, Layer, Screen};
use crate::locale::{Arg, Lang, say};

/// The title line: notebook, phase and step, and whether everything is saved.
pub(super) fn header(app: &App, pen: &mut Pen<'_>) {
    pen.line_style(0, selected());
    let width = pen.width();
    let saved = app.save_words();
    let mut end = width.saturating_sub(1);
    if !saved.is_empty() {
        pen.put_right(end, 0, &saved, selected().patch(strong()));
        end = end.saturating_sub(u16::try_from(saved.chars().count()).unwrap_or(0) + 2);
    }
    let after = pen.put(1, 0, "Rumbo", selected().patch(strong()));
    let Some(session) = &app.session else {
        return;
    };
    let place = match &app.screen {
        Screen::Step(screen) => screen.step(session).map(|step| {
            let steps = session.steps();
            let number = steps
                .iter()
                .position(|other| other.id == step.id)
                .map_or(0, |at| at + 1);
            let phase = session.phase(step);
            let (phase_number, title) = phase
                .map(|phase| {
                    (
                        phase.number.to_string(),
                        phase.title.get(app.lang).to_owned(),
                    )
                })
                .unwrap_or_default();
            let (number, count) = (number.to_string(), steps.len().to_string());
            let args = [
                ("phase", Arg::Text(&phase_number)),
                ("title", Arg::Text(&title)),
                ("number", Arg::Text(&number)),
                ("count", Arg::Text(&count)),
            ];
            // A long name of a phase leaves no room for the place: the number says it too.
            let whole = say(app.lang, "header-place", &args);
            if whole.chars().count() <= usize::from(width) / 2 + 10 {
                whole
            } else {
                say(app.lang, "header-place-short", &args)
            }
        }),
        _ => None,
    };
    if let Some(place) = place {
        let room = usize::from(end.saturating_sub(after + 2));
        let place = fit(&place, room);
        pen.put_right(end, 0, &place, selected());
        end = end.saturating_sub(u16::try_from(place.chars().count()).unwrap_or(0) + 2);
    }
    let room = usize::from(end.saturating_sub(after + 2));
    pen.put(
        after + 2,
        0,
        &fit(&session.title(app.lang), room),
        selected(),
    );
}

/// The line that stays below the header while nothing can be written.
pub(super) fn banner(words: &str, pen: &mut Pen<'_>) {
    let words = fit(words, usize::from(pen.width().saturating_sub(2)));
    pen.put(1, 0, &words, alert());
}

/// The message line and the keys that matter here.
pub(super) fn footer(app: &App, pen: &mut Pen<'_>) {
    match &app.message {
        Some(message) => {
            let words = fit(message, usize::from(pen.width().saturating_sub(2)));
            pen.put(1, 0, &words, strong());
        }
        None => pen.rule(0),
    }
    let mut x = 1;
    let width = pen.width();
    let mut hints = hints(app);
    let needed = |(key, words): &(String, String)| {
        u16::try_from(key.chars().count() + words.chars().count() + 3).unwrap_or(width)
    };
    // The last one leads to everything else: what has no room before it goes.
    if let Some(last) = hints.pop() {
        let mut end = 1 + needed(&last);
        let fits = |hint: &(String, String)| {
            end += needed(hint);
            (end <= width).then_some(())
        };
        let n_shown = hints.iter().map_while(fits).count();
        hints.truncate(n_shown);
        hints.push(last);
    }
    for (key, words) in hints {
        x = pen.put(x, 1, &key, strong());
        x = pen.put(x + 1, 1, &words, plain()) + 2;
    }
}

/// Keys and words of the footer while something is open over the screen.
fn layer_hints(app: &App, layer: &Layer) -> Vec<(&'static str, &'static str)> {
    use super::layers::{clashes, duplicates, findings, history, merge_report, reader};
    let space = match app.lang {
        Lang::Es => "Espacio",
        Lang::En => "Space",
    };
    match layer {
        Layer::Leave => vec![("Enter", "hint-leave"), ("Esc", "hint-stay")],
        Layer::Help(_) => vec![("↑ ↓", "hint-read"), ("Esc", "hint-back")],
        Layer::Guide(_) => vec![
            ("← →", "hint-part"),
            ("↑ ↓", "hint-read"),
            ("F7 F8", "hint-steps"),
            ("Esc", "hint-back"),
        ],
        Layer::History(list) => history::hints(list),
        Layer::MergeReport(_) => merge_report::hints(app),
        Layer::Clashes(list) => clashes::hints(app, list),
        Layer::Findings(list) => findings::hints(app, list),
        Layer::Reader(own) => reader::hints(own),
        Layer::Duplicates(_) => duplicates::hints(app),
        Layer::Picker(picker) if picker.many => vec![
            (space, "hint-tick"),
            ("Enter", "hint-accept"),
            ("Esc", "hint-back"),
        ],
        Layer::Report(_) => vec![
            ("← →", "hint-document"),
            ("↑ ↓", "hint-choose"),
            ("Enter", "hint-accept"),
            ("Esc", "hint-back"),
        ],
        _ => vec![
            ("↑ ↓", "hint-choose"),
            ("Enter", "hint-accept"),
            ("Esc", "hint-back"),
        ],
    }
}

/// Keys and words of the footer.
fn hints(app: &App) -> Vec<(String, String)> {
    let one = |key: &str, words: &str| (key.to_owned(), app.say(words));
    if let Some(layer) = app.layers.last() {
        let hints = layer_hints(app, layer).into_iter();
        return hints.map(|(key, words)| one(key, words)).collect();
    }
    let mut hints: Vec<(String, String)> = Vec::new();
    match &app.screen {
        Screen::Home(_) => {
            hints.push(one("↑ ↓", "hint-choose"));
            hints.push(one("Enter", "hint-accept"));
        }
        Screen::RoadMap(_) => {
            hints.push(one("↑ ↓", "hint-choose"));
            hints.push(one("Enter", "hint-enter-step"));
            hints.push(one("Esc", "hint-home"));
        }
        Screen::Step(screen) => {
            match (&screen.record, &screen.body) {
                (Some(_), Body::Board(_)) => hints.push(one("Esc", "hint-back")),
                (Some(_), _) => hints.push(one("Esc", "hint-list")),
                (None, _) => {}
            }
            if screen.form().is_some() {
                // On the only record of a step with more lists, where they are matters more than the arrows.
                if screen.record.is_none() && several_lists(app) {
                    hints.push(one("Ctrl+N", "hint-next-list"));
                } else {
                    hints.push(one("↑ ↓", "hint-fields"));
                }
            } else if screen.board().is_some() {
                hints.push(one("Ctrl+N", "hint-next-list"));
            } else if several_lists(app) {
                hints.push(one("Tab", "action-next-list-short"));
            }
        }
    }
    for action in app.actions().into_iter().filter(|action| action.footer) {
        let draft_only =
            screen_is_on_draft(app) && matches!(action.act, Act::OpenRecord | Act::Remove);
        if let (Some(key), false) = (action.keys.first(), draft_only) {
            hints.push((
                key.name(app.lang),
                app.say(&format!("{}-short", action.words)),
            ));
        }
    }
    hints
}

fn several_lists(app: &App) -> bool {
    match (&app.screen, &app.session) {
        (Screen::Step(screen), Some(session)) => screen
            .step(session)
            .is_some_and(|step| tabs(step).len() > 1),
        _ => false,
    }
}

fn screen_is_on_draft(app: &App) -> bool {
    match (&app.screen, &app.session) {
        (Screen::Step(screen), Some(session)) => {
            screen.list().is_some_and(|list| list.on_draft(session))
        }
        _ => false,
    }
}

/// A gauge of five marks: how complete a step is.
pub(super) fn gauge(percent: u8) -> String {
    let full = usize::from(percent.min(100)).div_ceil(20);
    format!("{}{}", "●".repeat(full), "·".repeat(5 - full))
}

/// A faint line of help at the bottom of an area.
pub(super) fn whisper(pen: &mut Pen<'_>, y: u16, words: &str) {
    let words = fit(words, usize::from(pen.width()));
    pen.put(0, y, &words, faint());
}
