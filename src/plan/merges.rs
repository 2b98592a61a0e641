//! What merges brought, and where sides differ, in words: for the screen, the command line and documents.
//!
//! Documents are read by anybody: a [`Teller`] that is public says nothing personal. It calls people by their
//! code and gives no answer that is personal or counts people.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Reading;
use crate::locale::{Arg, Lang, number, say};
use crate::notebook::{About, Cell, Clash, Notebook, RecordId, Restored, Share, Summary};
use crate::workshop::{Discretion, Field, FieldKind, Workshop};

/// A merge of the notebook.
#[derive(Debug, Clone)]
pub struct Merge {
    /// Number of its entry in the log.
    pub n: u64,
    /// When it was done, as `YYYY-MM-DDTHH:MM:SSZ`.
    pub at: Arc<str>,
    /// Whether it stands, or was undone.
    pub stands: bool,
    /// What it brought.
    pub summary: Summary,
    /// Where it found different answers.
    pub differences: Vec<Difference>,
    /// How records were called that people removed when they settled this.
    pub gone: BTreeMap<Arc<str>, String>,
}

/// Where sides differ, and what became of it.
#[derive(Debug, Clone)]
pub struct Difference {
    /// What each side says.
    pub clash: Clash,
    /// Whether people still have to settle it.
    pub is_open: bool,
    /// Who settled it, and when; nothing while nobody did, or when a later merge found it with more sides.
    pub settled: Option<(Arc<str>, Arc<str>)>,
}

/// Every merge of a notebook, the oldest first; what differs in the order of [`Teller::place`].
pub fn merges(notebook: &Notebook, workshop: &Workshop) -> Vec<Merge> {
    let teller = Teller {
        reading: Reading {
            content: notebook.content(),
            workshop,
        },
        lang: Lang::default(),
        public: false,
    };
    let mut merges = found(notebook);
    for merge in &mut merges {
        let differences = &mut merge.differences;
        differences.sort_by_cached_key(|one| teller.place(&one.clash));
    }
    merges
}

fn found(notebook: &Notebook) -> Vec<Merge> {
    let log = notebook.log();
    let notes = notebook.merges().iter();
    notes
        .map(|note| Merge {
            n: note.n,
            at: log
                .get(note.n)
                .map_or_else(|| "".into(), |entry| Arc::clone(&entry.at)),
            stands: log.is_in_effect(note.n),
            summary: note.summary.clone(),
            differences: note
                .clashes
                .iter()
                .map(|clash| Difference {
                    clash: clash.clone(),
                    is_open: notebook.is_open(clash),
                    // What a later merge found again with more sides is told there.
                    settled: notebook
                        .settled_by(clash)
                        .filter(|entry| entry.words.name != "merge")
                        .map(|entry| (Arc::clone(&entry.author), Arc::clone(&entry.at))),
                })
                .collect(),
            gone: note
                .clashes
                .iter()
                .filter_map(|clash| {
                    let entry = notebook.settled_by(clash)?;
                    let removes = ["settle-record", "remove"].contains(&entry.words.name.as_str());
                    let name = entry.words.get("name").filter(|_| removes)?;
                    Some((clash.id.record.as_str().into(), name.to_owned()))
                })
                .collect(),
        })
        .collect()
}

/// The records that one side removed and that stayed, each once, with everybody who removed it or worked on it;
/// in the order in which merges brought them.
pub fn restored(merges: &[Merge]) -> Vec<Restored> {
    let mut all: Vec<Restored> = Vec::new();
    let standing = merges.iter().filter(|merge| merge.stands);
    for one in standing.flat_map(|merge| &merge.summary.restored) {
        let Some(same) = all.iter_mut().find(|other| other.record == one.record) else {
            all.push(one.clone());
            continue;
        };
        for (names, more) in [
            (&mut same.removed_by, &one.removed_by),
            (&mut same.kept_by, &one.kept_by),
        ] {
            names.extend(more.iter().cloned());
            names.sort();
            names.dedup();
        }
    }
    all
}

/// Puts merges in words.
#[derive(Debug, Clone, Copy)]
pub struct Teller<'a> {
    /// Content and definition.
    pub reading: Reading<'a>,
    /// Language of the words.
    pub lang: Lang,
    /// Whether anybody may read the words.
    pub public: bool,
}

impl Teller<'_> {
    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg<'_>)> = args
            .iter()
            .map(|(name, value)| (*name, Arg::Text(value)))
            .collect();
        say(self.lang, key, &args)
    }

    /// A count by locale.
    pub fn n(&self, count: usize) -> String {
        number::integer(i64::try_from(count).unwrap_or(i64::MAX), self.lang)
    }

    /// The name of somebody; who gave none is called so.
    pub fn who(&self, name: &str) -> String {
        if name.is_empty() {
            return self.say("merge-nobody", &[]);
        }
        name.to_owned()
    }

    /// Several names.
    pub fn names(&self, names: &[String]) -> String {
        let names: Vec<String> = names.iter().map(|name| self.who(name)).collect();
        names.join(", ")
    }

    /// The file of a merge, with the table that it was made for.
    pub fn file(&self, summary: &Summary, path: &str) -> String {
        match &summary.table {
            Some(table) => self.say("merge-joined-table", &[("path", path), ("table", table)]),
            None => self.say("merge-joined", &[("path", path)]),
        }
    }

    /// What a merge brought, a sentence for each person, what was equal, and what was restored.
    pub fn lines(&self, summary: &Summary) -> Vec<String> {
        let mut lines: Vec<String> = summary.people.iter().map(|one| self.share(one)).collect();
        if summary.equal > 0 {
            let count = self.n(summary.equal);
            lines.push(self.say("merge-equal", &[("count", &count)]));
        }
        lines.extend(summary.restored.iter().map(|one| self.restored(one)));
        for (holds, key) in [
            (summary.independent, "merge-independent"),
            (summary.open_elsewhere, "merge-open-elsewhere"),
        ] {
            if holds {
                lines.push(self.say(key, &[]));
            }
        }
        lines
    }

    fn share(&self, share: &Share) -> String {
        let mut parts = Vec::new();
        for (count, one, many) in [
            (share.operations, "merge-operation", "merge-operations"),
            (share.added, "merge-added-one", "merge-added"),
            (share.answers, "merge-answer", "merge-answers"),
            (share.removed, "merge-removed-one", "merge-removed"),
        ] {
            if count > 0 {
                let key = if count == 1 { one } else { many };
                parts.push(self.say(key, &[("count", &self.n(count))]));
            }
        }
        format!("{}: {}", self.who(&share.author), parts.join(", "))
    }

    fn restored(&self, restored: &Restored) -> String {
        self.say(
            "merge-restored",
            &[
                (
                    "record",
                    &self.record(&restored.collection, &restored.record),
                ),
                ("removed", &self.names(&restored.removed_by)),
                ("kept", &self.names(&restored.kept_by)),
            ],
        )
    }

    /// A record as people call it, with its kind.
    pub fn record(&self, collection: &str, id: &str) -> String {
        let kind = self.reading.workshop.get_collection(collection);
        let kind = kind.map_or(collection, |kind| kind.title.get(self.lang));
        match self.name(id).as_str() {
            "" => kind.to_owned(),
            name => self.say("merge-record", &[("kind", kind), ("name", name)]),
        }
    }

    /// The same for a record that may have been removed since: then it is called as it was.
    pub fn record_or_gone(&self, collection: &str, id: &str, merges: &[Merge]) -> String {
        if self.reading.content.get_record(id).is_some() {
            return self.record(collection, id);
        }
        let kind = self.reading.workshop.get_collection(collection);
        let field = kind.and_then(|kind| kind.get_field(&kind.name));
        let hides = self.public && field.is_none_or(|field| field.personal);
        let mut names = merges.iter().filter_map(|merge| merge.gone.get(id));
        let title = kind.map_or(collection, |kind| kind.title.get(self.lang));
        let called = match names.next().filter(|_| !hides) {
            Some(name) => self.say("merge-record", &[("kind", title), ("name", name)]),
            None => title.to_owned(),
        };
        format!("{called} {}", self.say("merge-gone", &[]))
    }

    /// How a record is called; in public, people by their code.
    fn name(&self, id: &str) -> String {
        if self.public && self.is_person(id) {
            return self.reading.code(id);
        }
        self.reading.name(id, self.lang)
    }

    fn is_person(&self, id: &str) -> bool {
        let record = self.reading.content.get_record(id);
        let kind =
            record.and_then(|record| self.reading.workshop.get_collection(&record.collection));
        let field = kind.and_then(|kind| kind.get_field(&kind.name));
        field.is_some_and(|field| field.personal)
    }

    /// Where a clash stands among others: by record as lists show them, then by field.
    pub fn place(&self, clash: &Clash) -> (usize, usize, usize, Arc<str>) {
        let collections = &self.reading.workshop.collections;
        let kind = collections.iter().position(|it| it.id == clash.collection);
        let kind = kind.unwrap_or(collections.len());
        let ids = self.reading.content.ids(&clash.collection);
        let record = ids.iter().position(|id| *id == clash.id.record);
        let (field, key) = match &clash.id.about {
            About::Life => (0, "".into()),
            About::Parent => (1, "".into()),
            About::Answer(cell) => {
                let fields = collections.get(kind).map_or(&[][..], |kind| &kind.fields);
                let field = fields.iter().position(|field| field.key == cell.field);
                (field.map_or(usize::MAX, |at| at + 2), Arc::clone(&cell.key))
            }
        };
        (kind, record.unwrap_or(ids.len()), field, key)
    }

    /// What of a record a clash is about: the title of the answer, or a question.
    pub fn about(&self, clash: &Clash) -> String {
        match &clash.id.about {
            About::Life => self.say("merge-about-record", &[]),
            About::Parent => self.say("merge-about-parent", &[]),
            About::Answer(cell) if self.public && self.is_person(&cell.key) => {
                let plain = Cell::plain(Arc::clone(&cell.field));
                let title = self
                    .reading
                    .cell_title(&clash.collection, &plain, self.lang);
                format!("{title} · {}", self.reading.code(&cell.key))
            }
            About::Answer(cell) => self.reading.cell_title(&clash.collection, cell, self.lang),
        }
    }

    /// What one side of a clash says.
    pub fn says(&self, clash: &Clash, value: Option<&str>) -> String {
        match &clash.id.about {
            About::Life if value.is_none() => self.say("merge-side-removed", &[]),
            About::Life => self.say("merge-side-worked", &[]),
            About::Parent => match value {
                None => self.say("cell-empty", &[]),
                Some(id) if self.reading.content.get_record(id).is_none() => {
                    self.say("merge-gone", &[])
                }
                Some(id) => self.name(id),
            },
            About::Answer(cell) => {
                let field = self.field(clash, cell);
                if self.public && field.is_some_and(is_kept_back) {
                    return self.say("merge-kept-back", &[]);
                }
                let points = field.is_some_and(|field| matches!(field.kind, FieldKind::Ref(_)));
                match value.filter(|_| points) {
                    Some(id) if self.name(id).is_empty() => self.say("merge-gone", &[]),
                    Some(id) => self.name(id),
                    None => {
                        let collection = &clash.collection;
                        self.reading.cell_answer(collection, cell, value, self.lang)
                    }
                }
            }
        }
    }

    /// The field that a clash is about.
    pub fn field(&self, clash: &Clash, cell: &Cell) -> Option<&Field> {
        let collection = self.reading.workshop.get_collection(&clash.collection)?;
        collection.get_field(&cell.field)
    }

    /// What holds now in the place of a clash.
    pub fn holds(&self, clash: &Clash) -> String {
        let record = self.reading.content.get_record(clash.id.record.as_str());
        let Some(record) = record else {
            return self.say("merge-gone", &[]);
        };
        match &clash.id.about {
            About::Life => self.says(clash, Some("")),
            About::Parent => {
                let parent = record.parent.as_ref().map(RecordId::as_str);
                self.says(clash, parent)
            }
            About::Answer(cell) => self.says(clash, record.answers.get(cell).map(|value| &**value)),
        }
    }

    /// What each side says, by name.
    pub fn sides(&self, clash: &Clash) -> Vec<String> {
        let sides = clash.sides.iter();
        sides
            .map(|side| {
                let mut says = self.says(clash, side.value.as_deref());
                let is_text = match &clash.id.about {
                    About::Life => false,
                    About::Parent => side.value.is_some(),
                    About::Answer(_) => true,
                };
                if is_text {
                    says = self.say("merge-quoted", &[("words", &says)]);
                }
                format!("{}: {says}", self.who(&side.who))
            })
            .collect()
    }

    /// A clash on one line.
    pub fn clash(&self, clash: &Clash) -> String {
        let record = self.record(&clash.collection, clash.id.record.as_str());
        let sides = self.sides(clash).join(" / ");
        format!("{record} · {} — {sides}", self.about(clash))
    }
}

/// Whether an answer is not for everybody.
fn is_kept_back(field: &Field) -> bool {
    field.personal || field.discretion == Discretion::Counts
}
