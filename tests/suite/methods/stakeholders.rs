//! The map of actors against its case, and what always holds of it.

use proptest::prelude::{Just, Strategy, prop_assert, prop_assert_eq, proptest};
use rumbo::method::scale::Scale;
use rumbo::method::spread::Centre;
use rumbo::method::stakeholders::{Quadrant, Ratings, Rules, Side, map};
use serde_json::Value;

use super::reading::{TOLERANCE, files, given, numbers, permuted};
use super::{case, close};

fn rules(threshold: f64) -> Rules {
    Rules {
        scale: Scale {
            least: 1.0,
            most: 5.0,
        },
        position_most: 2.0,
        threshold_power: threshold,
        threshold_interest: threshold,
        centre: Centre::Mean,
    }
}

/// The names of the cases.
fn quadrant(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::ManageClosely => "gestionar_de_cerca",
        Quadrant::KeepSatisfied => "mantener_satisfecho",
        Quadrant::KeepInformed => "mantener_informado",
        Quadrant::Monitor => "monitorear",
    }
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Favourable => "favorable",
        Side::Neutral => "neutral",
        Side::Opposed => "opuesto",
    }
}

#[test]
fn the_case_of_stakeholders_comes_out() {
    assert_eq!(files("stakeholders"), ["basico.case.json"]);
    let case = case("stakeholders/basico.case.json");
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let number = |value: &Value| value.as_f64().expect("a number");
    let ratings: Vec<Ratings> = list(&case["input"])
        .iter()
        .map(|actor| Ratings {
            power: given(&numbers(&actor["power"])),
            interest: given(&numbers(&actor["interest"])),
            position: vec![Some(number(&actor["position"]))],
        })
        .collect();
    let found = map(&ratings, &rules(number(&case["threshold"]))).expect("all are rated");
    let expected = &case["expected"];
    let actors = list(&expected["actors"]);
    assert_eq!((found.actors.len(), actors.len()), (6, 6));
    for (found, expected) in found.actors.iter().zip(&actors) {
        let found = found.expect("it is rated");
        close(found.power, number(&expected["power"]), TOLERANCE);
        close(found.interest, number(&expected["interest"]), TOLERANCE);
        assert_eq!(quadrant(found.quadrant), expected["quadrant"]);
        let pull = found.pull.expect("its position is known");
        close(pull.resultant, number(&expected["resultant"]), TOLERANCE);
        assert_eq!(side(pull.side), expected["side"]);
    }
    close(found.support, number(&expected["support"]), TOLERANCE);
    close(found.opposition, number(&expected["opposition"]), TOLERANCE);
    let viability = found.viability.expect("some pull");
    close(viability, number(&expected["viability_ratio"]), TOLERANCE);
}

fn actors() -> impl Strategy<Value = (Vec<Ratings>, Vec<usize>)> {
    (1_usize..8).prop_flat_map(|n| {
        let ratings = |least: i8, most: i8| {
            let one = proptest::option::weighted(0.8, (least..=most).prop_map(f64::from));
            proptest::collection::vec(one, 0..4)
        };
        let actor = (ratings(1, 5), ratings(1, 5), ratings(-2, 2));
        let actor = actor.prop_map(|(power, interest, position)| Ratings {
            power,
            interest,
            position,
        });
        let order = Just((0..n).collect::<Vec<_>>()).prop_shuffle();
        (proptest::collection::vec(actor, n), order)
    })
}

proptest! {
    #[test]
    fn the_order_of_actors_changes_nothing_and_viability_is_a_share((actors, order) in actors()) {
        let other = map(&permuted(&actors, &order), &rules(3.0));
        match (map(&actors, &rules(3.0)), other) {
            (Ok(found), Ok(other)) => {
                prop_assert_eq!(permuted(&found.actors, &order), other.actors);
                prop_assert!((found.support - other.support).abs() < 1e-9);
                if let Some(viability) = found.viability {
                    prop_assert!((0.0..=1.0).contains(&viability));
                }
                let placed = found.actors.iter().flatten().count();
                prop_assert_eq!(placed + found.unrated.len(), actors.len());
            }
            (found, other) => prop_assert_eq!(found.map(|_| ()), other.map(|_| ())),
        }
    }
}
