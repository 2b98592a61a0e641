//! The axes: scores by weighted criteria, weights by comparison, dots, and both orders side by side.

use std::sync::Arc;

use super::pairs::Grid;
use super::rules::real;
use super::said::{LeftOut, Outcome, Remark, Unsaid};
use super::votes::{Vote, about_line, line};
use super::{Matrix, Results};
use crate::method::ahp::{self, Ahp};
use crate::method::multicriteria::{
    self, Direction, Normalisation, Scored, TieBreak, check_whole, score,
};
use crate::method::ranking::{self, Move};
use crate::method::voting::Cut;
use crate::plan::Item;

/// The axes by weighted criteria.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    /// The axes with a score on every criterion, in the order of their list; the places of everything below.
    pub axes: Vec<Arc<str>>,
    /// The criteria, in the order of their list.
    pub criteria: Vec<Arc<str>>,
    /// The weight of each criterion.
    pub weights: Vec<f64>,
    /// How scores were brought to 0–1: `fixed` or `min_max`. It belongs beside the result.
    pub normalisation: &'static str,
    /// Scores, order and places.
    pub found: Scored,
    /// Axes without a score on some criterion, or with one outside the scale.
    pub left_out: LeftOut,
}

/// Criteria weighed by comparing them two by two.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The criteria, in the order of their list; the places of everything below.
    pub criteria: Vec<Arc<str>>,
    /// Weights and what the comparisons are worth.
    pub found: Ahp,
    /// How many tables compared.
    pub n_tables: usize,
}

/// Both orders of the axes.
#[derive(Debug, Clone, PartialEq)]
pub struct Contrast {
    /// The axes that have a score and dots, in the order of their list; the places of everything below.
    pub axes: Vec<Arc<str>>,
    /// Places by score among these.
    pub by_score: Vec<usize>,
    /// Places by dots among these.
    pub by_dots: Vec<usize>,
    /// Those that both orders place farther apart than the workshop lets pass, the farthest first.
    pub apart: Vec<Move>,
    /// Of those, the axes whose decision has no written reason.
    pub unexplained: Vec<Arc<str>>,
}

/// The line under the voted axes.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The vote.
    pub vote: Vote,
    /// Where the line falls, and what happened to a tie across it.
    pub found: Cut,
}

impl Scores {
    /// The place of an axis.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.axes.iter().position(|axis| **axis == *id)
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let first = self.found.order.iter().take(3);
        let first: Vec<Arc<str>> = first.map(|place| Arc::clone(&self.axes[*place])).collect();
        let key = match self.normalisation {
            "min_max" => "reading-axes-min-max",
            _ => "reading-axes-fixed",
        };
        let mut said = vec![
            Remark::new("reading-axes-first").names("names", source, &first),
            Remark::new(key),
        ];
        for parted in &self.found.parted {
            let key = match parted.by {
                TieBreak::HeaviestCriterion => "reading-axes-by-heaviest",
                TieBreak::Votes => "reading-axes-by-votes",
            };
            let ids = parted.items.iter();
            let ids: Vec<Arc<str>> = ids.map(|place| Arc::clone(&self.axes[*place])).collect();
            said.push(Remark::new(key).names("names", source, &ids));
        }
        for tie in &self.found.ties {
            let ids: Vec<Arc<str>> = tie.iter().map(|at| Arc::clone(&self.axes[*at])).collect();
            said.push(Remark::new("reading-axes-tie").names("names", source, &ids));
        }
        said.extend(self.left_out.remarks(source));
        said
    }
}

impl Comparison {
    /// The weight of a criterion, in what the workshop shares out.
    pub fn weight_of(&self, id: &str, whole: f64) -> Option<f64> {
        let place = self.criteria.iter().position(|own| **own == *id)?;
        Some(self.found.weights[place] * whole)
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let ids = |places: &[usize]| -> Vec<Arc<str>> {
            let ids = places.iter().map(|place| &self.criteria[*place]);
            ids.cloned().collect()
        };
        let mut said = Vec::new();
        if let Some(ratio) = self.found.consistency_ratio {
            let key = if self.found.accepted == Some(true) {
                "reading-ahp-consistent"
            } else {
                "reading-ahp-inconsistent"
            };
            said.push(Remark::new(key).number("ratio", ratio, 3));
        } else {
            said.push(Remark::new("reading-ahp-no-index"));
        }
        if self.found.accepted == Some(false) {
            if let Some(worst) = &self.found.worst_judgement {
                said.push(
                    Remark::new("reading-ahp-judgement")
                        .names("names", source, &ids(&[worst.row, worst.column]))
                        .number("given", worst.given, 1)
                        .number("implied", worst.implied, 1),
                );
            }
            if let Some(worst) = &self.found.worst_triple {
                said.push(Remark::new("reading-ahp-triple").names(
                    "names",
                    source,
                    &ids(&worst.items),
                ));
            }
        }
        said
    }
}

impl Contrast {
    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        if self.apart.is_empty() {
            return vec![Remark::new("reading-contrast-same")];
        }
        let ids = self.apart.iter();
        let ids: Vec<Arc<str>> = ids
            .map(|apart| Arc::clone(&self.axes[apart.item]))
            .collect();
        let mut said = vec![Remark::new("reading-contrast-apart").names("names", source, &ids)];
        if !self.unexplained.is_empty() {
            said.push(Remark::new("reading-contrast-unexplained").names(
                "names",
                source,
                &self.unexplained,
            ));
        }
        said
    }
}

impl Line {
    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        about_line(&self.found, &self.vote, results)
    }
}

pub(super) fn scores(results: Results<'_>) -> Outcome<Scores> {
    let rules = results.rules();
    let source = results.source();
    let scale = rules.scale("axis", "scores")?;
    let normalisation = rules.one_of(
        "multicriteria.normalisation",
        &[
            ("fixed", Normalisation::Fixed(scale)),
            ("min_max", Normalisation::MinMax),
        ],
    )?;
    let tie_breaks = rules.some_of(
        "multicriteria.tie_breaks",
        &[
            ("heaviest_criterion", TieBreak::HeaviestCriterion),
            ("votes", TieBreak::Votes),
        ],
    )?;
    let items: Vec<&Item> = source.items("criterion").iter().collect();
    let criteria: Vec<Arc<str>> = items.iter().map(|item| Arc::clone(&item.id)).collect();
    if criteria.is_empty() {
        return Err(Unsaid::nothing());
    }
    let weights: Vec<f64> = items
        .iter()
        .map(|item| item.number("weight").map_or(0.0, real))
        .collect();
    check_whole(&weights, rules.number("multicriteria.whole")?)
        .map_err(|unfit| Unsaid::of(&unfit, source, &criteria, &[]))?;
    let criterion = |(item, weight): (&&Item, &f64)| multicriteria::Criterion {
        weight: *weight,
        direction: match item.id_of("direction") {
            Some("min") => Direction::LowerIsBetter,
            _ => Direction::HigherIsBetter,
        },
        normalisation,
    };
    let (mut axes, mut cells, mut left_out) = (Vec::new(), Vec::new(), LeftOut::default());
    for item in source.items("axis") {
        let given = item.numbers("scores");
        let row: Vec<Option<f64>> = criteria
            .iter()
            .map(|id| given.get(&**id).copied().map(real))
            .collect();
        let on_scale = |value: &f64| (scale.least..=scale.most).contains(value);
        if row.iter().any(Option::is_none) {
            left_out.lacks(&item.id);
        } else if !row.iter().flatten().all(on_scale) {
            left_out.odd.push(Arc::clone(&item.id));
        } else {
            axes.push(Arc::clone(&item.id));
            cells.push(row);
        }
    }
    if axes.is_empty() {
        return Err(Unsaid::nothing());
    }
    let votes = results.axis_vote().as_ref().ok();
    let votes: Option<Vec<u64>> = votes.map(|vote| {
        let dots = axes.iter().map(|id| vote.dots_of(id).unwrap_or(0));
        dots.collect()
    });
    let all: Vec<multicriteria::Criterion> = items.iter().zip(&weights).map(criterion).collect();
    let found = score(&cells, &all, &tie_breaks, votes.as_deref())
        .map_err(|unfit| Unsaid::of(&unfit, source, &axes, &criteria))?;
    Ok(Scores {
        axes,
        criteria,
        weights,
        normalisation: normalisation.id(),
        found,
        left_out,
    })
}

pub(super) fn comparison(results: Results<'_>) -> Outcome<Comparison> {
    let grid = results
        .grid(Matrix::Comparisons)
        .as_ref()
        .map_err(Clone::clone)?;
    let rules = results.rules();
    let most = rules.scale(Matrix::Comparisons.cells(), "value")?.most;
    let random_index = rules.numbers("ahp.random_index")?;
    let ahp_rules = ahp::Rules {
        most,
        random_index: &random_index,
        accept: rules.number("ahp.accept")?,
    };
    let unfit = |unfit| Unsaid::of(&unfit, results.source(), &grid.rows, &grid.columns);
    let tables = Grid::by_table(results.source(), Matrix::Comparisons, grid);
    let merged = ahp::merge(&tables, &vec![1.0; tables.len()], most).map_err(unfit)?;
    let found = ahp::ahp(&merged, &ahp_rules).map_err(unfit)?;
    Ok(Comparison {
        criteria: grid.rows.clone(),
        found,
        n_tables: tables.len(),
    })
}

pub(super) fn contrast(results: Results<'_>) -> Outcome<Contrast> {
    let scores = results.axis_scores().as_ref().map_err(Clone::clone)?;
    let vote = results.axis_vote().as_ref().map_err(Clone::clone)?;
    let more_than = results.rules().count("ranking.more_than")?;
    let source = results.source();
    let both = scores.axes.iter().enumerate();
    let both: Vec<(usize, f64)> = both
        .filter_map(|(place, id)| Some((place, vote.dots_of(id)? as f64)))
        .collect();
    if both.len() < 2 {
        return Err(Unsaid::nothing());
    }
    let axes: Vec<Arc<str>> = both
        .iter()
        .map(|(place, _)| Arc::clone(&scores.axes[*place]))
        .collect();
    let unfit = |unfit| Unsaid::of(&unfit, source, &axes, &[]);
    // Ranks of the scoring have their ties parted by the rules of the workshop.
    let parted: Vec<f64> = both
        .iter()
        .map(|(place, _)| -(scores.found.ranks[*place] as f64))
        .collect();
    let dots: Vec<f64> = both.iter().map(|(_, dots)| *dots).collect();
    let by_score = ranking::competition(&parted).map_err(unfit)?;
    let by_dots = ranking::competition(&dots).map_err(unfit)?;
    let apart = ranking::moves(&by_score, &by_dots, more_than).map_err(unfit)?;
    let unexplained = apart.iter().map(|apart| &axes[apart.item]);
    let unexplained = unexplained.filter(|id| {
        let reason = source.get(id).and_then(|item| item.text("reason"));
        reason.is_none_or(|reason| reason.trim().is_empty())
    });
    Ok(Contrast {
        unexplained: unexplained.cloned().collect(),
        axes,
        by_score,
        by_dots,
        apart,
    })
}

pub(super) fn cut(results: Results<'_>) -> Outcome<Line> {
    let vote = results.axis_vote().as_ref().map_err(Clone::clone)?;
    let scores = results.axis_scores().as_ref().ok();
    // A score for each option of the vote, or none at all.
    let by_option: Option<Vec<f64>> = scores.and_then(|scores| {
        let of = |id: &Arc<str>| Some(scores.found.scores[scores.place(id)?]);
        vote.options.iter().map(of).collect()
    });
    let found = line(results.rules(), vote, by_option.as_deref(), results)?;
    Ok(Line {
        vote: vote.clone(),
        found,
    })
}
