//! Every name of a definition and the place where it was given; names given twice are told here.

use std::collections::BTreeMap;

use super::super::problems::{Place, Problems};
use super::super::raw;
use super::every;
use crate::diag::Sentence;

/// The collection of steps, which every definition has: fields may point to it.
pub(super) const STEP: &str = "step";

/// Collections that the program keeps for itself.
const RESERVED: [&str; 3] = [STEP, "step_state", "finding_state"];

/// Starts of record ids that the program keeps for itself.
const RESERVED_PREFIXES: [&str; 2] = ["stp", "fst"];

/// A family of names: what has each of them, and its position.
pub(super) type Family<'a, T> = BTreeMap<&'a str, Named<'a, T>>;

/// The first thing that has a name.
#[derive(Debug)]
pub(super) struct Named<'a, T> {
    pub(super) thing: &'a T,
    pub(super) place: &'a Place,
    pub(super) position: usize,
}

/// The names of a definition, by family.
#[derive(Debug)]
pub(super) struct Names<'a> {
    pub(super) phases: Family<'a, raw::Phase>,
    pub(super) sections: Family<'a, raw::Section>,
    pub(super) collections: Family<'a, raw::Collection>,
    pub(super) steps: Family<'a, raw::Step>,
}

impl<'a> Names<'a> {
    /// Gathers the names of every file.
    pub(super) fn of(files: &'a [raw::File], problems: &mut Problems<'_>) -> Self {
        let phases = every(files, |file| file.phase.as_ref());
        let profiles = every(files, |file| file.profile.as_ref());
        let sections = every(files, |file| file.section.as_ref());
        let collections = every(files, |file| file.collection.as_ref());
        let steps = every(files, |file| file.step.as_ref());
        family(
            profiles,
            |profile| profile.id.as_ref(),
            DUPLICATE_ID,
            problems,
        );
        family(
            collections.clone(),
            |collection| collection.prefix.as_ref(),
            "workshop-duplicate-prefix",
            problems,
        );
        family(
            collections.clone(),
            |collection| collection.code.as_ref(),
            "workshop-duplicate-code",
            problems,
        );
        for collection in &collections {
            check_reserved(collection, problems);
        }
        Self {
            phases: family(phases, |phase| phase.id.as_ref(), DUPLICATE_ID, problems),
            sections: family(
                sections,
                |section| section.id.as_ref(),
                DUPLICATE_ID,
                problems,
            ),
            collections: family(collections, |one| one.id.as_ref(), DUPLICATE_ID, problems),
            steps: family(steps, |step| step.id.as_ref(), DUPLICATE_ID, problems),
        }
    }

    /// A field, with the fields of its collection when it does not exist.
    pub(super) fn field(&self, collection: &str, key: &str) -> Option<&'a raw::Field> {
        fields(self.collections.get(collection)?.thing)
            .find(|field| field.key.as_ref().is_some_and(|known| known.value == key))
    }
}

const DUPLICATE_ID: &str = "workshop-duplicate-id";

/// The fields of a collection, as written.
pub(super) fn fields(collection: &raw::Collection) -> impl Iterator<Item = &raw::Field> {
    collection.field.iter().flat_map(|list| &list.value)
}

/// The names of a family with their places, to offer the near one.
pub(super) fn known<'n, T>(
    family: &'n Family<'_, T>,
) -> impl Iterator<Item = (&'n str, Option<&'n Place>)> {
    let mut names: Vec<_> = family.iter().collect();
    names.sort_by_key(|(_, named)| named.position);
    names
        .into_iter()
        .map(|(name, named)| (*name, Some(named.place)))
}

/// The keys of a collection with their places, to offer the near one.
pub(super) fn known_keys(
    collection: &raw::Collection,
) -> impl Iterator<Item = (&str, Option<&Place>)> {
    fields(collection)
        .filter_map(|field| field.key.as_ref())
        .map(|key| (key.value.as_str(), Some(&key.place)))
}

fn family<'a, T>(
    things: Vec<&'a T>,
    name: impl Fn(&'a T) -> Option<&'a raw::Text>,
    duplicate: &'static str,
    problems: &mut Problems<'_>,
) -> Family<'a, T> {
    let mut family: Family<'a, T> = BTreeMap::new();
    for (position, thing) in things.into_iter().enumerate() {
        let Some(id) = name(thing) else { continue };
        if let Some(first) = family.get(id.value.as_str()) {
            problems
                .error(&id.place, Sentence::new(duplicate).with("id", &*id.value))
                .first(first.place);
            continue;
        }
        let named = Named {
            thing,
            place: &id.place,
            position,
        };
        family.insert(&id.value, named);
    }
    family
}

fn check_reserved(collection: &raw::Collection, problems: &mut Problems<'_>) {
    if let Some(id) = &collection.id
        && RESERVED.contains(&id.value.as_str())
    {
        problems.error(
            &id.place,
            Sentence::new("workshop-reserved-id").with("id", &*id.value),
        );
    }
    if let Some(prefix) = &collection.prefix
        && RESERVED_PREFIXES.contains(&prefix.value.as_str())
    {
        problems.error(
            &prefix.place,
            Sentence::new("workshop-reserved-prefix").with("prefix", &*prefix.value),
        );
    }
}
