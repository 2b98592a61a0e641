//! The pages about the program say what the program does. `UPDATE=1 cargo test docs` writes them again.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use rumbo::app::{ACTIONS, Scope};
use rumbo::clock::Clock;
use rumbo::diag::{Severity, Source};
use rumbo::exchange::notebooks::create_sample;
use rumbo::locale::{Arg, Lang, say};
use rumbo::notebook::{Options, VERSION};
use rumbo::plan::checks::CHECKS;
use rumbo::report::compose::compose;
use rumbo::report::publish::attachments;
use rumbo::workshop::Catalog;
use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::bench::Bench;

/// The commands that a newcomer copies from the README.
const RUN_THE_SAMPLE: &str = "cargo run --release -- demo";
const PASS_THE_TESTS: &str = "cargo test";

/// Reads a page of the repository, with the line ends of one system.
pub(crate) fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(path)
        .unwrap_or_default()
        .replace("\r\n", "\n")
}

/// Compares a page with what it should say, or writes it.
pub(crate) fn check(path: &str, expected: &str) {
    if std::env::var_os("UPDATE").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        fs::write(path, expected).expect("the page can be written");
    }
    let found = read(path);
    let differs = found
        .lines()
        .zip(expected.lines())
        .find(|(found, expected)| found != expected);
    assert!(
        found == expected,
        "{path} is old: run the tests with UPDATE=1\nfirst difference: {differs:?}"
    );
}

/// The page with another text between its two marks.
pub(crate) fn with_part(page: &str, name: &str, part: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = page
        .split_once(&open)
        .unwrap_or_else(|| panic!("no mark {name}"));
    let (_, after) = rest
        .split_once(&close)
        .unwrap_or_else(|| panic!("{name} is not closed"));
    format!("{before}{open}{part}{close}{after}")
}

/// What stands between two marks.
fn part<'a>(page: &'a str, name: &str) -> &'a str {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (_, rest) = page
        .split_once(&open)
        .unwrap_or_else(|| panic!("no mark {name}"));
    rest.split_once(&close)
        .unwrap_or_else(|| panic!("{name} is not closed"))
        .0
}

pub(crate) fn cell(words: &str) -> String {
    words.replace('|', "\\|")
}

pub(crate) fn es_en<'a>(lang: Lang, es: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Es => es,
        Lang::En => en,
    }
}

/// Spanish first, then English below a rule.
pub(crate) fn page(section: impl Fn(Lang) -> String) -> String {
    let note = "<!-- This page is written by the program: UPDATE=1 cargo test docs -->";
    format!(
        "{note}\n\n{}\n---\n\n{}",
        section(Lang::Es),
        section(Lang::En)
    )
}

#[test]
fn the_page_of_keys_is_the_table_of_actions() {
    check("docs/keys.md", &page(keys));
}

fn keys(lang: Lang) -> String {
    let mut text = String::from(es_en(
        lang,
        "# Teclas\n\n*[English below](#keys).*\n\nEscribir escribe: ninguna letra sola es una orden. Las flechas, Tab, Enter, Espacio y Esc bastan para \
         todo; lo demás es un atajo, y también está en el menú (F9). Esc sale y nunca bota lo escrito.\n",
        "# Keys\n\nTyping types: no single letter is a command. Arrows, Tab, Enter, Space and Esc are enough \
         for everything; the rest is a short cut, and is in the menu (F9) too. Esc leaves and never throws \
         away what was typed.\n",
    ));
    for scope in [
        Scope::Always,
        Scope::Home,
        Scope::Notebook,
        Scope::WorkingCopy,
        Scope::Step,
        Scope::List,
        Scope::Form,
        Scope::Board,
    ] {
        let actions: Vec<_> = ACTIONS
            .iter()
            .filter(|action| action.scope == scope)
            .collect();
        if actions.is_empty() {
            continue;
        }
        let title = match scope {
            Scope::Always => es_en(lang, "En todas partes", "Everywhere"),
            Scope::Home => es_en(lang, "En el inicio", "On the first screen"),
            Scope::Notebook => es_en(lang, "Con un cuaderno abierto", "With a notebook open"),
            Scope::WorkingCopy => es_en(
                lang,
                "Con una copia local abierta",
                "With a local copy open",
            ),
            Scope::Step => es_en(lang, "En un paso", "In a step"),
            Scope::List => es_en(lang, "En una lista", "In a list"),
            Scope::Form => es_en(lang, "En una ficha", "In a record"),
            Scope::Board => es_en(lang, "En una matriz", "In a matrix"),
        };
        let head = es_en(
            lang,
            "| Teclas | Qué hacen | Nombre |",
            "| Keys | What they do | Name |",
        );
        write!(text, "\n## {title}\n\n{head}\n|---|---|---|\n").expect("a text grows");
        for action in actions {
            let keys: Vec<String> = action
                .keys
                .iter()
                .map(|key| format!("`{}`", key.name(lang)))
                .collect();
            let keys = if keys.is_empty() {
                es_en(lang, "en el menú", "in the menu").to_owned()
            } else {
                keys.join(" · ")
            };
            let words = cell(&say(lang, action.words, &[]));
            writeln!(text, "| {keys} | {words} | `{}` |", action.id).expect("a text grows");
        }
    }
    text
}

#[test]
fn the_page_of_checks_is_the_table_of_checks() {
    check("docs/checks.md", &page(checks));
}

fn checks(lang: Lang) -> String {
    let mut text = String::from(es_en(
        lang,
        "# Revisiones\n\n*[English below](#checks).*\n\nLo que `rumbo` mira cada vez que el plan cambia (Ctrl+R, `rumbo check`). Un hallazgo nunca impide \
         seguir: **por resolver** es lo que conviene arreglar antes de aprobar el plan, y hace que `rumbo check` \
         termine con 3; **por mirar** es una pregunta al equipo. Las palabras en cursiva las pone \
         el cuaderno.\n",
        "# Checks\n\nWhat `rumbo` looks at whenever the plan changes (Ctrl+R, `rumbo check`). A finding never stops \
         anybody: **to settle** is what should be put right before the plan is approved, and makes `rumbo check` \
         end with 3; **to look at** is a question to the team. The notebook fills in the words in italics.\n",
    ));
    for check in CHECKS {
        let title = say(lang, check.words, &[]);
        let why = say(lang, &format!("{}-why", check.words), &[]);
        let weight = match check.severity {
            Severity::Error => es_en(lang, "Por resolver", "To settle"),
            Severity::Warning => es_en(lang, "Por mirar", "To look at"),
        };
        write!(
            text,
            "\n## {} · {title}\n\n**{weight}.** {why}\n\n",
            check.id
        )
        .expect("a text grows");
        for sentence in check.sentences {
            writeln!(text, "- {}", open_sentence(lang, sentence)).expect("a text grows");
        }
    }
    text
}

/// A sentence with the names of its facts in the places of the facts.
fn open_sentence(lang: Lang, key: &str) -> String {
    let file = read(&format!("locales/{lang}/plan.ftl"));
    let pattern = file
        .lines()
        .find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix('='))
        .unwrap_or_default();
    let names: Vec<&str> = pattern
        .split('{')
        .filter_map(|piece| piece.split_once('}')?.0.trim().strip_prefix('$'))
        .collect();
    let facts: Vec<String> = names
        .iter()
        .map(|name| format!("*{}*", fact(lang, name)))
        .collect();
    let args: Vec<(&str, Arg<'_>)> = names
        .iter()
        .zip(&facts)
        .map(|(name, fact)| (*name, Arg::Text(fact)))
        .collect();
    say(lang, key, &args)
}

/// What a fact of a sentence is, in words.
fn fact(lang: Lang, name: &str) -> String {
    let words = match name {
        "code" => ("código", "code"),
        "name" => ("nombre", "name"),
        "axis" => ("eje", "axis"),
        "lacks" => ("lo que falta", "what is missing"),
        "series" => ("valores", "values"),
        "activities" => ("suma", "sum"),
        "cost" => ("costo", "cost"),
        "amount" => ("cantidad", "amount"),
        "year" => ("año", "year"),
        "share" => ("parte", "share"),
        "promised" => ("lo ofrecido", "what is promised"),
        "ceiling" => ("techo", "ceiling"),
        "dimension" => ("dimensión", "dimension"),
        "due" => ("fecha", "date"),
        "years" => ("años", "years"),
        "count" => ("cuántos", "how many"),
        "things" => ("cosas", "things"),
        "text" => ("lo escrito", "what was typed"),
        "field" => ("campo", "field"),
        "record" => ("ficha", "record"),
        other => (other, other),
    };
    es_en(lang, words.0, words.1).to_owned()
}

#[cfg(feature = "pdf")]
#[test]
fn the_page_of_formats_is_the_table_of_formats() {
    check("docs/formats.md", &page(formats));
}

#[cfg(feature = "pdf")]
fn formats(lang: Lang) -> String {
    let mut text = String::from(es_en(
        lang,
        "# Formatos\n\n*[English below](#formats).*\n\nEl mismo plan, escrito para distintos usos. `rumbo report CUADERNO --format docx,html` escribe los que \
         se nombran; sin `--format`, todos. El libro de cálculo es el anexo del plan: los demás documentos y las hojas \
         de trabajo no se escriben en él. El mismo cuaderno da los mismos bytes el mismo día.\n\n\
         | `--format` | Archivo | Para qué |\n|---|---|---|\n",
        "# Formats\n\nThe same plan written for different uses. `rumbo report NOTEBOOK --format docx,html` writes those \
         that are named; without `--format`, all of them. The workbook is the annex of the plan: other documents and \
         paper sheets are not written in it. The same notebook gives the same bytes on the same day.\n\n| `--format` | File | What for |\n|---|---|---|\n",
    ));
    for format in rumbo::report::format::FORMATS {
        let words = cell(&say(lang, format.words, &[]));
        writeln!(
            text,
            "| `{}` | `.{}` | {words} |",
            format.id, format.extension
        )
        .expect("a text grows");
    }
    text
}

#[test]
fn the_pictures_of_the_readme_are_what_a_person_sees() {
    let mut page = read("README.md");
    for lang in Lang::ALL {
        let mut bench = Bench::sample(lang);
        bench.keys("1.10<enter><page-up><page-up><page-up><down><down><down><down>");
        bench
            .session()
            .notebook
            .flush()
            .expect("memory is always there");
        let screen = bench.screen();
        let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
        assert!(
            lines.iter().any(|line| line.starts_with(" 1.10 ")),
            "{screen}"
        );
        let picture = format!("```text\n{}\n```\n", lines.join("\n"));
        page = with_part(&page, &format!("screen-{lang}"), &picture);
    }
    check("README.md", &page);
}

#[test]
fn a_newcomer_needs_two_commands_and_the_checks_run_the_second() {
    let readme = read("README.md");
    let commands: Vec<&str> = readme
        .split("```sh\n")
        .skip(1)
        .filter_map(|rest| rest.lines().next())
        .collect();
    for command in [RUN_THE_SAMPLE, PASS_THE_TESTS] {
        let times = commands.iter().filter(|line| **line == command).count();
        assert_eq!(times, 2, "once in each language: {command}");
    }
    let gate = read(".ci/run");
    let run = gate
        .lines()
        .any(|line| line.trim().trim_start_matches("step ").trim() == PASS_THE_TESTS);
    assert!(
        run,
        ".ci/run should call `{PASS_THE_TESTS}` as the README gives it"
    );
}

#[test]
fn the_templates_of_the_readme_can_be_used() {
    let readme = read("README.md");
    for lang in Lang::ALL {
        let text = part(&readme, &format!("template-{lang}"));
        let text = text
            .trim_start_matches("````jinja\n")
            .trim_end()
            .trim_end_matches("````");
        let (notebook, workshop, _) = crate::sample_plan::sample_notebook();
        let today = notebook.clock().today();
        let (plan, findings) = rumbo::plan::build(notebook.content(), &workshop, today);
        let source = Source {
            name: "README.md".to_owned(),
            text: text.to_owned(),
        };
        let report = compose(
            &plan,
            &findings,
            lang,
            &source,
            &attachments(&plan, |_| None),
        );
        assert!(report.is_ok(), "{lang}: {:?}", report.err());
    }
}

#[test]
fn every_link_between_pages_leads_somewhere() {
    let mut pages = vec!["README.md".to_owned(), "CHANGELOG.md".to_owned()];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let name = entry.expect("the folder can be read").file_name();
        pages.push(format!("docs/{}", name.to_string_lossy()));
    }
    for page in pages {
        let text = read(&page);
        let links = text
            .split("](")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once(')')?.0));
        for link in links.filter(|link| !link.starts_with("http")) {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = match path {
                "" => page.clone(),
                path => Path::new(&page)
                    .with_file_name(path)
                    .to_string_lossy()
                    .into_owned(),
            };
            let found = read(&target);
            assert!(!found.is_empty(), "{page}: {link}");
            let heads = |line: &str| line.starts_with('#') && slug(line) == anchor;
            assert!(
                anchor.is_empty() || found.lines().any(heads),
                "{page}: {link}"
            );
        }
    }
}

/// The anchor that a heading gets where Markdown is shown.
fn slug(heading: &str) -> String {
    heading
        .trim_start_matches('#')
        .trim()
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

/// The questions of the page of the file, in its order.
const QUERIES: [(&str, &str); 4] = [
    (
        "problems",
        "SELECT code, text, severity\n\
         FROM v_problem\n\
         ORDER BY severity DESC, code\n\
         LIMIT 3;",
    ),
    (
        "funding",
        "SELECT source.name, sum(amount.value) AS offered\n\
         FROM v_funding_line_amounts AS amount\n\
         JOIN v_funding_line AS line ON line.id = amount.record\n\
         JOIN v_funding_source AS source ON source.id = line.source\n\
         GROUP BY source.id\n\
         ORDER BY offered DESC;",
    ),
    (
        "zones",
        "SELECT zone.code, zone.name, zone.population, count(project.id) AS projects\n\
         FROM v_zone AS zone\n\
         LEFT JOIN v_project AS project ON instr(project.zones, zone.id)\n\
         GROUP BY zone.id\n\
         ORDER BY zone.code;",
    ),
    (
        "history",
        "SELECT operation.n, operation.at, operation.name, count(change.seq) AS changes\n\
         FROM operation\n\
         LEFT JOIN change ON change.operation = operation.n AND change.field <> '@record'\n\
         GROUP BY operation.n\n\
         ORDER BY operation.n;",
    ),
];

#[test]
fn the_page_of_the_file_shows_the_file() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("sample.rumbo");
    let at = "2026-11-22T12:00:00Z".parse().expect("a moment");
    let options = Options {
        clock: Clock::Fixed(at),
        ..Options::default()
    };
    let made = create_sample(&path, "territorial", &Catalog::embedded(), options);
    drop(made.expect("the sample can be written"));
    let file = Connection::open(&path).expect("any SQLite program opens a notebook");

    let mut page = read("docs/file-format.md");
    for (name, query) in QUERIES {
        let part = format!("```sql\n{query}\n```\n\n{}", answers(&file, query));
        for lang in Lang::ALL {
            page = with_part(&page, &format!("query-{name}-{lang}"), &part);
        }
    }
    check("docs/file-format.md", &page);

    let versions = page
        .matches(&format!("<!-- version -->{VERSION}<!-- /version -->"))
        .count();
    assert_eq!(versions, 2, "the page tells another version of the file");
    let mut statement = file
        .prepare(
            "SELECT tables.name, columns.name FROM pragma_table_list AS tables, \
             pragma_table_info(tables.name) AS columns \
             WHERE tables.schema = 'main' AND tables.type = 'table' \
             AND tables.name NOT LIKE 'sqlite%'",
        )
        .expect("SQLite describes itself");
    let columns = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("SQLite describes itself");
    let mut count = 0;
    for column in columns {
        let (table, column): (String, String) = column.expect("names are text");
        let described: Vec<&str> = page.split(&format!("### `{table}`")).skip(1).collect();
        assert_eq!(
            described.len(),
            2,
            "`{table}` should be described once in each language"
        );
        for section in described {
            let section = section.split("\n#").next().unwrap_or_default();
            assert!(
                section.contains(&format!("\n| `{column}` |")),
                "no `{table}.{column}`"
            );
        }
        count += 1;
    }
    assert_eq!(count, 44, "a column came or went");
}

/// What a query answers, as a table.
fn answers(file: &Connection, query: &str) -> String {
    let mut statement = file.prepare(query).expect("the query of the page is sound");
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut text = format!(
        "| {} |\n|{}\n",
        names.join(" | "),
        "---|".repeat(names.len())
    );
    let mut rows = statement.query([]).expect("the query of the page runs");
    while let Some(row) = rows.next().expect("the query of the page runs") {
        for at in 0..names.len() {
            let value = match row.get_ref(at).expect("the column is there") {
                ValueRef::Text(bytes) => cell(&String::from_utf8_lossy(bytes)),
                ValueRef::Integer(number) => number.to_string(),
                ValueRef::Real(number) => number.to_string(),
                ValueRef::Null | ValueRef::Blob(_) => String::new(),
            };
            write!(text, "| {value} ").expect("a text grows");
        }
        text.push_str("|\n");
    }
    text
}
