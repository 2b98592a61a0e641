//! What other SQLite programs change in a closed notebook is noticed, told once, and can be undone.

use std::path::{Path, PathBuf};

use proptest::collection::vec;
use proptest::prelude::*;
use rumbo::notebook::{At, Cell, Content, Go, Notebook, Op, Options, RecordId};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::command::Test;
use crate::notebook_laws::tables::Tables;

fn options() -> Options {
    Options {
        author: "Rosa".into(),
        device: "mesa 2".into(),
        ..Options::default()
    }
}

/// A closed notebook with three problems that point to each other, some of it typed in several goes.
fn file() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("plan.rumbo");
    let mut notebook =
        Notebook::create(&path, "territorial", "words", options()).expect("a free path");
    let op = Op::AddMany {
        collection: "problem".into(),
        count: 3,
    };
    notebook
        .transact(&op, |tx| {
            let ids = ["prb_1", "prb_2", "prb_3"].map(RecordId::new);
            for id in &ids {
                tx.add_named(id.clone(), "problem", At::End);
                tx.set(id, Cell::plain("text"), "Agua turbia");
                tx.set_members(id, "causes", &["prb_1", "prb_2"]);
            }
        })
        .expect("room on the disk");
    for text in ["P", "Pá", "Páramo"] {
        let cells = [(Cell::plain("text"), text.to_owned())];
        let op = Op::Edit {
            collection: "problem".into(),
            field: "text".into(),
            name: "x".into(),
        };
        notebook
            .edit(&RecordId::new("prb_1"), &cells, &op, Go(1))
            .expect("room on the disk");
    }
    notebook.undo().expect("room on the disk");
    notebook.redo().expect("room on the disk");
    (folder, path)
}

fn open(path: &Path) -> Notebook {
    Notebook::open(path, options()).expect("the notebook is sound")
}

fn tamper(path: &Path, sql: &str) {
    let connection = Connection::open(path).expect("any SQLite program opens a notebook");
    connection.execute_batch(sql).expect("sound SQL");
}

/// Closes it and holds the file to its own laws; gives what it holds.
fn closed(notebook: Notebook) -> Content {
    let (path, content) = (notebook.path().to_owned(), notebook.content().clone());
    drop(notebook);
    let connection = Connection::open(&path).expect("the file is free again");
    let tables = Tables::of_file(&connection);
    assert_eq!(
        Tables::of_log(&connection),
        tables,
        "the log tells the tables"
    );
    assert_eq!(
        Tables::of_content(&content),
        tables,
        "the tables are what was seen"
    );
    let kept: String = connection
        .query_row("SELECT value FROM meta WHERE key = 'content'", [], |row| {
            row.get(0)
        })
        .expect("the trace of the content");
    assert_eq!(kept, content.fingerprint().to_string());
    content
}

#[test]
fn changes_of_another_program_become_one_entry_of_nobody_that_can_be_undone() {
    let (_folder, path) = file();
    let before = closed(open(&path));
    tamper(
        &path,
        "UPDATE answer SET value = 'Nevado' WHERE record = 'prb_1' AND field = 'text'; \
         DELETE FROM record WHERE id = 'prb_2'; \
         UPDATE record SET position = 'Zz' WHERE id = 'prb_3'; \
         INSERT INTO record VALUES ('act_9', 'actor', NULL, 'a0'); \
         INSERT INTO answer VALUES ('act_9', 'name', '', 'Junta de agua');",
    );
    let mut notebook = open(&path);
    // Two cells, a move, an arrival, and a record that went with its three answers.
    assert_eq!(notebook.found_outside(), 8);
    let last = notebook
        .log()
        .entries()
        .last()
        .expect("the new entry")
        .clone();
    assert_eq!((&*last.author, &*last.device), ("", ""));
    assert_eq!(last.words, Op::Outside { count: 8 }.words());
    let content = notebook.content().clone();
    assert_eq!(content.n_records("problem"), 2);
    assert_eq!(content.ids("problem")[0].as_str(), "prb_3");
    assert_eq!(notebook.next_undo(), Some(&last.words));

    notebook.undo().expect("room on the disk");
    assert_eq!(notebook.content(), &before, "undoing brings all of it back");
    notebook.redo().expect("room on the disk");
    assert_eq!(notebook.content(), &content);
    closed(notebook);

    let again = open(&path);
    assert_eq!(again.found_outside(), 0, "it is told once");
    assert_eq!(closed(again), content);
}

#[test]
fn nothing_is_told_when_nothing_was_changed() {
    let (_folder, path) = file();
    for _ in 0..3 {
        let notebook = open(&path);
        assert_eq!(notebook.found_outside(), 0);
        assert_eq!(notebook.log().entries().len(), 5);
        closed(notebook);
    }
    // Changed and put back again, a compact copy, an index and statistics are no change of the content.
    tamper(
        &path,
        "UPDATE answer SET value = value || '!'; UPDATE answer SET value = rtrim(value, '!'); \
         CREATE INDEX by_value ON answer (value); ANALYZE; VACUUM;",
    );
    let notebook = open(&path);
    assert_eq!(notebook.found_outside(), 0);
    closed(notebook);
}

#[test]
fn a_file_without_its_trace_is_compared_with_its_log() {
    let (_folder, path) = file();
    tamper(&path, "DELETE FROM meta WHERE key = 'content';");
    let notebook = open(&path);
    assert_eq!(notebook.found_outside(), 0);
    closed(notebook);
    tamper(
        &path,
        "DELETE FROM meta WHERE key = 'content'; DELETE FROM answer WHERE record = 'prb_3'",
    );
    let notebook = open(&path);
    assert_eq!(notebook.found_outside(), 3);
    closed(notebook);
    // A trace that says nothing is as good as none.
    tamper(
        &path,
        "UPDATE meta SET value = 'páramo' WHERE key = 'content';",
    );
    assert_eq!(open(&path).found_outside(), 0);
}

// Elsewhere an open notebook cannot be copied by hand.
#[cfg(unix)]
#[test]
fn a_copy_taken_while_the_power_goes_has_its_right_trace() {
    let (folder, path) = file();
    let mut notebook = open(&path);
    for turn in 0..20 {
        let cells = [(Cell::plain("text"), format!("Poca agua {turn}"))];
        let op = Op::Edit {
            collection: "problem".into(),
            field: "text".into(),
            name: "x".into(),
        };
        let go = Go(turn / 3);
        notebook
            .edit(&RecordId::new("prb_2"), &cells, &op, go)
            .expect("room on the disk");
        notebook.flush().expect("room on the disk");
        // What stands on the disk at this moment, without any closing.
        let copy = folder.path().join(format!("{turn}.rumbo"));
        std::fs::copy(&path, &copy).expect("room on the disk");
        let copy = open(&copy);
        assert_eq!(copy.found_outside(), 0, "{turn}");
        assert_eq!(&closed(copy), notebook.content());
    }
}

#[test]
fn what_came_from_another_copy_is_told_by_the_entry_that_brought_it() {
    let (_folder, path) = file();
    // An entry of another copy, whose own change did not count, and the entry that brought it.
    tamper(
        &path,
        "INSERT INTO operation (n, chain, seq, lamport, at, author, device, name, args, merged) VALUES \
           (6, 'zzzz', 1, 4, '2026-11-22T12:00:00Z', 'Ana', '', 'edit', '[]', 7), \
           (7, 'yyyy', 1, 9, '2026-11-22T12:00:00Z', '', '', 'edit', '[]', NULL); \
         INSERT INTO change VALUES \
           (6, 0, 'prb_1', 'text', '', 'Agua turbia', 'Río seco'), \
           (7, 0, 'prb_2', 'text', '', 'Agua turbia', 'Río'); \
         UPDATE answer SET value = 'Río' WHERE record = 'prb_2' AND field = 'text'; \
         DELETE FROM meta WHERE key = 'content';",
    );
    let notebook = open(&path);
    assert_eq!(notebook.found_outside(), 0);
    closed(notebook);
}

#[test]
fn a_log_that_cannot_be_read_does_not_keep_the_notebook_shut() {
    let (_folder, path) = file();
    tamper(
        &path,
        "UPDATE change SET after = 'nonsense' WHERE record = 'prb_2' AND field = '@record'; \
         UPDATE answer SET value = 'Nevado' WHERE record = 'prb_1' AND field = 'text';",
    );
    let notebook = open(&path);
    // The changed answer, and the record whose arrival nobody can read any more.
    assert_eq!(notebook.found_outside(), 2);
    drop(notebook);
    assert_eq!(open(&path).found_outside(), 0);
}

/// One thing that another program does to the tables.
fn meddling() -> impl Strategy<Value = String> {
    let id = || prop_oneof![Just("prb_1"), Just("prb_2"), Just("prb_3"), Just("act_1")];
    let field = || prop_oneof![Just("text"), Just("causes"), Just("cost")];
    let key = || prop_oneof![Just(""), Just("prb_1"), Just("2027")];
    let value = || prop_oneof![Just("Agua"), Just("Páramo\nquemado"), Just("1"), Just("🌱")];
    prop_oneof![
        (id(), field(), key(), value()).prop_map(|(id, field, key, value)| format!(
            "INSERT OR REPLACE INTO answer VALUES ('{id}', '{field}', '{key}', '{value}');"
        )),
        (id(), field()).prop_map(|(id, field)| format!(
            "DELETE FROM answer WHERE record = '{id}' AND field = '{field}';"
        )),
        id().prop_map(|id| format!("DELETE FROM record WHERE id = '{id}';")),
        (id(), 0..4_u8).prop_map(|(id, place)| format!(
            "INSERT OR REPLACE INTO record VALUES ('{id}', 'problem', NULL, 'a{place}');"
        )),
        (id(), 0..4_u8).prop_map(|(id, place)| format!(
            "UPDATE record SET position = 'b{place}', parent = 'prb_1' WHERE id = '{id}';"
        )),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 40,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_another_program_does_is_one_entry_that_can_be_taken_back(
        rounds in vec(vec(meddling(), 0..6), 1..4),
    ) {
        let (_folder, path) = file();
        let mut before = closed(open(&path));
        for round in rounds {
            tamper(&path, &round.concat());
            // Answers of no record mean nothing to anybody.
            tamper(&path, "DELETE FROM answer WHERE record NOT IN (SELECT id FROM record)");
            let mut notebook = open(&path);
            let found = notebook.content().clone();
            let logged = notebook.found_outside() > 0;
            prop_assert_eq!(logged, found != before, "{:?}", round);
            if logged {
                notebook.undo().expect("room on the disk");
                prop_assert_eq!(notebook.content(), &before);
                notebook.redo().expect("room on the disk");
                prop_assert_eq!(notebook.content(), &found);
            }
            before = closed(notebook);
            prop_assert_eq!(&before, &found);
        }
    }
}

#[test]
fn a_command_tells_it_beside_its_result_and_only_once() {
    let test = Test::new();
    test.run(&["--lang", "es", "demo", "-o", "a.rumbo"])
        .exits(0);
    tamper(
        &test.path("a.rumbo"),
        "DELETE FROM answer WHERE record = 'ter_1' AND field = 'history'",
    );
    let told = "Otro programa cambió este cuaderno";
    let first = test.run(&["--lang", "es", "info", "a.rumbo", "--json"]);
    first.exits(0);
    assert!(first.err().contains(told), "{}", first.err());
    assert!(!first.out().contains(told), "a result is only the result");
    let second = test.run(&["--lang", "es", "info", "a.rumbo"]);
    second.exits(0);
    assert_eq!(second.err(), "");
}
