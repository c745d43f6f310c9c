//! Values that stand ready in the program or the facts, looked at where they are. Most operands are such, and
//! to copy each of them would cost more than what is done with it. Never here: a value that needs work, or
//! an evaluation that somebody watches.

use std::cmp::Ordering;

use almoner_check::exact::Exact;
use almoner_check::program::{Constant, Expr, ExprKind};
use almoner_check::types::Type;
use jiff::civil::Date;

use super::observer::Observer;
use super::{At, Machine, Result};
use crate::facts::Slot;
use crate::value::Value;

/// A known value: a number where it stands, anything else as a code. Of two values of one type the codes are in
/// the order of the values. Small and of one shape, so that it is handed on in registers.
#[derive(Clone, Copy)]
pub(super) enum Known<'v> {
    Number(&'v Exact),
    Code(i64),
}

impl<'v> Known<'v> {
    pub(super) const YES: i64 = 1;

    /// `None` for a text, and for a value that is not known.
    #[inline]
    pub(super) fn of(value: &'v Value) -> Option<Self> {
        match value {
            Value::Number(number) => Some(Self::Number(number)),
            Value::YesNo(yes) => Some(Self::Code(i64::from(*yes))),
            Value::Enum(_, position) => Some(Self::Code(i64::from(*position))),
            Value::Date(date) => Some(Self::Code(code_of_date(*date))),
            Value::Text(_) | Value::Unknown(_) => None,
        }
    }

    /// Of what was computed.
    #[inline]
    pub(super) fn of_result(value: &'v Result<Value>) -> Option<Self> {
        value.as_ref().ok().and_then(Self::of)
    }

    #[inline]
    fn of_constant(constant: &'v Constant) -> Option<Self> {
        match constant {
            Constant::Number(number) => Some(Self::Number(number)),
            Constant::YesNo(yes) => Some(Self::Code(i64::from(*yes))),
            Constant::Enum(_, position) => Some(Self::Code(i64::from(*position))),
            Constant::Date(date) => Some(Self::Code(code_of_date(*date))),
            Constant::Text(_) => None,
        }
    }

    /// A copy, of this type.
    pub(super) fn value(self, ty: &Type) -> Option<Value> {
        match (self, ty) {
            (Self::Number(number), _) => Some(Value::Number(*number)),
            (Self::Code(code), Type::YesNo) => Some(Value::YesNo(code == Self::YES)),
            (Self::Code(code), Type::Enum(of)) => Some(Value::Enum(*of, u32::try_from(code).ok()?)),
            (Self::Code(code), Type::Date) => {
                let (year, month, day) = (code >> 9, (code >> 5) & 15, code & 31);
                let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
                Date::new(i16::try_from(year).ok()?, month, day).ok().map(Value::Date)
            }
            (Self::Code(_), Type::Number(_) | Type::Text | Type::Error) => None,
        }
    }

    /// How it stands to another of the same type.
    #[inline]
    pub(super) fn order(self, other: Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Number(left), Self::Number(right)) => Some(left.cmp(right)),
            (Self::Code(left), Self::Code(right)) => Some(left.cmp(&right)),
            _ => None,
        }
    }
}

/// Five bits for the day, four for the month, the year above them.
#[inline]
fn code_of_date(date: Date) -> i64 {
    (i64::from(date.year()) << 9) | (i64::from(date.month()) << 5) | i64::from(date.day())
}

impl<'a, O: Observer> Machine<'a, O> {
    /// A constant, or a fact that was given. It counts as a step, as [`Machine::evaluate`] would count it.
    #[inline(always)]
    pub(super) fn at_hand<'v>(&mut self, expr: &'v Expr, at: &At<'_>) -> Option<Known<'v>>
    where
        'a: 'v,
    {
        if O::WATCHES {
            return None;
        }
        let left = self.steps_left.checked_sub(1)?;
        let known = match &expr.kind {
            ExprKind::Constant(constant) => Known::of_constant(constant),
            ExprKind::Fact { hops: 0, field } => match self.facts.slot(at.thing, field.index())? {
                Slot::Given(value) => Known::of(value),
                _ => None,
            },
            _ => None,
        };
        if known.is_some() {
            self.steps_left = left;
        }
        known
    }

    /// As [`Machine::at_hand`], of a number.
    #[inline(always)]
    pub(super) fn number_at_hand<'v>(&mut self, expr: &'v Expr, at: &At<'_>) -> Option<&'v Exact>
    where
        'a: 'v,
    {
        match self.at_hand(expr, at) {
            Some(Known::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// As [`Machine::at_hand`], of a yes or no.
    #[inline(always)]
    pub(super) fn yes_at_hand(&mut self, expr: &Expr, at: &At<'_>) -> Option<bool> {
        match self.at_hand(expr, at) {
            Some(Known::Code(code)) => Some(code == Known::YES),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use almoner_check::types::Type;
    use jiff::civil::Date;
    use proptest::prelude::*;

    use super::Known;
    use crate::value::Value;

    fn any_date() -> impl Strategy<Value = Date> {
        (-9_999i16..=9_999, 1i8..=12, 1i8..=28)
            .prop_map(|(year, month, day)| Date::constant(year, month, day))
    }

    proptest! {
        #[test]
        fn codes_are_in_the_order_of_the_days_and_lead_back(left in any_date(), right in any_date()) {
            let values = [Value::Date(left), Value::Date(right)];
            let [Some(first), Some(second)] = [Known::of(&values[0]), Known::of(&values[1])] else {
                return Err(TestCaseError::fail("a date is known"));
            };
            prop_assert_eq!(first.order(second), Some(left.cmp(&right)));
            prop_assert_eq!(first.value(&Type::Date), Some(Value::Date(left)));
        }
    }
}
