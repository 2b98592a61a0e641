//! Dots: what the room chose, what ties, and where the line falls.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Results;
use super::rules::{Rules, real};
use super::said::{LeftOut, Outcome, Remark, Unsaid};
use crate::method::ranking;
use crate::method::voting::{
    Count, Cut, CutRules, Evidence, GroupCount, TechnicalTie, TieBreak, cut,
};
use crate::plan::{Item, Value};

/// A vote by dots, counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Vote {
    /// The options that have dots, in the order of their list; the places of everything below.
    pub options: Vec<Arc<str>>,
    /// The groups that were counted apart, by name; empty when there are only totals.
    pub groups: Vec<Arc<str>>,
    /// Dots, order, places and ties. People are not counted here: dots come from the sheets of tables.
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
    let mut options = Vec::new();
    let mut left_out = LeftOut::default();
    let mut sheets: Vec<Vec<(Option<Arc<str>>, u64)>> = Vec::new();
    let mut groups: BTreeSet<Arc<str>> = BTreeSet::new();
    for item in results.source().items(collection) {
        match sheet(item, field) {
            None => left_out.lacks(&item.id),
            Some(None) => left_out.odd.push(Arc::clone(&item.id)),
            Some(Some(sheet)) => {
                groups.extend(sheet.iter().filter_map(|(group, _)| group.clone()));
                options.push(Arc::clone(&item.id));
                sheets.push(sheet);
            }
        }
    }
    if options.is_empty() {
        return Err(Unsaid::nothing());
    }
    let of = |group: Option<&Arc<str>>| -> Vec<u64> {
        let mine = |sheet: &Vec<(Option<Arc<str>>, u64)>| {
            let mine = sheet
                .iter()
                .filter(|(own, _)| group.is_none() || own.as_ref() == group);
            mine.map(|(_, dots)| *dots).fold(0, u64::saturating_add)
        };
        sheets.iter().map(mine).collect()
    };
    let groups: Vec<Arc<str>> = groups.into_iter().collect();
    let dots = of(None);
    let unfit = |unfit| Unsaid::of(&unfit, results.source(), &options, &[]);
    let (order, ranks, ties) = places(&dots).map_err(unfit)?;
    let counted = groups.iter().enumerate().map(|(place, group)| {
        let dots = of(Some(group));
        Ok(GroupCount {
            group: place,
            people: 0,
            ranks: places(&dots)?.1,
            dots,
            voters: None,
        })
    });
    let counted = counted.collect::<Result<Vec<_>, _>>().map_err(unfit)?;
    Ok(Vote {
        count: Count {
            dots,
            voters: None,
            people: 0,
            spoilt: Vec::new(),
            n_blank: 0,
            unused: 0,
            order,
            ranks,
            ties,
            groups: counted,
        },
        options,
        groups,
        left_out,
    })
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
    match item.get(field)? {
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

type Places = (Vec<usize>, Vec<usize>, Vec<Vec<usize>>);

/// Order, competition ranks and ties by dots.
fn places(dots: &[u64]) -> Result<Places, crate::method::Unfit> {
    let scores: Vec<f64> = dots.iter().map(|dots| *dots as f64).collect();
    let tiers = ranking::tiers(&scores)?;
    let ranks = ranking::competition(&scores)?;
    let shared = tiers
        .iter()
        .filter(|tier| tier.len() > 1)
        .cloned()
        .collect();
    Ok((tiers.concat(), ranks, shared))
}

/// The line under the first options of a vote.
pub(super) fn line(
    rules: Rules<'_>,
    vote: &Vote,
    scores: Option<&[f64]>,
    results: Results<'_>,
) -> Outcome<Cut> {
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
    let cut_rules = CutRules {
        seats: rules.count("voting.seats")?,
        tie_breaks: &tie_breaks,
        technical_tie: TechnicalTie {
            least: least.max(0.0) as u64,
            share,
        },
    };
    let evidence = Evidence {
        scores,
        new_vote: None,
    };
    cut(&vote.count, &cut_rules, evidence)
        .map_err(|unfit| Unsaid::of(&unfit, results.source(), &vote.options, &[]))
}

/// What there is to say about a line.
pub(super) fn about_line(cut: &Cut, vote: &Vote, results: Results<'_>) -> Vec<Remark> {
    let source = results.source();
    let ids = |places: &[usize]| -> Vec<Arc<str>> {
        places
            .iter()
            .map(|place| Arc::clone(&vote.options[*place]))
            .collect()
    };
    let mut said = Vec::new();
    if !cut.open.is_empty() {
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
