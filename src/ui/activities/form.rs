//! The fields of a record; the one with the cursor shows its help and example.

use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::list::skip_columns;
use crate::app::App;
use crate::app::activities::form::{Form, FormCell, range};
use crate::app::session::{Session, is_picked};
use crate::locale::{Arg, Lang, number, say};
use crate::notebook::Record;
use crate::plan::value;
use crate::ui::paint::{Pen, alert, faint, fit, plain, selected, strong, wrapped};
use crate::workshop::{Field, FieldKind, MapKeys};

/// Lines of a paragraph shown while the cursor is elsewhere.
const GLIMPSE: usize = 2;

/// What one cell puts on the screen.
struct Block {
    /// Title of the table above the first cell of a map.
    title: Option<String>,
    lines: Vec<String>,
    help: Vec<String>,
}

/// Draws a form.
pub(in crate::ui) fn draw(app: &App, session: &Session, form: &Form, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let cells = form.cells(session);
    if cells.is_empty() {
        return;
    }
    let focus = form.focus.min(cells.len() - 1);
    let label_width = if pen.width() >= 70 { 26 } else { 18 };
    let value_width = pen.width().saturating_sub(label_width + 6).max(8);
    let blocks: Vec<Block> = cells
        .iter()
        .enumerate()
        .map(|(index, cell)| {
            block(
                app,
                session,
                form,
                cell,
                cells.get(index.wrapping_sub(1)),
                index == focus,
                value_width,
            )
        })
        .collect();
    let mut top = 0;
    let mut focus_top = 0;
    for (index, block) in blocks.iter().enumerate() {
        if index == focus {
            focus_top = top;
        }
        top += block.height();
    }
    let height = usize::from(pen.height());
    let focus_end = focus_top + blocks[focus].height();
    let first = if focus_end <= height {
        0
    } else {
        focus_top
            .saturating_sub(height / 3)
            .min(top.saturating_sub(height))
            .max(focus_end.saturating_sub(height))
    };
    let mut rows: Vec<Row> = Vec::with_capacity(top);
    for (index, (cell, block)) in cells.iter().zip(&blocks).enumerate() {
        block.put_rows(
            &label(session, form, cell, lang),
            index == focus,
            form.typing.is_some(),
            &mut rows,
        );
    }
    for (y, row) in (0..).zip(rows.iter().skip(first).take(height)) {
        let (x, room) = match row.place {
            Place::Title => (2, pen.width().saturating_sub(3)),
            Place::Value => (label_width + 4, value_width),
        };
        if let Some((label, style)) = &row.label {
            let mark = if row.here { ">" } else { " " };
            pen.put(0, y, mark, strong());
            pen.put(2, y, &fit(label, usize::from(label_width)), *style);
        }
        pen.put(x, y, &fit(&row.words, usize::from(room)), row.style);
    }
    let before = focus_top + usize::from(blocks[focus].title.is_some());
    cursor(
        form,
        pen,
        before,
        first,
        height,
        label_width + 4,
        value_width,
    );
}

/// One line of the form, ready to be put.
struct Row {
    label: Option<(String, Style)>,
    here: bool,
    place: Place,
    words: String,
    style: Style,
}

enum Place {
    Title,
    Value,
}

impl Block {
    /// Adds the lines of the cell.
    fn put_rows(&self, label: &str, here: bool, typing: bool, rows: &mut Vec<Row>) {
        let mut put = |label, place, words: &str, style| {
            rows.push(Row {
                label,
                here,
                place,
                words: words.to_owned(),
                style,
            });
        };
        if let Some(title) = &self.title {
            put(None, Place::Title, title, strong());
        }
        let idle = here && !typing;
        for (index, words) in self.lines.iter().enumerate() {
            let style = if here { strong() } else { plain() };
            let label = (index == 0).then(|| (label.to_owned(), style));
            // An empty answer still shows where the cursor is.
            let words = if words.is_empty() && idle { " " } else { words };
            put(
                label,
                Place::Value,
                words,
                if idle { selected() } else { plain() },
            );
        }
        for words in &self.help {
            let style = if words.starts_with("! ") {
                alert()
            } else {
                faint()
            };
            put(None, Place::Value, words, style);
        }
    }

    fn height(&self) -> usize {
        usize::from(self.title.is_some()) + self.lines.len() + self.help.len()
    }
}

fn visible(line: usize, first: usize, height: usize) -> Option<u16> {
    line.checked_sub(first)
        .filter(|y| *y < height)
        .and_then(|y| u16::try_from(y).ok())
}

fn label(session: &Session, form: &Form, cell: &FormCell, lang: Lang) -> String {
    let Some(field) = form.field(session, cell) else {
        return String::new();
    };
    match (&field.kind, &cell.key) {
        (FieldKind::Map { .. }, Some(key)) if key.is_empty() => {
            format!("  + {}", say(lang, "new-key", &[]))
        }
        (FieldKind::Map { keys, .. }, Some(key)) => {
            format!("  {}", session.reading().key(keys, key, lang))
        }
        _ => {
            let mark = if field.required { " *" } else { "" };
            format!("{}{mark}", field.label.get(lang))
        }
    }
}

fn block(
    app: &App,
    session: &Session,
    form: &Form,
    cell: &FormCell,
    before: Option<&FormCell>,
    here: bool,
    width: u16,
) -> Block {
    let lang = app.lang;
    let Some(field) = form.field(session, cell) else {
        return Block {
            title: None,
            lines: Vec::new(),
            help: Vec::new(),
        };
    };
    let is_map = matches!(field.kind, FieldKind::Map { .. });
    let first_of_map = is_map && before.is_none_or(|before| before.field != cell.field);
    let title = first_of_map.then(|| {
        let mark = if field.required { " *" } else { "" };
        format!("{}{mark}", field.label.get(lang))
    });
    let mut lines = match (&form.typing, here) {
        (Some(typing), true) if typing.editor.is_multiline() => {
            let text = typing.editor.text();
            let (lines, _, _) = typing.editor.layout(usize::from(width));
            lines
                .into_iter()
                .map(|line| text[line].to_owned())
                .collect()
        }
        (Some(typing), true) => {
            let text = typing.editor.text();
            let column = text[..typing.editor.cursor()].width();
            let skip = column.saturating_sub(usize::from(width).saturating_sub(1));
            vec![skip_columns(text, skip).to_owned()]
        }
        _ => shown(session, form, field, cell, here, width, lang),
    };
    if lines.is_empty() {
        lines.push(String::new());
    }
    let mut help = Vec::new();
    if here {
        if form.is_unclear(session, lang) {
            help.push(format!(
                "! {}",
                say(lang, unclear_key(Form::kind(field, cell)), &[])
            ));
        }
        if form.is_out_of_range(session, lang) {
            let (least, most) = range(field, Form::kind(field, cell));
            let shown = |bound: Option<rust_decimal::Decimal>| {
                bound.map_or_else(
                    || "…".to_owned(),
                    |bound| number::decimal(bound, None, lang),
                )
            };
            let (least, most) = (shown(least), shown(most));
            let args = [("least", Arg::Text(&least)), ("most", Arg::Text(&most))];
            help.push(format!("! {}", say(lang, "out-of-range", &args)));
        }
        help.extend(wrapped(field.help.get(lang), width));
        if let Some(example) = &field.example {
            let words = format!("{} {}", say(lang, "example", &[]), example.get(lang));
            help.extend(wrapped(&words, width).into_iter().take(2));
        }
        let hint = if Form::is_new_key(cell) {
            Some("hint-new-key")
        } else {
            hint_key(Form::kind(field, cell))
        };
        if let Some(key) = hint {
            help.extend(wrapped(&say(lang, key, &[]), width));
        }
        let record = session.content().get_record(form.record.as_str());
        if let (FieldKind::Computed(_), Some(record)) = (&field.kind, record)
            && session.answer(record, field, lang).is_empty()
        {
            help.extend(wrapped(&session.why_empty(record, field, lang), width));
        }
    }
    Block { title, lines, help }
}

/// The answer of a cell without the cursor.
fn shown(
    session: &Session,
    form: &Form,
    field: &Field,
    cell: &FormCell,
    here: bool,
    width: u16,
    lang: Lang,
) -> Vec<String> {
    let Some(record) = session.content().get_record(form.record.as_str()) else {
        return Vec::new();
    };
    let words = match (&field.kind, &cell.key) {
        (FieldKind::Map { values, keys }, Some(_)) => {
            let stored = form.stored(session, field, cell);
            let _: &MapKeys = keys;
            stored.map_or(String::new(), |stored| {
                match value::scalar(&stored, values) {
                    Ok(value) => {
                        let as_field = Field {
                            kind: (**values).clone(),
                            ..field.clone()
                        };
                        session.reading().say(&value, &as_field, lang)
                    }
                    Err(unreadable) => unreadable.0,
                }
            })
        }
        (FieldKind::Computed(_), _) => computed(session, record, field, lang),
        _ => session.reading().answer(record, field, lang),
    };
    let unit = field
        .unit
        .as_ref()
        .map(|unit| unit.get(lang))
        .unwrap_or_default();
    if words.is_empty() {
        return vec![if here || unit.is_empty() {
            String::new()
        } else {
            format!("({unit})")
        }];
    }
    let lines = wrapped(&words, width);
    if here || lines.len() <= GLIMPSE {
        return lines;
    }
    let mut glimpse: Vec<String> = lines.into_iter().take(GLIMPSE).collect();
    if let Some(last) = glimpse.last_mut() {
        last.push('…');
    }
    glimpse
}

/// What the program worked out, with its mark; a line where there is nothing.
fn computed(session: &Session, record: &Record, field: &Field, lang: Lang) -> String {
    match session.answer(record, field, lang) {
        words if words.is_empty() => "= —".to_owned(),
        words => format!("= {words}"),
    }
}

fn hint_key(kind: &FieldKind) -> Option<&'static str> {
    Some(match kind {
        kind if is_picked(kind) => match kind {
            FieldKind::Flag => "hint-flag",
            FieldKind::Scale => "hint-scale",
            _ => "hint-pick",
        },
        FieldKind::LongText => "hint-long-text",
        FieldKind::Image => "hint-image",
        FieldKind::Geometry => "hint-geometry",
        FieldKind::Date => "hint-date",
        FieldKind::Computed(_) => "hint-computed",
        _ => return None,
    })
}

fn unclear_key(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::Date => "unclear-date",
        FieldKind::Time => "unclear-time",
        FieldKind::Year => "unclear-year",
        _ => "unclear-number",
    }
}

fn cursor(
    form: &Form,
    pen: &mut Pen<'_>,
    focus_line: usize,
    first: usize,
    height: usize,
    x: u16,
    width: u16,
) {
    let (row, column) = match &form.typing {
        Some(typing) if typing.editor.is_multiline() => {
            let (_, row, column) = typing.editor.layout(usize::from(width));
            (row, column)
        }
        Some(typing) => {
            let column = typing.editor.text()[..typing.editor.cursor()].width();
            (0, column.min(usize::from(width).saturating_sub(1)))
        }
        None => (0, 0),
    };
    if let Some(y) = visible(focus_line + row, first, height) {
        pen.cursor_at(x + u16::try_from(column).unwrap_or(0), y);
    }
}
