//! Comparisons: equality of anything with its like, order of numbers and dates.

use almoner_diagnostic::codes::types as codes;
use almoner_diagnostic::{Diagnostic, Span, Text};
use almoner_syntax::ast::{self, Comparison};

use super::Lower;
use crate::agree::describe;
use crate::program::{Expr, ExprKind};
use crate::types::Type;

const COMPARED: Text = Text::new("compared", "比较");

/// Whether it asks for more or less, not only for the same.
pub(crate) const fn needs_order(how: Comparison) -> bool {
    !matches!(how, Comparison::Equal | Comparison::NotEqual)
}

impl Lower<'_> {
    /// `A < B`.
    pub(super) fn compare(
        &mut self,
        left: &ast::Expr,
        how: Comparison,
        right: &ast::Expr,
        span: Span,
    ) -> Expr {
        let (left, right) = self.pair(left, right);
        let (left, right) = self.comparable(left, right, needs_order(how));
        Expr { kind: ExprKind::Compare(how, Box::new(left), Box::new(right)), ty: Type::YesNo, span }
    }

    /// `A between B and C`.
    pub(super) fn between(
        &mut self,
        value: &ast::Expr,
        low: &ast::Expr,
        high: &ast::Expr,
        span: Span,
    ) -> Expr {
        let value = self.expr(value, None);
        let low = self.expr(low, Some(&value.ty));
        let (value, low) = self.comparable(value, low, true);
        let high = self.expr(high, Some(&value.ty));
        let (value, high) = self.comparable(value, high, true);
        Expr {
            kind: ExprKind::Between(Box::new(value), Box::new(low), Box::new(high)),
            ty: Type::YesNo,
            span,
        }
    }

    /// `A is one of B, C`.
    pub(super) fn one_of(
        &mut self,
        value: &ast::Expr,
        among: &[ast::Expr],
        negated: bool,
        span: Span,
    ) -> Expr {
        let mut value = self.expr(value, None);
        let mut list = Vec::with_capacity(among.len());
        for one in among {
            let one = self.expr(one, Some(&value.ty));
            let (left, right) = self.comparable(value, one, false);
            value = left;
            list.push(right);
        }
        let found = Expr { kind: ExprKind::OneOf(Box::new(value), list), ty: Type::YesNo, span };
        if negated { Expr { kind: ExprKind::Not(Box::new(found)), ty: Type::YesNo, span } } else { found }
    }

    /// Both sides; a bare enum value is understood from the other side, whichever comes first.
    fn pair(&mut self, left: &ast::Expr, right: &ast::Expr) -> (Expr, Expr) {
        if self.may_be_enum_value(left) {
            let right = self.expr(right, None);
            let left = self.expr(left, Some(&right.ty));
            return (left, right);
        }
        let left = self.expr(left, None);
        let right = self.expr(right, Some(&left.ty));
        (left, right)
    }

    /// Two sides that can be compared; else they are reported and become errors.
    pub(crate) fn comparable(&mut self, left: Expr, right: Expr, ordered: bool) -> (Expr, Expr) {
        if left.ty.is_error() || right.ty.is_error() {
            return (left, right);
        }
        let (left, right) = self.adopt(left, right);
        let finding = match (&left.ty, &right.ty) {
            (Type::Number(of_left), Type::Number(of_right)) if of_left.unit != of_right.unit => {
                self.units_differ(COMPARED, &left, &right)
            }
            (Type::Number(_), Type::Number(_)) | (Type::Date, Type::Date) => return (left, right),
            (of_left, of_right) if of_left != of_right => {
                self.about_two(&codes::NOT_COMPARABLE, &left, &right)
            }
            _ if ordered => {
                let span = left.span.to(right.span);
                Diagnostic::new(&codes::NOT_ORDERED, span).arg("found", describe(self.program, &left.ty))
            }
            _ => return (left, right),
        };
        self.findings.push(finding);
        (left, Expr { ty: Type::Error, ..right })
    }
}
