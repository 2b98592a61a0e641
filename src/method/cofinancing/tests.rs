use proptest::collection::vec;
use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;
use rust_decimal::Decimal;

use super::{Balance, Form, Line, Move, Status, balance, ceilings, consolidate, reprogramme};
use crate::method::Unfit;

fn amounts(amounts: &[i64]) -> Vec<Decimal> {
    amounts
        .iter()
        .map(|amount| Decimal::from(*amount))
        .collect()
}

fn line(source: usize, status: Status, given: &[i64]) -> Line {
    Line {
        source,
        form: Form::Cash,
        status,
        amounts: amounts(given),
    }
}

#[test]
fn a_project_without_lines_lacks_everything() {
    let found = balance(&amounts(&[10, 0, 5]), &[], 0).expect("sound amounts");
    assert_eq!(
        (found.total_gap, found.total_firm_gap),
        (15.into(), 15.into())
    );
    assert_eq!(found.status(Status::Secured).percent, Some(Decimal::ZERO));
}

#[test]
fn a_project_without_cost_has_no_shares() {
    let lines = [line(0, Status::Identified, &[7])];
    let found = balance(&amounts(&[0]), &lines, 1).expect("sound amounts");
    assert_eq!(
        (found.by_source[0].percent, found.total_surplus),
        (None, 7.into())
    );
}

#[test]
fn cents_stay_exact() {
    let tenth = Line {
        amounts: vec![Decimal::new(10, 2)],
        ..line(0, Status::Secured, &[])
    };
    let found = balance(
        &[Decimal::new(30, 2)],
        &[tenth.clone(), tenth.clone(), tenth],
        1,
    );
    let found = found.expect("sound amounts");
    assert!(found.years[0].is_balanced());
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let cost = amounts(&[10, 10]);
    let kind = |lines: &[Line]| balance(&cost, lines, 1).map_err(|unfit| unfit.kind().to_owned());
    assert_eq!(
        balance(&[], &[], 1),
        Err(Unfit::TooFew {
            needed: 1,
            given: 0
        })
    );
    assert_eq!(kind(&[line(0, Status::Secured, &[1])]), Err("shape".into()));
    assert_eq!(
        kind(&[line(0, Status::Secured, &[1, -1])]),
        Err("out-of-range".into())
    );
    assert_eq!(
        balance(&cost, &[line(1, Status::Secured, &[1, 1])], 1),
        Err(Unfit::Unknown { item: 0 })
    );
    let beyond = Decimal::MAX;
    assert!(balance(&[beyond], &[], 0).is_err());
    assert!(ceilings(std::slice::from_ref(&cost), &[vec![None]]).is_err());
    assert!(
        ceilings(
            std::slice::from_ref(&cost),
            &[vec![None, Some(-Decimal::ONE)]]
        )
        .is_err()
    );
    assert_eq!(
        consolidate(&[]),
        Err(Unfit::TooFew {
            needed: 1,
            given: 0
        })
    );
    let other = balance(&amounts(&[1]), &[], 1).expect("sound");
    let first = balance(&cost, &[], 1).expect("sound");
    assert!(consolidate(&[first, other]).is_err());
}

#[test]
fn a_surplus_closes_the_earliest_gaps_it_can() {
    let cost = amounts(&[10, 10, 10, 10]);
    let lines = [line(0, Status::Secured, &[8, 15, 7, 14])];
    let found = balance(&cost, &lines, 1).expect("sound amounts");
    let moved = |from, to, amount: i64| Move {
        from,
        to,
        amount: amount.into(),
    };
    assert_eq!(reprogramme(&found.years), [moved(1, 0, 2), moved(1, 2, 3)]);
    assert_eq!((found.total_gap, found.total_surplus), (5.into(), 9.into()));
}

#[test]
fn a_ceiling_has_room_or_is_exceeded() {
    let found = ceilings(
        &[amounts(&[64, 50, 9])],
        &[vec![Some(60.into()), Some(60.into()), None]],
    )
    .expect("sound ceilings");
    let found: Vec<_> = found
        .iter()
        .map(|use_of| (use_of.excess, use_of.room))
        .collect();
    assert_eq!(
        found,
        [
            (4.into(), Some(0.into())),
            (0.into(), Some(10.into())),
            (0.into(), None)
        ]
    );
}

fn projects() -> impl Strategy<Value = Vec<Balance>> {
    let cost = vec(0_i64..100_000, 3);
    let one = (
        0_usize..4,
        select(&Form::ALL),
        select(&Status::ALL),
        vec(0_i64..60_000, 3),
    );
    vec((cost, vec(one, 0..6)), 1..6).prop_map(|projects| {
        let projects = projects.into_iter().map(|(cost, lines)| {
            let lines: Vec<Line> = lines
                .into_iter()
                .map(|(source, form, status, given)| Line {
                    form,
                    ..line(source, status, &given)
                })
                .collect();
            balance(&amounts(&cost), &lines, 4).expect("sound amounts")
        });
        projects.collect()
    })
}

proptest! {
    #[test]
    fn sources_and_gaps_cover_costs_and_surpluses(projects in projects()) {
        let whole = consolidate(&projects).expect("the same years and sources");
        for one in projects.iter().chain([&whole]) {
            for year in &one.years {
                prop_assert_eq!(year.financed + year.gap, year.cost + year.surplus);
                prop_assert!(year.firm_gap >= year.gap);
            }
            let sum = |shares: &[super::Share]| -> Decimal { shares.iter().map(|share| share.amount).sum() };
            prop_assert_eq!(sum(&one.by_source), one.total_financed);
            prop_assert_eq!(sum(&one.by_form), one.total_financed);
            prop_assert_eq!(sum(&one.by_status), one.total_financed);
        }
        let gaps: Decimal = projects.iter().map(|project| project.total_gap).sum();
        prop_assert_eq!(whole.total_gap, gaps);
    }

    #[test]
    fn reprogramming_moves_no_more_than_there_is(projects in projects()) {
        for project in &projects {
            let moves = reprogramme(&project.years);
            let moved: Decimal = moves.iter().map(|one| one.amount).sum();
            prop_assert_eq!(moved, project.total_gap.min(project.total_surplus));
        }
    }
}
