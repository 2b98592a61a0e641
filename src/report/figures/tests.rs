use super::FIGURES;
use crate::diag::Sentence;
use crate::locale::{Lang, keys};
use crate::notebook::Content;
use crate::plan::{Finding, Plan};
use crate::report::block::{Block, Figure, Picture, plain};
use crate::report::parse::{self, parse};
use crate::report::sample;
use crate::report::tables::{Attachments, Desk};
use crate::workshop::catalog;

const MAP: &str = "figure kind=map collection=zone class=kind marks=project";

/// A directive of each kind.
const LINES: [&str; 23] = [
    "figure kind=plane collection=actor x=interest y=power",
    "figure kind=plane collection=patrimony x=state y=value",
    "figure kind=tree collection=problem links=problem_edge cause=cause effect=effect core=is_core",
    "figure kind=chain levels=axis,objective,project",
    "figure kind=relations collection=actor_relation a=a b=b value=kind strength=strength directed=dependence without=no_relation",
    "figure kind=flows collection=link from=from_place to=to_place what=what strength=strength by=benefit",
    "figure kind=radar collection=strengthening by=area value=level",
    "figure kind=radar collection=axis field=scores",
    "figure kind=bars collection=problem value=votes sort=-votes",
    "figure kind=investment by=axis",
    "figure kind=funding by=source",
    "figure kind=heat collection=hazard fields=threat,vulnerability,capacity",
    "figure kind=heat cells=problem_influence row=cause column=effect value=value",
    MAP,
    "figure kind=gantt",
    "figure kind=gantt tasks=yes",
    "figure kind=organisation",
    "figure kind=vester",
    "figure kind=micmac",
    "figure kind=ranks of=axis",
    "figure kind=ranks of=problem",
    "figure kind=fabric",
    "figure kind=typology marks=project",
];

fn expand(
    (plan, findings): &(Plan, Vec<Finding>),
    lang: Lang,
    line: &str,
    attachments: &Attachments,
) -> Result<Vec<Block>, Sentence> {
    let desk = Desk::new(plan, findings, lang, attachments);
    let text = format!("```rumbo\n{line}\n```\n");
    parse(&text, &mut |directive| desk.expand(directive))
        .map_err(|parse::Problem { sentence, .. }| sentence)
}

fn try_draw(
    plan: &(Plan, Vec<Finding>),
    lang: Lang,
    line: &str,
    attachments: &Attachments,
) -> Result<Vec<Figure>, Sentence> {
    let figure = |block| match block {
        Block::Figure(figure) => figure,
        other => panic!("{line} gave {other:?}"),
    };
    Ok(expand(plan, lang, line, attachments)?
        .into_iter()
        .map(figure)
        .collect())
}

fn mistake(line: &str) -> Sentence {
    try_draw(&sample::plan(), Lang::Es, line, &Attachments::new())
        .expect_err("the directive has a mistake")
}

/// The map of the sample under any id that a plan gives it.
fn maps(plan: &Plan, bytes: &[u8]) -> Attachments {
    crate::report::publish::attachments(plan, |_| {
        Some((
            String::new(),
            "application/geo+json".to_owned(),
            bytes.to_vec(),
        ))
    })
}

/// The sample territory with its map.
fn territory() -> ((Plan, Vec<Finding>), Attachments) {
    let map =
        catalog::embedded_file("territorial", "sample/mapa.geojson").expect("the sample has a map");
    let sample =
        sample::territory_with(&|_| Some(("application/geo+json".to_owned(), map.to_vec())));
    let attachments = maps(&sample.0, map);
    (sample, attachments)
}

#[test]
fn every_kind_draws_the_sample_in_both_languages_and_says_what_it_shows() {
    let (sample, attachments) = territory();
    for lang in Lang::ALL {
        for line in LINES {
            let figures = try_draw(&sample, lang, line, &attachments)
                .unwrap_or_else(|sentence| panic!("{line}: {}", sentence.say(lang)));
            assert!(!figures.is_empty(), "{line} draws nothing");
            for figure in figures {
                let Picture::Svg {
                    source,
                    width,
                    height,
                } = &figure.picture
                else {
                    panic!("{line} is no drawing");
                };
                assert!(figure.alt.len() > 60, "{line}: {}", figure.alt);
                assert!(!plain(&figure.caption).is_empty());
                assert!(
                    !source.contains('⟨') && !figure.alt.contains('⟨'),
                    "{line}: words are missing"
                );
                assert!(
                    source.contains("<title>")
                        && source.contains(&format!("xml:lang=\"{}\"", lang.code()))
                );
                assert!(
                    *width > 100 && *height > 40 && *height < 1000,
                    "{line}: {width}×{height}"
                );
                for secret in sample::SECRETS {
                    assert!(
                        !source.contains(secret) && !figure.alt.contains(secret),
                        "{line} tells {secret}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_plan_without_answers_has_no_figures() {
    for lang in Lang::ALL {
        for line in LINES {
            let figures = try_draw(&sample::empty(), lang, line, &Attachments::new())
                .expect("the directive is right");
            assert_eq!(figures, [], "{line}");
        }
    }
}

#[test]
fn every_kind_is_tried_and_has_words_in_both_languages() {
    for kind in FIGURES {
        let asked = format!("kind={}", kind.name);
        assert!(
            LINES
                .iter()
                .any(|line| line.split(' ').any(|word| word == asked)),
            "{}",
            kind.name
        );
        for lang in Lang::ALL {
            assert!(
                keys(lang).iter().any(|key| key == kind.words),
                "{lang}: {}",
                kind.words
            );
        }
    }
}

#[test]
fn the_words_of_a_plane_name_who_stands_where() {
    let (sample, attachments) = territory();
    let figures =
        try_draw(&sample, Lang::Es, LINES[0], &attachments).expect("the directive is right");
    let alt = &figures[0].alt;
    assert!(
        alt.starts_with("Plano con 31 fichas de «Actores». Hacia la derecha crece Interés"),
        "{alt}"
    );
    assert!(
        alt.contains("Gestionar de cerca (") && alt.contains("AC01 GAD Municipal de Tingopamba"),
        "{alt}"
    );
}

#[test]
fn a_mistake_in_a_figure_offers_a_near_name() {
    for (line, key, near) in [
        ("figure kind=plan", "report-option-value", "plane"),
        (
            "figure kind=plane collection=actor x=interest y=power colour=red",
            "report-option-unknown",
            "collection",
        ),
        (
            "figure kind=plane collection=actors x=interest y=power",
            "report-collection-unknown",
            "actor",
        ),
        (
            "figure kind=plane collection=actor x=intrest y=power",
            "report-field-unknown",
            "interest",
        ),
        (
            "figure kind=relations collection=actor_relation a=a b=b value=kind without=aliance",
            "report-option-value",
            "alliance",
        ),
        (
            "figure kind=chain levels=axis,objectiv",
            "report-collection-unknown",
            "objective",
        ),
        (
            "figure kind=investment by=axes",
            "report-option-value",
            "axis",
        ),
    ] {
        let sentence = mistake(line);
        assert_eq!(sentence.key, key, "{line}");
        let said = sentence
            .args
            .iter()
            .find(|(name, _)| *name == "near")
            .map(|(_, near)| near.as_str());
        let far = key == "report-option-unknown";
        assert!(far || said == Some(near), "{line}: {said:?}");
    }
    assert_eq!(mistake("figure").key, "report-option-missing");
    assert_eq!(
        mistake("figure kind=plane collection=actor x=name y=power").key,
        "figure-field-number"
    );
    assert_eq!(
        mistake("figure kind=chain levels=axis,actor").key,
        "figure-chain-apart"
    );
    assert_eq!(
        mistake("figure kind=bars collection=problem").key,
        "figure-bars-of"
    );
    assert_eq!(
        mistake("figure kind=map collection=zone class=name").key,
        "figure-field-choice"
    );
    assert_eq!(
        mistake("figure kind=tree collection=problem links=problem_edge cause=cause effect=value")
            .key,
        "report-field-unknown"
    );
    assert_eq!(
        mistake("figure kind=heat cells=problem_influence row=value column=effect value=value").key,
        "figure-field-ref"
    );
    assert_eq!(
        mistake("figure kind=radar collection=participant by=gender value=age").key,
        "report-people-only-counted"
    );
}

#[test]
fn a_broken_map_is_told_and_half_a_map_says_what_is_missing() {
    let (sample, _) = territory();
    for (broken, words) in [
        (&b"{"[..], "dañado"),
        (b"[]", "no es GeoJSON"),
        (
            br#"{"type":"FeatureCollection","features":[]}"#,
            "ningún contorno",
        ),
    ] {
        let attachments = maps(&sample.0, broken);
        let blocks = expand(&sample, Lang::Es, MAP, &attachments).expect("the directive is right");
        let [Block::Note { blocks: said, .. }] = &blocks[..] else {
            panic!("a note: {blocks:?}");
        };
        assert!(format!("{said:?}").contains(words), "{said:?}");
    }
    assert_eq!(
        expand(&sample, Lang::Es, MAP, &Attachments::new()),
        Ok(Vec::new())
    );
    let half = br#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"nombre":"pucarumi"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}},
        {"type":"Feature","properties":{"nombre":"Otra"},"geometry":null}]}"#;
    let figures =
        try_draw(&sample, Lang::Es, MAP, &maps(&sample.0, half)).expect("the directive is right");
    let alt = &figures[0].alt;
    assert!(
        alt.contains("Mapa con una zona")
            && alt.contains("Sin contorno en el mapa: ZN01 Tingopamba;"),
        "{alt}"
    );
    assert!(
        alt.contains("Un elemento del mapa no se pudo dibujar."),
        "{alt}"
    );
}

/// Writes the figures of the sample as SVG into the folder named by `RUMBO_FIGURES`, to look at them.
#[test]
#[ignore = "writes files"]
fn put_the_figures_on_disk() {
    let Some(folder) = std::env::var_os("RUMBO_FIGURES") else {
        return;
    };
    let folder = std::path::PathBuf::from(folder);
    let (sample, attachments) = territory();
    let template = crate::report::compose::template_of("territorial", Lang::Es);
    let lines = template
        .text
        .lines()
        .filter(|line| line.starts_with("figure "));
    for (n, line) in lines.enumerate() {
        let figures = try_draw(&sample, Lang::Es, line, &attachments)
            .unwrap_or_else(|sentence| panic!("{line}: {}", sentence.say(Lang::Es)));
        for (part, figure) in figures.iter().enumerate() {
            let Picture::Svg { source, .. } = &figure.picture else {
                continue;
            };
            let path = folder.join(format!("{n:02}-{part}-{}.svg", figure.id));
            crate::report::format::write_whole(&path, source.as_bytes())
                .expect("the folder can be written");
        }
    }
}

#[test]
fn bodies_that_answer_in_a_circle_stand_first_and_nothing_hangs() {
    let mut content = Content::default();
    for (id, name, above) in [
        ("bod_1", "Asamblea", "bod_2"),
        ("bod_2", "Directorio", "bod_1"),
        ("bod_3", "Mesa", "bod_2"),
    ] {
        let answers = [("name", name), ("reports_to", above)];
        sample::record(&mut content, "body", id, &answers);
    }
    let plan = sample::build(&content);
    let line = "figure kind=organisation";
    let figures = try_draw(&plan, Lang::Es, line, &Attachments::new()).expect("a figure");
    let alt = &figures[0].alt;
    assert!(
        alt.contains("3 órganos") && alt.contains("Mesa responde ante Directorio"),
        "{alt}"
    );
}
