//! The sample territory of a definition: records written by hand, still without ids of a notebook.

use std::path::Path;

use super::catalog::{embedded_file, embedded_files};

/// One record as its author wrote it: the name by which others point to it, and its answers.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleRecord {
    /// Id of its collection.
    pub collection: String,
    /// Name by which others point to it; empty when none does.
    pub label: String,
    /// Key of the field and what was answered.
    pub answers: Vec<(String, SampleAnswer)>,
}

/// An answer as its author wrote it.
#[derive(Debug, Clone, PartialEq)]
pub enum SampleAnswer {
    /// One value.
    One(String),
    /// Several members.
    Many(Vec<String>),
    /// Keys and values.
    Map(Vec<(String, String)>),
}

/// The sample of an embedded definition: its records, in order. Empty when it has none.
pub fn embedded(id: &str) -> Vec<SampleRecord> {
    let mut records = Vec::new();
    for path in embedded_files(id, "sample")
        .filter(|path| Path::new(path).extension().is_some_and(|end| end == "toml"))
    {
        let text = embedded_file(id, &path)
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or_default();
        records.extend(parse(text));
    }
    records
}

/// Reads tables of records; what has another shape is left out, and a test holds the embedded sample to
/// its number of records.
pub fn parse(text: &str) -> Vec<SampleRecord> {
    let Ok(tables) = text.parse::<toml::Table>() else {
        return Vec::new();
    };
    let mut records = Vec::new();
    for (collection, list) in tables {
        for record in list
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(toml::Value::as_table)
        {
            let mut answers = Vec::new();
            for (key, value) in record.iter().filter(|(key, _)| *key != "id") {
                answers.push((key.clone(), answer(value)));
            }
            let label = record
                .get("id")
                .and_then(toml::Value::as_str)
                .unwrap_or_default();
            records.push(SampleRecord {
                collection: collection.clone(),
                label: label.to_owned(),
                answers,
            });
        }
    }
    records
}

fn answer(value: &toml::Value) -> SampleAnswer {
    match value {
        toml::Value::Array(members) => SampleAnswer::Many(members.iter().map(scalar).collect()),
        toml::Value::Table(cells) => SampleAnswer::Map(
            cells
                .iter()
                .map(|(key, value)| (key.clone(), scalar(value)))
                .collect(),
        ),
        value => SampleAnswer::One(scalar(value)),
    }
}

fn scalar(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Float(number) => number.to_string(),
        other => other.to_string(),
    }
}
