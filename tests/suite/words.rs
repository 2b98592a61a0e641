//! The sentences of the program: complete, used, and well written in both languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rumbo::app::actions::ACTIONS;
use rumbo::locale::{Arg, Lang, keys, say};
use rumbo::method::typology::State;
use rumbo::method::wording::Mark;
use rumbo::notebook::{Error, Obstacle, Op, OpWords};
use rumbo::plan::results::families::FAMILIES;
use rumbo::plan::{self, checks::CHECKS};
use rumbo::report::format::FORMATS;
use rumbo::report::template::tools::{TOOLS, Tool};
use rumbo::vocabulary::{COMPUTED, DIMENSIONS, PARAMETERS, ParameterKind, Shown};

use crate::sample_plan::sample_notebook;
use crate::source::sources;

/// Functions whose first or second argument is the key of a sentence.
const SPEAKERS: &[&str] = &[
    "say(",
    "Sentence::new(",
    "Fact::Key(",
    "label(lang, ",
    "say(lang, ",
    "say(app.lang, ",
    "say(self.lang, ",
];

/// Strings that look like keys and are something else.
const NOT_KEYS: &[(&str, &str)] = &[
    ("template-directive", "names a mistake in a template"),
    ("template-form", "names a mistake in a template"),
    ("template-long", "names a mistake in a template"),
    ("template-statement", "names a mistake in a template"),
    ("template-loops", "names a mistake in a template"),
    ("template-filter", "names a mistake in a template"),
    ("template-word", "names a mistake in a template"),
];

/// A message as it stands in its file.
struct Message {
    key: String,
    text: String,
    place: String,
}

/// Every message of a language, with the comment lines left out.
fn messages(lang: Lang) -> Vec<Message> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("locales")
        .join(lang.code());
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let mut messages: Vec<Message> = Vec::new();
    for path in paths {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let text = fs::read_to_string(&path).expect("a file of sentences");
        for (line, text) in text.lines().enumerate() {
            let place = format!("{lang}/{name}:{}", line + 1);
            if text.starts_with('#') || text.trim().is_empty() {
                continue;
            }
            match text.split_once('=') {
                Some((key, text)) if key.starts_with(|c: char| c.is_ascii_lowercase()) => {
                    let (key, text) = (key.trim().to_owned(), text.trim_start().to_owned());
                    messages.push(Message { key, text, place });
                }
                _ => {
                    let last = messages.last_mut().expect("a file begins with a key");
                    last.text.push('\n');
                    last.text.push_str(text.trim_start());
                }
            }
        }
    }
    messages
}

/// The arguments of a message: every `$name`.
fn arguments(text: &str) -> BTreeSet<&str> {
    text.split('$')
        .skip(1)
        .map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
            &rest[..end.unwrap_or(rest.len())]
        })
        .collect()
}

/// The keys that the program puts together from its tables.
fn derived() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for action in ACTIONS {
        keys.extend([action.words.to_owned(), format!("{}-short", action.words)]);
    }
    for check in CHECKS {
        keys.extend([check.words.to_owned(), format!("{}-why", check.words)]);
        keys.extend(check.sentences.iter().map(|key| (*key).to_owned()));
    }
    keys.extend(
        Op::samples()
            .iter()
            .map(|op| format!("op-{}", op.words().name)),
    );
    keys.extend(FORMATS.iter().map(|format| format!("format-{}", format.id)));
    let marks = Mark::ALL.iter().map(|mark| mark.id().replace('_', "-"));
    keys.extend(marks.map(|mark| format!("mark-{mark}")));
    keys.extend((1..=12).map(|month| format!("month-{month}")));
    for spec in COMPUTED {
        if let Shown::Class { family, ids } = spec.shown {
            keys.extend(ids.iter().map(|id| Shown::class_key(family, id)));
        }
    }
    keys.extend(
        DIMENSIONS
            .iter()
            .map(|id| format!("dimension-{}", id.replace('_', "-"))),
    );
    for state in [
        State::Collapse,
        State::Critical,
        State::Unstable,
        State::Stable,
        State::Optimal,
    ] {
        keys.insert(Shown::class_key("biograma", state.id()));
    }
    for spec in PARAMETERS {
        if let ParameterKind::Text(words) | ParameterKind::Words(words) = spec.kind {
            let keys_of = words.iter().map(|word| word.replace('_', "-"));
            keys.extend(keys_of.map(|word| format!("setting-{word}")));
        }
    }
    for family in FAMILIES {
        let key = format!("method-{}", family.about.id.replace('_', "-"));
        keys.extend([format!("{key}-what"), format!("{key}-source"), key]);
    }
    keys.extend(TOOLS.iter().map(Tool::words));
    // The windows that ask for a path have a title and a hint.
    keys.extend(
        ["path-create", "path-open", "path-anonymous", "path-merge"]
            .map(|key| format!("{key}-hint")),
    );
    keys
}

fn looks_like_a_key(text: &str) -> bool {
    let mut parts = text.split('-');
    text.contains('-')
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && parts.all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        })
}

#[test]
fn both_languages_have_the_same_sentences_once() {
    let (spanish, english) = (keys(Lang::Es), keys(Lang::En));
    let only = |a: &[String], b: &[String]| -> Vec<String> {
        a.iter().filter(|key| !b.contains(key)).cloned().collect()
    };
    assert_eq!(
        only(&spanish, &english),
        Vec::<String>::new(),
        "only in Spanish"
    );
    assert_eq!(
        only(&english, &spanish),
        Vec::<String>::new(),
        "only in English"
    );
    for lang in Lang::ALL {
        let twice: Vec<String> = keys(lang)
            .windows(2)
            .filter(|two| two[0] == two[1])
            .map(|two| two[0].clone())
            .collect();
        assert_eq!(twice, Vec::<String>::new(), "twice in {lang}");
        let read: BTreeSet<String> = messages(lang)
            .into_iter()
            .map(|message| message.key)
            .collect();
        assert_eq!(
            read,
            keys(lang).into_iter().collect(),
            "{lang}: as this test reads the files"
        );
    }
}

#[test]
fn every_sentence_takes_the_same_arguments_in_both_languages() {
    let english: BTreeMap<String, String> = messages(Lang::En)
        .into_iter()
        .map(|message| (message.key, message.text))
        .collect();
    for message in messages(Lang::Es) {
        let other = english.get(&message.key).map_or("", String::as_str);
        assert_eq!(
            arguments(&message.text),
            arguments(other),
            "{}: {}",
            message.place,
            message.key
        );
    }
}

#[test]
fn every_key_in_the_sources_has_its_sentence() {
    let known: BTreeSet<String> = keys(Lang::Es).into_iter().chain(derived()).collect();
    let family = |key: &str| key.split('-').next().unwrap_or("").to_owned();
    let mut families: BTreeMap<String, usize> = BTreeMap::new();
    for key in &known {
        *families.entry(family(key)).or_default() += 1;
    }
    // Names of other tables, which look like keys.
    let mut others: BTreeSet<String> = NOT_KEYS
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    others.extend(Error::samples().iter().map(|error| error.kind().to_owned()));
    others.extend(ACTIONS.iter().map(|action| action.id.to_owned()));
    others.extend(Op::samples().iter().map(|op| op.words().name));
    let mut missing = Vec::new();
    for file in sources().iter().filter(|file| !file.is_test) {
        for (at, text) in file.strings() {
            let said = SPEAKERS
                .iter()
                .any(|speaker| file.code[..at].ends_with(speaker))
                && text
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            let of_a_family = looks_like_a_key(text)
                && families.get(&family(text)).is_some_and(|count| *count > 1)
                && !others.contains(text);
            if (said || of_a_family) && !known.contains(text) {
                missing.push(format!("{}:{}: {text}", file.path, file.line(at)));
            }
        }
    }
    assert!(
        missing.is_empty(),
        "keys without words:\n{}",
        missing.join("\n")
    );
}

#[test]
fn every_sentence_is_said_somewhere() {
    let mut used = derived();
    for file in sources().iter().filter(|file| !file.is_test) {
        used.extend(file.strings().map(|(_, text)| text.to_owned()));
    }
    let unused: Vec<String> = keys(Lang::Es)
        .into_iter()
        .filter(|key| !used.contains(key))
        .collect();
    assert!(unused.is_empty(), "nobody says:\n{}", unused.join("\n"));
}

/// A sentence with some words for each of its arguments.
fn filled(lang: Lang, key: &str) -> String {
    let messages = messages(lang);
    let text = messages
        .iter()
        .find(|message| message.key == key)
        .map_or("", |message| &message.text);
    let args: Vec<(&str, Arg<'_>)> = arguments(text)
        .into_iter()
        .map(|name| (name, Arg::Text("palabras")))
        .collect();
    say(lang, key, &args)
}

fn is_whole(said: &str) -> bool {
    !said.trim().is_empty() && !said.contains(['⟨', '⟩', '$', '{', '}'])
}

#[test]
fn every_operation_describes_itself_in_both_languages() {
    for lang in Lang::ALL {
        for op in Op::samples() {
            let words = op.words();
            let said = describe(lang, &words);
            assert!(is_whole(&said), "{lang}: {op:?}: {said}");
            if let Some(name) = words.get("name") {
                assert!(said.contains(name), "{lang}: {op:?}: {said}");
            }
        }
    }
}

fn describe(lang: Lang, words: &OpWords) -> String {
    let key = format!("op-{}", words.name);
    if let Some(inner) = words.inner() {
        return say(lang, &key, &[("what", Arg::Text(&describe(lang, &inner)))]);
    }
    let args: Vec<(&str, Arg<'_>)> = words
        .args
        .iter()
        .map(|(name, value)| (name.as_str(), Arg::Text(value)))
        .collect();
    say(lang, &key, &args)
}

#[test]
fn every_check_has_its_title_reason_and_sentences() {
    let mut ids: Vec<&str> = CHECKS.iter().map(|check| check.id).collect();
    for lang in Lang::ALL {
        for check in CHECKS {
            let reason = format!("{}-why", check.words);
            for key in [check.words, &reason]
                .into_iter()
                .chain(check.sentences.iter().copied())
            {
                let said = filled(lang, key);
                assert!(is_whole(&said), "{lang}: {}: {said}", check.id);
            }
        }
    }
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count, "two checks share an id");
}

#[test]
fn every_finding_of_the_sample_is_a_whole_sentence() {
    let (notebook, workshop, _) = sample_notebook();
    let (_, findings) = plan::build(notebook.content(), &workshop, notebook.clock().today());
    assert!(findings.len() > 20);
    for finding in findings {
        let check = CHECKS
            .iter()
            .find(|check| check.id == finding.check)
            .expect("a check");
        assert!(
            check.sentences.contains(&finding.key),
            "{} does not list {}",
            check.id,
            finding.key
        );
        for lang in Lang::ALL {
            let said = finding.say(lang, "USD");
            assert!(is_whole(&said), "{lang}: {}: {said}", finding.key);
        }
    }
}

#[test]
fn every_error_says_its_three_sentences() {
    let path = PathBuf::from("plan.rumbo");
    let obstacles = Obstacle::samples().into_iter().flat_map(|obstacle| {
        let copied = Error::NotCopied(path.clone(), obstacle.clone());
        [copied, Error::NotBackedUp(path.clone(), obstacle)]
    });
    for error in Error::samples().into_iter().chain(obstacles) {
        for lang in Lang::ALL {
            for sentence in error.sentences() {
                let said = sentence.say(lang);
                assert!(is_whole(&said), "{lang}: {}: {said}", error.kind());
            }
        }
    }
}

/// What is wrong with the spelling of a text, if anything.
fn mistake(lang: Lang, text: &str) -> Option<&'static str> {
    let lines = || text.lines();
    if lines().any(|line| line.contains("  ") || line.ends_with(' ')) {
        return Some("two blanks together or one at the end");
    }
    if text.contains(" ,") || text.contains(" .") && !text.contains(" .rumbo") {
        return Some("a blank before a comma or a full stop");
    }
    // A mark that stands alone (`! 3 por revisar`) opens no exclamation.
    let marks = |open: char, close: char| {
        let alone = text.match_indices("! ").filter(|(at, _)| {
            !text[..*at].ends_with(|c: char| c.is_alphanumeric() || "»)…".contains(c))
        });
        let closed = text.matches(close).count() - if close == '!' { alone.count() } else { 0 };
        (text.matches(open).count(), closed)
    };
    let (asked, answered) = marks('¿', '?');
    let (cried, calmed) = marks('¡', '!');
    match lang {
        Lang::Es if asked != answered => Some("`¿` and `?` do not match"),
        Lang::Es if cried != calmed => Some("`¡` and `!` do not match"),
        Lang::En if asked + cried > 0 => Some("English opens no questions"),
        _ => None,
    }
}

#[test]
fn sentences_are_well_written() {
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for message in messages(lang) {
            if let Some(mistake) = mistake(lang, &message.text) {
                wrong.push(format!("{}: {mistake}: {}", message.place, message.text));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Every text in two languages of a definition, wherever it stands.
fn words_of<'a>(value: &'a toml::Value, found: &mut Vec<(Lang, &'a str)>) {
    match value {
        toml::Value::Table(table) => {
            for (key, value) in table {
                match (key.as_str(), value) {
                    ("es", toml::Value::String(text)) => found.push((Lang::Es, text)),
                    ("en", toml::Value::String(text)) => found.push((Lang::En, text)),
                    _ => words_of(value, found),
                }
            }
        }
        toml::Value::Array(values) => values.iter().for_each(|value| words_of(value, found)),
        _ => {}
    }
}

#[test]
fn words_of_the_definitions_are_well_written() {
    let catalog = rumbo::workshop::Catalog::embedded();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for id in ["territorial", "rapid-diagnosis"] {
        for source in catalog.sources(id) {
            let value: toml::Value = toml::from_str(&source.text).expect("the definition is sound");
            let mut found = Vec::new();
            words_of(&value, &mut found);
            count += found.len();
            for (lang, text) in found {
                if let Some(mistake) = mistake(lang, text) {
                    wrong.push(format!("{id}/{} ({lang}): {mistake}: {text}", source.name));
                }
            }
        }
    }
    assert!(count > 2_000, "only {count} texts were found");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
