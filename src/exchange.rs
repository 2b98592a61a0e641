//! What comes in and goes out besides reports: notebooks from their paths, copies for work tables and joining
//! them, the sample territory, pictures and maps.

pub mod files;
pub mod next;
pub mod notebooks;
pub mod privacy;
pub mod sample;
pub mod tables;
mod views;
