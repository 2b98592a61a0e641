//! Ties at the line and what becomes of them.

use super::*;

const ALL: [TieBreak; 4] = [
    TieBreak::Voters,
    TieBreak::Score,
    TieBreak::NewVote,
    TieBreak::KeepAll,
];

const CLOSE: TechnicalTie = TechnicalTie {
    least: 1,
    share: 0.05,
};

/// A count of ballots that put all their dots on one option each: `(option, dots)`.
fn count(n_options: usize, ballots: &[(usize, u32)]) -> Count {
    let ballot = |(option, dots): &(usize, u32)| Ballot {
        dots: vec![(*option, *dots)],
        groups: Vec::new(),
    };
    let ballots: Vec<Ballot> = ballots.iter().map(ballot).collect();
    let rules = DotRules {
        limit: 100,
        cap: None,
    };
    dots(n_options, &ballots, &rules).expect("options")
}

fn rules(seats: usize, tie_breaks: &[TieBreak]) -> CutRules<'_> {
    CutRules {
        seats,
        tie_breaks,
        technical_tie: CLOSE,
    }
}

fn told(cut: &Cut) -> Vec<(&'static str, &'static str)> {
    let told = |trial: &Trial| (trial.rule.id(), trial.outcome.id());
    cut.trials.iter().map(told).collect()
}

#[test]
fn a_tie_above_the_line_is_left_alone() {
    let count = count(3, &[(0, 6), (1, 6), (2, 2)]);
    let cut = cut(&count, &rules(2, &ALL), Evidence::default()).expect("a cut");
    assert_eq!((cut.selected, cut.tied.len()), (vec![0, 1], 0));
    assert!(cut.trials.is_empty() && cut.resolved_by.is_none() && !cut.technical_tie);
}

#[test]
fn more_people_settle_a_tie_in_dots() {
    let count = count(3, &[(0, 9), (1, 4), (2, 2), (2, 2)]);
    let cut = cut(&count, &rules(2, &ALL), Evidence::default()).expect("a cut");
    assert_eq!(cut.selected, [0, 2]);
    assert_eq!((cut.last_in, cut.first_out), (Some(2), Some(1)));
    assert_eq!(cut.resolved_by, Some(TieBreak::Voters));
    assert_eq!(
        (cut.trials[0].among.as_slice(), cut.trials[0].seats),
        ([2, 1].as_slice(), 1)
    );
    assert_eq!(cut.trials[0].values, [2.0, 1.0]);
    assert!(cut.technical_tie, "an equal count is close too");
}

#[test]
fn each_rule_narrows_and_the_next_one_goes_on() {
    let count = count(4, &[(0, 4), (1, 4), (2, 4), (3, 2), (3, 2)]);
    let evidence = Evidence {
        scores: Some(&[0.5, 0.7, 0.5, 0.1]),
        new_vote: Some(&[Some(3), None, Some(8), None]),
    };
    let cut = cut(&count, &rules(3, &ALL), evidence).expect("a cut");
    let trials = [
        ("voters", "narrowed"),
        ("score", "narrowed"),
        ("new_vote", "settled"),
    ];
    assert_eq!(told(&cut), trials);
    assert_eq!(cut.selected, [3, 1, 2]);
    assert_eq!(cut.trials[2].among, [0, 2]);
    assert_eq!(cut.resolved_by, Some(TieBreak::NewVote));
    assert!(cut.open.is_empty());
}

#[test]
fn a_second_round_still_to_be_held_leaves_the_tie_open() {
    let count = count(3, &[(0, 4), (1, 4), (2, 4)]);
    let cut = cut(&count, &rules(1, &ALL), Evidence::default()).expect("a cut");
    let trials = [
        ("voters", "still_tied"),
        ("score", "not_held"),
        ("new_vote", "not_held"),
    ];
    assert_eq!(told(&cut), trials);
    assert_eq!((cut.selected.len(), cut.open_seats), (0, 1));
    assert_eq!((cut.open, cut.resolved_by), (vec![0, 1, 2], None));
}

#[test]
fn a_second_round_that_ties_again_keeps_all_when_the_rules_say_so() {
    let count = count(3, &[(0, 9), (1, 4), (2, 4)]);
    let votes = [None, Some(5), Some(5)];
    let evidence = Evidence {
        scores: None,
        new_vote: Some(&votes),
    };
    let cut = cut(&count, &rules(2, &ALL), evidence).expect("a cut");
    assert_eq!(
        (cut.selected, cut.resolved_by),
        (vec![0, 1, 2], Some(TieBreak::KeepAll))
    );
    assert_eq!(cut.open_seats, 0);
}

#[test]
fn without_rules_a_tie_stays_open() {
    let count = count(2, &[(0, 4), (1, 4)]);
    let cut = cut(&count, &rules(1, &[]), Evidence::default()).expect("a cut");
    assert_eq!((cut.open, cut.open_seats), (vec![0, 1], 1));
}

#[test]
fn close_is_a_dot_or_a_twentieth_of_the_one_ahead() {
    let close = |ahead: u32, behind: u32| {
        let count = count(2, &[(0, ahead), (1, behind)]);
        let cut = cut(&count, &rules(1, &ALL), Evidence::default());
        cut.expect("a cut").technical_tie
    };
    assert!(close(39, 37) && close(20, 19) && close(21, 19) && close(1, 0));
    assert!(!close(20, 18) && !close(40, 37));
    let seven = TechnicalTie {
        least: 0,
        share: 0.07,
    };
    let count_of = |ahead, behind| {
        let count = count(2, &[(0, ahead), (1, behind)]);
        let mut rules = rules(1, &ALL);
        rules.technical_tie = seven;
        cut(&count, &rules, Evidence::default())
            .expect("a cut")
            .technical_tie
    };
    assert!(count_of(100, 93) && !count_of(100, 92), "7 % of 100 is 7");
    let count = count(4, &[(0, 40), (1, 39), (2, 37), (3, 30)]);
    let cut = cut(&count, &rules(2, &ALL), Evidence::default()).expect("a cut");
    assert!(cut.technical_tie && cut.trials.is_empty());
    assert_eq!((cut.selected, cut.close), (vec![0, 1], vec![1, 2]));
}

#[test]
fn no_seats_and_seats_for_all_have_no_line() {
    let count = count(2, &[(0, 4), (1, 4)]);
    let none = cut(&count, &rules(0, &ALL), Evidence::default()).expect("a cut");
    assert_eq!(
        (none.selected.len(), none.last_in, none.first_out),
        (0, None, Some(0))
    );
    let all = cut(&count, &rules(9, &ALL), Evidence::default()).expect("a cut");
    assert_eq!((all.selected, all.first_out), (vec![0, 1], None));
    assert!(!all.technical_tie && !none.technical_tie);
}

#[test]
fn evidence_that_does_not_fit_is_refused() {
    let count = count(2, &[(0, 4), (1, 4)]);
    let kind = |scores: &[f64], share: f64| {
        let evidence = Evidence {
            scores: Some(scores),
            new_vote: None,
        };
        let mut rules = rules(1, &ALL);
        rules.technical_tie.share = share;
        cut(&count, &rules, evidence)
            .map_err(|unfit| unfit.kind())
            .expect_err("it is refused")
    };
    assert_eq!(kind(&[1.0], 0.05), "shape");
    assert_eq!(kind(&[1.0, f64::NAN], 0.05), "out-of-range");
    assert_eq!(kind(&[1.0, 2.0], f64::NAN), "out-of-range");
    assert_eq!(kind(&[1.0, 2.0], 2.0), "out-of-range");
}

#[test]
fn people_nobody_counted_break_no_tie() {
    let sheet = Tally {
        group: 0,
        people: Some(9),
        dots: vec![4, 4],
        voters: None,
    };
    let allowed = DotRules {
        limit: 3,
        cap: None,
    };
    let count = tallies(2, &[sheet], &allowed).expect("options");
    let kept = [TieBreak::Voters, TieBreak::KeepAll];
    let cut = cut(&count, &rules(1, &kept), Evidence::default()).expect("a cut");
    assert_eq!(
        told(&cut),
        [("voters", "not_held"), ("keep_all", "settled")]
    );
    assert_eq!(cut.selected, [0, 1]);
}
