//! What a person sees and what their keys do, without a terminal.

use insta::assert_snapshot;
use rumbo::app::{Effect, Layer, Msg, Screen};
use rumbo::locale::Lang;

use crate::bench::Bench;

#[test]
fn the_first_screen_says_what_can_be_done() {
    assert_snapshot!("home_es", Bench::home(Lang::Es).screen());
    assert_snapshot!("home_en", Bench::home(Lang::En).screen());
}

#[test]
fn the_road_map_shows_every_step_with_its_state() {
    assert_snapshot!("road_map", Bench::sample(Lang::Es).screen());
}

#[test]
fn cards_stand_in_their_columns() {
    assert_snapshot!(
        "cards",
        Bench::sample(Lang::Es).keys("1.10<enter>").screen()
    );
}

#[test]
fn a_form_shows_help_where_the_cursor_is() {
    assert_snapshot!(
        "form",
        Bench::sample(Lang::Es)
            .keys("1.1<enter><down><down>")
            .screen()
    );
}

#[test]
fn the_guide_tells_what_to_do_and_why() {
    let mut bench = Bench::sample(Lang::Es);
    assert_snapshot!("guide", bench.keys("1.10<enter><F6>").screen());
    bench
        .keys("<right>")
        .sees("Antes de seguir")
        .keys("<right>")
        .sees("mesa 4");
    bench.keys("<right>").sees("código 1.10").keys("<esc>");
    assert!(bench.layers().is_empty());
}

#[test]
fn the_review_lists_findings_and_goes_to_the_cell() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("<ctrl-r>").sees("K10").sees("64.200 en 2025");
    assert_snapshot!("review", bench.screen());
    bench
        .keys("<enter>")
        .sees("Cooperativas, crédito y aliados privados");
    assert!(matches!(&bench.app.screen, Screen::Step(step) if step.record.is_some()));
}

#[test]
fn all_fifty_steps_are_walked_in_both_languages_at_every_size() {
    for lang in Lang::ALL {
        let mut bench = Bench::sample(lang);
        bench.keys("<enter>");
        let mut seen = Vec::new();
        loop {
            let Screen::Step(screen) = &bench.app.screen else {
                panic!("the screen of a step should be open");
            };
            let id = screen.id.clone();
            if seen.last() == Some(&id) {
                break;
            }
            seen.push(id.clone());
            for (width, height) in [
                (80, 24),
                (60, 15),
                (59, 15),
                (20, 5),
                (1, 1),
                (120, 40),
                (200, 60),
            ] {
                let screen = bench.screen_at(width, height);
                assert!(
                    !screen.contains('⟨'),
                    "{lang} {id} at {width}×{height}:\n{screen}"
                );
            }
            bench.sees(&id).keys("<F6>");
            assert!(!bench.screen().contains('⟨'));
            bench.keys("<esc><F8>");
        }
        assert_eq!(seen.len(), 50);
    }
}

#[test]
fn every_field_of_every_record_can_be_looked_at() {
    let mut bench = Bench::sample(Lang::Es);
    let steps: Vec<(String, usize)> = bench
        .session()
        .steps()
        .iter()
        .map(|step| (step.id.clone(), step.collections.len()))
        .collect();
    for (step, tabs) in steps {
        for tab in 0..tabs {
            bench.app.go_to_step(&step);
            for _ in 0..tab {
                bench.keys("<ctrl-n>");
            }
            bench.keys("<home><enter>");
            for _ in 0..40 {
                bench.keys("<down>");
                assert!(!bench.screen().contains('⟨'), "{step}:\n{}", bench.screen());
            }
            bench.keys("<esc><esc>");
            bench.app.layers.clear();
        }
    }
}

#[test]
fn a_card_costs_one_key_beyond_its_text() {
    let mut bench = Bench::empty("territorial", Lang::Es);
    bench.keys("1.10<enter>");
    bench.keys("El agua no alcanza<tab>4<enter>Los caminos se cierran<enter>");
    assert_eq!(bench.n_records("problem"), 2);
    let dimension = bench.last_answer("problem", "dimension");
    assert_eq!(
        dimension.as_deref(),
        Some("environmental_resources"),
        "the column stays"
    );
    bench
        .sees("Los caminos se cierran")
        .keys("<ctrl-z>")
        .sees("Se deshizo");
    assert_eq!(bench.n_records("problem"), 1);
    bench.keys("<ctrl-y>").sees("Los caminos se cierran");
}

#[test]
fn going_out_never_discards_what_was_typed() {
    let mut bench = Bench::empty("territorial", Lang::Es);
    bench.keys("1.10<enter>A medio escribir<esc>");
    assert_eq!(
        bench.last_answer("problem", "text").as_deref(),
        Some("A medio escribir")
    );
    bench.keys("Otra idea<F8>");
    assert_eq!(
        bench.last_answer("problem", "text").as_deref(),
        Some("Otra idea")
    );
    bench.keys("<F7><home><enter><end> de verdad<esc>");
    let first = bench
        .session()
        .content()
        .records("problem")
        .next()
        .expect("a record");
    assert_eq!(first.get("text"), Some("A medio escribir de verdad"));
}

#[test]
fn a_pause_saves_what_is_being_typed_as_one_operation() {
    let mut bench = Bench::empty("territorial", Lang::Es);
    bench.keys("1.1<enter>Cuenca").pause();
    assert_eq!(
        bench.last_answer("territory", "name").as_deref(),
        Some("Cuenca")
    );
    let before = bench.session().notebook.log().entries().len();
    bench.keys(" del Tingopamba").pause().keys("<down>");
    assert_eq!(
        bench.session().notebook.log().entries().len(),
        before,
        "one go, one operation"
    );
    bench.keys("<ctrl-z>");
    assert_eq!(bench.last_answer("territory", "name"), None);
}

#[test]
fn pasted_lines_become_records_after_a_look_and_leave_with_one_undo() {
    let mut bench = Bench::empty("territorial", Lang::Es);
    bench.keys("1.10<enter>");
    bench.send(Msg::Paste("uno\r\n\r\ndos\rtres\n".to_owned()));
    bench.sees("Se pegaron 3 líneas").keys("<enter>");
    assert_eq!(bench.n_records("problem"), 3);
    bench.keys("<ctrl-z>");
    assert_eq!(bench.n_records("problem"), 0);
}

#[test]
fn numbers_and_dates_are_taken_as_people_write_them() {
    let mut bench = Bench::empty("territorial", Lang::Es);
    bench.keys("1.2<enter>Pucarumi<enter><up><enter><down><down>5 860<down>");
    assert_eq!(
        bench.last_answer("zone", "population").as_deref(),
        Some("5860")
    );
    bench
        .sees("5.860")
        .keys("muchas")
        .sees("No se entiende como número")
        .keys("<esc>");
    assert_eq!(
        bench.last_answer("zone", "pop_women").as_deref(),
        Some("muchas"),
        "kept as typed"
    );
    bench.keys("<ctrl-r>").sees("V01").keys("<esc><ctrl-z>");
    assert_eq!(bench.last_answer("zone", "pop_women"), None);
    bench.app.go_to_step("0.3");
    bench.keys("Primera jornada<enter><up><enter><down>3/4/27<down>");
    assert_eq!(
        bench.last_answer("meeting", "date").as_deref(),
        Some("2027-04-03")
    );
    bench.sees("3 de abril de 2027");
}

#[test]
fn references_are_chosen_by_part_of_the_name_and_missing_ones_are_added() {
    let mut bench = Bench::empty("territorial", Lang::Es);
    bench.keys("1.2<enter>Santa Rosa de Guayacán<enter>Pucarumi<enter>");
    bench.app.go_to_step("1.10");
    bench.keys("Las vertientes se secan<enter><up><enter><down><down>guayacan");
    assert!(matches!(bench.layers().last(), Some(Layer::Picker(_))));
    bench
        .sees("Santa Rosa de Guayacán")
        .does_not_see("Pucarumi")
        .keys("<enter>");
    let record = bench
        .session()
        .content()
        .records("problem")
        .next()
        .expect("a record");
    assert_eq!(record.set("zones").count(), 1);
    bench.keys("Nueva Unión<enter>");
    assert_eq!(
        bench.n_records("zone"),
        3,
        "a missing zone is added on the spot"
    );
    let record = bench
        .session()
        .content()
        .records("problem")
        .next()
        .expect("a record");
    assert_eq!(record.set("zones").count(), 2);
}

#[test]
fn a_scale_takes_a_digit_and_a_flag_takes_space() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("1.10<enter><home><enter><down><down><down><down>2");
    bench
        .sees("2 ·")
        .keys("<ctrl-z><down><down><down><down><down><down>");
    bench.sees("Espacio").keys("<space>").sees("Espacio");
}

#[test]
fn menu_search_help_and_history_open_and_close() {
    for lang in Lang::ALL {
        let mut bench = Bench::sample(lang);
        bench.keys("1.10<enter>");
        for keys in [
            "<F1>", "<F9>", "<F3>agua", "<ctrl-t>", "<ctrl-r>", "<F6>", "<F5>", "<ctrl-p>",
        ] {
            bench.keys(keys);
            assert_eq!(bench.layers().len(), 1, "{keys}");
            assert!(!bench.screen().contains('⟨'), "{keys}:\n{}", bench.screen());
            bench.keys("<esc>");
            assert!(bench.layers().is_empty(), "{keys}");
        }
    }
}

#[test]
fn searching_goes_to_the_record() {
    let mut bench = Bench::sample(Lang::Es);
    bench
        .keys("<F3>decimas y marimba de palo")
        .sees("Décimas y marimba")
        .keys("<enter>");
    bench.sees("1.4").sees("Décimas y marimba de Palo Santo");
}

#[test]
fn the_menu_is_filtered_by_typing_and_does_what_it_says() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("<F9>recorr<enter>").sees("Los cincuenta pasos");
    bench
        .keys("<home>")
        .sees("Dieciocho")
        .keys("<enter>")
        .sees("«Rápido»");
    assert_eq!(bench.session().steps().len(), 18);
    bench.keys("<ctrl-z>");
    assert_eq!(bench.session().steps().len(), 50);
}

#[test]
fn leaving_asks_and_says_that_all_is_saved() {
    let mut bench = Bench::sample(Lang::Es);
    bench
        .keys("<ctrl-q>")
        .sees("¿Salir de Rumbo?")
        .keys("<esc>");
    assert!(bench.effects.is_empty());
    bench.keys("<ctrl-c>s");
    assert_eq!(bench.effects, [Effect::Quit]);
}

#[test]
fn hostile_words_are_kept_clean_and_drawn_without_harm() {
    let mut bench = Bench::empty("territorial", Lang::Es);
    bench.keys("1.10<enter>");
    bench.send(Msg::Text(
        "\x1b[31mrojo\x07 👩‍🌾 cafe\u{301} שלום \u{202e}x".to_owned(),
    ));
    bench.keys("<enter>");
    let kept = bench.last_answer("problem", "text").expect("a record");
    assert!(!kept.chars().any(char::is_control), "{kept:?}");
    assert!(kept.contains("café"), "one form for each letter: {kept}");
    assert!(!bench.screen().contains('\x1b'));
    let long = "palabra ".repeat(12_500);
    bench.send(Msg::Text(long.clone()));
    bench.keys("<enter>");
    let kept = bench.last_answer("problem", "text").expect("a record");
    assert_eq!(kept.len(), long.trim().len());
    bench.keys("<up><enter><end>más<esc>");
    bench.screen();
}

#[test]
fn personal_data_never_reach_the_projector() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("0.4<enter>");
    let name = bench
        .session()
        .content()
        .records("participant")
        .last()
        .and_then(|record| record.get("name"))
        .expect("participants have names")
        .to_owned();
    bench.sees(&name).keys("<F5>").does_not_see(&name);
    bench.keys("<esc>").app.go_to_step("1.10");
    bench.keys("<F5>").sees("hace difícil la vida aquí");
}

#[test]
fn the_language_changes_everywhere_at_once() {
    let mut bench = Bench::sample(Lang::Es);
    bench
        .keys("1.10<enter><F9>english<enter>")
        .sees("What situation makes life hard here?");
    assert_eq!(bench.effects, [Effect::Remember(Lang::En)]);
}

#[test]
fn a_new_notebook_asks_where_and_makes_it() {
    let mut bench = Bench::home(Lang::Es);
    bench
        .keys("<enter>")
        .sees("/trabajo/plan-territorial.rumbo")
        .keys("<enter>");
    let path = "/trabajo/plan-territorial.rumbo".into();
    assert_eq!(
        bench.effects,
        [Effect::Create {
            path,
            workshop: "territorial".to_owned()
        }]
    );
    bench.send(Msg::Failed(vec!["No hay permiso.".to_owned()]));
    bench
        .sees("No hay permiso.")
        .keys("<enter>")
        .sees("plan-territorial");
}

#[test]
fn another_definition_works_with_the_same_screens() {
    let mut bench = Bench::empty("rapid-diagnosis", Lang::Es);
    assert_snapshot!("rapid_diagnosis", bench.screen());
    let steps = bench.session().steps().len();
    bench.keys("<enter>");
    for _ in 0..steps {
        bench.keys("Algo que escribir<enter><F8>");
        assert!(!bench.screen().contains('⟨'), "{}", bench.screen());
    }
}

#[test]
fn a_card_being_typed_is_on_disk_after_a_pause() {
    let mut bench = Bench::empty("territorial", Lang::Es);
    bench.keys("1.10<enter>El agua no").pause();
    assert_eq!(
        bench.last_answer("problem", "text").as_deref(),
        Some("El agua no")
    );
    bench.sees("   1  El agua no").does_not_see("   2 ");
    bench.keys(" alcanza<tab>4").pause().keys("<enter>");
    assert_eq!(
        bench.last_answer("problem", "text").as_deref(),
        Some("El agua no alcanza")
    );
    let dimension = bench.last_answer("problem", "dimension");
    assert_eq!(dimension.as_deref(), Some("environmental_resources"));
    assert_eq!(bench.n_records("problem"), 1);
    bench
        .sees("   2  Escriba")
        .keys("xyz")
        .pause()
        .keys("<backspace><backspace><backspace>");
    bench.keys("<F8>");
    assert_eq!(
        bench.n_records("problem"),
        1,
        "what was taken away again is no record"
    );
}

#[test]
fn a_map_is_kept_inside_the_notebook() {
    let mut bench = Bench::empty("territorial", Lang::Es);
    bench.keys("1.1<enter>");
    for _ in 0..12 {
        bench.keys("<down>");
    }
    bench.sees("GeoJSON").keys("~/mapa.geojson<enter>");
    let Some(Effect::ReadFile {
        record,
        field,
        geometry: true,
        ..
    }) = bench.effects.pop()
    else {
        panic!("the file should be read: {:?}", bench.effects);
    };
    bench.send(Msg::FileRead {
        record,
        field,
        name: "mapa.geojson".to_owned(),
        media: "application/geo+json".to_owned(),
        bytes: b"{}".to_vec(),
    });
    bench.sees("(adjunto)").sees("mapa.geojson");
    let id = bench
        .last_answer("territory", "geometry")
        .expect("an answer");
    let kept = bench
        .session()
        .notebook
        .attachment(&id)
        .expect("the notebook answers");
    assert_eq!(
        kept.map(|(name, _, bytes)| (name, bytes.len())),
        Some(("mapa.geojson".to_owned(), 2))
    );
    bench.keys("<ctrl-z>").does_not_see("(adjunto)");
}

#[test]
fn a_digit_chooses_from_a_numbered_list() {
    let mut bench = Bench::empty("territorial", Lang::Es);
    bench
        .keys("0.1<enter>Ana<enter><up><enter><down><down><enter>")
        .sees("2 Facilitación");
    bench.keys("2").sees("Facilitación");
    assert_eq!(
        bench.last_answer("team_member", "role").as_deref(),
        Some("facilitation")
    );
    bench.keys("<enter>zzz<enter>");
    assert!(
        !bench.layers().is_empty(),
        "words that mean nothing stay to be mended"
    );
}

#[test]
fn help_that_does_not_fit_is_scrolled() {
    let mut bench = Bench::sample(Lang::Es);
    bench
        .keys("1.10<enter><F1>")
        .sees("↓")
        .does_not_see("¿Está todo guardado?");
    bench
        .keys("<page-down>")
        .sees("¿Está todo guardado?")
        .keys("<esc>");
    assert!(bench.layers().is_empty());
}

#[test]
fn a_message_goes_when_what_it_tells_is_over() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("<ctrl-p><enter>").sees("Escribiendo");
    assert!(matches!(bench.effects.pop(), Some(Effect::Report { .. })));
    bench.send(Msg::Written(vec!["/trabajo/plan.pdf".into()]));
    bench.sees("/trabajo/plan.pdf").does_not_see("Escribiendo");
}
