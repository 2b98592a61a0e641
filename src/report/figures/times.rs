//! The schedule as bars along time, and the bodies of the plan by who answers to whom.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Sketch, counted, page, sentences, source};
use crate::diag::Sentence;
use crate::drawing::chain::{Chain, Link};
use crate::drawing::gantt::{Bar, Gantt, Names, Row};
use crate::locale::date;
use crate::plan::Item;
use crate::plan::results::schedule::{ProjectSchedule, Timed};
use crate::report::tables::Desk;
use crate::report::tables::ask::Ask;

/// `figure kind=gantt`: with `tasks=yes` every task of the projects, otherwise a bar for each project.
pub(super) fn gantt(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let Some(collection) = desk.plan.workshop.get_collection("project") else {
        return Ok(Vec::new());
    };
    let Ok(found) = desk.plan.results().schedule() else {
        return Ok(Vec::new());
    };
    let each = ask.yes("tasks", false)?;
    let (mut rows, mut said, mut shown) = (Vec::new(), Vec::new(), Vec::new());
    for project in ask.items(collection)? {
        // Without a first day there is no place on the ruler.
        let Some(own) = found.get(&project.id).filter(|own| own.begins.is_some()) else {
            continue;
        };
        let name = desk.words.full_name(project);
        said.push(lasts(desk, &name, own));
        shown.push(project);
        if each {
            rows.push(Row {
                label: name,
                bar: Bar::Title,
            });
            rows.extend(own.tasks.iter().filter_map(|timed| task(desk, timed)));
        } else {
            rows.extend(whole(own).map(|bar| Row { label: name, bar }));
        }
    }
    if shown.is_empty() {
        return Ok(Vec::new());
    }
    let figure = Gantt {
        rows,
        names: Names {
            flexible: desk.say("figure-gantt-flexible"),
            critical: desk.say("figure-gantt-critical"),
            milestone: desk.say("figure-gantt-milestone"),
        },
    };
    let alt = sentences(&[
        counted(desk.lang, "figure-gantt-alt", shown.len(), &[]),
        format!("{}.", said.join("; ")),
    ]);
    let quarter = |n: usize| {
        let n = n.to_string();
        desk.say_of("report-year-quarter", &[("n", &n)])
    };
    let drawings = figure.draw(&page(ask)?, &quarter);
    Ok(drawings
        .into_iter()
        .map(|drawing| Sketch {
            name: "figure gantt".to_owned(),
            caption: desk.say("figure-gantt-caption"),
            alt: alt.clone(),
            source: source(ask, &shown),
            drawing: Some(drawing),
        })
        .collect())
}

/// «PY01 Agua: del 1 de febrero de 2025 al 30 de agosto de 2026».
fn lasts(desk: &Desk<'_>, name: &str, own: &ProjectSchedule) -> String {
    let day = |day| date::long(day, desk.lang);
    let (begins, ends) = (own.begins.map(day), own.ends.map(day));
    desk.say_of(
        "figure-gantt-lasts",
        &[
            ("name", name),
            ("begins", &begins.unwrap_or_default()),
            ("ends", &ends.unwrap_or_default()),
        ],
    )
}

fn task(desk: &Desk<'_>, timed: &Timed) -> Option<Row> {
    let item = desk.plan.get(&timed.task)?;
    let (from, to) = timed.span(0.0);
    let critical = timed.is_critical;
    Some(Row {
        label: desk.words.full_name(item),
        bar: if item.is("milestone") {
            Bar::Milestone { at: to, critical }
        } else {
            Bar::Work { from, to, critical }
        },
    })
}

/// A project from its first task to its last; all of it critical when no task can be late.
fn whole(own: &ProjectSchedule) -> Option<Bar> {
    let spans = || own.tasks.iter().map(|task| task.span(0.0));
    let from = spans().map(|span| span.0).reduce(f64::min)?;
    let to = spans().map(|span| span.1).reduce(f64::max)?;
    Some(Bar::Work {
        from,
        to,
        critical: own.tasks.iter().all(|task| task.is_critical),
    })
}

/// `figure kind=organisation`: the bodies by who answers to whom. Who answers to nobody, or in a circle, stands first.
pub(super) fn organisation(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<Vec<Sketch>, Sentence> {
    let Some(collection) = desk.plan.workshop.get_collection("body") else {
        return Ok(Vec::new());
    };
    let bodies = ask.items(collection)?;
    let above: BTreeMap<&str, &str> = bodies
        .iter()
        .filter_map(|body| {
            let above = body.id_of("reports_to")?;
            let is_there = bodies.iter().any(|other| &*other.id == above);
            is_there.then_some((&*body.id, above))
        })
        .collect();
    if above.is_empty() {
        return Ok(Vec::new());
    }
    let roots: Vec<&Item> = bodies
        .iter()
        .filter(|body| !above.contains_key(&*body.id) || turns(&body.id, &above))
        .copied()
        .collect();
    let mut links: Vec<Link> = Vec::new();
    let mut said: Vec<String> = Vec::new();
    let mut seen: BTreeSet<Arc<str>> = roots.iter().map(|body| Arc::clone(&body.id)).collect();
    let mut waiting: Vec<(&Item, Option<usize>)> =
        roots.iter().rev().map(|body| (*body, None)).collect();
    while let Some((body, parent)) = waiting.pop() {
        let at = links.len();
        let kind = desk.words.answer(body, "kind");
        let name = desk.words.name(&body.id);
        if let Some(parent) = parent {
            let upper: &Link = &links[parent];
            said.push(desk.say_of(
                "figure-organisation-answers",
                &[("name", &name), ("other", &upper.name)],
            ));
        }
        links.push(Link {
            code: body.code.clone(),
            name: if kind.is_empty() {
                name
            } else {
                format!("{name} · {kind}")
            },
            parent,
        });
        let below = bodies
            .iter()
            .filter(|other| above.get(&*other.id) == Some(&&*body.id));
        let below: Vec<&Item> = below
            .copied()
            .filter(|other| seen.insert(Arc::clone(&other.id)))
            .collect();
        waiting.extend(below.into_iter().rev().map(|other| (other, Some(at))));
    }
    let alt = sentences(&[
        counted(desk.lang, "figure-organisation-alt", links.len(), &[]),
        format!("{}.", said.join("; ")),
    ]);
    let drawings = Chain { links }.draw(&page(ask)?);
    Ok(drawings
        .into_iter()
        .map(|drawing| Sketch {
            name: "figure organisation".to_owned(),
            caption: collection.plural.get(desk.lang).to_owned(),
            alt: alt.clone(),
            source: source(ask, &bodies),
            drawing: Some(drawing),
        })
        .collect())
}

/// Whether a body comes back to itself by who answers to whom.
fn turns(id: &str, above: &BTreeMap<&str, &str>) -> bool {
    let mut at = id;
    for _ in 0..above.len() {
        match above.get(at) {
            Some(next) if *next == id => return true,
            Some(next) => at = next,
            None => return false,
        }
    }
    false
}
