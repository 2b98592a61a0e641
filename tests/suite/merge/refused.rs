//! What cannot be joined is said in three sentences, and neither file changes.

use std::fs;
use std::path::Path;

use rumbo::locale::Lang;
use rumbo::notebook::{Error, Notebook, Options, VERSION};
use rusqlite::Connection;

use super::{Tables, add, get, merge, options, read, set};

/// Tries to join a file; holds both to not a byte having changed, and the error to its words.
#[track_caller]
fn refuses(into: &mut Notebook, from: &Path) -> Error {
    into.flush().expect("room on the disk");
    let (here, there) = (fs::read(into.path()).expect("ours"), fs::read(from).ok());
    let (content, entries) = (into.content().clone(), into.log().entries().to_vec());
    let error = into
        .merge(from)
        .map(|merged| merged.n)
        .expect_err("it cannot be joined");
    into.flush().expect("room on the disk");
    assert_eq!(fs::read(into.path()).expect("ours"), here, "{error:?}");
    assert_eq!(fs::read(from).ok(), there, "{error:?}");
    assert_eq!(
        (into.content(), into.log().entries()),
        (&content, &entries[..])
    );
    for lang in Lang::ALL {
        let said = error.sentences().map(|sentence| sentence.say(lang));
        assert!(
            said.iter().all(|sentence| !sentence.contains(['⟨', '{'])),
            "{said:?}"
        );
        assert!(
            said[0].contains(&*from.to_string_lossy()),
            "which file? {said:?}"
        );
    }
    error
}

#[test]
fn files_that_are_no_notebooks() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    let path = tables.path("other");
    assert_eq!(refuses(&mut ana, &path), Error::Missing(path.clone()));
    fs::write(&path, "una carta").expect("room on the disk");
    assert_eq!(refuses(&mut ana, &path), Error::Foreign(path.clone()));
    fs::write(&path, "").expect("room on the disk");
    assert_eq!(refuses(&mut ana, &path), Error::Empty(path.clone()));
    fs::remove_file(&path).expect("our file");
    let connection = Connection::open(&path).expect("a free path");
    connection
        .execute_batch("CREATE TABLE x (y)")
        .expect("a new database");
    drop(connection);
    assert_eq!(refuses(&mut ana, &path), Error::Foreign(path.clone()));
    let folder = tables.folder.path().to_owned();
    assert_eq!(refuses(&mut ana, &folder), Error::Foreign(folder));
}

#[test]
fn the_same_file_by_any_name() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    add(&mut ana, "Agua");
    let path = ana.path().to_owned();
    assert_eq!(refuses(&mut ana, &path), Error::SameFile(path.clone()));
    let around = path.with_file_name(".").join("Ana.rumbo");
    assert_eq!(refuses(&mut ana, &around), Error::SameFile(around.clone()));
    #[cfg(unix)]
    {
        let (soft, hard) = (tables.path("soft"), tables.path("hard"));
        std::os::unix::fs::symlink(&path, &soft).expect("a link");
        fs::hard_link(&path, &hard).expect("a link");
        assert_eq!(refuses(&mut ana, &soft), Error::SameFile(soft.clone()));
        assert_eq!(refuses(&mut ana, &hard), Error::SameFile(hard.clone()));
    }
    // Looking at it did not give up the lock of this window.
    let second = Notebook::open(&path, Options::default()).map(|_| ());
    assert_eq!(second, Err(Error::AlreadyOpen(path)));
}

#[test]
fn what_brings_nothing_new_and_what_was_undone() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    let mut beto = tables.copy(&ana, "Beto");
    let path = beto.path().to_owned();
    assert_eq!(refuses(&mut ana, &path), Error::NothingNew(path.clone()));
    let id = add(&mut beto, "Agua");
    merge(&mut ana, &beto);
    assert_eq!(
        refuses(&mut ana, &path),
        Error::NothingNew(path.clone()),
        "twice"
    );
    ana.undo().expect("in order");
    assert_eq!(refuses(&mut ana, &path), Error::MergeUndone(path.clone()));
    ana.redo().expect("in order");
    assert_eq!(get(&ana, &id, "text"), Some("Agua"));
    assert_eq!(refuses(&mut ana, &path), Error::NothingNew(path.clone()));
    // What is new after that comes as always.
    set(&mut beto, &id, "text", "Agua turbia");
    merge(&mut ana, &beto);
    assert_eq!(get(&ana, &id, "text"), Some("Agua turbia"));
    // A notebook that was only begun has nothing to bring either.
    let empty = tables.create("Carla");
    let path = empty.path().to_owned();
    assert_eq!(refuses(&mut ana, &path), Error::NothingNew(path));
}

#[test]
fn newer_notebooks_and_those_of_another_definition() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    let mut other = tables.create("Beto");
    add(&mut other, "Agua");
    let path = other.path().to_owned();
    drop(other);
    let connection = Connection::open(&path).expect("closed");
    let newer = format!("PRAGMA user_version = {}", VERSION + 1);
    connection.execute_batch(&newer).expect("a sound file");
    drop(connection);
    assert_eq!(refuses(&mut ana, &path), Error::Newer(path.clone()));
    let path = tables.path("rapid");
    let mut rapid = Notebook::create(&path, "rapid-diagnosis", "", options("Beto")).expect("free");
    add(&mut rapid, "Agua");
    rapid.flush().expect("room on the disk");
    assert_eq!(
        refuses(&mut ana, &path),
        Error::OtherDefinition(path.clone())
    );
}

#[test]
fn damaged_notebooks() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    let mut beto = tables.create("Beto");
    for n in 0..200 {
        add(
            &mut beto,
            &format!("Problema {n} del territorio, con sus palabras"),
        );
    }
    let path = beto.path().to_owned();
    drop(beto);
    let whole = fs::read(&path).expect("a notebook");
    for cut in [99, 512, 4096, whole.len() / 2, whole.len() - 1] {
        fs::write(&path, &whole[..cut]).expect("room on the disk");
        assert_eq!(
            refuses(&mut ana, &path),
            Error::Damaged(path.clone()),
            "cut at {cut}"
        );
    }
    let mut holed = whole.clone();
    holed[8192..12288].fill(0);
    fs::write(&path, &holed).expect("room on the disk");
    assert_eq!(refuses(&mut ana, &path), Error::Damaged(path.clone()));
    fs::write(&path, &whole).expect("room on the disk");
    ana.merge(&path).expect("whole again");
    assert_eq!(ana.content().n_records("problem"), 200);
}

/// Reading the memory of a process from its beginning fails as a broken stick does.
#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_read() {
    let path = Path::new("/proc/self/mem");
    let error = read(path).map(|_| ()).expect_err("it cannot be read");
    assert!(
        matches!(&error, Error::Unreadable(of, _) if of == path),
        "{error:?}"
    );
}

#[test]
fn a_notebook_open_for_reading_takes_nothing() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    add(&mut ana, "Agua");
    let beto = tables.copy(&ana, "Beto");
    let path = beto.path().to_owned();
    drop(beto);
    let connection = Connection::open(&path).expect("closed");
    let newer = format!("PRAGMA user_version = {}", VERSION + 1);
    connection.execute_batch(&newer).expect("a sound file");
    drop(connection);
    let mut beto = Notebook::open(&path, options("Beto")).expect("for reading");
    add(&mut ana, "Suelo");
    ana.flush().expect("room on the disk");
    assert_eq!(
        beto.merge(ana.path()).map(|merged| merged.n),
        Err(Error::ReadOnly(path))
    );
}

#[test]
fn a_merge_for_which_there_is_no_room_changes_nothing_and_can_be_tried_again() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    let mut beto = tables.copy(&ana, "Beto");
    let long = "palabra ".repeat(20_000);
    let id = add(&mut beto, &long);
    ana.flush().expect("room on the disk");
    ana.limit_pages(1);
    let path = beto.path().to_owned();
    beto.flush().expect("room on the disk");
    let full = Error::DiskFull(ana.path().to_owned());
    assert_eq!(ana.merge(&path).map(|merged| merged.n), Err(full));
    assert!(ana.content().is_empty() && ana.merges().is_empty());
    assert_eq!(ana.log().entries().len(), 1);
    ana.limit_pages(u32::MAX - 1);
    merge(&mut ana, &beto);
    assert_eq!(get(&ana, &id, "text"), Some(long.trim()));
}

#[test]
fn one_left_in_the_middle_of_a_write_comes_as_it_was_before_it() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    let mut beto = tables.copy(&ana, "Beto");
    let id = add(&mut beto, "Agua");
    let path = beto.path().to_owned();
    drop(beto);
    // A write that has reached the file and is not finished: the journal beside it knows what was there.
    let connection = Connection::open(&path).expect("closed");
    connection
        .execute_batch(
            "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; \
             UPDATE answer SET value = 'half'; \
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) \
             INSERT INTO answer SELECT 'x' || i, 'text', '', hex(randomblob(200)) FROM n",
        )
        .expect("a sound file");
    let left = tables.path("left");
    fs::copy(&path, &left).expect("room on the disk");
    let journal = |path: &Path| format!("{}-journal", path.display());
    fs::copy(journal(&path), journal(&left)).expect("a journal while it is written");
    drop(connection);
    assert!(
        fs::metadata(&left).expect("ours").len() > 200_000,
        "some of it is in the file"
    );
    let bytes = fs::read(&left).expect("ours");
    ana.merge(&left).expect("put in order in a copy");
    assert_eq!(get(&ana, &id, "text"), Some("Agua"));
    assert_eq!(
        fs::read(&left).expect("ours"),
        bytes,
        "the file itself waits for its own window"
    );
    assert!(Path::new(&journal(&left)).exists());
}

#[test]
fn an_older_notebook_is_brought_to_the_present_in_a_copy_only() {
    let tables = Tables::new();
    let path = tables.path("old");
    let text = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/notebooks/v1.sql");
    let connection = Connection::open(&path).expect("a free path");
    let text = fs::read_to_string(text).expect("the fixture");
    connection
        .execute_batch(&text)
        .expect("the fixture is sound");
    drop(connection);
    let bytes = fs::read(&path).expect("ours");
    let definition = {
        let connection = Connection::open(&path).expect("ours");
        let sql = "SELECT value FROM meta WHERE key = 'definition'";
        connection
            .query_row(sql, [], |row| row.get::<_, String>(0))
            .expect("a fact")
    };
    let new = tables.path("new");
    let mut ana = Notebook::create(&new, &definition, "", options("Ana")).expect("a free path");
    ana.merge(&path).expect("it is understood");
    let problem = ana.content().records("problem").next().expect("it came");
    assert_eq!(problem.get("text"), Some("Agua turbia"));
    assert_eq!(fs::read(&path).expect("ours"), bytes);
}
