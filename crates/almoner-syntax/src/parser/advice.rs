//! What was probably meant: mistakes that are common enough to be named, with their repair.

use super::input::{Failure, Label, What};
use super::report::{is_comparison, shown};
use crate::keywords::{Phrase, PhraseKind, PhraseWords, TABLE};
use crate::language::{day_like, spelled};
use crate::lexer::phrases::heads_a_line;
use crate::lexer::width::narrowed;
use crate::token::{Token, TokenKind};
use almoner_diagnostic::codes::syntax as code;
use almoner_diagnostic::{Diagnostic, Language, Span};

/// The tokens around a failure.
struct Scene<'s, 'f> {
    tokens: &'s [Token<'s>],
    failure: &'f Failure,
    language: Language,
    start: usize,
    end: usize,
}

/// The kinds of advice, the surest first.
const ADVICE: &[fn(&Scene<'_, '_>) -> Option<Diagnostic>] = &[
    month_for_day,
    not_whole,
    foreign_word,
    capitalised,
    misspelt_phrase,
    keyword_as_name,
    chained_comparison,
    otherwise_alone,
    until_without_from,
    fact_on_new_line,
    colon_missing,
    call_with_blank,
    blank_missing,
    comma_missing,
];

/// A finding that says what was probably meant, if that can be told. The part that failed goes from the first to
/// the second place.
pub(super) fn advice<'s>(
    tokens: &'s [Token<'s>],
    language: Language,
    (start, end): (usize, usize),
    failure: &Failure,
) -> Option<Diagnostic> {
    let scene = Scene { tokens, failure, language, start, end };
    ADVICE.iter().find_map(|advise| advise(&scene))
}

impl<'s> Scene<'s, '_> {
    fn found(&self) -> Option<&'s Token<'s>> {
        if self.failure.at < self.end { self.tokens.get(self.failure.at) } else { None }
    }

    fn before(&self) -> Option<&'s Token<'s>> {
        self.failure.at.checked_sub(1).and_then(|before| self.tokens.get(before))
    }

    fn expects(&self, what: What) -> bool {
        self.failure.labels().any(|label| label == Label::What(what))
    }
}

fn replaced(which: &'static almoner_diagnostic::Code, span: Span, found: &str, right: &str) -> Diagnostic {
    Diagnostic::new(which, span).arg("found", found).arg("right", right).fix(code::REPLACE, span, right)
}

fn month_for_day(scene: &Scene<'_, '_>) -> Option<Diagnostic> {
    let found = scene.found()?;
    let TokenKind::Month(month) = found.kind else { return None };
    let last = scene.before().is_some_and(|before| before.is(Phrase::Until));
    let day = if last { month.last_of_month() } else { month };
    Some(replaced(&code::MONTH_NOT_DAY, found.span, shown(found), &day_like(found.text, day)))
}

fn not_whole(scene: &Scene<'_, '_>) -> Option<Diagnostic> {
    let found =
        scene.found().filter(|found| matches!(found.kind, TokenKind::Number(_) | TokenKind::Percent(_)))?;
    scene.expects(What::WholeNumber).then(|| {
        let before = scene.before().map_or("", |before| shown(before));
        Diagnostic::new(&code::NOT_WHOLE, found.span).arg("found", shown(found)).arg("before", before)
    })
}

/// Words of programming languages and of other ways to say it; what an English and a Chinese file write instead.
/// `…` stands for what is put between the words.
const FOREIGN: &[(&str, &str, &str)] = &[
    ("if", "when", "当"),
    ("else", "otherwise", "否则"),
    ("elif", "when", "当"),
    ("then", ":", "："),
    ("true", "yes", "是"),
    ("false", "no", "否"),
    ("equal", "=", "="),
    ("unless", "when not", "当 非"),
    ("min", "lesser of", "取 … 中较小者"),
    ("max", "greater of", "取 … 中较大者"),
    ("minimum", "lesser of", "取 … 中较小者"),
    ("maximum", "greater of", "取 … 中较大者"),
    ("count", "number of", "… 人数"),
    ("avg", "average of", "… 平均值"),
    ("mean", "average of", "… 平均值"),
    ("all", "every one of", "… 人人"),
    ("each", "every one of", "… 人人"),
    ("today", "decision date", "决定日期"),
    ("now", "decision date", "决定日期"),
    ("round", "rounded to", "四舍五入到"),
    ("如果", "when", "当"),
    ("若", "when", "当"),
    ("则", ":", "："),
    ("那么", ":", "："),
    ("并且", "and", "且"),
    ("而且", "and", "且"),
    ("或者", "or", "或"),
];

fn foreign_word(scene: &Scene<'_, '_>) -> Option<Diagnostic> {
    let candidates = [scene.found(), scene.before()].into_iter().flatten();
    for token in candidates.filter(|token| token.kind == TokenKind::Word) {
        let word = narrowed(token.text).to_lowercase();
        let Some((_, english, chinese)) = FOREIGN.iter().find(|(foreign, ..)| *foreign == word) else {
            continue;
        };
        let right = match scene.language {
            Language::English => english,
            Language::Chinese => chinese,
        };
        if right.contains('…') {
            let finding = Diagnostic::new(&code::FOREIGN_WORD, token.span);
            return Some(finding.arg("found", token.text).arg("right", *right));
        }
        return Some(replaced(&code::FOREIGN_WORD, token.span, token.text, right));
    }
    None
}

fn capitalised(scene: &Scene<'_, '_>) -> Option<Diagnostic> {
    for at in near_places(scene) {
        let first = scene.tokens.get(at).map_or("", |token| token.text);
        if first == first.to_lowercase() {
            continue;
        }
        for count in (1..=LONGEST_PHRASE).rev() {
            let Some((words, span)) = words_from(scene, at, count) else { continue };
            if let Some(row) = english_phrase(&words.to_lowercase()) {
                let lower = words.to_lowercase();
                let right = spelled(row.phrase, scene.language).unwrap_or(row.phrase.english());
                return Some(replaced(&code::CAPITALISED, span, &words, right).arg("lower", lower));
            }
        }
    }
    None
}

/// The longest English phrase has this many words.
const LONGEST_PHRASE: usize = 5;

/// Where the wrong word may stand: at the failure, or just before it.
fn near_places(scene: &Scene<'_, '_>) -> impl Iterator<Item = usize> {
    let at = scene.failure.at;
    [Some(at), at.checked_sub(1), at.checked_sub(2)].into_iter().flatten()
}

/// The text of `count` words from `at` on, on one line, single blanks between.
fn words_from(scene: &Scene<'_, '_>, at: usize, count: usize) -> Option<(String, Span)> {
    if at < scene.start || at.saturating_add(count) > scene.end {
        return None;
    }
    let tokens = scene.tokens.get(at..at.saturating_add(count))?;
    let plain =
        |token: &Token<'_>| matches!(token.kind, TokenKind::Word | TokenKind::Phrase(_) | TokenKind::Unit);
    let one_line = tokens.iter().skip(1).all(|token| !token.starts_line && !token.glued);
    if !one_line || !tokens.iter().all(plain) || tokens.iter().all(|token| token.phrase().is_some()) {
        return None;
    }
    let words = tokens.iter().map(|token| token.text).collect::<Vec<_>>().join(" ");
    Some((words, tokens.first()?.span.to(tokens.last()?.span)))
}

fn english_phrase(words: &str) -> Option<&'static PhraseWords> {
    TABLE.iter().find(|row| row.english.contains(&words))
}

/// `rounded up 1 yuan`, `up rounded to`, `otherwhise`: nearly a phrase.
fn misspelt_phrase(scene: &Scene<'_, '_>) -> Option<Diagnostic> {
    for at in near_places(scene) {
        for count in (1..=LONGEST_PHRASE).rev() {
            let Some((words, span)) = words_from(scene, at, count) else { continue };
            if let Some((phrase, spelling)) = nearest_phrase(&words) {
                let other = spelling.is_ascii() && scene.language == Language::Chinese;
                let right = spelled(phrase, scene.language).filter(|_| other).unwrap_or(spelling);
                return Some(replaced(&code::MISSPELT_PHRASE, span, &words, right));
            }
        }
    }
    None
}

fn sorted(text: &str) -> Vec<&str> {
    let mut words = text.split(' ').collect::<Vec<_>>();
    words.sort_unstable();
    words
}

fn nearest_phrase(words: &str) -> Option<(Phrase, &'static str)> {
    let parts = sorted(words);
    let inside_items = TABLE.iter().filter(|row| row.kind != PhraseKind::Item);
    let spellings = inside_items.flat_map(|row| {
        let spellings = row.english.iter().chain(row.chinese);
        spellings.map(|spelling| (row.phrase, *spelling))
    });
    let scored = spellings.filter(|(_, spelling)| *spelling != words).filter_map(|(phrase, spelling)| {
        if parts.len() > 1 && spelling.len() == words.len() && sorted(spelling) == parts {
            return Some((0, (phrase, spelling)));
        }
        // `rounded up` for `rounded up to`.
        let cut = spelling.strip_suffix(" to").or_else(|| spelling.strip_suffix(" of"));
        if cut == Some(words) && parts.len() > 1 {
            return Some((1, (phrase, spelling)));
        }
        let letters = spelling.chars().count();
        let as_many_words = spelling.split(' ').count() == parts.len();
        let near = super::nearness::near(words, spelling).filter(|_| letters > 4 && as_many_words)?;
        let sure = near <= 1 || letters >= 8;
        sure.then_some((near, (phrase, spelling)))
    });
    scored.min_by_key(|(distance, _)| *distance).map(|(_, found)| found)
}

fn keyword_as_name(scene: &Scene<'_, '_>) -> Option<Diagnostic> {
    let found = scene.found()?;
    found.phrase()?;
    if found.starts_line
        || !(scene.expects(What::Name) || scene.expects(What::Key) || scene.expects(What::Role))
    {
        return None;
    }
    let right = format!("`{}`", found.text);
    Some(
        Diagnostic::new(&code::KEYWORD_AS_NAME, found.span)
            .arg("found", found.text)
            .arg("right", right.clone())
            .fix(code::BACKTICKS, found.span, right),
    )
}

fn chained_comparison(scene: &Scene<'_, '_>) -> Option<Diagnostic> {
    let found = scene.found().filter(|found| is_comparison(found))?;
    let earlier = scene.tokens.get(scene.start.saturating_add(1)..scene.failure.at)?;
    if scene.before().is_none_or(|before| is_comparison(before)) {
        return None;
    }
    let joined = |token: &&Token<'_>| token.is(Phrase::And) || token.is(Phrase::Or) || token.is(Phrase::When);
    let compared = earlier.iter().rev().take_while(|token| !joined(token)).any(is_comparison);
    compared.then(|| Diagnostic::new(&code::CHAINED_COMPARISON, found.span).arg("found", shown(found)))
}

fn otherwise_alone(scene: &Scene<'_, '_>) -> Option<Diagnostic> {
    let found = scene.found()?;
    let after_comma = matches!(found.kind, TokenKind::Comma | TokenKind::Semicolon);
    let next = scene.tokens.get(scene.failure.at.saturating_add(1));
    let otherwise = if after_comma { next } else { Some(found) };
    let otherwise = otherwise.filter(|token| token.is(Phrase::Otherwise))?;
    let earlier = scene.tokens.get(scene.start..scene.failure.at)?;
    if earlier.iter().any(|token| token.is(Phrase::When)) {
        return None;
    }
    Some(Diagnostic::new(&code::OTHERWISE_ALONE, otherwise.span).arg("found", shown(otherwise)))
}

fn until_without_from(scene: &Scene<'_, '_>) -> Option<Diagnostic> {
    let found = scene.found().filter(|found| found.is(Phrase::Until))?;
    let earlier = scene.tokens.get(scene.start..scene.failure.at)?;
    let dated = earlier.iter().any(|token| token.is(Phrase::From));
    (!dated).then(|| Diagnostic::new(&code::UNTIL_WITHOUT_FROM, found.span))
}

fn call_with_blank(scene: &Scene<'_, '_>) -> Option<Diagnostic> {
    let found =
        scene.found().filter(|found| found.kind == TokenKind::Open && !found.glued && !found.starts_line)?;
    let before = scene.before().filter(|before| before.is_name())?;
    let gap = Span::new(found.span.file, before.span.end, found.span.start);
    Some(Diagnostic::new(&code::CALL_WITH_BLANK, found.span).arg("before", shown(before)).fix(
        code::REMOVE,
        gap,
        "",
    ))
}

/// A Chinese keyword touches a name: `收入低于 60`.
fn blank_missing(scene: &Scene<'_, '_>) -> Option<Diagnostic> {
    for token in [scene.found(), scene.before()].into_iter().flatten() {
        let word = token.text;
        if token.kind != TokenKind::Word || word.is_ascii() {
            continue;
        }
        let parted = TABLE.iter().flat_map(|row| row.chinese).filter(|spelling| spelling.chars().count() > 1);
        let parted = parted.filter_map(|spelling| {
            let rest = word.strip_suffix(spelling).map(|rest| format!("{rest} {spelling}"));
            let rest = rest.or_else(|| word.strip_prefix(spelling).map(|rest| format!("{spelling} {rest}")));
            rest.map(|rest| (spelling.len(), rest))
        });
        if let Some((_, right)) = parted.max_by_key(|(length, _)| *length) {
            return Some(
                Diagnostic::new(&code::BLANK_MISSING, token.span)
                    .arg("found", word)
                    .arg("right", right.clone())
                    .fix(code::BLANK, token.span, right),
            );
        }
    }
    None
}

fn colon_missing(scene: &Scene<'_, '_>) -> Option<Diagnostic> {
    if !scene.expects(What::Colon) {
        return None;
    }
    let before = scene.before()?;
    Some(
        Diagnostic::new(&code::COLON_MISSING, before.span.after())
            .arg("before", shown(before))
            .arg("right", ":")
            .fix(code::INSERT, before.span.after(), ":"),
    )
}

/// A fact on a line of its own, after a line that does not end in a comma.
fn fact_on_new_line(scene: &Scene<'_, '_>) -> Option<Diagnostic> {
    let begins_block = scene.expects(What::Colon) && scene.expects(What::Role);
    let value = scene
        .found()
        .filter(|found| !found.is_name() && found.kind != TokenKind::Open && !found.starts_line)?;
    let fact =
        scene.before().filter(|fact| begins_block && fact.is_name() && value.kind != TokenKind::Text)?;
    let end_of_line = scene.start.checked_sub(1).and_then(|before| scene.tokens.get(before))?;
    comma_before(fact, end_of_line)
}

fn comma_before(fact: &Token<'_>, last: &Token<'_>) -> Option<Diagnostic> {
    let place = last.span.after();
    Some(
        Diagnostic::new(&code::SEPARATOR_MISSING, fact.span).arg("found", shown(fact)).arg("right", ",").fix(
            code::INSERT,
            place,
            ",",
        ),
    )
}

/// Two facts without a comma between them.
fn comma_missing(scene: &Scene<'_, '_>) -> Option<Diagnostic> {
    let found = scene.found().filter(|found| found.is_name())?;
    let before = scene.before()?;
    let first = scene.tokens.get(scene.start)?;
    let facts = first.is_name() && heads_a_line(scene.tokens, scene.start);
    let after_value = scene.failure.labels().next().is_none();
    if !facts || !after_value || heads_a_line(scene.tokens, scene.failure.at) {
        return None;
    }
    comma_before(found, before)
}
