//! A notebook of many pages, and ways to destroy them.

use std::fs;
use std::path::Path;

use rumbo::notebook::{At, Cell, Content, Go, Notebook, Op, Options, RecordId, Transaction};

/// Bytes of a page.
pub(super) const PAGE: usize = 4096;

/// Numbers that look random and are the same at each run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

/// What happens to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// It comes back empty.
    Zeros,
    /// It comes back full of something else.
    Noise,
    /// One of its sectors comes back empty.
    Sector,
    /// Another page was written over it.
    Other,
}

impl How {
    pub(super) const ALL: [Self; 4] = [Self::Zeros, Self::Noise, Self::Sector, Self::Other];
}

/// A sound notebook.
pub(super) struct Whole {
    pub(super) bytes: Vec<u8>,
    pub(super) content: Content,
}

impl Whole {
    /// A notebook with a history: things added, typed, moved, taken away, undone and done again, in several
    /// openings.
    pub(super) fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("plan.rumbo");
        let text = "palabras del método ".repeat(600);
        let notebook =
            Notebook::create(&path, "territorial", &text, options()).expect("a free path");
        drop(notebook);
        let mut dice = Dice(seed);
        for _ in 0..4 {
            work(&path, &mut dice);
        }
        let notebook = Notebook::open(&path, options()).expect("it was closed well");
        let content = notebook.content().clone();
        drop(notebook);
        let bytes = fs::read(&path).expect("it was closed well");
        Self { bytes, content }
    }

    /// A notebook of many short records, each typed in one go.
    pub(super) fn plain(records: usize) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("plan.rumbo");
        let mut notebook =
            Notebook::create(&path, "territorial", "words", options()).expect("a free path");
        let mut dice = Dice(3);
        for number in 0..records {
            let (collection, prefix) = COLLECTIONS[number % 3];
            let op = Op::Add {
                collection: collection.into(),
                name: "x".into(),
            };
            let words = some_words(6, &mut dice);
            let work = |tx: &mut Transaction<'_>| {
                let id = tx.add(collection, prefix, At::End);
                tx.set(&id, Cell::plain("name"), &words);
                tx.set(&id, Cell::plain("severity"), &dice.roll(5).to_string());
                tx.set(&id, Cell::plain("votes"), &number.to_string());
            };
            notebook.transact(&op, work).expect("open for writing");
            if number % 50 == 0 {
                notebook.flush().expect("room on the disk");
            }
        }
        notebook.flush().expect("room on the disk");
        let content = notebook.content().clone();
        drop(notebook);
        let bytes = fs::read(&path).expect("it was closed well");
        Self { bytes, content }
    }

    pub(super) fn pages(&self) -> usize {
        self.bytes.len() / PAGE
    }
}

fn options() -> Options {
    Options {
        author: "Rosa".into(),
        device: "mesa 2".into(),
        ..Options::default()
    }
}

const COLLECTIONS: [(&str, &str); 3] = [("problem", "prb"), ("actor", "act"), ("project", "prj")];

/// One opening of the notebook.
fn work(path: &Path, dice: &mut Dice) {
    let mut notebook = Notebook::open(path, options()).expect("it was closed well");
    for turn in 0..60 {
        let ids: Vec<RecordId> = notebook
            .content()
            .all()
            .map(|record| record.id.clone())
            .collect();
        let any = |dice: &mut Dice| ids.get(dice.roll(ids.len().max(1))).cloned();
        match dice.roll(10) {
            0..4 => {
                let (collection, prefix) = COLLECTIONS[dice.roll(3)];
                let op = Op::Add {
                    collection: collection.into(),
                    name: "x".into(),
                };
                let words = words(dice);
                let other = any(dice);
                let work = |tx: &mut Transaction<'_>| {
                    let id = tx.add(
                        collection,
                        prefix,
                        if turn % 3 == 0 { At::Start } else { At::End },
                    );
                    tx.set(&id, Cell::plain("name"), &words);
                    tx.set(&id, Cell::plain("cost"), &format!("{turn}.50"));
                    tx.set(&id, Cell::keyed("amounts", "2027"), "1200");
                    if let Some(other) = &other {
                        // A field with the name of a collection, a key that is an id, and letters like a position.
                        tx.set(&id, Cell::keyed("actor", other.as_str()), "a1");
                        tx.set(&id, Cell::plain("cause"), other.as_str());
                    }
                };
                notebook.transact(&op, work).expect("open for writing");
            }
            4..7 => {
                let Some(id) = any(dice) else { continue };
                let op = Op::Edit {
                    collection: "problem".into(),
                    field: "name".into(),
                    name: "x".into(),
                };
                for step in 0..3 {
                    let text = format!("{} {step}", words(dice));
                    let cells = [(Cell::plain("name"), text)];
                    notebook
                        .edit(&id, &cells, &op, Go(turn))
                        .expect("open for writing");
                }
            }
            7 => {
                let Some(id) = any(dice) else { continue };
                let op = Op::Remove {
                    collection: "problem".into(),
                    name: "x".into(),
                };
                notebook
                    .transact(&op, |tx| tx.remove(&id))
                    .expect("open for writing");
            }
            8 => drop(notebook.undo().expect("in order")),
            _ => {
                let Some(id) = any(dice) else { continue };
                let op = Op::Edit {
                    collection: "problem".into(),
                    field: "photo".into(),
                    name: "x".into(),
                };
                let bytes: Vec<u8> = (0..9_000).map(|_| dice.roll(256) as u8).collect();
                let work = |tx: &mut Transaction<'_>| {
                    let kept = tx.attach("foto.png", "image/png", bytes);
                    tx.set(&id, Cell::plain("photo"), &kept);
                };
                notebook.transact(&op, work).expect("open for writing");
            }
        }
        if turn % 7 == 0 {
            notebook.flush().expect("room on the disk");
        }
    }
    notebook.flush().expect("room on the disk");
}

/// Words of people: mostly a line, sometimes several pages.
fn words(dice: &mut Dice) -> String {
    let count = match dice.roll(12) {
        0 => 1_500,
        1 => 150,
        _ => 6,
    };
    some_words(count, dice)
}

fn some_words(count: usize, dice: &mut Dice) -> String {
    let all = [
        "agua",
        "páramo",
        "niñez",
        "camino",
        "«minga»",
        "¿quién?",
        "riego",
        "feria",
    ];
    let words: Vec<&str> = (0..count).map(|_| all[dice.roll(all.len())]).collect();
    words.join(" ")
}

/// Destroys a page, counted from 1.
pub(super) fn destroy(bytes: &mut [u8], page: usize, how: How, dice: &mut Dice) {
    let begin = (page - 1) * PAGE;
    match how {
        How::Zeros => bytes[begin..begin + PAGE].fill(0),
        How::Noise => {
            for byte in &mut bytes[begin..begin + PAGE] {
                *byte = dice.roll(256) as u8;
            }
        }
        How::Sector => {
            let begin = begin + 512 * dice.roll(PAGE / 512);
            bytes[begin..begin + 512].fill(0);
        }
        How::Other => {
            let other = dice.roll(bytes.len() / PAGE) * PAGE;
            bytes.copy_within(other..other + PAGE, begin);
        }
    }
}
