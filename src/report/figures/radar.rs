//! Radars: the middle of a number for each option, or a small table of numbers for each record.

use rust_decimal::Decimal;

use super::{
    Sketch, answers, counted, float, left, listed, numeric, page, scale, sentences, source,
};
use crate::diag::Sentence;
use crate::drawing::radar::{Radar, Series};
use crate::locale::number;
use crate::method::spread::{Centre, centre};
use crate::plan::Item;
use crate::report::tables::Desk;
use crate::report::tables::ask::{Ask, field};
use crate::workshop::{Collection, Field, FieldKind, MapKeys};

use super::places::decimal;

/// Spokes with a value for each series.
struct Wheel {
    spokes: Vec<String>,
    scale: (Decimal, Decimal),
    series: Vec<Series>,
    key: String,
    caption: String,
}

/// `figure kind=radar`: with `by` and `value`, the median of a number among the records of each option; with `field`,
/// the numbers of a small table, a line for each record.
pub(super) fn radar(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let collection = ask.collection("collection")?;
    let items = ask.items(collection)?;
    let wheel = match ask.get("field") {
        Some(key) => tables(desk, field(collection, key)?, &items)?,
        None => {
            let by = field(collection, ask.need("by")?)?;
            let value = numeric(field(collection, ask.need("value")?)?)?;
            medians(desk, collection, by, value, &items)?
        }
    };
    let lines: Vec<String> = wheel
        .series
        .iter()
        .map(|series| {
            let values = wheel.spokes.iter().zip(&series.values);
            let said: Vec<String> = values
                .filter_map(|(spoke, value)| {
                    Some(format!(
                        "{spoke} {}",
                        number::decimal(decimal((*value)?), None, desk.lang)
                    ))
                })
                .collect();
            if wheel.series.len() > 1 {
                format!("{}: {}", series.name, said.join(", "))
            } else {
                said.join("; ")
            }
        })
        .collect();
    let ends = [wheel.scale.0, wheel.scale.1].map(|end| number::decimal(end, None, desk.lang));
    let alt = [
        counted(
            desk.lang,
            "figure-radar-alt",
            wheel.spokes.len(),
            &[
                ("name", &wheel.caption),
                ("min", &ends[0]),
                ("max", &ends[1]),
            ],
        ),
        format!("{}.", listed(desk, &lines)),
    ];
    let steps = wheel.scale.1 - wheel.scale.0;
    let whole = steps <= Decimal::TEN && steps.fract().is_zero();
    let step = if whole {
        Decimal::ONE
    } else {
        steps / Decimal::from(4)
    };
    let rings = std::iter::successors(Some(wheel.scale.0 + step), |value| Some(value + step))
        .take_while(|value| *value <= wheel.scale.1 && step > Decimal::ZERO);
    let figure = Radar {
        rings: rings
            .map(|value| {
                (
                    float(value),
                    number::decimal(value.round_dp(2), None, desk.lang),
                )
            })
            .collect(),
        spokes: wheel.spokes,
        scale: (float(wheel.scale.0), float(wheel.scale.1)),
        series: wheel.series,
    };
    let has_values = figure
        .series
        .iter()
        .any(|series| series.values.iter().any(Option::is_some));
    let Some(drawing) = figure
        .draw(&page(ask)?, &left(desk.lang))
        .filter(|_| has_values)
    else {
        return Ok(Vec::new());
    };
    Ok(vec![Sketch {
        name: format!("figure radar {} {}", collection.id, wheel.key),
        caption: wheel.caption,
        alt: sentences(&alt),
        source: source(ask, &items),
        drawing: Some(drawing),
    }])
}

/// One line: the median among the records of each option that has any.
fn medians(
    desk: &Desk<'_>,
    collection: &Collection,
    by: &Field,
    value: &Field,
    items: &[&Item],
) -> Result<Wheel, Sentence> {
    let FieldKind::Choice(options) = &by.kind else {
        return Err(Sentence::new("figure-field-choice").with("name", &*by.key));
    };
    let mut spokes = Vec::new();
    let mut values = Vec::new();
    for option in options {
        let said: Vec<Option<f64>> = items
            .iter()
            .filter(|item| item.id_of(&by.key) == Some(&*option.id))
            .filter_map(|item| item.number(&value.key))
            .map(|value| Some(float(value)))
            .collect();
        if let Ok(median) = centre(&said, Centre::Median) {
            spokes.push(option.label.get(desk.lang).to_owned());
            values.push(Some(median));
        }
    }
    let labels = [value, by].map(|field| field.label.get(desk.lang));
    let args = [
        ("name", collection.plural.get(desk.lang)),
        ("value", labels[0]),
        ("by", labels[1]),
    ];
    Ok(Wheel {
        spokes,
        scale: scale(value, &answers(desk, items, value)),
        series: vec![Series {
            name: labels[0].to_owned(),
            values,
        }],
        key: value.key.to_string(),
        caption: desk.say_of("figure-radar-caption", &args),
    })
}

/// A line for each record, with the numbers of one of its small tables.
fn tables(desk: &Desk<'_>, field: &Field, items: &[&Item]) -> Result<Wheel, Sentence> {
    let FieldKind::Map { keys, .. } = &field.kind else {
        return Err(Sentence::new("report-field-map").with("name", &*field.key));
    };
    let mut spokes: Vec<(String, String)> = match keys {
        MapKeys::Options(options) => options
            .iter()
            .map(|option| {
                (
                    option.id.to_string(),
                    option.label.get(desk.lang).to_owned(),
                )
            })
            .collect(),
        MapKeys::Collection(to) => desk
            .plan
            .items(to)
            .map(|item| (item.id.to_string(), desk.words.name(&item.id)))
            .collect(),
        MapKeys::Years | MapKeys::Text => {
            let mut known: Vec<String> = items
                .iter()
                .flat_map(|item| item.numbers(&field.key).into_keys())
                .map(str::to_owned)
                .collect();
            known.sort();
            known.dedup();
            known.into_iter().map(|key| (key.clone(), key)).collect()
        }
    };
    let numbers: Vec<_> = items.iter().map(|item| item.numbers(&field.key)).collect();
    spokes.retain(|(key, _)| {
        numbers
            .iter()
            .any(|numbers| numbers.contains_key(key.as_str()))
    });
    let series = items
        .iter()
        .zip(&numbers)
        .filter(|(_, numbers)| !numbers.is_empty())
        .map(|(item, numbers)| Series {
            name: desk.words.full_name(item),
            values: spokes
                .iter()
                .map(|(key, _)| numbers.get(key.as_str()).map(|value| float(*value)))
                .collect(),
        })
        .collect();
    let all = || numbers.iter().flat_map(|numbers| numbers.values()).copied();
    Ok(Wheel {
        spokes: spokes.into_iter().map(|(_, name)| name).collect(),
        scale: (
            field.min.unwrap_or_default(),
            field.max.or_else(|| all().max()).unwrap_or(Decimal::TEN),
        ),
        series,
        key: field.key.to_string(),
        caption: field.label.get(desk.lang).to_owned(),
    })
}
