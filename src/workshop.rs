//! Workshops: definitions in TOML of what is asked, in which order and with which guide.
//!
//! Loose first (`raw`, with the place of every value), strict after one border (`validate`): from
//! [`Workshop`] on, ids exist and are unique, and every word is in every language.

pub mod activities;
pub mod catalog;
pub mod definition;
pub mod kinds;
mod problems;
mod raw;
pub mod rule;
pub mod sample;
mod schema;
mod validate;

pub use catalog::Catalog;
pub use definition::{
    Activity, ActivityKind, Choice, Collection, Discretion, Field, FieldKind, Filter, Instruction,
    Length, Level, MapKeys, Parameter, Past, Phase, Profile, Quadrant, Role, Section, Setting,
    Step, Who, Workshop,
};
pub use rule::{Rule, RuleTest};
pub use schema::schema;
pub use validate::load;
