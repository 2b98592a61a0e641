//! The screen of a step: its collections one by one, as a list or as the form of a single record, and the
//! form of a record opened from a list.

use std::sync::Arc;

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
    /// Which of its collections.
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
    /// The step has no collection of its own.
    Nothing,
}

impl StepScreen {
    /// The screen of a step, at one of its collections.
    pub fn open(session: &mut Session, id: &str, tab: usize) -> Result<Self, Error> {
        let workshop = Arc::clone(&session.workshop);
        let collections = workshop
            .get_step(id)
            .map_or(&[][..], |step| &step.collections[..]);
        let tab = tab.min(collections.len().saturating_sub(1));
        let collection = collections
            .get(tab)
            .and_then(|id| workshop.get_collection(id));
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
        let tab = step.and_then(|step| step.collections.iter().position(|id| *id == collection));
        if let Some(tab) = tab.filter(|tab| *tab != self.tab) {
            *self = Self::open(session, &self.id.clone(), tab)?;
        }
        match &mut self.body {
            Body::List(list) if list.collection == collection => {
                let rows = step
                    .map(|step| list.rows(session, step))
                    .unwrap_or_default();
                list.cursor = rows.iter().position(|id| id == record).unwrap_or(0);
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
