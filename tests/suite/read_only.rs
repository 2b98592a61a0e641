//! A notebook that can only be read says so, and why, for as long as it is open.

use std::path::Path;

use insta::assert_snapshot;
use rumbo::app::{Msg, Session};
use rumbo::clock::Clock;
use rumbo::exchange::notebooks::{create_sample, open};
use rumbo::locale::Lang;
use rumbo::notebook::{Options, ReadOnly, VERSION};
use rumbo::workshop::Catalog;
use rusqlite::Connection;

use crate::bench::Bench;

fn options() -> Options {
    let at = "2026-11-22T12:00:00Z".parse().expect("a moment");
    Options {
        clock: Clock::Fixed(at),
        ..Options::default()
    }
}

/// The sample territory in a file, changed by another program.
fn sample(path: &Path, sql: &str) {
    let made = create_sample(path, "territorial", &Catalog::embedded(), options());
    drop(made.expect("the sample can be written"));
    let connection = Connection::open(path).expect("any SQLite program opens a notebook");
    connection.execute_batch(sql).expect("sound SQL");
}

fn bench(path: &Path, lang: Lang) -> Bench {
    let (notebook, workshop) = open(path, &Catalog::embedded(), options()).expect("it opens");
    let mut bench = Bench::home(lang);
    bench.send(Msg::Opened(Box::new(Session::new(notebook, workshop))));
    bench
}

#[test]
fn a_too_new_notebook_keeps_its_banner_wherever_one_goes() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("nuevo.rumbo");
    sample(&path, &format!("PRAGMA user_version = {}", VERSION + 1));
    let mut bench = bench(&path, Lang::Es);
    assert_eq!(bench.session().notebook.read_only(), Some(ReadOnly::Newer));
    bench.sees("una versión más nueva de Rumbo: se abre solo");
    bench.keys("<esc>");
    let banner = "Solo lectura: lo hizo un Rumbo más nuevo. Para escribir, actualice Rumbo.";
    assert_snapshot!("read_only_map", bench.sees(banner).screen());
    bench.keys("1.10<enter>").sees(banner);
    // A message takes the last line but one: the banner stays.
    bench.keys("x").sees(banner).sees("solo lectura");
    assert_snapshot!("read_only_cards", bench.screen());
    bench.keys("<enter>").sees(banner);
    bench.keys("<esc><ctrl-z>").sees(banner);
    for (width, height) in [(60, 15), (100, 30), (140, 40)] {
        let screen = bench.screen_at(width, height);
        assert!(screen.contains("Solo lectura: lo hizo"), "{screen}");
    }
    bench.keys("<F2>").sees(banner);
}

#[test]
fn what_another_program_changed_is_told_once_on_the_screen() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("plan.rumbo");
    sample(&path, "");
    for lang in [Lang::Es, Lang::En] {
        let told = match lang {
            Lang::Es => "Otro programa cambió este cuaderno",
            Lang::En => "Another program changed this notebook",
        };
        let name = format!("Territorio cambiado {lang}");
        let connection = Connection::open(&path).expect("closed");
        let sql =
            format!("UPDATE answer SET value = '{name}' WHERE record = 'ter_1' AND field = 'name'");
        connection.execute_batch(&sql).expect("sound SQL");
        drop(connection);
        let mut first = bench(&path, lang);
        first.sees(told).keys("<esc>").sees(&name);
        first.keys("<ctrl-z>").does_not_see(&name);
        first.sees(match lang {
            Lang::Es => "Se deshizo: cambios hechos con otro programa (1).",
            Lang::En => "Undone: changes made with another program (1).",
        });
        first.keys("<ctrl-y>").sees(&name);
        drop(first);
        bench(&path, lang).does_not_see(told);
    }
}
