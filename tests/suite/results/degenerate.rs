//! Notebooks that are empty, have one record, are all equal, or hold odd answers: every family gives a sound result or
//! a plain sentence, and no number that is none.

use std::sync::Arc;

use proptest::prelude::*;
use rumbo::locale::Lang;
use rumbo::notebook::{Answers, Cell, Content, Record, RecordId};
use rumbo::plan::results::{Matrix, Remark, swot};
use rumbo::plan::source::Items;
use rumbo::plan::{self, Plan, Results, Source, results};
use rumbo::workshop::{Catalog, Field, FieldKind, MapKeys, Workshop};

fn territorial() -> Arc<Workshop> {
    let catalog = Catalog::embedded();
    catalog.get("territorial").expect("the definition is sound")
}

fn record(collection: &str, number: usize, answers: &[(&str, &str)]) -> Record {
    let id = RecordId::new(format!("{collection}_{number}"));
    let cells = answers.iter().map(|(field, value)| {
        let cell = match field.split_once('@') {
            Some((field, key)) => Cell::keyed(field, key),
            None => Cell::plain(*field),
        };
        (cell, Arc::from(*value))
    });
    Record {
        id,
        collection: collection.into(),
        parent: None,
        position: format!("{number:06}").into(),
        answers: cells.collect::<Answers>(),
    }
}

fn plan_of(workshop: &Arc<Workshop>, records: Vec<Record>) -> Plan {
    let content: Content = records.into_iter().collect();
    let today = "2026-11-22".parse().expect("a day");
    plan::build(&content, workshop, today).0
}

/// Every sentence that the results can say.
fn sentences(results: Results<'_>) -> Vec<Remark> {
    let mut said: Vec<Remark> = results
        .all()
        .into_iter()
        .filter_map(|(_, unsaid)| Some(unsaid?.why.clone()))
        .collect();
    said.extend(swot::reading(results));
    macro_rules! readings {
        ($($family:ident)*) => {
            $(if let Ok(found) = results.$family() { said.extend(found.reading(results)); })*
        };
    }
    readings!(
        vester micmac forces play actors assets links fabric problems tree prerequisites hazards typology
        scenarios future_axes vision axis_scores comparison contrast axis_line participation indicators
        appraisal schedule progress funding readiness
        articulation responsibilities integration
        purchases communication risks monitoring oversight observatory commitments
    );
    said
}

/// Asks everything and holds it to words and numbers.
#[track_caller]
fn hold(plan: &Plan) {
    let results = plan.results();
    for matrix in Matrix::ALL {
        let _ = results.grid(matrix);
    }
    for lang in Lang::ALL {
        for remark in sentences(results) {
            let said = remark.say(lang);
            assert!(
                !said.trim().is_empty() && !said.contains(['⟨', '⟩', '$', '{', '}']),
                "{lang}: {}: {said}",
                remark.key
            );
            sound(&said);
        }
    }
    for collection in &plan.workshop.collections {
        let computed = |field: &&Field| matches!(field.kind, FieldKind::Computed(_));
        for field in collection.fields.iter().filter(computed) {
            for item in plan.items(&collection.id) {
                let value = results.computed(&item.id, &field.key);
                if let Some(value) = value {
                    for lang in Lang::ALL {
                        let words = plan.reading().say(&value, field, lang);
                        assert!(!words.contains(['⟨', '⟩']), "{words}");
                        sound(&words);
                    }
                }
            }
        }
    }
    sound(&format!("{results:?}"));
}

/// No number that is none.
#[track_caller]
fn sound(text: &str) {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let found = words.find(|word| matches!(*word, "NaN" | "inf"));
    assert_eq!(found, None, "a number that is none");
}

#[test]
fn an_empty_notebook_says_that_there_is_nothing_yet() {
    let plan = plan_of(&territorial(), Vec::new());
    hold(&plan);
    for (family, unsaid) in plan.results().all() {
        if family == "wording" {
            assert_eq!(unsaid, None, "no statements, no marks");
            continue;
        }
        let unsaid = unsaid.unwrap_or_else(|| panic!("{family} says something about nothing"));
        assert_eq!(unsaid.why.key, "unfit-nothing", "{family}");
    }
}

#[test]
fn a_workshop_that_asks_little_says_what_it_does_not_ask() {
    let catalog = Catalog::embedded();
    let workshop = catalog.get("rapid-diagnosis").expect("it is sound");
    let plan = plan_of(&workshop, Vec::new());
    hold(&plan);
    for (family, unsaid) in plan.results().all() {
        let unsaid = unsaid.unwrap_or_else(|| panic!("{family} says something about nothing"));
        let keys = ["unfit-nothing", "unfit-not-asked", "unfit-parameter"];
        assert!(
            keys.contains(&unsaid.why.key),
            "{family}: {}",
            unsaid.why.key
        );
    }
}

#[test]
fn one_record_of_each_collection_breaks_nothing() {
    let workshop = territorial();
    let records = workshop
        .collections
        .iter()
        .map(|collection| record(&collection.id, 1, &[]))
        .collect();
    hold(&plan_of(&workshop, records));
}

/// An answer to a field: the least, the greatest or an odd one.
fn answer(field: &Field, kind: &FieldKind, odd: Odd) -> Option<String> {
    let number = |usual: &str| match odd {
        Odd::Least => field.min.map_or("0".to_owned(), |min| min.to_string()),
        Odd::Greatest => field.max.map_or(usual.to_owned(), |max| max.to_string()),
        Odd::Huge => "999999999999999".to_owned(),
        Odd::Negative => "-7.5".to_owned(),
        Odd::Words => "no sé".to_owned(),
    };
    Some(match kind {
        FieldKind::Text | FieldKind::LongText => "Falta de agua y no hay caminos".to_owned(),
        FieldKind::Integer
        | FieldKind::Decimal
        | FieldKind::Money
        | FieldKind::Percent
        | FieldKind::Scale => number("100"),
        FieldKind::Year => "2026".to_owned(),
        FieldKind::Date => "2026-11-01".to_owned(),
        FieldKind::Time => "08:30".to_owned(),
        FieldKind::Flag => (odd != Odd::Least).to_string(),
        FieldKind::Choice(options) | FieldKind::Choices(options) => match odd {
            Odd::Least => options.first()?.id.to_string(),
            Odd::Words => "unknown".to_owned(),
            _ => options.last()?.id.to_string(),
        },
        _ => return None,
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Odd {
    Least,
    Greatest,
    Huge,
    Negative,
    Words,
}

const ODD: [Odd; 5] = [
    Odd::Least,
    Odd::Greatest,
    Odd::Huge,
    Odd::Negative,
    Odd::Words,
];

/// The answers of a record, all of one sort; references go to the records that `to` chooses.
fn filled(
    workshop: &Workshop,
    collection: &str,
    number: usize,
    odd: Odd,
    to: impl Fn(usize) -> usize,
) -> Record {
    let mut answers: Vec<(String, String)> = Vec::new();
    let fields = &workshop
        .get_collection(collection)
        .expect("it is known")
        .fields;
    for (place, field) in fields.iter().enumerate() {
        let key = field.key.to_string();
        let target = |of: &str| format!("{of}_{}", to(place));
        match &field.kind {
            FieldKind::Ref(of) => answers.push((key, target(of))),
            FieldKind::Refs(of) => answers.push((format!("{key}@{}", target(of)), "1".to_owned())),
            FieldKind::Map { keys, values } => {
                let inner = match keys {
                    MapKeys::Years => "2026".to_owned(),
                    MapKeys::Options(options) => options[0].id.to_string(),
                    MapKeys::Collection(of) => target(of),
                    MapKeys::Text => "Mesa 1".to_owned(),
                };
                let value = answer(field, values, odd);
                answers.extend(value.map(|value| (format!("{key}@{inner}"), value)));
            }
            FieldKind::Choices(_) => {
                let value = answer(field, &field.kind, odd);
                answers.extend(value.map(|value| (format!("{key}@{value}"), "1".to_owned())));
            }
            kind => {
                let value = answer(field, kind, odd);
                answers.extend(value.map(|value| (key, value)));
            }
        }
    }
    let borrowed: Vec<(&str, &str)> = answers
        .iter()
        .map(|(key, value)| (key.as_str(), value.as_str()))
        .collect();
    record(collection, number, &borrowed)
}

#[test]
fn records_that_are_all_equal_break_nothing() {
    let workshop = territorial();
    for odd in ODD {
        for count in [1, 2, 5] {
            let mut records = Vec::new();
            for collection in &workshop.collections {
                let many = if collection.single { 1 } else { count };
                for number in 1..=many {
                    records.push(filled(&workshop, &collection.id, number, odd, |place| {
                        1 + (number + place) % count
                    }));
                }
            }
            hold(&plan_of(&workshop, records));
        }
    }
}

#[test]
fn references_to_what_is_gone_break_nothing() {
    let workshop = territorial();
    let mut records = Vec::new();
    for collection in &workshop.collections {
        let many = if collection.single { 1 } else { 3 };
        for number in 1..=many {
            records.push(filled(
                &workshop,
                &collection.id,
                number,
                Odd::Greatest,
                |_| 99,
            ));
        }
    }
    hold(&plan_of(&workshop, records));
}

/// A full matrix of problems with these values.
fn matrix(count: usize, value: impl Fn(usize, usize) -> i64) -> Vec<Record> {
    let mut records: Vec<Record> = (0..count)
        .map(|number| record("problem", number, &[("text", "Un problema que se vive")]))
        .collect();
    for row in 0..count {
        for column in (0..count).filter(|column| *column != row) {
            let (cause, effect) = (format!("problem_{row}"), format!("problem_{column}"));
            let value = value(row, column).to_string();
            records.push(record(
                "problem_influence",
                row * count + column,
                &[("cause", &cause), ("effect", &effect), ("value", &value)],
            ));
        }
    }
    records
}

#[test]
fn two_hundred_problems_are_read_in_one_matrix() {
    let workshop = territorial();
    let plan = plan_of(
        &workshop,
        matrix(200, |row, column| if column < row { 3 } else { 0 }),
    );
    let vester = plan
        .results()
        .vester()
        .as_ref()
        .expect("the matrix is whole");
    assert_eq!(vester.problems.len(), 200);
    hold(&plan);
}

#[test]
fn more_than_people_can_fill_is_said() {
    let workshop = territorial();
    let records = (0..400)
        .map(|number| record("problem", number, &[("in_matrix", "true")]))
        .chain([record(
            "problem_influence",
            1,
            &[
                ("cause", "problem_0"),
                ("effect", "problem_1"),
                ("value", "1"),
            ],
        )])
        .collect();
    let plan = plan_of(&workshop, records);
    let unsaid = plan.results().vester().as_ref().expect_err("too many");
    assert_eq!(unsaid.why.key, "unfit-too-many");
    hold(&plan);
}

#[test]
fn an_unfinished_matrix_names_the_pairs_to_go_to() {
    let workshop = territorial();
    let mut records = matrix(4, |_, _| 1);
    records.retain(|record| {
        record.collection.as_ref() != "problem_influence"
            || record.id.as_str() != "problem_influence_1"
    });
    let plan = plan_of(&workshop, records);
    let unsaid = plan
        .results()
        .vester()
        .as_ref()
        .expect_err("a cell is empty");
    assert_eq!(unsaid.why.key, "unfit-missing");
    assert_eq!(&*unsaid.places[0].record, "problem_0");
    assert_eq!(unsaid.places[0].column.as_deref(), Some("problem_1"));
    assert_eq!(
        unsaid.say(Lang::Es),
        "Falta llenar 1 casilla: «Un problema que se vive» → «Un problema que se vive»."
    );
}

#[test]
fn a_matrix_where_all_is_equal_tells_nothing_apart() {
    let workshop = territorial();
    for value in [0, 3] {
        let plan = plan_of(&workshop, matrix(5, |_, _| value));
        let unsaid = plan
            .results()
            .vester()
            .as_ref()
            .expect_err("nothing differs");
        assert_eq!(unsaid.why.key, "unfit-all-equal");
        hold(&plan);
    }
}

#[test]
fn a_value_off_its_scale_is_told_with_its_place() {
    let workshop = territorial();
    let plan = plan_of(
        &workshop,
        matrix(3, |row, column| if (row, column) == (1, 2) { 9 } else { 1 }),
    );
    let unsaid = plan
        .results()
        .vester()
        .as_ref()
        .expect_err("nine is no judgement");
    assert_eq!(unsaid.why.key, "unfit-out-of-range");
    assert_eq!(&*unsaid.places[0].record, "problem_1");
    hold(&plan);
}

#[test]
fn the_room_stands_before_its_tables_and_tables_meet_in_the_middle() {
    let workshop = territorial();
    let mut records = matrix(2, |_, _| 1);
    for (number, (table, value)) in [("Mesa 1", "0"), ("Mesa 2", "3"), ("Mesa 3", "3")]
        .into_iter()
        .enumerate()
    {
        let answers = [
            ("cause", "problem_0"),
            ("effect", "problem_1"),
            ("value", value),
            ("table", table),
        ];
        records.push(record("problem_influence", 10 + number, &answers));
    }
    let tables = plan_of(&workshop, records.clone());
    let grid = tables
        .results()
        .grid(Matrix::Causes)
        .as_ref()
        .expect("a matrix");
    let has_tables = workshop
        .get_collection("problem_influence")
        .is_some_and(|cells| cells.get_field("table").is_some());
    if has_tables {
        assert_eq!(grid.values[0][1], Some(1.0), "the room stands");
        assert_eq!(grid.tables.len(), 3);
        records.retain(|record| record.id.as_str() != "problem_influence_1");
        let plan = plan_of(&workshop, records);
        let grid = plan
            .results()
            .grid(Matrix::Causes)
            .as_ref()
            .expect("a matrix");
        assert_eq!(
            (grid.values[0][1], &*grid.disputed),
            (Some(3.0), &[(0, 1)][..])
        );
    }
    hold(&tables);
}

#[test]
fn an_open_notebook_says_what_a_plan_says() {
    let (notebook, workshop, _) = crate::sample_plan::sample_notebook();
    let today = notebook.clock().today();
    let (plan, _) = plan::build(notebook.content(), &workshop, today);
    let (kept, items) = (results::Kept::default(), Items::of_workshop(&workshop));
    let source = Source::Live {
        content: notebook.content(),
        workshop: &workshop,
        items: &items,
    };
    let live = Results::new(source, &kept);
    let said = |results: Results<'_>| -> Vec<String> {
        let remarks = sentences(results).into_iter();
        remarks.map(|remark| remark.say(Lang::Es)).collect()
    };
    assert_eq!(said(live), said(plan.results()));
    assert_eq!(live.typology(), plan.results().typology());
    for collection in &workshop.collections {
        for field in &collection.fields {
            for item in plan.items(&collection.id) {
                let found = live.computed(&item.id, &field.key);
                assert_eq!(found, plan.results().computed(&item.id, &field.key));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn whatever_is_answered_every_family_says_something(
        kinds in prop::collection::vec(0..ODD.len(), 80),
        steps in prop::collection::vec(0_usize..7, 80),
        count in 1_usize..7,
    ) {
        let workshop = territorial();
        let mut records = Vec::new();
        for (place, collection) in workshop.collections.iter().enumerate() {
            let many = if collection.single { 1 } else { count };
            for number in 1..=many {
                let odd = ODD[kinds[(place * 5 + number) % kinds.len()]];
                let step = steps[(place + number) % steps.len()];
                records.push(filled(&workshop, &collection.id, number, odd, |field| {
                    1 + (number * step + field) % count
                }));
            }
        }
        hold(&plan_of(&workshop, records));
    }
}

/// Variables with these influences, and none elsewhere.
fn variables(count: usize, given: &[(usize, usize, i64)]) -> Vec<Record> {
    let mut records: Vec<Record> = (0..count)
        .map(|number| {
            let name = format!("Variable {number}");
            record("variable", number, &[("name", &name)])
        })
        .collect();
    for row in 0..count {
        for column in (0..count).filter(|column| *column != row) {
            let mut given = given.iter();
            let value = given.find(|(from, to, _)| (*from, *to) == (row, column));
            let (from, to) = (format!("variable_{row}"), format!("variable_{column}"));
            let value = value.map_or(0, |(_, _, value)| *value).to_string();
            records.push(record(
                "variable_influence",
                row * count + column,
                &[("from", &from), ("to", &to), ("value", &value)],
            ));
        }
    }
    records
}

#[test]
fn an_order_that_never_settles_says_so_and_what_to_read() {
    let workshop = territorial();
    for (given, key) in [
        (&[(0, 1, 3), (1, 0, 1)][..], "reading-micmac-periodic"),
        (&[(0, 1, 3), (1, 2, 2)][..], "reading-micmac-nilpotent"),
    ] {
        let plan = plan_of(&workshop, variables(3, given));
        let results = plan.results();
        let found = results.micmac().as_ref().expect("the matrix is whole");
        let said = found.reading(results);
        assert!(said.iter().any(|remark| remark.key == key), "{said:?}");
        hold(&plan);
    }
}

#[test]
fn weights_of_nothing_give_a_sentence_and_no_order() {
    let workshop = territorial();
    let mut records = vec![
        record("criterion", 1, &[("name", "Urgencia"), ("weight", "0")]),
        record("criterion", 2, &[("name", "Equidad"), ("weight", "0")]),
    ];
    for number in 1..=3 {
        records.push(record(
            "axis",
            number,
            &[
                ("name", "Un eje"),
                ("scores@criterion_1", "3"),
                ("scores@criterion_2", "4"),
            ],
        ));
    }
    let plan = plan_of(&workshop, records);
    let unsaid = plan
        .results()
        .axis_scores()
        .as_ref()
        .expect_err("nothing weighs anything");
    assert_eq!(unsaid.why.key, "unfit-weights");
    hold(&plan);
}

#[test]
fn a_circle_of_causes_is_told_by_its_names() {
    let workshop = territorial();
    let mut records: Vec<Record> = (0..3)
        .map(|number| {
            let core = if number == 0 { "true" } else { "false" };
            let text = format!("Problema {number}");
            record("problem", number, &[("text", &text), ("is_core", core)])
        })
        .collect();
    for (number, (cause, effect)) in [(1, 0), (2, 1), (0, 2)].into_iter().enumerate() {
        let (cause, effect) = (format!("problem_{cause}"), format!("problem_{effect}"));
        records.push(record(
            "problem_edge",
            number,
            &[("cause", &cause), ("effect", &effect)],
        ));
    }
    let plan = plan_of(&workshop, records);
    let results = plan.results();
    let said: Vec<String> = match results.tree() {
        Ok(tree) => tree
            .reading(results)
            .iter()
            .map(|remark| remark.say(Lang::Es))
            .collect(),
        Err(unsaid) => vec![unsaid.say(Lang::Es)],
    };
    let circle = said.iter().find(|one| one.contains("Problema 2"));
    assert!(circle.is_some(), "{said:?}");
    hold(&plan);
}
