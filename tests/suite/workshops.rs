//! Definitions: the ones that travel with the program, and the mistakes that authors make.

use rumbo::locale::Lang;
use rumbo::workshop::Catalog;

#[test]
fn the_rapid_diagnosis_loads_without_problems() {
    let catalog = Catalog::embedded();
    let (sources, problems) = catalog.problems("rapid-diagnosis");
    let told: Vec<String> = problems
        .iter()
        .map(|problem| {
            let line = rumbo::diag::line_of(&sources, problem.source, problem.span.start);
            format!("{line}: {}", problem.message.say(Lang::Es))
        })
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    let workshop = catalog.get("rapid-diagnosis").expect("it has no errors");
    assert_eq!(workshop.steps.len(), 7);
    assert_eq!(
        workshop.steps.iter().map(|step| step.minutes).sum::<u32>(),
        120
    );
}
