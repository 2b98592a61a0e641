use proptest::prelude::*;

use super::*;

#[test]
fn a_link_to_an_unknown_problem_is_named_and_left_out() {
    let tree = read(2, &[(0, 1), (1, 7), (9, 0)], Some(1));
    let unknown = |link| Fault::Unknown { link };
    assert_eq!(tree.faults, [unknown(1), unknown(2), Fault::NoEffects]);
    assert_eq!(tree.root_causes, [0]);
}

#[test]
fn a_problem_that_causes_itself_is_a_circle_of_one() {
    let tree = read(3, &[(0, 1), (1, 2), (1, 1)], Some(1));
    assert_eq!(tree.faults, [Fault::Cycle(vec![1])]);
    assert_eq!(tree.levels, [None, Some(0), None]);
}

#[test]
fn each_knot_names_its_shortest_circle_from_its_first_problem() {
    // 0 → 1 → 2 → 0 with a shorter way 1 → 0, and 3 ⇄ 4 apart.
    let links = [(0, 1), (1, 2), (2, 0), (1, 0), (4, 3), (3, 4), (2, 3)];
    let tree = read(5, &links, None);
    let expected = [
        Fault::Cycle(vec![0, 1]),
        Fault::Cycle(vec![3, 4]),
        Fault::NoCore,
    ];
    assert_eq!(tree.faults, expected);
}

#[test]
fn without_a_core_nothing_has_a_level() {
    for core in [None, Some(9)] {
        let tree = read(2, &[(0, 1)], core);
        assert_eq!(tree.faults, [Fault::NoCore]);
        assert_eq!(tree.levels, [None, None]);
        assert_eq!((tree.cause_levels(), tree.effect_levels()), (0, 0));
    }
    assert_eq!(read(0, &[], None).faults, [Fault::NoCore]);
}

#[test]
fn the_longest_way_gives_the_level() {
    // 0 reaches the core 3 directly and over 1 and 2.
    let links = [
        (0, 3),
        (0, 1),
        (1, 2),
        (2, 3),
        (3, 4),
        (3, 5),
        (4, 5),
        (4, 5),
    ];
    let tree = read(6, &links, Some(3));
    let levels: Vec<i32> = tree.levels.iter().flatten().copied().collect();
    assert_eq!(levels, [-3, -2, -1, 0, 1, 2]);
    assert!(tree.faults.is_empty());
    assert_eq!((tree.cause_levels(), tree.effect_levels()), (3, 2));
    assert_eq!((tree.root_causes, tree.final_effects), (vec![0], vec![5]));
}

#[test]
fn what_stands_beside_the_trunk_is_connected_but_has_no_level() {
    // 3 is another effect of the cause 0, and 4 another cause of the effect 2.
    let tree = read(6, &[(0, 1), (1, 2), (0, 3), (4, 2)], Some(1));
    assert_eq!(tree.beside, [3, 4]);
    assert_eq!(tree.faults, [Fault::Loose(5)]);
    assert_eq!(tree.orphans, [5]);
    assert_eq!(tree.levels[3], None);
}

#[test]
fn the_proposed_core_is_the_critical_problem_with_the_greatest_sum() {
    let (active, passive) = ([9.0, 5.0, 6.0, 6.0], [9.0, 5.0, 6.0, 6.0]);
    assert_eq!(propose_core(&[3, 2, 1], &active, &passive), Ok(Some(2)));
    assert_eq!(propose_core(&[], &active, &passive), Ok(None));
    let unknown = propose_core(&[4], &active, &passive);
    assert_eq!(unknown, Err(Unfit::Unknown { item: 0 }));
    assert!(propose_core(&[0], &[f64::NAN], &[1.0]).is_err());
    assert!(propose_core(&[0], &[1.0], &[]).is_err());
}

#[test]
fn a_chain_of_many_problems_and_a_dense_graph_are_read_at_once() {
    let chain: Vec<(usize, usize)> = (1..5000).map(|at| (at - 1, at)).collect();
    let tree = read(5000, &chain, Some(2500));
    assert_eq!((tree.cause_levels(), tree.effect_levels()), (2500, 2499));
    let dense: Vec<(usize, usize)> = (0..200)
        .flat_map(|from| (0..200).map(move |to| (from, to)))
        .filter(|(from, to)| from < to)
        .collect();
    let tree = read(200, &dense, Some(100));
    assert_eq!((tree.cause_levels(), tree.effect_levels()), (100, 99));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn circles_are_circles_and_levels_rise_along_links(
        links in prop::collection::vec((0_usize..8, 0_usize..9), 0..20), core in 0_usize..8
    ) {
        let tree = read(8, &links, Some(core));
        let mut round = false;
        for fault in &tree.faults {
            if let Fault::Cycle(way) = fault {
                round = true;
                for (at, from) in way.iter().enumerate() {
                    let to = way[(at + 1) % way.len()];
                    prop_assert!(links.contains(&(*from, to)));
                }
                prop_assert_eq!(way.iter().min(), way.first());
            }
        }
        for (from, to) in links.iter().filter(|(_, to)| *to < 8) {
            if let (Some(below), Some(above)) = (tree.levels[*from], tree.levels[*to]) {
                prop_assert!(round || below < above);
            }
        }
        prop_assert_eq!(tree.levels[core], Some(0));
        let members = 1 + tree.causes.len() + tree.effects.len();
        prop_assert!(round || tree.levels.iter().flatten().count() == members);
    }
}
