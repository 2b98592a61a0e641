//! How many different sectors contribute to each project.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Results;
use super::said::{LeftOut, Outcome, Remark, Unsaid};

/// The projects that sectors contribute to.
#[derive(Debug, Clone, PartialEq)]
pub struct Integration {
    /// Each project with a contribution and how many different sectors it has, in the order of the projects.
    pub projects: Vec<(Arc<str>, usize)>,
    /// Contributions without project or sector.
    pub left_out: LeftOut,
}

impl Integration {
    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let several = self.projects.iter().filter(|(_, sectors)| *sectors > 1);
        let mut said = vec![Remark::new("reading-integration-several").count("n", several.count())];
        let single = self.projects.iter().filter(|(_, sectors)| *sectors == 1);
        let single: Vec<&Arc<str>> = single.map(|(id, _)| id).collect();
        if !single.is_empty() {
            said.push(Remark::new("reading-integration-single").names("names", source, single));
        }
        said.extend(self.left_out.remarks(source));
        said
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Integration> {
    let source = results.source();
    let mut left_out = LeftOut::default();
    let mut pairs: BTreeSet<(&str, &str)> = BTreeSet::new();
    for item in source.items("integration") {
        let project = item.id_of("project").filter(|id| source.has(id));
        match (project, item.id_of("sector")) {
            (Some(project), Some(sector)) => {
                pairs.insert((project, sector));
            }
            _ => left_out.lacks(&item.id),
        }
    }
    let projects = source.items("project").iter().filter_map(|project| {
        let sectors = pairs.iter().filter(|(id, _)| *id == &*project.id).count();
        (sectors > 0).then(|| (Arc::clone(&project.id), sectors))
    });
    let projects: Vec<(Arc<str>, usize)> = projects.collect();
    if projects.is_empty() {
        return Err(Unsaid::nothing());
    }
    Ok(Integration { projects, left_out })
}
