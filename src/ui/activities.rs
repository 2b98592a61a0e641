//! The views of activities, one module each, with the same name in `app`.

pub(super) mod board;
mod chain;
pub(super) mod form;
mod grid;
pub(super) mod list;
mod matrix;
mod plane;
mod rating;
mod schedule;
mod tree;
mod vote;
