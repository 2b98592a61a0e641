//! The well-known ids: collections and fields that the typed [`Plan`](crate::plan) understands.
//!
//! A definition may leave any of them out and add any other; what is not here stays generic and can still
//! be asked, listed and printed.

/// The dimensions of territorial development, as option ids.
pub const DIMENSIONS: [&str; 5] = [
    "political_institutional",
    "social_cultural",
    "economic_productive",
    "environmental_resources",
    "cognitive_information",
];

/// A parameter that a method knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParameterSpec {
    /// Method and name: `vester.threshold`.
    pub id: &'static str,
    /// What its value is.
    pub kind: ParameterKind,
}

/// What the value of a parameter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterKind {
    /// One number.
    Number,
    /// Several numbers.
    Numbers,
    /// One of these words.
    Text(&'static [&'static str]),
    /// Several words.
    Texts,
}

impl ParameterKind {
    /// The key under which a definition writes it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Numbers => "numbers",
            Self::Text(_) => "text",
            Self::Texts => "texts",
        }
    }
}

const fn parameter(id: &'static str, kind: ParameterKind) -> ParameterSpec {
    ParameterSpec { id, kind }
}

/// What the methods compute with. The values are decided by the definition, never here.
pub const PARAMETERS: &[ParameterSpec] = &[
    parameter("matrix.disputed", ParameterKind::Number),
    parameter("matrix.most", ParameterKind::Number),
    parameter(
        "vester.threshold",
        ParameterKind::Text(&["mean", "half", "mid_range"]),
    ),
];
