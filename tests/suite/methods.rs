//! The methods against their reference cases, and the laws that hold for any input.
//!
//! One part for each family. Every part walks all the files of its folder in `tests/fixtures/cases` and
//! says how many they are, so that a new case cannot be overlooked.

mod ahp;
mod cofinancing;
mod critical_path;
mod delphi;
mod earned_value;
mod hostile;
mod igo;
mod indicators;
mod indices;
mod investment;
mod logframe;
mod mactor;
mod micmac;
mod multicriteria;
mod participation;
mod portfolio;
mod problem_tree;
mod ranking;
mod reading;
mod risk;
mod scenarios;
mod spread;
mod stakeholders;
mod swot;
mod typology;
mod vester;
mod voting;
mod wild;
mod wording;

use std::path::{Path, PathBuf};

use serde_json::Value;

/// Where the reference cases of a method are.
fn folder(method: &str) -> PathBuf {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cases");
    cases.join(method)
}

/// A reference case, by its path under `tests/fixtures/cases`.
pub(crate) fn case(path: &str) -> Value {
    let text =
        std::fs::read_to_string(folder(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Holds a number to the expected one: within `tolerance` of it, or of 1 when it is less, which is how published
/// tables are rounded.
#[track_caller]
pub(crate) fn close(found: f64, expected: f64, tolerance: f64) {
    let off = (found - expected).abs();
    assert!(
        off <= tolerance * expected.abs().max(1.0),
        "{found} instead of {expected}"
    );
}

/// What is expected of the sample territory.
fn summary() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/expected-summary.json");
    let text = std::fs::read_to_string(path).expect("the expected summary");
    serde_json::from_str(&text).expect("the summary is JSON")
}

/// The records of one collection in a file of the sample territory.
fn sample(file: &str, collection: &str) -> Vec<toml::Table> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("workshops/territorial/sample");
    let text = std::fs::read_to_string(folder.join(file)).expect("a file of the sample");
    let table: toml::Table = toml::from_str(&text).expect("the sample is TOML");
    let records = table[collection].as_array().expect("records").iter();
    records
        .map(|record| record.as_table().expect("a record").clone())
        .collect()
}
