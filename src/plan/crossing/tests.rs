//! What stands for a pair, and how it is asked.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::locale::Words;
use crate::plan::Item;
use crate::plan::value::Value;
use crate::workshop::{Catalog, Choice};

fn entry(table: &str, answer: &str) -> Entry {
    let number = answer.parse::<Decimal>().map(Value::Number);
    let options = || Value::Options(vec![answer.into()]);
    Entry {
        record: RecordId::new("pin_1"),
        table: (!table.is_empty()).then(|| table.into()),
        answer: (!answer.is_empty()).then(|| Answer::Value(number.unwrap_or_else(|_| options()))),
    }
}

fn stands(entries: &[(&str, &str)], kind: &FieldKind) -> Option<(String, Option<String>, bool)> {
    let entries: Vec<Entry> = entries
        .iter()
        .map(|(table, answer)| entry(table, answer))
        .collect();
    let limit = Some(Decimal::TWO);
    let standing = Standing::of_room(&entries, kind, limit)?;
    let words = match &standing.answer {
        Answer::Value(Value::Number(number)) => number.normalize().to_string(),
        Answer::Value(Value::Options(ids)) => ids[0].to_string(),
        other => format!("{other:?}"),
    };
    let spread = standing.spread.map(|spread| spread.to_string());
    Some((words, spread, standing.disputed))
}

#[test]
fn the_median_stands_and_the_limit_decides_what_is_disputed() {
    let scale = FieldKind::Scale;
    let told = |entries: &[(&str, &str)]| stands(entries, &scale);
    let found = |words: &str, spread: &str, disputed| {
        Some((words.to_owned(), Some(spread.to_owned()), disputed))
    };
    assert_eq!(told(&[]), None);
    assert_eq!(told(&[("Mesa 1", "")]), None, "a record without an answer");
    assert_eq!(told(&[("Mesa 1", "3")]), found("3", "0", false));
    assert_eq!(
        told(&[("Mesa 1", "3"), ("Mesa 2", "2")]),
        found("2.5", "1", false)
    );
    assert_eq!(
        told(&[("Mesa 1", "3"), ("Mesa 2", "1"), ("Mesa 3", "")]),
        found("2", "2", true)
    );
    assert_eq!(
        told(&[("a", "3"), ("b", "0"), ("c", "3")]),
        found("3", "3", true)
    );
    // The room decides, and how far apart its tables were is still told.
    assert_eq!(
        told(&[("a", "3"), ("b", "0"), ("", "1")]),
        found("1", "3", false)
    );
    // Copies of two rooms were joined: nobody has agreed yet.
    assert_eq!(told(&[("", "3"), ("", "0")]), found("1.5", "3", true));
}

#[test]
fn amounts_near_the_greatest_number_have_a_median() {
    let most = Decimal::MAX.to_string();
    let entries = [("a", most.as_str()), ("b", most.as_str())];
    let (words, ..) = stands(&entries, &FieldKind::Money).expect("two answers");
    assert_eq!(words, most);
    let least = Decimal::MIN.to_string();
    let (_, spread, _) = stands(&[("a", &most), ("b", &least)], &FieldKind::Money).expect("two");
    assert_eq!(spread, None, "no number can hold it");
}

#[test]
fn the_most_given_option_stands_and_any_other_is_a_dispute() {
    let choice = FieldKind::Choice(vec![Choice {
        id: "yes".into(),
        label: Words::default(),
    }]);
    let found = stands(&[("a", "no"), ("b", "yes"), ("c", "yes")], &choice);
    assert_eq!(found, Some(("yes".to_owned(), None, true)));
    let same = stands(&[("a", "no"), ("b", "no")], &choice);
    assert_eq!(same, Some(("no".to_owned(), None, false)));
}

#[test]
fn papers_tell_what_the_screen_shows() {
    let catalog = Catalog::embedded();
    let workshop = catalog.get("territorial").expect("the definition is sound");
    let table = table_field(&workshop, "problem_influence");
    assert_eq!(table.map(|key| &**key), Some("table"));
    assert_eq!(table_field(&workshop, "typology_value"), None);
    let value = workshop
        .get_collection("problem_influence")
        .and_then(|cells| cells.get_field("value"))
        .expect("the field is there");
    let item = |table: &str, value: i64| {
        let mut values: BTreeMap<Arc<str>, Value> = BTreeMap::new();
        values.insert("value".into(), Value::Number(value.into()));
        if !table.is_empty() {
            values.insert("table".into(), Value::Text(table.into()));
        }
        Item {
            id: "pin_1".into(),
            collection: "problem_influence".into(),
            code: "VE01".to_owned(),
            values,
        }
    };
    let (one, two, room) = (item("Mesa 1", 3), item("Mesa 2", 0), item("", 1));
    let number = |items: &[&Item]| settled(items, value, Some("table"))?.as_number();
    assert_eq!(number(&[&one, &two]), Some(Decimal::new(15, 1)));
    assert_eq!(number(&[&one, &two, &room]), Some(Decimal::ONE));
    assert_eq!(number(&[]), None);
}

#[test]
fn a_name_that_looks_like_a_place_stays_as_people_wrote_it() {
    let catalog = Catalog::embedded();
    let workshop = catalog.get("territorial").expect("the definition is sound");
    let activity = workshop.get_activity("1.11", 0).expect("a matrix");
    let value = workshop
        .get_collection("problem_influence")
        .and_then(|cells| cells.get_field("value"))
        .expect("the field is there");
    let asked = question(activity, value, ["{column}", "{row}"], Lang::Es);
    assert_eq!(asked, "¿En qué grado «{column}» causa «{row}»?");
    let plain = Activity {
        ask: None,
        ..activity.clone()
    };
    let asked = question(&plain, value, ["A", "B"], Lang::Es);
    assert_eq!(asked, "Valor: «A» con «B»");
}
