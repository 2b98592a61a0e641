//! The first screen.

use super::chrome::whisper;
use super::paint::{Pen, faint, fit, plain, selected, strong, wrapped};
use crate::app::App;
use crate::app::home::{Entry, Home, entries};
use crate::locale::{Arg, say};

/// Draws the first screen.
pub(super) fn draw(app: &App, home: &Home, pen: &mut Pen<'_>) {
    let width = pen.width();
    let mut y = 1;
    pen.put(3, y, &app.say("home-title"), strong());
    y += 1;
    for line in wrapped(&app.say("home-purpose"), width.saturating_sub(6)) {
        pen.put(3, y, &line, plain());
        y += 1;
    }
    y += 1;
    let all = entries(&app.setup.recents, &app.setup.workshops);
    let cursor = home.cursor.min(all.len() - 1);
    let room = usize::from(pen.height().saturating_sub(y + 2)).max(1);
    let first = cursor.saturating_sub(room.saturating_sub(1));
    for (index, entry) in all.iter().enumerate().skip(first).take(room) {
        let (words, detail) = describe(app, entry);
        let style = if index == cursor { selected() } else { plain() };
        let mark = if index == cursor { ">" } else { " " };
        pen.put(2, y, mark, plain());
        let end = pen.put(4, y, &format!(" {} ", fit(&words, 46)), style);
        let detail = fit(&detail, usize::from(width.saturating_sub(end + 3)));
        pen.put(end + 1, y, &detail, faint());
        if index == cursor {
            pen.cursor_at(4, y);
        }
        y += 1;
    }
    let last = pen.height().saturating_sub(1);
    whisper(pen, last, &format!("   {}", app.say("home-offline")));
}

fn describe(app: &App, entry: &Entry) -> (String, String) {
    match entry {
        Entry::Recent(path) => {
            let name = path
                .file_stem()
                .map(|name| name.to_string_lossy().into_owned());
            let folder = path.parent().map(|folder| folder.display().to_string());
            let name = name.unwrap_or_default();
            (
                say(app.lang, "home-recent", &[("name", Arg::Text(&name))]),
                folder.unwrap_or_default(),
            )
        }
        Entry::New { workshop } => {
            let title = app
                .setup
                .workshops
                .iter()
                .find(|(id, _)| id == workshop)
                .map(|(_, title)| title.get(app.lang))
                .unwrap_or_default();
            (
                say(app.lang, "home-new", &[("title", Arg::Text(title))]),
                String::new(),
            )
        }
        Entry::Open => (app.say("home-open"), app.say("home-open-detail")),
        Entry::Sample => (app.say("home-sample"), app.say("home-sample-detail")),
        Entry::Language => (app.say("home-language"), String::new()),
        Entry::Leave => (app.say("home-leave"), String::new()),
    }
}
