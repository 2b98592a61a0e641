//! The words that a template may use, as a list: their paths, what they are, and an example of each.
//!
//! It is read off the [`context`] of a plan, so a word that exists is on it. Words of records are told list by list:
//! there are hundreds, and all have the same forms.

use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::context;
use super::lists::lists;
use crate::locale::{Arg, Lang, say};
use crate::plan::{Finding, Plan};
use crate::report::few::discreet;

pub use super::lists::{FieldWord, List, Raw};

/// Words that belong together, in the order in which a template needs them.
#[derive(Debug)]
struct Kept {
    /// Key of the title.
    title: &'static str,
    /// Key of a sentence about them.
    intro: &'static str,
    /// Their first names.
    roots: &'static [&'static str],
}

#[rustfmt::skip]
const GROUPS: &[Kept] = &[
    Kept { title: "words-place", intro: "words-place-intro", roots: &["territory", "vision", "fictional", "currency", "today", "lang"] },
    Kept { title: "words-people", intro: "words-people-intro", roots: &["people"] },
    Kept { title: "words-money", intro: "words-money-intro", roots: &["investment", "top_projects"] },
    Kept { title: "words-results", intro: "words-results-intro", roots: &["results"] },
    Kept { title: "words-sections", intro: "words-sections-intro", roots: &["section", "pending", "findings", "merges", "coming"] },
    Kept { title: "words-definition", intro: "words-definition-intro", roots: &["workshop", "guide", "glossary"] },
    Kept { title: LISTS, intro: "words-lists-intro", roots: &["c", "n", "names", "sum"] },
];

/// Title of the words of records.
const LISTS: &str = "words-lists";

/// Words that are maps by an id: one of its entries stands for all.
const BY_ID: &[(&str, &str)] = &[
    ("section", "2.1"),
    ("c", "problem"),
    ("n", "problem"),
    ("names", "problem"),
    ("sum", "zone"),
];

/// Records whose answers are already in words.
const IN_WORDS: [&str; 2] = ["territory", "vision"];

/// Words whose examples could be somebody's name.
const NAMES: [&str; 2] = ["facilitators", "owner"];

/// Letters of an example.
pub(super) const LONGEST: usize = 60;

/// What a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A number, written with a filter.
    Number,
    /// An amount of money.
    Amount,
    /// Yes or no, for conditions.
    YesNo,
    /// Several, for `for`: words, or records with words of their own.
    List,
}

impl Kind {
    /// Key of its name.
    pub fn words(self) -> &'static str {
        match self {
            Self::Text => "words-kind-text",
            Self::Number => "words-kind-number",
            Self::Amount => "words-kind-amount",
            Self::YesNo => "words-kind-flag",
            Self::List => "words-kind-list",
        }
    }
}

/// A word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// How it is written: `territory.name`, `investment.by_axis[].amount`.
    pub path: String,
    /// What it is.
    pub kind: Kind,
    /// What it says in the plan at hand; empty when it says nothing.
    pub example: String,
    /// The path of the list whose records have the same words; empty when its own follow.
    pub like: String,
}

/// Words that belong together.
#[derive(Debug)]
pub struct Group {
    /// Their title.
    pub title: String,
    /// What they are for.
    pub intro: String,
    /// The words.
    pub words: Vec<Word>,
}

/// Everything that a template may say.
#[derive(Debug)]
pub struct Reference {
    /// All words but those of records, in groups.
    pub groups: Vec<Group>,
    /// What is said before the lists.
    pub lists_title: (String, String),
    /// The words of records, list by list, in the order in which they are filled in.
    pub lists: Vec<List>,
}

impl Reference {
    /// The words for the plan at hand, in a language.
    pub fn of(plan: &Plan, findings: &[Finding], lang: Lang) -> Self {
        let plan = &*discreet(plan);
        let all = context(plan, findings, lang);
        let mut told = Telling {
            lang,
            shapes: Vec::new(),
            words: Vec::new(),
        };
        let mut groups = Vec::new();
        for group in GROUPS {
            for root in group.roots {
                match all.get(root) {
                    Some(_) if group.title == LISTS => told.by_id(root, &all),
                    Some(map) if by_id(root).is_some() && map.is_object() => told.by_id(root, &all),
                    Some(value) => told.word(root, &[value]),
                    None => {}
                }
            }
            let (title, intro) = group.say(lang);
            let words = std::mem::take(&mut told.words);
            groups.push(Group {
                title,
                intro,
                words,
            });
        }
        Self {
            groups,
            lists_title: (
                say(lang, "words-fields", &[]),
                say(lang, "words-fields-intro", &[]),
            ),
            lists: lists(plan, &all, lang),
        }
    }

    /// Whether there is a word with this path, whatever id its map is asked for.
    pub fn knows(&self, path: &[&str]) -> bool {
        let Some(root) = path.first() else {
            return false;
        };
        match (*root, path.get(1), path.get(2..)) {
            ("c", Some(id), Some(rest)) => {
                let id = id.trim_end_matches("[]");
                self.list(id).is_some_and(|list| list.knows(rest))
            }
            ("sum", Some(id), Some([key])) => self.list(id).is_some_and(|list| {
                let mut fields = list.fields.iter();
                fields.any(|field| field.key == *key && field.raw == Raw::Sum)
            }),
            ("n" | "names", Some(id), Some([])) => self.list(id.trim_end_matches("[]")).is_some(),
            _ => {
                let single = self.list(root).filter(|list| list.is_single);
                single.is_some_and(|list| list.knows(&path[1..])) || self.has(path)
            }
        }
    }

    fn list(&self, id: &str) -> Option<&List> {
        self.lists.iter().find(|list| list.id == id)
    }

    fn words(&self) -> impl Iterator<Item = &Word> {
        self.groups.iter().flat_map(|group| &group.words)
    }

    /// Whether a path is written on the list, also through a list that has the words of another.
    fn has(&self, path: &[&str]) -> bool {
        let own = written(path);
        // A list or a record may be asked for as a whole.
        let is_in = |word: &Word| {
            let rest = word.path.strip_prefix(&own);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        if self.words().any(is_in) {
            return true;
        }
        (1..path.len()).rev().any(|end| {
            let head = written(&path[..end]);
            let like = self
                .words()
                .find(|word| word.path == head && !word.like.is_empty());
            like.is_some_and(|like| {
                let mut through: Vec<&str> = like.like.split('.').collect();
                through.extend(&path[end..]);
                self.has(&through)
            })
        })
    }
}

/// A path as it is written; an entry of a map by id is the one that stands for all.
fn written(path: &[&str]) -> String {
    match (path, path.first().and_then(|root| by_id(root))) {
        ([root, _, rest @ ..], Some(id)) => {
            let mut written = entry(root, id);
            for name in rest {
                written = format!("{written}.{name}");
            }
            written
        }
        _ => path.join("."),
    }
}

fn by_id(root: &str) -> Option<&'static str> {
    let found = BY_ID.iter().find(|(own, _)| *own == root);
    found.map(|(_, id)| *id)
}

/// How an entry of a map is written: `section["2.1"]`, `n.problem`.
fn entry(root: &str, id: &str) -> String {
    if id.contains('.') {
        format!("{root}[\"{id}\"]")
    } else {
        format!("{root}.{id}")
    }
}

impl Kept {
    fn say(&self, lang: Lang) -> (String, String) {
        (say(lang, self.title, &[]), say(lang, self.intro, &[]))
    }
}

/// Words in the making.
struct Telling {
    lang: Lang,
    /// The names that records of lists have, and the first list that has them.
    shapes: Vec<(Vec<String>, String)>,
    words: Vec<Word>,
}

impl Telling {
    fn push(&mut self, path: &str, kind: Kind, example: String, like: String) {
        self.words.push(Word {
            path: path.to_owned(),
            kind,
            example,
            like,
        });
    }

    /// A word and those inside it, from what it is in each record of its list: what is empty in one may be full in
    /// another.
    fn word(&mut self, path: &str, values: &[&Json]) {
        let full = values.iter().find(|value| !is_empty(value));
        match full.or(values.first()) {
            Some(Json::Object(map)) => {
                // The form for conditions is told with the fields.
                for key in map.keys().filter(|key| *key != "raw") {
                    let inner: Vec<&Json> = values.iter().filter_map(|own| own.get(key)).collect();
                    self.word(&format!("{path}.{key}"), &inner);
                }
            }
            Some(Json::Array(items)) => {
                let all = values.iter().filter_map(|own| own.as_array()).flatten();
                self.list(path, items, &all.collect::<Vec<_>>());
            }
            Some(value) => {
                let kind = kind(path, value);
                let example = example(path, value, self.lang);
                self.push(path, kind, example, String::new());
            }
            None => {}
        }
    }

    /// A list: the first that has something, and the records of it and of others like it.
    fn list(&mut self, path: &str, items: &[Json], all: &[&Json]) {
        let path = format!("{path}[]");
        let Some(Json::Object(first)) = items.first() else {
            let words = items.iter().filter_map(Json::as_str);
            let words: Vec<&str> = words.take(2).collect();
            let example = shortened(&words.join(" · "), LONGEST);
            self.push(&path, Kind::List, example, String::new());
            return;
        };
        let shape: Vec<String> = first.keys().cloned().collect();
        let count = items.len().to_string();
        let example = say(self.lang, "words-count", &[("count", Arg::Text(&count))]);
        let same = self.shapes.iter().find(|(own, _)| *own == shape);
        let like = same.map(|(_, like)| like.clone()).unwrap_or_default();
        self.push(&path, Kind::List, example, like.clone());
        if like.is_empty() {
            self.shapes.push((shape, path.clone()));
            for key in first.keys() {
                let inner: Vec<&Json> = all.iter().filter_map(|own| own.get(key)).collect();
                self.word(&format!("{path}.{key}"), &inner);
            }
        }
    }

    /// A map by id: one entry for all of them.
    fn by_id(&mut self, root: &str, all: &Json) {
        let map = all.get(root).and_then(Json::as_object);
        let found = map.and_then(|map| {
            let id = by_id(root).filter(|id| map.contains_key(*id));
            let id = id.or_else(|| map.keys().next().map(String::as_str))?;
            Some((id, map.get(id)?))
        });
        match found {
            // The words of records stand in their own tables.
            Some((id, Json::Array(items))) => {
                let count = items.len().to_string();
                let count = say(self.lang, "words-count", &[("count", Arg::Text(&count))]);
                let words = items.iter().filter_map(Json::as_str).take(2);
                let words: Vec<&str> = words.collect();
                let example = if words.is_empty() {
                    count
                } else {
                    words.join(" · ")
                };
                let path = format!("{}[]", entry(root, id));
                self.push(
                    &path,
                    Kind::List,
                    shortened(&example, LONGEST),
                    String::new(),
                );
            }
            Some((id, value)) => self.word(&entry(root, id), &[value]),
            None => {}
        }
    }
}

fn is_empty(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::String(text) => text.is_empty(),
        Json::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn kind(path: &str, value: &Json) -> Kind {
    let root = path.split('.').next().unwrap_or_default();
    if IN_WORDS.contains(&root) {
        return Kind::Text;
    }
    let is_number = |text: &str| text.parse::<Decimal>().is_ok();
    match value {
        Json::Bool(_) => Kind::YesNo,
        Json::Number(_) => Kind::Number,
        Json::String(text) if is_number(text) && is_amount(path) => Kind::Amount,
        Json::String(text) if is_number(text) && !is_year(path) => Kind::Number,
        _ => Kind::Text,
    }
}

/// Whether a number is money: those of the investment are, but for shares, counts and years.
fn is_amount(path: &str) -> bool {
    let last = path.rsplit('.').next().unwrap_or_default();
    let is_other = ["share", "year", "percent", "n_gaps", "code"];
    let money = path.starts_with("investment.") && !is_other.iter().any(|own| last.contains(own));
    money || last == "cost"
}

/// Whether digits are a name and not a quantity.
fn is_year(path: &str) -> bool {
    let last = path.rsplit('.').next().unwrap_or_default();
    last.contains("year") || ["id", "section", "code"].contains(&last)
}

fn example(path: &str, value: &Json, lang: Lang) -> String {
    let last = path.rsplit('.').next().unwrap_or_default();
    match value {
        _ if NAMES.contains(&last) => String::new(),
        // The id of a record is drawn by chance.
        Json::String(id) if last == "id" && id.find('_') == Some(3) => String::new(),
        Json::Bool(yes) => say(lang, if *yes { "yes" } else { "no" }, &[]),
        Json::Number(number) => number.to_string(),
        Json::String(text) => shortened(text, LONGEST),
        _ => String::new(),
    }
}

/// The beginning of what was said, on one line.
pub(super) fn shortened(words: &str, longest: usize) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = words.join(" ");
    if words.chars().count() <= longest {
        return words;
    }
    let kept: String = words.chars().take(longest - 1).collect();
    // A word that does not fit is left out whole.
    let whole = kept.rsplit_once(' ').map_or(&*kept, |(whole, _)| whole);
    format!("{whole}…")
}
