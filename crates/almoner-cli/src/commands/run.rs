//! `almoner run`: what a household gets, as text for people or as the bytes of the library's outcome.

use almoner::codes::packs::NOTHING_TO_COMPUTE;
use almoner::{Diagnostic, Json, Outcome, Program};

use crate::arguments::Run;
use crate::packs::shown;
use crate::terminal::Terminal;
use crate::writing::write_whole;
use crate::{Ended, Exit, Stop};

/// Computes and prints the outcome, and writes the record of the decision where one is asked for.
pub(crate) fn run(arguments: &Run, terminal: &mut Terminal) -> Ended {
    let case = arguments.case.load()?;
    let outputs: Vec<&str> = arguments.output.iter().map(String::as_str).collect();
    if outputs.is_empty() && !case.program.has_benefits() {
        let finding = Diagnostic::without_place(&NOTHING_TO_COMPUTE);
        return Err(finding.arg("path", shown(&arguments.case.path)).into());
    }
    let outcome = evaluate(&case.program, &case.facts, case.as_of, &outputs)?;
    if let Some(path) = &arguments.record {
        let record = case.program.record_with(&outputs, Json(&case.facts), case.as_of)?;
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
