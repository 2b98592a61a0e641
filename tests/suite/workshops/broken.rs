//! Text that is not a definition at all never makes the program fail.

use proptest::prelude::{ProptestConfig, any, prop_oneof, proptest};
use proptest::sample::{Index, select};
use proptest::strategy::{Just, Strategy};
use rumbo::diag::{Severity, Source, render};
use rumbo::locale::Lang;
use rumbo::workshop::{Catalog, load};

use super::told;

/// Ten ways in which a file stops being TOML.
const BROKEN: [&str; 10] = [
    "id = ",
    "id = \"base",
    "[[step]\nid = \"1\"",
    "title = { es = \"Base\", en = \"Base\"",
    "steps = [\"1\", \"2\"",
    "id \"base\"",
    "= 3",
    "id = 'a\n'",
    "format = 1_\nx = 0x",
    "id = \"\\q\"\n[phase]\n[phase]\n[[phase]]",
];

fn source(text: &str) -> Vec<Source> {
    vec![Source {
        name: "workshop.toml".to_owned(),
        text: text.to_owned(),
    }]
}

/// Reads and tells everything, in both languages.
fn tell(sources: &[Source]) -> (bool, Vec<String>) {
    let (workshop, problems) = load("rapid-diagnosis", sources);
    for problem in &problems {
        if let Some(source) = sources.get(problem.source) {
            let text = source.text.get(problem.span.clone());
            assert!(text.is_some(), "{problem:?}");
        }
        for lang in Lang::ALL {
            let words = render(problem, sources, lang, false);
            assert!(!words.contains('⟨'), "{words}");
        }
    }
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| problem.id.to_owned());
    (workshop.is_some(), errors.collect())
}

#[test]
fn a_file_that_is_not_toml_is_told_with_its_place() {
    for text in BROKEN {
        let (loaded, errors) = tell(&source(text));
        assert!(!loaded, "{text}");
        let syntax = errors.iter().all(|id| id.starts_with("toml-"));
        assert!(!errors.is_empty() && syntax, "{text}: {errors:?}");
    }
}

#[test]
fn an_empty_definition_is_told_and_not_feared() {
    assert!(!tell(&[]).0);
    let (loaded, errors) = tell(&source(""));
    assert!(!loaded);
    assert!(errors.contains(&"missing-key".to_owned()), "{errors:?}");
}

#[test]
fn a_definition_without_its_head_file_says_so() {
    let mut sources = Catalog::embedded().sources("rapid-diagnosis").to_vec();
    sources.remove(0);
    let (loaded, errors) = tell(&sources);
    assert!(!loaded);
    assert!(errors.contains(&"no-head-file".to_owned()), "{errors:?}");
}

#[test]
fn the_marks_of_other_systems_do_not_disturb() {
    let mut sources = Catalog::embedded().sources("rapid-diagnosis").to_vec();
    for source in &mut sources {
        source.text = format!("\u{feff}{}", source.text.replace('\n', "\r\n"));
    }
    let (workshop, problems) = load("rapid-diagnosis", &sources);
    assert!(problems.is_empty(), "{}", told(&problems, &sources));
    assert_eq!(
        workshop.as_ref(),
        Catalog::embedded().get("rapid-diagnosis").as_deref()
    );
}

#[test]
fn a_deep_nest_does_not_exhaust_the_program() {
    let (loaded, _) = tell(&source(&format!("id = {}", "[".repeat(20_000))));
    assert!(!loaded);
}

/// A piece that an author could paste in the wrong place.
fn piece() -> impl Strategy<Value = String> {
    let pieces = [
        "",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        "=",
        "\n",
        "#",
        ",",
        ".",
        "[[step]]\n",
        "id = 3\n",
        "999999999999999999999",
        "-1",
        "ñ",
        "\u{0}",
        "\r",
        "\"\"\"",
        "*",
        "problem.text",
    ];
    prop_oneof![
        8 => select(pieces.to_vec()).prop_map(str::to_owned),
        1 => Just("\u{1f33d}\u{301}".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cutting_and_pasting_never_makes_the_reader_fail(
        changes in proptest::collection::vec((any::<Index>(), any::<Index>(), 0_usize..40, piece()), 1..4),
    ) {
        let mut sources = Catalog::embedded().sources("rapid-diagnosis").to_vec();
        for (file, at, length, piece) in changes {
            let count = sources.len();
            let text = &mut sources[file.index(count)].text;
            let start = text.floor_char_boundary(at.index(text.len() + 1));
            let end = text.ceil_char_boundary((start + length).min(text.len()));
            text.replace_range(start..end, &piece);
        }
        let (loaded, errors) = tell(&sources);
        assert_eq!(loaded, errors.is_empty());
    }
}
