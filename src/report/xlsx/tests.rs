//! What the workbook says is what the plan says, and nothing that people wrote does anything in it.

use rust_decimal::Decimal;

use super::opened::{Opened, Read, elements, place};
use super::write;
use crate::locale::{Arg, Lang, say};
use crate::notebook::Content;
use crate::plan::investment::total;
use crate::plan::{self, Plan};
use crate::report::compose::Named;
use crate::report::publish::{Papers, write_plan, write_report};
use crate::report::sample;
use crate::report::specimen::specimen;
use crate::report::tables::Attachments;
use crate::workshop::Catalog;

fn papers<'a>(plan: &'a Plan, none: &'a Attachments, lang: Lang) -> Papers<'a> {
    Papers {
        plan,
        findings: &[],
        attachments: none,
        lang,
    }
}

/// Names of the sheets in a language.
fn called(lang: Lang, key: &str) -> String {
    say(lang, key, &[])
}

#[test]
fn the_sums_of_the_workbook_are_the_exact_sums_of_the_plan() {
    let (plan, _) = sample::territory();
    let money = &plan.investment;
    for lang in Lang::ALL {
        let book = Opened::of(&plan, lang);
        let last = |key: &str| book.page(&called(lang, key)).last();
        assert!(!money.total.is_zero() && !money.total_gap.is_zero());
        assert_eq!(last("xlsx-investment"), money.total);
        assert_eq!(last("xlsx-projects"), money.total);
        assert_eq!(last("xlsx-gap"), money.total_gap);
        let given: Decimal = money.funding_by_source.values().map(total).sum();
        assert_eq!(last("xlsx-funding"), given);
        assert_eq!(last("xlsx-sources"), given);
        // Every project and every year.
        let page = book.page(&called(lang, "xlsx-projects"));
        let mut seen = 0;
        for (row, project) in (5..).zip(plan.items("project")) {
            let own = &money.by_project[&project.id];
            assert_eq!(page.cells[&(row, 0)], Read::Words(project.code.clone()));
            for (at, year) in (4..).zip(&money.years) {
                let cost = own.get(year).copied().unwrap_or_default();
                assert_eq!(page.number((row, at)), cost, "{} {year}", project.code);
                seen += 1;
            }
        }
        assert!(seen > 50);
    }
}

#[test]
fn every_formula_carries_what_it_gives() {
    let (plan, _) = sample::territory();
    let book = Opened::of(&plan, Lang::Es);
    let (mut sums, mut others) = (0, 0);
    for page in &book.pages {
        for (at, cell) in &page.cells {
            let Read::Formula(formula, result) = cell else {
                continue;
            };
            match formula
                .strip_prefix("SUM(")
                .and_then(|rest| rest.strip_suffix(')'))
            {
                Some(range) => {
                    assert_eq!(page.sum(range), *result, "{} {at:?} {formula}", page.name);
                    sums += 1;
                }
                None => others += 1,
            }
        }
    }
    assert!(sums > 300 && others > 300, "{sums} {others}");
}

#[test]
fn what_belongs_to_no_project_and_cents_are_in_the_sums() {
    let mut content = sample::small();
    sample::record(
        &mut content,
        "component",
        "cmp_loose",
        &[
            ("text", "Suelto"),
            ("item", "works"),
            ("cost.2026", "0.10"),
            ("cost.2031", "7"),
        ],
    );
    let (plan, _) = sample::build(&content);
    let book = Opened::of(&plan, Lang::En);
    let page = book.page("Projects");
    assert_eq!(page.last(), plan.investment.total);
    assert!(!plan.investment.total.fract().is_zero());
    let loose = page.cells.values().filter(|cell| match cell {
        Read::Formula(formula, _) => formula.contains("'Investment'!") && formula.contains("-SUM("),
        _ => false,
    });
    assert!(loose.count() >= 2);
    assert!(book.parts["xl/styles.xml"].contains("[$-809]#,##0.00;"));
    let of_sample = Opened::of(&sample::territory().0, Lang::Es);
    let styles = &of_sample.parts["xl/styles.xml"];
    assert!(styles.contains("[$-300A]#,##0;") && !styles.contains("#,##0.00;"));
    assert!(styles.contains("[$-300A]dd/mm/yyyy"));
}

#[test]
fn headers_stay_in_sight_and_on_every_page() {
    let (plan, _) = sample::territory();
    let book = Opened::of(&plan, Lang::Es);
    assert!(book.pages.len() > 15);
    for page in &book.pages {
        for part in [
            "state=\"frozen\"",
            "orientation=\"landscape\"",
            "fitToHeight=\"0\"",
            "<oddHeader>",
            "Página &amp;P de &amp;N",
        ] {
            assert!(page.xml.contains(part), "{}: {part}", page.name);
        }
        assert!(!page.xml.contains("<mergeCell"), "{}", page.name);
    }
    let names = &book.parts["xl/workbook.xml"];
    assert_eq!(
        names.matches("_xlnm.Print_Titles").count(),
        book.pages.len()
    );
    assert_eq!(names.matches("_xlnm.Print_Area").count(), book.pages.len());
    for key in [
        "xlsx-investment",
        "xlsx-indicators",
        "xlsx-agreements",
        "xlsx-schedule",
    ] {
        let page = book.page(&called(Lang::Es, key));
        assert!(page.xml.contains("<autoFilter"), "{key}");
    }
    // The contents lead to every sheet.
    let first = &book.pages[0];
    for page in &book.pages[1..] {
        let place = format!("location=\"'{}'!A1\"", page.name);
        assert!(first.xml.contains(&place), "{}", page.name);
    }
    assert!(
        first
            .cells
            .values()
            .any(|cell| matches!(cell, Read::Words(words) if words.starts_with("EJEMPLO")))
    );
}

#[test]
fn cells_take_the_options_of_the_definition_and_the_ends_of_its_scales() {
    let (plan, _) = sample::territory();
    for (lang, pending, between) in [
        (Lang::Es, "Pendiente", "Escriba un número entero de 0 a 3."),
        (Lang::En, "Pending", "Type a whole number from 0 to 3."),
    ] {
        let book = Opened::of(&plan, lang);
        let agreements = book.page(&called(lang, "xlsx-agreements"));
        let lists = called(lang, "xlsx-lists");
        let validations: Vec<&str> = elements(&agreements.xml, "formula1").collect();
        assert_eq!(validations.len(), 3);
        for range in validations {
            let (sheet, range) = range.split_once('!').expect("a place on the lists");
            assert_eq!(sheet.trim_matches('\''), lists);
            let page = book.page(&lists);
            let (from, to) = range.split_once(':').expect("a range");
            for at in [place(from), place(to)] {
                assert!(
                    matches!(page.cells.get(&at), Some(Read::Words(_))),
                    "{range}"
                );
            }
        }
        let offered = book.page(&lists).cells.values();
        assert!(
            offered
                .into_iter()
                .any(|cell| *cell == Read::Words(pending.to_owned()))
        );
        let matrix = plan.workshop.get_collection("problem_influence");
        let matrix = matrix.expect("Vester").plural.get(lang);
        let page = book.page(matrix);
        assert!(page.xml.contains("type=\"whole\"") && page.xml.contains(between));
    }
}

#[test]
fn what_people_wrote_is_never_a_formula() {
    let hostile = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "=HYPERLINK(\"http://x\",\"y\")",
        "_x0041_",
        "]]>&<b>",
        "\u{1}nulo\u{0}",
        "{=1}",
        "'=2",
    ];
    let mut content = sample::small();
    for (at, words) in hostile.iter().enumerate() {
        let id = format!("prj_h{at}");
        sample::record(
            &mut content,
            "project",
            &id,
            &[("name", words), ("purpose", words)],
        );
        let answers = [("project", &*id), ("text", words), ("cost.2026", "5")];
        sample::record(&mut content, "component", &format!("cmp_h{at}"), &answers);
        sample::record(
            &mut content,
            "risk",
            &format!("rsk_h{at}"),
            &[("text", words)],
        );
    }
    let long = "=ñ✋".repeat(30_000);
    sample::record(&mut content, "risk", "rsk_long", &[("text", &long)]);
    sample::record(
        &mut content,
        "territory",
        "ter_1",
        &[("name", "&P [a]:*?/\\ 'x' &&")],
    );
    let (plan, _) = sample::build(&content);
    for lang in Lang::ALL {
        let book = Opened::of(&plan, lang);
        let cells: Vec<&Read> = book
            .pages
            .iter()
            .flat_map(|page| page.cells.values())
            .collect();
        for words in [
            "=1+1", "+1", "-1", "@SUM(A1)", "]]>&<b>", "nulo", "{=1}", "'=2",
        ] {
            let said = Read::Words(words.to_owned());
            assert!(
                cells.iter().filter(|cell| ***cell == said).count() >= 2,
                "{words}"
            );
        }
        for cell in cells {
            match cell {
                Read::Formula(formula, _) => {
                    let begins = ["SUM(", "SUMIFS(", "MAX(0,", "'", "G"];
                    assert!(
                        begins.iter().any(|word| formula.starts_with(word)),
                        "{formula}"
                    );
                }
                Read::Words(words) => assert!(words.encode_utf16().count() <= 32_767),
                Read::Figure(_) => {}
            }
        }
        let strings = &book.parts["xl/sharedStrings.xml"];
        assert!(
            strings.contains("_x005F_x0041_"),
            "an escape of the format stays words"
        );
        assert!(strings.contains(&say(lang, "xlsx-cut", &[])));
    }
}

#[test]
fn the_same_notebook_gives_the_same_bytes() {
    let (plan, _) = sample::plan();
    let none = Attachments::new();
    for lang in Lang::ALL {
        let papers = papers(&plan, &none, lang);
        let first = write(&papers).expect("written");
        assert!(first == write(&papers).expect("written"), "{lang}");
        let book = Opened::read(first);
        assert!(book.parts["docProps/core.xml"].contains("2026-11-22T00:00:00Z"));
    }
}

#[test]
fn a_notebook_without_answers_says_so_and_an_empty_list_has_no_sheet() {
    let (plan, _) = sample::empty();
    for lang in Lang::ALL {
        let book = Opened::of(&plan, lang);
        assert_eq!(book.pages.len(), 1);
        let said = Read::Words(called(lang, "xlsx-empty"));
        assert!(book.pages[0].cells.values().any(|cell| *cell == said));
    }
    let mut content = Content::default();
    sample::record(&mut content, "risk", "rsk_1", &[("text", "Sequía")]);
    let (plan, _) = sample::build(&content);
    let names: Vec<String> = Opened::of(&plan, Lang::Es)
        .pages
        .into_iter()
        .map(|page| page.name)
        .collect();
    assert_eq!(names, ["Contenido", "Riesgos", "Listas"]);
}

#[test]
fn nothing_personal_and_no_count_of_few_is_in_it() {
    let none = Attachments::new();
    let (small, _) = sample::plan();
    let workshop = Catalog::embedded()
        .get("rapid-diagnosis")
        .expect("the definition is sound");
    let mut content = Content::default();
    sample::record(
        &mut content,
        "community",
        "com_1",
        &[
            ("name", "Rinconada"),
            ("attending.women", "12"),
            ("attending.men", "9"),
            ("attending.youth", "2"),
        ],
    );
    sample::record(
        &mut content,
        "need",
        "nee_1",
        &[("text", "Agua"), ("theme", "water"), ("affected", "3")],
    );
    let (rapid, _) = plan::build(&content, &workshop, small.today);
    for lang in Lang::ALL {
        let book = Opened::read(write(&papers(&small, &none, lang)).expect("written"));
        for (part, text) in &book.parts {
            for secret in sample::SECRETS {
                assert!(!text.contains(secret), "{part}: {secret}");
            }
        }
        // Another definition has other lists: each has its sheet.
        let book = Opened::read(write(&papers(&rapid, &none, lang)).expect("written"));
        assert!(book.pages.len() >= 3);
        let told = &book.parts["xl/sharedStrings.xml"];
        assert!(told.contains("Rinconada") && told.contains("Agua"));
        assert!(
            told.contains("&lt;3") && told.contains('…') && !told.contains(": 2"),
            "{told}"
        );
    }
}

#[test]
fn only_the_plan_can_become_a_workbook_and_the_rest_is_told_why() {
    let (plan, _) = sample::plan();
    let none = Attachments::new();
    let folder = tempfile::tempdir().expect("a folder for the test");
    let formats = ["md".to_owned(), "xlsx".to_owned()];
    for lang in Lang::ALL {
        let papers = papers(&plan, &none, lang);
        let popular = Named::get("popular").expect("a document").template(lang);
        let refused = write_plan(&papers, Some(&popular), &formats, folder.path(), "a");
        let said = refused.expect_err("a summary has no workbook");
        assert_eq!(
            said[0],
            say(
                lang,
                "report-error-plan-only",
                &[("format", Arg::Text("xlsx"))]
            )
        );
        let mut sheets = specimen(lang);
        let refused = write_report(&mut sheets, &formats, folder.path(), "a");
        assert_eq!(refused.expect_err("nor have loose sheets").len(), 3);
        assert_eq!(folder.path().read_dir().expect("the folder").count(), 0);
        let written = write_plan(&papers, None, &formats[1..], folder.path(), "b");
        assert_eq!(
            written.expect("the plan has one"),
            [folder.path().join("b.xlsx")]
        );
        std::fs::remove_file(folder.path().join("b.xlsx")).expect("it was written");
    }
}
