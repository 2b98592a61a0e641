//! Backups and copies from the command line.

use std::fs;

use crate::command::Test;

fn with_sample() -> Test {
    let test = Test::new();
    test.run(&["--lang", "es", "demo", "-o", "mi plan.rumbo"])
        .exits(0);
    test
}

fn json(test: &Test, file: &str) -> Vec<serde_json::Value> {
    let ran = test.run(&["backups", file, "--json"]);
    serde_json::from_str(&ran.exits(0).out()).expect("a list of JSON")
}

#[test]
fn the_help_of_backups_and_copies_is_complete_in_both_languages() {
    let test = Test::new();
    for (lang, usage, foreign) in [("es", "Uso:", "Usage"), ("en", "Usage:", "Uso:")] {
        for command in ["backups", "restore", "copy"] {
            let ran = test.run(&["--lang", lang, command, "--help"]);
            let said = ran.exits(0).out();
            assert!(said.contains(usage) && !said.contains(foreign), "{said}");
            assert!(said.contains(&format!("rumbo {command}")), "{said}");
            assert!(!said.contains('⟨'), "{said}");
        }
        let whole = test.run(&["--lang", lang, "--help"]).out();
        for command in ["backups", "restore", "copy"] {
            assert!(whole.contains(command), "{whole}");
        }
    }
}

#[test]
fn backups_are_listed_with_their_age_and_reason() {
    let test = with_sample();
    test.run(&["--lang", "es", "backups", "mi plan.rumbo"])
        .exits(0)
        .says("mi plan.rumbo: 1")
        .says("al cerrar")
        .says("hace un momento")
        .says(" MB");
    test.run(&["--lang", "en", "backups", "mi plan.rumbo"])
        .exits(0)
        .says("on closing")
        .says("a moment ago");
    let list = json(&test, "mi plan.rumbo");
    assert_eq!(list.len(), 1);
    assert_eq!(
        (&list[0]["number"], &list[0]["reason"]),
        (&1.into(), &"close".into())
    );
    let path = list[0]["path"].as_str().expect("a path");
    let bytes = fs::metadata(path).expect("the backup is there").len();
    assert_eq!(list[0]["bytes"], bytes);
    assert!(
        path.starts_with(&*test.path("config/data/backups").to_string_lossy()),
        "{path}"
    );
    test.run(&["--lang", "es", "backups", "nada.rumbo"])
        .exits(0)
        .says("No hay respaldos");
    assert!(json(&test, "nada.rumbo").is_empty());
}

#[test]
fn what_going_back_would_change_is_told_before() {
    let test = with_sample();
    let file = test.path("mi plan.rumbo");
    let mut notebook = rumbo::notebook::Notebook::open(&file, rumbo::notebook::Options::default())
        .expect("the sample opens");
    let id = notebook.content().ids("problem")[0].clone();
    let other = notebook.content().ids("problem")[1].clone();
    let op = rumbo::notebook::Op::Create;
    notebook
        .transact(&op, |tx| {
            tx.remove(&id);
            tx.set(&other, rumbo::notebook::Cell::plain("text"), "Otra cosa");
        })
        .expect("open for writing");
    drop(notebook);
    let ran = test.run(&["--lang", "es", "backups", "mi plan.rumbo", "--show", "1"]);
    ran.exits(0)
        .says("Problemas")
        .says("vuelve 1")
        .says("~ Otra cosa (");
    let ran = test.run(&["--lang", "en", "backups", "mi plan.rumbo", "--show", "1"]);
    ran.exits(0).says("1 comes back").says("1 changes");
    test.run(&["--lang", "es", "backups", "mi plan.rumbo", "--show", "77"])
        .exits(1)
        .says("No hay un respaldo con el número 77");
}

#[test]
fn a_damaged_or_lost_notebook_is_told_with_its_backups_and_brought_back() {
    let test = with_sample();
    let file = test.path("mi plan.rumbo");
    let before = test
        .run(&["info", "mi plan.rumbo", "--json"])
        .exits(0)
        .out();
    let whole = fs::read(&file).expect("the sample");
    let spoil: [&dyn Fn(); 4] = [
        &|| fs::write(&file, &whole[..whole.len() / 2]).expect("our file"),
        &|| fs::write(&file, "").expect("our file"),
        &|| fs::write(&file, "otra cosa").expect("our file"),
        &|| fs::remove_file(&file).expect("our file"),
    ];
    for (turn, spoil) in spoil.into_iter().enumerate() {
        spoil();
        for command in ["info", "check", "report"] {
            test.run(&["--lang", "es", command, "mi plan.rumbo"])
                .exits(1)
                .says("Hay respaldos de este cuaderno en esta computadora: ")
                .says("rumbo restore \"mi plan.rumbo\" -o NUEVO.rumbo");
        }
        let new = format!("nuevo-{turn}.rumbo");
        test.run(&["--lang", "es", "restore", "mi plan.rumbo", "-o", &new])
            .exits(0)
            .says(&new)
            .says("Está comprobado");
        let after = test.run(&["info", &new, "--json"]).exits(0).out();
        assert_eq!(after.replace(&new, "mi plan.rumbo"), before);
        // Never over another file, and only a number that there is.
        let taken = test.run(&["--lang", "es", "restore", "mi plan.rumbo", "-o", &new]);
        taken.exits(1).says("Ya existe");
    }
    test.run(&[
        "--lang",
        "es",
        "restore",
        "mi plan.rumbo",
        "--from",
        "99",
        "-o",
        "x.rumbo",
    ])
    .exits(1)
    .says("No hay un respaldo con el número 99");
    test.run(&["--lang", "es", "restore", "nada.rumbo", "-o", "x.rumbo"])
        .exits(1)
        .says("No hay respaldos de nada.rumbo");
    assert!(!test.path("x.rumbo").exists());
    test.run(&["--lang", "es", "restore", "mi plan.rumbo"])
        .exits(2)
        .says("Falta");
}

#[test]
fn a_notebook_that_opens_well_says_nothing_of_backups() {
    let test = with_sample();
    test.run(&["info", "mi plan.rumbo"]).exits(0);
    let out = test
        .run(&["--lang", "es", "check", "mi plan.rumbo"])
        .exits(3)
        .out();
    assert!(!out.contains("espaldo"), "{out}");
    // One that is refused for another reason neither.
    let open = rumbo::notebook::Notebook::open(
        &test.path("mi plan.rumbo"),
        rumbo::notebook::Options::default(),
    )
    .expect("the sample opens");
    let ran = test.run(&["--lang", "es", "info", "mi plan.rumbo"]);
    ran.exits(1).says("ya está abierto");
    assert_eq!(ran.err().lines().count(), 3, "{}", ran.err());
    drop(open);
}

#[test]
fn a_copy_is_checked_and_never_replaces_anything() {
    let test = with_sample();
    let before = fs::read(test.path("mi plan.rumbo")).expect("the sample");
    test.run(&["--lang", "es", "copy", "mi plan.rumbo", "copia"])
        .exits(0)
        .says("Copia completa y comprobada: copia.rumbo");
    test.write("usb/nota.txt", "de otra persona");
    for name in ["usb/mi plan.rumbo", "usb/mi plan-2.rumbo"] {
        test.run(&["--lang", "en", "copy", "mi plan.rumbo", "usb"])
            .exits(0)
            .says("Complete and checked copy");
        test.run(&["info", name]).exits(0);
    }
    assert_eq!(
        fs::read(test.path("mi plan.rumbo")).expect("the sample"),
        before
    );
    assert_eq!(
        test.run(&["info", "copia.rumbo", "--json"])
            .exits(0)
            .out()
            .replace("copia.rumbo", ""),
        test.run(&["info", "mi plan.rumbo", "--json"])
            .exits(0)
            .out()
            .replace("mi plan.rumbo", ""),
    );
    for (from, to, words) in [
        ("mi plan.rumbo", "copia.rumbo", "Ya existe"),
        ("mi plan.rumbo", "no/hay/x.rumbo", "No existe la carpeta"),
        ("nada.rumbo", "x.rumbo", "No se encontró"),
        ("usb/nota.txt", "x.rumbo", "no es un cuaderno"),
    ] {
        let ran = test.run(&["--lang", "es", "copy", from, to]);
        ran.exits(1).says(words);
        assert_eq!(ran.err().lines().count(), 3, "{}", ran.err());
    }
    assert!(!test.path("x.rumbo").exists());
}
