//! What was computed with which parameters, for the annex.

use super::RESULTS;
use crate::plan::results::families::{Decided, FAMILIES, Family};
use crate::report::block::{Align, Block, Tone};
use crate::report::tables::ask::Ask;
use crate::report::tables::draft::{Draft, paragraph};
use crate::report::tables::{Built, Desk};
use crate::vocabulary::{PARAMETERS, ParameterKind};
use crate::workshop::Setting;

/// A list of words longer than this is counted instead of told.
const MOST_WORDS: usize = 6;

/// The families with these ids, in their order.
pub(super) fn families(ids: &[&str]) -> Vec<&'static Family> {
    let found = ids.iter();
    let family = |id: &&str| FAMILIES.iter().find(|family| family.about.id == *id);
    found.filter_map(family).collect()
}

/// How a family is called.
pub(super) fn title(desk: &Desk<'_>, family: &Family) -> String {
    desk.say(&format!("method-{}", family.about.id.replace('_', "-")))
}

/// `methods`: the methods that this plan used, each with its source and with the parameters of the workshop and their
/// reasons; then what could not be computed.
#[expect(
    clippy::unnecessary_wraps,
    reason = "every kind of table has this shape"
)]
pub(in crate::report) fn methods(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let (mut used, mut refused): (Vec<&Family>, Vec<_>) = (Vec::new(), Vec::new());
    for spec in RESULTS {
        match (spec.told)(desk) {
            Ok(told) => {
                used.extend(families(spec.methods));
                refused.extend(told.unsaid.into_iter().map(|unsaid| (spec.methods, unsaid)));
            }
            Err(unsaid) if super::worth_telling(&unsaid).is_some() => {
                refused.push((spec.methods, unsaid));
            }
            Err(_) => {}
        }
    }
    let is_used = |family: &&Family| used.iter().any(|own| own.about.id == family.about.id);
    let mut draft = Draft::new();
    for key in [
        "report-methods-parameter",
        "report-methods-value",
        "report-methods-why",
    ] {
        draft.column(desk.say(key), Align::Left);
    }
    for family in FAMILIES.iter().filter(is_used) {
        let name = title(desk, family);
        draft.group(&desk.say_of(
            "report-methods-group",
            &[("method", &name), ("source", family.about.source)],
        ));
        let places = family.decided.iter().flat_map(|(_, places)| *places);
        for place in places {
            if let Decided::Parameter(id) = place
                && let Some(parameter) = desk.plan.workshop.parameters.get(*id)
            {
                let value = setting(desk, id, &parameter.value);
                let why = parameter.reason.get(desk.lang).to_owned();
                draft.row(vec![(*id).to_owned(), value, why]);
            }
        }
    }
    let default = desk.say("report-methods-caption");
    let caption = ask.get("caption").unwrap_or(&default);
    let mut blocks = draft.finish(desk, "methods", caption, String::new());
    if !refused.is_empty() {
        let lines = refused.iter().map(|(methods, unsaid)| {
            let names: Vec<String> = families(methods)
                .into_iter()
                .map(|family| title(desk, family))
                .collect();
            let why = unsaid.say(desk.lang);
            vec![paragraph(&format!("{}: {why}", names.join(", ")))]
        });
        blocks.push(Block::Note {
            tone: Tone::Warning,
            title: desk.say("report-result-refused"),
            blocks: vec![Block::List {
                start: None,
                items: lines.collect(),
            }],
        });
    }
    Ok(blocks)
}

/// The value of a parameter. Words that the program knows are said in the language of the document; what people
/// write stays as it is, or is counted.
fn setting(desk: &Desk<'_>, id: &str, value: &Setting) -> String {
    let number =
        |number: &rust_decimal::Decimal| crate::locale::number::decimal(*number, None, desk.lang);
    let kind = PARAMETERS
        .iter()
        .find(|spec| spec.id == id)
        .map(|spec| spec.kind);
    let known = matches!(kind, Some(ParameterKind::Text(_) | ParameterKind::Words(_)));
    let word = |word: &String| {
        if known {
            desk.say(&format!("setting-{}", word.replace('_', "-")))
        } else {
            word.clone()
        }
    };
    match value {
        Setting::Number(one) => number(one),
        Setting::Numbers(all) => {
            let all: Vec<String> = all.iter().map(number).collect();
            all.join(" · ")
        }
        Setting::Text(one) => word(one),
        Setting::Texts(words) if known || words.len() <= MOST_WORDS => {
            let words: Vec<String> = words.iter().map(word).collect();
            words.join(", ")
        }
        Setting::Texts(words) => {
            desk.say_of("report-methods-words", &[("n", &words.len().to_string())])
        }
    }
}
