//! The formatter: one canonical layout for a rule file, in English or in Chinese.
//!
//! It keeps every comment, doc comment and single blank line, and the author's own spelling of names, texts and
//! numbers. It never changes what a file says: what it has written is read again and compared, and a file that
//! cannot be read without errors is not touched at all.

mod benefits;
mod clauses;
mod comments;
mod doc;
mod expressions;
mod functions;
mod groups;
mod items;
mod lines;
mod soundness;
mod words;

use almoner_diagnostic::{Diagnostic, FileId, Language, Severity};

pub use soundness::says_the_same;

use comments::Comments;
use expressions::Next;

/// Columns that a line should not exceed.
const WIDTH: usize = 100;

/// What to format to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormatOptions {
    /// The language of keywords, units, dates and articles.
    pub keywords: Keywords,
}

/// The language of the keywords of a formatted file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keywords {
    /// That of most of the file's keywords now; English where there are as many of both.
    #[default]
    Keep,
    /// English.
    English,
    /// Chinese.
    Chinese,
}

/// Why a file was not formatted. The file is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// It has errors; these are all findings, in the order of their places.
    Unreadable(Vec<Diagnostic>),
    /// What would have been written does not say the same as the file: a mistake of the formatter, to be reported.
    Unsound {
        /// What is different.
        difference: Difference,
        /// What would have been written.
        written: String,
    },
}

/// What the self-check found different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The written text cannot be read without errors.
    Errors,
    /// It says something else.
    Meaning,
    /// A comment is missing, changed or there twice.
    Comments,
}

/// The text in its canonical layout, ended by a newline (an empty file stays empty).
///
/// # Errors
/// [`FormatError::Unreadable`] if the text has errors; [`FormatError::Unsound`] if the self-check fails.
pub fn format(file: FileId, text: &str, options: FormatOptions) -> Result<String, FormatError> {
    let parsed = crate::parse(file, text);
    if parsed.diagnostics.iter().any(|finding| finding.code.severity == Severity::Error) {
        return Err(FormatError::Unreadable(parsed.diagnostics));
    }
    let now = parsed.language;
    let language = match options.keywords {
        Keywords::Keep => now,
        Keywords::English => Language::English,
        Keywords::Chinese => Language::Chinese,
    };
    let comments = Comments::new(text, &parsed.trivia);
    let mut formatter = Formatter { comments, language, converts: language != now, next: Next::End };
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let written = formatter.file(&parsed.tree, end).print(WIDTH);
    match soundness::difference(file, text, &parsed, &written) {
        None => Ok(written),
        Some(difference) => Err(FormatError::Unsound { difference, written }),
    }
}

/// The state of formatting one file.
struct Formatter<'t> {
    /// The comments that are still to be printed, over the author's text.
    comments: Comments<'t>,
    /// The language to write.
    language: Language,
    /// The file is in the other language now.
    converts: bool,
    /// What of the same expression follows the part that is being printed.
    next: Next,
}
