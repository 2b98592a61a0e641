use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::RESULTS;
use crate::diag::Sentence;
use crate::locale::Lang;
use crate::plan::{Finding, Plan};
use crate::report::block::{Block, RowRole, Table, Tone, plain};
use crate::report::parse::{self, parse};
use crate::report::tables::{Attachments, Desk};
use crate::report::{context, sample};

type Understood = (Plan, Vec<Finding>);

fn expand((plan, findings): &Understood, lang: Lang, line: &str) -> Result<Vec<Block>, Sentence> {
    let attachments = Attachments::new();
    let desk = Desk::new(plan, findings, lang, &attachments);
    let text = format!("```rumbo\n{line}\n```\n");
    parse(&text, &mut |directive| desk.expand(directive))
        .map_err(|parse::Problem { sentence, .. }| sentence)
}

fn tables(blocks: &[Block]) -> Vec<&Table> {
    blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

/// The rows of a table as text, a group with `#` and a total with `=` before it.
fn rows(table: &Table) -> Vec<String> {
    let rows = table.rows.iter().map(|row| {
        let cells: Vec<String> = row.cells.iter().map(|cell| plain(cell)).collect();
        let mark = match row.role {
            RowRole::Body => "",
            RowRole::Group => "# ",
            RowRole::Total => "= ",
        };
        format!("{mark}{}", cells.join(" | "))
    });
    rows.collect()
}

#[test]
fn every_result_is_told_of_every_plan_in_both_languages() {
    for (name, plan) in [
        ("empty", sample::empty()),
        ("small", sample::plan()),
        ("sample", sample::territory()),
    ] {
        for lang in Lang::ALL {
            let mut told = BTreeSet::new();
            for spec in RESULTS {
                let line = format!("result of={}", spec.name);
                let blocks = expand(&plan, lang, &line).expect("a result that is known");
                let text = format!("{blocks:?}");
                for wrong in ["⟨", "NaN", "Infinity"] {
                    assert!(!text.contains(wrong), "{name} {lang} {line}: {text}");
                }
                for secret in sample::SECRETS {
                    assert!(!text.contains(secret), "{line} tells {secret}");
                }
                for table in tables(&blocks) {
                    let caption = plain(&table.caption);
                    assert!(!caption.is_empty() && !table.id.is_empty(), "{line}");
                    assert!(!table.rows.is_empty(), "{line}: {caption}");
                    for row in &table.rows {
                        assert_eq!(row.cells.len(), table.columns.len(), "{line}: {caption}");
                    }
                    for column in &table.columns {
                        assert!(!column.header.is_empty(), "{line}: {caption}");
                    }
                }
                if !blocks.is_empty() {
                    told.insert(spec.name);
                }
            }
            match name {
                "empty" => assert!(told.is_empty(), "{told:?}"),
                "sample" => assert_eq!(told.len(), RESULTS.len(), "{told:?}"),
                _ => assert!(!told.is_empty()),
            }
        }
    }
}

#[test]
fn a_result_has_its_numbers_in_order() {
    let plan = sample::territory();
    let told = |of: &str| {
        let blocks = expand(&plan, Lang::Es, &format!("result of={of} show=table"))
            .expect("a result that is known");
        let tables = tables(&blocks);
        assert_eq!(tables.len(), blocks.len(), "{of} shows tables alone");
        tables.into_iter().map(rows).collect::<Vec<_>>()
    };
    let vester = told("vester");
    let groups: Vec<&String> = vester[0]
        .iter()
        .filter(|row| row.starts_with('#'))
        .collect();
    assert_eq!(groups.len(), 4, "{groups:?}");
    assert!(
        vester[0].last().is_some_and(|row| row.starts_with('=')),
        "the crossing of the axes stands last"
    );
    let problems = told("problems");
    assert!(problems[0][0].starts_with("1 | "), "{}", problems[0][0]);
    let axes = told("axes");
    assert!(axes[0].len() > 5, "{axes:?}");
}

#[test]
fn a_template_asks_for_a_part_of_a_result() {
    let plan = sample::territory();
    let kinds = |line: &str| {
        let blocks = expand(&plan, Lang::En, line).expect("a part that is known");
        let kind = |block: &Block| match block {
            Block::Table(_) => "table",
            Block::List { .. } => "reading",
            Block::Paragraph { .. } => "basis",
            _ => "other",
        };
        blocks.iter().map(kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds("result of=vester"), ["table", "reading", "basis"]);
    assert_eq!(kinds("result of=vester show=reading"), ["reading"]);
    assert_eq!(
        kinds("result of=vester show=basis,table"),
        ["table", "basis"]
    );
}

#[test]
fn a_result_that_is_not_there_is_refused_with_the_nearest_name() {
    let plan = sample::plan();
    let refused = |line: &str| expand(&plan, Lang::Es, line).expect_err("a mistake");
    assert_eq!(refused("result").key, "report-option-missing");
    let name = refused("result of=vestre");
    assert_eq!(name.key, "report-option-value");
    assert!(name.say(Lang::Es).contains("vester"), "{name:?}");
    assert_eq!(
        refused("result of=vester show=tabel").key,
        "report-option-value"
    );
}

#[test]
fn what_could_not_be_computed_says_why_and_nothing_answered_says_nothing() {
    let small = sample::plan();
    for lang in Lang::ALL {
        let blocks = expand(&small, lang, "result of=problems").expect("a result that is known");
        assert!(!blocks.is_empty(), "two problems are told");
        let blocks = expand(&small, lang, "result of=vester").expect("a result that is known");
        let [Block::Note { tone, blocks, .. }] = &blocks[..] else {
            panic!("{blocks:?}");
        };
        assert_eq!(*tone, Tone::Warning);
        let why = format!("{blocks:?}");
        assert!(
            why.contains("Poca agua en verano"),
            "the missing cell: {why}"
        );
        // Nobody has thought of variables yet: the section tells that by itself.
        let blocks = expand(&small, lang, "result of=micmac").expect("a result that is known");
        assert!(blocks.is_empty(), "{blocks:?}");
    }
}

#[test]
fn the_annex_names_the_methods_that_were_used_with_their_reasons() {
    let plan = sample::territory();
    for lang in Lang::ALL {
        let blocks = expand(&plan, lang, "methods").expect("the annex");
        let all = tables(&blocks);
        let said = rows(all[0]);
        assert!(said.len() > 60, "{}", said.len());
        let row = said.iter().find(|row| row.starts_with("vester.threshold"));
        let row = row.expect("the parameter");
        let mean = ["el promedio", "the mean"][usize::from(lang == Lang::En)];
        assert!(row.contains(mean), "{row}");
    }
    let empty = expand(&sample::empty(), Lang::Es, "methods").expect("the annex");
    assert!(empty.is_empty(), "{empty:?}");
}

/// Every path to a word, without the places of lists.
fn shape(value: &Json, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Json::Object(words) => {
            for (name, inner) in words {
                shape(inner, &format!("{path}.{name}"), found);
            }
        }
        _ => {
            found.insert(path.to_owned());
        }
    }
}

#[test]
fn the_words_of_results_are_the_same_whether_there_are_results_or_not() {
    let words = |(plan, findings): &Understood, lang| {
        let all = context::context(plan, findings, lang);
        let mut found = BTreeSet::new();
        shape(&all["results"], "results", &mut found);
        (all, found)
    };
    let (none, without) = words(&sample::empty(), Lang::Es);
    let (all, with) = words(&sample::territory(), Lang::Es);
    assert_eq!(without, with);
    assert!(with.contains("results.vester.reading"));
    for (name, family) in all["results"].as_object().expect("words") {
        assert_eq!(family["has"], true, "{name}: {}", family["why"]);
        assert_eq!(family["why"], "", "{name}");
        let nothing = &none["results"][name];
        assert_eq!(nothing["has"], false, "{name}");
        assert!(
            nothing["why"].as_str().is_some_and(|why| !why.is_empty()),
            "{name}"
        );
        assert!(
            nothing["reading"].as_array().is_some_and(Vec::is_empty),
            "{name}"
        );
    }
}

#[test]
fn an_account_adds_up_and_tells_its_lights_and_reasons_in_words() {
    let plan = sample::territory();
    let told = |of: &str| {
        let blocks = expand(&plan, Lang::Es, &format!("result of={of}")).expect("a known result");
        assert_eq!(blocks.len(), 1, "{of} is one table: {blocks:?}");
        rows(tables(&blocks)[0])
    };
    let account = told("account");
    assert_eq!(
        account[0],
        "Agua segura para Pucarumi y Quillacocha | 232.900 | 346.000 | 202.300 | Rojo: va muy atrás o muy caro"
    );
    assert_eq!(
        account.last().expect("a sum"),
        "= Total | 326.500 | 485.000 | 287.600 | "
    );
    let delays = told("delays");
    assert!(delays[1].contains("Lluvias de marzo"), "{delays:?}");
}
