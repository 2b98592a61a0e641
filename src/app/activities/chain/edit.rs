//! What a chain writes: new records, branches that move or are copied, and the way that leads to a line.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Asked, Board};
use crate::app::activities::board::Reply;
use crate::app::layers::{Choosing, Picker};
use crate::app::session::{Session, shorten};
use crate::locale::{Arg, Lang, Words, say};
use crate::notebook::{At, Cell, Error, Op, RecordId, Transaction};
use crate::plan::chain::Level;
use crate::plan::trace::Trace;
use crate::text;

/// Makes a record of a level hang where a path says: `from` is where it hung before, for fields of several
/// references.
fn hang_on(
    tx: &mut Transaction<'_>,
    id: &RecordId,
    level: &Level,
    ends: &[(Arc<str>, RecordId)],
    from: Option<&RecordId>,
) {
    for (field, to) in ends {
        if level.is_many && level.parent.as_ref() == Some(field) {
            if let Some(from) = from {
                tx.set(id, Cell::keyed(Arc::clone(field), from.as_str()), "");
            }
            tx.set(id, Cell::keyed(Arc::clone(field), to.as_str()), "1");
        } else {
            tx.set(id, Cell::plain(Arc::clone(field)), to.as_str());
        }
    }
}

impl Board {
    fn name(session: &Session, id: &RecordId, lang: Lang) -> String {
        session.reading().name(id.as_str(), lang)
    }

    /// Writes the record that is being typed and goes to it; tells whether there was one.
    pub(super) fn write_new(&mut self, session: &mut Session) -> Result<bool, Error> {
        let level = self.new_level(session);
        let Some(new) = self.new.take() else {
            return Ok(false);
        };
        let name = text::clean(new.editor.text()).trim().to_owned();
        let chain = self.chain(session);
        let collection = chain
            .levels
            .get(level)
            .and_then(|level| session.workshop.get_collection(&level.collection));
        let (Some(collection), false) = (collection.cloned(), name.is_empty()) else {
            return Ok(false);
        };
        let at = self.selected(session);
        let mut path = at.map_or_else(|| vec![None; chain.levels.len()], |at| chain.path(at));
        path.truncate(level);
        let beside = at
            .filter(|_| !new.below)
            .map(|at| chain.nodes[at].id.clone());
        let ends = chain.ends(level, &path);
        let op = Op::Add {
            collection: collection.id.to_string(),
            name: name.clone(),
        };
        let id = session.change(&op, |tx| {
            let place = beside.as_ref().map_or(At::End, At::After);
            let id = tx.add(&collection.id, &collection.prefix, place);
            tx.set(&id, Cell::plain(Arc::clone(&collection.name)), &name);
            // At the top enters what passes, so that what was just written does not go out of sight.
            if let (0, Some(filter)) = (level, &self.activity.rows_where)
                && let Some(first) = filter.values.first()
            {
                tx.set(&id, Cell::plain(Arc::clone(&filter.field)), first);
            }
            hang_on(tx, &id, &chain.levels[level], &ends, None);
            id
        })?;
        let parent = path.last().cloned().flatten();
        self.find(session, &id, parent.as_ref());
        Ok(true)
    }

    /// Goes to the line of a record, under one record when it has several.
    fn find(&mut self, session: &Session, id: &RecordId, under: Option<&RecordId>) {
        let chain = self.chain(session);
        let is_it = |at: &usize| {
            let node = &chain.nodes[*at];
            let parent = node.parent.map(|parent| &chain.nodes[parent].id);
            node.id == *id && (under.is_none() || parent == under)
        };
        let all = 0..chain.nodes.len();
        let line = all.clone().find(is_it);
        let line = line.or_else(|| all.clone().find(|at| chain.nodes[*at].id == *id));
        if let Some(line) = line {
            self.go_to(session, line);
        }
    }

    /// The lines that the one with the cursor can hang from.
    pub(super) fn ask_where(&mut self, session: &Session, at: usize, lang: Lang) -> Reply {
        let chain = self.chain(session);
        let level = chain.nodes[at].level;
        let Some(above) = level.checked_sub(1) else {
            return Reply::Say(say(lang, "chain-is-top", &[]));
        };
        let all = 0..chain.nodes.len();
        let offered: Vec<usize> = all
            .filter(|line| chain.nodes[*line].level == above && !chain.nodes[*line].is_loose)
            .collect();
        if offered.is_empty() {
            return Reply::Say(say(lang, "tree-nothing-to-hang-from", &[]));
        }
        let options = (0..).zip(&offered).map(|(place, line): (usize, _)| {
            let node = &chain.nodes[*line];
            let name = Self::name(session, &node.id, lang);
            (
                Arc::from(place.to_string()),
                format!("{} {name}", node.number),
            )
        });
        let options: Vec<(Arc<str>, String)> = options.collect();
        let now = chain.nodes[at].parent;
        let now = now.and_then(|now| offered.iter().position(|line| *line == now));
        let title = |lang| {
            let shown = shorten(&Self::name(session, &chain.nodes[at].id, lang), 40);
            say(lang, "tree-hang-title", &[("name", Arg::Text(&shown))])
        };
        self.asked = Some(Asked::Hang(at, offered));
        Reply::Pick(Box::new(Picker {
            title: Words {
                es: title(Lang::Es),
                en: title(Lang::En),
            },
            options,
            chosen: now
                .into_iter()
                .map(|now| Arc::from(now.to_string()))
                .collect(),
            many: false,
            numbered: false,
            creates: None,
            choosing: Choosing::default(),
        }))
    }

    /// Hangs a line from another; all below moves with it, also where it points to what is above.
    pub(super) fn hang(
        &mut self,
        session: &mut Session,
        line: usize,
        to: usize,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let chain = self.chain(session);
        let bound = (chain.nodes.get(line), chain.nodes.get(to));
        let (Some(node), Some(target)) = bound else {
            return Ok(Reply::Unused);
        };
        let mut path = chain.path(to);
        let from = node.parent.map(|parent| chain.nodes[parent].id.clone());
        let op = Op::Move {
            collection: chain.levels[node.level].collection.to_string(),
            name: Self::name(session, &node.id, lang),
        };
        path.truncate(node.level);
        let (id, under) = (node.id.clone(), target.id.clone());
        session.change(&op, |tx| {
            for at in chain.branch(line) {
                let own = &chain.nodes[at];
                let ends = chain.ends(own.level, &path);
                let level = &chain.levels[own.level];
                // Below the line itself only what points above it changes.
                let ends: Vec<_> = ends
                    .into_iter()
                    .filter(|(field, _)| at == line || level.parent.as_ref() != Some(field))
                    .collect();
                hang_on(tx, &own.id, level, &ends, from.as_ref());
            }
        })?;
        self.find(session, &id, Some(&under));
        Ok(Reply::Done)
    }

    /// Takes a line off the one that it hangs from; all below stays with it.
    pub(super) fn let_loose(
        &mut self,
        session: &mut Session,
        line: usize,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let chain = self.chain(session);
        let node = &chain.nodes[line];
        let level = &chain.levels[node.level];
        let (Some(field), Some(parent)) = (level.parent.clone(), node.parent) else {
            return Ok(Reply::Say(say(lang, "tree-hangs-from-nothing", &[])));
        };
        let cell = if level.is_many {
            Cell::keyed(field, chain.nodes[parent].id.as_str())
        } else {
            Cell::plain(field)
        };
        let op = Op::Move {
            collection: level.collection.to_string(),
            name: Self::name(session, &node.id, lang),
        };
        session.change(&op, |tx| tx.set(&node.id, cell, ""))?;
        Ok(Reply::Say(say(lang, "chain-let-loose", &[])))
    }

    /// Copies a line with all below, beside it.
    pub(super) fn copy(
        &mut self,
        session: &mut Session,
        line: usize,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let chain = self.chain(session);
        let root = &chain.nodes[line];
        let name = Self::name(session, &root.id, lang);
        let named = say(lang, "chain-copy-name", &[("name", Arg::Text(&name))]);
        let workshop = Arc::clone(&session.workshop);
        let lines: Vec<usize> = chain.branch(line).collect();
        let different: BTreeSet<&RecordId> = lines.iter().map(|at| &chain.nodes[*at].id).collect();
        let count = different.len();
        let op = Op::AddMany {
            collection: chain.levels[root.level].collection.to_string(),
            count,
        };
        let copy = session.change(&op, |tx| {
            let mut copies: BTreeMap<RecordId, RecordId> = BTreeMap::new();
            for at in &lines {
                let node = &chain.nodes[*at];
                let level = &chain.levels[node.level];
                let Some(collection) = workshop.get_collection(&level.collection) else {
                    continue;
                };
                let Some(record) = tx.content().get_record(node.id.as_str()) else {
                    continue;
                };
                if copies.contains_key(&node.id) {
                    continue;
                }
                let answers = record.answers.clone();
                let id = tx.add(&level.collection, &collection.prefix, At::After(&node.id));
                for (cell, value) in &answers {
                    // What pointed to a line that is copied points to its copy.
                    let moved = |id: &str| copies.get(&RecordId::new(id)).cloned();
                    let is_set = !cell.key.is_empty() && level.parent.as_ref() == Some(&cell.field);
                    match (is_set, moved(&cell.key), moved(value)) {
                        (true, Some(to), _) => {
                            let cell = Cell::keyed(Arc::clone(&cell.field), to.as_str());
                            tx.set(&id, cell, value);
                        }
                        // A copied branch belongs to the copies alone.
                        (true, None, _) if *at != line => {}
                        (_, _, Some(to)) => tx.set(&id, cell.clone(), to.as_str()),
                        _ => tx.set(&id, cell.clone(), value),
                    }
                }
                if *at == line {
                    tx.set(&id, Cell::plain(Arc::clone(&collection.name)), &named);
                }
                copies.insert(node.id.clone(), id);
            }
            copies.get(&root.id).cloned()
        })?;
        let under = root.parent.map(|parent| chain.nodes[parent].id.clone());
        if let Some(copy) = copy {
            self.find(session, &copy, under.as_ref());
        }
        let shown = count.to_string();
        let args = [("count", Arg::Count(count)), ("shown", Arg::Text(&shown))];
        Ok(Reply::Say(say(lang, "chain-copied", &args)))
    }

    /// Why a line is there: where it comes from and what it leads to; choosing one goes there.
    pub(super) fn ask_why(&mut self, session: &Session, at: usize, lang: Lang) -> Reply {
        let chain = self.chain(session);
        let trace = Trace::of(session.results(), &chain, at);
        let words = |lang| {
            let shown = shorten(&Self::name(session, &chain.nodes[at].id, lang), 40);
            say(lang, "chain-why", &[("name", Arg::Text(&shown))])
        };
        let options = (0..).zip(&trace.lines).map(|(place, line): (usize, _)| {
            (
                Arc::from(format!("{place} {}", line.record.as_str())),
                line.words.get(lang).to_owned(),
            )
        });
        self.asked = Some(Asked::Trace);
        Reply::Pick(Box::new(Picker {
            title: Words {
                es: words(Lang::Es),
                en: words(Lang::En),
            },
            options: options.collect(),
            chosen: BTreeSet::new(),
            many: false,
            numbered: false,
            creates: None,
            choosing: Choosing::default(),
        }))
    }
}
