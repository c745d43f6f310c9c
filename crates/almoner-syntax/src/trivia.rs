//! What stands between the words of a rule file: comments and blank lines, kept for the formatter.

use almoner_diagnostic::Span;

/// What a piece of trivia is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TriviaKind {
    /// `-- …` to the end of the line, alone on its line.
    OwnLineComment,
    /// `-- …` to the end of the line, after something else on the same line.
    EndOfLineComment,
    /// One or more blank lines. The span begins at the first blank line's first byte.
    BlankLines,
}

/// A comment or a run of blank lines. Doc comments that document something are in the tree instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trivia {
    /// What it is.
    pub kind: TriviaKind,
    /// Where it stands; a comment with its `--`, without the line end and without blanks before the line end.
    pub span: Span,
}
