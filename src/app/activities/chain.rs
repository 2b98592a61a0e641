//! The chain of the plan by keyboard: a word begins a record beside the one with the cursor or below it, branches move
//! and are copied with all that hangs from them, and any line tells why it is there.

mod edit;

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;
use std::sync::Arc;

use super::board::Reply;
use super::kept::Kept;
use crate::app::actions::Act;
use crate::app::editor::Editor;
use crate::app::key::Key;
use crate::app::layers::Picker;
use crate::app::session::Session;
use crate::locale::{Lang, say};
use crate::notebook::{Error, RecordId};
use crate::plan::chain::Chain;
use crate::workshop::Activity;

/// From this level on, branches are shut until somebody opens them: below a project there are its parts.
const SHUT_FROM: usize = 3;

/// A record that is being written.
#[derive(Debug, Clone)]
pub struct NewLine {
    /// Its name.
    pub editor: Editor,
    /// Whether it goes below the line with the cursor; beside it when not.
    pub below: bool,
}

/// What an open list was opened for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asked {
    /// Where a line should hang, with the lines that are offered.
    Hang(usize, Vec<usize>),
    /// Why a line is there.
    Trace,
}

/// The lines that are shown, with the revision and the number of turned lines that they hold for.
type Shown = (u64, usize, Rc<Vec<usize>>);

/// The state of a chain.
#[derive(Debug, Clone)]
pub struct Board {
    activity: Arc<Activity>,
    cursor: usize,
    /// Lines that are open where the rule shuts them, or shut where it opens them, by the records on their way.
    turned: HashSet<String>,
    new: Option<NewLine>,
    asked: Option<Asked>,
    read: Kept<Chain>,
    shown: RefCell<Option<Shown>>,
}

impl Board {
    /// The chain of an activity; nothing when it binds no levels.
    pub fn open(_: &Session, activity: &Activity) -> Option<Self> {
        activity.collection("nodes")?;
        (!activity.below.is_empty()).then(|| Self {
            activity: Arc::new(activity.clone()),
            cursor: 0,
            turned: HashSet::new(),
            new: None,
            asked: None,
            read: Kept::default(),
            shown: RefCell::default(),
        })
    }

    /// The whole chain as it stands.
    pub fn chain(&self, session: &Session) -> Rc<Chain> {
        self.read.get(session, || {
            Chain::read(session.content(), &session.workshop, &self.activity)
        })
    }

    /// The lines that are shown, as places in the chain: those that hang from no shut line.
    pub fn shown(&self, session: &Session) -> Rc<Vec<usize>> {
        let key = (session.revision(), self.turned.len());
        let mut kept = self.shown.borrow_mut();
        if let Some((revision, turned, shown)) = &*kept
            && (*revision, *turned) == key
        {
            return Rc::clone(shown);
        }
        let chain = self.chain(session);
        let mut shown = Vec::new();
        let mut at = 0;
        while at < chain.nodes.len() {
            shown.push(at);
            at = if self.is_shut(&chain, at) {
                chain.branch(at).end
            } else {
                at + 1
            };
        }
        let shown = Rc::new(shown);
        *kept = Some((key.0, key.1, Rc::clone(&shown)));
        shown
    }

    /// Whether what hangs from a line is hidden.
    pub fn is_shut(&self, chain: &Chain, at: usize) -> bool {
        let node = &chain.nodes[at];
        let by_rule = node.level >= SHUT_FROM;
        node.n_below > 0
            && (by_rule != (!self.turned.is_empty() && self.turned.contains(&way(chain, at))))
    }

    /// Whether there is a line to begin from.
    pub fn is_ready(&self, session: &Session) -> bool {
        !self.chain(session).nodes.is_empty()
    }

    /// Whether its lines come from a collection.
    pub fn comes_from(&self, collection: &str) -> bool {
        let top = self.activity.collection("nodes");
        top.is_some_and(|id| **id == *collection)
    }

    /// The place of the cursor among the lines that are shown.
    pub fn at(&self, shown: &[usize]) -> usize {
        self.cursor.min(shown.len().saturating_sub(1))
    }

    /// The line with the cursor.
    fn selected(&self, session: &Session) -> Option<usize> {
        let shown = self.shown(session);
        shown.get(self.at(&shown)).copied()
    }

    /// The record that is being written.
    pub fn writing(&self) -> Option<&NewLine> {
        self.new.as_ref()
    }

    /// The level of the record that is being written.
    pub fn new_level(&self, session: &Session) -> usize {
        let chain = self.chain(session);
        let level = self.selected(session).map_or(0, |at| chain.nodes[at].level);
        let below = self.new.as_ref().is_some_and(|new| new.below);
        level + usize::from(below)
    }

    /// Whether a record is being written that is not on its way to disk yet.
    pub fn is_dirty(&self) -> bool {
        let mut new = self.new.iter();
        new.any(|new| !new.editor.text().trim().is_empty())
    }

    /// Whether it can do what a person asks for.
    pub fn offers(act: Act) -> bool {
        matches!(act, Act::Hang | Act::CopyBranch | Act::Trace)
    }

    /// Does what a person asks for.
    pub fn act(&mut self, session: &mut Session, act: Act, lang: Lang) -> Result<Reply, Error> {
        self.write_new(session)?;
        let Some(at) = self.selected(session) else {
            return Ok(Reply::Unused);
        };
        match act {
            Act::Hang => Ok(self.ask_where(session, at, lang)),
            Act::CopyBranch => self.copy(session, at, lang),
            Act::Trace => Ok(self.ask_why(session, at, lang)),
            _ => Ok(Reply::Unused),
        }
    }

    /// Does with the line what its list was opened for.
    pub fn picked(
        &mut self,
        session: &mut Session,
        picker: &Picker,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let (Some(asked), Some(chosen)) = (self.asked.take(), picker.chosen.first()) else {
            return Ok(Reply::Unused);
        };
        match asked {
            Asked::Trace => {
                let (_, id) = chosen.split_once(' ').unwrap_or(("", chosen));
                Ok(Reply::Open(RecordId::new(id)))
            }
            Asked::Hang(line, offered) => {
                let place = chosen.parse::<usize>().ok();
                match place.and_then(|place| offered.get(place)) {
                    Some(to) => self.hang(session, line, *to, lang),
                    None => Ok(Reply::Unused),
                }
            }
        }
    }

    /// Handles a key.
    pub fn press(&mut self, session: &mut Session, key: Key, lang: Lang) -> Result<Reply, Error> {
        if self.new.is_some() {
            return self.press_new(session, key);
        }
        let shown = self.shown(session);
        let Some(line) = self.selected(session) else {
            return Ok(Reply::Unused);
        };
        let (at, last) = (self.at(&shown), shown.len() - 1);
        self.cursor = match key {
            Key::Up => at.saturating_sub(1),
            Key::Down => (at + 1).min(last),
            Key::PageUp => at.saturating_sub(10),
            Key::PageDown => (at + 10).min(last),
            Key::Home => 0,
            Key::End => last,
            Key::Left => self.shut(session, &shown, line),
            Key::Right => self.open_branch(session, line, at),
            Key::Tab => {
                self.begin("", true);
                at
            }
            Key::Enter => {
                let chain = self.chain(session);
                return Ok(Reply::Open(chain.nodes[line].id.clone()));
            }
            Key::Delete => return self.let_loose(session, line, lang),
            _ => return Ok(Reply::Unused),
        };
        Ok(Reply::Done)
    }

    /// Shuts the branch of a line; one that is shut or has none leads to the line that it hangs from.
    fn shut(&mut self, session: &Session, shown: &[usize], line: usize) -> usize {
        let chain = self.chain(session);
        let at = self.at(shown);
        if chain.nodes[line].n_below > 0 && !self.is_shut(&chain, line) {
            self.turn(&chain, line);
            return at;
        }
        let parent = chain.nodes[line].parent;
        let place = parent.and_then(|parent| shown.iter().position(|own| *own == parent));
        place.unwrap_or(at)
    }

    fn open_branch(&mut self, session: &Session, line: usize, at: usize) -> usize {
        let chain = self.chain(session);
        if self.is_shut(&chain, line) {
            self.turn(&chain, line);
            return at;
        }
        at + usize::from(chain.nodes[line].n_below > 0)
    }

    fn turn(&mut self, chain: &Chain, line: usize) {
        let way = way(chain, line);
        if !self.turned.remove(&way) {
            self.turned.insert(way);
        }
        *self.shown.borrow_mut() = None;
    }

    /// Opens what hides a line and goes to it.
    fn go_to(&mut self, session: &Session, line: usize) {
        let chain = self.chain(session);
        let mut above = chain.nodes.get(line).and_then(|node| node.parent);
        while let Some(parent) = above {
            if self.is_shut(&chain, parent) {
                self.turn(&chain, parent);
            }
            above = chain.nodes[parent].parent;
        }
        let shown = self.shown(session);
        let place = shown.iter().position(|own| *own == line);
        self.cursor = place.unwrap_or(self.cursor);
    }

    /// Typed words begin a record beside the line with the cursor, or go on with it.
    pub fn insert(&mut self, words: &str) -> Reply {
        if self.new.is_none() {
            if words.trim().is_empty() {
                return Reply::Unused;
            }
            self.begin("", false);
        }
        if let Some(new) = &mut self.new {
            new.editor.insert(words);
        }
        Reply::Done
    }

    fn begin(&mut self, words: &str, below: bool) {
        let mut editor = Editor::default();
        editor.insert(words);
        self.new = Some(NewLine { editor, below });
    }

    fn press_new(&mut self, session: &mut Session, key: Key) -> Result<Reply, Error> {
        match key {
            Key::Enter => {
                // An empty line ends the row; a written one is followed by its neighbour.
                if self.write_new(session)? {
                    self.begin("", false);
                }
            }
            Key::Esc | Key::Up | Key::Down => {
                self.write_new(session)?;
            }
            Key::Tab | Key::BackTab => {
                if let Some(new) = &mut self.new {
                    new.below = key == Key::Tab;
                }
            }
            key => {
                if let Some(new) = &mut self.new {
                    new.editor.press(key, usize::MAX);
                }
            }
        }
        Ok(Reply::Done)
    }

    /// Puts what was typed where it belongs, before going elsewhere.
    pub fn settle(&mut self, session: &mut Session) -> Result<(), Error> {
        self.write_new(session).map(drop)
    }

    /// The title of the level at which a record is being written.
    pub fn level_title(&self, session: &Session, level: usize, lang: Lang) -> String {
        let chain = self.chain(session);
        let collection = chain.levels.get(level).map(|level| &level.collection);
        let collection = collection.and_then(|id| session.workshop.get_collection(id));
        collection.map_or_else(
            || say(lang, "chain-nothing-below", &[]),
            |collection| collection.title.get(lang).to_owned(),
        )
    }
}

/// The records on the way to a line: what tells the same record under two others apart.
fn way(chain: &Chain, at: usize) -> String {
    let path = chain.path(at);
    let ids: Vec<&str> = path.iter().flatten().map(RecordId::as_str).collect();
    ids.join("/")
}
