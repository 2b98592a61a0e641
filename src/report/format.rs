//! The formats in one table, and the only door through which a document reaches the disk.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::block::{Look, Report};
use super::error::Error;
use super::publish::Papers;

/// A kind of file that the plan, and perhaps other documents, can become.
#[derive(Debug)]
pub struct Format {
    /// Name in commands and settings.
    pub id: &'static str,
    /// Ending of the file, without the dot.
    pub extension: &'static str,
    /// Key of the words that menus show.
    pub words: &'static str,
    /// What it is written from, and how.
    pub writer: Writer,
}

/// What a format is written from.
#[derive(Debug, Clone, Copy)]
pub enum Writer {
    /// The tree of any document, which went through [`repair`](super::lint::repair).
    Blocks(fn(&Report) -> Result<Vec<u8>, Error>),
    /// The plan itself, figures as figures: other documents and loose sheets cannot become this.
    Plan(fn(&Papers<'_>) -> Result<Vec<u8>, Error>),
}

impl Format {
    /// Whether any document can become this, and not only the plan.
    pub fn takes_documents(&self) -> bool {
        matches!(self.writer, Writer::Blocks(_))
    }
}

/// Every format, the most asked for first. Menus, command line and manual read this table.
pub const FORMATS: &[Format] = &[
    #[cfg(feature = "pdf")]
    Format {
        id: "pdf",
        extension: "pdf",
        words: "format-pdf",
        writer: Writer::Blocks(super::pdf::write),
    },
    Format {
        id: "docx",
        extension: "docx",
        words: "format-docx",
        writer: Writer::Blocks(super::docx::write),
    },
    Format {
        id: "xlsx",
        extension: "xlsx",
        words: "format-xlsx",
        writer: Writer::Plan(super::xlsx::write),
    },
    Format {
        id: "html",
        extension: "html",
        words: "format-html",
        writer: Writer::Blocks(|report| Ok(super::html::write(report))),
    },
    Format {
        id: "md",
        extension: "md",
        words: "format-md",
        writer: Writer::Blocks(|report| Ok(super::md::write(report))),
    },
    Format {
        id: "txt",
        extension: "txt",
        words: "format-txt",
        writer: Writer::Blocks(|report| Ok(super::txt::write(report))),
    },
];

/// A document besides the plan.
#[derive(Debug)]
pub struct Document {
    /// Its name in commands, the same in every language.
    pub name: &'static str,
    /// Key of its title.
    pub title: &'static str,
    /// Key of the end of the name of its files.
    pub suffix: &'static str,
    /// How it begins.
    pub look: Look,
    /// Whether people write in it: its cover asks for what the notebook does not say.
    pub by_hand: bool,
}

/// Every document besides the plan, in the order of menus.
#[rustfmt::skip]
pub const DOCUMENTS: &[Document] = &[
    Document { name: "ecuador", title: "report-ecuador-title", suffix: "report-ecuador-suffix", look: Look::Book, by_hand: false },
    Document { name: "latin-america", title: "report-latin-america-title", suffix: "report-latin-america-suffix", look: Look::Book, by_hand: false },
    Document { name: "summary", title: "report-summary-title", suffix: "report-summary-suffix", look: Look::Brief, by_hand: false },
    Document { name: "popular", title: "report-popular-title", suffix: "report-popular-suffix", look: Look::Large, by_hand: false },
    Document { name: "projects", title: "report-projects-title", suffix: "report-projects-suffix", look: Look::Brief, by_hand: false },
    Document { name: "logframes", title: "report-logframes-title", suffix: "report-logframes-suffix", look: Look::Book, by_hand: false },
    Document { name: "investment", title: "report-investment-title", suffix: "report-investment-suffix", look: Look::Book, by_hand: false },
    Document { name: "minutes", title: "report-minutes-title", suffix: "report-minutes-suffix", look: Look::Brief, by_hand: false },
    Document { name: "letters", title: "report-letters-title", suffix: "report-letters-suffix", look: Look::Brief, by_hand: false },
    Document { name: "follow-up", title: "report-follow-up-title", suffix: "report-follow-up-suffix", look: Look::Book, by_hand: false },
    Document { name: "accountability", title: "report-accountability-title", suffix: "report-accountability-suffix", look: Look::Large, by_hand: false },
    Document { name: "guide", title: "report-guide-title", suffix: "report-guide-suffix", look: Look::Book, by_hand: false },
    Document { name: "blank", title: "report-blank-title", suffix: "report-blank-suffix", look: Look::Book, by_hand: true },
    Document { name: "merge", title: "report-merge-title", suffix: "report-merge-suffix", look: Look::Book, by_hand: false },
];

/// The format of that name.
pub fn get_format(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.id == id)
}

/// The names of the formats that a document can become: all for the plan, fewer for the others.
pub fn formats_for(is_plan: bool) -> impl Iterator<Item = &'static str> {
    let fit = FORMATS
        .iter()
        .filter(move |format| is_plan || format.takes_documents());
    fit.map(|format| format.id)
}

/// The error for a name that [`get_format`] does not know.
pub fn unknown_format(id: &str) -> Error {
    Error::Format {
        id: id.to_owned(),
        known: FORMATS.iter().map(|format| format.id).collect(),
    }
}

/// Puts a document on disk whole or not at all: written beside its place, synchronised, then renamed over
/// whatever was there.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let part = beside(path);
    let kept = put(&part, bytes)
        .and_then(|()| fs::rename(&part, path))
        .inspect_err(|_| {
            // What could not become the document must not stay as litter; the first error is the one to tell.
            let _ = fs::remove_file(&part);
        });
    kept.map_err(|source| Error::File {
        path: path.to_owned(),
        source,
    })?;
    // The name itself is on disk only when the folder is; a system that cannot do this still has the file.
    #[cfg(unix)]
    if let Some(Ok(folder)) = path.parent().map(File::open) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Puts a file on disk as [`write_whole`] does, unless there is one already.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if path.exists() {
        return Err(Error::File {
            path: path.to_owned(),
            source: io::ErrorKind::AlreadyExists.into(),
        });
    }
    write_whole(path, bytes)
}

fn put(part: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(part)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A name in the same folder, so that renaming never crosses disks, and of this process alone.
fn beside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use super::{FORMATS, Writer, formats_for, get_format, unknown_format, write_whole};
    use crate::locale::{Lang, keys, say};
    use crate::report::lint::repair;
    use crate::report::specimen::specimen;

    #[test]
    fn every_format_has_words_in_both_languages_and_writes() {
        let mut ids = BTreeSet::new();
        for format in FORMATS {
            assert!(ids.insert(format.id), "`{}` stands twice", format.id);
            for lang in Lang::ALL {
                assert!(
                    !say(lang, format.words, &[]).contains('⟨'),
                    "{lang}: {}",
                    format.id
                );
                let mut report = specimen(lang);
                repair(&mut report);
                if let Writer::Blocks(write) = format.writer {
                    let bytes = write(&report).expect("the specimen can be written");
                    assert!(bytes.len() > 1_000, "{}", format.id);
                }
            }
            assert_eq!(
                get_format(format.id).map(|found| found.extension),
                Some(format.extension)
            );
        }
        assert!(get_format("odt").is_none());
    }

    #[test]
    fn only_the_plan_becomes_a_workbook() {
        assert_eq!(formats_for(true).count(), FORMATS.len());
        let others: Vec<&str> = formats_for(false).collect();
        assert!(others.contains(&"docx") && !others.contains(&"xlsx"));
    }

    #[test]
    fn both_languages_have_the_same_sentences() {
        assert_eq!(keys(Lang::Es), keys(Lang::En));
    }

    #[test]
    fn a_document_replaces_the_old_one_whole() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("plan territorial.md");
        write_whole(&path, b"uno").expect("the folder can be written");
        write_whole(&path, b"dos").expect("the folder can be written");
        assert_eq!(fs::read(&path).expect("the file is there"), b"dos");
        assert_eq!(
            fs::read_dir(folder.path())
                .expect("the folder is there")
                .count(),
            1
        );
    }

    #[test]
    fn a_document_that_cannot_be_kept_leaves_nothing_and_says_what_to_do() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("plan.md");
        fs::create_dir(&path).expect("the folder can be written");
        fs::write(path.join("a"), b"a").expect("the folder can be written");
        let error = write_whole(&path, b"uno").expect_err("a folder has that name");
        for lang in Lang::ALL {
            let said = error.sentences(lang);
            assert_eq!(said.len(), 3);
            assert!(said[0].contains("plan.md"), "{said:?}");
        }
        assert_eq!(
            fs::read_dir(folder.path())
                .expect("the folder is there")
                .count(),
            1
        );
        let missing = folder.path().join("no").join("plan.md");
        write_whole(&missing, b"uno").expect_err("the folder is missing");
        assert_eq!(
            unknown_format("odt").sentences(Lang::En)[0],
            "There is no format “odt”."
        );
    }
}
