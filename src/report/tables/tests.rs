use std::collections::BTreeSet;

use super::{Attachments, Desk, TABLES};
use crate::diag::Sentence;
use crate::locale::{Lang, keys};
use crate::plan::{Finding, Plan};
use crate::report::block::{Align, Block, Row, RowRole, Table, plain};
use crate::report::parse::{self, parse};
use crate::report::sample;

/// Carries out one directive on a plan.
fn try_expand(
    (plan, findings): &(Plan, Vec<Finding>),
    lang: Lang,
    line: &str,
) -> Result<Vec<Block>, Sentence> {
    let attachments = Attachments::new();
    let desk = Desk::new(plan, findings, lang, &attachments);
    let text = format!("```rumbo\n{line}\n```\n");
    parse(&text, &mut |directive| desk.expand(directive))
        .map_err(|parse::Problem { sentence, .. }| sentence)
}

fn expand(line: &str) -> Vec<Block> {
    try_expand(&sample::plan(), Lang::Es, line).expect("the directive of the test is right")
}

fn mistake(line: &str) -> Sentence {
    try_expand(&sample::plan(), Lang::Es, line).expect_err("the directive has a mistake")
}

fn table(line: &str) -> Table {
    match expand(line).into_iter().next() {
        Some(Block::Table(table)) => table,
        other => panic!("{line} gave {other:?}"),
    }
}

/// The cells of a table, a line for each row.
fn cells(table: &Table) -> Vec<String> {
    let row = |cells: Vec<String>| cells.join(" | ");
    let mut lines = vec![row(table
        .columns
        .iter()
        .map(|column| plain(&column.header))
        .collect())];
    for line in &table.rows {
        let mark = match line.role {
            RowRole::Body => "",
            RowRole::Group => "# ",
            RowRole::Total => "= ",
        };
        let cells = line.cells.iter().map(|cell| plain(cell)).collect();
        lines.push(format!("{mark}{}", row(cells)));
    }
    lines
}

#[test]
fn records_become_rows_with_numbers_on_the_right() {
    let table = table(
        "table collection=zone fields=code,name,population total=population sort=-population",
    );
    assert_eq!(
        cells(&table),
        [
            "Código | Nombre | Población (personas)",
            "ZN01 | Norte | 1.000",
            "ZN02 | Sur | abajo | 500",
            "= Total |  | 1.500",
        ]
    );
    assert_eq!(table.columns[2].align, Align::Right);
    assert_eq!(plain(&table.caption), "Zonas");
    assert_eq!(table.source, "Censo (2022)");
}

#[test]
fn rows_are_filtered_grouped_and_limited() {
    let grouped = table("table collection=problem fields=code,text group=dimension");
    assert_eq!(
        cells(&grouped)[1..],
        [
            "# Social y cultural | ",
            "PR01 | Poca agua en verano",
            "# Económica y productiva | ",
            "PR02 | Caminos malos",
        ]
        .map(str::to_owned)
    );
    let strict =
        table("table collection=problem fields=text where=dimension:social_cultural,severity:5");
    assert_eq!(cells(&strict)[1..], ["Poca agua en verano"]);
    assert_eq!(
        table("table collection=project fields=code sort=-beneficiaries limit=1")
            .rows
            .len(),
        1
    );
    assert_eq!(expand("table collection=problem where=severity:1"), []);
    // Answers of the records that are pointed to, and parts of small tables.
    let beyond =
        table("table collection=component fields=project.code,project.name,cost.2026,cost.total");
    assert_eq!(
        cells(&beyond)[1],
        "PY01 | Cosecha de agua | 150.000 | 250.000,50"
    );
}

#[test]
fn money_is_exact_by_year_and_its_sums_are_totals() {
    let by_axis = table("investment by=axis");
    assert_eq!(
        cells(&by_axis),
        [
            "Eje | 2025 | 2026 | Total",
            "EJ01 Agua para todos | 100.000,50 | 150.000 | 250.000,50",
            "Sin asignar | — | 50.000 | 50.000",
            "= Total | 100.000,50 | 200.000 | 300.000,50",
        ]
    );
    assert_eq!(plain(&by_axis.caption), "Inversión por eje y año (USD)");
    assert_eq!(
        cells(&table("gap")).last().expect("a total"),
        "= Total | 50.000,50 | 50.000 | 100.000,50"
    );
    assert_eq!(
        cells(&table("funding by=project"))[1..],
        [
            "PY01 Cosecha de agua | 250.000,50 | 200.000 | — | — | 50.000,50",
            "PY02 Escuela de riego | 50.000 | — | — | — | 50.000",
            "= Total | 300.000,50 | 200.000 | — | — | 100.000,50",
        ]
        .map(str::to_owned)
    );
    assert_eq!(
        cells(&table("investment by=zone"))[1],
        "ZN01 Norte | 1.000 | 250.001 | 250,00"
    );
    let years = table("years collection=component field=cost fields=text");
    assert_eq!(
        cells(&years)[3],
        "= Total | 100.000,50 | 200.000 | 300.000,50"
    );
    assert_eq!(
        cells(&table("shares collection=zone field=ethnic_shares"))[1],
        "ZN01 | Norte | 60 % | 40 %"
    );
}

#[test]
fn a_matrix_is_square_with_totals_and_says_its_codes() {
    let blocks = expand("matrix cells=problem_influence row=cause column=effect value=value");
    let [Block::Table(square), Block::Paragraph { text }] = blocks.as_slice() else {
        panic!("a matrix and its codes: {blocks:?}");
    };
    assert_eq!(
        cells(square)[1..],
        [
            "PR01 | · | 0 | 0",
            "PR02 | 3 | · | 3",
            "= Total | 3 | 0 | 3"
        ]
        .map(str::to_owned)
    );
    assert_eq!(
        plain(text),
        "Códigos: PR01 Poca agua en verano; PR02 Caminos malos."
    );
}

#[test]
fn people_are_counted_and_never_told_apart() {
    let came = table("participation by=gender");
    assert_eq!(
        cells(&came),
        [
            "Taller o sesión | Mujer | Hombre | Total",
            "Taller 1 | … | <3 | 4"
        ]
    );
    let zones = table("participation by=zone");
    assert_eq!(cells(&zones)[1], "Taller 1 | … | <3 | 4");
    assert_eq!(
        mistake("table collection=participant").key,
        "report-people-only-counted"
    );
    let workshop = sample::workshop();
    let people = workshop
        .get_collection("participant")
        .expect("the definition asks for people");
    let refused = super::ask::field(people, "contact").expect_err("contacts are personal");
    assert_eq!(refused.key, "report-field-personal");
    assert_eq!(expand("table collection=risk empty=\"Nada.\"").len(), 1);
}

#[test]
fn a_step_is_asked_on_a_few_empty_rows_and_a_wrong_name_has_a_near_one() {
    let blocks = expand("blank step=1.10");
    let rows = blocks.iter().find_map(|block| match block {
        Block::Grid(grid) => Some(&grid.rows),
        _ => None,
    });
    let rows = rows.expect("rows to fill in");
    let numbers: Vec<String> = rows.iter().map(|row| plain(&row.cells[0])).collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "5"]);
    assert!(
        rows.iter()
            .all(|row| row.cells[1..].iter().all(Vec::is_empty))
    );
    for (line, near) in [
        ("blank step=1.100", "1.10"),
        ("agenda meeting=TA91", "TA01"),
    ] {
        let said = mistake(line).say(Lang::Es);
        assert!(said.contains(near), "{line}: {said}");
    }
}

#[test]
fn every_kind_of_table_works_on_every_plan_in_both_languages() {
    let lines = [
        "table collection=problem",
        "cards collection=scenario",
        "years collection=indicator field=targets fields=code,name,unit,baseline",
        "shares collection=axis field=scores",
        "matrix cells=raci row=process column=body value=role names=yes",
        "investment by=dimension",
        "investment by=item",
        "funding by=source",
        "funding by=status",
        "gap",
        "participation by=age_group",
        "quotas",
        "actors-plane",
        "projects",
        "logframe",
        "operating-plan",
        "operating-plan year=2026",
        "risk",
        "findings",
        "pending section=7.5",
        "pending-list",
        "image collection=territory field=geometry",
        "figure kind=plane collection=actor x=interest y=power",
        "result of=vester",
        "methods",
        "goals",
        "goals caption=\"Metas\" source=\"Plan\"",
        "costliest limit=3",
        "investment by=axis source=\"Costos\"",
        "agenda meeting=TA01",
        "blank step=1.10",
        "merges",
        "restored",
        "clashes state=open",
        "clashes state=settled",
    ];
    for (name, plan) in [
        ("empty", sample::empty()),
        ("small", sample::plan()),
        ("sample", sample::territory()),
    ] {
        for lang in Lang::ALL {
            for line in lines {
                let blocks = try_expand(&plan, lang, line)
                    .unwrap_or_else(|sentence| panic!("{line}: {}", sentence.say(lang)));
                let text = format!("{blocks:?}");
                assert!(
                    !text.contains('⟨'),
                    "{name} {lang} {line}: words are missing: {text}"
                );
                for table in tables(&blocks) {
                    assert!(!table.caption.is_empty() && !table.id.is_empty(), "{line}");
                    for row in &table.rows {
                        assert_eq!(row.cells.len(), table.columns.len(), "{line}");
                    }
                }
                for secret in sample::SECRETS {
                    assert!(!text.contains(secret), "{line} tells {secret}");
                }
            }
        }
    }
    let used: BTreeSet<&str> = lines
        .iter()
        .map(|line| line.split(' ').next().unwrap_or_default())
        .collect();
    assert_eq!(used.len(), TABLES.len(), "every kind is tried");
}

fn tables(blocks: &[Block]) -> Vec<&Table> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Table(table) => found.push(table),
            Block::Landscape { blocks } | Block::Note { blocks, .. } => {
                found.extend(tables(blocks));
            }
            _ => {}
        }
    }
    found
}

#[test]
fn a_mistake_in_a_directive_offers_a_near_name() {
    for (line, key, near) in [
        (
            "tabel collection=problem",
            "report-directive-unknown",
            "table",
        ),
        (
            "table colection=problem",
            "report-option-unknown",
            "collection",
        ),
        (
            "table collection=problems",
            "report-collection-unknown",
            "problem",
        ),
        (
            "table collection=problem fields=severty",
            "report-field-unknown",
            "severity",
        ),
        ("investment by=axes", "report-option-value", "axis"),
        ("pending section=2.100", "report-section-unknown", "2.10"),
    ] {
        let sentence = mistake(line);
        assert_eq!(sentence.key, key, "{line}");
        let said = sentence.args.iter().find(|(name, _)| *name == "near");
        assert_eq!(said.map(|(_, near)| near.as_str()), Some(near), "{line}");
    }
    assert_eq!(mistake("table").key, "report-option-missing");
    assert_eq!(
        mistake("years collection=zone field=ethnic_shares").key,
        "report-field-years"
    );
    assert_eq!(
        mistake("table collection=problem where=severity").key,
        "report-where-form"
    );
}

#[test]
fn every_kind_has_words_in_both_languages() {
    for lang in Lang::ALL {
        let keys = keys(lang);
        for kind in TABLES {
            assert!(
                keys.iter().any(|key| key == kind.words),
                "{lang}: {}",
                kind.words
            );
        }
    }
}

#[test]
fn short_lists_hold_what_matters_most() {
    let plan = sample::territory();
    let only = |line: &str| {
        let blocks = try_expand(&plan, Lang::Es, line).expect("a known directive");
        let [Block::Table(table)] = &blocks[..] else {
            panic!("{line} is one table: {blocks:?}");
        };
        let cells = |row: &Row| row.cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>();
        let rows: Vec<(RowRole, Vec<String>)> = table
            .rows
            .iter()
            .map(|row| (row.role, cells(row)))
            .collect();
        (table.source.clone(), rows)
    };
    let (source, goals) = only("goals source=\"Metas del plan\"");
    assert_eq!(source, "Metas del plan");
    let axes = goals
        .iter()
        .filter(|(role, _)| *role == RowRole::Group)
        .count();
    assert_eq!((axes, goals.len() - axes), (4, plan.0.n_items("objective")));
    let ends: Vec<&str> = goals[1].1[2..].iter().map(String::as_str).collect();
    assert_eq!(ends, ["38\u{a0}% (2024)", "80\u{a0}% (2028)"]);
    let (_, costliest) = only("costliest limit=3");
    let costs: Vec<&str> = costliest
        .iter()
        .map(|(_, cells)| cells[3].as_str())
        .collect();
    assert_eq!(costs, ["386.000", "342.000", "252.000"]);
    assert_eq!(costliest[0].1[4..], ["154.400", "38.600"]);
    let (source, _) = only("funding by=source source=Aportes");
    assert_eq!(source, "Aportes");
}
