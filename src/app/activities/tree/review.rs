//! From problems to objectives: the wording is proposed, people look at each one, and all that is taken becomes
//! records at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Tree;
use crate::app::activities::board::Reply;
use crate::app::editor::Editor;
use crate::app::key::Key;
use crate::app::session::Session;
use crate::locale::{Arg, Lang, say};
use crate::notebook::{At, Cell, Error, Op, RecordId};

/// A proposed objective.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The problem that it turns round.
    pub origin: RecordId,
    /// Its words.
    pub editor: Editor,
    /// Whether it becomes an objective.
    pub take: bool,
}

/// The proposed objectives.
#[derive(Debug, Clone, Default)]
pub struct Review {
    /// Each of them, in the order of the problems.
    pub drafts: Vec<Draft>,
    /// The one with the cursor.
    pub at: usize,
}

impl Review {
    /// Typed words change the proposal with the cursor, which is then taken.
    pub(super) fn insert(&mut self, words: &str) {
        if let Some(draft) = self.drafts.get_mut(self.at) {
            if words == " " && !draft.take {
                draft.take = true;
                return;
            }
            draft.editor.insert(words);
            draft.take = true;
        }
    }

    /// How many become objectives.
    pub fn n_taken(&self) -> usize {
        let taken = |draft: &&Draft| draft.take && !draft.editor.text().trim().is_empty();
        self.drafts.iter().filter(taken).count()
    }
}

impl Tree {
    /// The proposals for the problems of the tree that are no objective yet.
    pub(super) fn begin_review(&mut self, session: &Session, lang: Lang) -> Reply {
        let Some(origin) = self.activity.field("into_origin") else {
            return Reply::Unused;
        };
        let into = self
            .activity
            .collection("into")
            .map(|id| session.content().records(id));
        let done: BTreeSet<&str> = into
            .into_iter()
            .flatten()
            .flat_map(|record| record.set(origin))
            .collect();
        let (plan, _) = session.plan();
        let proposed = match plan.results().objectives() {
            Ok(proposed) => proposed,
            Err(unsaid) => return Reply::Say(unsaid.say(lang)),
        };
        let drafts: Vec<Draft> = proposed
            .drafts
            .iter()
            .filter(|(problem, _)| !done.contains(&**problem))
            .map(|(problem, draft)| Draft {
                origin: RecordId::new(Arc::clone(problem)),
                editor: Editor::new(draft.as_deref().unwrap_or_default()),
                take: draft.is_some(),
            })
            .collect();
        if drafts.is_empty() {
            return Reply::Say(say(lang, "tree-all-turned", &[]));
        }
        self.review = Some(Review { drafts, at: 0 });
        Reply::Done
    }

    pub(super) fn press_review(
        &mut self,
        session: &mut Session,
        key: Key,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let Some(review) = &mut self.review else {
            return Ok(Reply::Unused);
        };
        let last = review.drafts.len().saturating_sub(1);
        match key {
            Key::Esc => self.review = None,
            Key::Up => review.at = review.at.saturating_sub(1),
            Key::Down => review.at = (review.at + 1).min(last),
            Key::PageUp => review.at = review.at.saturating_sub(10),
            Key::PageDown => review.at = (review.at + 10).min(last),
            Key::Tab => {
                if let Some(draft) = review.drafts.get_mut(review.at) {
                    draft.take = !draft.take;
                }
            }
            Key::Enter => return self.take_reviewed(session, lang),
            key => {
                if let Some(draft) = review.drafts.get_mut(review.at) {
                    draft.editor.press(key, usize::MAX);
                }
            }
        }
        Ok(Reply::Done)
    }

    /// All that is taken becomes records, as one operation, each with the problem that it came from.
    fn take_reviewed(&mut self, session: &mut Session, lang: Lang) -> Result<Reply, Error> {
        let Some(review) = self.review.take() else {
            return Ok(Reply::Unused);
        };
        let count = review.n_taken();
        let into = self
            .activity
            .collection("into")
            .and_then(|id| session.workshop.get_collection(id));
        let (Some((id, prefix)), Some(text), Some(origin)) = (
            into.map(|into| (into.id.to_string(), into.prefix.clone())),
            self.activity.field("into_text").cloned(),
            self.activity.field("into_origin").cloned(),
        ) else {
            return Ok(Reply::Unused);
        };
        if count == 0 {
            return Ok(Reply::Say(say(lang, "tree-none-taken", &[])));
        }
        let op = Op::AddMany {
            collection: id.clone(),
            count,
        };
        session.change(&op, |tx| {
            for draft in review.drafts.iter().filter(|draft| draft.take) {
                let words = draft.editor.text().trim();
                if words.is_empty() {
                    continue;
                }
                let record = tx.add(&id, &prefix, At::End);
                tx.set(&record, Cell::plain(Arc::clone(&text)), words);
                tx.set(
                    &record,
                    Cell::keyed(Arc::clone(&origin), draft.origin.as_str()),
                    "1",
                );
            }
        })?;
        let shown = count.to_string();
        Ok(Reply::Say(say(
            lang,
            "tree-turned",
            &[("count", Arg::Text(&shown))],
        )))
    }
}
