//! The body of the page, block by block.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{escape, put};
use crate::locale::Lang;
use crate::report::block::{
    Align, Block, Column, Figure, Grid, Inline, Picture, Row, RowRole, Signature, Table, Tone,
};
use crate::report::labels::{self, Numbers, label};

/// Writes blocks at the end of a page.
pub(super) struct Writer<'p> {
    lang: Lang,
    numbers: Numbers,
    page: &'p mut String,
    /// A page break asks the next block to begin a page.
    at_break: bool,
}

impl<'p> Writer<'p> {
    pub(super) fn new(lang: Lang, page: &'p mut String) -> Self {
        Self {
            lang,
            numbers: Numbers::default(),
            page,
            at_break: false,
        }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            if *block == Block::PageBreak {
                self.at_break = true;
                continue;
            }
            if std::mem::take(&mut self.at_break) {
                self.put("<div class=\"break\"></div>\n");
            }
            self.block(block);
        }
    }

    fn put(&mut self, text: &str) {
        self.page.push_str(text);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading {
                level,
                id,
                number: shown,
                text,
            } => {
                // The title of the document is the first level of the page.
                let level = (level + 1).min(6);
                let text = format!(
                    "<h{level} id=\"{}\">{}{}</h{level}>\n",
                    escape(id),
                    number(shown),
                    inlines(text)
                );
                self.put(&text);
            }
            Block::Paragraph { text } => {
                let text = format!("<p>{}</p>\n", inlines(text));
                self.put(&text);
            }
            Block::List { start, items } => self.list(*start, items),
            Block::Quote { blocks } => {
                self.put("<blockquote>\n");
                self.blocks(blocks);
                self.put("</blockquote>\n");
            }
            Block::Note {
                tone,
                title,
                blocks,
            } => {
                let class = match tone {
                    Tone::Plain => "note",
                    Tone::Pending => "note pending",
                    Tone::Warning => "note warning",
                };
                let title = escape(&labels::note_title(self.lang, *tone, title));
                self.put(&format!(
                    "<div class=\"{class}\" role=\"note\">\n<p class=\"note-title\">{title}</p>\n"
                ));
                self.blocks(blocks);
                self.put("</div>\n");
            }
            Block::Table(table) => self.table(table),
            Block::Grid(grid) => self.grid(grid),
            Block::Figure(figure) => self.figure(figure),
            Block::Rule => self.put("<hr>\n"),
            Block::PageBreak => {}
            Block::Landscape { blocks } => {
                self.put("<section class=\"wide\">\n");
                self.blocks(blocks);
                self.put("</section>\n");
            }
            Block::Signatures { people } => self.signatures(people),
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) {
        match start {
            None => self.put("<ul>\n"),
            Some(1) => self.put("<ol>\n"),
            Some(first) => self.put(&format!("<ol start=\"{first}\">\n")),
        }
        for item in items {
            self.put("<li>");
            match item.as_slice() {
                [Block::Paragraph { text }] => self.put(&inlines(text)),
                [Block::Paragraph { text }, list @ Block::List { .. }] => {
                    self.put(&inlines(text));
                    self.put("\n");
                    self.block(list);
                }
                blocks => self.blocks(blocks),
            }
            self.put("</li>\n");
        }
        self.put(if start.is_some() {
            "</ol>\n"
        } else {
            "</ul>\n"
        });
    }

    fn table(&mut self, table: &Table) {
        let number = self.numbers.table();
        let id = escape(&table.id);
        let name = label(self.lang, "report-table");
        self.put(&format!(
            "<div class=\"table\" id=\"{id}\">\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" \
             aria-label=\"{}: {} {number}\">\n\
             <table style=\"--columns: {}\">\n<caption><strong>{} {number}.</strong> {}</caption>\n",
            escape(&label(self.lang, "report-wide-table")),
            escape(&name),
            table.columns.len(),
            escape(&name),
            inlines(&table.caption)
        ));
        self.widths(&table.columns);
        self.head(&table.columns);
        self.put("<tbody>\n");
        for (index, row) in table.rows.iter().enumerate() {
            if row.role == RowRole::Group && index > 0 {
                self.put("</tbody>\n<tbody>\n");
            }
            self.row(row, table);
        }
        self.put("</tbody>\n</table>\n</div>\n");
        self.source(&table.source);
        self.put("</div>\n");
    }

    fn row(&mut self, row: &Row, table: &Table) {
        let mut text = String::from(match row.role {
            RowRole::Total => "<tr class=\"total\">",
            RowRole::Body | RowRole::Group => "<tr>",
        });
        if row.role == RowRole::Group {
            let words = row
                .cells
                .first()
                .map(|cell| inlines(cell))
                .unwrap_or_default();
            put(
                &mut text,
                &format!(
                    "<th scope=\"rowgroup\" colspan=\"{}\">{words}</th>",
                    table.columns.len()
                ),
            );
        } else {
            for (cell, column) in row.cells.iter().zip(&table.columns) {
                put(
                    &mut text,
                    &format!("<td{}>{}</td>", align(column.align), inlines(cell)),
                );
            }
        }
        text.push_str("</tr>\n");
        self.put(&text);
    }

    fn grid(&mut self, grid: &Grid) {
        let class = if grid.cut { "grid cut" } else { "grid" };
        self.put(&format!("<table class=\"{class}\">\n"));
        self.widths(&grid.columns);
        if grid.has_header() {
            self.head(&grid.columns);
        }
        self.put("<tbody>\n");
        for row in &grid.rows {
            self.put(&format!("<tr style=\"height: {}mm\">", row.height));
            for (cell, column) in row.cells.iter().zip(&grid.columns) {
                let words = inlines(cell);
                self.put(&format!("<td{}>{words}</td>", align(column.align)));
            }
            self.put("</tr>\n");
        }
        self.put("</tbody>\n</table>\n");
    }

    fn widths(&mut self, columns: &[Column]) {
        let total: f32 = columns.iter().map(|column| column.width).sum();
        self.put("<colgroup>");
        for column in columns {
            let share = column.width / total * 100.0;
            self.put(&format!("<col style=\"width: {share:.1}%\">"));
        }
        self.put("</colgroup>\n");
    }

    fn head(&mut self, columns: &[Column]) {
        self.put("<thead>\n<tr>");
        for column in columns {
            let header = inlines(&column.header);
            self.put(&format!(
                "<th scope=\"col\"{}>{header}</th>",
                align(column.align)
            ));
        }
        self.put("</tr>\n</thead>\n");
    }

    fn figure(&mut self, figure: &Figure) {
        let number = self.numbers.figure();
        let (media, bytes, width, height) = match &figure.picture {
            Picture::Svg {
                source,
                width,
                height,
            } => ("image/svg+xml", source.as_bytes(), width, height),
            Picture::Raster {
                media,
                width,
                height,
                bytes,
            } => (media.as_str(), bytes.as_slice(), width, height),
        };
        self.put(&format!(
            "<figure id=\"{}\">\n<img alt=\"{}\" width=\"{width}\" height=\"{height}\" \
             style=\"width: {:.0}%\" src=\"data:{};base64,{}\">\n\
             <figcaption><strong>{} {number}.</strong> {}</figcaption>\n",
            escape(&figure.id),
            escape(&figure.alt),
            figure.width * 100.0,
            escape(media),
            STANDARD.encode(bytes),
            escape(&label(self.lang, "report-figure")),
            inlines(&figure.caption)
        ));
        self.source(&figure.source);
        self.put("</figure>\n");
    }

    fn source(&mut self, source: &str) {
        if !source.trim().is_empty() {
            let words = escape(&labels::source(self.lang, source));
            self.put(&format!("<p class=\"source\">{words}</p>\n"));
        }
    }

    fn signatures(&mut self, people: &[Signature]) {
        self.put("<ul class=\"signatures\">\n");
        for person in people {
            self.put(&format!(
                "<li><strong>{}</strong> <span>{}</span></li>\n",
                escape(&person.name),
                escape(&person.office)
            ));
        }
        self.put("</ul>\n");
    }
}

/// The number of a heading, apart from its words.
pub(super) fn number(number: &str) -> String {
    if number.is_empty() {
        String::new()
    } else {
        format!("<span class=\"number\">{}</span> ", escape(number))
    }
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Left => "",
        Align::Center => " class=\"center\"",
        Align::Right => " class=\"right\"",
    }
}

fn inlines(run: &[Inline]) -> String {
    let mut text = String::new();
    for inline in run {
        match inline {
            Inline::Text { text: words } => text.push_str(&escape(words)),
            Inline::Strong { text: words } => {
                put(&mut text, &format!("<strong>{}</strong>", inlines(words)));
            }
            Inline::Emphasis { text: words } => {
                put(&mut text, &format!("<em>{}</em>", inlines(words)));
            }
            Inline::Code { text: words } => {
                put(&mut text, &format!("<code>{}</code>", escape(words)));
            }
            Inline::Link {
                target,
                text: words,
            } => put(
                &mut text,
                &format!("<a href=\"{}\">{}</a>", escape(target), inlines(words)),
            ),
            Inline::Break => text.push_str("<br>"),
        }
    }
    text
}
