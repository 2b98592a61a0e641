//! The activities with a screen of their own, as one thing: what a step screen asks of any of them.

use super::plane::Plane;
use crate::app::key::Key;
use crate::app::session::Session;
use crate::locale::Lang;
use crate::notebook::{Error, RecordId};
use crate::workshop::{Activity, ActivityKind};

/// The board of an activity.
#[derive(Debug, Clone)]
pub enum Board {
    /// Records on two axes.
    Plane(Plane),
}

/// What a key or typed words did on a board.
#[derive(Debug, PartialEq, Eq)]
pub enum Reply {
    /// They were used.
    Done,
    /// They mean nothing here.
    Unused,
    /// A record should open.
    Open(RecordId),
    /// A word to the person.
    Say(String),
}

impl Board {
    /// Whether this kind of work has a board.
    pub fn has(kind: ActivityKind) -> bool {
        matches!(kind, ActivityKind::Plane)
    }

    /// The board of an activity; nothing when its kind has none or a role is not bound.
    pub fn open(session: &Session, activity: &Activity) -> Option<Self> {
        match activity.kind {
            ActivityKind::Plane => Plane::open(session, activity).map(Self::Plane),
            _ => None,
        }
    }

    /// Whether there is something to work with.
    pub fn is_ready(&self, session: &Session) -> bool {
        match self {
            Self::Plane(plane) => plane.n_records(session) > 0,
        }
    }

    /// Key of the word on its tab.
    pub fn words(&self) -> &'static str {
        match self {
            Self::Plane(_) => "board-plane",
        }
    }

    /// Handles a key.
    pub fn press(&mut self, session: &mut Session, key: Key, lang: Lang) -> Result<Reply, Error> {
        match self {
            Self::Plane(plane) => plane.press(session, key, lang),
        }
    }

    /// Handles typed words.
    pub fn insert(
        &mut self,
        session: &mut Session,
        words: &str,
        lang: Lang,
    ) -> Result<Reply, Error> {
        match self {
            Self::Plane(plane) => plane.insert(session, words, lang),
        }
    }
}
