//! The paper sheets of every step: numbered as the screen is, each question once, nothing personal on them; and the
//! command that writes them.

use std::collections::{BTreeMap, BTreeSet};

use rumbo::app::Screen;
use rumbo::app::step::{Body, StepScreen, Tab, tabs};
use rumbo::locale::Lang;
use rumbo::notebook::{Content, RecordId};
use rumbo::plan::paper::{self, PaperBody, PaperForm, PaperTable, Room, StepPaper};
use rumbo::workshop::{FieldKind, Step, Workshop};

use crate::bench::Bench;
use crate::command::{Test, with_sample};

fn of(content: &Content, workshop: &Workshop, step: &str, lang: Lang) -> StepPaper {
    let step = workshop.get_step(step).expect("the step");
    paper::step(content, workshop, step, lang)
}

fn tables(sheets: &StepPaper) -> impl Iterator<Item = &PaperTable> {
    sheets.sheets.iter().filter_map(|sheet| match &sheet.body {
        PaperBody::Table(table) => Some(table),
        _ => None,
    })
}

fn forms(sheets: &StepPaper) -> impl Iterator<Item = &PaperForm> {
    sheets.sheets.iter().filter_map(|sheet| match &sheet.body {
        PaperBody::Form(form) => Some(form),
        _ => None,
    })
}

/// The records of a list of a step as the screen numbers them.
fn on_screen(bench: &mut Bench, step: &Step, collection: &str) -> Vec<RecordId> {
    let place = tabs(step)
        .iter()
        .position(|tab| matches!(tab, Tab::Collection(id) if &**id == collection));
    let session = bench.app.session.as_mut().expect("a notebook");
    let screen = StepScreen::open(session, &step.id, place.expect("its tab")).expect("it opens");
    match &screen.body {
        Body::List(list) => list.rows(session, step).to_vec(),
        other => panic!("{}: {other:?}", step.id),
    }
}

#[test]
fn every_step_has_sheets_with_its_code_question_and_guide_in_both_languages() {
    for workshop in ["territorial", "rapid-diagnosis"] {
        let bench = Bench::empty(workshop, Lang::Es);
        let session = bench.session();
        for lang in Lang::ALL {
            for step in &session.workshop.steps {
                let sheets = paper::step(session.content(), &session.workshop, step, lang);
                assert_eq!(sheets.code, step.id);
                assert_eq!(sheets.title, step.title.get(lang));
                assert_eq!(sheets.question, step.question.get(lang));
                assert!(!sheets.guide.is_empty() && !sheets.asks.is_empty());
                assert!(!sheets.sheets.is_empty(), "{}", step.id);
                let titles = sheets.sheets.iter().map(|sheet| &sheet.title);
                for title in titles {
                    assert!(!title.is_empty() && !title.contains('⟨'), "{title}");
                }
            }
        }
    }
}

#[test]
fn the_rows_of_every_table_have_the_numbers_of_the_screen() {
    let mut bench = Bench::sample(Lang::Es);
    let workshop = std::sync::Arc::clone(&bench.session().workshop);
    let (mut n_tables, mut n_records) = (0, 0);
    for step in &workshop.steps {
        let sheets = of(bench.session().content(), &workshop, &step.id, Lang::Es);
        for table in tables(&sheets) {
            n_tables += 1;
            let shown = on_screen(&mut bench, step, &table.collection);
            let printed: Vec<RecordId> = table
                .rows
                .iter()
                .filter_map(|row| row.record.clone())
                .collect();
            assert_eq!(printed, shown, "{} {}", step.id, table.collection);
            n_records += printed.len();
            let numbers = table.rows.iter().map(|row| row.number);
            assert!(numbers.eq(1..=table.rows.len()), "{}", step.id);
            assert!(table.rows.len() >= printed.len().max(8));
            for row in &table.rows {
                assert_eq!(row.cells.len(), table.fields.len());
                let is_empty = row.cells.iter().all(String::is_empty);
                assert!(row.record.is_some() || is_empty, "a free row is blank");
            }
        }
    }
    assert!(n_tables >= 50 && n_records >= 300, "{n_tables} {n_records}");
}

#[test]
fn each_question_of_a_list_is_asked_once_and_what_is_worked_out_never() {
    let bench = Bench::sample(Lang::Es);
    let (content, workshop) = (bench.session().content(), &bench.session().workshop);
    for step in &workshop.steps {
        let sheets = of(content, workshop, &step.id, Lang::Es);
        let mut asked: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for table in tables(&sheets) {
            let keys = table.fields.iter().map(|field| field.key.as_str());
            asked.entry(&table.collection).or_default().extend(keys);
        }
        for form in forms(&sheets) {
            let id = form.collection.as_deref().unwrap_or_default();
            let keys = form.boxes.iter().map(|asked| asked.field.key.as_str());
            asked.entry(id).or_default().extend(keys);
        }
        for (id, keys) in asked {
            let collection = workshop.get_collection(id).expect("the collection");
            let once: BTreeSet<&str> = keys.iter().copied().collect();
            assert_eq!(once.len(), keys.len(), "{} {id}", step.id);
            for field in &collection.fields {
                let is_computed = matches!(field.kind, FieldKind::Computed(_));
                let is_map = matches!(field.kind, FieldKind::Map { .. });
                let is_there = once.contains(&*field.key);
                // A board spreads the small tables of its collections out.
                assert!(
                    is_there != is_computed || (is_map && !is_there),
                    "{} {id} {}",
                    step.id,
                    field.key
                );
            }
        }
    }
}

#[test]
fn a_blank_table_has_room_for_what_the_rules_ask_and_at_least_for_eight() {
    let bench = Bench::empty("territorial", Lang::Es);
    let (content, workshop) = (bench.session().content(), &bench.session().workshop);
    for step in &workshop.steps {
        for table in tables(&of(content, workshop, &step.id, Lang::Es)) {
            assert!(table.rows.len() >= 8);
            let mut cells = table.rows.iter().flat_map(|row| &row.cells);
            assert!(cells.all(String::is_empty), "{}", step.id);
        }
        for form in forms(&of(content, workshop, &step.id, Lang::Es)) {
            for asked in &form.boxes {
                assert!(asked.answer.is_empty() && asked.ticked.is_empty());
            }
        }
    }
    let swot = of(content, workshop, "1.13", Lang::Es);
    let table = tables(&swot).next().expect("its table");
    assert!(table.rows.len() >= 8, "{}", table.rows.len());
}

#[test]
fn what_a_form_knows_is_ticked_and_written_and_its_options_keep_their_numbers() {
    let bench = Bench::sample(Lang::Es);
    let (content, workshop) = (bench.session().content(), &bench.session().workshop);
    let sheets = of(content, workshop, "1.1", Lang::Es);
    let form = forms(&sheets).next().expect("the form of the territory");
    assert!(!form.is_of_many);
    let name = form.boxes.iter().find(|asked| asked.field.key == "name");
    assert!(name.expect("its name").answer.contains("Tingopamba"));
    let options = form.boxes.iter().find_map(|asked| match &asked.field.room {
        Room::Options { options, .. } if !asked.ticked.is_empty() => Some((options, &asked.ticked)),
        _ => None,
    });
    let (options, ticked) = options.expect("an option is chosen");
    let numbers: Vec<&String> = options.iter().map(|(number, _)| number).collect();
    assert!(ticked.iter().all(|number| numbers.contains(&number)));
    assert_eq!(numbers[0], "1");
}

#[test]
fn nothing_personal_is_printed() {
    let bench = Bench::sample(Lang::Es);
    let (content, workshop) = (bench.session().content(), &bench.session().workshop);
    let personal = rumbo::plan::personal(workshop);
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let fields = personal.fields.iter();
    for (collection, field) in fields.filter(|(id, _)| personal.people.contains(id)) {
        let answers = content
            .records(collection)
            .filter_map(|record| record.get(field));
        names.extend(answers.filter(|answer| answer.chars().count() > 5));
    }
    assert!(names.len() > 20, "{}", names.len());
    for step in &workshop.steps {
        let sheets = of(content, workshop, &step.id, Lang::Es);
        let all = format!("{:?}", sheets.sheets);
        for name in &names {
            assert!(!all.contains(name), "{}: {name}", step.id);
        }
        for table in tables(&sheets) {
            for (at, field) in table.fields.iter().enumerate() {
                let of = (table.collection.to_string(), field.key.clone());
                let mut cells = table.rows.iter().map(|row| &row.cells[at]);
                let hides = personal.fields.contains(&of);
                assert!(!hides || cells.all(String::is_empty), "{of:?}");
            }
        }
    }
    let register = of(content, workshop, "0.4", Lang::Es);
    let people = tables(&register).find(|table| &*table.collection == "participant");
    let people = people.expect("the register");
    assert!(people.rows.iter().any(|row| row.record.is_some()));
    let mut cells = people.rows.iter().flat_map(|row| &row.cells);
    assert!(cells.all(String::is_empty), "who is on each row stays out");
}

#[test]
fn a_blank_board_has_numbered_lines_to_name() {
    let bench = Bench::empty("territorial", Lang::Es);
    let (content, workshop) = (bench.session().content(), &bench.session().workshop);
    for step in &workshop.steps {
        for sheet in of(content, workshop, &step.id, Lang::Es).sheets {
            let PaperBody::Board(board) = sheet.body else {
                continue;
            };
            assert!(!board.rows.is_empty(), "{} {}", step.id, sheet.title);
            assert!(!board.columns.is_empty(), "{} {}", step.id, sheet.title);
            assert_eq!(board.cells.len(), board.rows.len());
            for cells in &board.cells {
                assert_eq!(cells.len(), board.columns.len());
            }
        }
    }
}

#[test]
fn the_key_and_the_code_of_a_sheet_lead_to_its_step() {
    for lang in Lang::ALL {
        let mut bench = Bench::sample(lang);
        let workshop = std::sync::Arc::clone(&bench.session().workshop);
        for step in &workshop.steps {
            bench.keys(&format!("<F3>{}<enter>", step.id));
            match &bench.app.screen {
                Screen::Step(screen) => assert_eq!(screen.id, step.id),
                other => panic!("{}: {other:?}", step.id),
            }
        }
    }
}

#[test]
fn the_command_writes_the_sheets_of_some_steps_or_of_a_meeting() {
    let test = with_sample();
    let formats = ["--format", "docx,html,md"];
    let run = |more: &[&str]| {
        let mut args = vec!["--lang", "es", "sheet", "a.rumbo"];
        args.extend(formats);
        args.extend(more);
        test.run(&args)
    };
    run(&["--step", "1.7,1.10"])
        .exits(0)
        .says("a-hojas-1.7-1.10.docx");
    let read = |name: &str| std::fs::read_to_string(test.path(name)).expect("it was written");
    let written = read("a-hojas-1.7-1.10.md");
    assert!(written.contains("GAD Municipal de Tingopamba"));
    assert!(written.contains("pulse F3 y escriba 1.10."));
    assert!(!written.contains("## 1.11"));
    let docx = std::fs::read(test.path("a-hojas-1.7-1.10.docx")).expect("it was written");
    assert!(docx.starts_with(b"PK") && docx.len() > 5_000);
    let page = read("a-hojas-1.7-1.10.html");
    assert!(page.contains("class=\"loose\"") && page.contains("EJEMPLO"));
    run(&["--step", "1.1"]).exits(0);
    assert!(read("a-hojas-1.1.md").contains("☒ 1 Cuenca"), "ticked");
    run(&["--meeting", "ta02"]).exits(0).says("a-hojas-TA02.md");
    let pack = read("a-hojas-TA02.md");
    assert!(pack.contains("## 1.10 ") && !pack.contains("## 5.4 "));
    run(&["--step", "1.10", "--blank", "--paper", "letter"]).exits(0);
    let page = read("a-hojas-1.10.html");
    assert!(page.contains("size: letter") && !page.contains("EJEMPLO"));
    let problems = Bench::sample(Lang::Es);
    let mut problems = problems.session().content().records("problem");
    assert!(problems.all(|problem| !page.contains(problem.get("text").expect("its words"))));
    for (kind, file) in [
        ("attendance", "a-asistencia.md"),
        ("ballots", "a-papeletas.md"),
        ("cards", "a-tarjetas.md"),
    ] {
        run(&["--kind", kind]).exits(0).says(file);
    }
    assert!(read("a-papeletas.md").contains("☐☐☐ 1. Agua, páramo y bosque"));
    assert!(read("a-asistencia.md").contains("0.4"));
}

#[test]
fn without_a_notebook_the_sheets_are_blank_and_what_is_missing_is_told() {
    let test = Test::new();
    test.run(&["--lang", "en", "sheet", "--blank", "--format", "md"])
        .exits(0)
        .says("territorial-sheets.md");
    let written = std::fs::read_to_string(test.path("territorial-sheets.md")).expect("written");
    let bench = Bench::empty("territorial", Lang::En);
    for step in &bench.session().workshop.steps {
        let head = format!("## {} {}", step.id, step.title.get(Lang::En));
        assert!(written.contains(&head), "{head}");
    }
    test.run(&["--lang", "es", "sheet"]).exits(2);
    test.run(&["--lang", "es", "sheet", "--blank", "--step", "9.9"])
        .exits(1)
        .says("No hay un paso «9.9».")
        .says("7.5.");
    test.run(&["--lang", "es", "sheet", "--blank", "--meeting", "TA01"])
        .exits(2);
    test.run(&[
        "--lang", "es", "sheet", "--blank", "--kind", "ballots", "--step", "0.1",
    ])
    .exits(1)
    .says("no se vota");
    let test = with_sample();
    test.run(&["--lang", "en", "sheet", "a.rumbo", "--meeting", "TA99"])
        .exits(1)
        .says("no meeting “TA99”")
        .says("TA02");
    test.run(&["--lang", "es", "new", "b.rumbo"]).exits(0);
    test.run(&["--lang", "es", "sheet", "b.rumbo", "--meeting", "TA01"])
        .exits(1)
        .says("todavía no tiene talleres");
}
