//! Records by two of their answers, and what goes from one place to another.

use rust_decimal::Decimal;

use super::{
    Sketch, answer, answers, counted, float, left, level, listed, numeric, page, scale, sentences,
    source,
};
use crate::diag::Sentence;
use crate::drawing::flows::{Flow, Flows};
use crate::drawing::plane::{Axis, Item as Spot, Plane};
use crate::locale::number;
use crate::plan::Item;
use crate::report::tables::Desk;
use crate::report::tables::ask::{Ask, field};
use crate::report::tables::draft::lower_first;
use crate::workshop::{Activity, ActivityKind, Collection, Field, FieldKind, Step};

/// `figure kind=plane`: records on the axes of two fields, in the quadrants of the step that works them.
pub(super) fn plane(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let collection = ask.collection("collection")?;
    let fields = [
        numeric(field(collection, ask.need("x")?)?)?,
        numeric(field(collection, ask.need("y")?)?)?,
    ];
    let items = ask.items(collection)?;
    let value = |item: &Item, axis: usize| answer(desk, item, fields[axis]);
    let placed: Vec<&Item> = items
        .iter()
        .copied()
        .filter(|item| value(item, 0).is_some() && value(item, 1).is_some())
        .collect();
    if placed.is_empty() {
        return Ok(Vec::new());
    }
    let activity = worked_by(desk, collection, fields);
    let axes = [0, 1].map(|at| {
        let cut = activity.and_then(|activity| activity.cut[at]);
        axis(desk, fields[at], &placed, cut)
    });
    let mut quadrants: [String; 4] = Default::default();
    for quadrant in activity
        .map(|activity| &activity.quadrants)
        .into_iter()
        .flatten()
    {
        let place = usize::from(quadrant.high[0]) + 2 * usize::from(quadrant.high[1]);
        quadrant
            .title
            .get(desk.lang)
            .clone_into(&mut quadrants[place]);
    }
    let at = |item: &Item| {
        (
            value(item, 0).map_or(0.0, float),
            value(item, 1).map_or(0.0, float),
        )
    };
    let figure = Plane {
        axes,
        quadrants,
        items: placed
            .iter()
            .map(|item| Spot {
                code: item.code.clone(),
                name: desk.words.name(&item.id),
                at: at(item),
                before: None,
            })
            .collect(),
        chosen: None,
        marks: None,
    };
    let labels = fields.map(|field| field.label.get(desk.lang));
    let title = collection.plural.get(desk.lang);
    let caption = desk.say_of(
        "figure-plane-caption",
        &[
            ("name", title),
            ("x", &lower_first(labels[0])),
            ("y", &lower_first(labels[1])),
        ],
    );
    let mut parts = vec![counted(
        desk.lang,
        "figure-plane-alt",
        placed.len(),
        &[("name", title), ("x", labels[0]), ("y", labels[1])],
    )];
    parts.extend(said(desk, &figure, &|place| {
        figure.quadrant(figure.items[place].at)
    }));
    let missing: Vec<String> = items
        .iter()
        .filter(|item| !placed.iter().any(|one| one.id == item.id))
        .map(|item| desk.words.full_name(item))
        .collect();
    if !missing.is_empty() {
        parts.push(desk.say_of(
            "figure-plane-missing",
            &[("names", &listed(desk, &missing))],
        ));
    }
    Ok(vec![Sketch {
        name: format!("figure plane {}", collection.id),
        caption,
        alt: sentences(&parts),
        source: source(ask, &placed),
        drawing: Some(figure.draw(&page(ask)?, &left(desk.lang))),
    }])
}

/// What a plane says, quadrant by quadrant as `quadrant_of` says; without quadrants, each name with its values.
pub(super) fn said(
    desk: &Desk<'_>,
    plane: &Plane,
    quadrant_of: &dyn Fn(usize) -> usize,
) -> Vec<String> {
    let called = |item: &Spot| format!("{} {}", item.code, item.name).trim().to_owned();
    if plane.quadrants.iter().all(String::is_empty) {
        let names: Vec<String> = plane
            .items
            .iter()
            .map(|item| {
                let [x, y] = [item.at.0, item.at.1]
                    .map(|value| number::decimal(decimal(value), None, desk.lang));
                format!("{} ({x}; {y})", called(item))
            })
            .collect();
        return vec![format!("{}.", listed(desk, &names))];
    }
    // From the corner where both are high to the one where both are low.
    [3, 2, 1, 0]
        .into_iter()
        .filter_map(|quadrant| {
            let names: Vec<String> = plane
                .items
                .iter()
                .enumerate()
                .filter(|(place, _)| quadrant_of(*place) == quadrant)
                .map(|(_, item)| called(item))
                .collect();
            let title = plane.quadrants[quadrant].as_str();
            (!names.is_empty()).then(|| {
                let names_words = listed(desk, &names);
                counted(
                    desk.lang,
                    "figure-plane-quadrant",
                    names.len(),
                    &[("title", title), ("names", &names_words)],
                )
            })
        })
        .collect()
}

/// A number of a drawing as an exact one, no finer than people read.
pub(super) fn decimal(value: f64) -> Decimal {
    Decimal::try_from(value).unwrap_or_default().round_dp(2)
}

/// The step that works these two fields as a plane.
fn worked_by<'a>(
    desk: &'a Desk<'_>,
    collection: &Collection,
    fields: [&Field; 2],
) -> Option<&'a Activity> {
    desk.plan
        .workshop
        .steps
        .iter()
        .flat_map(Step::activities)
        .find(|activity| {
            activity.kind == ActivityKind::Plane
                && activity.collection("records") == Some(&collection.id)
                && activity.field("x") == Some(&fields[0].key)
                && activity.field("y") == Some(&fields[1].key)
        })
}

fn axis(desk: &Desk<'_>, field: &Field, items: &[&Item], cut: Option<Decimal>) -> Axis {
    let (min, max) = scale(field, &answers(desk, items, field));
    let whole = matches!(field.kind, FieldKind::Scale | FieldKind::Integer);
    let steps = max - min;
    let ticks: Vec<Decimal> = if whole && steps <= Decimal::from(12) {
        std::iter::successors(Some(min), |value| Some(value + Decimal::ONE))
            .take_while(|value| *value <= max)
            .collect()
    } else {
        let quarter = steps / Decimal::from(4);
        (0..=4)
            .map(|step| (min + quarter * Decimal::from(step)).round_dp(2))
            .collect()
    };
    Axis {
        name: field.label.get(desk.lang).to_owned(),
        min: float(min),
        max: float(max),
        step: if whole { 1.0 } else { 0.0 },
        cut: float(cut.unwrap_or((min + max) / Decimal::TWO)),
        ticks: ticks
            .into_iter()
            .map(|value| (float(value), level(desk, field, value)))
            .collect(),
    }
}

/// `figure kind=flows`: what goes from one place to another, how strong it is and who gains.
pub(super) fn flows(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let collection = ask.collection("collection")?;
    let from = field(collection, ask.need("from")?)?;
    let to = field(collection, ask.need("to")?)?;
    let what = field(collection, ask.need("what")?)?;
    let strength = ask
        .get("strength")
        .map(|key| numeric(field(collection, key)?))
        .transpose()?;
    let by = ask
        .get("by")
        .map(|key| field(collection, key))
        .transpose()?;
    let options = match by.map(|by| &by.kind) {
        Some(FieldKind::Choice(options)) => options.as_slice(),
        Some(_) => {
            return Err(Sentence::new("figure-field-choice")
                .with("name", ask.get("by").unwrap_or_default()));
        }
        None => &[],
    };
    let items = ask.items(collection)?;
    let (low, high) = strength.map_or((Decimal::ZERO, Decimal::ONE), |field| {
        scale(field, &answers(desk, &items, field))
    });
    let mut lines = Vec::new();
    let mut flows = Vec::new();
    let mut shown = Vec::new();
    for item in items {
        let words = [from, to, what].map(|field| desk.words.answer_to(item, field));
        let [from, to, what] = words;
        if from.is_empty() || to.is_empty() {
            continue;
        }
        let kind = by
            .and_then(|by| item.id_of(&by.key))
            .and_then(|id| options.iter().position(|option| &*option.id == id));
        let value = strength.and_then(|field| item.number(&field.key));
        let gain = kind
            .map(|kind| options[kind].label.get(desk.lang))
            .unwrap_or_default();
        let said = strength
            .zip(value)
            .map(|(field, value)| level(desk, field, value))
            .unwrap_or_default();
        let args = [
            ("from", from.as_str()),
            ("to", &to),
            ("what", &what),
            ("kind", gain),
            ("strength", &said),
        ];
        lines.push(desk.say_of("figure-flow", &args));
        flows.push(Flow {
            from,
            to,
            what,
            strength: value.map_or(0.3, |value| float(value - low) / float(high - low).max(1.0)),
            kind,
        });
        shown.push(item);
    }
    if flows.is_empty() {
        return Ok(Vec::new());
    }
    let label = by.map(|by| by.label.get(desk.lang)).unwrap_or_default();
    let figure = Flows {
        kinds: options
            .iter()
            .map(|option| {
                format!("{label} {}", option.label.get(desk.lang))
                    .trim()
                    .to_owned()
            })
            .collect(),
        flows,
    };
    let title = collection.plural.get(desk.lang);
    let alt = vec![
        counted(
            desk.lang,
            "figure-flows-alt",
            shown.len(),
            &[("name", title)],
        ),
        format!("{}.", listed(desk, &lines)),
    ];
    Ok(vec![Sketch {
        name: format!("figure flows {}", collection.id),
        caption: title.to_owned(),
        alt: sentences(&alt),
        source: source(ask, &shown),
        drawing: Some(figure.draw(&page(ask)?, &left(desk.lang))),
    }])
}
