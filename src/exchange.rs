//! What comes in and goes out besides reports.

pub mod sample;
