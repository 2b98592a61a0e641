//! What opens over a screen.

mod backups;
pub(super) mod clashes;
mod copy;
pub(super) mod duplicates;
pub(super) mod findings;
pub(super) mod history;
pub(super) mod merge_report;
mod operation;
pub(super) mod reader;
mod working;

use ratatui::style::{Modifier, Style};

use super::chrome::whisper;
use super::guide;
use super::paint::{Pen, faint, fit, plain, selected, strong, wrapped};
use super::road_map::first_line;
use crate::app::layers::{
    self, Choosing, Layer, PathPrompt, PathUse, Picker, ReportChoice, Search,
};
use crate::app::{App, Screen};
use crate::locale::{Arg, say};

/// Draws a layer.
pub(super) fn draw(app: &App, layer: &Layer, pen: &mut Pen<'_>) {
    match layer {
        Layer::Menu(choosing) => menu(app, choosing, &mut window(pen, 60, 20)),
        Layer::Help(first) => help(app, *first, &mut window(pen, 74, 22)),
        Layer::Guide(part) => {
            if let (Some(session), Screen::Step(screen)) = (&app.session, &app.screen)
                && let Some(step) = screen.step(session)
            {
                guide::draw(app, *part, step, &mut window(pen, 78, 22));
            }
        }
        Layer::Search(search) => find(app, search, &mut window(pen, 76, 20)),
        Layer::History(list) => history::draw(app, list, pen),
        Layer::Findings(list) => findings::draw(app, list, &mut window(pen, 78, 22)),
        Layer::Picker(picker) => pick(app, picker, &mut window(pen, 66, 18)),
        Layer::Leave => notice(
            app,
            "leave-title",
            &[app.say("leave-safe")],
            &mut window(pen, 60, 7),
        ),
        Layer::Purge => notice(
            app,
            "purge-title",
            &["purge-ask", "purge-ask-undo", "purge-ask-do"].map(|key| app.say(key)),
            &mut window(pen, 70, 9),
        ),
        Layer::Paste(lines) => paste(app, lines, &mut window(pen, 70, 18)),
        Layer::Path(prompt) => path(app, prompt, &mut window(pen, 72, 8)),
        Layer::Profiles(cursor) => profiles(app, *cursor, &mut window(pen, 72, 16)),
        Layer::Report(choice) => report(app, choice, &mut window(pen, 66, 16)),
        Layer::Projector(_) => {}
        Layer::Copy(prompt) => copy::draw(app, prompt, &mut window(pen, 76, 15)),
        Layer::Backups(list) => backups::draw(app, list, &mut window(pen, 80, 22)),
        Layer::MergeReport(report) => merge_report::draw(app, report, pen),
        Layer::Clashes(list) => clashes::draw(app, list, pen),
        Layer::Duplicates(found) => duplicates::draw(app, found, pen),
        Layer::Working(working) => working::draw(app, working, &mut window(pen, 74, 18)),
        Layer::Reader(own) => reader::draw(app, own, pen),
        Layer::Notice(lines) => {
            let height = u16::try_from(
                lines
                    .iter()
                    .map(|line| wrapped(line, 64).len())
                    .sum::<usize>(),
            );
            notice(
                app,
                "",
                lines,
                &mut window(pen, 70, height.unwrap_or(10).saturating_add(4)),
            );
        }
    }
}

/// A window in the middle, as large as there is room for.
fn window<'a>(pen: &'a mut Pen<'_>, width: u16, height: u16) -> Pen<'a> {
    let (width, height) = (width.min(pen.width()), height.min(pen.height()));
    let (x, y) = ((pen.width() - width) / 2, (pen.height() - height) / 2);
    pen.part(x, y, width, height)
}

/// Draws lines with a cursor, scrolled so that it is in view.
fn choose<T>(
    items: &[T],
    cursor: usize,
    top: u16,
    pen: &mut Pen<'_>,
    mut line: impl FnMut(&T, Style, u16, &mut Pen<'_>),
) {
    let height = usize::from(pen.height().saturating_sub(top));
    let cursor = cursor.min(items.len().saturating_sub(1));
    let first = first_line(cursor, items.len(), height);
    for (y, (index, item)) in (top..).zip(items.iter().enumerate().skip(first).take(height)) {
        let here = index == cursor;
        let style = if here { selected() } else { plain() };
        if here {
            pen.line_style(y, selected());
            pen.put(0, y, ">", style);
        }
        line(item, style, y, pen);
    }
}

fn filter_line(app: &App, choosing: &Choosing, pen: &mut Pen<'_>) {
    let label = app.say("filter");
    let x = pen.put(0, 0, &label, faint()) + 1;
    let end = pen.put(x, 0, choosing.filter.text(), plain());
    pen.cursor_at(end, 0);
    pen.rule(1);
}

fn menu(app: &App, choosing: &Choosing, pen: &mut Pen<'_>) {
    let mut inside = pen.frame(&app.say("menu-title"));
    filter_line(app, choosing, &mut inside);
    let shown = layers::menu(choosing, app.actions(), app.lang);
    if shown.is_empty() {
        inside.put(2, 2, &app.say("nothing-found"), plain());
    }
    choose(
        &shown,
        choosing.cursor,
        2,
        &mut inside,
        |action, style, y, pen| {
            pen.put(2, y, &app.say(action.words), style);
            if let Some(key) = action.keys.first() {
                pen.put_right(pen.width(), y, &key.name(app.lang), style);
            }
        },
    );
}

fn help(app: &App, first: usize, pen: &mut Pen<'_>) {
    let mut inside = pen.frame(&app.say("help-title"));
    let width = inside.width();
    // Keys at the left of a line, words at the right; without keys the line is a sentence.
    let mut lines: Vec<(String, String)> = Vec::new();
    for key in ["help-typing", "help-esc", "help-saved"] {
        lines.extend(
            wrapped(&app.say(key), width)
                .into_iter()
                .map(|line| (String::new(), line)),
        );
    }
    let board = match &app.screen {
        Screen::Step(screen) => screen.board(),
        _ => None,
    };
    if let Some(board) = board {
        let words = wrapped(&app.say(board.keys()), width);
        lines.extend(words.into_iter().map(|line| (String::new(), line)));
    }
    lines.push((String::new(), String::new()));
    for action in app.actions() {
        if action.keys.is_empty() {
            continue;
        }
        let keys: Vec<String> = action.keys.iter().map(|key| key.name(app.lang)).collect();
        lines.push((keys.join("  "), app.say(action.words)));
    }
    let height = usize::from(inside.height());
    let first = first.min(lines.len().saturating_sub(height));
    for (y, (keys, words)) in (0..).zip(lines.iter().skip(first).take(height)) {
        if keys.is_empty() {
            inside.put(0, y, words, plain());
        } else {
            inside.put(0, y, &fit(keys, 20), strong());
            inside.put(21, y, words, plain());
        }
    }
    if first + height < lines.len() {
        let bottom = inside.height().saturating_sub(1);
        inside.put_right(width, bottom, "↓", strong());
    }
}

fn find(app: &App, search: &Search, pen: &mut Pen<'_>) {
    let mut inside = pen.frame(&app.say("search-title"));
    filter_line(app, &search.choosing, &mut inside);
    if search.hits.is_empty() {
        let key = if search.choosing.filter.is_empty() {
            "search-begin"
        } else {
            "nothing-found"
        };
        inside.put(2, 2, &app.say(key), faint());
    }
    choose(
        &search.hits,
        search.choosing.cursor,
        2,
        &mut inside,
        |hit, style, y, pen| {
            let x = pen.put(2, y, &fit(&hit.place, 20), style) + 1;
            let x = x.max(18);
            pen.put(
                x,
                y,
                &fit(&hit.words, usize::from(pen.width().saturating_sub(x))),
                style,
            );
        },
    );
}

fn pick(app: &App, picker: &Picker, pen: &mut Pen<'_>) {
    let mut inside = pen.frame(picker.title.get(app.lang));
    filter_line(app, &picker.choosing, &mut inside);
    let shown = picker.shown();
    let mut lines: Vec<Option<usize>> = shown.into_iter().map(Some).collect();
    if picker.offers_new() {
        lines.push(None);
    }
    if lines.is_empty() {
        let key = if picker.creates.is_some() {
            "pick-type-new"
        } else {
            "nothing-found"
        };
        inside.put(2, 2, &app.say(key), faint());
    }
    choose(
        &lines,
        picker.choosing.cursor,
        2,
        &mut inside,
        |line, style, y, pen| {
            let room = usize::from(pen.width().saturating_sub(6));
            match line {
                Some(index) => {
                    let (id, words) = &picker.options[*index];
                    let mark = match (picker.many, picker.chosen.contains(id)) {
                        (true, true) => "[x]",
                        (true, false) => "[ ]",
                        (false, true) => " ● ",
                        (false, false) => "   ",
                    };
                    pen.put(1, y, mark, style);
                    let words = if picker.numbered {
                        format!("{} {words}", index + 1)
                    } else {
                        words.clone()
                    };
                    pen.put(5, y, &fit(&words, room), style);
                }
                None => {
                    let name = picker.choosing.filter.text().trim();
                    let words = say(app.lang, "pick-add", &[("name", Arg::Text(name))]);
                    pen.put(1, y, " + ", style);
                    pen.put(5, y, &fit(&words, room), style);
                }
            }
        },
    );
}

fn notice(app: &App, title: &str, lines: &[String], pen: &mut Pen<'_>) {
    let title = if title.is_empty() {
        String::new()
    } else {
        app.say(title)
    };
    let mut inside = pen.frame(&title);
    let mut y = 1;
    for line in lines {
        for words in wrapped(line, inside.width()) {
            inside.put(0, y, &words, plain());
            y += 1;
        }
    }
}

fn paste(app: &App, lines: &[String], pen: &mut Pen<'_>) {
    let count = lines.len().to_string();
    let title = say(app.lang, "paste-title", &[("count", Arg::Text(&count))]);
    let mut inside = pen.frame(&title);
    let (width, height) = (inside.width(), inside.height());
    for (y, line) in (0..height.saturating_sub(2)).zip(lines) {
        inside.put(
            0,
            y,
            &fit(&format!("• {line}"), usize::from(width)),
            plain(),
        );
    }
    whisper(
        &mut inside,
        height.saturating_sub(1),
        &app.say("paste-hint"),
    );
}

fn path(app: &App, prompt: &PathPrompt, pen: &mut Pen<'_>) {
    let key = match prompt.purpose {
        PathUse::Create => "path-create",
        PathUse::Open => "path-open",
        PathUse::Anonymous => "path-anonymous",
        PathUse::Merge => "path-merge",
    };
    let mut inside = pen.frame(&app.say(key));
    for (y, line) in (0..2).zip(wrapped(&app.say(&format!("{key}-hint")), inside.width())) {
        inside.put(0, y, &line, faint());
    }
    let text = prompt.editor.text();
    let before = unicode_width::UnicodeWidthStr::width(&text[..prompt.editor.cursor()]);
    let skip = before.saturating_sub(usize::from(inside.width().saturating_sub(1)));
    inside.put(
        0,
        3,
        super::activities::list::skip_columns(text, skip),
        strong(),
    );
    inside.cursor_at(u16::try_from(before - skip).unwrap_or(0), 3);
}

fn profiles(app: &App, cursor: usize, pen: &mut Pen<'_>) {
    let Some(session) = &app.session else {
        return;
    };
    let mut inside = pen.frame(&app.say("action-profile"));
    let now = session.profile().map(|profile| profile.id.clone());
    let all = &session.workshop.profiles;
    let (width, height) = (inside.width(), inside.height());
    let count = u16::try_from(all.len()).unwrap_or(height);
    choose(
        all,
        cursor,
        0,
        &mut inside.part(0, 0, width, count.min(height)),
        |profile, style, y, pen| {
            let mark = if Some(&profile.id) == now.as_ref() {
                "●"
            } else {
                " "
            };
            pen.put(2, y, mark, style);
            let count = profile.steps.len().to_string();
            let words = say(app.lang, "n-steps", &[("count", Arg::Text(&count))]);
            pen.put(4, y, profile.title.get(app.lang), style);
            pen.put_right(pen.width(), y, &words, style);
        },
    );
    if let Some(profile) = all.get(cursor) {
        for (y, line) in (count + 1..height).zip(wrapped(profile.summary.get(app.lang), width)) {
            inside.put(0, y, &line, plain());
        }
    }
}

fn report(app: &App, choice: &ReportChoice, pen: &mut Pen<'_>) {
    let mut inside = pen.frame(&app.say("report-title"));
    let button = choice.formats.len();
    let which = format!(
        "{}: ‹ {} ›",
        app.say("report-which"),
        app.say(choice.title())
    );
    inside.put(0, 0, &which, strong());
    for (y, (index, (id, wanted))) in (2..).zip(choice.formats.iter().enumerate()) {
        let here = index == choice.cursor;
        let fits = choice.fits(id);
        let style = match (here, fits) {
            (true, _) => selected(),
            (false, true) => plain(),
            (false, false) => faint(),
        };
        let mark = match (fits, *wanted) {
            (false, _) => " – ",
            (true, true) => "[x]",
            (true, false) => "[ ]",
        };
        let mut words = app.say(&format!("format-{id}"));
        if !fits {
            words = app.say("report-plan-only");
        }
        inside.put(0, y, if here { ">" } else { " " }, strong());
        inside.put(2, y, &format!("{mark} {words}"), style);
    }
    let y = u16::try_from(button).unwrap_or(4) + 3;
    let folder = choice.folder.display().to_string();
    inside.put(
        0,
        y,
        &say(app.lang, "report-folder", &[("folder", Arg::Text(&folder))]),
        faint(),
    );
    let key = if app.writing {
        "report-writing"
    } else {
        "report-write"
    };
    let style = if choice.cursor >= button {
        selected()
    } else {
        strong()
    };
    inside.put(2, y + 2, &format!("[ {} ]", app.say(key)), style);
    if choice.cursor >= button {
        inside.put(0, y + 2, ">", strong());
    }
}

/// The step for the whole room: its question, large and alone, then the newest words; never personal data.
pub(super) fn projector(app: &App, blank: bool, pen: &mut Pen<'_>) {
    pen.wipe();
    let (Some(session), Screen::Step(screen)) = (&app.session, &app.screen) else {
        return;
    };
    let Some(step) = screen.step(session) else {
        return;
    };
    if blank {
        return;
    }
    let width = pen.width();
    let big = Style::new().add_modifier(Modifier::BOLD);
    let mut y = 2;
    pen.put(
        4,
        y,
        &format!("{} {}", step.id, step.title.get(app.lang)),
        faint(),
    );
    y += 2;
    let asked = screen
        .board()
        .and_then(|board| board.asks(session, app.lang));
    let question = match &asked {
        Some((question, _)) => question,
        None => step.question.get(app.lang),
    };
    for line in wrapped(question, width.saturating_sub(8)) {
        pen.put(4, y, &line, big);
        y += 2;
    }
    if let Some((_, choices)) = asked {
        for choice in choices {
            y += 1;
            pen.put(4, y, &choice, plain());
        }
        let bottom = pen.height().saturating_sub(1);
        pen.put(
            4,
            bottom,
            app.message.as_deref().unwrap_or_default(),
            plain(),
        );
        return;
    }
    y += 1;
    let Some(collection) = step
        .collections
        .first()
        .and_then(|id| session.workshop.get_collection(id))
    else {
        return;
    };
    let personal = collection
        .get_field(&collection.name)
        .is_some_and(|field| field.personal);
    if personal || collection.single {
        return;
    }
    let room = usize::from(pen.height().saturating_sub(y + 1));
    let ids = session.content().ids(&collection.id);
    for id in ids.iter().skip(ids.len().saturating_sub(room)) {
        let name = session.reading().name(id.as_str(), app.lang);
        pen.put(
            4,
            y,
            &fit(&format!("• {name}"), usize::from(width.saturating_sub(8))),
            plain(),
        );
        y += 1;
    }
}
