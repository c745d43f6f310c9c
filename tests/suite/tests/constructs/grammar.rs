//! The grammar for people, as far as the table of constructs asks it: which rule has which words.

use std::collections::BTreeMap;

use crate::table::Row;

/// The rules of `grammar/almoner.ebnf`: name and body.
#[derive(Debug, Default)]
pub(crate) struct Grammar {
    rules: BTreeMap<String, String>,
}

impl Grammar {
    /// Reads the rules; a rule begins a line with its name and `=`.
    pub(crate) fn read(text: &str) -> Self {
        let mut rules: BTreeMap<String, String> = BTreeMap::new();
        let mut last = String::new();
        for line in text.lines() {
            let begins = !line.starts_with([' ', '(']);
            let (name, body) = match line.split_once('=').filter(|_| begins) {
                Some((name, body)) => (name.trim().to_owned(), body),
                None => (last.clone(), line),
            };
            let rule = rules.entry(name.clone()).or_default();
            rule.push_str(body);
            rule.push('\n');
            last = name;
        }
        Self { rules }
    }

    /// Whether the rules that the row names are there and have its words: every phrase, and one of its signs.
    pub(crate) fn has(&self, row: &Row) -> bool {
        let rules: Option<Vec<&String>> = row.rules.iter().map(|name| self.rules.get(*name)).collect();
        let Some(rules) = rules.filter(|rules| !rules.is_empty()) else { return false };
        let names = |word: &str| rules.iter().any(|rule| has_word(rule, word));
        let phrases = row.phrases.iter().all(|phrase| names(&capitals(&format!("{phrase:?}"))));
        let sign = |sign: &&str| {
            rules.iter().any(|rule| rule.contains(&format!("\"{sign}\"")))
                || self.word_of(sign).iter().any(|name| names(name))
                || rules.iter().any(|rule| rule.contains(&format!("{sign}…")))
        };
        phrases && (row.signs.is_empty() || row.signs.iter().any(sign))
    }

    /// The names of the words that are spelt so.
    fn word_of(&self, spelling: &str) -> Vec<&str> {
        let spelt = format!("\"{spelling}\"");
        let words = self.rules.iter().filter(|(name, body)| {
            name.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_') && body.contains(&spelt)
        });
        words.map(|(name, _)| name.as_str()).collect()
    }
}

fn has_word(rule: &str, word: &str) -> bool {
    rule.split(|letter: char| !(letter.is_alphanumeric() || letter == '_')).any(|known| known == word)
}

/// `RoundedUpTo` as `ROUNDED_UP_TO`.
fn capitals(name: &str) -> String {
    let mut capitals = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !capitals.is_empty() {
            capitals.push('_');
        }
        capitals.extend(letter.to_uppercase());
    }
    capitals
}
