//! `almoner ask`: which fact to ask for next, and why.

use almoner::Json;

use crate::arguments::Ask;
use crate::terminal::Terminal;
use crate::{Ended, Exit, words};

/// Prints the next question, or that no fact would help.
pub(crate) fn ask(arguments: &Ask, terminal: &mut Terminal) -> Ended {
    let case = arguments.case.load()?;
    let shown = match case.program.ask(Json(&case.facts), case.as_of)? {
        Some(next) if arguments.json => next.to_json(),
        Some(next) => next.to_text(terminal.language),
        None if arguments.json => "null".to_owned(),
        None => terminal.words(words::NOTHING_TO_ASK).to_owned(),
    };
    terminal.print(&format!("{}\n", shown.trim_end()))?;
    Ok(Exit::Done)
}
