//! Cases (`E when C, …, otherwise E`): one that is never reached, and households for which none applies.

use almoner_diagnostic::codes::cases as codes;
use almoner_diagnostic::{Diagnostic, Span};

use super::ask::{Answer, Asker, Condition};
use super::context::{Context, version_exprs};
use super::expression::{Inside, children};
use super::places::{benefit_scope, part_scope, rule_scope};
use super::question::Scope;
use crate::program::{Cases, Expr, ExprKind, RuleBody};

/// Findings about all cases of rules and benefits, those inside expressions too.
pub(crate) fn check(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut visitor = Visitor { context, findings: Vec::new() };
    for rule in &context.program.rules {
        let name = &rule.declared.name;
        for version in &rule.versions {
            let about = About { scope: rule_scope(rule, version), name };
            let Some(scoped) = version_cases(version) else {
                for expr in version_exprs(version) {
                    visitor.expr(about, &[], expr);
                }
                continue;
            };
            let exceptions: Vec<&Expr> =
                version.exceptions.iter().map(|exception| &exception.condition).collect();
            visitor.cases(about, &[], scoped, &exceptions);
            for exception in &version.exceptions {
                visitor.expr(about, &[], &exception.condition);
                visitor.expr(about, &[(&exception.condition, true)], &exception.value);
            }
        }
    }
    for benefit in &context.program.benefits {
        let scope = benefit_scope(benefit);
        let granted: Vec<(&Expr, bool)> =
            benefit.conditions.iter().map(|condition| (&condition.condition, true)).collect();
        for condition in &benefit.conditions {
            visitor.expr(About { scope, name: &benefit.declared.name }, &[], &condition.condition);
        }
        for line in benefit.pays.iter().flat_map(|pays| &pays.lines) {
            let name = format!("{}.{}", benefit.declared.name, line.declared.name);
            visitor.cases(About { scope, name: &name }, &granted, &line.amount, &[]);
        }
        for help in &benefit.help {
            let name = format!("{}.{}", benefit.declared.name, help.declared.name);
            let about = About { scope, name: &name };
            help.quantity.iter().for_each(|found| visitor.cases(about, &granted, &found.amount, &[]));
        }
    }
    visitor.findings
}

fn version_cases(version: &crate::program::RuleVersion) -> Option<&Cases> {
    match &version.body {
        RuleBody::Cases(cases) => Some(cases),
        RuleBody::Table(_) | RuleBody::Scale(_) => None,
    }
}

/// What the cases are about and what they belong to.
#[derive(Clone, Copy)]
struct About<'p, 'n> {
    scope: Scope<'p>,
    name: &'n str,
}

/// Conditions that hold, or do not hold, where an expression is looked at.
type Given<'p> = [(&'p Expr, bool)];

struct Visitor<'c, 'p> {
    context: &'c Context<'p>,
    findings: Vec<Diagnostic>,
}

impl<'p> Visitor<'_, 'p> {
    fn expr(&mut self, about: About<'p, '_>, given: &Given<'p>, expr: &'p Expr) {
        if let ExprKind::Cases(cases) = &expr.kind {
            self.cases(about, given, cases, &[]);
            return;
        }
        for (part, inside) in children(expr) {
            let scope = part_scope(self.context, about.scope, expr, inside);
            // What is known of a household says nothing in the words of its member.
            let given = if inside == Inside::Here { given } else { &[] };
            self.expr(About { scope, ..about }, given, part);
        }
    }

    fn cases(&mut self, about: About<'p, '_>, given: &Given<'p>, cases: &'p Cases, exceptions: &[&'p Expr]) {
        if !cases.cases.is_empty() || cases.otherwise.is_none() {
            self.check(about, given, cases, exceptions);
        }
        let mut known = given.to_vec();
        for case in &cases.cases {
            self.expr(about, &known, &case.condition);
            known.push((&case.condition, true));
            self.expr(about, &known, &case.value);
            known.pop();
            known.push((&case.condition, false));
        }
        if let Some(otherwise) = &cases.otherwise {
            self.expr(about, &known, otherwise);
        }
    }

    fn check(&mut self, about: About<'p, '_>, given: &Given<'p>, cases: &'p Cases, exceptions: &[&'p Expr]) {
        let conditions = given.iter().map(|(condition, _)| *condition);
        let conditions = conditions.chain(cases.cases.iter().map(|case| &case.condition));
        let conditions = conditions.chain(exceptions.iter().copied()).map(Condition::Holds).collect();
        let asker = Asker::new(self.context, about.scope, conditions);
        let (holds, not): (Vec<usize>, Vec<usize>) =
            (0..given.len()).partition(|place| given.get(*place).is_some_and(|(_, holds)| *holds));
        let first = given.len();
        let after = first.saturating_add(cases.cases.len());
        for (place, case) in (first..).zip(&cases.cases) {
            let earlier: Vec<usize> = not.iter().copied().chain(first..place).collect();
            let with_this: Vec<usize> = holds.iter().copied().chain([place]).collect();
            let reached = !matches!(asker.ask(&with_this, &earlier), Answer::Never);
            // A condition that never holds by itself is reported with all other conditions.
            if !reached && !matches!(asker.ask(&[place], &[]), Answer::Never) {
                self.report(&codes::CASE_NEVER_REACHED, case.span, about.name);
            }
        }
        if let Some(otherwise) = &cases.otherwise {
            let none: Vec<usize> = not.into_iter().chain(first..after).collect();
            if matches!(asker.ask(&holds, &none), Answer::Never) {
                self.report(&codes::OTHERWISE_NEVER_REACHED, otherwise.span, about.name);
            }
        } else {
            let end = after.saturating_add(exceptions.len());
            let none: Vec<usize> = not.into_iter().chain(first..end).collect();
            self.gap(about, cases.span, &asker.ask(&holds, &none));
        }
    }

    fn gap(&mut self, about: About<'_, '_>, span: Span, answer: &Answer) {
        match answer {
            Answer::Never => {}
            Answer::Unknown => self.report(&codes::TOO_HARD, span, about.name),
            Answer::For(household) => {
                let code = if household.proven { &codes::CASES_GAP } else { &codes::CASES_MAY_HAVE_GAP };
                let finding = Diagnostic::new(code, span).arg("name", about.name);
                self.findings.push(finding.arg("example", household.arg()));
            }
        }
    }

    fn report(&mut self, code: &'static almoner_diagnostic::Code, span: Span, name: &str) {
        self.findings.push(Diagnostic::new(code, span).arg("name", name));
    }
}
