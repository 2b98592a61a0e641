//! What the program remembers of a person: language and recent notebooks. Never anything of their content.

use std::path::{Path, PathBuf};

use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};
use serde::{Deserialize, Serialize};

use crate::locale::Lang;

/// How many notebooks are remembered.
const MOST: usize = 8;

/// Of how many notebooks it is remembered that a person was told where they lie.
const MOST_TOLD: usize = 200;

/// What is remembered; everything has a sensible default and unknown parts are ignored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language chosen, if one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// Notebooks, the last one first.
    pub recents: Vec<PathBuf>,
    /// Own names of the notebooks of which a person was told what it means that they lie on a stick.
    pub told: Vec<String>,
}

/// The folder of a person's settings, definitions and templates; `RUMBO_CONFIG` puts it elsewhere.
pub fn config_folder() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("RUMBO_CONFIG") {
        return Some(folder.into());
    }
    strategy().map(|strategy| strategy.config_dir())
}

/// The folder of this machine for backups, never on a stick.
pub fn backups_folder() -> Option<PathBuf> {
    data_folder().map(|folder| folder.join("backups"))
}

/// The folder of this machine for working copies of notebooks that lie elsewhere.
pub fn working_folder() -> Option<PathBuf> {
    data_folder().map(|folder| folder.join("working"))
}

/// The folder of this machine for copies of notebooks. `RUMBO_DATA` puts it elsewhere; where only `RUMBO_CONFIG`
/// is said, it is inside that folder.
fn data_folder() -> Option<PathBuf> {
    let asked = std::env::var_os("RUMBO_DATA").map(PathBuf::from);
    let beside = || Some(PathBuf::from(std::env::var_os("RUMBO_CONFIG")?).join("data"));
    asked
        .or_else(beside)
        .or_else(|| strategy().map(|strategy| strategy.data_dir()))
}

fn strategy() -> Option<impl AppStrategy> {
    let args = AppStrategyArgs {
        top_level_domain: "org".to_owned(),
        author: "rumbo".to_owned(),
        app_name: "rumbo".to_owned(),
    };
    choose_app_strategy(args).ok()
}

impl Settings {
    /// What was remembered in a folder; nothing when there is nothing, or when it cannot be understood.
    pub fn read(folder: Option<&Path>) -> Self {
        let text =
            folder.and_then(|folder| std::fs::read_to_string(folder.join("settings.json")).ok());
        text.and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// Remembers in a folder. That it fails is no reason to disturb anybody.
    pub fn write(&self, folder: Option<&Path>) {
        let Some(folder) = folder else {
            return;
        };
        let text = serde_json::to_vec_pretty(self).unwrap_or_default();
        if std::fs::create_dir_all(folder).is_ok() {
            let _ = crate::report::format::write_whole(&folder.join("settings.json"), &text);
        }
    }

    /// Puts a notebook first among those remembered.
    pub fn remember(&mut self, path: &Path) {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.recents.retain(|recent| *recent != whole);
        self.recents.insert(0, whole);
        self.recents.truncate(MOST);
    }

    /// Whether a person was told where a notebook lies.
    pub fn was_told(&self, notebook: &str) -> bool {
        self.told.iter().any(|told| told == notebook)
    }

    /// Notes that a person was told where a notebook lies.
    pub fn tell(&mut self, notebook: &str) {
        if !notebook.is_empty() && !self.was_told(notebook) {
            self.told.insert(0, notebook.to_owned());
            self.told.truncate(MOST_TOLD);
        }
    }

    /// The remembered notebooks that are still there.
    pub fn present(&self) -> Vec<PathBuf> {
        self.recents
            .iter()
            .filter(|path| path.is_file())
            .cloned()
            .collect()
    }
}
