//! Notebooks to measure with.

use std::path::Path;
use std::sync::Arc;

use rumbo::clock::Clock;
use rumbo::exchange::sample::fill;
use rumbo::notebook::{At, Cell, Notebook, Op, Options};
use rumbo::workshop::{Catalog, Workshop, catalog, sample};

const ID: &str = "territorial";

fn options() -> Options {
    let at = "2026-11-24T12:00:00Z".parse().expect("a moment");
    Options {
        clock: Clock::Fixed(at),
        ..Options::default()
    }
}

fn workshop() -> (Arc<Workshop>, String) {
    let catalog = Catalog::embedded();
    let workshop = catalog.get(ID).expect("the definition is sound");
    (workshop, catalog::to_text(catalog.sources(ID)))
}

/// The sample territory, in memory.
#[allow(dead_code, reason = "each measurement uses some of these")]
pub(crate) fn sample() -> (Notebook, Arc<Workshop>) {
    let (workshop, text) = workshop();
    let mut notebook = Notebook::in_memory(ID, &text, options()).expect("memory is always there");
    let file = |name: &str| {
        let bytes = catalog::embedded_file(ID, &format!("sample/{name}"))?;
        Some(("application/geo+json".to_owned(), bytes.to_vec()))
    };
    fill(
        &mut notebook,
        &workshop,
        &sample::embedded(ID),
        &file,
        "Tingopamba",
    )
    .expect("memory is always there");
    (notebook, workshop)
}

/// An otherwise empty notebook with many problems, in memory.
#[allow(dead_code, reason = "each measurement uses some of these")]
pub(crate) fn with_problems(count: usize) -> (Notebook, Arc<Workshop>) {
    let (workshop, text) = workshop();
    let mut notebook = Notebook::in_memory(ID, &text, options()).expect("memory is always there");
    add_problems(&mut notebook, count);
    (notebook, workshop)
}

/// A notebook of two hundred problems that people edited many times, in memory.
#[allow(dead_code, reason = "each measurement uses some of these")]
pub(crate) fn with_operations(count: usize) -> (Notebook, Arc<Workshop>) {
    let (mut notebook, workshop) = with_problems(200);
    let ids = notebook.content().ids("problem").to_vec();
    while notebook.log().entries().len() < count {
        let n = notebook.log().entries().len();
        let id = &ids[n % ids.len()];
        let op = Op::Edit {
            collection: "problem".to_owned(),
            field: "text".to_owned(),
            name: format!(
                "Problema {}: el agua no alcanza en la zona alta",
                n % ids.len()
            ),
        };
        let words = format!("Problema {n}: el agua no alcanza, dice la mesa {}", n % 7);
        notebook
            .transact(&op, |tx| tx.set(id, Cell::plain("text"), &words))
            .expect("the notebook can be written");
    }
    notebook.flush().expect("the notebook can be written");
    (notebook, workshop)
}

/// Many problems, in a file.
#[allow(dead_code, reason = "each measurement uses some of these")]
pub(crate) fn write_problems(path: &Path, count: usize) {
    let (_, text) = workshop();
    let mut notebook = Notebook::create(path, ID, &text, options()).expect("the folder is there");
    add_problems(&mut notebook, count);
    notebook.flush().expect("the disk has room");
}

fn add_problems(notebook: &mut Notebook, count: usize) {
    let op = Op::AddMany {
        collection: "problem".to_owned(),
        count,
    };
    let dimensions = rumbo::vocabulary::DIMENSIONS;
    notebook
        .transact(&op, |tx| {
            for n in 0..count {
                let id = tx.add("problem", "prb", At::End);
                let words = format!("Problema {n}: el agua no alcanza en la zona alta");
                let severity = (n % 5 + 1).to_string();
                for (field, value) in [
                    ("text", words.as_str()),
                    ("dimension", dimensions[n % dimensions.len()]),
                    ("severity", severity.as_str()),
                    ("votes", "3"),
                ] {
                    tx.set(&id, Cell::plain(field), value);
                }
            }
        })
        .expect("the notebook can be written");
    notebook.flush().expect("the notebook can be written");
}

/// What a table does with many problems: mostly answers, some new records, some moved, some removed, some of it
/// undone. Its operations are `count`.
#[allow(dead_code, reason = "each measurement uses some of these")]
pub(crate) fn work(notebook: &mut Notebook, count: usize, table: usize) {
    let op = Op::Edit {
        collection: "problem".to_owned(),
        field: "text".to_owned(),
        name: "Problema: el agua no alcanza".to_owned(),
    };
    let ids = notebook.content().ids("problem").to_vec();
    let mut removed = std::collections::BTreeSet::new();
    for n in 0..count {
        // Neighbours of each other's work, so that the tables meet now and then.
        let id = &ids[(n * 7919 + table * 13) % ids.len()];
        if removed.contains(id) {
            continue;
        }
        let words = format!("El agua no alcanza, dice la mesa {table} por {n}.ª vez");
        notebook
            .transact(&op, |tx| match n % 20 {
                0 => {
                    let new = tx.add("problem", "prb", At::End);
                    tx.set(&new, Cell::plain("text"), &words);
                }
                1 => tx.move_to(id, At::Start),
                2 if n % 100 == 2 => {
                    removed.insert(id.clone());
                    tx.remove(id);
                }
                _ => tx.set(id, Cell::plain("text"), &words),
            })
            .expect("the notebook can be written");
        if n % 50 == 49 {
            notebook.undo().expect("the notebook can be written");
        }
    }
    notebook.flush().expect("the disk has room");
}

/// The same territory as many times over, each with records of its own that refer to one another as those of the
/// first do.
#[allow(dead_code, reason = "each measurement uses some of these")]
pub(crate) fn repeat(notebook: &mut Notebook, workshop: &Workshop, times: usize) {
    let many = workshop.collections.iter().filter(|one| !one.single);
    let content = notebook.content();
    let records: Vec<_> = many
        .flat_map(|collection| {
            let records = content.records(&collection.id);
            records.map(move |record| {
                let answers: Vec<(Cell, String)> = record
                    .answers
                    .iter()
                    .map(|(cell, value)| (cell.clone(), value.to_string()))
                    .collect();
                (collection, record.id.to_string(), answers)
            })
        })
        .collect();
    let op = Op::AddMany {
        collection: "problem".to_owned(),
        count: records.len(),
    };
    for _ in 1..times {
        let done = notebook.transact(&op, |tx| {
            let ids: std::collections::BTreeMap<&str, String> = records
                .iter()
                .map(|(collection, id, _)| {
                    let new = tx.add(&collection.id, &collection.prefix, At::End);
                    (id.as_str(), new.to_string())
                })
                .collect();
            let other = |id: &str| ids.get(id).map_or_else(|| id.to_owned(), Clone::clone);
            for (_, id, answers) in &records {
                let record = rumbo::notebook::RecordId::new(other(id));
                for (cell, value) in answers {
                    let cell = Cell::keyed(Arc::clone(&cell.field), other(&cell.key));
                    tx.set(&record, cell, &other(value));
                }
            }
        });
        done.expect("the notebook can be written");
    }
}

/// A plan of a thousand projects in fifty programmes, with ten tasks one after the other and twenty lines of money
/// each, over four years: as many as a large province has.
#[allow(
    dead_code,
    clippy::too_many_lines,
    reason = "each measurement uses some of these; the answers are long and plain"
)]
pub(crate) fn with_projects(count: usize) -> (Notebook, Arc<Workshop>) {
    let (workshop, text) = workshop();
    let mut notebook = Notebook::in_memory(ID, &text, options()).expect("memory is always there");
    let op = Op::AddMany {
        collection: "project".to_owned(),
        count,
    };
    let done = notebook.transact(&op, |tx| {
        let mut add = |collection: &str, answers: &[(&str, &str, &str)]| {
            let id = tx.add(collection, &collection[..3], At::End);
            for (field, key, value) in answers {
                tx.set(&id, Cell::keyed(*field, *key), value);
            }
            id.to_string()
        };
        add(
            "territory",
            &[
                ("plan_start", "", "2025"),
                ("plan_end", "", "2028"),
                ("currency", "", "USD"),
            ],
        );
        let sources: Vec<String> = (0..20)
            .map(|n| add("funding_source", &[("name", "", &format!("Fuente {n}"))]))
            .collect();
        let mut programmes = Vec::new();
        for n in 0..50 {
            if n % 10 == 0 {
                let name = format!("Eje {n}");
                let axis = add("axis", &[("name", "", &name), ("selected", "", "true")]);
                let text = format!("Asegurar el agua de la zona {n}");
                let objective = add("objective", &[("text", "", &text), ("axis", "", &axis)]);
                programmes.push((objective, Vec::new()));
            }
            let (objective, own) = programmes.last_mut().expect("one was just added");
            let name = format!("Programa {n}");
            own.push(add(
                "programme",
                &[("name", "", &name), ("objectives", objective, "1")],
            ));
        }
        for n in 0..count {
            let (objective, own) = &programmes[n % programmes.len()];
            let name = format!("Agua segura para la comunidad {n}");
            let project = add(
                "project",
                &[
                    ("name", "", &name),
                    ("objective", "", objective),
                    ("programme", "", &own[n / 5 % own.len()]),
                    ("kind", "", "services"),
                    ("start", "", "2025-02-01"),
                    ("end", "", "2028-11-30"),
                ],
            );
            for part in 0..2 {
                let text = format!("Sistema {part} de la comunidad {n}");
                add(
                    "component",
                    &[
                        ("text", "", &text),
                        ("project", "", &project),
                        ("item", "", "works"),
                        ("cost", "2025", "40000"),
                        ("cost", "2026", "25000.50"),
                        ("cost", "2027", "12000"),
                    ],
                );
            }
            let mut before: Option<String> = None;
            for step in 0..10 {
                let name = format!("Tarea {step} de la comunidad {n}");
                let mut answers = vec![
                    ("name", "", name.as_str()),
                    ("project", "", &project),
                    ("duration_m", "", "3"),
                    ("budget", "", "9000"),
                ];
                if let Some(before) = &before {
                    answers.push(("pred", before.as_str(), "0"));
                }
                let task = add("task", &answers);
                before = Some(task);
            }
            for (line, source) in sources.iter().enumerate() {
                let status = ["secured", "in_negotiation", "identified"][line % 3];
                add(
                    "funding_line",
                    &[
                        ("project", "", &project),
                        ("source", "", source),
                        ("form", "", "cash"),
                        ("status", "", status),
                        ("amounts", "2025", "3500"),
                        ("amounts", "2026", "2500"),
                        ("amounts", "2027", "1200"),
                    ],
                );
            }
        }
    });
    done.expect("the notebook can be written");
    (notebook, workshop)
}
