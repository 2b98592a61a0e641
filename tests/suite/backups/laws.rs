//! Laws of backups, tried on random histories: going back gives the content of that moment and can be taken back,
//! every copy holds all that the notebook holds, and the log goes on telling what the file holds.

use std::fs;

use rumbo::notebook::{
    At, Backup, Cell, Content, Notebook, Op, Options, Reason, RecordId, Snapshot, Transaction,
};
use rusqlite::Connection;

use super::{House, end};
use crate::laws::{Dice, runs, tell};
use crate::notebook_laws::tables::Tables;

/// One random thing done to the notebook.
fn act(notebook: &mut Notebook, dice: &mut Dice) {
    let ids: Vec<RecordId> = notebook.content().all().map(|it| it.id.clone()).collect();
    let chosen = dice.pick(&ids).cloned();
    let other = dice.pick(&ids).cloned();
    let (kind, value) = (dice.roll(8), format!("palabras {}", dice.roll(1000)));
    let op = Op::Move {
        collection: "problem".into(),
        name: value.clone(),
    };
    let work = |tx: &mut Transaction<'_>| match (kind, &chosen) {
        (0 | 1, _) | (_, None) => {
            let at = chosen.as_ref().map_or(At::End, At::Before);
            let id = tx.add("problem", "prb", at);
            tx.set(&id, Cell::plain("name"), &value);
        }
        (2, Some(id)) => tx.remove(id),
        (3, Some(id)) => tx.move_to(id, At::Start),
        (4, Some(id)) => tx.set(id, Cell::keyed("cost", &*value), &value),
        (5, Some(id)) => {
            let to = other.as_ref().map_or("", RecordId::as_str);
            tx.set(id, Cell::plain("cause"), to);
        }
        (6, Some(id)) => {
            let picture = tx.attach("foto.png", "image/png", value.clone().into_bytes());
            tx.set(id, Cell::plain("photo"), &picture);
        }
        (_, Some(id)) => tx.set(id, Cell::plain("name"), &value),
    };
    if dice.once_in(7) {
        notebook.undo().expect("in order");
    } else {
        notebook.transact(&op, work).expect("open for writing");
    }
}

fn go_back(notebook: &mut Notebook, (kept, then): &(Backup, Content)) {
    let before = notebook.content().clone();
    let snapshot = Snapshot::read(&kept.path).expect("a sound backup");
    assert_eq!(&snapshot.content, then, "a backup holds its moment");
    notebook
        .restore(&snapshot, &kept.at)
        .expect("open for writing");
    assert_eq!(notebook.content(), then);
    if before != *then {
        notebook.undo().expect("in order");
        assert_eq!(
            notebook.content(),
            &before,
            "taking it back leaves no trace"
        );
        notebook.redo().expect("in order");
        assert_eq!(notebook.content(), then);
    }
}

#[test]
fn going_back_gives_that_moment_and_copies_hold_everything() {
    let (count, mut restores, mut copies) = (runs(12), 0, 0);
    for seed in 0..count {
        let house = House::new();
        let mut dice = Dice::new(u64::from(seed));
        let mut notebook = house.create();
        let mut kept: Vec<(Backup, Content)> = Vec::new();
        for _ in 0..40 {
            match dice.roll(14) {
                0 => {
                    let made = notebook.back_up(Reason::Import).expect("room on the disk");
                    let now = notebook.content().clone();
                    kept.push((made.expect("a folder for backups"), now));
                }
                1 if !kept.is_empty() => {
                    let which = dice.roll(kept.len());
                    go_back(&mut notebook, &kept[which]);
                    restores += 1;
                }
                2 => {
                    drop(notebook);
                    notebook = house.open();
                }
                _ => act(&mut notebook, &mut dice),
            }
        }
        if seed % 2 == 0 && cfg!(unix) {
            fs::remove_file(house.plan()).expect("our file");
            act(&mut notebook, &mut dice);
        }
        let copy = end(&notebook.copy_to(&house.path("copia.rumbo"))).expect("room on the disk");
        copies += 1;
        let there = Notebook::open(&copy, Options::default()).expect("a sound copy");
        assert_eq!(there.content(), notebook.content(), "seed {seed}");
        assert_eq!(
            there.log().entries(),
            notebook.log().entries(),
            "seed {seed}"
        );
        for value in notebook.content().all().flat_map(|it| it.answers.values()) {
            if value.starts_with("atc_") {
                let picture = there.attachment(value).expect("sound");
                assert!(picture.is_some(), "seed {seed}: pictures are in the copy");
            }
        }
        drop(there);
        let file = Connection::open(&copy).expect("closed");
        assert_eq!(Tables::of_log(&file), Tables::of_file(&file), "seed {seed}");
    }
    tell(&format!(
        "{count} histories: {restores} times back to a backup, {copies} copies"
    ));
}
