//! The activities with a screen of their own, as a person works them.

mod matrix;
mod plane;
mod rating;
mod tree;
mod vote;
