//! What each joined notebook brought.

use super::super::chrome::whisper;
use super::super::paint::{Pen, plain, strong, wrapped};
use crate::app::App;
use crate::app::layers::merge_report::MergeReport;

/// Draws the report between the title line and the footer.
pub(super) fn draw(app: &App, report: &MergeReport, pen: &mut Pen<'_>) {
    let Some(session) = &app.session else {
        return;
    };
    let (width, height) = (pen.width(), pen.height().saturating_sub(3));
    let mut area = pen.part(0, 1, width, height);
    area.wipe();
    area.put(1, 0, &app.say("merge-title"), strong());
    area.rule(1);
    let room = height.saturating_sub(4);
    let mut page = area.part(1, 2, width.saturating_sub(2), room);
    let mut y = 0;
    let lines = report.lines(session, app.lang);
    let mut left = lines.iter().skip(report.top).peekable();
    while let Some(line) = left.peek() {
        let (x, style) = if line.heads {
            (0, strong())
        } else {
            (2, plain())
        };
        let blank = u16::from(line.heads && y > 0);
        let words = wrapped(&line.words, width.saturating_sub(4));
        let needed = blank + u16::try_from(words.len()).unwrap_or(room);
        if y > 0 && y + needed > room {
            break;
        }
        y += blank;
        for words in words {
            page.put(x, y, &words, style);
            y += 1;
        }
        left.next();
    }
    if left.peek().is_some() {
        area.put_right(
            width.saturating_sub(1),
            height.saturating_sub(2),
            "↓",
            strong(),
        );
    }
    let legend = app.say("merge-report-legend");
    let mut below = area.part(1, 0, width.saturating_sub(2), height);
    whisper(&mut below, height.saturating_sub(1), &legend);
}

/// Keys and words of the footer.
pub(in crate::ui) fn hints(app: &App) -> Vec<(&'static str, &'static str)> {
    let session = app.session.as_ref();
    let open = session.is_some_and(|session| session.notebook.clashes().next().is_some());
    let mut hints = vec![("↑ ↓", "hint-read")];
    if open {
        hints.push(("Enter", "merge-hint-settle"));
    }
    hints.extend([
        ("F4", "merge-hint-duplicates"),
        ("Ctrl+P", "merge-hint-document"),
        ("Ctrl+Z", "action-undo-short"),
        ("Esc", "hint-back"),
    ]);
    hints
}
