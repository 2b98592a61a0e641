//! The tests that look at the program from outside, in one binary.

mod architecture;
mod backups;
mod bench;
mod command;
mod docs;
mod laws;
mod merge;
mod merge_laws;
mod notebook_faults;
mod notebook_laws;
mod notebook_upgrades;
mod sample_plan;
mod screens;
mod source;
mod tables;
mod terminal;
mod typist;
mod words;
mod workshops;
