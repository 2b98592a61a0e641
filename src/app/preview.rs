//! What a way back would change, in words: shown before it is taken.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::session::{Session, shorten};
use super::told::Teller;
use crate::locale::{Arg, Lang, date, number, say};
use crate::notebook::{Change, RecordId, TakingBack};

/// Names told of each kind, and changes told one by one.
const NAMES: usize = 12;
const CHANGES: usize = 200;

/// What happens to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Back,
    Gone,
    Changed,
}

/// The records of a collection by what happens to them.
type Fates = BTreeMap<Fate, Vec<RecordId>>;

fn shown(count: usize, lang: Lang) -> String {
    number::integer(i64::try_from(count).unwrap_or(i64::MAX), lang)
}

fn counted(lang: Lang, key: &str, count: usize) -> String {
    let number = shown(count, lang);
    let args = [("count", Arg::Count(count)), ("shown", Arg::Text(&number))];
    say(lang, key, &args)
}

/// What taking an entry back would do: each cell as it is now and as it would be.
pub fn of_undo(
    session: &Session,
    teller: &Teller<'_>,
    taking: &TakingBack,
    lang: Lang,
) -> Vec<String> {
    let what = session.describe(&taking.words, lang);
    let key = if taking.again {
        "history-ask-again"
    } else {
        "history-ask-undo"
    };
    let mut lines = vec![
        say(lang, key, &[("what", Arg::Text(&what))]),
        counted(lang, "history-ask-count", taking.changes.len()),
    ];
    let mut last: Option<&RecordId> = None;
    for change in taking.changes.iter().take(CHANGES) {
        if last != Some(change.id()) {
            lines.push(format!(" {}", teller.record(change.id().as_str())));
            last = Some(change.id());
        }
        let (now, then) = teller.sides(change);
        let label = teller.label(change);
        let (now, then) = (shorten(&now, 60), shorten(&then, 60));
        lines.push(format!("   {label}: {now} → {then}"));
    }
    let more = taking.changes.len().saturating_sub(CHANGES);
    if more > 0 {
        lines.push(format!(" {}", counted(lang, "history-ask-more", more)));
    }
    lines.push(say(lang, "history-ask-rest", &[]));
    lines
}

/// What returning to the moment of an entry would do: how many records of each list come back, go and change.
pub fn of_return(
    session: &Session,
    teller: &Teller<'_>,
    n: u64,
    changes: &[Change],
    lang: Lang,
) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(moment) = session.notebook.moment(n) {
        let (when, what) = (
            date::moment(&moment.at),
            session.describe(&moment.words, lang),
        );
        let args = [("when", Arg::Text(&when)), ("what", Arg::Text(&what))];
        lines.push(say(lang, "history-ask-return", &args));
    }
    for (collection, fates) in by_collection(session, teller, changes) {
        let title = session.workshop.get_collection(&collection);
        lines.push(match title {
            Some(collection) => format!(" {}", collection.plural.get(lang)),
            None => format!(" {}", say(lang, "history-settings", &[])),
        });
        for (fate, ids) in fates {
            let key = match fate {
                Fate::Back => "history-ask-back",
                Fate::Gone => "history-ask-gone",
                Fate::Changed => "history-ask-changed",
            };
            let names = names(teller, &ids, title.is_some(), lang);
            lines.push(format!("   {}{names}", counted(lang, key, ids.len())));
        }
    }
    lines.push(say(lang, "history-ask-kept", &[]));
    lines
}

/// Records by collection and by what happens to them, in the order of the definition.
fn by_collection(
    session: &Session,
    teller: &Teller<'_>,
    changes: &[Change],
) -> Vec<(Arc<str>, Fates)> {
    let mut fates: BTreeMap<&RecordId, Fate> = BTreeMap::new();
    for change in changes {
        let fate = match change {
            Change::Record { before: None, .. } => Fate::Back,
            Change::Record { after: None, .. } => Fate::Gone,
            _ => Fate::Changed,
        };
        let known = fates.entry(change.id()).or_insert(fate);
        *known = (*known).min(fate);
    }
    let mut lists: BTreeMap<Arc<str>, Fates> = BTreeMap::new();
    for (id, fate) in fates {
        let list = lists.entry(teller.collection_id(id.as_str())).or_default();
        list.entry(fate).or_default().push(id.clone());
    }
    for ids in lists.values_mut().flat_map(BTreeMap::values_mut) {
        ids.sort_by_key(|id| teller.position(id.as_str()));
    }
    let order = |id: &Arc<str>| {
        let mut all = session.workshop.collections.iter();
        all.position(|collection| collection.id == *id)
            .unwrap_or(usize::MAX)
    };
    let mut lists: Vec<_> = lists.into_iter().collect();
    lists.sort_by_key(|(id, _)| order(id));
    lists
}

/// The names of records after a colon, as many as are told.
fn names(teller: &Teller<'_>, ids: &[RecordId], have_names: bool, lang: Lang) -> String {
    if !have_names {
        return String::new();
    }
    let mut names: Vec<String> = ids
        .iter()
        .take(NAMES)
        .map(|id| {
            let name = shorten(&teller.name(id.as_str()), 40);
            say(lang, "history-quoted", &[("name", Arg::Text(&name))])
        })
        .collect();
    let more = ids.len().saturating_sub(NAMES);
    if more > 0 {
        names.push(counted(lang, "history-ask-more", more));
    }
    format!(": {}", names.join(", "))
}
