//! Figures of what the methods find: they take their data from the results of the plan, and are not there when a
//! method says nothing.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::places::said;
use super::{Sketch, counted, float, left, page, sentences, zones};
use crate::diag::Sentence;
use crate::drawing::plane::{Axis, Item as Spot, Plane};
use crate::drawing::radar::{Radar, Series};
use crate::drawing::ranks::{Item as Ranked, Ranks};
use crate::locale::number;
use crate::method::ranking::Move;
use crate::method::{micmac, vester};
use crate::plan::results::exact;
use crate::report::tables::Desk;
use crate::report::tables::ask::Ask;

/// Where the classes of a plane stand: low and low, high across, high up, high and high.
type Corners = [&'static str; 4];

/// A record with its places on a plane.
struct Placed {
    id: Arc<str>,
    at: (f64, f64),
    before: Option<(f64, f64)>,
    corner: usize,
}

/// `figure kind=vester`: how much each problem causes, and how much the others cause it.
pub(super) fn vester(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let results = desk.plan.results();
    let Ok(read) = results.vester() else {
        return Ok(Vec::new());
    };
    let corner = |quadrant| match quadrant {
        vester::Quadrant::WeaklyConnected => 0,
        vester::Quadrant::Passive => 1,
        vester::Quadrant::Active => 2,
        vester::Quadrant::Critical => 3,
    };
    let found = &read.found;
    let placed = (0..read.problems.len()).map(|place| Placed {
        id: Arc::clone(&read.problems[place]),
        at: (found.passive[place], found.active[place]),
        before: None,
        corner: corner(found.quadrants[place]),
    });
    let axes = [
        axis(
            desk,
            "figure-axis-passive",
            &found.passive,
            found.threshold_passive,
        ),
        axis(
            desk,
            "figure-axis-active",
            &found.active,
            found.threshold_active,
        ),
    ];
    let corners = [
        "vester-weakly-connected",
        "vester-passive",
        "vester-active",
        "vester-critical",
    ];
    plane(
        desk,
        ask,
        "vester",
        &placed.collect::<Vec<_>>(),
        axes,
        corners,
        None,
    )
}

/// `figure kind=micmac`: how much each variable moves the others, and how much they move it; directly (hollow) and
/// through others (full).
pub(super) fn micmac(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let results = desk.plan.results();
    let Ok(read) = results.micmac() else {
        return Ok(Vec::new());
    };
    let corner = |class| match class {
        micmac::Class::Autonomous => 0,
        micmac::Class::Outcome => 1,
        micmac::Class::Determinant => 2,
        micmac::Class::Key => 3,
    };
    // Shares of the whole, so that what is direct and what is not stand on one scale.
    let percent =
        |shares: &[f64]| -> Vec<f64> { shares.iter().map(|share| share * 100.0).collect() };
    let (direct, indirect) = (&read.found.direct, &read.found.indirect);
    let standing = if read.settles() { indirect } else { direct };
    let (x, y) = (percent(&standing.dependence), percent(&standing.influence));
    let (x_before, y_before) = (percent(&direct.dependence), percent(&direct.influence));
    let placed = (0..read.variables.len()).map(|place| Placed {
        id: Arc::clone(&read.variables[place]),
        at: (x[place], y[place]),
        before: read.settles().then_some((x_before[place], y_before[place])),
        corner: corner(standing.classes[place]),
    });
    let all =
        |now: &[f64], before: &[f64]| -> Vec<f64> { now.iter().chain(before).copied().collect() };
    let axes = [
        axis(
            desk,
            "figure-axis-dependence",
            &all(&x, &x_before),
            standing.threshold_dependence * 100.0,
        ),
        axis(
            desk,
            "figure-axis-influence",
            &all(&y, &y_before),
            standing.threshold_influence * 100.0,
        ),
    ];
    let corners = [
        "variable-autonomous",
        "variable-result",
        "variable-determinant",
        "variable-key",
    ];
    let marks = read.settles().then(|| {
        [
            desk.say("figure-micmac-direct"),
            desk.say("figure-micmac-indirect"),
        ]
    });
    plane(
        desk,
        ask,
        "micmac",
        &placed.collect::<Vec<_>>(),
        axes,
        corners,
        marks,
    )
}

/// An axis between round numbers below the least and beyond the greatest value.
fn axis(desk: &Desk<'_>, key: &'static str, values: &[f64], cut: f64) -> Axis {
    let most = values
        .iter()
        .copied()
        .filter(|value| value.is_finite())
        .fold(cut.max(1.0), f64::max);
    let power = 10f64.powf((most / 5.0).log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .map(|step| step * power)
        .into_iter()
        .find(|step| step * 5.0 >= most)
        .unwrap_or(most);
    let least = values
        .iter()
        .copied()
        .filter(|value| value.is_finite())
        .fold(cut, f64::min);
    // What is empty below the least value is left out, so that names have room.
    let first = ((least - step / 5.0) / step).floor().max(0.0);
    let end = (most / step).ceil();
    let ticks = (first as u32..=end as u32).map(|tick| {
        let value = f64::from(tick) * step;
        (
            value,
            number::decimal(exact(value, 2).unwrap_or_default(), None, desk.lang),
        )
    });
    Axis {
        name: desk.say(key),
        min: first * step,
        max: end * step,
        step: 0.0,
        cut,
        ticks: ticks.collect(),
    }
}

fn plane(
    desk: &Desk<'_>,
    ask: &Ask<'_>,
    name: &str,
    placed: &[Placed],
    axes: [Axis; 2],
    corners: Corners,
    marks: Option<[String; 2]>,
) -> Result<Vec<Sketch>, Sentence> {
    if placed.is_empty() {
        return Ok(Vec::new());
    }
    let item = |one: &Placed| Spot {
        code: desk
            .plan
            .get(&one.id)
            .map(|item| item.code.clone())
            .unwrap_or_default(),
        name: desk.words.name(&one.id),
        at: one.at,
        before: one.before,
    };
    let collection = placed
        .first()
        .and_then(|one| desk.plan.get(&one.id))
        .and_then(|item| desk.words.collection(item));
    let title = collection
        .map(|collection| collection.plural.get(desk.lang))
        .unwrap_or_default();
    let figure = Plane {
        items: placed.iter().map(item).collect(),
        quadrants: corners.map(|key| desk.say(key)),
        axes,
        chosen: None,
        marks,
    };
    let names = [&figure.axes[0].name, &figure.axes[1].name];
    let args = [("name", title), ("x", names[0].as_str()), ("y", names[1])];
    let mut parts = vec![counted(desk.lang, "figure-plane-alt", placed.len(), &args)];
    parts.extend(said(desk, &figure, &|place| placed[place].corner));
    if figure.marks.is_some() {
        parts.push(desk.say("figure-micmac-marks"));
    }
    Ok(vec![Sketch {
        name: format!("figure {name}"),
        caption: desk.say(if name == "vester" {
            "figure-vester-caption"
        } else {
            "figure-micmac-caption"
        }),
        alt: sentences(&parts),
        source: ask.get("source").unwrap_or_default().to_owned(),
        drawing: Some(figure.draw(&page(ask)?, &left(desk.lang))),
    }])
}

/// Records, their places in two orders, and those that are far apart.
type Orders<'a> = (&'a [Arc<str>], &'a [usize], &'a [usize], &'a [Move]);

/// `figure kind=ranks`: two orders of the axes or of the problems side by side.
pub(super) fn ranks(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let of = ask.one_of("of", &["axis", "problem"])?;
    let results = desk.plan.results();
    let (ids, first, second, apart): Orders<'_> = if of == "axis" {
        match results.contrast() {
            Ok(both) => (&both.axes, &both.by_score, &both.by_dots, &both.apart),
            Err(_) => return Ok(Vec::new()),
        }
    } else {
        match results.orders() {
            Ok(both) => (
                &both.problems,
                &both.by_priority,
                &both.by_dots,
                &both.apart,
            ),
            Err(_) => return Ok(Vec::new()),
        }
    };
    let value = |id: &str, which: usize| {
        let computed = |field: &str, places: u32| {
            let value = results.computed(id, field)?.as_number()?;
            Some(number::decimal(value, Some(places), desk.lang))
        };
        let dots = |field: &str| {
            desk.plan
                .get(id)?
                .number(field)
                .map(|dots| number::decimal(dots, None, desk.lang))
        };
        let words = match (of, which) {
            ("axis", 0) => computed("score", 2),
            ("axis", _) => {
                let vote = results.axis_vote().as_ref().ok();
                let counted = vote.and_then(|vote| vote.dots_of(id));
                counted
                    .map(|dots| dots.to_string())
                    .or_else(|| dots("dots"))
            }
            (_, 0) => computed("priority", 0),
            _ => dots("votes"),
        };
        words.unwrap_or_default()
    };
    let called = |id: &str| {
        desk.plan
            .get(id)
            .map(|item| desk.words.full_name(item))
            .unwrap_or_default()
    };
    let items: Vec<Ranked> = ids
        .iter()
        .enumerate()
        .map(|(place, id)| Ranked {
            name: called(id),
            places: [first[place], second[place]],
            values: [value(id, 0), value(id, 1)],
            far: apart.iter().any(|one| one.item == place),
        })
        .collect();
    let names = if of == "axis" {
        ["figure-ranks-score", "figure-ranks-dots"]
    } else {
        ["figure-ranks-priority", "figure-ranks-dots"]
    };
    let names = names.map(|key| desk.say(key));
    let mut order: Vec<&Ranked> = items.iter().collect();
    order.sort_by_key(|item| item.places);
    let mut lines: Vec<String> = order
        .into_iter()
        .map(|item| {
            let places = item.places.map(|place| place.to_string());
            let args = [
                ("name", item.name.as_str()),
                ("first", &places[0]),
                ("second", &places[1]),
            ];
            desk.say_of("figure-ranks-line", &args)
        })
        .collect();
    let args = [("first", names[0].as_str()), ("second", &names[1])];
    lines.insert(
        0,
        counted(desk.lang, "figure-ranks-alt", items.len(), &args),
    );
    let far: Vec<String> = items
        .iter()
        .filter(|item| item.far)
        .map(|item| item.name.clone())
        .collect();
    if !far.is_empty() {
        lines.push(desk.say_of("figure-ranks-far", &[("names", &super::listed(desk, &far))]));
    }
    let figure = Ranks { names, items };
    Ok(vec![Sketch {
        name: format!("figure ranks {of}"),
        caption: desk.say("figure-ranks-caption"),
        alt: sentences(&lines),
        source: ask.get("source").unwrap_or_default().to_owned(),
        drawing: Some(figure.draw(&page(ask)?)),
    }])
}

/// `figure kind=fabric`: the mean level of the organisations in each area.
pub(super) fn fabric(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let results = desk.plan.results();
    let field = |key: &str| {
        desk.plan
            .workshop
            .get_collection("strengthening")?
            .get_field(key)
    };
    let (Ok(read), Some(area), Some(level)) = (results.fabric(), field("area"), field("level"))
    else {
        return Ok(Vec::new());
    };
    let (low, high) = super::scale(level, &[]);
    let spokes: Vec<(String, f64)> = read
        .areas
        .iter()
        .zip(&read.levels)
        .filter_map(|(id, mean)| {
            let words = desk.words.option(area, id);
            Some((words, (*mean)?))
        })
        .collect();
    let lines: Vec<String> = spokes
        .iter()
        .map(|(name, mean)| {
            format!(
                "{name} {}",
                number::decimal(exact(*mean, 1).unwrap_or_default(), None, desk.lang)
            )
        })
        .collect();
    let caption = desk.say("figure-fabric-caption");
    let ends = [low, high].map(|end| number::decimal(end, None, desk.lang));
    let args = [
        ("name", caption.as_str()),
        ("min", &ends[0]),
        ("max", &ends[1]),
    ];
    let alt = [
        counted(desk.lang, "figure-radar-alt", spokes.len(), &args),
        format!("{}.", lines.join("; ")),
    ];
    let rings = std::iter::successors(Some(low + Decimal::ONE), |value| Some(value + Decimal::ONE))
        .take_while(|value| *value <= high);
    let figure = Radar {
        rings: rings
            .map(|value| (float(value), number::decimal(value, None, desk.lang)))
            .collect(),
        scale: (float(low), float(high)),
        series: vec![Series {
            name: level.label.get(desk.lang).to_owned(),
            values: spokes.iter().map(|(_, mean)| Some(*mean)).collect(),
        }],
        spokes: spokes.into_iter().map(|(name, _)| name).collect(),
    };
    let Some(drawing) = figure.draw(&page(ask)?, &left(desk.lang)) else {
        return Ok(Vec::new());
    };
    Ok(vec![Sketch {
        name: "figure fabric".to_owned(),
        caption,
        alt: sentences(&alt),
        source: ask.get("source").unwrap_or_default().to_owned(),
        drawing: Some(drawing),
    }])
}

/// `figure kind=typology`: the map of the zones in their classes, the agreed one before the computed one.
pub(super) fn typology(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let results = desk.plan.results();
    let (Ok(read), Some(collection)) = (
        results.typology(),
        desk.plan.workshop.get_collection("zone"),
    ) else {
        return Ok(Vec::new());
    };
    let classes = read.classes.iter().map(|id| desk.words.name(id)).collect();
    let items = ask.items(collection)?;
    let class_of = |item: &crate::plan::Item| {
        let class = read.class_of(read.place(&item.id)?)?;
        read.classes.iter().position(|one| one == class)
    };
    let mut sketches = zones::draw(desk, ask, collection, &items, classes, &class_of)?;
    for sketch in &mut sketches {
        "figure typology".clone_into(&mut sketch.name);
        sketch.caption = desk.say("figure-typology-caption");
    }
    Ok(sketches)
}
