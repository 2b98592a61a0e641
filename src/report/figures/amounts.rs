//! Amounts as bars: answers, counts, and money by year.

use rust_decimal::Decimal;

use super::{Sketch, answer, counted, float, left, listed, numeric, page, sentences, source};
use crate::diag::Sentence;
use crate::drawing::bars::{Bars, Row};
use crate::locale::number;
use crate::plan::investment::total;
use crate::plan::{Item, Value};
use crate::report::tables::Desk;
use crate::report::tables::ask::{Ask, field};
use crate::report::tables::draft::lower_first;
use crate::report::tables::money::{Named, cost_by, funding_by};
use crate::workshop::{Collection, Field, FieldKind};

/// `figure kind=bars`: a number of each record, or how many records have each option.
pub(super) fn bars(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let collection = ask.collection("collection")?;
    let items = ask.items(collection)?;
    let (of, rows) = match (ask.get("value"), ask.get("by")) {
        (Some(key), None) => {
            let value = numeric(field(collection, key)?)?;
            (value, values(desk, value, &items))
        }
        (None, Some(key)) => {
            let by = field(collection, key)?;
            (by, counts(desk, by, &items)?)
        }
        _ => return Err(Sentence::new("figure-bars-of")),
    };
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let title = collection.plural.get(desk.lang);
    let label = of.label.get(desk.lang);
    let lines: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            Some(format!(
                "{}: {}",
                row.label,
                row.values.first()?.as_ref()?.1
            ))
        })
        .collect();
    let alt = [
        counted(
            desk.lang,
            "figure-bars-alt",
            rows.len(),
            &[("name", title), ("value", label)],
        ),
        format!("{}.", listed(desk, &lines)),
    ];
    let figure = Bars {
        series: vec![label.to_owned()],
        rows,
        stacked: false,
    };
    Ok(vec![Sketch {
        name: format!("figure bars {} {}", collection.id, of.key),
        caption: caption(desk, collection, of),
        alt: sentences(&alt),
        source: source(ask, &items),
        drawing: Some(figure.draw(&page(ask)?, &left(desk.lang))),
    }])
}

fn caption(desk: &Desk<'_>, collection: &Collection, of: &Field) -> String {
    let args = [
        ("name", collection.plural.get(desk.lang)),
        ("value", &*lower_first(of.label.get(desk.lang))),
    ];
    desk.say_of("figure-bars-caption", &args)
}

fn values(desk: &Desk<'_>, value: &Field, items: &[&Item]) -> Vec<Row> {
    let row = |item: &&Item| {
        let number = answer(desk, item, value)?;
        let words = match value.kind {
            FieldKind::Computed(_) => {
                desk.plan
                    .reading()
                    .say(&Value::Number(number), value, desk.lang)
            }
            _ => desk.words.figure(number, &value.kind),
        };
        Some(Row {
            label: desk.words.full_name(item),
            values: vec![Some((float(number), words))],
            total: String::new(),
        })
    };
    items.iter().filter_map(row).collect()
}

fn counts(desk: &Desk<'_>, by: &Field, items: &[&Item]) -> Result<Vec<Row>, Sentence> {
    let (FieldKind::Choice(options) | FieldKind::Choices(options)) = &by.kind else {
        return Err(Sentence::new("figure-field-choice").with("name", &*by.key));
    };
    let rows = options.iter().map(|option| {
        let count = items
            .iter()
            .filter(|item| item.ids_of(&by.key).contains(&option.id))
            .count();
        Row {
            label: option.label.get(desk.lang).to_owned(),
            values: vec![Some((
                count as f64,
                number::integer(count as i64, desk.lang),
            ))],
            total: String::new(),
        }
    });
    Ok(if items.is_empty() {
        Vec::new()
    } else {
        rows.collect()
    })
}

/// `figure kind=investment`: the cost of each year in parts.
pub(super) fn investment(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let by = ask.one_of("by", &["axis", "programme", "dimension", "kind", "item"])?;
    let (header, parts) = cost_by(desk, by);
    by_year(
        desk,
        ask,
        ("investment", by),
        "report-investment-caption",
        &desk.say(header),
        &parts,
    )
}

/// `figure kind=funding`: what is paid each year in parts.
pub(super) fn funding(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let by = ask.one_of("by", &["source", "status", "form"])?;
    let (header, parts) = funding_by(desk, by);
    by_year(
        desk,
        ask,
        ("funding", by),
        "figure-funding-caption",
        &desk.say(header),
        &parts,
    )
}

/// A bar for each year with a part for each name; a currency is said with the caption.
fn by_year(
    desk: &Desk<'_>,
    ask: &Ask<'_>,
    (kind, by): (&str, &str),
    key: &str,
    header: &str,
    parts: &[Named],
) -> Result<Vec<Sketch>, Sentence> {
    let parts: Vec<&Named> = parts
        .iter()
        .filter(|(_, by_year)| total(by_year) > Decimal::ZERO)
        .collect();
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = Vec::new();
    let mut lines = Vec::new();
    for year in &desk.plan.investment.years {
        let of = |named: &&Named| named.1.get(year).copied().unwrap_or_default();
        let sum: Decimal = parts.iter().map(of).sum();
        let words = desk.words.amount(sum);
        let largest = parts
            .iter()
            .max_by_key(|named| of(named))
            .map_or("", |named| named.0.as_str());
        let args = [("year", &**year), ("total", &words), ("largest", largest)];
        lines.push(desk.say_of("figure-year", &args));
        rows.push(Row {
            label: year.to_string(),
            values: parts
                .iter()
                .map(|named| Some((float(of(named)), desk.words.amount(of(named)))))
                .collect(),
            total: words,
        });
    }
    let caption = desk.say_of(key, &[("by", &lower_first(header))]);
    let whole: Vec<String> = parts
        .iter()
        .map(|(name, by_year)| format!("{name}: {}", desk.words.amount(total(by_year))))
        .collect();
    let alt = [
        counted(
            desk.lang,
            "figure-years-alt",
            rows.len(),
            &[("name", &caption)],
        ),
        lines.join(" "),
        desk.say_of("figure-years-parts", &[("parts", &listed(desk, &whole))]),
    ];
    let figure = Bars {
        series: parts.iter().map(|(name, _)| name.clone()).collect(),
        rows,
        stacked: true,
    };
    let said = ask.get("caption").is_none();
    Ok(vec![Sketch {
        name: format!("figure {kind} {by}"),
        caption: if said {
            desk.in_currency(&caption)
        } else {
            caption
        },
        alt: sentences(&alt),
        source: ask.get("source").unwrap_or_default().to_owned(),
        drawing: Some(figure.draw(&page(ask)?, &left(desk.lang))),
    }])
}
