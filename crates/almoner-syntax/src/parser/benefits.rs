//! What only benefits have: clauses of one line, and the lines of conditions, cash and help. Payers have lines too.

use super::clauses::optional_cites;
use super::expressions::Expressions;
use super::input::{
    Label, P, What, at_of, colon, comma, joiner, labels, must, name, path_of, phrase, quoted_of, token, whole,
};
use crate::ast::{At, Citation, ClauseKind, Condition, HelpLine, Name, PayLine, Quoted};
use crate::keywords::Phrase;
use crate::token::TokenKind;
use chumsky::prelude::*;

/// The clauses of a benefit that are one line.
pub(super) fn benefit<'s>() -> P<'s, ClauseKind> {
    choice((not_together(), decided_by(), reviewed_every())).boxed()
}

/// `not together with b [, whichever is higher]`.
fn not_together<'s>() -> P<'s, ClauseKind> {
    let higher = comma().or_not().ignore_then(phrase(Phrase::WhicheverIsHigher)).or_not();
    phrase(Phrase::NotTogetherWith)
        .ignore_then(path_of(What::Name).separated_by(joiner()).at_least(1).collect::<Vec<_>>())
        .then_ignore(phrase(Phrase::NotTogetherEnd).or_not())
        .then(higher)
        .map(|(with, higher)| ClauseKind::NotTogether { with, whichever_is_higher: higher.is_some() })
        .boxed()
}

/// `decided by "…" [within 10 working days]`.
fn decided_by<'s>() -> P<'s, ClauseKind> {
    phrase(Phrase::DecidedBy)
        .ignore_then(quoted_of(What::Text))
        .then(comma().or_not().ignore_then(within()).or_not())
        .map(|(body, working_days)| ClauseKind::DecidedBy { body, working_days })
        .boxed()
}

/// `within 10 working days`.
fn within<'s>() -> P<'s, u32> {
    phrase(Phrase::Within).ignore_then(whole()).then_ignore(must(Phrase::WorkingDays)).boxed()
}

/// `reviewed every 6 months`; years are counted as twelve months.
fn reviewed_every<'s>() -> P<'s, ClauseKind> {
    let unit = |name: &'static str| {
        token(move |token| {
            token.kind == TokenKind::Unit
                && crate::keywords::find_unit(token.text).is_some_and(|unit| unit.name == name)
        })
    };
    let unit = choice((unit("month").to(1_u32), unit("year").to(12_u32))).labelled(Label::What(What::Unit));
    phrase(Phrase::ReviewedEvery)
        .ignore_then(whole())
        .then(unit)
        .map(|(number, worth)| ClauseKind::ReviewedEvery { months: number.saturating_mul(worth) })
        .boxed()
}

/// `low_income "…": C cites …`.
pub(super) fn condition_line<'s>(e: &Expressions<'s>) -> P<'s, Condition> {
    let line = line(e.condition.clone());
    line.map(|(name, labels, condition, cites, at)| Condition {
        docs: None,
        name,
        labels,
        condition,
        cites,
        at,
    })
    .boxed()
}

/// `top_up "…": E, rounded up to 1 yuan cites …`.
pub(super) fn pay_line<'s>(e: &Expressions<'s>) -> P<'s, PayLine> {
    let line = line(e.cases.clone());
    line.map(|(name, labels, amount, cites, at)| PayLine { docs: None, name, labels, amount, cites, at })
        .boxed()
}

/// `visit "…": 2 times per month carried out by "…" within 5 working days cites …`; all but the name may be left
/// out.
pub(super) fn help_line<'s>(e: &Expressions<'s>) -> P<'s, HelpLine> {
    let quantity = colon().ignore_then(e.cases.clone()).or_not();
    let by = phrase(Phrase::CarriedOutBy).ignore_then(quoted_of(What::Text)).or_not();
    let head = name().then(labels()).then(quantity);
    head.then(by)
        .then(within().or_not())
        .then(optional_cites())
        .map_with(|(((((name, labels), quantity), carried_out_by), working_days), cites), extra| HelpLine {
            docs: None,
            name,
            labels,
            quantity,
            carried_out_by,
            working_days,
            cites,
            at: at_of(extra.slice()),
        })
        .boxed()
}

/// A line with a name, as read: name, labels, content, citations, and its place.
pub(super) type Line<T> = (Name, Vec<Quoted>, T, Vec<Citation>, At);

/// `name "label": CONTENT cites …`.
pub(super) fn line<'s, T: 's>(content: P<'s, T>) -> P<'s, Line<T>> {
    let head = name().then(labels()).then_ignore(colon());
    head.then(content)
        .then(optional_cites())
        .map_with(|(((name, labels), content), cites), extra| {
            (name, labels, content, cites, at_of(extra.slice()))
        })
        .boxed()
}
