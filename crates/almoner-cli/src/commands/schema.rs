//! `almoner schema`: the JSON Schema of the facts that a program asks for.

use crate::arguments::Schema;
use crate::case::program_at;
use crate::terminal::Terminal;
use crate::{Ended, Exit};

/// Prints the schema, with titles in the reader's language.
pub(crate) fn schema(arguments: &Schema, terminal: &mut Terminal) -> Ended {
    let program = program_at(&arguments.path)?;
    let schema = program.schema(terminal.language);
    terminal.print(&format!("{}\n", schema.trim_end()))?;
    Ok(Exit::Done)
}
