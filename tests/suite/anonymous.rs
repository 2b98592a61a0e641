//! An anonymous copy holds the plan and nobody's name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rumbo::locale::Lang;
use rumbo::notebook::{At, Cell, Content, Notebook, Op, Options, RecordId};
use rumbo::plan::personal;
use rumbo::workshop::{Catalog, FieldKind, Workshop};

use crate::command::Test;

fn workshop() -> std::sync::Arc<Workshop> {
    Catalog::embedded()
        .get("territorial")
        .expect("the definition is sound")
}

fn open(path: &Path) -> Notebook {
    Notebook::open(path, Options::default()).expect("the notebook is sound")
}

/// The sample, touched by an author, with names in places that are not personal.
fn sample() -> Test {
    let test = Test::new();
    test.run(&["--lang", "es", "demo", "-o", "a.rumbo"])
        .exits(0);
    let options = Options {
        author: "Autora Visible".into(),
        device: "portátil de Autora".into(),
        ..Options::default()
    };
    let mut notebook = Notebook::open(&test.path("a.rumbo"), options).expect("the sample opens");
    let name = |index: usize| {
        let person = notebook.content().records("participant").nth(index);
        person
            .and_then(|person| person.get("name"))
            .expect("a name")
            .to_owned()
    };
    let (first, third) = (name(0), name(2));
    let problem = notebook.content().ids("problem")[0].clone();
    let person = notebook.content().ids("participant")[0].clone();
    let stranger = RecordId::new("dre_1");
    notebook
        .transact(&Op::Create, |tx| {
            let words = format!("{first} y {third} lo cuentan; también otra gente.");
            tx.set(&problem, Cell::plain("who"), &words);
            tx.set(&person, Cell::plain("contact"), "099 876 5432");
            tx.set(
                &problem,
                Cell::plain("forgotten"),
                &format!("La casa de {third}"),
            );
            tx.add_named(stranger.clone(), "dream", At::End);
            tx.set(&stranger, Cell::plain("text"), "Sueño de alguien");
            tx.add_named(RecordId::new("stg_1"), "setting", At::End);
            tx.set(&RecordId::new("stg_1"), Cell::plain("profile"), "rapid");
        })
        .expect("room on the disk");
    drop(notebook);
    test
}

/// Every personal value of a content.
fn secrets(content: &Content) -> BTreeSet<String> {
    let personal = personal(&workshop());
    let mut secrets = BTreeSet::new();
    for record in content.all() {
        for (cell, value) in &record.answers {
            let of = (record.collection.to_string(), cell.field.to_string());
            if personal.fields.contains(&of) {
                secrets.insert(value.to_string());
            }
        }
    }
    secrets
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

#[test]
fn no_name_contact_or_author_is_left_in_the_bytes_of_the_copy() {
    let test = sample();
    let before = open(&test.path("a.rumbo"));
    // Words of the definition are in every notebook: its examples name invented people.
    let definition = before
        .definition("territorial")
        .expect("it is kept")
        .to_owned();
    let secrets: Vec<String> = secrets(before.content())
        .into_iter()
        .filter(|secret| secret.chars().count() > 9 && !definition.contains(secret.as_str()))
        .collect();
    assert!(secrets.len() > 60, "only {} secrets", secrets.len());
    drop(before);
    test.run(&["--lang", "es", "copy", "a.rumbo", "b.rumbo", "--anonymous"])
        .exits(0);
    let bytes = fs::read(test.path("a.rumbo")).expect("the original");
    let copy = fs::read(test.path("b.rumbo")).expect("the copy");
    for secret in &secrets {
        assert!(holds(&bytes, secret), "{secret}");
    }
    let kept: Vec<&String> = secrets
        .iter()
        .filter(|secret| holds(&copy, secret))
        .collect();
    let content = open(&test.path("b.rumbo")).content().clone();
    let public = |secret: &str| {
        content
            .all()
            .flat_map(|record| record.answers.values())
            .any(|value| value.contains(secret))
    };
    let original = open(&test.path("a.rumbo"));
    let people: BTreeSet<&str> = ["participant", "team_member"]
        .iter()
        .flat_map(|collection| original.content().records(collection))
        .filter_map(|person| person.get("name"))
        .collect();
    // Words of everybody («Comunidades») stand in public answers too.
    for secret in kept {
        assert!(
            !people.contains(secret.as_str()) && public(secret),
            "{secret}"
        );
    }
    for author in [
        "Autora Visible",
        "portátil de Autora",
        "Sueño de alguien",
        "La casa de",
    ] {
        assert!(holds(&bytes, author), "{author}");
        assert!(!holds(&copy, author), "{author}");
    }
}

#[test]
fn the_copy_begins_anew_and_keeps_everything_else() {
    let test = sample();
    let ran = test.run(&["--lang", "es", "copy", "a.rumbo", "b.rumbo", "--anonymous"]);
    ran.exits(0);
    let (a, mut b) = (open(&test.path("a.rumbo")), open(&test.path("b.rumbo")));
    assert_eq!(b.log().entries().len(), 1);
    let entry = &b.log().entries()[0];
    assert_eq!(entry.words, Op::Anonymous.words());
    assert_eq!(
        (&*entry.author, &*entry.device, entry.n, entry.seq),
        ("", "", 1, 1)
    );
    assert_eq!(b.undo(), Ok(None), "its beginning cannot be taken back");
    assert_eq!(b.definition("territorial"), a.definition("territorial"));
    let workshop = workshop();
    let personal = personal(&workshop);
    assert!(
        personal.called.contains("attendance"),
        "called by who attended"
    );
    for collection in &workshop.collections {
        let both = a
            .content()
            .records(&collection.id)
            .zip(b.content().records(&collection.id));
        let n = a.content().n_records(&collection.id);
        assert_eq!(
            b.content().n_records(&collection.id),
            n,
            "{}",
            collection.id
        );
        for (place, (before, after)) in both.enumerate() {
            for field in &collection.fields {
                let of = (collection.id.to_string(), field.key.to_string());
                if !personal.fields.contains(&of) {
                    // People have other ids now: what points to them is compared by place.
                    let place = |content: &Content, id: &str| {
                        let record = content.get_record(id);
                        let ids = record.map(|record| content.ids(&record.collection));
                        ids.and_then(|ids| ids.iter().position(|other| other.as_str() == id))
                    };
                    let cells = |notebook: &Notebook,
                                 record: &rumbo::notebook::Record|
                     -> BTreeMap<String, String> {
                        record
                            .map(&field.key)
                            .map(|(key, value)| {
                                let told = |id: &str| match place(notebook.content(), id) {
                                    Some(place) => format!("#{place}"),
                                    None => id.to_owned(),
                                };
                                (told(key), told(value))
                            })
                            .collect()
                    };
                    let (before, after) = (cells(&a, before), cells(&b, after));
                    let changed = field.kind == FieldKind::Geometry || &*field.key == "who";
                    assert!(before == after || changed, "{of:?}: {before:?} {after:?}");
                } else if field.key == collection.name && before.get(&field.key).is_some() {
                    let neutral = format!("Persona {}", place + 1);
                    assert_eq!(after.get(&field.key), Some(neutral.as_str()));
                } else {
                    assert_eq!(after.get(&field.key), None, "{of:?}");
                }
            }
            if personal.people.contains(&*collection.id) {
                assert_ne!(
                    before.id, after.id,
                    "nothing links a person to the original"
                );
            }
        }
    }
}

#[test]
fn choices_maps_and_texts_come_along_without_names() {
    let test = sample();
    test.run(&["copy", "a.rumbo", "b.rumbo", "--anonymous"])
        .exits(0);
    let (a, b) = (open(&test.path("a.rumbo")), open(&test.path("b.rumbo")));
    assert_eq!(
        b.content()
            .get_record("stg_1")
            .and_then(|own| own.get("profile")),
        Some("rapid")
    );
    assert_eq!(b.content().n_records("dream"), 0);
    // Full names inside other texts are changed too.
    let words = b
        .content()
        .records("problem")
        .next()
        .and_then(|one| one.get("who"));
    let words = words.expect("it is kept");
    assert_eq!(
        words,
        "Persona 1 y Persona 3 lo cuentan; también otra gente."
    );
    // The map of the territory came along.
    let map = |notebook: &Notebook| {
        let territory = notebook
            .content()
            .records("territory")
            .next()
            .expect("the territory");
        let id = territory.get("geometry").expect("it has a map").to_owned();
        notebook
            .attachment(&id)
            .expect("it can be read")
            .expect("it is there")
    };
    let ((_, media, bytes), (name, kind, copied)) = (map(&a), map(&b));
    assert_eq!((media, bytes), (kind, copied));
    assert_eq!(name, "geometry.geojson");
}

#[test]
fn the_command_tells_in_words_what_was_left_out() {
    let test = sample();
    let ran = test.run(&["--lang", "es", "copy", "a.rumbo", "b.rumbo", "--anonymous"]);
    ran.exits(0)
        .says("Se creó b.rumbo, sin datos personales.")
        .says("- Participantes · Contacto: 1\n")
        .says("- Actas · Preside: ")
        .says("Persona 2")
        .says("cambiados de la misma manera: 2")
        .says("que el método no conoce: 3")
        .says("- el historial: quién escribió qué, y cuándo")
        .says("lea los textos libres");
    let ran = test.run(&["--lang", "en", "copy", "a.rumbo", "c.rumbo", "--anonymous"]);
    ran.exits(0)
        .says("c.rumbo was created, without personal data.")
        .says("Left out:");
    let english = open(&test.path("c.rumbo"));
    let first = english
        .content()
        .records("participant")
        .next()
        .expect("a participant");
    assert_eq!(first.get("name"), Some("Person 1"));
    // A file that is there is never replaced, nor half written.
    let before = fs::read(test.path("b.rumbo")).expect("the copy");
    for to in ["b.rumbo", "a.rumbo"] {
        let ran = test.run(&["--lang", "es", "copy", "a.rumbo", to, "--anonymous"]);
        ran.exits(1).says("Ya existe un archivo");
    }
    assert_eq!(fs::read(test.path("b.rumbo")).expect("the copy"), before);
    let ran = test.run(&[
        "--lang",
        "es",
        "copy",
        "a.rumbo",
        "nada/d.rumbo",
        "--anonymous",
    ]);
    ran.exits(1);
    assert!(!test.path("nada").exists());
}

#[test]
fn a_plain_copy_is_complete_and_checked() {
    let test = sample();
    let ran = test.run(&["--lang", "es", "copy", "a.rumbo", "b.rumbo"]);
    ran.exits(0)
        .says("Copia completa y comprobada:")
        .says("b.rumbo");
    let (a, b) = (open(&test.path("a.rumbo")), open(&test.path("b.rumbo")));
    assert_eq!(a.content(), b.content());
    assert_eq!(a.log().entries(), b.log().entries());
    drop((a, b));
    test.run(&["--lang", "es", "copy", "a.rumbo", "b.rumbo"])
        .exits(1)
        .says("Ya existe un archivo");
}

#[test]
fn the_plan_of_an_anonymous_copy_says_the_same_and_counts_the_same_people() {
    let test = sample();
    test.run(&["--lang", "es", "copy", "a.rumbo", "b.rumbo", "--anonymous"])
        .exits(0);
    let plan = |name: &str| {
        test.run(&["--lang", "es", "report", name, "--format", "md"])
            .exits(0);
        fs::read_to_string(test.path(name).with_extension("md")).expect("the plan")
    };
    let (a, b) = (plan("a.rumbo"), plan("b.rumbo"));
    let original = open(&test.path("a.rumbo"));
    for person in original.content().records("team_member") {
        let name = person.get("name").expect("a name");
        assert!(a.contains(name) && !b.contains(name), "{name}");
    }
    let rest = |text: &str| -> Vec<String> { text.lines().map(str::to_owned).collect() };
    let (a, b) = (rest(&a), rest(&b));
    let of_b: BTreeSet<&String> = b.iter().collect();
    let gone: Vec<&String> = a.iter().filter(|line| !of_b.contains(line)).collect();
    // The table of the team, suppliers of contracts, who accepted works, and the remarks in the minutes.
    assert!(gone.len() < 40, "{gone:#?}");
    let count = |lines: &[String]| lines.iter().filter(|line| line.contains("<3")).count();
    assert_eq!(count(&a), count(&b));
    assert!(count(&b) > 2, "groups of few are kept back");
}

#[test]
fn a_copy_of_the_other_definition_and_of_an_empty_notebook_can_be_made() {
    let test = Test::new();
    for id in ["territorial", "rapid-diagnosis"] {
        let (from, to) = (format!("{id}.rumbo"), format!("{id}-b.rumbo"));
        test.run(&["new", &from, "--workshop", id]).exits(0);
        let mut notebook = open(&test.path(&from));
        if id == "rapid-diagnosis" {
            notebook
                .transact(&Op::Create, |tx| {
                    let one = tx.add("agreement", "agr", At::End);
                    tx.set(&one, Cell::plain("text"), "Reparar la tapa");
                    tx.set(&one, Cell::plain("responsible"), "Rosaura Zhunio");
                })
                .expect("room on the disk");
        }
        drop(notebook);
        test.run(&["--lang", "es", "copy", &from, &to, "--anonymous"])
            .exits(0);
        let copy = open(&test.path(&to));
        assert_eq!(copy.log().entries().len(), 1);
        for one in copy.content().records("agreement") {
            assert_eq!(
                (one.get("text"), one.get("responsible")),
                (Some("Reparar la tapa"), None)
            );
        }
    }
    for lang in Lang::ALL {
        let ran = test.run(&["--lang", lang.code(), "copy", "--help"]);
        ran.exits(0).says("--anonymous");
    }
}
