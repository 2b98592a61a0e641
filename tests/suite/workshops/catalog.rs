//! Where definitions come from: the program, folders of people, notebooks.

use std::fs;
use std::path::Path;

use rumbo::workshop::Catalog;
use rumbo::workshop::catalog::{embedded_file, from_text, read_dir, to_text};

use super::fixtures;

#[test]
fn a_folder_is_laid_over_the_definitions_of_the_program() {
    let dir = tempfile::tempdir().expect("a folder can be made");
    let rapid = dir.path().join("rapid-diagnosis");
    fs::create_dir_all(&rapid).expect("a folder can be made");
    let mut catalog = Catalog::embedded();
    let before = catalog.get("rapid-diagnosis").expect("it has no errors");
    let head = &catalog.sources("rapid-diagnosis")[0].text;
    let changed = head.replace("version = \"1.0\"", "version = \"1.0-quebrada\"");
    fs::write(rapid.join("workshop.toml"), changed).expect("a file can be written");
    copy(&fixtures("base"), &dir.path().join("base"));

    catalog.lay(dir.path()).expect("the folder can be read");

    let after = catalog.get("rapid-diagnosis").expect("it has no errors");
    assert_eq!(after.version, "1.0-quebrada");
    assert_eq!(after.steps, before.steps);
    assert!(catalog.ids().any(|id| id == "base"));
    assert!(catalog.get("base").is_some());
}

#[test]
fn the_parameters_beside_the_head_belong_to_the_definition() {
    let catalog = Catalog::embedded();
    let workshop = catalog.get("territorial").expect("it is sound");
    assert!(!workshop.parameters.is_empty());
    let folder = tempfile::tempdir().expect("a folder for the test");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("workshops");
    copy(
        &root.join("territorial"),
        &folder.path().join("territorial"),
    );
    let mut laid = Catalog::default();
    laid.lay(folder.path()).expect("the folder can be read");
    let laid = laid.get("territorial").expect("it is sound");
    assert_eq!(laid.parameters, workshop.parameters);
}

#[test]
fn a_folder_that_does_not_exist_lays_nothing() {
    let mut catalog = Catalog::embedded();
    let before: Vec<String> = catalog.ids().map(str::to_owned).collect();
    let missing = fixtures("missing");
    catalog.lay(&missing).expect("nothing is no mistake");
    assert!(catalog.ids().eq(before.iter()));
    assert!(read_dir(&missing).is_err());
}

#[test]
fn a_notebook_opens_with_the_definition_it_keeps() {
    let sources = Catalog::embedded().sources("rapid-diagnosis").to_vec();
    let kept = from_text(&to_text(&sources)).expect("it was just written");
    assert_eq!(kept, sources);
    let catalog = Catalog::from_sources("rapid-diagnosis", kept);
    assert_eq!(
        catalog.get("rapid-diagnosis"),
        Catalog::embedded().get("rapid-diagnosis")
    );
    assert!(from_text("not a definition").is_err());
}

#[test]
fn files_beside_a_definition_travel_inside_the_program() {
    assert!(embedded_file("rapid-diagnosis", "workshop.toml").is_some());
    assert!(embedded_file("rapid-diagnosis", "missing.json").is_none());
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        let target = to.join(path.file_name().expect("it has a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a file can be copied");
        }
    }
}
