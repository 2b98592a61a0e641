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

impl World for Paper {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.theme.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.theme.id() {
            Ok(self.theme.clone())
        } else {
            Err(missing(id))
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get();
        match path.root() {
            VirtualRoot::Project => self.files.get(path.vpath().get_with_slash()).cloned(),
            VirtualRoot::Package(_) => None,
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
