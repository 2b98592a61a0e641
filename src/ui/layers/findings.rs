//! The list of findings, the one chosen in full, and the reason while it is written.

use super::super::paint::{Pen, alert, faint, fit, plain, strong, wrapped};
use super::choose;
use crate::app::layers::findings::FindingList;
use crate::app::{App, Session};
use crate::diag::Severity;
use crate::locale::{Arg, date, say};
use crate::plan::Finding;

/// Keys and their words for the footer.
pub(in crate::ui) fn hints(app: &App, list: &FindingList) -> Vec<(&'static str, &'static str)> {
    if list.writing.is_some() {
        return vec![("Enter", "hint-accept-finding"), ("Esc", "hint-back")];
    }
    let findings = app.session.as_ref().map(Session::findings);
    let accepted = findings
        .and_then(|all| all.get(list.cursor))
        .is_some_and(|finding| finding.accepted.is_some());
    let change = if accepted {
        "hint-reopen-finding"
    } else {
        "hint-accept-finding"
    };
    vec![
        ("↑ ↓", "hint-choose"),
        ("Enter", "hint-go"),
        ("F4", change),
        ("Esc", "hint-back"),
    ]
}

fn mark(finding: &Finding) -> &'static str {
    match (finding.is_open(), finding.severity) {
        (false, _) => "✓ ",
        (true, Severity::Error) => "!!",
        (true, Severity::Warning) => "! ",
    }
}

/// Draws the window.
pub(super) fn draw(app: &App, list: &FindingList, pen: &mut Pen<'_>) {
    let Some(session) = &app.session else {
        return;
    };
    let all = session.findings();
    let open = session.n_open();
    let title = match all.len() - open {
        0 => say(
            app.lang,
            "findings-title",
            &[("count", Arg::Text(&open.to_string()))],
        ),
        accepted => say(
            app.lang,
            "findings-title-accepted",
            &[
                ("count", Arg::Text(&open.to_string())),
                ("accepted", Arg::Text(&accepted.to_string())),
                ("n", Arg::Count(accepted)),
            ],
        ),
    };
    let mut inside = pen.frame(&title);
    let Some(finding) = all.get(list.cursor.min(all.len().saturating_sub(1))) else {
        inside.put(0, 1, &app.say("no-findings"), plain());
        return;
    };
    let (width, height) = (inside.width(), inside.height());
    let detail = 7.min(height / 2);
    let mut part = inside.part(0, 0, width, height.saturating_sub(detail));
    choose(all, list.cursor, 0, &mut part, |finding, style, y, pen| {
        let style = if finding.is_open() {
            style
        } else {
            style.patch(faint())
        };
        pen.put(2, y, mark(finding), style.patch(alert()));
        pen.put(5, y, finding.check, style);
        let words = session.say_finding(finding, app.lang);
        let room = usize::from(pen.width().saturating_sub(9));
        pen.put(9, y, &fit(&words, room), style);
    });
    let top = height.saturating_sub(detail);
    inside.part(0, top, width, 1).rule(0);
    if let Some(editor) = &list.writing {
        let lines = wrapped(&session.say_finding(finding, app.lang), width);
        for (y, line) in (top + 1..height.saturating_sub(3)).zip(&lines) {
            inside.put(0, y, line, plain());
        }
        let bottom = height.saturating_sub(2);
        inside.put(0, bottom - 1, &app.say("finding-reason-ask"), strong());
        let room = usize::from(width.saturating_sub(1));
        let text = editor.text();
        let skipped = text.chars().count().saturating_sub(room);
        let shown: String = text.chars().skip(skipped).collect();
        inside.put(0, bottom, &shown, plain());
        let before = text[..editor.cursor()].chars().count();
        let x = u16::try_from(before.saturating_sub(skipped)).unwrap_or(0);
        inside.cursor_at(x, bottom);
        if let Some(trouble) = list.trouble {
            inside.put(0, height - 1, &app.say(trouble), alert());
        }
        return;
    }
    let mut lines = wrapped(&session.say_finding(finding, app.lang), width);
    match &finding.accepted {
        Some(accepted) => {
            let on = accepted.on.parse().map(|day| date::long(day, app.lang));
            let args = [
                ("reason", Arg::Text(&accepted.reason)),
                (
                    "on",
                    Arg::Text(&on.unwrap_or_else(|_| accepted.on.to_string())),
                ),
            ];
            lines.extend(wrapped(&say(app.lang, "finding-accepted", &args), width));
        }
        None => {
            let check = crate::plan::checks::CHECKS
                .iter()
                .find(|check| check.id == finding.check);
            let why = check.map(|check| app.say(&format!("{}-why", check.words)));
            lines.extend(why.map(|why| wrapped(&why, width)).unwrap_or_default());
        }
    }
    for (y, line) in (top + 1..height).zip(&lines) {
        inside.put(0, y, line, plain());
    }
}
