//! Sticks that are pulled out, disks that are full, folders that cannot be written, clocks that are wrong.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use rumbo::notebook::{
    At, Cell, Error, Notebook, Obstacle, Op, Options, ReadOnly, Reason, SaveState, Snapshot,
    Transaction,
};
use rusqlite::Connection;

use super::{House, add, end, is_whole, names};
use crate::notebook_faults::locked::Locked;

/// A disk with little room, while this lives. Only the administrator can make one; there is nothing to try else.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn new(path: &Path, size: &str) -> Option<Self> {
        fs::create_dir_all(path).expect("a new folder");
        let made = Command::new("mount")
            .args(["-t", "tmpfs", "-o", size, "tmpfs"])
            .arg(path)
            .output();
        made.is_ok_and(|done| done.status.success())
            .then(|| Self(path.to_owned()))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).output();
    }
}

/// Puts so many bytes of text that nothing shrinks into the notebook.
fn fill(notebook: &mut Notebook, bytes: usize) {
    let mut number = 1_u64;
    let mut text = String::with_capacity(bytes);
    while text.len() < bytes {
        number = number
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let _ = write!(text, "{number:x} ");
    }
    add(notebook, &text);
}

#[cfg(unix)]
#[test]
fn a_copy_is_whole_although_the_file_was_just_deleted_and_holds_what_could_not_be_saved() {
    let house = House::new();
    let mut notebook = house.create();
    add(&mut notebook, "Antes");
    notebook.flush().expect("room on the disk");
    fs::remove_dir_all(house.path("stick")).expect("our folder");
    add(&mut notebook, "Después");
    assert_eq!(notebook.flush(), Err(Error::Moved(house.plan())));
    let copy = end(&notebook.copy_to(&house.path("rescate.rumbo"))).expect("room on the disk");
    is_whole(&copy, &notebook);
    // The window is closed all the same: the backup holds what could not be saved.
    let content = notebook.content().clone();
    drop(notebook);
    let last = &house.backups()[0];
    assert_eq!(last.reason, Reason::Close);
    let kept = Notebook::open(&last.path, Options::default()).expect("a sound backup");
    assert_eq!(kept.content(), &content);
    assert_eq!(names(&kept), ["Antes", "Después"]);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_saved_in_its_place_is_kept_among_the_backups() {
    let house = House::new();
    let mut notebook = house.create();
    notebook.flush().expect("room on the disk");
    fs::remove_file(house.plan()).expect("our file");
    notebook.back_up_every(Duration::from_millis(50));
    add(&mut notebook, "Solo en la pantalla");
    let end = Instant::now() + Duration::from_secs(30);
    let kept = loop {
        let saved = house.backups().into_iter().find(|kept| {
            let snapshot = Snapshot::read(&kept.path).expect("a sound backup");
            snapshot.content == *notebook.content()
        });
        if let Some(kept) = saved {
            break kept;
        }
        assert!(Instant::now() < end, "no backup was made");
        std::thread::sleep(Duration::from_millis(20));
    };
    is_whole(&kept.path, &notebook);
    let mode = |path: &Path| {
        fs::metadata(path)
            .expect("it is there")
            .permissions()
            .mode()
            & 0o777
    };
    assert_eq!(
        mode(kept.path.parent().expect("its folder")),
        0o700,
        "nobody else's"
    );
}

#[cfg(unix)]
#[test]
fn a_copy_is_whole_although_the_file_cannot_be_read_any_more() {
    let house = House::new();
    let mut notebook = house.create();
    // More than SQLite keeps in memory.
    for _ in 0..4 {
        fill(&mut notebook, 2 << 20);
    }
    let kept = notebook
        .back_up(Reason::Merge)
        .expect("room")
        .expect("a folder");
    add(&mut notebook, "Después del respaldo");
    notebook.flush().expect("room on the disk");
    // As a device that is gone: the name is there, the pages are not.
    let file = OpenOptions::new()
        .write(true)
        .open(house.plan())
        .expect("our file");
    file.set_len(0).expect("our file");
    let copy = end(&notebook.copy_to(&house.path("rescate.rumbo"))).expect("room on the disk");
    is_whole(&copy, &notebook);
    assert_ne!(fs::metadata(&copy).expect("a copy").len(), 0);
    // A backup too: the last one and what came after it.
    let next = notebook
        .back_up(Reason::Import)
        .expect("room")
        .expect("a folder");
    assert!(next.number > kept.number);
    is_whole(&next.path, &notebook);
    add(&mut notebook, "Y después");
    let copy = end(&notebook.copy_to(&house.path("rescate-2.rumbo"))).expect("room on the disk");
    assert_eq!(
        Notebook::open(&copy, Options::default())
            .expect("sound")
            .content(),
        notebook.content()
    );
}

#[test]
fn a_copy_that_does_not_fit_is_told_and_leaves_nothing_behind() {
    let house = House::new();
    let Some(_disk) = SmallDisk::new(&house.path("small"), "size=256k") else {
        return;
    };
    let mut notebook = house.create();
    fill(&mut notebook, 1 << 20);
    let to = house.path("small/plan.rumbo");
    let failed = end(&notebook.copy_to(&to));
    assert_eq!(failed, Err(Error::NotCopied(to.clone(), Obstacle::Full)));
    assert_eq!(
        fs::read_dir(house.path("small")).expect("a folder").count(),
        0
    );
    add(&mut notebook, "Sigue");
    assert_eq!(notebook.flush(), Ok(()));
    let nowhere = house.path("no/hay/plan.rumbo");
    assert_eq!(
        end(&notebook.copy_to(&nowhere)),
        Err(Error::NotCopied(nowhere, Obstacle::Missing))
    );
}

#[test]
fn a_full_disk_for_backups_is_told_once_and_disturbs_nothing() {
    let house = House::new();
    let Some(_disk) = SmallDisk::new(&house.path("backups"), "size=400k") else {
        return;
    };
    let mut notebook = house.create();
    add(&mut notebook, "Agua");
    let kept = notebook
        .back_up(Reason::Import)
        .expect("it fits")
        .expect("a folder");
    fill(&mut notebook, 1 << 20);
    let folder = kept.path.parent().expect("its folder").to_owned();
    let full = Error::NotBackedUp(folder.clone(), Obstacle::Full);
    assert_eq!(notebook.back_up(Reason::Import), Err(full.clone()));
    assert_eq!(notebook.back_up(Reason::Import), Err(full.clone()));
    assert_eq!(notebook.take_backup_failure(), Some(full.clone()));
    assert_eq!(notebook.take_backup_failure(), None, "told once");
    assert_eq!(
        notebook.last_backup(),
        Some(kept.clone()),
        "the last one stays"
    );
    add(&mut notebook, "Suelo");
    assert_eq!(
        (notebook.flush(), notebook.save_state()),
        (Ok(()), SaveState::Saved)
    );
    assert_eq!(
        fs::read_dir(&folder).expect("a folder").count(),
        1,
        "nothing half-written"
    );
    // With room again it works, and the next failure is told again.
    fs::write(house.path("backups/filler"), "").expect("a file");
    Command::new("mount")
        .args(["-o", "remount,size=8m"])
        .arg(house.path("backups"))
        .output()
        .expect("the administrator");
    assert!(notebook.back_up(Reason::Import).is_ok());
    drop(notebook);
    assert!(house.backups().len() >= 2);
}

#[test]
fn a_folder_for_backups_that_cannot_be_written_is_told_once_and_disturbs_nothing() {
    let house = House::new();
    fs::write(house.path("backups"), "a file where a folder should be").expect("room on the disk");
    let mut notebook = house.create();
    add(&mut notebook, "Agua");
    notebook.flush().expect("room on the disk");
    drop(notebook);
    let mut notebook = house.open();
    notebook
        .back_up(Reason::Merge)
        .expect_err("there is no folder");
    let failure = notebook.take_backup_failure().expect("it is told");
    assert!(matches!(failure, Error::NotBackedUp(..)), "{failure:?}");
    assert_eq!(notebook.take_backup_failure(), None, "and once is enough");
    add(&mut notebook, "Suelo");
    assert_eq!(notebook.flush(), Ok(()));
    drop(notebook);
    assert_eq!(names(&house.open()), ["Agua", "Suelo"]);
}

#[test]
fn a_clock_that_jumps_back_loses_no_backup_and_no_order() {
    let house = House::new();
    drop(house.create());
    for (turn, now) in [
        "2026-11-22T12:00:00Z",
        "2001-01-01T00:00:07Z",
        "2026-11-25T08:00:00Z",
        "1999-12-31T23:59:59Z",
    ]
    .into_iter()
    .enumerate()
    {
        for n in 0..7 {
            let mut notebook = Notebook::open(&house.plan(), house.options_at(now)).expect("sound");
            add(&mut notebook, &format!("{turn}-{n}"));
        }
    }
    let all = house.backups();
    assert_eq!(all[0].number, 29);
    assert_eq!(
        all[0].at, "1999-12-31T23:59:59Z",
        "the newest, whatever it looks like"
    );
    let newest = Notebook::open(&all[0].path, Options::default()).expect("a sound backup");
    assert_eq!(names(&newest).len(), 28);
    // Of what looked newer than now nothing went.
    let future = all
        .iter()
        .filter(|one| one.at.starts_with("2026-11-25"))
        .count();
    assert_eq!(future, 7);
    assert!(all.windows(2).all(|two| two[0].number > two[1].number));
    let lamports: Vec<u64> = newest
        .log()
        .entries()
        .iter()
        .map(|entry| entry.lamport)
        .collect();
    assert!(
        lamports.is_sorted_by(|a, b| a < b),
        "the log has its own order"
    );
}

/// A notebook as it is when the power goes in the middle of a write: the file half-changed, its journal beside.
fn interrupted(house: &House, path: &Path) {
    let mut notebook = house.create();
    for n in 0..200 {
        add(
            &mut notebook,
            &format!("Problema {n} del territorio, con sus palabras"),
        );
    }
    drop(notebook);
    let writer = Connection::open(house.plan()).expect("closed");
    writer
        .execute_batch(
            "PRAGMA cache_size = 5; BEGIN; UPDATE answer SET value = 'borrado'; \
             UPDATE operation SET args = '[]';",
        )
        .expect("a sound file");
    let journal = |path: &Path| PathBuf::from(format!("{}-journal", path.display()));
    fs::copy(house.plan(), path).expect("room on the disk");
    fs::copy(journal(&house.plan()), journal(path)).expect("a journal of a write that goes on");
    writer.execute_batch("ROLLBACK").expect("a sound file");
    assert_ne!(
        fs::read(path).expect("a file"),
        fs::read(house.plan()).expect("a file")
    );
}

#[test]
fn a_write_that_broke_off_is_put_in_order_at_opening() {
    let house = House::new();
    let path = house.path("cortado.rumbo");
    interrupted(&house, &path);
    let opened = Notebook::open(&path, Options::default()).expect("it is put in order");
    assert_eq!(opened.read_only(), None);
    assert_eq!(opened.content(), house.open().content());
}

#[test]
fn a_write_that_broke_off_on_a_medium_that_cannot_be_written_is_shown_from_a_private_copy() {
    let house = House::new();
    fs::create_dir(house.path("cd")).expect("a new folder");
    let path = house.path("cd/cortado.rumbo");
    interrupted(&house, &path);
    let journal = house.path("cd/cortado.rumbo-journal");
    let before = (
        fs::read(&path).expect("a file"),
        fs::read(&journal).expect("a journal"),
    );
    let locks = [&path, &journal, &house.path("cd")].map(|path| Locked::new(path));
    if locks.iter().any(Option::is_none) {
        return;
    }
    let mut notebook = Notebook::open(&path, house.options()).expect("it can be read");
    assert_eq!(notebook.read_only(), Some(ReadOnly::Interrupted));
    assert_eq!(notebook.content().n_records("problem"), 200);
    assert!(!names(&notebook).contains(&"borrado".to_owned()));
    let op = Op::Create;
    let refused = notebook.transact(&op, |tx: &mut Transaction<'_>| {
        tx.add("problem", "prb", At::End)
    });
    assert_eq!(refused.map(drop), Err(Error::ReadOnly(path.clone())));
    // What is shown is among the backups too, and can be copied to where it can be written.
    let kept = notebook
        .back_up(Reason::Open)
        .expect("room on the disk")
        .expect("a folder");
    is_whole(&kept.path, &notebook);
    let copy = end(&notebook.copy_to(&house.path("copia.rumbo"))).expect("room on the disk");
    is_whole(&copy, &notebook);
    drop(notebook);
    drop(locks);
    let after = (
        fs::read(&path).expect("a file"),
        fs::read(&journal).expect("a journal"),
    );
    assert_eq!(before, after, "nothing there was touched");
    let snapshot = rumbo::notebook::Snapshot::read(&path).expect("looked at only");
    assert_eq!(snapshot.content.n_records("problem"), 200);
    assert_eq!(fs::read(&journal).expect("a journal"), before.1);
}

#[test]
fn a_full_disk_under_the_notebook_leaves_a_backup_with_everything() {
    let house = House::new();
    let mut notebook = house.create();
    add(&mut notebook, "Antes");
    notebook.flush().expect("room on the disk");
    notebook.limit_pages(1);
    fill(&mut notebook, 1 << 20);
    assert_eq!(notebook.flush(), Err(Error::DiskFull(house.plan())));
    let kept = notebook
        .back_up(Reason::Import)
        .expect("another disk")
        .expect("a folder");
    is_whole(&kept.path, &notebook);
    let copy = end(&notebook.copy_to(&house.path("otra.rumbo"))).expect("another disk");
    is_whole(&copy, &notebook);
    notebook.limit_pages(u32::MAX - 1);
    while notebook.flush().is_err() {}
    let cells = [(Cell::plain("name"), "Corto".to_owned())];
    let id = notebook.content().ids("problem")[1].clone();
    let op = Op::Edit {
        collection: "problem".into(),
        field: "name".into(),
        name: String::new(),
    };
    notebook
        .edit(&id, &cells, &op, rumbo::notebook::Go(1))
        .expect("open for writing");
    let copy = end(&notebook.copy_to(&house.path("y-otra.rumbo"))).expect("another disk");
    is_whole(&copy, &notebook);
}
