//! Votes against their case, and what always holds of them.

use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};
use rumbo::method::voting::{
    Ballot, CutRules, DotRules, Evidence, Outcome, TechnicalTie, TieBreak, cut, dots, dots_each,
};
use serde_json::Value;

use super::case;
use super::reading::{files, words};

const TIE_BREAKS: [TieBreak; 4] = [
    TieBreak::Voters,
    TieBreak::Score,
    TieBreak::NewVote,
    TieBreak::KeepAll,
];

fn cut_rules(seats: usize) -> CutRules<'static> {
    CutRules {
        seats,
        tie_breaks: &TIE_BREAKS,
        technical_tie: TechnicalTie {
            least: 1,
            share: 0.05,
        },
    }
}

#[test]
fn the_case_of_dot_voting_comes_out() {
    assert_eq!(files("dot_voting"), ["basico.case.json"]);
    let case = case("dot_voting/basico.case.json");
    let options = words(&case["options"]);
    let place = |name: &str| options.iter().position(|option| *option == name);
    let whole = |value: &Value| value.as_u64().expect("a whole number");
    let limit = u32::try_from(whole(&case["limit_per_person"])).expect("a small number");
    assert_eq!(dots_each(options.len(), 3), Ok(limit));
    let votes = case["votes"].as_array().expect("ballots");
    let ballots: Vec<Ballot> = votes
        .iter()
        .map(|vote| {
            assert_eq!(whole(&vote["limit"]), u64::from(limit));
            let dots = vote["dots"].as_object().expect("dots");
            let dots = dots.iter().map(|(name, dots)| {
                let dots = u32::try_from(whole(dots)).expect("a small number");
                (place(name).expect("an option"), dots)
            });
            Ballot {
                dots: dots.collect(),
                groups: Vec::new(),
            }
        })
        .collect();
    let cap = case["cap_per_option"]
        .as_u64()
        .map(|cap| u32::try_from(cap).expect("small"));
    let count = dots(options.len(), &ballots, &DotRules { limit, cap }).expect("options");
    let expected = &case["expected"];
    let spoilt: Vec<&Value> = count
        .spoilt
        .iter()
        .map(|(ballot, _)| &votes[*ballot]["voter"])
        .collect();
    assert_eq!(spoilt, ["p8"]);
    assert_eq!(words(&expected["invalid_ballots"]), ["p8"]);
    let people = count.voters.as_ref().expect("ballots tell");
    for (option, name) in options.iter().enumerate() {
        assert_eq!(count.dots[option], whole(&expected["dots"][name]), "{name}");
        assert_eq!(
            people[option],
            whole(&expected["distinct_voters"][name]),
            "{name}"
        );
    }
    let order: Vec<&str> = count.order.iter().map(|option| options[*option]).collect();
    assert_eq!(order, words(&expected["order"]));
    assert_eq!(
        count.ties[0],
        [0, 1],
        "the first two share a place and say so"
    );
    assert_eq!(count.unused, whole(&expected["unused_dots"]));

    let seats = whole(&case["cut"]) as usize;
    let found = cut(&count, &cut_rules(seats), Evidence::default()).expect("a cut");
    let line = [found.last_in, found.first_out].map(|option| options[option.expect("a line")]);
    assert_eq!(line.as_slice(), words(&expected["cut_line"]));
    let expected_tie = expected["dots_tie_at_cut"].as_bool().expect("yes or no");
    assert_eq!(!found.tied.is_empty(), expected_tie);
    assert_eq!(
        found.resolved_by.map(TieBreak::id),
        expected["resolved_by"].as_str()
    );
    assert_eq!(
        Some(found.technical_tie),
        expected["technical_tie_at_cut"].as_bool()
    );
    assert_eq!(found.selected, [0, 1, 3]);
}

fn assemblies() -> impl Strategy<Value = (usize, Vec<Ballot>)> {
    (1_usize..7).prop_flat_map(|n| {
        let dots = proptest::collection::vec((0..n, 0_u32..3), 0..4);
        let ballot = (dots, 0_usize..3).prop_map(|(dots, group)| Ballot {
            dots,
            groups: vec![group],
        });
        let ballots = proptest::collection::vec(ballot, 0..12);
        ballots.prop_map(move |ballots| (n, ballots))
    })
}

const RULES: DotRules = DotRules {
    limit: 4,
    cap: Some(3),
};

proptest! {
    #[test]
    fn every_dot_is_accounted_for((n, ballots) in assemblies()) {
        let count = dots(n, &ballots, &RULES).expect("options");
        prop_assert_eq!(count.people as usize + count.spoilt.len(), ballots.len());
        let placed: u64 = count.dots.iter().sum();
        prop_assert_eq!(placed + count.unused, 4 * count.people);
        let voters = count.voters.expect("ballots tell");
        // Each person is of one group here, so that the groups add up to the whole.
        for (option, voters) in voters.iter().enumerate() {
            let sum: u64 = count.groups.iter().map(|group| group.dots[option]).sum();
            prop_assert_eq!(sum, count.dots[option]);
            prop_assert!(*voters <= count.dots[option]);
        }
        for pair in count.order.windows(2) {
            let key = |option: usize| (count.dots[option], voters[option]);
            prop_assert!(key(pair[0]) >= key(pair[1]));
            let share = count.ranks[pair[0]] == count.ranks[pair[1]];
            prop_assert_eq!(key(pair[0]) == key(pair[1]), share);
        }
    }

    #[test]
    fn the_order_of_ballots_changes_nothing((n, ballots) in assemblies()) {
        let mut turned = ballots.clone();
        turned.reverse();
        let (one, other) = (dots(n, &ballots, &RULES), dots(n, &turned, &RULES));
        let (one, other) = (one.expect("options"), other.expect("options"));
        prop_assert_eq!((one.dots, one.order, one.groups), (other.dots, other.order, other.groups));
    }

    #[test]
    fn a_cut_fills_its_seats_or_says_what_is_open(
        (n, ballots) in assemblies(),
        seats in 0_usize..8,
        held in proptest::collection::vec(proptest::option::of(0_u64..4), 7),
        scored in proptest::bool::ANY,
    ) {
        let count = dots(n, &ballots, &RULES).expect("options");
        let scores: Vec<f64> = (0..n).map(|option| (option * 3 % 4) as f64).collect();
        let evidence = Evidence {
            scores: scored.then_some(scores.as_slice()),
            new_vote: Some(&held[..n]),
        };
        let found = cut(&count, &cut_rules(seats), evidence).expect("a cut");
        let wanted = seats.min(n);
        match found.resolved_by {
            Some(TieBreak::KeepAll) => prop_assert!(found.selected.len() >= wanted),
            _ => prop_assert_eq!(found.selected.len() + found.open_seats, wanted),
        }
        prop_assert_eq!(found.open.is_empty(), found.open_seats == 0);
        prop_assert!(found.open.iter().all(|option| found.tied.contains(option)));
        prop_assert!(found.open.iter().all(|option| !found.selected.contains(option)));
        // Nobody with fewer dots is in while somebody with more is out.
        let least = found.selected.iter().map(|option| count.dots[*option]).min();
        let out = (0..n).filter(|option| !found.selected.contains(option));
        if let Some(least) = least {
            prop_assert!(out.map(|option| count.dots[option]).all(|dots| dots <= least));
        }
        for pair in found.trials.windows(2) {
            prop_assert!(pair[0].outcome != Outcome::Settled, "nothing is tried after that");
            prop_assert!(pair[1].among.len() <= pair[0].among.len());
        }
    }
}
