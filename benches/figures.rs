//! What a figure costs: each of the plan of the sample, and the same with two hundred things in it.

#[path = "support/territory.rs"]
mod territory;

use criterion::{Criterion, criterion_group, criterion_main};
use rumbo::drawing::plane::{Axis, Item, Plane};
use rumbo::drawing::relations::{Kind, Relation, Relations};
use rumbo::drawing::tree::{Card, Tree};
use rumbo::drawing::{Drawing, Medium, cells, svg};
use rumbo::locale::Lang;
use rumbo::plan;
use rumbo::report::compose::template_of;
use rumbo::report::parse::parse;
use rumbo::report::publish::attachments;
use rumbo::report::tables::Desk;

/// Every figure that the template of the plan asks for.
fn sample(c: &mut Criterion) {
    let (notebook, workshop) = territory::sample();
    let today = notebook.clock().today();
    let (plan, findings) = plan::build(notebook.content(), &workshop, today);
    let kept = attachments(&plan, |id| notebook.attachment(id).ok().flatten());
    let desk = Desk::new(&plan, &findings, Lang::Es, &kept);
    let template = template_of(&workshop.id, Lang::Es);
    let mut group = c.benchmark_group("figures of the sample");
    group.sample_size(20);
    let lines = template.text.lines();
    for (n, line) in lines.filter(|line| line.starts_with("figure ")).enumerate() {
        // Some kinds are asked for twice: the number tells them apart.
        let words = line.split(" caption=").next().unwrap_or_default();
        let name: Vec<&str> = words.split(' ').skip(1).take(2).collect();
        let text = format!("```rumbo\n{line}\n```\n");
        group.bench_function(format!("{:02} {}", n + 1, name.join(" ")), |bench| {
            bench.iter(|| {
                parse(&text, &mut |directive| desk.expand(directive))
                    .expect("the template is right")
            });
        });
    }
    group.finish();
}

/// Numbers that look thrown, the same in each run.
fn thrown(seed: usize) -> f64 {
    (seed.wrapping_mul(2_654_435_761) % 1000) as f64 / 1000.0
}

fn name(place: usize) -> String {
    format!("Organización comunitaria número {place} de la cuenca")
}

fn plane(count: usize) -> Plane {
    let axis = |name: &str| Axis {
        name: name.to_owned(),
        min: 0.0,
        max: 1.0,
        step: 0.0,
        cut: 0.5,
        ticks: Vec::new(),
    };
    Plane {
        axes: [axis("Interés"), axis("Poder")],
        quadrants: Default::default(),
        items: (0..count)
            .map(|place| Item {
                code: format!("AC{place:02}"),
                name: name(place),
                at: (thrown(place * 2 + 1), thrown(place * 3 + 7)),
                before: None,
            })
            .collect(),
        chosen: Some(count / 2),
        marks: None,
    }
}

fn tree(count: usize) -> Tree {
    Tree {
        cards: (0..count)
            .map(|place| Card {
                code: format!("PR{place:02}"),
                words: name(place),
            })
            .collect(),
        links: (1..count)
            .map(|place| (place, (thrown(place) * place as f64) as usize))
            .collect(),
        core: Some(0),
        chosen: None,
    }
}

fn relations(count: usize) -> Relations {
    Relations {
        members: (0..count)
            .map(|place| (format!("AC{place:02}"), name(place)))
            .collect(),
        kinds: vec![Kind {
            name: "Alianza".to_owned(),
            directed: false,
        }],
        relations: (0..count * 2)
            .map(|place| Relation {
                ends: (place % count, (thrown(place) * count as f64) as usize),
                kind: 0,
                strength: thrown(place + 5),
            })
            .collect(),
    }
}

/// Many things: on paper as SVG, on a screen as letters.
fn many(c: &mut Criterion) {
    let page = Medium::page();
    let screen = Medium::cells(80, 20);
    let left = |count: usize| count.to_string();
    let shown = |drawing: &Drawing| cells::cells(drawing, 80, 20);
    for count in [20, 200] {
        let (plane, tree, relations) = (plane(count), tree(count), relations(count));
        let mut group = c.benchmark_group(format!("figures of {count}"));
        group.sample_size(20);
        group.bench_function("plane", |bench| {
            bench.iter(|| svg::svg(&plane.draw(&page, &left)));
        });
        group.bench_function("plane on a screen", |bench| {
            bench.iter(|| shown(&plane.on_screen(&screen).0));
        });
        group.bench_function("tree", |bench| {
            bench.iter(|| svg::svg(&tree.draw(&page, &left)));
        });
        group.bench_function("tree on a screen", |bench| {
            bench.iter(|| shown(&tree.draw(&screen, &left)));
        });
        group.bench_function("relations", |bench| {
            bench.iter(|| svg::svg(&relations.draw(&page, &left)));
        });
        group.finish();
    }
}

criterion_group!(figures, sample, many);
criterion_main!(figures);
