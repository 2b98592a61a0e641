//! Files of every earlier version open and keep all that they hold.

use std::fs;
use std::path::{Path, PathBuf};

use rumbo::notebook::{
    APPLICATION_ID, Error, Notebook, Options, ReadOnly, Reason, VERSION, backup,
};
use rusqlite::Connection;
use tempfile::TempDir;

/// The fixture of a version, as a file.
fn file(version: i32, more: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("plan.rumbo");
    let text = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/notebooks")
        .join(format!("v{version}.sql"));
    let text = fs::read_to_string(text).expect("a fixture of each earlier version");
    let connection = Connection::open(&path).expect("a free path");
    connection
        .execute_batch(&text)
        .expect("the fixture is sound");
    connection.execute_batch(more).expect("the change is sound");
    (folder, path)
}

fn options(folder: &Path) -> Options {
    Options {
        backups: Some(folder.join("copies")),
        ..Options::default()
    }
}

fn version(path: &Path) -> i32 {
    let connection = Connection::open(path).expect("a file of SQLite");
    let number = |name: &str| -> i32 {
        connection
            .query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
            .expect("SQLite knows it")
    };
    assert_eq!(number("application_id"), APPLICATION_ID);
    number("user_version")
}

fn check(notebook: &Notebook) {
    let problem = notebook
        .content()
        .records("problem")
        .next()
        .expect("the problem of the fixture");
    assert_eq!(problem.get("text"), Some("Agua turbia"));
    let entries = notebook.log().entries();
    assert_eq!(entries.len(), 4);
    assert_eq!(entries[3].seen.as_deref(), Some("aaaabbbbccccddddeeee:3"));
    assert!(entries.iter().all(|entry| entry.merged.is_none()));
    assert_eq!(
        notebook.next_redo().map(|words| words.name.as_str()),
        Some("undo")
    );
}

#[test]
fn a_notebook_of_each_earlier_version_is_copied_and_then_brought_to_this_one() {
    let mut count = 0;
    for earlier in 1..VERSION {
        let (folder, path) = file(earlier, "");
        let mut notebook = Notebook::open(&path, options(folder.path())).expect("it is upgraded");
        assert_eq!(notebook.read_only(), None);
        assert_eq!(notebook.found_outside(), 0, "its log tells its tables");
        check(&notebook);
        let redone = notebook.redo().expect("the disk has room");
        assert_eq!(redone.map(|done| done.words.name), Some("edit".to_owned()));
        notebook.flush().expect("the disk has room");
        drop(notebook);
        assert_eq!(version(&path), VERSION);
        let again = Notebook::open(&path, options(folder.path())).expect("it is of this version");
        assert_eq!(again.found_outside(), 0);
        drop(again);
        let copies = backup::of_file(&folder.path().join("copies"), &path);
        let copy = copies
            .iter()
            .find(|copy| copy.reason == Reason::Upgrade)
            .expect("a copy of before");
        assert_eq!(version(&copy.path), earlier, "the copy stays as it was");
        assert_eq!(copies.last().map(|first| first.number), Some(copy.number));
        count += 1;
    }
    assert_eq!(count, VERSION - 1, "one fixture for each earlier version");
}

#[test]
fn what_another_program_changed_before_an_upgrade_is_found_with_it() {
    let (folder, path) = file(2, "UPDATE answer SET value = 'Agua clara'");
    let mut notebook = Notebook::open(&path, options(folder.path())).expect("it is upgraded");
    assert_eq!(notebook.found_outside(), 1);
    notebook.undo().expect("the disk has room");
    let problem = notebook.content().records("problem").next();
    assert_eq!(problem.expect("it stays").get("text"), Some("Agua turbia"));
}

#[test]
fn without_a_folder_for_backups_the_copy_of_before_goes_beside() {
    for count in 1..=2 {
        let (folder, path) = file(1, "");
        fs::write(folder.path().join("plan-v1.rumbo"), "taken").expect("room on the disk");
        if count == 2 {
            fs::write(folder.path().join("plan-v1-2.rumbo"), "taken").expect("room on the disk");
        }
        check(&Notebook::open(&path, Options::default()).expect("it is upgraded"));
        let copy = folder.path().join(format!("plan-v1-{}.rumbo", count + 1));
        assert_eq!(version(&copy), 1);
    }
}

#[test]
fn an_upgrade_that_fails_leaves_the_file_as_it_was() {
    let (folder, path) = file(1, "CREATE TABLE clash (other)");
    let before = fs::read(&path).expect("the file");
    let failed = Notebook::open(&path, options(folder.path()));
    assert!(failed.is_err(), "the step cannot run");
    assert_eq!(version(&path), 1);
    assert_eq!(
        fs::read(&path).expect("the file"),
        before,
        "not a byte changed"
    );
}

#[test]
fn an_older_notebook_without_a_place_for_its_copy_stays_as_it_was() {
    let (folder, path) = file(1, "");
    let blocked = folder.path().join("blocked");
    fs::write(&blocked, "a file where a folder should be").expect("room on the disk");
    let options = Options {
        backups: Some(blocked.join("copies")),
        ..Options::default()
    };
    let opened = Notebook::open(&path, options).expect("for reading it always opens");
    assert_eq!(opened.read_only(), Some(ReadOnly::NotPermitted));
    check(&opened);
    drop(opened);
    assert_eq!(version(&path), 1);
}

#[test]
fn an_older_damaged_notebook_is_not_touched() {
    let (folder, path) = file(1, "");
    let mut bytes = fs::read(&path).expect("the file");
    let length = bytes.len();
    bytes.truncate(length - 300);
    fs::write(&path, &bytes).expect("room on the disk");
    let error = Notebook::open(&path, options(folder.path())).map(|_| ());
    assert_eq!(error, Err(Error::Damaged(path.clone())));
    assert_eq!(fs::read(&path).expect("the file"), bytes);
}
