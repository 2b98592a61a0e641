//! What a person waits for at the end: the whole plan of the sample, in each format.

#[path = "support/territory.rs"]
mod territory;

use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use rumbo::locale::Lang;
use rumbo::notebook::Notebook;
use rumbo::plan;
use rumbo::report::format::FORMATS;
use rumbo::report::publish::{Papers, attachments, write_plan};
use rumbo::workshop::Workshop;

fn whole_plan(c: &mut Criterion) {
    let (notebook, workshop) = territory::sample();
    let today = notebook.clock().today();
    c.bench_function("documents/understand the sample", |bench| {
        bench.iter(|| plan::build(notebook.content(), &workshop, today));
    });
    every_format(c, "documents", &notebook, &workshop);
}

/// The sample ten times over: what a province would have.
fn tenfold_plan(c: &mut Criterion) {
    let (mut notebook, workshop) = territory::sample();
    territory::repeat(&mut notebook, &workshop, 10);
    every_format(c, "documents, tenfold", &notebook, &workshop);
}

fn every_format(c: &mut Criterion, name: &str, notebook: &Notebook, workshop: &Arc<Workshop>) {
    let folder = tempfile::tempdir().expect("a folder to measure in");
    let (plan, findings) = plan::build(notebook.content(), workshop, notebook.clock().today());
    let kept = attachments(&plan, |id| notebook.attachment(id).ok().flatten());
    let papers = Papers {
        plan: &plan,
        findings: &findings,
        attachments: &kept,
        lang: Lang::Es,
    };
    let mut group = c.benchmark_group(name);
    group.sample_size(10);
    for format in FORMATS {
        group.bench_function(format!("whole plan as {}", format.id), |bench| {
            let formats = [format.id.to_owned()];
            bench.iter(|| {
                write_plan(&papers, None, &formats, folder.path(), "plan")
                    .expect("the plan can be written")
            });
        });
    }
    group.finish();
}

criterion_group!(documents, whole_plan, tenfold_plan);
criterion_main!(documents);
