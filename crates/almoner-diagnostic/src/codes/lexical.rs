//! Codes about characters, numbers, dates and texts as they are written.

use crate::{Code, Severity, Text};

/// All codes of this group.
pub const ALL: &[&Code] = &[&UNKNOWN_CHARACTER];

/// A character that has no meaning in a rule file.
pub static UNKNOWN_CHARACTER: Code = Code {
    number: "E0001",
    name: "unknown-character",
    severity: Severity::Error,
    message: Text::new("`{character}` has no meaning here", "“{character}”在这里没有含义"),
    help: Text::new("Remove it, or put text in quotation marks.", "请删去它；如果是文字，请加引号。"),
};
