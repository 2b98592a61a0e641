//! Comparisons two by two: one question for each pair, and its inverse in the other half.

use crate::bench::Bench;

use super::{grid_value, with};

/// Goes to the matrix of comparisons of the axes.
fn to_comparisons(bench: &mut Bench) {
    bench.keys("3.1<enter>");
    for _ in 0..7 {
        if bench.screen().contains("pesa más la columna") {
            return;
        }
        bench.keys("<ctrl-n>");
    }
    panic!("no comparisons:\n{}", bench.screen());
}

#[test]
fn comparisons_are_asked_once_and_the_other_half_is_their_inverse() {
    let mut bench = with(&[("criterion", 4)]);
    to_comparisons(&mut bench);
    bench.sees("0 de 6");
    // 1 to 2, 1 to 3, 1 to 4, 2 to 3, 2 to 4, 3 to 4.
    bench.keys("35/212/4").sees("6 de 6");
    assert_eq!(bench.n_records("criterion_comparison"), 6);
    let at = |bench: &Bench, row, column| grid_value(bench, row, column).unwrap_or_default();
    assert_eq!(at(&bench, 0, 1), "3");
    assert_eq!(at(&bench, 3, 0), "2", "the fourth weighs twice the first");
    assert_eq!(at(&bench, 0, 3), "0.5");
    insta::assert_snapshot!("comparisons", bench.screen());
    bench.sees("1/3").sees("Se contradicen demasiado");
    // The records say it in the direction that was answered.
    let content = bench.session().content();
    let turned = content.records("criterion_comparison").filter(|record| {
        let ends = ["first", "second"].map(|key| record.get(key));
        let place = |id: Option<&str>| {
            let mut ids = content.ids("criterion").iter();
            ids.position(|own| Some(own.as_str()) == id)
        };
        place(ends[0]) > place(ends[1])
    });
    assert_eq!(turned.count(), 2);
    // In the other half the row is the one that weighs more.
    bench.keys("<home>9");
    assert_eq!(at(&bench, 2, 0), "9");
    assert_eq!(bench.n_records("criterion_comparison"), 6);
    bench.keys("<ctrl-z>");
    assert_eq!(at(&bench, 0, 2), "5");
}

#[test]
fn comparisons_that_agree_give_weights_and_a_third_comes_back_whole() {
    let mut bench = with(&[("criterion", 3)]);
    to_comparisons(&mut bench);
    bench.keys("/3/9/3");
    for ((row, column), times) in [((1, 0), "3"), ((2, 0), "9"), ((2, 1), "3")] {
        assert_eq!(grid_value(&bench, row, column).as_deref(), Some(times));
    }
    bench.sees("Contradicción 0,00 (se acepta hasta");
    bench.sees("Pesos: 1 7,7 % · 2 23,1 % · 3 69,2 %.");
}
