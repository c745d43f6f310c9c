//! Conditions that are always yes or always no, and parts that are said twice.
//!
//! Conditions that look at a parameter are left alone: its figure may change without the rule.

use almoner_diagnostic::Diagnostic;
use almoner_diagnostic::codes::cases as codes;

use super::ask::{Answer, Asker, Condition};
use super::context::Context;
use super::expression::{children, identity};
use super::places::{Place, part_scope, places};
use crate::program::{Expr, ExprKind};
use crate::types::Type;
use crate::walk;

/// Findings about all conditions of rules and benefits.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for place in places(context) {
        visit(context, place, &mut findings);
    }
    findings
}

fn visit<'p>(context: &Context<'p>, place: Place<'p>, findings: &mut Vec<Diagnostic>) {
    let twice = said_twice(context, place.expr);
    let repeated = twice.is_some();
    findings.extend(twice);
    if is_composed(place.expr)
        && !repeated
        && let Some(finding) = always(context, place)
    {
        findings.push(finding);
        return;
    }
    for (part, inside) in children(place.expr) {
        let scope = part_scope(context, place.scope, place.expr, inside);
        visit(context, Place { scope, expr: part }, findings);
    }
}

/// A yes or no that is made of others or compares something.
fn is_composed(expr: &Expr) -> bool {
    let composed = matches!(
        expr.kind,
        ExprKind::And(_)
            | ExprKind::Or(_)
            | ExprKind::Compare(..)
            | ExprKind::Between(..)
            | ExprKind::OneOf(..)
    );
    let mut depends_on_figures = false;
    walk::visit(expr, &mut |part| depends_on_figures |= matches!(part.kind, ExprKind::Parameter { .. }));
    composed && expr.ty == Type::YesNo && !depends_on_figures
}

fn always(context: &Context<'_>, place: Place<'_>) -> Option<Diagnostic> {
    let asker = Asker::new(context, place.scope, vec![Condition::Holds(place.expr)]);
    let code = if matches!(asker.ask(&[0], &[]), Answer::Never) {
        &codes::ALWAYS_NO
    } else if matches!(asker.ask(&[], &[0]), Answer::Never) {
        &codes::ALWAYS_YES
    } else {
        return None;
    };
    Some(Diagnostic::new(code, place.expr.span).arg("condition", context.text(place.expr.span)))
}

fn said_twice(context: &Context<'_>, expr: &Expr) -> Option<Diagnostic> {
    let (ExprKind::And(parts) | ExprKind::Or(parts) | ExprKind::OneOf(_, parts)) = &expr.kind else {
        return None;
    };
    let texts: Vec<String> = parts.iter().map(|part| identity(part, 0)).collect();
    let (second, first) = texts.iter().enumerate().find_map(|(place, text)| {
        let first = texts.iter().take(place).position(|earlier| earlier == text)?;
        Some((parts.get(place)?, parts.get(first)?))
    })?;
    let finding = Diagnostic::new(&codes::SAID_TWICE, second.span)
        .arg("condition", context.text(second.span))
        .related(first.span, codes::FIRST_TIME);
    Some(finding)
}
