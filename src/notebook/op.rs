//! The table of what can change a notebook. Every operation names itself, so that undo, history and minutes
//! use the same words.

/// A kind of change, with what its sentence needs. `collection` and `field` hold ids: who shows the sentence
/// puts the words of the definition in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    /// The notebook began.
    Create,
    /// A record was added.
    Add {
        /// Id of its collection.
        collection: String,
        /// How the record is called.
        name: String,
    },
    /// Several records were added at once (pasted, typed from a sheet).
    AddMany {
        /// Id of their collection.
        collection: String,
        /// How many.
        count: usize,
    },
    /// A record was removed.
    Remove {
        /// Id of its collection.
        collection: String,
        /// How the record was called.
        name: String,
    },
    /// A record changed its place.
    Move {
        /// Id of its collection.
        collection: String,
        /// How the record is called.
        name: String,
    },
    /// An answer changed.
    Edit {
        /// Id of the collection.
        collection: String,
        /// Key of the field.
        field: String,
        /// How the record is called.
        name: String,
    },
    /// The answers of one field changed in several records at once.
    EditMany {
        /// Id of the collection.
        collection: String,
        /// Key of the field.
        field: String,
        /// In how many records.
        count: usize,
    },
    /// A step was marked as done, or again as open.
    MarkStep {
        /// Id of the step.
        step: String,
    },
    /// People know of a finding and leave it so, with a reason.
    AcceptFinding {
        /// Id of the check.
        check: String,
    },
    /// A finding that had been accepted counts again.
    ReopenFinding {
        /// Id of the check.
        check: String,
    },
    /// Another way of going through the steps was chosen.
    ChooseProfile {
        /// Id of the profile.
        profile: String,
    },
    /// The answers of a sample territory came in.
    FillSample {
        /// Its name.
        name: String,
    },
    /// The state of a backup was brought back.
    Restore {
        /// When the backup was made.
        at: String,
    },
    /// Another notebook was joined to this one.
    Merge {
        /// Name of its file.
        from: String,
        /// How many of its operations were new.
        count: usize,
    },
    /// People decided between different answers of joined notebooks.
    Settle {
        /// Id of the collection.
        collection: String,
        /// Key of the field.
        field: String,
        /// How the record is called.
        name: String,
    },
    /// People decided whether a record stays that one table removed while another worked on it.
    SettleRecord {
        /// Id of the collection.
        collection: String,
        /// How the record is called.
        name: String,
    },
    /// People decided to which record another one belongs, after two tables put it in different places.
    SettleParent {
        /// Id of the collection.
        collection: String,
        /// How the record is called.
        name: String,
    },
    /// Two records of the same thing became one.
    Join {
        /// Id of their collection.
        collection: String,
        /// How the record is called that stays.
        name: String,
    },
    /// A new file was made of what could be brought back of a damaged one.
    Repair {
        /// How many entries of the log are lost or not complete.
        missing: u64,
        /// In how many places the log that is left had to be put right.
        changes: usize,
    },
    /// Another program changed the file while it was closed.
    Outside {
        /// How many records and answers.
        count: usize,
    },
    /// The notebook began as a copy without personal data.
    Anonymous,
    /// The notebook began from that of the last cycle.
    NextCycle {
        /// The name of its file.
        from: String,
    },
    /// Deleted personal data were taken out of the log.
    Purge,
    /// An operation was undone; the sentence is that of the operation.
    Undo(Box<Words>),
    /// An undone operation was done again.
    Redo(Box<Words>),
    /// An older operation, chosen in the history, was taken back while the later ones stayed.
    TakeBack(Box<Words>),
    /// An operation that had been taken back, chosen in the history, was done again.
    DoAgain(Box<Words>),
    /// The content became again what it was at a moment.
    Return {
        /// The moment, as `YYYY-MM-DDTHH:MM:SSZ`.
        at: String,
    },
}

/// The sentence of an operation: its key and the arguments that fill it, as they stand in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Name of the operation in the log; its sentence is `op-<name>`.
    pub name: String,
    /// Arguments by name.
    pub args: Vec<(String, String)>,
}

impl Words {
    /// An argument by its name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.args
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The words of the operation that this one took back or did again; nothing for one that stands for itself.
    #[must_use]
    pub fn inner(&self) -> Option<Self> {
        let what = self.get("what")?;
        let (name, rest) = what
            .split_once('/')
            .map_or((what, None), |(name, rest)| (name, Some(rest)));
        let mut args = self.args.clone();
        args.retain(|(key, _)| key != "what");
        args.extend(rest.map(|rest| ("what".to_owned(), rest.to_owned())));
        Some(Self {
            name: name.to_owned(),
            args,
        })
    }
}

impl Op {
    /// How the operation is called in the log, with its arguments.
    pub fn words(&self) -> Words {
        let (name, args): (&str, Vec<(&str, String)>) = match self {
            Self::Create => ("create", vec![]),
            Self::Add { collection, name } => ("add", about(collection, name)),
            Self::AddMany { collection, count } => (
                "add-many",
                vec![
                    ("collection", collection.clone()),
                    ("count", count.to_string()),
                ],
            ),
            Self::Remove { collection, name } => ("remove", about(collection, name)),
            Self::Move { collection, name } => ("move", about(collection, name)),
            Self::Edit {
                collection,
                field,
                name,
            } => {
                let mut args = about(collection, name);
                args.push(("field", field.clone()));
                ("edit", args)
            }
            Self::EditMany {
                collection,
                field,
                count,
            } => (
                "edit-many",
                vec![
                    ("collection", collection.clone()),
                    ("field", field.clone()),
                    ("count", count.to_string()),
                ],
            ),
            Self::MarkStep { step } => ("mark-step", vec![("step", step.clone())]),
            Self::AcceptFinding { check } => ("accept-finding", vec![("check", check.clone())]),
            Self::ReopenFinding { check } => ("reopen-finding", vec![("check", check.clone())]),
            Self::ChooseProfile { profile } => {
                ("choose-profile", vec![("profile", profile.clone())])
            }
            Self::FillSample { name } => ("fill-sample", vec![("name", name.clone())]),
            Self::Restore { at } => ("restore", vec![("at", at.clone())]),
            Self::Merge { from, count } => (
                "merge",
                vec![("from", from.clone()), ("count", count.to_string())],
            ),
            Self::Settle {
                collection,
                field,
                name,
            } => {
                let mut args = about(collection, name);
                args.push(("field", field.clone()));
                ("settle", args)
            }
            Self::SettleRecord { collection, name } => ("settle-record", about(collection, name)),
            Self::SettleParent { collection, name } => ("settle-parent", about(collection, name)),
            Self::Join { collection, name } => ("join", about(collection, name)),
            Self::Repair { missing, changes } => (
                "repair",
                vec![
                    ("missing", missing.to_string()),
                    ("changes", changes.to_string()),
                ],
            ),
            Self::Outside { count } => ("outside", vec![("count", count.to_string())]),
            Self::Anonymous => ("anonymous", vec![]),
            Self::NextCycle { from } => ("next-cycle", vec![("from", from.clone())]),
            Self::Purge => ("purge", vec![]),
            Self::Undo(words) => return nested("undo", words),
            Self::Redo(words) => return nested("redo", words),
            Self::TakeBack(words) => return nested("take-back", words),
            Self::DoAgain(words) => return nested("do-again", words),
            Self::Return { at } => ("return", vec![("at", at.clone())]),
        };
        Words {
            name: name.to_owned(),
            args: args
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect(),
        }
    }

    /// One of each, for the tests that hold every operation to its words.
    pub fn samples() -> Vec<Self> {
        let collection = || "problem".to_owned();
        let name = || "Agua contaminada".to_owned();
        let add = Self::Add {
            collection: collection(),
            name: name(),
        };
        let words = Box::new(add.words());
        vec![
            Self::Create,
            add,
            Self::AddMany {
                collection: collection(),
                count: 12,
            },
            Self::Remove {
                collection: collection(),
                name: name(),
            },
            Self::Move {
                collection: collection(),
                name: name(),
            },
            Self::Edit {
                collection: collection(),
                field: "severity".to_owned(),
                name: name(),
            },
            Self::EditMany {
                collection: collection(),
                field: "in_matrix".to_owned(),
                count: 12,
            },
            Self::MarkStep {
                step: "1.10".to_owned(),
            },
            Self::AcceptFinding {
                check: "K08".to_owned(),
            },
            Self::ReopenFinding {
                check: "K08".to_owned(),
            },
            Self::ChooseProfile {
                profile: "rapid".to_owned(),
            },
            Self::FillSample {
                name: "Cuenca".to_owned(),
            },
            Self::Restore {
                at: "2026-11-22T12:00:00Z".to_owned(),
            },
            Self::Merge {
                from: "mesa-1.rumbo".to_owned(),
                count: 40,
            },
            Self::Settle {
                collection: collection(),
                field: "severity".to_owned(),
                name: name(),
            },
            Self::SettleRecord {
                collection: collection(),
                name: name(),
            },
            Self::SettleParent {
                collection: collection(),
                name: name(),
            },
            Self::Join {
                collection: collection(),
                name: name(),
            },
            Self::Repair {
                missing: 2,
                changes: 3,
            },
            Self::Outside { count: 3 },
            Self::Anonymous,
            Self::NextCycle { from: name() },
            Self::Purge,
            Self::Undo(words.clone()),
            Self::Redo(words.clone()),
            Self::TakeBack(words.clone()),
            Self::DoAgain(words.clone()),
            Self::Undo(Box::new(Self::TakeBack(words).words())),
            Self::Return {
                at: "2026-11-24T12:00:00Z".to_owned(),
            },
        ]
    }
}

fn about(collection: &str, name: &str) -> Vec<(&'static str, String)> {
    vec![
        ("collection", collection.to_owned()),
        ("name", name.to_owned()),
    ]
}

/// The words of an undo carry the words of what was undone, its name under `what`; the name of what that one
/// carries follows after a slash.
fn nested(name: &str, inner: &Words) -> Words {
    let what = match inner.get("what") {
        Some(rest) => format!("{}/{rest}", inner.name),
        None => inner.name.clone(),
    };
    let mut args = inner.args.clone();
    args.retain(|(key, _)| key != "what");
    args.push(("what".to_owned(), what));
    Words {
        name: name.to_owned(),
        args,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_carried_by_other_words_come_out_as_they_went_in() {
        let plain = Op::MarkStep {
            step: "1.10".to_owned(),
        }
        .words();
        let chosen = Op::TakeBack(Box::new(plain.clone())).words();
        let undone = Op::Undo(Box::new(chosen.clone())).words();
        assert_eq!(undone.get("what"), Some("take-back/mark-step"));
        assert_eq!(undone.inner(), Some(chosen.clone()));
        assert_eq!(chosen.inner(), Some(plain.clone()));
        assert_eq!(plain.inner(), None);
    }
}
