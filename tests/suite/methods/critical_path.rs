//! The critical path: the cases of `cpm`, published networks, and the schedules of the sample territory.

use std::collections::BTreeMap;

use rumbo::method::Unfit;
use rumbo::method::critical_path::{
    ABOUT, LagTime, Link, LinkKind, Options, Schedule, Task, schedule,
};
use serde_json::Value;

use super::{case, sample};

/// A place that no task has, for a name that is not in the case.
const NOWHERE: usize = usize::MAX;

const PLAIN: Options<'_> = Options {
    start: 0,
    finish_by: None,
    calendars: &[],
    most_paths: 100,
};

/// The names and tasks of a case.
fn tasks_of(case: &Value) -> (Vec<String>, Vec<Task>) {
    let text = |value: &Value| value.as_str().expect("a name").to_owned();
    let number = |value: &Value| value.as_i64().expect("a whole number");
    let raw = case["tasks"].as_array().expect("tasks");
    let names: Vec<String> = raw.iter().map(|task| text(&task["id"])).collect();
    let tasks = raw.iter().map(|task| {
        let links = task["pred"].as_array().expect("predecessors").iter();
        let links = links.map(|link| {
            let from = text(&link["id"]);
            Link {
                from: names
                    .iter()
                    .position(|name| *name == from)
                    .unwrap_or(NOWHERE),
                kind: LinkKind::FinishToStart,
                lag: number(&link["lag"]),
                lag_time: LagTime::Worked,
            }
        });
        Task {
            duration: number(&task["duration"]),
            links: links.collect(),
            calendar: None,
            not_before: None,
        }
    });
    let tasks = tasks.collect();
    (names, tasks)
}

#[test]
fn the_case_with_lags_has_its_dates_floats_and_critical_tasks() {
    let case = case(&format!("{}/con_desfase.case.json", ABOUT.cases));
    let (names, tasks) = tasks_of(&case);
    let found = schedule(&tasks, &PLAIN).expect("a sound schedule");
    let expected = &case["expected"];
    assert_eq!(expected["duration"], found.duration);
    let mut walked = 0;
    for (name, dates) in names.iter().zip(&found.tasks) {
        let expected = &expected["tasks"][name];
        assert_eq!(expected["ES"], dates.early_start, "{name}");
        assert_eq!(expected["EF"], dates.early_finish, "{name}");
        assert_eq!(expected["LS"], dates.late_start, "{name}");
        assert_eq!(expected["LF"], dates.late_finish, "{name}");
        assert_eq!(expected["total_float"], dates.total_float, "{name}");
        assert_eq!(expected["free_float"], dates.free_float, "{name}");
        assert_eq!(expected["critical"], dates.critical, "{name}");
        walked += 1;
    }
    assert_eq!(walked, 10);
    let critical: Vec<&str> = found.critical.iter().map(|at| &*names[*at]).collect();
    assert_eq!(expected["critical"], serde_json::json!(critical));
    // Both the second group of works and the first one lead to T5.
    assert_eq!(found.n_paths, 2);
}

#[test]
fn circles_and_missing_predecessors_are_named_as_the_cases_say() {
    let cases = case(&format!("{}/errores.cases.json", ABOUT.cases));
    let mut walked = 0;
    for case in cases.as_array().expect("cases") {
        let (names, tasks) = tasks_of(case);
        let message = match schedule(&tasks, &PLAIN) {
            Err(Unfit::Cycle(circle)) => {
                let circle: Vec<&str> = circle
                    .iter()
                    .chain(circle.first())
                    .map(|at| &*names[*at])
                    .collect();
                format!("ciclo: {}", circle.join(" -> "))
            }
            Err(Unfit::Unknown { item }) => {
                let at = tasks[item]
                    .links
                    .iter()
                    .position(|link| link.from == NOWHERE)
                    .expect("the link that leads nowhere");
                let name = case["tasks"][item]["pred"][at]["id"].as_str();
                format!("predecesora inexistente: {}", name.unwrap_or_default())
            }
            other => panic!("{}: {other:?}", case["name"]),
        };
        assert_eq!(case["expected_error"], message);
        walked += 1;
    }
    assert_eq!(walked, 3);
}

/// A published network of finish-to-start links.
fn network(rows: &[(&str, i64, &str)]) -> Schedule {
    let place = |name: &str| rows.iter().position(|row| row.0 == name).expect("a task");
    let tasks: Vec<Task> = rows
        .iter()
        .map(|(_, duration, earlier)| Task {
            duration: *duration,
            links: earlier
                .split_whitespace()
                .map(|name| Link {
                    from: place(name),
                    kind: LinkKind::FinishToStart,
                    lag: 0,
                    lag_time: LagTime::Worked,
                })
                .collect(),
            calendar: None,
            not_before: None,
        })
        .collect();
    schedule(&tasks, &PLAIN).expect("a sound schedule")
}

#[test]
fn the_published_exercise_of_23_weeks_has_its_dates_and_path() {
    // The Fletcher exercise of the reference; the page it comes from misprints the late finish of H.
    let found = network(&[
        ("A", 7, ""),
        ("B", 8, ""),
        ("C", 3, "A"),
        ("D", 1, "A"),
        ("E", 4, "B"),
        ("F", 5, "B"),
        ("G", 11, "C E"),
        ("H", 7, "D F"),
    ]);
    let dates: Vec<_> = found
        .tasks
        .iter()
        .map(|task| {
            let early = (task.early_start, task.early_finish);
            (early, (task.late_start, task.late_finish), task.total_float)
        })
        .collect();
    let expected = [
        ((0, 7), (2, 9), 2),
        ((0, 8), (0, 8), 0),
        ((7, 10), (9, 12), 2),
        ((7, 8), (15, 16), 8),
        ((8, 12), (8, 12), 0),
        ((8, 13), (11, 16), 3),
        ((12, 23), (12, 23), 0),
        ((13, 20), (16, 23), 3),
    ];
    assert_eq!(dates, expected);
    assert_eq!((found.duration, found.paths), (23, vec![vec![1, 4, 6]]));
}

#[test]
fn a_published_network_of_fourteen_activities_takes_41() {
    let found = network(&[
        ("A", 2, ""),
        ("B", 10, "A"),
        ("C", 13, "A"),
        ("D", 12, "A"),
        ("E", 12, "B"),
        ("F", 7, "B"),
        ("G", 10, "D"),
        ("H", 16, "D"),
        ("I", 6, "F"),
        ("J", 12, "C G"),
        ("K", 5, "I"),
        ("L", 8, "E K"),
        ("M", 5, "H"),
        ("N", 3, "J L M"),
    ]);
    // A–B–F–I–K–L–N.
    let path = vec![0, 1, 5, 8, 10, 11, 13];
    assert_eq!((found.duration, found.paths), (41, vec![path]));
}

#[test]
fn projects_of_the_sample_territory_have_their_months_and_critical_tasks() {
    let summary = super::summary();
    let tasks = sample("10-execution.toml", "task");
    let mut walked = 0;
    for (project, expected) in summary["cpm"].as_object().expect("schedules") {
        let own: Vec<&toml::Table> = tasks
            .iter()
            .filter(|task| task["project"].as_str() == Some(project))
            .collect();
        let places: BTreeMap<&str, usize> = own
            .iter()
            .enumerate()
            .map(|(at, task)| (task["id"].as_str().expect("an id"), at))
            .collect();
        let network: Vec<Task> = own
            .iter()
            .map(|task| Task {
                duration: task["duration_m"].as_integer().expect("whole months"),
                links: task
                    .get("pred")
                    .and_then(toml::Value::as_table)
                    .into_iter()
                    .flatten()
                    .map(|(from, lag)| Link {
                        from: places[&**from],
                        kind: LinkKind::FinishToStart,
                        lag: lag.as_integer().expect("whole months"),
                        lag_time: LagTime::Worked,
                    })
                    .collect(),
                calendar: None,
                not_before: None,
            })
            .collect();
        let found = schedule(&network, &PLAIN).expect("a sound schedule");
        assert_eq!(expected["months"], found.duration, "{project}");
        let critical: Vec<_> = found
            .critical
            .iter()
            .map(|at| own[*at]["id"].as_str())
            .collect();
        assert_eq!(
            expected["critical"],
            serde_json::json!(critical),
            "{project}"
        );
        walked += 1;
    }
    assert_eq!(walked, 4);
}
