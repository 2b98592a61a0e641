//! What decides each method: the table of families, the definition and `docs/methods.md` say the same.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use rumbo::locale::{Lang, say};
use rumbo::plan::results::families::{Decided, FAMILIES, Family};
use rumbo::vocabulary::PARAMETERS;
use rumbo::workshop::{ActivityKind, Catalog, Setting, Workshop};

use crate::docs::{cell, check, es_en, page};
use crate::source::sources;

fn territorial() -> std::sync::Arc<Workshop> {
    let catalog = Catalog::embedded();
    catalog.get("territorial").expect("the definition is sound")
}

fn words_key(family: &Family) -> String {
    format!("method-{}", family.about.id.replace('_', "-"))
}

/// Where the cases of a family are, and how many files they have.
fn cases(family: &Family) -> (String, usize) {
    let path = format!("tests/fixtures/cases/{}", family.about.cases);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(&path);
    let files = fs::read_dir(folder).expect("a folder of cases");
    let names = files.map(|file| file.expect("a file").file_name());
    let count = names.filter(|name| name != "README.md").count();
    (path, count)
}

#[test]
fn every_family_of_methods_is_in_the_table_once() {
    let mut declared = BTreeSet::new();
    for file in sources() {
        let family = file.path.strip_prefix("src/method/");
        let family = family.and_then(|rest| rest.strip_suffix(".rs"));
        if let Some(family) = family.filter(|name| !name.contains('/'))
            && file.code.contains("pub const ABOUT: About")
        {
            declared.insert(family.to_owned());
        }
    }
    let listed: BTreeSet<String> = FAMILIES
        .iter()
        .map(|family| family.about.id.replace('-', "_"))
        .collect();
    assert_eq!(listed.len(), FAMILIES.len(), "a family is there twice");
    assert_eq!(listed, declared);
}

#[test]
fn whatever_a_method_computes_with_is_decided_somewhere() {
    let workshop = territorial();
    let mut named = BTreeSet::new();
    for family in FAMILIES {
        let id = family.about.id;
        let decided: Vec<&str> = family.decided.iter().map(|(name, _)| *name).collect();
        assert_eq!(decided, family.about.parameters, "{id}");
        for step in family.steps {
            assert!(workshop.get_step(step).is_some(), "{id}: {step}");
        }
        for place in family.decided.iter().flat_map(|(_, places)| *places) {
            let field = |name: &str| {
                let (collection, key) = name.split_once('.').expect("collection and field");
                let collection = workshop.get_collection(collection);
                let field = collection.and_then(|collection| collection.get_field(key));
                field.unwrap_or_else(|| panic!("{id}: {name}")).clone()
            };
            match place {
                Decided::Parameter(name) => {
                    assert!(PARAMETERS.iter().any(|spec| spec.id == *name), "{name}");
                    assert!(workshop.parameters.contains_key(*name), "{id}: {name}");
                    named.insert(*name);
                }
                Decided::Field(name) => {
                    field(name);
                }
                Decided::Scale(name) => {
                    let field = field(name);
                    assert!(field.min.is_some() && field.max.is_some(), "{id}: {name}");
                }
            }
        }
    }
    // The rest belongs to the screens where a group works, to the results that read them, and to the checks.
    let alone: Vec<&str> = PARAMETERS
        .iter()
        .map(|spec| spec.id)
        .filter(|id| !named.contains(id) && !id.starts_with("checks."))
        .collect();
    assert_eq!(
        alone,
        ["matrix.most", "matrix.strong_share", "vision.rewrite_below"]
    );
}

#[test]
fn the_territorial_workshop_decides_every_parameter() {
    let workshop = territorial();
    let missing: Vec<&str> = PARAMETERS
        .iter()
        .map(|spec| spec.id)
        .filter(|id| !workshop.parameters.contains_key(*id))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn planes_are_cut_where_their_method_cuts() {
    let workshop = territorial();
    let plane = |step: &str| {
        let step = workshop.get_step(step).expect("a step");
        let mut activities = step.activities();
        let plane = activities.find(|activity| activity.kind == ActivityKind::Plane);
        plane.expect("a plane").cut
    };
    let number = |id: &str| workshop.number(id);
    assert_eq!(
        plane("1.7"),
        [
            number("stakeholders.threshold_interest"),
            number("stakeholders.threshold_power")
        ]
    );
    assert_eq!(plane("1.4")[1], number("indices.high_value"));
}

#[test]
fn every_family_has_its_cases_or_none() {
    let without: Vec<&str> = FAMILIES
        .iter()
        .filter(|family| family.about.cases.is_empty())
        .map(|family| family.about.id)
        .collect();
    assert_eq!(without, ["spread", "portfolio"]);
    for family in FAMILIES
        .iter()
        .filter(|family| !family.about.cases.is_empty())
    {
        assert!(cases(family).1 > 0, "{}", family.about.id);
    }
}

#[test]
fn the_page_of_methods_is_the_table_of_families() {
    check("docs/methods.md", &page(methods));
}

fn methods(lang: Lang) -> String {
    let workshop = territorial();
    let mut text = String::from(es_en(
        lang,
        "# Métodos\n\n*[English below](#methods).*\n\nCon qué calcula el programa: de dónde sale cada método, quién decide sus pesos, umbrales y escalas, \
         qué valor tienen en el taller territorial y por qué, y con qué casos se comprueba. Ningún valor está en el \
         programa: un parámetro se cambia en `parameters.toml`, un peso o una meta se responde en el taller, y una \
         escala es la de su campo. Lo que no se puede calcular se dice con palabras.\n",
        "# Methods\n\nWhat the program computes with: where each method comes from, who decides its weights, thresholds and scales, \
         which value they have in the territorial workshop and why, and by which cases it is checked. No value is in \
         the program: a parameter is changed in `parameters.toml`, a weight or a goal is answered in the workshop, and a \
         scale is that of its field. What cannot be computed is said in words.\n",
    ));
    let heads = es_en(
        lang,
        "| Qué se decide | Dónde | Valor | Por qué |",
        "| What is decided | Where | Value | Why |",
    );
    for family in FAMILIES {
        let key = words_key(family);
        write!(
            text,
            "\n## {}\n\n{}\n\n",
            say(lang, &key, &[]),
            say(lang, &format!("{key}-what"), &[])
        )
        .expect("a text grows");
        let steps: Vec<String> = family
            .steps
            .iter()
            .filter_map(|id| workshop.get_step(id))
            .map(|step| format!("{} {}", step.id, step.title.get(lang)))
            .collect();
        let (source, used) = es_en(lang, "Fuente|Pasos", "Source|Steps")
            .split_once('|')
            .expect("two words");
        write!(
            text,
            "- {source}: {}.\n- {used}: {}.\n",
            say(lang, &format!("{key}-source"), &[]),
            steps.join("; ")
        )
        .expect("a text grows");
        let checked = es_en(lang, "Casos", "Cases");
        if family.about.cases.is_empty() {
            let none = es_en(
                lang,
                "los de sus propias pruebas y leyes",
                "those of its own tests and laws",
            );
            writeln!(text, "- {checked}: {none}.").expect("a text grows");
        } else {
            let (path, count) = cases(family);
            let files = es_en(lang, "archivos", "files");
            writeln!(
                text,
                "- {checked}: [`{}`](../{path}/README.md), {count} {files}.",
                family.about.cases
            )
            .expect("a text grows");
        }
        write!(text, "\n{heads}\n|---|---|---|---|\n").expect("a text grows");
        for (name, places) in family.decided {
            for place in *places {
                let (place, value, why) = told(&workshop, *place, lang);
                writeln!(text, "| `{name}` | {place} | {value} | {why} |").expect("a text grows");
            }
        }
    }
    text
}

/// Where something is decided, its value in the territorial workshop, and the reason.
fn told(workshop: &Workshop, place: Decided, lang: Lang) -> (String, String, String) {
    match place {
        Decided::Parameter(id) => {
            let parameter = &workshop.parameters[id];
            let value = match &parameter.value {
                Setting::Number(number) => number.to_string(),
                Setting::Numbers(numbers) if numbers.is_empty() => {
                    es_en(lang, "ninguno", "none").to_owned()
                }
                Setting::Numbers(numbers) => {
                    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
                    numbers.join(" · ")
                }
                Setting::Text(word) => format!("`{word}`"),
                Setting::Texts(words) if words.len() <= 6 => {
                    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                    words.join(", ")
                }
                Setting::Texts(words) => {
                    format!("{} {}", words.len(), es_en(lang, "entradas", "entries"))
                }
            };
            (
                format!("`{id}`"),
                cell(&value),
                cell(parameter.reason.get(lang)),
            )
        }
        Decided::Field(name) | Decided::Scale(name) => {
            let (collection, key) = name.split_once('.').expect("collection and field");
            let collection = workshop.get_collection(collection).expect("a collection");
            let field = collection.get_field(key).expect("a field");
            let value = match (place, field.min, field.max) {
                (Decided::Scale(_), Some(min), Some(max)) => {
                    format!("{min} {} {max}", es_en(lang, "a", "to"))
                }
                _ => es_en(lang, "lo que se responda", "what is answered").to_owned(),
            };
            let what = format!("{}: {}", collection.title.get(lang), field.label.get(lang));
            (format!("`{name}`"), value, cell(&what))
        }
    }
}
