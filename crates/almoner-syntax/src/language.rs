//! Which of the two languages a rule file is written in, so that what is written into it is in the same one.
//! Looks at the words of the language only, never at names, texts and comments.

use almoner_diagnostic::{FileId, Language};

use crate::keywords::{Phrase, PhraseKind, find_unit};
use crate::lexer::width::narrowed;
use crate::token::{Token, TokenKind};

/// How many keywords and units of a file are in which language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeywordCount {
    /// Those in English.
    pub english: usize,
    /// Those in Chinese.
    pub chinese: usize,
}

impl KeywordCount {
    /// The language of most of them; English where there are as many of both.
    pub fn language(self) -> Language {
        if self.chinese > self.english { Language::Chinese } else { Language::English }
    }
}

/// Counts the keywords of a rule file, and the built-in units behind its numbers.
pub fn count_keywords(text: &str) -> KeywordCount {
    count(&crate::lexer::lex(FileId(0), text).tokens)
}

pub(crate) fn count(tokens: &[Token<'_>]) -> KeywordCount {
    let of_language = |token: &&Token<'_>| match token.kind {
        TokenKind::Phrase(_) => token.text.starts_with(char::is_alphabetic),
        TokenKind::Unit => find_unit(&narrowed(token.text)).is_some(),
        _ => false,
    };
    let all = || tokens.iter().filter(of_language);
    let english = all().filter(|token| token.is_latin()).count();
    KeywordCount { english, chinese: all().count().saturating_sub(english) }
}

/// How a repair writes `phrase` in a file of `language`. `None` where Chinese puts the words in another order, so
/// that one phrase cannot stand for the other.
pub(crate) fn spelled(phrase: Phrase, language: Language) -> Option<&'static str> {
    match language {
        Language::English => Some(phrase.english()).filter(|spelling| !spelling.is_empty()),
        Language::Chinese if phrase.kind() == PhraseKind::Function => None,
        Language::Chinese => Some(phrase.chinese()).filter(|spelling| !spelling.is_empty()),
    }
}

/// A day as a repair writes it in the place of `written`: in the same form.
pub(crate) fn day_like(written: &str, date: jiff::civil::Date) -> String {
    let language = if written.contains('年') { Language::Chinese } else { Language::English };
    day(date, language)
}

/// A day in the form of a language: `2025-08-01`, `2025年8月1日`.
pub fn day(date: jiff::civil::Date, language: Language) -> String {
    match language {
        Language::English => format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()),
        Language::Chinese => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_and_units_are_counted_and_nothing_else() {
        let text = "定义 household.income：元每月\n  为 10 yuan per month -- when\n";
        assert_eq!(count_keywords(text), KeywordCount { english: 2, chinese: 3 });
        assert_eq!(count_keywords("define 当").language(), Language::English);
        assert_eq!(count_keywords("定义 x").language(), Language::Chinese);
    }

    #[test]
    fn a_phrase_of_another_order_is_not_translated() {
        assert_eq!(spelled(Phrase::When, Language::Chinese), Some("当"));
        assert_eq!(spelled(Phrase::SumOf, Language::Chinese), None);
        assert_eq!(spelled(Phrase::FromEnd, Language::English), None);
    }
}
