//! `rounded up to …` and `converted to …`.

use almoner_diagnostic::codes::types as codes;
use almoner_diagnostic::{Diagnostic, Span};
use almoner_syntax::ast::{self, RoundingMode, UnitExpr};

use super::{Lower, failed};
use crate::agree::{describe, describe_unit, in_unit, unit_behind, written};
use crate::declare::lower_unit;
use crate::program::{Constant, Expr, ExprKind};
use crate::types::{NumberType, Type};

impl Lower<'_> {
    /// `E rounded up to 1 yuan per month`: the step is in the unit of what is rounded.
    pub(super) fn rounded(
        &mut self,
        value: &ast::Expr,
        mode: RoundingMode,
        step: &ast::Expr,
        span: Span,
    ) -> Expr {
        let value = self.expr(value, None);
        self.rounded_to(value, mode, step, span)
    }

    /// A lowered value, rounded.
    pub(crate) fn rounded_to(
        &mut self,
        value: Expr,
        mode: RoundingMode,
        step: &ast::Expr,
        span: Span,
    ) -> Expr {
        let step = self.expr(step, None);
        if value.ty.is_error() || step.ty.is_error() {
            return failed(span);
        }
        let (Type::Number(of_value), Type::Number(of_step)) = (&value.ty, &step.ty) else {
            let wrong = if value.ty.as_number().is_none() { &value } else { &step };
            self.findings.push(self.not_a_number(wrong));
            return failed(span);
        };
        let step = match self.step_in_unit(of_value, of_step, &step) {
            Ok(step) => step,
            Err(finding) => {
                self.findings.push(*finding);
                return failed(span);
            }
        };
        let whole = step.ty.as_number().is_some_and(|step| step.whole);
        let ty =
            Type::Number(NumberType { whole: whole || of_value.whole, decimals: None, ..of_value.clone() });
        Expr { kind: ExprKind::Rounded(mode, Box::new(value), Box::new(step)), ty, span }
    }

    fn not_a_number(&self, expr: &Expr) -> Diagnostic {
        let finding = Diagnostic::new(&codes::ROUNDED_NOT_NUMBER, expr.span);
        finding.arg("found", describe(self.program, &expr.ty))
    }

    fn step_in_unit(
        &self,
        value: &NumberType,
        step: &NumberType,
        expr: &Expr,
    ) -> Result<Expr, Box<Diagnostic>> {
        if let ExprKind::Constant(Constant::Number(number)) = expr.kind
            && number.signum() <= 0
        {
            return Err(Box::new(Diagnostic::new(&codes::STEP_NOT_POSITIVE, expr.span)));
        }
        if step.unit == value.unit {
            return Ok(expr.clone());
        }
        if let Some(unit) = crate::agree::adopted(self.program, &value.unit, expr) {
            return Ok(in_unit(expr.clone(), unit));
        }
        let finding = Diagnostic::new(&codes::STEP_UNIT, expr.span)
            .arg("found", describe_unit(self.program, &value.unit))
            .arg("step", describe_unit(self.program, &step.unit));
        let ExprKind::Constant(Constant::Number(number)) = expr.kind else { return Err(Box::new(finding)) };
        let unit = if value.unit.is_plain() {
            String::new()
        } else {
            unit_behind(self.program, &value.unit, expr.span)
        };
        let finding = finding.arg("unit", written(self.program, &value.unit));
        Err(Box::new(finding.fix(codes::STEP_IN_UNIT, expr.span, format!("{number}{unit}"))))
    }

    /// `E converted to yuan per month`: times the exact worth of one unit in the other.
    pub(super) fn converted(&mut self, value: &ast::Expr, unit: &UnitExpr, span: Span) -> Expr {
        let value = self.expr(value, None);
        let to = match lower_unit(self.program, unit, false) {
            Ok(to) => to,
            Err(finding) => {
                self.findings.push(*finding);
                return failed(span);
            }
        };
        let Type::Number(from) = &value.ty else {
            if !value.ty.is_error() {
                self.findings.push(self.not_a_number(&value));
            }
            return failed(span);
        };
        let Some(factor) = self.program.units.conversion(&from.unit, &to) else {
            let finding = Diagnostic::new(&codes::NO_CONVERSION, span)
                .arg("found", describe_unit(self.program, &from.unit))
                .arg("expected", describe_unit(self.program, &to));
            self.findings.push(finding);
            return failed(span);
        };
        let whole = from.whole && factor.is_integer();
        let ty = Type::Number(NumberType { unit: to, whole, percent: false, decimals: None });
        Expr { kind: ExprKind::Converted(Box::new(value), factor), ty, span }
    }
}
