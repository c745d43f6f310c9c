//! Where expressions stand: the outermost ones of a program, each with the thing it is about.

use super::context::{Context, benefit_exprs, version_exprs};
use super::expression::Inside;
use super::question::Scope;
use crate::program::{Benefit, Expr, ExprKind, Rule, RuleVersion};

/// An outermost expression.
#[derive(Clone, Copy)]
pub(crate) struct Place<'p> {
    pub(crate) scope: Scope<'p>,
    pub(crate) expr: &'p Expr,
}

/// What a wording of a rule is about.
pub(crate) fn rule_scope<'p>(rule: &'p Rule, version: &RuleVersion) -> Scope<'p> {
    Scope { entity: rule.entity, rule: Some(rule), period: version.in_force }
}

/// What a benefit is about.
pub(crate) fn benefit_scope<'p>(benefit: &Benefit) -> Scope<'p> {
    Scope { entity: Some(benefit.entity), rule: None, period: benefit.in_force }
}

/// The outermost expressions of rules and benefits. Those of guarantees, properties and examples are not
/// among them: they are meant to hold always.
pub(crate) fn places<'p>(context: &Context<'p>) -> Vec<Place<'p>> {
    let mut places = Vec::new();
    for rule in &context.program.rules {
        for version in &rule.versions {
            let scope = rule_scope(rule, version);
            places.extend(version_exprs(version).into_iter().map(|expr| Place { scope, expr }));
        }
    }
    for benefit in &context.program.benefits {
        let scope = benefit_scope(benefit);
        places.extend(benefit_exprs(benefit).map(|expr| Place { scope, expr }));
    }
    places
}

/// What a part of `expr` is about.
pub(crate) fn part_scope<'p>(
    context: &Context<'_>,
    scope: Scope<'p>,
    expr: &Expr,
    inside: Inside,
) -> Scope<'p> {
    match (inside, &expr.kind) {
        (
            Inside::Member,
            ExprKind::Aggregate { hops, field, .. } | ExprKind::Position { hops, field, .. },
        ) => Scope { entity: context.member(scope.entity, *hops, *field), ..scope },
        _ => scope,
    }
}
