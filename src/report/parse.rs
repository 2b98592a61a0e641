//! From the Markdown that a template produced to blocks. The only place that knows the Markdown library.
//!
//! Raw HTML is never passed on: it is shown as the characters that were written. Directives (fenced blocks
//! with the info string `rumbo`) are carried out here when they only shape the document (`pagebreak`,
//! `landscape`…`end`, `note`…`end`, `signatures`) and handed to the caller when they need the plan.

mod directive;
mod pieces;

use std::collections::BTreeSet;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::block::{Align, Block, Column, Inline, Row, RowRole, Table, Tone, plain};
use crate::diag::Sentence;

pub use directive::Directive;
pub(crate) use pieces::slug;
use pieces::{note, take_number, unclosed, verbatim};

/// Containers inside containers that a document may have.
const DEEPEST: usize = 24;

/// A mistake in the Markdown of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Line of the Markdown text, from 1.
    pub line: usize,
    /// What is wrong.
    pub sentence: Sentence,
}

/// Reads Markdown. `expand` turns the directives that need the plan into blocks.
pub fn parse(
    markdown: &str,
    expand: &mut dyn FnMut(&Directive) -> Result<Vec<Block>, Sentence>,
) -> Result<Vec<Block>, Problem> {
    let mut builder = Builder {
        frames: vec![Frame::new(Holder::Document)],
        inlines: Vec::new(),
        table: None,
        code: None,
        ids: BTreeSet::new(),
        n_tables: 0,
        expand,
    };
    let starts: Vec<usize> = markdown.match_indices('\n').map(|(at, _)| at).collect();
    for (event, place) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        let line = starts.partition_point(|start| *start < place.start) + 1;
        builder.take(event, line)?;
    }
    builder.finish()
}

/// What the blocks being collected belong to.
enum Holder {
    Document,
    Quote,
    List(Option<u64>, Vec<Vec<Block>>),
    Item,
    Note(Tone, String, usize),
    Landscape(usize),
}

struct Frame {
    holder: Holder,
    blocks: Vec<Block>,
}

impl Frame {
    fn new(holder: Holder) -> Self {
        Self {
            holder,
            blocks: Vec::new(),
        }
    }
}

struct Builder<'e> {
    frames: Vec<Frame>,
    /// Open running text: the paragraph at the bottom, marks inside marks above it.
    inlines: Vec<Vec<Inline>>,
    table: Option<Table>,
    /// Text of an open code block (whether it holds directives) or of raw HTML.
    code: Option<(bool, String)>,
    ids: BTreeSet<String>,
    n_tables: usize,
    expand: &'e mut dyn FnMut(&Directive) -> Result<Vec<Block>, Sentence>,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, line: usize) -> Result<(), Problem> {
        match event {
            Event::Start(tag) => return self.open(tag, line),
            Event::End(tag) => return self.close(tag, line),
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => match &mut self.code {
                Some((_, code)) => code.push_str(&text),
                None => self.push_text(&text),
            },
            Event::Code(text) => self.push(Inline::Code {
                text: text.into_string(),
            }),
            Event::SoftBreak => self.push_text(" "),
            Event::HardBreak => self.push(Inline::Break),
            Event::Rule => {
                self.flush();
                self.add(Block::Rule);
            }
            Event::TaskListMarker(done) => self.push_text(if done { "☑ " } else { "☐ " }),
        }
        Ok(())
    }

    fn open(&mut self, tag: Tag<'_>, line: usize) -> Result<(), Problem> {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } => {
                self.flush();
                self.inlines.push(Vec::new());
            }
            Tag::BlockQuote(_) => self.enter(Holder::Quote, line)?,
            Tag::List(start) => self.enter(Holder::List(start, Vec::new()), line)?,
            Tag::Item => self.enter(Holder::Item, line)?,
            Tag::CodeBlock(kind) => {
                self.flush();
                let directives =
                    matches!(&kind, CodeBlockKind::Fenced(info) if info.trim() == "rumbo");
                self.code = Some((directives, String::new()));
            }
            Tag::HtmlBlock => {
                self.flush();
                self.code = Some((false, String::new()));
            }
            Tag::Table(aligns) => {
                self.flush();
                self.table = Some(self.new_table(&aligns));
            }
            Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Row {
                        role: RowRole::Body,
                        cells: Vec::new(),
                    });
                }
            }
            Tag::TableCell
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. } => {
                if self.inlines.is_empty() {
                    self.inlines.push(Vec::new());
                }
                if let Tag::Link { dest_url, .. } = tag {
                    // The place where the target waits until its words are complete.
                    self.push(Inline::Link {
                        target: dest_url.into_string(),
                        text: Vec::new(),
                    });
                }
                self.inlines.push(Vec::new());
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, tag: TagEnd, line: usize) -> Result<(), Problem> {
        match tag {
            TagEnd::Paragraph => self.flush(),
            TagEnd::Heading(level) => {
                let text = self.inlines.pop().unwrap_or_default();
                let heading = self.heading(level as u8, text);
                self.add(heading);
            }
            TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::List(_) => return self.leave(line),
            TagEnd::CodeBlock => {
                let (directives, text) = self.code.take().unwrap_or_default();
                if directives {
                    return self.directives(&text, line);
                }
                self.add(verbatim(&text, true));
            }
            TagEnd::HtmlBlock => {
                let (_, text) = self.code.take().unwrap_or_default();
                self.add(verbatim(&text, false));
            }
            TagEnd::TableCell => self.cell(),
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.add(Block::Table(table));
                }
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => {
                let text = self.inlines.pop().unwrap_or_default();
                match tag {
                    TagEnd::Emphasis => self.push(Inline::Emphasis { text }),
                    TagEnd::Strong => self.push(Inline::Strong { text }),
                    _ => {
                        let waiting = self
                            .inlines
                            .last_mut()
                            .and_then(|inlines| inlines.last_mut());
                        if let Some(Inline::Link { text: words, .. }) = waiting {
                            *words = text;
                        }
                    }
                }
            }
            // A template cannot name a picture file: only the words of its description stay.
            TagEnd::Image | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {
                let text = self.inlines.pop().unwrap_or_default();
                for inline in text {
                    self.push(inline);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn new_table(&mut self, aligns: &[Alignment]) -> Table {
        self.n_tables += 1;
        let column = |align: &Alignment| Column {
            header: Vec::new(),
            align: match align {
                Alignment::Right => Align::Right,
                Alignment::Center => Align::Center,
                Alignment::None | Alignment::Left => Align::Left,
            },
            width: 1.0,
        };
        Table {
            id: format!("table-{}", self.n_tables),
            caption: Vec::new(),
            source: String::new(),
            columns: aligns.iter().map(column).collect(),
            rows: Vec::new(),
        }
    }

    fn cell(&mut self) {
        let words = self.inlines.pop().unwrap_or_default();
        self.inlines.clear();
        let Some(table) = &mut self.table else { return };
        if let Some(row) = table.rows.last_mut() {
            row.cells.push(words);
            return;
        }
        let free = table
            .columns
            .iter_mut()
            .find(|column| column.header.is_empty());
        if let Some(column) = free {
            // An empty header would be taken by the next cell: it holds a blank instead.
            column.header = if words.is_empty() {
                vec![Inline::text(" ")]
            } else {
                words
            };
        }
    }

    fn heading(&mut self, level: u8, mut text: Vec<Inline>) -> Block {
        let number = take_number(&mut text);
        let words = slug(&plain(&text));
        let base = if words.is_empty() {
            slug(&number)
        } else {
            words
        };
        let base = if base.is_empty() {
            "section".to_owned()
        } else {
            base
        };
        let mut id = base.clone();
        let mut copy = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{base}-{copy}");
            copy += 1;
        }
        Block::Heading {
            level,
            id,
            number,
            text,
        }
    }

    fn directives(&mut self, text: &str, fence: usize) -> Result<(), Problem> {
        let mut lines = text.lines().zip(fence + 1..);
        while let Some((text, line)) = lines.next() {
            if text.trim().is_empty() {
                continue;
            }
            let directive = Directive::read(text, line).ok_or_else(|| Problem {
                line,
                sentence: Sentence::new("report-directive-form").with("line", text.trim()),
            })?;
            match directive.name.as_str() {
                "pagebreak" => self.add(Block::PageBreak),
                "landscape" => {
                    if self.frames.len() > 1 {
                        return Err(Problem {
                            line,
                            sentence: Sentence::new("report-landscape-inside"),
                        });
                    }
                    self.enter(Holder::Landscape(line), line)?;
                }
                "note" => {
                    let (tone, title) = note(&directive)?;
                    self.enter(Holder::Note(tone, title, line), line)?;
                }
                "end" => self.end(line)?,
                "signatures" => {
                    let people = lines
                        .by_ref()
                        .map(|(text, _)| text)
                        .take_while(|text| text.trim() != "end")
                        .filter(|text| !text.trim().is_empty())
                        .map(directive::signature)
                        .collect();
                    self.add(Block::Signatures { people });
                }
                _ => {
                    let blocks =
                        (self.expand)(&directive).map_err(|sentence| Problem { line, sentence })?;
                    for block in blocks {
                        self.add(block);
                    }
                }
            }
        }
        Ok(())
    }

    fn enter(&mut self, holder: Holder, line: usize) -> Result<(), Problem> {
        self.flush();
        if self.frames.len() > DEEPEST {
            return Err(Problem {
                line,
                sentence: Sentence::new("report-too-deep"),
            });
        }
        self.frames.push(Frame::new(holder));
        Ok(())
    }

    /// Leaves a quote, list or item; a note or landscape still open inside it was never ended.
    fn leave(&mut self, line: usize) -> Result<(), Problem> {
        self.flush();
        let Some(Frame { holder, blocks }) = self.frames.pop() else {
            return Ok(());
        };
        match holder {
            Holder::Quote => self.add(Block::Quote { blocks }),
            Holder::List(start, items) => self.add(Block::List { start, items }),
            Holder::Item => {
                if let Some(Frame {
                    holder: Holder::List(_, items),
                    ..
                }) = self.frames.last_mut()
                {
                    items.push(blocks);
                }
            }
            Holder::Note(_, _, line) | Holder::Landscape(line) => return Err(unclosed(line)),
            Holder::Document => {
                return Err(Problem {
                    line,
                    sentence: Sentence::new("report-end-alone"),
                });
            }
        }
        Ok(())
    }

    fn end(&mut self, line: usize) -> Result<(), Problem> {
        self.flush();
        let frame = self
            .frames
            .pop_if(|frame| matches!(frame.holder, Holder::Note(..) | Holder::Landscape(_)));
        let Some(Frame { holder, blocks }) = frame else {
            return Err(Problem {
                line,
                sentence: Sentence::new("report-end-alone"),
            });
        };
        match holder {
            Holder::Note(tone, title, _) => self.add(Block::Note {
                tone,
                title,
                blocks,
            }),
            _ => self.add(Block::Landscape { blocks }),
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<Block>, Problem> {
        self.flush();
        let frame = self.frames.pop().expect("the document frame is never left");
        match frame.holder {
            Holder::Note(_, _, line) | Holder::Landscape(line) => Err(unclosed(line)),
            _ => Ok(frame.blocks),
        }
    }

    /// Ends the running text that is open, if any, as a paragraph.
    fn flush(&mut self) {
        let Some(text) = self.inlines.drain(..).next() else {
            return;
        };
        if !text.is_empty() {
            self.add(Block::Paragraph { text });
        }
    }

    fn add(&mut self, block: Block) {
        self.frames
            .last_mut()
            .expect("the document frame is never left")
            .blocks
            .push(block);
    }

    fn push(&mut self, inline: Inline) {
        if self.inlines.is_empty() {
            self.inlines.push(Vec::new());
        }
        if let Some(words) = self.inlines.last_mut() {
            words.push(inline);
        }
    }

    /// Words join the words before them, so that searching and measuring see whole words.
    fn push_text(&mut self, text: &str) {
        if let Some(Inline::Text { text: before }) =
            self.inlines.last_mut().and_then(|words| words.last_mut())
        {
            before.push_str(text);
        } else {
            self.push(Inline::text(text));
        }
    }
}

#[cfg(test)]
mod tests;
