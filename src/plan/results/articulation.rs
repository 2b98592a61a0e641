//! Projects and public policies: which projects found a policy that supports them, and what stays apart.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Results;
use super::said::{LeftOut, Outcome, Remark, Unsaid};
use crate::plan::Item;

/// From this fit on a policy supports a project: «fits well».
const FITS: i64 = 2;

/// How projects meet policies.
#[derive(Debug, Clone, PartialEq)]
pub struct Articulation {
    /// Projects with at least one policy that fits well or completely.
    pub supported: Vec<Arc<str>>,
    /// Projects without one.
    pub alone: Vec<Arc<str>>,
    /// Policies that fit no project well.
    pub unused: Vec<Arc<str>>,
    /// Crossings without policy, project or fit.
    pub left_out: LeftOut,
}

impl Articulation {
    /// The share of the projects that are supported, 0–100.
    pub fn coverage_pct(&self) -> f64 {
        let all = self.supported.len() + self.alone.len();
        100.0 * self.supported.len() as f64 / all.max(1) as f64
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said = vec![
            Remark::new("reading-articulation-coverage")
                .count("supported", self.supported.len())
                .count("all", self.supported.len() + self.alone.len())
                .number("share", self.coverage_pct(), 0),
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
    let mut left_out = LeftOut::default();
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for item in source.items("alignment") {
        let end = |field: &str| item.id_of(field).filter(|id| source.has(id));
        let (Some(policy), Some(project), Some(fit)) =
            (end("policy"), end("project"), item.number("fit"))
        else {
            left_out.lacks(&item.id);
            continue;
        };
        if fit >= FITS.into() && item.id_of("state") != Some("discarded") {
            met.extend([policy, project]);
        }
    }
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
        left_out,
    })
}
