//! Where tables differ: the list by record, and one difference with what each side says, until people decide.
//!
//! What is not decided waits: the list holds nothing of its own, it asks the notebook.

use std::sync::Arc;

use super::Layer;
use crate::app::activities::form::to_stored;
use crate::app::editor::Editor;
use crate::app::key::Key;
use crate::app::session::{Session, is_picked, shorten};
use crate::app::{Act, App, Effect};
use crate::locale::{Arg, Lang, date, say};
use crate::notebook::{About, Clash, ClashId, Error, RecordId, Settlement};
use crate::workshop::FieldKind;

/// The differences, open over a screen.
#[derive(Debug, Clone, Default)]
pub struct Clashes {
    /// The difference with the cursor, in the order of the list.
    pub cursor: usize,
    /// The one that is being settled.
    pub open: Option<Settling>,
}

/// A difference that is being settled.
#[derive(Debug, Clone)]
pub struct Settling {
    /// Which.
    pub id: ClashId,
    /// The offer with the cursor.
    pub at: usize,
    /// Another answer that is being written.
    pub writing: Option<Editor>,
    /// Why the last key did nothing.
    pub trouble: Option<&'static str>,
}

/// A line of the list.
#[derive(Debug, Clone)]
pub enum Row<'a> {
    /// A record, with how many differences it has.
    Record(&'a Clash, usize),
    /// A difference, with its place among all.
    Clash(&'a Clash, usize),
}

/// Something that people can decide.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Who says it; with nobody it comes from the program.
    pub who: String,
    /// When it was said.
    pub when: String,
    /// What it says.
    pub words: String,
    /// Whether it holds meanwhile.
    pub holds: bool,
    decision: Decision,
}

/// What an offer does.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Decision {
    Answer(String),
    Parent(Option<RecordId>),
    Keep,
    Remove,
    /// What it means is no longer there.
    Nothing,
}

impl Clashes {
    /// The list, unless there is nothing to settle.
    pub fn new(session: &Session) -> Option<Self> {
        session.notebook.clashes().next().map(|_| Self::default())
    }

    /// The difference with the cursor.
    pub fn selected<'a>(&self, session: &'a Session) -> Option<&'a Clash> {
        ordered(session).get(self.cursor).copied()
    }
}

impl Settling {
    fn new(id: ClashId) -> Self {
        Self {
            id,
            at: 0,
            writing: None,
            trouble: None,
        }
    }

    /// The difference, while it is open.
    pub fn clash<'a>(&self, session: &'a Session) -> Option<&'a Clash> {
        session.notebook.clashes().find(|clash| clash.id == self.id)
    }
}

/// The open differences, those of a record together.
fn ordered(session: &Session) -> Vec<&Clash> {
    let teller = session.teller(Lang::default());
    let mut all: Vec<&Clash> = session.notebook.clashes().collect();
    all.sort_by_cached_key(|clash| (teller.place(clash), clash.id.clone()));
    all
}

/// The lines of the list.
pub fn rows(session: &Session) -> Vec<Row<'_>> {
    let all = ordered(session);
    let mut rows = Vec::with_capacity(all.len() * 2);
    for (place, clash) in all.iter().enumerate() {
        let same = |other: &&&Clash| other.id.record == clash.id.record;
        if place == 0 || !same(&&all[place - 1]) {
            rows.push(Row::Record(clash, all.iter().filter(same).count()));
        }
        rows.push(Row::Clash(clash, place));
    }
    rows
}

/// Whether people can write another answer.
pub fn takes_words(clash: &Clash, session: &Session, lang: Lang) -> bool {
    kind(clash, session, lang).is_some_and(|kind| {
        !is_picked(&kind) && !matches!(kind, FieldKind::Image | FieldKind::Geometry)
    })
}

/// The kind of the answer that a difference is about.
fn kind(clash: &Clash, session: &Session, lang: Lang) -> Option<FieldKind> {
    let About::Answer(cell) = &clash.id.about else {
        return None;
    };
    let teller = session.teller(lang);
    let field = teller.field(clash, cell)?;
    Some(match &field.kind {
        FieldKind::Map { values, .. } => (**values).clone(),
        kind => kind.clone(),
    })
}

/// What can be decided: what each side says, the same only once, and for texts both in one.
pub fn offers(clash: &Clash, session: &Session, lang: Lang) -> Vec<Offer> {
    let teller = session.teller(lang);
    let stands = |id: &str| session.content().get_record(id).is_some();
    let points =
        matches!(kind(clash, session, lang), Some(FieldKind::Ref(ref to)) if &**to != "step");
    let mut offers: Vec<(Option<&Arc<str>>, Offer)> = Vec::new();
    for side in &clash.sides {
        let who = teller.who(&side.who);
        let value = side.value.as_ref();
        if let Some((_, same)) = offers.iter_mut().find(|(other, _)| *other == value) {
            same.who = format!("{}, {who}", same.who);
            continue;
        }
        let text = value.map_or("", |value| &**value);
        let decision = match &clash.id.about {
            About::Life if value.is_none() => Decision::Remove,
            About::Life => Decision::Keep,
            About::Parent if value.is_some() && !stands(text) => Decision::Nothing,
            About::Parent => Decision::Parent(value.map(|_| RecordId::new(text))),
            About::Answer(_) if points && value.is_some() && !stands(text) => Decision::Nothing,
            About::Answer(_) => Decision::Answer(text.to_owned()),
        };
        let words = match decision {
            Decision::Keep => say(lang, "clash-keep", &[]),
            Decision::Remove => say(lang, "clash-remove", &[]),
            _ => teller.says(clash, side.value.as_deref()),
        };
        let when = date::moment(&side.at);
        let offer = Offer {
            who,
            when,
            words,
            holds: false,
            decision,
        };
        offers.push((value, offer));
    }
    let mut offers: Vec<Offer> = offers.into_iter().map(|(_, offer)| offer).collect();
    let now = now(clash, session);
    for offer in &mut offers {
        offer.holds = offer.decision == now;
    }
    offers.extend(both(clash, &offers, session, lang));
    offers
}

/// What holds meanwhile.
fn now(clash: &Clash, session: &Session) -> Decision {
    let record = session.content().get_record(clash.id.record.as_str());
    match (&clash.id.about, record) {
        (About::Life, Some(_)) => Decision::Keep,
        (About::Parent, Some(record)) => Decision::Parent(record.parent.clone()),
        (About::Answer(cell), Some(record)) => {
            let value = record.answers.get(cell);
            Decision::Answer(value.map(ToString::to_string).unwrap_or_default())
        }
        (_, None) => Decision::Nothing,
    }
}

/// All that sides say in one text.
fn both(clash: &Clash, offers: &[Offer], session: &Session, lang: Lang) -> Option<Offer> {
    let between = match kind(clash, session, lang)? {
        FieldKind::Text => "; ",
        FieldKind::LongText => "\n",
        _ => return None,
    };
    let texts = offers.iter().filter_map(|offer| match &offer.decision {
        Decision::Answer(text) if !text.is_empty() => Some(text.as_str()),
        _ => None,
    });
    let texts: Vec<&str> = texts.collect();
    let joined = texts.join(between);
    (texts.len() > 1).then(|| Offer {
        who: say(lang, "clash-both", &[]),
        when: String::new(),
        words: joined.clone(),
        holds: false,
        decision: Decision::Answer(joined),
    })
}

impl Session {
    /// Settles a difference as one operation.
    fn decide(&mut self, id: &ClashId, decision: &Decision, lang: Lang) -> Result<(), Error> {
        let choice = match decision {
            Decision::Answer(text) => Settlement::Answer(text),
            Decision::Parent(parent) => Settlement::Parent(parent.as_ref()),
            Decision::Keep => Settlement::Keep,
            Decision::Remove => Settlement::Remove,
            Decision::Nothing => return Ok(()),
        };
        self.settle(id, choice, lang)
    }
}

impl App {
    /// Words typed while the differences are open: a number decides, anything else begins another answer.
    pub(in crate::app) fn type_clashes(
        &mut self,
        mut clashes: Box<Clashes>,
        words: &str,
    ) -> Vec<Effect> {
        let lang = self.lang;
        let (Some(session), Some(settling)) = (&self.session, &mut clashes.open) else {
            self.layers.push(Layer::Clashes(clashes));
            return Vec::new();
        };
        settling.trouble = None;
        if let Some(editor) = &mut settling.writing {
            editor.insert(words);
        } else if let Some(clash) = settling.clash(session) {
            let number: Option<usize> = words.trim().parse().ok();
            let count = offers(clash, session, lang).len();
            let place = number.and_then(|number| number.checked_sub(1));
            if let Some(place) = place.filter(|place| *place < count) {
                settling.at = place;
                return self.decide(clashes);
            }
            if takes_words(clash, session, lang) && !words.trim().is_empty() {
                let mut editor = Editor::default();
                editor.insert(words);
                settling.writing = Some(editor);
            }
        }
        self.layers.push(Layer::Clashes(clashes));
        Vec::new()
    }

    /// A key for the differences, which were taken off; they are put back unless they close.
    pub(in crate::app) fn press_clashes(
        &mut self,
        mut clashes: Box<Clashes>,
        key: Key,
    ) -> Vec<Effect> {
        match key {
            Key::Ctrl('z') => return self.undo_clash(clashes, Act::Undo),
            Key::Ctrl('y') => return self.undo_clash(clashes, Act::Redo),
            // Characters come here only from a test of keys; a terminal sends words.
            Key::Char(c) => return self.type_clashes(clashes, c.encode_utf8(&mut [0; 4])),
            _ => {}
        }
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let Some(settling) = &mut clashes.open else {
            let last = ordered(session).len().saturating_sub(1);
            clashes.cursor = match key {
                Key::Esc => return Vec::new(),
                Key::Up => clashes.cursor.min(last).saturating_sub(1),
                Key::Down => (clashes.cursor + 1).min(last),
                Key::PageUp => clashes.cursor.min(last).saturating_sub(10),
                Key::PageDown => (clashes.cursor + 10).min(last),
                Key::Home => 0,
                Key::End => last,
                _ => clashes.cursor,
            };
            if key == Key::Enter {
                let selected = clashes.selected(session);
                clashes.open = selected.map(|clash| Settling::new(clash.id.clone()));
            }
            self.layers.push(Layer::Clashes(clashes));
            return Vec::new();
        };
        settling.trouble = None;
        let clash = settling.clash(session);
        let count = clash.map_or(0, |clash| offers(clash, session, self.lang).len());
        let writes = clash.is_some_and(|clash| takes_words(clash, session, self.lang));
        match (&mut settling.writing, key) {
            (Some(_), Key::Esc) => settling.writing = None,
            (Some(_), Key::Enter) => return self.write_clash(clashes),
            (Some(editor), key) => {
                editor.press(key, usize::MAX);
            }
            (None, Key::Esc) => clashes.open = None,
            (None, Key::Enter) => return self.decide(clashes),
            (None, Key::F(4)) if writes => settling.writing = Some(Editor::default()),
            (None, Key::Up | Key::Left) => settling.at = settling.at.saturating_sub(1),
            (None, Key::Down | Key::Right) => {
                settling.at = (settling.at + 1).min(count.saturating_sub(1));
            }
            (None, _) => {}
        }
        self.layers.push(Layer::Clashes(clashes));
        Vec::new()
    }

    /// Settles with the offer that has the cursor.
    fn decide(&mut self, mut clashes: Box<Clashes>) -> Vec<Effect> {
        let (Some(session), Some(settling)) = (&self.session, &mut clashes.open) else {
            return Vec::new();
        };
        let clash = settling.clash(session);
        let offers = clash.map(|clash| offers(clash, session, self.lang));
        let Some(offer) = offers.unwrap_or_default().into_iter().nth(settling.at) else {
            // It was settled by the way.
            clashes.open = None;
            self.layers.push(Layer::Clashes(clashes));
            return Vec::new();
        };
        if offer.decision == Decision::Nothing {
            settling.trouble = Some("clash-gone");
            self.layers.push(Layer::Clashes(clashes));
            return Vec::new();
        }
        self.settle_clash(clashes, &offer.decision, &offer.words)
    }

    /// Settles with what was written.
    fn write_clash(&mut self, mut clashes: Box<Clashes>) -> Vec<Effect> {
        let lang = self.lang;
        let (Some(session), Some(settling)) = (&self.session, &mut clashes.open) else {
            return Vec::new();
        };
        let kind = settling
            .clash(session)
            .and_then(|clash| kind(clash, session, lang));
        let text = settling.writing.as_ref().map_or("", Editor::text);
        let stored = kind.and_then(|kind| to_stored(text, &kind, session, lang));
        let (Some(stored), false) = (stored, text.trim().is_empty()) else {
            settling.trouble = Some("clash-not-understood");
            self.layers.push(Layer::Clashes(clashes));
            return Vec::new();
        };
        let words = text.to_owned();
        self.settle_clash(clashes, &Decision::Answer(stored), &words)
    }

    fn settle_clash(
        &mut self,
        mut clashes: Box<Clashes>,
        decision: &Decision,
        words: &str,
    ) -> Vec<Effect> {
        let lang = self.lang;
        let (Some(session), Some(settling)) = (&mut self.session, &clashes.open) else {
            return Vec::new();
        };
        if let Err(error) = session.decide(&settling.id, decision, lang) {
            self.layers.push(Layer::Clashes(clashes));
            self.fail(&error);
            return Vec::new();
        }
        let all = ordered(session);
        let next = all.get(clashes.cursor.min(all.len().saturating_sub(1)));
        if let Some(next) = next {
            clashes.cursor = clashes.cursor.min(all.len() - 1);
            clashes.open = Some(Settling::new(next.id.clone()));
            let words = shorten(words, 60);
            self.message = Some(say(lang, "clash-settled", &[("what", Arg::Text(&words))]));
            self.layers.push(Layer::Clashes(clashes));
        } else {
            self.message = Some(self.say("clashes-all-settled"));
        }
        self.after_change();
        Vec::new()
    }

    fn undo_clash(&mut self, mut clashes: Box<Clashes>, act: Act) -> Vec<Effect> {
        let effects = self.act(act);
        let Some(session) = &self.session else {
            return effects;
        };
        let all = ordered(session);
        clashes.open = None;
        clashes.cursor = clashes.cursor.min(all.len().saturating_sub(1));
        if !all.is_empty() {
            self.layers.push(Layer::Clashes(clashes));
        }
        effects
    }
}
