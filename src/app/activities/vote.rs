//! Dots by option and group: numbers are typed or counted up and down, and totals, order and ties follow each key.

mod words;

use std::rc::Rc;
use std::sync::Arc;

pub use words::counted;
use words::resolution;

use super::board::Reply;
use super::kept::Kept;
use crate::app::actions::Act;
use crate::app::editor::Editor;
use crate::app::key::Key;
use crate::app::session::Session;
use crate::locale::{Lang, say};
use crate::notebook::{Cell, Error, Go, Op, RecordId};
use crate::plan::ballot::{Ballot, Group};
use crate::text;
use crate::workshop::{Activity, Collection};

/// The most digits of a count.
const DIGITS: usize = 6;

/// The most letters of the name of a group.
const LETTERS: usize = 24;

/// The state of a vote.
#[derive(Debug, Clone)]
pub struct Vote {
    activity: Arc<Activity>,
    /// The row with the cursor; the first option while nobody has moved it.
    row: Option<usize>,
    column: usize,
    /// Groups that have been named and have no dots yet.
    named: Vec<Arc<str>>,
    /// The name of a group that is being written.
    naming: Option<Editor>,
    /// The count that is being typed.
    typing: Option<(String, Go)>,
    read: Kept<Ballot>,
}

impl Vote {
    /// The vote of an activity; nothing when its roles are not bound.
    pub fn open(_: &Session, activity: &Activity) -> Option<Self> {
        activity.collection("options")?;
        activity.field("votes")?;
        Some(Self {
            activity: Arc::new(activity.clone()),
            row: None,
            column: 0,
            named: Vec::new(),
            naming: None,
            typing: None,
            read: Kept::default(),
        })
    }

    /// What was counted so far.
    pub fn ballot(&self, session: &Session) -> Rc<Ballot> {
        self.read.get(session, || {
            Ballot::read(session.content(), &session.workshop, &self.activity)
        })
    }

    /// The groups that are counted apart, with those that have no dots and no record yet; one without name where
    /// only totals are counted.
    pub fn groups(&self, session: &Session, ballot: &Ballot, lang: Lang) -> Vec<Group> {
        let fresh = |name: Option<&Arc<str>>| Group {
            key: name
                .filter(|_| self.kept_in(session).is_none())
                .map_or_else(|| Arc::from(""), Arc::clone),
            name: name.cloned(),
            people: None,
            spoilt: None,
        };
        if !ballot.by_group {
            return vec![fresh(None)];
        }
        let mut groups = ballot.groups.clone();
        // The table that this copy was prepared for counts its own dots.
        for name in session.table.iter().chain(&self.named) {
            if Self::group_called(session, &groups, name, lang).is_none() {
                groups.push(fresh(Some(name)));
            }
        }
        groups
    }

    /// The name of a group.
    pub fn name(session: &Session, group: &Group, lang: Lang) -> String {
        match &group.name {
            Some(name) => name.to_string(),
            None => session.reading().name(&group.key, lang),
        }
    }

    fn group_called(session: &Session, groups: &[Group], name: &str, lang: Lang) -> Option<usize> {
        let wanted = text::fold(name);
        let mut groups = groups.iter();
        groups.position(|group| text::fold(&Self::name(session, group, lang)) == wanted)
    }

    /// The collection of the groups; nothing where they are only names.
    fn kept_in<'a>(&self, session: &'a Session) -> Option<&'a Collection> {
        session
            .workshop
            .get_collection(self.activity.collection("groups")?)
    }

    /// How many rows stand above the options: that of the people who voted.
    pub fn head(&self, ballot: &Ballot) -> usize {
        let asked = ballot.by_group && self.activity.field("people").is_some();
        usize::from(asked)
    }

    /// Whether there is something to vote on.
    pub fn is_ready(&self, session: &Session) -> bool {
        !self.ballot(session).options.is_empty()
    }

    /// Whether its options come from a collection.
    pub fn comes_from(&self, collection: &str) -> bool {
        self.activity
            .collection("options")
            .is_some_and(|id| **id == *collection)
    }

    /// The row and the group with the cursor; the options come after the rows of [`Self::head`].
    pub fn at(&self, ballot: &Ballot, groups: usize) -> (usize, usize) {
        let head = self.head(ballot);
        let row = self.row.unwrap_or(head);
        let last = (head + ballot.options.len()).saturating_sub(1);
        (row.min(last), self.column.min(groups.saturating_sub(1)))
    }

    /// The count that is being typed.
    pub fn typing(&self) -> Option<&str> {
        self.typing.as_ref().map(|(digits, _)| digits.as_str())
    }

    /// The name of a group that is being written.
    pub fn naming(&self) -> Option<&Editor> {
        self.naming.as_ref()
    }

    /// Whether it can do what a person asks for.
    pub fn offers(&self, act: Act) -> bool {
        act == Act::Resolve && self.activity.field("reason").is_some()
    }

    /// Writes how the rules settled a tie into every option of it that has no reason yet.
    pub fn act(&mut self, session: &mut Session, act: Act, lang: Lang) -> Result<Reply, Error> {
        let ballot = self.ballot(session);
        let (Act::Resolve, Some(reason)) = (act, self.activity.field("reason").cloned()) else {
            return Ok(Reply::Unused);
        };
        if ballot.tied().is_empty() {
            return Ok(Reply::Say(say(lang, "vote-no-tie", &[])));
        }
        let Some(settled) = resolution(session, &ballot, lang) else {
            return Ok(Reply::Say(say(lang, "vote-again", &[])));
        };
        let open: Vec<RecordId> = ballot
            .tied()
            .iter()
            .map(|at| &ballot.options[*at])
            .filter(|option| !option.has_reason)
            .map(|option| option.id.clone())
            .collect();
        if open.is_empty() {
            return Ok(Reply::Say(say(lang, "vote-written", &[])));
        }
        let op = Op::EditMany {
            collection: self.activity.collection_id("options"),
            field: reason.to_string(),
            count: open.len(),
        };
        session.change(&op, |tx| {
            for id in &open {
                tx.set(id, Cell::plain(Arc::clone(&reason)), &settled);
            }
        })?;
        Ok(Reply::Say(say(lang, "vote-written", &[])))
    }

    /// Handles a key.
    pub fn press(&mut self, session: &mut Session, key: Key, lang: Lang) -> Result<Reply, Error> {
        if let Some(naming) = &mut self.naming {
            match key {
                Key::Enter | Key::Esc | Key::Tab => self.name_group(session, lang)?,
                key => {
                    naming.press(key, usize::MAX);
                }
            }
            return Ok(Reply::Done);
        }
        let ballot = self.ballot(session);
        let groups = self.groups(session, &ballot, lang);
        if ballot.options.is_empty() {
            return Ok(Reply::Unused);
        }
        let (row, column) = self.at(&ballot, groups.len());
        if key == Key::Backspace
            && let Some((digits, _)) = &mut self.typing
        {
            digits.pop();
            self.write_typed(session, (row, column), lang)?;
            return Ok(Reply::Done);
        }
        self.typing = None;
        let head = self.head(&ballot);
        let (last, columns) = (head + ballot.options.len() - 1, groups.len().max(1));
        let (row, column) = match key {
            Key::Up => (row.saturating_sub(1), column),
            Key::Down => ((row + 1).min(last), column),
            Key::Left => (row, column.saturating_sub(1)),
            Key::Right => (row, (column + 1).min(columns - 1)),
            Key::Home => (head, column),
            Key::End => (last, column),
            Key::PageUp => (row.saturating_sub(10), column),
            Key::PageDown => ((row + 10).min(last), column),
            Key::Enter => {
                return Ok(match row.checked_sub(head) {
                    Some(option) => Reply::Open(ballot.options[option].id.clone()),
                    None => match groups.get(column).filter(|group| !group.key.is_empty()) {
                        Some(group) => Reply::Open(RecordId::new(Arc::clone(&group.key))),
                        None => Reply::Done,
                    },
                });
            }
            Key::Delete => {
                self.write(session, (row, column), String::new(), lang)?;
                (row, column)
            }
            _ => return Ok(Reply::Unused),
        };
        (self.row, self.column) = (Some(row), column);
        Ok(Reply::Done)
    }

    /// Typed words: digits are a count, `+` and `-` one more or less, letters the name of a new group.
    pub fn insert(
        &mut self,
        session: &mut Session,
        words: &str,
        lang: Lang,
    ) -> Result<Reply, Error> {
        if let Some(naming) = &mut self.naming {
            naming.insert(words);
            return Ok(Reply::Done);
        }
        for (at, typed) in words.char_indices() {
            let ballot = self.ballot(session);
            let groups = self.groups(session, &ballot, lang);
            if ballot.options.is_empty() {
                return Ok(Reply::Unused);
            }
            let (row, column) = self.at(&ballot, groups.len());
            (self.row, self.column) = (Some(row), column);
            match typed {
                _ if typed.is_ascii_digit() || typed == '+' || typed == '-' => {
                    if groups.is_empty() {
                        return Ok(Reply::Say(say(lang, "vote-name-first", &[])));
                    }
                    if typed.is_ascii_digit() {
                        let (digits, _) = self
                            .typing
                            .get_or_insert_with(|| (String::new(), session.next_go()));
                        if digits.len() < DIGITS {
                            digits.push(typed);
                        }
                        self.write_typed(session, (row, column), lang)?;
                    } else {
                        self.count(session, (row, column), typed == '+', lang)?;
                    }
                }
                _ if typed.is_alphabetic() && ballot.by_group => {
                    let mut naming = Editor::default();
                    naming.insert(&words[at..]);
                    self.naming = Some(naming);
                    return Ok(Reply::Done);
                }
                _ => {}
            }
        }
        Ok(Reply::Done)
    }

    /// A group gets its name; the cursor goes to its first row.
    fn name_group(&mut self, session: &mut Session, lang: Lang) -> Result<(), Error> {
        let Some(naming) = self.naming.take() else {
            return Ok(());
        };
        let name: String = text::clean(naming.text())
            .trim()
            .chars()
            .take(LETTERS)
            .collect();
        if name.is_empty() {
            return Ok(());
        }
        let ballot = self.ballot(session);
        let groups = self.groups(session, &ballot, lang);
        if Self::group_called(session, &groups, &name, lang).is_none() {
            match self.kept_in(session).cloned() {
                Some(collection) => {
                    session.add_named(&collection, std::slice::from_ref(&name), &[])?;
                }
                None => self.named.push(Arc::from(name.as_str())),
            }
        }
        let ballot = self.ballot(session);
        let groups = self.groups(session, &ballot, lang);
        let place = Self::group_called(session, &groups, &name, lang);
        self.column = place.unwrap_or(0);
        self.row = Some(0);
        Ok(())
    }

    fn count(
        &mut self,
        session: &mut Session,
        at: (usize, usize),
        up: bool,
        lang: Lang,
    ) -> Result<(), Error> {
        self.typing = None;
        let ballot = self.ballot(session);
        let now = match at.0.checked_sub(self.head(&ballot)) {
            None => ballot.groups.get(at.1).and_then(|group| group.people),
            Some(option) if ballot.by_group => {
                let dots = ballot.options[option].dots.get(at.1).copied().flatten();
                dots.and_then(|dots| u64::try_from(dots).ok())
            }
            Some(option) => ballot.options[option].total,
        };
        let now = now.unwrap_or_default();
        let next = if up {
            now.saturating_add(1)
        } else {
            now.saturating_sub(1)
        };
        self.write(session, at, next.to_string(), lang)
    }

    fn write_typed(
        &mut self,
        session: &mut Session,
        at: (usize, usize),
        lang: Lang,
    ) -> Result<(), Error> {
        let digits = self.typing().unwrap_or_default();
        let value = digits.trim_start_matches('0');
        let value = if value.is_empty() && !digits.is_empty() {
            "0"
        } else {
            value
        };
        self.write(session, at, value.to_owned(), lang)
    }

    fn write(
        &mut self,
        session: &mut Session,
        (row, column): (usize, usize),
        value: String,
        lang: Lang,
    ) -> Result<(), Error> {
        let ballot = self.ballot(session);
        let groups = self.groups(session, &ballot, lang);
        let Some(group) = groups.get(column) else {
            return Ok(());
        };
        let key = match (self.kept_in(session).cloned(), &group.name) {
            // The table of this copy gets its record with its first number.
            (Some(collection), Some(name)) if group.key.is_empty() => {
                let ids = session.add_named(&collection, &[name.to_string()], &[])?;
                let key = ids.first().map(|id| Arc::from(id.as_str()));
                key.unwrap_or_else(|| Arc::from(""))
            }
            _ => Arc::clone(&group.key),
        };
        let option = row.checked_sub(self.head(&ballot));
        let (role, field) = match option {
            Some(_) => ("options", "votes"),
            None => ("groups", "people"),
        };
        let workshop = Arc::clone(&session.workshop);
        let field = self.activity.field(field).and_then(|key| {
            let collection = workshop.get_collection(self.activity.collection(role)?)?;
            collection.get_field(key)
        });
        let Some(field) = field else {
            return Ok(());
        };
        let go = match &self.typing {
            Some((_, go)) => *go,
            None => session.next_go(),
        };
        let (record, cell) = match option {
            Some(option) => {
                let Some(option) = ballot.options.get(option) else {
                    return Ok(());
                };
                (
                    option.id.clone(),
                    Cell::keyed(Arc::clone(&field.key), Arc::clone(&key)),
                )
            }
            None => (
                RecordId::new(Arc::clone(&key)),
                Cell::plain(Arc::clone(&field.key)),
            ),
        };
        session.edit(&record, field, &[(cell, value)], go, lang)?;
        // Names without records stand in the order of the alphabet once they have dots.
        let ballot = self.ballot(session);
        let groups = self.groups(session, &ballot, lang);
        let place = groups.iter().position(|own| own.key == key);
        self.column = place.unwrap_or(column);
        Ok(())
    }
}
