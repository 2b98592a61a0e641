//! Activities: each role is bound to a collection or field that can play it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::activities::{ACTIVITIES, ActivitySpec, RoleSpec, Target, Wants, get_activity};
use super::super::definition::{Activity, Quadrant, Role};
use super::super::problems::Place;
use super::super::raw;
use super::Checker;
use super::names::known_keys;
use crate::diag::Sentence;

/// The roles of an activity as written.
type Bound<'a> = [(raw::Text, raw::Text)];

impl<'a> Checker<'a> {
    pub(super) fn activity(&mut self, raw: Option<&'a raw::Activity>) -> Option<Activity> {
        let raw = raw?;
        let kind = raw.kind.as_ref()?;
        let Some(spec) = get_activity(&kind.value) else {
            self.problems
                .error(
                    &kind.place,
                    Sentence::new("workshop-unknown-activity").with("kind", &*kind.value),
                )
                .near(&kind.value, ACTIVITIES.iter().map(|spec| (spec.id, None)));
            return None;
        };
        let bound: &'a Bound<'a> = raw.roles.as_ref().map_or(&[], |roles| &roles.0);
        self.check_roles_known(spec, bound);
        if raw.lacks("roles") || raw.roles.is_some() {
            self.check_roles_there(spec, bound, &kind.place);
        }
        let mut roles = BTreeMap::new();
        for role in spec.roles {
            if let Some(found) = get(bound, role.id) {
                let place = self.role(role, found, bound);
                roles.extend(place.map(|place| (role.id.to_owned(), place)));
            }
        }
        if let Some(ask) = &raw.ask {
            self.check_ask(ask);
        }
        Some(Activity {
            kind: spec.kind,
            roles,
            ask: self.words(raw.ask.as_ref()),
            symmetric: raw.symmetric.as_ref().is_some_and(|flag| flag.value),
            reciprocal: raw.reciprocal.as_ref().is_some_and(|flag| flag.value),
            below: self.below(raw.below.as_ref(), get(bound, "nodes")),
            rows_where: self.filter(
                raw.rows_where.as_ref(),
                get(bound, "rows").or(get(bound, "nodes")),
            ),
            columns_where: self.filter(raw.columns_where.as_ref(), get(bound, "columns")),
            totals: raw.totals.as_ref().is_none_or(|flag| flag.value),
            cut: [&raw.cut_x, &raw.cut_y].map(|cut| cut.as_ref().map(|number| number.value)),
            quadrants: self.quadrants(raw),
        })
    }

    /// The levels below the nodes of a tree: each points to the one above.
    fn below(
        &mut self,
        list: Option<&'a raw::List<raw::Text>>,
        nodes: Option<&raw::Text>,
    ) -> Vec<Role> {
        let Some(list) = list else {
            return Vec::new();
        };
        let mut above = nodes.map_or("", |nodes| &nodes.value).to_owned();
        let mut levels = Vec::new();
        for level in &list.value {
            let field = level.value.split_once('.').and_then(|(collection, key)| {
                let field = self.names.field(collection, key)?;
                let text =
                    |text: Option<&raw::Text>| text.map_or("", |text| &text.value).to_owned();
                let refers = ["ref", "refs"].contains(&text(field.kind.as_ref()).as_str());
                (refers && text(field.to.as_ref()) == above).then_some((collection, key))
            });
            let Some((collection, key)) = field else {
                self.problems.error(
                    &level.place,
                    Sentence::new("workshop-below")
                        .with("value", &*level.value)
                        .with("of", above),
                );
                return Vec::new();
            };
            collection.clone_into(&mut above);
            levels.push(Role {
                collection: collection.into(),
                field: Some(key.into()),
            });
        }
        levels
    }

    /// Four quadrants, each once, or none.
    fn quadrants(&mut self, raw: &raw::Activity) -> Vec<Quadrant> {
        let Some(list) = &raw.quadrants else {
            return Vec::new();
        };
        let read: Vec<Quadrant> = list
            .value
            .iter()
            .filter_map(|one| {
                let high = [&one.x, &one.y].map(|flag| flag.as_ref().map(|flag| flag.value));
                let title = self.words(one.title.as_ref());
                let advice = self.words(one.advice.as_ref());
                Some(Quadrant {
                    high: [high[0]?, high[1]?],
                    title: title?,
                    advice: advice?,
                })
            })
            .collect();
        let kinds: BTreeSet<[bool; 2]> = read.iter().map(|one| one.high).collect();
        if list.value.len() != 4 || (read.len() == 4 && kinds.len() != 4) {
            self.problems
                .error(&list.place, Sentence::new("workshop-quadrants-four"));
        }
        read
    }

    /// The question of a pair names both.
    fn check_ask(&mut self, ask: &raw::Words) {
        for text in [&ask.es, &ask.en].into_iter().flatten() {
            for name in ["{row}", "{column}"] {
                if !text.value.contains(name) {
                    self.problems.error(
                        &text.place,
                        Sentence::new("workshop-ask-without").with("name", name),
                    );
                }
            }
        }
    }

    fn check_roles_known(&mut self, spec: &ActivitySpec, bound: &Bound<'a>) {
        for (name, _) in bound {
            if spec.roles.iter().all(|role| role.id != name.value) {
                self.problems
                    .error(
                        &name.place,
                        Sentence::new("workshop-unknown-role")
                            .with("role", &*name.value)
                            .with("kind", spec.id),
                    )
                    .near(&name.value, spec.roles.iter().map(|role| (role.id, None)));
            }
        }
    }

    fn check_roles_there(&mut self, spec: &ActivitySpec, bound: &Bound<'a>, place: &Place) {
        for role in spec.roles {
            let needed_by = spec.roles.iter().find(|other| {
                let is_of = matches!(other.wants, Wants::Field { of, .. } if of == role.id);
                is_of && get(bound, other.id).is_some()
            });
            if get(bound, role.id).is_none() && (role.required || needed_by.is_some()) {
                self.problems.error(
                    place,
                    Sentence::new("workshop-missing-role")
                        .with("role", role.id)
                        .with("kind", spec.id),
                );
            }
        }
    }

    fn role(&mut self, spec: &RoleSpec, bound: &'a raw::Text, all: &Bound<'a>) -> Option<Role> {
        match spec.wants {
            Wants::Single => self.collection_role(spec, bound, true),
            Wants::Records => self.collection_role(spec, bound, false),
            Wants::Field { of, kinds, target } => {
                let (field, role) = self.field_role(spec, of, bound, all)?;
                self.check_field_kind(spec, field, kinds, bound);
                self.check_target(spec, field, target, bound, all);
                Some(role)
            }
        }
    }

    fn collection_role(
        &mut self,
        spec: &RoleSpec,
        bound: &'a raw::Text,
        single: bool,
    ) -> Option<Role> {
        if bound.value.contains('.') {
            self.role_mistake("workshop-role-wants-collection", spec, bound);
            return None;
        }
        let collection = self.collection_named(&bound.value, &bound.place)?;
        let is_single = collection.single.as_ref().is_some_and(|flag| flag.value);
        if is_single != single {
            let key = if single {
                "workshop-role-wants-single"
            } else {
                "workshop-role-wants-records"
            };
            self.role_mistake(key, spec, bound);
        }
        Some(Role {
            collection: bound.value.as_str().into(),
            field: None,
        })
    }

    fn field_role(
        &mut self,
        spec: &RoleSpec,
        of: &str,
        bound: &'a raw::Text,
        all: &Bound<'a>,
    ) -> Option<(&'a raw::Field, Role)> {
        let Some((id, key)) = bound.value.split_once('.') else {
            self.role_mistake("workshop-role-wants-field", spec, bound);
            return None;
        };
        let collection = self.collection_named(id, &bound.place)?;
        if let Some(owner) = get(all, of)
            && owner.value != id
        {
            self.problems
                .error(
                    &bound.place,
                    Sentence::new("workshop-role-of-another")
                        .with("role", spec.id)
                        .with("of", of)
                        .with("collection", &*owner.value),
                )
                .defined(of, &owner.place);
        }
        let Some(field) = self.names.field(id, key) else {
            self.problems
                .error(
                    &bound.place,
                    Sentence::new("workshop-unknown-field")
                        .with("key", key)
                        .with("collection", id),
                )
                .near(key, known_keys(collection));
            return None;
        };
        let role = Role {
            collection: id.into(),
            field: Some(key.into()),
        };
        Some((field, role))
    }

    fn check_field_kind(
        &mut self,
        spec: &RoleSpec,
        field: &raw::Field,
        kinds: &[&str],
        bound: &raw::Text,
    ) {
        let Some(kind) = &field.kind else { return };
        if kinds.contains(&kind.value.as_str()) {
            return;
        }
        let names: Vec<String> = kinds.iter().map(|kind| format!("`{kind}`")).collect();
        self.problems
            .error(
                &bound.place,
                Sentence::new("workshop-role-field-kind")
                    .with("role", spec.id)
                    .with("kind", &*kind.value),
            )
            .hint(Sentence::new("workshop-hint-kinds").with("kinds", names.join(", ")))
            .defined(&bound.value, &kind.place);
    }

    fn check_target(
        &mut self,
        spec: &RoleSpec,
        field: &raw::Field,
        target: Target,
        bound: &raw::Text,
        all: &Bound<'a>,
    ) {
        let wanted = match target {
            Target::Any => return,
            Target::Years => "years",
            Target::Role(role) => match get(all, role) {
                Some(role) => role.value.as_str(),
                None => return,
            },
        };
        let Some(found) = field.to.as_ref().or(field.keys.as_ref()) else {
            return;
        };
        if found.value != wanted {
            self.problems
                .error(
                    &bound.place,
                    Sentence::new("workshop-role-target")
                        .with("role", spec.id)
                        .with("wanted", wanted)
                        .with("found", &*found.value),
                )
                .defined(&bound.value, &found.place);
        }
    }

    fn role_mistake(&mut self, key: &'static str, spec: &RoleSpec, bound: &raw::Text) {
        self.problems.error(
            &bound.place,
            Sentence::new(key)
                .with("role", spec.id)
                .with("bound", &*bound.value),
        );
    }
}

fn get<'b>(bound: &'b [(raw::Text, raw::Text)], role: &str) -> Option<&'b raw::Text> {
    let mut roles = bound.iter();
    roles
        .find(|(name, _)| name.value == role)
        .map(|(_, bound)| bound)
}
