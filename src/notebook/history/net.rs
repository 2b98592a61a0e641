//! Changes added up, and the way from the present to a wanted state.

use std::collections::{BTreeMap, BTreeSet};

use crate::notebook::change::Change;
use crate::notebook::content::{Cell, Content, Record, RecordId};

/// A cell of a record, or its place.
pub(super) type Spot = (RecordId, Option<Cell>);

/// What several changes did together to each cell and place: the first `before` and the last `after`.
pub(super) type Net = BTreeMap<Spot, Change>;

/// The cell or place of a change.
pub(super) fn spot(change: &Change) -> Spot {
    (change.id().clone(), change.cell().cloned())
}

/// Adds a change that came after those already there.
pub(super) fn add(net: &mut Net, change: Change) {
    match net.get_mut(&spot(&change)) {
        Some(whole) => whole.extend(&change),
        None => {
            net.insert(spot(&change), change);
        }
    }
}

/// The change that brings a cell or place from what it is now to the `after` of another change; nothing when
/// it is so already.
pub(super) fn from_now(content: &Content, wanted: Change) -> Option<Change> {
    let record = content.get_record(wanted.id().as_str());
    let change = match wanted {
        Change::Record { id, after, .. } => Change::Record {
            id,
            before: record.map(Record::place),
            after,
        },
        Change::Answer {
            id, cell, after, ..
        } => Change::Answer {
            before: record.and_then(|record| record.answers.get(&cell).cloned()),
            id,
            cell,
            after,
        },
    };
    (!change.is_idle()).then_some(change)
}

/// The changes that bring the content to the `after` of each wanted change: records that come back first, then
/// answers, then records that go. What a log that was cut or damaged leaves open never leaves an answer
/// without its record: it is left out, and a record that goes takes all of its answers.
pub(super) fn bring(content: &Content, wanted: impl IntoIterator<Item = Change>) -> Vec<Change> {
    let (mut come, mut answers, mut go) = (Vec::new(), Vec::new(), Vec::new());
    for wanted in wanted {
        match from_now(content, wanted) {
            Some(change @ Change::Record { after: None, .. }) => go.push(change),
            Some(change @ Change::Record { .. }) => come.push(change),
            Some(change) => answers.push(change),
            None => {}
        }
    }
    let ids = |changes: &[Change]| -> BTreeSet<RecordId> {
        changes.iter().map(|change| change.id().clone()).collect()
    };
    let (coming, going) = (ids(&come), ids(&go));
    let stays = |id: &RecordId| {
        (coming.contains(id) || content.get_record(id.as_str()).is_some()) && !going.contains(id)
    };
    answers.retain(|change| {
        let empties = matches!(change, Change::Answer { after: None, .. });
        empties || stays(change.id())
    });
    let emptied: BTreeSet<Spot> = answers.iter().map(spot).collect();
    let left: Vec<Change> = going
        .iter()
        .filter_map(|id| content.get_record(id.as_str()))
        .flat_map(|record| record.answers.iter().map(move |answer| (record, answer)))
        .map(|(record, (cell, value))| Change::Answer {
            id: record.id.clone(),
            cell: cell.clone(),
            before: Some(value.clone()),
            after: None,
        })
        .filter(|change| !emptied.contains(&spot(change)))
        .collect();
    come.extend(answers);
    come.extend(left);
    come.extend(go);
    come
}
