//! Months that an aggregate goes over: `sum of E over last 12 months`, `前 12 个月 的 E 之和`. Whether it is a number
//! of months, and how many there may be, is not for the grammar.

use super::aggregates::{aggregate, function};
use super::atoms::number;
use super::expr_at;
use crate::ast::{AggregateFunction, Expr, Months, Over};
use crate::keywords::Phrase;
use crate::parser::input::{Label, P, What, at_of, chinese, must, path_of, phrase};
use chumsky::prelude::*;

/// `last 12 months`, `this and the last 11 months`.
pub(super) fn months<'s>() -> P<'s, Months> {
    let which = choice((phrase(Phrase::Last).to(false), phrase(Phrase::ThisAndTheLast).to(true)));
    which
        .then(number().labelled(Label::What(What::WholeNumber)))
        .map_with(|(with_this, count), extra| Months {
            count: Box::new(count),
            with_this,
            at: at_of(extra.slice()),
        })
        .boxed()
}

/// What an aggregate goes over: months or things.
pub(super) fn over<'s>() -> P<'s, Over> {
    choice((months().map(Over::Months).boxed(), path_of(What::Name).map(Over::Things).boxed())).boxed()
}

/// What is asked of months, apart from their filter: the function and what is added up or tested.
type Asked = (AggregateFunction, Option<Expr>, Option<Expr>);

/// The forms that begin with the months: 前 12 个月 的 E 之和, 前 6 个月 中 C 者的月数, 前 6 个月 中有 C 者, 前 3 个月 月月 C.
pub(super) fn chinese_window<'s>(condition: P<'s, Expr>, arithmetic: P<'s, Expr>) -> P<'s, Expr> {
    let value = arithmetic.labelled(Label::What(What::Value)).boxed();
    let condition = condition.labelled(Label::What(What::Condition)).boxed();
    let of = value.then(function(false).labelled(Label::Phrase(Phrase::SumOf))).boxed();
    let every = chinese(Phrase::EveryMonth).ignore_then(condition.clone()).boxed();
    let count = choice((phrase(Phrase::FilterEndMonths), phrase(Phrase::FilterEndNumber)));
    let after_filter = choice((
        count.map(|_| (AggregateFunction::Number, None)).boxed(),
        phrase(Phrase::FilterEndOf)
            .ignore_then(of.clone())
            .map(|(body, function)| (function, Some(body)))
            .boxed(),
        must(Phrase::FilterEnd)
            .ignore_then(every.clone())
            .map(|body| (AggregateFunction::Every, Some(body)))
            .boxed(),
    ));
    let filtered = chinese(Phrase::Where)
        .ignore_then(condition.clone())
        .then(after_filter)
        .map(|(filter, (function, body))| -> Asked { (function, Some(filter), body) });
    let any = chinese(Phrase::AnyOf)
        .ignore_then(condition)
        .then_ignore(must(Phrase::FilterEnd))
        .map(|filter| -> Asked { (AggregateFunction::Any, Some(filter), None) });
    let of_all =
        must(Phrase::Of).ignore_then(of).map(|(body, function)| -> Asked { (function, None, Some(body)) });
    let every = every.map(|body| -> Asked { (AggregateFunction::Every, None, Some(body)) });
    months()
        .then(choice((filtered.boxed(), any.boxed(), of_all.boxed(), every.boxed())))
        .map_with(|(months, (function, filter, body)), extra| {
            expr_at(aggregate(function, Over::Months(months), filter, body), extra.slice())
        })
        .boxed()
}
