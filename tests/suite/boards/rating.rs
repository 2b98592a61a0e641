//! The board where a group rates: digits, weights, both orders.

use rumbo::locale::Lang;
use rumbo::notebook::{At, Cell, Op};
use rumbo::plan::rating::balanced;
use rust_decimal::Decimal;

use crate::bench::Bench;

#[test]
fn the_sample_shows_weights_scores_and_both_orders() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("3.1<enter>");
    insta::assert_snapshot!("rating_es", bench.screen());
    let mut bench = Bench::sample(Lang::En);
    bench.keys("3.1<enter><up>");
    insta::assert_snapshot!("rating_weights_en", bench.screen());
}

/// Three criteria and so many axes, all empty.
fn empty(axes: usize) -> Bench {
    let mut bench = Bench::empty("territorial", Lang::Es);
    let op = Op::AddMany {
        collection: "axis".to_owned(),
        count: axes,
    };
    bench
        .session_mut()
        .change(&op, |tx| {
            for name in ["Pobreza", "Agua", "Viabilidad"] {
                let id = tx.add("criterion", "cri", At::End);
                tx.set(&id, Cell::plain("name"), name);
            }
            for n in 1..=axes {
                let id = tx.add("axis", "axi", At::End);
                tx.set(&id, Cell::plain("name"), &format!("Eje {n}"));
            }
        })
        .expect("memory");
    bench
}

#[test]
fn digits_fill_everything_and_the_order_follows() {
    let mut bench = empty(4);
    bench.keys("3.1<enter>");
    bench
        .sees("¿Qué puntaje merece «Eje 1» en «Pobreza»?")
        .sees("Le faltan 3 puntajes");
    bench.keys("<up>40<right>25<right>25<home><down>");
    bench.sees("suman 90 de 100");
    bench.keys("555444333222");
    bench.keys("<up><up><up>");
    bench
        .sees("1,00  1.º")
        .sees("0,75  2.º")
        .sees("0,50  3.º")
        .sees("0,25  4.º");
    bench
        .keys("<up><up><up>")
        .sees("Faltan 10 por repartir")
        .keys("<ctrl-w>")
        .sees("suman 100 de 100");
    bench.keys("<ctrl-z>").sees("suman 90 de 100");
    bench.keys("<down>9").sees("de 1 a 5");
    bench.keys("<delete>").sees("Le faltan 1 puntajes");
}

#[test]
fn weights_typed_as_numbers_are_one_operation_each() {
    let mut bench = empty(2);
    let before = bench.session().notebook.log().entries().len();
    bench.keys("3.1<enter><up>35<right>65");
    assert_eq!(bench.session().notebook.log().entries().len(), before + 2);
    bench.sees("suman 100 de 100");
    bench.keys("<backspace>").sees("suman 41 de 100");
}

#[test]
fn orders_that_do_not_agree_ask_for_a_reason() {
    let mut bench = empty(4);
    bench.keys("3.1<enter><up>40<right>30<right>30<home><down>555444333222<home>");
    let ids = bench.session().content().ids("axis").to_vec();
    let op = Op::EditMany {
        collection: "axis".to_owned(),
        field: "dots".to_owned(),
        count: 4,
    };
    bench
        .session_mut()
        .change(&op, |tx| {
            for (id, dots) in ids.iter().zip(["1", "9", "8", "7"]) {
                tx.set(id, Cell::plain("dots"), dots);
            }
        })
        .expect("memory");
    bench
        .keys("<up><up><up>")
        .sees("Los dos órdenes no coinciden");
    let op = Op::Edit {
        collection: "axis".to_owned(),
        field: "reason".to_owned(),
        name: "Eje 1".to_owned(),
    };
    bench
        .session_mut()
        .change(&op, |tx| {
            tx.set(&ids[0], Cell::plain("reason"), "Votó poca gente de arriba");
        })
        .expect("memory");
    assert!(
        !bench.screen().contains("no coinciden"),
        "{}",
        bench.screen()
    );
}

#[test]
fn nothing_to_rate_says_where_to_begin() {
    let mut bench = Bench::empty("territorial", Lang::Es);
    bench.keys("3.1<enter>");
    let list = bench.screen();
    assert!(list.contains("Eje"), "{list}");
}

#[test]
fn shared_out_weights_add_up_in_their_proportion() {
    let number = |n: i64| Some(Decimal::from(n));
    let hundred = Decimal::ONE_HUNDRED;
    assert_eq!(
        balanced(&[number(40), number(25), number(25)], hundred),
        Some(vec![44, 28, 28])
    );
    assert_eq!(
        balanced(&[None, None, None], hundred),
        Some(vec![34, 33, 33])
    );
    assert_eq!(
        balanced(&[number(0), number(7)], hundred),
        Some(vec![0, 100])
    );
    assert_eq!(balanced(&[], hundred), None);
}

proptest::proptest! {
    #[test]
    fn whatever_the_weights_the_shares_are_the_whole(weights in proptest::collection::vec(0_u32..5_000, 1..40)) {
        let given: Vec<Option<Decimal>> = weights.iter().map(|weight| Some(Decimal::from(*weight))).collect();
        let shares = balanced(&given, Decimal::ONE_HUNDRED).expect("there are weights");
        proptest::prop_assert_eq!(shares.iter().sum::<u32>(), 100);
        let sum: f64 = weights.iter().map(|weight| f64::from(*weight)).sum();
        for (weight, share) in weights.iter().zip(&shares) {
            if sum > 0.0 {
                let exact = f64::from(*weight) * 100.0 / sum;
                proptest::prop_assert!((f64::from(*share) - exact).abs() < 1.0);
            }
        }
    }
}
