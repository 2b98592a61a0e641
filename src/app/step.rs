//! The screen of a step: the board of its activity, then its collections one by one, as a list or as the form
//! of a single record, and the boards of its other activities; and the form of a record opened from one of them.

use std::sync::Arc;

use super::activities::board::Board;
use super::activities::form::Form;
use super::activities::list::List;
use super::session::Session;
use crate::notebook::{Error, RecordId};
use crate::workshop::Step;

/// The screen of a step.
#[derive(Debug, Clone)]
pub struct StepScreen {
    /// Id of the step.
    pub id: String,
    /// Which of its tabs.
    pub tab: usize,
    /// How the collection is worked.
    pub body: Body,
    /// The record open over the list.
    pub record: Option<Form>,
}

/// How a collection is worked.
#[derive(Debug, Clone)]
pub enum Body {
    /// Many records.
    List(List),
    /// The only record.
    Form(Form),
    /// The board of an activity.
    Board(Board),
    /// The step has no collection of its own.
    Nothing,
}

/// One of the tabs of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tab {
    /// The board of one of its activities, by its place.
    Board(usize),
    /// A collection.
    Collection(Arc<str>),
}

/// The tabs of a step: the board of its activity, its collections, and the boards of its other activities.
pub fn tabs(step: &Step) -> Vec<Tab> {
    let collections = step.collections.iter().cloned().map(Tab::Collection);
    let boards = step.activities().enumerate();
    let boards = boards.filter(|(_, activity)| Board::has(activity.kind));
    let (main, more): (Vec<Tab>, Vec<Tab>) = boards
        .map(|(index, _)| Tab::Board(index))
        .partition(|tab| *tab == Tab::Board(0));
    main.into_iter().chain(collections).chain(more).collect()
}

impl StepScreen {
    /// The screen of a step where its work begins: at its board, or at the list that fills it while there is
    /// nothing to put on it.
    pub fn begin(session: &mut Session, id: &str) -> Result<Self, Error> {
        let tabs = session.workshop.get_step(id).map(tabs).unwrap_or_default();
        let workshop = Arc::clone(&session.workshop);
        let board = match tabs.first() {
            Some(Tab::Board(index)) => workshop
                .get_activity(id, *index)
                .and_then(|activity| Board::open(session, activity)),
            _ => None,
        };
        let empty = board.filter(|board| !board.is_ready(session));
        let fills = |board: Board| {
            let fills =
                |tab: &Tab| matches!(tab, Tab::Collection(id) if board.comes_from(session, id));
            tabs.iter().position(fills)
        };
        let tab = empty.and_then(fills).unwrap_or(0);
        Self::open(session, id, tab)
    }

    /// The screen of a step, at one of its tabs.
    pub fn open(session: &mut Session, id: &str, tab: usize) -> Result<Self, Error> {
        let workshop = Arc::clone(&session.workshop);
        let tabs = workshop.get_step(id).map(tabs).unwrap_or_default();
        let tab = tab.min(tabs.len().saturating_sub(1));
        if let Some(Tab::Board(index)) = tabs.get(tab)
            && let Some(activity) = workshop.get_activity(id, *index)
            && let Some(board) = Board::open(session, activity)
        {
            return Ok(Self {
                id: id.to_owned(),
                tab,
                body: Body::Board(board),
                record: None,
            });
        }
        let collection = match tabs.get(tab) {
            Some(Tab::Collection(id)) => workshop.get_collection(id),
            _ => None,
        };
        let body = match collection {
            Some(collection) if collection.single => {
                let exists = session.content().n_records(&collection.id) > 0;
                if !exists && session.notebook.read_only().is_some() {
                    Body::Nothing
                } else {
                    let record = session.single(collection)?;
                    Body::Form(Form::new(record, Arc::clone(&collection.id)))
                }
            }
            Some(collection) => Body::List(List::new(Arc::clone(&collection.id), session)),
            None => Body::Nothing,
        };
        Ok(Self {
            id: id.to_owned(),
            tab,
            body,
            record: None,
        })
    }

    /// The step.
    pub fn step<'a>(&self, session: &'a Session) -> Option<&'a Step> {
        session.workshop.get_step(&self.id)
    }

    /// The form with the cursor, if one has it.
    pub fn form(&self) -> Option<&Form> {
        match (&self.record, &self.body) {
            (Some(form), _) | (None, Body::Form(form)) => Some(form),
            _ => None,
        }
    }

    /// The form with the cursor, to be changed.
    pub fn form_mut(&mut self) -> Option<&mut Form> {
        match (&mut self.record, &mut self.body) {
            (Some(form), _) | (None, Body::Form(form)) => Some(form),
            _ => None,
        }
    }

    /// The list with the cursor, if it has it.
    pub fn list(&self) -> Option<&List> {
        match (&self.record, &self.body) {
            (None, Body::List(list)) => Some(list),
            _ => None,
        }
    }

    /// The board with the cursor, if it has it.
    pub fn board(&self) -> Option<&Board> {
        match (&self.record, &self.body) {
            (None, Body::Board(board)) => Some(board),
            _ => None,
        }
    }

    /// The board with the cursor, to be changed.
    pub fn board_mut(&mut self) -> Option<&mut Board> {
        match (&self.record, &mut self.body) {
            (None, Body::Board(board)) => Some(board),
            _ => None,
        }
    }

    /// Opens a record over the board; leaving it leads back.
    pub fn open_over(&mut self, session: &Session, record: &RecordId) {
        if let Some(found) = session.content().get_record(record.as_str()) {
            self.record = Some(Form::new(record.clone(), Arc::clone(&found.collection)));
        }
    }

    /// Opens a record over the list of its collection.
    pub fn open_record(
        &mut self,
        session: &mut Session,
        record: &RecordId,
        field: Option<&str>,
    ) -> Result<(), Error> {
        let Some(collection) = session
            .content()
            .get_record(record.as_str())
            .map(|record| Arc::clone(&record.collection))
        else {
            return Ok(());
        };
        let workshop = Arc::clone(&session.workshop);
        let step = workshop.get_step(&self.id);
        let of = Tab::Collection(Arc::clone(&collection));
        let tab = step.and_then(|step| tabs(step).iter().position(|tab| *tab == of));
        if let Some(tab) = tab.filter(|tab| *tab != self.tab) {
            *self = Self::open(session, &self.id.clone(), tab)?;
        }
        match &mut self.body {
            Body::List(list) if list.collection == collection => {
                let rows = step.map(|step| list.rows(session, step));
                list.cursor = rows
                    .and_then(|rows| rows.iter().position(|id| id == record))
                    .unwrap_or(0);
                let mut form = Form::new(record.clone(), collection);
                if let Some(field) = field {
                    form.go_to(session, field);
                }
                self.record = Some(form);
            }
            Body::Form(form) if form.record == *record => {
                if let Some(field) = field {
                    form.go_to(session, field);
                }
            }
            _ => {
                let mut form = Form::new(record.clone(), collection);
                if let Some(field) = field {
                    form.go_to(session, field);
                }
                self.record = Some(form);
            }
        }
        Ok(())
    }
}
