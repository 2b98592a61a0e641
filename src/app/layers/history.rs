//! The history over a screen: every entry on a line, the newest first, filtered by words, step, record and person.

use std::sync::Arc;

use super::operation::Entry;
use super::{Choosing, Chosen, Layer};
use crate::app::editor::Editor;
use crate::app::history::{Filter, Row, Rows};
use crate::app::key::Key;
use crate::app::session::Session;
use crate::app::step::Body;
use crate::app::{Act, App, Effect, Screen};
use crate::locale::Lang;
use crate::notebook::{Error, History, RecordId};
use crate::text;

/// Lines of the screen that are not rows of the list.
const AROUND: u16 = 8;

/// The history, open over a screen.
#[derive(Debug, Clone)]
pub struct HistoryList {
    rows: Rows,
    touched: History,
    /// The filters that are on.
    pub filter: Filter,
    /// The words that are looked for.
    pub words: Editor,
    /// Where the person was: what «this step» and «this record» mean.
    pub here: Here,
    /// The part that the keys go to.
    pub focus: Focus,
    /// The line with the cursor, among those shown.
    pub cursor: usize,
    /// What is open over the list.
    pub over: Option<Over>,
    /// Rows that the filters let through, the newest first.
    base: Vec<usize>,
    /// What was left of them after each longer text, the last one shown.
    narrowed: Vec<(String, Vec<usize>)>,
}

/// Where the person was when the history was opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Here {
    /// The step on the screen.
    pub step: Option<String>,
    /// The record that is open or under the cursor.
    pub record: Option<RecordId>,
}

/// The part of the history that the keys go to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Focus {
    /// The list.
    #[default]
    List,
    /// The filter of the step.
    Step,
    /// The filter of the record.
    Record,
    /// The filter of the person.
    Person,
}

impl Focus {
    /// Every part, in the order of Tab.
    pub const ALL: [Self; 4] = [Self::List, Self::Step, Self::Record, Self::Person];

    fn turned(self, by: isize) -> Self {
        let here = Self::ALL.iter().position(|focus| *focus == self);
        let count = Self::ALL.len() as isize;
        Self::ALL[(here.unwrap_or(0) as isize + by).rem_euclid(count) as usize]
    }
}

/// What is open over the list.
#[derive(Debug, Clone)]
pub enum Over {
    /// The people to choose from, and the line with the cursor.
    People(Vec<(Arc<str>, usize)>, usize),
    /// One entry with all its changes.
    Entry(Box<Entry>),
}

impl HistoryList {
    /// The history of a notebook, as seen from a place.
    pub fn new(session: &Session, here: Here, lang: Lang) -> Self {
        let mut list = Self {
            rows: Rows::default(),
            touched: History::default(),
            filter: Filter::default(),
            words: Editor::default(),
            here,
            focus: Focus::List,
            cursor: 0,
            over: None,
            base: Vec::new(),
            narrowed: Vec::new(),
        };
        list.rows.catch_up(session, lang);
        list.sift(session);
        list
    }

    /// Every row, whatever the filters say.
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// How many rows are shown.
    pub fn n_shown(&self) -> usize {
        self.shown().len()
    }

    /// The row on a line, counted from the newest shown.
    pub fn line(&self, at: usize) -> Option<&Row> {
        self.shown().get(at).and_then(|index| self.rows.get(*index))
    }

    fn shown(&self) -> &[usize] {
        let last = self.narrowed.last();
        last.map_or(&self.base, |(_, rows)| rows)
    }

    /// Takes in what was done since, and goes to the newest entry.
    pub fn catch_up(&mut self, session: &Session, lang: Lang) -> Result<(), Error> {
        self.rows.catch_up(session, lang);
        if self.filter.needs_touched() {
            self.touched.catch_up(&session.notebook)?;
        }
        self.sift(session);
        self.cursor = 0;
        Ok(())
    }

    /// Puts the cursor on an entry, when it is shown.
    pub(super) fn go_to(&mut self, n: u64) {
        let is_it = |index: &usize| self.rows.get(*index).is_some_and(|row| row.n == n);
        self.cursor = self.shown().iter().position(is_it).unwrap_or(0);
    }

    /// Sets the filters; nothing changes when what entries touched cannot be read.
    pub fn set_filter(&mut self, filter: Filter, session: &Session) -> Result<(), Error> {
        if filter.needs_touched() {
            self.touched.catch_up(&session.notebook)?;
        }
        self.filter = filter;
        self.cursor = 0;
        self.sift(session);
        Ok(())
    }

    /// Works out again which rows the filters let through.
    fn sift(&mut self, session: &Session) {
        let newest_first = (0..self.rows.len()).rev();
        self.base = if self.filter.is_open() {
            newest_first.collect()
        } else {
            let admits = |index: &usize| {
                let row = self.rows.get(*index);
                row.is_some_and(|row| self.filter.admits(row, &self.touched, session))
            };
            newest_first.filter(admits).collect()
        };
        self.narrowed.clear();
        self.narrow();
    }

    /// Works out which of them have the words. A longer text only looks through what the shorter one left, and
    /// what was left is kept, so that taking a letter away costs nothing.
    fn narrow(&mut self) {
        let typed = text::fold(self.words.text().trim());
        while let Some((shorter, _)) = self.narrowed.last()
            && !typed.starts_with(shorter.as_str())
        {
            self.narrowed.pop();
        }
        let is_known = self.narrowed.last().is_some_and(|(last, _)| *last == typed);
        if typed.is_empty() || is_known {
            return;
        }
        let words: Vec<&str> = typed.split_whitespace().collect();
        let has = |index: &&usize| self.rows.get(**index).is_some_and(|row| row.has(&words));
        let left = self.shown().iter().filter(has).copied().collect();
        self.narrowed.push((typed, left));
    }

    /// Words typed in one run.
    fn insert(&mut self, words: &str) {
        self.words.insert(words);
        self.focus = Focus::List;
        self.cursor = 0;
        self.narrow();
    }

    /// Moves the cursor; says whether the key was one of moving.
    fn moves(&mut self, key: Key, page: usize) -> bool {
        let last = self.n_shown().saturating_sub(1);
        self.cursor = match key {
            Key::Up => self.cursor.saturating_sub(1),
            Key::Down => self.cursor + 1,
            Key::PageUp => self.cursor.saturating_sub(page),
            Key::PageDown => self.cursor + page,
            Key::Home => 0,
            Key::End => last,
            _ => return false,
        }
        .min(last);
        true
    }

    /// Turns the filter with the cursor on or off; the one of people opens its list.
    fn press_filter(&mut self, session: &Session) -> Result<(), Error> {
        let mut filter = self.filter.clone();
        match self.focus {
            Focus::List => {}
            Focus::Step => {
                filter.step = match filter.step {
                    Some(_) => None,
                    None => self.here.step.clone(),
                };
            }
            Focus::Record => {
                filter.record = match filter.record {
                    Some(_) => None,
                    None => self.here.record.clone(),
                };
            }
            Focus::Person => {
                let people: Vec<_> = self.rows.people().into_iter().collect();
                let is_chosen = |(who, _): &(Arc<str>, usize)| Some(who) == filter.person.as_ref();
                let cursor = people.iter().position(is_chosen).map_or(0, |at| at + 1);
                self.over = Some(Over::People(people, cursor));
            }
        }
        if filter != self.filter {
            self.set_filter(filter, session)?;
        }
        Ok(())
    }

    /// Opens the entry under the cursor.
    fn open(&mut self, session: &Session) -> Result<(), Error> {
        if let Some(n) = self.line(self.cursor).map(|row| row.n) {
            self.touched.catch_up(&session.notebook)?;
            let entry = Entry::open(session, &self.touched, n)?;
            self.over = Some(Over::Entry(Box::new(entry)));
        }
        Ok(())
    }

    /// What entries touched, up to date.
    pub(super) fn touched(&mut self, session: &Session) -> Result<&History, Error> {
        self.touched.catch_up(&session.notebook)?;
        Ok(&self.touched)
    }
}

impl App {
    /// Opens the history.
    pub(in crate::app) fn open_history(&mut self) {
        self.settle();
        let Some(session) = &self.session else {
            return;
        };
        let here = self.here(session);
        let list = HistoryList::new(session, here, self.lang);
        self.layers.push(Layer::History(Box::new(list)));
    }

    fn here(&self, session: &Session) -> Here {
        match &self.screen {
            Screen::Home(_) => Here::default(),
            Screen::RoadMap(map) => {
                let shown = map.shown(session, self.lang);
                let step = shown.get(map.choosing.cursor);
                Here {
                    step: step.map(|step| step.id.clone()),
                    record: None,
                }
            }
            Screen::Step(screen) => {
                let record = match (screen.form(), &screen.body, screen.step(session)) {
                    (Some(form), ..) => Some(form.record.clone()),
                    (None, Body::List(list), Some(step)) => list.selected(session, step),
                    _ => None,
                };
                Here {
                    step: Some(screen.id.clone()),
                    record,
                }
            }
        }
    }

    /// Words typed while the history is open.
    pub(in crate::app) fn type_history(
        &mut self,
        mut list: Box<HistoryList>,
        words: &str,
    ) -> Vec<Effect> {
        let is_blank = words == " " && (list.over.is_some() || list.focus != Focus::List);
        if is_blank {
            return self.press_history(list, Key::Char(' '));
        }
        // What is open over the list has no words: it waits for its keys.
        if list.over.is_none() {
            list.insert(words);
        }
        self.layers.push(Layer::History(list));
        Vec::new()
    }

    /// A key for the history, which was taken off; it is put back unless it closes.
    pub(in crate::app) fn press_history(
        &mut self,
        mut list: Box<HistoryList>,
        key: Key,
    ) -> Vec<Effect> {
        let page = usize::from(self.size.1.saturating_sub(AROUND)).max(1);
        match list.over.take() {
            Some(Over::People(people, cursor)) => {
                self.press_people(list, people, cursor, key);
                return Vec::new();
            }
            Some(Over::Entry(entry)) => {
                self.press_entry(list, entry, key);
                return Vec::new();
            }
            None => {}
        }
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let mut result = Ok(());
        match key {
            Key::Esc if list.focus != Focus::List => list.focus = Focus::List,
            Key::Esc => return Vec::new(),
            Key::Tab => list.focus = list.focus.turned(1),
            Key::BackTab => list.focus = list.focus.turned(-1),
            Key::Right if list.focus != Focus::List => list.focus = list.focus.turned(1),
            Key::Left if list.focus != Focus::List => list.focus = list.focus.turned(-1),
            Key::F(4) => {
                list.focus = Focus::Person;
                result = list.press_filter(session);
            }
            Key::Enter | Key::Char(' ') if list.focus != Focus::List => {
                result = list.press_filter(session);
            }
            Key::Enter => result = list.open(session),
            Key::Ctrl('z') => return self.undo_in_history(list, Act::Undo),
            Key::Ctrl('y') => return self.undo_in_history(list, Act::Redo),
            key => {
                list.focus = Focus::List;
                if !list.moves(key, page) && list.words.press(key, usize::MAX) {
                    list.cursor = 0;
                    list.narrow();
                }
            }
        }
        self.layers.push(Layer::History(list));
        if let Err(error) = result {
            self.fail(&error);
        }
        Vec::new()
    }

    fn undo_in_history(&mut self, mut list: Box<HistoryList>, act: Act) -> Vec<Effect> {
        // What failed is told over the history.
        let below = self.layers.len();
        let effects = self.act(act);
        self.refresh_history(&mut list);
        self.layers.insert(below, Layer::History(list));
        effects
    }

    /// Takes in what was done while the history was open.
    pub(super) fn refresh_history(&mut self, list: &mut HistoryList) {
        let lang = self.lang;
        let caught_up = match &self.session {
            Some(session) => list.catch_up(session, lang),
            None => Ok(()),
        };
        if let Err(error) = caught_up {
            self.fail(&error);
        }
    }

    fn press_people(
        &mut self,
        mut list: Box<HistoryList>,
        people: Vec<(Arc<str>, usize)>,
        cursor: usize,
        key: Key,
    ) {
        let mut choosing = Choosing {
            cursor,
            ..Choosing::default()
        };
        let mut result = Ok(());
        match (choosing.press(key, people.len() + 1), &self.session) {
            (Chosen::Taken, Some(session)) => {
                // Everybody is on the first line.
                let chosen = choosing.cursor.checked_sub(1);
                let chosen = chosen.and_then(|at| people.get(at));
                let filter = Filter {
                    person: chosen.map(|(who, _)| Arc::clone(who)),
                    ..list.filter.clone()
                };
                list.focus = Focus::List;
                result = list.set_filter(filter, session);
            }
            (Chosen::Closed | Chosen::Taken, _) => {}
            (Chosen::Going, _) => list.over = Some(Over::People(people, choosing.cursor)),
        }
        self.layers.push(Layer::History(list));
        if let Err(error) = result {
            self.fail(&error);
        }
    }
}
