//! The little world in which a page is set: one theme, one report, its pictures, our fonts. There is no disk,
//! no network and no clock in it.

use std::collections::BTreeMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::report::fonts::fonts;

/// What the theme can see.
pub(super) struct Paper {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    theme: Source,
    files: BTreeMap<String, Bytes>,
}

/// What the theme sees while it sets one run of pages.
pub(super) struct Run<'a> {
    paper: &'a Paper,
    report: Bytes,
}

/// Where the theme reads what it sets.
const REPORT: &str = "/report.json";

impl Paper {
    /// A world with a theme and the files that it may read, by absolute path.
    pub(super) fn new(theme: &str, files: BTreeMap<String, Bytes>) -> Self {
        let path = VirtualPath::new("/report.typ").expect("the path has no `..`");
        let id = FileId::new(RootedPath::new(VirtualRoot::Project, path));
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(fonts())),
            theme: Source::new(id, theme.to_owned()),
            files,
        }
    }
}

impl<'a> Run<'a> {
    /// A run of pages on this paper, from the JSON of its words.
    pub(super) fn new(paper: &'a Paper, json: String) -> Self {
        Self {
            paper,
            report: Bytes::from_string(json),
        }
    }
}

impl World for Run<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.paper.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.paper.book
    }

    fn main(&self) -> FileId {
        self.paper.theme.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.paper.theme.id() {
            Ok(self.paper.theme.clone())
        } else {
            Err(missing(id))
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get();
        match (path.root(), path.vpath().get_with_slash()) {
            (VirtualRoot::Project, REPORT) => Some(self.report.clone()),
            (VirtualRoot::Project, other) => self.paper.files.get(other).cloned(),
            (VirtualRoot::Package(_), _) => None,
        }
        .ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts().get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}
