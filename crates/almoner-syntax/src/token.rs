//! Tokens: the words, numbers, dates and marks of a rule file, with phrases already merged.

use crate::ast::Article;
use crate::keywords::Phrase;
use almoner_diagnostic::Span;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum TokenKind {
    /// A word that is no keyword.
    Word,
    /// A word directly after a number: its unit.
    Unit,
    /// A name in backticks.
    Quoted,
    /// A text in quotation marks.
    Text,
    /// A number, 万 and 亿 counted in.
    Number(Decimal),
    /// A percentage: the number before `%`.
    Percent(Decimal),
    /// A day.
    Date(Date),
    /// A month, as its first day.
    Month(Date),
    /// An article of a legal text.
    Article(Article),
    /// A keyword phrase.
    Phrase(Phrase),
    /// `(`
    Open,
    /// `)`
    Close,
    /// `,` or `、`
    Comma,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// `.`
    Dot,
    /// `|`
    Bar,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*` or `×`
    Times,
    /// `/` or `÷`
    Over,
    /// `=`
    Equal,
    /// `<>` or `≠`
    NotEqual,
    /// `<`
    Less,
    /// `<=` or `≤`
    AtMost,
    /// `>`
    Greater,
    /// `>=` or `≥`
    AtLeast,
}

/// A token and its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Token<'s> {
    /// What it is.
    pub(crate) kind: TokenKind,
    /// As written; a name in backticks and a text without their marks.
    pub(crate) text: &'s str,
    /// Where, with all marks.
    pub(crate) span: Span,
    /// It is the first on its line.
    pub(crate) starts_line: bool,
    /// Nothing stands between it and the token before it.
    pub(crate) glued: bool,
    /// Something new may begin here: a clause, a line, an entry.
    pub(crate) begins: bool,
    /// The doc comment just before it: a place in [`crate::lexer::Lexed::docs`] counted from one, or zero.
    pub(crate) doc: u32,
}

impl Token<'_> {
    /// Whether it is this phrase, in either language.
    pub(crate) fn is(&self, phrase: Phrase) -> bool {
        self.kind == TokenKind::Phrase(phrase)
    }

    /// The phrase that it is.
    pub(crate) fn phrase(&self) -> Option<Phrase> {
        match self.kind {
            TokenKind::Phrase(phrase) => Some(phrase),
            _ => None,
        }
    }

    /// Whether it can be a name.
    pub(crate) fn is_name(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Quoted)
    }

    /// Whether it is written in Latin letters.
    pub(crate) fn is_latin(&self) -> bool {
        self.text.bytes().next().is_some_and(|byte| byte.is_ascii())
    }
}
