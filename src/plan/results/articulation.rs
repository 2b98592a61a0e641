//! Projects and public policies: which projects found a policy that supports them, and what stays apart. Source: see
//! [`crate::method::indices`].

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::Results;
use super::rules::real;
use super::said::{LeftOut, Outcome, Remark, Unsaid};
use crate::method::indices::articulation;
use crate::method::scale::reaches;
use crate::plan::Item;

/// How projects meet policies.
#[derive(Debug, Clone, PartialEq)]
pub struct Articulation {
    /// Projects with at least one policy that fits well or completely.
    pub supported: Vec<Arc<str>>,
    /// Projects without one.
    pub alone: Vec<Arc<str>>,
    /// Policies that fit no project well.
    pub unused: Vec<Arc<str>>,
    /// The share of the projects that are supported, 0–100.
    pub coverage: f64,
    /// From this fit on a policy supports a project.
    pub least: f64,
    /// Crossings without policy, project or fit.
    pub left_out: LeftOut,
}

impl Articulation {
    /// Whether a crossing says that its policy supports its project; what was discarded supports nothing.
    pub fn supports(&self, crossing: &Item) -> bool {
        let fit = crossing.number("fit").map(real);
        let fits = fit.is_some_and(|fit| reaches(fit, self.least));
        fits && crossing.id_of("state") != Some("discarded")
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said = vec![
            Remark::new("reading-articulation-coverage")
                .count("supported", self.supported.len())
                .count("all", self.supported.len() + self.alone.len())
                .number("share", self.coverage, 0),
        ];
        for (ids, key) in [
            (&self.alone, "reading-articulation-alone"),
            (&self.unused, "reading-articulation-unused"),
        ] {
            if !ids.is_empty() {
                said.push(Remark::new(key).names("names", source, ids));
            }
        }
        said.extend(self.left_out.remarks(source));
        said
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Articulation> {
    let source = results.source();
    if source.items("project").is_empty() || source.items("policy").is_empty() {
        return Err(Unsaid::nothing());
    }
    let least = results.rules().number("indices.fit_least")?;
    let mut left_out = LeftOut::default();
    let mut best: HashMap<&str, f64> = HashMap::new();
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for item in source.items("alignment") {
        let end = |field: &str| item.id_of(field).filter(|id| source.has(id));
        let (Some(policy), Some(project), Some(fit)) =
            (end("policy"), end("project"), item.number("fit"))
        else {
            left_out.lacks(&item.id);
            continue;
        };
        // What was discarded supports nothing.
        if item.id_of("state") == Some("discarded") {
            continue;
        }
        let fit = real(fit);
        let own = best.entry(project).or_insert(fit);
        *own = own.max(fit);
        if reaches(fit, least) {
            met.extend([policy, project]);
        }
    }
    let projects = source.items("project");
    let fits: Vec<Option<f64>> = projects
        .iter()
        .map(|project| best.get(&*project.id).copied())
        .collect();
    let ids_of_all: Vec<Arc<str>> = projects.iter().map(|own| Arc::clone(&own.id)).collect();
    let coverage =
        articulation(&fits, least).map_err(|unfit| Unsaid::of(&unfit, source, &ids_of_all, &[]))?;
    let ids = |collection: &str, wanted: bool| -> Vec<Arc<str>> {
        let items = source.items(collection).iter();
        let fits = |item: &&Item| met.contains(&*item.id) == wanted;
        items
            .filter(fits)
            .map(|item| Arc::clone(&item.id))
            .collect()
    };
    Ok(Articulation {
        supported: ids("project", true),
        alone: ids("project", false),
        unused: ids("policy", false),
        coverage,
        least,
        left_out,
    })
}
