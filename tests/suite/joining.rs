//! Joining tables on the screen: notebooks come, people settle what differs, and the report is printed.

use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use rumbo::app::duplicates::pairs;
use rumbo::app::{Effect, Layer, Msg, joining};
use rumbo::clock::Clock;
use rumbo::exchange::notebooks;
use rumbo::exchange::tables::{self, Split};
use rumbo::locale::Lang;
use rumbo::notebook::{At, Cell, Content, Notebook, Op, Options, RecordId, Transaction};
use rumbo::report::compose::Named;
use rumbo::report::publish::{Papers, write_plan};
use rumbo::workshop::Catalog;
use tempfile::TempDir;

use crate::bench::Bench;
use crate::laws::Dice;
use crate::tables::work;

fn options() -> Options {
    let at = "2026-11-22T12:00:00Z".parse().expect("a moment");
    Options {
        author: "Equipo".into(),
        clock: Clock::Fixed(at),
        ..Options::default()
    }
}

/// The sample in a folder with a copy for each table.
struct Room {
    folder: TempDir,
    copies: Vec<PathBuf>,
}

impl Room {
    fn new(names: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("plan.rumbo");
        let opened =
            notebooks::create_sample(&path, "territorial", &Catalog::embedded(), options());
        let split = Split {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            folder: Some(folder.path().join("mesas")),
            ..Split::default()
        };
        let copies = tables::split(&opened.expect("the sample is sound"), &split, Lang::Es);
        let copies = copies.expect("there is room").into_iter();
        Self {
            folder,
            copies: copies.map(|copy| copy.path).collect(),
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("plan.rumbo")
    }

    fn bench(&self, lang: Lang) -> Bench {
        let opened = notebooks::open(&self.path(), &Catalog::embedded(), options());
        let (notebook, workshop) = opened.expect("sound");
        Bench::open(notebook, workshop, lang)
    }
}

/// Does what the program asked of the outside: reads the notebooks.
fn bring(bench: &mut Bench) {
    let Some(Effect::Merge(paths)) = bench.effects.pop() else {
        panic!("nothing is to be joined:\n{}", bench.screen());
    };
    let into = bench.session().notebook.path().to_owned();
    let message = match tables::read(&paths, &into) {
        Ok(read) => Msg::Incoming(into, read),
        Err(refused) => {
            let lang = bench.app.lang;
            Msg::Failed(refused.0.iter().map(|one| one.say(lang)).collect())
        }
    };
    bench.send(message);
}

/// Joins what lies in a folder, from the menu.
fn join(bench: &mut Bench, folder: &Path) {
    let words = match bench.app.lang {
        Lang::Es => "juntar mesas",
        Lang::En => "join tables",
    };
    bench.keys("<f9>").keys(words).keys("<enter>");
    while bench.screen().contains('/') {
        // The folder of the notebook is proposed; another one is written over it.
        let before = bench.screen();
        bench.keys("<backspace>");
        if bench.screen() == before {
            break;
        }
    }
    bench.send(Msg::Paste(folder.display().to_string()));
    bench.keys("<enter>");
    bring(bench);
}

fn edit(notebook: &mut Notebook, work: impl FnOnce(&mut Transaction<'_>)) {
    let op = Op::Edit {
        collection: "problem".into(),
        field: "text".into(),
        name: "x".into(),
    };
    notebook.transact(&op, work).expect("open");
}

/// Two tables that answered one question differently, of which one removed what the other worked on, both wrote
/// the same problem anew, and both knew another name of a person.
fn quarrel() -> Room {
    let room = Room::new(&["Río", "Loma"]);
    let set = |id: &RecordId, field: &str, value: &str| {
        let (id, cell, value) = (id.clone(), Cell::plain(field), value.to_owned());
        move |tx: &mut Transaction<'_>| tx.set(&id, cell, &value)
    };
    for (table, path) in room.copies.iter().enumerate() {
        let mut notebook = Notebook::open(path, options()).expect("sound");
        let problems = notebook.content().ids("problem").to_vec();
        let person = notebook.content().ids("participant")[0].clone();
        if table == 0 {
            edit(
                &mut notebook,
                set(&problems[0], "text", "Poca agua en verano"),
            );
            edit(&mut notebook, set(&problems[0], "severity", "2"));
            edit(&mut notebook, |tx| tx.remove(&problems[1]));
            edit(&mut notebook, set(&person, "name", "Rosa Ángela Quishpe"));
            edit(&mut notebook, |tx| {
                let new = tx.add("problem", "prb", At::End);
                tx.set(&new, Cell::plain("text"), "La cancha no tiene luz de noche");
                tx.set(&new, Cell::plain("who"), "jóvenes");
            });
        } else {
            // The later of two answers holds meanwhile: these are later, whatever the chance of names.
            for _ in 0..8 {
                edit(&mut notebook, set(&problems[2], "who", "todos"));
                edit(&mut notebook, set(&problems[2], "who", "todas"));
            }
            edit(
                &mut notebook,
                set(&problems[0], "text", "Falta agua para regar"),
            );
            edit(&mut notebook, set(&problems[0], "severity", "3"));
            edit(
                &mut notebook,
                set(&problems[1], "who", "las familias de la loma"),
            );
            edit(&mut notebook, set(&person, "name", "Rosa A. Quishpe"));
            edit(&mut notebook, |tx| {
                let new = tx.add("problem", "prb", At::Start);
                tx.set(&new, Cell::plain("text"), "la CANCHA no tiene luz de noche");
                tx.set(&new, Cell::plain("severity"), "3");
            });
        }
        notebook.flush().expect("room on the disk");
    }
    room
}

#[test]
fn people_see_what_came_and_settle_one_difference_after_another() {
    for lang in Lang::ALL {
        let room = quarrel();
        let mut bench = room.bench(lang);
        let before = bench.session().content().clone();
        join(&mut bench, &room.folder.path().join("mesas"));
        assert_snapshot!(format!("joining_report_{lang}"), bench.screen());
        bench.keys("<esc>");
        assert_snapshot!(format!("joining_map_{lang}"), bench.screen());
        bench.keys(match lang {
            Lang::Es => "<f9>resolver<enter>",
            Lang::En => "<f9>settle<enter>",
        });
        assert_snapshot!(format!("joining_clashes_{lang}"), bench.screen());

        // One text out of two.
        let problem = bench.session().content().ids("problem")[1].clone();
        bench.keys("<enter>");
        assert_snapshot!(format!("joining_text_{lang}"), bench.screen());
        let left = |bench: &Bench| bench.session().notebook.clashes().count();
        let says = |bench: &Bench, id: &RecordId, field: &str| {
            let record = bench.session().content().get_record(id.as_str());
            record.and_then(|record| record.get(field).map(str::to_owned))
        };
        let all = left(&bench);
        bench.keys("3");
        assert_eq!(
            says(&bench, &problem, "text").as_deref(),
            Some("Poca agua en verano; Falta agua para regar")
        );
        assert_eq!(left(&bench), all - 1);
        // The next one comes at once: a level, which is chosen by its side and not written.
        bench.keys("x").keys("1");
        assert_eq!(says(&bench, &problem, "severity").as_deref(), Some("2"));
        // Undone as one operation each, they wait again.
        bench.keys("<ctrl-z><ctrl-z>");
        assert_eq!(left(&bench), all);
        assert_eq!(
            says(&bench, &problem, "text").as_deref(),
            Some("Falta agua para regar")
        );
        bench
            .keys("<home><enter>Falta agua, sobre todo en <backspace><backspace><backspace>verano");
        bench.keys("<enter>").keys("2");
        assert_eq!(
            says(&bench, &problem, "text").as_deref(),
            Some("Falta agua, sobre todo verano")
        );
        assert_eq!(says(&bench, &problem, "severity").as_deref(), Some("3"));
        // What one removed while the other worked on it.
        assert_snapshot!(format!("joining_record_{lang}"), bench.screen());
        let gone = bench.session().content().ids("problem")[2].clone();
        let number = if bench.screen().contains("1 Río") {
            "1"
        } else {
            "2"
        };
        bench.keys(number);
        assert!(
            bench
                .session()
                .content()
                .get_record(gone.as_str())
                .is_none()
        );
        // The last one waits for another sitting.
        bench.keys("<esc>");
        assert_eq!(left(&bench), 1);
        bench.keys("<esc>");
        bench.sees(": 1 (F9)");

        // The same problem twice.
        bench.keys(match lang {
            Lang::Es => "<f9>repetidas<enter>",
            Lang::En => "<f9>duplicates<enter>",
        });
        assert_snapshot!(format!("joining_duplicates_{lang}"), bench.screen());
        let found = pairs(bench.session()).expect("it can be read");
        let first = &found[0];
        let problems = bench.n_records("problem");
        bench.keys("<left><enter>");
        assert_eq!(bench.n_records("problem"), problems - 1);
        assert_eq!(says(&bench, &first.left, "who").as_deref(), Some("jóvenes"));
        assert_eq!(says(&bench, &first.left, "severity").as_deref(), Some("3"));
        while matches!(bench.layers().last(), Some(Layer::Duplicates(_))) {
            bench.keys("<space>");
        }
        assert!(pairs(bench.session()).expect("it can be read").is_empty());

        // All of it can be undone: joining the pair, three decisions, two merges.
        for _ in 0..6 {
            bench.keys("<ctrl-z>");
        }
        assert_eq!(bench.session().content(), &before);
        assert_eq!(left(&bench), 0);
    }
}

#[test]
fn the_report_of_what_was_joined_is_a_document_without_personal_words() {
    for lang in Lang::ALL {
        let room = quarrel();
        let mut bench = room.bench(lang);
        join(&mut bench, &room.folder.path().join("mesas"));
        bench.keys("<enter><enter>2<esc><esc><ctrl-p><enter>");
        let Some(Effect::Report {
            template: Some(name),
            ..
        }) = bench.effects.last()
        else {
            panic!("no document is asked for:\n{}", bench.screen());
        };
        let named = Named::get(name).expect("the program has it");
        let (plan, findings) = bench.session().plan();
        let papers = Papers {
            plan: &plan,
            findings: &findings,
            attachments: &rumbo::report::publish::attachments(&plan, |_| None),
            lang,
        };
        let folder = room.folder.path();
        let paths = write_plan(
            &papers,
            Some(&named.template(lang)),
            &["md".into()],
            folder,
            "junta",
        );
        let text = std::fs::read_to_string(&paths.expect("it can be written")[0]);
        let text = text.expect("just written");
        assert!(!text.contains("Quishpe"), "{text}");
        assert_snapshot!(format!("joining_document_{lang}"), text);
    }
}

#[test]
fn what_cannot_come_is_told_and_the_others_come() {
    let room = quarrel();
    let mesas = room.folder.path().join("mesas");
    std::fs::write(mesas.join("acta.rumbo"), "una carta").expect("room on the disk");
    let mut bench = room.bench(Lang::Es);
    join(&mut bench, &mesas);
    bench.sees("No se juntó").sees("acta.rumbo");
    assert_eq!(bench.session().notebook.merges().len(), 2);
    bench.keys("<esc>");
    // Nothing is new any more: the window stays to be mended.
    join(&mut bench, &mesas);
    bench.sees("no trae nada");
    bench.keys("<esc>").sees("Juntar mesas");
    bench.keys("<esc>");
    let empty = room.folder.path().join("nada");
    std::fs::create_dir(&empty).expect("room on the disk");
    join(&mut bench, &empty);
    bench.sees("no hay cuadernos para juntar");
    bench.keys("<esc><esc>");
    // The folder of the notebook itself holds only this one.
    bench.keys("<f9>juntar mesas<enter><enter>");
    bring(&mut bench);
    bench.sees("no hay cuadernos para juntar");
    assert_eq!(joining::paths("a;b").len(), 2);
}

/// Settles everything by keys: the first offer, the last one, or new words.
fn settle_all(bench: &mut Bench, dice: &mut Dice) -> usize {
    let mut settled = 0;
    bench.keys("<enter><enter>");
    loop {
        let left = bench.session().notebook.clashes().count();
        if left == 0 {
            return settled;
        }
        match dice.roll(3) {
            0 => bench.keys("1"),
            1 => bench.keys("2"),
            _ => bench.keys("<f4>Lo que se acordó<enter>"),
        };
        if bench.session().notebook.clashes().count() == left {
            // It cannot be written, or what a table meant is gone.
            bench.keys("<esc>");
            if bench.session().notebook.clashes().count() == left {
                if !matches!(bench.layers().last(), Some(Layer::Clashes(list)) if list.open.is_some())
                {
                    bench.keys("<enter>");
                }
                bench.keys(if dice.once_in(2) { "1" } else { "2" });
            }
        }
        if bench.session().notebook.clashes().count() < left {
            settled += 1;
        }
        assert!(settled < 10_000, "{}", bench.screen());
    }
}

#[test]
fn five_tables_work_and_the_screen_makes_one_notebook_of_them() {
    let names = ["Mesa 1", "Mesa 2", "Mesa 3", "Mesa 4", "Mesa 5"];
    let room = Room::new(&names);
    let workshop = Catalog::embedded().get("territorial").expect("sound");
    for (n, path) in room.copies.iter().enumerate() {
        work(path, &workshop, &mut Dice::new(2026 + n as u64));
    }
    let mut bench = room.bench(Lang::Es);
    let sample: Content = bench.session().content().clone();
    join(&mut bench, &room.folder.path().join("mesas"));
    assert_eq!(bench.session().notebook.merges().len(), 5);
    assert!(matches!(bench.layers().last(), Some(Layer::MergeReport(_))));
    for name in names {
        let told = (0..100).any(|_| {
            let seen = bench.screen().contains(&format!("{name}: 4"));
            bench.keys("<down>");
            seen
        });
        assert!(told, "{name}");
        bench.keys("<home>");
    }
    let all = bench.session().notebook.clashes().count();
    assert!(all > 5, "{all}");
    let entries = bench.session().notebook.log().entries().len();
    let settled = settle_all(&mut bench, &mut Dice::new(7));
    assert!(settled > 0 && settled <= all);
    bench.sees("todo está resuelto");
    bench.keys("<esc>");

    // Everything was an ordinary operation: all of it is undone by keys, the merges last.
    let done = bench.session().notebook.log().entries().len() - entries + 5;
    for _ in 0..done {
        bench.keys("<ctrl-z>");
    }
    assert_eq!(bench.session().content(), &sample);
    for _ in 0..done {
        bench.keys("<ctrl-y>");
    }
    assert_eq!(bench.session().notebook.clashes().count(), 0);
}
