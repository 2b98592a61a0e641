//! The tests that look at the program from outside, in one binary.

mod anonymous;
mod architecture;
mod bench;
mod command;
mod docs;
mod notebook_faults;
mod notebook_laws;
mod notebook_outside;
mod notebook_upgrades;
mod notebook_views;
mod purge;
mod read_only;
mod sample_plan;
mod screens;
mod source;
mod terminal;
mod typist;
mod words;
mod workshops;
