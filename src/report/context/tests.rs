use super::{GLOSSARY, context};
use crate::locale::Lang;
use crate::report::sample;
use crate::report::words::Public;

#[test]
fn nothing_personal_reaches_a_template() {
    let (plan, findings) = sample::plan();
    for lang in Lang::ALL {
        let context = context(&plan, &findings, lang);
        let text = context.to_string();
        for secret in sample::SECRETS {
            assert!(!text.contains(secret), "{secret} came through");
        }
        assert_eq!(context["c"]["participant"], serde_json::json!([]));
        assert_eq!(context["n"]["participant"], 4);
        // Whoever points to a person calls it by its code.
        assert_eq!(Public { plan: &plan, lang }.name("par_1"), "PA01");
    }
}

#[test]
fn words_follow_the_language_and_sums_are_exact() {
    let (plan, findings) = sample::plan();
    let es = context(&plan, &findings, Lang::Es);
    let en = context(&plan, &findings, Lang::En);
    assert_eq!(es["c"]["problem"][0]["dimension"], "Social y cultural");
    assert_eq!(en["c"]["problem"][0]["dimension"], "Social and cultural");
    assert_eq!(
        es["c"]["problem"][0]["raw"]["dimension"][0],
        "social_cultural"
    );
    assert_eq!(es["investment"]["total"], "300000.5");
    assert_eq!(es["investment"]["gap"], "100000.5");
    assert_eq!(es["sum"]["zone"]["population"], "1500");
    assert_eq!(es["territory"]["name"], "Cuenca de prueba");
}

#[test]
fn a_section_waits_until_its_own_records_come() {
    let (plan, findings) = sample::plan();
    let context = context(&plan, &findings, Lang::Es);
    assert_eq!(context["section"]["2.10"]["pending"], false);
    // Its step also shows problems, but it is there for their influences.
    assert_eq!(context["section"]["2.11"]["pending"], false);
    assert_eq!(context["section"]["7.5"]["pending"], true);
    assert_eq!(context["section"]["7.5"]["steps"][0]["id"], "6.5");
    assert_eq!(
        context["section"]["1.2"]["pending"], false,
        "no step fills it"
    );
}

#[test]
fn the_glossary_is_whole_in_both_languages() {
    for line in GLOSSARY.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        assert!(
            cells.len() == 4 && cells.iter().all(|cell| !cell.is_empty()),
            "{line}"
        );
    }
}
