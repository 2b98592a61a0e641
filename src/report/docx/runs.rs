//! Paragraphs, letters, links and what they refer to.

use super::body::Body;
use super::parts::R;
use crate::report::block::Inline;

/// How letters look.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marks {
    /// Strong.
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) link: bool,
    /// Colour, when it is not that of the style.
    pub(super) colour: Option<&'static str>,
}

/// How a paragraph differs from its style.
#[derive(Debug, Clone, Copy)]
pub(super) struct Para {
    pub(super) style: &'static str,
    /// Stays on the page of what follows.
    pub(super) keep_next: bool,
    /// Level and number of the list.
    pub(super) list: Option<(usize, usize)>,
    /// Space before, in twips.
    pub(super) before: Option<u32>,
    /// Left edge, in twips.
    pub(super) left: Option<u32>,
    /// `center` or `right`.
    pub(super) align: Option<&'static str>,
}

impl Para {
    /// A paragraph as its style says.
    pub(super) fn of(style: &'static str) -> Self {
        Self {
            style,
            keep_next: false,
            list: None,
            before: None,
            left: None,
            align: None,
        }
    }
}

impl Body {
    /// A whole paragraph.
    pub(super) fn words(&mut self, para: &Para, text: &[Inline]) {
        self.open_paragraph(para);
        self.inlines(text, Marks::default());
        self.xml.close();
    }

    /// A paragraph with its properties; its content follows.
    pub(super) fn open_paragraph(&mut self, para: &Para) {
        let xml = &mut self.xml;
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.leaf("w:pStyle", &[("w:val", para.style)]);
        if para.keep_next {
            xml.leaf("w:keepNext", &[]);
        }
        if std::mem::take(&mut self.at_break) {
            xml.leaf("w:pageBreakBefore", &[]);
        }
        if let Some((level, id)) = para.list {
            xml.open("w:numPr", &[]);
            xml.leaf("w:ilvl", &[("w:val", &level.to_string())]);
            xml.leaf("w:numId", &[("w:val", &id.to_string())]);
            xml.close();
        }
        if let Some(before) = para.before {
            xml.leaf("w:spacing", &[("w:before", &before.to_string())]);
        }
        if let Some(left) = para.left {
            xml.leaf("w:ind", &[("w:left", &left.to_string())]);
        }
        if let Some(align) = para.align {
            xml.leaf("w:jc", &[("w:val", align)]);
        }
        xml.close();
    }

    /// Names a place that links and the contents go to.
    pub(super) fn open_bookmark(&mut self, id: &str) -> Option<String> {
        let name = self.bookmarks.get(id)?;
        self.n_bookmarks += 1;
        let n = self.n_bookmarks.to_string();
        self.xml
            .leaf("w:bookmarkStart", &[("w:id", &n), ("w:name", name)]);
        Some(n)
    }

    /// The end of that place.
    pub(super) fn close_bookmark(&mut self, mark: Option<String>) {
        if let Some(n) = mark {
            self.xml.leaf("w:bookmarkEnd", &[("w:id", &n)]);
        }
    }

    /// Words with their marks.
    pub(super) fn inlines(&mut self, text: &[Inline], marks: Marks) {
        for inline in text {
            match inline {
                Inline::Text { text } => self.run(text, marks),
                Inline::Code { text } => self.styled_run(text, marks, Some("CodeText")),
                Inline::Strong { text } => self.inlines(
                    text,
                    Marks {
                        bold: true,
                        ..marks
                    },
                ),
                Inline::Emphasis { text } => self.inlines(
                    text,
                    Marks {
                        italic: true,
                        ..marks
                    },
                ),
                Inline::Link { target, text } => self.link(target, text, marks),
                Inline::Break => self.xml.fixed("<w:r><w:br/></w:r>"),
            }
        }
    }

    fn link(&mut self, target: &str, text: &[Inline], marks: Marks) {
        let (name, value) = match target.strip_prefix('#') {
            Some(id) => match self.bookmarks.get(id) {
                Some(bookmark) => ("w:anchor", bookmark.clone()),
                None => return self.inlines(text, marks),
            },
            None => ("r:id", self.relate("hyperlink", &address(target), true)),
        };
        self.xml
            .open("w:hyperlink", &[(name, &value), ("w:history", "1")]);
        self.inlines(
            text,
            Marks {
                link: true,
                ..marks
            },
        );
        self.xml.close();
    }

    /// Letters of one look.
    pub(super) fn run(&mut self, text: &str, marks: Marks) {
        self.styled_run(text, marks, None);
    }

    /// Letters of one look and the style of a code.
    pub(super) fn styled_run(&mut self, text: &str, marks: Marks, style: Option<&str>) {
        if text.is_empty() {
            return;
        }
        let xml = &mut self.xml;
        xml.open("w:r", &[]);
        xml.open("w:rPr", &[]);
        if let Some(style) = marks.link.then_some("Hyperlink").or(style) {
            xml.leaf("w:rStyle", &[("w:val", style)]);
        }
        if marks.bold {
            xml.fixed("<w:b/><w:bCs/>");
        }
        if marks.italic {
            xml.fixed("<w:i/><w:iCs/>");
        }
        if let Some(colour) = marks.colour {
            xml.leaf("w:color", &[("w:val", colour)]);
        }
        xml.close();
        xml.text("w:t", &[("xml:space", "preserve")], text);
        xml.close();
    }

    /// Keeps a picture and gives the name of the relation to it.
    pub(super) fn add_media(&mut self, extension: &str, bytes: Vec<u8>) -> String {
        let name = format!("media/picture{}.{extension}", self.media.len() + 1);
        let id = self.relate("image", &name, false);
        self.media.push((format!("word/{name}"), bytes));
        id
    }

    fn relate(&mut self, kind: &str, target: &str, outside: bool) -> String {
        self.n_relations += 1;
        let id = format!("rId{}", self.n_relations);
        let kind = format!("{R}/{kind}");
        let mut attributes = vec![("Id", id.as_str()), ("Type", &kind), ("Target", target)];
        if outside {
            attributes.push(("TargetMode", "External"));
        }
        self.relations.leaf("Relationship", &attributes);
        id
    }
}

/// An address that every reader of relations accepts: one odd letter makes the whole file unreadable for Word.
fn address(target: &str) -> String {
    let mut address = String::with_capacity(target.len());
    for byte in target.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => address.push(char::from(byte)),
            b'-' | b'.' | b'_' | b'~' | b':' | b'/' | b'?' | b'#' | b'@' | b'!' | b'$' | b'&'
            | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' | b'%' => {
                address.push(char::from(byte));
            }
            byte => {
                const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
                address.push('%');
                address.push(char::from(DIGITS[usize::from(byte >> 4)]));
                address.push(char::from(DIGITS[usize::from(byte & 15)]));
            }
        }
    }
    address
}
