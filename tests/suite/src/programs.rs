//! Programs of the corpora: loaded as the command line loads them, and asked what the command line would ask.

use std::path::{Path, PathBuf};

use almoner::{Diagnostics, Json, Language, Outcome, Program, Style};
use almoner_cli::packs::load;

/// The day on which programs of the corpora are checked.
pub const TODAY: almoner::Date = almoner::Date::constant(2026, 1, 1);

/// What is said to the rules and the household of a folder: findings, or the outcome in a few lines.
pub fn answer(folder: &Path, language: Language) -> String {
    let style = Style::plain(language);
    let program = match load(&rules(folder)).compile_on(TODAY) {
        Ok(program) => program,
        Err(findings) => return findings.render(style),
    };
    let warnings = program.warnings().render(style);
    if !folder.join("facts.json").exists() {
        return warnings;
    }
    match outcome(&program, folder) {
        Ok(outcome) => warnings + &outcome.to_text(language),
        Err(findings) => warnings + &findings.render(style),
    }
}

/// The outcome of the program and the household of a folder as the library's bytes.
///
/// # Errors
/// The findings, if there is no outcome.
pub fn outcome_json(folder: &Path) -> Result<String, String> {
    let program = load(&rules(folder)).compile_on(TODAY).map_err(|findings| findings.to_string())?;
    let outcome = outcome(&program, folder).map_err(|findings| findings.to_string())?;
    Ok(outcome.to_json() + "\n")
}

/// The pack in a folder, or its `rules.alm`.
fn rules(folder: &Path) -> PathBuf {
    if folder.join("almoner.toml").exists() { folder.to_owned() } else { folder.join("rules.alm") }
}

fn outcome(program: &Program, folder: &Path) -> Result<Outcome, Diagnostics> {
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
    let (facts, as_of, outputs) = (read("facts.json"), read("as_of"), read("outputs"));
    let names: Vec<&str> = outputs.split_whitespace().collect();
    if names.is_empty() {
        return program.evaluate(Json(&facts), as_of.trim());
    }
    program.evaluate_only(&names, Json(&facts), as_of.trim())
}
