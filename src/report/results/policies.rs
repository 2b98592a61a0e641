//! Policies, responsibilities and sectors on paper.

use std::collections::BTreeMap;

use super::Told;
use crate::plan::Item;
use crate::plan::results::Outcome;
use crate::report::block::Align;
use crate::report::tables::Desk;
use crate::report::tables::draft::Draft;
use crate::workshop::FieldKind;

/// What each institution can bring and who would ask it for that, and how the plan meets the Sustainable Development
/// Goals.
pub(super) fn articulation(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.articulation().as_ref().map_err(Clone::clone)?;
    let mut asked: BTreeMap<&str, Vec<&Item>> = BTreeMap::new();
    for crossing in desk.plan.items("alignment") {
        if let (Some(policy), true) = (crossing.id_of("policy"), found.supports(crossing)) {
            asked.entry(policy).or_default().push(crossing);
        }
    }
    let projects = |policy: &Item| -> String {
        let crossings = asked.get(&*policy.id).into_iter().flatten();
        let codes = crossings.filter_map(|own| Some(desk.code_of(own.id_of("project")?)));
        codes.collect::<Vec<_>>().join(", ")
    };
    let mut tables = fair(desk, &projects);
    tables.extend(goals(desk, &projects));
    Ok(Told::new(tables, found.reading(results)))
}

/// The fair the other way round: institution by institution, what it offers and which projects would ask for it.
fn fair(desk: &Desk<'_>, projects: &dyn Fn(&Item) -> String) -> Vec<crate::report::block::Block> {
    let mut draft = Draft::new();
    for key in ["name", "offer", "deadline"] {
        draft.column(desk.label("policy", key), Align::Left);
    }
    draft.column(desk.say("report-policies-askers"), Align::Left);
    let mut by_owner: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
    for policy in desk.plan.items("policy") {
        let owner = desk.words.answer(policy, "owner");
        by_owner.entry(owner).or_default().push(policy);
    }
    for (owner, policies) in by_owner {
        draft.group(&owner);
        for policy in policies {
            draft.row(vec![
                desk.words.answer(policy, "name"),
                desk.words.answer(policy, "offer"),
                desk.words.answer(policy, "deadline"),
                projects(policy),
            ]);
        }
    }
    let caption = desk.say("report-policies-fair");
    draft.finish(desk, "reverse-fair", &caption, String::new())
}

/// The policies and the projects of each goal that some policy serves.
fn goals(desk: &Desk<'_>, projects: &dyn Fn(&Item) -> String) -> Vec<crate::report::block::Block> {
    let collection = desk.plan.workshop.get_collection("policy");
    let field = collection.and_then(|collection| collection.get_field("sdg"));
    let Some(FieldKind::Choices(options)) = field.map(|field| &field.kind) else {
        return Vec::new();
    };
    let mut draft = Draft::new();
    draft.column(desk.label("policy", "sdg"), Align::Left);
    draft.column(desk.say("report-policies-policies"), Align::Left);
    draft.column(desk.say("report-policies-askers"), Align::Left);
    for option in options {
        let serves = |policy: &&Item| policy.ids_of("sdg").contains(&option.id);
        let policies: Vec<&Item> = desk.plan.items("policy").filter(serves).collect();
        if policies.is_empty() {
            continue;
        }
        let codes: Vec<&str> = policies.iter().map(|policy| &*policy.code).collect();
        let mut askers: Vec<String> = policies
            .iter()
            .flat_map(|policy| {
                let codes = projects(policy);
                codes.split(", ").map(str::to_owned).collect::<Vec<_>>()
            })
            .filter(|code| !code.is_empty())
            .collect();
        askers.sort();
        askers.dedup();
        draft.row(vec![
            option.label.get(desk.lang).to_owned(),
            codes.join(", "),
            askers.join(", "),
        ]);
    }
    let caption = desk.say("report-policies-goals");
    draft.finish(desk, "goals", &caption, String::new())
}

/// Whether each process has somebody who does it and one body that answers for it.
pub(super) fn responsibilities(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.responsibilities().as_ref().map_err(Clone::clone)?;
    Ok(Told::new(Vec::new(), found.reading(results)))
}

/// Which sectors join in each project.
pub(super) fn integration(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.integration().as_ref().map_err(Clone::clone)?;
    let by_project = results.source().by_ref("integration", "project");
    let mut draft = Draft::new();
    draft.column(desk.label("integration", "project"), Align::Left);
    draft.column(desk.say("report-policies-sectors"), Align::Left);
    draft.column(desk.say("report-policies-how-many"), Align::Right);
    for (project, count) in &found.projects {
        let own = by_project.get(&**project).into_iter().flatten();
        let mut sectors: Vec<String> = own.map(|item| desk.words.answer(item, "sector")).collect();
        sectors.sort();
        sectors.dedup();
        draft.row(vec![
            desk.called(project),
            sectors.join(", "),
            count.to_string(),
        ]);
    }
    let caption = desk.say("report-policies-integration");
    let tables = draft.finish(desk, "sectors", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}
