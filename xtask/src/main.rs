//! The project's own commands: `cargo xtask test` is what CI runs. Never a rule of the language.

mod generate;
mod steps;

use std::io::Write;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask test                      all that CI runs: layout, lints, tests, examples, documentation
cargo xtask bench [NAME]              the benchmarks
cargo xtask mutants [--shard K/N] [-- FILE…]
                                      changes in the crates that compute that no test notices; by hand, takes hours
cargo xtask generate-program LINES    prints a rule file of about so many lines, to measure speed with
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["test"] => steps::test(),
        ["bench", names @ ..] => steps::bench(names),
        ["mutants", "--shard", shard, "--", files @ ..] => steps::mutants(Some(shard), files),
        ["mutants", "--shard", shard] => steps::mutants(Some(shard), &[]),
        ["mutants", "--", files @ ..] => steps::mutants(None, files),
        ["mutants"] => steps::mutants(None, &[]),
        ["generate-program", lines] => match lines.parse() {
            Ok(lines) => print(&generate::program(lines)),
            Err(_) => wrong_use(),
        },
        ["help" | "--help" | "-h"] => print(USAGE),
        _ => wrong_use(),
    }
}

fn print(text: &str) -> ExitCode {
    let written = std::io::stdout().write_all(text.as_bytes());
    if written.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn wrong_use() -> ExitCode {
    // Where standard error is closed there is nobody to tell.
    let _ = std::io::stderr().write_all(USAGE.as_bytes());
    ExitCode::from(2)
}
