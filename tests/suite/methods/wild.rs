//! Whatever is thrown at the methods, nothing breaks and no result holds a number that is none.

use std::fmt::Debug;

use proptest::prelude::{Just, Strategy, prop_assert_eq, prop_oneof, proptest};
use rumbo::method::judgement::review;
use rumbo::method::multicriteria::{Criterion, Direction, Normalisation, TieBreak};
use rumbo::method::plane::Threshold;
use rumbo::method::scale::Scale;
use rumbo::method::spread::{Centre, Measure};
use rumbo::method::swot::{Cuts, Factor, FactorRules, Pull};
use rumbo::method::{
    Unfit, ahp, igo, mactor, micmac, multicriteria, ranking, spread, stakeholders, swot, vester,
};

/// Numbers of every sort.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => (-1_i8..10).prop_map(f64::from),
        3 => -1.0_f64..10.0,
        1 => Just(f64::NAN),
        1 => Just(f64::INFINITY),
        1 => Just(f64::NEG_INFINITY),
        1 => Just(f64::MAX),
        1 => Just(1e49),
        1 => Just(f64::MIN_POSITIVE),
        1 => Just(-0.0),
    ]
}

fn cells() -> impl Strategy<Value = Vec<Vec<Option<f64>>>> {
    let small = || (0_u8..4).prop_map(|value| Some(f64::from(value)));
    let any = || proptest::option::weighted(0.9, number());
    let square = move |n: usize| {
        let tame = proptest::collection::vec(proptest::collection::vec(small(), n), n);
        let odd = proptest::collection::vec(proptest::collection::vec(any(), n), n);
        prop_oneof![
            tame.prop_map(hollow),
            odd.prop_map(hollow),
            proptest::collection::vec(proptest::collection::vec(any(), 0..5), 0..5)
        ]
    };
    (0_usize..6).prop_flat_map(square)
}

/// Empties the diagonal.
fn hollow(mut cells: Vec<Vec<Option<f64>>>) -> Vec<Vec<Option<f64>>> {
    for (item, row) in cells.iter_mut().enumerate() {
        if let Some(cell) = row.get_mut(item) {
            *cell = None;
        }
    }
    cells
}

fn threshold() -> impl Strategy<Value = Threshold> {
    prop_oneof![
        Just(Threshold::Mean),
        Just(Threshold::Median),
        Just(Threshold::HalfOfMaximum),
        Just(Threshold::MidRange),
        number().prop_map(Threshold::At),
    ]
}

/// Whether a result, or the reason why there is none, prints without a number that is none.
fn sound<T: Debug>(result: &Result<T, Unfit>) -> bool {
    let printed = format!("{result:?}");
    !["NaN", "inf,", "inf]", "inf)", "inf }"]
        .iter()
        .any(|word| printed.contains(word))
}

/// The methods whose result on a matrix of influences is unsound.
fn unsound_on_influences(
    cells: &[Vec<Option<f64>>],
    most: f64,
    axis: Threshold,
    cap: usize,
) -> Vec<&'static str> {
    let threshold = axis;
    let terms = cap;
    let alpha = 0.5;
    let weaker = micmac::Attenuation {
        most,
        alpha,
        terms,
        axis,
    };
    let random_index = [0.0, 0.0, 0.58, 0.9];
    let accept = 0.1;
    let compared = ahp::Rules {
        most,
        random_index: &random_index,
        accept,
    };
    let judges = [cells.to_vec(), cells.to_vec()];
    let forces = mactor::forces(cells, most);
    let mut found = vec![
        ("review", sound(&review(cells, most))),
        (
            "vester",
            sound(&vester::vester(cells, &vester::Rules { most, threshold })),
        ),
        (
            "micmac",
            sound(&micmac::micmac(cells, &micmac::Rules { most, cap, axis })),
        ),
        ("powers", sound(&micmac::powers(cells, most, cap))),
        ("attenuated", sound(&micmac::attenuated(cells, &weaker))),
        (
            "indirect",
            sound(&micmac::indirect_matrix(cells, most, cap)),
        ),
        ("forces", sound(&forces)),
        (
            "simple",
            sound(&mactor::play(cells, most, mactor::Order::Simple)),
        ),
        (
            "valued",
            sound(&mactor::play(cells, most, mactor::Order::Valued)),
        ),
        ("ahp", sound(&ahp::ahp(cells, &compared))),
        ("judges", sound(&ahp::merge(&judges, &[1.0, most], 9.0))),
    ];
    if let Ok(forces) = &forces {
        let weighed = mactor::play(cells, most, mactor::Order::Weighed(forces));
        found.push(("weighed", sound(&weighed)));
    }
    found.retain(|(_, sound)| !sound);
    found.into_iter().map(|(name, _)| name).collect()
}

/// The methods whose result on ratings and scores is unsound.
fn unsound_on_ratings(
    cells: &[Vec<Option<f64>>],
    other: f64,
    scale: Scale,
    axis: Threshold,
) -> Vec<&'static str> {
    let columns = cells.first().map_or(0, Vec::len);
    let mut found = Vec::new();
    for normalisation in [Normalisation::MinMax, Normalisation::Fixed(scale)] {
        for direction in [Direction::HigherIsBetter, Direction::LowerIsBetter] {
            let criterion = Criterion {
                weight: other,
                direction,
                normalisation,
            };
            let heaviest = [TieBreak::HeaviestCriterion];
            let scored = multicriteria::score(cells, &vec![criterion; columns], &heaviest, None);
            found.push(("score", sound(&scored)));
        }
    }
    let ratings = |row: &Vec<Option<f64>>| stakeholders::Ratings {
        power: row.clone(),
        interest: row.clone(),
        position: row.clone(),
    };
    let ratings: Vec<_> = cells.iter().map(ratings).collect();
    let rules = stakeholders::Rules {
        scale,
        position_most: scale.most,
        threshold_power: other,
        threshold_interest: scale.least,
        centre: Centre::Median,
    };
    found.push(("stakeholders", sound(&stakeholders::map(&ratings, &rules))));
    let cuts = Cuts {
        totals: scale,
        fair: other,
        strong: scale.most,
    };
    found.push(("ie", sound(&swot::ie_cell(other, scale.least, &cuts))));
    let sides = vec![Pull::Favourable; columns];
    let rows = vec![Pull::Adverse; cells.len()];
    found.push((
        "cross",
        sound(&swot::cross(cells, &rows, &sides, scale.most)),
    ));
    if let [first, second, ..] = cells {
        let rules = igo::Rules {
            whole: other,
            governability: scale,
            axis,
        };
        found.push(("igo", sound(&igo::igo(first, second, &rules))));
        let rules = spread::Rules {
            measure: Measure::Range,
            disputed_from: other,
        };
        found.push(("spread", sound(&spread::spread(first, rules))));
        let tables = [cells.to_vec(), cells.to_vec()];
        found.push(("merge", sound(&spread::merge(&tables, rules))));
        let scores: Vec<f64> = first.iter().flatten().copied().collect();
        found.push(("ranks", sound(&ranking::competition(&scores))));
        found.push(("cut", sound(&axis.cut(&scores))));
        let ideal = ahp::synthesise(
            &scores,
            &vec![scores.clone(); scores.len()],
            ahp::Synthesis::Ideal,
        );
        found.push(("synthesise", sound(&ideal)));
        let factor = |(weight, rating): (&Option<f64>, &Option<f64>)| Factor {
            pull: Pull::Adverse,
            weight: *weight,
            rating: *rating,
        };
        let factors: Vec<Factor> = first.iter().zip(second).map(factor).collect();
        let rules = FactorRules {
            whole: other,
            favourable: scale,
            adverse: scale,
        };
        found.push(("evaluate", sound(&swot::evaluate(&factors, &rules))));
    }
    found.retain(|(_, sound)| !sound);
    found.into_iter().map(|(name, _)| name).collect()
}

proptest! {
    #[test]
    fn no_matrix_of_influences_breaks_anything(
        cells in cells(),
        most in number(),
        axis in threshold(),
        cap in 0_usize..30,
    ) {
        let tame = unsound_on_influences(&cells, 9.0, Threshold::Mean, cap);
        prop_assert_eq!(tame, Vec::<&str>::new());
        let wild = unsound_on_influences(&cells, most, axis, cap);
        prop_assert_eq!(wild, Vec::<&str>::new());
    }

    #[test]
    fn no_rating_or_score_breaks_anything(
        cells in cells(),
        other in number(),
        least in number(),
        most in number(),
        axis in threshold(),
    ) {
        let scale = Scale { least, most };
        prop_assert_eq!(unsound_on_ratings(&cells, other, scale, axis), Vec::<&str>::new());
        let tame = Scale { least: -1.0, most: 10.0 };
        prop_assert_eq!(unsound_on_ratings(&cells, 1.0, tame, axis), Vec::<&str>::new());
    }
}
