//! The documents besides the plan: each in both languages, from the sample and from an empty notebook.

use rumbo::locale::{Lang, say};
use rumbo::report::compose::Named;
use rumbo::report::format::{DOCUMENTS, Document, formats_for};

use crate::bench::Bench;
use crate::command::{Test, with_sample};

/// A document of the notebook as Markdown.
fn markdown(test: &Test, lang: Lang, name: &str) -> String {
    let args = [
        "--lang",
        lang.code(),
        "report",
        "a.rumbo",
        "--template",
        name,
        "--format",
        "md",
        "-o",
        "papeles",
    ];
    let ran = test.run(&args);
    let path = ran.exits(0).out().trim().to_owned();
    std::fs::read_to_string(test.path(&path)).expect("the document is there")
}

/// Whether a document is the plan itself under another outline.
fn is_plan(document: &Document) -> bool {
    Named::get(document.name).is_some_and(|named| named.is_plan)
}

#[test]
fn every_document_is_written_of_the_sample_in_both_languages() {
    let test = with_sample();
    for document in DOCUMENTS {
        for lang in Lang::ALL {
            let written = markdown(&test, lang, document.name);
            // Whatever its outline, a plan says that it is one, and how far it is.
            let says = if is_plan(document) {
                say(lang, "report-draft", &[])
            } else {
                format!("# {}", say(lang, document.title, &[]))
            };
            assert!(written.contains(&says), "{}: {says}", document.name);
            for wrong in ["⟨", "{{", "{%", "```"] {
                assert!(
                    !written.contains(wrong),
                    "{} {lang}: {wrong}",
                    document.name
                );
            }
            assert!(written.len() > 300, "{} {lang}: {written}", document.name);
        }
    }
}

#[test]
fn an_empty_notebook_says_when_each_document_is_filled() {
    let test = Test::new();
    test.run(&["new", "a.rumbo", "--workshop", "territorial"])
        .exits(0);
    // These come from the definition, which is there from the beginning.
    let is_filled = |name: &str| !["guide", "blank"].contains(&name);
    for document in DOCUMENTS.iter().filter(|own| is_filled(own.name)) {
        for lang in Lang::ALL {
            let written = markdown(&test, lang, document.name);
            let words = written.split_whitespace().count();
            if is_plan(document) {
                let waits = say(lang, "report-note-pending", &[]);
                let waiting = written.matches(&waits).count();
                assert!(waiting > 40, "{} {lang}: {waiting}", document.name);
                continue;
            }
            assert!(
                (15..160).contains(&words),
                "{} {lang}: {written}",
                document.name
            );
        }
    }
}

#[test]
fn the_popular_summary_speaks_in_short_sentences() {
    let test = with_sample();
    for lang in Lang::ALL {
        let written = markdown(&test, lang, "popular");
        // What people wrote themselves (the vision, names in tables and lists) is theirs.
        let own = written.lines().filter(|line| {
            let line = line.trim();
            !line.is_empty() && !line.starts_with(['>', '|', '#', '*', '-'])
        });
        let own: Vec<&str> = own.collect();
        let own = own.join(" ");
        let sentences: Vec<usize> = own
            .split(['.', '?', '!'])
            .map(|sentence| sentence.split_whitespace().count())
            .filter(|words| *words > 0)
            .collect();
        let mean = sentences.iter().sum::<usize>() as f64 / sentences.len() as f64;
        assert!(sentences.len() > 8 && mean <= 12.0, "{lang}: {mean}\n{own}");
    }
}

#[test]
fn the_executive_summary_is_short_and_each_of_its_tables_says_where_it_comes_from() {
    let test = with_sample();
    for (lang, source, asked) in [
        (Lang::Es, "Fuente:", "# Qué se le pide a quien lee"),
        (Lang::En, "Source:", "# What is asked of the reader"),
    ] {
        let written = markdown(&test, lang, "summary");
        let words = |text: &str| {
            let words = text.split_whitespace();
            words
                .filter(|word| word.contains(char::is_alphanumeric))
                .count()
        };
        // Four pages hold as many words as these, with their tables.
        assert!(
            (600..1_700).contains(&words(&written)),
            "{lang}: {}",
            words(&written)
        );
        let tables = written.lines().filter(|line| {
            line.starts_with("|--") || line.starts_with("| --") || line.starts_with("|:")
        });
        let tables = tables.count();
        assert!(tables >= 8, "{lang}: {tables} tables");
        assert_eq!(written.matches(source).count(), tables, "{lang}");
        let (_, ask) = written.split_once(asked).expect("what is asked");
        assert!(ask.matches("\n- ").count() >= 4, "{lang}: {ask}");
    }
}

#[test]
fn the_sheet_for_the_wall_names_organisations_and_no_person_and_tells_lights_in_words() {
    let test = with_sample();
    let bench = Bench::sample(Lang::Es);
    let content = bench.session().content();
    for lang in Lang::ALL {
        let written = markdown(&test, lang, "accountability");
        for (collection, key) in [
            ("participant", "name"),
            ("minute", "president"),
            ("minute", "secretary"),
        ] {
            for person in content.records(collection) {
                let name = person.get(key).expect("a name");
                assert!(!written.contains(name), "{lang}: {name}");
            }
        }
        let light = say(lang, "report-account-red", &[]);
        assert!(written.contains(&light), "{lang}: {light}");
        assert!(written.contains("GAD Provincial"), "{lang}: who answers");
        let words = written.split_whitespace().count();
        assert!(words < 800, "{lang}: {words} words do not fit a wall");
    }
}

#[test]
fn minutes_have_each_meeting_with_what_was_agreed_in_it_and_no_name_of_a_person() {
    let test = with_sample();
    let written = markdown(&test, Lang::Es, "minutes");
    let bench = Bench::sample(Lang::Es);
    let content = bench.session().content();
    for meeting in content.records("meeting") {
        let name = meeting.get("name").expect("a name");
        assert!(written.contains(name), "{name}");
    }
    for person in content.records("participant") {
        let name = person.get("name").expect("a name");
        assert!(!written.contains(name), "{name}");
    }
    let agreed = content.records("commitment").next().expect("an agreement");
    assert!(written.contains(agreed.get("text").expect("its words")));
}

#[test]
fn the_menu_offers_every_document() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("<ctrl-p>").sees("‹ Plan territorial ›");
    bench
        .keys("<right>")
        .sees("‹ Plan con el índice de Ecuador ›");
    bench
        .keys("<right><right><right>")
        .sees("‹ Resumen popular ›");
    bench
        .keys("<left><left><left><left><left>")
        .sees("‹ Informe de cuadernos juntados ›");
    bench
        .sees("[x] Texto: para leer o enviar en cualquier parte")
        .sees("otro documento");
}

#[test]
fn a_template_is_copied_changed_checked_and_seen() {
    let test = with_sample();
    let listed = test.run(&["--lang", "es", "template", "list"]);
    for document in DOCUMENTS {
        listed
            .exits(0)
            .says(document.name)
            .says(&say(Lang::Es, document.title, &[]));
    }
    for name in ["plan", "minutes", "ecuador"] {
        test.run(&["--lang", "es", "template", "copy", name])
            .exits(0);
        let copy = format!("{name}.md");
        test.run(&["--lang", "es", "template", "check", &copy])
            .exits(0)
            .says("con un cuaderno vacío");
        // What is there already is never written over.
        test.run(&["--lang", "es", "template", "copy", name])
            .exits(1)
            .says(&copy);
    }
    test.run(&["--lang", "es", "template", "copy", "nada"])
        .exits(1)
        .says("rumbo template list");
    test.write("mia.md", "# Lo mío\n\n{{ teritory.name }}\n");
    test.run(&["--lang", "es", "template", "check", "mia.md"])
        .exits(1)
        .says("mia.md:3")
        .says("territory");
    test.write("mia.md", "# Lo mío\n\nSomos {{ territory.name }}.\n");
    for args in [vec!["mia.md"], vec!["mia.md", "a.rumbo"]] {
        let mut all = vec!["--lang", "es", "template", "preview"];
        all.extend(args);
        test.run(&all)
            .exits(0)
            .says("Somos Mancomunidad de la Cuenca del Tingopamba.");
    }
}

#[test]
fn the_workbook_is_of_the_plan_and_what_cannot_be_one_says_so() {
    let test = with_sample();
    for (lang, refused) in [
        (Lang::Es, "El formato «xlsx» es el anexo del plan"),
        (Lang::En, "The format “xlsx” is the annex of the plan"),
    ] {
        let folder = format!("papeles-{lang}");
        let run = |command: &[&str], more: &[&str]| {
            let mut args = vec!["--lang", lang.code()];
            args.extend(command);
            args.extend(["-o", &folder]);
            args.extend(more);
            test.run(&args)
        };
        let report = ["report", "a.rumbo"];
        run(&report, &["--format", "xlsx"]).exits(0).says("a.xlsx");
        let workbook = std::fs::read(test.path(&format!("{folder}/a.xlsx"))).expect("a workbook");
        assert!(workbook.starts_with(b"PK") && workbook.len() > 30_000);
        let popular = ["--template", "popular"];
        let ran = run(&report, &popular);
        let paths = ran.exits(0).out().lines().count();
        assert_eq!(paths, formats_for(false).count());
        run(&report, &["--template", "popular", "--format", "md,xlsx"])
            .exits(1)
            .says(refused);
        // Not offered, and understood all the same.
        let sheet = ["sheet", "a.rumbo", "--step", "1.10"];
        run(&sheet, &["--format", "xlsx"]).exits(1).says(refused);
        let ran = run(&sheet, &[]);
        assert_eq!(
            ran.exits(0).out().lines().count(),
            formats_for(false).count()
        );
    }
}

#[test]
fn the_menu_offers_the_workbook_for_the_plan_only() {
    for lang in Lang::ALL {
        let mut bench = Bench::sample(lang);
        bench.keys("<ctrl-p>");
        let (workbook, only) = (
            say(lang, "format-xlsx", &[]),
            say(lang, "report-plan-only", &[]),
        );
        let screen = bench.screen();
        assert!(
            screen.contains(&workbook) && !screen.contains(&only),
            "{screen}"
        );
        bench.keys("<right>");
        let screen = bench.screen();
        assert!(
            screen.contains(&only) && !screen.contains(&workbook),
            "{screen}"
        );
    }
}
