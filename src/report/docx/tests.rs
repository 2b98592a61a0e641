use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use super::write;
use crate::locale::Lang;
use crate::report::block::{Block, Look, Report};
use crate::report::lint::repair;
use crate::report::specimen::{HOSTILE, hostile, long_table, specimen};

fn files(report: &Report) -> BTreeMap<String, Vec<u8>> {
    let bytes = write(report).expect("a DOCX can be written");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a DOCX is a zip");
    let mut files = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("the file is there");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("the file can be read");
        files.insert(file.name().expect("a name").into_owned(), bytes);
    }
    files
}

fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(files[name].clone()).expect("XML is text")
}

/// Names of the tags in order; fails when they do not match each other.
fn tags(xml: &str) -> Vec<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut tags = Vec::new();
    for tag in xml.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        if tag.starts_with('?') {
            continue;
        }
        let name = tag.trim_matches('/').split(' ').next().unwrap_or_default();
        tags.push(tag.split(' ').next().unwrap_or_default().to_owned());
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<&str>::new());
    tags
}

#[test]
fn the_specimen_has_styles_fields_sections_and_alternative_texts() {
    for lang in Lang::ALL {
        let mut report = specimen(lang);
        repair(&mut report);
        let files = files(&report);
        let document = text(&files, "word/document.xml");
        for part in [
            "TOC \\o &quot;1-3&quot;",
            "PAGEREF _Toc",
            "<w:pStyle w:val=\"Heading1\"/>",
            "<w:tblHeader/>",
            "w:orient=\"landscape\"",
            "descr=\"Tres barras: agua y suelo 62 %\"",
            "asvg:svgBlip",
            "w:anchor=\"_Ref",
            "<w:pStyle w:val=\"Quote\"/>",
        ] {
            assert!(document.contains(part), "no `{part}`");
        }
        let sequence = if lang == Lang::Es {
            " SEQ Tabla "
        } else {
            " SEQ Table "
        };
        assert!(document.contains(sequence));
        assert!(text(&files, "word/styles.xml").contains(lang.tag()));
        assert!(text(&files, "word/header1.xml").contains("Mancomunidad Río Colimes"));
        assert!(text(&files, "word/footer1.xml").contains(" NUMPAGES "));
        assert!(text(&files, "docProps/core.xml").contains("2026-11-22T00:00:00Z"));
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = specimen(Lang::Es);
    let once = write(&report).expect("a DOCX can be written");
    assert_eq!(once, write(&report).expect("a DOCX can be written"));
}

#[test]
fn hostile_words_never_become_tags() {
    let mut calm = hostile("palabras");
    repair(&mut calm);
    let expected = files(&calm);
    for words in HOSTILE {
        let mut report = hostile(words);
        repair(&mut report);
        let found = files(&report);
        for (name, bytes) in &found {
            if !name.starts_with("word/media/") {
                let xml = String::from_utf8(bytes.clone()).expect("XML is text");
                tags(&xml);
                let odd =
                    |c: char| (c.is_control() && c != '\n') || c == '\u{ffff}' || c == '\u{fffe}';
                assert!(!xml.contains(odd), "{words}: {name}");
            }
        }
        let mut pair = [&expected, &found].map(|files| tags(&text(files, "word/document.xml")));
        for tags in &mut pair {
            // A link to an address with blanks in it is dropped by the repair.
            tags.retain(|tag| !tag.contains("hyperlink") && !tag.contains("rStyle"));
        }
        assert_eq!(pair[0], pair[1], "{words}");
    }
}

#[test]
fn hostile_words_are_safe_without_repair_too() {
    for words in HOSTILE {
        for (name, bytes) in files(&hostile(words)) {
            if !name.starts_with("word/media/") {
                tags(&String::from_utf8(bytes).expect("XML is text"));
            }
        }
    }
}

#[test]
fn column_widths_add_up_and_rows_repeat_their_header() {
    let mut report = specimen(Lang::Es);
    report.blocks = vec![Block::Table(long_table(500))];
    let document = text(&files(&report), "word/document.xml");
    let grid = document.split("<w:tblGrid>").nth(1).expect("a grid");
    let grid = grid.split("</w:tblGrid>").next().expect("its end");
    let total: u32 = grid
        .split("w:w=\"")
        .skip(1)
        .filter_map(|part| part.split('"').next()?.parse::<u32>().ok())
        .sum();
    assert_eq!(total, super::pages::Sheet::of(&report).widths()[0]);
    assert_eq!(document.matches("<w:tr>").count(), 501);
}

#[test]
fn a_short_document_begins_at_once_under_a_small_head() {
    let mut report = specimen(Lang::Es);
    report.contents = false;
    let size = |report: &Report| {
        let styles = text(&files(report), "word/styles.xml");
        let base = styles.split("<w:sz w:val=\"").nth(1).expect("a size");
        let size = base.split('"').next().expect("a number");
        size.parse::<usize>().expect("half points")
    };
    let usual = size(&report);
    for (look, larger) in [(Look::Brief, false), (Look::Large, true)] {
        report.look = look;
        let document = text(&files(&report), "word/document.xml");
        tags(&document);
        let (head, body) = document
            .split_once("<w:pStyle w:val=\"Heading1\"/>")
            .expect("a heading");
        for style in ["HeadTerritory", "\"Title\"", "HeadLine"] {
            assert!(head.contains(style), "{look:?}: {style}");
        }
        assert!(!head.contains("w:sectPr"), "{look:?}: a page of its own");
        assert!(!body.contains(" TOC "), "{look:?}: contents");
        assert_eq!(size(&report) > usual, larger, "{look:?}");
    }
}
