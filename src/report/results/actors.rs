//! Actors, their forces, their play and their organisations on paper.

use super::Told;
use crate::method::stakeholders::Quadrant;
use crate::plan::results::Outcome;
use crate::report::block::Align;
use crate::report::tables::Desk;
use crate::report::tables::draft::Draft;
use crate::workshop::FieldKind;

/// The pairs of actors that are told, together and apart.
const PAIRS: usize = 5;

/// Actors by quadrant, with what to do with each group.
pub(super) fn actors(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.actors().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.say("report-code"), Align::Left);
    draft.column(desk.say("report-actor"), Align::Left);
    for key in ["kind", "power", "interest", "position"] {
        draft.column(desk.label("actor", key), Align::Left);
    }
    draft.column(desk.label("actor", "resultant"), Align::Right);
    for (quadrant, title) in [
        (Quadrant::ManageClosely, "report-plane-closely"),
        (Quadrant::KeepSatisfied, "report-plane-satisfied"),
        (Quadrant::KeepInformed, "report-plane-informed"),
        (Quadrant::Monitor, "report-plane-watch"),
    ] {
        let ids = found.of(quadrant);
        if !ids.is_empty() {
            draft.group(&desk.say(title));
        }
        for item in ids.iter().filter_map(|id| desk.plan.get(id)) {
            let place = found.place(&item.id);
            let placed = place.and_then(|place| found.found.actors[place]);
            let pull = placed.and_then(|placed| placed.pull);
            let mut cells = vec![item.code.clone(), desk.words.name(&item.id)];
            cells.extend(
                ["kind", "power", "interest", "position"].map(|key| desk.words.answer(item, key)),
            );
            cells.push(desk.real_or(pull.map(|pull| pull.resultant), 1));
            draft.row(cells);
        }
    }
    let caption = desk.say("report-plane-caption");
    let tables = draft.finish(desk, "actors-plane", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

/// What each actor exerts and undergoes, and its force.
pub(super) fn forces(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.forces().as_ref().map_err(Clone::clone)?;
    let mut draft = Draft::new();
    draft.column(desk.say("report-actor"), Align::Left);
    for key in [
        "report-result-influence",
        "report-result-dependence",
        "report-result-net",
        "report-result-force",
    ] {
        draft.column(desk.say(key), Align::Right);
    }
    let mut order: Vec<usize> = (0..found.actors.len()).collect();
    order.sort_by(|a, b| found.found.force[*b].total_cmp(&found.found.force[*a]));
    for at in order {
        draft.row(vec![
            desk.called(&found.actors[at]),
            desk.real(found.found.influence[at], 1),
            desk.real(found.found.dependence[at], 1),
            desk.real(found.found.net[at], 1),
            desk.real(found.found.force[at], 2),
        ]);
    }
    let caption = desk.say("report-result-forces");
    let tables = draft.finish(desk, "forces", &caption, String::new());
    Ok(Told::new(tables, found.reading(results)))
}

/// Objectives by how much they move, and the pairs of actors that are together and apart.
pub(super) fn play(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.play().as_ref().map_err(Clone::clone)?;
    let play = found.chosen();
    let mut objectives = Draft::new();
    objectives.column(desk.label("actor_stance", "objective"), Align::Left);
    for key in [
        "report-result-in-favour",
        "report-result-against",
        "report-result-mobilisation",
    ] {
        objectives.column(desk.say(key), Align::Right);
    }
    for (at, id) in found.objectives.iter().enumerate() {
        objectives.row(vec![
            desk.called(id),
            desk.real(play.agree[at], 1),
            desk.real(play.disagree[at], 1),
            desk.real(play.mobilisation[at], 1),
        ]);
    }
    let caption = desk.say("report-result-play");
    let mut tables = objectives.finish(desk, "play", &caption, String::new());
    let mut pairs = Draft::new();
    pairs.column(desk.say("report-result-pair"), Align::Left);
    for key in ["report-result-convergence", "report-result-divergence"] {
        pairs.column(desk.say(key), Align::Right);
    }
    for (together, title) in [
        (true, "report-result-together"),
        (false, "report-result-opposed"),
    ] {
        let strongest = found.strongest(together, PAIRS);
        if !strongest.is_empty() {
            pairs.group(&desk.say(title));
        }
        for (one, other, _) in strongest {
            let names = [one, other].map(|at| desk.words.name(&found.actors[at]));
            pairs.row(vec![
                names.join(" · "),
                desk.real(play.convergence[one][other], 1),
                desk.real(play.divergence[one][other], 1),
            ]);
        }
    }
    let caption = desk.say("report-result-pairs");
    tables.extend(pairs.finish(desk, "pairs", &caption, String::new()));
    Ok(Told::new(tables, found.reading(results)))
}

/// The level of each area, and the mean of each organisation.
pub(super) fn fabric(desk: &Desk<'_>) -> Outcome<Told> {
    let results = desk.plan.results();
    let found = results.fabric().as_ref().map_err(Clone::clone)?;
    let field = desk
        .plan
        .workshop
        .get_collection("strengthening")
        .and_then(|collection| collection.get_field("area"));
    let options = match field.map(|field| &field.kind) {
        Some(FieldKind::Choice(options)) => options.as_slice(),
        _ => &[],
    };
    let mut areas = Draft::new();
    areas.column(desk.label("strengthening", "area"), Align::Left);
    areas.column(desk.say("report-result-mean"), Align::Right);
    areas.column(desk.say("report-result-rated"), Align::Right);
    for (at, id) in found.areas.iter().enumerate() {
        let named = options.iter().find(|option| option.id == *id);
        let rated = found.organisations.iter();
        let rated = rated.filter(|own| own.levels[at].is_some()).count();
        areas.row(vec![
            named
                .map_or("", |option| option.label.get(desk.lang))
                .to_owned(),
            desk.real_or(found.levels[at], 1),
            rated.to_string(),
        ]);
    }
    let caption = desk.say("report-result-areas");
    let mut tables = areas.finish(desk, "fabric-areas", &caption, String::new());
    let mut organisations = Draft::new();
    organisations.column(desk.say("report-result-organisation"), Align::Left);
    organisations.column(desk.say("report-result-mean"), Align::Right);
    organisations.column(desk.say("report-result-n-areas"), Align::Right);
    for own in &found.organisations {
        let rated = own.levels.iter().flatten().count();
        organisations.row(vec![
            desk.called(&own.id),
            desk.real(own.mean, 1),
            rated.to_string(),
        ]);
    }
    let caption = desk.say("report-result-organisations");
    tables.extend(organisations.finish(desk, "fabric-organisations", &caption, String::new()));
    let told = Told::new(tables, found.reading(results));
    Ok(told.beside(results.density()))
}
