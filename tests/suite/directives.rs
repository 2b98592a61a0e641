//! The page of what a template can ask for says what the program knows.

use std::fmt::Write;

use rumbo::locale::{Lang, say};
use rumbo::report::figures::{FIGURES, SHARED};
use rumbo::report::tables::TABLES;

use crate::docs::{cell, check, es_en, page};

#[test]
fn the_page_of_directives_is_the_tables_of_tables_and_figures() {
    check("docs/templates.md", &page(directives));
}

fn directives(lang: Lang) -> String {
    let mut text = String::from(es_en(
        lang,
        "# Plantillas\n\n*[English below](#templates).*\n\nUna plantilla es un texto en Markdown con palabras del plan entre llaves dobles. Los cuadros y las figuras se \
         piden con líneas dentro de un bloque `rumbo`; los hace el programa, con encabezados, totales y texto \
         alternativo:\n\n    ```rumbo\n    table collection=problem fields=code,text sort=-votes limit=10\n    figure kind=plane collection=actor x=interest y=power caption=\"Actores\"\n    ```\n\nUn nombre mal escrito se señala en su línea con el más parecido. Lo que no tiene respuestas no sale; \
         `empty=\"…\"` dice qué escribir entonces. Las palabras, con un ejemplo de cada una, están en [Palabras de las plantillas](template-words.md). Las plantillas del programa están en la carpeta `templates` y sirven de ejemplo.\n",
        "# Templates\n\nA template is a Markdown text with words of the plan between double braces. Tables and figures are asked \
         for with lines inside a `rumbo` block; the program makes them, with headers, totals and alternative text:\n\n    ```rumbo\n    table collection=problem fields=code,text sort=-votes limit=10\n    figure kind=plane collection=actor x=interest y=power caption=\"Actors\"\n    ```\n\nA mistyped name is shown on its line with the nearest one. What has no answers does not appear; \
         `empty=\"…\"` says what to write then. The words, with an example of each, are in [Words of templates](template-words.md). The templates of the program are in the folder `templates` and serve as examples.\n",
    ));
    text.push_str(es_en(
        lang,
        "\n## Cuadros\n\n| Línea | Qué muestra | Opciones |\n|---|---|---|\n",
        "\n## Tables\n\n| Line | What it shows | Options |\n|---|---|---|\n",
    ));
    for kind in TABLES {
        row(
            &mut text,
            kind.name,
            &say(lang, kind.words, &[]),
            kind.options,
        );
    }
    let shared: Vec<String> = SHARED.iter().map(|option| format!("`{option}`")).collect();
    let intro = es_en(
        lang,
        "\n## Figuras\n\nTodas se leen también impresas en gris: las áreas se distinguen por su trama y las líneas por su trazo. Opciones de todas: ",
        "\n## Figures\n\nAll of them can be read in grey print too: areas differ by their pattern and lines by their dashes. Options of all: ",
    );
    let head = es_en(
        lang,
        "| `kind` | Qué muestra | Opciones |\n|---|---|---|\n",
        "| `kind` | What it shows | Options |\n|---|---|---|\n",
    );
    let wide = es_en(
        lang,
        "`wide=yes` dibuja para una página apaisada: va entre `landscape` y `end`.",
        "`wide=yes` draws for a page turned sideways: it goes between `landscape` and `end`.",
    );
    write!(text, "{intro}{}. {wide}\n\n{head}", shared.join(", ")).expect("a text grows");
    for kind in FIGURES {
        row(
            &mut text,
            kind.name,
            &say(lang, kind.words, &[]),
            kind.options,
        );
    }
    text
}

fn row(text: &mut String, name: &str, words: &str, options: &[&str]) {
    let options: Vec<String> = options.iter().map(|option| format!("`{option}`")).collect();
    writeln!(
        text,
        "| `{name}` | {} | {} |",
        cell(words),
        options.join(", ")
    )
    .expect("a text grows");
}
