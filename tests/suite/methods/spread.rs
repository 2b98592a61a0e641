//! What always holds of several tables laid over each other.

use proptest::prelude::{Just, Strategy, prop_assert, prop_assert_eq, proptest};
use rumbo::method::spread::{Centre, Measure, Rules, Spread, centre, merge, spread};

use super::reading::permuted;

fn rules(measure: Measure) -> Rules {
    Rules {
        measure,
        disputed_from: 2.0,
    }
}

fn values() -> impl Strategy<Value = (Vec<Option<f64>>, Vec<usize>)> {
    (1_usize..9).prop_flat_map(|n| {
        let value = proptest::option::weighted(0.8, -50.0_f64..50.0);
        let order = Just((0..n).collect::<Vec<_>>()).prop_shuffle();
        (proptest::collection::vec(value, n), order)
    })
}

proptest! {
    #[test]
    fn quartiles_stand_in_order_and_tables_may_be_called_in_any((values, order) in values()) {
        let found = spread(&values, rules(Measure::Range));
        prop_assert_eq!(&found, &spread(&permuted(&values, &order), rules(Measure::Range)));
        if let Ok(found) = found {
            let Spread { lower_quartile, median, upper_quartile, .. } = found;
            let steps = [found.least, lower_quartile, median, upper_quartile, found.most];
            prop_assert!(steps.windows(2).all(|pair| pair[0] <= pair[1] + 1e-9), "{:?}", steps);
            prop_assert!(found.least <= found.mean && found.mean <= found.most);
            prop_assert_eq!(found.n, values.iter().flatten().count());
        } else {
            prop_assert!(values.iter().flatten().next().is_none());
        }
    }

    #[test]
    fn the_range_disputes_at_least_what_the_quartiles_do((values, _) in values()) {
        let quartiles = spread(&values, rules(Measure::InterquartileRange));
        if let (Ok(range), Ok(quartiles)) = (spread(&values, rules(Measure::Range)), quartiles) {
            prop_assert!(range.disputed || !quartiles.disputed);
        }
    }

    #[test]
    fn the_merged_matrix_is_the_merged_cells((values, _) in values()) {
        let tables: Vec<_> = values.iter().map(|value| vec![vec![*value, Some(1.0)]]).collect();
        let merged = merge(&tables, rules(Measure::Range)).expect("they fit");
        for kind in [Centre::Mean, Centre::Median] {
            prop_assert_eq!(merged.values(kind)[0][0], centre(&values, kind).ok());
            prop_assert_eq!(merged.values(kind)[0][1], Some(1.0));
        }
        prop_assert!(!merged.disputed.contains(&(0, 1)));
    }
}
