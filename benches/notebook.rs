//! What a person waits for at the file: opening a large one, and an answer on its way to disk.

#[path = "support/territory.rs"]
mod territory;

use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use rumbo::notebook::{Cell, Go, Notebook, Op, Options};

fn file(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder to measure in");
    let path = folder.path().join("large.rumbo");
    territory::write_problems(&path, 10_000);

    for count in [1_000, 10_000, 100_000] {
        let path = folder.path().join(format!("{count}.rumbo"));
        territory::write_problems(&path, count);
        c.bench_function(&format!("notebook/open {count} records"), |bench| {
            // People wait for it to open; closing goes on behind them.
            bench.iter_custom(|times| {
                let open = || {
                    let begun = Instant::now();
                    let notebook = Notebook::open(&path, Options::default());
                    let took = begun.elapsed();
                    notebook.map(|_| took).expect("the file is sound")
                };
                (0..times).map(|_| open()).sum()
            });
        });
    }

    c.bench_function("notebook/open and close 10,000 records", |bench| {
        bench.iter(|| Notebook::open(&path, Options::default()).expect("the file is sound"));
    });

    let mut notebook = Notebook::open(&path, Options::default()).expect("the file is sound");
    let id = notebook.content().ids("problem")[0].clone();
    let op = Op::Edit {
        collection: "problem".to_owned(),
        field: "text".to_owned(),
        name: "Problema".to_owned(),
    };
    let mut go = 0;
    c.bench_function("notebook/one answer until it is on disk", |bench| {
        bench.iter(|| {
            go += 1;
            let cells = [(Cell::plain("text"), format!("El agua no alcanza {go}"))];
            notebook
                .edit(&id, &cells, &op, Go(go))
                .expect("the notebook can be written");
            notebook.flush().expect("the disk has room");
        });
    });
}

fn undo(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder to measure in");
    let path = folder.path().join("large.rumbo");
    territory::write_problems(&path, 10_000);
    let mut notebook = Notebook::open(&path, Options::default()).expect("the file is sound");
    territory::work(&mut notebook, 500, 1);
    c.bench_function(
        "notebook/one undo and one redo until they are on disk",
        |bench| {
            bench.iter(|| {
                notebook.undo().expect("the notebook can be written");
                notebook.flush().expect("the disk has room");
                notebook.redo().expect("the notebook can be written");
                notebook.flush().expect("the disk has room");
            });
        },
    );
}

/// Joining a table that did 200 things to a notebook in which 500 were done meanwhile; opening the other file
/// is part of it.
fn merge(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder to measure in");
    let path = |name: &str| folder.path().join(format!("{name}.rumbo"));
    let mut group = c.benchmark_group("notebook");
    group.sample_size(10);
    for count in [1_000, 10_000, 100_000] {
        let (ours, theirs) = (
            path(&format!("ours-{count}")),
            path(&format!("theirs-{count}")),
        );
        territory::write_problems(&ours, count);
        std::fs::copy(&ours, &theirs).expect("the disk has room");
        for (file, operations, table) in [(&ours, 500, 1), (&theirs, 200, 2)] {
            let mut notebook = Notebook::open(file, Options::default()).expect("the file is sound");
            territory::work(&mut notebook, operations, table);
        }
        let copy = path(&format!("copy-{count}"));
        let ready = || {
            let _ = std::fs::remove_file(&copy);
            std::fs::copy(&ours, &copy).expect("the disk has room");
            Notebook::open(&copy, Options::default()).expect("the file is sound")
        };
        group.bench_function(
            format!("merge 500 + 200 operations at {count} records"),
            |bench| {
                bench.iter_batched(
                    ready,
                    |mut notebook| {
                        let merged = notebook
                            .merge(&theirs)
                            .expect("a copy of the same notebook");
                        (notebook, merged)
                    },
                    BatchSize::PerIteration,
                );
            },
        );
    }
    group.finish();
}

/// One answer, one undo and one redo until they are on disk: the middle one and the slowest of a hundred, told by the
/// size of the notebook. The mean of many hides the one that a person notices.
fn each(_: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder to measure in");
    for count in [1_000, 10_000, 100_000] {
        let path = folder.path().join(format!("each-{count}.rumbo"));
        territory::write_problems(&path, count);
        let mut notebook = Notebook::open(&path, Options::default()).expect("the file is sound");
        let ids = notebook.content().ids("problem").to_vec();
        let mut taken: [Vec<Duration>; 3] = Default::default();
        for n in 0..2_000 {
            let op = Op::Edit {
                collection: "problem".to_owned(),
                field: "text".to_owned(),
                name: format!("Problema {n}"),
            };
            let cells = [(Cell::plain("text"), format!("El agua no alcanza {n}"))];
            let id = &ids[n * 7919 % ids.len()];
            let begun = Instant::now();
            notebook
                .edit(id, &cells, &op, Go(n as u64))
                .expect("the notebook can be written");
            notebook.flush().expect("the disk has room");
            taken[0].push(begun.elapsed());
            if n % 4 > 0 {
                continue;
            }
            let begun = Instant::now();
            notebook.undo().expect("the notebook can be written");
            notebook.flush().expect("the disk has room");
            taken[1].push(begun.elapsed());
            let begun = Instant::now();
            notebook.redo().expect("the notebook can be written");
            notebook.flush().expect("the disk has room");
            taken[2].push(begun.elapsed());
        }
        for (what, mut taken) in ["answer", "undo", "redo"].into_iter().zip(taken) {
            taken.sort_unstable();
            let share = |percent: usize| taken[taken.len() * percent / 100];
            let told = format!(
                "notebook/one {what} at {count} records until it is on disk: p50 {:.2?}, p99 {:.2?}\n",
                share(50),
                share(99)
            );
            let told = told.as_bytes();
            std::io::Write::write_all(&mut std::io::stdout(), told).expect("a place to tell");
        }
    }
}

/// How much the file grows with each answer; told, since it takes no time.
fn growth(_: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder to measure in");
    let path = folder.path().join("growing.rumbo");
    territory::write_problems(&path, 1_000);
    let mut notebook = Notebook::open(&path, Options::default()).expect("the file is sound");
    let size = || std::fs::metadata(&path).expect("our file").len();
    let ids = notebook.content().ids("problem").to_vec();
    let op = Op::Edit {
        collection: "problem".to_owned(),
        field: "votes".to_owned(),
        name: "El agua no alcanza en la zona alta".to_owned(),
    };
    let (before, count) = (size(), 5_000);
    for n in 0..count {
        let cells = [(Cell::plain("votes"), (n % 90 + 10).to_string())];
        let id = &ids[n * 31 % ids.len()];
        notebook
            .edit(id, &cells, &op, Go(n as u64))
            .expect("the notebook can be written");
    }
    notebook.flush().expect("the disk has room");
    assert_eq!(
        notebook.log().entries().len(),
        count + 2,
        "every answer is another"
    );
    let bytes = (size() - before) / count as u64;
    let told = format!("notebook/growth of the file per answer: {bytes} bytes\n");
    std::io::Write::write_all(&mut std::io::stdout(), told.as_bytes()).expect("a place to tell");
    assert!(
        bytes <= 250,
        "a stick fills up with {bytes} bytes for each answer"
    );
}

criterion_group!(notebook, file, undo, each, merge, growth);
criterion_main!(notebook);
