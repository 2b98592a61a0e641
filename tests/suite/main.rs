//! The tests that look at the program from outside, in one binary.

mod bench;
mod command;
mod docs;
mod sample_plan;
mod screens;
mod terminal;
mod workshops;
