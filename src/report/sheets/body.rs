//! What is filled in on a sheet: the cells of a board, the rows of a table, the boxes of a form.

use super::{Setting, words};
use crate::plan::paper::{
    Paper, PaperBody, PaperBox, PaperCell, PaperField, PaperForm, PaperLine, PaperTable, Room,
};
use crate::report::block::{Align, Block, Column, Grid, GridRow, Inline};

/// Centimetres across an upright page.
const UPRIGHT: f32 = 17.0;

/// Columns of a board whose names fit over their cells on an upright page, and on a turned one.
const NAMED: (usize, usize) = (4, 9);

/// Columns of a board on one page.
const MOST: usize = 20;

/// Millimetres of a line of handwriting, of a row of a board, and of the room for several lines.
const LINE: u16 = 10;
const CELL: u16 = 9;
const LINES: u16 = 15;

/// Millimetres of what a form leaves for paragraphs, and for a drawing.
const PARAGRAPH: u16 = 30;
const DRAWING: u16 = 90;

/// Millimetres of a sheet of notes.
const NOTES: u16 = 150;

/// What a blank answer looks like in front of a unit, and a box to tick with and without a mark.
const BLANK: &str = "__________";
const OPEN: &str = "☐";
const TICKED: &str = "☒";

/// A body and how its page lies.
pub(super) struct Body {
    pub(super) turned: bool,
    pub(super) blocks: Vec<Block>,
}

/// The blocks of a body.
pub(super) fn of(body: &PaperBody, setting: &Setting) -> Body {
    match body {
        PaperBody::Board(board) => of_board(board, setting),
        PaperBody::Table(table) => of_table(table, setting),
        PaperBody::Form(form) => Body {
            turned: false,
            blocks: vec![of_form(form, setting)],
        },
    }
}

pub(super) fn text(words: impl Into<String>) -> Vec<Inline> {
    vec![Inline::text(words)]
}

pub(super) fn strong(words: &str) -> Vec<Inline> {
    vec![Inline::Strong { text: text(words) }]
}

pub(super) fn column(header: impl Into<String>, width: f32, align: Align) -> Column {
    let header: String = header.into();
    Column {
        header: if header.is_empty() {
            Vec::new()
        } else {
            text(header)
        },
        align,
        width,
    }
}

/// The number of a line; nothing for one that has none.
fn number(number: usize) -> Vec<Inline> {
    if number == 0 {
        Vec::new()
    } else {
        text(number.to_string())
    }
}

/// «Zona: 1 alta · 2 media».
fn legend(of: &str, signs: &[(String, String)]) -> Block {
    let signs: Vec<String> = signs
        .iter()
        .map(|(sign, words)| format!("{sign} {words}"))
        .collect();
    let mut line = strong(&format!("{of}:"));
    line.extend(text(format!(" {}", signs.join(" · "))));
    Block::Paragraph { text: line }
}

fn of_board(board: &Paper, setting: &Setting) -> Body {
    let n_columns = board.columns.len();
    let has_names = n_columns <= NAMED.1;
    let mut blocks = vec![words(&board.question)];
    if !board.scale.is_empty() {
        blocks.push(legend(&setting.say("sheets-write", &[]), &board.scale));
    }
    for first in (0..n_columns).step_by(MOST) {
        let last = n_columns.min(first + MOST);
        blocks.push(Block::Grid(board_grid(
            board,
            first..last,
            has_names,
            setting,
        )));
    }
    let same = |(row, column): (&PaperLine, &PaperLine)| row == column;
    let told = board.rows.len() == n_columns && board.rows.iter().zip(&board.columns).all(same);
    if !has_names && !told {
        let names = board.columns.iter();
        let names = names.map(|line| (line.number.to_string(), line.name.clone()));
        let names: Vec<(String, String)> = names.filter(|(_, name)| !name.is_empty()).collect();
        blocks.push(legend(&setting.say("sheets-columns", &[]), &names));
    }
    Body {
        turned: n_columns > NAMED.0,
        blocks,
    }
}

fn board_grid(
    board: &Paper,
    shown: std::ops::Range<usize>,
    has_names: bool,
    setting: &Setting,
) -> Grid {
    let mut columns = vec![
        column(setting.say("column-number", &[]), 1.0, Align::Right),
        column(setting.say("sheets-name", &[]), 5.5, Align::Left),
    ];
    let wide = if has_names { 2.2 } else { 1.0 };
    columns.extend(board.columns[shown.clone()].iter().map(|line| {
        let header = if has_names && !line.name.is_empty() {
            line.name.clone()
        } else {
            line.number.to_string()
        };
        column(header, wide, Align::Center)
    }));
    let rows = board.rows.iter().zip(&board.cells).map(|(line, cells)| {
        // A blank that does not break keeps how far in the line stands.
        let inside = "\u{a0}\u{a0}\u{a0}".repeat(line.depth);
        let mut own = vec![number(line.number), text(format!("{inside}{}", line.name))];
        own.extend(cells[shown.clone()].iter().map(|cell| match cell {
            PaperCell::Open => Vec::new(),
            PaperCell::Closed => text("×"),
        }));
        GridRow {
            height: CELL,
            cells: own,
        }
    });
    Grid {
        rows: rows.collect(),
        columns,
        cut: false,
    }
}

fn of_table(table: &PaperTable, setting: &Setting) -> Body {
    let width = |at: usize, field: &PaperField| match (at, field.room.width()) {
        (0, _) => 5.2,
        (_, width) => width.unwrap_or(2.0),
    };
    let fields = table.fields.iter().enumerate();
    let mut columns = vec![column(setting.say("column-number", &[]), 1.0, Align::Right)];
    columns.extend(fields.map(|(at, field)| {
        let align = match field.room {
            Room::Line | Room::Lines => Align::Left,
            _ => Align::Center,
        };
        let align = if at == 0 { Align::Left } else { align };
        column(heading(field, setting), width(at, field), align)
    }));
    let used: f32 = columns.iter().map(|column| column.width).sum();
    let is_tall = table.fields.iter().any(|field| field.room == Room::Lines);
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().zip(&table.fields);
        let cells = cells.map(|(cell, field)| match field.room {
            Room::YesNo if cell.is_empty() => text(OPEN),
            _ if cell.is_empty() => Vec::new(),
            _ => text(cell),
        });
        GridRow {
            height: if is_tall { LINES } else { LINE },
            cells: std::iter::once(number(row.number)).chain(cells).collect(),
        }
    });
    let grid = Grid {
        rows: rows.collect(),
        columns,
        cut: false,
    };
    let mut blocks: Vec<Block> = table.fields.iter().filter_map(signs).collect();
    blocks.push(Block::Grid(grid));
    Body {
        turned: used > UPRIGHT,
        blocks,
    }
}

/// The header of a column, with what is written under it.
fn heading(field: &PaperField, setting: &Setting) -> String {
    let label = &field.label;
    let mark = if field.required { " *" } else { "" };
    let sign = match &field.room {
        Room::Number(unit) => unit.clone(),
        Room::Scale(levels) => match (levels.first(), levels.last()) {
            (Some((least, _)), Some((most, _))) => format!("{least}–{most}"),
            _ => String::new(),
        },
        Room::Options { .. } => setting.say("sheets-sign-number", &[]),
        Room::Codes { .. } => setting.say("sheets-sign-code", &[]),
        _ => String::new(),
    };
    if sign.is_empty() {
        format!("{label}{mark}")
    } else {
        format!("{label}{mark} ({sign})")
    }
}

/// What the signs of a column mean.
fn signs(field: &PaperField) -> Option<Block> {
    match &field.room {
        Room::Options { options: signs, .. }
        | Room::Scale(signs)
        | Room::Codes { known: signs, .. }
            if !signs.is_empty() =>
        {
            Some(legend(&field.label, signs))
        }
        _ => None,
    }
}

fn of_form(form: &PaperForm, setting: &Setting) -> Block {
    let columns = vec![column("", 5.5, Align::Left), column("", 11.5, Align::Left)];
    let mut rows = Vec::new();
    if form.is_of_many {
        rows.push(GridRow {
            height: LINE,
            cells: vec![strong(&setting.say("sheets-which", &[])), Vec::new()],
        });
    }
    let is_alone = form.collection.is_none();
    rows.extend(form.boxes.iter().map(|asked| {
        let field = &asked.field;
        let mark = if field.required { " *" } else { "" };
        let mut label = strong(&format!("{}{mark}", field.label));
        label.push(Inline::Break);
        label.extend(text(&*field.help));
        GridRow {
            height: match field.room {
                // A sheet of notes is all room.
                Room::Lines if is_alone => NOTES,
                Room::Lines => PARAGRAPH,
                Room::Drawing => DRAWING,
                _ => LINE,
            },
            cells: vec![label, answer(asked, setting)],
        }
    }));
    Block::Grid(Grid {
        columns,
        rows,
        cut: false,
    })
}

/// The room of an answer, with what was answered.
pub(super) fn answer(asked: &PaperBox, setting: &Setting) -> Vec<Inline> {
    let ticked = &asked.ticked;
    match &asked.field.room {
        Room::Options { options, several } => {
            let mut boxes = ticks(options, ticked);
            if *several {
                boxes.insert(0, Inline::Break);
                boxes.insert(0, Inline::text(setting.say("sheets-several", &[])));
            }
            boxes
        }
        Room::Scale(levels) => ticks(levels, ticked),
        Room::YesNo => {
            let words = ["yes", "no"].map(|key| setting.say(key, &[]));
            let boxes = words.map(|word| format!("{} {word}", tick(ticked.contains(&word))));
            text(boxes.join("      "))
        }
        Room::Codes { of, known, .. } => {
            let mut line = text(asked.ticked.join(", "));
            let args = [("of", of.as_str())];
            let hint = if known.is_empty() {
                setting.say("sheets-codes-of", &args)
            } else {
                let known = known.iter().map(|(code, name)| format!("{code} {name}"));
                known.collect::<Vec<String>>().join(" · ")
            };
            line.extend([
                Inline::Break,
                Inline::Emphasis {
                    text: text(format!("({hint})")),
                },
            ]);
            line
        }
        Room::Pairs { keys, room } => pairs(keys, room, &asked.pairs, setting),
        Room::Number(unit) if !asked.answer.is_empty() => {
            text(format!("{} {unit}", asked.answer).trim_end())
        }
        _ if !asked.answer.is_empty() => text(&*asked.answer),
        room => blank(room),
    }
}

/// Each option on a line of its own while they are few.
fn ticks(options: &[(String, String)], ticked: &[String]) -> Vec<Inline> {
    let boxes = options.iter().enumerate().flat_map(|(at, (sign, words))| {
        let between = match (at, at % 2) {
            (0, _) => None,
            (_, 1) if options.len() > 8 => Some(Inline::text("      ")),
            _ => Some(Inline::Break),
        };
        let box_of = format!("{} {sign} {words}", tick(ticked.contains(sign)));
        between.into_iter().chain([Inline::text(box_of)])
    });
    boxes.collect()
}

fn tick(is_ticked: bool) -> &'static str {
    if is_ticked { TICKED } else { OPEN }
}

/// What stands where an answer of this kind is written.
fn blank(room: &Room) -> Vec<Inline> {
    match room {
        Room::Number(unit) if !unit.is_empty() => text(format!("{BLANK} {unit}")),
        Room::Number(_) => text(BLANK),
        Room::Year => text("__ __ __ __"),
        Room::Date => text("____ / ____ / ________"),
        Room::Time => text("____ : ____"),
        _ => Vec::new(),
    }
}

/// A line for each key of a small table.
fn pairs(keys: &[String], room: &Room, answers: &[String], setting: &Setting) -> Vec<Inline> {
    let mut lines = Vec::new();
    if let Room::Scale(signs) | Room::Options { options: signs, .. } = room {
        let signs: Vec<String> = signs
            .iter()
            .map(|(sign, words)| format!("{sign} {words}"))
            .collect();
        lines.push(Inline::Emphasis {
            text: text(format!(
                "{}: {}",
                setting.say("sheets-write", &[]),
                signs.join(" · ")
            )),
        });
    }
    for (at, key) in keys.iter().enumerate() {
        if !lines.is_empty() {
            lines.push(Inline::Break);
        }
        let key = if key.is_empty() { BLANK } else { key.as_str() };
        let value = match answers.get(at).filter(|answer| !answer.is_empty()) {
            Some(answer) => answer.clone(),
            None => match blank(room).first() {
                Some(Inline::Text { text }) => text.clone(),
                _ => BLANK.to_owned(),
            },
        };
        lines.push(Inline::text(format!("{key}: {value}")));
    }
    lines
}
