//! What another copy did, on the screen and on the command line.

use std::path::Path;

use insta::assert_snapshot;
use rumbo::locale::Lang;
use rumbo::notebook::{Hindrance, Notebook, Options};
use rusqlite::Connection;

use super::{Village, screen};
use crate::command::Test;

/// Another copy's entries, as a merge leaves them in the file: their own changes, and those of the merge.
fn bring_from_another_copy(path: &Path) {
    let file = Connection::open(path).expect("a closed file");
    let place = r#"{"collection":"problem","position":"b00"}"#;
    file.execute_batch(&format!(
        "INSERT INTO operation VALUES
           (7, 'other', 1, 7, '2026-11-22T09:40:00Z', 'Mesa 3', '', 'add',
            '[[\"collection\",\"problem\"],[\"name\",\"Falta sombra\"]]', NULL, '', 0, 9),
           (8, 'other', 2, 8, '2026-11-22T09:41:00Z', 'Mesa 3', '', 'edit',
            '[[\"collection\",\"problem\"],[\"field\",\"votes\"],[\"name\",\"Falta sombra\"]]', NULL, NULL, 0, 9),
           (9, 'ours', 1, 9, '2026-11-22T11:00:00Z', 'Rosa', '', 'add-many',
            '[[\"collection\",\"problem\"],[\"count\",\"1\"]]', NULL, '', 0, NULL);
         INSERT INTO change VALUES
           (7, 0, 'prb_z', '@record', '', NULL, '{place}'),
           (7, 1, 'prb_z', 'text', '', NULL, 'Falta sombra'),
           (8, 0, 'prb_z', 'votes', '', NULL, '4'),
           (9, 0, 'prb_z', '@record', '', NULL, '{place}'),
           (9, 1, 'prb_z', 'text', '', NULL, 'Falta sombra'),
           (9, 2, 'prb_z', 'votes', '', NULL, '4');
         INSERT INTO record VALUES ('prb_z', 'problem', NULL, 'b00');
         INSERT INTO answer VALUES ('prb_z', 'text', '', 'Falta sombra'), ('prb_z', 'votes', '', '4');"
    ))
    .expect("a sound file");
}

#[test]
fn what_another_copy_did_stands_under_its_merge_and_goes_with_it() {
    let village = Village::lived();
    bring_from_another_copy(&village.path());
    let mut bench = village.sitting("Rosa", "2026-11-22T12:00:00Z", Lang::Es);
    assert_eq!(bench.n_records("problem"), 4);
    bench.keys("<ctrl-t>");
    assert_snapshot!("history_merged", screen(&bench));
    bench
        .keys("<down><enter>")
        .sees("Vino de otra copia")
        .keys("<enter>");
    bench.sees("vino entonces, no sola").keys("<enter>");
    bench
        .keys("<esc>")
        .keys("<F4><down><down>")
        .sees("Mesa 3")
        .keys("<enter>");
    bench.sees("2 de 9").keys("<F4><up><up><enter>");
    // Its moment is the one of the merge: nothing came since.
    bench
        .keys("<down><enter><right><enter>")
        .sees("ya está como estaba")
        .keys("<esc><esc>");
    // The merge as a whole.
    bench
        .keys("<home><enter><enter><enter>")
        .sees("Quedó sin efecto");
    assert_eq!(bench.n_records("problem"), 3);
    let screen = bench.screen();
    assert_eq!(
        screen.matches("└×").count(),
        2,
        "what it brought is undone too:\n{screen}"
    );
    bench.keys("<ctrl-z>");
    assert_eq!(bench.n_records("problem"), 4);
    bench.keys("<ctrl-z>");
    assert_eq!(
        bench.n_records("problem"),
        3,
        "undo takes the merge back in its turn"
    );
}

#[test]
fn the_command_tells_the_log_and_filters_it() {
    let village = Village::lived();
    bring_from_another_copy(&village.path());
    let test = Test::new();
    std::fs::copy(village.path(), test.path("plan.rumbo")).expect("room for a copy");
    let all = test.run(&["--lang", "es", "history", "plan.rumbo"]);
    let out = all.exits(0).out();
    assert!(out.contains("└ añadir problema «Falta sombra»"), "{out}");
    assert!(out.ends_with("9 de 9 operaciones\n"), "{out}");
    assert_eq!(
        out.matches("◄ ").count(),
        1,
        "the clock went back once:\n{out}"
    );
    let first = out.lines().next().expect("lines");
    assert!(first.starts_with("9  ") && first.contains("Rosa"), "{out}");
    for (args, count, words) in [
        (["--person", "julio"], "2 of 9", "Se van los jóvenes"),
        (["--record", "PR01"], "2 of 9", "El agua no alcanza"),
        (["--record", "prb_z"], "3 of 9", "Falta sombra"),
        (
            ["--record", "se van los jovenes"],
            "1 of 9",
            "Se van los jóvenes",
        ),
        (["--step", "1.10"], "8 of 9", "add problem"),
        (["--step", "1.2"], "0 of 9", "operations"),
    ] {
        let ran = test.run(&["--lang", "en", "history", "plan.rumbo", args[0], args[1]]);
        ran.exits(0).says(count).says(words);
    }
    let ran = test.run(&["history", "plan.rumbo", "--json", "--person", "Mesa 3"]);
    let list: serde_json::Value = serde_json::from_str(&ran.exits(0).out()).expect("JSON");
    assert_eq!(list.as_array().map(Vec::len), Some(2));
    assert_eq!(
        (&list[1]["merged"], &list[1]["author"]),
        (&9.into(), &"Mesa 3".into())
    );
    assert_eq!(list[0]["records"][0], "prb_z");
    assert_eq!(list[0]["at"], "2026-11-22T09:41:00Z");
    for (args, words) in [
        (
            ["--person", "Nadie"],
            "Quienes escribieron: Don Julio, Mesa 3, Rosa",
        ),
        (["--record", "PR99"], "PR03"),
        (["--step", "9.9"], "1.10"),
    ] {
        let ran = test.run(&["--lang", "es", "history", "plan.rumbo", args[0], args[1]]);
        ran.exits(1).says(words).says("No se ha cambiado nada");
    }
    test.run(&["--lang", "es", "history", "nada.rumbo"])
        .exits(1)
        .says("No se encontró");
}

#[test]
fn a_merge_that_found_everything_in_place_is_taken_back_all_the_same() {
    let village = Village::lived();
    Connection::open(village.path())
        .and_then(|file| {
            file.execute_batch(
                "INSERT INTO operation VALUES
                   (7, 'other', 1, 7, '2026-11-22T09:40:00Z', 'Mesa 3', '', 'mark-step',
                    '[[\"step\",\"1.10\"]]', NULL, '', 0, 8),
                   (8, 'ours', 1, 8, '2026-11-22T11:00:00Z', 'Rosa', '', 'merge', '[]', NULL, '', 0, NULL);",
            )
        })
        .expect("a closed file");
    let mut notebook = Notebook::open(&village.path(), Options::default()).expect("it is free");
    let before = notebook.content().clone();
    assert_eq!(notebook.preview_undo(7), Ok(Err(Hindrance::Merged(8))));
    let done = notebook.undo_chosen(8).expect("in order");
    assert!(done.is_ok_and(|undone| undone.changes.is_empty()));
    assert_eq!(notebook.content(), &before);
    assert!(!notebook.log().is_in_effect(8) && !notebook.log().is_in_effect(7));
}
