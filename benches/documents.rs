//! What a person waits for at the end: the whole plan of the sample, in each format.

#[path = "support/territory.rs"]
mod territory;

use criterion::{Criterion, criterion_group, criterion_main};
use rumbo::locale::Lang;
use rumbo::plan;
use rumbo::report::format::FORMATS;
use rumbo::report::publish::{Papers, attachments, write_plan};

fn whole_plan(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder to measure in");
    let (notebook, workshop) = territory::sample();
    let today = notebook.clock().today();
    c.bench_function("documents/understand the sample", |bench| {
        bench.iter(|| plan::build(notebook.content(), &workshop, today));
    });
    let (plan, findings) = plan::build(notebook.content(), &workshop, today);
    let kept = attachments(&plan, |id| notebook.attachment(id).ok().flatten());
    let papers = Papers {
        plan: &plan,
        findings: &findings,
        attachments: &kept,
        lang: Lang::Es,
    };
    let mut group = c.benchmark_group("documents");
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

criterion_group!(documents, whole_plan);
criterion_main!(documents);
