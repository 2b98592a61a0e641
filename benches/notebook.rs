//! What a person waits for at the file: opening a large one, and an answer on its way to disk.

#[path = "support/territory.rs"]
mod territory;

use std::time::Instant;

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

/// How much the file grows with each answer; told, since it takes no time.
#[expect(
    clippy::print_stdout,
    reason = "a size is no time: it is told in words"
)]
fn growth(_: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder to measure in");
    let path = folder.path().join("growing.rumbo");
    territory::write_problems(&path, 1_000);
    let mut notebook = Notebook::open(&path, Options::default()).expect("the file is sound");
    let size = || std::fs::metadata(&path).expect("our file").len();
    let ids = notebook.content().ids("problem").to_vec();
    let op = Op::Edit {
        collection: "problem".to_owned(),
        field: "severity".to_owned(),
        name: "El agua no alcanza en la zona alta".to_owned(),
    };
    let (before, count) = (size(), 5_000);
    for n in 0..count {
        let cells = [(Cell::plain("severity"), (n % 5 + 1).to_string())];
        let id = &ids[n * 31 % ids.len()];
        notebook
            .edit(id, &cells, &op, Go(n as u64))
            .expect("the notebook can be written");
    }
    notebook.flush().expect("the disk has room");
    let bytes = (size() - before) / count as u64;
    println!("notebook/growth of the file per answer: {bytes} bytes");
    assert!(
        bytes <= 250,
        "a stick fills up with {bytes} bytes for each answer"
    );
}

criterion_group!(notebook, file, undo, merge, growth);
criterion_main!(notebook);
