//! What the views of a notebook are to show, taken from its definition.

use crate::locale::Words;
use crate::notebook::{Column, Shape, View};
use crate::workshop::{Collection, Field, FieldKind, Workshop};

/// The views of all collections of a definition.
pub(super) fn views(workshop: &Workshop) -> Vec<View> {
    workshop.collections.iter().map(view).collect()
}

fn view(collection: &Collection) -> View {
    View {
        collection: collection.id.to_string(),
        words: both(&collection.plural),
        code: if collection.single {
            String::new()
        } else {
            collection.code.clone()
        },
        columns: collection.fields.iter().filter_map(column).collect(),
    }
}

/// A field that is stored; what the program computes is not.
fn column(field: &Field) -> Option<Column> {
    let (shape, kind) = match &field.kind {
        FieldKind::Computed(_) => return None,
        FieldKind::Choices(_) | FieldKind::Refs(_) => (Shape::Set, &field.kind),
        FieldKind::Map { values, .. } => (Shape::Map, &**values),
        kind => (Shape::Plain, kind),
    };
    Some(Column {
        field: field.key.to_string(),
        words: both(&field.label),
        shape,
        number: matches!(
            kind,
            FieldKind::Integer
                | FieldKind::Decimal
                | FieldKind::Money
                | FieldKind::Percent
                | FieldKind::Year
                | FieldKind::Scale
        ),
    })
}

/// Spanish and English side by side; once where they are the same.
fn both(words: &Words) -> String {
    if words.es == words.en {
        words.es.clone()
    } else {
        format!("{} · {}", words.es, words.en)
    }
}
