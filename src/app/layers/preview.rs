//! What going from one state of a notebook to another changes, in words: by list, with the names of the records.

use std::collections::{BTreeMap, BTreeSet};

use super::super::session::shorten;
use crate::locale::{Arg, Lang, say};
use crate::notebook::backup::{Difference, differences};
use crate::notebook::{Cell, Content, RecordId};
use crate::plan::Reading;
use crate::workshop::{Collection, Workshop};

/// How many records of one kind are named; the rest is counted.
const NAMED: usize = 12;

/// What changes, in lines: the name of a list with its counts, and below it the records, further in.
pub fn preview(now: &Content, then: &Content, workshop: &Workshop, lang: Lang) -> Vec<String> {
    let mut all = differences(now, then);
    if all.is_empty() {
        return vec![say(lang, "difference-none", &[])];
    }
    let states = (
        Reading {
            content: now,
            workshop,
        },
        Reading {
            content: then,
            workshop,
        },
    );
    let mut lines = Vec::new();
    for collection in &workshop.collections {
        if let Some(difference) = all.remove(&collection.id) {
            of_collection(&mut lines, collection, &difference, &states, lang);
        }
    }
    // Marks of steps, the profile, and lists of a definition that is no longer there.
    if !all.is_empty() {
        lines.push(say(lang, "difference-other", &[]));
    }
    lines
}

fn of_collection(
    lines: &mut Vec<String>,
    collection: &Collection,
    difference: &Difference,
    (now, then): &(Reading<'_>, Reading<'_>),
    lang: Lang,
) {
    let title = [&collection.plural, &collection.title]
        .map(|words| words.get(lang))
        .into_iter()
        .find(|title| !title.is_empty());
    let title = title.unwrap_or(&collection.id);
    lines.push(format!("{title}: {}", counted(difference, lang)));
    let name = |reading: &Reading<'_>, id: &RecordId| shorten(&reading.name(id.as_str(), lang), 60);
    // In the order in which people see them, not in that of their ids.
    let (here, there) = (
        now.content.ids(&collection.id),
        then.content.ids(&collection.id),
    );
    let added: BTreeSet<&RecordId> = difference.added.iter().collect();
    let added = there.iter().filter(|id| added.contains(id));
    named(lines, "+", added.map(|id| name(then, id)), lang);
    let removed: BTreeSet<&RecordId> = difference.removed.iter().collect();
    let removed = here.iter().filter(|id| removed.contains(id));
    named(lines, "−", removed.map(|id| name(now, id)), lang);
    let changed: BTreeMap<&RecordId, &[Cell]> = difference
        .changed
        .iter()
        .map(|(id, cells)| (id, cells.as_slice()))
        .collect();
    let changed = here.iter().filter_map(|id| {
        let fields = fields(collection, changed.get(id)?, lang);
        Some(format!("{} ({})", name(now, id), fields.join(", ")))
    });
    named(lines, "~", changed, lang);
}

/// The labels of the fields of some cells, each once.
fn fields<'a>(collection: &'a Collection, cells: &'a [Cell], lang: Lang) -> Vec<&'a str> {
    let mut fields: Vec<&str> = Vec::new();
    for cell in cells {
        let label = collection
            .get_field(&cell.field)
            .map_or(&*cell.field, |field| field.label.get(lang));
        if !fields.contains(&label) {
            fields.push(label);
        }
    }
    fields
}

fn named(lines: &mut Vec<String>, mark: &str, names: impl Iterator<Item = String>, lang: Lang) {
    let names: Vec<String> = names.collect();
    let shown = names.iter().take(NAMED);
    lines.extend(shown.map(|name| format!("  {mark} {name}")));
    if names.len() > NAMED {
        let rest = (names.len() - NAMED).to_string();
        let more = say(lang, "difference-more", &[("count", Arg::Text(&rest))]);
        lines.push(format!("  {mark} {more}"));
    }
}

fn counted(difference: &Difference, lang: Lang) -> String {
    let counts = [
        ("difference-added", difference.added.len()),
        ("difference-removed", difference.removed.len()),
        ("difference-changed", difference.changed.len()),
        ("difference-moved", difference.moved.len()),
    ];
    let said: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| {
            let shown = count.to_string();
            let args = [("n", Arg::Count(count)), ("count", Arg::Text(&shown))];
            say(lang, key, &args)
        })
        .collect();
    said.join(", ")
}
