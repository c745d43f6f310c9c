//! `almoner explain`: why the answer is what it is, as text, JSON or one page.

use almoner::Json;

use crate::arguments::{Explain, Format};
use crate::terminal::Terminal;
use crate::{Ended, Exit};

/// Explains one benefit or rule, or all benefits.
pub(crate) fn explain(arguments: &Explain, terminal: &mut Terminal) -> Ended {
    let case = arguments.case.load()?;
    let facts = Json(&case.facts);
    let explanation = match &arguments.name {
        Some(name) => case.program.explain(facts, case.as_of, name)?,
        None => case.program.explain_all(facts, case.as_of)?,
    };
    let shown = match arguments.format {
        Format::Text => explanation.to_text(terminal.language),
        Format::Json => explanation.to_json(),
        Format::Html => explanation.to_html(terminal.language),
    };
    terminal.print(&format!("{}\n", shown.trim_end()))?;
    Ok(Exit::Done)
}
