//! Expressions as trees of parts: what stands directly inside one, and whether two say the same.

use std::fmt::Write;

use crate::program::{Cases, Expr, ExprKind};

/// Whose facts a part of an expression reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inside {
    /// Those of the current thing.
    Here,
    /// Those of each member of a collection; its holder is the thing that has the collection.
    Member,
}

/// The expressions directly inside one, in the order in which they are written.
pub(crate) fn children(expr: &Expr) -> Vec<(&Expr, Inside)> {
    match &expr.kind {
        ExprKind::Constant(_)
        | ExprKind::DecisionDate
        | ExprKind::Fact { .. }
        | ExprKind::Local(_)
        | ExprKind::Key(_)
        | ExprKind::Benefit { .. } => Vec::new(),
        ExprKind::Rule { args: parts, .. }
        | ExprKind::Parameter { keys: parts, .. }
        | ExprKind::And(parts)
        | ExprKind::Or(parts)
        | ExprKind::LesserOf(parts)
        | ExprKind::GreaterOf(parts) => parts.iter().map(|part| (part, Inside::Here)).collect(),
        ExprKind::Negate(part)
        | ExprKind::Not(part)
        | ExprKind::Converted(part, _)
        | ExprKind::AgeOn { on: part, .. }
        | ExprKind::MonthEdge { date: part, .. } => vec![(part, Inside::Here)],
        ExprKind::On(left, right)
        | ExprKind::Arithmetic(_, left, right)
        | ExprKind::Compare(_, left, right)
        | ExprKind::Rounded(_, left, right)
        | ExprKind::SpanBetween(_, left, right) => vec![(left, Inside::Here), (right, Inside::Here)],
        ExprKind::Between(value, low, high) => {
            [value, low, high].map(|part| (part.as_ref(), Inside::Here)).into()
        }
        ExprKind::OneOf(value, list) => {
            std::iter::once(value.as_ref()).chain(list).map(|part| (part, Inside::Here)).collect()
        }
        ExprKind::Cases(cases) => cases_children(cases).map(|part| (part, Inside::Here)).collect(),
        ExprKind::Aggregate { filter, body, .. } => {
            [filter, body].into_iter().flatten().map(|part| (part.as_ref(), Inside::Member)).collect()
        }
        ExprKind::Position { filter, key, ties, .. } => [filter.as_ref(), Some(key), ties.as_ref()]
            .into_iter()
            .flatten()
            .map(|part| (part.as_ref(), Inside::Member))
            .collect(),
        ExprKind::LastMonth { value, first } => {
            let first = first.as_ref().map(|(value, _)| value.as_ref());
            std::iter::once(value.as_ref()).chain(first).map(|part| (part, Inside::Here)).collect()
        }
    }
}

/// Conditions and values of cases, in order.
pub(crate) fn cases_children(cases: &Cases) -> impl Iterator<Item = &Expr> {
    cases.cases.iter().flat_map(|case| [&case.condition, &case.value]).chain(cases.otherwise.as_deref())
}

/// Calls `visit` for an expression and everything inside it, outermost first.
pub(crate) fn walk<'e>(expr: &'e Expr, visit: &mut dyn FnMut(&'e Expr)) {
    visit(expr);
    for (part, _) in children(expr) {
        walk(part, visit);
    }
}

/// A text that is the same for two expressions that say the same. `hops` is how far up the thing is that
/// the expression is about, for expressions taken from the rule of a holder.
pub(crate) fn identity(expr: &Expr, hops: u8) -> String {
    let mut text = String::new();
    write_identity(&mut text, expr, hops);
    text
}

fn write_identity(text: &mut String, expr: &Expr, shift: u8) {
    // Writing to a string cannot fail.
    let _ = write_head(text, &expr.kind, shift);
    let parts = children(expr);
    if parts.is_empty() {
        return;
    }
    text.push('(');
    for (part, inside) in parts {
        write_identity(text, part, if inside == Inside::Here { shift } else { 0 });
        text.push(',');
    }
    text.push(')');
}

/// What an expression says beside its parts.
fn write_head(text: &mut String, kind: &ExprKind, shift: u8) -> std::fmt::Result {
    let up = |hops: &u8| hops.saturating_add(shift);
    match kind {
        ExprKind::Constant(value) => write!(text, "{value:?}"),
        ExprKind::DecisionDate => write!(text, "today"),
        ExprKind::Fact { hops, field } => write!(text, "fact{}.{}", up(hops), field.0),
        ExprKind::Rule { hops, rule, .. } => write!(text, "rule{}.{}", up(hops), rule.0),
        ExprKind::Local(position) => write!(text, "local{position}"),
        ExprKind::Key(position) => write!(text, "key{position}"),
        ExprKind::Parameter { parameter, .. } => write!(text, "parameter{}", parameter.0),
        ExprKind::Benefit { hops, benefit, part } => {
            write!(text, "benefit{}.{}.{part:?}", up(hops), benefit.0)
        }
        ExprKind::On(..) => write!(text, "on"),
        ExprKind::Negate(_) => write!(text, "-"),
        ExprKind::Not(_) => write!(text, "not"),
        ExprKind::Arithmetic(operator, ..) => write!(text, "{operator:?}"),
        ExprKind::And(_) => write!(text, "and"),
        ExprKind::Or(_) => write!(text, "or"),
        ExprKind::Compare(comparison, ..) => write!(text, "{comparison:?}"),
        ExprKind::Between(..) => write!(text, "between"),
        ExprKind::OneOf(..) => write!(text, "one of"),
        ExprKind::LesserOf(_) => write!(text, "lesser"),
        ExprKind::GreaterOf(_) => write!(text, "greater"),
        ExprKind::Cases(cases) => write!(text, "cases{}{}", cases.cases.len(), cases.otherwise.is_some()),
        ExprKind::Rounded(mode, ..) => write!(text, "rounded{mode:?}"),
        ExprKind::Converted(_, factor) => write!(text, "converted{factor}"),
        ExprKind::Aggregate { function, hops, field, filter, body } => {
            let parts = (filter.is_some(), body.is_some());
            write!(text, "{function:?}{}.{}{parts:?}", up(hops), field.0)
        }
        ExprKind::Position { hops, field, filter, highest_first, ties, .. } => {
            let parts = (filter.is_some(), ties.is_some(), highest_first);
            write!(text, "position{}.{}{parts:?}", up(hops), field.0)
        }
        ExprKind::AgeOn { hops, field, .. } => write!(text, "age{}.{}", up(hops), field.0),
        ExprKind::SpanBetween(unit, ..) => write!(text, "span{unit:?}"),
        ExprKind::MonthEdge { last, .. } => write!(text, "edge{last}"),
        ExprKind::LastMonth { first, .. } => {
            write!(text, "last month{:?}", first.as_ref().map(|(_, month)| month))
        }
    }
}
