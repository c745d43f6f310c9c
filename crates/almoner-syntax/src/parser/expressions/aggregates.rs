//! Sums, counts, tests and ranks over the members of a collection. English begins with what is done, Chinese
//! with the collection: `sum of wage over members where employed`, `成员中 employed 者的 wage 之和`.

use super::windows::{months, over};
use super::{expr_at, filter};
use crate::ast::{Aggregate, AggregateFunction, At, Expr, ExprKind, Name, Over, Path};
use crate::keywords::{NameWord, Phrase};
use crate::parser::input::{Ex, In, Label, P, What, chinese, comma, english, must, path_of, phrase, token};
use crate::token::{Token, TokenKind};
use chumsky::prelude::*;

/// An aggregate that waits for its collection.
pub(super) type Pending = Box<dyn FnOnce(Path) -> ExprKind>;

/// An aggregate over things or months.
pub(super) fn aggregate(
    function: AggregateFunction,
    over: Over,
    filter: Option<Expr>,
    body: Option<Expr>,
) -> ExprKind {
    ExprKind::Aggregate(Aggregate { function, over, filter: filter.map(Box::new), body: body.map(Box::new) })
}

/// 成员人数.
pub(super) fn number_of_members(token: &Token<'_>) -> Expr {
    let at = At(token.span);
    let name = Name { text: NameWord::MEMBERS.english.to_owned(), at };
    let over = Over::Things(Path { names: vec![name], at });
    Expr { kind: aggregate(AggregateFunction::Number, over, None, None), at }
}

/// What an aggregate of a value does.
fn function_of(kind: TokenKind) -> Option<AggregateFunction> {
    Some(match kind {
        TokenKind::Phrase(Phrase::SumOf) => AggregateFunction::Sum,
        TokenKind::Phrase(Phrase::LargestOf) => AggregateFunction::Largest,
        TokenKind::Phrase(Phrase::SmallestOf) => AggregateFunction::Smallest,
        TokenKind::Phrase(Phrase::AverageOf) => AggregateFunction::Average,
        _ => return None,
    })
}

pub(super) fn function<'s>(latin: bool) -> impl Parser<'s, In<'s>, AggregateFunction, Ex> + Clone {
    token(move |token| token.is_latin() == latin && function_of(token.kind).is_some())
        .map(|token| function_of(token.kind).unwrap_or(AggregateFunction::Sum))
}

/// The forms that begin with what is done.
pub(super) fn english_aggregates<'s>(
    condition: P<'s, Expr>,
    arithmetic: P<'s, Expr>,
    primary: P<'s, Expr>,
) -> P<'s, Expr> {
    let value = arithmetic.labelled(Label::What(What::Value)).boxed();
    let condition = condition.labelled(Label::What(What::Condition)).boxed();
    let where_ =
        english(Phrase::Where).ignore_then(filter(primary.clone()).labelled(Label::What(What::Condition)));
    let where_ = where_.or_not().boxed();
    let wide_where = english(Phrase::Where).ignore_then(condition.clone()).or_not().boxed();
    choice((
        of_value(value.clone(), where_.clone()),
        number_of(where_, primary),
        any_of(condition.clone()),
        every_one_of(condition.clone(), wide_where.clone()),
        position(value, wide_where),
    ))
    .boxed()
}

/// `sum of E over P [where C]`, where P may be months.
fn of_value<'s>(value: P<'s, Expr>, filter: P<'s, Option<Expr>>) -> P<'s, Expr> {
    function(true)
        .then(value)
        .then_ignore(must(Phrase::Over))
        .then(over())
        .then(filter)
        .map_with(|(((function, body), over), filter), extra| {
            expr_at(aggregate(function, over, filter, Some(body)), extra.slice())
        })
        .boxed()
}

/// `number of P [where C]`; of months only with a condition: without one their number is what is written.
fn number_of<'s>(where_: P<'s, Option<Expr>>, primary: P<'s, Expr>) -> P<'s, Expr> {
    let things = path_of(What::Name).map(Over::Things).then(where_);
    let condition = filter(primary).labelled(Label::What(What::Condition));
    let of_months = months().map(Over::Months).then_ignore(must(Phrase::Where)).then(condition.map(Some));
    english(Phrase::NumberOf)
        .ignore_then(choice((of_months.boxed(), things.boxed())))
        .map_with(|(over, filter), extra| {
            expr_at(aggregate(AggregateFunction::Number, over, filter, None), extra.slice())
        })
        .boxed()
}

/// `any of P where C`, `any of P [where C] has C`, `any of last 6 months where C`.
fn any_of<'s>(condition: P<'s, Expr>) -> P<'s, Expr> {
    let has = english(Phrase::Has).labelled(Label::Phrase(Phrase::Has)).ignore_then(condition.clone());
    let with_filter = english(Phrase::Where)
        .labelled(Label::Phrase(Phrase::Where))
        .ignore_then(condition.clone())
        .then(has.clone().or_not())
        .map(|(filter, body)| (Some(filter), body));
    let asked = choice((with_filter.boxed(), has.map(|body| (None, Some(body))).boxed()));
    let things = path_of(What::Name).map(Over::Things).then(asked);
    let of_months = months().map(Over::Months).then_ignore(must(Phrase::Where));
    let of_months = of_months.then(condition.map(|filter| (Some(filter), None)));
    english(Phrase::AnyOf)
        .ignore_then(choice((of_months.boxed(), things.boxed())))
        .map_with(|(over, (filter, body)), extra| {
            expr_at(aggregate(AggregateFunction::Any, over, filter, body), extra.slice())
        })
        .boxed()
}

/// `every one of P [where C] has C`.
fn every_one_of<'s>(condition: P<'s, Expr>, filter: P<'s, Option<Expr>>) -> P<'s, Expr> {
    english(Phrase::EveryOneOf)
        .ignore_then(over())
        .then(filter)
        .then_ignore(must(Phrase::Has))
        .then(condition)
        .map_with(|((over, filter), body), extra| {
            expr_at(aggregate(AggregateFunction::Every, over, filter, Some(body)), extra.slice())
        })
        .boxed()
}

/// `highest first`: whether it is the highest.
fn order<'s>() -> impl Parser<'s, In<'s>, bool, Ex> + Clone {
    choice((
        must(Phrase::HighestFirst).to(true),
        phrase(Phrase::LowestFirst).labelled(Label::Phrase(Phrase::LowestFirst)).to(false),
    ))
}

/// `[, ties by E]`.
fn ties<'s>(value: P<'s, Expr>) -> P<'s, Option<Expr>> {
    comma().or_not().ignore_then(phrase(Phrase::TiesBy)).ignore_then(value).or_not().boxed()
}

/// `position of E among P [where C], highest first [, ties by E]`.
fn position<'s>(value: P<'s, Expr>, filter: P<'s, Option<Expr>>) -> P<'s, Expr> {
    phrase(Phrase::PositionOf)
        .ignore_then(value.clone())
        .then_ignore(must(Phrase::Among))
        .then(path_of(What::Name))
        .then(filter)
        .then_ignore(comma().or_not())
        .then(order())
        .then(ties(value))
        .map_with(|((((key, among), filter), highest_first), ties), extra| {
            let (key, filter, ties) = (Box::new(key), filter.map(Box::new), ties.map(Box::new));
            expr_at(ExprKind::Position { key, among, filter, highest_first, ties }, extra.slice())
        })
        .boxed()
}

/// What makes an aggregate of the collection before it.
pub(super) fn chinese_aggregate<'s>(condition: P<'s, Expr>, arithmetic: P<'s, Expr>) -> P<'s, Pending> {
    let value = arithmetic.labelled(Label::What(What::Value)).boxed();
    let condition = condition.labelled(Label::What(What::Condition)).boxed();
    let filtered = chinese(Phrase::Where)
        .ignore_then(condition.clone())
        .then(after_filter(condition.clone(), value.clone()))
        .map(|(filter, rest): (Expr, After)| rest(Some(filter)));
    let any = chinese(Phrase::AnyOf)
        .ignore_then(condition.clone())
        .then_ignore(must(Phrase::FilterEnd))
        .map(|filter| pending(AggregateFunction::Any, Some(filter), None));
    let plain = choice((
        chinese(Phrase::NumberOf)
            .map(|_| -> After { Box::new(|filter| pending(AggregateFunction::Number, filter, None)) })
            .boxed(),
        phrase(Phrase::Of).ignore_then(of(value.clone())).boxed(),
        tests(condition),
        rank(value),
    ))
    .map(|rest: After| rest(None));
    choice((filtered.boxed(), any.boxed(), plain.boxed())).boxed()
}

/// An aggregate that waits for its filter.
type After = Box<dyn FnOnce(Option<Expr>) -> Pending>;

fn pending(function: AggregateFunction, filter: Option<Expr>, body: Option<Expr>) -> Pending {
    Box::new(move |over| aggregate(function, Over::Things(over), filter, body))
}

/// After `P 中 C`: 者的人数, 者的 E 之和, 者 有人 C, 者 按 E 从高到低 的名次.
fn after_filter<'s>(condition: P<'s, Expr>, value: P<'s, Expr>) -> P<'s, After> {
    let number = phrase(Phrase::FilterEndNumber)
        .map(|_| -> After { Box::new(|filter| pending(AggregateFunction::Number, filter, None)) });
    let of_value = phrase(Phrase::FilterEndOf).ignore_then(of(value.clone()));
    let tested = must(Phrase::FilterEnd).ignore_then(choice((tests(condition), rank(value))));
    choice((number.boxed(), of_value.boxed(), tested.boxed())).boxed()
}

/// `E 之和`.
fn of<'s>(value: P<'s, Expr>) -> P<'s, After> {
    let end = function(false).labelled(Label::Phrase(Phrase::SumOf));
    value
        .then(end)
        .map(|(body, function)| -> After { Box::new(move |filter| pending(function, filter, Some(body))) })
        .boxed()
}

/// `有人 C`, `人人 C`.
fn tests<'s>(condition: P<'s, Expr>) -> P<'s, After> {
    let which = choice((
        chinese(Phrase::Has).to(AggregateFunction::Any),
        chinese(Phrase::EveryOneOf).to(AggregateFunction::Every),
    ));
    which
        .then(condition)
        .map(|(function, body)| -> After { Box::new(move |filter| pending(function, filter, Some(body))) })
        .boxed()
}

/// `按 E 从高到低 的名次`.
fn rank<'s>(value: P<'s, Expr>) -> P<'s, After> {
    chinese(Phrase::By)
        .ignore_then(value.clone())
        .then(order())
        .then_ignore(must(Phrase::PositionEnd))
        .then(ties(value))
        .map(|((key, highest_first), ties)| -> After {
            Box::new(move |filter| {
                let (key, filter, ties) = (Box::new(key), filter.map(Box::new), ties.map(Box::new));
                Box::new(move |among| ExprKind::Position { key, among, filter, highest_first, ties })
            })
        })
        .boxed()
}
