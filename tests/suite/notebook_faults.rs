//! What happens to a notebook when files, folders, disks and words are not as they should be.

pub(crate) mod locked;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use locked::Locked;
use rumbo::locale::Lang;
use rumbo::notebook::{
    At, Cell, Error, Go, Notebook, Op, Options, ReadOnly, RecordId, SaveState, VERSION,
};
use rumbo::text;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::command::Test;

/// A folder that cleans up after itself, and the path of a notebook in it.
fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("plan.rumbo");
    (folder, path)
}

fn create(path: &Path) -> Notebook {
    Notebook::create(path, "territorial", "words", Options::default()).expect("a free path")
}

fn open(path: &Path) -> Result<Notebook, Error> {
    Notebook::open(path, Options::default()).inspect_err(check_words)
}

/// The error of something that has to fail.
fn fails(result: Result<Notebook, Error>) -> Error {
    let error = result
        .map(|notebook| notebook.path().to_owned())
        .expect_err("it cannot work");
    check_words(&error);
    error
}

fn add(notebook: &mut Notebook, words: &str) -> RecordId {
    let op = Op::Add {
        collection: "problem".into(),
        name: words.into(),
    };
    let work = |tx: &mut rumbo::notebook::Transaction<'_>| {
        let id = tx.add("problem", "prb", At::End);
        tx.set(&id, Cell::plain("name"), words);
        id
    };
    notebook.transact(&op, work).expect("open for writing").0
}

/// A closed notebook of several pages.
fn fill(path: &Path) {
    let mut notebook = create(path);
    for n in 0..150 {
        let id = add(
            &mut notebook,
            &format!("Problema {n} del territorio, con sus palabras"),
        );
        if n % 3 == 0 {
            let op = Op::Move {
                collection: "problem".into(),
                name: String::new(),
            };
            notebook
                .transact(&op, |tx| tx.move_to(&id, At::Start))
                .expect("open for writing");
        }
    }
    notebook.flush().expect("room on the disk");
}

/// Every error says three different sentences in each language, without missing words or arguments.
fn check_words(error: &Error) {
    for lang in Lang::ALL {
        let said = error.sentences().map(|sentence| sentence.say(lang));
        for sentence in &said {
            assert!(
                !sentence.contains(['⟨', '{', '$']),
                "{error:?} in {lang}: {sentence}"
            );
            assert!(
                sentence.ends_with(['.', '?', '!', ')']),
                "{error:?} in {lang}: {sentence}"
            );
        }
        assert!(
            said[0] != said[1] && said[1] != said[2] && said[0] != said[2],
            "{said:?}"
        );
        let path = error.path().display().to_string();
        assert!(
            said.iter().any(|sentence| sentence.contains(&path)),
            "{lang}: which file? {said:?}"
        );
    }
}

#[test]
fn each_error_says_what_happened_what_is_safe_and_what_to_do() {
    let mut kinds: Vec<&str> = Error::samples().iter().map(Error::kind).collect();
    Error::samples().iter().for_each(check_words);
    kinds.sort_unstable();
    let count = kinds.len();
    kinds.dedup();
    assert_eq!((kinds.len(), count), (21, 21));
}

#[test]
fn a_file_of_another_kind_is_refused_and_left_alone() {
    let (folder, path) = folder();
    for (name, bytes) in [
        ("acta.txt", &b"Acta de la asamblea del 3 de abril"[..]),
        ("short.txt", b"a"),
        ("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("almost", b"SQLite format 2\0"),
    ] {
        let file = folder.path().join(name);
        fs::write(&file, bytes).expect("a temporary folder");
        assert_eq!(fails(open(&file)), Error::Foreign(file.clone()));
        assert_eq!(fs::read(&file).expect("still there"), bytes);
    }
    fs::write(&path, b"").expect("a temporary folder");
    assert_eq!(fails(open(&path)), Error::Empty(path.clone()));
    assert_eq!(fs::metadata(&path).expect("still there").len(), 0);
    assert_eq!(
        fails(open(folder.path())),
        Error::Foreign(folder.path().to_owned())
    );
    let nowhere = folder.path().join("no/hay/nada.rumbo");
    assert_eq!(fails(open(&nowhere)), Error::Missing(nowhere));
}

#[test]
fn the_database_of_another_program_is_refused_and_left_alone() {
    let (_folder, path) = folder();
    let connection = Connection::open(&path).expect("a free path");
    connection
        .execute_batch("CREATE TABLE meta (key, value); CREATE TABLE record (id)")
        .expect("a new database");
    drop(connection);
    let before = fs::read(&path).expect("a file");
    assert_eq!(fails(open(&path)), Error::Foreign(path.clone()));
    assert_eq!(fs::read(&path).expect("a file"), before);
}

#[test]
fn a_notebook_that_breaks_off_is_told_and_left_alone() {
    let (_folder, path) = folder();
    fill(&path);
    let whole = fs::read(&path).expect("a notebook");
    let size = whole.len();
    assert!(size > 8 * 4096, "several pages");
    let cuts = [
        1,
        15,
        16,
        60,
        72,
        99,
        100,
        101,
        512,
        4095,
        4096,
        4097,
        size / 2,
        size - 1,
    ];
    for cut in cuts {
        fs::write(&path, &whole[..cut]).expect("a temporary folder");
        let error = fails(open(&path));
        // Less than the name of the format could be the beginning of anything.
        let expected = if cut < 15 {
            Error::Foreign(path.clone())
        } else {
            Error::Damaged(path.clone())
        };
        assert_eq!(error, expected, "cut at {cut}");
        assert_eq!(
            fs::read(&path).expect("a file"),
            whole[..cut],
            "cut at {cut}"
        );
    }
    fs::write(&path, &whole).expect("a temporary folder");
    assert_eq!(
        open(&path)
            .expect("whole again")
            .content()
            .n_records("problem"),
        150
    );
}

/// Numbers that look random and are the same at each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

#[test]
fn damaged_bytes_are_told_or_harmless_and_never_break_the_program() {
    let (folder, path) = folder();
    fill(&path);
    let whole = fs::read(&path).expect("a notebook");
    let mut dice = Dice(7);
    let mut told = 0;
    for turn in 0..100 {
        let mut bytes = whole.clone();
        match turn % 4 {
            // A sector that came back empty, or full of something else.
            0 => {
                let from = dice.roll(bytes.len() - 512);
                bytes[from..from + 512].fill(if turn % 8 == 0 { 0 } else { 0xA5 });
            }
            // The first hundred bytes: the header of the file.
            1 => bytes[dice.roll(100)] = dice.roll(256) as u8,
            // The head of a page.
            2 => {
                let page = dice.roll(bytes.len() / 4096) * 4096;
                let at = if page == 0 { 100 } else { page };
                bytes[at + dice.roll(12)] = dice.roll(256) as u8;
            }
            _ => {
                for _ in 0..=dice.roll(20) {
                    let at = dice.roll(bytes.len());
                    bytes[at] = dice.roll(256) as u8;
                }
            }
        }
        let damaged = folder.path().join(format!("damaged-{turn}.rumbo"));
        fs::write(&damaged, &bytes).expect("a temporary folder");
        match open(&damaged) {
            Err(error) => {
                told += 1;
                assert_eq!(
                    fs::read(&damaged).expect("a file"),
                    bytes,
                    "{turn}: {error:?}"
                );
            }
            Ok(mut notebook) => {
                if notebook.read_only().is_none() {
                    let id = add(&mut notebook, "otra");
                    let op = Op::Move {
                        collection: "problem".into(),
                        name: String::new(),
                    };
                    let _ = notebook.transact(&op, |tx| tx.move_to(&id, At::Start));
                }
                for _ in 0..10 {
                    let _ = notebook.undo();
                }
                let _ = notebook.flush();
            }
        }
        fs::remove_file(&damaged).expect("our file");
    }
    assert!(told > 25, "only {told} of 100 were noticed");
}

#[test]
fn a_too_new_notebook_is_opened_read_only() {
    let (_folder, path) = folder();
    fill(&path);
    let connection = Connection::open(&path).expect("closed");
    connection
        .execute_batch(&format!(
            "PRAGMA user_version = {}; ALTER TABLE record ADD COLUMN colour TEXT; \
             CREATE TABLE dream (id TEXT)",
            VERSION + 1
        ))
        .expect("a sound file");
    drop(connection);
    let before = fs::read(&path).expect("a file");
    let mut notebook = open(&path).expect("it can be read");
    assert_eq!(notebook.read_only(), Some(ReadOnly::Newer));
    assert_eq!(notebook.content().n_records("problem"), 150);
    refuses_to_write(&mut notebook);
    notebook.keep_definition("territorial", "other words");
    assert_eq!(notebook.definition("territorial"), Some("words"));
    drop(notebook);
    assert_eq!(fs::read(&path).expect("a file"), before);
}

fn refuses_to_write(notebook: &mut Notebook) {
    let before = notebook.content().clone();
    let id = notebook.content().ids("problem")[0].clone();
    let error = Error::ReadOnly(notebook.path().to_owned());
    let op = Op::Remove {
        collection: "problem".into(),
        name: "x".into(),
    };
    assert_eq!(
        notebook.transact(&op, |tx| tx.remove(&id)),
        Err(error.clone())
    );
    let cells = [(Cell::plain("name"), "otra".to_owned())];
    assert_eq!(notebook.edit(&id, &cells, &op, Go(1)), Err(error.clone()));
    assert_eq!(notebook.undo(), Err(error.clone()));
    assert_eq!(notebook.redo(), Err(error.clone()));
    assert_eq!(notebook.content(), &before);
    assert_eq!(
        (notebook.save_state(), notebook.flush()),
        (SaveState::Saved, Ok(()))
    );
    check_words(&error);
}

#[test]
fn a_file_that_cannot_be_written_is_opened_read_only() {
    let (_folder, path) = folder();
    fill(&path);
    let before = fs::read(&path).expect("a file");
    let Some(_locked) = Locked::new(&path) else {
        return;
    };
    let mut notebook = open(&path).expect("it can be read");
    assert_eq!(notebook.read_only(), Some(ReadOnly::NotPermitted));
    assert_eq!(notebook.content().n_records("problem"), 150);
    refuses_to_write(&mut notebook);
    drop(notebook);
    assert_eq!(fs::read(&path).expect("a file"), before);
}

#[test]
fn in_a_folder_that_cannot_be_written_notebooks_open_read_only_and_none_is_created() {
    let (folder, path) = folder();
    fill(&path);
    let Some(_locked) = Locked::new(folder.path()) else {
        return;
    };
    let mut notebook = open(&path).expect("it can be read");
    assert_eq!(notebook.read_only(), Some(ReadOnly::NotPermitted));
    refuses_to_write(&mut notebook);
    let new = folder.path().join("new.rumbo");
    let error = fails(Notebook::create(
        &new,
        "territorial",
        "",
        Options::default(),
    ));
    assert_eq!(error, Error::NotPermitted(new.clone()));
    assert!(!new.exists());
}

#[test]
fn creating_never_replaces_what_is_there() {
    let (folder, path) = folder();
    let create = |path: &Path| Notebook::create(path, "territorial", "", Options::default());
    fs::write(&path, "una carta").expect("a temporary folder");
    assert_eq!(fails(create(&path)), Error::Exists(path.clone()));
    assert_eq!(fs::read(&path).expect("a file"), b"una carta");
    assert_eq!(
        fails(create(folder.path())),
        Error::Exists(folder.path().to_owned())
    );
    let missing = folder.path().join("no");
    assert_eq!(
        fails(create(&missing.join("plan.rumbo"))),
        Error::Missing(missing.clone())
    );
    assert!(!missing.exists());
    // A file where a folder should be: nobody can write there.
    fails(create(&path.join("plan.rumbo")));
    fails(open(&path.join("plan.rumbo")));
}

#[test]
fn a_second_window_is_refused_at_once_and_the_first_goes_on() {
    let (_folder, path) = folder();
    let mut first = create(&path);
    let begun = Instant::now();
    assert_eq!(fails(open(&path)), Error::AlreadyOpen(path.clone()));
    // Having looked here took no lock away: another program is refused as well.
    let other = Test::new().run(&["info", &path.to_string_lossy()]);
    other.exits(1).says("ya está abierto");
    add(&mut first, "Agua");
    first.flush().expect("it is still ours");
    drop(first);
    let mut second = open(&path).expect("free again");
    assert_eq!(fails(open(&path)), Error::AlreadyOpen(path.clone()));
    assert!(
        begun.elapsed() < Duration::from_secs(4),
        "people wait for {:?}",
        begun.elapsed()
    );
    add(&mut second, "Suelo");
    second.flush().expect("it is still ours");
}

#[test]
fn a_full_disk_keeps_everything_in_memory_until_there_is_room() {
    let (_folder, path) = folder();
    let mut notebook = create(&path);
    let first = add(&mut notebook, "Antes");
    notebook.flush().expect("room on the disk");
    notebook.limit_pages(1);
    let long = "palabra ".repeat(20_000);
    let second = add(&mut notebook, &long);
    let full = Error::DiskFull(path.clone());
    assert_eq!(notebook.flush(), Err(full.clone()));
    assert_eq!(notebook.save_state(), SaveState::Failed(full.clone()));
    // Work goes on: adding, typing, undoing and redoing, also what is no longer kept for a quick undo.
    for n in 0..600 {
        add(&mut notebook, &format!("Durante {n}"));
    }
    assert!(matches!(notebook.save_state(), SaveState::Failed(_)));
    for _ in 0..601 {
        notebook
            .undo()
            .expect("in memory")
            .expect("something to undo");
    }
    assert_eq!(notebook.content().n_records("problem"), 1);
    for _ in 0..601 {
        notebook
            .redo()
            .expect("in memory")
            .expect("something to redo");
    }
    let edit = Op::Edit {
        collection: "problem".into(),
        field: "name".into(),
        name: "x".into(),
    };
    for text in ["D", "Después"] {
        let cells = [(Cell::plain("name"), text.to_owned())];
        notebook
            .edit(&first, &cells, &edit, Go(1))
            .expect("in memory");
    }
    assert_eq!(notebook.flush(), Err(full));
    let stored = notebook
        .content()
        .get_record(second.as_str())
        .expect("redone")
        .get("name");
    assert_eq!(stored, Some(long.trim()));
    let content = notebook.content().clone();
    let entries = notebook.log().entries().to_vec();
    notebook.limit_pages(u32::MAX - 1);
    while notebook.flush().is_err() {}
    assert_eq!(notebook.save_state(), SaveState::Saved);
    drop(notebook);
    let notebook = open(&path).expect("sound");
    assert_eq!(notebook.content(), &content);
    assert_eq!(notebook.log().entries(), entries);
    assert_eq!(notebook.found_outside(), 0, "the trace followed");
}

#[test]
fn a_full_disk_never_loses_what_was_saved_before() {
    let (_folder, path) = folder();
    fill(&path);
    let mut notebook = open(&path).expect("sound");
    let before = notebook.content().clone();
    notebook.limit_pages(1);
    add(&mut notebook, &"palabra ".repeat(20_000));
    assert!(notebook.flush().is_err());
    drop(notebook);
    let notebook = open(&path).expect("sound");
    assert_eq!(notebook.content(), &before);
    assert_eq!(
        notebook.found_outside(),
        0,
        "the trace is of what was saved"
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_went_away_while_open_is_told_and_saved_when_it_is_back() {
    let (folder, path) = folder();
    let mut notebook = create(&path);
    add(&mut notebook, "Antes");
    notebook.flush().expect("room on the disk");
    let away = folder.path().join("away");
    fs::rename(&path, &away).expect("our folder");
    add(&mut notebook, "Mientras");
    let moved = Error::Moved(path.clone());
    assert_eq!(notebook.flush(), Err(moved.clone()));
    assert_eq!(notebook.save_state(), SaveState::Failed(moved));
    assert!(!path.exists(), "no second file is begun in its place");
    fs::rename(&away, &path).expect("our folder");
    assert_eq!(notebook.flush(), Ok(()));
    drop(notebook);
    assert_eq!(
        open(&path).expect("sound").content().n_records("problem"),
        2
    );
}

#[cfg(unix)]
#[test]
fn a_file_deleted_while_open_keeps_everything_on_the_screen() {
    let (_folder, path) = folder();
    let mut notebook = create(&path);
    let id = add(&mut notebook, "Antes");
    notebook.flush().expect("room on the disk");
    fs::remove_file(&path).expect("our file");
    add(&mut notebook, "Después");
    let error = notebook.flush().expect_err("there is no file");
    check_words(&error);
    assert_eq!(error, Error::Moved(path.clone()));
    notebook.undo().expect("in memory");
    assert_eq!(notebook.content().n_records("problem"), 1);
    assert_eq!(
        notebook
            .content()
            .get_record(id.as_str())
            .and_then(|it| it.get("name")),
        Some("Antes")
    );
}

#[test]
fn whatever_people_write_comes_back_as_it_was_kept() {
    let (_folder, path) = folder();
    let texts = [
        "ñandú ¿sí? ¡no! «eje» — 100 % …".to_owned(),
        "largo ".repeat(16_667),
        "é".repeat(100_000),
        "\u{1b}[31mrojo\u{1b}[0m\u{7}\u{8} \u{1b}]0;título\u{7}".to_owned(),
        "👩‍🌾🏽 🇪🇨 👨‍👩‍👧‍👦 ✊🏿".to_owned(),
        "cafe\u{301} y Pa\u{301}ramo, y̵o̷".to_owned(),
        "\u{202e}al revés\u{202c} \u{feff}marca\u{200b}".to_owned(),
        "uno\r\ndos\rtres\n\n\tcuatro\u{0}cinco".to_owned(),
        "'; DROP TABLE record; --".to_owned(),
        "{ $name } ⟨key⟩ \\u{1b} %s NULL".to_owned(),
        "  \n ".to_owned(),
    ];
    let mut notebook = create(&path);
    let ids: Vec<RecordId> = texts.iter().map(|text| add(&mut notebook, text)).collect();
    let entries = notebook.log().entries().to_vec();
    drop(notebook);
    let mut notebook = open(&path).expect("sound");
    assert_eq!(
        notebook.log().entries(),
        entries,
        "names of operations are words of people too"
    );
    for (id, text) in ids.iter().zip(&texts) {
        let kept = notebook
            .content()
            .get_record(id.as_str())
            .expect("there")
            .get("name");
        let clean = text::clean(text);
        assert_eq!(kept, Some(clean.as_str()).filter(|clean| !clean.is_empty()));
        let control = |c: char| c.is_control() && c != '\n';
        assert!(!kept.unwrap_or_default().contains(control), "{kept:?}");
        assert!(
            kept.is_none_or(|kept| text::clean(kept) == kept),
            "kept in its one form"
        );
    }
    while notebook.undo().expect("in order").is_some() {}
    assert!(notebook.content().is_empty());
}
