//! Languages: the words of the program, and numbers and dates as people write them.
//!
//! The sentences live in `locales/<lang>/*.ftl`, one file per module. Numbers are shown by locale and never
//! stored by locale; [`number`] formats and reads them.

pub mod date;
mod list;
mod messages;
pub mod number;
pub mod parse;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use list::list_and;
pub use messages::{Arg, keys, say};

/// A language of the program. Spanish is the reference.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Spanish (numbers as in Ecuador: `1.234,50`).
    #[default]
    Es,
    /// English (numbers as `1,234.50`).
    En,
}

impl Lang {
    /// Every language, the reference first.
    pub const ALL: [Self; 2] = [Self::Es, Self::En];

    /// Two-letter code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Es => "es",
            Self::En => "en",
        }
    }

    /// Code with region, for documents: `es-EC`, `en-GB`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Es => "es-EC",
            Self::En => "en-GB",
        }
    }

    /// The language of the machine, Spanish when it is neither of ours.
    pub fn of_machine() -> Self {
        sys_locale::get_locale()
            .and_then(|tag| tag.parse().ok())
            .unwrap_or_default()
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Lang {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("es") => Ok(Self::Es),
            Some("en") => Ok(Self::En),
            _ => Err(()),
        }
    }
}

/// The same text in every language of the program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Spanish.
    pub es: String,
    /// English.
    pub en: String,
}

impl Words {
    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Es => &self.es,
            Lang::En => &self.en,
        }
    }
}
