//! The page of the words that a template may use is read off the sample, and lacks none.

use std::collections::BTreeSet;
use std::fmt::Write;

use rumbo::diag::Source;
use rumbo::locale::{Arg, Lang, say};
use rumbo::report::compose::{Named, template_of};
use rumbo::report::context::context;
use rumbo::report::context::reference::{FieldWord, Kind, List, Raw, Reference};
use rumbo::report::format::DOCUMENTS;
use rumbo::report::template::tools::{TOOLS, ToolKind, filter_names};
use rumbo::report::template::words;
use serde_json::Value as Json;

use crate::command::Test;
use crate::docs::{cell, check, es_en, page, read};
use crate::sample_plan::sample_notebook;

const PAGE: &str = "docs/template-words.md";

fn reference(lang: Lang) -> Reference {
    let (notebook, workshop, _) = sample_notebook();
    let today = notebook.clock().today();
    let (plan, findings) = rumbo::plan::build(notebook.content(), &workshop, today);
    Reference::of(&plan, &findings, lang)
}

fn sample_context(lang: Lang) -> Json {
    let (notebook, workshop, _) = sample_notebook();
    let today = notebook.clock().today();
    let (plan, findings) = rumbo::plan::build(notebook.content(), &workshop, today);
    context(&plan, &findings, lang)
}

#[test]
fn the_page_of_words_is_read_off_the_sample() {
    check(PAGE, &page(written));
}

fn written(lang: Lang) -> String {
    let reference = reference(lang);
    let mut text = String::from(es_en(
        lang,
        "# Palabras de las plantillas\n\n*[English below](#words-of-templates).*\n\nTodo lo que una plantilla puede decir, con lo que dice en el territorio de ejemplo. Una palabra se escribe entre llaves dobles, `{{ territory.name }}`, y `[]` es una lista que se recorre con `for`. Los cuadros y las figuras están en [Plantillas](templates.md). La orden `rumbo template words` muestra lo mismo en la pantalla, y `rumbo template words problem` solo lo que tiene ese nombre.\n",
        "# Words of templates\n\nAll that a template can say, with what it says in the sample territory. A word is written between double braces, `{{ territory.name }}`, and `[]` is a list to be gone through with `for`. Tables and figures are in [Templates](templates.md). The command `rumbo template words` shows the same on the screen, and `rumbo template words problem` only what has that name.\n",
    ));
    for group in &reference.groups {
        let head = es_en(
            lang,
            "| Palabra | Qué es | En el ejemplo |",
            "| Word | What it is | In the sample |",
        );
        write!(
            text,
            "\n## {}\n\n{}\n\n{head}\n|---|---|---|\n",
            group.title, group.intro
        )
        .expect("a text grows");
        for word in &group.words {
            let kind = say(lang, word.kind.words(), &[]);
            let example = if word.like.is_empty() {
                cell(&word.example)
            } else {
                let path = format!("`{}`", word.like);
                say(lang, "words-like", &[("path", Arg::Text(&path))])
            };
            writeln!(text, "| `{}` | {kind} | {example} |", word.path).expect("a text grows");
        }
    }
    let (title, intro) = &reference.lists_title;
    let marks = es_en(
        lang,
        "Señales de `raw`: # número, ## número que además se suma en `sum`, ° identificadores, ✓ sí o no, † fecha; lo demás es solo texto.",
        "Signs of `raw`: # number, ## number that is also added up in `sum`, ° ids, ✓ yes or no, † date; all else is only text.",
    );
    write!(text, "\n## {title}\n\n{intro}\n\n{marks}\n").expect("a text grows");
    let mut phase = "";
    for list in &reference.lists {
        if list.phase != phase {
            phase = &list.phase;
            let head = es_en(
                lang,
                "| Lista | Qué guarda | Fichas | Campos |",
                "| List | What it keeps | Records | Fields |",
            );
            write!(text, "\n### {phase}\n\n{head}\n|---|---|--:|---|\n").expect("a text grows");
        }
        let fields: Vec<String> = list.fields.iter().map(marked).collect();
        let (path, fields) = (list.path(), fields.join(", "));
        writeln!(
            text,
            "| `{path}` | {} | {} | {fields} |",
            cell(&list.title),
            list.count
        )
        .expect("a text grows");
    }
    tools(&mut text, lang);
    text
}

/// A field with the sign of its form for conditions.
fn marked(field: &FieldWord) -> String {
    let sign = match field.raw {
        Raw::Nothing => "",
        Raw::Number => " #",
        Raw::Sum => " ##",
        Raw::Ids => " °",
        Raw::YesNo => " ✓",
        Raw::Date => " †",
    };
    format!("`{}`{sign}", field.key)
}

fn tools(text: &mut String, lang: Lang) {
    let head = es_en(
        lang,
        "| Nombre | Qué hace | Se escribe | Da |",
        "| Name | What it does | Written | Gives |",
    );
    for kind in ToolKind::ALL {
        let title = say(lang, kind.words(), &[]);
        write!(text, "\n## {title}\n\n{head}\n|---|---|---|---|\n").expect("a text grows");
        for tool in TOOLS.iter().filter(|tool| tool.kind == kind) {
            let shown = tool.shown(lang).expect("the example works");
            let shown = shown.replace('\\', "").replace('\n', " ");
            let words = say(lang, &tool.words(), &[]);
            writeln!(
                text,
                "| `{}` | {} | `{}` | {} |",
                tool.name,
                cell(&words),
                tool.example.replace('|', "\\|"),
                cell(shown.trim())
            )
            .expect("a text grows");
        }
    }
}

#[test]
fn every_example_gives_what_it_says_in_both_languages() {
    let shown = |name: &str, kind: ToolKind, lang: Lang| {
        let mut tools = TOOLS.iter();
        let tool = tools.find(|tool| tool.name == name && tool.kind == kind);
        let shown = tool.expect("a tool").shown(lang).expect("it works");
        shown.replace('\\', "").trim().to_owned()
    };
    for (name, es, en) in [
        ("money", "USD 386.000", "USD 386,000"),
        ("number", "1.234,6", "1,234.6"),
        ("integer", "1.235", "1,235"),
        ("percent", "61,9 %", "61.9%"),
        ("date", "22 de noviembre de 2026", "22 November 2026"),
        ("count", "48 personas", "48 personas"),
        ("list_and", "Norte, Sur y Este", "Norte, Sur and Este"),
        ("join", "Norte; Sur; Este", "Norte; Sur; Este"),
        ("length", "3", "3"),
        ("nth", "Sur", "Sur"),
        ("get", "Cuenca del Tingo", "Cuenca del Tingo"),
        ("default", "—", "—"),
        ("upper", "CUENCA DEL TINGO", "CUENCA DEL TINGO"),
        ("trim", "agua", "agua"),
    ] {
        assert_eq!(shown(name, ToolKind::Filter, Lang::Es), es, "{name}");
        assert_eq!(shown(name, ToolKind::Filter, Lang::En), en, "{name}");
    }
    assert_eq!(shown("range", ToolKind::Function, Lang::Es), "1 2 3");
    assert_eq!(
        shown("continue", ToolKind::Statement, Lang::Es),
        "Norte Este"
    );
    for tool in TOOLS {
        for lang in Lang::ALL {
            let said = tool
                .shown(lang)
                .unwrap_or_else(|error| panic!("{}: {error:?}", tool.name));
            assert!(!said.trim().is_empty(), "{} gives nothing", tool.name);
            assert!(
                !say(lang, &tool.words(), &[]).contains('⟨'),
                "{}",
                tool.name
            );
        }
    }
    let filters = TOOLS.iter().filter(|tool| tool.kind == ToolKind::Filter);
    let filters: BTreeSet<&str> = filters.map(|tool| tool.name).collect();
    assert_eq!(filters, filter_names().iter().copied().collect());
}

/// Every template of the program.
fn templates() -> Vec<Source> {
    let mut all = Vec::new();
    for lang in Lang::ALL {
        all.extend(["territorial", ""].map(|id| template_of(id, lang)));
        let named = DOCUMENTS.iter().filter_map(|own| Named::get(own.name));
        all.extend(named.map(|named| named.template(lang)));
    }
    all
}

#[test]
fn every_word_of_every_template_is_on_the_page() {
    let known = reference(Lang::Es);
    let mut n_words = 0;
    for template in templates() {
        for path in words(&template.text) {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            assert!(
                known.knows(&path),
                "{} says {}, which is not on the page",
                template.name,
                path.join(".")
            );
            n_words += 1;
        }
    }
    assert!(n_words > 300, "{n_words}");
    for wrong in [
        &["territory", "nmae"][..],
        &["c", "problem[]", "txt"],
        &["n", "problema"],
        &["section", "2.1", "titles"],
        &["guide", "parts[]", "steps[]", "titel"],
    ] {
        assert!(!known.knows(wrong), "{wrong:?}");
    }
}

#[test]
fn every_word_of_the_sample_is_on_the_page_once() {
    let page = read(PAGE);
    for lang in Lang::ALL {
        let known = reference(lang);
        for (root, value) in sample_context(lang).as_object().expect("words") {
            assert!(
                known.knows(&[root]) || !leaves(root, value).is_empty(),
                "{root}"
            );
            for path in leaves(root, value) {
                let names: Vec<&str> = path.iter().map(String::as_str).collect();
                assert!(known.knows(&names), "{lang}: {}", path.join("."));
            }
        }
        let words = known.groups.iter().flat_map(|group| &group.words);
        let paths: Vec<&str> = words.map(|word| word.path.as_str()).collect();
        let once: BTreeSet<&str> = paths.iter().copied().collect();
        assert_eq!(once.len(), paths.len());
        for path in paths {
            assert!(page.contains(&format!("| `{path}` |")), "{path}");
        }
        for list in &known.lists {
            let start = format!("| `{}` |", list.path());
            let mut rows = page.lines().filter(|line| line.starts_with(&start));
            let has = |row: &str| {
                let mut fields = list.fields.iter();
                fields.all(|field| row.contains(&format!("`{}`", field.key)))
            };
            assert!(rows.any(has), "{}", list.id);
        }
    }
}

/// The paths of all that stands in a value, those of a list with the words of all its records.
fn leaves(path: &str, value: &Json) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    gather(&[path.to_owned()], value, &mut found);
    found
}

fn gather(path: &[String], value: &Json, found: &mut BTreeSet<Vec<String>>) {
    match value {
        Json::Object(map) => {
            for (key, inner) in map {
                gather(&[path, std::slice::from_ref(key)].concat(), inner, found);
            }
        }
        Json::Array(items) if items.iter().any(Json::is_object) => {
            let mut path = path.to_vec();
            path.last_mut().expect("a name").push_str("[]");
            for item in items {
                gather(&path, item, found);
            }
        }
        Json::Array(_) if path.iter().any(|name| name == "raw") => {
            found.insert(path.to_vec());
        }
        Json::Array(_) => {
            let mut path = path.to_vec();
            path.last_mut().expect("a name").push_str("[]");
            found.insert(path);
        }
        _ => {
            found.insert(path.to_vec());
        }
    }
}

#[test]
fn the_form_for_conditions_is_what_its_sign_says() {
    let context = sample_context(Lang::Es);
    let known = reference(Lang::Es);
    let mut seen = BTreeSet::new();
    for list in &known.lists {
        let records = context["c"][&list.id].as_array().expect("a list");
        for field in &list.fields {
            for raw in records.iter().map(|record| &record["raw"][&field.key]) {
                let is_right = match field.raw {
                    _ if raw.is_null() => true,
                    Raw::Nothing => false,
                    Raw::Number | Raw::Sum => {
                        raw.as_str().is_some_and(|text| text.parse::<f64>().is_ok())
                    }
                    Raw::Date => raw.as_str().is_some_and(|text| text.len() == 10),
                    Raw::YesNo => raw.is_boolean(),
                    Raw::Ids => raw.is_array(),
                };
                assert!(is_right, "{} {} is {raw}", list.id, field.key);
                if !raw.is_null() {
                    seen.insert(format!("{:?}", field.raw));
                }
            }
            let is_summed = context["sum"][&list.id].get(&field.key).is_some();
            assert_eq!(
                is_summed,
                field.raw == Raw::Sum,
                "{} {}",
                list.id,
                field.key
            );
        }
    }
    assert_eq!(seen.len(), 5, "{seen:?}");
}

#[test]
fn examples_are_short_and_tell_nobody_apart() {
    let (notebook, ..) = sample_notebook();
    let page = read(PAGE);
    for (collection, n) in [("participant", 40), ("team_member", 5)] {
        let people = notebook.content().records(collection);
        let names: Vec<&str> = people.filter_map(|person| person.get("name")).collect();
        assert!(names.len() >= n, "{collection}");
        for name in names {
            assert!(!page.contains(name), "{name}");
        }
    }
    let known = reference(Lang::Es);
    let words = known.groups.iter().flat_map(|group| &group.words);
    for word in words {
        assert!(word.example.chars().count() <= 60, "{}", word.example);
    }
    let kind = |path: &str| {
        let mut words = known.groups.iter().flat_map(|group| &group.words);
        words.find(|word| word.path == path).map(|word| word.kind)
    };
    assert_eq!(kind("investment.total"), Some(Kind::Amount));
    assert_eq!(kind("investment.has"), Some(Kind::YesNo));
    assert_eq!(kind("people.women_share"), Some(Kind::Number));
    assert_eq!(kind("section[\"2.1\"].pending"), Some(Kind::YesNo));
    assert_eq!(kind("results.vester.critical[]"), Some(Kind::List));
    assert_eq!(kind("workshop.phases[].steps[].asks[]"), Some(Kind::List));
}

#[test]
fn the_command_prints_the_same_words_all_or_those_asked_for() {
    let test = Test::new();
    for lang in Lang::ALL {
        let known = reference(lang);
        let ran = test.run(&["--lang", lang.code(), "template", "words"]);
        let all = ran.exits(0).out();
        for word in known.groups.iter().flat_map(|group| &group.words) {
            assert!(all.contains(&word.path), "{lang}: {}", word.path);
        }
        for list in &known.lists {
            assert!(
                all.contains(&format!("{} ·", list.path())),
                "{lang}: {}",
                list.id
            );
        }
        for tool in TOOLS {
            assert!(all.contains(tool.example), "{lang}: {}", tool.name);
        }
        let ran = test.run(&["--lang", lang.code(), "template", "words", "Territory"]);
        let few = ran.exits(0).says("territory.name").out();
        assert!(few.contains("Mancomunidad de la Cuenca del Tingopamba"));
        assert!(!few.contains("investment.total") && few.lines().count() < all.lines().count());
        let ran = test.run(&["--lang", lang.code(), "template", "words", "problem"]);
        ran.exits(0).says("c.problem[].votes");
        let ran = test.run(&["--lang", lang.code(), "template", "words", "xyz"]);
        ran.exits(1).says("xyz");
    }
}

#[test]
fn a_list_is_written_by_its_id_and_a_single_record_by_its_name() {
    let known = reference(Lang::Es);
    let path = |id: &str| {
        known
            .lists
            .iter()
            .find(|list| list.id == id)
            .map(List::path)
    };
    assert_eq!(path("problem").as_deref(), Some("c.problem[]"));
    assert_eq!(path("territory").as_deref(), Some("territory"));
}
