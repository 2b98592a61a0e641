//! Dots that groups gave to options, as an activity binds them: totals, order, sheets that cannot be right, the
//! quorum, and ties across the line.
//!
//! The same reading feeds the screen where dots are counted and the orders beside the scores. Source of the
//! counting: see [`crate::method::voting`].

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::rating::Rated;
use super::results::votes::tally;
use super::results::{Rules, vote_rules};
use crate::method::voting::{
    Count, Cut, Evidence, Majority, Quorum, Spoilt, cut, dots_each, quorum,
};
use crate::notebook::{Content, Record, RecordId};
use crate::workshop::{Activity, ActivityKind, FieldKind, Step, Workshop};

/// The dots of a vote.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ballot {
    /// The groups that are counted apart; none where only totals are counted.
    pub groups: Vec<Group>,
    /// The options, in their order.
    pub options: Vec<Choice>,
    /// How many dots each person has, when the definition says so.
    pub each: Option<u32>,
    /// The line under the chosen options, and how a tie across it is settled; places among [`Self::options`].
    pub line: Option<Cut>,
    /// How many options stand above the line, when the definition says so.
    pub seats: Option<usize>,
    /// Whether enough people voted, when the minutes say how many are needed.
    pub quorum: Option<Quorum>,
    /// Whether the field counts group by group, or a total only.
    pub by_group: bool,
}

/// A group that hands in its own sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What its dots are kept under: the id of its record, or its name where groups have none.
    pub key: Arc<str>,
    /// Its name; nothing when its record has none, or when it is the record that has to be asked.
    pub name: Option<Arc<str>>,
    /// How many of its people voted, when that was written down.
    pub people: Option<u64>,
    /// Why its sheet does not count until it is counted again.
    pub spoilt: Option<Spoilt>,
}

/// An option of a vote.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The record.
    pub id: RecordId,
    /// The dots of each group.
    pub dots: Vec<Option<Decimal>>,
    /// The dots of all sheets that count; nothing while nobody has counted.
    pub total: Option<u64>,
    /// Its place; those that tie share one.
    pub place: Option<usize>,
    /// Whether the group wrote why it was decided like this.
    pub has_reason: bool,
}

/// A total that is no count at all is left out.
fn whole(text: &str) -> Option<u64> {
    let number: Decimal = text.parse().ok()?;
    number.fract().is_zero().then(|| number.to_u64()).flatten()
}

/// The first activity of a kind whose role is a collection.
fn activity_of<'a>(
    workshop: &'a Workshop,
    kind: ActivityKind,
    role: &str,
    collection: &str,
) -> Option<&'a Activity> {
    let all = workshop.steps.iter().flat_map(Step::activities);
    all.filter(|one| one.kind == kind)
        .find(|one| one.collection(role).map(|id| &**id) == Some(collection))
}

impl Ballot {
    /// Reads what stands in a notebook, with its line; empty when a role is not bound.
    pub fn read(content: &Content, workshop: &Workshop, activity: &Activity) -> Self {
        let (mut ballot, count) = Self::count(content, workshop, activity);
        let rated = activity
            .collection("options")
            .and_then(|id| activity_of(workshop, ActivityKind::Rating, "rows", id))
            .map(|rating| Rated::read(content, workshop, rating));
        if let Some(count) = count {
            ballot.draw_line(workshop, &count, rated.as_ref());
        }
        ballot
    }

    /// The dots of each record of a collection, where some step has it voted on.
    pub fn totals(
        content: &Content,
        workshop: &Workshop,
        collection: &str,
    ) -> Vec<(RecordId, u64)> {
        let vote = activity_of(workshop, ActivityKind::Vote, "options", collection);
        let options = vote.map_or_else(Vec::new, |vote| {
            Self::count(content, workshop, vote).0.options
        });
        let counted = options.into_iter();
        counted
            .filter_map(|option| Some((option.id, option.total?)))
            .collect()
    }

    fn count(content: &Content, workshop: &Workshop, activity: &Activity) -> (Self, Option<Count>) {
        let bound = (activity.collection("options"), activity.field("votes"));
        let (Some(options), Some(votes)) = bound else {
            return (Self::default(), None);
        };
        let kind = workshop
            .get_collection(options)
            .and_then(|collection| collection.get_field(votes))
            .map(|field| &field.kind);
        let by_group = matches!(kind, Some(FieldKind::Map { .. }));
        let groups = if by_group {
            groups(content, activity, options, votes)
        } else {
            Vec::new()
        };
        let reason = activity.field("reason");
        let choice = |record: &Record| {
            let of = |group: &Group| {
                let mut cells = record.map(votes);
                cells.find(|(own, _)| *own == &*group.key)?.1.parse().ok()
            };
            let reason = reason.and_then(|key| record.get(key));
            Choice {
                id: record.id.clone(),
                dots: groups.iter().map(of).collect(),
                total: None,
                place: None,
                has_reason: reason.is_some_and(|reason| !reason.trim().is_empty()),
            }
        };
        let rules = Rules { workshop };
        let mut ballot = Self {
            options: content.records(options).map(choice).collect(),
            groups,
            each: None,
            line: None,
            seats: rules.count("voting.seats").ok(),
            quorum: None,
            by_group,
        };
        let limit = rules.count("voting.one_in").ok();
        ballot.each = limit.and_then(|one_in| dots_each(ballot.options.len(), one_in).ok());
        let by_hand = if by_group {
            activity.field("total")
        } else {
            Some(votes)
        };
        let by_hand = |id: &RecordId| -> Option<u64> {
            whole(content.get_record(id.as_str())?.get(by_hand?)?)
        };
        let count = ballot.add_up(rules, by_hand);
        ballot.quorum = ballot.has_quorum(content, activity);
        (ballot, count)
    }

    /// Adds the sheets up, checks them, and gives places.
    fn add_up(
        &mut self,
        rules: Rules<'_>,
        by_hand: impl Fn(&RecordId) -> Option<u64>,
    ) -> Option<Count> {
        let n = self.options.len();
        let mut sheets: Vec<(Option<u64>, Vec<u64>)> = self
            .groups
            .iter()
            .map(|group| (group.people, vec![0; n]))
            .collect();
        // What was counted group by group stands before a total that was written by hand.
        let mut rest = vec![0; n];
        let mut counted = Vec::new();
        for (at, option) in self.options.iter().enumerate() {
            let given: Vec<(usize, u64)> = (option.dots.iter().enumerate())
                .filter_map(|(group, dots)| Some((group, (*dots)?.to_u64()?)))
                .collect();
            if given.is_empty() {
                let Some(total) = by_hand(&option.id) else {
                    continue;
                };
                rest[at] = total;
            }
            for (group, dots) in given {
                sheets[group].1[at] = dots;
            }
            counted.push(at);
        }
        if counted.is_empty() {
            return None;
        }
        let picked = |dots: &[u64]| -> Vec<u64> { counted.iter().map(|at| dots[*at]).collect() };
        for (_, dots) in &mut sheets {
            *dots = picked(dots);
        }
        let (_, count) = tally(rules, n, &sheets, picked(&rest)).ok()?;
        for (group, why) in &count.spoilt {
            if let Some(group) = self.groups.get_mut(*group) {
                group.spoilt = Some(*why);
            }
        }
        for (place, at) in counted.iter().enumerate() {
            self.options[*at].total = Some(count.dots[place]);
            self.options[*at].place = Some(count.ranks[place]);
        }
        Some(count)
    }

    fn draw_line(&mut self, workshop: &Workshop, count: &Count, rated: Option<&Rated>) {
        let rules = Rules { workshop };
        let Ok(ways) = vote_rules(rules) else {
            return;
        };
        // The count holds the options that were counted; the line is drawn among them.
        let counted: Vec<usize> = (0..self.options.len())
            .filter(|at| self.options[*at].total.is_some())
            .collect();
        let scores: Option<Vec<f64>> = rated.and_then(|rated| {
            let of = |at: &usize| {
                let mut rows = rated.rows.iter();
                rows.find(|row| row.id == self.options[*at].id)?.score
            };
            counted.iter().map(of).collect()
        });
        let evidence = Evidence {
            scores: scores.as_deref(),
            new_vote: None,
        };
        let Ok(mut line) = cut(count, &ways.rules(), evidence) else {
            return;
        };
        for places in [
            &mut line.selected,
            &mut line.tied,
            &mut line.close,
            &mut line.open,
        ] {
            for place in places {
                *place = counted[*place];
            }
        }
        line.last_in = line.last_in.map(|place| counted[place]);
        line.first_out = line.first_out.map(|place| counted[place]);
        for trial in &mut line.trials {
            for place in &mut trial.among {
                *place = counted[*place];
            }
        }
        self.line = Some(line);
    }

    /// Whether enough people are there: those who voted, or, while nobody wrote that down, those whom the last
    /// minutes say were present.
    fn has_quorum(&self, content: &Content, activity: &Activity) -> Option<Quorum> {
        let minutes = activity.collection("minutes")?;
        let needed = activity.field("needed")?;
        let last = content
            .records(minutes)
            .filter(|record| record.get(needed).is_some())
            .last()?;
        let people: Option<Vec<u64>> = self.groups.iter().map(|group| group.people).collect();
        let people = people.filter(|people| !people.is_empty());
        let present = match people {
            Some(people) => people.iter().copied().fold(0, u64::saturating_add),
            None => whole(last.get(activity.field("present")?)?)?,
        };
        quorum(present, 0, Majority::People(whole(last.get(needed)?)?)).ok()
    }

    /// The options that tie across the line; none when none do.
    pub fn tied(&self) -> &[usize] {
        self.line.as_ref().map_or(&[], |line| &line.tied)
    }

    /// Whether a tie across the line is there and none of its options says in writing how it was settled.
    pub fn needs_resolution(&self) -> bool {
        let mut tied = self.tied().iter();
        !self.tied().is_empty() && tied.all(|at| !self.options[*at].has_reason)
    }
}

/// The groups of a vote: their records, and those that have dots and no record.
fn groups(content: &Content, activity: &Activity, options: &str, votes: &str) -> Vec<Group> {
    let people = activity.field("people");
    let of = |record: &Record| Group {
        key: Arc::from(record.id.as_str()),
        name: None,
        people: people.and_then(|key| whole(record.get(key)?)),
        spoilt: None,
    };
    let mut all: Vec<Group> = activity
        .collection("groups")
        .map_or_else(Vec::new, |id| content.records(id).map(of).collect());
    let used: BTreeSet<&str> = content
        .records(options)
        .flat_map(|record| record.map(votes).map(|(group, _)| group))
        .filter(|group| !group.is_empty())
        .collect();
    let bound = activity.collection("groups").is_some();
    for key in used {
        // Dots of a group that was taken away wait for it to come back.
        if !bound {
            all.push(Group {
                key: Arc::from(key),
                name: Some(Arc::from(key)),
                people: None,
                spoilt: None,
            });
        }
    }
    all
}
