//! The one common layout of rule files.

use almoner_diagnostic::codes::packs::FORMATTER_FAILED;
use almoner_diagnostic::{Diagnostic, Sources, Span};
use almoner_syntax::format::{FormatError, FormatOptions, Keywords};

use crate::diagnostics::Diagnostics;

/// The text of a rule file in the common layout, with its keywords as they are or all in one language. `name`
/// is what findings call the file.
///
/// Nothing but layout and keywords changes: what was written is read again and compared.
///
/// ```
/// use almoner::{Keywords, format};
///
/// let tidy = format("rules.alm", "module   county", Keywords::Keep)?;
/// assert_eq!(tidy, "module county\n");
/// assert_eq!(format("rules.alm", &tidy, Keywords::Chinese)?, "模块 county\n");
/// # Ok::<(), almoner::Diagnostics>(())
/// ```
///
/// # Errors
/// All findings about the text, where it cannot be read without errors; it is left as it was then.
pub fn format(name: &str, text: &str, keywords: Keywords) -> Result<String, Diagnostics> {
    let mut sources = Sources::new();
    let file = sources.add(name, text);
    almoner_syntax::format::format(file, text, FormatOptions { keywords }).map_err(|error| match error {
        FormatError::Unreadable(findings) => Diagnostics::new(findings, sources),
        FormatError::Unsound { .. } => {
            let finding = Diagnostic::new(&FORMATTER_FAILED, Span::new(file, 0, 0)).arg("path", name);
            Diagnostics::new(vec![finding], sources)
        }
    })
}
