//! How a step is worked on the screen: one module per activity, with the same name in `ui`.
//!
//! `list` also serves the activities whose own screen is not there yet; their collections can be filled all
//! the same.

pub mod cards;
pub mod form;
pub mod list;
