//! What the weighted SWOT does at its edges.

use super::*;

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

const CUTS: Cuts = Cuts {
    totals: Scale {
        least: 1.0,
        most: 4.0,
    },
    fair: 2.0,
    strong: 3.0,
};

fn factor(pull: Pull, weight: f64, rating: f64) -> Factor {
    Factor {
        pull,
        weight: Some(weight),
        rating: Some(rating),
    }
}

#[test]
fn every_objection_is_told_and_the_first_one_stops() {
    let factors = [
        factor(Pull::Favourable, 0.5, 2.0),
        factor(Pull::Adverse, 0.6, 3.0),
    ];
    let kinds: Vec<_> = objections(&factors, &INSIDE)
        .iter()
        .map(Unfit::kind)
        .collect();
    assert_eq!(kinds, ["out-of-range", "out-of-range", "weights"]);
    let first = evaluate(&factors, &INSIDE).expect_err("it is refused");
    assert!(matches!(
        first,
        Unfit::OutOfRange {
            row: 0,
            column: 1,
            ..
        }
    ));
    let open = [Factor {
        rating: None,
        ..factor(Pull::Adverse, 1.0, 1.0)
    }];
    assert_eq!(evaluate(&open, &INSIDE), Err(Unfit::Missing(vec![(0, 1)])));
    assert_eq!(
        evaluate(&[], &INSIDE).expect_err("it is refused").kind(),
        "too-few"
    );
}

#[test]
fn weights_may_be_parts_of_a_hundred() {
    let rules = FactorRules {
        whole: 100.0,
        ..INSIDE
    };
    let factors = [
        factor(Pull::Favourable, 60.0, 4.0),
        factor(Pull::Adverse, 40.0, 1.0),
    ];
    let found = evaluate(&factors, &rules).expect("two factors");
    assert!((found.total - 2.8).abs() < 1e-12);
    assert!((found.favourable - 2.4).abs() < 1e-12);
}

#[test]
fn the_nine_cells_are_numbered_row_by_row() {
    let cell = |ife, efe| ie_cell(ife, efe, &CUTS).expect("totals from 1 to 4");
    let totals = [3.5, 2.5, 1.5];
    let mut romans = Vec::new();
    let mut strategies = Vec::new();
    for efe in totals {
        for ife in totals {
            romans.push(cell(ife, efe).roman());
            strategies.push(cell(ife, efe).strategy.id());
        }
    }
    assert_eq!(
        romans,
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    );
    let grow = strategies
        .iter()
        .filter(|id| **id == "grow_and_build")
        .count();
    assert_eq!(
        (grow, strategies[3], strategies[6]),
        (3, "grow_and_build", "hold_and_maintain")
    );
    let hair = 2.0 - 1e-15;
    assert_eq!(
        cell(hair, 3.0).roman(),
        "II",
        "on a cut is on its better side"
    );
}

#[test]
fn totals_that_cannot_be_are_refused() {
    for wrong in [0.9, 4.1, f64::NAN] {
        assert_eq!(
            ie_cell(wrong, 2.0, &CUTS)
                .expect_err("it is refused")
                .kind(),
            "out-of-range"
        );
    }
    assert!(ie_cell(1.0 - 1e-15, 4.0 + 1e-15, &CUTS).is_ok());
    let crossed = Cuts { fair: 3.5, ..CUTS };
    assert_eq!(
        ie_cell(2.0, 2.0, &crossed)
            .expect_err("it is refused")
            .kind(),
        "out-of-range"
    );
}

#[test]
fn blocks_of_different_size_are_compared_by_density() {
    let internal = [Pull::Favourable, Pull::Favourable, Pull::Adverse];
    let external = [Pull::Favourable];
    let cells = [vec![Some(2.0)], vec![Some(2.0)], vec![Some(3.0)]];
    let crossed = cross(&cells, &internal, &external, 3.0).expect("three by one");
    assert_eq!(crossed.posture, [Posture::Adaptive]);
    assert_eq!(crossed.blocks[1].density, None);
    assert_eq!((crossed.optimisation, crossed.risk), (1.0, 0.0));
    let even = [vec![Some(3.0)], vec![Some(3.0)], vec![Some(3.0)]];
    let crossed = cross(&even, &internal, &external, 3.0).expect("three by one");
    assert_eq!(crossed.posture, [Posture::Offensive, Posture::Adaptive]);
}

#[test]
fn a_cross_where_nothing_meets_has_no_posture() {
    let kind = |cells: &[Vec<Option<f64>>], internal: &[Pull], most: f64| {
        let crossed = cross(cells, internal, &[Pull::Adverse], most);
        crossed
            .map_err(|unfit| unfit.kind())
            .expect_err("it is refused")
    };
    let one = [Pull::Favourable];
    assert_eq!(kind(&[vec![Some(0.0)]], &one, 3.0), "all-equal");
    assert_eq!(kind(&[vec![Some(0.0)]], &one, 0.0), "all-equal");
    assert_eq!(kind(&[vec![None]], &one, 3.0), "missing");
    assert_eq!(kind(&[vec![Some(4.0)]], &one, 3.0), "out-of-range");
    assert_eq!(kind(&[], &one, 3.0), "shape");
    assert_eq!(kind(&[], &[], 3.0), "too-few");
    assert_eq!(kind(&[vec![Some(1.0), Some(1.0)]], &one, 3.0), "shape");
}
