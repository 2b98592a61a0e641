//! What can go wrong between a report and a file.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::diag::Sentence;
use crate::locale::Lang;

/// A document that could not be written or kept.
#[derive(Debug)]
pub enum Error {
    /// A writer failed: a mistake of the program or of a theme.
    Write {
        /// Id of the format.
        format: &'static str,
        /// What the writer said, in its own words.
        causes: Vec<String>,
    },
    /// The file could not be kept.
    File {
        /// Where it should have been.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Only the plan can become this format.
    PlanOnly {
        /// Id of the format.
        format: &'static str,
    },
    /// Nobody knows such a format.
    Format {
        /// The id that was asked for.
        id: String,
        /// The ids that there are.
        known: Vec<&'static str>,
    },
}

impl Error {
    /// What happened, what is safe, what to do.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        let said: [Sentence; 3] = match self {
            Self::Write { format, causes } => [
                Sentence::new("report-error-write")
                    .with("format", *format)
                    .with("cause", causes.join("; ")),
                Sentence::new("report-error-write-safe"),
                Sentence::new("report-error-write-do"),
            ],
            Self::File { path, source } => [
                Sentence::new("report-error-file")
                    .with("path", path.display().to_string())
                    .with("cause", source.to_string()),
                Sentence::new("report-error-file-safe"),
                Sentence::new("report-error-file-do"),
            ],
            Self::PlanOnly { format } => [
                Sentence::new("report-error-plan-only").with("format", *format),
                Sentence::new("report-error-format-safe"),
                Sentence::new("report-error-plan-only-do").with("format", *format),
            ],
            Self::Format { id, known } => [
                Sentence::new("report-error-format").with("format", id),
                Sentence::new("report-error-format-safe"),
                Sentence::new("report-error-format-do").with("formats", known.join(", ")),
            ],
        };
        said.iter().map(|sentence| sentence.say(lang)).collect()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentences(Lang::default()).join(" "))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File { source, .. } => Some(source),
            Self::Write { .. } | Self::PlanOnly { .. } | Self::Format { .. } => None,
        }
    }
}
