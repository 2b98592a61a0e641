//! Rules of a step: a sentence for people and, where it can be counted, what the program looks at.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::definition::Filter;
use crate::locale::Words;

/// What should be true before leaving a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// In words, for the guide.
    pub words: Words,
    /// How the program sees whether it holds; nothing when only people can.
    pub test: Option<RuleTest>,
}

/// What is counted, of which records, and between which limits it should be.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleTest {
    /// The collection that is looked at.
    pub collection: Arc<str>,
    /// Which of its records; all when nothing is said.
    pub only: Option<Filter>,
    /// Only records of which the plan spends more than this share on, 0–100.
    pub costing: Option<Decimal>,
    /// What is counted.
    pub measure: Measure,
    /// The least it should be.
    pub at_least: Option<Decimal>,
    /// The most it should be.
    pub at_most: Option<Decimal>,
}

/// What a rule counts.
#[derive(Debug, Clone, PartialEq)]
pub enum Measure {
    /// The records.
    Count,
    /// Those without an answer in any of these fields; none is right.
    Lacking(Vec<Arc<str>>),
    /// The share of those that answer a field, or that a filter lets through, 0–100.
    Share(Part),
    /// The different options that a field has among them.
    Options(Arc<str>),
    /// The records of each option of a field.
    EveryOption(Arc<str>),
    /// For each, the records of another collection that name it in a field.
    Named {
        /// The other collection.
        by: Arc<str>,
        /// Its field.
        field: Arc<str>,
        /// Which of them count; all when nothing is said.
        only: Option<Filter>,
    },
    /// The sum of a field.
    Sum(Arc<str>),
    /// Those whose number in the first field is greater than that in the second; none is right.
    Exceeding(Arc<str>, Arc<str>),
}

/// Which part of the records a share is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Those that answer a field.
    Answering(Arc<str>),
    /// Those that a filter lets through.
    Filtered(Filter),
}
