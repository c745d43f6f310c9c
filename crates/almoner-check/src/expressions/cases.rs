//! `E when C, otherwise E`.

use almoner_diagnostic::Span;
use almoner_syntax::ast;

use super::Lower;
use super::operators::common;
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
