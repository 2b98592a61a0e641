//! Pairs of records that may be the same thing, one pair at a time: people join them or say that they differ.

use super::Layer;
use crate::app::duplicates::{Pair, pairs};
use crate::app::key::Key;
use crate::app::session::{Session, shorten};
use crate::app::{Act, App, Effect};
use crate::locale::{Arg, Lang, say};
use crate::notebook::Error;

/// The pairs, open over a screen.
#[derive(Debug, Clone)]
pub struct Duplicates {
    pairs: Vec<Pair>,
    /// The pair that is shown.
    pub cursor: usize,
    /// Whether the right one would stay.
    pub keeps_right: bool,
    /// The first answer shown.
    pub top: usize,
}

impl Duplicates {
    /// The pairs of a notebook, unless there are none.
    pub fn new(session: &Session, lang: Lang) -> Result<Option<Self>, Error> {
        let pairs = pairs(session)?;
        Ok((!pairs.is_empty()).then(|| Self::at(pairs, 0, session, lang)))
    }

    /// The pairs from one on; the fuller record of it is the one to keep.
    fn at(pairs: Vec<Pair>, cursor: usize, session: &Session, lang: Lang) -> Self {
        let cursor = cursor.min(pairs.len().saturating_sub(1));
        let rows = pairs
            .get(cursor)
            .map(|pair| session.side_by_side(pair, lang));
        let count = |side: usize| {
            let rows = rows.iter().flatten();
            rows.filter(|(_, says)| !says[side].is_empty()).count()
        };
        Self {
            keeps_right: count(1) > count(0),
            pairs,
            cursor,
            top: 0,
        }
    }

    /// The pair that is shown.
    pub fn pair(&self) -> Option<&Pair> {
        self.pairs.get(self.cursor)
    }

    /// How many pairs there are.
    pub fn n_pairs(&self) -> usize {
        self.pairs.len()
    }
}

impl App {
    /// A key for the pairs, which were taken off; they are put back unless they close.
    pub(in crate::app) fn press_duplicates(
        &mut self,
        mut found: Box<Duplicates>,
        key: Key,
    ) -> Vec<Effect> {
        let lang = self.lang;
        let (Some(session), Some(pair)) = (&mut self.session, found.pair().cloned()) else {
            return Vec::new();
        };
        let cursor = found.cursor;
        match key {
            Key::Esc => return Vec::new(),
            Key::Left => found.keeps_right = false,
            Key::Right | Key::Tab => found.keeps_right = true,
            Key::Up | Key::Down => {
                let next = if key == Key::Down {
                    cursor + 1
                } else {
                    cursor.saturating_sub(1)
                };
                *found = Duplicates::at(std::mem::take(&mut found.pairs), next, session, lang);
            }
            Key::PageDown => {
                let last = session.side_by_side(&pair, lang).len().saturating_sub(1);
                found.top = (found.top + 5).min(last);
            }
            Key::PageUp => found.top = found.top.saturating_sub(5),
            Key::Enter => {
                let (keep, gone) = if found.keeps_right {
                    (&pair.right, &pair.left)
                } else {
                    (&pair.left, &pair.right)
                };
                match session.join(keep, gone, lang) {
                    Ok(name) => {
                        let name = shorten(&name, 40);
                        let args = [("name", Arg::Text(&name))];
                        self.message = Some(say(lang, "duplicates-joined", &args));
                        let touches = |other: &Pair| other.left == *gone || other.right == *gone;
                        found.pairs.retain(|other| !touches(other));
                        self.after_change();
                        self.show_pairs(found.pairs, cursor);
                    }
                    Err(error) => {
                        self.layers.push(Layer::Duplicates(found));
                        self.fail(&error);
                    }
                }
                return Vec::new();
            }
            Key::Char(' ') => {
                session.apart.insert((pair.left, pair.right));
                found.pairs.remove(cursor);
                self.show_pairs(found.pairs, cursor);
                return Vec::new();
            }
            Key::Ctrl('z' | 'y') => {
                let act = if key == Key::Ctrl('z') {
                    Act::Undo
                } else {
                    Act::Redo
                };
                let effects = self.act(act);
                self.look_again(cursor);
                return effects;
            }
            _ => {}
        }
        self.layers.push(Layer::Duplicates(found));
        Vec::new()
    }

    /// Looks for the pairs again.
    fn look_again(&mut self, cursor: usize) {
        let Some(session) = &self.session else {
            return;
        };
        match pairs(session) {
            Ok(pairs) => self.show_pairs(pairs, cursor),
            Err(error) => self.fail(&error),
        }
    }

    /// Shows the pairs that are left; without any the window closes.
    fn show_pairs(&mut self, pairs: Vec<Pair>, cursor: usize) {
        let lang = self.lang;
        let Some(session) = &self.session else {
            return;
        };
        if pairs.is_empty() {
            let none = self.say("duplicates-none");
            self.message = Some(match self.message.take() {
                Some(message) => format!("{message} {none}"),
                None => none,
            });
            return;
        }
        let found = Duplicates::at(pairs, cursor, session, lang);
        self.layers.push(Layer::Duplicates(Box::new(found)));
    }
}
