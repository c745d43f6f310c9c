//! The `almoner` command.

fn main() -> std::process::ExitCode {
    almoner_cli::main()
}
