//! `E when C, otherwise E`.

use almoner_diagnostic::Span;
use almoner_syntax::ast;

use super::operators::common;
use super::{Lower, failed};
use crate::program::{Case, Cases, Expr, ExprKind};
use crate::types::Type;

impl Lower<'_> {
    /// Cases that must all be of type `due`; `of` is where that is said.
    pub(crate) fn cases_due(&mut self, cases: &ast::Cases, due: &Type, of: Option<Span>) -> Cases {
        let lowered = cases
            .cases
            .iter()
            .map(|case| {
                let value = self.due(&case.value, due, of);
                let condition = self.condition(&case.condition);
                Case { condition, value, span: case.at.0 }
            })
            .collect();
        let otherwise = cases.otherwise.as_ref().map(|value| Box::new(self.due(value, due, of)));
        Cases { cases: lowered, otherwise, span: cases.at.0 }
    }

    /// Cases in parentheses, as part of an expression: all of the type of the first that has one.
    pub(super) fn grouped_cases(&mut self, cases: &ast::Cases, hint: Option<&Type>, span: Span) -> Expr {
        let values = || cases.cases.iter().map(|case| &case.value).chain(cases.otherwise.as_deref());
        let Some(due) = self.type_of_first(values(), hint) else { return failed(span) };
        let lowered = self.cases_due(cases, &due, None);
        let parts: Vec<Expr> = lowered
            .cases
            .iter()
            .map(|case| &case.value)
            .chain(lowered.otherwise.as_deref())
            .cloned()
            .collect();
        Expr { kind: ExprKind::Cases(lowered), ty: common(&parts), span }
    }

    /// The type of the first of several values that has one, without reporting anything.
    fn type_of_first<'e>(
        &mut self,
        values: impl Iterator<Item = &'e ast::Expr>,
        hint: Option<&Type>,
    ) -> Option<Type> {
        let findings = self.findings.len();
        let mut first = None;
        for value in values {
            let ty = self.expr(value, hint).ty;
            self.findings.truncate(findings);
            if !ty.is_error() {
                return Some(ty);
            }
            first.get_or_insert(ty);
        }
        first
    }
}
