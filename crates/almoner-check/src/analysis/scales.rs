//! Scales: brackets out of order, twice, and quantities below the first bracket.

use std::collections::BTreeMap;

use almoner_diagnostic::codes::cases as codes;
use almoner_diagnostic::{Arg, Diagnostic, Edit, Fix};
use almoner_syntax::ast::{Comparison, ScaleMethod};

use super::ask::{Answer, Asker, Condition};
use super::context::Context;
use super::expression::children;
use super::places::{Place, part_scope, places, rule_scope};
use super::question::Scope;
use crate::program::{Bracket, Expr, ExprKind, Rule, RuleBody, RuleId, Scale};

/// Findings about all scales.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut first_brackets = BTreeMap::new();
    for (id, rule) in (0..).map(RuleId).zip(&context.program.rules) {
        for version in &rule.versions {
            if let RuleBody::Scale(scale) = &version.body {
                order(context, rule, rule_scope(rule, version), scale, &mut findings);
                // A marginal scale counts nothing below its first bracket; any other has no value there.
                if scale.method != ScaleMethod::Marginal
                    && let Some(first) = scale.brackets.first()
                {
                    first_brackets.insert(id, (rule, first));
                }
            }
        }
    }
    for place in places(context) {
        below(context, place, &first_brackets, &mut findings);
    }
    findings
}

/// Brackets ascend. Where that depends on figures that change, only what is certain is reported.
fn order(
    context: &Context<'_>,
    rule: &Rule,
    scope: Scope<'_>,
    scale: &Scale,
    findings: &mut Vec<Diagnostic>,
) {
    for (low, high) in scale.brackets.iter().zip(scale.brackets.iter().skip(1)) {
        let from = context.range(&low.from, scope.entity);
        let next = context.range(&high.from, scope.entity);
        let same = from.compare(Comparison::Equal, &next) == Some(true);
        // `from 100` and then `above 100` are a bracket of one number and the rest.
        let one_number = low.inclusive && !high.inclusive;
        if same && !one_number {
            let finding = Diagnostic::new(&codes::BRACKET_TWICE, high.span)
                .arg("name", &*rule.declared.name)
                .arg("first", context.text(low.from.span))
                .related(low.span, codes::FIRST_TIME);
            findings.push(finding);
        } else if from.compare(Comparison::Greater, &next) == Some(true) {
            findings.push(out_of_order(context, low, high));
        }
    }
}

fn out_of_order(context: &Context<'_>, low: &Bracket, high: &Bracket) -> Diagnostic {
    let text = |bracket: &Bracket| context.program.files.slice(bracket.span).to_owned();
    let mut finding = Diagnostic::new(&codes::BRACKETS_OUT_OF_ORDER, high.span)
        .arg("first", context.text(high.from.span))
        .arg("second", context.text(low.from.span))
        .related(low.span, codes::THE_OTHER);
    let edits = vec![
        Edit { span: low.span, replacement: text(high) },
        Edit { span: high.span, replacement: text(low) },
    ];
    finding.fixes.push(Fix { title: codes::CHANGE_PLACES, edits });
    finding
}

/// Uses of scales for quantities below their first bracket.
fn below<'p>(
    context: &Context<'p>,
    place: Place<'p>,
    first_brackets: &BTreeMap<RuleId, (&'p Rule, &'p Bracket)>,
    findings: &mut Vec<Diagnostic>,
) {
    if let ExprKind::Rule { rule, args, .. } = &place.expr.kind
        && let ([quantity], Some((rule, bracket))) = (args.as_slice(), first_brackets.get(rule))
    {
        findings.extend(asked_below(context, place.scope, quantity, rule, bracket));
    }
    for (part, inside) in children(place.expr) {
        let scope = part_scope(context, place.scope, place.expr, inside);
        below(context, Place { scope, expr: part }, first_brackets, findings);
    }
}

fn asked_below<'p>(
    context: &Context<'p>,
    scope: Scope<'p>,
    quantity: &'p Expr,
    rule: &Rule,
    bracket: &'p Bracket,
) -> Option<Diagnostic> {
    let comparison = if bracket.inclusive { Comparison::Less } else { Comparison::AtMost };
    let condition = Condition::Compare(comparison, quantity, &bracket.from);
    let Answer::For(household) = Asker::new(context, scope, vec![condition]).ask(&[0], &[]) else {
        return None;
    };
    let code = if household.proven { &codes::NO_BRACKET_BELOW } else { &codes::MAYBE_NO_BRACKET_BELOW };
    let finding = Diagnostic::new(code, quantity.span)
        .arg("name", &*rule.declared.name)
        .arg("first", Arg::Plain(context.text(bracket.from.span)))
        .arg("example", household.arg())
        .related(bracket.span, codes::FIRST_BRACKET);
    Some(finding)
}
