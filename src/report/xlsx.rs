//! The workbook: the annex of the plan for whoever goes on reckoning with it.
//!
//! It is written from the plan and not from the tree of blocks, because blocks have words where a workbook needs
//! figures, dates and formulas. Every sum is a live formula that carries the exact result, so that a reader which does
//! not compute shows the right figure too. What people wrote is always text, whatever it begins with. Nothing personal
//! comes in, and no count of few people: it goes through [`discreet`] and [`Public`](super::words::Public) as
//! documents do.
//!
//! In order: [`book`] keeps the sheets, their names and the lists to choose from; [`sheet`] lays out one table with its
//! headers and widths, [`pen`] puts its cells on it; the others say what stands in each. A list without records gives no sheet.

mod book;
mod cell;
mod contents;
mod frames;
mod funding;
mod investment;
mod lists;
mod matrices;
#[cfg(test)]
mod opened;
mod pen;
mod schedule;
mod sheet;
#[cfg(test)]
mod tests;

use rust_xlsxwriter::XlsxError;

use super::Error;
use super::few::discreet;
use super::publish::Papers;
use crate::locale::Lang;
use crate::plan::Plan;

use book::Book;

/// Writes the workbook of a plan.
pub fn write(papers: &Papers<'_>) -> Result<Vec<u8>, Error> {
    bytes(&discreet(papers.plan), papers.lang).map_err(|error| Error::Write {
        format: "xlsx",
        causes: vec![error.to_string()],
    })
}

fn bytes(plan: &Plan, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new(plan, lang)?;
    let costs = investment::sheets(&mut book)?;
    funding::sheets(&mut book, &costs)?;
    lists::sheets(&mut book, &lists::INDICATORS)?;
    schedule::sheet(&mut book)?;
    lists::sheets(&mut book, &lists::AGREEMENTS)?;
    matrices::sheets(&mut book)?;
    frames::sheet(&mut book)?;
    lists::sheets(&mut book, &lists::RISKS)?;
    lists::others(&mut book)?;
    book.finish()
}
