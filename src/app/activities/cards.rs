//! Cards in columns: the records of a collection grouped by the answer of one choice field.

use std::sync::Arc;

use crate::app::session::Session;
use crate::notebook::RecordId;
use crate::text;
use crate::workshop::{Activity, ActivityKind, Choice, FieldKind};

/// The column field of cards and its options, when the activity has one.
pub fn columns<'a>(
    session: &'a Session,
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
    let collection = session.workshop.get_collection(collection)?;
    let field = collection.get_field(role.field.as_deref()?)?;
    match &field.kind {
        FieldKind::Choice(options) => Some((&field.key, options)),
        _ => None,
    }
}

/// The records in the order of the columns; those without a column come last.
pub fn in_columns(
    session: &Session,
    collection: &str,
    field: &str,
    options: &[Choice],
) -> Vec<RecordId> {
    let mut records: Vec<(usize, RecordId)> = session
        .content()
        .records(collection)
        .map(|record| {
            let column = record
                .get(field)
                .and_then(|id| options.iter().position(|option| &*option.id == id));
            (column.unwrap_or(options.len()), record.id.clone())
        })
        .collect();
    records.sort_by_key(|(column, _)| *column);
    records.into_iter().map(|(_, id)| id).collect()
}

/// The option that a digit or first letters mean.
pub fn find_option(options: &[Choice], typed: &str, lang: crate::locale::Lang) -> Option<Arc<str>> {
    if let Ok(digit) = typed.parse::<usize>() {
        return options
            .get(digit.checked_sub(1)?)
            .map(|option| Arc::clone(&option.id));
    }
    let typed = text::fold(typed);
    options
        .iter()
        .find(|option| text::fold(option.label.get(lang)).starts_with(&typed))
        .map(|option| Arc::clone(&option.id))
}
