//! Runs other programs one after the other, says what it runs and how long it took, and stops at the first
//! that fails.

use std::io::Write;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// A command line of cargo with the environment it needs.
struct Step {
    what: &'static str,
    arguments: Vec<String>,
    environment: &'static [(&'static str, &'static str)],
}

/// Everything that CI runs.
pub(crate) fn test() -> ExitCode {
    run_all(&[
        step("the layout of the code", "fmt --all --check"),
        step("lints", "clippy --quiet --workspace --all-targets -- -D warnings"),
        tests(),
        step("the examples in the documentation of the code", "test --quiet --workspace --doc"),
        Step {
            environment: &[("RUSTDOCFLAGS", "-D warnings")],
            ..step("the documentation of the code", "doc --quiet --workspace --no-deps")
        },
    ])
}

/// The benchmarks whose names contain one of `names`; all, if there are none.
pub(crate) fn bench(names: &[&str]) -> ExitCode {
    let command = format!("bench -p almoner -- {}", names.join(" "));
    run_all(&[step("benchmarks", command.trim_end_matches("-- "))])
}

/// Changes the crates that compute, one place at a time, and says which changes no test notices. `shard` is a part of
/// all changes, as `0/8`; `files` are the only files changed, unless there are none.
pub(crate) fn mutants(shard: Option<&str>, files: &[&str]) -> ExitCode {
    if !installed("mutants") {
        say("cargo-mutants is needed: cargo install cargo-mutants --locked\n");
        return ExitCode::FAILURE;
    }
    let tool = if installed("nextest") { "nextest" } else { "cargo" };
    // What else it needs to know stands in `.cargo/mutants.toml`.
    let command = format!(
        "mutants --package almoner-check --package almoner-eval --test-tool {tool} --jobs 1 --output target"
    );
    let mut step =
        Step { environment: &[("INSTA_UPDATE", "no")], ..step("changes no test notices", &command) };
    let files = files.iter().map(|file| ("--file", *file));
    for (option, value) in shard.map(|shard| ("--shard", shard)).into_iter().chain(files) {
        step.arguments.extend([option.to_owned(), value.to_owned()]);
    }
    run_all(&[step])
}

fn step(what: &'static str, command: &str) -> Step {
    Step { what, arguments: command.split_whitespace().map(str::to_owned).collect(), environment: &[] }
}

/// With nextest where it is installed: it runs the tests of all crates side by side.
fn tests() -> Step {
    let command = if installed("nextest") {
        "nextest run --workspace --no-fail-fast --hide-progress-bar"
    } else {
        "test --quiet --workspace --lib --bins --tests --no-fail-fast"
    };
    // A snapshot that differs is a failure, never a new snapshot.
    Step {
        environment: &[("INSTA_UPDATE", "no")],
        ..step("all tests: units, corpora, rule packs, command line, host program", command)
    }
}

/// Whether cargo has the command `name`.
fn installed(name: &str) -> bool {
    let mut version = Command::new("cargo");
    version.args([name, "--version"]).stdout(Stdio::null()).stderr(Stdio::null());
    version.status().is_ok_and(|status| status.success())
}

fn run_all(steps: &[Step]) -> ExitCode {
    for (number, step) in (1..).zip(steps) {
        say(&format!("[{number}/{}] {}: cargo {}\n", steps.len(), step.what, step.arguments.join(" ")));
        let start = Instant::now();
        let status =
            Command::new("cargo").args(&step.arguments).envs(step.environment.iter().copied()).status();
        let seconds = start.elapsed().as_secs();
        match status {
            Ok(status) if status.success() => say(&format!("      done in {seconds} s\n")),
            Ok(_) => {
                say(&format!("FAILED: {}, after {seconds} s\n", step.what));
                return ExitCode::FAILURE;
            }
            Err(error) => {
                say(&format!("FAILED: cargo could not be started: {error}\n"));
                return ExitCode::FAILURE;
            }
        }
    }
    say("all is well\n");
    ExitCode::SUCCESS
}

fn say(text: &str) {
    // Where nobody listens, the exit code still tells.
    let _ = std::io::stderr().write_all(text.as_bytes());
}
