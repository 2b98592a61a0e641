//! How a step is worked on the screen: one module per activity, with the same name in `ui`.
//!
//! `board` holds the activities that have a screen of their own; `list` also serves those whose screen is not
//! there yet: their collections can be filled all the same.

pub mod board;
pub mod cards;
pub mod chain;
pub mod form;
pub mod grid;
mod kept;
pub mod list;
pub mod matrix;
pub mod plane;
pub mod rating;
pub mod schedule;
pub mod tree;
pub mod vote;
