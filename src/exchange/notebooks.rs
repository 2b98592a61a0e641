//! Notebooks from their paths, each with the definition it is filled with.

use std::path::Path;
use std::sync::Arc;

use super::sample::fill;
use super::views::views;
use crate::diag::Sentence;
use crate::notebook::salvage::{self, Hint, Recovery};
use crate::notebook::{Error, Notebook, Options};
use crate::workshop::sample::{SampleAnswer, SampleRecord};
use crate::workshop::{Catalog, Workshop, catalog, sample};

/// Why a notebook could not be opened or made, in sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(pub Vec<Sentence>);

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self(error.sentences().into())
    }
}

/// The definitions at hand: those of the program, those of a person's own folder, and those that lie beside
/// a notebook, each laid over the ones before.
pub fn definitions(config: Option<&Path>, notebook: Option<&Path>) -> Catalog {
    let mut definitions = Catalog::embedded();
    for folder in [config, notebook.and_then(Path::parent)]
        .into_iter()
        .flatten()
    {
        // A folder that cannot be read is as good as none; `workshop check` says why.
        let _ = definitions.lay(&folder.join("workshops"));
    }
    definitions
}

/// An open notebook and its workshop.
pub type Opened = (Notebook, Arc<Workshop>);

/// Opens a notebook. Its definition comes from the catalogue, or from the copy that the notebook keeps.
pub fn open(path: &Path, definitions: &Catalog, options: Options) -> Result<Opened, Refused> {
    let mut notebook = Notebook::open(path, options)?;
    let id = notebook.definition_id().to_owned();
    if let Some(workshop) = definitions.get(&id) {
        notebook.keep_definition(&id, &catalog::to_text(definitions.sources(&id)));
        notebook.keep_views(|| views(&workshop));
        return Ok((notebook, workshop));
    }
    let kept = notebook
        .definition(&id)
        .and_then(|text| catalog::from_text(text).ok())
        .and_then(|sources| Catalog::from_sources(&id, sources).get(&id));
    match kept {
        Some(workshop) => {
            notebook.keep_views(|| views(&workshop));
            Ok((notebook, workshop))
        }
        None => Err(Refused(vec![
            Sentence::new("no-definition-what")
                .with("path", path.display().to_string())
                .with("id", id),
            Sentence::new("no-definition-safe"),
            Sentence::new("no-definition-do"),
        ])),
    }
}

/// The words for a definition that is not at hand.
fn unknown(id: &str, definitions: &Catalog) -> Refused {
    let known: Vec<&str> = definitions.ids().collect();
    Refused(vec![
        Sentence::new("unknown-definition-what").with("id", id),
        Sentence::new("unknown-definition-safe"),
        Sentence::new("unknown-definition-do").with("known", known.join(", ")),
    ])
}

/// Makes an empty notebook to be filled with a definition.
pub fn create(
    path: &Path,
    id: &str,
    definitions: &Catalog,
    options: Options,
) -> Result<Opened, Refused> {
    let workshop = definitions.get(id);
    let workshop = workshop.ok_or_else(|| unknown(id, definitions))?;
    let text = catalog::to_text(definitions.sources(id));
    let mut notebook = Notebook::create(path, id, &text, options)?;
    notebook.keep_views(|| views(&workshop));
    Ok((notebook, workshop))
}

/// Makes a notebook with the sample territory of a definition.
pub fn create_sample(
    path: &Path,
    id: &str,
    definitions: &Catalog,
    options: Options,
) -> Result<Opened, Refused> {
    let (mut notebook, workshop) = create(path, id, definitions, options)?;
    let file = |name: &str| {
        let bytes = catalog::embedded_file(id, &format!("sample/{name}"))?;
        Some(("application/geo+json".to_owned(), bytes.to_vec()))
    };
    let records = sample::embedded(id);
    fill(
        &mut notebook,
        &workshop,
        &records,
        &file,
        &called(&workshop, &records),
    )?;
    notebook.flush()?;
    Ok((notebook, workshop))
}

/// A notebook of an embedded definition that lies nowhere, with its sample or without an answer.
pub fn in_memory(id: &str, with_sample: bool, options: Options) -> Result<Opened, Refused> {
    let definitions = Catalog::embedded();
    let workshop = definitions
        .get(id)
        .ok_or_else(|| unknown(id, &definitions))?;
    let text = catalog::to_text(definitions.sources(id));
    let mut notebook = Notebook::in_memory(id, &text, options)?;
    if with_sample {
        let records = sample::embedded(id);
        let name = called(&workshop, &records);
        fill(&mut notebook, &workshop, &records, &|_| None, &name)?;
    }
    Ok((notebook, workshop))
}

/// Brings back what can be brought back of a damaged notebook, as a new file; what the file lost of its
/// definition comes from those at hand.
pub fn repair(
    path: &Path,
    to: &Path,
    always: bool,
    definitions: &Catalog,
    options: &Options,
) -> Result<Recovery, Refused> {
    let hints = hints(definitions);
    Ok(salvage::repair(path, to, always, &hints, options)?)
}

/// What a repair may know of the definitions at hand.
fn hints(definitions: &Catalog) -> Vec<Hint> {
    let hint = |id: &str| {
        let workshop = definitions.get(id)?;
        let prefixes = workshop
            .collections
            .iter()
            .map(|collection| (collection.prefix.clone(), collection.id.to_string()));
        Some(Hint {
            id: id.to_owned(),
            text: catalog::to_text(definitions.sources(id)),
            prefixes: prefixes.collect(),
        })
    };
    definitions.ids().filter_map(hint).collect()
}

/// The name of the territory of a sample.
fn called(workshop: &Workshop, records: &[SampleRecord]) -> String {
    let named = records.iter().find_map(|record| {
        let collection = workshop
            .get_collection(&record.collection)
            .filter(|one| one.single)?;
        let (_, answer) = record
            .answers
            .iter()
            .find(|(key, _)| *key == *collection.name)?;
        match answer {
            SampleAnswer::One(name) => Some(name.clone()),
            _ => None,
        }
    });
    named.unwrap_or_else(|| workshop.title.es.clone())
}
