//! Which projects fit under the money there is, chosen in four ways side by side. Source: see
//! [`crate::method::portfolio`].
//!
//! The ceiling is what the definition says: the money that is secured, all that was promised, or what the sources set
//! as theirs. A way that lacks its answers (points, ballots) says nothing, and the others stand.

use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Results;
use super::rules::{Rules, real};
use super::said::{LeftOut, Outcome, Remark, Unsaid};
use crate::method::portfolio::{
    Ballot, Candidate, Completion, Decision, EqualShares, Greedy, Knapsack, Measure, Order, Proof,
    TieBreak, Utility, WhenTooDear, best_set, count_votes, equal_shares, greedy,
};
use crate::plan::finding::Fact;
use crate::plan::{Item, Source};

/// Money is compared in hundredths.
const UNIT: i64 = 100;

/// The most times that shares are raised.
const MOST_RUNS: u32 = 1_000;

/// The four ways of choosing, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Down the list by the points of the projects.
    Points,
    /// Down the list by the people who support them.
    Votes,
    /// The set that is worth most together (knapsack).
    BestSet,
    /// Each person spends the same share (Method of Equal Shares).
    Shares,
}

impl Way {
    /// All ways.
    pub const ALL: [Self; 4] = [Self::Points, Self::Votes, Self::BestSet, Self::Shares];

    /// Key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Points => "portfolio-points",
            Self::Votes => "portfolio-votes",
            Self::BestSet => "portfolio-best-set",
            Self::Shares => "portfolio-shares",
        }
    }

    /// Key of the sentence that explains it.
    pub fn why_key(self) -> &'static str {
        match self {
            Self::Points => "portfolio-points-why",
            Self::Votes => "portfolio-votes-why",
            Self::BestSet => "portfolio-best-set-why",
            Self::Shares => "portfolio-shares-why",
        }
    }
}

/// The projects chosen in each way.
#[derive(Debug, Clone, PartialEq)]
pub struct Portfolio {
    /// The money there is.
    pub ceiling: Decimal,
    /// The projects that cost something, in the order of their list.
    pub projects: Vec<Project>,
    /// What each way chooses; nothing for one that lacks its answers.
    pub choices: [Option<Choice>; 4],
    /// Whether the best set is known to be the best.
    pub is_proven: bool,
    /// Ballots without people or projects.
    pub left_out: LeftOut,
}

/// A project that could be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    /// Its record.
    pub project: Arc<str>,
    /// What it costs.
    pub cost: Decimal,
    /// Its points.
    pub points: Option<Decimal>,
    /// The people who support it.
    pub votes: u64,
}

/// What a way chooses.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Why each project is in or out, in the order of the projects.
    pub decisions: Vec<Decision>,
    /// What the chosen ones cost.
    pub cost: Decimal,
}

impl Portfolio {
    /// How many ways choose a project, of those that choose at all.
    pub fn chosen(&self, at: usize) -> (usize, usize) {
        let ways = self.choices.iter().flatten();
        let chosen = ways.clone().filter(|own| own.decisions[at].is_chosen());
        (chosen.count(), ways.count())
    }

    /// The reading in sentences: the ceiling, what all ways choose, what none does, and each way in one sentence.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let cost: Decimal = self.projects.iter().map(|own| own.cost).sum();
        let mut said = vec![
            Remark::new("reading-portfolio-ceiling")
                .with("ceiling", Fact::Number(self.ceiling))
                .with("cost", Fact::Number(cost)),
        ];
        let those = |wanted: &dyn Fn(usize, usize) -> bool| -> Vec<&Arc<str>> {
            let all = self.projects.iter().enumerate();
            all.filter(|(at, _)| {
                let (chosen, ways) = self.chosen(*at);
                wanted(chosen, ways)
            })
            .map(|(_, own)| &own.project)
            .collect()
        };
        for (key, ids) in [
            (
                "reading-portfolio-all",
                those(&|chosen, ways| chosen == ways),
            ),
            (
                "reading-portfolio-some",
                those(&|chosen, ways| chosen > 0 && chosen < ways),
            ),
            ("reading-portfolio-none", those(&|chosen, _| chosen == 0)),
        ] {
            if !ids.is_empty() {
                said.push(
                    Remark::new(key)
                        .count("n", ids.len())
                        .names("names", source, ids),
                );
            }
        }
        for (way, choice) in Way::ALL.into_iter().zip(&self.choices) {
            if choice.is_some() {
                said.push(
                    Remark::new("reading-portfolio-way")
                        .with("way", Fact::Key(way.key().to_owned()))
                        .with("why", Fact::Key(way.why_key().to_owned())),
                );
            }
        }
        if !self.is_proven {
            said.push(Remark::new("reading-portfolio-unproven"));
        }
        if self.choices[Way::Votes as usize].is_none() {
            said.push(Remark::new("reading-portfolio-no-ballots"));
        }
        said.extend(self.left_out.remarks(source));
        said
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Portfolio> {
    let source = results.source();
    let projects = projects(source);
    if projects.is_empty() {
        return Err(Unsaid::nothing());
    }
    let ceiling = ceiling(results)?;
    if ceiling.is_zero() {
        return Err(Unsaid::nothing());
    }
    let mut left_out = LeftOut::default();
    let ballots = ballots(source, &projects, &mut left_out);
    let mut found = Portfolio {
        ceiling,
        projects,
        choices: [const { None }; 4],
        is_proven: true,
        left_out,
    };
    found.choose(results, &ballots)?;
    Ok(found)
}

impl Portfolio {
    fn choose(&mut self, results: Results<'_>, ballots: &[Ballot]) -> Outcome<()> {
        let rules = results.rules();
        let ids: Vec<Arc<str>> = self
            .projects
            .iter()
            .map(|own| Arc::clone(&own.project))
            .collect();
        let order = rules.one_of(
            "portfolio.order",
            &[("most", Order::Most), ("most_per_cost", Order::MostPerCost)],
        )?;
        let when_too_dear = rules.one_of(
            "portfolio.when_too_dear",
            &[("skip", WhenTooDear::Skip), ("stop", WhenTooDear::Stop)],
        )?;
        let ties = rules.some_of(
            "portfolio.ties",
            &[
                ("cheaper", TieBreak::Cheaper),
                ("dearer", TieBreak::Dearer),
                ("higher_score", TieBreak::HigherScore),
                ("more_votes", TieBreak::MoreVotes),
            ],
        )?;
        let has_ballots = ballots.iter().any(|ballot| ballot.people > 0);
        let refused = |unfit: &_| Unsaid::of(unfit, results.source(), &ids, &[]);
        let votes = count_votes(self.projects.len(), ballots).map_err(|unfit| refused(&unfit))?;
        for (own, votes) in self.projects.iter_mut().zip(votes) {
            own.votes = votes;
        }
        let candidates: Vec<Candidate> = self.projects.iter().map(candidate).collect();
        let ceiling = units(self.ceiling);
        let down = |measure: Measure| {
            let asked = Greedy {
                ceiling,
                measure,
                order,
                when_too_dear,
                ties: &ties,
            };
            greedy(&candidates, &asked).map(|found| choice(found.decisions, found.cost))
        };
        let has_points = self.projects.iter().any(|own| own.points.is_some());
        if has_points {
            self.choices[0] = Some(down(Measure::Score).map_err(|unfit| refused(&unfit))?);
        }
        if has_ballots {
            self.choices[1] = Some(down(Measure::Votes).map_err(|unfit| refused(&unfit))?);
        }
        if has_points || has_ballots {
            let measure = rules.one_of(
                "portfolio.measure",
                &[("score", Measure::Score), ("votes", Measure::Votes)],
            )?;
            let asked = Knapsack {
                ceiling,
                measure: match measure {
                    Measure::Score if !has_points => Measure::Votes,
                    Measure::Votes if !has_ballots => Measure::Score,
                    measure => measure,
                },
                most_cells: rules.count("portfolio.most_cells")? as u64,
            };
            let best = best_set(&candidates, &asked).map_err(|unfit| refused(&unfit))?;
            self.is_proven = matches!(best.proof, Proof::Exact { .. });
            self.choices[2] = Some(choice(best.portfolio.decisions, best.portfolio.cost));
        }
        if has_ballots {
            let asked = EqualShares {
                ceiling,
                utility: rules.one_of(
                    "portfolio.utility",
                    &[("cost", Utility::Cost), ("project", Utility::Project)],
                )?,
                completion: completion(rules, ceiling)?,
                ties: &ties,
            };
            let shared = equal_shares(&candidates, ballots, &asked);
            let shared = shared.map_err(|unfit| refused(&unfit))?.portfolio;
            self.choices[3] = Some(choice(shared.decisions, shared.cost));
        }
        Ok(())
    }
}

/// What is done with the rest; shares are raised by a thousandth of the money at a time.
fn completion(rules: Rules<'_>, ceiling: u64) -> Outcome<Completion> {
    let step = (ceiling / 1_000).max(1);
    let most_runs = MOST_RUNS;
    rules.one_of(
        "portfolio.completion",
        &[
            ("keep", Completion::Keep),
            ("by_votes", Completion::ByVotes),
            ("raise_shares", Completion::RaiseShares { step, most_runs }),
            (
                "raise_shares_then_by_votes",
                Completion::RaiseSharesThenByVotes { step, most_runs },
            ),
        ],
    )
}

/// The projects that cost something.
fn projects(source: Source<'_>) -> Vec<Project> {
    let components = source.by_ref("component", "project");
    let all = source.items("project").iter();
    all.filter_map(|project| {
        let parts = components.get(&*project.id)?;
        let cost: Decimal = parts.iter().map(|part| part.total("cost")).sum();
        (cost > Decimal::ZERO).then(|| Project {
            project: Arc::clone(&project.id),
            cost,
            points: project.number("importance"),
            votes: 0,
        })
    })
    .collect()
}

/// The money there is.
fn ceiling(results: Results<'_>) -> Outcome<Decimal> {
    let source = results.source();
    let sum = |items: &mut dyn Iterator<Item = &Item>, field: &str| -> Decimal {
        items.map(|item| item.total(field)).sum()
    };
    let lines = source.items("funding_line").iter();
    Ok(match results.rules().word("portfolio.ceiling")? {
        "ceilings" => sum(&mut source.items("funding_source").iter(), "ceiling"),
        "funded" => sum(&mut lines.clone(), "amounts"),
        _ => sum(
            &mut lines.filter(|line| line.id_of("status") == Some("secured")),
            "amounts",
        ),
    })
}

/// The ballots, with projects by their place.
fn ballots(source: Source<'_>, projects: &[Project], left_out: &mut LeftOut) -> Vec<Ballot> {
    let places: HashMap<&str, usize> = projects
        .iter()
        .enumerate()
        .map(|(at, own)| (&*own.project, at))
        .collect();
    let mut ballots = Vec::new();
    for item in source.items("project_ballot") {
        let people = item.number("people").and_then(|people| people.to_u32());
        let approves: Vec<usize> = item
            .ids_of("projects")
            .iter()
            .filter_map(|id| places.get(&**id).copied())
            .collect();
        match people {
            Some(people) if !item.ids_of("projects").is_empty() => {
                ballots.push(Ballot { approves, people });
            }
            _ => left_out.lacks(&item.id),
        }
    }
    ballots
}

fn candidate(project: &Project) -> Candidate {
    Candidate {
        cost: units(project.cost),
        score: project.points.map_or(0.0, real).max(0.0),
        votes: project.votes,
    }
}

fn choice(decisions: Vec<Decision>, cost: u64) -> Choice {
    Choice {
        decisions,
        cost: (Decimal::from(cost) / Decimal::from(UNIT)).normalize(),
    }
}

/// An amount in hundredths; one too large to be counted is as much as can be.
fn units(amount: Decimal) -> u64 {
    let units = amount.checked_mul(Decimal::from(UNIT));
    let units = units.map(|units| units.round());
    units.and_then(|units| units.to_u64()).unwrap_or(u64::MAX)
}
