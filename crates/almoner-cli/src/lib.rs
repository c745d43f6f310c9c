//! The `almoner` command as a library: everything but the two lines of `main`. Also the loader of packs that the
//! tests and other programs of this repository share. Never: a rule of the language.

pub mod arguments;
mod case;
mod commands;
pub mod packs;
mod terminal;
mod words;
mod writing;

use std::io::{self, ErrorKind};
use std::process::ExitCode;

use almoner::{Diagnostic, Diagnostics};
use clap::Parser;

use arguments::Arguments;
use terminal::Terminal;

/// How a command ended; its number is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Exit {
    /// All is well.
    Done = 0,
    /// There is something to mend.
    Findings = 1,
    /// The command was used wrongly, or its input could not be read.
    Unusable = 2,
}

/// Why a command stopped before its end.
enum Stop {
    /// The reader of the output has gone, or the disk is full.
    Output(io::Error),
    /// Findings that leave nothing to do.
    Findings(Diagnostics),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<Diagnostics> for Stop {
    fn from(findings: Diagnostics) -> Self {
        Self::Findings(findings)
    }
}

impl From<Diagnostic> for Stop {
    fn from(finding: Diagnostic) -> Self {
        Self::Findings(Diagnostics::from(finding))
    }
}

/// What every command returns.
type Ended = Result<Exit, Stop>;

/// Runs the command that the process was called with.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut terminal = Terminal::new(&arguments);
    let json = arguments.command.prints_json();
    let ended = commands::run(&arguments.command, &mut terminal);
    ExitCode::from(match settle(ended, &mut terminal, json) {
        Ok(exit) => exit as u8,
        // Nobody reads on (`almoner … | head`): that is no failure.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Exit::Done as u8,
        Err(_) => Exit::Unusable as u8,
    })
}

fn settle(ended: Ended, terminal: &mut Terminal, json: bool) -> io::Result<Exit> {
    let exit = match ended {
        Ok(exit) => exit,
        Err(Stop::Output(error)) => return Err(error),
        Err(Stop::Findings(findings)) if json => {
            terminal.note(&findings.to_json_lines(terminal.language))?;
            exit_of(&findings)
        }
        Err(Stop::Findings(findings)) => {
            terminal.note_findings(&findings)?;
            exit_of(&findings)
        }
    };
    terminal.finish()?;
    Ok(exit)
}

/// The exit code that findings deserve: input that could not be read weighs more than what was found in it.
fn exit_of(findings: &Diagnostics) -> Exit {
    use almoner::codes::packs::UNUSABLE;
    if findings.iter().any(|finding| UNUSABLE.contains(&finding.code)) {
        Exit::Unusable
    } else if findings.has_errors() {
        Exit::Findings
    } else {
        Exit::Done
    }
}
