//! The definitions at hand: those inside the program, and those that people lay on top.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use include_dir::{Dir, include_dir};

use super::definition::Workshop;
use super::raw;
use super::validate::{HEAD_FILE, load};
use crate::diag::{Diagnostic, Source};
use crate::locale::Words;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/workshops");

/// The folders whose files belong to a definition, in the order in which they count.
const FOLDERS: [&str; 2] = ["collections", "steps"];

/// Definitions by id. Each is read when somebody first asks for it.
#[derive(Debug, Default)]
pub struct Catalog {
    entries: BTreeMap<String, Entry>,
}

#[derive(Debug, Default)]
struct Entry {
    sources: Vec<Source>,
    loaded: OnceLock<(Option<Arc<Workshop>>, Vec<Diagnostic>)>,
}

impl Catalog {
    /// The definitions inside the program.
    pub fn embedded() -> Self {
        let mut catalog = Self::default();
        for dir in EMBEDDED.dirs() {
            let Some(id) = dir.path().file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            let files = FOLDERS
                .iter()
                .filter_map(|folder| dir.get_dir(dir.path().join(folder)));
            let files = dir.files().chain(files.flat_map(Dir::files));
            let sources = files.filter_map(|file| {
                let name = name_of(file.path().strip_prefix(dir.path()).ok()?)?;
                let text = file.contents_utf8()?.to_owned();
                Some(Source { name, text })
            });
            catalog.add(id, sources.collect());
        }
        catalog
    }

    /// A catalogue with only one definition, such as the one that a notebook keeps.
    pub fn from_sources(id: &str, sources: Vec<Source>) -> Self {
        let mut catalog = Self::default();
        catalog.add(id, sources);
        catalog
    }

    /// Lays sources over a definition: a file with the same name replaces, a new one is added.
    pub fn add(&mut self, id: &str, sources: Vec<Source>) {
        let entry = self.entries.entry(id.to_owned()).or_default();
        for source in sources {
            match entry.sources.iter_mut().find(|old| old.name == source.name) {
                Some(old) => *old = source,
                None => entry.sources.push(source),
            }
        }
        sort(&mut entry.sources);
        entry.loaded = OnceLock::new();
    }

    /// Lays the definitions of a folder (`<dir>/<id>/workshop.toml`…) over these. A folder that does not
    /// exist has none.
    pub fn lay(&mut self, dir: &Path) -> io::Result<()> {
        if !dir.is_dir() {
            return Ok(());
        }
        for folder in sorted(dir)?.into_iter().filter(|path| path.is_dir()) {
            let (id, sources) = read_dir(&folder)?;
            if !sources.is_empty() {
                self.add(&id, sources);
            }
        }
        Ok(())
    }

    /// The ids of every definition, also of those with errors.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// The title of a definition, read from its head alone: enough for the first screen, which waits for
    /// nothing more.
    pub fn title(&self, id: &str) -> Option<Words> {
        let sources = &self.entries.get(id)?.sources;
        let head = sources.iter().find(|source| source.name == HEAD_FILE)?;
        raw::title(&head.text)
    }

    /// A definition without errors.
    pub fn get(&self, id: &str) -> Option<Arc<Workshop>> {
        self.entries.get(id)?.loaded(id).0.clone()
    }

    /// The texts of a definition.
    pub fn sources(&self, id: &str) -> &[Source] {
        self.entries.get(id).map_or(&[], |entry| &entry.sources)
    }

    /// The texts of a definition and what is wrong with them.
    pub fn problems(&self, id: &str) -> (Vec<Source>, Vec<Diagnostic>) {
        match self.entries.get(id) {
            Some(entry) => (entry.sources.clone(), entry.loaded(id).1.clone()),
            None => (Vec::new(), Vec::new()),
        }
    }
}

impl Entry {
    fn loaded(&self, id: &str) -> &(Option<Arc<Workshop>>, Vec<Diagnostic>) {
        self.loaded.get_or_init(|| {
            let (workshop, problems) = load(id, &self.sources);
            (workshop.map(Arc::new), problems)
        })
    }
}

/// Reads the folder of a definition: its id is the name of the folder.
pub fn read_dir(dir: &Path) -> io::Result<(String, Vec<Source>)> {
    // `rumbo workshop check .` has no name until the path is made whole.
    let whole = fs::canonicalize(dir)?;
    let id = whole.file_name().unwrap_or_default().to_string_lossy();
    let mut paths: Vec<PathBuf> = Vec::new();
    let folders = FOLDERS.iter().map(|folder| whole.join(folder));
    for folder in std::iter::once(whole.clone()).chain(folders.filter(|folder| folder.is_dir())) {
        for path in sorted(&folder)? {
            if path.is_file() {
                paths.extend(path.strip_prefix(&whole).map(Path::to_owned));
            }
        }
    }
    let mut sources = Vec::new();
    for path in paths {
        if let Some(name) = name_of(&path) {
            let text = fs::read_to_string(whole.join(&path))
                .map_err(|error| io::Error::new(error.kind(), format!("{name}: {error}")))?;
            sources.push(Source { name, text });
        }
    }
    sort(&mut sources);
    Ok((id.into_owned(), sources))
}

/// A definition as one text, to keep it in a notebook: the notebook opens even if the definition is gone.
pub fn to_text(sources: &[Source]) -> String {
    let files: serde_json::Map<String, serde_json::Value> = sources
        .iter()
        .map(|source| (source.name.clone(), source.text.clone().into()))
        .collect();
    serde_json::Value::Object(files).to_string()
}

/// The sources that [`to_text`] put together.
pub fn from_text(text: &str) -> Result<Vec<Source>, serde_json::Error> {
    let files: BTreeMap<String, String> = serde_json::from_str(text)?;
    let mut sources: Vec<Source> = files
        .into_iter()
        .map(|(name, text)| Source { name, text })
        .collect();
    sort(&mut sources);
    Ok(sources)
}

/// A file inside a definition of the program, such as its sample territory.
pub fn embedded_file(id: &str, path: &str) -> Option<&'static [u8]> {
    let file = EMBEDDED.get_file(format!("{id}/{path}"))?;
    Some(file.contents())
}

/// The paths of the files in a folder of a definition of the program, in order.
pub fn embedded_files(id: &str, folder: &str) -> impl Iterator<Item = String> {
    let dir = EMBEDDED.get_dir(format!("{id}/{folder}"));
    let prefix = format!("{id}/");
    let mut paths: Vec<String> = dir
        .into_iter()
        .flat_map(Dir::files)
        .filter_map(|file| file.path().to_str())
        .filter_map(|path| {
            path.replace('\\', "/")
                .strip_prefix(&prefix)
                .map(str::to_owned)
        })
        .collect();
    paths.sort();
    paths.into_iter()
}

/// The name of a file of a definition, with `/` on every system; `None` when it is not one.
fn name_of(path: &Path) -> Option<String> {
    let parts: Vec<&str> = path.iter().filter_map(|part| part.to_str()).collect();
    let is_toml = path
        .extension()
        .is_some_and(|extension| extension == "toml");
    let belongs = match parts.as_slice() {
        // The head, and what the methods compute with.
        [_] => is_toml,
        [folder, _] => FOLDERS.contains(folder) && is_toml,
        _ => false,
    };
    belongs.then(|| parts.join("/"))
}

/// The head first, then what stands beside it, then collections, then steps, each in the order of the alphabet.
fn sort(sources: &mut [Source]) {
    sources.sort_by_cached_key(|source| {
        let beside = source.name.contains('/');
        (source.name != HEAD_FILE, beside, source.name.clone())
    });
}

fn sorted(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(dir)?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
