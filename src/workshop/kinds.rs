//! The kinds of answer, as a table: what each is called in a definition, and which keys it understands.

/// A kind of answer as definitions name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Its name in a definition.
    pub id: &'static str,
    /// Key of the sentence that explains it.
    pub words: &'static str,
    /// Keys of a field that only make sense with it.
    pub takes: &'static [&'static str],
    /// Can be the kind of the values of a map.
    pub in_map: bool,
    /// Can name a record.
    pub names: bool,
}

/// Keys that only some kinds understand.
pub(super) const PARTICULAR: &[&str] = &[
    "min", "max", "unit", "levels", "options", "to", "keys", "values",
];

/// What the keys of a map can be, besides a collection.
pub const MAP_KEYS: [&str; 3] = ["years", "text", "options"];

const NUMBER: &[&str] = &["min", "max", "unit"];
const MAP: &[&str] = &["keys", "values", "options", "min", "max", "unit", "levels"];

const PLAIN: Kind = Kind {
    id: "",
    words: "",
    takes: &[],
    in_map: false,
    names: false,
};

/// Every kind of answer.
#[rustfmt::skip]
pub const KINDS: &[Kind] = &[
    Kind { id: "text", words: "workshop-kind-text", in_map: true, names: true, ..PLAIN },
    Kind { id: "long_text", words: "workshop-kind-long-text", in_map: true, names: true, ..PLAIN },
    Kind { id: "integer", words: "workshop-kind-integer", takes: NUMBER, in_map: true, ..PLAIN },
    Kind { id: "decimal", words: "workshop-kind-decimal", takes: NUMBER, in_map: true, ..PLAIN },
    Kind { id: "money", words: "workshop-kind-money", takes: NUMBER, in_map: true, ..PLAIN },
    Kind { id: "percent", words: "workshop-kind-percent", takes: NUMBER, in_map: true, ..PLAIN },
    Kind { id: "date", words: "workshop-kind-date", in_map: true, names: true, ..PLAIN },
    Kind { id: "time", words: "workshop-kind-time", in_map: true, ..PLAIN },
    Kind { id: "year", words: "workshop-kind-year", takes: &["min", "max"], in_map: true, names: true },
    Kind { id: "choice", words: "workshop-kind-choice", takes: &["options"], names: true, ..PLAIN },
    Kind { id: "choices", words: "workshop-kind-choices", takes: &["options"], ..PLAIN },
    Kind { id: "scale", words: "workshop-kind-scale", takes: &["min", "max", "levels"], in_map: true, ..PLAIN },
    Kind { id: "flag", words: "workshop-kind-flag", in_map: true, ..PLAIN },
    Kind { id: "ref", words: "workshop-kind-ref", takes: &["to"], names: true, ..PLAIN },
    Kind { id: "refs", words: "workshop-kind-refs", takes: &["to"], ..PLAIN },
    Kind { id: "map", words: "workshop-kind-map", takes: MAP, ..PLAIN },
    Kind { id: "image", words: "workshop-kind-image", ..PLAIN },
    Kind { id: "geometry", words: "workshop-kind-geometry", ..PLAIN },
    Kind { id: "computed", words: "workshop-kind-computed", takes: &["unit"], ..PLAIN },
];

/// A kind by its name in a definition.
pub fn get_kind(id: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.id == id)
}

/// The names of some kinds, in the order of the table.
pub(super) fn ids(some: impl Fn(&Kind) -> bool) -> Vec<&'static str> {
    let kinds = KINDS.iter().filter(|kind| some(kind));
    kinds.map(|kind| kind.id).collect()
}
