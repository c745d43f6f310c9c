//! Expressions as trees of parts: what stands directly inside one, and whether two say the same.

use std::fmt::Write;

use crate::program::{Expr, ExprKind};
use crate::walk;

/// Whose facts a part of an expression reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inside {
    /// Those of the current thing.
    Here,
    /// Those of each member of a collection; its holder is the thing that has the collection.
    Member,
}

/// The expressions directly inside one, in the order in which they are written.
pub(crate) fn children(expr: &Expr) -> impl Iterator<Item = (&Expr, Inside)> {
    let inside = match &expr.kind {
        ExprKind::Aggregate { .. } | ExprKind::Position { .. } => Inside::Member,
        _ => Inside::Here,
    };
    walk::children(expr).into_iter().map(move |part| (part, inside))
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
    let mut parts = children(expr).peekable();
    if parts.peek().is_none() {
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
        ExprKind::Evidence { hops, field } => write!(text, "evidence{}.{}", up(hops), field.0),
        ExprKind::AgeOn { hops, field, .. } => write!(text, "age{}.{}", up(hops), field.0),
        ExprKind::SpanBetween(unit, ..) => write!(text, "span{unit:?}"),
        ExprKind::Decided { body, .. } => write!(text, "decided by {body}"),
        ExprKind::MonthEdge { last, .. } => write!(text, "edge{last}"),
        ExprKind::LastMonth { first, .. } => write!(text, "last month{}", first.is_some()),
        ExprKind::Window { function, months, with_this, filter, body } => {
            let parts = (filter.is_some(), body.is_some(), with_this);
            write!(text, "{function:?} over {months} months{parts:?}")
        }
    }
}
