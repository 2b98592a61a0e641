//! The activities with a screen of their own, as one thing: what a step screen asks of any of them.

use super::chain;
use super::grid::Grid;
use super::matrix::Matrix;
use super::plane::Plane;
use super::rating::Rating;
use super::schedule::Schedule;
use super::tree::Tree;
use super::vote::Vote;
use crate::app::actions::Act;
use crate::app::key::Key;
use crate::app::layers::Picker;
use crate::app::session::Session;
use crate::locale::{Arg, Lang, say};
use crate::notebook::{Error, RecordId};
use crate::workshop::{Activity, ActivityKind, Workshop};

/// The board of an activity.
#[derive(Debug, Clone)]
pub enum Board {
    /// Records on two axes.
    Plane(Plane),
    /// Collection × collection.
    Matrix(Matrix),
    /// Records × criteria with weights.
    Rating(Rating),
    /// Branches: causes and effects, or records under their groups.
    Tree(Box<Tree>),
    /// Dots by option and group.
    Vote(Vote),
    /// Amounts by year.
    Grid(Box<Grid>),
    /// The chain of the plan over several collections.
    Chain(Box<chain::Board>),
    /// Tasks on a line of time.
    Schedule(Box<Schedule>),
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
    /// A list should open; what is chosen comes back through [`Board::picked`].
    Pick(Box<Picker>),
}

impl Board {
    /// Whether this kind of work has a board.
    pub fn has(kind: ActivityKind) -> bool {
        matches!(
            kind,
            ActivityKind::Plane
                | ActivityKind::Matrix
                | ActivityKind::Rating
                | ActivityKind::Tree
                | ActivityKind::Vote
                | ActivityKind::Grid
                | ActivityKind::Schedule
        )
    }

    /// The board of an activity; nothing when its kind has none or a role is not bound.
    pub fn open(session: &Session, activity: &Activity) -> Option<Self> {
        match activity.kind {
            ActivityKind::Plane => Plane::open(session, activity).map(Self::Plane),
            ActivityKind::Matrix => Matrix::open(session, activity).map(Self::Matrix),
            ActivityKind::Rating => Rating::open(session, activity).map(Self::Rating),
            ActivityKind::Tree if !activity.below.is_empty() => {
                chain::Board::open(session, activity)
                    .map(Box::new)
                    .map(Self::Chain)
            }
            ActivityKind::Tree => Tree::open(session, activity).map(Box::new).map(Self::Tree),
            ActivityKind::Vote => Vote::open(session, activity).map(Self::Vote),
            ActivityKind::Grid => Grid::open(session, activity).map(Box::new).map(Self::Grid),
            ActivityKind::Schedule => Schedule::open(session, activity)
                .map(Box::new)
                .map(Self::Schedule),
            _ => None,
        }
    }

    /// Whether there is something to work with.
    pub fn is_ready(&self, session: &Session) -> bool {
        match self {
            Self::Plane(plane) => plane.n_records(session) > 0,
            Self::Matrix(matrix) => matrix.is_ready(session),
            Self::Rating(rating) => rating.is_ready(session),
            Self::Tree(tree) => tree.is_ready(session),
            Self::Vote(vote) => vote.is_ready(session),
            Self::Grid(grid) => grid.is_ready(session),
            Self::Chain(chain) => chain.is_ready(session),
            Self::Schedule(board) => board.is_ready(session),
        }
    }

    /// Whether what stands on it are records of a collection, so that the list of them is where its work begins.
    pub fn comes_from(&self, session: &Session, collection: &str) -> bool {
        match self {
            Self::Plane(plane) => plane.comes_from(collection),
            Self::Matrix(matrix) => {
                let lacks = |role| matrix.lacks(session, role, collection);
                lacks("rows") || lacks("columns")
            }
            Self::Rating(rating) => rating.lacks(session, collection),
            Self::Tree(tree) => tree.comes_from(collection),
            Self::Vote(vote) => vote.comes_from(collection),
            Self::Grid(grid) => grid.comes_from(collection),
            Self::Chain(chain) => chain.comes_from(collection),
            Self::Schedule(board) => board.comes_from(collection),
        }
    }

    /// The words on the tab of the board of an activity; nothing when its kind has none.
    pub fn tab(workshop: &Workshop, activity: &Activity, lang: Lang) -> Option<String> {
        match activity.kind {
            ActivityKind::Plane => Some(say(lang, "board-plane", &[])),
            ActivityKind::Rating => Some(say(lang, "board-rating", &[])),
            ActivityKind::Tree if !activity.below.is_empty() => Some(say(lang, "board-chain", &[])),
            ActivityKind::Tree => Some(say(lang, "board-tree", &[])),
            ActivityKind::Vote => Some(say(lang, "board-vote", &[])),
            ActivityKind::Grid => Some(say(lang, "board-grid", &[])),
            ActivityKind::Schedule => Some(say(lang, "board-schedule", &[])),
            ActivityKind::Matrix => {
                let (rows, columns) = (
                    activity.collection("rows")?,
                    activity.collection("columns")?,
                );
                if activity.reciprocal {
                    return Some(say(lang, "board-pairs", &[]));
                }
                if rows == columns {
                    return Some(say(lang, "board-matrix", &[]));
                }
                // A step may have several: the columns tell them apart.
                let columns = workshop.get_collection(columns)?.plural.get(lang);
                let args = [("columns", Arg::Text(&columns.to_lowercase()))];
                Some(say(lang, "board-matrix-by", &args))
            }
            _ => None,
        }
    }

    /// Key of the words about its keys.
    pub fn keys(&self) -> &'static str {
        match self {
            Self::Plane(_) => "plane-keys",
            Self::Matrix(_) => "matrix-keys",
            Self::Rating(_) => "rating-keys",
            Self::Tree(_) => "tree-keys",
            Self::Vote(_) => "vote-keys",
            Self::Grid(_) => "grid-keys",
            Self::Chain(_) => "chain-keys",
            Self::Schedule(_) => "schedule-keys",
        }
    }

    /// What the group is asked now, and what it can answer, in words for the room. Nothing when the question of
    /// the step says it all, or when names are personal.
    pub fn asks(&self, session: &Session, lang: Lang) -> Option<(String, Vec<String>)> {
        match self {
            Self::Plane(_)
            | Self::Tree(_)
            | Self::Vote(_)
            | Self::Grid(_)
            | Self::Chain(_)
            | Self::Schedule(_) => None,
            Self::Matrix(matrix) => matrix.asks(session, lang),
            Self::Rating(rating) => rating.asks(session, lang),
        }
    }

    /// Handles a key.
    pub fn press(&mut self, session: &mut Session, key: Key, lang: Lang) -> Result<Reply, Error> {
        match self {
            Self::Plane(plane) => plane.press(session, key, lang),
            Self::Matrix(matrix) => matrix.press(session, key, lang),
            Self::Rating(rating) => rating.press(session, key, lang),
            Self::Tree(tree) => tree.press(session, key, lang),
            Self::Vote(vote) => vote.press(session, key, lang),
            Self::Grid(grid) => grid.press(session, key, lang),
            Self::Chain(chain) => chain.press(session, key, lang),
            Self::Schedule(board) => board.press(session, key, lang),
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
            Self::Matrix(matrix) => matrix.insert(session, words, lang),
            Self::Rating(rating) => rating.insert(session, words, lang),
            Self::Tree(tree) => tree.insert(session, words, lang),
            Self::Vote(vote) => vote.insert(session, words, lang),
            Self::Grid(grid) => grid.insert(session, words, lang),
            Self::Chain(chain) => Ok(chain.insert(words)),
            Self::Schedule(board) => board.insert(session, words, lang),
        }
    }

    /// Pasted words as they would have been typed.
    pub fn unpacked(&self, session: &Session, words: &str) -> String {
        match self {
            Self::Plane(_)
            | Self::Rating(_)
            | Self::Tree(_)
            | Self::Vote(_)
            | Self::Grid(_)
            | Self::Chain(_)
            | Self::Schedule(_) => words.to_owned(),
            Self::Matrix(matrix) => matrix.unpacked(session, words),
        }
    }

    /// Whether an action of [`Scope::Board`](crate::app::Scope::Board) can be asked for here.
    pub fn offers(&self, act: Act) -> bool {
        match self {
            Self::Plane(_) => false,
            Self::Vote(vote) => vote.offers(act),
            Self::Grid(grid) => grid.offers(act),
            Self::Chain(_) => chain::Board::offers(act),
            Self::Schedule(board) => board.offers(act),
            Self::Matrix(matrix) => matrix.offers(act),
            Self::Rating(rating) => rating.offers(act),
            Self::Tree(tree) => tree.offers(act),
        }
    }

    /// Does what a person asked for.
    pub fn act(&mut self, session: &mut Session, act: Act, lang: Lang) -> Result<Reply, Error> {
        match self {
            Self::Plane(_) => Ok(Reply::Unused),
            Self::Vote(vote) => vote.act(session, act, lang),
            Self::Grid(grid) => grid.act(session, act, lang),
            Self::Chain(chain) => chain.act(session, act, lang),
            Self::Schedule(board) => board.act(session, act, lang),
            Self::Matrix(matrix) => matrix.act(session, act, lang),
            Self::Rating(rating) => rating.act(session, act, lang),
            Self::Tree(tree) => tree.act(session, act, lang),
        }
    }

    /// Takes what was chosen from the list that it opened.
    pub fn picked(
        &mut self,
        session: &mut Session,
        picker: &Picker,
        lang: Lang,
    ) -> Result<Reply, Error> {
        match self {
            Self::Plane(_) | Self::Rating(_) | Self::Vote(_) => Ok(Reply::Unused),
            Self::Tree(tree) => tree.picked(session, picker, lang),
            Self::Grid(grid) => grid.picked(session, picker, lang),
            Self::Chain(chain) => chain.picked(session, picker, lang),
            Self::Schedule(board) => board.picked(session, picker, lang),
            Self::Matrix(matrix) => matrix.picked(session, picker, lang),
        }
    }

    /// Puts what was typed where it belongs, before going elsewhere.
    pub fn settle(&mut self, session: &mut Session, lang: Lang) -> Result<(), Error> {
        match self {
            Self::Plane(_) | Self::Rating(_) | Self::Vote(_) => Ok(()),
            Self::Tree(tree) => tree.settle(session, lang),
            Self::Grid(grid) => grid.settle(session, lang),
            Self::Chain(chain) => chain.settle(session),
            Self::Schedule(board) => board.settle(session),
            Self::Matrix(matrix) => matrix.settle(session, lang),
        }
    }

    /// A tick of the clock: after a pause, what was typed goes to disk.
    pub fn tick(&mut self, session: &mut Session, lang: Lang) -> Result<(), Error> {
        match self {
            Self::Plane(_)
            | Self::Rating(_)
            | Self::Vote(_)
            | Self::Grid(_)
            | Self::Chain(_)
            | Self::Schedule(_) => Ok(()),
            Self::Tree(tree) => tree.tick(session, lang),
            Self::Matrix(matrix) => matrix.tick(session, lang),
        }
    }

    /// What was typed as a number and is none: it is not kept.
    pub fn unreadable(&self) -> Option<&str> {
        match self {
            Self::Grid(grid) => grid.unreadable(),
            Self::Schedule(board) => board.unreadable(),
            _ => None,
        }
    }

    /// Whether something was typed that is not on its way to disk yet.
    pub fn is_dirty(&self) -> bool {
        match self {
            Self::Plane(_) | Self::Rating(_) | Self::Vote(_) => false,
            Self::Tree(tree) => tree.is_dirty(),
            Self::Grid(grid) => grid.is_dirty(),
            Self::Chain(chain) => chain.is_dirty(),
            Self::Schedule(board) => board.is_dirty(),
            Self::Matrix(matrix) => matrix.is_dirty(),
        }
    }
}
