//! The self-check of the formatter: what was written must be read as the same file, with the same comments.

use almoner_diagnostic::{FileId, Severity};

use super::Difference;
use super::comments::plain;
use super::groups::without_groups;
use crate::ast::File;
use crate::{Parsed, TriviaKind};

/// What is different between a file and what the formatter made of it; `None` if they say the same.
pub(super) fn difference(file: FileId, text: &str, parsed: &Parsed, written: &str) -> Option<Difference> {
    let again = crate::parse(file, written);
    if again.diagnostics.iter().any(|finding| finding.code.severity == Severity::Error) {
        return Some(Difference::Errors);
    }
    if !says_the_same(&again.tree, &parsed.tree) {
        return Some(Difference::Meaning);
    }
    (comments(text, parsed) != comments(written, &again)).then_some(Difference::Comments)
}

/// Whether two files say the same; parentheses that one language needs and the other does not are left out.
pub fn says_the_same(one: &File, other: &File) -> bool {
    one == other || without_groups(one.clone()) == without_groups(other.clone())
}

/// All comments of a file, sorted: the formatter may move a comment, never change or lose it.
fn comments(text: &str, parsed: &Parsed) -> Vec<String> {
    let is_comment = |kind| matches!(kind, TriviaKind::OwnLineComment | TriviaKind::EndOfLineComment);
    let comments = parsed.trivia.iter().filter(|piece| is_comment(piece.kind));
    let mut texts: Vec<String> = comments
        .filter_map(|piece| text.get(piece.span.start as usize..piece.span.end as usize))
        .map(plain)
        .collect();
    texts.sort_unstable();
    texts
}
