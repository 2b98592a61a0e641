//! The well-known ids: collections and fields that the typed [`Plan`](crate::plan) understands.
//!
//! A definition may leave any of them out and add any other; what is not here stays generic and can still
//! be asked, listed and printed. [`PARAMETERS`] names what the methods compute with, [`COMPUTED`] what the program
//! works out by itself.

mod computed;
mod parameters;

pub use computed::{COMPUTED, ComputedSpec, Shown, get_computed};
pub use parameters::{PARAMETERS, ParameterKind, ParameterSpec};

/// The dimensions of territorial development, as option ids.
pub const DIMENSIONS: [&str; 5] = [
    "political_institutional",
    "social_cultural",
    "economic_productive",
    "environmental_resources",
    "cognitive_information",
];
