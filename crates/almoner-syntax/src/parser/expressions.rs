//! Expressions, from the loosest to the tightest: `or`, `and`, `not`, comparison, rounding and conversion,
//! `+ -`, `* /`, minus sign, what follows a name, and the things themselves.
//!
//! No form is tried twice on the same text, so that reading takes time in proportion to its length.

mod aggregates;
mod atoms;
mod cases;
mod functions;
mod windows;

pub(super) use cases::cases;

use super::input::{
    Ex, In, Label, P, What, and_word, at_of, chinese, comma, mark, month, must, name, phrase, quoted_of,
    token,
};
use super::types::unit;
use crate::ast::{AddOp, Comparison, Expr, ExprKind, MulOp, RoundingMode};
use crate::keywords::Phrase;
use crate::token::TokenKind;
use chumsky::pratt::{infix, left, prefix};
use chumsky::prelude::*;

/// Chains of what follows a value (`a.b.c`, rounding of rounding) are at most this long.
const LONGEST_CHAIN: usize = 16;

pub(super) fn expr_at(kind: ExprKind, slice: In<'_>) -> Expr {
    Expr { kind, at: at_of(slice) }
}

/// The parts of the grammar of expressions that clauses are made of.
#[derive(Clone)]
pub(super) struct Expressions<'s> {
    /// Everything, down from `or`.
    pub(super) condition: P<'s, Expr>,
    /// Without `and`, `or`, `not` and comparison.
    pub(super) value: P<'s, Expr>,
    /// `A when B, otherwise C`.
    pub(super) cases: P<'s, crate::ast::Cases>,
    /// Arithmetic alone: what follows a comma belongs to the clause.
    pub(super) amount: P<'s, Expr>,
    /// Cases of amounts.
    pub(super) share: P<'s, crate::ast::Cases>,
}

/// Builds the grammar of expressions.
pub(super) fn expressions<'s>() -> Expressions<'s> {
    let condition = recursive(|condition| conditions(values(arithmetic(condition.boxed())))).boxed();
    let arithmetic = arithmetic(condition.clone());
    let amount = arithmetic.clone().labelled(Label::What(What::Value)).boxed();
    let share = cases(amount.clone(), conditions(arithmetic.clone()));
    let value = values(arithmetic);
    let decided = decided(amount.clone());
    let cases = cases(choice((decided, condition.clone())).boxed(), condition.clone());
    Expressions {
        condition: condition.labelled(Label::What(What::Condition)).boxed(),
        value: value.labelled(Label::What(What::Value)).boxed(),
        cases,
        amount,
        share,
    }
}

/// `decided by "sub-district office" between A and B`.
fn decided<'s>(value: P<'s, Expr>) -> P<'s, Expr> {
    phrase(Phrase::DecidedBy)
        .ignore_then(quoted_of(What::Text))
        .then_ignore(must(Phrase::Between))
        .then(value.clone())
        .then_ignore(and_word())
        .then(value)
        .map_with(|((body, low), high), extra| {
            let (low, high) = (Box::new(low), Box::new(high));
            expr_at(ExprKind::Decided { body, low, high }, extra.slice())
        })
        .boxed()
}

/// `or`, `and`, `not` over comparisons of `value`.
fn conditions<'s>(value: P<'s, Expr>) -> P<'s, Expr> {
    logic(comparison(value))
}

/// `or`, `and`, `not` over `operand`; chains are flat.
fn logic<'s>(operand: P<'s, Expr>) -> P<'s, Expr> {
    operand
        .pratt((
            prefix(3, phrase(Phrase::Not), |_, inner: Expr, extra| {
                expr_at(ExprKind::Not(Box::new(inner)), extra.slice())
            }),
            infix(left(2), phrase(Phrase::And), |first: Expr, _, next: Expr, extra| {
                let kind = match first.kind {
                    ExprKind::And(mut parts) => {
                        parts.push(next);
                        ExprKind::And(parts)
                    }
                    kind => ExprKind::And(vec![Expr { kind, at: first.at }, next]),
                };
                expr_at(kind, extra.slice())
            }),
            infix(left(1), phrase(Phrase::Or), |first: Expr, _, next: Expr, extra| {
                let kind = match first.kind {
                    ExprKind::Or(mut parts) => {
                        parts.push(next);
                        ExprKind::Or(parts)
                    }
                    kind => ExprKind::Or(vec![Expr { kind, at: first.at }, next]),
                };
                expr_at(kind, extra.slice())
            }),
        ))
        .boxed()
}

/// The comparison that a token is, in words or as a mark.
pub(super) fn comparison_of(kind: TokenKind) -> Option<Comparison> {
    Some(match kind {
        TokenKind::Equal | TokenKind::Phrase(Phrase::Is | Phrase::Equals) => Comparison::Equal,
        TokenKind::NotEqual | TokenKind::Phrase(Phrase::IsNot) => Comparison::NotEqual,
        TokenKind::Less | TokenKind::Phrase(Phrase::LessThan) => Comparison::Less,
        TokenKind::AtMost | TokenKind::Phrase(Phrase::AtMost) => Comparison::AtMost,
        TokenKind::Greater | TokenKind::Phrase(Phrase::MoreThan) => Comparison::Greater,
        TokenKind::AtLeast | TokenKind::Phrase(Phrase::AtLeast) => Comparison::AtLeast,
        _ => return None,
    })
}

/// `<`, `at least`, `is` and their kin.
pub(super) fn comparison_mark<'s>() -> impl Parser<'s, In<'s>, Comparison, Ex> + Clone {
    token(|token| comparison_of(token.kind).is_some())
        .map(|token| comparison_of(token.kind).unwrap_or(Comparison::Equal))
}

/// What stands after the first value of a comparison.
#[derive(Clone)]
enum Comparing {
    With(Comparison, Expr),
    Between(Expr, Expr),
    OneOf(Vec<Expr>, bool),
}

fn comparison<'s>(value: P<'s, Expr>) -> P<'s, Expr> {
    let operand = value.clone().labelled(Label::What(What::Value)).boxed();
    comparison_of_values(value, operand)
}

/// A comparison of `value` with one or more of `operand`, or `value` alone.
fn comparison_of_values<'s>(value: P<'s, Expr>, operand: P<'s, Expr>) -> P<'s, Expr> {
    let with = comparison_mark().then(operand.clone()).map(|(mark, value)| Comparing::With(mark, value));
    let between = phrase(Phrase::Between)
        .ignore_then(operand.clone())
        .then_ignore(and_word())
        .then(operand.clone())
        .map(|(low, high)| Comparing::Between(low, high));
    compared(value, choice((with.boxed(), between.boxed(), one_of_list(operand))).boxed())
}

/// `is one of a, b`: a comma begins another element only when a plain one follows that nothing else claims.
fn one_of_list<'s>(operand: P<'s, Expr>) -> P<'s, Comparing> {
    let negated = choice((phrase(Phrase::IsOneOf).to(false), phrase(Phrase::IsNotOneOf).to(true)));
    negated
        .then(operand)
        .then(comma().ignore_then(atoms::list_element()).repeated().collect::<Vec<_>>())
        .map(|((negated, first), mut more)| {
            more.insert(0, first);
            Comparing::OneOf(more, negated)
        })
        .boxed()
}

fn compared<'s>(value: P<'s, Expr>, comparing: P<'s, Comparing>) -> P<'s, Expr> {
    value
        .then(comparing.or_not())
        .map_with(|(value, comparing), extra| {
            let first = Box::new(value);
            let kind = match comparing {
                None => return *first,
                Some(Comparing::With(mark, second)) => ExprKind::Compare(first, mark, Box::new(second)),
                Some(Comparing::Between(low, high)) => {
                    ExprKind::Between(first, Box::new(low), Box::new(high))
                }
                Some(Comparing::OneOf(among, negated)) => ExprKind::OneOf { value: first, among, negated },
            };
            expr_at(kind, extra.slice())
        })
        .boxed()
}

/// The condition of a filter that nothing closes (`number of members where age < 18`): comparisons belong to it,
/// arithmetic does not, so that `sum of a over members where b + c` adds `c` to the sum. To compare the whole, it
/// stands in parentheses: `(number of members where employed) = 2 persons`.
fn filter<'s>(primary: P<'s, Expr>) -> P<'s, Expr> {
    let negative = mark(TokenKind::Minus)
        .ignore_then(primary.clone())
        .map_with(|value, extra| expr_at(ExprKind::Negate(Box::new(value)), extra.slice()));
    let operand = choice((negative.boxed(), primary.clone()));
    logic(comparison_of_values(primary, operand.labelled(Label::What(What::Value)).boxed()))
}

/// What may follow an arithmetic expression: rounding, conversion.
#[derive(Clone)]
enum Change {
    Round(RoundingMode, Expr),
    Convert(crate::ast::UnitExpr),
}

fn rounding_of(kind: TokenKind) -> Option<RoundingMode> {
    Some(match kind {
        TokenKind::Phrase(Phrase::RoundedUpTo) => RoundingMode::Up,
        TokenKind::Phrase(Phrase::RoundedDownTo) => RoundingMode::Down,
        TokenKind::Phrase(Phrase::RoundedTo) => RoundingMode::Nearest,
        TokenKind::Phrase(Phrase::RoundedHalfEvenTo) => RoundingMode::HalfEven,
        _ => return None,
    })
}

/// `, rounded up to E`.
pub(super) fn rounding<'s>() -> P<'s, (RoundingMode, Expr)> {
    let mode = token(|token| rounding_of(token.kind).is_some())
        .map(|token| rounding_of(token.kind).unwrap_or(RoundingMode::Nearest));
    comma().or_not().ignore_then(mode).then(atoms::step().labelled(Label::What(What::Value))).boxed()
}

/// Arithmetic, then rounding and conversion of all of it.
fn values<'s>(arithmetic: P<'s, Expr>) -> P<'s, Expr> {
    let round = rounding().map(|(mode, step)| Change::Round(mode, step));
    let convert = phrase(Phrase::ConvertedTo).ignore_then(unit()).map(Change::Convert);
    let change = choice((round.boxed(), convert.boxed()));
    arithmetic
        .foldl_with(change.repeated().at_most(LONGEST_CHAIN), |value, change, extra| {
            let value = Box::new(value);
            let kind = match change {
                Change::Round(mode, step) => ExprKind::Rounded { value, mode, step: Box::new(step) },
                Change::Convert(unit) => ExprKind::ConvertedTo(value, unit),
            };
            expr_at(kind, extra.slice())
        })
        .boxed()
}

/// `+ - * /` and the minus sign; chains are flat.
fn arithmetic<'s>(condition: P<'s, Expr>) -> P<'s, Expr> {
    recursive(|arithmetic| {
        primary(condition, arithmetic.boxed()).pratt((
            prefix(3, mark(TokenKind::Minus), |_, inner: Expr, extra| {
                expr_at(ExprKind::Negate(Box::new(inner)), extra.slice())
            }),
            infix(left(2), product_mark(), |first: Expr, mark: MulOp, next: Expr, extra| {
                let kind = match first.kind {
                    ExprKind::Product(head, mut parts) => {
                        parts.push((mark, next));
                        ExprKind::Product(head, parts)
                    }
                    kind => ExprKind::Product(Box::new(Expr { kind, at: first.at }), vec![(mark, next)]),
                };
                expr_at(kind, extra.slice())
            }),
            infix(left(1), sum_mark(), |first: Expr, mark: AddOp, next: Expr, extra| {
                let kind = match first.kind {
                    ExprKind::Sum(head, mut parts) => {
                        parts.push((mark, next));
                        ExprKind::Sum(head, parts)
                    }
                    kind => ExprKind::Sum(Box::new(Expr { kind, at: first.at }), vec![(mark, next)]),
                };
                expr_at(kind, extra.slice())
            }),
        ))
    })
    .boxed()
}

fn product_mark<'s>() -> impl Parser<'s, In<'s>, MulOp, Ex> + Clone {
    choice((mark(TokenKind::Times).to(MulOp::Times), mark(TokenKind::Over).to(MulOp::DividedBy)))
}

fn sum_mark<'s>() -> impl Parser<'s, In<'s>, AddOp, Ex> + Clone {
    choice((mark(TokenKind::Plus).to(AddOp::Plus), mark(TokenKind::Minus).to(AddOp::Minus)))
}

/// What may follow a thing: `.name`, `(arguments)`, `for keys`, `as of day`, 所在月首日, 的核对情况.
#[derive(Clone)]
enum Suffix {
    Member(crate::ast::Name),
    Call(Vec<Expr>),
    ForKeys(Vec<Expr>),
    On(Expr),
    MonthEdge(bool),
    EvidenceOf,
}

/// A thing and what follows it.
fn primary<'s>(condition: P<'s, Expr>, arithmetic: P<'s, Expr>) -> P<'s, Expr> {
    recursive(|primary| {
        let atom = atoms::atom(condition.clone(), arithmetic, primary.clone().boxed());
        suffixed(atom, suffix(condition, primary.boxed()))
    })
    .boxed()
}

fn suffixed<'s>(atom: P<'s, Expr>, suffix: P<'s, Suffix>) -> P<'s, Expr> {
    atom.foldl_with(suffix.repeated().at_most(LONGEST_CHAIN), |value, suffix, extra| {
        let value = Box::new(value);
        let kind = match suffix {
            Suffix::Member(name) => ExprKind::Member(value, name),
            Suffix::Call(arguments) => ExprKind::Call(value, arguments),
            Suffix::ForKeys(keys) => ExprKind::ForKeys(value, keys),
            Suffix::On(day) => ExprKind::On(value, Box::new(day)),
            Suffix::MonthEdge(last) => ExprKind::MonthEdge { last, date: value },
            Suffix::EvidenceOf => ExprKind::EvidenceOf(value),
        };
        expr_at(kind, extra.slice())
    })
    .boxed()
}

fn suffix<'s>(condition: P<'s, Expr>, primary: P<'s, Expr>) -> P<'s, Suffix> {
    let member = mark(TokenKind::Dot).ignore_then(name()).map(Suffix::Member);
    let arguments = condition
        .labelled(Label::What(What::Value))
        .separated_by(comma())
        .allow_trailing()
        .collect::<Vec<_>>()
        .then_ignore(mark(TokenKind::Close).labelled(Label::What(What::Close)));
    let call = token(|token| token.kind == TokenKind::Open && token.glued).ignore_then(arguments);
    let keys = atoms::simple(primary.clone())
        .labelled(Label::What(What::Key))
        .then(comma().ignore_then(atoms::list_element()).repeated().collect::<Vec<_>>())
        .map(|(first, mut more)| {
            more.insert(0, first);
            more
        });
    let keys = phrase(Phrase::For).ignore_then(keys).map(Suffix::ForKeys);
    let as_month = month().map(|month| Expr { kind: ExprKind::Date(month.date), at: month.at });
    let day = choice((atoms::simple(primary), as_month.boxed()));
    let on = phrase(Phrase::AsOf).ignore_then(day.labelled(Label::What(What::Day))).map(Suffix::On);
    let edges = choice((
        chinese(Phrase::FirstDayOfMonthOf).to(Suffix::MonthEdge(false)),
        chinese(Phrase::LastDayOfMonthOf).to(Suffix::MonthEdge(true)),
        chinese(Phrase::EvidenceOf).to(Suffix::EvidenceOf),
    ));
    choice((member.boxed(), call.map(Suffix::Call).boxed(), keys.boxed(), on.boxed(), edges)).boxed()
}

/// `A and B` after a function of two values.
fn pair<'s>(operand: P<'s, Expr>) -> P<'s, (Expr, Expr)> {
    let operand = operand.labelled(Label::What(What::Value));
    operand.clone().then_ignore(and_word()).then(operand).boxed()
}

/// `from` before a day that a phrase demands.
fn from<'s>() -> impl Parser<'s, In<'s>, &'s crate::token::Token<'s>, Ex> + Clone {
    must(Phrase::From)
}
