//! `almoner code`: the long form of a finding's code, or the list of all codes.

use std::fmt::Write;

use almoner::codes;
use almoner::{Diagnostic, Language, page};

use crate::arguments::Code;
use crate::terminal::Terminal;
use crate::{Ended, Exit};

/// Prints the page of one code, or a line for each of them.
pub(crate) fn code(arguments: &Code, terminal: &mut Terminal) -> Ended {
    let Some(number) = &arguments.number else {
        terminal.print(&list(terminal.language))?;
        return Ok(Exit::Done);
    };
    let Some(code) = codes::find(number) else {
        return Err(Diagnostic::without_place(&codes::packs::CODE_UNKNOWN)
            .arg("code", number.as_str())
            .into());
    };
    let page = page(code.number, terminal.language).unwrap_or_else(|| in_brief(code, terminal.language));
    terminal.print(page.trim_end())?;
    terminal.print("\n")?;
    Ok(Exit::Done)
}

/// What a code without a page says of itself.
fn in_brief(code: &almoner::Code, language: Language) -> String {
    let mut text = format!("# {} {}\n\n{}\n", code.number, code.name, code.message.get(language));
    if !code.help.en.is_empty() {
        text.push_str(&format!("\n{}\n", code.help.get(language)));
    }
    text
}

fn list(language: Language) -> String {
    let mut lines = String::new();
    for code in codes::ALL.iter().flat_map(|group| group.iter()) {
        // Writing to a text cannot fail.
        let _ = writeln!(lines, "{}  {}", code.number, code.message.get(language));
    }
    lines
}
