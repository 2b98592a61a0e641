//! Backups, copies and working copies as a person sees them.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use rumbo::app::safekeeping::{Ask, Errand, Heard};
use rumbo::app::{Effect, Layer, Msg, Session};
use rumbo::exchange::notebooks;
use rumbo::locale::{Lang, date, number};
use rumbo::notebook::{Medium, Notebook, Reason, SaveState, Snapshot, Stage};
use rumbo::workshop::Catalog;

use super::{House, end};
use crate::bench::Bench;

/// The sample in a file, open on the screen.
fn sample(house: &House, lang: Lang) -> Bench {
    let catalog = Catalog::embedded();
    let opened = notebooks::create_sample(&house.plan(), "territorial", &catalog, house.options());
    let (notebook, workshop) = opened.expect("a free path");
    notebook.back_up(Reason::Open).expect("room on the disk");
    let mut bench = Bench::open(notebook, workshop, lang);
    bench.app.setup.folder = house.path("");
    bench
}

/// Opens a file as the outside does when it is asked to.
fn open(house: &House, bench: &mut Bench, path: &Path) {
    bench.app.session = None;
    let catalog = Catalog::embedded();
    let (notebook, workshop) = notebooks::open(path, &catalog, house.options()).expect("sound");
    bench.send(Msg::Opened(Box::new(Session::new(notebook, workshop))));
}

/// What the outside is asked for last.
fn asked(bench: &mut Bench) -> Ask {
    match bench.effects.pop() {
        Some(Effect::Keeping(ask)) => ask,
        other => panic!("something of copies should be asked for: {other:?}"),
    }
}

/// Reads the backups that the screen asks for, as the outside does.
fn read(bench: &mut Bench) {
    while let Some(Effect::Keeping(Ask::Read(path))) = bench.effects.pop() {
        let snapshot = Snapshot::read(&path).expect("a sound backup");
        bench.send(Msg::Keeping(Heard::Read(Box::new(snapshot))));
    }
}

/// Does the copy that the screen asks for, as the outside does.
fn copy(bench: &mut Bench) {
    let (errand, stages) = match asked(bench) {
        Ask::Copy(to) => (Errand::Copy, bench.session().notebook.copy_to(&to)),
        Ask::Rescue(to) => (Errand::Copy, bench.session().notebook.save_elsewhere(&to)),
        Ask::BringBack(met) => (Errand::BringBack, bench.session().notebook.bring_back(met)),
        other => panic!("a copy should be asked for: {other:?}"),
    };
    for stage in stages {
        bench.send(Msg::Keeping(Heard::Stage(errand, stage)));
        assert!(!bench.screen().contains('⟨'));
    }
}

/// Writes another path in the place of the one that is proposed.
fn retype(bench: &mut Bench, path: &Path) {
    bench.keys("<end>").keys(&"<backspace>".repeat(200));
    bench.send(Msg::Text(path.display().to_string()));
}

/// The screen without what differs from one run and machine to another.
fn stable(house: &House, bench: &Bench) -> String {
    let screen = bench.screen();
    let moment = date::moment("2026-11-22T12:00:00Z");
    let mut screen = screen.replace(&moment, "22/11/2026 12:00");
    for size in house
        .backups()
        .iter()
        .flat_map(|one| Lang::ALL.map(|lang| number::size(one.bytes, lang)))
    {
        screen = screen.replace(&size, &"9".repeat(size.len()));
    }
    let folder = house.path("").display().to_string();
    let folder = folder.trim_end_matches('/');
    let lines = screen.lines().map(|line| match line.find(folder) {
        Some(at) => format!("{}«…»", &line[..at]),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn at_every_size(bench: &Bench) {
    for (width, height) in [(80, 24), (60, 15), (100, 30), (200, 60), (20, 5), (1, 1)] {
        let screen = bench.screen_at(width, height);
        assert!(!screen.contains('⟨'), "{width}×{height}:\n{screen}");
    }
}

#[test]
fn the_backups_show_what_going_back_would_change_and_one_key_takes_it_back() {
    let house = House::new();
    let mut bench = sample(&house, Lang::Es);
    let then = bench.session().content().clone();
    bench
        .keys("1.10<enter><home><delete>")
        .keys("Se secan los ojos de agua<enter>")
        .pause();
    let now = bench.session().content().clone();
    assert_ne!(now, then);
    bench.keys("<F9>respaldos<enter>").sees("Leyendo");
    read(&mut bench);
    assert_snapshot!("backups_es", stable(&house, &bench));
    at_every_size(&bench);
    // One Enter asks; any other key forgets it.
    bench
        .keys("<enter>")
        .sees("Enter otra vez")
        .keys("<down>")
        .does_not_see("Enter otra vez");
    read(&mut bench);
    bench
        .keys("<enter>")
        .sees("Enter otra vez")
        .keys("<enter>")
        .sees("Se volvió al respaldo");
    assert!(bench.layers().is_empty());
    assert_eq!(bench.session().content(), &then);
    bench
        .keys("<ctrl-z>")
        .sees("Se deshizo: volver al respaldo del");
    assert_eq!(bench.session().content(), &now);
    bench.keys("<ctrl-y>");
    assert_eq!(bench.session().content(), &then);
    // Before going back there was a backup too.
    bench.session().notebook.flush().expect("room on the disk");
    bench
        .session()
        .notebook
        .back_up(Reason::Merge)
        .expect("room on the disk");
    assert!(
        house.reasons().contains(&Reason::Restore),
        "{:?}",
        house.reasons()
    );
}

#[test]
fn the_backups_are_told_in_english_too_and_a_broken_one_in_its_place() {
    let house = House::new();
    let mut bench = sample(&house, Lang::En);
    let kept = bench.session().notebook.backups().remove(0);
    bench.keys("<F9>backups<enter>");
    read(&mut bench);
    assert_snapshot!("backups_en", stable(&house, &bench));
    bench.keys("<esc>");
    fs::write(&kept.path, "broken").expect("our file");
    bench.keys("<F9>backups<enter>");
    let Ask::Read(path) = asked(&mut bench) else {
        panic!("the backup should be read");
    };
    let error = Snapshot::read(&path).expect_err("it is broken");
    let sentences = error.sentences().map(|one| one.say(Lang::En)).to_vec();
    bench.send(Msg::Keeping(Heard::Unread(path, sentences)));
    bench
        .sees("Rumbo notebook.")
        .does_not_see("Choose a file")
        .keys("<enter><enter>");
    assert!(
        matches!(bench.layers(), [Layer::Backups(_)]),
        "nothing to go back to"
    );
}

#[test]
fn a_notebook_that_cannot_be_opened_is_brought_back_from_the_screen() {
    let house = House::new();
    drop(sample(&house, Lang::Es));
    fs::write(house.plan(), "roto").expect("our file");
    let mut bench = Bench::home(Lang::Es);
    let error = Notebook::open(&house.plan(), house.options()).expect_err("it is broken");
    let heard = Heard::Unopened {
        path: house.plan(),
        sentences: vec![
            "El cuaderno plan.rumbo está dañado.".into(),
            error.sentences()[1].say(Lang::Es),
        ],
        backups: house.backups(),
        now: "2026-11-25T12:00:00Z".parse().expect("a moment"),
    };
    bench.send(Msg::Keeping(heard));
    read(&mut bench);
    assert_snapshot!("unopened", stable(&house, &bench));
    at_every_size(&bench);
    bench
        .keys("<enter>")
        .sees("Recuperar un respaldo")
        .sees("stick/plan-2.rumbo");
    at_every_size(&bench);
    bench.keys("<enter>");
    let Ask::Write(backup, to) = asked(&mut bench) else {
        panic!("the backup should be written");
    };
    assert_eq!(to, house.path("stick/plan-2.rumbo"));
    backup.write_to(&to).expect("room on the disk");
    bench.send(Msg::Keeping(Heard::Ready(to.clone())));
    assert_eq!(bench.effects.pop(), Some(Effect::Open(to.clone())));
    open(&house, &mut bench, &to);
    assert!(bench.layers().is_empty());
    bench.sees("Tingopamba");
}

#[test]
fn on_the_first_screen_the_backups_of_all_notebooks_can_be_had() {
    let house = House::new();
    let mut bench = Bench::home(Lang::Es);
    bench.keys("<F9>respaldos<enter>");
    assert_eq!(asked(&mut bench), Ask::Backups);
    let now = "2026-11-22T12:00:00Z".parse().expect("a moment");
    bench.send(Msg::Keeping(Heard::Backups(Vec::new(), now)));
    bench.sees("Todavía no hay respaldos");
    drop(sample(&house, Lang::Es));
    bench.send(Msg::Keeping(Heard::Backups(house.backups(), now)));
    read(&mut bench);
    bench
        .sees("en un archivo nuevo")
        .sees("1.666 fichas")
        .keys("<enter>")
        .sees("/trabajo/plan.rumbo");
}

#[test]
fn a_copy_is_asked_for_made_and_told() {
    let house = House::new();
    let mut bench = sample(&house, Lang::Es);
    bench.keys("<F9>copiar<enter>");
    assert_eq!(asked(&mut bench), Ask::Sticks);
    assert_snapshot!("copy_no_sticks", stable(&house, &bench));
    let sticks = vec![
        house.path("stick"),
        house.path("usb-1"),
        house.path("usb-2"),
    ];
    sticks[1..]
        .iter()
        .for_each(|stick| fs::create_dir(stick).expect("a new folder"));
    bench.send(Msg::Keeping(Heard::Sticks(sticks)));
    bench.sees("usb-1/plan.rumbo").does_not_see("stick/plan");
    assert_snapshot!("copy_sticks", stable(&house, &bench));
    at_every_size(&bench);
    bench.keys("<down><enter>").sees("Copiando");
    copy(&mut bench);
    bench
        .sees("Copia completa y comprobada")
        .sees("expúlsela")
        .keys("<enter>");
    assert!(house.path("usb-2/plan.rumbo").is_file() && bench.layers().is_empty());
    // A path that is typed, and one that cannot be: the window stays to mend it.
    bench.keys("<F9>copiar<enter>");
    bench.effects.clear();
    retype(&mut bench, Path::new("/no/hay"));
    bench.keys("<enter>");
    copy(&mut bench);
    bench
        .sees("No existe la carpeta")
        .keys("<esc>")
        .sees("Copiar a USB");
    assert!(matches!(bench.layers(), [Layer::Copy(prompt)] if prompt.stage.is_none()));
}

#[test]
fn a_copy_that_takes_long_leaves_the_screen_free() {
    let house = House::new();
    let mut bench = sample(&house, Lang::Es);
    bench.keys("<F9>copiar<enter><enter>");
    let Ask::Copy(to) = asked(&mut bench) else {
        panic!("a copy should be asked for");
    };
    for (stage, words) in [
        (Stage::Writing, "Copiando"),
        (Stage::Syncing, "no la retire"),
        (Stage::Checking, "de nuevo"),
    ] {
        bench.send(Msg::Keeping(Heard::Stage(Errand::Copy, stage)));
        bench.sees(words);
    }
    bench.keys("<esc>");
    assert!(bench.layers().is_empty());
    bench.send(Msg::Keeping(Heard::Stage(
        Errand::Copy,
        Stage::Done(to, 2_000_000),
    )));
    bench.sees("Copia completa y comprobada");
    assert!(bench.layers().is_empty(), "nobody is interrupted");
}

#[cfg(unix)]
#[test]
fn a_stick_that_is_pulled_out_is_told_once_and_all_is_saved_elsewhere() {
    let house = House::new();
    let mut bench = sample(&house, Lang::Es);
    fs::remove_dir_all(house.path("stick")).expect("our folder");
    bench
        .keys("1.10<enter>Se secan los ojos de agua<enter>")
        .pause();
    assert!(bench.session().notebook.flush().is_err());
    bench.pause();
    let screen = stable(&house, &bench);
    assert!(screen.contains("¡sin guardar!"), "{screen}");
    bench
        .sees("no se puede guardar en su lugar")
        .sees("ya no está en su lugar");
    at_every_size(&bench);
    // Esc stays; it is not said again by itself, but leaving offers it too.
    bench.keys("<esc>").pause().pause();
    assert!(bench.layers().is_empty());
    bench
        .keys("<ctrl-q>")
        .sees("¿Salir")
        .keys("<enter>")
        .sees("no se puede guardar en su lugar");
    let content = bench.session().content().clone();
    bench.effects.clear();
    retype(&mut bench, &house.path("rescate.rumbo"));
    bench
        .keys("<enter>")
        .keys("<esc>")
        .sees("no se puede guardar");
    copy(&mut bench);
    assert_eq!(
        bench.effects.pop(),
        Some(Effect::Open(house.path("rescate.rumbo")))
    );
    open(&house, &mut bench, &house.path("rescate.rumbo"));
    assert_eq!(bench.session().content(), &content);
    assert_eq!(bench.session().notebook.save_state(), SaveState::Saved);
    bench.keys("<ctrl-q><enter>");
    assert_eq!(bench.effects.pop(), Some(Effect::Quit));
}

#[test]
fn that_no_backup_can_be_made_is_told_once_and_only_while_nobody_types() {
    let house = House::new();
    fs::write(house.path("backups"), "a file where a folder should be").expect("room");
    let catalog = Catalog::embedded();
    let made = notebooks::create(&house.plan(), "territorial", &catalog, house.options());
    let (notebook, workshop) = made.expect("a free path");
    notebook
        .back_up(Reason::Open)
        .expect_err("there is no folder");
    let mut bench = Bench::open(notebook, workshop, Lang::Es);
    bench.keys("1.10<enter>");
    bench.send(Msg::Tick);
    bench.keys("Se secan");
    bench.send(Msg::Tick);
    bench.does_not_see("respaldo");
    bench
        .pause()
        .sees("No se pudo hacer el respaldo")
        .sees("se sigue guardando");
    bench.keys("<enter>").pause().pause();
    assert!(bench.layers().is_empty());
}

#[test]
fn that_all_is_saved_is_told_with_the_last_backup() {
    let house = House::new();
    let mut bench = sample(&house, Lang::Es);
    bench.keys("<ctrl-g>");
    let expected = format!(
        "Guardado. Respaldo del {} en ",
        date::moment("2026-11-22T12:00:00Z")
    );
    bench.sees(&expected);
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("<ctrl-g>").sees("Todo está guardado.");
}

#[test]
fn a_notebook_on_a_stick_is_offered_a_working_copy() {
    let house = House::new();
    for (lang, medium, news, name) in [
        (Lang::Es, Medium::Removable, false, "offer_removable"),
        (Lang::En, Medium::Network, false, "offer_network"),
        (Lang::Es, Medium::Removable, true, "offer_news"),
    ] {
        let mut bench = Bench::sample(lang);
        bench.send(Msg::Keeping(Heard::Medium { medium, news }));
        assert_snapshot!(name, bench.screen());
        at_every_size(&bench);
        bench.keys("<esc>");
        assert!(bench.layers().is_empty() && bench.effects.is_empty());
    }
    let mut bench = sample(&house, Lang::Es);
    assert_eq!(
        asked(&mut bench),
        Ask::Medium {
            path: house.plan(),
            asked: false
        }
    );
    bench.keys("<F9>copia local<enter>");
    assert_eq!(
        asked(&mut bench),
        Ask::Medium {
            path: house.plan(),
            asked: true
        }
    );
    let fixed = Heard::Medium {
        medium: Medium::Fixed,
        news: false,
    };
    bench.send(Msg::Keeping(fixed));
    bench.sees("no hace falta");
    let stick = Heard::Medium {
        medium: Medium::Removable,
        news: false,
    };
    bench.send(Msg::Keeping(stick));
    bench
        .keys("<enter>")
        .sees("Copiando")
        .keys("<esc><ctrl-q>")
        .sees("Copiando");
    assert_eq!(asked(&mut bench), Ask::WorkLocally);
}

#[test]
fn what_was_done_in_a_working_copy_is_brought_back_at_closing() {
    let house = House::new();
    let mut bench = sample(&house, Lang::Es);
    let taken = bench
        .session()
        .notebook
        .work_locally(&house.path("working"));
    let rumbo::notebook::Local::Coming(stages) = taken.expect("room on the disk") else {
        panic!("it is made now");
    };
    let local = end(&stages).expect("room on the disk");
    open(&house, &mut bench, &local);
    bench
        .sees("guardado · copia local")
        .keys("<F9>llevar<enter>")
        .sees("ya tiene todo");
    // With nothing to bring, closing asks nothing.
    bench.keys("<esc>").sees("Empezar");
    open(&house, &mut bench, &local);
    bench
        .keys("1.10<enter>Se secan los ojos de agua<enter>")
        .pause()
        .keys("<ctrl-q>");
    bench
        .sees("Llevar los cambios al original")
        .sees("plan.rumbo");
    let screen = stable(&house, &bench);
    assert_snapshot!("bring_back", screen);
    at_every_size(&bench);
    // Esc stays; the second line leaves without it.
    bench.keys("<esc>");
    assert!(bench.layers().is_empty());
    bench.effects.clear();
    bench.keys("<ctrl-q><down><enter>");
    assert_eq!(bench.effects.pop(), Some(Effect::Quit));
    bench.keys("<ctrl-q><enter>").sees("Copiando");
    copy(&mut bench);
    assert_eq!(bench.effects.pop(), Some(Effect::Quit));
    let content = bench.session().content().clone();
    assert!(!bench.session().notebook.has_news());
    let there = Notebook::open(&house.plan(), house.options()).expect("sound");
    assert_eq!(there.content(), &content);
    // An original that changed meanwhile is merged in, and that is told before anybody leaves.
    drop(there);
    let mut there = Notebook::open(&house.plan(), house.options()).expect("sound");
    super::add(&mut there, "Lo de la otra mesa");
    drop(there);
    bench.effects.clear();
    bench.keys("Y otra<enter>").pause().keys("<ctrl-q><enter>");
    copy(&mut bench);
    bench
        .sees("también había cambiado")
        .sees("Los cambios ya están")
        .keys("<enter>");
    assert!(bench.effects.is_empty() && bench.layers().is_empty());
    let there = Notebook::open(&house.plan(), house.options()).expect("sound");
    assert_eq!(there.content(), bench.session().content());
    // An original that is away: nothing happens, and the words say what to do.
    drop(there);
    fs::rename(house.plan(), house.path("away")).expect("our file");
    bench
        .keys("Otra más<enter>")
        .pause()
        .keys("<ctrl-q><enter>");
    bench
        .sees("No se encontró")
        .keys("<esc>")
        .sees("Llevar los cambios");
}
