//! Large files open before all their pages were looked at; nothing is written before that.

use std::fs;
use std::path::{Path, PathBuf};

use rumbo::notebook::{At, Cell, Error, Notebook, Op, Options, SaveState};
use tempfile::TempDir;

use crate::command::Test;

/// A notebook with a few problems and a map of seventeen megabytes.
fn large() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("plan.rumbo");
    let mut notebook =
        Notebook::create(&path, "territorial", "words", Options::default()).expect("a free path");
    add(&mut notebook, "Agua turbia");
    let op = Op::MarkStep { step: "1.1".into() };
    notebook
        .transact(&op, |tx| {
            let map = vec![b'x'; 17 * 1024 * 1024];
            let id = tx.attach("mapa.geojson", "application/geo+json", map);
            let zone = tx.add("zone", "zon", At::End);
            tx.set(&zone, Cell::plain("geometry"), &id);
        })
        .expect("open for writing");
    notebook.flush().expect("room on the disk");
    (folder, path)
}

fn add(notebook: &mut Notebook, words: &str) {
    let op = Op::Add {
        collection: "problem".into(),
        name: words.into(),
    };
    notebook
        .transact(&op, |tx| {
            let id = tx.add("problem", "prb", At::End);
            tx.set(&id, Cell::plain("text"), words);
        })
        .expect("open for writing");
}

fn open(path: &Path) -> Notebook {
    Notebook::open(path, Options::default()).expect("it opens")
}

#[test]
fn a_sound_one_is_worked_like_any_other() {
    let (_folder, path) = large();
    for count in 1..=2 {
        let mut notebook = open(&path);
        assert_eq!(notebook.content().n_records("problem"), count);
        add(&mut notebook, "Caminos cerrados");
        notebook.flush().expect("it is sound");
    }
    assert_eq!(open(&path).found_outside(), 0);
}

#[test]
fn two_threads_read_the_same_as_one_wherever_it_lies() {
    let (folder, path) = large();
    let mut notebook = open(&path);
    for n in 0..60 {
        add(&mut notebook, &format!("Problema {} del páramo", n % 7));
    }
    notebook.flush().expect("it is sound");
    let content = notebook.content().clone();
    drop(notebook);

    let awkward = folder.path().join("cuenca #1? 100% ñandú & co");
    fs::create_dir(&awkward).expect("a free name");
    let moved = awkward.join("plan final.rumbo");
    fs::rename(&path, &moved).expect("the same disk");
    let notebook = open(&moved);
    assert!(
        *notebook.content() == content,
        "both halves and their order"
    );
    assert_eq!(notebook.found_outside(), 0, "the trace of both halves");
    // The connection that read beside it took no lock away when it went.
    let other = Test::new().run(&["info", &moved.to_string_lossy()]);
    other.exits(1).says("ya está abierto");
}

#[test]
fn a_damaged_one_is_read_and_never_written() {
    let (_folder, path) = large();
    let mut bytes = fs::read(&path).expect("our file");
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0xff);
    fs::write(&path, &bytes).expect("room on the disk");
    let mut notebook = open(&path);
    assert_eq!(notebook.content().n_records("problem"), 1, "it can be read");
    add(&mut notebook, "Caminos cerrados");
    assert_eq!(notebook.flush(), Err(Error::Damaged(path.clone())));
    let state = notebook.save_state();
    assert_eq!(state, SaveState::Failed(Error::Damaged(path.clone())));
    drop(notebook);
    assert!(
        fs::read(&path).expect("our file") == bytes,
        "not a byte changed"
    );
}

#[test]
fn one_in_a_locked_folder_opens_for_reading() {
    let (folder, path) = large();
    let mut rights = fs::metadata(&path).expect("our file").permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).expect("our file");
    let notebook = open(&path);
    // The administrator may write anything anywhere.
    let writes = fs::OpenOptions::new().append(true).open(&path).is_ok();
    assert_eq!(notebook.read_only().is_none(), writes);
    drop((notebook, folder));
}
