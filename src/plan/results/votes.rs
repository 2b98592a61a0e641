//! Dots: what the room chose, what ties, and where the line falls.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Results;
use super::rules::{Rules, real};
use super::said::{LeftOut, Outcome, Remark, Unsaid};
use crate::method::Unfit;
use crate::method::voting::{
    Count, Cut, CutRules, DotRules, Evidence, Majority, Quorum, Tally, TechnicalTie, TieBreak, cut,
    dots_each, quorum, tallies,
};
use crate::plan::{Fact, Item, Value};

/// A vote by dots, counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Vote {
    /// The options that have dots, in the order of their list; the places of everything below.
    pub options: Vec<Arc<str>>,
    /// The groups that were counted apart, by id; empty when there are only totals.
    pub groups: Vec<Arc<str>>,
    /// The dots of each group on each option, as its sheet says.
    pub sheets: Vec<Vec<u64>>,
    /// How many dots each person has, when the definition says so.
    pub each: Option<u32>,
    /// Dots, order, places and ties, without the sheets that have to be counted again.
    pub count: Count,
    /// Options without any count: nobody has written down their dots.
    pub left_out: LeftOut,
}

impl Vote {
    /// The place of an option.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.options.iter().position(|option| **option == *id)
    }

    /// The dots of an option.
    pub fn dots_of(&self, id: &str) -> Option<u64> {
        Some(self.count.dots[self.place(id)?])
    }

    /// The place of an option in the order of the vote, 1 the first; those that tie share one.
    pub fn rank_of(&self, id: &str) -> Option<usize> {
        Some(self.count.ranks[self.place(id)?])
    }
}

/// Counts the dots that a field of a collection holds: a total, or a map by group.
pub(super) fn count(results: Results<'_>, collection: &str, field: &str) -> Outcome<Vote> {
    let source = results.source();
    let mut options = Vec::new();
    let mut left_out = LeftOut::default();
    let mut given: Vec<Sheet> = Vec::new();
    let mut keys: BTreeSet<Arc<str>> = BTreeSet::new();
    for item in source.items(collection) {
        match sheet(item, field) {
            None => left_out.lacks(&item.id),
            Some(None) => left_out.odd.push(Arc::clone(&item.id)),
            Some(Some(sheet)) => {
                keys.extend(sheet.iter().filter_map(|(group, _)| group.clone()));
                options.push(Arc::clone(&item.id));
                given.push(sheet);
            }
        }
    }
    if options.is_empty() {
        return Err(Unsaid::nothing());
    }
    let of = |group: Option<&Arc<str>>| -> Vec<u64> {
        let mine = |sheet: &Sheet| {
            let mine = sheet.iter().filter(|(own, _)| own.as_ref() == group);
            mine.map(|(_, dots)| *dots).fold(0, u64::saturating_add)
        };
        given.iter().map(mine).collect()
    };
    let people = |group: &Arc<str>| source.get(group)?.number("people").and_then(whole);
    // In the order of their list; those that are no records, by name.
    let place = |key: &Arc<str>| {
        let mut groups = source.items("voting_group").iter();
        groups
            .position(|item| item.id == *key)
            .unwrap_or(usize::MAX)
    };
    let mut groups: Vec<Arc<str>> = keys.into_iter().collect();
    groups.sort_by_cached_key(place);
    let sheets: Vec<(Option<u64>, Vec<u64>)> = groups
        .iter()
        .map(|group| (people(group), of(Some(group))))
        .collect();
    let unfit = |unfit| Unsaid::of(&unfit, source, &options, &[]);
    let n_all = source.items(collection).len();
    let (each, mut count) = tally(results.rules(), n_all, &sheets, of(None)).map_err(unfit)?;
    count.groups.retain(|one| one.group < groups.len());
    Ok(Vote {
        options,
        sheets: sheets.into_iter().map(|(_, dots)| dots).collect(),
        groups,
        each,
        count,
        left_out,
    })
}

/// Counts what groups handed in, each with the people who voted where that is known, and dots of nobody in
/// particular: how many dots each person has for so many options, and the count.
///
/// # Errors
/// As [`tallies`].
pub(in crate::plan) fn tally(
    rules: Rules<'_>,
    n_all: usize,
    groups: &[(Option<u64>, Vec<u64>)],
    rest: Vec<u64>,
) -> Result<(Option<u32>, Count), Unfit> {
    let each = rules.count("voting.one_in").ok();
    let each = each.and_then(|one_in| dots_each(n_all, one_in).ok());
    let cap = rules.count("voting.cap").ok();
    let limits = DotRules {
        limit: each.unwrap_or(u32::MAX),
        cap: cap.and_then(|cap| u32::try_from(cap).ok()),
    };
    let n = rest.len();
    let sheet = |group: usize, people: Option<u64>, dots: Vec<u64>| Tally {
        group,
        // Before it is known how many dots people have, no sheet is too full.
        people: people.filter(|_| each.is_some()),
        dots,
        voters: None,
    };
    let sheets = groups.iter().enumerate();
    let mut sheets: Vec<Tally> = sheets
        .map(|(group, (people, dots))| sheet(group, *people, dots.clone()))
        .collect();
    sheets.push(sheet(groups.len(), None, rest));
    Ok((each, tallies(n, &sheets, &limits)?))
}

fn whole(number: rust_decimal::Decimal) -> Option<u64> {
    use rust_decimal::prelude::ToPrimitive;
    number.fract().is_zero().then(|| number.to_u64()).flatten()
}

/// Whether enough people voted, where every group wrote down its people and the minutes say how many are needed.
pub(super) fn enough(results: Results<'_>, vote: &Vote) -> Option<Quorum> {
    let source = results.source();
    let people = |group: &Arc<str>| source.get(group)?.number("people").and_then(whole);
    let people: Option<Vec<u64>> = vote.groups.iter().map(people).collect();
    let people = people.filter(|people| !people.is_empty())?;
    let needed = source.items("minute").iter().rev();
    let needed = needed
        .filter_map(|item| item.number("quorum_needed"))
        .find_map(whole)?;
    let present = people.into_iter().fold(0, u64::saturating_add);
    quorum(present, 0, Majority::People(needed)).ok()
}

/// Dots by group; those of nobody in particular have none.
type Sheet = Vec<(Option<Arc<str>>, u64)>;

/// The dots of an option by group; nothing when there are none, and nothing inside when they are no dots.
#[expect(
    clippy::option_option,
    reason = "no dots at all and none that count are two things"
)]
fn sheet(item: &Item, field: &str) -> Option<Option<Sheet>> {
    let dots = |value: &Value| {
        let number = real(value.as_number()?);
        let sound = number >= 0.0 && number.fract() == 0.0 && number < 1e15;
        sound.then_some(number as u64)
    };
    // What was counted group by group stands before a total that was written by hand.
    let by_group = item.get(&format!("{field}_by_group"));
    let by_group = by_group.filter(|value| matches!(value, Value::Map(cells) if !cells.is_empty()));
    match by_group.or_else(|| item.get(field))? {
        Value::Map(cells) => {
            let cells = cells.iter();
            Some(
                cells
                    .map(|(group, value)| Some((Some(Arc::clone(group)), dots(value)?)))
                    .collect(),
            )
        }
        value => Some(dots(value).map(|dots| vec![(None, dots)])),
    }
}

/// What the definition says about the line of a vote.
pub struct VoteRules {
    seats: usize,
    tie_breaks: Vec<TieBreak>,
    technical_tie: TechnicalTie,
}

impl VoteRules {
    /// The rules as the method takes them.
    pub fn rules(&self) -> CutRules<'_> {
        CutRules {
            seats: self.seats,
            tie_breaks: &self.tie_breaks,
            technical_tie: self.technical_tie,
        }
    }
}

/// Reads what the definition says about the line of a vote.
pub fn vote_rules(rules: Rules<'_>) -> Outcome<VoteRules> {
    let tie_breaks = rules.some_of(
        "voting.tie_breaks",
        &[
            ("voters", TieBreak::Voters),
            ("score", TieBreak::Score),
            ("new_vote", TieBreak::NewVote),
            ("keep_all", TieBreak::KeepAll),
        ],
    )?;
    let [least, share] = rules.array("voting.technical_tie")?;
    Ok(VoteRules {
        seats: rules.count("voting.seats")?,
        tie_breaks,
        technical_tie: TechnicalTie {
            least: least.max(0.0) as u64,
            share,
        },
    })
}

/// The line under the first options of a vote.
pub(super) fn line(
    rules: Rules<'_>,
    vote: &Vote,
    scores: Option<&[f64]>,
    results: Results<'_>,
) -> Outcome<Cut> {
    let ways = vote_rules(rules)?;
    let evidence = Evidence {
        scores,
        new_vote: None,
    };
    cut(&vote.count, &ways.rules(), evidence)
        .map_err(|unfit| Unsaid::of(&unfit, results.source(), &vote.options, &[]))
}

/// What there is to say about a vote and its line.
pub(super) fn about_line(cut: &Cut, vote: &Vote, results: Results<'_>) -> Vec<Remark> {
    let source = results.source();
    let ids = |places: &[usize]| -> Vec<Arc<str>> {
        places
            .iter()
            .map(|place| Arc::clone(&vote.options[*place]))
            .collect()
    };
    let mut said = Vec::new();
    if let Some(quorum) = enough(results, vote) {
        let key = if quorum.met {
            "reading-vote-quorum"
        } else {
            "reading-vote-no-quorum"
        };
        let of = |people: u64| usize::try_from(people).unwrap_or(usize::MAX);
        let remark = Remark::new(key).count("present", of(quorum.present));
        said.push(remark.count("needed", of(quorum.needed)));
    }
    let full: Vec<Arc<str>> = vote
        .count
        .spoilt
        .iter()
        .filter_map(|(place, _)| vote.groups.get(*place).cloned())
        .collect();
    if !full.is_empty() {
        said.push(Remark::new("reading-vote-spoilt").names("names", source, &full));
    }
    let written = cut.open.iter().find_map(|place| {
        let reason = source.get(&vote.options[*place])?.text("reason")?.trim();
        (!reason.is_empty()).then(|| reason.trim_end_matches('.').to_owned())
    });
    if let Some(reason) = written {
        let remark = Remark::new("reading-vote-written").names("names", source, &ids(&cut.open));
        said.push(remark.with("reason", Fact::Text(reason)));
    } else if !cut.open.is_empty() {
        let remark = Remark::new("reading-vote-open").count("seats", cut.open_seats);
        said.push(remark.names("names", source, &ids(&cut.open)));
    } else if let Some(rule) = cut.resolved_by {
        let key = match rule {
            TieBreak::Voters => "reading-vote-by-voters",
            TieBreak::Score => "reading-vote-by-score",
            TieBreak::NewVote => "reading-vote-by-new-vote",
            TieBreak::KeepAll => "reading-vote-keep-all",
        };
        said.push(Remark::new(key).names("names", source, &ids(&cut.tied)));
    } else if cut.technical_tie {
        said.push(Remark::new("reading-vote-technical").names("names", source, &ids(&cut.close)));
    }
    said
}
