//! The map: zones with their outlines, class and projects.
//!
//! Outlines come from a map of the whole territory, whose places are called like the zones or by their codes, and
//! from maps of single zones, which win. A map that cannot be read gives words instead of a figure.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Sketch, counted, left, listed, page, sentences};
use crate::diag::Sentence;
use crate::drawing::map::{Map, Place, Zone};
use crate::drawing::outline::{self, Outline};
use crate::plan::{Item, Value};
use crate::report::tables::Desk;
use crate::report::tables::ask::{Ask, field};
use crate::report::words::PEOPLE;
use crate::text::fold;
use crate::workshop::{Collection, FieldKind};

/// `figure kind=map`: the records of a collection as zones.
pub(super) fn map(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let collection = ask.collection("collection")?;
    let class = ask
        .get("class")
        .map(|key| field(collection, key))
        .transpose()?;
    let options = match class.map(|class| &class.kind) {
        Some(FieldKind::Choice(options)) => options.as_slice(),
        Some(_) => {
            return Err(Sentence::new("figure-field-choice")
                .with("name", ask.get("class").unwrap_or_default()));
        }
        None => &[],
    };
    let items = ask.items(collection)?;
    let used: Vec<&crate::workshop::Choice> = options
        .iter()
        .filter(|option| {
            items
                .iter()
                .any(|item| class.is_some_and(|class| item.id_of(&class.key) == Some(&*option.id)))
        })
        .collect();
    let classes = used
        .iter()
        .map(|option| option.label.get(desk.lang).to_owned())
        .collect();
    let class_of = |item: &Item| {
        let id = item.id_of(&class?.key)?;
        used.iter().position(|option| &*option.id == id)
    };
    draw(desk, ask, collection, &items, classes, &class_of)
}

/// A map of some items, each in one of some classes.
pub(super) fn draw(
    desk: &Desk<'_>,
    ask: &Ask<'_>,
    collection: &Collection,
    items: &[&Item],
    classes: Vec<String>,
    class_of: &dyn Fn(&Item) -> Option<usize>,
) -> Result<Vec<Sketch>, Sentence> {
    let mut places = Vec::new();
    let mut odd = Vec::new();
    for single in desk
        .plan
        .workshop
        .collections
        .iter()
        .filter(|collection| collection.single)
    {
        if let Some(item) = desk.plan.single(&single.id) {
            read(desk, single, item, &mut places, &mut odd);
        }
    }
    let marking = ask
        .get("marks")
        .map(|id| marks(desk, collection, id))
        .transpose()?
        .unwrap_or_default();
    let called: Vec<(Vec<String>, &Outline)> = places
        .iter()
        .map(|place| (place.names.iter().map(|name| fold(name)).collect(), place))
        .collect();
    let mut without = Vec::new();
    let mut zones = Vec::new();
    for item in items {
        let mut own = Vec::new();
        read(desk, collection, item, &mut own, &mut odd);
        let zone = zone(desk, item, &own, &called);
        if zone.parts.is_empty() {
            without.push(desk.words.full_name(item));
        }
        let here = marking.iter().filter(|(zones, _)| zones.contains(&item.id));
        zones.push(Zone {
            class: class_of(item),
            marks: here.map(|(_, code)| code.clone()).collect(),
            ..zone
        });
    }
    let lines = places
        .iter()
        .flat_map(|place| {
            place.lines.iter().map(|line| {
                (
                    line.clone(),
                    place.names.last().cloned().unwrap_or_default(),
                )
            })
        })
        .collect();
    let spots = spots(desk, ask.get("marks"), &places);
    let title = collection.plural.get(desk.lang);
    let alt = said(desk, title, &zones, &classes, &without, &odd);
    let marked = ask
        .get("marks")
        .and_then(|id| desk.plan.workshop.get_collection(id))
        .filter(|_| !marking.is_empty());
    let mut note = odd.clone();
    if !without.is_empty() {
        note.insert(
            0,
            desk.say_of("figure-map-without", &[("names", &listed(desk, &without))]),
        );
    }
    let figure = Map {
        zones,
        classes,
        places: spots,
        lines,
        mark: marked
            .map(|collection| collection.title.get(desk.lang).to_owned())
            .unwrap_or_default(),
        note: sentences(&note),
    };
    let drawing = figure
        .draw(&page(ask)?, &left(desk.lang))
        .filter(|_| without.len() < figure.zones.len());
    // Without any map there is nothing to say; with one that cannot be read, there is.
    if drawing.is_none() && odd.is_empty() {
        return Ok(Vec::new());
    }
    let alt = if drawing.is_some() {
        alt
    } else {
        sentences(&odd)
    };
    Ok(vec![Sketch {
        name: format!("figure map {}", collection.id),
        caption: desk.say_of("figure-map-caption", &[("name", title)]),
        alt,
        source: ask.get("source").unwrap_or_default().to_owned(),
        drawing,
    }])
}

/// A zone with its outlines: its own, or those of the places that are called like it.
fn zone(desk: &Desk<'_>, item: &Item, own: &[Outline], called: &[(Vec<String>, &Outline)]) -> Zone {
    let name = desk.words.name(&item.id);
    // A zone without a code or a name is not called like a place without one.
    let known = [fold(&item.code), fold(&name)];
    let same = |one: &String| !one.is_empty() && known.contains(one);
    let outlines: Vec<&Outline> = if own.is_empty() {
        let places = called.iter().filter(|(names, _)| names.iter().any(same));
        places.map(|(_, place)| *place).collect()
    } else {
        own.iter().collect()
    };
    Zone {
        code: item.code.clone(),
        name,
        class: None,
        parts: outlines
            .iter()
            .flat_map(|outline| outline.parts.clone())
            .collect(),
        marks: Vec::new(),
    }
}

/// Points of the map: those of the records that are marked, with code and name, and those that are no record.
fn spots(desk: &Desk<'_>, marked: Option<&str>, places: &[Outline]) -> Vec<Place> {
    let collections = desk.plan.workshop.collections.iter();
    let public = collections.filter(|collection| !PEOPLE.contains(&&*collection.id));
    let records: BTreeMap<String, &Item> = public
        .flat_map(|collection| desk.plan.items(&collection.id))
        .map(|item| (fold(&item.code), item))
        .filter(|(code, _)| !code.is_empty())
        .collect();
    let mut found = Vec::new();
    for place in places.iter().filter(|place| !place.spots.is_empty()) {
        let record = place
            .names
            .iter()
            .find_map(|name| records.get(&fold(name)).copied());
        let (code, name) = match record {
            Some(item) if marked == Some(&*item.collection) => {
                (item.code.clone(), desk.words.name(&item.id))
            }
            Some(_) => continue,
            None => (
                place.names.last().cloned().unwrap_or_default(),
                String::new(),
            ),
        };
        for (n, spot) in place.spots.iter().enumerate() {
            found.push(Place {
                at: *spot,
                code: code.clone(),
                // One entry in the legend for all of its points.
                name: if n == 0 { name.clone() } else { String::new() },
            });
        }
    }
    found
}

/// What the map says.
fn said(
    desk: &Desk<'_>,
    title: &str,
    zones: &[Zone],
    classes: &[String],
    without: &[String],
    odd: &[String],
) -> String {
    let called = |zone: &Zone| format!("{} {}", zone.code, zone.name).trim().to_owned();
    let shown: Vec<&Zone> = zones.iter().filter(|zone| !zone.parts.is_empty()).collect();
    let mut parts = vec![counted(
        desk.lang,
        "figure-map-alt",
        shown.len(),
        &[("name", title)],
    )];
    if classes.is_empty() {
        let names: Vec<String> = shown.iter().map(|zone| called(zone)).collect();
        parts.push(format!("{}.", listed(desk, &names)));
    }
    for (class, name) in classes.iter().enumerate() {
        let names: Vec<String> = shown
            .iter()
            .filter(|zone| zone.class == Some(class))
            .map(|zone| called(zone))
            .collect();
        if !names.is_empty() {
            parts.push(format!("{name}: {}.", listed(desk, &names)));
        }
    }
    let marked: Vec<String> = shown
        .iter()
        .filter(|zone| !zone.marks.is_empty())
        .map(|zone| format!("{}: {}", called(zone), zone.marks.join(", ")))
        .collect();
    if !marked.is_empty() {
        parts.push(desk.say_of("figure-map-marks", &[("names", &listed(desk, &marked))]));
    }
    if !without.is_empty() {
        parts.push(desk.say_of("figure-map-without", &[("names", &listed(desk, without))]));
    }
    parts.extend(odd.iter().cloned());
    sentences(&parts)
}

/// Adds the outlines of the maps that belong to an item; what cannot be read is told.
fn read(
    desk: &Desk<'_>,
    collection: &Collection,
    item: &Item,
    places: &mut Vec<Outline>,
    odd: &mut Vec<String>,
) {
    for field in collection
        .fields
        .iter()
        .filter(|field| matches!(field.kind, FieldKind::Geometry))
    {
        let Some(Value::Attachment(id)) = item.get(&field.key) else {
            continue;
        };
        let Some((_, bytes)) = desk.attachments.get(&**id) else {
            continue;
        };
        match outline::read(bytes) {
            Ok(map) => {
                if map.n_odd > 0 {
                    odd.push(counted(desk.lang, "map-odd", map.n_odd, &[]));
                }
                places.extend(map.outlines);
            }
            Err(sentence) => odd.push(sentence.say(desk.lang)),
        }
    }
}

/// The zones of a record, and its code.
type Mark = (Vec<Arc<str>>, String);

/// Zones and code of each record of a collection that says in which zones it is.
fn marks(desk: &Desk<'_>, zones: &Collection, id: &str) -> Result<Vec<Mark>, Sentence> {
    let workshop = &desk.plan.workshop;
    let found = workshop.get_collection(id).and_then(|collection| {
        let fits = |field: &&crate::workshop::Field| matches!(&field.kind, FieldKind::Ref(to) | FieldKind::Refs(to) if *to == zones.id);
        Some((collection, collection.fields.iter().find(fits)?))
    });
    let Some((collection, field)) = found else {
        return Err(Sentence::new("figure-chain-apart")
            .with("name", id)
            .with("other", &*zones.id));
    };
    let items = desk.plan.items(&collection.id);
    Ok(items
        .map(|item| (item.ids_of(&field.key).to_vec(), item.code.clone()))
        .filter(|(zones, _)| !zones.is_empty())
        .collect())
}
