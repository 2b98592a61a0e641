//! The matrix: pairs asked in words and answered with a digit.

mod comparisons;
mod tables;

use std::sync::Arc;

use rumbo::app::activities::board::Board;
use rumbo::app::activities::matrix::{Grid, Matrix, Order};
use rumbo::app::step::Body;
use rumbo::app::{Msg, Screen, Session};
use rumbo::locale::Lang;
use rumbo::notebook::{Cell, Op, Options, RecordId};
use rumbo::plan::paper::{PaperCell, paper};

use crate::bench::Bench;

/// An empty notebook with so many records, each only a name.
pub(super) fn with(collections: &[(&str, usize)]) -> Bench {
    let mut bench = Bench::empty("territorial", Lang::Es);
    for (collection, count) in collections {
        add(&mut bench, collection, *count);
    }
    bench
}

pub(super) fn session(bench: &mut Bench) -> &mut Session {
    bench.app.session.as_mut().expect("a notebook is open")
}

fn add(bench: &mut Bench, id: &str, count: usize) {
    let session = session(bench);
    let workshop = Arc::clone(&session.workshop);
    let collection = workshop.get_collection(id).expect("a known collection");
    let names: Vec<String> = (1..=count)
        .map(|number| format!("{} {number}", collection.title.es))
        .collect();
    let added = session.add_named(collection, &names, &[]);
    added.expect("memory is always there");
}

pub(super) fn set(bench: &mut Bench, id: &RecordId, field: &str, value: &str) {
    let op = Op::MarkStep { step: "1.7".into() };
    let done = session(bench).change(&op, |tx| tx.set(id, Cell::plain(field), value));
    done.expect("memory is always there");
}

pub(super) fn matrix(bench: &Bench) -> &Matrix {
    let Screen::Step(screen) = &bench.app.screen else {
        panic!("a step should be open:\n{}", bench.screen());
    };
    match &screen.body {
        Body::Board(Board::Matrix(matrix)) => matrix,
        _ => panic!("a matrix should be open:\n{}", bench.screen()),
    }
}

pub(super) fn grid(bench: &Bench) -> Grid {
    (*matrix(bench).grid(bench.session())).clone()
}

fn at(bench: &Bench) -> (usize, usize) {
    matrix(bench).at(&grid(bench))
}

/// Row, column and value of each record of a collection, in order.
fn written(bench: &Bench, cells: &str, fields: [&str; 3]) -> Vec<[String; 3]> {
    let records = bench.session().content().records(cells);
    records
        .map(|record| fields.map(|field| record.get(field).unwrap_or_default().to_owned()))
        .collect()
}

const VESTER: [&str; 3] = ["cause", "effect", "value"];

#[test]
fn the_vester_matrix_of_the_sample_is_seen_whole() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("1.11<enter>");
    insta::assert_snapshot!("vester", bench.screen());
}

#[test]
fn a_wide_matrix_shows_all_its_columns_and_scrolls_its_rows() {
    let mut bench = with(&[("policy", 30), ("project", 8)]);
    bench.keys("3.6<enter>");
    bench.keys("<page-down><page-down>2<right>");
    insta::assert_snapshot!("thirty_by_eight", bench.screen());
    let mut bench = with(&[("policy", 8), ("project", 30)]);
    bench.keys("3.6<enter>30123");
    insta::assert_snapshot!("eight_by_thirty", bench.screen());
}

#[test]
fn the_swot_crosses_only_what_is_inside_with_what_is_outside() {
    let mut bench = Bench::sample(Lang::En);
    bench.keys("1.14<enter>");
    insta::assert_snapshot!("swot", bench.screen());
    assert_eq!(grid(&bench).questions.len(), 10 * 8);
}

#[test]
fn decimals_are_typed_and_taken_with_enter_or_an_arrow() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("1.17<enter><right>1.234,5");
    insta::assert_snapshot!("typology", bench.screen());
    bench.keys("<enter>");
    let value = |bench: &Bench, row: usize, column: usize| {
        let grid = grid(bench);
        let entry = &grid.crossing.entries(row, column)[0];
        let record = bench.session().content().get_record(entry.record.as_str());
        record
            .and_then(|record| record.get("value"))
            .map(str::to_owned)
    };
    assert_eq!(value(&bench, 0, 1).as_deref(), Some("1234.5"));
    assert_eq!(at(&bench), (0, 2), "Enter goes on");
    bench.keys("7,25<down>");
    assert_eq!(value(&bench, 0, 2).as_deref(), Some("7.25"));
    assert_eq!(at(&bench), (1, 2), "the arrow takes it too");
    bench
        .keys("doce<enter>")
        .sees("«doce» no sirve para «Valor»");
    assert_eq!(at(&bench), (1, 2), "it stays to be mended");
    bench.keys("<backspace><backspace><backspace><backspace>12<up>");
    assert_eq!(value(&bench, 1, 2).as_deref(), Some("12"));
    // Going elsewhere loses nothing, not even what cannot be understood.
    bench.keys("mucho<esc>1.17<enter>");
    assert_eq!(value(&bench, 0, 2).as_deref(), Some("mucho"));
    bench.sees("  ?  ");
    bench.keys("<ctrl-z>");
    assert_eq!(value(&bench, 0, 2).as_deref(), Some("7.25"));
}

#[test]
fn what_is_typed_into_a_cell_is_saved_in_a_pause_and_stays_one_operation() {
    let mut bench = with(&[("zone", 2), ("typology_indicator", 2)]);
    let before = bench.session().notebook.log().entries().len();
    bench.keys("1.17<enter>12").pause();
    assert_eq!(
        bench.last_answer("typology_value", "value").as_deref(),
        Some("12")
    );
    bench.keys(",5<enter>");
    assert_eq!(
        bench.last_answer("typology_value", "value").as_deref(),
        Some("12.5")
    );
    assert_eq!(bench.session().notebook.log().entries().len(), before + 1);
    bench.keys("<ctrl-z>");
    assert_eq!(bench.n_records("typology_value"), 0);
}

#[test]
fn a_typist_fills_a_matrix_of_twelve_from_nothing_with_132_digits_and_nothing_else() {
    let mut bench = Bench::empty("territorial", Lang::Es);
    bench.keys("1.10<enter>");
    for number in 1..=12 {
        bench.keys(&format!("Problema número {number}<enter>"));
    }
    bench.keys("<F8>").sees("0 de 132");
    let digits: String = (0..132).map(|place| (b'0' + place % 4) as char).collect();
    bench.keys(&digits);
    bench.sees("132 de 132").sees("Está completa");
    let ids = bench.session().content().ids("problem");
    let mut expected = Vec::new();
    for (row, cause) in ids.iter().enumerate() {
        for (column, effect) in ids.iter().enumerate() {
            if row != column {
                let digit = (expected.len() % 4).to_string();
                expected.push([cause.to_string(), effect.to_string(), digit]);
            }
        }
    }
    assert_eq!(written(&bench, "problem_influence", VESTER), expected);
    // One digit more falls on nothing.
    bench.keys("0").sees("No hay más preguntas");
    assert_eq!(written(&bench, "problem_influence", VESTER), expected);
    let totals = grid(&bench);
    let sum: rust_decimal::Decimal = totals.row_totals.iter().sum();
    assert_eq!(sum, totals.total);
    assert_eq!(sum, totals.column_totals.iter().sum());
}

#[test]
fn digits_fill_every_pair_once_in_any_order_and_undo_takes_them_back() {
    for size in [2, 3, 7, 12] {
        for order in [Order::Rows, Order::Columns, Order::Random] {
            let mut bench = with(&[("problem", size)]);
            bench.keys("1.11<enter>");
            while session(&mut bench).order != order {
                bench.keys("<ctrl-o>");
            }
            let questions = grid(&bench).questions;
            assert_eq!(questions.len(), size * (size - 1));
            for (place, pair) in questions.iter().enumerate() {
                assert_eq!(at(&bench), *pair, "{order:?}");
                bench.keys("3");
                assert_eq!(grid(&bench).n_answered, place + 1, "{order:?}");
                is_in_step(&bench);
            }
            assert_eq!(bench.n_records("problem_influence"), questions.len());
            for left in (0..questions.len()).rev() {
                bench.keys("<ctrl-z>");
                assert_eq!(grid(&bench).n_answered, left, "{order:?}");
            }
            assert_eq!(bench.n_records("problem_influence"), 0);
        }
    }
}

/// What the matrix keeps from key to key is what a new reading of the notebook finds.
#[track_caller]
pub(super) fn is_in_step(bench: &Bench) {
    let kept = grid(bench);
    let activity = match &bench.app.screen {
        Screen::Step(screen) => bench.session().workshop.get_activity(&screen.id, 0),
        _ => None,
    };
    let activity = activity.expect("a step is open");
    let fresh = Matrix::open(bench.session(), activity).expect("its roles are bound");
    let fresh = fresh.grid(bench.session());
    assert_eq!(kept.n_answered, fresh.n_answered);
    assert_eq!(kept.row_totals, fresh.row_totals);
    assert_eq!(kept.column_totals, fresh.column_totals);
    assert_eq!(kept.total, fresh.total);
    for row in 0..fresh.crossing.rows.len() {
        for column in 0..fresh.crossing.columns.len() {
            assert_eq!(kept.standing(row, column), fresh.standing(row, column));
            let entries = kept.crossing.entries(row, column);
            assert_eq!(entries, fresh.crossing.entries(row, column));
        }
    }
}

#[test]
fn chance_is_the_same_in_every_copy_and_jumps_about() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("1.11<enter><ctrl-o><ctrl-o>").sees("al azar");
    let once = grid(&bench).questions;
    bench.keys("<F2>1.11<enter>");
    assert_eq!(grid(&bench).questions, once);
    let runs = once.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    assert!(runs.count() < 30, "rows should rarely follow themselves");
}

#[test]
fn the_order_can_change_in_the_middle_without_losing_the_place() {
    let mut bench = with(&[("problem", 4)]);
    bench.keys("1.11<enter>12");
    assert_eq!(at(&bench), (0, 3));
    bench
        .keys("<ctrl-o>")
        .sees("Ahora se pregunta por columnas");
    assert_eq!(at(&bench), (0, 3));
    bench.keys("3");
    assert_eq!(at(&bench), (1, 3), "down the column");
    bench.keys("<ctrl-n><ctrl-n>");
    bench.sees("por columnas");
}

#[test]
fn space_leaves_a_question_for_later_and_backspace_goes_back() {
    let mut bench = with(&[("problem", 3)]);
    bench.keys("1.11<enter>1<space>2");
    assert_eq!(grid(&bench).n_answered, 2);
    assert_eq!(at(&bench), (1, 2));
    bench.keys("<backspace><backspace>");
    assert_eq!(at(&bench), (0, 2));
    bench.keys("<end>");
    assert_eq!(at(&bench), (0, 2));
    bench.keys("<space><space><space><space><space>");
    bench.sees("Quedan 4 sin responder: esta es la primera");
    assert_eq!(at(&bench), (0, 2));
    bench.keys("9").sees("«Valor» va de 0 a 3");
    bench.keys("x").sees("«Valor» va de 0 a 3");
}

#[test]
fn pasted_digits_are_answers_and_the_blanks_between_them_are_none() {
    let mut bench = with(&[("problem", 3)]);
    bench.keys("1.11<enter>");
    bench.send(Msg::Paste("0\t1\n2 3\r\n1\t0\n".to_owned()));
    bench.sees("6 de 6");
    let values: Vec<String> = written(&bench, "problem_influence", VESTER)
        .into_iter()
        .map(|[_, _, value]| value)
        .collect();
    assert_eq!(values, ["0", "1", "2", "3", "1", "0"]);
}

#[test]
fn arrows_step_over_a_record_with_itself() {
    let mut bench = with(&[("problem", 3)]);
    bench.keys("1.11<enter>");
    assert_eq!(at(&bench), (0, 1));
    bench.keys("<left>");
    assert_eq!(at(&bench), (0, 1), "the corner is no question");
    bench.keys("<right><down>");
    assert_eq!(at(&bench), (1, 2));
    bench.keys("<left>");
    assert_eq!(at(&bench), (1, 0), "over the diagonal");
    bench.keys("<down><end>");
    assert_eq!(at(&bench), (2, 1));
    bench.keys("<page-up>");
    assert_eq!(at(&bench), (0, 1));
    bench.keys("<page-down><home>");
    assert_eq!(at(&bench), (2, 0));
}

#[test]
fn delete_empties_a_cell_and_keeps_the_record_that_has_a_note() {
    let mut bench = with(&[("problem", 2)]);
    bench.keys("1.11<enter><enter>");
    bench.sees("Responda primero");
    bench.keys("2<backspace><backspace><enter>").sees("› VE01");
    bench.keys("<down><down><down><down>Lo dijo la mesa de mujeres<esc>");
    assert_eq!(
        bench.last_answer("problem_influence", "note").as_deref(),
        Some("Lo dijo la mesa de mujeres")
    );
    bench.keys("<delete>");
    assert_eq!(bench.n_records("problem_influence"), 1, "its note stays");
    assert_eq!(bench.last_answer("problem_influence", "value"), None);
    bench.keys("1<backspace>");
    assert_eq!(bench.n_records("problem_influence"), 1, "the same record");
    bench.keys("<down>3<up><delete><delete>");
    is_in_step(&bench);
    bench.keys("<ctrl-z>").sees("cambiar «Valor» en");
}

#[test]
fn without_enough_to_cross_the_matrix_says_what_is_missing_and_where() {
    let mut bench = with(&[]);
    bench.keys("1.11<enter>");
    bench
        .sees("Todavía no hay nada en «Problemas».")
        .sees("paso 1.10 Problemas");
    bench.keys("123<enter><delete><right><ctrl-o>");
    assert_eq!(bench.n_records("problem_influence"), 0);
    let mut bench = with(&[("problem", 1)]);
    bench.keys("1.11<enter>").sees("hay una sola ficha");
    let mut bench = with(&[("swot", 3)]);
    bench.keys("1.14<enter>");
    bench.sees("Factores FODA (3)");
    bench.keys("<ctrl-n><ctrl-n>").sees("entra aquí: complete");
}

#[test]
fn many_rows_odd_answers_and_small_windows_break_nothing() {
    let mut bench = with(&[("policy", 200), ("project", 200)]);
    bench.keys("3.6<enter>");
    let sizes = [
        (60, 15),
        (61, 16),
        (80, 24),
        (100, 30),
        (140, 45),
        (200, 60),
    ];
    for keys in [
        "3<end>2",
        "<page-down><page-down>1<left>0",
        "<ctrl-o>12",
        "<ctrl-o>30",
    ] {
        bench.keys(keys);
        for (width, height) in sizes {
            bench.screen_at(width, height);
        }
    }
    assert_eq!(grid(&bench).n_answered, 7, "one was answered twice");
    add(&mut bench, "policy", 101);
    bench.sees("solo caben 300");
    assert_eq!(grid(&bench).crossing.rows.len(), 300);
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("1.11<enter>");
    let cells: Vec<RecordId> = bench.session().content().ids("problem_influence")[..4].to_vec();
    for (cell, value) in cells
        .iter()
        .zip(["mucho", "-7", "99999999999999999999", "2.75"])
    {
        set(&mut bench, cell, "value", value);
    }
    // Words, and a number that no scale has, are no answers.
    bench.sees("130 de 132");
    for (width, height) in sizes {
        bench.screen_at(width, height);
    }
}

#[test]
fn a_removed_problem_leaves_the_matrix_with_its_answers() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("1.11<enter><end>");
    let id = bench.session().content().ids("problem")[11].clone();
    session(&mut bench)
        .remove(&id, Lang::Es)
        .expect("memory is always there");
    bench.sees("110 de 110");
    bench.keys("3").sees("110 de 110");
    bench.keys("<ctrl-z><ctrl-z>").sees("132 de 132");
}

#[test]
fn a_notebook_for_reading_says_so_and_still_shows_its_matrix() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("solo-lectura.rumbo");
    let (notebook, workshop, _) = crate::sample_plan::sample_notebook();
    drop(notebook);
    let catalog = rumbo::workshop::Catalog::embedded();
    let text = rumbo::workshop::catalog::to_text(catalog.sources("territorial"));
    let made = rumbo::notebook::Notebook::create(&path, "territorial", &text, Options::default());
    let mut bench = Bench::open(made.expect("the folder is there"), workshop, Lang::Es);
    add(&mut bench, "problem", 3);
    bench.keys("1.11<enter>12");
    bench.session().notebook.flush().expect("it is on disk");
    drop(bench);
    let newer = rusqlite::Connection::open(&path).expect("it is SQLite");
    newer
        .pragma_update(None, "user_version", rumbo::notebook::VERSION + 1)
        .expect("it can be written");
    drop(newer);
    let notebook = rumbo::notebook::Notebook::open(&path, Options::default());
    let workshop = catalog.get("territorial").expect("the definition is sound");
    let mut bench = Bench::open(notebook.expect("it opens"), workshop, Lang::Es);
    bench.keys("<enter>1.11<enter>").sees("2 de 6");
    bench.keys("3").sees("2 de 6");
    bench.keys("<backspace><delete>");
    assert_eq!(bench.n_records("problem_influence"), 2);
    assert!(!bench.layers().is_empty(), "it says why");
}

#[test]
fn a_value_both_ways_is_asked_once_and_shown_twice() {
    let mut bench = with(&[("problem", 4)]);
    let session = session(&mut bench);
    let mut workshop = (*session.workshop).clone();
    let step = workshop.steps.iter_mut().find(|step| step.id == "1.11");
    step.expect("the step is there").activity.symmetric = true;
    session.workshop = Arc::new(workshop);
    bench.keys("1.11<enter>").sees("0 de 6");
    bench.keys("123012").sees("6 de 6");
    assert_eq!(bench.n_records("problem_influence"), 6);
    let grid = grid(&bench);
    for (row, column) in [(0, 1), (1, 3), (2, 3)] {
        let one = grid.standing(row, column).map(|one| &one.answer);
        assert_eq!(one, grid.standing(column, row).map(|one| &one.answer));
        assert!(one.is_some());
    }
    // An answer typed in the mirrored half is that of its twin.
    is_in_step(&bench);
    bench.keys("<home><down><down><down><home>3");
    is_in_step(&bench);
    assert_eq!(bench.n_records("problem_influence"), 6);
    let twin = grid_value(&bench, 0, 3);
    assert_eq!(twin.as_deref(), Some("3"));
}

pub(super) fn grid_value(bench: &Bench, row: usize, column: usize) -> Option<String> {
    let grid = grid(bench);
    let answer = grid.standing(row, column)?.answer.as_number()?;
    Some(answer.to_string())
}

#[test]
fn a_stance_against_is_typed_with_its_sign() {
    let mut bench = with(&[("actor", 2), ("objective", 2)]);
    bench.keys("1.8<enter>");
    bench.keys("<ctrl-n><ctrl-n><ctrl-n><ctrl-n>");
    bench.sees("Matriz por objetivos").sees("0 de 4");
    bench.keys("-34-10");
    let values: Vec<String> = written(&bench, "actor_stance", ["actor", "objective", "value"])
        .into_iter()
        .map(|[_, _, value]| value)
        .collect();
    assert_eq!(values, ["-3", "4", "-1", "0"]);
    bench.sees("4 de 4");
    bench.keys("<up>-<right>-5").sees("va de -4 a 4");
}

#[test]
fn the_room_sees_the_pair_large_and_the_answer_is_typed_meanwhile() {
    let mut bench = with(&[("problem", 3)]);
    bench.keys("1.11<enter><F5>");
    bench
        .sees("¿En qué grado «Problema 1» causa «Problema 2»?")
        .sees("3  Lo causa con fuerza");
    bench.keys("2").sees("causa «Problema 3»?");
    bench.keys("<backspace>").sees("causa «Problema 2»?");
    bench.keys("<space>").does_not_see("¿En qué grado");
    bench.keys("3");
    assert_eq!(
        bench.n_records("problem_influence"),
        1,
        "blank, nobody sees"
    );
    bench.keys("<space><esc>").sees("1 de 6");
}

#[test]
fn the_paper_twin_has_the_numbers_of_the_screen() {
    let bench = Bench::sample(Lang::Es);
    let session = bench.session();
    let sheet = |step: &str| {
        let activity = session.workshop.get_activity(step, 0).expect("a matrix");
        paper(session.content(), &session.workshop, activity, Lang::Es).expect("its roles")
    };
    let vester = sheet("1.11");
    assert_eq!(
        vester.question,
        "¿En qué grado «la fila» causa «la columna»?"
    );
    assert_eq!((vester.rows.len(), vester.columns.len()), (12, 12));
    assert_eq!(vester.rows[4].number, 5);
    assert_eq!(vester.scale[3], ("3".into(), "Lo causa con fuerza".into()));
    let open = vester.cells.iter().flatten();
    assert_eq!(open.filter(|cell| **cell == PaperCell::Open).count(), 132);
    let swot = sheet("1.14");
    let numbers: Vec<usize> = swot.columns.iter().map(|line| line.number).collect();
    assert_eq!(numbers, (11..=18).collect::<Vec<_>>());
    assert!(
        swot.cells
            .iter()
            .flatten()
            .all(|cell| *cell == PaperCell::Open)
    );
    assert!(sheet("1.17").scale.is_empty());
}

#[test]
fn responsibilities_are_given_by_letter_or_number() {
    let mut bench = with(&[("process", 2), ("body", 3)]);
    bench.keys("4.2<enter>");
    bench.sees("En «Proceso 1», ¿qué le toca a «Órgano de gestión 1»?");
    bench.keys("lrc").sees("3 de 6");
    bench
        .keys("s")
        .sees("Ninguna opción, o más de una, empieza con «s»");
    bench.keys("4i2").sees("6 de 6");
    let roles: Vec<String> = written(&bench, "raci", ["process", "body", "role"])
        .into_iter()
        .map(|[_, _, role]| role)
        .collect();
    assert_eq!(
        roles,
        [
            "responsible",
            "accountable",
            "consulted",
            "informed",
            "informed",
            "accountable"
        ]
    );
    insta::assert_snapshot!("raci", bench.screen());
}
