//! Laws of joining notebooks, tried on random ones: whoever joins the same copies has the same content, every
//! true clash is listed, and the story of each file stays its own. An oracle beside says what is right.

mod oracle;
mod play;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub(crate) use oracle::{Meaning, Oracle};

use oracle::Cell;
use play::Copy;
use rumbo::notebook::{About, At, Cell as Key, Content, Error, Notebook, Op, RecordId};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::laws::{Dice, runs, tell};
use crate::notebook_laws::tables::Tables;

/// A folder for many small files, in memory where there is such a place.
fn folder() -> TempDir {
    let quick = Path::new("/dev/shm");
    let made = if quick.is_dir() {
        tempfile::tempdir_in(quick)
    } else {
        tempfile::tempdir()
    };
    made.expect("a temporary folder")
}

/// Where sides differ, as the oracle names it.
pub(crate) fn clashes(notebook: &Notebook) -> BTreeSet<Cell> {
    notebook
        .clashes()
        .map(|clash| {
            let record = clash.id.record.to_string();
            match &clash.id.about {
                About::Life => (record, "@record".into(), String::new()),
                About::Parent => (record, "@record".into(), "parent".into()),
                About::Answer(cell) => (record, cell.field.to_string(), cell.key.to_string()),
            }
        })
        .collect()
}

/// Holds a closed file to what its own entries tell, and gives its tables.
fn check_story(path: &Path) -> Tables {
    let connection = Connection::open(path).expect("a closed notebook");
    let (file, log) = (Tables::of_file(&connection), Tables::of_log(&connection));
    assert_eq!(
        log, file,
        "what the entries of a file tell is what it holds"
    );
    file
}

/// Keeps the files of the last run in the folder `RUMBO_KEEP`: ids are random, so a seed alone does not bring
/// a failure back.
fn keep(law: &str, paths: &[&Path]) {
    let Some(folder) = std::env::var_os("RUMBO_KEEP") else {
        return;
    };
    let folder = Path::new(&folder).join(law);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder to keep files in");
    for path in paths {
        let name = path.file_name().expect("a file");
        std::fs::copy(path, folder.join(name)).expect("room on the disk");
    }
}

/// Two copies that went different ways.
struct Pair {
    folder: TempDir,
    a: Copy,
    b: Copy,
}

impl Pair {
    fn random(seed: u64) -> Self {
        let folder = folder();
        let mut dice = Dice::new(seed);
        // Many small stories find what few long ones do, and say it better.
        let long = 2 + dice.roll(if seed.is_multiple_of(3) { 40 } else { 12 });
        let path = |name: &str| folder.path().join(name);
        let mut a = Copy::create(path("a.rumbo"), "Ana");
        if dice.roll(4) > 0 {
            a.begin(&mut dice);
        }
        let mut b;
        match dice.roll(4) {
            // Begun each on its own.
            0 => b = Copy::create(path("b.rumbo"), "Beto"),
            // Copied while it is open, perhaps in the middle of typing; that window goes on.
            1 => {
                for _ in 0..dice.roll(long) {
                    a.act(&mut dice);
                }
                a.type_some(&mut dice);
                b = a.copy_open(&path("b.rumbo"), "Beto");
                a.type_on(&mut dice);
                for _ in 0..dice.roll(3) {
                    b.meddle(&a, &mut dice);
                }
            }
            // Copied while it is closed.
            _ => {
                for _ in 0..dice.roll(2 * long) {
                    a.act(&mut dice);
                }
                a.close();
                std::fs::copy(&a.path, path("b.rumbo")).expect("room on the disk");
                a.reopen();
                b = Copy::open(path("b.rumbo"), "Beto");
            }
        }
        let focus = [usize::MAX, 2, 4][dice.roll(3)];
        for copy in [&mut a, &mut b] {
            copy.focus = focus;
            for _ in 0..dice.roll(long + 1) {
                copy.act(&mut dice);
            }
            copy.close();
        }
        Self { folder, a, b }
    }

    /// Joins `from` to a copy of `into`; gives that with what it was before, when anything came.
    fn join(&self, into: &Copy, from: &Copy, name: &str) -> (Notebook, Option<Content>) {
        let path = self.folder.path().join(name);
        std::fs::copy(&into.path, &path).expect("room on the disk");
        let mut joined = Copy::open(path, "Carla");
        let before = joined.notebook().content().clone();
        let before = match joined.get().merge(&from.path) {
            Ok(_) => Some(before),
            Err(Error::NothingNew(_) | Error::MergeUndone(_)) => {
                assert_eq!(joined.notebook().content(), &before);
                None
            }
            Err(other) => panic!("{other}"),
        };
        (joined.notebook.take().expect("open"), before)
    }
}

#[test]
fn two_copies_joined_in_either_order_become_one_and_every_clash_is_listed() {
    let count = runs(60);
    let (mut differ, mut restored) = (0, 0);
    for seed in 0..u64::from(count) {
        let pair = Pair::random(seed);
        keep("pair", &[&pair.a.path, &pair.b.path]);
        let told = Oracle::of(&[&pair.a.path, &pair.b.path]).meaning();
        for (into, from, name) in [
            (&pair.a, &pair.b, "ab.rumbo"),
            (&pair.b, &pair.a, "ba.rumbo"),
        ] {
            let (mut joined, before) = pair.join(into, from, name);
            if let Some(before) = before {
                let again = joined.merge(&from.path).map(|merged| merged.n);
                assert_eq!(
                    again,
                    Err(Error::NothingNew(from.path.clone())),
                    "seed {seed}"
                );
                joined.undo().expect("in order");
                assert_eq!(joined.content(), &before, "seed {seed}, {name} undone");
                joined.redo().expect("in order");
            }
            let tables = Tables::of_content(joined.content());
            assert_eq!(tables.records, told.records, "seed {seed}, {name}");
            assert_eq!(tables.answers, told.answers, "seed {seed}, {name}");
            assert_eq!(clashes(&joined), told.clashes, "seed {seed}, {name}");
            let path = joined.path().to_owned();
            drop(joined);
            assert_eq!(check_story(&path), tables);
        }
        differ += usize::from(!told.clashes.is_empty());
        restored += usize::from(told.clashes.iter().any(|(_, field, _)| field == "@record"));
    }
    tell(&format!(
        "{count} divergences joined in both orders: {differ} with clashes, {restored} with restored records"
    ));
}

#[test]
fn what_one_side_changed_is_there_and_exactly_what_both_changed_is_asked() {
    let count = runs(30);
    let mut both = 0;
    for seed in 0..u64::from(count) {
        let folder = folder();
        let mut dice = Dice::new(seed + 2_000_000);
        let path = |name: &str| folder.path().join(name);
        let mut a = Copy::create(path("a.rumbo"), "Ana");
        let op = Op::FillSample { name: "x".into() };
        let add = |tx: &mut rumbo::notebook::Transaction<'_>| -> Vec<RecordId> {
            (0..8).map(|_| tx.add("problem", "prb", At::End)).collect()
        };
        let (ids, _) = a.get().transact(&op, add).expect("in order");
        let mut b = a.copy_open(&path("b.rumbo"), "Beto");
        // Every answer is a new one, so that nobody comes back to what was there.
        let mut told: [BTreeMap<Cell, String>; 2] = Default::default();
        for (side, copy) in [&mut a, &mut b].into_iter().enumerate() {
            for n in 0..dice.roll(30) {
                let id = dice.pick(&ids).expect("eight of them");
                let (field, key) = (["text", "cost"][dice.roll(2)], ["", "2027"][dice.roll(2)]);
                let value = format!("{side} says {n}");
                let work = |tx: &mut rumbo::notebook::Transaction<'_>| {
                    tx.set(id, Key::keyed(field, key), &value);
                };
                copy.get().transact(&op, work).expect("in order");
                told[side].insert((id.to_string(), field.into(), key.into()), value);
            }
            copy.close();
        }
        a.reopen();
        let quiet = told[1].is_empty();
        assert_eq!(a.get().merge(&b.path).is_err(), quiet, "seed {seed}");
        let held = Tables::of_content(a.notebook().content()).answers;
        let cells: BTreeSet<&Cell> = told.iter().flat_map(BTreeMap::keys).collect();
        assert_eq!(held.keys().collect::<BTreeSet<_>>(), cells, "seed {seed}");
        let mut differ = BTreeSet::new();
        for (cell, value) in &held {
            let said = told.each_ref().map(|side| side.get(cell));
            assert!(
                said.contains(&Some(value)),
                "seed {seed}: who said {value}?"
            );
            if said.iter().all(Option::is_some) {
                differ.insert(cell.clone());
            }
        }
        assert_eq!(clashes(a.notebook()), differ, "seed {seed}");
        both += differ.len();
    }
    tell(&format!(
        "{count} divergences of answers only: {both} given at both sides, all of them asked and no other"
    ));
}

/// Joins one closed or open copy to another; whether anything came.
fn hear(copies: &mut [Copy], into: usize, from: usize) -> bool {
    copies[from].notebook().flush().expect("room on the disk");
    let path = copies[from].path.clone();
    let before = copies[into].notebook().content().clone();
    match copies[into].get().merge(&path) {
        Ok(_) => true,
        Err(Error::NothingNew(_) | Error::MergeUndone(_)) => {
            assert_eq!(copies[into].notebook().content(), &before);
            false
        }
        Err(other) => panic!("{other}"),
    }
}

fn undid_a_merge(notebook: &Notebook) -> bool {
    let log = notebook.log();
    let of_merge = |n: u64| log.root(n).is_some_and(|root| root.words.name == "merge");
    let mut undone = log.entries().iter().filter(|entry| entry.undoes.is_some());
    undone.any(|entry| of_merge(entry.n))
}

#[test]
fn copies_that_hear_of_each_other_by_chance_come_to_hold_the_same() {
    let count = runs(24) / 2;
    let (mut merges, mut acts, mut asked) = (0, 0, 0);
    for seed in 0..u64::from(count) {
        let folder = folder();
        let mut dice = Dice::new(seed + 1_000_000);
        let path = |n: usize| folder.path().join(format!("{n}.rumbo"));
        let mut copies = vec![Copy::create(path(0), "Mesa 0")];
        copies[0].begin(&mut dice);
        let focus = [usize::MAX, 2, 4][dice.roll(3)];
        let size = 3 + dice.roll(3);
        let length = 5 + dice.roll(if seed.is_multiple_of(3) { 60 } else { 20 });
        for _ in 0..length {
            let one = dice.roll(copies.len());
            match dice.roll(10) {
                0 if copies.len() < size => {
                    let new = path(copies.len());
                    copies.push(copies[one].copy_open(&new, &format!("Mesa {}", copies.len())));
                }
                1 if copies.len() < size => {
                    let name = format!("Mesa {}", copies.len());
                    copies.push(Copy::create(path(copies.len()), &name));
                }
                0..3 => {
                    let other = dice.roll(copies.len());
                    if one != other {
                        merges += usize::from(hear(&mut copies, one, other));
                    }
                }
                _ => {
                    copies[one].focus = focus;
                    copies[one].act(&mut dice);
                    acts += 1;
                }
            }
        }
        // Until nobody has anything new to tell.
        let mut silent = false;
        while !silent {
            silent = true;
            for into in 0..copies.len() {
                for from in 0..copies.len() {
                    if into != from && hear(&mut copies, into, from) {
                        (silent, merges) = (false, merges + 1);
                    }
                }
            }
        }
        let open: Vec<BTreeSet<Cell>> =
            copies.iter().map(|copy| clashes(copy.notebook())).collect();
        let straight = !copies.iter().any(|copy| undid_a_merge(copy.notebook()));
        for copy in &mut copies {
            copy.close();
        }
        let paths: Vec<&Path> = copies.iter().map(|copy| &*copy.path).collect();
        keep("gossip", &paths);
        let told = Oracle::of(&paths).meaning();
        for path in paths {
            let (tables, of) = (check_story(path), path.display());
            assert_eq!(tables.records, told.records, "seed {seed}, {of}");
            assert_eq!(tables.answers, told.answers, "seed {seed}, {of}");
        }
        // Who undid a merge does not ask about it any more; the others still do.
        for (n, open) in open.iter().enumerate().filter(|_| straight) {
            assert_eq!(open, &told.clashes, "seed {seed}, copy {n}");
        }
        asked += usize::from(straight && !told.clashes.is_empty());
    }
    tell(&format!(
        "{count} runs of 3 to 5 copies: {acts} things done, {merges} merges, {asked} times the same clashes in all"
    ));
}
