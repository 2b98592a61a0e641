//! The power goes at any moment: nothing that was told to be saved is lost, and the file is never broken.
//!
//! A layer under SQLite writes down what reaches the disk. From that, what a disk could hold at thousands of
//! moments is made again: unsynced writes lost, torn at 512 bytes and out of order, unsynced names lost. Each is
//! opened as people open it. `RUMBO_CUTS` says how many; the numbers are printed. The same simulation finds the
//! losses of settings that are known to lose, so it is known to bite.
#![expect(
    clippy::print_stdout,
    reason = "the numbers are for whoever runs the laws in full"
)]

mod disk;
#[expect(
    unsafe_code,
    reason = "a layer under SQLite is made of its own functions and pointers; only this test has one"
)]
mod vfs;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rumbo::notebook::{At, Cell, Content, Go, Notebook, Op, Options, RecordId, Transaction};
use rusqlite::Connection;
use tempfile::TempDir;

use disk::{Dice, Disk};
use vfs::{Event, Tape};

fn cuts(usual: usize) -> usize {
    let asked = std::env::var("RUMBO_CUTS").ok();
    asked.and_then(|count| count.parse().ok()).unwrap_or(usual)
}

/// A notebook that is being filled, with its tape and what it should hold after each thing that was done.
struct Story {
    _folder: TempDir,
    path: PathBuf,
    tape: Arc<Tape>,
    notebook: Option<Notebook>,
    states: Vec<Content>,
}

impl Story {
    fn begin() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder
            .path()
            .canonicalize()
            .expect("it is there")
            .join("plan.rumbo");
        let tape = Tape::of(folder.path());
        Self {
            _folder: folder,
            path,
            tape,
            notebook: None,
            states: Vec::new(),
        }
    }

    /// Does something; `told` waits until it is said to be saved.
    fn act(&mut self, told: bool, work: impl FnOnce(&Path, &mut Option<Notebook>)) {
        let number = self.states.len();
        self.tape.mark(Event::Begun(number));
        work(&self.path, &mut self.notebook);
        let notebook = self.notebook.as_ref();
        let state = notebook.map(|notebook| notebook.content().clone());
        self.states
            .push(state.unwrap_or_else(|| self.states[number - 1].clone()));
        if told {
            if let Some(notebook) = notebook {
                notebook.flush().expect("room on the disk");
            }
            self.tape.mark(Event::Told(number));
        }
    }

    fn create(&mut self) {
        self.act(true, |path, notebook| {
            let made = Notebook::create(path, "territorial", "words", Options::default());
            *notebook = Some(made.expect("a free path"));
        });
    }

    fn reopen(&mut self) {
        self.act(true, |path, notebook| {
            *notebook = None;
            *notebook = Some(Notebook::open(path, options(path)).expect("it was closed well"));
        });
    }

    /// Does one thing of the many that people do.
    fn work(&mut self, dice: &mut Dice) {
        let told = dice.roll(3) > 0;
        if dice.roll(12) == 0 {
            return self.reopen();
        }
        let kind = dice.roll(10);
        let number = self.states.len();
        let mut seed = Dice(dice.roll(1 << 30) as u64);
        self.act(told, |_, notebook| {
            let notebook = notebook.as_mut().expect("open");
            change(notebook, kind, number, &mut seed);
        });
    }
}

fn options(path: &Path) -> Options {
    Options {
        backups: path.parent().map(|folder| folder.join("backups")),
        ..Options::default()
    }
}

fn change(notebook: &mut Notebook, kind: usize, number: usize, dice: &mut Dice) {
    let ids: Vec<RecordId> = notebook
        .content()
        .all()
        .map(|record| record.id.clone())
        .collect();
    let op = Op::Add {
        collection: "problem".into(),
        name: format!("{number}"),
    };
    let words = match kind {
        0 => "largo y tendido ".repeat(900),
        _ => format!("Problema {number} del territorio, con sus palabras"),
    };
    let any = ids.get(dice.roll(ids.len().max(1))).cloned();
    match (kind, any) {
        (0..=3, _) | (_, None) => {
            let work = |tx: &mut Transaction<'_>| {
                let id = tx.add(
                    "problem",
                    "prb",
                    if number.is_multiple_of(3) {
                        At::Start
                    } else {
                        At::End
                    },
                );
                tx.set(&id, Cell::plain("name"), &words);
                if kind == 1 {
                    let kept = tx.attach("mapa.png", "image/png", vec![number as u8; 20_000]);
                    tx.set(&id, Cell::plain("map"), &kept);
                }
            };
            notebook.transact(&op, work).expect("open for writing");
        }
        // Typing: one operation that grows.
        (4..=6, Some(id)) => {
            let cells = [(Cell::plain("name"), words)];
            notebook
                .edit(&id, &cells, &op, Go(number as u64 / 4))
                .expect("open for writing");
        }
        (7, Some(id)) => drop(
            notebook
                .transact(&op, |tx| tx.remove(&id))
                .expect("open for writing"),
        ),
        (8, _) => drop(notebook.undo().expect("in order")),
        (_, _) => drop(notebook.redo().expect("in order")),
    }
}

/// What came of the cuts.
#[derive(Debug, Default)]
struct Outcome {
    cuts: usize,
    /// Files that do not open, or do not hold together.
    broken: usize,
    /// Files that lack something that was told to be saved, or hold what never was.
    lost: usize,
    /// Files with a journal beside them that had to be taken back.
    interrupted: usize,
    /// Cuts before the first word was told to be saved, where no file opens.
    before: usize,
}

/// Cuts the power at `count` moments spread over a story, from the event `first` on, and lets `look` open what a
/// disk could hold then.
fn cut(
    events: &[Event],
    first: usize,
    count: usize,
    dice: &mut Dice,
    mut look: impl FnMut(&Path, &Disk, &mut Outcome),
) -> Outcome {
    let folder = tempfile::tempdir().expect("a temporary folder");
    Tape::quiet(folder.path());
    let mut moments: Vec<usize> = (0..count)
        .map(|_| first + dice.roll(events.len() + 1 - first))
        .collect();
    moments.sort_unstable();
    let mut disk = Disk::default();
    let mut outcome = Outcome::default();
    let mut done = 0;
    for moment in moments {
        for event in &events[done..moment] {
            disk.take(event);
        }
        done = moment;
        let found = disk.after(dice);
        for (name, bytes) in &found {
            fs::write(folder.path().join(name), bytes).expect("room on the disk");
        }
        outcome.cuts += 1;
        let hot = |(name, bytes): &(String, Vec<u8>)| {
            name.ends_with("-journal") && bytes.first().is_some_and(|byte| *byte != 0)
        };
        outcome.interrupted += usize::from(found.iter().any(hot));
        look(&folder.path().join("plan.rumbo"), &disk, &mut outcome);
        for entry in fs::read_dir(folder.path()).expect("the folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                fs::remove_dir_all(path).expect("our folder");
            } else {
                fs::remove_file(path).expect("our file");
            }
        }
    }
    outcome
}

/// Opens a notebook as people do and holds it against what should be in it.
fn open(path: &Path, disk: &Disk, states: &[Content], outcome: &mut Outcome) {
    let opened = Notebook::open(path, options(path));
    let Some(told) = disk.told else {
        // Nobody was told anything yet: there may be no file, or the beginning of one, which is said so.
        outcome.before += usize::from(opened.is_err());
        return;
    };
    let notebook = match opened {
        Ok(notebook) => notebook,
        Err(error) => {
            println!("told {told}: {error:?}");
            outcome.broken += 1;
            return;
        }
    };
    let held = states[told..=disk.begun].contains(notebook.content());
    outcome.lost += usize::from(!held || notebook.read_only().is_some());
    drop(notebook);
    outcome.broken += usize::from(!is_sound(path));
}

/// Whether a closed file holds together, and its log makes its tables.
fn is_sound(path: &Path) -> bool {
    let health = rumbo::notebook::salvage::examine(path).expect("it is there");
    let inside = health.inside.expect("nobody has it open");
    inside.sound && inside.log_agrees
}

fn tell(name: &str, outcome: &Outcome) {
    println!(
        "{name}: {} cuts, {} with a journal to take back, {} before anything was told; {} broken, {} lost",
        outcome.cuts, outcome.interrupted, outcome.before, outcome.broken, outcome.lost
    );
}

#[test]
fn what_was_told_to_be_saved_survives_the_power_going_at_any_moment() {
    let count = cuts(200);
    let stories = 3;
    for seed in 0..stories {
        let mut dice = Dice(seed);
        let mut story = Story::begin();
        story.create();
        for _ in 0..60 {
            story.work(&mut dice);
        }
        story.notebook = None;
        let states = &story.states;
        let outcome = cut(
            &story.tape.events(),
            0,
            count / stories as usize,
            &mut dice,
            |path, disk, outcome| {
                open(path, disk, states, outcome);
            },
        );
        tell(&format!("story {seed}"), &outcome);
        assert!(
            outcome.interrupted * 10 > outcome.cuts,
            "the cuts go through the writing"
        );
        assert_eq!((outcome.broken, outcome.lost), (0, 0), "{outcome:?}");
    }
}

/// A notebook of the first version, as it was before anybody opened it with this program.
fn first_version(path: &Path) {
    let text = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/notebooks/v1.sql");
    let text = fs::read_to_string(text).expect("the fixture");
    let connection = Connection::open(path).expect("a free path");
    connection
        .execute_batch(&text)
        .expect("the fixture is sound");
}

#[test]
fn the_power_may_go_while_an_older_notebook_is_brought_up_to_date() {
    let mut dice = Dice(5);
    let mut story = Story::begin();
    let older = tempfile::tempdir().expect("a temporary folder");
    let from = older.path().join("v1.rumbo");
    first_version(&from);
    // All that it holds was saved long ago.
    fs::copy(&from, &story.path).expect("room on the disk");
    let content = {
        let copy = older.path().join("copy.rumbo");
        fs::copy(&from, &copy).expect("room on the disk");
        let notebook = Notebook::open(&copy, options(&copy)).expect("it is upgraded");
        notebook.content().clone()
    };
    story.states.push(content);
    story.tape.mark(Event::Begun(0));
    story.tape.mark(Event::Told(0));
    story.reopen();
    story.notebook = None;
    let states = &story.states;
    let events = story.tape.events();
    // The file was there before the first event of the tape.
    let there = |event: &Event| matches!(event, Event::Sync { .. });
    let first = 1 + events.iter().position(there).expect("a file");
    let outcome = cut(
        &events,
        first,
        cuts(200) / 2,
        &mut dice,
        |path, disk, outcome| {
            open(path, disk, states, outcome);
        },
    );
    tell("an older notebook", &outcome);
    assert!(outcome.interrupted > 0, "the cuts go through the upgrade");
    assert_eq!((outcome.broken, outcome.lost), (0, 0), "{outcome:?}");
}

/// Writes rows through a plain connection and is told after each that it is saved; gives what the cuts find.
fn plain(settings: &str, count: usize) -> Outcome {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let tape = Tape::of(folder.path());
    let connection = Connection::open(folder.path().join("plan.rumbo")).expect("a free path");
    connection
        .execute_batch(settings)
        .expect("settings of SQLite");
    connection
        .execute_batch("CREATE TABLE word (n INTEGER PRIMARY KEY, text TEXT)")
        .expect("a table");
    tape.mark(Event::Told(0));
    for number in 1..=60 {
        tape.mark(Event::Begun(number));
        connection
            .execute(
                "INSERT INTO word (text) VALUES (?)",
                ["palabra ".repeat(number * 20)],
            )
            .expect("room on the disk");
        tape.mark(Event::Told(number));
    }
    drop(connection);
    cut(
        &tape.events(),
        0,
        count,
        &mut Dice(9),
        |path, disk, outcome| {
            let Some(told) = disk.told else { return };
            let rows = || -> rusqlite::Result<Option<usize>> {
                let connection = Connection::open(path)?;
                let check = "PRAGMA integrity_check";
                let said: String = connection.query_row(check, [], |row| row.get(0))?;
                if said != "ok" {
                    return Err(rusqlite::Error::InvalidQuery);
                }
                // A sound file can lack even the table.
                let count = "SELECT count(*) FROM word";
                Ok(connection.query_row(count, [], |row| row.get(0)).ok())
            };
            match rows() {
                Ok(Some(rows)) if (told..=disk.begun).contains(&rows) => {}
                Ok(_) => outcome.lost += 1,
                Err(_) => outcome.broken += 1,
            }
        },
    )
}

#[test]
fn the_same_cuts_find_what_weaker_settings_lose() {
    let count = cuts(200);
    let off = plain(
        "PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF",
        count,
    );
    tell("control, synchronous = OFF", &off);
    assert!(
        off.broken * 10 > off.cuts,
        "without syncs files break: {off:?}"
    );
    let normal = plain(
        "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = FULL",
        count,
    );
    tell("control, no journal on disk", &normal);
    assert!(
        normal.broken > 0,
        "without a journal files break: {normal:?}"
    );
    // What people get who choose nothing: the journal that was deleted comes back and takes the last words away.
    let usual = plain(
        "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL",
        3 * count,
    );
    tell("control, the settings of SQLite", &usual);
    assert!(usual.broken == 0 && usual.lost > 0, "{usual:?}");
    let ours = plain(
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA",
        count,
    );
    tell("plain connection, our settings", &ours);
    assert_eq!((ours.broken, ours.lost), (0, 0), "{ours:?}");
}
