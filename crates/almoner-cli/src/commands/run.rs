//! `almoner run`: what a household gets, as text for people or as the bytes of the library's outcome.

use almoner::codes::packs::NOTHING_TO_COMPUTE;
use almoner::{Diagnostic, IntoDay, IntoMonth, Json, Outcome, Program};

use crate::arguments::Run;
use crate::packs::{FACTS_LIMIT, read_text, shown};
use crate::terminal::Terminal;
use crate::words::{MONTHS_DONE, filled};
use crate::writing::write_whole;
use crate::{Ended, Exit, Stop};

/// How often a terminal is told how far a long run of months is.
const SHOWN_EVERY: usize = 12;

/// Computes and prints the outcome, and writes the record of the decision where one is asked for.
pub(crate) fn run(arguments: &Run, terminal: &mut Terminal) -> Ended {
    if let (Some(from), Some(to)) = (&arguments.from, &arguments.to) {
        return months(arguments, (from, to), terminal);
    }
    let as_of = arguments.as_of.as_deref().unwrap_or_default();
    let as_of = as_of.into_day().map_err(|finding| Stop::from(*finding))?;
    let (program, facts) = arguments.household.load()?;
    let outputs: Vec<&str> = arguments.output.iter().map(String::as_str).collect();
    if outputs.is_empty() {
        has_benefits(&program, arguments)?;
    }
    let outcome = evaluate(&program, &facts, as_of, &outputs)?;
    if let Some(path) = &arguments.record {
        let record = program.record_with(&outputs, Json(&facts), as_of)?;
        write_whole(path, &format!("{}\n", record.to_json()))?;
    }
    if arguments.json {
        terminal.print(&format!("{}\n", outcome.to_json()))?;
    } else {
        terminal.print(&outcome.to_text(terminal.language))?;
    }
    Ok(Exit::Done)
}

fn evaluate(program: &Program, facts: &str, as_of: almoner::Date, outputs: &[&str]) -> Result<Outcome, Stop> {
    if outputs.is_empty() {
        return Ok(program.evaluate(Json(facts), as_of)?);
    }
    Ok(program.evaluate_only(outputs, Json(facts), as_of)?)
}

/// Month after month, and what was paid held against what is due.
fn months(arguments: &Run, (from, to): (&str, &str), terminal: &mut Terminal) -> Ended {
    let month = |text: &str| text.into_month().map_err(|finding| Stop::from(*finding));
    let (from, to) = (month(from)?, month(to)?);
    let paid = arguments.paid.as_deref();
    let paid = paid.map(|path| read_text(path, &shown(path), FACTS_LIMIT)).transpose()?;
    let (program, facts) = arguments.household.load()?;
    has_benefits(&program, arguments)?;
    let timeline = program.evaluate_months_telling(Json(&facts), from, to, |done| {
        if done.is_multiple_of(SHOWN_EVERY) {
            // That a note cannot be shown is no reason to stop.
            let _ =
                terminal.progress(&filled(MONTHS_DONE, terminal.language, &[("done", &done.to_string())]));
        }
    });
    terminal.progress("")?;
    let mut timeline = timeline?;
    if let Some(paid) = paid {
        timeline.settle(&paid)?;
    }
    let text = match (arguments.json, arguments.explain) {
        (true, _) => format!("{}\n", timeline.to_json()),
        (false, true) => timeline.to_text_with_reasons(terminal.language),
        (false, false) => timeline.to_text(terminal.language),
    };
    terminal.print(&text)?;
    Ok(Exit::Done)
}

fn has_benefits(program: &Program, arguments: &Run) -> Result<(), Stop> {
    if program.has_benefits() {
        return Ok(());
    }
    let finding = Diagnostic::without_place(&NOTHING_TO_COMPUTE);
    Err(finding.arg("path", shown(&arguments.household.path)).into())
}
