//! The chain of the plan: each line under the one that it serves, with its number and what it costs with all below.

use crate::app::App;
use crate::app::activities::chain::Board;
use crate::app::session::Session;
use crate::locale::{Arg, Lang, number, say};
use crate::plan::chain::{Chain, Node};
use crate::ui::paint::{Pen, alert, faint, fit, plain, selected, strong, wrapped};

/// Lines below: the chosen record in full, and the keys.
const BELOW: u16 = 3;

/// Columns by which a line goes in for each level.
const STEP: usize = 2;

/// Draws the chain.
pub(in crate::ui) fn draw(app: &App, session: &Session, board: &Board, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let (width, height) = (pen.width().saturating_sub(2), pen.height());
    let mut pen = pen.part(1, 0, width, height);
    let chain = board.chain(session);
    let writing = board.writing();
    if chain.nodes.is_empty() && writing.is_none() {
        let said = wrapped(&say(lang, "chain-empty", &[]), width.saturating_sub(4));
        for (y, line) in (1..).zip(said) {
            pen.put(2, y, &line, plain());
        }
        return;
    }
    let shown = board.shown(session);
    let at = board.at(&shown);
    head(session, &chain, lang, &mut pen);
    let body = usize::from(height.saturating_sub(BELOW + 1));
    let rows = body.saturating_sub(usize::from(writing.is_some())).max(1);
    let first = at
        .saturating_sub(rows / 2)
        .min(shown.len().saturating_sub(rows));
    let amounts = amount_width(&chain, lang);
    let mut y = 1;
    for (place, line) in shown.iter().enumerate().skip(first).take(rows) {
        let here = place == at && writing.is_none();
        let shut = board.is_shut(&chain, *line);
        let sheet = Line {
            session,
            node: &chain.nodes[*line],
            lang,
            amounts,
        };
        sheet.draw(here, shut, y, &mut pen);
        y += 1;
        if place == at && writing.is_some() {
            new_line(session, board, lang, y, &mut pen);
            y += 1;
        }
    }
    if shown.is_empty() && writing.is_some() {
        new_line(session, board, lang, 1, &mut pen);
    }
    let top = height.saturating_sub(BELOW);
    if let Some(node) = shown.get(at).map(|line| &chain.nodes[*line]) {
        let name = session.reading().name(node.id.as_str(), lang);
        let name = if node.is_loose {
            say(lang, "chain-loose", &[("name", Arg::Text(&name))])
        } else {
            name
        };
        let style = if node.is_loose { alert() } else { plain() };
        for (y, line) in (top..top + 2).zip(wrapped(&name, width)) {
            pen.put(0, y, &line, style);
        }
    }
    let keys = if writing.is_some() {
        "chain-keys-writing"
    } else {
        "chain-keys"
    };
    let keys = fit(&say(lang, keys, &[]), usize::from(width));
    pen.put(0, height.saturating_sub(1), &keys, faint());
}

/// Columns of the greatest cost.
fn amount_width(chain: &Chain, lang: Lang) -> usize {
    let most = chain.nodes.iter().map(|node| node.total).max();
    let most = most.filter(|most| chain.has_costs && !most.is_zero());
    most.map_or(0, |most| {
        number::decimal(most, None, lang).chars().count() + 1
    })
}

fn head(session: &Session, chain: &Chain, lang: Lang, pen: &mut Pen<'_>) {
    let width = pen.width();
    if chain.n_loose > 0 {
        let count = chain.n_loose.to_string();
        let args = [
            ("count", Arg::Count(chain.n_loose)),
            ("shown", Arg::Text(&count)),
        ];
        pen.put(0, 0, &say(lang, "chain-n-loose", &args), alert());
    }
    if chain.has_costs {
        let currency = session.currency();
        let args = [("currency", Arg::Text(currency))];
        pen.put_right(width, 0, &say(lang, "chain-costs", &args), faint());
    }
}

struct Line<'a> {
    session: &'a Session,
    node: &'a Node,
    lang: Lang,
    amounts: usize,
}

impl Line<'_> {
    fn draw(&self, here: bool, shut: bool, y: u16, pen: &mut Pen<'_>) {
        let node = self.node;
        let name = self.session.reading().name(node.id.as_str(), self.lang);
        let cursor = if here { ">" } else { " " };
        let mark = match (node.n_below > 0, shut) {
            (true, true) => "+",
            (true, false) => "-",
            (false, _) => "·",
        };
        let again = if node.again { "↗ " } else { "" };
        let number = if node.is_loose {
            "○".to_owned()
        } else {
            node.number.clone()
        };
        let indent = " ".repeat(node.level * STEP);
        let hidden = if shut {
            format!(" ({})", node.n_below)
        } else {
            String::new()
        };
        let room = usize::from(pen.width()).saturating_sub(self.amounts + 1);
        let start = format!("{cursor}{indent}{mark} {number} {again}");
        let left = room.saturating_sub(start.chars().count() + hidden.chars().count());
        let text = format!("{start}{}{hidden}", fit(&name, left));
        let style = match (here, node.level) {
            (true, _) => selected(),
            (false, _) if node.is_loose => alert(),
            (false, 0) => strong(),
            (false, _) if node.again => faint(),
            (false, _) => plain(),
        };
        pen.put(0, y, &fit(&text, room), style);
        if self.amounts > 0 && !node.total.is_zero() {
            let amount = number::decimal(node.total, None, self.lang);
            pen.put_right(pen.width(), y, &amount, style);
        }
    }
}

/// The record that is being written, at the level where it will hang.
fn new_line(session: &Session, board: &Board, lang: Lang, y: u16, pen: &mut Pen<'_>) {
    let Some(new) = board.writing() else {
        return;
    };
    let level = board.new_level(session);
    let title = board.level_title(session, level, lang);
    let start = format!(">{}· {title}: ", " ".repeat(level * STEP));
    let x = pen.put(0, y, &start, strong());
    let room = usize::from(pen.width().saturating_sub(x + 1));
    let text = new.editor.text();
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
