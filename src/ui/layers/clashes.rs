//! Where tables differ: the list by record, and what each side says side by side.

use super::super::chrome::whisper;
use super::super::paint::{Pen, alert, faint, fit, plain, selected, strong, wrapped};
use super::super::road_map::first_line;
use crate::app::App;
use crate::app::layers::clashes::{Clashes, Offer, Row, Settling, offers, rows, takes_words};
use crate::app::session::Session;
use crate::locale::{Arg, say};

/// The most offers that stand side by side.
const BESIDE: usize = 3;

/// Draws the differences between the title line and the footer.
pub(super) fn draw(app: &App, list: &Clashes, pen: &mut Pen<'_>) {
    let Some(session) = &app.session else {
        return;
    };
    let (width, height) = (pen.width(), pen.height().saturating_sub(3));
    let mut area = pen.part(0, 1, width, height);
    area.wipe();
    area.put(1, 0, &app.say("clashes-title"), strong());
    let count = session
        .teller(app.lang)
        .n(session.notebook.clashes().count());
    let left = say(app.lang, "clashes-left", &[("count", Arg::Text(&count))]);
    area.put_right(width.saturating_sub(1), 0, &left, faint());
    area.rule(1);
    match &list.open {
        Some(settling) => settle(app, session, settling, &mut area),
        None => choose(app, session, list, &mut area),
    }
}

/// Keys and words of the footer.
pub(in crate::ui) fn hints(app: &App, list: &Clashes) -> Vec<(&'static str, &'static str)> {
    let Some(settling) = &list.open else {
        return vec![
            ("↑ ↓", "hint-choose"),
            ("Enter", "merge-hint-settle"),
            ("Ctrl+Z", "action-undo-short"),
            ("Esc", "hint-back"),
        ];
    };
    if settling.writing.is_some() {
        return vec![("Enter", "hint-accept"), ("Esc", "hint-back")];
    }
    let mut hints = vec![("1 2 3", "clash-hint-number")];
    let session = app.session.as_ref();
    let clash = session.and_then(|session| Some((settling.clash(session)?, session)));
    if clash.is_some_and(|(clash, session)| takes_words(clash, session, app.lang)) {
        hints.push(("F4", "clash-hint-write"));
    }
    hints.extend([("Ctrl+Z", "action-undo-short"), ("Esc", "hint-back")]);
    hints
}

fn choose(app: &App, session: &Session, list: &Clashes, pen: &mut Pen<'_>) {
    let teller = session.teller(app.lang);
    let (width, height) = (pen.width(), pen.height());
    let rows = rows(session);
    let is_here = |row: &Row<'_>| matches!(row, Row::Clash(_, place) if *place == list.cursor);
    let at = rows.iter().position(is_here).unwrap_or(0);
    let room = height.saturating_sub(4);
    let first = first_line(at, rows.len(), usize::from(room));
    let mut page = pen.part(0, 2, width, room);
    let space = usize::from(width.saturating_sub(6));
    for (y, row) in (0..room).zip(rows.iter().skip(first)) {
        match row {
            Row::Record(clash, count) => {
                let name = teller.record(&clash.collection, clash.id.record.as_str());
                let code = session.reading().code(clash.id.record.as_str());
                let words = format!("{code} {name}");
                page.put(1, y, &fit(words.trim(), space.saturating_sub(4)), strong());
                let count = teller.n(*count);
                page.put_right(width.saturating_sub(1), y, &count, faint());
            }
            Row::Clash(clash, _) => {
                let style = if is_here(row) { selected() } else { plain() };
                if is_here(row) {
                    page.line_style(y, selected());
                    page.put(1, y, ">", style);
                }
                let sides = teller.sides(clash).join(" / ");
                let words = format!("{} — {sides}", teller.about(clash));
                page.put(4, y, &fit(&words, space), style);
            }
        }
    }
    let mut below = pen.part(1, 0, width.saturating_sub(2), height);
    whisper(
        &mut below,
        height.saturating_sub(1),
        &app.say("clashes-legend"),
    );
}

fn settle(app: &App, session: &Session, settling: &Settling, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let (width, height) = (pen.width(), pen.height());
    let Some(clash) = settling.clash(session) else {
        pen.put(1, 3, &app.say("clashes-none"), plain());
        return;
    };
    let teller = session.teller(lang);
    let space = usize::from(width.saturating_sub(2));
    let record = teller.record(&clash.collection, clash.id.record.as_str());
    pen.put(1, 2, &fit(&record, space), strong());
    pen.put(1, 3, &fit(&teller.about(clash), space), plain());
    let all = offers(clash, session, lang);
    let bottom = height.saturating_sub(4);
    let mut page = pen.part(1, 5, width.saturating_sub(2), bottom.saturating_sub(5));
    let sides = all.iter().filter(|offer| !offer.when.is_empty()).count();
    if sides <= BESIDE {
        beside(app, &all, sides, settling.at, &mut page);
    } else {
        below(app, &all, settling.at, &mut page);
    }
    let writes = takes_words(clash, session, lang);
    if let Some(editor) = &settling.writing {
        let x = pen.put(1, bottom, &app.say("clash-writing"), strong()) + 1;
        let room = usize::from(width.saturating_sub(x + 1));
        // The end of a long text is what is being written.
        let text = editor.text();
        let skipped = text.chars().count().saturating_sub(room.saturating_sub(1));
        let shown: String = text.chars().skip(skipped).collect();
        pen.put(x, bottom, &shown, plain());
        let before = text[..editor.cursor()].chars().count();
        let cursor = u16::try_from(before.saturating_sub(skipped)).unwrap_or(0);
        pen.cursor_at(x + cursor, bottom);
    }
    if let Some(trouble) = settling.trouble {
        pen.put(1, bottom + 1, &fit(&app.say(trouble), space), alert());
    }
    let legend = if writes {
        "clash-legend-write"
    } else {
        "clash-legend"
    };
    let mut foot = pen.part(1, 0, width.saturating_sub(2), height);
    whisper(&mut foot, height.saturating_sub(1), &app.say(legend));
}

/// The sides in columns, and both together under them.
fn beside(app: &App, all: &[Offer], sides: usize, at: usize, pen: &mut Pen<'_>) {
    let columns = u16::try_from(sides.max(1)).unwrap_or(1);
    let column = (pen.width() + 2) / columns;
    let under = u16::from(all.len() > sides) * 4;
    let height = pen.height().saturating_sub(under);
    let mut x = 0;
    for (number, offer) in (1..).zip(&all[..sides]) {
        let mut part = pen.part(x, 0, column.saturating_sub(2), height);
        draw_offer(app, offer, number, at + 1 == number, &mut part);
        x += column;
    }
    if let Some(offer) = all.get(sides) {
        let width = pen.width();
        let mut part = pen.part(0, height, width, under);
        draw_offer(app, offer, sides + 1, at == sides, &mut part);
    }
}

/// The offers one under another, a few lines for each; the one with the cursor is in view.
fn below(app: &App, all: &[Offer], at: usize, pen: &mut Pen<'_>) {
    let (width, height) = (pen.width(), pen.height());
    let first = first_line(at, all.len(), usize::from(height / 3));
    let mut y = 0;
    for (number, offer) in (1..).zip(all).skip(first) {
        let mut part = pen.part(0, y, width, 3);
        draw_offer(app, offer, number, at + 1 == number, &mut part);
        y += 3;
    }
}

fn draw_offer(app: &App, offer: &Offer, number: usize, here: bool, pen: &mut Pen<'_>) {
    let (width, height) = (pen.width(), pen.height());
    let mark = if here { ">" } else { " " };
    let style = if here { selected() } else { strong() };
    let head = format!("{mark}{number} {}", offer.who);
    let x = pen.put(0, 0, &fit(&head, usize::from(width)), style);
    let holds = if offer.holds {
        format!("● {}", app.say("clash-holds"))
    } else {
        String::new()
    };
    let room = usize::from(width.saturating_sub(x + 1));
    if offer.when.is_empty() || height < 4 {
        pen.put(x + 1, 0, &fit(&holds, room), faint());
    } else {
        let when = format!("  {} {holds}", offer.when);
        pen.put(0, 1, &fit(&when, usize::from(width)), faint());
    }
    let top = if offer.when.is_empty() || height < 4 {
        1
    } else {
        2
    };
    let lines: Vec<String> = offer
        .words
        .lines()
        .flat_map(|line| wrapped(line, width.saturating_sub(2)))
        .collect();
    let room = usize::from(height.saturating_sub(top));
    for (y, line) in (top..height).zip(&lines) {
        pen.put(2, y, line, plain());
    }
    if lines.len() > room {
        pen.put_right(
            width,
            height.saturating_sub(1),
            &app.say("clash-more"),
            strong(),
        );
    }
}
