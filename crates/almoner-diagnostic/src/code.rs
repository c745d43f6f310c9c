//! What a diagnostic code is: its number, its name, how grave it is, and its words.

use crate::Text;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The program cannot be used, or the question cannot be answered.
    Error,
    /// The program can be used, but something in it is probably not what the author meant.
    Warning,
}

/// One kind of finding. The number is stable for ever; every code has a page `docs/diagnostics/<number>.md`.
///
/// Codes are the statics of [`crate::codes`], listed in [`crate::codes::ALL`]. Two codes are equal when
/// their numbers are.
#[derive(Debug)]
pub struct Code {
    /// The stable number: `E` (error) or `W` (warning) and four digits.
    pub number: &'static str,
    /// A short name in lower case with hyphens, for search and for anchors.
    pub name: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, as one line: lower case, no full stop, the author's own words in backticks
    /// (Chinese: in “ ”), placeholders `{like_this}`.
    pub message: Text,
    /// What to do about it, as one or two sentences; empty where the message says it all.
    pub help: Text,
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Eq for Code {}
