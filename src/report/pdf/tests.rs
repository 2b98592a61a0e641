use super::write;
use crate::locale::Lang;
use crate::report::block::{Block, Inline, Look};
use crate::report::specimen::{HOSTILE, hostile, long_table, specimen};

fn has(pdf: &[u8], words: &str) -> bool {
    pdf.windows(words.len())
        .any(|part| part == words.as_bytes())
}

/// Pages of a PDF, from its page tree.
fn n_pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.match_indices("/Type/Page")
        .filter(|(at, _)| !text[at + 10..].starts_with('s'))
        .count()
}

#[test]
fn the_specimen_passes_the_checks_of_both_standards_and_comes_out_the_same_twice() {
    for lang in Lang::ALL {
        let report = specimen(lang);
        let pdf = write(&report).expect("the specimen can be set");
        assert!(pdf.starts_with(b"%PDF-1.7"));
        assert!(
            has(&pdf, &format!("/Lang({})", lang.tag())),
            "the language is named"
        );
        assert_eq!(
            pdf,
            write(&report).expect("the specimen can be set"),
            "two runs differ"
        );
    }
}

#[test]
fn hostile_words_are_set_in_every_position() {
    for words in HOSTILE {
        if let Err(error) = write(&hostile(words)) {
            panic!("{words}: {error}");
        }
    }
}

#[test]
fn a_long_table_goes_on_over_pages() {
    let mut report = specimen(Lang::Es);
    report.blocks = vec![Block::Table(long_table(500))];
    let pdf = write(&report).expect("a long table can be set");
    assert!(n_pages(&pdf) > 15, "{} pages", n_pages(&pdf));
}

#[test]
fn an_empty_report_is_a_cover() {
    let mut report = hostile("");
    report.blocks.clear();
    let pdf = write(&report).expect("a cover can be set");
    assert_eq!(n_pages(&pdf), 1);
}

#[test]
fn a_broken_drawing_is_told_and_not_a_panic() {
    let mut report = specimen(Lang::Es);
    for block in &mut report.blocks {
        if let Block::Figure(figure) = block {
            figure.picture = crate::report::block::Picture::Svg {
                source: "<svg".to_owned(),
                width: 1,
                height: 1,
            };
        }
    }
    let error = write(&report).expect_err("the drawing is broken");
    assert_eq!(error.sentences(Lang::Es).len(), 3);
}

#[test]
fn deep_lists_are_set() {
    let mut block = Block::Paragraph {
        text: vec![Inline::text("fondo")],
    };
    for _ in 0..20 {
        block = Block::List {
            start: None,
            items: vec![vec![block]],
        };
    }
    let mut report = specimen(Lang::Es);
    report.blocks = vec![block];
    write(&report).expect("twenty lists inside each other can be set");
}

#[test]
fn runs_of_pages_are_one_document_with_one_numbering() {
    let heading = |number: &str, id: &str| Block::Heading {
        level: 1,
        id: id.to_owned(),
        number: number.to_owned(),
        text: vec![Inline::text("Parte")],
    };
    let link = |target: &str| Block::Paragraph {
        text: vec![Inline::Link {
            target: format!("#{target}"),
            text: vec![Inline::text("ver")],
        }],
    };
    let mut report = specimen(Lang::Es);
    // The same words in each part: what stands twice is still told apart, and links reach other runs.
    report.blocks = vec![
        heading("1", "uno"),
        link("dos"),
        heading("2", "dos"),
        link("uno"),
        heading("3", "tres"),
        link("uno"),
    ];
    let pdf = write(&report).expect("links to other runs are resolved");
    assert_eq!(n_pages(&pdf), 5, "cover, contents and three parts");
    let text = String::from_utf8_lossy(&pdf);
    let n_links = text.matches("/Subtype/Link").count();
    assert_eq!(n_links, 6, "three links, and three lines of the contents");
}

#[test]
fn a_short_document_has_no_page_for_its_title() {
    let mut report = specimen(Lang::Es);
    report.contents = false;
    report.blocks = vec![Block::Paragraph {
        text: vec![Inline::text("Lo que se hizo.")],
    }];
    for look in [Look::Brief, Look::Large] {
        report.look = look;
        let pdf = write(&report).expect("a short document can be set");
        assert_eq!(n_pages(&pdf), 1, "{look:?}");
    }
}
