//! What there is to say about a vote: sheets that cannot be right, a quorum that is missing, ties and how they were
//! settled.

use rust_decimal::Decimal;

use super::Vote;
use crate::app::session::{Session, shorten};
use crate::locale::{Arg, Lang, list_and, say};
use crate::method::voting::{Spoilt, TieBreak};
use crate::plan::ballot::{Ballot, Group};

/// The most letters of a name in a sentence.
const NAME: usize = 30;

impl Vote {
    /// What there is to say about the count, the most urgent first; whether it asks for something.
    pub fn says(&self, session: &Session, ballot: &Ballot, lang: Lang) -> Option<(String, bool)> {
        let mut groups = ballot.groups.iter();
        if let Some((group, why)) = groups.find_map(|one| Some((one, one.spoilt?))) {
            return Some((too_full(session, ballot, group, why, lang), true));
        }
        if let Some(quorum) = ballot.quorum.filter(|quorum| !quorum.met) {
            let (present, needed) = (quorum.present.to_string(), quorum.needed.to_string());
            let args = [
                ("count", counted(quorum.present)),
                ("present", Arg::Text(&present)),
                ("needed", Arg::Text(&needed)),
            ];
            return Some((say(lang, "vote-no-quorum", &args), true));
        }
        if let Some(tie) = self.tie(session, ballot, lang) {
            return Some((tie, ballot.needs_resolution()));
        }
        let seats = ballot.seats?.to_string();
        let has_places = ballot.options.iter().any(|one| one.place.is_some());
        let line = || say(lang, "vote-line", &[("seats", Arg::Text(&seats))]);
        has_places.then(|| (line(), false))
    }

    /// A tie across the line in words, how the rules settle it, and what is left to do.
    fn tie(&self, session: &Session, ballot: &Ballot, lang: Lang) -> Option<String> {
        let line = ballot.line.as_ref().filter(|line| !line.tied.is_empty())?;
        let settled = resolution(session, ballot, lang);
        let asks = ballot.needs_resolution() && self.activity.field("reason").is_some();
        let left = asks.then_some(if settled.is_some() {
            "vote-write-it"
        } else {
            "vote-again"
        });
        let said = settled.unwrap_or_else(|| {
            let names = names(session, ballot, &line.open, lang);
            let seats = line.open_seats.to_string();
            let args = [
                ("count", Arg::Count(line.open_seats)),
                ("names", Arg::Text(&names)),
                ("seats", Arg::Text(&seats)),
            ];
            say(lang, "vote-tie", &args)
        });
        Some(match left {
            Some(left) => format!("{said} {}", say(lang, left, &[])),
            None => said,
        })
    }
}

/// A sheet with more dots than its people have, or may put on one option.
fn too_full(session: &Session, ballot: &Ballot, group: &Group, why: Spoilt, lang: Lang) -> String {
    let people = group.people.unwrap_or(0);
    let (key, used, each, option) = match why {
        Spoilt::OverLimit { used } => {
            let each = Decimal::from(ballot.each.unwrap_or(0));
            ("vote-over-limit", used, each, String::new())
        }
        Spoilt::OverCap { option, used } => {
            let mut options = ballot.options.iter().filter(|one| one.total.is_some());
            let option = options.nth(option);
            let option = option.map(|one| session.reading().name(one.id.as_str(), lang));
            let cap = session.workshop.number("voting.cap").unwrap_or_default();
            let option = shorten(&option.unwrap_or_default(), NAME);
            ("vote-over-cap", used, cap, option)
        }
    };
    let name = Vote::name(session, group, lang);
    let most = Decimal::from(people).saturating_mul(each).normalize();
    let (used, most, n_people) = (used.to_string(), most.to_string(), people.to_string());
    let args = [
        ("count", counted(people)),
        ("group", Arg::Text(&name)),
        ("used", Arg::Text(&used)),
        ("most", Arg::Text(&most)),
        ("people", Arg::Text(&n_people)),
        ("option", Arg::Text(&option)),
    ];
    say(lang, key, &args)
}

/// A number that chooses between singular and plural.
pub fn counted(number: u64) -> Arg<'static> {
    Arg::Count(usize::try_from(number).unwrap_or(usize::MAX))
}

/// How the rules of the definition settled a tie across the line, as it goes into the minutes; nothing while they do
/// not.
pub(super) fn resolution(session: &Session, ballot: &Ballot, lang: Lang) -> Option<String> {
    let line = ballot.line.as_ref()?;
    let key = match line.resolved_by? {
        TieBreak::Voters => "vote-by-voters",
        TieBreak::Score => "vote-by-score",
        TieBreak::NewVote => "vote-by-new-vote",
        TieBreak::KeepAll => "vote-keep-all",
    };
    let dots = ballot.options.get(*line.tied.first()?)?.total?;
    let (count, dots) = (counted(dots), dots.to_string());
    let inside: Vec<usize> = line
        .tied
        .iter()
        .copied()
        .filter(|at| line.selected.contains(at))
        .collect();
    let n_inside = Arg::Count(inside.len());
    let tied = names(session, ballot, &line.tied, lang);
    let inside = names(session, ballot, &inside, lang);
    let args = [
        ("count", count),
        ("dots", Arg::Text(&dots)),
        ("n_inside", n_inside),
        ("names", Arg::Text(&tied)),
        ("inside", Arg::Text(&inside)),
    ];
    Some(say(lang, key, &args))
}

fn names(session: &Session, ballot: &Ballot, places: &[usize], lang: Lang) -> String {
    let reading = session.reading();
    let names = places.iter().map(|at| {
        let name = reading.name(ballot.options[*at].id.as_str(), lang);
        let name = shorten(&name, NAME);
        match lang {
            Lang::Es => format!("«{name}»"),
            Lang::En => format!("“{name}”"),
        }
    });
    list_and(&names.collect::<Vec<_>>(), lang)
}
