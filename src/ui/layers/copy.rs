//! Where a copy goes, and how far it is.

use super::super::activities::list::skip_columns;
use super::super::paint::{Pen, faint, fit, plain, selected, strong, wrapped};
use crate::app::App;
use crate::app::layers::copy::{CopyPrompt, Purpose};
use crate::locale::{Arg, say};
use crate::notebook::Stage;

/// Draws the window.
pub(super) fn draw(app: &App, prompt: &CopyPrompt, pen: &mut Pen<'_>) {
    let (title, hint) = match &prompt.purpose {
        Purpose::Copy => ("copy-title", "copy-hint"),
        Purpose::Rescue(_) => ("rescue-title", "rescue-hint"),
        Purpose::Backup(_) => ("restore-title", "restore-hint"),
    };
    let mut inside = pen.frame(&app.say(title));
    let (width, height) = (inside.width(), inside.height());
    let mut y = 0;
    if let Purpose::Rescue(told) = &prompt.purpose {
        for line in told.iter().take(2).flat_map(|line| wrapped(line, width)) {
            inside.put(0, y, &line, plain());
            y += 1;
        }
        y += 1;
    }
    for line in wrapped(&app.say(hint), width) {
        inside.put(0, y, &line, faint());
        y += 1;
    }
    y += 1;
    let text = prompt.editor.text();
    let before = unicode_width::UnicodeWidthStr::width(&text[..prompt.editor.cursor()]);
    let skip = before.saturating_sub(usize::from(width.saturating_sub(1)));
    inside.put(0, y, skip_columns(text, skip), strong());
    inside.cursor_at(u16::try_from(before - skip).unwrap_or(0), y);
    y += 2;
    if let Some(stage) = &prompt.stage {
        inside.put(0, height - 1, &progress(app, stage), strong());
        return;
    }
    if prompt.purpose != Purpose::Copy {
        return;
    }
    let key = if prompt.proposals.is_empty() {
        "copy-no-sticks"
    } else {
        "copy-sticks"
    };
    for line in wrapped(&app.say(key), width) {
        inside.put(0, y, &line, plain());
        y += 1;
    }
    for (index, path) in prompt.proposals.iter().enumerate() {
        let here = prompt.chosen == Some(index);
        let style = if here { selected() } else { plain() };
        inside.put(0, y, if here { ">" } else { " " }, strong());
        let shown = path.display().to_string();
        inside.put(
            2,
            y,
            &fit(&shown, usize::from(width.saturating_sub(2))),
            style,
        );
        y += 1;
    }
}

/// How far a copy is, in words.
pub(super) fn progress(app: &App, stage: &Stage) -> String {
    match stage {
        Stage::Writing => app.say("stage-writing"),
        Stage::Syncing => app.say("stage-syncing"),
        Stage::Checking => app.say("stage-checking"),
        Stage::Done(path, _) => {
            let shown = path.display().to_string();
            say(app.lang, "stage-done", &[("path", Arg::Text(&shown))])
        }
        Stage::Failed(error) => error.sentences()[0].say(app.lang),
    }
}
