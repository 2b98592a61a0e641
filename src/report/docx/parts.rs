//! The small files around the document: types, properties, settings, lists, headers and footers.

use super::xml::Xml;
use crate::locale::Lang;
use crate::report::block::{Look, Report};
use crate::report::labels::{self, label};

/// Namespace of the body of documents.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Namespace of relations named by attributes.
pub(super) const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A list: numbered from a first number or not, and its depth.
#[derive(Debug, Clone, Copy)]
pub(super) struct List {
    /// First number, or `None` for bullets.
    pub(super) start: Option<u64>,
    /// Depth from 0.
    pub(super) level: usize,
}

/// Colours of the styles; loose sheets are black on white.
const INKS: [&str; 4] = ["14544F", "4C5754", "6B4E00", "333333"];

/// The styles: people change one in their word processor and the whole document follows.
pub(super) fn styles(report: &Report) -> String {
    let styles = include_str!("../../../templates/style/styles.xml");
    // The title of a head is the title of the document too, only smaller.
    let [title, below] = if report.has_head() {
        ["44", "20"]
    } else {
        ["76", "240"]
    };
    let mut styles = styles
        .replace("{lang}", report.lang.tag())
        .replace("{title}", title)
        .replace("{below-title}", below);
    if report.loose {
        for ink in INKS {
            styles = styles.replace(ink, "000000");
        }
    }
    if !report.has_head() {
        return styles;
    }
    // Short documents stand close together.
    let letters = if report.look == Look::Large {
        1.15
    } else {
        0.86
    };
    for (tag, factor) in [
        ("<w:sz w:val=\"", letters),
        ("<w:szCs w:val=\"", letters),
        ("<w:spacing w:before=\"", 0.6),
    ] {
        styles = scaled(&styles, tag, factor);
    }
    styles
}

/// The styles with the numbers of a tag so many times as large.
fn scaled(styles: &str, tag: &str, factor: f32) -> String {
    let mut parts = styles.split(tag).map(str::to_owned);
    let first = parts.next().unwrap_or_default();
    let others = parts.map(|part| {
        let (number, rest) = part.split_once('"').unwrap_or((&part, ""));
        let number = number.parse::<f32>().unwrap_or_default() * factor;
        format!("{tag}{number:.0}\"{rest}")
    });
    std::iter::once(first).chain(others).collect()
}

pub(super) fn content_types() -> String {
    const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut xml = Xml::file();
    let ns = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.open("Types", &[("xmlns", ns)]);
    for (extension, media) in [
        (
            "rels",
            "application/vnd.openxmlformats-package.relationships+xml",
        ),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("jpg", "image/jpeg"),
        ("svg", "image/svg+xml"),
    ] {
        xml.leaf(
            "Default",
            &[("Extension", extension), ("ContentType", media)],
        );
    }
    for (part, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("settings", "settings"),
        ("fontTable", "fontTable"),
        ("header1", "header"),
        ("header2", "header"),
        ("footer1", "footer"),
        ("footer2", "footer"),
    ] {
        let name = format!("/word/{part}.xml");
        let media = format!("{TYPE}.{kind}+xml");
        xml.leaf("Override", &[("PartName", &name), ("ContentType", &media)]);
    }
    for (name, media) in [
        (
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
        ),
        (
            "/docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        ),
    ] {
        xml.leaf("Override", &[("PartName", name), ("ContentType", media)]);
    }
    xml.finish()
}

pub(super) fn package_relations() -> String {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let targets = [
        (format!("{R}/officeDocument"), "word/document.xml"),
        (core.to_owned(), "docProps/core.xml"),
        (format!("{R}/extended-properties"), "docProps/app.xml"),
    ];
    let mut xml = relations();
    for (n, (kind, target)) in targets.iter().enumerate() {
        let id = format!("rId{}", n + 1);
        xml.leaf(
            "Relationship",
            &[("Id", &id), ("Type", kind), ("Target", target)],
        );
    }
    xml.finish()
}

/// A file of relations, still open.
pub(super) fn relations() -> Xml {
    let mut xml = Xml::file();
    let ns = "http://schemas.openxmlformats.org/package/2006/relationships";
    xml.open("Relationships", &[("xmlns", ns)]);
    xml
}

pub(super) fn core(report: &Report) -> String {
    let cover = &report.cover;
    let mut xml = Xml::file();
    xml.open(
        "cp:coreProperties",
        &[
            (
                "xmlns:cp",
                "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            ),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.text("dc:title", &[], &labels::full_title(cover));
    xml.text("dc:subject", &[], &cover.territory);
    xml.text("dc:creator", &[], &cover.author);
    xml.text("dc:language", &[], report.lang.tag());
    xml.text("cp:version", &[], &cover.version);
    if is_date(&cover.iso_date) {
        let moment = format!("{}T00:00:00Z", cover.iso_date);
        for tag in ["dcterms:created", "dcterms:modified"] {
            xml.text(tag, &[("xsi:type", "dcterms:W3CDTF")], &moment);
        }
    }
    xml.finish()
}

/// `YYYY-MM-DD` and nothing else: another form makes the whole file unreadable for Word.
fn is_date(text: &str) -> bool {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    shape
        && ("01"..="12").contains(&&text[5..7])
        && ("01"..="31").contains(&&text[8..])
        && &text[..4] > "1900"
}

pub(super) fn app() -> String {
    let mut xml = Xml::file();
    let ns = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.open("Properties", &[("xmlns", ns)]);
    xml.text("Application", &[], "rumbo");
    xml.finish()
}

pub(super) fn settings(lang: Lang) -> String {
    let mut xml = Xml::file();
    xml.open("w:settings", &[("xmlns:w", W)]);
    xml.fixed(
        "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"708\"/><w:autoHyphenation/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>",
    );
    xml.leaf("w:themeFontLang", &[("w:val", lang.tag())]);
    // Numbers in sums and lists follow the language of the document.
    let (point, list) = match lang {
        Lang::Es => (",", ";"),
        Lang::En => (".", ","),
    };
    xml.leaf("w:decimalSymbol", &[("w:val", point)]);
    xml.leaf("w:listSeparator", &[("w:val", list)]);
    xml.finish()
}

pub(super) fn font_table() -> String {
    let mut xml = Xml::file();
    xml.open("w:fonts", &[("xmlns:w", W)]);
    // Where Calibri is missing, Carlito has the same widths.
    for (name, other, family) in [
        ("Calibri", "Carlito", "swiss"),
        ("Cambria", "Caladea", "roman"),
        ("Consolas", "DejaVu Sans Mono", "modern"),
        ("Symbol", "OpenSymbol", "roman"),
    ] {
        xml.open("w:font", &[("w:name", name)]);
        xml.leaf("w:altName", &[("w:val", other)]);
        xml.leaf("w:family", &[("w:val", family)]);
        xml.close();
    }
    xml.finish()
}

pub(super) fn numbering(lists: &[List]) -> String {
    let mut xml = Xml::file();
    xml.open("w:numbering", &[("xmlns:w", W)]);
    for (id, bullets) in [("0", true), ("1", false)] {
        xml.open("w:abstractNum", &[("w:abstractNumId", id)]);
        xml.leaf("w:multiLevelType", &[("w:val", "hybridMultilevel")]);
        for level in 0..9_usize {
            let text = if bullets {
                ["•", "–", "▪"][level % 3].to_owned()
            } else {
                format!("%{}.", level + 1)
            };
            let format = match (bullets, level % 3) {
                (true, _) => "bullet",
                (false, 0) => "decimal",
                (false, 1) => "lowerLetter",
                (false, _) => "lowerRoman",
            };
            xml.open("w:lvl", &[("w:ilvl", &level.to_string())]);
            xml.leaf("w:start", &[("w:val", "1")]);
            xml.leaf("w:numFmt", &[("w:val", format)]);
            xml.leaf("w:lvlText", &[("w:val", &text)]);
            xml.leaf("w:lvlJc", &[("w:val", "left")]);
            xml.open("w:pPr", &[]);
            let left = indent(level).to_string();
            xml.leaf("w:ind", &[("w:left", &left), ("w:hanging", "360")]);
            xml.close();
            xml.close();
        }
        xml.close();
    }
    // Every list counts for itself.
    for (n, list) in lists.iter().enumerate() {
        xml.open("w:num", &[("w:numId", &(n + 1).to_string())]);
        let kind = if list.start.is_some() { "1" } else { "0" };
        xml.leaf("w:abstractNumId", &[("w:val", kind)]);
        if let Some(start) = list.start {
            xml.open("w:lvlOverride", &[("w:ilvl", &list.level.to_string())]);
            let start = start.min(30_000).to_string();
            xml.leaf("w:startOverride", &[("w:val", &start)]);
            xml.close();
        }
        xml.close();
    }
    xml.finish()
}

/// Left edge of a list level in twips.
pub(super) fn indent(level: usize) -> u32 {
    460 + 400 * level.min(8) as u32
}

pub(super) fn header(report: &Report, width: u32) -> String {
    let mut xml = Xml::file();
    xml.open("w:hdr", &[("xmlns:w", W)]);
    open_running(&mut xml, "Header", width);
    run(&mut xml, false, &labels::full_title(&report.cover));
    if let Some(mark) = &report.cover.mark {
        xml.fixed("<w:r><w:tab/></w:r>");
        run(&mut xml, true, mark);
    }
    xml.finish()
}

pub(super) fn footer(report: &Report, width: u32) -> String {
    let cover = &report.cover;
    let mut xml = Xml::file();
    xml.open("w:ftr", &[("xmlns:w", W)]);
    open_running(&mut xml, "Footer", width);
    let imprint = [cover.date.as_str(), cover.version.as_str()];
    let imprint: Vec<&str> = imprint
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    run(&mut xml, false, &imprint.join(" · "));
    xml.fixed("<w:r><w:tab/></w:r>");
    run(
        &mut xml,
        false,
        &format!("{} ", label(report.lang, "report-page")),
    );
    field(&mut xml, " PAGE ", "", "1");
    run(
        &mut xml,
        false,
        &format!(" {} ", label(report.lang, "report-page-of")),
    );
    field(&mut xml, " NUMPAGES ", "", "1");
    xml.finish()
}

fn open_running(xml: &mut Xml, style: &str, width: u32) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.leaf("w:pStyle", &[("w:val", style)]);
    xml.open("w:tabs", &[]);
    xml.leaf(
        "w:tab",
        &[("w:val", "right"), ("w:pos", &width.to_string())],
    );
    xml.close();
    xml.close();
}

fn run(xml: &mut Xml, bold: bool, text: &str) {
    xml.open("w:r", &[]);
    if bold {
        xml.fixed("<w:rPr><w:b/></w:rPr>");
    }
    xml.text("w:t", &[("xml:space", "preserve")], text);
    xml.close();
}

/// A field with the text it shows until it is refreshed.
pub(super) fn field(xml: &mut Xml, code: &str, look: &'static str, shown: &str) {
    xml.fixed("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>");
    xml.text("w:instrText", &[("xml:space", "preserve")], code);
    xml.fixed("</w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
    xml.open("w:r", &[]);
    xml.fixed(look);
    xml.text("w:t", &[("xml:space", "preserve")], shown);
    xml.close();
    xml.fixed("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn only_whole_dates_are_dates() {
        assert!(is_date("2026-11-22"));
        for text in [
            "",
            "2026",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "ayer",
            "2026-11-2ñ",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }
}
