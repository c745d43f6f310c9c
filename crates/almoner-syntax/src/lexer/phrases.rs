//! Merges words into keyword phrases, and says which words are units. Works on tokens that are already in order.

use super::width::narrowed;
use crate::keywords::{NameWord, Phrase, PhraseKind, TABLE, find_unit};
use crate::token::{Token, TokenKind};
use std::collections::HashMap;
use std::sync::OnceLock;

/// The phrases that begin with one word, the longest first: the words that follow, and the phrase.
type Beginnings = HashMap<&'static str, Vec<(Vec<&'static str>, Phrase)>>;

fn beginnings() -> &'static Beginnings {
    static BEGINNINGS: OnceLock<Beginnings> = OnceLock::new();
    BEGINNINGS.get_or_init(|| {
        let mut map = Beginnings::new();
        for row in TABLE {
            for spelling in row.english.iter().chain(row.chinese) {
                let mut words = spelling.split(' ');
                let first = words.next().unwrap_or("");
                map.entry(first).or_default().push((words.collect(), row.phrase));
            }
        }
        for (_, candidates) in map.iter_mut().collect::<std::collections::BTreeMap<_, _>>() {
            candidates.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        map
    })
}

/// The phrase that this one Chinese word is.
pub(super) fn chinese_phrase(word: &str) -> Option<Phrase> {
    if word.is_ascii() {
        return None;
    }
    beginnings().get(word)?.iter().find(|(more, _)| more.is_empty()).map(|(_, phrase)| *phrase)
}

/// Words to phrases, then units.
pub(super) fn merge<'s>(text: &'s str, tokens: Vec<Token<'s>>) -> Vec<Token<'s>> {
    let mut merged = Vec::with_capacity(tokens.len());
    let mut rest = tokens.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let (token, used) = phrase_at(text, first, after);
        merged.push(token);
        rest = after.get(used..).unwrap_or(&[]);
    }
    mark_units(&mut merged);
    mark_beginnings(&mut merged);
    merged
}

/// The phrase that begins with `first`, and how many of `after` belong to it; else `first` itself.
fn phrase_at<'s>(text: &'s str, first: &Token<'s>, after: &[Token<'s>]) -> (Token<'s>, usize) {
    if first.kind != TokenKind::Word {
        return (*first, 0);
    }
    let Some(candidates) = beginnings().get(narrowed(first.text).as_ref()) else { return (*first, 0) };
    for (words, phrase) in candidates {
        if *phrase == Phrase::Last && !counts(after, words.len()) {
            continue;
        }
        if let Some(end) = follows(text, first, after, words) {
            let mut token = *first;
            token.kind = TokenKind::Phrase(*phrase);
            token.span.end = end;
            token.text = text.get(token.span.start as usize..end as usize).unwrap_or("");
            return (token, words.len());
        }
    }
    (*first, 0)
}

/// Whether a number follows: `last 12 months`. Elsewhere `last` is a name like any other.
fn counts(after: &[Token<'_>], words: usize) -> bool {
    after.get(words).is_some_and(|next| matches!(next.kind, TokenKind::Number(_)))
}

/// Whether exactly these words follow, with nothing but white space between; then where they end.
fn follows(text: &str, first: &Token<'_>, after: &[Token<'_>], words: &[&str]) -> Option<u32> {
    let mut end = first.span.end;
    for (index, word) in words.iter().enumerate() {
        let next = after.get(index)?;
        let gap = text.get(end as usize..next.span.start as usize)?;
        if next.kind != TokenKind::Word
            || narrowed(next.text) != *word
            || !gap.trim().is_empty()
            || gap.is_empty()
        {
            return None;
        }
        end = next.span.end;
    }
    Some(end)
}

/// A word after a number is its unit, and `/` between two built-in units is `per`.
fn mark_units(tokens: &mut [Token<'_>]) {
    for index in 0..tokens.len() {
        if is_unit(tokens, index)
            && let Some(token) = tokens.get_mut(index)
        {
            token.kind = TokenKind::Unit;
        }
        if is_slash_of_units(tokens, index)
            && let Some(token) = tokens.get_mut(index)
        {
            token.kind = TokenKind::Phrase(Phrase::Per);
        }
    }
}

/// `元/人`, touching.
fn is_slash_of_units(tokens: &[Token<'_>], index: usize) -> bool {
    let built_in = |token: &Token<'_>| {
        matches!(token.kind, TokenKind::Word | TokenKind::Unit) && find_unit(&narrowed(token.text)).is_some()
    };
    let Some(before) = index.checked_sub(1).and_then(|before| tokens.get(before)) else { return false };
    let (Some(slash), Some(after)) = (tokens.get(index), tokens.get(index.saturating_add(1))) else {
        return false;
    };
    slash.kind == TokenKind::Over && slash.glued && after.glued && built_in(before) && built_in(after)
}

/// Whether the token is a name directly after a number and means the number's unit, not the name of what
/// comes next (`at least 0` and, on the next line, `savings : yuan`).
fn is_unit(tokens: &[Token<'_>], index: usize) -> bool {
    let Some(token) = tokens.get(index).filter(|token| token.is_name()) else { return false };
    let Some(number) = index.checked_sub(1).and_then(|before| tokens.get(before)) else { return false };
    if !matches!(number.kind, TokenKind::Number(_)) {
        return false;
    }
    let begins_bracket = index.checked_sub(2).and_then(|before| tokens.get(before));
    if begins_bracket.is_some_and(|token| token.is(Phrase::From) || token.is(Phrase::Above)) {
        return true;
    }
    let built_in = token.kind == TokenKind::Word && find_unit(&narrowed(token.text)).is_some();
    match (token.starts_line, built_in) {
        (true, false) => return false,
        // `except single when number of members = 1 person: 10,000 yuan`.
        (false, true) => return true,
        _ => {}
    }
    let after = tokens.get(index.saturating_add(1)..).unwrap_or(&[]);
    !names_a_line(token, after)
}

/// Whether `token` and what follows it are the head of a new line: `savings : …`, `low "label" : …`,
/// `urban, 3: …`, `member head: …`.
fn names_a_line(token: &Token<'_>, after: &[Token<'_>]) -> bool {
    let mut expects_key = false;
    for (index, next) in after.iter().enumerate() {
        match next.kind {
            TokenKind::Colon => return !expects_key,
            TokenKind::Text if !expects_key => {}
            TokenKind::Comma => expects_key = true,
            TokenKind::Word | TokenKind::Quoted | TokenKind::Number(_) | TokenKind::Month(_)
                if expects_key =>
            {
                expects_key = false;
            }
            TokenKind::Word if index == 0 && is_member(token) => {}
            _ => return false,
        }
    }
    false
}

/// Says where something new may begin. Generous: a place that may not is reported when it is reached.
fn mark_beginnings(tokens: &mut [Token<'_>]) {
    for index in 0..tokens.len() {
        let begins = tokens.get(index).is_some_and(|token| match token.kind {
            _ if token.starts_line => true,
            TokenKind::Phrase(phrase) => matches!(phrase.kind(), PhraseKind::Item | PhraseKind::Clause),
            TokenKind::Bar | TokenKind::Number(_) | TokenKind::Percent(_) => true,
            _ => token.is_name() && heads_a_line(tokens, index),
        });
        if let Some(token) = tokens.get_mut(index) {
            token.begins = begins;
        }
    }
}

/// Whether the name at `index` is the head of a line: `name "label" :`, `key, key:`, `member role:`.
pub(crate) fn heads_a_line(tokens: &[Token<'_>], index: usize) -> bool {
    let after = tokens.get(index.saturating_add(1)..).unwrap_or(&[]);
    tokens.get(index).is_some_and(|token| names_a_line(token, after))
}

fn is_member(token: &Token<'_>) -> bool {
    token.text == NameWord::MEMBER.english || token.text == NameWord::MEMBER.chinese
}
