//! Other outlines of the plan carry all of it under their own numbers.

use std::collections::BTreeMap;

use super::outline::{arrange, include, pieces};
use super::tests::{Understood, all, directives, tables};
use super::{DOCUMENTS, Named, OUTLINES, compose, template_of};
use crate::locale::Lang;
use crate::report::block::{Block, Look, Report, Tone, plain};
use crate::report::lint::repair;
use crate::report::sample;
use crate::report::tables::Attachments;

fn made(name: &str, lang: Lang, (plan, findings): &Understood) -> Report {
    let template = Named::get(name).expect("an outline").template(lang);
    compose(plan, findings, lang, &template, &Attachments::new())
        .unwrap_or_else(|mistake| panic!("{name}: {}", mistake.message.say(Lang::En)))
}

/// Level, number and words of every heading.
fn headings(report: &Report) -> Vec<(u8, String, String)> {
    let found = all(&report.blocks).into_iter().filter_map(|block| {
        let Block::Heading {
            level,
            number,
            text,
            ..
        } = block
        else {
            return None;
        };
        Some((*level, number.clone(), plain(text)))
    });
    found.collect()
}

/// A directive without what an outline may change: its level and the number of its section.
fn without_place(line: &str) -> String {
    let words = line.split(' ');
    let kept = words.filter(|word| !word.starts_with("level=") && !word.starts_with("number="));
    kept.collect::<Vec<_>>().join(" ")
}

#[test]
fn nothing_of_the_plan_is_lost_in_another_outline() {
    let count = |text: &str| {
        let mut counted: BTreeMap<String, usize> = BTreeMap::new();
        for line in directives(text) {
            *counted.entry(without_place(&line)).or_default() += 1;
        }
        counted
    };
    for lang in Lang::ALL {
        let plan = template_of("territorial", lang).text;
        for (name, _) in OUTLINES {
            let outline = Named::get(name).expect("an outline").template(lang).text;
            let here = count(&outline);
            for (line, times) in count(&plan) {
                let found = here.get(&line).copied().unwrap_or_default();
                assert!(found >= times, "{name} {lang}: {line}");
            }
            assert!(!outline.contains("{% include"), "{name} {lang}");
        }
    }
}

#[test]
fn every_section_stands_once_in_each_outline() {
    for lang in Lang::ALL {
        let plan = template_of("territorial", lang).text;
        let parts = ["1", "2", "3", "4", "5", "6", "7", "8"];
        let annexes = ["Anexos", "Annexes"];
        let mut wanted: Vec<&str> = pieces(&plan)
            .iter()
            .map(|piece| piece.key)
            .filter(|key| !parts.contains(key) && !annexes.contains(key))
            .collect();
        wanted.sort_unstable();
        for (name, texts) in OUTLINES {
            let (_, _, text) = texts.iter().find(|(own, ..)| *own == lang).expect("a text");
            let mut asked: Vec<(&str, &str)> = text.lines().filter_map(include).collect();
            asked.sort_unstable();
            let keys: Vec<&str> = asked.iter().map(|(key, _)| *key).collect();
            assert_eq!(keys, wanted, "{name} {lang}");
            let mut numbers: Vec<&str> = asked.iter().map(|(_, number)| *number).collect();
            numbers.sort_unstable();
            numbers.dedup();
            assert_eq!(numbers.len(), asked.len(), "{name} {lang}: a number twice");
        }
    }
}

#[test]
fn the_outline_of_ecuador_has_its_three_parts_five_components_and_annexes() {
    for plan in [sample::empty(), sample::territory()] {
        let report = made("ecuador", Lang::Es, &plan);
        let headings = headings(&report);
        let parts: Vec<String> = headings
            .iter()
            .filter(|(level, ..)| *level == 1)
            .map(|(_, number, words)| format!("{number} {words}").trim().to_owned())
            .collect();
        assert_eq!(
            parts,
            [
                "1 Diagnóstico",
                "2 Propuesta",
                "3 Modelo de gestión",
                "Anexos"
            ]
        );
        let components: Vec<&str> = headings
            .iter()
            .filter(|(level, _, words)| *level == 2 && words.starts_with("Componente"))
            .map(|(_, number, _)| number.as_str())
            .collect();
        assert_eq!(components, ["1.2", "1.3", "1.4", "1.5", "1.6"]);
        let called = |number: &str| {
            let found = headings.iter().find(|(_, own, _)| own == number);
            found.map(|(level, _, words)| (*level, words.as_str()))
        };
        assert_eq!(called("1.7.2"), Some((3, "Problemas")));
        assert_eq!(called("A9"), Some((2, "Estado de este documento")));
    }
}

#[test]
fn an_outline_is_a_draft_of_the_plan_that_needs_no_repair() {
    for (name, _) in OUTLINES {
        for lang in Lang::ALL {
            for plan in [sample::empty(), sample::plan(), sample::territory()] {
                let mut report = made(name, lang, &plan);
                assert_eq!(report.cover.title, plan.0.workshop.title.get(lang));
                assert!(!report.cover.version.is_empty() && report.contents);
                assert_eq!(report.look, Look::Book);
                assert_eq!(repair(&mut report), Vec::<String>::new(), "{name} {lang}");
            }
        }
    }
    let plans = DOCUMENTS.iter().filter_map(|own| Named::get(own.name));
    assert_eq!(plans.filter(|own| own.is_plan).count(), OUTLINES.len());
}

#[test]
fn what_waits_is_listed_with_the_numbers_of_its_outline() {
    let report = made("ecuador", Lang::Es, &sample::empty());
    let waiting = all(&report.blocks).into_iter().filter(|block| {
        matches!(
            block,
            Block::Note {
                tone: Tone::Pending,
                ..
            }
        )
    });
    let waiting = waiting.count();
    let tables = tables(&report);
    let list = tables.last().expect("the list of what waits");
    assert_eq!(list.rows.len(), waiting);
    let rows: Vec<Vec<String>> = list
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| plain(cell)).collect())
        .collect();
    assert!(
        rows.contains(
            &["1.7.2", "Problemas", "1.10 Problemas"]
                .map(str::to_owned)
                .to_vec()
        )
    );
    let headings = headings(&report);
    for row in &rows {
        let number = &row[0];
        assert!(headings.iter().any(|(_, own, _)| own == number), "{number}");
    }
}

#[test]
fn a_section_takes_its_numbers_levels_and_references_along() {
    let plan = "# 2 {{ section[\"2\"].title }}\n\nQué.\n\n## 2.4 {{ section[\"2.4\"].title }}\n\n\
        {% if section[\"2.4\"].pending %}\n```rumbo\npending section=2.4\n```\n{% else %}\n\
        ### 2.4.1 Uno\n\nVea {{ section[\"A6\"].id }}.\n\n```rumbo\ncards collection=body level=3\n```\n{% endif %}\n\n\
        ## A6 {{ section[\"A6\"].title }}\n";
    let outline = "# 1 Otra\n\n{% include \"2.4\" as \"1.1.3\" %}\n{% include \"A6\" as \"B2\" %}\n{% include \"9\" as \"1\" %}\n";
    let text = arrange(outline, plan);
    for line in [
        "# 1 Otra",
        "### 1.1.3 {{ section[\"2.4\"].title }}",
        "pending section=2.4 number=1.1.3",
        "#### 1.1.3.1 Uno",
        "Vea B2.",
        "cards collection=body level=4",
        "## B2 {{ section[\"A6\"].title }}",
        // What names no section stays, and the check of templates refuses it.
        "{% include \"9\" as \"1\" %}",
    ] {
        assert!(text.lines().any(|own| own == line), "{line}:\n{text}");
    }
    assert!(!text.contains("Qué."));
}
