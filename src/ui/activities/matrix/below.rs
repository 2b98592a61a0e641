//! The words under a matrix: the pair as a question for the room, what each table answered, and what the
//! answers mean.

use super::Sheet;
use crate::app::activities::matrix::{choices, shown};
use crate::locale::{Arg, number};
use crate::plan::crossing::{Answer, Standing};
use crate::plan::value::Value;
use crate::ui::paint::{Pen, alert, faint, fit, plain, strong, wrapped};
use crate::workshop::Field;

/// The most letters of a name in the question, from what is liked to what still fits.
const NAMES: [usize; 12] = [usize::MAX, 84, 72, 64, 57, 51, 45, 39, 33, 27, 21, 15];

/// Draws the words under the matrix.
pub(super) fn draw(sheet: &Sheet<'_>, pen: &mut Pen<'_>) {
    let (width, height) = (pen.width(), pen.height());
    let Some(field) = sheet.matrix.value(sheet.session) else {
        return;
    };
    let mut y = 0;
    for line in question(sheet, width) {
        pen.put(0, y, &line, strong());
        y += 1;
    }
    if let Some(typing) = sheet.matrix.typing() {
        let label = format!("{}: ", field.label.get(sheet.lang));
        let x = pen.put(0, y, &label, plain());
        let end = pen.put(x, y, typing.editor.text(), strong());
        pen.cursor_at(end, y);
        let hint = sheet.say("matrix-take", &[]);
        pen.put(end + 3, y, &hint, faint());
        return;
    }
    if let Some((words, disputed)) = tables(sheet, field) {
        let style = if disputed { alert() } else { plain() };
        pen.put(0, y, &fit(&words, usize::from(width)), style);
        y += 1;
    }
    for (line, asks) in weighed(sheet, width) {
        pen.put(0, y, &line, if asks { alert() } else { plain() });
        y += 1;
    }
    let after = legend(sheet, field, y, height.saturating_sub(y), pen);
    if after + 1 < height {
        let key = if sheet.grid.crossing.is_reciprocal() {
            "matrix-keys-times"
        } else {
            "matrix-keys"
        };
        let words = sheet.say(key, &[]);
        pen.put(0, height - 1, &fit(&words, usize::from(width)), faint());
    }
}

/// The pair as a question, in at most two lines.
fn question(sheet: &Sheet<'_>, width: u16) -> Vec<String> {
    let mut lines = Vec::new();
    for letters in NAMES {
        let asked = sheet
            .matrix
            .question(sheet.session, letters, sheet.lang)
            .unwrap_or_default();
        lines = wrapped(&asked, width);
        if lines.len() <= 2 {
            break;
        }
    }
    lines.truncate(2);
    lines
}

/// What the room and its tables answered, how far apart they are, and whether that is too far; nothing where
/// only the room answered.
fn tables(sheet: &Sheet<'_>, field: &Field) -> Option<(String, bool)> {
    let crossing = &sheet.grid.crossing;
    let (row, column) = sheet.matrix.at(sheet.grid);
    let entries = crossing.entries(row, column);
    if entries.len() < 2 && entries.iter().all(|entry| entry.table.is_none()) {
        return None;
    }
    let room = sheet.say("matrix-room", &[]);
    let values: Vec<String> = entries
        .iter()
        .map(|entry| {
            let who = entry.table.as_deref().unwrap_or(&room);
            let value = entry.answer.as_ref();
            let value = value.map_or("–".to_owned(), |value| shown(value, field, sheet.lang));
            format!("{who}: {value}")
        })
        .collect();
    let mut parts = vec![values.join(" · ")];
    let standing: Option<Standing> = crossing.standing(row, column, None);
    let spread = standing.as_ref().and_then(|standing| standing.spread);
    if let Some(spread) = spread.filter(|spread| !spread.is_zero()) {
        let spread = number::decimal(spread, None, sheet.lang);
        parts.push(sheet.say("matrix-spread", &[("spread", Arg::Text(&spread))]));
        if !crossing.has_limit() {
            parts.push(sheet.say("matrix-no-limit", &[]));
        }
    }
    let disputed = standing.is_some_and(|standing| standing.disputed);
    if disputed {
        parts.insert(0, sheet.say("matrix-disputed", &[]));
    }
    Some((parts.join(" · "), disputed))
}

/// The weights that the comparisons give, and whether they contradict one another too much; nothing while a pair
/// is not compared.
fn weighed(sheet: &Sheet<'_>, width: u16) -> Vec<(String, bool)> {
    let Some(weighing) = sheet.matrix.weighing(sheet.session) else {
        return Vec::new();
    };
    let lang = sheet.lang;
    let figure = |value: f64, places: u32| {
        let exact = crate::plan::results::exact(value, places).unwrap_or_default();
        number::decimal(exact, Some(places), lang)
    };
    let rows = &sheet.grid.crossing.rows;
    let name = |row: usize, letters: usize| {
        let name = sheet.session.reading().name(rows[row].id.as_str(), lang);
        crate::app::session::shorten(&name, letters)
    };
    let each: Vec<String> = weighing
        .weights
        .iter()
        .enumerate()
        .map(|(row, weight)| format!("{} {} %", rows[row].number, figure(weight * 100.0, 1)))
        .collect();
    let mut words = sheet.say(
        "matrix-weights",
        &[("weights", Arg::Text(&each.join(" · ")))],
    );
    let (ratio, accept) = (
        weighing.ratio.map(|ratio| figure(ratio, 2)),
        figure(weighing.accept, 2),
    );
    if let Some(ratio) = &ratio {
        let args = [("ratio", Arg::Text(ratio)), ("accept", Arg::Text(&accept))];
        words = format!("{words} {}", sheet.say("matrix-ratio", &args));
    }
    let mut lines: Vec<(String, bool)> = wrapped(&words, width)
        .into_iter()
        .map(|line| (line, false))
        .collect();
    if let Some((row, column, given, implied)) = weighing.worst {
        let (row, column) = (name(row, 24), name(column, 24));
        let (given, implied) = (figure(given, 1), figure(implied, 1));
        let args = [
            ("row", Arg::Text(&row)),
            ("column", Arg::Text(&column)),
            ("given", Arg::Text(&given)),
            ("implied", Arg::Text(&implied)),
        ];
        let worst = sheet.say("matrix-worst", &args);
        lines.extend(wrapped(&worst, width).into_iter().map(|line| (line, true)));
    }
    lines.truncate(4);
    lines
}

/// What can be answered, with the present answer standing out; gives the line after it.
fn legend(sheet: &Sheet<'_>, field: &Field, y: u16, room: u16, pen: &mut Pen<'_>) -> u16 {
    let (row, column) = sheet.matrix.at(sheet.grid);
    let answer = sheet.grid.standing(row, column).map(|one| &one.answer);
    let now = |id: &str| match answer {
        Some(Answer::Value(Value::Number(number))) => number.to_string() == id,
        Some(Answer::Value(Value::Options(ids))) => ids.iter().any(|one| &**one == id),
        _ => false,
    };
    let lang = sheet.lang;
    let mut choices: Vec<(String, bool)> = choices(field, lang)
        .into_iter()
        .map(|(id, key, words)| (format!("{key} {words}"), now(&id)))
        .collect();
    if choices.is_empty() {
        let words = match answer {
            Some(Answer::Odd(text)) => sheet.say("matrix-odd", &[("text", Arg::Text(text))]),
            Some(Answer::Value(value)) => sheet.session.reading().say(value, field, lang),
            None => sheet.say("matrix-type", &[]),
        };
        let label = field.label.get(lang);
        choices.push((format!("{label}: {words}"), answer.is_some()));
    }
    let width = usize::from(pen.width());
    let (mut x, mut line) = (0, 0);
    for (words, is_now) in choices {
        let length = words.chars().count();
        let lead = if x == 0 { 0 } else { 2 };
        if x + lead + length > width && x > 0 && line + 1 < room {
            line += 1;
            x = 0;
        }
        let lead = if x == 0 { "" } else { "  " };
        let words = fit(&words, width.saturating_sub(x + lead.len()));
        let at = |x: usize| u16::try_from(x).unwrap_or(u16::MAX);
        let after = pen.put(at(x), y + line, lead, faint());
        let style = if is_now { strong() } else { faint() };
        x = usize::from(pen.put(after, y + line, &words, style));
    }
    y + line + 1
}
