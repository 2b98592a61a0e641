//! Deleted personal data leave the log and the bytes of the file, and nothing else changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use rumbo::app::Effect;
use rumbo::exchange::notebooks::create;
use rumbo::locale::Lang;
use rumbo::notebook::{At, Cell, Error, Go, Notebook, Op, Options, RecordId, Stage};
use rumbo::plan::personal;
use rumbo::workshop::{Catalog, Workshop};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::bench::Bench;
use crate::command::Test;
use crate::notebook_laws::tables::Tables;

fn options() -> Options {
    Options {
        author: "Mesa 2".into(),
        ..Options::default()
    }
}

fn workshop() -> Arc<Workshop> {
    Catalog::embedded()
        .get("territorial")
        .expect("the definition is sound")
}

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("plan.rumbo");
    (folder, path)
}

fn begin(path: &Path) -> Notebook {
    let made = create(path, "territorial", &Catalog::embedded(), options());
    made.expect("a free path").0
}

fn open(path: &Path) -> Notebook {
    Notebook::open(path, options()).expect("the notebook is sound")
}

/// The bytes of the file and of its journal, if it has one.
fn bytes(path: &Path) -> Vec<u8> {
    let mut bytes = fs::read(path).expect("the file");
    bytes.extend(fs::read(journal(path)).unwrap_or_default());
    bytes
}

fn journal(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-journal");
    name.into()
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

/// Adds somebody as a card does: the name is typed in several goes, then the contact.
fn add(notebook: &mut Notebook, id: &str, name: &str, contact: &str) -> RecordId {
    let id = RecordId::new(id);
    let first: String = name.chars().take(6).collect();
    let op = Op::Add {
        collection: "participant".into(),
        name: first.clone(),
    };
    notebook
        .transact(&op, |tx| {
            tx.add_named(id.clone(), "participant", At::End);
            tx.set(&id, Cell::plain("name"), &first);
            tx.set(&id, Cell::plain("gender"), "woman");
            tx.set(&id, Cell::plain("ethnicity"), "indigenous");
        })
        .expect("room on the disk");
    for (go, field, value, called) in [(1, "name", name, &*first), (2, "contact", contact, name)] {
        let op = Op::Edit {
            collection: "participant".into(),
            field: field.into(),
            name: called.to_owned(),
        };
        let cells = [(Cell::plain(field), value.to_owned())];
        notebook
            .edit(&id, &cells, &op, Go(go))
            .expect("room on the disk");
    }
    id
}

fn remove(notebook: &mut Notebook, id: &RecordId, collection: &str, name: &str) {
    let op = Op::Remove {
        collection: collection.into(),
        name: name.into(),
    };
    notebook
        .transact(&op, |tx| tx.remove(id))
        .expect("room on the disk");
}

/// The file tells itself from its log, and another opening finds nothing that others wrote.
fn check_law(path: &Path) {
    let connection = Connection::open(path).expect("the file is free");
    assert_eq!(Tables::of_log(&connection), Tables::of_file(&connection));
    drop(connection);
    assert_eq!(open(path).found_outside(), 0);
}

/// Rosaura came, attended, left a picture and was removed; Luis changed his contact and stays.
fn story(notebook: &mut Notebook) {
    let rosa = add(notebook, "par_rosa", "Rosaura Zhunio Tixi", "099 876 5432");
    let luis = add(notebook, "par_luis", "Luis Anrango Yupa", "luis@ejemplo.ec");
    // Attendance is called by who attended.
    let attendance = RecordId::new("att_1");
    let op = Op::Add {
        collection: "attendance".into(),
        name: "Rosaura Zhunio Tixi".into(),
    };
    notebook
        .transact(&op, |tx| {
            tx.add_named(attendance.clone(), "attendance", At::End);
            tx.set(&attendance, Cell::plain("participant"), rosa.as_str());
        })
        .expect("room on the disk");
    // A contact that was replaced, and a picture that was taken out again.
    let edit = Op::Edit {
        collection: "participant".into(),
        field: "contact".into(),
        name: "Luis Anrango Yupa".into(),
    };
    let cells = [(Cell::plain("contact"), "nuevo@ejemplo.ec".to_owned())];
    notebook
        .edit(&luis, &cells, &edit, Go(9))
        .expect("room on the disk");
    let territory = RecordId::new("ter_1");
    notebook
        .transact(&Op::Create, |tx| {
            tx.add_named(territory.clone(), "territory", At::End);
            let id = tx.attach("rosaura.png", "image/png", b"retrato de Rosaura".to_vec());
            tx.set(&territory, Cell::plain("geometry"), &id);
        })
        .expect("room on the disk");
    notebook
        .transact(&Op::Create, |tx| {
            tx.set(&territory, Cell::plain("geometry"), "");
        })
        .expect("room on the disk");
    remove(notebook, &attendance, "attendance", "Rosaura Zhunio Tixi");
    remove(notebook, &rosa, "participant", "Rosaura Zhunio Tixi");
    notebook.undo().expect("room on the disk");
    notebook.redo().expect("room on the disk");
    notebook.flush().expect("room on the disk");
}

#[test]
fn a_removed_name_leaves_the_log_and_the_bytes_of_the_file() {
    let (_folder, path) = folder();
    let mut notebook = begin(&path);
    story(&mut notebook);
    let secrets = [
        "Rosaura Zhunio",
        "Rosaur",
        "099 876 5432",
        "luis@ejemplo.ec",
        "retrato de Rosaura",
        "rosaura.png",
    ];
    let before = bytes(&path);
    for secret in secrets {
        assert!(holds(&before, secret), "{secret} is still in the history");
    }
    let content = notebook.content().clone();
    let entries = notebook.log().entries().len();

    let purged = notebook
        .purge(&personal(&workshop()))
        .expect("room on the disk");
    assert!(purged.values > 10 && purged.words > 5, "{purged:?}");
    assert_eq!((purged.attachments, purged.compacted), (1, true));
    let after = bytes(&path);
    for secret in secrets {
        assert!(!holds(&after, secret), "{secret} is gone while it is open");
    }
    // What she answered about herself goes too; what stands stays, in the log as well.
    assert_eq!(notebook.content(), &content);
    let connection_words = ["Luis Anrango Yupa", "nuevo@ejemplo.ec", "participant"];
    assert!(connection_words.iter().all(|words| holds(&after, words)));
    assert_eq!(notebook.log().entries().len(), entries + 1);
    let said: Vec<&str> = notebook
        .log()
        .entries()
        .iter()
        .filter_map(|entry| entry.words.get("name"))
        .collect();
    assert!(
        said.contains(&"…") && said.contains(&"Luis Anrango Yupa"),
        "{said:?}"
    );

    // Undo stops at the purge; what comes after it can be taken back.
    assert!(notebook.log().purged().is_some());
    assert_eq!(notebook.undo(), Ok(None));
    assert_eq!(notebook.redo(), Ok(None));
    let ana = add(&mut notebook, "par_ana", "Ana Guamán Pilco", "");
    while notebook.next_undo().is_some() {
        notebook.undo().expect("room on the disk");
    }
    assert_eq!(notebook.content(), &content);
    assert!(notebook.content().get_record(ana.as_str()).is_none());
    drop(notebook);
    assert!(!journal(&path).exists());
    check_law(&path);
    let mut again = open(&path);
    let rest = again
        .purge(&personal(&workshop()))
        .expect("room on the disk");
    // Only Ana, who was added and taken back again.
    assert!(rest.values > 0);
    let none = again
        .purge(&personal(&workshop()))
        .expect("room on the disk");
    assert!(none.is_empty() && none.compacted);
    let last = again.log().entries().len();
    drop(again);
    let entries = open(&path).log().entries().len();
    assert_eq!(entries, last, "nothing to purge is no entry");
    check_law(&path);
}

/// Writes a copy and waits for it.
fn copied(notebook: &Notebook, to: &Path) {
    let last = notebook.copy_to(to).iter().last();
    assert!(matches!(last, Some(Stage::Done(..))), "{last:?}");
}

#[test]
fn copies_from_before_a_purge_are_told_apart_from_all_others() {
    let (folder, path) = folder();
    let mut notebook = begin(&path);
    story(&mut notebook);
    assert!(
        notebook.unpurged_copies().is_empty(),
        "nothing was purged yet"
    );
    let copy = folder.path().join("copia.rumbo");
    copied(&notebook, &copy);
    notebook
        .purge(&personal(&workshop()))
        .expect("room on the disk");
    // One from after it, another notebook, and what is none.
    copied(&notebook, &folder.path().join("despues.rumbo"));
    drop(begin(&folder.path().join("otro.rumbo")));
    fs::write(folder.path().join("texto.rumbo"), "not a notebook").expect("room on the disk");
    assert_eq!(notebook.unpurged_copies(), [copy]);
}

#[test]
fn neither_a_chosen_undo_nor_a_return_reaches_behind_a_purge() {
    let (_folder, path) = folder();
    let mut notebook = begin(&path);
    story(&mut notebook);
    notebook
        .purge(&personal(&workshop()))
        .expect("room on the disk");
    let before = notebook.content().clone();
    let last = notebook.log().entries().last().expect("the purge").n;
    for n in 1..last {
        let refused = notebook.undo_chosen(n).expect("the file can be read");
        assert!(refused.is_err(), "entry {n} was taken back");
        let changes = notebook.return_to(n).expect("the file can be read");
        assert!(changes.is_empty(), "it returned to the moment of {n}");
    }
    assert_eq!(notebook.content(), &before);
    add(&mut notebook, "par_9", "Luz Vega", "099");
    let newest = notebook.log().entries().last().expect("what was added").n;
    assert!(newest > last);
    let taken = notebook.undo_chosen(newest).expect("the file can be read");
    assert!(taken.is_ok(), "{taken:?}");
}

#[test]
fn what_a_removed_person_answered_goes_with_the_name() {
    let (_folder, path) = folder();
    let mut notebook = begin(&path);
    let rosa = add(&mut notebook, "par_rosa", "Rosaura Zhunio", "");
    remove(&mut notebook, &rosa, "participant", "Rosaura Zhunio");
    notebook
        .purge(&personal(&workshop()))
        .expect("room on the disk");
    drop(notebook);
    let connection = Connection::open(&path).expect("closed");
    let of_her: i64 = connection
        .query_row(
            "SELECT count(*) FROM change WHERE record = 'par_rosa' AND field <> '@record' \
             AND (coalesce(before, '·') <> '·' OR coalesce(after, '·') <> '·')",
            [],
            |row| row.get(0),
        )
        .expect("a count");
    assert_eq!(of_her, 0);
    check_law(&path);
}

#[test]
fn differences_and_reports_of_merges_are_purged_too() {
    let (_folder, path) = folder();
    let mut notebook = begin(&path);
    let rosa = add(&mut notebook, "par_rosa", "Rosaura Zhunio", "");
    add(&mut notebook, "par_luis", "Luis Anrango", "");
    remove(&mut notebook, &rosa, "participant", "Rosaura Zhunio");
    drop(notebook);
    Connection::open(&path)
        .expect("closed")
        .execute_batch(
            r#"INSERT INTO clash VALUES
                 (3, 'par_rosa', 'contact', '', '{"a":"0991111111","b":"0992222222"}', NULL),
                 (3, 'par_luis', 'contact', '', '{"a":"0993333333","b":"0994444444"}', 4),
                 (3, 'par_luis', 'name', '', '{"a":"Luis Anrango","b":"Lucho Anrango"}', NULL),
                 (3, 'prb_1', 'text', '', '{"a":["la casa de Rosaura Zhunio"],"b":"Río seco"}', 4);
               INSERT INTO merge VALUES (3, '{"restored":[{"name":"Rosaura Zhunio"}],"count":1}');"#,
        )
        .expect("sound SQL");
    let mut notebook = open(&path);
    notebook
        .purge(&personal(&workshop()))
        .expect("room on the disk");
    drop(notebook);
    let file = bytes(&path);
    for secret in ["Rosaura", "0991111111", "0993333333"] {
        assert!(!holds(&file, secret), "{secret}");
    }
    for stands in ["Lucho Anrango", "Río seco", "\"count\":1"] {
        assert!(holds(&file, stands), "{stands} still counts");
    }
    check_law(&path);
}

#[test]
fn a_notebook_that_can_only_be_read_is_not_purged() {
    let (_folder, path) = folder();
    drop(begin(&path));
    Connection::open(&path)
        .expect("closed")
        .execute_batch("PRAGMA user_version = 99")
        .expect("sound SQL");
    let mut notebook = open(&path);
    let refused = notebook.purge(&personal(&workshop()));
    assert_eq!(refused, Err(Error::ReadOnly(path.clone())));
}

#[test]
fn the_screen_says_that_undo_stops_at_a_purge() {
    for (lang, words) in [
        (Lang::Es, "lo de antes se purgó con los datos personales"),
        (
            Lang::En,
            "what was before went with the purge of personal data",
        ),
    ] {
        let mut bench = Bench::empty("territorial", lang);
        let session = bench.app.session.as_mut().expect("a notebook is open");
        let id = add(&mut session.notebook, "par_1", "Rosaura Zhunio", "");
        remove(&mut session.notebook, &id, "participant", "Rosaura Zhunio");
        session
            .notebook
            .purge(&personal(&workshop()))
            .expect("memory");
        bench.keys("<ctrl-z>").sees(words);
        bench.keys("<ctrl-t>").does_not_see("Rosaura");
    }
}

#[test]
fn the_command_tells_what_it_did_and_where_copies_still_hold_it() {
    let test = Test::new();
    test.run(&["--lang", "es", "demo", "-o", "a.rumbo"])
        .exits(0);
    let ran = test.run(&["--lang", "es", "purge", "a.rumbo"]);
    ran.exits(0).says("no quedan datos personales eliminados");
    let mut notebook = open(&test.path("a.rumbo"));
    let person = notebook
        .content()
        .records("participant")
        .next()
        .expect("a participant");
    let (id, name) = (
        person.id.clone(),
        person.get("name").expect("a name").to_owned(),
    );
    remove(&mut notebook, &id, "participant", &name);
    drop(notebook);
    // A copy beside it, and one where this machine keeps its copies.
    let data = test.path("config/data/backups");
    fs::create_dir_all(&data).expect("room on the disk");
    for to in [test.path("copia.rumbo"), data.join("respaldo.rumbo")] {
        fs::copy(test.path("a.rumbo"), to).expect("room on the disk");
    }
    let ran = test.run(&["--lang", "es", "purge", "a.rumbo"]);
    ran.exits(0)
        .says("Se borró del historial lo personal")
        .says("ya no se puede deshacer")
        .says("copia.rumbo")
        .says("respaldo.rumbo")
        .says("memorias USB");
    assert!(!holds(&bytes(&test.path("a.rumbo")), &name), "{name}");
    assert!(holds(&bytes(&test.path("copia.rumbo")), &name), "{name}");
    let ran = test.run(&["--lang", "en", "purge", "a.rumbo"]);
    ran.exits(0)
        .says("No removed personal data")
        .says("copia.rumbo");
    let ran = test.run(&["--lang", "es", "purge", "nada.rumbo"]);
    ran.exits(1).says("No se encontró");
}

/// What people do with two persons and a problem; every personal value is one of a kind.
#[derive(Debug, Clone)]
enum Step {
    Add(usize),
    Remove(usize),
    Name(usize, u8),
    Contact(usize, u8),
    Group(usize, u8),
    Problem(u8),
    Undo,
    Redo,
    Purge,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0..2_usize).prop_map(Step::Add),
        2 => (0..2_usize).prop_map(Step::Remove),
        4 => (0..2_usize, 0..6_u8).prop_map(|(who, name)| Step::Name(who, name)),
        3 => (0..2_usize, 0..6_u8).prop_map(|(who, way)| Step::Contact(who, way)),
        2 => (0..2_usize, 0..3_u8).prop_map(|(who, group)| Step::Group(who, group)),
        2 => (0..4_u8).prop_map(Step::Problem),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        1 => Just(Step::Purge),
    ]
}

/// A name that nobody else has; the last one means none.
fn name(which: u8) -> String {
    if which == 5 {
        String::new()
    } else {
        format!("Nombre{which} Apellido{which}")
    }
}

fn contact(which: u8) -> String {
    if which == 5 {
        String::new()
    } else {
        format!("09{which}000777{which}")
    }
}

fn act(notebook: &mut Notebook, step: &Step) {
    let ids = ["par_1", "par_2"].map(RecordId::new);
    let called = |notebook: &Notebook, id: &RecordId| {
        let record = notebook.content().get_record(id.as_str());
        record
            .and_then(|record| record.get("name"))
            .unwrap_or("PA01")
            .to_owned()
    };
    let mut edit = |who: usize, field: &str, value: String| {
        let op = Op::Edit {
            collection: "participant".into(),
            field: field.into(),
            name: called(notebook, &ids[who]),
        };
        let cells = [(Cell::plain(field), value)];
        notebook
            .edit(&ids[who], &cells, &op, Go(who as u64))
            .expect("room on the disk");
    };
    match step {
        Step::Name(who, which) => edit(*who, "name", name(*which)),
        Step::Contact(who, which) => edit(*who, "contact", contact(*which)),
        Step::Group(who, group) => edit(*who, "gender", format!("grupo{group}")),
        Step::Add(who) => {
            let op = Op::Add {
                collection: "participant".into(),
                name: String::new(),
            };
            let id = ids[*who].clone();
            notebook
                .transact(&op, |tx| tx.add_named(id, "participant", At::End))
                .expect("room on the disk");
        }
        Step::Remove(who) => {
            let name = called(notebook, &ids[*who]);
            remove(notebook, &ids[*who], "participant", &name);
        }
        Step::Problem(text) => {
            let id = RecordId::new("prb_1");
            notebook
                .transact(&Op::Create, |tx| {
                    tx.add_named(id.clone(), "problem", At::End);
                    tx.set(&id, Cell::plain("text"), &format!("Problema{text}"));
                })
                .expect("room on the disk");
        }
        Step::Undo => drop(notebook.undo().expect("room on the disk")),
        Step::Redo => drop(notebook.redo().expect("room on the disk")),
        Step::Purge => drop(
            notebook
                .purge(&personal(&workshop()))
                .expect("room on the disk"),
        ),
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 25,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn after_any_history_only_personal_values_that_stand_are_left(steps in vec(step(), 0..40)) {
        let (_folder, path) = folder();
        let mut notebook = Notebook::create(&path, "territorial", "words", options()).expect("a free path");
        for step in &steps {
            act(&mut notebook, step);
        }
        let content = notebook.content().clone();
        let purged = notebook.purge(&personal(&workshop())).expect("room on the disk");
        prop_assert_eq!(notebook.content(), &content, "a purge changes no answer");
        prop_assert!(purged.is_empty() || notebook.next_undo().is_none());
        let stands: Vec<&str> = content
            .records("participant")
            .flat_map(|person| person.answers.values())
            .map(|value| &**value)
            .collect();
        let file = bytes(&path);
        for which in 0..5 {
            for value in [name(which), contact(which)] {
                prop_assert_eq!(holds(&file, &value), stands.contains(&value.as_str()), "{}", value);
            }
        }
        if let Some(problem) = content.records("problem").next() {
            let text = problem.get("text").unwrap_or("Problema");
            prop_assert!(holds(&file, text), "what is not personal stays");
        }
        let again = notebook.purge(&personal(&workshop())).expect("room on the disk");
        prop_assert!(again.is_empty(), "once is enough: {:?}", again);
        drop(notebook);
        check_law(&path);
        let again = open(&path);
        prop_assert_eq!(again.content(), &content);
    }
}

#[test]
fn the_menu_asks_before_it_purges() {
    let mut bench = Bench::empty("territorial", Lang::Es);
    let session = bench.app.session.as_mut().expect("a notebook is open");
    let id = add(&mut session.notebook, "par_1", "Rosaura Zhunio", "");
    remove(&mut session.notebook, &id, "participant", "Rosaura Zhunio");
    let entries = session.notebook.log().entries().len();
    bench.keys("<F9>para siempre<enter>");
    insta::assert_snapshot!("purge_asks", bench.screen());
    bench.keys("<esc>").keys("<F9>para siempre<enter>x");
    let logged = |bench: &Bench| bench.session().notebook.log().entries().len();
    assert_eq!(logged(&bench), entries, "any other key is a no");
    bench
        .keys("<F9>para siempre<enter><enter>")
        .sees("Se borró del historial");
    assert_eq!(logged(&bench), entries + 1);
    bench
        .keys("<esc><F9>copia sin<enter>")
        .sees("¿Dónde se escribe?")
        .keys("<enter>");
    let asked = bench.effects.pop();
    assert!(
        matches!(asked, Some(Effect::CopyAnonymous(path)) if path.ends_with(":memory:-anónimo.rumbo"))
    );
}
