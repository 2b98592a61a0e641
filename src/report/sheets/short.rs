//! The sheets of a step cut down to a few rows, for a plan that is filled in by hand as a whole.

use super::body::{answer, column, strong, text};
use super::{Setting, words};
use crate::plan::paper::{
    Paper, PaperBody, PaperBox, PaperField, PaperForm, PaperSheet, PaperTable, Room,
};
use crate::report::block::{Align, Block, Grid, GridRow, Inline};

/// Centimetres across an upright page of a bound document.
const ACROSS: f32 = 16.0;

/// Empty rows of a table, of a board, and of a step that only takes notes.
const ROWS: usize = 5;
const BOARD: usize = 6;
const LINES: usize = 4;

/// Millimetres of an empty row, and of the room for several lines.
const LOW: u16 = 8;
const HIGH: u16 = 14;

/// Centimetres of the name of a record, and of its number.
const NAME: f32 = 4.6;
const NUMBER: f32 = 0.9;

/// A sheet in short: its name, what is written in it, and a few rows.
pub(in crate::report) fn short(sheet: &PaperSheet, setting: &Setting) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph {
        text: strong(&sheet.title),
    }];
    match &sheet.body {
        PaperBody::Board(board) => blocks.push(Block::Grid(of_board(board, setting))),
        PaperBody::Table(table) => blocks.extend(of_table(table, setting)),
        // The rows of the table before it are its records.
        PaperBody::Form(form) if form.is_of_many => {
            let labels = form.boxes.iter().map(|asked| &*asked.field.label);
            blocks = vec![also(&labels.collect::<Vec<_>>(), setting)];
        }
        PaperBody::Form(form) => blocks.push(Block::Grid(of_form(form, setting))),
    }
    blocks
}

/// Ruled lines to write on.
pub(in crate::report) fn lines() -> Block {
    Block::Grid(Grid {
        columns: vec![column("", ACROSS, Align::Left)],
        rows: vec![empty(1, LOW); LINES],
        cut: false,
    })
}

fn empty(n_cells: usize, height: u16) -> GridRow {
    GridRow {
        height,
        cells: vec![Vec::new(); n_cells],
    }
}

/// The beginning of a board: people add rows and columns on the sheet of the step.
fn of_board(board: &Paper, setting: &Setting) -> Grid {
    let mut columns = vec![
        column(setting.say("column-number", &[]), NUMBER, Align::Right),
        column(setting.say("sheets-name", &[]), NAME, Align::Left),
    ];
    let shown = board.columns.iter().take(BOARD);
    columns.extend(shown.map(|line| {
        let header = if line.name.is_empty() {
            line.number.to_string()
        } else {
            line.name.clone()
        };
        column(header, 1.6, Align::Center)
    }));
    let rows = board.rows.iter().take(BOARD).map(|line| {
        let mut row = empty(columns.len(), LOW);
        if line.number > 0 {
            row.cells[0] = text(line.number.to_string());
        }
        row.cells[1] = text(&*line.name);
        row
    });
    Grid {
        rows: rows.collect(),
        columns,
        cut: false,
    }
}

/// As many questions as fit across; the others in words under the rows.
fn of_table(table: &PaperTable, setting: &Setting) -> Vec<Block> {
    let mut columns = vec![column(
        setting.say("column-number", &[]),
        NUMBER,
        Align::Right,
    )];
    let mut used = NUMBER;
    let (mut signs, mut left, mut is_tall) = (Vec::new(), Vec::new(), false);
    for (at, field) in table.fields.iter().enumerate() {
        let width = if at == 0 {
            Some(NAME)
        } else {
            field.room.width()
        };
        match width {
            Some(width) if used + width <= ACROSS && left.is_empty() => {
                used += width;
                is_tall |= field.room == Room::Lines;
                columns.push(column(&*field.label, width, Align::Left));
                signs.extend(sign(field));
            }
            _ => left.push(&*field.label),
        }
    }
    let rows = (1..=ROWS).map(|number| {
        let mut row = empty(columns.len(), if is_tall { HIGH } else { LOW });
        row.cells[0] = text(number.to_string());
        row
    });
    let grid = Grid {
        rows: rows.collect(),
        columns,
        cut: false,
    };
    let mut blocks = Vec::new();
    if !signs.is_empty() {
        blocks.push(words(&signs.join(" · ")));
    }
    blocks.push(Block::Grid(grid));
    if !left.is_empty() {
        blocks.push(also(&left, setting));
    }
    blocks
}

/// What else is asked about each record, for whom has paper left.
fn also(labels: &[&str], setting: &Setting) -> Block {
    words(&setting.say("sheets-also", &[("fields", &labels.join("; "))]))
}

/// «Dimensión: social, económica»: what may be written, while it is short.
fn sign(field: &PaperField) -> Option<String> {
    let (Room::Options { options: signs, .. } | Room::Scale(signs)) = &field.room else {
        return None;
    };
    let signs: Vec<String> = signs
        .iter()
        .map(|(sign, words)| format!("{sign} {words}"))
        .collect();
    Some(format!("{}: {}", field.label, signs.join(", ")))
}

/// The questions of the only record, each with its line.
fn of_form(form: &PaperForm, setting: &Setting) -> Grid {
    let header = |key: &str| setting.say(key, &[]);
    let columns = vec![
        column(header("report-card-label"), 5.0, Align::Left),
        column(header("report-card-answer"), 11.0, Align::Left),
    ];
    let asked = form.boxes.iter();
    let rows = asked
        .filter(|asked| !matches!(asked.field.room, Room::Drawing))
        .map(|asked| GridRow {
            height: if asked.field.room == Room::Lines {
                HIGH
            } else {
                LOW
            },
            cells: vec![text(&*asked.field.label), room(asked, setting)],
        });
    Grid {
        rows: rows.collect(),
        columns,
        cut: false,
    }
}

/// Boxes to tick where there are options, else nothing: the pen decides.
fn room(asked: &PaperBox, setting: &Setting) -> Vec<Inline> {
    match asked.field.room {
        Room::Line | Room::Lines => Vec::new(),
        _ => answer(asked, setting),
    }
}
