//! The guide of a step: what to do, why, an example, the paper sheet.

use super::paint::{Pen, faint, plain, selected, strong, wrapped};
use crate::app::App;
use crate::app::layers::{GUIDE_PARTS, Guide};
use crate::locale::{Arg, Lang, number, say};
use crate::workshop::Step;

/// Titles of the parts, by key.
const PARTS: [&str; GUIDE_PARTS] = ["guide-do", "guide-why", "guide-example", "guide-sheet"];

/// A line of the guide and whether it is a title.
type Line = (String, bool);

/// Draws the guide over the screen.
pub(super) fn draw(app: &App, guide: Guide, step: &Step, pen: &mut Pen<'_>) {
    let title = format!("{} {}", step.id, step.title.get(app.lang));
    let mut inside = pen.frame(&title);
    let mut x = 0;
    for (index, key) in PARTS.iter().enumerate() {
        let style = if index == guide.part {
            selected()
        } else {
            faint()
        };
        x = inside.put(x, 0, &format!(" {} ", app.say(key)), style) + 1;
    }
    inside.rule(1);
    let lines = part(step, guide.part, inside.width(), app.lang);
    let height = usize::from(inside.height().saturating_sub(2));
    let first = guide.scroll.min(lines.len().saturating_sub(height));
    for (y, (words, title)) in (2_u16..).zip(lines.iter().skip(first).take(height)) {
        inside.put(0, y, words, if *title { strong() } else { plain() });
    }
    if first + height < lines.len() {
        let bottom = inside.height().saturating_sub(1);
        let right = inside.width();
        inside.put_right(right, bottom, "↓", strong());
    }
}

/// The guide at the side of a step, as much of it as there is room for.
pub(super) fn aside(app: &App, id: &str, pen: &mut Pen<'_>) {
    let Some(step) = app
        .session
        .as_ref()
        .and_then(|session| session.workshop.get_step(id))
    else {
        return;
    };
    let height = pen.height();
    for y in 0..height {
        pen.put(0, y, "│", faint());
    }
    let width = pen.width().saturating_sub(3);
    let mut lines = part(step, 0, width, app.lang);
    lines.push((String::new(), false));
    lines.extend(part(step, 1, width, app.lang));
    for (y, (words, title)) in (0..height).zip(&lines) {
        pen.put(2, y, words, if *title { strong() } else { plain() });
    }
}

fn part(step: &Step, part: usize, width: u16, lang: Lang) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let say_key = |key: &str| say(lang, key, &[]);
    let paragraph = |lines: &mut Vec<Line>, words: &str| {
        lines.extend(wrapped(words, width).into_iter().map(|line| (line, false)));
    };
    match part {
        0 => {
            for (key, words) in [
                ("guide-group", &step.group),
                ("guide-technique", &step.technique),
                ("guide-materials", &step.materials),
            ] {
                paragraph(&mut lines, &format!("{} {}", say_key(key), words.get(lang)));
            }
            lines.push((String::new(), false));
            for (index, instruction) in step.instructions.iter().enumerate() {
                let minutes = number::integer(i64::from(instruction.minutes), lang);
                let first = format!("{}. ({minutes} min) ", index + 1);
                let text = format!("{first}{}", instruction.text.get(lang));
                for (row, line) in wrapped(&text, width.saturating_sub(3))
                    .into_iter()
                    .enumerate()
                {
                    lines.push((if row == 0 { line } else { format!("   {line}") }, false));
                }
            }
            lines.push((String::new(), false));
            lines.push((say_key("guide-asks"), true));
            for ask in &step.questions {
                for (row, line) in wrapped(ask.get(lang), width.saturating_sub(2))
                    .into_iter()
                    .enumerate()
                {
                    lines.push((
                        format!("{} {line}", if row == 0 { "•" } else { " " }),
                        false,
                    ));
                }
            }
        }
        1 => {
            paragraph(&mut lines, step.purpose.get(lang));
            if let Some(method) = &step.method {
                lines.push((String::new(), false));
                lines.push((say_key("guide-method"), true));
                paragraph(&mut lines, method.get(lang));
            }
            if !step.rules.is_empty() {
                lines.push((String::new(), false));
                lines.push((say_key("guide-rules"), true));
                for rule in &step.rules {
                    for (row, line) in wrapped(rule.words.get(lang), width.saturating_sub(2))
                        .into_iter()
                        .enumerate()
                    {
                        lines.push((
                            format!("{} {line}", if row == 0 { "•" } else { " " }),
                            false,
                        ));
                    }
                }
            }
            if !step.needs.is_empty() {
                lines.push((String::new(), false));
                let needs = step.needs.join(", ");
                let args = [("steps", Arg::Text(&needs))];
                paragraph(&mut lines, &say(lang, "guide-needs", &args));
            }
        }
        2 => paragraph(&mut lines, step.example.get(lang)),
        _ => {
            paragraph(&mut lines, step.sheet.get(lang));
            lines.push((String::new(), false));
            let args = [("code", Arg::Text(&step.id))];
            paragraph(&mut lines, &say(lang, "guide-sheet-code", &args));
        }
    }
    lines
}
