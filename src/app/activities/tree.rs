//! Branches by keyboard: a word begins a card under the one with the cursor, cards hang from others and move with
//! all that hangs from them, and a tree of problems becomes objectives.

mod joining;
mod review;

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

pub use review::{Draft, Review};

use super::board::Reply;
use super::kept::Kept;
use crate::app::actions::Act;
use crate::app::editor::Editor;
use crate::app::key::Key;
use crate::app::layers::{Choosing, Picker};
use crate::app::session::Session;
use crate::locale::{Arg, Lang, list_and, say};
use crate::notebook::{At, Cell, Error, Go, Op, RecordId};
use crate::plan::branches::{Branches, Line, Side, circle};
use crate::workshop::{Activity, Collection};

/// Ticks without a key after which a card that is being written is put on disk.
const PAUSE: u8 = 2;

/// Where a new card goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Below the one with the cursor: its cause, or a record of its group.
    Under,
    /// Above it: its effect.
    Over,
}

/// A card that is being written.
#[derive(Debug, Clone)]
pub struct NewCard {
    /// Its words.
    pub editor: Editor,
    /// Where it goes.
    pub relation: Relation,
    /// The record that it hangs from.
    pub from: Option<RecordId>,
    /// Its record, once a part of it is on disk.
    record: Option<RecordId>,
    go: Go,
    idle: Option<u8>,
}

/// What an open list of cards is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// Which one the card should hang from.
    Hang,
    /// Which one says the same.
    Join,
}

/// The state of a tree.
#[derive(Debug, Clone)]
pub struct Tree {
    activity: Arc<Activity>,
    cursor: usize,
    new: Option<NewCard>,
    review: Option<Review>,
    /// The card that an open list was opened for, and what for.
    asked: Option<(Asked, RecordId)>,
    read: Kept<Branches>,
}

impl Tree {
    /// The tree of an activity; nothing when its roles are not bound.
    pub fn open(session: &Session, activity: &Activity) -> Option<Self> {
        activity.collection("nodes")?;
        let links = ["cause", "effect"]
            .into_iter()
            .all(|role| activity.field(role).is_some());
        let bound = activity.field("parent").is_some() || links;
        let mut tree = bound.then(|| Self {
            activity: Arc::new(activity.clone()),
            cursor: 0,
            new: None,
            review: None,
            asked: None,
            read: Kept::default(),
        })?;
        // The work begins at the core.
        let branches = tree.branches(session);
        let core = branches
            .lines
            .iter()
            .position(|line| line.side == Side::Core);
        tree.cursor = core.unwrap_or(0);
        Some(tree)
    }

    /// The lines as they stand.
    pub fn branches(&self, session: &Session) -> Rc<Branches> {
        self.read.get(session, || {
            Branches::read(session.content(), &session.workshop, &self.activity)
        })
    }

    /// Whether links are records of their own: a tree of causes and effects.
    pub fn has_links(&self) -> bool {
        self.activity.field("parent").is_none()
    }

    /// Whether there is a line to begin from.
    pub fn is_ready(&self, session: &Session) -> bool {
        !self.branches(session).lines.is_empty()
    }

    /// Whether its cards come from a collection.
    pub fn comes_from(&self, collection: &str) -> bool {
        self.activity
            .collection("nodes")
            .is_some_and(|id| **id == *collection)
    }

    /// The line with the cursor.
    pub fn at(&self, branches: &Branches) -> usize {
        self.cursor.min(branches.lines.len().saturating_sub(1))
    }

    /// The card that is being written.
    pub fn writing(&self) -> Option<&NewCard> {
        self.new.as_ref()
    }

    /// The objectives that are being looked at.
    pub fn review(&self) -> Option<&Review> {
        self.review.as_ref()
    }

    /// Whether a card is being written that is not on its way to disk yet.
    pub fn is_dirty(&self) -> bool {
        self.new.as_ref().is_some_and(|new| new.idle.is_some())
    }

    fn nodes<'a>(&self, session: &'a Session) -> Option<&'a Collection> {
        session
            .workshop
            .get_collection(self.activity.collection("nodes")?)
    }

    fn selected(&self, session: &Session) -> Option<Line> {
        let branches = self.branches(session);
        branches.lines.get(self.at(&branches)).cloned()
    }

    /// Handles a key.
    pub fn press(&mut self, session: &mut Session, key: Key, lang: Lang) -> Result<Reply, Error> {
        if self.review.is_some() {
            return self.press_review(session, key, lang);
        }
        if self.new.is_some() {
            return self.press_new(session, key, lang);
        }
        let branches = self.branches(session);
        let last = branches.lines.len().saturating_sub(1);
        let at = self.at(&branches);
        self.cursor = match key {
            Key::Up => at.saturating_sub(1),
            Key::Down => (at + 1).min(last),
            Key::PageUp => at.saturating_sub(10),
            Key::PageDown => (at + 10).min(last),
            Key::Home => 0,
            Key::End => last,
            Key::Enter => {
                return Ok(self
                    .selected(session)
                    .map_or(Reply::Unused, |line| Reply::Open(line.id)));
            }
            Key::Delete => return self.unhang(session, lang),
            _ => return Ok(Reply::Unused),
        };
        Ok(Reply::Done)
    }

    /// Typed words begin a card, or go on with it.
    pub fn insert(
        &mut self,
        session: &mut Session,
        words: &str,
        lang: Lang,
    ) -> Result<Reply, Error> {
        if let Some(review) = &mut self.review {
            review.insert(words);
            return Ok(Reply::Done);
        }
        if self.new.is_none() {
            if words.trim().is_empty() {
                return Ok(Reply::Unused);
            }
            let line = self.selected(session);
            let relation = match &line {
                Some(line) if line.side == Side::Effect => Relation::Over,
                _ => Relation::Under,
            };
            let from = line.map(|line| match line.side {
                // A new record goes beside the one with the cursor, in the same group.
                Side::Child => line.from,
                Side::Loose if !self.has_links() => None,
                _ => Some(line.id),
            });
            self.begin(session, relation, from.flatten());
        }
        if let Some(new) = &mut self.new {
            new.editor.insert(words);
            new.idle = Some(0);
        }
        let _ = lang;
        Ok(Reply::Done)
    }

    fn begin(&mut self, session: &mut Session, relation: Relation, from: Option<RecordId>) {
        self.new = Some(NewCard {
            editor: Editor::default(),
            relation,
            from,
            record: None,
            go: session.next_go(),
            idle: None,
        });
    }

    fn press_new(&mut self, session: &mut Session, key: Key, lang: Lang) -> Result<Reply, Error> {
        match key {
            Key::Enter => {
                let again = self
                    .new
                    .as_ref()
                    .map(|new| (new.relation, new.from.clone()));
                let written = self.settle_new(session, lang)?;
                // An empty card ends the row; a written one is followed by its neighbour.
                if let (true, Some((relation, from))) = (written, again) {
                    self.begin(session, relation, from);
                }
                return Ok(Reply::Done);
            }
            Key::Esc | Key::Up | Key::Down => {
                self.settle_new(session, lang)?;
                return Ok(Reply::Done);
            }
            Key::Tab if self.has_links() => {
                if let Some(new) = self.new.as_mut().filter(|new| new.record.is_none()) {
                    new.relation = match new.relation {
                        Relation::Under => Relation::Over,
                        Relation::Over => Relation::Under,
                    };
                }
            }
            key => {
                if let Some(new) = &mut self.new {
                    new.editor.press(key, usize::MAX);
                    new.idle = Some(0);
                }
            }
        }
        Ok(Reply::Done)
    }

    /// Puts the card that is being written on disk and goes to it; tells whether there was one.
    fn settle_new(&mut self, session: &mut Session, lang: Lang) -> Result<bool, Error> {
        self.write_new(session, lang)?;
        let Some(new) = self.new.take() else {
            return Ok(false);
        };
        let branches = self.branches(session);
        let place = new
            .record
            .as_ref()
            .and_then(|id| branches.lines.iter().position(|line| line.id == *id));
        self.cursor = place.unwrap_or(self.cursor);
        Ok(new.record.is_some())
    }

    fn write_new(&mut self, session: &mut Session, lang: Lang) -> Result<(), Error> {
        let Some(collection) = self.nodes(session) else {
            return Ok(());
        };
        let (id, prefix, name) = (
            collection.id.to_string(),
            collection.prefix.clone(),
            Arc::clone(&collection.name),
        );
        let field = collection.get_field(&name).cloned();
        let Some(new) = &mut self.new else {
            return Ok(());
        };
        let text = new.editor.text().trim().to_owned();
        if text.is_empty() || new.idle.take().is_none() {
            return Ok(());
        }
        if let Some(record) = &new.record {
            if let Some(field) = field {
                let cells = [(Cell::plain(Arc::clone(&field.key)), text)];
                session.edit(record, &field, &cells, new.go, lang)?;
            }
            return Ok(());
        }
        let (activity, from, relation) =
            (Arc::clone(&self.activity), new.from.clone(), new.relation);
        let links = activity
            .collection("links")
            .and_then(|id| session.workshop.get_collection(id))
            .map(|links| (links.id.to_string(), links.prefix.clone()));
        let op = Op::Add {
            collection: id.clone(),
            name: text.clone(),
        };
        let record = session.change(&op, |tx| {
            let record = tx.add(&id, &prefix, At::End);
            tx.set(&record, Cell::plain(Arc::clone(&name)), &text);
            match (activity.field("parent"), &from, &links) {
                (Some(parent), Some(from), _) => {
                    tx.set(&record, Cell::plain(Arc::clone(parent)), from.as_str());
                }
                (None, Some(from), Some((links, prefix))) => {
                    let (cause, effect) = match relation {
                        Relation::Under => (&record, from),
                        Relation::Over => (from, &record),
                    };
                    let link = tx.add(links, prefix, At::End);
                    for (role, end) in [("cause", cause), ("effect", effect)] {
                        if let Some(field) = activity.field(role) {
                            tx.set(&link, Cell::plain(Arc::clone(field)), end.as_str());
                        }
                    }
                }
                _ => {}
            }
            record
        })?;
        if let Some(new) = &mut self.new {
            new.record = Some(record);
        }
        Ok(())
    }

    /// After a pause, what was typed goes to disk.
    pub fn tick(&mut self, session: &mut Session, lang: Lang) -> Result<(), Error> {
        let Some(idle) = self.new.as_mut().and_then(|new| new.idle.as_mut()) else {
            return Ok(());
        };
        *idle += 1;
        if *idle >= PAUSE {
            self.write_new(session, lang)?;
        }
        Ok(())
    }

    /// Puts what was typed where it belongs, before going elsewhere.
    pub fn settle(&mut self, session: &mut Session, lang: Lang) -> Result<(), Error> {
        self.settle_new(session, lang).map(drop)
    }

    /// Takes the card with the cursor off the one that it hangs from.
    fn unhang(&mut self, session: &mut Session, lang: Lang) -> Result<Reply, Error> {
        let Some(line) = self.selected(session) else {
            return Ok(Reply::Unused);
        };
        let name = session.reading().name(line.id.as_str(), lang);
        let op = Op::Move {
            collection: self.activity.collection_id("nodes"),
            name,
        };
        match (&line.link, self.activity.field("parent"), line.side) {
            (Some(edge), _, _) => {
                session.change(&op, |tx| tx.remove(edge))?;
            }
            (None, Some(parent), Side::Child) => {
                session.change(&op, |tx| {
                    tx.set(&line.id, Cell::plain(Arc::clone(parent)), "");
                })?;
            }
            _ => return Ok(Reply::Say(say(lang, "tree-hangs-from-nothing", &[]))),
        }
        Ok(Reply::Say(say(lang, "tree-unhung", &[])))
    }

    /// Whether it can do what a person asks for.
    pub fn offers(&self, act: Act) -> bool {
        match act {
            Act::Hang | Act::JoinCards => true,
            Act::Core => self.activity.field("core").is_some(),
            Act::Objectives => self.activity.field("into_text").is_some(),
            _ => false,
        }
    }

    /// Does what a person asks for.
    pub fn act(&mut self, session: &mut Session, act: Act, lang: Lang) -> Result<Reply, Error> {
        self.settle_new(session, lang)?;
        let Some(line) = self.selected(session) else {
            return Ok(Reply::Unused);
        };
        match act {
            Act::Hang if line.side != Side::Group => Ok(self.ask_where(session, &line, lang)),
            Act::JoinCards if line.side != Side::Group => Ok(self.ask_same(session, &line, lang)),
            Act::Core => self.make_core(session, &line, lang),
            Act::Objectives => Ok(self.begin_review(session, lang)),
            _ => Ok(Reply::Unused),
        }
    }

    /// The cards that the one with the cursor can hang from.
    fn ask_where(&mut self, session: &Session, line: &Line, lang: Lang) -> Reply {
        let reading = session.reading();
        let name = |id: &RecordId| reading.name(id.as_str(), lang);
        let branches = self.branches(session);
        let mut seen = BTreeSet::new();
        let options = branches.lines.iter().filter(|other| match other.side {
            Side::Group => true,
            _ => self.has_links() && other.id != line.id,
        });
        let options: Vec<(Arc<str>, String)> = options
            .filter(|other| seen.insert(other.id.clone()))
            .map(|other| (Arc::from(other.id.as_str()), name(&other.id)))
            .collect();
        if options.is_empty() {
            return Reply::Say(say(lang, "tree-nothing-to-hang-from", &[]));
        }
        let title = |lang| {
            let shown = crate::app::session::shorten(&name(&line.id), 40);
            say(lang, "tree-hang-title", &[("name", Arg::Text(&shown))])
        };
        self.asked = Some((Asked::Hang, line.id.clone()));
        Reply::Pick(Box::new(Picker {
            title: crate::locale::Words {
                es: title(Lang::Es),
                en: title(Lang::En),
            },
            options,
            chosen: line.from.iter().map(|id| Arc::from(id.as_str())).collect(),
            many: false,
            numbered: false,
            creates: None,
            choosing: Choosing::default(),
        }))
    }

    /// Does with the card what its list of cards was opened for.
    pub fn picked(
        &mut self,
        session: &mut Session,
        picker: &Picker,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let (Some((asked, card)), Some(to)) = (self.asked.take(), picker.chosen.first()) else {
            return Ok(Reply::Unused);
        };
        let to = RecordId::new(Arc::clone(to));
        match asked {
            Asked::Hang => self.hang(session, &card, &to, lang),
            Asked::Join => self.join(session, &card, &to, lang),
        }
    }

    /// Hangs the card from another; it moves with all that hangs from it.
    fn hang(
        &mut self,
        session: &mut Session,
        card: &RecordId,
        to: &RecordId,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let reading = session.reading();
        let name = |id: &RecordId| reading.name(id.as_str(), lang);
        let op = Op::Move {
            collection: self.activity.collection_id("nodes"),
            name: name(card),
        };
        let activity = Arc::clone(&self.activity);
        if let Some(parent) = activity.field("parent") {
            session.change(&op, |tx| {
                tx.set(card, Cell::plain(Arc::clone(parent)), to.as_str());
            })?;
            return Ok(Reply::Done);
        }
        let line = self.selected(session).filter(|line| line.id == *card);
        let over = line.as_ref().is_some_and(|line| line.side == Side::Effect);
        let (cause, effect) = if over { (&to, &card) } else { (&card, &to) };
        if let Some(way) = circle(session.content(), &activity, cause, effect) {
            let names: Vec<String> = way.iter().map(name).collect();
            let names = list_and(&names, lang);
            return Ok(Reply::Say(say(
                lang,
                "tree-circle",
                &[("names", Arg::Text(&names))],
            )));
        }
        let links = activity
            .collection("links")
            .and_then(|id| session.workshop.get_collection(id));
        let Some((links, prefix)) = links.map(|links| (links.id.to_string(), links.prefix.clone()))
        else {
            return Ok(Reply::Unused);
        };
        let old = line.and_then(|line| line.link);
        session.change(&op, |tx| {
            let edge = old
                .clone()
                .unwrap_or_else(|| tx.add(&links, &prefix, At::End));
            for (role, end) in [("cause", cause), ("effect", effect)] {
                if let Some(field) = activity.field(role) {
                    tx.set(&edge, Cell::plain(Arc::clone(field)), end.as_str());
                }
            }
        })?;
        let branches = self.branches(session);
        let place = branches.lines.iter().position(|line| line.id == *card);
        self.cursor = place.unwrap_or(self.cursor);
        Ok(Reply::Done)
    }

    /// Makes the card with the cursor the core, and no other.
    fn make_core(
        &mut self,
        session: &mut Session,
        line: &Line,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let (Some(core), Some(nodes)) = (
            self.activity.field("core").cloned(),
            self.activity.collection("nodes").cloned(),
        ) else {
            return Ok(Reply::Unused);
        };
        let records = session.content().records(&nodes);
        let others: Vec<RecordId> = records
            .filter(|record| record.get(&core) == Some("true") && record.id != line.id)
            .map(|record| record.id.clone())
            .collect();
        let op = Op::Edit {
            collection: nodes.to_string(),
            field: core.to_string(),
            name: session.reading().name(line.id.as_str(), lang),
        };
        session.change(&op, |tx| {
            for other in &others {
                tx.set(other, Cell::plain(Arc::clone(&core)), "false");
            }
            tx.set(&line.id, Cell::plain(Arc::clone(&core)), "true");
        })?;
        let branches = self.branches(session);
        let place = branches.lines.iter().position(|other| other.id == line.id);
        self.cursor = place.unwrap_or(0);
        Ok(Reply::Say(say(lang, "tree-core-chosen", &[])))
    }
}
