//! Every word of the language, in English and in Chinese: the one place where they are typed.
//!
//! The lexer, the formatter, the grammar for people and the editors' grammars read these tables. This file
//! and its neighbours say how a word is written, never what it means.

mod names;
mod phrases;
mod units;

pub use names::{ContextWord, NameWord, TypeWord, canonical_name, chinese_name};
pub use phrases::{Phrase, PhraseKind, PhraseWords, TABLE};
pub use units::{UNITS, UnitWord, find_unit, unit_named};

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn no_spelling_stands_for_two_phrases() {
        let mut seen: HashMap<&str, Phrase> = HashMap::new();
        for words in TABLE {
            for spelling in words.english.iter().chain(words.chinese) {
                assert_eq!(seen.insert(spelling, words.phrase), None, "`{spelling}` is there twice");
            }
        }
    }

    #[test]
    fn every_phrase_finds_its_own_row() {
        for words in TABLE {
            assert_eq!(words.phrase.words().phrase, words.phrase);
            assert!(!words.english.is_empty() || !words.chinese.is_empty());
            assert!(!words.doc.en.is_empty() && !words.doc.zh.is_empty());
        }
    }

    #[test]
    fn units_are_found_by_every_spelling() {
        for (spelling, name) in
            [("元", "yuan"), ("persons", "person"), ("个月", "month"), ("公斤", "kilogram")]
        {
            assert_eq!(find_unit(spelling).map(|unit| unit.name), Some(name));
        }
        assert!(find_unit("furlong").is_none());
    }

    #[test]
    fn names_with_two_spellings() {
        assert_eq!(canonical_name("成员"), "members");
        assert_eq!(canonical_name("人均收入"), "人均收入");
        assert_eq!(chinese_name("granted"), Some("给予"));
        assert_eq!(chinese_name("wage"), None);
    }
}
