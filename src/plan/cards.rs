//! Cards in columns: the records of a collection grouped by the answer of one choice field, as screen and paper
//! number them.

use std::sync::Arc;

use crate::notebook::{Content, RecordId};
use crate::workshop::{Activity, ActivityKind, Choice, FieldKind, Workshop};

/// The column field of cards and its options, when the activity has one.
pub fn column<'a>(
    workshop: &'a Workshop,
    activity: &Activity,
    collection: &str,
) -> Option<(&'a str, &'a [Choice])> {
    let role = activity
        .roles
        .get("column")
        .filter(|role| &*role.collection == collection)?;
    if activity.kind != ActivityKind::Cards {
        return None;
    }
    let collection = workshop.get_collection(collection)?;
    let field = collection.get_field(role.field.as_deref()?)?;
    match &field.kind {
        FieldKind::Choice(options) => Some((&field.key, options)),
        _ => None,
    }
}

/// Records in the order of their columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// The records, column after column; those without a column come last.
    pub rows: Vec<RecordId>,
    /// Where each column that has records begins, and the option it stands for (empty for none).
    pub groups: Vec<(usize, Arc<str>)>,
}

impl Columns {
    /// How many records the column has that begins at a place of `groups`.
    pub fn count(&self, group: usize) -> usize {
        let end = self
            .groups
            .get(group + 1)
            .map_or(self.rows.len(), |(start, _)| *start);
        end - self.groups[group].0
    }
}

/// Puts the records of a collection in columns; `hidden` is the card that is being typed.
pub fn arrange(
    content: &Content,
    collection: &str,
    field: &str,
    options: &[Choice],
    hidden: Option<&RecordId>,
) -> Columns {
    let mut records: Vec<(usize, &RecordId)> = content
        .records(collection)
        .filter(|record| Some(&record.id) != hidden)
        .map(|record| {
            let column = record
                .get(field)
                .and_then(|id| options.iter().position(|option| &*option.id == id));
            (column.unwrap_or(options.len()), &record.id)
        })
        .collect();
    records.sort_by_key(|(column, _)| *column);
    let mut columns = Columns::default();
    let mut last = None;
    for (column, id) in records {
        if last != Some(column) {
            let option = options
                .get(column)
                .map_or_else(|| Arc::from(""), |o| Arc::clone(&o.id));
            columns.groups.push((columns.rows.len(), option));
            last = Some(column);
        }
        columns.rows.push(id.clone());
    }
    columns
}
