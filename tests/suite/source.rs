//! The sources of the program as the tests about them read them: without comments and without tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// One file under `src`.
pub(crate) struct SourceFile {
    /// Its path from the root of the project, with `/`.
    pub(crate) path: String,
    /// Its module: `report::docx::body`; empty for the root.
    pub(crate) module: String,
    /// The file as it stands.
    pub(crate) text: String,
    /// Its code: no comments, no tests; a string is its number in `strings` between quotes.
    pub(crate) code: String,
    strings: Vec<String>,
    /// Whether only tests see it.
    pub(crate) is_test: bool,
}

impl SourceFile {
    /// The line of a byte of the code.
    pub(crate) fn line(&self, offset: usize) -> usize {
        1 + self.code[..offset].matches('\n').count()
    }

    /// How deep the module stands: 0 for the root.
    pub(crate) fn depth(&self) -> usize {
        self.module
            .split("::")
            .filter(|name| !name.is_empty())
            .count()
    }

    /// The strings of the code with the byte where each begins, quotes included.
    pub(crate) fn strings(&self) -> impl Iterator<Item = (usize, &str)> {
        let quoted = self.code.split('"').scan(0, |offset, piece| {
            let begin = *offset;
            *offset += piece.len() + 1;
            Some((begin, piece))
        });
        quoted.skip(1).step_by(2).map(|(offset, number)| {
            let number: usize = number.parse().expect("the number of a string");
            (offset - 1, self.strings[number].as_str())
        })
    }
}

/// Every file under `src`, by path.
pub(crate) fn sources() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    rust_files(&root.join("src"), &mut paths);
    paths.sort();
    let mut tests = BTreeSet::new();
    let mut files: Vec<SourceFile> = paths
        .iter()
        .map(|path| {
            let text = fs::read_to_string(root.join(path)).expect("a source file");
            let module = path
                .trim_start_matches("src/")
                .trim_end_matches(".rs")
                .replace('/', "::");
            let module = if ["lib", "main"].contains(&module.as_str()) {
                String::new()
            } else {
                module
            };
            let (plain, strings) = without_comments(&text);
            let (code, test_modules) = without_tests(&plain);
            tests.extend(
                test_modules
                    .into_iter()
                    .map(|name| format!("{module}::{name}")),
            );
            SourceFile {
                path: path.clone(),
                module,
                text,
                code,
                strings,
                is_test: false,
            }
        })
        .collect();
    for file in &mut files {
        let mut parent = file.module.as_str();
        while let Some((above, _)) = parent.rsplit_once("::") {
            file.is_test |= tests.contains(parent);
            parent = above;
        }
    }
    files
}

/// The paths of all Rust files below a folder, from the root of the project.
pub(crate) fn rust_files(folder: &Path, paths: &mut Vec<String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let path = path.strip_prefix(root).expect("inside the project");
            let names: Vec<_> = path.iter().map(|name| name.to_string_lossy()).collect();
            paths.push(names.join("/"));
        }
    }
}

/// Takes comments out and puts the number of each string in its place; lines stay lines.
fn without_comments(text: &str) -> (String, Vec<String>) {
    let (mut code, mut strings) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let token = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some((begin, end, whole)) = string(rest, &code) {
            code.extend(["\"", &strings.len().to_string(), "\""]);
            strings.push(rest[begin..end].to_owned());
            whole
        } else if let Some(length) = character(rest) {
            length
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        code.extend(rest[..token].chars().filter(|c| *c == '\n'));
        rest = &rest[token..];
    }
    (code, strings)
}

/// The string at the beginning of a text: where its words begin and end, and its whole length.
fn string(text: &str, before: &str) -> Option<(usize, usize, usize)> {
    if let Some(inside) = text.strip_prefix('"') {
        let mut escaped = false;
        let end = inside.find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        })?;
        return Some((1, end + 1, end + 2));
    }
    let inside_name = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let marks = text
        .strip_prefix('r')
        .filter(|_| !inside_name || before.ends_with('b'))?;
    let fence = marks.len() - marks.trim_start_matches('#').len();
    if !marks[fence..].starts_with('"') {
        return None;
    }
    let begin = fence + 2;
    let close = format!("\"{}", "#".repeat(fence));
    let end = begin + text[begin..].find(&close)?;
    Some((begin, end, end + close.len()))
}

/// The length of the character literal at the beginning of a text; a lifetime is none.
fn character(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    if let Some(escape) = inside.strip_prefix('\\') {
        let first = escape.chars().next()?.len_utf8();
        return Some(2 + first + escape[first..].find('\'')? + 1);
    }
    let length = inside.chars().next()?.len_utf8();
    inside[length..].starts_with('\'').then_some(length + 2)
}

/// Takes out what only tests see; gives also the modules in files of their own that only tests see.
fn without_tests(code: &str) -> (String, Vec<String>) {
    let (mut kept, mut modules) = (String::with_capacity(code.len()), Vec::new());
    let mut rest = code;
    while let Some(at) = ["#[cfg(test)]", "#[cfg(all(test"]
        .iter()
        .filter_map(|mark| rest.find(mark))
        .min()
    {
        kept.push_str(&rest[..at]);
        let item = &rest[at..];
        let mut begin = item.find(']').map_or(item.len(), |end| end + 1);
        while item[begin..].trim_start().starts_with("#[") {
            begin += item[begin..]
                .find(']')
                .map_or(item.len() - begin, |end| end + 1);
        }
        let mut depth = 0;
        let end = item[begin..].find(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0 && (c == ';' || c == '}')
        });
        let end = end.map_or(item.len(), |end| begin + end + 1);
        let words: Vec<&str> = item[begin..end].split_whitespace().collect();
        if let Some(at) = words.iter().position(|word| *word == "mod")
            && let Some(name) = words.get(at + 1).and_then(|name| name.strip_suffix(';'))
        {
            modules.push(name.to_owned());
        }
        kept.extend(item[..end].chars().filter(|c| *c == '\n'));
        rest = &item[end..];
    }
    kept.push_str(rest);
    (kept, modules)
}

#[test]
fn comments_strings_and_tests_are_told_from_code() {
    let text = "//! crate::a \"x\"\nuse b; /* crate::c\n */ fn f<'a>(c: char) { c == '\"'; d(\"say \\\"hi\\\" // no\") }\n\
                #[cfg(test)]\nmod tests;\n#[cfg(test)]\nmod inner { use super::*; fn g() { \"}\" } }\nfn h() { r#\"a\"b\"# }\n";
    let (plain, strings) = without_comments(text);
    assert_eq!(strings, ["say \\\"hi\\\" // no", "}", "a\"b"]);
    let (code, modules) = without_tests(&plain);
    assert_eq!(modules, ["tests"]);
    assert_eq!(code.lines().count(), text.lines().count());
    assert!(
        code.contains("d(\"0\")") && code.contains("fn h() { \"2\" }"),
        "{code}"
    );
    assert!(
        ["crate", "inner", "\"1\""]
            .iter()
            .all(|gone| !code.contains(gone)),
        "{code}"
    );
}
