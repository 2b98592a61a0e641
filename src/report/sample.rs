//! Plans for tests: a small one where every number can be checked by hand, and the sample territory.

use std::sync::Arc;

use jiff::civil::date;

use crate::clock::Clock;
use crate::exchange;
use crate::notebook::{Cell, Content, Notebook, Options, Record, RecordId};
use crate::plan::{self, Finding, Plan};
use crate::workshop::{Catalog, Workshop, catalog, sample};

/// Personal words of the small plan, which no document may show.
pub(super) const SECRETS: [&str; 5] = [
    "Rosa Secreta",
    "0999123456",
    "Luis Oculto",
    "Marta Sinombre",
    "Iván Callado",
];

/// The territorial definition.
pub(super) fn workshop() -> Arc<Workshop> {
    Catalog::embedded()
        .get("territorial")
        .expect("the definition is sound")
}

/// A small plan: two zones, two problems, two projects with cost and funding, four participants.
pub(super) fn plan() -> (Plan, Vec<Finding>) {
    build(&small())
}

/// A plan without any answer.
pub(super) fn empty() -> (Plan, Vec<Finding>) {
    build(&Content::default())
}

/// A plan of the territorial definition.
pub(super) fn build(content: &Content) -> (Plan, Vec<Finding>) {
    plan::build(content, &workshop(), date(2026, 11, 22))
}

/// The media type and the bytes of a file by its name.
type File<'a> = &'a dyn Fn(&str) -> Option<(String, Vec<u8>)>;

/// The sample territory, without its map.
pub(super) fn territory() -> (Plan, Vec<Finding>) {
    territory_with(&|_| None)
}

/// The sample territory, with the files that it names.
pub(super) fn territory_with(file: File<'_>) -> (Plan, Vec<Finding>) {
    let workshop = workshop();
    let at = "2026-11-22T12:00:00Z".parse().expect("a moment");
    let options = Options {
        clock: Clock::Fixed(at),
        ..Options::default()
    };
    let text = catalog::to_text(Catalog::embedded().sources("territorial"));
    let mut notebook =
        Notebook::in_memory("territorial", &text, options).expect("memory is always there");
    let records = sample::embedded("territorial");
    exchange::sample::fill(&mut notebook, &workshop, &records, file, "Tingopamba")
        .expect("memory is always there");
    plan::build(notebook.content(), &workshop, date(2026, 11, 22))
}

/// The content of the small plan.
#[expect(clippy::too_many_lines, reason = "one record after another")]
pub(super) fn small() -> Content {
    let mut content = Content::default();
    let mut add = |collection: &str, id: &str, answers: &[(&str, &str)]| {
        record(&mut content, collection, id, answers);
    };
    add(
        "territory",
        "ter_1",
        &[
            ("name", "Cuenca de prueba"),
            ("fictional", "true"),
            ("country", "Ecuador"),
            ("province", "Guayas"),
            ("currency", "USD"),
            ("plan_start", "2025"),
            ("plan_end", "2028"),
        ],
    );
    add(
        "source",
        "src_1",
        &[("title", "Censo"), ("org", "INEC"), ("year", "2022")],
    );
    add(
        "zone",
        "zon_1",
        &[
            ("name", "Norte"),
            ("population", "1000"),
            ("ethnic_shares.indigenous", "60"),
            ("ethnic_shares.mestizo", "40"),
            ("source", "src_1"),
        ],
    );
    add(
        "zone",
        "zon_2",
        &[("name", "Sur | abajo"), ("population", "500")],
    );
    add(
        "problem",
        "prb_1",
        &[
            ("text", "Poca agua en verano"),
            ("dimension", "social_cultural"),
            ("severity", "5"),
            ("magnitude", "4"),
        ],
    );
    add(
        "problem",
        "prb_2",
        &[
            ("text", "Caminos malos"),
            ("dimension", "economic_productive"),
            ("severity", "3"),
        ],
    );
    add(
        "problem_influence",
        "pin_1",
        &[("cause", "prb_2"), ("effect", "prb_1"), ("value", "3")],
    );
    add(
        "axis",
        "axi_1",
        &[("name", "Agua para todos"), ("selected", "true")],
    );
    add(
        "objective",
        "obj_1",
        &[
            ("text", "Asegurar el agua"),
            ("axis", "axi_1"),
            ("dimension", "social_cultural"),
        ],
    );
    add("programme", "pgm_1", &[("name", "Agua viva")]);
    add(
        "project",
        "prj_1",
        &[
            ("name", "Cosecha de agua"),
            ("objective", "obj_1"),
            ("programme", "pgm_1"),
            ("kind", "infrastructure"),
            ("beneficiaries", "900"),
            ("purpose", "Guardar la lluvia.\nRepartirla con justicia."),
            ("zones*zon_1", ""),
        ],
    );
    add(
        "project",
        "prj_2",
        &[
            ("name", "Escuela de riego"),
            ("kind", "capacities"),
            ("beneficiaries", "1200"),
        ],
    );
    add(
        "component",
        "cmp_1",
        &[
            ("project", "prj_1"),
            ("text", "Diez albarradas"),
            ("item", "works"),
            ("cost.2025", "100000.50"),
            ("cost.2026", "150000"),
        ],
    );
    add(
        "component",
        "cmp_2",
        &[
            ("project", "prj_2"),
            ("text", "Cursos"),
            ("item", "training"),
            ("cost.2026", "50000"),
        ],
    );
    add(
        "funding_source",
        "fso_1",
        &[("name", "Municipio"), ("kind", "local_public")],
    );
    add(
        "funding_line",
        "fli_1",
        &[
            ("project", "prj_1"),
            ("source", "fso_1"),
            ("status", "secured"),
            ("form", "cash"),
            ("amounts.2025", "50000"),
            ("amounts.2026", "150000"),
        ],
    );
    add(
        "meeting",
        "mee_1",
        &[("name", "Taller 1"), ("date", "2024-04-13")],
    );
    for (n, name, gender, zone) in [
        ("1", SECRETS[0], "woman", "zon_1"),
        ("2", SECRETS[2], "man", "zon_1"),
        ("3", SECRETS[3], "woman", "zon_1"),
        ("4", SECRETS[4], "woman", "zon_2"),
    ] {
        let id = format!("par_{n}");
        add(
            "participant",
            &id,
            &[
                ("name", name),
                ("gender", gender),
                ("zone", zone),
                ("contact", SECRETS[1]),
            ],
        );
        add(
            "attendance",
            &format!("att_{n}"),
            &[("meeting", "mee_1"), ("participant", &id)],
        );
    }
    add(
        "commitment",
        "cmt_1",
        &[
            ("meeting", "mee_1"),
            ("text", "Cuidar la vertiente # 1"),
            ("kind", "agreement"),
            ("status", "pending"),
        ],
    );
    content
}

/// Adds a record; `field.key` is a cell of a map, `field*member` a member of a set.
pub(super) fn record(content: &mut Content, collection: &str, id: &str, answers: &[(&str, &str)]) {
    let cell = |(key, value): &(&str, &str)| {
        if let Some((field, key)) = key.split_once('.') {
            return (Cell::keyed(field, key), Arc::from(*value));
        }
        match key.split_once('*') {
            Some((field, member)) => (Cell::keyed(field, member), Arc::from("1")),
            None => (Cell::plain(*key), Arc::from(*value)),
        }
    };
    let position = format!("{:06}", content.all().count());
    content.insert(Record {
        id: RecordId::new(id),
        collection: collection.into(),
        parent: None,
        position: position.into(),
        answers: answers.iter().map(cell).collect(),
    });
}
