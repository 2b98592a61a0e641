//! The words of a plan, for templates: what the program knows, by name, already in words.
//!
//! Nothing personal is here, and of people there are only counts. Amounts and totals stay exact: they are decimal
//! numbers in text, which the filters of the templates (`money`, `integer`…) write by locale.

pub(super) mod guide;
mod lists;
mod money;
pub mod reference;
mod results;
mod sections;

use rust_decimal::Decimal;
use serde_json::{Map, Value as Json, json};

use super::few::{FEW, fewer, is_few};
use super::words::{PEOPLE, Public};
use crate::diag::Severity;
use crate::locale::{Lang, date, number};
use crate::plan::merges::restored;
use crate::plan::{Finding, Item, Plan, Value};
use crate::workshop::{Collection, Field, FieldKind};

pub use sections::{Needed, feeding, is_pending};

const GLOSSARY: &str = include_str!("../../workshops/territorial/lessons/glossary.tsv");

/// Everything that a template may say about a plan.
pub fn context(plan: &Plan, findings: &[Finding], lang: Lang) -> Json {
    let words = Public { plan, lang };
    let (mut collections, mut counts, mut sums) = (Map::new(), Map::new(), Map::new());
    let mut names = Map::new();
    let mut context = Map::new();
    for collection in &plan.workshop.collections {
        let id = collection.id.to_string();
        let is_public = !PEOPLE.contains(&id.as_str());
        let count = plan.n_items(&collection.id);
        // Conditions and sums of templates take numbers: few people are as good as none.
        let few = !is_public && is_few(count);
        counts.insert(id.clone(), if few { 0 } else { count }.into());
        sums.insert(id.clone(), totals(plan, collection, few));
        if collection.single {
            // A single record is called by its own name: `territory.name`.
            let only = plan.single(&collection.id);
            context.insert(id.clone(), record(&words, collection, only));
        }
        let items = || plan.items(&collection.id).filter(|_| is_public);
        let called: Vec<Json> = items().map(|item| words.name(&item.id).into()).collect();
        names.insert(id.clone(), called.into());
        let records: Vec<Json> = items()
            .map(|item| record(&words, collection, Some(item)))
            .collect();
        collections.insert(id, records.into());
    }
    let errors = findings
        .iter()
        .filter(|finding| finding.is_open() && finding.severity == Severity::Error)
        .count();
    let open = findings.iter().filter(|finding| finding.is_open()).count();
    let rest = json!({
        "lang": lang.code(),
        "today": { "long": date::long(plan.today, lang), "iso": plan.today.to_string(), "year": plan.today.year() },
        "currency": plan.currency,
        "fictional": plan.is_fictional(),
        "workshop": workshop(plan, lang),
        "c": collections,
        "n": counts,
        "names": names,
        "sum": sums,
        "guide": guide::guide(plan, lang),
        "section": sections::sections(plan, lang),
        "pending": sections::pending(plan, lang),
        "investment": money::investment(&words),
        "top_projects": money::top_projects(&words, 10),
        "people": people(plan),
        "results": results::results(plan, lang),
        "coming": coming(&words),
        "findings": { "n": open, "errors": errors, "warnings": open - errors, "accepted": findings.len() - open },
        "merges": merges(plan),
        "glossary": glossary(lang),
    });
    if let Json::Object(rest) = rest {
        context.extend(rest);
    }
    for (name, fields) in [("territory", TERRITORY), ("vision", VISION)] {
        // Templates may speak of these even when a definition does not ask for them.
        let single = context.entry(name).or_insert_with(|| json!({}));
        for field in fields {
            if let Some(map) = single.as_object_mut() {
                map.entry(*field).or_insert_with(|| "".into());
            }
        }
    }
    Json::Object(context)
}

const TERRITORY: &[&str] = &[
    "name",
    "country",
    "province",
    "plan_start",
    "plan_end",
    "vision_year",
];
const VISION: &[&str] = &["text", "slogan"];

/// A record: every public field of its collection in words, empty when it was not answered.
fn record(words: &Public<'_>, collection: &Collection, item: Option<&Item>) -> Json {
    let mut record = Map::new();
    let mut raw = Map::new();
    for field in collection.fields.iter().filter(|field| !field.personal) {
        let answer = item
            .map(|item| words.answer_to(item, field))
            .unwrap_or_default();
        record.insert(field.key.to_string(), answer.into());
        raw.insert(
            field.key.to_string(),
            item.map_or(Json::Null, |item| plain(words.plan, item, field)),
        );
    }
    record.insert("raw".to_owned(), raw.into());
    if let Some(item) = item {
        record.insert("id".to_owned(), item.id.to_string().into());
        record.insert("code".to_owned(), item.code.clone().into());
        record.insert("name".to_owned(), words.name(&item.id).into());
    }
    Json::Object(record)
}

/// An answer for conditions and sums: ids, numbers and flags, the same in every language.
fn plain(plan: &Plan, item: &Item, field: &Field) -> Json {
    match plan.value(item, field).as_deref() {
        Some(Value::Number(number)) => number.normalize().to_string().into(),
        Some(Value::Flag(flag)) => (*flag).into(),
        Some(Value::Date(day)) => day.to_string().into(),
        Some(Value::Options(ids) | Value::Refs(ids)) => {
            ids.iter().map(|id| Json::from(&**id)).collect()
        }
        _ => Json::Null,
    }
}

/// The sums of the fields of a collection that can be added.
fn totals(plan: &Plan, collection: &Collection, none: bool) -> Json {
    let mut totals = Map::new();
    for field in collection.fields.iter().filter(|_| !none) {
        let addable = matches!(
            field.kind,
            FieldKind::Integer | FieldKind::Decimal | FieldKind::Money
        );
        if addable && !field.personal {
            let total: Decimal = plan
                .items(&collection.id)
                .filter_map(|item| item.number(&field.key))
                .sum();
            totals.insert(field.key.to_string(), total.normalize().to_string().into());
        }
    }
    Json::Object(totals)
}

fn workshop(plan: &Plan, lang: Lang) -> Json {
    let collections: Vec<Json> = plan
        .workshop
        .collections
        .iter()
        .filter(|collection| !PEOPLE.contains(&&*collection.id))
        .map(|collection| {
            json!({
                "id": &*collection.id,
                "title": collection.title.get(lang),
                "plural": collection.plural.get(lang),
                "single": collection.single,
                "n": plan.n_items(&collection.id),
                "more": !collection.single && collection.fields.len() > collection.columns.len(),
            })
        })
        .collect();
    let phases: Vec<Json> = plan
        .workshop
        .phases
        .iter()
        .map(|phase| {
            json!({
                "number": phase.number,
                "title": phase.title.get(lang),
                "intro": phase.intro.get(lang),
                "steps": guide::steps(plan, &phase.id, lang),
            })
        })
        .collect();
    json!({
        "id": plan.workshop.id,
        "title": plan.workshop.title.get(lang),
        "summary": plan.workshop.summary.get(lang),
        "n_steps": plan.workshop.steps.len(),
        "phases": phases,
        "sections": sections::outline(plan, lang),
        "collections": collections,
    })
}

/// The next time that an account is given: its day and place, empty when none is written down.
fn coming(words: &Public<'_>) -> Json {
    let plan = words.plan;
    let day = |item: &&Item| match item.get("date") {
        Some(Value::Date(day)) if *day >= plan.today => Some(*day),
        _ => None,
    };
    let ahead = plan
        .items("accountability")
        .filter(|item| day(item).is_some());
    let next = ahead.min_by_key(day);
    let date = next.as_ref().and_then(day);
    json!({
        "date": date.map(|day| date::long(day, words.lang)).unwrap_or_default(),
        "place": next.map(|item| words.answer(item, "place")).unwrap_or_default(),
    })
}

/// Counts of people; a share is only given when nobody could be told apart by it.
fn people(plan: &Plan) -> Json {
    let is_woman = |item: &&Item| item.id_of("gender") == Some("woman");
    let all = plan.n_items("participant");
    let women = plan.items("participant").filter(is_woman).count();
    let share = (women >= FEW && all - women >= FEW)
        .then(|| Decimal::from(women) * Decimal::ONE_HUNDRED / Decimal::from(all));
    json!({
        "participants": told(all),
        "attendances": told(plan.n_items("attendance")),
        "meetings": plan.n_items("meeting"),
        "women_share": share.map(|share| share.round_dp(4).to_string()).unwrap_or_default(),
    })
}

/// What was joined to the notebook, in counts; what was undone counts only as such.
fn merges(plan: &Plan) -> Json {
    let standing = || plan.merges.iter().filter(|merge| merge.stands);
    let differences = || standing().flat_map(|merge| &merge.differences);
    let equal: usize = standing().map(|merge| merge.summary.equal).sum();
    json!({
        "n": standing().count(),
        "undone": plan.merges.len() - standing().count(),
        "equal": equal,
        "restored": restored(&plan.merges).len(),
        "open": differences().filter(|one| one.is_open).count(),
        "settled": differences().filter(|one| one.settled.is_some()).count(),
    })
}

/// A count of people; few are not told apart.
fn told(count: usize) -> Json {
    if is_few(count) {
        fewer().into()
    } else {
        count.into()
    }
}

/// The glossary in the order of the alphabet of a language.
fn glossary(lang: Lang) -> Json {
    let mut terms: Vec<[&str; 3]> = GLOSSARY
        .lines()
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (palabra, word) = (cells.next()?, cells.next()?);
            let (significado, meaning) = (cells.next()?, cells.next()?);
            Some(match lang {
                Lang::Es => [palabra, significado, word],
                Lang::En => [word, meaning, palabra],
            })
        })
        .collect();
    terms.sort_by_cached_key(|[term, ..]| crate::text::fold(term));
    let entry = |[term, meaning, other]: &[&str; 3]| json!({ "term": term, "meaning": meaning, "other": other });
    terms.iter().map(entry).collect()
}

/// A share in percent as templates take it.
fn share(part: Decimal, whole: Decimal) -> String {
    if whole.is_zero() {
        return String::new();
    }
    (part * Decimal::ONE_HUNDRED / whole)
        .round_dp(4)
        .normalize()
        .to_string()
}

/// A whole number in words.
fn whole(number: usize, lang: Lang) -> String {
    number::integer(number as i64, lang)
}

#[cfg(test)]
mod tests;
