//! Joining notebooks, one case after the other: what comes out, what is refused, and that nothing else changes.

mod refused;

use std::path::{Path, PathBuf};

use rumbo::notebook::{
    About, At, Cell, Clash, Error, Go, Merged, Notebook, Op, Options, RecordId, Settlement,
    Transaction,
};
use tempfile::TempDir;

/// A folder with notebooks of several people.
struct Tables {
    folder: TempDir,
}

impl Tables {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(format!("{name}.rumbo"))
    }

    fn create(&self, name: &str) -> Notebook {
        let path = self.path(name);
        Notebook::create(&path, "territorial", "words", options(name)).expect("a free path")
    }

    /// A copy by hand of a notebook that is open, between two operations.
    fn copy(&self, notebook: &Notebook, name: &str) -> Notebook {
        notebook.flush().expect("room on the disk");
        std::fs::copy(notebook.path(), self.path(name)).expect("room on the disk");
        Notebook::open(&self.path(name), options(name)).expect("a sound copy")
    }
}

fn options(author: &str) -> Options {
    Options {
        author: author.into(),
        device: format!("laptop of {author}"),
        ..Options::default()
    }
}

fn act<T>(notebook: &mut Notebook, work: impl FnOnce(&mut Transaction<'_>) -> T) -> T {
    let op = Op::AddMany {
        collection: "problem".into(),
        count: 1,
    };
    notebook.transact(&op, work).expect("open for writing").0
}

fn add(notebook: &mut Notebook, text: &str) -> RecordId {
    act(notebook, |tx| {
        let id = tx.add("problem", "prb", At::End);
        tx.set(&id, Cell::plain("text"), text);
        id
    })
}

fn set(notebook: &mut Notebook, id: &RecordId, field: &str, value: &str) {
    act(notebook, |tx| tx.set(id, Cell::plain(field), value));
}

fn get<'a>(notebook: &'a Notebook, id: &RecordId, field: &str) -> Option<&'a str> {
    notebook.content().get_record(id.as_str())?.get(field)
}

#[track_caller]
fn merge(into: &mut Notebook, from: &Notebook) -> Merged {
    from.flush().expect("room on the disk");
    into.merge(from.path()).expect("a copy of the same work")
}

/// Joins two notebooks both ways and holds them to the same content.
#[track_caller]
fn exchange(a: &mut Notebook, b: &mut Notebook) {
    merge(a, b);
    merge(b, a);
    assert_eq!(a.content(), b.content());
}

#[track_caller]
fn only(notebook: &Notebook) -> Clash {
    let open: Vec<&Clash> = notebook.clashes().collect();
    assert_eq!(open.len(), 1, "{open:?}");
    open[0].clone()
}

fn says(clash: &Clash) -> Vec<(&str, Option<&str>)> {
    let sides = clash.sides.iter();
    sides
        .map(|side| (&*side.who, side.value.as_deref()))
        .collect()
}

#[test]
fn what_only_one_table_did_comes_from_it_and_is_told() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    let id = add(&mut ana, "Agua");
    let mut beto = tables.copy(&ana, "Beto");
    set(&mut ana, &id, "severity", "5");
    let new = add(&mut beto, "Suelo");
    set(&mut beto, &id, "votes", "3");
    let merged = merge(&mut ana, &beto);
    assert_eq!(get(&ana, &new, "text"), Some("Suelo"));
    assert_eq!(get(&ana, &id, "votes"), Some("3"));
    assert_eq!(get(&ana, &id, "severity"), Some("5"));
    assert!(merged.changes.records.contains(&new));
    let [share] = &merged.summary.people[..] else {
        panic!("{:?}", merged.summary)
    };
    assert_eq!(
        (
            share.author.as_str(),
            share.operations,
            share.added,
            share.answers,
            share.removed
        ),
        ("Beto", 2, 1, 2, 0)
    );
    assert_eq!(merged.summary.file, "Beto.rumbo");
    assert!(!merged.summary.independent && merged.summary.open_elsewhere);
    assert_eq!(merged.summary.clashes.total(), 0);
    assert_eq!(ana.merges().len(), 1);
    // The story of each stays its own: one undo takes the whole merge back, another what Ana did before.
    let undone = ana.undo().expect("in order").expect("the merge");
    assert_eq!(undone.words.name, "merge");
    assert_eq!(ana.content().n_records("problem"), 1);
    assert_eq!(get(&ana, &id, "votes"), None);
    ana.undo().expect("in order").expect("the answer of Ana");
    assert_eq!(get(&ana, &id, "severity"), None);
    ana.redo().expect("in order");
    ana.redo().expect("in order").expect("the merge again");
    assert_eq!(get(&ana, &id, "votes"), Some("3"));
}

#[test]
fn two_answers_to_one_question_are_listed_until_somebody_settles_it() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    let id = add(&mut ana, "Agua");
    let mut beto = tables.copy(&ana, "Beto");
    set(&mut ana, &id, "severity", "5");
    set(&mut ana, &id, "votes", "7");
    set(&mut beto, &id, "votes", "7");
    set(&mut beto, &id, "severity", "2");
    let merged = merge(&mut ana, &beto);
    assert_eq!(
        (merged.summary.equal, merged.summary.clashes.answers),
        (1, 1)
    );
    let clash = only(&ana);
    assert_eq!(clash.id.about, About::Answer(Cell::plain("severity")));
    assert_eq!(says(&clash), [("Ana", Some("5")), ("Beto", Some("2"))]);
    assert_eq!(
        get(&ana, &id, "severity"),
        Some("2"),
        "what comes last holds meanwhile"
    );
    // In another sitting.
    let path = ana.path().to_owned();
    drop(ana);
    let mut ana = Notebook::open(&path, options("Ana")).expect("sound");
    let clash = only(&ana);
    // A choice that equals what is shown is a decision too.
    ana.settle(&clash.id, Settlement::Answer("2"), "Agua")
        .expect("open");
    assert_eq!(ana.clashes().count(), 0);
    let kept = &ana.merges()[0].clashes[0];
    assert_eq!(
        ana.settled_by(kept).map(|entry| entry.words.name.as_str()),
        Some("settle")
    );
    ana.undo().expect("in order");
    assert_eq!(says(&only(&ana)), says(&clash), "undoing opens it again");
    ana.settle(&clash.id, Settlement::Answer("4"), "Agua")
        .expect("open");
    assert_eq!(
        (get(&ana, &id, "severity"), ana.clashes().count()),
        (Some("4"), 0)
    );
    // The decision reaches the other table, and nothing is asked twice.
    merge(&mut beto, &ana);
    assert_eq!(
        (get(&beto, &id, "severity"), beto.clashes().count()),
        (Some("4"), 0)
    );
}

#[test]
fn an_answer_given_later_settles_a_clash_and_undoing_the_merge_puts_it_away() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    let id = add(&mut ana, "Agua");
    let mut beto = tables.copy(&ana, "Beto");
    set(&mut ana, &id, "text", "Agua sucia");
    set(&mut beto, &id, "text", "Agua turbia");
    merge(&mut ana, &beto);
    only(&ana);
    set(&mut ana, &id, "text", "Agua sucia y turbia");
    assert_eq!(ana.clashes().count(), 0);
    ana.undo().expect("in order");
    only(&ana);
    ana.undo().expect("in order").expect("the merge");
    assert_eq!((ana.clashes().count(), ana.merges().len()), (0, 1));
    assert_eq!(get(&ana, &id, "text"), Some("Agua sucia"));
    ana.redo().expect("in order");
    only(&ana);
    // A decision of the other table settles it here.
    merge(&mut beto, &ana);
    let clash = only(&beto);
    beto.settle(&clash.id, Settlement::Answer("Agua mala"), "Agua")
        .expect("open");
    merge(&mut ana, &beto);
    assert_eq!(
        (ana.clashes().count(), get(&ana, &id, "text")),
        (0, Some("Agua mala"))
    );
}

#[test]
fn a_slip_that_was_undone_is_no_opinion() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    let (id, zone) = (add(&mut ana, "Agua"), add(&mut ana, "Zona alta"));
    set(&mut ana, &id, "zone", zone.as_str());
    let mut beto = tables.copy(&ana, "Beto");
    // Ana removes both by mistake and takes it back; meanwhile Beto works on them.
    act(&mut ana, |tx| tx.remove(&zone));
    act(&mut ana, |tx| tx.remove(&id));
    ana.undo().expect("in order");
    ana.undo().expect("in order");
    set(&mut ana, &id, "text", "x");
    ana.undo().expect("in order");
    set(&mut beto, &id, "text", "Agua turbia");
    set(&mut beto, &zone, "text", "Zona seca");
    exchange(&mut ana, &mut beto);
    assert_eq!(get(&ana, &id, "text"), Some("Agua turbia"));
    assert_eq!(get(&ana, &zone, "text"), Some("Zona seca"));
    assert_eq!(get(&ana, &id, "zone"), Some(zone.as_str()));
    assert_eq!((ana.clashes().count(), beto.clashes().count()), (0, 0));
}

#[test]
fn work_on_a_removed_record_brings_it_back_with_its_answers_and_what_pointed_to_it() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    let (id, other) = (add(&mut ana, "Agua"), add(&mut ana, "Suelo"));
    set(&mut ana, &id, "severity", "5");
    act(&mut ana, |tx| {
        tx.set(&other, Cell::plain("cause"), id.as_str());
        tx.set_members(&other, "causes", &[id.as_str()]);
    });
    let mut beto = tables.copy(&ana, "Beto");
    act(&mut ana, |tx| tx.remove(&id));
    set(&mut beto, &id, "votes", "3");
    let merged = merge(&mut ana, &beto);
    let [restored] = &merged.summary.restored[..] else {
        panic!("{:?}", merged.summary)
    };
    assert_eq!(
        (&*restored.record, &*restored.collection),
        (id.as_str(), "problem")
    );
    assert_eq!(
        (&restored.removed_by[..], &restored.kept_by[..]),
        (&["Ana".to_owned()][..], &["Beto".to_owned()][..])
    );
    for (field, value) in [("text", "Agua"), ("severity", "5"), ("votes", "3")] {
        assert_eq!(get(&ana, &id, field), Some(value));
    }
    assert_eq!(get(&ana, &other, "cause"), Some(id.as_str()));
    let record = ana.content().get_record(other.as_str()).expect("there");
    assert_eq!(record.set("causes").collect::<Vec<_>>(), [id.as_str()]);
    // The other way round nothing changes for Beto, and the same question is asked.
    let before = beto.content().clone();
    merge(&mut beto, &ana);
    assert_eq!(beto.content(), &before);
    let (asked, also) = (only(&ana), only(&beto));
    assert_eq!((&asked.id.about, says(&asked)), (&About::Life, says(&also)));
    // People may keep it, or remove it after all; both can be undone.
    ana.settle(&asked.id, Settlement::Keep, "Agua")
        .expect("open");
    assert_eq!(ana.clashes().count(), 0);
    ana.undo().expect("in order");
    ana.settle(&asked.id, Settlement::Remove, "Agua")
        .expect("open");
    assert_eq!(
        (ana.clashes().count(), ana.content().n_records("problem")),
        (0, 1)
    );
    assert_eq!(get(&ana, &other, "cause"), None);
    merge(&mut beto, &ana);
    assert_eq!((beto.content(), beto.clashes().count()), (ana.content(), 0));
}

#[test]
fn pointing_to_a_removed_record_brings_it_back_and_what_was_not_worked_on_goes() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    let (id, other, third) = (
        add(&mut ana, "Agua"),
        add(&mut ana, "Suelo"),
        add(&mut ana, "Aire"),
    );
    set(&mut ana, &third, "cause", id.as_str());
    let mut beto = tables.copy(&ana, "Beto");
    act(&mut ana, |tx| {
        tx.remove(&id);
        tx.remove(&third);
    });
    set(&mut beto, &other, "cause", id.as_str());
    exchange(&mut ana, &mut beto);
    assert!(ana.content().get_record(id.as_str()).is_some());
    assert!(ana.content().get_record(third.as_str()).is_none());
    assert_eq!(get(&ana, &other, "cause"), Some(id.as_str()));
    assert_eq!(ana.clashes().count(), 1);
}

#[test]
fn work_on_a_child_brings_its_removed_parents_back() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    let (top, middle, leaf) = (
        add(&mut ana, "Eje"),
        add(&mut ana, "Objetivo"),
        add(&mut ana, "Meta"),
    );
    act(&mut ana, |tx| {
        tx.put_under(&middle, Some(&top));
        tx.put_under(&leaf, Some(&middle));
        tx.put_under(&top, Some(&leaf));
    });
    let parent = |notebook: &Notebook, id: &RecordId| {
        let record = notebook.content().get_record(id.as_str());
        record.and_then(|record| record.parent.clone())
    };
    assert_eq!(
        parent(&ana, &top),
        None,
        "nothing belongs to what belongs to it"
    );
    let mut beto = tables.copy(&ana, "Beto");
    act(&mut ana, |tx| tx.remove(&top));
    assert_eq!(parent(&ana, &middle), None, "it belongs to none any more");
    act(&mut ana, |tx| tx.remove(&middle));
    set(&mut beto, &leaf, "text", "Meta clara");
    exchange(&mut ana, &mut beto);
    assert_eq!(parent(&ana, &leaf), Some(middle.clone()));
    assert_eq!(parent(&ana, &middle), Some(top.clone()));
    assert_eq!(get(&ana, &top, "text"), Some("Eje"));
    assert_eq!(ana.merges()[0].summary.restored.len(), 2);
}

#[test]
fn records_moved_at_two_tables_find_a_place_without_a_question_and_two_parents_are_one() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    let ids: Vec<RecordId> = (0..5).map(|n| add(&mut ana, &format!("{n}"))).collect();
    let mut beto = tables.copy(&ana, "Beto");
    act(&mut ana, |tx| tx.move_to(&ids[4], At::Start));
    act(&mut beto, |tx| tx.move_to(&ids[4], At::After(&ids[0])));
    act(&mut beto, |tx| tx.move_to(&ids[0], At::End));
    exchange(&mut ana, &mut beto);
    assert_eq!(ana.clashes().count(), 0);
    assert_eq!(ana.content().ids("problem").last(), Some(&ids[0]));
    act(&mut ana, |tx| tx.put_under(&ids[3], Some(&ids[1])));
    act(&mut beto, |tx| tx.put_under(&ids[3], Some(&ids[2])));
    exchange(&mut ana, &mut beto);
    let clash = only(&ana);
    assert_eq!(clash.id.about, About::Parent);
    assert_eq!(ana.merges()[1].summary.clashes.parents, 1);
    ana.settle(&clash.id, Settlement::Parent(Some(&ids[1])), "3")
        .expect("open");
    merge(&mut beto, &ana);
    let record = beto.content().get_record(ids[3].as_str()).expect("there");
    assert_eq!(
        (record.parent.as_ref(), beto.clashes().count()),
        (Some(&ids[1]), 0)
    );
}

#[test]
fn notebooks_begun_apart_are_joined_and_mean_the_same_territory() {
    let tables = Tables::new();
    let begin = |notebook: &mut Notebook, name: &str| {
        act(notebook, |tx| {
            let id = RecordId::new("ter_1");
            tx.add_named(id.clone(), "territory", At::Start);
            tx.set(&id, Cell::plain("name"), name);
            tx.set(&id, Cell::plain("currency"), "USD");
        });
        add(notebook, name)
    };
    let (mut ana, mut beto) = (tables.create("Ana"), tables.create("Beto"));
    begin(&mut ana, "Tingopamba");
    begin(&mut beto, "Cuenca del Tingopamba");
    exchange(&mut ana, &mut beto);
    assert_eq!(ana.content().n_records("territory"), 1);
    assert_eq!(ana.content().n_records("problem"), 2);
    let summary = &ana.merges()[0].summary;
    assert_eq!((summary.independent, summary.equal), (true, 1));
    assert_eq!(only(&ana).id.about, About::Answer(Cell::plain("name")));
}

#[test]
fn an_entry_copied_while_it_was_typed_comes_as_what_it_became() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    let edit = |notebook: &mut Notebook, id: &RecordId, text: &str| {
        let op = Op::Edit {
            collection: "problem".into(),
            field: "text".into(),
            name: "x".into(),
        };
        let cells = [(Cell::plain("text"), text.to_owned())];
        notebook.edit(id, &cells, &op, Go(1)).expect("open");
    };
    let id = act(&mut ana, |tx| {
        let id = tx.add("problem", "prb", At::End);
        tx.set(&id, Cell::plain("dimension"), "social_cultural");
        id
    });
    ana.continue_with(Go(1), &id, "text");
    edit(&mut ana, &id, "Ag");
    let mut beto = tables.copy(&ana, "Beto");
    edit(&mut ana, &id, "Agua turbia");
    let entries = ana.log().entries().len();
    set(&mut beto, &id, "dimension", "environmental_resources");
    let other = add(&mut beto, "Suelo");
    exchange(&mut ana, &mut beto);
    assert_eq!(get(&beto, &id, "text"), Some("Agua turbia"));
    assert_eq!(
        get(&beto, &id, "dimension"),
        Some("environmental_resources")
    );
    assert_eq!(
        beto.clashes().count(),
        0,
        "Beto saw the dimension that he changed"
    );
    assert_eq!(
        beto.log().entries().len(),
        entries + 4,
        "no entry came twice"
    );
    // Undoing goes back through what each did here.
    for _ in 0..4 {
        beto.undo().expect("in order").expect("something to undo");
    }
    assert!(beto.content().is_empty(), "{:?}", beto.content());
    for _ in 0..4 {
        beto.redo().expect("in order").expect("something to redo");
    }
    assert_eq!(beto.content(), ana.content());
    assert!(beto.content().get_record(other.as_str()).is_some());
    // A third copy hears from Beto what Ana typed.
    let mut carla = tables.create("Carla");
    merge(&mut carla, &beto);
    assert_eq!(get(&carla, &id, "text"), Some("Agua turbia"));
}

#[test]
fn pictures_come_along() {
    let tables = Tables::new();
    let (mut ana, mut beto) = (tables.create("Ana"), tables.create("Beto"));
    let kept = act(&mut beto, |tx| {
        let id = tx.add("problem", "prb", At::End);
        let kept = tx.attach("foto.png", "image/png", vec![1, 2, 3]);
        tx.set(&id, Cell::plain("photo"), &kept);
        kept
    });
    merge(&mut ana, &beto);
    let attached = ana.attachment(&kept).expect("readable").expect("there");
    assert_eq!(
        attached,
        ("foto.png".to_owned(), "image/png".to_owned(), vec![1, 2, 3])
    );
}

#[test]
fn two_records_of_one_thing_become_one_and_keep_what_pointed_to_them() {
    let tables = Tables::new();
    let mut ana = tables.create("Ana");
    let (keep, gone, other) = (
        add(&mut ana, "Agua"),
        add(&mut ana, "agua"),
        add(&mut ana, "Suelo"),
    );
    act(&mut ana, |tx| {
        tx.set(&gone, Cell::plain("severity"), "5");
        tx.set(&gone, Cell::plain("cause"), keep.as_str());
        tx.set(&keep, Cell::plain("votes"), "3");
        tx.set(&gone, Cell::plain("votes"), "4");
        tx.set(&other, Cell::plain("cause"), gone.as_str());
        tx.set_members(&other, "causes", &[gone.as_str()]);
        tx.set(&other, Cell::keyed("influence", gone.as_str()), "2");
        tx.put_under(&other, Some(&gone));
    });
    let before = ana.content().clone();
    let op = Op::Join {
        collection: "problem".into(),
        name: "Agua".into(),
    };
    ana.transact(&op, |tx| tx.join(&keep, &gone)).expect("open");
    assert!(ana.content().get_record(gone.as_str()).is_none());
    let expected = [("text", "Agua"), ("severity", "5"), ("votes", "3")];
    for (field, value) in expected {
        assert_eq!(get(&ana, &keep, field), Some(value));
    }
    assert_eq!(get(&ana, &keep, "cause"), None, "nothing points to itself");
    let record = ana.content().get_record(other.as_str()).expect("there");
    assert_eq!(record.get("cause"), Some(keep.as_str()));
    assert_eq!(record.set("causes").collect::<Vec<_>>(), [keep.as_str()]);
    assert_eq!(
        record.map("influence").collect::<Vec<_>>(),
        [(keep.as_str(), "2")]
    );
    assert_eq!(record.parent.as_ref(), Some(&keep));
    ana.undo().expect("in order");
    assert_eq!(ana.content(), &before);
}

/// Reads a notebook from a path that another one does not have.
fn read(from: &Path) -> Result<rumbo::notebook::Incoming, Error> {
    rumbo::notebook::Incoming::read(from, Path::new("another.rumbo"))
}
