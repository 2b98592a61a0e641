//! A table of records, or cards in their columns, with the line where typing adds one.

use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::app::App;
use crate::app::activities::cards;
use crate::app::activities::list::{List, Rows};
use crate::app::session::Session;
use crate::locale::Lang;
use crate::notebook::RecordId;
use crate::ui::paint::{Pen, alert, faint, fit, plain, selected, strong, wrapped};
use crate::ui::road_map::first_line;
use crate::vocabulary::Shown;
use crate::workshop::{Collection, Field, FieldKind, Step, Workshop};

/// The widest a column besides the name becomes.
const WIDEST: usize = 22;

enum Line {
    Group(String),
    Record(usize, RecordId),
    Draft,
}

/// Draws the list.
pub(in crate::ui) fn draw(
    app: &App,
    session: &Session,
    step: &Step,
    list: &List,
    pen: &mut Pen<'_>,
) {
    let lang = app.lang;
    let Some(collection) = session.workshop.get_collection(&list.collection) else {
        return;
    };
    let rows = list.rows(session, step);
    let columns = cards::columns(session, &step.activity, &list.collection);
    let cursor = list.cursor.min(rows.len());
    let detail = detail(session, &rows, cursor, lang, pen.width());
    let height = usize::from(pen.height())
        .saturating_sub(1 + detail.len())
        .max(1);
    let visible = window(
        session,
        list,
        &rows,
        columns.map(|(field, _)| field),
        cursor,
        height,
        lang,
    );
    let layout = Layout::of(
        session,
        collection,
        columns.map(|(field, _)| field),
        &visible,
        pen.width(),
        lang,
    );
    layout.header(pen, lang);
    for (y, line) in (1_u16..).zip(&visible) {
        match line {
            Line::Group(words) => {
                pen.put(
                    1,
                    y,
                    &fit(words, usize::from(pen.width().saturating_sub(2))),
                    strong(),
                );
            }
            Line::Record(index, id) => {
                let here = *index == cursor;
                let style = if here { selected() } else { plain() };
                if here {
                    pen.line_style(y, selected());
                    pen.put(1, y, ">", style);
                    pen.cursor_at(1, y);
                }
                layout.row(session, *index, id, style, y, lang, pen);
            }
            Line::Draft => draft(
                app,
                session,
                step,
                list,
                cursor == rows.len(),
                rows.len(),
                y,
                pen,
            ),
        }
    }
    let bottom = pen
        .height()
        .saturating_sub(u16::try_from(detail.len()).unwrap_or(0));
    for (y, words) in (bottom..).zip(&detail) {
        pen.put(1, y, words, faint());
    }
}

/// The lines that are seen: ten thousand records cost no more than these.
fn window(
    session: &Session,
    list: &List,
    rows: &Rows<'_>,
    column: Option<&str>,
    cursor: usize,
    height: usize,
    lang: Lang,
) -> Vec<Line> {
    let none = Vec::new();
    let groups = match rows {
        Rows::Columns(columns) => &columns.groups,
        Rows::All(_) => &none,
    };
    let before = |row: usize| groups.iter().take_while(|(start, _)| *start <= row).count();
    let count = rows.len() + groups.len() + 1;
    let at = cursor + before(cursor.min(rows.len().saturating_sub(1)));
    let first = first_line(at, count, height);
    let mut lines = Vec::with_capacity(height);
    let mut line = 0;
    for row in first.saturating_sub(groups.len())..=rows.len() {
        if let Some(group) = groups.iter().position(|(start, _)| *start == row) {
            line = row + group;
            if (first..first + height).contains(&line)
                && let (Some(column), Rows::Columns(columns)) = (column, rows)
            {
                let option = &groups[group].1;
                let label = label_of(&session.workshop, &list.collection, column, option, lang);
                lines.push(Line::Group(format!("{label} ({})", columns.count(group))));
            }
        }
        let is_draft = row == rows.len();
        line = (row + if is_draft { groups.len() } else { before(row) }).max(line);
        if line >= first + height {
            break;
        }
        if line >= first {
            lines.push(match rows.get(row) {
                Some(id) => Line::Record(row, id.clone()),
                None => Line::Draft,
            });
        }
    }
    lines
}

fn label_of(
    workshop: &Workshop,
    collection: &str,
    field: &str,
    option: &str,
    lang: Lang,
) -> String {
    if option.is_empty() {
        return crate::locale::say(lang, "no-column", &[]);
    }
    let field = workshop
        .get_collection(collection)
        .and_then(|collection| collection.get_field(field));
    match field.map(|field| &field.kind) {
        Some(FieldKind::Choice(options)) => {
            crate::plan::words::label(options, option, lang).to_owned()
        }
        _ => option.to_owned(),
    }
}

/// The line where typing adds a record.
#[expect(
    clippy::too_many_arguments,
    reason = "a view is only told what to show"
)]
fn draft(
    app: &App,
    session: &Session,
    step: &Step,
    list: &List,
    here: bool,
    count: usize,
    y: u16,
    pen: &mut Pen<'_>,
) {
    let lang = app.lang;
    let Some(collection) = session.workshop.get_collection(&list.collection) else {
        return;
    };
    if here {
        pen.put(1, y, ">", strong());
    }
    pen.put_right(6, y, &(count + 1).to_string(), faint());
    let mut right = pen.width().saturating_sub(1);
    if let (Some((field, _)), true) = (
        cards::columns(session, &step.activity, &list.collection),
        here,
    ) {
        let label = match &list.column {
            Some(option) => label_of(&session.workshop, &list.collection, field, option, lang),
            None => app.say("choose-column"),
        };
        let words = format!(" Tab ▸ {} ", fit(&label, 24));
        let style = if list.on_column { selected() } else { faint() };
        pen.put_right(right, y, &words, style);
        right = right.saturating_sub(u16::try_from(words.width()).unwrap_or(0) + 1);
        if list.on_column {
            pen.cursor_at(right + 1, y);
        }
    }
    let room = usize::from(right.saturating_sub(8));
    let text = list.draft.text();
    if text.is_empty() {
        pen.put(8, y, &fit(collection.prompt.get(lang), room), faint());
        if here && !list.on_column {
            pen.cursor_at(8, y);
        }
        return;
    }
    // The end of a long line is what is being written.
    let before = &text[..list.draft.cursor()];
    let skip = before.width().saturating_sub(room.saturating_sub(1));
    let shown = skip_columns(text, skip);
    pen.put(8, y, &fit(shown, room), plain());
    if here && !list.on_column {
        let column = before.width() - skip;
        pen.cursor_at(8 + u16::try_from(column).unwrap_or(0), y);
    }
}

/// The text after so many columns.
pub(in crate::ui) fn skip_columns(text: &str, columns: usize) -> &str {
    let mut width = 0;
    for (at, c) in text.char_indices() {
        if width >= columns {
            return &text[at..];
        }
        width += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
    }
    if columns == 0 { text } else { "" }
}

/// The whole name of the record under the cursor, when the table had to cut it.
fn detail(
    session: &Session,
    rows: &[RecordId],
    cursor: usize,
    lang: Lang,
    width: u16,
) -> Vec<String> {
    let Some(id) = rows.get(cursor) else {
        return Vec::new();
    };
    let name = session.reading().name(id.as_str(), lang);
    let own_finding = session.finding_of(id);
    let mut lines = Vec::new();
    if name.width() > usize::from(width) / 2 {
        lines.extend(wrapped(&name, width.saturating_sub(2)).into_iter().take(2));
    }
    if let Some(finding) = own_finding {
        let words = format!("! {}", session.say_finding(finding, lang));
        lines.extend(wrapped(&words, width.saturating_sub(2)).into_iter().take(2));
    }
    lines
}

/// The columns of the table and their places.
struct Layout<'a> {
    name: Option<&'a Field>,
    others: Vec<(&'a Field, u16, u16)>,
    width: u16,
}

impl<'a> Layout<'a> {
    fn of(
        session: &Session,
        collection: &'a Collection,
        hidden: Option<&str>,
        visible: &[Line],
        width: u16,
        lang: Lang,
    ) -> Self {
        let name = collection.get_field(&collection.name);
        let mut others: Vec<(&Field, u16, u16)> = Vec::new();
        let mut used = 0;
        for key in &collection.columns {
            let Some(field) = collection.get_field(key) else {
                continue;
            };
            if *key == collection.name || hidden == Some(&**key) {
                continue;
            }
            let widest = visible
                .iter()
                .filter_map(|line| match line {
                    Line::Record(_, id) => session.content().get_record(id.as_str()),
                    _ => None,
                })
                .map(|record| short_answer(session, record, field, lang).width())
                .max()
                .unwrap_or(0);
            let wanted = widest
                .max(heading(field, lang).width().min(12))
                .clamp(4, WIDEST);
            let wanted = u16::try_from(wanted).unwrap_or(10);
            if used + wanted + 2 > width.saturating_sub(8) / 2 {
                break;
            }
            used += wanted + 2;
            others.push((field, 0, wanted));
        }
        let mut x = width.saturating_sub(used + 3);
        let edge = x;
        for (_, at, wanted) in &mut others {
            *at = x + 2;
            x += *wanted + 2;
        }
        Self {
            name,
            others,
            width: edge,
        }
    }

    fn header(&self, pen: &mut Pen<'_>, lang: Lang) {
        pen.put_right(
            6,
            0,
            &crate::locale::say(lang, "column-number", &[]),
            faint(),
        );
        if let Some(name) = self.name {
            pen.put(
                8,
                0,
                &fit(
                    name.label.get(lang),
                    usize::from(self.width.saturating_sub(8)),
                ),
                faint(),
            );
        }
        for (field, x, width) in &self.others {
            pen.put(
                *x,
                0,
                &fit(&heading(field, lang), usize::from(*width)),
                faint(),
            );
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "a view is only told what to show"
    )]
    fn row(
        &self,
        session: &Session,
        index: usize,
        id: &RecordId,
        style: Style,
        y: u16,
        lang: Lang,
        pen: &mut Pen<'_>,
    ) {
        let Some(record) = session.content().get_record(id.as_str()) else {
            return;
        };
        pen.put_right(6, y, &(index + 1).to_string(), style);
        let name = session.reading().name(id.as_str(), lang);
        pen.put(
            8,
            y,
            &fit(&name, usize::from(self.width.saturating_sub(8))),
            style,
        );
        for (field, x, width) in &self.others {
            let words = fit(
                &short_answer(session, record, field, lang),
                usize::from(*width),
            );
            if is_number(&field.kind) {
                pen.put_right(x + width, y, &words, style);
            } else {
                pen.put(*x, y, &words, style);
            }
        }
        if session.finding_of(id).is_some() {
            pen.put_right(pen.width(), y, "!", style.patch(alert()));
        }
    }
}

/// The heading of a column; what the program works out carries its mark.
fn heading(field: &Field, lang: Lang) -> String {
    let label = field.label.get(lang);
    match field.kind {
        FieldKind::Computed(_) => format!("= {label}"),
        _ => label.to_owned(),
    }
}

fn is_number(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Integer
            | FieldKind::Decimal
            | FieldKind::Money
            | FieldKind::Percent
            | FieldKind::Year
            | FieldKind::Scale
            | FieldKind::Computed(Shown::Number(_) | Shown::Percent(_))
    )
}

/// An answer for a narrow column: scales without their words.
fn short_answer(
    session: &Session,
    record: &crate::notebook::Record,
    field: &Field,
    lang: Lang,
) -> String {
    match (&field.kind, record.get(&field.key)) {
        (FieldKind::Scale, Some(value)) => value.to_owned(),
        (FieldKind::Date, Some(value)) => value
            .parse()
            .map_or_else(|_| value.to_owned(), crate::locale::date::short),
        _ => session.answer(record, field, lang),
    }
}
