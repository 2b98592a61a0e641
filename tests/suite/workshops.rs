//! Definitions: the ones that travel with the program, and the mistakes that authors make.

mod broken;
mod catalog;
mod documents;
mod invalid;

use std::path::{Path, PathBuf};

use rumbo::diag::{Diagnostic, Source, render};
use rumbo::locale::Lang;
use rumbo::workshop::Catalog;
use rumbo::workshop::catalog::read_dir;

/// A folder of the fixtures of definitions.
fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/workshops")
        .join(folder)
}

/// Every diagnostic as an author reads it.
fn told(problems: &[Diagnostic], sources: &[Source]) -> String {
    let each = problems
        .iter()
        .map(|problem| render(problem, sources, Lang::En, false));
    each.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn the_rapid_diagnosis_fills_two_hours() {
    let workshop = Catalog::embedded()
        .get("rapid-diagnosis")
        .expect("the definition has no errors");
    let minutes: u32 = workshop.steps.iter().map(|step| step.minutes).sum();
    assert_eq!((workshop.steps.len(), minutes), (7, 120));
}

#[test]
fn every_embedded_definition_loads_without_problems() {
    let catalog = Catalog::embedded();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("workshops");
    for id in catalog.ids() {
        // A definition whose collections are not written yet has nothing to be held to.
        if !folder.join(id).join("collections").is_dir() {
            continue;
        }
        let (_, written) = read_dir(&folder.join(id)).expect("the folder can be read");
        // The compiler does not see new files of a folder that it embeds.
        assert!(
            written == catalog.sources(id),
            "{id} is old inside the program: touch src/workshop/catalog.rs"
        );
        let (sources, problems) = catalog.problems(id);
        assert!(problems.is_empty(), "{id}\n{}", told(&problems, &sources));
        assert!(catalog.get(id).is_some(), "{id} has no problems");
    }
}
