//! Work tables from the outside: a notebook is split, each table works, and the command line joins them again.

use std::collections::BTreeSet;
use std::path::Path;

use rumbo::app::Session;
use rumbo::exchange::notebooks;
use rumbo::locale::Lang;
use rumbo::notebook::{About, At, Cell, Content, Notebook, Op, Options, RecordId};
use rumbo::workshop::{Catalog, FieldKind, Workshop};
use serde_json::Value;

use crate::command::Test;
use crate::laws::{Dice, tell};
use crate::merge_laws::{Meaning, Oracle, clashes};
use crate::notebook_laws::tables::Tables;

const NAMES: [&str; 5] = ["Mesa 1", "Mesa 2", "Mesa 3", "Mesa 4", "Mesa 5"];

fn open(path: &Path) -> Notebook {
    Notebook::open(path, Options::default()).expect("a sound notebook")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn a_notebook_is_split_into_whole_copies_that_know_their_table_and_steps() {
    let test = Test::new();
    test.run(&["demo", "-o", "plan.rumbo"]).exits(0);
    let whole = open(&test.path("plan.rumbo")).content().clone();
    test.run(&[
        "--lang",
        "es",
        "split",
        "plan.rumbo",
        "--tables",
        "3",
        "--names",
        "Jóvenes,Mujeres",
        "--steps",
        "1.10,1.4",
        "-o",
        "mesas",
    ])
    .exits(0)
    .says("Jóvenes: mesas/plan-jovenes.rumbo")
    .says("Mesa 3: mesas/plan-mesa-3.rumbo")
    .says("rumbo merge");
    for (file, author) in [
        ("mesas/plan-jovenes.rumbo", "Jóvenes"),
        ("mesas/plan-mujeres.rumbo", "Mujeres"),
        ("mesas/plan-mesa-3.rumbo", "Mesa 3"),
    ] {
        let path = test.path(file);
        let (notebook, workshop) =
            notebooks::open(&path, &Catalog::embedded(), Options::default()).expect("sound");
        assert_eq!(notebook.content(), &whole);
        assert_eq!(notebook.author(), author);
        let session = Session::new(notebook, workshop);
        let steps: Vec<&str> = session
            .steps()
            .iter()
            .map(|step| step.id.as_str())
            .collect();
        assert_eq!(steps, ["1.4", "1.10"], "in the order of the workshop");
    }
    // What is written in a copy is by its table, whoever opened it.
    let path = test.path("mesas/plan-jovenes.rumbo");
    let options = Options {
        author: "Rosa".into(),
        ..Options::default()
    };
    let mut notebook = Notebook::open(&path, options).expect("sound");
    let op = Op::Add {
        collection: "problem".into(),
        name: "x".into(),
    };
    let add = |tx: &mut rumbo::notebook::Transaction<'_>| tx.add("problem", "prb", At::End);
    notebook.transact(&op, add).expect("open");
    let last = notebook.log().entries().last().expect("just done");
    assert_eq!(&*last.author, "Jóvenes");
    // Without names and steps, in English, beside the notebook.
    test.run(&["--lang", "en", "split", "plan.rumbo", "--tables", "1"])
        .exits(0)
        .says("Table 1: plan-table-1.rumbo");
    let notebook = open(&test.path("plan-table-1.rumbo"));
    assert!(notebook.chosen_steps().is_none());
}

#[test]
fn a_split_that_cannot_be_made_leaves_no_copy() {
    let test = Test::new();
    test.run(&["new", "plan.rumbo"]).exits(0);
    let split = |more: &[&str]| {
        let mut args = vec!["--lang", "es", "split", "plan.rumbo"];
        args.extend(more);
        test.run(&args)
    };
    split(&["--tables", "2", "--steps", "1.4,9.99"])
        .exits(1)
        .says("9.99");
    split(&["--names", "Río,rio"]).exits(1).says("se llamarían");
    split(&[]).exits(2).says("Falta");
    split(&["--tables", "0"]).exits(2);
    split(&["--tables", "muchas"]).exits(2);
    std::fs::write(test.path("plan-mesa-2.rumbo"), "una carta").expect("room on the disk");
    split(&["--tables", "3"]).exits(1).says("Ya existe");
    std::fs::remove_file(test.path("plan-mesa-2.rumbo")).expect("our file");
    split(&["--tables", "3", "-o", "plan.rumbo/mesas"])
        .exits(1)
        .says("permiso");
    let files = std::fs::read_dir(test.path("")).expect("our folder");
    let notebooks = files.filter(|file| {
        let name = file.as_ref().expect("our file").file_name();
        name.to_string_lossy().ends_with(".rumbo")
    });
    assert_eq!(notebooks.count(), 1);
}

#[test]
fn what_cannot_be_joined_is_told_and_nothing_changes() {
    let test = Test::new();
    test.run(&["new", "plan.rumbo"]).exits(0);
    test.run(&["new", "rapid.rumbo", "--workshop", "rapid-diagnosis"])
        .exits(0);
    test.run(&["split", "plan.rumbo", "--names", "a,b"])
        .exits(0);
    std::fs::write(test.path("carta.txt"), "una carta").expect("room on the disk");
    {
        let mut notebook = open(&test.path("plan-a.rumbo"));
        let op = Op::Add {
            collection: "problem".into(),
            name: "x".into(),
        };
        let add = |tx: &mut rumbo::notebook::Transaction<'_>| tx.add("problem", "prb", At::End);
        notebook.transact(&op, add).expect("open");
        notebook.flush().expect("room on the disk");
    }
    let bytes = || open(&test.path("plan.rumbo")).log().entries().len();
    let before = bytes();
    for (from, words) in [
        (&["plan.rumbo"][..], "es el mismo cuaderno"),
        (&["plan-b.rumbo"], "no trae nada"),
        (&["nada.rumbo"], "No se encontró"),
        (&["carta.txt"], "no es un cuaderno"),
        (&["rapid.rumbo"], "otro método"),
        // One that is refused keeps the others from changing anything.
        (&["plan-a.rumbo", "carta.txt"], "no es un cuaderno"),
        (&["plan-a.rumbo", "rapid.rumbo"], "otro método"),
    ] {
        let mut args = vec!["--lang", "es", "merge", "plan.rumbo"];
        args.extend(from);
        let ran = test.run(&args);
        ran.exits(1).says(words);
        assert_eq!(ran.err().trim().lines().count(), 3, "{}", ran.err());
        assert_eq!(bytes(), before, "{from:?}");
    }
    test.run(&["--lang", "es", "merge", "plan.rumbo"])
        .exits(2)
        .says("Falta");
    // One that brings nothing does not keep the others from coming.
    test.run(&[
        "--lang",
        "es",
        "merge",
        "plan.rumbo",
        "plan-b.rumbo",
        "plan-a.rumbo",
    ])
    .exits(0)
    .says("no trae nada")
    .says("a: 1 operación, 1 ficha añadida");
    assert_eq!(bytes(), before + 2);
}

/// Forty things that a table does with the sample, removals among them.
pub(crate) fn work(path: &Path, workshop: &Workshop, dice: &mut Dice) {
    let mut notebook = open(path);
    let (mut n, mut removed) = (0, 0);
    let entries = notebook.log().entries().len();
    while notebook.log().entries().len() < entries + 40 {
        n += 1;
        let mut all: Vec<RecordId> = notebook
            .content()
            .all()
            .map(|record| record.id.clone())
            .collect();
        // Half of it where the other tables work too.
        if dice.once_in(2) {
            all.truncate(60);
        }
        let id = dice.pick(&all).expect("the sample has records").clone();
        let record = notebook.content().get_record(id.as_str()).expect("there");
        let Some(collection) = workshop.get_collection(&record.collection) else {
            continue;
        };
        let op = Op::Edit {
            collection: collection.id.to_string(),
            field: collection.name.to_string(),
            name: "x".into(),
        };
        let field = &collection.fields[dice.roll(collection.fields.len())];
        let (target, cell) = match &field.kind {
            FieldKind::Ref(target) => (Some(target), Cell::plain(field.key.clone())),
            _ => (None, Cell::plain(field.key.clone())),
        };
        let others = target.map(|target| notebook.content().ids(target).to_vec());
        let other = others.as_ref().and_then(|ids| dice.pick(ids)).cloned();
        let what = dice.roll(10);
        let place = dice.roll(2);
        let work = |tx: &mut rumbo::notebook::Transaction<'_>| match (what, &other) {
            (0..2, _) if !collection.single => tx.remove(&id),
            (2, _) if !collection.single => {
                let new = tx.add(&collection.id, &collection.prefix, At::End);
                tx.set(
                    &new,
                    Cell::plain(collection.name.clone()),
                    &format!("Nuevo {n}"),
                );
            }
            (3, _) => tx.move_to(&id, if place == 0 { At::Start } else { At::End }),
            (_, Some(other)) => tx.set(&id, cell.clone(), other.as_str()),
            _ => tx.set(
                &id,
                Cell::plain(collection.name.clone()),
                &format!("Cambiado {n}"),
            ),
        };
        let before = notebook.content().n_records(&collection.id);
        notebook.transact(&op, work).expect("open");
        removed += usize::from(notebook.content().n_records(&collection.id) < before);
        if dice.once_in(10) {
            notebook.undo().expect("in order");
        }
    }
    assert!(removed > 0, "some of it is removed");
    notebook.flush().expect("room on the disk");
}

fn told(files: &[&Path]) -> Meaning {
    Oracle::of(files).meaning()
}

fn held(content: &Content) -> (Tables, BTreeSet<String>) {
    let names = content.all().map(|record| record.id.to_string()).collect();
    (Tables::of_content(content), names)
}

#[test]
fn five_tables_of_the_sample_work_and_the_command_line_makes_one_of_them() {
    let test = Test::new();
    test.run(&["demo", "-o", "plan.rumbo"]).exits(0);
    test.run(&["--lang", "es", "split", "plan.rumbo", "--tables", "5"])
        .exits(0);
    let workshop = Catalog::embedded().get("territorial").expect("sound");
    let files: Vec<String> = (1..=5).map(|n| format!("plan-mesa-{n}.rumbo")).collect();
    for (n, file) in files.iter().enumerate() {
        work(&test.path(file), &workshop, &mut Dice::new(2026 + n as u64));
    }
    let sample = open(&test.path("plan.rumbo")).content().clone();
    std::fs::copy(test.path("plan.rumbo"), test.path("again.rumbo")).expect("room on the disk");
    let mut args = vec!["--lang", "es", "merge", "plan.rumbo"];
    args.extend(files.iter().map(String::as_str));
    let ran = test.run(&args);
    ran.exits(3).says("Diferencias por resolver").says("Queda");
    for name in NAMES {
        ran.says(&format!("{name}: 4"));
    }
    assert!(
        !ran.out().contains('⟨') && !ran.out().contains("prb_"),
        "{}",
        ran.out()
    );

    // What an oracle says that all of it means, and what another order gives.
    let paths: Vec<_> = files.iter().map(|file| test.path(file)).collect();
    let paths: Vec<&Path> = paths.iter().map(|path| &**path).collect();
    let meaning = told(&paths);
    let mut args = vec!["merge", "again.rumbo", "--json"];
    args.extend(files.iter().rev().map(String::as_str));
    let report = json(&test.run(&args).exits(3).out());
    let (one, other) = (
        open(&test.path("plan.rumbo")),
        open(&test.path("again.rumbo")),
    );
    assert_eq!(one.content(), other.content());
    let (tables, records) = held(one.content());
    assert_eq!(tables.records, meaning.records);
    assert_eq!(tables.answers, meaning.answers);
    assert_eq!(clashes(&one), meaning.clashes);
    assert_eq!(clashes(&other), meaning.clashes);
    assert!(records.len() > 1_500);

    let merged = report["merged"].as_array().expect("a list");
    assert_eq!(merged.len(), 5);
    assert_eq!(merged[4]["summary"]["table"], "Mesa 1");
    let open = report["to_settle"].as_array().expect("a list");
    assert_eq!(open.len(), meaning.clashes.len());
    let sentence = open[0]["sentence"].as_str().expect("words");
    assert!(sentence.contains("Mesa"), "{sentence}");
    let lives = one.clashes().filter(|clash| clash.id.about == About::Life);
    tell(&format!(
        "five tables of the sample: {} clashes, {} of them about removed records",
        meaning.clashes.len(),
        lives.count()
    ));

    // The joined notebook is one like any other.
    let undone = one.content().clone();
    drop((one, other));
    test.run(&["--lang", "es", "info", "plan.rumbo"]).exits(0);

    // What was joined is a document by its name; a file of that name is still a template by its path.
    let report = |template: &str| {
        let args = ["--lang", "es", "report", "plan.rumbo", "--format", "md"];
        test.run(&[&args[..], &["--template", template]].concat())
    };
    report("merge").exits(0).says("plan-juntados.md");
    let printed = std::fs::read_to_string(test.path("plan-juntados.md")).expect("just written");
    for name in NAMES {
        assert!(printed.contains(&format!("({name}) ·")), "{printed}");
    }
    std::fs::write(test.path("merge"), "# Lo mío\n").expect("room on the disk");
    report("./merge").exits(0).says("plan.md");

    let (notebook, workshop) = notebooks::open(
        &test.path("again.rumbo"),
        &Catalog::embedded(),
        Options::default(),
    )
    .expect("sound");
    let mut session = Session::new(notebook, workshop);
    for _ in 0..5 {
        let said = session.undo(Lang::Es).expect("in order").expect("a merge");
        assert!(said.contains("juntar «plan-mesa-"), "{said}");
    }
    assert_eq!(session.content(), &sample, "all of it can be undone");
    for _ in 0..5 {
        session.redo(Lang::Es).expect("in order").expect("a merge");
    }
    assert_eq!(session.content(), &undone);
}
