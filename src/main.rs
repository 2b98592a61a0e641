//! The program `rumbo`: see the library for the map.

use std::process::ExitCode;

fn main() -> ExitCode {
    rumbo::cli::run(std::env::args_os())
}
