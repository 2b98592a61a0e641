//! The loop: events in, frames out, effects done. The only module that knows the terminal.

pub mod abilities;
mod effects;
mod input;
mod safekeeping;
pub mod settings;

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, Event};
use crossterm::execute;

pub use effects::Outside;

use crate::app::{App, Effect, Msg};
use crate::locale::{Lang, say};
use crate::notebook::SaveState;
use crate::ui;
use input::Input;

/// How often the state hears that time goes by.
const TICK: Duration = Duration::from_millis(330);

/// How long to wait for a key while something is on its way to disk.
const BUSY: Duration = Duration::from_millis(40);

/// The most events handled before a frame is drawn.
const BURST: usize = 20_000;

/// Runs the program on the terminal until the person leaves.
pub fn run(mut app: App, mut outside: Outside, first: Vec<Effect>) -> io::Result<()> {
    let ending = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP] {
        signal_hook::flag::register(signal, Arc::clone(&ending))?;
    }
    speak_after_panic(app.lang);
    let mut terminal = ratatui::try_init()?;
    // Old Windows consoles know no bracketed paste; pasting then arrives as keys.
    let _ = execute!(io::stdout(), EnableBracketedPaste);
    let (sender, receiver) = channel();
    let size = terminal.size()?;
    app.update(Msg::Resize(size.width, size.height));
    // The screen is there at once; what takes longer follows.
    if !first.is_empty() {
        app.message = Some(say(app.lang, "opening", &[]));
    }
    terminal.draw(|frame| ui::draw(&app, frame))?;
    app.message = None;
    let mut going = perform(first, &mut app, &mut outside, &sender);
    let result = (|| {
        let mut input = Input::default();
        let mut ticked = Instant::now();
        let mut shown = String::new();
        let mut dirty = true;
        while going && !ending.load(Ordering::Relaxed) {
            let saved = app.save_words();
            if dirty || saved != shown {
                terminal.draw(|frame| ui::draw(&app, frame))?;
                shown = saved;
                dirty = false;
            }
            for message in messages(&mut input, wait(&app, ticked), &receiver)? {
                dirty = true;
                let effects = app.update(message);
                going &= perform(effects, &mut app, &mut outside, &sender);
            }
            if ticked.elapsed() >= TICK {
                ticked = Instant::now();
                let layers = app.layers.len();
                let effects = app.update(Msg::Tick);
                going &= perform(effects, &mut app, &mut outside, &sender);
                dirty |= app.layers.len() != layers;
                // A change of size while the program began is told by nobody.
                let size = terminal.size()?;
                if (size.width, size.height) != app.size {
                    app.update(Msg::Resize(size.width, size.height));
                    dirty = true;
                }
            }
        }
        Ok(())
    })();
    let _ = execute!(io::stdout(), DisableBracketedPaste);
    ratatui::restore();
    // A closed window or a signal must not lose what is being typed.
    app.settle();
    if let Some(session) = &app.session
        && session.notebook.read_only().is_none()
    {
        let _ = session.notebook.flush();
    }
    result
}

fn wait(app: &App, ticked: Instant) -> Duration {
    let saving = app
        .session
        .as_ref()
        .is_some_and(|session| session.notebook.save_state() != SaveState::Saved);
    let rest = TICK.saturating_sub(ticked.elapsed());
    if saving || app.writing || app.joining {
        rest.min(BUSY)
    } else {
        rest
    }
}

/// What happened until now: keys that arrived together, and work that ended.
fn messages(input: &mut Input, wait: Duration, receiver: &Receiver<Msg>) -> io::Result<Vec<Msg>> {
    let mut events: Vec<Event> = Vec::new();
    if event::poll(wait)? {
        events.push(event::read()?);
        // `poll` with no time at all always says no on some systems.
        while events.len() < BURST && event::poll(Duration::from_millis(1))? {
            events.push(event::read()?);
        }
    }
    let mut messages = input.messages(events);
    messages.extend(receiver.try_iter());
    Ok(messages)
}

/// Does effects and everything that follows from them; says whether the program goes on.
fn perform(
    effects: Vec<Effect>,
    app: &mut App,
    outside: &mut Outside,
    later: &Sender<Msg>,
) -> bool {
    let mut queue = effects;
    while let Some(effect) = queue.pop() {
        if effect == Effect::Quit {
            return false;
        }
        if let Some(message) = effects::run(effect, app, outside, later) {
            queue.extend(app.update(message));
        }
    }
    true
}

/// After the terminal is sane again, a person reads what happened, what is safe and what to do.
fn speak_after_panic(lang: Lang) {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let lines = ["panic-what", "panic-safe", "panic-do"].map(|key| say(lang, key, &[]));
        let _ = io::Write::write_all(
            &mut io::stderr(),
            format!("{}\n", lines.join("\n")).as_bytes(),
        );
        before(panic);
    }));
}
