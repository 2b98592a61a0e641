//! The activities with a screen of their own, as a person works them.

mod chain;
mod grid;
mod matrix;
mod papers;
mod plane;
mod rating;
mod schedule;
mod tree;
mod vote;
