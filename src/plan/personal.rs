//! What in a notebook may tell who somebody is, by its definition.

use std::collections::BTreeSet;

use crate::notebook::Personal;
use crate::workshop::{Collection, Field, FieldKind, Workshop};

/// What is personal in a notebook that is filled with a definition.
pub fn personal(workshop: &Workshop) -> Personal {
    let mut personal = Personal::default();
    for collection in &workshop.collections {
        for field in collection
            .fields
            .iter()
            .filter(|field| field.names_people())
        {
            let of = (collection.id.to_string(), field.key.to_string());
            personal.fields.insert(of);
        }
        if is_of_people(collection) {
            personal.people.insert(collection.id.to_string());
        }
    }
    // Whoever is called by a record that is called by a person is called by the person too.
    loop {
        let called: BTreeSet<String> = workshop
            .collections
            .iter()
            .filter(|collection| {
                let name = collection.get_field(&collection.name);
                name.is_some_and(|field| match &field.kind {
                    FieldKind::Ref(to) | FieldKind::Refs(to) => {
                        personal.people.contains(&**to) || personal.called.contains(&**to)
                    }
                    _ => false,
                })
            })
            .map(|collection| collection.id.to_string())
            .collect();
        if called == personal.called {
            return personal;
        }
        personal.called = called;
    }
}

/// Whether the records of a collection are people: what names them is personal.
pub fn is_of_people(collection: &Collection) -> bool {
    let name = collection.get_field(&collection.name);
    name.is_some_and(Field::names_people)
}
