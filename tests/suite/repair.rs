//! `rumbo repair` and `rumbo doctor` as a person meets them.

use rumbo::notebook::{At, Notebook, Op, Options, VERSION};
use rusqlite::Connection;
use serde_json::Value;

use crate::command::{Ran, Test, with_sample};

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out()).expect("JSON")
}

/// Destroys pages of a file, counted from 1.
fn destroy(test: &Test, name: &str, pages: &[usize]) -> Vec<u8> {
    let mut bytes = std::fs::read(test.path(name)).expect("the notebook");
    for page in pages {
        bytes[(page - 1) * 4096..page * 4096].fill(0);
    }
    test.write(name, &bytes);
    bytes
}

#[test]
fn a_damaged_notebook_comes_back_as_a_new_file() {
    let test = with_sample();
    let whole = Notebook::open(&test.path("a.rumbo"), Options::default()).expect("the sample");
    let content = whole.content().clone();
    drop(whole);
    let damaged = destroy(&test, "a.rumbo", &[1, 3]);
    test.run(&["--lang", "es", "info", "a.rumbo"]).exits(1);
    let ran = test.run(&["--lang", "es", "repair", "a.rumbo"]);
    ran.exits(0)
        .says("a-recuperado.rumbo")
        .says("Fichas recuperadas: 1.666")
        .says("destruidas 2")
        .says("No se conoce ninguna pérdida")
        .says("rumbo open");
    assert!(!ran.out().contains('⟨'), "{}", ran.out());
    let after = std::fs::read(test.path("a.rumbo")).expect("still there");
    assert_eq!(after, damaged, "the damaged file is never touched");
    let new = test.path("a-recuperado.rumbo");
    let mut notebook = Notebook::open(&new, Options::default()).expect("it opens");
    assert_eq!(notebook.content(), &content);
    // Nothing was lost, so the history goes on where it was.
    assert_eq!(
        notebook.next_undo().map(|words| words.name.as_str()),
        Some("fill-sample")
    );
    let last = notebook.log().entries().last().expect("entries");
    assert_eq!(last.words.name, "repair");
    let op = Op::Add {
        collection: "problem".to_owned(),
        name: "x".to_owned(),
    };
    notebook
        .transact(&op, |tx| tx.add("problem", "prb", At::End))
        .expect("open for writing");
    notebook.flush().expect("room on the disk");
    drop(notebook);
    test.run(&["info", "a-recuperado.rumbo"]).exits(0);
    // A second time the name is taken, and another one is found; the first new file stays as it is.
    test.run(&["--lang", "es", "repair", "a.rumbo"])
        .exits(0)
        .says("a-recuperado-2.rumbo");
    test.run(&[
        "--lang",
        "es",
        "repair",
        "a.rumbo",
        "-o",
        "a-recuperado.rumbo",
    ])
    .exits(1)
    .says("Ya existe");
    let left: Vec<String> = std::fs::read_dir(test.path(""))
        .expect("the folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| name.contains(".part") || name.contains("-journal"))
        .collect();
    assert_eq!(
        left,
        Vec::<String>::new(),
        "nothing half done is left behind"
    );
}

#[test]
fn what_is_lost_is_told_in_words_and_numbers() {
    let test = with_sample();
    let sample = std::fs::read(test.path("a.rumbo")).expect("the sample");
    let pages = sample.len() / 4096;
    // Every second page from the middle on: tables and history are both hit.
    let gone: Vec<usize> = (pages / 3..pages).step_by(2).collect();
    destroy(&test, "a.rumbo", &gone);
    let ran = test.run(&[
        "--lang", "es", "repair", "a.rumbo", "--json", "-o", "b.rumbo",
    ]);
    let told = json(ran.exits(3));
    assert_eq!(told["ending"], "repaired");
    assert_eq!(told["pages"]["destroyed"], gone.len());
    assert_eq!(told["nothing_known_lost"], false);
    let found = told["records"]["found"].as_u64().expect("a number");
    assert!((400..1_637).contains(&found), "{told}");
    let notebook = Notebook::open(&test.path("b.rumbo"), Options::default()).expect("it opens");
    assert_eq!(notebook.content().all().count() as u64, found);
    // Before a history with holes there is nothing to go back to.
    assert_eq!(notebook.next_undo(), None);
    drop(notebook);
    for (lang, words) in [("es", "perdidas"), ("en", "lost")] {
        let ran = test.run(&["--lang", lang, "repair", "a.rumbo"]);
        ran.exits(3).says(words);
        assert!(!ran.out().contains(['⟨', '$', '{']), "{}", ran.out());
    }
}

#[test]
fn a_sound_notebook_is_told_so_and_copied_only_when_asked() {
    let test = with_sample();
    let before = std::fs::read(test.path("a.rumbo")).expect("the sample");
    test.run(&["--lang", "es", "repair", "a.rumbo"])
        .exits(0)
        .says("está sano")
        .says("No se escribió");
    assert!(!test.path("a-recuperado.rumbo").exists());
    let ran = test.run(&[
        "--lang", "en", "repair", "a.rumbo", "-o", "b.rumbo", "--json",
    ]);
    let told = json(ran.exits(0));
    assert_eq!(
        (&told["ending"], &told["written"]),
        (&"sound".into(), &"b.rumbo".into())
    );
    assert_eq!(
        std::fs::read(test.path("a.rumbo")).expect("the sample"),
        before
    );
    let open = |name| Notebook::open(&test.path(name), Options::default()).expect("it opens");
    assert_eq!(open("a.rumbo").content(), open("b.rumbo").content());
    assert_eq!(
        open("a.rumbo").log().entries(),
        open("b.rumbo").log().entries()
    );
}

#[test]
fn what_is_no_notebook_is_refused_and_what_cannot_be_read_is_said() {
    let test = Test::new();
    test.write("texto.rumbo", "hola").write("vacio.rumbo", "");
    let connection = Connection::open(test.path("otro.rumbo")).expect("a free path");
    connection
        .execute_batch(
            "CREATE TABLE record (id TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
             INSERT INTO record SELECT value, 'algo' FROM generate_series(1, 2000)",
        )
        .or_else(|_| {
            connection.execute_batch(
                "CREATE TABLE IF NOT EXISTS record (id TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
                 INSERT INTO record VALUES ('a', 'algo'), ('b', 'algo')",
            )
        })
        .expect("a database of somebody else");
    drop(connection);
    for (file, words) in [
        ("texto.rumbo", "no es un cuaderno"),
        ("vacio.rumbo", "está vacío"),
        ("otro.rumbo", "no es un cuaderno"),
        ("nada.rumbo", "No se encontró"),
        ("", "no es un cuaderno"),
    ] {
        let path = test.path(file).display().to_string();
        let ran = test.run(&["--lang", "es", "repair", &path, "-o", "n.rumbo"]);
        ran.exits(1).says(words);
        assert_eq!(ran.err().trim().lines().count(), 3, "{}", ran.err());
        assert!(!test.path("n.rumbo").exists());
    }
    test.run(&["new", "a.rumbo"]).exits(0);
    let whole = std::fs::read(test.path("a.rumbo")).expect("a notebook");
    test.write("corto.rumbo", &whole[..4096]);
    test.run(&["--lang", "es", "repair", "corto.rumbo", "-o", "n.rumbo"])
        .exits(1)
        .says("no se pudo recuperar nada");
    let connection = Connection::open(test.path("a.rumbo")).expect("a notebook");
    let newer = format!("PRAGMA user_version = {}", VERSION + 1);
    connection.execute_batch(&newer).expect("it can be written");
    drop(connection);
    destroy(&test, "a.rumbo", &[3]);
    test.run(&["--lang", "es", "repair", "a.rumbo", "-o", "n.rumbo"])
        .exits(1)
        .says("versión más nueva");
    assert!(!test.path("n.rumbo").exists());
}

#[test]
fn a_notebook_that_is_open_is_neither_repaired_nor_looked_into() {
    let test = with_sample();
    let held = Notebook::open(&test.path("a.rumbo"), Options::default()).expect("the sample");
    test.run(&["--lang", "es", "repair", "a.rumbo", "-o", "b.rumbo"])
        .exits(1)
        .says("ya está abierto");
    let ran = test.run(&["--lang", "es", "doctor", "a.rumbo", "--json"]);
    let told = json(ran.exits(3));
    assert_eq!(told["open_elsewhere"], true);
    assert_eq!(told.get("sound"), None);
    drop(held);
    let told = json(test.run(&["doctor", "a.rumbo", "--json"]).exits(0));
    assert_eq!(
        (&told["open_elsewhere"], &told["sound"]),
        (&false.into(), &true.into())
    );
}

/// A notebook in the middle of a large write, with its journal: what a cut of the power leaves behind.
fn interrupted(test: &Test, from: &str, to: &str) {
    let connection = Connection::open(test.path(from)).expect("a notebook");
    connection
        .execute_batch(
            "PRAGMA cache_size = 5; PRAGMA cache_spill = 5; BEGIN; UPDATE answer SET value = 'roto';
             DELETE FROM change",
        )
        .expect("it can be written");
    for end in ["", "-journal"] {
        let (from, to) = (format!("{from}{end}"), format!("{to}{end}"));
        std::fs::copy(test.path(&from), test.path(&to)).expect("room on the disk");
    }
    connection
        .execute_batch("ROLLBACK")
        .expect("nothing is kept");
}

#[test]
fn a_write_that_broke_off_is_taken_back_also_in_a_damaged_file() {
    let test = with_sample();
    let content = |name: &str| {
        let notebook = Notebook::open(&test.path(name), Options::default()).expect("it opens");
        notebook.content().clone()
    };
    let whole = content("a.rumbo");
    interrupted(&test, "a.rumbo", "b.rumbo");
    let journal = std::fs::read(test.path("b.rumbo-journal")).expect("the journal");
    assert!(
        journal.len() > 4096 && journal[0] != 0,
        "a journal that waits"
    );
    let told = json(&test.run(&["doctor", "b.rumbo", "--json"]));
    assert_eq!(
        (&told["journal_beside"], &told["sound"]),
        (&true.into(), &true.into())
    );
    let damaged = destroy(&test, "b.rumbo", &[1, 200]);
    let ran = test.run(&[
        "--lang", "es", "repair", "b.rumbo", "-o", "c.rumbo", "--json",
    ]);
    let told = json(&ran);
    assert_eq!(told["written"], "c.rumbo", "{told}");
    assert_eq!(content("c.rumbo"), whole);
    assert_eq!(
        std::fs::read(test.path("b.rumbo")).expect("still there"),
        damaged
    );
    let after = std::fs::read(test.path("b.rumbo-journal")).expect("still there");
    assert_eq!(after, journal, "the journal is not touched either");
}

#[test]
fn a_journal_of_another_moment_does_not_spoil_a_sound_file() {
    let test = with_sample();
    interrupted(&test, "a.rumbo", "b.rumbo");
    let mut notebook = Notebook::open(&test.path("a.rumbo"), Options::default()).expect("it opens");
    let op = Op::AddMany {
        collection: "problem".to_owned(),
        count: 400,
    };
    notebook
        .transact(&op, |tx| {
            for _ in 0..400 {
                tx.add("problem", "prb", At::End);
            }
        })
        .expect("open for writing");
    let content = notebook.content().clone();
    drop(notebook);
    // Somebody put the file of today beside the journal of yesterday.
    std::fs::copy(test.path("a.rumbo"), test.path("b.rumbo")).expect("room on the disk");
    let ran = test.run(&[
        "--lang", "es", "repair", "b.rumbo", "-o", "c.rumbo", "--json",
    ]);
    assert_eq!(json(ran.exits(0))["ending"], "sound");
    let notebook = Notebook::open(&test.path("c.rumbo"), Options::default()).expect("it opens");
    assert_eq!(notebook.content(), &content);
}

#[test]
fn a_damaged_notebook_of_the_first_version_comes_back_in_the_present_shape() {
    let test = Test::new();
    let fixture =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/notebooks/v1.sql");
    let shape = std::fs::read_to_string(fixture).expect("the fixture");
    let connection = Connection::open(test.path("a.rumbo")).expect("a free path");
    connection
        .execute_batch(&shape)
        .expect("the fixture is sound");
    drop(connection);
    // A sound one is copied as it is, and brought up to date in the copy only.
    let before = std::fs::read(test.path("a.rumbo")).expect("the notebook");
    test.run(&["repair", "a.rumbo", "-o", "b.rumbo"]).exits(0);
    assert_eq!(
        std::fs::read(test.path("a.rumbo")).expect("the notebook"),
        before
    );
    destroy(&test, "a.rumbo", &[1]);
    test.run(&["repair", "a.rumbo", "-o", "c.rumbo"]).exits(0);
    let open = |name| Notebook::open(&test.path(name), Options::default()).expect("it opens");
    let (whole, recovered) = (open("b.rumbo"), open("c.rumbo"));
    assert_eq!(whole.content(), recovered.content());
    let entries = recovered.log().entries();
    assert_eq!(entries[..entries.len() - 1], *whole.log().entries());
    assert_eq!(recovered.next_redo(), whole.next_redo());
}

#[test]
fn the_doctor_reads_out_short_numbered_lines() {
    let test = with_sample();
    let before = std::fs::read(test.path("a.rumbo")).expect("the sample");
    for lang in ["es", "en"] {
        let ran = test.run(&["--lang", lang, "doctor", "a.rumbo"]);
        let out = ran.exits(0).out();
        assert!(!out.contains(['⟨', '$', '{']), "{out}");
        let mut codes = Vec::new();
        for line in out.lines() {
            if let Some((code, rest)) = line.split_once("  ")
                && code.contains('.')
            {
                codes.push(code.to_owned());
                assert!(
                    rest.split_once(": ")
                        .is_some_and(|(_, said)| !said.is_empty()),
                    "{line}"
                );
                let words = rest
                    .split_once(": ")
                    .map_or(0, |(words, _)| words.chars().count());
                assert!(words <= 55, "short enough to be read out: {line}");
            }
        }
        let expected: Vec<String> = [(1, 5), (2, 3), (3, 6), (4, 12)]
            .iter()
            .flat_map(|(group, count)| (1..=*count).map(move |number| format!("{group}.{number}")))
            // 4.13 is for what is damaged.
            .chain((14..=16).map(|number| format!("4.{number}")))
            .collect();
        assert_eq!(codes, expected);
    }
    assert_eq!(
        std::fs::read(test.path("a.rumbo")).expect("the sample"),
        before
    );
    let told = json(
        test.run(&["--lang", "es", "doctor", "a.rumbo", "--json"])
            .exits(0),
    );
    assert_eq!(told["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(told["notebook_version"], VERSION);
    assert_eq!(told["records"], 1_666);
    assert_eq!(told["log_agrees"], true);
    assert_eq!(told["medium"], "fixed");
    // The sample was closed by the program, which keeps a copy then.
    assert!(
        told["backups"].as_u64() > Some(0) && told["last_backup"].is_string(),
        "{told}"
    );
    assert!(
        told["backups_free_bytes"]
            .as_u64()
            .is_some_and(|free| free > 0),
        "{told}"
    );
    test.run(&["doctor"]).exits(0);
    test.run(&["--lang", "es", "doctor", "nada.rumbo"])
        .exits(1)
        .says("No se encontró");
}

#[test]
fn the_doctor_tells_damage_and_what_other_programs_changed() {
    let test = with_sample();
    let connection = Connection::open(test.path("a.rumbo")).expect("the sample");
    connection
        .execute("DELETE FROM answer WHERE field = 'severity'", [])
        .expect("it can be written");
    drop(connection);
    let ran = test.run(&["--lang", "es", "doctor", "a.rumbo"]);
    ran.exits(3).says("Otro programa");
    let told = json(&test.run(&["doctor", "a.rumbo", "--json"]));
    assert_eq!(
        (&told["sound"], &told["log_agrees"]),
        (&true.into(), &false.into())
    );
    destroy(&test, "a.rumbo", &[2, 9, 30]);
    test.run(&["--lang", "es", "doctor", "a.rumbo"])
        .exits(3)
        .says("rumbo repair");
}
