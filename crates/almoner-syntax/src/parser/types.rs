//! Types and units as written.

use super::input::{Ex, In, Label, P, What, at_of, comma, labels, must, name_of, phrase, to_name, token};
use crate::ast::{Labelled, Name, TypeExpr, TypeKind, UnitExpr};
use crate::keywords::{Phrase, TypeWord, find_unit};
use crate::lexer::width::narrowed;
use crate::token::{Token, TokenKind};
use chumsky::prelude::*;

/// A unit in its canonical form: a built-in one in its English singular, any other as written.
fn to_unit(token: &Token<'_>) -> Name {
    let mut name = to_name(token);
    if token.kind != TokenKind::Quoted
        && let Some(unit) = find_unit(&narrowed(token.text))
    {
        name.text = unit.name.to_owned();
    }
    name
}

/// `per person per month`, after a unit.
fn per<'s>() -> impl Parser<'s, In<'s>, Vec<Name>, Ex> + Clone {
    let unit = token(|token| token.is_name() || token.kind == TokenKind::Unit)
        .map(to_unit)
        .labelled(Label::What(What::Unit));
    phrase(Phrase::Per).ignore_then(unit).repeated().at_most(8).collect()
}

/// `yuan per person per month`.
pub(super) fn unit<'s>() -> P<'s, UnitExpr> {
    unit_from(
        token(|token| token.is_name() || token.kind == TokenKind::Unit).labelled(Label::What(What::Unit)),
    )
}

/// The unit after a number.
pub(super) fn unit_of_number<'s>() -> P<'s, UnitExpr> {
    unit_from(token(|token| token.kind == TokenKind::Unit))
}

fn unit_from<'s>(first: impl Parser<'s, In<'s>, &'s Token<'s>, Ex> + Clone + 's) -> P<'s, UnitExpr> {
    first
        .map(to_unit)
        .then(per())
        .map_with(|(unit, per), extra| UnitExpr { unit, per, at: at_of(extra.slice()) })
        .boxed()
}

/// Names with labels, joined by commas: roles, services.
pub(super) fn labelled<'s>(what: What) -> impl Parser<'s, In<'s>, Labelled, Ex> + Clone {
    name_of(what).then(labels()).map(|(name, labels)| Labelled { name, labels })
}

/// A type.
pub(super) fn type_expr<'s>() -> P<'s, TypeExpr> {
    let kind = choice((many(), yes_or_no(), words(), unit().map(TypeKind::Unit)));
    kind.map_with(|kind, extra| TypeExpr { kind, at: at_of(extra.slice()) })
        .labelled(Label::What(What::Type))
        .boxed()
}

/// `many person as head, spouse`.
fn many<'s>() -> P<'s, TypeKind> {
    let roles = labelled(What::Role).separated_by(comma()).at_least(1).collect::<Vec<_>>();
    let roles = phrase(Phrase::As).ignore_then(roles).or_not().map(Option::unwrap_or_default);
    phrase(Phrase::Many)
        .ignore_then(name_of(What::Name))
        .then(roles)
        .map(|(entity, roles)| TypeKind::Many { entity, roles })
        .boxed()
}

/// `yes or no` is made of keywords, its Chinese form is one word.
fn yes_or_no<'s>() -> P<'s, TypeKind> {
    let english = phrase(Phrase::Yes).ignore_then(must(Phrase::Or)).then_ignore(must(Phrase::No)).ignored();
    let chinese = word(TypeWord::YesOrNo.chinese()).ignored();
    choice((english, chinese)).to(TypeKind::YesOrNo).boxed()
}

/// The types that are named by words which are names elsewhere; the longest first.
fn words<'s>() -> P<'s, TypeKind> {
    const TYPES: [(TypeWord, TypeKind); 6] = [
        (TypeWord::DateOfBirth, TypeKind::DateOfBirth),
        (TypeWord::Date, TypeKind::Date),
        (TypeWord::WholeNumber, TypeKind::WholeNumber),
        (TypeWord::Number, TypeKind::Number),
        (TypeWord::Percent, TypeKind::Percent),
        (TypeWord::Text, TypeKind::Text),
    ];
    let forms = TYPES.map(|(which, kind)| {
        let english = which.english().split(' ').map(|part| word(part).boxed()).collect::<Vec<_>>();
        let english = english.into_iter().reduce(|all, next| all.ignore_then(next).boxed());
        let chinese = word(which.chinese()).boxed();
        english.map_or(chinese.clone(), |english| english.or(chinese).boxed()).to(kind).boxed()
    });
    choice(forms).boxed()
}

fn word<'s>(text: &'static str) -> impl Parser<'s, In<'s>, &'s Token<'s>, Ex> + Clone {
    token(move |token| token.kind == TokenKind::Word && narrowed(token.text) == text)
}

/// Whether what stands after a colon is rather a type than a value: a word of types, or a unit or enum that
/// no date, citation or operator follows.
pub(super) fn looks_like_type(tokens: In<'_>) -> bool {
    let Some(first) = tokens.first() else { return false };
    if first.is(Phrase::Many)
        || first.is(Phrase::Yes) && tokens.get(1).is_some_and(|next| next.is(Phrase::Or))
    {
        return true;
    }
    if !first.is_name() {
        return false;
    }
    let word = narrowed(first.text);
    let names_type = TypeWord::ALL.iter().any(|known| known.chinese() == word || known.english() == word);
    let after = tokens.iter().find(|token| !token.is_name() && !token.is(Phrase::Per));
    let field = after.is_none_or(|token| match token.kind {
        TokenKind::Comma | TokenKind::Colon => true,
        TokenKind::Phrase(phrase) => !matches!(phrase, Phrase::From | Phrase::Until | Phrase::Cites),
        _ => token.starts_line,
    });
    names_type || find_unit(&word).is_some() || field
}
