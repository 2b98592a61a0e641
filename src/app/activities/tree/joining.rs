//! Two cards that say the same become one: what hung from either hangs from the one that stays.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Asked, Tree};
use crate::app::activities::board::Reply;
use crate::app::layers::{Choosing, Picker};
use crate::app::session::{Session, shorten};
use crate::locale::{Arg, Lang, Words, list_and, say};
use crate::notebook::{Content, Error, Op, RecordId};
use crate::plan::branches::{Line, Side, circle};
use crate::workshop::Activity;

impl Tree {
    /// The cards that may say the same as the one with the cursor.
    pub(super) fn ask_same(&mut self, session: &Session, line: &Line, lang: Lang) -> Reply {
        let reading = session.reading();
        let name = |id: &RecordId| reading.name(id.as_str(), lang);
        let mut seen = BTreeSet::new();
        let branches = self.branches(session);
        let others = branches.lines.iter().filter(|other| {
            other.side != Side::Group && other.id != line.id && seen.insert(other.id.clone())
        });
        let options: Vec<(Arc<str>, String)> = others
            .map(|other| (Arc::from(other.id.as_str()), name(&other.id)))
            .collect();
        if options.is_empty() {
            return Reply::Say(say(lang, "tree-nothing-to-join", &[]));
        }
        let title = |lang| {
            let shown = shorten(&name(&line.id), 40);
            say(lang, "tree-join-title", &[("name", Arg::Text(&shown))])
        };
        self.asked = Some((Asked::Join, line.id.clone()));
        Reply::Pick(Box::new(Picker {
            title: Words {
                es: title(Lang::Es),
                en: title(Lang::En),
            },
            options,
            chosen: BTreeSet::new(),
            many: false,
            numbered: false,
            creates: None,
            choosing: Choosing::default(),
        }))
    }

    /// Makes a card and another one the same: the other one stays, with what hung from both.
    pub(super) fn join(
        &mut self,
        session: &mut Session,
        gone: &RecordId,
        keep: &RecordId,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let activity = Arc::clone(&self.activity);
        let between = [(gone, keep), (keep, gone)]
            .into_iter()
            .find_map(|(from, to)| between(session.content(), &activity, from, to));
        let reading = session.reading();
        let name = |id: &RecordId| reading.name(id.as_str(), lang);
        if let Some(way) = between {
            let names = list_and(&way.iter().map(name).collect::<Vec<_>>(), lang);
            return Ok(Reply::Say(say(
                lang,
                "tree-circle",
                &[("names", Arg::Text(&names))],
            )));
        }
        let kept = name(keep);
        let op = Op::Join {
            collection: activity.collection_id("nodes"),
            name: kept.clone(),
        };
        let links = activity.collection("links").cloned();
        let ends = ["cause", "effect"].map(|role| activity.field(role).cloned());
        session.change(&op, |tx| {
            tx.join(keep, gone);
            let (Some(links), [Some(cause), Some(effect)]) = (&links, &ends) else {
                return;
            };
            let mut seen = BTreeSet::new();
            let idle: Vec<RecordId> = tx
                .content()
                .records(links)
                .filter(|link| {
                    let ends = [cause, effect].map(|end| link.get(end).map(str::to_owned));
                    ends[0] == ends[1] || !seen.insert(ends)
                })
                .map(|link| link.id.clone())
                .collect();
            for link in &idle {
                tx.remove(link);
            }
        })?;
        let branches = self.branches(session);
        let place = branches.lines.iter().position(|line| line.id == *keep);
        self.cursor = place.unwrap_or(self.cursor);
        let kept = shorten(&kept, 30);
        Ok(Reply::Say(say(
            lang,
            "tree-joined",
            &[("name", Arg::Text(&kept))],
        )))
    }
}

/// The way from a card up to another through cards between them: were both one, it would cause itself.
fn between(
    content: &Content,
    activity: &Activity,
    from: &RecordId,
    to: &RecordId,
) -> Option<Vec<RecordId>> {
    let (cause, effect) = (activity.field("cause")?, activity.field("effect")?);
    let links = content.records(activity.collection("links")?);
    let above = links
        .filter(|link| link.get(cause) == Some(from.as_str()))
        .filter_map(|link| link.get(effect))
        .filter(|id| *id != to.as_str());
    let mut above = above.map(RecordId::new);
    above.find_map(|next| {
        let way = circle(content, activity, to, &next)?;
        Some([from.clone()].into_iter().chain(way).collect())
    })
}
