//! The fields that the program works out: which ones it knows, and how each is shown.

/// A field that the program works out by itself. A definition that wants it shown declares it with `kind =
/// "computed"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComputedSpec {
    /// Id of its collection.
    pub collection: &'static str,
    /// Key of the field.
    pub field: &'static str,
    /// How its value is shown.
    pub shown: Shown,
}

/// How a computed value is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// A number with so many decimals.
    Number(u32),
    /// A share in percent, 0–100, with so many decimals.
    Percent(u32),
    /// One of some classes; the words of each are `<family>-<id>` with `-` for `_`.
    Class {
        /// What the keys of the words begin with.
        family: &'static str,
        /// The stable names of the classes.
        ids: &'static [&'static str],
    },
    /// The name of a record.
    Record,
}

impl Shown {
    /// The key of the words of a class.
    pub fn class_key(family: &str, id: &str) -> String {
        format!("{family}-{}", id.replace('_', "-"))
    }
}

const fn computed(collection: &'static str, field: &'static str, shown: Shown) -> ComputedSpec {
    ComputedSpec {
        collection,
        field,
        shown,
    }
}

const VESTER: Shown = Shown::Class {
    family: "vester",
    ids: &["critical", "active", "passive", "weakly_connected"],
};

const ASSET: Shown = Shown::Class {
    family: "asset",
    ids: &["jewel", "at_risk", "care", "record"],
};

const ACTOR: Shown = Shown::Class {
    family: "actor",
    ids: &[
        "manage_closely",
        "keep_satisfied",
        "keep_informed",
        "monitor",
    ],
};

const VARIABLE: Shown = Shown::Class {
    family: "variable",
    ids: &["key", "determinant", "result", "autonomous"],
};

const LIGHT: Shown = Shown::Class {
    family: "light",
    ids: &["green", "yellow", "red", "grey"],
};

const PRESENCE: Shown = Shown::Class {
    family: "presence",
    ids: &["under", "balanced", "over", "no_reference"],
};

const RISK: Shown = Shown::Class {
    family: "risk",
    ids: &["low", "medium", "high", "extreme"],
};

/// Every field that the program works out.
#[rustfmt::skip]
pub const COMPUTED: &[ComputedSpec] = &[
    computed("problem", "priority", Shown::Number(1)),
    computed("problem", "quadrant", VESTER),
    computed("patrimony", "reading", ASSET),
    computed("hazard", "index", Shown::Number(1)),
    computed("actor", "quadrant", ACTOR),
    computed("actor", "resultant", Shown::Number(1)),
    computed("actor", "strength", Shown::Number(2)),
    computed("swot", "weighted", Shown::Number(2)),
    computed("zone", "typology_index", Shown::Number(3)),
    computed("zone", "typology_class", Shown::Record),
    computed("variable", "class", VARIABLE),
    computed("variable", "indirect_class", VARIABLE),
    computed("scenario", "effort_gap", Shown::Number(1)),
    computed("vision_criterion", "average", Shown::Number(2)),
    computed("criterion", "compared_weight", Shown::Number(1)),
    computed("axis", "score", Shown::Number(3)),
    computed("axis", "place_by_score", Shown::Number(0)),
    computed("axis", "place_by_dots", Shown::Number(0)),
    computed("quota", "reached", Shown::Percent(1)),
    computed("quota", "standing", PRESENCE),
    computed("indicator", "progress", Shown::Percent(1)),
    computed("indicator", "light", LIGHT),
    computed("measurement", "progress", Shown::Percent(1)),
    computed("measurement", "light", LIGHT),
    computed("risk", "score", Shown::Number(0)),
    computed("risk", "level", RISK),
    computed("risk", "residual_score", Shown::Number(0)),
    computed("risk", "residual_level", RISK),
];

/// The computed field of a collection, if the program knows it.
pub fn get_computed(collection: &str, field: &str) -> Option<&'static ComputedSpec> {
    COMPUTED
        .iter()
        .find(|spec| spec.collection == collection && spec.field == field)
}
