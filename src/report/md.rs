//! The Markdown writer: the text itself, readable without any program and by most of them.

mod escape;

use super::block::{
    Align, Block, Column, Cover, Figure, Grid, Inline, Report, Row, RowRole, Signature, Table,
};
use super::labels::{self, Numbers, label};
use crate::locale::Lang;
use escape::{Spot, code, escape, link};

/// Writes the report as Markdown with pipe tables.
pub fn write(report: &Report) -> Vec<u8> {
    let mut writer = Writer {
        lang: report.lang,
        numbers: Numbers::default(),
    };
    let mut text = cover(&report.cover, report.lang);
    let body = writer.blocks(&report.blocks);
    if !body.is_empty() {
        text.push_str("\n\n---\n\n");
        text.push_str(&body);
    }
    text.push('\n');
    text.into_bytes()
}

fn cover(cover: &Cover, lang: Lang) -> String {
    let line = |text: &str| escape(text.trim(), Spot::LineStart);
    let mut parts = Vec::new();
    if let Some(mark) = &cover.mark {
        let words = label(lang, "report-sample");
        parts.push(format!("> **{}** — {}", line(mark), line(&words)));
    }
    parts.push(format!("# {}", escape(cover.title.trim(), Spot::Heading)));
    if !cover.territory.is_empty() {
        parts.push(format!(
            "**{}**",
            escape(cover.territory.trim(), Spot::Words)
        ));
    }
    let lines: Vec<String> = cover
        .lines
        .iter()
        .map(String::as_str)
        .chain(labels::imprint(cover))
        .filter(|text| !text.trim().is_empty())
        .map(line)
        .collect();
    if !lines.is_empty() {
        parts.push(lines.join("\\\n"));
    }
    parts.join("\n\n")
}

struct Writer {
    lang: Lang,
    numbers: Numbers,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block]) -> String {
        let mut parts: Vec<String> = Vec::new();
        // Two lists in a row are told apart by their marks.
        let mut lists_in_a_row = 0;
        for block in blocks {
            lists_in_a_row = match block {
                Block::List { .. } => lists_in_a_row + 1,
                _ => 0,
            };
            let text = self.block(block, lists_in_a_row);
            if !text.is_empty() {
                parts.push(text);
            }
        }
        parts.join("\n\n")
    }

    fn block(&mut self, block: &Block, lists_in_a_row: usize) -> String {
        match block {
            Block::Heading {
                level,
                number,
                text,
                ..
            } => {
                let marks = "#".repeat(usize::from((level + 1).min(6)));
                let number = escape(number, Spot::Heading);
                let words = inlines(text, Spot::Heading);
                format!(
                    "{marks} {number}{}{words}",
                    if number.is_empty() { "" } else { " " }
                )
            }
            Block::Paragraph { text } => inlines(text, Spot::LineStart),
            Block::List { start, items } => self.list(*start, items, lists_in_a_row),
            Block::Quote { blocks } => indent(&self.blocks(blocks), "> ", "> "),
            Block::Note {
                tone,
                title,
                blocks,
            } => {
                let title = labels::note_title(self.lang, *tone, title);
                let mut text = format!("**{}**", escape(title.trim(), Spot::Words));
                let body = self.blocks(blocks);
                if !body.is_empty() {
                    text.push_str("\n\n");
                    text.push_str(&body);
                }
                indent(&text, "> ", "> ")
            }
            Block::Table(table) => self.table(table),
            Block::Grid(it) => grid(it),
            Block::Figure(figure) => self.figure(figure),
            Block::Rule => "***".to_owned(),
            Block::PageBreak => String::new(),
            Block::Landscape { blocks } => self.blocks(blocks),
            Block::Signatures { people } => self.signatures(people),
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], lists_in_a_row: usize) -> String {
        let even = lists_in_a_row.is_multiple_of(2);
        let tight = items
            .iter()
            .all(|item| matches!(item.as_slice(), [Block::Paragraph { .. }]));
        let mut parts = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let mark = match start {
                // CommonMark reads at most nine digits.
                Some(first) => {
                    let number = (first.saturating_add(index as u64)).min(999_999_999);
                    format!("{number}{} ", if even { ')' } else { '.' })
                }
                None => (if even { "* " } else { "- " }).to_owned(),
            };
            let margin = " ".repeat(mark.len());
            parts.push(indent(&self.blocks(item), &mark, &margin));
        }
        parts.join(if tight { "\n" } else { "\n\n" })
    }

    fn table(&mut self, table: &Table) -> String {
        let number = self.numbers.table();
        let mut lines = vec![
            caption(self.lang, "report-table", number, &table.caption),
            String::new(),
        ];
        lines.extend(head(&table.columns));
        lines.extend(table.rows.iter().map(row));
        self.source(&table.source, &mut lines);
        lines.join("\n")
    }

    fn figure(&mut self, figure: &Figure) -> String {
        let number = self.numbers.figure();
        let mut lines = vec![caption(self.lang, "report-figure", number, &figure.caption)];
        let description = label(self.lang, "report-description");
        lines.push(String::new());
        lines.push(format!(
            "{description}: {}",
            escape(figure.alt.trim(), Spot::Words)
        ));
        self.source(&figure.source, &mut lines);
        lines.join("\n")
    }

    fn source(&self, source: &str, lines: &mut Vec<String>) {
        if !source.trim().is_empty() {
            let words = labels::source(self.lang, source.trim());
            lines.push(String::new());
            lines.push(escape(&words, Spot::LineStart));
        }
    }

    fn signatures(&self, people: &[Signature]) -> String {
        let word = label(self.lang, "report-signature");
        let lines: Vec<String> = people
            .iter()
            .map(|person| {
                let who = [person.name.trim(), person.office.trim()];
                let who: Vec<&str> = who.into_iter().filter(|part| !part.is_empty()).collect();
                let who = escape(&who.join(", "), Spot::Words);
                format!("- {word}: ……………………………… {who}")
                    .trim_end()
                    .to_owned()
            })
            .collect();
        lines.join("\n")
    }
}

fn caption(lang: Lang, key: &str, number: usize, words: &[Inline]) -> String {
    let words = inlines(words, Spot::Words);
    format!("**{} {number}.** {words}", label(lang, key))
        .trim_end()
        .to_owned()
}

/// The header of a table and the line under it.
fn head(columns: &[Column]) -> [String; 2] {
    let header = columns
        .iter()
        .map(|column| inlines(&column.header, Spot::Cell));
    let under = columns.iter().map(|column| {
        match column.align {
            Align::Left => "---",
            Align::Center => ":-:",
            Align::Right => "--:",
        }
        .to_owned()
    });
    [pipes(header), pipes(under)]
}

/// Cells to be filled in. Markdown has no table without header: an empty one stands in its place.
fn grid(grid: &Grid) -> String {
    let rows = grid.rows.iter().map(|row| {
        let cells = row.cells.iter();
        pipes(cells.map(|cell| inlines(cell, Spot::Cell)))
    });
    let lines: Vec<String> = head(&grid.columns).into_iter().chain(rows).collect();
    lines.join("\n")
}

fn row(row: &Row) -> String {
    pipes(row.cells.iter().map(|cell| {
        let words = inlines(cell, Spot::Cell);
        if row.role == RowRole::Body || words.is_empty() || words.contains('*') {
            words
        } else {
            format!("**{words}**")
        }
    }))
}

fn pipes(cells: impl Iterator<Item = String>) -> String {
    let mut line = String::from("|");
    for cell in cells {
        line.push(' ');
        line.push_str(&cell);
        line.push_str(" |");
    }
    line
}

fn indent(text: &str, first: &str, rest: &str) -> String {
    let mut indented = String::new();
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            indented.push('\n');
        }
        let margin = if index == 0 { first } else { rest };
        indented.push_str(if line.is_empty() {
            margin.trim_end()
        } else {
            margin
        });
        indented.push_str(line);
    }
    indented
}

/// The words with their marks, without blanks at the ends.
fn inlines(run: &[Inline], spot: Spot) -> String {
    let mut text = String::new();
    push_inlines(&mut text, run, spot);
    text.trim().to_owned()
}

fn push_inlines(out: &mut String, run: &[Inline], spot: Spot) {
    for (index, inline) in run.iter().enumerate() {
        let at_start = out.is_empty() || out.ends_with('\n');
        let here = match spot {
            Spot::LineStart if !at_start => Spot::Words,
            // Also the words after a caption's «Tabla 3.» begin a line once they have been broken.
            Spot::Words if out.ends_with('\n') => Spot::LineStart,
            other => other,
        };
        match inline {
            // A blank at the start of a line would be taken for code or dropped.
            Inline::Text { text } if at_start => out.push_str(&escape(text.trim_start(), here)),
            Inline::Text { text } => out.push_str(&escape(text, here)),
            Inline::Code { text } => out.push_str(&code(text, spot)),
            Inline::Strong { text } => marked(out, "**", text, spot, run.get(index + 1)),
            Inline::Emphasis { text } => marked(out, "*", text, spot, run.get(index + 1)),
            Inline::Link { target, text } => {
                let words = inlines(
                    text,
                    if spot == Spot::LineStart {
                        Spot::Words
                    } else {
                        spot
                    },
                );
                // Markdown has no names inside the document to link to.
                out.push_str(&if target.starts_with('#') {
                    words
                } else {
                    link(&words, target)
                });
            }
            Inline::Break if matches!(spot, Spot::Cell | Spot::Heading) => out.push(' '),
            Inline::Break => out.push_str("\\\n"),
        }
    }
}

/// Puts marks around words where Markdown will read them as marks, and the words alone where it would not.
fn marked(out: &mut String, mark: &str, run: &[Inline], spot: Spot, next: Option<&Inline>) {
    let words = inlines(
        run,
        if spot == Spot::LineStart {
            Spot::Words
        } else {
            spot
        },
    );
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let after = match next {
        Some(Inline::Text { text } | Inline::Code { text }) => text.chars().next(),
        Some(Inline::Break) | None => None,
        Some(_) => Some('*'),
    };
    let before = out.chars().next_back();
    let opens = is_word(words.chars().next()) || !is_word(before);
    let closes = is_word(words.chars().next_back()) || !is_word(after);
    let touches = before == Some('*') || after == Some('*');
    if words.is_empty() || touches || !opens || !closes || words.contains("\\\n") {
        out.push_str(&words);
    } else {
        for part in [mark, &words, mark] {
            out.push_str(part);
        }
    }
}

#[cfg(test)]
mod tests;
