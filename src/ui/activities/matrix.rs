//! A matrix: frozen names and numbers, answers in their cells, and below them the pair in words for the room.

mod below;
mod layout;

use ratatui::style::Style;
use rust_decimal::Decimal;

use crate::app::App;
use crate::app::activities::matrix::{Grid, Matrix, figure, shown};
use crate::app::session::Session;
use crate::locale::{Arg, Lang, say};
use crate::plan::crossing::{Answer, MOST_SIDE, Side};
use crate::ui::paint::{Pen, alert, faint, fit, plain, selected, strong, wrapped};
use layout::{Layout, Wanted};

/// What stands in a cell that nobody answered.
const EMPTY: &str = "·";

/// What stands where a record would meet itself.
const CLOSED: &str = "■";

/// Draws the matrix.
pub(in crate::ui) fn draw(app: &App, session: &Session, matrix: &Matrix, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let (width, height) = (pen.width().saturating_sub(2), pen.height());
    let mut pen = pen.part(1, 0, width, height);
    let grid = matrix.grid(session);
    if grid.questions.is_empty() {
        for (y, line) in (1..).zip(nothing(session, matrix, &grid, lang, width)) {
            pen.put(2, y, &line, plain());
        }
        return;
    }
    let number = grid.crossing.columns.iter().map(|side| side.number).max();
    let widest = |sums: &[Decimal]| sums.iter().map(|sum| letters(&figure(*sum, lang))).max();
    let row_sum = widest(&grid.row_totals).max(widest(&[grid.total]));
    let sums = widest(&grid.column_totals).zip(row_sum);
    let layout = Layout::of(Wanted {
        size: (width, height),
        count: (grid.crossing.rows.len(), grid.crossing.columns.len()),
        at: matrix.at(&grid),
        answer: u16::try_from(grid.widest)
            .unwrap_or(width)
            .max(typed(matrix)),
        number: letters(&number.unwrap_or(1).to_string()),
        sums,
    });
    let sheet = Sheet {
        session,
        matrix,
        grid: &grid,
        layout: &layout,
        lang,
    };
    sheet.head(&mut pen);
    let mut y = layout.head;
    for row in layout.rows.clone() {
        sheet.row(row, y, &mut pen);
        y += 1;
    }
    if layout.sums > 0 {
        sheet.sums(y, &mut pen);
    }
    let y = height
        .saturating_sub(layout.below)
        .min(y + layout.sums + u16::from(layout.below > 4));
    let mut words = pen.part(0, y, width, height.saturating_sub(y));
    below::draw(&sheet, &mut words);
}

/// Letters of a text, as a width of the screen.
fn letters(text: &str) -> u16 {
    u16::try_from(text.chars().count()).unwrap_or(u16::MAX)
}

/// Columns that an answer being typed takes in its cell, as long as they are few.
fn typed(matrix: &Matrix) -> u16 {
    matrix
        .typing()
        .map_or(0, |typing| letters(typing.editor.text()).min(8))
}

/// Why there is nothing to ask.
fn nothing(session: &Session, matrix: &Matrix, grid: &Grid, lang: Lang, width: u16) -> Vec<String> {
    let role = if grid.crossing.rows.is_empty() {
        "rows"
    } else {
        "columns"
    };
    let Some(collection) = matrix.side(session, role) else {
        return Vec::new();
    };
    let name = collection.plural.get(lang);
    let key = match session.content().n_records(&collection.id) {
        0 => "matrix-nothing",
        1 if !grid.crossing.columns.is_empty() => "matrix-only-one",
        _ => "matrix-none-admitted",
    };
    let mut words = vec![say(lang, key, &[("collection", Arg::Text(name))])];
    if let Some(step) = session.step_of(&collection.id) {
        let step = format!("{} {}", step.id, step.title.get(lang));
        words.push(say(lang, "matrix-where", &[("step", Arg::Text(&step))]));
    }
    let lines = words
        .iter()
        .flat_map(|words| wrapped(words, width.saturating_sub(4)));
    lines.collect()
}

/// A matrix and where its parts stand.
struct Sheet<'a> {
    session: &'a Session,
    matrix: &'a Matrix,
    grid: &'a Grid,
    layout: &'a Layout,
    lang: Lang,
}

impl Sheet<'_> {
    fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        say(self.lang, key, args)
    }

    /// Column where a cell begins.
    fn x(&self, column: usize) -> u16 {
        let place = column.saturating_sub(self.layout.columns.start);
        self.layout.names
            + u16::try_from(place)
                .unwrap_or(u16::MAX)
                .saturating_mul(self.layout.cell)
    }

    /// Writes a number over or under a column: on one line, or digit under digit.
    fn column_number(
        &self,
        column: usize,
        y: u16,
        lines: u16,
        text: &str,
        style: Style,
        pen: &mut Pen<'_>,
    ) {
        let end = self.x(column) + self.layout.cell - 1;
        if lines <= 1 {
            let text = fit(text, usize::from(self.layout.cell - 1));
            pen.put_right(end, y, &text, style);
            return;
        }
        let skipped = usize::from(lines).saturating_sub(text.chars().count());
        for (line, digit) in (y + u16::try_from(skipped).unwrap_or(0)..).zip(text.chars()) {
            pen.put_right(end, line, digit.encode_utf8(&mut [0; 4]), style);
        }
    }

    /// How far the group is, and the numbers of the columns.
    fn head(&self, pen: &mut Pen<'_>) {
        let crossing = &self.grid.crossing;
        let (given, asked) = (
            self.grid.n_answered.to_string(),
            self.grid.questions.len().to_string(),
        );
        let args = [("given", Arg::Text(&given)), ("asked", Arg::Text(&asked))];
        let mut parts = vec![
            self.say("matrix-progress", &args),
            self.say(self.session.order.words(), &[]),
        ];
        if let Some(table) = self.matrix.table(self.session) {
            parts.insert(1, table.to_string());
        }
        if self.grid.crossing.is_cut {
            let most = MOST_SIDE.to_string();
            parts.insert(1, self.say("matrix-cut", &[("most", Arg::Text(&most))]));
        } else if self.layout.sums == 0 {
            parts.extend(self.entering());
        }
        let room = usize::from(self.layout.names.saturating_sub(2));
        // Lines of stacked numbers leave a line for each.
        for (y, part) in (0..self.layout.head).zip(packed(&parts, self.layout.head, room)) {
            pen.put(0, y, &fit(&part, room), strong());
        }
        let at = self.matrix.at(self.grid);
        for column in self.layout.columns.clone() {
            let number = crossing.columns[column].number.to_string();
            let style = if column == at.1 { strong() } else { plain() };
            self.column_number(column, 0, self.layout.head, &number, style, pen);
        }
        let last = self.layout.head - 1;
        if self.layout.columns.start > 0 {
            pen.put(self.layout.names.saturating_sub(1), last, "←", strong());
        }
        let end = self.x(self.layout.columns.end);
        if self.layout.columns.end < crossing.columns.len() {
            pen.put(end - 1, last, "→", strong());
        }
        if !self.grid.row_totals.is_empty() {
            let words = self.say("matrix-sum", &[]);
            pen.put_right(pen.width(), last, &words, faint());
        }
    }

    fn row(&self, row: usize, y: u16, pen: &mut Pen<'_>) {
        let at = self.matrix.at(self.grid);
        let here = row == at.0;
        let style = if here { strong() } else { plain() };
        self.name(row, y, style, pen);
        for column in self.layout.columns.clone() {
            self.cell((row, column), (row, column) == at, y, pen);
        }
        if let Some(sum) = self.grid.row_totals.get(row) {
            self.total(*sum, y, style, pen);
        }
    }

    fn name(&self, row: usize, y: u16, style: Style, pen: &mut Pen<'_>) {
        let rows = &self.grid.crossing.rows;
        let side = &rows[row];
        let digits = |side: &Side| letters(&side.number.to_string());
        let widest = rows.last().map_or(1, digits);
        if row == self.matrix.at(self.grid).0 {
            pen.put(0, y, ">", style);
        }
        pen.put_right(2 + widest, y, &side.number.to_string(), style);
        let room = self.layout.names.saturating_sub(widest + 4);
        let name = self.session.reading().name(side.id.as_str(), self.lang);
        pen.put(widest + 3, y, &fit(&name, usize::from(room)), style);
        let more = match row {
            row if row > 0 && row == self.layout.rows.start => "↑",
            row if row + 1 < rows.len() && row + 1 == self.layout.rows.end => "↓",
            _ => return,
        };
        pen.put(self.layout.names.saturating_sub(1), y, more, strong());
    }

    fn cell(&self, (row, column): (usize, usize), here: bool, y: u16, pen: &mut Pen<'_>) {
        let (x, cell) = (self.x(column), self.layout.cell);
        let end = x + cell - 1;
        if self.grid.crossing.is_self(row, column) {
            pen.put_right(end, y, CLOSED, faint());
            return;
        }
        let mirrored = !self.grid.crossing.asks(row, column);
        let standing = self.grid.standing(row, column);
        let (words, mut style) = match (standing, self.matrix.value(self.session)) {
            (Some(standing), Some(field)) => {
                let style = if standing.disputed || matches!(standing.answer, Answer::Odd(_)) {
                    alert()
                } else {
                    plain()
                };
                (shown(&standing.answer, field, self.lang), style)
            }
            _ => (EMPTY.to_owned(), faint()),
        };
        if mirrored {
            style = style.patch(faint());
        }
        if standing.is_some_and(|standing| standing.disputed) {
            pen.put(end, y, "!", alert());
        }
        let typing = self.matrix.typing().filter(|_| here);
        let words = typing.map_or(words, |typing| tail(typing.editor.text(), cell - 1));
        if here {
            style = style.patch(selected());
            let blank = " ".repeat(usize::from(cell - 1));
            pen.put(x, y, &blank, style);
            pen.cursor_at(end - 1, y);
        }
        pen.put_right(end, y, &fit(&words, usize::from(cell - 1)), style);
    }

    /// How many of the records that could be rows are, when not all.
    fn entering(&self) -> Option<String> {
        let crossing = &self.grid.crossing;
        if crossing.rows.len() == crossing.n_candidates {
            return None;
        }
        let (rows, all) = (
            crossing.rows.len().to_string(),
            crossing.n_candidates.to_string(),
        );
        let key = if crossing.proposed {
            "matrix-proposed"
        } else {
            "matrix-entering"
        };
        let args = [("rows", Arg::Text(&rows)), ("all", Arg::Text(&all))];
        Some(self.say(key, &args))
    }

    /// Sums of the columns and of everything.
    fn sums(&self, y: u16, pen: &mut Pen<'_>) {
        let lines = self.layout.sums;
        let mut words = self.say("matrix-sum", &[]);
        if let Some(entering) = self.entering() {
            words = format!("{words} · {entering}");
        }
        let room = usize::from(self.layout.names.saturating_sub(1));
        pen.put(2, y, &fit(&words, room.saturating_sub(2)), faint());
        for column in self.layout.columns.clone() {
            let sum = figure(self.grid.column_totals[column], self.lang);
            self.column_number(column, y, lines, &sum, plain(), pen);
        }
        self.total(self.grid.total, y + lines - 1, strong(), pen);
    }

    /// A sum at the end of its line.
    fn total(&self, sum: Decimal, y: u16, style: Style, pen: &mut Pen<'_>) {
        let room = usize::from(self.layout.total.saturating_sub(1));
        let words = fit(&figure(sum, self.lang), room);
        pen.put_right(pen.width(), y, &words, style);
    }
}

/// Parts of a line laid over several lines, as many on each as there is room for.
fn packed(parts: &[String], lines: u16, room: usize) -> Vec<String> {
    let mut packed: Vec<String> = Vec::new();
    for part in parts {
        let full = packed.len() >= usize::from(lines);
        match packed.last_mut() {
            Some(line) if full || packed_len(line, part) <= room => {
                line.push_str(" · ");
                line.push_str(part);
            }
            _ => packed.push(part.clone()),
        }
    }
    packed
}

fn packed_len(line: &str, part: &str) -> usize {
    line.chars().count() + part.chars().count() + 3
}

/// The end of a text, where its cursor is.
fn tail(text: &str, room: u16) -> String {
    let count = text.chars().count();
    text.chars()
        .skip(count.saturating_sub(usize::from(room)))
        .collect()
}
