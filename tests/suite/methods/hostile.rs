//! Whatever numbers come in, a method gives a number or a reason, never a number that is none.

use std::fmt::Debug;

use proptest::prelude::*;
use rumbo::method::delphi::{Rules as Panel, quantile, statement};
use rumbo::method::indicators::targets::{course, linear, missteps};
use rumbo::method::indicators::{Behaviour, Figures, Lights, Unmeasured, fulfilment, progress};
use rumbo::method::indices::fabric::{Benefit, Exchange, balance, density, radar};
use rumbo::method::indices::{
    AssetRules, PriorityRules, Trend, articulation, asset_class, priority,
};
use rumbo::method::participation::concentration::{dissimilarity, gini, weighted_gini};
use rumbo::method::participation::{
    Cuts, Group, Invited, composition, parity, per_person, representation,
};
use rumbo::method::problem_tree::propose_core;
use rumbo::method::risk::{Reading, of_place, rate};
use rumbo::method::scale::{Scale, class};
use rumbo::method::scenarios::{Rules as Choice, Scenario, Variable, axes, bet};
use rumbo::method::typology::development::{Goals, goal_index};
use rumbo::method::typology::groups::{k_means, starts, ward};
use rumbo::method::typology::scores::{Deviation, standard_scores};
use rumbo::method::typology::{
    Beyond, Direction, Goalposts, Indicator, Mean, Measure, Weighting, index, range_of, relative,
    state,
};

/// Ordinary numbers, and those on which arithmetic breaks.
fn number() -> impl Strategy<Value = f64> {
    let odd = [
        0.0,
        -0.0,
        1.0,
        5.0,
        -1.0,
        1e-320,
        1e-160,
        1e99,
        1e100,
        -1e100,
        1e160,
        f64::MIN_POSITIVE,
        f64::EPSILON,
        f64::MAX,
        f64::MIN,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
    ];
    prop_oneof![4 => 0.0..6.0_f64, 2 => prop::sample::select(odd.to_vec()), 1 => -9.0..9.0_f64]
}

fn numbers() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(number(), 0..6)
}

/// Holds a result to having no number that is none.
#[track_caller]
fn sound<T: Debug, E>(result: &Result<T, E>) {
    if let Ok(found) = result {
        let told = format!("{found:?}");
        assert!(!told.contains("NaN") && !told.contains("inf"), "{told}");
    }
}

fn scale(least: f64, most: f64) -> Scale {
    Scale { least, most }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn lists_of_any_numbers_give_numbers_or_reasons(a in numbers(), b in numbers(), x in number(), y in number()) {
        let given: Vec<Option<f64>> = a.iter().copied().map(Some).collect();
        sound(&gini(&a));
        sound(&dissimilarity(&a, &b));
        sound(&weighted_gini(&a, &b));
        sound(&per_person(&a, &b));
        sound(&quantile(&a, x));
        sound(&class(x, &a));
        sound(&starts(&a, 2));
        sound(&propose_core(&[0, 1], &a, &b));
        sound(&articulation(&given, x));
        sound(&radar(&given, scale(x, y), 2));
        range_of(x, &[(y, x), (x, y)]);
        let lights = Lights { green: x, yellow: y };
        sound(&fulfilment(&given, &b, Unmeasured::CountsZero, lights));
        for behaviour in Behaviour::ALL {
            sound(&missteps(behaviour, Some(x), &given));
            sound(&course(behaviour, &given, y));
        }
        let panel = Panel {
            scale: scale(x, y),
            iqr_most: 1.0,
            variation_most: x,
            accept_from: y,
            reject_to: x,
            rounds_most: 3,
        };
        sound(&statement(&[given.clone(), given.clone()], &panel));
        let groups: Vec<Invited> = a.iter().zip(&b).map(|(a, b)| Invited { weight: *a, least_share: *b }).collect();
        sound(&composition(40, &groups));
        let groups: Vec<Group> = a.iter().map(|a| Group { count: 3, reference: Some(*a) }).collect();
        sound(&representation(&groups, Cuts { under: x, over: y }));
        let scenarios: Vec<Scenario> = a.iter().zip(&b).map(|(a, b)| Scenario { probability: *a, desirability: *b }).collect();
        sound(&bet(&scenarios, scale(x, y)));
        let exchanges: Vec<Exchange> = a.iter().map(|a| Exchange { kind: 0, benefit: Benefit::Rural, strength: *a }).collect();
        sound(&balance(&exchanges, scale(x, y)));
    }

    #[test]
    fn single_numbers_of_any_kind_give_numbers_or_reasons(a in number(), b in number(), c in number(), x in number(), y in number()) {
        let scale = scale(x, y);
        sound(&of_place(a, b, c, scale));
        sound(&rate(a, b, &Reading { scale, cuts: [a, b, c] }));
        sound(&parity(3, 4, scale));
        sound(&density(9, a, b));
        let rules = PriorityRules { scale, improving: a, same: b, worsening: c };
        sound(&priority(a, b, Trend::Same, &rules));
        sound(&asset_class(a, b, &AssetRules { scale, high_value: a, good_state: b, poor_state: c }));
        sound(&state(a, &[x, y, b, c]));
        sound(&linear(a, b, 2024..=2030));
        let lights = Lights { green: 85.0, yellow: 70.0 };
        for behaviour in Behaviour::ALL {
            let figures = Figures { baseline: Some(a), target: Some(b), value: Some(c) };
            sound(&progress(behaviour, &figures, lights));
        }
        for measure in [Measure::Linear, Measure::Logarithm] {
            sound(&goal_index(a, Goals { least: x, most: y }, measure));
        }
        let variables = [Variable { importance: a, uncertainty: b }; 3];
        let influence = vec![vec![Some(c); 3]; 3];
        sound(&axes(&variables, &influence, &Choice { scale, link_most: x }));
    }

    #[test]
    fn tables_of_any_numbers_give_numbers_or_reasons(
        rows in prop::collection::vec(prop::collection::vec(number(), 2), 0..6), x in number(), y in number()
    ) {
        let given: Vec<Vec<Option<f64>>> = rows.iter().map(|row| row.iter().copied().map(Some).collect()).collect();
        for beyond in [Beyond::Capped, Beyond::Kept, Beyond::Refused] {
            for measure in [Measure::Linear, Measure::Logarithm] {
                let observed = Indicator {
                    direction: Direction::Min,
                    goalposts: Goalposts::Observed { constant: x },
                    measure,
                };
                let fixed = Indicator {
                    goalposts: Goalposts::Fixed { least: x, most: y, beyond },
                    ..observed
                };
                sound(&relative(&given, &[observed, observed]));
                sound(&relative(&given, &[observed, fixed]));
            }
        }
        for mean in [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic] {
            sound(&index(&rows, Weighting { weights: &[x, y], whole: None }, mean));
            sound(&index(&rows, Weighting { weights: &[1.0, 2.0], whole: None }, mean));
        }
        for deviation in [Deviation::Population, Deviation::Sample] {
            sound(&standard_scores(&given, &[Direction::Max; 2], deviation));
        }
        sound(&k_means(&rows, &[0, 1], 50));
        sound(&ward(&rows));
    }
}
