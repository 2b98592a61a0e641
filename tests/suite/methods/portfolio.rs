//! Portfolios: a published knapsack, and the projects of the sample territory under a ceiling.

use rumbo::method::portfolio::{
    Candidate, Decision, Greedy, Knapsack, Measure, Order, Proof, TieBreak, WhenTooDear, best_set,
    greedy,
};

use super::sample;

#[test]
fn the_published_knapsack_of_a_tourist_is_worth_1030_at_weight_396() {
    let items = [
        ("map", 9, 150),
        ("compass", 13, 35),
        ("water", 153, 200),
        ("sandwich", 50, 160),
        ("glucose", 15, 60),
        ("tin", 68, 45),
        ("banana", 27, 60),
        ("apple", 39, 40),
        ("cheese", 23, 30),
        ("beer", 52, 10),
        ("suntan cream", 11, 70),
        ("camera", 32, 30),
        ("T-shirt", 24, 15),
        ("trousers", 48, 10),
        ("umbrella", 73, 40),
        ("waterproof trousers", 42, 70),
        ("waterproof overclothes", 43, 75),
        ("note-case", 22, 80),
        ("sunglasses", 7, 20),
        ("towel", 18, 12),
        ("socks", 4, 50),
        ("book", 30, 10),
    ];
    let candidates = items.map(|(_, cost, score)| Candidate {
        cost,
        score: f64::from(score),
        votes: 0,
    });
    let asked = Knapsack {
        ceiling: 400,
        measure: Measure::Score,
        most_cells: 10_000,
    };
    let found = best_set(&candidates, &asked).expect("sound candidates");
    assert_eq!(
        (found.value.to_string().as_str(), found.portfolio.cost),
        ("1030", 396)
    );
    assert_eq!(found.proof, Proof::Exact { n_best: 1 });
    let chosen: Vec<&str> = found
        .portfolio
        .chosen
        .iter()
        .map(|at| items[*at].0)
        .collect();
    let expected = [
        "map",
        "compass",
        "water",
        "sandwich",
        "glucose",
        "banana",
        "suntan cream",
        "waterproof trousers",
        "waterproof overclothes",
        "note-case",
        "sunglasses",
        "socks",
    ];
    assert_eq!(chosen, expected);
}

#[test]
fn the_projects_of_the_sample_territory_fit_under_two_thirds_of_their_cost() {
    let projects = sample("07-projects.toml", "project");
    let components = sample("07-projects.toml", "component");
    let candidates: Vec<Candidate> = projects
        .iter()
        .map(|project| {
            let own = components
                .iter()
                .filter(|one| one["project"] == project["id"]);
            let costs = own.flat_map(|one| one["cost"].as_table().expect("costs by year").iter());
            let cost: i64 = costs
                .map(|(_, amount)| amount.as_integer().expect("a whole amount"))
                .sum();
            let people = project["beneficiaries"]
                .as_integer()
                .expect("beneficiaries");
            Candidate {
                cost: cost.unsigned_abs(),
                score: people as f64,
                votes: 0,
            }
        })
        .collect();
    let total: u64 = candidates.iter().map(|candidate| candidate.cost).sum();
    assert_eq!((candidates.len(), total), (24, 3_726_000));
    let ceiling = total / 3 * 2;
    let asked = Knapsack {
        ceiling,
        measure: Measure::Score,
        most_cells: 1_000_000,
    };
    let best = best_set(&candidates, &asked).expect("sound candidates");
    let rules = Greedy {
        ceiling,
        measure: Measure::Score,
        order: Order::Most,
        when_too_dear: WhenTooDear::Skip,
        ties: &[TieBreak::Cheaper],
    };
    let list = greedy(&candidates, &rules).expect("sound candidates");
    let reached = |chosen: &[usize]| -> f64 { chosen.iter().map(|at| candidates[*at].score).sum() };
    assert!(matches!(best.proof, Proof::Exact { .. }));
    assert!(best.portfolio.cost <= ceiling && list.cost <= ceiling);
    assert!(reached(&best.portfolio.chosen) >= reached(&list.chosen));
    // Each project that is out can be explained.
    for decision in &best.portfolio.decisions {
        if let Decision::NotInBestSet { best_with_it } = decision {
            assert!(best_with_it.is_some_and(|value| value <= best.value));
        }
    }
}
