//! One file for each mistake, named after it: what it changes in the valid definition of `base/`, and what
//! is told about it. The first lines say where (`# in FILE, time N` with `# instead of: LINE`, or
//! `# lays over FILE`) and which diagnostics come (`# error ID TEXT UNDERLINED`).

use std::collections::BTreeSet;
use std::fs;

use rumbo::diag::{Diagnostic, Severity, Source, render};
use rumbo::locale::{Lang, keys};
use rumbo::workshop::catalog::read_dir;
use rumbo::workshop::load;

use super::{fixtures, told};

/// A mistake, and what has to be told about it.
struct Case {
    name: String,
    file: String,
    time: usize,
    instead: Vec<String>,
    expected: Vec<String>,
    text: String,
}

impl Case {
    fn all() -> Vec<Self> {
        let entries = fs::read_dir(fixtures("invalid")).expect("the fixtures are there");
        let mut paths: Vec<_> = entries
            .map(|entry| entry.expect("the folder can be read").path())
            .collect();
        paths.sort();
        let cases = paths.iter().map(|path| {
            let name = path.file_stem().expect("fixtures have names");
            let text = fs::read_to_string(path).expect("fixtures can be read");
            Self::of(&name.to_string_lossy(), &text)
        });
        cases.collect()
    }

    fn of(name: &str, text: &str) -> Self {
        let mut case = Self {
            name: name.to_owned(),
            file: String::new(),
            time: 1,
            instead: Vec::new(),
            expected: Vec::new(),
            text: String::new(),
        };
        for line in text.lines() {
            let Some(comment) = line.strip_prefix("# ") else {
                case.text.push_str(line);
                case.text.push('\n');
                continue;
            };
            if let Some(place) = comment.strip_prefix("in ") {
                let (file, time) = place.split_once(", time ").unwrap_or((place, "1"));
                file.clone_into(&mut case.file);
                case.time = time.parse().expect("the time is a number");
            } else if let Some(file) = comment.strip_prefix("lays over ") {
                file.clone_into(&mut case.file);
            } else if let Some(line) = comment.strip_prefix("instead of: ") {
                case.instead.push(line.to_owned());
            } else {
                case.expected.push(comment.to_owned());
            }
        }
        case
    }

    /// The valid definition with the mistake in it.
    fn sources(&self) -> Vec<Source> {
        let (_, mut sources) = read_dir(&fixtures("base")).expect("the base is there");
        let Some(source) = sources.iter_mut().find(|source| source.name == self.file) else {
            sources.push(Source {
                name: self.file.clone(),
                text: self.text.clone(),
            });
            return sources;
        };
        if self.instead.is_empty() {
            source.text.clone_from(&self.text);
            return sources;
        }
        let old = format!("\n{}\n", self.instead.join("\n"));
        let padded = format!("\n{}", source.text);
        let (start, _) = padded
            .match_indices(&old)
            .nth(self.time - 1)
            .unwrap_or_else(|| panic!("{}: the base has no such line", self.name));
        let (before, after) = (&padded[1..=start], &padded[start + old.len()..]);
        source.text = format!("{before}{}{after}", self.text);
        sources
    }
}

/// A diagnostic in the notation of the fixtures: its first line underlined is enough.
fn short(problem: &Diagnostic, sources: &[Source]) -> String {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let text = &sources[problem.source].text[problem.span.clone()];
    let text = text.lines().next().unwrap_or_default();
    format!("{severity} {} {text}", problem.id)
        .trim()
        .to_owned()
}

#[test]
fn the_base_of_the_mistakes_has_none() {
    let (id, sources) = read_dir(&fixtures("base")).expect("the base is there");
    let (workshop, problems) = load(&id, &sources);
    assert!(problems.is_empty(), "{}", told(&problems, &sources));
    assert!(workshop.is_some());
}

#[test]
fn each_mistake_is_told_where_it_is() {
    let mut wrong = Vec::new();
    for case in Case::all() {
        let sources = case.sources();
        let (workshop, problems) = load("base", &sources);
        let found: Vec<String> = problems
            .iter()
            .map(|problem| short(problem, &sources))
            .collect();
        if found != case.expected {
            wrong.push(format!(
                "{}: expected {:?}\n{}",
                case.name,
                case.expected,
                told(&problems, &sources)
            ));
        }
        let has_errors = problems
            .iter()
            .any(|problem| problem.severity == Severity::Error);
        assert_eq!(workshop.is_none(), has_errors, "{}", case.name);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn each_mistake_has_words_in_both_languages() {
    for case in Case::all() {
        let sources = case.sources();
        for problem in load("base", &sources).1 {
            for lang in Lang::ALL {
                let words = render(&problem, &sources, lang, false);
                assert!(!words.contains('⟨'), "{}: {words}", case.name);
                assert!(!words.contains("{ $") && !words.contains("{$"), "{words}");
            }
        }
    }
}

#[test]
fn each_sentence_about_a_mistake_has_its_example() {
    let seen: BTreeSet<String> = Case::all()
        .iter()
        .flat_map(|case| load("base", &case.sources()).1)
        .map(|problem| format!("workshop-{}", problem.id))
        .collect();
    let aside = ["hint-", "expected-", "kind-", "activity-", "no-head-file"];
    let missing: Vec<String> = keys(Lang::Es)
        .into_iter()
        .filter(|key| {
            let rest = key.strip_prefix("workshop-");
            rest.is_some_and(|rest| !aside.iter().any(|start| rest.starts_with(start)))
        })
        .filter(|key| !seen.contains(key))
        .collect();
    assert!(missing.is_empty(), "no fixture tells {missing:?}");
}

#[test]
fn all_the_mistakes_of_a_definition_come_together() {
    let (_, mut sources) = read_dir(&fixtures("base")).expect("the base is there");
    for source in &mut sources {
        source.text = source
            .text
            .replace("to = \"zone\"", "to = \"zones\"")
            .replace("who = \"workshop\"", "who = 3")
            .replace("prefix = \"prb\"", "prefix = \"PROB\"")
            .replace("length = \"long\"", "lenght = \"long\"");
    }
    let (_, problems) = load("base", &sources);
    let ids: Vec<&str> = problems.iter().map(|problem| problem.id).collect();
    let expected = [
        "missing-key",
        "unknown-key",
        "bad-prefix",
        "unknown-collection",
        "unknown-collection",
        "role-target",
        "wrong-type",
    ];
    let sorted = |mut ids: Vec<&'static str>| {
        ids.sort_unstable();
        ids
    };
    assert_eq!(sorted(ids), sorted(expected.to_vec()));
}

#[test]
fn a_near_name_is_offered_with_its_place() {
    let case = Case::all()
        .into_iter()
        .find(|case| case.name == "field_refers_to_unknown_collection")
        .expect("the fixture is there");
    let sources = case.sources();
    let (_, problems) = load("base", &sources);
    insta::assert_snapshot!(render(&problems[0], &sources, Lang::Es, false), @r#"
    error[unknown-collection]: no hay ninguna colección «zones»
      --> collections/all.toml:53:6
       |
    53 | to = "zones"
       |      ^^^^^^^
       |
       = sugerencia: ¿quiso decir `zone`? Se define en collections/all.toml:65
    "#);
}
