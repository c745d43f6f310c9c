//! Takes parentheses out of a tree: a form that its own words close in Chinese may need them in English, and
//! what is grouped stands in the tree's shape anyway.

use crate::ast::{
    Aggregate, Cases, Clause, ClauseKind, Expr, ExprKind, File, PayLine, Row, Start, Test, TestKind,
};

/// The same tree without parentheses.
pub(super) fn without_groups(mut file: File) -> File {
    for item in &mut file.items {
        item.clauses.iter_mut().for_each(clause);
    }
    file
}

fn clause(clause: &mut Clause) {
    match &mut clause.kind {
        ClauseKind::Field(field) => {
            let bounds = [&mut field.at_least, &mut field.at_most, &mut field.assumed];
            bounds.into_iter().flatten().for_each(expr);
        }
        ClauseKind::UnitEquals(value)
        | ClauseKind::Otherwise(value)
        | ClauseKind::Statement(value)
        | ClauseKind::Expect(value)
        | ClauseKind::ExpectUndecided { value, .. } => expr(value),
        ClauseKind::Entry(entry) => expr(&mut entry.value),
        ClauseKind::Open { at_least, at_most } => [at_least, at_most].into_iter().flatten().for_each(expr),
        ClauseKind::Is(value) => cases(value),
        ClauseKind::Except(exception) => {
            expr(&mut exception.condition);
            expr(&mut exception.value);
        }
        ClauseKind::Columns(columns) => columns.iter_mut().for_each(expr),
        ClauseKind::Row(Row { tests, value, .. }) => {
            tests.iter_mut().for_each(test);
            expr(value);
        }
        ClauseKind::Bracket(bracket) => {
            expr(&mut bracket.from);
            expr(&mut bracket.value);
        }
        ClauseKind::Among { filter, .. } => filter.iter_mut().for_each(expr),
        ClauseKind::Bill(bill) => expr(bill),
        ClauseKind::Payer(payer) => {
            cases(&mut payer.share);
            payer.above.iter_mut().chain(&mut payer.at_most).for_each(expr);
            payer.rounded.iter_mut().for_each(|(_, step)| expr(step));
        }
        ClauseKind::Requires(lines) => lines.iter_mut().for_each(|line| expr(&mut line.condition)),
        ClauseKind::Pays { lines, .. } => lines.iter_mut().for_each(|PayLine { amount, .. }| cases(amount)),
        ClauseKind::Provides { lines, .. } => {
            lines.iter_mut().filter_map(|line| line.quantity.as_mut()).for_each(cases);
        }
        ClauseKind::Monotone(monotone) => expr(&mut monotone.value),
        ClauseKind::Facts(block) => {
            block.facts.iter_mut().filter_map(|fact| fact.value.as_mut()).for_each(expr);
        }
        _ => {}
    }
}

fn test(test: &mut Test) {
    match &mut test.kind {
        TestKind::Any => {}
        TestKind::Is(value) | TestKind::IsNot(value) | TestKind::Compare(_, value) => expr(value),
        TestKind::Between(low, high) => [low, high].into_iter().for_each(expr),
        TestKind::OneOf(tests) => tests.iter_mut().for_each(self::test),
    }
}

fn cases(cases: &mut Cases) {
    for case in &mut cases.cases {
        expr(&mut case.value);
        expr(&mut case.condition);
    }
    if let Some(value) = &mut cases.otherwise {
        expr(value);
    }
}

fn expr(expr: &mut Expr) {
    while let ExprKind::Group(inner) = &mut expr.kind {
        *expr = std::mem::replace(inner, Expr { kind: ExprKind::Unreadable, at: inner.at });
    }
    parts(&mut expr.kind).into_iter().for_each(self::expr);
    if let ExprKind::Cases(inside) = &mut expr.kind {
        cases(inside);
    }
}

/// The expressions directly inside, but for those of cases.
fn parts(kind: &mut ExprKind) -> Vec<&mut Expr> {
    match kind {
        ExprKind::Member(value, _)
        | ExprKind::Group(value)
        | ExprKind::Negate(value)
        | ExprKind::Not(value)
        | ExprKind::ConvertedTo(value, _)
        | ExprKind::AgeOn(value)
        | ExprKind::EvidenceOf(value)
        | ExprKind::MonthEdge { date: value, .. } => vec![value],
        ExprKind::On(first, second)
        | ExprKind::Compare(first, _, second)
        | ExprKind::SpanBetween(_, first, second)
        | ExprKind::Rounded { value: first, step: second, .. } => vec![first, second],
        ExprKind::Call(first, rest) | ExprKind::ForKeys(first, rest) => {
            std::iter::once(&mut **first).chain(rest).collect()
        }
        ExprKind::OneOf { value, among, .. } => std::iter::once(&mut **value).chain(among).collect(),
        ExprKind::Sum(first, rest) => {
            std::iter::once(&mut **first).chain(rest.iter_mut().map(|(_, part)| part)).collect()
        }
        ExprKind::Product(first, rest) => {
            std::iter::once(&mut **first).chain(rest.iter_mut().map(|(_, part)| part)).collect()
        }
        ExprKind::And(list) | ExprKind::Or(list) | ExprKind::LesserOf(list) | ExprKind::GreaterOf(list) => {
            list.iter_mut().collect()
        }
        ExprKind::Between(value, low, high) => vec![value, low, high],
        ExprKind::Decided { low, high, .. } => vec![low, high],
        ExprKind::Aggregate(Aggregate { filter, body, .. }) => {
            [filter, body].into_iter().flatten().map(|part| &mut **part).collect()
        }
        ExprKind::Position { key, filter, ties, .. } => {
            let optional = [filter, ties].into_iter().flatten();
            std::iter::once(key).chain(optional).map(|part| &mut **part).collect()
        }
        ExprKind::LastMonth { value, first } => {
            let mut parts = vec![&mut **value];
            if let Some(first) = first {
                parts.push(&mut first.value);
                if let Start::Value(day) = &mut first.from {
                    parts.push(day);
                }
            }
            parts
        }
        ExprKind::Number(_)
        | ExprKind::YesNo(_)
        | ExprKind::Text(_)
        | ExprKind::Date(_)
        | ExprKind::DecisionDate
        | ExprKind::Name(_)
        | ExprKind::NotSet
        | ExprKind::Nothing
        | ExprKind::Cases(_)
        | ExprKind::Unreadable => Vec::new(),
    }
}
