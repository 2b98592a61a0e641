use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::{Index, select};

use super::{
    Ballot, Candidate, Completion, Decision, Ended, EqualShares, Greedy, Knapsack, Measure, Order,
    Portfolio, Proof, Settled, TieBreak, Utility, WhenTooDear, best_set, equal_shares, greedy,
};
use crate::method::Unfit;

fn scored(cost: u64, score: f64) -> Candidate {
    Candidate {
        cost,
        score,
        votes: 0,
    }
}

const BY_SCORE: Greedy<'_> = Greedy {
    ceiling: 100,
    measure: Measure::Score,
    order: Order::Most,
    when_too_dear: WhenTooDear::Skip,
    ties: &[],
};

const BEST: Knapsack = Knapsack {
    ceiling: 100,
    measure: Measure::Score,
    most_cells: 1_000_000,
};

const SHARES: EqualShares<'_> = EqualShares {
    ceiling: 100,
    utility: Utility::Cost,
    completion: Completion::Keep,
    ties: &[],
};

fn ballot(people: u32, approves: &[usize]) -> Ballot {
    Ballot {
        approves: approves.to_vec(),
        people,
    }
}

fn costs(costs: &[u64]) -> Vec<Candidate> {
    costs.iter().map(|cost| scored(*cost, 0.0)).collect()
}

#[test]
fn the_list_passes_over_or_ends_at_what_does_not_fit() {
    let list = [
        scored(60, 9.0),
        scored(50, 8.0),
        scored(30, 7.0),
        scored(5, 0.0),
    ];
    let skip = greedy(&list, &BY_SCORE).expect("sound candidates");
    assert_eq!(
        skip.decisions,
        [
            Decision::Taken { rank: 1, left: 40 },
            Decision::TooDear { rank: 2, left: 40 },
            Decision::Taken { rank: 3, left: 10 },
            Decision::NoSupport,
        ]
    );
    assert_eq!((skip.chosen, skip.cost, skip.left), (vec![0, 2], 90, 10));
    let rules = Greedy {
        when_too_dear: WhenTooDear::Stop,
        ..BY_SCORE
    };
    let stop = greedy(&list, &rules).expect("sound candidates");
    assert_eq!(stop.chosen, [0]);
    assert_eq!(stop.decisions[2], Decision::AfterTheCut { rank: 3 });
}

#[test]
fn only_ties_that_change_something_are_told_with_what_settled_them() {
    // Equal scores; after the first two there is no room for the third, which would have fitted.
    let mut list = [
        scored(60, 5.0),
        scored(40, 5.0),
        scored(50, 5.0),
        scored(200, 5.0),
    ];
    let by_order = greedy(&list, &BY_SCORE).expect("sound candidates");
    assert_eq!(by_order.chosen, [0, 1]);
    assert_eq!(by_order.ties.len(), 1);
    assert_eq!(by_order.ties[0].left_out, [2]);
    assert_eq!(by_order.ties[0].settled, Settled::Order);
    let rules = Greedy {
        ties: &[TieBreak::MoreVotes, TieBreak::Cheaper],
        ..BY_SCORE
    };
    let cheaper = greedy(&list, &rules).expect("sound candidates");
    assert_eq!(cheaper.ties[0].candidates, [1, 2, 0, 3]);
    assert_eq!(cheaper.ties[0].left_out, [0]);
    assert_eq!(cheaper.ties[0].settled, Settled::By(TieBreak::Cheaper));
    // With room for all that can ever fit, the tie does not matter.
    let rules = Greedy {
        ceiling: 150,
        ..rules
    };
    assert!(
        greedy(&list, &rules)
            .expect("sound candidates")
            .ties
            .is_empty()
    );
    // Scores that print the same are a tie, whatever their last digits are.
    list[2].score = 0.1 + 0.2 + 4.7;
    assert_eq!(
        greedy(&list, &BY_SCORE).map(|found| found.ties.len()),
        Ok(1)
    );
}

#[test]
fn a_list_by_votes_and_one_by_worth_per_cost_have_their_own_order() {
    let list: Vec<Candidate> = [(80, 39), (20, 15), (0, 1), (30, 15)]
        .map(|(cost, votes)| Candidate {
            cost,
            score: 0.0,
            votes,
        })
        .to_vec();
    let votes = Greedy {
        measure: Measure::Votes,
        ..BY_SCORE
    };
    assert_eq!(
        greedy(&list, &votes).map(|found| found.chosen),
        Ok(vec![0, 1, 2])
    );
    let per_cost = Greedy {
        order: Order::MostPerCost,
        ..votes
    };
    assert_eq!(
        greedy(&list, &per_cost).map(|found| found.chosen),
        Ok(vec![1, 2, 3])
    );
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let none = Err(Unfit::TooFew {
        needed: 1,
        given: 0,
    });
    assert_eq!(greedy(&[], &BY_SCORE), none);
    for wrong in [
        scored(1, f64::NAN),
        scored(1, -1.0),
        scored(1, 1e10),
        scored(u64::MAX, 1.0),
    ] {
        let found = greedy(&[scored(1, 1.0), wrong], &BY_SCORE);
        assert_eq!(found.map_err(|unfit| unfit.kind()), Err("out-of-range"));
    }
    let endless = Knapsack {
        ceiling: u64::MAX,
        ..BEST
    };
    assert!(best_set(&costs(&[1]), &endless).is_err());
    let people = equal_shares(&costs(&[1]), &[ballot(0, &[0])], &SHARES);
    assert_eq!(people.map_err(|unfit| unfit.kind()), Err("too-few"));
    let unknown = equal_shares(&costs(&[1]), &[ballot(1, &[]), ballot(1, &[1])], &SHARES);
    assert_eq!(unknown, Err(Unfit::Unknown { item: 1 }));
    let still = EqualShares {
        completion: Completion::RaiseShares {
            step: 0,
            most_runs: 5,
        },
        ..SHARES
    };
    let found = equal_shares(&costs(&[1]), &[ballot(1, &[0])], &still);
    assert_eq!(found.map_err(|unfit| unfit.kind()), Err("out-of-range"));
}

#[test]
fn nothing_affordable_leaves_the_money() {
    let list = [scored(500, 3.0), scored(0, 0.0)];
    let found = best_set(&list, &BEST).expect("sound candidates");
    assert_eq!(
        found.portfolio.decisions,
        [Decision::BeyondCeiling, Decision::NoSupport]
    );
    assert_eq!(
        (found.value, found.proof),
        (0.0, Proof::Exact { n_best: 1 })
    );
    let empty = Knapsack { ceiling: 0, ..BEST };
    assert_eq!(
        best_set(&list, &empty).map(|found| found.portfolio.left),
        Ok(0)
    );
}

#[test]
fn the_best_set_beats_the_list_and_says_what_the_others_would_give() {
    let list = [scored(60, 10.0), scored(50, 8.0), scored(50, 7.5)];
    let found = best_set(&list, &BEST).expect("sound candidates");
    assert_eq!(found.portfolio.chosen, [1, 2]);
    assert_eq!(found.value.to_string(), "15.5");
    assert_eq!(
        found.portfolio.decisions[0],
        Decision::NotInBestSet {
            best_with_it: Some(10.0)
        }
    );
    assert_eq!(found.proof, Proof::Exact { n_best: 1 });
}

#[test]
fn a_knapsack_too_large_is_bounded_and_keeps_its_promise() {
    // One project is worth more than all that go before it by worth per cost.
    let list = [scored(1, 2.0), scored(1_000_000, 1_000_000.0)];
    let asked = Knapsack {
        ceiling: 1_000_000,
        most_cells: 1000,
        ..BEST
    };
    let found = best_set(&list, &asked).expect("sound candidates");
    assert_eq!(found.proof, Proof::AtLeastHalf);
    assert_eq!(found.portfolio.chosen, [1]);
    assert!(found.bound >= 1_000_000.0 && found.value * 2.0 >= found.bound);
    assert_eq!(
        found.portfolio.decisions[1],
        Decision::Taken { rank: 1, left: 0 }
    );
    assert_eq!(
        found.portfolio.decisions[0],
        Decision::TooDear { rank: 2, left: 0 }
    );
    // Costs in whole thousands are counted in thousands.
    let round = [scored(400_000, 2.0), scored(600_000, 1.0)];
    let found = best_set(&round, &asked).expect("sound candidates");
    assert_eq!(found.proof, Proof::Exact { n_best: 1 });
}

#[test]
fn two_hundred_projects_are_chosen_from() {
    let list: Vec<Candidate> = (0..200)
        .map(|at| scored(10_000 + 97 * (at * 37 % 101), 1.0 + (at * 53 % 89) as f64))
        .collect();
    let asked = Knapsack {
        ceiling: 100_000,
        most_cells: 20_100_000,
        ..BEST
    };
    let exact = best_set(&list, &asked).expect("sound candidates");
    let rough = best_set(
        &list,
        &Knapsack {
            most_cells: 10,
            ..asked
        },
    )
    .expect("sound candidates");
    assert!(matches!(exact.proof, Proof::Exact { .. }));
    assert!(rough.value <= exact.value && exact.value <= rough.bound);
    assert!(rough.value * 2.0 >= exact.value);
}

fn ids(found: Result<super::SharedPortfolio, Unfit>) -> Vec<usize> {
    found.expect("sound ballots").portfolio.chosen
}

#[test]
fn a_majority_does_not_decide_everything() {
    // The example of red and blue: 51 support ten projects, 49 another ten, and there is money for ten.
    let red: Vec<usize> = (0..10).collect();
    let blue: Vec<usize> = (10..20).collect();
    let ballots = [ballot(51, &red), ballot(49, &blue)];
    let completion = Completion::RaiseShares {
        step: 1,
        most_runs: 100,
    };
    let rules = EqualShares {
        ceiling: 10_000,
        completion,
        ..SHARES
    };
    let found = equal_shares(&costs(&[1000; 20]), &ballots, &rules).expect("sound ballots");
    assert_eq!(found.portfolio.chosen, [0, 1, 2, 3, 4, 10, 11, 12, 13, 14]);
    assert_eq!((found.ended, found.raised), (Ended::NothingElseFits, 3));
    assert_eq!((found.first_share, found.share), (100.0, 103.0));
    // By votes the majority takes all of it.
    let votes = super::count_votes(20, &ballots).expect("known projects");
    let list: Vec<Candidate> = votes
        .into_iter()
        .map(|votes| Candidate {
            cost: 1000,
            score: 0.0,
            votes,
        })
        .collect();
    let by_votes = Greedy {
        ceiling: 10_000,
        measure: Measure::Votes,
        ..BY_SCORE
    };
    assert_eq!(greedy(&list, &by_votes).map(|found| found.chosen), Ok(red));
}

#[test]
fn published_elections_with_equal_shares_choose_what_they_should() {
    // Four voters and four projects, in hundredths: by projects A, B and D; by cost A and C; then shares raised by
    // tenths also let B in.
    let list = costs(&[100, 90, 200, 109]);
    let ballots = [
        ballot(1, &[0]),
        ballot(1, &[1, 2, 3]),
        ballot(1, &[1, 2, 3]),
        ballot(1, &[2]),
    ];
    let rules = |utility, completion| EqualShares {
        ceiling: 400,
        utility,
        completion,
        ties: &[],
    };
    let by = |utility, completion| ids(equal_shares(&list, &ballots, &rules(utility, completion)));
    assert_eq!(by(Utility::Project, Completion::Keep), [0, 1, 3]);
    assert_eq!(by(Utility::Cost, Completion::Keep), [0, 2]);
    let raise = Completion::RaiseShares {
        step: 10,
        most_runs: 100,
    };
    assert_eq!(by(Utility::Project, raise), [0, 1, 3]);
    assert_eq!(by(Utility::Cost, raise), [0, 1, 2]);
    assert_eq!(by(Utility::Cost, Completion::ByVotes), [0, 1, 2]);

    // The running example of Lackner and Skowron: twelve voters, a committee of four; without completion only A.
    let ballots = [
        ballot(3, &[0, 1]),
        ballot(3, &[0, 2]),
        ballot(2, &[0, 3]),
        ballot(1, &[1, 2, 5]),
        ballot(1, &[4]),
        ballot(1, &[5]),
        ballot(1, &[6]),
    ];
    let rules = EqualShares {
        ceiling: 4,
        ..SHARES
    };
    let found = equal_shares(&costs(&[1; 7]), &ballots, &rules).expect("sound ballots");
    assert_eq!(found.portfolio.chosen, [0]);
    let paid = 1.0 / 8.0;
    assert!((found.paid[0] - paid).abs() < 1e-12 && found.paid[3] == 0.0);
    assert_eq!(
        found.portfolio.decisions[0],
        Decision::PaidByShares {
            round: 1,
            supporters: 8,
            payment: paid
        }
    );
    assert_eq!(found.votes, [8, 4, 4, 2, 1, 2, 1]);
}

#[test]
fn ties_of_shares_are_told_when_someone_is_left_out() {
    let ballots = [ballot(2, &[0, 1])];
    let found = equal_shares(&costs(&[60, 60]), &ballots, &SHARES).expect("sound ballots");
    assert_eq!(found.portfolio.chosen, [0]);
    assert_eq!(found.portfolio.ties.len(), 1);
    assert_eq!(found.portfolio.ties[0].settled, Settled::Order);
    assert_eq!(
        found.portfolio.decisions[1],
        Decision::NotAffordable {
            supporters: 2,
            have: 40.0
        }
    );
}

#[test]
fn raising_shares_ends_in_each_of_its_ways() {
    let raise = |ceiling, step, most_runs, list: &[u64], ballots: &[Ballot]| {
        let rules = EqualShares {
            ceiling,
            completion: Completion::RaiseShares { step, most_runs },
            ..SHARES
        };
        equal_shares(&costs(list), ballots, &rules).map(|found| found.ended)
    };
    let two = [ballot(1, &[0]), ballot(1, &[1])];
    assert_eq!(
        raise(100, 1, 9, &[50, 50], &two),
        Ok(Ended::NothingElseFits)
    );
    // The first fits when shares reach 60, and so does the second, for which there is no money.
    assert_eq!(raise(100, 10, 9, &[60, 60], &two), Ok(Ended::WouldExceed));
    assert_eq!(raise(100, 1, 3, &[90, 10], &two), Ok(Ended::RunsUsedUp));
    // Nobody supports the second: it does not keep the shares growing.
    assert_eq!(
        raise(100, 1, 9, &[50, 50], &two[..1]),
        Ok(Ended::NothingElseFits)
    );
}

#[test]
fn rounded_payments_never_exceed_the_ceiling() {
    // Three people cannot quite pay two projects of half of a great sum and one unit.
    let list = costs(&[500_000_000_001, 500_000_000_000]);
    let rules = EqualShares {
        ceiling: 1_000_000_000_000,
        ..SHARES
    };
    let found = equal_shares(&list, &[ballot(3, &[0, 1])], &rules).expect("sound ballots");
    assert_eq!(found.portfolio.chosen, [0]);
}

#[test]
fn what_costs_nothing_and_is_wanted_is_chosen() {
    for utility in [Utility::Cost, Utility::Project] {
        let rules = EqualShares { utility, ..SHARES };
        let found = equal_shares(&costs(&[0, 0]), &[ballot(4, &[1])], &rules);
        assert_eq!(ids(found), [1]);
    }
}

fn candidates(
    n: impl Into<proptest::collection::SizeRange>,
) -> impl Strategy<Value = Vec<Candidate>> {
    let one = (0_u64..40, 0_u32..30, 0_u64..9);
    let one = one.prop_map(|(cost, score, votes)| Candidate {
        cost,
        score: f64::from(score) / 10.0,
        votes,
    });
    vec(one, n)
}

fn sound(found: &Portfolio, list: &[Candidate], ceiling: u64) -> bool {
    let cost: u64 = found.chosen.iter().map(|at| list[*at].cost).sum();
    found.chosen.is_sorted() && cost == found.cost && found.cost + found.left == ceiling
}

proptest! {
    #[test]
    fn no_set_is_worth_more_than_the_best_one(list in candidates(1..11), ceiling in 0_u64..120) {
        let asked = Knapsack { ceiling, ..BEST };
        let found = best_set(&list, &asked).expect("sound candidates");
        prop_assert!(sound(&found.portfolio, &list, ceiling));
        // All sets, in tenths of points; those with worthless projects are not counted.
        let tenths = |candidate: &Candidate| (candidate.score * 10.0).round() as u64;
        let mut sets: Vec<(u64, u64, Vec<usize>)> = Vec::new();
        for bits in 0..1_usize << list.len() {
            let set: Vec<usize> = (0..list.len()).filter(|at| bits >> at & 1 == 1).collect();
            let cost: u64 = set.iter().map(|at| list[*at].cost).sum();
            if cost <= ceiling && set.iter().all(|at| list[*at].score > 0.0) {
                sets.push((set.iter().map(|at| tenths(&list[*at])).sum(), cost, set));
            }
        }
        let most = sets.iter().map(|set| set.0).max().expect("the empty set");
        sets.retain(|set| set.0 == most);
        prop_assert_eq!((found.value * 10.0).round() as u64, most);
        prop_assert_eq!(found.proof, Proof::Exact { n_best: sets.len() as u64 });
        let cheapest = sets.iter().map(|set| set.1).min();
        prop_assert_eq!(Some(found.portfolio.cost), cheapest);
        let rough = best_set(&list, &Knapsack { most_cells: 0, ..asked }).expect("sound candidates");
        prop_assert!(sound(&rough.portfolio, &list, ceiling));
        prop_assert!(rough.value * 2.0 + 1e-9 >= found.value && rough.bound + 1e-9 >= found.value);
    }

    #[test]
    fn what_a_project_out_of_the_best_set_would_give_is_no_more(list in candidates(1..9), ceiling in 0_u64..90) {
        let found = best_set(&list, &Knapsack { ceiling, ..BEST }).expect("sound candidates");
        for (at, decision) in found.portfolio.decisions.iter().enumerate() {
            if let Decision::NotInBestSet { best_with_it } = decision {
                let with = best_with_it.expect("a small case");
                prop_assert!(with <= found.value + 1e-9);
                prop_assert!(with + 1e-9 >= list[at].score);
            }
        }
    }

    #[test]
    fn a_list_leaves_out_only_what_no_longer_fits(list in candidates(1..12), ceiling in 0_u64..150, order in select(&[Order::Most, Order::MostPerCost]), measure in select(&[Measure::Score, Measure::Votes])) {
        let rules = Greedy { ceiling, order, measure, ties: &[TieBreak::Dearer], ..BY_SCORE };
        let found = greedy(&list, &rules).expect("sound candidates");
        prop_assert!(sound(&found, &list, ceiling));
        for (candidate, decision) in list.iter().zip(&found.decisions) {
            match decision {
                Decision::TooDear { left, .. } => prop_assert!(candidate.cost > *left),
                Decision::NoSupport => prop_assert_eq!(super::worth(candidate, measure), 0),
                decision => prop_assert!(decision.is_chosen()),
            }
        }
    }

    #[test]
    fn shares_are_never_overspent_and_the_order_of_ballots_changes_nothing(
        list in candidates(1..8),
        votes in vec((vec(any::<Index>(), 0..5), 0_u32..4), 1..8),
        ceiling in 1_u64..150,
        utility in select(&[Utility::Cost, Utility::Project]),
        kind in 0_usize..4,
    ) {
        let mut ballots: Vec<Ballot> = votes
            .into_iter()
            .map(|(approves, people)| Ballot {
                approves: approves.into_iter().map(|at| at.index(list.len())).collect(),
                people,
            })
            .collect();
        ballots.push(ballot(1, &[0]));
        let raise = (3, 50);
        let completion = [
            Completion::Keep,
            Completion::ByVotes,
            Completion::RaiseShares { step: raise.0, most_runs: raise.1 },
            Completion::RaiseSharesThenByVotes { step: raise.0, most_runs: raise.1 },
        ][kind];
        let rules = EqualShares { ceiling, utility, completion, ties: &[TieBreak::MoreVotes] };
        let found = equal_shares(&list, &ballots, &rules).expect("sound ballots");
        prop_assert!(sound(&found.portfolio, &list, ceiling));
        prop_assert!(found.paid.iter().all(|paid| *paid <= found.share + 1e-6));
        let paid: f64 = found.paid.iter().zip(&ballots).map(|(paid, ballot)| paid * f64::from(ballot.people)).sum();
        let shared: u64 = (0..list.len())
            .filter(|at| matches!(found.portfolio.decisions[*at], Decision::PaidByShares { .. }))
            .map(|at| list[at].cost)
            .sum();
        prop_assert!((paid - shared as f64).abs() < 1e-6);
        for (at, decision) in found.portfolio.decisions.iter().enumerate() {
            if let Decision::NotAffordable { have, .. } = decision {
                prop_assert!(*have < list[at].cost as f64);
            }
        }
        ballots.reverse();
        // One ballot of two people is two ballots of one.
        let split: Vec<Ballot> = ballots
            .iter()
            .flat_map(|one| (0..one.people).map(|_| ballot(1, &one.approves)))
            .collect();
        let again = equal_shares(&list, &split, &rules).expect("sound ballots");
        prop_assert_eq!(again.portfolio.chosen, found.portfolio.chosen);
    }
}
