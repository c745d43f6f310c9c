//! Values that stand ready in the program or the facts, looked at where they are. Most operands are such, and
//! to copy each of them would cost more than what is done with it. Never here: a value that needs work, or
//! an evaluation that somebody watches.

use almoner_check::exact::Exact;
use almoner_check::program::{Constant, EnumId, Expr, ExprKind};
use jiff::civil::Date;

use super::observer::Observer;
use super::{At, Machine};
use crate::facts::Slot;
use crate::value::Value;

/// A known value where it stands.
#[derive(Clone, Copy)]
pub(super) enum Known<'v> {
    Number(&'v Exact),
    YesNo(bool),
    /// The position in the enum.
    Enum(EnumId, u32),
    Date(Date),
}

impl<'v> Known<'v> {
    /// `None` for a text, and for a value that is not known.
    #[inline]
    pub(super) fn of(value: &'v Value) -> Option<Self> {
        match value {
            Value::Number(number) => Some(Self::Number(number)),
            Value::YesNo(yes) => Some(Self::YesNo(*yes)),
            Value::Enum(of, position) => Some(Self::Enum(*of, *position)),
            Value::Date(date) => Some(Self::Date(*date)),
            Value::Text(_) | Value::Unknown(_) => None,
        }
    }

    #[inline]
    fn of_constant(constant: &'v Constant) -> Option<Self> {
        match constant {
            Constant::Number(number) => Some(Self::Number(number)),
            Constant::YesNo(yes) => Some(Self::YesNo(*yes)),
            Constant::Enum(of, position) => Some(Self::Enum(*of, *position)),
            Constant::Date(date) => Some(Self::Date(*date)),
            Constant::Text(_) => None,
        }
    }

    /// A copy.
    pub(super) fn value(self) -> Value {
        match self {
            Self::Number(number) => Value::Number(*number),
            Self::YesNo(yes) => Value::YesNo(yes),
            Self::Enum(of, position) => Value::Enum(of, position),
            Self::Date(date) => Value::Date(date),
        }
    }
}

impl<'a, O: Observer> Machine<'a, O> {
    /// A constant, or a fact that was given. It counts as a step, as [`Machine::evaluate`] would count it.
    #[inline]
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
    #[inline]
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
    #[inline]
    pub(super) fn yes_at_hand(&mut self, expr: &Expr, at: &At<'_>) -> Option<bool> {
        match self.at_hand(expr, at) {
            Some(Known::YesNo(yes)) => Some(yes),
            _ => None,
        }
    }
}
