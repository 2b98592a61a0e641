//! What a person waits for at the file: opening a large one, and an answer on its way to disk.

#[path = "support/territory.rs"]
mod territory;

use criterion::{Criterion, criterion_group, criterion_main};
use rumbo::notebook::{Cell, Go, Notebook, Op, Options};

fn file(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder to measure in");
    let path = folder.path().join("large.rumbo");
    territory::write_problems(&path, 10_000);

    c.bench_function("notebook/open 10,000 records", |bench| {
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

criterion_group!(notebook, file);
criterion_main!(notebook);
