//! Notebooks with destroyed pages: what comes back, and that nothing breaks the program.
//!
//! `RUMBO_LAWS` says how many damaged files are tried where their number is free; shares are printed.
#![expect(
    clippy::print_stdout,
    reason = "the shares are for whoever runs the laws in full"
)]

mod wreck;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rumbo::notebook::salvage::{Ending, Hint, Recovery, repair};
use rumbo::notebook::{Content, Notebook, Options};
use rusqlite::Connection;
use tempfile::TempDir;

use wreck::{Dice, How, Whole};

/// How many files to damage.
fn laws(usual: usize) -> usize {
    let asked = std::env::var("RUMBO_LAWS").ok();
    asked.and_then(|count| count.parse().ok()).unwrap_or(usual)
}

struct Bench {
    folder: TempDir,
    count: usize,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { folder, count: 0 }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes damaged bytes, repairs them and looks at what came out.
    fn repair(&mut self, bytes: &[u8]) -> (Recovery, Option<Content>) {
        self.count += 1;
        let (from, to) = (
            self.path(&format!("damaged-{}.rumbo", self.count)),
            self.path(&format!("new-{}.rumbo", self.count)),
        );
        fs::write(&from, bytes).expect("room on the disk");
        let recovery = repair(&from, &to, false, &hints(), &Options::default())
            .unwrap_or_else(|error| panic!("a notebook: {error:?}"));
        assert_eq!(
            fs::read(&from).expect("still there"),
            bytes,
            "the damaged file is not touched"
        );
        let content = recovery.written.as_deref().map(|path| {
            check(path);
            let notebook = Notebook::open(path, Options::default()).expect("the new file opens");
            notebook.content().clone()
        });
        assert_eq!(content.is_some(), recovery.ending == Ending::Repaired);
        for path in [&from, &to] {
            let _ = fs::remove_file(path);
        }
        (recovery, content)
    }
}

fn hints() -> Vec<Hint> {
    let prefixes = [("prb", "problem"), ("act", "actor"), ("prj", "project")];
    let prefixes = prefixes.map(|(prefix, id)| (prefix.to_owned(), id.to_owned()));
    vec![Hint {
        id: "territorial".to_owned(),
        text: "{}".to_owned(),
        prefixes: BTreeMap::from(prefixes),
    }]
}

/// The new file holds together, and doing its log again gives its tables.
fn check(path: &Path) {
    let connection = Connection::open(path).expect("the new file");
    let said: String = connection
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .expect("it can be checked");
    assert_eq!(said, "ok");
    let health = rumbo::notebook::salvage::examine(path).expect("it is there");
    let inside = health.inside.expect("nobody has it open");
    assert!(inside.sound && inside.log_agrees, "{inside:?}");
}

/// The share of the records of a content that are in another one as they were.
fn share(whole: &Content, found: Option<&Content>) -> (usize, usize) {
    let same = whole.all().filter(|record| {
        found.and_then(|found| found.get_record(record.id.as_str())) == Some(*record)
    });
    (same.count(), whole.all().count())
}

#[test]
fn any_one_page_can_be_destroyed_without_losing_an_answer() {
    let whole = Whole::new(1);
    let mut bench = Bench::new();
    let mut dice = Dice(1);
    // In full every page is destroyed in every way; otherwise each third page in one.
    let in_full = laws(40) >= 1_000;
    let (ways, step) = if in_full { (How::ALL.len(), 1) } else { (1, 3) };
    let mut count = 0;
    for page in (1..=whole.pages()).step_by(step) {
        for turn in 0..ways {
            let how = How::ALL[(page + turn) % How::ALL.len()];
            let mut bytes = whole.bytes.clone();
            wreck::destroy(&mut bytes, page, how, &mut dice);
            let (recovery, content) = bench.repair(&bytes);
            count += 1;
            if recovery.ending == Ending::Sound {
                // Nothing was in that place, or the same bytes.
                continue;
            }
            let (same, all) = share(&whole.content, content.as_ref());
            // Everything stands twice, in a table and in the log, and never twice in one page. Only a page of a
            // long text that is written over by one of another text looks like what people wrote.
            let least = if how == How::Other { all - 1 } else { all };
            assert!(
                same >= least,
                "page {page}, {how:?}: {same} of {all}, {recovery:?}"
            );
            assert!(
                how == How::Other || content == Some(whole.content.clone()),
                "page {page}, {how:?}"
            );
        }
    }
    println!(
        "one page of {} destroyed, {count} files: every record is back",
        whole.pages()
    );
}

#[test]
fn without_the_first_page_everything_comes_back() {
    for seed in 1..=5 {
        let whole = Whole::new(seed);
        let mut bench = Bench::new();
        for how in [How::Zeros, How::Noise] {
            let mut bytes = whole.bytes.clone();
            wreck::destroy(&mut bytes, 1, how, &mut Dice(seed));
            let (recovery, content) = bench.repair(&bytes);
            let (same, all) = share(&whole.content, content.as_ref());
            println!("first page destroyed ({how:?}): {same} of {all} records");
            assert!(content == Some(whole.content.clone()), "{recovery:?}");
            assert_eq!((recovery.entries_lost, recovery.entries_incomplete), (0, 0));
        }
    }
}

/// Destroys so many pages at random, some empty and some full of noise.
fn damaged(whole: &Whole, destroyed: usize, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = whole.bytes.clone();
    let mut gone = BTreeSet::new();
    while gone.len() < destroyed {
        gone.insert(1 + dice.roll(whole.pages()));
    }
    for page in gone {
        let how = [How::Zeros, How::Noise][dice.roll(2)];
        wreck::destroy(&mut bytes, page, how, dice);
    }
    bytes
}

#[test]
fn shares_of_records_after_random_damage() {
    for (kind, whole) in [
        ("short answers", Whole::plain(1_000)),
        ("long texts and pictures", Whole::new(7)),
    ] {
        let mut bench = Bench::new();
        let mut dice = Dice(7);
        let turns = laws(40).div_ceil(8);
        let pages = whole.pages();
        println!("{kind}: {pages} pages, {turns} files each");
        for destroyed in [1, 3, 10, 30] {
            let (mut same, mut all, mut worst, mut invented) = (0, 0, usize::MAX, 0);
            for _ in 0..turns {
                let bytes = damaged(&whole, destroyed, &mut dice);
                let (recovery, content) = bench.repair(&bytes);
                let content = match recovery.ending {
                    Ending::Sound => Some(&whole.content),
                    _ => content.as_ref(),
                };
                let (found, of) = share(&whole.content, content);
                (same, all, worst) = (same + found, all + of, worst.min(found));
                let known = |id: &str| whole.content.get_record(id).is_some();
                let found = content.into_iter().flat_map(Content::all);
                invented += found.filter(|record| !known(record.id.as_str())).count();
            }
            let share = same as f64 / all as f64;
            println!(
                "{destroyed:>4} destroyed: {:.2} % of the records as they were, at worst {worst} of {}; \
                 {invented} that had been taken away are back",
                100.0 * share,
                all / turns
            );
            // A record suffers when one of about two pages with its rows and one of about three with what the log
            // says of it are gone together: six pairs, each with a chance of (destroyed / pages)². Twice that is
            // allowed, and what chance does in a few files: such a pair takes all that stood on its pages. For one
            // page alone there is no luck at all.
            let pair = (destroyed as f64 / pages as f64).powi(2);
            let luck = 0.15 / (turns as f64).sqrt();
            let least = if destroyed == 1 {
                1.0
            } else {
                1.0 - 12.0 * pair - luck
            };
            assert!(
                share >= least,
                "{kind}, {destroyed}: {share} is less than {least}"
            );
        }
    }
}
