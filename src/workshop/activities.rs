//! The kinds of work, as a table: the roles that each needs and what can be bound to them.

use super::definition::{ActivityKind, Length, Who};

/// A kind of work and its roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActivitySpec {
    /// The kind.
    pub kind: ActivityKind,
    /// Its name in a definition.
    pub id: &'static str,
    /// Key of the sentence that explains it.
    pub words: &'static str,
    /// What it works on.
    pub roles: &'static [RoleSpec],
}

/// A role and what can be bound to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleSpec {
    /// Its name in a definition.
    pub id: &'static str,
    /// The activity cannot work without it.
    pub required: bool,
    /// What is bound to it.
    pub wants: Wants,
}

/// What can be bound to a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wants {
    /// A collection with exactly one record.
    Single,
    /// A collection with many records.
    Records,
    /// A field of the collection that is bound to another role.
    Field {
        /// The role whose collection has the field.
        of: &'static str,
        /// Kinds that the field can have.
        kinds: &'static [&'static str],
        /// What the reference points to, or what the keys of the map are.
        target: Target,
    },
}

/// What a reference points to, or what the keys of a map are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Anything.
    Any,
    /// The collection that is bound to a role.
    Role(&'static str),
    /// The years of the plan (only maps).
    Years,
}

const WORDS: &[&str] = &["text", "long_text"];
const NUMBERS: &[&str] = &["integer", "decimal", "money", "percent", "scale"];
const CELLS: &[&str] = &[
    "text",
    "long_text",
    "integer",
    "decimal",
    "money",
    "percent",
    "choice",
    "choices",
    "scale",
    "flag",
];

const fn role(id: &'static str, wants: Wants) -> RoleSpec {
    RoleSpec {
        id,
        required: true,
        wants,
    }
}

const fn maybe(id: &'static str, wants: Wants) -> RoleSpec {
    RoleSpec {
        id,
        required: false,
        wants,
    }
}

const fn field(of: &'static str, kinds: &'static [&'static str], target: Target) -> Wants {
    Wants::Field { of, kinds, target }
}

/// Every kind of work.
#[rustfmt::skip]
pub const ACTIVITIES: &[ActivitySpec] = &[
    ActivitySpec { kind: ActivityKind::Form, id: "form", words: "workshop-activity-form", roles: &[
        role("record", Wants::Single),
    ] },
    ActivitySpec { kind: ActivityKind::List, id: "list", words: "workshop-activity-list", roles: &[
        role("records", Wants::Records),
    ] },
    ActivitySpec { kind: ActivityKind::Cards, id: "cards", words: "workshop-activity-cards", roles: &[
        role("cards", Wants::Records),
        role("text", field("cards", WORDS, Target::Any)),
        maybe("column", field("cards", &["choice"], Target::Any)),
    ] },
    ActivitySpec { kind: ActivityKind::Tree, id: "tree", words: "workshop-activity-tree", roles: &[
        role("nodes", Wants::Records),
        maybe("links", Wants::Records),
        maybe("cause", field("links", &["ref"], Target::Role("nodes"))),
        maybe("effect", field("links", &["ref"], Target::Role("nodes"))),
        maybe("core", field("nodes", &["flag"], Target::Any)),
        maybe("parent", field("nodes", &["ref", "refs"], Target::Any)),
        maybe("into", Wants::Records),
        maybe("into_text", field("into", WORDS, Target::Any)),
        maybe("into_origin", field("into", &["refs"], Target::Role("nodes"))),
        maybe("costs", Wants::Records),
        maybe("cost", field("costs", &["map", "money", "decimal", "integer"], Target::Any)),
    ] },
    ActivitySpec { kind: ActivityKind::Matrix, id: "matrix", words: "workshop-activity-matrix", roles: &[
        role("rows", Wants::Records),
        role("columns", Wants::Records),
        role("cells", Wants::Records),
        role("row", field("cells", &["ref"], Target::Role("rows"))),
        role("column", field("cells", &["ref"], Target::Role("columns"))),
        role("value", field("cells", CELLS, Target::Any)),
        maybe("table", field("cells", &["text"], Target::Any)),
        maybe("chosen", field("rows", &["flag"], Target::Any)),
        maybe("weight", field("rows", NUMBERS, Target::Any)),
    ] },
    ActivitySpec { kind: ActivityKind::Rating, id: "rating", words: "workshop-activity-rating", roles: &[
        role("rows", Wants::Records),
        role("criteria", Wants::Records),
        role("weight", field("criteria", NUMBERS, Target::Any)),
        role("scores", field("rows", &["map"], Target::Role("criteria"))),
        maybe("direction", field("criteria", &["choice"], Target::Any)),
        maybe("dots", field("rows", NUMBERS, Target::Any)),
        maybe("reason", field("rows", WORDS, Target::Any)),
    ] },
    ActivitySpec { kind: ActivityKind::Vote, id: "vote", words: "workshop-activity-vote", roles: &[
        role("options", Wants::Records),
        role("votes", field("options", &["integer", "map"], Target::Role("groups"))),
        maybe("total", field("options", NUMBERS, Target::Any)),
        maybe("reason", field("options", WORDS, Target::Any)),
        maybe("groups", Wants::Records),
        maybe("people", field("groups", NUMBERS, Target::Any)),
        maybe("minutes", Wants::Records),
        maybe("present", field("minutes", NUMBERS, Target::Any)),
        maybe("needed", field("minutes", NUMBERS, Target::Any)),
    ] },
    ActivitySpec { kind: ActivityKind::Plane, id: "plane", words: "workshop-activity-plane", roles: &[
        role("records", Wants::Records),
        role("x", field("records", NUMBERS, Target::Any)),
        role("y", field("records", NUMBERS, Target::Any)),
    ] },
    ActivitySpec { kind: ActivityKind::Grid, id: "grid", words: "workshop-activity-grid", roles: &[
        role("rows", Wants::Records),
        role("amounts", field("rows", &["map"], Target::Years)),
        maybe("group", field("rows", &["ref"], Target::Any)),
        maybe("costs", Wants::Records),
        maybe("cost", field("costs", &["map"], Target::Years)),
        maybe("cost_group", field("costs", &["ref"], Target::Any)),
        maybe("sources", Wants::Records),
        maybe("source", field("rows", &["ref"], Target::Role("sources"))),
        maybe("ceiling", field("sources", &["map"], Target::Years)),
        maybe("form", field("rows", &["choice"], Target::Any)),
        maybe("status", field("rows", &["choice"], Target::Any)),
        maybe("baseline", field("rows", NUMBERS, Target::Any)),
        maybe("baseline_year", field("rows", &["year"], Target::Any)),
        maybe("course", field("rows", &["choice"], Target::Any)),
    ] },
    ActivitySpec { kind: ActivityKind::Schedule, id: "schedule", words: "workshop-activity-schedule", roles: &[
        role("tasks", Wants::Records),
        role("duration", field("tasks", &["integer", "decimal"], Target::Any)),
        role("predecessors", field("tasks", &["map"], Target::Role("tasks"))),
        maybe("group", field("tasks", &["ref"], Target::Any)),
        maybe("milestone", field("tasks", &["flag"], Target::Any)),
    ] },
    ActivitySpec { kind: ActivityKind::Minutes, id: "minutes", words: "workshop-activity-minutes", roles: &[
        role("meeting", Wants::Records),
        role("commitments", Wants::Records),
        maybe("attendance", Wants::Records),
    ] },
    ActivitySpec { kind: ActivityKind::Review, id: "review", words: "workshop-activity-review", roles: &[] },
    ActivitySpec { kind: ActivityKind::Report, id: "report", words: "workshop-activity-report", roles: &[] },
];

/// A kind of work by its name in a definition.
pub fn get_activity(id: &str) -> Option<&'static ActivitySpec> {
    ACTIVITIES.iter().find(|spec| spec.id == id)
}

impl ActivityKind {
    /// Its row in [`ACTIVITIES`].
    pub fn spec(self) -> &'static ActivitySpec {
        ACTIVITIES
            .iter()
            .find(|spec| spec.kind == self)
            .expect("a test holds every kind to its row")
    }

    /// Its name in a definition.
    pub fn id(self) -> &'static str {
        self.spec().id
    }
}

impl Who {
    /// Everybody who can work a step.
    pub const ALL: [Self; 4] = [Self::Team, Self::Workshop, Self::Delegates, Self::Assembly];

    /// Its name in a definition.
    pub fn id(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Workshop => "workshop",
            Self::Delegates => "delegates",
            Self::Assembly => "assembly",
        }
    }
}

impl Length {
    /// Both lengths.
    pub const ALL: [Self; 2] = [Self::Long, Self::Short];

    /// Its name in a definition.
    pub fn id(self) -> &'static str {
        match self {
            Self::Long => "long",
            Self::Short => "short",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{ACTIVITIES, Target, Wants, get_activity};
    use crate::workshop::kinds::get_kind;

    #[test]
    fn every_role_leans_on_roles_and_kinds_that_exist() {
        for spec in ACTIVITIES {
            assert_eq!(spec.kind.spec(), spec);
            assert_eq!(get_activity(spec.id), Some(spec));
            let ids: BTreeSet<&str> = spec.roles.iter().map(|role| role.id).collect();
            assert_eq!(ids.len(), spec.roles.len(), "{}", spec.id);
            for role in spec.roles {
                let Wants::Field { of, kinds, target } = role.wants else {
                    continue;
                };
                assert!(ids.contains(of), "{}: {of}", spec.id);
                assert!(kinds.iter().all(|kind| get_kind(kind).is_some()));
                if let Target::Role(to) = target {
                    assert!(ids.contains(to), "{}: {to}", spec.id);
                }
            }
        }
        let kinds: BTreeSet<_> = ACTIVITIES.iter().map(|spec| spec.kind).collect();
        assert_eq!(kinds.len(), 13, "every kind of work has one row");
    }
}
