//! The risks of the reference cases.

use std::fs;
use std::path::Path;

use rumbo::method::risk::{Reading, matrix, of_place, rate};
use rumbo::method::scale::Scale;

use super::{case, close};

const READING: Reading = Reading {
    scale: Scale {
        least: 1.0,
        most: 5.0,
    },
    cuts: [5.0, 10.0, 15.0],
};

/// The level of a case by its Spanish word.
fn id(word: &str) -> &'static str {
    match word {
        "bajo" => "low",
        "medio" => "medium",
        "alto" => "high",
        "extremo" => "extreme",
        other => panic!("an unknown level: {other}"),
    }
}

#[test]
fn every_probability_and_impact_has_its_score_and_level() {
    let cases = case("risk/casos.cases.json");
    let listed = cases["project_risk"].as_array().expect("risks");
    for risk in listed {
        let number = |key: &str| risk[key].as_f64().expect("a number");
        let found = rate(number("probability"), number("impact"), &READING).expect("a rating");
        close(found.score, number("score"), 1e-9);
        assert_eq!(
            found.level.id(),
            id(risk["level"].as_str().expect("a level"))
        );
    }
    assert_eq!(listed.len(), 25);
}

#[test]
fn the_printed_matrix_is_the_computed_one() {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cases/risk/matriz_5x5.csv");
    let text = fs::read_to_string(file).expect("the matrix");
    let steps = [1.0, 2.0, 3.0, 4.0, 5.0];
    let found = matrix(&steps, &steps, &READING).expect("the scale");
    let mut seen = 0;
    for (line, row) in text.lines().skip(1).zip(&found) {
        for (cell, rating) in line.split(',').skip(1).zip(row) {
            let (score, level) = cell.split_once(' ').expect("a score and a level");
            close(rating.score, score.parse().expect("a score"), 1e-9);
            assert_eq!(rating.level.id(), id(level));
            seen += 1;
        }
    }
    assert_eq!(seen, 25);
}

#[test]
fn every_hazard_of_a_place_has_its_index() {
    let cases = case("risk/casos.cases.json");
    let listed = cases["territorial"].as_array().expect("hazards");
    for hazard in listed {
        let number = |key: &str| hazard[key].as_f64().expect("a number");
        let (threat, vulnerability) = (number("threat"), number("vulnerability"));
        let found = of_place(threat, vulnerability, number("capacity"), READING.scale);
        let found = found.expect("a risk");
        let expected = |key: &str| hazard["expected"][key].as_f64().expect("a number");
        close(found.index, expected("index"), 1e-5);
        close(found.normalised, expected("normalised"), 1e-5);
    }
    assert_eq!(listed.len(), 4);
}
