//! Copies of notebooks, and people who do random things with them.

use std::path::{Path, PathBuf};

use rumbo::notebook::{About, At, Cell, Clash, Go, Notebook, Op, Options, RecordId, Settlement};

use crate::laws::Dice;

const COLLECTIONS: [(&str, &str); 2] = [("problem", "prb"), ("actor", "act")];
const FIELDS: [&str; 3] = ["name", "cost", "notes"];
const KEYS: [&str; 3] = ["", "2027", "2028"];
const VALUES: [&str; 6] = ["", "Agua", "Páramo", "1234.50", "Suelo", "Minga"];

/// A notebook with the number of its next go.
pub(super) struct Copy {
    pub(super) path: PathBuf,
    pub(super) notebook: Option<Notebook>,
    author: String,
    go: u64,
    /// Where was typed last.
    typed: Option<(RecordId, &'static str)>,
    /// Of how many records people work: the fewer, the more they meet.
    pub(super) focus: usize,
}

impl Copy {
    pub(super) fn create(path: PathBuf, author: &str) -> Self {
        let notebook = Notebook::create(&path, "territorial", "words", options(author));
        Self {
            path,
            notebook: Some(notebook.expect("a free path")),
            author: author.to_owned(),
            go: 0,
            typed: None,
            focus: usize::MAX,
        }
    }

    pub(super) fn open(path: PathBuf, author: &str) -> Self {
        let mut copy = Self {
            path,
            notebook: None,
            author: author.to_owned(),
            go: 0,
            typed: None,
            focus: usize::MAX,
        };
        copy.reopen();
        copy
    }

    pub(super) fn notebook(&self) -> &Notebook {
        self.notebook.as_ref().expect("it is open")
    }

    pub(super) fn get(&mut self) -> &mut Notebook {
        self.notebook.as_mut().expect("it is open")
    }

    pub(super) fn close(&mut self) {
        if let Some(notebook) = &self.notebook {
            notebook.flush().expect("room on the disk");
        }
        self.notebook = None;
    }

    pub(super) fn reopen(&mut self) {
        self.close();
        let notebook = Notebook::open(&self.path, options(&self.author));
        self.notebook = Some(notebook.expect("a sound notebook"));
    }

    /// A copy by hand, while it is open between two operations.
    pub(super) fn copy_open(&self, to: &Path, author: &str) -> Self {
        self.notebook().flush().expect("room on the disk");
        std::fs::copy(&self.path, to).expect("room on the disk");
        Self::open(to.to_owned(), author)
    }

    fn ids(&self) -> Vec<RecordId> {
        let all = self.notebook().content().all().take(self.focus);
        all.map(|record| record.id.clone()).collect()
    }

    /// Some records that point to each other, to have something to differ about.
    pub(super) fn begin(&mut self, dice: &mut Dice) {
        let op = Op::FillSample { name: "x".into() };
        let work = |tx: &mut rumbo::notebook::Transaction<'_>| {
            let mut ids: Vec<RecordId> = Vec::new();
            for _ in 0..3 + dice.roll(4) {
                let id = tx.add("problem", "prb", At::End);
                tx.set(&id, Cell::plain("name"), VALUES[dice.roll(6)]);
                tx.set(&id, Cell::keyed("cost", "2027"), VALUES[dice.roll(6)]);
                if let Some(other) = dice.pick(&ids) {
                    tx.set(&id, Cell::plain("owner"), other.as_str());
                    tx.set_members(&id, "members", &[other.as_str()]);
                    tx.put_under(&id, Some(other));
                }
                ids.push(id);
            }
        };
        self.get().transact(&op, work).expect("in order");
    }

    /// One random thing that people do.
    pub(super) fn act(&mut self, dice: &mut Dice) {
        match dice.roll(24) {
            0..12 => self.transact(dice, 1),
            12 => {
                let count = 1 + dice.roll(4);
                self.transact(dice, count);
            }
            13..17 => self.type_some(dice),
            17..20 => drop(self.get().undo().expect("in order")),
            20..22 => drop(self.get().redo().expect("in order")),
            22 => self.settle(dice),
            _ => self.reopen(),
        }
    }

    fn transact(&mut self, dice: &mut Dice, count: usize) {
        let op = Op::AddMany {
            collection: "problem".into(),
            count,
        };
        let focus = self.focus;
        let work = |tx: &mut rumbo::notebook::Transaction<'_>| {
            for _ in 0..count {
                change(tx, dice, focus);
            }
        };
        self.get().transact(&op, work).expect("in order");
    }

    /// Types in a cell, in several goes of the same entry.
    pub(super) fn type_some(&mut self, dice: &mut Dice) {
        let ids = self.ids();
        let Some(id) = dice.pick(&ids).cloned() else {
            return;
        };
        let field = FIELDS[dice.roll(FIELDS.len())];
        if dice.once_in(2) {
            self.go += 1;
        }
        self.typed = Some((id, field));
        self.type_on(dice);
    }

    /// Goes on typing where was typed last: the entry grows, if nothing else was done since.
    pub(super) fn type_on(&mut self, dice: &mut Dice) {
        let Some((id, field)) = self.typed.clone() else {
            return;
        };
        for _ in 0..=dice.roll(3) {
            let key = KEYS[dice.roll(KEYS.len())];
            self.type_in(&id, field, key, VALUES[dice.roll(VALUES.len())]);
        }
    }

    /// Works where another was typing when this copy was made.
    pub(super) fn meddle(&mut self, other: &Self, dice: &mut Dice) {
        let Some((id, field)) = other.typed.clone() else {
            return;
        };
        let op = Op::Remove {
            collection: "problem".into(),
            name: "x".into(),
        };
        let cell = Cell::keyed(field, KEYS[dice.roll(KEYS.len())]);
        let (removes, value) = (dice.once_in(4), VALUES[dice.roll(VALUES.len())]);
        let work = |tx: &mut rumbo::notebook::Transaction<'_>| {
            if removes {
                tx.remove(&id);
            } else {
                tx.set(&id, cell, value);
            }
        };
        self.get().transact(&op, work).expect("in order");
    }

    fn type_in(&mut self, id: &RecordId, field: &str, key: &str, value: &str) {
        let op = Op::Edit {
            collection: "problem".into(),
            field: field.into(),
            name: "x".into(),
        };
        let go = Go(self.go);
        let cells = [(Cell::keyed(field, key), value.to_owned())];
        self.get().edit(id, &cells, &op, go).expect("in order");
    }

    fn settle(&mut self, dice: &mut Dice) {
        let open: Vec<Clash> = self.notebook().clashes().cloned().collect();
        let Some(clash) = dice.pick(&open) else {
            return;
        };
        let side = dice.pick(&clash.sides).and_then(|side| side.value.clone());
        let parent = side.as_deref().map(RecordId::new);
        let choice = match &clash.id.about {
            About::Life if dice.once_in(2) => Settlement::Remove,
            About::Life => Settlement::Keep,
            About::Parent => Settlement::Parent(parent.as_ref()),
            About::Answer(_) => Settlement::Answer(side.as_deref().unwrap_or("Otra cosa")),
        };
        let notebook = self.get();
        notebook.settle(&clash.id, choice, "x").expect("in order");
        assert!(
            notebook.clashes().all(|open| open.id != clash.id),
            "it is settled: {clash:?}"
        );
    }
}

/// One random change.
fn change(tx: &mut rumbo::notebook::Transaction<'_>, dice: &mut Dice, focus: usize) {
    let all = tx.content().all().take(focus);
    let ids: Vec<RecordId> = all.map(|record| record.id.clone()).collect();
    let (collection, prefix) = COLLECTIONS[dice.roll(2)];
    let (Some(one), Some(other)) = (dice.pick(&ids).cloned(), dice.pick(&ids).cloned()) else {
        tx.add(collection, prefix, At::End);
        return;
    };
    let cell = Cell::keyed(FIELDS[dice.roll(3)], KEYS[dice.roll(3)]);
    match dice.roll(20) {
        0..3 => {
            let id = tx.add(collection, prefix, At::End);
            tx.set(&id, Cell::plain("name"), VALUES[dice.roll(6)]);
        }
        3 => {
            let id = RecordId::new(format!("{prefix}_{}", dice.roll(2)));
            tx.add_named(id.clone(), collection, At::End);
            tx.set(&id, cell, VALUES[dice.roll(6)]);
        }
        4..7 => tx.remove(&one),
        7 => tx.move_to(&one, At::Start),
        8 => tx.move_to(&one, At::After(&other)),
        9..13 => tx.set(&one, cell, VALUES[dice.roll(6)]),
        13..15 => tx.set(&one, Cell::plain("owner"), other.as_str()),
        15 => tx.set_members(&one, "members", &[other.as_str()]),
        16..18 => tx.put_under(&one, Some(&other)),
        18 => tx.put_under(&one, None),
        _ => tx.join(&one, &other),
    }
}

fn options(author: &str) -> Options {
    Options {
        author: author.into(),
        device: "laptop".into(),
        ..Options::default()
    }
}
