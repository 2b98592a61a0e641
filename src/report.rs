//! From a plan to papers: template, blocks, writers.
//!
//! ```text
//! Plan ─▶ Tera template (.md) ─▶ Markdown ─▶ Report{blocks} + directives expanded ─▶ lint ─▶ writers
//! ```
//!
//! In order: the words of a plan become a [`context`](context::context), the template prints them, directives
//! become [`tables`] and [`figures`]: [`compose`](compose::compose) does all of it. Then [`repair`](lint::repair) the report,
//! write it in one of the [`FORMATS`](format::FORMATS), put it on disk with [`write_whole`](format::write_whole).
//!
//! A writer is a pure function from a [`Report`](block::Report) to bytes: the same report gives the same bytes. The
//! workbook ([`xlsx`]) is written from the plan itself, because blocks have words where it needs figures.

pub mod block;
pub mod compose;
pub mod context;
pub mod docx;
mod error;
mod few;
pub mod figures;
pub mod fonts;
pub mod format;
pub mod html;
mod labels;
pub mod lint;
pub mod md;
pub mod parse;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod publish;
mod results;
#[cfg(test)]
mod sample;
pub mod sheets;
#[cfg(test)]
mod specimen;
pub mod tables;
pub mod template;
pub mod txt;
mod walk;
mod words;
pub mod xlsx;

pub use error::Error;
