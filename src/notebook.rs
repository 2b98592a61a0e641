//! The notebook: one SQLite file that remembers every answer and how it came to be.
//!
//! All content is read into memory when the file is opened ([`Content`]); changes go through one door,
//! `Notebook::transact`, which applies them in memory, writes them to the log with their before and after,
//! and hands them to a thread that puts them on disk.

pub mod content;

pub use content::{Answers, Cell, Content, Record, RecordId};
