//! Cofinancing: the cases of `cofinancing`, and the plan of the sample territory.

use rumbo::method::cofinancing::{
    ABOUT, Form, Line, Status, balance, ceilings, consolidate, reprogramme,
};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{case, close, folder, sample, summary};

fn amounts(value: &Value) -> Vec<Decimal> {
    let values = value.as_array().expect("amounts").iter();
    values
        .map(|value| Decimal::from(value.as_i64().expect("a whole amount")))
        .collect()
}

#[track_caller]
fn percent(found: Option<Decimal>, expected: &Value) {
    let found = f64::try_from(found.expect("a share")).expect("a number");
    close(found, expected.as_f64().expect("a share"), 1e-5);
}

#[track_caller]
fn exact(found: Decimal, expected: &Value) {
    assert_eq!(
        Decimal::from(expected.as_i64().expect("a whole amount")),
        found
    );
}

#[test]
fn the_project_of_the_case_has_its_shares_and_gaps() {
    let text = std::fs::read_to_string(folder(ABOUT.cases).join("proyecto.input.csv"))
        .expect("the lines of the case");
    let rows: Vec<Vec<&str>> = text.lines().map(|row| row.split(',').collect()).collect();
    let years = &rows[0][3..];
    let whole = |cells: &[&str]| -> Vec<Decimal> {
        cells
            .iter()
            .map(|cell| cell.parse().expect("an amount"))
            .collect()
    };
    let (mut cost, mut sources, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    for row in &rows[1..] {
        if row[0] == "COSTO" {
            cost = whole(&row[3..]);
            continue;
        }
        lines.push(Line {
            source: sources.len(),
            form: match row[1] {
                "efectivo" => Form::Cash,
                "especie" => Form::InKind,
                other => panic!("{other}"),
            },
            status: match row[2] {
                "asegurado" => Status::Secured,
                "en_gestion" => Status::InNegotiation,
                "identificado" => Status::Identified,
                other => panic!("{other}"),
            },
            amounts: whole(&row[3..]),
        });
        sources.push(row[0]);
    }
    assert_eq!((years.len(), lines.len()), (4, 5));
    let found = balance(&cost, &lines, sources.len()).expect("sound lines");
    let expected = case(&format!("{}/proyecto.expected.json", ABOUT.cases));
    exact(found.total_cost, &expected["total_cost"]);
    exact(found.total_gap, &expected["total_gap"]);
    for (year, name) in found.years.iter().zip(years) {
        exact(year.financed, &expected["financed_by_year"][name]);
        exact(year.gap - year.surplus, &expected["gap_by_year"][name]);
        exact(year.firm_gap, &expected["firm_gap_by_year"][name]);
        assert!(year.surplus.is_zero());
    }
    assert_eq!(expected["overfinanced_years"], json!([]));
    for (share, name) in found.by_source.iter().zip(&sources) {
        percent(share.percent, &expected["share_by_source_pct"][name]);
    }
    for (status, name) in [
        (Status::Secured, "asegurado"),
        (Status::InNegotiation, "en_gestion"),
        (Status::Identified, "identificado"),
    ] {
        exact(found.status(status).amount, &expected["by_status"][name]);
    }
    exact(
        found.form(Form::Cash).amount,
        &expected["by_kind"]["efectivo"],
    );
    exact(
        found.form(Form::InKind).amount,
        &expected["by_kind"]["especie"],
    );
    percent(
        found.form(Form::InKind).percent,
        &expected["counterpart_in_kind_pct_of_total"],
    );
    percent(
        found.status(Status::Secured).percent,
        &expected["secured_pct"],
    );
}

#[test]
fn the_overfinanced_case_is_not_netted_and_says_what_to_move() {
    let case = case(&format!("{}/sobrefinanciado.case.json", ABOUT.cases));
    let given = amounts(&case["line"]);
    let cost = vec![Decimal::from(case["cost"].as_i64().expect("a cost")); given.len()];
    let line = Line {
        source: 0,
        form: Form::Cash,
        status: Status::Secured,
        amounts: given,
    };
    let found = balance(&cost, &[line], 1).expect("sound lines");
    let expected = &case["expected"];
    exact(found.total_cost, &expected["total_cost"]);
    exact(found.total_gap, &expected["total_gap"]);
    let gaps: Vec<Decimal> = found
        .years
        .iter()
        .map(|year| year.gap - year.surplus)
        .collect();
    assert_eq!(gaps, amounts(&expected["gap_by_year"]));
    let first = 2025;
    let over: Vec<usize> = (0..found.years.len())
        .filter(|year| !found.years[*year].surplus.is_zero())
        .map(|year| first + year)
        .collect();
    assert_eq!(expected["overfinanced_years"], json!(over));
    // The message of the case: 2.000 too much in 2025, 2.000 missing in 2027.
    let moves = reprogramme(&found.years);
    assert_eq!(moves.len(), 1);
    assert_eq!((first + moves[0].from, first + moves[0].to), (2025, 2027));
    exact(moves[0].amount, &json!(2000));
}

#[test]
fn the_plan_of_the_sample_territory_has_its_shares_gaps_and_ceilings() {
    const YEARS: [&str; 4] = ["2025", "2026", "2027", "2028"];
    let expected = summary();
    let by_year = |record: &toml::Table, key: &str| -> Vec<Decimal> {
        let amounts = record.get(key).and_then(toml::Value::as_table);
        YEARS
            .iter()
            .map(|year| {
                let amount = amounts.and_then(|amounts| amounts.get(*year));
                Decimal::from(amount.and_then(toml::Value::as_integer).unwrap_or(0))
            })
            .collect()
    };
    let projects = sample("07-projects.toml", "project");
    let components = sample("07-projects.toml", "component");
    let sources = sample("09-investment.toml", "funding_source");
    let given = sample("09-investment.toml", "funding_line");
    assert_eq!((projects.len(), sources.len(), given.len()), (24, 6, 103));
    let balances: Vec<_> = projects
        .iter()
        .map(|project| {
            let mut cost = vec![Decimal::ZERO; YEARS.len()];
            for component in components
                .iter()
                .filter(|one| one["project"] == project["id"])
            {
                for (sum, amount) in cost.iter_mut().zip(by_year(component, "cost")) {
                    *sum += amount;
                }
            }
            let own = given.iter().filter(|line| line["project"] == project["id"]);
            let lines: Vec<Line> = own
                .map(|line| Line {
                    source: sources
                        .iter()
                        .position(|source| source["id"] == line["source"])
                        .expect("the source of a line"),
                    form: *Form::ALL
                        .iter()
                        .find(|form| line["form"].as_str() == Some(form.id()))
                        .expect("a form"),
                    status: *Status::ALL
                        .iter()
                        .find(|status| line["status"].as_str() == Some(status.id()))
                        .expect("a status"),
                    amounts: by_year(line, "amounts"),
                })
                .collect();
            balance(&cost, &lines, sources.len()).expect("sound lines")
        })
        .collect();
    for (project, found) in projects.iter().zip(&balances) {
        let gaps = &expected["gaps"][project["id"].as_str().expect("an id")];
        for (year, name) in found.years.iter().zip(YEARS) {
            exact(year.gap, gaps.get(name).unwrap_or(&json!(0)));
        }
    }
    let whole = consolidate(&balances).expect("the same years and sources");
    exact(whole.total_cost, &expected["total_cost"]);
    exact(whole.total_gap, &expected["total_gap"]);
    for (year, name) in whole.years.iter().zip(YEARS) {
        exact(year.cost, &expected["by_year"][name]);
        exact(year.gap, &expected["gap_by_year"][name]);
    }
    percent(
        whole.status(Status::Secured).percent,
        &expected["secured_pct"],
    );
    // People's work is told apart; in the expected results it is in kind.
    exact(
        whole.form(Form::InKind).amount + whole.form(Form::Labour).amount,
        &expected["by_form"]["especie"],
    );
    for (source, share) in sources.iter().zip(&whole.by_source) {
        exact(
            share.amount,
            &expected["by_source"][source["id"].as_str().expect("an id")],
        );
    }

    // One ceiling was exceeded on purpose: 64,200 of FF06 in 2025, where 60,000 is the most.
    let limits: Vec<Vec<Option<Decimal>>> = sources
        .iter()
        .map(|source| by_year(source, "ceiling").into_iter().map(Some).collect())
        .collect();
    let uses = ceilings(&whole.committed, &limits).expect("sound ceilings");
    let over: Vec<_> = uses
        .iter()
        .filter(|one| !one.excess.is_zero())
        .map(|one| {
            (
                sources[one.source]["id"].as_str(),
                YEARS[one.year],
                one.committed,
            )
        })
        .collect();
    assert_eq!(over, [(Some("FF06"), "2025", Decimal::from(64_200))]);
}
