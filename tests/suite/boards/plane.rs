//! The plane: names on two axes.

use rumbo::locale::Lang;

use crate::bench::Bench;

fn answer(bench: &Bench, field: &str) -> Option<String> {
    let record = bench.session().content().records("actor").next();
    record
        .and_then(|record| record.get(field))
        .map(str::to_owned)
}

#[test]
fn names_stand_where_their_answers_put_them_and_none_over_another() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("1.7<enter>");
    insta::assert_snapshot!("plane", bench.screen());
}

#[test]
fn arrows_move_a_name_and_that_is_the_answer() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("1.7<enter>");
    let before = (answer(&bench, "interest"), answer(&bench, "power"));
    assert_eq!(before, (Some("4".to_owned()), Some("5".to_owned())));
    let logged = bench.session().notebook.log().entries().len();
    bench.keys("<left><left>");
    assert_eq!(answer(&bench, "interest").as_deref(), Some("2"));
    let grown = bench.session().notebook.log().entries().len() - logged;
    assert_eq!(grown, 1, "moves along one axis are one operation");
    bench.sees("Mantener satisfecho: ");
    bench.keys("<up><down><down><up><up>");
    assert_eq!(
        answer(&bench, "power").as_deref(),
        Some("5"),
        "the axis ends"
    );
    bench.keys("<ctrl-z><ctrl-z>");
    assert_eq!(
        (answer(&bench, "interest"), answer(&bench, "power")),
        before
    );
}

#[test]
fn two_digits_place_a_name_and_the_next_one_comes() {
    let mut bench = Bench::sample(Lang::En);
    bench.keys("1.7<enter>");
    bench.sees("> 1 ");
    bench.keys("21");
    assert_eq!(answer(&bench, "interest").as_deref(), Some("2"));
    assert_eq!(answer(&bench, "power").as_deref(), Some("1"));
    bench.sees("> 2 ");
    bench.keys("9").sees("goes from 1 to 5");
    bench.keys("<delete>").sees("1 without a place yet");
    bench.keys("<enter>").sees("› AC02");
    bench.keys("<esc>").sees("↑ Power");
}

#[test]
fn without_records_the_list_comes_first_and_the_plane_says_so() {
    let mut bench = Bench::empty("territorial", Lang::Es);
    bench.keys("1.7<enter>Junta de agua<enter>");
    assert_eq!(bench.n_records("actor"), 1);
    bench.keys("<f2>1.7<enter>");
    bench
        .sees("Todavía no tiene lugar")
        .sees("1 todavía sin lugar");
    bench.keys("<right>");
    assert_eq!(bench.last_answer("actor", "interest").as_deref(), Some("3"));
    assert_eq!(bench.last_answer("actor", "power").as_deref(), Some("3"));
}

#[test]
fn a_small_window_and_odd_answers_break_nothing() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("1.7<enter>");
    for (width, height) in [
        (60, 15),
        (61, 16),
        (80, 24),
        (100, 30),
        (140, 45),
        (200, 60),
    ] {
        bench.screen_at(width, height);
    }
    let id = bench.session().content().ids("actor")[0].clone();
    let session = bench.app.session.as_mut().expect("open");
    let op = rumbo::notebook::Op::MarkStep { step: "1.7".into() };
    session
        .change(&op, |tx| {
            tx.set(&id, rumbo::notebook::Cell::plain("power"), "mucho");
        })
        .expect("memory");
    bench.sees("poder ?");
}
