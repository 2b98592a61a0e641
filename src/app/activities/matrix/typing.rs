//! What typed letters do in a matrix: one letter is a whole answer where that leaves no doubt, and everything
//! else is typed and then taken.

use std::sync::Arc;

use super::Matrix;
use super::answer::{self, Way};
use super::write::Stored;
use crate::app::activities::board::Reply;
use crate::app::editor::Editor;
use crate::app::session::Session;
use crate::locale::{Arg, Lang, say};
use crate::notebook::{Error, Go};
use crate::workshop::Field;

/// An answer that is being typed.
#[derive(Debug, Clone)]
pub struct Typing {
    /// The text.
    pub editor: Editor,
    pub(super) go: Go,
    /// Ticks since the last letter; nothing when they are on their way to disk.
    pub(super) idle: Option<u8>,
}

impl Matrix {
    /// Handles typed words.
    pub fn insert(
        &mut self,
        session: &mut Session,
        words: &str,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let workshop = Arc::clone(&session.workshop);
        let is_empty = self.grid(session).questions.is_empty();
        let key = self.activity.field("value");
        let field = key.and_then(|key| {
            let cells = workshop.get_collection(self.activity.collection("cells")?)?;
            cells.get_field(key)
        });
        let (Some(field), false) = (field, is_empty) else {
            return Ok(Reply::Unused);
        };
        let way = answer::way(field);
        match way {
            Way::Typed if self.typing.is_some() || !words.trim().is_empty() => {
                self.type_words(session, field, words);
                return Ok(Reply::Done);
            }
            Way::List { many } if !words.trim().is_empty() => {
                return Ok(self.list_values(session, field, many, words.trim(), lang));
            }
            _ => {}
        }
        let mut reply = Reply::Done;
        for typed in words.chars() {
            reply = self.take_letter(session, field, way, typed, lang)?;
        }
        Ok(reply)
    }

    /// Pasted words as they would have been typed: between answers of one letter a blank only parts them.
    pub fn unpacked(&self, session: &Session, words: &str) -> String {
        let way = self.value(session).map(answer::way);
        if matches!(way, None | Some(Way::Typed | Way::List { .. })) {
            return words.to_owned();
        }
        words.split_whitespace().collect()
    }

    /// One letter where one letter is the whole answer; a blank leaves the question for later.
    fn take_letter(
        &mut self,
        session: &mut Session,
        field: &Field,
        way: Way<'_>,
        typed: char,
        lang: Lang,
    ) -> Result<Reply, Error> {
        if typed.is_whitespace() {
            self.typing = None;
            return Ok(self.advance(session, lang));
        }
        if self.past {
            return Ok(Reply::Say(say(lang, "matrix-full-move", &[])));
        }
        // «/3» says that the column is three times the row.
        let mut turned = false;
        let stored = match way {
            Way::Digit { min, max } => {
                if matches!(typed, '-' | '−') && min < 0 {
                    self.type_words(session, field, "-");
                    return Ok(Reply::Done);
                }
                let reciprocal = self.activity.reciprocal;
                if typed == '/' && reciprocal {
                    self.type_words(session, field, "/");
                    return Ok(Reply::Done);
                }
                let signed = self.typing.take().is_some();
                turned = signed && reciprocal;
                let sign = if signed && !reciprocal { -1 } else { 1 };
                let value = typed.to_digit(10).map(|digit| sign * i64::from(digit));
                match value.filter(|value| (min..=max).contains(value)) {
                    Some(value) => Stored::Plain(value.to_string()),
                    None => return Ok(out_of_scale(field, [min, max], lang)),
                }
            }
            Way::Options { options, many } => {
                let Some(id) = answer::option(options, typed, lang) else {
                    let typed = typed.to_string();
                    let args = [("typed", Arg::Text(typed.as_str()))];
                    return Ok(Reply::Say(say(lang, "matrix-no-option", &args)));
                };
                if many {
                    self.toggle(session, field, &id, lang)?;
                    return Ok(Reply::Done);
                }
                Stored::Plain(id.to_string())
            }
            Way::Flag => match answer::flag(typed) {
                Some(flag) => Stored::Plain(flag.to_string()),
                None => return Ok(Reply::Say(say(lang, "matrix-yes-or-no", &[]))),
            },
            Way::List { .. } | Way::Typed => return Ok(Reply::Unused),
        };
        let (row, column) = self.at(&self.grid(session));
        let at = if turned { (column, row) } else { (row, column) };
        let go = session.next_go();
        self.write(session, at, &stored, go, lang)?;
        self.cursor = Some((row, column));
        Ok(self.advance(session, lang))
    }

    fn type_words(&mut self, session: &mut Session, field: &Field, words: &str) {
        if self.typing.is_none() {
            // Words are added to the words; a new number takes the place of the old one.
            let at = self.at(&self.grid(session));
            let begun = self.own_words(session, at, field);
            let go = session.next_go();
            self.cursor = Some(at);
            self.typing = Some(Typing {
                editor: Editor::new(&begun),
                go,
                idle: None,
            });
        }
        if let Some(typing) = &mut self.typing {
            typing.editor.insert(words);
            typing.idle = Some(0);
        }
        self.past = false;
    }
}

fn out_of_scale(field: &Field, [min, max]: [i64; 2], lang: Lang) -> Reply {
    let (min, max) = (min.to_string(), max.to_string());
    Reply::Say(say(
        lang,
        "board-out-of-scale",
        &[
            ("field", Arg::Text(field.label.get(lang))),
            ("min", Arg::Text(&min)),
            ("max", Arg::Text(&max)),
        ],
    ))
}
