//! Functions of values that are no aggregates: choices, ages, spans, edges of months, last month's value.

use super::{expr_at, from, pair};
use crate::ast::{CalendarUnit, Expr, ExprKind, FirstMonth, Start};
use crate::keywords::Phrase;
use crate::parser::input::{Label, P, What, and_word, comma, day, english, month, phrase, token};
use chumsky::prelude::*;

/// All of them.
pub(super) fn functions<'s>(arithmetic: P<'s, Expr>, primary: P<'s, Expr>) -> P<'s, Expr> {
    let value = arithmetic.labelled(Label::What(What::Value)).boxed();
    let operand = primary.labelled(Label::What(What::Value)).boxed();
    choice((
        english_choice(value.clone()),
        chinese_choice(value),
        age(operand.clone()),
        span(operand.clone()),
        month_edge(operand.clone()),
        evidence(operand.clone()),
        last_month(operand),
    ))
    .boxed()
}

/// `lesser of A, B and C`: the last part stands after `and`, which ends the list.
fn english_choice<'s>(value: P<'s, Expr>) -> P<'s, Expr> {
    let which = token(|token| token.is(Phrase::LesserOf) || token.is(Phrase::GreaterOf));
    let middle = comma().ignore_then(value.clone()).repeated().collect::<Vec<_>>();
    which
        .then(value.clone())
        .then(middle)
        .then_ignore(and_word())
        .then(value)
        .map_with(|(((which, first), middle), last), extra| {
            let values = std::iter::once(first).chain(middle).chain([last]).collect();
            let lesser = which.is(Phrase::LesserOf);
            expr_at(
                if lesser { ExprKind::LesserOf(values) } else { ExprKind::GreaterOf(values) },
                extra.slice(),
            )
        })
        .boxed()
}

/// `取 A、B 中较小者`.
fn chinese_choice<'s>(value: P<'s, Expr>) -> P<'s, Expr> {
    let values = value.separated_by(crate::parser::input::joiner()).at_least(2).collect::<Vec<_>>();
    let end = token(|token| token.is(Phrase::LesserEnd) || token.is(Phrase::GreaterEnd))
        .labelled(Label::Phrase(Phrase::LesserEnd));
    phrase(Phrase::Take)
        .ignore_then(values)
        .then(end)
        .map_with(|(values, end), extra| {
            let lesser = end.is(Phrase::LesserEnd);
            expr_at(
                if lesser { ExprKind::LesserOf(values) } else { ExprKind::GreaterOf(values) },
                extra.slice(),
            )
        })
        .boxed()
}

/// `age on D`.
fn age<'s>(operand: P<'s, Expr>) -> P<'s, Expr> {
    phrase(Phrase::AgeOn)
        .ignore_then(operand.labelled(Label::What(What::Day)))
        .map_with(|day, extra| expr_at(ExprKind::AgeOn(Box::new(day)), extra.slice()))
        .boxed()
}

/// `months between A and B`.
fn span<'s>(operand: P<'s, Expr>) -> P<'s, Expr> {
    let unit = choice((
        phrase(Phrase::YearsBetween).to(CalendarUnit::Year),
        phrase(Phrase::MonthsBetween).to(CalendarUnit::Month),
        phrase(Phrase::DaysBetween).to(CalendarUnit::Day),
    ));
    unit.then(pair(operand))
        .map_with(|(unit, (first, second)), extra| {
            expr_at(ExprKind::SpanBetween(unit, Box::new(first), Box::new(second)), extra.slice())
        })
        .boxed()
}

/// `last day of month of D`; the Chinese form stands after its day.
fn month_edge<'s>(operand: P<'s, Expr>) -> P<'s, Expr> {
    let last =
        choice((english(Phrase::FirstDayOfMonthOf).to(false), english(Phrase::LastDayOfMonthOf).to(true)));
    last.then(operand)
        .map_with(|(last, date), extra| {
            expr_at(ExprKind::MonthEdge { last, date: Box::new(date) }, extra.slice())
        })
        .boxed()
}

/// `evidence of savings`; the Chinese form stands after its fact.
fn evidence<'s>(operand: P<'s, Expr>) -> P<'s, Expr> {
    english(Phrase::EvidenceOf)
        .ignore_then(operand)
        .map_with(|fact, extra| expr_at(ExprKind::EvidenceOf(Box::new(fact)), extra.slice()))
        .boxed()
}

/// `last month's E [starting with E from D]`.
fn last_month<'s>(operand: P<'s, Expr>) -> P<'s, Expr> {
    let computed = operand.clone().labelled(Label::What(What::Day));
    let start = choice((
        day().or(month()).map(Start::Written).boxed(),
        computed.map(|day| Start::Value(Box::new(day))).boxed(),
    ));
    let first = comma()
        .or_not()
        .ignore_then(phrase(Phrase::StartingWith))
        .ignore_then(operand.clone())
        .then_ignore(from())
        .then(start)
        .then_ignore(phrase(Phrase::FromEnd).or_not())
        .map(|(value, from)| FirstMonth { value: Box::new(value), from });
    phrase(Phrase::LastMonths)
        .ignore_then(operand)
        .then(first.or_not())
        .map_with(|(value, first), extra| {
            expr_at(ExprKind::LastMonth { value: Box::new(value), first }, extra.slice())
        })
        .boxed()
}
