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
    /// An operation was undone; the sentence is that of the operation.
    Undo(Box<Words>),
    /// An undone operation was done again.
    Redo(Box<Words>),
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
            Self::ChooseProfile { profile } => {
                ("choose-profile", vec![("profile", profile.clone())])
            }
            Self::FillSample { name } => ("fill-sample", vec![("name", name.clone())]),
            Self::Undo(words) => return nested("undo", words),
            Self::Redo(words) => return nested("redo", words),
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
            Self::ChooseProfile {
                profile: "rapid".to_owned(),
            },
            Self::FillSample {
                name: "Cuenca".to_owned(),
            },
            Self::Undo(words.clone()),
            Self::Redo(words),
        ]
    }
}

fn about(collection: &str, name: &str) -> Vec<(&'static str, String)> {
    vec![
        ("collection", collection.to_owned()),
        ("name", name.to_owned()),
    ]
}

/// The words of an undo carry the words of what was undone, its name under `what`.
fn nested(name: &str, inner: &Words) -> Words {
    let mut args = inner.args.clone();
    args.retain(|(key, _)| key != "what");
    args.push(("what".to_owned(), inner.name.clone()));
    Words {
        name: name.to_owned(),
        args,
    }
}
