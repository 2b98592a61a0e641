//! The schema and the page about the format say what the program does. `UPDATE=1` writes them again.

use std::fmt::Write;

use rumbo::locale::{Lang, say};
use rumbo::workshop::activities::{ACTIVITIES, RoleSpec, Target, Wants};
use rumbo::workshop::kinds::KINDS;
use rumbo::workshop::schema;

use crate::docs::{check, read, with_part};

#[test]
fn the_schema_is_the_one_of_the_types() {
    check("workshops/workshop.schema.json", &schema());
}

#[test]
fn the_tables_of_the_format_page_are_those_of_the_program() {
    let page = "docs/workshop-format.md";
    let mut text = read(page);
    for lang in Lang::ALL {
        text = with_part(&text, &format!("kinds-{lang}"), &kinds(lang));
        text = with_part(&text, &format!("activities-{lang}"), &activities(lang));
    }
    check(page, &text);
}

fn kinds(lang: Lang) -> String {
    let head = match lang {
        Lang::Es => "| `kind` | Respuesta | Claves propias | Nombra | En mapas |",
        Lang::En => "| `kind` | Answer | Its own keys | Names | In maps |",
    };
    let mut table = format!("{head}\n|---|---|---|---|---|\n");
    for kind in KINDS {
        let words = say(lang, kind.words, &[]);
        let takes = list(kind.takes);
        let (names, in_map) = (mark(lang, kind.names), mark(lang, kind.in_map));
        let id = kind.id;
        writeln!(table, "| `{id}` | {words} | {takes} | {names} | {in_map} |")
            .expect("a text can be written");
    }
    table
}

fn activities(lang: Lang) -> String {
    let head = match lang {
        Lang::Es => "| `kind` | Dinámica | Papel | Lo cumple |",
        Lang::En => "| `kind` | Activity | Role | Played by |",
    };
    let mut table = format!("{head}\n|---|---|---|---|\n");
    for spec in ACTIVITIES {
        let words = say(lang, spec.words, &[]);
        let mut first = format!("| `{}` | {words} |", spec.id);
        if spec.roles.is_empty() {
            writeln!(table, "{first} — | — |").expect("a text can be written");
        }
        for role in spec.roles {
            let optional = if role.required { "" } else { "?" };
            let player = player(lang, role);
            writeln!(table, "{first} `{}`{optional} | {player} |", role.id)
                .expect("a text can be written");
            "| | |".clone_into(&mut first);
        }
    }
    table
}

/// What can be bound to a role, in words.
fn player(lang: Lang, role: &RoleSpec) -> String {
    let (of, kinds, target) = match (role.wants, lang) {
        (Wants::Single, Lang::Es) => return "colección de una sola ficha".to_owned(),
        (Wants::Single, Lang::En) => return "collection with one record".to_owned(),
        (Wants::Records, Lang::Es) => return "colección de muchas fichas".to_owned(),
        (Wants::Records, Lang::En) => return "collection with many records".to_owned(),
        (Wants::Field { of, kinds, target }, _) => (of, list(kinds), target),
    };
    let field = match lang {
        Lang::Es => format!("campo de `{of}`: {kinds}"),
        Lang::En => format!("field of `{of}`: {kinds}"),
    };
    match (target, lang) {
        (Target::Any, _) => field,
        (Target::Role(to), Lang::Es) => format!("{field} hacia `{to}`"),
        (Target::Role(to), Lang::En) => format!("{field} to `{to}`"),
        (Target::Years, Lang::Es) => format!("{field} por años"),
        (Target::Years, Lang::En) => format!("{field} by years"),
    }
}

fn list(ids: &[&str]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    ids.join(", ")
}

fn mark(lang: Lang, yes: bool) -> String {
    if yes {
        say(lang, "yes", &[])
    } else {
        String::new()
    }
}
