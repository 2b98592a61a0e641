//! The weighted SWOT against its cases, and what always holds of it.

use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};
use rumbo::method::scale::Scale;
use rumbo::method::swot::{
    Cuts, Factor, FactorRules, Posture, Pull, Strategy as Advice, cross, evaluate, ie_cell,
    objections,
};
use serde_json::Value;

use super::reading::{TOLERANCE, all_given, files, matrix, words};
use super::{case, close};

const RATINGS: Scale = Scale {
    least: 1.0,
    most: 4.0,
};

const INSIDE: FactorRules = FactorRules {
    whole: 1.0,
    favourable: Scale {
        least: 3.0,
        most: 4.0,
    },
    adverse: Scale {
        least: 1.0,
        most: 2.0,
    },
};

const OUTSIDE: FactorRules = FactorRules {
    whole: 1.0,
    favourable: RATINGS,
    adverse: RATINGS,
};

const CUTS: Cuts = Cuts {
    totals: RATINGS,
    fair: 2.0,
    strong: 3.0,
};

/// The cases name a factor by its letter: F and O pull forward, D and A back.
fn pull(name: &str) -> Pull {
    match name.chars().next() {
        Some('F' | 'O') => Pull::Favourable,
        Some('D' | 'A') => Pull::Adverse,
        other => panic!("no factor: {other:?}"),
    }
}

fn factors(value: &Value) -> Vec<Factor> {
    let list = value.as_array().expect("factors");
    let factor = |value: &Value| Factor {
        pull: pull(value["factor"].as_str().expect("a name")),
        weight: value["weight"].as_f64(),
        rating: value["rating"].as_f64(),
    };
    list.iter().map(factor).collect()
}

#[test]
fn the_cases_of_foda_come_out() {
    assert_eq!(files("foda"), ["cruce.case.json", "ife_efe.case.json"]);
    totals();
    crossed();
}

fn totals() {
    let case = case("foda/ife_efe.case.json");
    let expected = &case["expected"];
    let number = |name: &str| expected[name].as_f64().expect("a number");
    let inside = evaluate(&factors(&case["ife"]), &INSIDE).expect("sound factors");
    let outside = evaluate(&factors(&case["efe"]), &OUTSIDE).expect("sound factors");
    close(inside.total, number("ife_total"), TOLERANCE);
    close(outside.total, number("efe_total"), TOLERANCE);
    close(inside.favourable + inside.adverse, inside.total, 1e-12);
    let cell = ie_cell(inside.total, outside.total, &CUTS).expect("totals on the scale");
    assert_eq!(cell.roman(), expected["ie_cell"]);
    let advice = match cell.strategy {
        Advice::GrowAndBuild => "crecer_construir",
        Advice::HoldAndMaintain => "retener_mantener",
        Advice::HarvestOrDivest => "cosechar_desinvertir",
    };
    assert_eq!(advice, expected["ie_strategy"]);
    // The internal ratings would not do for a matrix whose sides were exchanged.
    let exchanged: Vec<Factor> = factors(&case["ife"])
        .into_iter()
        .map(|factor| Factor {
            pull: match factor.pull {
                Pull::Favourable => Pull::Adverse,
                Pull::Adverse => Pull::Favourable,
            },
            ..factor
        })
        .collect();
    assert_eq!(objections(&exchanged, &INSIDE).len(), exchanged.len());
}

fn crossed() {
    let case = case("foda/cruce.case.json");
    let expected = &case["expected"];
    let (rows, columns) = (words(&case["rows"]), words(&case["cols"]));
    let pulls = |names: &[&str]| names.iter().map(|name| pull(name)).collect::<Vec<_>>();
    let cells = all_given(&matrix(&case["m"]));
    let found = cross(&cells, &pulls(&rows), &pulls(&columns), 3.0).expect("a complete matrix");
    let number = |value: &Value| value.as_f64().expect("a number");
    for (block, name) in found.blocks.iter().zip(["FO", "FA", "DO", "DA"]) {
        close(block.total, number(&expected["totals"][name]), TOLERANCE);
        let density = block.density.expect("it has cells");
        close(density, number(&expected["density"][name]), TOLERANCE);
    }
    assert_eq!(expected["posture"], "ofensiva");
    assert_eq!(found.posture, [Posture::Offensive]);
    for (row, name) in found.rows.iter().zip(&rows) {
        close(*row, number(&expected["row_sums"][name]), TOLERANCE);
    }
    for (column, name) in found.columns.iter().zip(&columns) {
        close(*column, number(&expected["col_sums"][name]), TOLERANCE);
    }
    close(
        found.optimisation,
        number(&expected["optimisation_share"]),
        TOLERANCE,
    );
    close(found.risk, number(&expected["risk_share"]), TOLERANCE);
}

fn crosses() -> impl Strategy<Value = (Vec<Vec<f64>>, Vec<Pull>, Vec<Pull>)> {
    let pulls = |n| {
        let one = (0_u8..2).prop_map(|side| {
            if side == 0 {
                Pull::Favourable
            } else {
                Pull::Adverse
            }
        });
        proptest::collection::vec(one, n)
    };
    (1_usize..6, 1_usize..6).prop_flat_map(move |(rows, columns)| {
        let row = proptest::collection::vec((0_u8..4).prop_map(f64::from), columns);
        (
            proptest::collection::vec(row, rows),
            pulls(rows),
            pulls(columns),
        )
    })
}

proptest! {
    #[test]
    fn blocks_share_out_the_whole_matrix((cells, internal, external) in crosses()) {
        if let Ok(found) = cross(&all_given(&cells), &internal, &external, 3.0) {
            let whole: f64 = cells.iter().flatten().sum();
            let blocks: f64 = found.blocks.iter().map(|block| block.total).sum();
            close(blocks, whole, 0.0);
            let n_cells: usize = found.blocks.iter().map(|block| block.n_cells).sum();
            prop_assert_eq!(n_cells, internal.len() * external.len());
            prop_assert!((found.optimisation + found.risk - 1.0).abs() < 1e-12);
            prop_assert!(!found.posture.is_empty());
            let densities = || found.blocks.iter().filter_map(|block| block.density);
            prop_assert!(densities().all(|density| (0.0..=1.0).contains(&density)));
        } else {
            prop_assert!(cells.iter().flatten().all(|cell| *cell == 0.0));
        }
    }

    #[test]
    fn a_total_lies_between_the_ratings(
        parts in proptest::collection::vec((1_u8..20, 1_u8..5), 1..9),
    ) {
        let whole: f64 = parts.iter().map(|(weight, _)| f64::from(*weight)).sum();
        let factors: Vec<Factor> = parts.iter().map(|(weight, rating)| Factor {
            pull: Pull::Favourable,
            weight: Some(f64::from(*weight) / whole),
            rating: Some(f64::from(*rating)),
        }).collect();
        let found = evaluate(&factors, &OUTSIDE).expect("parts of a whole");
        prop_assert!(found.total > 0.999_999 && found.total < 4.000_001);
        prop_assert!(ie_cell(found.total, found.total, &CUTS).is_ok());
    }
}
