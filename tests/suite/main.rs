//! The tests that look at the program from outside, in one binary.

mod architecture;
mod bench;
mod boards;
mod command;
mod damage;
mod docs;
mod history;
mod history_laws;
mod kills;
mod laws;
mod merge;
mod merge_laws;
mod methods;
mod notebook_faults;
mod notebook_laws;
mod notebook_upgrades;
mod power;
mod repair;
mod sample_plan;
mod screens;
mod source;
mod tables;
mod terminal;
mod typist;
mod words;
mod workshops;
