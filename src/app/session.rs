//! An open notebook with its workshop: the named things a screen can do to it.

mod results;

mod sentences;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::activities::cards::{self, Columns};
use super::activities::matrix::Order;

use crate::locale::Lang;
use crate::notebook::{
    At, Cell, Changes, ClashId, Content, Error, Go, Incoming, Merged, Met, Notebook, Op, RecordId,
    Settlement, Snapshot,
};
use crate::plan::finding::ACCEPTED;
use crate::plan::results::Kept;
use crate::plan::source::Items;
use crate::plan::{self, Finding, Plan, Progress, Reading, Tally, progress};
use crate::workshop::{
    Choice, Collection, Field, FieldKind, Length, Phase, Profile, Step, Workshop,
};

/// Id of the record that keeps choices about the notebook itself.
const SETTING: &str = "stg_1";

/// What an arrangement in columns belongs to: revision, collection, and the card that is being typed.
type ColumnsKey = (u64, Arc<str>, Option<RecordId>);

/// An open notebook with its workshop.
#[derive(Debug)]
pub struct Session {
    /// The file.
    pub notebook: Notebook,
    /// What it is filled with.
    pub workshop: Arc<Workshop>,
    findings: Vec<Finding>,
    /// How many of them nobody has accepted; they come first.
    n_open: usize,
    currency: String,
    tally: Tally,
    /// Findings by record and by collection, for the marks of lists and of the road map.
    marks: BTreeMap<Arc<str>, usize>,
    counts: BTreeMap<Arc<str>, usize>,
    /// Grows with each change.
    revision: u64,
    columns: RefCell<Option<(ColumnsKey, Arc<Columns>)>>,
    /// The breakout table that answers at this keyboard; nothing for the whole room.
    pub table: Option<Arc<str>>,
    /// In which order matrices ask.
    pub order: Order,
    /// What the methods read and said since the last change.
    items: Items,
    kept: Kept,
    stale: bool,
    go: u64,
    /// Pairs of records that people said to be different things, in this sitting.
    pub apart: BTreeSet<(RecordId, RecordId)>,
}

impl Session {
    /// Puts a notebook and its workshop side by side.
    pub fn new(notebook: Notebook, workshop: Arc<Workshop>) -> Self {
        let tally = Tally::of(notebook.content(), &workshop);
        let items = Items::of_workshop(&workshop);
        let mut session = Self {
            notebook,
            workshop,
            findings: Vec::new(),
            n_open: 0,
            currency: String::new(),
            tally,
            marks: BTreeMap::new(),
            counts: BTreeMap::new(),
            revision: 0,
            columns: RefCell::new(None),
            table: None,
            order: Order::default(),
            items,
            kept: Kept::default(),
            stale: true,
            go: 0,
            apart: BTreeSet::new(),
        };
        session.refresh();
        session
    }

    /// What was answered.
    pub fn content(&self) -> &Content {
        self.notebook.content()
    }

    /// Grows with each change: what was worked out from the answers holds while it stays the same.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Answers in words.
    pub fn reading(&self) -> Reading<'_> {
        Reading {
            content: self.notebook.content(),
            workshop: &self.workshop,
        }
    }

    /// The plan as it stands, with its findings.
    pub fn plan(&self) -> (Plan, Vec<Finding>) {
        plan::of_notebook(&self.notebook, &self.workshop)
    }

    /// The currency of every amount; empty when the territory says none.
    pub fn currency(&self) -> &str {
        &self.currency
    }

    /// The findings of the last look; see [`Session::refresh`].
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many findings wait for somebody.
    pub fn n_open(&self) -> usize {
        self.n_open
    }

    /// Leaves a finding as it is, with a reason; without one it counts again.
    pub fn accept_finding(&mut self, finding: &Finding, reason: &str) -> Result<(), Error> {
        let id = RecordId::new(finding.state_id());
        let check = finding.check.to_owned();
        let op = if reason.is_empty() {
            Op::ReopenFinding { check }
        } else {
            Op::AcceptFinding { check }
        };
        let today = self.notebook.clock().today().to_string();
        self.change(&op, |tx| {
            tx.add_named(id.clone(), ACCEPTED, At::End);
            tx.set(&id, Cell::plain("reason"), reason);
            let on = if reason.is_empty() { "" } else { &today };
            tx.set(&id, Cell::plain("on"), on);
        })?;
        self.refresh();
        Ok(())
    }

    /// A finding in words.
    pub fn say_finding(&self, finding: &Finding, lang: Lang) -> String {
        finding.say(lang, &self.currency)
    }

    /// Looks for findings again, when something changed since.
    pub fn refresh(&mut self) {
        if std::mem::take(&mut self.stale) {
            let (plan, findings) = self.plan();
            self.marks.clear();
            self.counts.clear();
            let open = findings.iter().take_while(|finding| finding.is_open());
            self.n_open = open.clone().count();
            for (index, finding) in open.enumerate() {
                if let Some(record) = &finding.record {
                    self.marks.entry(Arc::clone(record)).or_insert(index);
                    if let Some(record) = self.notebook.content().get_record(record) {
                        *self
                            .counts
                            .entry(Arc::clone(&record.collection))
                            .or_default() += 1;
                    }
                }
            }
            self.findings = findings;
            self.currency = plan.currency;
        }
    }

    /// How many findings the records of a step have.
    pub fn n_findings(&self, step: &Step) -> usize {
        step.collections
            .iter()
            .filter_map(|id| self.counts.get(id))
            .sum()
    }

    /// The first finding about a record.
    pub fn finding_of(&self, record: &RecordId) -> Option<&Finding> {
        self.marks
            .get(record.as_str())
            .and_then(|index| self.findings.get(*index))
    }

    /// The records of a collection in the columns of a field; arranged again only when something changed.
    pub fn arranged(
        &self,
        collection: &Arc<str>,
        field: &str,
        options: &[Choice],
        hidden: Option<&RecordId>,
    ) -> Arc<Columns> {
        let key = (self.revision, Arc::clone(collection), hidden.cloned());
        let mut kept = self.columns.borrow_mut();
        if let Some((same, columns)) = &*kept
            && *same == key
        {
            return Arc::clone(columns);
        }
        let columns = Arc::new(cards::arrange(
            self.content(),
            collection,
            field,
            options,
            hidden,
        ));
        *kept = Some((key, Arc::clone(&columns)));
        columns
    }

    /// A number that no go has had yet.
    pub fn next_go(&mut self) -> Go {
        self.go += 1;
        Go(self.go)
    }

    /// The way of going through the steps.
    pub fn profile(&self) -> Option<&Profile> {
        let chosen = self
            .content()
            .get_record(SETTING)
            .and_then(|record| record.get("profile"));
        chosen
            .and_then(|id| self.workshop.get_profile(id))
            .or_else(|| self.workshop.get_profile("complete"))
            .or_else(|| self.workshop.profiles.first())
    }

    /// The steps of the profile, in order; in a copy that was made for a work table those that were chosen for
    /// it, if the definition has them.
    pub fn steps(&self) -> Vec<&Step> {
        let all = &self.workshop.steps;
        let chosen: Option<Vec<&str>> = self.notebook.chosen_steps().map(Iterator::collect);
        let chosen: Vec<&Step> = all
            .iter()
            .filter(|step| {
                let chosen = chosen.as_ref();
                chosen.is_some_and(|chosen| chosen.contains(&step.id.as_str()))
            })
            .collect();
        if !chosen.is_empty() {
            return chosen;
        }
        let profile = self.profile();
        all.iter()
            .filter(|step| profile.is_none_or(|profile| profile.steps.contains(&step.id)))
            .collect()
    }

    /// Minutes of a step in the profile.
    pub fn minutes(&self, step: &Step) -> u32 {
        match self.profile().map(|profile| profile.length) {
            Some(Length::Short) => step.minutes_short,
            _ => step.minutes,
        }
    }

    /// The phase of a step.
    pub fn phase(&self, step: &Step) -> Option<&Phase> {
        self.workshop.get_phase(&step.phase)
    }

    /// How far a step is.
    pub fn progress(&self, step: &Step) -> Progress {
        self.tally.step(step, self.content(), &self.workshop)
    }

    /// Name of the territory, or of the workshop while it has none.
    pub fn title(&self, lang: Lang) -> String {
        let single = self
            .workshop
            .collections
            .iter()
            .find(|collection| collection.single);
        let name = single
            .and_then(|collection| self.content().records(&collection.id).next())
            .map(|record| self.reading().name(record.id.as_str(), lang))
            .unwrap_or_default();
        if name.is_empty() {
            self.workshop.title.get(lang).to_owned()
        } else {
            name
        }
    }

    /// Chooses another profile; hidden steps keep their answers.
    pub fn choose_profile(&mut self, profile: &str) -> Result<(), Error> {
        let op = Op::ChooseProfile {
            profile: profile.to_owned(),
        };
        self.change(&op, |tx| {
            let id = RecordId::new(SETTING);
            tx.add_named(id.clone(), "setting", At::End);
            tx.set(&id, Cell::plain("profile"), profile);
        })
    }

    /// Marks a step as done, or as open again.
    pub fn toggle_done(&mut self, step: &str) -> Result<bool, Error> {
        let id = RecordId::new(progress::mark_id(step));
        let done = self
            .content()
            .get_record(id.as_str())
            .is_some_and(|mark| mark.get("done") == Some("true"));
        self.change(
            &Op::MarkStep {
                step: step.to_owned(),
            },
            |tx| {
                tx.add_named(id.clone(), "step_state", At::End);
                tx.set(&id, Cell::plain("done"), if done { "" } else { "true" });
                // Somebody looked at it: it no longer waits to be confirmed.
                tx.set(&id, Cell::plain(progress::CARRIED), "");
            },
        )?;
        Ok(!done)
    }

    /// Does a named operation.
    pub fn change<T>(
        &mut self,
        op: &Op,
        work: impl FnOnce(&mut crate::notebook::Transaction<'_>) -> T,
    ) -> Result<T, Error> {
        let (result, changes) = self.notebook.transact(op, work)?;
        self.changed(&changes);
        Ok(result)
    }

    pub(super) fn changed(&mut self, changes: &Changes) {
        self.tally
            .touch(changes, self.notebook.content(), &self.workshop);
        self.items.touch(changes);
        self.kept = Kept::default();
        self.stale |= !changes.is_empty();
        self.revision += 1;
    }

    /// Adds records that are only a name, one for each text; gives their ids.
    pub fn add_named(
        &mut self,
        collection: &Collection,
        names: &[String],
        preset: &[(Cell, String)],
    ) -> Result<Vec<RecordId>, Error> {
        let op = match names {
            [name] => Op::Add {
                collection: collection.id.to_string(),
                name: name.clone(),
            },
            names => Op::AddMany {
                collection: collection.id.to_string(),
                count: names.len(),
            },
        };
        self.change(&op, |tx| {
            let mut ids = Vec::with_capacity(names.len());
            for name in names {
                let id = tx.add(&collection.id, &collection.prefix, At::End);
                tx.set(&id, Cell::plain(Arc::clone(&collection.name)), name);
                for (cell, value) in preset {
                    tx.set(&id, cell.clone(), value);
                }
                ids.push(id);
            }
            ids
        })
    }

    /// The only record of a single collection; made when it is first needed.
    pub fn single(&mut self, collection: &Collection) -> Result<RecordId, Error> {
        let id = RecordId::new(format!("{}_1", collection.prefix));
        if let Some(existing) = self.content().ids(&collection.id).first() {
            return Ok(existing.clone());
        }
        let op = Op::Add {
            collection: collection.id.to_string(),
            name: collection.title.get(Lang::Es).to_owned(),
        };
        self.change(&op, |tx| {
            tx.add_named(id.clone(), &collection.id, At::Start);
        })?;
        Ok(id)
    }

    /// Removes a record.
    pub fn remove(&mut self, id: &RecordId, lang: Lang) -> Result<(), Error> {
        let Some(record) = self.content().get_record(id.as_str()) else {
            return Ok(());
        };
        let op = Op::Remove {
            collection: record.collection.to_string(),
            name: self.reading().name(id.as_str(), lang),
        };
        self.change(&op, |tx| tx.remove(id))
    }

    /// Moves a record one place up or down among its siblings.
    pub fn move_record(&mut self, id: &RecordId, down: bool, lang: Lang) -> Result<(), Error> {
        let Some(record) = self.content().get_record(id.as_str()) else {
            return Ok(());
        };
        let ids = self.content().ids(&record.collection);
        let place = ids.iter().position(|other| other == id).unwrap_or(0);
        let neighbour = if down {
            place.checked_add(1)
        } else {
            place.checked_sub(1)
        };
        let Some(neighbour) = neighbour.and_then(|place| ids.get(place)).cloned() else {
            return Ok(());
        };
        let op = Op::Move {
            collection: record.collection.to_string(),
            name: self.reading().name(id.as_str(), lang),
        };
        let at = if down {
            At::After(&neighbour)
        } else {
            At::Before(&neighbour)
        };
        self.change(&op, |tx| tx.move_to(id, at))
    }

    /// Writes cells of a field as one go.
    pub fn edit(
        &mut self,
        id: &RecordId,
        field: &Field,
        cells: &[(Cell, String)],
        go: Go,
        lang: Lang,
    ) -> Result<Changes, Error> {
        let collection = self
            .content()
            .get_record(id.as_str())
            .map(|record| record.collection.to_string());
        let op = Op::Edit {
            collection: collection.unwrap_or_default(),
            field: field.key.to_string(),
            name: self.reading().name(id.as_str(), lang),
        };
        self.edit_as(id, cells, &op, go)
    }

    /// Writes cells of a field as one go of a named operation.
    pub fn edit_as(
        &mut self,
        id: &RecordId,
        cells: &[(Cell, String)],
        op: &Op,
        go: Go,
    ) -> Result<Changes, Error> {
        let changes = self.notebook.edit(id, cells, op, go)?;
        self.changed(&changes);
        Ok(changes)
    }

    /// Goes back to a backup made at a moment, as one operation.
    pub fn restore(&mut self, snapshot: &Snapshot, at: &str) -> Result<(), Error> {
        let changes = self.notebook.restore(snapshot, at)?;
        self.changed(&changes);
        Ok(())
    }

    /// Looks how the original of a working copy is, and merges in what was done there.
    pub fn meet_original(&mut self) -> Result<Met, Error> {
        let met = self.notebook.meet_original()?;
        if let Some(merged) = &met.merged {
            self.changed(&merged.changes);
        }
        Ok(met)
    }

    /// Takes the last operation back; gives its words.
    pub fn undo(&mut self, lang: Lang) -> Result<Option<String>, Error> {
        let undone = self.notebook.undo()?;
        if let Some(undone) = &undone {
            self.changed(&undone.changes);
        }
        Ok(undone.map(|undone| self.describe(&undone.words, lang)))
    }

    /// Does the last undone operation again; gives its words.
    pub fn redo(&mut self, lang: Lang) -> Result<Option<String>, Error> {
        let undone = self.notebook.redo()?;
        if let Some(undone) = &undone {
            self.changed(&undone.changes);
        }
        Ok(undone.map(|undone| self.describe(&undone.words, lang)))
    }

    /// Joins a notebook that was read before.
    pub fn merge(&mut self, incoming: &Incoming) -> Result<Merged, Error> {
        let merged = self.notebook.merge_read(incoming)?;
        self.changed(&merged.changes);
        Ok(merged)
    }

    /// Settles an open clash as people decided.
    pub fn settle(
        &mut self,
        id: &ClashId,
        choice: Settlement<'_>,
        lang: Lang,
    ) -> Result<(), Error> {
        let name = self.reading().name(id.record.as_str(), lang);
        let changes = self.notebook.settle(id, choice, &name)?;
        self.changed(&changes);
        Ok(())
    }

    /// The step where records of a collection are worked: one that has it as its main one, or any.
    pub fn step_of(&self, collection: &str) -> Option<&Step> {
        let steps = self.steps();
        let main = steps.iter().find(|step| {
            step.collections
                .first()
                .is_some_and(|first| &**first == collection)
        });
        main.or_else(|| {
            steps
                .iter()
                .find(|step| step.collections.iter().any(|id| &**id == collection))
        })
        .copied()
    }

    /// The years of the plan, for tables by year: those of the territory, or those already written.
    pub fn years(&self) -> Vec<i16> {
        plan::amounts::plan_years(self.content()).unwrap_or_else(|| {
            let this = self.notebook.clock().today().year();
            (this..this + 4).collect()
        })
    }

    /// The records that a reference may point to: id and name, in order.
    pub fn candidates(&self, target: &str, lang: Lang) -> Vec<(Arc<str>, String)> {
        if target == "step" {
            return self
                .workshop
                .steps
                .iter()
                .map(|step| {
                    (
                        step.id.as_str().into(),
                        format!("{} {}", step.id, step.title.get(lang)),
                    )
                })
                .collect();
        }
        let reading = self.reading();
        self.content()
            .ids(target)
            .iter()
            .map(|id| (id.as_str().into(), reading.name(id.as_str(), lang)))
            .collect()
    }
}

/// A text on one line, of at most so many letters.
pub fn shorten(text: &str, letters: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= letters {
        return line;
    }
    let mut short: String = line.chars().take(letters.saturating_sub(1)).collect();
    short.push('…');
    short
}

/// Whether the kind is answered by picking from a list.
pub fn is_picked(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Choice(_)
            | FieldKind::Choices(_)
            | FieldKind::Scale
            | FieldKind::Flag
            | FieldKind::Ref(_)
            | FieldKind::Refs(_)
    )
}
