//! The plan read on the screen: where it opens, what is found in it, and the way back to the steps.

use rumbo::app::{Effect, Msg};
use rumbo::locale::Lang;
use rumbo::report::publish::{Papers, read_plan};
use rumbo::report::tables::Attachments;

use crate::bench::Bench;

/// Does what the outside does for [`Effect::Read`].
fn answer(bench: &mut Bench) {
    let Some(Effect::Read { width }) = bench.effects.pop() else {
        panic!("the plan should be asked for: {:?}", bench.effects);
    };
    let lang = bench.app.lang;
    let (plan, findings) = bench.session().plan();
    let papers = Papers {
        plan: &plan,
        findings: &findings,
        attachments: &Attachments::new(),
        lang,
    };
    let lines = read_plan(&papers, None, usize::from(width)).expect("the template is sound");
    bench.send(Msg::Read(lines));
}

#[test]
fn the_plan_opens_at_the_section_of_the_step_and_leads_back_to_steps() {
    let mut bench = Bench::sample(Lang::Es);
    bench.app.go_to_step("5.5");
    bench.keys("<F12>").sees("Armando el plan");
    answer(&mut bench);
    insta::assert_snapshot!("reader_appraisal", bench.screen());
    // A page up is the section before, which comes from another step.
    bench.keys("<page-up><enter>");
    bench
        .sees("5.4 Cofinanciamiento y brecha")
        .does_not_see("El plan, como está hoy");
}

#[test]
fn typing_searches_and_the_contents_lead_to_any_part() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("<F12>");
    answer(&mut bench);
    bench.keys("reparticion").sees("no está en el plan");
    bench.keys("<esc>").keys("PARTES IGUALES").sees("líneas");
    bench.sees("Partes iguales").sees("el siguiente");
    let first = bench.screen();
    bench.keys("<enter>");
    assert_ne!(first, bench.screen(), "the next place");
    bench.keys("<esc><tab>8.3").sees("8.3 Observatorio");
    bench.keys("<enter>").sees("Escriba para buscar");
    bench.keys("<esc>").does_not_see("El plan, como está hoy");
}

#[test]
fn a_window_of_another_size_gets_the_plan_anew_at_the_same_section() {
    let mut bench = Bench::sample(Lang::En);
    bench.app.go_to_step("7.2");
    bench.keys("<F12>");
    answer(&mut bench);
    bench.send(Msg::Resize(120, 40));
    answer(&mut bench);
    let screen = bench.screen_at(120, 40);
    let mut lines = screen.lines().skip(3);
    let first = lines.find(|line| !line.is_empty()).expect("a line");
    assert!(first.contains("8.2"), "{screen}");
}

#[test]
fn a_template_that_fails_says_why_and_leaves_no_empty_page() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("<F12>");
    bench.send(Msg::Failed(vec!["La plantilla no sirve.".into()]));
    bench.sees("La plantilla no sirve.").keys("<esc>");
    bench.does_not_see("Armando el plan");
}
