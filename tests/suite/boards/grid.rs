//! The board of amounts by year: costs, money of sources and targets, typed with numbers and arrows.

use rumbo::locale::Lang;
use rumbo::notebook::{At, Cell, Op};
use rumbo::plan::amounts::Amounts;
use rumbo::workshop::ActivityKind;

use crate::bench::Bench;

/// A plan of four years with some projects and sources.
fn projects(n_projects: usize, n_sources: usize) -> Bench {
    let mut bench = Bench::empty("territorial", Lang::Es);
    let op = Op::AddMany {
        collection: "project".to_owned(),
        count: n_projects,
    };
    bench
        .session_mut()
        .change(&op, |tx| {
            let territory = tx.add("territory", "ter", At::End);
            for (field, value) in [
                ("plan_start", "2025"),
                ("plan_end", "2028"),
                ("currency", "USD"),
            ] {
                tx.set(&territory, Cell::plain(field), value);
            }
            for n in 1..=n_projects {
                let id = tx.add("project", "prj", At::End);
                tx.set(&id, Cell::plain("name"), &format!("Proyecto {n}"));
                let component = tx.add("component", "cmp", At::End);
                tx.set(&component, Cell::plain("text"), &format!("Componente {n}"));
                tx.set(&component, Cell::plain("project"), id.as_str());
            }
            for n in 1..=n_sources {
                let id = tx.add("funding_source", "fso", At::End);
                tx.set(&id, Cell::plain("name"), &format!("Fuente {n}"));
                for year in 2025..=2028 {
                    let cell = Cell::keyed("ceiling", year.to_string());
                    tx.set(&id, cell, "100000");
                }
            }
        })
        .expect("memory");
    bench
}

fn amounts(bench: &Bench, step: &str) -> Amounts {
    let session = bench.session();
    let step = session.workshop.get_step(step).expect("the step");
    let activity = step
        .activities()
        .find(|one| one.kind == ActivityKind::Grid)
        .expect("the grid");
    Amounts::read(
        session.content(),
        &session.workshop,
        activity,
        &session.years(),
    )
}

fn row(bench: &Bench, step: &str, row: usize) -> Vec<String> {
    let amounts = &amounts(bench, step).rows[row].amounts;
    let words = amounts
        .iter()
        .map(|amount| amount.map_or("–".to_owned(), |a| a.to_string()));
    words.collect()
}

#[test]
fn four_years_by_six_sources_take_only_numbers_and_arrows() {
    let mut bench = projects(1, 6);
    bench.keys("5.2<enter>40k<right>12.000<right>1,5 mil<right>8 000,50");
    assert_eq!(row(&bench, "5.2", 0), ["40000", "12000", "1500", "8000.5"]);
    bench.keys("<esc><F2>5.4<enter>");
    bench.sees("+ Fuente 6").sees("!61.500,5");
    for line in ["10k", "5k", "2.000", "1000", "500", "250"] {
        bench.keys(&format!(
            "{line}<right>{line}<right>{line}<right>{line}<home><down>"
        ));
    }
    let amounts = amounts(&bench, "5.4");
    assert_eq!(bench.n_records("funding_line"), 6);
    assert_eq!(amounts.sums[0].to_string(), "18750");
    // 40,000 − 18,750 in the first year; the surplus of the third does not pay for it.
    assert_eq!(amounts.gap().to_string(), "21250");
    let first = bench
        .session()
        .content()
        .records("funding_line")
        .next()
        .expect("a line");
    assert_eq!(first.get("form"), Some("cash"));
    assert_eq!(
        first.get("status"),
        Some("identified"),
        "nothing is promised by itself"
    );
    bench.keys("<page-up>");
    insta::assert_snapshot!("grid_money", bench.screen());
    // One undo takes one cell back.
    let before = bench.session().content().clone();
    bench.keys("9<ctrl-z>");
    assert_eq!(*bench.session().content(), before);
}

#[test]
fn a_wrong_number_is_explained_where_it_stands_and_what_was_there_stays() {
    let mut bench = projects(1, 1);
    bench
        .keys("5.2<enter>500<right>12x")
        .sees("«12x» no es un número");
    assert_eq!(row(&bench, "5.2", 0), ["500", "–", "–", "–"]);
    // The cursor stays until it is put right.
    bench.keys("<down><right>").sees("«12x» no es un número");
    bench.keys("<backspace>").does_not_see("no es un número");
    assert_eq!(row(&bench, "5.2", 0), ["500", "12", "–", "–"]);
    bench.keys("<left>-3").sees("no puede ser negativa");
    assert_eq!(
        row(&bench, "5.2", 0)[0],
        "500",
        "what stood there is still saved"
    );
    bench.keys("<esc>").sees("no se guardó");
    bench.keys("<right><delete>");
    assert_eq!(row(&bench, "5.2", 0), ["500", "–", "–", "–"]);
    bench
        .keys("99999999999999999999")
        .sees("fuera de lo que este dato admite");
    bench.keys("<esc>");
    assert_eq!(row(&bench, "5.2", 0), ["500", "–", "–", "–"]);
}

#[test]
fn a_source_beyond_its_ceiling_is_marked_and_told_while_typing() {
    let mut bench = projects(2, 1);
    bench.keys("5.4<enter>80k<page-down>30k");
    bench
        .sees("!80.000")
        .sees("su techo es 100.000: se pasa por")
        .sees("10.000.");
    bench.keys("<F4>").sees("Asegurado").keys("1");
    let lines: Vec<_> = bench.session().content().records("funding_line").collect();
    assert_eq!(lines[1].get("status"), Some("secured"));
}

#[test]
fn letters_begin_a_component_and_its_costs_follow() {
    let mut bench = projects(2, 0);
    bench.keys("5.2<enter><page-down>Escuela de campo<enter>15k<right>7k");
    let amounts = amounts(&bench, "5.2");
    assert_eq!(amounts.rows.len(), 3);
    assert_eq!(amounts.groups[1].rows, [1, 2]);
    assert_eq!(amounts.groups[1].sums[0].to_string(), "15000");
    bench.sees("Escuela de campo").sees("22.000");
    insta::assert_snapshot!("grid_costs", bench.screen());
}

#[test]
fn targets_are_proposed_on_a_line_and_those_that_go_back_are_told() {
    let mut bench = projects(1, 0);
    let op = Op::Add {
        collection: "indicator".to_owned(),
        name: "Agua".to_owned(),
    };
    bench
        .session_mut()
        .change(&op, |tx| {
            let objective = tx.add("objective", "obj", At::End);
            tx.set(&objective, Cell::plain("text"), "Asegurar el agua");
            let id = tx.add("indicator", "ind", At::End);
            for (field, value) in [
                ("name", "Hogares con agua segura"),
                ("objective", objective.as_str()),
                ("baseline", "40"),
                ("baseline_year", "2024"),
                ("kind", "increase"),
            ] {
                tx.set(&id, Cell::plain(field), value);
            }
        })
        .expect("memory");
    bench
        .keys("3.3<enter><end>80")
        .sees("Ctrl+X propone las 3 metas que faltan");
    bench.keys("<ctrl-x>").sees("Se propusieron 3 metas");
    assert_eq!(row(&bench, "3.3", 0), ["50", "60", "70", "80"]);
    bench.keys("<ctrl-z>");
    assert_eq!(row(&bench, "3.3", 0), ["–", "–", "–", "80"]);
    bench
        .keys("<home>30")
        .sees("del lado contrario del punto de partida (40)");
    bench
        .keys("<delete>45<right>44")
        .sees("La meta de 2026 (44) retrocede");
    insta::assert_snapshot!("grid_targets", bench.screen());
    bench.keys("<F9>proponer").sees("Proponer las metas");
}

#[test]
fn the_sample_shows_its_gaps_and_walks_project_by_project() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("5.4<enter>").sees("!89.600");
    for _ in 0..5 {
        bench.keys("<page-down>");
    }
    bench.sees("!20.600");
    insta::assert_snapshot!("grid_sample", bench.screen());
    let amounts = amounts(&bench, "5.4");
    assert_eq!(amounts.gap().to_string(), "89600");
    assert_eq!(
        amounts
            .costs
            .iter()
            .sum::<rust_decimal::Decimal>()
            .to_string(),
        "3726000"
    );
    // Up and down over every line never leaves the sheet.
    for key in ["<down>", "<up>"] {
        for _ in 0..200 {
            bench.keys(key);
        }
    }
    bench.keys("<tab><tab><back-tab><page-up><page-up><home><end><left><right>");
    for (width, height) in [(1, 1), (20, 5), (60, 15), (200, 60)] {
        bench.screen_at(width, height);
    }
}

#[test]
fn what_is_typed_keeps_the_sums_that_a_new_reading_gives() {
    let mut bench = Bench::sample(Lang::En);
    bench.keys("5.4<enter>");
    let keys = [
        "<down>",
        "<right>",
        "<page-down>",
        "7k",
        "<left>",
        "1234.5",
        "<delete>",
        "<up>",
        "0",
    ];
    for (at, key) in keys.iter().cycle().take(120).enumerate() {
        bench.keys(key);
        if at % 3 == 0 {
            bench.keys("<right>");
        }
    }
    let shown = bench.screen();
    let fresh = amounts(&bench, "5.4");
    let gap = rumbo::locale::number::decimal(fresh.gap(), None, Lang::En);
    assert!(shown.contains(&gap), "{gap} in\n{shown}");
    let sum: rust_decimal::Decimal = fresh.sums.iter().sum();
    let sum = rumbo::locale::number::decimal(sum, None, Lang::En);
    assert!(shown.contains(&sum), "{sum} in\n{shown}");
}

#[test]
fn leaving_with_a_number_that_is_none_says_that_it_was_not_kept() {
    let mut bench = Bench::sample(Lang::Es);
    bench.app.go_to_step("5.2");
    bench.keys("12x").keys("<F8>");
    bench.sees("5.3 ").sees("12x");
}
