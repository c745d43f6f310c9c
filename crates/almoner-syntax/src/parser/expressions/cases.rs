//! `A when B, C when D, otherwise E`; in Chinese `当 B 时 A，当 D 时 C，否则 E`.

use crate::ast::{Case, Cases, Expr};
use crate::keywords::Phrase;
use crate::parser::input::{Ex, In, Label, P, What, at_of, comma, mark, must, phrase};
use crate::token::{Token, TokenKind};
use chumsky::prelude::*;

/// Cases of `value`; one without any condition is all of them.
pub(in crate::parser) fn cases<'s>(value: P<'s, Expr>, condition: P<'s, Expr>) -> P<'s, Cases> {
    let value = value.labelled(Label::What(What::Value)).boxed();
    let condition = condition.labelled(Label::What(What::Condition)).boxed();
    let condition_first = condition_first(value.clone(), condition.clone());
    let rest = rest(value.clone(), condition.clone(), condition_first.clone());
    let from_condition = condition_first.then(rest.clone()).map(|(first, (more, otherwise))| {
        let cases = std::iter::once(first).chain(more).collect();
        (cases, otherwise)
    });
    let when = phrase(Phrase::When).ignore_then(condition).then(rest);
    let from_value = value.then(when.or_not()).map(|(value, when)| match when {
        None => (Vec::new(), Some(value)),
        Some((condition, (more, otherwise))) => {
            let at = crate::ast::At(value.at.0.to(condition.at.0));
            let cases = std::iter::once(Case { value, condition, at }).chain(more).collect();
            (cases, otherwise)
        }
    });
    choice((from_condition.boxed(), from_value.boxed()))
        .map_with(|(cases, otherwise): (Vec<Case>, Option<Expr>), extra| {
            let at = at_of(extra.slice());
            Cases { cases, otherwise: otherwise.map(Box::new), at }
        })
        .boxed()
}

fn separator<'s>() -> impl Parser<'s, In<'s>, &'s Token<'s>, Ex> + Clone {
    choice((comma(), mark(TokenKind::Semicolon)))
}

/// `当 C 时 E`.
fn condition_first<'s>(value: P<'s, Expr>, condition: P<'s, Expr>) -> P<'s, Case> {
    phrase(Phrase::When)
        .ignore_then(condition)
        .then_ignore(must(Phrase::WhenEnd))
        .then_ignore(comma().or_not())
        .then(value)
        .map_with(|(condition, value), extra| Case { value, condition, at: at_of(extra.slice()) })
        .boxed()
}

/// The cases after the first, each after a separator (a Chinese one may do without), and the last resort.
fn rest<'s>(
    value: P<'s, Expr>,
    condition: P<'s, Expr>,
    condition_first: P<'s, Case>,
) -> P<'s, (Vec<Case>, Option<Expr>)> {
    let value_first = value
        .clone()
        .then_ignore(must(Phrase::When))
        .then(condition)
        .map_with(|(value, condition), extra| Case { value, condition, at: at_of(extra.slice()) })
        .boxed();
    let otherwise = phrase(Phrase::Otherwise);
    let separated =
        separator().then(otherwise.not()).ignore_then(choice((condition_first.clone(), value_first))).boxed();
    let more = choice((separated, condition_first)).repeated().collect::<Vec<_>>();
    let otherwise = separator().or_not().ignore_then(phrase(Phrase::Otherwise)).ignore_then(value);
    more.then(otherwise.or_not()).boxed()
}
