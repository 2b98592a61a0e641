//! `template words`: what a template may say, in the terminal.

use super::WELL;
use super::commands::{Done, options, refused, with_papers};
use super::output::{Output, Trouble};
use crate::exchange::notebooks::in_memory;
use crate::locale::{Arg, Lang, say};
use crate::report::context::reference::{List, Raw, Reference, Word};
use crate::report::template::tools::{TOOLS, Tool, ToolKind};
use crate::text::fold;

/// Prints the words of the sample of a definition, or those that have something in their name.
pub(super) fn words(workshop: &str, asked: &str, lang: Lang, output: &mut Output) -> Done {
    let opened = in_memory(workshop, true, options()).map_err(|error| refused(&error, lang))?;
    let reference = with_papers(&opened, lang, |papers| {
        Reference::of(papers.plan, papers.findings, lang)
    });
    let wanted = fold(asked.trim());
    let mut lines = Vec::new();
    for group in &reference.groups {
        let words = group
            .words
            .iter()
            .filter(|word| is_asked(&word.path, &wanted));
        let words = aligned(&words.map(|word| row(word, lang)).collect::<Vec<_>>());
        titled(&mut lines, &group.title, &group.intro, words);
    }
    let lists = reference.lists.iter();
    let lists = if wanted.is_empty() {
        lists.map(in_short).collect()
    } else {
        aligned(
            &lists
                .flat_map(|list| fields(list, &wanted, lang))
                .collect::<Vec<_>>(),
        )
    };
    let (title, intro) = &reference.lists_title;
    titled(&mut lines, title, intro, lists);
    for kind in ToolKind::ALL {
        let tools = TOOLS.iter().filter(|tool| tool.kind == kind);
        let tools = tools.filter(|tool| is_asked(tool.name, &wanted));
        let tools = tools.map(|tool| of_tool(tool, lang));
        titled(
            &mut lines,
            &say(lang, kind.words(), &[]),
            "",
            tools.collect(),
        );
    }
    if lines.is_empty() {
        let args = [("asked", Arg::Text(asked))];
        return Err(Trouble::failed(vec![say(lang, "words-none", &args)]));
    }
    for line in lines {
        output.line(&line);
    }
    Ok(WELL)
}

fn is_asked(path: &str, wanted: &str) -> bool {
    fold(path).contains(wanted)
}

/// A title over its lines; nothing over none.
fn titled(lines: &mut Vec<String>, title: &str, intro: &str, words: Vec<String>) {
    if words.is_empty() {
        return;
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(title.to_owned());
    if !intro.is_empty() {
        lines.push(intro.to_owned());
    }
    lines.extend(words);
}

/// A path, what it is, and an example.
type Row = [String; 3];

/// The rows with their columns one under the other.
fn aligned(rows: &[Row]) -> Vec<String> {
    let width = |at: usize| {
        let cells = rows.iter().map(|row| row[at].chars().count());
        cells.max().unwrap_or_default()
    };
    let (path, kind) = (width(0), width(1));
    rows.iter()
        .map(|[own, is, example]| format!("  {own:<path$}  {is:<kind$}  {example}"))
        .map(|line| line.trim_end().to_owned())
        .collect()
}

fn row(word: &Word, lang: Lang) -> Row {
    let kind = say(lang, word.kind.words(), &[]);
    let example = if word.like.is_empty() {
        word.example.clone()
    } else {
        say(lang, "words-like", &[("path", Arg::Text(&word.like))])
    };
    [word.path.clone(), kind, example]
}

/// A list in a line, with the names of its fields.
fn in_short(list: &List) -> String {
    let keys: Vec<&str> = list.fields.iter().map(|field| field.key.as_str()).collect();
    format!("  {} · {}: {}", list.path(), list.title, keys.join(", "))
}

/// The fields of a list that were asked for, or all when the list was.
fn fields(list: &List, wanted: &str, lang: Lang) -> Vec<Row> {
    // The words of the only record stand among the others.
    if list.is_single {
        return Vec::new();
    }
    let path = list.path();
    let is_named = is_asked(&path, wanted) || is_asked(&list.title, wanted);
    let fields = list.fields.iter();
    let asked = fields.filter(|field| is_named || is_asked(&field.key, wanted));
    let rows = asked.map(|field| {
        let raw = match field.raw {
            Raw::Nothing => "",
            Raw::Number | Raw::Sum => "words-kind-number",
            Raw::Date => "words-kind-date",
            Raw::YesNo => "words-kind-flag",
            Raw::Ids => "words-kind-ids",
        };
        let mut kind = say(lang, "words-kind-text", &[]);
        if !raw.is_empty() {
            kind = format!("{kind}; raw: {}", say(lang, raw, &[]));
        }
        [format!("{path}.{}", field.key), kind, field.example.clone()]
    });
    rows.collect()
}

fn of_tool(tool: &Tool, lang: Lang) -> String {
    let shown = say(lang, &tool.words(), &[]);
    format!("  {:<14} {shown}: {}", tool.name, tool.example)
}
