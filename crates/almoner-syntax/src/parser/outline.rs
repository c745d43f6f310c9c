//! Where items begin. Keywords of items are reserved, so a file falls into items before anything is read,
//! and a mistake in one item never reaches the next.

use crate::keywords::{ContextWord, Phrase, PhraseKind, PhraseWords};
use crate::lexer::width::narrowed;
use crate::token::{Token, TokenKind};
use almoner_diagnostic::Diagnostic;
use almoner_diagnostic::codes::syntax as code;

/// Finds the items, and mends on the way what can only be seen from above: keywords used as names.
/// Gives the places of the tokens that begin an item.
pub(super) fn outline(tokens: &mut Vec<Token<'_>>, findings: &mut Vec<Diagnostic>) -> Vec<usize> {
    groups_are_names_elsewhere(tokens);
    words_of_one_kind_of_item(tokens);
    names_that_are_keywords(tokens, findings);
    let starts = (0..tokens.len()).filter(|index| begins_item(tokens, *index)).collect::<Vec<_>>();
    split_is_not(tokens, starts)
}

/// Whether the token is `number` / 文号, which before a text means the number of a document.
pub(super) fn is_document_number(token: &Token<'_>) -> bool {
    let words = ContextWord::DocumentNumber;
    token.kind == TokenKind::Word && (token.text == words.english() || token.text == words.chinese())
}

/// Words that mean something in one kind of item only. Elsewhere they are free: 全额 is an everyday word of
/// regulations, and 结果 a likely name.
const AT_HOME: [(Phrase, &[Phrase]); 10] = [
    (Phrase::Marginal, &[Phrase::Scale]),
    (Phrase::WholeAmount, &[Phrase::Scale]),
    (Phrase::Linear, &[Phrase::Scale]),
    (Phrase::Above, &[Phrase::Scale, Phrase::Payers]),
    (Phrase::Gives, &[Phrase::Table]),
    (Phrase::Any, &[Phrase::Table]),
    (Phrase::Bill, &[Phrase::Payers]),
    (Phrase::ObligesTheAuthorityTo, &[Phrase::Benefit]),
    (Phrase::RefersTo, &[Phrase::Benefit]),
    (Phrase::CarriedOutBy, &[Phrase::Benefit]),
];

/// `group household.counted` begins an item; anywhere else `group` / 范围 is a name, as it is in many forms.
fn groups_are_names_elsewhere(tokens: &mut [Token<'_>]) {
    for index in 0..tokens.len() {
        if !begins_group(tokens, index)
            && let Some(token) = tokens.get_mut(index).filter(|token| token.is(Phrase::Group))
        {
            token.kind = TokenKind::Word;
        }
    }
}

fn begins_group(tokens: &[Token<'_>], index: usize) -> bool {
    let after = |steps: usize| tokens.get(index.saturating_add(steps));
    tokens.get(index).is_some_and(|token| token.starts_line)
        && after(1).is_some_and(|name| name.is_name() && !name.starts_line)
        && after(2).is_some_and(|dot| dot.kind == TokenKind::Dot)
}

/// What an amendment never has.
const OF: TokenKind = TokenKind::Phrase(Phrase::Bill);

fn words_of_one_kind_of_item(tokens: &mut [Token<'_>]) {
    let mut item = None;
    for index in 0..tokens.len() {
        if begins_item(tokens, index) {
            item = tokens.get(index).and_then(Token::phrase);
        }
        let Some(token) = tokens.get_mut(index) else { continue };
        let home = AT_HOME.iter().find(|(phrase, _)| token.is(*phrase)).map(|(_, home)| *home);
        let is_away = home.is_some_and(|home| {
            !item.is_some_and(|item| home.contains(&item) || item == Phrase::Amend && token.kind != OF)
        });
        if is_away && !token.text.contains(char::is_whitespace) {
            token.kind = TokenKind::Word;
        }
    }
}

fn begins_item(tokens: &[Token<'_>], index: usize) -> bool {
    let Some(token) = tokens.get(index) else { return false };
    if token.phrase().is_none_or(|phrase| phrase.kind() != PhraseKind::Item) {
        return false;
    }
    let before = index.checked_sub(1).and_then(|before| tokens.get(before));
    let after = tokens.get(index.saturating_add(1));
    let named = after.is_some_and(|after| after.is_name() || after.kind == TokenKind::Text);
    let inside = before.is_some_and(|before| is_open_ended(before.kind));
    token.starts_line || named && !inside
}

/// Marks after which something must follow, so that nothing new begins there.
fn is_open_ended(kind: TokenKind) -> bool {
    use TokenKind::{
        AtLeast, AtMost, Comma, Dot, Equal, Greater, Less, Minus, NotEqual, Open, Over, Plus, Times,
    };
    matches!(
        kind,
        Dot | Comma
            | Open
            | Plus
            | Minus
            | Times
            | Over
            | Equal
            | NotEqual
            | Less
            | AtMost
            | Greater
            | AtLeast
    )
}

/// `source : text`, `benefit.unit`, `property "label":`: a keyword stands where only a name can.
/// It is reported and read as a name.
fn names_that_are_keywords(tokens: &mut [Token<'_>], findings: &mut Vec<Diagnostic>) {
    for index in 0..tokens.len() {
        let Some(token) = tokens.get(index).copied() else { continue };
        let Some(phrase) = token.phrase() else { continue };
        let after_dot = index.checked_sub(1).and_then(|before| tokens.get(before));
        let after_dot = after_dot.is_some_and(|before| before.kind == TokenKind::Dot);
        if !(after_dot || heads_line_as_keyword(tokens, index, phrase)) {
            continue;
        }
        findings.push(
            Diagnostic::new(&code::KEYWORD_AS_NAME, token.span)
                .arg("found", token.text)
                .arg("right", format!("`{}`", token.text))
                .fix(code::BACKTICKS, token.span, format!("`{}`", token.text)),
        );
        if let Some(token) = tokens.get_mut(index) {
            token.kind = TokenKind::Word;
        }
    }
}

/// A keyword of an item, or any keyword that begins a line and never has a colon after it, before a colon.
fn heads_line_as_keyword(tokens: &[Token<'_>], index: usize, phrase: Phrase) -> bool {
    let starts_line = tokens.get(index).is_some_and(|token| token.starts_line);
    let after = tokens.get(index.saturating_add(1)..).unwrap_or(&[]);
    let texts = after.iter().take_while(|token| token.kind == TokenKind::Text).count();
    let colon = after.get(texts).is_some_and(|token| token.kind == TokenKind::Colon);
    let never_before_colon = match phrase.kind() {
        PhraseKind::Item => texts > 0 || !starts_line || phrase != Phrase::Example,
        PhraseKind::Clause => starts_line && !is_block(phrase) && phrase != Phrase::Otherwise,
        _ => starts_line && texts == 0,
    };
    colon && never_before_colon
}

/// Clauses with lines below them, after which a superfluous colon is likely.
pub(super) fn is_block(phrase: Phrase) -> bool {
    use Phrase::{PaysDaily, PaysMonthly, PaysOnce, PaysYearly, Requires};
    matches!(phrase, Requires | PaysMonthly | PaysYearly | PaysDaily | PaysOnce)
        || super::items::help(phrase).is_some()
}

/// `define x : yes or no is not employed`: the first `is` of a definition begins its clause, so `is not` there
/// is two phrases. Gives the starts of the items in the new numbering.
fn split_is_not(tokens: &mut Vec<Token<'_>>, starts: Vec<usize>) -> Vec<usize> {
    let mut added = 0_usize;
    let mut moved = Vec::with_capacity(starts.len());
    let mut ends = starts.iter().copied().skip(1).collect::<Vec<_>>();
    ends.push(tokens.len());
    for (start, end) in starts.into_iter().zip(ends) {
        let (start, end) = (start.saturating_add(added), end.saturating_add(added));
        moved.push(start);
        let Some(item) = tokens.get(start..end) else { continue };
        let defines = [Phrase::Define, Phrase::Amend, Phrase::Overlay];
        let defines = item.first().is_some_and(|token| defines.iter().any(|phrase| token.is(*phrase)));
        let first = item.iter().position(|token| token.is(Phrase::Is) || token.is(Phrase::IsNot));
        let Some(place) = first.map(|first| start.saturating_add(first)).filter(|_| defines) else {
            continue;
        };
        if split_one(tokens, place) {
            added = added.saturating_add(1);
        }
    }
    moved
}

fn split_one(tokens: &mut Vec<Token<'_>>, place: usize) -> bool {
    let Some(token) = tokens.get(place).copied().filter(|token| token.is(Phrase::IsNot) && token.is_latin())
    else {
        return false;
    };
    let not_length = Phrase::Not.english().len();
    let Some((is, not)) = token.text.split_at_checked(token.text.len().saturating_sub(not_length)) else {
        return false;
    };
    let is = is.trim_end();
    let end_of_is = token.span.start.saturating_add(u32::try_from(is.len()).unwrap_or(0));
    let start_of_not = token.span.end.saturating_sub(u32::try_from(not_length).unwrap_or(0));
    let mut first = token;
    first.kind = TokenKind::Phrase(Phrase::Is);
    first.text = is;
    first.span.end = end_of_is;
    let mut second = token;
    second.kind = TokenKind::Phrase(Phrase::Not);
    second.text = not;
    second.span.start = start_of_not;
    second.starts_line = false;
    second.glued = false;
    second.doc = 0;
    if let Some(slot) = tokens.get_mut(place) {
        *slot = first;
    }
    tokens.insert(place.saturating_add(1), second);
    true
}

/// Whether the word at `index` may be a misspelt or capitalised keyword of an item: it begins a line, a name or
/// text follows on the same line, and it is close to a keyword.
pub(super) fn like_item(tokens: &[Token<'_>], index: usize) -> Option<Phrase> {
    let token = tokens.get(index).filter(|token| token.kind == TokenKind::Word && token.starts_line)?;
    let after = tokens.get(index.saturating_add(1))?;
    if after.starts_line || !(after.is_name() || after.kind == TokenKind::Text) {
        return None;
    }
    let word = narrowed(token.text);
    // A name of a field or a value may well be `group` or close to it.
    let is_item = |row: &&PhraseWords| row.kind == PhraseKind::Item && row.phrase != Phrase::Group;
    let items = crate::keywords::TABLE.iter().filter(is_item);
    let close = items.filter_map(|row| {
        let spellings = row.english.iter().chain(row.chinese);
        let near =
            |spelling: &&str| super::nearness::near(&word, spelling).or_else(|| half_of(&word, spelling));
        let distance = spellings.filter_map(near).min()?;
        Some((distance, row.phrase))
    });
    close.min_by_key(|(distance, _)| *distance).map(|(_, phrase)| phrase)
}

/// One of the two characters of a Chinese word is wrong: 定议 for 定义. Only where an item may begin is that
/// enough to tell what was meant.
fn half_of(word: &str, known: &str) -> Option<usize> {
    let pair = |text: &str| -> Option<(char, char)> {
        let mut characters = text.chars();
        let pair = (characters.next()?, characters.next()?);
        (characters.next().is_none() && !text.is_ascii()).then_some(pair)
    };
    let (word, known) = (pair(word)?, pair(known)?);
    (word.0 == known.0 || word.1 == known.1).then_some(1)
}

/// Whether the word at `index`, which is like a keyword of an item, can be nothing else there: two Chinese
/// characters that could be the name of a line need a name and its colon or point after them.
pub(super) fn is_surely_item(tokens: &[Token<'_>], index: usize) -> bool {
    let Some(token) = tokens.get(index) else { return false };
    if token.is_latin() || token.text.chars().count() != 2 {
        return true;
    }
    let after = |steps: usize| tokens.get(index.saturating_add(steps));
    after(1).is_some_and(Token::is_name)
        && after(2).is_some_and(|token| matches!(token.kind, TokenKind::Dot | TokenKind::Colon))
}
