//! Puts words to failures: what was expected at a place, what stands there instead, and what was probably meant.

use super::input::{Failure, Label, What};
use crate::keywords::Phrase;
use crate::token::{Token, TokenKind};
use almoner_diagnostic::codes::{expected, syntax as code};
use almoner_diagnostic::{Arg, Diagnostic, Language, Span, Text};

/// Collects the findings of a file's shape.
pub(super) struct Reporter<'s, 'r> {
    pub(super) tokens: &'s [Token<'s>],
    /// What was found wrong with characters and brackets: a clause that holds such a mistake is not reported again.
    pub(super) known: &'r [Span],
    /// The language of the file, for repairs.
    pub(super) language: Language,
    pub(super) findings: Vec<Diagnostic>,
}

impl<'s> Reporter<'s, '_> {
    fn token(&self, at: usize) -> Option<&'s Token<'s>> {
        self.tokens.get(at)
    }

    fn before(&self, at: usize) -> Option<&'s Token<'s>> {
        at.checked_sub(1).and_then(|before| self.tokens.get(before))
    }

    /// A part that begins at `start` could not be read; its item ends at `end`.
    pub(super) fn failure(&mut self, start: usize, failure: &Failure, end: usize) {
        if self.is_known(start, failure.at, end) {
            return;
        }
        let finding = super::advice::advice(self.tokens, self.language, (start, end), failure)
            .unwrap_or_else(|| self.plain(failure, end));
        self.findings.push(finding);
    }

    /// Whether the place, or what led to it, is part of a mistake that is reported already.
    fn is_known(&self, start: usize, at: usize, end: usize) -> bool {
        let first = self.token(start).map_or(0, |token| token.span.start);
        let last = self.token(at.min(end.saturating_sub(1))).map_or(u32::MAX, |token| token.span.end);
        let from = self.known.partition_point(|known| known.end < first);
        self.known.get(from).is_some_and(|known| known.start <= last)
    }

    /// What was expected, and what stands there.
    fn plain(&self, failure: &Failure, end: usize) -> Diagnostic {
        let before = self.before(failure.at);
        let before_span = before.map_or(Span::new(self.file(), 0, 0), |token| token.span);
        let before_text = before.map_or("", |token| shown(token));
        let found = self.token(failure.at).filter(|_| failure.at < end);
        let Some(expected) = expected_words(failure) else {
            return match found {
                Some(found) => Diagnostic::new(&code::UNEXPECTED, found.span)
                    .arg("found", shown(found))
                    .arg("before", before_text),
                None => Diagnostic::new(&code::EXPECTED_AT_END, before_span)
                    .arg("before", before_text)
                    .arg("expected", expected::SOMETHING),
            };
        };
        let new_line = found.is_none_or(|found| found.starts_line || found.phrase().is_some_and(is_clause));
        if new_line {
            return Diagnostic::new(&code::EXPECTED_AT_END, before_span)
                .arg("before", before_text)
                .arg("expected", expected);
        }
        let found = found.map_or((before_span, ""), |found| (found.span, shown(found)));
        let name =
            failure.labels().any(|label| matches!(label, Label::What(What::Name | What::Key | What::Role)));
        let which = if name { &code::NAME_MISSING } else { &code::EXPECTED };
        Diagnostic::new(which, found.0)
            .arg("before", before_text)
            .arg("expected", expected)
            .arg("found", found.1)
    }

    fn file(&self) -> almoner_diagnostic::FileId {
        self.tokens.first().map_or(almoner_diagnostic::FileId(0), |token| token.span.file)
    }

    /// Nothing that begins like this belongs here.
    pub(super) fn unexpected(&mut self, at: usize) {
        let end = self.tokens.len();
        self.failure(at, &Failure::new(at), end);
    }

    pub(super) fn item_expected(&mut self, at: usize) {
        let Some(token) = self.token(at) else { return };
        self.findings.push(Diagnostic::new(&code::ITEM_EXPECTED, token.span).arg("found", shown(token)));
    }

    pub(super) fn misspelt_item(&mut self, at: usize, meant: Phrase) {
        let Some(token) = self.token(at) else { return };
        let chinese = !token.is_latin() || self.language == Language::Chinese;
        let right = if chinese { meant.chinese() } else { meant.english() };
        let which = if token.text.to_lowercase() == meant.english() {
            &code::CAPITALISED
        } else {
            &code::MISSPELT_ITEM
        };
        self.findings.push(
            Diagnostic::new(which, token.span)
                .arg("found", token.text)
                .arg("lower", token.text.to_lowercase())
                .arg("right", right)
                .fix(code::REPLACE, token.span, right),
        );
    }

    pub(super) fn colon_too_much(&mut self, at: usize) {
        let Some(token) = self.token(at) else { return };
        let before = self.before(at).map_or("", |token| shown(token));
        self.findings.push(Diagnostic::new(&code::COLON_TOO_MUCH, token.span).arg("before", before).fix(
            code::REMOVE,
            token.span,
            "",
        ));
    }

    /// A block without lines.
    pub(super) fn line_missing(&mut self, start: usize) {
        let Some(token) = self.token(start) else { return };
        self.findings.push(
            Diagnostic::new(&code::EXPECTED_AT_END, token.span)
                .arg("before", shown(token))
                .arg("expected", expected::LINE),
        );
    }
}

/// The text of a token as a message shows it: on one line, not too long.
pub(super) fn shown<'s>(token: &Token<'s>) -> &'s str {
    let line = token.text.lines().next().unwrap_or("");
    line.char_indices().nth(40).map_or(line, |(end, _)| line.get(..end).unwrap_or(line))
}

fn is_clause(phrase: Phrase) -> bool {
    use crate::keywords::PhraseKind::{Clause, Item};
    matches!(phrase.kind(), Clause | Item)
}

/// What was expected, in words; kinds of things before single words.
fn expected_words(failure: &Failure) -> Option<Arg> {
    let things = failure.labels().filter_map(|label| match label {
        Label::What(what) => Some(words_of(what)),
        Label::Phrase(_) => None,
    });
    let things = things.collect::<Vec<_>>();
    let phrases = failure.labels().filter_map(|label| match label {
        Label::Phrase(phrase) => Some(phrase_words(phrase)),
        Label::What(_) => None,
    });
    let all = if things.is_empty() {
        phrases.collect::<Vec<_>>()
    } else {
        things.into_iter().map(|text| (text.en.to_owned(), text.zh.to_owned())).collect()
    };
    if all.is_empty() {
        return None;
    }
    let en = all.iter().map(|(en, _)| en.as_str()).collect::<Vec<_>>().join(" or ");
    let zh = all.iter().map(|(_, zh)| zh.as_str()).collect::<Vec<_>>().join("或");
    Some(Arg::Words { en, zh })
}

fn phrase_words(phrase: Phrase) -> (String, String) {
    let (english, chinese) = (phrase.english(), phrase.chinese());
    let either =
        |first: &str, second: &str| if first.is_empty() { second.to_owned() } else { first.to_owned() };
    (format!("`{}`", either(english, chinese)), format!("“{}”", either(chinese, english)))
}

fn words_of(what: What) -> Text {
    match what {
        What::Name => expected::NAME,
        What::Value => expected::VALUE,
        What::Condition => expected::CONDITION,
        What::Type => expected::TYPE,
        What::Unit => expected::UNIT,
        What::Day => expected::DAY,
        What::Month => expected::MONTH,
        What::Text => expected::TEXT,
        What::FileName => expected::FILE_NAME,
        What::Key => expected::KEY,
        What::Source => expected::SOURCE,
        What::Role => expected::ROLE,
        What::WholeNumber => expected::WHOLE_NUMBER,
        What::Colon => expected::COLON,
        What::Close => expected::CLOSE,
        What::Bar => expected::BAR,
        What::And => expected::AND,
        What::FactValue => expected::FACT_VALUE,
    }
}

/// The finding for a file that is too large to be read.
pub(super) fn file_too_large(span: Span) -> Diagnostic {
    Diagnostic::new(&almoner_diagnostic::codes::lexical::FILE_TOO_LARGE, span)
}

/// Whether a token joins two values, so that a value before it is complete.
pub(super) fn is_comparison(token: &Token<'_>) -> bool {
    super::expressions::comparison_of(token.kind).is_some()
        || matches!(token.kind, TokenKind::Phrase(Phrase::Between))
}
