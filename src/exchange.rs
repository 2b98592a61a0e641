//! What comes in and goes out besides reports: notebooks from their paths, the sample territory, pictures
//! and maps.

pub mod files;
pub mod notebooks;
pub mod privacy;
pub mod sample;
mod views;
