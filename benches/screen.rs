//! What a person waits for at the screen: the first frame, and from a key to the frame that answers it.

#[path = "support/territory.rs"]
mod territory;

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rumbo::app::{App, Key, Msg, Session, Setup};
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

fn key_to_frame(c: &mut Criterion) {
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

criterion_group!(screen, first_frame, key_to_frame, history);
criterion_main!(screen);
