//! What stands before the text: cover, contents, names to link to; and the paper of each section.

use std::collections::BTreeMap;

use super::body::{Body, CONTENTS_DEPTH};
use super::pages::Sheet;
use super::parts;
use super::runs::{Marks, Para};
use super::xml::Xml;
use crate::report::block::{Block, Cover};
use crate::report::labels::{self, label};

pub(super) fn name_bookmarks(blocks: &[Block], names: &mut BTreeMap<String, String>) {
    for block in blocks {
        let (id, start) = match block {
            Block::Heading { id, .. } => (id, "_Toc"),
            Block::Table(table) => (&table.id, "_Ref"),
            Block::Figure(figure) => (&figure.id, "_Ref"),
            Block::Quote { blocks } | Block::Note { blocks, .. } | Block::Landscape { blocks } => {
                name_bookmarks(blocks, names);
                continue;
            }
            Block::List { items, .. } => {
                for item in items {
                    name_bookmarks(item, names);
                }
                continue;
            }
            _ => continue,
        };
        let name = format!("{start}{:09}", names.len() + 1);
        names.entry(id.clone()).or_insert(name);
    }
}

/// The last element of a section: which paper it has and what runs along its pages.
pub(super) fn section(xml: &mut Xml, sheet: Sheet, turned: bool) {
    let (header, footer) = if turned {
        ("rId6", "rId8")
    } else {
        ("rId5", "rId7")
    };
    xml.open("w:sectPr", &[]);
    for (tag, id) in [("w:headerReference", header), ("w:footerReference", footer)] {
        xml.leaf(tag, &[("w:type", "default"), ("r:id", id)]);
    }
    xml.leaf("w:type", &[("w:val", "nextPage")]);
    page(xml, sheet, turned);
    xml.close();
}

/// Size and margins of a page.
fn page(xml: &mut Xml, sheet: Sheet, turned: bool) {
    let (width, height) = (sheet.width.to_string(), sheet.height.to_string());
    if turned {
        let sides = [
            ("w:w", &*height),
            ("w:h", &*width),
            ("w:orient", "landscape"),
        ];
        xml.leaf("w:pgSz", &sides);
    } else {
        xml.leaf("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
    }
    let [above, beside, below] = sheet.margins.map(|margin| margin.to_string());
    // What runs along the page stands inside its margins.
    let [header, footer] = if sheet.margins[0] < 1_400 {
        ["567", "454"]
    } else {
        ["794", "680"]
    };
    xml.leaf(
        "w:pgMar",
        &[
            ("w:top", &above),
            ("w:right", &beside),
            ("w:bottom", &below),
            ("w:left", &beside),
            ("w:header", header),
            ("w:footer", footer),
            ("w:gutter", "0"),
        ],
    );
    xml.fixed("<w:cols w:space=\"708\"/>");
}

pub(super) fn cover(body: &mut Body, cover: &Cover) {
    let sample = label(body.lang, "report-sample");
    let mut line = |style: &'static str, text: &str, before: Option<u32>| {
        if !text.trim().is_empty() {
            body.open_paragraph(&Para {
                before,
                ..Para::of(style)
            });
            body.run(text, Marks::default());
            body.xml.close();
        }
    };
    if let Some(mark) = &cover.mark {
        line("CoverMark", &format!("{mark} · {sample}"), None);
    }
    line("Subtitle", &cover.territory, None);
    line(
        "Title",
        &cover.title,
        cover.territory.is_empty().then_some(3_000),
    );
    for text in &cover.lines {
        line("CoverLine", text, None);
    }
    for (index, text) in labels::imprint(cover).into_iter().enumerate() {
        line("CoverFoot", text, (index == 0).then_some(3_600));
    }
    // The cover is a section of its own, without header and footer.
    body.xml
        .fixed("<w:p><w:pPr><w:pStyle w:val=\"Gap\"/><w:sectPr><w:type w:val=\"nextPage\"/>");
    page(&mut body.xml, body.sheet, false);
    body.xml.fixed("</w:sectPr></w:pPr></w:p>");
}

/// A few lines over the text instead of a cover.
pub(super) fn head(body: &mut Body, cover: &Cover) {
    let sample = label(body.lang, "report-sample");
    let mark = cover.mark.as_ref();
    let mark = mark.map_or_else(String::new, |mark| format!("{mark} · {sample}"));
    let below = labels::below_title(cover).join(" · ");
    for (style, text) in [
        ("CoverMark", mark.as_str()),
        ("HeadTerritory", &cover.territory),
        ("Title", &cover.title),
        ("HeadLine", &below),
    ] {
        if !text.trim().is_empty() {
            body.open_paragraph(&Para::of(style));
            body.run(text, Marks::default());
            body.xml.close();
        }
    }
}

/// The table of contents: one field over all the entries, each with a link and its page.
pub(super) fn contents(body: &mut Body) {
    body.open_paragraph(&Para::of("TOCHeading"));
    let title = label(body.lang, "report-contents");
    body.run(&title, Marks::default());
    body.xml.close();
    let entries = std::mem::take(&mut body.contents);
    for (index, entry) in entries.iter().enumerate() {
        body.open_paragraph(&Para::of(
            ["TOC1", "TOC2", "TOC3"][usize::from(entry.level.clamp(1, 3)) - 1],
        ));
        if index == 0 {
            body.xml
                .fixed("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>");
            let code = format!(" TOC \\o \"1-{CONTENTS_DEPTH}\" \\h \\z \\u ");
            body.xml
                .text("w:instrText", &[("xml:space", "preserve")], &code);
            body.xml
                .fixed("</w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
        }
        body.xml.open(
            "w:hyperlink",
            &[("w:anchor", &entry.bookmark), ("w:history", "1")],
        );
        body.run(&entry.words, Marks::default());
        body.xml.fixed("<w:r><w:tab/></w:r>");
        let code = format!(" PAGEREF {} \\h ", entry.bookmark);
        parts::field(&mut body.xml, &code, "", &entry.page.to_string());
        body.xml.close();
        if index + 1 == entries.len() {
            body.xml
                .fixed("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
        }
        body.xml.close();
    }
}
