//! The program is killed while people type: whatever the corner of the screen called saved is in the file.
//!
//! `RUMBO_KILLS` says how often; the numbers are printed.
#![cfg(unix)]
#![expect(
    clippy::print_stdout,
    reason = "the numbers are for whoever runs the laws in full"
)]

use std::time::{Duration, Instant};

use rumbo::notebook::salvage::examine;
use rumbo::notebook::{Notebook, Options};

use crate::command::Test;
use crate::terminal::Terminal;

fn kills(usual: usize) -> usize {
    let asked = std::env::var("RUMBO_KILLS").ok();
    asked.and_then(|count| count.parse().ok()).unwrap_or(usual)
}

/// Numbers that look random and are the same at each run; the moments still differ with the load of the machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

/// Whether the corner at the top says that everything is on disk.
fn is_saved(screen: &str) -> bool {
    screen
        .lines()
        .next()
        .is_some_and(|line| line.trim_end().ends_with("guardado"))
}

#[test]
fn whatever_the_corner_called_saved_survives_kill_9() {
    let count = kills(3);
    let test = Test::new();
    test.run(&["--lang", "es", "new", "a.rumbo"]).exits(0);
    let path = test.path("a.rumbo");
    let mut dice = Dice(4);
    let (mut told, mut interrupted, mut more) = (Vec::new(), 0, 0);
    let begun = Instant::now();
    for turn in 0..count {
        let mut terminal = Terminal::open(&test, &["--lang", "es", "open", "a.rumbo"]);
        terminal.sees("Recorrido").send("1.3\r").sees("Escriba");
        for word in 0..=dice.roll(2) {
            // The mark at the end tells it from what is typed behind it.
            let word = format!("hecho {turn}.{word};");
            // Half of them are ended with Enter; the others are saved because the typing rests.
            terminal.send(&word).send(["\r", ""][dice.roll(2)]);
            let shown = |screen: &str| screen.contains(&word) && is_saved(screen);
            terminal.until(&format!("«{word}» should be saved"), shown);
            told.push(word);
        }
        for piece in 0..dice.roll(6) {
            let end = ["\r", " ", ""][dice.roll(3)];
            terminal.send(&format!("y sigue {piece}{end}"));
            std::thread::sleep(Duration::from_millis(dice.roll(30) as u64));
        }
        // Half of the kills fall into a write that has just begun.
        let rest = if dice.roll(2) == 0 {
            terminal.send("y lo último\r");
            dice.roll(8)
        } else {
            dice.roll(60)
        };
        std::thread::sleep(Duration::from_millis(rest as u64));
        terminal.kill();
        let health = examine(&path).expect("the notebook is there");
        interrupted += usize::from(health.journal);
        let inside = health.inside.expect("nobody has it open");
        assert!(inside.sound && inside.log_agrees, "kill {turn}: {inside:?}");
        let notebook = Notebook::open(&path, Options::default()).expect("it opens");
        let texts: Vec<&str> = notebook
            .content()
            .records("timeline_event")
            .flat_map(|record| record.answers.values().map(|value| &**value))
            .collect();
        let lost: Vec<&String> = told
            .iter()
            .filter(|word| !texts.iter().any(|text| text.contains(word.as_str())))
            .collect();
        assert!(
            lost.is_empty(),
            "kill {turn}: {lost:?} are not in\n{texts:#?}"
        );
        more = texts.iter().filter(|text| !text.contains("hecho")).count();
    }
    println!(
        "{count} kills in {} s: {} texts told to be saved, 0 lost; {more} not told were on disk too; {interrupted} \
         files had a journal to take back",
        begun.elapsed().as_secs(),
        told.len()
    );
}
