//! What each method costs with as many things as a workshop has (15) and as none should have (150), and what it
//! costs to ask every check of ten thousand records.

#[path = "support/territory.rs"]
mod territory;

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use rumbo::method::plane::Threshold;
use rumbo::method::scale::Scale;
use rumbo::method::{
    ahp, cofinancing, critical_path, delphi, earned_value, igo, indicators, indices, investment,
    logframe, mactor, micmac, multicriteria, participation, portfolio, problem_tree, ranking, risk,
    scenarios, spread, stakeholders, swot, typology, vester, voting, wording,
};
use rumbo::plan;
use rust_decimal::Decimal;

/// A number from 0 to 999 that looks thrown, the same in each run.
fn thrown(seed: usize) -> usize {
    seed.wrapping_mul(2_654_435_761).wrapping_add(seed / 7) % 1000
}

/// Values from `least` on, `levels` of them.
fn values(n: usize, least: f64, levels: usize) -> Vec<f64> {
    (0..n)
        .map(|at| least + (thrown(at + 1) % levels) as f64)
        .collect()
}

fn some(values: Vec<f64>) -> Vec<Option<f64>> {
    values.into_iter().map(Some).collect()
}

/// A table of judgements, all of them there.
fn table(rows: usize, columns: usize, levels: usize) -> Vec<Vec<Option<f64>>> {
    let cell = |row: usize, column: usize| Some((thrown(row * 1009 + column) % levels) as f64);
    (0..rows)
        .map(|row| (0..columns).map(|column| cell(row, column)).collect())
        .collect()
}

/// Influences of each on each, none on itself.
fn square(n: usize) -> Vec<Vec<Option<f64>>> {
    let mut cells = table(n, n, 4);
    for (at, row) in cells.iter_mut().enumerate() {
        row[at] = Some(0.0);
    }
    cells
}

const FIVE: Scale = Scale {
    least: 1.0,
    most: 5.0,
};

/// Calls `work` with 15 and with 150.
fn both(c: &mut Criterion, name: &str, mut work: impl FnMut(usize) -> Box<dyn FnMut()>) {
    for n in [15, 150] {
        let mut run = work(n);
        c.bench_function(&format!("methods/{name} of {n}"), |bench| {
            bench.iter(&mut run);
        });
    }
}

/// A result that has to be there: a refusal would be measured in no time at all.
fn there<T, E: std::fmt::Debug>(result: Result<T, E>) {
    black_box(result.expect("the input makes sense"));
}

fn influences(c: &mut Criterion) {
    both(c, "Vester", |n| {
        let cells = square(n);
        let rules = vester::Rules {
            most: 3.0,
            threshold: Threshold::Mean,
        };
        Box::new(move || there(vester::vester(&cells, &rules)))
    });
    both(c, "MICMAC until it settles", |n| {
        let cells = square(n);
        let rules = micmac::Rules {
            most: 3.0,
            cap: 20,
            axis: Threshold::Mean,
        };
        let found = micmac::micmac(&cells, &rules).expect("the input makes sense");
        assert!(
            matches!(found.settling, micmac::Settling::Stable { .. }),
            "{:?}",
            found.settling
        );
        Box::new(move || there(micmac::micmac(&cells, &rules)))
    });
    both(c, "MICMAC attenuated", |n| {
        let cells = square(n);
        let rules = micmac::Attenuation {
            most: 3.0,
            alpha: 0.5,
            terms: 20,
            axis: Threshold::Mean,
        };
        Box::new(move || there(micmac::attenuated(&cells, &rules)))
    });
    both(c, "MACTOR", |n| {
        let (mid, stances) = (square(n), table(n, n, 4));
        Box::new(move || {
            let forces = mactor::forces(&mid, 3.0).expect("the input makes sense");
            there(mactor::play(&stances, 3.0, mactor::Order::Weighed(&forces)));
        })
    });
    both(c, "problem tree", |n| {
        let links: Vec<(usize, usize)> = (1..n).map(|at| (at, (at - 1) / 2)).collect();
        Box::new(move || {
            black_box(problem_tree::read(n, &links, Some(0)));
        })
    });
    both(c, "scenario axes", |n| {
        let cells = square(n);
        let variables: Vec<scenarios::Variable> = values(n, 1.0, 5)
            .into_iter()
            .zip(values(n, 1.0, 4))
            .map(|(importance, uncertainty)| scenarios::Variable {
                importance,
                uncertainty,
            })
            .collect();
        let rules = scenarios::Rules {
            scale: FIVE,
            link_most: 3.0,
        };
        Box::new(move || there(scenarios::axes(&variables, &cells, &rules)))
    });
    both(c, "five tables merged", |n| {
        let tables: Vec<_> = (0..5).map(|_| square(n)).collect();
        let rules = spread::Rules {
            measure: spread::Measure::Range,
            disputed_from: 2.0,
        };
        Box::new(move || there(spread::merge(&tables, rules)))
    });
}

fn choices(c: &mut Criterion) {
    both(c, "actors", |n| {
        let one = |at: usize| stakeholders::Ratings {
            power: vec![Some(1.0 + (thrown(at) % 5) as f64)],
            interest: vec![Some(1.0 + (thrown(at + 500) % 5) as f64)],
            position: vec![Some((thrown(at + 900) % 5) as f64 - 2.0)],
        };
        let actors: Vec<_> = (0..n).map(one).collect();
        let rules = stakeholders::Rules {
            scale: FIVE,
            position_most: 2.0,
            threshold_power: 3.0,
            threshold_interest: 3.0,
            centre: spread::Centre::Median,
        };
        Box::new(move || there(stakeholders::map(&actors, &rules)))
    });
    both(c, "multi-criteria scoring", |n| {
        let cells: Vec<Vec<Option<f64>>> = (0..n)
            .map(|at| some(values(5, 1.0 + (at % 2) as f64, 4)))
            .collect();
        let criterion = multicriteria::Criterion {
            weight: 20.0,
            direction: multicriteria::Direction::HigherIsBetter,
            normalisation: multicriteria::Normalisation::Fixed(FIVE),
        };
        let criteria = vec![criterion; 5];
        let breaks = [multicriteria::TieBreak::HeaviestCriterion];
        Box::new(move || there(multicriteria::score(&cells, &criteria, &breaks, None)))
    });
    both(c, "AHP", |n| {
        // Weights that everybody half knows, with some noise, on Saaty's scale.
        let weights = values(n, 1.0, 9);
        let times = |row: usize, column: usize| {
            let times = (weights[row] / weights[column]).clamp(1.0 / 9.0, 9.0);
            (row < column).then_some(times)
        };
        let cells: Vec<Vec<Option<f64>>> = (0..n)
            .map(|row| (0..n).map(|column| times(row, column)).collect())
            .collect();
        let index = vec![1.5; n];
        Box::new(move || {
            let rules = ahp::Rules {
                most: 9.0,
                random_index: &index,
                accept: 0.1,
            };
            there(ahp::ahp(&cells, &rules));
        })
    });
    both(c, "dots of as many people", |n| {
        let each = voting::dots_each(n, 3).expect("options");
        let rules = voting::DotRules {
            limit: each,
            cap: Some(3),
        };
        let ballots: Vec<voting::Ballot> = (0..n)
            .map(|person| voting::Ballot {
                dots: (0..each as usize)
                    .map(|dot| (thrown(person * 31 + dot) % n, 1))
                    .collect(),
                groups: vec![person % 4],
            })
            .collect();
        Box::new(move || there(voting::dots(n, &ballots, &rules)))
    });
    both(c, "Borda and Condorcet", |n| {
        let preferences: Vec<ranking::preferences::Preference> = (0..n)
            .map(|ballot| ranking::preferences::Preference {
                ranks: (0..n).map(|at| Some((at + ballot) % n + 1)).collect(),
                ballots: 1,
            })
            .collect();
        Box::new(move || {
            there(ranking::preferences::borda(
                &preferences,
                n,
                ranking::preferences::Points::FromZero,
            ));
            there(ranking::preferences::condorcet(&preferences, n));
        })
    });
}

fn judgements(c: &mut Criterion) {
    both(c, "SWOT crossed", |n| {
        let cells = table(n, n, 4);
        let pull = |at: usize| {
            if at.is_multiple_of(2) {
                swot::Pull::Favourable
            } else {
                swot::Pull::Adverse
            }
        };
        let pulls: Vec<swot::Pull> = (0..n).map(pull).collect();
        Box::new(move || there(swot::cross(&cells, &pulls, &pulls, 3.0)))
    });
    both(c, "IGO", |n| {
        let share = 100.0 / n as f64;
        let importance = vec![Some(share); n];
        let governability = some(values(n, 0.0, 4));
        let rules = igo::Rules {
            whole: 100.0,
            governability: Scale {
                least: 0.0,
                most: 3.0,
            },
            axis: Threshold::Mean,
        };
        Box::new(move || there(igo::igo(&importance, &governability, &rules)))
    });
    both(c, "Delphi, three rounds", |n| {
        let rounds: Vec<_> = (0..3).map(|_| some(values(n, 1.0, 5))).collect();
        let rules = delphi::Rules {
            scale: FIVE,
            iqr_most: 1.0,
            variation_most: 0.3,
            accept_from: 0.75,
            reject_to: 0.25,
            rounds_most: 3,
        };
        Box::new(move || there(delphi::statement(&rounds, &rules)))
    });
}

fn territory_methods(c: &mut Criterion) {
    both(c, "typology of zones", |n| {
        let indicator = typology::Indicator {
            direction: typology::Direction::Max,
            goalposts: typology::Goalposts::Fixed {
                least: 0.0,
                most: 9.0,
                beyond: typology::Beyond::Refused,
            },
            measure: typology::Measure::Linear,
        };
        let (cells, indicators) = (table(n, 8, 10), vec![indicator; 8]);
        let weights = vec![12.5; 8];
        Box::new(move || {
            let relative = typology::relative(&cells, &indicators).expect("the input makes sense");
            let weighting = typology::Weighting {
                weights: &weights,
                whole: Some(100.0),
            };
            let index = typology::index(&relative, weighting, typology::Mean::Arithmetic);
            let index = index.expect("the input makes sense");
            there(typology::classes(&index, &[0.4, 0.6]));
            let starts = typology::groups::starts(&index, 3).expect("the input makes sense");
            there(typology::groups::k_means(&relative, &starts, 100));
            there(typology::groups::ward(&relative));
        })
    });
    both(c, "risk matrix", |n| {
        let reading = risk::Reading {
            scale: FIVE,
            cuts: [5.0, 10.0, 15.0],
        };
        let (probability, impact) = (values(n, 1.0, 5), values(n, 1.0, 5));
        Box::new(move || there(risk::matrix(&probability, &impact, &reading)))
    });
    both(c, "participation", |n| {
        let group = |at: usize| participation::Group {
            count: thrown(at) as u64,
            reference: Some(1.0 / n as f64),
        };
        let groups: Vec<_> = (0..n).map(group).collect();
        let amounts = values(n, 1.0, 900);
        let cuts = participation::Cuts {
            under: 0.8,
            over: 1.2,
        };
        Box::new(move || {
            there(participation::representation(&groups, cuts));
            there(participation::concentration::gini(&amounts));
        })
    });
    both(c, "rural–urban balance", |n| {
        let exchanges: Vec<indices::fabric::Exchange> = (0..n)
            .map(|at| indices::fabric::Exchange {
                kind: at % 6,
                benefit: [
                    indices::fabric::Benefit::Rural,
                    indices::fabric::Benefit::Urban,
                    indices::fabric::Benefit::Both,
                ][thrown(at) % 3],
                strength: 1.0 + (thrown(at + 9) % 5) as f64,
            })
            .collect();
        Box::new(move || there(indices::fabric::balance(&exchanges, FIVE)))
    });
    both(c, "texts compared with one another", |n| {
        let texts: Vec<String> = (0..n)
            .map(|at| {
                let (one, other) = (thrown(at) % 40, thrown(at + 5) % 40);
                format!("Faltan {one} horas de agua por turno en la zona {other} de la cuenca alta")
            })
            .collect();
        Box::new(move || {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            black_box(wording::text::alike(&texts, 0.9));
        })
    });
}

fn money(c: &mut Criterion) {
    both(c, "critical path", |n| {
        let link = |from: usize| critical_path::Link {
            from,
            kind: critical_path::LinkKind::FinishToStart,
            lag: 0,
            lag_time: critical_path::LagTime::Worked,
        };
        let tasks: Vec<critical_path::Task> = (0..n)
            .map(|at| critical_path::Task {
                duration: 5 + (thrown(at) % 20) as i64,
                links: [at.checked_sub(1), at.checked_sub(4)]
                    .into_iter()
                    .flatten()
                    .map(link)
                    .collect(),
                calendar: None,
                not_before: None,
            })
            .collect();
        Box::new(move || {
            let options = critical_path::Options {
                start: 0,
                finish_by: None,
                calendars: &[],
                most_paths: 10,
            };
            there(critical_path::schedule(&tasks, &options));
        })
    });
    both(c, "earned value", |n| {
        let tasks: Vec<earned_value::TaskProgress> = (0..n)
            .map(|at| {
                let number = |more: usize, most: usize| Decimal::from(thrown(at + more) % most);
                earned_value::TaskProgress {
                    budget: Some(number(1, 900) + Decimal::ONE),
                    planned_percent: Some(number(2, 101)),
                    done_percent: Some(number(3, 101)),
                    actual_cost: Some(number(4, 900)),
                }
            })
            .collect();
        Box::new(move || there(earned_value::totals(&tasks)))
    });
    both(c, "appraisal of a project of as many years", |n| {
        let benefits: Vec<f64> = (0..n)
            .map(|year| if year < 3 { 0.0 } else { 120.0 })
            .collect();
        let costs: Vec<f64> = (0..n)
            .map(|year| if year < 3 { 200.0 } else { 20.0 })
            .collect();
        let range = investment::RateRange {
            least: -0.5,
            most: 1.0,
        };
        Box::new(move || there(investment::appraise(0.12, &benefits, &costs, &range)))
    });
    both(c, "portfolio, best set", |n| {
        let candidates: Vec<portfolio::Candidate> = (0..n)
            .map(|at| portfolio::Candidate {
                cost: 10 + thrown(at) as u64,
                score: (thrown(at + 3) % 100) as f64 / 100.0,
                votes: thrown(at + 8) as u64,
            })
            .collect();
        let asked = portfolio::Knapsack {
            ceiling: 200 * n as u64,
            measure: portfolio::Measure::Score,
            most_cells: 50_000_000,
        };
        Box::new(move || there(portfolio::best_set(&candidates, &asked)))
    });
    both(c, "fulfilment of indicators", |n| {
        let progress = some(values(n, 0.0, 120));
        let weights = vec![1.0; n];
        let lights = indicators::Lights {
            green: 85.0,
            yellow: 60.0,
        };
        let unmeasured = indicators::Unmeasured::LeftOut;
        Box::new(move || {
            there(indicators::fulfilment(
                &progress, &weights, unmeasured, lights,
            ));
        })
    });
}

/// What is looked at one by one, so many times.
fn statements(c: &mut Criterion) {
    let (_, workshop) = territory::sample();
    let rules = plan::results::Rules {
        workshop: &workshop,
    };
    let measure = plan::results::wording::Measure::of(rules).expect("the definition has its lists");
    let text = |at: usize| {
        format!("Las familias de la zona {at} caminan dos horas por el agua en los meses secos")
    };
    both(c, "wording of statements", |n| {
        let (texts, measure): (Vec<String>, _) = ((0..n).map(text).collect(), measure.clone());
        Box::new(move || {
            for text in &texts {
                black_box(measure.marks(&wording::Statement::Problem(text)));
            }
        })
    });
    both(c, "logframe with as many components", |n| {
        let texts: Vec<String> = (0..n).map(text).collect();
        Box::new(move || {
            let indicators = [logframe::Indicator {
                baseline: Some(1.0),
                target: Some(2.0),
                year: Some(2030),
                verification: "Registro de la junta de agua",
            }];
            let costs = [Some(Decimal::from(40)), Some(Decimal::from(60))];
            let components: Vec<logframe::Component<'_>> = texts
                .iter()
                .map(|text| logframe::Component {
                    text,
                    indicators: &indicators,
                    assumptions: 1,
                    activities: &costs,
                    cost: Some(Decimal::from(100)),
                })
                .collect();
            let purposes = [logframe::Purpose {
                text: "Las familias tienen agua todo el año",
                indicators: &indicators,
                assumptions: 1,
            }];
            let project = logframe::Project {
                has_end: true,
                purposes: &purposes,
                components: &components,
                budget: Some(Decimal::from(100 * components.len())),
            };
            let rules = logframe::Rules {
                components_most: 6,
                same_text: 0.9,
            };
            black_box(logframe::check(&project, &rules));
        })
    });
}

fn one_by_one(c: &mut Criterion) {
    both(c, "priorities of problems", |n| {
        let (magnitude, severity) = (values(n, 1.0, 5), values(n, 1.0, 5));
        let rules = indices::PriorityRules {
            scale: FIVE,
            improving: 0.8,
            same: 1.0,
            worsening: 1.2,
        };
        Box::new(move || {
            for (magnitude, severity) in magnitude.iter().zip(&severity) {
                let trend = indices::Trend::Worsening;
                there(indices::priority(*magnitude, *severity, trend, &rules));
            }
        })
    });
    both(c, "SWOT weighed (IFE and EFE)", |n| {
        let factors: Vec<swot::Factor> = (0..n)
            .map(|at| swot::Factor {
                pull: if at % 2 == 0 {
                    swot::Pull::Favourable
                } else {
                    swot::Pull::Adverse
                },
                weight: Some(1.0 / n as f64),
                rating: Some(if at % 2 == 0 { 3.0 } else { 2.0 }),
            })
            .collect();
        let scale = |least: f64, most: f64| Scale { least, most };
        let rules = swot::FactorRules {
            whole: 1.0,
            favourable: scale(3.0, 4.0),
            adverse: scale(1.0, 2.0),
        };
        Box::new(move || there(swot::evaluate(&factors, &rules)))
    });
    both(c, "approval by as many people", |n| {
        let ballots: Vec<Vec<usize>> = (0..n)
            .map(|person| (0..n).filter(|at| (at + person) % 3 == 0).collect())
            .collect();
        Box::new(move || there(voting::approval(n, &ballots, 0.5)))
    });
    both(c, "co-financing by as many sources", |n| {
        let cost = vec![Decimal::from(100 * n); 5];
        let lines: Vec<cofinancing::Line> = (0..n)
            .map(|source| cofinancing::Line {
                source,
                form: cofinancing::Form::Cash,
                status: cofinancing::Status::Secured,
                amounts: vec![Decimal::from(90); 5],
            })
            .collect();
        Box::new(move || there(cofinancing::balance(&cost, &lines, n)))
    });
}

/// Every check, of the sample and of a territory of ten thousand records.
fn checks(c: &mut Criterion) {
    for times in [1, 7] {
        let (mut notebook, workshop) = territory::sample();
        territory::repeat(&mut notebook, &workshop, times);
        let (content, today) = (notebook.content(), notebook.clock().today());
        let n: usize = workshop
            .collections
            .iter()
            .map(|collection| content.n_records(&collection.id))
            .sum();
        let name = format!("checks/all of {n} records");
        c.bench_function(&name, |bench| {
            bench.iter_batched(
                || plan::read(content, &workshop, today),
                |plan| {
                    let findings = plan::checks::run(&plan);
                    assert!(!findings.is_empty());
                    (plan, findings)
                },
                BatchSize::PerIteration,
            );
        });
    }
}

/// A thousand projects with ten thousand tasks and twenty thousand lines of money: reading with all totals, and every
/// check.
fn large_plan(c: &mut Criterion) {
    let (notebook, workshop) = territory::with_projects(1_000);
    let (content, today) = (notebook.content(), notebook.clock().today());
    c.bench_function("plan/totals of 1,000 projects", |bench| {
        let plan = plan::read(content, &workshop, today);
        bench.iter(|| plan::Investment::of(&plan));
    });
    c.bench_function("plan/1,000 projects read", |bench| {
        bench.iter_batched(
            || (),
            |()| plan::read(content, &workshop, today),
            BatchSize::PerIteration,
        );
    });
    c.bench_function("plan/critical path of 1,000 projects", |bench| {
        bench.iter_batched(
            || plan::read(content, &workshop, today),
            |plan| {
                let n = plan
                    .results()
                    .schedule()
                    .as_ref()
                    .expect("tasks")
                    .projects
                    .len();
                assert_eq!(n, 1_000);
                plan
            },
            BatchSize::PerIteration,
        );
    });
    c.bench_function("plan/all checks of 1,000 projects", |bench| {
        bench.iter_batched(
            || plan::read(content, &workshop, today),
            |plan| {
                let findings = plan::checks::run(&plan);
                assert!(!findings.is_empty());
                (plan, findings)
            },
            BatchSize::PerIteration,
        );
    });
}

criterion_group!(
    methods,
    influences,
    choices,
    judgements,
    territory_methods,
    money,
    statements,
    one_by_one,
    checks,
    large_plan
);
criterion_main!(methods);
