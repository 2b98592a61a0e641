//! The graphs of the reference cases, and the rewordings of their pairs.

use std::fs;
use std::path::Path;

use rumbo::method::problem_tree::objectives::{Rewording, draft, invert};
use rumbo::method::problem_tree::{Fault, read};
use serde_json::Value;

use super::case;

fn names(value: &Value) -> Vec<&str> {
    let listed = value.as_array().expect("a list").iter();
    listed.map(|name| name.as_str().expect("a name")).collect()
}

/// A fault as the cases write it.
fn told(fault: &Fault, nodes: &[&str]) -> String {
    let code = fault.code();
    match fault {
        Fault::Cycle(way) => {
            let mut around: Vec<&str> = way.iter().map(|at| nodes[*at]).collect();
            around.push(nodes[way[0]]);
            format!("{code}:{}", around.join("→"))
        }
        Fault::Loose(at) => format!("{code}:{}", nodes[*at]),
        _ => code.to_owned(),
    }
}

#[test]
fn every_graph_has_its_faults_roots_and_levels() {
    let cases = case("problem_tree/arbol.cases.json");
    let listed = cases["cases"].as_array().expect("graphs");
    for case in listed {
        let nodes = names(&case["nodes"]);
        let place = |name: &str| nodes.iter().position(|node| *node == name);
        let links: Vec<(usize, usize)> = case["edges"]
            .as_array()
            .expect("links")
            .iter()
            .map(|link| {
                let ends = names(link);
                let place = |at: usize| place(ends[at]).unwrap_or(nodes.len());
                (place(0), place(1))
            })
            .collect();
        let core = place(case["core"].as_str().expect("a core"));
        let tree = read(nodes.len(), &links, core);
        let faults: Vec<String> = tree
            .faults
            .iter()
            .map(|fault| told(fault, &nodes))
            .collect();
        let expected = &case["expected"];
        assert_eq!(faults, names(&expected["errors"]), "{}", case["name"]);
        let levels = expected["levels"].as_object().expect("levels");
        for (node, level) in nodes.iter().zip(&tree.levels) {
            let expected = levels.get(*node).and_then(Value::as_i64);
            assert_eq!(level.map(i64::from), expected, "{}: {node}", case["name"]);
        }
        let is_round = matches!(tree.faults.first(), Some(Fault::Cycle(_)));
        let roots: Vec<&str> = tree.root_causes.iter().map(|at| nodes[*at]).collect();
        assert_eq!(roots, names(&expected["root_causes"]), "{}", case["name"]);
        assert_eq!(is_round, case["name"] == "ciclo");
    }
    assert_eq!(listed.len(), 4);
}

/// The rewordings that come with the project, as pairs.
fn rewordings() -> Vec<Rewording> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/wording/rewordings.json");
    let text = fs::read_to_string(file).expect("the rewordings");
    let pairs: Vec<(String, String)> = serde_json::from_str(&text).expect("pairs of phrases");
    let pairs = pairs.into_iter();
    pairs
        .map(|(negative, positive)| Rewording { negative, positive })
        .collect()
}

#[test]
fn the_drafts_of_objectives_are_the_pairs_that_people_wrote() {
    let pairs = case("problem_tree/objetivos.pairs.json");
    let pairs = pairs.as_array().expect("pairs");
    let problems: Vec<&str> = pairs
        .iter()
        .map(|pair| pair["problem"].as_str().expect("a problem"))
        .collect();
    let links = [(0, 1), (1, 2)];
    let found = invert(&problems, &links, &rewordings());
    for (objective, pair) in found.objectives.iter().zip(pairs) {
        assert_eq!(objective.draft.as_deref(), pair["objective"].as_str());
        assert_eq!(pairs[objective.problem]["problem"], pair["problem"]);
    }
    assert_eq!(found.links, links);
    assert_eq!(found.objectives.len(), 3);
    // What no rewording fits is left to people.
    assert_eq!(
        draft("Los caminos se cierran por derrumbes", &rewordings()),
        None
    );
}
