//! Laws that any history of a notebook keeps, tried on random ones.

pub(crate) mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use rumbo::notebook::{At, Cell, Content, Go, Notebook, Op, OpWords, Options, RecordId, SaveState};
use rusqlite::Connection;
use tables::{Tables, check_chains};

use crate::laws::{Count, runs};

static UNDONE: Count = Count::new();
static CLOSED: Count = Count::new();

pub(crate) const COLLECTIONS: [(&str, &str); 2] = [("problem", "prb"), ("actor", "act")];
pub(crate) const FIELDS: [&str; 3] = ["name", "cost", "causes"];
const KEYS: [&str; 3] = ["", "2027", "2028"];
pub(crate) const VALUES: [&str; 6] = [
    "",
    "Agua",
    "Páramo\nquemado",
    "1234.50",
    "cafe\u{301}",
    "🌱",
];

/// Where a record goes; the index chooses a neighbour.
#[derive(Debug, Clone)]
pub(crate) enum Where {
    End,
    Start,
    After(Index),
    Before(Index),
}

/// One thing a person does.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    Add(usize, Where),
    AddNamed(usize, usize),
    Remove(Index),
    Move(Index, Where),
    Set(Index, usize, usize, usize),
    /// An answer that points to another record.
    Point(Index, Index),
    SetMembers(Index, Vec<Index>),
    Edit(Index, usize, usize, usize, u64),
    /// Several things as one operation.
    Several(Vec<Step>),
    Undo,
    Redo,
    Reopen,
}

fn place() -> impl Strategy<Value = Where> {
    prop_oneof![
        Just(Where::End),
        Just(Where::Start),
        any::<Index>().prop_map(Where::After),
        any::<Index>().prop_map(Where::Before),
    ]
}

pub(crate) fn change() -> impl Strategy<Value = Step> {
    let (fields, keys, values) = (0..FIELDS.len(), 0..KEYS.len(), 0..VALUES.len());
    prop_oneof![
        4 => (0..COLLECTIONS.len(), place()).prop_map(|(of, at)| Step::Add(of, at)),
        1 => (0..COLLECTIONS.len(), 0..3_usize).prop_map(|(of, n)| Step::AddNamed(of, n)),
        2 => any::<Index>().prop_map(Step::Remove),
        2 => (any::<Index>(), place()).prop_map(|(which, at)| Step::Move(which, at)),
        4 => (any::<Index>(), fields, keys, values)
            .prop_map(|(which, field, key, value)| Step::Set(which, field, key, value)),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Step::Point(from, to)),
        2 => (any::<Index>(), vec(any::<Index>(), 0..4))
            .prop_map(|(which, members)| Step::SetMembers(which, members)),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let (fields, keys, values) = (0..FIELDS.len(), 0..KEYS.len(), 0..VALUES.len());
    prop_oneof![
        12 => change(),
        4 => (any::<Index>(), fields, keys, values, 0..2_u64)
            .prop_map(|(which, field, key, value, go)| Step::Edit(which, field, key, value, go)),
        1 => vec(change(), 0..5).prop_map(Step::Several),
        4 => Just(Step::Undo),
        3 => Just(Step::Redo),
        1 => Just(Step::Reopen),
    ]
}

/// A notebook with what it should hold, worked out in the simplest way there is.
struct Story {
    notebook: Option<Notebook>,
    /// The content after each operation that can be undone; the first is the empty notebook.
    moments: Vec<Content>,
    /// Which of them is now.
    now: usize,
    /// The go of the last operation, when nothing came after it.
    go: Option<(u64, RecordId, &'static str)>,
    /// The ids of each collection, in the order people gave them.
    order: BTreeMap<&'static str, Vec<RecordId>>,
    orders: Vec<BTreeMap<&'static str, Vec<RecordId>>>,
    /// Operations of each opening so far.
    openings: Vec<usize>,
}

impl Story {
    fn begin(path: Option<&Path>) -> Self {
        let notebook = match path {
            Some(path) => Notebook::create(path, "territorial", "words", options()),
            None => Notebook::in_memory("territorial", "words", options()),
        };
        Self {
            notebook: Some(notebook.expect("an empty folder takes a notebook")),
            moments: vec![Content::default()],
            now: 0,
            go: None,
            order: BTreeMap::new(),
            orders: vec![BTreeMap::new()],
            openings: vec![1],
        }
    }

    fn notebook(&self) -> &Notebook {
        self.notebook
            .as_ref()
            .expect("only closed while it is opened again")
    }

    fn open(&mut self) -> &mut Notebook {
        self.notebook
            .as_mut()
            .expect("only closed while it is opened again")
    }

    fn reopen(&mut self) {
        let before = self.notebook.take().expect("open");
        let path = before.path().to_owned();
        let content = before.content().clone();
        let entries = before.log().entries().to_vec();
        let next = next(&before);
        drop(before);
        let after = Notebook::open(&path, options()).expect("it was closed well");
        assert_eq!(after.found_outside(), 0, "nobody else wrote");
        assert_eq!(after.content(), &content, "the content after opening again");
        assert_eq!(
            after.log().entries(),
            entries,
            "the log after opening again"
        );
        assert_eq!(
            self::next(&after),
            next,
            "undo and redo after opening again"
        );
        assert_eq!(after.definition("territorial"), Some("words"));
        self.notebook = Some(after);
        self.openings.push(0);
        self.go = None;
    }

    /// Does a step and holds the notebook to what should have come out.
    fn go(&mut self, step: &Step) {
        let logged = self.notebook().log().entries().len();
        match step {
            Step::Undo => {
                let expected = self.now.checked_sub(1);
                let words = self.notebook().next_undo().cloned();
                let undone = self.open().undo().expect("in order");
                assert_eq!(undone.is_some(), expected.is_some());
                assert_eq!(words.is_some(), expected.is_some());
                self.now = expected.unwrap_or(0);
                self.go = None;
            }
            Step::Redo => {
                let expected = self.now + 1 < self.moments.len();
                let words = self.notebook().next_redo().cloned();
                let done = self.open().redo().expect("in order");
                assert_eq!((done.is_some(), words.is_some()), (expected, expected));
                self.now += usize::from(expected);
                self.go = None;
            }
            Step::Reopen => self.reopen(),
            Step::Edit(which, field, key, value, go) => {
                self.edit(*which, *field, *key, *value, *go);
            }
            other => {
                self.go = None;
                self.transact(other);
            }
        }
        let grown = self.notebook().log().entries().len() - logged;
        assert!(grown <= 1, "one step is one operation");
        *self.openings.last_mut().expect("the first opening") += grown;
        if matches!(step, Step::Undo | Step::Redo) {
            self.order = self.orders[self.now].clone();
        } else if grown == 1 {
            self.moments.truncate(self.now + 1);
            self.orders.truncate(self.now + 1);
            self.moments.push(self.notebook().content().clone());
            self.orders.push(self.order.clone());
            self.now += 1;
        }
        self.check();
    }

    fn check(&self) {
        let content = self.notebook().content();
        assert_eq!(
            content, &self.moments[self.now],
            "the content of this moment"
        );
        for (collection, _) in COLLECTIONS {
            let ids = content.ids(collection);
            let expected = self.order.get(collection).map_or(&[][..], Vec::as_slice);
            assert_eq!(ids, expected, "the order of {collection}");
            let positions: Vec<&str> = content
                .records(collection)
                .map(|record| &*record.position)
                .collect();
            assert!(positions.is_sorted_by(|a, b| a < b), "{positions:?}");
        }
    }

    fn ids(&self) -> Vec<RecordId> {
        self.notebook()
            .content()
            .all()
            .map(|record| record.id.clone())
            .collect()
    }

    fn edit(&mut self, which: Index, field: usize, key: usize, value: usize, go: u64) {
        let ids = self.ids();
        if ids.is_empty() {
            return;
        }
        let (id, field) = (which.get(&ids).clone(), FIELDS[field]);
        let same = self.go.as_ref() == Some(&(go, id.clone(), field));
        let before = self.notebook().content().clone();
        let logged = self.notebook().log().entries().len();
        let cells = [(Cell::keyed(field, KEYS[key]), VALUES[value].to_owned())];
        let op = Op::Edit {
            collection: "problem".into(),
            field: field.into(),
            name: "x".into(),
        };
        self.open()
            .edit(&id, &cells, &op, Go(go))
            .expect("in order");
        let after = self.notebook().content().clone();
        let new = self.notebook().log().entries().len() > logged;
        assert_eq!(
            new,
            before != after && !same,
            "edits of one go are one operation"
        );
        if same {
            self.moments[self.now] = after;
        }
        self.go = (new || same).then_some((go, id, field));
    }

    fn transact(&mut self, step: &Step) {
        let mut order = std::mem::take(&mut self.order);
        let before = self.notebook().content().clone();
        let logged = self.notebook().log().entries().len();
        let op = Op::AddMany {
            collection: "problem".into(),
            count: 3,
        };
        let ((), changes) = self
            .open()
            .transact(&op, |tx| {
                let steps = match step {
                    Step::Several(steps) => steps.as_slice(),
                    one => std::slice::from_ref(one),
                };
                for one in steps {
                    act(tx, one, &mut order);
                }
            })
            .expect("in order");
        self.order = order;
        let new = self.notebook().log().entries().len() > logged;
        assert!(
            new || &before == self.notebook().content(),
            "every change is logged"
        );
        assert_eq!(
            new,
            !changes.is_empty(),
            "an operation tells what it touched"
        );
        if !matches!(step, Step::Several(_)) {
            assert_eq!(
                new,
                &before != self.notebook().content(),
                "{step:?} changed nothing"
            );
        }
    }
}

pub(crate) fn options() -> Options {
    Options {
        author: "Rosa".into(),
        device: "mesa 2".into(),
        ..Options::default()
    }
}

fn next(notebook: &Notebook) -> (Option<OpWords>, Option<OpWords>) {
    (notebook.next_undo().cloned(), notebook.next_redo().cloned())
}

/// Does one change inside a transaction, and the same to the lists of ids.
pub(crate) fn act(
    tx: &mut rumbo::notebook::Transaction<'_>,
    step: &Step,
    order: &mut BTreeMap<&'static str, Vec<RecordId>>,
) {
    let ids: Vec<RecordId> = tx.content().all().map(|record| record.id.clone()).collect();
    let needs_none = matches!(step, Step::Add(..) | Step::AddNamed(..));
    if ids.is_empty() && !needs_none {
        return;
    }
    match step {
        Step::Add(of, at) => {
            let (collection, prefix) = COLLECTIONS[*of];
            let list = order.entry(collection).or_default();
            let (at, index) = spot(at, list);
            let id = tx.add(collection, prefix, at);
            list.insert(index, id);
        }
        Step::AddNamed(of, n) => {
            let (collection, prefix) = COLLECTIONS[*of];
            let id = RecordId::new(format!("{prefix}_{n}"));
            let known = tx.content().get_record(id.as_str()).is_some();
            tx.add_named(id.clone(), collection, At::End);
            if !known {
                order.entry(collection).or_default().push(id);
            }
        }
        Step::Remove(which) => {
            let id = which.get(&ids);
            tx.remove(id);
            assert!(tx.content().get_record(id.as_str()).is_none());
            for record in tx.content().all() {
                for (cell, value) in &record.answers {
                    assert_ne!(&**value, id.as_str(), "a reference to what was removed");
                    assert_ne!(&*cell.key, id.as_str(), "a member that was removed");
                }
            }
            for list in order.values_mut() {
                list.retain(|other| other != id);
            }
        }
        Step::Move(which, at) => {
            let id = which.get(&ids);
            let collection = tx
                .content()
                .get_record(id.as_str())
                .expect("present")
                .collection
                .clone();
            let list = order.get_mut(&*collection).expect("it has this record");
            let from = list.iter().position(|other| other == id).expect("present");
            let mut others = list.clone();
            others.remove(from);
            let (at, index) = spot(at, &others);
            tx.move_to(id, at);
            others.insert(index, id.clone());
            *list = others;
        }
        Step::Set(which, field, key, value) => {
            tx.set(
                which.get(&ids),
                Cell::keyed(FIELDS[*field], KEYS[*key]),
                VALUES[*value],
            );
        }
        Step::Point(from, to) => {
            tx.set(from.get(&ids), Cell::plain("owner"), to.get(&ids).as_str());
        }
        Step::SetMembers(which, members) => {
            let members: BTreeSet<&str> =
                members.iter().map(|one| one.get(&ids).as_str()).collect();
            let list: Vec<&str> = members.iter().copied().collect();
            let id = which.get(&ids);
            tx.set_members(id, "members", &list);
            let record = tx.content().get_record(id.as_str()).expect("present");
            assert_eq!(record.set("members").collect::<BTreeSet<_>>(), members);
        }
        Step::Several(_) | Step::Edit(..) | Step::Undo | Step::Redo | Step::Reopen => {}
    }
}

/// The place among siblings and its index in a plain list.
fn spot<'a>(at: &Where, list: &'a [RecordId]) -> (At<'a>, usize) {
    match at {
        Where::Start => (At::Start, 0),
        Where::After(which) if !list.is_empty() => {
            let index = which.index(list.len());
            (At::After(&list[index]), index + 1)
        }
        Where::Before(which) if !list.is_empty() => {
            let index = which.index(list.len());
            (At::Before(&list[index]), index)
        }
        _ => (At::End, list.len()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: runs(150),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn undoing_all_gives_the_content_before_and_redoing_all_gives_it_back(
        steps in vec(step(), 0..60),
    ) {
        let mut story = Story::begin(None);
        for step in steps.iter().filter(|step| !matches!(step, Step::Reopen)) {
            story.go(step);
        }
        while story.notebook().next_redo().is_some() {
            story.go(&Step::Redo);
        }
        let last = story.notebook().content().clone();
        while story.notebook().next_undo().is_some() {
            story.go(&Step::Undo);
        }
        prop_assert!(story.notebook().content().is_empty());
        while story.notebook().next_redo().is_some() {
            story.go(&Step::Redo);
        }
        prop_assert_eq!(story.notebook().content(), &last);
        UNDONE.one_of(runs(150), "sequences undone to the beginning and done again");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: runs(30),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_file_holds_what_its_log_tells_however_often_it_is_closed(
        steps in vec(step(), 0..40),
    ) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("plan.rumbo");
        let mut story = Story::begin(Some(&path));
        for step in &steps {
            story.go(step);
        }
        story.reopen();
        // What was undone before closing can be done again after it, and the other way round.
        story.go(&Step::Undo);
        story.go(&Step::Redo);
        let content = Tables::of_content(story.notebook().content());
        prop_assert!(story.notebook().flush().is_ok());
        prop_assert_eq!(story.notebook().save_state(), SaveState::Saved);
        let trace = story.notebook().content().fingerprint().to_string();
        story.notebook = None;
        let connection = Connection::open(&path).expect("the file is free again");
        let kept: String = connection
            .query_row("SELECT value FROM meta WHERE key = 'content'", [], |row| row.get(0))
            .expect("the trace of the content");
        prop_assert_eq!(kept, trace, "the trace is that of a full count");
        let (file, log) = (Tables::of_file(&connection), Tables::of_log(&connection));
        prop_assert_eq!(&file, &content);
        prop_assert_eq!(&log, &content);
        check_chains(&connection, &story.openings);
        CLOSED.one_of(runs(30), "sequences with closing and opening, told again by their log");
    }

    #[test]
    fn removing_a_record_and_undoing_it_brings_every_reference_back(
        count in 2..8_usize,
        links in vec((any::<Index>(), any::<Index>()), 1..12),
        gone in any::<Index>(),
    ) {
        let mut notebook = Notebook::in_memory("w", "", options()).expect("memory");
        let op = Op::AddMany { collection: "problem".into(), count };
        let (ids, _) = notebook
            .transact(&op, |tx| {
                let ids: Vec<RecordId> =
                    (0..count).map(|_| tx.add("problem", "prb", At::End)).collect();
                for (from, to) in &links {
                    tx.set(from.get(&ids), Cell::plain("parent"), to.get(&ids).as_str());
                    tx.set(from.get(&ids), Cell::keyed("causes", to.get(&ids).as_str()), "1");
                }
                ids
            })
            .expect("memory");
        let before = notebook.content().clone();
        let id = gone.get(&ids);
        let op = Op::Remove { collection: "problem".into(), name: "x".into() };
        let ((), changes) = notebook.transact(&op, |tx| tx.remove(id)).expect("memory");
        let left = Tables::of_content(notebook.content());
        let is = |text: &String| text == id.as_str();
        let kept = left.answers.iter().find(|((of, _, key), value)| is(of) || is(key) || is(value));
        prop_assert_eq!(kept, None);
        for (from, to) in &links {
            if to.get(&ids) == id {
                prop_assert!(changes.records.contains(from.get(&ids)), "what it touched");
            }
        }
        notebook.undo().expect("memory");
        prop_assert_eq!(notebook.content(), &before);
    }

    #[test]
    fn records_keep_the_order_people_give_them(
        moves in vec((any::<Index>(), place()), 0..120),
    ) {
        let mut story = Story::begin(None);
        for _ in 0..12 {
            story.go(&Step::Add(0, Where::End));
        }
        for (which, at) in moves {
            story.go(&Step::Move(which, at));
        }
    }
}

#[test]
fn undo_reaches_operations_that_are_no_longer_in_memory() {
    let mut story = Story::begin(None);
    for _ in 0..1_200 {
        story.go(&Step::Add(0, Where::End));
    }
    for _ in 0..1_200 {
        story.go(&Step::Undo);
    }
    assert!(story.notebook().content().is_empty());
}

#[test]
fn typing_after_an_undo_begins_a_new_operation_and_forgets_what_was_undone() {
    let mut notebook = Notebook::in_memory("w", "", options()).expect("memory");
    let op = Op::Add {
        collection: "problem".into(),
        name: String::new(),
    };
    let (id, _) = notebook
        .transact(&op, |tx| tx.add("problem", "prb", At::End))
        .expect("memory");
    let edit = Op::Edit {
        collection: "problem".into(),
        field: "name".into(),
        name: "x".into(),
    };
    let write = |notebook: &mut Notebook, text: &str| {
        let cells = [(Cell::plain("name"), text.to_owned())];
        notebook.edit(&id, &cells, &edit, Go(1)).expect("memory");
        notebook.log().entries().len()
    };
    assert_eq!(
        (write(&mut notebook, "A"), write(&mut notebook, "Agua")),
        (3, 3)
    );
    notebook.undo().expect("memory");
    assert!(notebook.next_redo().is_some());
    assert_eq!(write(&mut notebook, "Ag"), 5);
    assert_eq!(notebook.next_redo(), None);
    notebook.undo().expect("memory");
    let name = notebook
        .content()
        .records("problem")
        .next()
        .expect("it stays")
        .get("name");
    assert_eq!(name, None);
}

#[test]
fn every_operation_has_its_moment_to_the_second() {
    let notebook = Notebook::in_memory("w", "", options()).expect("memory");
    let at = &notebook.log().entries()[0].at;
    assert_eq!((at.len(), &at[10..11], &at[19..]), (20, "T", "Z"), "{at}");
    assert!(at.parse::<jiff::Timestamp>().is_ok(), "{at}");
}
