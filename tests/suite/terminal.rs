//! The program on a real terminal: few tests, each waits for words and never for time.
#![cfg(unix)]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rumbo::notebook::{Notebook, Op, Options};

use crate::command::Test;

const PATIENCE: Duration = Duration::from_secs(30);

/// The program on a terminal of 80 × 24.
pub(crate) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    bytes: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    raw: Vec<u8>,
}

impl Terminal {
    pub(crate) fn open(test: &Test, args: &[&str]) -> Self {
        let size = PtySize {
            rows: 24,
            cols: 80,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_rumbo"));
        command.args(args);
        command.cwd(test.path(""));
        command.env("RUMBO_CONFIG", test.path("config"));
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command).expect("the binary runs");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (sender, bytes) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 || sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let (rows, columns) = (size_of(24), size_of(80));
        Self {
            writer: pair.master.take_writer().expect("a writer"),
            master: pair.master,
            child,
            bytes,
            parser: vt100::Parser::new(rows, columns, 0),
            raw: Vec::new(),
        }
    }

    pub(crate) fn send(&mut self, keys: &str) -> &mut Self {
        self.writer
            .write_all(keys.as_bytes())
            .expect("the terminal listens");
        self.writer.flush().expect("the terminal listens");
        self
    }

    #[track_caller]
    pub(crate) fn sees(&mut self, words: &str) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while !self.parser.screen().contents().contains(words) {
            assert!(
                Instant::now() < end,
                "«{words}» should be on the screen:\n{}",
                self.parser.screen().contents()
            );
            if let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(100)) {
                self.parser.process(&bytes);
                self.raw.extend(bytes);
            }
        }
        self
    }

    /// Waits until the screen is as wanted; says what stood there when it never is.
    #[track_caller]
    pub(crate) fn until(&mut self, what: &str, wanted: impl Fn(&str) -> bool) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while !wanted(&self.parser.screen().contents()) {
            let screen = self.parser.screen().contents();
            assert!(Instant::now() < end, "{what}:\n{screen}");
            if let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(20)) {
                self.parser.process(&bytes);
                self.raw.extend(bytes);
            }
        }
        self
    }

    fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.master
            .resize(size)
            .expect("the terminal changes its size");
        self.parser
            .screen_mut()
            .set_size(size_of(rows), size_of(columns));
        self
    }

    #[track_caller]
    fn ends(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("the child can be asked") {
                while let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(200)) {
                    self.raw.extend(bytes);
                }
                return status.exit_code();
            }
            assert!(Instant::now() < end, "the program should end");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub(crate) fn kill(&mut self) {
        let id = self.child.process_id().expect("the child runs").to_string();
        let done = std::process::Command::new("kill")
            .args(["-9", &id])
            .status();
        assert!(done.is_ok_and(|status| status.success()));
        let _ = self.child.wait();
    }
}

fn size_of(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has lines")
}

fn sample() -> Test {
    let test = Test::new();
    test.run(&["demo", "-o", "a.rumbo"]).exits(0);
    test
}

fn population(path: &Path) -> Option<String> {
    let notebook = Notebook::open(path, Options::default()).expect("the notebook opens");
    assert_eq!(
        notebook.found_outside(),
        0,
        "only we wrote, also before a kill"
    );
    let zone = notebook
        .content()
        .records("zone")
        .next()
        .expect("the sample has zones");
    zone.get("population").map(str::to_owned)
}

#[test]
fn a_change_survives_kill_9_and_can_be_undone() {
    let test = sample();
    let mut terminal = Terminal::open(&test, &["--lang", "es", "open", "a.rumbo"]);
    terminal
        .sees("Recorrido")
        .send("1.2\r")
        .sees("Tingopamba")
        .sees("Tab otra lista");
    terminal
        .send("\x1b[H")
        .send("\r")
        .sees("11.240")
        .send("\x1b[B\x1b[B")
        .sees("último dato");
    terminal.send("12345\x1b").sees("12.345").sees("guardado");
    terminal.kill();
    assert_eq!(population(&test.path("a.rumbo")).as_deref(), Some("12345"));
    let mut terminal = Terminal::open(&test, &["--lang", "es", "open", "a.rumbo"]);
    terminal
        .sees("Recorrido")
        .send("1.2\r")
        .sees("12.345")
        .send("\x1a")
        .sees("Se deshizo");
    terminal
        .sees("11.240")
        .send("\x11")
        .sees("¿Salir de Rumbo?")
        .send("\r");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(population(&test.path("a.rumbo")).as_deref(), Some("11240"));
}

#[test]
fn a_second_window_is_refused_while_the_first_is_open() {
    let test = sample();
    let mut terminal = Terminal::open(&test, &["--lang", "es", "open", "a.rumbo"]);
    terminal.sees("Recorrido");
    let ran = test.run(&["--lang", "es", "info", "a.rumbo"]);
    ran.exits(1);
    terminal.send("\x11").sees("¿Salir").send("s");
    assert_eq!(terminal.ends(), 0);
    test.run(&["info", "a.rumbo"]).exits(0);
}

#[test]
fn the_window_can_have_any_size_and_the_terminal_is_sane_at_the_end() {
    let test = sample();
    let mut terminal = Terminal::open(&test, &["--lang", "es", "open", "a.rumbo"]);
    terminal
        .sees("Recorrido")
        .resize(20, 5)
        .sees("pequeña")
        .resize(1, 1)
        .resize(120, 40);
    terminal
        .sees("Recorrido")
        .send("\x11")
        .sees("¿Salir")
        .send("\r");
    assert_eq!(terminal.ends(), 0);
    let raw = String::from_utf8_lossy(&terminal.raw).into_owned();
    assert!(raw.contains("\x1b[?1049l"), "the alternate screen is left");
    assert!(raw.contains("\x1b[?2004l"), "bracketed paste is off again");
}

#[test]
fn a_long_paste_arrives_whole_with_and_without_brackets() {
    let test = sample();
    let mut terminal = Terminal::open(&test, &["--lang", "es", "open", "a.rumbo"]);
    terminal.sees("Recorrido").send("1.3\r").sees("Escriba");
    let lines: Vec<String> = (1..=120)
        .map(|number| format!("hecho pegado {number}"))
        .collect();
    terminal
        .send(&format!("\x1b[200~{}\x1b[201~", lines.join("\r")))
        .sees("120 líneas");
    terminal.send("\r").sees("Se añadieron 120");
    let burst = "x".repeat(3_000);
    terminal
        .send(&burst)
        .send("\r")
        .sees("guardado")
        .send("\x11")
        .sees("¿Salir")
        .send("\r");
    assert_eq!(terminal.ends(), 0);
    let notebook = Notebook::open(&test.path("a.rumbo"), Options::default()).expect("it opens");
    let last = notebook
        .content()
        .records("timeline_event")
        .last()
        .expect("records");
    let longest = last.answers.values().map(|value| value.len()).max();
    assert_eq!(longest, Some(3_000));
}

#[test]
fn a_closed_window_loses_nothing() {
    let test = sample();
    let mut terminal = Terminal::open(&test, &["--lang", "es", "open", "a.rumbo"]);
    terminal
        .sees("Recorrido")
        .send("1.2\r")
        .sees("Tab otra lista");
    terminal
        .send("\x1b[H")
        .send("\r")
        .sees("11.240")
        .send("\x1b[B\x1b[B")
        .sees("último dato");
    terminal.send("777").sees("777");
    let id = terminal
        .child
        .process_id()
        .expect("the child runs")
        .to_string();
    let done = std::process::Command::new("kill")
        .args(["-TERM", &id])
        .status();
    assert!(done.is_ok_and(|status| status.success()));
    terminal.ends();
    assert_eq!(population(&test.path("a.rumbo")).as_deref(), Some("777"));
}

#[test]
fn an_anonymous_copy_is_made_and_a_name_is_purged_from_the_menu() {
    let test = sample();
    let path = test.path("a.rumbo");
    let name = {
        let mut notebook = Notebook::open(&path, Options::default()).expect("the sample opens");
        let person = notebook.content().records("participant").next();
        let person = person.expect("a participant");
        let (id, name) = (person.id.clone(), person.get("name").map(str::to_owned));
        let op = Op::Remove {
            collection: "participant".into(),
            name: name.clone().unwrap_or_default(),
        };
        notebook
            .transact(&op, |tx| tx.remove(&id))
            .expect("room on the disk");
        name.expect("a name")
    };
    let holds = |path: &Path| {
        let bytes = std::fs::read(path).expect("the file");
        bytes
            .windows(name.len())
            .any(|window| window == name.as_bytes())
    };
    let mut terminal = Terminal::open(&test, &["--lang", "es", "open", "a.rumbo"]);
    terminal.sees("Recorrido");
    terminal
        .send("\x1b[20~")
        .sees("Menú")
        .send("copia sin")
        .sees("Copia sin datos personales…");
    terminal.send("\r").sees("¿Dónde se escribe?").send("\r");
    terminal
        .sees("sin datos personales.")
        .sees("lea los textos libres")
        .send("\r");
    assert!(!holds(&test.path("a-anónimo.rumbo")));
    assert!(holds(&path), "the notebook itself still has it");
    terminal
        .send("\x1b[20~")
        .sees("Menú")
        .send("para siempre")
        .sees("Borrar para siempre");
    terminal.send("\r").sees("No se puede deshacer").send("\r");
    terminal.sees("Se borró del historial").send("\r");
    assert!(!holds(&path), "also while it is open");
    terminal.send("\x11").sees("Salir").send("\r");
    assert_eq!(terminal.ends(), 0);
}
/// Something that is mounted where desktops mount sticks, while this lives; only the administrator can do that.
struct Stick(std::path::PathBuf);

impl Stick {
    fn new() -> Option<Self> {
        let path = Path::new("/media").join(format!("rumbo-{}", std::process::id()));
        std::fs::create_dir_all(&path).ok()?;
        let stick = Self(path);
        let mounted = std::process::Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=16m", "tmpfs"])
            .arg(&stick.0)
            .output();
        mounted
            .is_ok_and(|done| done.status.success())
            .then_some(stick)
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount")
            .arg("-l")
            .arg(&self.0)
            .output();
        let _ = std::fs::remove_dir(&self.0);
    }
}

#[test]
fn a_notebook_on_a_stick_is_worked_in_a_local_copy_and_brought_back() {
    let Some(stick) = Stick::new() else {
        return;
    };
    let test = Test::new();
    let file = stick.0.join("plan.rumbo");
    let shown = file.display().to_string();
    test.run(&["demo", "-o", &shown]).exits(0);
    let mut terminal = Terminal::open(&test, &["--lang", "es", "open", &shown]);
    terminal
        .sees("¿Trabajar en una copia local?")
        .send("\r")
        .sees("guardado · copia local");
    terminal
        .send("1.2\r")
        .sees("Tab otra lista")
        .send("\x1b[H")
        .send("\r")
        .sees("11.240")
        .send("\x1b[B\x1b[B")
        .sees("último dato");
    terminal
        .send("4321\x1b")
        .sees("4.321")
        .send("\x11")
        .sees("Llevar los cambios al original")
        .send("\r");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(population(&file).as_deref(), Some("4321"));
    // It was said once; from now on the menu knows.
    let mut terminal = Terminal::open(&test, &["--lang", "es", "open", &shown]);
    terminal
        .sees("Recorrido")
        .send("\x11")
        .sees("¿Salir")
        .send("\r");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_stick_that_goes_away_while_open_loses_nothing() {
    let test = sample();
    let mut terminal = Terminal::open(&test, &["--lang", "es", "open", "a.rumbo"]);
    terminal
        .sees("Recorrido")
        .send("1.2\r")
        .sees("Tab otra lista")
        .send("\x1b[H")
        .send("\r")
        .sees("11.240");
    std::fs::remove_file(test.path("a.rumbo")).expect("our file");
    terminal
        .send("\x1b[B\x1b[B")
        .sees("último dato")
        .send("777\x1b")
        .sees("¡sin guardar!")
        .sees("no se puede guardar en su lugar");
    let mut clear = String::from("\x1b[F");
    clear.push_str(&"\x7f".repeat(200));
    terminal
        .send(&clear)
        .send(&test.path("rescate.rumbo").display().to_string())
        .send("\r")
        .sees("guardado")
        .sees("Recorrido")
        .send("\x11")
        .sees("¿Salir")
        .send("\r");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(
        population(&test.path("rescate.rumbo")).as_deref(),
        Some("777")
    );
    test.run(&["--lang", "es", "info", "a.rumbo"])
        .exits(1)
        .says("Hay respaldos de este cuaderno");
}
