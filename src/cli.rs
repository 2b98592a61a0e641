//! The arguments: what can be asked for without the screen, and how the screen is opened.
//!
//! Exit codes: 0 all went well · 1 something failed · 2 the command was not understood · 3 a check found
//! something to settle.

mod args;
mod backups;
mod commands;
mod copy;
mod doctor;
mod history;
mod next;
mod output;
mod privacy;
mod repair;
mod sheet;
mod tables;
mod templates;
mod words;

use std::ffi::OsString;
use std::io::IsTerminal;
use std::process::ExitCode;

use clap::error::ErrorKind;

use crate::locale::Lang;
use crate::term::settings::{Settings, config_folder};
use output::{Output, Trouble};

/// All went well.
pub const WELL: u8 = 0;
/// Something failed.
pub const FAILED: u8 = 1;
/// The command was not understood.
pub const MISUSED: u8 = 2;
/// A check found something to settle.
pub const TO_SETTLE: u8 = 3;

/// Runs the program with its arguments.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let config = config_folder();
    let settings = Settings::read(config.as_deref());
    let lang = args::asked_language(&args)
        .or(settings.lang)
        .unwrap_or_else(Lang::of_machine);
    let mut output = Output::new(lang);
    let matches = match args::command(lang).try_get_matches_from(args::opening(args)) {
        Ok(matches) => matches,
        Err(error) => {
            return match error.kind() {
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                    output.text(&error.render().to_string());
                    ExitCode::from(WELL)
                }
                _ => {
                    output.misused(&error);
                    ExitCode::from(MISUSED)
                }
            };
        }
    };
    let place = commands::Place {
        lang,
        config,
        settings,
        terminal: std::io::stdin().is_terminal() && std::io::stdout().is_terminal(),
    };
    match commands::run(&matches, place, &mut output) {
        Ok(code) => ExitCode::from(code),
        Err(Trouble { lines, code }) => {
            output.trouble(&lines);
            ExitCode::from(code)
        }
    }
}

/// The command line with its words in one language, for help, completions and the manual page.
pub fn command(lang: Lang) -> clap::Command {
    args::command(lang)
}
