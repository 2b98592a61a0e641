//! What is printed beside the sheets of steps: the steps of a meeting, and ballots for those who vote.

use super::PaperLine;
use super::boards::Sheet;
use crate::locale::{Lang, date, say};
use crate::notebook::{Content, Record};
use crate::plan::ballot::Ballot;
use crate::plan::{Reading, personal};
use crate::workshop::{Activity, ActivityKind, Collection, FieldKind, Workshop};

/// A meeting and the steps that are worked in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperMeeting {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// When it is; may be empty.
    pub date: String,
    /// Where it is; may be empty.
    pub place: String,
    /// Ids of its steps, in the order of the definition.
    pub steps: Vec<String>,
}

/// Every meeting of a notebook: the records that name steps.
pub fn meetings(content: &Content, workshop: &Workshop, lang: Lang) -> Vec<PaperMeeting> {
    let reading = Reading { content, workshop };
    let mut meetings = Vec::new();
    for collection in &workshop.collections {
        let names_steps = |kind: &FieldKind| matches!(kind, FieldKind::Refs(to) if &**to == "step");
        let field = collection.fields.iter().find(|one| names_steps(&one.kind));
        let Some(field) = field else { continue };
        for record in content.records(&collection.id) {
            let named: Vec<&str> = record.set(&field.key).collect();
            let steps = workshop.steps.iter().map(|step| &step.id);
            meetings.push(PaperMeeting {
                code: reading.code(record.id.as_str()),
                name: reading.name(record.id.as_str(), lang),
                date: day(record, collection, lang),
                place: record.get("place").unwrap_or_default().to_owned(),
                steps: steps
                    .filter(|id| named.contains(&&***id))
                    .cloned()
                    .collect(),
            });
        }
    }
    meetings
}

/// The first day that a record names.
fn day(record: &Record, collection: &Collection, lang: Lang) -> String {
    let mut fields = collection.fields.iter();
    let field = fields.find(|field| field.kind == FieldKind::Date);
    let text = field
        .and_then(|field| record.get(&field.key))
        .unwrap_or_default();
    text.parse()
        .map_or_else(|_| text.to_owned(), |day| date::long(day, lang))
}

/// What each person marks in a vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperBallot {
    /// Id of the step.
    pub code: String,
    /// Its name.
    pub title: String,
    /// How many dots each person has, in words.
    pub question: String,
    /// The options with the numbers of the screen; unnamed ones are written by people.
    pub options: Vec<PaperLine>,
    /// How many dots each person has; 0 when the definition does not say.
    pub dots: usize,
}

/// The ballot of a step where people vote; nothing for another.
pub fn ballot(
    content: &Content,
    workshop: &Workshop,
    step: &str,
    lang: Lang,
) -> Option<PaperBallot> {
    let step = workshop.get_step(step)?;
    let is_vote = |activity: &&Activity| activity.kind == ActivityKind::Vote;
    let activity = step.activities().find(is_vote)?;
    let sheet = Sheet {
        content,
        workshop,
        activity,
        lang,
        personal: personal(workshop),
    };
    let board = sheet.vote()?;
    let each = Ballot::read(content, workshop, activity).each;
    let options = board.rows.into_iter().filter(|line| line.number > 0);
    let dots = usize::try_from(each.unwrap_or_default()).unwrap_or_default();
    Some(PaperBallot {
        code: step.id.clone(),
        title: step.title.get(lang).to_owned(),
        question: if dots == 0 {
            say(lang, "sheets-ballot-mark", &[])
        } else {
            board.question
        },
        options: options.collect(),
        dots,
    })
}
