//! The statements of the reference cases and of the whole sample.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rumbo::method::wording::{Aim, Limits, Mark, Severity, Statement, Words, lint};
use serde_json::Value;

use super::case;

fn file(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(path).expect("a file of words");
    serde_json::from_str(&text).expect("words are JSON")
}

/// The vocabulary of the cases with that of the project.
fn words() -> Words {
    let (own, cases) = (
        file("tests/fixtures/wording/spanish.json"),
        case("statement_lint/wordlists.json"),
    );
    let list = |from: &Value, key: &str| -> Vec<String> {
        let words = from[key].as_array().expect("a list of words").iter();
        words
            .map(|word| word.as_str().expect("a word").to_owned())
            .collect()
    };
    Words {
        articles: list(&own, "articles"),
        absence_openers: list(&own, "absence_openers"),
        negations: list(&own, "negations"),
        solution_openers: list(&own, "solution_openers"),
        joiners: list(&own, "joiners"),
        clause_openers: list(&own, "clause_openers"),
        purpose_markers: list(&own, "purpose_markers"),
        means_markers: list(&own, "means_markers"),
        activity_verbs: list(&cases, "activity_verbs"),
        vague_verbs: list(&cases, "vague_verbs"),
        nouns_that_look_like_infinitives: list(&cases, "nouns_that_look_like_infinitives"),
        nouns_that_look_like_participles: list(&own, "nouns_that_look_like_participles"),
        irregular_participles: list(&own, "irregular_participles"),
        achieved_words: list(&own, "achieved_words"),
        unit_words: list(&own, "unit_words"),
        risk_openers: list(&own, "risk_openers"),
        future_exceptions: list(&cases, "future_exceptions"),
    }
}

fn limits() -> Limits {
    let own = file("tests/fixtures/wording/spanish.json");
    let number = |key: &str| own[key].as_u64().expect("a number") as usize;
    Limits {
        problem_least: number("problem_least"),
        problem_most: number("problem_most"),
        problem_joined: number("problem_joined"),
        objective_most: number("objective_most"),
        vision_least: number("vision_least"),
        vision_most: number("vision_most"),
    }
}

/// A statement of a case.
fn statement(case: &Value) -> Statement<'_> {
    let text = case["text"].as_str().expect("a text");
    let context = &case["context"];
    let word = |key: &str| context[key].as_str().unwrap_or("");
    let flag = |key: &str| context[key].as_bool().unwrap_or(false);
    match case["kind"].as_str().expect("a kind") {
        "problem" => Statement::Problem(text),
        "objective" => Statement::Objective {
            text,
            has_indicator: flag("has_indicator"),
        },
        "component" => Statement::Component(text),
        "activity" => Statement::Activity(text),
        "indicator" => Statement::Indicator {
            text,
            unit: word("unit"),
            baseline: context["baseline"].as_f64(),
            target: context["target"].as_f64(),
            source: word("source"),
            aim: Aim::Change,
        },
        "assumption" => Statement::Assumption {
            text,
            controlled: flag("controlled"),
        },
        "vision" => Statement::Vision {
            text,
            territory: word("territory"),
        },
        other => panic!("an unknown kind of statement: {other}"),
    }
}

#[test]
fn every_statement_has_the_marks_that_were_read_one_by_one() {
    let cases = case("statement_lint/frases.cases.json");
    let (words, limits) = (words(), limits());
    let listed = cases["cases"].as_array().expect("statements");
    let mut wrong = Vec::new();
    for case in listed {
        let found = lint(&statement(case), &words, &limits);
        let found: Vec<&str> = found.into_iter().map(Mark::code).collect();
        let expected = case["expected_flags"].as_array().expect("marks").iter();
        let expected: Vec<&str> = expected
            .map(|mark| mark.as_str().expect("a code"))
            .collect();
        if found != expected {
            wrong.push(format!(
                "{}: {found:?}, expected {expected:?}",
                case["text"]
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert_eq!(listed.len(), 37);
}

#[test]
fn every_mark_of_the_cases_is_known_with_its_severity() {
    let cases = case("statement_lint/frases.cases.json");
    let flags = cases["flags"].as_object().expect("marks");
    let known: BTreeMap<&str, Mark> = Mark::ALL.iter().map(|mark| (mark.code(), *mark)).collect();
    for (code, flag) in flags {
        let severity = match flag["severity"].as_str().expect("a severity") {
            "error" => Severity::Error,
            "aviso" => Severity::Warning,
            _ => Severity::Info,
        };
        let mark = known.get(code.as_str()).copied();
        assert_eq!(mark.map(Mark::severity), Some(severity), "{code}");
    }
    assert_eq!(flags.len(), known.len());
}

/// The records of a collection of the sample.
fn sample(file: &str) -> toml::Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("workshops/territorial/sample")
        .join(file);
    let text = fs::read_to_string(path).expect("a file of the sample");
    text.parse().expect("the sample is TOML")
}

#[test]
fn the_sample_has_only_the_marks_that_were_planted() {
    let findings = file("tests/fixtures/expected-findings.json");
    let planted = findings["findings"].as_array().expect("findings").iter();
    let mut planted: Vec<String> = planted
        .filter(|finding| finding["check"] == "LINT")
        .map(|finding| {
            let word = |key: &str| finding[key].as_str().expect("words");
            format!("{} {}", word("target"), word("detail"))
        })
        .collect();
    let (words, limits) = (words(), limits());
    let mut found = Vec::new();
    let mut seen = 0;
    for (file, collection, field) in [
        ("03-diagnosis.toml", "problem", "text"),
        ("06-objectives.toml", "objective", "text"),
        ("06-objectives.toml", "indicator", "name"),
        ("07-projects.toml", "component", "text"),
        ("07-projects.toml", "activity_line", "text"),
        ("07-projects.toml", "assumption", "text"),
        ("05-typology-vision-axes.toml", "vision", "text"),
    ] {
        let table = sample(file);
        let records = match &table[collection] {
            toml::Value::Array(records) => records.clone(),
            one => vec![one.clone()],
        };
        for record in &records {
            let word = |key: &str| record.get(key).and_then(toml::Value::as_str).unwrap_or("");
            let number = |value: &toml::Value| {
                value
                    .as_float()
                    .or(value.as_integer().map(|whole| whole as f64))
            };
            let text = word(field);
            assert!(!text.is_empty(), "{collection} without `{field}`");
            let statement = match collection {
                "problem" => Statement::Problem(text),
                "objective" => Statement::Objective {
                    text,
                    has_indicator: true,
                },
                "component" => Statement::Component(text),
                "activity_line" => Statement::Activity(text),
                "assumption" => Statement::Assumption {
                    text,
                    controlled: false,
                },
                "vision" => Statement::Vision {
                    text,
                    territory: "Tingopamba",
                },
                _ => Statement::Indicator {
                    text,
                    unit: word("unit"),
                    baseline: record.get("baseline").and_then(number),
                    target: record["targets"].get("2028").and_then(number),
                    source: word("source"),
                    aim: if word("kind").starts_with("keep") {
                        Aim::Keep
                    } else {
                        Aim::Change
                    },
                },
            };
            let id = word("id");
            let marks = lint(&statement, &words, &limits).into_iter();
            found.extend(marks.map(|mark| format!("{collection}:{id} {}", mark.code())));
            seen += 1;
        }
    }
    found.sort();
    planted.sort();
    assert_eq!(found, planted);
    assert!(seen > 150, "only {seen} statements were read");
}
