//! Who or what is tied to whom: causes and effects, the chain of the plan, relations.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    Sketch, answers, counted, float, left, listed, numeric, page, scale, sentences, source, unknown,
};
use crate::diag::Sentence;
use crate::drawing::chain::{Chain, Link};
use crate::drawing::relations::{Kind, Relation, Relations};
use crate::drawing::tree::{Card, Tree};
use crate::plan::Item;
use crate::report::tables::Desk;
use crate::report::tables::ask::{Ask, field};
use crate::report::tables::with_near;
use crate::workshop::{Choice, Collection, Field, FieldKind};

/// Places of records by their id.
fn places(items: &[&Item]) -> BTreeMap<Arc<str>, usize> {
    items
        .iter()
        .enumerate()
        .map(|(place, item)| (Arc::clone(&item.id), place))
        .collect()
}

/// A field that points to one record.
fn pointer<'f>(collection: &'f Collection, key: &str) -> Result<&'f Field, Sentence> {
    let field = field(collection, key)?;
    match field.kind {
        FieldKind::Ref(_) => Ok(field),
        _ => Err(Sentence::new("figure-field-ref").with("name", key)),
    }
}

/// `figure kind=tree`: records with the links from cause to effect between them. Who has no link stays out.
pub(super) fn tree(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let nodes = ask.collection("collection")?;
    let edges = ask.collection("links")?;
    let cause = pointer(edges, ask.need("cause")?)?;
    let effect = pointer(edges, ask.need("effect")?)?;
    let core = ask.get("core").map(|key| field(nodes, key)).transpose()?;
    let ends = |edge: &Item| {
        Some((
            Arc::from(edge.id_of(&cause.key)?),
            Arc::from(edge.id_of(&effect.key)?),
        ))
    };
    let links: Vec<(Arc<str>, Arc<str>)> = desk.plan.items(&edges.id).filter_map(ends).collect();
    let linked = |item: &&Item| links.iter().any(|(a, b)| *a == item.id || *b == item.id);
    let items: Vec<&Item> = ask.items(nodes)?.into_iter().filter(linked).collect();
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let place = places(&items);
    let links: Vec<(usize, usize)> = links
        .iter()
        .filter_map(|(a, b)| Some((*place.get(a)?, *place.get(b)?)))
        .collect();
    let core = core.and_then(|core| items.iter().position(|item| item.is(&core.key)));
    let figure = Tree {
        cards: items
            .iter()
            .map(|item| Card {
                code: item.code.clone(),
                words: desk.words.name(&item.id),
            })
            .collect(),
        links: links.clone(),
        core,
        chosen: None,
    };
    let name = |at: usize| desk.words.full_name(items[at]);
    let mut parts = vec![counted(
        desk.lang,
        "figure-tree-alt",
        items.len(),
        &[("name", nodes.plural.get(desk.lang))],
    )];
    if let Some(core) = core {
        parts.push(desk.say_of("figure-tree-core", &[("name", &name(core))]));
    }
    let said: Vec<String> = (0..items.len())
        .filter_map(|at| {
            let effects: Vec<String> = links
                .iter()
                .filter(|(from, _)| *from == at)
                .map(|(_, to)| items[*to].code.clone())
                .collect();
            (!effects.is_empty()).then(|| {
                desk.say_of(
                    "figure-tree-line",
                    &[("cause", &name(at)), ("effects", &effects.join(", "))],
                )
            })
        })
        .collect();
    parts.push(format!("{}.", said.join("; ")));
    Ok(vec![Sketch {
        name: format!("figure tree {}", nodes.id),
        caption: edges.plural.get(desk.lang).to_owned(),
        alt: sentences(&parts),
        source: source(ask, &items),
        drawing: Some(figure.draw(&page(ask)?, &left(desk.lang))),
    }])
}

/// `figure kind=chain`: records of several collections, each hanging on the one of the collection before that it
/// points to. Who hangs on nothing stays out.
pub(super) fn chain(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    ask.need("levels")?;
    let mut levels: Vec<(&Collection, Option<&Field>)> = Vec::new();
    let workshop = &desk.plan.workshop;
    for id in ask.list("levels") {
        let Some(collection) = workshop.get_collection(id) else {
            let known = workshop
                .collections
                .iter()
                .map(|collection| &*collection.id);
            let sentence = Sentence::new("report-collection-unknown").with("name", id);
            return Err(with_near(sentence, id, known));
        };
        let above = levels.last().map(|(above, _)| *above);
        let points = above.map(|above| {
            let fits = |field: &&Field| matches!(&field.kind, FieldKind::Ref(to) | FieldKind::Refs(to) if *to == above.id);
            collection.fields.iter().find(fits).ok_or_else(|| {
                Sentence::new("figure-chain-apart").with("name", id).with("other", &*above.id)
            })
        });
        levels.push((collection, points.transpose()?));
    }
    let mut links: Vec<Link> = Vec::new();
    let mut ids: Vec<Arc<str>> = Vec::new();
    let first = match levels.first() {
        Some((first, _)) => ask.items(first)?,
        None => Vec::new(),
    };
    // Depth first, so that who hangs on another comes after it.
    let mut waiting: Vec<(&Item, usize, Option<usize>)> =
        first.iter().rev().map(|item| (*item, 0, None)).collect();
    while let Some((item, level, parent)) = waiting.pop() {
        let at = links.len();
        ids.push(Arc::clone(&item.id));
        links.push(Link {
            code: item.code.clone(),
            name: desk.words.name(&item.id),
            parent,
        });
        let Some((below, Some(field))) = levels.get(level + 1) else {
            continue;
        };
        let hanging: Vec<&Item> = desk
            .plan
            .items(&below.id)
            .filter(|one| one.ids_of(&field.key).first() == Some(&item.id))
            .collect();
        waiting.extend(
            hanging
                .into_iter()
                .rev()
                .map(|one| (one, level + 1, Some(at))),
        );
    }
    if links.iter().all(|link| link.parent.is_none()) {
        return Ok(Vec::new());
    }
    let titles: Vec<&str> = levels
        .iter()
        .map(|(collection, _)| collection.title.get(desk.lang))
        .collect();
    let said: Vec<String> = (0..links.len())
        .filter_map(|at| {
            let below: Vec<&str> = links
                .iter()
                .filter(|link| link.parent == Some(at))
                .map(|link| link.code.as_str())
                .collect();
            let name = format!("{} {}", links[at].code, links[at].name);
            (!below.is_empty()).then(|| format!("{}: {}", name.trim(), below.join(", ")))
        })
        .collect();
    let mut parts = vec![counted(
        desk.lang,
        "figure-chain-alt",
        links.len(),
        &[("levels", &titles.join(" → "))],
    )];
    parts.push(format!("{}.", said.join("; ")));
    let name = format!("figure chain {}", ask.list("levels").join(" "));
    let alt = sentences(&parts);
    let figures = Chain { links }.draw(&page(ask)?);
    Ok(figures
        .into_iter()
        .map(|drawing| Sketch {
            name: name.clone(),
            caption: titles.join(" → "),
            alt: alt.clone(),
            source: ask.get("source").unwrap_or_default().to_owned(),
            drawing: Some(drawing),
        })
        .collect())
}

/// `figure kind=relations`: records of one collection tied by those of another, with kind and strength.
pub(super) fn relations(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let collection = ask.collection("collection")?;
    let ends = [
        pointer(collection, ask.need("a")?)?,
        pointer(collection, ask.need("b")?)?,
    ];
    let value = field(collection, ask.need("value")?)?;
    let FieldKind::Choice(options) = &value.kind else {
        return Err(Sentence::new("figure-field-choice").with("name", &*value.key));
    };
    let [directed, without] = [
        options_of(ask, "directed", options)?,
        options_of(ask, "without", options)?,
    ];
    let strength = ask
        .get("strength")
        .map(|key| numeric(field(collection, key)?))
        .transpose()?;
    let items: Vec<&Item> = ask
        .items(collection)?
        .into_iter()
        .filter(|item| {
            item.id_of(&value.key)
                .is_some_and(|kind| !without.contains(&kind))
        })
        .collect();
    let FieldKind::Ref(to) = &ends[0].kind else {
        return Ok(Vec::new());
    };
    let members: Vec<&Item> = desk.plan.items(to).collect();
    let place = places(&members);
    let (low, high) = strength.map_or_else(Default::default, |field| {
        scale(field, &answers(desk, &items, field))
    });
    let mut lines: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut relations = Vec::new();
    for item in &items {
        let end = |field: &Field| item.id_of(&field.key).and_then(|id| place.get(id)).copied();
        let kind = item
            .id_of(&value.key)
            .and_then(|id| options.iter().position(|option| &*option.id == id));
        let (Some(a), Some(b), Some(kind)) = (end(ends[0]), end(ends[1]), kind) else {
            continue;
        };
        let said = strength.and_then(|field| item.number(&field.key));
        relations.push(Relation {
            ends: (a, b),
            kind,
            strength: said.map_or(0.4, |value| float(value - low) / float(high - low).max(1.0)),
        });
        let pair = [a, b].map(|at| desk.words.full_name(members[at]));
        lines
            .entry(kind)
            .or_default()
            .push(desk.say_of("figure-relation", &[("a", &pair[0]), ("b", &pair[1])]));
    }
    if relations.is_empty() {
        return Ok(Vec::new());
    }
    let figure = Relations {
        members: members
            .iter()
            .map(|item| (item.code.clone(), desk.words.name(&item.id)))
            .collect(),
        kinds: options
            .iter()
            .map(|option| Kind {
                name: option.label.get(desk.lang).to_owned(),
                directed: directed.contains(&&*option.id),
            })
            .collect(),
        relations,
    };
    let title = collection.plural.get(desk.lang);
    let mut parts = vec![counted(
        desk.lang,
        "figure-relations-alt",
        figure.relations.len(),
        &[("name", title)],
    )];
    for (kind, lines) in lines {
        parts.push(format!(
            "{}: {}.",
            figure.kinds[kind].name,
            listed(desk, &lines)
        ));
    }
    Ok(vec![Sketch {
        name: format!("figure relations {}", collection.id),
        caption: title.to_owned(),
        alt: sentences(&parts),
        source: source(ask, &items),
        drawing: Some(figure.draw(&page(ask)?, &left(desk.lang))),
    }])
}

/// The options that a list names.
fn options_of<'a>(
    ask: &Ask<'a>,
    key: &'static str,
    options: &[Choice],
) -> Result<Vec<&'a str>, Sentence> {
    let known: Vec<&str> = options.iter().map(|option| &*option.id).collect();
    let named = ask.list(key);
    match named.iter().find(|id| !known.contains(id)) {
        Some(id) => Err(unknown(key, id, &known)),
        None => Ok(named),
    }
}
