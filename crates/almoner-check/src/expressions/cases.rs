//! `E when C, otherwise E`.

use almoner_diagnostic::codes::types as codes;
use almoner_diagnostic::{Diagnostic, Span};
use almoner_syntax::ast;

use super::operators::common;
use super::{Lower, failed};
use crate::agree::describe;
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

    /// `decided by "sub-district office" between A and B`: both bounds are of the type that is due.
    pub(super) fn decided(
        &mut self,
        body: &ast::Quoted,
        low: &ast::Expr,
        high: &ast::Expr,
        hint: Option<&Type>,
        span: Span,
    ) -> Expr {
        if !self.may_be_decided {
            self.findings
                .push(Diagnostic::new(&codes::DECIDED_ELSEWHERE, span).arg("body", body.text.as_str()));
            return failed(span);
        }
        let due = hint.filter(|ty| matches!(ty, Type::Number(_))).cloned();
        let Some(due) = due else {
            let found = hint.map_or_else(|| "?".into(), |ty| describe(self.program, ty));
            let finding = Diagnostic::new(&codes::DECIDED_NOT_A_NUMBER, span).arg("found", found);
            self.findings.push(finding);
            return failed(span);
        };
        let low = Box::new(self.due(low, &due, None));
        let high = Box::new(self.due(high, &due, None));
        Expr { kind: ExprKind::Decided { body: body.text.as_str().into(), low, high }, ty: due, span }
    }

    /// Cases in parentheses, as part of an expression: all of the type of the first that has one.
    pub(crate) fn grouped_cases(&mut self, cases: &ast::Cases, hint: Option<&Type>, span: Span) -> Expr {
        let mut due: Option<Type> = None;
        let mut lowered = Vec::with_capacity(cases.cases.len());
        for case in &cases.cases {
            let value = self.alike(&case.value, &mut due, hint);
            let condition = self.condition(&case.condition);
            lowered.push(Case { condition, value, span: case.at.0 });
        }
        let otherwise = cases.otherwise.as_ref().map(|value| Box::new(self.alike(value, &mut due, hint)));
        let values = lowered.iter().map(|case| &case.value).chain(otherwise.as_deref());
        let ty = common(values);
        Expr { kind: ExprKind::Cases(Cases { cases: lowered, otherwise, span: cases.at.0 }), ty, span }
    }

    /// A value that must be of the type `due`, which the first value of known type sets.
    pub(super) fn alike(&mut self, value: &ast::Expr, due: &mut Option<Type>, hint: Option<&Type>) -> Expr {
        match due {
            Some(due) => self.due(value, due, None),
            None => {
                let value = self.expr(value, hint);
                *due = Some(value.ty.clone()).filter(|ty| !ty.is_error());
                value
            }
        }
    }
}
