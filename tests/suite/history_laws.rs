//! Laws of taking back a chosen operation and of returning to a moment, tried on random histories.
//!
//! `RUMBO_LAWS` says how many histories are tried; without it a few.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use rumbo::notebook::{
    At, Cell, Change, Content, Go, Hindrance, How, Notebook, Op, Place, RecordId,
};
use rusqlite::Connection;

use crate::notebook_laws::tables::Tables;
use crate::notebook_laws::{COLLECTIONS, FIELDS, Step, VALUES, act, change, options};

/// How many histories are tried.
fn cases(few: u32) -> u32 {
    let asked = std::env::var("RUMBO_LAWS");
    asked
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(few)
}

/// One thing a person does.
#[derive(Debug, Clone)]
enum Deed {
    /// Some changes as one operation.
    Do(Vec<Step>),
    /// An edit of a field, in one of two goes.
    Edit(Index, usize, usize, u64),
    /// Taking back an entry, counted from the newest.
    TakeBack(Index),
    /// Returning to the moment of an entry.
    Return(Index),
    Undo,
    Redo,
    Reopen,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        10 => change().prop_map(|step| Deed::Do(vec![step])),
        2 => vec(change(), 0..5).prop_map(Deed::Do),
        3 => (any::<Index>(), 0..FIELDS.len(), 0..VALUES.len(), 0..2_u64)
            .prop_map(|(which, field, value, go)| Deed::Edit(which, field, value, go)),
        6 => any::<Index>().prop_map(Deed::TakeBack),
        1 => any::<Index>().prop_map(Deed::Return),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
        1 => Just(Deed::Reopen),
    ]
}

/// What stands in a cell or is the place of a record.
#[derive(Debug, Clone, PartialEq)]
enum State {
    Place(Option<Place>),
    Answer(Option<String>),
}

type Spot = (RecordId, Option<Cell>);

fn state(content: &Content, (id, cell): &Spot) -> State {
    let record = content.get_record(id.as_str());
    match cell {
        None => State::Place(record.map(rumbo::notebook::Record::place)),
        Some(cell) => {
            let answer = record.and_then(|record| record.answers.get(cell));
            State::Answer(answer.map(ToString::to_string))
        }
    }
}

fn spots(content: &Content) -> BTreeSet<Spot> {
    content
        .all()
        .flat_map(|record| {
            let cells = record.answers.iter().map(|(cell, _)| Some(cell.clone()));
            cells.chain([None]).map(|cell| (record.id.clone(), cell))
        })
        .collect()
}

/// Every cell and place that is not the same in both.
fn differences(a: &Content, b: &Content) -> BTreeSet<Spot> {
    let all: BTreeSet<Spot> = spots(a).union(&spots(b)).cloned().collect();
    all.into_iter()
        .filter(|spot| state(a, spot) != state(b, spot))
        .collect()
}

/// How often each outcome was met, so that a law that is never put to the test is noticed.
#[derive(Debug, Default)]
struct Met {
    taken_back: usize,
    done_again: usize,
    refused: BTreeMap<&'static str, usize>,
    returned: usize,
}

/// A notebook with what it should hold, worked out in the simplest way there is.
struct Story {
    notebook: Option<Notebook>,
    /// The content after each entry.
    moments: BTreeMap<u64, Content>,
    /// The contents that undo and redo walk through, and which of them is now.
    line: Vec<Content>,
    now: usize,
    go: Option<(u64, RecordId, &'static str)>,
    met: Met,
}

impl Story {
    fn begin(path: Option<&Path>) -> Self {
        let notebook = match path {
            Some(path) => Notebook::create(path, "territorial", "words", options()),
            None => Notebook::in_memory("territorial", "words", options()),
        };
        Self {
            notebook: Some(notebook.expect("an empty folder takes a notebook")),
            moments: BTreeMap::from([(1, Content::default())]),
            line: vec![Content::default()],
            now: 0,
            go: None,
            met: Met::default(),
        }
    }

    fn notebook(&self) -> &Notebook {
        self.notebook.as_ref().expect("open")
    }

    fn open(&mut self) -> &mut Notebook {
        self.notebook.as_mut().expect("open")
    }

    fn content(&self) -> Content {
        self.notebook().content().clone()
    }

    fn last(&self) -> u64 {
        self.notebook().log().next_n() - 1
    }

    /// The number of an entry, counted from the newest, so that small indexes mean recent ones.
    fn entry(&self, which: Index) -> u64 {
        let last = self.last();
        last - which.index(usize::try_from(last).expect("small")) as u64
    }

    fn go(&mut self, deed: &Deed) {
        let before = self.last();
        match deed {
            Deed::Do(steps) => self.transact(steps),
            Deed::Edit(which, field, value, go) => self.edit(*which, *field, *value, *go),
            Deed::TakeBack(which) => self.take_back(self.entry(*which)),
            Deed::Return(which) => self.return_to(self.entry(*which)),
            Deed::Undo => self.undo(),
            Deed::Redo => self.redo(),
            Deed::Reopen if !self.notebook().path().exists() => return,
            Deed::Reopen => self.reopen(),
        }
        if !matches!(deed, Deed::Edit(..)) {
            self.go = None;
        }
        let is_new = self.last() > before;
        if is_new && !matches!(deed, Deed::Undo | Deed::Redo) {
            self.line.truncate(self.now + 1);
            self.line.push(self.content());
            self.now += 1;
        }
        self.note();
        self.check();
    }

    /// Remembers the moment of the last entry.
    fn note(&mut self) {
        let (last, content) = (self.last(), self.content());
        self.moments.insert(last, content);
    }

    fn check(&self) {
        assert_eq!(
            self.notebook().content(),
            &self.line[self.now],
            "undo's line"
        );
        let entries = self.notebook().log().entries();
        for entry in entries {
            let stands = self.notebook().log().is_in_effect(entry.n);
            let undone = entries.iter().any(|other| {
                other.undoes == Some(entry.n) && self.notebook().log().is_in_effect(other.n)
            });
            assert_eq!(stands, !undone, "whether entry {} stands", entry.n);
        }
    }

    fn transact(&mut self, steps: &[Step]) {
        let op = Op::AddMany {
            collection: "problem".into(),
            count: steps.len(),
        };
        let mut order: BTreeMap<&'static str, Vec<RecordId>> = COLLECTIONS
            .iter()
            .map(|(id, _)| (*id, self.notebook().content().ids(id).to_vec()))
            .collect();
        self.open()
            .transact(&op, |tx| {
                for step in steps {
                    act(tx, step, &mut order);
                }
            })
            .expect("in order");
    }

    fn edit(&mut self, which: Index, field: usize, value: usize, go: u64) {
        let ids: Vec<RecordId> = self
            .content()
            .all()
            .map(|record| record.id.clone())
            .collect();
        if ids.is_empty() {
            return;
        }
        let (id, field) = (which.get(&ids).clone(), FIELDS[field]);
        let same = self.go.as_ref() == Some(&(go, id.clone(), field));
        let before = self.last();
        let op = Op::Edit {
            collection: "problem".into(),
            field: field.into(),
            name: "x".into(),
        };
        let cells = [(Cell::plain(field), VALUES[value].to_owned())];
        self.open()
            .edit(&id, &cells, &op, Go(go))
            .expect("in order");
        if same && self.last() == before {
            self.line[self.now] = self.content();
        }
        self.go = (same || self.last() > before).then_some((go, id, field));
    }

    fn undo(&mut self) {
        let expected = self.now.checked_sub(1);
        let undone = self.open().undo().expect("in order");
        assert_eq!(undone.is_some(), expected.is_some());
        self.now = expected.unwrap_or(0);
    }

    fn redo(&mut self) {
        let expected = self.now + 1 < self.line.len();
        let done = self.open().redo().expect("in order");
        assert_eq!(done.is_some(), expected);
        self.now += usize::from(expected);
    }

    fn reopen(&mut self) {
        let path = self.notebook().path().to_owned();
        let entries = self.notebook().log().entries().to_vec();
        self.notebook = None;
        let again = Notebook::open(&path, options()).expect("it was closed well");
        assert_eq!(again.log().entries(), entries);
        self.notebook = Some(again);
    }

    /// Undoing gives the content from before, and redoing gives it back.
    fn undo_and_redo(&mut self, before: &Content) {
        let after = self.content();
        self.note();
        for _ in 0..2 {
            assert!(self.open().undo().expect("in order").is_some());
            assert_eq!(self.notebook().content(), before);
            self.note();
            assert!(self.open().redo().expect("in order").is_some());
            assert_eq!(self.notebook().content(), &after);
            self.note();
        }
    }

    /// The operation that an entry is about: entries that take back or do again lead to it.
    fn root(&self, n: u64) -> u64 {
        let mut n = n;
        while let Some(target) = self.notebook().log().get(n).and_then(|entry| entry.undoes) {
            n = target;
        }
        n
    }

    fn take_back(&mut self, n: u64) {
        let (before, last) = (self.content(), self.last());
        let root = self.root(n);
        let (was, became) = match self.moments.get(&(root - 1)) {
            Some(was) => (was.clone(), self.moments[&root].clone()),
            None => (Content::default(), Content::default()),
        };
        let touched = differences(&was, &became);
        let stood = self.notebook().log().is_in_effect(root);
        let preview = self.notebook().preview_undo(n).expect("in order");
        let free = self.is_free(root, &touched);
        match self.open().undo_chosen(n).expect("in order") {
            Ok(_) => {
                let preview = preview.expect("the preview allows what is allowed");
                assert_eq!(preview.again, !stood);
                assert_eq!(self.last(), last + 1, "one new operation");
                let changes = self.notebook().changes(last + 1).expect("in order");
                assert_eq!(&*changes, &*preview.changes, "as the preview said");
                let wanted = if stood { &was } else { &became };
                let now = self.content();
                for spot in &touched {
                    assert_eq!(state(&now, spot), state(wanted, spot), "{spot:?}");
                }
                for spot in differences(&before, &now) {
                    assert!(touched.contains(&spot), "{spot:?} is another's");
                }
                assert_eq!(self.notebook().log().is_in_effect(root), !stood);
                assert_sound(&now, &before, &became);
                self.undo_and_redo(&before);
                *(if stood {
                    &mut self.met.taken_back
                } else {
                    &mut self.met.done_again
                }) += 1;
            }
            Err(hindrance) => {
                assert_eq!(preview.expect_err("the preview says the same"), hindrance);
                assert_eq!(self.notebook().content(), &before);
                assert_eq!(self.last(), last, "nothing is logged");
                assert!(
                    !free,
                    "entry {n}: {hindrance:?}, but nothing later touched it"
                );
                self.explain(n, &hindrance, touched.is_empty());
            }
        }
    }

    /// Whether nothing after the first doing of an operation has to do with any of its records.
    fn is_free(&self, root: u64, touched: &BTreeSet<Spot>) -> bool {
        let named = |n: u64| -> BTreeSet<String> {
            let changes = self.notebook().changes(n).expect("in order");
            changes.iter().flat_map(names).collect()
        };
        let own = named(root);
        let later = (root + 1..=self.last()).filter(|n| self.root(*n) != root);
        !touched.is_empty() && later.into_iter().all(|n| named(n).is_disjoint(&own))
    }

    /// Holds a refusal to its reason.
    fn explain(&mut self, n: u64, hindrance: &Hindrance, idle: bool) {
        let name = match hindrance {
            Hindrance::Beginning => {
                assert_eq!(n, 1);
                "beginning"
            }
            Hindrance::Nothing => {
                assert!(idle, "entry {n} left something");
                "nothing"
            }
            Hindrance::Merged(_) => panic!("nothing was merged"),
            Hindrance::Sealed => panic!("nothing was purged"),
            Hindrance::Later {
                by,
                record,
                cell,
                how,
            } => {
                let by = by.expect("everything is in the log");
                assert!(by > self.root(n));
                let changes = self.notebook().changes(by).expect("in order");
                let touches =
                    |change: &Change| change.id() == record && change.cell() == cell.as_ref();
                let removes = |change: &Change| {
                    change.id() == record && matches!(change, Change::Record { after: None, .. })
                };
                match how {
                    How::Removed => assert!(changes.iter().any(removes)),
                    _ => assert!(changes.iter().any(touches), "{hindrance:?}: {changes:?}"),
                }
                match how {
                    How::Changed => "changed",
                    How::Removed => "removed",
                    How::Answered => "answered",
                    How::Pointed => "pointed",
                }
            }
        };
        *self.met.refused.entry(name).or_default() += 1;
    }

    fn return_to(&mut self, n: u64) {
        let (before, last) = (self.content(), self.last());
        let wanted = self.moments[&n].clone();
        let preview = self.notebook().preview_return(n).expect("in order");
        assert_eq!(preview.len(), differences(&before, &wanted).len());
        let touched = self.open().return_to(n).expect("in order");
        assert_eq!(self.notebook().content(), &wanted, "the content of then");
        assert_eq!(touched.is_empty(), before == wanted);
        assert_eq!(self.last() - last, u64::from(before != wanted));
        if before != wanted {
            self.undo_and_redo(&before);
            self.met.returned += 1;
        }
    }
}

/// The ids and words that a change has to do with.
fn names(change: &Change) -> Vec<String> {
    let mut names = vec![change.id().to_string()];
    if let Change::Answer {
        cell,
        before,
        after,
        ..
    } = change
    {
        names.push(cell.key.to_string());
        names.extend(
            [before, after]
                .into_iter()
                .flatten()
                .map(ToString::to_string),
        );
    }
    names.retain(|name| name.contains('_'));
    names
}

/// No answer points to a record that was there before or came with the operation, and is not there now.
fn assert_sound(now: &Content, before: &Content, became: &Content) {
    let known = |id: &str| before.get_record(id).is_some() || became.get_record(id).is_some();
    for record in now.all() {
        for (cell, value) in &record.answers {
            for id in [&**value, &*cell.key] {
                assert!(
                    now.get_record(id).is_some() || !known(id),
                    "{} points to {id}, which is gone",
                    record.id
                );
            }
        }
    }
}

/// Tries the laws on one history; gives how often each outcome was met.
fn tell(deeds: &[Deed], path: Option<&Path>) -> Met {
    let mut story = Story::begin(path);
    for deed in deeds {
        story.go(deed);
    }
    while story.now + 1 < story.line.len() {
        story.go(&Deed::Redo);
    }
    let last = story.content();
    while story.now > 0 {
        story.go(&Deed::Undo);
    }
    assert!(story.notebook().content().is_empty());
    while story.now + 1 < story.line.len() {
        story.go(&Deed::Redo);
    }
    assert_eq!(story.notebook().content(), &last);
    if let Some(path) = path {
        let content = Tables::of_content(story.notebook().content());
        story.notebook = None;
        let file = Connection::open(path).expect("the file is free again");
        assert_eq!(Tables::of_file(&file), content);
        assert_eq!(Tables::of_log(&file), content);
    }
    story.met
}

#[test]
#[expect(
    clippy::print_stdout,
    reason = "the counts are what `--nocapture` is asked for"
)]
fn taking_back_gives_its_cells_back_and_leaves_all_others_and_returning_gives_the_moment() {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: cases(150),
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let met = std::cell::RefCell::new(Met::default());
    runner
        .run(&vec(deed(), 0..50), |deeds| {
            let one = tell(&deeds, None);
            let mut met = met.borrow_mut();
            met.taken_back += one.taken_back;
            met.done_again += one.done_again;
            met.returned += one.returned;
            for (name, count) in one.refused {
                *met.refused.entry(name).or_default() += count;
            }
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
    let met = met.into_inner();
    println!("{} histories: {met:?}", cases(150));
    assert!(
        met.taken_back > 50 && met.done_again > 5 && met.returned > 20,
        "{met:?}"
    );
    for name in ["beginning", "changed", "removed", "answered", "pointed"] {
        assert!(
            met.refused.contains_key(name),
            "never refused for «{name}»: {met:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        // Each of these waits for the disk: one for ten of the others.
        cases: cases(250) / 10,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_file_holds_what_its_log_tells_after_taking_back_and_returning(
        deeds in vec(deed(), 0..40),
    ) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        tell(&deeds, Some(&folder.path().join("plan.rumbo")));
    }
}

#[test]
fn going_back_counts_what_a_full_disk_has_not_taken_yet() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("plan.rumbo");
    let mut notebook = Notebook::create(&path, "w", "words", options()).expect("a free place");
    let op = Op::Add {
        collection: "problem".into(),
        name: "x".into(),
    };
    let (id, _) = notebook
        .transact(&op, |tx| tx.add("problem", "prb", At::End))
        .expect("in order");
    notebook.flush().expect("the disk has room");
    let then = notebook.content().clone();
    notebook.limit_pages(1);
    let edit = |notebook: &mut Notebook, text: String| {
        let op = Op::Edit {
            collection: "problem".into(),
            field: "name".into(),
            name: "x".into(),
        };
        let cells = [(Cell::plain("name"), text)];
        notebook.edit(&id, &cells, &op, Go(1)).expect("in memory");
    };
    edit(&mut notebook, "agua ".repeat(2_000));
    assert!(notebook.flush().is_err(), "the disk is full");
    edit(&mut notebook, "agua clara ".repeat(2_000));
    let preview = notebook.preview_return(2).expect("what waits is counted");
    assert_eq!(preview.len(), 1);
    let taken = notebook.preview_undo(3).expect("what waits is counted");
    assert_eq!(taken.map(|taking| taking.changes.len()), Ok(1));
    assert_eq!(
        notebook.preview_undo(2),
        Ok(Err(Hindrance::Later {
            by: Some(3),
            record: id.clone(),
            cell: Some(Cell::plain("name")),
            how: How::Answered,
        }))
    );
    notebook.return_to(2).expect("in memory");
    assert_eq!(notebook.content(), &then);
    notebook.limit_pages(1_000_000);
    // A try that began under the old limit may still fail.
    while notebook.flush().is_err() {}
    let content = Tables::of_content(notebook.content());
    drop(notebook);
    let file = Connection::open(&path).expect("the file is free again");
    assert_eq!(Tables::of_file(&file), content);
    assert_eq!(Tables::of_log(&file), content);
}
