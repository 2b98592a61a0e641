//! The plain text writer: what can be read in any window, sent in any message and printed by any printer.
//!
//! Lines of a given width, each with what it is, so that the screen shows the same text with its own marks. A table
//! stands in columns while its words fit, and otherwise row by row, each answer under its header: nothing is cut.

mod table;

use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

use super::block::{Block, Cover, Figure, Inline, Report, Signature};
use super::labels::{self, Numbers, label};
use crate::locale::Lang;
use crate::text::{Kind, Line};

/// Columns of a written text.
const WIDTH: usize = 80;

/// The narrowest text, in columns.
const LEAST: usize = 20;

/// Writes the report as plain text in UTF-8.
pub fn write(report: &Report) -> Vec<u8> {
    let mut text = String::new();
    for line in lines(report, WIDTH) {
        text.push_str(line.words.trim_end());
        text.push('\n');
        if let Kind::Heading(level @ 1..=2) = line.kind {
            let mark = if level == 1 { "=" } else { "-" };
            text.push_str(&mark.repeat(line.words.width()));
            text.push('\n');
        }
    }
    text.into_bytes()
}

/// The report as lines no wider than `width` columns.
pub fn lines(report: &Report, width: usize) -> Vec<Line> {
    let mut writer = Writer {
        lang: report.lang,
        numbers: Numbers::default(),
        section: String::new(),
        lines: Vec::new(),
    };
    let frame = Frame {
        width: width.max(LEAST),
        first: String::new(),
        rest: String::new(),
    };
    writer.cover(&report.cover, &frame);
    writer.blocks(&report.blocks, &frame);
    while writer
        .lines
        .last()
        .is_some_and(|line| line.words.is_empty())
    {
        writer.lines.pop();
    }
    writer.lines
}

/// Where words stand: the width of the page, and what comes before the first and before every other line.
#[derive(Debug, Clone)]
struct Frame {
    width: usize,
    first: String,
    rest: String,
}

impl Frame {
    /// The same further in.
    fn inside(&self, first: &str, rest: &str) -> Self {
        // What is too deep for the page stays at the margin.
        if self.rest.width() + rest.width() + LEAST > self.width {
            return self.clone();
        }
        Self {
            width: self.width,
            first: format!("{}{first}", self.first),
            rest: format!("{}{rest}", self.rest),
        }
    }

    /// The same after its first line.
    fn below(&self) -> Self {
        Self {
            first: self.rest.clone(),
            ..self.clone()
        }
    }

    /// The columns that words have.
    fn room(&self) -> usize {
        self.width.saturating_sub(self.rest.width()).max(1)
    }
}

struct Writer {
    lang: Lang,
    numbers: Numbers,
    section: String,
    lines: Vec<Line>,
}

impl Writer {
    fn line(&mut self, words: impl Into<String>, kind: Kind) {
        self.lines.push(Line {
            words: words.into(),
            kind,
            section: self.section.clone(),
        });
    }

    /// A blank line, unless there is one.
    fn blank(&mut self, frame: &Frame) {
        let margin = frame.rest.trim_end();
        if self
            .lines
            .last()
            .is_some_and(|line| line.words.trim_end() != margin)
        {
            self.line(margin, Kind::Words);
        }
    }

    /// Words in as many lines as they need.
    fn words(&mut self, words: &str, kind: Kind, frame: &Frame) {
        let mut is_first = true;
        for paragraph in words.split('\n') {
            for piece in wrap(paragraph, frame.room()) {
                let margin = if is_first { &frame.first } else { &frame.rest };
                self.line(format!("{margin}{piece}"), kind);
                is_first = false;
            }
        }
    }

    fn cover(&mut self, cover: &Cover, frame: &Frame) {
        if let Some(mark) = &cover.mark {
            let words = label(self.lang, "report-sample");
            self.words(&format!("{mark} — {words}"), Kind::Strong, frame);
            self.blank(frame);
        }
        self.words(cover.title.trim(), Kind::Heading(1), frame);
        self.words(cover.territory.trim(), Kind::Strong, frame);
        let lines: Vec<&str> = cover
            .lines
            .iter()
            .map(String::as_str)
            .chain(labels::imprint(cover))
            .filter(|text| !text.trim().is_empty())
            .collect();
        for line in lines {
            self.words(line, Kind::Words, frame);
        }
        self.blank(frame);
    }

    fn blocks(&mut self, blocks: &[Block], frame: &Frame) {
        let mut frame = frame.clone();
        for block in blocks {
            self.block(block, &frame);
            frame = frame.below();
        }
    }

    fn block(&mut self, block: &Block, frame: &Frame) {
        match block {
            Block::Heading {
                level,
                number,
                text,
                ..
            } => {
                self.blank(frame);
                if !number.is_empty() {
                    self.section.clone_from(number);
                }
                let words = format!("{number} {}", flat(text));
                self.words(words.trim(), Kind::Heading(*level), frame);
            }
            Block::Paragraph { text } => self.words(&flat(text), Kind::Words, frame),
            Block::List { start, items } => return self.list(*start, items, frame),
            Block::Quote { blocks } => self.blocks(blocks, &frame.inside("│ ", "│ ")),
            Block::Note {
                tone,
                title,
                blocks,
            } => {
                let title = labels::note_title(self.lang, *tone, title);
                self.words(&title, Kind::Strong, &frame.inside("▌ ", "▌ "));
                self.blocks(blocks, &frame.below().inside("▌ ", "▌ "));
            }
            Block::Table(table) => self.table(table, frame),
            Block::Grid(grid) => self.grid(grid, frame),
            Block::Figure(figure) => self.figure(figure, frame),
            Block::Rule => {
                let rule = "─".repeat(frame.room());
                self.line(format!("{}{rule}", frame.first), Kind::Rule);
            }
            Block::PageBreak => {}
            Block::Landscape { blocks } => return self.blocks(blocks, frame),
            Block::Signatures { people } => self.signatures(people, frame),
        }
        self.blank(frame);
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], frame: &Frame) {
        let mut frame = frame.clone();
        for (at, item) in items.iter().enumerate() {
            let mark = match start {
                Some(first) => format!("{}. ", first.saturating_add(at as u64)),
                None => "• ".to_owned(),
            };
            let inside = frame.inside(&mark, &" ".repeat(mark.width()));
            match item.as_slice() {
                // Short items stand close together.
                [Block::Paragraph { text }] => self.words(&flat(text), Kind::Words, &inside),
                blocks => self.blocks(blocks, &inside),
            }
            frame = frame.below();
        }
        self.blank(&frame);
    }

    fn figure(&mut self, figure: &Figure, frame: &Frame) {
        let number = self.numbers.figure();
        let caption = format!(
            "{} {number}. {}",
            label(self.lang, "report-figure"),
            flat(&figure.caption)
        );
        self.words(&caption, Kind::Strong, frame);
        let frame = frame.below();
        let description = label(self.lang, "report-description");
        let words = format!("{description}: {}", figure.alt.trim());
        self.words(&words, Kind::Words, &frame);
        self.source(&figure.source, &frame);
    }

    fn source(&mut self, source: &str, frame: &Frame) {
        if !source.trim().is_empty() {
            let words = labels::source(self.lang, source.trim());
            self.words(&words, Kind::Words, frame);
        }
    }

    fn signatures(&mut self, people: &[Signature], frame: &Frame) {
        let word = label(self.lang, "report-signature");
        for person in people {
            let who = [person.name.trim(), person.office.trim()];
            let who: Vec<&str> = who.into_iter().filter(|part| !part.is_empty()).collect();
            let line = format!("{word}: ______________________________ {}", who.join(", "));
            self.blank(frame);
            self.words(line.trim_end(), Kind::Words, frame);
        }
    }
}

/// Lines no wider than `width`; a word that is wider is broken.
fn wrap(words: &str, width: usize) -> Vec<String> {
    let options = Options::new(width.max(1)).word_splitter(WordSplitter::NoHyphenation);
    let lines = textwrap::wrap(words.trim(), &options);
    lines
        .into_iter()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// The words alone; a link to the outside says where it goes.
fn flat(run: &[Inline]) -> String {
    let mut words = String::new();
    for inline in run {
        match inline {
            Inline::Text { text } | Inline::Code { text } => words.push_str(text),
            Inline::Strong { text } | Inline::Emphasis { text } => words.push_str(&flat(text)),
            Inline::Link { target, text } => {
                let own = flat(text);
                words.push_str(&own);
                if !target.starts_with('#') && !own.contains(target.as_str()) {
                    words.push_str(" (");
                    words.push_str(target);
                    words.push(')');
                }
            }
            Inline::Break => words.push('\n'),
        }
    }
    words
}

#[cfg(test)]
mod tests;
