//! Other outlines of the plan: the same sections in another order, under other numbers.
//!
//! An outline is a template with lines such as `{% include "2.1" as "1.1.1" %}`: the section 2.1 of the plan comes
//! there, with its number and its level changed. What comes out is a template like any other, without includes, which
//! people can copy and change. An include that names no section stays as it is, and the check of templates refuses it.

use std::collections::BTreeMap;

/// A piece of the plan: a section with all that belongs to it, or the head of a part.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// Its number in the plan, or its words when it has none.
    pub(super) key: &'a str,
    /// Level of its heading.
    level: usize,
    /// Its lines.
    lines: Vec<&'a str>,
}

/// The template that an outline makes of the pieces of the plan.
pub(super) fn arrange(outline: &str, plan: &str) -> String {
    let pieces = pieces(plan);
    let numbers: BTreeMap<&str, &str> = outline.lines().filter_map(include).collect();
    let mut text = String::with_capacity(plan.len() + outline.len());
    for line in outline.lines() {
        let asked = include(line);
        let piece = asked.and_then(|(key, _)| pieces.iter().find(|piece| piece.key == key));
        let (Some(piece), Some((_, number))) = (piece, asked) else {
            text.push_str(line);
            text.push('\n');
            continue;
        };
        for line in &piece.lines {
            text.push_str(&renumbered(line, piece, number, &numbers));
            text.push('\n');
        }
    }
    text
}

/// What a line of an outline asks for: a piece, and its number there.
pub(super) fn include(line: &str) -> Option<(&str, &str)> {
    let rest = line.trim().strip_prefix("{% include \"")?;
    let (key, rest) = rest.split_once("\" as \"")?;
    Some((key, rest.strip_suffix("\" %}")?))
}

/// The pieces of a plan, in order. What stands inside a condition is never cut.
pub(super) fn pieces(plan: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut whole: Vec<&str> = Vec::new();
    let mut depth = 0;
    for line in plan.lines() {
        depth += opened(line);
        whole.push(line);
        if depth > 0 {
            continue;
        }
        let heading = whole.iter().find_map(|line| heading(line));
        if let Some((level, key)) = heading.and_then(|(level, words)| begins(level, words)) {
            let lines = Vec::new();
            pieces.push(Piece { key, level, lines });
        }
        if let Some(piece) = pieces.last_mut() {
            piece.lines.append(&mut whole);
        }
    }
    pieces
}

/// How many conditions and loops a line opens more than it closes.
fn opened(line: &str) -> isize {
    let count = |word: &str| line.matches(word).count() as isize;
    count("{% if ") + count("{% for ") - count("{% endif ") - count("{% endfor ")
}

/// Level and words of a heading.
fn heading(line: &str) -> Option<(usize, &str)> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    Some((level, words.strip_prefix(' ')?)).filter(|_| level > 0)
}

/// The level and the name of the piece that a heading begins; those inside a section begin none.
fn begins(level: usize, words: &str) -> Option<(usize, &str)> {
    match words.split_once(" {{ section[") {
        Some((number, _)) => Some((level, number)),
        None if level == 1 => Some((level, words)),
        None => None,
    }
}

/// The level of a number: `2` is a part, `2.1` and `A1` stand inside one.
fn level_of(number: &str) -> usize {
    let inside_annexes = number.starts_with(|first: char| first.is_ascii_alphabetic());
    1 + number.matches('.').count() + usize::from(inside_annexes)
}

/// A line of a piece as it stands in an outline.
fn renumbered(
    line: &str,
    piece: &Piece<'_>,
    number: &str,
    numbers: &BTreeMap<&str, &str>,
) -> String {
    let shift = |level: usize| {
        (level + level_of(number))
            .saturating_sub(piece.level)
            .max(1)
    };
    if let Some((level, words)) = heading(line) {
        let marks = "#".repeat(shift(level));
        let rest = words.strip_prefix(piece.key);
        return match rest {
            Some("") => format!("{marks} {number} {words}").replace("  ", " "),
            Some(rest) if rest.starts_with([' ', '.']) => format!("{marks} {number}{rest}"),
            _ => format!("{marks} {words}"),
        };
    }
    let word = line.split(' ').next().unwrap_or_default();
    if word == "pending" && line == format!("pending section={}", piece.key) {
        return format!("{line} number={number}");
    }
    if matches!(word, "cards" | "projects")
        && let Some((before, level)) = line.split_once(" level=")
        && let Ok(level) = level.parse::<usize>()
    {
        return format!("{before} level={}", shift(level));
    }
    let mut line = line.to_owned();
    for (key, number) in numbers {
        let own = format!("{{{{ section[\"{key}\"].id }}}}");
        line = line.replace(&own, number);
    }
    line
}
