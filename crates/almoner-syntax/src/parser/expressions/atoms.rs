//! The things that expressions are made of.

use super::functions::functions;
use super::{aggregates, cases, expr_at, windows};
use crate::ast::{At, Cases, Expr, ExprKind, NumberLiteral};
use crate::keywords::Phrase;
use crate::parser::input::{Ex, In, Label, P, What, mark, path_of, phrase, to_name, token};
use crate::parser::types::unit_of_number;
use crate::token::{Token, TokenKind};
use chumsky::prelude::*;
use chumsky::primitive::select_ref;

/// A thing by itself.
pub(super) fn atom<'s>(condition: P<'s, Expr>, arithmetic: P<'s, Expr>, primary: P<'s, Expr>) -> P<'s, Expr> {
    choice((
        number(),
        plain(),
        group(condition.clone()),
        named(condition.clone(), arithmetic.clone()),
        functions(arithmetic.clone(), primary.clone()),
        aggregates::english_aggregates(condition, arithmetic, primary),
    ))
    .labelled(Label::What(What::Value))
    .boxed()
}

/// `790 yuan per person`, `30%`.
pub(super) fn number<'s>() -> P<'s, Expr> {
    let digits = select_ref(|token: &'s Token<'s>, _| match token.kind {
        TokenKind::Number(value) => Some((value, false)),
        TokenKind::Percent(value) => Some((value, true)),
        _ => None,
    });
    digits
        .then(unit_of_number().or_not())
        .map_with(|((value, percent), unit), extra| {
            expr_at(ExprKind::Number(NumberLiteral { value, percent, unit }), extra.slice())
        })
        .boxed()
}

/// Values of one word: yes, no, a text, a day, the decision date.
fn plain<'s>() -> impl Parser<'s, In<'s>, Expr, Ex> + Clone {
    select_ref(|token: &'s Token<'s>, _| {
        let kind = match token.kind {
            TokenKind::Phrase(Phrase::Yes) => ExprKind::YesNo(true),
            TokenKind::Phrase(Phrase::No) => ExprKind::YesNo(false),
            TokenKind::Phrase(Phrase::DecisionDate) => ExprKind::DecisionDate,
            TokenKind::Text => ExprKind::Text(token.text.to_owned()),
            TokenKind::Date(date) => ExprKind::Date(date),
            _ => return None,
        };
        Some(Expr { kind, at: At(token.span) })
    })
}

/// A name by itself.
fn bare_name<'s>() -> impl Parser<'s, In<'s>, Expr, Ex> + Clone {
    token(Token::is_name).map(|token| Expr { kind: ExprKind::Name(to_name(token)), at: At(token.span) })
}

/// An element after a comma in a list that no bracket closes: one word or literal, and what follows it must not
/// make it the beginning of something else (`…, b when c`, `…, b * 2`).
pub(super) fn list_element<'s>() -> P<'s, Expr> {
    let claims = token(|token| {
        use TokenKind::{
            Article, Colon, Dot, Minus, Number, Open, Over, Percent, Plus, Quoted, Text, Times, Word,
        };
        match token.kind {
            TokenKind::Phrase(phrase) => matches!(
                phrase,
                Phrase::When
                    | Phrase::For
                    | Phrase::AsOf
                    | Phrase::ConvertedTo
                    | Phrase::RoundedTo
                    | Phrase::Of
                    | Phrase::Where
            ),
            kind => {
                matches!(
                    kind,
                    Colon
                        | Dot
                        | Open
                        | Plus
                        | Minus
                        | Times
                        | Over
                        | Word
                        | Quoted
                        | Number(_)
                        | Percent(_)
                        | Text
                        | Article(_)
                ) && !token.starts_line
            }
        }
    });
    choice((number(), plain().boxed(), bare_name().boxed())).then_ignore(claims.not()).boxed()
}

/// What is rounded to: a number with its unit, a name, or something in parentheses.
pub(super) fn step<'s>() -> P<'s, Expr> {
    choice((number(), dotted())).boxed()
}

fn dotted<'s>() -> P<'s, Expr> {
    path_of(What::Value).map(path_value).boxed()
}

/// A path as a value: a name, then what belongs to it.
fn path_value(path: crate::ast::Path) -> Expr {
    let mut names = path.names.into_iter();
    let first = names.next().unwrap_or_else(|| crate::ast::Name { text: String::new(), at: path.at });
    let at = first.at;
    names.fold(Expr { kind: ExprKind::Name(first), at }, |value, name| {
        let at = At(value.at.0.to(name.at.0));
        Expr { kind: ExprKind::Member(Box::new(value), name), at }
    })
}

/// A key after `for`, a day after `as of`: a literal, a name, or something in parentheses.
pub(super) fn simple<'s>(primary: P<'s, Expr>) -> P<'s, Expr> {
    let simple = choice((number(), plain().boxed(), dotted()));
    // Only something in parentheses goes the long way, so `a as of b as of c` stays a chain.
    simple.or(mark(TokenKind::Open).rewind().ignore_then(primary)).boxed()
}

/// `(E)` or `(E when C, otherwise E)`.
fn group<'s>(condition: P<'s, Expr>) -> P<'s, Expr> {
    let close = mark(TokenKind::Close).labelled(Label::What(What::Close));
    mark(TokenKind::Open)
        .ignore_then(cases(condition.clone(), condition))
        .then_ignore(close)
        .map_with(|cases, extra| {
            let Cases { cases, otherwise, at } = cases;
            let kind = match otherwise {
                Some(value) if cases.is_empty() => ExprKind::Group(value),
                otherwise => ExprKind::Cases(Cases { cases, otherwise, at }),
            };
            expr_at(kind, extra.slice())
        })
        .boxed()
}

/// A name with what belongs to it, or in Chinese the beginning of an aggregate (`成员中 …`).
fn named<'s>(condition: P<'s, Expr>, arithmetic: P<'s, Expr>) -> P<'s, Expr> {
    let members = phrase(Phrase::NumberOfMembers).map(aggregates::number_of_members);
    let window = windows::chinese_window(condition.clone(), arithmetic.clone());
    let path = path_of(What::Value)
        .then(aggregates::chinese_aggregate(condition, arithmetic).or_not())
        .map_with(|(path, aggregate), extra| match aggregate {
            None => path_value(path),
            Some(aggregate) => expr_at(aggregate(path), extra.slice()),
        });
    choice((members.boxed(), path.boxed(), window)).boxed()
}
