//! Working on this machine while the notebook lies on a stick.

use std::fs;
use std::path::{Path, PathBuf};

use rumbo::notebook::{Error, Local, Notebook, Obstacle, Options, Reason, local_place};

use super::{House, add, end, is_whole, names};
use crate::notebook_faults::locked::Locked;

/// The working copy of the notebook on the stick.
fn take(house: &House) -> PathBuf {
    let notebook = house.open();
    match notebook
        .work_locally(&house.path("working"))
        .expect("room on the disk")
    {
        Local::There(path) => path,
        Local::Coming(stages) => end(&stages).expect("room on the disk"),
    }
}

fn open(house: &House, path: &Path) -> Notebook {
    Notebook::open(path, house.options()).expect("sound")
}

fn bring(notebook: &mut Notebook) -> Result<PathBuf, Error> {
    let met = notebook.meet_original()?;
    let state = notebook.state();
    let there = end(&notebook.bring_back(met.state))?;
    notebook.brought_back(&state);
    Ok(there)
}

fn with_water() -> House {
    let house = House::new();
    add(&mut house.create(), "Agua");
    house
}

#[test]
fn a_working_copy_is_brought_back_over_an_original_that_stayed_as_it_was() {
    let house = with_water();
    let path = take(&house);
    assert_eq!(path, local_place(&house.path("working"), &house.plan()));
    let mut local = open(&house, &path);
    assert_eq!(local.origin(), Some(house.plan().as_path()));
    assert!(!local.has_news());
    add(&mut local, "Suelo");
    assert!(local.has_news());
    assert_eq!(bring(&mut local), Ok(house.plan()));
    assert!(!local.has_news());
    let there = house.open();
    assert_eq!(
        there.origin(),
        None,
        "what is brought back is no working copy"
    );
    assert_eq!(there.content(), local.content());
    drop(there);
    is_whole(&house.plan(), &local);
    // And again, several times, with the copy closed in between.
    drop(local);
    let mut local = open(&house, &path);
    assert!(!local.has_news());
    local.undo().expect("in order");
    assert!(local.has_news());
    assert_eq!(bring(&mut local), Ok(house.plan()));
    assert_eq!(names(&house.open()), ["Agua"]);
    let left = fs::read_dir(house.path("stick")).expect("a folder").count();
    assert_eq!(left, 1, "no journal and nothing half-written");
}

#[test]
fn a_copy_of_a_working_copy_is_an_ordinary_notebook() {
    let house = with_water();
    let local = open(&house, &take(&house));
    let copy = end(&local.copy_to(&house.path("copia.rumbo"))).expect("room on the disk");
    assert_eq!(open(&house, &copy).origin(), None);
    assert!(local.origin().is_some());
    // What is saved elsewhere to go on with it stays a working copy.
    let elsewhere = end(&local.save_elsewhere(&house.path("rescate"))).expect("room on the disk");
    assert_eq!(open(&house, &elsewhere).origin(), local.origin());
}

#[test]
fn a_working_copy_with_news_is_used_again_and_one_without_is_taken_anew() {
    let house = with_water();
    let path = take(&house);
    assert_eq!(take(&house), path);
    add(&mut open(&house, &path), "Suelo");
    add(&mut house.open(), "Bosque");
    assert_eq!(take(&house), path);
    assert_eq!(
        names(&open(&house, &path)),
        ["Agua", "Suelo"],
        "nothing of it is lost"
    );
    fs::remove_file(&path).expect("our file");
    let path = take(&house);
    assert_eq!(names(&open(&house, &path)), ["Agua", "Bosque"]);
    add(&mut house.open(), "Páramo");
    let again = take(&house);
    assert_eq!(
        (again == path, names(&open(&house, &path)).len()),
        (true, 3)
    );
    // One that cannot be read stays where it is.
    fs::write(&path, "roto").expect("room on the disk");
    let other = take(&house);
    assert_ne!(other, path);
    assert_eq!(names(&open(&house, &other)).len(), 3);
    assert_eq!(fs::read(&path).expect("still there"), b"roto");
}

#[test]
fn bringing_back_never_covers_an_original_that_is_away_open_or_locked() {
    let house = with_water();
    let path = take(&house);
    let mut local = open(&house, &path);
    add(&mut local, "Suelo");
    let elsewhere = house.open();
    assert_eq!(bring(&mut local), Err(Error::AlreadyOpen(house.plan())));
    drop(elsewhere);
    fs::rename(house.plan(), house.path("away")).expect("our file");
    assert_eq!(bring(&mut local), Err(Error::Missing(house.plan())));
    fs::write(house.plan(), "una carta").expect("room on the disk");
    assert_eq!(bring(&mut local), Err(Error::Foreign(house.plan())));
    assert_eq!(fs::read(house.plan()).expect("still there"), b"una carta");
    fs::rename(house.path("away"), house.plan()).expect("our file");
    if let (Some(_file), Some(_folder)) = (
        Locked::new(&house.plan()),
        Locked::new(&house.path("stick")),
    ) {
        let refused = bring(&mut local);
        let locked = Error::NotCopied(house.plan(), Obstacle::NotPermitted);
        assert_eq!(refused, Err(locked));
    }
    assert!(local.has_news());
    assert_eq!(bring(&mut local), Ok(house.plan()));
}

#[test]
fn an_original_that_changes_between_meeting_and_bringing_back_is_not_covered() {
    let house = with_water();
    let path = take(&house);
    let mut local = open(&house, &path);
    add(&mut local, "Suelo");
    let met = local.meet_original().expect("as it was");
    add(&mut house.open(), "Bosque");
    let refused = end(&local.bring_back(met.state));
    assert_eq!(refused, Err(Error::Diverged(house.plan())));
    assert_eq!(names(&house.open()), ["Agua", "Bosque"]);
    // What another program writes past the log is seen too.
    let file = rusqlite::Connection::open(house.plan()).expect("closed");
    file.execute(
        "UPDATE answer SET value = 'Agua clara' WHERE value = 'Agua'",
        [],
    )
    .expect("sound");
    drop(file);
    let seen = Notebook::open(&house.plan(), Options::default())
        .expect("sound")
        .state();
    assert_ne!(seen, local.state());
}

#[test]
fn an_original_that_changed_is_merged_in_and_both_end_the_same() {
    let house = with_water();
    let path = take(&house);
    let mut local = open(&house, &path);
    add(&mut local, "Suelo");
    add(&mut house.open(), "Bosque");
    assert_eq!(bring(&mut local), Ok(house.plan()));
    let mut both = names(&local);
    both.sort();
    assert_eq!(both, ["Agua", "Bosque", "Suelo"]);
    let there = house.open();
    assert_eq!(there.content(), local.content());
    assert_eq!(there.log().entries(), local.log().entries());
    assert!(!local.has_news());
    // The original as it was is among the backups, and the merge can be taken back as one.
    let kept = house
        .backups()
        .into_iter()
        .find(|kept| kept.name == "plan" && held(&kept.path) == ["Agua", "Bosque"]);
    assert!(kept.is_some(), "{:?}", house.backups());
    drop(there);
    local.undo().expect("in order");
    assert_eq!(names(&local), ["Agua", "Suelo"]);
}

#[test]
fn what_another_program_wrote_into_the_original_is_among_the_backups() {
    let house = with_water();
    let path = take(&house);
    let mut local = open(&house, &path);
    let file = rusqlite::Connection::open(house.plan()).expect("closed");
    file.execute(
        "UPDATE answer SET value = 'Agua clara' WHERE value = 'Agua'",
        [],
    )
    .expect("sound");
    drop(file);
    add(&mut local, "Suelo");
    assert_eq!(bring(&mut local), Ok(house.plan()));
    assert_eq!(names(&house.open()), ["Agua", "Suelo"]);
    assert!(
        house
            .backups()
            .iter()
            .any(|kept| held(&kept.path) == ["Agua clara"])
    );
    // Without a place for backups it is not covered.
    let mut bare = Notebook::open(&path, Options::default());
    assert!(matches!(bare, Err(Error::AlreadyOpen(_))));
    drop(local);
    bare = Notebook::open(&path, Options::default());
    let mut bare = bare.expect("closed");
    let file = rusqlite::Connection::open(house.plan()).expect("closed");
    file.execute(
        "UPDATE answer SET value = 'Agua turbia' WHERE value = 'Agua'",
        [],
    )
    .expect("sound");
    drop(file);
    assert_eq!(bring(&mut bare), Err(Error::Diverged(house.plan())));
}

#[test]
fn a_backup_follows_a_merge_at_once() {
    let house = with_water();
    let table = house.path("mesa.rumbo");
    fs::copy(house.plan(), &table).expect("room on the disk");
    add(
        &mut Notebook::open(&table, Options::default()).expect("sound"),
        "Suelo",
    );
    let mut notebook = house.open();
    let before = house.backups().len();
    notebook.merge(&table).expect("it can be joined");
    notebook.flush().expect("room on the disk");
    // On a busy machine the thread that writes it may take its time.
    for _ in 0..400 {
        if house.backups().len() > before {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
    assert_eq!(house.backups().len(), before + 1, "{:?}", house.reasons());
    add(&mut notebook, "Bosque");
    notebook.flush().expect("room on the disk");
    notebook.back_up(Reason::Close).expect("room on the disk");
    assert_eq!(house.backups().len(), before + 2, "{:?}", house.reasons());
    is_whole(&house.backups()[0].path, &notebook);
}

fn held(path: &Path) -> Vec<String> {
    let snapshot = rumbo::notebook::Snapshot::read(path).expect("a sound backup");
    let records = snapshot.content.records("problem");
    records
        .filter_map(|record| record.get("name").map(str::to_owned))
        .collect()
}
