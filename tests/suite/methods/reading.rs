//! Reading cases: folders, tables of numbers, lists of words.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::close;

/// What the reference cases ask of numbers rounded to six decimals.
pub(crate) const TOLERANCE: f64 = 1e-5;

/// The files of a folder of cases, without its README.
pub(crate) fn files(folder: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cases");
    let entries = fs::read_dir(root.join(folder)).expect("a folder of cases");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.into_string().expect("a plain name"))
        .filter(|name| name != "README.md")
        .collect();
    names.sort();
    names
}

/// The rows of a CSV file of cases; none of them quotes anything.
pub(crate) fn rows(path: &str) -> Vec<Vec<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cases");
    let text = fs::read_to_string(root.join(path)).expect("a file of cases");
    assert!(!text.contains('"'));
    let row = |line: &str| line.split(',').map(str::to_owned).collect();
    text.lines().map(row).collect()
}

/// The numbers of a CSV file: all but the first row and the first column.
pub(crate) fn cells(path: &str) -> Vec<Vec<Option<f64>>> {
    let number = |word: &String| Some(word.parse().expect("a number"));
    let row = |row: &Vec<String>| row[1..].iter().map(number).collect();
    rows(path)[1..].iter().map(row).collect()
}

pub(crate) fn numbers(value: &Value) -> Vec<f64> {
    let list = value.as_array().expect("a list");
    let number = |value: &Value| value.as_f64().expect("a number");
    list.iter().map(number).collect()
}

pub(crate) fn matrix(value: &Value) -> Vec<Vec<f64>> {
    let list = value.as_array().expect("a matrix");
    list.iter().map(numbers).collect()
}

pub(crate) fn places(value: &Value) -> Vec<usize> {
    let list = value.as_array().expect("a list");
    let place = |value: &Value| value.as_u64().expect("a whole number");
    list.iter().map(|value| place(value) as usize).collect()
}

pub(crate) fn words(value: &Value) -> Vec<&str> {
    let list = value.as_array().expect("a list");
    list.iter()
        .map(|value| value.as_str().expect("a word"))
        .collect()
}

/// Every number as a judgement that was given.
pub(crate) fn given(numbers: &[f64]) -> Vec<Option<f64>> {
    numbers.iter().copied().map(Some).collect()
}

/// Every number of a matrix as a judgement that was given.
pub(crate) fn all_given(matrix: &[Vec<f64>]) -> Vec<Vec<Option<f64>>> {
    matrix.iter().map(|row| given(row)).collect()
}

/// Compares two lists number by number.
#[track_caller]
pub(crate) fn all_close(found: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len(), "{found:?} and {expected:?}");
    for (found, expected) in found.iter().zip(expected) {
        close(*found, *expected, tolerance);
    }
}

/// Compares two matrices number by number.
#[track_caller]
pub(crate) fn matrices_close(found: &[Vec<f64>], expected: &[Vec<f64>], tolerance: f64) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        all_close(found, expected, tolerance);
    }
}

/// The list in another order: `order[i]` is where item i of the result comes from.
pub(crate) fn permuted<T: Clone>(list: &[T], order: &[usize]) -> Vec<T> {
    order.iter().map(|from| list[*from].clone()).collect()
}

/// Rows and columns of a square matrix in another order.
pub(crate) fn both_permuted<T: Clone>(matrix: &[Vec<T>], order: &[usize]) -> Vec<Vec<T>> {
    let rows = permuted(matrix, order);
    rows.iter().map(|row| permuted(row, order)).collect()
}
