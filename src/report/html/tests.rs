use super::{STYLE, escape, write};
use crate::locale::Lang;
use crate::report::block::Look;
use crate::report::lint::repair;
use crate::report::specimen::{HOSTILE, hostile, specimen};

fn page(report: &crate::report::block::Report) -> String {
    String::from_utf8(write(report)).expect("a page is text")
}

/// Names of the tags in order, without what stands between them.
fn tags(page: &str) -> Vec<String> {
    let body = page.split_once("</style>").expect("a style").1;
    body.split('<')
        .skip(1)
        .map(|tag| {
            let end = tag.find(|c: char| !(c.is_ascii_alphanumeric() || c == '/'));
            tag[..end.unwrap_or(tag.len())].to_owned()
        })
        .collect()
}

#[test]
fn the_page_is_complete_and_self_contained() {
    for lang in Lang::ALL {
        let mut report = specimen(lang);
        repair(&mut report);
        let page = page(&report);
        for part in [
            format!("<html lang=\"{}\">", lang.tag()),
            "<nav aria-labelledby".to_owned(),
            "<main id=\"main\">".to_owned(),
            "<th scope=\"col\"".to_owned(),
            "<caption><strong>".to_owned(),
            "role=\"region\" tabindex=\"0\"".to_owned(),
            "src=\"data:image/svg+xml;base64,".to_owned(),
            "<p class=\"mark\"><strong>".to_owned(),
            "href=\"#inversion\"".to_owned(),
            "id=\"inversion\"".to_owned(),
        ] {
            assert!(page.contains(&part), "no `{part}`");
        }
        for part in ["<script", "@import", "url(", "⟨"] {
            assert!(!page.contains(part), "`{part}` has no place in the page");
        }
    }
}

#[test]
fn every_tag_that_opens_closes() {
    let mut open: Vec<String> = Vec::new();
    for tag in tags(&page(&specimen(Lang::Es))) {
        if ["hr", "br", "img", "col"].contains(&tag.as_str()) {
            continue;
        }
        match tag.strip_prefix('/') {
            Some(name) if name == "head" || name == "html" || name == "body" => {}
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name)),
            None if tag == "body" => {}
            None => open.push(tag),
        }
    }
    assert_eq!(open, Vec::<String>::new());
}

#[test]
fn hostile_words_never_become_tags() {
    let mut plain = hostile("palabras");
    repair(&mut plain);
    let expected = tags(&page(&plain));
    for words in HOSTILE {
        let mut report = hostile(words);
        repair(&mut report);
        let shown = page(&report);
        let mut found = tags(&shown);
        // A link to an address with blanks in it is dropped by the repair; nothing else may differ.
        let mut expected = expected.clone();
        for tags in [&mut found, &mut expected] {
            tags.retain(|tag| !matches!(tag.as_str(), "a" | "/a"));
        }
        assert_eq!(found, expected, "{words}");
        assert!(
            !shown.chars().any(|c| c.is_control() && c != '\n'),
            "{words}"
        );
    }
}

#[test]
fn hostile_words_are_safe_without_repair_too() {
    for words in HOSTILE {
        let shown = page(&hostile(words));
        assert!(!shown.contains("<script"), "{words}");
    }
    assert_eq!(
        escape("<a b='\"'>&\u{1}"),
        "&lt;a b=&#39;&quot;&#39;&gt;&amp;"
    );
}

/// Relative luminance by WCAG 2.
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = u8::from_str_radix(&colour[at..at + 2], 16).expect("a colour of six digits");
        let share = f64::from(value) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[test]
fn every_pair_of_colours_has_enough_contrast() {
    let light = STYLE.split("@media").next().expect("the light colours");
    let dark = STYLE.split("@media").nth(1).expect("the dark colours");
    for colours in [light, dark] {
        let colour = |name: &str| {
            let start = colours
                .find(&format!("--{name}: #"))
                .expect("the colour is defined");
            let start = start + name.len() + 4;
            &colours[start..start + 7]
        };
        for (ink, paper) in [
            ("ink", "paper"),
            ("soft", "paper"),
            ("accent", "paper"),
            ("link", "paper"),
            ("ink", "band"),
            ("accent", "band"),
            ("link", "band"),
            ("on-accent", "accent"),
            ("pending", "pending-paper"),
            ("ink", "pending-paper"),
            ("link", "pending-paper"),
            ("warning", "warning-paper"),
            ("ink", "warning-paper"),
        ] {
            let (a, b) = (luminance(colour(ink)), luminance(colour(paper)));
            let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            assert!(contrast >= 4.5, "{ink} on {paper}: {contrast:.2}");
        }
    }
}

#[test]
fn a_short_document_says_so_to_its_style() {
    let mut report = specimen(Lang::Es);
    report.contents = false;
    for (look, body) in [
        (Look::Book, "<body>"),
        (Look::Brief, "<body class=\"brief\">"),
        (Look::Large, "<body class=\"brief large\">"),
    ] {
        report.look = look;
        let page = page(&report);
        assert!(page.contains(body) && !page.contains("<nav"), "{look:?}");
        assert!(page.contains("Mancomunidad Río Colimes"), "{look:?}");
    }
    for class in [".brief ", ".brief.large "] {
        assert!(STYLE.contains(class), "{class}");
    }
}
