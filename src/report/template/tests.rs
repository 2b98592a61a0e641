use serde_json::{Value as Json, json};

use super::{markdown, render};
use crate::diag::Diagnostic;
use crate::locale::Lang;
use crate::report::block::{Block, plain};
use crate::report::parse::parse;

fn context() -> Json {
    json!({
        "currency": "USD",
        "territory": { "name": "Cuenca *del* <río>", "identity": "Uno\n\n# Dos\n```rumbo\npagebreak\n```" },
        "total": "3726000.5",
        "c": { "project": [{ "code": "PY01", "name": "Agua", "zones": ["Norte", "Sur"] }], "risk": [] },
    })
}

fn es(source: &str) -> String {
    render(Lang::Es, "test.md", source, &context()).expect("the template of the test works")
}

fn mistake(source: &str) -> Diagnostic {
    render(Lang::Es, "test.md", source, &context()).expect_err("the template has a mistake")
}

#[test]
fn numbers_dates_and_lists_follow_the_language() {
    assert_eq!(es("{{ total | money }}"), r"USD 3\.726\.000\,50");
    assert_eq!(es("{{ 12.345 | percent(places=1) }}"), r"12\,3 \%");
    assert_eq!(es("{{ '2024-04-13' | date }}"), "13 de abril de 2024");
    assert_eq!(es("{{ c.project[0].zones | list_and }}"), "Norte y Sur");
    assert_eq!(es("{% if total | is_positive %}sí{% endif %}"), "sí");
    assert_eq!(es("{{ c.project | length }}"), "1");
}

#[test]
fn words_of_people_never_become_structure() {
    let hostile = [
        "# título",
        "## 2.1 x",
        "* punto",
        "- punto",
        "1. uno",
        "> cita",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "<script>alert(1)</script>",
        "&amp; &lt;",
        "a\\",
        "\\*",
        "```rumbo\npagebreak\n```",
        "~~~rumbo\nx\n~~~",
        "    sangría",
        "\tsangría",
        "texto\n===",
        "texto\n---",
        "***",
        "[a](javascript:x)",
        "![a](b)",
        "`código`",
        "_énfasis_ **fuerte**",
        "línea  \nrota",
        "a\u{2028}# b",
        "<https://x.y>",
        "{{ territory }}",
        "{% if %}",
        "[^1]",
        "$x$",
        "- [ ] tarea",
        "\u{1b}[31m",
        "\"comillas\"",
        "",
    ];
    for words in hostile {
        let seen: String = words
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .filter(|c| !c.is_control())
            .collect::<String>()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        for before in ["", "x ", "> ", "- "] {
            let context = json!({ "words": words });
            let source = format!("{before}{{{{ words }}}}\n");
            let text =
                render(Lang::Es, "test.md", &source, &context).expect("only words are printed");
            let blocks = parse(&text, &mut |_| panic!("{words:?} became a directive"))
                .expect("only words are printed");
            let shown = blocks.iter().map(words_of).collect::<String>();
            assert_eq!(
                shown.trim(),
                format!(
                    "{}{seen}",
                    before.trim_matches(['>', '-', ' ']).to_owned()
                        + if before == "x " && !seen.is_empty() {
                            " "
                        } else {
                            ""
                        }
                ),
                "{words:?}"
            );
        }
        // And in an option of a directive.
        let line = format!("```rumbo\ntable caption=\"{}\"\n```\n", markdown(words));
        let mut seen_caption = None;
        parse(&line, &mut |directive| {
            seen_caption = directive.get("caption").map(str::to_owned);
            Ok(Vec::new())
        })
        .expect("the option is only words");
        assert_eq!(seen_caption.as_deref(), Some(seen.as_str()), "{words:?}");
    }
}

fn words_of(block: &Block) -> String {
    match block {
        Block::Paragraph { text } => {
            assert!(text.len() <= 1, "only plain words: {text:?}");
            plain(text)
        }
        Block::Quote { blocks } => blocks.iter().map(words_of).collect(),
        Block::List { items, .. } => items.iter().flatten().map(words_of).collect(),
        other => panic!("words became {other:?}"),
    }
}

#[test]
fn paragraphs_of_people_stay_paragraphs() {
    assert_eq!(
        es("{{ territory.identity | paragraphs }}"),
        "Uno\n\n\\# Dos\n\n\\`\\`\\`rumbo\n\npagebreak\n\n\\`\\`\\`"
    );
    assert_eq!(es("{{ 'a\nb' | blockquote }}"), "> a\n>\n> b");
}

#[test]
fn an_unknown_word_is_told_with_its_place_and_a_near_name() {
    let source = "línea uno\n\n{{ territory.nmae }}\n";
    let found = mistake(source);
    assert_eq!(found.id, "template-word");
    assert_eq!(&source[found.span.clone()], "nmae");
    assert_eq!(found.hints[0].args, [("near", "name".to_owned())]);

    let found = mistake("{% for p in c.project %}{% if p.nam %}x{% endif %}{% endfor %}");
    assert_eq!(found.hints[0].args, [("near", "name".to_owned())]);
    let found = mistake("{% if teritory.name and total %}x{% endif %}");
    assert_eq!(found.hints[0].args, [("near", "territory".to_owned())]);
    assert_eq!(
        mistake("{{ total | mony }}").hints[0].args,
        [("near", "money".to_owned())]
    );
    // A collection without records has no known words: nothing can be said of them yet.
    assert_eq!(es("{% for r in c.risk %}{{ r.anything }}{% endfor %}"), "");
}

#[test]
fn a_template_cannot_take_its_words_out_of_bounds() {
    assert_eq!(mistake("{{ territory.name | safe }}").id, "template-filter");
    assert_eq!(
        mistake("{% include '/etc/passwd' %}").id,
        "template-statement"
    );
    assert_eq!(mistake("{% if total %}").id, "template-form");
    let loops = "{% for a in range(end=9) %}".repeat(5);
    assert_eq!(mistake(&loops).id, "template-loops");
    let long = "{% for a in range(end=1000) %}{% for b in range(end=1000) %}0123456789{% endfor %}{% endfor %}";
    assert_eq!(mistake(long).id, "template-long");
    assert_eq!(
        mistake("{% for a in range(end=100000) %}{% endfor %}").id,
        "template-form"
    );
}
