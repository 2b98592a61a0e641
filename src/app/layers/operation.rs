//! One entry of the history: every change with its before and after, and the ways back that begin from it.
//!
//! An entry may hold a whole sample territory: its lines are worked out only for what is on the screen.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Layer;
use super::history::{HistoryList, Over};
use crate::app::App;
use crate::app::editor::wrap;
use crate::app::history::Filter;
use crate::app::key::Key;
use crate::app::preview;
use crate::app::session::Session;
use crate::app::told::{Gone, Teller, gone};
use crate::locale::{Arg, Lang, say};
use crate::notebook::{Change, Error, Hindrance, History, RecordId};

/// Lines of the screen around the changes of an entry.
const AROUND: u16 = 10;

/// An entry with all its changes.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its number.
    pub n: u64,
    changes: Arc<[Change]>,
    gone: Gone,
    blocks: Vec<Block>,
    /// The first block shown, and the first line shown of it.
    pub top: (usize, usize),
    /// The button with the cursor.
    pub button: Button,
    /// What is asked before it is done.
    pub asking: Option<Asking>,
}

/// What is told together.
#[derive(Debug, Clone)]
enum Block {
    /// The record that the changes below are about.
    Record(RecordId),
    /// A change, by its index.
    Change(usize),
}

/// A line of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its words.
    pub words: String,
    /// Whether it names a record.
    pub heads: bool,
}

/// What can be done from an entry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Button {
    /// Take it back, or do it again.
    #[default]
    Undo,
    /// Return to its moment.
    Return,
    /// See only what was done to its record.
    Record,
}

impl Button {
    /// Every button, in the order of Tab.
    pub const ALL: [Self; 3] = [Self::Undo, Self::Return, Self::Record];

    fn turned(self, by: isize) -> Self {
        let here = Self::ALL.iter().position(|button| *button == self);
        let count = Self::ALL.len() as isize;
        Self::ALL[(here.unwrap_or(0) as isize + by).rem_euclid(count) as usize]
    }
}

/// A question before something is done: what will happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// What is asked for.
    pub button: Button,
    /// The key of what is said when it is done.
    pub done: &'static str,
    /// What will happen, in sentences.
    pub lines: Vec<String>,
    /// The first line shown.
    pub top: usize,
}

impl Asking {
    /// Its sentences in lines of a width; what goes on below keeps its place.
    pub fn wrapped(&self, width: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for sentence in &self.lines {
            let words = sentence.trim_start();
            let indent = sentence.len() - words.len();
            let room = width.saturating_sub(indent).max(1);
            for line in wrap(words, room) {
                lines.push(format!("{}{}", " ".repeat(indent), words[line].trim_end()));
            }
        }
        lines
    }
}

impl Entry {
    /// Opens an entry with its changes.
    pub fn open(session: &Session, history: &History, n: u64) -> Result<Self, Error> {
        let changes = session.notebook.changes(n)?;
        let gone = gone(session, history, &changes)?;
        // A record is told in one place, where it first appears.
        let mut places: BTreeMap<&RecordId, usize> = BTreeMap::new();
        for (index, change) in changes.iter().enumerate() {
            places.entry(change.id()).or_insert(index);
        }
        let mut order: Vec<usize> = (0..changes.len()).collect();
        order.sort_by_key(|index| places[changes[*index].id()]);
        let mut blocks = Vec::with_capacity(changes.len() + places.len());
        let mut last: Option<&RecordId> = None;
        for index in order {
            let id = changes[index].id();
            if last != Some(id) {
                blocks.push(Block::Record(id.clone()));
                last = Some(id);
            }
            blocks.push(Block::Change(index));
        }
        Ok(Self {
            n,
            gone,
            blocks,
            changes,
            top: (0, 0),
            button: Button::Undo,
            asking: None,
        })
    }

    /// The lines from the first one shown, as many as fit.
    pub fn lines(&self, session: &Session, width: usize, height: usize, lang: Lang) -> Vec<Line> {
        let teller = Teller::new(session, &self.gone, lang);
        let (first, skip) = self.top;
        (first..self.blocks.len())
            .flat_map(|block| self.block(block, &teller, width))
            .skip(skip)
            .take(height)
            .collect()
    }

    /// Whether nothing was changed by it.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    fn block(&self, block: usize, teller: &Teller<'_>, width: usize) -> Vec<Line> {
        let (words, heads) = match &self.blocks[block] {
            Block::Record(id) => (vec![teller.record(id.as_str())], true),
            Block::Change(index) => (told(&self.changes[*index], teller, width), false),
        };
        let line = |words| Line { words, heads };
        words.into_iter().map(line).collect()
    }

    /// Moves by lines, never beyond the last page.
    fn scroll(&mut self, by: isize, teller: &Teller<'_>, (width, height): (usize, usize)) {
        for _ in 0..by.unsigned_abs() {
            let (block, line) = self.top;
            if by < 0 {
                match (block, line) {
                    (0, 0) => return,
                    (block, 0) => {
                        let above = self.block(block - 1, teller, width).len();
                        self.top = (block - 1, above.saturating_sub(1));
                    }
                    (block, line) => self.top = (block, line - 1),
                }
                continue;
            }
            let mut below = 0;
            let mut blocks = block..self.blocks.len();
            while below <= height + line {
                match blocks.next() {
                    Some(block) => below += self.block(block, teller, width).len(),
                    None => return,
                }
            }
            let is_last_line = line + 1 >= self.block(block, teller, width).len();
            self.top = if is_last_line {
                (block + 1, 0)
            } else {
                (block, line + 1)
            };
        }
    }

    /// Goes to the last page.
    fn scroll_to_end(&mut self, teller: &Teller<'_>, (width, height): (usize, usize)) {
        self.top = (self.blocks.len(), 0);
        self.scroll(-(height as isize), teller, (width, height));
    }

    /// The record of the first line shown.
    fn record(&self) -> Option<&RecordId> {
        let shown = self.blocks.iter().take(self.top.0 + 1).rev();
        let mut heads = shown.filter_map(|block| match block {
            Block::Record(id) => Some(id),
            Block::Change(_) => None,
        });
        heads.next()
    }
}

/// A change in lines of a width.
fn told(change: &Change, teller: &Teller<'_>, width: usize) -> Vec<String> {
    let label = teller.label(change);
    let (before, after) = teller.sides(change);
    let short = format!("  {label}: {before} → {after}");
    if wrap(&short, width).len() == 1 {
        return vec![short];
    }
    let mut lines = vec![format!("  {label}")];
    for (key, text) in [("history-before", before), ("history-after", after)] {
        let lead = teller.say(key);
        let blank = " ".repeat(lead.chars().count());
        let room = width.saturating_sub(blank.len() + 5).max(10);
        for (at, line) in wrap(&text, room).into_iter().enumerate() {
            let lead = if at == 0 { &lead } else { &blank };
            lines.push(format!("    {lead} {}", text[line].trim_end()));
        }
    }
    lines
}

impl App {
    /// Columns and lines that the changes of an entry have on the screen.
    fn entry_room(&self) -> (usize, usize) {
        let (columns, lines) = self.size;
        let width = usize::from(columns.saturating_sub(4));
        (width, usize::from(lines.saturating_sub(AROUND)).max(1))
    }

    /// A key for an entry that was open over the history; it is put back unless it closes.
    pub(super) fn press_entry(
        &mut self,
        mut list: Box<HistoryList>,
        mut entry: Box<Entry>,
        key: Key,
    ) {
        if let Some(asking) = entry.asking.take() {
            self.answer(list, entry, asking, key);
            return;
        }
        let room = self.entry_room();
        let Some(session) = &self.session else {
            return;
        };
        let gone = std::mem::take(&mut entry.gone);
        let teller = Teller::new(session, &gone, self.lang);
        let mut refused = None;
        let mut result = Ok(());
        match key {
            Key::Esc => {
                self.layers.push(Layer::History(list));
                return;
            }
            Key::Up => entry.scroll(-1, &teller, room),
            Key::Down => entry.scroll(1, &teller, room),
            Key::PageUp => entry.scroll(-(room.1 as isize), &teller, room),
            Key::PageDown => entry.scroll(room.1 as isize, &teller, room),
            Key::Home => entry.top = (0, 0),
            Key::End => entry.scroll_to_end(&teller, room),
            Key::Left | Key::BackTab => entry.button = entry.button.turned(-1),
            Key::Right | Key::Tab => entry.button = entry.button.turned(1),
            Key::Enter | Key::Char(' ') if entry.button == Button::Record => {
                if let Some(record) = entry.record().cloned() {
                    list.here.record = Some(record.clone());
                    let filter = Filter {
                        record: Some(record),
                        ..Filter::default()
                    };
                    result = list.set_filter(filter, session);
                    self.show_history(list, None, result);
                    return;
                }
            }
            Key::Enter | Key::Char(' ') => match ask(session, &mut list, &entry, self.lang) {
                Ok(Ok(asking)) => entry.asking = Some(asking),
                Ok(Err(why)) => refused = Some(why),
                Err(error) => result = Err(error),
            },
            _ => {}
        }
        entry.gone = gone;
        self.show_history(list, Some(entry), result);
        if let Some(lines) = refused {
            self.layers.push(Layer::Notice(lines));
        }
    }

    /// Puts the history back, with an entry open over it or none, and tells what failed.
    fn show_history(
        &mut self,
        mut list: Box<HistoryList>,
        entry: Option<Box<Entry>>,
        result: Result<(), Error>,
    ) {
        list.over = entry.map(Over::Entry);
        self.layers.push(Layer::History(list));
        if let Err(error) = result {
            self.fail(&error);
        }
    }

    /// A key for a question.
    fn answer(
        &mut self,
        list: Box<HistoryList>,
        mut entry: Box<Entry>,
        mut asking: Asking,
        key: Key,
    ) {
        let (width, height) = self.entry_room();
        let lowest = asking.wrapped(width).len().saturating_sub(height);
        match key {
            Key::Enter => {
                self.go_back(list, entry, &asking);
                return;
            }
            Key::Esc => {
                self.show_history(list, Some(entry), Ok(()));
                return;
            }
            Key::Up => asking.top = asking.top.saturating_sub(1),
            Key::Down => asking.top = (asking.top + 1).min(lowest),
            Key::PageUp => asking.top = asking.top.saturating_sub(height),
            Key::PageDown => asking.top = (asking.top + height).min(lowest),
            _ => {}
        }
        entry.asking = Some(asking);
        self.show_history(list, Some(entry), Ok(()));
    }

    /// Takes the entry back, or returns to its moment, as it was confirmed.
    fn go_back(&mut self, mut list: Box<HistoryList>, entry: Box<Entry>, asking: &Asking) {
        let lang = self.lang;
        let Some(session) = &mut self.session else {
            return;
        };
        let done = match asking.button {
            Button::Undo => session.undo_chosen(entry.n, lang).map(|done| {
                // It was asked a moment ago, and nothing was done since.
                done.unwrap_or_default()
            }),
            _ => session.return_to(entry.n).map(|_| {
                let moment = session.notebook.moment(entry.n);
                moment.map_or(String::new(), |moment| {
                    session.describe(&moment.words, lang)
                })
            }),
        };
        match done {
            Ok(what) => {
                self.message = Some(say(lang, asking.done, &[("what", Arg::Text(&what))]));
                self.after_change();
                self.refresh_history(&mut list);
                list.go_to(entry.n);
                self.show_history(list, None, Ok(()));
            }
            Err(error) => self.show_history(list, Some(entry), Err(error)),
        }
    }
}

/// What would happen, or in sentences why it cannot.
fn ask(
    session: &Session,
    list: &mut HistoryList,
    entry: &Entry,
    lang: Lang,
) -> Result<Result<Asking, Vec<String>>, Error> {
    if session.notebook.read_only().is_some() {
        return Err(Error::ReadOnly(session.notebook.path().to_owned()));
    }
    let asking = |done, lines| Asking {
        button: entry.button,
        done,
        lines,
        top: 0,
    };
    if entry.button == Button::Return && session.notebook.log().is_sealed(entry.n) {
        return Ok(Err(refusal(session, list, &Hindrance::Sealed, lang)?));
    }
    if entry.button == Button::Return {
        let changes = session.notebook.preview_return(entry.n)?;
        if changes.is_empty() {
            return Ok(Err(vec![say(lang, "history-is-so", &[])]));
        }
        let gone = gone(session, list.touched(session)?, &changes)?;
        let teller = Teller::new(session, &gone, lang);
        let lines = preview::of_return(session, &teller, entry.n, &changes, lang);
        return Ok(Ok(asking("history-returned", lines)));
    }
    Ok(match session.notebook.preview_undo(entry.n)? {
        Ok(taking) => {
            let gone = gone(session, list.touched(session)?, &taking.changes)?;
            let teller = Teller::new(session, &gone, lang);
            let done = if taking.again {
                "history-done-again"
            } else {
                "history-taken-back"
            };
            let lines = preview::of_undo(session, &teller, &taking, lang);
            Ok(asking(done, lines))
        }
        Err(hindrance) => Err(refusal(session, list, &hindrance, lang)?),
    })
}

fn refusal(
    session: &Session,
    list: &mut HistoryList,
    hindrance: &Hindrance,
    lang: Lang,
) -> Result<Vec<String>, Error> {
    let mut named = Vec::new();
    if let Hindrance::Later { record, .. } = hindrance {
        named.push(Change::Record {
            id: record.clone(),
            before: None,
            after: None,
        });
    }
    let gone = gone(session, list.touched(session)?, &named)?;
    Ok(Teller::new(session, &gone, lang).refusal(hindrance))
}
