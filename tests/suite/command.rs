//! The binary from outside: what it prints, what it writes, how it exits.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use rumbo::notebook::{Notebook, Options};
use tempfile::TempDir;

/// A folder of its own and the binary run in it.
pub(crate) struct Test {
    folder: TempDir,
}

impl Test {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder for the test"),
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        let parent = path.parent().expect("a file in the folder");
        std::fs::create_dir_all(parent).expect("folders of the test");
        std::fs::write(path, bytes).expect("a file of the test");
        self
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_rumbo"))
            .args(args)
            .current_dir(self.folder.path())
            .env("RUMBO_CONFIG", self.path("config"))
            .stdin(std::process::Stdio::null())
            .output()
            .expect("the binary runs");
        Ran {
            output,
            args: args.join(" "),
        }
    }
}

/// What came of it.
pub(crate) struct Ran {
    output: Output,
    args: String,
}

impl Ran {
    #[track_caller]
    pub(crate) fn exits(&self, code: i32) -> &Self {
        assert_eq!(
            self.output.status.code(),
            Some(code),
            "rumbo {}\n{}\n{}",
            self.args,
            self.out(),
            self.err()
        );
        assert!(!self.err().contains("panicked"), "{}", self.err());
        self
    }

    pub(crate) fn out(&self) -> String {
        String::from_utf8_lossy(&self.output.stdout).into_owned()
    }

    pub(crate) fn err(&self) -> String {
        String::from_utf8_lossy(&self.output.stderr).into_owned()
    }

    #[track_caller]
    pub(crate) fn says(&self, words: &str) -> &Self {
        let all = format!("{}{}", self.out(), self.err());
        assert!(all.contains(words), "«{words}» should be in:\n{all}");
        self
    }
}

/// The sample notebook in a folder of its own.
pub(crate) fn with_sample() -> Test {
    let test = Test::new();
    test.run(&["--lang", "es", "demo", "-o", "a.rumbo"])
        .exits(0)
        .says("a.rumbo");
    test
}

#[test]
fn help_is_complete_in_both_languages() {
    let test = Test::new();
    for (lang, words) in [
        ("es", ["Uso:", "Órdenes:", "Opciones:"]),
        ("en", ["Usage:", "Commands:", "Options:"]),
    ] {
        for args in [
            vec!["--help"],
            vec!["new", "--help"],
            vec!["open", "--help"],
            vec!["demo", "--help"],
            vec!["info", "--help"],
            vec!["check", "--help"],
            vec!["report", "--help"],
            vec!["sheet", "--help"],
            vec!["history", "--help"],
            vec!["repair", "--help"],
            vec!["doctor", "--help"],
            vec!["merge", "--help"],
            vec!["split", "--help"],
            vec!["workshop", "--help"],
            vec!["workshop", "check", "--help"],
            vec!["workshop", "schema", "--help"],
            vec!["workshop", "list", "--help"],
            vec!["completions", "--help"],
            vec!["man", "--help"],
        ] {
            let mut all = vec!["--lang", lang];
            all.extend(args);
            let ran = test.run(&all);
            ran.exits(0).says(words[0]).says(words[2]);
            assert!(!ran.out().contains('⟨'), "{}", ran.out());
            let foreign = if lang == "es" { "Usage" } else { "Uso:" };
            assert!(!ran.out().contains(foreign), "{}", ran.out());
        }
        test.run(&["--lang", lang, "--help"]).says(words[1]);
    }
}

#[test]
fn a_misunderstood_command_is_answered_in_the_language_with_a_near_one() {
    let test = Test::new();
    test.run(&["--lang", "es", "rport"])
        .exits(2)
        .says("No se entiende")
        .says("«report»");
    test.run(&["--lang", "en", "rport"])
        .exits(2)
        .says("“report”, “restore”");
    test.run(&["--lang", "en", "info"]).exits(2).says("missing");
    test.run(&["--lang", "es", "report", "x.rumbo", "--format", "xls"])
        .exits(2)
        .says("docx");
    test.run(&["--lang", "fr", "info", "x"]).exits(2);
}

#[test]
fn the_sample_is_described_and_checked() {
    let test = with_sample();
    test.run(&["--lang", "es", "info", "a.rumbo"])
        .exits(0)
        .says("USD 3.726.000")
        .says("61,9 %");
    test.run(&["--lang", "en", "info", "a.rumbo"])
        .exits(0)
        .says("USD 3,726,000")
        .says("61.9%");
    let info = test.run(&["info", "a.rumbo", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&info.exits(0).out()).expect("JSON");
    assert_eq!(value["cost"], "3726000");
    assert_eq!(value["gap"], "89600");
    assert_eq!(value["secured_percent"], "61.8653");
    assert_eq!(value["records"], 1666);
    let check = test.run(&["check", "a.rumbo", "--json"]);
    let list: serde_json::Value = serde_json::from_str(&check.exits(3).out()).expect("JSON");
    assert!(
        list.as_array()
            .expect("a list")
            .iter()
            .any(|one| one["check"] == "K10")
    );
    test.run(&["--lang", "es", "check", "a.rumbo"])
        .exits(3)
        .says("su techo es USD 60.000");
}

#[test]
fn each_sample_is_a_fresh_copy_and_nothing_is_overwritten() {
    let test = with_sample();
    test.run(&["--lang", "es", "demo", "-o", "a.rumbo"])
        .exits(1)
        .says("Ya existe");
    test.run(&["--lang", "es", "new", "a.rumbo"])
        .exits(1)
        .says("Ya existe");
    test.run(&["new", "b.rumbo"]).exits(0);
    test.run(&["info", "b.rumbo"]).exits(0);
    test.run(&["--lang", "es", "new", "c.rumbo", "--workshop", "nada"])
        .exits(1)
        .says("rapid-diagnosis");
    assert!(!test.path("c.rumbo").exists());
}

#[test]
fn without_a_terminal_the_screen_is_never_opened() {
    let test = with_sample();
    test.run(&["--lang", "es"])
        .exits(2)
        .says("necesita un terminal");
    test.run(&["--lang", "es", "open", "a.rumbo"])
        .exits(2)
        .says("rumbo report");
}

#[test]
fn files_that_are_no_notebooks_are_refused_in_three_sentences() {
    let test = with_sample();
    let whole = std::fs::read(test.path("a.rumbo")).expect("the sample");
    test.write("texto.rumbo", "hola")
        .write("vacio.rumbo", "")
        .write("corto.rumbo", &whole[..whole.len() / 2]);
    for (file, words) in [
        ("texto.rumbo", "no es un cuaderno"),
        ("vacio.rumbo", "está vacío"),
        ("corto.rumbo", "dañado"),
        ("nada.rumbo", "No se encontró"),
    ] {
        for command in ["info", "check", "report"] {
            let ran = test.run(&["--lang", "es", command, file]);
            ran.exits(1).says(words);
            // The one that broke off still says whose it is: there are backups of it.
            let count = if file == "corto.rumbo" { 5 } else { 3 };
            assert_eq!(ran.err().trim().lines().count(), count, "{}", ran.err());
        }
    }
    test.run(&["--lang", "es", "new", "no/hay/carpeta.rumbo"])
        .exits(1)
        .says("No se encontró");
}

#[test]
fn workshops_are_listed_described_and_checked() {
    let test = Test::new();
    let list = test.run(&["workshop", "list", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&list.exits(0).out()).expect("JSON");
    let one = |id: &str| {
        let all = value.as_array().expect("a list");
        all.iter()
            .find(|one| one["id"] == id)
            .expect("the definition")
            .clone()
    };
    let territorial = one("territorial");
    assert_eq!(territorial["steps"], 50);
    assert_eq!(territorial["collections"], 80);
    assert_eq!(territorial["fields"], 566);
    assert_eq!(territorial["phases"], 8);
    assert_eq!(one("rapid-diagnosis")["steps"], 7);
    let schema = test.run(&["workshop", "schema"]);
    let _: serde_json::Value = serde_json::from_str(&schema.exits(0).out()).expect("JSON");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("workshops");
    for id in ["territorial", "rapid-diagnosis"] {
        let folder = root.join(id).display().to_string();
        test.run(&["--lang", "es", "workshop", "check", &folder])
            .exits(0)
            .says("está bien");
    }
    test.write("malo/workshop.toml", "format = 1\nid = \"malo\"\ntitle = {");
    test.run(&["--lang", "es", "workshop", "check", "malo"])
        .exits(3)
        .says("workshop.toml:3");
    test.run(&["--lang", "es", "workshop", "check", "nada"])
        .exits(1)
        .says("No se pudo leer");
}

#[test]
fn completions_and_manual_are_written() {
    let test = Test::new();
    test.run(&["completions", "bash"]).exits(0).says("_rumbo");
    test.run(&["man"]).exits(0).says(".TH rumbo");
}

#[test]
fn a_definition_beside_the_notebook_works_without_touching_the_program() {
    let test = Test::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("workshops/rapid-diagnosis");
    let read = |path: PathBuf| std::fs::read_to_string(path).expect("a file of the definition");
    let head = read(root.join("workshop.toml")).replace("\"rapid-diagnosis\"", "\"mine\"");
    test.write("workshops/mine/workshop.toml", head);
    for folder in ["collections", "steps"] {
        for entry in std::fs::read_dir(root.join(folder)).expect("a folder of the definition") {
            let path = entry.expect("an entry").path();
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            test.write(&format!("workshops/mine/{folder}/{name}"), read(path));
        }
    }
    test.run(&["new", "a.rumbo", "--workshop", "mine"]).exits(0);
    std::fs::remove_dir_all(test.path("workshops")).expect("the folder goes");
    // The notebook keeps the definition that it is filled with.
    test.run(&["info", "a.rumbo"]).exits(0);
    test.run(&["--lang", "es", "new", "b.rumbo", "--workshop", "mine"])
        .exits(1)
        .says("mine");
}

#[test]
fn the_plan_of_the_sample_is_written_in_every_format() {
    let test = with_sample();
    let ran = test.run(&["--lang", "es", "report", "a.rumbo", "-o", "papeles"]);
    let paths: Vec<String> = ran.exits(0).out().lines().map(str::to_owned).collect();
    assert_eq!(paths.len(), rumbo::report::format::FORMATS.len());
    for path in &paths {
        let bytes = std::fs::read(test.path(path)).expect("the document is there");
        let begins: &[u8] = match path.rsplit('.').next() {
            Some("pdf") => b"%PDF-1.7",
            Some("docx" | "xlsx") => b"PK\x03\x04",
            Some("html") => b"<!doctype html>",
            Some("txt") => "EJEMPLO — ".as_bytes(),
            _ => b"> **EJEMPLO**",
        };
        assert!(bytes.starts_with(begins), "{path}");
    }
    let plan = std::fs::read_to_string(test.path("papeles/a.md")).expect("the text");
    for words in [
        "USD 3.726.000",
        "USD 89.600",
        "61,9",
        "2.10 Problemas",
        "6.4 ",
        "A5 Glosario",
    ] {
        assert!(plan.contains(words), "«{words}» should be in the plan");
    }
    let people = test
        .run(&["--lang", "es", "info", "a.rumbo", "--json"])
        .out();
    assert!(people.contains("participant"));
    assert!(!plan.contains('⟨'), "no sentence is missing");
    // The same notebook gives the same bytes.
    test.run(&[
        "--lang",
        "es",
        "report",
        "a.rumbo",
        "-o",
        "otra",
        "--format",
        "docx,html,md",
    ])
    .exits(0);
    for name in ["a.docx", "a.html", "a.md"] {
        let read = |folder: &str| std::fs::read(test.path(folder).join(name)).expect("a document");
        assert_eq!(read("papeles"), read("otra"), "{name}");
    }
}

#[test]
fn names_and_contacts_of_participants_stay_out_of_the_plan() {
    let test = with_sample();
    test.run(&["--lang", "es", "report", "a.rumbo", "--format", "md"])
        .exits(0);
    let plan = std::fs::read_to_string(test.path("a.md")).expect("the text");
    let notebook =
        Notebook::open(&test.path("a.rumbo"), Options::default()).expect("the sample opens");
    // Who facilitates or signs has an office; who only attended stays unnamed.
    let public: Vec<&str> = ["team_member", "minute"]
        .iter()
        .flat_map(|collection| notebook.content().records(collection))
        .flat_map(|record| record.answers.values())
        .map(|value| &**value)
        .collect();
    let mut looked_at = 0;
    for record in notebook.content().records("participant") {
        let name = record.get("name").expect("a participant has a name");
        if public.iter().any(|words| words.contains(name)) {
            continue;
        }
        looked_at += 1;
        assert!(!plan.contains(name), "{name} should stay out of the plan");
        if let Some(contact) = record.get("contact") {
            assert!(
                !plan.contains(contact),
                "{contact} should stay out of the plan"
            );
        }
    }
    assert!(
        looked_at > 30,
        "only {looked_at} participants were looked for"
    );
}

#[test]
fn an_empty_notebook_gives_a_plan_that_says_what_is_pending() {
    let test = Test::new();
    for (lang, word) in [("es", "Pendiente"), ("en", "Pending")] {
        let file = format!("{lang}.rumbo");
        test.run(&["new", &file]).exits(0);
        test.run(&["--lang", lang, "report", &file, "--format", "md,html,docx"])
            .exits(0);
        let plan = std::fs::read_to_string(test.path(&format!("{lang}.md"))).expect("the text");
        assert!(
            plan.matches(word).count() > 30,
            "{lang}: {}",
            plan.matches(word).count()
        );
        assert!(
            plan.contains("1.10"),
            "it tells the step that fills a section"
        );
    }
}

#[test]
fn a_mistake_in_a_template_is_shown_under_its_line_and_leaves_no_half_document() {
    let test = with_sample();
    test.write("mala.md", "# Plan\n\nHola {{ territorio.name }}\n");
    let ran = test.run(&[
        "--lang",
        "es",
        "report",
        "a.rumbo",
        "--template",
        "mala.md",
        "-o",
        "sale",
    ]);
    ran.exits(1)
        .says("mala.md:3")
        .says("territory")
        .says("No se escribió ningún documento");
    assert!(!test.path("sale").exists());
    test.write("peor.md", "{% for x in %}");
    test.run(&["--lang", "es", "report", "a.rumbo", "--template", "peor.md"])
        .exits(1)
        .says("peor.md:1");
    test.run(&["--lang", "es", "report", "a.rumbo", "--template", "nada.md"])
        .exits(1)
        .says("No se pudo leer");
    test.write(
        "buena.md",
        "# {{ territory.name }}\n\n{{ investment.total | money }}\n",
    );
    test.run(&[
        "--lang",
        "es",
        "report",
        "a.rumbo",
        "--template",
        "buena.md",
        "--format",
        "md",
    ])
    .exits(0);
    let plan = std::fs::read_to_string(test.path("a.md")).expect("the text");
    assert!(plan.contains("USD 3.726.000"), "{plan}");
}

#[test]
fn documents_are_refused_with_words_where_they_cannot_be_kept() {
    let test = with_sample();
    test.write("archivo", "no es una carpeta");
    let ran = test.run(&[
        "--lang", "es", "report", "a.rumbo", "--format", "md", "-o", "archivo",
    ]);
    ran.exits(1);
    assert_eq!(ran.err().trim().lines().count(), 3, "{}", ran.err());
}

#[test]
fn without_a_screen_the_demo_does_the_main_job() {
    let test = Test::new();
    test.run(&["--lang", "es", "demo"])
        .exits(0)
        .says("rumbo-ejemplo")
        .says(".docx");
    assert!(test.path("rumbo-ejemplo/ejemplo-tingopamba.html").is_file());
    test.run(&["--lang", "es", "demo"])
        .exits(0)
        .says("rumbo-ejemplo-2");
}
