//! The fences of the program: who may use whom, where each library is named, how files are cut.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::source::{SourceFile, rust_files, sources};

/// Usable by all and using nothing above themselves.
const GROUND: &[&str] = &["clock", "diag", "locale", "text", "vocabulary"];

/// Which modules a module may use besides itself. A name with `::` opens only that part.
const MODULES: &[(&str, &[&str])] = &[
    ("clock", GROUND),
    ("diag", GROUND),
    ("locale", GROUND),
    ("text", GROUND),
    ("vocabulary", GROUND),
    // One drawing for screen and paper: plain labels and numbers in, shapes out.
    ("drawing", &["diag", "locale", "text"]),
    // A definition is valid or not without any file.
    ("workshop", GROUND),
    // The file outlives the definitions, and an operation gives the key of its words instead of saying them.
    ("notebook", &["clock", "diag", "text", "vocabulary"]),
    // A small library with published examples as tests.
    ("method", &[]),
    // One understanding, many tellings.
    (
        "plan",
        &[
            "clock",
            "diag",
            "drawing",
            "locale",
            "text",
            "vocabulary",
            "method",
            "notebook",
            "workshop",
        ],
    ),
    // A writer sees blocks, never records.
    (
        "report",
        &[
            "clock",
            "diag",
            "drawing",
            "locale",
            "text",
            "vocabulary",
            "method",
            "plan",
            "workshop",
        ],
    ),
    (
        "exchange",
        &[
            "clock",
            "diag",
            "locale",
            "text",
            "vocabulary",
            "method",
            "notebook",
            "plan",
            "workshop",
        ],
    ),
    // Slow work leaves as an effect: of the reports it knows only the table of formats.
    (
        "app",
        &[
            "clock",
            "diag",
            "locale",
            "text",
            "vocabulary",
            "method",
            "notebook",
            "plan",
            "report::format",
            "workshop",
        ],
    ),
    // Views only look: no clock.
    (
        "ui",
        &[
            "diag",
            "drawing",
            "locale",
            "text",
            "vocabulary",
            "app",
            "notebook",
            "plan",
            "workshop",
        ],
    ),
    (
        "term",
        &[
            "clock",
            "diag",
            "locale",
            "text",
            "vocabulary",
            "app",
            "exchange",
            "notebook",
            "plan",
            "report",
            "ui",
            "workshop",
        ],
    ),
    (
        "cli",
        &[
            "clock",
            "diag",
            "locale",
            "text",
            "vocabulary",
            "app",
            "exchange",
            "method",
            "notebook",
            "plan",
            "report",
            "term",
            "ui",
            "workshop",
        ],
    ),
];

/// Where each library of `Cargo.toml` may be named, so that replacing one is a local change.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["diag::render"]),
    ("base64", &["report::html", "report::specimen"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("crossterm", &["term"]),
    ("etcetera", &["term::settings"]),
    ("fluent_bundle", &["locale::messages"]),
    ("fs4", &["cli::doctor"]),
    ("getrandom", &["notebook::id"]),
    ("include_dir", &["locale::messages", "workshop::catalog"]),
    // Dates are a word of the language, like strings; the time itself enters in `clock`.
    (
        "jiff",
        &[
            "clock",
            "locale",
            "plan",
            "report::template",
            "report::xlsx",
        ],
    ),
    ("pulldown_cmark", &["report::parse"]),
    ("ratatui", &["term", "ui"]),
    ("resvg", &["report::docx"]),
    ("rusqlite", &["notebook"]),
    // Exact amounts are a word of the language too, wherever amounts are computed.
    (
        "rust_decimal",
        &[
            "app::activities",
            "locale",
            "method",
            "plan",
            "report::context",
            "report::figures",
            "report::results",
            "report::tables",
            "report::template",
            "report::words",
            "report::xlsx",
            "ui::activities",
            "workshop",
        ],
    ),
    ("rust_xlsxwriter", &["report::xlsx"]),
    ("schemars", &["workshop::raw", "workshop::schema"]),
    (
        "serde",
        &[
            "locale",
            "notebook::change",
            "notebook::merge",
            "report::block",
            "report::pdf",
            "term::settings",
        ],
    ),
    (
        "serde_json",
        &[
            "cli::backups",
            "cli::commands",
            "cli::doctor",
            "cli::history",
            "cli::repair",
            "cli::tables",
            // A map is GeoJSON.
            "drawing::outline",
            "exchange::files",
            "notebook",
            "report::context",
            "report::pdf",
            "report::template",
            "term::settings",
            "workshop::catalog",
            "workshop::schema",
        ],
    ),
    ("signal_hook", &["term"]),
    ("strsim", &["report::template", "workshop::problems"]),
    ("sys_locale", &["locale"]),
    ("tera", &["report::template"]),
    ("textwrap", &["app::editor", "report::txt"]),
    ("toml", &["workshop::raw", "workshop::sample"]),
    ("typst", &["report::fonts", "report::pdf"]),
    ("typst_eval", &["report::pdf"]),
    ("typst_layout", &["report::pdf"]),
    ("typst_pdf", &["report::pdf"]),
    (
        "unicode_normalization",
        &["report::lint::characters", "text"],
    ),
    (
        "unicode_segmentation",
        &[
            "app::editor",
            "drawing",
            "report::fonts",
            "report::pdf",
            "ui::paint",
        ],
    ),
    (
        "unicode_width",
        &["app::editor", "drawing", "report::txt", "ui"],
    ),
    ("zip", &["report::docx"]),
];

/// What of the system may be reached from where.
const SYSTEM: &[(&str, &[&str])] = &[
    ("std::net", &[]),
    ("process::Command", &[]),
    ("SystemTime", &[]),
    ("Timestamp::now", &["clock"]),
    ("Zoned::now", &["clock"]),
    (
        "std::fs",
        &[
            "cli::commands",
            "exchange",
            "notebook",
            "report::format",
            "report::publish",
            "term::settings",
            "workshop::catalog",
        ],
    ),
    // `read` walks through a file and puts what it finds in its place at the same time; `publish` writes all formats
    // at once: the PDF takes as long as the others together. A copy of a notebook is checked beside the thread
    // that writes, so that what is typed meanwhile comes to disk. A large notebook is read and put in order by two, and the pages of a
    // PDF are set by two.
    (
        "std::thread",
        &[
            "notebook::backup::keeper",
            "notebook::content",
            "notebook::read",
            "notebook::worker",
            "report::pdf",
            "report::publish",
            "term",
        ],
    ),
    ("println!", &["cli"]),
    ("print!", &["cli"]),
    ("eprintln!", &["cli"]),
    ("eprint!", &["cli"]),
    ("dbg!", &[]),
    ("todo!", &[]),
    ("unimplemented!", &[]),
    // Every file shows its neighbours.
    ("::prelude::", &[]),
];

/// Files longer than the limit, with the reason.
const LONG: &[(&str, &str)] = &[];

/// The most lines of a file.
const LINES: usize = 600;

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Where `name` stands in the code as a word of its own, in bytes.
fn places<'a>(code: &'a str, name: &'a str) -> impl Iterator<Item = usize> + use<'a> {
    code.match_indices(name)
        .map(|(at, _)| at)
        .filter(move |at| {
            let free = |before: char| !is_name(before) && before != ':' && before != '.';
            let begins =
                !name.starts_with(is_name) || code[..*at].chars().next_back().is_none_or(free);
            let ends = !name.ends_with(is_name) || !code[at + name.len()..].starts_with(is_name);
            begins && ends
        })
}

/// The paths that a file takes from the root of the program (`report::format`), with their place.
fn used(file: &SourceFile) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let up = "super::".repeat(file.depth());
    let roots: &[&str] = if file.depth() == 0 {
        &["crate::"]
    } else {
        &["crate::", &up]
    };
    for root in roots {
        for at in places(&file.code, root) {
            let rest = &file.code[at + root.len()..];
            match rest.strip_prefix('{') {
                Some(group) => {
                    let mut depth = 0;
                    let end = group.find(|c| {
                        depth += i32::from(c == '{') - i32::from(c == '}');
                        depth < 0
                    });
                    let mut depth = 0;
                    let members = group[..end.unwrap_or(group.len())].split(|c| {
                        depth += i32::from(c == '{') - i32::from(c == '}');
                        depth == 0 && c == ','
                    });
                    found.extend(members.map(|member| (path(member.trim()), at)));
                }
                None => found.push((path(rest), at)),
            }
        }
    }
    found
}

/// The first two names of a path.
fn path(text: &str) -> String {
    let mut names = text
        .split("::")
        .map(|part| part.split(|c| !is_name(c)).next().unwrap_or(""));
    let first = names.next().unwrap_or("").to_owned();
    let leaves = text[first.len()..].starts_with("::");
    match names.next().filter(|second| leaves && !second.is_empty()) {
        Some(second) => format!("{first}::{second}"),
        None => first,
    }
}

/// Whether `path` is `module` or inside it.
fn inside(path: &str, module: &str) -> bool {
    path.strip_prefix(module)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn read() -> Vec<SourceFile> {
    let mut files = sources();
    files.retain(|file| !file.is_test);
    files
}

#[test]
fn modules_use_only_those_below_them() {
    let files = read();
    let top = |path: &str| path.split("::").next().unwrap_or("").to_owned();
    let modules: BTreeSet<String> = files
        .iter()
        .map(|file| top(&file.module))
        .filter(|name| !name.is_empty())
        .collect();
    let mut broken = Vec::new();
    let mut seen = 0;
    for file in files.iter().filter(|file| !file.module.is_empty()) {
        let own = top(&file.module);
        let Some((_, allowed)) = MODULES.iter().find(|(module, _)| *module == own) else {
            broken.push(format!(
                "{}: `{own}` is not in the table of modules",
                file.path
            ));
            continue;
        };
        for (path, at) in used(file) {
            let other = top(&path);
            if other == own || !modules.contains(&other) {
                continue;
            }
            seen += 1;
            if !allowed.iter().any(|module| inside(&path, module)) {
                let line = file.line(at);
                broken.push(format!(
                    "{}:{line}: `{own}` may not use `{path}`",
                    file.path
                ));
            }
        }
    }
    assert!(seen > 100, "only {seen} uses were found");
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn each_library_is_named_in_its_place_only() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let manifest = fs::read_to_string(manifest).expect("the manifest");
    let manifest: toml::Table = toml::from_str(&manifest).expect("the manifest is TOML");
    let mut named: BTreeSet<String> = BTreeSet::new();
    let systems = manifest
        .get("target")
        .and_then(toml::Value::as_table)
        .into_iter()
        .flatten();
    let tables = systems.filter_map(|(_, system)| system.get("dependencies"));
    for table in manifest.get("dependencies").into_iter().chain(tables) {
        let table = table.as_table().expect("a table of dependencies");
        named.extend(table.keys().map(|name| name.replace('-', "_")));
    }
    let listed: BTreeSet<String> = LIBRARIES
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(named, listed, "Cargo.toml and the table of libraries");
    let mut broken = Vec::new();
    for file in read() {
        for (library, modules) in LIBRARIES {
            let path = format!("{library}::");
            let whole = [format!("use {library};"), format!("use {library} as")];
            let first = places(&file.code, &path)
                .chain(whole.iter().flat_map(|whole| places(&file.code, whole)))
                .next();
            if let Some(at) = first
                && !modules.iter().any(|module| inside(&file.module, module))
            {
                broken.push(format!(
                    "{}:{}: `{library}` is not for here",
                    file.path,
                    file.line(at)
                ));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn the_system_is_reached_from_few_places() {
    let mut broken = Vec::new();
    for file in read() {
        for (name, modules) in SYSTEM {
            let mut at = file.code.match_indices(name).map(|(at, _)| at);
            let first = at.find(|at| !file.code[..*at].ends_with(is_name));
            if let Some(at) = first
                && !modules.iter().any(|module| inside(&file.module, module))
            {
                broken.push(format!(
                    "{}:{}: `{name}` is not for here",
                    file.path,
                    file.line(at)
                ));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn the_program_itself_is_safe_rust_from_end_to_end() {
    // The lint only denies it, because one test needs it; a file of the program could still ask to be let off.
    let mut broken = Vec::new();
    for file in sources() {
        for name in ["unsafe", "unsafe_code"] {
            for at in places(&file.code, name) {
                broken.push(format!("{}:{}: `{name}`", file.path, file.line(at)));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn files_are_short_and_say_first_what_they_are() {
    let mut broken = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tests = Vec::new();
    rust_files(&root.join("tests"), &mut tests);
    let tests = tests.into_iter().map(|path| {
        let text = fs::read_to_string(root.join(&path)).expect("a file of tests");
        (path, text, true)
    });
    let files = sources()
        .into_iter()
        .map(|file| (file.path, file.text, file.is_test));
    for (path, text, is_test) in files.chain(tests) {
        let lines = text.lines().count();
        if lines > LINES && !LONG.iter().any(|(long, _)| *long == path) {
            broken.push(format!("{path}: {lines} lines"));
        }
        // The tests of a module in a file of their own say what they are by their place.
        let is_tests = is_test && path.ends_with("/tests.rs");
        if !(is_tests || text.starts_with("//!")) {
            broken.push(format!("{path}: the head is missing"));
        }
        if text.contains("mod tests {") && path.ends_with("/tests.rs") {
            broken.push(format!("{path}: tests inside tests"));
        }
        let names: Vec<&str> = path.split('/').collect();
        if names.ends_with(&["mod.rs"]) {
            broken.push(format!("{path}: `foo.rs` and `foo/`, never `mod.rs`"));
        }
        let depth = names
            .iter()
            .skip(1)
            .filter(|name| !["activities", "suite"].contains(name))
            .count();
        if depth > 3 {
            broken.push(format!("{path}: too deep"));
        }
        for mark in ["TODO", "FIXME", "XXX"] {
            for at in places(&text, mark).filter(|_| path.starts_with("src/")) {
                let line = 1 + text[..at].matches('\n').count();
                broken.push(format!("{path}:{line}: {mark}"));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn the_tables_of_fences_are_in_order_and_name_each_thing_once() {
    let libraries: Vec<&str> = LIBRARIES.iter().map(|(name, _)| *name).collect();
    assert!(libraries.is_sorted_by(|a, b| a < b), "{libraries:?}");
    let mut modules: BTreeMap<&str, usize> = BTreeMap::new();
    for (module, used) in MODULES {
        *modules.entry(module).or_default() += 1;
        for other in *used {
            let other = other.split("::").next().unwrap_or("");
            assert!(
                MODULES.iter().any(|(known, _)| *known == other),
                "`{other}` of `{module}`"
            );
        }
    }
    assert!(modules.values().all(|count| *count == 1), "{modules:?}");
}
