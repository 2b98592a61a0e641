//! Checks of single answers that no plan can have: dates of another century, shares of more than everything.

use rust_decimal::Decimal;

use super::super::{Fact, Item, Plan, Value};
use super::Found;
use crate::workshop::{Field, FieldKind, MapKeys};

/// Dates and years outside the span that the definition finds sensible.
pub(super) fn another_century(plan: &Plan, found: &mut Found<'_>) {
    let (Some(least), Some(most)) = (
        plan.workshop.number("checks.year_least"),
        plan.workshop.number("checks.year_most"),
    ) else {
        return;
    };
    let odd = |year: Decimal| year < least || year > most;
    let dated = |field: &Field| match &field.kind {
        FieldKind::Map { keys, .. } => *keys == MapKeys::Years,
        kind => matches!(kind, FieldKind::Date | FieldKind::Year),
    };
    each(plan, dated, |item, field| {
        let label = || ("field", Fact::Words(field.label.clone()));
        match (&field.kind, item.get(&field.key)) {
            (FieldKind::Date, Some(Value::Date(day))) if odd(day.year().into()) => {
                let facts = vec![label(), ("day", Fact::Date(*day))];
                found.about(item, &field.key, "k60-date", facts);
            }
            (FieldKind::Year, Some(Value::Number(year))) if odd(*year) => {
                let facts = vec![label(), ("year", Fact::Text(year.normalize().to_string()))];
                found.about(item, &field.key, "k60-year", facts);
            }
            (
                FieldKind::Map {
                    keys: MapKeys::Years,
                    ..
                },
                Some(Value::Map(cells)),
            ) => {
                let years = cells.iter().map(|(key, _)| key);
                for year in years.filter(|key| key.parse().is_ok_and(odd)) {
                    let facts = vec![label(), ("year", Fact::Text(year.to_string()))];
                    found.about(item, &field.key, "k60-year", facts);
                }
            }
            _ => {}
        }
    });
}

/// Shares above a hundred or below nothing, and negative amounts, where the definition does not allow them.
pub(super) fn impossible_share(plan: &Plan, found: &mut Found<'_>) {
    let counted = |field: &Field| matches!(kind(field), FieldKind::Percent | FieldKind::Money);
    each(plan, counted, |item, field| {
        let (least, most) = match kind(field) {
            FieldKind::Percent => (
                field.min.unwrap_or(Decimal::ZERO),
                Some(field.max.unwrap_or(Decimal::ONE_HUNDRED)),
            ),
            _ => (field.min.unwrap_or(Decimal::ZERO), None),
        };
        let mut look = |number: Decimal| {
            let key = if number < least {
                "k61-negative"
            } else if most.is_some_and(|most| number > most) {
                "k61-percent"
            } else {
                return;
            };
            let facts = vec![
                ("field", Fact::Words(field.label.clone())),
                ("value", Fact::Number(number.normalize())),
            ];
            found.about(item, &field.key, key, facts);
        };
        match item.get(&field.key) {
            Some(Value::Map(cells)) => {
                let numbers = cells.iter().filter_map(|(_, value)| value.as_number());
                numbers.for_each(look);
            }
            Some(Value::Number(number)) => look(*number),
            _ => {}
        }
    });
}

/// The kind of an answer, or of the cells of a map.
fn kind(field: &Field) -> &FieldKind {
    match &field.kind {
        FieldKind::Map { values, .. } => values,
        kind => kind,
    }
}

/// Goes through every answer that people gave to some fields.
fn each<'p>(
    plan: &'p Plan,
    of: impl Fn(&Field) -> bool,
    mut look: impl FnMut(&'p Item, &'p Field),
) {
    for collection in &plan.workshop.collections {
        for field in collection.fields.iter().filter(|field| of(field)) {
            for item in plan.items(&collection.id) {
                if item.get(&field.key).is_some() {
                    look(item, field);
                }
            }
        }
    }
}
