//! Bounds on what is read, checked on the tokens before anything is read, in one pass: so that hostile text gets
//! one clear finding in time proportional to its length.

use crate::keywords::{Phrase, PhraseKind};
use crate::token::{Token, TokenKind};
use almoner_diagnostic::codes::syntax as code;
use almoner_diagnostic::{Diagnostic, Span};

/// A file has at most this many bytes.
pub(super) const LARGEST_FILE: usize = 8 * 1024 * 1024;
/// Brackets, functions and prefixes are nested at most this deep.
pub(super) const DEEPEST: usize = 128;
/// An expression has at most this many operations.
pub(super) const LONGEST: usize = 1_000;

/// For each item, whether it breaks a bound and must not be read; the first breach in each is reported.
pub(super) fn too_much(tokens: &[Token<'_>], starts: &[usize], findings: &mut Vec<Diagnostic>) -> Vec<bool> {
    let ends = starts.iter().copied().skip(1).chain([tokens.len()]);
    let items = starts.iter().copied().zip(ends);
    items.map(|(start, end)| breach(tokens.get(start..end).unwrap_or(&[]), findings)).collect()
}

fn breach(item: &[Token<'_>], findings: &mut Vec<Diagnostic>) -> bool {
    let mut count = Count::default();
    for token in item {
        if let Some(finding) = count.take(token) {
            findings.push(finding);
            return true;
        }
    }
    brackets(item, findings);
    false
}

#[derive(Default)]
struct Count {
    depth: usize,
    /// Functions and prefixes since the expression began: each may nest what follows in one more level.
    nesting: usize,
    /// `not` and `-` directly after one another.
    prefixes: usize,
    operators: usize,
    began: Option<Span>,
}

impl Count {
    fn take(&mut self, token: &Token<'_>) -> Option<Diagnostic> {
        let prefix = token.is(Phrase::Not) || token.kind == TokenKind::Minus;
        self.prefixes = if prefix { self.prefixes.saturating_add(1) } else { 0 };
        match token.kind {
            TokenKind::Open => {
                self.depth = self.depth.saturating_add(1);
                self.operators = self.operators.saturating_add(usize::from(token.glued));
            }
            TokenKind::Close => self.depth = self.depth.saturating_sub(1),
            // A new expression begins behind it; the brackets that are open stay open.
            TokenKind::Colon | TokenKind::Bar => return self.restart(),
            TokenKind::Comma | TokenKind::Semicolon if self.depth == 0 => return self.restart(),
            TokenKind::Phrase(phrase) if self.depth == 0 && begins_expression(phrase, token) => {
                return self.restart();
            }
            TokenKind::Phrase(phrase) => self.phrase(phrase),
            TokenKind::Minus | TokenKind::Plus | TokenKind::Times | TokenKind::Over | TokenKind::Dot => {
                self.operators = self.operators.saturating_add(1);
            }
            _ => {}
        }
        let began = *self.began.get_or_insert(token.span);
        if self.depth.saturating_add(self.nesting).saturating_add(self.prefixes) > DEEPEST {
            return Some(Diagnostic::new(&code::TOO_DEEP, token.span).arg("limit", DEEPEST.to_string()));
        }
        (self.operators > LONGEST)
            .then(|| Diagnostic::new(&code::TOO_LONG, began.to(token.span)).arg("limit", LONGEST.to_string()))
    }

    fn phrase(&mut self, phrase: Phrase) {
        match phrase.kind() {
            _ if joins(phrase) => {
                self.operators = self.operators.saturating_add(1);
            }
            PhraseKind::Operator => self.operators = self.operators.saturating_add(1),
            PhraseKind::Function => {
                self.operators = self.operators.saturating_add(1);
                self.nesting = self.nesting.saturating_add(usize::from(nests(phrase)));
            }
            _ => {}
        }
    }

    fn restart(&mut self) -> Option<Diagnostic> {
        *self = Self { depth: self.depth, ..Self::default() };
        None
    }
}

/// Whether an expression begins behind a phrase.
fn begins_expression(phrase: Phrase, token: &Token<'_>) -> bool {
    phrase.kind() == PhraseKind::Clause && !joins(phrase) || phrase == Phrase::Is && token.starts_line
}

/// Phrases of clauses that stand in expressions as well.
fn joins(phrase: Phrase) -> bool {
    matches!(phrase, Phrase::For | Phrase::AsOf | Phrase::Is)
}

/// Functions whose argument can begin with a function again.
fn nests(phrase: Phrase) -> bool {
    !matches!(
        phrase,
        Phrase::Over
            | Phrase::Where
            | Phrase::Has
            | Phrase::Among
            | Phrase::HighestFirst
            | Phrase::LowestFirst
            | Phrase::TiesBy
            | Phrase::NumberOfMembers
    )
}

/// Reports the brackets that have no partner. They are told here, where the whole item is in view.
fn brackets(item: &[Token<'_>], findings: &mut Vec<Diagnostic>) {
    let mut open: Vec<Span> = Vec::new();
    for token in item {
        match token.kind {
            TokenKind::Open => open.push(token.span),
            TokenKind::Close if open.pop().is_none() => {
                findings.push(Diagnostic::new(&code::BRACKET_NOT_OPENED, token.span).fix(
                    code::REMOVE,
                    token.span,
                    "",
                ));
            }
            _ => {}
        }
    }
    if let Some(innermost) = open.pop() {
        findings.push(Diagnostic::new(&code::BRACKET_NOT_CLOSED, innermost));
    }
}
