//! The tests that look at the program from outside, in one binary.

mod architecture;
mod bench;
mod boards;
mod command;
mod directives;
mod docs;
mod methods;
mod methods_page;
mod notebook_faults;
mod notebook_laws;
mod notebook_upgrades;
mod results;
mod sample_plan;
mod screens;
mod source;
mod terminal;
mod typist;
mod words;
mod workshops;
