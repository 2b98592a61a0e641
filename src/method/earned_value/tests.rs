use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
use rust_decimal::Decimal;

use super::{Figures, Light, TaskProgress, Thresholds, assess, light, problems, setbacks, totals};
use crate::method::Unfit;

fn figures(budget: i64, planned: i64, earned: i64, actual: i64) -> Figures {
    Figures {
        budget: Some(budget.into()),
        planned_value: planned.into(),
        earned_value: earned.into(),
        actual_cost: actual.into(),
    }
}

fn progress(budget: i64, planned: i64, done: i64, cost: i64) -> TaskProgress {
    TaskProgress {
        budget: Some(budget.into()),
        planned_percent: Some(planned.into()),
        done_percent: Some(done.into()),
        actual_cost: Some(cost.into()),
    }
}

#[test]
fn nothing_planned_done_or_spent_gives_no_index() {
    let found = assess(&figures(0, 0, 0, 0)).expect("sound figures");
    assert_eq!((found.cost_index, found.schedule_index), (None, None));
    assert_eq!((found.percent_complete, found.by_cost), (None, None));
    assert_eq!(found.to_complete_index, None);
}

#[test]
fn money_spent_without_work_allows_no_forecast_by_cost() {
    let found = assess(&figures(100, 50, 0, 30)).expect("sound figures");
    assert_eq!(found.cost_index, Some(Decimal::ZERO));
    assert_eq!((found.by_cost, found.by_cost_and_schedule), (None, None));
    let by_plan = found.by_plan.expect("always known with a budget");
    assert_eq!(by_plan.at_completion, Decimal::from(130));
}

#[test]
fn work_done_without_money_allows_no_forecast_by_cost() {
    let found = assess(&figures(100, 50, 40, 0)).expect("sound figures");
    assert_eq!((found.cost_index, found.by_cost), (None, None));
}

#[test]
fn finished_work_ends_at_its_cost() {
    let found = assess(&figures(100, 100, 100, 120)).expect("sound figures");
    for forecast in [found.by_cost, found.by_plan, found.by_cost_and_schedule] {
        let forecast = forecast.expect("both indices are known");
        assert_eq!(forecast.at_completion, Decimal::from(120));
        assert_eq!(forecast.to_complete, Decimal::ZERO);
        assert_eq!(forecast.to_complete_index, None);
    }
}

#[test]
fn without_a_budget_there_are_indices_and_no_forecast() {
    let mut given = figures(0, 80, 60, 90);
    given.budget = None;
    let found = assess(&given).expect("sound figures");
    assert_eq!(found.schedule_index, Some(Decimal::new(75, 2)));
    assert_eq!((found.by_plan, found.percent_spent), (None, None));
}

#[test]
fn more_earned_than_the_work_is_worth_is_impossible() {
    let kind = |figures| assess(&figures).map_err(|unfit| unfit.kind());
    assert_eq!(kind(figures(100, 50, 101, 50)), Err("out-of-range"));
    assert_eq!(kind(figures(100, 101, 50, 50)), Err("out-of-range"));
    assert_eq!(kind(figures(100, 50, 50, -1)), Err("out-of-range"));
    assert!(kind(figures(100, 50, 50, 500)).is_ok());
}

#[test]
fn amounts_beyond_any_plan_do_not_overflow() {
    let most = 1_000_000_000_000_000;
    let found = assess(&figures(most, most, 1, most)).expect("within range");
    assert!(found.by_plan.is_some());
    let mut given = figures(most, 1, 1, most);
    given.earned_value = Decimal::new(1, 28);
    // The estimate would have more digits than an amount can have.
    assert_eq!(assess(&given).map(|found| found.by_cost), Ok(None));
}

#[test]
fn what_is_missing_or_impossible_is_told_by_task() {
    let mut tasks = vec![
        progress(100, 50, 40, 30),
        progress(-1, 101, -5, -2),
        progress(100, 50, 40, 30),
    ];
    tasks[2].done_percent = None;
    let found: Vec<_> = problems(&tasks)
        .into_iter()
        .map(|problem| (problem.task, problem.kind.id()))
        .collect();
    assert_eq!(
        found,
        [
            (1, "budget_out_of_range"),
            (1, "planned_out_of_range"),
            (1, "done_out_of_range"),
            (1, "cost_out_of_range"),
            (2, "no_done_percent"),
        ]
    );
    assert_eq!(totals(&tasks[2..]), Err(Unfit::Missing(vec![(0, 2)])));
    assert_eq!(
        totals(&tasks).map_err(|unfit| unfit.kind()),
        Err("out-of-range")
    );
    assert_eq!(
        totals(&[]),
        Err(Unfit::TooFew {
            needed: 1,
            given: 0
        })
    );
}

#[test]
fn progress_that_falls_back_is_found() {
    let done = [Some(20), None, Some(50), Some(40), Some(50), Some(45)];
    let done: Vec<_> = done.iter().map(|done| done.map(Decimal::from)).collect();
    assert_eq!(setbacks(&done), [3, 5]);
}

#[test]
fn the_light_follows_what_is_known() {
    let thresholds = Thresholds {
        green_from: Decimal::new(95, 2),
        amber_from: Decimal::new(85, 2),
    };
    let index = |hundredths| Some(Decimal::new(hundredths, 2));
    assert_eq!(light(None, None, &thresholds), Ok(None));
    assert_eq!(light(None, index(95), &thresholds), Ok(Some(Light::Green)));
    assert_eq!(
        light(index(85), index(120), &thresholds),
        Ok(Some(Light::Amber))
    );
    let swapped = Thresholds {
        green_from: thresholds.amber_from,
        amber_from: thresholds.green_from,
    };
    assert!(light(None, None, &swapped).is_err());
}

proptest! {
    #[test]
    fn forecasts_and_variances_agree(budget in 1_i64..1_000_000, share in 1_i64..=100, planned in 1_i64..=100, actual in 1_i64..1_000_000) {
        let part = |percent: i64| Decimal::from(budget) * Decimal::new(percent, 2);
        let given = Figures {
            budget: Some(budget.into()),
            planned_value: part(planned),
            earned_value: part(share),
            actual_cost: actual.into(),
        };
        let found = assess(&given).expect("sound figures");
        let near = |a: Decimal, b: Decimal| (a - b).abs() <= Decimal::new(1, 12) * (Decimal::ONE + b.abs());
        let by_cost = found.by_cost.expect("an index");
        prop_assert!(near(by_cost.at_completion * found.cost_index.expect("spent"), budget.into()));
        prop_assert_eq!(by_cost.variance + by_cost.at_completion, Decimal::from(budget));
        // What reaches the forecast by cost is the efficiency so far.
        if let Some(index) = by_cost.to_complete_index {
            prop_assert!(near(index, found.cost_index.expect("spent")));
        }
        let late = found.by_cost_and_schedule.expect("both indices");
        prop_assert_eq!(late.at_completion > by_cost.at_completion, found.schedule_variance < Decimal::ZERO && share < 100);
    }
}
