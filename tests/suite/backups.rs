//! Copies that the program makes by itself or is asked for: whole, checked, and there when the file is not.

mod command;
mod faults;
mod laws;
mod screen;
mod working;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use rumbo::clock::Clock;
use rumbo::notebook::{
    At, Backup, Cell, Error, Notebook, Op, Options, Reason, RecordId, Snapshot, Stage, Transaction,
    backup,
};
use tempfile::TempDir;

/// A folder with a place for notebooks and a place for backups.
struct House {
    folder: TempDir,
}

impl House {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("stick")).expect("a new folder");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn plan(&self) -> PathBuf {
        self.path("stick/plan.rumbo")
    }

    fn options(&self) -> Options {
        self.options_at("2026-11-22T12:00:00Z")
    }

    fn options_at(&self, now: &str) -> Options {
        Options {
            clock: Clock::Fixed(now.parse().expect("a moment")),
            backups: Some(self.path("backups")),
            ..Options::default()
        }
    }

    fn create(&self) -> Notebook {
        Notebook::create(&self.plan(), "territorial", "words", self.options()).expect("a free path")
    }

    fn open(&self) -> Notebook {
        Notebook::open(&self.plan(), self.options()).expect("sound")
    }

    fn backups(&self) -> Vec<Backup> {
        backup::of_file(&self.path("backups"), &self.plan())
    }

    fn reasons(&self) -> Vec<Reason> {
        self.backups().iter().rev().map(|one| one.reason).collect()
    }
}

fn add(notebook: &mut Notebook, words: &str) -> RecordId {
    let op = Op::Add {
        collection: "problem".into(),
        name: words.into(),
    };
    let work = |tx: &mut Transaction<'_>| {
        let id = tx.add("problem", "prb", At::End);
        tx.set(&id, Cell::plain("name"), words);
        id
    };
    notebook.transact(&op, work).expect("open for writing").0
}

fn names(notebook: &Notebook) -> Vec<String> {
    let records = notebook.content().records("problem");
    records
        .filter_map(|it| it.get("name").map(str::to_owned))
        .collect()
}

/// Waits for the end of a copy.
fn end(stages: &Receiver<Stage>) -> Result<PathBuf, Error> {
    for stage in stages {
        match stage {
            Stage::Done(path, bytes) => {
                assert_eq!(fs::metadata(&path).expect("it is there").len(), bytes);
                return Ok(path);
            }
            Stage::Failed(error) => return Err(error),
            Stage::Writing | Stage::Syncing | Stage::Checking => {}
        }
    }
    panic!("a copy ends well or badly");
}

/// A copy holds the same records, answers and log, and can be worked in. It is looked at in a place of its own.
#[track_caller]
fn is_whole(copy: &Path, notebook: &Notebook) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mine = folder.path().join("copy.rumbo");
    fs::copy(copy, &mine).expect("room on the disk");
    let mut copy = Notebook::open(&mine, Options::default()).expect("the copy is sound");
    assert_eq!(copy.read_only(), None);
    assert_eq!(copy.content(), notebook.content());
    assert_eq!(copy.log().entries(), notebook.log().entries());
    while copy.undo().expect("the log is whole").is_some() {}
    assert!(copy.content().is_empty());
}

#[test]
fn a_notebook_is_kept_at_opening_and_at_closing_and_never_twice_the_same() {
    let house = House::new();
    let mut notebook = house.create();
    add(&mut notebook, "Agua");
    drop(notebook);
    assert_eq!(house.reasons(), [Reason::Close]);
    // Nothing changed: the copy at hand holds it all.
    drop(house.open());
    drop(house.open());
    assert_eq!(house.reasons(), [Reason::Close]);
    let mut notebook = house.open();
    add(&mut notebook, "Suelo");
    drop(notebook);
    assert_eq!(house.reasons(), [Reason::Close, Reason::Close]);
    // Somebody worked in it elsewhere.
    let mut elsewhere = Notebook::open(&house.plan(), Options::default()).expect("sound");
    add(&mut elsewhere, "Bosque");
    drop(elsewhere);
    let notebook = house.open();
    assert_eq!(
        notebook
            .back_up(Reason::Merge)
            .map(|kept| kept.map(|kept| kept.reason)),
        Ok(Some(Reason::Open))
    );
    let last = notebook.last_backup().expect("one was made");
    assert_eq!((last.number, last.reason), (3, Reason::Open));
    is_whole(&last.path, &notebook);
    assert_eq!(
        fs::read_dir(last.path.parent().expect("its folder"))
            .expect("a folder")
            .count(),
        3
    );
}

#[test]
fn changes_are_kept_after_some_minutes_and_only_changes() {
    let house = House::new();
    let mut notebook = house.create();
    notebook.back_up_every(Duration::from_millis(30));
    add(&mut notebook, "Agua");
    let end = Instant::now() + Duration::from_secs(20);
    while house.backups().is_empty() {
        assert!(Instant::now() < end, "no backup was made");
        std::thread::sleep(Duration::from_millis(10));
    }
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(house.reasons(), [Reason::Regular]);
    add(&mut notebook, "Suelo");
    while house.backups().len() < 2 {
        assert!(Instant::now() < end, "no backup was made");
        std::thread::sleep(Duration::from_millis(10));
    }
    is_whole(&house.backups()[0].path, &notebook);
}

#[test]
fn a_backup_never_makes_the_keyboard_wait() {
    let house = House::new();
    let mut notebook = house.create();
    let op = Op::AddMany {
        collection: "problem".into(),
        count: 20_000,
    };
    let many = |tx: &mut Transaction<'_>| {
        for n in 0..20_000 {
            let id = tx.add("problem", "prb", At::End);
            tx.set(
                &id,
                Cell::plain("name"),
                &format!("Problema {n} con sus palabras"),
            );
        }
    };
    notebook.transact(&op, many).expect("open for writing");
    notebook.flush().expect("room on the disk");
    notebook.back_up_every(Duration::ZERO);
    let mut worst = Duration::ZERO;
    for n in 0..50 {
        let begun = Instant::now();
        add(&mut notebook, &format!("Otro {n}"));
        worst = worst.max(begun.elapsed());
    }
    assert!(worst < Duration::from_millis(150), "{worst:?}");
    notebook.flush().expect("room on the disk");
}

#[test]
fn a_backup_is_brought_back_as_one_operation_that_can_be_undone() {
    let house = House::new();
    let mut notebook = house.create();
    let water = add(&mut notebook, "Agua");
    let soil = add(&mut notebook, "Suelo");
    let picture = notebook
        .transact(
            &Op::Edit {
                collection: "problem".into(),
                field: "photo".into(),
                name: "Agua".into(),
            },
            |tx| {
                let id = tx.attach("foto.png", "image/png", b"\x89PNG".to_vec());
                tx.set(&water, Cell::plain("photo"), &id);
                id
            },
        )
        .expect("open for writing")
        .0;
    let then = notebook.content().clone();
    let kept = notebook
        .back_up(Reason::Merge)
        .expect("room on the disk")
        .expect("a folder for backups");
    let op = Op::Edit {
        collection: "problem".into(),
        field: "name".into(),
        name: String::new(),
    };
    notebook
        .transact(&op, |tx| {
            tx.set(&water, Cell::plain("name"), "Agua turbia");
            tx.set(&water, Cell::keyed("points", "2027"), "3");
            tx.remove(&soil);
            let new = tx.add("problem", "prb", At::Start);
            tx.set(&new, Cell::plain("cause"), water.as_str());
            tx.move_to(&water, At::Start);
        })
        .expect("open for writing");
    let now = notebook.content().clone();
    let entries = notebook.log().entries().len();
    let snapshot = Snapshot::read(&kept.path).expect("a sound backup");
    assert_eq!(snapshot.content, then);
    let differences = backup::differences(notebook.content(), &snapshot.content);
    let problem = &differences["problem"];
    assert_eq!(
        (
            problem.added.len(),
            problem.removed.len(),
            problem.changed.len()
        ),
        (1, 1, 1)
    );
    let touched = notebook
        .restore(&snapshot, &kept.at)
        .expect("open for writing");
    assert!(touched.records.contains(&soil));
    assert_eq!(notebook.content(), &then);
    assert_eq!(notebook.log().entries().len(), entries + 1, "one operation");
    assert_eq!(
        notebook.next_undo().and_then(|words| words.get("at")),
        Some(kept.at.as_str())
    );
    notebook.undo().expect("in order");
    assert_eq!(notebook.content(), &now);
    notebook.redo().expect("in order");
    assert_eq!(notebook.content(), &then);
    let stored = notebook
        .attachment(&picture)
        .expect("sound")
        .expect("it came back");
    assert_eq!(stored.2, b"\x89PNG");
    drop(notebook);
    let mut notebook = house.open();
    assert_eq!(notebook.content(), &then);
    // After closing it can still be taken back.
    notebook.undo().expect("in order");
    assert_eq!(notebook.content(), &now);
}

#[test]
fn pictures_that_the_file_lacks_come_back_with_a_backup() {
    let house = House::new();
    let mut notebook = house.create();
    let id = add(&mut notebook, "Agua");
    let op = Op::FillSample { name: "x".into() };
    let attach = |tx: &mut Transaction<'_>| {
        let picture = tx.attach("foto.png", "image/png", b"\x89PNG".to_vec());
        tx.set(&id, Cell::plain("photo"), &picture);
        picture
    };
    let picture = notebook.transact(&op, attach).expect("open for writing").0;
    let kept = notebook
        .back_up(Reason::Import)
        .expect("room")
        .expect("a folder");
    notebook
        .transact(&op, |tx| tx.remove(&id))
        .expect("open for writing");
    drop(notebook);
    let file = rusqlite::Connection::open(house.plan()).expect("closed");
    file.execute("DELETE FROM attachment", []).expect("sound");
    drop(file);
    let mut notebook = house.open();
    assert_eq!(notebook.attachment(&picture), Ok(None));
    let snapshot = Snapshot::read(&kept.path).expect("a sound backup");
    notebook
        .restore(&snapshot, &kept.at)
        .expect("open for writing");
    let stored = notebook
        .attachment(&picture)
        .expect("sound")
        .expect("it came back");
    assert_eq!(stored.2, b"\x89PNG");
}

#[test]
fn a_copy_is_whole_while_the_notebook_is_open_and_replaces_nothing() {
    let house = House::new();
    let mut notebook = house.create();
    for n in 0..40 {
        add(&mut notebook, &format!("Problema {n}"));
    }
    let copy = end(&notebook.copy_to(&house.path("copia.rumbo"))).expect("room on the disk");
    is_whole(&copy, &notebook);
    // A folder gets it under the name of the notebook, or under the next one that is free.
    let stick = house.path("stick");
    let first = end(&notebook.copy_to(&stick)).expect("room on the disk");
    let second = end(&notebook.copy_to(&stick)).expect("room on the disk");
    assert_eq!(
        (first, second),
        (stick.join("plan-2.rumbo"), stick.join("plan-3.rumbo"))
    );
    let without_ending = end(&notebook.copy_to(&house.path("otra"))).expect("room on the disk");
    assert_eq!(without_ending, house.path("otra.rumbo"));
    let taken = end(&notebook.copy_to(&copy));
    assert_eq!(taken, Err(Error::Exists(copy)));
    let left: Vec<_> = fs::read_dir(&stick).expect("a folder").flatten().collect();
    assert!(
        left.iter()
            .all(|entry| !entry.file_name().to_string_lossy().ends_with(".part")),
        "{left:?}"
    );
}

#[test]
fn backups_are_found_although_the_file_is_damaged_renamed_or_gone() {
    let house = House::new();
    let mut notebook = house.create();
    add(&mut notebook, "Agua");
    drop(notebook);
    let all = house.backups();
    assert_eq!(all.len(), 1);
    let found = |path: &Path| backup::of_file(&house.path("backups"), path);
    // Gone; and gone from another stick, where it was called the same.
    let whole = fs::read(house.plan()).expect("a notebook");
    fs::remove_file(house.plan()).expect("our file");
    assert_eq!(found(&house.plan()), all);
    assert_eq!(found(Path::new("/media/otra/plan.rumbo")), all);
    assert_eq!(found(Path::new("/media/otra/nada.rumbo")), []);
    // Damaged under another name: it still says who it is.
    let renamed = house.path("acta vieja.rumbo");
    let mut damaged = whole.clone();
    damaged.truncate(whole.len() - 700);
    fs::write(&renamed, &damaged).expect("room on the disk");
    assert!(Notebook::open(&renamed, Options::default()).is_err());
    assert_eq!(found(&renamed), all);
    fs::write(house.plan(), vec![0; 9000]).expect("room on the disk");
    assert_eq!(found(&house.plan()), all);
    // Another notebook that took the place is not taken for it.
    fs::remove_file(house.plan()).expect("our file");
    let other = Notebook::create(&house.plan(), "territorial", "", Options::default());
    let other = other.expect("a free path");
    other.flush().expect("room on the disk");
    drop(other);
    fs::write(house.path("backups/note.txt"), "of a person").expect("room on the disk");
    assert_eq!(
        house.backups(),
        all,
        "by its path, while it has none of its own"
    );
    drop(house.open());
    assert_eq!(house.backups().len(), 1);
    assert_ne!(house.backups(), all);
}

#[test]
fn copies_by_hand_of_one_notebook_share_its_folder_and_are_told_apart() {
    let house = House::new();
    let mut notebook = house.create();
    add(&mut notebook, "Agua");
    drop(notebook);
    let table = house.path("mesa-1.rumbo");
    fs::copy(house.plan(), &table).expect("room on the disk");
    let mut second = Notebook::open(&table, house.options()).expect("sound");
    add(&mut second, "Suelo");
    drop(second);
    let all = house.backups();
    let told: Vec<(u64, &str)> = all
        .iter()
        .map(|one| (one.number, one.name.as_str()))
        .collect();
    assert_eq!(told, [(3, "mesa-1"), (2, "mesa-1"), (1, "plan")]);
    let last = |path: &Path| backup::last_of(&all, path).map(|one| one.number);
    assert_eq!((last(&house.plan()), last(&table)), (Some(1), Some(3)));
    assert_eq!(last(Path::new("/otra.rumbo")), Some(3));
}

#[test]
fn a_backup_becomes_a_new_file_that_is_never_written_over_another() {
    let house = House::new();
    let mut notebook = house.create();
    add(&mut notebook, "Agua");
    let kept = notebook
        .back_up(Reason::Import)
        .expect("room")
        .expect("a folder");
    let new = house.path("nuevo.rumbo");
    kept.write_to(&new).expect("room on the disk");
    is_whole(&new, &notebook);
    assert_eq!(kept.write_to(&new), Err(Error::Exists(new)));
    let nowhere = house.path("no/hay/nuevo.rumbo");
    assert!(matches!(kept.write_to(&nowhere), Err(Error::NotCopied(..))));
    let mut bytes = fs::read(&kept.path).expect("a backup");
    bytes.truncate(5000);
    fs::write(&kept.path, bytes).expect("room on the disk");
    assert!(matches!(
        kept.write_to(&house.path("malo.rumbo")),
        Err(Error::Damaged(_))
    ));
    assert!(!house.path("malo.rumbo").exists());
}
