//! A tree: effects above, causes below, what hangs from nothing at the end; or records under their groups.

use crate::app::App;
use crate::app::activities::tree::{NewCard, Relation, Review, Tree};
use crate::app::session::Session;
use crate::locale::{Arg, Lang, say};
use crate::plan::branches::{Branches, Line, Side};
use crate::ui::paint::{Pen, alert, faint, fit, plain, selected, strong, wrapped};

/// Lines below: the chosen card in full, and the keys.
const BELOW: u16 = 3;

/// Columns by which a line goes in for each step from the core.
const STEP: usize = 3;

/// Draws the tree.
pub(in crate::ui) fn draw(app: &App, session: &Session, tree: &Tree, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let (width, height) = (pen.width().saturating_sub(2), pen.height());
    let mut pen = pen.part(1, 0, width, height);
    if let Some(review) = tree.review() {
        return draw_review(session, review, lang, &mut pen);
    }
    let branches = tree.branches(session);
    if branches.lines.is_empty() && tree.writing().is_none() {
        for (y, line) in (1..).zip(wrapped(
            &say(lang, "tree-empty", &[]),
            width.saturating_sub(4),
        )) {
            pen.put(2, y, &line, plain());
        }
        return;
    }
    let at = tree.at(&branches);
    let writing = tree.writing();
    let body = height.saturating_sub(BELOW + 1);
    let rows = usize::from(body)
        .saturating_sub(usize::from(writing.is_some()))
        .max(1);
    let first = at
        .saturating_sub(rows / 2)
        .min(branches.lines.len().saturating_sub(rows));
    head(&branches, tree, lang, &mut pen);
    let mut y = 1;
    for (place, line) in branches.lines.iter().enumerate().skip(first).take(rows) {
        let here = place == at && writing.is_none();
        if let Some(new) = writing.filter(|new| place == at && new.relation == Relation::Over) {
            card(new, line, lang, y, &mut pen);
            y += 1;
        }
        draw_line(session, line, here, lang, y, &mut pen);
        y += 1;
        if let Some(new) = writing.filter(|new| place == at && new.relation == Relation::Under) {
            card(new, line, lang, y, &mut pen);
            y += 1;
        }
    }
    let top = height.saturating_sub(BELOW);
    if let Some(line) = branches.lines.get(at) {
        let name = session.reading().name(line.id.as_str(), lang);
        for (y, line) in (top..top + 2).zip(wrapped(&name, width)) {
            pen.put(0, y, &line, plain());
        }
    }
    let keys = match (writing.is_some(), tree.has_links()) {
        (true, true) => "tree-keys-writing-links",
        (true, false) => "tree-keys-writing",
        (false, true) => "tree-keys",
        (false, false) => "tree-keys-groups",
    };
    pen.put(
        0,
        top + 2,
        &fit(&say(lang, keys, &[]), usize::from(width)),
        faint(),
    );
}

fn head(branches: &Branches, tree: &Tree, lang: Lang, pen: &mut Pen<'_>) {
    let mut x = 0;
    if !branches.has_core {
        x = pen.put(0, 0, &say(lang, "tree-without-core", &[]), alert()) + 2;
    } else if tree.has_links() {
        x = pen.put(0, 0, &say(lang, "tree-legend", &[]), faint()) + 2;
    }
    if tree.has_links() && branches.lines.iter().any(|line| line.again) {
        x = pen.put(x, 0, &say(lang, "tree-again", &[]), faint()) + 2;
    }
    if branches.n_loose > 0 {
        let count = branches.n_loose.to_string();
        let words = say(lang, "tree-n-loose", &[("count", Arg::Text(&count))]);
        pen.put(x, 0, &words, plain());
    }
}

fn mark(line: &Line) -> &'static str {
    match line.side {
        Side::Effect => "↑",
        Side::Core => "●",
        Side::Cause => "↓",
        Side::Group => "▪",
        Side::Child => "·",
        Side::Loose => "○",
    }
}

fn draw_line(session: &Session, line: &Line, here: bool, lang: Lang, y: u16, pen: &mut Pen<'_>) {
    let name = session.reading().name(line.id.as_str(), lang);
    let again = if line.again { "↗ " } else { "" };
    let cursor = if here { ">" } else { " " };
    let text = format!(
        "{cursor} {}{} {again}{name}",
        indent(line.depth),
        mark(line)
    );
    let style = match (here, line.side) {
        (true, _) => selected(),
        (false, Side::Core | Side::Group) => strong(),
        (false, _) if line.again => faint(),
        (false, _) => plain(),
    };
    pen.put(0, y, &fit(&text, usize::from(pen.width())), style);
}

/// Very deep branches stop going in, so that their words are still seen.
fn indent(depth: usize) -> String {
    " ".repeat(depth.min(8) * STEP)
}

fn card(new: &NewCard, line: &Line, lang: Lang, y: u16, pen: &mut Pen<'_>) {
    let depth = match line.side {
        Side::Child => line.depth,
        Side::Loose => 0,
        _ => line.depth + 1,
    };
    let arrow = match (new.relation, line.side) {
        (_, Side::Group | Side::Child) => "·",
        (Relation::Over, _) => "↑",
        (Relation::Under, _) => "↓",
    };
    let start = format!("> {}{arrow} ", indent(depth));
    let x = pen.put(0, y, &start, strong());
    let room = usize::from(pen.width().saturating_sub(x + 1));
    let text = new.editor.text();
    if text.is_empty() {
        pen.put(x, y, &say(lang, "tree-next-card", &[]), faint());
        pen.cursor_at(x, y);
        return;
    }
    // The end of a long text is what is being written.
    let skipped = text.chars().count().saturating_sub(room);
    let shown: String = text.chars().skip(skipped).collect();
    pen.put(x, y, &shown, strong());
    let before = text[..new.editor.cursor()]
        .chars()
        .count()
        .saturating_sub(skipped);
    pen.cursor_at(x + u16::try_from(before).unwrap_or(0), y);
}

fn draw_review(session: &Session, review: &Review, lang: Lang, pen: &mut Pen<'_>) {
    let (width, height) = (pen.width(), pen.height());
    let (taken, all) = (
        review.n_taken().to_string(),
        review.drafts.len().to_string(),
    );
    let args = [("taken", Arg::Text(&taken)), ("all", Arg::Text(&all))];
    pen.put(
        0,
        0,
        &fit(&say(lang, "tree-review", &args), usize::from(width)),
        strong(),
    );
    let rows = usize::from(height.saturating_sub(5)).max(1);
    let first = review
        .at
        .saturating_sub(rows / 2)
        .min(review.drafts.len().saturating_sub(rows));
    for (y, (place, draft)) in (1..).zip(review.drafts.iter().enumerate().skip(first).take(rows)) {
        let here = place == review.at;
        let tick = if draft.take { "[x]" } else { "[ ]" };
        let cursor = if here { ">" } else { " " };
        let x = pen.put(0, y, &format!("{cursor} {tick} "), plain());
        let room = usize::from(width.saturating_sub(x + 1));
        let text = draft.editor.text();
        let skipped = if here {
            text.chars().count().saturating_sub(room)
        } else {
            0
        };
        let shown: String = text.chars().skip(skipped).collect();
        let style = if here { selected() } else { plain() };
        if text.is_empty() {
            let problem = session.reading().name(draft.origin.as_str(), lang);
            let words = say(
                lang,
                "tree-review-empty",
                &[("problem", Arg::Text(&problem))],
            );
            pen.put(x, y, &fit(&words, room), faint());
        } else {
            pen.put(x, y, &fit(&shown, room), style);
        }
        if here {
            let before = text[..draft.editor.cursor()]
                .chars()
                .count()
                .saturating_sub(skipped);
            pen.cursor_at(x + u16::try_from(before).unwrap_or(0), y);
        }
    }
    if let Some(draft) = review.drafts.get(review.at) {
        let problem = session.reading().name(draft.origin.as_str(), lang);
        let words = say(
            lang,
            "tree-review-from",
            &[("problem", Arg::Text(&problem))],
        );
        let top = height.saturating_sub(3);
        for (y, line) in (top..top + 2).zip(wrapped(&words, width)) {
            pen.put(0, y, &line, plain());
        }
    }
    let keys = say(lang, "tree-keys-review", &[]);
    pen.put(
        0,
        height.saturating_sub(1),
        &fit(&keys, usize::from(width)),
        faint(),
    );
}
