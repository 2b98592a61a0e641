//! Counts of few people, which documents do not tell: in a small group a figure is as good as a name.

use std::borrow::Cow;

use crate::plan::{Plan, Value};
use crate::workshop::{Discretion, Workshop};

/// Fewer people than this are not told apart.
pub(super) const FEW: usize = 3;

/// What stands where a count would let another one be worked out.
pub(super) const WITHHELD: &str = "…";

/// Whether a count would tell people apart.
pub(super) fn is_few(count: usize) -> bool {
    (1..FEW).contains(&count)
}

/// What is said instead of such a count.
pub(super) fn fewer() -> String {
    format!("<{FEW}")
}

/// The counts of a row that are not told: those of few people and, so that nobody works them out from the
/// total, the smallest of the others.
pub(super) fn withhold(counts: &[usize]) -> Vec<bool> {
    let mut hidden: Vec<bool> = counts.iter().map(|count| is_few(*count)).collect();
    let smallest = (0..counts.len())
        .filter(|place| counts[*place] >= FEW)
        .min_by_key(|place| counts[*place]);
    if let (true, Some(place)) = (hidden.contains(&true), smallest) {
        hidden[place] = true;
    }
    hidden
}

/// The plan as documents may tell it: where a field counts people, figures of few are words instead, and take
/// part in no sum.
pub(super) fn discreet(plan: &Plan) -> Cow<'_, Plan> {
    let mut discreet = Cow::Borrowed(plan);
    for (collection, field) in counting(&plan.workshop) {
        let has_few = plan.items(collection).any(|item| {
            let value = item.get(field);
            value.is_some_and(|value| figures(value).into_iter().any(is_few))
        });
        if has_few {
            discreet.to_mut().change_values(collection, field, hide);
        }
    }
    discreet
}

/// The fields that count people: collection and field.
fn counting(workshop: &Workshop) -> impl Iterator<Item = (&str, &str)> {
    workshop.collections.iter().flat_map(|collection| {
        let fields = collection
            .fields
            .iter()
            .filter(|field| field.discretion == Discretion::Counts);
        fields.map(|field| (&*collection.id, &*field.key))
    })
}

/// The counts in an answer, in its order; what is no count is none.
fn figures(value: &Value) -> Vec<usize> {
    let count = |value: &Value| {
        let number = value.as_number().map(|number| number.trunc().try_into());
        number.and_then(Result::ok).unwrap_or(0)
    };
    match value {
        Value::Map(cells) => cells.iter().map(|(_, value)| count(value)).collect(),
        value => vec![count(value)],
    }
}

fn hide(value: &mut Value) {
    let counts = figures(value);
    let hidden = withhold(&counts);
    let words = |place: usize| {
        let said = if is_few(counts[place]) {
            fewer()
        } else {
            WITHHELD.to_owned()
        };
        Value::Text(said.into())
    };
    match value {
        Value::Map(cells) => {
            for (place, (_, cell)) in cells.iter_mut().enumerate() {
                if hidden[place] {
                    *cell = words(place);
                }
            }
        }
        value if hidden[0] => *value = words(0),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::locale::Lang;
    use crate::notebook::{Cell, Content, Record, RecordId};
    use crate::plan;
    use crate::report::compose::{compose, template_of};
    use crate::report::context::context;
    use crate::report::md;
    use crate::report::publish::attachments;
    use crate::workshop::Catalog;

    fn read(id: &str, records: Vec<Record>) -> Plan {
        let workshop = Catalog::embedded()
            .get(id)
            .expect("the definition is sound");
        let content: Content = records.into_iter().collect();
        plan::build(&content, &workshop, jiff::civil::date(2026, 11, 22)).0
    }

    fn record(id: &str, collection: &str, answers: &[(Cell, &str)]) -> Record {
        let answers = answers
            .iter()
            .map(|(cell, value)| (cell.clone(), Arc::from(*value)));
        Record {
            id: RecordId::new(id),
            collection: collection.into(),
            parent: None,
            position: "a0".into(),
            answers: answers.collect(),
        }
    }

    /// The rapid diagnosis of a room with these people.
    fn room(counts: &[(&str, &str)]) -> Plan {
        let answers: Vec<(Cell, &str)> = counts
            .iter()
            .map(|(group, count)| (Cell::keyed("attending", *group), *count))
            .collect();
        read(
            "rapid-diagnosis",
            vec![record("com_1", "community", &answers)],
        )
    }

    /// The plan of a meeting with so many people.
    fn meeting(people: usize) -> Plan {
        let name = |text| [(Cell::plain("name"), text)];
        let mut records = vec![
            record("mee_1", "meeting", &name("Taller 1")),
            record("axi_1", "axis", &name("Agua")),
        ];
        for n in 1..=people {
            let (who, attendance) = (format!("par_{n}"), format!("att_{n}"));
            records.push(record(&who, "participant", &name("Rosaura Zhunio")));
            let answers = [
                (Cell::plain("meeting"), "mee_1"),
                (Cell::plain("participant"), who.as_str()),
                (Cell::plain("turns"), "7"),
            ];
            records.push(record(&attendance, "attendance", &answers));
        }
        read("territorial", records)
    }

    fn text(plan: &Plan, id: &str, lang: Lang) -> String {
        let source = template_of(id, lang);
        let report = compose(plan, &[], lang, &source, &attachments(plan, |_| None));
        String::from_utf8(md::write(&report.expect("the template is sound"))).expect("UTF-8")
    }

    #[test]
    fn words_and_conditions_of_templates_tell_no_count_of_few() {
        for lang in Lang::ALL {
            let plan = meeting(2);
            let words = context(&plan, &[], lang);
            assert_eq!(words["people"]["participants"], "<3");
            assert_eq!(words["people"]["attendances"], "<3");
            assert_eq!(words["n"]["participant"], 0);
            assert_eq!(words["n"]["attendance"], 0);
            assert_eq!(words["sum"]["attendance"], serde_json::json!({}));
            let unescaped = |plan: &Plan| text(plan, "territorial", lang).replace('\\', "");
            let (said, people, present) = match lang {
                Lang::Es => (unescaped(&plan), "personas", "asistencias"),
                Lang::En => (unescaped(&plan), "people", "attendances"),
            };
            for words in [people, present] {
                assert!(said.contains(&format!("<3 {words}")), "{said}");
                assert!(!said.contains(&format!(" 2 {words}")), "{said}");
            }
            let plan = meeting(3);
            let words = context(&plan, &[], lang);
            assert_eq!(words["people"]["attendances"], 3);
            assert_eq!(words["sum"]["attendance"]["turns"], "21");
            assert!(unescaped(&plan).contains(&format!(" 3 {people}")));
        }
    }

    #[test]
    fn a_group_of_few_is_told_in_no_document_nor_can_it_be_worked_out() {
        for lang in Lang::ALL {
            let few = room(&[("women", "12"), ("men", "9"), ("youth", "2")]);
            let said = text(&few, "rapid-diagnosis", lang);
            let line = said
                .lines()
                .find(|line| line.contains("12"))
                .expect("the women are told");
            assert!(line.contains("<3") && line.contains(WITHHELD), "{line}");
            assert!(!line.contains('9') && !line.contains(": 2"), "{line}");
            let enough = room(&[("women", "12"), ("men", "9"), ("youth", "3")]);
            let said = text(&enough, "rapid-diagnosis", lang);
            assert!(said.contains('9') && !said.contains(WITHHELD), "{said}");
        }
    }

    #[test]
    fn a_plan_without_groups_of_few_is_taken_as_it_is() {
        let plan = room(&[("women", "12"), ("men", "0")]);
        assert!(matches!(discreet(&plan), Cow::Borrowed(_)));
        assert!(matches!(discreet(&room(&[("women", "2")])), Cow::Owned(_)));
    }
}
