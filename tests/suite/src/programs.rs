//! Programs of the corpora: loaded as the command line loads them, and asked what the command line would ask.

use std::path::{Path, PathBuf};

use almoner::{Diagnostics, Json, Language, Outcome, Program, Style, compile};
use almoner_cli::packs::load;

use crate::blocks::blocks;

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

/// What is explained of the household of a folder: its outputs, one after the other, or its benefits.
///
/// # Errors
/// The findings, if there is no outcome.
pub fn explanation(folder: &Path, language: Language) -> Result<String, String> {
    let program = load(&rules(folder)).compile_on(TODAY).map_err(|findings| findings.to_string())?;
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
    let (facts, as_of, outputs) = (read("facts.json"), read("as_of"), read("outputs"));
    let mut text = String::new();
    for name in outputs.split_whitespace() {
        let explained = program.explain(Json(&facts), as_of.trim(), name);
        text += &explained.map_err(|findings| findings.to_string())?.to_text(language);
        text.push('\n');
    }
    if text.is_empty() {
        let explained = program.explain_all(Json(&facts), as_of.trim());
        text = explained.map_err(|findings| findings.to_string())?.to_text(language);
    }
    Ok(text)
}

/// What is found in the first example of a part of a page, or else what is said to the household given beside it on
/// the day that follows `day` in the text; `None` where the part has no example.
///
/// # Errors
/// The household is decided, or has no day.
pub fn page_findings(part: &str, day: &str) -> Result<Option<Diagnostics>, String> {
    let Some((_, rules)) = blocks(part, "almoner").into_iter().next() else { return Ok(None) };
    let program = match compile([("rules.alm", rules)]) {
        Err(findings) => return Ok(Some(findings)),
        Ok(program) => program,
    };
    let Some((_, facts)) = blocks(part, "json").into_iter().next() else {
        return Ok(Some(program.warnings().clone()));
    };
    let as_of = part.lines().find_map(|line| line.trim().strip_prefix(day));
    let as_of = as_of.and_then(|rest| rest.get(..10)).ok_or("no day for the facts")?;
    match program.evaluate(Json(&facts), as_of) {
        Err(findings) => Ok(Some(findings)),
        Ok(outcome) if !outcome.no_figure().is_empty() => Ok(Some(outcome.no_figure())),
        Ok(outcome) => Err(format!("the household is decided: {}", outcome.to_json())),
    }
}

/// The pack in a folder, or its `rules.alm`.
pub fn rules(folder: &Path) -> PathBuf {
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
