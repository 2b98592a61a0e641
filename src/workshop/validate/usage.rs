//! Collections that nobody would ever fill.

use std::collections::BTreeSet;

use super::super::raw;
use super::Checker;
use super::every;
use super::names::fields;
use crate::diag::Sentence;

impl<'a> Checker<'a> {
    /// Warns about the collections that no step works and nothing points to.
    pub(super) fn check_usage(&mut self, files: &'a [raw::File]) {
        let collections = every(files, |file| file.collection.as_ref());
        let steps = every(files, |file| file.step.as_ref());
        let mut used: BTreeSet<&str> = BTreeSet::new();
        for step in steps {
            let worked = step.collections.iter().flat_map(|list| &list.value);
            used.extend(worked.map(|id| id.value.as_str()));
            let roles = step.activity.iter().filter_map(|one| one.roles.as_ref());
            for (_, bound) in roles.flat_map(|roles| &roles.0) {
                let id = bound.value.split('.').next();
                used.extend(id);
            }
        }
        for field in collections.iter().copied().flat_map(fields) {
            let pointed = [&field.to, &field.keys].into_iter().flatten();
            used.extend(pointed.map(|id| id.value.as_str()));
        }
        for id in collections.iter().filter_map(|one| one.id.as_ref()) {
            if !used.contains(id.value.as_str()) {
                self.problems.warn(
                    &id.place,
                    Sentence::new("workshop-unused-collection").with("id", &*id.value),
                );
            }
        }
    }
}
