//! What a person waits for at the screen: the first frame, and from a key to the frame that answers it.

#[path = "support/territory.rs"]
mod territory;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rumbo::app::{App, Key, Msg, Session, Setup};
use rumbo::notebook::{Cell, Op};
use rumbo::ui::paint_all;

const WINDOW: Rect = Rect::new(0, 0, 80, 24);

fn open(session: Session) -> App {
    let mut app = App::new(Setup::default());
    app.update(Msg::Opened(Box::new(session)));
    app
}

fn first_frame(c: &mut Criterion) {
    c.bench_function("screen/first frame of the sample", |bench| {
        let ready = || territory::sample();
        bench.iter_batched(
            ready,
            |(notebook, workshop)| {
                let app = open(Session::new(notebook, workshop));
                let mut buffer = Buffer::empty(WINDOW);
                paint_all(&app, WINDOW, &mut buffer);
                (app, buffer)
            },
            BatchSize::LargeInput,
        );
    });
}

fn key_to_frame_in_a_matrix(c: &mut Criterion) {
    let (notebook, workshop) = territory::with_problems(30);
    let mut session = Session::new(notebook, workshop);
    let ids = session.content().ids("problem").to_vec();
    let op = Op::EditMany {
        collection: "problem".to_owned(),
        field: "in_matrix".to_owned(),
        count: ids.len(),
    };
    let enter = session.change(&op, |tx| {
        for id in &ids {
            tx.set(id, Cell::plain("in_matrix"), "true");
        }
    });
    enter.expect("memory is always there");
    let mut app = open(session);
    app.go_to_step("1.11");
    // 870 answers: every pair of thirty problems.
    app.update(Msg::Text("0123".repeat(218)[..870].to_owned()));
    let mut buffer = Buffer::empty(WINDOW);
    let mut answer = |app: &mut App, msg: Msg| {
        app.update(msg);
        buffer.reset();
        black_box(paint_all(app, WINDOW, &mut buffer));
    };
    c.bench_function("screen/arrow in a 30×30 matrix", |bench| {
        let mut down = false;
        bench.iter(|| {
            down = !down;
            let key = if down { Key::Up } else { Key::Down };
            answer(&mut app, Msg::Key(key));
        });
    });
    // Each digit is an answer that changes; going back to it is not measured.
    c.bench_function("screen/digit in a 30×30 matrix", |bench| {
        let mut digit = 0;
        bench.iter_custom(|times| {
            let mut taken = Duration::ZERO;
            for _ in 0..times {
                digit = (digit + 1) % 4;
                app.update(Msg::Key(Key::Backspace));
                let begun = Instant::now();
                answer(&mut app, Msg::Text(digit.to_string()));
                taken += begun.elapsed();
            }
            taken
        });
    });
}

fn key_to_frame(c: &mut Criterion) {
    key_to_frame_in_a_matrix(c);
    let (notebook, workshop) = territory::with_problems(10_000);
    let mut app = open(Session::new(notebook, workshop));
    app.go_to_step("1.10");
    let mut buffer = Buffer::empty(WINDOW);
    let mut answer = |app: &mut App, key: Key| {
        app.update(Msg::Key(key));
        buffer.reset();
        black_box(paint_all(app, WINDOW, &mut buffer));
    };
    c.bench_function("screen/arrow among 10,000 records", |bench| {
        let mut down = false;
        bench.iter(|| {
            down = !down;
            answer(&mut app, if down { Key::Down } else { Key::Up });
        });
    });
    c.bench_function("screen/letter typed below 10,000 records", |bench| {
        answer(&mut app, Key::End);
        let mut write = false;
        bench.iter(|| {
            write = !write;
            answer(
                &mut app,
                if write {
                    Key::Char('a')
                } else {
                    Key::Backspace
                },
            );
        });
    });
}

fn history(c: &mut Criterion) {
    let (notebook, workshop) = territory::with_operations(10_000);
    let mut app = open(Session::new(notebook, workshop));
    let mut buffer = Buffer::empty(WINDOW);
    let mut answer = |app: &mut App, key: Key| {
        app.update(Msg::Key(key));
        buffer.reset();
        black_box(paint_all(app, WINDOW, &mut buffer));
    };
    c.bench_function("screen/history of 10,000 operations opened", |bench| {
        bench.iter(|| {
            answer(&mut app, Key::Ctrl('t'));
            answer(&mut app, Key::Esc);
        });
    });
    answer(&mut app, Key::Ctrl('t'));
    c.bench_function("screen/arrow in a history of 10,000 operations", |bench| {
        let mut down = false;
        bench.iter(|| {
            down = !down;
            answer(&mut app, if down { Key::Down } else { Key::Up });
        });
    });
    c.bench_function("screen/page in a history of 10,000 operations", |bench| {
        let mut pages = 0;
        bench.iter(|| {
            pages = (pages + 1) % 600;
            answer(&mut app, if pages == 0 { Key::Home } else { Key::PageDown });
        });
    });
    c.bench_function("screen/letter in a history of 10,000 operations", |bench| {
        let letters = ['9', '9', ' ', 'a', 'g', 'u', 'a'];
        let mut typed = 0;
        bench.iter(|| {
            let key = match letters.get(typed) {
                Some(letter) => Key::Char(*letter),
                None => Key::Backspace,
            };
            typed = (typed + 1) % (2 * letters.len());
            answer(&mut app, key);
        });
    });
    c.bench_function(
        "screen/first letter in a history of 10,000 operations",
        |bench| {
            let mut write = false;
            bench.iter(|| {
                write = !write;
                answer(
                    &mut app,
                    if write {
                        Key::Char('9')
                    } else {
                        Key::Backspace
                    },
                );
            });
        },
    );
}

/// A plan of a thousand projects: its sheet of money and its chain.
fn key_to_frame_in_a_large_plan(c: &mut Criterion) {
    let (notebook, workshop) = territory::with_projects(1_000);
    let mut app = open(Session::new(notebook, workshop));
    let mut buffer = Buffer::empty(WINDOW);
    let mut answer = |app: &mut App, msg: Msg| {
        app.update(msg);
        buffer.reset();
        black_box(paint_all(app, WINDOW, &mut buffer));
    };
    for (step, name) in [
        ("5.4", "20,000 lines of money"),
        ("3.5", "a chain of 1,000 projects"),
        ("6.1", "a schedule of 10,000 tasks"),
    ] {
        app.go_to_step(step);
        for _ in 0..20 {
            answer(&mut app, Msg::Key(Key::PageDown));
        }
        c.bench_function(&format!("screen/arrow in {name}"), |bench| {
            let mut down = false;
            bench.iter(|| {
                down = !down;
                let key = if down { Key::Up } else { Key::Down };
                answer(&mut app, Msg::Key(key));
            });
        });
    }
    app.go_to_step("6.1");
    // Each digit is a duration, and moves every date that follows from it.
    c.bench_function("screen/digit to its dates in 10,000 tasks", |bench| {
        let mut n = 0_u32;
        bench.iter(|| {
            n += 1;
            let key = if n.is_multiple_of(2) {
                Key::Left
            } else {
                Key::Right
            };
            answer(&mut app, Msg::Key(key));
            answer(&mut app, Msg::Text((n % 9 + 1).to_string()));
        });
        let session = app.session.as_ref().expect("it is open");
        let first = session.content().records("task").next().expect("a task");
        let last = (n % 9 + 1).to_string();
        assert_eq!(first.get("duration_m"), Some(last.as_str()));
    });
    app.go_to_step("5.4");
    answer(&mut app, Msg::Key(Key::PageDown));
    // Each digit is an amount that changes every sum that it enters.
    c.bench_function(
        "screen/digit to its sums in 20,000 lines of money",
        |bench| {
            let mut n = 0_u32;
            bench.iter(|| {
                n += 1;
                if n.is_multiple_of(4) {
                    answer(&mut app, Msg::Key(Key::Enter));
                    answer(&mut app, Msg::Key(Key::Up));
                }
                answer(&mut app, Msg::Text((n % 10).to_string()));
            });
        },
    );
}

criterion_group!(
    screen,
    first_frame,
    key_to_frame,
    history,
    key_to_frame_in_a_large_plan
);
criterion_main!(screen);
