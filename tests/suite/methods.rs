//! The methods against their reference cases, and the laws that hold for any input.
//!
//! One part for each family. Every part walks all the files of its folder in `tests/fixtures/cases` and
//! says how many they are, so that a new case cannot be overlooked.

use std::fs;
use std::path::Path;

use serde_json::Value;

mod ahp;
mod igo;
mod mactor;
mod micmac;
mod multicriteria;
mod ranking;
mod reading;
mod spread;
mod stakeholders;
mod swot;
mod vester;
mod voting;
mod wild;

/// A file of cases, by its path under `tests/fixtures/cases`.
pub(crate) fn case(path: &str) -> Value {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cases");
    let text = fs::read_to_string(root.join(path)).expect("a file of cases");
    serde_json::from_str(&text).expect("a case is JSON")
}

/// Fails unless two numbers are as near as the cases ask: `tolerance` of the expected one, and of 1 when
/// that is less.
#[track_caller]
pub(crate) fn close(found: f64, expected: f64, tolerance: f64) {
    let off = (found - expected).abs();
    assert!(
        off <= tolerance * expected.abs().max(1.0),
        "found {found}, expected {expected}"
    );
}
