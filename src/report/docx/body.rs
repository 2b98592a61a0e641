//! The document itself, block by block.

use std::collections::BTreeMap;

use super::front::{contents, cover, head, name_bookmarks, section};
use super::pages::{Pages, Sheet};
use super::parts::{self, List, R, W};
use super::picture;
use super::runs::{Marks, Para};
use super::table::{grid, signatures, table};
use super::xml::Xml;
use crate::locale::Lang;
use crate::report::block::{Block, Figure, Inline, Picture, Report, Tone, plain};
use crate::report::labels::{self, Numbers, label};

/// Heading levels in the table of contents.
pub(super) const CONTENTS_DEPTH: u8 = 3;

/// How the number of a caption looks, like the word before it.
const LABEL: &str = "<w:rPr><w:b/><w:bCs/><w:color w:val=\"14544F\"/></w:rPr>";

/// Units of drawings in a twip.
const EMU: u32 = 635;

/// The document and what it refers to.
pub(super) struct Document {
    pub(super) xml: String,
    pub(super) relations: String,
    pub(super) lists: Vec<List>,
    pub(super) media: Vec<(String, Vec<u8>)>,
}

/// Where a block stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Room for text in twips.
    pub(super) width: u32,
    /// Depth of the list around it, 0 outside of lists.
    depth: usize,
    /// Style of plain paragraphs.
    style: &'static str,
}

impl Place {
    /// Running text as wide as this.
    pub(super) fn of(width: u32) -> Self {
        Self {
            width,
            depth: 0,
            style: "Normal",
        }
    }
}

/// A document that grows.
pub(super) struct Body {
    pub(super) lang: Lang,
    pub(super) sheet: Sheet,
    /// Whether the number of a heading is the code of a loose sheet.
    loose: bool,
    pub(super) xml: Xml,
    pub(super) numbers: Numbers,
    pub(super) pages: Pages,
    pub(super) relations: Xml,
    pub(super) n_relations: usize,
    pub(super) lists: Vec<List>,
    pub(super) media: Vec<(String, Vec<u8>)>,
    /// Bookmark of each id.
    pub(super) bookmarks: BTreeMap<String, String>,
    pub(super) n_bookmarks: usize,
    pub(super) contents: Vec<Entry>,
    /// The next paragraph begins a page.
    pub(super) at_break: bool,
    /// Something stands in the section that is open.
    pub(super) in_section: bool,
}

/// A line of the table of contents.
pub(super) struct Entry {
    pub(super) level: u8,
    pub(super) words: String,
    pub(super) bookmark: String,
    pub(super) page: usize,
}

/// Writes the document.
pub(super) fn document(report: &Report) -> Document {
    let mut bookmarks = BTreeMap::new();
    name_bookmarks(&report.blocks, &mut bookmarks);
    let mut relations = parts::relations();
    let fixed = ["styles", "numbering", "settings", "fontTable"];
    let running = ["header1", "header2", "footer1", "footer2"];
    for (n, name) in fixed.iter().chain(&running).enumerate() {
        let kind = format!("{R}/{}", name.trim_end_matches(['1', '2']));
        let (id, target) = (format!("rId{}", n + 1), format!("{name}.xml"));
        relations.leaf(
            "Relationship",
            &[("Id", &id), ("Type", &kind), ("Target", &target)],
        );
    }
    let has_contents = report.contents && report.blocks.iter().any(in_contents);
    let mut body = Body {
        lang: report.lang,
        sheet: Sheet::of(report),
        loose: report.loose,
        xml: Xml::default(),
        numbers: Numbers::default(),
        pages: Pages::new(1 + usize::from(report.has_cover()) + usize::from(has_contents)),
        relations,
        n_relations: fixed.len() + running.len(),
        lists: Vec::new(),
        media: Vec::new(),
        bookmarks,
        n_bookmarks: 0,
        contents: Vec::new(),
        // The contents share the section of the body, as a head does; without them the cover has already ended its
        // page.
        at_break: has_contents,
        in_section: has_contents || report.has_head(),
    };
    let ends_turned = body.sections(&report.blocks);
    let written = std::mem::take(&mut body.xml);
    if report.has_cover() {
        cover(&mut body, &report.cover);
    } else if report.has_head() {
        head(&mut body, &report.cover);
    }
    if has_contents {
        contents(&mut body);
    }
    let front = std::mem::take(&mut body.xml);

    let mut xml = Xml::file();
    xml.open(
        "w:document",
        &[
            ("xmlns:w", W),
            ("xmlns:r", R),
            (
                "xmlns:wp",
                "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
            ),
            (
                "xmlns:a",
                "http://schemas.openxmlformats.org/drawingml/2006/main",
            ),
            (
                "xmlns:pic",
                "http://schemas.openxmlformats.org/drawingml/2006/picture",
            ),
            (
                "xmlns:asvg",
                "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
            ),
        ],
    );
    xml.open("w:body", &[]);
    xml.append(front);
    xml.append(written);
    section(&mut xml, body.sheet, ends_turned);
    Document {
        xml: xml.finish(),
        relations: body.relations.finish(),
        lists: body.lists,
        media: body.media,
    }
}

fn in_contents(block: &Block) -> bool {
    match block {
        Block::Heading { level, .. } => *level <= CONTENTS_DEPTH,
        Block::Landscape { blocks } => blocks.iter().any(in_contents),
        _ => false,
    }
}

impl Body {
    /// Writes the blocks of the document with a section for each turned page; tells whether the last is turned.
    fn sections(&mut self, blocks: &[Block]) -> bool {
        for (index, block) in blocks.iter().enumerate() {
            let Block::Landscape { blocks: inner } = block else {
                self.blocks(
                    std::slice::from_ref(block),
                    Place::of(self.sheet.widths()[0]),
                );
                continue;
            };
            if self.in_section {
                self.end_section(false);
            }
            self.at_break = false;
            self.pages.turn(true);
            self.blocks(inner, Place::of(self.sheet.widths()[1]));
            if index + 1 == blocks.len() {
                return true;
            }
            self.end_section(true);
            self.pages.turn(false);
        }
        false
    }

    fn end_section(&mut self, turned: bool) {
        self.xml.fixed("<w:p><w:pPr><w:pStyle w:val=\"Gap\"/>");
        section(&mut self.xml, self.sheet, turned);
        self.xml.fixed("</w:pPr></w:p>");
        self.in_section = false;
    }

    /// Writes blocks one after the other.
    pub(super) fn blocks(&mut self, blocks: &[Block], place: Place) {
        for block in blocks {
            if *block == Block::PageBreak {
                self.at_break = self.in_section;
                self.pages.next();
            } else {
                self.block(block, place);
                self.in_section = true;
            }
        }
    }

    fn block(&mut self, block: &Block, place: Place) {
        match block {
            Block::Heading {
                level,
                id,
                number,
                text,
            } => self.heading(*level, id, number, text),
            Block::Paragraph { text } => {
                let left = (place.depth > 0).then(|| parts::indent(place.depth - 1));
                self.words(
                    &Para {
                        left,
                        ..Para::of(place.style)
                    },
                    text,
                );
                self.pages
                    .text(plain(text).chars().count(), place.width, 0.6);
            }
            Block::List { start, items } => self.list(*start, items, place),
            Block::Quote { blocks } => self.blocks(
                blocks,
                Place {
                    style: "Quote",
                    ..place
                },
            ),
            Block::Note {
                tone,
                title,
                blocks,
            } => self.note(*tone, title, blocks, place),
            Block::Table(it) => table(self, it, place),
            Block::Grid(it) => grid(self, it, place),
            Block::Figure(figure) => self.figure(figure, place),
            Block::Rule => {
                self.words(&Para::of("Rule"), &[]);
                self.pages.lines(2.0);
            }
            // Turned pages stand only at the top of the document; anywhere else their content is enough.
            Block::Landscape { blocks } => self.blocks(blocks, place),
            Block::PageBreak => {}
            Block::Signatures { people } => signatures(self, people, place),
        }
    }

    fn heading(&mut self, level: u8, id: &str, number: &str, text: &[Inline]) {
        const STYLES: [&str; 6] = [
            "Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6",
        ];
        let level = level.clamp(1, 6);
        self.pages.together(if level == 1 { 3.5 } else { 2.5 });
        self.open_paragraph(&Para::of(STYLES[usize::from(level) - 1]));
        let mark = self.open_bookmark(id);
        if !number.is_empty() {
            let style = (self.loose && level == 1).then_some("SheetCode");
            self.styled_run(&format!("{number} "), Marks::default(), style);
        }
        self.inlines(text, Marks::default());
        self.close_bookmark(mark);
        self.xml.close();
        if level <= CONTENTS_DEPTH {
            self.contents.push(Entry {
                level,
                words: format!("{number} {}", plain(text)).trim().to_owned(),
                bookmark: self.bookmarks.get(id).cloned().unwrap_or_default(),
                page: self.pages.page(),
            });
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], place: Place) {
        let level = place.depth.min(8);
        self.lists.push(List { start, level });
        let id = self.lists.len();
        let inside = Place {
            depth: place.depth + 1,
            style: "ListParagraph",
            ..place
        };
        for item in items {
            let para = Para {
                list: Some((level, id)),
                ..Para::of("ListParagraph")
            };
            let first = match item.first() {
                Some(Block::Paragraph { text }) => text.as_slice(),
                _ => &[],
            };
            self.words(&para, first);
            let room = place.width.saturating_sub(parts::indent(level));
            self.pages.text(plain(first).chars().count(), room, 0.2);
            let rest = usize::from(!first.is_empty());
            self.blocks(&item[rest..], inside);
        }
    }

    fn note(&mut self, tone: Tone, title: &str, blocks: &[Block], place: Place) {
        let (ink, paper) = match tone {
            Tone::Plain => ("14544F", "EEF3F1"),
            Tone::Pending => ("6B4E00", "FDF5DD"),
            Tone::Warning => ("8C2A1A", "FCEFEB"),
        };
        self.gap_for_break();
        let width = place.width.to_string();
        self.xml.open("w:tbl", &[]);
        self.xml.open("w:tblPr", &[]);
        self.xml
            .leaf("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
        self.xml.open("w:tblBorders", &[]);
        let border = [
            ("w:val", "single"),
            ("w:sz", "24"),
            ("w:space", "0"),
            ("w:color", ink),
        ];
        self.xml.leaf("w:left", &border);
        self.xml.close();
        self.xml.fixed(
            "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"80\" w:type=\"dxa\"/>\
             <w:left w:w=\"180\" w:type=\"dxa\"/><w:bottom w:w=\"80\" w:type=\"dxa\"/>\
             <w:right w:w=\"180\" w:type=\"dxa\"/></w:tblCellMar><w:tblLook w:val=\"0000\"/>",
        );
        self.xml.close();
        self.xml.open("w:tblGrid", &[]);
        self.xml.leaf("w:gridCol", &[("w:w", &width)]);
        self.xml.close();
        self.xml.open("w:tr", &[]);
        self.xml.open("w:tc", &[]);
        self.xml.open("w:tcPr", &[]);
        self.xml
            .leaf("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
        self.xml.leaf(
            "w:shd",
            &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", paper)],
        );
        self.xml.close();
        self.open_paragraph(&Para::of("NoteTitle"));
        let marks = Marks {
            colour: Some(ink),
            ..Marks::default()
        };
        self.run(&labels::note_title(self.lang, tone, title), marks);
        self.xml.close();
        self.pages.lines(2.0);
        self.blocks(blocks, Place::of(place.width.saturating_sub(360)));
        for _ in 0..3 {
            self.xml.close();
        }
        self.words(&Para::of("Gap"), &[]);
    }

    fn figure(&mut self, figure: &Figure, place: Place) {
        let number = self.numbers.figure();
        let (Picture::Svg { width, height, .. } | Picture::Raster { width, height, .. }) =
            &figure.picture;
        let (width, height) = ((*width).max(1), (*height).max(1));
        let tallest = if place.width > self.sheet.widths()[0] {
            5_600
        } else {
            10_000
        };
        let wide = (place.width as f32 * figure.width) as u32;
        let share = f64::from(height) / f64::from(width);
        let wide = wide.min((f64::from(tallest) / share) as u32).max(200);
        let tall = ((f64::from(wide) * share) as u32).max(20);
        self.pages.together(tall as f32 / 304.0 + 0.3);
        self.caption("report-figure", number, &figure.id, &figure.caption);
        self.open_paragraph(&Para::of("Picture"));
        let n = self.media.len() + 1;
        let (picture, svg) = match &figure.picture {
            Picture::Svg { source, .. } => {
                let picture = self.add_media("png", picture::png(source));
                let svg = self.add_media("svg", source.clone().into_bytes());
                (picture, Some(svg))
            }
            Picture::Raster { media, bytes, .. } => {
                let extension = if media == "image/png" { "png" } else { "jpg" };
                (self.add_media(extension, bytes.clone()), None)
            }
        };
        let size = [wide * EMU, tall * EMU].map(|side| side.to_string());
        picture::drawing(
            &mut self.xml,
            n,
            &figure.alt,
            &size,
            &picture,
            svg.as_deref(),
        );
        self.xml.close();
        self.source(&figure.source);
    }

    /// «Tabla 3. …», with a number that the word processor keeps.
    pub(super) fn caption(&mut self, key: &str, number: usize, id: &str, words: &[Inline]) {
        self.open_paragraph(&Para::of("Caption"));
        let name = label(self.lang, key);
        let bold = Marks {
            bold: true,
            colour: Some("14544F"),
            ..Marks::default()
        };
        let mark = self.open_bookmark(id);
        self.run(&format!("{name} "), bold);
        let sequence: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        let code = format!(" SEQ {sequence} \\* ARABIC ");
        parts::field(&mut self.xml, &code, LABEL, &number.to_string());
        self.close_bookmark(mark);
        self.run(". ", bold);
        self.inlines(words, Marks::default());
        self.xml.close();
        self.pages.lines(2.0);
    }

    /// Where the data come from, or the small gap that keeps two tables apart.
    pub(super) fn source(&mut self, source: &str) {
        if source.trim().is_empty() {
            self.words(&Para::of("Gap"), &[]);
            return;
        }
        let words = labels::source(self.lang, source);
        self.words(&Para::of("Source"), &[Inline::text(words)]);
        self.pages.lines(1.5);
    }

    /// A table cannot begin a page by itself: a gap before it does.
    pub(super) fn gap_for_break(&mut self) {
        if self.at_break {
            self.words(&Para::of("Gap"), &[]);
        }
    }
}
