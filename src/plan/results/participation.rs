//! Who took part, compared with who lives here and with what was promised: in all, and meeting by meeting.
//!
//! Only counts of groups leave this file, never people; which counts may be printed is for the report to decide
//! (see [`Participation::least_count`]).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::rules::real;
use super::said::{Outcome, Remark, Unsaid};
use super::{Results, Source};
use crate::locale::Lang;
use crate::method::participation::concentration::{Concentration, turns};
use crate::method::participation::{Cuts, Group, Parity, Standing, parity, representation};
use crate::method::scale::Scale;
use crate::plan::{Fact, Item};
use crate::text::fold;
use crate::workshop::{Field, FieldKind};

/// The dimensions by which people are counted: the fields of a participant that have this meaning.
pub const DIMENSIONS: [&str; 4] = ["gender", "ethnicity", "age_group", "zone"];

/// How many of those who spoke most are counted together.
const TOP: usize = 3;

/// Who took part.
#[derive(Debug, Clone, PartialEq)]
pub struct Participation {
    /// Everybody who came to some meeting, once.
    pub total: Vec<Dimension>,
    /// Each meeting to which somebody came, in the order of their list.
    pub meetings: Vec<Meeting>,
    /// Women and men; nothing when neither came.
    pub parity: Option<Parity>,
    /// How turns to speak were shared out, over all meetings; nothing when they were not counted.
    pub turns: Option<Concentration>,
    /// Each target, by its record: the group that it names, as dimension and key.
    pub quotas: BTreeMap<Arc<str>, (Arc<str>, Arc<str>)>,
    /// Targets whose group is none that participants can belong to.
    pub unknown_quotas: Vec<Arc<str>>,
    /// Fewer people than this in a cell are not printed.
    pub least_count: usize,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// The meeting.
    pub id: Arc<str>,
    /// Who came, by dimension.
    pub dimensions: Vec<Dimension>,
}

/// The groups of one dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct Dimension {
    /// Its name: `gender`.
    pub id: &'static str,
    /// How many people were counted.
    pub people: u64,
    /// Its groups, in the order of the definition.
    pub groups: Vec<Presence>,
    /// The share of places that would have to change hands to mirror the population; nothing when the population is
    /// not known group by group.
    pub dissimilarity: Option<f64>,
}

/// A group.
#[derive(Debug, Clone, PartialEq)]
pub struct Presence {
    /// Option id, or the zone.
    pub key: Arc<str>,
    /// How many came.
    pub count: u64,
    /// Their share, 0–100.
    pub share_pct: f64,
    /// The share of the group in the population, 0–100, when it is known.
    pub population_pct: Option<f64>,
    /// Share over that of the population.
    pub ratio: Option<f64>,
    /// What was promised, 0–100.
    pub quota_pct: Option<f64>,
    /// Share over what was promised.
    pub ratio_quota: Option<f64>,
    /// How the group is represented: by what was promised, or else by the population.
    pub standing: Standing,
}

impl Participation {
    /// A dimension of everybody.
    pub fn get(&self, dimension: &str) -> Option<&Dimension> {
        self.total.iter().find(|own| own.id == dimension)
    }

    /// What became of a target.
    pub fn of_quota(&self, quota: &str) -> Option<&Presence> {
        let (dimension, key) = self.quotas.get(quota)?;
        self.get(dimension)?.get(key)
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said = Vec::new();
        if let Some(parity) = self.parity
            && let Some(index) = parity.index
        {
            let key = if parity.balanced {
                "reading-parity-balanced"
            } else {
                "reading-parity-unbalanced"
            };
            said.push(Remark::new(key).number("index", index, 2));
        }
        for (standing, key) in [
            (Standing::Under, "reading-participation-under"),
            (Standing::Over, "reading-participation-over"),
        ] {
            let groups = self.total.iter().flat_map(|dimension| {
                let mine = dimension.groups.iter();
                let mine = mine.filter(move |group| group.standing == standing);
                mine.map(|group| group_words(source, dimension.id, &group.key))
            });
            let names: Vec<_> = groups.collect();
            if !names.is_empty() {
                said.push(Remark::new(key).with("names", Fact::Names(names, 0)));
            }
        }
        if let Some(turns) = self.turns {
            said.push(
                Remark::new("reading-participation-turns")
                    .number("gini", turns.gini, 2)
                    .number("top", turns.top_pct, 0),
            );
        }
        if !self.unknown_quotas.is_empty() {
            said.push(
                Remark::new("reading-participation-unknown").count("n", self.unknown_quotas.len()),
            );
        }
        said
    }
}

impl Dimension {
    /// A group.
    pub fn get(&self, key: &str) -> Option<&Presence> {
        self.groups.iter().find(|group| *group.key == *key)
    }
}

/// How a group is called.
pub fn group_words(source: Source<'_>, dimension: &str, key: &str) -> crate::locale::Words {
    let field = source
        .workshop()
        .get_collection("participant")
        .and_then(|people| people.get_field(dimension));
    match field.map(|field| &field.kind) {
        Some(FieldKind::Choice(options)) => options
            .iter()
            .find(|option| *option.id == *key)
            .map(|option| option.label.clone())
            .unwrap_or_default(),
        _ => source.name(key),
    }
}

/// What is promised to groups, and what the population is.
struct References {
    /// By dimension and key, 0–1.
    population: BTreeMap<(&'static str, Arc<str>), f64>,
    /// By dimension and key, 0–1.
    quotas: BTreeMap<(&'static str, Arc<str>), f64>,
    cuts: Cuts,
}

pub(super) fn read(results: Results<'_>) -> Outcome<Participation> {
    let source = results.source();
    let rules = results.rules();
    let cuts = Cuts {
        under: rules.number("participation.under")?,
        over: rules.number("participation.over")?,
    };
    let bounds = Scale {
        least: rules.number("participation.parity_least")?,
        most: rules.number("participation.parity_most")?,
    };
    let mut came: BTreeMap<Arc<str>, BTreeSet<Arc<str>>> = BTreeMap::new();
    let mut all: BTreeSet<Arc<str>> = BTreeSet::new();
    let mut spoken: BTreeMap<Arc<str>, u32> = BTreeMap::new();
    for item in source.items("attendance") {
        let person = item.id_of("participant").filter(|id| source.has(id));
        let (Some(meeting), Some(person)) = (item.id_of("meeting"), person) else {
            continue;
        };
        let person: Arc<str> = person.into();
        all.insert(Arc::clone(&person));
        let here = came.entry(meeting.into()).or_default();
        here.insert(Arc::clone(&person));
        if let Some(turns) = item.number("turns").map(real).filter(|turns| *turns >= 0.0) {
            let sum = spoken.entry(person).or_default();
            *sum = sum.saturating_add(turns.min(1e6) as u32);
        }
    }
    if all.is_empty() {
        return Err(Unsaid::nothing());
    }
    let (quotas, unknown_quotas) = quotas(source);
    let references = References {
        population: population(source),
        quotas: quotas
            .iter()
            .filter_map(|(id, (dimension, key))| {
                let target = source.get(id)?.number("target_pct")?;
                Some(((*dimension, Arc::clone(key)), real(target) / 100.0))
            })
            .collect(),
        cuts,
    };
    let total = dimensions(source, &all, &references)?;
    let count = |key: &str| {
        let gender = total.iter().find(|dimension| dimension.id == "gender");
        gender
            .and_then(|gender| gender.get(key))
            .map_or(0, |group| group.count)
    };
    let counts: Vec<u32> = spoken.into_values().collect();
    let meetings = source.items("meeting").iter().filter_map(|meeting| {
        let here = came.get(&meeting.id)?;
        Some(
            dimensions(source, here, &references).map(|dimensions| Meeting {
                id: Arc::clone(&meeting.id),
                dimensions,
            }),
        )
    });
    Ok(Participation {
        meetings: meetings.collect::<Outcome<Vec<_>>>()?,
        parity: parity(count("woman"), count("man"), bounds).ok(),
        turns: turns(&counts, TOP).ok(),
        quotas: quotas
            .into_iter()
            .map(|(id, (dimension, key))| (id, (dimension.into(), key)))
            .collect(),
        unknown_quotas,
        least_count: rules.count("participation.least_count")?,
        total,
    })
}

/// Some people by every dimension.
fn dimensions(
    source: Source<'_>,
    people: &BTreeSet<Arc<str>>,
    references: &References,
) -> Outcome<Vec<Dimension>> {
    let mut found = Vec::with_capacity(DIMENSIONS.len());
    for id in DIMENSIONS {
        let keys = keys(source, id);
        if keys.is_empty() {
            continue;
        }
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for person in people {
            if let Some(key) = source.get(person).and_then(|item| item.id_of(id)) {
                *counts.entry(key).or_default() += 1;
            }
        }
        let count = |key: &Arc<str>| counts.get(&**key).copied().unwrap_or_default();
        let references_of = |of: &BTreeMap<(&'static str, Arc<str>), f64>| -> Vec<Group> {
            let group = |key: &Arc<str>| Group {
                count: count(key),
                reference: of.get(&(id, Arc::clone(key))).copied(),
            };
            keys.iter().map(group).collect()
        };
        let told = |groups: &[Group]| {
            representation(groups, references.cuts)
                .map_err(|unfit| Unsaid::of(&unfit, source, &keys, &[]))
        };
        let by_population = references_of(&references.population);
        let by_quota = references_of(&references.quotas);
        if by_population.iter().all(|group| group.count == 0) {
            continue;
        }
        let (population, quota) = (told(&by_population)?, told(&by_quota)?);
        let groups = keys.iter().enumerate().map(|(at, key)| {
            let (own, promised) = (population.groups[at], quota.groups[at]);
            Presence {
                key: Arc::clone(key),
                count: by_population[at].count,
                share_pct: own.share_pct,
                population_pct: by_population[at].reference.map(|share| 100.0 * share),
                ratio: own.ratio,
                quota_pct: by_quota[at].reference.map(|share| 100.0 * share),
                ratio_quota: promised.ratio,
                standing: if by_quota[at].reference.is_some() {
                    promised.standing
                } else {
                    own.standing
                },
            }
        });
        found.push(Dimension {
            id,
            people: population.people,
            groups: groups.collect(),
            dissimilarity: population.dissimilarity,
        });
    }
    Ok(found)
}

fn field<'a>(source: Source<'a>, dimension: &str) -> Option<&'a Field> {
    let people = source.workshop().get_collection("participant")?;
    people.get_field(dimension)
}

/// The groups of a dimension, in the order of the definition.
fn keys(source: Source<'_>, dimension: &str) -> Vec<Arc<str>> {
    match field(source, dimension).map(|field| &field.kind) {
        Some(FieldKind::Choice(options)) => options
            .iter()
            .map(|option| Arc::clone(&option.id))
            .collect(),
        Some(FieldKind::Ref(to)) => {
            let items = source.items(to).iter();
            items.map(|item| Arc::clone(&item.id)).collect()
        }
        _ => Vec::new(),
    }
}

/// The population by dimension and group, 0–1, from the data of the zones.
fn population(source: Source<'_>) -> BTreeMap<(&'static str, Arc<str>), f64> {
    let mut shares = BTreeMap::new();
    let zones: Vec<(&Item, f64)> = source
        .items("zone")
        .iter()
        .filter_map(|zone| Some((zone, real(zone.number("population")?))))
        .filter(|(_, people)| *people > 0.0)
        .collect();
    let all: f64 = zones.iter().map(|(_, people)| people).sum();
    if all <= 0.0 {
        return shares;
    }
    for (zone, people) in &zones {
        shares.insert(("zone", Arc::clone(&zone.id)), people / all);
    }
    let known = zones
        .iter()
        .filter_map(|(zone, people)| Some((real(zone.number("pop_women")?), people)));
    let (women, people) = known.fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    if people > 0.0 && (0.0..=people).contains(&women) {
        shares.insert(("gender", "woman".into()), women / people);
        shares.insert(("gender", "man".into()), 1.0 - women / people);
    }
    // Children are no participants: ages are compared among those who could have come.
    for (dimension, map) in [("ethnicity", "ethnic_shares"), ("age_group", "age_shares")] {
        let keys = keys(source, dimension);
        let mut sums: BTreeMap<Arc<str>, f64> = BTreeMap::new();
        for (zone, people) in &zones {
            for (key, share) in zone.numbers(map) {
                if let Some(key) = keys.iter().find(|own| ***own == *key) {
                    *sums.entry(Arc::clone(key)).or_default() += people * real(share).max(0.0);
                }
            }
        }
        let whole: f64 = sums.values().sum();
        if whole > 0.0 {
            for (key, sum) in sums {
                shares.insert((dimension, key), sum / whole);
            }
        }
    }
    shares
}

type Quotas = BTreeMap<Arc<str>, (&'static str, Arc<str>)>;

/// The targets, with the group that each names: the code or the name of a zone, an option or its words.
fn quotas(source: Source<'_>) -> (Quotas, Vec<Arc<str>>) {
    let (mut known, mut unknown) = (BTreeMap::new(), Vec::new());
    for item in source.items("quota") {
        let Some(target) = item.number("target_pct") else {
            continue;
        };
        let dimension = item
            .id_of("dimension")
            .and_then(|id| DIMENSIONS.into_iter().find(|own| *own == id));
        let group = dimension.and_then(|dimension| {
            let key = group(source, dimension, item.text("group")?)?;
            Some((dimension, key))
        });
        let sound = (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&target);
        match group.filter(|_| sound) {
            Some(group) => {
                known.insert(Arc::clone(&item.id), group);
            }
            None => unknown.push(Arc::clone(&item.id)),
        }
    }
    (known, unknown)
}

/// The group that some words name.
pub fn group(source: Source<'_>, dimension: &str, said: &str) -> Option<Arc<str>> {
    let folded = fold(said.trim());
    let same = |text: &str| fold(text) == folded;
    match &field(source, dimension)?.kind {
        FieldKind::Choice(options) => {
            let named = options.iter().find(|option| {
                same(&option.id) || Lang::ALL.iter().any(|lang| same(option.label.get(*lang)))
            });
            named.map(|option| Arc::clone(&option.id))
        }
        FieldKind::Ref(to) => {
            let mut items = source.items(to).iter();
            let named = items.find(|item| {
                let name = source.name(&item.id);
                same(&item.code) || Lang::ALL.iter().any(|lang| same(name.get(*lang)))
            });
            named.map(|item| Arc::clone(&item.id))
        }
        _ => None,
    }
}
