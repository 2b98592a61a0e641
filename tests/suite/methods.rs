//! The methods of planning held to their reference cases, one file per family.

use std::fs;
use std::path::Path;

mod delphi;
mod hostile;
mod indicators;
mod indices;
mod logframe;
mod participation;
mod problem_tree;
mod risk;
mod scenarios;
mod typology;
mod wording;

/// A file of reference cases, by its path in `tests/fixtures/cases`.
pub(crate) fn case(path: &str) -> serde_json::Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/cases")
        .join(path);
    let text = fs::read_to_string(&file).expect("a file of reference cases");
    serde_json::from_str(&text).expect("reference cases are JSON")
}

/// Holds a number to the expected one, relative to its size; the cases are rounded to six decimals.
#[track_caller]
pub(crate) fn close(found: f64, expected: f64, tolerance: f64) {
    let allowed = (tolerance * expected.abs()).max(6e-7);
    assert!(
        (found - expected).abs() <= allowed,
        "found {found}, expected {expected}"
    );
}
