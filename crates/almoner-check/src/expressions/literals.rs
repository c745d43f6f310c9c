//! Numbers as written.

use almoner_diagnostic::codes::{lexical, names};
use almoner_diagnostic::{Diagnostic, Span};
use almoner_syntax::ast::NumberLiteral;

use super::{Lower, constant, failed};
use crate::declare::lower_unit;
use crate::exact::Exact;
use crate::program::{Constant, Expr};
use crate::types::{NumberType, Type};
use crate::units::Unit;

impl Lower<'_> {
    /// A number in its unit; 30 % is 0.3.
    pub(super) fn number(&mut self, number: &NumberLiteral, span: Span) -> Expr {
        let unit = match number.unit.as_ref().map(|unit| lower_unit(self.program, unit, false)) {
            None => Unit::plain(),
            Some(Ok(unit)) => unit,
            Some(Err(finding)) => {
                self.findings.push(*finding);
                return failed(span);
            }
        };
        let written = Exact::from_decimal(number.value);
        let value = if number.percent { written.checked_div(Exact::from_integer(100)) } else { Ok(written) };
        // A literal has at most 28 digits, and a hundredth of such a number can always be held.
        let Ok(value) = value else {
            self.findings.push(Diagnostic::new(&lexical::TOO_MANY_DIGITS, span));
            return failed(span);
        };
        let ty = Type::Number(number_type(value, unit, number.percent));
        constant(Constant::Number(value), ty, span)
    }

    /// `not set` stands only where a parameter has no figure.
    pub(super) fn not_set(&mut self, span: Span) -> Expr {
        let words = self.program.files.slice(span);
        self.findings.push(Diagnostic::new(&names::UNKNOWN_NAME, span).arg("name", words));
        failed(span)
    }
}

/// The type of a number that is known.
pub(crate) fn number_type(value: Exact, unit: Unit, percent: bool) -> NumberType {
    NumberType { unit, whole: value.is_integer(), percent, decimals: value.decimals() }
}
