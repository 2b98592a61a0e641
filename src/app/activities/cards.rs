//! Cards in columns: the records of a collection grouped by the answer of one choice field.

use std::sync::Arc;

use crate::app::session::Session;
use crate::text;
use crate::workshop::{Activity, Choice};

pub use crate::plan::cards::{Columns, arrange};

/// The column field of cards and its options, when the activity has one.
pub fn columns<'a>(
    session: &'a Session,
    activity: &Activity,
    collection: &str,
) -> Option<(&'a str, &'a [Choice])> {
    crate::plan::cards::column(&session.workshop, activity, collection)
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
