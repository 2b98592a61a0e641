//! Every coherence check with a plan in which it speaks and one in which it is silent.

mod cases;
mod later;

use std::collections::BTreeSet;
use std::sync::Arc;

use cases::{CASES, Case, VESTER};
use later::LATER;

use rumbo::app::Session;
use rumbo::clock::Clock;
use rumbo::exchange::sample::fill;
use rumbo::locale::Lang;
use rumbo::notebook::{At, Cell, Notebook, Op, Options, RecordId};
use rumbo::plan::checks::CHECKS;
use rumbo::plan::progress::mark_id;
use rumbo::plan::{self, Finding, Plan};
use rumbo::workshop::{Catalog, catalog, sample};

use crate::bench::Bench;
use crate::command::Test;

/// Every case.
fn cases() -> impl Iterator<Item = &'static Case> {
    CASES.iter().chain(LATER)
}

/// A notebook of the territorial definition with the records that a text in TOML tells, as the sample does.
pub(crate) fn notebook(records: &str) -> Notebook {
    let catalog = Catalog::embedded();
    let workshop = catalog.get("territorial").expect("the definition is sound");
    let at = "2026-11-22T12:00:00Z".parse().expect("a moment");
    let options = Options {
        clock: Clock::Fixed(at),
        ..Options::default()
    };
    let text = catalog::to_text(catalog.sources("territorial"));
    let mut notebook =
        Notebook::in_memory("territorial", &text, options).expect("memory is always there");
    let parsed = sample::parse(records);
    assert!(
        !parsed.is_empty() || records.trim().is_empty(),
        "TOML:\n{records}"
    );
    let left = fill(&mut notebook, &workshop, &parsed, &|_| None, "Prueba").expect("memory");
    assert_eq!(left, Vec::<String>::new(), "{records}");
    notebook
}

pub(crate) fn understood(notebook: &Notebook) -> (Plan, Vec<Finding>) {
    let catalog = Catalog::embedded();
    let workshop = catalog.get("territorial").expect("the definition is sound");
    plan::build(notebook.content(), &workshop, notebook.clock().today())
}

/// The keys of what a check says of some records.
fn said(check: &str, records: &str) -> BTreeSet<&'static str> {
    let (_, findings) = understood(&notebook(records));
    let mine = findings.iter().filter(|finding| finding.check == check);
    mine.map(|finding| finding.key).collect()
}

#[test]
fn each_check_speaks_where_it_should_and_is_silent_where_it_should() {
    for case in cases() {
        for (key, records) in case.speaks {
            let said = said(case.check, records);
            assert!(
                said.contains(key),
                "{} should say {key}: {said:?}\n{records}",
                case.check
            );
        }
        let said = said(case.check, case.silent);
        assert!(
            said.is_empty(),
            "{} should be silent: {said:?}\n{}",
            case.check,
            case.silent
        );
    }
}

#[test]
fn every_check_and_every_sentence_has_a_case() {
    let elsewhere = [
        "k25-missing",
        "k31-incomplete",
        "v01-unreadable",
        "v02-dangling",
    ];
    for check in CHECKS {
        for sentence in check.sentences {
            let case = cases().find(|case| case.check == check.id);
            let has = case.is_some_and(|case| case.speaks.iter().any(|(key, _)| key == sentence));
            assert!(
                has || elsewhere.contains(sentence),
                "{}: {sentence}",
                check.id
            );
        }
    }
    let catalogue: BTreeSet<String> = (1..=36).map(|n| format!("K{n:02}")).collect();
    let ours: BTreeSet<String> = CHECKS.iter().map(|check| check.id.to_owned()).collect();
    assert!(
        catalogue.is_subset(&ours),
        "{:?}",
        catalogue.difference(&ours)
    );
}

#[test]
fn a_matrix_with_empty_cells_is_told_once_its_step_is_marked_as_done() {
    let rows = VESTER.replacen(
        "[[problem_influence]]\nid = \"6\"\ncause = \"C\"\neffect = \"B\"\nvalue = 1",
        "",
        1,
    );
    let keys = |notebook: &Notebook| -> Vec<&'static str> {
        let (_, findings) = understood(notebook);
        findings
            .iter()
            .filter(|one| one.check == "K31")
            .map(|one| one.key)
            .collect()
    };
    let mut open = notebook(&rows);
    assert!(keys(&open).is_empty(), "the group is still working on it");
    mark(&mut open, "1.11");
    assert_eq!(keys(&open), ["k31-incomplete"]);
    let mut whole = notebook(VESTER);
    mark(&mut whole, "1.11");
    assert!(keys(&whole).is_empty());
}

fn mark(notebook: &mut Notebook, step: &str) {
    let op = Op::MarkStep {
        step: step.to_owned(),
    };
    let id = RecordId::new(mark_id(step));
    notebook
        .transact(&op, |tx| {
            tx.add_named(id.clone(), "step_state", At::End);
            tx.set(&id, Cell::plain("done"), "true");
        })
        .expect("memory");
}

#[test]
fn what_points_to_nothing_or_cannot_be_read_is_told() {
    let mut odd = notebook(
        "[[project]]\nid = \"P\"\nname = \"Riego\"\n[[task]]\nid = \"T\"\nname = \"Cavar\"\nproject = \"P\"\nduration_m = 1",
    );
    let (project, task) = (
        odd.content().ids("project")[0].clone(),
        odd.content().ids("task")[0].clone(),
    );
    let op = Op::Edit {
        collection: "project".to_owned(),
        field: "start".to_owned(),
        name: "Riego".to_owned(),
    };
    odd.transact(&op, |tx| {
        tx.set(&project, Cell::plain("start"), "cuando llueva");
        tx.set(&project, Cell::plain("objective"), "obj_nobody");
        tx.set(&task, Cell::keyed("pred", "tas_nobody"), "0");
    })
    .expect("memory");
    let (_, findings) = understood(&odd);
    for (check, key) in [
        ("V01", "v01-unreadable"),
        ("V02", "v02-dangling"),
        ("K25", "k25-missing"),
    ] {
        assert!(
            findings
                .iter()
                .any(|one| one.check == check && one.key == key),
            "{key}"
        );
    }
}

#[test]
fn every_sentence_is_whole_in_both_languages() {
    for case in cases() {
        for (_, records) in case.speaks {
            let (_, findings) = understood(&notebook(records));
            for finding in findings {
                for lang in Lang::ALL {
                    let said = finding.say(lang, "USD");
                    assert!(
                        !said.contains(['⟨', '⟩', '{', '}']) && said.len() > 12,
                        "{lang} {}: {said}",
                        finding.key
                    );
                }
            }
        }
    }
}

#[test]
fn a_definition_without_those_lists_is_left_alone() {
    let empty = notebook("");
    assert!(
        understood(&empty).1.is_empty(),
        "{:?}",
        understood(&empty).1
    );
}

const NO_OWNER: &str =
    "[[commitment]]\nid = \"C\"\ntext = \"Limpiar la vertiente\"\nkind = \"commitment\"";

#[test]
fn a_finding_is_left_as_it_is_only_with_a_reason_and_can_count_again() {
    let catalog = Catalog::embedded();
    let workshop = catalog.get("territorial").expect("the definition is sound");
    let mut bench = Bench::open(notebook(NO_OWNER), workshop, Lang::Es);
    bench
        .keys("<ctrl-r>")
        .sees("Revisión: 1 por mirar")
        .sees("!! K18");
    bench.keys("<F4><enter>").sees("Escriba la razón");
    bench.keys("La asamblea lo decide en marzo<enter>");
    bench
        .sees("Revisión: 0 por mirar, 1 aceptado")
        .sees("✓  K18");
    bench
        .sees("Se deja así, dicen el 22 de noviembre de 2026:")
        .sees("La asamblea lo decide en");
    bench
        .keys("<F4>")
        .sees("Revisión: 1 por mirar")
        .sees("!! K18");
    bench.keys("<esc><ctrl-z><ctrl-r>").sees("1 aceptado");
    bench
        .keys("<esc><ctrl-z><ctrl-r>")
        .sees("Revisión: 1 por mirar");
}

#[test]
fn what_was_accepted_fails_no_check_and_is_printed_with_its_reason() {
    let test = Test::new();
    let path = test.path("plan.rumbo");
    let file = path.to_string_lossy().into_owned();
    test.run(&["new", &file]).exits(0);
    let catalog = Catalog::embedded();
    let workshop = catalog.get("territorial").expect("the definition is sound");
    let open = || {
        let notebook = Notebook::open(&path, Options::default()).expect("our file");
        Session::new(notebook, Arc::clone(&workshop))
    };
    let mut session = open();
    let id = session
        .change(
            &Op::Add {
                collection: "commitment".into(),
                name: "Limpiar".into(),
            },
            |tx| {
                let id = tx.add("commitment", "cmt", At::End);
                tx.set(&id, Cell::plain("text"), "Limpiar la vertiente");
                tx.set(&id, Cell::plain("kind"), "commitment");
                id
            },
        )
        .expect("open for writing");
    drop(session);
    test.run(&["check", &file]).exits(3).says("!! K18");
    let mut session = open();
    let finding = session.findings()[0].clone();
    session
        .accept_finding(&finding, "Se decide en la asamblea de marzo")
        .expect("open for writing");
    drop(session);
    let checked = test.run(&["check", &file]);
    checked
        .exits(0)
        .says("Aceptados con razón")
        .says("asamblea de marzo");
    let out = test.path("salida").to_string_lossy().into_owned();
    test.run(&["report", &file, "--format", "md", "--out", &out])
        .exits(0);
    let written = std::fs::read_dir(&out).expect("the folder of the report");
    let plans: Vec<String> = written
        .filter_map(|entry| std::fs::read_to_string(entry.ok()?.path()).ok())
        .collect();
    assert!(plans.iter().any(|plan| plan.contains("asamblea de marzo")));

    // Another figure is another finding; another name is the same.
    let mut session = open();
    let op = Op::Edit {
        collection: "commitment".into(),
        field: "text".into(),
        name: "Limpiar".into(),
    };
    session
        .change(&op, |tx| {
            tx.set(&id, Cell::plain("text"), "Limpiar las dos vertientes");
        })
        .expect("open for writing");
    session.refresh();
    assert_eq!(session.n_open(), 0, "{:?}", session.findings());
    session
        .change(&op, |tx| tx.set(&id, Cell::plain("due"), "2026-01-31"))
        .expect("open for writing");
    session.refresh();
    assert!(session.n_open() > 0, "it is late now");
}
