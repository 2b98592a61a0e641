//! Who answers and what enters: tables of their own, their middle, and the rows that are chosen.

use rumbo::locale::Lang;
use rust_decimal::Decimal;

use super::{grid, is_in_step, matrix, session, set, with};
use crate::bench::Bench;

/// Three tables answer the two pairs of two problems; the second pair divides them.
fn three_tables() -> Bench {
    let mut bench = with(&[("problem", 2)]);
    bench.keys("1.11<enter>");
    for (place, digits) in ["11", "20", "13"].into_iter().enumerate() {
        bench.keys("<ctrl-e>");
        if place == 0 {
            bench.sees("¿Quién responde?").sees("Toda la sala");
        }
        bench.sees(&format!("Mesa {} (empezar una nueva)", place + 1));
        bench.keys("<end>");
        // The last line begins the next table.
        for _ in 0..=place + 1 {
            bench.keys("<down>");
        }
        bench.keys("<enter>");
        bench.sees(&format!("Responde: Mesa {}.", place + 1));
        bench.sees("0 de 2");
        bench.keys(digits).sees("2 de 2");
        is_in_step(&bench);
    }
    bench
}

#[test]
fn the_room_sees_the_middle_of_its_tables_and_where_they_are_apart() {
    let mut bench = three_tables();
    assert_eq!(bench.n_records("problem_influence"), 6);
    assert_eq!(
        bench.last_answer("problem_influence", "table").as_deref(),
        Some("Mesa 3")
    );
    bench.keys("<ctrl-e>1").sees("Responde: Toda la sala.");
    let all = grid(&bench);
    let middle = |row, column| all.standing(row, column).expect("tables answered");
    assert_eq!(middle(0, 1).answer.as_number(), Some(Decimal::ONE));
    assert!(!middle(0, 1).disputed, "one apart is not two");
    assert_eq!(middle(1, 0).answer.as_number(), Some(Decimal::ONE));
    assert!(middle(1, 0).disputed);
    bench.keys("<tab>");
    insta::assert_snapshot!(bench.screen().lines().skip(5).take(8).collect::<Vec<_>>().join("\n"), @r"
    2 de 2 · por filas                                           1  2         Suma
      1 Problema 1                                               ■  1            1
    > 2 Problema 2                                               1! ■            1
      Suma                                                       1  1            2

    ¿En qué grado «Problema 2» causa «Problema 1»?
    ! En desacuerdo · Mesa 1: 1 · Mesa 2: 0 · Mesa 3: 3 · distancia 3
    0 No lo causa  1 Lo causa un poco  2 Lo causa en parte  3 Lo causa con fuerza
    ");
}

#[test]
fn what_the_whole_room_agrees_settles_a_dispute_and_the_tables_keep_their_answers() {
    let mut bench = three_tables();
    bench.keys("<ctrl-e>1<tab><delete>");
    bench.sees("Respondieron las mesas");
    bench.keys("2");
    let settled = grid(&bench);
    let standing = settled.standing(1, 0).expect("it is answered");
    assert_eq!(standing.answer.as_number(), Some(Decimal::TWO));
    assert!(!standing.disputed);
    assert_eq!(standing.n, 4);
    assert_eq!(bench.n_records("problem_influence"), 7);
    bench.keys("<delete>");
    assert_eq!(
        bench.n_records("problem_influence"),
        6,
        "back to the tables"
    );
    assert!(grid(&bench).standing(1, 0).is_some_and(|one| one.disputed));
}

#[test]
fn a_table_changes_only_its_own_answers() {
    let mut bench = three_tables();
    bench
        .keys("<ctrl-e>3")
        .sees("Responde: Mesa 2.")
        .sees("2 de 2");
    bench.keys("3");
    let records = bench.session().content().records("problem_influence");
    let values: Vec<(String, String)> = records
        .map(|record| {
            let get = |field| record.get(field).unwrap_or_default().to_owned();
            (get("table"), get("value"))
        })
        .collect();
    let of = |table: &str| -> Vec<&str> {
        let values = values.iter().filter(|(of, _)| of == table);
        values.map(|(_, value)| value.as_str()).collect()
    };
    assert_eq!(
        (of("Mesa 1"), of("Mesa 3")),
        (vec!["1", "1"], vec!["1", "3"])
    );
    assert_eq!(of("Mesa 2"), ["3", "0"]);
    // Its name goes with the keyboard to the next matrix and back.
    bench.keys("<F2>1.11<enter>").sees("Mesa 2");
    assert!(matrix(&bench).table(bench.session()).is_some());
}

#[test]
fn a_table_can_have_any_name() {
    let mut bench = with(&[("problem", 2)]);
    bench.keys("1.11<enter><ctrl-e>Mujeres<enter>");
    bench.sees("Responde: Mujeres.");
    bench.keys("3");
    assert_eq!(
        bench.last_answer("problem_influence", "table").as_deref(),
        Some("Mujeres")
    );
    bench
        .keys("<ctrl-e>")
        .sees("Mujeres")
        .sees("Mesa 1 (empezar");
}

#[test]
fn without_a_limit_in_the_definition_nothing_is_called_a_dispute() {
    let mut bench = three_tables();
    let open = session(&mut bench);
    let mut workshop = (*open.workshop).clone();
    workshop.parameters.clear();
    open.workshop = workshop.into();
    bench.keys("<F2>1.11<enter><ctrl-e>1<tab>");
    assert!(grid(&bench).standing(1, 0).is_some_and(|one| !one.disputed));
    bench.sees("distancia 3").sees("el método no dice");
}

#[test]
fn the_most_voted_are_proposed_and_the_first_answer_settles_them() {
    let mut bench = with(&[("problem", 23)]);
    let ids = bench.session().content().ids("problem").to_vec();
    for (place, id) in ids.iter().enumerate().skip(3) {
        set(&mut bench, id, "votes", &place.to_string());
    }
    bench.keys("1.11<enter>").sees("se proponen 15 de 23");
    let proposed: Vec<usize> = grid(&bench)
        .crossing
        .rows
        .iter()
        .map(|row| row.number)
        .collect();
    assert_eq!(proposed, (9..=23).collect::<Vec<_>>());
    bench.keys("2").sees("entran 15 de 23").sees("1 de 210");
    // More votes afterwards change nothing any more.
    set(&mut bench, &ids[0], "votes", "90");
    let now: Vec<usize> = grid(&bench)
        .crossing
        .rows
        .iter()
        .map(|row| row.number)
        .collect();
    assert_eq!(now, proposed);
    let marks = |bench: &Bench| {
        let records = bench.session().content().records("problem");
        records
            .filter(|record| record.get("in_matrix") == Some("true"))
            .count()
    };
    assert_eq!(marks(&bench), 15);
    set(&mut bench, &ids[0], "votes", "");
    bench.keys("<ctrl-z><ctrl-z><ctrl-z>");
    assert_eq!(marks(&bench), 0, "one undo takes both back");
}

#[test]
fn what_enters_is_chosen_from_a_list_and_what_is_answered_stays() {
    let mut bench = with(&[("problem", 6)]);
    bench.keys("1.11<enter><F9>entra en<enter>");
    bench
        .sees("¿Qué entra en la matriz?")
        .sees("[x] 6 Problema 6");
    let before = bench.session().notebook.log().entries().len();
    bench.keys("<space><down><space><enter>");
    bench.sees("Entran 4: son 12 preguntas.");
    assert_eq!(
        bench.session().notebook.log().entries().len(),
        before + 1,
        "one operation"
    );
    let rows = |bench: &Bench| -> Vec<usize> {
        grid(bench)
            .crossing
            .rows
            .iter()
            .map(|row| row.number)
            .collect()
    };
    assert_eq!(rows(&bench), [3, 4, 5, 6]);
    bench.keys("2");
    // What is answered stays even when it is taken out.
    bench.keys("<F9>entra en<enter><down><down><space><enter>");
    bench.sees("1 siguen porque ya tienen respuestas");
    assert_eq!(rows(&bench), [3, 4, 5, 6]);
    bench.keys("<ctrl-z><ctrl-z><ctrl-z>");
    assert_eq!(rows(&bench), [1, 2, 3, 4, 5, 6]);
    bench
        .keys("<ctrl-t>")
        .sees("cambiar «¿Entra en la matriz de Vester?» en");
}

#[test]
fn nothing_to_choose_is_offered_where_the_definition_binds_nothing() {
    let mut bench = Bench::sample(Lang::En);
    bench.keys("1.17<enter><F9>").sees("order of the questions");
    bench
        .does_not_see("who answers")
        .does_not_see("enters the matrix");
    bench.keys("<esc><ctrl-e>");
    assert!(bench.layers().is_empty());
    bench.keys("<F2>1.7<enter><F9>");
    bench.does_not_see("order of the questions");
}
