//! The commands, one file each: what they read, what they ask the library, what they print.

mod ask;
mod check;
mod code;
mod explain;
mod fmt;
mod new;
mod replay;
mod run;
mod schema;
mod test;

use crate::Ended;
use crate::arguments::Command;
use crate::terminal::Terminal;

/// Runs a command.
pub(crate) fn run(command: &Command, terminal: &mut Terminal) -> Ended {
    match command {
        Command::New(arguments) => new::new(arguments, terminal),
        Command::Check(arguments) => check::check(arguments, terminal),
        Command::Run(arguments) => run::run(arguments, terminal),
        Command::Explain(arguments) => explain::explain(arguments, terminal),
        Command::Ask(arguments) => ask::ask(arguments, terminal),
        Command::Test(arguments) => test::test(arguments, terminal),
        Command::Fmt(arguments) => fmt::fmt(arguments, terminal),
        Command::Replay(arguments) => replay::replay(arguments, terminal),
        Command::Schema(arguments) => schema::schema(arguments, terminal),
        Command::Code(arguments) => code::code(arguments, terminal),
    }
}
