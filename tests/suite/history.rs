//! The history on the screen and on the command line: read, filtered, and gone back through.

mod copies;

use std::path::PathBuf;

use insta::assert_snapshot;
use proptest::prelude::*;
use rumbo::app::Layer;
use rumbo::clock::Clock;
use rumbo::locale::{Lang, date};
use rumbo::notebook::{At, Cell, Notebook, Op, Options};
use rumbo::workshop::{Catalog, catalog};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::bench::Bench;

/// A notebook in a file that several people open one after the other.
struct Village {
    folder: TempDir,
}

impl Village {
    fn new() -> Self {
        let village = Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        };
        let (_, text) = definition();
        let options = options("Rosa", "2026-11-22T08:00:00Z");
        Notebook::create(&village.path(), "territorial", &text, options).expect("a free place");
        village
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("plan.rumbo")
    }

    /// Somebody opens it, on the screen of step 1.10.
    fn sitting(&self, who: &str, at: &str, lang: Lang) -> Bench {
        let notebook = Notebook::open(&self.path(), options(who, at)).expect("it is free");
        let workshop = definition().0;
        let mut bench = Bench::open(notebook, workshop, lang);
        bench.app.go_to_step("1.10");
        bench
    }

    /// Three sittings: Rosa writes two problems, Don Julio changes one, and then the clock goes back.
    fn lived() -> Self {
        let village = Self::new();
        village
            .sitting("Rosa", "2026-11-22T09:00:00Z", Lang::Es)
            .keys("El agua no alcanza<enter>Los caminos se cierran<enter>")
            .screen();
        village
            .sitting("Don Julio", "2026-11-22T10:30:00Z", Lang::Es)
            .keys("<home><enter><end> en verano<esc>Se van los jóvenes<enter>")
            .screen();
        village
            .sitting("Rosa", "2026-11-20T07:15:00Z", Lang::Es)
            .keys("<home><down><enter><end> con la lluvia<esc>")
            .screen();
        village
    }
}

fn definition() -> (std::sync::Arc<rumbo::workshop::Workshop>, String) {
    let catalog = Catalog::embedded();
    let workshop = catalog.get("territorial").expect("the definition is sound");
    (workshop, catalog::to_text(catalog.sources("territorial")))
}

fn options(who: &str, at: &str) -> Options {
    Options {
        author: who.to_owned(),
        clock: Clock::Fixed(at.parse().expect("a moment")),
        ..Options::default()
    }
}

/// The screen with the hours as in UTC, wherever the test runs.
fn screen(bench: &Bench) -> String {
    let mut screen = bench.screen();
    for entry in bench.session().notebook.log().entries() {
        let (day, hour) = (&entry.at[..10], &entry.at[11..16]);
        let mut parts = day.split('-').rev();
        let day = [parts.next(), parts.next(), parts.next()].map(Option::unwrap_or_default);
        let shown = format!("{} {hour}", day.join("/"));
        screen = screen.replace(&date::moment(&entry.at), &shown);
    }
    screen
}

fn problems(bench: &Bench) -> Vec<String> {
    let content = bench.session().content();
    let text = |record: &rumbo::notebook::Record| record.get("text").unwrap_or("").to_owned();
    content.records("problem").map(text).collect()
}

fn n_entries(bench: &Bench) -> usize {
    bench.session().notebook.log().entries().len()
}

#[test]
fn the_newest_is_first_with_who_when_and_what() {
    let village = Village::lived();
    let mut bench = village.sitting("Rosa", "2026-11-22T12:00:00Z", Lang::Es);
    bench.keys("<ctrl-z><ctrl-t>");
    assert_snapshot!("history_es", screen(&bench));
    drop(bench);
    let mut bench = village.sitting("Rosa", "2026-11-22T12:10:00Z", Lang::En);
    bench.keys("<ctrl-y><ctrl-t>");
    assert_snapshot!("history_en", screen(&bench));
}

#[test]
fn an_operation_shows_every_change_in_words() {
    let village = Village::lived();
    for (lang, name) in [
        (Lang::Es, "history_entry_es"),
        (Lang::En, "history_entry_en"),
    ] {
        let mut bench = village.sitting("Rosa", "2026-11-22T12:00:00Z", lang);
        bench.keys("<ctrl-t><enter>");
        assert_snapshot!(name, screen(&bench));
    }
    // Options, numbers and references too, each as its field says it.
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("<ctrl-t><enter>");
    let mut seen = String::new();
    for _ in 0..120 {
        seen.push_str(&bench.keys("<page-down>").screen());
    }
    for words in ["Dimensión", "1.", "sí", "Zona ZN02 «Pucarumi»", "de 20"] {
        assert!(seen.contains(words), "«{words}» should be in:\n{seen}");
    }
    assert!(!seen.contains('_'), "an id is shown:\n{seen}");
    bench.keys("<end>");
    let last = bench.screen();
    assert_eq!(
        bench.keys("<down><page-down>").screen(),
        last,
        "nothing below"
    );
    bench.keys("<up>");
    assert_ne!(bench.screen(), last);
    bench.keys("<home>").sees("Territorio");
}

#[test]
fn typing_and_buttons_filter_by_words_step_record_and_person() {
    let village = Village::lived();
    let mut bench = village.sitting("Rosa", "2026-11-22T12:00:00Z", Lang::Es);
    bench.keys("<ctrl-t>").sees("6 de 6");
    bench
        .keys("julio jovenes")
        .sees("1 de 6")
        .sees("Se van los jóvenes")
        .does_not_see("agua");
    for _ in 0.."julio jovenes".len() {
        bench.keys("<backspace>");
    }
    bench.sees("6 de 6").keys("22/11").sees("5 de 6");
    bench.keys("<ctrl-t>");
    let clear = "<backspace>".repeat(5);
    bench.keys(&clear).sees("6 de 6");
    // This record: the first problem, under the cursor of the list.
    bench.keys("<esc><home><ctrl-t><tab><tab>");
    bench
        .sees(">[ ] Esta ficha PR01 El agua no alcanza")
        .keys("<space>");
    bench
        .sees("[x] Esta ficha")
        .sees("2 de 6")
        .does_not_see("caminos");
    bench.keys("<enter>").sees("6 de 6");
    // This step; the mark of another one does not belong to it.
    bench.keys("<esc><esc>");
    bench.app.go_to_step("1.2");
    bench.keys("Pucarumi<enter><ctrl-l><ctrl-t><tab><enter>");
    bench.sees("[x] Este paso 1.2").sees("2 de 8");
    bench.sees("marcar el paso 1.2").sees("Pucarumi");
    bench.keys("<enter>").sees("8 de 8");
    // The person, from a list.
    bench.keys("<F4>").sees("¿De quién?");
    bench
        .keys("<down><enter>")
        .sees("Persona: Don Julio")
        .sees("2 de 8");
    bench.keys("agua").sees("1 de 8");
    bench
        .keys("<F4><up><enter>")
        .sees("Persona: todas")
        .sees("2 de 8");
    bench.keys("<esc>");
    assert!(bench.layers().is_empty(), "Esc goes out at once");
}

#[test]
fn an_older_operation_is_undone_alone_and_what_came_later_stays() {
    let village = Village::lived();
    let mut bench = village.sitting("Rosa", "2026-11-22T12:00:00Z", Lang::Es);
    let before = problems(&bench);
    assert_eq!(
        before,
        [
            "El agua no alcanza en verano",
            "Los caminos se cierran con la lluvia",
            "Se van los jóvenes"
        ]
    );
    bench
        .keys("<ctrl-t>julio cambiar<enter>")
        .sees("en verano")
        .keys("<enter>");
    bench
        .sees("¿Dejar sin efecto")
        .keys("<esc>")
        .sees("[ Deshacer esta ]");
    assert_eq!(problems(&bench), before, "nothing was confirmed");
    bench
        .keys("<enter><enter>")
        .sees("Quedó sin efecto (Ctrl+Z lo deshace): cambiar");
    assert_eq!(
        problems(&bench),
        [
            "El agua no alcanza",
            "Los caminos se cierran con la lluvia",
            "Se van los jóvenes"
        ]
    );
    bench.keys(&"<backspace>".repeat("julio cambiar".len()));
    bench.sees("dejar sin efecto: cambiar");
    // It can be undone as any operation, also after closing.
    drop(bench);
    let mut bench = village.sitting("Rosa", "2026-11-22T13:00:00Z", Lang::Es);
    bench
        .keys("<ctrl-z>")
        .sees("Se deshizo: dejar sin efecto: cambiar");
    assert_eq!(problems(&bench), before);
    bench
        .keys("<ctrl-y>")
        .sees("Se rehízo: dejar sin efecto: cambiar");
    assert_eq!(problems(&bench)[0], "El agua no alcanza");
    // Done again from the history, too.
    bench.keys("<ctrl-t>julio cambiar");
    bench
        .keys("<enter>")
        .sees("Se deshizo el")
        .sees("[ Hacerla otra vez ]");
    bench
        .keys("<enter>")
        .sees("¿Volver a hacer")
        .keys("<enter>");
    bench.sees("Se volvió a hacer (Ctrl+Z lo deshace): cambiar");
    assert_eq!(problems(&bench), before);
}

#[test]
fn what_is_asked_before_going_back_is_complete_in_both_languages() {
    let village = Village::lived();
    for (lang, name) in [(Lang::Es, "es"), (Lang::En, "en")] {
        let mut bench = village.sitting("Rosa", "2026-11-22T12:00:00Z", lang);
        let logged = n_entries(&bench);
        bench.keys("<ctrl-t>julio verano<F4>");
        assert_snapshot!(format!("history_people_{name}"), screen(&bench));
        let change = if lang == Lang::Es {
            "cambiar"
        } else {
            "change"
        };
        bench.keys("<esc>").keys(&"<backspace>".repeat(6));
        bench.keys(&format!("{change}<enter><enter>"));
        assert_snapshot!(format!("history_ask_undo_{name}"), screen(&bench));
        bench.keys("<esc><esc><esc>");
        assert!(bench.layers().is_empty());
        assert_eq!(n_entries(&bench), logged, "nothing was confirmed");
    }
}

#[test]
fn what_something_later_leans_on_is_refused_with_who_when_and_what_to_do() {
    let village = Village::lived();
    for (lang, name, add) in [
        (Lang::Es, "history_refused_es", "añadir agua"),
        (Lang::En, "history_refused_en", "add agua"),
    ] {
        let mut bench = village.sitting("Rosa", "2026-11-22T12:00:00Z", lang);
        let (before, logged) = (problems(&bench), n_entries(&bench));
        bench.keys(&format!("<ctrl-t>{add}<enter><enter>"));
        assert_snapshot!(name, screen(&bench));
        assert_eq!((problems(&bench), n_entries(&bench)), (before, logged));
        bench.keys("<enter><esc><esc>");
    }
    let mut bench = village.sitting("Rosa", "2026-11-22T12:00:00Z", Lang::Es);
    bench
        .keys("<ctrl-t>crear<enter><enter>")
        .sees("comenzó el cuaderno");
}

#[test]
fn returning_to_a_moment_tells_what_changes_and_can_be_undone() {
    let village = Village::lived();
    let mut bench = village.sitting("Rosa", "2026-11-22T12:00:00Z", Lang::Es);
    let before = problems(&bench);
    bench.keys("<home><delete><ctrl-t>Rosa caminos añadir<enter><right><enter>");
    assert_snapshot!("history_ask_return_es", screen(&bench));
    bench
        .keys("<enter>")
        .sees("De vuelta al momento (Ctrl+Z lo deshace) de: añadir problema");
    assert_eq!(
        problems(&bench),
        ["El agua no alcanza", "Los caminos se cierran"]
    );
    bench.keys(&"<backspace>".repeat("Rosa caminos añadir".chars().count()));
    bench.sees("volver al momento del").keys("<ctrl-z>");
    assert_eq!(problems(&bench), before[1..]);
    bench.keys("<ctrl-z>");
    assert_eq!(problems(&bench), before);
    bench.keys("<end><enter><right><enter>");
    bench
        .sees("quedará como estaba")
        .sees("se quitan 3")
        .keys("<enter>");
    assert_eq!(bench.n_records("problem"), 0);
    bench
        .keys("<end><enter><right><enter>")
        .sees("ya está como estaba entonces");
    drop(bench);
    let mut bench = village.sitting("Rosa", "2026-11-22T13:00:00Z", Lang::En);
    bench.keys("<ctrl-z>").sees("return to the moment of");
    assert_eq!(problems(&bench), before);
    bench.keys("<ctrl-t><end><enter><right><enter>");
    assert_snapshot!("history_ask_return_en", screen(&bench));
}

#[test]
fn undo_and_redo_go_on_after_closing() {
    let village = Village::new();
    let mut bench = village.sitting("Rosa", "2026-11-22T09:00:00Z", Lang::Es);
    bench.keys("uno<enter>dos<enter>tres<enter><ctrl-z>");
    drop(bench);
    let mut bench = village.sitting("Ana", "2026-11-22T09:10:00Z", Lang::Es);
    bench
        .keys("<ctrl-z>")
        .sees("Se deshizo: añadir problema «dos»");
    assert_eq!(problems(&bench), ["uno"]);
    drop(bench);
    let mut bench = village.sitting("Ana", "2026-11-22T09:20:00Z", Lang::Es);
    bench
        .keys("<ctrl-y>")
        .sees("Se rehízo: añadir problema «dos»");
    bench.keys("<ctrl-t><ctrl-y>");
    assert_eq!(problems(&bench), ["uno", "dos", "tres"]);
    bench.keys("<ctrl-y>").sees("No hay nada que rehacer");
    drop(bench);
    let mut bench = village.sitting("Ana", "2026-11-22T09:30:00Z", Lang::Es);
    bench.keys("<ctrl-t><ctrl-z><ctrl-z><ctrl-z>").sees("× ");
    assert_eq!(bench.n_records("problem"), 0);
    bench.keys("<ctrl-z>").sees("No hay nada que deshacer");
}

#[test]
fn the_edits_of_one_field_in_one_go_are_one_line_of_the_history() {
    let mut bench = Bench::empty("territorial", Lang::Es);
    bench.app.go_to_step("1.1");
    bench
        .keys("Cuenca")
        .pause()
        .keys(" del")
        .pause()
        .keys(" Tingopamba")
        .pause();
    bench.keys("<backspace><down>").pause().keys("<ctrl-t>");
    bench.sees("3 de 3").sees("cambiar «Nombre");
    bench.keys("<enter>").sees("(vacío) → Cuenca del Tingopamb");
    bench
        .keys("<esc><esc><up><end>a")
        .pause()
        .keys("<ctrl-t>")
        .sees("4 de 4");
}

#[test]
fn records_that_are_gone_are_called_by_their_last_name() {
    let village = Village::lived();
    let mut bench = village.sitting("Rosa", "2026-11-22T12:00:00Z", Lang::Es);
    bench.keys("<home><delete><ctrl-t>julio cambiar<enter>");
    bench.sees("Problema «El agua no alcanza en verano» (ya no está)");
    bench
        .keys("<enter>")
        .sees("hace falta una ficha que después se")
        .sees("Rosa")
        .keys("<enter>");
    bench
        .keys("<tab><tab><enter>")
        .sees("[x] Esta ficha (quitada)")
        .sees("1 de 7");
    bench
        .keys(&"<backspace>".repeat("julio cambiar".len()))
        .sees("3 de 7");
    bench.sees("quitar problema");
}

#[test]
fn the_history_is_drawn_at_every_size() {
    let village = Village::lived();
    for lang in Lang::ALL {
        let mut bench = village.sitting("Rosa", "2026-11-22T12:00:00Z", lang);
        for keys in [
            "<ctrl-t>",
            "<tab>",
            "<F4>",
            "<esc><esc><end><enter>",
            "<right><enter>",
        ] {
            bench.keys(keys);
            for (width, height) in [(80, 24), (60, 15), (59, 15), (1, 1), (120, 40), (200, 60)] {
                let screen = bench.screen_at(width, height);
                assert!(
                    !screen.contains('⟨'),
                    "{keys} at {width}×{height}:\n{screen}"
                );
            }
        }
    }
}

#[test]
fn a_notebook_that_is_only_read_shows_its_history_and_refuses_to_go_back() {
    let village = Village::lived();
    Connection::open(village.path())
        .and_then(|file| file.pragma_update(None, "user_version", 9_999))
        .expect("a closed file");
    let mut bench = village.sitting("Rosa", "2026-11-22T12:00:00Z", Lang::Es);
    bench
        .keys("<esc><ctrl-t><enter><enter>")
        .sees("abierto solo para")
        .keys("<enter>");
    bench.keys("<right><enter>").sees("abierto solo para");
    assert_eq!(n_entries(&bench), 6);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 60,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_keys_in_the_history_lose_anything_or_fail(keys in prop::collection::vec(0..24_usize, 0..60)) {
        const KEYS: [&str; 24] = [
            "<up>", "<down>", "<down>", "<page-down>", "<home>", "<end>", "<enter>", "<enter>", "<enter>",
            "<esc>", "<tab>", "<back-tab>", "<left>", "<right>", "<space>", "<F4>", "<ctrl-z>",
            "<ctrl-y>", "agua", "x", "<backspace>", "<delete>", "<ctrl-t>", "<F1>",
        ];
        let mut bench = Bench::empty("territorial", Lang::Es);
        bench.app.go_to_step("1.10");
        bench.keys("El agua no alcanza<enter>Los caminos<enter><home><enter><end> en verano<esc><ctrl-t>");
        for key in keys {
            bench.keys(KEYS[key]);
            if !matches!(bench.layers().first(), Some(Layer::History(_))) {
                bench.app.layers.clear();
                bench.keys("<ctrl-t>");
            }
            prop_assert!(!bench.screen().contains('⟨'));
        }
        bench.app.layers.clear();
        while bench.session().notebook.next_undo().is_some() {
            bench.keys("<ctrl-z>");
        }
        prop_assert_eq!(bench.n_records("problem"), 0);
        while bench.session().notebook.next_redo().is_some() {
            bench.keys("<ctrl-y>");
        }
        prop_assert!(bench.layers().is_empty());
    }
}

#[test]
fn ten_thousand_operations_are_put_in_words_once_and_not_with_each_key() {
    let mut notebook = Notebook::in_memory(
        "territorial",
        &definition().1,
        options("Rosa", "2026-11-22T09:00:00Z"),
    )
    .expect("memory");
    for n in 0..10_000 {
        let op = Op::Add {
            collection: "problem".into(),
            name: format!("Problema {n}"),
        };
        notebook
            .transact(&op, |tx| {
                // Few records and many entries: the screen below stays small.
                let id = rumbo::notebook::RecordId::new(format!("prb_{}", n % 10));
                tx.add_named(id.clone(), "problem", At::End);
                tx.set(&id, Cell::plain("text"), &format!("Problema {n}"));
            })
            .expect("memory");
    }
    let mut bench = Bench::open(notebook, definition().0, Lang::Es);
    let begun = std::time::Instant::now();
    bench.keys("<ctrl-t>").sees("10.001 de 10.001");
    let opened = begun.elapsed();
    let begun = std::time::Instant::now();
    for _ in 0..100 {
        bench.keys("<down><page-down>");
        bench.screen();
    }
    bench.keys("<end>").sees("crear el cuaderno").keys("<home>");
    for _ in 0..20 {
        bench.keys("99<backspace><backspace>");
        bench.screen();
    }
    bench.keys("problema 999").sees("19 de 10.001");
    // Saying all of them again with each of the 260 keys would take far longer than saying them once.
    let scrolled = begun.elapsed();
    assert!(
        scrolled < opened * 20,
        "{scrolled:?} for the keys, {opened:?} to open"
    );
}
