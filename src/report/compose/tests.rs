use std::collections::BTreeSet;

use super::{DOCUMENTS, Named, TEMPLATES, compose, template_of};
use crate::diag::{Diagnostic, Source};
use crate::locale::Lang;
use crate::notebook::Content;
use crate::plan::{self, Finding, Plan};
use crate::report::block::{Block, Look, Report, RowRole, Table, Tone, plain};
use crate::report::lint::repair;
use crate::report::sample;
use crate::report::tables::{Attachments, TABLES};
use crate::report::template::paths;
use crate::workshop::Catalog;

/// Directives that only shape the document.
const SHAPES: [&str; 5] = ["pagebreak", "landscape", "note", "end", "signatures"];

/// A plan with its findings.
pub(super) type Understood = (Plan, Vec<Finding>);

fn report((plan, findings): &Understood, lang: Lang) -> Report {
    let template = template_of(&plan.workshop.id, lang);
    compose(plan, findings, lang, &template, &Attachments::new()).unwrap_or_else(|diagnostic| {
        let line = template.text[..diagnostic.span.start].lines().count();
        panic!(
            "{}:{line}: {}",
            template.name,
            diagnostic.message.say(Lang::En)
        )
    })
}

fn mistake(text: &str) -> (Diagnostic, String) {
    let (plan, findings) = sample::plan();
    let template = Source {
        name: "test.md".to_owned(),
        text: text.to_owned(),
    };
    let diagnostic = compose(&plan, &findings, Lang::Es, &template, &Attachments::new())
        .expect_err("the template has a mistake");
    let underlined = text[diagnostic.span.clone()].to_owned();
    (diagnostic, underlined)
}

/// Every block, also inside others.
pub(super) fn all(blocks: &[Block]) -> Vec<&Block> {
    let mut found = Vec::new();
    for block in blocks {
        found.push(block);
        match block {
            Block::Landscape { blocks } | Block::Note { blocks, .. } | Block::Quote { blocks } => {
                found.extend(all(blocks));
            }
            Block::List { items, .. } => found.extend(items.iter().flat_map(|item| all(item))),
            _ => {}
        }
    }
    found
}

pub(super) fn tables(report: &Report) -> Vec<&Table> {
    let mut tables = Vec::new();
    for block in all(&report.blocks) {
        if let Block::Table(table) = block {
            tables.push(table);
        }
    }
    tables
}

/// The numbers of the headings of sections.
fn numbers(report: &Report) -> Vec<String> {
    let number = |block: &&Block| match block {
        Block::Heading { number, .. } if number.contains('.') || number.len() < 3 => {
            Some(number.clone())
        }
        _ => None,
    };
    let found = all(&report.blocks);
    found
        .iter()
        .filter_map(number)
        .filter(|number| !number.is_empty())
        .collect()
}

#[test]
fn every_section_of_the_plan_is_there_whether_it_waits_or_not() {
    let workshop = sample::workshop();
    for plan in [sample::empty(), sample::plan(), sample::territory()] {
        for lang in Lang::ALL {
            let numbers = numbers(&report(&plan, lang));
            for section in &workshop.sections {
                assert!(
                    numbers.contains(&section.id),
                    "{lang}: {} is missing",
                    section.id
                );
            }
        }
    }
}

#[test]
fn reports_need_no_repair_and_hold_nothing_personal() {
    for (name, plan) in [
        ("empty", sample::empty()),
        ("small", sample::plan()),
        ("sample", sample::territory()),
    ] {
        for lang in Lang::ALL {
            let mut report = report(&plan, lang);
            let text = serde_json::to_string(&report).expect("a report is plain data");
            for secret in sample::SECRETS {
                assert!(!text.contains(secret), "{secret} came through");
            }
            assert!(!text.contains('⟨'), "words are missing");
            assert_eq!(repair(&mut report), Vec::<String>::new(), "{name} {lang}");
        }
    }
}

#[test]
fn an_empty_plan_says_what_waits_and_lists_it_at_the_end() {
    let report = report(&sample::empty(), Lang::Es);
    let waiting = all(&report.blocks)
        .into_iter()
        .filter(|block| {
            matches!(
                block,
                Block::Note {
                    tone: Tone::Pending,
                    ..
                }
            )
        })
        .count();
    let tables = tables(&report);
    let list = tables
        .iter()
        .find(|table| plain(&table.caption) == "Secciones pendientes")
        .expect("the list of pending sections");
    assert!(waiting > 40, "{waiting}");
    assert_eq!(list.rows.len(), waiting);
    let row: Vec<String> = list
        .rows
        .iter()
        .find(|row| plain(&row.cells[0]) == "2.10")
        .expect("2.10 waits")
        .cells
        .iter()
        .map(|cell| plain(cell))
        .collect();
    assert_eq!(row, ["2.10", "Problemas", "1.10 Problemas"]);
}

#[test]
fn the_sample_territory_gives_its_whole_plan() {
    let report = report(&sample::territory(), Lang::Es);
    assert_eq!(report.cover.mark.as_deref(), Some("EJEMPLO"));
    assert_eq!(report.cover.iso_date, "2026-11-22");
    assert_eq!(report.cover.lines[1], "Periodo 2025–2028");
    let found = tables(&report);
    let total = |caption: &str| -> String {
        let table = found
            .iter()
            .find(|table| plain(&table.caption) == caption)
            .unwrap_or_else(|| panic!("there is no {caption}"));
        let row = table
            .rows
            .iter()
            .find(|row| row.role == RowRole::Total)
            .expect("a total");
        plain(row.cells.last().expect("a cell"))
    };
    assert_eq!(total("Inversión por eje y año (USD)"), "3.726.000");
    assert_eq!(total("Inversión por zona (USD)"), "96,53");
    assert_eq!(
        total("Brecha de financiamiento por proyecto y año (USD)"),
        "89.600"
    );
    let waits: Vec<String> = found
        .iter()
        .filter(|table| plain(&table.caption) == "Secciones pendientes")
        .flat_map(|table| table.rows.iter().map(|row| plain(&row.cells[0])))
        .collect();
    assert!(waits.len() <= 3, "{waits:?}");
}

/// The lines inside fences `rumbo`, without the words that belong to a language.
pub(super) fn directives(text: &str) -> Vec<String> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with("```") {
            inside = line == "```rumbo";
        } else if inside && !line.is_empty() {
            let words = line.split(" caption=").next().unwrap_or_default();
            let words = words.split(" empty=").next().unwrap_or_default();
            let words = words.split(" source=\"").next().unwrap_or_default();
            found.push(if words.starts_with('|') {
                "|".to_owned()
            } else {
                words.to_owned()
            });
        }
    }
    found
}

#[test]
fn templates_use_known_directives_and_say_the_same_in_both_languages() {
    let known: BTreeSet<&str> = TABLES
        .iter()
        .map(|kind| kind.name)
        .chain(SHAPES)
        .chain(["|"])
        .collect();
    let plans = TEMPLATES
        .iter()
        .filter(|(_, lang, ..)| *lang == Lang::Es)
        .map(|(id, ..)| Lang::ALL.map(|lang| template_of(id, lang)));
    let others = DOCUMENTS.iter().map(|document| {
        let named = Named::get(document.name).expect("a document has templates");
        Lang::ALL.map(|lang| named.template(lang))
    });
    for [es, en] in plans.chain(others) {
        let (name, es, en) = (es.name, es.text.as_str(), en.text.as_str());
        assert_eq!(directives(es), directives(en), "{name}");
        assert_eq!(paths(es), paths(en), "{name}");
        let levels = |text: &str| -> Vec<String> {
            let headings = text.lines().filter(|line| line.starts_with('#'));
            headings
                .map(|line| {
                    let mut words = line.split(' ');
                    let (level, first) = (words.next(), words.next().unwrap_or_default());
                    let number = if first.contains(char::is_numeric) {
                        first
                    } else {
                        ""
                    };
                    format!("{} {number}", level.unwrap_or_default())
                })
                .collect()
        };
        assert_eq!(levels(es), levels(en), "{name}");
        for line in directives(es).iter().filter(|line| !line.starts_with('{')) {
            let directive = line.split(' ').next().unwrap_or_default();
            assert!(known.contains(directive), "{name}: {line}");
        }
    }
}

#[test]
fn hostile_words_stay_words_in_the_whole_report() {
    let mut content = sample::small();
    let hostile = "```rumbo\npagebreak\n```\n# 9 Falso | <b>*x*</b> & \\ [a](javascript:b)";
    sample::record(
        &mut content,
        "scenario",
        "sce_1",
        &[("name", hostile), ("story", hostile)],
    );
    sample::record(&mut content, "vision", "vis_1", &[("text", hostile)]);
    let report = report(&sample::build(&content), Lang::Es);
    assert!(!report.blocks.contains(&Block::PageBreak));
    assert!(!numbers(&report).contains(&"9".to_owned()));
    let text = serde_json::to_string(&report).expect("a report is plain data");
    assert!(text.contains("<b>*x*</b> & \\\\ [a](javascript:b)"));
    assert!(!text.contains("\"kind\":\"link\""));
}

#[test]
fn any_definition_gives_a_document() {
    let catalog = Catalog::embedded();
    let workshop = catalog
        .get("rapid-diagnosis")
        .expect("the definition is sound");
    let mut content = Content::default();
    for collection in &workshop.collections {
        let answers: Vec<(&str, &str)> = vec![(&*collection.name, "Algo que se dijo")];
        sample::record(
            &mut content,
            &collection.id,
            &format!("{}_1", collection.prefix),
            &answers,
        );
    }
    let (plan, findings) = plan::build(&content, &workshop, jiff::civil::date(2026, 11, 22));
    for lang in Lang::ALL {
        let mut report = report(&(plan.clone(), findings.clone()), lang);
        assert!(tables(&report).len() >= workshop.collections.len() - 1);
        assert_eq!(repair(&mut report), Vec::<String>::new());
    }
}

#[test]
fn a_mistake_is_told_under_its_line_of_the_template() {
    let (diagnostic, underlined) =
        mistake("# Uno\n\n```rumbo\ntable collection=problem\ntable collection=problms\n```\n");
    assert_eq!(diagnostic.id, "template-directive");
    assert_eq!(underlined, "table collection=problms");
    let (diagnostic, underlined) = mistake("{{ territory.name }}\n\n{{ n.problemas }}\n");
    assert_eq!(diagnostic.id, "template-word");
    assert_eq!(underlined, "problemas");
}

#[test]
fn short_documents_begin_without_cover_and_contents_and_each_project_on_its_page() {
    let (plan, findings) = sample::territory();
    let made = |name: &str| {
        let template = Named::get(name).expect("a document").template(Lang::Es);
        compose(&plan, &findings, Lang::Es, &template, &Attachments::new()).expect("it is composed")
    };
    for document in DOCUMENTS {
        let report = made(document.name);
        assert_eq!(report.look, document.look, "{}", document.name);
        assert_eq!(report.has_cover(), document.look == Look::Book);
        assert!(report.has_cover() || !report.contents, "{}", document.name);
    }
    assert_eq!(made("popular").look, Look::Large);
    let sheets = made("projects");
    let breaks = sheets
        .blocks
        .iter()
        .filter(|block| **block == Block::PageBreak);
    assert_eq!(breaks.count(), plan.n_items("project"));
    // What was said beside another answer is not said again.
    let first = sheets
        .blocks
        .iter()
        .skip_while(|block| !matches!(block, Block::Heading { .. }));
    let first: Vec<&Block> = first
        .take_while(|block| **block != Block::PageBreak)
        .collect();
    let tables = first
        .iter()
        .filter(|block| matches!(block, Block::Table(_)));
    assert_eq!(tables.count(), 3, "facts, components and money");
}
